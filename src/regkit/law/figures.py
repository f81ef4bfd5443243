"""Numbers with their units in the words of the law, each read whole or refused.

Dates, years of the calendar, numbers of provisions and ordinals are no quantities; nor are words such as 统一 or 十分.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from regkit.law.errors import InputError, QuantityError
from regkit.law.lazy import Lazy
from regkit.law.measures import Unit
from regkit.law.numerals import EXACT, HANZI, NARROW, is_whole, parse_number
from regkit.law.quantities import DATES, Quantity

__all__ = ["Figure", "plain", "quantity_of", "read_run", "runs_in", "unit_at", "unread"]

DATE = "\x00"
"""Stands in for each character of a date, so that places do not move."""
SIGNS = {"%": -2, "‰": -3, "‱": -4}
OF_A_HUNDRED = {100: "%", 1_000: "‰", 10_000: "‱"}
ONE_IN_A_WORD = frozenset("统同单唯划归专合之")
SCALES = frozenset("百千万亿佰仟萬億")
"""Alone they are no number: 百分制, 万元 at the head of a column."""
FIRST_CALENDAR_YEAR = 1000
NEAR = 16
"""How far before a number its meaning may hang on; more need not be looked at."""
HALF_OF_ONE = Decimal("0.5")

RUN = Lazy(
    rf"(?:[0-9]+(?:[.,][0-9]+)*(?:[ ]+(?=[万亿]+元))?|(?!千(?<=[0-9]千)[米克])[{HANZI}]|(?<=[{HANZI}])点(?=[{HANZI}]))+"
)
GROUPED = Lazy("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
WIDE_COMMA = NARROW | {ord("，"): "，", ord("～"): "~"}
"""As `NARROW`, but a wide comma between plain digits may part clauses or thousands: it stays, and is refused."""
NUMERAL = Lazy(rf"{RUN.pattern}|(?<![上下大对折])半(?=年(?!度)|个月|日|天|个?小时)")
AND_A_HALF, ONE_AND_A_HALF = Lazy("半(?![年月日天数径小价程载])"), Lazy("个半(?=月|小时)")
COINS = Lazy("([1-9一二三四五六七八九])角(?:([1-9一二三四五六七八九])分)?")
INEXACT = Lazy("[余多几来][万亿]*")
BOUNDED = Lazy("以[上下内]")
SOME = Lazy(r"几$|(?<!以)上$|(?<![附邻临最远])近$|(?:^|[^一-鿿]|[达近处为了的过约有在上])数$")
"""What makes 百 and 万 alone a number that is not exact: 几百, 上万, 近千, 数百."""
OF_PARTS, OVER_PARTS, BOUNDED_HALF = (
    Lazy(rf"分之 *(?P<share>{RUN.pattern})"),
    Lazy(r"/([0-9]{1,3})(?![0-9/.])"),
    Lazy("半(?=以上|以下|以内)"),
)
ORDINAL = Lazy(rf"第(?:[0-9{HANZI}]+[、至到或和-])?$|(?:(?<!以)[上下]|[同某另任每])$|每个$")
REPEATED = Lazy(r"\(不?(?:含|包括|包含)$")
"""以上(含五十人): the number stands before."""
CALENDAR_YEAR = Lazy(r"[0-9]{4}|[零〇○一二三四五六七八九]{4}")
DAY_OF_A_MONTH = Lazy(rf"(?:(?<!个)月|{DATE})(?: *[0-9{HANZI}]+日)?(?: *(?:[及和或、至到]|或者|[-–—~]+))? *$")
AFTER_MARKS = Lazy(r"$|[\s,.;:，。；：、）)》”\"的以之内外及未不至到—~～或和者计与且则时满并-]")
AFTER_TEN = Lazy(r"$|[,.;:，。；：、至到—~-]|以[上下内]|的[,，。]")
"""十分 is an adverb, unless a number is plainly meant."""
TOUCHED = Lazy(
    r"(?:^|[\s(,.;:，。；：、])[-−]$"  # a minus
    r"|几$|(?:^|[^一-鿿]|[达近处为了的过约有在上])数$"  # 数十, but not 人数十
    r"|[\ue000-\uf8ff\u200b-\u200f\ufeff\ufffd]$"  # a character that was lost
    rf"|[0-9{HANZI}][·・•°″^+*×÷=.’]$|[0-9][,，]$"
)
"""What stands before a number of which it is only the tail, or that is not exact."""
SPACED, THREE_DIGITS = Lazy("[0-9] $"), Lazy("[0-9]{3}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words.

    Attributes:
        raw: the number as written, its unit apart.
        start, end: where number and unit stand.
        quantity: what they state; `None` where the number counts something else.
        written: the sign of a rate, as written: `‰`.
        is_settled: whether it is known to be no quantity, such as the day of a date.
    """

    raw: str
    start: int
    end: int
    quantity: Quantity | None = None
    written: str = ""
    is_settled: bool = False


