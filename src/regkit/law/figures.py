"""Numbers with their units in the words of the law, each read whole or refused.

Dates, years of the calendar, numbers of provisions and ordinals are no quantities; neither are words such as 统一 or 十分.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from regkit.law.errors import InputError, QuantityError
from regkit.law.numerals import EXACT, HANZI, NARROW, parse_number, trailing_scale
from regkit.law.quantities import DATES, Quantity
from regkit.law.units import Unit

__all__ = ["Figure", "figures_in", "is_range_mark", "plain"]

DATE = "\x00"
"""Stands in for each character of a date, so that places do not move."""
RUN = re.compile(
    rf"(?:[0-9]+(?:[.,][0-9]+)*(?:[ ]+(?=[万亿]+元))?|(?!千(?<=[0-9]千)[米克])[{HANZI}]|(?<=[{HANZI}])点(?=[{HANZI}]))+"
)
HALF = re.compile(r"(?<![上下大对折])半(?=年(?!度)|个月|日|天|个?小时)")
SIGNS = {"%": -2, "‰": -3, "‱": -4}
OF_A_HUNDRED = {100: "%", 1_000: "‰", 10_000: "‱"}
RANGE_MARK = re.compile(r" *(?:至|到|[-‐‑–—―~〜∼−]+) *")
LISTED = re.compile(r"[、/或和与]|或者")
ONE_IN_A_WORD = frozenset("统同单唯划归专合之")
SCALES = frozenset("百千万亿佰仟萬億")
"""Alone they are no number: 百分制, 万元 at the head of a column."""
FIRST_CALENDAR_YEAR = 1000
DAY_OF_A_MONTH = re.compile(rf"(?:(?<!个)月|{DATE})(?: *[0-9{HANZI}]+日)?(?: *(?:[及和或、至到]|或者|[-–—~]+))? *$")
AFTER_MARKS = re.compile(r"$|[\s,.;:，。；：、）)》”\"的以之内外及未不至到—~～或和者计与且则时满并-]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, where it stands, and what it states; without a quantity it counts something else."""

    raw: str
    start: int
    end: int
    quantity: Quantity | None = None
    written: str = ""
    is_read: bool = False


def plain(words: str) -> str:
    """Return the words in half width, dates blanked out, each character in its place."""
    return DATES.sub(lambda found: DATE * len(found[0]), words.translate(NARROW).replace("～", "~").replace("－", "-"))


def is_range_mark(text: str) -> bool:
    """Return whether the text joins the two ends of a range."""
    return RANGE_MARK.fullmatch(text) is not None


@cache
def _unit_pattern(units: tuple[Unit, ...]) -> re.Pattern[str]:
    """Compile the pattern of the units that are known; a longer word goes before a shorter one."""
    ordered = sorted(units, key=lambda unit: -len(unit.zh))
    return re.compile(" *(?:" + "|".join(f"(?P<{unit.name}>{unit.words})" for unit in ordered) + ")")


def unit_at(text: str, place: int) -> tuple[Unit, str, int] | None:
    """Return the unit that stands at a place, as written, and where it ends."""
    found = _unit_pattern(Unit.all()).match(text, place)
    return None if found is None else (Unit.of(str(found.lastgroup)), found[0].strip(), found.end())


def figures_in(text: str) -> list[Figure]:
    """Return the numbers of a text made by `plain`, also those that state no quantity.

    Raises:
        QuantityError: a number cannot be read whole, is not exact, or could be read in two ways.
    """
    figures: list[Figure] = []
    place = 0
    while found := _next(text, place):
        figure = _figure(text, *found)
        place = max(figure.end, found[1])
        if not _is_part_of_a_word(text, figure):
            figures.append(figure)
    return _ranged(text, figures)


def _next(text: str, place: int) -> tuple[int, int] | None:
    """Return where the next run of numeral characters, or 半 alone, begins and ends."""
    found = min(
        (one for one in (RUN.search(text, place), HALF.search(text, place)) if one),
        key=lambda one: one.start(),
        default=None,
    )
    if found is None:
        return None
    start, end = found.span()
    in_a_word = found[0].startswith("一") and start > 0 and text[start - 1] in ONE_IN_A_WORD
    return (start + 1, end) if in_a_word and end - start > 1 else (start, end)


# ── one figure ───────────────────────────────────────────────────────────────────────────────────


