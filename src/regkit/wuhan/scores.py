"""第九条: general and special targets, who sets and approves them, and the total of the two halves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from regkit.language import (
    Day,
    Facts,
    Flag,
    OpenQuestion,
    Points,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    decision,
    fact,
    holds,
    never,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL, amount, word_of
from regkit.language.terms import lift
from regkit.law import Label, Number, Quantity, Unit, points
from regkit.wuhan.facts import (
    APPRAISING_ORGAN,
    CITY_GOVERNMENT,
    SAME_LEVEL_LEGAL_OFFICE,
    Agency,
    LegalOffice,
    Level,
)
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Announcement",
    "Approver",
    "Score",
    "TargetSetter",
    "Targets",
    "announced_total_agrees",
    "approved_before_use",
    "approver_of_special_targets",
    "submitted_before_approval",
    "targets_valid",
    "total_by_shares",
    "total_on_targets",
    "total_score",
]

A9 = WUHAN.article(9)

HUNDRED = A9.quote("实行通用目标和专用目标相结合的百分制")
GENERAL = A9.number("通用目标占 50 分", points(50), name="通用目标分值")
SPECIAL = A9.number("专用目标占 50 分", points(50), name="专用目标分值")
SET_BY_CITY = A9.quote("具体内容和标准由市法制办根据本市实际情况制订")
SET_BY_AGENCY = A9.quote("具体内容和标准由各行政执法机关根据本地区、本系统执法特点制订")
APPROVED = A9.quote("并报同级政府法制机构审定后实施")
NO_MARKS = points(0)

# ── 得分 ─────────────────────────────────────────────────────────────────────────────────────────────


def marks_of(number: Number) -> Quantity:
    """Return the marks that words of article 9 give to a half."""
    assert isinstance(number.value, Quantity)  # noqa: S101  (article 9 states marks, no days)
    return number.value


HALF = {"general": marks_of(GENERAL), "special": marks_of(SPECIAL)}
FULL_MARKS = points(sum(most.amount for most in HALF.values()))
"""百分制: the marks of both halves together."""


def added(value: Decimal | None) -> Decimal | None:
    """Return marks as they are; refuse such as could not be added exactly, never round them.

    Raises:
        PydanticCustomError: they have too many decimals.
    """
    if value is not None and -int(value.as_tuple().exponent) > FINEST:
        raise PydanticCustomError(
            "bad_number",
            "`{value}` has more than {finest} decimals and could not be added exactly",
            {"value": str(value), "finest": str(FINEST), "zh": f"`{value}` 的小数超过{FINEST}位,不能准确相加"},
        )
    return value


FINEST = 20
"""Decimals up to which the sum of two halves is exact."""


BEYOND: tuple[Callable[[Facts[Any]], Term[bool]], ...] = (
    lambda f: (f.declared_total < f.general) | (f.declared_total > f.general + HALF["special"]),
    lambda f: (f.declared_total < f.special) | (f.declared_total > f.special + HALF["general"]),
)
"""Where one half alone shows that a total cannot be."""


class Score(Subject):
    """评议考核得分: the marks of one body for one year. Exact; text or whole numbers, never rounded."""

    zh: ClassVar[str] = "评议考核得分"
    en: ClassVar[str] = "score"

    general: Said[Points] = decision(
        "通用目标得分",
        by=APPRAISING_ORGAN,
        en="mark for the general targets",
        low=NO_MARKS,
        high=HALF["general"],
        source="第九条",
        about=Label("通用目标得了多少分，满分50分。", "The mark for the general targets, out of 50 points."),
    )
    special: Said[Points] = decision(
        "专用目标得分",
        by=APPRAISING_ORGAN,
        en="mark for the special targets",
        low=NO_MARKS,
        high=HALF["special"],
        source="第九条",
        about=Label("专用目标得了多少分，满分50分。", "The mark for the special targets, out of 50 points."),
    )
    both_marked: Said[Flag] = fact(
        "两项目标均已评分",
        en="is marked in both halves",
        denied=Label("两项目标并非均已评分", "is not marked in both halves"),
        presumed=True,
        source="第九条",
        about=Label(
            "通用目标和专用目标是否都有分数；缺一则没有总分。",
            "Whether there are marks for both the general and the special targets; without both there is no total.",
        ),
    )
    in_percent: Said[Flag] = fact(
        "以得分率表示",
        denied="不以得分率表示",
        en="is expressed as a percentage",
        presumed=False,
        source="第九条",
        about=Label(
            "考核机关给出的是否各项的百分比，而不是分数。",
            "Whether the appraising organ gave a percentage of each half instead of points.",
        ),
    )
    special_approved: Said[Flag] = fact(
        "专用目标已经审定",
        en="the special targets are approved",
        source="第九条",
        about=Label(
            "专用目标是否经同级政府法制机构审定。",
            "Whether the legal office of the same level has approved the special targets.",
        ),
    )
    declared_total: Said[Points] = fact(
        "公布总分",
        en="declared total",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第九条",
        about=Label(
            "考核机关公布的总分；没有公布的，不填。",
            "The total of both halves that the authority made known, in points.",
        ),
    )

    relations = (
        never(
            lambda f: f.declared_total != f.general + f.special,
            "公布总分不是两项得分之和",
            "the declared total is not the sum of the halves",
        ),
        *(
            never(beyond, "公布总分不可能由该项得分得出", "no marks for the other half make the declared total")
            for beyond in BEYOND
        ),
    )

    _exact = field_validator("general", "special")(added)


NOT_MARKED = OpenQuestion(
    id="wuhan.9.unmarked",
    zh="尚未评分的目标是否按零分计入总分",
    en="whether targets that are not marked yet count nothing in the total",
    authority=APPRAISING_ORGAN,
    quote=HUNDRED,
)
NOT_YET_APPROVED = OpenQuestion(
    id="wuhan.9.unapproved",
    formerly="wuhan.special_targets_approval",
    zh="专用目标未经审定的,总分为多少",
    en="what the total is where the special targets were not approved",
    authority=SAME_LEVEL_LEGAL_OFFICE,
    quote=APPROVED,
)
PERCENT = OpenQuestion(
    id="wuhan.9.percentage",
    formerly="wuhan.A16",
    zh="以得分率表示的成绩如何换算为“占50分”",
    en="how a result that is told as a percentage becomes marks out of 50",
    authority=APPRAISING_ORGAN,
    quote=GENERAL.quote,
    recommended=Label(
        "按分值理解,须由考核机关给出换算规则", "as marks; the appraising organ has to say how a percentage is converted"
    ),
)


MARKS = amount(Unit.POINT)
ENDS = (lift(NO_MARKS), lift(FULL_MARKS))
"""Between what a total lies of which the text does not say how it comes about."""


def _sum(score: Facts[Score]) -> Term[Decimal]:
    return score.general + score.special


def _sum_so_far(score: Facts[Score]) -> Term[Decimal]:
    """Return the total where targets are not marked: open whether they count nothing; else there is none yet."""
    nothing = NOT_MARKED.of(BOOL)
    not_yet = Label("待全部目标评分后才有总分", "there is no total before all targets are marked")
    return decide(
        when(nothing, _sum(score), HUNDRED),
        silent(~nothing, not_yet, HUNDRED, authority=APPRAISING_ORGAN),
    )


@rule("评议考核总分", en="the total")
def total_score(score: Facts[Score]) -> Term[Decimal]:
    """Total of the two halves, 0 to 100 marks, exact and unrounded (article 9).

    A half that is not known is never 0, and the special half counts only once its targets are approved.
    """
    approved, marked = score.special_approved, score.both_marked
    return decide(
        when(approved & marked & ~score.in_percent, _sum(score), HUNDRED, GENERAL.quote, SPECIAL.quote),
        when(approved & ~marked & ~score.in_percent, _sum_so_far(score), HUNDRED),
        when(approved & score.in_percent, PERCENT.of(MARKS, *ENDS), HUNDRED),
        when(~approved, NOT_YET_APPROVED.of(MARKS, *ENDS), APPROVED),
    )


class Announcement(Subject):
    """公布的总分: a total that was made known, beside the marks from which it should come."""

    zh: ClassVar[str] = "公布的总分"
    en: ClassVar[str] = "announcement"

    total: Said[Points] = fact(
        "公布的总分",
        en="announced total",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第九条",
        about=Label("考核机关公布的两项目标的总分数。", "The total of both halves as it was made known, in points."),
    )


@rule("公布的总分与两项得分相符", en="whether the announced total is that of the halves")
def announced_total_agrees(score: Facts[Score], announcement: Facts[Announcement]) -> YesNo:
    """Whether a total is the sum of both halves; a total alone cannot be checked against them (article 9)."""
    agrees = announcement.total == _sum(score)
    return decide(when(agrees, True, HUNDRED), when(~agrees, False, HUNDRED), provided=~score.in_percent)


@rule("按各占分值折算的总分", en="the total by the marks of the halves")
def total_by_shares(score: Facts[Score]) -> Term[Decimal]:
    """Total of the two halves, each mark out of 50 counting as much as its half has marks (article 9).

    The same as the sum while both halves have fifty; amended, such as `GENERAL.becomes(points(60))`, it says what the
    total would be if the halves had other marks.
    """
    general = score.general * (GENERAL / lift(HALF["general"]))
    special = score.special * (SPECIAL / lift(HALF["special"]))
    return decide(
        when(score.special_approved & score.both_marked, general + special, HUNDRED, GENERAL.quote, SPECIAL.quote),
        provided=score.special_approved & score.both_marked & ~score.in_percent,
    )


# ── 目标的制订和审定 ─────────────────────────────────────────────────────────────────────────────────


class TargetSetter(Word):
    """Who drew up the targets."""

    MUNICIPAL_LEGAL_OFFICE = "municipal_legal_affairs_office", Label("市法制办", "the municipal legal affairs office")
    DISTRICT_LEGAL_OFFICE = "district_legal_affairs_office", Label("区法制办", "a district legal affairs office")
    ASSESSED_AGENCY = "assessed_agency", Label("被考核的行政执法机关", "the assessed agency")
    OTHER = "other", Label("其他单位", "another body")


class Approver(Word):
    """Who approved the special targets."""

    SAME_LEVEL_LEGAL_OFFICE = (
        "same_level_government_legal_office",
        Label("同级政府法制机构", "the legal office of the government of the same level"),
    )
    MUNICIPAL_LEGAL_OFFICE = "municipal_legal_affairs_office", Label("市法制办", "the municipal legal affairs office")
    DISTRICT_LEGAL_OFFICE = "district_legal_affairs_office", Label("区法制办", "a district legal affairs office")
    SUPERIOR_DEPARTMENT = "superior_department", Label("上级部门", "the department above")
    OTHER = "other", Label("其他单位", "another body")


class Targets(Subject):
    """评议考核目标: who set and approved them, and when."""

    zh: ClassVar[str] = "评议考核目标"
    en: ClassVar[str] = "targets"

    general_set_by: Said[TargetSetter] = fact(
        "通用目标制订单位",
        en="party that set the general targets",
        source="第九条",
        about=Label(
            "通用目标的内容和标准由谁制订；第九条规定由市法制办制订。",
            "Who drew up the contents and standards of the general targets; under article 9 the legal office "
            "of the city does.",
        ),
    )
    special_set_by: Said[TargetSetter] = fact(
        "专用目标制订单位",
        en="party that set the special targets",
        source="第九条",
        about=Label(
            "专用目标的内容和标准由谁制订；第九条规定由各行政执法机关制订。",
            "Who drew up the contents and standards of the special targets; under article 9 each enforcement "
            "organ does.",
        ),
    )
    special_refused: Said[Flag] = fact(
        "专用目标未经审定",
        en="the special targets were not approved",
        denied=Label("专用目标的审定已获通过", "the special targets passed approval"),
        presumed=False,
        source="第九条",
        about=Label(
            "专用目标是否没有报请审定，或者审定没有通过。",
            "Whether the special targets were not put up for approval, or were refused it.",
        ),
    )
    approved_by: Said[Approver] = fact(
        "专用目标审定单位",
        en="party that approved the special targets",
        source="第九条",
        about=Label(
            "专用目标由哪一机构审定；第九条规定报同级政府法制机构审定。",
            "The office that approved the special targets; under article 9 the legal office of the same level does.",
        ),
    )
    made_on: Said[Day] = fact(
        "专用目标制订日期",
        en="day on which the special targets were made",
        source="第九条",
        about=Label("当年制订专用目标的日期。", "The day on which the special targets of the year were drawn up."),
    )
    submitted_on: Said[Day] = fact(
        "专用目标报送日期",
        en="day of submission",
        source="第九条",
        about=Label(
            "专用目标报送同级政府法制机构审定的日期。",
            "The day on which the special targets were submitted for approval, which comes after they are drawn up.",
        ),
    )
    approved_on: Said[Day] = fact(
        "专用目标审定日期",
        en="day of approval",
        source="第九条",
        about=Label(
            "法制机构审定专用目标的日期；审定后才实施。",
            "The day on which the legal office approved the special targets, which comes before they are applied.",
        ),
    )
    applied_from: Said[Day] = fact(
        "专用目标实施日期",
        en="day from which they are applied",
        source="第九条",
        about=Label("专用目标开始据以评分的日期。", "The day from which marks rest on the special targets."),
    )

    relations = (
        never(
            lambda f: f.special_refused & f.approved_by.is_in(*Approver),
            "未经审定的专用目标没有审定单位",
            "targets that were not approved have no approver",
        ),
    )


NO_OFFICE = OpenQuestion(
    id="wuhan.9.legal_office",
    formerly="wuhan.A13",
    zh="该机关的“同级政府法制机构”是哪一个",
    en="which office “同级政府法制机构” (the legal office of the government of its level) is for this body",
    authority=CITY_GOVERNMENT,
    quote=APPROVED,
)
R12 = Reading(
    id="wuhan.9.district_office",
    formerly="wuhan.A12",
    question_zh="区法制工作机构依第七条第(三)项拟订的,能否是通用目标?",
    question_en="may the legal office of a district, which drafts contents and standards under article 7, point 3, "
    "set general targets?",
    options={
        "city": Label("不能,通用目标只由市法制办制订", "no, the municipal office alone sets them"),
        "district": Label("能,为本区制订", "yes, for its district"),
    },
    default="city",
    why=Label(
        "第九条关于通用目标的一半写明由市法制办制订；区里拟订的在其范围之内",
        "article 9 is about the general half and names the municipal office; what a district drafts works within it",
    ),
    quote=SET_BY_CITY,
)
R13B = Reading(
    id="wuhan.9.same_day",
    formerly="wuhan.A13b",
    question_zh="“审定后实施”:审定当日即实施的,是否符合?",
    question_en="approved and applied on one day: is that “审定后实施” (applied once approved)?",
    options={
        "same_day": Label("符合,除非另有证据表明实施在前", "yes, unless use is shown to have come first"),
        "later_day": Label("不符合,须在审定之后的日子实施", "no, they are applied on a later day"),
    },
    default="same_day",
    why=Label(
        "同一日之内次序可以是对的，且条文不按日计算",
        "within a day the order can be right, and the text counts no days",
    ),
    quote=APPROVED,
)


@rule("专用目标的审定机构", en="the legal office that approves its special targets")
def approver_of_special_targets(agency: Facts[Agency]) -> Term[LegalOffice]:
    """Which legal office approves a body's special targets: that of the government of its level (article 9)."""
    ours, kind = agency.has_legal_office, word_of(LegalOffice)
    return decide(
        when(ours & (agency.level == Level.MUNICIPAL), LegalOffice.MUNICIPAL, APPROVED),
        when(ours & (agency.level == Level.DISTRICT), LegalOffice.DISTRICT, APPROVED),
        when(~ours, NO_OFFICE.of(kind, LegalOffice.MUNICIPAL, LegalOffice.DISTRICT)),
    )


