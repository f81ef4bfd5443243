"""第七、十四条: what the legal offices do year by year, and who may make implementing rules within which limits."""

from __future__ import annotations

from decimal import Decimal
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
    follows,
    holds,
    require,
    rule,
    when,
)
from regkit.language.terms import lift
from regkit.law import Label, years
from regkit.wuhan.facts import FIRST, LAST, CalendarYear, LegalOffice
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
    "drafted_every",
    "is_bound_by_duties",
    "keeps_grades",
    "keeps_halves",
    "may_make_rules",
    "must_make_rules",
    "organise_appraisal",
    "publicise",
    "rules_conform",
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
    en: ClassVar[str] = "legal office"

    office: Said[LegalOffice] = fact(
        "法制工作机构",
        en="legal office",
        source="第七条",
        about=Label("是哪一级政府的法制工作机构。", "The government whose legal office it is, by its level."),
    )
    year: Said[CalendarYear] = fact(
        "年度",
        low=FIRST,
        high=LAST,
        whole=True,
        en="year",
        source="第七条第(三)项",
        about=Label("工作所属的年度。", "The calendar year of the work."),
    )
    publicised: Said[Flag] = fact(
        "已宣传有关规定",
        en="has publicised the provisions",
        denied=Label("未宣传有关规定", "did not publicise the provisions"),
        source="第七条第(一)项",
        about=Label(
            "是否已经宣传评议考核的有关规定。", "Whether the office has publicised the provisions on appraisal."
        ),
    )
    drafted_systems: Said[Flag] = fact(
        "已拟订具体制度",
        en="has drafted the systems",
        denied=Label("未拟订具体制度", "did not draft the systems"),
        source="第七条第(二)项",
        about=Label(
            "是否已经拟订评议考核的具体制度。", "Whether the office has drafted the specific systems of appraisal."
        ),
    )
    drafted_contents: Said[Flag] = fact(
        "已拟订具体内容",
        en="has drafted the contents of the year",
        denied=Label("未拟订具体内容", "did not draft the contents of the year"),
        source="第七条第(三)项",
        about=Label(
            "是否已经拟订评议考核的具体内容（三项之一）。",
            "Whether the office has drafted the contents of appraisal, the first of three things that it "
            "drafts every year.",
        ),
    )
    drafted_standards: Said[Flag] = fact(
        "已拟订标准",
        en="has drafted the standards of the year",
        denied=Label("未拟订标准", "did not draft the standards of the year"),
        source="第七条第(三)项",
        about=Label(
            "是否已经拟订评议考核的标准（三项之二）。",
            "Whether the office has drafted the standards of appraisal, the second of three things that it "
            "drafts every year.",
        ),
    )
    drafted_rules: Said[Flag] = fact(
        "已拟订考评细则",
        en="has drafted the detailed rules of the year",
        denied=Label("未拟订考评细则", "did not draft the detailed rules of the year"),
        source="第七条第(三)项",
        about=Label(
            "是否已经拟订考评细则（三项之三）。",
            "Whether the office has drafted the detailed rules, the third of three things that it drafts every year.",
        ),
    )
    carried_over: Said[Flag] = fact(
        "沿用往年细则",
        en="has used the rules of another year",
        denied=Label("未沿用往年细则", "did not use the rules of another year"),
        presumed=False,
        source="第七条第(三)项",
        about=Label("是否沿用其他年度的细则。", "Whether the office uses the rules of another year again."),
    )
    reissued: Said[Flag] = fact(
        "沿用部分已为本年度重新拟订或者印发",
        en="has issued them again for the year",
        denied=Label("沿用部分未为本年度重新拟订或者印发", "did not issue them again for the year"),
        source="第七条第(三)项",
        about=Label(
            "沿用的部分是否已经重新拟订或者印发；第（三）项要求每年拟订。",
            "Whether what is carried over was drafted or issued anew, as item (3) asks for every year.",
        ),
    )
    organised: Said[Flag] = fact(
        "已组织评议考核",
        en="has organised the appraisal",
        denied=Label("未组织评议考核", "did not organise the appraisal"),
        source="第七条第(四)项",
        about=Label(
            "是否已经组织对本级各机关的评议考核。",
            "Whether the office has organised the appraisal of the bodies of its level.",
        ),
    )
    supervised: Said[Flag] = fact(
        "已监督指导下级",
        en="has supervised and guided the lower levels",
        denied=Label("未监督指导下级", "did not supervise and guide the lower levels"),
        source="第七条第(五)项",
        about=Label(
            "是否已经监督指导下级政府和部门。",
            "Whether the office has supervised and guided lower governments and departments.",
        ),
    )

    relations = (follows("carried_over", value=True, when=lambda f: f.reissued),)


