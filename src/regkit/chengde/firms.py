"""建筑业企业: contractors, their qualifications, their record and the deposit that they lodge once."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.chengde.offices import ARREARS_OFFICE
from regkit.chengde.places import WITHIN_CHENGDE, Origin, Place
from regkit.language import (
    ON,
    Day,
    Flag,
    Listed,
    Money,
    Multiple,
    Said,
    Subject,
    Times,
    Word,
    Years,
    decision,
    fact,
    follows,
    happened,
    listed,
    never,
)
from regkit.law import Label, multiple, years

__all__ = [
    "Candidates",
    "Category",
    "Contractor",
    "Grade",
]


class Category(Word):
    """The series of a firm's main qualification (主项资质); article 9 names the first three."""

    GENERAL_CONTRACTING = "general_contracting", Label("施工总承包", "general contracting"), "总承包", "*施工总承包"
    SPECIALIST_CONTRACTING = "specialist_contracting", Label("专业承包", "specialist contracting"), "*专业承包"
    LABOUR_SUBCONTRACTING = (
        "labour_subcontracting",
        Label("劳务分包", "labour subcontracting"),
        "*劳务分包",
        "*作业分包",
        "施工劳务",
    )
    DESIGN_AND_CONSTRUCTION = "design_and_construction", "设计施工一体化"
    COMPREHENSIVE = "comprehensive", "综合资质"
    NONE = "none", Label("无资质", "no qualification")


class Grade(Word):
    """The grade of a qualification; article 9 names special (一级及以上) to third, and ungraded."""

    SPECIAL = "special", Label("特级", "special grade")
    FIRST = "first", Label("一级", "grade one"), "壹级", "Ⅰ级", "1级"
    SECOND = "second", Label("二级", "grade two"), "贰级", "Ⅱ级", "2级"
    THIRD = "third", Label("三级", "grade three"), "叁级", "Ⅲ级", "3级"
    FOURTH = "fourth", Label("四级", "grade four"), "肆级", "Ⅳ级", "4级"
    UNGRADED = "ungraded", Label("不分等级", "ungraded"), "不分级", "无等级"
    PROVISIONAL = "provisional", Label("暂定级", "a provisional grade"), "暂定", "暂定资质"
    CLASS_A = "class_a", Label("甲级", "class A")
    CLASS_B = "class_b", Label("乙级", "class B")


