"""第三章 保证金的缴纳与收取 (第七至十条): who owes how much, before credit and exemption."""

from __future__ import annotations

from regkit.chengde.facts import (
    COLLECTING_DEPARTMENT,
    HOUSING_BUREAU,
    Candidates,
    Category,
    Contract,
    Contractor,
    Grade,
    Origin,
    Project,
    Role,
)
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    OpenQuestion,
    Reading,
    Term,
    YesNo,
    Yuan,
    condition,
    decide,
    rule,
    silent,
    when,
)
from regkit.language.kinds import amount
from regkit.language.terms import Gate, Silence
from regkit.law import Label, Unit, percent, yuan

__all__ = [
    "certificate_suffices",
    "contract_base",
    "deposit_before_credit",
    "deposit_by_grade",
    "deposit_is_standing",
    "lodges_once",
    "owner_deposit",
    "standing_deposit",
    "standing_deposit_of_any",
]

A7, A8, A9, A10, A19 = CHENGDE.articles(7, 8, 9, 10, 19)

NOTHING = yuan(0)

# ── 第七条 建设单位和施工企业双方分别交纳 ────────────────────────────────────────────────────────────

EACH_PAYS = A7.quote("农民工工资保证金由建设单位和施工企业双方分别交纳")

# ── 第八条 建设单位按工程项目交纳 ─────────────────────────────────────────────────────────────────────

OWNER_RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))


PROVISIONAL_PRICE = OpenQuestion(
    id="chengde.8.provisional",
    formerly="chengde.A19.provisional",
    zh="单价合同、暂定价合同的“工程合同价款总额”未定时,应交多少",
    en="how much is due where the total contract price is provisional or only unit rates are agreed",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_RATE.quote,
)
FOREIGN_CURRENCY = OpenQuestion(
    id="chengde.8.currency",
    formerly="chengde.A19.currency",
    zh="以外币计价的合同应交多少",
    en="how much is due on a price in a foreign currency",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNER_RATE.quote,
)
UNPERMITTED_PROJECT = OpenQuestion(
    id="chengde.8.unpermitted",
    formerly="chengde.A36.unpermitted",
    zh="依法不需要施工许可证的工程是否交纳",
    en="whether a project that needs no construction permit pays",
    authority=HOUSING_BUREAU,
    quote=A8.quote("交纳时限:该工程项目办理施工许可之前"),
    outcomes={
        "pays": Label("交纳,按工程合同价款总额的2%", "it does: 2% of the total contract price"),
        "pays_nothing": Label("不交纳", "it does not"),
    },
)


@rule("建设单位应交保证金", en="deposit due from the project owner", at=A8)
def owner_deposit(project: Facts[Project]) -> Yuan:
    """Deposit of the project owner: 2% of the total contract price, before the permit; yuan, exact (article 8).

    The contractor's origin, exemption or credit never lowers it: each side pays its own (article 7).
    """
    two_percent = project.contract_price * OWNER_RATE
    plain = ~project.provisional_price & ~project.foreign_currency
    priced = project.contract_price > 0
    return decide(
        when(priced & plain & project.needs_permit, two_percent, EACH_PAYS),
        when(
            priced & plain & ~project.needs_permit,
            UNPERMITTED_PROJECT.of(amount(Unit.YUAN), pays=two_percent, pays_nothing=NOTHING),
        ),
        when(project.foreign_currency, FOREIGN_CURRENCY.of(amount(Unit.YUAN))),
        when(project.provisional_price & ~project.foreign_currency, PROVISIONAL_PRICE.of(amount(Unit.YUAN))),
        silent(
            (project.contract_price == 0) & plain,
            Label("零不是有效的工程合同价款总额", "zero is not a valid total contract price"),
            OWNER_RATE.quote,
            authority=COLLECTING_DEPARTMENT,
        ),
    )


# ── 第九条 本市建筑施工企业按照企业主项资质等级一次性交存 ───────────────────────────────────────────────

