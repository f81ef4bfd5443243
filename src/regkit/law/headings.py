"""The headings of a text: their order, what stands under them, and whether a table of contents agrees with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from regkit.law.lines import Found, Line, bare_heading, heading_of, several_headings, squeezed
from regkit.law.ordinals import ordinal
from regkit.law.outline import HeadingDraft, Misfit, Number, Outline

__all__ = ["ARTICLES", "NUMBERED", "Headings", "check_contents", "find_contents"]

LEVELS = {"编": 0, "分编": 1, "章": 2, "节": 3, "、": 4, "（）": 5}
ANEW = {"节", "、", "（）"}
"""Kinds that are always numbered anew under a higher heading; chapters may be numbered on."""
LISTED = {"、": "{}、", "（）": "（{}）"}
NUMBERED = "a heading stands in a line of its own with its number: `第二章 …`"
ARTICLES = "restore the article that is missing, or the line break before its number"

Entry = tuple[str, int, str]
"""Kind, number and title of a heading, the title without blanks."""


class Headings:
    """The headings found so far, and those under which the next article stands, the outermost first."""

    def __init__(self, out: Outline, *, gaps: bool) -> None:
        """Begin with none; `gaps` says that headings may be missing."""
        self.out, self.gaps = out, gaps
        self.open: list[HeadingDraft] = []
        self._last_of: dict[str, int] = {}
        self._fresh: set[str] = set()

    def add(self, row: Line, found: Found, title: str, end: int) -> None:
        """Add a heading.

        Raises:
            Misfit: its number is not the one that is due, it has no title, or one it ends has no articles.
        """
        self.close(_level(found.kind))
        self._check_number(row, found)
        if not title:
            raise Misfit(row.start, row.words, "has no title: words were expected", "restore the title of the heading")
        draft = HeadingDraft(found.kind, found.number, title, (row.start, end), self.open[-1] if self.open else None)
        self.out.headings.append(draft)
        self.open.append(draft)

    def note(self, number: Number) -> None:
        """Note that an article stands under the open headings."""
        for heading in self.open:
            heading.first, heading.last = heading.first or number, number

    def close(self, level: int = 0) -> None:
        """Close the headings of this level and below.

        Raises:
            Misfit: one has no articles.
        """
        while self.open and _level(self.open[-1].kind) >= level:
            heading = self.open.pop()
            if heading.first is None:
                why = "has no articles: an article was expected under it"
                raise Misfit(heading.span[0], heading.title, why, ARTICLES)

    def _check_number(self, row: Line, found: Found) -> None:
        kind, number = found.kind, found.number
        if number is not None:
            due = self._due(kind)
            if number not in due and not self._free(kind, number):
                expected = LISTED.get(kind, "第{}" + kind).format(ordinal(min(due)))
                raise Misfit(row.start, row.words, f"is out of order: `{expected}` was expected", NUMBERED)
            self._last_of[kind] = number
        self._fresh.discard(kind)
        self._fresh.update(below for below, level in LEVELS.items() if level > _level(kind))

    def _due(self, kind: str) -> set[int]:
        following = self._last_of.get(kind, 0) + 1
        if kind not in self._fresh:
            return {following}
        return {1} if kind in ANEW else {1, following}

    def _free(self, kind: str, number: int) -> bool:
        """Return whether a part may have this number although it is not the next one."""
        begins = self.gaps or not self.out.articles
        return self.out.partial and begins and (kind in self._fresh or number > self._last_of.get(kind, 0))


def _level(kind: str) -> int:
    return LEVELS.get(kind, 0)


# ── a table of contents ──────────────────────────────────────────────────────────────────────────────


def find_contents(rows: Sequence[Line], headings: Sequence[int]) -> tuple[int, int]:
    """Return from which row to before which row a table of contents stands, of the rows before the first article.

    `headings` are the rows that are headings. Where the first of them comes again, the body begins; where none comes
    again, two of a kind with no article between them and other words after them are a list too.
    """
    in_one = [i for i, row in enumerate(rows) if len(list(several_headings(row.words))) > 1]
    if in_one:
        return in_one[0], in_one[-1] + 1
    keys = [_key(rows[i]) for i in headings]
    begins = [i for i, key in zip(headings, keys, strict=True) if key == keys[0]]
    if len(begins) == 1 and headings[-1] + 1 < len(rows) and len({kind for kind, _ in keys[-2:]}) < len(keys[-2:]):
        return headings[0], headings[-1] + 1
    return (begins[0], begins[-1]) if begins else (0, 0)


def check_contents(rows: Sequence[Line], headings: Sequence[HeadingDraft]) -> None:
    """Refuse a text whose headings are not those of its table of contents, which may leave out lower ones.

    Raises:
        Misfit: they are not.
    """
    listed = list(_entries(rows))
    kinds = {kind for kind, *_ in listed}
    found = [(one.kind, one.number or 0, squeezed(one.title)) for one in headings if one.kind in kinds]
    for entry, one in zip_longest(listed, found):
        if entry != one:
            why = f"is a table of contents with {_shown(entry)} where the text has {_shown(one)}: the same was expected"
            raise Misfit(rows[0].start, rows[0].words, why, "restore the heading that is missing or miswritten")


def _entries(rows: Sequence[Line]) -> Iterator[Entry]:
    """Yield the entries of a table of contents; a title may go on in a second line."""
    entries: list[Entry] = []
    for row in rows:
        found = list(several_headings(row.words))
        entries.extend((kind, number, squeezed(title)) for kind, number, title in found)
        if not found and bare_heading(row.words):
            entries.append(("附则", 0, squeezed(row.words)))
        elif not found and entries:
            kind, number, title = entries.pop()
            entries.append((kind, number, title + squeezed(row.words)))
    yield from entries


def _shown(entry: Entry | None) -> str:
    return "no heading" if entry is None else f"`第{ordinal(entry[1] or 1)}{entry[0]} {entry[2]}`"


def _key(row: Line) -> tuple[str, int | None]:
    found = heading_of(row.words)
    return (found.kind, found.number) if found else (squeezed(row.words), None)
