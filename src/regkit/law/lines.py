"""What a single line of a published text is: a heading, an article, an item, or words that end in a stop.

A line is told by how it begins and how it ends, never by its place; what its place allows is told in `parsing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from regkit.law.lazy import Lazy
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
BLANKS = re.compile(rf"{BLANK}+")
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
UNSEEN = (
    " \t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u2060\ufeff"
)
"""The blanks within a line, one by one."""

N = rf"{ORDINAL}(?:{ORDINAL}|{BLANK}){{0,14}}"
HEADING = Lazy(
    rf"第{BLANK}*(?P<n>{N}?){BLANK}*(?P<kind>分编|[编章节条])"
    rf"(?:{BLANK}*之{BLANK}*(?P<i>[一二三四五六七八九十]{{1,3}}))?(?P<gap>{BLANK}*[:：]?{BLANK}*)"
)
NEAR = Lazy(rf"[第笫苐弟]{BLANK}*[^\s，。；、：“”《》（）()]{{0,8}}?{BLANK}*[条章节编]{BLANK}")
REFERENCE = Lazy(
    r"[、，,的》”）)]|[至和及与或]|规定|所[列称述指规]|第|中(?:的|所|规定|第)|以[上下外]|之|情形|[一二三四五六七八九十]*款|适用"
)
"""How words go on that begin by citing a provision, where no space sets its number apart."""

PAREN = Lazy(rf"[（(]{BLANK}*(?P<n>{ORDINAL}{{1,9}}){BLANK}*[)）]")
COMMA = Lazy(r"(?P<n>[一二三四五六七八九十]{1,4})[、．.]")
DIGITS = Lazy(r"(?P<n>[0-9０-９]{1,3})(?:[、．.](?![0-9０-９])|[)）])")
FORMS = (
    ("（(", "（一）", PAREN),
    ("一二三四五六七八九十", "一、", COMMA),
    ("0123456789０１２３４５６７８９", "1.", DIGITS),
)
"""The forms of a mark of several characters: with what it begins, its style, and the form."""
SINGLE = ((0x2460, 20, "①"), (0x2474, 20, "⑴"), (0x2488, 20, "1."), (0x3220, 10, "㈠"))
"""Characters that are a number with its mark: the first, how many, and the style."""
CITED = Lazy(
    rf"(?:{BLANK}*(?:[、和及或与至到]{BLANK}*)?[（(]{ORDINAL}+[)）]"
    r"|项(?:[、，的至和或及与]|规定|所[列称述]|情形|之一))"
)
CLASSES = Lazy(r"(?P<next>[一二三四五六七八九十]+)(?:[、至]|[类级等档期审线环产星次]|(?:项|款|条)(?:规定|的))")
"""How words go on that begin by naming several classes: 二、三类, 二、三、四级."""

STOP = Lazy(r"[。；;：:！!？?…．.](?:[”’」』》〉】)）\]\"']|[（(][^（）()。]*[)）])*$")
DELETED = Lazy(r"^已?删[除去]$|[（(][^（）()]*(?:删[除去]|废止|失效)[^（）()]*[)）]$")
ATTACHED = Lazy(
    rf"(?:附{BLANK}*[件表录图]?{BLANK}*(?:{ORDINAL}{{0,3}}){BLANK}*(?:$|[:：](?!.*[。；]$)|(?=[（(《\s])(?!.*[。；]$))"
    r"|(?:主送|抄送|抄报|分送|印送|送|报)[:：]"
    r"|[0-9〇○零一二三四五六七八九]{4}\s*年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日(?:印发)?$"
    rf"|[^。；，、：]{{0,30}}(?:[率额准目录细值附]表|[^。；，、：]表{ORDINAL}{{1,2}})(?:[（(][^（）()]*[)）])?$)"
)
LISTED = Lazy(r"(?P<o>[（(])?(?P<n>[一二三四五六七八九十]{1,3})(?(o)[)）]|、)(?P<title>[^。；，：;,]{1,40})$")
FORMULA = Lazy(r"[\uff1d=][^\uff1d=]*[×\uff0b+÷/*－-]")
CELL = Lazy(r"(?:[^\s，。；：]{1,20}\s+)+[0-9０-９.．%％—－～~-]+[^\s，。；：]{0,6}$")

PAGE = Lazy(r"[\s.…·．]*[0-9]*\s*$")
BARE = frozenset({"总则", "附则", "一般规定", "法律责任"})
LONGEST_BARE = 12


class Line(NamedTuple):
    """A line that is not blank: where its words begin and end, the words, and whether somebody vouches for it."""

    start: int
    end: int
    words: str
    sure: bool


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
    """The mark of an item at the start of a line: its style, its number, as it stands, and where the words begin.

    It is `doubtful` where it may be words that name several classes (二、三类), if no list goes on with it.
    """

    style: str
    number: int
    label: str
    at: int
    doubtful: bool = False


def lines_of(text: str, as_published: Collection[int] = ()) -> Iterator[Line]:
    """Yield the lines that are not blank, without the blanks at their ends; `as_published` are those vouched for."""
    number, counted = 1, 0
    for found in LINE.finditer(text):
        rest = found[0].lstrip(UNSEEN)
        if words := rest.rstrip(UNSEEN):
            start = found.end() - len(rest)
            number, counted = number + text.count("\n", counted, start), start
            yield Line(start, start + len(words), words, number in as_published)


def heading_of(words: str) -> Found | None:
    """Return the heading with which a line begins, be it a heading or a reference; `None` where there is none."""
    found = HEADING.match(words) if words[0] == "第" else None
    if found is None:
        return None
    number = read_ordinal(squeezed(found["n"]))
    inserted = read_ordinal(found["i"]) if found["i"] else None
    if number is None or (found["i"] and inserted is None):
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


def listed_heading(words: str) -> Found | None:
    """Return the heading `一、总的规定` or `（一）动产质押` that a line without a stop may be."""
    found = None if words[-1] in "。；：" else LISTED.match(words)
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
        yield found["kind"], read_ordinal(squeezed(found["n"])) or 0, _without_page(words[found.end() : end])


def _without_page(title: str) -> str:
    return PAGE.replace(title, "")


def mark_of(words: str) -> Mark | None:
    """Return the mark of the item that a line begins, or `None` where it begins with words or with cited numbers."""
    first = words[0]
    for characters, style, form in FORMS:
        if first in characters:
            found = form.match(words)
            return _mark(words, style, found) if found else None
    code = ord(first)
    for least, count, style in SINGLE:
        if least <= code < least + count:
            return Mark(style, code - least + 1, first, _after(words, 1))
    return None


def _mark(words: str, style: str, found: re.Match[str]) -> Mark | None:
    number, rest = read_ordinal(found["n"]), words[found.end() :]
    if number is None or (style == "（一）" and _cited(rest)):
        return None
    if style == "（一）" and found["n"].isdecimal():
        style = "(1)"
    classes = CLASSES.match(rest) if style == "一、" else None
    doubtful = classes is not None and read_ordinal(classes["next"]) == number + 1
    return Mark(style, number, words[: found.end()], _after(words, found.end()), doubtful)


def _cited(rest: str) -> bool:
    """Return whether words after a number in brackets go on as those of a reference to items do."""
    return rest.lstrip(UNSEEN)[:1] in tuple("、和及或与至到项（(") and CITED.match(rest) is not None


def _after(words: str, at: int) -> int:
    return len(words) - len(words[at:].lstrip(UNSEEN))


def miswritten(words: str) -> str | None:
    """Return the beginning of a line that looks like the number of a provision and cannot be read as one."""
    found = NEAR.match(words) if words[0] in "第笫苐弟" else None
    return found[0].strip() if found else None


def ends_in_stop(words: str) -> bool:
    """Return whether a line ends as a sentence, an item or an introduction does."""
    return words[-1] in "。；：;:" or STOP.search(words) is not None


def deleted(words: str) -> bool:
    """Return whether a line is marked as deleted, which goes without a stop."""
    return DELETED.search(words) is not None


def attachment(words: str) -> bool:
    """Return whether a line begins what follows the last article: an attachment, a table, a list of recipients."""
    sentence = words[-1] in "。；" and words[0] not in "主抄分印送报"
    return not sentence and ATTACHED.match(words) is not None


def table_row(words: str) -> bool:
    """Return whether a line is a formula, or a row of words and a figure in columns."""
    return "\uff1d" in words or "=" in words or CELL.match(words) is not None


def formula(words: str) -> bool:
    """Return whether a line holds a formula, which goes without a stop."""
    return FORMULA.search(words) is not None


def squeezed(words: str) -> str:
    """Return the words without blanks."""
    return BLANKS.sub("", words)
