"""The one reader of amounts that people give: cells of a table, answers, fields of a model."""

from __future__ import annotations

from decimal import Decimal

from regkit.law.errors import InputError, QuantityError
from regkit.law.figures import plain
from regkit.law.lazy import Lazy
from regkit.law.measures import Unit
from regkit.law.money import parse_money
from regkit.law.numerals import NARROW, is_whole, parse_number
from regkit.law.quantities import Quantity
from regkit.law.ranges import figures_in

__all__ = ["read_amount"]

BOUNDLESS = Decimal(10) ** 18
"""No count of days, persons or marks comes near; a number of thousands of digits is a mistake or an attack."""
PLAIN = Lazy("[0-9]*[.]?[0-9]+|[0-9]+[.]")


def read_amount(value: object, unit: Unit, *, written_in: str | None = None) -> Decimal:
    """Return an amount of a unit, exactly.

    Args:
        value: a number of that unit, a quantity, or words: `3年`, `0.5倍`, `五日`, `5000平方米`, `一百元`. Another unit
            of the same dimension is converted where that is exact: `0.5公顷` is 5000 square metres.
        unit: the unit of the answer. A rate is the factor it stands for.
        written_in: for money, the unit of numbers without one, such as `万元`.

    Raises:
        InputError: the value is no exact amount of 0 or more of this unit.
    """
    if isinstance(value, Quantity):
        return read_amount(_converted(value, unit), unit)
    if unit is Unit.YUAN:
        return parse_money(value, unit=written_in)  # type: ignore[arg-type]  # it refuses the rest
    if isinstance(value, str):
        return _accepted(_of_text(value, unit), value, unit)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _unread(value, unit)
    return _accepted(Decimal(value), value, unit)


def _of_text(text: str, unit: Unit) -> Decimal:
    words = text.translate(NARROW).strip()
    if PLAIN.fullmatch(words):
        return Decimal(words)
    try:
        return parse_number(words)
    except InputError:
        pass
    try:
        figures = figures_in(plain(words))
    except QuantityError:
        raise _unread(text, unit) from None
    if len(figures) != 1 or (figures[0].start, figures[0].end) != (0, len(words)) or figures[0].quantity is None:
        raise _unread(text, unit)
    return _converted(figures[0].quantity, unit)


def _converted(quantity: Quantity, unit: Unit) -> Decimal:
    try:
        return quantity.to(unit).amount
    except QuantityError as error:
        raise InputError(
            error.message, hint=error.hint, zh=f"`{quantity}` 不能换算为{unit.zh}", hint_zh="请改用同类单位"
        ) from None


def _accepted(amount: Decimal, value: object, unit: Unit) -> Decimal:
    if not amount.is_finite() or not 0 <= amount < BOUNDLESS or (unit.is_counted and not is_whole(amount)):
        raise _unread(value, unit)
    return amount


def _unread(value: object, unit: Unit) -> InputError:
    number = "a whole number" if unit.is_counted else "an exact number"
    example = f"`{3 if unit.is_counted else 1.5}{unit.zh}`"
    return InputError(
        f"`{value}` is not {number} of {unit.en}",
        hint=f"0 or more, such as {example}",
        zh=f"`{value}` 不是{'整' if unit.is_counted else '确切的'}{unit.zh}数",
        hint_zh=f"0以上，如 {example}",
    )
