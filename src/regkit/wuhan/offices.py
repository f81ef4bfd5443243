"""第七、十四条: what the legal offices do year by year, and who may make implementing rules within which limits."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Compliance,
    Duty,
    Facts,
    Flag,
    Points,
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
    require,
    rule,
    when,
)
from regkit.wuhan.facts import CalendarYear, LegalOffice
from regkit.wuhan.grades import FOUR
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.scores import GENERAL, SPECIAL, marks_of

__all__ = [
    "DUTIES",
    "ImplementingRules",
    "LegalOfficeYear",
    "RuleMaker",
    "draft_systems",
    "draft_yearly_rules",
    "is_bound_by_duties",
    "keeps_grades",
    "keeps_halves",
    "may_make_rules",
    "organise_appraisal",
    "publicise",
    "supervise_lower_levels",
]

A7, A14 = WUHAN.articles(7, 14)

# ── 第七条 法制工作机构的职责 ──────────────────────────────────────────────────────────────────────────

OFFICES = A7.para(1).quote("市、区人民政府法制工作机构的主要职责是:")
PUBLICISE = A7.point(1).quote("负责宣传行政执法责任制评议考核工作的有关规定")
SYSTEMS = A7.point(2).quote("拟订行政执法责任制评议考核的具体制度")
EVERY_YEAR = A7.point(3).quote("每年拟订行政执法责任制评议考核的具体内容、标准及考评细则")
ORGANISE = A7.point(4).quote("组织有关部门对本级或者本系统行政执法部门的行政执法责任制工作进行评议考核")
GUIDE = A7.point(5).quote("对下级人民政府或者下级行政执法部门的行政执法责任制评议考核工作进行监督和指导")


class LegalOfficeYear(Subject):
    """法制工作机构年度工作: what a legal office has done in a year."""

    zh: ClassVar[str] = "法制工作机构年度工作"

    office: Said[LegalOffice] = fact("法制工作机构", source="第七条")
    year: Said[CalendarYear] = fact("年度", source="第七条第(三)项")
    publicised: Said[Flag] = fact("已宣传有关规定", source="第七条第(一)项")
    drafted_systems: Said[Flag] = fact("已拟订具体制度", source="第七条第(二)项")
    drafted_contents: Said[Flag] = fact("已拟订具体内容", source="第七条第(三)项")
    drafted_standards: Said[Flag] = fact("已拟订标准", source="第七条第(三)项")
    drafted_rules: Said[Flag] = fact("已拟订考评细则", source="第七条第(三)项")
    carried_over: Said[Flag] = fact(
        "沿用往年细则", presumed=False, source="第七条第(三)项", about="the rules of another year are used again"
    )
    reissued: Said[Flag] = fact("沿用部分已为本年度重新拟订或者印发", source="第七条第(三)项")
    organised: Said[Flag] = fact("已组织评议考核", source="第七条第(四)项")
    supervised: Said[Flag] = fact("已监督指导下级", source="第七条第(五)项")


R11 = Reading(
    id="wuhan.A11",
    question_zh="“本系统”是否使部门的法制机构也负有第七条的职责?",
    question_en="does 本系统 bind the legal units of departments too?",
    options={
        "governments": "否,第七条只规定市、区人民政府法制工作机构",
        "departments": "是,部门法制机构在本系统内同样负有",
    },
    default="governments",
    why="the opening words name the legal offices of governments only",
    quote=ORGANISE,
)


@condition("市、区人民政府法制工作机构")
def is_government_office(office: Facts[LegalOfficeYear]) -> Term[bool]:
    """Whether the duties of article 7 are the office's."""
    ours = office.office.is_in(LegalOffice.MUNICIPAL, LegalOffice.DISTRICT)
    departments = office.office == LegalOffice.DEPARTMENT
    return ours | R11.choose(governments=False, departments=departments)


@rule("负有第七条的职责")
def is_bound_by_duties(office: Facts[LegalOfficeYear]) -> YesNo:
    """Whether article 7 binds a legal office: those of the city and the districts (A11)."""
    return holds(is_government_office(office), OFFICES)


@duty("宣传有关规定")
def publicise(office: Facts[LegalOfficeYear]) -> Duty:
    """Publicise the provisions on appraisal (article 7, point 1)."""
    return require(office.publicised, PUBLICISE, provided=is_government_office(office))


@duty("拟订具体制度")
def draft_systems(office: Facts[LegalOfficeYear]) -> Duty:
    """Draft the specific systems of appraisal (article 7, point 2)."""
    return require(office.drafted_systems, SYSTEMS, provided=is_government_office(office))


