"""The empty table: filled in with its own example it is read without a problem, in every regulation."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest
from openpyxl import load_workbook

from regkit.checking import check
from regkit.checking.files import read
from regkit.checking.template import columns, example, template
from regkit.language.catalog import layouts
from regkit.language.layout import Layout
from regkit.law import Label

BY_NAME = {layout.name: layout for layout in layouts()}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layout", BY_NAME.values(), ids=BY_NAME)
def test_the_template_filled_in_is_read_without_a_problem(tmp_path: Path, layout: Layout, lang: str) -> None:
    """Every column is understood, every drop-down offers words that are accepted, and the case is answered."""
    path = tmp_path / "表.xlsx"
    template(path, layout, lang)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings == [column.heading for column in columns(layout)]
    assert all(cell.comment for cell in sheet[1])
    offered = {str(one.sqref).split(":")[0] for one in sheet.data_validations.dataValidation}
    assert len(offered) == sum(bool(column.choices) for column in columns(layout))
    row = example(layout)
    for place, heading in enumerate(headings, start=1):
        sheet.cell(2, place).value = row.get(str(heading))
    book.save(path)
    report = check(path, date(2013, 1, 1))
    assert not report.problems
    assert report.findings
    assert set(report.lines) == {"1"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("layout", BY_NAME.values(), ids=BY_NAME)
def test_the_notes_say_what_each_fact_means(tmp_path: Path, layout: Layout, lang: str) -> None:
    """In the language of the table: beside each heading that stands for a fact, the fact's own sentence."""
    path = tmp_path / "表.xlsx"
    template(path, layout, lang)
    noted = {
        str(row[0]).strip("“”"): str(row[1]) for row in load_workbook(path).worksheets[1].iter_rows(values_only=True)
    }
    for column in columns(layout):
        if column.spec is not None:
            about = column.spec.about
            assert isinstance(about, Label)
            said = about.zh.rstrip("。") if lang == "zh" else about.en.rstrip(".")
            assert said in noted[column.heading], column.heading


@pytest.mark.parametrize("layout", BY_NAME.values(), ids=BY_NAME)
def test_every_word_that_is_offered_is_accepted(tmp_path: Path, layout: Layout) -> None:
    """The words of every drop-down, side by side in as few rows as there are: no word is one that is not known."""
    offered = {column.heading: column.choices for column in columns(layout) if column.choices}
    rows = []
    for number, words in enumerate(zip_longest(*offered.values(), fillvalue=""), start=1):
        rows.append(",".join([f"C{number}", *words]))
    path = tmp_path / "t.csv"
    path.write_text("\n".join([",".join([layout.identity, *offered]), *rows]), encoding="utf-8")
    told = [problem.text("zh") for problem in read(path).problems]
    assert not [one for one in told if "不在可接受的范围内" in one or "` 不是" in one]
