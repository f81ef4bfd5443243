"""What tells cases of a rule apart: the facts that it reads, and how the sides of its comparisons relate.

Worked out once for a rule and the lengths of the lists that it asks; what is asked of each case is generated code.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from regkit.engine.body import Body, Writer, function
from regkit.engine.cells import Questions, Sides
from regkit.engine.lists import OTHERS, above, flattened, path_of, subject_at
from regkit.engine.parts import parts_of, without
from regkit.engine.relate import told
from regkit.engine.sharing import shared
from regkit.engine.turning import Chain, chains
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.kinds import DATE
from regkit.language.lists import UNSAID
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.language.relating import Conclusion, Exclusion, counted_by_day, related, terms_of, tied
from regkit.language.rule import AnyRule

__all__ = [
    "MOST",
    "Brief",
    "Comparison",
    "Form",
    "Key",
    "Opened",
    "asks_lists",
    "found_form",
    "is_counted",
    "lacks",
    "said",
]

Key = tuple[str, str]
Getter = Callable[[Any], Any]
Opened = tuple[int, Any, Any]
"""A comparison of which a side has no value: its place, and its sides."""
MOST_SIZES = 64
"""For how many lengths of lists the forms of a rule are kept."""
_NUMBERS = itertools.count()
"""No number is given twice, whichever form is forgotten and made anew: what is remembered by it is another's never."""
MOST = 2_000
"""How many subjects, patterns and plans are remembered of a form; then it begins anew."""


class Read:
    """What is read of one subject: the facts whose value matters, and amounts and days."""

    def __init__(self, subject: str, keys: Sequence[Key], counted: set[Key]) -> None:
        """Hold the name of the subject, and what reads its facts."""
        self.subject = subject
        self.names = frozenset(name for _, name in keys)
        self.whole = _getter([name for key, name in keys if (key, name) not in counted])
        self.counted = _getter([name for key, name in keys if (key, name) in counted])
        self.numbers: dict[Hashable, int] = {}
        self.known: dict[int, tuple[Any, int]] = {}

    def pattern(self, subject: Any) -> int:
        """Return a number that subjects share of which the same is said and known.

        Many cases share a subject, such as a firm: its number is found once.
        """
        found = self.known.get(id(subject))
        if found is None or found[0] is not subject:
            unknown = tuple([value is None for value in self.counted(subject)])
            told = (self.whole(subject), unknown, self.names & said(subject))
            for kept in (self.known, self.numbers):  # a number that is forgotten is not given again
                if len(kept) >= MOST:
                    kept.clear()
            number = self.numbers.setdefault(told, next(_NUMBERS))
            found = self.known[id(subject)] = subject, number
        return found[1]


@dataclass(frozen=True, slots=True)
class Comparison:
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


@dataclass(frozen=True, slots=True)
class Strangers:
    """Comparisons that read nothing but who is not listed: nothing is known of them in any case.

    Attributes:
        named: who is not listed, by name.
        compared: how the sides relate, as for a form.
        found: what that came to, day by day.
    """

    named: Mapping[str, Any]
    compared: Callable[..., tuple[Any, ...]]
    found: dict[Any, tuple[int, tuple[Opened, ...]]] = field(default_factory=dict)

    def on(self, day: Any) -> tuple[int, tuple[Opened, ...]]:
        """Return a number of what they come to on a day, and those of which a side has no value."""
        found = self.found.get(day)
        if found is None:
            opened: list[Opened] = []
            self.compared(opened, *self.named.values(), day, None)
            if len(self.found) >= MOST:
                self.found.clear()
            found = self.found[day] = next(_NUMBERS), tuple(opened)
        return found


@dataclass(frozen=True, slots=True)
class Form:
    """What tells cases of a rule apart, for lists of some lengths.

    Attributes:
        path: the names of the subjects that are read, each behind those that it is within.
        read: what is read of them.
        scope: the names of those on which comparisons hang.
        comparisons: of each comparison of amounts or days, what is the same for all cases.
        compared: a function of a list, the subjects in `scope`, the day and the calendar: how the sides of each
            comparison relate; those that do not are added to the list, each with its place.
        strangers: the comparisons that come to the same in all cases; their places are behind those of the others.
    """

    path: tuple[str, ...]
    read: tuple[Read, ...]
    scope: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    compared: Callable[..., tuple[Any, ...]]
    strangers: Strangers
    plans: dict[Hashable, Any] = field(default_factory=dict)
    brief: Brief | None = None

    def find(self, named: dict[str, Any]) -> None:
        """Add the subjects that are read to those that are named."""
        for name in self.path:
            if name not in named:
                named[name] = subject_at(named, name)


