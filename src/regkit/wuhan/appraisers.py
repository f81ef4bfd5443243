"""第五、六条: who leads, who appraises whom, who organises, who takes part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from regkit.language import (
    Duty,
    Facts,
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
    holds,
    record,
    require,
    rule,
    silent,
    when,
)
from regkit.language.kinds import record_of, word_of
from regkit.law import Label
from regkit.wuhan.facts import (
    ALLOCATOR,
    CITY_GOVERNMENT,
    GRASSROOTS,
    UNDER_A_SUPERIOR,
    Agency,
    AgencyType,
    Government,
    Level,
    Management,
    Parent,
)
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.rounds import (
    Invitee,
    Participant,
    ParticipantRole,
    Round,
    RoundKind,
    is_listed_invitee,
    may_be_invited,
    organiser,
    role_of,
)
from regkit.wuhan.scope import in_scope

__all__ = [
    "Appraiser",
    "AppraiserKind",
    "Invitee",
    "Participant",
    "ParticipantRole",
    "Proposal",
    "Round",
    "RoundKind",
    "appraiser_name",
    "appraiser_of",
    "appraiser_of_officer",
    "government_heard",
    "hear_local_government",
    "is_listed_invitee",
    "is_the_appraiser",
    "leads",
    "local_government",
    "may_be_invited",
    "organiser",
    "role_of",
]

A5 = WUHAN.article(5)

LEADERS = A5.para(1).quote("市、区人民政府是行政执法责任制评议考核工作的领导机关")
BY_CITY = A5.para(2).quote("市人民政府负责对所属行政执法机关和区人民政府")
BY_DISTRICT = A5.para(3).quote("区人民政府负责对所属行政执法机关和乡(镇)人民政府、街道办事处")
BY_DEPARTMENT = A5.para(4).quote("市级行政执法部门主管本部门所属行政执法机构和行政执法人员的行政执法责任制评议考核工作")
VERTICAL = A5.para(5).quote("实行垂直管理的行政执法部门,由上级部门进行评议考核")
HEAR = A5.para(5).quote("并听取地方人民政府的评议意见")
LOCAL = A5.para(5).quote("地方人民政府负责评议考核")
DUAL = A5.para(5).quote("实行双重管理的行政执法部门,按照管理权限分别由上级主管部门和地方人民政府负责评议考核")

# ── 第五条 谁考核谁 ──────────────────────────────────────────────────────────────────────────────────


class AppraiserKind(Word):
    """In what capacity a body appraises."""

    MUNICIPAL_GOVERNMENT = "municipal_people_government", Label("市人民政府", "the municipal people's government")
    DISTRICT_GOVERNMENT = "district_people_government", Label("区人民政府", "the district people's government")
    DEPARTMENT_IN_CHARGE = "department_in_charge", Label("主管的市级行政执法部门", "the municipal department in charge")
    SUPERIOR_DEPARTMENT = "superior_department", Label("上级部门", "the department above")
    SUPERIOR_COMPETENT_DEPARTMENT = (
        "superior_competent_department",
        Label("上级主管部门", "the competent department above"),
    )


@dataclass(frozen=True)
class Appraiser:
    """Who appraises a body. Its name is `appraiser_name`, whom it hears `government_heard`: answers of their own.

    Attributes:
        kind: in what capacity.
        second: under dual management, the government that appraises beside the superior.
    """

    kind: AppraiserKind = field(metadata={"label": Label("考核机关", "appraiser")})
    second: Government | None = field(
        default=None, metadata={"label": Label("一并考核的政府", "government that appraises beside it")}
    )

    def in_words(self, lang: str = "zh") -> str:
        """Return who appraises."""
        if self.second is None:
            return self.kind.zh if lang == "zh" else self.kind.en
        if lang == "zh":
            return f"{self.kind.zh}、{self.second.zh}（按照管理权限分别考核）"
        return f"{self.kind.en} and {self.second.en}, each for the matters it manages"


R7 = Reading(
    id="wuhan.5.dual",
    formerly="wuhan.A7",
    question_zh="双重管理部门“分别”由两方考核:各就其管理的事项,还是只由其中一方?",
    question_en="a department under dual management: each side for its own matters, or one side only?",
    options={
        "each": Label("双方各就其管理权限内的事项考核", "each for the matters that it manages"),
        "one": Label("只由其中一方考核", "one side only"),
    },
    default="each",
    why=Label(
        "“按照管理权限分别”是按事项划分",
        "按照管理权限分别 divides by matters",
    ),
    quote=DUAL,
)
R8 = Reading(
    id="wuhan.5.heard",
    formerly="wuhan.A8",
    question_zh="应听取意见的“地方人民政府”是哪一级?",
    question_en="which local government must be heard?",
    options={
        "same_level": Label("与被考核部门同级的人民政府", "the government of the department's own level"),
        "city": Label("市人民政府", "the municipal government"),
    },
    default="same_level",
    why=Label(
        "指该部门工作所在地的政府；其意见应当听取，但没有约束力",
        "the government of the area in which the department works; its opinion is heard and does not bind",
    ),
    quote=HEAR,
)
R9 = Reading(
    id="wuhan.5.in_charge",
    formerly="wuhan.A9",
    question_zh="“主管……评议考核工作”是否即由该部门考核?",
    question_en="does a department that is in charge of the appraisal work also appraise?",
    options={
        "appraises": Label("是,由主管部门考核", "yes, it appraises"),
        "manages": Label("否,仅管理考核工作", "no, it manages the work only"),
    },
    default="appraises",
    why=Label(
        "条文没有写明由其他机关考核",
        "no other body is named for it",
    ),
    quote=BY_DEPARTMENT,
)
NOT_ALLOCATED = OpenQuestion(
    id="wuhan.5.allocation",
    formerly="wuhan.A7.allocation",
    zh="双重管理的管理权限如何划分",
    en="how powers are divided between the superior and the local government",
    authority=ALLOCATOR,
    quote=DUAL,
    outcomes={
        "both": Label("双方各就其管理权限内的事项", "each for the matters that it manages"),
        "superior": Label("全部由上级部门管理", "all with the superior department"),
        "municipal": Label("全部由市人民政府管理", "all with the municipal government"),
        "district": Label("全部由区人民政府管理", "all with the district government"),
    },
)
ONE_SIDE = OpenQuestion(
    id="wuhan.5.one_side",
    formerly="wuhan.A7.one",
    zh="双重管理部门由哪一方考核",
    en="which side appraises a department under dual management",
    authority=CITY_GOVERNMENT,
    quote=DUAL,
    outcomes={
        "superior": Label("由上级主管部门考核", "the superior department"),
        "municipal": Label("由市人民政府考核", "the municipal government"),
        "district": Label("由区人民政府考核", "the district government"),
    },
)
IN_CHARGE = OpenQuestion(
    id="wuhan.5.manages",
    formerly="wuhan.A9.manages",
    zh="主管部门仅管理考核工作时,由谁考核",
    en="who appraises where the department merely manages the appraisal work",
    authority=CITY_GOVERNMENT,
    quote=BY_DEPARTMENT,
    outcomes={
        "department": Label("仍由主管部门考核", "the department in charge all the same"),
        "municipal": Label("由市人民政府考核", "the municipal government"),
    },
)
DISTRICT_INTERNAL = OpenQuestion(
    id="wuhan.5.district_department",
    formerly="wuhan.A10",
    zh="区级行政执法部门所属行政执法机构及其人员由谁考核",
    en="who appraises the bodies and officers of a district department",
    authority=Label("区人民政府(第十四条实施细则)", "the district government, by rules under article 14"),
    quote=BY_DEPARTMENT,
    outcomes={
        "department": Label("由主管的行政执法部门考核", "the department in charge"),
        "district": Label("由区人民政府考核", "the district government"),
    },
)
ORGANISATION = OpenQuestion(
    id="wuhan.5.organisation",
    zh="授权或者受委托的组织实行垂直管理或者双重管理的,由谁考核",
    en="who appraises an authorised or entrusted organisation under vertical or dual management",
    authority=CITY_GOVERNMENT,
    quote=VERTICAL,
    outcomes={
        "superior": Label("按第五款由上级部门考核", "the superior department, as in paragraph 5"),
        "municipal": Label("由市人民政府考核", "the municipal government"),
        "district": Label("由区人民政府考核", "the district government"),
    },
)
STREET = OpenQuestion(
    id="wuhan.5.street",
    zh="街道级机关的“地方人民政府”是哪一级",
    en="which is the local government of a body at the level of a sub-district, which has no government of its own",
    authority=CITY_GOVERNMENT,
    quote=HEAR,
    recommended=Label(
        "区人民政府,街道办事处是其派出机关", "the district government, whose agency the sub-district office is"
    ),
)


@rule("同级地方人民政府", en="the people's government of its own level")
def local_government(agency: Facts[Agency]) -> Term[Government]:
    """The people's government of a body's own level (article 5, paragraph 5)."""
    return decide(
        when(agency.level == Level.MUNICIPAL, Government.MUNICIPAL, LEADERS, LOCAL),
        when(agency.level == Level.DISTRICT, Government.DISTRICT, LEADERS, LOCAL),
        when(agency.level == Level.TOWNSHIP, Government.TOWNSHIP, BY_DISTRICT, LOCAL),
        when(
            agency.level == Level.SUBDISTRICT,
            STREET.of(word_of(Government), Government.DISTRICT, Government.MUNICIPAL),
            BY_DISTRICT,
        ),
        silent(
            agency.level == Level.ABOVE_CITY,
            Label(
                "省级以上的机关,本市没有同级人民政府", "above the city there is no government of the same level in it"
            ),
            LOCAL,
        ),
    )


@condition("实行垂直管理的行政执法部门", "the body is a department under vertical management", VERTICAL)
def is_vertical(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is a department under vertical management."""
    return (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.VERTICAL)