TIER_1 = A9.number("施工总承包一级及以上资质企业,交纳50万元", yuan(500_000))
TIER_2 = A9.number("施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元", yuan(300_000))
TIER_3 = A9.number("施工总承包三级和专业承包二级企业交纳20万元", yuan(200_000))
TIER_4 = A9.number("专业承包三级资质企业,交纳10万元", yuan(100_000))
TIER_5 = A9.number("劳务分包企业交纳5万元", yuan(50_000))


LODGED_ONCE = A9.quote("本市建筑施工企业按照企业主项资质等级一次性交存农民工工资保证金")
UNQUALIFIED = A19.quote("不具备资格的组织或个人组织劳务分包、工程承包,属无资质违法承揽业务")


@rule("按主项资质等级的数额", en="amount by the grade of the main qualification")
def deposit_by_grade(firm: Facts[Contractor]) -> Yuan:
    """Amount that article 9 names for the grade of a main qualification, whoever the firm is; yuan."""
    general = firm.category == Category.GENERAL_CONTRACTING
    specialist = firm.category == Category.SPECIALIST_CONTRACTING
    labour = firm.category == Category.LABOUR_SUBCONTRACTING
    beyond_third = firm.grade.is_in(Grade.FOURTH, Grade.PROVISIONAL, Grade.CLASS_A, Grade.CLASS_B)
    return decide(
        when(general & firm.grade.is_in(Grade.SPECIAL, Grade.FIRST), TIER_1),
        when(general & (firm.grade == Grade.SECOND), TIER_2),
        when(specialist & firm.grade.is_in(Grade.FIRST, Grade.UNGRADED), TIER_2),
        when(general & (firm.grade == Grade.THIRD), TIER_3),
        when(specialist & (firm.grade == Grade.SECOND), TIER_3),
        when(specialist & (firm.grade == Grade.THIRD), TIER_4),
        when(labour, TIER_5),
        silent(
            general & (firm.grade == Grade.UNGRADED),
            Label("“不分等级”只就专业承包而言", "“ungraded” is said of specialist contracting only"),
            TIER_2.quote,
        ),
        silent(
            specialist & (firm.grade == Grade.SPECIAL),
            Label("“及以上”只就施工总承包一级而言", "“and above” is said of general contracting only"),
            TIER_1.quote,
        ),
        silent(
            (general | specialist) & beyond_third,
            Label("第九条未列该等级", "article 9 does not list the grade"),
            LODGED_ONCE,
        ),
        silent(
            firm.category.is_in(Category.DESIGN_AND_CONSTRUCTION, Category.COMPREHENSIVE),
            Label("第九条未列该资质序列", "article 9 does not list the series of qualifications"),
            LODGED_ONCE,
        ),
        silent(
            firm.category == Category.NONE,
            Label("无资质的属第十九条所称违法承揽", "who has no qualification takes up work unlawfully, by article 19"),
            UNQUALIFIED,
        ),
    )


def of_the_city(firm: Facts[Contractor]) -> Term[bool]:
    """Return the gate of article 9: where nothing was said of the origin, the firm is taken to be of the city."""
    return Gate(
        f"of_the_city({firm!r})", "本市企业", firm.origin == Origin.LOCAL, "the firm is of the city", (LODGED_ONCE,)
    )


@rule("本市施工企业一次性交存的保证金", en="standing deposit of a firm of the city")
def standing_deposit(firm: Facts[Contractor]) -> Yuan:
    """Deposit that a Chengde firm lodges once, by the grade of its main qualification; yuan (article 9).

    Article 9 is for firms of the city (本市): of any other it is not asked.
    """
    return decide(
        when(of_the_city(firm), deposit_by_grade(firm), LODGED_ONCE),
        provided=of_the_city(firm),
    )


WHICH_MAIN = OpenQuestion(
    id="chengde.9.main_qualification",
    zh="证书未注明主项的,以交纳数额最低还是最高的一项为主项资质",
    en="which of several qualifications is the main one where none is marked as such",
    authority=COLLECTING_DEPARTMENT,
    quote=LODGED_ONCE,
    outcomes={
        "lowest": Label("以交纳数额最低的一项为主项", "that for which the least is due"),
        "highest": Label("以交纳数额最高的一项为主项", "that for which the most is due"),
    },
)


