"""For the analyst: ranking, distance to the bands, what would settle a grade, readings side by side, year on year.

A service over the rules, no rule of the text: a rank is no grade and entails nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType
from typing import Any, ClassVar

from regkit.language import (
    Bounds,
    Determination,
    Facts,
    Listed,
    Points,
    Said,
    Status,
    Subject,
    Term,
    decide,
    fact,
    listed,
    rule,
    when,
)
from regkit.law import InputError, Label, Unit, quantity
from regkit.law.display import card, folded, grid
from regkit.wuhan.facts import FIRST, LAST, CalendarYear
from regkit.wuhan.grades import Appraisal, Grade, GradeBands, Graded, grade
from regkit.wuhan.results import R1, R2, Nominee, may_be_advanced
from regkit.wuhan.scores import FULL_MARKS, HUNDRED, NO_MARKS, Score, total_score

__all__ = [
    "Contestant",
    "Distance",
    "Entry",
    "League",
    "LeagueTable",
    "Ranked",
    "YearOnYear",
    "distances",
    "league_table",
    "place",
    "readings_side_by_side",
    "what_would_settle",
    "year_on_year",
]

WARNING_ZH = "各机关的专用目标不同,名次只供参考,不是档次,也不产生后果"
WARNING_EN = "special halves rest on different targets; a rank is no grade and entails nothing"


@dataclass(frozen=True)
class Entry:
    """A body in a league table.

    Attributes:
        name: the body.
        total: its total as a number, or as the determination of `total_score`; `None` where it is not known.
        appraiser: who appraised it; entries of one table have the same.
        year: the appraised year; entries of one table have the same.
    """

    name: str
    total: Decimal | int | Determination[Decimal] | None
    appraiser: str | None = None
    year: int | None = None

    @property
    def marks(self) -> Decimal | None:
        """The total, or `None` where it is not settled."""
        found = self.total.value if isinstance(self.total, Determination) else self.total
        if isinstance(found, (bool, float)) or not isinstance(found, (Decimal, int, NoneType)):
            raise InputError(
                f"`scores`: the total of {self.name} is `{found}`",
                hint="give it exactly, as a whole number or a decimal",
                zh=f"得分：{self.name}的总分为 `{found}`",
                hint_zh="请填确切的整数或者小数",
            )
        return None if found is None else Decimal(found)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in a league table; equal totals share a place and the next place is skipped."""

    rank: int
    name: str
    total: Decimal


@dataclass(frozen=True)
class LeagueTable:
    """Who stands where, per appraiser and year.

    Attributes:
        ranked: from the best down, ties in the order given.
        unranked: bodies whose total is not settled; listed apart, never last.
        appraiser, year: what the entries have in common; `None` where not said.
    """

    ranked: tuple[Ranked, ...]
    unranked: tuple[Entry, ...]
    appraiser: str | None = None
    year: int | None = None
    warning_zh: str = WARNING_ZH
    warning_en: str = WARNING_EN

    def _repr_html_(self) -> str:
        """Return the table as a notebook shows it, with the warning beneath."""
        return folded(self._shown("zh"), self._shown("en"))

    def _shown(self, lang: str) -> str:
        zh = lang == "zh"
        heads = ("名次", "机关", "总分") if zh else ("rank", "body", "total")
        of = (self.appraiser, str(self.year) + "年" * zh if self.year else None)
        title = " ".join(part for part in ("名次" if zh else "League table", *of) if part)
        warning = (("注意" if zh else "note", self.warning_zh if zh else self.warning_en),)
        return grid(title, heads, self._rows("尚不能确定" if zh else "not settled"), lang) + card("", warning, lang)

    def _rows(self, unsettled: str) -> list[tuple[str, str, str]]:
        """Return rank, body and total of each, the unsettled last and without a rank."""
        ranked = [(str(row.rank), row.name, str(row.total)) for row in self.ranked]
        return [*ranked, *(("–", entry.name, unsettled) for entry in self.unranked)]

    def to_markdown(self) -> str:
        """Return the table in Markdown, the unsettled bodies below it."""
        lines = ["| 名次 | 机关 | 总分 |", "| ---: | --- | ---: |"]
        lines += [f"| {' | '.join(row)} |" for row in self._rows("尚不能确定")]
        return "\n".join([*lines, "", self.warning_zh])


