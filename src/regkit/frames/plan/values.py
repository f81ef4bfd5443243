"""What a term of a rule is, column-wise: the truths that say which kind of answer each row has, and the answers.

A row of a value is *known*, or lacks a value because the rule does not apply, because the text is silent, or
because something is unknown (none of the others); or the rows of the rule contradict each other there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.frames.errors import FrameError
from regkit.frames.plan.nodes import (
    FALSE,
    TRUE,
    Node,
    alike,
    any_of,
    both,
    case,
    compared,
    either,
    every,
    negation,
    number,
    reckoned,
)
from regkit.law import Quantity, Quote

__all__ = ["EPOCH", "Value", "chosen", "constant", "equal", "exclusive", "mantissa", "scaled"]

EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Value:
    """A term, column-wise. Exactly one of the ways to be known holds where a row has a value.

    Attributes:
        yes, no: the row is a yes or a no.
        constants: the rows that are each of several constants (words, texts, nothing at all).
        copies: the rows that are the text in a column, by its key.
        is_amount, amount, scale: the rows that are an amount of `amount / 10**scale`.
        is_day, day: the rows that are a day, as days since 1970.
        is_record, cls, fields: the rows that are a record of fields.
        not_applicable, silent: the rows that lack a value for these reasons.
        conflict: the rows where the rule contradicts itself; the other truths mean nothing there.
    """

    yes: Node = FALSE
    no: Node = FALSE
    constants: Mapping[Any, Node] = field(default_factory=dict)
    copies: Mapping[str, Node] = field(default_factory=dict)
    is_amount: Node = FALSE
    amount: Node = dataclasses.field(default_factory=lambda: number(0))
    scale: int = 0
    is_day: Node = FALSE
    day: Node = dataclasses.field(default_factory=lambda: number(0))
    is_record: Node = FALSE
    cls: type | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)
    not_applicable: Node = FALSE
    silent: Node = FALSE
    conflict: Node = FALSE

    @property
    def known(self) -> Node:
        """The rows that have a value."""
        words = (*self.constants.values(), *self.copies.values())
        return any_of((self.yes, self.no, *words, self.is_amount, self.is_day, self.is_record))

    @property
    def unknown(self) -> Node:
        """The rows that lack a value because something is unknown."""
        return negation(any_of((self.known, self.not_applicable, self.silent)))

    def truths(self) -> Iterator[Node]:
        """Yield every truth of the value and of its fields."""
        yield from (self.yes, self.no, *self.constants.values(), *self.copies.values())
        yield from (self.is_amount, self.is_day, self.is_record, self.not_applicable, self.silent, self.conflict)
        for part in self.fields.values():
            yield from part.truths()

    def numbers(self) -> Iterator[Node]:
        """Yield every amount and day of the value and of its fields."""
        yield from (self.amount, self.day)
        for part in self.fields.values():
            yield from part.numbers()

    def within(self, reach: Node) -> Value:
        """Return the value in the rows of `reach`, and nothing at all, not even a lack, elsewhere."""
        if reach is TRUE:
            return self
        return dataclasses.replace(
            self,
            yes=both(reach, self.yes),
            no=both(reach, self.no),
            constants={key: both(reach, rows) for key, rows in self.constants.items()},
            copies={key: both(reach, rows) for key, rows in self.copies.items()},
            is_amount=both(reach, self.is_amount),
            is_day=both(reach, self.is_day),
            is_record=both(reach, self.is_record),
            not_applicable=both(reach, self.not_applicable),
            silent=both(reach, self.silent),
            conflict=both(reach, self.conflict),
        )


def mantissa(value: Decimal | int, scale: int | None = None) -> tuple[int, int]:
    """Return an exact number as a whole number and the decimals that it has, at least `scale` of them."""
    exact = Decimal(value)
    exponent = exact.as_tuple().exponent
    digits = max(scale or 0, -exponent if isinstance(exponent, int) else 0)
    return int(exact.scaleb(digits)), digits


def scaled(node: Node, scale: int, to: int) -> Node:
    """Return a number with more decimals."""
    return reckoned("mul", node, number(10 ** (to - scale)))


def constant(value: Any) -> Value:
    """Return a constant: a truth, an amount, a day, a record of constants, or anything else as it is."""
    match value:
        case bool():
            return Value(yes=TRUE) if value else Value(no=TRUE)
        case Quantity():
            return constant(value.amount)
        case Decimal() | int():
            amount, scale = mantissa(value)
            return Value(is_amount=TRUE, amount=number(amount), scale=scale)
        case date():
            return Value(is_day=TRUE, day=number(value.toordinal() - EPOCH))
        case Quote():
            return Value(constants={str(value): TRUE})
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            shown = {one.name: constant(getattr(value, one.name)) for one in dataclasses.fields(value)}
            return Value(is_record=TRUE, cls=type(value), fields=shown)
        case _:
            return Value(constants={value: TRUE})


def equal(left: Value, right: Value) -> Node:
    """Return the rows where both are known and the same.

    Raises:
        FrameError: the text of a column would have to be compared with one that the rule has.
    """
    if (left.copies and _texts(right)) or (right.copies and _texts(left)):
        columns = ", ".join(f"`{key}`" for key in {**left.copies, **right.copies})
        raise FrameError(
            f"the text of {columns} would have to be compared",
            hint="ask the rule case by case",
            zh=f"须比较 {columns} 的文字",
            hint_zh="请逐案询问该规则",
        )
    scale = max(left.scale, right.scale)
    one, two = scaled(left.amount, left.scale, scale), scaled(right.amount, right.scale, scale)
    same = [both(left.yes, right.yes), both(left.no, right.no)]
    same += [both(rows, right.constants[key]) for key, rows in left.constants.items() if key in right.constants]
    same += [
        every((mine, theirs, alike(one_text, other_text)))
        for one_text, mine in left.copies.items()
        for other_text, theirs in right.copies.items()
    ]
    same.append(every((left.is_amount, right.is_amount, compared("==", one, two))))
    same.append(every((left.is_day, right.is_day, compared("==", left.day, right.day))))
    if left.fields and left.fields.keys() == right.fields.keys():
        parts = [equal(left.fields[key], right.fields[key]) for key in left.fields]
        same.append(every((left.is_record, right.is_record, *parts)))
    return any_of(same)


def _texts(value: Value) -> bool:
    """Return whether a value can be a text that is no column's."""
    return any(isinstance(key, str) for key, rows in value.constants.items() if rows is not FALSE)


