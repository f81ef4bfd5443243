"""Reading tables as bureaus keep them: nothing guessed, nothing lost, every bad cell named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from regkit.checking import Problem, Table, read_table
from regkit.chengde.facts import Category, Contractor, Grade, Origin
from regkit.chengde.tables import PROJECTS
from regkit.law import InputError

HEAD = "项目编号,企业名称,注册地,主项资质,资质等级,骨干优势企业,工程合同价款总额,承包合同价款"


def table(tmp_path: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Table:
    """Write a table and read it."""
    path = tmp_path / "t.csv"
    path.write_bytes("\n".join([head, *rows]).encode(encoding))
    return read_table(path, PROJECTS)


def problem(tmp_path: Path, row: str, head: str = HEAD) -> Problem:
    """Return the only problem with a row."""
    (found,) = table(tmp_path, row, head=head).problems
    return found


def firm(read: Table) -> Contractor:
    """Return the first contractor of the first case."""
    file: Any = PROJECTS.build(read.groups[0])
    found: Contractor = file.parties[0].contractor
    return found


@pytest.mark.parametrize(("encoding", "named"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")])
def test_the_usual_encodings_are_recognised(tmp_path: Path, encoding: str, named: str) -> None:
    """UTF-8 with or without a mark, and GB18030, give the same facts."""
    read = table(tmp_path, "P1,甲,本市,施工总承包,二级,否,3200万元,", encoding=encoding)
    assert read.encoding == named
    assert firm(read).grade is Grade.SECOND
    assert firm(read).category is Category.GENERAL_CONTRACTING


def test_blank_says_nothing_and_unknown_is_unknown(tmp_path: Path) -> None:
    """A blank cell leaves the presumption; 未知 is an explicit unknown."""
    blank = firm(table(tmp_path, "P1,甲,本市,,,,,"))
    assert (blank.key_backbone, "key_backbone" in blank.model_fields_set) == (False, False)
    unknown = firm(table(tmp_path, "P1,甲,本市,,,未知,,"))
    assert (unknown.key_backbone, "key_backbone" in unknown.model_fields_set) == (None, True)


def test_a_unit_in_the_heading_serves_bare_numbers(tmp_path: Path) -> None:
    """工程合同价款总额(万元) makes 3200 thirty-two million."""
    read = table(tmp_path, "P1,甲,3200", head="项目编号,企业名称,工程合同价款总额(万元)")
    file: Any = PROJECTS.build(read.groups[0])
    assert file.project.contract_price == 32_000_000


def test_english_headings_are_understood(tmp_path: Path) -> None:
    """`firm.origin` and a code are as good as the law's words."""
    read = table(tmp_path, "P1,甲,other_province", head="项目编号,企业名称,firm.origin")
    assert firm(read).origin is Origin.OTHER_PROVINCE


def test_an_unknown_grade_names_what_is_accepted(tmp_path: Path) -> None:
    """`五级` is refused with every grade listed; no grade is hinted at, for each would be a guess."""
    found = problem(tmp_path, "P1,甲,本市,施工总承包,五级,,,")
    assert (found.row, found.column, found.value) == (2, "资质等级", "五级")
    assert "一级 (first)" in found.accepted
    assert "Hint" not in found.text("en")


@pytest.mark.parametrize(
    ("price", "en", "zh"),
    [
        ("3,2O0万", "has a letter among its digits", "数字中夹有字母"),
        ("-500万元", "is less than nothing", "小于零"),
        ("3200", "has no unit", "没有单位"),
    ],
)
def test_bad_money_is_told_in_both_languages(tmp_path: Path, price: str, en: str, zh: str) -> None:
    """A letter O, a negative price and a bare number in a column without a unit are each named."""
    found = problem(tmp_path, f'P1,甲,本市,,,,"{price}",')
    assert (found.row, found.column, found.value) == (2, "工程合同价款总额", price)
    assert en in found.text("en")
    assert zh in found.text("zh")


def test_mixed_units_leave_only_the_bare_number_unknown(tmp_path: Path) -> None:
    """In a column without a unit, 3200万元 is read and 3200 is not; its project is still there."""
    read = table(tmp_path, "P1,甲,外省,,,,3200万元,", "P2,乙,外省,,,,3200,")
    prices = [group.shared["project"].contract_price for group in read.groups]  # type: ignore[attr-defined]
    assert prices == [32_000_000, None]
    assert [(one.row, one.value) for one in read.problems] == [(3, "3200")]


def test_a_contractor_without_a_project_is_named(tmp_path: Path) -> None:
    """A row with no project number is kept as a problem."""
    found = problem(tmp_path, ",甲,外省,,,,,")
    assert (found.row, found.column) == (2, "项目编号")


def test_two_rows_for_one_firm_that_contradict(tmp_path: Path) -> None:
    """Both rows and both values are named, and the grade is unknown in both: nobody can tell which is right."""
    read = table(tmp_path, "P1,甲,本市,施工总承包,二级,,,", "P2,甲,本市,施工总承包,三级,,,")
    (found,) = read.problems
    assert (found.row, found.column, found.value) == (3, "资质等级", "三级")
    assert "row 2" in found.text("en")
    assert "二级" in found.text("zh")
    assert [group.rows[0]["firm"].grade for group in read.groups] == [None, None]  # type: ignore[attr-defined]


def test_two_rows_of_one_project_that_contradict(tmp_path: Path) -> None:
    """One project has one price."""
    read = table(tmp_path, "P1,甲,外省,,,,100万元,", "P1,乙,外省,,,,200万元,")
    assert [(one.row, one.column) for one in read.problems] == [(3, "工程合同价款总额")]


def test_what_only_one_row_says_holds_for_the_project(tmp_path: Path) -> None:
    """A project's price may stand on one of its rows only."""
    read = table(tmp_path, "P1,甲,外省,,,,100万元,", "P1,乙,外省,,,,,")
    file: Any = PROJECTS.build(read.groups[0])
    assert not read.problems
    assert file.project.contract_price == 1_000_000
    assert [party.name for party in file.parties] == ["甲", "乙"]


def test_an_unknown_column_is_named_with_the_nearest(tmp_path: Path) -> None:
    """A misspelt heading is left out, and said so."""
    found = problem(tmp_path, "P1,甲,外省", head="项目编号,企业名称,注策地")
    assert (found.row, found.column) == (1, "注策地")
    assert "`注册地`" in found.text("en")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02", "is not a text file"),
        (b"\xff\xfd\x80", "neither in UTF-8 nor in GB18030"),
        ("企业名称\n甲".encode(), "has no column `项目编号`"),
    ],
)
def test_what_is_no_table_is_refused_whole(tmp_path: Path, content: bytes, said: str) -> None:
    """An empty, binary or foreign file is an error with a hint, not an empty report."""
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_table(path, PROJECTS)
    assert "Hint:" in str(caught.value)


def test_no_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """A missing file and a folder each have their own message."""
    with pytest.raises(InputError, match="there is no file"):
        read_table(tmp_path / "none.csv", PROJECTS)
    with pytest.raises(InputError, match="is a folder"):
        read_table(tmp_path, PROJECTS)
