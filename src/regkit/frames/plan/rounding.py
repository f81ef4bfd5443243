"""Quotients in whole steps, reckoned in whole numbers: exactly what rounding once gives."""

from __future__ import annotations

import math

from regkit.frames.plan.nodes import Node, case, number, reckoned
from regkit.language.reckoning import Rounding

__all__ = ["in_whole_steps"]


def in_whole_steps(above: Node, below: Node, how: Rounding) -> Node:
    """Return `above / below` as a whole number; a half goes up.

    Args:
        above: the dividend.
        below: the divisor, always more than nothing.
        how: to the nearest whole number, down or up.
    """
    if above.op == "case" and below.op == "num":
        arms, default = above.args
        taken = ((guard, in_whole_steps(value, below, how)) for guard, value in arms)
        return case(taken, in_whole_steps(default, below, how))
    above, below = _reduced(above, below)
    match how:
        case Rounding.DOWN:
            return _quotient(above, below)
        case Rounding.UP:  # the least whole number that is not less
            return reckoned("sub", number(0), _quotient(reckoned("sub", number(0), above), below))
        case _:
            twice = reckoned("add", reckoned("mul", above, number(2)), below)
            return _quotient(*_reduced(twice, reckoned("mul", below, number(2))))


def _quotient(above: Node, below: Node) -> Node:
    return above if below is number(1) else reckoned("div", above, below)


def _reduced(above: Node, below: Node) -> tuple[Node, Node]:
    """Return a fraction without the factor that a constant divisor shares with its dividend: it needs fewer digits."""
    if below.op != "num":
        return above, below
    if above.op == "num":
        shared = math.gcd(above.args[0], below.args[0])
        return number(above.args[0] // shared), number(below.args[0] // shared)
    if above.op == "mul" and above.args[1].op == "num":
        shared = math.gcd(above.args[1].args[0], below.args[0])
        less = reckoned("mul", above.args[0], number(above.args[1].args[0] // shared))
        return less, number(below.args[0] // shared)
    return above, below