R11 = Reading(
    id="wuhan.7.own_system",
    formerly="wuhan.A11",
    question_zh="“本系统”是否使部门的法制机构也负有第七条的职责?",
    question_en="does “本系统” (its own system) bind the legal units of departments too?",
    options={
        "governments": Label(
            "否,第七条只规定市、区人民政府法制工作机构",
            "no, the legal offices of the city and district governments only",
        ),
        "departments": Label("是,部门法制机构在本系统内同样负有", "yes, each within its own system"),
    },
    default="governments",
    why=Label(
        "该条开头只写政府的法制工作机构",
        "the opening words name the legal offices of governments only",
    ),
    quote=ORGANISE,
)


@condition("市、区人民政府法制工作机构", "it is the legal office of the city or of a district", OFFICES)
def is_government_office(office: Facts[LegalOfficeYear]) -> Term[bool]:
    """Whether the duties of article 7 are the office's."""
    ours = office.office.is_in(LegalOffice.MUNICIPAL, LegalOffice.DISTRICT)
    departments = office.office == LegalOffice.DEPARTMENT
    return ours | R11.choose(governments=False, departments=departments)


@rule("负有第七条的职责", en="whether article 7 binds the office")
def is_bound_by_duties(office: Facts[LegalOfficeYear]) -> YesNo:
    """Whether article 7 binds a legal office: those of the city and the districts (`wuhan.7.own_system`)."""
    return holds(is_government_office(office), OFFICES)


@duty("宣传有关规定", en="to publicise the provisions")
def publicise(office: Facts[LegalOfficeYear]) -> Duty:
    """Publicise the provisions on appraisal (article 7, point 1)."""
    return require(office.publicised, PUBLICISE, provided=is_government_office(office))


@duty("拟订具体制度", en="to draft the specific systems")
def draft_systems(office: Facts[LegalOfficeYear]) -> Duty:
    """Draft the specific systems of appraisal (article 7, point 2)."""
    return require(office.drafted_systems, SYSTEMS, provided=is_government_office(office))


@duty("每年拟订具体内容、标准及考评细则", en="to draft contents, standards and detailed rules every year")
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


@duty("组织评议考核", en="to organise the appraisal")
def organise_appraisal(office: Facts[LegalOfficeYear]) -> Duty:
    """Have the departments concerned appraise the bodies of the office's own level (article 7, point 4)."""
    return require(office.organised, ORGANISE, provided=is_government_office(office))


@duty("监督和指导下级", en="to supervise and guide the lower levels")
def supervise_lower_levels(office: Facts[LegalOfficeYear]) -> Duty:
    """Supervise and guide the appraisal work of lower governments and departments (article 7, point 5)."""
    return require(office.supervised, GUIDE, provided=is_government_office(office))


DUTIES = (publicise, draft_systems, draft_yearly_rules, organise_appraisal, supervise_lower_levels)
"""The duties of a legal office, in the order of article 7."""

# ── 第十四条 实施细则 ────────────────────────────────────────────────────────────────────────────────

MAKERS = A14.quote("各区人民政府和市级行政执法机关可根据本办法制定具体实施细则")


class RuleMaker(Word):
    """Who makes implementing rules."""

    DISTRICT_GOVERNMENT = "district_government", Label("区人民政府", "a district government")
    MUNICIPAL_ORGAN = "municipal_enforcement_organ", Label("市级行政执法机关", "a municipal enforcement organ")
    MUNICIPAL_VERTICAL_ORGAN = (
        "municipal_vertical_organ",
        Label("实行垂直管理的市级行政执法机关", "a municipal enforcement organ under vertical management"),
    )
    DISTRICT_ORGAN = "district_organ", Label("区级行政执法机关", "a district enforcement organ")
    TOWNSHIP_GOVERNMENT = "township_government", Label("乡(镇)人民政府", "a township government"), "街道办事处"
    OTHER = "other", Label("其他单位", "another body")


