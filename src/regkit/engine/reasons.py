"""Reasons as sentences: what was so and decided; of what was not so, what came nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from regkit.engine.amend import is_ruled
from regkit.engine.lists import path_of, subject_at, unrolled
from regkit.engine.reference import Case, evaluate
from regkit.engine.trace import deciding, has_decision, is_let_pass, is_taken_for_granted
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.language.values import value_in_words
from regkit.language.writing import clause, phrase, stated

__all__ = ["holding", "reasons"]

MOST_NEAR = 3
"""How many provisions that come nearest are named, where none applies."""
MOST_ALIKE = 3
"""How many conditions of one "any" are told one by one, where none holds."""


def reasons(term: t.Term[Any], case: Case, lang: str) -> tuple[str, ...]:
    """Return the reasons for the value of `term`, each a statement, each once, in the order of the rule."""
    telling = _Reasons(case, lang)
    told = _each_once(telling.of_value(term))
    return tuple(reason for reason in told if reason not in telling.within)


def holding(term: t.Term[Any], case: Case, lang: str) -> tuple[str, ...]:
    """Return what is so already of an answer that is still open: what holds of the rows that may yet apply."""
    telling = _Reasons(case, lang)
    told = _each_once(telling.of_open(term))
    return tuple(reason for reason in told if reason not in telling.within)


def _each_once(reasons: Iterable[str]) -> list[str]:
    """Return reasons each once; what something is not goes without saying where it is told what it is."""
    told = dict.fromkeys(reasons)
    return [one for one in told if not any(one.startswith(tuple(other + end for end in DENIED)) for other in told)]


DENIED = ("，不是", "，不在所列之内", ", not ", ", which is none of those listed")
"""How a statement of what something is goes on with what it is not."""


class _Reasons:
    """Tells the reasons of one case in one language."""

    def __init__(self, case: Case, lang: str) -> None:
        self.case = case
        self.lang = lang
        self.within: set[str] = set()
        """Reasons told in brackets behind what they are a reason for."""

    # ── of values: the rows taken, the exceptions that did not apply ─────────────────────────────

    def of_value(self, term: t.Term[Any]) -> Iterator[str]:
        match term:
            case t.Applied(body=inner) | t.Named(term=inner, zh=""):
                yield from self.of_value(inner)
            case t.Choice():
                yield from self.of_value(term.branch)
            case t.Decide():
                yield from self.of_decision(term)
            case t.Over() if term.kind.sort != "yes or no":
                yield from self.of_value(self.unrolled(term))
            case t.Fact() if term.kind.sort == "yes or no":
                yield from self.of_condition(term)
            case t.Fact():
                if not is_taken_for_granted(term, self.case):
                    yield self.told(term)
            case _ if term.kind.sort == "yes or no":
                yield from self.of_condition(term)
            case _:
                for child in t.children(term):
                    yield from self.of_value(child)

    def unrolled(self, term: t.Over[Any]) -> t.Term[Any]:
        return unrolled(term, self.case.subjects, self.case.guessed)

    def of_decision(self, term: t.Decide[Any]) -> Iterator[str]:
        if term.provided is not None and self.truth(term.provided) is not True:
            yield from self.of_condition(term.provided)
            return
        for rows in (term.unless, term.rows):
            taken = [row for row in rows if self.truth(row.condition) is True]
            for row in taken:
                yield from self.of_row(row, term)
                yield from self.of_value(row.outcome)
            if taken or any(self.truth(row.condition) is not False for row in rows):
                break
        else:
            yield from self.of_none([row.condition for row in term.rows])
        if not any(self.truth(row.condition) is True for row in term.unless):
            for row in term.unless:
                if self.truth(row.condition) is False:
                    yield from self.of_condition(row.condition)

    def of_row(self, row: t.Row, term: t.Decide[Any]) -> Iterator[str]:
        """Yield why a row of a decision holds; from which day a ruling does is told with the ruling."""
        if not is_ruled(term):
            yield from self.of_condition(row.condition)

    # ── of what is open: what holds of it already ────────────────────────────────────────────────

    def of_open(self, term: t.Term[Any]) -> Iterator[str]:
        """Yield what is so of a term whose value is not known, as far as the value hangs on it."""
        truth = self.truth(term)
        if truth is not UNKNOWN:
            if truth is not False and not isinstance(truth, Lack):
                yield from self.of_value(term)
            return
        match term:
            case t.Decide():
                yield from self.of_open_decision(term)
            case t.Applied(body=inner) | t.Named(term=inner):
                yield from self.of_open(inner)
            case t.Choice():
                yield from self.of_open(term.branch)
            case t.Over():
                yield from self.of_open(self.unrolled(term))
            case t.Compare() | t.Includes() | t.IsIn() if not any(map(has_decision, t.children(term))):
                yield from self.of_known(t.children(term))
            case _:
                for child in t.children(term):
                    yield from self.of_open(child)

    def of_open_decision(self, term: t.Decide[Any]) -> Iterator[str]:
        if term.provided is not None:
            yield from self.of_open(term.provided)
        for row in (*term.unless, *term.rows):
            truth = self.truth(row.condition)
            if truth is UNKNOWN:
                yield from self.of_open(row.condition)
            elif truth is True:
                yield from self.of_row(row, term)
                yield from self.of_open(row.outcome)

    def of_known(self, operands: Iterable[t.Term[Any]]) -> Iterator[str]:
        """Yield what facts are that are compared with something not known."""
        for one in operands:
            if isinstance(one, t.Fact) and self.known(one) is not None and not is_taken_for_granted(one, self.case):
                yield self.told(one)

    def is_granted(self, term: t.Term[Any]) -> bool:
        """Return whether a condition was taken for granted, which is told with all that was."""
        return is_let_pass(term, self.case) or is_taken_for_granted(term, self.case)

    # ── of conditions ────────────────────────────────────────────────────────────────────────────

    def of_condition(self, term: t.Term[Any]) -> Iterator[str]:
        """Yield what a condition rests on, whether it holds or not; nothing of what was taken for granted."""
        if isinstance(self.truth(term), Lack) or self.is_granted(term):
            return
        match term:
            case t.Not(part=part) | t.Named(term=part, zh=""):
                yield from self.of_condition(part)
            case t.Choice():
                yield from self.of_condition(term.branch)
            case t.Or(parts=parts) if self.truth(term) is False:
                yield from self.of_none(parts)
            case t.And() if self.truth(term) is True:
                yield from self.of_all(term.parts)
            case t.And() | t.Or():
                for part in deciding(term, self.case):
                    yield from self.of_condition(part)
            case t.Named(term=inner):
                yield self.named(self.said(term), self.of_condition(inner))
            case t.Applied(body=inner):
                yield self.named(self.said(term), self.of_value(inner))
            case t.Over():
                yield self.named(self.said(term), self.of_members(term))
            case t.Decide():
                yield from self.of_decision(term)
            case t.Compare() | t.IsIn() | t.Includes():
                yield self.named(self.said(term), self.of_operands(term))
            case t.Literal():
                return
            case _:
                yield self.said(term)

    def of_all(self, parts: Iterable[t.Term[bool]]) -> Iterator[str]:
        """Yield conditions that hold together: each that says what is so; of those that deny, what comes nearest."""
        denied: list[t.Term[bool]] = []
        for part in parts:
            if isinstance(part, t.Not):
                denied.append(part.part)
            else:
                yield from self.of_condition(part)
        yield from self.of_none(denied)

    def of_members(self, term: t.Over[Any]) -> Iterator[str]:
        """Yield what decides of the members; what is the same of every one of many is not told one by one."""
        every = self.truth(term) is (term.op == "all")
        if not every or len(subject_at(self.case.subjects, path_of(term))) <= MOST_ALIKE:
            yield from self.of_condition(self.unrolled(term))

    def of_operands(self, term: t.Term[Any]) -> Iterator[str]:
        """Yield why a rule that is compared has its value."""
        for child in t.children(term):
            if has_decision(child):
                yield from self.of_value(child)

    def named(self, said: str, details: Iterable[str]) -> str:
        """Return a statement with what it rests on, where that says more."""
        more = [detail for detail in _each_once(details) if detail != said]
        if not more:
            return said
        self.within.update(more)
        return f"{said}（{'，'.join(more)}）" if self.lang == "zh" else f"{said} ({', '.join(more)})"

    def said(self, term: t.Term[Any]) -> str:
        return clause(term, truth=self.truth(term) is True, lang=self.lang, known=self.known)

    def known(self, term: t.Term[Any]) -> Any:
        value = evaluate(term, self.case)
        return None if isinstance(value, Lack) else value

    def truth(self, term: t.Term[Any]) -> Any:
        return evaluate(term, self.case)

    # ── of alternatives none of which holds ──────────────────────────────────────────────────────

    def of_none(self, parts: Iterable[t.Term[bool]]) -> Iterator[str]:
        """Yield what comes nearest and what it fails by; where nothing comes near, what the facts are."""
        ways = [way for part in parts for way in _ways(part) if not is_taken_for_granted(part, self.case)]
        scores = [sum(self.truth(one) is True and not isinstance(one, t.Not) for one in way) for _, way in ways]
        best = max(scores, default=0)
        near = [way for way, score in zip(ways, scores, strict=True) if score == best > 0]
        for name, way in near[:MOST_NEAR]:
            yield self.failing(name, way)
        alone = [way[0] for _, way in ways if len(way) == 1]
        if not near:
            first = [next((one for one in way if self.truth(one) is False), None) for _, way in ways]
            yield from self.alike([one for one in first if one is not None])
        flags = [one for one in alone if isinstance(one, t.Fact) and not is_taken_for_granted(one, self.case)]
        yield from (self.said(one) for one in flags[:MOST_ALIKE])

    def failing(self, name: t.Term[bool] | None, way: tuple[t.Term[bool], ...]) -> str:
        """Return that a way comes near: what holds of it, and what does not."""
        held = list(dict.fromkeys(reason for one in way if self.truth(one) is True for reason in self.held(one)))
        failed = [reason for one in way if self.truth(one) is False for reason in self.of_condition(one)]
        zh = self.lang == "zh"
        failed = failed or [self.unread(way)]
        comma, but = ("，", "，但") if zh else (", ", ", but ")
        text = but.join(comma.join(part) for part in (held, dict.fromkeys(failed)) if part)
        return text if name is None else f"{self.said(name)}{'：' if zh else ': '}{text}"

    def unread(self, way: tuple[t.Term[bool], ...]) -> str:
        """Return by what a way fails of which no fact keeps it: by a ruling, or by a reading alone."""
        ruled = any(isinstance(one, t.Decide) and is_ruled(one) for part in way for one in t.walk(part))
        if self.lang == "zh":
            return "依答复不能成立" if ruled else "依所采解读不作此解"
        return "by the ruling this does not hold" if ruled else "not as the text is read here"

    def held(self, term: t.Term[bool]) -> Iterator[str]:
        """Yield that a condition holds; of several of which one is enough, those by which it does."""
        joint = isinstance(term, (t.And, t.Or)) or (
            isinstance(term, (t.Named, t.Choice)) and not getattr(term, "zh", "")
        )
        if joint:
            yield from self.of_condition(term)
        else:
            yield self.said(term)

    def alike(self, conditions: list[t.Term[bool]]) -> Iterator[str]:
        """Yield conditions none of which holds: those on one fact by what the fact is, the others one by one."""
        of: dict[Any, list[t.Term[bool]]] = {}
        for one in conditions:
            operand: t.Term[Any] = next(iter(t.children(one)), one)
            key = (operand.parameter, operand.spec.name) if isinstance(operand, t.Fact) else operand
            of.setdefault(key, []).append(one)
        for same in of.values():
            first = next(iter(t.children(same[0])), None)
            if len(same) == 1 or first is None or first.kind.sort not in {"word", "set"}:
                yield from (reason for one in same[:MOST_ALIKE] for reason in self.of_condition(one))
            elif not is_taken_for_granted(first, self.case):
                yield self.outside(first)

    def told(self, fact: t.Term[Any]) -> str:
        """Return what a fact is."""
        name, value = phrase(fact, self.lang), value_in_words(self.known(fact), fact.kind, self.lang)
        return stated(name, value, self.lang)

    def outside(self, operand: t.Term[Any]) -> str:
        return self.told(operand) + ("，不在所列之内" if self.lang == "zh" else ", which is none of those listed")


Way = tuple["t.Term[bool] | None", tuple["t.Term[bool]", ...]]


def _ways(term: t.Term[bool], name: t.Term[bool] | None = None) -> Iterator[Way]:
    """Yield the ways in which a condition could hold, each with the outermost name that the law has for it."""
    match term:
        case t.Named(term=inner):
            yield from _ways(inner, name if name is not None or not term.zh else term)
        case t.Choice():
            yield from _ways(term.branch, name)
        case t.Or(parts=parts):
            for part in parts:
                yield from _ways(part, name)
        case t.And(parts=parts):
            yield name, tuple(part for part in parts if not _is_literal(part))
        case _:
            yield name, (term,)


def _is_literal(term: t.Term[bool]) -> bool:
    return isinstance(term, t.Literal) or (isinstance(term, t.Choice) and _is_literal(term.branch))