def chosen(options: Iterable[tuple[Node, Value]]) -> Value:
    """Return the value of the first option whose truth holds, none where no truth does; lacks come along."""
    arms: list[tuple[Node, Value]] = []
    before = FALSE
    for guard, value in options:
        arms.append((both(guard, negation(before)), value))
        before = either(before, guard)
    return exclusive(arms)


def exclusive(options: Iterable[tuple[Node, Value]]) -> Value:
    """Return the value of the option whose truth holds, of truths of which no two hold together."""
    placed = [(guard, value.within(guard)) for guard, value in options if guard is not FALSE]
    if len(placed) == 1:
        return placed[0][1]
    scale = max((value.scale for _, value in placed), default=0)
    constants = _by_key(value.constants for _, value in placed)
    records = [(guard, value) for guard, value in placed if value.is_record is not FALSE]
    return Value(
        yes=any_of(value.yes for _, value in placed),
        no=any_of(value.no for _, value in placed),
        constants=constants,
        copies=_by_key(value.copies for _, value in placed),
        is_amount=any_of(value.is_amount for _, value in placed),
        amount=_numbers((v.is_amount, guard, scaled(v.amount, v.scale, scale)) for guard, v in placed),
        scale=scale,
        is_day=any_of(value.is_day for _, value in placed),
        day=_numbers((value.is_day, guard, value.day) for guard, value in placed),
        is_record=any_of(value.is_record for _, value in placed),
        cls=next((value.cls for _, value in records), None),
        fields=_fields(records),
        not_applicable=any_of(value.not_applicable for _, value in placed),
        silent=any_of(value.silent for _, value in placed),
        conflict=any_of(value.conflict for _, value in placed),
    )


def _by_key(parts: Iterable[Mapping[Any, Node]]) -> dict[Any, Node]:
    found: dict[Any, Node] = {}
    for part in parts:
        for key, rows in part.items():
            found[key] = either(found.get(key, FALSE), rows)
    return found


def _numbers(arms: Iterable[tuple[Node, Node, Node]]) -> Node:
    """Return the number of the arm taken; what it is where none has a number does not matter."""
    kept = [(guard, value) for there, guard, value in arms if there is not FALSE]
    return case(kept[:-1], kept[-1][1]) if kept else number(0)


def _fields(records: list[tuple[Node, Value]]) -> dict[str, Value]:
    names = dict.fromkeys(name for _, value in records for name in value.fields)
    return {
        name: chosen((guard, value.fields[name]) for guard, value in records if name in value.fields) for name in names
    }
