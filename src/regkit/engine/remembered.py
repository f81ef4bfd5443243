"""What was worked out once for the facts that a rule reads is not worked out again for the next row that has them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from regkit.engine.alike import alike, is_finite_kind
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.outcomes import engine
from regkit.language.relating import tied
from regkit.language.rule import AnyRule

__all__ = ["remembered"]

T = TypeVar("T")
MOST = 20_000
"""How many cases of a rule are remembered; then it begins anew."""


class _Known:
    """What is remembered of a rule: by all facts, by what alike cases have in common, and the case asked last."""

    def __init__(self) -> None:
        self.by_facts: dict[Hashable, Any] = {}
        self.by_likeness: dict[Hashable, Any] = {}
        self.last: tuple[Sequence[Subject], Any, Hashable | None] = ((), None, None)

    def like(self, rule: AnyRule, subjects: Sequence[Subject], on: Any) -> Hashable | None:
        """Return what cases alike to this one have in common; of the case that was asked last, it is known."""
        before, day, like = self.last
        if day != on or len(before) != len(subjects) or any(map(operator.is_not, before, subjects)):
            like = alike(rule, subjects, on)
            self.last = subjects, on, like
        return like


_known: WeakKeyDictionary[AnyRule, _Known] = WeakKeyDictionary()


def remembered(
    what: str,
    rule: AnyRule,
    question: tuple[Any, ...],
    work: Callable[[], T],
    alike_too: Callable[[], bool] | None = None,
) -> T:
    """Return what `work` returns, from memory where a case with the same facts, or one alike, was asked the same day.

    Args:
        what: what is worked out.
        rule: the rule that is asked.
        question: the subjects, the day and the calendar.
        work: works it out; what it returns must hang on nothing but the facts that the rule reads, and for a rule that
            answers with a truth or a word not on amounts and days that no comparison tells apart.
        alike_too: for a rule of another kind, whether what was worked out holds for every case that is alike.
    """
    *subjects, on, calendar = question
    if calendar is not None:
        return work()
    known = _known.get(rule) or _known.setdefault(rule, _Known())
    key = (what, on, _facts(rule, subjects))
    try:
        if key in known.by_facts:
            found: T = known.by_facts[key]
            return found
        shares = is_finite_kind(rule)
        like = known.like(rule, subjects, on) if shares or alike_too is not None else None
        is_known = like is not None and (what, on, like) in known.by_likeness
    except TypeError:  # a fact that cannot be compared quickly
        return work()
    found = known.by_likeness[what, on, like] if is_known else work()
    if not is_known and like is not None and (shares or (alike_too is not None and alike_too())):
        _keep(known.by_likeness, (what, on, like), found)
    _keep(known.by_facts, key, found)
    return found


def _keep(known: dict[Hashable, Any], key: Hashable, found: Any) -> None:
    if len(known) >= MOST:
        known.clear()
    known[key] = found


def _facts(rule: AnyRule, subjects: Sequence[Subject]) -> tuple[Any, ...]:
    """Return the facts that a rule reads, each with whether it was said."""
    key: list[Any] = []
    for place, names in _read(rule):
        subject = subjects[place]
        said = engine().told(subject) if subject.relations else subject.model_fields_set
        key += [(getattr(subject, name), name in said) for name in names] if names else [subject, *sorted(said)]
    return tuple(key)


@lru_cache(maxsize=4096)
def _read(rule: AnyRule) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the facts that a rule reads, by the place of their subject; none named where it reads deeper into it."""
    places = {name: place for place, (name, _) in enumerate(rule.parameters)}
    found: dict[int, dict[str, None]] = {place: {} for place in places.values()}
    read = [(term.parameter, term.spec.name) for term in t.walk(rule.body) if isinstance(term, t.Fact)]
    if not all(parameter in places for parameter, _ in read):
        return tuple((place, ()) for place in places.values())
    for parameter, name in read:
        found[places[parameter]][name] = None
    models = {places[name]: model for name, model in rule.parameters}
    # what follows hangs on what it follows from, and those are no facts that the rule itself reads
    return tuple((place, tuple(sorted(tied(models[place], names)))) for place, names in found.items() if names)
