"""第十二、十三、二十六条: mutual recognition, who must pay, and the gate before the construction permit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from regkit.chengde.cooperation import is_in_another_district
from regkit.chengde.credit import EXEMPT, contractor_deposit, is_exempt
from regkit.chengde.deposits import (
    CERTIFICATE,
    LODGED_ONCE,
    NOTHING,
    OWNER_RATE,
    PER_PROJECT,
    certificate_suffices,
    is_local,
    lodges_once,
    owner_deposit,
)
from regkit.chengde.facts import (
    AUTHORITY,
    COLLECTING_DEPARTMENT,
    HOUSING_BUREAU,
    Contract,
    Contractor,
    Party,
    Payer,
    Project,
    ProjectFile,
    ProjectOwner,
)
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    OpenQuestion,
    Reading,
    Rounding,
    Term,
    Word,
    YesNo,
    Yuan,
    because,
    condition,
    decide,
    happened,
    holds,
    larger,
    rounded,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label, Quote, yuan

__all__ = [
    "Proof",
    "contractor_has_paid",
    "contractor_new_money",
    "contractor_voucher",
    "may_demand_again",
    "owner_has_paid",
    "owner_new_money",
    "owner_paid_in_time",
    "owner_paid_itself",
    "owner_voucher",
    "paying_for_contractor_barred",
    "permit",
    "price_change_is_made_up",
    "proof_to_show",
    "total_new_money",
    "vouchers_in_hand_on",
]

A7, A8, A12, A13, A26 = CHENGDE.articles(7, 8, 12, 13, 26)

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
    why="article 13 checks the voucher when the permit is issued",
    quote=BEFORE_PERMIT,
)


@rule("建设单位按时交纳", en="the project owner paid in time")
def owner_paid_in_time(owner: Facts[ProjectOwner], project: Facts[Project]) -> YesNo:
    """Whether the project owner paid before the permit; the day of the permit itself is too late (article 8).

    Asked on a day before both there is nothing to judge yet.
    """
    permit_on = A8_TIME.choose(issue=project.permit_issued_on, application=project.permit_applied_on)
    early = owner.paid_on < permit_on
    return decide(
        when(early, True, BEFORE_PERMIT),
        when(~early, False, BEFORE_PERMIT),
        provided=happened(owner.paid_on) | happened(permit_on),
    )


# ── 第十二条 本市企业离开注册地 ─────────────────────────────────────────────────────────────────────────

SHOW_CERTIFICATE = A12.quote("应向当地主管部门出具由企业注册地建设领域农民工工资保证金收缴部门开具的保证金缴纳证明")
NOT_TWICE = A12.quote("项目当地保证金收缴部门不得要求该企业重复交纳农民工工资保证金")


PRICE_CHANGED = OpenQuestion(
    id="chengde.8.price_changed",
    formerly="chengde.A19.later",
    zh="核发施工许可后工程合同价款增减的,是否补交或退还",
    en="whether a change of the contract price after the permit is made up",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_RATE.quote,
)


@rule("许可后价款增减的补交或退还", en="a change of price after the permit is made up")
def price_change_is_made_up(project: Facts[Project]) -> YesNo:
    """Whether the deposit follows a price that changes after the permit: the text does not say (article 8)."""
    return decide(when(project.price_changed, PRICE_CHANGED.of(BOOL)), provided=project.price_changed)


SECOND_DEPOSIT = OpenQuestion(
    id="chengde.12.second",
    formerly="chengde.A12.second",
    zh="本市企业未出具缴纳证明时,项目当地可否要求另行交纳",
    en="whether a local firm that shows no certificate can be made to pay again",
    authority=COLLECTING_DEPARTMENT,
    quote=SHOW_CERTIFICATE,
    recommended="先由企业向注册地收缴部门取得证明",
)


STILL_VALID = OpenQuestion(
    id="chengde.12.validity",
    zh="本市企业有效期有疑问的缴纳证明是否仍然有效",
    en="whether a certificate of a firm of the city still counts whose validity is in doubt for its age: no period is "
    "in the text",
    authority=COLLECTING_DEPARTMENT,
    quote=SHOW_CERTIFICATE,
)


@condition("本市企业出具缴纳证明", "the firm of the city shows its certificate")
def shows_certificate(firm: Facts[Contractor]) -> Term[bool]:
    """Whether a firm of the city shows the certificate of its home department, and one that counts (article 12)."""
    return firm.home_certificate & (~firm.certificate_doubted | STILL_VALID.of(BOOL))


@condition("本市企业离开注册地到其他县区施工", "a firm of the city works outside its place of registration")
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


# ── 第二十六条 必须由建设单位交纳 ───────────────────────────────────────────────────────────────────────

OWNER_ITSELF = A26.quote("建设单位应交纳的农民工工资保证金,必须由建设单位交纳")
NOT_SHIFTED = A26.quote("不得以任何理由转嫁到施工企业头上")
NO_PAYING_FOR = A26.quote("坚决避免施工企业代建设单位交纳保证金行为")

LOAN = OpenQuestion(
    id="chengde.26.loan",
    formerly="chengde.A26.loan",
    zh="施工企业借款给建设单位交纳,是否属于转嫁或代交",
    en="whether a contractor's loan to the owner is shifting or paying for it",
    authority=COLLECTING_DEPARTMENT,
    quote=NOT_SHIFTED,
)
PARENT = OpenQuestion(
    id="chengde.26.parent",
    formerly="chengde.A26.parent",
    zh="建设单位的上级单位代为交纳,是否为“由建设单位交纳”",
    en="whether payment by the owner's parent is payment by the owner",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_ITSELF,
)


@rule("建设单位自行交纳", en="the project owner paid its deposit itself")
def owner_paid_itself(owner: Facts[ProjectOwner]) -> YesNo:
    """Whether the owner's deposit was paid by the owner and not shifted on to the contractor (article 26).

    The contractor's consent changes nothing: 不得以任何理由.
    """
    kept = ~owner.deducted_from_price
    return decide(
        when((owner.paid_by == Payer.PROJECT_OWNER) & kept, True, OWNER_ITSELF),
        when(owner.deducted_from_price, False, NOT_SHIFTED),
        when((owner.paid_by == Payer.CONTRACTOR) & kept, False, OWNER_ITSELF, NO_PAYING_FOR),
        when((owner.paid_by == Payer.CONTRACTOR_LOAN) & kept, ~LOAN.of(BOOL)),
        when((owner.paid_by == Payer.OWNER_PARENT) & kept, PARENT.of(BOOL)),
    )


SEPARATELY = A7.quote("农民工工资保证金由建设单位和施工企业双方分别交纳")
A26_REVERSE = Reading(
    id="chengde.26.reverse",
    formerly="chengde.A26.reverse",
    question_zh="建设单位可否代施工企业交纳其保证金?",
    question_en="may the owner pay the contractor's deposit for it?",
    options={
        "allowed": Label("不禁止,第二十六条只禁止反方向的代交", "allowed: article 26 bars only the other direction"),
        "barred": Label("禁止,第七条要求双方分别交纳", "barred: by article 7 each side pays separately"),
    },
    default="allowed",
    why="article 26 bars only the other direction",
    quote=SEPARATELY,
)


@rule("禁止建设单位代施工企业交纳", en="the owner may not pay the contractor's deposit")
def paying_for_contractor_barred(contract: Facts[Contract]) -> YesNo:
    """Whether it is forbidden that the owner pays the contractor's deposit (articles 7 and 26)."""
    return decide(
        when(
            contract.paid_by_owner,
            A26_REVERSE.choose(allowed=holds(~contract.paid_by_owner, NOT_SHIFTED), barred=contract.paid_by_owner),
            SEPARATELY,
        ),
        provided=contract.paid_by_owner,
    )