@dataclass(frozen=True, slots=True)
class Brief:
    """What tells cases apart in which all rules have a value that are applied to the members of a list.

    Attributes:
        rule: the rule that applies them.
        parts: the rules within, as they are applied.
        values: a function of the subjects, the day and the calendar: what the inner rules come to.
        form: the form of all else.
        shared: the amounts and days that both read.
        forms: the forms of parts, as they are asked for.
    """

    rule: AnyRule
    parts: tuple[t.Applied[bool], ...]
    values: Callable[..., tuple[Any, ...]]
    form: Form
    shared: tuple[Key, ...]
    forms: dict[int, Form] = field(default_factory=dict)

    def of_part(self, number: int) -> Form:
        """Return what tells cases of one of the parts apart."""
        if number not in self.forms:
            self.forms[number] = _form(self.rule, self.parts[number], {})  # it asks nobody who is not listed
        return self.forms[number]


def is_counted(fact: t.Fact[Any]) -> bool:
    """Return whether a fact is an amount or a day, in which cases that are alike may differ."""
    return fact.spec.kind.is_amount or fact.spec.kind == DATE


def found_form(
    rule: AnyRule, subjects: Sequence[Subject]
) -> tuple[tuple[tuple[int, bool], ...], Form, dict[str, Any]] | None:
    """Return how long the lists are that a rule asks and whether they were given, the form for these, the subjects."""
    named: dict[str, Any] = dict(zip((name for name, _ in rule.parameters), subjects, strict=True))
    paths = _lists(rule)
    if paths is None:
        return None
    sizes = tuple(len(subject_at(named, path)) for path in paths)
    given = tuple(_is_given(named, path) for path in paths)
    forms = _forms(rule)
    form = forms.get(sizes)
    if form is None:
        if len(forms) >= MOST_SIZES:
            forms.clear()
        form = forms[sizes] = _form_of(rule, named)
    form.find(named)
    return tuple(zip(sizes, given, strict=True)), form, named


def _is_given(named: Mapping[str, Any], path: str) -> bool:
    outer, _, name = path.rpartition(".")
    return getattr(subject_at(named, outer), name) is not None


def said(subject: Any) -> frozenset[str]:
    """Return the facts of a subject, or of a list, of which no presumption holds."""
    return told(subject) if subject.relations else frozenset(subject.model_fields_set)


def asks_lists(rule: AnyRule) -> bool:
    """Return whether a rule asks lists whose members have no lists of their own."""
    return bool(_lists(rule))


@functools.lru_cache(maxsize=1024)
def _lists(rule: AnyRule) -> tuple[str, ...] | None:
    """Return the lists that a rule asks; nothing where members have lists of their own."""
    asked = [term for term in t.walk(rule.body) if isinstance(term, t.Over)]
    if any(term.parameter.startswith(tuple(one.variable for one in asked)) for term in asked):
        return None
    return tuple(dict.fromkeys(map(path_of, asked)))


@functools.lru_cache(maxsize=1024)
def _forms(_rule: AnyRule) -> dict[tuple[int, ...], Form]:
    """Return the forms of a rule, by how long the lists are that it asks; they are put in as they are met."""
    return {}


def _form_of(rule: AnyRule, subjects: Mapping[str, Any]) -> Form:
    """Return the form of a rule for lists as long as those of some subjects."""
    flat = flattened(rule.body, subjects)
    term = shared(flat)
    form = _form(rule, term, subjects)
    parts = parts_of(term) if flat is not rule.body else ()
    if not parts:
        return form
    rest = _form(rule, without(term, parts), subjects)
    both = _counted(_facts(parts)).keys() & _counted(_facts((without(term, parts),))).keys()
    values = _function(rule, form.scope, lambda body: [body.value(part) for part in parts])
    return replace(form, brief=Brief(rule, parts, values, rest, tuple(both)))


def _form(rule: AnyRule, term: t.Term[Any], subjects: Mapping[str, Any]) -> Form:
    """Return what tells cases of a term apart; what it asks of who is not listed is the same whatever the subjects."""
    relations = tuple(_relations(term))
    terms = (term, *(one for relation in relations for one in terms_of(relation)))
    told = [(same.left, same.right) for relation in relations for same in counted_by_day(relation)]
    facts = {(one.parameter, one.spec.name): one for one in _facts(terms) if not one.spec.name.startswith(UNSAID)}
    counted = {key for key, one in facts.items() if is_counted(one)}
    of_strangers: list[Sides] = []
    asked: list[Sides] = []
    for sides in Questions(terms).comparisons:
        (of_strangers if all(OTHERS in name for name in _names(sides)) else asked).append(sides)
    compared = tuple(_comparison(left, right, counted) for left, right in (*asked, *of_strangers))
    names = tuple(dict.fromkeys(parameter for parameter, _ in facts))
    read = tuple(Read(name, [key for key in facts if key[0] == name], counted) for name in names)
    scope = tuple(dict.fromkeys((*names, *(name for sides in asked for name in _names(sides)))))
    path = tuple(dict.fromkeys(name for one in scope for name in above(one)))
    strangers = {name: subject_at(subjects, name) for sides in of_strangers for name in _names(sides)}
    comparing = _comparing(rule, of_strangers, (), tuple(strangers), len(asked))
    return Form(path, read, scope, compared, _comparing(rule, asked, told, scope), Strangers(strangers, comparing))


