"""第十三条、第二十六至三十三条: the offences, who commits them, and what the police do at each stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from regkit.language import (
    Day,
    Facts,
    Flag,
    Label,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    because,
    condition,
    decide,
    decision,
    fact,
    follows,
    gate,
    never,
    record,
    rule,
    when,
)
from regkit.law import Quote
from regkit.national.video.facts import POLICE
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import COMMENCED

__all__ = [
    "Measure",
    "Measures",
    "Offence",
    "OffenceKind",
    "Offender",
    "measures",
    "refers_to_data_laws",
    "refers_to_public_security_law",
]

A13, A26, A27, A28, A29, A30, A31, A32, A33 = VIDEO.articles(13, 26, 27, 28, 29, 30, 31, 32, 33)

A32.not_encoded(
    None,
    Label(
        "对公安机关、其他国家机关及其工作人员的处分,由上级机关或者有关主管部门处理,非行政处罚",
        "discipline of organs of the State and their staff, by the organ above; no administrative penalty",
    ),
)


class OffenceKind(Word):
    """What was done, as articles 13 and 26 to 33 name it."""

    UNENTITLED = (
        "unentitled",
        Label("违反第七条第三款、第九条第一款安装", "installing against articles 7.3 or 9.1"),
        "擅自安装",
    )
    FORBIDDEN_SPOT = "forbidden_spot", Label("违反第八条第一款安装", "installing against article 8.1"), "禁止部位安装"
    UNCHECKED = "unchecked", Label("未履行日常管理和检查义务", "a lack of routine management and checks")
    NO_CONSENT = "no_consent", Label("未征得涉密单位同意安装", "installing without consent under article 10")
    NOT_FILED = "not_filed", Label("未依照第十四条备案", "a failure to file under article 14"), "未备案"
    FALSE_FILING = "false_filing", Label("提供虚假备案信息", "filing what is false")
    CHANGE_NOT_FILED = "change_not_filed", Label("未办理备案变更", "a change not filed")
    TAMPERED = "tampered", Label("擅自改动、迁移、拆除设备设施", "altering, moving or removing devices without leave")
    OBSTRUCTED = "obstructed", Label("以喷涂、遮挡等方式妨碍正常运行", "hindering devices by spraying or covering")
    NO_SIGN = "no_sign", Label("未设置显著提示标识", "a lack of a conspicuous sign")
    UNSAFE = (
        "unsafe",
        Label(
            "未履行网络安全、数据安全和个人信息保护义务",
            "a breach of duties of network security, data security and personal information",
        ),
    )
    DISCLOSED = "disclosed", Label("非法对外提供、公开传播视频图像信息", "passing on or publishing footage unlawfully")
    NOT_PUBLIC = (
        "not_public",
        Label("违反第三十三条第一款", "an act against article 33.1, in a place that is not public"),
    )


class Offender(Word):
    """Who is to answer."""

    UNIT = "unit", Label("违法单位", "a unit"), "单位"
    INDIVIDUAL = "individual", Label("违法个人", "an individual"), "个人"
    RESPONSIBLE = (
        "responsible",
        Label("直接负责的主管人员和其他直接责任人员", "a person directly responsible in a unit"),
    )
    BUSINESS = "business", Label("个体工商户", "an individual business")
    GOVERNMENT = "government", Label("政府有关部门", "a government department")


K = OffenceKind


class Offence(Subject):
    """违法行为: what was done, by whom, and how far the case has come."""

    zh: ClassVar[str] = "违法行为"
    en: ClassVar[str] = "offence"

    kind: Said[OffenceKind] = fact(
        "违法行为",
        en="offence",
        source="第二十六条",
        about=Label("各条所列的哪一种违法行为。", "Which offence it is, as the articles name it."),
    )
    offender: Said[Offender] = fact(
        "行为人",
        en="who is to answer",
        source="第二十六条",
        about=Label(
            "应当承担责任的是单位、个人，还是工作人员。",
            "Whether a unit, an individual or a member of staff is to answer.",
        ),
    )
    began_on: Said[Day] = fact(
        "行为开始之日",
        en="first day of the act",
        source="第三十四条",
        about=Label("行为或者状态开始的日期。", "The day on which the act or state began."),
    )
    ended_on: Said[Day] = fact(
        "行为终了之日",
        en="last day of the act",
        source="第三十四条",
        about=Label("行为已经终了的，终了的日期。", "The day on which the act ended, where it has ended."),
    )
    began_before: Said[Flag] = fact(
        "本条例施行前开始",
        denied="不是在本条例施行前开始",
        en="began before 1 April 2025",
        presumed=False,
        source="第三十四条",
        about=Label(
            "是否在2025年4月1日以前开始；由开始之日推得。",
            "Whether the act began before 1 April 2025; concluded from its first day.",
        ),
    )
    ended_before: Said[Flag] = fact(
        "本条例施行前终了",
        denied="不是在本条例施行前终了",
        en="ended before 1 April 2025",
        presumed=False,
        source="第三十四条",
        about=Label(
            "是否在2025年4月1日以前终了；由终了之日推得。",
            "Whether the act ended before 1 April 2025; concluded from its last day.",
        ),
    )
    ordered: Said[Flag] = fact(
        "已责令改正",
        en="was ordered to be put right",
        source="第二十六条",
        about=Label("是否已由公安机关责令改正。", "Whether the police have ordered it to be put right."),
    )
    refused: Said[Flag] = decision(
        "拒不改正",
        denied=Label("不属于拒不改正的情形", "the order was not refused"),
        by=POLICE,
        en="was not put right in spite of the order",
        source="第二十六条",
        about=Label(
            "是否拒不改正；仅仅迟延不算。",
            "Whether the one ordered refuses to put it right; mere lateness is no refusal.",
        ),
    )
    grave: Said[Flag] = decision(
        "造成严重后果",
        by=POLICE,
        en="had grave results",
        source="第二十七条",
        about=Label(
            "是否造成严重后果；第二十七条第二款和第三十条才问。",
            "Whether there were grave results; asked for article 27, paragraph 2, and article 30 only.",
        ),
    )
    old_devices: Said[Flag] = fact(
        "设备安装于本条例施行前",
        denied="设备不是本条例施行前安装",
        en="is about devices older than the regulation",
        presumed=False,
        source="第三十条",
        about=Label(
            "被改动、迁移、拆除的设备是否在2025年4月1日以前安装；这样的设备是否属于依据第七条规定安装，没有定论。",
            "Whether the devices altered, moved or removed were put up before 1 April 2025; whether those "
            "count as put up under article 7 is an open question.",
        ),
    )
    peeped: Said[Flag] = fact(
        "偷窥、偷拍、窃听他人隐私",
        denied="没有偷窥、偷拍、窃听他人隐私",
        en="was peeping, secret filming or eavesdropping",
        presumed=False,
        source="第二十七条",
        about=Label(
            "是否利用设备偷窥、偷拍、窃听他人隐私。",
            "Whether the device was used to peep at others, to film them in secret or to eavesdrop.",
        ),
    )
    public_order: Said[Flag] = decision(
        "构成违反治安管理行为",
        by=POLICE,
        en="is against public order",
        source="第三十一条",
        about=Label(
            "是否依其他法律构成违反治安管理行为。",
            "Whether the act is, under another law, a violation of public order.",
        ),
    )

    relations = (
        follows("began_before", lambda f: f.began_on < COMMENCED),
        follows("began_before", True, when=lambda f: f.ended_before),
        follows("ended_before", lambda f: f.ended_on < COMMENCED),
        follows("refused", False, when=lambda f: ~f.ordered),
        never(lambda f: f.ended_on < f.began_on, "终了早于开始", "ended before it began"),
    )


@gate(Offence, "行为未在本条例施行前终了", "the act had not ended before the regulation", COMMENCED.quote)
def not_over_before(offence: Facts[Offence]) -> Term[bool]:
    """What ended before 1 April 2025 is judged by the law of its day (article 34)."""
    return ~offence.ended_before


@condition("拒不改正", "the order to put it right was refused")
def is_refused(offence: Facts[Offence]) -> Term[bool]:
    """Whether an order was given and not followed; lateness alone is not refusal."""
    return offence.refused


# ── 处理措施 ────────────────────────────────────────────────────────────────────────────────────────────────


class Measure(Word):
    """What the police do besides a fine."""

    CORRECT = "correct", Label("责令改正", "order to put right")
    CORRECT_BY = "correct_by", Label("责令限期改正", "order to put right within a time")
    DELETE = "delete", Label("删除所收集的视频图像信息", "deletion of what was collected")
    CONFISCATE = "confiscate", Label("没收相关设备设施", "confiscation of the devices")
    WARN = "warn", Label("给予警告", "warning")
    NOTIFY = "notify", Label("通报有关主管部门", "notice to the departments in charge")


@dataclass(frozen=True, slots=True)
class Measures:
    """What the police do, in the order of the article; fines apart."""

    measures: tuple[Measure, ...] = field(metadata={"label": Label("措施", "measures")})

    def in_words(self, lang: str) -> str:
        """Return them as a list."""
        return (
            "、".join(one.zh for one in self.measures) if lang == "zh" else ", ".join(one.en for one in self.measures)
        )


NO_SIGN = A13.quote("未设置显著提示标识的，由公安机关责令改正")
FIRST_26 = A26.quote(
    "违反本条例第七条第三款、第九条第一款规定安装图像采集设备及相关设施的，由公安机关责令限期改正，"
    "并删除所收集的视频图像信息"
)
REFUSED_26 = A26.quote("拒不改正的，没收相关设备设施")
AT_ONCE_27 = A27.para(1).quote(
    "违反本条例第八条第一款规定安装图像采集设备及相关设施的，由公安机关没收相关设备设施，删除所收集的视频图像信息"
)
FIRST_27 = A27.para(2).quote(
    "对相应区域、部位负有经营管理责任的单位或者个人未履行本条例第八条第二款规定的日常管理和检查义务的，由公安机关责令改正"
)
LATER_27 = A27.para(2).quote("拒不改正或者造成严重后果的")
NOTICE_27 = A27.para(2).quote(
    "并通报有关主管部门根据情节轻重责令暂停相关业务或者停业整顿、吊销相关业务许可或者吊销营业执照"
)
AT_ONCE_28 = A28.quote(
    "未依照本条例第十条规定征得相关涉密单位同意安装图像采集设备及相关设施的，由公安机关没收相关设备设施，"
    "删除所收集的视频图像信息"
)
FIRST_29 = A29.quote("未依照本条例第十四条规定备案或者提供虚假备案信息的，由公安机关责令限期改正")
FIRST_30 = A30.quote(
    "违反本条例第二十三条第二项规定擅自改动、迁移、拆除图像采集设备及相关设施的，由公安机关责令改正，给予警告"
)
LATER_30 = A30.quote("拒不改正或者造成严重后果的")
M = Measure
FILING = (K.NOT_FILED, K.FALSE_FILING)


def _taken(*taken: Measure) -> Term[Measures]:
    return record(Measures, measures=taken)


@rule("处理措施", en="what the police do besides a fine", at=A26)
def measures(offence: Facts[Offence]) -> Term[Measures]:
    """What the police do besides a fine, at the stage that the case has reached (articles 13 and 26 to 30)."""
    kind, late = offence.kind, is_refused(offence)
    grave = late | offence.grave
    spot, secret = kind == K.FORBIDDEN_SPOT, kind == K.NO_CONSENT
    return decide(
        when(kind == K.NO_SIGN, _taken(M.CORRECT), NO_SIGN),
        when((kind == K.UNENTITLED) & ~late, _taken(M.CORRECT_BY, M.DELETE), FIRST_26),
        when((kind == K.UNENTITLED) & late, _taken(M.CORRECT_BY, M.DELETE, M.CONFISCATE), FIRST_26, REFUSED_26),
        when(spot, _taken(M.CONFISCATE, M.DELETE), AT_ONCE_27),
        when((kind == K.UNCHECKED) & ~grave, _taken(M.CORRECT), FIRST_27),
        when((kind == K.UNCHECKED) & grave, _taken(M.CORRECT, M.NOTIFY), FIRST_27, LATER_27, NOTICE_27),
        when(secret, _taken(M.CONFISCATE, M.DELETE), AT_ONCE_28),
        when(kind.is_in(*FILING), _taken(M.CORRECT_BY), FIRST_29),
        when(kind == K.TAMPERED, _taken(M.CORRECT, M.WARN), FIRST_30),
        provided=kind.is_in(K.NO_SIGN, K.UNENTITLED, K.FORBIDDEN_SPOT, K.UNCHECKED, K.NO_CONSENT, *FILING, K.TAMPERED),
    )


# ── 第二十七条、第三十一条、第三十三条第二款:依照其他法律 ────────────────────────────────────────────────────────────

DATA_LAWS: Quote = A31.quote(
    "未履行网络安全、数据安全和个人信息保护义务，或者非法对外提供、公开传播视频图像信息的，"
    "依照《中华人民共和国网络安全法》、《中华人民共和国数据安全法》、《中华人民共和国个人信息保护法》的规定给予处罚"
)
NAMED_31 = A31.quote("未履行网络安全、数据安全和个人信息保护义务，或者非法对外提供、公开传播视频图像信息的")
PUBLIC_ORDER_31 = A31.quote("构成违反治安管理行为的，依法给予治安管理处罚")
PUBLIC_ORDER_27 = A27.para(1).quote("偷窥、偷拍、窃听他人隐私，构成违反治安管理行为的，依法给予治安管理处罚")
NOT_PUBLIC = A33.para(2).quote("违反前款规定的，依照本条例第三十一条规定给予处罚")
A27.para(1).not_encoded(
    "构成犯罪的，依法追究刑事责任", Label("刑事责任由司法机关认定", "criminal liability is for the judiciary to find")
)
A28.not_encoded(
    "非法获取国家秘密、军事秘密的，依照有关法律的规定给予处罚",
    Label("指引其他法律,其规定不在本条例", "refers to other law, whose rules are not in this regulation"),
)
A28.not_encoded(
    "构成犯罪的，依法追究刑事责任", Label("刑事责任由司法机关认定", "criminal liability is for the judiciary to find")
)
A31.not_encoded(
    "构成犯罪的，依法追究刑事责任", Label("刑事责任由司法机关认定", "criminal liability is for the judiciary to find")
)


@rule(
    "依照网络安全法、数据安全法、个人信息保护法处罚",
    en="is punished under the laws on network security, data security and personal information",
)
def refers_to_data_laws(offence: Facts[Offence]) -> YesNo:
    """Whether the three laws of article 31 decide the punishment, with amounts that this regulation does not state."""
    return decide(
        when(offence.kind.is_in(K.UNSAFE, K.DISCLOSED), True, DATA_LAWS),
        when(offence.kind == K.NOT_PUBLIC, True, NOT_PUBLIC, DATA_LAWS),
        when(~offence.kind.is_in(K.UNSAFE, K.DISCLOSED, K.NOT_PUBLIC), False, DATA_LAWS),
    )


@rule("依法给予治安管理处罚", en="is punished under the law on public order", at=A31)
def refers_to_public_security_law(offence: Facts[Offence]) -> YesNo:
    """Whether the law on public order punishes it besides (articles 27, paragraph 1, and 31)."""
    named, alike = offence.kind.is_in(K.UNSAFE, K.DISCLOSED), offence.kind == K.NOT_PUBLIC
    of_31 = because(named, NAMED_31) | because(alike, NOT_PUBLIC)
    return decide(
        when((offence.kind == K.FORBIDDEN_SPOT) & offence.peeped & offence.public_order, True, PUBLIC_ORDER_27),
        when((offence.kind == K.FORBIDDEN_SPOT) & ~(offence.peeped & offence.public_order), False, PUBLIC_ORDER_27),
        when(of_31 & offence.public_order, True, PUBLIC_ORDER_31),
        when(of_31 & ~offence.public_order, False, PUBLIC_ORDER_31),
        provided=offence.kind.is_in(K.FORBIDDEN_SPOT, K.UNSAFE, K.DISCLOSED, K.NOT_PUBLIC),
    )
