"""第八、十二、十三条: payment in time, mutual recognition, and the gate before the construction permit."""

from __future__ import annotations

from datetime import date

from regkit.chengde.cooperation import is_in_another_district
from regkit.chengde.credit import EXEMPT, contractor_deposit, is_exempt
from regkit.chengde.deposits import (
    CERTIFICATE,
    NOTHING,
    OWNER_RATE,
    certificate_suffices,
    is_local,
    owner_deposit,
)
from regkit.chengde.facts import (
    AUTHORITY,
    COLLECTING_DEPARTMENT,
    HOUSING_BUREAU,
    Contract,
    Contractor,
    Party,
    Project,
    ProjectFile,
    ProjectOwner,
)
from regkit.chengde.payments import (
    CHECKED,
    GUARANTEE,
    NO_PERMIT,
    SEPARATELY,
    contractor_has_paid,
    is_settled_by_old_grade,
    owner_has_paid,
    owner_paid_itself,
    payable,
)
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    OpenQuestion,
    Reading,
    Term,
    Word,
    YesNo,
    because,
    condition,
    decide,
    happened,
    larger,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label

__all__ = [
    "Proof",
    "contractor_voucher",
    "may_demand_again",
    "owner_paid_in_time",
    "owner_voucher",
    "permit",
    "proof_to_show",
    "vouchers_in_hand_on",
]

A8, A12, A13 = CHENGDE.articles(8, 12, 13)

# ── 第八条 交纳时限 ──────────────────────────────────────────────────────────────────────────────────

BEFORE_PERMIT = A8.quote("交纳时限:该工程项目办理施工许可之前")

A8_TIME = Reading(
    id="chengde.8.before_permit",
    formerly="chengde.A8.time",
    question_zh="“办理施工许可之前”以申请为准,还是以核发为准?",
    question_en="before the permit: before its application or before its issue?",
    options={
        "issue": Label("核发施工许可证之前", "before the permit is issued"),
        "application": Label("申请施工许可之前", "before the permit is applied for"),
    },
    default="issue",
    why=Label(
        "第十三条在核发施工许可证时核验凭证",
        "article 13 checks the voucher when the permit is issued",
    ),
    quote=BEFORE_PERMIT,
)


@rule("建设单位按时交纳", en="the project owner paid in time")
def owner_paid_in_time(owner: Facts[ProjectOwner], project: Facts[Project]) -> YesNo:
    """Whether the project owner paid before the permit; the day of the permit itself is too late (article 8).

    Asked on a day before both there is nothing to judge yet.
    """
    permit_on = A8_TIME.choose(issue=project.permit_issued_on, application=project.permit_applied_on)
    early = owner.paid & (owner.paid_on < permit_on)
    return decide(
        when(early, True, BEFORE_PERMIT),
        when(~early, False, BEFORE_PERMIT),
        provided=happened(owner.paid_on) | happened(permit_on),
    )


# ── 第十二条 本市企业离开注册地 ─────────────────────────────────────────────────────────────────────────

SHOW_CERTIFICATE = A12.quote("应向当地主管部门出具由企业注册地建设领域农民工工资保证金收缴部门开具的保证金缴纳证明")
NOT_TWICE = A12.quote("项目当地保证金收缴部门不得要求该企业重复交纳农民工工资保证金")


SECOND_DEPOSIT = OpenQuestion(
    id="chengde.12.second",
    formerly="chengde.A12.second",
    zh="本市企业未出具缴纳证明时,项目当地可否要求另行交纳",
    en="whether a local firm that shows no certificate can be made to pay again",
    authority=COLLECTING_DEPARTMENT,
    quote=SHOW_CERTIFICATE,
    recommended=Label(
        "先由企业向注册地收缴部门取得证明", "the firm first gets its certificate from its home department"
    ),
)


STILL_VALID = OpenQuestion(
    id="chengde.12.validity",
    zh="本市企业有效期有疑问的缴纳证明是否仍然有效",
    en="whether a certificate of a firm of the city whose validity is in doubt still counts",
    authority=COLLECTING_DEPARTMENT,
    quote=SHOW_CERTIFICATE,
)


