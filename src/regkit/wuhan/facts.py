"""The bodies that the appraisal measures speak of, with the law's own words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from regkit.language import Facts, Flag, Said, Subject, Term, Word, decision, fact, follows, never, noted
from regkit.law import InputError, Label, Unit, parse_numeral, years

__all__ = [
    "ALLOCATOR",
    "APPRAISING_ORGAN",
    "CITY_GOVERNMENT",
    "FIRST",
    "GOVERNMENTS",
    "GRASSROOTS",
    "LAST",
    "MUNICIPAL_LEGAL_OFFICE",
    "SAME_LEVEL_LEGAL_OFFICE",
    "UNDER_A_SUPERIOR",
    "Agency",
    "AgencyType",
    "Basis",
    "CalendarYear",
    "Government",
    "LegalForm",
    "LegalOffice",
    "Level",
    "Limb",
    "Management",
    "Parent",
    "Side",
]

CITY_GOVERNMENT = Label("武汉市人民政府", "the people's government of Wuhan")
MUNICIPAL_LEGAL_OFFICE = Label("市法制办", "the municipal legal affairs office")
SAME_LEVEL_LEGAL_OFFICE = Label("同级政府法制机构", "the legal office of the government of the same level")
APPRAISING_ORGAN = Label("考核机关", "the appraising organ")
ALLOCATOR = Label("有权划分管理权限的机关", "the organ that may divide the powers of management")

FIRST_YEAR, LAST_YEAR = 1949, 2200
YEAR_DIGITS = 4


def _calendar_year(value: object) -> object:
    is_told = isinstance(value, (int, str, Decimal)) and not isinstance(value, bool)
    year = _year_in(str(value).strip().removesuffix("年").strip()) if is_told else None
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "bad_year",
            "`{value}` is not a year between {first} and {last}; accepted: 2008",
            {
                "value": str(value),
                "first": str(FIRST_YEAR),
                "last": str(LAST_YEAR),
                "zh": f"`{value}` 不是{FIRST_YEAR}至{LAST_YEAR}之间的年份",
                "accepted_in_any_language": "2008",
            },
        )
    return Decimal(year)


def _year_in(text: str) -> int | None:
    """Return the year written in digits of any width, or in hanzi: `2008`, `二〇〇八`."""
    try:
        return parse_numeral(text) if len(text) == YEAR_DIGITS else None
    except InputError:
        return None


FIRST, LAST = years(FIRST_YEAR), years(LAST_YEAR)
"""Between which years a year of the calendar lies, for the declarations of facts."""

CalendarYear = Annotated[Decimal, Unit.YEAR, BeforeValidator(_calendar_year)]
"""A year of the calendar (年度), such as 2008."""


class Level(Word):
    """The level of government to which a body belongs."""

    ABOVE_CITY = "above_city", Label("省级以上", "above the city"), "市级以上", "省级", "中央"
    MUNICIPAL = "municipal", Label("市级", "municipal level")
    DISTRICT = "district", Label("区级", "district level")
    TOWNSHIP = "township", Label("乡(镇)级", "township level"), "乡级", "镇级"
    SUBDISTRICT = "subdistrict", Label("街道级", "sub-district level"), "街道"


class Limb(Word):
    """The three kinds of bodies that article 3 joins under “行政执法机关” (administrative enforcement organ)."""

    ADMINISTRATIVE_ORGAN = "administrative_organ", Label("行政机关", "an administrative organ")
    AUTHORISED_ORGANISATION = (
        "authorised_organisation",
        Label("授权的组织", "an authorised organisation"),
        "法律法规授权的组织",
    )
    ENTRUSTED_ORGANISATION = (
        "entrusted_organisation",
        Label("受委托的组织", "an entrusted organisation"),
        "受委托的事业组织",
    )
    NONE = "none", Label("不属于第三条所列三类", "none of the three kinds of article 3"), "以上都不是"


class Basis(Word):
    """The rank of the instrument that authorises or entrusts an organisation."""

    LAW = "law", Label("法律", "a law")
    REGULATION = "regulation", Label("法规", "a regulation"), "行政法规", "地方性法规"
    RULE = "rule", Label("规章", "a rule")
    NORMATIVE_DOCUMENT = "normative_document", Label("规范性文件", "a normative document")


class LegalForm(Word):
    """What an entrusted organisation is; article 3 names public institutions (事业组织) only."""

    PUBLIC_INSTITUTION = "public_institution", Label("事业组织", "a public institution"), "事业单位"
    ENTERPRISE = "enterprise", Label("企业", "an enterprise")
    SOCIAL_ORGANISATION = "social_organisation", Label("社会组织", "a social organisation"), "社会团体"


class AgencyType(Word):
    """What a body is, as far as article 5 tells bodies apart."""

    MUNICIPAL_GOVERNMENT = "municipal_government", Label("市人民政府", "the municipal government")
    DISTRICT_GOVERNMENT = "district_government", Label("区人民政府", "a district government")
    TOWNSHIP_GOVERNMENT = (
        "township_government",
        Label("乡(镇)人民政府", "a township government"),
        "乡人民政府",
        "镇人民政府",
    )
    SUBDISTRICT_OFFICE = "subdistrict_office", Label("街道办事处", "a subdistrict office")
    DEPARTMENT = "department", Label("行政执法部门", "a department")
    INTERNAL_BODY = "internal_body", Label("所属行政执法机构", "an enforcement body of a department")
    ORGANISATION = "organisation", Label("授权或者受委托的组织", "an authorised or entrusted organisation")
    ZONE_COMMITTEE = "zone_committee", Label("开发区管理委员会", "a zone committee"), "开发区管委会"


class Management(Word):
    """How a department is managed (article 5, paragraph 5)."""

    TERRITORIAL = "territorial", "属地管理"
    VERTICAL = "vertical", "垂直管理"
    DUAL = "dual", "双重管理"


class Parent(Word):
    """To what a body belongs (所属)."""

    MUNICIPAL_GOVERNMENT = "municipal_government", Label("市人民政府", "the municipal government")
    DISTRICT_GOVERNMENT = "district_government", Label("区人民政府", "a district government")
    MUNICIPAL_DEPARTMENT = "municipal_department", Label("市级行政执法部门", "a municipal department"), "市级部门"
    DISTRICT_DEPARTMENT = "district_department", Label("区级行政执法部门", "a district department"), "区级部门"
    TOWNSHIP_GOVERNMENT = (
        "township_government",
        Label("乡(镇)人民政府", "a township government"),
        "乡人民政府",
        "镇人民政府",
    )
    SUBDISTRICT_OFFICE = "subdistrict_office", Label("街道办事处", "a subdistrict office")
    ABOVE_CITY = "above_city", Label("省级以上机关", "an organ above the city"), "市级以上机关", "省级机关", "中央机关"


class Government(Word):
    """A people's government of the city, by level."""

    MUNICIPAL = "municipal_people_government", Label("市人民政府", "the municipal people's government")
    DISTRICT = "district_people_government", Label("区人民政府", "the district people's government")
    TOWNSHIP = "township_people_government", Label("乡(镇)人民政府", "the township people's government")


