"""Proofs about rules for all facts, not sampled ones, by the solver z3 (`pip install 'regkit[prove]'`).

What is proved is about complete facts: every fact known, amounts zero or more, decisions and open questions
answered somehow. Calendar days are exact; so many months end 28 to 31 times as many days later, years 365 to 366
times, working days at least as many days later, the same for the same start. A question to a list may have any answer.
A claim that the solver cannot settle in time, or that hangs on what a list holds, is reported as not settled, never as
proved.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from regkit.engine import solving
from regkit.engine.regions import Key, facts_of
from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.facts import EARLIEST, LATEST, Subject
from regkit.language.kinds import DATE, TEXT, Kind
from regkit.language.outcomes import Determination
from regkit.language.relating import Conclusion, Exclusion, reads_day, related, terms_of
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.language.writing import written
from regkit.law import Unit, display
from regkit.law.errors import missing_library

__all__ = ["Counterexample", "Proof", "World", "difference", "disjoint", "equivalent", "gaps", "monotone", "written_as"]

MILLISECONDS = 20_000

SHORTEST_AND_LONGEST: dict[Unit, tuple[int, int | None]] = {
    Unit.MONTH: (28, 31),
    Unit.YEAR: (365, 366),
    Unit.WORKING_DAY: (1, None),
}
"""Between how many days a month, a year, a working day takes."""
NOTHING = -(10**30)
"""What stands for no amount or day at all: it equals none that there can be."""

MOST_REFINEMENTS = 60
"""How often the true ends of periods are put in place of assumed ones before a case is given up."""

LISTS = ("asked of a list", "answered by a list")

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


@dataclass(frozen=True)
class Proof:
    """What became of a claim.

    Attributes:
        claim: the claim, in English.
        holds: true when proved for all facts, false when refuted, `None` when not settled in time.
        counterexample: facts that refute it.
        detail: where it fails.
    """

    claim: str
    holds: bool | None
    counterexample: Counterexample | None = None
    detail: str = ""

    def __bool__(self) -> bool:
        """Whether the claim is proved."""
        return self.holds is True

    def _repr_html_(self) -> str:
        """Return the claim, its fate and the case that refutes it, as a notebook shows them."""
        fate = {True: "proved for all facts", False: "refuted", None: "not settled in time"}[self.holds]
        case = "" if self.counterexample is None else str(self.counterexample)
        answer = "" if self.counterexample is None else self.counterexample.run().explain("en")
        lines = (("", fate), ("where", self.detail), ("case", case), ("its answer", answer))
        return display.card(self.claim, lines, "en")

    def __str__(self) -> str:
        """Return the claim and its fate, with the case that refutes it."""
        fate = {True: "proved", False: "refuted", None: "not settled"}[self.holds]
        more = "".join(f"\n  {line}" for line in (self.detail, self.counterexample) if line)
        return f"{self.claim}: {fate}{more}"


def disjoint(rule: AnyRule, *, assuming: Assumption | None = None) -> Proof:
    """Prove that no two rows of one decision of `rule` can hold together and say different things."""
    claim = f"the rows of `{rule.name}` are disjoint"
    world = World(rule, assuming)
    for decision in _decisions(rule.body):
        for rows in (decision.rows, decision.unless):
            for one, other in itertools.combinations(rows, 2):
                question = [world.true(one.condition), world.true(other.condition)]
                question += world.different(one.outcome, other.outcome)
                found = world.look_for(*question)
                if found is not True:
                    return _failed(claim, found, f"`{one.condition!r}` and `{other.condition!r}` hold together")
    return Proof(claim, holds=True)


def gaps(rule: AnyRule, *, assuming: Assumption | None = None) -> Proof:
    """Prove that `rule` says something for all facts it reaches, or declares its silence.

    A silence that is declared where a row speaks refutes the claim too.
    """
    claim = f"`{rule.name}` has no silence but those declared"
    world = World(rule, assuming)
    for decision, gates in _own_decisions(rule.body):
        reached = [world.true(gate) for gate in gates]
        silent = [row.condition for row in (*decision.rows, *decision.unless)]
        undeclared = [world.z3.Not(world.true(silence.condition)) for silence in decision.silences]
        found = world.look_for(*reached, *(world.false(condition) for condition in silent), *undeclared)
        if found is not True:
            return _failed(claim, found, "no row applies, and no silence is declared")
        for silence, row in itertools.product(decision.silences, decision.rows):
            found = world.look_for(world.true(silence.condition), world.true(row.condition))
            if found is not True:
                return _failed(claim, found, f"declared silent, yet `{row.condition!r}` applies")
    return Proof(claim, holds=True)


def equivalent(one: AnyRule, other: AnyRule, *, assuming: Assumption | None = None) -> Proof:
    """Prove that two rules about the same subjects give the same answer for all facts."""
    claim = f"`{one.name}` and `{other.name}` are equivalent"
    world, differs = difference(one, other, assuming)
    found = world.look_for(differs)
    return Proof(claim, holds=True) if found is True else _failed(claim, found, "their answers differ")


def difference(one: AnyRule, other: AnyRule, assuming: Assumption | None = None) -> tuple[World, Any]:
    """Return all facts of two rules about the same subjects, and the formula that their answers differ."""
    if [model for _, model in one.parameters] != [model for _, model in other.parameters]:
        raise RuleError(f"`{one.name}` and `{other.name}` are about different subjects")
    body = written_as(other, one)
    world = World(one, assuming, beside=body)
    (left, left_known), (right, right_known) = world.read(one.body), world.read(body)
    return world, world.z3.Or(left_known != right_known, world.z3.And(left_known, world.unequal(left, right)))


def written_as(other: AnyRule, one: AnyRule) -> t.Term[Any]:
    """Return the body of a rule in the names that another about the same subjects has for them."""
    if other.parameters == one.parameters:
        return other.body
    from regkit.language.building import Facts  # noqa: PLC0415  (only rules that name subjects otherwise need it)

    applied = other(*(Facts(model, name) for name, model in one.parameters))
    assert isinstance(applied, t.Applied)  # noqa: S101  (so a rule stands within another)
    return applied.body


def monotone(
    rule: AnyRule,
    fact: str,
    *,
    increasing: bool = True,
    order: tuple[Word, ...] = (),
    field: str | None = None,
    assuming: Assumption | None = None,
) -> Proof:
    """Prove that the answer never moves against a fact: with more of it, never less (or never more).

    Args:
        rule: a rule that gives an amount or a day.
        fact: the fact as `parameter.name`.
        increasing: whether the answer rises with the fact; otherwise it falls.
        order: for a word, its order from least to most; other words are left out.
        field: for a rule that answers with a record, the field that is asked about.
        assuming: facts that are taken for granted.

    Raises:
        RuleError: the answer, or the fact, has no order.
    """
    direction = "rises" if increasing else "falls"
    claim = f"the answer of `{rule.name}` {direction} or stays with `{fact}`"
    parameter, _, name = fact.rpartition(".")
    first, second = World(rule, assuming), World(rule, assuming, suffix="'", moving=(parameter, name))
    (low, low_known), (high, high_known) = first.read(rule.body), second.read(rule.body)
    place = _ordered_part(rule, field)
    if place is not None:
        low, high = low[place], high[place]
    second.assumptions += first.assumptions
    more, less = second.fact((parameter, name)), first.fact((parameter, name))
    if order:
        ranks = [(less == first.word(a), more == first.word(b)) for a, b in itertools.combinations(order, 2)]
        grows = first.z3.Or([first.z3.And(*pair) for pair in ranks])
    elif first.leaves[parameter, name].kind.is_amount or first.leaves[parameter, name].kind == DATE:
        grows = less < more
    else:
        raise RuleError(f"`{fact}` has no order", hint="give it, as in `order=(Grade.THIRD, Grade.SECOND)`")
    against = low > high if increasing else low < high
    found = second.look_for(grows, low_known, high_known, against, shown=first)
    return (
        Proof(claim, holds=True) if found is True else _failed(claim, found, "more of the fact moves it the other way")
    )


def _ordered_part(rule: AnyRule, field: str | None) -> int | None:
    """Return the place of the field that is asked about, nothing for an answer that is an amount or a day."""
    kind = rule.body.kind
    if kind.is_amount or kind == DATE:
        return None
    names = [one.name for one in dataclasses.fields(kind.detail)] if dataclasses.is_dataclass(kind.detail) else []
    if field is None or field not in names:
        hint = f"name one of its fields: {', '.join(names)}" if names else "only an amount or a day rises or falls"
        raise RuleError(f"the answer of `{rule.name}` is {kind}: it has no order", hint=hint)
    return names.index(field)


def _failed(claim: str, found: Counterexample | None, detail: str) -> Proof:
    if found is None:
        return Proof(claim, None, None, "the solver gave up, or it hangs on what a list holds")
    return Proof(claim, False, found, detail)


def _decisions(term: t.Term[Any]) -> Iterator[t.Decide[Any]]:
    yield from dict.fromkeys(inner for inner in t.walk(term) if isinstance(inner, t.Decide))


def _own_decisions(
    term: t.Term[Any], gates: tuple[t.Term[bool], ...] = ()
) -> Iterator[tuple[t.Decide[Any], tuple[t.Term[bool], ...]]]:
    """Yield the decisions of the rule itself, each with what the cases that it reaches have passed.

    The rules it applies are proved on their own.
    """
    if isinstance(term, t.Decide):
        gates = gates if term.provided is None else (*gates, term.provided)
        yield term, gates
    if not isinstance(term, t.Applied):
        for child in t.children(term):
            yield from _own_decisions(child, gates)


def _chosen(term: t.Term[Any]) -> Any:
    """Return what amendments and readings have made of a term, where they could."""
    match term:
        case t.NumberTerm(value=value):
            return value
        case t.Choice(chosen=chosen):
            return chosen
        case _:
            return None


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


# ── terms as formulas ────────────────────────────────────────────────────────────────────────────────────


class World:
    """All complete facts of a rule as constants of the solver, and terms over them as formulas.

    A term is read as a pair: its value, and whether it has one (a rule within may be silent).
    """

    def __init__(
        self,
        rule: AnyRule,
        assuming: Assumption | None,
        *,
        beside: t.Term[Any] | None = None,
        suffix: str = "",
        moving: Key | None = None,
    ) -> None:
        self.z3 = _z3()
        self.rule = rule
        self.suffix = suffix
        self.moving = moving
        self.facts: dict[Key, Any] = {}
        bodies = (rule.body,) if beside is None else (rule.body, beside)
        self.leaves = facts_of(*bodies, members=True)
        self.questions: dict[Any, tuple[Any, Any]] = {}
        self.words: dict[Any, int] = {}
        self.assumptions: list[Any] = []
        self.read_before: dict[t.Term[Any], tuple[Any, Any]] = {}
        self.asked: Any = None
        self.added = 0
        self.is_dated = any(isinstance(inner, t.AsOf) for body in bodies for inner in t.walk(body))
        self.told_by_the_day: set[Key] = set()
        self.counted: list[solving.Counted] = []
        self.as_made = False
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
        model = self.settled_by(solver)
        if model is None:
            return True if self.solver(*asked).check() == self.z3.unsat else None
        return (shown or self).counterexample(model)

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

    def is_told(self, key: Key) -> bool:
        """Return whether a day tells a fact, which is not said beside it."""
        parameter, name = key
        return key in self.told_by_the_day or (parameter, self.leaves[parameter, name].spec.dated_by) in self.facts

    def counterexample(self, model: Any) -> Counterexample:
        """Return the models of the case that the solver found."""
        said: dict[str, dict[str, Any]] = {name: {} for name, _ in self.rule.parameters}
        for (parameter, name), constant in self.facts.items():
            outer, *parts = parameter.split(".")
            if outer in said and "[" not in parameter and not self.is_told((parameter, name)):
                subject = functools.reduce(lambda whole, part: whole.setdefault(part, {}), parts, said[outer])
                subject[name] = self.value(model, constant, self.leaves[parameter, name].spec.kind)
        subjects = tuple(cls.model_validate(said[name]) for name, cls in self.rule.parameters)
        on = self.value(model, self.day, DATE) if self.is_dated else None
        return Counterexample(self.rule, subjects, on)

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

    # ── reading terms ────────────────────────────────────────────────────────────────────────────

    def true(self, term: t.Term[Any]) -> Any:
        """Return the formula that `term` is definitely true."""
        value, known = self.read(term)
        return self.z3.And(known, value)

    def false(self, term: t.Term[Any]) -> Any:
        """Return the formula that `term` is definitely false."""
        value, known = self.read(term)
        return self.z3.And(known, self.z3.Not(value))

    def different(self, one: t.Term[Any], other: t.Term[Any]) -> list[Any]:
        """Return the formulas that two outcomes both are there and differ."""
        (left, left_known), (right, right_known) = self.read(one), self.read(other)
        return [left_known, right_known, self.unequal(left, right)]

    def unequal(self, left: Any, right: Any) -> Any:
        """Return the formula that two values differ, field by field for records."""
        shapes = [len(value) if isinstance(value, list) else None for value in (left, right)]
        if shapes[0] != shapes[1]:
            return self.z3.BoolVal(True)  # an open question of a record has no fields; it is not shown to be equal
        if isinstance(left, list):
            return self.z3.Or([self.unequal(one, other) for one, other in zip(left, right, strict=True)])
        return left != right

    def read(self, term: t.Term[Any]) -> tuple[Any, Any]:
        """Return the value of `term` and whether it has one, as formulas."""
        if term not in self.read_before:
            self.read_before[term] = self._read(term)
        return self.read_before[term]

    def _read(self, term: t.Term[Any]) -> tuple[Any, Any]:  # noqa: C901, PLR0912  (one arm per node)
        true = self.z3.BoolVal(True)
        match term:
            case t.Literal(value=value, kind=kind) | t.NumberTerm(value=value, kind=kind):
                return self.constant(value, kind), true
            case t.Fact(parameter=parameter, spec=spec):
                key = parameter, spec.name
                return (true if self.as_made and self.is_told(key) else self.fact(key)), true
            case t.AsOf():
                return self.day, true
            case t.Open(question=question, kind=kind):
                return self.unknown(f"open {question.id}", kind), true
            case t.Named(term=inner) | t.Applied(body=inner) | t.Gate(term=inner):
                return self.read(inner)
            case t.Happened(day=day):
                value, known = self.read(day)
                self.is_dated = True
                return (true if self.as_made else value <= self.day), known
            case t.Choice():
                return self.read(term.branch)
            case t.Compare(op=op, left=left, right=right) | t.Arith(op=op, left=left, right=right):
                return self.reckoned(op, self.read(left), self.read(right))
            case t.IsIn(term=inner, members=members):
                value, known = self.read(inner)
                return self.z3.Or([value == self.word(member) for member in members]), known
            case t.Includes(term=inner, member=member):
                values, known = self.read(inner)
                return values[list(type(member)).index(member)], known
            case t.Not(part=part):
                value, known = self.read(part)
                return self.z3.Not(value), known
            case t.And(parts=parts):
                return self.joined([self.read(part) for part in parts], dominant=False)
            case t.Or(parts=parts):
                return self.joined([self.read(part) for part in parts], dominant=True)
            case t.Shift(start=start, period=period):
                return self.shifted(self.read(start), self.read(period), period.kind.detail)
            case t.Over():
                return self.question(term)
            case t.Rounded() | t.Between() | t.Rolled():
                return solving.read(
                    self.z3, term, [self.read(part) for part in t.children(term)], self.assumptions, self.counted
                )
            case t.Record(entries=entries):
                pairs = [self.read(entry) for _, entry in entries]
                return [value for value, _ in pairs], self.z3.And([known for _, known in pairs])
            case t.Decide():
                return self.decided(term)
            case _:
                raise AssertionError(type(term))

    def reckoned(self, op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> tuple[Any, Any]:
        """Return what an operation makes of two values, known where both are."""
        (one, one_known), (two, two_known) = left, right
        known = self.z3.And(one_known, two_known)
        match op:
            case "min":
                return self.z3.If(one <= two, one, two), known
            case "max":
                return self.z3.If(one >= two, one, two), known
            case "!=":
                return self.unequal(one, two), known
            case "==":
                return self.z3.Not(self.unequal(one, two)), known
            case "<":
                return one < two, known
            case "<=":
                return one <= two, known
            case ">":
                return one > two, known
            case ">=":
                return one >= two, known
            case "/":
                return solving.divided(self.z3, one, two), known
            case _:
                return {"+": one + two, "-": one - two, "*": one * two}[op], known

    def joined(self, parts: list[tuple[Any, Any]], *, dominant: bool) -> tuple[Any, Any]:
        """Join truths as the reference does: one dominant part settles it, else every part must be known."""
        join = self.z3.Or if dominant else self.z3.And
        settled = [self.z3.And(known, value if dominant else self.z3.Not(value)) for value, known in parts]
        everything = self.z3.And([known for _, known in parts])
        value = join([value for value, _ in parts])
        decisive = self.z3.Or(settled)
        return self.z3.If(decisive, dominant, value), self.z3.Or(decisive, everything)

    def shifted(self, start: tuple[Any, Any], period: tuple[Any, Any], unit: Unit) -> tuple[Any, Any]:
        """Return a day so much later: calendar days exactly, other units as some day that they can end on."""
        (day, day_known), (amount, amount_known) = start, period
        known = self.z3.And(day_known, amount_known)
        amount = self.z3.ToInt(amount) if amount.is_real() else amount
        if unit is Unit.DAY:
            return day + amount, known
        later = self.z3.Function(f"after {unit.name}", self.z3.IntSort(), self.z3.IntSort(), self.z3.IntSort())
        least, most = SHORTEST_AND_LONGEST[unit]
        self.assumptions.append(later(day, amount) >= day + least * amount)
        if most is not None:
            self.assumptions.append(later(day, amount) <= day + most * amount)
        reckon = functools.partial(solving.end_of, unit)
        self.counted.append(solving.Counted(later, day, amount, reckon, unit is Unit.WORKING_DAY))
        return later(day, amount), known

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

    def decided(self, term: t.Decide[Any]) -> tuple[Any, Any]:
        """Read a decision as the first row that holds; that no other does is a proof of its own."""
        value: Any = None
        known: Any = self.z3.BoolVal(False)
        passed = self.z3.And([self.false(row.condition) for row in term.unless])
        for row in reversed(term.rows):
            holds = self.z3.And(passed, self.true(row.condition)) if term.unless else self.true(row.condition)
            value, known = self.chosen(holds, self.read(row.outcome), (value, known))
        for row in reversed(term.unless):
            value, known = self.chosen(self.true(row.condition), self.read(row.outcome), (value, known))
        if term.provided is not None:
            known = self.z3.And(self.true(term.provided), known)
        return value, known

    def _shaped(self, value: Any, like: Any) -> Any:
        """Return an open answer with fields, each of which may be anything, where it stands for a record."""
        if not isinstance(like, list) or isinstance(value, list):
            return value
        return [self._shaped(None, one) if isinstance(one, list) else self.z3.FreshConst(one.sort()) for one in like]

    def chosen(self, holds: Any, here: tuple[Any, Any], other: tuple[Any, Any]) -> tuple[Any, Any]:
        """Return one value where a condition holds, else the other; records field by field."""
        (value, known), (otherwise, otherwise_known) = here, other
        if otherwise is None:
            return value, self.z3.And(holds, known)
        value, otherwise = self._shaped(value, otherwise), self._shaped(otherwise, value)
        if isinstance(value, list) or isinstance(otherwise, list):
            if not (isinstance(value, list) and isinstance(otherwise, list) and len(value) == len(otherwise)):
                raise RuleError(f"the outcomes of `{self.rule.name}` are of different shapes; they cannot be compared")
            merged: Any = [self.z3.If(holds, one, two) for one, two in zip(value, otherwise, strict=True)]
        else:
            merged = self.z3.If(holds, value, otherwise)
        return merged, self.z3.If(holds, known, otherwise_known)

    # ── leaves ───────────────────────────────────────────────────────────────────────────────────

    def fact(self, key: Key) -> Any:
        """Return the constant for a fact, with what its kind says of it."""
        if key not in self.facts:
            suffix = self.suffix if self.moving in {None, key} else ""
            spec = self.leaves[key].spec
            constant = self.facts[key] = self.unknown(f"{key[0]}.{key[1]}{suffix}", spec.kind)
            ends = [(end, at_least) for end, at_least in ((spec.low, True), (spec.high, False)) if end is not None]
            for end, at_least in ends:
                bound = self.constant(end, spec.kind)
                self.assumptions.append(constant >= bound if at_least else constant <= bound)
            if spec.whole:
                self.assumptions.append(self.z3.IsInt(constant))
        return self.facts[key]

    def question(self, term: t.Over[Any]) -> tuple[Any, Any]:
        """Return what a list may answer: anything of its kind, the same for the same question.

        What is proved so is proved for all lists; what is not, is not refuted, for no list is looked for.
        """
        asked = written(term), tuple(_chosen(inner) for inner in t.walk(term))
        if asked not in self.questions:
            moved = self.moving is None or self.moving in facts_of(term)
            asks, answers = (f"{what}: {asked}{self.suffix if moved else ''}" for what in LISTS)
            value = self.unknown(asks, term.kind)
            silent = any(isinstance(inner, t.Decide) for inner in t.walk(term)) or term.op in {"least", "most"}
            known = self.z3.Bool(answers) if silent else self.z3.BoolVal(True)
            self.questions[asked] = value, known
        return self.questions[asked]

    @functools.cached_property
    def day(self) -> Any:
        """The day asked about: any on which the regulation is in force."""
        constant = self.unknown("on", DATE)
        self.assumptions.append(constant >= self.rule.commenced.toordinal())
        return constant

    def unknown(self, name: str, kind: Kind) -> Any:
        """Return a constant of any value of a kind."""
        if kind.sort == "yes or no":
            return self.z3.Bool(name)
        if kind.sort == "set":
            return [self.z3.Bool(f"{name} has {word.code}") for word in kind.detail]
        if kind.is_amount and not kind.detail.is_counted:
            constant = self.z3.Real(name)
            self.assumptions.append(constant >= 0)
            return constant
        constant = self.z3.Int(name)
        low, high = 0, None
        if kind == DATE:
            low, high = EARLIEST.toordinal(), LATEST.toordinal()
        elif kind.sort == "word":
            high = len(kind.detail) - 1
        self.assumptions.append(constant >= low)
        if high is not None:
            self.assumptions.append(constant <= high)
        return constant

    def constant(self, value: Any, kind: Kind) -> Any:
        """Return a known value of a kind; outcomes that are no amounts are told apart by number."""
        if isinstance(value, bool):
            return self.z3.BoolVal(value)
        if isinstance(value, Word) and kind.sort == "word":
            return self.z3.IntVal(self.word(value))
        if isinstance(value, date):
            return self.z3.IntVal(value.toordinal())
        if value is None and (kind.is_amount or kind == DATE):  # a field of an outcome that has none
            return self.z3.RealVal(NOTHING) if kind.is_amount else self.z3.IntVal(NOTHING)
        if kind.is_amount:
            exact = Fraction(str(value))
            return self.z3.Q(exact.numerator, exact.denominator)
        return self.z3.IntVal(self.words.setdefault(value, len(self.words)))

    def word(self, word: Word) -> int:
        """Return the number that stands for a word."""
        return list(type(word)).index(word)


def _z3() -> Any:
    try:
        import z3  # noqa: PLC0415  (an extra; nothing else needs it)
    except ModuleNotFoundError:
        raise missing_library("proofs need the solver z3", "证明需要求解器 z3", "prove") from None
    return z3
