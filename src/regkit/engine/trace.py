"""The path by which a case reached its answer, and the words of the law along it.

A true "all" rests on every part, a false one on the parts that fail; a true "any" on the parts that hold, a false
one on every part. A decided rule rests on the rows taken, and on the exceptions that did not apply; an undetermined
one on every row that still might be; a silent one on the rows that come nearest; one that does not apply on its gate.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from regkit.engine.lists import flattened, subject_at, unrolled
from regkit.engine.reference import Case, evaluate
from regkit.language import terms as t
from regkit.language.facts import UNSET
from regkit.language.layers import VERSIONS
from regkit.language.outcomes import SILENT, UNKNOWN
from regkit.language.rule import AnyRule
from regkit.law import Quote

__all__ = [
    "citations",
    "commencement",
    "conjuncts",
    "deciding",
    "has_decision",
    "in_order",
    "is_let_pass",
    "is_presumed",
    "is_taken_for_granted",
    "nearest",
    "path",
    "quotes_of_condition",
    "quotes_of_outcome",
    "silence_of",
    "words_of",
]


def path(term: t.Term[Any], case: Case) -> list[t.Term[Any]]:
    """Return the facts, readings, gates and rules on which the value of `term` rests, each once, in their order."""
    found: dict[t.Term[Any], None] = {}
    _walk(term, case, found)
    return list(found)


def _walk(term: t.Term[Any], case: Case, found: dict[t.Term[Any], None]) -> None:
    if term in found:
        return
    found[term] = None
    if _is_plain(term):
        found.update(dict.fromkeys(_told_by(term)))
        return
    for part in _rests(term, case):
        _walk(part, case, found)


@functools.lru_cache(maxsize=65_536)
def _is_plain(term: t.Term[Any]) -> bool:
    """Return whether a term is a fact, or a comparison in which nothing is decided."""
    return isinstance(term, (t.Compare, t.IsIn, t.Includes, t.Fact)) and not has_decision(term)


def _rests(term: t.Term[Any], case: Case) -> Iterable[t.Term[Any]]:
    """Return the terms within `term` on which its value rests."""
    match term:
        case t.And() | t.Or():
            return deciding(term, case)
        case t.Choice():
            return (term.branch,)
        case t.Over():
            return (unrolled(term, case.subjects, case.guessed),)
        case t.Decide():
            return _rests_on(term, case)
        case _:
            return _parts(term)


@functools.lru_cache(maxsize=8192)
def _parts(term: t.Term[Any]) -> tuple[t.Term[Any], ...]:
    return tuple(part for part in t.children(term) if not isinstance(part, (t.Literal, t.NumberTerm, t.AsOf)))


@functools.lru_cache(maxsize=8192)
def _told_by(term: t.Term[Any]) -> tuple[t.Term[Any], ...]:
    """Return the facts and the readings that a comparison reads."""
    return tuple(one for one in t.followed(term) if isinstance(one, (t.Fact, t.Choice)))


def deciding(term: t.And | t.Or, case: Case) -> list[t.Term[bool]]:
    """Return the parts on which the truth of a joint condition rests: those that settle it, the unknown, or all."""
    dominant = isinstance(term, t.Or)
    values = [evaluate(part, case) for part in term.parts]
    if dominant in values:
        return [part for part, value in zip(term.parts, values, strict=True) if value is dominant]
    if UNKNOWN in values:
        return [part for part, value in zip(term.parts, values, strict=True) if value is UNKNOWN]
    return list(term.parts)


def _rests_on(term: t.Decide[Any], case: Case) -> Iterator[t.Term[Any]]:
    """Yield the gate, the rows taken or still open, and the exceptions that did not apply."""
    if term.provided is not None:
        yield term.provided
        if evaluate(term.provided, case) is not True:
            return
    for rows in (term.unless, term.rows):
        truths = [evaluate(row.condition, case) for row in rows]
        unsettled = any(truth is not False for truth in truths)
        for row, truth in zip(rows, truths, strict=True):
            if truth is True or (True not in truths and (truth is not False or not unsettled)):
                yield row.condition
                if truth is not False:
                    yield row.outcome
        if unsettled:
            return


# ── the words ────────────────────────────────────────────────────────────────────────────────────


def citations(term: t.Term[Any], case: Case) -> tuple[Quote, ...]:
    """Return the words that decided, each once, in the order of the law.

    They are those of every row taken, of the conditions that held for it, of the rules and numbers these rest on.
    What a condition ruled out is not cited: an exemption that does not apply has decided nothing. Nor is a condition
    that rests on nothing but what was presumed because nobody said anything: it is told as taken for granted.
    """
    return in_order(_cited(term, case))


def in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotes each once, the regulations as they come, the words of each in their order in its text.

    Words within other words of the same provision are said by these.
    """
    found = list(dict.fromkeys(quotes))
    if len(found) < 2:  # noqa: PLR2004  (one or none is in order)
        return tuple(found)
    regulations = list(dict.fromkeys(quote.regulation.id for quote in found))
    found.sort(key=lambda quote: (regulations.index(quote.regulation.id), quote.span))
    return tuple(quote for quote in found if not any(_within(quote, other) for other in found))


