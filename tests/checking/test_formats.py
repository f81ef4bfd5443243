"""Reports for machines and people: what each format holds, and that hostile input stays text."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from regkit.checking import Report, check, check_records
from regkit.checking.formats import sheet
from regkit.checking.formats.data import to_json
from regkit.checking.formats.html import to_html
from regkit.checking.formats.junit import to_junit
from regkit.checking.formats.sarif import to_sarif
from regkit.checking.formats.sheet import to_xlsx
from regkit.checking.formats.text import text
from regkit.checking.output import write_whole
from regkit.checking.reading.source import read_book
from regkit.chengde.deposits import RECIPROCITY
from regkit.chengde.facts import HOUSING_BUREAU
from regkit.language.findings import Finding, FindingStatus
from regkit.law import InputError, RegkitError

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2009, 5, 1)


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on the forty places."""
    return check(EXAMPLES / "datong_sites.csv", DAY)


def test_json_holds_every_finding_with_its_words(report: Report) -> None:
    """Case, status, exact amounts, provision and words of each finding can be read back."""
    (loaded,) = json.loads(to_json([report]))["reports"]
    assert len(loaded["findings"]) == len(report.findings)
    broken = next(one for one in loaded["findings"] if one["case"].startswith("DT-02"))
    assert broken["status"] == "breached"
    assert broken["amount"] == {"low": "5000", "high": "20000"}
    assert [quote["address"] for quote in broken["citations"]] == ["第七条", "第七条第(二)项", "第二十五条"]


def test_junit_has_a_case_for_each_duty_and_counts_what_failed(report: Report) -> None:
    """The counts of the suite are those of the findings."""
    suite = ET.fromstring(to_junit([report])).find("testsuite")  # noqa: S314  (our own text)
    assert suite is not None
    failed = sum(finding.status is FindingStatus.BREACHED for finding in report.findings)
    assert int(suite.get("tests", "0")) == len(report.findings) == len(suite.findall("testcase"))
    assert int(suite.get("failures", "0")) == failed == len(suite.findall(".//failure"))


def test_sarif_points_at_the_line_of_the_case(report: Report) -> None:
    """The second place stands on line 3 of the file, below the headings and the first."""
    log = json.loads(to_sarif([report]))
    assert log["version"] == "2.1.0"
    results = log["runs"][0]["results"]
    found = next(one for one in results if "DT-02" in one["message"]["text"])
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "datong_sites.csv"
    assert place["region"]["startLine"] == 3
    assert found["level"] == "error"


def test_a_report_exports_itself_in_every_format(report: Report) -> None:
    """By name; a name that is none is refused with those there are."""
    assert json.loads(report.export("json"))["reports"]
    assert str(report.export("html", "en")).startswith("<!doctype html>")
    calendar = report.filter(lambda one: one.case.startswith("DT-03")).export("ics")
    assert b"20080611" in calendar if isinstance(calendar, bytes) else False
    with pytest.raises(InputError, match="there is no format `pdf`"):
        report.export("pdf")


def test_a_deadline_tells_how_it_is_counted(report: Report) -> None:
    """Accepted on 10 April 2009: thirty days on is Sunday 10 May, so Monday 11 May."""
    (found,) = (one for one in report.findings if one.case.startswith("DT-16") and one.topic == "filing")
    assert found.deadline == date(2009, 5, 11)
    assert found.derivation_en == (
        "30 days from acceptance on 10 April 2009, that day not counted: 10 May 2009, a day of rest, so 11 May 2009"
    )


def hostile(said: str) -> Report:
    """Return a report in which every text is hostile."""
    finding = Finding(said, said, "topic", FindingStatus.BREACHED, said, said, next_zh=said, next_en=said)
    return Report(said, said, DAY, (finding,))


