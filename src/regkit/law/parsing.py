"""Dividing a published text into its head, headings, articles and attachments, without changing a character.

What does not fit is an error that names the line; nothing becomes a paragraph for want of a better place.
"""

from __future__ import annotations

from collections.abc import Collection

from regkit.law.doubts import doubts_about, refuse_lost_characters
from regkit.law.errors import TextError
from regkit.law.headings import ARTICLES, NUMBERED, Headings, check_contents, find_contents
from regkit.law.lazy import Lazy
from regkit.law.lines import (
    Found,
    Line,
    attachment,
    bare_heading,
    cites,
    deleted,
    ends_in_stop,
    heading_of,
    lines_of,
    listed_heading,
    mark_of,
    miswritten,
)
from regkit.law.ordinals import ORDINAL, ordinal
from regkit.law.outline import ArticleDraft, Misfit, Number, Outline
from regkit.law.units import paragraphs_of

__all__ = ["outline"]

CAPTION = Lazy(r"[（(【][^（(【）)】。]{1,30}[）)】]$")
STOPPED = Lazy(r"[^，。；：]{1,20}。$")
"""A title with a full stop."""
UNFINISHED = Lazy("[、和及与或的]$")
"""How a title ends that goes on even after its second line."""
OF_A_PART = Lazy(r"编$|^附\s*则$|节选|摘录|摘编|部分|修正案")
"""What the head of a part says of it."""
GLUED = Lazy(rf"[。；]\s*(第{ORDINAL}+条)\s")
LONGEST_SHOWN = 24


def outline(text: str, *, partial: bool = False, as_published: Collection[int] = ()) -> Outline:
    """Return the structure of a text; what stands before the first heading or article is its head.

    `partial` declares that articles and headings may be missing; what is there must still be in order. `as_published`
    are the numbers of lines that look cut or glued and were found to be published so.

    Raises:
        TextError: a line does not fit: it is named, with what was expected.
    """
    try:
        return _Reader(text, partial=partial, as_published=as_published).read()
    except Misfit as misfit:
        line = text.count("\n", 0, misfit.at) + 1
        shown = misfit.found[:LONGEST_SHOWN] + ("…" if len(misfit.found) > LONGEST_SHOWN else "")
        raise TextError(f"line {line}: `{shown}` {misfit.why}", hint=misfit.hint) from None


