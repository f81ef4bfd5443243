"""The rows of a rule written out: decisions within decisions become rows of conditions that hold together."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.trace import in_order
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.words import Word
from regkit.law import Quote

__all__ = ["Atoms", "Wording", "Written", "asked_of", "scope_of", "written_out"]

Atoms = tuple[t.Term[bool], ...]


@dataclass(frozen=True)
class Written:
    """A row as it can apply.

    Attributes:
        kind: `row`, `unless` for an exception, `silent` for a declared silence.
        atoms: the conditions that hold together.
        outcome: what follows; for a silence, why the text says nothing.
        quotes: the words of the row, of its conditions and of its outcome, in the order of the law.
    """

    kind: str
    atoms: Atoms
    outcome: t.Term[Any] | str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Wording:
    """What a condition on one fact asks for, where the fact is a word: some members, or all but some."""

    of: t.Term[Any]
    members: frozenset[Word]
    among: bool

    @property
    def every(self) -> tuple[Word, ...]:
        """All members that the fact can have, in order."""
        return tuple(type(next(iter(self.members))))


def scope_of(body: t.Term[Any]) -> tuple[Atoms, t.Decide[Any]]:
    """Return what a rule reaches, gates first, and the decision that it makes for what it reaches."""
    decision = _outermost(body)
    scope = () if decision.provided is None else (decision.provided,)
    if len(decision.rows) == 1 and not decision.unless and not decision.silences:
        (row,) = decision.rows
        inner = _decision(row.outcome)
        if inner is not None and isinstance(row.condition, t.Literal) and not row.quotes:
            behind, last = scope_of(inner)
            return (*scope, *behind), last
    return scope, decision


def written_out(decision: t.Decide[Any], reached: Atoms = ()) -> Iterator[Written]:
    """Yield the rows of a decision: exceptions, rows and silences, those of decisions within it among them.

    Rows that no case can meet, as they ask for two things that exclude each other, are left out. Rules that are
    applied are not written out: they have rows of their own.

    Args:
        decision: the decision.
        reached: what the rule asks of every case, and no row asks again.
    """
    yield from _Writing(frozenset(map(_shown, reached))).of_decision(decision, (), (), "row")


@dataclass(frozen=True)
class _Writing:
    """Writes rows out; what is asked of every case is asked by none of them."""

    reached: frozenset[str]

    def of_decision(
        self, decision: t.Decide[Any], before: Atoms, words: tuple[Quote, ...], outer: str
    ) -> Iterator[Written]:
        for kind, rows in (("unless", decision.unless), ("row", decision.rows)):
            for row in rows:
                now = outer if outer == "unless" else kind
                for atoms in self.ways(before, row.condition):
                    yield from self.of_row(row.outcome, atoms, (*words, *row.quotes), now)
        for silence in decision.silences:
            for atoms in self.ways(before, silence.condition):
                quotes = in_order((*words, *silence.quotes))
                yield Written("silent", atoms, silence.reason, quotes)

    def of_row(self, outcome: t.Term[Any], atoms: Atoms, words: tuple[Quote, ...], kind: str) -> Iterator[Written]:
        inner = _decision(outcome)
        if inner is None and _is_condition(outcome):
            for truth in (True, False):
                result: t.Term[bool] = t.Literal(truth, BOOL)
                for one in self.ways(atoms, outcome if truth else t.Not(outcome)):
                    yield from self.of_row(result, one, words, kind)
        elif inner is None:
            yield Written(kind, atoms, outcome, in_order((*words, *_words_of(atoms), *_own_quotes(outcome))))
        else:
            reached = [atoms] if inner.provided is None else self.ways(atoms, inner.provided)
            for one in reached:
                yield from self.of_decision(inner, one, words, kind)

    def ways(self, before: Atoms, condition: t.Term[bool]) -> list[Atoms]:
        """Return the ways in which a condition holds beside others.

        Left out are those that contradict themselves, and those that ask for all that another asks for and more.
        """
        ways = [_once((*before, *atoms)) for atoms in _alternatives(condition, self.reached)]
        said = {frozenset(map(_said, atoms)): atoms for atoms in ways if not _contradicts(atoms)}
        return [atoms for one, atoms in said.items() if not any(other < one for other in said)]


def _is_condition(outcome: t.Term[Any]) -> bool:
    """Return whether an outcome is a condition that columns can ask for; one that hangs on a question is left whole."""
    while isinstance(outcome, t.Choice):
        outcome = outcome.branch
    if not isinstance(outcome, (t.And, t.Or, t.Compare, t.IsIn, t.Includes, t.Named, t.Fact, t.Not)):
        return False
    return outcome.kind == BOOL and not any(isinstance(one, t.Open) for one in t.walk(outcome, into_rules=False))


def _decision(term: t.Term[Any]) -> t.Decide[Any] | None:
    """Return the decision that an outcome is, under the readings that are followed."""
    while isinstance(term, t.Choice):
        term = term.branch
    return term if isinstance(term, t.Decide) else None


def _outermost(term: t.Term[Any]) -> t.Decide[Any]:
    """Return the decision that a rule makes; a rule without one is a table of a single line."""
    match term:
        case t.Decide():
            return term
        case t.Applied(body=inner) | t.Named(term=inner):
            return _outermost(inner)
        case t.Choice():
            return _outermost(term.branch)
        case _:
            always = t.Row(t.Literal(value=True, kind=BOOL), term, ())
            return t.Decide((always,), (), None, (), term.kind)


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _words_of(atoms: Atoms) -> Iterator[Quote]:
    """Yield the words by which conditions hold: those attached to them and those of the numbers they compare with."""
    for atom in atoms:
        if isinstance(atom, t.Named):
            yield from atom.quotes
        inner = atom.part if isinstance(atom, t.Not) else atom
        yield from (one.question.quote for one in (inner, *t.children(inner)) if isinstance(one, t.Open))
        if not isinstance(atom, t.Not):
            yield from (inner.number.quote for inner in t.children(atom) if isinstance(inner, t.NumberTerm))


def _own_quotes(term: t.Term[Any]) -> Iterator[Quote]:
    """Yield the words of an outcome's numbers, roundings and open questions; rules it applies have their own tables."""
    if isinstance(term, t.NumberTerm):
        yield term.number.quote
    elif isinstance(term, t.Open):
        yield term.question.quote
    elif not isinstance(term, t.Applied):
        for child in t.children(term):
            yield from _own_quotes(child)
        if isinstance(term, t.Rounded):
            yield term.quote


