"""第十五条: filing with the police: the deadline, the state on a day, the office, the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from regkit.datong.building import AcceptanceResult, Owner
from regkit.datong.facts import POLICE, day_said
from regkit.datong.regulation import DATONG
from regkit.language import (
    ON,
    Day,
    Determination,
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
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL, DATE, word_of
from regkit.language.terms import lift
from regkit.law import CalendarNotCovered, WorkingDayCalendar, days, roll

__all__ = [
    "District",
    "Document",
    "Filing",
    "FilingDeadline",
    "FilingPapers",
    "FilingPlace",
    "FilingRoute",
    "FilingState",
    "filing_authority",
    "filing_breached",
    "filing_deadline",
    "filing_last_day",
    "filing_route",
    "filing_status",
    "listed_documents_complete",
    "missing_documents",
]

A15 = DATONG.article(15)

THIRTY = A15.para(1).number("应当自竣工验收合格之日起30日内", days(30))
SIXTY = A15.para(2).number("应当自本办法施行之日起60日内", days(60))
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

    owner: Said[Owner] = fact("建设、使用者", presumed=Owner.UNIT, source="第十五条")
    completed_on: Said[Day] = fact("建成日期", source="第十五条")
    completed_before: Said[Flag] = fact("施行前已经建成", presumed=False, source="第十五条")
    inspected_on: Said[Day] = fact("检验通过之日", source="第十四条")
    result: Said[AcceptanceResult] = fact("验收结果", source="第十五条")
    accepted_on: Said[Day] = fact("竣工验收合格之日", source="第十五条")
    accepted_since: Said[Flag] = fact("施行后才验收合格", presumed=False, source="第十五条")
    deadline: Said[Day] = fact("备案期限最后一日", source="第十五条", about="as extended over days of rest")
    filed: Said[Flag] = fact("已备案", source="第十五条")
    filed_on: Said[Day] = fact("备案日期", source="第十五条")
    after_hours: Said[Flag] = fact("业务时间结束后送达", presumed=False, source="第十五条")
    only_posted: Said[Flag] = fact("期限内交邮、期限后收到", presumed=False, source="第十五条")
    complete: Said[Flag] = fact("资料齐全", source="第十五条")
    right_office: Said[Flag] = fact("备案机关正确", source="第十五条")
    expanded_since: Said[Flag] = fact("备案后扩建", presumed=False, source="第十五条")

    @model_validator(mode="before")
    @classmethod
    def _by_its_days(cls, data: Any) -> Any:
        """Conclude from the days what they say: filed, accepted, completed before commencement."""
        if not isinstance(data, dict):
            return data
        said = dict(data)
        completed, accepted = (
            day_said(said, "completed_on", "建成日期"),
            day_said(said, "accepted_on", "竣工验收合格之日"),
        )
        if day_said(said, "filed_on", "备案日期") is not None and not said.keys() & {"filed", "已备案"}:
            said["filed"] = True
        if accepted is not None and not said.keys() & {"result", "验收结果"}:
            said["result"] = AcceptanceResult.PASSED
        if completed is not None and not said.keys() & {"completed_before", "施行前已经建成"}:
            said["completed_before"] = completed < COMMENCED
        if accepted is not None and not said.keys() & {"accepted_since", "施行后才验收合格"}:
            said["accepted_since"] = accepted >= COMMENCED
        return said

    @model_validator(mode="after")
    def _days_in_order(self) -> Filing:
        """Refuse days that run backwards."""
        known = {
            "completion": self.completed_on,
            "inspection": self.inspected_on,
            "acceptance": self.accepted_on,
            "filing": self.filed_on,
        }
        in_order = [(name, day) for name, day in known.items() if day is not None]
        for (earlier, one), (later, two) in pairwise(in_order):
            if two < one:
                raise PydanticCustomError(
                    "days_out_of_order",
                    "{later} on `{two}`, before {earlier} on `{one}`\nHint: check both days",
                    {"later": later, "two": str(two), "earlier": earlier, "one": str(one)},
                )
        return self


# ── 期限 ────────────────────────────────────────────────────────────────────────────────────────────────────

A27 = Reading(
    id="datong.A27",
    question_zh="“自本办法施行之日起60日内”是否计入施行当日?",
    question_en="do the sixty days count the day of commencement?",
    options={"not_counted": "不计入,至2008年4月30日", "counted": "计入,至2008年4月29日"},
    default="not_counted",
    why="the day on which a period starts is not counted (Civil Code, art. 201)",
    quote=LEGACY,
)
BUILT_BEFORE_ACCEPTED_SINCE = OpenQuestion(
    id="datong.A26",
    zh="施行前建成、施行后才验收合格的,依第一款还是第二款",
    en="which paragraph governs a system built before commencement and accepted since; and what a system built "
    "before files that has no acceptance document",
    authority=POLICE,
    quote=LEGACY,
)


@rule("备案期限(未顺延)")
def filing_last_day(filing: Facts[Filing]) -> Term[date]:
    """The last day of the period for filing, before any extension over days of rest (article 15).

    Thirty days from acceptance, that day not counted; sixty from commencement for systems that stood before.
    A system that has not been accepted has no period running.
    """
    new = filing.accepted_on + THIRTY
    old = A27.choose(not_counted=lift(COMMENCED) + SIXTY, counted=lift(DAY_BEFORE) + SIXTY)
    between = filing.completed_before & filing.accepted_since
    accepted = filing.result == AcceptanceResult.PASSED
    return decide(
        when(~filing.completed_before & accepted, new, FILE),
        when(filing.completed_before & ~filing.accepted_since, old, LEGACY),
        when(between, BUILT_BEFORE_ACCEPTED_SINCE.of(DATE, old, new)),
        provided=(filing.owner == Owner.UNIT) & (filing.completed_before | accepted),
    )


@dataclass(frozen=True, slots=True)
class FilingDeadline:
    """The deadline with and without its extension over days of rest (Civil Code, art. 203).

    Attributes:
        raw: the last day as counted.
        deadline: that day, or the first working day after a day of rest; `None` where either is not known.
    """

    raw: Determination[date]
    deadline: date | None

    @property
    def is_rolled(self) -> bool | None:
        """Whether the last day was a day of rest; `None` where that is not known."""
        return None if self.deadline is None else self.deadline != self.raw.value


def filing_deadline(
    filing: Filing, on: date | None = None, calendar: WorkingDayCalendar | None = None
) -> FilingDeadline:
    """Return the last day for filing, both as counted and as extended over days of rest (article 15).

    Args:
        filing: the system.
        on: the day asked about.
        calendar: the working days; the State Council's unless another is given.
    """
    raw = filing_last_day(filing, on=on)
    if raw.value is None:
        return FilingDeadline(raw, None)
    try:
        return FilingDeadline(raw, roll(raw.value, calendar))
    except CalendarNotCovered:
        return FilingDeadline(raw, None)


# ── 备案情况 ────────────────────────────────────────────────────────────────────────────────────────────────


class FilingState(Word):
    """How it stands with the filing on a day."""

    NOT_REQUIRED = "not_required", "无须备案"
    NOT_STARTED = "not_started", "期限未开始"
    PENDING = "pending", "期限未届满"
    TIMELY = "timely", "按期备案"
    LATE = "late", "逾期备案"
    INCOMPLETE = "incomplete", "资料不齐"
    WRONG_AUTHORITY = "wrong_authority", "备案机关有误"
    OVERDUE_UNFILED = "overdue_unfiled", "逾期未备案"


BY_POST = OpenQuestion(
    id="datong.A28",
    zh="期限内交邮、期限后收到的,是否按期",
    en="whether papers posted in time and received late are in time",
    authority=POLICE,
    quote=FILE,
)
CHANGE = OpenQuestion(
    id="datong.A25",
    zh="期限届满前资料不齐、备案机关有误的,是否已构成未按规定备案;备案后扩建是否须变更备案",
    en="whether incomplete papers or the wrong office are a breach before the period is over, and whether a change "
    "is filed again: the list is open and no rule on changes exists",
    authority=POLICE,
    quote=ITEMS[5],
)


@condition("在期限内")
def is_in_time(filing: Facts[Filing]) -> Term[bool]:
    """Whether the papers came in by the last day, within office hours on that day."""
    return (filing.filed_on < filing.deadline) | ((filing.filed_on == filing.deadline) & ~filing.after_hours)


@rule("备案情况")
def filing_status(filing: Facts[Filing]) -> Term[FilingState]:
    """How it stands with the filing on the day asked about (article 15); voluntary systems are filed too.

    One filing for a system serves the unit that builds and the unit that uses it.
    """
    kind = word_of(FilingState)
    unit = filing.owner == Owner.UNIT
    running = unit & ((filing.result == AcceptanceResult.PASSED) | filing.completed_before)
    done = running & filing.filed & ~filing.only_posted & ~filing.expanded_since
    whole = done & filing.complete & filing.right_office
    return decide(
        when(~unit, FilingState.NOT_REQUIRED, FILE),
        when(unit & ~running, FilingState.NOT_STARTED, FILE),
        when(whole & is_in_time(filing), FilingState.TIMELY, FILE),
        when(whole & ~is_in_time(filing), FilingState.LATE, FILE),
        when(done & ~filing.complete, FilingState.INCOMPLETE, ITEMS[1], ITEMS[2], ITEMS[3], ITEMS[4]),
        when(done & filing.complete & ~filing.right_office, FilingState.WRONG_AUTHORITY, BY_AFFILIATION, BY_LOCATION),
        when(
            running & filing.filed & filing.only_posted & ~filing.expanded_since,
            BY_POST.of(kind, FilingState.TIMELY, FilingState.LATE),
        ),
        when(running & filing.filed & filing.expanded_since, CHANGE.of(kind)),
        when(running & ~filing.filed & (filing.deadline >= ON), FilingState.PENDING, FILE),
        when(running & ~filing.filed & (filing.deadline < ON), FilingState.OVERDUE_UNFILED, FILE),
    )


@rule("未按规定备案")
def filing_breached(filing: Facts[Filing]) -> YesNo:
    """Whether the filing is not as prescribed on the day asked about (article 15).

    Incomplete papers or the wrong office are a breach once the period is over; before, that is open.
    """
    state = filing_status(filing)
    flawed = state.is_in(FilingState.INCOMPLETE, FilingState.WRONG_AUTHORITY)
    late = state.is_in(FilingState.LATE, FilingState.OVERDUE_UNFILED)
    over = filing.deadline < ON
    return decide(
        when(late, True, FILE),
        when(flawed & over, True, FILE),
        when(flawed & ~over, CHANGE.of(BOOL)),
        when(~late & ~flawed, False, FILE),
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


DISTRICT_KEYS = (("system_district", "系统所在区县"), ("unit_district", "单位所在区县"))


class FilingPlace(Subject):
    """备案机关的确定: where a unit and its system stand."""

    zh: ClassVar[str] = "备案地点"

    affiliated: Said[Flag] = fact("有明确治安保卫工作隶属关系", source="第十五条")
    organ: str | None = None
    system_district: Said[District] = fact("系统所在区县", source="第十五条")
    unit_district: Said[District] = fact("单位所在区县", source="第十五条")
    same_district: Said[Flag] = fact("系统与单位在同一区县", presumed=True, source="第十五条")

    @model_validator(mode="before")
    @classmethod
    def _same_by_name(cls, data: Any) -> Any:
        """Take two districts with different names as different."""
        if not isinstance(data, dict) or data.keys() & {"same_district", "系统与单位在同一区县"}:
            return data
        system, unit = (data.get(one) or data.get(two) for one, two in DISTRICT_KEYS)
        return data if system is None or unit is None else {**data, "same_district": system == unit}


class FilingRoute(Word):
    """Which of the two offices it is."""

    AFFILIATION = "affiliation", "隶属的公安机关"
    LOCATION = "location", "所在地的区、县公安机关"


WHOSE_PLACE = OpenQuestion(
    id="datong.A24",
    zh="“所在地”是系统所在地还是单位所在地",
    en="whether 所在地 is the place of the system or of the unit",
    authority=POLICE,
    quote=BY_LOCATION,
    recommended="系统所在地",
)


@rule("备案机关")
def filing_route(place: Facts[FilingPlace]) -> Term[FilingRoute]:
    """Which police office a system is filed with: by affiliation, else by district or county (article 15).

    Where system and unit stand in different districts the text does not say which place counts.
    """
    by_place = ~place.affiliated
    known = place.system_district.is_in(*District)
    return decide(
        when(place.affiliated, FilingRoute.AFFILIATION, BY_AFFILIATION),
        when(by_place & known & place.same_district, FilingRoute.LOCATION, BY_LOCATION),
        when(by_place & known & ~place.same_district, WHOSE_PLACE.of(word_of(FilingRoute))),
    )


def filing_authority(place: FilingPlace) -> str | None:
    """Return the police office by name, or nothing where it is not settled; `filing_route` tells why."""
    route = filing_route(place).value
    if route is FilingRoute.AFFILIATION:
        return place.organ
    district = place.system_district
    return f"{district.zh}公安机关" if route is FilingRoute.LOCATION and district is not None else None


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

    documents: Said[frozenset[Document]] = fact("资料", source="第十五条")
    completed_before: Said[Flag] = fact("施行前已经建成", presumed=False, source="第十五条")


@rule("所列资料齐全")
def listed_documents_complete(papers: Facts[FilingPapers]) -> YesNo:
    """Whether the papers of items (1) to (4) are all there; item (5) depends on what the office asks for.

    Only the acceptance document wanting of a system built before commencement is an open case.
    """
    has = papers.documents.includes
    others = (
        has(Document.DESIGN_PLAN)
        & has(Document.CONTRACT)
        & has(Document.MODEL)
        & has(Document.PERFORMANCE)
        & has(Document.PARAMETERS)
    )
    accepted = has(Document.ACCEPTANCE_DOCUMENT)
    return decide(
        when(others & accepted, True, *(ITEMS[number] for number in (1, 2, 3, 4))),
        when(~others, False, *(ITEMS[number] for number in (1, 2, 4))),
        when(others & ~accepted & ~papers.completed_before, False, ITEMS[3]),
        when(others & ~accepted & papers.completed_before, BUILT_BEFORE_ACCEPTED_SINCE.of(BOOL)),
    )


def missing_documents(papers: FilingPapers) -> tuple[Document, ...]:
    """Return the papers of items (1) to (4) that are not there; all of them where none is named."""
    return tuple(one for one in Document if one not in (papers.documents or frozenset()))
