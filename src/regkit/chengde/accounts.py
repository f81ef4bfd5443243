"""第一章第四条、第二章 保证金专用账户 (第四至六条): which body manages the account that a party pays into."""

from __future__ import annotations

from dataclasses import dataclass

from regkit.chengde.deposits import is_from_another_province, is_from_hebei, is_local
from regkit.chengde.facts import (
    ARREARS_OFFICE,
    CITY_DISTRICTS,
    COUNTIES,
    HOUSING_BUREAU,
    WITHIN_CHENGDE,
    Contractor,
    Place,
    Project,
)
from regkit.chengde.regulation import CHENGDE
from regkit.language import Facts, OpenQuestion, Reading, Term, Word, condition, decide, rule, silent, when
from regkit.language.kinds import BOOL, record_of
from regkit.language.terms import Gate
from regkit.language.values import punctuated
from regkit.law import Label, english

__all__ = ["Account", "Collector", "collected_by", "contractor_account", "owner_account"]

A4, A5, A6 = CHENGDE.articles(4, 5, 6)


@dataclass(frozen=True, slots=True)
class Account:
    """A special account (专用账户): who manages it, and who keeps its books where the text says so."""

    manager: str
    bookkeeping: str | None = None

    def in_words(self, lang: str) -> str:
        """Return the account as people name it; in English with the Chinese name behind."""
        if lang == "zh":
            manager = punctuated(self.manager)
            return manager if self.bookkeeping is None else f"{manager}，账务由{self.bookkeeping}负责"
        manager = english(self.manager)
        return manager if self.bookkeeping is None else f"{manager}, with its books kept by {english(self.bookkeeping)}"


TRADING_CENTRE = Account(Label("市工程建设交易管理中心", "the construction trading centre of the city"))
ARREARS_OFFICE_ACCOUNT = Account(ARREARS_OFFICE, Label("市住建局计财科", "the finance section of the housing bureau"))
SHUANGLUAN_BUREAU = Account(Label("双滦区住建局", "the housing bureau of Shuangluan district"))
YINGZI_BUREAU = Account(Label("营子区住建局", "the housing bureau of Yingzi district"))
COUNTY_BUREAUS = {place: Account(Label(f"{place.zh}住建局", f"the housing bureau of {place.en}")) for place in COUNTIES}

# ── 第四条 市、县、区建设行政主管部门收取和管理 ────────────────────────────────────────────────────────

COLLECTED_BY = A4.quote("建设领域农民工工资保证金的收取和管理,由市、县、区建设行政主管部门负责")


class Collector(Word):
    """Who collects and manages deposits (article 4)."""

    CONSTRUCTION_AUTHORITIES = (
        "construction_authorities",
        Label("市、县、区建设行政主管部门", "the construction authorities of city, counties and districts"),
    )


@rule("收取和管理保证金的部门", en="who collects and manages deposits")
def collected_by(project: Facts[Project]) -> Term[Collector]:
    """Who collects and manages the deposits for a project of the city (article 4)."""
    in_city = project.place.is_in(*WITHIN_CHENGDE)
    return decide(when(in_city, Collector.CONSTRUCTION_AUTHORITIES, COLLECTED_BY), provided=in_city)


A5.not_encoded(
    "市住房和城乡建设局依据相关规定要求,设立农民工工资保证金专用账户",
    Label(
        "对市住房和城乡建设局设立账户的组织性要求,无待查的事实",
        "that the housing bureau of the city opens an account; no fact to be found",
    ),
)

# ── 第五条 市住房和城乡建设局的专用账户 ──────────────────────────────────────────────────────────────

BY_PROJECT = A5.quote(
    "承德市区规划区范围内工程项目,建设单位和省外来承施工企业缴纳保证金,专用账户的管理由市工程建设交易管理中心负责"
)
BY_REGISTRATION = A5.quote(
    "注册地在承德市区(包括双桥区、开发区等)的建筑业施工企业,"
    "保证金专用账户管理由清欠办(市住建局建筑市场监管科)负责,市住建局计财科负责该账户的财会业务工作"
)

# ── 第六条 各县及双滦区、营子区的专用帐户 ─────────────────────────────────────────────────────────────

