"""A reader of amounts in legal Chinese that shares nothing with the library's: one pattern, one table of words.

It is for tests alone. It reads what the shipped texts write, and need not read what others might.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

__all__ = ["BOUNDS", "Figure", "figures"]

Side = Literal["at least", "at most", "more than", "less than", ""]

DIGITS = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"": 1, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
UNITS = {
    "元": "元", "%": "%", "％": "%", "个工作日": "个工作日", "日": "日", "天": "日", "个月": "个月", "年": "年",
    "倍": "倍", "次": "次", "人": "人", "名": "人", "分": "分", "周岁": "周岁", "小时": "小时",
}  # fmt: skip
BEFORE: dict[str, Side] = {
    "不得少于": "at least", "不少于": "at least", "不低于": "at least", "不得低于": "at least", "满": "at least",
    "至少": "at least", "达到": "at least", "超过": "more than", "不得超过": "at most", "不超过": "at most",
    "不满": "less than", "不足": "less than", "未满": "less than", "低于": "less than", "少于": "less than",
}  # fmt: skip
AFTER: dict[str, Side] = {"以上": "at least", "以下": "at most", "以内": "at most", "内": "at most", "后": "more than"}
BOUNDS = {**BEFORE, **AFTER}
"""Words beside a number, and what they say of it."""

NUMBER = r"(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千]+)"
SCALE = "(?:百万|千万|万|亿)?"
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
AHEAD = "|".join(sorted(BEFORE, key=len, reverse=True))
BEHIND = "|".join(sorted(AFTER, key=len, reverse=True))
FIGURE = re.compile(
    rf"(?P<ahead>{AHEAD})?(?:(?P<low>{NUMBER})[-—~至])?(?P<number>{NUMBER}) ?(?P<scale>{SCALE})(?P<unit>{UNIT})"
    rf"(?![性制之])(?P<behind>{BEHIND})?"
)
DATE = re.compile(r"[0-9]{4} ?年 ?(?:[0-9]{1,2} ?月 ?)?(?:[0-9]{1,2} ?日)?|[0-9]{1,2} ?月 ?[0-9]{1,2} ?日")


@dataclass(frozen=True)
class Figure:
    """An amount as a text writes it.

    Attributes:
        value: the amount in its unit; a share of a hundred as so many hundredths.
        unit: the unit as the law writes it, without its scale.
        side: what the word beside it says.
        start, end: where it stands in the text, with that word.
    """

    value: Decimal
    unit: str
    side: Side
    start: int
    end: int


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Yield the amounts that stand between two places of a text; dates are none."""
    dates = [found.span() for found in DATE.finditer(text, start, end or len(text))]
    for found in FIGURE.finditer(text, start, end or len(text)):
        if any(a < found.end("number") and found.start("number") < b for a, b in dates):
            continue
        unit, scale = UNITS[found["unit"]], SCALES[found["scale"]]
        side = BEFORE.get(found["ahead"] or "") or AFTER.get(found["behind"] or "") or ""
        per = Decimal("0.01") if unit == "%" else Decimal(1)
        high = _value(found["number"]) * scale * per
        if found["low"]:  # both ends of a range are inside
            yield Figure(_value(found["low"]) * scale * per, unit, "at least", *found.span())
            yield Figure(high, unit, "at most", *found.span())
        else:
            yield Figure(high, unit, side, *found.span())


def _value(written: str) -> Decimal:
    """Return what digits, or the hanzi for them, stand for."""
    if written[0].isdigit() and written[0].isascii():
        return Decimal(written.replace(",", ""))
    total, digit = 0, 0
    for sign in written:
        if sign in TENS:
            total, digit = total + (digit or 1) * TENS[sign], 0
        else:
            digit = DIGITS[sign]
    return Decimal(total + digit)
