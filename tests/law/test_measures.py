"""Units are an open set with dimensions, and what is reckoned with them is checked."""

import copy
import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from regkit.law import Quantity, QuantityError, Unit, days, fraction, months, percent, product, quantity, quotient, yuan

RENT = quotient(quotient(Unit.YUAN, Unit.SQUARE_METRE), Unit.YEAR)


def test_every_unit_has_both_words() -> None:
    """Each unit can be named in Chinese and in English, and is found by its name and its word."""
    for unit in Unit.all():
        assert unit.zh
        assert unit.en
        assert Unit.of(unit.name) is Unit.of(unit.zh) is unit


def test_units_are_one_object_each() -> None:
    """Copies, pickles and what is derived twice are the same object, so units compare by identity."""
    for unit in (*Unit.all(), RENT, Unit.share(3)):
        assert copy.deepcopy(unit) is copy.copy(unit) is unit
        assert pickle.loads(pickle.dumps(unit)) is unit  # noqa: S301
    assert Unit.of("元/平方米·年") is RENT


def test_a_unit_travels_to_another_process() -> None:
    """A process that has never heard of a registered unit learns it from the pickle."""
    unit = Unit.register("TEST_HOUSEHOLD", "试验户", "test households", dimension="test households", is_counted=True)
    told = pickle.dumps((unit, quotient(Unit.YUAN, unit)))
    code = (
        "import pickle,sys; unit, rate = pickle.loads(sys.stdin.buffer.read());"
        "from regkit.law import Unit, quotient;"
        "print(unit is Unit.of('TEST_HOUSEHOLD'), rate is quotient(Unit.YUAN, unit), rate.en)"
    )
    found = subprocess.run([sys.executable, "-c", code], input=told, capture_output=True, check=True)  # noqa: S603
    assert found.stdout.decode().split("\n")[0] == "True True yuan per test household"


def test_registering() -> None:
    """The same unit may be told twice; another under its name or word is refused, and so is what is no name."""
    again = Unit.register("GRAM", "克", "grams", dimension="mass", factor=Fraction(1, 1_000), words=Unit.GRAM.words)
    assert again is Unit.GRAM
    with pytest.raises(QuantityError, match="there is another unit `GRAM`"):
        Unit.register("GRAM", "克", "grams", dimension="mass")
    with pytest.raises(QuantityError, match="there is another unit `GRAM`"):
        Unit.register("GRAMME", "克", "grams")
    with pytest.raises(QuantityError, match="cannot name a unit"):
        Unit.register("square mile", "平方英里", "square miles")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (Unit.YUAN, Unit.RATE, "元"),
        (Unit.MULTIPLE, Unit.YUAN, "元"),
        (Unit.RATE, Unit.RATE, "%"),
        (Unit.METRE, Unit.METRE, "平方米"),
        (Unit.SQUARE_METRE, Unit.METRE, "立方米"),
        (Unit.KILOMETRE, Unit.KILOMETRE, "平方公里"),
        (RENT, Unit.YEAR, "元/平方米"),
        (RENT, Unit.SQUARE_METRE, "元/年"),
        (quotient(Unit.YUAN, Unit.HECTARE), Unit.HECTARE, "元"),
        (Unit.PERSON, Unit.DAY, "人·日"),
    ],
)
def test_products(one: Unit, two: Unit, expected: str) -> None:
    """A product of amounts has the unit that its dimensions give, whichever stands first."""
    assert product(one, two).zh == expected
    assert product(two, one).dimension == product(one, two).dimension


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (Unit.YUAN, Unit.YUAN, "倍"),
        (Unit.YUAN, Unit.RATE, "元"),
        (Unit.YUAN, Unit.SQUARE_METRE, "元/平方米"),
        (Unit.CUBIC_METRE, Unit.SQUARE_METRE, "米"),
        (Unit.KILOMETRE, Unit.HOUR, "公里/小时"),
        (Unit.HOUR, Unit.DAY, "小时/日"),
    ],
)
def test_quotients(one: Unit, two: Unit, expected: str) -> None:
    """A quotient of amounts has the unit that its dimensions give; like by like is a multiple."""
    assert quotient(one, two).zh == expected


