"""The check of a plan and of a year's course: every demand of articles 4 and 7 to 11 and 14, joined into one report.

Each answer is a determination of a rule; `plan_conforms` and `year_conforms` join them in rules of their own, the
report lists them one by one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import and_, or_
from typing import Any, ClassVar

from regkit.language import (
    Compliance,
    Day,
    Determination,
    Facts,
    Missing,
    Said,
    Status,
    Subject,
    Term,
    YesNo,
    decide,
    fact,
    holds,
    rule,
    when,
)
from regkit.language.facts import FactSpec
from regkit.language.values import punctuated, value_in_words
from regkit.law import Label, Quote
from regkit.wuhan import offices, plans, scores
from regkit.wuhan.appraisers import HEAR, hear_local_government, is_vertical
from regkit.wuhan.facts import Agency
from regkit.wuhan.offices import ImplementingRules, LegalOfficeYear
from regkit.wuhan.plans import Content, Method, Plan
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.scores import Targets

__all__ = [
    "NO_STATUTORY_DATE",
    "STEPS",
    "Course",
    "PlanItem",
    "PlanReport",
    "check_course",
    "check_plan",
    "course_begins_with_rules",
    "course_ends_with_appraisal",
    "course_in_order",
    "plan_conforms",
    "year_conforms",
]

NO_STATUTORY_DATE = Label("条文未规定期限", "the text sets no date")

STEPS = (
    "拟订具体内容、标准及考评细则(第七条第(三)项)",
    "制订专用目标(第九条)",
    "报送审定(第九条)",
    "审定(第九条)",
    "实施(第九条)",
    "日常和年度评议考核(第十条)",
    "评定档次(第十二条)",
    "公开结果(第四条第三款)",
    "表彰奖励、通报批评、评先限制(第十二条)",
    "可以送同级组织、人事机关参考(第十三条)",
)
"""The steps of a year in the order in which each rests on the one before; the text gives none of them a date."""


class Course(Subject):
    """年度进程: on which days the steps before and after the special targets were taken; the caller's days."""

    zh: ClassVar[str] = "年度进程"
    en: ClassVar[str] = "course of a year"

    rules_drafted_on: Said[Day] = fact(
        "考评细则拟订日期",
        en="day on which the detailed rules were drafted",
        source="第七条第(三)项",
        about=Label(
            "拟订的日期；应当早于依其进行的评议考核。",
            "The day on which the detailed rules were drafted, which comes before the appraisal that goes by them.",
        ),
    )
    appraised_on: Said[Day] = fact(
        "年度评议考核日期",
        en="day of the annual appraisal",
        source="第十条",
        about=Label(
            "进行的日期；应当晚于目标的实施。",
            "The day of the annual appraisal, which comes after the targets were put into effect.",
        ),
    )


@rule("先有细则后年度考核", en="whether the annual appraisal came after the rules of the year")
def course_begins_with_rules(course: Facts[Course]) -> YesNo:
    """Whether the year's detailed rules were there when it was appraised (article 7, point 3: 评议考核的……考评细则).

    Whether they came before the special targets the text does not say.
    """
    return holds(course.rules_drafted_on <= course.appraised_on, offices.EVERY_YEAR)


@rule("先实施目标后年度考核", en="whether the annual appraisal came after the targets were applied")
def course_ends_with_appraisal(course: Facts[Course], targets: Facts[Targets]) -> YesNo:
    """Whether the annual appraisal came after the targets were applied (articles 9 and 10)."""
    return holds(targets.applied_from <= course.appraised_on, scores.APPROVED, plans.DAILY_ANNUAL)


@rule("年度进程合乎先后次序", en="whether the steps of the year were taken in order")
def course_in_order(course: Facts[Course], targets: Facts[Targets]) -> YesNo:
    """Whether rules, targets, approval, use and appraisal came in the order in which each rests on the one before."""
    steps = (
        course_begins_with_rules(course),
        scores.submitted_before_approval(targets),
        scores.approved_before_use(targets),
        course_ends_with_appraisal(course, targets),
    )
    return holds(functools.reduce(and_, steps), scores.APPROVED)


# ── everything in one rule ──────────────────────────────────────────────────────────────────────────


Lack = tuple[Term[bool], Quote]
"""That a demand is not met, and the words that make it."""


def lacks(plan: Facts[Plan]) -> tuple[Lack, ...]:
    """Return, demand by demand, whether a plan falls short of it (articles 4, 8, 10 and 11)."""
    demands = (
        (plans.publish_all, plans.PUBLISHED),
        (plans.cover_contents, plans.HEAD),
        (plans.combine_all, plans.SHOULD),
        (plans.uses_some_method, plans.MENU),
    )
    another = plan.methods.includes(Method.OTHER) & ~plans.other_method_allowed(plan)
    return (
        *((each(plan) == Compliance.BREACHED, words) for each, words in demands),
        (another, plans.METHODS[6]),
    )


