"""第六条: who organises the annual appraisal, and who takes part in it."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    fact,
    holds,
    never,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label
from regkit.wuhan.facts import (
    APPRAISING_ORGAN,
    CITY_GOVERNMENT,
    LegalOffice,
    Level,
)
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Invitee",
    "Participant",
    "ParticipantRole",
    "Round",
    "RoundKind",
    "is_listed_invitee",
    "may_be_invited",
    "organiser",
    "role_of",
]

A6 = WUHAN.article(6)

# ── 第六条 组织和参与 ────────────────────────────────────────────────────────────────────────────────

ORGANISES = A6.para(1).quote("市、区人民政府法制工作机构具体组织实施行政执法责任制年度评议考核工作")
SUPERVISION = A6.para(2).quote("行政监察机关按照职责参与行政执法责任制年度评议考核工作")
INVITED = A6.para(2).quote("可以邀请人大代表、政协委员、新闻记者参加")


class RoundKind(Word):
    """Whether an appraisal is the annual one or one of every day (article 10)."""

    ANNUAL = "annual", "年度"
    DAILY = "daily", "日常"


class Round(Subject):
    """评议考核工作: one round of appraisal."""

    zh: ClassVar[str] = "评议考核工作"
    en: ClassVar[str] = "round of appraisal"

    kind: Said[RoundKind] = fact(
        "考核类型",
        en="kind of appraisal",
        presumed=RoundKind.ANNUAL,
        source="第六条",
        about=Label("是年度考核，还是日常考核。", "Whether the appraisal is the annual one or one from day to day."),
    )
    level: Said[Level] = fact(
        "组织层级",
        en="level of the appraiser",
        source="第六条",
        about=Label("进行考核的政府属于哪一级。", "The level of the government that appraises."),
    )


@rule("年度评议考核的组织机构", en="the legal office that organises the annual appraisal")
def organiser(round: Facts[Round]) -> Term[LegalOffice]:  # noqa: A002  (the field's word for it)
    """Which legal office organises the annual appraisal: that of the same level, apart from the appraiser (6.1)."""
    annual = round.kind == RoundKind.ANNUAL
    return decide(
        when(annual & (round.level == Level.MUNICIPAL), LegalOffice.MUNICIPAL, ORGANISES),
        when(annual & (round.level == Level.DISTRICT), LegalOffice.DISTRICT, ORGANISES),
        silent(
            round.kind == RoundKind.DAILY,
            Label("第六条只规定年度评议考核的组织机构", "article 6 names an organiser of the annual appraisal only"),
            ORGANISES,
            authority=CITY_GOVERNMENT,
        ),
        silent(
            annual & ~round.level.is_in(Level.MUNICIPAL, Level.DISTRICT),
            Label(
                "第六条只规定市、区人民政府法制工作机构",
                "article 6 names the legal offices of the city and the districts only",
            ),
            ORGANISES,
            authority=CITY_GOVERNMENT,
        ),
    )


class Invitee(Word):
    """Who may take part besides; article 6 names the first three."""

    CONGRESS_DEPUTY = "people_congress_deputy", Label("人大代表", "a deputy of the people's congress")
    CONSULTATIVE_MEMBER = "cppcc_member", Label("政协委员", "a member of the CPPCC")
    REPORTER = "news_reporter", Label("新闻记者", "a news reporter")
    LAWYER = "lawyer", Label("律师", "a lawyer")
    OTHER = "other", Label("其他人员", "somebody else")


class Participant(Subject):
    """参与者: an organ or a person that takes part, or might."""

    zh: ClassVar[str] = "参与者"
    en: ClassVar[str] = "participant"

    is_supervision_organ: Said[Flag] = fact(
        "行政监察机关",
        en="is an administrative supervision organ",
        denied=Label("不是行政监察机关", "is no administrative supervision organ"),
        presumed=False,
        source="第六条第二款",
        about=Label(
            "是否行政监察机关（2006年时的名称）。",
            "Whether it is the organ of administrative supervision, as it was called in 2006.",
        ),
    )
    is_legal_office: Said[Flag] = fact(
        "本级法制工作机构",
        en="is the legal office of the level",
        denied=Label("不是本级法制工作机构", "is not the legal office of the level"),
        presumed=False,
        source="第六条第一款",
        about=Label(
            "是否进行考核的政府的法制工作机构。", "Whether it is the legal office of the government that appraises."
        ),
    )
    invitee: Said[Invitee] = fact(
        "拟邀请人员",
        en="person to be invited",
        source="第六条第二款",
        about=Label(
            "拟邀请哪些人员；第六条列出人大代表、政协委员、新闻记者。",
            "Who is to be invited; article 6 names people's deputies, members of the political consultative "
            "conference and journalists.",
        ),
    )

    relations = (
        never(
            lambda f: f.is_supervision_organ & f.is_legal_office,
            "行政监察机关不是法制工作机构",
            "an organ of supervision is no legal office",
        ),
    )


class ParticipantRole(Word):
    """The part that an organ plays in the annual appraisal."""

    ORGANISES = "organises", Label("具体组织实施", "to organise it")
    PARTICIPATES = "participates_within_its_duties", Label("按照职责参与", "to take part within its duties")


@rule("机关在年度评议考核中的地位", en="its part in the annual appraisal")
def role_of(participant: Facts[Participant]) -> Term[ParticipantRole]:
    """What part an organ plays in the annual appraisal (article 6)."""
    supervision, office = participant.is_supervision_organ, participant.is_legal_office
    return decide(
        when(office & ~supervision, ParticipantRole.ORGANISES, ORGANISES),
        when(supervision & ~office, ParticipantRole.PARTICIPATES, SUPERVISION),
        silent(
            ~office & ~supervision,
            Label("第六条未规定该机关的地位", "article 6 gives the organ no part"),
            ORGANISES,
            SUPERVISION,
        ),
    )


NOT_LISTED = OpenQuestion(
    id="wuhan.6.others",
    formerly="wuhan.invitee",
    zh="可否邀请第六条未列明的人员参加",
    en="whether persons that article 6 does not name may be invited",
    authority=APPRAISING_ORGAN,
    quote=INVITED,
    recommended=Label("条文未禁止", "the text does not forbid it"),
)


@rule("可以邀请参加", en="whether the person may be invited")
def may_be_invited(participant: Facts[Participant]) -> YesNo:
    """Whether a person may be invited; a permission, so that inviting nobody breaches nothing (6.2)."""
    named = participant.invitee.is_in(Invitee.CONGRESS_DEPUTY, Invitee.CONSULTATIVE_MEMBER, Invitee.REPORTER)
    return decide(when(named, True, INVITED), when(~named, NOT_LISTED.of(BOOL)))


@rule("条文列明的受邀人员", en="whether article 6 names the person")
def is_listed_invitee(participant: Facts[Participant]) -> YesNo:
    """Whether article 6 names the person among those who may be invited."""
    named = participant.invitee.is_in(Invitee.CONGRESS_DEPUTY, Invitee.CONSULTATIVE_MEMBER, Invitee.REPORTER)
    return holds(named, INVITED)
