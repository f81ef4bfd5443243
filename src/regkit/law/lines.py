"""What a single line of a published text is: a heading, an article, an item, or words that end in a stop.

A line is told by how it begins and how it ends, never by its place; what its place allows is told in `parsing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from regkit.law.ordinals import ORDINAL, read_ordinal

__all__ = [
    "Found",
    "Line",
    "Mark",
    "attachment",
    "bare_heading",
    "deleted",
    "ends_in_stop",
    "formula",
    "heading_of",
    "lines_of",
    "listed_heading",
    "mark_of",
    "miswritten",
    "several_headings",
    "table_row",
]

BLANK = r"[\s\u200b-\u200d\u2060\ufeff]"
"""What is not seen: white space of any width, and characters of no width."""
LINE = re.compile(rf"{BLANK}*(?P<words>[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+)")
TRAILING = re.compile(rf"{BLANK}+$")

N = rf"{ORDINAL}(?:{ORDINAL}|{BLANK}){{0,14}}"
HEADING = re.compile(
    rf"第{BLANK}*(?P<n>{N}?){BLANK}*(?P<kind>分编|[编章节条])"
    rf"(?:{BLANK}*之{BLANK}*(?P<i>[一二三四五六七八九十]{{1,3}}))?(?P<gap>{BLANK}*[:：]?{BLANK}*)"
)
NEAR = re.compile(rf"[第笫苐弟]{BLANK}*[^\s，。；、：“”《》（）()]{{0,8}}?{BLANK}*[条章节编]{BLANK}")
REFERENCE = re.compile(
    r"[、，,的》”）)]|[至和及与或]|规定|所[列称述指规]|第|中(?:的|所|规定|第)|以[上下外]|之|情形|[一二三四五六七八九十]*款|适用"
)
"""How words go on that begin by citing a provision, where no space sets its number apart."""

PAREN = re.compile(rf"[（(]{BLANK}*(?P<n>{ORDINAL}{{1,5}}){BLANK}*[)）]")
COMMA = re.compile(r"(?P<n>[一二三四五六七八九十]{1,4})[、．.]")
DIGITS = re.compile(r"(?P<n>[0-9０-９]{1,3})(?:[、．.](?![0-9０-９])|[)）])")
SINGLE = ((0x2460, 20, "①"), (0x2474, 20, "⑴"), (0x2488, 20, "1."), (0x3220, 10, "㈠"))
"""Characters that are a number with its mark: the first, how many, and the style."""
CITED = re.compile(
    rf"(?:{BLANK}*(?:[、和及或与至到]{BLANK}*)?[（(]{ORDINAL}+[)）]"
    r"|[项款目](?:[、，的至和或及与]|规定|所[列称述]|情形|之一))"
)
CLASSES = re.compile(r"[一二三四五六七八九十]+(?:[、至]|[类级等档期审线环产星次]|(?:项|款|条)(?:规定|的))")

STOP = re.compile(r"[。；;：:！!？?…．.](?:[”’」』》〉】)）\]\"']|[（(][^（）()。]*[)）])*$")
DELETED = re.compile(r"(?:^|[。；]?[（(][^（）()]*)(?:已?删[除去]|废止|失效)(?:[^（）()]*[)）])?[。]?$")
ATTACHED = re.compile(
    rf"(?:附{BLANK}*[件表录图]?{BLANK}*(?:{ORDINAL}{{0,3}}){BLANK}*(?:$|[:：](?!.*[。；]$)|(?=[（(《\s])(?!.*[。；]$))"
    rf"|(?:主送|抄送|抄报|分送|印送|送|报)[:：]"
    rf"|[^。；，、：]{{0,30}}(?:[率额准目录细值附]表|[^。；，、：]表{ORDINAL}{{1,2}})(?:[（(][^（）()]*[)）])?$)"
)
LISTED = re.compile(r"(?P<o>[（(])?(?P<n>[一二三四五六七八九十]{1,3})(?(o)[)）]|、)(?P<title>[^。；，：;,]{1,40})$")
FORMULA = re.compile(r"[＝=].*[×＋+÷/*－-]")
CELL = re.compile(rf"(?:[^\s，。；：]{{1,20}}{BLANK}+)+[0-9０-９.．%％—－～~-]+[^\s，。；：]{{0,6}}$")


class Line(NamedTuple):
    """A line that is not blank: where its words begin and end, the words, and whether somebody vouches for it."""

    start: int
    end: int
    words: str
    sure: bool = False


class Found(NamedTuple):
    """A heading at the start of a line: its kind (编 分编 章 节 条 附则, 、 or （）), its number and what follows.

    `label` is the heading as it stands, `at` where the words after it begin in the line, `apart` whether a blank or
    the end of the line sets it off.
    """

    kind: str
    number: int | None
    inserted: int | None
    label: str
    at: int
    apart: bool


class Mark(NamedTuple):
    """The mark of an item at the start of a line: its style, its number, as it stands, and where the words begin."""

    style: str
    number: int
    label: str
    at: int


def lines_of(text: str, as_published: Collection[int] = ()) -> Iterator[Line]:
    """Yield the lines that are not blank, without the blanks at their ends; `as_published` are those vouched for."""
    number, counted = 1, 0
    for found in LINE.finditer(text):
        words = TRAILING.sub("", found["words"])
        if words:
            start = found.start("words")
            number, counted = number + text.count("\n", counted, start), start
            yield Line(start, start + len(words), words, number in as_published)


def heading_of(words: str) -> Found | None:
    """Return the heading with which a line begins, be it a heading or a reference; `None` where there is none."""
    found = HEADING.match(words) if words[0] == "第" else None
    if found is None:
        return None
    number = read_ordinal(squeezed(found["n"]))
    inserted = read_ordinal(found["i"]) if found["i"] else None
    if number is None:
        return None
    label = words[: found.start("gap")]
    return Found(found["kind"], number, inserted, label, found.end(), bool(found["gap"]) or found.end() == len(words))


def cites(words: str) -> bool:
    """Return whether words after the number of a provision go on as those of a reference do."""
    return REFERENCE.match(words) is not None


def bare_heading(words: str) -> str | None:
    """Return the name of a heading that is known without a number, such as 附则 or 总则."""
    name = squeezed(words) if len(words) <= LONGEST_BARE else ""
    return name if name in BARE else None


LONGEST_BARE = 12
BARE = frozenset({"总则", "附则", "一般规定", "法律责任"})


def listed_heading(words: str) -> Found | None:
    """Return the heading `一、总的规定` or `（一）动产质押` that a line without a stop may be."""
    found = LISTED.match(words)
    number = read_ordinal(found["n"]) if found else None
    if found is None or number is None:
        return None
    kind = "（）" if found["o"] else "、"
    return Found(kind, number, None, words[: found.start("title")], found.start("title"), apart=True)


def several_headings(words: str) -> Iterator[tuple[str, int, str]]:
    """Yield kind, number and title of each heading of a line, such as a table of contents in one line."""
    starts = [found for found in HEADING.finditer(words) if found["kind"] != "条"]
    ends = [*(found.start() for found in starts[1:]), len(words)]
    for found, end in zip(starts, ends, strict=False):
        yield found["kind"], read_ordinal(squeezed(found["n"])) or 0, PAGE.sub("", words[found.end() : end])


PAGE = re.compile(r"[\s.…·．]*[0-9]*\s*$")


def mark_of(words: str) -> Mark | None:
    """Return the mark of the item that a line begins, or `None` where it begins with words or with cited numbers."""
    for style, form in (("（一）", PAREN), ("一、", COMMA), ("1.", DIGITS)):
        if found := form.match(words):
            return _mark(words, style, found)
    code = ord(words[0])
    for first, count, style in SINGLE:
        if first <= code < first + count:
            return Mark(style, code - first + 1, words[0], _after(words, 1))
    return None


def _mark(words: str, style: str, found: re.Match[str]) -> Mark | None:
    number = read_ordinal(found["n"])
    rest = words[found.end() :]
    if number is None or (CITED if style == "（一）" else CLASSES).match(rest):
        return None
    if style == "（一）" and found["n"].isdecimal():
        style = "(1)"
    return Mark(style, number, words[: found.end()], _after(words, found.end()))


def _after(words: str, at: int) -> int:
    return len(words) - len(squeezed_left(words[at:]))


def miswritten(words: str) -> str | None:
    """Return the beginning of a line that looks like the number of a provision and cannot be read as one."""
    found = NEAR.match(words)
    return found[0].strip() if found else None


def ends_in_stop(words: str) -> bool:
    """Return whether a line ends as a sentence, an item or an introduction does."""
    return STOP.search(words) is not None


def deleted(words: str) -> bool:
    """Return whether a line is marked as deleted, which goes without a stop."""
    return DELETED.search(words) is not None


def attachment(words: str) -> bool:
    """Return whether a line begins what follows the last article: an attachment, a table, a list of recipients."""
    return ATTACHED.match(words) is not None


def table_row(words: str) -> bool:
    """Return whether a line is a formula, or a row of words and a figure in columns."""
    return "＝" in words or "=" in words or CELL.match(words) is not None


def formula(words: str) -> bool:
    """Return whether a line holds a formula, which goes without a stop."""
    return FORMULA.search(words) is not None


def squeezed(words: str) -> str:
    """Return the words without blanks."""
    return BLANKS.sub("", words)


def squeezed_left(words: str) -> str:
    """Return the words without the blanks before them."""
    return LEADING.sub("", words)


BLANKS = re.compile(BLANK)
LEADING = re.compile(rf"^{BLANK}+")
