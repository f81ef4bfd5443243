"""What may still come of a case: whether it is settled, the outcomes within reach, and what is missing for an answer.

All of it is read off the worlds of the case (`regkit.engine.worlds`), so that every outcome named is reached by
some way to fill in what is not known, and every such way leads to an outcome named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from regkit.engine.ahead import ANYTHING, Ahead
from regkit.engine.cells import can_be_supposed, lacking
from regkit.engine.lists import flattened, list_of_others
from regkit.engine.operations import Timed, uncovered_year
from regkit.engine.reach import in_order, reached, told, with_usual
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.search import Search
from regkit.engine.worlds import CONFLICT, TooManyWorlds, World, Worlds
from regkit.language import terms as t
from regkit.language import writing
from regkit.language.outcomes import UNKNOWN, Lack, Missing, Status
from regkit.language.writing import asked, phrase

__all__ = [
    "Source",
    "common",
    "determined",
    "in_order",
    "missing",
    "missing_of_open",
    "outcome_in_words",
    "outcomes",
    "reached",
    "settling",
    "source_of",
    "sources",
    "turns_on",
]


MOST_TO_TURN, MOST_TO_SETTLE = 600, 150
"""How many partial worlds are looked at to see whether one unknown matters, and what it would settle."""


# ── is it settled? ───────────────────────────────────────────────────────────────────────────────


def determined(term: t.Term[Any], case: Case) -> Any:
    """Return the value of `term` in `case`: UNKNOWN only where two ways to fill in what is not known differ.

    Raises:
        ConflictError: two rows of one decision apply and differ.
    """
    value = evaluate(term, case)
    return common(Worlds(term, case))[0] if value is UNKNOWN else value


def common(worlds: Iterable[World]) -> tuple[Any, tuple[World, ...]]:
    """Return the outcome that all worlds have in common, or UNKNOWN, with the two that differ where two do."""
    first: World | None = None
    try:
        for world in worlds:
            if world.outcome is UNKNOWN or world.outcome is CONFLICT:
                return UNKNOWN, ()
            if first is not None and first.outcome != world.outcome:
                return UNKNOWN, (first, world)
            first = first or world
    except TooManyWorlds:
        return UNKNOWN, ()
    return (UNKNOWN if first is None else first.outcome), ()


def settling(term: t.Term[Any], case: Case) -> tuple[Case, ...]:
    """Return the worlds of a case that is settled whatever is not known; the case itself where all is known."""
    return (case,) if evaluate(term, case) is not UNKNOWN else tuple(world.case for world in Worlds(term, case))


def source_of(term: t.Term[Any], case: Case) -> t.Term[Any] | None:
    """Return what a settled case has its value from in every world; nothing where that is not one term, or not known.

    It then comes to the answer in every other case in which the same rows decide, too, whatever its numbers are.
    """
    source, *others = dict.fromkeys(_source(term, world) for world in settling(term, case))
    return None if others or isinstance(evaluate(source, case), Lack) else source


def _source(term: t.Term[Any], case: Case) -> t.Term[Any]:
    """Return the outcome of the row that decides, and of the row that decides within it."""
    match term:
        case t.Named(term=inner) | t.Applied(body=inner):
            return _source(inner, case)
        case t.Choice():
            return _source(term.branch, case)
        case t.Decide(rows=rows, unless=unless):
            taken = [row for row in unless if evaluate(row.condition, case) is True]
            taken = taken or [row for row in rows if evaluate(row.condition, case) is True]
            return _source(taken[0].outcome, case) if len(taken) == 1 else term
        case t.Open(candidates=candidates) if (answer := case.guessed.get(key_of(term, case))) is not None:
            return _source(candidates[answer], case) if candidates and term.ends is None else term
        case _:
            return term


@dataclass(frozen=True, slots=True)
class Source:
    """One of the outcomes that a case may come to.

    Attributes:
        outcome: the value, or a status, in this case.
        term: what it comes from in every case in which the same rows may decide; nothing where it is the same in all.
    """

    outcome: Any
    term: t.Term[Any] | None


def sources(term: t.Term[Any], case: Case) -> tuple[Source, ...] | None:
    """Return all that a case may come to, each with what it comes from.

    Nothing where there are too many worlds, or where an outcome comes of what is not known itself: how far that may go
    is seen in the case alone.
    """
    found = Worlds(term, case).found()
    if not found.whole or any(isinstance(leaf, t.Fact) and leaf.spec.usual for leaf in found.filled.values()):
        return None
    made: dict[object, Source] = {}
    for world in found.worlds:
        outcome = told(world.outcome)
        source = None if isinstance(outcome, Status) else _source(term, world.case)
        read = () if source is None else tuple(t.walk(source))
        is_same = not any(isinstance(one, (t.Fact, t.AsOf)) for one in read)
        if any(_is_supposed(one, found.filled) for one in read):
            return None
        made.setdefault((is_same, outcome if is_same else source), Source(outcome, None if is_same else source))
    return tuple(made.values())


def _is_supposed(term: t.Term[Any], filled: Mapping[object, t.Term[Any]]) -> bool:
    """Return whether a term within a source may be among what was filled in."""
    match term:
        case t.Fact(parameter=parameter, spec=spec):
            return (parameter, spec.name) in filled
        case t.Open() | t.Over():
            return True
        case t.AsOf() | t.Shift() | t.Between() | t.Rolled():
            return any(isinstance(one, type(term)) for one in filled.values())
        case _:
            return False


# ── outcomes within reach ────────────────────────────────────────────────────────────────────────


def outcomes(term: t.Term[Any], case: Case) -> tuple[Any, ...]:
    """Return what `term` can still turn out to be, amounts from small to large, statuses last.

    Values; `Bounds` for amounts and days that can be anything between two ends, as narrow as they are;
    `Status.SILENT` or `Status.NOT_APPLICABLE` where the facts may fall where the text gives no answer; and
    `Status.UNDETERMINED` where more can come out than can be gone through.
    """
    value = evaluate(term, case)
    if value is not UNKNOWN:
        return (value.status if isinstance(value, Lack) else value,)
    found, filled = _reached(Worlds(term, case))
    if any(isinstance(leaf, t.Fact) and leaf.spec.usual for leaf in filled):
        usual, _ = _reached(Worlds(term, case.as_usual()))
        found = [with_usual(one, usual) for one in found]
    return in_order(found)


def _reached(worlds: Worlds) -> tuple[Sequence[Any], Iterable[t.Term[Any]]]:
    """Return the outcomes of all worlds, and what was filled in; of more than can be gone through, they are sought."""
    found = worlds.found()
    if found.whole:
        ends = ANYTHING
        if any(world.far for world in found.worlds):
            ends = Ahead(worlds.case, worlds.allowed, worlds.questions).ends(worlds.term)
        return reached(found.worlds, worlds.questions, ends), found.filled.values()
    search = Search(worlds, (told(world.outcome) for world in found.worlds))
    return search.all(), {**found.filled, **search.worlds.filled}.values()


# ── what is missing ──────────────────────────────────────────────────────────────────────────────


def missing(term: t.Term[Any], case: Case) -> tuple[Missing, ...]:
    """Return what is not known and could still change the value of `term`, the most decisive first.

    Something is missing only if two of its values, with the rest filled in somehow, lead to different outcomes. Where
    there are more ways to fill in the rest than can be gone through, all that is not known and read is named.
    """
    return () if determined(term, case) is not UNKNOWN else missing_of_open(term, case)


def missing_of_open(term: t.Term[Any], case: Case) -> tuple[Missing, ...]:
    """Return the same of a term of which it is known that two ways to fill in what is not known differ."""
    worlds = Worlds(flattened(term, case.subjects), case)
    found = [_missing(leaf, worlds) for leaf in _pivots(worlds)]
    return tuple(sorted({item.name: item for item in found}.values(), key=lambda item: -item.settles))


def _pivots(worlds: Worlds) -> list[t.Term[Any]]:
    """Return the unknowns of which two values lead to different outcomes."""
    term, case = worlds.term, worlds.case
    leaves = {key_of(leaf, case): leaf for leaf in lacking(term, case)}
    found = worlds.found()
    for world in found.worlds:
        if world.outcome is UNKNOWN:
            here = {key_of(leaf, world.case): leaf for leaf in lacking(term, world.case)}
            leaves = {**_beyond_shifts(here), **leaves}
    leaves = {**_beyond_shifts(found.filled), **leaves}
    return list(_turning(leaves, worlds) if found.whole else leaves.values())


def _turning(leaves: Mapping[object, t.Term[Any]], worlds: Worlds) -> Iterator[t.Term[Any]]:
    """Yield the leaves on which worlds turn; of those that are not listed in a list, one is enough to tell of it."""
    told: set[object] = set()
    for key, leaf in leaves.items():
        listed = list_of_others(leaf, worlds.case.subjects) if isinstance(leaf, t.Fact) else None
        if (listed is None or listed not in told) and _may_turn_on(key, leaf, worlds):
            told.add(listed)
            yield leaf


def _beyond_shifts(leaves: Mapping[object, t.Term[Any]]) -> dict[object, t.Term[Any]]:
    """Return the leaves but for working days: of a day that is not known itself, no calendar can be missing."""
    return {key: leaf for key, leaf in leaves.items() if not isinstance(leaf, (t.Shift, t.Between, t.Rolled))}


def _may_turn_on(key: object, leaf: t.Term[Any], worlds: Worlds) -> bool:
    """Return whether worlds turn on a leaf, as far as they can be gone through."""
    try:
        return turns_on(key, leaf, worlds.again(MOST_TO_TURN))
    except TooManyWorlds:
        return True


def turns_on(key: object, leaf: t.Term[Any], worlds: Worlds) -> bool:
    """Return whether two worlds turn on a leaf that differ in nothing else but what relations tie to it."""
    start = worlds.allowed.related(worlds.case)
    return start is not None and any(
        _differ(worlds, rest.case, leaf, key)
        for rest in worlds.within(start, last=worlds.allowed.tied(leaf, key))
        if rest.outcome is UNKNOWN and any(key_of(one, rest.case) == key for one in lacking(worlds.term, rest.case))
    )


def _differ(worlds: Worlds, rest: Case, leaf: t.Term[Any], key: object) -> bool:
    """Return whether two values of a leaf lead to different outcomes, all else but what it is tied to being settled."""
    seen: list[Any] = []
    cells = worlds.cells(leaf, rest) if can_be_supposed(leaf) else ()
    for value in (value for cell in cells for value, _ in cell.points):
        supposed = worlds.supposing(rest, key, value)
        found = [] if supposed is None else [world.outcome for world in worlds.within(supposed)]
        if any(one != other for one in found for other in seen):
            return True
        seen += found
    return not cells  # its values cannot be told apart, and it is what is lacking


def _missing(leaf: t.Term[Any], worlds: Worlds) -> Missing:
    case = worlds.case
    if isinstance(leaf, t.Fact) and (listed := list_of_others(leaf, case.subjects)) is not None:
        return Missing(*listed)
    settles = _settles(leaf, worlds.again(MOST_TO_SETTLE))
    match leaf:
        case t.Fact(parameter=parameter, spec=spec):
            name = f"{parameter}.{spec.name}"
            is_asked = spec.whose or leaf.kind.sort == "yes or no"
            zh, en = (asked(leaf, "zh"), asked(leaf, "en")) if is_asked else (phrase(leaf), spec.en)
            return Missing(name, zh, en, spec.decided_by, settles)
        case t.Open(question=question):
            return Missing(question.id, question.zh, question.en, question.authority, settles, question.recommended)
        case t.Shift() | t.Between() | t.Rolled():
            year = _uncovered_year(leaf, case)
            return Missing(
                f"working_day_calendar({year})", f"{year}年工作日安排", f"the working days of {year}", "国务院办公厅"
            )
        case _:
            return Missing("on", "询问之日", "the day asked about", settles=settles)


def _settles(leaf: t.Term[Any], worlds: Worlds) -> Decimal:
    """Return the share of a leaf's values that are seen to leave nothing else to ask, one value for each cell."""
    case = worlds.case
    cells = worlds.cells(leaf, case) if can_be_supposed(leaf) else ()
    supposed = [worlds.allowed.related(case.supposing({key_of(leaf, case): cell.points[0][0]})) for cell in cells]
    possible = [one for one in supposed if one is not None]
    if not possible:
        return Decimal(0)
    settled = sum(_settled(worlds, one) for one in possible)
    return (Decimal(settled) / len(possible)).quantize(Decimal("0.01"))


def _settled(worlds: Worlds, case: Case) -> bool:
    return common(worlds.within(case))[0] is not UNKNOWN


def _uncovered_year(leaf: Timed, case: Case) -> int | None:
    return uncovered_year(leaf, case.calendar, [evaluate(part, case) for part in t.children(leaf)])


# ── telling them ─────────────────────────────────────────────────────────────────────────────────


def outcome_in_words(outcome: Any, term: t.Term[Any], lang: str) -> str:
    """Return an outcome of a term that is still possible as people write it."""
    return writing.outcome_in_words(outcome, term.kind, lang)