def _within(one: Quote, other: Quote) -> bool:
    (start, end), (first, last) = one.span, other.span
    same = one.address == other.address and one.regulation is other.regulation
    return same and first <= start and end <= last and one.span != other.span


def _cited(term: t.Term[Any], case: Case) -> Iterator[Quote]:
    """Yield the words by which a term has its value, or lacks one."""
    match term:
        case t.NumberTerm(number=number):
            yield number.quote
        case t.Open(question=question):
            yield question.quote
        case t.Choice():
            yield from _cited(term.branch, case)
        case t.Decide():
            yield from _cited_of_decision(term, case)
        case t.Over():
            yield from _cited(unrolled(term, case.subjects, case.guessed), case)
        case t.Rounded(quote=quote):
            for child in t.children(term):
                yield from _cited(child, case)
            yield quote
        case t.Named() | t.And() | t.Or() | t.Not() | t.Compare():
            yield from _held(term, case)
        case _:
            _enter(term, case)
            for child in t.children(term):
                yield from _cited(child, case)


def _enter(term: t.Term[Any], case: Case) -> None:
    """Note that what a rule applied here reads has a part in what is found."""
    if isinstance(term, t.Applied):
        case.entered.add((term.name, term.arguments))


def _cited_of_decision(term: t.Decide[Any], case: Case) -> Iterator[Quote]:
    if term.provided is not None and evaluate(term.provided, case) is not True:
        closed = tuple(_closed(term.provided, case))
        yield from closed or (quote for row in term.rows for quote in words_of(row))
        return
    for rows in (term.unless, term.rows):
        truths = [evaluate(row.condition, case) for row in rows]
        taken = [row for row, truth in zip(rows, truths, strict=True) if truth is True]
        for row in taken or [row for row, truth in zip(rows, truths, strict=True) if truth is not False]:
            yield from row.quotes
            yield from _held(row.condition, case)
            yield from _cited(row.outcome, case)
        if taken:
            return
        if rows is term.rows and all(truth is False for truth in truths):
            yield from _nearest_words(term, case)


def words_of(row: t.Row) -> Iterator[Quote]:
    """Yield the words of a row that a condition without words of its own keeps from the case, or may keep from it."""
    yield from row.quotes
    yield from (inner.question.quote for inner in t.followed(row.outcome) if isinstance(inner, t.Open))


def _nearest_words(term: t.Decide[Any], case: Case) -> Iterator[Quote]:
    """Yield the words that a silent decision rests on: those of its known silence, or of the nearest rows."""
    known = next((one for one in term.silences if evaluate(one.condition, case) is True), None)
    if known is not None and known.quotes:
        yield from known.quotes
        return
    if term.origin == VERSIONS:  # the words of other versions come near to nothing
        return
    for row in nearest(term.rows, case):
        yield from row.quotes
        yield from (inner.number.quote for inner in t.followed(row.outcome) if isinstance(inner, t.NumberTerm))


def nearest(rows: tuple[t.Row, ...], case: Case) -> list[t.Row]:
    """Return the rows of which most conditions hold, where none holds altogether."""
    scores = [sum(evaluate(part, case) is True for part in conjuncts(row.condition)) for row in rows]
    return [row for row, score in zip(rows, scores, strict=True) if score == max(scores)]