def _figure(text: str, start: int, end: int) -> Figure:
    raw = text[start:end]
    if share := _share(text, start, end):
        return share
    bare = Figure(raw, start, end)
    if set(raw) <= SCALES:
        return bare
    if _is_ordinal(text, start):
        return Figure(raw, start, end, is_read=True)
    half = re.compile("个半(?=月|小时)").match(text, end)
    found = unit_at(text, end) if half is None else _half_unit(text, half.end())
    if found is None:
        return _refuse_inexact(text, bare)
    unit, word, stop = found
    if _counts_else(text, start, raw, unit, stop):
        return Figure(raw, start, stop, is_read=True)
    amount = _read(text, start, raw, stop) + (Decimal("0.5") if half else 0)
    return _with_rest(text, Figure(raw, start, stop, _quantity(amount, unit, word), word if unit is Unit.RATE else ""))


def _half_unit(text: str, place: int) -> tuple[Unit, str, int]:
    return (Unit.MONTH, "月", place + 1) if text[place] == "月" else (Unit.HOUR, "小时", place + 2)


def _quantity(amount: Decimal, unit: Unit, written: str) -> Quantity:
    return Quantity(amount.scaleb(SIGNS[written], EXACT) if unit is Unit.RATE else amount, unit)


def _read(text: str, start: int, raw: str, stop: int) -> Decimal:
    if raw == "半":
        return Decimal("0.5")
    if re.search(r"(?:^|[\s(,.;:，。；：、])[-−]$|[数几](?<![人次天户件票分个倍总基多少位]数)$|[0-9] $", text[:start]):
        if text[start - 1] != " " or re.match("[0-9]{3}(?![0-9])", raw):
            raise _unread(text[max(0, start - 3) : stop])
    try:
        return parse_number(raw)
    except InputError:
        raise _unread(text[start:stop]) from None


def _unread(words: str) -> QuantityError:
    return QuantityError(
        f"`{words}` cannot be read as one exact number",
        hint="quote the words about the number that is meant, apart from these",
    )


def _is_part_of_a_word(text: str, figure: Figure) -> bool:
    """Return whether 一 is no number here: 统一, 同一."""
    return figure.raw == "一" and figure.quantity is None and text[max(0, figure.start - 1) : figure.start] in ONE_IN_A_WORD


def _is_ordinal(text: str, start: int) -> bool:
    """Return whether the number says which one: 第十五日, 第一、二次, 每三年, 上一年."""
    before = text[:start].rstrip()
    if re.search(rf"第(?:[0-9{HANZI}]+[、至到或和-])?$|(?:(?<!以)[上下]|[同某另任每])$", before):
        return True
    return before.endswith("每个")


def _counts_else(text: str, start: int, raw: str, unit: Unit, stop: int) -> bool:
    """Return whether number and unit are a date, a year of the calendar, a time of day, a rank or an adverb."""
    before = text[:start]
    if unit is Unit.YEAR:
        year = re.fullmatch(r"[0-9]{4}|[零〇○一二三四五六七八九]{4}", raw)
        return year is not None and (not raw.isascii() or int(raw) >= FIRST_CALENDAR_YEAR)
    if unit is Unit.DAY:
        return text[stop - 1] == "日" and DAY_OF_A_MONTH.search(before) is not None
    if unit is Unit.POINT:
        is_adverb = not raw.isascii() and AFTER_MARKS.match(text, stop) is None
        return is_adverb or before.rstrip().endswith(("时", "点", ":"))
    return unit is Unit.PERSON and before.endswith("前") and text[stop - 1] == "名"


def _refuse_inexact(text: str, bare: Figure) -> Figure:
    """Refuse 十余年 and 50多万元: a number that touches a numeral word that is not read."""
    found = re.compile("[余多几来]").match(text, bare.end)
    if found and (unit := unit_at(text, re.compile("[万亿]*").match(text, found.end()).end())):  # type: ignore[union-attr]
        raise _unread(text[bare.start : unit[2]])
    return bare


def _with_rest(text: str, figure: Figure) -> Figure:
    """Add what follows the unit: 半 of 一年半, 角 and 分 of 一元五角."""
    quantity = figure.quantity
    assert quantity is not None  # noqa: S101  (the caller has read it)
    rest, stop = Decimal(0), figure.end
    if quantity.unit in {Unit.YEAR, Unit.DAY, Unit.HOUR} and re.compile("半(?![年月日天数径小])").match(text, stop):
        rest, stop = Decimal("0.5"), stop + 1
    if quantity.unit is Unit.YUAN and (found := re.compile(r"([1-9一-九壹-玖])角(?:([1-9一-九])分)?").match(text, stop)):
        rest, stop = _coins(*found.groups()), found.end()
    amount = EXACT.add(quantity.amount, rest)
    return Figure(figure.raw, figure.start, stop, Quantity(amount, quantity.unit), figure.written)


