"""第二十至二十五条: who may see footage, its publication, what nobody may do, and inspection."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Said,
    Subject,
    Word,
    YesNo,
    decide,
    decision,
    duty,
    fact,
    holds,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.national.video.facts import POLICE, Place
from regkit.national.video.footage import SourceKind
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import is_managed

__all__ = [
    "Access",
    "Act",
    "Conduct",
    "Inspection",
    "Publication",
    "Relation",
    "conduct_is_forbidden",
    "cooperates_with_inspection",
    "person_may_view",
    "publication_protects",
    "state_organ_may_access",
    "viewer_keeps_silent",
]

A20, A21, A22, A23, A24, A25 = VIDEO.articles(20, 21, 22, 23, 24, 25)

A24.para(2).not_encoded(
    None,
    Label(
        "举报的权利和公安机关及时处理的义务,无待查的事实",
        "the right to report, and that reports are dealt with promptly; no fact to be found",
    ),
)
A25.not_encoded(
    None,
    Label(
        "对公安机关内部监督的要求和检举、控告的权利,无待查的事实",
        "supervision within the public security organs, and the right to complain; no fact to be found",
    ),
)


class Relation(Word):
    """Who the one is that wants to see footage, to the one it shows (article 21)."""

    SELF = "self", Label("本人", "the person shown")
    RELATIVE = "relative", Label("近亲属", "a close relative")
    GUARDIAN = "guardian", Label("其他负有监护、看护、代管责任的人", "another who has care of the person or thing")
    OTHER = "other", Label("其他人", "anybody else")


class Access(Subject):
    """查阅、调取: a wish to see or take footage (articles 20 and 21)."""

    zh: ClassVar[str] = "查阅、调取"
    en: ClassVar[str] = "access"

    official_duty: Said[Flag] = fact(
        "为履行执法办案、处置突发事件等法定职责",
        en="serves a legal duty of a State organ",
        source="第二十条",
        about=Label(
            "查阅、调取是否为了履行法定职责，例如侦查案件、处置突发事件。",
            "Whether the footage is asked for to perform a legal duty of a State organ, such as handling a "
            "case or dealing with an emergency.",
        ),
    )
    power_from: Said[SourceKind] = fact(
        "权限来源",
        en="source of the power",
        source="第二十条",
        about=Label(
            "权限由什么规定；只有法律、行政法规可以赋予。",
            "The kind of document that gives the power; only a law or an administrative regulation can.",
        ),
    )
    procedure_kept: Said[Flag] = fact(
        "依照规定的程序",
        en="follows its procedure",
        source="第二十条",
        about=Label(
            "是否依照该法律、行政法规规定的程序。",
            "Whether the procedure of that law or administrative regulation is followed.",
        ),
    )
    within_need: Said[Flag] = decision(
        "不超出所必需的范围和限度",
        denied=Label("超出所必需的范围和限度", "goes beyond what is needed"),
        by=POLICE,
        en="stays within what is needed",
        source="第二十条",
        about=Label(
            "是否以履行该法定职责所必需为限，没有多查、多调。",
            "Whether the access stays within what the duty needs, and goes no further.",
        ),
    )
    relation: Said[Relation] = fact(
        "查阅人",
        en="who wants to see it",
        source="第二十一条",
        about=Label(
            "提出查阅的是本人、近亲属、负有监护等责任的人，还是其他人。",
            "Who asks to see the footage: the person shown, a close relative, another who has care, or somebody else.",
        ),
    )
    protects: Said[Flag] = fact(
        "为了保护自然人的生命健康、财产安全",
        en="protects life, health or property of a person",
        source="第二十一条",
        about=Label(
            "查阅是否为了保护自然人的生命健康、财产安全。",
            "Whether the footage is viewed to protect the life, health or property of a natural person.",
        ),
    )
    related: Said[Flag] = fact(
        "关联的视频图像信息",
        en="is about related footage",
        presumed=True,
        source="第二十一条",
        about=Label(
            "是否只查阅与其有关联的信息，不及于其他。",
            "Whether only footage related to the matter is viewed, and no other.",
        ),
    )
    agreed: Said[Flag] = fact(
        "管理单位同意",
        en="is agreed to",
        source="第二十一条",
        about=Label(
            "管理单位是否同意；管理单位不是必须同意，也不必提供复制件。",
            "Whether the managing unit agrees; it need not agree, and need not give copies.",
        ),
    )
    passed_on: Said[Flag] = fact(
        "非法对外提供或者公开传播",
        denied="没有非法对外提供或者公开传播",
        en="led to unlawful passing on or publication",
        source="第二十一条",
        about=Label(
            "是否非法对外提供或者公开传播涉及公共安全、个人隐私和个人信息的视频图像信息。",
            "Whether footage that touches public security, privacy or personal information was unlawfully "
            "passed on or made public.",
        ),
    )


OFFICIAL = A20.quote(
    "国家机关为履行执法办案、处置突发事件等法定职责，查阅、调取公共安全视频系统收集的视频图像信息，"
    "应当依照法律、行政法规规定的权限、程序进行"
)
NEED = A20.quote("并严格遵守保密规定，不得超出履行法定职责所必需的范围和限度")
PERSONS = A21.quote(
    "为了保护自然人的生命健康、财产安全，经公共安全视频系统管理单位同意，"
    "本人、近亲属或者其他负有监护、看护、代管责任的人可以查阅关联的视频图像信息"
)
SILENCE = A21.quote("对获悉的涉及公共安全、个人隐私和个人信息的视频图像信息，不得非法对外提供或者公开传播")


@rule("国家机关可以查阅、调取", en="a State organ may see and take footage")
def state_organ_may_access(access: Facts[Access]) -> YesNo:
    """Whether a State organ may: by power and procedure of a law or administrative regulation, and as needed."""
    power = access.power_from.is_in(SourceKind.LAW, SourceKind.ADMINISTRATIVE_REGULATION)
    lawful = access.official_duty & power & access.procedure_kept
    return decide(
        when(lawful & access.within_need, True, OFFICIAL, NEED),
        when(~lawful, False, OFFICIAL),
        when(lawful & ~access.within_need, False, OFFICIAL, NEED),
    )


@rule("个人可以查阅", en="a person may view footage")
def person_may_view(access: Facts[Access]) -> YesNo:
    """Whether a person may view: the right one and purpose, and with the unit's consent; copies are not named."""
    right = access.relation.is_in(Relation.SELF, Relation.RELATIVE, Relation.GUARDIAN)
    return holds(right & access.protects & access.related & access.agreed, PERSONS)