@rule("目标的制订和审定符合规定", en="whether the targets were set and approved as the article says")
def targets_valid(targets: Facts[Targets], agency: Facts[Agency]) -> YesNo:
    """Whether the right bodies set and approved the targets of a body (article 9).

    General targets come from the municipal legal office only; special ones from the body itself, approved by
    the legal office of its level. Whether they were used only after that is `approved_before_use`.
    """
    office = approver_of_special_targets(agency)
    own, municipal = targets.approved_by == Approver.SAME_LEVEL_LEGAL_OFFICE, agency.level == Level.MUNICIPAL
    by_municipal = (targets.approved_by == Approver.MUNICIPAL_LEGAL_OFFICE) | (own & municipal)
    by_district = (targets.approved_by == Approver.DISTRICT_LEGAL_OFFICE) | (own & ~municipal)
    same_level = (
        (own & agency.has_legal_office)
        | (by_municipal & (office == LegalOffice.MUNICIPAL))
        | (by_district & (office == LegalOffice.DISTRICT))
    )
    by_city = (targets.general_set_by == TargetSetter.MUNICIPAL_LEGAL_OFFICE) | (
        (targets.general_set_by == TargetSetter.DISTRICT_LEGAL_OFFICE) & R12.choose(city=False, district=True)
    )
    by_agency = targets.special_set_by == TargetSetter.ASSESSED_AGENCY
    approved = ~targets.special_refused & same_level
    return decide(
        when(by_city & by_agency & approved, True, SET_BY_CITY, SET_BY_AGENCY, APPROVED),
        when(~by_city, False, SET_BY_CITY),
        when(~by_agency, False, SET_BY_AGENCY),
        when(~approved, False, APPROVED),
    )


