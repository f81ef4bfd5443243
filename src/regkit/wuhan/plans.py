"""第四、八、十、十一条: what an appraisal plan must hold, combine and publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from regkit.language import (
    Duty,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    duty,
    fact,
    holds,
    record,
    require,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.wuhan.facts import APPRAISING_ORGAN
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "ActivityKind",
    "Content",
    "ContentCoverage",
    "Method",
    "MethodChooser",
    "Plan",
    "combine_daily_and_annual",
    "combine_enforcement_and_performance",
    "combine_internal_and_external",
    "content_coverage",
    "cover_contents",
    "is_enforcement_activity",
    "other_method_allowed",
    "publication_suffices",
    "publish_process",
    "publish_result",
    "publish_standard",
    "uses_public_opinion",
    "uses_some_method",
]

A4, A8, A10, A11 = WUHAN.articles(4, 8, 10, 11)

# ── 第四条 原则和公开 ────────────────────────────────────────────────────────────────────────────────

PRINCIPLE = "原则条款,以条文示人,不作合格与否的判断"
A4.para(1).not_encoded(None, PRINCIPLE)
A4.para(2).not_encoded(None, PRINCIPLE)
PUBLISHED = A4.para(3).quote("评议考核的标准、过程、结果要以适当方式在一定范围内公开")

PUBLICATION_SCOPE = OpenQuestion(
    id="wuhan.A22",
    zh="公开的方式是否适当、范围是否足够",
    en="whether the manner and the circle of publication suffice: 适当方式, 一定范围",
    authority=APPRAISING_ORGAN,
    quote=PUBLISHED,
)

# ── 第八条 内容 ──────────────────────────────────────────────────────────────────────────────────────


class Content(Word):
    """The contents of article 8; point 5 has two parts, point 8 is open."""

    ORGANISATION = "8(1)", "推行行政执法责任制的组织领导工作情况"
    SYSTEMS = "8(2)", "行政执法责任制制度建立和执行情况"
    STATUTES = "8(3)", "法律、法规、规章执行情况"
    DOCUMENTS = "8(4)", "规范性文件制定、备案、公布情况"
    ENFORCEMENT = "8(5).1", "行政许可、征收、处罚、强制、裁决等行政执法情况"
    FILES = "8(5).2", "行政执法案卷质量"
    REMEDIES = "8(6)", "行政复议、应诉、赔偿工作情况"
    ACCOUNTABILITY = "8(7)", "行政执法责任追究工作情况"
    OTHER = "8(8)", "其他需要评议考核的内容"


CONTENTS = (
    A8.point(1).quote("推行行政执法责任制的组织领导工作情况"),
    A8.point(2).quote("行政执法责任制制度建立和执行情况"),
    A8.point(3).quote("法律、法规、规章执行情况"),
    A8.point(4).quote("规范性文件制定、备案、公布情况"),
    A8.point(5).quote("行政许可、征收、处罚、强制、裁决等行政执法情况"),
    A8.point(5).quote("行政执法案卷质量"),
    A8.point(6).quote("行政复议、应诉、赔偿工作情况"),
    A8.point(7).quote("行政执法责任追究工作情况"),
)
A8.para(1).quote("行政执法责任制评议考核的内容:")
OPEN_CONTENT = A8.point(8).quote("其他需要评议考核的内容")
"""It is open: leaving it empty lacks nothing."""

R14 = Reading(
    id="wuhan.A14",
    question_zh="第八条第(一)至(七)项是否每个机关都须考核?",
    question_en="must points 1 to 7 of article 8 be appraised for every body?",
    options={"with_reasons": "都须列入,确不适用的说明理由", "all": "都须列入,不得例外"},
    default="with_reasons",
    why="a body without the power concerned has nothing to appraise; the reason is always shown",
    quote=CONTENTS[0],
)
R14_OPEN = Reading(
    id="wuhan.A14.deng",
    question_zh="第(五)项的“等”是否包括未列举的行政执法活动?",
    question_en="does 等 in point 5 reach activities that it does not list?",
    options={"open": "包括", "closed": "不包括"},
    default="open",
    why="行政执法情况 follows, which is general",
    quote=CONTENTS[4],
)


class Method(Word):
    """The methods of article 11; point 7 is open."""

    REPORT = "11(1)", "听取行政执法责任制执行情况汇报"
    FILES = "11(2)", "查看有关文件资料或者执法案卷"
    TEST = "11(3)", "测试行政执法人员执法知识"
    INSPECTION = "11(4)", "现场检查行政执法情况"
    PARTIES = "11(5)", "听取行政管理相对人意见"
    PUBLIC = "11(6)", "组织听取社会各界意见或者面向社会进行问卷调查"
    OTHER = "11(7)", "考核机关确定的其他考核方式"


class MethodChooser(Word):
    """Who decided on a method that article 11 does not name."""

    APPRAISING_ORGAN = "appraising_organ", "考核机关"
    ASSESSED_AGENCY = "assessed_agency", "被考核机关"
    OTHER = "other", "其他单位"


class ActivityKind(Word):
    """An administrative activity; point 5 of article 8 names the first five."""

    LICENSING = "administrative_licensing", "行政许可"
    LEVY = "administrative_levy", "行政征收"
    PENALTY = "administrative_penalty", "行政处罚"
    COERCION = "administrative_coercion", "行政强制"
    ADJUDICATION = "administrative_adjudication", "行政裁决"
    INSPECTION = "administrative_inspection", "行政检查"
    OTHER_ENFORCEMENT = "other_enforcement", "其他行政执法"
    NOT_ENFORCEMENT = "not_enforcement", "非行政执法活动"


class Plan(Subject):
    """评议考核方案: what it holds, how it appraises, what is published."""

    zh: ClassVar[str] = "评议考核方案"

    name: str | None = None
    reasons: Mapping[Content, str] = {}
    """Why a content does not apply; those with a reason are excused, a blank reason excuses nothing."""

    contents: Said[frozenset[Content]] = fact("考核内容", source="第八条")
    excused: Said[frozenset[Content]] = fact("说明理由不适用的内容", presumed=frozenset(), source="第八条")
    methods: Said[frozenset[Method]] = fact("考核方式", source="第十一条")
    other_method_by: Said[MethodChooser] = fact("其他方式的确定单位", source="第十一条第(七)项")
    hears_public: Said[Flag] = fact("听取社会各界意见", source="第十一条第(六)项")
    surveys_public: Said[Flag] = fact("面向社会问卷调查", source="第十一条第(六)项")
    daily: Said[Flag] = fact("日常评议考核", source="第十条")
    annual: Said[Flag] = fact("年度评议考核", source="第十条")
    internal: Said[Flag] = fact("内部考核", source="第十条")
    external: Said[Flag] = fact("外部评议", source="第十条")
    enforcement: Said[Flag] = fact("行政执法考核", source="第十条")
    performance: Said[Flag] = fact("绩效考核", source="第十条")
    standard_published: Said[Flag] = fact("标准已公开", source="第四条第三款")
    process_published: Said[Flag] = fact("过程已公开", source="第四条第三款")
    result_published: Said[Flag] = fact("结果已公开", source="第四条第三款")
    result_exists: Said[Flag] = fact("结果已产生", presumed=True, source="第四条第三款")
    activity: Said[ActivityKind] = fact("执法活动", source="第八条第(五)项")

    @model_validator(mode="before")
    @classmethod
    def _excused_by_reasons(cls, data: Any) -> Any:
        """Take the contents with a reason as excused, where it is not said which are."""
        if not isinstance(data, dict) or not data.get("reasons") or data.keys() & {"excused", "说明理由不适用的内容"}:
            return data
        return {**data, "excused": [item for item, reason in data["reasons"].items() if str(reason).strip()]}

    @model_validator(mode="after")
    def _excused_with_reasons(self) -> Plan:
        blank = [item.zh for item in self.excused or () if not self.reasons.get(item, "").strip()]
        if blank:
            raise PydanticCustomError(
                "bad_reason",
                "`{items}` is excused without a reason\nHint: give one in `reasons`, or leave it as not covered",
                {"items": "、".join(sorted(blank)), "zh": f"`{'、'.join(sorted(blank))}` 未说明理由,不予免除"},
            )
        return self


@dataclass(frozen=True)
class ContentCoverage:
    """Which contents of article 8 a plan covers or excuses with a reason; point 5 in its two parts.

    Attributes:
        organisation, systems, statutes, documents, enforcement, files, remedies, accountability: covered or excused.
    """

    organisation: bool
    systems: bool
    statutes: bool
    documents: bool
    enforcement: bool
    files: bool
    remedies: bool
    accountability: bool

    @property
    def lacking(self) -> tuple[Content, ...]:
        """The contents that the plan neither covers nor excuses."""
        return tuple(Content[field.name.upper()] for field in fields(self) if not getattr(self, field.name))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacking

    def in_words(self, lang: str = "zh") -> str:
        """Return what is lacking, or that nothing is."""
        if self.is_complete:
            return "内容齐备" if lang == "zh" else "complete"
        listed = (
            "、".join(item.zh for item in self.lacking) if lang == "zh" else ", ".join(i.code for i in self.lacking)
        )
        return f"缺:{listed}" if lang == "zh" else f"lacking: {listed}"


def _covers(plan: Facts[Plan], content: Content) -> Term[bool]:
    """Return whether the plan covers a content, or excuses it where the reading lets it."""
    excused = R14.choose(with_reasons=plan.excused.includes(content), all=False)
    return plan.contents.includes(content) | excused


@rule("考核内容逐项")
def content_coverage(plan: Facts[Plan]) -> Term[ContentCoverage]:
    """Which of the seven named contents a plan covers, point 5 in both its parts; point 8 is open (article 8)."""
    items = {field.name: _covers(plan, Content[field.name.upper()]) for field in fields(ContentCoverage)}
    return decide(when(True, record(ContentCoverage, **items), *CONTENTS))


@duty("考核内容齐备")
def cover_contents(plan: Facts[Plan]) -> Duty:
    """A plan covers the contents of article 8, points 1 to 7; what does not apply is excused with a reason."""
    covered = _covers(plan, Content.ORGANISATION)
    for field in fields(ContentCoverage)[1:]:
        covered = covered & _covers(plan, Content[field.name.upper()])
    return require(covered, *CONTENTS)


@rule("属于第八条第(五)项的行政执法情况")
def is_enforcement_activity(plan: Facts[Plan]) -> YesNo:
    """Whether an activity falls under the first part of article 8, point 5; 等 leaves the list open."""
    named = plan.activity.is_in(
        ActivityKind.LICENSING,
        ActivityKind.LEVY,
        ActivityKind.PENALTY,
        ActivityKind.COERCION,
        ActivityKind.ADJUDICATION,
    )
    other = plan.activity.is_in(ActivityKind.INSPECTION, ActivityKind.OTHER_ENFORCEMENT)
    return decide(
        when(named, True, CONTENTS[4]),
        when(other, R14_OPEN.choose(open=True, closed=False), CONTENTS[4]),
        when(plan.activity == ActivityKind.NOT_ENFORCEMENT, False, CONTENTS[4]),
    )


# ── 第十条 三个结合 ──────────────────────────────────────────────────────────────────────────────────

DAILY_ANNUAL = A10.quote("将日常评议考核与年度评议考核相结合")
INTERNAL_EXTERNAL = A10.quote("行政执法机关内部考核与外部评议相结合")
ENFORCEMENT_PERFORMANCE = A10.quote("行政执法考核与行政执法部门的绩效考核相结合")


@duty("日常评议考核与年度评议考核相结合")
def combine_daily_and_annual(plan: Facts[Plan]) -> Duty:
    """Appraise daily as well as yearly; both legs are needed (article 10)."""
    return require(plan.daily & plan.annual, DAILY_ANNUAL)


@duty("内部考核与外部评议相结合")
def combine_internal_and_external(plan: Facts[Plan]) -> Duty:
    """Appraise within the body as well as from outside; both legs are needed (article 10)."""
    return require(plan.internal & plan.external, INTERNAL_EXTERNAL)


@duty("行政执法考核与绩效考核相结合")
def combine_enforcement_and_performance(plan: Facts[Plan]) -> Duty:
    """Combine the appraisal of enforcement with that of performance; both legs are needed (article 10)."""
    return require(plan.enforcement & plan.performance, ENFORCEMENT_PERFORMANCE)


# ── 第十一条 方式 ────────────────────────────────────────────────────────────────────────────────────

MENU = A11.para(1).quote("行政执法责任制评议考核采取以下方式进行:")
METHODS = (
    A11.point(1).quote("听取行政执法责任制执行情况汇报"),
    A11.point(2).quote("查看有关文件资料或者执法案卷"),
    A11.point(3).quote("测试行政执法人员执法知识"),
    A11.point(4).quote("现场检查行政执法情况"),
    A11.point(5).quote("听取行政管理相对人意见"),
    A11.point(6).quote("组织听取社会各界意见或者面向社会进行问卷调查"),
    A11.point(7).quote("考核机关确定的其他考核方式"),
)

R15 = Reading(
    id="wuhan.A15",
    question_zh="第十一条各种方式:可以选用,还是须全部采用?",
    question_en="the methods of article 11: a menu, or all of them?",
    options={"menu": "可以选用,至少采用一种", "all": "第(一)至(六)项须全部采用"},
    default="menu",
    why="no 应当, and an open last item",
    quote=MENU,
)


@condition("采用至少一种方式")
def some_method(plan: Facts[Plan]) -> Term[bool]:
    """Whether a plan uses at least one of the methods."""
    first, *rest = Method
    used = plan.methods.includes(first)
    for method in rest:
        used = used | plan.methods.includes(method)
    return used


@condition("采用第(一)至(六)项全部方式")
def every_named_method(plan: Facts[Plan]) -> Term[bool]:
    """Whether a plan uses all of the six named methods."""
    first, *rest = (method for method in Method if method is not Method.OTHER)
    used = plan.methods.includes(first)
    for method in rest:
        used = used & plan.methods.includes(method)
    return used


@duty("采用规定的考核方式")
def uses_some_method(plan: Facts[Plan]) -> Duty:
    """Appraise by the methods of article 11: a menu, of which a plan uses at least one (A15)."""
    return require(R15.choose(menu=some_method(plan), all=every_named_method(plan)), MENU)


@rule("其他考核方式可以采用")
def other_method_allowed(plan: Facts[Plan]) -> YesNo:
    """Whether a method that article 11 does not name may be used: if the appraising organ decided on it (point 7)."""
    return holds(plan.other_method_by == MethodChooser.APPRAISING_ORGAN, METHODS[6])


@rule("采用第(六)项方式")
def uses_public_opinion(plan: Facts[Plan]) -> YesNo:
    """Whether the method of point 6 is used: hearing the public or a survey, either is enough."""
    return holds(plan.hears_public | plan.surveys_public, METHODS[5])


# ── 第四条第三款 公开 ────────────────────────────────────────────────────────────────────────────────


@duty("公开评议考核标准")
def publish_standard(plan: Facts[Plan]) -> Duty:
    """Publish the standard (article 4, paragraph 3); the text sets no day and leaves manner and circle open."""
    return require(plan.standard_published, PUBLISHED)


@duty("公开评议考核过程")
def publish_process(plan: Facts[Plan]) -> Duty:
    """Publish the process (article 4, paragraph 3)."""
    return require(plan.process_published, PUBLISHED)


@duty("公开评议考核结果")
def publish_result(plan: Facts[Plan]) -> Duty:
    """Publish the result once there is one (article 4, paragraph 3)."""
    return require(plan.result_published, PUBLISHED, provided=plan.result_exists)


@rule("公开方式和范围足够")
def publication_suffices(plan: Facts[Plan]) -> YesNo:
    """Whether manner and circle of publication suffice: never settled by the text once there is publication."""
    anything = plan.standard_published | plan.process_published | plan.result_published
    return decide(
        when(anything, PUBLICATION_SCOPE.of(BOOL)),
        silent(~anything, "尚未公开,无从判断方式和范围"),
    )
