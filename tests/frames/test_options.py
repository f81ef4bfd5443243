"""What a caller may say: the cells that are read, words of one's own, languages, floats, the day; validity per rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde, wuhan
from regkit.chengde.credit import CreditAdjustment
from regkit.law import RegkitError
from tests.frames.tables import names_of, rows_of
from tests.frames.test_over import MAKERS

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit.frames import rules_over

BOTH = ("value", "status")


@pytest.fixture(params=list(MAKERS))
def make(request: pytest.FixtureRequest) -> Any:
    """Make a frame of columns, on each backend in turn."""
    return MAKERS[request.param]


def test_a_bad_cell_spoils_only_the_rules_that_read_it(make: Any) -> None:
    """Together, rules answer each row as each would alone: who does not read a cell is not stopped by it."""
    columns = {"category": ["施工总承包"], "grade": ["一级"], "clean_years": [-3]}
    made = rules_over([chengde.standing_deposit, chengde.credit_adjustment], make(columns), want=(*BOTH, "invalid"))
    names = [f"{rule}_{what}" for rule in ("standing_deposit", "credit_adjustment") for what in ("status", "invalid")]
    ((first, nothing, second, reason),) = rows_of(made, names)
    assert (first, nothing, second) == ("decided", None, "invalid")
    assert reason.startswith("clean_years=-3: ")


@pytest.mark.parametrize(
    ("unit", "cell", "yuan"),
    [
        ("亿元", "0.0106", "1060000"),
        ("亿元", Decimal("0.0106"), "1060000"),
        ("亿元", 0.0106, "1060000"),
        ("万元", "1.2345", "12345"),
        ("万元", Decimal("1.23456"), "12345.6"),
        ("万元", 1.234567, "12345.67"),
    ],
)
def test_places_are_counted_after_the_unit(unit: str, cell: Any, yuan: str) -> None:
    """An amount may have as many places as leave whole fen once it is in yuan."""
    columns = {f"工程合同价款总额({unit})": [cell]}
    for maker in ("pandas", "pyarrow", "polars", "lazy", *([] if isinstance(cell, str) else ["duckdb"])):
        made = chengde.owner_deposit.over(MAKERS[maker](columns))
        assert rows_of(made, BOTH) == [(Decimal(yuan) * 2 / 100, "decided")]


def test_parts_of_a_fen_are_not_accepted() -> None:
    """What leaves a part of a fen after the unit is invalid, as for one case."""
    made = chengde.owner_deposit.over(pd.DataFrame({"工程合同价款总额(万元)": ["1.2345678"]}))
    assert rows_of(made, BOTH) == [(None, "invalid")]


def test_an_empty_day_is_an_unknown_day(make: Any) -> None:
    """Where the column of days is empty nobody knows whether the text was in force, so nothing is decided."""
    columns = {"contract_price": [100, 100], "asked": [date(2013, 1, 2), None]}
    made = chengde.owner_deposit.over(make(columns), on="asked")
    assert rows_of(made, BOTH) == [(Decimal(2), "decided"), (None, "undetermined")]
    unsaid = chengde.owner_deposit.over(make(columns), on="asked", nulls="unsaid")
    assert rows_of(unsaid, BOTH)[1] == (None, "undetermined")


def test_a_timestamp_is_a_day_at_midnight() -> None:
    """Pandas' own days are days; a time of day is refused."""
    frame = pd.DataFrame({"contract_price": [100]})
    assert rows_of(chengde.owner_deposit.over(frame, on=pd.Timestamp("2013-01-02")), BOTH) == [(2, "decided")]
    with pytest.raises(RegkitError, match="time of day"):
        chengde.owner_deposit.over(frame, on=pd.Timestamp("2013-01-02 08:00"))


def test_a_moment_is_the_day_of_its_own_zone() -> None:
    """One moment is midnight in two zones, of two days: the text is in force on the one, and not yet on the other."""
    frame = pa.table({"contract_price": [100]})
    east, west = (timezone(timedelta(hours=hours)) for hours in (12, -12))
    first = datetime(2012, 3, 19, tzinfo=east)  # the day of commencement
    days = (first, first.astimezone(west), first)
    told = [rows_of(chengde.owner_deposit.over(frame, on=day), BOTH) for day in days]
    assert told == [[(2, "decided")], [(None, "not_applicable")], [(2, "decided")]]
    with pytest.raises(RegkitError, match="time of day"):
        chengde.owner_deposit.over(frame, on=first.astimezone(UTC))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2012/6/1", date(2012, 6, 1)),
        ("2012.06.01", date(2012, 6, 1)),
        ("2012-06-01 00:00:00", date(2012, 6, 1)),
        (20120601, date(2012, 6, 1)),
        (41061, date(2012, 6, 1)),
        ("41061", None),
        ("2012年6月1日", date(2012, 6, 1)),
        (2012, None),
        ("2012/6/31", None),
        ("2012-06-01 08:30", None),
    ],
)
def test_days_as_workbooks_and_databases_write_them(cell: Any, day: date | None) -> None:
    """Strokes, points, midnights, eight digits and a workbook's own count are days; a year is none."""
    from tests.frames.workdays import tenth_day  # noqa: PLC0415

    for maker in (pd.DataFrame, pl.DataFrame):
        ((value, status),) = rows_of(tenth_day.over(maker({"day": [cell]})), BOTH)
        assert status == ("invalid" if day is None else "decided")
        assert day is None or value == date(2012, 6, 15)  # ten working days after, by the notice for 2012


