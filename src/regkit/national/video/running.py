"""第十二条、第十五条、第十六条、第十八条、第十九条: products, operation, use, and those who work for the unit."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import Duty, Facts, Flag, Label, Said, Subject, Word, decision, duty, fact, require
from regkit.national.video.facts import POLICE, Place
from regkit.national.video.installing import is_public
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import is_managed

__all__ = [
    "Contractor",
    "Operation",
    "Product",
    "RegisterEntry",
    "RegisterField",
    "Safeguard",
    "access_is_registered",
    "carriers_keep_transmission_safe",
    "contractors_keep_silent",
    "defects_are_answered",
    "entrusted_operation_is_agreed",
    "four_measures_are_taken",
    "no_malicious_program",
    "products_meet_standards",
    "runs_safely",
    "uses_lawfully",
]

A12, A15, A16, A18, A19 = VIDEO.articles(12, 15, 16, 18, 19)

# ── 第十二条 ────────────────────────────────────────────────────────────────────────────────────────────────

PRODUCTS = A12.quote("公共安全视频系统采用的产品、服务应当符合国家标准的强制性要求")
MALICIOUS = A12.quote("产品、服务的提供者不得设置恶意程序")
DEFECTS = A12.quote(
    "发现其产品、服务存在安全缺陷、漏洞等风险时，应当立即采取补救措施，按照规定及时告知用户并向有关主管部门报告"
)


class Product(Subject):
    """产品、服务: what a system is made of (article 12)."""

    zh: ClassVar[str] = "产品、服务"
    en: ClassVar[str] = "product or service"

    meets_standards: Said[Flag] = fact(
        "符合国家标准的强制性要求",
        en="meets mandatory national standards",
        source="第十二条",
        about=Label(
            "是否符合现行国家标准的强制性要求。",
            "Whether the product or service meets the mandatory requirements of the national standards in force.",
        ),
    )
    malicious: Said[Flag] = fact(
        "设置恶意程序",
        en="has a malicious program",
        source="第十二条",
        about=Label("提供者是否设置恶意程序。", "Whether the provider has put in a malicious program."),
    )
    defect_found: Said[Flag] = fact(
        "发现安全缺陷、漏洞等风险",
        en="has a known risk such as a defect",
        source="第十二条",
        about=Label(
            "提供者是否知道存在安全缺陷、漏洞等风险。", "Whether the provider knows of a defect, a gap or another risk."
        ),
    )
    answered: Said[Flag] = decision(
        "立即补救、及时告知并报告",
        denied=Label("没有立即补救、及时告知并报告", "was not mended at once, or not notified and reported promptly"),
        by=POLICE,
        en="was mended at once, and notified and reported promptly",
        source="第十二条",
        about=Label(
            "是否立即补救、及时告知并报告；条文没有规定日数。",
            "Whether the provider mended it at once and told users and authorities promptly (立即, 及时); the "
            "text sets no days.",
        ),
    )


@duty("产品、服务符合国家标准", en="use products and services that meet mandatory national standards")
def products_meet_standards(product: Facts[Product]) -> Duty:
    """What a system uses meets the mandatory national standards, in every class of place (article 12)."""
    return require(product.meets_standards, PRODUCTS)


@duty("不得设置恶意程序", en="place no malicious program")
def no_malicious_program(product: Facts[Product]) -> Duty:
    """No provider places a malicious program (article 12)."""
    return require(~product.malicious, MALICIOUS)


@duty("对安全缺陷采取补救措施", en="remedy security defects")
def defects_are_answered(product: Facts[Product]) -> Duty:
    """A provider that finds a defect mends it at once, tells users and reports (article 12)."""
    return require(product.answered, DEFECTS, provided=product.defect_found)


# ── 第十五条、第十六条 ─────────────────────────────────────────────────────────────────────────────────────────

SAFE = A15.para(1).quote(
    "公共安全视频系统管理单位应当履行系统运行安全管理职责，履行网络安全、数据安全和个人信息保护义务，"
    "建立健全管理制度，完善防攻击、防入侵、防病毒、防篡改、防泄露等安全技术措施，定期维护设备设施，"
    "保障系统连续、稳定、安全运行，确保视频图像信息的原始完整"
)
ENTRUSTED = A15.para(2).quote(
    "公共安全视频系统管理单位委托他人运营的，应当通过签订安全保密协议等方式，"
    "约定前款规定的网络安全、数据安全和个人信息保护义务并监督受托方履行"
)
LAWFUL = A16.para(1).quote(
    "公共安全视频系统管理单位使用视频图像信息，应当遵守法律法规，依法保护国家秘密、商业秘密、个人隐私和个人信息，"
    "不得滥用、泄露"
)
MEASURES = A16.para(2).quote("公共安全视频系统管理单位应当采取下列措施，防止滥用、泄露视频图像信息")
STAFF = A16.para(2).point(1).quote("建立系统监看、管理等重要岗位人员的入职审查、保密教育、岗位培训等管理制度")
ACCESS = A16.para(2).point(2).quote("采取授权管理、访问控制等技术措施，严格规范内部人员对视频图像信息的查阅、处理")
REGISTER = (
    A16.para(2)
    .point(3)
    .quote("建立信息调用登记制度，如实记录查阅、调取视频图像信息的事由、内容及调用人员的单位、姓名等信息")
)
A16.para(2).point(4).not_encoded(
    None, Label("兜底项,未列明其他措施", "a catch-all item; the other measures are not named")
)


class Safeguard(Word):
    """What article 16, paragraph 2, asks for against abuse and leaks; item (4) leaves the list open."""

    STAFF = "staff", Label("重要岗位人员管理制度", "rules for staff in important posts")
    ACCESS_CONTROL = "access_control", Label("授权管理、访问控制", "authorisation and access control")
    REGISTER = "register", Label("信息调用登记制度", "a register of access")


class RegisterField(Word):
    """What the register of access records; “等” (and so on) leaves the list open."""

    REASON = "reason", Label("事由", "the reason")
    CONTENT = "content", Label("内容", "the content")
    UNIT = "unit", Label("调用人员的单位", "the unit of the one who asked")
    NAME = "name", Label("调用人员的姓名", "the name of the one who asked"), "姓名"


class Operation(Subject):
    """系统运行: how a system is run and its footage used (articles 15 and 16)."""

    zh: ClassVar[str] = "系统运行"
    en: ClassVar[str] = "operation"

    rules_and_protection: Said[Flag] = fact(
        "管理制度和安全技术措施健全",
        en="the rules and technical protection are sound",
        source="第十五条",
        about=Label(
            "管理制度和技术措施是否足以防范攻击、侵入、病毒、篡改和泄露。",
            "Whether rules and technical measures protect enough against attack, intrusion, viruses, "
            "tampering and leaks.",
        ),
    )
    maintained: Said[Flag] = fact(
        "定期维护设备设施",
        en="the equipment is maintained regularly",
        source="第十五条",
        about=Label(
            "是否定期维护设备设施；条文没有规定多久一次。",
            "Whether devices are maintained regularly; the text does not say how often.",
        ),
    )
    stable: Said[Flag] = fact(
        "连续、稳定、安全运行",
        en="the system runs continuously, stably and safely",
        source="第十五条",
        about=Label(
            "系统运行是否同时做到连续、稳定、安全。",
            "Whether the system runs without breaks, stably and safely, all three.",
        ),
    )
    original: Said[Flag] = fact(
        "视频图像信息原始完整",
        denied="视频图像信息不是原始完整的",
        en="the footage is kept original and whole",
        source="第十五条",
        about=Label(
            "信息是否保持收集时的原样，未经编辑、删减。",
            "Whether the footage is as it was taken, neither edited nor cut.",
        ),
    )
    entrusted: Said[Flag] = fact(
        "委托他人运营",
        denied="没有委托他人运营",
        en="the system is run by another",
        presumed=False,
        source="第十五条",
        about=Label(
            "是否订立合同，委托他人运营。", "Whether another party runs the system under a contract of operation."
        ),
    )
    agreed: Said[Flag] = fact(
        "约定安全保密义务",
        en="there is an agreement on security with the operator",
        source="第十五条",
        about=Label(
            "是否以合同等方式约定受托方的安全保密义务。",
            "Whether a contract, or another form (等方式), binds the operator to keep security and secrecy.",
        ),
    )
    supervised: Said[Flag] = fact(
        "监督受托方履行",
        en="the operator is supervised",
        source="第十五条",
        about=Label(
            "管理单位是否监督受托方履行约定。",
            "Whether the managing unit supervises how the operator keeps that agreement.",
        ),
    )
    lawful_use: Said[Flag] = fact(
        "依法使用视频图像信息",
        en="the footage is used lawfully",
        source="第十六条",
        about=Label(
            "使用信息是否依法，保守秘密和隐私。",
            "Whether the footage is used as the law allows, with secrets and privacy kept.",
        ),
    )
    abused: Said[Flag] = fact(
        "滥用、泄露",
        en="the footage is abused or leaked",
        source="第十六条",
        about=Label(
            "单位或者其工作人员是否滥用、泄露信息。", "Whether the unit or its staff abuses or leaks the footage."
        ),
    )
    measures: Said[frozenset[Safeguard]] = fact(
        "已采取的措施",
        en="measures taken",
        source="第十六条",
        about=Label(
            "第十六条第二款所列措施中已经采取的。", "The measures taken, of those that article 16, paragraph 2, names."
        ),
    )


@duty("保障系统安全运行", en="run the system safely")
def runs_safely(operation: Facts[Operation], place: Facts[Place]) -> Duty:
    """Rules, protection, upkeep, running without a break, original footage (article 15); answered by article 31."""
    whole = operation.rules_and_protection & operation.maintained & operation.stable & operation.original
    return require(whole, SAFE, provided=is_managed(place))


@duty("委托运营约定并监督安全义务", en="agree on security with an operator and supervise it")
def entrusted_operation_is_agreed(operation: Facts[Operation], place: Facts[Place]) -> Duty:
    """Who has another run the system agrees on security with it and supervises it (article 15, paragraph 2)."""
    done = operation.agreed & operation.supervised
    return require(done, ENTRUSTED, provided=is_managed(place) & operation.entrusted)


@duty("依法使用,不得滥用、泄露", en="use footage lawfully, without abuse or leaks")
def uses_lawfully(operation: Facts[Operation], place: Facts[Place]) -> Duty:
    """Footage is used lawfully, and neither abused nor leaked, in all public places (articles 16, par. 1, and 9)."""
    return require(operation.lawful_use & ~operation.abused, LAWFUL, provided=is_public(place))


@duty("采取防止滥用、泄露的措施", en="take the measures against abuse and leaks")
def four_measures_are_taken(operation: Facts[Operation], place: Facts[Place]) -> Duty:
    """The measures that are named are in place: staff rules, access control, a register (article 16, paragraph 2)."""
    has = operation.measures.includes
    named = has(Safeguard.STAFF) & has(Safeguard.ACCESS_CONTROL) & has(Safeguard.REGISTER)
    return require(named, MEASURES, STAFF, ACCESS, REGISTER, provided=is_managed(place))


class RegisterEntry(Subject):
    """信息调用登记: what was recorded of one access (article 16)."""

    zh: ClassVar[str] = "信息调用登记"
    en: ClassVar[str] = "register entry"

    fields: Said[frozenset[RegisterField]] = fact(
        "登记的事项",
        en="fields recorded",
        source="第十六条",
        about=Label("第十六条所列事项中已经登记的。", "The matters that were entered, of those that article 16 names."),
    )
    true: Said[Flag] = fact(
        "如实记录",
        en="is true",
        source="第十六条",
        about=Label("登记是否与实际相符。", "Whether the register says what was so."),
    )


@duty("登记信息调用", en="record access")
def access_is_registered(entry: Facts[RegisterEntry], place: Facts[Place]) -> Duty:
    """Each access is recorded truly, with all that is named (article 16, paragraph 2, item 3)."""
    has = entry.fields.includes
    named = has(RegisterField.REASON) & has(RegisterField.CONTENT) & has(RegisterField.UNIT) & has(RegisterField.NAME)
    return require(entry.true & named, REGISTER, provided=is_managed(place))


# ── 第十八条、第十九条 ─────────────────────────────────────────────────────────────────────────────────────────

TRANSMISSION = A18.quote("为公共安全视频系统提供网络传输服务的电信业务经营者，应当加强对视频图像信息传输的安全管理")
SECRECY = A19.quote(
    "接受委托承担公共安全视频系统设计、施工、检验、验收、维护等工作的单位及其工作人员，"
    "应当对接触到的视频图像信息和相关档案资料予以保密"
)
NO_OTHER_USE = A19.quote("不得用于与受托工作无关的活动，不得擅自留存、加工、泄露或者向他人提供")


class Contractor(Subject):
    """受托单位和电信业务经营者: those who carry footage or work on a system (articles 18 and 19)."""

    zh: ClassVar[str] = "受托单位、电信业务经营者"
    en: ClassVar[str] = "provider"

    carrier: Said[Flag] = fact(
        "提供网络传输服务",
        denied="不提供网络传输服务",
        en="carries footage",
        presumed=False,
        source="第十八条",
        about=Label(
            "是否提供网络传输服务的电信业务经营者。",
            "Whether it is a telecommunications operator that carries footage over its network.",
        ),
    )
    carries_safely: Said[Flag] = fact(
        "采取传输安全措施",
        en="carries it safely",
        source="第十八条",
        about=Label(
            "是否依照法律、行政法规和国家标准的强制性要求采取措施。",
            "Whether it takes the measures that laws, administrative regulations and mandatory national "
            "standards ask for.",
        ),
    )
    commissioned: Said[Flag] = fact(
        "承担设计、施工、检验、验收、维护等工作",
        en="works on a system",
        presumed=True,
        source="第十九条",
        about=Label(
            "是否受委托承担这些工作的单位，或者该单位的工作人员。",
            "Whether it is a unit commissioned with such work on a system, or a member of its staff.",
        ),
    )
    keeps_silent: Said[Flag] = fact(
        "予以保密",
        denied="未予保密",
        en="keeps it secret",
        source="第十九条",
        about=Label(
            "对信息和资料是否予以保密。", "Whether the footage and the papers that it came to see are kept secret."
        ),
    )
    misuses: Said[Flag] = fact(
        "用于无关活动或者擅自留存、加工、泄露、提供",
        en="uses it otherwise, or keeps or passes it on",
        denied=Label(
            "没有用于无关活动，也没有擅自留存、加工、泄露、提供", "does not use it otherwise, nor keep or pass it on"
        ),
        source="第十九条",
        about=Label(
            "是否把信息、资料用于所承担工作以外，或者未经准许留存、加工、泄露、提供。",
            "Whether the footage or the papers are used outside the work it was given, or kept, processed, "
            "leaked or passed on without leave.",
        ),
    )


@duty("保障传输安全", en="carry footage safely")
def carriers_keep_transmission_safe(contractor: Facts[Contractor]) -> Duty:
    """Operators that carry footage take the measures of laws and mandatory standards (article 18)."""
    return require(contractor.carries_safely, TRANSMISSION, provided=contractor.carrier)


@duty("受托单位保密", en="keep what was seen secret")
def contractors_keep_silent(contractor: Facts[Contractor]) -> Duty:
    """Who designs, builds, tests or maintains keeps secret what it sees, and uses it for nothing else (article 19)."""
    kept = contractor.keeps_silent & ~contractor.misuses
    return require(kept, SECRECY, NO_OTHER_USE, provided=contractor.commissioned)