OWN_ACCOUNT = A6.quote(
    "各县及双滦区、营子区住建局,应按本办法设立保证金专用帐户,负责本行政区域内的建设领域农民工工资保证金的收取与管理工作"
)

OVERLAP = OpenQuestion(
    id="chengde.6.overlap",
    formerly="chengde.A25",
    zh="项目在双滦区、营子区或者县内、又在承德市区规划区内时,第五条与第六条何者适用",
    en="which of articles 5 and 6 applies to a project in Shuangluan, Yingzi or a county that is "
    "inside the urban planning area",
    authority=HOUSING_BUREAU,
    quote=OWN_ACCOUNT,
    recommended=Label(
        "由该区、县住建局管理:第六条及于其行政区域,第五条所称市区为双桥区、开发区等",
        "the housing bureau of that district or county, whose area article 6 reaches; the city proper of article 5 is "
        "Shuangqiao, the development zone and so on",
    ),
    outcomes={
        "article_5": Label("适用第五条,由市工程建设交易管理中心管理", "article 5: the trading centre of the city"),
        "article_6": Label("适用第六条,由该区、县住建局管理", "article 6: the bureau of the district or county"),
    },
)
GAP = OpenQuestion(
    id="chengde.5.gap",
    formerly="chengde.A26",
    zh="项目在双桥区或开发区、但在承德市区规划区外时,由谁管理账户",
    en="who keeps the account for a project in Shuangqiao or the development zone, but outside the urban planning area",
    authority=HOUSING_BUREAU,
    quote=BY_PROJECT,
    recommended=Label("由市工程建设交易管理中心管理", "the construction trading centre of the city"),
)
WITHIN_CITY = {
    place: OpenQuestion(
        id=f"chengde.5.{place.code}",
        zh=f"承德市区“包括双桥区、开发区等”,是否包括{place.zh}",
        en=f"whether the city proper, “Shuangqiao, the development zone and so on”, takes in {place.en}",
        authority=HOUSING_BUREAU,
        quote=BY_REGISTRATION,
        recommended=recommended,
    )
    for place, recommended in (
        (
            Place.SHUANGLUAN,
            Label("双滦区由本区住建局管理(第六条)", "the housing bureau of Shuangluan district itself (article 6)"),
        ),
        (Place.BINHE, None),
    )
}
TWO_PLACES = OpenQuestion(
    id="chengde.5.two_places",
    formerly="chengde.A5.two_places",
    zh="跨区县的线性工程由哪一机构收取",
    en="which office collects for a project in two places",
    authority=HOUSING_BUREAU,
    quote=BY_PROJECT,
)

A10_ACCOUNT = Reading(
    id="chengde.5.by_reference",
    formerly="chengde.A10.account",
    question_zh="参照外省企业交纳2%的本省外市企业,在承德市区的项目交入哪一账户?",
    question_en="whose account takes the 2% of a firm from another city of Hebei for a project in the city proper?",
    options={
        "reference": Label("参照外省企业,按第五条", "like firms of other provinces, by article 5"),
        "open": Label("第五条未列,未定", "article 5 does not name it: open"),
    },
    default="reference",
    why=Label(
        "“参照外省进承企业条款执行”是整体参照；第五条本身只写外省企业",
        "参照外省进承企业条款执行 takes over the whole treatment; article 5 itself names only firms of other provinces",
    ),
    quote=BY_PROJECT,
)
BY_REFERENCE = OpenQuestion(
    id="chengde.5.by_reference_open",
    formerly="chengde.A10.account.open",
    zh="本省外市企业参照交纳的保证金交入哪一账户",
    en="whose account takes the deposit that a firm from another city of Hebei pays by reference",
    authority=HOUSING_BUREAU,
    quote=BY_PROJECT,
)


@condition(
    "项目在双桥区、开发区或者滨河新区", "the project lies in Shuangqiao, the development zone or the Binhe new area"
)
def is_in_city(project: Facts[Project]) -> Term[bool]:
    """Whether the project lies in a part of the city proper that has no bureau of its own."""
    return project.place.is_in(*CITY_DISTRICTS, Place.BINHE)


