"""Units of the law: an open set, each with its dimension, so that products and quotients can be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from regkit.law.errors import QuantityError
from regkit.law.numerals import numeral

__all__ = ["TIMES", "Unit", "product", "quotient"]

Dimension = tuple[tuple[str, int], ...]
"""Powers of what is measured, in alphabetical order: money by area and by year is no area by money and year."""
HALVES = 2
TIME, DAYS, CALENDAR = "time", "days", "calendar time"
TIMES = frozenset({TIME, DAYS, CALENDAR, "working time"})
"""The dimensions that the law measures time by."""

_simple: dict[str, Unit] = {}
_derived: dict[tuple[tuple[str, int], ...], Unit] = {}


@dataclass(frozen=True, eq=False, slots=True)
class Unit:
    """A unit of the law; there is one object of each, so units are compared by identity.

    Attributes:
        name: the name in capitals; of a derived unit its Chinese word.
        zh, en: the Chinese and the English word.
        dimension: the powers of what it measures; a rate or a multiple measures nothing.
        factor: how many of the first unit of its dimension it is. Hours, days, working days and months have
            different dimensions: the law counts none of them in another.
        is_counted: whether only whole numbers of it are counted.
        words: the pattern by which it is found in the words of the law.
        parts: of a derived unit, the units it is made of, with their powers.
    """

    name: str
    zh: str
    en: str
    dimension: Dimension = ()
    factor: Fraction = Fraction(1)
    is_counted: bool = False
    words: str = ""
    parts: tuple[tuple[Unit, int], ...] = field(default=())

    YUAN: ClassVar[Unit]
    RATE: ClassVar[Unit]
    DAY: ClassVar[Unit]
    WORKING_DAY: ClassVar[Unit]
    MONTH: ClassVar[Unit]
    YEAR: ClassVar[Unit]
    TIMES: ClassVar[Unit]
    PERSON: ClassVar[Unit]
    MULTIPLE: ClassVar[Unit]
    POINT: ClassVar[Unit]
    PERCENTAGE_POINT: ClassVar[Unit]
    WEEK: ClassVar[Unit]
    HOUR: ClassVar[Unit]
    MINUTE: ClassVar[Unit]
    SECOND: ClassVar[Unit]
    AGE: ClassVar[Unit]
    SQUARE_METRE: ClassVar[Unit]
    MU: ClassVar[Unit]
    HECTARE: ClassVar[Unit]
    SQUARE_KILOMETRE: ClassVar[Unit]
    CUBIC_METRE: ClassVar[Unit]
    METRE: ClassVar[Unit]
    KILOMETRE: ClassVar[Unit]
    KILOGRAM: ClassVar[Unit]
    GRAM: ClassVar[Unit]
    TONNE: ClassVar[Unit]
    GROSS_TON: ClassVar[Unit]

    @classmethod
    def register(
        cls,
        name: str,
        zh: str,
        en: str,
        *,
        dimension: str | tuple[str, int] = "",
        factor: Fraction | int = 1,
        is_counted: bool = False,
        words: str = "",
    ) -> Unit:
        """Add a unit to the set, or return the one that is there if it is the same in all that is told.

        Args:
            name: in capitals, such as `HOUSEHOLD`.
            zh: its Chinese word.
            en: its English word, in the plural.
            dimension: what it measures, with its power where that is not one: `("length", 2)`; empty for a bare number.
            factor: how many of the first unit of the dimension it is.
            is_counted: whether only whole numbers of it are counted.
            words: a regular expression of the words that name it; by default its Chinese word.

        Raises:
            QuantityError: another unit has this name or this word, or the name is no name.
        """
        if not (name.isascii() and name.isidentifier()):
            raise QuantityError(f"`{name}` cannot name a unit", hint="write a name such as `HOUSEHOLD`")
        powers = ((dimension, 1) if isinstance(dimension, str) else dimension,) if dimension else ()
        unit = cls(name, zh, en, powers, Fraction(factor), is_counted, words or zh)
        known = next((one for one in _simple.values() if name == one.name or zh == one.zh), None)
        if known is None:
            _simple[name] = unit
        elif told(known) != told(unit):
            raise QuantityError(f"there is another unit `{known.name}` (`{known.zh}`)", hint="give yours another name")
        return known or unit

    @classmethod
    def all(cls) -> tuple[Unit, ...]:
        """Return the units that are known, in the order in which they were added; derived ones are not listed."""
        return tuple(_simple.values())

    @classmethod
    def of(cls, words: str) -> Unit:
        """Return the unit of a name or a Chinese word: `YUAN`, `平方米`, `元/平方米·年`.

        Raises:
            QuantityError: no unit is called so.
        """
        known = {unit.zh: unit for unit in (*_simple.values(), *_derived.values())} | _simple
        if words in known:
            return known[words]
        above, _, below = words.partition("/")
        if not below or not {above, *below.split("·")} <= known.keys():
            raise QuantityError(f"there is no unit `{words}`", hint=f"units are {'、'.join(u.zh for u in cls.all())}")
        unit = known[above]
        for part in below.split("·"):
            unit = quotient(unit, known[part])
        return unit

    @classmethod
    def share(cls, parts: int) -> Unit:
        """Return the unit of shares in so many equal parts: 三分之二 is two of `Unit.share(3)`.

        Raises:
            QuantityError: there are not two parts or more.
        """
        if parts < HALVES:
            raise QuantityError(f"nothing is divided into `{parts}` parts", hint="2 or more")
        word = f"{numeral(parts)}分之"
        key = ((word, 1),)
        if key not in _derived:
            _derived[key] = cls(word, word, f"parts of {parts}", factor=Fraction(1, parts))
        return _derived[key]

    @property
    def is_share(self) -> bool:
        """Whether it is a unit of shares."""
        return not self.dimension and self.factor.denominator > 1

    @property
    def is_bare(self) -> bool:
        """Whether it is a plain factor, as a rate and a multiple are."""
        return not self.dimension and self.factor == 1 and not self.parts

    def is_like(self, other: Unit) -> bool:
        """Return whether amounts of both can be told in either."""
        return self.dimension == other.dimension

    def __repr__(self) -> str:
        """Return the name, and the word."""
        return f"<Unit.{self.name}: {self.zh}>" if self.name != self.zh else f"<Unit {self.zh}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001  (IPython's and Hypothesis' form)
        """Print the same in notebooks and in failing tests, where every unit of the set would be printed otherwise."""
        printer.text(repr(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by what it is made of, so that the other process has its own one of it, the same."""
        if self.is_share:
            return Unit.share, (self.factor.denominator,)
        return (_derive, (self.parts,)) if self.parts else (_restore, told(self))