class LegalOffice(Word):
    """A legal office (法制工作机构), by whose it is."""

    MUNICIPAL = (
        "municipal_legal_affairs_office",
        Label("市人民政府法制工作机构", "the municipal legal affairs office"),
        "市法制办",
    )
    DISTRICT = (
        "district_legal_affairs_office",
        Label("区人民政府法制工作机构", "the district legal affairs office"),
        "区法制办",
    )
    DEPARTMENT = "department_legal_unit", Label("部门法制机构", "the legal unit of a department")


GRASSROOTS = (AgencyType.TOWNSHIP_GOVERNMENT, AgencyType.SUBDISTRICT_OFFICE)
GOVERNMENTS = (AgencyType.MUNICIPAL_GOVERNMENT, AgencyType.DISTRICT_GOVERNMENT, *GRASSROOTS)
"""What article 5 names as a government, or as the office of one: no department, and so under no management mode."""
UNDER_A_SUPERIOR = (Management.VERTICAL, Management.DUAL)
CITY_OR_ABOVE = (Level.MUNICIPAL, Level.ABOVE_CITY)


def _has_a_legal_office(agency: Facts[Agency]) -> Term[bool]:
    """Whether a body belongs to the government of its level, city or district, and so has “同级政府法制机构”."""
    territorial = (agency.type == AgencyType.DEPARTMENT) & (agency.management == Management.TERRITORIAL)
    other = agency.type.is_in(AgencyType.INTERNAL_BODY, AgencyType.ORGANISATION) & ~agency.management.is_in(
        *UNDER_A_SUPERIOR
    )
    return (territorial | other) & agency.level.is_in(Level.MUNICIPAL, Level.DISTRICT)


