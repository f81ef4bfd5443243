"""Headings: one vocabulary for frames and tables of cases, trimmed; slips stop, the rest is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from regkit import chengde, wuhan
from regkit.law import RegkitError
from tests.frames.tables import rows_of

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

EXAMPLE = Path(__file__).parents[2] / "examples" / "chengde_projects.csv"
FIRM = {"注册地": ["本市"], "主项资质": ["施工总承包"], "资质等级": ["一级"]}


def asked(frame: dict[str, list[Any]], **options: Any) -> list[tuple[Any, ...]]:
    """Return what the contractor's deposit is for some columns."""
    made = chengde.contractor_deposit.over(pd.DataFrame(frame), **options)
    return rows_of(made, ("value", "article"))


def test_headings_of_tables_of_cases_are_headings_of_frames() -> None:
    """A heading that `regkit check` reads, a frame reads: a key backbone firm lodges nothing, by article 14."""
    ((value, article),) = asked({**FIRM, "骨干优势企业": ["是"]})
    assert value == 0
    assert "第十四条" in article


def test_the_shipped_example_is_read_whole() -> None:
    """Every column of the example that says something of a firm is used; none is passed over for its name."""
    frame = pd.read_csv(EXAMPLE, dtype=str)
    found = chengde.contractor_deposit.columns(frame)
    named = {one.column for one in found.facts}
    assert {"注册地", "主项资质", "资质等级", "骨干优势企业", "试点名单", "缴纳证明", "承包合同价款"} <= named
    assert found.unused["项目名称"] is None
    assert found.unused["已交存保证金"] == "firm.lodged"


@pytest.mark.parametrize("heading", ["骨干优势企业 ", "\u3000骨干优势企业", "\ufeff骨干优势企业"])
def test_spaces_around_a_heading_do_not_matter(heading: str) -> None:
    """A space before or behind a heading is none of its letters."""
    assert [int(value) for value, _ in asked({**FIRM, heading: ["是"]})] == [0]


@pytest.mark.parametrize("heading", ["骨干企业", "key_backbones", "承包合同价款(美元)", "保证金缴纳证"])
def test_a_slip_stops(heading: str) -> None:
    """A heading that is nearly a fact's, while the fact has no column, is an error that says both ways out."""
    with pytest.raises(RegkitError, match="is nearly") as raised:
        asked({**FIRM, heading: ["是"]})
    assert raised.value.hint
    assert "None" in raised.value.hint
    fact = raised.value.message.rpartition("the fact `")[2].partition("`")[0]
    assert asked({**FIRM, heading: ["是"]}, columns={fact: None})


def test_a_map_shows_columns_presumptions_and_what_is_unused() -> None:
    """Each fact has its column, what is presumed, or nothing; each other column is named as unused."""
    found = chengde.contractor_deposit.columns(pl.DataFrame({**FIRM, "承包合同价款(万元)": [5], "note": ["x"]}))
    by_name = {one.fact: one for one in found.facts}
    assert by_name["firm.grade"].column == "资质等级"
    assert (by_name["contract.price"].column, by_name["contract.price"].unit) == ("承包合同价款(万元)", "万元")
    assert by_name["firm.key_backbone"].presumed is False
    assert "firm.home_certificate" in found.unknown
    assert dict(found.unused) == {"note": None}
    assert "firm.grade (grade): column `资质等级`" in repr(found)
    assert "\nnote: not used" in repr(found)
    assert ">栏目 `资质等级`</td>" in found.html("zh")


def test_raw_shapes_are_refused_in_words() -> None:
    """Headings of several levels, headings that are no text and one heading twice are told, not raised as they fall."""
    several = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")]))
    twice = pd.DataFrame([["一级", "二级"]], columns=["grade", "grade"])
    numbered = pd.DataFrame([["一级"]])
    for frame, message in ((several, "several levels"), (twice, "one heading"), (numbered, "is no text")):
        with pytest.raises(RegkitError, match=message):
            chengde.standing_deposit.over(frame)


def test_subjects_that_all_rows_share() -> None:
    """A subject given once is the same for every row; one that the rule does not know is refused."""
    firm = chengde.Contractor(origin="本市", category="施工总承包", grade="一级")
    made = chengde.contractor_deposit.over(pd.DataFrame({"contract.price": [1, 2]}), firm=firm)
    assert [int(value) for (value,) in rows_of(made, ("value",))] == [500_000, 500_000]
    with pytest.raises(RegkitError, match="a subject `firn`"):
        chengde.contractor_deposit.over(pd.DataFrame({"contract.price": [1]}), firn=firm)
    with pytest.raises(RegkitError, match="is no Contractor"):
        chengde.contractor_deposit.over(pd.DataFrame({"contract.price": [1]}), firm=wuhan.GradeBands())