def conforms(lacking: tuple[Lack, ...]) -> Term[bool]:
    """Return whether nothing is lacking; one thing that is decides, by its words."""
    short = functools.reduce(or_, (lack for lack, _ in lacking))
    return decide(
        *(when(lack, False, words) for lack, words in lacking),
        when(~short, True, *dict.fromkeys(words for _, words in lacking)),
    )


@rule("评议考核方案符合规定", en="whether the plan is as the measures demand")
def plan_conforms(plan: Facts[Plan]) -> YesNo:
    """Whether a plan is published, covers the contents, makes the combinations and uses a method (4, 8, 10, 11)."""
    return conforms(lacks(plan))


@rule("年度评议考核工作符合规定", en="whether the year's appraisal is as the measures demand")
def year_conforms(
    plan: Facts[Plan], agency: Facts[Agency], targets: Facts[Targets], office: Facts[LegalOfficeYear]
) -> YesNo:
    """Whether the appraisal of a body in a year is as articles 4, 5 and 7 to 11 demand: one breach decides.

    The plan, the hearing of the local government, the targets with their approval and use, the legal office's duties.
    """
    ours = offices.is_government_office(office)
    of_targets = (
        scores.targets_valid(targets, agency),
        scores.submitted_before_approval(targets),
        scores.approved_before_use(targets),
    )
    return conforms(
        (
            *lacks(plan),
            (is_vertical(agency) & ~agency.local_view_heard, HEAR),
            *((~each, scores.APPROVED) for each in of_targets),
            *((ours & (each(office) == Compliance.BREACHED), offices.OFFICES) for each in offices.DUTIES),
        )
    )


# ── one item of a report ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One demand and how the plan stands with it.

    Attributes:
        rule: the rule's name.
        zh: what is demanded.
        state: `met`, `missing`, `unknown` or `not_applicable`.
        advisory: nothing is breached where it is missing.
        determination: the rule's answer, with its words.
        lacking: what is lacking, in Chinese and English.
    """

    rule: str
    zh: str
    state: str
    advisory: bool
    determination: Determination[Any]
    lacking: tuple[Label, ...] = ()

    @property
    def citations(self) -> tuple[Quote, ...]:
        """The words that decide about this demand."""
        return self.determination.citations or self.determination.rule.quotes

    def rests_on(self, lang: str = "zh") -> str:
        """Return the readings that the answer rests on and what was taken to be so, as nothing was said."""
        zh = lang == "zh"
        said = [
            f"{reading.question(lang)}{'' if zh else ' '}{reading.meaning(reading.default, lang)}"
            for reading in self.determination.readings
        ]
        said += [
            ("未说明，按下列情形处理：" if zh else "taken for granted: ") + _presumed(one, lang)
            for one in self.determination.presumed
        ]
        if not said:
            return ""
        return punctuated(f"（{'；'.join(said)}）") if zh else f" ({'; '.join(said)})"


def _presumed(spec: FactSpec, lang: str) -> str:
    """Return what a fact was taken to be, as nothing was said of it."""
    value = value_in_words(spec.presumed, spec.kind, lang)
    return f"{spec.zh}为“{value}”" if lang == "zh" else f"{spec.en}: {value}"


@dataclass(frozen=True)
class PlanReport:
    """Every demand on a plan with its state.

    Attributes:
        items: the demands, in the order of the articles.
        notes: what an official should look at, in Chinese and English.
    """

    items: tuple[PlanItem, ...]
    notes: tuple[Label, ...] = ()

    def of(self, state: str) -> tuple[PlanItem, ...]:
        """Return the items in a state."""
        return tuple(item for item in self.items if item.state == state)

    @property
    def complies(self) -> bool | None:
        """Whether every demand is met: one missing decides; `None` while none is missing and one is unknown."""
        binding = [item for item in self.items if not item.advisory]
        if any(item.state == "missing" for item in binding):
            return False
        return None if any(item.state == "unknown" for item in binding) else True

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts and decisions that could still change an item."""
        return tuple(dict.fromkeys(lack for item in self.of("unknown") for lack in item.determination.missing))

    def explain(self, lang: str = "zh") -> str:
        """Return the report line by line, each with the words that decide it."""
        zh = lang == "zh"
        head = f"《{WUHAN.title}》（{WUHAN.number}）" if zh else f"Wuhan, {WUHAN.number} (interim measures)"
        notes = (f"  ! {punctuated(note.zh) if zh else note.en}" for note in self.notes)
        return "\n".join([head, *(_line(item, lang) for item in self.items), *notes])


MARKS = {"met": "✓", "missing": "✗", "unknown": "?", "not_applicable": "–"}


def _line(item: PlanItem, lang: str) -> str:
    """Return one demand: how it stands, what is lacking, the words, and on what the answer rests."""
    if lang == "zh":
        words = "；".join(f"{punctuated(quote.address.zh)}：“{quote.words}”" for quote in item.citations)
        lacking = punctuated(f"；缺：{'、'.join(item.lacking)}") if item.lacking else ""
        return f"  {MARKS[item.state]} {punctuated(item.zh)}{lacking}。{words}{item.rests_on(lang)}"
    words = "; ".join(f"article {quote.address.short}, “{quote.words}”" for quote in item.citations)
    lacking = f"; lacking: {', '.join(one.en for one in item.lacking)}" if item.lacking else ""
    return f"  {MARKS[item.state]} {item.determination.rule.en}{lacking}: {words}{item.rests_on(lang)}"


