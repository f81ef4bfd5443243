"""What `over` does with columns, bad values, days and several rules, on frames in memory and on queries."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from regkit import chengde, wuhan
from regkit.frames.query import batches
from regkit.law import RegkitError, WorkingDayCalendar
from tests.frames.tables import rows_of

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

MAKERS: dict[str, Any] = {
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}
BOTH = ("value", "status")


@pytest.fixture(params=list(MAKERS))
def make(request: pytest.FixtureRequest) -> Any:
    """Make a frame of columns, on each backend in turn."""
    return MAKERS[request.param]


def test_columns_by_name_word_and_unit(make: Any) -> None:
    """A column is found by English name, by the law's word, and by the word with a unit of money."""
    grades = {"主项资质": ["施工总承包", "labour_subcontracting"], "firm.grade": ["一级", None]}
    made = chengde.standing_deposit.over(make(grades))
    assert rows_of(made, BOTH) == [(Decimal(500_000), "decided"), (Decimal(50_000), "decided")]
    priced = chengde.owner_deposit.over(make({"工程合同价款总额(万元)": [3200, 1]}))
    assert rows_of(priced, BOTH) == [(Decimal(640_000), "decided"), (Decimal(200), "decided")]


def test_the_callers_columns_go_first(make: Any) -> None:
    """A mapping names the column of a fact, whatever the headings look like."""
    frame = make({"资质": ["专业承包"], "grade": ["一级"], "等级": ["三级"]})
    made = chengde.standing_deposit.over(frame, columns={"category": "资质", "资质等级": "等级"})
    assert rows_of(made, BOTH) == [(Decimal(100_000), "decided")]


def test_input_columns_stay_as_they_are(make: Any) -> None:
    """The frame keeps its columns, in order, with their values; the answers come after them."""
    frame = make({"note": ["a", "b"], "grade": ["一级", "瞎写"], "category": ["施工总承包", None]})
    made = chengde.standing_deposit.over(frame, want=("status",))
    assert rows_of(made, ("note", "grade", "category", "status")) == [
        ("a", "一级", "施工总承包", "decided"),
        ("b", "瞎写", None, "invalid"),
    ]


def test_bad_values_are_marked_and_named(make: Any) -> None:
    """A word that is none, and a price below nothing, make their rows invalid and stop no other row."""
    made = chengde.owner_deposit.over(make({"contract_price": [100, -5, 0]}), want=("value", "status", "invalid"))
    found = [
        (value, status, said and said[:19]) for value, status, said in rows_of(made, ("value", "status", "invalid"))
    ]
    assert found == [
        (Decimal(2), "decided", None),
        (None, "invalid", "contract_price=-5: "),
        (None, "silent", None),
    ]


def test_the_strict_are_told(make: Any) -> None:
    """With `on_invalid="raise"` a bad value is an error, and good ones are not."""
    assert rows_of(chengde.owner_deposit.over(make({"contract_price": [100]}), on_invalid="raise"), BOTH)
    with pytest.raises(RegkitError, match="1 row with a value that is not accepted"):
        chengde.owner_deposit.over(make({"contract_price": [100, -5]}), on_invalid="raise")


@pytest.mark.parametrize(
    ("price", "status"),
    [(0.07, "decided"), (123456.78, "decided"), (0.005, "invalid"), (1e300, "invalid"), (float("inf"), "invalid")],
)
def test_floats_are_the_decimals_next_to_them(make: Any, price: float, status: str) -> None:
    """A binary fraction stands for the fen whose nearest fraction it is; what is no whole fen is invalid."""
    ((value, told),) = rows_of(chengde.owner_deposit.over(make({"contract_price": [price]})), BOTH)
    assert told == status
    assert value == (Decimal(str(price)) * 2 / 100 if status == "decided" else None)


def test_not_a_number_is_nothing_known(make: Any) -> None:
    """NaN says as little as an empty cell, on every backend."""
    made = chengde.owner_deposit.over(make({"contract_price": [float("nan"), 1.0]}))
    assert [status for (status,) in rows_of(made, ("status",))] == ["undetermined", "decided"]


def test_a_district_makes_a_firm_local_and_contradictions_are_refused(make: Any) -> None:
    """What the model takes from one fact for another, and what it refuses, holds over frames too."""
    columns = {
        "district": ["双桥区", "双桥区", "省外", None],
        "origin": [None, "外省", "外省", "本市"],
        "category": ["劳务分包"] * 4,
        "home_certificate": [False] * 4,
        "price": [100] * 4,
    }
    made = chengde.deposit_before_credit.over(make(columns))
    assert rows_of(made, BOTH) == [
        (Decimal(50_000), "decided"),
        (None, "invalid"),
        (Decimal(2), "decided"),
        (Decimal(50_000), "decided"),
    ]


def test_an_empty_cell_is_unknown_unless_it_says_nothing(make: Any) -> None:
    """A null is unknown and never presumed, unless the caller says that empty cells say nothing."""
    frame = {"key_backbone": [None, True], "origin": ["本市", "本市"]}
    rule = chengde.is_exempt
    assert [s for (s,) in rows_of(rule.over(make(frame)), ("status",))] == ["undetermined", "decided"]
    unsaid = rule.over(make(frame), nulls="unsaid")
    assert rows_of(unsaid, BOTH) == [(False, "decided"), (True, "decided")]


