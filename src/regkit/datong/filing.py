"""第十五条: filing with the police: by when, how it stands on a day, who files, where, with what papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from regkit.datong.building import AcceptanceResult, Owner
from regkit.datong.facts import ISSUER
from regkit.datong.regulation import DATONG
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
    condition,
    dated,
    decide,
    duty,
    fact,
    follows,
    never,
    next_working_day,
    record,
    require,
    rule,
    when,
)
from regkit.language.facts import EARLIEST
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
BY_AFFILIATION = A15.para(1).quote("按照治安保卫工作隶属关系向公安机关负责公共安全视频图像信息系统的机构备案")
BY_LOCATION = A15.para(1).quote(
    "没有明确治安保卫工作隶属关系的,向所在地的区、县公安机关负责公共安全视频图像信息系统的机构备案"
)
LEGACY = A15.para(2).quote(
    "本办法施行前已经建成公共安全视频图像信息系统的使用单位,应当自本办法施行之日起60日内将公共安全视频图像信息系统的"
    "相关资料按照前款规定向公安机关备案"
)
ITEMS = {
    1: A15.para(1).point(1).quote("设计方案"),
    2: A15.para(1).point(2).quote("合同书"),
    3: A15.para(1).point(3).quote("验收文件"),
    4: A15.para(1).point(4).quote("设备的型号、性能、技术参数"),
    5: A15.para(1).point(5).quote("其他有关资料"),
}
COMMENCED = DATONG.commenced
DAY_BEFORE = COMMENCED - timedelta(days=1)


class Filing(Subject):
    """备案: a system, its acceptance, and what was filed."""

    zh: ClassVar[str] = "备案"
    en: ClassVar[str] = "system"

    owner: Said[Owner] = fact(
        "建设、使用者", en="owner", presumed=Owner.UNIT, source="第十五条", about="article 15 binds units"
    )
    completed_on: Said[Day] = fact("建成日期", en="day of completion", source="第十五条", about="when it was built")
    completed_before: Said[Flag] = fact(
        "施行前已经建成",
        en="was built before the measures came into force",
        presumed=False,
        source="第十五条",
        about="concluded from the days of completion and acceptance where they are said",
    )
    inspected_on: Said[Day] = fact(
        "检验通过之日", en="day of passing inspection", source="第十四条", about="before acceptance"
    )
    result: Said[AcceptanceResult] = fact(
        "验收结果", en="result of acceptance", source="第十五条", about="the period of article 15 runs from a pass"
    )
    accepted_on: Said[Day] = fact(
        "竣工验收合格之日", en="day of acceptance", source="第十五条", about="the day on which acceptance was passed"
    )
    accepted_since: Said[Flag] = fact(
        "施行后才验收合格",
        denied="不是施行后才验收合格",
        en="was accepted only after the measures came into force",
        presumed=False,
        source="第十五条",
        about="concluded from the day of acceptance where it is said",
    )
    filed: Said[Flag] = fact("已备案", en="has been filed", source="第十五条", about="concluded from the day of filing")
    filed_on: Said[Day] = fact("备案日期", en="day of filing", source="第十五条", about="when the papers came in")
    after_hours: Said[Flag] = fact(
        "业务时间结束后送达",
        denied="不是业务时间结束后送达",
        en="was handed in after office hours",
        presumed=False,
        source="第十五条",
        about="on the last day, after the office had closed",
    )
    by_other: Said[Flag] = fact(
        "由同一系统的另一建设、使用单位备案",
        denied="不是由同一系统的另一建设、使用单位备案",
        en="was filed by the other unit that builds or uses the system",
        presumed=False,
        source="第十五条",
        about="asked of one of two units, the builder and the user, of which the other has filed",
    )
    only_posted: Said[Flag] = fact(
        "期限内交邮、期限后收到",
        denied="不是期限内交邮、期限后收到",
        en="was posted in time and received late",
        presumed=False,
        source="第十五条",
        about="交邮 within the period, received after it",
    )
    complete: Said[Flag] = fact(
        "资料齐全", en="has all its papers", source="第十五条", about="items (1) to (5)", denied="资料不齐全"
    )
    right_office: Said[Flag] = fact(
        "备案机关正确",
        denied="备案机关有误",
        en="was filed with the right office",
        source="第十五条",
        about="`filing_route` says which",
    )
    expanded_since: Said[Flag] = fact(
        "备案后扩建",
        denied="备案后没有扩建",
        en="was extended after it was filed",
        presumed=False,
        source="第十五条",
        about="an extension since",
    )

    relations = (
        dated("filed", "filed_on"),
        follows("result", AcceptanceResult.PASSED, when=lambda f: f.accepted_on >= EARLIEST),
        follows("completed_before", lambda f: f.completed_on < COMMENCED),
        follows(
            "accepted_since",
            lambda f: f.accepted_on >= COMMENCED,
            when=lambda f: f.result == AcceptanceResult.PASSED,
        ),
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
    why="the day on which a period starts is not counted (Civil Code, art. 201)",
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
    why="the measures say nothing; the Civil Code (art. 203) extends, and is applied by analogy as settled practice",
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
    why="the measures say nothing; the Civil Code (art. 203, para. 2) lets a period end at the end of office hours, "
    "and is applied by analogy as settled practice",
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


@rule("备案期限(未顺延)", en="last day for filing as counted")
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
        when(before & ~since, old, LEGACY),
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

    NOT_REQUIRED = "not_required", Label("无须备案", "need not be filed")
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
    en="how it stands with the filing of a system that was extended after it was filed: no rule on changes exists",
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
    why="what is filed are the papers of the system, which are the same whoever hands them in",
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


@rule("未按规定备案", en="not filed as prescribed")
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


# ── 备案机关 ────────────────────────────────────────────────────────────────────────────────────────────────


class District(Word):
    """A district or county of Datong, of 2008 or of today."""

    CHENGQU = "chengqu", "城区"
    KUANGQU = "kuangqu", "矿区"
    NANJIAO = "nanjiao", "南郊区"
    XINRONG = "xinrong", "新荣区"
    PINGCHENG = "pingcheng", "平城区"
    YUNGANG = "yungang", "云冈区"
    YUNZHOU = "yunzhou", "云州区"
    DATONG_COUNTY = "datong_county", "大同县"
    YANGGAO = "yanggao_county", "阳高县"
    TIANZHEN = "tianzhen_county", "天镇县"
    GUANGLING = "guangling_county", "广灵县"
    LINGQIU = "lingqiu_county", "灵丘县"
    HUNYUAN = "hunyuan_county", "浑源县"
    ZUOYUN = "zuoyun_county", "左云县"

    @property
    def gb2260(self) -> str:
        """The six-digit code of GB/T 2260, of 2008 or, for a district made in 2018, of today."""
        return GB2260[self]


GB2260 = {
    District.CHENGQU: "140202",
    District.KUANGQU: "140203",
    District.NANJIAO: "140211",
    District.XINRONG: "140212",
    District.PINGCHENG: "140213",
    District.YUNGANG: "140214",
    District.YUNZHOU: "140215",
    District.YANGGAO: "140221",
    District.TIANZHEN: "140222",
    District.GUANGLING: "140223",
    District.LINGQIU: "140224",
    District.HUNYUAN: "140225",
    District.ZUOYUN: "140226",
    District.DATONG_COUNTY: "140227",
}
"""Codes of the divisions: Chengqu, Kuangqu, Nanjiao and Datong county until 2018, Pingcheng, Yungang, Yunzhou since."""


class FilingPlace(Subject):
    """备案机关的确定: where a unit and its system stand."""

    zh: ClassVar[str] = "备案地点"

    affiliated: Said[Flag] = fact(
        "有明确治安保卫工作隶属关系",
        en="has a clear affiliation in security work",
        source="第十五条",
        about="such as railway units to the railway police",
    )
    organ: Said[str] = fact(
        "隶属的公安机关名称",
        en="police organ by affiliation",
        source="第十五条",
        about="its name, where there is a clear affiliation",
    )
    system_district: Said[District] = fact(
        "系统所在区县", en="district of the system", source="第十五条", about="where the system stands"
    )
    unit_district: Said[District] = fact(
        "单位所在区县", en="district of the unit", source="第十五条", about="where the unit is"
    )
    same_district: Said[Flag] = fact(
        "系统与单位在同一区县",
        en="stands in the district of its unit",
        presumed=True,
        source="第十五条",
        about="concluded from the two districts where both are said",
        denied=Label("系统与单位不在同一区县", "does not stand in the district of its unit"),
    )

    relations = (follows("same_district", lambda f: f.system_district == f.unit_district),)


class FilingRoute(Word):
    """Which of the two offices it is."""

    AFFILIATION = "affiliation", Label("隶属的公安机关", "the police by affiliation")
    LOCATION = "location", Label("所在地的区、县公安机关", "the police of the district or county")


WHOSE_PLACE = OpenQuestion(
    id="datong.15.whose_place",
    zh="“所在地”是系统所在地还是单位所在地",
    en="whether 所在地 is the place of the system or of the unit",
    authority=ISSUER,
    quote=BY_LOCATION,
    recommended=Label("系统所在地", "the place of the system"),
    outcomes={
        "system": Label("系统所在地", "the place of the system"),
        "unit": Label("单位所在地", "the place of the unit"),
    },
    formerly="datong.A24",
)


@rule("备案机关", en="office of filing")
def filing_route(place: Facts[FilingPlace]) -> Term[FilingRoute]:
    """Which police office a system is filed with: by affiliation, else by district or county (article 15)."""
    return decide(
        when(place.affiliated, FilingRoute.AFFILIATION, BY_AFFILIATION),
        when(~place.affiliated, FilingRoute.LOCATION, BY_LOCATION),
    )


@rule("备案的区、县", en="district or county of filing")
def filing_district(place: Facts[FilingPlace]) -> Term[District]:
    """The district or county with whose police a system is filed where there is no affiliation (article 15).

    Where system and unit stand in different districts the text does not say which place counts.
    """
    system, same = place.system_district, place.same_district
    return decide(
        when(same, system, BY_LOCATION),
        when(~same, WHOSE_PLACE.of(word_of(District), system=system, unit=place.unit_district)),
        provided=filing_route(place) == FilingRoute.LOCATION,
    )


@dataclass(frozen=True)
class PoliceOffice:
    """The office with which a system is filed: the police by affiliation, or that of a district or county.

    Attributes:
        organ: the name of the organ by affiliation; `None` where the district counts.
        district: the district or county; `None` where the affiliation counts.
    """

    organ: str | None = None
    district: District | None = None

    def in_words(self, lang: str = "zh") -> str:
        """Return the office as people name it."""
        if self.district is None:
            return str(self.organ)
        return f"{self.district.zh}公安机关" if lang == "zh" else f"the police of {self.district.zh}"


@rule("备案机关的名称", en="the name of the office it is filed with")
def filing_authority(place: Facts[FilingPlace]) -> Term[PoliceOffice]:
    """The police office, by name, with which a system is filed: by affiliation, else by district or county (15)."""
    by_affiliation = filing_route(place) == FilingRoute.AFFILIATION
    return decide(
        when(by_affiliation, record(PoliceOffice, organ=place.organ), BY_AFFILIATION),
        when(~by_affiliation, record(PoliceOffice, district=filing_district(place)), BY_LOCATION),
    )


# ── 备案资料 ────────────────────────────────────────────────────────────────────────────────────────────────


class Document(Word):
    """A paper of the first four items; item (4) has three parts, item (5) is open."""

    DESIGN_PLAN = "design_plan", "设计方案"
    CONTRACT = "contract", "合同书"
    ACCEPTANCE_DOCUMENT = "acceptance_document", "验收文件"
    MODEL = "equipment_model", "设备的型号"
    PERFORMANCE = "equipment_performance", "设备的性能"
    PARAMETERS = "equipment_technical_parameters", "设备的技术参数"


ITEM_OF = {
    Document.DESIGN_PLAN: 1,
    Document.CONTRACT: 2,
    Document.ACCEPTANCE_DOCUMENT: 3,
    Document.MODEL: 4,
    Document.PERFORMANCE: 4,
    Document.PARAMETERS: 4,
}


class FilingPapers(Subject):
    """备案资料: the papers handed in."""

    zh: ClassVar[str] = "备案资料"
    en: ClassVar[str] = "file of papers"

    documents: Said[frozenset[Document]] = fact(
        "资料", en="set of papers", source="第十五条", about="every paper handed in"
    )
    completed_before: Said[Flag] = fact(
        "施行前已经建成",
        en="belongs to a system that stood before the measures came into force",
        presumed=False,
        source="第十五条",
        about="a system of article 15, paragraph 2",
    )


NO_ACCEPTANCE_DOCUMENT = OpenQuestion(
    id="datong.15.no_acceptance_document",
    zh="施行前建成的系统没有验收文件的,资料是否齐全",
    en="whether the papers of a system that stood before commencement are complete without an acceptance document",
    authority=ISSUER,
    quote=LEGACY,
)


@rule("所列资料齐全", en="the listed papers are all there")
def listed_documents_complete(papers: Facts[FilingPapers]) -> YesNo:
    """Whether the papers of items (1) to (4) are all there; item (5) depends on what the office asks for.

    Only the acceptance document wanting of a system built before commencement is an open case.
    """
    has = papers.documents.includes
    design, contract = has(Document.DESIGN_PLAN), has(Document.CONTRACT)
    equipment = has(Document.MODEL) & has(Document.PERFORMANCE) & has(Document.PARAMETERS)
    others = design & contract & equipment
    accepted, listed = has(Document.ACCEPTANCE_DOCUMENT), tuple(ITEMS[number] for number in (1, 2, 3, 4))
    return decide(
        when(others & accepted, True, *listed),
        when(~design, False, ITEMS[1]),
        when(~contract, False, ITEMS[2]),
        when(~accepted & ~papers.completed_before, False, ITEMS[3]),
        when(~equipment, False, ITEMS[4]),
        when(others & ~accepted & papers.completed_before, NO_ACCEPTANCE_DOCUMENT.of(BOOL), *listed),
    )


def missing_documents(papers: FilingPapers) -> tuple[Document, ...] | None:
    """Return the papers of items (1) to (4) that are not there; `None` where it is not known which are."""
    if papers.documents is None:
        return None
    return tuple(one for one in Document if one not in papers.documents)