def check_plan(
    plan: Plan,
    *,
    agency: Agency | None = None,
    targets: Targets | None = None,
    office: LegalOfficeYear | None = None,
    rules: ImplementingRules | None = None,
    course: Course | None = None,
    on: date | None = None,
) -> PlanReport:
    """Return how an appraisal plan stands with articles 4, 5 and 7 to 11, and its implementing rules with 14.

    Args:
        plan: contents, methods, combinations and publication.
        agency: the body appraised; asked for the hearing of the local government and the approver of targets.
        targets: who set and approved the targets, and when.
        office: what the legal office did in the year.
        rules: implementing rules, where there are any.
        course: the days of the year's steps.
        on: the day asked about; before commencement nothing is applicable.
    """
    items = [*_of_plan(plan, on), *_of_targets(targets, agency, course, on)]
    if agency is not None:
        items.insert(0, item_of(hear_local_government(agency, on=on)))
    if office is not None:
        items += [item_of(each(office, on=on)) for each in offices.DUTIES]
    if rules is not None:
        checks = (offices.may_make_rules, offices.keeps_halves, offices.keeps_grades)
        items += [item_of(each(rules, on=on)) for each in checks]
    return PlanReport(tuple(items), tuple(_notes(plan)))


def _of_plan(plan: Plan, on: date | None) -> Iterator[PlanItem]:
    coverage = plans.content_coverage(plan, on=on)
    lacking = () if coverage.value is None else tuple(Label(one.zh, one.en) for one in coverage.value.lacking)
    for each in (plans.publish_standard, plans.publish_process, plans.publish_result):
        yield item_of(each(plan, on=on))
    yield item_of(plans.cover_contents(plan, on=on), lacking)
    for combine, legs in COMBINATIONS:
        yield item_of(combine(plan, on=on), tuple(name for leg, name in legs if getattr(plan, leg) is False))
    yield item_of(plans.uses_some_method(plan, on=on))
    if plan.methods is not None and Method.OTHER in plan.methods:
        yield item_of(plans.other_method_allowed(plan, on=on))


COMBINATIONS = (
    (
        plans.combine_daily_and_annual,
        (("daily", Label("日常", "day by day")), ("annual", Label("年度", "year by year"))),
    ),
    (
        plans.combine_internal_and_external,
        (("internal", Label("内部", "from within")), ("external", Label("外部", "from outside"))),
    ),
    (
        plans.combine_enforcement_and_performance,
        (("enforcement", Label("执法考核", "of enforcement")), ("performance", Label("绩效考核", "of performance"))),
    ),
)
"""The three combinations of article 10, each with its two legs as facts of a plan."""


def _of_targets(
    targets: Targets | None, agency: Agency | None, course: Course | None, on: date | None
) -> Iterator[PlanItem]:
    if targets is None:
        return
    yield item_of(scores.targets_valid(targets, agency or Agency(), on=on))
    for item in check_course(course or Course(), targets, on=on).items:
        if course is not None or item.rule in {"submitted_before_approval", "approved_before_use"}:
            yield item


def check_course(course: Course, targets: Targets, *, on: date | None = None) -> PlanReport:
    """Return whether the steps of a year were taken in order; the days are the caller's, the text has none."""
    answers = (
        course_begins_with_rules(course, on=on),
        scores.submitted_before_approval(targets, on=on),
        scores.approved_before_use(targets, on=on),
        course_ends_with_appraisal(course, targets, on=on),
    )
    return PlanReport(tuple(item_of(answer) for answer in answers), (NO_STATUTORY_DATE,))


def item_of(answer: Determination[Any], lacking: tuple[Label, ...] = ()) -> PlanItem:
    """Return the item that an answer of a rule makes in a report."""
    return PlanItem(
        answer.rule.name, answer.rule.zh, _state(answer), advisory=False, determination=answer, lacking=lacking
    )


def _state(answer: Determination[Any]) -> str:
    if answer.status is Status.NOT_APPLICABLE:
        return "not_applicable"
    if answer.value is None:
        return "unknown"
    return "met" if answer.value in (True, Compliance.MET) else "missing"


def _notes(plan: Plan) -> Iterator[Label]:
    if plan.methods:
        unused = [method for method in Method if method not in plan.methods and method is not Method.OTHER]
        if unused:
            yield Label(
                f"未采用的方式(可以选用,不构成违反):{'、'.join(one.zh for one in unused)}",
                f"methods not used (a menu, nothing is breached): {', '.join(one.en for one in unused)}",
            )
    for content, reason in plan.reasons.items():
        one, why = Content(content), reason.strip()
        yield Label(
            f"不适用:{one.zh},理由:{why or '(未说明,不予免除)'}",
            f"does not apply: {one.en}; reason: {why or 'none given, so that it is not excused'}",
        )
