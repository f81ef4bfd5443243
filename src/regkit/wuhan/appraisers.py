"""第五、六条: who leads, who appraises whom, who organises, who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from regkit.language import (
    Duty,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Status,
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
from regkit.language.kinds import BOOL, record_of
from regkit.wuhan.facts import (
    CITY_GOVERNMENT,
    Agency,
    AgencyType,
    Government,
    LegalOffice,
    Level,
    Management,
    Parent,
)
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Appraiser",
    "AppraiserKind",
    "Invitee",
    "Participant",
    "ParticipantRole",
    "Round",
    "RoundKind",
    "appraiser_of",
    "appraiser_of_officer",
    "hear_local_government",
    "is_listed_invitee",
    "leads",
    "local_government",
    "may_be_invited",
    "organiser",
    "role_of",
]

A5, A6 = WUHAN.articles(5, 6)

LEADERS = A5.para(1).quote("市、区人民政府是行政执法责任制评议考核工作的领导机关")
BY_CITY = A5.para(2).quote("市人民政府负责对所属行政执法机关和区人民政府")
BY_DISTRICT = A5.para(3).quote("区人民政府负责对所属行政执法机关和乡(镇)人民政府、街道办事处")
BY_DEPARTMENT = A5.para(4).quote("市级行政执法部门主管本部门所属行政执法机构和行政执法人员的行政执法责任制评议考核工作")
VERTICAL = A5.para(5).quote("实行垂直管理的行政执法部门,由上级部门进行评议考核")
HEAR = A5.para(5).quote("并听取地方人民政府的评议意见")
DUAL = A5.para(5).quote("实行双重管理的行政执法部门,按照管理权限分别由上级主管部门和地方人民政府负责评议考核")

# ── 第五条 谁考核谁 ──────────────────────────────────────────────────────────────────────────────────


class AppraiserKind(Word):
    """In what capacity a body appraises."""

    MUNICIPAL_GOVERNMENT = "municipal_people_government", "市人民政府"
    DISTRICT_GOVERNMENT = "district_people_government", "区人民政府"
    DEPARTMENT_IN_CHARGE = "department_in_charge", "主管的市级行政执法部门"
    SUPERIOR_DEPARTMENT = "superior_department", "上级部门"
    SUPERIOR_COMPETENT_DEPARTMENT = "superior_competent_department", "上级主管部门"


@dataclass(frozen=True)
class Appraiser:
    """Who appraises a body.

    Attributes:
        kind: in what capacity.
        name: its name, where the facts give one.
        hears: the government whose opinion must be heard; it does not appraise and does not bind.
        second: under dual management, the government that appraises beside the superior.
    """

    kind: AppraiserKind
    name: str | None = None
    hears: Government | None = None
    second: Government | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The appraisers by name or, where there is none, by the law's word."""
        first = self.name or self.kind.zh
        return (first,) if self.second is None else (first, self.second.zh)

    def in_words(self, lang: str = "zh") -> str:
        """Return who appraises and who is heard."""
        if lang != "zh":
            both = "" if self.second is None else f" and {self.second.code}, each for the matters it manages"
            heard = "" if self.hears is None else f" (hears {self.hears.code})"
            return f"{self._said_name or self.kind.code}{both}{heard}"
        both = "" if self.second is None else f"、{self.second.zh}(按照管理权限分别考核)"
        heard = "" if self.hears is None else f"(听取{self.hears.zh}意见)"
        return f"{self._said_name or self.kind.zh}{both}{heard}"

    @property
    def _said_name(self) -> str | None:
        """The name, unless it is still open and a status stands in its place."""
        return None if isinstance(self.name, Status) else self.name


