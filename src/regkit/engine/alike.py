"""Cases that are alike for a rule: they differ in amounts and days alone, and in none that a comparison tells apart.

Words, truths and what was said are the same, and every comparison of amounts or days that the rule or a relation makes
comes out the same. Where one is open, it reads nothing that is known, or holds an unknown fact itself against what is
known; then all that unknown facts are held against lies in the same order, as far apart as matters. So whatever is
filled in, the same rows decide; only the amounts and days that come of them may differ.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any

from regkit.engine.body import Body, Writer, function
from regkit.engine.cells import Questions
from regkit.engine.lists import OTHERS, above, flattened, path_of, subject_at
from regkit.engine.parts import parts_of, without
from regkit.engine.turning import Chain, chains
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import EARLIEST, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.lists import UNSAID
from regkit.language.outcomes import UNKNOWN, Lack, engine
from regkit.language.relating import related, terms_of, tied
from regkit.language.rule import AnyRule

__all__ = ["alike", "alike_in_brief", "facts_in_lists", "is_counted", "is_finite_kind"]

Key = tuple[str, str]
Getter = Callable[[Any], Any]
Opened = tuple[int, Any, Any]
"""A comparison of which a side has no value: its place, and its sides."""
LEFT, RIGHT = 1, 2
MOST_SUBJECTS = 2_000
"""How many subjects are remembered with what is said of them."""
STEPS, ROOM = 100, 50
"""The parts of an amount that are told apart, and how many steps apart is as good as any more.

Where facts themselves are compared and nothing is reckoned with what is not known, two steps for each unknown are room
enough, so that it can lie by either end.
"""


class _Read:
    """What is read of one subject: the facts whose value matters, and amounts and days."""

    def __init__(self, subject: str, keys: Sequence[Key], counted: set[Key]) -> None:
        """Hold the name of the subject, and what reads its facts."""
        self.subject = subject
        self.names = frozenset(name for _, name in keys)
        self.whole = _getter([name for key, name in keys if (key, name) not in counted])
        self.counted = _getter([name for key, name in keys if (key, name) in counted])
        self.numbers: dict[Hashable, int] = {}
        self.next_number = itertools.count()
        self.known: dict[int, tuple[Any, int]] = {}

    def pattern(self, subject: Any) -> int:
        """Return a number that subjects share of which the same is said and known.

        Many cases share a subject, such as a firm: its number is found once.
        """
        found = self.known.get(id(subject))
        if found is None or found[0] is not subject:
            unknown = tuple(value is None for value in self.counted(subject))
            told = (self.whole(subject), unknown, self.names & _said(subject))
            for kept in (self.known, self.numbers):  # a number that is forgotten is not given again
                if len(kept) >= MOST_SUBJECTS:
                    kept.clear()
            number = self.numbers.setdefault(told, next(self.next_number))
            found = self.known[id(subject)] = subject, number
        return found[1]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A comparison of amounts or days.

    Attributes:
        is_left, is_right: whether its sides are facts.
        keys: the amounts and days that it reads of those who are there.
        free: those that nobody can know: of members of lists that are not listed.
        chains: of each side, the days that it can come from; nothing where it is reckoned otherwise.
        fixed: whether each side is the same in all cases.
    """

    is_left: bool
    is_right: bool
    keys: tuple[Key, ...]
    free: frozenset[Key]
    chains: tuple[tuple[Chain, ...] | None, tuple[Chain, ...] | None]
    fixed: tuple[bool, bool]


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


_Mark = tuple[int, int, tuple[Chain, ...]]
_Plan = tuple[_Group, ...] | None