SCRIPT = "</td><script>alert(1)</script>"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_shows_a_script_and_does_not_run_it(lang: str) -> None:
    """What comes from a file is escaped wherever it stands."""
    page = to_html([hostile(SCRIPT)], lang)
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<script>") == 1


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_no_cell_of_a_workbook_is_a_formula(formula: str) -> None:
    """Text that looks like a formula is text."""
    book = load_workbook(io.BytesIO(to_xlsx([hostile(formula)])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert sum(cell.value == formula for cell in cells) >= 3
    assert "f" not in {cell.data_type for cell in cells}


@given(st.text(max_size=40))
def test_any_text_makes_well_formed_reports(anything: str) -> None:
    """Control, bidirectional and unpaired characters break no format."""
    clean = anything.encode("utf-8", "replace").decode("utf-8")
    reports = [hostile(clean)]
    ET.fromstring(to_junit(reports))  # noqa: S314  (our own text)
    assert json.loads(to_json(reports))["reports"][0]["findings"][0]["zh"] == clean
    told = text(reports[0])
    assert not {unicodedata.category(one) for one in told if one not in "\n\t"} & {"Cc", "Cs"}
    assert not {unicodedata.bidirectional(one) for one in told} & {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"}
    assert json.loads(to_sarif(reports))["runs"]
    assert to_html(reports).endswith("</html>\n")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder that is not there is told of, and nothing is left behind."""
    write_whole(tmp_path / "a.txt", "甲")
    assert (tmp_path / "a.txt").read_text("utf-8") == "甲"
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(tmp_path / "no" / "a.txt", "甲")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


# ── rulings ───────────────────────────────────────────────────────────────────────────────────────────────


def ruled(on: date) -> Report:
    """Return the report on a firm of Beijing, where the bureau has answered whether reciprocity is asked for."""
    ruling = RECIPROCITY.answered("required", by=HOUSING_BUREAU, document="承建函〔2013〕5号", on=date(2013, 5, 1))
    firm = {"origin": "北京", "on_pilot_list": True, "reciprocity_denied": True, "home_certificate": True}
    record = {"项目编号": "P1", "企业名称": "甲", "firm": firm, "contract": {"price": "100万元", "role": "施工总承包"}}
    return check_records([record], on, rulings=[ruling])


def shown_in(report: Report, name: str, lang: str) -> str:
    """Return a report in a format as the text that people read."""
    made = report.export(name, lang)
    if name == "xlsx":
        assert isinstance(made, bytes)
        book = load_workbook(io.BytesIO(made))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    text_ = str(made) if isinstance(made, str) else made.decode()
    if name == "gitlab":
        return "\n".join(one["description"] for one in json.loads(text_))
    return "".join(line.strip() if lang == "zh" else f"{line.strip()} " for line in unescape(text_).splitlines())


@pytest.mark.parametrize("name", ["text", "json", "junit", "sarif", "html", "xlsx", "github", "gitlab"])
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "zh",
            [
                "承德市住房和城乡建设局",
                "承建函〔2013〕5号",
                "2013年5月1日",
                "“对等原则”是否逐案适用",
                "逐案适用,按工程合同",
            ],
        ),
        (
            "en",
            [
                "the housing and construction bureau of Chengde",
                "承建函〔2013〕5号",
                "2013",
                "case by case",
                "it is: 2%",
            ],
        ),
    ],
)
def test_every_format_tells_who_ruled_what_when_and_where(name: str, lang: str, told: list[str]) -> None:
    """The body, its document, its day, the question and the answer."""
    shown = shown_in(ruled(date(2018, 1, 1)), name, lang)
    if name == "json":
        told = [
            one.replace("2013年5月1日", "2013-05-01").replace("the housing and construction bureau of", "")
            for one in told
        ]
        told = [one for one in told if one.strip() != "Chengde"]
    if name == "xlsx":
        told = [one.replace("2013年5月1日", "2013-05-01") for one in told]
    assert [one for one in told if one not in shown] == []


def test_a_machine_reads_which_findings_follow_a_ruling() -> None:
    """By the question, the body, the document and the day; what is not yet made is followed by none."""
    after, before = (json.loads(str(ruled(on).export("json")))["reports"][0] for on in (date(2018, 1, 1), DAY))
    (ruling,), (early,) = after["rulings"], before["rulings"]
    following = [one["topic"] for one in after["findings"] if one["rulings"]]
    assert following == ["deposit", "permit"]
    assert (ruling["about"], ruling["from"], ruling["followed"]) == ("chengde.10.reciprocity", "2013-05-01", 2)
    assert early["followed"] == 0
    assert not any(one["rulings"] for one in before["findings"])


@pytest.mark.parametrize(("lang", "said"), [("zh", "核查日尚未作出"), ("en", "not yet made on the day asked about")])
@pytest.mark.parametrize("name", ["text", "junit", "sarif", "html", "xlsx"])
def test_a_ruling_that_came_later_is_told_as_such(name: str, lang: str, said: str) -> None:
    """It is never shown as followed."""
    report = ruled(date(2013, 4, 30))
    shown = shown_in(report, name, lang)
    assert said in shown
    assert ("依据答复：" if lang == "zh" else "ruling followed: ") not in shown
    assert not any(finding.rulings for finding in report.findings)


# ── the same cases in every kind of file ──────────────────────────────────────────────────────────────────

SITE = {"场所编号": "S1", "场所类别": "旅馆", "大型或具备相应规模": True, "已建成系统": False}


def written(tmp_path: Path, kind: str) -> Path:
    """Write the same site as a file of a kind."""
    path = tmp_path / f"sites.{kind}"
    cells = {key: "是" if value is True else "否" if value is False else value for key, value in SITE.items()}
    if kind == "csv":
        path.write_text(",".join(cells) + "\n" + ",".join(map(str, cells.values())) + "\n", encoding="utf-8")
    elif kind == "json":
        path.write_text(json.dumps([SITE], ensure_ascii=False), encoding="utf-8")
    elif kind == "yaml":
        path.write_text(
            "- " + "\n  ".join(f"{key}: {json.dumps(value)}" for key, value in SITE.items()), encoding="utf-8"
        )
    else:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(list(cells))
        sheet.append(list(cells.values()))
        book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "json", "yaml", "xlsx"])
def test_every_kind_of_file_says_the_same(tmp_path: Path, kind: str) -> None:
    """A large hotel without a system is in breach, whatever the file."""
    found = check(written(tmp_path, kind), DAY)
    assert [(one.topic, one.status) for one in found.findings] == [("install", FindingStatus.BREACHED)]
    assert not found.problems


def test_nested_records_are_facts_by_subject(tmp_path: Path) -> None:
    """`site: {...}` is the same as `site.place_type`; a list is a row for each of its items."""
    path = tmp_path / "sites.json"
    nested = {"场所编号": "S1", "site": {"place_type": "museum", "has_system": False}}
    path.write_text(json.dumps([nested]), encoding="utf-8")
    assert [one.status for one in check(path, DAY).findings] == [FindingStatus.BREACHED]


def test_null_is_unknown_and_a_key_left_out_says_nothing(tmp_path: Path) -> None:
    """A presumption applies to what is left out and not to what is said to be unknown."""
    path = tmp_path / "sites.json"
    records = [
        {"场所编号": "S1", "场所类别": "超市", "大型或具备相应规模": False, "已建成系统": False},
        {
            "场所编号": "S2",
            "场所类别": "超市",
            "大型或具备相应规模": False,
            "已建成系统": False,
            "县级以上人民政府确定": None,
        },
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    first, second = check(path, DAY).findings
    assert first.status is FindingStatus.NOT_APPLICABLE
    assert second.status is FindingStatus.UNDETERMINED


BOMB = "a: &a [1, 2]\nb: *a\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.yaml", BOMB, "has an alias"),
        ("a.yaml", "!!python/object/apply:os.system ['true']", "line 1"),
        ("a.yaml", "a: [", "line"),
        ("a.json", "{", "line 1"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", "[1]", "is no record"),
        ("a.json", '{"a":' * 12 + "{}" + "}" * 12, "nested too deeply"),
        ("a.csv", "\x00", "is not a text file"),
        ("a.csv", "", "is empty"),
        ("a.xlsx", "no workbook", "is not a workbook"),
    ],
)
def test_hostile_files_meet_a_clear_error(tmp_path: Path, name: str, content: str, message: str) -> None:
    """Limits and formats are checked before anything is done with a file."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_book(path)


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [("a.csv", "", "首行应为栏目名"), ("a.json", "[]", "应为记录的列表"), ("a.yaml", "[]", "应为记录的列表")],
)
def test_an_empty_file_is_told_what_it_should_hold(tmp_path: Path, name: str, content: str, hint: str) -> None:
    """A table begins with headings; JSON and YAML have none, but records."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is empty") as caught:
        read_book(path)
    assert hint in (caught.value.hint_zh or "")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is known from the archive's index before anything is unpacked."""
    monkeypatch.setattr("regkit.checking.reading.workbook.UNPACKED", 1000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "0" * 5000)
    with pytest.raises(InputError, match="unpacks to more"):
        read_book(path)


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """The size is looked at first."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(InputError, match="larger than 64 MiB"):
        read_book(path)


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("保存日数", "9" * 5000),
        ("保存日数", "1e999"),
        ("保存日数", "-1"),
        ("竣工验收合格之日", "9999-99-99"),
        ("竣工验收合格之日", "0001-01-01"),
        ("场所类别", "旅馆\u202e"),
        ("大型或具备相应规模", "\x1b[31m是"),
    ],
)
def test_absurd_cells_are_problems_and_stop_nothing(tmp_path: Path, heading: str, value: str) -> None:
    """The fact is unknown and its place named; everything else is answered; nothing unseen is printed."""
    path = tmp_path / "sites.csv"
    columns = list(dict.fromkeys(["场所编号", "场所类别", "已建成系统", heading]))
    good = {"场所编号": "S1", "场所类别": "博物馆", "已建成系统": "否"}
    bad = good | {"场所编号": "S2", heading: value}
    rows = [",".join(row.get(column, "") for column in columns) for row in (good, bad)]
    path.write_text("\n".join([",".join(columns), *rows]), encoding="utf-8")
    report = check(path, DAY)
    assert {finding.case for finding in report.findings} == {"S1", "S2"}
    assert [(problem.row, problem.column) for problem in report.problems] == [(3, heading)]
    printed = text(report)
    assert "\u202e" not in printed
    assert "\x1b" not in printed


@given(st.binary(max_size=300), st.sampled_from([".csv", ".json", ".yaml", ".xlsx"]))
def test_any_bytes_are_cells_or_a_clear_error(data: bytes, suffix: str) -> None:
    """Nothing but rows or an error of ours comes of a file, whatever is in it."""
    import tempfile  # noqa: PLC0415  (a folder for each example)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        try:
            book = read_book(path)
        except InputError:
            return
        assert all(len(sheet.rows) == len(sheet.lines) for sheet in book.sheets)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    )
)
def test_any_json_is_a_report_or_a_clear_error(data: object) -> None:
    """Records of any shape are answered, put aside with a reason, or refused."""
    import tempfile  # noqa: PLC0415  (a folder for each example)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        try:
            report = check(path, DAY)
        except InputError:
            return
        assert report.exit_status in {0, 1, 2, 3}


@pytest.mark.parametrize("name", ["report-2", "baseline-1"])
def test_a_published_form_names_every_status_that_a_finding_may_have(name: str) -> None:
    """A finding's status is always among those of the published schema, and no other is promised."""
    schema = json.loads(files("regkit").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    codes = {status.code for status in FindingStatus}
    found = [one for one in _enums(schema) if "undetermined" in one and "breached" in one]
    assert found
    assert all(set(one) == codes for one in found)


def _enums(schema: Any) -> Iterator[list[str]]:
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and isinstance(schema.get("enum"), list):
        yield schema["enum"]
    for one in inner:
        yield from _enums(one)


def test_a_workbook_without_room_is_refused_before_it_is_written(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More findings than a sheet has rows are told at once, with the format that holds them."""
    monkeypatch.setattr(sheet, "MOST_ROWS", len(report.findings))
    with pytest.raises(RegkitError, match="no room") as told:
        sheet.book(tmp_path / "report.xlsx", [report])
    assert told.value.hint == "write `json` instead"
    assert not list(tmp_path.iterdir())
