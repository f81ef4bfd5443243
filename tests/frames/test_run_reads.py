"""`regkit run` reads what `regkit check` reads, as it reads it: the same words, headings and account, nothing lost."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from regkit import chengde
from regkit.law import InputError

pytest.importorskip("narwhals")
pytest.importorskip("pyarrow")

from regkit.checking.reading import source as reading_source
from regkit.checking.reading.heads import Options
from regkit.frames.files.streams import Run, run_file

FILES = Path(__file__).parents[1] / "checking" / "files"


def ran(name: str, rule: Any, folder: Path, **options: Any) -> tuple[Run, list[dict[str, str]]]:
    """Run a rule over a file as people keep them; return what was done and the rows written."""
    target = folder / "out.csv"
    done = run_file({"": rule}, FILES / name, target, **options)
    return done, rows_of(target)


def rows_of(path: Path | None) -> list[dict[str, str]]:
    """Return the rows of a file that was written."""
    assert path is not None
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def amounts(rows: list[dict[str, str]]) -> list[Decimal | str]:
    """Return what is owed in each row, or how it stands where that is not decided."""
    return [Decimal(row["value"]) if row["status"] == "decided" else row["status"] for row in rows]


@pytest.mark.parametrize(
    ("name", "owed"),
    [
        # article 8: 2% of the whole price, less what was paid
        ("paid_heading_jiao.csv", [0]),  # 2350万: 47万, paid under a heading with 已缴
        ("two_level_heading.xlsx", [0, 28_000]),  # 5400万 and 640万: 108万 paid; 12.8万, 10万 paid
        ("title_rows.xlsx", [0, 32_000, "invalid"]),  # 3160万: 63.2万, 60万 paid; a price with the letter O
        ("units_row.xlsx", [0, 5_000]),  # 775万: 15.5万, 15万 paid
        ("second_sheet.xlsx", [0, 146_000]),  # 730万 on the second sheet, nothing paid
        ("total_row.xlsx", [0, 50_000]),  # 2500万: 50万, 45万 paid; the total is no row
        ("formula_paid.xlsx", ["invalid", 0, 0]),  # a payment that nobody has worked out; the firm's is not asked
        ("number_formats.xlsx", [40_000, 0]),  # 3200 shown as 3200万元: 64万, 60万 paid
        ("unicode_text.txt", [30_000]),  # UTF-16 and tabs: 43万, 40万 paid
        # 1000万, 20万 paid; a formula; 500万, 10万 paid; a row that repeats nothing: rows are asked alone
        ("open_document.ods", [0, "invalid", 0, "undetermined"]),
    ],
)
def test_a_file_is_read_as_it_is_checked(name: str, owed: list[Any], tmp_path: Path) -> None:
    """Headings, units, sheets, encodings and totals are understood; what a cell fails to say makes its row invalid."""
    done, rows = ran(name, chengde.owner_new_money, tmp_path)
    found = amounts(rows)
    assert found == owed
    assert (done.invalid is not None) == ("invalid" in found)


def test_totals_titles_and_columns_of_the_office_are_named(tmp_path: Path) -> None:
    """What is set aside is told with its row, as in a report."""
    notes = "\n".join(note.text("zh") for note in ran("total_row.xlsx", chengde.owner_new_money, tmp_path)[0].notes)
    assert "第4行：合计行" in notes
    assert "第6行：签署或备注行" in notes
    notes = "\n".join(note.text("zh") for note in ran("title_rows.xlsx", chengde.owner_new_money, tmp_path)[0].notes)
    assert "第1行：标题行" in notes


def test_a_bad_cell_is_put_aside_with_its_row_in_the_sheet(tmp_path: Path) -> None:
    """The row is that of the sheet, title and headings counted, and the reason is told in both languages."""
    done, _ = ran("title_rows.xlsx", chengde.owner_new_money, tmp_path)
    (row,) = rows_of(done.invalid)
    assert row["__row__"] == "7"
    assert "2,1O0" in row["__reason__"]
    assert "字母" in row["__原因__"]


@pytest.mark.parametrize("name", ["blank_heading.csv", "lodged_heading_variant.csv"])
def test_a_column_that_may_be_asked_for_stops(name: str, tmp_path: Path) -> None:
    """A payment under no heading, or under one nobody knows, is never taken for nothing paid."""
    rule = {"": chengde.owner_new_money if name == "blank_heading.csv" else chengde.contractor_new_money}
    with pytest.raises(InputError, match=r"no heading|not known"):
        run_file(rule, FILES / name, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_column_that_is_not_asked_for_stops_nothing(tmp_path: Path) -> None:
    """The owner's payment does not hang on a heading for what firms lodged: it is told and answered all the same."""
    done, rows = ran("lodged_heading_variant.csv", chengde.owner_new_money, tmp_path)
    assert "企业已交存保证金金额（万元）" in "\n".join(note.text("zh") for note in done.notes)
    assert set(amounts(rows)) == {Decimal(0)}