@duty("查阅人不得非法提供、传播", en="pass on or publish nothing unlawfully")
def viewer_keeps_silent(access: Facts[Access]) -> Duty:
    """Who has viewed footage passes nothing on unlawfully (article 21)."""
    return require(~access.passed_on, SILENCE)


# ── 第二十二条 ──────────────────────────────────────────────────────────────────────────────────────────────

PROTECTION = A22.quote(
    "公共安全视频系统收集的视频图像信息被依法用于公开传播，可能损害个人、组织合法权益的，"
    "应当对涉及的人脸、机动车号牌等敏感个人信息，以及法人、非法人组织的名称、营业执照等信息采取严格保护措施"
)


class Publication(Subject):
    """公开传播: footage that is lawfully published (article 22)."""

    zh: ClassVar[str] = "公开传播"
    en: ClassVar[str] = "publication"

    may_harm: Said[Flag] = fact(
        "可能损害个人、组织合法权益",
        denied=Label("不会损害个人、组织合法权益", "will not harm lawful rights"),
        en="may harm lawful rights",
        source="第二十二条",
        about=Label(
            "公开传播是否可能损害个人、组织的合法权益。",
            "Whether making the footage public may harm the lawful rights of a person or an organisation.",
        ),
    )
    protected: Said[Flag] = fact(
        "对敏感信息采取严格保护措施",
        en="keeps sensitive information strictly protected",
        source="第二十二条",
        about=Label(
            "对人脸、机动车号牌、组织的名称、营业执照等信息是否采取严格保护措施。",
            "Whether faces, number plates, names of organisations, business licences and the like are "
            "strictly protected.",
        ),
    )


@duty("公开传播时保护敏感信息", en="protect what is sensitive")
def publication_protects(publication: Facts[Publication]) -> Duty:
    """Faces, plates, names and licences are protected where publication may harm (article 22)."""
    return require(publication.protected, PROTECTION, provided=publication.may_harm)


# ── 第二十三条 ──────────────────────────────────────────────────────────────────────────────────────────────


