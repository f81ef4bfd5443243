"""第十二、十三、二十六条: mutual recognition, who must pay, and the gate before the construction permit."""

from __future__ import annotations

from regkit.chengde.deposits import EXEMPT, NOTHING, contractor_deposit, is_exempt, is_local, owner_deposit
from regkit.chengde.facts import COLLECTING_DEPARTMENT, Contract, Contractor, Payer, Project, ProjectOwner
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    OpenQuestion,
    Reading,
    Term,
    YesNo,
    Yuan,
    condition,
    decide,
    holds,
    larger,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "contractor_new_money",
    "contractor_voucher",
    "may_demand_again",
    "owner_new_money",
    "owner_paid_in_time",
    "owner_paid_itself",
    "owner_voucher",
    "paying_for_contractor_barred",
]

A7, A8, A12, A13, A26 = CHENGDE.articles(7, 8, 12, 13, 26)

# ── 第八条 交纳时限 ──────────────────────────────────────────────────────────────────────────────────

BEFORE_PERMIT = A8.quote("交纳时限:该工程项目办理施工许可之前")

A8_TIME = Reading(
    id="chengde.A8.time",
    question_zh="“办理施工许可之前”以申请为准,还是以核发为准?",
    question_en="before the permit: before its application or before its issue?",
    options={"issue": "核发施工许可证之前", "application": "申请施工许可之前"},
    default="issue",
    why="article 13 checks the voucher when the permit is issued",
    quote=BEFORE_PERMIT,
)


@rule("建设单位按时交纳")
def owner_paid_in_time(owner: Facts[ProjectOwner], project: Facts[Project]) -> YesNo:
    """Whether the project owner paid before the permit; the day of the permit itself is too late (article 8)."""
    permit_on = A8_TIME.choose(issue=project.permit_issued_on, application=project.permit_applied_on)
    return holds(owner.paid_on < permit_on, BEFORE_PERMIT)


# ── 第十二条 本市企业离开注册地 ─────────────────────────────────────────────────────────────────────────

SHOW_CERTIFICATE = A12.quote("应向当地主管部门出具由企业注册地建设领域农民工工资保证金收缴部门开具的保证金缴纳证明")
NOT_TWICE = A12.quote("项目当地保证金收缴部门不得要求该企业重复交纳农民工工资保证金")


SECOND_DEPOSIT = OpenQuestion(
    id="chengde.A12.second",
    zh="本市企业未出具缴纳证明时,项目当地可否要求另行交纳",
    en="whether a local firm that shows no certificate can be made to pay again",
    authority=COLLECTING_DEPARTMENT,
    quote=SHOW_CERTIFICATE,
    recommended="先由企业向注册地收缴部门取得证明",
)


@condition("本市企业离开注册地到其他县区施工")
def works_away(firm: Facts[Contractor], contract: Facts[Contract]) -> Term[bool]:
    """Whether a firm of the city works outside its place of registration (article 12)."""
    return is_local(firm) & contract.away


@rule("项目当地可否要求重复交纳", at=A12)
def may_demand_again(firm: Facts[Contractor], contract: Facts[Contract]) -> YesNo:
    """Whether the collecting department at the project may demand a second deposit (article 12).

    It may not where the home certificate is shown, nor of an exempt key backbone firm; what follows where any
    other firm shows none is open.
    """
    return decide(
        when(firm.home_certificate, False, NOT_TWICE),
        when(~firm.home_certificate, SECOND_DEPOSIT.of(BOOL)),
        unless=when(is_exempt(firm), False, EXEMPT),
        provided=works_away(firm, contract),
    )


# ── 第二十六条 必须由建设单位交纳 ───────────────────────────────────────────────────────────────────────

OWNER_ITSELF = A26.quote("建设单位应交纳的农民工工资保证金,必须由建设单位交纳")
NOT_SHIFTED = A26.quote("不得以任何理由转嫁到施工企业头上")
NO_PAYING_FOR = A26.quote("坚决避免施工企业代建设单位交纳保证金行为")

LOAN = OpenQuestion(
    id="chengde.A26.loan",
    zh="施工企业借款给建设单位交纳,是否属于转嫁或代交",
    en="whether a contractor's loan to the owner is shifting or paying for it",
    authority=COLLECTING_DEPARTMENT,
    quote=NOT_SHIFTED,
)
PARENT = OpenQuestion(
    id="chengde.A26.parent",
    zh="建设单位的上级单位代为交纳,是否为“由建设单位交纳”",
    en="whether payment by the owner's parent is payment by the owner",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_ITSELF,
)


