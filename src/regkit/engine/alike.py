"""Cases that are alike for a rule: they differ in amounts and days alone, and in none that a comparison tells apart.

Words, truths and what was said are the same, and every comparison of amounts or days that the rule or a relation makes
comes out the same. Where one is open, it reads nothing that is known, or holds an unknown fact itself against what is
known; then all that unknown facts are held against lies in the same order, as far apart as matters. So whatever is
filled in, the same rows decide; only the amounts and days that come of them may differ.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Any

from regkit.engine.body import Body, Writer, function
from regkit.engine.cells import Questions
from regkit.engine.lists import OTHERS, above, flattened, path_of, subject_at
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import EARLIEST, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.lists import UNSAID
from regkit.language.outcomes import UNKNOWN, Lack, engine
from regkit.language.relating import Conclusion, Exclusion, counted_by_day, related, terms_of, tied
from regkit.language.rule import AnyRule

__all__ = ["alike", "facts_in_lists", "is_counted", "is_finite_kind"]

Key = tuple[str, str]
Getter = Callable[[Any], Any]
STEPS, ROOM = 100, 50
"""The parts of an amount that are told apart, and how many steps apart is as good as any more.

Where facts themselves are compared and nothing is reckoned with what is not known, two steps for each unknown are room
enough, so that it can lie by either end.
"""


@dataclass(frozen=True, slots=True)
class _Read:
    """The facts that are read of one subject: those whose value matters, and amounts and days.

    Attributes:
        subject: its name.
        names: the names of all of them.
        whole, counted: what reads the ones and the others; both are tuples.
    """

    subject: str
    names: frozenset[str]
    whole: Getter
    counted: Getter


@dataclass(frozen=True, slots=True)
class _Form:
    """What tells cases of a rule apart, for lists of some lengths.

    Attributes:
        path: the names of the subjects that are read, each behind those that it is within.
        read: what is read of them.
        scope: the names of those on which comparisons hang.
        comparisons: of each comparison of amounts or days, whether its sides are facts, and the amounts and days read.
        compared: a function of the subjects in `scope`, the day and the calendar: both sides of each comparison, then
            each amount that may follow by the day with what it then is.
    """

    path: tuple[str, ...]
    read: tuple[_Read, ...]
    scope: tuple[str, ...]
    comparisons: tuple[tuple[bool, bool, tuple[Key, ...]], ...]
    compared: Callable[..., tuple[Any, ...]]

    def find(self, named: dict[str, Any]) -> None:
        """Add the subjects that are read to those that are named."""
        for name in self.path:
            named[name] = subject_at(named, name)


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
    key: list[Any] = [lists]
    for one in form.read:
        subject = named[one.subject]
        key += (one.whole(subject), *(value is None for value in one.counted(subject)), one.names & _said(subject))
    try:
        sides = iter(form.compared(*[named[name] for name in form.scope], on, None))
    except ConflictError:
        return None
    marks: list[Any] = []
    is_plain = True
    for (is_left, is_right, keys), left, right in zip(form.comparisons, sides, sides, strict=False):
        no_left, no_right = left is None or left.__class__ is Lack, right is None or right.__class__ is Lack
        if not (no_left or no_right):
            key.append((left > right) - (left < right))  # pyright: ignore[reportOptionalOperand]  # neither is nothing
            continue
        key.append((left if no_left else 0, right if no_right else 0))
        is_plain = is_plain and (is_left or left is not None) and (is_right or right is not None)
        if left is not None and right is not None:
            continue
        if not (no_left and no_right) and (is_left if left is None else is_right):
            marks.append(left if no_right else right)
        elif any(getattr(named[parameter], name) is not None for parameter, name in keys):
            return None
    unknown = sum(value is None for one in form.read for value in one.counted(named[one.subject]))
    key += (right if left is None else None for left, right in zip(sides, sides, strict=True))
    return (*key, *_apart(marks, min(ROOM, 2 * unknown + 2) if is_plain else ROOM))


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


def _apart(marks: Sequence[Any], room: int) -> Iterator[Any]:
    """Yield in which order amounts and days lie, and how many steps apart, as far as unknown ones may fit in."""
    for kind in (Decimal, date):
        some = [(one, place) for place, one in enumerate(marks) if isinstance(one, date) == (kind is date)]
        before: Any = EARLIEST if kind is date else Decimal(0)
        for one, place in sorted(some, key=itemgetter(0)):
            steps = (one - before).days if kind is date else (Decimal(one) - before) * STEPS
            yield place, min(steps, room)
            before = one


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
    relations = tuple(_relations(term))
    terms = (term, *(one for relation in relations for one in terms_of(relation)))
    facts = {(one.parameter, one.spec.name): one for one in _facts(terms) if not one.spec.name.startswith(UNSAID)}
    counted = {key for key, one in facts.items() if is_counted(one)}
    asked = Questions(terms).comparisons
    compared = tuple(
        (isinstance(left, t.Fact), isinstance(right, t.Fact), tuple(k for k in _keys((left, right)) if k in counted))
        for left, right in asked
    )
    told = [(same.left, same.right) for relation in relations for same in counted_by_day(relation)]
    names = tuple(dict.fromkeys(parameter for parameter, _ in facts))
    read = tuple(_read(name, [key for key in facts if key[0] == name], counted) for name in names)
    inners = [inner for sides in asked for side in sides for inner in t.walk(side) if isinstance(inner, t.Fact)]
    scope = tuple(dict.fromkeys((*names, *(inner.parameter for inner in inners))))
    path = tuple(dict.fromkeys(name for one in scope for name in above(one)))
    return _Form(path, read, scope, compared, _comparing(rule, [*asked, *told], scope))


def _read(subject: str, keys: Sequence[Key], counted: set[Key]) -> _Read:
    whole, amounts = (
        [name for key, name in keys if ((key, name) in counted) is is_counted] for is_counted in (False, True)
    )
    return _Read(subject, frozenset(name for _, name in keys), _getter(whole), _getter(amounts))


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
    """Return a function of some subjects, the day and the calendar that gives both sides of each comparison."""
    scope = {name: f"_s{number}" for number, name in enumerate(names)}
    writer = _Quick(list(scope.values()))
    body = Body(writer, scope=scope)
    sides = [body.value(side) for both in asked for side in both]
    body.line(f"return ({''.join(f'{side}, ' for side in sides)})")
    written = "\n\n".join(
        [*writer.functions, function("compared", ", ".join([*scope.values(), "on", "calendar"]), body)]
    )
    exec(compile(written, f"<comparisons of {rule.name}>", "exec"), writer.namespace)  # noqa: S102  (our own source)
    compared: Getter = writer.namespace["compared"]
    return compared


def _keys(sides: Sequence[t.Term[Any]]) -> Iterator[Key]:
    return ((one.parameter, one.spec.name) for one in _facts(sides))


def _facts(terms: Sequence[t.Term[Any]]) -> Iterator[t.Fact[Any]]:
    """Yield the facts that terms read, with the days that date them; none of members that are not listed."""
    for inner in (inner for term in terms for inner in t.walk(term)):
        if isinstance(inner, t.Fact) and OTHERS not in inner.parameter:
            yield inner
            if inner.spec.dated_by is not None:
                yield t.Fact(inner.parameter, inner.model, inner.model.facts[inner.spec.dated_by])


def _relations(term: t.Term[Any]) -> Iterator[Conclusion | Exclusion]:
    """Yield the relations that tie the facts of a term to each other and to others."""
    read: dict[str, tuple[type[Subject], set[str]]] = {}
    for fact in _facts((term,)):
        if issubclass(fact.model, Subject):
            read.setdefault(fact.parameter, (fact.model, set()))[1].add(fact.spec.name)
    for parameter, (model, names) in read.items():
        bound = tied(model, names)
        for relation in related(model, parameter):
            if any(one.spec.name in bound for one in _facts(terms_of(relation))):
                yield relation