@condition("实行双重管理的行政执法部门", "the body is a department under dual management", DUAL)
def is_dual(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is a department under dual management."""
    return (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.DUAL)


@condition("机关不由上级管理", "the body has no superior that manages it")
def is_territorial(agency: Facts[Agency]) -> Term[bool]:
    """Whether paragraph 5 leaves a body alone: a department or organisation managed on the spot, a body of either."""
    managed_here = agency.type.is_in(AgencyType.DEPARTMENT, AgencyType.ORGANISATION) & (
        agency.management == Management.TERRITORIAL
    )
    return managed_here | (agency.type == AgencyType.INTERNAL_BODY) | is_zone(agency)


@condition("属于行政执法机关的开发区管理委员会", "the body is a zone committee that is an enforcement organ")
def is_zone(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body is the committee of a zone, and an enforcement organ of article 3, which goes by its kind."""
    return (agency.type == AgencyType.ZONE_COMMITTEE) & in_scope(agency)


@condition("部门所属的机构或者组织", "the body is one of a department")
def is_body_of_department(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body belongs to a department, of the city or of a district."""
    body = agency.type.is_in(AgencyType.INTERNAL_BODY, AgencyType.ORGANISATION, AgencyType.ZONE_COMMITTEE)
    return body & agency.parent.is_in(Parent.MUNICIPAL_DEPARTMENT, Parent.DISTRICT_DEPARTMENT)


BEYOND = (Parent.TOWNSHIP_GOVERNMENT, Parent.SUBDISTRICT_OFFICE, Parent.ABOVE_CITY)
"""To whom a body may belong of which article 5 says nothing."""


@rule("评议考核机关", en="appraiser of the body")
def appraiser_of(agency: Facts[Agency]) -> Term[Appraiser]:
    """Who appraises a body (article 5), by whose it is (所属); the special paragraph 5 is read before the others.

    A government, or an office named as such, needs no management mode. The municipal government itself is
    appraised by nobody under these measures.
    """
    kind = record_of(Appraiser)
    city, district, in_charge, superior, above = (
        record(Appraiser, kind=each, second=None)
        for each in (
            AppraiserKind.MUNICIPAL_GOVERNMENT,
            AppraiserKind.DISTRICT_GOVERNMENT,
            AppraiserKind.DEPARTMENT_IN_CHARGE,
            AppraiserKind.SUPERIOR_DEPARTMENT,
            AppraiserKind.SUPERIOR_COMPETENT_DEPARTMENT,
        )
    )
    both = record(Appraiser, kind=AppraiserKind.SUPERIOR_COMPETENT_DEPARTMENT, second=local_government(agency))
    territorial, of_department = is_territorial(agency), is_body_of_department(agency)
    ends = {"superior": superior, "municipal": city, "district": district}
    organisation = (agency.type == AgencyType.ORGANISATION) & agency.management.is_in(*UNDER_A_SUPERIOR)
    return decide(
        when(agency.type == AgencyType.DISTRICT_GOVERNMENT, city, BY_CITY),
        when(agency.type.is_in(*GRASSROOTS), district, BY_DISTRICT),
        when(territorial & (agency.parent == Parent.MUNICIPAL_GOVERNMENT), city, BY_CITY),
        when(territorial & (agency.parent == Parent.DISTRICT_GOVERNMENT), district, BY_DISTRICT),
        when(is_vertical(agency), superior, VERTICAL),
        when(
            is_dual(agency) & agency.allocation_made,
            R7.choose(each=both, one=ONE_SIDE.of(kind, superior=above, municipal=city, district=district)),
            DUAL,
        ),
        when(
            is_dual(agency) & ~agency.allocation_made,
            NOT_ALLOCATED.of(kind, both=both, **ends),
            DUAL,
        ),
        when(
            of_department & (agency.parent == Parent.MUNICIPAL_DEPARTMENT),
            R9.choose(appraises=in_charge, manages=IN_CHARGE.of(kind, department=in_charge, municipal=city)),
            BY_DEPARTMENT,
        ),
        when(
            of_department & (agency.parent == Parent.DISTRICT_DEPARTMENT),
            DISTRICT_INTERNAL.of(kind, department=in_charge, district=district),
        ),
        when(organisation & ~of_department, ORGANISATION.of(kind, **ends)),
        silent(
            territorial & agency.parent.is_in(*BEYOND),
            Label(
                "第五条只规定市、区人民政府所属的行政执法机关",
                "article 5 speaks of enforcement organs that belong to the city or a district government",
            ),
            BY_CITY,
            BY_DISTRICT,
            authority=CITY_GOVERNMENT,
        ),
        provided=~because(agency.type == AgencyType.MUNICIPAL_GOVERNMENT, LEADERS)
        & ((agency.type != AgencyType.ZONE_COMMITTEE) | in_scope(agency)),
    )


@rule("评议考核机关名称", en="the name of the appraiser")
def appraiser_name(agency: Facts[Agency]) -> Term[str]:
    """The name of the department that appraises a body, where article 5 leaves it to one (paragraphs 4 and 5)."""
    of_municipal = is_body_of_department(agency) & (agency.parent == Parent.MUNICIPAL_DEPARTMENT)
    return decide(
        when(is_vertical(agency), agency.superior, VERTICAL),
        when(is_dual(agency), agency.superior, DUAL),
        when(of_municipal, agency.parent_name, BY_DEPARTMENT),
        provided=is_vertical(agency) | is_dual(agency) | of_municipal,
    )


@rule("应当听取其评议意见的地方人民政府", en="the local government to be heard")
def government_heard(agency: Facts[Agency]) -> Term[Government]:
    """Whose opinion the superior of a vertically managed department hears (article 5, paragraph 5); it binds nobody."""
    heard = R8.choose(same_level=local_government(agency), city=Government.MUNICIPAL)
    return decide(when(is_vertical(agency), heard, HEAR), provided=is_vertical(agency))


@rule("行政执法人员的评议考核机关", en="appraiser of the body's officers")
def appraiser_of_officer(employer: Facts[Agency]) -> Term[Appraiser]:
    """Who appraises an enforcement officer, by the body that employs the officer (article 5, paragraph 4).

    The paragraph is about municipal departments and their bodies. Officers of a district's are a gap; of others
    it says nothing.
    """
    kind = record_of(Appraiser)
    in_charge, city, district = (
        record(Appraiser, kind=each, second=None)
        for each in (
            AppraiserKind.DEPARTMENT_IN_CHARGE,
            AppraiserKind.MUNICIPAL_GOVERNMENT,
            AppraiserKind.DISTRICT_GOVERNMENT,
        )
    )
    department, of_department = employer.type == AgencyType.DEPARTMENT, is_body_of_department(employer)
    municipal = (department & (employer.level == Level.MUNICIPAL)) | (
        of_department & (employer.parent == Parent.MUNICIPAL_DEPARTMENT)
    )
    of_district = (department & (employer.level == Level.DISTRICT)) | (
        of_department & (employer.parent == Parent.DISTRICT_DEPARTMENT)
    )
    return decide(
        when(
            municipal,
            R9.choose(appraises=in_charge, manages=IN_CHARGE.of(kind, department=in_charge, municipal=city)),
            BY_DEPARTMENT,
        ),
        when(of_district, DISTRICT_INTERNAL.of(kind, department=in_charge, district=district)),
        silent(
            ~municipal & ~of_district,
            Label(
                "第五条第四款只规定市级行政执法部门及其所属机构的行政执法人员",
                "paragraph 4 speaks of the officers of municipal departments and their bodies only",
            ),
            BY_DEPARTMENT,
            authority=CITY_GOVERNMENT,
        ),
    )


class Proposal(Subject):
    """拟定的评议考核机关: who is to appraise, or has."""

    zh: ClassVar[str] = "拟定的评议考核机关"
    en: ClassVar[str] = "proposed appraiser"

    by: Said[AppraiserKind] = fact(
        "拟由谁考核",
        en="proposed appraiser",
        source="第五条",
        about=Label("拟由其以何种身份进行考核。", "The capacity in which the proposed body would appraise."),
    )


@rule("依第五条可否由其考核", en="article 5 lets it appraise the body")
def is_the_appraiser(agency: Facts[Agency], proposal: Facts[Proposal]) -> YesNo:
    """Whether a body is the one that appraises another by article 5, alone or beside a government."""
    return holds(appraiser_of(agency).field("kind") == proposal.by, LEADERS)


@duty("听取地方人民政府的评议意见", en="to hear the local government")
def hear_local_government(agency: Facts[Agency]) -> Duty:
    """The superior of a vertically managed department must hear the local government; the view does not bind."""
    return require(agency.local_view_heard, HEAR, provided=is_vertical(agency))


@rule("评议考核工作的领导机关", en="whether the body leads the appraisal work")
def leads(agency: Facts[Agency]) -> YesNo:
    """Whether a body is a leading organ of the appraisal work: the municipal and district governments (5.1)."""
    leader = agency.type.is_in(AgencyType.MUNICIPAL_GOVERNMENT, AgencyType.DISTRICT_GOVERNMENT)
    return holds(leader, LEADERS)
