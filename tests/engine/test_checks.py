"""Rows and exceptions that can never apply are refused, in the decisions that a rule makes itself."""

from __future__ import annotations

from typing import Any

import pytest

from regkit.engine.checks import check
from regkit.language import Facts, Flag, Reading, RuleError, Subject, Term, decide, fact, rule, when
from tests.engine.small_worlds import WORDS, Answer, Hue


class Wall(Subject):
    """What is asked about."""

    hue: Hue | None = fact("颜色")
    high: Flag | None = fact("是否高")


NARROW = Reading("x.checks", "是否", "whether", {"no": "否", "yes": "是"}, "no", "", WORDS)


@rule("可成立")
def sound(wall: Facts[Wall]) -> Term[Any]:
    """Have a row, and an exception that takes something away from it."""
    return decide(
        when(wall.hue == Hue.RED, Answer.ONE, WORDS),
        when(wall.hue == Hue.GREEN, Answer.ONE, WORDS),
        unless=when((wall.hue == Hue.RED) & wall.high, Answer.TWO, WORDS),
    )


@rule("另一理解下成立")
def sound_if_read_otherwise(wall: Facts[Wall]) -> Term[Any]:
    """Have a row that holds only under the reading that is not the default."""
    return decide(when(NARROW.choose(no=False, yes=wall.high), Answer.ONE, WORDS))


@rule("行不成立")
def row_of_two_hues(wall: Facts[Wall]) -> Term[Any]:
    """Have a row for what has two colours, beside one that holds."""
    both = (wall.hue == Hue.RED) & (wall.hue == Hue.GREEN)
    return decide(when(wall.high, Answer.ONE, WORDS), when(both, Answer.TWO, WORDS))


@rule("例外不成立")
def exception_of_another_hue(wall: Facts[Wall]) -> Term[Any]:
    """Except green from what is red."""
    return decide(when(wall.hue == Hue.RED, Answer.ONE, WORDS), unless=when(wall.hue == Hue.GREEN, Answer.TWO, WORDS))


@rule("内层不成立")
def within_a_row(wall: Facts[Wall]) -> Term[Any]:
    """Have a decision within a decision, and in it a row for what has two colours."""
    both = (wall.hue == Hue.RED) & (wall.hue == Hue.GREEN)
    return decide(when(wall.high, decide(when(both, Answer.TWO, WORDS)), WORDS))


@rule("适用他条")
def applies_another(wall: Facts[Wall]) -> Term[Any]:
    """Apply a rule that has a mistake, and make none itself."""
    return decide(when(wall.high, row_of_two_hues(wall), WORDS))


@pytest.mark.parametrize("one", [sound, sound_if_read_otherwise, applies_another])
def test_what_can_apply_is_not_refused(one: Any) -> None:
    """A row may hold, if only under another reading; what a rule applies was checked when that was written."""
    check(one)


@pytest.mark.parametrize("one", [row_of_two_hues, within_a_row])
def test_a_row_that_contradicts_itself_is_refused(one: Any) -> None:
    """Nothing has two colours at once, however deep within a rule it is asked."""
    with pytest.raises(RuleError, match=r"the row `when.* can never apply") as refused:
        check(one)
    assert "its condition contradicts itself" in str(refused.value)


def test_an_exception_from_nothing_is_refused() -> None:
    """What is green is no exception from what is red."""
    with pytest.raises(RuleError, match=r"the exception `unless=when.* can never apply"):
        check(exception_of_another_hue)
