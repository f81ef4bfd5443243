"""Writing terms out: as they are written in a rule; and, for whoever writes for people, all that renders values."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from regkit.language import terms as t
from regkit.language.cards import question_card, reading_card, rule_card
from regkit.language.kinds import Kind
from regkit.language.phrases import bound, clause, distinct, phrase, stated
from regkit.language.questions import asked, settled
from regkit.language.values import (
    bounds_in_words,
    joined_spans,
    listed,
    outcome_in_words,
    possible_in_words,
    punctuated,
    range_in_words,
    sentence,
    units_in_words,
    value_in_words,
)
from regkit.language.words import Word
from regkit.law import Unit

MEMBER = re.compile(r"(?:[\w.]|\[\w+\])*\[([^\W\d]\w*)\]")

__all__ = [
    "asked",
    "bound",
    "bounds_in_words",
    "clause",
    "distinct",
    "in_words",
    "joined_spans",
    "listed",
    "outcome_in_words",
    "phrase",
    "possible_in_words",
    "punctuated",
    "question_card",
    "range_in_words",
    "reading_card",
    "rule_card",
    "sentence",
    "settled",
    "stated",
    "units_in_words",
    "value_in_words",
    "written",
]


def written(term: t.Term[Any]) -> str:  # noqa: C901, PLR0911, PLR0912  (one arm per node)
    """Return `term` as it is written in a rule."""
    match term:
        case t.Fact(parameter=parameter, spec=spec):
            return f"{_of(parameter)}.{spec.name}"
        case t.Over():
            return _written_question(term)
        case t.NumberTerm(number=number, value=value, kind=kind):
            return number.name or _constant(value, kind)
        case t.Literal(value=value, kind=kind):
            return _constant(value, kind)
        case t.AsOf():
            return "on"
        case t.Open(question=question):
            return f"open({question.id})"
        case t.Choice(reading=reading, branches=branches):
            inner = ", ".join(f"{option}={written(branch)}" for option, branch in branches)
            return f"{reading.id}.choose({inner})"
        case t.Compare(op=op, left=left, right=right):
            return f"{_bracketed(left)} {op} {_bracketed(right)}"
        case t.IsIn(term=inner_term, members=members):
            return f"{written(inner_term)}.is_in({', '.join(map(repr, members))})"
        case t.Includes(term=inner_term, member=member):
            return f"{written(inner_term)}.includes({member!r})"
        case t.And(parts=parts):
            return " & ".join(_bracketed(part) for part in parts)
        case t.Or(parts=parts):
            return " | ".join(_bracketed(part) for part in parts)
        case t.Not(part=part):
            return f"~{_bracketed(part)}"
        case t.Arith(op=op, left=left, right=right) if op in {"min", "max"}:
            return f"{'smaller' if op == 'min' else 'larger'}({written(left)}, {written(right)})"
        case t.Arith(op=op, left=left, right=right):
            return f"{_bracketed(left)} {op} {_bracketed(right)}"
        case t.Shift(start=start, period=t.Literal(value=count, kind=kind)) if count < 0:
            return f"{_bracketed(start)} - {_constant(-count, kind)}"
        case t.Shift(start=start, period=period):
            return f"{_bracketed(start)} + {_bracketed(period)}"
        case t.Unrounded(left=left, right=right):
            return f"{_bracketed(left)} / {_bracketed(right)}"
        case t.Rounded(step=step, how=how):
            return f"rounded({_quotient(term)}, to={written(step)}, how={how!r})"
        case t.Between(start=start, end=end, kind=kind) if kind.detail is Unit.DAY:
            return f"{_bracketed(end)} - {_bracketed(start)}"
        case t.Between(start=start, end=end, kind=kind):
            return f"{_unit_name(kind)}_between({written(start)}, {written(end)})"
        case t.Rolled(day=day):
            return f"next_working_day({written(day)})"
        case t.Happened(day=day):
            return f"happened({written(day)})"
        case t.Named(name="", term=inner, quotes=quotes):
            return f"because({written(inner)}, {', '.join(quote.address.short for quote in quotes)})"
        case t.Named(name=name):
            return _of(name)
        case t.Applied(name=name, arguments=arguments):
            return f"{name}({', '.join(map(_of, arguments))})"
        case t.Record(cls=cls, entries=entries):
            return f"{cls.__name__}({', '.join(f'{key}={written(entry)}' for key, entry in entries)})"
        case t.Decide():
            return _written_decision(term)
        case _:
            raise AssertionError(type(term))


def _of(name: str) -> str:
    """Return a name as a rule writes it: within a question to a list, the member by its own name."""
    return MEMBER.sub(r"\1", name)


def _written_question(term: t.Over[Any]) -> str:
    one = _of(term.variable)
    whole = isinstance(term.chosen, t.Literal) and term.chosen.value is True
    chosen = "" if whole else f".where(lambda {one}: {written(term.chosen)})"
    alone = isinstance(term.asked, t.Literal) and term.op in {"any", "count"}
    asked = "" if alone else f"lambda {one}: {written(term.asked)}"
    return f"{_of(term.parameter)}.{term.held.name}{chosen}.{term.op}({asked})"


def _unit_name(kind: Kind) -> str:
    return str(kind.detail.en).replace(" ", "_")


def _quotient(term: t.Rounded[Any]) -> str:
    """Write what is rounded: the quotient, or the amount alone where it is divided by nothing else than one."""
    whole = isinstance(term.divisor, t.Literal) and term.divisor.value == 1
    return written(term.term) if whole else f"{_bracketed(term.term)} / {_bracketed(term.divisor)}"


def _constant(value: Any, kind: Kind) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return repr(value) if isinstance(value, (Word, bool)) else value_in_words(value, kind, "en")


def _bracketed(term: t.Term[Any]) -> str:
    text = written(term)
    compound = isinstance(term, (t.Compare, t.And, t.Or, t.Arith, t.Between, t.Shift)) and not text.startswith(
        ("smaller", "larger")
    )
    return f"({text})" if compound else text


def _written_decision(term: t.Decide[Any]) -> str:
    lines = [f"    when({written(row.condition)}, {written(row.outcome)})," for row in term.rows]
    lines += [f"    unless=when({written(row.condition)}, {written(row.outcome)})," for row in term.unless]
    if term.provided is not None:
        lines.append(f"    provided={written(term.provided)},")
    lines += [f"    silent({written(silence.condition)})," for silence in term.silences]
    return "\n".join(["decide(", *lines, ")"])


def in_words(term: t.Term[Any], lang: str = "zh") -> str:
    """Return `term` as a part of a sentence, in Chinese (`zh`) or English (`en`), by the labels of what it reads."""
    return phrase(term, lang)