def _names(sides: Sides) -> list[str]:
    """Return the names of the subjects that a comparison reads."""
    return [inner.parameter for side in sides for inner in t.walk(side) if isinstance(inner, t.Fact)]


def _counted(facts: Iterable[t.Fact[Any]]) -> dict[Key, None]:
    return {(one.parameter, one.spec.name): None for one in facts if is_counted(one)}


def _getter(names: Sequence[str]) -> Getter:
    """Return what reads some facts of a subject, as a tuple however many they are."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _subject: ()
    only = attrgetter(*names)
    return lambda subject: (only(subject),)


class _Quick(Writer):
    """Writes functions that do not ask the reference evaluator for why there is no value: any lack is unknown.

    No cases are held to be alike by it that are not: what reads amounts and has no value makes them alike to none.
    """

    def fallback(self, term: t.Term[Any], scope: Mapping[str, str]) -> str:  # noqa: ARG002  (as its base has it)
        return self.constant(_unknown)


def _unknown(*_given: Any) -> Lack:
    return UNKNOWN


def _comparing(
    rule: AnyRule, asked: Sequence[Sides], told: Sequence[Sides], names: Sequence[str], first: int = 0
) -> Callable[..., Any]:
    """Return a function of a list, some subjects, the day and the calendar: how the sides of each comparison relate.

    And what each amount is that is not known and follows by the day. The first comparison has the place `first`.
    """

    def write(body: Body) -> list[str]:
        related = [body.assign(_relation(body, place, *sides)) for place, sides in enumerate(asked, start=first)]
        follows = [(body.value(left), body.value(right)) for left, right in told]
        return [*related, *(f"{right} if {left} is None else None" for left, right in follows)]

    return _function(rule, names, write, "_opened")


def _function(
    rule: AnyRule, names: Sequence[str], write: Callable[[Body], Sequence[str]], *first: str
) -> Callable[..., Any]:
    """Return a function of some subjects, the day and the calendar that returns what is written of them."""
    scope = {name: f"_s{number}" for number, name in enumerate(names)}
    writer = _Quick(list(scope.values()))
    body = Body(writer, scope=scope)
    body.line(f"return ({''.join(f'{one}, ' for one in write(body))})")
    signature = ", ".join([*first, *scope.values(), "on", "calendar"])
    source = "\n\n".join([*writer.functions, function("compared", signature, body)])
    exec(compile(source, f"<comparisons of {rule.name}>", "exec"), writer.namespace)  # noqa: S102  (our own source)
    compared: Callable[..., Any] = writer.namespace["compared"]
    return compared


def _relation(body: Body, place: int, left: t.Term[Any], right: t.Term[Any]) -> str:
    """Return an expression of how two sides relate: less, equal or more, or what they lack."""
    one, other = body.value(left), body.value(right)
    open_ = f"{body.writer.constant(_left_open)}(_opened, {place}, {one}, {other})"
    known = body.present([(left, one), (right, other)])
    return f"({one} > {other}) - ({one} < {other})" + (f" if {' and '.join(known)} else {open_}" if known else "")


def lacks(side: Any) -> bool:
    """Return whether a side of a comparison has no value."""
    return side is None or side.__class__ is Lack


def _left_open(opened: list[Opened], place: int, left: Any, right: Any) -> tuple[Any, Any]:
    """Note a comparison of which a side has no value, and return what it lacks."""
    opened.append((place, left, right))
    return left if lacks(left) else 0, right if lacks(right) else 0


def _comparison(left: t.Term[Any], right: t.Term[Any], counted: set[Key]) -> Comparison:
    sides = left, right
    read = dict.fromkeys((one.parameter, one.spec.name) for one in _facts(sides))
    within = [[inner for inner in t.walk(side) if isinstance(inner, t.Fact)] for side in sides]
    free = frozenset((one.parameter, one.spec.name) for facts in within for one in facts if is_counted(one)) - counted
    return Comparison(
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
