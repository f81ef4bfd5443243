"""Ranges of fines as an article states them, for the regulations of the State Council."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from regkit.language import Term, record
from regkit.law import Label, Number, Quote, yuan

__all__ = ["NOTHING", "Band", "Fine"]

NOTHING = yuan(0)
TEN_THOUSAND = 10_000


def _amount(value: Decimal, lang: str) -> str:
    """Return yuan as the law writes them: 5000元, 2万元."""
    if lang == "en":
        return f"¥{value:,.0f}"
    return f"{value / TEN_THOUSAND:f}万元" if value % TEN_THOUSAND == 0 and value else f"{value:f}元"


@dataclass(frozen=True, slots=True)
class Fine:
    """The range of a fine, in yuan; both ends are in, save a low end of nothing: zero is no fine."""

    low: Decimal = field(metadata={"label": Label("下限", "lower end")})
    high: Decimal = field(metadata={"label": Label("上限", "upper end")})

    def in_words(self, lang: str) -> str:
        """Return the range as an article writes it."""
        high = _amount(self.high, lang)
        if not self.low:
            return f"{high}以下" if lang == "zh" else f"up to {high}"
        low = _amount(self.low, lang)
        return f"{low}以上{high}以下" if lang == "zh" else f"{low} to {high}"


@dataclass(frozen=True, slots=True)
class Band:
    """What an article states of a fine: its least, if it states one, and its most, each with its words."""

    low: Number | None
    high: Number

    @property
    def words(self) -> Quote:
        """The words that state it."""
        return self.high.quote

    @property
    def range(self) -> Term[Fine]:
        """The range as an outcome."""
        return record(Fine, low=self.low or NOTHING, high=self.high)
