"""Words for comparisons, by what is compared: days are early and late, marks high and low, the rest much and little."""

from __future__ import annotations

from typing import Any

from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.values import LEVELS
from regkit.law import Unit

__all__ = ["are_alike", "constant", "is_constant", "is_least", "verb", "without_verb"]

ZH_OPS = {"==": "为", "!=": "不是", "<": "少于", "<=": "不超过", ">": "超过", ">=": "不少于"}
ZH_PERIODS = {**ZH_OPS, "<": "不满", ">=": "满"}
ZH_MARKS = {**ZH_OPS, "<": "低于", "<=": "不高于", ">": "高于", ">=": "不低于"}
ZH_DAYS = {"==": "是", "!=": "不是", "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}
EN_OPS = {"==": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least"}
EN_COUNTS = {**EN_OPS, "<": "is fewer than"}
EN_DAYS = {
    "==": "is",
    "!=": "is not",
    "<": "is before",
    "<=": "is not after",
    ">": "is after",
    ">=": "is not before",
}


def verb(term: t.Compare, op: str, lang: str) -> str:
    """Return what stands between two sides that are compared: `少于`, `is not before`."""
    if lang == "zh":
        return (ZH_DAYS if _dates(term) else _zh_ops(term.left.kind))[op]
    return (EN_DAYS if _dates(term) else EN_OPS)[op]


def without_verb(term: t.Compare, op: str, lang: str) -> str:
    """Return what stands before an amount that is told alone, as in a cell: 3 times are many, and not much."""
    kind = term.left.kind
    counted = lang == "en" and kind.is_amount and kind.detail.is_counted and not _dates(term)
    return (EN_COUNTS[op] if counted else verb(term, op, lang)).removeprefix("is ")


def are_alike(term: t.Compare) -> bool:
    """Return whether one fact of two subjects is compared."""
    one, two = term.left, term.right
    return isinstance(one, t.Fact) and isinstance(two, t.Fact) and one.spec.name == two.spec.name


def is_least(term: t.Compare) -> bool:
    """Return whether a fact is compared with nothing, than which it cannot be less: at most ¥0 is ¥0."""
    left, right = term.left, term.right
    return isinstance(left, t.Fact) and not left.spec.low and is_constant(right) and constant(right) == 0


def _dates(term: t.Compare) -> bool:
    """Return whether days are compared, or years of the calendar: one is before another, and not less than it."""
    kind, left = term.left.kind, term.left
    is_year = kind.is_amount and kind.detail is Unit.YEAR and isinstance(left, t.Fact) and left.spec.whole
    return kind == DATE or is_year


def _zh_ops(kind: Any) -> dict[str, str]:
    """Return how an amount is compared in Chinese: years by 满, marks and rates by 高 and 低, the rest by 多 and 少."""
    if kind.is_amount and kind.detail in {Unit.YEAR, Unit.MONTH}:
        return ZH_PERIODS
    return ZH_MARKS if kind.is_amount and kind.detail in LEVELS else ZH_OPS


def is_constant(term: t.Term[Any]) -> bool:
    """Return whether a term has one value in every case: a number of the text, or one that is written down."""
    return isinstance(term, (t.Literal, t.NumberTerm)) or (isinstance(term, t.Choice) and is_constant(term.branch))


def constant(term: t.Term[Any]) -> Any:
    """Return the value of a term that has one in every case; `None` of any other."""
    return constant(term.branch) if isinstance(term, t.Choice) else getattr(term, "value", None)