class Contractor(Subject):
    """建筑业企业 (施工企业): a contractor, where it comes from, its main qualification and its record."""

    zh: ClassVar[str] = "施工企业"
    en: ClassVar[str] = "the firm"

    name: str | None = None
    origin: Said[Origin] = fact("注册地", en="origin", source="第九条", about="Where the firm is registered.")
    district: Said[Place] = fact(
        "注册县区",
        en="district of registration",
        source="第五条",
        about="The district or county of a firm of the city.",
    )
    category: Said[Category] = fact(
        "主项资质", en="main qualification", source="第九条", about="The series of the main qualification."
    )
    grade: Said[Grade] = fact("资质等级", source="第九条", about="The grade of the main qualification.")
    key_backbone: Said[Flag] = fact(
        "省重点支持的骨干优势施工企业",
        en="is a key backbone firm of the province",
        presumed=False,
        source="第十四条",
        about="Whether it is on the list of the province on the day asked about; a list of the city does not count.",
    )
    delisted: Said[Flag] = fact(
        "已被调整出骨干优势企业名单",
        en="was taken off the list of key backbone firms",
        presumed=False,
        source="第十四条",
        about="Whether the province has taken it off its list while projects were under way.",
    )
    on_pilot_list: Said[Flag] = fact(
        "京津冀建筑市场一体化试点企业",
        en="is on the Beijing-Tianjin-Hebei pilot list",
        source="第十条",
        about="Whether it is listed when the deposit falls due; matters for firms from Beijing and Tianjin.",
    )
    reciprocity_denied: Said[Flag] = fact(
        "对方未予对等待遇",
        denied="对方给予对等待遇",
        en="is refused equal treatment by its home",
        presumed=False,
        source="第十条",
        about="Whether Beijing or Tianjin does not treat firms of Hebei alike.",
    )
    home_certificate: Said[Flag] = fact(
        "保证金缴纳证明",
        en="has a certificate of its home authority",
        source="第十条",
        about="A certificate of payment by the authority of the place of registration; a slip of a bank is none.",
        denied=Label("没有保证金缴纳证明", "has no certificate of its home authority"),
    )
    certificate_doubted: Said[Flag] = fact(
        "缴纳证明的有效期有疑问",
        denied="缴纳证明的有效期没有疑问",
        en="has a certificate whose validity is in doubt",
        presumed=False,
        source="第十条",
        about="Whether somebody doubts that the certificate, for its age, is still valid.",
    )
    clean_years: Said[Years] = fact(
        "连续无拖欠年数",
        en="number of years in a row without arrears",
        presumed=Decimal(0),
        source="第十一条",
        about="Years without arrears of wages up to the day asked about.",
    )
    arrears_in_a_row: Said[Times] = fact(
        "连续拖欠次数",
        en="number of arrears in a row",
        presumed=0,
        source="第十一条",
        about="How many times in a row the firm was in arrears of wages.",
    )
    last_arrears_on: Said[Day] = fact(
        "最近一次拖欠之日",
        en="day of the last arrears",
        source="第十一条",
        about="The day of the last arrears of wages.",
    )
    three_years_since: Said[Flag] = fact(
        "最近一次拖欠之后已满三年",
        en="is past the third year after its last arrears",
        presumed=False,
        source="第十一条",
        about="Whether three years are over since the last arrears; the day of the arrears does not count.",
        denied=Label("最近一次拖欠之后未满三年", "is not past the third year after its last arrears"),
    )
    record_doubted: Said[Flag] = fact(
        "连续年数或者次数的算法有争议",
        denied="连续年数或者次数的算法没有争议",
        en="has a record whose counting is in dispute",
        presumed=False,
        source="第十一条",
        about="Years without a project, events or projects, and the like: how the record is counted is in dispute.",
    )
    record_before: Said[Flag] = fact(
        "连续年数或者次数含施行之前",
        denied="连续年数或者次数不含施行之前",
        en="has a record that reaches back before commencement",
        presumed=False,
        source="第十一条",
        about="Whether the years or times in a row are reached only with those before 19 March 2012.",
    )
    reduction: Said[Multiple] = decision(
        "减免倍数",
        by=ARREARS_OFFICE,
        en="multiple of the reduction",
        high=multiple(1),
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about="By how many times its amount the deposit is reduced; more than the whole cannot be.",
    )
    increase: Said[Multiple] = decision(
        "提高倍数",
        by=ARREARS_OFFICE,
        en="multiple of the increase",
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about="By how many times its amount the deposit is raised.",
    )
    in_arrears: Said[Flag] = fact(
        "发生拖欠农民工工资问题",
        en="is in arrears of wages",
        presumed=False,
        source="第十四条",
        about="Whether the firm has come to owe wages to migrant workers.",
    )
    cooperates: Said[Flag] = fact(
        "积极配合解决拖欠问题",
        en="is co-operative in settling arrears",
        presumed=True,
        source="第十四条",
        about="Whether it helps the authority at the project to settle the arrears.",
    )
    home_refuses: Said[Flag] = fact(
        "注册地主管部门不予配合",
        denied="注册地主管部门没有不予配合",
        en="has a home authority that refuses to help",
        presumed=False,
        source="第二十二条",
        about="Whether the authority at the place of registration refuses to start emergency payment.",
    )
    lodged: Said[Money] = fact(
        "已交存保证金",
        en="standing deposit lodged",
        presumed=Decimal(0),
        source="第九条",
        about="The standing deposit of a firm of the city, lodged once for all its projects.",
    )
    short_after_draw: Said[Flag] = fact(
        "保证金被动用尚未补齐",
        denied="没有被动用而尚未补齐的保证金",
        en="has a standing deposit drawn on and not put back",
        presumed=False,
        source="第二十条",
        about="Whether money was drawn from its standing deposit and is not back in full.",
    )
    guarantee: Said[Flag] = fact(
        "以银行保函代替交存",
        denied="不以银行保函代替交存",
        en="has a bank guarantee to offer instead of money",
        presumed=False,
        source="第九条",
        about="Whether it offers a guarantee in place of the money.",
    )
    grade_changed: Said[Flag] = fact(
        "交存后资质等级变更",
        denied="交存后资质等级没有变更",
        en="has a grade that changed after it paid",
        presumed=False,
        source="第九条",
        about="Whether its main qualification or grade changed after the deposit was lodged.",
    )

    relations = (
        follows("origin", Origin.LOCAL, when=lambda f: f.district.is_in(*WITHIN_CHENGDE)),
        # a firm from elsewhere has its place there: were that ruled out, every firm would be of the city
        never(
            lambda f: f.district.is_in(Place.HEBEI_ELSEWHERE, Place.OUTSIDE_HEBEI) & (f.origin == Origin.LOCAL),
            "注册在外地的不是本市企业",
            "a firm registered elsewhere is not of the city",
        ),
        follows("home_certificate", value=True, when=lambda f: f.certificate_doubted),
        follows("in_arrears", value=True, when=lambda f: ~f.cooperates),
        never(
            lambda f: f.key_backbone & f.delisted,
            "已被调整出名单的不再是骨干优势企业",
            "a firm that was taken off the list is on it no longer",
        ),
        follows("three_years_since", value=True, when=lambda f: f.last_arrears_on + years(3) < ON),
        follows(
            "three_years_since",
            value=False,
            when=lambda f: happened(f.last_arrears_on) & (f.last_arrears_on + years(3) >= ON),
        ),
    )


class Candidates(Subject):
    """A firm of the city of which it is not known which of its qualifications is the main one."""

    zh: ClassVar[str] = "主项资质不明的企业"
    en: ClassVar[str] = "the firm"

    firms: Listed[Contractor] | None = listed(
        "可能的主项资质",
        en="possible main qualifications",
        presumed_complete=True,
        source="第九条",
        about="The firm, once with each qualification that may be the main one.",
    )
