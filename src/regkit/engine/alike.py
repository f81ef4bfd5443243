"""Cases that are alike for a rule: they differ in amounts and days alone, and in none that a comparison tells apart.

Words, truths and what was said are the same, and every comparison of amounts or days that the rule or a relation makes
comes out the same. Where one is open, it reads nothing that is known, or holds an unknown fact itself against what is
known; then all that unknown facts are held against lies in the same order, as far apart as matters. So whatever is
filled in, the same rows decide; only the amounts and days that come of them may differ.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from regkit.engine.cells import Questions, evaluated
from regkit.engine.lists import OTHERS, flattened, path_of, subject_at
from regkit.engine.reference import Case
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import UNKNOWN, Lack, engine
from regkit.language.relating import Conclusion, Exclusion, related, tied
from regkit.language.rule import AnyRule

__all__ = ["alike", "is_finite_kind"]

Key = tuple[str, str]
STEPS, ROOM = 100, 50
"""The parts of an amount that are told apart, and how many steps apart is as good as any more."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What tells cases of a term apart.

    Attributes:
        whole: the facts whose values do: words, truths, sets and texts, by the name of their subject.
        counted: the amounts and days, of which it matters whether they are known.
        comparisons: both sides of each comparison of them, with those that it reads.
    """

    whole: tuple[Key, ...]
    counted: tuple[Key, ...]
    comparisons: tuple[tuple[t.Term[Any], t.Term[Any], tuple[Key, ...]], ...]


def is_finite_kind(rule: AnyRule) -> bool:
    """Return whether a rule answers with a truth or a word, which cases that are alike share."""
    return rule.body.kind == BOOL or rule.body.kind.sort == "word"


def alike(rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
    """Return what all cases have in common that are alike to this one; nothing where only equal ones are."""
    named = dict(zip((name for name, _ in rule.parameters), subjects, strict=True))
    lists = _lists(rule)
    if lists is None:
        return None
    form = _form_of(rule, tuple(len(subject_at(named, path)) for path in lists), _Subjects(named))
    told: dict[str, Any] = {}
    key: list[Any] = []
    for keys, values in ((form.whole, True), (form.counted, False)):
        for parameter, name in keys:
            subject = subject_at(named, parameter)
            if parameter not in told:
                told[parameter] = _said(subject)
            value = getattr(subject, name, None)
            key += (value if values else value is None, name in told[parameter])
    marks: list[Any] = []
    case = Case(named, on)
    for left, right, read in form.comparisons:
        one, other = evaluated(left, case), evaluated(right, case)
        if not isinstance(one, Lack) and not isinstance(other, Lack):
            key.append((one > other) - (one < other))
            continue
        key.append((one if isinstance(one, Lack) else None, other if isinstance(other, Lack) else None))
        if UNKNOWN not in {one, other}:
            continue
        known = [value for value in (one, other) if not isinstance(value, Lack)]
        if known and isinstance(left if one is UNKNOWN else right, t.Fact):
            marks += known
        elif any(getattr(subject_at(named, p), name, None) is not None for p, name in read):
            return None
    return (*key, *_apart(marks))


def _apart(marks: Sequence[Any]) -> Iterator[Any]:
    """Yield in which order amounts and days lie, and how many steps apart, as far as unknown ones may fit in."""
    for kind in (Decimal, date):
        some = [(one, place) for place, one in enumerate(marks) if isinstance(one, date) == (kind is date)]
        before: Any = EARLIEST if kind is date else Decimal(0)
        for one, place in sorted(some, key=itemgetter(0)):
            steps = (one - before).days if kind is date else (Decimal(one) - before) * STEPS
            yield place, min(steps, ROOM)
            before = one


def _said(subject: Any) -> Any:
    if not isinstance(subject, Subject):
        return subject.model_fields_set if hasattr(subject, "model_fields_set") else ()
    return engine().told(subject) if subject.relations else subject.model_fields_set


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


@functools.lru_cache(maxsize=4096)
def _form_of(rule: AnyRule, _sizes: tuple[int, ...], subjects: _Subjects) -> _Form:
    term = flattened(rule.body, subjects)
    terms = (term, *_relations(term))
    facts = {(one.parameter, one.spec.name): one for one in _facts(terms)}
    counted = {key for key, one in facts.items() if one.spec.kind.is_amount or one.spec.kind == DATE}
    comparisons = tuple(
        (*sides, tuple(key for key in _keys(sides) if key in counted)) for sides in Questions(terms).comparisons
    )
    return _Form(tuple(key for key in facts if key not in counted), tuple(counted), comparisons)


def _keys(sides: Sequence[t.Term[Any]]) -> Iterator[Key]:
    return ((one.parameter, one.spec.name) for one in _facts(sides))


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
            terms = _terms(relation)
            if any(one.spec.name in bound for one in _facts(terms)):
                yield from terms


def _terms(relation: Conclusion | Exclusion) -> tuple[t.Term[Any], ...]:
    if isinstance(relation, Exclusion):
        return (relation.condition,)
    return tuple(one for one in (relation.fact, relation.value, relation.when) if one is not None)
