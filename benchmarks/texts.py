"""How long a text takes to be divided, by its length: a hundred articles may take 20 ms, and no more in longer texts.

Run with `python benchmarks/texts.py`, or with a folder of texts (`*.txt`) to read each of them once.
"""

from __future__ import annotations

import sys
import timeit
from pathlib import Path
from time import process_time

from regkit.law import TextError
from regkit.law.ordinals import ordinal
from regkit.law.parsing import outline

SIZES = (100, 300, 1_000, 3_000)
ROUNDS = 5
ARTICLE = """有下列情形之一的，由主管部门责令改正，处一千元以上五千元以下的罚款：
（一）未按照规定备案的；
（二）擅自改变用途，有下列情形之一的：
1.造成损失的；
2.拒不改正的。
（三）其他违反本条例规定的行为。
前款所称主管部门，是指市公安机关。"""


def text(articles: int) -> str:
    """Return a text of so many articles, twenty to a chapter."""
    lines = []
    for number in range(1, articles + 1):
        if number % 20 == 1:
            lines.append(f"第{ordinal(number // 20 + 1)}章 规定")
        lines.append(f"第{ordinal(number)}条 {ARTICLE}")
    return "\n\n".join(lines)


def generated() -> None:
    """Print the time for each size, the best of some rounds."""
    for size in SIZES:
        words = text(size)
        best = min(timeit.repeat(lambda words=words: outline(words), number=1, repeat=ROUNDS, timer=process_time)) * 1e3  # type: ignore[misc]
        print(f"{size:>6} articles   {best:9.2f} ms   {best / size * 100:6.2f} ms for a hundred   bar: 20")


def stored(folder: Path) -> None:
    """Print the time for all texts of a folder, and how many of them are refused."""
    texts = [path.read_bytes().decode() for path in sorted(folder.rglob("*.txt"))]
    refused = 0

    def read() -> None:
        nonlocal refused
        for words in texts:
            try:
                outline(words)
            except TextError:
                refused += 1

    seconds = timeit.timeit(read, number=1, timer=process_time)
    print(f"{len(texts):>6} texts      {seconds * 1e3:9.2f} ms   {refused} refused")


if __name__ == "__main__":
    generated()
    if len(sys.argv) > 1:
        stored(Path(sys.argv[1]))
