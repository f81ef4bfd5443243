"""Whose expressions a query is written in: literals with their types, choices, and numbers beyond 64 bits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

__all__ = ["Dialect"]

Expr = Any  # an expression of Polars or of SQL


@dataclass(frozen=True)
class Dialect:
    """Whose expressions are written, and how it counts beyond 64 bits.

    Attributes:
        module: `polars`, or what stands in for it in `regkit.frames.query.sql`.
        wide: the type for numbers that may need more than 64 bits.
        backend: its name, for messages.
    """

    module: Any
    wide: Any
    backend: str

    def number(self, value: int, *, wide: bool) -> Expr:
        """Return a whole number with its type."""
        if wide and self.backend == "pyspark":
            return self.module.lit(Decimal(value)).cast(self.wide)
        return self.module.lit(value, dtype=self.wide if wide else self.module.Int64)

    def truth(self, value: bool) -> Expr:  # noqa: FBT001  (a truth as data)
        """Return a truth with its type."""
        return self.module.lit(value, dtype=self.module.Boolean)

    def choose(self, arms: Iterable[tuple[Expr, Expr]], default: Expr) -> Expr:
        """Return the value of the first arm whose truth holds."""
        chain: Any = self.module
        for guard, value in arms:
            chain = chain.when(guard).then(value)
        return default if chain is self.module else chain.otherwise(default)
