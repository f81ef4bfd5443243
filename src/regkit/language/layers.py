"""Law in time and in layers: which version applies on a day, and where another regulation goes before.

Both are ordinary terms, so that calls, frames, proofs, interviews and records have them without more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from regkit.language.building import ON
from regkit.language.errors import RuleError
from regkit.language.kinds import BOOL, DATE
from regkit.language.terms import (
    And,
    Applied,
    Choice,
    Compare,
    Decide,
    Literal,
    Named,
    Not,
    Or,
    Row,
    Silence,
    Term,
    lift,
    walk,
)
from regkit.law import InstrumentKind, Quote, Regulation

__all__ = ["VERSIONS", "answers", "day_of", "governed_by", "in_force", "out_of_force", "until", "versions"]

VERSIONS, UNTIL = "versions", "until"
"""What a decision between versions, and one that ends with its regulation, have for their origin."""


def versions(branches: Mapping[Regulation, object], *, day: Term[Any] = ON) -> Term[Any]:
    """Return the outcome of the version that was in force on a day.

    Before the first version and after the last the rule is not applicable. Where a version has no branch, its text
    has no such provision and is silent.

    Args:
        branches: for each version that has the provision, its rule applied.
        day: the day that decides: a fact that dates the conduct, or by default the day of asking.

    Raises:
        RuleError: the branches are not versions of one regulation, or of different kinds.
    """
    newest = max(branches, key=lambda one: one.commenced, default=None)
    if newest is None or any(one not in newest.versions for one in branches):
        raise RuleError(
            "these are not versions of one regulation: " + ", ".join(one.name for one in branches),
            hint="each newer version is made with `amends=` the older one",
        )
    terms = {one: lift(branch) for one, branch in branches.items()}
    kinds = {term.kind for term in terms.values()}
    if len(kinds) > 1 or day.kind != DATE:
        raise RuleError(
            f"versions are chosen by a day and give one kind of answer: given {day.kind}; "
            + ", ".join(sorted(map(str, kinds)))
        )
    rows = tuple(Row(in_force(one, day), terms[one], ()) for one in newest.versions if one in terms)
    silences = tuple(
        Silence(in_force(one, day), f"{one.name}没有这样的规定", one.interpreter or one.issuer)
        for one in newest.versions
        if one not in terms
    )
    return Decide(rows, (), _ever(newest, day), silences, kinds.pop(), VERSIONS)


def in_force(regulation: Regulation, day: Term[Any] = ON) -> Term[bool]:
    """Return whether a version of a regulation is in force on a day; for transitional provisions, too."""
    begun: Term[bool] = Compare(">=", day, Literal(regulation.commenced, DATE))
    if regulation.ended is None:
        return begun
    return And((begun, Compare("<", day, Literal(regulation.ended, DATE))))


def until(end: date, body: Term[Any]) -> Term[Any]:
    """Return a rule that is not applicable from the day on which its regulation ended."""
    return Decide((Row(lift(True), body, ()),), (), Compare("<", ON, Literal(end, DATE)), (), body.kind, UNTIL)


def _ever(newest: Regulation, day: Term[Any]) -> Term[bool]:
    """Return whether any version is in force; versions that follow each other without a gap are one span."""
    all_ = newest.versions
    gaps = [(one.ended, two.commenced) for one, two in pairwise(all_) if one.ended != two.commenced]
    span: Term[bool] = Compare(">=", day, Literal(all_[0].commenced, DATE))
    parts: list[Term[bool]] = [span]
    if newest.ended is not None:
        parts.append(Compare("<", day, Literal(newest.ended, DATE)))
    for end, start in gaps:
        parts.append(Or((Compare("<", day, Literal(end, DATE)), Compare(">=", day, Literal(start, DATE)))))
    return span if len(parts) == 1 else And(tuple(parts))


def day_of(term: Term[Any]) -> Term[Any] | None:
    """Return the day by which a term chooses between versions, or `None` where it does not choose."""
    if not isinstance(term, Decide) or term.origin != VERSIONS or term.provided is None:
        return None
    return next(one.left for one in walk(term.provided) if isinstance(one, Compare))


def out_of_force(term: Term[Any], regulation: Regulation) -> Iterator[tuple[Term[bool], dict[str, str]]]:
    """Yield each time in which no version is in force by the day that decides a rule, and why none is.

    Args:
        term: the rule's term; nothing is yielded of one that neither chooses between versions nor ends with its own.
        regulation: the newest of its versions.
    """
    origins = {one.origin for one in walk(term) if isinstance(one, Decide)}
    day = next((found for one in walk(term) if (found := day_of(one)) is not None), ON if UNTIL in origins else None)
    if day is None:
        return
    ends = [None, *(one.ended for one in regulation.versions)]
    starts = [*(one.commenced for one in regulation.versions), None]
    for end, start in zip(ends, starts, strict=True):
        last = start - timedelta(days=1) if start is not None else end
        reason = None if last is None else {lang: regulation.out_of_force(last, lang) or "" for lang in ("zh", "en")}
        if reason and all(reason.values()):
            parts = [Compare(">=", day, Literal(end, DATE))] if end is not None else []
            parts += [Compare("<", day, Literal(start, DATE))] if start is not None else []
            yield (parts[0] if len(parts) == 1 else And(tuple(parts))), reason


def governed_by(other: Term[Any], *quotes: Quote) -> Row:
    """Return the exception 从其规定: where the other regulation's rule has an answer, that answer governs.

    It has one where it applies on the day of asking and is not silent; both regulations are cited.

    Args:
        other: the rule of the other regulation, applied.
        quotes: the words that give way, such as `法律、法规另有规定的，从其规定`.

    Raises:
        RuleError: no words are given, the term is no rule of another regulation, or the words name kinds of
            instruments and the other regulation is of none of them.
    """
    if not quotes or not isinstance(other, Applied):
        raise RuleError(
            f"`governed_by({other!r})` needs a rule that is applied and the words that give way to it",
            hint='such as `unless=governed_by(national.retention(site), A17.quote("从其规定"))`',
        )
    regulation = other.rule.regulation
    if any(quote.regulation is regulation for quote in quotes):
        raise RuleError(
            f"`{other!r}` is a rule of the regulation that gives way",
            hint="an exception within one regulation is `unless=when(...)`",
        )
    _check_named(regulation, quotes)
    has_answer = And((_ever(regulation, ON), answers(other.body)))
    en = f"{regulation.en or regulation.short} provides otherwise"
    return Row(Named(f"answers({other!r})", f"{regulation.name}另有规定", has_answer, en), other, quotes)


NAMED = {
    "行政法规": {InstrumentKind.ADMINISTRATIVE_REGULATION},
    "地方性法规": {InstrumentKind.LOCAL_REGULATION},
    "部门规章": {InstrumentKind.DEPARTMENTAL_RULE},
    "法律": {InstrumentKind.LAW},
    "法规": {InstrumentKind.ADMINISTRATIVE_REGULATION, InstrumentKind.LOCAL_REGULATION},
    "规章": {InstrumentKind.DEPARTMENTAL_RULE, InstrumentKind.LOCAL_GOVERNMENT_RULE},
}
"""The kinds of instruments that words name; the longer words first, as they hold the shorter."""


def _check_named(regulation: Regulation, quotes: tuple[Quote, ...]) -> None:
    """Refuse what gives way to 法律、法规 where the other regulation is neither; words that name no kind allow all."""
    named: set[InstrumentKind] = set()
    words = "".join(quote.words for quote in quotes)
    for word, kinds in NAMED.items():
        if word in words:
            named |= kinds
            words = words.replace(word, "")
    if named and regulation.kind not in named:
        raise RuleError(
            f"{regulation.name} is a {regulation.kind.zh}: `{quotes[0].words}` does not give way to it",
            hint=f"the words name {'、'.join(kind.zh for kind in InstrumentKind if kind in named)}",
        )


def answers(term: Term[Any]) -> Term[bool]:
    """Return whether a term has an answer: a rule that applies and whose text is not silent."""
    match term:
        case Applied(body=inner) | Named(term=inner):
            return answers(inner)
        case Choice(reading=reading, branches=branches, chosen=chosen):
            return Choice(reading, tuple((option, answers(one)) for option, one in branches), BOOL, chosen)
        case Decide(rows=rows, unless=unless, provided=provided):
            return _decision_answers(rows, unless, provided)
        case _:
            return lift(True)


def _decision_answers(rows: tuple[Row, ...], unless: tuple[Row, ...], provided: Term[bool] | None) -> Term[bool]:
    excepted = tuple(row.condition for row in unless)
    ways = [_both(row.condition, answers(row.outcome)) for row in unless]
    for row in rows:
        taken = _both(row.condition, answers(row.outcome))
        ways.append(And((*(Not(one) for one in excepted), taken)) if excepted else taken)
    any_ = ways[0] if len(ways) == 1 else Or(tuple(ways))
    return any_ if provided is None else _both(provided, any_)


def _both(condition: Term[bool], then: Term[bool]) -> Term[bool]:
    return condition if isinstance(then, Literal) else And((condition, then))
