"""Writing terms out: as they are written in a rule, and as a Chinese sentence part."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from regkit.language import terms as t
from regkit.language.kinds import Kind
from regkit.language.words import Word
from regkit.law import Quantity, Unit
from regkit.law.money import format_money

__all__ = ["in_english", "in_words", "value_in_words", "written"]

ZH_OPS = {"==": "为", "!=": "不为", "<": "小于", "<=": "不超过", ">": "超过", ">=": "不少于"}
ZH_DATE_OPS = {"==": "是", "!=": "不是", "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}


def written(term: t.Term[Any]) -> str:  # noqa: C901, PLR0911, PLR0912  (one arm per node)
    """Return `term` as it is written in a rule."""
    match term:
        case t.Fact(parameter=parameter, spec=spec):
            return f"{parameter}.{spec.name}"
        case t.NumberTerm(number=number, value=value, kind=kind):
            return f"{number.name or value_in_words(value, kind, 'en')}"
        case t.Literal(value=value, kind=kind):
            return repr(value) if isinstance(value, (Word, bool)) else value_in_words(value, kind, "en")
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
        case t.Shift(start=start, period=period):
            return f"{_bracketed(start)} + {_bracketed(period)}"
        case t.Named(name=name) | t.Gate(name=name):
            return name
        case t.Happened(day=day):
            return f"happened({written(day)})"
        case t.Applied(name=name, arguments=arguments):
            return f"{name}({', '.join(arguments)})"
        case t.Record(cls=cls, entries=entries):
            return f"{cls.__name__}({', '.join(f'{key}={written(entry)}' for key, entry in entries)})"
        case t.Decide():
            return _written_decision(term)
        case _:
            raise AssertionError(type(term))


def _bracketed(term: t.Term[Any]) -> str:
    text = written(term)
    compound = isinstance(term, (t.Compare, t.And, t.Or, t.Arith, t.Shift)) and not text.startswith(
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


def value_in_words(value: Any, kind: Kind, lang: str = "zh") -> str:
    """Return a value as people write it: money in yuan, words of the law, days, yes or no."""
    if value is None:
        return "未知" if lang == "zh" else "unknown"
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, Word):
        return value.zh if lang == "zh" else f"{value.code}"
    if isinstance(value, (frozenset, set)):
        return "、".join(sorted(value_in_words(item, kind, lang) for item in value)) or "—"
    if kind.is_amount and isinstance(value, (int, Decimal)):
        return _amount(Decimal(value), kind.detail, lang)
    if isinstance(value, date) and lang == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    describe = getattr(value, "in_words", None)
    return str(describe(lang)) if callable(describe) else str(value)


def _amount(value: Decimal, unit: Unit, lang: str) -> str:
    if unit is Unit.YUAN:
        return format_money(value, "zh" if lang == "zh" else "en")
    if lang == "zh" or unit is Unit.RATE:
        return str(Quantity(value, unit))
    return f"{value.normalize():f} {unit.en}"


def in_words(term: t.Term[Any], lang: str = "zh") -> str:
    """Return `term` as a part of a sentence, in Chinese or English, with the law's words for facts."""
    return _zh(term) if lang == "zh" else in_english(term)


def _zh(term: t.Term[Any]) -> str:  # noqa: C901  (one arm per node)
    match term:
        case t.Fact(spec=spec):
            return spec.zh
        case t.NumberTerm(value=value, kind=kind) | t.Literal(value=value, kind=kind):
            return value_in_words(value, kind, "zh")
        case t.AsOf():
            return "询问之日"
        case t.Open(question=question):
            return f"({question.zh})"
        case t.Choice():
            return _zh(term.branch)
        case t.Compare(op=op, left=left, right=right):
            ops = ZH_DATE_OPS if left.kind.sort == "a date" else ZH_OPS
            return f"{_zh(left)}{ops[op]}{_zh(right)}"
        case t.IsIn(term=inner, members=members):
            return f"{_zh(inner)}为{'、'.join(member.zh for member in members)}之一"
        case t.Includes(term=inner, member=member):
            return f"{_zh(inner)}含{member.zh}"
        case t.And(parts=parts):
            return "且".join(_zh_bracketed(part) for part in parts)
        case t.Or(parts=parts):
            return "或".join(_zh_bracketed(part) for part in parts)
        case t.Not(part=part):
            return f"非({_zh(part)})"
        case t.Arith(op=op, left=left, right=right):
            sign = {"+": "+", "-": "−", "*": "×", "min": "与", "max": "与"}[op]
            tail = {"min": "之较小者", "max": "之较大者"}.get(op, "")
            return f"{_zh_bracketed(left)}{sign}{_zh_bracketed(right)}{tail}"
        case t.Shift(start=start, period=period):
            return f"{_zh(start)}起{_zh(period)}届满之日"
        case t.Named(zh=zh) | t.Gate(zh=zh):
            return zh
        case t.Happened(day=day):
            return f"{_zh(day)}已到"
        case t.Applied(rule=rule):
            return str(rule.zh)
        case t.Record():
            return _record_zh(term)
        case _:
            return written(term)


def _record_zh(term: t.Record[Any]) -> str:
    """Return an outcome of several fields: in its class's own words where all of them are known."""
    known = {name: entry.value for name, entry in term.entries if isinstance(entry, (t.Literal, t.NumberTerm))}
    if len(known) == len(term.entries) and hasattr(term.cls, "in_words"):
        return value_in_words(term.cls(**known), term.kind, "zh")
    return "；".join(_zh(entry) for _, entry in term.entries)


def _zh_bracketed(term: t.Term[Any]) -> str:
    return f"({_zh(term)})" if isinstance(term, (t.And, t.Or, t.Arith)) else _zh(term)


def in_english(term: t.Term[Any]) -> str:
    """Return `term` as a part of an English sentence."""
    text = written(term)
    return text.replace(" & ", " and ").replace(" | ", " or ").replace("~", "not ")
