"""How systems are kept in a table: a row a system, with its place, its filing, its operation and its footage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from regkit.language import Subject
from regkit.language.findings import Finding, FindingStatus
from regkit.language.layout import Group, Layout
from regkit.law import Label
from regkit.national.findings import Asked
from regkit.national.video.facts import Place
from regkit.national.video.filing import (
    Construction,
    Filing,
    FilingStatus,
    changes_are_filed,
    filing_is_true,
    filing_last_day,
    filing_status,
    is_built_to_standard,
)
from regkit.national.video.footage import Footage, is_kept_long_enough, must_be_deleted
from regkit.national.video.installing import (
    Installation,
    consents_first,
    is_forbidden_spot,
    may_install,
    position_is_reasonable,
    shows_sign,
)
from regkit.national.video.running import (
    Operation,
    entrusted_operation_is_agreed,
    four_measures_are_taken,
    runs_safely,
    uses_lawfully,
)

__all__ = ["LAYOUTS", "SYSTEMS", "Unit"]


class Unit(Subject):
    """单位: who runs a system, by name."""

    zh: ClassVar[str] = "单位"
    en: ClassVar[str] = "unit"

    name: str | None = None
    system: str | None = None


def _build(group: Group) -> Mapping[str, Any]:
    return {"id": group.id, **group.shared}


RIGHTLY = Label("改正安装", "put the installation right")
NOT_THERE = Label("不在该区域、部位安装", "have no device in that spot")
DELETE = Label("删除视频图像信息", "delete the footage")
FILED = {
    FilingStatus.TIMELY: FindingStatus.MET,
    FilingStatus.NOT_YET_DUE: FindingStatus.NOT_YET_DUE,
    FilingStatus.LATE: FindingStatus.BREACHED,
    FilingStatus.DEFECTIVE: FindingStatus.BREACHED,
    FilingStatus.OVERDUE: FindingStatus.BREACHED,
}
DUTIES = {
    "consent": consents_first,
    "sign": shows_sign,
    "position": position_is_reasonable,
    "standards": is_built_to_standard,
    "operation": runs_safely,
    "entrusted": entrusted_operation_is_agreed,
    "use": uses_lawfully,
    "measures": four_measures_are_taken,
    "retention": is_kept_long_enough,
}


def _check(row: Mapping[str, Any], on: date) -> Iterator[Finding]:
    """Find whether it may be there, whether it is filed, and how it stands with each duty."""
    case = " ".join(part for part in (row["id"], row["unit"].system) if part)
    asked = Asked(case, row["unit"].name or "系统", tuple(one for key, one in row.items() if key != "id"), on)
    yield asked.duty("install", may_install, needed=True, cure=RIGHTLY)
    yield asked.duty("spot", is_forbidden_spot, needed=False, cure=NOT_THERE)
    yield _filing(asked)
    if row["filing"].changed_on is not None:
        yield asked.duty("change", changes_are_filed)
    yield asked.duty("truth", filing_is_true)
    for topic, rule in DUTIES.items():
        yield asked.duty(topic, rule)
    yield asked.duty("deletion", must_be_deleted, needed=False, cure=DELETE)


def _filing(asked: Asked) -> Finding:
    """Return how it stands with the filing, with its last day."""
    found = asked.duty("filing", filing_status, deadline=filing_last_day)
    state = found.answers[0].value
    if state is None:
        return found
    status = FILED[state]
    broken = status is FindingStatus.BREACHED
    return replace(
        found,
        status=status,
        actor=asked.party if broken else None,
        next_zh="向所在地县级公安机关备案" if broken else "",
        next_en="file with the police of the county" if broken else "",
    )


SYSTEMS = Layout(
    name="video.systems",
    zh="公共安全视频图像信息系统",
    en="Public security video systems",
    subjects={
        "unit": Unit,
        "place": Place,
        "installation": Installation,
        "construction": Construction,
        "filing": Filing,
        "operation": Operation,
        "footage": Footage,
    },
    headings={"系统编号": "id", "系统名称": "unit.system", "单位名称": "unit.name"},
    identity="系统编号",
    shared=("unit", "place", "installation", "construction", "filing", "operation", "footage"),
    build=_build,
    check=_check,
)

LAYOUTS = (SYSTEMS,)