def test_numbers_with_their_unit_behind_them() -> None:
    """`3年`, `0.5倍` and `2次` are numbers of the facts that count in them; another unit is not."""
    frame = pd.DataFrame({"clean_years": ["3年", "3", "3倍"], "arrears_in_a_row": ["0次", 0, 0]})
    made = chengde.credit_adjustment.over(frame)
    assert [status for _, status in rows_of(made, BOTH)] == ["decided", "decided", "invalid"]


def test_truths_as_workbooks_write_them(make: Any) -> None:
    """TRUE and FALSE are yes and no."""
    made = chengde.is_exempt.over(make({"origin": ["本市"] * 2, "key_backbone": ["TRUE", "FALSE"]}))
    assert rows_of(made, BOTH) == [(True, "decided"), (False, "decided")]


def test_words_of_ones_own(make: Any) -> None:
    """A caller's spelling of a word is read as the word; for another word it is refused."""
    columns = {"category": ["总包", "施工总承包"], "grade": ["壹级", "一级"]}
    words = {"category": {"总包": "施工总承包"}, "资质等级": {"壹级": "一级"}}
    made = chengde.standing_deposit.over(make(columns), words=words)
    assert [status for _, status in rows_of(made, BOTH)] == ["decided", "decided"]
    with pytest.raises(RegkitError, match="`总包` cannot stand for `总包公司`"):
        chengde.standing_deposit.over(make(columns), words={"category": {"总包": "总包公司"}})
    with pytest.raises(RegkitError, match="`note` is no fact of words"):
        chengde.standing_deposit.over(make(columns), words={"note": {"a": "b"}})


def test_answers_in_a_language(make: Any) -> None:
    """Values, statuses, articles and reasons come in Chinese or English words where that is asked for."""
    columns = {"clean_years": [3, 0, -1], "arrears_in_a_row": [0, 1, 0]}
    want = ("value", "status", "article", "invalid")
    chinese = rows_of(chengde.credit_adjustment.over(make(columns), lang="zh", want=want), want)
    assert chinese[0][:3] == (CreditAdjustment.REDUCE.zh, "已确定", "第十一条")
    assert chinese[2][1] == "无效"
    assert any(mark in chinese[2][3] for mark in ("零以上", "可填"))
    english = rows_of(chengde.credit_adjustment.over(make(columns), lang="en", want=want), want)
    assert english[0][:3] == ("a reduction", "decided", "article 11")


def test_names_of_offices_come_in_english_with_their_chinese_behind(make: Any) -> None:
    """Texts of a record as its words: the office is named in English, once with the name that it has."""
    told = chengde.owner_account.over(make({"place": ["围场县"], "in_planning_area": [False]}), lang="en")
    (row,) = rows_of(told, ("value_manager", "status"))
    assert row == ("the housing bureau of Weichang county (围场县住建局)", "decided")


def test_categories_stand_in_the_order_of_the_law() -> None:
    """Words of an answer are categories in the order in which the law lists them."""
    made = chengde.credit_adjustment.over(pd.DataFrame({"clean_years": [3], "arrears_in_a_row": [0]}))
    order = [word.code for word in CreditAdjustment]
    found = list(made["value"].cat.categories)
    assert found == [code for code in order if code in found]
    assert len(found) > 1


def test_amounts_as_floats(make: Any) -> None:
    """Floats on request, the nearest to each exact amount; nothing where there is no answer."""
    made = chengde.owner_deposit.over(make({"contract_price": [3, None]}), amounts="float")
    ((value, _), (nothing, status)) = rows_of(made, BOTH)
    assert isinstance(value, float)
    assert value == 0.06
    assert (nothing, status) == (None, "undetermined")
    grades = {"category": ["施工总承包"], "grade": ["一级"]}
    assert rows_of(chengde.standing_deposit.over(make(grades), amounts="float"), BOTH) == [(500000.0, "decided")]


def test_what_is_settled_needs_no_status(make: Any) -> None:
    """A row that is settled whatever it lacks has its value whether or not its status is wanted too."""
    columns = {"made_on": [date(2015, 3, 5)], "approved_on": [date(2012, 5, 28)]}
    made = wuhan.submitted_before_approval.over(make(columns), want=("value",))
    assert names_of(made) == [*columns, "value"]
    assert rows_of(made, ("value",)) == [(False,)]
    made = wuhan.submitted_before_approval.over(make({**columns, "status": ["办理中"]}), want=("value",))
    assert rows_of(made, ("status", "value")) == [("办理中", False)]


def test_tables_of_the_caller_are_left_alone() -> None:
    """In a database of one's own, whatever its tables are called, answers come of the relation and of nothing else."""
    connection = duckdb.connect()
    for name in ("told", "made"):
        connection.execute(f"CREATE TABLE {name} AS SELECT 1 AS made_on")
    columns = pa.table({"made_on": [date(2015, 3, 5), None], "approved_on": [date(2012, 5, 28), None]})
    made = wuhan.submitted_before_approval.over(connection.from_arrow(columns))
    assert rows_of(made, BOTH) == [(False, "decided"), (None, "undetermined")]
    assert connection.execute("SHOW TABLES").fetchall() == [("made",), ("told",)]
