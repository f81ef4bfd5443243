"""From a rule's term to columns: one arm for each kind of term, after the reference evaluator.

Each condition becomes two plain truths, definitely true and definitely false. What no column can say exactly is
refused by name; it never becomes another answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regkit.frames.errors import FrameError
from regkit.frames.plan.columns import Column, FactKey
from regkit.frames.plan.days import Workdays, after_months, months_between, nth_workday, rolled, workdays_between
from regkit.frames.plan.nodes import (
    FALSE,
    NULL,
    TRUE,
    Node,
    any_of,
    both,
    case,
    compared,
    contradict,
    either,
    every,
    flag,
    is_in,
    negation,
    number,
    reckoned,
    variable,
)
from regkit.frames.plan.rounding import in_whole_steps
from regkit.frames.plan.ties import conclusions_of, reads_day
from regkit.frames.plan.values import Value, chosen, constant, equal, exclusive, scaled
from regkit.language import terms as t
from regkit.language.facts import UNSET, Subject
from regkit.language.kinds import DATE
from regkit.language.relating import Conclusion, Exclusion, related, told_by
from regkit.law import Unit

__all__ = ["Group", "Lowering", "Told"]

ORDERED = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}
RECKONED = {"+": "add", "-": "sub", "*": "mul", "min": "min", "max": "max"}
FEWEST_DAYS, MOST_DAYS = -719_162, 2_932_896
"""The days of the years 1 and 9999."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a fact.

    Attributes:
        value: what it is.
        told: where it was said, follows from what was, or may: no presumption holds there.
        contradictions: where it was said otherwise than a relation has it, and that relation.
    """

    value: Value
    told: Node
    contradictions: tuple[tuple[Node, Conclusion], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a decision that stand side by side: their truths, and which row is taken where."""

    rows: Sequence[t.Row]
    truths: Sequence[Value]
    taken: Sequence[Node]

    @property
    def any_true(self) -> Node:
        """Where a row applies."""
        return any_of(truth.yes for truth in self.truths)

    @property
    def all_false(self) -> Node:
        """Where none does, and none may."""
        return every(truth.no for truth in self.truths)


