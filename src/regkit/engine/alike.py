"""Cases that are alike for a rule: they differ in amounts and days alone, and in none that a comparison tells apart.

Words, truths and what was said are the same, and every comparison of amounts or days that the rule or a relation makes
comes out the same. Where one is open, it reads nothing that is known, or holds an unknown fact itself against what is
known; then all that unknown facts are held against lies in the same order, as far apart as matters. Only what reads
the same unknown hangs together: what two unknowns that no comparison joins are held against may lie in any order. A day
that is reckoned from an unknown one counts as that one, held against the days on which it turns. So whatever is filled
in, the same rows decide; only the amounts and days that come of them may differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Final

from regkit.engine.forms import MOST, Form, Key, Opened, found_form, lacks, said
from regkit.engine.turning import Chain
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import EARLIEST, Subject
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule

__all__ = [
    "Parts",
    "alike",
    "alike_in_brief",
    "alike_in_parts",
    "entered_parts",
    "facts_in_lists",
    "is_finite_kind",
]

LEFT, RIGHT = 1, 2
"""The places of the sides of a comparison that is open."""
STEPS, ROOM = 100, 50
"""The parts of an amount that are told apart, and how many steps apart is as good as any more.

Where facts themselves are compared and nothing is reckoned with what is not known, two steps for each unknown are room
enough, so that it can lie by either end.
"""


@dataclass(slots=True)
class _Group:
    """Open comparisons that have something unknown in common; no other comparison reads any of it.

    Attributes:
        unknown: the amounts and days that are not known.
        marks: what unknown facts are held against: the number of the comparison among the open, which side, and from
            which days the other side comes; none where it is the fact itself.
        is_plain: whether only facts themselves lack in them, so that nothing is reckoned with what is not known.
    """

    unknown: set[Key]
    marks: list[_Mark]
    is_plain: bool

    def join(self, other: _Group) -> None:
        """Take in a group that has something in common with this one."""
        self.unknown |= other.unknown
        self.marks = sorted([*self.marks, *other.marks], key=itemgetter(0))
        self.is_plain = self.is_plain and other.is_plain

    @property
    def room(self) -> int:
        """How many steps apart is as good as any more."""
        return min(ROOM, 2 * len(self.unknown) + 2) if self.is_plain else ROOM


Parts = tuple[int, ...]
"""The numbers of some inner rules."""
_Mark = tuple[int, int, tuple[Chain, ...]]
_Plan = tuple[_Group, ...] | None
UNPLANNED: Final = object()
"""Of what is lacking no plan was made yet; it hangs on which facts and which sides of comparisons have no value."""


def is_finite_kind(rule: AnyRule) -> bool:
    """Return whether a rule answers with a truth or a word, which cases that are alike share."""
    return rule.body.kind == BOOL or rule.body.kind.sort == "word"


def facts_in_lists(rule: AnyRule, subjects: Sequence[Subject]) -> Hashable | None:
    """Return the facts that a rule reads of subjects and of all within them, each with whether it was said.

    Nothing where members of lists have lists of their own that the rule asks.
    """
    found = found_form(rule, subjects)
    if found is None:
        return None
    lists, form, named = found
    read = ((one, named[one.subject]) for one in form.read)
    return lists, *((one.whole(subject), one.counted(subject), one.names & said(subject)) for one, subject in read)


def alike(rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
    """Return what all cases have in common that are alike to this one; nothing where only equal ones are."""
    found = found_form(rule, subjects)
    if found is None:
        return None
    lists, form, named = found
    return _likeness(form, lists, named, on)


def alike_in_brief(rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
    """Return what all cases have in common that come to the same as this one, and lack the same, by whatever words.

    That is less than `alike` returns: of what inner rules read that have a value, nothing matters but the value.
    Nothing where one of them has none, or where the same amount is unknown in them and besides.
    """
    found = found_form(rule, subjects)
    if found is None or (brief := found[1].brief) is None:
        return None
    lists, form, named = found
    try:
        values = brief.values(*[named[name] for name in form.scope], on, None)
    except ConflictError:
        return None
    if not all(value is True or value is False for value in values):
        return None
    if any(getattr(named[parameter], name) is None for parameter, name in brief.shared):
        return None
    return _likeness(brief.form, (lists, values), named, on)


def entered_parts(
    rule: AnyRule, subjects: Sequence[Subject], entered: AbstractSet[tuple[str, tuple[str, ...]]]
) -> Parts:
    """Return the numbers of the inner rules, of those that cases in brief leave out, that were entered."""
    found = found_form(rule, subjects)
    brief = None if found is None else found[1].brief
    parts = () if brief is None else brief.parts
    return tuple(number for number, one in enumerate(parts) if (one.name, one.arguments) in entered)


def alike_in_parts(rule: AnyRule, subjects: Sequence[Subject], on: Any, parts: Parts) -> Hashable | None:
    """Return what all cases have in common that are alike to this one for some of the inner rules, each by itself."""
    found = found_form(rule, subjects)
    if found is None or (brief := found[1].brief) is None:
        return None
    lists, _, named = found
    likenesses: list[Hashable] = []
    for number in parts:
        form = brief.of_part(number)
        form.find(named)
        likenesses.append(_likeness(form, number, named, on))
    return None if None in likenesses else (lists, *likenesses)


def _likeness(form: Form, known: Hashable, named: Mapping[str, Any], on: Any) -> Hashable | None:
    """Return what cases have in common of a form, beside what is known of them already."""
    numbers = tuple([one.pattern(named[one.subject]) for one in form.read])
    opened: list[Opened] = []
    try:
        related = form.compared(opened, *[named[name] for name in form.scope], on, None)
        number, of_strangers = form.strangers.on(on)
    except ConflictError:
        return None
    key = known, numbers, related, number
    lacking = on is None, numbers, number, tuple([(place, related[place]) for place, _, _ in opened])
    opened += of_strangers
    if not opened:
        return key
    plan = form.plans.get(lacking, UNPLANNED)
    if plan is UNPLANNED:
        if len(form.plans) >= MOST:
            form.plans.clear()
        plan = form.plans[lacking] = _plan(opened, form, {**named, **form.strangers.named}, on)
    return None if plan is None else (*key, *[_apart(group, opened) for group in plan])


def _plan(opened: Sequence[Opened], form: Form, named: Mapping[str, Any], on: Any) -> _Plan:
    """Return which open comparisons hang together, and what unknown facts are held against in them.

    Nothing where known amounts are reckoned with what is not known.
    """
    groups: list[_Group] = []
    for number, (place, left, right) in enumerate(opened):
        one = form.comparisons[place]
        is_known = [getattr(named[parameter], name) is not None for parameter, name in one.keys]
        unknown = {key for key, known in zip(one.keys, is_known, strict=True) if not known} | one.free
        group = _Group(unknown | ({("", "on")} if on is None else set()), [], is_plain=True)
        if left is None or right is None:
            is_fact = one.is_left if left is None else one.is_right
            held = None if lacks(left) and lacks(right) else LEFT if lacks(right) else RIGHT
            days = () if held is None or is_fact else _days(one.chains[held % RIGHT], opened[number][held], named)
            if held is not None and (is_fact or days):
                group.marks = [(number, held, days)]
            elif any(is_known):
                return None
            if not days:
                group.is_plain = (one.is_left or left is not None) and (one.is_right or right is not None)
        touching = [other for other in groups if not other.unknown.isdisjoint(group.unknown)]
        groups = [other for other in groups if other not in touching]
        for other in touching:
            group.join(other)
        groups.append(group)
    return tuple(group for group in groups if _tells(group, opened, form))


def _tells(group: _Group, opened: Sequence[Opened], form: Form) -> bool:
    """Return whether unknown facts are held against anything that is not the same in all cases."""
    return not all(form.comparisons[opened[number][0]].fixed[side - LEFT] for number, side, _ in group.marks)


def _days(found: tuple[Chain, ...] | None, known: Any, named: Mapping[str, Any]) -> tuple[Chain, ...]:
    """Return the chains by which a day comes from days that are not known; none where it may come otherwise."""
    if found is None or not isinstance(known, date) or not all(one.is_sure for one in found):
        return ()
    bases = [one.base for one in found if isinstance(one.base, t.Fact)]
    is_known = any(getattr(named.get(one.parameter), one.spec.name, None) is not None for one in bases)
    return () if is_known else found


def _apart(group: _Group, opened: Sequence[Opened]) -> tuple[tuple[Hashable, Any], ...]:
    """Return in which order amounts or days lie, and how many steps apart, as far as unknown ones may fit in."""
    if len(group.marks) == 1 and not group.marks[0][2]:  # one alone, the most frequent case
        number, side, _ = group.marks[0]
        return ((number, _from(None, opened[number][side], group.room)),)
    before: dict[bool, Any] = {}
    found: list[tuple[Hashable, Any]] = []
    marks = [
        (isinstance(one, date), one, place)
        for number, side, days in group.marks
        for one, place in _held(opened, number, side, days)
    ]
    for is_day, one, place in sorted(marks, key=itemgetter(0, 1)):
        found.append((place, _from(before.get(is_day), one, group.room)))
        before[is_day] = one
    return tuple(found)


def _from(before: Any, one: Any, room: int) -> Any:
    """Return how many steps an amount or a day lies from the one before, or from the least there is."""
    if isinstance(one, date):
        return min((one - (before or EARLIEST)).days, room)
    steps = one if before is None else one - before
    return room if steps >= room else min(steps * STEPS, room)  # a step is a part of one


def _held(opened: Sequence[Opened], number: int, side: int, days: tuple[Chain, ...]) -> Iterator[tuple[Any, Hashable]]:
    """Yield what unknown facts are held against in a comparison, and a name for each: of chains, where they turn."""
    known: Any = opened[number][side]
    yield known, number
    for place, chain in enumerate(days):
        for turn, day in enumerate(chain.turns(known)):
            yield day, (number, place, turn)
