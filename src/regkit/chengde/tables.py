"""How a bureau keeps projects: a row a contractor, the project and its owner repeated on each row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

from regkit.chengde.facts import HOUSING_BUREAU, Contract, Contractor, Party, Project, ProjectFile, ProjectOwner
from regkit.chengde.permits import permit
from regkit.chengde.planning import (
    MONEY,
    PermitItem,
    PlanLine,
    amount_in_words,
    ends_of,
    permit_items,
    plan_lines,
    span,
)
from regkit.language import Bounds, Determination, Facts, Listed, Missing, Status
from regkit.language.findings import Finding, FindingStatus, silence_of
from regkit.language.later import cited
from regkit.language.layout import Group, Implausible, Layout
from regkit.language.values import value_in_words
from regkit.law import english, english_or

__all__ = ["LAYOUTS", "PROJECTS"]


def _build(group: Group) -> ProjectFile:
    parties = tuple(
        Party(
            name=str(getattr(row["firm"], "name", None) or "施工企业"),
            contractor=cast("Contractor", row["firm"]),
            contract=cast("Contract", row["contract"]),
        )
        for row in group.rows
        if row["firm"].model_fields_set or row["contract"].model_fields_set
    )
    project, owner = cast("Project", group.shared["project"]), cast("ProjectOwner", group.shared["owner"])
    listed = Listed(parties, complete=None, said=True) if group.doubts else Listed(parties, said=False)
    return ProjectFile(id=group.id, project=project, owner=owner, parties=listed)


def _check(file: ProjectFile, on: date) -> Iterator[Finding]:
    """Find who still owes what to which account, and whether the permit can be issued."""
    case = " ".join(part for part in (file.id, file.project.name if file.project else None) if part)
    lines = plan_lines(file, on)
    for line in lines:
        yield _deposit_finding(case, line)
    owing = frozenset(line.party for line in lines if ends_of(line.new_money)[1] != 0)
    yield _permit_finding(case, permit(file, on=on), permit_items(file, on), owing)


def _deposit_finding(case: str, line: PlanLine) -> Finding:
    money, account = line.new_money, line.account
    low, high = ends_of(money)
    may_be_silent = not money.is_decided and Status.SILENT in money.possible
    due = {lang: amount_in_words(line.deposit, lang) for lang in ("zh", "en")}
    amount = {lang: amount_in_words(money, lang) for lang in ("zh", "en")}
    role_zh, role_en = (
        (line.role.zh, line.role.code.replace("_", " ")) if line.role else ("承包角色不详", "role unknown")
    )
    return Finding(
        case=case,
        party=line.party,
        topic="deposit",
        status=_status(money.status, low, high),
        zh=f"{role_zh}：应交{due['zh']}，已交{_paid(line.lodged, 'zh')}，尚应交{amount['zh']}",
        en=f"{role_en}: due {due['en']}, paid {_paid(line.lodged, 'en')}, still to pay {amount['en']}",
        citations=cited(line.deposit, account),
        topic_zh="保证金",
        topic_en="deposit",
        actor=line.party if high != 0 else None,
        amount=None if money.status is Status.NOT_APPLICABLE else _known(money),
        due=None if line.deposit.status is Status.NOT_APPLICABLE else _known(line.deposit),
        paid=Bounds(line.lodged or Decimal(0), line.lodged),
        may_be_silent=may_be_silent,
        debt=line.standing,
        next_zh=_payment(account, "zh") if high != 0 else "",
        next_en=_payment(account, "en") if high != 0 else "",
        missing=tuple(dict.fromkeys((*_lacking(money), *(account.missing if high != 0 else ())))),
        warnings=line.warnings,
        notices=money.notices,
        answers=(line.deposit, money, account),
    )


def _paid(amount: Decimal | None, lang: str) -> str:
    if amount is None:
        return "不详" if lang == "zh" else "an amount not known"
    return value_in_words(amount, MONEY, lang)


def _known(amount: Determination[Decimal]) -> Bounds:
    """Return the ends between which an amount lies where the text gives one."""
    if amount.is_decided:
        return Bounds(amount.value, amount.value)
    return Bounds(*span([one for one in amount.possible if not isinstance(one, Status)]))


def _lacking(answer: Determination[Any]) -> tuple[Missing, ...]:
    """Return what is missing for an answer: facts, decisions, and what the text leaves unsaid."""
    return (*silence_of(answer, HOUSING_BUREAU), *answer.missing)


def _payment(account: Any, lang: str) -> str:
    """Return into whose account to pay; where that is not determined, with the likely view, which is no decision."""
    if account.is_decided:
        manager = account.value.manager
        return f"向{manager}交纳" if lang == "zh" else f"pay into the account of {english(manager)}"
    likely = next((item.recommended for item in account.missing if item.recommended), None)
    if lang == "zh":
        return "交纳，账户尚不能确定" + (f"（倾向意见：{likely}）" if likely else "")
    return "pay, the account is still undetermined" + (
        f" (likely view: {english_or(likely, likely)})" if likely else ""
    )


def _status(status: Status, low: Decimal, high: Decimal | None) -> FindingStatus:
    if status is Status.NOT_APPLICABLE:
        return FindingStatus.NOT_APPLICABLE
    if high == 0:
        return FindingStatus.MET
    return FindingStatus.OUTSTANDING if low > 0 else FindingStatus.UNDETERMINED


PERMIT_WORDS = {
    FindingStatus.MET: ("可以核发", "may be issued"),
    FindingStatus.BREACHED: ("不予办理", "refused"),
    FindingStatus.UNDETERMINED: ("尚不能确定", "undetermined"),
    FindingStatus.NOT_APPLICABLE: ("不适用", "not applicable"),
}


def _permit_finding(
    case: str, answer: Determination[bool], items: tuple[PermitItem, ...], owing: frozenset[str]
) -> Finding:
    """Find whether the permit can be issued; who only lacks a proof is told to bring it, who owes was told to pay."""
    states = {True: FindingStatus.MET, False: FindingStatus.BREACHED, None: FindingStatus.UNDETERMINED}
    status = FindingStatus.NOT_APPLICABLE if answer.status is Status.NOT_APPLICABLE else states[answer.value]
    zh, en = PERMIT_WORDS[status]
    lacking = [item for item in items if item.state == "missing"]
    counted = [item.determination for item in items if item.counts is not False]
    silences = [lack for one in counted for lack in silence_of(one, HOUSING_BUREAU)]
    return Finding(
        case=case,
        party="施工许可证",
        party_en="construction permit",
        topic="permit",
        topic_zh="施工许可证",
        topic_en="construction permit",
        status=status,
        zh=zh,
        en=en,
        citations=cited(answer),
        actor="、".join(dict.fromkeys(item.party for item in lacking if item.party not in owing)) or None,
        next_zh="；".join(dict.fromkeys(f"{item.party}：{item.cure_zh}" for item in lacking)),
        next_en="; ".join(dict.fromkeys(f"{item.party}: {item.cure_en}" for item in lacking)),
        missing=tuple(dict.fromkeys((*silences, *_lacking(answer)))),
        notices=answer.notices,
        answers=(answer, *(item.determination for item in items)),
    )


PROJECT, OWNER_OF_PROJECT = Facts(Project, "project"), Facts(ProjectOwner, "owner")
CONTRACT, FIRM = Facts(Contract, "contract"), Facts(Contractor, "firm")
IMPLAUSIBLE = (
    Implausible(
        CONTRACT.price > PROJECT.contract_price,
        "承包合同价款高于工程合同价款总额",
        "the price of the contract is above that of the whole project",
    ),
    Implausible(
        CONTRACT.share > CONTRACT.price,
        "联合体分担价款高于承包合同价款",
        "the share of a joint venture is above the price of its contract",
    ),
    Implausible(
        CONTRACT.lodged > CONTRACT.price,
        "本项目已交保证金高于承包合同价款",
        "the deposit paid is above the price of the contract",
    ),
    Implausible(
        OWNER_OF_PROJECT.lodged > PROJECT.contract_price,
        "建设单位已交保证金高于工程合同价款总额",
        "the deposit paid by the owner is above the price of the whole project",
    ),
)

PROJECTS = Layout(
    name="chengde.projects",
    zh="承德市建设项目农民工工资保证金",
    en="Deposits for the wages of migrant workers on construction projects in Chengde",
    subjects={"project": Project, "owner": ProjectOwner, "firm": Contractor, "contract": Contract},
    headings={
        "项目编号": "id",
        "项目名称": "project.name",
        "工程名称": "project.name",
        "建设单位": "owner.name",
        "建设单位名称": "owner.name",
        "企业名称": "firm.name",
        "施工企业": "firm.name",
        "施工企业名称": "firm.name",
        "施工单位": "firm.name",
        "施工单位名称": "firm.name",
        "规划区内": "project.in_planning_area",
        "骨干优势企业": "firm.key_backbone",
        "试点名单": "firm.on_pilot_list",
        "缴纳证明": "firm.home_certificate",
    },
    identity="项目编号",
    shared=("project", "owner"),
    build=_build,
    check=_check,
    entities={"firm": "name"},
    per_case=("firm.home_certificate",),
    implausible=IMPLAUSIBLE,
    joined={"firm.category": "firm.grade"},
    aside=("离开注册地施工",),  # article 12: told by where the firm is registered and where the project is
)

LAYOUTS = (PROJECTS,)