class Lowering:
    """Lowers the terms of one rule, each once.

    Args:
        name: the rule's name, for messages.
        columns: what stands for each fact, by parameter and name.
        on: what stands for the day asked about, if one was given.
        workdays: the tables of the working-day calendar, made when first needed.
        unsaid: whether an empty cell says nothing, so that what the law presumes holds.
        subjects: subjects that all rows share, by parameter.
    """

    def __init__(
        self,
        name: str,
        columns: Mapping[tuple[str, str], Column],
        on: Column | None,
        workdays: Callable[[], Workdays],
        *,
        unsaid: bool = False,
        subjects: Mapping[str, Subject] | None = None,
    ) -> None:
        self.name = name
        self.columns = columns
        self.on = on
        self.workdays = workdays
        self.unsaid = unsaid
        self.subjects = subjects or {}
        self.done: dict[t.Term[Any], Value] = {}
        self.groups: dict[tuple[t.Decide[Any], int], Group] = {}
        self.told: dict[FactKey, Told] = {}
        self.timeless = (
            self if on is None else Lowering(name, columns, None, workdays, unsaid=unsaid, subjects=subjects)
        )
        self.open_facts: set[FactKey] = set()
        self.circles = 0

    def value(self, term: t.Term[Any]) -> Value:
        """Return what a term is, column-wise.

        Raises:
            FrameError: columns cannot say it exactly.
        """
        if term in self.done:
            return self.done[term]
        circles = self.circles
        value = self._value(term)
        if circles == self.circles or not self.open_facts:  # else it was worked out while a fact in it was not
            self.done[term] = value
        return value

    def _value(self, term: t.Term[Any]) -> Value:
        match term:
            case t.Literal() | t.NumberTerm() | t.Fact() | t.AsOf() | t.Happened() | t.Gate() | t.Open():
                return self._leaf(term)
            case t.Choice():
                return self.value(term.branch)
            case t.Named(term=inner) | t.Applied(body=inner):
                return self.value(inner)
            case t.And(parts=parts):
                return _kleene([self.value(part) for part in parts], dominant=False)
            case t.Or(parts=parts):
                return _kleene([self.value(part) for part in parts], dominant=True)
            case t.Decide():
                return self._decide(term)
            case _:
                return self._made(term)

    def _leaf(self, term: t.Term[Any]) -> Value:
        """Return what was said, is asked about, or stands in the text."""
        match term:
            case t.Literal(value=value) | t.NumberTerm(value=value):
                return constant(value)
            case t.Fact():
                return self.fact(term).value
            case t.AsOf():
                return self._column(term, self.on)
            case t.Happened(day=day):
                return self._happened(self.value(day))
            case t.Gate(term=inner):
                return self._gate(inner)
            case _:
                return Value()

    def _made(self, term: t.Term[Any]) -> Value:
        """Return what is compared, reckoned or put together of other terms."""
        match term:
            case t.Compare(op=op, left=left, right=right):
                return self._comparison(op, self.value(left), self.value(right))
            case t.IsIn(term=inner, members=members):
                word = self.value(inner)
                among = any_of(word.constants.get(member, FALSE) for member in members)
                return _strict((word,), yes=among, no=both(word.known, negation(among)))
            case t.Includes(term=inner, member=member):
                return self._includes(term, inner, member)
            case t.Not(part=part):
                truth = self.value(part)
                return _strict((truth,), yes=truth.no, no=truth.yes)
            case t.Arith(op=op, left=left, right=right) if op in RECKONED:
                return self._reckoning(term, op, self.value(left), self.value(right))
            case t.Shift(start=start, period=period):
                return self._shift(term, self.value(start), self.value(period), period.kind.detail)
            case t.Between(start=start, end=end, kind=kind):
                return self._between(self.value(start), self.value(end), kind.detail)
            case t.Rolled(day=day):
                return self._rolled(self.value(day))
            case t.Rounded(term=top, divisor=divisor, step=step):
                return self._rounded(term, self.value(top), self.value(divisor), self.value(step))
            case t.Record(cls=cls, entries=entries):
                return self._record(cls, {key: self.value(entry) for key, entry in entries})
            case _:
                raise self._refused(term, "no column says what it means")

    def _refused(self, term: t.Term[Any], why: str) -> FrameError:
        return FrameError(
            f"rule `{self.name}` cannot be run over a frame: `{term!r}`: {why}",
            hint="ask the rule case by case, or rewrite that part",
        )

    # ── facts, and what they have to do with each other ──────────────────────────────────────────

    def fact(self, term: t.Fact[Any]) -> Told:
        """Return what is known of a fact: what was said, what follows from other facts, or what is presumed."""
        key = (term.parameter, term.spec.name)
        if key in self.told:
            return self.told[key]
        if self.timeless is not self:  # facts are related when they are said, whatever day is asked about
            told = self.timeless.fact(term)
            value = self._dated(term, told.value) if term.spec.dated_by is not None else told.value
            self.told[key] = dataclasses.replace(told, value=self._by_the_day(term, value))
            return self.told[key]
        raw, said = self._column(term, self.columns.get(key)), self.said(key)
        if key in self.open_facts:  # facts that tell each other: here, only what was said of this one counts
            self.circles += 1
            return Told(raw, said)
        if key[0] in self.subjects:  # it was related when it was made
            self.told[key] = Told(raw, said)
            return self.told[key]
        self.open_facts.add(key)
        circles = self.circles
        told = self._related(term, raw, said)
        self.open_facts.discard(key)
        if circles == self.circles or not self.open_facts:
            self.told[key] = told
        return told

    def _related(self, term: t.Fact[Any], raw: Value, said: Node) -> Told:
        value, told, contradictions, doubted = raw, said, [], FALSE
        for conclusion in conclusions_of(term):
            found = self.value(conclusion.value)
            where = TRUE if conclusion.when is None else self.value(conclusion.when).yes
            applies = both(where, found.known)
            if applies is not FALSE:
                contradictions.append((every((applies, value.known, negation(equal(value, found)))), conclusion))
            doubt = any_of(self.fact(one).told for one in told_by(conclusion))
            doubted = either(doubted, both(negation(applies), doubt))
            value = chosen([(value.known, value), (applies, found.within(applies))])
            told = either(told, applies)
        if term.spec.presumed is not UNSET and term.spec.presumed is not None:
            free = negation(either(told, doubted))
            value = chosen([(value.known, value), (free, constant(term.spec.presumed))])
            told = either(told, doubted)
        return Told(value, told, tuple(contradictions))

    def _by_the_day(self, term: t.Fact[Any], value: Value) -> Value:
        """Return a fact with what follows of it by the day asked about, where it is not known yet."""
        for conclusion in conclusions_of(term) if self.on is not None else ():
            if reads_day(conclusion):
                found = self.value(conclusion.value)
                where = TRUE if conclusion.when is None else self.value(conclusion.when).yes
                applies = both(where, found.known)
                value = chosen([(value.known, value), (applies, found.within(applies))])
        return value

    def said(self, key: FactKey) -> Node:
        """Return where anything was said of a fact, if only that it is unknown."""
        if key[0] in self.subjects:
            return TRUE if key[1] in self.subjects[key[0]].model_fields_set else FALSE
        column = self.columns.get(key)
        if column is None or column.heading is None:
            return FALSE
        return flag(column.key, "said") if self.unsaid else TRUE

    def _dated(self, term: t.Fact[Any], value: Value) -> Value:
        """Return a yes-or-no whose day, where it is known, says whether it is so by the day asked about."""
        day = self.fact(t.Fact(term.parameter, term.model, term.model.facts[str(term.spec.dated_by)])).value
        asked = self._column(term, self.on)
        come = compared("<=", day.day, asked.day)
        known = every((value.yes, day.is_day, asked.is_day))
        yes = either(both(value.yes, negation(day.is_day)), both(known, come))
        return dataclasses.replace(value, yes=yes, no=either(value.no, both(known, negation(come))))

    def _happened(self, day: Value) -> Value:
        if self.on is None:
            return _strict((day,), yes=day.is_day)
        asked = self._column(t.AsOf(), self.on)
        known, come = both(day.is_day, asked.is_day), compared("<=", day.day, asked.day)
        return _strict((day, asked), yes=both(known, come), no=both(known, negation(come)))

    def _gate(self, inner: t.Term[bool]) -> Value:
        """Return a gate's condition; where nothing was said of what it lacks, it lets pass."""
        passed = self.value(inner)
        facts = {(one.parameter, one.spec.name): one for one in t.walk(inner) if isinstance(one, t.Fact)}
        silent = every(
            either(negation(self.value(fact).unknown), negation(self.said(key))) for key, fact in facts.items()
        )
        return dataclasses.replace(passed, yes=either(passed.yes, both(passed.unknown, silent)))

    def refusals(self, facts: Iterable[t.Fact[Any]]) -> list[tuple[Node, Conclusion | Exclusion]]:
        """Return the rows in which facts contradict each other, by the relation that they break."""
        if self.timeless is not self:
            return self.timeless.refusals(facts)
        found: list[tuple[Node, Conclusion | Exclusion]] = []
        for fact in facts:
            found += self.fact(fact).contradictions if conclusions_of(fact) else ()
        for parameter, model in {fact.parameter: fact.model for fact in facts}.items():
            for relation in related(model, parameter) if parameter not in self.subjects else ():
                if isinstance(relation, Exclusion):
                    found.append((self.value(relation.condition).yes, relation))
        return [(rows, relation) for rows, relation in found if rows is not FALSE]

    # ── leaves ───────────────────────────────────────────────────────────────────────────────────

    def _column(self, term: t.Term[Any], column: Column | None) -> Value:
        if column is None:
            return Value()
        if column.is_constant:
            return Value() if column.constant is None else constant(column.constant)
        key = column.key
        match column.sort:
            case "flag":
                universe = frozenset({0, 1, NULL})
                return Value(yes=is_in(key, {1}, universe), no=is_in(key, {0}, universe))
            case "word":
                universe = frozenset({*range(len(column.members)), NULL})
                return Value(constants={word: is_in(key, {code}, universe) for code, word in enumerate(column.members)})
            case "number":
                amount = variable(key, column.low, column.high)
                return Value(is_amount=_has(column), amount=amount, scale=column.scale)
            case "day":
                return Value(is_day=_has(column), day=variable(key, column.low, column.high))
            case "text":
                return Value(copies={key: _has(column)})
            case _:
                raise self._refused(term, "a set can be asked what it includes, and no more")

    def _includes(self, term: t.Term[Any], inner: t.Term[Any], member: Any) -> Value:
        while isinstance(inner, (t.Named, t.Choice)):
            inner = inner.term if isinstance(inner, t.Named) else inner.branch
        column = self.columns.get((inner.parameter, inner.spec.name)) if isinstance(inner, t.Fact) else None
        if not isinstance(inner, t.Fact):
            raise self._refused(term, "only a fact can be asked what it includes")
        if column is None:
            return Value()
        if column.is_constant:
            return Value() if column.constant is None else constant(member in column.constant)
        has, there = _has(column), flag(column.key, f"includes:{member.code}")
        return Value(yes=both(has, there), no=both(has, negation(there)))

    # ── comparing and reckoning ──────────────────────────────────────────────────────────────────

    def _comparison(self, op: str, left: Value, right: Value) -> Value:
        known = both(left.known, right.known)
        if op in {"==", "!="}:
            yes = equal(left, right)
            no = both(known, negation(yes))
            return _strict((left, right), yes=yes, no=no) if op == "==" else _strict((left, right), yes=no, no=yes)
        if left.is_day is not FALSE or right.is_day is not FALSE:
            one, two = left.day, right.day
        else:
            one, two = _same_scale(left, right)
        holds = compared(op, one, two)
        return _strict((left, right), yes=both(known, holds), no=both(known, negation(holds)))

    def _reckoning(self, term: t.Term[Any], op: str, left: Value, right: Value) -> Value:
        known = both(left.known, right.known)
        if term.kind == DATE:
            return _strict((left, right), is_day=known, day=reckoned(RECKONED[op], left.day, right.day))
        if op == "*":
            amount, scale = reckoned("mul", left.amount, right.amount), left.scale + right.scale
        else:
            amount, scale = reckoned(RECKONED[op], *_same_scale(left, right)), max(left.scale, right.scale)
        return _strict((left, right), is_amount=known, amount=amount, scale=scale)

    def _shift(self, term: t.Term[Any], start: Value, period: Value, unit: Unit) -> Value:
        if period.scale:
            raise self._refused(term, f"a number of {unit.en} that is not whole cannot be counted")
        known = both(start.known, period.known)
        length = case([(known, period.amount)], number(0))
        covered = known
        match unit:
            case Unit.DAY:
                end = reckoned("add", start.day, length)
            case Unit.WORKING_DAY:
                end, inside = nth_workday(start.day, length, self.workdays())
                covered = both(known, inside)
            case Unit.MONTH:
                end = after_months(start.day, length)
            case _:
                end = after_months(start.day, reckoned("mul", length, number(12)))
        if end.low < FEWEST_DAYS or end.high > MOST_DAYS:
            raise self._refused(term, "it could end beyond the year 9999")
        return _strict((start, period), is_day=covered, day=end)

    def _between(self, start: Value, end: Value, unit: Unit) -> Value:
        known = both(start.known, end.known)
        one, other = (case([(known, value.day)], number(0)) for value in (start, end))
        covered = known
        match unit:
            case Unit.DAY:
                count = reckoned("sub", other, one)
            case Unit.WORKING_DAY:
                count, inside = workdays_between(one, other, self.workdays())
                covered = both(known, inside)
            case _:
                count = months_between(one, other, 1 if unit is Unit.MONTH else 12)
        return _strict((start, end), is_amount=covered, amount=count)

    def _rolled(self, day: Value) -> Value:
        end, inside = rolled(case([(day.known, day.day)], number(0)), self.workdays())
        return _strict((day,), is_day=both(day.known, inside), day=end)

    def _rounded(self, term: t.Rounded[Any], top: Value, divisor: Value, step: Value) -> Value:
        """Return a quotient in whole steps, reckoned in whole numbers: floor, ceiling, or floor of it and a half."""
        if divisor.amount.low < 0 or step.amount.op != "num":
            raise self._refused(term, "it is divided by what may be less than nothing")
        known = every((top.known, divisor.known, negation(compared("==", divisor.amount, number(0)))))
        size: int = step.amount.args[0]
        below = reckoned("mul", reckoned("max", divisor.amount, number(1)), number(size * 10**top.scale))
        above = reckoned("mul", top.amount, number(10 ** (divisor.scale + step.scale)))
        count = in_whole_steps(above, below, term.how)
        return _strict((top, divisor), is_amount=known, amount=reckoned("mul", count, number(size)), scale=step.scale)

    def _record(self, cls: type, entries: dict[str, Value]) -> Value:
        fields: dict[str, Value] = {}
        for one in dataclasses.fields(cls):
            if one.name in entries:
                fields[one.name] = entries[one.name]
            elif one.default is not dataclasses.MISSING:
                fields[one.name] = constant(one.default)
            elif one.default_factory is not dataclasses.MISSING:
                fields[one.name] = constant(one.default_factory())
        parts = tuple(entries.values())
        return _strict(parts, is_record=every(part.known for part in parts), cls=cls, fields=fields)

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────

    def _reach(self, term: t.Decide[Any]) -> Value:
        return constant(True) if term.provided is None else self.value(term.provided)

    def group(self, term: t.Decide[Any], index: int) -> Group:
        """Return the exceptions of a decision (0) or its rows (1), with their truths."""
        key = (term, index)
        if key not in self.groups:
            rows = (term.unless, term.rows)[index]
            truths = [self.value(row.condition) for row in rows]
            before, taken = FALSE, []
            for truth in truths:
                taken.append(both(truth.yes, negation(before)) if not _disjoint(before, truth.yes) else truth.yes)
                before = either(before, truth.yes)
            self.groups[key] = Group(rows, truths, taken)
        return self.groups[key]

    def _decide(self, term: t.Decide[Any]) -> Value:
        reach = self._reach(term)
        options: list[tuple[Node, Value]] = [
            (reach.no, Value(not_applicable=reach.no)),
            (negation(either(reach.yes, reach.no)), _lack_of(reach)),
        ]
        conflict, still_open = reach.conflict, reach.yes
        for index in (0, 1):
            group = self.group(term, index)
            conflict = either(conflict, both(still_open, self._conflict(group)))
            outcomes = self._agreed(group, [self.value(row.outcome) for row in group.rows])
            for taken, outcome in zip(group.taken, outcomes, strict=True):
                options.append((both(still_open, taken), outcome))
            unsettled = negation(either(group.any_true, group.all_false))
            options.append((both(still_open, unsettled), _first_lack(group.truths)))
            still_open = both(still_open, group.all_false)
        value = exclusive([*options, (still_open, Value(silent=still_open))])
        return dataclasses.replace(value, conflict=either(value.conflict, conflict))

    def _agreed(self, group: Group, outcomes: list[Value]) -> list[Value]:
        """Return the outcome of each row when it is the first true one: a lack of a later true row goes first."""
        agreed: list[Value] = []
        for index, outcome in enumerate(outcomes):
            later = [
                (both(group.truths[other].yes, negation(outcomes[other].known)), outcomes[other])
                for other in range(index + 1, len(outcomes))
                if not contradict(group.truths[index].yes, group.truths[other].yes)
            ]
            if not later:
                agreed.append(outcome)
                continue
            agreed.append(chosen([(negation(outcome.known), outcome), *later, (negation(FALSE), outcome)]))
        return agreed

    def _conflict(self, group: Group) -> Node:
        """Return where conditions or outcomes fail, or two rows apply and differ."""
        found = [truth.conflict for truth in group.truths]
        outcomes = [self.value(row.outcome) for row in group.rows]
        for index, (truth, outcome) in enumerate(zip(group.truths, outcomes, strict=True)):
            found.append(both(truth.yes, outcome.conflict))
            for other in range(index + 1, len(outcomes)):
                if contradict(truth.yes, group.truths[other].yes):
                    continue
                differ = every((outcome.known, outcomes[other].known, negation(equal(outcome, outcomes[other]))))
                found.append(every((truth.yes, group.truths[other].yes, differ)))
        return any_of(found)