@rule("主项资质不明时一次性交存的保证金", en="standing deposit where the main qualification is not known")
def standing_deposit_of_any(firm: Facts[Candidates]) -> Yuan:
    """Standing deposit of a firm whose main qualification is not known: where all that may be it give one amount."""
    least, most = firm.firms.least(deposit_by_grade), firm.firms.most(deposit_by_grade)
    return decide(
        when(least == most, least, LODGED_ONCE),
        when(least < most, WHICH_MAIN.of(amount(Unit.YUAN), lowest=least, highest=most)),
    )


# ── 第十条 外省、京津试点、本省外市进承企业 ─────────────────────────────────────────────────────────────

OUTSIDE_RATE = A10.number("收缴标准为工程合同价款总额的2%", percent(2))
PER_PROJECT = A10.quote("采取一个项目一交纳的方式交纳农民工工资保证金")
LIKE_IN_PROVINCE = A10.quote("按照对等原则,等同于省内企业对待")
CERTIFICATE = A10.quote("一律查验注册地主管部门开具的农民工工资保证金缴纳证明")
NO_CERTIFICATE = A10.quote("不能提供缴纳证明的,参照外省进承企业条款执行")

A6 = Reading(
    id="chengde.10.like_local",
    formerly="chengde.A6",
    question_zh="纳入试点名单的京津企业“等同于省内企业对待”,等同于哪一类省内企业?",
    question_en="listed Beijing and Tianjin firms are treated like firms of the province: like which ones?",
    options={
        "hebei": Label(
            "等同于本省外市企业:查验证明,无证明按2%", "like firms of other cities of Hebei: the certificate, or 2%"
        ),
        "local": Label("等同于本市企业:按第九条一次性交存", "like firms of the city: once, by article 9"),
    },
    default="hebei",
    why=Label(
        "它们从外地来，正是第十条所规定的情形；第九条针对本市企业",
        "they come in from elsewhere, which is what article 10 is about; article 9 is for firms of the city",
    ),
    quote=LIKE_IN_PROVINCE,
)
A20 = Reading(
    id="chengde.10.subcontractor_base",
    formerly="chengde.A20",
    question_zh="外省分包企业的计算基数是什么?",
    question_en="on what price does an out-of-province subcontractor pay?",
    options={
        "own": Label("本企业承包合同价款", "the price of its own contract"),
        "project": Label("所在工程合同价款总额", "the price of the whole project"),
        "none": Label("分包企业不另交", "a subcontractor pays nothing besides"),
    },
    default="own",
    why=Label(
        "进承企业各就其承包部分交纳；条文没有规定相互抵扣",
        "each incoming firm pays for what it takes up; the text has no rule for netting",
    ),
    quote=PER_PROJECT,
)
A22 = Reading(
    id="chengde.10.joint_venture",
    formerly="chengde.A22",
    question_zh="联合体各方按什么交纳?",
    question_en="on what does each member of a joint venture pay?",
    options={
        "share": Label("各按其分担的价款", "each on its own share"),
        "whole": Label("各按合同全价", "each on the whole price"),
    },
    default="share",
    why=Label(
        "条文没有规定联合体；各成员按各自的注册地，就各自的份额交纳",
        "the text has no rule for joint ventures; each member pays by its own origin on its own share",
    ),
    quote=OUTSIDE_RATE.quote,
)


