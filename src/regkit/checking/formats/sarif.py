"""Reports as SARIF 2.1.0, as GitHub's code scanning takes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from regkit.checking.formats.layered import layer_lines
from regkit.checking.formats.ruled import ruling_lines
from regkit.checking.formats.shown import INPUT, Shown, gravest, shown
from regkit.checking.phrases import COLON, WORDS, day, visible
from regkit.checking.report import Report
from regkit.engine.record import library_version

__all__ = ["to_sarif"]

MOST = 5_000
"""How many results GitHub shows of one run; of more, the gravest are kept and the rest are counted."""
HOME = "https://pypi.org/project/regkit/"


def to_sarif(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as SARIF: what fails, is open or could not be read, at the line where its case begins."""
    listed = list(reports)
    found, left_out = gravest(shown(listed, lang), MOST)
    rules = {one.rule: number for number, one in enumerate({one.rule: one for one in found}.values())}
    names = {one.topic: (one.demand("zh"), one.demand("en")) for report in listed for one in report.findings}
    driver = {
        "name": "regkit",
        "version": library_version(),
        "informationUri": HOME,
        "rules": [_rule(rule, names.get(rule), lang) for rule in rules],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [_invocation(listed, left_out, lang)],
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, rules[one.rule]) for one in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str, names: tuple[str, str] | None, lang: str) -> dict[str, Any]:
    zh, en = names or (WORDS["zh"]["problems"], WORDS["en"]["problems"])
    said = zh if lang == "zh" else en
    return {
        "id": rule,
        "name": "".join(part.capitalize() for part in rule.replace("-", "_").split("_")) + "Demand",
        "shortDescription": {"text": said},
        "fullDescription": {"text": f"{zh} / {en}"},
        "help": {"text": f"{said}: {HOME}", "markdown": f"{said}: [regkit]({HOME})"},
        "helpUri": HOME,
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["compliance"], "problem.severity": "error", "precision": "very-high"},
    }


def _invocation(reports: Sequence[Report], left_out: int, lang: str) -> dict[str, Any]:
    words = WORDS[lang]
    told = [
        f"{report.source}: {words['not_in_force'].format(day(report.before_commencement, lang))}"
        for report in reports
        if report.before_commencement
    ]
    if left_out:
        told.append(words["more"].format(MOST, left_out))
    notes = [
        *(_notification("warning", text) for text in told),
        *(_notification("note", f"{words[name]}{COLON[lang]}{line}") for name, line in _told(reports, lang)),
    ]
    return {
        "executionSuccessful": not any(report.problems for report in reports),
        "toolExecutionNotifications": notes,
    }


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": visible(text)}}


def _told(reports: Sequence[Report], lang: str) -> Iterator[tuple[str, str]]:
    """Yield what was told of rulings and of other law in force, file by file, each with what it is."""
    for report in reports:
        yield from (("rulings", f"{report.source}: {line}") for line in ruling_lines(report, lang))
        yield from (("layers", f"{report.source}: {line}") for line in layer_lines(report, lang))


def _result(one: Shown, index: int) -> dict[str, Any]:
    region = {"startLine": one.line, "startColumn": 1, "endLine": one.line, "endColumn": 2}
    base = {} if one.file.startswith("file:") else {"uriBaseId": "%SRCROOT%"}
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": one.level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": one.file, **base}, "region": region}}],
        "partialFingerprints": {"regkit/v1": one.fingerprint},
    }
    if one.rule == INPUT:
        result["properties"] = {"input": True}
    if one.accepted is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one.accepted}]
    return result
