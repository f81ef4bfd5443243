"""`python docs/datong_penalties.py`: write the pages of Datong's sanctions, every cell asked of the rules.

A test keeps the pages, one in English and one in Chinese, as they would be written now.
"""

from __future__ import annotations

import sys
from pathlib import Path

from regkit.datong.regulation import DATONG
from regkit.datong.sanctions_page import sanctions_markdown

FOLDER = Path(__file__).parent
PAGES = {"en": "datong-penalties.md", "zh": "datong-penalties.zh-CN.md"}
HEADS = {
    "en": f"# Datong ({DATONG.title}) · sanctions at a glance\n\n"
    "Written by `docs/datong_penalties.py` from the rules of articles 23 to 29.\n",
    "zh": f"# {DATONG.title} · 处罚一览\n\n由 `docs/datong_penalties.py` 依第二十三条至第二十九条的规则写出。\n",
}
TOLD = {
    "en": "“Up to” and ranges take in their ends; zero is no fine. A fine that may be imposed besides may be left out. "
    "Where an act has no sanction of its own none is made by analogy, and the articles named are for study only.\n",
    "zh": "“以上”“以下”均含本数；零元不是罚款。可并处的，可以不处。无专门罚则的不得类推，所列条款仅供研判。\n",
}


def page(lang: str) -> str:
    """Return the page of a language: every violation with what follows it."""
    return f"{HEADS[lang]}\n{TOLD[lang]}\n{sanctions_markdown(lang)}"


def main() -> int:
    """Write the pages."""
    for lang, name in PAGES.items():
        (FOLDER / name).write_text(page(lang), encoding="utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