def league_table(entries: Iterable[Entry]) -> LeagueTable:
    """Return the ranking of bodies of one appraiser and one year, exact and with ties (1, 2, 2, 4).

    Raises:
        InputError: appraisers or years are mixed, a body stands there twice, or a total is none of 0 to 100 marks.
    """
    listed = tuple(entries)
    appraiser = _common(listed, "appraiser", Label("评议考核机关", "appraisers"))
    year = _common(listed, "year", Label("考核年度", "appraisal years"))
    names = [entry.name for entry in listed]
    if len(set(names)) < len(names):
        raise InputError(
            "`scores`: a body stands twice in the table",
            hint="one entry for each body",
            zh="得分：同一机构在表中出现两次",
            hint_zh="每个机构只列一项",
        )
    for entry in listed:
        if entry.marks is not None and not (entry.marks.is_finite() and 0 <= entry.marks <= FULL_MARKS.amount):
            raise InputError(
                f"`scores`: the total of {entry.name} is {entry.marks}",
                hint=f"accepted: 0 to {FULL_MARKS.amount} marks",
                zh=f"得分：{entry.name}的总分为{entry.marks}",
                hint_zh=f"可填0至{FULL_MARKS.amount}分",
            )
    settled = [(entry.name, entry.marks) for entry in listed]
    known = sorted(((name, marks) for name, marks in settled if marks is not None), key=lambda item: -item[1])
    ranked = tuple(Ranked(1 + sum(other > marks for _, other in known), name, marks) for name, marks in known)
    return LeagueTable(ranked, tuple(entry for entry in listed if entry.marks is None), appraiser, year)


def _common(entries: tuple[Entry, ...], attribute: str, what: Label) -> Any:
    found = list(dict.fromkeys(getattr(entry, attribute) for entry in entries))
    if len(found) > 1:
        shown = ", ".join("not said" if one is None else str(one) for one in found)
        raise InputError(
            f"`scores`: different {what.en} ({shown})",
            hint="make a table for each",
            zh=f"得分：各机构的{what}不同（{'、'.join('未说明' if one is None else str(one) for one in found)}）",
            hint_zh="请分别列表",
        )
    return found[0] if found else None


class Contestant(Subject):
    """参加排名的机关: a body with its total of a year."""

    zh: ClassVar[str] = "参加排名的机关"
    en: ClassVar[str] = "ranked body"

    name: Said[str] = fact(
        "机构名称", en="name of the body", about=Label("机关印章上的名称。", "The name of the body as on its seal.")
    )
    appraiser: Said[str] = fact(
        "评议考核机关",
        en="appraiser",
        about=Label(
            "由同一机关考核的单位一起排名。",
            "The organ that appraises the body; bodies of one appraiser are ranked together.",
        ),
    )
    year: Said[CalendarYear] = fact(
        "考核年度",
        low=FIRST,
        high=LAST,
        whole=True,
        en="appraised year",
        about=Label("同一年度考核的单位一起排名。", "The year appraised; bodies of one year are ranked together."),
    )
    total: Said[Points] = fact(
        "总分",
        en="total",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第九条",
        about=Label("两项目标的总分，0至100分。", "The total of both halves, from 0 to 100 points."),
    )


RANK = Unit.register("RANK", "名", "in rank", dimension="rank", is_counted=True, words="(?!)")
"""第几名: a place in a ranking; in texts 名 counts persons."""


class League(Subject):
    """排名: the bodies of one appraiser and one year."""

    zh: ClassVar[str] = "排名"
    en: ClassVar[str] = "league"

    members: Listed[Contestant] | None = listed(
        "参加排名的机关",
        about=Label("一起排名的各机关。", "The bodies that are ranked with each other."),
        en="ranked bodies",
        unit=RANK,
    )


@rule("名次", en="the place")
def place(contestant: Facts[Contestant], league: Facts[League]) -> Term[Any]:
    """The place of a body among those of its appraiser and year: one more than those with a better total.

    A service: a rank is no grade and entails nothing. Where others may be better, or missing, it is not settled.
    """
    ahead = league.members.count(lambda one: one.total > contestant.total)
    alike = league.members.all(lambda one: (one.year == contestant.year) & (one.appraiser == contestant.appraiser))
    return decide(when(contestant.total >= NO_MARKS, ahead + quantity(1, RANK), HUNDRED), provided=alike)


