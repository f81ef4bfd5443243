"""The bodies that the appraisal measures speak of, with the law's own words."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from regkit.language import Flag, Said, Subject, Word, decision, fact
from regkit.law import Unit

__all__ = [
    "APPRAISING_ORGAN",
    "CITY_GOVERNMENT",
    "MUNICIPAL_LEGAL_OFFICE",
    "SAME_LEVEL_LEGAL_OFFICE",
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
]

CITY_GOVERNMENT = "武汉市人民政府"
MUNICIPAL_LEGAL_OFFICE = "市法制办"
SAME_LEVEL_LEGAL_OFFICE = "同级政府法制机构"
APPRAISING_ORGAN = "考核机关"

FIRST_YEAR, LAST_YEAR = 1949, 2200


def _calendar_year(value: object) -> object:
    text = str(value).removesuffix("年").strip()
    whole = isinstance(value, (int, str, Decimal)) and not isinstance(value, bool) and text.isascii() and text.isdigit()
    if not whole or not FIRST_YEAR <= int(text) <= LAST_YEAR:
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
    return Decimal(text)


CalendarYear = Annotated[Decimal, Unit.YEAR, BeforeValidator(_calendar_year)]
"""A year of the calendar (年度), such as 2008."""


class Level(Word):
    """The level of government to which a body belongs."""

    ABOVE_CITY = "above_city", "市级以上", "省级", "中央"
    MUNICIPAL = "municipal", "市级"
    DISTRICT = "district", "区级"
    TOWNSHIP = "township", "乡(镇)级", "乡级", "镇级", "街道"


class Limb(Word):
    """The three kinds of bodies that article 3 joins under 行政执法机关."""

    ADMINISTRATIVE_ORGAN = "administrative_organ", "行政机关"
    AUTHORISED_ORGANISATION = "authorised_organisation", "授权的组织", "法律法规授权的组织"
    ENTRUSTED_ORGANISATION = "entrusted_organisation", "受委托的组织", "受委托的事业组织"


class Basis(Word):
    """The rank of the instrument that authorises or entrusts an organisation."""

    LAW = "law", "法律"
    REGULATION = "regulation", "法规", "行政法规", "地方性法规"
    RULE = "rule", "规章"
    NORMATIVE_DOCUMENT = "normative_document", "规范性文件"


class LegalForm(Word):
    """What an entrusted organisation is; article 3 names public institutions (事业组织) only."""

    PUBLIC_INSTITUTION = "public_institution", "事业组织", "事业单位"
    ENTERPRISE = "enterprise", "企业"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "社会团体"


class AgencyType(Word):
    """What a body is, as far as article 5 tells bodies apart."""

    MUNICIPAL_GOVERNMENT = "municipal_government", "市人民政府"
    DISTRICT_GOVERNMENT = "district_government", "区人民政府"
    TOWNSHIP_GOVERNMENT = "township_government", "乡(镇)人民政府", "乡人民政府", "镇人民政府"
    SUBDISTRICT_OFFICE = "subdistrict_office", "街道办事处"
    DEPARTMENT = "department", "行政执法部门"
    INTERNAL_BODY = "internal_body", "所属行政执法机构"
    ORGANISATION = "organisation", "授权或者受委托的组织"
    ZONE_COMMITTEE = "zone_committee", "开发区管理委员会", "开发区管委会"


class Management(Word):
    """How a department is managed (article 5, paragraph 5)."""

    TERRITORIAL = "territorial", "属地管理"
    VERTICAL = "vertical", "垂直管理"
    DUAL = "dual", "双重管理"


class Parent(Word):
    """To what a body belongs (所属)."""

    MUNICIPAL_GOVERNMENT = "municipal_government", "市人民政府"
    DISTRICT_GOVERNMENT = "district_government", "区人民政府"
    MUNICIPAL_DEPARTMENT = "municipal_department", "市级行政执法部门", "市级部门"
    DISTRICT_DEPARTMENT = "district_department", "区级行政执法部门", "区级部门"


class Government(Word):
    """A people's government of the city, by level."""

    MUNICIPAL = "municipal_people_government", "市人民政府"
    DISTRICT = "district_people_government", "区人民政府"
    TOWNSHIP = "township_people_government", "乡(镇)人民政府"