def conjuncts(term: t.Term[bool]) -> tuple[t.Term[bool], ...]:
    """Return the parts of a condition that must all hold, on the readings that are followed."""
    match term:
        case t.And(parts=parts):
            return parts
        case t.Named(term=inner):
            return conjuncts(inner)
        case t.Choice():
            return conjuncts(term.branch)
        case _:
            return (term,)


def _held(term: t.Term[Any], case: Case) -> Iterator[Quote]:
    """Yield the words by which a condition is what it is."""
    if is_taken_for_granted(term, case):
        return
    match term:
        case t.Named(term=inner, quotes=quotes):
            if evaluate(term, case) is not False:
                yield from quotes
            yield from _held(inner, case)
        case t.Not(part=part):
            yield from _held(part, case)
        case t.Choice():
            yield from _held(term.branch, case)
        case t.And() | t.Or():
            for part in deciding(term, case):
                yield from _held(part, case)
        case t.Compare(left=left, right=right):
            denied = evaluate(term, case) is False
            for side in (left, right):
                if not (denied and isinstance(side, t.NumberTerm)):
                    yield from _cited(side, case)
        case _:
            yield from _cited(term, case)


def _closed(term: t.Term[Any], case: Case) -> Iterator[Quote]:
    """Yield the words of a gate that is closed, or not known to be open: those of the parts that keep it so."""
    match term:
        case t.Named(term=inner, quotes=quotes):
            yield from quotes
            yield from _closed(inner, case)
        case t.And() | t.Or():
            for part in deciding(term, case):
                yield from _closed(part, case)
        case _:
            yield from _held(term, case)


@functools.lru_cache(maxsize=4096)
def _may_be_granted(term: t.Term[Any]) -> bool:
    """Return whether a term reads anything that may be presumed."""
    return any(_may_be_presumed(one) for one in t.followed(term))


@functools.lru_cache(maxsize=8192)
def _is_said_elsewhere(term: t.Term[Any]) -> bool:
    """Return whether a term on a path hangs on what is no fact: an open question, the day asked about, a list."""
    inner = (term,) if has_decision(term) or isinstance(term, JOINT) else tuple(t.followed(term))
    return any(isinstance(one, (t.Open, t.AsOf, t.Happened, t.Over)) for one in inner)


JOINT = (t.And, t.Or, t.Not, t.Named, t.Choice, t.Applied)


def is_taken_for_granted(term: t.Term[Any], case: Case) -> bool:
    """Return whether a condition rests on nothing but facts that were presumed because nothing was said of them.

    What the condition reads off its path does not matter: where a rule within it took another row, that row's facts
    have decided nothing.
    """
    if not _may_be_granted(term):
        return False
    reads, only_presumed = _grounds(term, case)
    return reads and only_presumed


def is_let_pass(term: t.Term[Any], case: Case) -> bool:
    """Return whether a term is a gate that was presumed to let the case pass, as nothing was said of what it asks."""
    return isinstance(term, t.Gate) and evaluate(term.term, case) is UNKNOWN and evaluate(term, case) is True


def _grounds(term: t.Term[Any], case: Case) -> tuple[bool, bool]:
    """Return whether the path of a term reads facts, and whether it rests on nothing but what was presumed.

    Worked out once for each term of a case: conditions share most of their paths.
    """
    known = case.grounds
    if term not in known:
        _enter(term, case)
        here = (term, *_told_by(term)) if _is_plain(term) else (term,)
        facts = [one for one in here if isinstance(one, t.Fact)]
        own = all(is_presumed(fact, case) for fact in facts) and not any(map(_is_said_elsewhere, here))
        within = () if _is_plain(term) else [_grounds(part, case) for part in _rests(term, case)]
        known[term] = bool(facts) or any(reads for reads, _ in within), own and all(only for _, only in within)
    return known[term]


def is_presumed(fact: t.Fact[Any], case: Case) -> bool:
    """Return whether a fact is presumed: nothing was said of it, or of what it follows from."""
    subject = subject_at(case.subjects, fact.parameter)
    if fact.spec.presumed is UNSET or fact.spec.name in subject.model_fields_set:
        return False
    if not subject.relations:
        return True
    presumed = case.kept.setdefault("presumed", {})
    if fact.parameter not in presumed:
        presumed[fact.parameter] = frozenset(spec.name for spec in subject.presumed())
    return fact.spec.name in presumed[fact.parameter]