def told(unit: Unit) -> tuple[str, str, str, Dimension, Fraction, bool, str]:
    """Return all that is told of a unit when it is registered."""
    return unit.name, unit.zh, unit.en, unit.dimension, unit.factor, unit.is_counted, unit.words


def _restore(name: str, zh: str, en: str, *more: Any) -> Unit:
    powers, factor, is_counted, words = more
    dimension = powers[0] if powers else ""
    return Unit.register(name, zh, en, dimension=dimension, factor=factor, is_counted=is_counted, words=words)


# ── reckoning ────────────────────────────────────────────────────────────────────────────────────


def product(one: Unit, two: Unit) -> Unit:
    """Return the unit of an amount of `one` times an amount of `two`: 元/年 times 年 is 元.

    Raises:
        QuantityError: the amounts must be told in other units first, such as hectares in square metres.
    """
    return one if two.is_bare else two if one.is_bare else _combined(one, two, 1)


def quotient(one: Unit, two: Unit) -> Unit:
    """Return the unit of an amount of `one` divided by an amount of `two`: 元 by 元 is a multiple.

    Raises:
        QuantityError: as for `product`.
    """
    return one if two.is_bare else _combined(one, two, -1)


def _combined(one: Unit, two: Unit, sign: int) -> Unit:
    powers: dict[Unit, int] = {}
    for unit, power in (*_parts(one), *((unit, sign * power) for unit, power in _parts(two))):
        powers[unit] = powers.get(unit, 0) + power
    parts = tuple((unit, power) for unit, power in powers.items() if power)
    if not parts:
        return Unit.MULTIPLE
    return _known(parts) or _derive(_checked(parts, one, two))


def _parts(unit: Unit) -> tuple[tuple[Unit, int], ...]:
    return () if unit.is_bare else unit.parts or ((unit, 1),)


def _known(parts: tuple[tuple[Unit, int], ...]) -> Unit | None:
    """Return the unit that has a word of its own: 米 times 米 is 平方米."""
    if len(parts) == 1 and parts[0][1] == 1:
        return parts[0][0]
    dimension, factor = _measure(parts)
    if not dimension and factor == 1:
        return Unit.MULTIPLE
    return next((unit for unit in _simple.values() if dimension == unit.dimension and factor == unit.factor), None)


def _measure(parts: tuple[tuple[Unit, int], ...]) -> tuple[Dimension, Fraction]:
    total: dict[str, int] = {}
    factor = Fraction(1)
    for unit, power in parts:
        factor *= unit.factor**power
        for base, times in unit.dimension:
            total[base] = total.get(base, 0) + times * power
    return tuple(sorted((base, power) for base, power in total.items() if power)), factor


def _checked(parts: tuple[tuple[Unit, int], ...], one: Unit, two: Unit) -> tuple[tuple[Unit, int], ...]:
    """Refuse two units of one dimension in a derived one: their amounts would hide a conversion."""
    bases = [base for unit, _ in parts for base, _ in unit.dimension]
    if len(set(bases)) < len(bases) or any(not unit.dimension for unit, _ in parts):
        raise QuantityError(
            f"amounts in {one.en} and in {two.en} cannot be reckoned together as they are",
            hint="tell one of them in the unit of the other first, with `.to(...)`",
        )
    return parts


def _derive(parts: tuple[tuple[Unit, int], ...]) -> Unit:
    """Return the one unit that is made of these parts."""
    key = tuple(sorted((unit.name, power) for unit, power in parts))
    if key not in _derived:
        parts = tuple(sorted(parts, key=lambda part: any(base in TIMES for base, _ in part[0].dimension)))
        zh, en = _words(parts)
        _derived[key] = Unit(zh, zh, en, *_measure(parts), parts=parts)
    return _derived[key]