# ── 第十三条 核发施工许可证时核验交费凭证 ─────────────────────────────────────────────────────────────────

CHECKED = A13.quote("核验建设单位和施工企业交纳农民工工资保证金的交费凭证")
NO_PERMIT = A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证")

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
    why="otherwise articles 10(3), 12 and 14 would be empty",
    quote=CHECKED,
)


ROUNDING = Reading(
    id="chengde.8.rounding",
    question_zh="按2%算出的保证金有不足一分的尾数时,交到分是否即为足额?",
    question_en="is a deposit paid in full that is paid to the fen, where 2% gives parts of a fen?",
    options={
        "fen": Label("四舍五入到分,交到分即为足额", "rounded to the fen: what is paid to the fen is paid in full"),
        "down": Label("舍去不足一分的尾数", "parts of a fen are cut off"),
        "exact": Label("须不少于算出的精确数额", "no less than the exact amount will do"),
    },
    default="fen",
    why="nothing smaller than a fen can be paid; the text has no rule of rounding",
    quote=OWNER_RATE.quote,
)
STALE_VOUCHER = OpenQuestion(
    id="chengde.13.old_voucher",
    formerly="chengde.A18",
    zh="保证金被动用尚未补齐期间,在注册地的项目可否仍凭原交费凭证办理施工许可",
    en="whether an old voucher still serves at home while the balance is short",
    authority=Label(f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}", "the housing bureau or the collecting department"),
    quote=CHECKED,
)
GUARANTEE = OpenQuestion(
    id="chengde.9.guarantee",
    formerly="chengde.A36.guarantee",
    zh="可否以银行保函代替交存",
    en="whether a bank guarantee may stand in for money: the text speaks of paying into an account only",
    authority=HOUSING_BUREAU,
    quote=LODGED_ONCE,
)


GRADE_CHANGED = OpenQuestion(
    id="chengde.9.grade_changed",
    formerly="chengde.A24",
    zh="交存后资质等级变更的,是否补差或退差",
    en="whether a change of grade after payment is made up",
    authority=Label(f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}", "the housing bureau or the collecting department"),
    quote=LODGED_ONCE,
    recommended="如予调整,按两格差额",
)


