"""Numbers that belong together: in two units, at both ends of a range, in a list; each read whole or refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from regkit.law.figures import Figure, quantity_of, read_run, runs_in, unread
from regkit.law.lazy import Lazy
from regkit.law.measures import Unit
from regkit.law.numerals import EXACT, parse_number, trailing_scale
from regkit.law.quantities import Quantity

__all__ = ["figures_in", "is_range_mark"]

RANGE_MARK = Lazy(r" *(?:至|到|[-–—―~〜−]+) *")
LISTED = Lazy(r"[、/或和与]|或者")
HUNDREDS = Lazy(".[百千]")


def is_range_mark(text: str) -> bool:
    """Return whether the text joins the two ends of a range."""
    return RANGE_MARK.fullmatch(text) is not None


def figures_in(text: str) -> list[Figure]:
    """Return the numbers of a text made by `plain`, also those that state no quantity.

    Raises:
        QuantityError: a number cannot be read whole, is not exact, or could be read in two ways.
    """
    found = _joined(text)
    for i in range(len(found) - 1):
        one, two = found[i], found[i + 1]
        between = text[one.end : two.start]
        if two.quantity and not one.quantity and not one.is_settled:
            found[i] = _first_of_two(text, one, two, between)
        elif one.written and not two.quantity and not two.is_settled and is_range_mark(between):
            amount = read_run(text, two.start, two.raw, two.end)  # 百分之五十至七十
            found[i + 1] = replace(two, quantity=quantity_of(amount, Unit.RATE, one.written), written=one.written)
    return found


def _joined(text: str) -> list[Figure]:
    """Join a number in two units to one in the smaller: 一年零三个月 is fifteen months."""
    found: list[Figure] = []
    for figure in runs_in(text):
        last = found[-1] if found else None
        if last and (sum_ := _sum(text[last.end : figure.start], last.quantity, figure.quantity)):
            found[-1] = replace(figure, start=last.start, quantity=sum_)
        else:
            found.append(figure)
    return found


def _sum(between: str, whole: Quantity | None, rest: Quantity | None) -> Quantity | None:
    if whole is None or rest is None or between not in {"", "零", "又"}:
        return None
    one, two = whole.unit, rest.unit
    if not one.dimension or not one.is_like(two) or one.factor <= two.factor:
        return None
    return Quantity(EXACT.add(whole.to(two).amount, rest.amount), two)


def _first_of_two(text: str, one: Figure, two: Figure, between: str) -> Figure:
    """Give a number without a unit, the low end of a range, the unit of the high end; refuse one of a list."""
    if is_range_mark(between):
        return _low_of(text, one, two)
    if LISTED.fullmatch(between) and not (between == "、" and _is_mark(text, one, two)):
        raise unread(text[one.start : two.end])
    return one


def _is_mark(text: str, one: Figure, two: Figure) -> bool:
    """Return whether the first number marks an item, `二、十八周岁以上`; it does not where the next one follows it."""
    begins_line = not text[: one.start].rpartition("\n")[2].strip()
    return begins_line and one.raw + two.raw not in "一二三四五六七八九十"


def _low_of(text: str, one: Figure, two: Figure) -> Figure:
    """Read `5` of 5至10万元 as 5万 and `5000` of 5000至1万元 as it stands: so that it is the lower end."""
    assert two.quantity is not None  # noqa: S101  (the caller has looked)
    if len(one.raw) == 1 and HUNDREDS.fullmatch(two.raw) and one.raw != "十":
        raise unread(text[one.start : two.end])  # 三至五百 is 300 to 500, or 3 to 500
    low, scale = read_run(text, one.start, one.raw, two.end), Decimal(trailing_scale(two.raw))
    if scale > 1 == trailing_scale(one.raw) and low * scale < parse_number(two.raw):
        low = EXACT.multiply(low, scale)
    return replace(one, quantity=quantity_of(low, two.quantity.unit, two.written), written=two.written)
