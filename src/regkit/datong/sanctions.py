"""第二十三至二十九条: one table of violation, subject, stage and range, from which every question on fines is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from regkit.datong.facts import ISSUER, Actor
from regkit.datong.violations import (
    A23,
    A24,
    A25,
    A26,
    A27,
    A28,
    A29,
    OVERDUE,
    SMALL_BUSINESS,
    WARNINGS,
    K,
    OrderKind,
    Violation,
    ViolationKind,
    unit,
)
from regkit.language import (
    Facts,
    Label,
    OpenQuestion,
    Reading,
    Term,
    Word,
    because,
    decide,
    record,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Number, Quantity, Quote, yuan

__all__ = ["A20_PERSONS", "Fine", "Party", "Sanction"]

NOTHING = yuan(0)

# ── 罚款幅度 ────────────────────────────────────────────────────────────────────────────────────────────────────


def _yuan(number: Number) -> Decimal:
    """Return the yuan that a number of the text states."""
    assert isinstance(number.value, Quantity)  # noqa: S101  (a fine is an amount, never a day)
    return number.value.amount


TEN_THOUSAND = 10_000


def _amount(value: Decimal, lang: str) -> str:
    """Return yuan as the law writes them: 5000元, 2万元; ¥5,000 in English."""
    if lang == "en":
        return f"¥{value:,.0f}" if value == value.to_integral_value() else f"¥{value:,}"
    ten_thousands = value / TEN_THOUSAND
    whole = value >= TEN_THOUSAND and ten_thousands == ten_thousands.to_integral_value()
    return f"{ten_thousands:f}万元".replace(".0", "") if whole else f"{value:f}元"


@dataclass(frozen=True, slots=True)
class Fine:
    """The range of a fine, in yuan; both ends are in, save a low end of nothing: zero is no fine.

    A range from nothing to nothing is no fine at all.
    """

    low: Decimal = field(metadata={"label": Label("下限", "lower end")})
    high: Decimal = field(metadata={"label": Label("上限", "upper end")})
    low_included: bool = field(default=True, metadata={"label": Label("是否含下限", "whether the lower end is in")})

    def in_words(self, lang: str) -> str:
        """Return the range as the article writes it."""
        most = _amount(self.high, lang)
        if not self.high:
            return "不处罚款" if lang == "zh" else "no fine"
        if not self.low:
            optional = self.low_included
            if lang == "zh":
                return f"{most}以下或者不处" if optional else f"{most}以下"
            return f"up to {most}, or none" if optional else f"up to {most}"
        least = _amount(self.low, lang)
        return f"{least}以上{most}以下" if lang == "zh" else f"{least} to {most}"


NO_FINE = record(Fine, low=NOTHING, high=NOTHING)


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

    @property
    def fine(self) -> Fine:
        """The range as it stands in the text."""
        return Fine(Decimal(0) if self.low is None else _yuan(self.low), _yuan(self.high), self.low is not None)

    @property
    def at_will(self) -> Term[Fine]:
        """The range of a fine that may be left out."""
        return record(Fine, low=NOTHING, high=self.high)


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
PERSONS_29 = A29.quote(
    "逾期不改正的,对单位处1000元以下罚款;对单位直接负责的主管人员和其他直接责任人员处200元以上500元以下罚款"
)
"""What fines persons: whether “逾期不改正的” governs that limb too is a reading, so that it stands with it."""

# ── 受罚者 ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Party(Word):
    """Who is fined."""

    UNIT = "unit", Label("单位", "the unit")
    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner")
    SET_UP_BY_UNIT = "unit_that_set_it_up", Label("设置单位", "the unit that set it up")
    INDIVIDUAL = "individual", Label("个人", "the individual")
    BUSINESS = "business_unit", Label("经营性单位", "the unit, a business")
    RESPONSIBLE = (
        "responsible_person",
        Label("直接负责的主管人员和其他直接责任人员(每人)", "each person directly responsible"),
    )


def is_reached(violation: Facts[Violation], kind: ViolationKind, party: Party) -> Term[bool]:
    """Return whether the one who committed it, or for `RESPONSIBLE` his unit, is the party that a line fines.

    Article 26 knows two who set up a system, units and individuals: who is no individual is a unit there.
    """
    match party:
        case Party.PROJECT_OWNER:
            return violation.project_owner
        case Party.INDIVIDUAL:
            return _is_person(violation, kind)
        case Party.BUSINESS:
            return unit(violation.actor, kind) & violation.business
        case Party.SET_UP_BY_UNIT:
            return ~_is_person(violation, kind)
        case _:
            return unit(violation.actor, kind)


def _is_person(violation: Facts[Violation], kind: ViolationKind) -> Term[bool]:
    actor = violation.actor
    small = actor == Actor.INDIVIDUAL_BUSINESS
    return (actor == Actor.INDIVIDUAL) | (small & ~SMALL_BUSINESS[kind].of(BOOL))


# ── 阶段 ────────────────────────────────────────────────────────────────────────────────────────────────────────

NO_LIMIT_28 = OpenQuestion(
    id="datong.28.no_limit",
    zh="第二十八条责令改正未定期限的,可否认定为“逾期”",
    en="whether an order under article 28 that sets no limit can be overdue",
    authority=ISSUER,
    quote=OVERDUE[K.NOT_BUILT_AS_PRESCRIBED],
    formerly="datong.A18",
)
A20_PERSONS = Reading(
    id="datong.29.persons",
    question_zh="对责任人员的罚款是否也以逾期不改正为条件?",
    question_en="is the fine on persons conditional on a failure to correct, too?",
    options={
        "conditional": Label("以逾期不改正为条件", "conditional on a failure to correct in time"),
        "independent": Label("不以逾期为条件", "not conditional on it"),
    },
    default="conditional",
    why=Label(
        "对处罚条文作最轻的解释，且与责令改正的安排相同",
        "the mildest reading of a penal text, and the same scheme of correction",
    ),
    quote=LOW_29_PERSON.quote,
    formerly="datong.A20",
)


def _late(violation: Facts[Violation]) -> Term[bool]:
    return violation.overdue


def _late_28(violation: Facts[Violation]) -> Term[bool]:
    """Return whether an order was not met in time, open where it set no limit."""
    fixed = violation.limit_fixed
    asked = decide(
        when(fixed, True, OVERDUE[K.NOT_BUILT_AS_PRESCRIBED]),
        when(~fixed, NO_LIMIT_28.of(BOOL)),
    )
    return violation.overdue & asked


def _late_29(violation: Facts[Violation]) -> Term[bool]:
    return A20_PERSONS.choose(conditional=violation.overdue, independent=True)


Stage = Callable[[Facts[Violation]], Term[bool]]

# ── 表 ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows a violation besides the fine: a warning always, an order, and how the fine hangs on it.

    Attributes:
        article: the article of the sanction.
        order: what is ordered.
        fine_at_once: whether the fine needs no failure to correct.
        fine_optional: whether the police may leave the fine out (可并处).
    """

    article: int
    order: OrderKind
    fine_at_once: bool = False
    fine_optional: bool = False

    def in_words(self, lang: str) -> str:
        """Return the sanction as the article puts it."""
        if lang == "zh":
            return f"{WARNINGS_BY_ARTICLE[self.article].address.zh}：由公安机关给予警告，{self.order.zh}"
        return f"article {self.article}: a warning and {self.order.en}"


