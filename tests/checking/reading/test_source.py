"""Files of every kind become cells as they stand, within limits, or are refused with what to do."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from regkit.checking.reading.book import Unread
from regkit.checking.reading.source import book_of, read_book
from regkit.language.vocabulary import Number
from regkit.law import InputError
from tests.checking.reading.drawing import GOOD, checked, csv_of, status

TEXT = csv_of({})


@pytest.mark.parametrize(
    ("codec", "mark", "kind"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8-sig", b"", "UTF-8"),
        ("gb18030", b"", "GB18030"),
        ("gb18030", b"\x84\x31\x95\x33", "GB18030"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
    ],
)
def test_encodings_of_offices(tmp_path: Path, codec: str, mark: bytes, kind: str) -> None:
    """With a byte order mark and without."""
    report = checked(tmp_path, mark + TEXT.encode(codec))
    assert (report.encoding, report.exit_status) == (kind, 0)


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_what_parts_the_cells_is_seen(tmp_path: Path, mark: str) -> None:
    """Tabs, semicolons and bars, whatever the file is called."""
    assert checked(tmp_path, TEXT.replace(",", mark)).exit_status == 0


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads what stands there, a workbook or a text."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode("utf-16"))))
    assert read_book(Path("-")).sheets[0].rows[0][0] == "项目编号"


def test_json_lines(tmp_path: Path) -> None:
    """A record on each line."""
    lines = "\n".join(json.dumps({**GOOD, "项目编号": f"P-{i}"}, ensure_ascii=False) for i in range(3))
    assert len(checked(tmp_path, lines, "t.jsonl").by_case) == 3


def test_numbers_keep_their_own_characters() -> None:
    """010 is no 8, a long number no rounded one, 1.50 has its nought, and a date is no day of the library's making."""
    (sheet,) = book_of(
        "t.yaml", b"- {a: 010, b: 12345678901234567890, c: 1.50, d: 2012-02-30, e: no, f: '8', g: null}"
    ).sheets
    assert sheet.rows[1] == ["010", "12345678901234567890", "1.50", "2012-02-30", "no", "8", None]
    assert [isinstance(cell, Number) for cell in sheet.rows[1]] == [True, True, True, False, False, False, False]
    (sheet,) = book_of("t.json", b'[{"a": 32000000.0, "b": 0.1, "c": 1e2}]').sheets
    assert sheet.rows[1] == ["32000000.0", "0.1", "100"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.yaml", "a: &x 1", "has an alias"),
        ("t.yaml", "a: !!binary aGk=", "a tag"),
        ("t.yaml", "a: 1\n---\nb: 2\n", "line"),
        ("t.yaml", "? [a]\n: 1", "a key is a word"),
        ("t.json", '{"a": [1, {"b": 2}]}', "records and other things"),
        ("t.jsonl", '{"a": 1}\n{', "line 2"),
        ("t.json", "{a: 1}", "line 1: expecting property name"),
        ("t.csv", "," * 20_000, "more than"),
        ("t.xls", "no workbook", "is not a workbook"),
    ],
)
def test_what_is_not_read_is_refused_with_its_place(name: str, content: str, message: str) -> None:
    """An alias, a tag, a second document, a record among words, too many columns."""
    with pytest.raises(InputError, match=message) as caught:
        book_of(name, content.encode())
    assert caught.value.hint or "line" in str(caught.value)


def test_another_encoding_is_named() -> None:
    """Big5 is not read as GB18030 by force."""
    with pytest.raises(InputError, match=r"neither in UTF-8 nor in GB18030|BIG5") as caught:
        book_of("t.csv", "項目編號,專業承包,臺灣\n".encode("big5") * 40 + b"\xff")
    assert "UTF-8" in str(caught.value)


# ── quotation marks ──────────────────────────────────────────────────────────────────────────────────────────


def three(*names: str) -> str:
    """Return three projects by name, without quotation marks of the writer's."""
    return "项目编号,项目名称,项目所在地\n" + "".join(f"P-{i},{name},双桥区\n" for i, name in enumerate(names, start=1))


@pytest.mark.parametrize(
    "names",
    [
        ('"甲', "乙", "丙"),
        ('"甲', '"乙', "丙"),
        ('"甲', '乙"', "丙"),
        ("甲", '乙"二"', "丙"),
        ("甲", "乙", '"丙'),
        ('"甲""', "乙", "丙"),
    ],
)
def test_a_stray_mark_swallows_no_row(names: tuple[str, ...]) -> None:
    """Unclosed, closed rows later, closed in the place below: each row is there, an opened cell is unread."""
    (sheet,) = book_of("t.csv", three(*names).encode()).sheets
    assert [row[0] for row in sheet.rows[1:]] == ["P-1", "P-2", "P-3"]
    assert sheet.lines == [1, 2, 3, 4]
    for name, row in zip(names, sheet.rows[1:], strict=True):
        assert isinstance(row[1], Unread) == name.startswith('"')


