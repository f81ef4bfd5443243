"""Terms as formulas of the solver z3 over constants that stand for facts.

A term is read as a pair: its value, and whether it has one (a rule within may be silent). Calendar days are exact; so
many months end 28 to 31 times as many days later, years 365 to 366 times, working days at least as many days later,
the same for the same start. A question to a list may have any answer.
"""

from __future__ import annotations

import functools
from datetime import date
from fractions import Fraction
from typing import Any

from regkit.engine import solving
from regkit.engine.regions import Key, facts_of
from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import DATE, Kind
from regkit.language.relating import Conclusion, related
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.language.writing import written
from regkit.law import Unit
from regkit.law.errors import missing_library

__all__ = ["LISTS", "Formulas"]

SHORTEST_AND_LONGEST: dict[Unit, tuple[int, int | None]] = {
    Unit.MONTH: (28, 31),
    Unit.YEAR: (365, 366),
    Unit.WORKING_DAY: (1, None),
}
"""Between how many days a month, a year, a working day takes."""
NOTHING = -(10**30)
"""What stands for no amount or day at all: it equals none that there can be."""

LISTS = ("asked of a list", "answered by a list")
"""What the constants that stand for the answers of lists are named after."""


class Formulas:
    """Facts as constants of the solver, and terms over them as formulas.

    Attributes:
        rule: the rule that is read.
        leaves: the facts that it reads, by key.
        facts: the constants.
        answered: that whoever may answer an open question has; assumed, but of a case that is shown nobody has.
        assumptions: what holds of them.
        counted: the periods between days, of which the solver knows bounds alone.
        is_dated: whether anything read hangs on the day asked about.
        told_by_the_day: facts that follow by that day, and are not said beside it.
        as_made: whether terms are read as where a subject is made: each day that is said has come there.
    """

    def __init__(
        self, rule: AnyRule, leaves: dict[Key, t.Fact[Any]], suffix: str = "", moving: Key | None = None
    ) -> None:
        """Begin with no constant.

        Args:
            rule: the rule.
            leaves: the facts that are read.
            suffix: what the names of its constants end with, for facts that are asked twice.
            moving: the one fact whose constant is another's; by default all are.
        """
        self.z3 = _z3()
        self.rule = rule
        self.leaves: dict[Key, t.Fact[Any]] = leaves
        self.suffix, self.moving = suffix, moving
        self.facts: dict[Key, Any] = {}
        self.questions: dict[Any, tuple[Any, Any]] = {}
        self.words: dict[Any, int] = {}
        self.answered = self.z3.Bool("open questions are answered")
        self.assumptions: list[Any] = [self.answered]
        self.read_before: dict[t.Term[Any], tuple[Any, Any]] = {}
        self.counted: list[solving.Counted] = []
        self.told_by_the_day: set[Key] = set()
        self.is_dated = False
        self.as_made = False

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
                return (true if self.as_made and self.is_told(key) else self.fact(key)), self.there_is(key, term)
            case t.AsOf():
                return self.day, true
            case t.Open():
                return self.open(term)
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

    def there_is(self, key: Key, fact: t.Fact[Any]) -> Any:
        """Return the formula that there is such a day or amount at all: what it belongs to is so."""
        if fact.spec.belongs_to is None:
            return self.z3.BoolVal(True)
        told = [
            one for one in related(fact.model, fact.parameter) if isinstance(one, Conclusion) and one.when is not None
        ]
        to = [one for one in told if one.only is not None and one.only.spec.name == key[1]]
        self.leaves |= facts_of(*(one.fact for one in to))
        return self.z3.And([self.z3.Not(self.unequal(self.read(one.fact)[0], self.read(one.value)[0])) for one in to])

    def open(self, term: t.Open[Any]) -> tuple[Any, Any]:
        """Return what a question that the text leaves open may be answered: what a ruling may say, and no more."""
        if term.names:
            which = self.by_name(term)
            self.assumptions += [which >= 0, which < len(term.names)]
            *before, answer = [self.read(candidate) for candidate in term.candidates]
            for place, one in reversed([*enumerate(before)]):
                answer = self.chosen(which == place, one, answer)
            return answer[0], self.z3.And(answer[1], self.answered)
        value = self.unknown(f"open {term.question.id}", term.kind)
        self.assumptions += self._under_consideration(term, value)
        return value, self.answered

    def by_name(self, term: t.Open[Any]) -> Any:
        """Return the constant for the place of the outcome that answers a question whose outcomes have names."""
        return self.z3.Int(f"open {term.question.id} by name")

    def _under_consideration(self, term: t.Open[Any], answer: Any) -> list[Any]:
        """Return that an answer is one of several constants, or between them where these have an order."""
        if term.ends is not None:
            least, most = (self.constant(end, term.kind) for end in term.ends)
            return [answer >= least, answer <= most]
        known = [one.value for one in term.candidates if isinstance(one, (t.Literal, t.NumberTerm))]
        if len(known) < max(len(term.candidates), 2) or None in known:
            return []  # an only candidate is not all that can be answered
        is_plain = term.kind.sort in {"word", "yes or no"}
        return [self.z3.Or([answer == self.constant(one, term.kind) for one in known])] if is_plain else []

    def is_told(self, key: Key) -> bool:
        """Return whether a day tells a fact, which is not said beside it."""
        parameter, name = key
        return key in self.told_by_the_day or (parameter, self.leaves[parameter, name].spec.dated_by) in self.facts

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


def _chosen(term: t.Term[Any]) -> Any:
    """Return what amendments and readings have made of a term, where they could."""
    match term:
        case t.NumberTerm(value=value):
            return value
        case t.Choice(chosen=chosen):
            return chosen
        case _:
            return None


def _z3() -> Any:
    try:
        import z3  # noqa: PLC0415  (an extra; nothing else needs it)
    except ModuleNotFoundError:
        raise missing_library("proofs need the solver z3", "证明需要求解器 z3", "prove") from None
    return z3