@dataclass(frozen=True, slots=True)
class Line:
    """One fine: for what, on whom, in what range, when.

    Attributes:
        kind: the violation.
        party: who is fined.
        band: the range.
        stage: when it can be imposed; nothing where it is at once.
    """

    kind: ViolationKind
    party: Party
    band: Band
    stage: Stage | None = None

    def concerns(self, violation: Facts[Violation]) -> Term[bool]:
        """Return whether its party is the one concerned, where the violation is the line's."""
        # a range for businesses leaves the other units to the line before it
        reached = is_reached(violation, self.kind, self.party)
        if self.kind is K.NOT_FILED and self.party is Party.UNIT:
            reached &= ~violation.business
        return reached

    def reaches(self, violation: Facts[Violation]) -> Term[bool]:
        """Return whether the violation is the line's and its party is the one concerned."""
        return because(violation.kind == self.kind, WARNINGS[self.kind]) & self.concerns(violation)

    def is_open(self, violation: Facts[Violation]) -> Term[bool] | None:
        """Return whether the stage has come; nothing where it needs none."""
        return None if self.stage is None else self.stage(violation)


SANCTIONS = {
    K.UNQUALIFIED_WORK: Sanction(23, OrderKind.CORRECT_WITHIN_LIMIT),
    K.USED_UNACCEPTED: Sanction(24, OrderKind.CORRECT_WITHIN_LIMIT, fine_at_once=True),
    K.NOT_BUILT: Sanction(25, OrderKind.CORRECT_WITHIN_LIMIT),
    K.UNAUTHORISED: Sanction(26, OrderKind.DISMANTLE, fine_at_once=True, fine_optional=True),
    K.NOT_FILED: Sanction(27, OrderKind.CORRECT_WITHIN_LIMIT),
    K.NOT_BUILT_AS_PRESCRIBED: Sanction(28, OrderKind.CORRECT),
    K.NOT_USED_AS_PRESCRIBED: Sanction(29, OrderKind.CORRECT_WITHIN_LIMIT),
}
WARNINGS_BY_ARTICLE = {sanction.article: WARNINGS[kind] for kind, sanction in SANCTIONS.items()}

