"""Boundary words: whether the number itself is inside (以上, 以下) or outside (超过, 不满)."""

from __future__ import annotations

from enum import Enum

from regkit.law.errors import QuantityError
from regkit.law.quantities import Quantity, Stated, stated_in

__all__ = ["Boundary", "boundary_at", "boundary_of"]


class Boundary(Enum):
    """On which side of a number the law cuts, and whether the number itself is included."""

    AT_LEAST = "以上"
    AT_MOST = "以下"
    MORE_THAN = "超过"
    LESS_THAN = "不满"

    @property
    def is_inclusive(self) -> bool:
        """Whether the number itself is inside; a reading where the text does not say so."""
        return self in {Boundary.AT_LEAST, Boundary.AT_MOST}

    @property
    def is_lower(self) -> bool:
        """Whether the number bounds from below."""
        return self in {Boundary.AT_LEAST, Boundary.MORE_THAN}

    def allows(self, op: str) -> bool:
        """Return whether the comparison `op` cuts on the same side of the number as the word does.

        `15日以上` (the number and above) separates 15 from 14, as `>=` and `<` do; `超过15日` separates 15 from 16,
        as `>` and `<=` do.
        """
        if self in {Boundary.AT_LEAST, Boundary.LESS_THAN}:
            return op in {">=", "<"}
        return op in {"<=", ">"}


AFTER = {
    "以上": Boundary.AT_LEAST,
    "以下": Boundary.AT_MOST,
    "以内": Boundary.AT_MOST,
    "之内": Boundary.AT_MOST,
    "内": Boundary.AT_MOST,
    "以外": Boundary.MORE_THAN,
    "以后": Boundary.MORE_THAN,
    "后": Boundary.MORE_THAN,
}
BEFORE = {
    "不得少于": Boundary.AT_LEAST,
    "不得低于": Boundary.AT_LEAST,
    "不少于": Boundary.AT_LEAST,
    "不低于": Boundary.AT_LEAST,
    "不得超过": Boundary.AT_MOST,
    "不得高于": Boundary.AT_MOST,
    "不超过": Boundary.AT_MOST,
    "不高于": Boundary.AT_MOST,
    "超过": Boundary.MORE_THAN,
    "高于": Boundary.MORE_THAN,
    "多于": Boundary.MORE_THAN,
    "不满": Boundary.LESS_THAN,
    "未满": Boundary.LESS_THAN,
    "不足": Boundary.LESS_THAN,
    "低于": Boundary.LESS_THAN,
    "少于": Boundary.LESS_THAN,
}
RANGE_ENDS = {"low": Boundary.AT_LEAST, "high": Boundary.AT_MOST}


def boundary_of(words: str, quantity: Quantity) -> Boundary | None:
    """Return the boundary that the word beside `quantity` draws in `words`, or `None` where none stands there.

    Raises:
        QuantityError: the quantity is stated more than once, with different boundaries.
    """
    found = {boundary_at(words, stated) for stated in stated_in(words) if stated.quantity.is_same(quantity)}
    if len(found) > 1:
        raise QuantityError(
            f"`{quantity}` is bounded in different ways in `{words}`", hint="quote the words about one of them"
        )
    return found.pop() if found else None


def boundary_at(words: str, stated: Stated) -> Boundary | None:
    """Return the boundary drawn at one place where a quantity is stated."""
    if stated.end_of_range is not None:
        return RANGE_ENDS[stated.end_of_range]
    before, after = words[: stated.start].rstrip(), words[stated.end :].lstrip()
    for word, boundary in BEFORE.items():
        if before.endswith(word):
            return boundary
    return next((boundary for word, boundary in AFTER.items() if after.startswith(word)), None)
