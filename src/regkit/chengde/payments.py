"""第七、八、十三、二十六条: who pays whose deposit, what counts as paid, and what is still to be paid."""

from __future__ import annotations

from decimal import Decimal

from regkit.chengde.credit import contractor_deposit
from regkit.chengde.deposits import (
    LODGED_ONCE,
    NOTHING,
    OWNER_RATE,
    PER_PROJECT,
    lodges_once,
    owner_deposit,
)
from regkit.chengde.facts import (
    COLLECTING_DEPARTMENT,
    HOUSING_BUREAU,
    Contract,
    Contractor,
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
    YesNo,
    Yuan,
    condition,
    decide,
    larger,
    rounded,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label, Quote, yuan

__all__ = [
    "contractor_has_paid",
    "contractor_new_money",
    "owner_has_paid",
    "owner_new_money",
    "owner_paid_itself",
    "paying_for_contractor_barred",
    "price_change_is_made_up",
    "total_new_money",
]

A7, A8, A13, A26 = CHENGDE.articles(7, 8, 13, 26)

# ── 第十三条 核验的凭证 ──────────────────────────────────────────────────────────────────────────────────

CHECKED = A13.quote("核验建设单位和施工企业交纳农民工工资保证金的交费凭证")
NO_PERMIT = A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证")

# ── 第八条 价款增减 ──────────────────────────────────────────────────────────────────────────────────────

PRICE_CHANGED = OpenQuestion(
    id="chengde.8.price_changed",
    formerly="chengde.A19.later",
    zh="核发施工许可后工程合同价款增减的,是否补交或退还",
    en="whether a change of the contract price after the permit is made up or given back",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_RATE.quote,
)


@rule("许可后价款增减的应否补交或者退还", en="a change of price after the permit is made up or given back")
def price_change_is_made_up(project: Facts[Project]) -> YesNo:
    """Whether the deposit follows a price that changes after the permit: the text does not say (article 8)."""
    return decide(when(project.price_changed, PRICE_CHANGED.of(BOOL)), provided=project.price_changed)


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
    en="whether payment by a body above the owner is payment by the owner",
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
    why=Label(
        "第二十六条只禁止反方向的代交",
        "article 26 bars only the other direction",
    ),
    quote=SEPARATELY,
)


@rule("禁止建设单位代施工企业交纳", en="the owner may not pay the contractor's deposit")
def paying_for_contractor_barred(contract: Facts[Contract]) -> YesNo:
    """Whether it is forbidden that the owner pays the contractor's deposit (articles 7 and 26)."""
    return decide(
        when(
            contract.paid_by_owner,
            A26_REVERSE.choose(allowed=decide(when(contract.paid_by_owner, False, NOT_SHIFTED)), barred=True),
            SEPARATELY,
        ),
        provided=contract.paid_by_owner,
    )


# ── what counts as paid ─────────────────────────────────────────────────────────────────────────────

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
    why=Label(
        "不足一分的无法交纳；条文没有规定尾数的取舍",
        "nothing smaller than a fen can be paid; the text has no rule of rounding",
    ),
    quote=OWNER_RATE.quote,
)


GUARANTEE = OpenQuestion(
    id="chengde.9.guarantee",
    formerly="chengde.A36.guarantee",
    zh="可否以银行保函代替交存",
    en="whether a bank guarantee may stand in for money",
    authority=HOUSING_BUREAU,
    quote=LODGED_ONCE,
)


GRADE_CHANGED = OpenQuestion(
    id="chengde.9.grade_changed",
    formerly="chengde.A24",
    zh="交存后资质等级变更的,是否补差或退差",
    en="whether the difference is made up or given back where the grade changes after payment",
    authority=Label(f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}", "the housing bureau or the collecting department"),
    quote=LODGED_ONCE,
    recommended=Label("如予调整,按两格差额", "if it is made up, then by the difference between the two tiers"),
)


@condition("银行保函代替交存", "a bank guarantee stands in for the money")
def stands_in(payer: Facts[Contractor] | Facts[ProjectOwner]) -> Term[bool]:
    """Whether a bank guarantee is offered, and may stand in for the money: the text speaks of paying in only."""
    return payer.guarantee & GUARANTEE.of(BOOL)


@condition("交存后资质等级变更而不补差", "the grade changed after the firm paid, and that is not made up")
def is_settled_by_old_grade(firm: Facts[Contractor]) -> Term[bool]:
    """Whether what a firm lodged by its former grade is enough: it is open whether the difference is made up."""
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
