"""What relations allow of what belongs to something, and of what is presumed until something tells otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.engine.allowed import Allowed
from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import Case
from regkit.language import Facts, Flag, Money, Status, Subject, belongs, fact, follows
from regkit.law import yuan

MAY = date(2012, 5, 1)


class Backed(Subject):
    """A guarantee whose amount is there only where there is a guarantee."""

    backed: Flag | None = fact("有担保")
    amount: Money | None = fact("担保额")
    relations = (belongs("amount", to="backed"),)


@pytest.mark.parametrize("on", [None, MAY])
def test_what_belongs_to_what_is_not_is_not_there(on: date | None) -> None:
    """Of no guarantee there is no amount, and nothing is known of how much; of one there is some amount."""
    it: Any = Facts(Backed, "it")
    much = it.amount >= yuan(10)
    assert outcomes(much, Case({"it": Backed(backed=False, amount=None)}, on)) == (Status.UNDETERMINED,)
    assert outcomes(much, Case({"it": Backed(backed=True, amount=None)}, on)) == (False, True)


class Large(Subject):
    """A guarantee that is large from ten yuan on."""

    backed: Flag | None = fact("有担保")
    amount: Money | None = fact("担保额")
    large: Flag | None = fact("担保额大")
    relations = (belongs("amount", to="backed"), follows("large", value=True, when=lambda f: f.amount >= yuan(10)))


@pytest.mark.parametrize("backed", [True, None])
def test_what_belongs_to_what_may_be_may_be_there(backed: bool | None) -> None:
    """Some amount, and what follows from it; whether there is a guarantee or that is not known."""
    it: Any = Facts(Large, "it")
    said = Case({"it": Large(backed=backed, amount=None, large=None)})
    much = it.amount >= yuan(10)
    assert {False, True} <= set(outcomes(much, said))
    assert True not in outcomes(much & ~it.large, said)
    assert determined(it.large, Case({"it": Large(backed=backed, amount=12, large=None)})) is True


class Usual(Subject):
    """A guarantee that is presumed not to be there."""

    backed: Flag | None = fact("有担保", presumed=False)
    amount: Money | None = fact("担保额")
    relations = (belongs("amount", to="backed"),)


def test_what_belongs_to_what_is_presumed_not_to_be_may_be_there() -> None:
    """Nothing was said: there may be an amount, and then there is a guarantee."""
    it: Any = Facts(Usual, "it")
    said = Case({"it": Usual()})
    assert {False, True} <= set(outcomes(it.amount >= yuan(10), said))


class Told(Subject):
    """A presumed fact that two others tell, each otherwise."""

    usual: Flag | None = fact("通常", presumed=False)
    one: Flag | None = fact("其一")
    two: Flag | None = fact("其二")
    relations = (
        follows("usual", value=True, when=lambda f: f.one),
        follows("usual", value=False, when=lambda f: f.two),
    )


def test_what_tells_a_presumed_fact_in_two_ways_cannot_both_be() -> None:
    """The presumption yields to each of them, but neither yields to the other."""
    it: Any = Facts(Told, "it")
    for said in (Told(), Told(one=None, two=None)):
        assert determined(it.one & it.two, Case({"it": said})) is False
        assert outcomes(it.one, Case({"it": said})) == outcomes(it.two, Case({"it": said})) == (False, True)
    assert determined(it.one, Case({"it": Told(one=None, two=True)})) is False
    assert determined(it.usual, Case({"it": Told(one=True, two=None)})) is True


class Yielding(Subject):
    """Two presumed facts, one of which is told by another where a third is so, and one by another in any case."""

    usual: Flag | None = fact("通常", presumed=False)
    plain: Flag | None = fact("寻常", presumed=False)
    a: Flag | None = fact("甲")
    x: Flag | None = fact("乙")
    y: Flag | None = fact("丙")
    relations = (follows("usual", lambda f: f.x, when=lambda f: f.a), follows("plain", lambda f: f.y))


@pytest.mark.parametrize(
    ("supposed", "told"),
    [
        ({}, {"usual", "plain"}),
        ({"a": True}, {"usual", "plain"}),
        ({"a": False}, {"plain"}),
        ({"x": True}, {"usual", "plain"}),
        ({"a": True, "x": True}, {"plain"}),
        ({"a": False, "x": True}, {"plain"}),
        ({"y": True}, {"usual"}),
        ({"y": False, "a": False}, set()),
    ],
)
def test_what_is_presumed_may_still_be_told_otherwise(supposed: dict[str, bool], told: set[str]) -> None:
    """As long as what tells it may still hold, and is not known itself."""
    it: Any = Facts(Yielding, "it")
    case = Case({"it": Yielding()})
    allowed = Allowed(it.usual & it.plain, case)
    there = case.supposing({("it", name): value for name, value in supposed.items()})
    assert allowed.yielding(there) == {("it", name) for name in told}
