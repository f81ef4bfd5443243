"""A file of cases of a city on a day on which a national regulation is in force: whose law each finding is."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from typer.testing import CliRunner

from regkit import datong
from regkit.checking import Report, check, check_records
from regkit.checking.formats.html import to_html
from regkit.checking.formats.layered import beside_lines
from regkit.cli.commands import app
from regkit.datong.facts import PlaceType, Site
from regkit.datong.retention import Recording, SourceRank
from regkit.language import Status
from regkit.language.catalog import LAYERS, SHIPPED_LAYERS, companions, layouts
from regkit.language.findings import FindingStatus
from regkit.national import video
from regkit.national.layers import retention_in_force
from regkit.national.layers_chengde import CHENGDE_AND_WAGES
from regkit.national.layers_datong import DATONG_AND_VIDEO
from regkit.national.layers_places import PLACES, follow_retention, place_of
from tests.test_architecture import ROOT

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE, SINCE, ON = date(2025, 3, 31), date(2025, 4, 1), date(2026, 6, 1)
SITE = {"场所编号": "D-1", "已建成系统": "是", "大型或具备相应规模": "是"}
LAW_799, LAW_724 = "公共安全视频图像信息系统管理条例", "保障农民工工资支付条例"


def sites(on: date, **facts: str) -> Report:
    """Return the report on one site."""
    return check_records([{**SITE, **facts}], on)


def found(report: Report, topic: str) -> Any:
    """Return the finding on a topic."""
    [one] = [one for one in report.findings if one.topic == topic]
    return one


def test_layers_are_registered_as_any_package_registers_them() -> None:
    """What a source tree falls back on is what the wheel's metadata says."""
    told = (ROOT.parents[1] / "pyproject.toml").read_text("utf-8").split(f'[project.entry-points."{LAYERS}"]')[1]
    lines = told.split("\n\n")[0].strip().splitlines()
    assert dict(line.replace('"', "").split(" = ") for line in lines) == SHIPPED_LAYERS


@pytest.mark.parametrize(("on", "status"), [(BEFORE, FindingStatus.MET), (SINCE, FindingStatus.BREACHED)])
def test_a_mall_keeps_footage_as_the_city_says_until_its_words_give_way(on: date, status: FindingStatus) -> None:
    """Twenty days are enough until 2025-03-31 and too short from 2025-04-01, when 从其规定 leads to 30."""
    finding = found(sites(on, 场所类别="商场", 保存日数="20"), "retention")
    assert finding.status is status
    assert finding.law.short == "datong"
    points = {one.point: one for one in finding.beside}
    assert ("datong.17.retention" in points) is (on >= SINCE)
    if on >= SINCE:
        told = points["datong.17.retention"]
        assert (told.law.short, told.since, told.governs.en) == ("video", SINCE, "the national text")
        assert "30日" in str(told.says)
        assert "30 days" in told.says.en


@pytest.mark.parametrize(
    ("kind", "kept", "status", "governs"),
    [
        ("旅馆", "20", FindingStatus.UNDETERMINED, "open"),
        ("旅馆", "30", FindingStatus.MET, "open"),
        ("城市电力设施", "20", FindingStatus.MET, "the city's text"),
    ],
)
def test_elsewhere_the_citys_days_stay_or_it_is_open(kind: str, kept: str, status: FindingStatus, governs: str) -> None:
    """A hotel is named by no item: 15 or 30, as the police find; a power station is not public: the 15 days."""
    finding = found(sites(ON, 场所类别=kind, 保存日数=kept), "retention")
    assert finding.status is status
    assert next(one for one in finding.beside if one.point == "datong.17.retention").governs.en == governs


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("on", [BEFORE, SINCE, ON])
def test_the_city_and_the_layer_say_the_same_of_every_place(kind: PlaceType, on: date) -> None:
    """What follows for the city's rule and the layer's own rule have the same days, or the same are possible."""
    place, _ = place_of(Site(place_type=kind))
    one = datong.required_retention(follow_retention(Recording(), place), on=on)
    other = retention_in_force(video.Footage(), place, on=on)
    assert (one.status, one.value) == (other.status, other.value)
    assert {*one.possible} == {*other.possible}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"other_days": 90, "other_rank": SourceRank.LAW}, 90),
        ({"other_days": 90, "other_rank": SourceRank.CONTRACT}, 30),
        ({"other_law": False}, 30),
        ({"deleted_on": date(2010, 6, 1)}, 15),
    ],
)
def test_another_law_goes_before_and_a_contract_does_not(said: dict[str, Any], days: int) -> None:
    """Of a mall: a law's ninety days, not a contract's; what was deleted before is not reached."""
    recording = follow_retention(Recording.model_validate(said), video.Place(kind=video.PlaceKind.TRADE_CENTRE))
    assert datong.required_retention(recording, on=ON).value == days


