"""第十三条: to whom the result may be sent for reference."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    fact,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label
from regkit.wuhan.facts import (
    APPRAISING_ORGAN,
)
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Dispatch",
    "Recipient",
    "is_binding_on_recipient",
    "is_listed_recipient",
    "may_send_result",
    "must_send_result",
]

A13 = WUHAN.article(13)
REFERENCE = A13.quote("评议考核结果可以送同级组织、人事机关参考")

# ── 第十三条 送同级组织、人事机关参考 ──────────────────────────────────────────────────────────────────────


class Recipient(Word):
    """To whom the result may be sent."""

    ORGANISATION = "same_level_organisation_organ", Label("同级组织机关", "the organisation organ of the same level")
    PERSONNEL = "same_level_personnel_organ", Label("同级人事机关", "the personnel organ of the same level")
    OTHER_LEVEL = (
        "other_level_personnel_organ",
        Label("其他层级的组织、人事机关", "an organisation or personnel organ of another level"),
    )
    OTHER = "other", Label("其他机关", "another organ")


class Dispatch(Subject):
    """结果送达: to whom the result is sent."""

    zh: ClassVar[str] = "结果抄送"
    en: ClassVar[str] = "dispatch of the result"

    recipient: Said[Recipient] = fact(
        "抄送机关",
        en="recipient",
        source="第十三条",
        about=Label(
            "抄送的是考核机关同级的机关，还是其他机关。",
            "Whether the result goes to an organ of the appraiser's level or to another.",
        ),
    )
    of_assessed_level: Said[Flag] = fact(
        "与被考核单位同级",
        denied="不与被考核单位同级",
        en="goes to an organ of the assessed unit's level",
        source="第十三条",
        about=Label(
            "抄送的机关与被考核单位是否同级；只在解读 wuhan.13.same_level 之下才有意义。",
            "Whether the recipient is of the level of the unit assessed, which matters under one reading "
            "only (`wuhan.13.same_level`).",
        ),
    )


R23 = Reading(
    id="wuhan.13.same_level",
    formerly="wuhan.A23.level",
    question_zh="“同级”是与考核机关同级,还是与被考核单位同级?",
    question_en="same level as whom: the appraiser, or the unit assessed?",
    options={
        "appraiser": Label("与考核机关同级", "as the appraiser"),
        "assessed": Label("与被考核单位同级", "as the unit assessed"),
    },
    default="appraiser",
    why=Label(
        "报送结果的是考核机关",
        "it is the appraiser that sends the result",
    ),
    quote=REFERENCE,
)


OTHER_RECIPIENT = OpenQuestion(
    id="wuhan.13.others",
    formerly="wuhan.A23",
    zh="可否将结果送同级组织、人事机关以外的机关",
    en="whether the result may go to organs other than the organisation and personnel organs of the same level",
    authority=APPRAISING_ORGAN,
    quote=REFERENCE,
)


@condition("同级组织、人事机关", "the recipient is an organisation or personnel organ of the level")
def is_same_level(dispatch: Facts[Dispatch]) -> Term[bool]:
    """Whether the recipient is the organisation or personnel organ of the appraiser's level."""
    own = dispatch.recipient.is_in(Recipient.ORGANISATION, Recipient.PERSONNEL)
    any_level = dispatch.recipient.is_in(Recipient.ORGANISATION, Recipient.PERSONNEL, Recipient.OTHER_LEVEL)
    return R23.choose(appraiser=own, assessed=any_level & dispatch.of_assessed_level)


@rule("可以送参考", en="whether the result may be sent for reference")
def may_send_result(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether the result may be sent for reference; a permission, not sending it breaches nothing (article 13)."""
    return decide(
        when(is_same_level(dispatch), True, REFERENCE), when(~is_same_level(dispatch), OTHER_RECIPIENT.of(BOOL))
    )


@rule("条文列明的抄送机关", en="whether article 13 names the recipient")
def is_listed_recipient(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether article 13 names the recipient."""
    return holds(is_same_level(dispatch), REFERENCE)


@rule("结果对接收机关有约束力", en="whether the recipient is bound by the result")
def is_binding_on_recipient(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether the recipient is bound by the result: never, it is sent “参考” (for reference; article 13)."""
    return decide(when(dispatch.recipient.is_in(*Recipient), False, REFERENCE))


@rule("应当送参考", en="whether the result must be sent")
def must_send_result(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether the result must be sent: article 13 says “可以” (may), so that not sending it breaches nothing."""
    return decide(when(dispatch.recipient.is_in(*Recipient), False, REFERENCE))