# ── distance to the bands ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a total is from where a grade begins: the marks lacking, or 0 where none are.

    Attributes:
        grade: the grade.
        begins: from how many marks it begins.
        lacking: how many marks are lacking, or the bounds while the total is open.
        more_than: whether a total on the line would not do, because the line itself is not included, and more may be
            needed than the marks lacking; never where the total lies beyond the line already.
    """

    grade: Grade
    begins: Decimal
    lacking: Bounds
    more_than: bool


def distances(score: Score, bands: GradeBands) -> tuple[Distance, ...]:
    """Return the distance of a score to each supplied band, best first; bands that are not supplied are left out."""
    total = bounds_of(total_score(score))
    lines = ((Grade.EXCELLENT, bands.excellent), (Grade.GOOD, bands.good), (Grade.PASS, bands.passing))
    return tuple(
        Distance(name, line, _lacking(line, total), bands.lower_bound_included is False and not _is_beyond(line, total))
        for name, line in lines
        if line is not None
    )


def _is_beyond(line: Decimal, total: Bounds) -> bool:
    return total.low is not None and total.low > line


def _lacking(line: Decimal, total: Bounds) -> Bounds:
    least = Decimal(0) if total.high is None else max(Decimal(0), line - total.high)
    most = line if total.low is None else max(Decimal(0), line - total.low)
    return Bounds(least, most)


def bounds_of(total: Determination[Decimal]) -> Bounds:
    """Return the ends between which a total lies; `None` where there is none.

    Ends are information: no grade follows from them, because article 9 wants both halves.
    """
    ends = [
        one if isinstance(one, Bounds) else Bounds(one, one) for one in total.possible if not isinstance(one, Status)
    ]
    if not ends or any(end.low is None or end.high is None for end in ends):
        return Bounds(None, None)
    return Bounds(min(end.low for end in ends), max(end.high for end in ends))


# ── what would settle it ─────────────────────────────────────────────────────────────────────────────


def what_would_settle(
    appraisal: Appraisal, bands: GradeBands | None = None, score: Score | None = None
) -> tuple[str, ...]:
    """Return the names of what is missing for a grade, the most decisive first; none where it is settled."""
    return tuple(item.name for item in grade(appraisal, bands, score).missing)


def readings_side_by_side(appraisal: Appraisal, nominee: Nominee) -> Mapping[tuple[str, str], Determination[bool]]:
    """Return whether someone may be named “先进” by the readings of who is barred and for which year: keyed by both."""
    asked = may_be_advanced(appraisal, nominee)
    return {(one, two): asked.under(R1.read_as(one), R2.read_as(two)) for one in R1.options for two in R2.options}


# ── year on year ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class YearOnYear:
    """Two years of one body, with the provenance of the bands of each.

    Attributes:
        name: the body.
        before, after: the grades, each with its bands' source.
        same_lines: whether the lines between the grades are the same; `None` where one is not known.
        under_old_lines: the later total graded under the earlier lines, for comparison only.
        marks: the change of the total; `None` where one is not known.
    """

    name: str
    before: Determination[Graded]
    after: Determination[Graded]
    same_lines: bool | None
    under_old_lines: Grade | None
    marks: Decimal | None

    def in_words(self, lang: str = "zh") -> str:
        """Return the change, and whether moved lines rather than marks account for it."""
        one, two = (self._said(each, lang) for each in (self.before, self.after))
        if lang != "zh":
            moved = "" if self.same_lines else "; the bands are not the same: compare marks, not grades"
            return f"{self.name}: {one} -> {two}; marks {self.marks if self.marks is not None else 'unknown'}{moved}"
        moved = "" if self.same_lines else ";档次标准不同或不详,宜比较分数而非档次"
        return f"{self.name}:{one} → {two};分数变化 {self.marks if self.marks is not None else '不详'}{moved}"

    @staticmethod
    def _said(graded: Determination[Graded], lang: str) -> str:
        if graded.value is None:
            return graded.status.zh if lang == "zh" else graded.status.code
        return graded.value.in_words(lang)


def year_on_year(name: str, before: tuple[Appraisal, GradeBands], after: tuple[Appraisal, GradeBands]) -> YearOnYear:
    """Return how a body did in two years, so that a moved line is not read as a changed performance.

    Raises:
        InputError: the two years are the same or not in order.
    """
    (earlier, old), (later, new) = before, after
    if earlier.year is None or later.year is None or earlier.year >= later.year:
        raise InputError(
            "`year`: the two years are not in order",
            hint="give the earlier year first",
            zh="年度：两个年度先后颠倒",
            hint_zh="请先填较早的年度",
        )
    totals = (earlier.total, later.total)
    under_old = grade(later.model_copy(update={"year": earlier.year, "grade": None}), old)
    return YearOnYear(
        name,
        grade(earlier, old),
        grade(later, new),
        _same_lines(old, new),
        None if under_old.value is None else under_old.value.grade,
        None if totals[0] is None or totals[1] is None else totals[1] - totals[0],
    )


def _same_lines(old: GradeBands, new: GradeBands) -> bool | None:
    names = ("excellent", "good", "passing", "lower_bound_included")
    pairs = [(getattr(old, name), getattr(new, name)) for name in names]
    if any(one is not None and two is not None and one != two for one, two in pairs):
        return False
    return None if any(one is None or two is None for one, two in pairs) else True
