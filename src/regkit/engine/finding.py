"""Cases for which formulas hold, found by the solver, or proved not to be there.

A case that is shown can be made: its relations hold as they are said, and its days and counts are true ones, of years
whose working days are known.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from regkit.engine import solving
from regkit.engine.formulas import LISTS, Formulas
from regkit.engine.regions import Key, facts_of
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.kinds import DATE, TEXT, Kind
from regkit.language.outcomes import Determination
from regkit.language.relating import Conclusion, Exclusion, reads_day, related, terms_of
from regkit.language.rule import AnyRule
from regkit.law import Unit

__all__ = ["Assumption", "Counterexample", "World"]

MILLISECONDS = 20_000
"""How long the solver may think of one question."""
MOST_REFINEMENTS = 60
"""How often the true ends of periods are put in place of assumed ones before a case is given up."""

Assumption = Callable[..., t.Term[bool]]


@dataclass(frozen=True)
class Counterexample:
    """Facts for which a claim fails.

    Attributes:
        rule: the rule they are about.
        subjects: the facts, as models of the rule's parameters.
        on: the day asked about, where the rule depends on it.
    """

    rule: AnyRule
    subjects: tuple[Subject, ...]
    on: date | None = None

    def run(self) -> Determination[Any]:
        """Return the rule's answer for these facts."""
        return self.of(self.rule)

    def of(self, rule: AnyRule) -> Determination[Any]:
        """Return another version's answer for these facts."""
        answer: Determination[Any] = rule(*self.subjects, on=self.on)
        return answer

    def __str__(self) -> str:
        """Return the case as Python that runs."""
        day = [] if self.on is None else [f"on={_literal(self.on)}"]
        return f"{self.rule.name}({', '.join([*map(_code, self.subjects), *day])})"


def _code(subject: Subject) -> str:
    known = (*type(subject).facts, *type(subject).held)
    said = {name: getattr(subject, name) for name in known if name in subject.model_fields_set}
    return f"{type(subject).__name__}({', '.join(f'{name}={_literal(value)}' for name, value in said.items())})"


def _literal(value: Any) -> str:
    if isinstance(value, Subject):
        return _code(value)
    if isinstance(value, frozenset):
        return f"frozenset({{{', '.join(sorted(map(repr, value)))}}})" if value else "frozenset()"
    return f'Decimal("{value}")' if isinstance(value, Decimal) else repr(value).replace("datetime.", "")