R7 = Reading(
    id="wuhan.A7",
    question_zh="双重管理部门“分别”由两方考核:各就其管理的事项,还是只由其中一方?",
    question_en="a department under dual management: each side for its own matters, or one side only?",
    options={"each": "双方各就其管理权限内的事项考核", "one": "只由其中一方考核"},
    default="each",
    why="按照管理权限分别 divides by matters",
    quote=DUAL,
)
R8 = Reading(
    id="wuhan.A8",
    question_zh="应听取意见的“地方人民政府”是哪一级?",
    question_en="which local government must be heard?",
    options={"same_level": "与被考核部门同级的人民政府", "city": "市人民政府"},
    default="same_level",
    why="the government of the area in which the department works; its opinion is heard and does not bind",
    quote=HEAR,
)
R9 = Reading(
    id="wuhan.A9",
    question_zh="“主管……评议考核工作”是否即由该部门考核?",
    question_en="does a department that is in charge of the appraisal work also appraise?",
    options={"appraises": "是,由主管部门考核", "manages": "否,仅管理考核工作"},
    default="appraises",
    why="no other body is named for it",
    quote=BY_DEPARTMENT,
)
NOT_ALLOCATED = OpenQuestion(
    id="wuhan.A7.allocation",
    zh="双重管理的管理权限如何划分",
    en="how powers are divided between the superior and the local government",
    authority="有权划分管理权限的机关",
    quote=DUAL,
)
ONE_SIDE = OpenQuestion(
    id="wuhan.A7.one",
    zh="双重管理部门由哪一方考核",
    en="which side appraises a department under dual management",
    authority=CITY_GOVERNMENT,
    quote=DUAL,
)
IN_CHARGE = OpenQuestion(
    id="wuhan.A9.manages",
    zh="主管部门仅管理考核工作时,由谁考核",
    en="who appraises where the department merely manages the appraisal work",
    authority=CITY_GOVERNMENT,
    quote=BY_DEPARTMENT,
)
DISTRICT_INTERNAL = OpenQuestion(
    id="wuhan.A10",
    zh="区级行政执法部门所属行政执法机构及其人员由谁考核",
    en="who appraises the bodies and officers of a district department: paragraph 4 names municipal ones only",
    authority="区人民政府(第十四条实施细则)",
    quote=BY_DEPARTMENT,
)
ZONE = OpenQuestion(
    id="wuhan.A10.zone",
    zh="开发区管理委员会由谁考核",
    en="who appraises the committee of a development zone: article 5 does not name it",
    authority=CITY_GOVERNMENT,
    quote=BY_CITY,
)


@rule("同级地方人民政府")
def local_government(agency: Facts[Agency]) -> Term[Government]:
    """The people's government of a body's own level (article 5, paragraph 5)."""
    return decide(
        when(agency.level == Level.MUNICIPAL, Government.MUNICIPAL, HEAR),
        when(agency.level == Level.DISTRICT, Government.DISTRICT, HEAR),
        when(agency.level == Level.TOWNSHIP, Government.TOWNSHIP, HEAR),
        silent(agency.level == Level.ABOVE_CITY, "市级以上的机关,本市没有同级人民政府"),
    )


