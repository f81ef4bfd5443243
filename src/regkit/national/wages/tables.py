"""How projects are kept in a table: a row a firm on a project, with its duties, its pay and its arrears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from regkit.language import Subject
from regkit.language.findings import Finding
from regkit.language.layout import Group, Layout
from regkit.language.rule import AnyRule
from regkit.law import Label
from regkit.national.findings import Asked
from regkit.national.wages.liability import (
    Arrears,
    engager_pays,
    general_contractor_pays_first,
    name_lender_pays,
    owner_advances,
    owner_pays_for_unlawful_project,
)
from regkit.national.wages.paying import Ledger, Payment, is_paid_by_the_day, is_paid_in_money, ledger_is_kept
from regkit.national.wages.projects import (
    Project,
    Role,
    account_is_opened,
    deposit_is_stored,
    labour_cost_is_monthly,
    labour_cost_is_paid,
    owner_gives_guarantee,
    permit_is_refused_for_funds,
)

__all__ = ["LAYOUTS", "PROJECTS", "Firm"]


class Firm(Subject):
    """单位: a firm on a project, by name."""

    zh: ClassVar[str] = "单位"
    en: ClassVar[str] = "firm"

    name: str | None = None
    project: str | None = None


FUNDS = Label("落实满足施工所需要的资金安排", "arrange the funds that the works need")
OF_OWNER = {
    "guarantee": owner_gives_guarantee,
    "labour cost period": labour_cost_is_monthly,
    "labour cost": labour_cost_is_paid,
}
OF_CONTRACTOR = {"account": account_is_opened, "deposit": deposit_is_stored}
OF_EMPLOYER = {"form": is_paid_in_money, "day": is_paid_by_the_day, "ledger": ledger_is_kept}
LIABLE: dict[str, AnyRule] = {
    "contractor first": general_contractor_pays_first,
    "advance": owner_advances,
    "engager": engager_pays,
    "lender": name_lender_pays,
    "unlawful project": owner_pays_for_unlawful_project,
}


def _build(group: Group) -> Mapping[str, Any]:
    return {"id": group.id, "rows": group.rows}


def _check(case: Mapping[str, Any], on: date) -> Iterator[Finding]:
    for row in case["rows"]:
        yield from _of_row(case["id"], row, on)


def _of_row(id_: str, row: Mapping[str, Any], on: date) -> Iterator[Finding]:
    """Find what a firm owes in its role, all where that is not said, and who pays where there are arrears."""
    firm, role = row["firm"], row["project"].role
    name = " ".join(part for part in (id_, firm.project) if part)
    arrears = _whose(row["arrears"], role)
    asked = Asked(name, firm.name or "单位", tuple({**row, "arrears": arrears}.values()), on)
    if role in {Role.OWNER, None}:
        yield asked.duty("funds", permit_is_refused_for_funds, needed=False, cure=FUNDS)
        yield from (asked.duty(topic, rule) for topic, rule in OF_OWNER.items())
    if role is not Role.OWNER:
        duties = OF_EMPLOYER if role in {Role.SUBCONTRACTOR, Role.LABOUR} else {**OF_CONTRACTOR, **OF_EMPLOYER}
        yield from (asked.duty(topic, rule) for topic, rule in duties.items())
    if row["arrears"].model_fields_set:
        yield from (asked.duty(topic, rule) for topic, rule in LIABLE.items())


def _whose(arrears: Arrears, role: Role | None) -> Arrears:
    """Return arrears with whose they are, as the firm's role tells it where the table does not: a subcontractor's own.

    Of a firm whose role is not known that is not known either, and nothing is presumed.
    """
    if "of_subcontractor" in arrears.model_fields_set or role not in {Role.SUBCONTRACTOR, Role.LABOUR, None}:
        return arrears
    said = {name: getattr(arrears, name) for name in arrears.model_fields_set}
    return Arrears.model_validate({**said, "of_subcontractor": None if role is None else True})


PROJECTS = Layout(
    name="wages.projects",
    zh="工程建设项目农民工工资支付保障",
    en="Payment of migrant workers' wages on construction projects",
    subjects={"firm": Firm, "project": Project, "payment": Payment, "ledger": Ledger, "arrears": Arrears},
    headings={"工程编号": "id", "工程名称": "firm.project", "单位名称": "firm.name"},
    identity="工程编号",
    shared=(),
    build=_build,
    check=_check,
)

LAYOUTS = (PROJECTS,)