class World(Formulas):
    """All complete facts of a rule, and what their relations allow."""

    def __init__(
        self,
        rule: AnyRule,
        assuming: Assumption | None,
        *,
        beside: t.Term[Any] | None = None,
        suffix: str = "",
        moving: Key | None = None,
    ) -> None:
        """Assume the relations, and what is taken for granted.

        Args:
            rule: the rule.
            assuming: what is taken for granted.
            beside: another term that is read.
            suffix: as for formulas.
            moving: as for formulas.
        """
        bodies = (rule.body,) if beside is None else (rule.body, beside)
        super().__init__(rule, facts_of(*bodies, members=True), suffix, moving)
        self.asked: Any = None
        self.added = 0
        self.is_dated = any(isinstance(inner, t.AsOf) for body in bodies for inner in t.walk(body))
        self.relate()
        if assuming is not None:
            from regkit.language.building import Facts  # noqa: PLC0415  (only proofs with assumptions need it)

            assumed = assuming(*(Facts(model, name) for name, model in rule.parameters))
            self.leaves |= facts_of(assumed, members=True)
            self.assumptions.append(self.true(assumed))

    def relate(self) -> None:
        """Assume what the relations between the facts of each subject allow, where the rule reads any of them."""
        own = {*self.leaves}
        by_the_day: dict[Key, list[Any]] = {}
        for relation in self.relations():
            self.leaves |= facts_of(*terms_of(relation))
            self.assumptions.append(self.holding(relation))
            if isinstance(relation, Conclusion) and reads_day(relation):
                key = relation.fact.parameter, relation.fact.spec.name
                by_the_day.setdefault(key, []).append(self.z3.And(self.applying(relation)))
        self.told_by_the_day |= by_the_day.keys()
        for ways in (ways for key, ways in by_the_day.items() if key in own):  # it is told, as it is not said beside it
            self.is_dated = True
            self.assumptions.append(self.z3.Or(ways))

    def relations(self) -> list[Conclusion | Exclusion]:
        """Return the relations between the facts of each subject, of parts of subjects too, of which any is read."""
        leaves = self.leaves.values()
        read = {leaf.parameter: leaf.model for leaf in leaves if "[" not in leaf.parameter}
        return [relation for parameter, model in read.items() for relation in related(model, parameter)]

    def holding(self, relation: Conclusion | Exclusion) -> Any:
        """Return the formula that a relation holds."""
        if isinstance(relation, Exclusion):
            return self.z3.Not(self.true(relation.condition))
        (value, _), (fact, _) = self.read(relation.value), self.read(relation.fact)
        return self.z3.Implies(self.z3.And(self.applying(relation)), self.z3.Not(self.unequal(fact, value)))

    def applying(self, relation: Conclusion) -> list[Any]:
        """Return the formulas under which what a relation concludes is there."""
        _, known = self.read(relation.value)
        return [known] if relation.when is None else [known, self.true(relation.when)]

    # ── asking ───────────────────────────────────────────────────────────────────────────────────

    def look_for(self, *conditions: Any, shown: World | None = None) -> Counterexample | Literal[True] | None:
        """Return facts under which all conditions hold; true when there are none; `None` when not settled."""
        if self.holds_nowhere(*conditions):
            return True
        asked = [*conditions, *self.whole(), *(() if shown is None else shown.whole())]
        solver = self.solver(*asked)
        verdict = solver.check()
        if verdict == self.z3.unsat:
            return True
        if verdict == self.z3.unknown or self.asks_lists(*conditions):
            return None
        plain = self.unanswered(conditions)
        model = (self.settled_by(self.solver(*asked, *plain)) if plain else None) or self.settled_by(solver)
        if model is None:
            return True if self.solver(*asked).check() == self.z3.unsat else None
        return (shown or self).counterexample(model)

    def unanswered(self, conditions: Sequence[Any]) -> list[Any]:
        """Return conditions as they are where no open question is answered; none where they ask no such question.

        A case in which they hold so too is shown rather than another: run, it is told apart without a ruling.
        """
        plain = [self.z3.substitute(one, (self.answered, self.z3.BoolVal(False))) for one in conditions]
        return [] if all(one.eq(other) for one, other in zip(plain, conditions, strict=True)) else plain

    def asks_lists(self, *conditions: Any) -> bool:
        """Return whether conditions hang on a list or a member of one, of which no case can be shown."""
        seen: set[int] = set()
        rest = list(conditions)
        while rest:
            here = rest.pop()
            if here.get_id() in seen:
                continue
            seen.add(here.get_id())
            name = "" if here.num_args() else str(here.decl())
            if name.startswith(LISTS) or "[" in name:
                return True
            rest.extend(here.children())
        return False

    def solver(self, *conditions: Any) -> Any:
        """Return a solver for conditions."""
        solver = self.z3.Solver()
        solver.set("timeout", MILLISECONDS)
        asked = [self.day >= self.rule.commenced.toordinal()] if self.is_dated else []  # of which no condition may ask
        solver.add(*self.assumptions, *conditions, *asked)
        return solver

    def holds_nowhere(self, *conditions: Any) -> bool:
        """Return whether conditions are proved never to hold together; one solver, asked again and again, is quick."""
        if self.asked is None:
            self.asked = self.solver()
            self.added = len(self.assumptions)
        self.asked.add(*self.assumptions[self.added :])
        self.added = len(self.assumptions)
        self.asked.push()
        self.asked.add(*conditions)
        verdict = self.asked.check()
        self.asked.pop()
        return bool(verdict == self.z3.unsat)

    def whole(self) -> list[Any]:
        """Return what holds of every case that can be made: money is in whole fen, and relations hold as they are said.

        Asked only where a case is to be shown.
        """
        money = (key for key in self.facts if self.leaves[key].kind.detail is Unit.YUAN)
        return [*(self.z3.IsInt(self.facts[key] * 100) for key in money), *self.said()]

    def said(self) -> list[Any]:
        """Return the formulas that relations hold where a subject is made: each day that is said has come there."""
        if not any(map(self.is_told, self.facts)):
            return []
        made = copy.copy(self)
        made.as_made, made.read_before, made.assumptions = True, {}, []
        by_the_day = self.told_by_the_day
        for relation in self.relations():
            if not by_the_day & {(fact.parameter, fact.spec.name) for fact in facts_of(*terms_of(relation)).values()}:
                made.assumptions.append(made.holding(relation))
        return made.assumptions

    def settled_by(self, solver: Any) -> Any:
        """Return the solver's model once every period in it ends on its true day; `None` where none is found.

        Months, years and working days are some days between bounds: sound for a proof, not for a case that is shown.
        So what is true of each of them in the model is added, and the solver asked again. Nothing is shown of years
        whose working days nobody knows.
        """
        solver.add(*(formula for one in self.counted for formula in one.known(self.z3)))
        for _ in range(MOST_REFINEMENTS):
            if solver.check() != self.z3.sat:
                return None
            model = solver.model()
            wrong = self._all(solving.Counted.corrected, model)
            unknown = self._all(solving.Counted.elsewhere, model)
            if not wrong and not unknown:
                return model
            solver.add(*unknown)
            self.assumptions += wrong
            solver.add(*wrong)
            parts = [part for one in self.counted for part in (one.start, one.other)]
            solver.push()
            solver.add(*[part == model.eval(part, model_completion=True) for part in parts])
            found = solver.model() if solver.check() == self.z3.sat else None
            solver.pop()
            ways = (solving.Counted.corrected, solving.Counted.elsewhere)
            if found is not None and not any(self._all(way, found) for way in ways):
                return found
        return None

    def _all(self, way: Callable[[solving.Counted, Any, Any], Any], model: Any) -> list[Any]:
        """Return the formulas that every period needs, given a model."""
        return [formula for one in self.counted if (formula := way(one, self.z3, model)) is not None]

    def counterexample(self, model: Any) -> Counterexample:
        """Return the models of the case that the solver found."""
        said: dict[str, dict[str, Any]] = {name: {} for name, _ in self.rule.parameters}
        for (parameter, name), constant in self.facts.items():
            outer, *parts = parameter.split(".")
            if outer in said and "[" not in parameter and self.is_said(model, (parameter, name)):
                subject = functools.reduce(lambda whole, part: whole.setdefault(part, {}), parts, said[outer])
                subject[name] = self.value(model, constant, self.leaves[parameter, name].spec.kind)
        subjects = tuple(cls.model_validate(said[name]) for name, cls in self.rule.parameters)
        on = self.value(model, self.day, DATE) if self.is_dated else None
        return Counterexample(self.rule, subjects, on)

    def is_said(self, model: Any, key: Key) -> bool:
        """Return whether a fact is said of the case that the solver found: it is not told, and there is such a one."""
        there_is = self.there_is(key, self.leaves[key])
        return not self.is_told(key) and bool(self.z3.is_true(model.eval(there_is, model_completion=True)))

    def value(self, model: Any, constant: Any, kind: Kind) -> Any:
        """Return what the solver chose for a fact, as a value of its kind."""
        if kind.sort == "set":
            chosen = zip(kind.detail, constant, strict=True)
            return frozenset(word for word, one in chosen if self.z3.is_true(model.eval(one, model_completion=True)))
        found = model.eval(constant, model_completion=True)
        if kind.sort == "yes or no":
            return bool(self.z3.is_true(found))
        if kind.sort == "word":
            return list(kind.detail)[found.as_long()]
        if kind == DATE:
            return date.fromordinal(found.as_long())
        if kind == TEXT:
            return f"{found}"
        if kind.detail.is_counted:
            return found.as_long()
        exact = Fraction(found.numerator_as_long(), found.denominator_as_long())
        return Decimal(exact.numerator) / Decimal(exact.denominator)