@condition("本市施工企业", "the firm is of the city")
def is_local(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm is one of the city (article 9)."""
    return firm.origin == Origin.LOCAL


@condition("本省外市进承企业", "the firm comes from another city of Hebei")
def is_from_hebei(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm comes from another city of Hebei (article 10, paragraph 3)."""
    return firm.origin == Origin.HEBEI_ELSEWHERE


@condition("纳入试点名单的京津企业", "the firm is of Beijing or Tianjin, and on the pilot list")
def is_pilot_firm(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm is from Beijing or Tianjin and on the pilot list (article 10, paragraph 2)."""
    return firm.origin.is_in(Origin.BEIJING, Origin.TIANJIN) & firm.on_pilot_list


@condition("外省进承企业", "the firm comes from another province")
def is_from_another_province(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm comes from another province, Beijing and Tianjin included (article 10, paragraph 1)."""
    return firm.origin.is_in(Origin.BEIJING, Origin.TIANJIN, Origin.OTHER_PROVINCE)


@condition("按企业一次性交存", "the firm lodges its deposit once", LODGED_ONCE)
def lodges_once(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm's deposit is one for all its projects: a firm of the city, and who is treated like one."""
    return A6.choose(hebei=is_local(firm), local=is_local(firm) | is_pilot_firm(firm))


@rule("保证金及于该企业的全部工程", en="the deposit is one for all projects of the firm")
def deposit_is_standing(firm: Facts[Contractor]) -> YesNo:
    """Whether a firm's deposit is lodged once for all its projects (article 9), or project by project (10)."""
    return decide(when(lodges_once(firm), True, LODGED_ONCE), when(~lodges_once(firm), False, PER_PROJECT))


A10_CERTIFICATE = Reading(
    id="chengde.10.certificate",
    formerly="chengde.A10.certificate",
    question_zh="查验证明之后,是否不再交纳?",
    question_en="once the certificate is checked, is nothing more due here?",
    options={
        "suffices": Label("凭证明不再交纳", "with the certificate nothing more is due"),
        "open": Label(
            "条文只说查验,是否另交由收缴部门决定", "the text speaks of checking only: the department decides"
        ),
    },
    default="suffices",
    why=Label(
        "第二句只要求不能提供证明的企业交纳",
        "the second sentence makes a firm pay only where it cannot show the certificate",
    ),
    quote=CERTIFICATE,
)
AFTER_CERTIFICATE = OpenQuestion(
    id="chengde.10.after_certificate",
    formerly="chengde.A10.certificate.open",
    zh="出具缴纳证明后是否另行交纳",
    en="whether a firm with a certificate still pays",
    authority=COLLECTING_DEPARTMENT,
    quote=CERTIFICATE,
    outcomes={
        "nothing": Label("不再交纳", "nothing more is due"),
        "two_percent": Label("仍按工程合同价款总额的2%交纳", "2% of the total contract price is due"),
    },
)

RECIPROCITY = OpenQuestion(
    id="chengde.10.reciprocity",
    formerly="chengde.A6.reciprocity",
    zh="对方未予对等待遇时,“对等原则”是否逐案适用",
    en="whether reciprocity is applied case by case where the other side does not give equal treatment",
    authority=HOUSING_BUREAU,
    quote=LIKE_IN_PROVINCE,
    outcomes={
        "not_required": Label("不逐案适用,出具证明即不再交纳", "it is not: with the certificate nothing is due"),
        "required": Label("逐案适用,按工程合同价款总额的2%交纳", "it is: 2% of the total contract price is due"),
    },
)


def _no_price(condition: Term[bool]) -> Silence:
    return silent(
        condition,
        Label("零不是有效的工程合同价款总额", "zero is not a valid total contract price"),
        OUTSIDE_RATE.quote,
        authority=COLLECTING_DEPARTMENT,
    )


@rule("计算保证金的合同价款", en="price on which the deposit is reckoned")
def contract_base(contract: Facts[Contract]) -> Yuan:
    """Price on which an incoming firm's 2% is reckoned: its own contract, or its share of a joint one (article 10)."""
    of_venture = A22.choose(share=contract.share, whole=contract.price)
    own = decide(
        when(~contract.joint_venture & (contract.price > 0), contract.price, OUTSIDE_RATE.quote),
        when(contract.joint_venture & (of_venture > 0), of_venture, OUTSIDE_RATE.quote),
        _no_price(~contract.joint_venture & (contract.price == 0)),
        _no_price(contract.joint_venture & (of_venture == 0)),
    )
    subcontracts = contract.role.is_in(Role.SPECIALIST_SUBCONTRACTOR, Role.LABOUR_SUBCONTRACTOR)
    return A20.choose(
        own=own,
        project=decide(
            when(subcontracts & (contract.project_price > 0), contract.project_price, PER_PROJECT, OUTSIDE_RATE.quote),
            when(~subcontracts, own, PER_PROJECT),
            _no_price(subcontracts & (contract.project_price == 0)),
        ),
        none=decide(when(subcontracts, NOTHING, PER_PROJECT), when(~subcontracts, own, PER_PROJECT)),
    )


DOUBTED = OpenQuestion(
    id="chengde.10.validity",
    formerly="chengde.A36.validity",
    zh="有效期有疑问的缴纳证明是否仍然有效",
    en="whether a certificate of payment whose validity is in doubt still counts",
    authority=COLLECTING_DEPARTMENT,
    quote=CERTIFICATE,
    outcomes={
        "valid": Label("仍然有效,凭证明不再交纳", "it does: with the certificate nothing is due"),
        "expired": Label("不再有效,按工程合同价款总额的2%交纳", "it does not: 2% of the total contract price is due"),
    },
)


@condition("等同于省内企业对待", "the firm is treated like one of the province", LIKE_IN_PROVINCE)
def is_treated_alike(firm: Facts[Contractor]) -> Term[bool]:
    """Whether a listed firm of Beijing or Tianjin is treated like an incoming firm of the province (article 10)."""
    return A6.choose(hebei=is_pilot_firm(firm), local=False)


@condition("凭注册地缴纳证明不再交纳", "the certificate of its home authority stands in for a deposit")
def certificate_suffices(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the certificate of its home authority stands in for a deposit (article 10, paragraphs 2 and 3)."""
    alike = is_treated_alike(firm) & ~firm.reciprocity_denied
    return (is_from_hebei(firm) | alike) & firm.home_certificate & ~firm.certificate_doubted


@rule("未计奖惩和免交时应交的保证金", en="deposit before credit and exemption", at=A10)
def deposit_before_credit(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """Deposit by origin, before credit and exemption; yuan, exact (articles 9 and 10)."""
    two_percent = contract_base(contract) * OUTSIDE_RATE
    incoming = is_from_hebei(firm) | is_from_another_province(firm) & ~lodges_once(firm)
    alike, denied = is_treated_alike(firm), firm.reciprocity_denied
    like_hebei = is_from_hebei(firm) | (alike & ~denied)
    after_certificate = A10_CERTIFICATE.choose(
        suffices=NOTHING, open=AFTER_CERTIFICATE.of(amount(Unit.YUAN), nothing=NOTHING, two_percent=two_percent)
    )
    shown = firm.home_certificate
    return decide(
        when(lodges_once(firm), deposit_by_grade(firm)),
        when(like_hebei & shown & ~firm.certificate_doubted, after_certificate, CERTIFICATE),
        when(
            like_hebei & shown & firm.certificate_doubted,
            DOUBTED.of(amount(Unit.YUAN), valid=NOTHING, expired=two_percent),
        ),
        when(incoming & like_hebei & ~shown, two_percent, NO_CERTIFICATE, PER_PROJECT),
        when(alike & denied & ~shown, two_percent, PER_PROJECT),
        when(alike & denied & shown, RECIPROCITY.of(amount(Unit.YUAN), not_required=NOTHING, required=two_percent)),
        when(incoming & ~is_from_hebei(firm) & ~alike, two_percent, PER_PROJECT),
        silent(
            firm.origin == Origin.OUTSIDE_MAINLAND,
            Label(
                "条文只及“外省”,未及港澳台和境外企业",
                "the text speaks of other provinces, not of Hong Kong, Macao, Taiwan and abroad",
            ),
            PER_PROJECT,
            authority=HOUSING_BUREAU,
        ),
    )
