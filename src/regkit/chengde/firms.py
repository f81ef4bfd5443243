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
    years_between,
)
from regkit.law import Label, days, multiple

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
    origin: Said[Origin] = fact(
        "注册地",
        en="origin",
        source="第九条",
        about=Label("企业在何处注册：本市、本省外市、外省等。", "The place where the firm is registered."),
    )
    district: Said[Place] = fact(
        "注册县区",
        en="district of registration",
        source="第五条",
        about=Label("本市企业注册的县、区。", "The district or county in which a firm of the city is registered."),
    )
    category: Said[Category] = fact(
        "主项资质",
        en="main qualification",
        source="第九条",
        about=Label("企业主项资质的序列。", "The series of the main qualification."),
    )
    grade: Said[Grade] = fact(
        "资质等级", source="第九条", about=Label("企业主项资质的等级。", "The grade of the main qualification.")
    )
    key_backbone: Said[Flag] = fact(
        "省重点支持的骨干优势施工企业",
        en="is a key backbone firm of the province",
        presumed=False,
        source="第十四条",
        about=Label(
            "询问之日是否列入省重点支持的骨干优势企业名单；市级名单不算。",
            "Whether it is on the list of the province on the day asked about; a list of the city does not count.",
        ),
    )
    delisted: Said[Flag] = fact(
        "已被调整出骨干优势企业名单",
        en="was taken off the list of key backbone firms",
        presumed=False,
        source="第十四条",
        about=Label(
            "是否在工程进行期间被省里调整出名单。",
            "Whether the province has taken it off its list while projects were under way.",
        ),
    )
    on_pilot_list: Said[Flag] = fact(
        "京津冀建筑市场一体化试点企业",
        en="is on the Beijing-Tianjin-Hebei pilot list",
        source="第十条",
        about=Label(
            "应交纳保证金时是否列入试点企业名单；只对京津两地企业有意义。",
            "Whether it is listed when the deposit falls due; matters for firms from Beijing and Tianjin.",
        ),
    )
    reciprocity_denied: Said[Flag] = fact(
        "对方未予对等待遇",
        denied="对方给予对等待遇",
        en="is refused equal treatment by its home",
        presumed=False,
        source="第十条",
        about=Label(
            "北京、天津是否没有按照对等原则对待河北企业。",
            "Whether Beijing or Tianjin does not treat firms of Hebei alike.",
        ),
    )
    home_certificate: Said[Flag] = fact(
        "保证金缴纳证明",
        en="has a certificate of its home authority",
        source="第十条",
        about=Label(
            "是否持有注册地主管部门开具的缴纳证明；银行回单不算。",
            "Whether it has a certificate of payment from the authority of the place of registration; a slip "
            "of a bank is none.",
        ),
        denied=Label("没有保证金缴纳证明", "has no certificate of its home authority"),
    )
    certificate_doubted: Said[Flag] = fact(
        "缴纳证明的有效期有疑问",
        denied="缴纳证明的有效期没有疑问",
        en="has a certificate whose validity is in doubt",
        presumed=False,
        source="第十条",
        about=Label(
            "是否有人因开具已久而对证明是否仍然有效提出疑问。",
            "Whether somebody doubts that the certificate, for its age, is still valid.",
        ),
    )
    clean_years: Said[Years] = fact(
        "连续无拖欠年数",
        en="number of years in a row without arrears",
        presumed=Decimal(0),
        source="第十一条",
        about=Label(
            "截至询问之日连续多少年没有拖欠农民工工资；说了最近一次拖欠之日的，由该日推得。",
            "The number of years in a row without arrears up to the day asked about; concluded from the day "
            "of the last arrears, if told.",
        ),
    )
    arrears_in_a_row: Said[Times] = fact(
        "连续拖欠次数",
        en="number of arrears in a row",
        presumed=0,
        source="第十一条",
        about=Label("连续多少次发生拖欠农民工工资问题。", "How many times in a row the firm was in arrears of wages."),
    )
    last_arrears_on: Said[Day] = fact(
        "最近一次拖欠之日",
        en="day of the last arrears",
        source="第十一条",
        about=Label(
            "最近一次拖欠农民工工资的日期；不满之年不计，当日不计入。",
            "The day of the last arrears of wages; a year not complete does not count, nor does that day.",
        ),
    )
    record_doubted: Said[Flag] = fact(
        "连续年数或者次数的算法有争议",
        denied="连续年数或者次数的算法没有争议",
        en="has a record whose counting is in dispute",
        presumed=False,
        source="第十一条",
        about=Label(
            "年数或者次数应当怎样计算，例如没有工程的年份是否计入、按事件还是按项目计次，是否有争议。",
            "Whether it is in dispute how the record is counted: years without a project, by event or by "
            "project, and the like.",
        ),
    )
    record_before: Said[Flag] = fact(
        "连续年数或者次数含施行之前",
        denied="连续年数或者次数不含施行之前",
        en="has a record that reaches back before commencement",
        presumed=False,
        source="第十一条",
        about=Label(
            "是否只有把2012年3月19日以前的年数或者次数计算在内才够三年或者三次。",
            "Whether the years or times in a row are reached only with those before 19 March 2012.",
        ),
    )
    reduction: Said[Multiple] = decision(
        "减免倍数",
        by=ARREARS_OFFICE,
        en="multiple of the reduction",
        high=multiple(1),
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about=Label(
            "保证金减去原额的多少倍；不能超过原额。",
            "The multiple of its amount by which the deposit is reduced; it cannot be reduced by more than the whole.",
        ),
    )
    increase: Said[Multiple] = decision(
        "提高倍数",
        by=ARREARS_OFFICE,
        en="multiple of the increase",
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about=Label("保证金在原额之上提高多少倍。", "The multiple of its amount by which the deposit is raised."),
    )
    in_arrears: Said[Flag] = fact(
        "发生拖欠农民工工资问题",
        en="is in arrears of wages",
        presumed=False,
        source="第十四条",
        about=Label(
            "企业是否已经发生拖欠农民工工资问题。", "Whether the firm has come to owe wages to migrant workers."
        ),
    )
    cooperates: Said[Flag] = fact(
        "积极配合解决拖欠问题",
        en="is co-operative in settling arrears",
        presumed=True,
        source="第十四条",
        about=Label(
            "是否积极配合项目所在地有关部门妥善解决拖欠问题。",
            "Whether it helps the authority at the project to settle the arrears.",
        ),
    )
    home_refuses: Said[Flag] = fact(
        "注册地主管部门不予配合",
        denied="注册地主管部门予以配合",
        en="has a home authority that refuses to help",
        presumed=False,
        source="第二十二条",
        about=Label(
            "注册地建设行政主管部门是否不同意启动应急支付程序。",
            "Whether the authority at the place of registration refuses to start emergency payment.",
        ),
    )
    lodged: Said[Money] = fact(
        "已交存保证金",
        en="standing deposit lodged",
        presumed=Decimal(0),
        source="第九条",
        about=Label(
            "本市企业一次性交存、适用于其全部项目的保证金数额。",
            "The standing deposit of a firm of the city, lodged once for all its projects.",
        ),
    )
    short_after_draw: Said[Flag] = fact(
        "保证金被动用尚未补齐",
        denied=Label("保证金没有被动用而尚未补齐", "has no standing deposit drawn on and not put back"),
        en="has a standing deposit drawn on and not put back",
        presumed=False,
        source="第二十条",
        about=Label(
            "一次性交存的保证金是否被动用而尚未足额补齐。",
            "Whether money was drawn from its standing deposit and is not back in full.",
        ),
    )
    guarantee: Said[Flag] = fact(
        "以银行保函代替交存",
        denied="不以银行保函代替交存",
        en="has a bank guarantee to offer instead of money",
        presumed=False,
        source="第九条",
        about=Label("是否提出以银行保函代替现金交存。", "Whether it offers a guarantee in place of the money."),
    )
    grade_changed: Said[Flag] = fact(
        "交存后资质等级变更",
        denied="交存后资质等级没有变更",
        en="has a grade that changed after it paid",
        presumed=False,
        source="第九条",
        about=Label(
            "交存保证金之后，主项资质或者等级是否有变更。",
            "Whether its main qualification or grade changed after the deposit was lodged.",
        ),
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
        # the day of the arrears does not count and a year must be over: it is counted to the day before the day asked
        follows(
            "clean_years",
            lambda f: years_between(f.last_arrears_on, ON - days(1)),
            when=lambda f: happened(f.last_arrears_on),
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
        about=Label(
            "该企业，每一种可能的主项资质各列一次。",
            "The firm, listed once with each qualification that may be the main one.",
        ),
    )
