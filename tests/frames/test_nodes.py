"""Plans are simplified as they are made: what is left out, or put otherwise, changes no answer of any row."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.frames.plan.nodes import (
    FALSE,
    TRUE,
    Node,
    case,
    compared,
    descendants,
    negation,
    number,
    reckoned,
    variable,
)

Row = dict[str, int]
Made = tuple[Node, Callable[[Row], Any]]
"""A node as plans have it, and what it is to come to in a row."""
ENDS = {"a": (0, 3), "b": (-2, 2), "c": (0, 10)}
OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "min": min,
    "max": max,
}
RELATIONS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
ROWS = st.fixed_dictionaries({name: st.integers(*ends) for name, ends in ENDS.items()})
LEAVES: st.SearchStrategy[Made] = st.one_of(
    st.integers(-4, 12).map(lambda value: (number(value), lambda _: value)),
    st.sampled_from([*ENDS]).map(lambda name: (variable(name, *ENDS[name]), lambda row: row[name])),
)


def _reckoned(op: str, left: Made, right: Made) -> Made:
    return reckoned(op, left[0], right[0]), lambda row: OPERATIONS[op](left[1](row), right[1](row))


def _compared(op: str, left: Made, right: Made) -> Made:
    return compared(op, left[0], right[0]), lambda row: RELATIONS[op](left[1](row), right[1](row))


def _chosen(truth: Made, one: Made, other: Made) -> Made:
    return case([(truth[0], one[0])], other[0]), lambda row: (one if truth[1](row) else other)[1](row)


def _truths(numbers: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    return st.builds(_compared, st.sampled_from([*RELATIONS]), numbers, numbers)


def _numbers(inner: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    return st.one_of(
        st.builds(_reckoned, st.sampled_from([*OPERATIONS]), inner, inner),
        st.builds(_chosen, _truths(inner), inner, inner),
    )


NUMBERS = st.recursive(LEAVES, _numbers, max_leaves=6)


def told(node: Node, row: Row) -> Any:
    """Return what a node comes to in a row, operation by operation."""
    args = node.args
    match node.op:
        case "const" | "num":
            return args[0]
        case "col":
            return row[args[0]]
        case "not":
            return not told(args[0], row)
        case "and" | "or":
            return (all if node.op == "and" else any)(told(part, row) for part in args)
        case "cmp":
            return RELATIONS[args[0]](told(args[1], row), told(args[2], row))
        case "case":
            return next((told(value, row) for guard, value in args[0] if told(guard, row)), told(args[1], row))
        case _:
            return OPERATIONS[node.op](*(told(part, row) for part in args))


@given(NUMBERS, ROWS)
def test_a_number_is_what_it_was_made_of(made: Made, row: Row) -> None:
    """However a number was simplified it comes to the same, and lies between the ends that it is said to have."""
    node, expected = made
    assert told(node, row) == expected(row)
    assert node.low <= expected(row) <= node.high


@given(_truths(NUMBERS), ROWS)
def test_a_comparison_is_what_it_was_made_of(made: Made, row: Row) -> None:
    """However a comparison was simplified it holds in the same rows, and its contrary in the others."""
    node, expected = made
    assert told(node, row) is expected(row)
    assert told(negation(node), row) is not expected(row)


A, C = variable("a", 0, 3), variable("c", 0, 10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (compared("==", A, number(0)), compared("<=", A, number(0))),
        (compared("==", C, number(10)), compared(">=", C, number(10))),
        (compared("==", reckoned("mul", C, number(2)), number(6)), compared("==", C, number(3))),
        (compared("<", reckoned("mul", C, number(2)), number(7)), compared("<", C, number(4))),
        (compared("<", number(7), reckoned("mul", C, number(2))), compared("<", number(3), C)),
        (compared("<=", A, C), negation(compared("<", C, A))),
        (reckoned("add", reckoned("add", number(1), A), number(2)), reckoned("add", A, number(3))),
        (reckoned("max", reckoned("add", A, number(1)), A), reckoned("add", A, number(1))),
        (reckoned("min", number(0), C), number(0)),
    ],
)
def test_what_says_the_same_is_one_node(one: Node, other: Node) -> None:
    """A comparison, or a sum, that is put in two ways is worked out once."""
    assert one is other


@pytest.mark.parametrize(
    ("node", "holds"),
    [
        (compared("<", A, number(4)), True),
        (compared("<=", A, number(3)), True),
        (compared("<", C, number(0)), False),
        (compared("==", C, number(11)), False),
        (compared("==", reckoned("mul", C, number(2)), number(7)), False),
        (compared("<", A, reckoned("add", A, number(1))), True),
        (compared("==", reckoned("add", C, number(2)), reckoned("add", C, number(2))), True),
    ],
)
def test_what_the_ends_tell_is_not_asked(node: Node, holds: bool) -> None:
    """A comparison that holds in every row, or in none, is a constant."""
    assert node is (TRUE if holds else FALSE)
    assert not [one for one in descendants([node]) if one.op == "col"]


@pytest.mark.parametrize(
    "node",
    [compared("<", A, number(3)), compared("<", number(0), A), compared("==", A, number(1)), compared("<", A, C)],
)
def test_what_the_ends_leave_open_is_asked(node: Node) -> None:
    """A comparison that holds in some rows only stays one."""
    assert node.op == "cmp"