def test_an_unknown_other_law_stays_unknown() -> None:
    """Where it is said that nobody knows whether a law asks for more, the layer decides nothing."""
    recording = follow_retention(Recording(other_law=None), video.Place(kind=video.PlaceKind.TRADE_CENTRE))
    assert datong.required_retention(recording, on=ON).status is Status.UNDETERMINED


DEPOSITS = check(EXAMPLES / "chengde_projects.csv", ON)


def deposits(role: str) -> Iterator[Any]:
    """Yield the findings on deposits of a role."""
    return (one for one in DEPOSITS.findings if one.topic == "deposit" and one.en.startswith(role))


@pytest.mark.parametrize(
    ("role", "point", "governs", "says"),
    [
        ("project owner", "chengde.8.owner_deposit", "the national text", "whether it must store a wage deposit: no"),
        ("labour", "chengde.9.other_depositors", "the national text", "whether it must store a wage deposit: no"),
        ("general contractor", "chengde.9.amount", "open", "whether it must store a wage deposit: yes"),
    ],
)
def test_whom_order_724_asks_is_told_beside_each_deposit(role: str, point: str, governs: str, says: str) -> None:
    """The owner and labour firms store nothing, as read; the general contractor stores, and how much is open."""
    findings = list(deposits(role))
    assert findings
    for finding in findings:
        [told] = [one for one in finding.beside if one.point == point]
        assert (told.governs.en, told.says.en, told.law.short) == (governs, says, "wages")
        assert told.rests_on
        assert finding.law.short == "chengde"


def test_no_number_is_given_for_days_of_the_national_measure() -> None:
    """From 2021-11-01 each deposit says that the city's figures are no longer the answer; before it does not."""
    earlier = check(EXAMPLES / "chengde_projects.csv", date(2020, 6, 1))
    for report, there in ((DEPOSITS, True), (earlier, False)):
        for one in report.findings:
            if one.topic == "deposit" and one.beside:
                assert ("chengde.9.national_figures" in {told.point for told in one.beside}) is there


@pytest.mark.parametrize(("name", "on"), [("datong_sites.csv", BEFORE), ("chengde_projects.csv", date(2020, 4, 30))])
def test_before_the_national_text_nothing_is_said_of_it(name: str, on: date) -> None:
    """The day before, the report is the city's alone; so it is on any day without layers."""
    alone = check(EXAMPLES / name, ON, layers=False)
    for report in (check(EXAMPLES / name, on), alone):
        assert not report.others
        assert not report.laws_beside
        text = str(report.export("text"))
        assert "上位法" not in text


@pytest.mark.parametrize("name", ["datong_sites.csv", "chengde_projects.csv"])
def test_every_finding_of_a_table_says_whose_law_it_is_and_what_stands_beside(name: str) -> None:
    """No topic of the tables is left without a word of the layer, but what is of no party's duty there."""
    report = check(EXAMPLES / name, ON)
    assert all(one.law is not None for one in report.findings if one.topic != "plausibility")
    told = [one for one in report.findings if one.status is not FindingStatus.NOT_APPLICABLE and one.topic != "install"]
    assert not [one.topic for one in told if not one.beside and one.topic != "plausibility"]


