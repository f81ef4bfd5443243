"""Proofs about rules for all facts, not sampled ones, by the solver z3 (`pip install 'regkit[prove]'`).

What is proved is about complete facts: every fact known, amounts zero or more, decisions and open questions
answered somehow. Calendar days are exact; so many months end 28 to 31 times as many days later, years 365 to 366
times, working days at least as many days later, the same for the same start. A question to a list may have any answer.
A claim that the solver cannot settle in time, or that hangs on what a list holds, is reported as not settled, never as
proved.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.finding import Assumption, Counterexample, World
from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.kinds import DATE
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.law import display

__all__ = ["Counterexample", "Proof", "World", "difference", "disjoint", "equivalent", "gaps", "monotone", "written_as"]


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