class LegalOffice(Word):
    """A legal office (法制工作机构), by whose it is."""

    MUNICIPAL = "municipal_legal_affairs_office", "市人民政府法制工作机构", "市法制办"
    DISTRICT = "district_legal_affairs_office", "区人民政府法制工作机构", "区法制办"
    DEPARTMENT = "department_legal_unit", "部门法制机构"


class Agency(Subject):
    """行政执法机关: a body, what it is, to whom it belongs and how it is managed."""

    zh: ClassVar[str] = "行政执法机关"

    district: str | None = None
    """The district to which a body of a district belongs."""
    matters_of_superior: frozenset[str] = frozenset()
    """Under dual management, the matters that the superior manages, in the words of the allocation."""
    matters_of_local: frozenset[str] = frozenset()
    """Under dual management, the matters that the local government manages."""

    name: Said[str] = fact("机构名称")
    limb: Said[Limb] = fact("机关类别", source="第三条", about="which limb of article 3 it may fall under")
    enforcement_status: Said[Flag] = fact("具有行政执法主体资格", source="第三条")
    manages_public_affairs: Said[Flag] = fact("管理公共事务", source="第三条")
    authorised_by: Said[Basis] = fact("授权依据", source="第三条", about="rank of the authorising instrument")
    entrusted_by: Said[Basis] = fact("委托依据", source="第三条", about="rank of the entrusting instrument")
    legal_form: Said[LegalForm] = fact("组织形式", source="第三条")
    type: Said[AgencyType] = fact("机构类型", source="第五条")
    level: Said[Level] = fact("层级", source="第五条")
    management: Said[Management] = fact("管理体制", source="第五条第五款")
    superior: Said[str] = fact("上级部门", source="第五条第五款", about="name of the superior department")
    parent: Said[Parent] = fact("所属", source="第五条", about="what kind of body it belongs to")
    parent_name: Said[str] = fact("主管部门", source="第五条第四款", about="name of the department it belongs to")
    allocation_made: Said[Flag] = decision(
        "管理权限已经划分", by="有权划分管理权限的机关", source="第五条第五款", about="which side manages which matters"
    )
    local_view_heard: Said[Flag] = fact("已听取地方人民政府评议意见", source="第五条第五款")

    @model_validator(mode="before")
    @classmethod
    def _allocated(cls, data: Any) -> Any:
        """Take the powers as allocated where the matters of both sides are told."""
        if not isinstance(data, dict) or data.keys() & {"allocation_made", "管理权限已经划分"}:
            return data
        told = data.get("matters_of_superior") and data.get("matters_of_local")
        return {**data, "allocation_made": True} if told else data

    @model_validator(mode="after")
    def _apart(self) -> Agency:
        """Refuse a body above itself, and a matter that both sides of a dual management are said to have."""
        for above in (self.superior, self.parent_name):
            if above is not None and above == self.name:
                raise PydanticCustomError(
                    "contradiction",
                    "`{name}` cannot be above itself: nobody appraises itself",
                    {"name": above, "zh": f"`{above}` 不能是自己的上级或者主管部门"},
                )
        both = self.matters_of_superior & self.matters_of_local
        if both:
            raise PydanticCustomError(
                "contradiction",
                "`{matter}` is allocated to both the superior and the local government\nHint: 按照管理权限分别负责",
                {
                    "matter": "、".join(sorted(both)),
                    "zh": f"`{'、'.join(sorted(both))}` 同时划给了上级主管部门和地方人民政府",
                },
            )
        return self
