"""How an inspectorate keeps sites: a row a site with its system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, cast

from regkit.datong.building import Acceptance, Construction
from regkit.datong.checks import SiteFile, check
from regkit.datong.facts import Actor, Site
from regkit.datong.filing import Filing
from regkit.datong.use import Operation, Recording
from regkit.language import Flag, Said, Subject, fact
from regkit.language.findings import Finding
from regkit.language.layout import Group, Layout
from regkit.language.once import once
from regkit.law import Label

__all__ = ["LAYOUTS", "SITES"]


class Unit(Subject):
    """单位: the unit in charge of a site."""

    zh: ClassVar[str] = "单位"

    name: str | None = None
    business: Said[Flag] = fact(
        "经营性单位",
        en="is a business",
        source="第二十七条",
        about=Label(
            "单位是否从事经营；第二十七条对经营性单位另定罚款幅度。",
            "Whether the unit carries on business, for which article 27 sets a higher fine.",
        ),
    )
    actor: Said[Actor] = fact(
        "被查者",
        en="party inspected",
        presumed=Actor.UNIT,
        source="第二十五条",
        about=Label(
            "受检查的是单位、个人，还是国家机关；没有另外说明的，为单位。",
            "Whether a unit, an individual or a government body is inspected; it is a unit unless another is said.",
        ),
    )
    project_owner: Said[Flag] = fact(
        "系建设单位",
        en="is the project owner",
        source="第二十四条",
        about=Label(
            "系统是否为该单位建设；第二十四条只对建设单位处罚款。",
            "Whether the system was built for the unit; only the project owner (建设单位) is fined under article 24.",
        ),
    )


def _build(group: Group) -> SiteFile:
    shared = group.rows[0] if group.rows else group.shared
    get: Any = {**group.shared, **shared}
    unit = cast("Unit", get["unit"])
    return SiteFile(
        group.id,
        cast("Site", get["site"]),
        cast("Construction", get["construction"]),
        cast("Acceptance", get["acceptance"]),
        _filing(cast("Filing", get["filing"]), cast("Acceptance", get["acceptance"])),
        cast("Operation", get["operation"]),
        cast("Recording", get["recording"]),
        unit.business,
        unit.actor,
        unit.project_owner,
    )


@once
def _filing(filing: Filing, acceptance: Acceptance) -> Filing:
    """Return the filing with the result of the acceptance, which the row states once."""
    if filing.result is not None or acceptance.result is None:
        return filing
    known = {name: getattr(filing, name) for name in filing.model_fields_set}
    return Filing.model_validate({**known, "result": acceptance.result})


def _check(file: SiteFile, on: date) -> Iterator[Finding]:
    yield from check(file, on)


SITES = Layout(
    name="datong.sites",
    zh="大同市公共安全视频图像信息系统场所",
    en="Sites with video systems for public security in Datong",
    subjects={
        "site": Site,
        "unit": Unit,
        "construction": Construction,
        "acceptance": Acceptance,
        "filing": Filing,
        "operation": Operation,
        "recording": Recording,
    },
    headings={"场所编号": "id", "场所名称": "site.name", "单位名称": "unit.name"},
    identity="场所编号",
    shared=("site", "unit", "construction", "acceptance", "filing", "operation", "recording"),
    build=_build,
    check=_check,
    entities={"unit": "name"},
    hours={"filing.filed_on": "filing.after_hours"},
)

LAYOUTS = (SITES,)
