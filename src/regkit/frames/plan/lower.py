"""From a rule's term to columns: one arm for each kind of term, after the reference evaluator.

Each condition becomes two plain truths, definitely true and definitely false. What no column can say exactly is
refused by name; it never becomes another answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from regkit.frames.errors import FrameError
from regkit.frames.plan.columns import Column, FactKey
from regkit.frames.plan.contradiction import contradict
from regkit.frames.plan.days import Workdays
from regkit.frames.plan.joining import disjoint, first_lack, kleene, lack_of, strict
from regkit.frames.plan.nodes import (
    FALSE,
    NULL,
    TRUE,
    Node,
    any_of,
    both,
    compared,
    either,
    every,
    flag,
    is_in,
    negation,
    variable,
)
from regkit.frames.plan.operations import (
    RECKONED,
    CannotSay,
    comparison,
    elapsed,
    in_steps,
    reckoning,
    recorded,
    rolled_on,
    shifted,
)
from regkit.frames.plan.ties import conclusions_of
from regkit.frames.plan.values import Value, chosen, constant, equal, exclusive
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.relating import Conclusion, Exclusion, reads_day, related, told_by
from regkit.law import Label

__all__ = ["ASIDE", "Group", "Lowering", "Told"]

ASIDE: Final = "?"
"""What the names of answers to open questions begin with, which no column has."""
LARGE: Final = 10**9
"""An end of the amounts by which a question may be answered; it bounds nothing that is told."""


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
        whatever: whether open questions may be answered in any way, and not left open.
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
        whatever: bool = False,
    ) -> None:
        self.name = name
        self.columns = columns
        self.on = on
        self.workdays = workdays
        self.unsaid = unsaid
        self.subjects = subjects or {}
        self.whatever = whatever
        self.done: dict[t.Term[Any], Value] = {}
        self.groups: dict[tuple[t.Decide[Any], int], Group] = {}
        self.told: dict[FactKey, Told] = {}
        self.timeless = (
            self
            if on is None
            else Lowering(name, columns, None, workdays, unsaid=unsaid, subjects=subjects, whatever=whatever)
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
                return kleene([self.value(part) for part in parts], dominant=False)
            case t.Or(parts=parts):
                return kleene([self.value(part) for part in parts], dominant=True)
            case t.Decide():
                return self._decide(term)
            case _:
                try:
                    return self._made(term)
                except CannotSay as refusal:
                    if self.whatever:  # of an answer to come, which no column tells
                        return Value()
                    raise self._refused(term, refusal.why) from None

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
            case t.Open(question=question, kind=kind) if self.whatever:
                return _answered(f"{ASIDE}{question.id}", kind)
            case _:
                return Value()

    def _made(self, term: t.Term[Any]) -> Value:
        """Return what is compared, reckoned or put together of other terms."""
        match term:
            case t.Compare(op=op, left=left, right=right):
                return comparison(op, self.value(left), self.value(right))
            case t.IsIn(term=inner, members=members):
                word = self.value(inner)
                among = any_of(word.constants.get(member, FALSE) for member in members)
                return strict((word,), yes=among, no=both(word.known, negation(among)))
            case t.Includes(term=inner, member=member):
                return self._includes(term, inner, member)
            case t.Not(part=part):
                truth = self.value(part)
                return strict((truth,), yes=truth.no, no=truth.yes)
            case t.Arith(op=op, left=left, right=right) if op in RECKONED:
                return reckoning(op, self.value(left), self.value(right))
            case t.Shift(start=start, period=period):
                return shifted(self.value(start), self.value(period), period.kind.detail, self.workdays)
            case t.Between(start=start, end=end, kind=kind):
                return elapsed(self.value(start), self.value(end), kind.detail, self.workdays)
            case t.Rolled(day=day):
                return rolled_on(self.value(day), self.workdays)
            case t.Rounded(term=top, divisor=divisor, step=step, how=how):
                return in_steps(how, self.value(top), self.value(divisor), self.value(step))
            case t.Record(cls=cls, entries=entries):
                return recorded(cls, {key: self.value(entry) for key, entry in entries})
            case _:
                raise self._refused(term, Label("没有哪一栏能够表示", "no column says what it means"))

    def _refused(self, term: t.Term[Any], why: Label) -> FrameError:
        return FrameError(
            f"rule `{self.name}` cannot be run over a frame: `{term!r}`: {why.en}",
            hint="ask the rule case by case, or rewrite that part",
            zh=f"规则 `{self.name}` 不能逐表运行：`{term!r}`：{why}",
            hint_zh="请逐案询问该规则，或者改写这一部分",
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

    def told_of(self, term: t.Fact[Any]) -> Node:
        """Return where a fact is known or may be, by what was said of it or of others: no presumption holds there."""
        return self.said((term.parameter, term.spec.name)) if term.kind.sort == "set" else self.fact(term).told

    def _related(self, term: t.Fact[Any], raw: Value, said: Node) -> Told:
        value, told, contradictions, doubted = raw, said, [], FALSE
        for conclusion in conclusions_of(term):
            found = self.value(conclusion.value)
            where = TRUE if conclusion.when is None else self.value(conclusion.when).yes
            applies = both(where, found.known)
            if reads_day(conclusion):
                contradictions.append((every((raw.known, self._all_told(conclusion))), conclusion))
            elif applies is not FALSE:
                contradictions.append((every((applies, value.known, negation(equal(value, found)))), conclusion))
            doubt = any_of(self.fact(one).told for one in told_by(conclusion))
            doubted = either(doubted, both(negation(applies), doubt))
            value = chosen([(value.known, value), (applies, found.within(applies))])
            told = either(told, applies)
        if term.spec.presumes:
            free = negation(either(told, doubted))
            value = chosen([(value.known, value), (free, constant(term.spec.presumed))])
            told = either(told, doubted)
        return Told(value, told, tuple(contradictions))

    def _all_told(self, conclusion: Conclusion) -> Node:
        """Return where all that tells a fact is known, and not from presumptions alone."""
        told = [self.fact(one) for one in told_by(conclusion)]
        return every((*(one.value.known for one in told), any_of(one.told for one in told)))

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
            return strict((day,), yes=day.is_day)
        asked = self._column(t.AsOf(), self.on)
        known, come = both(day.is_day, asked.is_day), compared("<=", day.day, asked.day)
        return strict((day, asked), yes=both(known, come), no=both(known, negation(come)))

    def _gate(self, inner: t.Term[bool]) -> Value:
        """Return a gate's condition; where nothing was said of what it lacks, it lets pass."""
        passed = self.value(inner)
        facts = {(one.parameter, one.spec.name): one for one in t.followed(inner) if isinstance(one, t.Fact)}
        silent = every(
            either(negation(self.value(fact).unknown), negation(self.told_of(fact))) for fact in facts.values()
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
                why = Label("集合只能问包括什么", "a set can be asked what it includes, and no more")
                raise self._refused(term, why)

    def _includes(self, term: t.Term[Any], inner: t.Term[Any], member: Any) -> Value:
        while isinstance(inner, (t.Named, t.Choice)):
            inner = inner.term if isinstance(inner, t.Named) else inner.branch
        if not isinstance(inner, t.Fact):
            raise self._refused(term, Label("只有事项可以问包括什么", "only a fact can be asked what it includes"))
        value = self._said_to_include(self.columns.get((inner.parameter, inner.spec.name)), member)
        if not inner.spec.presumes:
            return value
        presumed, untold = constant(member in inner.spec.presumed), negation(self.told_of(inner))
        return Value(yes=either(value.yes, both(untold, presumed.yes)), no=either(value.no, both(untold, presumed.no)))

    def _said_to_include(self, column: Column | None, member: Any) -> Value:
        if column is None:
            return Value()
        if column.is_constant:
            return Value() if column.constant is None else constant(member in column.constant)
        has, there = _has(column), flag(column.key, f"includes:{member.code}")
        return Value(yes=both(has, there), no=both(has, negation(there)))

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
                taken.append(both(truth.yes, negation(before)) if not disjoint(before, truth.yes) else truth.yes)
                before = either(before, truth.yes)
            self.groups[key] = Group(rows, truths, taken)
        return self.groups[key]

    def _decide(self, term: t.Decide[Any]) -> Value:
        reach = self._reach(term)
        options: list[tuple[Node, Value]] = [
            (reach.no, Value(not_applicable=reach.no)),
            (negation(either(reach.yes, reach.no)), lack_of(reach)),
        ]
        conflict, still_open = reach.conflict, reach.yes
        for index in (0, 1):
            group = self.group(term, index)
            conflict = either(conflict, both(still_open, self._conflict(group)))
            outcomes = self._agreed(group, [self.value(row.outcome) for row in group.rows])
            for taken, outcome in zip(group.taken, outcomes, strict=True):
                options.append((both(still_open, taken), outcome))
            unsettled = negation(either(group.any_true, group.all_false))
            options.append((both(still_open, unsettled), first_lack(group.truths)))
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


def _answered(question: str, kind: Kind) -> Value:
    """Return what an open question may be answered by, as if the answer were a column of its own."""
    if kind == BOOL:
        return Value(yes=flag(question, "yes"), no=flag(question, "no"))
    if kind == DATE:
        return Value(is_day=flag(question, "has"), day=variable(question, -LARGE, LARGE))
    if kind.is_amount:
        return Value(is_amount=flag(question, "has"), amount=variable(question, -LARGE, LARGE))
    return Value(constants={word: flag(question, f"is:{word}") for word in kind.detail} if kind.sort == "word" else {})


def _has(column: Column) -> Node:
    return TRUE if column.complete else flag(column.key, "has")
