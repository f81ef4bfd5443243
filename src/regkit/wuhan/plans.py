"""第四、八、十、十一条: what an appraisal plan must hold, combine and publish."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from operator import and_, or_
from typing import Any, ClassVar

from regkit.language import (
    Compliance,
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
    because,
    condition,
    decide,
    duty,
    fact,
    follows,
    holds,
    noted,
    record,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL, DATE
from regkit.law import Label
from regkit.wuhan.facts import APPRAISING_ORGAN
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "ActivityKind",
    "Audience",
    "Content",
    "ContentCoverage",
    "Method",
    "MethodChooser",
    "Plan",
    "combine_all",
    "combine_daily_and_annual",
    "combine_enforcement_and_performance",
    "combine_internal_and_external",
    "content_coverage",
    "cover_contents",
    "is_enforcement_activity",
    "other_method_allowed",
    "publication_deadline",
    "publication_suffices",
    "publish_all",
    "publish_process",
    "publish_result",
    "publish_standard",
    "uses_public_opinion",
    "uses_some_method",
]

A4, A8, A10, A11 = WUHAN.articles(4, 8, 10, 11)

# ── 第四条 原则和公开 ────────────────────────────────────────────────────────────────────────────────

PRINCIPLE = Label("原则条款,以条文示人,不作合格与否的判断", "a principle, shown by its words; nothing is judged by it")
A4.para(1).not_encoded(None, PRINCIPLE)
A4.para(2).not_encoded(None, PRINCIPLE)
PUBLISHED = A4.para(3).quote("评议考核的标准、过程、结果要以适当方式在一定范围内公开")

PUBLICATION_SCOPE = OpenQuestion(
    id="wuhan.4.publication",
    formerly="wuhan.A22",
    zh="公开的方式和范围是否符合“适当方式”“一定范围”",
    en="whether manner and circle of publication suffice: “适当方式” (a fitting manner), “一定范围” (a certain circle)",
    authority=APPRAISING_ORGAN,
    quote=PUBLISHED,
)

# ── 第八条 内容 ──────────────────────────────────────────────────────────────────────────────────────


class Content(Word):
    """The contents of article 8; point 5 has two parts, point 8 is open."""

    ORGANISATION = "8(1)", Label("推行行政执法责任制的组织领导工作情况", "leadership of the responsibility system")
    SYSTEMS = "8(2)", Label("行政执法责任制制度建立和执行情况", "systems set up and carried out")
    STATUTES = "8(3)", Label("法律、法规、规章执行情况", "laws, regulations and rules carried out")
    DOCUMENTS = "8(4)", Label("规范性文件制定、备案、公布情况", "normative documents made, filed and published")
    ENFORCEMENT = (
        "8(5).1",
        Label(
            "行政许可、征收、处罚、强制、裁决等行政执法情况",
            "enforcement by licences, levies, penalties, coercion, adjudication and the like",
        ),
    )
    FILES = "8(5).2", Label("行政执法案卷质量", "quality of case files")
    REMEDIES = (
        "8(6)",
        Label("行政复议、应诉、赔偿工作情况", "administrative review, response to lawsuits, and compensation"),
    )
    ACCOUNTABILITY = "8(7)", Label("行政执法责任追究工作情况", "accountability pursued")
    OTHER = "8(8)", Label("其他需要评议考核的内容", "other contents that have to be appraised")


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
HEAD = A8.para(1).quote("行政执法责任制评议考核的内容:")
OPEN_CONTENT = A8.point(8).quote("其他需要评议考核的内容")
"""It is open: leaving it empty lacks nothing."""

R14 = Reading(
    id="wuhan.8.every_point",
    formerly="wuhan.A14",
    question_zh="第八条第(一)至(七)项是否每个机关都须考核?",
    question_en="must points 1 to 7 of article 8 be appraised for every body?",
    options={
        "with_reasons": Label("都须列入,确不适用的说明理由", "yes, but what does not apply is excused with a reason"),
        "all": Label("都须列入,不得例外", "yes, without exception"),
    },
    default="with_reasons",
    why=Label(
        "没有相应职权的机关无可考核；理由一律写明",
        "a body without the power concerned has nothing to appraise; the reason is always shown",
    ),
    quote=CONTENTS[0],
)
R14_OPEN = Reading(
    id="wuhan.8.deng",
    formerly="wuhan.A14.deng",
    question_zh="第(五)项的“等”是否包括未列举的行政执法活动?",
    question_en="does “等” (and so on) in point 5 reach activities that it does not list?",
    options={"open": Label("包括", "yes"), "closed": Label("不包括", "no")},
    default="open",
    why=Label(
        "其后的“行政执法情况”是概括的说法",
        "行政执法情况 follows, which is general",
    ),
    quote=CONTENTS[4],
)


class Method(Word):
    """The methods of article 11; point 7 is open."""

    REPORT = "11(1)", Label("听取行政执法责任制执行情况汇报", "hearing reports")
    FILES = "11(2)", Label("查看有关文件资料或者执法案卷", "looking at documents or case files")
    TEST = "11(3)", Label("测试行政执法人员执法知识", "testing officers' knowledge")
    INSPECTION = "11(4)", Label("现场检查行政执法情况", "inspecting on the spot")
    PARTIES = "11(5)", Label("听取行政管理相对人意见", "hearing the persons whom the administration deals with")
    PUBLIC = "11(6)", Label("组织听取社会各界意见或者面向社会进行问卷调查", "hearing the public, or a survey")
    OTHER = "11(7)", Label("考核机关确定的其他考核方式", "another method that the appraising organ determined")


class MethodChooser(Word):
    """Who decided on a method that article 11 does not name."""

    APPRAISING_ORGAN = "appraising_organ", Label("考核机关", "the appraising organ")
    ASSESSED_AGENCY = "assessed_agency", Label("被考核机关", "the assessed agency")
    OTHER = "other", Label("其他单位", "another body")


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


class Audience(Word):
    """To whom something is published; article 4 says “一定范围” (a certain circle) and names none."""

    PUBLIC = "public", Label("社会公众", "the public")
    ADMINISTRATION = "administration", Label("机关系统内部", "organs of the administration")
    ASSESSED = "assessed", Label("被考核单位", "the units assessed")
    NOBODY = "nobody", Label("未公开", "nobody")


class Plan(Subject):
    """评议考核方案: what it holds, how it appraises, what is published."""

    zh: ClassVar[str] = "评议考核方案"
    en: ClassVar[str] = "appraisal plan"

    name: str | None = None
    reasons: Mapping[Content, str] = {}
    """Why a content does not apply, in words; those with a reason are excused, a blank reason excuses nothing."""

    contents: Said[frozenset[Content]] = fact(
        "考核内容",
        en="list of contents",
        source="第八条",
        about=Label("考核第八条所列的哪些内容。", "What is appraised, of the contents that article 8 lists."),
    )
    excused: Said[frozenset[Content]] = fact(
        "说明理由不适用的内容",
        en="list of contents excused with a reason",
        presumed=frozenset(),
        source="第八条",
        about=Label(
            "对该单位不适用的内容，各自说明理由。", "The contents that do not apply to the body, each with a reason."
        ),
    )
    methods: Said[frozenset[Method]] = fact(
        "考核方式",
        en="list of methods",
        source="第十一条",
        about=Label(
            "采取第十一条所列的哪些方式。", "The ways in which the appraisal is made, of those that article 11 lists."
        ),
    )
    other_method_by: Said[MethodChooser] = fact(
        "其他方式的确定单位",
        en="party that determined another method",
        source="第十一条第(七)项",
        about=Label(
            "其他方式由谁确定；只有评议考核机关可以确定。",
            "Who determined another method; only the appraising organ may.",
        ),
    )
    hears_public: Said[Flag] = fact(
        "听取社会各界意见",
        en="hears the public",
        denied=Label("没有听取社会各界意见", "does not hear the public"),
        source="第十一条第(六)项",
        about=Label(
            "是否听取社会各界意见，第（六）项所列方式之一。",
            "Whether the opinions of the public are heard, one of the two ways of point 6.",
        ),
    )
    surveys_public: Said[Flag] = fact(
        "面向社会问卷调查",
        en="surveys the public",
        denied=Label("没有面向社会问卷调查", "does not survey the public"),
        source="第十一条第(六)项",
        about=Label(
            "是否面向社会问卷调查，第（六）项所列方式之二。",
            "Whether the public is surveyed, the other of the two ways of point 6.",
        ),
    )
    daily: Said[Flag] = fact(
        "日常评议考核",
        en="appraises day by day",
        denied=Label("未进行日常评议考核", "does not appraise day by day"),
        source="第十条",
        about=Label(
            "是否进行日常评议考核，第一项结合的一方。",
            "Whether there is an appraisal from day to day, one side of the first combination.",
        ),
    )
    annual: Said[Flag] = fact(
        "年度评议考核",
        en="appraises year by year",
        denied=Label("未进行年度评议考核", "does not appraise year by year"),
        source="第十条",
        about=Label(
            "是否进行年度评议考核，第一项结合的另一方。",
            "Whether there is an annual appraisal, the other side of the first combination.",
        ),
    )
    internal: Said[Flag] = fact(
        "内部考核",
        en="appraises from within",
        denied=Label("未进行内部考核", "does not appraise from within"),
        source="第十条",
        about=Label(
            "是否进行内部考核，第二项结合的一方。",
            "Whether the body appraises itself from within, one side of the second combination.",
        ),
    )
    external: Said[Flag] = fact(
        "外部评议",
        en="appraises from outside",
        denied=Label("未进行外部评议", "does not appraise from outside"),
        source="第十条",
        about=Label(
            "是否进行外部评议，第二项结合的另一方。",
            "Whether the body is appraised from outside, the other side of the second combination.",
        ),
    )
    enforcement: Said[Flag] = fact(
        "行政执法考核",
        en="appraises enforcement",
        denied=Label("未进行行政执法考核", "does not appraise enforcement"),
        source="第十条",
        about=Label(
            "是否进行行政执法考核，第三项结合的一方。",
            "Whether enforcement is appraised, one side of the third combination.",
        ),
    )
    performance: Said[Flag] = fact(
        "绩效考核",
        en="appraises performance",
        denied=Label("未进行绩效考核", "does not appraise performance"),
        source="第十条",
        about=Label(
            "是否进行绩效考核，第三项结合的另一方。",
            "Whether the performance of the department is appraised, the other side of the third combination.",
        ),
    )
    standard_published: Said[Flag] = fact(
        "标准已公开",
        en="the standard is published",
        source="第四条第三款",
        about=Label("评议考核的标准是否公开。", "Whether the standard of the appraisal is made public."),
    )
    process_published: Said[Flag] = fact(
        "过程已公开",
        en="the process is published",
        source="第四条第三款",
        about=Label("评议考核的过程是否公开。", "Whether the process of the appraisal is made public."),
    )
    result_published: Said[Flag] = fact(
        "结果已公开",
        en="the result is published",
        source="第四条第三款",
        about=Label("评议考核的结果是否公开。", "Whether the result of the appraisal is made public."),
    )
    result_exists: Said[Flag] = fact(
        "结果已产生",
        en="has a result",
        source="第四条第三款",
        about=Label("是否已有可以公开的结果。", "Whether there is a result yet that could be made public."),
    )
    audience: Said[Audience] = fact(
        "公开范围",
        en="audience of the publication",
        source="第四条第三款",
        about=Label(
            "在什么范围公开；条文只说“一定范围”。",
            "The circle within which it is published; the text only says a certain one (一定范围).",
        ),
    )
    activity: Said[ActivityKind] = fact(
        "执法活动",
        en="activity",
        source="第八条第(五)项",
        about=Label(
            "从事了哪一类执法活动，第（五）项才问。", "Which kind of enforcement it is; asked of point 5 only."
        ),
    )

    relations = (
        follows("result_exists", value=True, when=lambda f: f.result_published),
        *(
            follows(name, value=False, when=lambda f: f.audience == Audience.NOBODY)
            for name in ("standard_published", "process_published", "result_published")
        ),
    )

    notes = (
        # A reason in words excuses the content that it is given for; a blank one excuses nothing.
        noted("excused", "reasons", lambda reasons: frozenset(item for item, why in reasons.items() if why.strip())),
    )


@dataclass(frozen=True)
class ContentCoverage:
    """Which contents of article 8 a plan covers or excuses with a reason; point 5 in its two parts.

    Attributes:
        organisation, systems, statutes, documents, enforcement, files, remedies, accountability: covered or excused.
    """

    organisation: bool = field(metadata={"label": Label("组织领导", "leadership")})
    systems: bool = field(metadata={"label": Label("制度建立和执行", "systems")})
    statutes: bool = field(metadata={"label": Label("法律、法规、规章执行", "laws, regulations and rules")})
    documents: bool = field(metadata={"label": Label("规范性文件", "normative documents")})
    enforcement: bool = field(metadata={"label": Label("行政执法", "enforcement")})
    files: bool = field(metadata={"label": Label("案卷质量", "quality of files")})
    remedies: bool = field(metadata={"label": Label("复议、应诉、赔偿", "remedies")})
    accountability: bool = field(metadata={"label": Label("责任追究", "accountability")})

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
        listed = "、".join(item.zh for item in self.lacking) if lang == "zh" else ", ".join(i.en for i in self.lacking)
        return f"缺:{listed}" if lang == "zh" else f"lacking: {listed}"


def _covers(plan: Facts[Plan], content: Content) -> Term[bool]:
    """Return whether the plan covers a content, or excuses it where the reading lets it."""
    excused = R14.choose(with_reasons=plan.excused.includes(content), all=False)
    return plan.contents.includes(content) | excused


@rule("考核内容逐项", en="each content of article 8")
def content_coverage(plan: Facts[Plan]) -> Term[ContentCoverage]:
    """Which of the seven named contents a plan covers, point 5 in both its parts; point 8 is open (article 8)."""
    items = {field.name: _covers(plan, Content[field.name.upper()]) for field in fields(ContentCoverage)}
    return decide(when(True, record(ContentCoverage, **items), *CONTENTS))


@duty("考核内容齐备", en="to cover the contents of article 8")
def cover_contents(plan: Facts[Plan]) -> Duty:
    """A plan covers the contents of article 8, points 1 to 7; what does not apply is excused with a reason.

    A plan that does not is told by the points that it leaves out.
    """
    parts = [
        (_covers(plan, Content[field.name.upper()]), quote)
        for field, quote in zip(fields(ContentCoverage), CONTENTS, strict=True)
    ]
    covered = functools.reduce(and_, (part for part, _ in parts))
    lacking = functools.reduce(or_, (because(~part, quote) for part, quote in parts))
    return decide(when(covered, Compliance.MET, *CONTENTS), when(lacking, Compliance.BREACHED, HEAD))


@rule("属于第八条第(五)项的行政执法情况", en="whether the activity falls under point 5 of article 8")
def is_enforcement_activity(plan: Facts[Plan]) -> YesNo:
    """Whether an activity falls under the first part of article 8, point 5; “等” (and so on) leaves the list open."""
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

SHOULD = A10.quote("行政执法责任制评议考核应当")
DAILY_ANNUAL = A10.quote("将日常评议考核与年度评议考核相结合")
INTERNAL_EXTERNAL = A10.quote("行政执法机关内部考核与外部评议相结合")
ENFORCEMENT_PERFORMANCE = A10.quote("行政执法考核与行政执法部门的绩效考核相结合")


@duty("日常评议考核与年度评议考核相结合", en="to appraise daily as well as yearly")
def combine_daily_and_annual(plan: Facts[Plan]) -> Duty:
    """Appraise daily as well as yearly; both legs are needed (article 10)."""
    return require(plan.daily & plan.annual, DAILY_ANNUAL)


@duty("内部考核与外部评议相结合", en="to appraise from within and from outside")
def combine_internal_and_external(plan: Facts[Plan]) -> Duty:
    """Appraise within the body as well as from outside; both legs are needed (article 10)."""
    return require(plan.internal & plan.external, INTERNAL_EXTERNAL)


@duty("行政执法考核与绩效考核相结合", en="to combine the appraisal of enforcement with that of performance")
def combine_enforcement_and_performance(plan: Facts[Plan]) -> Duty:
    """Combine the appraisal of enforcement with that of performance; both legs are needed (article 10)."""
    return require(plan.enforcement & plan.performance, ENFORCEMENT_PERFORMANCE)


@duty("做到三个结合", en="to make the three combinations of article 10")
def combine_all(plan: Facts[Plan]) -> Duty:
    """Make all three combinations; a leg that is lacking is told by its combination (article 10)."""
    pairs = (
        (plan.daily & plan.annual, DAILY_ANNUAL),
        (plan.internal & plan.external, INTERNAL_EXTERNAL),
        (plan.enforcement & plan.performance, ENFORCEMENT_PERFORMANCE),
    )
    lacking = functools.reduce(or_, (because(~both, quote) for both, quote in pairs))
    return decide(
        when(functools.reduce(and_, (both for both, _ in pairs)), Compliance.MET, *(quote for _, quote in pairs)),
        when(lacking, Compliance.BREACHED, SHOULD),
    )


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
    id="wuhan.11.all_methods",
    formerly="wuhan.A15",
    question_zh="第十一条各种方式:可以选用,还是须全部采用?",
    question_en="the methods of article 11: a menu, or all of them?",
    options={
        "menu": Label("可以选用,至少采用一种", "a menu, of which one at least is used"),
        "all": Label("第(一)至(六)项须全部采用", "all of points 1 to 6"),
    },
    default="menu",
    why=Label(
        "没有“应当”，且最后一项是开放的",
        "no 应当, and an open last item",
    ),
    quote=MENU,
)


NAMED = tuple(method for method in Method if method is not Method.OTHER)


def _uses(plan: Facts[Plan]) -> list[Term[bool]]:
    return [plan.methods.includes(method) for method in NAMED]


@condition("采用考核机关确定的其他方式", "there is another method that the appraising organ determined")
def other_method(plan: Facts[Plan]) -> Term[bool]:
    """Whether a plan uses a method that article 11 does not name, and the appraising organ decided on it (point 7)."""
    return plan.methods.includes(Method.OTHER) & (plan.other_method_by == MethodChooser.APPRAISING_ORGAN)


@condition("采用至少一种方式", "there is at least one method")
def some_method(plan: Facts[Plan]) -> Term[bool]:
    """Whether a plan uses at least one of the methods."""
    return functools.reduce(or_, _uses(plan)) | other_method(plan)


@condition("采用第(一)至(六)项全部方式", "it uses all six methods that are named")
def every_named_method(plan: Facts[Plan]) -> Term[bool]:
    """Whether a plan uses all of the six named methods."""
    return functools.reduce(and_, _uses(plan))


@duty("采用规定的考核方式", en="to use the methods of article 11")
def uses_some_method(plan: Facts[Plan]) -> Duty:
    """Appraise by the methods of article 11: a menu, of which a plan uses at least one (`wuhan.11.all_methods`)."""
    return require(R15.choose(menu=some_method(plan), all=every_named_method(plan)), MENU)


@rule("其他考核方式可以采用", en="whether the other method may be used")
def other_method_allowed(plan: Facts[Plan]) -> YesNo:
    """Whether a method that article 11 does not name may be used: if the appraising organ decided on it (point 7)."""
    return holds(plan.other_method_by == MethodChooser.APPRAISING_ORGAN, METHODS[6])


@rule("采用第(六)项方式", en="whether the method of point 6 is used")
def uses_public_opinion(plan: Facts[Plan]) -> YesNo:
    """Whether the method of point 6 is used: hearing the public or a survey, either is enough."""
    used = plan.methods.includes(Method.PUBLIC) | plan.hears_public | plan.surveys_public
    return holds(used, METHODS[5])


# ── 第四条第三款 公开 ────────────────────────────────────────────────────────────────────────────────


@duty("公开评议考核标准", en="to publish the standard")
def publish_standard(plan: Facts[Plan]) -> Duty:
    """Publish the standard (article 4, paragraph 3); the text sets no day and leaves manner and circle open."""
    return require(plan.standard_published, PUBLISHED)


@duty("公开评议考核过程", en="to publish the process")
def publish_process(plan: Facts[Plan]) -> Duty:
    """Publish the process (article 4, paragraph 3)."""
    return require(plan.process_published, PUBLISHED)


@duty("公开评议考核结果", en="to publish the result")
def publish_result(plan: Facts[Plan]) -> Duty:
    """Publish the result once there is one (article 4, paragraph 3)."""
    return require(plan.result_published, PUBLISHED, provided=plan.result_exists)


@duty("公开评议考核的标准、过程、结果", en="to publish standard, process and result")
def publish_all(plan: Facts[Plan]) -> Duty:
    """Publish standard, process and, once there is one, result (article 4, paragraph 3)."""
    published = plan.standard_published & plan.process_published & (plan.result_published | ~plan.result_exists)
    return require(published, PUBLISHED)


@rule("公开方式和范围足够", en="whether manner and circle of publication suffice")
def publication_suffices(plan: Facts[Plan]) -> YesNo:
    """Whether manner and circle of publication suffice: not where nothing is public, else never settled by the text."""
    anything = plan.standard_published | plan.process_published | plan.result_published
    public = anything & plan.audience.is_in(*(one for one in Audience if one is not Audience.NOBODY))
    return decide(
        when(public, PUBLICATION_SCOPE.of(BOOL)),
        when(~anything | (plan.audience == Audience.NOBODY), False, PUBLISHED),
    )


PUBLICATION_DAY = OpenQuestion(
    id="wuhan.4.publication_day",
    formerly="wuhan.A22.day",
    zh="公开的期限是哪一日",
    en="by which day to publish",
    authority=APPRAISING_ORGAN,
    quote=PUBLISHED,
)


@rule("公开的期限", en="the day by which to publish")
def publication_deadline(plan: Facts[Plan]) -> Term[Any]:
    """By which day to publish: the text sets none, and whoever fixes one answers the question (article 4)."""
    return decide(when(plan.result_exists | ~plan.result_exists, PUBLICATION_DAY.of(DATE), PUBLISHED))