@condition("本市企业出具缴纳证明", "the firm of the city shows its certificate")
def shows_certificate(firm: Facts[Contractor]) -> Term[bool]:
    """Whether a firm of the city shows the certificate of its home department, and one that counts (article 12)."""
    return firm.home_certificate & (~firm.certificate_doubted | STILL_VALID.of(BOOL))


@condition(
    "本市企业离开注册地到其他县区施工",
    "a firm of the city works in another district or county than that of its registration",
)
def works_away(firm: Facts[Contractor], project: Facts[Project]) -> Term[bool]:
    """Whether a firm of the city works outside its place of registration (article 12)."""
    return is_local(firm) & is_in_another_district(firm, project)


@rule("项目当地可否要求重复交纳", en="the department at the project may demand a second deposit", at=A12)
def may_demand_again(firm: Facts[Contractor], project: Facts[Project]) -> YesNo:
    """Whether the collecting department at the project may demand a second deposit (article 12).

    It may not where the home certificate is shown, nor of an exempt key backbone firm; what follows where any
    other firm shows none is open.
    """
    shown = shows_certificate(firm)
    return decide(
        when(shown, False, NOT_TWICE),
        when(~shown, SECOND_DEPOSIT.of(BOOL)),
        unless=when(is_exempt(firm), False, EXEMPT),
        provided=works_away(firm, project),
    )


# ── 第十三条 核发施工许可证时核验交费凭证 ─────────────────────────────────────────────────────────────────


A17 = Reading(
    id="chengde.13.proof",
    formerly="chengde.A17",
    question_zh="免交、凭证明或全额减免的企业,无交费凭证时可否以其他证明代替?",
    question_en="may an exempt, certified or fully waived firm show other proof instead of a voucher?",
    options={
        "proof": Label("可以相应证明代替", "other proof will do"),
        "literal": Label("按字面须有交费凭证", "a voucher is needed, to the letter"),
    },
    default="proof",
    why=Label(
        "否则第十条第三款、第十二条和第十四条会落空",
        "otherwise articles 10(3), 12 and 14 would be empty",
    ),
    quote=CHECKED,
)


STALE_VOUCHER = OpenQuestion(
    id="chengde.13.old_voucher",
    formerly="chengde.A18",
    zh="保证金被动用尚未补齐期间,在注册地的项目可否仍凭原交费凭证办理施工许可",
    en="whether an old voucher still serves at home while the balance is short",
    authority=Label(f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}", "the housing bureau or the collecting department"),
    quote=CHECKED,
)


@rule("建设单位交费凭证", en="the owner has its voucher")
def owner_voucher(owner: Facts[ProjectOwner], project: Facts[Project]) -> YesNo:
    """Whether the owner can show that its whole deposit is paid, by itself (articles 13 and 26)."""
    enough = owner_has_paid(owner) >= payable(owner_deposit(project), OWNER_RATE.quote)
    itself = owner_paid_itself(owner)
    return decide(
        when(enough & itself, True, CHECKED),
        when(~enough & itself & owner.guarantee, GUARANTEE.of(BOOL)),
        when(~enough & ~owner.guarantee, False, NO_PERMIT),
        when(~itself, False, NO_PERMIT),
    )