@dataclass(frozen=True, slots=True)
class _Form:
    """What tells cases of a rule apart, for lists of some lengths.

    Attributes:
        path: the names of the subjects that are read, each behind those that it is within.
        read: what is read of them.
        scope: the names of those on which comparisons hang.
        comparisons: of each comparison of amounts or days, what is the same for all cases.
        compared: a function of a list, the subjects in `scope`, the day and the calendar: how the sides of each
            comparison relate; those that do not are added to the list, each with its place.
    """

    path: tuple[str, ...]
    read: tuple[_Read, ...]
    scope: tuple[str, ...]
    comparisons: tuple[_Comparison, ...]
    compared: Callable[..., tuple[Any, ...]]
    plans: dict[Hashable, _Plan] = field(default_factory=dict)
    brief: _Brief | None = None

    def find(self, named: dict[str, Any]) -> None:
        """Add the subjects that are read to those that are named."""
        for name in self.path:
            if name not in named:
                named[name] = subject_at(named, name)


@dataclass(frozen=True, slots=True)
class _Brief:
    """What tells cases apart in which all rules have a value that are applied to the members of a list.

    Attributes:
        values: a function of the subjects, the day and the calendar: what the inner rules come to.
        form: the form of all else.
        shared: the amounts and days that both read.
    """

    values: Getter
    form: _Form
    shared: tuple[Key, ...]


def is_finite_kind(rule: AnyRule) -> bool:
    """Return whether a rule answers with a truth or a word, which cases that are alike share."""
    return rule.body.kind == BOOL or rule.body.kind.sort == "word"


def is_counted(fact: t.Fact[Any]) -> bool:
    """Return whether a fact is an amount or a day, in which cases that are alike may differ."""
    return fact.spec.kind.is_amount or fact.spec.kind == DATE


def facts_in_lists(rule: AnyRule, subjects: Sequence[Subject]) -> Hashable | None:
    """Return the facts that a rule reads of subjects and of all within them, each with whether it was said.

    Nothing where members of lists have lists of their own that the rule asks.
    """
    found = _found(rule, subjects)
    if found is None:
        return None
    lists, form, named = found
    read = ((one, named[one.subject]) for one in form.read)
    return lists, *((one.whole(subject), one.counted(subject), one.names & _said(subject)) for one, subject in read)


