"""`python docs/assurance.py [COMMAND…]`: run the commands that the page on assurance names and put in what they print.

Each figure stands between a line that names its command and one that ends it. Named commands alone are run, or all: the
mutants of the rules take an hour and more. Run it from the root of the sources.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

PATH = Path(__file__).parent / "assurance.md"
FIGURE = re.compile(r"(<!-- `(?P<command>[^`]+)` -->\n).*?(<!-- end -->)", re.DOTALL)


def figure(command: str) -> str:
    """Return what a command prints."""
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout.strip()  # noqa: S603  (the page's own)


def main(wanted: list[str]) -> int:
    """Write the page with its figures as they are now."""

    def filled(found: re.Match[str]) -> str:
        command = found["command"]
        return found[0] if wanted and command not in wanted else f"{found[1]}\n{figure(command)}\n\n{found[3]}"

    PATH.write_text(FIGURE.sub(filled, PATH.read_text("utf-8")), encoding="utf-8")
    print(PATH.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
