"""第九条: general and special targets, who sets and approves them, and the total of the two halves."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from pydantic import field_validator, model_validator
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
    condition,
    decide,
    decision,
    fact,
    holds,
    rule,
    silent,
    when,
)
from regkit.language.kinds import amount, word_of
from regkit.law import Number, Quantity, Unit, points
from regkit.wuhan.facts import (
    APPRAISING_ORGAN,
    CITY_GOVERNMENT,
    SAME_LEVEL_LEGAL_OFFICE,
    Agency,
    AgencyType,
    LegalOffice,
    Level,
    Management,
    Parent,
)
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Approver",
    "Score",
    "TargetSetter",
    "Targets",
    "approved_before_use",
    "approver_of_special_targets",
    "submitted_before_approval",
    "targets_valid",
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


MOST = {"general": marks_of(GENERAL), "special": marks_of(SPECIAL)}


FULL_MARKS = sum((most.amount for most in MOST.values()), Decimal(0))
"""百分制: the marks of both halves together."""


def _beyond(value: Decimal, most: Decimal) -> dict[str, str]:
    """Return what is said of marks beyond the most there are."""
    return {
        "value": str(value),
        "most": str(most),
        "accepted": f"0 to {most}",
        "zh": f"`{value}` 超过满分{most}分",
        "accepted_in_any_language": f"0–{most}",
    }


def within_scale(value: Decimal | None) -> Decimal | None:
    """Return a total as it is; refuse more than the marks of both halves.

    Raises:
        PydanticCustomError: it is outside the scale.
    """
    if value is not None and value > FULL_MARKS:
        raise PydanticCustomError(
            "bad_number",
            "`{value}` is outside the scale of {most} marks; accepted: {accepted}",
            _beyond(value, FULL_MARKS),
        )
    return value


FINEST = 20
"""Decimals up to which the sum of two halves is exact; finer marks are refused, never rounded."""


class Score(Subject):
    """评议考核得分: the marks of one body for one year. Exact; text or whole numbers, never rounded."""

    zh: ClassVar[str] = "评议考核得分"

    general: Said[Points] = decision(
        "通用目标得分", by=APPRAISING_ORGAN, low=NO_MARKS, high=MOST["general"], source="第九条"
    )
    special: Said[Points] = decision(
        "专用目标得分", by=APPRAISING_ORGAN, low=NO_MARKS, high=MOST["special"], source="第九条"
    )
    special_approved: Said[Flag] = fact(
        "专用目标已经审定", source="第九条", about="the same-level legal office has approved the special targets"
    )
    declared_total: Said[Points] = fact("公布总分", source="第九条", about="a total stated by the authority")

    @field_validator("general", "special")
    @classmethod
    def _within_its_half(cls, value: Decimal | None, info: object) -> Decimal | None:
        name = str(getattr(info, "field_name", ""))
        if value is not None and -int(value.as_tuple().exponent) > FINEST:
            raise PydanticCustomError(
                "bad_number",
                "`{value}` has more than {finest} decimals and could not be added exactly",
                {"value": str(value), "finest": str(FINEST), "zh": f"`{value}` 的小数超过{FINEST}位,不能准确相加"},
            )
        if value is not None and value > MOST[name].amount:
            raise PydanticCustomError(
                "bad_number",
                "`{value}` is more than the {most} marks of its half; accepted: {accepted}",
                _beyond(value, MOST[name].amount),
            )
        return value

    @field_validator("declared_total")
    @classmethod
    def _within_the_scale(cls, value: Decimal | None) -> Decimal | None:
        return within_scale(value)

    @model_validator(mode="after")
    def _declared_total_is_the_sum(self) -> Score:
        if self.declared_total is None or self.general is None or self.special is None:
            return self
        total = self.general + self.special
        if self.declared_total != total:
            raise PydanticCustomError(
                "contradiction",
                "`declared_total` {declared} differs from {general} + {special} = {total}",
                {
                    "field": "declared_total",
                    "declared": str(self.declared_total),
                    "general": str(self.general),
                    "special": str(self.special),
                    "total": str(total),
                    "zh": f"公布总分{self.declared_total}与{self.general}+{self.special}={total}不符",
                },
            )
        return self


NOT_YET_APPROVED = OpenQuestion(
    id="wuhan.special_targets_approval",
    zh="专用目标尚未经同级政府法制机构审定",
    en="the special targets have not been approved by the same-level legal office",
    authority=SAME_LEVEL_LEGAL_OFFICE,
    quote=APPROVED,
)
PERCENT = OpenQuestion(
    id="wuhan.A16",
    zh="以得分率表示的成绩如何换算为“占50分”",
    en="how a percentage becomes marks out of 50; the text gives marks, not weights",
    authority=APPRAISING_ORGAN,
    quote=GENERAL.quote,
    recommended="按分值理解,须由考核机关给出换算规则",
)


@rule("评议考核总分")
def total_score(score: Facts[Score]) -> Term[Decimal]:
    """Total of the two halves, 0 to 100 marks, exact and unrounded (article 9).

    A half that is not known is never 0, and the special half counts only once its targets are approved.
    """
    total = score.general + score.special
    return decide(
        when(score.special_approved, total, HUNDRED, GENERAL.quote, SPECIAL.quote),
        when(~score.special_approved, NOT_YET_APPROVED.of(amount(Unit.POINT)), APPROVED),
    )


# ── 目标的制订和审定 ─────────────────────────────────────────────────────────────────────────────────


class TargetSetter(Word):
    """Who drew up the targets."""

    MUNICIPAL_LEGAL_OFFICE = "municipal_legal_affairs_office", "市法制办"
    DISTRICT_LEGAL_OFFICE = "district_legal_affairs_office", "区法制办"
    ASSESSED_AGENCY = "assessed_agency", "被考核的行政执法机关"
    OTHER = "other", "其他单位"


class Approver(Word):
    """Who approved the special targets."""

    SAME_LEVEL_LEGAL_OFFICE = "same_level_government_legal_office", "同级政府法制机构"
    MUNICIPAL_LEGAL_OFFICE = "municipal_legal_affairs_office", "市法制办"
    DISTRICT_LEGAL_OFFICE = "district_legal_affairs_office", "区法制办"
    SUPERIOR_DEPARTMENT = "superior_department", "上级部门"
    OTHER = "other", "其他单位"


class Targets(Subject):
    """评议考核目标: who set and approved them, and when."""

    zh: ClassVar[str] = "评议考核目标"

    general_set_by: Said[TargetSetter] = fact("通用目标制订单位", source="第九条")
    special_set_by: Said[TargetSetter] = fact("专用目标制订单位", source="第九条")
    special_refused: Said[Flag] = fact("专用目标未经审定", presumed=False, source="第九条")
    approved_by: Said[Approver] = fact("专用目标审定单位", source="第九条")
    made_on: Said[Day] = fact("专用目标制订日期", source="第九条")
    submitted_on: Said[Day] = fact("专用目标报送日期", source="第九条")
    approved_on: Said[Day] = fact("专用目标审定日期", source="第九条")
    applied_from: Said[Day] = fact("专用目标实施日期", source="第九条")


NO_OFFICE = OpenQuestion(
    id="wuhan.A13",
    zh="该机关的“同级政府法制机构”是哪一个",
    en="which legal office is 同级政府法制机构 for this body: it has none, or would approve its own targets, "
    "or is no organ of the government of its level",
    authority=CITY_GOVERNMENT,
    quote=APPROVED,
)
R12 = Reading(
    id="wuhan.A12",
    question_zh="区法制工作机构依第七条第(三)项拟订的,能否是通用目标?",
    question_en="may the legal office of a district, which drafts contents and standards under article 7, point 3, "
    "set general targets?",
    options={"city": "不能,通用目标只由市法制办制订", "district": "能,为本区制订"},
    default="city",
    why="article 9 is about the general half and names the municipal office; what a district drafts works within it",
    quote=SET_BY_CITY,
)
R13B = Reading(
    id="wuhan.A13b",
    question_zh="“审定后实施”:审定当日即实施的,是否符合?",
    question_en="approved and applied on one day: is that 审定后实施?",
    options={"same_day": "符合,除非另有证据表明实施在前", "later_day": "不符合,须在审定之后的日子实施"},
    default="same_day",
    why="within a day the order can be right, and the text counts no days",
    quote=APPROVED,
)


@condition("本级政府所属机关")
def belongs_to_its_government(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body belongs to the government of its level and so has a 同级政府法制机构."""
    department = (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.TERRITORIAL)
    body = agency.type.is_in(AgencyType.INTERNAL_BODY, AgencyType.ORGANISATION)
    return department | (body & agency.parent.is_in(*Parent))