@condition("银行保函代替交存", "a bank guarantee stands in for the money")
def stands_in(payer: Facts[Contractor] | Facts[ProjectOwner]) -> Term[bool]:
    """Whether a bank guarantee is offered, and may stand in for the money: the text speaks of paying in only."""
    return payer.guarantee & GUARANTEE.of(BOOL)


@condition("交存后资质等级变更而不补差", "the grade changed after the firm paid, and that is not made up")
def is_settled_by_old_grade(firm: Facts[Contractor]) -> Term[bool]:
    """Whether what a firm lodged by its former grade is enough: it is open whether a change of grade is made up."""
    return lodges_once(firm) & firm.grade_changed & (firm.lodged > NOTHING) & ~GRADE_CHANGED.of(BOOL)


def payable(due: Term[Decimal], words: Quote) -> Term[Decimal]:
    """Return what has to be paid of an exact amount, under the reading on parts of a fen that is followed."""
    fen = {
        name: rounded(due, to=yuan("0.01"), how=how, words=words)
        for name, how in (("fen", Rounding.HALF_UP), ("down", Rounding.DOWN))
    }
    return ROUNDING.choose(**fen, exact=due)


def paid_in(payer: Facts[ProjectOwner] | Facts[Contract]) -> Term[Decimal]:
    """Return what is in the account on the day asked about: nothing before the day of payment."""
    return decide(when(payer.paid, payer.lodged, CHECKED), when(~payer.paid, NOTHING, CHECKED))


@rule("建设单位已交的保证金", en="amount paid for the project owner")
def owner_has_paid(owner: Facts[ProjectOwner]) -> Yuan:
    """What is in the account for the project owner on the day asked about, whoever paid it; yuan (article 13)."""
    return decide(when(owner.lodged >= NOTHING, paid_in(owner), CHECKED))


@rule("施工企业已交的保证金", en="amount paid by the contractor")
def contractor_has_paid(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """What counts as paid by a contractor for a contract; yuan (articles 9, 10 and 13).

    What a firm of the city lodged once counts for every project; what an incoming firm paid counts for this one.
    """
    return decide(
        when(lodges_once(firm), firm.lodged, LODGED_ONCE),
        when(~lodges_once(firm), paid_in(contract), PER_PROJECT),
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
    recommended="只核验申请所列的施工企业",
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


@rule("双方均已交纳", en="both sides have paid")
def vouchers_in_hand_on(owner: Facts[ProjectOwner], contract: Facts[Contract]) -> Term[date]:
    """The first day on which both vouchers can be shown, each side having paid in full (articles 8 and 13)."""
    return decide(when(True, larger(owner.paid_on, contract.paid_on), CHECKED))


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


# ── what is still to be paid ─────────────────────────────────────────────────────────────────────────


@rule("建设单位尚应交纳", en="new money due from the project owner")
def owner_new_money(owner: Facts[ProjectOwner], project: Facts[Project]) -> Yuan:
    """New money that the project owner still has to pay before the permit; yuan (articles 8, 13 and 26).

    What the contractor paid for it, or what it took back from the price, is not paid by the owner.
    """
    due, itself = payable(owner_deposit(project), OWNER_RATE.quote), owner_paid_itself(owner)
    instead = stands_in(owner)
    return decide(
        when(due == NOTHING, NOTHING, CHECKED),
        when((due > NOTHING) & itself & ~instead, larger(due - owner_has_paid(owner), NOTHING), CHECKED),
        when((due > NOTHING) & itself & instead, NOTHING, CHECKED),
        when((due > NOTHING) & ~itself, due, OWNER_ITSELF),
    )


@rule("施工企业尚应交纳", en="new money due from the contractor")
def contractor_new_money(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """New money that a contractor still has to pay for a contract; yuan (articles 9, 10, 12 and 13)."""
    due = payable(contractor_deposit(firm, contract), CHECKED)
    settled = stands_in(firm) | is_settled_by_old_grade(firm)
    return decide(
        when(due == NOTHING, NOTHING, CHECKED),
        when((due > NOTHING) & ~settled, larger(due - contractor_has_paid(firm, contract), NOTHING), CHECKED),
        when((due > NOTHING) & settled, NOTHING, CHECKED),
    )


@rule("项目尚应交纳的保证金合计", en="new money due from all parties")
def total_new_money(file: Facts[ProjectFile]) -> Yuan:
    """New money that owner and contractors of a project still have to pay, in all; yuan (articles 7, 8, 9 and 10).

    A firm that lodges once is counted once, though it have several contracts in the project.
    """
    once = file.parties.where(lambda one: ~(one.repeated & lodges_once(one.contractor)))
    contractors = once.total(lambda one: contractor_new_money(one.contractor, one.contract))
    return decide(when(True, owner_new_money(file.owner, file.project) + contractors, SEPARATELY))
