"""Witnesses: what was supposed in two worlds that once differed is tried first in the next case that is open.

Most cases of a rule are open for the same reason. What showed it of one case is put to the next by generated code, so
that worlds are gone through only where none of it shows that two answers are possible. A relation or a gate that speaks
of what is supposed must be seen to hold, whatever else is known; of what it does not speak, it holds as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from regkit.engine.lists import Named
from regkit.engine.reference import ABSENT, Case, evaluate
from regkit.engine.regions import facts_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import Subject
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.language.relating import Conclusion, related

__all__ = ["Probe", "Witnesses"]

Probe = Callable[..., Any]
"""A function of the subjects, the day and the calendar: the value or the lack of a term, `None` for what is unknown."""
Facts = tuple[tuple[int, Mapping[str, Any]], ...]
"""What is supposed of the facts of some subjects, by the place of the subject."""
Supposed = tuple[Facts, Mapping[object, Any]]
"""What is supposed of facts, and of questions that the text leaves open, by their key."""
MOST = 8
"""How many suppositions of a rule are kept, the last that served first."""


class Witnesses:
    """The suppositions that told cases of one term apart."""

    def __init__(self, term: t.Term[Any], parameters: Iterable[tuple[str, type[Subject]]], probe: Probe) -> None:
        """Begin with none; see which facts can be supposed by themselves."""
        self.places = {name: place for place, (name, _) in enumerate(parameters)}
        self.term, self.probe = term, probe
        self.free = frozenset(facts_of(term)) - frozenset(_dated(term))
        self.open = frozenset(_questions(term))
        self.ties = tuple(_ties(term))
        self.kept: tuple[Supposed, ...] = ()

    def tell_apart(self, question: tuple[Any, ...]) -> bool:
        """Return whether two of the suppositions lead to different answers of a question left open."""
        first: Any = None
        kept = self.kept
        for supposed in kept:
            found = self._answer(question, supposed)
            if found is None or (first is not None and found == first) or not self._can_be(question, supposed):
                continue
            if first is not None:
                self.kept = (supposed, *(each for each in kept if each is not supposed))
                return True
            first = found
        return False

    def keep(self, question: tuple[Any, ...], guesses: Iterable[Mapping[object, Any]]) -> None:
        """Keep what two worlds of a question supposed, as far as it tells them apart by itself."""
        supposed = [self._supposed(guess) for guess in guesses]
        if not all(facts or opened for facts, opened in supposed):
            return  # of members of lists nothing is supposed by itself
        one, other = (self._answer(question, each) for each in supposed)
        if None not in (one, other) and one != other and all(self._can_be(question, each) for each in supposed):
            self.kept = (*supposed, *(each for each in self.kept if each not in supposed))[:MOST]

    def _supposed(self, guess: Mapping[object, Any]) -> Supposed:
        found: dict[int, dict[str, Any]] = {}  # a day that never comes stays unknown, as it is where nobody says it
        for key, value in guess.items():
            if isinstance(key, tuple) and key in self.free and key[0] in self.places and value is not ABSENT:
                found.setdefault(self.places[key[0]], {})[key[1]] = value
        opened: dict[object, Any] = {
            key: value for key, value in guess.items() if isinstance(key, tuple) and key in self.open
        }
        return tuple(found.items()), opened

    def _answer(self, question: tuple[Any, ...], supposed: Supposed) -> Any:
        """Return what comes of a question with more supposed of what is not known, `None` where that is open still."""
        facts, opened = supposed
        asked = _filled(question, facts)
        try:
            if not opened:
                return self.probe(*asked)
            found = evaluate(self.term, self._case(asked, opened))
        except ConflictError:
            return None
        return None if found is UNKNOWN else found

    def _case(self, question: Iterable[Any], opened: Mapping[object, Any]) -> Case:
        *subjects, on, calendar = question
        return Case(Named(zip(self.places, subjects, strict=True)), on, calendar, opened)

    def _can_be(self, question: tuple[Any, ...], supposed: Supposed) -> bool:
        """Return whether every relation and gate that speaks of what is supposed holds."""
        facts, opened = supposed
        names = tuple(self.places)
        keys = {(names[place], name) for place, said in facts for name in said}
        touched = [holds for tied, holds in self.ties if not keys.isdisjoint(tied)]
        if not touched:
            return True
        case = self._case(_filled(question, facts), opened)
        return all(holds(case) for holds in touched)


def _filled(question: tuple[Any, ...], supposed: Facts) -> list[Any]:
    """Return a question with more supposed of what is not known."""
    asked = list(question)
    for place, facts in supposed:
        known = vars(asked[place])
        asked[place] = asked[place].model_copy(update={k: v for k, v in facts.items() if known[k] is None})
    return asked


def _questions(term: t.Term[Any]) -> Iterable[object]:
    """Yield the keys of the questions that the text leaves open; they hang on no case."""
    for inner in t.walk(term):
        if isinstance(inner, t.Open):
            yield inner.question, inner.kind, len(inner.candidates)


def _dated(term: t.Term[Any]) -> Iterable[object]:
    """Yield the facts that date others, or are dated: what is supposed of them is read by the day asked about."""
    for fact in (inner for inner in t.walk(term) if isinstance(inner, t.Fact) and inner.spec.dated_by is not None):
        yield from ((fact.parameter, fact.spec.name), (fact.parameter, fact.spec.dated_by))


def _ties(term: t.Term[Any]) -> Iterable[tuple[frozenset[object], Callable[[Case], bool]]]:
    """Yield the facts of each gate and each relation, and what sees that it holds whatever else is known."""
    inners = tuple(t.walk(term))
    for gate in (inner for inner in inners if isinstance(inner, t.Gate)):
        yield frozenset(facts_of(gate.term)), partial(_is, gate.term, True)
    for parameter, model in {inner.parameter: inner.model for inner in inners if isinstance(inner, t.Fact)}.items():
        for one in related(model, parameter):
            if isinstance(one, Conclusion):
                terms = (one.fact, one.value, *(() if one.when is None else (one.when,)))
                yield frozenset(facts_of(*terms)), partial(_follows, one)
            else:
                yield frozenset(facts_of(one.condition)), partial(_is, one.condition, False)


def _is(term: t.Term[Any], truth: bool, case: Case) -> bool:  # noqa: FBT001  (the truth is the matter)
    return evaluate(term, case) is truth


def _follows(one: Conclusion, case: Case) -> bool:
    """Return whether a fact is known to be what follows, or nothing follows."""
    if one.when is not None and evaluate(one.when, case) is False:
        return True
    value = evaluate(one.value, case)
    return not isinstance(value, Lack) and evaluate(one.fact, case) == value
