"""Whether two truths can be seen never to hold together: what both hang on is tried, a value of each kind."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, Final

from regkit.frames.plan.nodes import FALSE, TRUE, Node, any_of, both, every, negation

__all__ = ["contradict"]

BUDGET: Final = 200
"""How many combinations are tried."""


@functools.lru_cache(maxsize=1 << 16)
def contradict(one: Node, other: Node) -> bool:
    """Return whether two truths can be seen never to hold together; false where that is too long to find out.

    Only what both hang on is tried: where they have nothing in common, each is taken to be able to hold.
    """
    budget = [BUDGET]
    try:
        return not _compatible(one, other, budget)
    except TimeoutError:
        return False


def _compatible(one: Node, other: Node, budget: list[int]) -> bool:
    if both(one, other) is FALSE:
        return False
    shared = _leaves(one).keys() & _leaves(other).keys()
    if not shared:
        return True
    budget[0] -= 1
    if budget[0] < 0:
        raise TimeoutError
    stated = [key for key in (*_stated(one), *_stated(other)) if key in shared]
    leaf = (
        min(stated, key=str)
        if stated
        else max(shared, key=lambda key: (_weight(one, key) + _weight(other, key), str(key)))
    )
    if isinstance(leaf, Node):
        tried: Iterable[tuple[Node, Node]] = (
            (_with_truth(one, leaf, truth, {}), _with_truth(other, leaf, truth, {})) for truth in (TRUE, FALSE)
        )
    else:
        codes = _unlike(_leaves(one)[leaf] | _leaves(other)[leaf])
        tried = ((_with_code(one, leaf, code, {}), _with_code(other, leaf, code, {})) for code in codes)
    return any(_compatible(mine, theirs, budget) for mine, theirs in tried)


# ── what a truth hangs on ────────────────────────────────────────────────────────────────────────

_LEAVES: dict[Node, Mapping[Any, frozenset[Node]]] = {}


def _leaves(node: Node) -> Mapping[Any, frozenset[Node]]:
    """Return the tests of codes, by their columns, and the other truths of which a truth is made."""
    found = _LEAVES.get(node)
    if found is None:
        found = _LEAVES[node] = _gathered(node)
    return found


def _gathered(node: Node) -> Mapping[Any, frozenset[Node]]:
    if node.op in {"and", "or", "not"}:
        found: dict[Any, frozenset[Node]] = {}
        for part in node.args:
            for key, leaves in _leaves(part).items():
                found[key] = found.get(key, frozenset()) | leaves
        return found
    return {} if node.op == "const" else {node.args[0] if node.op == "is" else node: frozenset({node})}


def _weight(node: Node, key: Any) -> int:
    return len(_leaves(node).get(key, ()))


def _stated(node: Node) -> Iterable[Any]:
    """Yield what a truth says outright, without alternatives: it is followed up first."""
    for part in node.args if node.op == "and" else (node,):
        leaf = part.args[0] if part.op == "not" else part
        if leaf.op not in {"and", "or", "not", "const"}:
            yield leaf.args[0] if leaf.op == "is" else leaf


def _unlike(tests: Iterable[Node]) -> Iterable[int]:
    """Return a code of each kind that tests of one column tell apart: two codes that are in the same ones are alike."""
    among = [(test.args[1], test.args[2]) for test in tests]
    return {tuple(code in codes for codes, _ in among): code for code in sorted(among[0][1])}.values()


# ── with something known ─────────────────────────────────────────────────────────────────────────


def _with_code(node: Node, column: Any, code: int, done: dict[Node, Node]) -> Node:
    if node.op == "is":
        return node if node.args[0] != column else TRUE if code in node.args[1] else FALSE
    return _rebuilt(node, column, lambda part: _with_code(part, column, code, done), done)


def _with_truth(node: Node, leaf: Node, truth: Node, done: dict[Node, Node]) -> Node:
    if node is leaf:
        return truth
    return _rebuilt(node, leaf, lambda part: _with_truth(part, leaf, truth, done), done)


def _rebuilt(node: Node, known: Any, change: Any, done: dict[Node, Node]) -> Node:
    if known not in _leaves(node):
        return node
    if node not in done:
        parts = [change(part) for part in node.args]
        done[node] = negation(parts[0]) if node.op == "not" else every(parts) if node.op == "and" else any_of(parts)
    return done[node]
