"""第二十三至二十九条: who can be fined, between what bounds and when; whether a proposed fine is lawful, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from regkit.datong.facts import POLICE, Actor
from regkit.datong.violations import (
    A23,
    A24,
    A25,
    A26,
    A27,
    A28,
    A29,
    GOVERNMENT_25,
    OVERDUE,
    K,
    Violation,
    ViolationKind,
)
from regkit.language import (
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    fact,
    record,
    rule,
    when,
)
from regkit.language.kinds import BOOL, record_of, word_of
from regkit.language.terms import Row
from regkit.law import Number, Quote, yuan

__all__ = [
    "Fine",
    "FineGround",
    "ProposedFine",
    "fine",
    "fine_ground",
    "fine_is_available",
    "fine_is_lawful",
    "person_fine",
    "person_fine_is_available",
]

NOTHING = yuan(0)

# ── 罚款 ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Fine:
    """The range of a fine, in yuan; both ends are in, save a low end of nothing: zero is no fine."""

    low: Decimal
    high: Decimal
    low_included: bool = True

    def in_words(self, lang: str) -> str:
        """Return the range as an interval."""
        unit = "元" if lang == "zh" else " yuan"
        return f"{'[' if self.low_included else '('}{self.low}, {self.high}]{unit}"


LOW_23 = A23.number("对单位处5000元以上2万元以下罚款", yuan(5000))
HIGH_23 = A23.number("对单位处5000元以上2万元以下罚款", yuan(20000))
HIGH_24 = A24.number("并对建设单位处1000元以下罚款", yuan(1000))
LOW_25 = A25.number("对单位处5000元以上2万元以下罚款", yuan(5000))
HIGH_25 = A25.number("对单位处5000元以上2万元以下罚款", yuan(20000))
UNIT_26 = A26.number("属单位设置的,对单位可并处1000元以下罚款", yuan(1000))
PERSON_26 = A26.number("属个人设置的,对个人可并处500元以下罚款", yuan(500))
HIGH_27 = A27.number("对单位处1000元以下罚款", yuan(1000))
LOW_27_BUSINESS = A27.number("属于经营性单位的处1000元以上5000元以下罚款", yuan(1000))
HIGH_27_BUSINESS = A27.number("属于经营性单位的处1000元以上5000元以下罚款", yuan(5000))
HIGH_28 = A28.number("对单位处1000元以下罚款", yuan(1000))
HIGH_29 = A29.number("对单位处1000元以下罚款", yuan(1000))
LOW_29_PERSON = A29.number("对单位直接负责的主管人员和其他直接责任人员处200元以上500元以下罚款", yuan(200))
HIGH_29_PERSON = A29.number("对单位直接负责的主管人员和其他直接责任人员处200元以上500元以下罚款", yuan(500))


@dataclass(frozen=True, slots=True)
class Band:
    """What an article states of a fine: its least, if it states one, its most, and the words."""

    low: Number | None
    high: Number
    words: Quote

    @property
    def range(self) -> Term[Fine]:
        """The range as an outcome."""
        return record(Fine, low=self.low or NOTHING, high=self.high, low_included=self.low is not None)


UNITS = {
    K.UNQUALIFIED_WORK: Band(LOW_23, HIGH_23, OVERDUE[K.UNQUALIFIED_WORK]),
    K.NOT_BUILT: Band(LOW_25, HIGH_25, OVERDUE[K.NOT_BUILT]),
    K.NOT_BUILT_AS_PRESCRIBED: Band(None, HIGH_28, OVERDUE[K.NOT_BUILT_AS_PRESCRIBED]),
    K.NOT_USED_AS_PRESCRIBED: Band(None, HIGH_29, OVERDUE[K.NOT_USED_AS_PRESCRIBED]),
}
FILING = Band(None, HIGH_27, OVERDUE[K.NOT_FILED])
FILING_BUSINESS = Band(LOW_27_BUSINESS, HIGH_27_BUSINESS, LOW_27_BUSINESS.quote)
OWNER_24 = Band(None, HIGH_24, HIGH_24.quote)
UNIT_SET_UP, PERSON_SET_UP = Band(None, UNIT_26, UNIT_26.quote), Band(None, PERSON_26, PERSON_26.quote)
PERSON_RESPONSIBLE = Band(LOW_29_PERSON, HIGH_29_PERSON, LOW_29_PERSON.quote)
HAS_FINE = (*OVERDUE, K.USED_UNACCEPTED, K.UNAUTHORISED)

SMALL_BUSINESS = OpenQuestion(
    id="datong.A22",
    zh="个体工商户是单位还是个人",
    en="whether an individual business is a 单位 or an individual",
    authority=POLICE,
    quote=OVERDUE[K.UNQUALIFIED_WORK],
)
STATE_ORGAN = OpenQuestion(
    id="datong.A07.state_organ",
    zh="人民政府、政府部门是否为受罚的“单位”",
    en="whether a government or its department is a 单位 that these articles fine",
    authority=POLICE,
    quote=OVERDUE[K.UNQUALIFIED_WORK],
)
NO_LIMIT_28 = OpenQuestion(
    id="datong.A18",
    zh="第二十八条责令改正未定期限的,何时为“逾期”",
    en="when an order under article 28, which sets no limit, is overdue",
    authority=POLICE,
    quote=OVERDUE[K.NOT_BUILT_AS_PRESCRIBED],
)


def unit_bands(violation: Facts[Violation]) -> tuple[tuple[ViolationKind, Term[bool], Band], ...]:
    """Return each range for units of articles 23, 25, 27, 28 and 29, with the violation it is for."""
    filed = violation.kind == K.NOT_FILED
    return (
        *((one, violation.kind == one, band) for one, band in UNITS.items()),
        (K.NOT_FILED, filed & ~violation.business, FILING),
        (K.NOT_FILED, filed & violation.business, FILING_BUSINESS),
    )


def doubts(violation: Facts[Violation], kind: ViolationKind) -> tuple[tuple[Term[bool], OpenQuestion], ...]:
    """Return the actors of whom the text does not say that they are a 单位, each with the question."""
    state = violation.actor.is_in(Actor.GOVERNMENT, Actor.DEPARTMENT)
    return (
        (violation.actor == Actor.INDIVIDUAL_BUSINESS, SMALL_BUSINESS),
        (state, GOVERNMENT_25 if kind == K.NOT_BUILT else STATE_ORGAN),
    )


@rule("对单位或设置人的罚款幅度")
def fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for the one who committed it (articles 23 to 29); not applicable where it has none.

    Whether it can be imposed yet is `fine_is_available`.
    """
    kind, actor = violation.kind, violation.actor
    unit, person = actor == Actor.UNIT, actor == Actor.INDIVIDUAL
    set_up, used = kind == K.UNAUTHORISED, kind == K.USED_UNACCEPTED
    ranges = unit_bands(violation)
    at_26 = (UNIT_SET_UP.range, PERSON_SET_UP.range)
    return decide(
        *(when(applies & unit, band.range, band.words) for _, applies, band in ranges),
        *(
            when(applies & doubtful, question.of(record_of(Fine), band.range))
            for one, applies, band in ranges
            for doubtful, question in doubts(violation, one)
        ),
        when(set_up & unit, UNIT_SET_UP.range, UNIT_SET_UP.words),
        when(set_up & person, PERSON_SET_UP.range, PERSON_SET_UP.words),
        *(when(set_up & who, asked.of(record_of(Fine), *at_26)) for who, asked in doubts(violation, K.UNAUTHORISED)),
        when(used, OWNER_24.range, OWNER_24.words),
        provided=(kind.is_in(*OVERDUE) & ~person) | set_up | (used & violation.project_owner),
    )


