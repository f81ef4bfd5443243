"""What is missing for an answer: the unknowns on which worlds turn, and what each of them would settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from regkit.engine.lists import flattened, list_of_others
from regkit.engine.operations import Timed, uncovered_year
from regkit.engine.possible import common, determined
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.unknowns import can_be_supposed, lacking
from regkit.engine.worlds import TooManyWorlds, Worlds
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Missing
from regkit.language.writing import asked, phrase

__all__ = ["missing", "missing_of_open", "turns_on"]

MOST_TO_TURN, MOST_TO_SETTLE, MOST_TO_SETTLE_MERGED = 600, 150, 3_000
"""How many partial worlds are looked at to see whether one unknown matters, and what it would settle.

The last is for what it would settle where those of which the same remains are gone through once.
"""


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
    try:
        return list(_turning(leaves, worlds) if found.whole else leaves.values())
    except TooManyWorlds:
        return list(leaves.values())


def _turning(leaves: Mapping[object, t.Term[Any]], worlds: Worlds) -> Iterator[t.Term[Any]]:
    """Yield the leaves on which worlds turn; of those that are not listed in a list, one is enough to tell of it."""
    told: set[object] = set()
    seen = worlds.again(MOST_TO_TURN)
    for key, leaf in leaves.items():
        listed = list_of_others(leaf, worlds.case.subjects) if isinstance(leaf, t.Fact) else None
        if listed is not None and listed in told:
            continue
        try:
            turns = turns_on(key, leaf, seen := seen.again(seen.most))
        except TooManyWorlds:
            seen = worlds.merging()  # for those after it, too: they stand in as many worlds
            turns = turns_on(key, leaf, seen)
        if turns:
            told.add(listed)
            yield leaf


def _beyond_shifts(leaves: Mapping[object, t.Term[Any]]) -> dict[object, t.Term[Any]]:
    """Return the leaves but for working days: of a day that is not known itself, no calendar can be missing."""
    return {key: leaf for key, leaf in leaves.items() if not isinstance(leaf, (t.Shift, t.Between, t.Rolled))}


def turns_on(key: object, leaf: t.Term[Any], worlds: Worlds) -> bool:
    """Return whether two worlds turn on a leaf that differ in nothing else but what relations tie to it."""
    start = worlds.allowed.related(worlds.case)
    if start is None:
        return False
    return any(
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
    settles = _settles(leaf, worlds)
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
    return (Decimal(_settling(worlds, possible)) / len(possible)).quantize(Decimal("0.01"))


def _settling(worlds: Worlds, cases: list[Case]) -> int:
    """Return how many of some cases are seen to be settled."""
    for looking in (worlds.again(MOST_TO_SETTLE), worlds.merging(most=MOST_TO_SETTLE_MERGED)):
        found = sum(common(looking.within(case))[0] is not UNKNOWN for case in cases)
        if not looking.is_cut_short:
            break
    return found


def _uncovered_year(leaf: Timed, case: Case) -> int | None:
    return uncovered_year(leaf, case.calendar, [evaluate(part, case) for part in t.children(leaf)])