def alike(rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
    """Return what all cases have in common that are alike to this one; nothing where only equal ones are."""
    found = _found(rule, subjects)
    if found is None:
        return None
    lists, form, named = found
    return _likeness(form, lists, named, on)


def alike_in_brief(rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
    """Return what all cases have in common that come to the same as this one, and lack the same, by whatever words.

    That is less than `alike` returns: of what inner rules read that have a value, nothing matters but the value.
    Nothing where one of them has none, or where the same amount is unknown in them and besides.
    """
    found = _found(rule, subjects)
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


def _likeness(form: _Form, known: Hashable, named: Mapping[str, Any], on: Any) -> Hashable | None:
    """Return what cases have in common of a form, beside what is known of them already."""
    numbers = tuple([one.pattern(named[one.subject]) for one in form.read])
    opened: list[Opened] = []
    try:
        related = form.compared(opened, *[named[name] for name in form.scope], on, None)
    except ConflictError:
        return None
    key = known, numbers, related
    if not opened:
        return key
    if key not in form.plans:
        if len(form.plans) >= MOST_SUBJECTS:
            form.plans.clear()
        form.plans[key] = _plan(opened, form, named, on)
    plan = form.plans[key]
    return None if plan is None else (*key, *[_apart(group, opened) for group in plan])


def _plan(opened: Sequence[Opened], form: _Form, named: Mapping[str, Any], on: Any) -> _Plan:
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
            held = None if _lacks(left) and _lacks(right) else LEFT if _lacks(right) else RIGHT
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


def _tells(group: _Group, opened: Sequence[Opened], form: _Form) -> bool:
    """Return whether unknown facts are held against anything that is not the same in all cases."""
    return not all(form.comparisons[opened[number][0]].fixed[side - LEFT] for number, side, _ in group.marks)


def _lacks(side: Any) -> bool:
    return side is None or side.__class__ is Lack


def _left_open(opened: list[Opened], place: int, left: Any, right: Any) -> tuple[Any, Any]:
    """Note a comparison of which a side has no value, and return what it lacks."""
    opened.append((place, left, right))
    return left if _lacks(left) else 0, right if _lacks(right) else 0


def _found(
    rule: AnyRule, subjects: Sequence[Subject]
) -> tuple[tuple[tuple[int, bool], ...], _Form, dict[str, Any]] | None:
    """Return how long the lists are that a rule asks and whether they were given, the form for these, the subjects."""
    named: dict[str, Any] = dict(zip((name for name, _ in rule.parameters), subjects, strict=True))
    paths = _lists(rule)
    if paths is None:
        return None
    sizes = tuple(len(subject_at(named, path)) for path in paths)
    given = tuple(_is_given(named, path) for path in paths)
    form = _form_of(rule, sizes, _Subjects(named))
    form.find(named)
    return tuple(zip(sizes, given, strict=True)), form, named


def _is_given(named: Mapping[str, Any], path: str) -> bool:
    outer, _, name = path.rpartition(".")
    return getattr(subject_at(named, outer), name) is not None


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
    known = opened[number][side]
    yield known, number
    for place, chain in enumerate(days):
        for turn, day in enumerate(chain.turns(known)):
            yield day, (number, place, turn)


def _said(subject: Any) -> frozenset[str]:
    """Return the facts of a subject, or of a list, of which no presumption holds."""
    return engine().told(subject) if subject.relations else frozenset(subject.model_fields_set)


class _Subjects(dict[str, Any]):
    """The subjects of a question, which a form hangs on only in how long their lists are."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Subjects)

    def __ne__(self, other: object) -> bool:
        return not self == other


@functools.lru_cache(maxsize=1024)
def _lists(rule: AnyRule) -> tuple[str, ...] | None:
    """Return the lists that a rule asks; nothing where members have lists of their own."""
    asked = [term for term in t.walk(rule.body) if isinstance(term, t.Over)]
    if any(term.parameter.startswith(tuple(one.variable for one in asked)) for term in asked):
        return None
    return tuple(dict.fromkeys(map(path_of, asked)))


@functools.lru_cache(maxsize=1024)
def _form_of(rule: AnyRule, _sizes: tuple[int, ...], subjects: _Subjects) -> _Form:
    term = flattened(rule.body, subjects)
    form = _form(rule, term)
    parts = parts_of(term) if term is not rule.body else ()
    if not parts:
        return form
    rest = _form(rule, without(term, parts))
    shared = _counted(_facts(parts)).keys() & _counted(_facts((without(term, parts),))).keys()
    values = _function(rule, form.scope, lambda body: [body.value(part) for part in parts])
    return replace(form, brief=_Brief(values, rest, tuple(shared)))


def _form(rule: AnyRule, term: t.Term[Any]) -> _Form:
    """Return what tells cases of a term apart."""
    terms = (term, *_relations(term))
    facts = {(one.parameter, one.spec.name): one for one in _facts(terms) if not one.spec.name.startswith(UNSAID)}
    counted = {key for key, one in facts.items() if is_counted(one)}
    asked = Questions(terms).comparisons
    compared = tuple(_comparison(left, right, counted) for left, right in asked)
    names = tuple(dict.fromkeys(parameter for parameter, _ in facts))
    read = tuple(_Read(name, [key for key in facts if key[0] == name], counted) for name in names)
    inners = [inner for sides in asked for side in sides for inner in t.walk(side) if isinstance(inner, t.Fact)]
    scope = tuple(dict.fromkeys((*names, *(inner.parameter for inner in inners))))
    path = tuple(dict.fromkeys(name for one in scope for name in above(one)))
    return _Form(path, read, scope, compared, _comparing(rule, asked, scope))


def _counted(facts: Iterable[t.Fact[Any]]) -> dict[Key, None]:
    return {(one.parameter, one.spec.name): None for one in facts if is_counted(one)}


def _getter(names: Sequence[str]) -> Getter:
    """Return what reads some facts of a subject, as a tuple however many they are."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda subject: tuple(getattr(subject, name) for name in names)


class _Quick(Writer):
    """Writes functions that do not ask the reference evaluator for why there is no value: any lack is unknown.

    No cases are held to be alike by it that are not: what reads amounts and has no value makes them alike to none.
    """

    def fallback(self, term: t.Term[Any], scope: Mapping[str, str]) -> str:  # noqa: ARG002  (as its base has it)
        return self.constant(_unknown)


def _unknown(*_given: Any) -> Lack:
    return UNKNOWN


def _comparing(rule: AnyRule, asked: Sequence[tuple[t.Term[Any], t.Term[Any]]], names: Sequence[str]) -> Getter:
    """Return a function of a list, some subjects, the day and the calendar: how the sides of each comparison relate."""
    return _function(
        rule,
        names,
        lambda body: [body.assign(_relation(body, place, *sides)) for place, sides in enumerate(asked)],
        "_opened",
    )


def _function(rule: AnyRule, names: Sequence[str], write: Callable[[Body], Sequence[str]], *first: str) -> Getter:
    """Return a function of some subjects, the day and the calendar that returns what is written of them."""
    scope = {name: f"_s{number}" for number, name in enumerate(names)}
    writer = _Quick(list(scope.values()))
    body = Body(writer, scope=scope)
    body.line(f"return ({''.join(f'{one}, ' for one in write(body))})")
    signature = ", ".join([*first, *scope.values(), "on", "calendar"])
    source = "\n\n".join([*writer.functions, function("compared", signature, body)])
    exec(compile(source, f"<comparisons of {rule.name}>", "exec"), writer.namespace)  # noqa: S102  (our own source)
    compared: Getter = writer.namespace["compared"]
    return compared


def _relation(body: Body, place: int, left: t.Term[Any], right: t.Term[Any]) -> str:
    """Return an expression of how two sides relate: less, equal or more, or what they lack."""
    one, other = body.value(left), body.value(right)
    open_ = f"{body.writer.constant(_left_open)}(_opened, {place}, {one}, {other})"
    known = body.present([(left, one), (right, other)])
    return f"({one} > {other}) - ({one} < {other})" + (f" if {' and '.join(known)} else {open_}" if known else "")


def _comparison(left: t.Term[Any], right: t.Term[Any], counted: set[Key]) -> _Comparison:
    sides = left, right
    read = dict.fromkeys((one.parameter, one.spec.name) for one in _facts(sides))
    within = [[inner for inner in t.walk(side) if isinstance(inner, t.Fact)] for side in sides]
    free = frozenset((one.parameter, one.spec.name) for facts in within for one in facts if is_counted(one)) - counted
    return _Comparison(
        isinstance(left, t.Fact),
        isinstance(right, t.Fact),
        tuple(key for key in read if key in counted),
        free,
        (chains(left), chains(right)),
        (not within[0], not within[1]),
    )


def _facts(terms: Sequence[t.Term[Any]]) -> Iterator[t.Fact[Any]]:
    """Yield the facts that terms read, with the days that date them; none of members that are not listed."""
    for inner in (inner for term in terms for inner in t.walk(term)):
        if isinstance(inner, t.Fact) and OTHERS not in inner.parameter:
            yield inner
            if inner.spec.dated_by is not None:
                yield t.Fact(inner.parameter, inner.model, inner.model.facts[inner.spec.dated_by])


def _relations(term: t.Term[Any]) -> Iterator[t.Term[Any]]:
    """Yield what the relations read that tie the facts of a term to each other and to others."""
    read: dict[str, tuple[type[Subject], set[str]]] = {}
    for fact in _facts((term,)):
        if issubclass(fact.model, Subject):
            read.setdefault(fact.parameter, (fact.model, set()))[1].add(fact.spec.name)
    for parameter, (model, names) in read.items():
        bound = tied(model, names)
        for relation in related(model, parameter):
            terms = terms_of(relation)
            if any(one.spec.name in bound for one in _facts(terms)):
                yield from terms
