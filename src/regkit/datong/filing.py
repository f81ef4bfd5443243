"""第十五条: filing with the police: by when, how it stands on a day, who files, where, with what papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from regkit.datong.building import AcceptanceResult, Owner
from regkit.datong.facts import ISSUER
from regkit.datong.filing_offices import (
    BY_AFFILIATION,
    BY_LOCATION,
    District,
    FilingPlace,
    FilingRoute,
    PoliceOffice,
    filing_authority,
    filing_district,
    filing_route,
)
from regkit.datong.filing_papers import (
    ITEMS,
    LEGACY,
    Document,
    FilingPapers,
    listed_documents_complete,
    missing_documents,
)
from regkit.datong.regulation import DATONG
from regkit.datong.scope import COMMENCEMENT
from regkit.language import (
    ON,
    Day,
    Determination,
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    belongs,
    condition,
    dated,
    decide,
    duty,
    fact,
    follows,
    never,
    next_working_day,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL, DATE, word_of
from regkit.language.terms import Row, lift
from regkit.language.values import value_in_words
from regkit.law import WorkingDayCalendar, days
from regkit.law.display import card, folded

__all__ = [
    "District",
    "Document",
    "Filer",
    "Filing",
    "FilingDeadline",
    "FilingPapers",
    "FilingPlace",
    "FilingRoute",
    "FilingState",
    "PoliceOffice",
    "filing_authority",
    "filing_breached",
    "filing_days_late",
    "filing_deadline",
    "filing_district",
    "filing_due",
    "filing_last_day",
    "filing_route",
    "filing_status",
    "is_filed_with_all_papers",
    "is_filed_with_right_office",
    "listed_documents_complete",
    "missing_documents",
    "who_files",
]

A15 = DATONG.article(15)

THIRTY = A15.para(1).number("应当自竣工验收合格之日起30日内", days(30))
SIXTY = A15.para(2).number("应当自本办法施行之日起60日内", days(60))
SANCTION = DATONG.article(27).quote("未按规定备案的,由公安机关给予警告,责令限期改正")
FILE = A15.para(1).quote("建设、使用公共安全视频图像信息系统的单位,应当自竣工验收合格之日起30日内")
COMMENCED = DATONG.commenced
DAY_BEFORE = COMMENCED - timedelta(days=1)


class Filing(Subject):
    """备案: a system, its acceptance, and what was filed."""

    zh: ClassVar[str] = "备案"
    en: ClassVar[str] = "system"

    owner: Said[Owner] = fact(
        "建设、使用者",
        en="owner",
        presumed=Owner.UNIT,
        source="第十五条",
        about=Label("由谁建设、使用；第十五条约束的是单位。", "Who builds or uses the system; article 15 binds units."),
    )
    completed_on: Said[Day] = fact(
        "建成日期",
        en="day of completion",
        source="第十五条",
        about=Label(
            "系统建成的日期；2008年3月1日以前建成的，依第二款备案。",
            "The day on which the system was built; one built before 1 March 2008 is filed under paragraph 2.",
        ),
    )
    completed_before: Said[Flag] = fact(
        "施行前已经建成",
        en="was built before the measures came into force",
        presumed=False,
        source="第十五条",
        about=Label(
            "是否在2008年3月1日以前建成；说了建成、验收日期的，由其推得。",
            "Whether the system was built before 1 March 2008; concluded from the days of completion and "
            "acceptance where they are said.",
        ),
    )
    inspected_on: Said[Day] = fact(
        "检验通过之日",
        en="day of passing inspection",
        source="第十四条",
        about=Label(
            "检验通过的日期，在验收之前。",
            "The day on which the system passed its inspection, which comes before acceptance.",
        ),
    )
    result: Said[AcceptanceResult] = fact(
        "验收结果",
        en="result of acceptance",
        source="第十五条",
        about=Label(
            "尚未验收、验收不合格或者验收合格；第十五条的30日自验收合格起算。",
            "Whether the system is not accepted yet, failed or passed; the 30 days of article 15 run from a pass.",
        ),
    )
    accepted_on: Said[Day] = fact(
        "竣工验收合格之日",
        en="day of acceptance",
        source="第十五条",
        about=Label(
            "验收合格的当日，不计入备案的30日。",
            "The day on which the system passed acceptance; that day is not counted in the 30 days.",
        ),
    )
    accepted_since: Said[Flag] = fact(
        "施行后才验收合格",
        denied="不是在施行后才验收合格",
        en="was accepted only after the measures came into force",
        presumed=False,
        source="第十五条",
        about=Label(
            "是否在2008年3月1日以后才验收合格；说了验收合格之日的，由其推得。",
            "Whether the system was accepted only from 1 March 2008 on; concluded from the day of acceptance "
            "where it is said.",
        ),
    )
    filed: Said[Flag] = fact(
        "已备案",
        en="has been filed",
        source="第十五条",
        about=Label(
            "是否已经备案；说了备案日期的，由其推得。",
            "Whether the system has been filed with the police; concluded from the day of filing where it is said.",
        ),
    )
    filed_on: Said[Day] = fact(
        "备案日期",
        en="day of filing",
        source="第十五条",
        about=Label("备案材料送达公安机关的日期。", "The day on which the papers reached the police."),
    )
    after_hours: Said[Flag] = fact(
        "业务时间结束后送达",
        denied="不是在业务时间结束后送达",
        en="the papers were handed in after office hours",
        presumed=False,
        source="第十五条",
        about=Label(
            "是否在最后一日的办公时间结束之后送达。",
            "Whether the papers came in on the last day after the office had closed.",
        ),
    )
    by_other: Said[Flag] = fact(
        "由同一系统的另一建设、使用单位备案",
        denied="不是由同一系统的另一建设、使用单位备案",
        en="was filed by the other unit that builds or uses the system",
        presumed=False,
        source="第十五条",
        about=Label(
            "建设单位与使用单位不是同一单位的，是否已由另一单位备案。",
            "Whether the other unit has filed the system, where its builder and its user are two units.",
        ),
    )
    only_posted: Said[Flag] = fact(
        "期限内交邮、期限后收到",
        denied="不是在期限内交邮、期限后收到",
        en="the papers were posted in time, but received late",
        presumed=False,
        source="第十五条",
        about=Label(
            "材料是否在期限之内交邮，而在期限之后收到。",
            "Whether the papers were mailed within the period and received after it.",
        ),
    )
    complete: Said[Flag] = fact(
        "资料齐全",
        en="has all its papers",
        source="第十五条",
        about=Label("第（一）至第（五）项资料是否齐全。", "Whether all papers of items (1) to (5) were handed in."),
        denied="资料不齐全",
    )
    right_office: Said[Flag] = fact(
        "备案机关正确",
        denied="备案机关有误",
        en="was filed with the right office",
        source="第十五条",
        about=Label(
            "是否向应当受理的公安机关备案；由“备案机关”的规则指出。",
            "Whether the system was filed with the police organ in charge, which the rule on the filing "
            "office (`filing_route`) names.",
        ),
    )
    expanded_since: Said[Flag] = fact(
        "备案后扩建",
        denied="备案后没有扩建",
        en="was extended after it was filed",
        presumed=False,
        source="第十五条",
        about=Label("备案之后系统是否扩建。", "Whether the system was extended after it was filed."),
    )

    relations = (
        dated("filed", "filed_on"),
        belongs("accepted_on", to="result", value=AcceptanceResult.PASSED),
        follows("completed_before", lambda f: f.completed_on < COMMENCED),
        follows("accepted_since", lambda f: (f.result == AcceptanceResult.PASSED) & (f.accepted_on >= COMMENCED)),
        never(lambda f: f.inspected_on < f.completed_on, "检验早于建成", "inspected before it was completed"),
        never(lambda f: f.accepted_on < f.completed_on, "验收早于建成", "accepted before it was completed"),
        never(lambda f: f.accepted_on < f.inspected_on, "验收早于检验通过", "accepted before it passed inspection"),
        never(lambda f: f.filed_on < f.completed_on, "备案早于建成", "filed before it was completed"),
        never(lambda f: f.filed_on < f.accepted_on, "备案早于验收合格", "filed before it was accepted"),
    )


# ── 期限 ────────────────────────────────────────────────────────────────────────────────────────────────────

A27 = Reading(
    id="datong.15.commencement_day",
    question_zh="“自本办法施行之日起60日内”是否计入施行当日?",
    question_en="do the sixty days count the day of commencement?",
    options={
        "not_counted": Label(
            "不计入(民法典第二百零一条),至2008年4月30日", "not counted (Civil Code, art. 201), until 30 April 2008"
        ),
        "counted": Label("计入,至2008年4月29日", "counted, until 29 April 2008"),
    },
    default="not_counted",
    why=Label(
        "期间开始之日不计入（民法典第二百零一条）",
        "the day on which a period starts is not counted (Civil Code, art. 201)",
    ),
    quote=LEGACY,
    formerly="datong.A27",
)
REST_DAYS = Reading(
    id="datong.15.rest_days",
    question_zh="备案期限最后一日是法定休假日的,是否顺延?",
    question_en="is the period for filing extended where its last day is a day of rest?",
    options={
        "extended": Label(
            "顺延至休假日结束的次日(民法典第二百零三条)",
            "extended to the first working day after (Civil Code, art. 203)",
        ),
        "as_counted": Label("不顺延", "not extended"),
    },
    default="extended",
    why=Label(
        "本办法没有规定；民法典第二百零三条规定顺延，按通行做法类推适用",
        "the measures say nothing; the Civil Code (art. 203) extends, and is applied by analogy as settled practice",
    ),
    quote=FILE,
)
OFFICE_HOURS = Reading(
    id="datong.15.office_hours",
    question_zh="备案期限最后一日,停止业务活动之后送达的,是否按期?",
    question_en="are papers in time that come in on the last day after the office has closed?",
    options={
        "closing": Label(
            "否,以停止业务活动的时间为截止时间(民法典第二百零三条)",
            "no, the period ends when the office closes (Civil Code, art. 203)",
        ),
        "midnight": Label("是,当日二十四时以前均为按期", "yes, until midnight"),
    },
    default="closing",
    why=Label(
        "本办法没有规定；民法典第二百零三条第二款以停止业务活动的时间为截止时间，按通行做法类推适用",
        "the measures say nothing; the Civil Code (art. 203, para. 2) lets a period end at the end of "
        "office hours, and is applied by analogy as settled practice",
    ),
    quote=FILE,
)
BUILT_BEFORE_ACCEPTED_SINCE = OpenQuestion(
    id="datong.15.accepted_since",
    zh="施行前建成、施行后才验收合格的,依第一款还是第二款",
    en="which paragraph governs a system built before commencement and accepted since",
    authority=ISSUER,
    quote=LEGACY,
    formerly="datong.A26",
    outcomes={
        "first": Label("依第一款,自验收合格之日起30日", "paragraph 1: 30 days from the acceptance"),
        "second": Label("依第二款,自施行之日起60日", "paragraph 2: 60 days from commencement"),
    },
)


@condition("施行前已经建成的系统", "it was there before the measures came into force")
def stood_before(filing: Facts[Filing]) -> Term[bool]:
    """Whether the system stood before commencement: so built, or accepted, which it cannot be without being built."""
    accepted = filing.result == AcceptanceResult.PASSED
    return filing.completed_before | (accepted & (filing.accepted_on < COMMENCED))


@rule("按日历计算的备案期限", en="last day for filing as counted")
def filing_last_day(filing: Facts[Filing]) -> Term[date]:
    """The last day of the period for filing, before any extension over days of rest (article 15).

    Thirty days from acceptance, that day not counted; sixty from commencement for systems that stood before.
    A system that has not been accepted has no period running.
    """
    new = filing.accepted_on + THIRTY
    old = A27.choose(not_counted=lift(COMMENCED) + SIXTY, counted=lift(DAY_BEFORE) + SIXTY)
    before, since = stood_before(filing), filing.accepted_since
    accepted = filing.result == AcceptanceResult.PASSED
    return decide(
        when(~before & accepted, new, FILE),
        when(before & ~since, old, LEGACY, COMMENCEMENT.quote),
        when(before & since, BUILT_BEFORE_ACCEPTED_SINCE.of(DATE, first=new, second=old)),
        provided=(filing.owner == Owner.UNIT) & (before | accepted),
    )


@rule("备案期限最后一日", en="last day for filing")
def filing_due(filing: Facts[Filing]) -> Term[date]:
    """The last day for filing, extended over days of rest as the period is read (article 15)."""
    raw = filing_last_day(filing)
    return REST_DAYS.choose(extended=next_working_day(raw), as_counted=raw)


@dataclass(frozen=True, slots=True)
class FilingDeadline:
    """The last day with and without its extension over days of rest, each an answer with its words.

    Attributes:
        raw: the last day as counted.
        due: that day, or the first working day after a day of rest; undetermined where no calendar covers it.
    """

    raw: Determination[date]
    due: Determination[date]

    @property
    def deadline(self) -> date | None:
        """The last day as extended; `None` where it is not known."""
        return self.due.value

    def _repr_html_(self) -> str:
        """Return the last day as a notebook shows it."""
        return last_day_card(self.raw.value, self.deadline)

    @property
    def is_rolled(self) -> bool | None:
        """Whether the last day was a day of rest; `None` where that is not known."""
        return None if self.deadline is None else self.deadline != self.raw.value


def last_day_card(raw: date | None, deadline: date | None) -> str:
    """Return a last day as counted, and as it is where it falls on a day of rest, in both languages."""

    def shown(lang: str) -> str:
        unknown = "尚不能确定" if lang == "zh" else "not known"
        labels = (
            ("期限届满", "按期计算", "遇节假日顺延")
            if lang == "zh"
            else ("Last day", "as counted", "after days of rest")
        )
        days = [unknown if day is None else value_in_words(day, DATE, lang) for day in (raw, deadline)]
        return card(labels[0], zip(labels[1:], days, strict=True), lang)

    return folded(shown("zh"), shown("en"))


def filing_deadline(
    filing: Filing, on: date | None = None, calendar: WorkingDayCalendar | None = None
) -> FilingDeadline:
    """Return the last day for filing, both as counted and as extended over days of rest (article 15).

    Args:
        filing: the system.
        on: the day asked about.
        calendar: the working days; the State Council's unless another is given.
    """
    return FilingDeadline(filing_last_day(filing, on=on), filing_due(filing, on=on, calendar=calendar))


class Filer(Word):
    """Who files."""

    BUILDER_OR_USER = "builder_or_user", Label("建设、使用单位", "the unit that builds or uses it")
    USER = "user", Label("使用单位", "the unit that uses it")


@rule("备案义务人", en="party that has to file")
def who_files(filing: Facts[Filing]) -> Term[Filer]:
    """Who files: the unit that builds or uses the system; of one that stood before commencement its user (15)."""
    unit = filing.owner == Owner.UNIT
    return decide(
        when(~stood_before(filing), Filer.BUILDER_OR_USER, FILE),
        when(stood_before(filing), Filer.USER, LEGACY),
        provided=unit,
    )


# ── 备案情况 ────────────────────────────────────────────────────────────────────────────────────────────────


class FilingState(Word):
    """How it stands with the time of the filing on a day."""

    NOT_REQUIRED = "not_required", Label("无须备案", "no filing needed")
    NOT_STARTED = "not_started", Label("期限未开始", "the period has not begun")
    PENDING = "pending", Label("期限未届满", "the period still runs")
    TIMELY = "timely", Label("按期备案", "filed in time")
    LATE = "late", Label("逾期备案", "filed late")
    OVERDUE_UNFILED = "overdue_unfiled", Label("逾期未备案", "not filed, and the period is over")


BY_POST = OpenQuestion(
    id="datong.15.by_post",
    zh="期限内交邮、期限后收到的,是否按期",
    en="whether papers posted in time and received late are in time",
    authority=ISSUER,
    quote=FILE,
    formerly="datong.A28",
)
FLAWED_IN_TIME = OpenQuestion(
    id="datong.15.flawed_in_time",
    zh="期限届满前资料不齐、备案机关有误的,是否已构成未按规定备案",
    en="whether incomplete papers or the wrong office are a breach before the period is over",
    authority=ISSUER,
    quote=SANCTION,
    formerly="datong.A25",
)
CHANGE = OpenQuestion(
    id="datong.15.change",
    zh="备案后扩建的,属于何种备案情况",
    en="how it stands with the filing of a system that was extended after it was filed",
    authority=ISSUER,
    quote=FILE,
)


ONE_FILING = Reading(
    id="datong.15.one_filing",
    question_zh="建设单位与使用单位不同的,是否一方备案即可?",
    question_en="where builder and user are different units, does one filing serve both?",
    options={
        "one": Label("一个系统备案一次即可", "one filing for a system serves both"),
        "each": Label("各自备案", "each files"),
    },
    default="one",
    why=Label(
        "备案的是系统的资料，由谁报送都相同",
        "what is filed are the papers of the system, which are the same whoever hands them in",
    ),
    quote=FILE,
)


@condition("在期限内", "the papers were in time")
def is_in_time(filing: Facts[Filing]) -> Term[bool]:
    """Whether the papers came in by the last day, within office hours on that day."""
    due = filing_due(filing)
    open_still = OFFICE_HOURS.choose(closing=~filing.after_hours, midnight=True)
    return (filing.filed_on < due) | ((filing.filed_on == due) & open_still)


@condition("已履行备案", "it is filed, or the other unit's filing serves")
def is_filed(filing: Facts[Filing]) -> Term[bool]:
    """Whether the unit asked about has filed, itself or by the filing of the other unit of the system."""
    return filing.filed & (~filing.by_other | ONE_FILING.choose(one=True, each=False))


@condition("备案期限已起算", "the period for filing has begun")
def is_running(filing: Facts[Filing]) -> Term[bool]:
    """Whether the period of article 15 has begun: accepted, or standing before commencement."""
    return (filing.result == AcceptanceResult.PASSED) | stood_before(filing)


def timed(filing: Facts[Filing], case: Term[bool], state: FilingState) -> tuple[Row, Row]:
    """Return a state as two rows, by the words of the paragraph whose period it is."""
    before = stood_before(filing)
    return when(case & ~before, state, FILE), when(case & before, state, LEGACY)


@rule("备案情况", en="state of the filing")
def filing_status(filing: Facts[Filing]) -> Term[FilingState]:
    """How it stands with the time of the filing on the day asked about (article 15); voluntary systems are filed too.

    Whether all papers were there, and whether the office was the right one, are questions of their own.
    """
    kind = word_of(FilingState)
    unit = filing.owner == Owner.UNIT
    running = unit & is_running(filing)
    done, over = running & is_filed(filing), filing_due(filing) < ON
    plain = done & ~filing.expanded_since
    whole = plain & ~filing.only_posted
    undone = running & ~is_filed(filing)
    return decide(
        when(~unit, FilingState.NOT_REQUIRED, FILE),
        when(unit & ~is_running(filing), FilingState.NOT_STARTED, FILE),
        *timed(filing, whole & is_in_time(filing), FilingState.TIMELY),
        *timed(filing, whole & ~is_in_time(filing), FilingState.LATE),
        *timed(filing, plain & filing.only_posted & BY_POST.of(BOOL), FilingState.TIMELY),
        *timed(filing, plain & filing.only_posted & ~BY_POST.of(BOOL), FilingState.LATE),
        when(
            done & filing.expanded_since,
            CHANGE.of(kind, FilingState.TIMELY, FilingState.LATE, FilingState.PENDING, FilingState.OVERDUE_UNFILED),
        ),
        *timed(filing, undone & ~over, FilingState.PENDING),
        *timed(filing, undone & over, FilingState.OVERDUE_UNFILED),
    )


@rule("逾期备案的日数", en="days by which the filing is late")
def filing_days_late(filing: Facts[Filing]) -> Term[int]:
    """How many days after its last day a system was filed, or is still unfiled on the day asked about (article 15)."""
    state, due = filing_status(filing), filing_due(filing)
    late, unfiled = state == FilingState.LATE, state == FilingState.OVERDUE_UNFILED
    return decide(
        when(late, filing.filed_on - due),
        when(unfiled, ON - due),
        provided=late | unfiled,
    )


@duty("备案资料齐全", en="file all the papers", breach=SANCTION)
def is_filed_with_all_papers(filing: Facts[Filing]) -> Duty:
    """What was filed had all the papers of items (1) to (5) of article 15."""
    return require(filing.complete, *ITEMS.values(), provided=(filing.owner == Owner.UNIT) & filing.filed)


@duty("向正确的机关备案", en="file with the right office", breach=SANCTION)
def is_filed_with_right_office(filing: Facts[Filing]) -> Duty:
    """What was filed went to the office by affiliation, or without one to that of the district or county (15)."""
    return require(
        filing.right_office, BY_AFFILIATION, BY_LOCATION, provided=(filing.owner == Owner.UNIT) & filing.filed
    )


@rule("未按规定备案", en="there is a failure to file as prescribed")
def filing_breached(filing: Facts[Filing]) -> YesNo:
    """Whether the filing is not as prescribed on the day asked about (article 15).

    Incomplete papers or the wrong office are a breach once the period is over; before, that is open.
    """
    state = filing_status(filing)
    late = state.is_in(FilingState.LATE, FilingState.OVERDUE_UNFILED)
    in_time = state == FilingState.TIMELY
    flawed = in_time & (~filing.complete | ~filing.right_office)
    over = filing_due(filing) < ON
    return decide(
        when(late, True, SANCTION),
        when(flawed & over, True, SANCTION),
        when(flawed & ~over, FLAWED_IN_TIME.of(BOOL)),
        when(~late & ~flawed, False, SANCTION),
    )