@rule("建设单位自行交纳")
def owner_paid_itself(owner: Facts[ProjectOwner]) -> YesNo:
    """Whether the owner's deposit was paid by the owner and not shifted on to the contractor (article 26).

    The contractor's consent changes nothing: 不得以任何理由.
    """
    kept = ~owner.deducted_from_price
    return decide(
        when((owner.paid_by == Payer.PROJECT_OWNER) & kept, True, OWNER_ITSELF),
        when(owner.deducted_from_price, False, NOT_SHIFTED),
        when((owner.paid_by == Payer.CONTRACTOR) & kept, False, OWNER_ITSELF, NO_PAYING_FOR),
        when((owner.paid_by == Payer.CONTRACTOR_LOAN) & kept, LOAN.of(BOOL)),
        when((owner.paid_by == Payer.OWNER_PARENT) & kept, PARENT.of(BOOL)),
    )


SEPARATELY = A7.quote("农民工工资保证金由建设单位和施工企业双方分别交纳")
A26_REVERSE = Reading(
    id="chengde.A26.reverse",
    question_zh="建设单位可否代施工企业交纳其保证金?",
    question_en="may the owner pay the contractor's deposit for it?",
    options={"allowed": "不禁止,第二十六条只禁止反方向的代交", "barred": "禁止,第七条要求双方分别交纳"},
    default="allowed",
    why="article 26 bars only the other direction",
    quote=SEPARATELY,
)


@rule("禁止建设单位代施工企业交纳")
def paying_for_contractor_barred(contract: Facts[Contract]) -> YesNo:
    """Whether it is forbidden that the owner pays the contractor's deposit (articles 7 and 26)."""
    return decide(
        when(contract.paid_by_owner, A26_REVERSE.choose(allowed=False, barred=True), NOT_SHIFTED),
        provided=contract.paid_by_owner,
    )


# ── 第十三条 核发施工许可证时核验交费凭证 ─────────────────────────────────────────────────────────────────

CHECKED = A13.quote("核验建设单位和施工企业交纳农民工工资保证金的交费凭证")
NO_PERMIT = A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证")

A17 = Reading(
    id="chengde.A17",
    question_zh="免交、凭证明或全额减免的企业,无交费凭证时可否以其他证明代替?",
    question_en="may an exempt, certified or fully waived firm show other proof instead of a voucher?",
    options={"proof": "可以相应证明代替", "literal": "按字面须有交费凭证"},
    default="proof",
    why="otherwise articles 10(3), 12 and 14 would be empty",
    quote=CHECKED,
)


@rule("建设单位交费凭证")
def owner_voucher(owner: Facts[ProjectOwner], project: Facts[Project]) -> YesNo:
    """Whether the owner can show that its whole deposit is paid, by itself (articles 13 and 26)."""
    due = owner_deposit(project)
    itself = owner_paid_itself(owner)
    return decide(
        when((owner.lodged >= due) & itself, True, CHECKED),
        when((owner.lodged < due) | ~itself, False, NO_PERMIT),
    )


@rule("施工企业交费凭证或相应证明", at=A13)
def contractor_voucher(firm: Facts[Contractor], contract: Facts[Contract]) -> YesNo:
    """Whether a contractor can show a voucher for its whole deposit, or proof that none is due (10, 12, 13, 14)."""
    due = contractor_deposit(firm, contract)
    at_home = is_local(firm) & ~contract.away
    comes_in = ~is_local(firm)
    nothing_due = A17.choose(proof=due == NOTHING, literal=False)
    return decide(
        when(works_away(firm, contract) & firm.home_certificate, True, SHOW_CERTIFICATE),
        when(works_away(firm, contract) & ~firm.home_certificate, False, SHOW_CERTIFICATE, NO_PERMIT),
        when((at_home | comes_in) & nothing_due, True, CHECKED),
        when(at_home & (due > NOTHING) & (firm.lodged >= due), True, CHECKED),
        when(at_home & (due > NOTHING) & (firm.lodged < due), False, NO_PERMIT),
        when(comes_in & (due > NOTHING) & (contract.lodged >= due), True, CHECKED),
        when(comes_in & (due > NOTHING) & (contract.lodged < due), False, NO_PERMIT),
        unless=when(is_exempt(firm) & A17.choose(proof=True, literal=False), True, EXEMPT),
    )


# ── what is still to be paid ─────────────────────────────────────────────────────────────────────────


@rule("建设单位尚应交纳")
def owner_new_money(owner: Facts[ProjectOwner], project: Facts[Project]) -> Yuan:
    """New money that the project owner still has to pay before the permit; yuan (articles 8 and 13)."""
    due = owner_deposit(project)
    return decide(when(due > NOTHING, larger(due - owner.lodged, NOTHING), CHECKED))


@rule("施工企业尚应交纳")
def contractor_new_money(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """New money that a contractor still has to pay for a contract; yuan (articles 9, 10, 12 and 13).

    What a firm of the city lodged once counts for every project; what an incoming firm paid counts for this one.
    """
    due = contractor_deposit(firm, contract)
    return decide(
        when(due == NOTHING, NOTHING, CHECKED),
        when((due > NOTHING) & is_local(firm), larger(due - firm.lodged, NOTHING), CHECKED),
        when((due > NOTHING) & ~is_local(firm), larger(due - contract.lodged, NOTHING), CHECKED),
    )
