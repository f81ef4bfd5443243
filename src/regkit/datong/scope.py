"""第一章总则、第三十三条: what a system is, what the measures reach and since when, secrets, privacy, rewards."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.datong.facts import ISSUER, Activity, Deed, Site, Undertaking
from regkit.datong.regulation import DATONG
from regkit.language import (
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    duty,
    fact,
    gate,
    holds,
    larger,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import lift

__all__ = [
    "COOPERATING_DEPARTMENTS",
    "SUPERVISING_AUTHORITY",
    "CaseKind",
    "Contribution",
    "confidentiality_measures",
    "in_scope",
    "is_system",
    "no_infringement",
    "refers_to_secrecy_law",
    "regulated_from",
    "reward_is_due",
]

A1, A2, A3, A4, A5, A6, A33 = DATONG.articles(1, 2, 3, 4, 5, 6, 33)

A1.not_encoded(None, Label("目的条款,不产生可计算的结果", "the purpose; nothing can be reckoned from it"))
A3.not_encoded(None, Label("原则条款,不产生可计算的结果", "principles; nothing can be reckoned from them"))
A4.para(1).not_encoded(
    "各级人民政府应当将公共安全视频图像信息系统的建设、使用和管理纳入社会治安综合治理目标管理,"
    "加强对公共安全视频图像信息系统管理工作的组织领导",
    Label("对政府的组织性要求,无待查的事实", "how governments are to organise themselves; no fact to be found"),
)

# ── 第四条 监督管理 ──────────────────────────────────────────────────────────────────────────────────────

SUPERVISION = A4.para(1).quote("各级公安机关负责公共安全视频图像信息系统建设、使用和维护的日常监督管理工作")
SUPERVISING_AUTHORITY = "各级公安机关"
COOPERATION = A4.para(2).quote(
    "发展改革、财政、规划、建设、交通、文化、市政公用、园林、文物、质监、银监等部门应当在各自职责范围内协同做好公共安全视频图像信息系统的相关工作"
)
COOPERATING_DEPARTMENTS = tuple(COOPERATION.words.split("等部门")[0].split("、"))
"""The departments that article 4, paragraph 2, names; “等” (and so on) leaves the list open."""

# ── 第二条、第三十三条 ─────────────────────────────────────────────────────────────────────────────────────

TERRITORY = A2.para(1).quote("本办法适用于本市行政区域内公共安全视频图像信息系统的建设、使用和管理")
DEFINITION = A2.para(2).quote(
    "利用图像采集设备和其他相关设备对涉及公共安全的区域和场所进行监视和信息记录的视频图像采集、传输和存储系统"
)
COMMENCEMENT = A33.number("本办法自2008年3月1日起施行", date(2008, 3, 1))


@gate(Site, "位于本市行政区域内", "the place is in the city", TERRITORY)
def site_is_in_city(site: Facts[Site]) -> Term[bool]:
    """The measures reach systems in the city (article 2)."""
    return site.in_datong


@gate(Deed, "行为在本办法施行之后", "the conduct was done under the measures", COMMENCEMENT.quote)
def deed_is_since(deed: Facts[Deed]) -> Term[bool]:
    """Conduct that had ended before the measures came into force is not judged by them (article 33)."""
    return deed.done_on >= COMMENCEMENT


@rule("本办法适用", en="the measures apply", gated=False)
def in_scope(undertaking: Facts[Undertaking]) -> YesNo:
    """Whether the measures reach an activity: in the city, from 1 March 2008 on, and building, use or management.

    The place of the system counts, not where the unit is registered (articles 2 and 33).
    """
    covered = undertaking.activity != Activity.SALE_OF_CAMERAS
    since = undertaking.took_place_on >= COMMENCEMENT
    return decide(
        when(undertaking.in_datong & since & covered, True, TERRITORY, COMMENCEMENT.quote),
        when(~undertaking.in_datong, False, TERRITORY),
        when(undertaking.in_datong & ~since, False, COMMENCEMENT.quote),
        when(undertaking.in_datong & since & ~covered, False, TERRITORY),
    )


@rule("行为自何日起受本办法规范", en="day from which the conduct is regulated")
def regulated_from(undertaking: Facts[Undertaking]) -> Term[date]:
    """The day from which a continuing conduct is regulated: its first day, but not before 1 March 2008 (article 33)."""
    return decide(
        when(undertaking.in_datong, larger(undertaking.took_place_on, lift(DATONG.commenced)), COMMENCEMENT.quote),
        provided=undertaking.in_datong,
    )


LIVE_ONLY = OpenQuestion(
    id="datong.2.live_only",
    zh="缺少监视、信息记录、采集、传输、存储之一的,是否为公共安全视频图像信息系统",
    en="whether a set-up that lacks one of watching, recording, capture, transmission or storage is a system",
    authority=ISSUER,
    quote=DEFINITION,
    formerly="datong.A01",
)
A01_PARTS = Reading(
    id="datong.2.parts",
    question_zh="系统的各功能是否缺一不可?",
    question_en="must a system do all that the definition lists?",
    options={
        "open": Label("各项齐备为系统,有缺则未定", "with all it is one; where one is lacking it is open"),
        "all": Label("缺一即不是系统", "without any of them it is none"),
    },
    default="open",
    why=Label(
        "“和”字连接各项功能，但条文没有说明只能实时查看、不能存储的算什么",
        "和 joins the functions, but the text does not say what a live view without storage is",
    ),
    quote=DEFINITION,
    formerly="datong.A01.parts",
)


@rule("属于公共安全视频图像信息系统", en="is a public-security video system")
def is_system(undertaking: Facts[Undertaking]) -> YesNo:
    """Whether it is a public-security video system: all functions of article 2, paragraph 2."""
    object_ = undertaking.capture_device & undertaking.public_safety
    whole = (
        undertaking.monitors & undertaking.records & undertaking.captures & undertaking.transmits & undertaking.stores
    )
    watches = undertaking.monitors | undertaking.records
    return decide(
        when(object_ & whole, True, DEFINITION),
        when(~object_ | ~watches, False, DEFINITION),
        when(object_ & watches & ~whole, A01_PARTS.choose(open=LIVE_ONLY.of(BOOL), all=False), DEFINITION),
    )


# ── 第五条 ──────────────────────────────────────────────────────────────────────────────────────────────────

SECRETS = A5.para(1).quote(
    "建设、使用公共安全视频图像信息系统涉及国家秘密、商业秘密的,严格按照国家有关法律、法规规定执行"
)
NO_INFRINGEMENT = A5.para(2).quote("不得侵犯公民个人隐私权、肖像权和其他合法权益")
CONFIDENTIAL = A5.para(2).quote("对涉及公民个人隐私的视频图像信息,应当采取保密措施")


@rule("适用保密法律、法规", en="the law on secrets governs")
def refers_to_secrecy_law(undertaking: Facts[Undertaking]) -> YesNo:
    """Whether the law on state or trade secrets governs (article 5, paragraph 1): a referral, decided elsewhere."""
    return holds(undertaking.state_secret | undertaking.trade_secret, SECRETS)


@duty("不得侵犯隐私权、肖像权和其他合法权益", en="infringe no privacy, likeness or other lawful rights")
def no_infringement(undertaking: Facts[Undertaking]) -> Duty:
    """Nobody's privacy, likeness or other lawful rights are infringed (article 5, paragraph 2)."""
    return require(~undertaking.infringes_rights, NO_INFRINGEMENT)


