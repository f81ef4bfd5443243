"""第二十六至三十条: who is fined, between what bounds and from which stage; whether a proposed fine is lawful."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Facts,
    Money,
    OpenQuestion,
    Said,
    Subject,
    Term,
    YesNo,
    because,
    condition,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label, Number, Quote, yuan
from regkit.national.fines import NOTHING, Band, Fine
from regkit.national.video.facts import STATE
from regkit.national.video.offences import (
    A26,
    A27,
    A28,
    A29,
    A30,
    AT_ONCE_27,
    AT_ONCE_28,
    FILING,
    FIRST_26,
    FIRST_27,
    FIRST_29,
    FIRST_30,
    LATER_27,
    LATER_30,
    NO_SIGN,
    REFUSED_26,
    K,
    Offence,
    Offender,
    is_refused,
)
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import COMMENCED

__all__ = ["ProposedFine", "fine", "fine_is_available", "fine_is_in_range"]

A14 = VIDEO.article(14)
P27 = A27.para(1)
P27_2 = A27.para(2)
UNIT_27, PERSON_27 = "对违法单位并处1万元以上2万元以下罚款", "对违法个人并处5000元以上1万元以下罚款"
STAFF_27 = "对其直接负责的主管人员和其他直接责任人员处5000元以上1万元以下罚款"
UNIT_27_2, PERSON_27_2 = "对违法单位处1万元以上2万元以下罚款", "对违法个人处5000元以上1万元以下罚款"
STAFF_26 = "对其直接负责的主管人员和其他直接责任人员处5000元以下罚款"


def _to(high: Number) -> Band:
    return Band(None, high)


BANDS = {
    (K.UNENTITLED, Offender.INDIVIDUAL): _to(A26.number("对违法个人并处5000元以下罚款", yuan(5000))),
    (K.UNENTITLED, Offender.UNIT): _to(A26.number("对违法单位并处2万元以下罚款", yuan(20_000))),
    (K.UNENTITLED, Offender.RESPONSIBLE): _to(A26.number(STAFF_26, yuan(5000))),
    (K.FORBIDDEN_SPOT, Offender.INDIVIDUAL): Band(
        P27.number(PERSON_27, yuan(5000)), P27.number(PERSON_27, yuan(10_000))
    ),
    (K.FORBIDDEN_SPOT, Offender.UNIT): Band(P27.number(UNIT_27, yuan(10_000)), P27.number(UNIT_27, yuan(20_000))),
    (K.FORBIDDEN_SPOT, Offender.RESPONSIBLE): Band(
        P27.number(STAFF_27, yuan(5000)), P27.number(STAFF_27, yuan(10_000))
    ),
    (K.UNCHECKED, Offender.INDIVIDUAL): Band(
        P27_2.number(PERSON_27_2, yuan(5000)), P27_2.number(PERSON_27_2, yuan(10_000))
    ),
    (K.UNCHECKED, Offender.UNIT): Band(P27_2.number(UNIT_27_2, yuan(10_000)), P27_2.number(UNIT_27_2, yuan(20_000))),
    (K.UNCHECKED, Offender.RESPONSIBLE): Band(P27_2.number(STAFF_27, yuan(5000)), P27_2.number(STAFF_27, yuan(10_000))),
    (K.NO_CONSENT, Offender.INDIVIDUAL): Band(A28.number(PERSON_27, yuan(5000)), A28.number(PERSON_27, yuan(10_000))),
    (K.NO_CONSENT, Offender.UNIT): Band(A28.number(UNIT_27, yuan(10_000)), A28.number(UNIT_27, yuan(20_000))),
    (K.NO_CONSENT, Offender.RESPONSIBLE): Band(A28.number(STAFF_27, yuan(5000)), A28.number(STAFF_27, yuan(10_000))),
    (K.NOT_FILED, Offender.UNIT): _to(A29.number("拒不改正的，处1万元以下罚款", yuan(10_000))),
    (K.FALSE_FILING, Offender.UNIT): _to(A29.number("拒不改正的，处1万元以下罚款", yuan(10_000))),
    (K.TAMPERED, Offender.INDIVIDUAL): _to(A30.number("对违法个人处5000元以下罚款", yuan(5000))),
    (K.TAMPERED, Offender.UNIT): Band(
        A30.number("对违法单位处5000元以上1万元以下罚款", yuan(5000)),
        A30.number("对违法单位处5000元以上1万元以下罚款", yuan(10_000)),
    ),
    (K.TAMPERED, Offender.RESPONSIBLE): _to(A30.number(STAFF_26, yuan(5000))),
}
"""The range for each offence and offender; article 29 fines no persons, articles 13 and 31 state none."""

MUST_FILE = A14.para(1).quote("公共安全视频系统管理单位应当在系统投入使用之日起30日内")
MUST_BE_TRUE = A14.para(2).quote("公共安全视频系统管理单位应当对备案信息的真实性负责")
BOUND_UNIT = {K.NOT_FILED: (MUST_FILE,), K.FALSE_FILING: (MUST_BE_TRUE,)}
"""Article 29 fines for breach of article 14 and names nobody: whom it fines is whom article 14 binds."""

WHERE_REFUSED = {K.UNENTITLED: (REFUSED_26,), K.UNCHECKED: (LATER_27,), K.TAMPERED: (LATER_30,)}
"""The words that make a range one for a later stage, where its own words do not say so."""


def _words(kind: K, band: Band) -> tuple[Quote, ...]:
    """Return the words of a range: whom it is for, where another article says so, from which stage, and how much."""
    return *BOUND_UNIT.get(kind, ()), *WHERE_REFUSED.get(kind, ()), band.words


INSTALLED = (K.UNENTITLED, K.FORBIDDEN_SPOT, K.NO_CONSENT)
FINED = (*INSTALLED, K.UNCHECKED, *FILING, K.TAMPERED)

DEPARTMENTS = VIDEO.article(7).para(3).quote("政府有关部门、负有经营管理责任的单位（以下统称公共安全视频系统管理单位）")
"""The words that make government departments managing units, beside those that run a place."""


def _small_business(name: str, words: Quote) -> OpenQuestion:
    """Return the question whether an individual business is one of the units that the words fine."""
    where = words.address
    return OpenQuestion(
        id=name,
        zh=f"个体工商户是否为{where.zh}所罚的“单位”",
        en=f"whether an individual business is a unit that article {where.short} fines, and not an individual",
        authority=STATE,
        quote=words,
    )


OF_FILING = OpenQuestion(
    id="video.29.small_business",
    zh="个体工商户是否为备案的公共安全视频系统管理单位,从而受第二十九条处罚",
    en="whether an individual business is a managing unit, which has to file and is fined by article 29",
    authority=STATE,
    quote=DEPARTMENTS,
)
SMALL_BUSINESS = {
    K.UNENTITLED: _small_business("video.26.small_business", BANDS[K.UNENTITLED, Offender.UNIT].words),
    K.FORBIDDEN_SPOT: _small_business("video.27.small_business", BANDS[K.FORBIDDEN_SPOT, Offender.UNIT].words),
    K.UNCHECKED: _small_business("video.27.unchecking_business", BANDS[K.UNCHECKED, Offender.UNIT].words),
    K.NO_CONSENT: _small_business("video.28.small_business", BANDS[K.NO_CONSENT, Offender.UNIT].words),
    **dict.fromkeys(FILING, OF_FILING),
    K.TAMPERED: _small_business("video.30.small_business", BANDS[K.TAMPERED, Offender.UNIT].words),
}
"""The question is asked of the words that fine a unit for each offence; article 29 names none, and article 7 does."""
GOVERNMENT = OpenQuestion(
    id="video.7.government",
    formerly="video.29.government",
    zh="政府有关部门是否为受罚的单位",
    en="whether a government department is a unit that is fined",
    authority=STATE,
    quote=DEPARTMENTS,
)
CHANGE = OpenQuestion(
    id="video.29.change",
    zh="未办理备案变更是否属“未依照本条例第十四条规定备案”",
    en="whether a change not filed is within article 29",
    authority=STATE,
    quote=FIRST_29,
    recommended=Label(
        "属于:第二十九条未区分首次备案与备案变更", "it is: article 29 does not tell the first filing from its changes"
    ),
)
CONTINUING = OpenQuestion(
    id="video.34.continuing",
    zh="施行前安装、施行后仍存在的设备,是否依第二十六至二十八条处罚",
    en="whether devices put up before 1 April 2025 and still there are fined under articles 26 to 28",
    authority=STATE,
    quote=COMMENCED.quote,
    recommended=Label("属继续状态,可以处罚", "the act continues, and may be punished"),
)
OLDER_DEVICES = OpenQuestion(
    id="video.30.older_devices",
    zh="施行前安装的设备是否为“依据本条例第七条规定安装的”",
    en="whether devices older than the regulation are devices of its article 7",
    authority=STATE,
    quote=FIRST_30,
    recommended=Label(
        "属于:第十四条将其作为公共安全视频系统对待", "they are: article 14 treats them as public security video systems"
    ),
)


def _bands(offender: Offender) -> list[tuple[K, Band]]:
    return [(kind, band) for (kind, who), band in BANDS.items() if who == offender]


def counts_as(offence: Facts[Offence], kind: K, offender: Offender) -> Term[bool]:
    """Return whether an offender is fined for an offence as a unit, an individual or one responsible, or it is open."""
    who, small = offence.offender, offence.offender == Offender.BUSINESS
    if offender == Offender.UNIT:
        government = (who == Offender.GOVERNMENT) & GOVERNMENT.of(BOOL)
        return (who == Offender.UNIT) | (small & SMALL_BUSINESS[kind].of(BOOL)) | government
    if offender == Offender.INDIVIDUAL:
        return (who == Offender.INDIVIDUAL) | (small & ~SMALL_BUSINESS[kind].of(BOOL))
    return who == offender


ITEMS = {
    K.UNENTITLED: FIRST_26,
    K.FORBIDDEN_SPOT: AT_ONCE_27,
    K.UNCHECKED: FIRST_27,
    K.NO_CONSENT: AT_ONCE_28,
    K.NOT_FILED: FIRST_29,
    K.FALSE_FILING: FIRST_29,
    K.TAMPERED: FIRST_30,
}
"""The words that say what each offence is."""


def falls_under(offence: Facts[Offence], kind: K) -> Term[bool]:
    """Return whether an offence is of a kind, by the words that say what that is."""
    return because(offence.kind == kind, ITEMS[kind])


@condition("有罚款幅度", "there is a range for the offence and the offender")
def is_fined(offence: Facts[Offence]) -> Term[bool]:
    """Whether there is a range: article 29 fines no persons."""
    persons = tuple(kind for kind, _ in _bands(Offender.INDIVIDUAL))
    who, government = offence.offender, (offence.offender == Offender.GOVERNMENT) & GOVERNMENT.of(BOOL)
    unit = offence.kind.is_in(*FILING) & counts_as(offence, K.NOT_FILED, Offender.UNIT)
    return unit | (offence.kind.is_in(*persons) & ((who != Offender.GOVERNMENT) | government))


def is_change_fined(offence: Facts[Offence]) -> Term[bool]:
    """Return whether article 29 fines a change that was not filed: of whom it fines at all, if it means changes."""
    unfiled = (offence.kind == K.CHANGE_NOT_FILED) & counts_as(offence, K.NOT_FILED, Offender.UNIT)
    return unfiled & CHANGE.of(BOOL)


@rule("罚款幅度", en="range of the fine", at=A26)
def fine(offence: Facts[Offence]) -> Term[Fine]:
    """The range of the fine for an offence and its offender; whether it can be imposed yet is `fine_is_available`."""
    change = is_change_fined(offence)
    return decide(
        *(
            when(
                falls_under(offence, one) & counts_as(offence, one, offender),
                band.range,
                *_words(one, band),
            )
            for (one, offender), band in BANDS.items()
        ),
        when(change, BANDS[K.NOT_FILED, Offender.UNIT].range, MUST_FILE, FIRST_29),
        provided=is_fined(offence) | change,
    )


@condition("属于受罚的单位", "the offender is a unit that article 29 fines")
def is_unit(offence: Facts[Offence]) -> Term[bool]:
    """Whether the offender is one that article 29, which fines no persons, means; of some that is open."""
    return counts_as(offence, K.NOT_FILED, Offender.UNIT)


@condition("属于受罚的单位、个人", "the offender is a unit or a person that is fined")
def is_punished(offence: Facts[Offence]) -> Term[bool]:
    """Whether the articles that fine units and persons reach the offender: of a government department that is open."""
    return (offence.offender != Offender.GOVERNMENT) | GOVERNMENT.of(BOOL)


REFUSED_29 = A29.quote("拒不改正的，处1万元以下罚款")


@rule("可以处以罚款", en="can be fined now", at=A26)
def fine_is_available(offence: Facts[Offence]) -> YesNo:
    """Whether a fine can be imposed now: at once in articles 27.1 and 28, elsewhere on refusal or grave results.

    Article 13 has an order only, article 30 does not reach spraying and covering, article 29 fines no persons. What
    began before 1 April 2025 and goes on, and tampering with older devices, are open; so it is whether a government
    department is fined, and whether an individual business is by article 29.
    """
    kind, refused = offence.kind, is_refused(offence)
    late, old = refused | offence.grave, offence.began_before & kind.is_in(*INSTALLED)
    spot, secret = kind == K.FORBIDDEN_SPOT, kind == K.NO_CONSENT
    filing, tampered = kind.is_in(*FILING), kind == K.TAMPERED
    unit, change = is_unit(offence), kind == K.CHANGE_NOT_FILED
    punished = is_punished(offence)
    due = spot | secret | ((kind == K.UNENTITLED) & refused) | (((kind == K.UNCHECKED) | tampered) & late)
    return decide(
        when((kind == K.UNENTITLED) & ~refused, False, FIRST_26),
        when((kind == K.UNENTITLED) & refused & ~old & punished, True, FIRST_26, REFUSED_26),
        when(spot & ~old & punished, True, AT_ONCE_27),
        when(secret & ~old & punished, True, AT_ONCE_28),
        when(old & (spot | secret | refused) & punished, CONTINUING.of(BOOL)),
        when(due & ~punished, False, DEPARTMENTS),
        when((kind == K.UNCHECKED) & ~late, False, FIRST_27),
        when((kind == K.UNCHECKED) & late & punished, True, FIRST_27, LATER_27),
        when((filing | change) & ~refused, False, FIRST_29),
        when(filing & refused & unit, True, FIRST_29, REFUSED_29),
        when((filing | change) & refused & ~unit, False, FIRST_29, REFUSED_29),
        when(change & refused & unit, CHANGE.of(BOOL)),
        when(tampered & ~late, False, FIRST_30),
        when(tampered & late & ~offence.old_devices & punished, True, FIRST_30, LATER_30),
        when(tampered & late & offence.old_devices & punished, OLDER_DEVICES.of(BOOL)),
        when(kind == K.OBSTRUCTED, False, FIRST_30),
        when(kind == K.NO_SIGN, False, NO_SIGN),
        provided=kind.is_in(*FINED, K.CHANGE_NOT_FILED, K.OBSTRUCTED, K.NO_SIGN),
    )


# ── 拟处罚款是否合法 ────────────────────────────────────────────────────────────────────────────────────────────


class ProposedFine(Subject):
    """拟处罚款: a fine that somebody proposes."""

    zh: ClassVar[str] = "拟处罚款"
    en: ClassVar[str] = "proposed fine"

    amount: Said[Money] = fact(
        "拟处罚款",
        en="amount proposed",
        source="第二十六条",
        about=Label("拟处罚款的数额，以元计；大于0。", "The fine proposed, in yuan; it is above 0."),
    )


@rule("拟处罚款在幅度之内", en="a proposed fine is within the range", at=A26)
def fine_is_in_range(offence: Facts[Offence], proposal: Facts[ProposedFine]) -> YesNo:
    """Whether an amount lies in the range for the offence and the offender; nothing is no fine (articles 26 to 30).

    Whether a fine can be imposed yet is `fine_is_available`; mitigation under other law is left aside.
    """
    amount, rows, change = proposal.amount, [], is_change_fined(offence)
    cases = [
        (falls_under(offence, one) & counts_as(offence, one, offender), band, _words(one, band))
        for (one, offender), band in BANDS.items()
    ]
    unfiled = BANDS[K.NOT_FILED, Offender.UNIT]
    for case, band, words in (*cases, (change, unfiled, (MUST_FILE, FIRST_29, unfiled.words))):
        least = amount > NOTHING if band.low is None else amount >= band.low
        rows += [
            when(case & least & (amount <= band.high), True, *words),
            when(case & (~least | (amount > band.high)), False, *words),
        ]
    return decide(*rows, provided=is_fined(offence) | change)
