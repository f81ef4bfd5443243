"""第二十、二十一条: access in emergencies, and the protocol for officials: the power is one thing, the way another."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.facts import ISSUER, Deed
from regkit.datong.regulation import DATONG
from regkit.language import (
    Determination,
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Persons,
    Said,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    duty,
    fact,
    follows,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.outcomes import Compliance
from regkit.law import persons

__all__ = [
    "AccessVisit",
    "EmergencyAccess",
    "Event",
    "Requester",
    "access_is_proper",
    "confidentiality_is_kept",
    "cooperates_with_access",
    "enough_officers",
    "form_is_filled",
    "has_access_power",
    "papers_are_shown",
    "protocol_failures",
    "unit_may_refuse",
]

A20, A21 = DATONG.articles(20, 21)

POWER = A20.quote(
    "发生自然灾害、事故灾难、公共卫生和社会安全等突发事件时,具有突发事件调查、处置权的人民政府及其有关部门有权查看、"
    "调取、复制公共安全视频图像信息资料"
)
COOPERATE = A20.quote("有关单位应当予以配合")
STAFF = A21.quote("人民政府及其有关部门工作人员查看、调取、复制公共安全视频图像信息资料应当遵守下列规定")
TWO = A21.para(1).point(1).number("工作人员不得少于两人", persons(2))
PAPERS = A21.para(1).point(2).quote("出示工作证件和证明文件")
FORM = A21.para(1).point(3).quote("填写查看、调取、复制公共安全视频图像信息资料登记表")
CONFIDENTIAL = A21.para(1).point(4).quote("遵守公共安全视频图像信息资料的使用、保密制度")


class Event(Word):
    """What has happened (article 20)."""

    NATURAL_DISASTER = "natural_disaster", Label("自然灾害", "a natural disaster")
    ACCIDENT_DISASTER = "accident_disaster", Label("事故灾难", "an accidental disaster")
    PUBLIC_HEALTH = "public_health_event", Label("公共卫生事件", "a public health event")
    SOCIAL_SECURITY = "social_security_event", Label("社会安全事件", "an event of public security")
    OTHER_EMERGENCY = "other_emergency", Label("其他突发事件", "another emergency")
    NONE = "none", Label("无突发事件", "no emergency")


class Requester(Word):
    """Who asks for footage."""

    GOVERNMENT = "government_department", Label("人民政府及其有关部门", "a government or a department of one")
    JOURNALIST = "journalist", Label("记者", "a journalist")
    PRIVATE_PERSON = "private_person", Label("个人", "a private person")


class EmergencyAccess(Deed):
    """突发事件中的查看、调取、复制: who asks for footage in what event."""

    zh: ClassVar[str] = "突发事件查看"

    event: Said[Event] = fact(
        "突发事件",
        en="event",
        source="第二十条",
        about=Label(
            "发生了什么事件；第二十条列出自然灾害、事故灾难、公共卫生和社会安全等突发事件。",
            "The kind of event; article 20 names natural disasters, accidents, public health and public security.",
        ),
    )
    requester: Said[Requester] = fact(
        "查看者",
        en="party that asks",
        source="第二十条",
        about=Label("由谁查看、调取、复制视频图像信息资料。", "Who asks to view, take or copy footage."),
    )
    has_power: Said[Flag] = fact(
        "具有突发事件调查、处置权",
        en="the body has the powers to investigate and to deal with the event",
        source="第二十条",
        about=Label(
            "是否兼有调查权和处置权；只有其一的，另有一项。",
            "Whether the body has both powers, to investigate the event and to deal with it; one alone is "
            "said in `half_power`.",
        ),
    )
    half_power: Said[Flag] = fact(
        "仅有调查权或仅有处置权",
        denied="不是仅有调查权或仅有处置权",
        en="the body has only one of the two powers",
        presumed=False,
        source="第二十条",
        about=Label(
            "是否只有调查权或者只有处置权，不是两者兼有。",
            "Whether the body has only the power to investigate, or only the power to deal with the event.",
        ),
    )
    cooperates: Said[Flag] = fact(
        "单位予以配合",
        denied="单位不予配合",
        en="has the unit's co-operation",
        source="第二十条",
        about=Label("单位是否按照要求予以配合。", "Whether the unit does what it is asked to."),
    )

    relations = (follows("has_power", False, when=lambda f: f.half_power),)


OTHER_EVENT = OpenQuestion(
    id="datong.20.other_event",
    zh="“等突发事件”是否及于其他突发事件",
    en="whether “等” (and so on) reaches other emergencies",
    authority=ISSUER,
    quote=POWER,
    formerly="datong.A36",
)
HALF = OpenQuestion(
    id="datong.20.half_power",
    zh="只有调查权或者处置权之一的,是否有权查看、调取、复制",
    en="whether either power is enough",
    authority=ISSUER,
    quote=POWER,
    recommended=Label("有其一即可", "either is enough"),
)


@rule("有权查看、调取、复制", en="has the power to view, take and copy")
def has_access_power(access: Facts[EmergencyAccess]) -> YesNo:
    """Whether article 20 gives the power: a named kind of emergency, and a government body with powers in it."""
    state = access.requester == Requester.GOVERNMENT
    named = access.event.is_in(
        Event.NATURAL_DISASTER, Event.ACCIDENT_DISASTER, Event.PUBLIC_HEALTH, Event.SOCIAL_SECURITY
    )
    other = access.event == Event.OTHER_EMERGENCY
    able, half = state & access.has_power, state & access.half_power
    return decide(
        when(able & named, True, POWER),
        when(able & other, OTHER_EVENT.of(BOOL)),
        when(half & named, HALF.of(BOOL)),
        when(half & other, HALF.of(BOOL) & OTHER_EVENT.of(BOOL), POWER),
        when(~state, False, POWER),
        when(state & ~named & ~other, False, POWER),
        when(state & (named | other) & ~access.has_power & ~access.half_power, False, POWER),
    )


@duty("配合查看、调取、复制", en="co-operate with those who have the power")
def cooperates_with_access(access: Facts[EmergencyAccess]) -> Duty:
    """A unit co-operates with those who have the power (article 20); a refusal has no sanction of its own."""
    return require(access.cooperates, COOPERATE, provided=has_access_power(access))


# ── 第二十一条 ──────────────────────────────────────────────────────────────────────────────────────────────


class AccessVisit(Deed):
    """查看、调取、复制: a visit of officials to view, take or copy footage, in an emergency or not."""

    zh: ClassVar[str] = "查看、调取、复制"

    requester: Said[Requester] = fact(
        "查看者",
        en="party that comes",
        presumed=Requester.GOVERNMENT,
        source="第二十一条",
        about=Label(
            "由谁查看、调取、复制资料；第二十一条约束的是人民政府及其有关部门工作人员。",
            "Who comes to view, take or copy footage; article 21 binds the staff of governments and of their "
            "departments.",
        ),
    )
    officers: Said[Persons] = fact(
        "工作人员人数",
        en="number of officers",
        source="第二十一条",
        about=Label(
            "到场查看的工作人员人数；第（一）项要求两人以上。",
            "The number of officers who come; item (1) asks for two at least.",
        ),
    )
    work_id: Said[Flag] = fact(
        "已出示工作证件",
        en="the visitors have shown their work cards",
        source="第二十一条",
        about=Label("是否出示了工作证件（第（二）项）。", "Whether they show their work cards (item (2))."),
    )
    document: Said[Flag] = fact(
        "已出示证明文件",
        en="the visitors have shown a supporting document",
        source="第二十一条",
        about=Label(
            "是否出示了有关证明文件（第（二）项）。", "Whether they show a document that supports the visit (item (2))."
        ),
    )
    form: Said[Flag] = fact(
        "已填写登记表",
        en="the visitors have filled in the form",
        source="第二十一条",
        about=Label("是否填写了登记表（第（三）项）。", "Whether they fill in the form (item (3))."),
    )
    confidential: Said[Flag] = fact(
        "遵守使用、保密制度",
        en="the visitors keep the rules on use and confidentiality",
        source="第二十一条",
        about=Label(
            "是否遵守使用、保密制度（第（四）项）。",
            "Whether they keep the rules on use and confidentiality (item (4)).",
        ),
    )


@condition("人民政府及其有关部门工作人员", "the visitors are staff of a government or a department of one")
def is_official(visit: Facts[AccessVisit]) -> Term[bool]:
    """Whether article 21 reaches those who come: staff of governments and their departments."""
    return visit.requester == Requester.GOVERNMENT


@duty("工作人员不得少于两人", en="come at least in twos")
def enough_officers(visit: Facts[AccessVisit]) -> Duty:
    """At least two come (article 21, item 1)."""
    return require(visit.officers >= TWO, TWO.quote, provided=is_official(visit))


@duty("出示工作证件和证明文件", en="show work card and supporting document")
def papers_are_shown(visit: Facts[AccessVisit]) -> Duty:
    """Both the work card and the supporting document are shown (article 21, item 2)."""
    return require(visit.work_id & visit.document, PAPERS, provided=is_official(visit))


@duty("填写登记表", en="fill in the form")
def form_is_filled(visit: Facts[AccessVisit]) -> Duty:
    """The form is filled in (article 21, item 3)."""
    return require(visit.form, FORM, provided=is_official(visit))


@duty("遵守使用、保密制度", en="keep the rules on use and confidentiality")
def confidentiality_is_kept(visit: Facts[AccessVisit]) -> Duty:
    """The rules on use and confidentiality are kept (article 21, item 4)."""
    return require(visit.confidential, CONFIDENTIAL, provided=is_official(visit))


@rule("查看程序符合规定", en="the visit keeps the protocol")
def access_is_proper(visit: Facts[AccessVisit]) -> YesNo:
    """Whether a visit keeps all four items of article 21."""
    items = (enough_officers, papers_are_shown, form_is_filled, confidentiality_is_kept)
    one, two, three, four = (item(visit) == Compliance.MET for item in items)
    kept = one & two & three & four
    return decide(when(kept, True, STAFF), when(~kept, False, STAFF), provided=is_official(visit))


def protocol_failures(visit: AccessVisit) -> tuple[Determination[Compliance], ...]:
    """Return every item of article 21 that is broken, each with its words."""
    items = (enough_officers, papers_are_shown, form_is_filled, confidentiality_is_kept)
    answers = [item(visit) for item in items]
    return tuple(answer for answer in answers if answer.value is Compliance.BREACHED)


REFUSAL = OpenQuestion(
    id="datong.21.refusal",
    zh="查看程序有缺陷的,单位可否拒绝",
    en="whether a unit may refuse where the protocol is broken",
    authority=ISSUER,
    quote=STAFF,
    recommended=Label("补正之前可以拒绝", "it may, until the defect is made good"),
    formerly="datong.A37",
)


@rule("单位可否拒绝", en="the unit may refuse")
def unit_may_refuse(visit: Facts[AccessVisit]) -> YesNo:
    """Whether the unit may refuse officials: not where the protocol is kept; where it is not, that is open (21)."""
    return decide(
        when(access_is_proper(visit), False, STAFF),
        when(~access_is_proper(visit), REFUSAL.of(BOOL)),
        provided=is_official(visit),
    )