@duty("对涉及隐私的图像采取保密措施", en="keep footage that touches privacy confidential")
def confidentiality_measures(undertaking: Facts[Undertaking]) -> Duty:
    """Footage that touches privacy is kept confidential (article 5, paragraph 2)."""
    return require(undertaking.kept_confidential, CONFIDENTIAL, provided=undertaking.private_footage)


# ── 第六条 奖励 ─────────────────────────────────────────────────────────────────────────────────────────────


class CaseKind(Word):
    """What a contribution helped with."""

    MAJOR_CASE = "major_case", Label("侦破重大刑事、治安案件", "the solving of a major criminal or public order case")
    IMPORTANT_SUSPECT = (
        "important_suspect",
        Label("抓获重要犯罪嫌疑人", "the catching of an important criminal suspect"),
    )
    MINOR_CASE = "minor_case", Label("其他案件", "another case")


class Contribution(Subject):
    """提供证据和线索: what a unit or person gave the police by means of a system."""

    zh: ClassVar[str] = "提供证据和线索"

    used_system: Said[Flag] = fact(
        "使用公共安全视频图像信息系统",
        denied="没有使用公共安全视频图像信息系统",
        en="was made by means of a system",
        source="第六条",
        about=Label("是否使用了公共安全视频图像信息系统。", "Whether a public security video system was used for it."),
    )
    evidence: Said[Flag] = fact(
        "提供关键证据",
        denied="没有提供关键证据",
        en="has given key evidence",
        source="第六条",
        about=Label("所提供的证据对案件是否关键。", "Whether the evidence given was decisive for the case."),
    )
    leads: Said[Flag] = fact(
        "提供线索",
        denied="没有提供线索",
        en="has given leads",
        source="第六条",
        about=Label("是否提供了案件或者嫌疑人的线索。", "Whether leads to the case or the suspect were given."),
    )
    case: Said[CaseKind] = fact(
        "案件",
        en="case",
        source="第六条",
        about=Label("所协助的是哪一类案件。", "The kind of case in which the contribution helped."),
    )


REWARD = A6.quote(
    "使用公共安全视频图像信息系统为侦破重大刑事、治安案件或者抓获重要犯罪嫌疑人提供关键证据和线索的单位和个人,"
    "按照有关规定给予奖励"
)
EITHER = OpenQuestion(
    id="datong.6.either",
    zh="只提供关键证据或只提供线索的,是否给予奖励",
    en="whether either key evidence or leads is enough (证据和线索)",
    authority=ISSUER,
    quote=REWARD,
    recommended=Label("二者有其一即可", "either is enough"),
    formerly="datong.A43",
)


@rule("应给予奖励", en="a reward is due")
def reward_is_due(contribution: Facts[Contribution]) -> YesNo:
    """Whether the government owes a reward (article 6); its amount is not in the text (按照有关规定)."""
    weighty = contribution.case.is_in(CaseKind.MAJOR_CASE, CaseKind.IMPORTANT_SUSPECT)
    both, some = contribution.evidence & contribution.leads, contribution.evidence | contribution.leads
    ground = contribution.used_system & weighty
    return decide(
        when(ground & both, True, REWARD),
        when(ground & some & ~both, EITHER.of(BOOL)),
        when(~ground | ~some, False, REWARD),
    )