@pytest.mark.parametrize(
    ("reckon", "one", "two"),
    [
        (product, RENT, Unit.MONTH),
        (product, quotient(Unit.YUAN, Unit.HECTARE), Unit.SQUARE_METRE),
        (quotient, Unit.HECTARE, Unit.MU),
        (product, Unit.PERSON, Unit.share(3)),
    ],
)
def test_hidden_conversions_are_refused(reckon: object, one: Unit, two: Unit) -> None:
    """Months do not stand for years in a product, nor square metres for hectares: one is told in the other first."""
    with pytest.raises(QuantityError, match="cannot be reckoned together"):
        reckon(one, two)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("given", "unit", "expected"),
    [
        (quantity("0.5", Unit.HECTARE), Unit.SQUARE_METRE, 5_000),
        (quantity(15, Unit.MU), Unit.HECTARE, 1),
        (quantity(2, Unit.YEAR), Unit.MONTH, 24),
        (months(6), Unit.YEAR, "0.5"),
        (percent(50), Unit.MULTIPLE, "0.5"),
        (quantity(1, Unit.HOUR), Unit.MINUTE, 60),
        (fraction(1, 2), Unit.MULTIPLE, "0.5"),
        (quantity(90, Unit.KILOMETRE).per(Unit.HOUR), Unit.of("公里/小时"), 90),
    ],
)
def test_conversions(given: Quantity, unit: Unit, expected: int | str) -> None:
    """A quantity is told in another unit of its dimension, exactly."""
    assert given.to(unit).is_same(quantity(expected, unit))


@pytest.mark.parametrize(
    ("given", "unit"),
    [
        (days(1), Unit.HOUR),
        (days(30), Unit.MONTH),
        (days(5), Unit.WORKING_DAY),
        (quantity(1, Unit.MU), Unit.SQUARE_METRE),
        (fraction(1, 3), Unit.RATE),
        (yuan(1), Unit.PERSON),
    ],
)
def test_conversions_that_are_none(given: Quantity, unit: Unit) -> None:
    """The law counts no day in hours and no month in days; a third of something has no decimal number."""
    with pytest.raises(QuantityError):
        given.to(unit)


def test_written() -> None:
    """A rate and a share are written as the law writes them."""
    assert str(yuan(50).per(Unit.SQUARE_METRE)) == "50元/平方米"
    assert str(fraction(2, 3)) == "三分之二"
    assert RENT.en == "yuan per square metre per year"
    assert repr(Unit.YUAN) == "<Unit.YUAN: 元>"


@pytest.mark.parametrize(("parts", "of"), [(1, 1), (1, 0), (1, True), (True, 3), ("1", 3)])
def test_no_share(parts: int, of: int) -> None:
    """A share is so many whole parts of two or more."""
    with pytest.raises(QuantityError):
        fraction(parts, of)


def test_no_such_unit() -> None:
    """A word that no unit has is refused, and the units are named."""
    with pytest.raises(QuantityError, match="there is no unit `元/里`") as caught:
        Unit.of("元/里")
    assert "平方米" in str(caught.value)


@pytest.mark.parametrize(
    "unit", [Unit.DAY, Unit.WEEK, Unit.WORKING_DAY, Unit.MONTH, Unit.TIMES, Unit.PERSON], ids=lambda unit: unit.name
)
def test_what_is_counted_in_whole_numbers(unit: Unit) -> None:
    """There is no half of a day that is counted, of a time or of a person; of a metre, a year, a rent there is."""
    with pytest.raises(QuantityError, match="counted in whole numbers"):
        quantity("1.5", unit)
    assert [quantity("1.5", one).amount for one in (Unit.METRE, Unit.YEAR, RENT)] == [Decimal("1.5")] * 3


def test_a_rate_is_named_by_its_parts() -> None:
    """What is above the stroke, or 1 where nothing is, and what is below, in both languages."""
    flow, daily = quotient(Unit.TONNE, Unit.HOUR), quotient(Unit.MULTIPLE, Unit.DAY)
    assert (flow.zh, flow.en) == ("吨/小时", "tonnes per hour")
    assert (daily.zh, daily.en) == ("1/日", "1 per day")
