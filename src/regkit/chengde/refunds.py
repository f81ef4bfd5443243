"""第二十一条: giving the deposit back six months after acceptance, to owners and contractors of other provinces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from regkit.chengde.claims import Holder, RefundClaim
from regkit.chengde.deposits import LODGED_ONCE
from regkit.chengde.facts import COLLECTING_DEPARTMENT, HOUSING_BUREAU
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Facts,
    OpenQuestion,
    Reading,
    Term,
    YesNo,
    Yuan,
    condition,
    decide,
    larger,
    next_working_day,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.language.terms import Gate
from regkit.law import (
    Label,
    Unit,
    WorkingDayCalendar,
    days,
    months,
    yuan,
)

__all__ = [
    "Holder",
    "RefundClaim",
    "RefundDates",
    "deposit_balance",
    "interest_due",
    "may_claim_refund",
    "refund_amount",
    "refund_by",
    "refund_dates",
    "refund_due",
    "refund_from",
    "waiting_period_ends",
]

A21 = CHENGDE.article(21)

WAITING = months(6)
SIX_MONTHS = A21.number("工程竣工验收6个月后", WAITING)
CONDITIONS = A21.quote("经存缴单位申请并提供施工企业无拖欠农民工工资证明,收缴部门核实无误")
RESOLVED = A21.quote("拖欠农民工工资问题已经完全解决的")
REFUND = A21.quote("应当及时将该竣工工程建设单位和省外参建施工企业交纳的保证金返还")
NOTHING = yuan(0)
ONE_DAY = timedelta(days=1)


A9_REFUND = Reading(
    id="chengde.21.conditions",
    formerly="chengde.A9",
    question_zh="申请、证明、核实与“完全解决”之间如何组合?",
    question_en="how do the application, the proof, its verification and full resolution combine?",
    options={
        "R1": Label(
            "满六个月,且(申请并证明核实无误,或完全解决)",
            "six months, and either application with verified proof, or full resolution",
        ),
        "R2": Label(
            "(满六个月并申请、证明、核实),或完全解决",
            "six months with application and verified proof; or full resolution",
        ),
        "R3": Label(
            "满六个月并申请,且(证明核实无误,或完全解决)",
            "six months and application, and either verified proof or full resolution",
        ),
        "R4": Label(
            "满六个月并申请、证明,且(核实无误,或完全解决)",
            "six months, application and proof, and either verification or full resolution",
        ),
    },
    default="R3",
    why=Label(
        "六个月写在句首；曾有拖欠的企业难以证明自己没有拖欠",
        "the six months stand at the head; a firm that had arrears can hardly show that it had none",
    ),
    quote=A21.quote("核实无误,或拖欠农民工工资问题已经完全解决的"),
)
A10_REFERENCE = Reading(
    id="chengde.21.by_reference",
    formerly="chengde.A10",
    question_zh="参照外省企业交纳2%的本省外市或京津试点企业,是否参照返还?",
    question_en="is a firm that paid 2% by reference refunded by the same reference?",
    options={
        "reference": Label("参照外省企业,一并返还", "given back, like a firm of another province"),
        "literal": Label("第二十一条未列,不返还", "not named in article 21, not given back"),
    },
    default="reference",
    why=Label(
        "“参照外省进承企业条款执行”是整体参照",
        "参照外省进承企业条款执行 takes over the whole treatment",
    ),
    quote=REFUND,
)
NO_APPLICATION = OpenQuestion(
    id="chengde.21.application",
    formerly="chengde.A9.application",
    zh="拖欠已完全解决的,返还保证金是否仍须申请",
    en="whether a refund needs an application after arrears were fully resolved",
    authority=HOUSING_BUREAU,
    quote=RESOLVED,
    recommended=Label("须申请", "it has to be applied for"),
)
OTHER_PROJECT = OpenQuestion(
    id="chengde.21.elsewhere",
    formerly="chengde.A21.elsewhere",
    zh="无拖欠证明是否须及于企业的全部工程,而非只及于该工程",
    en="whether the proof must cover all projects of the firm, and not this one only",
    authority=COLLECTING_DEPARTMENT,
    quote=REFUND,
    recommended=Label("只及于该竣工工程", "the project completed, and no other"),
)
EARLY = OpenQuestion(
    id="chengde.21.early",
    formerly="chengde.A21.early",
    zh="六个月届满前提出的申请,届满后是否须重新提出",
    en="whether an application made before the six months were over must be made again",
    authority=COLLECTING_DEPARTMENT,
    quote=CONDITIONS,
    recommended=Label("无须重新提出", "it need not be made again"),
)
INTEREST = OpenQuestion(
    id="chengde.21.interest",
    formerly="chengde.A36.interest",
    zh="返还保证金是否计付利息",
    en="whether interest is paid on a deposit given back",
    authority=HOUSING_BUREAU,
    quote=REFUND,
)


STANDING_REFUND = OpenQuestion(
    id="chengde.9.refund",
    formerly="chengde.A10.exit",
    zh="本市企业歇业后一次性交存的保证金是否返还",
    en="whether the standing deposit of a firm of the city is given back when the firm closes",
    authority=HOUSING_BUREAU,
    quote=REFUND,
)


@rule("第二十一条所及的存缴单位", en="article 21 reaches whoever paid the deposit")
def may_claim_refund(claim: Facts[RefundClaim]) -> YesNo:
    """Whether this holder's deposit is one that article 21 gives back; a standing deposit is not.

    What becomes of it when a firm closes is open.
    """
    reference = claim.holder.is_in(Holder.HEBEI_BY_REFERENCE, Holder.PILOT_BY_REFERENCE)
    standing = claim.holder == Holder.LOCAL_STANDING
    return decide(
        when(claim.holder.is_in(Holder.PROJECT_OWNER, Holder.OUTSIDE_PROVINCE), True, REFUND),
        when(reference, A10_REFERENCE.choose(reference=True, literal=False), REFUND),
        when(standing & ~claim.firm_closed, False, LODGED_ONCE, REFUND),
        when(standing & claim.firm_closed, STANDING_REFUND.of(BOOL), LODGED_ONCE),
    )


@rule("六个月等待期最后一日", en="last day of the six months")
def waiting_period_ends(claim: Facts[RefundClaim]) -> Term[date]:
    """The last day of the six months; the refund is possible from the day after (article 21)."""
    return decide(when(claim.accepted, claim.accepted_on + SIX_MONTHS, REFUND), provided=claim.accepted)


A21_REST = Reading(
    id="chengde.21.rest_days",
    question_zh="六个月的最后一日是休息日的,等待期是否顺延?",
    question_en="where the last day of the six months is a day of rest, does the wait go on to the next working day?",
    options={
        "plain": Label("不顺延", "it does not"),
        "rolled": Label("顺延至休息日之后的第一个工作日", "it goes on to the first working day after the rest"),
    },
    default="plain",
    why=Label(
        "等待期的最后一日不要求作出任何行为，而休息日顺延是为了作出行为",
        "a waiting period asks for no act on its last day, and rest days are moved for the sake of such acts",
    ),
    quote=SIX_MONTHS.quote,
)


def end_of_wait(claim: Facts[RefundClaim]) -> Term[date]:
    """Return the last day on which no refund is possible yet, under the reading that is followed."""
    last = claim.accepted_on + SIX_MONTHS
    return A21_REST.choose(plain=last, rolled=next_working_day(last))


@rule("可以返还的第一日", en="first day on which a refund may be made")
def refund_from(claim: Facts[RefundClaim]) -> Term[date]:
    """The first day on which the condition of time is met: the day after the six months (article 21)."""
    return decide(when(claim.accepted, end_of_wait(claim) + days(1), REFUND), provided=claim.accepted)


@condition("竣工验收满六个月后", "six months have passed since the acceptance")
def is_six_months_over(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether the six months after acceptance are over: from the day after their last day."""
    return end_of_wait(claim) < ON