def test_every_point_is_told_beside_a_finding_or_once_for_all() -> None:
    """A point that is asked by a topic stands beside findings of the examples, the rest are listed."""
    for name, points in (("datong_sites.csv", DATONG_AND_VIDEO), ("chengde_projects.csv", CHENGDE_AND_WAGES)):
        report = check(EXAMPLES / name, ON)
        beside = {one.point for finding in report.findings for one in finding.beside}
        others = {one.point for one in report.others}
        assert not beside & others
        assert {one.id for one in points if not one.asked} == others
        assert beside <= {one.id for one in points if one.asked}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "title"), [("datong_sites.csv", LAW_799), ("chengde_projects.csv", LAW_724)])
def test_each_format_tells_both_laws(name: str, title: str, lang: str) -> None:
    """Text, page, workbook, what CI systems read: findings are told with the city's regulation and the national one."""
    report = check(EXAMPLES / name, ON)
    own = report.findings[0].law
    assert own is not None
    book = openpyxl.load_workbook(io.BytesIO(bytes(report.export("xlsx", lang))))  # type: ignore[arg-type]
    cells = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    machines = (str(report.export(name, lang)) for name in ("sarif", "junit", "github", "gitlab"))
    for told in (str(report.export("text", lang)), str(report.export("html", lang)), cells, *machines):
        flat = "".join(told.split())
        assert f"《{title}》" in flat
        assert f"《{own.title}》" in flat
        assert {"zh": "自2025年4月1日起", "en": "governingfrom1April2025"}[lang] in flat or title == LAW_724


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_tells_each_point_once_and_each_finding_where(lang: str) -> None:
    """Below the findings stands what the other law says; beside a finding its topic, what governs, and the number."""
    report = check(EXAMPLES / "datong_sites.csv", ON)
    page = str(to_html([report, report], lang))
    for place in (1, 2):
        targets = re.findall(rf"<li id='(law-{place}-\d+)'>", page)
        links = re.findall(rf"<a href='#(law-{place}-\d+)'>", page)
        assert len(targets) == len({*targets})
        assert {*links} == {*targets}
        assert len(links) == sum(len(one.beside) for one in report.findings)
    finding = next(one for one in report.findings if one.topic == "retention")
    row = next(
        row for row in page.split("<tr ") if finding.case in row and f"data-topic='{finding.demand(lang)}'" in row
    )
    for line in beside_lines(finding, lang):
        assert escape(line) not in row
        assert page.count(f"{escape(line)}</li>") == 2


def test_the_json_is_as_published_and_says_whose_law_each_finding_is() -> None:
    """Each finding has `law` and `beside`; the report has the other points; the schema knows them."""
    schema = json.loads(files("regkit").joinpath("schemas", "report-2.json").read_text("utf-8"))
    told = json.loads(str(check(EXAMPLES / "datong_sites.csv", ON).export("json")))
    jsonschema.validate(told, schema)
    [report] = told["reports"]
    retention = [one for one in report["findings"] if one["topic"] == "retention"]
    assert retention
    for one in retention:
        assert one["law"]["title"].startswith("大同市")
        assert "datong.17.retention" in {point["point"] for point in one["beside"]}
    assert {one["regulation"] for one in report["others"]} == {"cn/2025/799"}


def test_the_command_tells_both_layers_unless_it_is_asked_not_to() -> None:
    """`regkit check --on 2026-06-01` shows both; `--no-layers` the city's text alone."""
    run = CliRunner().invoke
    line = ["check", str(EXAMPLES / "datong_sites.csv"), "--on", "2026-06-01", "--lang", "zh"]
    shown = "".join(run(app, line).stdout.split())
    assert f"《{LAW_799}》" in shown
    assert "datong.25.still_fined（倾向意见：不再罚款，仍可责令改正）" in shown
    assert "上位法" not in run(app, [*line, "--no-layers"]).stdout


def test_only_tables_of_cities_have_something_beside_them() -> None:
    """What is registered is found for the layouts of its regulation, from its day on."""
    beside = {layout.name for layout in layouts() if companions(layout.name, ON)}
    assert beside == {"datong.sites", "chengde.projects"}
    assert not companions("datong.sites", BEFORE)
