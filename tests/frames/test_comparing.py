"""What-if over frames: the changed rows, the sums before and after, the picture."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from regkit import chengde
from regkit.language.writing import listed
from regkit.law import RegkitError, percent

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit.engine.differences import differences
from regkit.frames import compare, hangs_on, sweep
from tests.frames.tables import rows_of

OWNER_RATE = chengde.owner_deposit.numbers[0]
AMENDED = chengde.owner_deposit.amend(OWNER_RATE.becomes(percent("1.5")))
COLUMNS: dict[str, list[Any]] = {"area": ["A", "A", "B", "B"], "contract_price": [1000, 3000, 500, None]}
MAKERS: dict[str, Any] = {
    "pandas": lambda columns: pd.DataFrame(columns).astype({"contract_price": "Int64"}),
    "pyarrow": pa.table,
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}


@pytest.mark.parametrize("backend", list(MAKERS))
def test_the_changed_rows_and_by_how_much(backend: str) -> None:
    """A lower rate changes every row with a price, by half a percent of it; the unknown stays unknown."""
    found = compare(chengde.owner_deposit, AMENDED, MAKERS[backend](COLUMNS))
    assert sorted(rows_of(found.changed, ("contract_price", "change"))) == [
        (500, Decimal("-2.5")),
        (1000, Decimal(-5)),
        (3000, Decimal(-15)),
    ]
    names = ("area", "rows", "changed", "before_value", "after_value", "change")
    assert rows_of(found.totals("area"), names) == [
        ("A", 2, 2, 80, 60, -20),
        ("B", 2, 1, 10, Decimal("7.5"), Decimal("-2.5")),
    ]
    assert rows_of(found.totals(), names[1:]) == [(4, 3, 90, Decimal("67.5"), Decimal("-22.5"))]


def test_the_same_rule_changes_nothing() -> None:
    """A version is never different from itself."""
    found = compare(chengde.owner_deposit, chengde.owner_deposit, MAKERS["polars"](COLUMNS))
    assert rows_of(found.changed, ("contract_price",)) == []


def test_the_prover_says_where() -> None:
    """The two versions differ for every price over nothing, where article 8 applies or a ruling may say that it does.

    Where no permit is needed it is open whether 2% is due: if it is, the rate tells.
    What lies in the planning area lies in the city, as the facts are related: its place need not be told.
    """
    pytest.importorskip("z3")
    found = compare(chengde.owner_deposit, AMENDED, MAKERS["polars"](COLUMNS)).regions()
    assert found.settled
    elsewhere = {chengde.Place.HEBEI_ELSEWHERE, chengde.Place.OUTSIDE_HEBEI}
    everywhere = {"工程合同价款总额超过0元", "不是单价或者暂定价合同", "不以外币计价"}
    in_city = "项目所在地为" + listed((one.zh for one in chengde.Place if one not in elsewhere), "zh", any_of=True)
    assert [set(region.in_words("zh").split("，且")) - everywhere for region in found] == [
        {*place, permit}
        for place in (["在承德市区规划区内"], ["不在承德市区规划区内", in_city])
        for permit in ("需要施工许可证", "不需要施工许可证")
    ]
    assert all(everywhere <= set(region.in_words("zh").split("，且")) for region in found)


def test_pictures_say_what_they_show() -> None:
    """Bars for each group, the largest first, with title, unit, what changed; beyond the most, one bar for the rest."""
    pytest.importorskip("altair")
    big = {"area": ["A", "B", "B", None], "contract_price": [10**9, 10**10, 10**10, 5]}
    found = compare(chengde.owner_deposit, AMENDED, pl.DataFrame(big))
    chart = found.picture("area", most=2).to_dict()
    (rows,) = chart["datasets"].values()
    assert [(row["group"], row["version"], row["amount"]) for row in rows] == [
        ("B", "现行", 4.0),
        ("B", "修改后", 3.0),
        ("其余2组", "现行", 0.200000001),
        ("其余2组", "修改后", 0.15000000075),
    ]
    assert chart["title"]["text"] == "建设单位应交保证金（亿元）"
    assert chart["title"]["subtitle"] == ["第八条：2% → 1.5%"]
    assert chart["encoding"]["y"]["sort"] == ["B", "其余2组"]
    english = found.picture("area", lang="en", theme="dark").to_dict()
    assert english["title"]["text"] == "deposit due from the project owner (¥ million)"
    assert english["title"]["subtitle"] == ["article 8: 2% → 1.5%"]
    assert {row["group"] for row in next(iter(english["datasets"].values()))} == {"A", "B", "unknown"}
    assert english["background"] != chart["background"]
    with pytest.raises(RegkitError, match="`theme` is `pink`"):
        found.picture("area", theme="pink")  # type: ignore[arg-type]


def test_pictures_are_saved_whole(tmp_path: Path) -> None:
    """SVG, PNG and a page are written with what the extra installs; the page fetches nothing."""
    pytest.importorskip("vl_convert")
    picture = compare(chengde.owner_deposit, AMENDED, MAKERS["polars"](COLUMNS)).picture("area")
    for name in ("a.svg", "a.png", "a.html"):
        picture.save(tmp_path / name)
    assert "建设单位应交保证金" in (tmp_path / "a.svg").read_text("utf-8")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert not re.findall(r"(?:src|href)=.https?:", page)
    with pytest.raises(RegkitError, match="cannot be saved"):
        picture.save(tmp_path / "a.pdf")


def test_the_change_is_after_less_before_and_lost_answers_are_counted() -> None:
    """Under another reading of whose deposit it is a firm has no answer any more: the change holds what it owed."""
    columns = {
        "origin": ["本市", "外省"],
        "category": ["施工总承包"] * 2,
        "grade": ["一级"] * 2,
        "price": [10**6, 2 * 10**6],
    }
    found = hangs_on(chengde.deposit_before_credit, pl.DataFrame({**columns, "district": ["双桥区", None]})).totals()
    for row in found.rows(named=True):
        assert row["change"] == row["after_value"] - row["before_value"], row
    lost = {row["version"]: row for row in found.rows(named=True) if row["no_longer_decided"]}
    assert "chengde.10.subcontractor_base=project" in lost
    assert all(row["change"] < 0 for row in lost.values() if row["no_longer_decided"] == row["changed"])


def test_a_row_newly_decided_is_flagged() -> None:
    """The other way round, the answer is new, its amount is in the change, and the row is no gainer."""
    columns = {"origin": ["外省"], "category": ["施工总承包"], "grade": ["一级"], "price": [2 * 10**6]}
    (which,) = [one for one in chengde.contractor_deposit.readings if one.id == "chengde.10.subcontractor_base"]
    rule = chengde.contractor_deposit.amend(which.read_as("project"))
    found = compare(rule, chengde.contractor_deposit, pl.DataFrame(columns))
    names = ("newly_decided", "no_longer_decided", "gainers", "before_value", "change")
    assert rows_of(found.totals(), names) == [(1, 0, 0, 0, 40_000)]
    assert rows_of(found.answers, ("change",)) == [(None,)]


def test_a_sweep_and_several_versions() -> None:
    """Each value gives its version its name; changes are told for each, against the rule as it is."""
    found = sweep(chengde.owner_deposit, OWNER_RATE, [percent(1), percent(3)], MAKERS["polars"](COLUMNS))
    assert rows_of(found.answers, ("1%_change", "3%_change"))[0] == (-10, 10)
    assert rows_of(found.totals(), ("version", "change")) == [("1%", -45), ("3%", 45)]
    assert rows_of(found.totals(weight="contract_price"), ("version", "rows")) == [("1%", 4500.0), ("3%", 4500.0)]
    assert found.quantiles(0.5, version="3%") == {0.5: 10.0}
    assert rows_of(found.gainers(1, version="3%"), ("contract_price",)) == [(3000,)]
    assert rows_of(found.losers(1, version="1%"), ("contract_price",)) == [(3000,)]
    assert rows_of(found.shares("area", version="3%"), ("area", "gainers")) == [("A", 1.0), ("B", 0.5)]
    assert repr(found) == "<comparison of owner_deposit: before, 1%, 3%; changed in 3 rows>"


def test_readings_that_change_nothing_say_so() -> None:
    """Every other reading is tried at once; each row says how many answers hang on it."""
    rule = chengde.deposit_before_credit
    frame = pd.DataFrame(
        {"origin": ["本市", "外省"], "category": ["施工总承包"] * 2, "grade": ["一级"] * 2, "price": [10**6] * 2}
    )
    found = hangs_on(rule, frame)
    told = dict(rows_of(found.totals(), ("version", "changed")))
    assert told.keys() == {
        f"{reading.id}={option}" for reading in rule.readings for option in reading.options if option != reading.default
    }
    for name, count in told.items():
        reading, _, option = name.partition("=")
        (which,) = [one for one in rule.readings if one.id == reading]
        alone = compare(rule, rule.amend(which.read_as(option)), frame)
        assert len(alone.changed) == count
    with pytest.raises(RegkitError, match="rests on no reading"):
        hangs_on(
            chengde.standing_deposit.amend() if chengde.standing_deposit.readings else chengde.standing_deposit, frame
        )


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("1.5%", "is no version of rule"),
        ({}, "no other version"),
        (chengde.standing_deposit, "is about other subjects"),
        ({"before": AMENDED}, "is the rule as it is"),
    ],
)
def test_what_is_no_version_is_refused(other: Any, message: str) -> None:
    """Nothing that is not a rule about the same subjects is compared as if it had changed nothing."""
    with pytest.raises(RegkitError, match=message):
        compare(chengde.owner_deposit, other, MAKERS["polars"](COLUMNS))


def test_differences_are_escaped_and_told() -> None:
    """The table of regions shows both answers, as text."""
    pytest.importorskip("z3")
    told = differences(chengde.owner_deposit, AMENDED)._repr_html_()
    assert "工程合同价款总额超过0元，且" in told
    assert "<td></td>" not in told
    assert "<owner_deposit" not in told


def test_a_comparison_shows_itself_in_both_languages() -> None:
    """A table of what changes and the sums, escaped, in words; the short form is one line."""
    found = compare(chengde.owner_deposit, AMENDED, MAKERS["polars"](COLUMNS))
    chinese, english = found.html("zh"), found.html("en")
    assert ">建设单位应交保证金</caption>" in chinese
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", chinese)
    assert cells[:6] == ["第八条：2% → 1.5%", "4", "3", "90", "67.5", "-22.5"]
    assert ">sum as amended</th>" in english
    assert len(repr(found)) < 120


@pytest.mark.parametrize("change", ["1.5%", percent("1.5"), OWNER_RATE, None])
def test_what_is_no_change_amends_nothing(change: Any) -> None:
    """A rule is never called amended by something that changes nothing in it."""
    with pytest.raises(RegkitError, match="is no change of a rule"):
        chengde.owner_deposit.amend(change)