def is_early(claim: Facts[RefundClaim]) -> Term[bool]:
    """Return whether it was applied for too early: not where nothing was said of the day of the application.

    Where the arrears are fully resolved and the reading asks for no application then, its day is nothing to the refund.
    """
    zh, en = "申请在六个月届满之后", "it was applied for after the six months"
    after = Gate(f"applied_in_time({claim!r})", zh, claim.applied_on > end_of_wait(claim), en, (SIX_MONTHS.quote,))
    early = claim.applied_early | ~after
    needed = ~is_resolved(claim) & early
    return A9_REFUND.choose(R1=needed, R2=needed, R3=early, R4=early)


@condition("已提供证明并经核实", "the proof is handed in, and verified", CONDITIONS)
def is_proved(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether the proof that no wages are owed is there and verified."""
    return claim.proof & claim.verified


@condition("拖欠问题已经完全解决", "the arrears are fully resolved", RESOLVED)
def is_resolved(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether arrears that there were have been fully resolved."""
    return claim.resolved


@condition("返还条件具备", "the conditions of the refund are met")
def is_ready(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether the conditions of article 21 are met, under the reading of A9 that is followed."""
    over, proved, resolved = is_six_months_over(claim), is_proved(claim), is_resolved(claim)
    return A9_REFUND.choose(
        R1=over & ((claim.applied & proved) | resolved),
        R2=(over & claim.applied & proved) | resolved,
        R3=over & claim.applied & (proved | resolved),
        R4=over & claim.applied & claim.proof & (claim.verified | resolved),
    )


@condition("已完全解决，不必等满六个月", "all is resolved, which needs no six months")
def is_enough_to_resolve(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether arrears are fully resolved where one reading lets that stand for the six months and the proof."""
    return A9_REFUND.choose(R1=False, R2=is_resolved(claim), R3=False, R4=False)


@condition("已完全解决而未申请", "all is resolved, and nobody has applied")
def is_unasked(claim: Facts[RefundClaim]) -> Term[bool]:
    """Whether only the application is wanting after arrears were fully resolved: the text is unclear there."""
    only = is_six_months_over(claim) & claim.resolved & ~claim.applied
    return A9_REFUND.choose(R1=False, R2=False, R3=only, R4=only & claim.proof)


@rule("应当返还", en="the deposit must be given back")
def refund_due(claim: Facts[RefundClaim]) -> YesNo:
    """Whether the deposit must be given back on the day asked about (article 21).

    The contractor's arrears stand in the way of the owner's refund too, even where the owner has paid all.
    """
    ready, unasked, covered = is_ready(claim), is_unasked(claim), may_claim_refund(claim)
    elsewhere, early, at_once = claim.elsewhere_in_arrears, is_early(claim), is_enough_to_resolve(claim)
    reached = covered & claim.accepted
    return decide(
        when(reached & ready & ~at_once & ~elsewhere & ~early, True, SIX_MONTHS.quote, REFUND),
        when(reached & at_once & ~elsewhere, True, REFUND),
        when(reached & ready & elsewhere, ~OTHER_PROJECT.of(BOOL)),
        when(reached & ready & ~elsewhere & early, ~EARLY.of(BOOL)),
        when(reached & unasked, ~NO_APPLICATION.of(BOOL)),
        when(~covered, False, REFUND),
        when(covered & ~claim.accepted, False, SIX_MONTHS.quote),
        when(reached & ~ready & ~unasked, False, SIX_MONTHS.quote, CONDITIONS, RESOLVED),
    )


@rule("保证金余额", en="balance of the deposit")
def deposit_balance(claim: Facts[RefundClaim]) -> Yuan:
    """What is left of the deposit, in yuan: lodged, less drawn, plus put back; from nothing to all of it."""
    left = larger(claim.lodged - claim.drawn + claim.replenished, NOTHING)
    return decide(when(claim.lodged >= NOTHING, smaller(left, claim.lodged), REFUND))


@rule("返还金额", en="amount given back")
def refund_amount(claim: Facts[RefundClaim]) -> Yuan:
    """How much is given back, in yuan: the balance (article 21)."""
    return decide(when(refund_due(claim), deposit_balance(claim), REFUND), provided=refund_due(claim))


REFUND_DAYS = OpenQuestion(
    id="chengde.21.days",
    formerly="chengde.A36.refund_days",
    zh="“及时”返还是返还条件具备后多少日",
    en="within how many days after its conditions are met a refund is one made “及时” (promptly)",
    authority=COLLECTING_DEPARTMENT,
    quote=REFUND,
)


@rule("返还的最后期限", en="last day for the refund")
def refund_by(claim: Facts[RefundClaim]) -> Term[date]:
    """The last day for a refund that is due: the text says “及时” (promptly), which is no number of days."""
    due, within = refund_due(claim), REFUND_DAYS.of(amount(Unit.DAY))
    return decide(when(due, claim.ready_on + within, REFUND), provided=due)


@rule("应否支付利息", en="interest is due")
def interest_due(claim: Facts[RefundClaim]) -> YesNo:
    """Whether interest is due on the refund: the text does not say."""
    return decide(when(claim.interest_claimed, INTEREST.of(BOOL)), provided=claim.interest_claimed)


@dataclass(frozen=True, slots=True)
class RefundDates:
    """The days of the six months after acceptance.

    Attributes:
        last_day: the last day of the six months.
        earliest: the first day on which the condition of time is met.
        rolled: that day if a last day of rest were moved on (Civil Code, art. 203), which a waiting period does
            not call for; `None` where it makes no difference or the calendar is not known.
    """

    last_day: date
    earliest: date
    rolled: date | None


def refund_dates(accepted_on: date, calendar: WorkingDayCalendar | None = None) -> RefundDates:
    """Return the days of the six months after acceptance (article 21).

    Raises:
        ValidationError: it is no day between 1900 and 2200.
    """
    claim = RefundClaim(accepted_on=accepted_on)
    last, earliest = waiting_period_ends(claim).value, refund_from(claim).value
    rolled = refund_from(claim, calendar=calendar).under(A21_REST.read_as("rolled")).value
    assert last is not None, claim  # noqa: S101  (both rest on the day of acceptance alone)
    assert earliest is not None, claim  # noqa: S101
    return RefundDates(last, earliest, None if rolled == earliest else rolled)
