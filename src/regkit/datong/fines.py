"""第二十三至二十九条: who can be fined, between what bounds and when; whether a proposed fine is lawful, and why.

Every rule reads the lines of one table, `regkit.datong.sanctions`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from operator import or_
from typing import ClassVar

from regkit.datong.facts import ISSUER
from regkit.datong.limitation import MADE_UNDER
from regkit.datong.regulation import DATONG
from regkit.datong.sanctions import (
    COMMITTER,
    FINED_WORDS,
    NO_FINE,
    NOTHING,
    PERSONS,
    PERSONS_FINED_WORDS,
    SANCTIONS,
    Fine,
    Line,
    Party,
)
from regkit.datong.violations import NO_SANCTION, WARNINGS, Violation
from regkit.language import (
    Facts,
    Flag,
    Label,
    Money,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    because,
    decide,
    fact,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import Row, Silence
from regkit.law import Quote

__all__ = [
    "FineGround",
    "ProposedFine",
    "cost",
    "fine",
    "fine_ground",
    "fine_is_available",
    "fine_is_lawful",
    "no_own_sanction",
    "person_cost",
    "person_fine",
    "person_fine_is_available",
]

NOT_BY_ANALOGY = Label(
    "本办法未就该行为规定专门罚则,不得类推",
    "the measures have no sanction of their own for this conduct, and none is made by analogy",
)


ELSEWHERE = DATONG.article(31).quote("构成违反治安管理行为的,依照《中华人民共和国治安管理处罚法》予以处罚")


def no_own_sanction(violation: Facts[Violation]) -> Silence:
    """Return the silence about what no article of chapter 4 punishes."""
    return silent(violation.kind.is_in(*NO_SANCTION), NOT_BY_ANALOGY, ELSEWHERE)


EVERYBODY = {Party.SET_UP_BY_UNIT, Party.INDIVIDUAL}
"""The parties of article 26, one of which each is who sets something up."""


# ── 幅度 ────────────────────────────────────────────────────────────────────────────────────────────────────────


def unreached(violation: Facts[Violation], lines: tuple[Line, ...]) -> Iterator[tuple[Term[bool], tuple[Quote, ...]]]:
    """Yield for each violation of chapter 4 the condition that none of the lines reaches the one concerned.

    With it, the words that say whom the article fines. The lines of article 26 leave nobody: who is no individual is
    a unit there.
    """
    fined = PERSONS_FINED_WORDS if lines is PERSONS else FINED_WORDS
    for kind in SANCTIONS:
        of_kind, on = because(violation.kind == kind, WARNINGS[kind]), [line for line in lines if line.kind is kind]
        if not on:
            yield of_kind, fined[kind]
        elif {line.party for line in on} != EVERYBODY:
            yield of_kind & ~functools.reduce(or_, (line.concerns(violation) for line in on)), fined[kind]


def ranges(violation: Facts[Violation], lines: tuple[Line, ...]) -> Term[Fine]:
    """Return the range of the line that reaches the one concerned, or no fine."""
    return decide(
        *(when(line.reaches(violation), line.band.range, line.band.words) for line in lines),
        *(when(nobody, NO_FINE, *words) for nobody, words in unreached(violation, lines)),
        no_own_sanction(violation),
    )


@rule("对单位或设置人的罚款幅度", en="range of the fine on the one who committed it")
def fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for the one who committed it (articles 23 to 29); no fine for one whom it does not reach.

    Whether it can be imposed yet is `fine_is_available`.
    """
    return ranges(violation, COMMITTER)


