"""Columns as terms: plain truths and whole numbers that mean the same on every backend.

A truth here is never unknown: what a rule does not know is said by two truths, "definitely so" and "definitely
not". A number is a whole number (fen, ten-thousandths, days since 1970) with bounds worked out beforehand, so
that no backend can overflow silently. Equal nodes are one object, so shared work is found by identity.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final

__all__ = [
    "FALSE",
    "NULL",
    "TRUE",
    "TRUTHS",
    "Node",
    "alike",
    "any_of",
    "both",
    "case",
    "compared",
    "descendants",
    "either",
    "every",
    "flag",
    "is_in",
    "mask",
    "negation",
    "number",
    "operands",
    "reckoned",
    "variable",
]

NULL: Final = 255
"""The code of an unknown word or truth."""
INT64: Final = 2**63 - 1
TRUTHS: Final = frozenset({"const", "is", "flag", "cmp", "alike", "and", "or", "not"})


class Node:
    """A node: `op` and its arguments; for a number, the least and the greatest it can be.

    A number is `wide` where it, or what it is made of, may need more than 64 bits.

    Truths: `const`, `is` (column, codes), `flag` (column, what), `cmp` (operator, left, right), `alike` (two columns
    of texts), `and`, `or`, `not`.
    Numbers: `num`, `col`, `add`, `sub`, `mul`, `min`, `max`, `div`, `case`, `look`, `mask`.
    """

    __slots__ = ("args", "high", "low", "op", "order", "wide")
    wide: bool

    def __init__(self, op: str, args: tuple[Any, ...], low: int = 0, high: int = 0) -> None:
        """Keep the parts; use the functions of this module, which share equal nodes."""
        self.op, self.args, self.low, self.high = op, args, low, high
        self.order = len(_NODES)
        self.wide = op not in TRUTHS and (low < -INT64 or high > INT64 or any(part.wide for part in operands(self)))

    def __lt__(self, other: Node) -> bool:
        """Order nodes by when they were first made, so that plans come out the same each time."""
        return self.order < other.order

    def __repr__(self) -> str:
        """Show the node as a call."""
        return f"{self.op}({', '.join(map(repr, self.args))})"


_NODES: dict[Any, Node] = {}


def _made(op: str, args: tuple[Any, ...], low: int = 0, high: int = 0) -> Node:
    key = (op, args, low, high)
    found = _NODES.get(key)
    if found is None:
        found = _NODES[key] = Node(op, args, low, high)
    return found


TRUE: Final = _made("const", (True,))
FALSE: Final = _made("const", (False,))

# ── truths ───────────────────────────────────────────────────────────────────────────────────────


def is_in(column: Any, codes: Iterable[int], universe: frozenset[int]) -> Node:
    """Return whether the code of `column` is among `codes`; `universe` holds all its codes, `NULL` too."""
    among = frozenset(codes) & universe
    return FALSE if not among else TRUE if among == universe else _made("is", (column, among, universe))


def flag(column: Any, what: str) -> Node:
    """Return a truth that reading the column gives: `has` a value, `bad` value, or includes a word."""
    return _made("flag", (column, what))


def alike(column: str, other: str) -> Node:
    """Return whether two columns of texts have the same text; it means nothing where one has none."""
    return TRUE if column == other else _made("alike", (min(column, other), max(column, other)))


_CONTRARIES: dict[Node, Node] = {}


def negation(node: Node) -> Node:
    """Return the contrary of a truth; worked out once, since the contrary of a whole asks for that of its parts."""
    found = _CONTRARIES.get(node)
    if found is None:
        found = _CONTRARIES[node] = _negated(node)
        _CONTRARIES.setdefault(found, node)
    return found


def _negated(node: Node) -> Node:
    match node.op:
        case "const":
            return FALSE if node is TRUE else TRUE
        case "is":
            column, codes, universe = node.args
            return is_in(column, universe - codes, universe)
        case "not":
            inner: Node = node.args[0]
            return inner
        case "and":
            return any_of(negation(part) for part in node.args)
        case "or":
            return every(negation(part) for part in node.args)
        case _:
            return _made("not", (node,))


def both(left: Node, right: Node) -> Node:
    """Return whether both truths hold."""
    return every((left, right))


def either(left: Node, right: Node) -> Node:
    """Return whether one of two truths holds."""
    return any_of((left, right))


def every(parts: Iterable[Node]) -> Node:
    """Return whether all truths hold; what follows from the others is left out."""
    return _joined("and", "or", FALSE, TRUE, parts)


def any_of(parts: Iterable[Node]) -> Node:
    """Return whether one truth holds."""
    return _joined("or", "and", TRUE, FALSE, parts)


def _joined(op: str, dual: str, dominant: Node, neutral: Node, parts: Iterable[Node]) -> Node:
    flat: dict[Node, None] = {}
    codes: dict[Any, Node] = {}
    for part in parts:
        for one in part.args if part.op == op else (part,):
            if one.op == "is":
                earlier = codes.get(one.args[0])
                codes[one.args[0]] = one if earlier is None else _merged(op, earlier, one)
            elif one is not neutral:
                flat[one] = None
    flat |= dict.fromkeys(one for one in codes.values() if one is not neutral)
    if dominant in flat or any(negation(one) in flat for one in flat if one.op in {"flag", "cmp", "alike", "not"}):
        return dominant
    kept = [one for one in flat if not (one.op == dual and _absorbed(op, one, flat, codes))]
    if not kept:
        return neutral
    if len(kept) == 1:
        return kept[0]
    return _made(op, tuple(sorted(kept)))


def _merged(op: str, one: Node, other: Node) -> Node:
    """Join two tests of one column; a test that became constant is left for the caller to see."""
    if one.op == "const":
        return one
    column, codes, universe = one.args
    return is_in(column, codes & other.args[1] if op == "and" else codes | other.args[1], universe)


def _absorbed(op: str, part: Node, flat: dict[Node, None], codes: dict[Any, Node]) -> bool:
    """Return whether `part` follows from the others: `a & (a | b)` is `a`."""
    for inner in part.args:
        if inner in flat:
            return True
        if inner.op == "is" and inner.args[0] in codes and codes[inner.args[0]].op == "is":
            mine, theirs = inner.args[1], codes[inner.args[0]].args[1]
            if theirs <= mine if op == "and" else mine <= theirs:
                return True
    return False


FLIPPED = {">": "<", ">=": "<="}


def compared(op: str, left: Node, right: Node) -> Node:
    """Return whether two numbers stand in a relation; truths that say the same are one node."""
    if op in FLIPPED:
        return compared(FLIPPED[op], right, left)
    if op == "!=":
        return negation(compared("==", left, right))
    (one, more), (other, less) = _sum_of(left), _sum_of(right)
    ends = (left.low, left.high, right.low, right.high) if one is not other else (more, more, less, less)
    if (told := COMPARED[op](*ends)) is not None:
        return TRUE if told else FALSE
    if op == "<=":
        return negation(compared("<", right, left))
    if right.op == "num" and (part := _times(left)) is not None:
        return _within_reach(op, *part, right.args[0])
    if left.op == "num" and (part := _times(right)) is not None:
        inner, factor = part
        if op == "<":
            return compared("<", number(left.args[0] // factor), inner)
        return _within_reach(op, inner, factor, left.args[0])
    if op == "==" and left.high == right.low:
        return negation(compared("<", left, right))
    if op == "==" and left.low == right.high:
        return negation(compared("<", right, left))
    return _made("cmp", (op, left, right))


def _times(node: Node) -> tuple[Node, int] | None:
    """Return a number that is another so many times, as these; nothing for any other."""
    if node.op == "mul" and node.args[1].op == "num" and node.args[1].args[0] > 0:
        return node.args[0], node.args[1].args[0]
    return None


def _within_reach(op: str, inner: Node, factor: int, value: int) -> Node:
    """Return whether so many times a number is less than a value, or equal to it, asked of the number itself."""
    whole, rest = divmod(value, factor)
    if op == "==":
        return FALSE if rest else compared("==", inner, number(whole))
    return compared("<", inner, number(whole + bool(rest)))


def _less(low: int, high: int, least: int, most: int) -> bool | None:
    return True if high < least else False if low >= most else None


def _at_most(low: int, high: int, least: int, most: int) -> bool | None:
    return True if high <= least else False if low > most else None


def _equal(low: int, high: int, least: int, most: int) -> bool | None:
    return False if high < least or low > most else True if low == high == least == most else None


COMPARED = {"<": _less, "<=": _at_most, "==": _equal}
"""What the ends of two numbers tell of how they stand, if anything."""


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────


def number(value: int) -> Node:
    """Return a constant."""
    return _made("num", (value,), value, value)


def variable(column: Any, low: int, high: int) -> Node:
    """Return the number read from a column, 0 where there is none."""
    return _made("col", (column,), min(low, 0), max(high, 0))


def reckoned(op: str, left: Node, right: Node) -> Node:
    """Return `add`, `sub`, `mul`, `min`, `max`, or `div` by a constant, rounded down."""
    if op == "add" and left.op == "num":
        left, right = right, left
    if op in {"add", "sub"} and right.op == "num" and right.args[0] == 0:
        return left
    if op == "add" and right.op == "num" and left.op == "add" and left.args[1].op == "num":
        return reckoned("add", left.args[0], number(left.args[1].args[0] + right.args[0]))
    if op == "mul" and right.op == "num" and right.args[0] == 1:
        return left
    if op == "mul" and left.op == "num" and left.args[0] == 1:
        return right
    if op in {"min", "max"} and (at_most := compared("<=", left, right)).op == "const":
        return left if at_most.args[0] == (op == "min") else right
    if op == "mul" and right.op == "num" and left.op == "case":
        arms, default = left.args
        return case(((guard, reckoned(op, value, right)) for guard, value in arms), reckoned(op, default, right))
    ends = [_plain(op, a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    if op in {"min", "max"}:
        pick = min if op == "min" else max
        ends = [pick(left.low, right.low), pick(left.high, right.high)]
    if left.op == right.op == "num":
        return number(ends[0])
    return _made(op, (left, right), min(ends), max(ends))


def _sum_of(node: Node) -> tuple[Node | None, int]:
    """Return a number as another, which a constant alone has none of, and the constant that is added to it."""
    if node.op == "num":
        return None, node.args[0]
    if node.op == "add" and node.args[1].op == "num":
        return node.args[0], node.args[1].args[0]
    return node, 0


def _plain(op: str, a: int, b: int) -> int:
    match op:
        case "add":
            return a + b
        case "sub":
            return a - b
        case "mul":
            return a * b
        case "div":
            return a // b
        case _:
            return min(a, b) if op == "min" else max(a, b)


def case(arms: Iterable[tuple[Node, Node]], default: Node) -> Node:
    """Return the number of the first arm whose truth holds."""
    kept: list[tuple[Node, Node]] = []
    for guard, value in arms:
        if guard is TRUE:
            default = value
            break
        if guard is not FALSE:
            kept.append((guard, value))
    while kept and kept[-1][1] is default:
        kept.pop()
    if not kept:
        return default
    values = [value for _, value in kept] + [default]
    return _made("case", (tuple(kept), default), min(v.low for v in values), max(v.high for v in values))


def mask(parts: Iterable[Node]) -> Node:
    """Return a number whose bits say which truths hold, the first the lowest; at most sixty."""
    kept = tuple(parts)
    return _made("mask", kept, 0, 2 ** len(kept) - 1) if kept else number(0)


def look(table: Any, index: Node, low: int, high: int) -> Node:
    """Return the entry of a table at `index`; the table answers for every index, with its default outside."""
    return _made("look", (table, index), low, high)


# ── walking ──────────────────────────────────────────────────────────────────────────────────────


def operands(node: Node) -> Iterator[Node]:
    """Yield the nodes directly within a node."""
    match node.op:
        case "mask" | "and" | "or" | "not" | "add" | "sub" | "mul" | "min" | "max" | "div":
            yield from node.args
        case "cmp":
            yield from node.args[1:]
        case "case":
            arms, default = node.args
            for guard, value in arms:
                yield guard
                yield value
            yield default
        case "look":
            yield node.args[1]
        case _:
            return


def descendants(nodes: Iterable[Node], given: Container[Node] = ()) -> Iterator[Node]:
    """Yield every node within `nodes`, each once, after what it is made of; those `given` are not looked into."""
    done: set[Node] = set()
    rest = [(node, False) for node in nodes]
    while rest:
        node, ready = rest.pop()
        if node in done:
            continue
        if ready:
            done.add(node)
            yield node
        else:
            rest.append((node, True))
            rest.extend((part, False) for part in (() if node in given else operands(node)))