@rule("可以处以罚款")
def fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether the fine can be imposed now: at once (24, 26), or after an order was not met in time (others)."""
    kind, overdue = violation.kind, violation.overdue
    unlimited = (kind == K.NOT_BUILT_AS_PRESCRIBED) & ~violation.limit_fixed
    return decide(
        when(kind == K.USED_UNACCEPTED, True, HIGH_24.quote),
        when(kind == K.UNAUTHORISED, True, UNIT_26.quote, PERSON_26.quote),
        *(when((kind == one) & ~overdue, False, words) for one, words in OVERDUE.items()),
        *(when((kind == one) & overdue & ~unlimited, True, words) for one, words in OVERDUE.items()),
        when(overdue & unlimited, NO_LIMIT_28.of(BOOL)),
        provided=kind.is_in(*HAS_FINE),
    )


@rule("对责任人员的罚款幅度")
def person_fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for each person directly responsible in a unit (article 29)."""
    misused = violation.kind == K.NOT_USED_AS_PRESCRIBED
    range_29 = PERSON_RESPONSIBLE.range
    return decide(
        when(misused & (violation.actor == Actor.UNIT), range_29, PERSON_RESPONSIBLE.words),
        *(
            when(misused & who, asked.of(record_of(Fine), range_29))
            for who, asked in doubts(violation, K.NOT_USED_AS_PRESCRIBED)
        ),
        provided=misused & (violation.actor != Actor.INDIVIDUAL),
    )