@condition("实行垂直管理的行政执法部门")
def is_vertical(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is a department under vertical management."""
    return (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.VERTICAL)


@condition("实行双重管理的行政执法部门")
def is_dual(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is a department under dual management."""
    return (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.DUAL)


@condition("属地管理的行政执法部门")
def is_territorial(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is a department under neither vertical nor dual management."""
    return (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.TERRITORIAL)


@condition("所属行政执法机构或者组织")
def is_subordinate_body(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is neither government nor department but belongs to one."""
    return agency.type.is_in(AgencyType.INTERNAL_BODY, AgencyType.ORGANISATION)


def _appraiser(kind: AppraiserKind, **entries: Any) -> Term[Appraiser]:
    """Return an appraiser with every field said, so that rows can be compared field by field."""
    return record(Appraiser, **{"kind": kind, "name": None, "hears": None, "second": None, **entries})


@rule("评议考核机关")
def appraiser_of(agency: Facts[Agency]) -> Term[Appraiser]:
    """Who appraises a body (article 5); the special paragraph 5 is read before the territorial ones.

    A government, or an office named as such, needs no management mode. The municipal government itself is
    appraised by nobody under these measures.
    """
    city = _appraiser(AppraiserKind.MUNICIPAL_GOVERNMENT)
    district = _appraiser(AppraiserKind.DISTRICT_GOVERNMENT)
    in_charge = _appraiser(AppraiserKind.DEPARTMENT_IN_CHARGE, name=agency.parent_name)
    heard = R8.choose(same_level=local_government(agency), city=Government.MUNICIPAL)
    superior = _appraiser(AppraiserKind.SUPERIOR_DEPARTMENT, name=agency.superior, hears=heard)
    both = _appraiser(AppraiserKind.SUPERIOR_COMPETENT_DEPARTMENT, second=local_government(agency))
    kind = record_of(Appraiser)
    territorial, body = is_territorial(agency), is_subordinate_body(agency)
    grassroots = agency.type.is_in(AgencyType.TOWNSHIP_GOVERNMENT, AgencyType.SUBDISTRICT_OFFICE)
    return decide(
        when(agency.type == AgencyType.DISTRICT_GOVERNMENT, city, BY_CITY),
        when(grassroots, district, BY_DISTRICT),
        when(territorial & (agency.level == Level.MUNICIPAL), city, BY_CITY),
        when(territorial & (agency.level == Level.DISTRICT), district, BY_DISTRICT),
        when(is_vertical(agency), superior, VERTICAL, HEAR),
        when(is_dual(agency) & agency.allocation_made, R7.choose(each=both, one=ONE_SIDE.of(kind)), DUAL),
        when(is_dual(agency) & ~agency.allocation_made, NOT_ALLOCATED.of(kind), DUAL),
        when(body & (agency.parent == Parent.MUNICIPAL_GOVERNMENT), city, BY_CITY),
        when(body & (agency.parent == Parent.DISTRICT_GOVERNMENT), district, BY_DISTRICT),
        when(
            body & (agency.parent == Parent.MUNICIPAL_DEPARTMENT),
            R9.choose(appraises=in_charge, manages=IN_CHARGE.of(kind)),
            BY_DEPARTMENT,
        ),
        when(body & (agency.parent == Parent.DISTRICT_DEPARTMENT), DISTRICT_INTERNAL.of(kind)),
        when(agency.type == AgencyType.ZONE_COMMITTEE, ZONE.of(kind)),
        silent(
            territorial & agency.level.is_in(Level.ABOVE_CITY, Level.TOWNSHIP),
            "第五条只规定市、区人民政府所属的行政执法机关",
            authority=CITY_GOVERNMENT,
        ),
        provided=agency.type != AgencyType.MUNICIPAL_GOVERNMENT,
    )


@rule("行政执法人员的评议考核机关")
def appraiser_of_officer(employer: Facts[Agency]) -> Term[Appraiser]:
    """Who appraises an enforcement officer, by the body that employs the officer (article 5, paragraph 4)."""
    own = _appraiser(AppraiserKind.DEPARTMENT_IN_CHARGE, name=employer.name)
    in_charge = _appraiser(AppraiserKind.DEPARTMENT_IN_CHARGE, name=employer.parent_name)
    kind = record_of(Appraiser)
    department = employer.type == AgencyType.DEPARTMENT
    body = is_subordinate_body(employer)
    municipal_body = body & (employer.parent == Parent.MUNICIPAL_DEPARTMENT)
    return decide(
        when(
            department & (employer.level == Level.MUNICIPAL),
            R9.choose(appraises=own, manages=IN_CHARGE.of(kind)),
            BY_DEPARTMENT,
        ),
        when(municipal_body, R9.choose(appraises=in_charge, manages=IN_CHARGE.of(kind)), BY_DEPARTMENT),
        when(
            (department & (employer.level != Level.MUNICIPAL))
            | (body & (employer.parent != Parent.MUNICIPAL_DEPARTMENT)),
            DISTRICT_INTERNAL.of(kind),
        ),
        silent(~department & ~body, "第五条第四款只规定部门及其所属机构的行政执法人员", authority=CITY_GOVERNMENT),
    )


@duty("听取地方人民政府的评议意见")
def hear_local_government(agency: Facts[Agency]) -> Duty:
    """The superior of a vertically managed department must hear the local government; the view does not bind."""
    return require(agency.local_view_heard, HEAR, provided=is_vertical(agency))


@rule("评议考核工作的领导机关")
def leads(agency: Facts[Agency]) -> YesNo:
    """Whether a body is a leading organ of the appraisal work: the municipal and district governments (5.1)."""
    leader = agency.type.is_in(AgencyType.MUNICIPAL_GOVERNMENT, AgencyType.DISTRICT_GOVERNMENT)
    return holds(leader, LEADERS)


# ── 第六条 组织和参与 ────────────────────────────────────────────────────────────────────────────────

ORGANISES = A6.para(1).quote("市、区人民政府法制工作机构具体组织实施行政执法责任制年度评议考核工作")
SUPERVISION = A6.para(2).quote("行政监察机关按照职责参与行政执法责任制年度评议考核工作")
INVITED = A6.para(2).quote("可以邀请人大代表、政协委员、新闻记者参加")


class RoundKind(Word):
    """Whether an appraisal is the annual one or one of every day (article 10)."""

    ANNUAL = "annual", "年度"
    DAILY = "daily", "日常"


class Round(Subject):
    """评议考核工作: one round of appraisal."""

    zh: ClassVar[str] = "评议考核工作"

    kind: Said[RoundKind] = fact("考核类型", presumed=RoundKind.ANNUAL, source="第六条")
    level: Said[Level] = fact("组织层级", source="第六条", about="level of the government that appraises")


@rule("年度评议考核的组织机构")
def organiser(round: Facts[Round]) -> Term[LegalOffice]:  # noqa: A002  (the field's word for it)
    """Which legal office organises the annual appraisal: that of the same level, apart from the appraiser (6.1)."""
    annual = round.kind == RoundKind.ANNUAL
    return decide(
        when(annual & (round.level == Level.MUNICIPAL), LegalOffice.MUNICIPAL, ORGANISES),
        when(annual & (round.level == Level.DISTRICT), LegalOffice.DISTRICT, ORGANISES),
        silent(round.kind == RoundKind.DAILY, "第六条只规定年度评议考核的组织机构", authority=CITY_GOVERNMENT),
        silent(
            round.level.is_in(Level.ABOVE_CITY, Level.TOWNSHIP),
            "第六条只规定市、区人民政府法制工作机构",
            authority=CITY_GOVERNMENT,
        ),
    )


class Invitee(Word):
    """Who may take part besides; article 6 names the first three."""

    CONGRESS_DEPUTY = "people_congress_deputy", "人大代表"
    CONSULTATIVE_MEMBER = "cppcc_member", "政协委员"
    REPORTER = "news_reporter", "新闻记者"
    LAWYER = "lawyer", "律师"
    OTHER = "other", "其他人员"


class Participant(Subject):
    """参与者: an organ or a person that takes part, or might."""

    zh: ClassVar[str] = "参与者"

    is_supervision_organ: Said[Flag] = fact("行政监察机关", presumed=False, source="第六条第二款")
    is_legal_office: Said[Flag] = fact("本级法制工作机构", presumed=False, source="第六条第一款")
    invitee: Said[Invitee] = fact("拟邀请人员", source="第六条第二款")


class ParticipantRole(Word):
    """The part that an organ plays in the annual appraisal."""

    ORGANISES = "organises", "具体组织实施"
    PARTICIPATES = "participates_within_its_duties", "按照职责参与"


@rule("机关在年度评议考核中的地位")
def role_of(participant: Facts[Participant]) -> Term[ParticipantRole]:
    """What part an organ plays in the annual appraisal (article 6)."""
    supervision, office = participant.is_supervision_organ, participant.is_legal_office
    return decide(
        when(office & ~supervision, ParticipantRole.ORGANISES, ORGANISES),
        when(supervision & ~office, ParticipantRole.PARTICIPATES, SUPERVISION),
        silent((~office & ~supervision) | (office & supervision), "第六条未规定该机关的地位"),
    )


NOT_LISTED = OpenQuestion(
    id="wuhan.invitee",
    zh="可否邀请第六条未列明的人员参加",
    en="whether persons that article 6 does not name may be invited: it neither names nor excludes them",
    authority="考核机关",
    quote=INVITED,
    recommended="条文未禁止",
)


@rule("可以邀请参加")
def may_be_invited(participant: Facts[Participant]) -> YesNo:
    """Whether a person may be invited; a permission, so that inviting nobody breaches nothing (6.2)."""
    named = participant.invitee.is_in(Invitee.CONGRESS_DEPUTY, Invitee.CONSULTATIVE_MEMBER, Invitee.REPORTER)
    return decide(when(named, True, INVITED), when(~named, NOT_LISTED.of(BOOL)))


@rule("条文列明的受邀人员")
def is_listed_invitee(participant: Facts[Participant]) -> YesNo:
    """Whether article 6 names the person among those who may be invited."""
    named = participant.invitee.is_in(Invitee.CONGRESS_DEPUTY, Invitee.CONSULTATIVE_MEMBER, Invitee.REPORTER)
    return holds(named, INVITED)