TABLE = (
    Line(K.UNQUALIFIED_WORK, Party.UNIT, Band(LOW_23, HIGH_23, OVERDUE[K.UNQUALIFIED_WORK]), _late),
    Line(K.USED_UNACCEPTED, Party.PROJECT_OWNER, Band(None, HIGH_24, HIGH_24.quote)),
    Line(K.NOT_BUILT, Party.UNIT, Band(LOW_25, HIGH_25, OVERDUE[K.NOT_BUILT]), _late),
    Line(K.UNAUTHORISED, Party.SET_UP_BY_UNIT, Band(None, UNIT_26, UNIT_26.quote)),
    Line(K.UNAUTHORISED, Party.INDIVIDUAL, Band(None, PERSON_26, PERSON_26.quote)),
    Line(K.NOT_FILED, Party.UNIT, Band(None, HIGH_27, A27.quote("逾期不改正的,对单位处1000元以下罚款")), _late),
    Line(K.NOT_FILED, Party.BUSINESS, Band(LOW_27_BUSINESS, HIGH_27_BUSINESS, OVERDUE[K.NOT_FILED]), _late),
    Line(K.NOT_BUILT_AS_PRESCRIBED, Party.UNIT, Band(None, HIGH_28, OVERDUE[K.NOT_BUILT_AS_PRESCRIBED]), _late_28),
    Line(K.NOT_USED_AS_PRESCRIBED, Party.UNIT, Band(None, HIGH_29, OVERDUE[K.NOT_USED_AS_PRESCRIBED]), _late),
    Line(K.NOT_USED_AS_PRESCRIBED, Party.RESPONSIBLE, Band(LOW_29_PERSON, HIGH_29_PERSON, PERSONS_29), _late_29),
)
"""The fines of articles 23 to 29, one a line, in the order of the articles."""
COMMITTER = tuple(line for line in TABLE if line.party is not Party.RESPONSIBLE)
PERSONS = tuple(line for line in TABLE if line.party is Party.RESPONSIBLE)
FINED_WORDS = {
    K.UNQUALIFIED_WORK: (OVERDUE[K.UNQUALIFIED_WORK],),
    K.USED_UNACCEPTED: (HIGH_24.quote,),
    K.NOT_BUILT: (OVERDUE[K.NOT_BUILT],),
    K.UNAUTHORISED: (UNIT_26.quote, PERSON_26.quote),
    K.NOT_FILED: (OVERDUE[K.NOT_FILED],),
    K.NOT_BUILT_AS_PRESCRIBED: (OVERDUE[K.NOT_BUILT_AS_PRESCRIBED],),
    K.NOT_USED_AS_PRESCRIBED: (OVERDUE[K.NOT_USED_AS_PRESCRIBED],),
}
"""The words that say whom each article fines, for those whom it does not."""
PERSONS_FINED_WORDS = {**FINED_WORDS, K.NOT_USED_AS_PRESCRIBED: (PERSONS_29,)}
"""The same of the persons responsible: only article 29 speaks of them, and of those in a unit."""