A20_PERSONS = Reading(
    id="datong.A20",
    question_zh="对责任人员的罚款是否也以逾期不改正为条件?",
    question_en="is the fine on persons conditional on a failure to correct, too?",
    options={"conditional": "以逾期不改正为条件", "independent": "不以逾期为条件"},
    default="conditional",
    why="the mildest reading of a penal text, and the same scheme of correction",
    quote=LOW_29_PERSON.quote,
)
PERSONS_AT_ONCE = OpenQuestion(
    id="datong.A20.at_once",
    zh="责令改正之前可否对责任人员处以罚款",
    en="whether persons can be fined before the order to correct has run out",
    authority=POLICE,
    quote=LOW_29_PERSON.quote,
    recommended="尚不可以",
)


@rule("可以对责任人员处以罚款")
def person_fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether persons can be fined now (only article 29 fines them), as its last limb is read (A20)."""
    now = A20_PERSONS.choose(conditional=violation.overdue, independent=violation.overdue | ~violation.overdue)
    words = LOW_29_PERSON.quote
    return decide(
        when(now, True, words),
        when(~now, False, words),
        provided=(violation.kind == K.NOT_USED_AS_PRESCRIBED) & (violation.actor != Actor.INDIVIDUAL),
    )


# ── 拟处罚款是否合法 ────────────────────────────────────────────────────────────────────────────────────────────


class FineGround(Word):
    """Why a proposed fine is lawful (the first three) or not."""

    WITHIN_RANGE = "within_range", "在幅度之内"
    LEFT_OUT = "left_out", "可并处而未处"
    NONE_DUE = "none_due", "不得处罚款,亦未处"
    NOT_OVERDUE = "not_overdue", "尚未逾期不改正"
    NOT_THE_ONE_FINED = "not_the_one_fined", "该条不处罚此人"
    ABOVE_RANGE = "above_range", "高于上限"
    BELOW_RANGE = "below_range", "低于下限"
    MUST_BE_IMPOSED = "must_be_imposed", "应当处而未处"


class ProposedFine(Subject):
    """拟处罚款: a fine that somebody proposes."""

    zh: ClassVar[str] = "拟处罚款"

    amount: Said[Money] = fact("拟处罚款", source="第二十三条", about="in yuan; 0 where no fine is proposed")
    on_person: Said[Flag] = fact("对责任人员", presumed=False, source="第二十九条")
    mitigated: Said[Flag] = fact("有依法减轻处罚的事由", presumed=False, source="第二十三条")


MITIGATION = OpenQuestion(
    id="datong.mitigation",
    zh="依行政处罚法减轻处罚的,可否低于下限",
    en="whether grounds in the law on administrative penalties allow less than the lower bound",
    authority=POLICE,
    quote=OVERDUE[K.UNQUALIFIED_WORK],
)


GROUND = word_of(FineGround)
LAWFUL = (FineGround.WITHIN_RANGE, FineGround.LEFT_OUT, FineGround.NONE_DUE)


@dataclass(frozen=True, slots=True)
class Scale:
    """An amount against a range: above it, below it (where the article states a least), and the words."""

    above: Term[bool]
    below: Term[bool] | None
    words: tuple[Quote, ...]


def against(amount: Term[Any], band: Band) -> Scale:
    """Return an amount against a range."""
    return Scale(amount > band.high, None if band.low is None else amount < band.low, (band.words,))


def unit_scale(violation: Facts[Violation], amount: Term[Any], kind: ViolationKind) -> Scale:
    """Return an amount against the range for units; under article 27 the two ranges are one scale.

    So an amount within both, or above both, is judged though it is not known whether the unit is a business.
    """
    if kind != K.NOT_FILED:
        return against(amount, UNITS[kind])
    business = violation.business
    above_unit, above_business = amount > HIGH_27, amount > HIGH_27_BUSINESS
    above = (above_unit & above_business) | (~business & above_unit) | (business & above_business)
    return Scale(above, business & (amount < LOW_27_BUSINESS), (FILING.words, FILING_BUSINESS.words))


def weighed(
    applies: Term[bool],
    proposal: Facts[ProposedFine],
    scale: Scale,
    *,
    none: object = FineGround.MUST_BE_IMPOSED,
    within: object = FineGround.WITHIN_RANGE,
) -> tuple[Row, ...]:
    """Return the rows that weigh an amount against a range; `none` is what follows where nothing is proposed."""
    some = applies & (proposal.amount > NOTHING)
    rows = (
        when(applies & (proposal.amount <= NOTHING), none, *scale.words),
        when(applies & scale.above, FineGround.ABOVE_RANGE, *scale.words),
    )
    if scale.below is None:
        return (*rows, when(some & ~scale.above, within, *scale.words))
    return (
        *rows,
        when(some & ~scale.above & ~scale.below, within, *scale.words),
        when(some & scale.below & ~proposal.mitigated, FineGround.BELOW_RANGE, *scale.words),
        when(
            some & scale.below & proposal.mitigated,
            MITIGATION.of(GROUND, FineGround.WITHIN_RANGE, FineGround.BELOW_RANGE),
        ),
    )


def not_due(applies: Term[bool], proposal: Facts[ProposedFine], why: FineGround, words: Quote) -> tuple[Row, Row]:
    """Return the rows where nothing can be imposed: a fine is unlawful for the reason given, none is lawful."""
    return (
        when(applies & (proposal.amount > NOTHING), why, words),
        when(applies & (proposal.amount <= NOTHING), FineGround.NONE_DUE, words),
    )


def doubted(applies: Term[bool], scale: Scale, question: OpenQuestion, otherwise: FineGround) -> tuple[Row, Row]:
    """Return the rows where it is open whether the range reaches the case: above it is unlawful either way."""
    return (
        when(applies & scale.above, FineGround.ABOVE_RANGE, *scale.words),
        when(applies & ~scale.above, question.of(GROUND, FineGround.WITHIN_RANGE, otherwise)),
    )


def unit_rows(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> Iterator[Row]:
    """Yield the rows of the fines that wait until an order was not met in time (23, 25, 27, 28, 29)."""
    individual, unit = violation.actor == Actor.INDIVIDUAL, violation.actor == Actor.UNIT
    for one, words in OVERDUE.items():
        case = ~proposal.on_person & (violation.kind == one)
        late, scale = case & violation.overdue, unit_scale(violation, proposal.amount, one)
        fixed = late & unit
        yield from not_due(case & individual, proposal, FineGround.NOT_THE_ONE_FINED, words)
        yield from not_due(case & ~individual & ~violation.overdue, proposal, FineGround.NOT_OVERDUE, words)
        if one == K.NOT_BUILT_AS_PRESCRIBED:
            yield from doubted(fixed & ~violation.limit_fixed, scale, NO_LIMIT_28, FineGround.NOT_OVERDUE)
            fixed &= violation.limit_fixed
        yield from weighed(fixed, proposal, scale)
        for who, question in doubts(violation, one):
            yield from doubted(late & who, scale, question, FineGround.NOT_THE_ONE_FINED)


def at_once_rows(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> Iterator[Row]:
    """Yield the rows of the fines that need no failure to correct (24 mandatory, 26 optional)."""
    amount = proposal.amount
    used = ~proposal.on_person & (violation.kind == K.USED_UNACCEPTED)
    set_up = ~proposal.on_person & (violation.kind == K.UNAUTHORISED)
    yield from not_due(used & ~violation.project_owner, proposal, FineGround.NOT_THE_ONE_FINED, OWNER_24.words)
    yield from weighed(used & violation.project_owner, proposal, against(amount, OWNER_24))
    # Where both ranges agree it does not matter who set the system up, so that it need not be known.
    unit, person = violation.actor == Actor.UNIT, violation.actor == Actor.INDIVIDUAL
    fits_unit, fits_person = amount <= UNIT_26, amount <= PERSON_26
    fits = (fits_unit & fits_person) | (unit & fits_unit) | (person & fits_person)
    exceeds = (~fits_unit & ~fits_person) | (unit & ~fits_unit) | (person & ~fits_person)
    differ = (fits_unit | fits_person) & ~(fits_unit & fits_person)
    both = (UNIT_26.quote, PERSON_26.quote)
    yield when(set_up & (amount <= NOTHING), FineGround.LEFT_OUT, *both)
    yield when(set_up & (amount > NOTHING) & fits, FineGround.WITHIN_RANGE, *both)
    yield when(set_up & (amount > NOTHING) & exceeds, FineGround.ABOVE_RANGE, *both)
    for who, question in doubts(violation, K.UNAUTHORISED):
        open_to_police = question.of(GROUND, FineGround.WITHIN_RANGE, FineGround.ABOVE_RANGE)
        yield when(set_up & (amount > NOTHING) & differ & who, open_to_police)


def person_rows(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> Iterator[Row]:
    """Yield the rows of a fine on persons directly responsible; only article 29 has one."""
    misused, words = violation.kind == K.NOT_USED_AS_PRESCRIBED, PERSON_RESPONSIBLE.words
    nobody = proposal.on_person & violation.kind.is_in(*(one for one in HAS_FINE if one != K.NOT_USED_AS_PRESCRIBED))
    persons = proposal.on_person & misused
    unit, scale = persons & (violation.actor == Actor.UNIT), against(proposal.amount, PERSON_RESPONSIBLE)
    yield from not_due(nobody, proposal, FineGround.NOT_THE_ONE_FINED, words)
    yield from not_due(persons & (violation.actor == Actor.INDIVIDUAL), proposal, FineGround.NOT_THE_ONE_FINED, words)
    yield from weighed(unit & violation.overdue, proposal, scale)
    early = A20_PERSONS.choose(
        conditional=PERSONS_AT_ONCE.of(GROUND, FineGround.NOT_OVERDUE, FineGround.WITHIN_RANGE),
        independent=FineGround.WITHIN_RANGE,
    )
    nothing = A20_PERSONS.choose(conditional=FineGround.NONE_DUE, independent=FineGround.MUST_BE_IMPOSED)
    yield from weighed(unit & ~violation.overdue, proposal, scale, none=nothing, within=early)
    for who, question in doubts(violation, K.NOT_USED_AS_PRESCRIBED):
        yield from doubted(persons & who, scale, question, FineGround.NOT_THE_ONE_FINED)


@rule("拟处罚款合法与否的理由")
def fine_ground(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> Term[FineGround]:
    """Why a proposed fine is lawful or not: on the right one, not too early, within the range (articles 23 to 29)."""
    return decide(
        *unit_rows(violation, proposal),
        *at_once_rows(violation, proposal),
        *person_rows(violation, proposal),
        provided=violation.kind.is_in(*HAS_FINE),
    )


@rule("拟处罚款合法")
def fine_is_lawful(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> YesNo:
    """Whether a proposed fine is lawful; `fine_ground` says why or why not (articles 23 to 29).

    No fine at all is lawful while none can be imposed, or where it is optional (article 26).
    """
    return fine_ground(violation, proposal).is_in(*LAWFUL)