# ── alternatives ─────────────────────────────────────────────────────────────────────────────────


def _once(atoms: Atoms) -> Atoms:
    return tuple({_said(atom): atom for atom in atoms}.values())


@functools.lru_cache(maxsize=8192)
def _shown(term: t.Term[Any]) -> str:
    """Return how a term is written, by which it is told from others: asked of each many times."""
    return repr(term)


def _said(atom: t.Term[bool]) -> object:
    """Return what an atom says; words that a condition rests on are told apart by what they are."""
    return atom.quotes if isinstance(atom, t.Named) and not atom.zh else _shown(atom)


def _contradicts(atoms: Atoms) -> bool:
    """Return whether no case can meet all of some conditions: one of them denies another, or no member is left."""
    said = {*map(_shown, atoms)}
    if any(isinstance(atom, t.Not) and _shown(atom.part) in said for atom in atoms):
        return True
    asked: dict[str, list[Wording]] = {}
    for atom in atoms:
        if (wording := asked_of(atom)) is not None:
            asked.setdefault(_shown(wording.of), []).append(wording)
    return any(_none_left(wordings) for wordings in asked.values())


def _none_left(wordings: list[Wording]) -> bool:
    wanted = [one.members for one in wordings if one.among]
    barred = frozenset().union(*(one.members for one in wordings if not one.among))
    return bool(wanted) and not frozenset.intersection(*wanted) - barred


def asked_of(atom: t.Term[bool], *, truth: bool = True) -> Wording | None:
    """Return what an atom asks of a word, if that is what it asks of."""
    match atom:
        case t.Not(part=inner):
            return asked_of(inner, truth=not truth)
        case t.Compare(op="==" | "!=" as op, left=left, right=t.Literal(value=value)) if left.kind.sort == "word":
            return Wording(left, frozenset({value}), among=(op == "==") is truth)
        case t.IsIn(term=inner, members=members):
            return Wording(inner, frozenset(members), among=truth)
        case _:
            return None


def _alternatives(term: t.Term[bool], reached: frozenset[str]) -> list[Atoms]:
    """Return `term` as alternatives of atoms that hold together; negations of joins are pushed inwards.

    What is asked of every case (`reached`) is no alternative, and asks for nothing.
    """

    def of(part: t.Term[bool]) -> list[Atoms]:
        return _alternatives(part, reached)

    match term:
        case _ if reached and _shown(term) in reached:
            return [()]
        case t.Not(part=inner) if reached and _shown(inner) in reached:
            return []
        case t.And(parts=parts):
            return [tuple(itertools.chain(*chosen)) for chosen in itertools.product(*map(of, parts))]
        case t.Or(parts=parts):
            return [atoms for part in parts for atoms in of(part)]
        case t.Not(part=t.And(parts=parts)):
            return [atoms for part in parts for atoms in of(t.Not(part))]
        case t.Not(part=t.Or(parts=parts)):
            return of(t.And(tuple(t.Not(part) for part in parts)))
        case t.Not(part=t.Not(part=inner)):
            return of(inner)
        case t.Named(zh="", term=inner, quotes=quotes):
            words: t.Term[bool] = t.Named("", "", t.Literal(value=True, kind=BOOL), "", quotes)
            return [(*atoms, words) for atoms in of(inner)]
        case t.Not(part=t.Named(zh="", term=inner)):
            return of(t.Not(inner))
        case t.Choice():
            return of(term.branch)
        case t.Not(part=t.Choice() as choice):
            return of(t.Not(choice.branch))
        case t.Literal(value=value):
            return [()] if value else []
        case t.Not(part=t.Literal(value=value)):
            return [] if value else [()]
        case _:
            return [(term,)]