class _Reader:
    """One reading of a text: its rows, and the article that is open, with the rows of its words."""

    def __init__(self, text: str, *, partial: bool, as_published: Collection[int]) -> None:
        self.text, self.gaps = text, partial
        self.rows = list(lines_of(text, as_published))
        if sum(row.sure for row in self.rows) != len(set(as_published)):
            shown = ", ".join(f"`{number}`" for number in as_published)
            raise TextError(
                f"`as_published` names a line that is blank or not in the text: {shown}", hint="lines count from 1"
            )
        self.out = Outline(partial=partial)
        self.headings = Headings(self.out, gaps=partial)
        self.article: Found | None = None
        self.article_at = 0
        self.body: list[Line] = []

    def read(self) -> Outline:
        at = start = self._head()
        while at < len(self.rows) and (after := self._take(at)) > at:
            at = after
        self._end_article(closing=at == len(self.rows))
        self.headings.close()
        self._attach(at)
        refuse_lost_characters(self.text, self.out.attachment[0] if self.out.attachment else len(self.text))
        if self.out.contents:
            listed = [row for row in self.rows[:start] if self.out.contents[0] <= row.start < self.out.contents[1]]
            check_contents(listed, self.out.headings)
        if not self.gaps:
            self.out.doubts.extend(doubts_about(self.out, self.text))
        return self.out

    # ── before the body ──────────────────────────────────────────────────────────────────────────

    def _head(self) -> int:
        """Return the row at which the body begins."""
        first = next((i for i, row in enumerate(self.rows) if self._article_of(row)), None)
        if first is None:
            raise TextError("the text has no articles", hint="an article starts a line with `第一条` and a space")
        headings = [i for i in range(first) if self._heading_at(i)]
        begins, ends = find_contents(self.rows[:first], headings)
        if begins < ends:
            self.out.contents = (self.rows[begins].start, self.rows[ends - 1].end)
        start = next((i for i in headings if i >= ends), first)
        self._check_head(self.rows[ends:start], self.rows[:start], self.rows[first])
        return start

    def _check_head(self, after_contents: list[Line], head: list[Line], first: Line) -> None:
        """Refuse a heading without its number, and a text that lost its beginning; note one that is a part."""
        for row in after_contents[-1:]:
            if bare_heading(row.words):
                raise Misfit(row.start, row.words, "is a heading without its number: `第一章` was expected", NUMBERED)
        article = self._article_of(first)
        if self.gaps or article is None or _number(article) == (1, 0):
            return
        words = next((row for row in head if row.words.endswith(("。", "；"))), None)
        if words is not None or not any(OF_A_PART.search(row.words) for row in head):
            row = words or first
            hint = "restore what stands before it, or declare that the text is a part with `partial=True`"
            raise Misfit(row.start, row.words, "is out of order: `第一条` was expected", hint)
        self.out.partial = True

    # ── the body ─────────────────────────────────────────────────────────────────────────────────

    def _take(self, at: int) -> int:
        """Take the row, and those that go on with it; return the next row, or this one where an attachment begins."""
        row = self.rows[at]
        if article := self._article_of(row, self._last):
            self._end_article(closing=False)
            self._begin_article(row, article)
        elif heading := self._heading_at(at):
            self._end_article(closing=False)
            return self._add_heading(at, heading)
        elif near := miswritten(row.words):
            raise Misfit(row.start, near, "cannot be read as the number of a provision: one was expected", NUMBERED)
        elif self.article is None:
            why = "stands between a heading and its first article: an article with its number was expected"
            raise Misfit(row.start, row.words, why, NUMBERED)
        elif attachment(row.words):
            return at
        else:
            self._add_words(row)
        return at + 1

    @property
    def _last(self) -> Number:
        """The number of the article before the next one."""
        if self.article is not None:
            return _number(self.article)
        return self.out.articles[-1].number if self.out.articles else (0, 0)

    def _article_of(self, row: Line, last: Number | None = None) -> Found | None:
        """Return the heading of an article that the row begins; a reference to an article begins none."""
        found = heading_of(row.words)
        if found is None or found.kind != "条":
            return None
        back = last is not None and _number(found) <= last
        if not found.apart and (back or cites(row.words[found.at :])):
            return None
        return found

    def _begin_article(self, row: Line, found: Found) -> None:
        number, last = _number(found), self._last
        due = {(last[0] + 1, 0), (last[0], last[1] + 1)}
        free = (self.out.partial and not self.out.articles) or (self.gaps and number > last)
        if number not in due and not free:
            why = f"is out of order: `第{ordinal(last[0] + 1)}条` was expected"
            raise Misfit(row.start, row.words, why, ARTICLES)
        self.article, self.article_at, self.body = found, row.start, []
        if found.at < len(row.words):
            self._add_words(row._replace(start=row.start + found.at, words=row.words[found.at :]))

    def _add_words(self, row: Line) -> None:
        glued = f"第{ordinal(self._last[0] + 1)}条"
        if not row.sure and glued in row.words and any(found[1] == glued for found in GLUED.finditer(row.words)):
            raise Misfit(row.start, row.words, f"holds `{glued}` too: it was expected to begin a line", ARTICLES)
        self.body.append(row)

    def _end_article(self, *, closing: bool) -> None:
        """Divide the rows of the article that ends here."""
        if self.article is None:
            return
        rows, caption = self.body, ""
        if len(rows) > 1 and CAPTION.match(rows[0].words) and not (mark_of(rows[1].words) or deleted(rows[0].words)):
            caption, rows = rows[0].words, rows[1:]
        if not rows:
            raise Misfit(self.article_at, self.article.label, "has no words: some were expected", ARTICLES)
        under = self.headings.open[-1] if self.headings.open else None
        paragraphs = paragraphs_of(rows, closing=closing)
        self.out.articles.append(ArticleDraft(self._last, self.article.label, under, paragraphs, caption))
        self.headings.note(self._last)
        self.article = None

    # ── headings ─────────────────────────────────────────────────────────────────────────────────

    def _heading_at(self, at: int) -> Found | None:
        """Return the heading that the row is; a sentence that begins with a reference to a chapter is none."""
        row = self.rows[at]
        found = heading_of(row.words)
        if found and found.kind != "条":
            return self._numbered(row, found)
        found = listed_heading(row.words)
        if bare_heading(row.words) == "附则":
            found = Found("附则", None, None, row.words, 0, apart=True)
        return found if found and at + 1 < len(self.rows) and self._stands_over(at + 1, found.kind) else None

    def _numbered(self, row: Line, found: Found) -> Found | None:
        rest = row.words[found.at :]
        if not ends_in_stop(row.words) or (found.apart and STOPPED.match(rest)):
            return found
        if found.apart and not cites(rest):
            why = "holds a heading and words: a heading was expected in a line of its own"
            raise Misfit(row.start, row.words, why, NUMBERED)
        return None

    def _stands_over(self, at: int, kind: str) -> bool:
        """Return whether such a heading stands over the row: over an article, or 一、 over another heading （一）."""
        if self._article_of(self.rows[at]):
            return True
        below = listed_heading(self.rows[at].words) if kind == "、" else None
        return below is not None and below.kind == "（）" and self._heading_at(at) is not None

    def _add_heading(self, at: int, found: Found) -> int:
        """Add the heading at a row, with the rows in which its title goes on; return the row after."""
        row = self.rows[at]
        title, end, after = row.words[found.at :], row.end, at + 1
        while (after == at + 1 or UNFINISHED.search(title)) and self._ends_title(after):
            title, end, after = title + self.rows[after].words, self.rows[after].end, after + 1
        self.headings.add(row, found, title, end)
        return after

    def _ends_title(self, at: int) -> bool:
        """Return whether the row is the second line of a title."""
        words = self.rows[at].words if at < len(self.rows) else "。"
        other = heading_of(words) or mark_of(words) or bare_heading(words) or attachment(words) or miswritten(words)
        return not other and not ends_in_stop(words)

    # ── after the last article ───────────────────────────────────────────────────────────────────

    def _attach(self, at: int) -> None:
        """Note what follows the last article, and refuse it where the articles go on after it."""
        if at == len(self.rows):
            return
        row = self.rows[at]
        self.out.attachment = (row.start, self.rows[-1].end)
        later = (found for one in self.rows[at:] if (found := self._article_of(one)) and found.apart)
        following = next(later, None)
        if following and _number(following) == (self._last[0] + 1, 0):
            why = f"stands before `{following.label}`: an attachment was expected after the last article"
            raise Misfit(row.start, row.words, why, "give the line its number or its stop, or move it to the end")


def _number(found: Found) -> Number:
    return found.number or 0, found.inserted or 0