def plain(words: str) -> str:
    """Return the words in half width, dates blanked out, each character in its place."""
    return DATES.blank(GROUPED.replace(words, ",").translate(WIDE_COMMA), DATE)


@cache
def _unit_pattern(units: tuple[Unit, ...]) -> re.Pattern[str]:
    """Compile the pattern of the units that are known; a longer word goes before a shorter one."""
    ordered = sorted(units, key=lambda unit: -len(unit.zh))
    return re.compile(" *(?:" + "|".join(f"(?P<{unit.name}>{unit.words})" for unit in ordered) + ")")


def unit_at(text: str, place: int) -> tuple[Unit, str, int] | None:
    """Return the unit that stands at a place, as written, and where it ends."""
    found = _unit_pattern(Unit.all()).match(text, place)
    return None if found is None else (Unit.of(str(found.lastgroup)), found[0].strip(), found.end())


def runs_in(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text made by `plain`, one by one, also those that state no quantity.

    Raises:
        QuantityError: a number cannot be read whole, or is not exact.
    """
    place = 0
    while found := _next(text, place):
        figure = _figure(text, *found)
        place = max(figure.end, found[1])
        if not _is_part_of_a_word(text, figure):
            yield figure


def _next(text: str, place: int) -> tuple[int, int] | None:
    """Return where the next run of numeral characters, or 半 alone, begins and ends."""
    found = NUMERAL.search(text, place)
    if found is None:
        return None
    start, end = found.span()
    if found[0].startswith("零") and end - start > 1 and text[start - 1 : start] in {"年", "月", "时"}:
        return start + 1, end  # 一年零三个月
    in_a_word = found[0].startswith("一") and start > 0 and text[start - 1] in ONE_IN_A_WORD
    return (start + 1, end) if in_a_word and end - start > 1 else (start, end)


# ── one figure ───────────────────────────────────────────────────────────────────────────────────


def _figure(text: str, start: int, end: int) -> Figure:
    raw = text[start:end]
    if share := _share(text, start, end):
        return share
    bare = Figure(raw, start, end)
    if set(raw) <= SCALES:
        return _refuse_inexact(text, bare)
    if _is_ordinal(text, start):
        return Figure(raw, start, end, is_settled=True)
    half = ONE_AND_A_HALF.match(text, end)
    found = unit_at(text, end) if half is None else _half_unit(text, half.end())
    if found is None:
        return _refuse_inexact(text, bare)
    unit, word, stop = found
    if _counts_else(text, start, raw, unit, stop):
        return Figure(raw, start, stop, is_settled=True)
    amount = read_run(text, start, raw, stop) + (HALF_OF_ONE if half else 0)
    return _with_rest(
        text, Figure(raw, start, stop, quantity_of(amount, unit, word), word if unit is Unit.RATE else "")
    )


def _half_unit(text: str, place: int) -> tuple[Unit, str, int]:
    return (Unit.MONTH, "月", place + 1) if text[place] == "月" else (Unit.HOUR, "小时", place + 2)


def quantity_of(amount: Decimal, unit: Unit, written: str) -> Quantity:
    """Return a number of a unit; a rate by the sign that is written."""
    return Quantity(amount.scaleb(SIGNS[written], EXACT) if unit is Unit.RATE else amount, unit)


def read_run(text: str, start: int, raw: str, stop: int) -> Decimal:
    """Return the number that a run of numeral characters states, or refuse it and name the words up to `stop`."""
    if raw == "半":
        return HALF_OF_ONE
    before = text[max(0, start - 3) : start]
    if TOUCHED.search(before) or (SPACED.search(before) and THREE_DIGITS.match(raw)):
        raise unread(before + text[start:stop])
    try:
        return parse_number(raw)
    except InputError:
        raise unread(text[start:stop]) from None


def unread(words: str) -> QuantityError:
    """Return the error for words that state no one exact number."""
    return QuantityError(
        f"`{words}` cannot be read as one exact number",
        hint="quote the words about the number that is meant, apart from these",
    )


def _is_part_of_a_word(text: str, figure: Figure) -> bool:
    """Return whether 一 is no number here: 统一, 同一."""
    return (
        figure.raw == "一"
        and figure.quantity is None
        and text[max(0, figure.start - 1) : figure.start] in ONE_IN_A_WORD
    )


def _is_ordinal(text: str, start: int) -> bool:
    """Return whether the number says which one: 第十五日, 第一、二次, 每三年, 上一年."""
    return ORDINAL.search(text[max(0, start - NEAR) : start].rstrip()) is not None


def _counts_else(text: str, start: int, raw: str, unit: Unit, stop: int) -> bool:
    """Return whether number and unit are a date, a year, a time of day, a rank, an adverb or a repetition."""
    before = text[max(0, start - NEAR) : start]
    if REPEATED.search(before) and text[stop : stop + 1] == ")":
        return True
    if unit is Unit.YEAR and CALENDAR_YEAR.fullmatch(raw):
        return not raw.isascii() or int(raw) >= FIRST_CALENDAR_YEAR
    if unit is Unit.DAY and text[stop - 1] == "日":
        return DAY_OF_A_MONTH.search(before) is not None
    if unit is Unit.POINT:
        marks = AFTER_TEN if raw == "十" else AFTER_MARKS
        is_adverb = not raw.isascii() and marks.match(text, stop) is None
        return is_adverb or before.rstrip().endswith(("时", "点", ":"))
    return unit is Unit.PERSON and before.endswith("前") and text[stop - 1] == "名"


def _refuse_inexact(text: str, bare: Figure) -> Figure:
    """Refuse 十余年, 50多万元, 几百元 and 万元以上: what touches a numeral word that is not read, or is none itself."""
    found = INEXACT.match(text, bare.end)
    before = text[max(0, bare.start - 2) : bare.start]
    unit = unit_at(text, found.end() if found else bare.end)
    if unit is None:
        return bare
    is_scale = set(bare.raw) <= SCALES
    is_some = is_scale and SOME.search(before) is not None
    if found or is_some or (is_scale and BOUNDED.match(text, unit[2])):
        raise unread((before[-1:] if is_some else "") + text[bare.start : unit[2]])
    return bare


def _with_rest(text: str, figure: Figure) -> Figure:
    """Add what follows the unit: 半 of 一年半, 角 and 分 of 一元五角."""
    quantity, stop = figure.quantity, figure.end
    assert quantity is not None  # noqa: S101  (the caller has read it)
    rest = Decimal(0)
    if _is_divisible(quantity.unit) and AND_A_HALF.match(text, stop):
        rest, stop = HALF_OF_ONE, stop + 1
    if quantity.unit is Unit.YUAN and (found := COINS.match(text, stop)):
        jiao, fen = (Decimal(0) if part is None else parse_number(part) for part in found.groups())
        rest, stop = jiao.scaleb(-1) + fen.scaleb(-2), found.end()
    return replace(figure, end=stop, quantity=Quantity(EXACT.add(quantity.amount, rest), quantity.unit))


def _is_divisible(unit: Unit) -> bool:
    """Return whether 半 after the unit is half of one: 一年半, 一倍半, 两亩半."""
    measures = bool(unit.dimension) and not unit.is_counted and unit not in {Unit.YUAN, Unit.POINT}
    return measures or unit in {Unit.YEAR, Unit.DAY, Unit.MULTIPLE}


# ── shares ───────────────────────────────────────────────────────────────────────────────────────


def _share(text: str, start: int, end: int) -> Figure | None:
    """Return the figure 百分之五, 万分之零点五, 三分之二, 2/3 or 一半, if one begins here."""
    raw = text[start:end]
    if found := OF_PARTS.match(text, end):
        words = text[start : found.end()]
        return Figure(found["share"], start, found.end(), *_of(_part(found["share"], words), _part(raw, words), words))
    if (found := OVER_PARTS.match(text, end)) and 0 < int(raw if raw.isdecimal() else 0) < int(found[1]):
        return Figure(raw, start, found.end(), *_of(Decimal(raw), Decimal(found[1]), raw))
    if raw == "一" and (found := BOUNDED_HALF.match(text, end)):
        return Figure(raw, start, found.end(), *_of(Decimal(1), Decimal(2), raw))
    return None


def _part(raw: str, words: str) -> Decimal:
    """Return a number of a share; 百分之百 and 万分之一 are written without the one before 百 and 万."""
    try:
        return parse_number(f"一{raw}" if raw in SCALES else raw)
    except InputError:
        raise unread(words) from None


def _of(share: Decimal, of: Decimal, words: str) -> tuple[Quantity, str]:
    if sign := OF_A_HUNDRED.get(int(of)):
        return quantity_of(share, Unit.RATE, sign), sign
    if not is_whole(share) or not is_whole(of) or of <= 1:
        raise unread(words)
    return Quantity(share, Unit.share(int(of))), ""
