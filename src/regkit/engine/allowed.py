"""What relations between facts allow: what follows from what is supposed, and whether the rest can be filled in.

Relations that have no fact in common do not touch each other: they are asked piece by piece, each piece once for what
is supposed of its own facts, and divide an unknown only where they themselves can tell its values apart.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from regkit.engine.cells import Questions, can_be_supposed, cells, compared_with, ends, is_fact_key, lacking
from regkit.engine.lists import OTHERS, spread, subject_at
from regkit.engine.reference import ABSENT, Case, evaluate, is_absent, key_of, lets_pass
from regkit.engine.regions import facts_of
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.outcomes import UNKNOWN
from regkit.language.relating import Conclusion, Exclusion, counted_by_day, related, terms_of

__all__ = ["Allowed", "read_of"]

Relation = Conclusion | Exclusion
MOST_TO_BEGIN = 200
"""How many ways to fill in what relations read are looked at before it is taken that there is one."""


class Allowed:
    """What the relations allow of one case, and the gates that are presumed to let it pass."""

    def __init__(self, term: t.Term[Any], case: Case) -> None:
        """Gather the relations between the facts of `term`."""
        models = _with_holders(_models(term), case)
        relations = [_spread(one, case) for p, model in models.items() if _may_be(p, case) for one in related(model, p)]
        relations += [_passing(gate) for gate in _gates(term) if _passes_unsaid(gate, case)]
        self.relations = tuple(relations)
        # a day that is asked about and not known is filled in as well, and ties whatever is read by it
        pieces = _pieces(self.relations, not isinstance(case.on, date))
        self.terms = tuple(term for relation in self.relations for term in _compared(relation))
        read = read_of(term)
        self.pieces = tuple(
            possible
            for piece in pieces
            if piece.touches(read) and (possible := self._possible(piece, case)) is not None
        )
        self.presumed = tuple(one for piece in self.pieces for one in piece.presumed)
        self._reading: dict[object, Sequence[int]] = {}

    def related(self, case: Case, *touched: object) -> Case | None:
        """Return the case with what follows filled in, or nothing where the relations do not allow it.

        Args:
            case: a case; where keys are named, one that was related before those were supposed.
            touched: the keys of what is supposed; where they are named, only their relations are asked.
        """
        found: Case | None = case
        for piece in self._touched(touched) if touched else self.pieces:
            found = None if found is None else piece.related(found)
        return found

    def yielding(self, case: Case) -> frozenset[object]:
        """Return the keys of the facts that are presumed in a case and may still be told otherwise.

        What rests on one of them may be told otherwise with it.
        """
        found: frozenset[object] = frozenset()
        rest = self.presumed
        while more := [one for one in rest if _may_be_concluded(one, case) or not found.isdisjoint(_rests_on(one))]:
            found |= {key_of(one.fact, case) for one in more}
            rest = tuple(one for one in rest if one not in more)
        return found

    def _touched(self, keys: Iterable[object]) -> Iterable[_Piece]:
        """Return the pieces that read what is supposed under some keys, in their order."""
        places = sorted({place for key in keys for place in self._places(key)})
        return [self.pieces[place] for place in places]

    def reads(self, key: object) -> bool:
        """Return whether any relation that is held to reads what is supposed under a key."""
        return bool(self._places(key))

    def _places(self, key: object) -> Sequence[int]:
        if key not in self._reading:
            self._reading[key] = [place for place, piece in enumerate(self.pieces) if piece.reads(key)]
        return self._reading[key]

    def completable(self, case: Case, look: Callable[[], None]) -> bool:
        """Return whether what is still not known can be filled in so that every relation holds.

        Args:
            case: the same question with more supposed.
            look: is called for each case that is looked at.
        """
        supposed: list[list[object]] = [[] for _ in self.pieces]
        for one in case.guessed.items():
            for place in self._places(one[0]):
                supposed[place].append(one)
        return all(
            piece.completable(case, frozenset(some), look) for piece, some in zip(self.pieces, supposed, strict=True)
        )

    def _possible(self, piece: _Piece, case: Case) -> _Piece | None:
        """Return a piece, as far as its relations leave what is not known a value at all; nothing where none does.

        A presumption rules nothing out: it yields to what is supposed and tells it, as it does to what is said.
        Where what was said leaves nothing a value, there is nothing to be known: nobody approved what was refused. What
        is said stands, the unknown stays unknown, and what does not read it is not touched. The same holds where what
        was said does not go together on the day asked about.
        """
        found = piece.yielding(tuple(one for one in piece.conclusions if _is_presumed(one, case)))
        return found if self._can_be(found, case) else None

    @staticmethod
    def _can_be(piece: _Piece, case: Case) -> bool:
        """Return whether relations leave what is not known a value."""
        if piece.related(case) is None:
            return False
        looked = itertools.count()

        def look() -> None:
            if next(looked) > MOST_TO_BEGIN:
                raise _EnoughError

        try:
            return piece.completable(case, piece.supposed(case), look)
        except _EnoughError:
            return True

    def tied(self, leaf: t.Term[Any], key: object) -> frozenset[object]:
        """Return the keys of the facts that relations tie to a leaf, its own among them."""
        tied = frozenset({key})
        groups = [frozenset(facts_of(*terms_of(one))) for one in self.relations]
        for _ in groups:
            for group in groups:
                tied |= group if isinstance(leaf, t.Fact) and tied & group else frozenset()
        return tied


class _EnoughError(Exception):
    """So many ways were looked at that it is taken that there is one."""


class _Piece:
    """Relations that read some facts in common, and read none that others read."""

    def __init__(
        self, relations: Sequence[Relation], keys: frozenset[object] | None, presumed: tuple[Conclusion, ...] = ()
    ) -> None:
        """Hold some relations with the keys of the facts that they read, `None` where they may read any.

        Those that tell what is `presumed` do so, and rule nothing out.
        """
        self.relations, self.keys, self.presumed = tuple(relations), keys, presumed
        self.conclusions = [one for one in relations if isinstance(one, Conclusion)]
        self.exclusions = [one.condition for one in relations if isinstance(one, Exclusion)]
        self.questions = Questions([term for one in relations for term in _compared(one)])

    @functools.lru_cache(maxsize=1024)  # noqa: B019  (pieces are made once for the relations of a model, and kept)
    def yielding(self, presumed: tuple[Conclusion, ...]) -> _Piece:
        """Return the piece for cases in which what some of its relations tell is presumed."""
        return _Piece(self.relations, self.keys, presumed) if presumed else self

    def touches(self, facts: frozenset[object]) -> bool:
        """Return whether any of some facts is read here; what reads none of a question's facts does not bear on it."""
        return self.keys is None or not self.keys.isdisjoint(facts)

    def reads(self, key: object) -> bool:
        """Return whether an unknown is read here; of what is no fact, it may be."""
        return key != OTHERS and (self.keys is None or key in self.keys or not is_fact_key(key))

    def supposed(self, case: Case) -> frozenset[object]:
        """Return what is supposed of what is read here."""
        return frozenset(one for one in case.guessed.items() if self.reads(one[0]))

    def related(self, case: Case) -> Case | None:
        """Return the case with what follows filled in, or nothing where the relations do not allow it."""
        before = case
        for conclusion in self.conclusions:
            there = case if conclusion.only is None else self._where_there_is(conclusion, conclusion.only, case)
            if there is None:
                return None
            case = there
            value = _concluded(conclusion, case)
            if value is UNKNOWN:
                continue
            fact = evaluate(conclusion.fact, case)
            if fact is UNKNOWN:
                case = case.supposing({key_of(conclusion.fact, case): value})
            elif fact != value:
                key = key_of(conclusion.fact, case)
                if conclusion not in self.presumed or key in case.guessed:
                    return None
                case = case.corrected({key: value})
        if case is not before:
            return self.related(case)  # a conclusion may rest on one that is declared after it
        return None if any(evaluate(one, case) is True for one in self.exclusions) else case

    def _where_there_is(self, conclusion: Conclusion, only: t.Fact[Any], case: Case) -> Case | None:
        """Return the case without a day or an amount that there is not, or nothing where it is to be and is not.

        What has not happened by the day asked about may still happen, on a day that comes later.
        """
        of_event = isinstance(conclusion.value, t.Happened)
        so = evaluate(conclusion.fact, case)
        wanted = True if of_event else evaluate(conclusion.value, case)
        if is_absent(only, case):
            return None if so == wanted else case
        may_be = so is UNKNOWN or so == wanted or (of_event and case.on is not None) or conclusion in self.presumed
        if may_be or evaluate(only, case) is not UNKNOWN:
            return case
        return case.supposing({key_of(only, case): ABSENT})

    def completable(self, case: Case, supposed: frozenset[object], look: Callable[[], None]) -> bool:
        """Return whether what is still not known can be filled in so that every relation holds.

        Args:
            case: a question, with what is supposed of it.
            supposed: what of it is read here; the answer hangs on no more, and is kept for the question.
            look: is called for each case that is looked at.
        """
        known = case.kept.setdefault(self, {})
        if supposed not in known:
            known[supposed] = self._completable(case, look)
        return bool(known[supposed])

    def _completable(self, case: Case, look: Callable[[], None]) -> bool:
        case = self.related(case) or case
        open_ones = [term for term in self.exclusions if evaluate(term, case) is UNKNOWN]
        open_ones += [term for one in self.conclusions if self._is_open(one, case) for term in _asked(one)]
        leaves = [leaf for term in open_ones for leaf in lacking(term, case) if can_be_supposed(leaf)]
        if not leaves:
            return True
        look()
        beside = [compared_with(leaf, case, self.questions) for leaf in leaves]
        leaf, near = max(zip(leaves, beside, strict=True), key=lambda one: len(one[1]))  # of these most ways are closed
        tried = dict.fromkeys((*near, *ends(leaf, case, self.questions)))
        if any(self._completed(leaf, point, case, look) for point in tried):
            return True
        points = dict.fromkeys(point for cell in cells(leaf, case, self.questions) for point, _ in cell.points)
        return any(self._completed(leaf, point, case, look) for point in points if point not in tried)

    def _is_open(self, conclusion: Conclusion, case: Case) -> bool:
        """Return whether a fact that is known may still turn out not to be what follows."""
        where = True if conclusion.when is None else evaluate(conclusion.when, case)
        return (
            conclusion not in self.presumed
            and evaluate(conclusion.fact, case) is not UNKNOWN
            and where is not False
            and (where is UNKNOWN or evaluate(conclusion.value, case) is UNKNOWN)
        )

    def _completed(self, leaf: t.Term[Any], point: Any, case: Case, look: Callable[[], None]) -> bool:
        """Return whether the rest can be filled in beside a value of one unknown."""
        further = self.related(case.supposing({key_of(leaf, case): point}))
        if further is None:
            return False
        return self.completable(further, self.supposed(further), look)