def commencement(rule: AnyRule) -> tuple[Quote, ...]:
    """Return the words by which there is such a rule from its first day on, where its version says so itself."""
    regulation = rule.regulation
    first = next((one for one in regulation.versions if one.commenced == rule.commenced), regulation)
    said = first.commencement
    return (said.quote,) if said else ()


@functools.lru_cache(maxsize=8192)
def _outside_lists(term: t.Term[Any]) -> tuple[t.Term[Any], ...]:
    """Return a term and every term in it that is not asked of the members of a list, each once."""
    found, rest = dict.fromkeys([term]), [term]
    while rest:
        here = rest.pop()
        if not isinstance(here, t.Over):
            new = [child for child in t.children(here) if child not in found]
            found |= dict.fromkeys(new)
            rest.extend(reversed(new))
    return tuple(found)


def silence_of(term: t.Term[Any], case: Case) -> t.Silence | None:
    """Return the declared silence that the case falls into, in `term` or in a rule on its path.

    It is looked for in the rule as it is written, whose questions to lists have words, and then in what they stand for.
    """
    for inner in (*_outside_lists(term), *t.walk(flattened(term, case.subjects))):
        if isinstance(inner, t.Decide) and evaluate(inner, case) is SILENT:
            for silence in inner.silences:
                if evaluate(silence.condition, case) is True:
                    return silence
    return None


# ── words that are the same for every case that ends in the same place ───────────────────────────


def quotes_of_condition(term: t.Term[Any]) -> tuple[Quote, ...] | None:
    """Return the words by which `term` holds wherever it holds, or `None` where that depends on the case."""
    if not _speaks(term):
        return ()
    if any(isinstance(one, (t.Decide, t.Over)) or _may_be_presumed(one) for one in t.followed(term)):
        return None
    match term:
        case t.Named(term=inner, quotes=quotes):
            return joined(quotes, quotes_of_condition(inner))
        case t.Choice():
            return quotes_of_condition(term.branch)
        case t.And(parts=parts):
            return joined(*map(quotes_of_condition, parts))
        case t.Compare(left=left, right=right):
            return joined(quotes_of_outcome(left), quotes_of_outcome(right))
        case t.Not(part=t.Compare(left=left, right=right)):
            return joined(*(quotes_of_outcome(side) for side in (left, right) if not isinstance(side, t.NumberTerm)))
        case _:
            return None


def quotes_of_outcome(term: t.Term[Any]) -> tuple[Quote, ...] | None:
    """Return the words that make an outcome, or `None` where they depend on the case."""
    if not _speaks(term):
        return ()
    inner = tuple(t.followed(term))
    if any(isinstance(one, DEPENDS_ON_THE_CASE) for one in inner):
        return None
    return tuple(_own(one) for one in inner if isinstance(one, (t.NumberTerm, t.Rounded)))


DEPENDS_ON_THE_CASE = (t.Decide, t.Named, t.And, t.Or, t.Not, t.Compare, t.IsIn, t.Includes, t.Over)


def _own(term: t.NumberTerm[Any] | t.Rounded[Any]) -> Quote:
    return term.quote if isinstance(term, t.Rounded) else term.number.quote


def joined(*parts: tuple[Quote, ...] | None) -> tuple[Quote, ...] | None:
    """Join words that are the same for every case; `None` where some of them are not."""
    return None if None in parts else tuple(quote for part in parts for quote in part or ())


def _speaks(term: t.Term[Any]) -> bool:
    """Whether any words stand within a term."""
    return any(
        isinstance(one, (t.NumberTerm, t.Decide, t.Open, t.Rounded)) or (isinstance(one, t.Named) and one.quotes)
        for one in t.followed(term)
    )


@functools.lru_cache(maxsize=4096)
def has_decision(term: t.Term[Any]) -> bool:
    """Return whether a rule within `term` decides something, or a list is asked."""
    return any(isinstance(one, (t.Decide, t.Over)) for one in t.followed(term))


def _may_be_presumed(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Fact) and term.spec.presumed is not UNSET