def _has(column: Column) -> Node:
    return TRUE if column.complete else flag(column.key, "has")


# ── joining ──────────────────────────────────────────────────────────────────────────────────────


def _disjoint(before: Node, after: Node) -> bool:
    return before is FALSE or contradict(before, after)


def _same_scale(left: Value, right: Value) -> tuple[Node, Node]:
    scale = max(left.scale, right.scale)
    return scaled(left.amount, left.scale, scale), scaled(right.amount, right.scale, scale)


def _strict(parts: Sequence[Value], **values: Any) -> Value:
    """Return a value known by `values` where all parts are; any lack stays, silence only once all is known."""
    not_applicable = any_of(part.not_applicable for part in parts)
    known = negation(any_of((not_applicable, *(part.unknown for part in parts))))
    silent = both(any_of(part.silent for part in parts), known)
    conflict = any_of(part.conflict for part in parts)
    return Value(**values, not_applicable=not_applicable, silent=silent, conflict=conflict)


def _kleene(parts: Sequence[Value], *, dominant: bool) -> Value:
    """Join truths: a dominant one settles it, else an unknown one could, else another lack stays."""
    settled = [part.yes if dominant else part.no for part in parts]
    others = every(part.no if dominant else part.yes for part in parts)
    any_settled = any_of(settled)
    unknown = any_of(part.unknown for part in parts)
    free = negation(either(any_settled, unknown)) if unknown is not FALSE else negation(any_settled)
    silent = both(free, any_of(part.silent for part in parts))
    not_applicable = every((free, negation(silent), any_of(part.not_applicable for part in parts)))
    conflict, before = FALSE, FALSE
    for part, truth in zip(parts, settled, strict=True):
        conflict = either(conflict, both(part.conflict, negation(before)))
        before = either(before, truth)
    yes, no = (any_settled, others) if dominant else (others, any_settled)
    return Value(yes=yes, no=no, silent=silent, not_applicable=not_applicable, conflict=conflict)


def _lack_of(truth: Value) -> Value:
    return Value(not_applicable=truth.not_applicable, silent=truth.silent)


def _first_lack(truths: Sequence[Value]) -> Value:
    """Return unknown where any truth is, else the lack of the first truth that is not false."""
    unknown = any_of(truth.unknown for truth in truths)
    before, silent, not_applicable = negation(FALSE), [], []
    for truth in truths:
        silent.append(both(before, truth.silent))
        not_applicable.append(both(before, truth.not_applicable))
        before = both(before, truth.no)
    known = negation(unknown)
    return Value(silent=both(known, any_of(silent)), not_applicable=both(known, any_of(not_applicable)))