def _compared(relation: Relation) -> tuple[t.Term[Any], ...]:
    """Return the terms of a relation that can tell values of what is not known apart."""
    return (*terms_of(relation), *counted_by_day(relation))


def _concluded(conclusion: Conclusion, case: Case) -> Any:
    """Return what follows in a case, or UNKNOWN where nothing does."""
    if conclusion.when is not None and evaluate(conclusion.when, case) is not True:
        return UNKNOWN
    value = evaluate(conclusion.value, case)
    return UNKNOWN if isinstance(value, type(UNKNOWN)) else value


def _may_be_concluded(conclusion: Conclusion, case: Case) -> bool:
    """Return whether something may still follow in a case of which it does not yet."""
    where = True if conclusion.when is None else evaluate(conclusion.when, case)
    return where is UNKNOWN or (where is True and evaluate(conclusion.value, case) is UNKNOWN)


@functools.lru_cache(maxsize=2048)
def _rests_on(conclusion: Conclusion) -> frozenset[object]:
    """Return the keys of the facts on which a conclusion rests."""
    return frozenset().union(*map(read_of, _asked(conclusion)))


@functools.lru_cache(maxsize=2048)
def read_of(term: t.Term[Any]) -> frozenset[object]:
    """Return the keys of the facts that a term reads, and of the days that date them."""
    return frozenset(_keys(term))