@rule("施工企业交费凭证或相应证明", en="the contractor has its voucher, or proof in its place", at=A13)
def contractor_voucher(firm: Facts[Contractor], contract: Facts[Contract], project: Facts[Project]) -> YesNo:
    """Whether a contractor can show a voucher for its whole deposit, or proof that none is due (10, 12, 13, 14)."""
    due = contractor_deposit(firm, contract)
    at_home, comes_in = is_local(firm) & ~works_away(firm, project), ~is_local(firm)
    owed, paid = payable(due, CHECKED), contractor_has_paid(firm, contract)
    certified = because(certificate_suffices(firm), CERTIFICATE)
    owes = due > NOTHING
    nothing_due = A17.choose(proof=due == NOTHING, literal=False)
    unproved = A17.choose(proof=False, literal=due == NOTHING)
    enough = is_settled_by_old_grade(firm)
    whole, short = (paid >= owed) | enough, (paid < owed) & ~enough
    return decide(
        when(works_away(firm, project) & shows_certificate(firm), True, SHOW_CERTIFICATE),
        when(works_away(firm, project) & ~shows_certificate(firm), False, SHOW_CERTIFICATE, NO_PERMIT),
        when(comes_in & nothing_due & certified, True, CHECKED),
        when((at_home | comes_in) & nothing_due & ~certificate_suffices(firm), True, CHECKED),
        when((at_home | comes_in) & unproved, False, NO_PERMIT),
        when(at_home & owes & whole & ~firm.short_after_draw, True, CHECKED),
        when(at_home & owes & whole & firm.short_after_draw, STALE_VOUCHER.of(BOOL)),
        when(comes_in & owes & whole, True, CHECKED),
        when((at_home | comes_in) & owes & short & ~firm.guarantee, False, NO_PERMIT),
        when((at_home | comes_in) & owes & short & firm.guarantee, GUARANTEE.of(BOOL)),
        unless=when(is_exempt(firm) & A17.choose(proof=True, literal=False), True, EXEMPT),
    )


SUBCONTRACTORS = OpenQuestion(
    id="chengde.13.subcontractors",
    formerly="chengde.A16",
    zh="核发施工许可证时,是否核验未列入申请的分包企业的凭证",
    en="whether vouchers of subcontractors not named in the application are checked",
    authority=Label(f"{AUTHORITY} / {HOUSING_BUREAU}", "the construction authority or the housing bureau"),
    quote=CHECKED,
    recommended=Label("只核验申请所列的施工企业", "only the contractors named in the application are checked"),
)


@rule("可以核发施工许可证", en="the construction permit may be issued", at=A13)
def permit(file: Facts[ProjectFile]) -> YesNo:
    """Whether the permit may be issued as far as these measures are concerned (article 13).

    The owner and every contractor named in the application show a voucher or proof; an application without any
    contractor shows none. Whether subcontractors that it does not name are checked is open, and asked only where
    one of them could not show a voucher.
    """

    def shows(party: Facts[Party]) -> Term[bool]:
        return contractor_voucher(party.contractor, party.contract, file.project)

    owner = owner_voucher(file.owner, file.project)
    named = file.parties.where(lambda one: one.contract.named)
    others = file.parties.where(lambda one: ~one.contract.named)
    shown = owner & named.any() & named.all(shows)
    return decide(
        when(shown & others.all(shows), True, CHECKED),
        when(shown & ~others.all(shows), ~SUBCONTRACTORS.of(BOOL)),
        when(~owner, False, NO_PERMIT),
        when(~named.all(shows), False, NO_PERMIT),
        when(~named.any(), False, SEPARATELY, NO_PERMIT),
    )


@rule("双方均已交纳之日", en="day on which both sides have paid")
def vouchers_in_hand_on(owner: Facts[ProjectOwner], contract: Facts[Contract]) -> Term[date]:
    """The first day on which both vouchers can be shown, each side having paid in full (articles 8 and 13).

    Before both have paid there is none.
    """
    return decide(when(True, larger(owner.paid_on, contract.paid_on), CHECKED), provided=owner.paid & contract.paid)


class Proof(Word):
    """What a contractor shows before the permit is issued."""

    VOUCHER = "voucher", Label("交纳保证金的交费凭证", "the voucher of its payment")
    HOME_CERTIFICATE = (
        "home_certificate",
        Label("注册地收缴部门的缴纳证明", "the certificate of its home department"),
    )


@rule("施工企业应出示的凭证", en="the proof that a contractor shows", at=A13)
def proof_to_show(firm: Facts[Contractor], project: Facts[Project]) -> Term[Proof]:
    """What a contractor shows: a firm of the city away from home its certificate, else a voucher (12 and 13)."""
    away = works_away(firm, project)
    return decide(when(away, Proof.HOME_CERTIFICATE, SHOW_CERTIFICATE), when(~away, Proof.VOUCHER, CHECKED))
