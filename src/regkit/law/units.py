"""The lines of one article as its paragraphs (款), items (项) and sub-items (目), or the reason why they are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regkit.law.lazy import Lazy
from regkit.law.lines import Line, Mark, deleted, ends_in_stop, formula, mark_of, table_row
from regkit.law.ordinals import ORDINAL, ordinal
from regkit.law.outline import Misfit, Unit

__all__ = ["paragraphs_of"]

LABEL = Lazy(r"[甲乙丙丁戊己庚辛壬癸][、．.]|[^，。；：、]{1,8}[：:]|[^。；：]{1,40}，是?指")
"""Words before a line that make it one of several although it bears no mark: 甲、, 一级：, a word that is defined."""
LIKE_AN_ITEM = Lazy(r"(?:有?其他|法律、|法规)|(?!.*(?:应当|不得|可以))[^，]*$|.*的。$")
"""How a line reads that has lost its mark, after an item that ends in a semicolon."""
IN_FORCE = Lazy(r"起?(?:施行|实施)$")
TITLE = Lazy(r"[^，。；：、,;:]{1,25}$")
SERIES = Lazy("[^，。；：、]{1,15}，$")
PUBLISHED = "; if it is published so, name the line in `as_published`"
BROKEN = f"join a line that was broken to the one after it, or give a heading its number{PUBLISHED}"
WHOLE = (ends_in_stop, deleted, formula)
MARKS = "restore the mark that is missing, or the line break before it"
ENDED = f"restore what is missing after it, or the marks of the lines{PUBLISHED}"
SECOND = Lazy(r"[（(][2２][)）]")
GLUED = Lazy(rf"[；;。]\s*[（(]({ORDINAL}+)[)）]")
INLINE = Lazy(r"[：:]\s*[（(]一[)）].*[；;。]\s*[（(]二[)）]")


def paragraphs_of(rows: Sequence[Line], *, closing: bool) -> list[Unit]:
    """Return the paragraphs of an article; the first row begins with the words after the article's number.

    `closing` says that the last row is the last of the whole text.

    Raises:
        Misfit: a row does not fit.
    """
    article = _Article(rows, closing=closing)
    for at in range(len(rows)):
        article.take(at)
    _check(article.paragraphs)
    return article.paragraphs


class _Article:
    """What has been read of an article: its paragraphs, and the items that are open, the outermost first."""

    def __init__(self, rows: Sequence[Line], *, closing: bool) -> None:
        self.rows, self.closing = rows, closing
        self.marks = _without_doubtful([None, *(mark_of(row.words) for row in rows[1:])])
        self.ahead = _ahead(self.marks)
        self.paragraphs: list[Unit] = []
        self.open: list[Unit] = []
        self.table = False

    def take(self, at: int) -> None:
        """Add a row to what it belongs to."""
        row, mark = self.rows[at], self.marks[at]
        self.table = at > 0 and mark is None and self._in_table(at)
        title = not self._whole(at)
        if mark is None or self._is_note(at, mark):
            self._words(at, row)
        else:
            self._item(row, mark, title=title)

    # ── words without a mark ─────────────────────────────────────────────────────────────────────

    def _words(self, at: int, row: Line) -> None:
        depth = self._goes_on(at)
        if depth:
            del self.open[depth:]
            self._extend(row)
        elif self.paragraphs and (self.table or self.marks[at]):
            self._extend(row)
        else:
            self._refuse_lost(at)
            self.open.clear()
            _refuse_list_in_line(row)
            self.paragraphs.append(Unit(0, "", "", row.start, row.end, row, row))

    def _refuse_lost(self, at: int) -> None:
        """Refuse words that stand where items have lost their marks: the list goes on after them, past the next one."""
        for unit in self.open:
            if self.ahead[at].get(unit.style, 1) != 1:
                row, due = self.rows[at], _in_style(unit.style, unit.number + 1)
                why = f"has no mark, and the list goes on after it: `{due}` was expected"
                raise Misfit(row.start, row.words, why, MARKS)

    def _goes_on(self, at: int) -> int:
        """Return how many of the open items the row stands within: those whose lists go on after it."""
        ahead = self.ahead[at]
        depths = (i for i, unit in enumerate(self.open, start=1) if ahead.get(unit.style) == unit.number + 1)
        return max(depths, default=0)

    def _extend(self, row: Line) -> None:
        for unit in (self.paragraphs[-1], *self.open):
            unit.end, unit.last = row.end, row
        (self.open or self.paragraphs)[-1].lines += 1

    # ── items ────────────────────────────────────────────────────────────────────────────────────

    def _item(self, row: Line, mark: Mark, *, title: bool) -> None:
        while self.open and self.open[-1].style != mark.style and self._is_open(mark.style):
            self.open.pop()
        due = self.open.pop().number + 1 if self._is_open(mark.style) else 1
        parent = (self.open or self.paragraphs)[-1]
        if mark.number != due or (due == 1 and parent.units):
            raise _out_of_order(row, mark, due, parent)
        _refuse_glued(row, mark)
        unit = Unit(mark.number, mark.label, mark.style, row.start + mark.at, row.end, row, row, title=title)
        if mark.at >= len(row.words):
            raise Misfit(row.start, row.words, "has no words", "write the words of the item in the line of its mark")
        parent.units.append(unit)
        for above in (self.paragraphs[-1], *self.open):
            above.end, above.last = row.end, row
        self.open.append(unit)

    def _is_open(self, style: str) -> bool:
        return any(unit.style == style for unit in self.open)

    def _is_note(self, at: int, mark: Mark) -> bool:
        """Return whether a lone ① is a footnote, which stands within the words it is put to."""
        return mark.style == "①" and mark.number == 1 and self.ahead[at].get("①") is None and not self._is_open("①")

    # ── how a row ends ───────────────────────────────────────────────────────────────────────────

    def _in_table(self, at: int) -> bool:
        """Return whether a formula or a row of a table goes on with words that end in a colon."""
        begun = self.table or self.rows[at - 1].words.endswith(("：", ":"))
        return begun and table_row(self.rows[at].words)

    def _whole(self, at: int) -> bool:
        """Return whether a row ends as it should; `False` where it is a name, to be judged with its list."""
        row = self.rows[at]
        if row.sure or self.table or any(test(row.words) for test in WHOLE) or self._is_last(at) or self._in_series(at):
            return True
        following = self.marks[at + 1] if at + 1 < len(self.rows) else None
        introduces = following is not None and following.number == 1
        if TITLE.match(row.words) and (self.marks[at] or (at == 0 and introduces)):
            return self.marks[at] is None
        raise Misfit(
            row.start, row.words, "breaks off: a stop at the end, or the number of a heading, was expected", BROKEN
        )

    def _in_series(self, at: int) -> bool:
        """Return whether a row is one of the names set out in lines after a colon: `委员长，`, `副委员长若干人，`."""
        before = self.rows[at - 1].words if at > 0 else ""
        return SERIES.match(self.rows[at].words) is not None and (
            before[-1:] in {"：", ":"} or bool(SERIES.match(before))
        )

    def _is_last(self, at: int) -> bool:
        return self.closing and at == len(self.rows) - 1 and IN_FORCE.search(self.rows[at].words) is not None


def _without_doubtful(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """Return the marks without those that no list goes on with, which are words such as 二、三类."""
    before: dict[str, int] = {}
    kept: list[Mark | None] = []
    for mark, ahead in zip(marks, _ahead(marks), strict=True):
        if (
            mark
            and mark.doubtful
            and before.get(mark.style) != mark.number - 1
            and ahead.get(mark.style) != mark.number + 1
        ):
            kept.append(None)
        else:
            kept.append(mark)
            before.update({mark.style: mark.number} if mark else {})
    return kept


def _ahead(marks: Sequence[Mark | None]) -> list[dict[str, int]]:
    """Return for each row the number of the next mark of each style after it."""
    ahead: list[dict[str, int]] = []
    seen: dict[str, int] = {}
    for mark in reversed(marks):
        ahead.append(seen)
        if mark is not None:
            seen = seen | {mark.style: mark.number}
    return ahead[::-1]


def _out_of_order(row: Line, mark: Mark, due: int, parent: Unit) -> Misfit:
    if due == 1 and parent.units and mark.number == 1:
        why = f"begins a second list under `{parent.label or 'one paragraph'}`: a list follows words of its own"
    else:
        why = f"is out of order: number {due} (`{_in_style(mark.style, due)}`) was expected"
    return Misfit(row.start, row.words, why, MARKS)


def _in_style(style: str, number: int) -> str:
    return style.replace("一", ordinal(number)) if "一" in style else style.replace("1", str(number))


def _refuse_glued(row: Line, mark: Mark) -> None:
    """Refuse an item in whose line the next one stands."""
    following = ordinal(mark.number + 1)
    if mark.style != "（一）" or row.sure or not any(f"{bracket}{following}" in row.words for bracket in "（("):
        return
    if any(found[1] == following for found in GLUED.finditer(row.words)):
        raise Misfit(
            row.start, row.words, f"holds `（{following}）` too: it was expected to begin a line", MARKS + PUBLISHED
        )


def _refuse_list_in_line(row: Line) -> None:
    if not row.sure and "一" in row.words and INLINE.search(row.words):
        raise Misfit(
            row.start, row.words, "holds a whole list: each item was expected to begin a line", MARKS + PUBLISHED
        )


# ── lists as a whole ─────────────────────────────────────────────────────────────────────────────────


def _check(paragraphs: list[Unit]) -> None:
    """Refuse lists and paragraphs that are cut short.

    Raises:
        Misfit: a list has one item, or ends as if more would follow, or a paragraph does.
    """
    for at, paragraph in enumerate(paragraphs):
        for unit in _with_lists(paragraph):
            _check_list(unit)
        end = paragraph.last
        if not end.sure and not _may_end(paragraphs, at):
            raise Misfit(end.start, end.words, "ends as if more followed: an item with its mark was expected", ENDED)


def _with_lists(unit: Unit) -> Iterator[Unit]:
    if unit.units:
        yield unit
    for below in unit.units:
        yield from _with_lists(below)


def _check_list(unit: Unit) -> None:
    first, *others = unit.units
    if not others and not first.row.sure and not SECOND.search(first.row.words):
        raise Misfit(first.start, first.row.words, "is a list of one item: a second was expected", ENDED)
    names = [one.title and not one.units for one in unit.units]
    if any(names) and not all(names[:-1]):
        broken = unit.units[names.index(True)]
        why = f"breaks off at `{broken.label}`: it ends without a stop, the other items do not"
        raise Misfit(broken.start, broken.label, why, BROKEN)


def _may_end(paragraphs: list[Unit], at: int) -> bool:
    """Return whether a paragraph may end as it does: in a colon before another, in a semicolon as one of several."""
    paragraph, end = paragraphs[at], paragraphs[at].last.words[-1]
    following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    if end not in "；;":
        return following is not None or end not in "：:"
    if paragraph.units:
        return following is not None and not LIKE_AN_ITEM.match(following.row.words)
    return LABEL.match(paragraph.last.words) is not None or _is_parallel(paragraphs, at)


def _is_parallel(paragraphs: list[Unit], at: int) -> bool:
    """Return whether a paragraph that ends in a semicolon is one of three or more that say one thing side by side.

    Where words with a colon introduce them, they are items that lost their marks; two may be one that was broken.
    """
    if at + 1 == len(paragraphs):
        return False
    if at > 0 and _unended(paragraphs[at - 1]):
        return True
    introduced = at > 0 and paragraphs[at - 1].last.words[-1] in "：:"
    return _unended(paragraphs[at + 1]) and not introduced


def _unended(paragraph: Unit) -> bool:
    return not paragraph.units and paragraph.last.words[-1] in "；;"