def _coins(jiao: str, fen: str | None) -> Decimal:
    return parse_number(jiao).scaleb(-1) + (parse_number(fen).scaleb(-2) if fen else 0)


# ── shares ───────────────────────────────────────────────────────────────────────────────────────


def _share(text: str, start: int, end: int) -> Figure | None:
    """Return the figure 百分之五, 万分之零点五, 三分之二, 2/3 or 一半, if one begins here."""
    if found := re.compile(rf"分之(?P<share>{RUN.pattern})").match(text, end):
        of, stop = _number(text[start:end], text[start : found.end()]), found.end()
        share = Decimal(of) if found["share"] == "百" else _number(found["share"], text[start:stop])
        return Figure(found["share"], start, stop, *_of(share, of, text[start:stop]))
    if found := re.compile(r"/([0-9]{1,3})(?![0-9/.])").match(text, end):
        share, of = text[start:end], int(found[1])
        if re.fullmatch("[1-9][0-9]?", share) and int(share) < of and not text[:start].endswith("/"):
            return Figure(share, start, found.end(), *_of(Decimal(share), Decimal(of), share))
    if text[start:end] == "一" and re.compile("半(?:以上|以下|以内)").match(text, end):
        return Figure("一", start, end + 1, *_of(Decimal(1), Decimal(2), "一半"))
    return None


def _number(raw: str, words: str) -> Decimal:
    """Return a number in a share; the hundred of 百分之 is written without its one."""
    try:
        return parse_number(f"一{raw}" if raw in {"百", "千", "万"} else raw)
    except InputError:
        raise _unread(words) from None


def _of(share: Decimal, of: Decimal, words: str) -> tuple[Quantity, str]:
    if sign := OF_A_HUNDRED.get(int(of)):
        return _quantity(share, Unit.RATE, sign), sign
    if share % 1 or of % 1 or of <= 1:
        raise _unread(words)
    return Quantity(share, Unit.share(int(of))), ""


# ── ranges and lists of numbers ──────────────────────────────────────────────────────────────────


def _ranged(text: str, figures: list[Figure]) -> list[Figure]:
    """Give a number without a unit, the other end of a range, the unit of the end that has one."""
    found = list(figures)
    for i in range(len(found) - 1):
        one, two = found[i], found[i + 1]
        between = text[one.end : two.start]
        if two.quantity is not None and not one.quantity and not one.is_read and not _is_mark(text, one):
            if is_range_mark(between):
                found[i] = _low_of(text, one, two)
            elif LISTED.fullmatch(between):
                raise _unread(text[one.start : two.end])
        elif one.written and not two.quantity and not two.is_read and is_range_mark(between):
            amount = _read(text, two.start, two.raw, two.end)
            found[i + 1] = Figure(two.raw, two.start, two.end, _quantity(amount, Unit.RATE, one.written), one.written)
    return found


def _is_mark(text: str, figure: Figure) -> bool:
    """Return whether the number is the mark of an item: `一、` at the beginning, or a number in brackets."""
    return not text[: figure.start].rstrip(" (").rpartition("\n")[2]


def _low_of(text: str, one: Figure, two: Figure) -> Figure:
    """Read `5` of 5至10万元 as 5万 and `5000` of 5000至1万元 as it stands: so that it is the lower end."""
    assert two.quantity is not None  # noqa: S101  (the caller has looked)
    words = text[one.start : two.end]
    if len(one.raw) == 1 and re.fullmatch(r".[百千]", two.raw) and one.raw != "十":
        raise _unread(words)  # 三至五百 is 300 to 500, or 3 to 500
    low, scale = _read(text, one.start, one.raw, two.end), trailing_scale(two.raw)
    high = parse_number(two.raw) if two.raw != "半" else Decimal("0.5")
    if scale > 1 and trailing_scale(one.raw) == 1 and low * scale < high:
        low *= scale
    return Figure(one.raw, one.start, one.end, _quantity(low, two.quantity.unit, two.written), two.written)