@rule("专用目标先报送后审定", en="whether the special targets were submitted before they were approved")
def submitted_before_approval(targets: Facts[Targets]) -> YesNo:
    """Whether the special targets were made, then submitted, then approved (article 9: 报……审定)."""
    order = (targets.made_on <= targets.submitted_on) & (targets.submitted_on <= targets.approved_on)
    return holds(order, APPROVED)


@rule("专用目标审定后实施", en="whether the special targets were applied after approval")
def approved_before_use(targets: Facts[Targets]) -> YesNo:
    """Whether the special targets were applied only after approval (article 9: 审定后实施)."""
    in_order = R13B.choose(
        same_day=targets.approved_on <= targets.applied_from,
        later_day=targets.approved_on < targets.applied_from,
    )
    return holds(in_order, APPROVED)


@rule("以有效目标计算的总分", en="the total on valid targets")
def total_on_targets(score: Facts[Score], targets: Facts[Targets], agency: Facts[Agency]) -> Term[Decimal]:
    """Total of the two halves where the targets themselves show that they were set, approved and used in order."""
    valid = targets_valid(targets, agency) & approved_before_use(targets) & score.special_approved
    return decide(
        when(valid & score.both_marked, _sum(score), HUNDRED, GENERAL.quote, SPECIAL.quote, APPROVED),
        when(valid & ~score.both_marked, _sum_so_far(score), HUNDRED),
        when(~valid, NOT_YET_APPROVED.of(MARKS, *ENDS), APPROVED),
    )
