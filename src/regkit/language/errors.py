"""Mistakes in writing or calling a rule, told in the words of the rule."""

from __future__ import annotations

from regkit.law.errors import RegkitError

__all__ = ["ConflictError", "RuleError"]


class RuleError(RegkitError):
    """A rule is written, amended or called wrongly; raised as early as it can be known."""


class ConflictError(RegkitError):
    """Two rows of one rule apply to the same facts and say different things.

    Rows have no order, so neither wins: the text, or its encoding, contradicts itself. The message names
    both provisions.
    """