class ImplementingRules(Subject):
    """实施细则: who made them and what they change; what they do not speak of stays as it is."""

    zh: ClassVar[str] = "实施细则"
    en: ClassVar[str] = "implementing rules"

    maker: Said[RuleMaker] = fact(
        "制定单位",
        en="maker",
        source="第十四条",
        about=Label(
            "细则由谁制定；第十四条允许各区人民政府和市级行政执法机关制定。",
            "Who made the rules; article 14 lets district governments and municipal enforcement organs make them.",
        ),
    )
    general_marks: Said[Points] = fact(
        "通用目标分值",
        en="marks of the general half",
        presumed=marks_of(GENERAL).amount,
        source="第九条",
        about=Label(
            "通用目标占多少分；细则没有提到的，不改变。",
            "The points that the rules give to the general targets; where they say nothing, these stay as they are.",
        ),
    )
    special_marks: Said[Points] = fact(
        "专用目标分值",
        en="marks of the special half",
        presumed=marks_of(SPECIAL).amount,
        source="第九条",
        about=Label(
            "专用目标占多少分；细则没有提到的，不改变。",
            "The points that the rules give to the special targets; where they say nothing, these stay as they are.",
        ),
    )
    keeps_four_grades: Said[Flag] = fact(
        "保留四个档次",
        en="keeps the four grades",
        denied=Label("不保留四个档次", "does not keep the four grades"),
        presumed=True,
        source="第十二条",
        about=Label(
            "是否没有增加、减少档次或者更改其名称。", "Whether the rules neither add nor drop nor rename a grade."
        ),
    )
    sets_bands: Said[Flag] = fact(
        "规定档次分数线",
        en="sets the lines between the grades",
        denied=Label("未规定档次分数线", "does not set the lines between the grades"),
        presumed=False,
        source="第七条第(三)项",
        about=Label(
            "是否规定各档次的分数线；条文没有划定，可以由细则规定。",
            "Whether the rules draw the lines between the grades, which they may: the text draws none.",
        ),
    )


R24 = Reading(
    id="wuhan.14.vertical",
    formerly="wuhan.A24",
    question_zh="实行垂直管理的市级机关是否属于“市级行政执法机关”?",
    question_en="is a vertically managed organ at city level a “市级行政执法机关” (enforcement organ at city level)?",
    options={"included": Label("属于,按层级", "yes, by its level"), "excluded": Label("不属于", "no")},
    default="included",
    why=Label(
        "条文按层级划分",
        "the words go by level",
    ),
    quote=MAKERS,
)


@rule("可以制定实施细则", en="whether it may make implementing rules")
def may_make_rules(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether a body may make implementing rules; a permission, making none breaches nothing (article 14)."""
    entitled = rules.maker.is_in(RuleMaker.DISTRICT_GOVERNMENT, RuleMaker.MUNICIPAL_ORGAN)
    vertical = rules.maker == RuleMaker.MUNICIPAL_VERTICAL_ORGAN
    return decide(
        when(entitled, True, MAKERS),
        when(vertical, R24.choose(included=True, excluded=False), MAKERS),
        when(~entitled & ~vertical, False, MAKERS),
    )


@rule("应当制定实施细则", en="whether it must make implementing rules")
def must_make_rules(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether a body must make implementing rules: article 14 says “可” (may), so that making none breaches nothing."""
    return decide(when(rules.maker.is_in(*RuleMaker), False, MAKERS))


@rule("实施细则保持通用、专用目标各占的分值", en="whether the rules keep the two halves")
def keeps_halves(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether implementing rules keep the two halves of article 9."""
    return decide(
        when((rules.general_marks == GENERAL) & (rules.special_marks == SPECIAL), True, GENERAL.quote, SPECIAL.quote),
        when((rules.general_marks != GENERAL) | (rules.special_marks != SPECIAL), False, GENERAL.quote, SPECIAL.quote),
    )


@rule("实施细则保持四个档次", en="whether the rules keep the four grades")
def keeps_grades(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether implementing rules keep the four grades; drawing the lines between them is theirs (articles 7, 12)."""
    return decide(
        when(rules.keeps_four_grades & ~rules.sets_bands, True, FOUR),
        when(rules.keeps_four_grades & rules.sets_bands, True, FOUR, EVERY_YEAR),
        when(~rules.keeps_four_grades, False, FOUR),
    )


@rule("实施细则与本办法一致", en="whether the implementing rules agree with the measures")
def rules_conform(rules: Facts[ImplementingRules]) -> YesNo:
    """Whether implementing rules come from one who may make them, and keep the halves and the four grades."""
    conform = may_make_rules(rules) & keeps_halves(rules) & keeps_grades(rules)
    return holds(conform, MAKERS)


@rule("拟订考评细则的周期", en="interval of drafting the detailed rules")
def drafted_every(office: Facts[LegalOfficeYear]) -> Term[Decimal]:
    """How often contents, standards and detailed rules are drafted: every year (article 7, point 3)."""
    return decide(when(True, lift(years(1)), EVERY_YEAR), provided=is_government_office(office))
