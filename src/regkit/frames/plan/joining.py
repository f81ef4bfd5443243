"""How the ways to be known, or to lack a value, of several values join: in all of them, in a truth, in a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from regkit.frames.plan.contradiction import contradict
from regkit.frames.plan.nodes import FALSE, Node, any_of, both, either, every, negation
from regkit.frames.plan.values import Value, scaled

__all__ = ["disjoint", "first_lack", "kleene", "lack_of", "same_scale", "strict"]


def disjoint(before: Node, after: Node) -> bool:
    """Return whether two truths are seen never to hold together."""
    return before is FALSE or contradict(before, after)


def same_scale(left: Value, right: Value) -> tuple[Node, Node]:
    """Return two amounts with the decimals of the finer one."""
    scale = max(left.scale, right.scale)
    return scaled(left.amount, left.scale, scale), scaled(right.amount, right.scale, scale)


def strict(parts: Sequence[Value], **values: Any) -> Value:
    """Return a value known by `values` where all parts are; any lack stays, silence only once all is known."""
    not_applicable = any_of(part.not_applicable for part in parts)
    known = negation(any_of((not_applicable, *(part.unknown for part in parts))))
    silent = both(any_of(part.silent for part in parts), known)
    conflict = any_of(part.conflict for part in parts)
    return Value(**values, not_applicable=not_applicable, silent=silent, conflict=conflict)


def kleene(parts: Sequence[Value], *, dominant: bool) -> Value:
    """Join truths: a dominant one settles it, else an unknown one could, else another lack stays."""
    settled = [part.yes if dominant else part.no for part in parts]
    others = every(part.no if dominant else part.yes for part in parts)
    any_settled = any_of(settled)
    unknown = any_of(part.unknown for part in parts)
    free = negation(either(any_settled, unknown)) if unknown is not FALSE else negation(any_settled)
    silent = both(free, any_of(part.silent for part in parts))
    not_applicable = every((free, negation(silent), any_of(part.not_applicable for part in parts)))
    conflict, before = FALSE, FALSE
    for part, truth in zip(parts, settled, strict=True):
        conflict = either(conflict, both(part.conflict, negation(before)))
        before = either(before, truth)
    yes, no = (any_settled, others) if dominant else (others, any_settled)
    return Value(yes=yes, no=no, silent=silent, not_applicable=not_applicable, conflict=conflict)


def lack_of(truth: Value) -> Value:
    """Return what a truth lacks, and nothing else."""
    return Value(not_applicable=truth.not_applicable, silent=truth.silent)


def first_lack(truths: Sequence[Value]) -> Value:
    """Return unknown where any truth is, else the lack of the first truth that is not false."""
    unknown = any_of(truth.unknown for truth in truths)
    before, silent, not_applicable = negation(FALSE), [], []
    for truth in truths:
        silent.append(both(before, truth.silent))
        not_applicable.append(both(before, truth.not_applicable))
        before = both(before, truth.no)
    known = negation(unknown)
    return Value(silent=both(known, any_of(silent)), not_applicable=both(known, any_of(not_applicable)))