class Act(Word):
    """What somebody does with systems and their footage (article 23)."""

    DISCLOSE = "disclose", Label("违法对外提供或者公开传播视频图像信息", "unlawfully passing on or publishing footage")
    TAMPER = "tamper", Label("擅自改动、迁移、拆除设备设施", "altering, moving or removing devices without leave")
    OBSTRUCT = "obstruct", Label("以喷涂、遮挡等方式妨碍正常运行", "hindering devices by spraying or covering")
    INTRUDE = "intrude", Label("非法侵入、控制系统", "intruding into or controlling a system")
    TAKE_DATA = "take_data", Label("非法获取系统中的数据", "unlawfully obtaining its data")
    CHANGE_DATA = (
        "change_data",
        Label(
            "非法删除、隐匿、修改、增加数据或者应用程序",
            "unlawfully deleting, hiding, changing or adding data or programs",
        ),
    )
    OTHER = "other", Label("其他妨碍运行、危害安全的行为", "another act against running or security")


class Conduct(Subject):
    """行为: what somebody did (article 23)."""

    zh: ClassVar[str] = "行为"
    en: ClassVar[str] = "conduct"

    act: Said[Act] = fact(
        "行为",
        en="act done",
        source="第二十三条",
        about=Label("第二十三条各项所列的哪一种行为。", "Which of the acts listed in article 23 was done."),
    )


ITEM = A23.point
FORBIDDEN = A23.quote("任何单位或者个人不得实施下列行为")
ANYWHERE = (
    (Act.DISCLOSE, ITEM(1).quote("违反法律法规规定，对外提供或者公开传播公共安全视频系统收集的视频图像信息")),
    (Act.INTRUDE, ITEM(3).quote("非法侵入、控制公共安全视频系统")),
    (Act.TAKE_DATA, ITEM(4).quote("非法获取公共安全视频系统中的数据")),
    (Act.CHANGE_DATA, ITEM(5).quote("非法删除、隐匿、修改、增加公共安全视频系统中的数据或者应用程序")),
)
TAMPERING = ITEM(2).quote("擅自改动、迁移、拆除依据本条例第七条规定安装的图像采集设备及相关设施")
OBSTRUCTION = ITEM(2).quote("或者以喷涂、遮挡等方式妨碍其正常运行")
RESIDUAL = ITEM(6).quote("其他妨碍公共安全视频系统正常运行，危害网络安全、数据安全、个人信息安全的行为")
OTHER_ACTS = OpenQuestion(
    id="video.23.other",
    zh="该行为是否属于第(六)项的其他行为",
    en="whether the act is another one of item (6)",
    authority=POLICE,
    quote=RESIDUAL,
)


@rule("属于禁止的行为", en="is forbidden conduct")
def conduct_is_forbidden(conduct: Facts[Conduct], place: Facts[Place]) -> YesNo:
    """Whether article 23 forbids it. Item (2) protects the devices of article 7; elsewhere item (6) may, as found."""
    hindered = conduct.act.is_in(Act.TAMPER, Act.OBSTRUCT)
    return decide(
        *(when(conduct.act == act, True, FORBIDDEN, words) for act, words in ANYWHERE),
        when((conduct.act == Act.TAMPER) & is_managed(place), True, FORBIDDEN, TAMPERING),
        when((conduct.act == Act.OBSTRUCT) & is_managed(place), True, FORBIDDEN, OBSTRUCTION),
        when((conduct.act == Act.OTHER) | (hindered & ~is_managed(place)), OTHER_ACTS.of(BOOL)),
    )


# ── 第二十四条 ──────────────────────────────────────────────────────────────────────────────────────────────

INSPECTION = A24.para(1).quote(
    "公安机关对公共安全视频系统的建设、使用情况实施监督检查，有关单位或者个人应当予以协助、配合"
)


class Inspection(Subject):
    """监督检查: an inspection by the police (article 24)."""

    zh: ClassVar[str] = "监督检查"
    en: ClassVar[str] = "inspection"

    cooperated: Said[Flag] = fact(
        "予以协助、配合",
        en="has the help of those inspected",
        source="第二十四条",
        about=Label(
            "有关单位和个人是否予以协助、配合。",
            "Whether the units and persons concerned help the police with the inspection.",
        ),
    )


@duty("协助、配合监督检查", en="help with inspections")
def cooperates_with_inspection(inspection: Facts[Inspection]) -> Duty:
    """Units and persons help with inspections (article 24); the regulation has no sanction for refusing."""
    return require(inspection.cooperated, INSPECTION)