@rule("专用目标的审定机构")
def approver_of_special_targets(agency: Facts[Agency]) -> Term[LegalOffice]:
    """Which legal office approves a body's special targets: that of the government of its level (article 9)."""
    ours = belongs_to_its_government(agency)
    return decide(
        when(ours & (agency.level == Level.MUNICIPAL), LegalOffice.MUNICIPAL, APPROVED),
        when(ours & (agency.level == Level.DISTRICT), LegalOffice.DISTRICT, APPROVED),
        when(
            ~ours | agency.level.is_in(Level.TOWNSHIP, Level.ABOVE_CITY),
            NO_OFFICE.of(word_of(LegalOffice)),
        ),
    )


@rule("目标的制订和审定符合规定")
def targets_valid(targets: Facts[Targets], agency: Facts[Agency]) -> YesNo:
    """Whether the right bodies set and approved the targets of a body (article 9).

    General targets come from the municipal legal office only (A12); special ones from the body itself, approved by
    the legal office of its level. Whether they were used only after that is `approved_before_use`.
    """
    office = approver_of_special_targets(agency)
    same_level = (
        (targets.approved_by == Approver.SAME_LEVEL_LEGAL_OFFICE)
        | ((targets.approved_by == Approver.MUNICIPAL_LEGAL_OFFICE) & (office == LegalOffice.MUNICIPAL))
        | ((targets.approved_by == Approver.DISTRICT_LEGAL_OFFICE) & (office == LegalOffice.DISTRICT))
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


@rule("专用目标先报送后审定")
def submitted_before_approval(targets: Facts[Targets]) -> YesNo:
    """Whether the special targets were made, then submitted, then approved (article 9: 报……审定)."""
    order = (targets.made_on <= targets.submitted_on) & (targets.submitted_on <= targets.approved_on)
    return holds(order, APPROVED)


@rule("专用目标审定后实施")
def approved_before_use(targets: Facts[Targets]) -> YesNo:
    """Whether the special targets were applied only after approval (article 9: 审定后实施)."""
    in_order = R13B.choose(
        same_day=targets.approved_on <= targets.applied_from,
        later_day=targets.approved_on < targets.applied_from,
    )
    return holds(in_order, APPROVED)


@rule("以有效目标计算的总分")
def total_on_targets(score: Facts[Score], targets: Facts[Targets], agency: Facts[Agency]) -> Term[Decimal]:
    """Total of the two halves where the targets themselves show that they were set, approved and used in order."""
    valid = targets_valid(targets, agency) & approved_before_use(targets)
    return decide(
        when(valid, score.general + score.special, HUNDRED, GENERAL.quote, SPECIAL.quote, APPROVED),
        silent(~valid, "目标的制订、审定或者实施顺序不符合第九条,不能据以计分", authority=SAME_LEVEL_LEGAL_OFFICE),
    )