def _keys(term: t.Term[Any]) -> Iterator[object]:
    """Yield the keys of the facts that a term reads, and of the days that date them."""
    for fact in facts_of(term, members=True).values():
        yield from _key_and_day(fact)


def _key_and_day(fact: t.Fact[Any]) -> Iterator[object]:
    yield fact.parameter, fact.spec.name
    if fact.spec.dated_by is not None:
        yield fact.parameter, fact.spec.dated_by


def _asked(conclusion: Conclusion) -> Iterator[t.Term[Any]]:
    """Yield what a conclusion rests on: when it holds, and what then follows."""
    if conclusion.when is not None:
        yield conclusion.when
    yield conclusion.value


# ── which relations there are ────────────────────────────────────────────────────────────────────


def _is_presumed(conclusion: Conclusion, case: Case) -> bool:
    """Return whether what a conclusion tells was presumed."""
    fact = conclusion.fact
    return fact.spec in subject_at(case.subjects, fact.parameter).presumed()


def _spread(relation: Relation, case: Case) -> Relation:
    """Return a relation with what it asks of lists asked of their members, so that it divides what they are."""
    if not any(isinstance(one, t.Over) for one in _within(relation)):
        return relation
    names = [field.name for field in fields(relation) if isinstance(getattr(relation, field.name), t.Term)]
    return _with(
        relation, tuple((name, spread(getattr(relation, name), case.subjects, case.guessed)) for name in names)
    )