def outside_planning_area(project: Facts[Project]) -> Term[bool]:
    """Return the gate before article 6: where nothing was said, a county's project lies outside the planning area."""
    quotes = (OWN_ACCOUNT,)
    name = f"outside_planning_area({project!r})"
    return Gate(
        name, "在承德市区规划区外", ~project.in_planning_area, "the project lies outside the planning area", quotes
    )


@rule("建设单位保证金账户", en="account for the deposit of the project owner")
def owner_account(project: Facts[Project]) -> Term[Account]:
    """Account for the deposit of the project owner, and of firms from outside, by the project's place (5, 6)."""
    inside, one_place = project.in_planning_area, ~project.two_places
    outside = outside_planning_area(project)
    shuangluan = (project.place == Place.SHUANGLUAN) & one_place
    account = record_of(Account)
    bureaus = {Place.YINGZI: YINGZI_BUREAU, **COUNTY_BUREAUS}
    rows = [
        row
        for place, bureau in bureaus.items()
        for there in [(project.place == place) & one_place]
        for row in (
            when(there & outside, bureau, OWN_ACCOUNT),
            when(there & ~outside, OVERLAP.of(account, article_5=TRADING_CENTRE, article_6=bureau)),
        )
    ]
    return decide(
        when(is_in_city(project) & inside & one_place, TRADING_CENTRE, BY_PROJECT),
        when(is_in_city(project) & ~inside & one_place, GAP.of(account, TRADING_CENTRE, ARREARS_OFFICE_ACCOUNT)),
        when(shuangluan & ~inside, SHUANGLUAN_BUREAU, OWN_ACCOUNT),
        when(shuangluan & inside, OVERLAP.of(account, article_5=TRADING_CENTRE, article_6=SHUANGLUAN_BUREAU)),
        when(project.two_places, TWO_PLACES.of(account, TRADING_CENTRE, SHUANGLUAN_BUREAU, *bureaus.values())),
        *rows,
    )


@rule("施工企业保证金账户", en="account for the deposit of a contractor")
def contractor_account(firm: Facts[Contractor], project: Facts[Project]) -> Term[Account]:
    """Account for a contractor's deposit: by registration for a firm of the city, else by the project (5, 6).

    A firm from another city of Hebei is not named in article 5; it follows firms of other provinces by reference.
    """
    account = record_of(Account)
    local = is_local(firm)
    open_account = BY_REFERENCE.of(account, TRADING_CENTRE, ARREARS_OFFICE_ACCOUNT)
    by_reference = A10_ACCOUNT.choose(reference=owner_account(project), open=open_account)
    bureaus = {Place.YINGZI: YINGZI_BUREAU, **COUNTY_BUREAUS}
    return decide(
        when(local & firm.district.is_in(*CITY_DISTRICTS), ARREARS_OFFICE_ACCOUNT, BY_REGISTRATION),
        *(
            row
            for place, within in WITHIN_CITY.items()
            for there in [local & (firm.district == place)]
            for row in (
                when(there & within.of(BOOL), ARREARS_OFFICE_ACCOUNT, BY_REGISTRATION),
                # article 6 names 双滦区 and not 滨河新区
                *(
                    [when(there & ~within.of(BOOL), SHUANGLUAN_BUREAU, OWN_ACCOUNT)]
                    if place is Place.SHUANGLUAN
                    else []
                ),
            )
        ),
        *(when(local & (firm.district == place), bureau, OWN_ACCOUNT) for place, bureau in bureaus.items()),
        when(is_from_another_province(firm), owner_account(project)),
        when(is_from_hebei(firm) & is_in_city(project), by_reference),
        when(is_from_hebei(firm) & ~is_in_city(project), owner_account(project)),
        silent(
            ~(local | is_from_another_province(firm) | is_from_hebei(firm)),
            Label("未及港澳台和境外企业", "firms of Hong Kong, Macao, Taiwan and abroad are not spoken of"),
            BY_PROJECT,
        ),
        silent(
            local & (firm.district == Place.BINHE) & ~WITHIN_CITY[Place.BINHE].of(BOOL),
            Label(
                "滨河新区如不属于承德市区，由谁管理帐户未作规定",
                "whose account it is where the Binhe new area is no part of the city proper is not said",
            ),
            BY_REGISTRATION,
            OWN_ACCOUNT,
        ),
    )