class Side(Word):
    """The two sides of a dual management, article 5, paragraph 5."""

    SUPERIOR = "superior", Label("上级主管部门", "the superior department"), "上级"
    LOCAL = "local", Label("地方人民政府", "the local government"), "地方"


class Agency(Subject):
    """行政执法机关: a body, what it is, to whom it belongs and how it is managed."""

    zh: ClassVar[str] = "行政执法机关"
    en: ClassVar[str] = "enforcement organ"

    district: str | None = None
    """The district to which a body of a district belongs."""
    matters: Mapping[str, Side] = {}
    """Under dual management, who manages which matter, in the words of the allocation: each matter has one side."""

    name: Said[str] = fact(
        "机构名称", en="name of the body", about=Label("机关印章上的名称。", "The name of the body as on its seal.")
    )
    limb: Said[Limb] = fact(
        "机关类别",
        en="kind of body",
        source="第三条",
        about=Label(
            "属于第三条所列三类机关中的哪一类。", "Which of the three kinds of body in article 3 it is, if any."
        ),
    )
    enforcement_status: Said[Flag] = fact(
        "具有行政执法主体资格",
        en="has the capacity of an enforcement subject",
        source="第三条",
        about=Label("能否以自己的名义实施行政执法。", "Whether the body may enforce the law in its own name."),
    )
    manages_public_affairs: Said[Flag] = fact(
        "管理公共事务",
        denied="不管理公共事务",
        en="has public affairs to manage",
        source="第三条",
        about=Label("是否具有管理公共事务的职能。", "Whether the body has the function of managing public affairs."),
    )
    authorised_by: Said[Basis] = fact(
        "授权依据",
        en="basis of authorisation",
        source="第三条",
        about=Label(
            "授权的文件属于哪一位阶；第三条要求法律、法规授权。",
            "The rank of the document that authorises the body; article 3 asks for a law or a regulation.",
        ),
    )
    entrusted_by: Said[Basis] = fact(
        "委托依据",
        en="basis of entrustment",
        source="第三条",
        about=Label(
            "委托所依照的文件属于哪一位阶；第三条要求法律、法规或者规章。",
            "The rank of the document that lets the body be entrusted; article 3 asks for a law, a "
            "regulation or a rule.",
        ),
    )
    entrusted_by_statute_itself: Said[Flag] = fact(
        "由该依据直接委托",
        en="is entrusted by the statute itself",
        source="第三条",
        about=Label(
            "文件是否直接委托该组织，而不是由机关委托（解读 wuhan.3.entrusted）。",
            "Whether the document entrusts the body itself, rather than letting an organ entrust it (reading "
            "`wuhan.3.entrusted`).",
        ),
    )
    legal_form: Said[LegalForm] = fact(
        "组织形式",
        en="legal form",
        source="第三条",
        about=Label(
            "是否事业单位；受委托的，第三条只及于事业组织。",
            "Whether the body is a public institution; of entrusted bodies article 3 reaches only those.",
        ),
    )
    type: Said[AgencyType] = fact(
        "机构类型",
        en="type of body",
        source="第五条",
        about=Label(
            "属于第五条区分的哪一类机构。", "The type of body that it is, as far as article 5 tells bodies apart."
        ),
    )
    level: Said[Level] = fact(
        "层级",
        en="level",
        source="第五条",
        about=Label("属于哪一级政府。", "The level of government to which the body belongs."),
    )
    management: Said[Management] = fact(
        "管理体制",
        en="mode of management",
        source="第五条第五款",
        about=Label(
            "属地管理、垂直管理还是双重管理；第五条以此决定由谁考核。",
            "How the department is managed; under article 5 this decides who appraises it.",
        ),
    )
    superior: Said[str] = fact(
        "上级部门",
        en="superior department",
        source="第五条第五款",
        about=Label("上级部门的名称。", "The name of the superior department."),
    )
    superior_level: Said[Level] = fact(
        "上级部门的层级",
        en="level of the superior department",
        source="第五条第五款",
        about=Label(
            "上级部门属于哪一级；高于市级的，不受本市文件约束。",
            "The level of the superior department; one above the city is not bound by a document of the city.",
        ),
    )
    parent: Said[Parent] = fact(
        "所属",
        en="the organ it belongs to",
        source="第五条",
        about=Label(
            "所属的机关；第五条以此决定由谁考核。",
            "The organ to which the body belongs (所属), by which article 5 decides who appraises it.",
        ),
    )
    parent_name: Said[str] = fact(
        "主管部门",
        en="department in charge",
        source="第五条第四款",
        about=Label("所属主管部门的名称。", "The name of the department in charge to which the body belongs."),
    )
    allocation_made: Said[Flag] = decision(
        "管理权限已经划分",
        by=ALLOCATOR,
        en="the powers of management are divided",
        source="第五条第五款",
        about=Label("双方各管哪些事项是否已经划分。", "Whether it has been settled which side manages which matters."),
    )
    local_view_heard: Said[Flag] = fact(
        "已听取地方人民政府评议意见",
        en="the opinion of the local government was heard",
        source="第五条第五款",
        about=Label(
            "上级部门是否已听取地方人民政府的意见；该意见没有约束力。",
            "Whether the superior department has heard the local government, whose opinion does not bind it.",
        ),
    )
    has_legal_office: Said[Flag] = fact(
        "有同级政府法制机构",
        en="has a legal office of the government of its level",
        source="第九条",
        about=Label(
            "是否属于市或者区的人民政府，其专用目标由同级政府法制机构审定。",
            "Whether the body belongs to the city or a district government, whose legal office approves its "
            "special targets.",
        ),
    )

    relations = (
        follows("level", Level.MUNICIPAL, when=lambda f: f.type == AgencyType.MUNICIPAL_GOVERNMENT),
        follows("level", Level.DISTRICT, when=lambda f: f.type == AgencyType.DISTRICT_GOVERNMENT),
        follows("level", Level.TOWNSHIP, when=lambda f: f.type == AgencyType.TOWNSHIP_GOVERNMENT),
        # A municipal department that is managed on the spot belongs to the city; one of a district, to either.
        follows(
            "parent",
            Parent.MUNICIPAL_GOVERNMENT,
            when=lambda f: (
                (f.type == AgencyType.DEPARTMENT)
                & (f.level == Level.MUNICIPAL)
                & (f.management == Management.TERRITORIAL)
            ),
        ),
        # Above a department of the city that a superior manages there is only the province or the State.
        follows(
            "superior_level",
            Level.ABOVE_CITY,
            when=lambda f: f.level.is_in(*CITY_OR_ABOVE) & f.management.is_in(*UNDER_A_SUPERIOR),
        ),
        follows("has_legal_office", _has_a_legal_office),
        never(
            lambda f: f.type.is_in(*GOVERNMENTS) & f.management.is_in(*UNDER_A_SUPERIOR),
            "人民政府及其街道办事处不实行垂直管理或者双重管理",
            "a government, or its sub-district office, is under neither vertical nor dual management",
        ),
        never(
            lambda f: (
                (f.type == AgencyType.DEPARTMENT)
                & f.parent.is_in(Parent.MUNICIPAL_DEPARTMENT, Parent.DISTRICT_DEPARTMENT)
            ),
            "所属于部门的是机构,不是行政执法部门",
            "what belongs to a department is a body of it, no department",
        ),
        never(
            lambda f: (f.type == AgencyType.SUBDISTRICT_OFFICE) & f.level.is_in(Level.DISTRICT, *CITY_OR_ABOVE),
            "街道办事处不是区级或者更高层级",
            "a sub-district office is neither of a district's level nor above",
        ),
        never(
            lambda f: (f.level == Level.DISTRICT) & f.superior_level.is_in(Level.TOWNSHIP, Level.SUBDISTRICT),
            "上级部门的层级低于本机关",
            "the superior department is of a lower level than the body",
        ),
        never(
            lambda f: f.superior == f.name, "不能是自己的上级部门", "nobody is above itself: nobody appraises itself"
        ),
        never(
            lambda f: f.parent_name == f.name,
            "不能是自己的主管部门",
            "nobody is in charge of itself: nobody appraises itself",
        ),
    )

    notes = (
        # Who names matters of both sides has told that the powers are divided; which matters, no rule reads.
        noted("allocation_made", "matters", lambda matters: True if {*matters.values()} == {*Side} else None),
    )