def test_a_long_text_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text longer than a file may be comes out as if read whole: its rows, its numbers of rows, its encoding."""
    source, target = tmp_path / "long.csv", tmp_path / "out.csv"
    lines = ["台账", "项目名称,工程合同价款总额(万元),建设单位已交保证金(万元)"]
    lines += [f'"第{number}\n号",{number},{number / 50:.2f}' for number in range(1, 400)]
    source.write_text("\n".join([*lines, "坏,3O0,0"]) + "\n", encoding="gb18030")
    monkeypatch.setattr(reading_source, "LARGEST", 2_000)
    monkeypatch.setattr(reading_source, "PART", 1_000)
    done = run_file({"": chengde.owner_new_money}, source, target)
    assert (done.rows, done.encoding) == (400, "GB18030")
    assert done.statuses["owner_new_money"] == {"decided": 399, "invalid": 1}
    (row,) = rows_of(done.invalid)
    assert row["__row__"] == str(2 + 2 * 399 + 1)


def test_words_and_columns_of_ones_own(tmp_path: Path) -> None:
    """A word, a column and a column left out are said as to `regkit check`."""
    source, target = tmp_path / "firms.csv", tmp_path / "out.csv"
    source.write_text("注册地,主项资质,资质等级,连续拖欠\n承德,施工总承包,甲A,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="连续拖欠"):
        run_file({"": chengde.contractor_deposit}, source, target)
    options = Options(columns={"连续拖欠": "-"}, words={"甲A": "一级", "注册地:承德": "本市"})
    assert run_file({"": chengde.standing_deposit}, source, target, reading=options).statuses == {
        "standing_deposit": {"decided": 1}
    }


def test_sheets_with_other_columns_come_under_one_heading(tmp_path: Path) -> None:
    """A column that one sheet lacks is empty there; one that holds numbers here and words there is told as texts."""
    openpyxl = pytest.importorskip("openpyxl")
    book, source, target = openpyxl.Workbook(), tmp_path / "two.xlsx", tmp_path / "out.csv"
    for sheet, rows in (
        (book.active, [["项目编号", "工程合同价款总额(万元)"], [7, 100]]),
        (book.create_sheet("二"), [["项目编号", "工程合同价款总额(万元)", "备注"], ["B-8", 200, "急"]]),
    ):
        for row in rows:
            sheet.append(row)
    book.save(source)
    assert run_file({"": chengde.owner_deposit}, source, target).rows == 2
    first, second = rows_of(target)
    assert (first["项目编号"], second["项目编号"], first["备注"], second["备注"]) == ("7", "B-8", "", "急")
    assert [Decimal(row["value"]) for row in (first, second)] == [20_000, 40_000]  # 2% (article 8)


def test_a_table_without_the_facts_is_refused(tmp_path: Path) -> None:
    """A file that says nothing of what the rules ask is told so, with what it has and what is wanted."""
    source = tmp_path / "other.csv"
    source.write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column for any fact"):
        run_file({"": chengde.owner_deposit}, source, tmp_path / "out.csv")


def test_a_workbook_of_other_things_is_refused(tmp_path: Path) -> None:
    """Where no sheet holds what is asked, nothing is written, and the sheets are named."""
    openpyxl = pytest.importorskip("openpyxl")
    book, source = openpyxl.Workbook(), tmp_path / "other.xlsx"
    for sheet in (book.active, book.create_sheet("通讯录")):
        sheet.append(["姓名", "电话"])
        sheet.append(["甲", "1"])
    book.save(source)
    with pytest.raises(InputError, match="no sheet of") as refused:
        run_file({"": chengde.owner_deposit}, source, tmp_path / "out.csv")
    assert "通讯录" in str(refused.value)
    assert not (tmp_path / "out.csv").exists()