@functools.lru_cache(maxsize=2048)
def _with(relation: Relation, terms: tuple[tuple[str, t.Term[Any]], ...]) -> Relation:
    """Return a relation with other terms, the same again for the same."""
    return replace(relation, **dict(terms))  # type: ignore[arg-type]  # each in the place of one


def _may_be(parameter: str, case: Case) -> bool:
    """Return whether there may be such a subject: of a list that is complete there are no others."""
    name, stranger, _ = parameter.partition(f"[{OTHERS}")
    return not stranger or subject_at(case.subjects, name).complete is not True


def _passes_unsaid(gate: t.Gate, case: Case) -> bool:
    return evaluate(gate.term, case) is UNKNOWN and lets_pass(gate, case)


@functools.lru_cache(maxsize=2048)
def _models(term: t.Term[Any]) -> Mapping[str, type[Subject]]:
    return {inner.parameter: inner.model for inner in t.walk(term) if isinstance(inner, t.Fact)}


def _with_holders(models: Mapping[str, type[Subject]], case: Case) -> Mapping[str, type[Subject]]:
    """Return the models of some subjects, and of those that hold them: their relations may read what they hold."""
    found = dict(models)
    for name in models:
        holder = name
        while (holder := holder.rpartition(".")[0]) and holder not in found:
            found[holder] = type(subject_at(case.subjects, holder))
    return found


@functools.lru_cache(maxsize=2048)
def _gates(term: t.Term[Any]) -> tuple[t.Gate, ...]:
    return tuple(inner for inner in t.walk(term) if isinstance(inner, t.Gate))


@functools.lru_cache(maxsize=2048)
def _passing(gate: t.Gate) -> Exclusion:
    """Return that a gate does not turn the case away, one term for each gate."""
    return Exclusion(t.Not(gate.term), "", "")


# ── which of them touch each other ───────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=1024)
def _pieces(relations: Sequence[Relation], day_is_open: bool) -> tuple[_Piece, ...]:  # noqa: FBT001  (cached)
    if any(isinstance(inner, t.Over) for relation in relations for inner in _within(relation)):
        return (_Piece(relations, None),)  # which members a list has is not known here
    groups: list[tuple[list[Relation], frozenset[object]]] = []
    for relation in relations:
        keys = frozenset(_read(relation, day_is_open=day_is_open))
        touching = [group for group in groups if group[1] & keys]
        groups = [group for group in groups if not group[1] & keys]
        groups.append(
            ([*itertools.chain(*(some for some, _ in touching)), relation], keys.union(*(k for _, k in touching)))
        )
    return tuple(_Piece(sorted(some, key=relations.index), keys) for some, keys in groups)


def _read(relation: Relation, *, day_is_open: bool) -> Iterator[object]:
    """Yield the keys of what a relation reads."""
    for inner in _within(relation):
        match inner:
            case t.Fact():
                yield from _key_and_day(inner)
            case t.Open(question=question):
                yield question
            case _:
                pass
        if day_is_open and (isinstance(inner, (t.AsOf, t.Happened)) or _is_dated(inner)):
            yield "on"


def _is_dated(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Fact) and term.spec.dated_by is not None


def _within(relation: Relation) -> Iterator[t.Term[Any]]:
    return (inner for term in terms_of(relation) for inner in t.walk(term))
