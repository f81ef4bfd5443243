"""The service and the batch job of the examples, as their callers meet them."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from regkit.engine.data import schema
from regkit.engine.record import Verdict, replay

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2012-09-01"


def loaded(name: str) -> ModuleType:
    """Return an example as a module."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / "integration" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked(method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Ask the service and return the status and what it says."""
    httpx = pytest.importorskip("httpx")
    pytest.importorskip("fastapi")
    app = loaded("service").app

    async def ask() -> tuple[int, Any]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://service") as client:
            told = await client.request(method, path, json=body)
            return told.status_code, told.json()

    return asyncio.run(ask())


def test_the_service_answers_with_the_words_in_the_published_form() -> None:
    """Article 9: general contracting of grade two deposits 300,000 yuan; the answer has the published schema."""
    firm = {"注册地": "本市", "主项资质": "施工总承包", "资质等级": "二级"}
    status, answer = asked("POST", "/deposit", {"firm": firm, "contract": {}, "on": DAY})
    assert status == 200
    assert (answer["status"], answer["value"], answer["words"]["zh"]) == ("decided", "300000", "30万元")
    assert any("交纳30万元" in quote["words"] for quote in answer["citations"])
    jsonschema.validate(answer, schema("determination"))


def test_the_service_says_what_is_missing_and_still_possible() -> None:
    """Without the grade the answer is open, and says so."""
    firm = {"注册地": "本市", "主项资质": "施工总承包"}
    _, answer = asked("POST", "/deposit", {"firm": firm, "contract": {}, "on": DAY})
    assert (answer["status"], answer["value"]) == ("undetermined", None)
    assert "firm.grade" in {item["name"] for item in answer["missing"]}
    jsonschema.validate(answer, schema("determination"))


def test_the_service_refuses_what_it_cannot_read() -> None:
    """A wrong word and records of no layout: 422, and the reason; never an answer."""
    status, told = asked("POST", "/deposit", {"firm": {"注册地": "火星"}, "contract": {}, "on": DAY})
    assert status == 422
    assert "unknown value `火星`" in json.dumps(told, ensure_ascii=False)
    status, told = asked("POST", "/check", {"records": [{"a": 1}], "on": DAY})
    assert status == 422
    assert "columns that tell cases apart" in told["message"]


def test_the_service_checks_records_in_the_published_form() -> None:
    """A museum without a system is in breach."""
    record = {"场所编号": "S1", "场所类别": "博物馆", "已建成系统": False}
    status, report = asked("POST", "/check", {"records": [record], "on": "2009-05-01"})
    assert status == 200
    assert [one["status"] for one in report["reports"][0]["findings"]] == ["breached"]
    jsonschema.validate(report, schema("report"))


def test_the_documentation_of_the_service_describes_an_answer() -> None:
    """The schema of an answer stands in the description of the service."""
    status, described = asked("GET", "/openapi.json")
    assert status == 200
    answer = described["paths"]["/deposit"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    told = json.dumps([answer, described["components"]], ensure_ascii=False)
    assert "regkit.determination/1" in told


def test_the_batch_job_writes_reports_and_records(tmp_path: Path) -> None:
    """The gravest status of all; a report for each; every record can be asked again; a bad table stops nothing."""
    tables, reports = tmp_path / "tables", tmp_path / "reports"
    tables.mkdir()
    (tables / "a.csv").write_text("场所编号,场所类别,已建成系统\nS1,博物馆,否\n", encoding="utf-8")
    (tables / "b.csv").write_text("场所编号,场所类别,已建成系统\nS2,博物馆,是\n", encoding="utf-8")
    run = loaded("batch").run
    assert run(tables, reports, date(2009, 5, 1)) == 1
    found = list(replay(reports / "records.jsonl"))
    assert found
    assert {one.verdict for one in found} == {Verdict.SAME}
    assert json.loads((reports / "b.json").read_text("utf-8"))["reports"][0]["source"] == "b.csv"
    (tables / "c.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert run(tables, reports, date(2009, 5, 1)) == 2
    assert not (reports / "c.json").exists()
