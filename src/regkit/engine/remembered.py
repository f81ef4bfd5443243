"""What was worked out once for the facts that a rule reads is not worked out again for the next row that has them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.outcomes import engine
from regkit.language.relating import tied
from regkit.language.rule import AnyRule

__all__ = ["remembered"]

T = TypeVar("T")
MOST = 20_000
"""How many cases of a rule are remembered; then it begins anew."""
_known: WeakKeyDictionary[AnyRule, dict[Hashable, Any]] = WeakKeyDictionary()


def remembered(what: str, rule: AnyRule, question: tuple[Any, ...], work: Callable[[], T]) -> T:
    """Return what `work` returns, from memory where a case with the same facts was asked the same day.

    Args:
        what: what is worked out.
        rule: the rule that is asked.
        question: the subjects, the day and the calendar.
        work: works it out; what it returns must hang on nothing but the facts that the rule reads.
    """
    *subjects, on, calendar = question
    if calendar is not None:
        return work()
    known = _known.setdefault(rule, {})
    key = (what, on, _facts(rule, subjects))
    try:
        found: T = known[key]
    except KeyError:
        if len(known) >= MOST:
            known.clear()
        found = known[key] = work()
    except TypeError:  # a fact that cannot be compared quickly
        return work()
    return found


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