@rule("对责任人员的罚款幅度", en="range of the fine on each person responsible")
def person_fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for each person directly responsible in a unit; only article 29 has one."""
    return ranges(violation, PERSONS)


# ── 阶段 ────────────────────────────────────────────────────────────────────────────────────────────────────────


def available(violation: Facts[Violation], lines: tuple[Line, ...]) -> Term[bool]:
    """Return whether the line that reaches the one concerned can be applied now."""
    rows: list[Row] = []
    for line in lines:
        reached, now, words = line.reaches(violation), line.is_open(violation), line.band.words
        if now is None:
            rows.append(when(reached, True, words))
        else:
            rows += [when(reached & now, True, words), when(reached & ~now, False, words)]
    nobody = (when(none, False, *fined) for none, fined in unreached(violation, lines))
    return decide(*rows, *nobody, no_own_sanction(violation))


@rule("可以处以罚款", en="the fine can be imposed now")
def fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether the fine can be imposed now: at once (24, 26), or after an order was not met in time (others)."""
    return available(violation, COMMITTER)


@rule("可以对责任人员处以罚款", en="persons responsible can be fined now")
def person_fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether persons can be fined now (only article 29 fines them), as its last limb is read."""
    return available(violation, PERSONS)


def costs(violation: Facts[Violation], lines: tuple[Line, ...]) -> Term[Fine]:
    """Return what can be imposed now: the range, none where the stage has not come, from nothing where optional."""
    rows: list[Row] = []
    for line in lines:
        reached, now, words = line.reaches(violation), line.is_open(violation), line.band.words
        span = line.band.at_will if SANCTIONS[line.kind].fine_optional else line.band.range
        if now is None:
            rows.append(when(reached, span, words))
        else:
            rows += [when(reached & now, span, words), when(reached & ~now, NO_FINE, words)]
    nobody = (when(none, NO_FINE, *fined) for none, fined in unreached(violation, lines))
    return decide(*rows, *nobody, no_own_sanction(violation))


@rule("现时可处的罚款", en="fine that can be imposed now")
def cost(violation: Facts[Violation]) -> Term[Fine]:
    """What the one who committed it can be fined as things stand; nothing while the stage has not come."""
    return costs(violation, COMMITTER)


@rule("现时可对每名责任人员处的罚款", en="fine on each person that can be imposed now")
def person_cost(violation: Facts[Violation]) -> Term[Fine]:
    """What each person directly responsible can be fined as things stand."""
    return costs(violation, PERSONS)


# ── 拟处罚款是否合法 ────────────────────────────────────────────────────────────────────────────────────────────


class FineGround(Word):
    """Why a proposed fine is lawful (the first three) or not."""

    WITHIN_RANGE = "within_range", Label("在幅度之内", "within the range")
    LEFT_OUT = "left_out", Label("可并处而未处", "optional and left out")
    NONE_DUE = "none_due", Label("不得处罚款,亦未处", "none can be imposed and none is")
    NOT_OVERDUE = "not_overdue", Label("尚不属于逾期不改正", "correction is not overdue"), "尚未逾期不改正"
    NOT_THE_ONE_FINED = "not_the_one_fined", Label("该条不处罚此人", "the article does not fine this one")
    ABOVE_RANGE = "above_range", Label("高于上限", "above the most")
    BELOW_RANGE = "below_range", Label("低于下限", "below the least")
    MUST_BE_IMPOSED = "must_be_imposed", Label("应当处而未处", "must be imposed and is not")


class ProposedFine(Subject):
    """拟处罚款: a fine that somebody proposes."""

    zh: ClassVar[str] = "拟处罚款"

    amount: Said[Money] = fact(
        "拟处罚款",
        en="proposed fine",
        source="第二十三条",
        about=Label(
            "拟处罚款的数额，以元计；没有拟处的，为0。", "The fine proposed, in yuan; 0 where no fine is proposed."
        ),
    )
    on_person: Said[Flag] = fact(
        "对责任人员",
        en="is on a person responsible",
        presumed=False,
        source="第二十九条",
        about=Label(
            "是否处罚单位中直接负责的人员，而不是处罚违法者本身。",
            "Whether the fine is on a person directly responsible in a unit, rather than on the one who "
            "committed the violation.",
        ),
    )
    mitigated: Said[Flag] = fact(
        "有依法减轻处罚的事由",
        en="has grounds in law for a lesser penalty",
        presumed=False,
        source="第二十三条",
        about=Label(
            "是否有行政处罚法规定的减轻处罚的事由。",
            "Whether the Law on Administrative Penalties gives a ground for a lesser penalty.",
        ),
    )


MITIGATION = OpenQuestion(
    id="datong.23.mitigation",
    zh="依行政处罚法减轻处罚的,可否低于下限",
    en="whether grounds in the law on administrative penalties allow less than the lower bound",
    authority=ISSUER,
    quote=MADE_UNDER,
    formerly="datong.mitigation",
)
LAWFUL = (FineGround.WITHIN_RANGE, FineGround.LEFT_OUT, FineGround.NONE_DUE)


def weighed(line: Line, case: Term[bool], proposal: Facts[ProposedFine]) -> Iterator[Row]:
    """Yield the rows that weigh an amount against a line that can be applied."""
    band, amount = line.band, proposal.amount
    some, words = case & (amount > NOTHING), (band.words,)
    optional = SANCTIONS[line.kind].fine_optional
    yield when(case & (amount <= NOTHING), FineGround.LEFT_OUT if optional else FineGround.MUST_BE_IMPOSED, *words)
    yield when(case & (amount > band.high), FineGround.ABOVE_RANGE, *words)
    if band.low is None:
        yield when(some & (amount <= band.high), FineGround.WITHIN_RANGE, *words)
        return
    less = some & (amount < band.low)
    yield when(case & (amount >= band.low) & (amount <= band.high), FineGround.WITHIN_RANGE, *words)
    yield when(less & ~proposal.mitigated, FineGround.BELOW_RANGE, *words)
    yield when(less & proposal.mitigated & MITIGATION.of(BOOL), FineGround.WITHIN_RANGE, *words)
    yield when(less & proposal.mitigated & ~MITIGATION.of(BOOL), FineGround.BELOW_RANGE, *words)


def not_due(case: Term[bool], proposal: Facts[ProposedFine], why: FineGround, *words: Quote) -> Iterator[Row]:
    """Yield the rows where nothing can be imposed: a fine is unlawful for the reason given, none is lawful."""
    yield when(case & (proposal.amount > NOTHING), why, *words)
    yield when(case & (proposal.amount <= NOTHING), FineGround.NONE_DUE, *words)


def ground_rows(
    violation: Facts[Violation], proposal: Facts[ProposedFine], lines: tuple[Line, ...], asked: Term[bool]
) -> Iterator[Row]:
    """Yield the rows of the fines of some lines, where they are asked about."""
    for line in lines:
        case, now = asked & line.reaches(violation), line.is_open(violation)
        if now is not None:
            yield from not_due(case & ~now, proposal, FineGround.NOT_OVERDUE, line.band.words)
            case &= now
        yield from weighed(line, case, proposal)
    for nobody, words in unreached(violation, lines):
        yield from not_due(asked & nobody, proposal, FineGround.NOT_THE_ONE_FINED, *words)


@rule("拟处罚款合法与否的理由", en="why a proposed fine is lawful or not")
def fine_ground(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> Term[FineGround]:
    """Why a proposed fine is lawful or not: on the right one, not too early, within the range (articles 23 to 29)."""
    return decide(
        *ground_rows(violation, proposal, COMMITTER, ~proposal.on_person),
        *ground_rows(violation, proposal, PERSONS, proposal.on_person),
        no_own_sanction(violation),
    )


@rule("拟处罚款合法", en="a proposed fine is lawful", at=DATONG.article(23))
def fine_is_lawful(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> YesNo:
    """Whether a proposed fine is lawful; `fine_ground` says why or why not (articles 23 to 29).

    No fine at all is lawful while none can be imposed, or where it is optional (article 26).
    """
    return fine_ground(violation, proposal).is_in(*LAWFUL)