@duty("每年拟订具体内容、标准及考评细则")
def draft_yearly_rules(office: Facts[LegalOfficeYear]) -> Duty:
    """Draft contents, standards and detailed rules every year, all three (article 7, point 3).

    Rules of another year serve only if they were drafted or issued again for this one.
    """
    new = office.drafted_contents & office.drafted_standards & office.drafted_rules
    return decide(
        when(~office.carried_over & new, Compliance.MET, EVERY_YEAR),
        when(~office.carried_over & ~new, Compliance.BREACHED, EVERY_YEAR),
        when(office.carried_over & office.reissued, Compliance.MET, EVERY_YEAR),
        when(office.carried_over & ~office.reissued, Compliance.BREACHED, EVERY_YEAR),
        provided=is_government_office(office),
    )


@duty("组织评议考核")
def organise_appraisal(office: Facts[LegalOfficeYear]) -> Duty:
    """Have the departments concerned appraise the bodies of the office's own level (article 7, point 4)."""
    return require(office.organised, ORGANISE, provided=is_government_office(office))


@duty("监督和指导下级")
def supervise_lower_levels(office: Facts[LegalOfficeYear]) -> Duty:
    """Supervise and guide the appraisal work of lower governments and departments (article 7, point 5)."""
    return require(office.supervised, GUIDE, provided=is_government_office(office))


DUTIES = (publicise, draft_systems, draft_yearly_rules, organise_appraisal, supervise_lower_levels)
"""The duties of a legal office, in the order of article 7."""

# ── 第十四条 实施细则 ────────────────────────────────────────────────────────────────────────────────

MAKERS = A14.quote("各区人民政府和市级行政执法机关可根据本办法制定具体实施细则")


class RuleMaker(Word):
    """Who makes implementing rules."""

    DISTRICT_GOVERNMENT = "district_government", "区人民政府"
    MUNICIPAL_ORGAN = "municipal_enforcement_organ", "市级行政执法机关"
    MUNICIPAL_VERTICAL_ORGAN = "municipal_vertical_organ", "实行垂直管理的市级行政执法机关"
    DISTRICT_ORGAN = "district_organ", "区级行政执法机关"
    TOWNSHIP_GOVERNMENT = "township_government", "乡(镇)人民政府", "街道办事处"
    OTHER = "other", "其他单位"


class ImplementingRules(Subject):
    """实施细则: who made them and what they change; what they do not speak of stays as it is."""

    zh: ClassVar[str] = "实施细则"

    maker: Said[RuleMaker] = fact("制定单位", source="第十四条")
    general_marks: Said[Points] = fact("通用目标分值", presumed=marks_of(GENERAL).amount, source="第九条")
    special_marks: Said[Points] = fact("专用目标分值", presumed=marks_of(SPECIAL).amount, source="第九条")
    keeps_four_grades: Said[Flag] = fact("保留四个档次", presumed=True, source="第十二条")
    sets_bands: Said[Flag] = fact("规定档次分数线", presumed=False, source="第七条第(三)项")


R24 = Reading(
    id="wuhan.A24",
    question_zh="实行垂直管理的市级机关是否属于“市级行政执法机关”?",
    question_en="is a vertically managed organ at city level a 市级行政执法机关?",
    options={"included": "属于,按层级", "excluded": "不属于"},
    default="included",
    why="the words go by level",
    quote=MAKERS,
)


@rule("可以制定实施细则")
def may_make_rules(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether a body may make implementing rules; a permission, making none breaches nothing (article 14)."""
    entitled = rules.maker.is_in(RuleMaker.DISTRICT_GOVERNMENT, RuleMaker.MUNICIPAL_ORGAN)
    vertical = rules.maker == RuleMaker.MUNICIPAL_VERTICAL_ORGAN
    return decide(
        when(entitled, True, MAKERS),
        when(vertical, R24.choose(included=True, excluded=False), MAKERS),
        when(~entitled & ~vertical, False, MAKERS),
    )


@rule("实施细则保持通用、专用目标各占的分值")
def keeps_halves(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether implementing rules keep the two halves of article 9."""
    return decide(
        when((rules.general_marks == GENERAL) & (rules.special_marks == SPECIAL), True, GENERAL.quote, SPECIAL.quote),
        when((rules.general_marks != GENERAL) | (rules.special_marks != SPECIAL), False, GENERAL.quote, SPECIAL.quote),
    )


@rule("实施细则保持四个档次")
def keeps_grades(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether implementing rules keep the four grades; drawing the lines between them is theirs (articles 7, 12)."""
    return holds(rules.keeps_four_grades, FOUR)