def test_a_cell_in_marks_may_hold_separators_marks_and_lines() -> None:
    """What is quoted as it should be is one cell."""
    (sheet,) = book_of("t.csv", three('"甲,一""号""\n二号"', "乙", "丙").encode()).sheets
    assert sheet.rows[1][1] == '甲,一"号"\n二号'
    assert sheet.lines == [1, 2, 4, 5]


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def raw_workbook(rows: str, strings: str = "", workbook: str = "") -> bytes:
    """Return a workbook with some XML in its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
                         f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')  # fmt: skip
        sheet = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}{sheet}</workbook>'
        )
        kinds = (("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"))
        links = "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for i, kind, to in kinds)
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>')
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return out.getvalue()


def text_cell(place: str, text: str) -> str:
    """Return a cell of a sheet."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_cell_far_away_is_refused_before_the_sheet_is_built() -> None:
    """A file of a kilobyte whose last row is the last there is."""
    far = f'<row r="1">{text_cell("A1", "项目编号")}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(InputError, match="reach to row 1048576, column 16384"):
        book_of("t.xlsx", raw_workbook(far))


def test_one_long_text_in_many_cells_is_refused() -> None:
    """A shared text of 400,000 signs in ten thousand cells is four gigabytes."""
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 10_001))
    with pytest.raises(InputError, match="more text than can be read"):
        book_of("t.xlsx", raw_workbook(rows, f"<si><t>{'x' * 400_000}</t></si>"))


def test_a_formula_without_an_address_is_not_taken_for_nothing() -> None:
    """What cannot be placed is refused."""
    rows = f'<row r="1">{text_cell("A1", "项目编号")}</row><row><c><f>1+1</f></c></row>'
    with pytest.raises(InputError, match="no addresses"):
        book_of("t.xlsx", raw_workbook(rows))


@pytest.mark.parametrize(
    ("cell", "stands"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A1" t="str"><f>IF(1,"","x")</f><v></v></c>', ""),
        ('<c r="A1"><f>1+1</f></c>', "=1+1"),
        ('<c r="A1"><f t="shared" si="0"/></c>', "="),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="b"><v>1</v></c>', "True"),
        ('<c r="A1"><v>0.1</v></c>', "0.1"),
        ('<c r="A1"><v>64.01</v></c>', "64.01"),
        ('<c r="A1"><v>1E+21</v></c>', "1000000000000000000000"),
    ],
)
def test_what_stands_in_a_cell_of_a_sheet(cell: str, stands: str) -> None:
    """Saved values are read; a formula without one, and an error, are unread and never empty."""
    (sheet,) = book_of("t.xlsx", raw_workbook(f'<row r="1">{cell}{text_cell("B1", "b")}</row>')).sheets
    assert str(sheet.rows[0][0]) == stands
    assert isinstance(sheet.rows[0][0], Unread) == (stands[:1] in "=#" and stands != "")


def test_numbers_of_days_from_1904_are_not_days_from_1900(tmp_path: Path) -> None:
    """A workbook that counts days from 1904 has its bare numbers refused, not read four years off."""
    head = "".join(text_cell(f"{chr(65 + i)}1", one) for i, one in enumerate(("项目编号", "建设单位缴款日期")))
    rows = f'<row r="1">{head}</row><row r="2">{text_cell("A2", "P-1")}<c r="B2"><v>39854</v></c></row>'
    assert not checked(tmp_path, raw_workbook(rows), "a.xlsx").problems
    (problem,) = checked(tmp_path, raw_workbook(rows, workbook='<workbookPr date1904="1"/>'), "b.xlsx").problems
    assert (problem.row, problem.value) == (2, "39854")
    assert "2009-02-10" in problem.text("zh")


def test_a_device_without_an_end_is_refused() -> None:
    """No more is read than a file may hold."""
    with pytest.raises(InputError, match="larger than 64 MiB"):
        read_book(Path(os.devnull).with_name("zero"))


def test_a_cell_of_a_million_signs_is_unread(tmp_path: Path) -> None:
    """It stops nothing but its own fact."""
    report = checked(tmp_path, csv_of({"建设单位已交保证金(万元)": "1" * 100_000}))
    assert [one.row for one in report.problems] == [2]
    assert status(report, "P-1", "示例公司") == "met"