def _words(parts: tuple[tuple[Unit, int], ...]) -> tuple[str, str]:
    above = [unit for unit, power in parts for _ in range(power)]
    below = [unit for unit, power in parts for _ in range(-power)]
    zh, en = "·".join(unit.zh for unit in above) or "1", " ".join(unit.en for unit in above) or "1"
    if below:
        zh = f"{zh}/{'·'.join(unit.zh for unit in below)}"
    return zh, en + "".join(f" per {unit.en.removesuffix('s')}" for unit in below)


# ── the set ──────────────────────────────────────────────────────────────────────────────────────


Unit.YUAN = Unit.register("YUAN", "元", "yuan", dimension="money", words="元(?![化论素旦件首老月宵朝])|圆(?=整|$)")
Unit.RATE = Unit.register("RATE", "%", "percent", words="[%‰‱]")
Unit.MULTIPLE = Unit.register("MULTIPLE", "倍", "multiples", words="倍(?!数)")
Unit.PERCENTAGE_POINT = Unit.register(
    "PERCENTAGE_POINT", "个百分点", "percentage points", dimension="percentage points", words="个?百分点"
)
Unit.SECOND = Unit.register("SECOND", "秒", "seconds", dimension=TIME, words="秒钟?")
Unit.MINUTE = Unit.register("MINUTE", "分钟", "minutes", dimension=TIME, factor=60)
Unit.HOUR = Unit.register("HOUR", "小时", "hours", dimension=TIME, factor=3_600, words="个?小时")
Unit.DAY = Unit.register(
    "DAY", "日", "days", dimension=DAYS, is_counted=True, words="[日天](?![常报夜历语然津气桥])|个?(?:自然|日历)[日天]"
)
Unit.WEEK = Unit.register(
    "WEEK", "周", "weeks", dimension=DAYS, factor=7, is_counted=True, words="周(?![年岁期边围转密末报长])|个?星期"
)
Unit.WORKING_DAY = Unit.register(
    "WORKING_DAY", "个工作日", "working days", dimension="working time", is_counted=True, words="个?(?:法定)?工作日"
)
Unit.MONTH = Unit.register("MONTH", "个月", "months", dimension=CALENDAR, is_counted=True)
Unit.YEAR = Unit.register(
    "YEAR", "年", "years", dimension=CALENDAR, factor=12, words="年(?![度级代龄限产均检审初底终间份月])"
)
Unit.AGE = Unit.register("AGE", "周岁", "years of age", dimension="age", words="周岁|岁(?!月)")
Unit.TIMES = Unit.register(
    "TIMES", "次", "times", dimension="times", is_counted=True, words="次(?![性序级要品区生氯数会])"
)
Unit.PERSON = Unit.register(
    "PERSON",
    "人",
    "persons",
    dimension="persons",
    is_counted=True,
    words="名?人(?![员民次工大口均造行格身事类力体为字防选才权文道家公])|名(?=人员|[^称单额义录册木胜牌优词誉片人]|$)",
)
Unit.POINT = Unit.register(
    "POINT",
    "分",
    "points",
    dimension="points",
    words="分(?![制之钟点别类布级期支局散配立离开校厂担享析工段组批行割包包值明店区项列层院馆册流解成业野赛公摊])",
)
Unit.SQUARE_METRE = Unit.register("SQUARE_METRE", "平方米", "square metres", dimension=("length", 2), words="平方米|㎡")
Unit.MU = Unit.register("MU", "亩", "mu", dimension=("length", 2), factor=Fraction(2_000, 3))
Unit.HECTARE = Unit.register("HECTARE", "公顷", "hectares", dimension=("length", 2), factor=10_000)
Unit.SQUARE_KILOMETRE = Unit.register(
    "SQUARE_KILOMETRE",
    "平方公里",
    "square kilometres",
    dimension=("length", 2),
    factor=1_000_000,
    words="平方公里|平方千米",
)
Unit.CUBIC_METRE = Unit.register("CUBIC_METRE", "立方米", "cubic metres", dimension=("length", 3), words="立方米|㎥")
Unit.METRE = Unit.register("METRE", "米", "metres", dimension="length", words="米(?![制饭粉面])")
Unit.KILOMETRE = Unit.register(
    "KILOMETRE", "公里", "kilometres", dimension="length", factor=1_000, words="公里|(?<=[0-9])千米"
)
Unit.GROSS_TON = Unit.register("GROSS_TON", "总吨", "gross tons", dimension="gross tonnage", words="总吨位?")
Unit.TONNE = Unit.register("TONNE", "吨", "tonnes", dimension="mass", factor=1_000, words="吨级?(?!位)")
Unit.KILOGRAM = Unit.register("KILOGRAM", "公斤", "kilograms", dimension="mass", words="公斤|(?<=[0-9])千克")
Unit.GRAM = Unit.register("GRAM", "克", "grams", dimension="mass", factor=Fraction(1, 1_000), words="克(?![隆服])")
