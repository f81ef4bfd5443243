"""`python docs/datong_penalties.py`: write the page of Datong's sanctions, every cell asked of the rules.

A test keeps the page as it would be written now.
"""

from __future__ import annotations

import sys
from pathlib import Path

from regkit.datong.penalties import sanctions_markdown
from regkit.datong.regulation import DATONG

PATH = Path(__file__).parent / "datong-penalties.md"


def page() -> str:
    """Return the page: every violation with what follows it."""
    head = f"# {DATONG.title} · 处罚一览\n\n由 `docs/datong_penalties.py` 依第二十三条至第二十九条的规则写出。\n"
    told = "“以上”“以下”均含本数；零元不是罚款。可并处的，可以不处。无专门罚则的不得类推，所列条款仅供研判。\n"
    return f"{head}\n{told}\n{sanctions_markdown()}"


def main() -> int:
    """Write the page."""
    PATH.write_text(page(), encoding="utf-8")
    print(PATH.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