def test_the_day_may_be_a_column(make: Any) -> None:
    """Each row is asked on its own day; a day before commencement is not applicable."""
    frame = make(
        {
            "last_arrears_on": [date(2010, 1, 1), date(2010, 1, 1), date(2011, 2, 28)],
            "asked": [date(2013, 1, 2), date(2010, 1, 2), date(2014, 2, 28)],
        }
    )
    made = chengde.clean_for_three_years.over(frame, on="asked")
    assert rows_of(made, BOTH) == [(True, "decided"), (None, "not_applicable"), (False, "decided")]


def test_several_rules_share_a_frame(make: Any) -> None:
    """Several rules at once give the columns that each gives alone, under their names."""
    from regkit.frames import rules_over  # noqa: PLC0415

    columns = {"category": ["施工总承包"], "grade": ["一级"], "clean_years": [3], "arrears_in_a_row": [0]}
    made = rules_over([chengde.standing_deposit, chengde.credit_adjustment], make(columns), want=BOTH)
    names = ("standing_deposit_value", "standing_deposit_status", "credit_adjustment_value")
    assert rows_of(made, names) == [(Decimal(500_000), "decided", "reduce")]


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ({"nothing": [1]}, {}, "no column for any fact"),
        ({"grade": ["一级"], "资质等级": ["一级"]}, {}, "has two columns"),
        ({"grade": ["一级"]}, {"columns": {"grade": "等级"}}, "no column `等级`"),
        ({"grade": ["一级"]}, {"columns": {"level": "grade"}}, "reads no fact `level`"),
        ({"grade": ["一级"], "status": [1]}, {}, "has a column `status` already"),
        ({"grade": ["一级"]}, {"want": ("worth",)}, "`want` is `worth`"),
        ({"grade": ["一级"]}, {"on_invalid": "ignore"}, "`on_invalid` is `ignore`"),
    ],
)
def test_mistakes_are_told(make: Any, columns: Any, options: Any, message: str) -> None:
    """A call that cannot be meant so fails at once, in words that give the way out."""
    with pytest.raises(RegkitError, match=message) as raised:
        chengde.standing_deposit.over(make(columns), **options)
    assert raised.value.hint


def test_amounts_as_texts_are_read(make: Any) -> None:
    """Amounts as text are read as the model reads them, on every backend."""
    made = chengde.owner_deposit.over(make({"contract_price": ["3,200万元", "500", "未知"]}))
    assert rows_of(made, BOTH) == [(Decimal(640_000), "decided"), (None, "invalid"), (None, "undetermined")]


def test_timestamps_are_days_only_at_midnight() -> None:
    """A midnight is the day of its own zone; a time of day is a bad value."""
    times = [datetime(2010, 1, 1), datetime(2010, 1, 1, 8)]  # noqa: DTZ001  (zones are added below)
    for dtype in ("datetime64[ns]", "datetime64[ns, Asia/Shanghai]", "datetime64[us, UTC]"):
        frame = pd.DataFrame({"last_arrears_on": pd.Series(times).astype("datetime64[ns]")})
        if "," in dtype:
            zone = dtype.rpartition(", ")[2].rstrip("]")
            frame["last_arrears_on"] = frame["last_arrears_on"].dt.tz_localize(zone)
        for some in (frame, pl.from_pandas(frame)):
            made = chengde.clean_for_three_years.over(some, on=date(2013, 1, 2))
            assert rows_of(made, BOTH) == [(True, "decided"), (None, "invalid")]


def test_spaces_around_a_word_do_not_matter(make: Any) -> None:
    """A code, a word of the law and a name are read without the spaces around them, on every backend."""
    columns = {
        "category": [" general_contracting ", "\u3000施工总承包", "LABOUR_SUBCONTRACTING\t"],
        "grade": ["二级 "] * 3,
    }
    made = chengde.standing_deposit.over(make(columns))
    assert rows_of(made, BOTH) == [(Decimal(amount), "decided") for amount in (300_000, 300_000, 50_000)]


def test_missing_facts_are_named() -> None:
    """On request each undetermined row names the facts that could still decide it."""
    frame = pd.DataFrame({"category": ["施工总承包", "劳务分包"], "grade": pd.Series([None, None], dtype=object)})
    for some in (frame, pl.from_pandas(frame), pl.from_pandas(frame).lazy()):
        made = chengde.standing_deposit.over(some, want=("status", "missing"))
        assert isinstance(made, type(some))
        assert rows_of(made, ("status", "missing")) == [("undetermined", "firm.grade"), ("decided", None)]
    columns = {"category": ["施工总承包", "劳务分包"], "grade": ["未知", "未知"]}
    made = chengde.standing_deposit.over(MAKERS["duckdb"](columns), want=("status", "missing"))
    assert rows_of(made, ("status", "missing")) == [("undetermined", "firm.grade"), ("decided", None)]


