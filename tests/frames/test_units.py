"""Facts in units of area, mass and time stand in frames as they do in single cases."""

from decimal import Decimal
from typing import Any, cast

import pytest

from regkit.chengde import Project, owner_deposit
from regkit.language import Facts, Flag, Hectares, Hours, Subject, Times, Word, YesNo, decide, fact, rule, when
from regkit.language.terms import Term
from regkit.law import Unit, quantity
from tests.frames.tables import rows_of
from tests.law.conftest import load

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit.frames.errors import FrameError

ARTICLE = load("第一条 占地面积十公顷以上,且连续使用超过八小时的,应当报告。\n").article(1)
WORDS = ARTICLE.quote("应当报告")
TEN = ARTICLE.number("占地面积十公顷以上", quantity(10, Unit.HECTARE))
EIGHT = ARTICLE.number("超过八小时", quantity(8, Unit.HOUR))


class Plot(Subject):
    """A piece of land."""

    area: Hectares | None = fact("占地面积")
    used: Hours | None = fact("连续使用")


@rule("应当报告")
def must_report(plot: Facts[Plot]) -> YesNo:
    """Whether the use of a piece of land is to be reported."""
    return (plot.area >= TEN) & (plot.used > EIGHT)


CELLS = [
    ("10公顷", "九小时"),
    ("9.99", "9"),
    ("150亩", "8.5"),
    ("十公顷", "8"),
    ("100000", "480分钟"),
    ("2000000", "510分钟"),
    ("", "9"),
]


@pytest.mark.parametrize("frame_of", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
def test_a_cell_is_read_as_a_single_value(frame_of: Any) -> None:
    """Words, other units of the dimension and areas beyond ten thousand give a row the answer that a case has."""
    frame = frame_of({"占地面积": [area for area, _ in CELLS], "连续使用": [used for _, used in CELLS]})
    singles = [must_report(Plot.model_validate({"area": area or None, "used": used})) for area, used in CELLS]
    answered = must_report.over(frame)
    assert list(answered["status"]) == [single.status.value for single in singles]
    assert [str(single.value) for single in singles] == ["True", "False", "True", "False", "False", "True", "None"]
    assert [bool(value) for value in list(answered["value"])[:-1]] == [single.value for single in singles[:-1]]


@pytest.mark.parametrize(
    "cell", ["0.0106亿元", "1.2345万元", "1.500元", "0.015万元", "五十万元", "1亿2000万元", "一百元"]
)
@pytest.mark.parametrize("frame_of", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
def test_amounts_of_money_are_read_alike(frame_of: Any, cell: str) -> None:
    """However an amount is written, its row has the outcome of the single case."""
    single = owner_deposit(Project.model_validate({"contract_price": cell})).value
    (value,) = owner_deposit.over(frame_of({"工程合同价款总额": [cell]}))["value"]
    assert Decimal(str(value)) == single


class Reports(Subject):
    """What was reported."""

    count: Times | None = fact("报告次数")
    again: Times | None = fact("再次报告次数")
    is_repeated: Flag | None = fact("再次报告")


@rule("报告的次数")
def times_reported(reports: Facts[Reports]) -> Term[int]:
    """Return how often it was reported: the count itself, nothing reckoned with it."""
    return decide(when(reports.is_repeated, reports.again, WORDS), when(~reports.is_repeated, reports.count, WORDS))


@pytest.mark.parametrize("kind", ["uint8", "int8", "uint32", "int64", "uint64", "float64"])
def test_a_count_is_read_whatever_the_width_of_its_column(kind: str) -> None:
    """Whole numbers of any width are the same numbers, those without a sign and of 64 bits too."""
    repeated = [False, True, False] * 20  # so many that a table of all combinations is worth while
    series = {
        name: pl.Series([number] * 60).cast(getattr(pl, kind.title().replace("Ui", "UI")))
        for name, number in (("count", 3), ("again", 5))
    }
    made = times_reported.over(pl.DataFrame({**series, "is_repeated": repeated}))
    assert made["value"].to_list() == [5 if again else 3 for again in repeated]


def of_one_of(count: int) -> Any:
    """Return a rule that asks whether a word is the last of so many."""
    named = {f"W{number}": (f"w{number}", f"词{number}") for number in range(count)}
    kind: Any = cast("Any", Word)("Lot", named)

    class Lots(Subject):
        lot: kind | None = fact("所属")

    def is_last(lots: Any) -> Any:
        """Whether it is the last."""
        last = lots.lot == list(kind)[-1]
        return decide(when(last, True, WORDS), when(~last, False, WORDS))

    is_last.__annotations__ = {"lots": Facts[Lots], "return": YesNo}
    return rule("最后一词")(is_last)


@pytest.mark.parametrize("frame_of", [pa.table, lambda columns: duckdb.from_arrow(pa.table(columns))])
def test_a_column_of_words_has_a_code_for_each(frame_of: Any) -> None:
    """The last of as many words as a column can hold is no empty cell and no word that is not accepted."""
    made = of_one_of(254).over(frame_of({"lot": ["w253", "w252", None, "w254"] * 300}), want=("value", "status"))
    rows = rows_of(made, ["value", "status"])
    assert rows == [(True, "decided"), (False, "decided"), (None, "undetermined"), (None, "invalid")] * 300
    with pytest.raises(FrameError, match="255 words"):
        of_one_of(255).over(frame_of({"lot": ["w254", None]}))
