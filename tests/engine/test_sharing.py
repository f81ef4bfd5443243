"""Terms that are alike in every part become one and the same term; others stay apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from regkit.engine.sharing import Alike, shared
from regkit.language import Facts, Flag, Money, Subject, decide, fact, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL, amount
from regkit.law import Unit, yuan
from tests.engine.small_worlds import WORDS


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    b: Flag | None = fact("封顶")
    price: Money | None = fact("价款")


WORKS: Any = Facts(Works, "works")


def literal(value: Any) -> t.Term[Any]:
    """Return an amount that a rule says."""
    return t.Literal(Decimal(value), amount(Unit.YUAN))


def test_what_is_written_twice_is_one_term() -> None:
    """A condition in two rows, with what it is made of."""
    term = decide(when(WORKS.price > yuan(5), yuan(1), WORDS), when(~(WORKS.price > yuan(5)), yuan(2), WORDS))
    one, other = shared(term).rows  # type: ignore[attr-defined]
    assert one.condition is other.condition.part
    first, second = term.rows  # type: ignore[attr-defined]
    assert first.condition is not second.condition.part
    assert one.outcome is not other.outcome


def test_what_is_not_alike_stays_apart() -> None:
    """Another fact, another amount, an amount that is written otherwise, a truth and a number."""
    pairs = [
        (WORKS.a, WORKS.b),
        (literal(5), literal(6)),
        (literal("5"), literal("5.00")),
        (t.Literal(True, BOOL), t.Literal(1, BOOL)),
        (WORKS.a & WORKS.b, WORKS.b & WORKS.a),
        (WORKS.a & WORKS.b, WORKS.a | WORKS.b),
    ]
    for one, other in pairs:
        alike = Alike()
        assert alike.of(one) is one
        assert alike.of(other) is other, (one, other)


def test_the_first_of_several_that_are_alike_stands_for_them() -> None:
    """Asked again it is the same; a term of which nothing is written twice is left as it is."""
    alike = Alike()
    one, other = WORKS.a & WORKS.b, WORKS.a & WORKS.b
    assert alike.of(one) is one
    assert alike.of(other) is one
    assert alike.of(other) is one
    once = WORKS.a & (WORKS.price > literal(5))
    assert shared(once) is once
    twice = decide(when(WORKS.a, yuan(1), WORDS), when(WORKS.a, yuan(1), WORDS))
    first, second = shared(twice).rows  # type: ignore[attr-defined]
    assert first is second