def test_names_of_bodies_are_answers() -> None:
    """A text of the facts, such as the superior of a body, comes out where the rule answers with it."""
    columns = {
        "type": ["department", "department"],
        "management": ["vertical", "vertical"],
        "level": ["municipal", "municipal"],
        "superior": ["省某厅", None],
    }
    for make in (pd.DataFrame, pa.table, pl.DataFrame, pl.LazyFrame):
        made = wuhan.appraiser_name.over(make(columns))
        assert rows_of(made, BOTH) == [("省某厅", "decided"), (None, "undetermined")]


def test_large_amounts_are_exact(make: Any) -> None:
    """Fifteen digits of yuan come out to the last decimal; nothing wraps around."""
    price = 999_999_999_999_999
    made = chengde.owner_deposit.over(make({"contract_price": [price]}))
    assert rows_of(made, BOTH) == [(Decimal(price) * 2 / 100, "decided")]


@pytest.mark.parametrize("share", [1, 434_719_883, 999_999_999_999_999])
def test_types_of_a_lazy_frame_are_those_it_says(share: int) -> None:
    """Each batch of a lazy frame has the types that its columns say, however many digits its own numbers need."""
    columns = {"origin": ["hebei_elsewhere", "other_province"], "clean_years": [6, 4], "reduction": [1, None]}
    frame = pl.LazyFrame(columns | {"share": [0, share]}).with_columns(pl.col("origin").cast(pl.Categorical))
    made = chengde.contractor_deposit.over(frame, want=("value", "low", "high"))
    assert dict(made.collect().schema) == dict(made.collect_schema())


WORDS = {"grade": ["一级", None, "三级"], "category": ["施工总承包", "专业承包", None]}


def test_rows_in_memory_are_answered_at_once_and_rows_of_files_in_batches(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A lazy frame is told apart by where its rows come from; the answers are those of an eager one, in its order."""
    frame = pl.DataFrame({name: words * 70_000 for name, words in WORDS.items()})
    frame.write_parquet(tmp_path / "firms.parquet")
    wanted, ask = chengde.standing_deposit.over(frame), vars(batches)["run"]
    sizes: list[int] = []

    def counted(request: Any, batch: Any, *, raising: bool) -> Any:
        sizes.append(len(batch))
        return ask(request, batch, raising=raising)

    monkeypatch.setattr(batches, "run", counted)
    for lazy, is_whole in ((frame.lazy(), True), (pl.scan_parquet(tmp_path / "firms.parquet"), False)):
        sizes.clear()
        made = chengde.standing_deposit.over(lazy).collect(engine="streaming")
        assert made.cast(dict(wanted.schema)).equals(wanted)
        assert (max(sizes) == frame.height) is is_whole
        assert sum(sizes) == frame.height


@pytest.mark.parametrize("told", ["join", "concat", "explode", "unpivot", "scan"])
def test_frames_that_may_be_long_are_answered_in_batches(told: str, tmp_path: Path) -> None:
    """What is joined, put together, drawn apart or read from a file is not held whole; what is filtered may be."""
    frame = pl.LazyFrame({"a": [1, 2], "b": ["x", "y"]})
    frame.collect().write_csv(tmp_path / "a.csv")
    long = {
        "join": frame.join(frame, on="a"),
        "concat": pl.concat([frame, frame]),
        "explode": frame.with_columns(pl.col("a").repeat_by(3)).select(pl.col("a").explode()),
        "unpivot": frame.unpivot(index="b"),
        "scan": pl.scan_csv(tmp_path / "a.csv"),
    }
    assert not batches.is_of_one_table(long[told])
    assert batches.is_of_one_table(frame.filter(pl.col("a") > 1).with_columns(c=pl.col("a") * 2))


def test_working_days_follow_the_calendar_given(make: Any) -> None:
    """Another calendar than the State Council's is followed where a rule counts working days."""
    from tests.frames.workdays import tenth_day  # noqa: PLC0415

    frame = make({"day": [date(2013, 9, 27), date(2030, 1, 1)]})
    made = tenth_day.over(frame)
    # worked on the Sunday before and the Saturday after the seven days of October
    assert rows_of(made, BOTH) == [(date(2013, 10, 16), "decided"), (None, "undetermined")]
    worked = {date(2013, 10, day): True for day in range(1, 8)}
    calendar = WorkingDayCalendar.state_council().with_overrides(worked, source="某局通知")
    changed = tenth_day.over(frame, calendar=calendar)
    assert rows_of(changed, ("value",))[0] == (calendar.nth_working_day_after(date(2013, 9, 27), 10),)


def test_articles_are_those_that_rows_rest_on() -> None:
    """In a long frame, whose answers are looked up, no category of articles is one of no row."""
    rows = 40_000
    frame = pd.DataFrame(
        {"主项资质": pd.Categorical(["施工总承包"] * rows), "资质等级": pd.Categorical(["一级", "二级"] * (rows // 2))}
    )
    article = chengde.standing_deposit.over(frame)["article"]
    assert article.cat.categories.tolist() == ["第九条"]
    assert article.value_counts().to_dict() == {"第九条": rows}
