"""Values as people write them, by kind, in Chinese and in English: money, days, words of the law, ranges, lists."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.outcomes import Bounds, Status
from regkit.language.words import Word
from regkit.law import InputError, Quantity, Unit, english_or, format_money, format_units, nearest
from regkit.law.figures import FIRST_CALENDAR_YEAR
from regkit.law.money import FEN
from regkit.law.quotes import written_range

__all__ = [
    "LEVELS",
    "bounds_in_words",
    "joined_spans",
    "language",
    "listed",
    "outcome_in_words",
    "possible_in_words",
    "punctuated",
    "quoted_within",
    "range_in_words",
    "sentence",
    "told_apart",
    "units_in_words",
    "value_in_words",
]

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
LEVELS = frozenset({Unit.POINT, Unit.RATE, Unit.MULTIPLE, Unit.PERCENTAGE_POINT})
"""Units of what is high or low, and not much or little."""
UNKNOWN = {"zh": "不详", "en": "not known"}
NOTHING = {"zh": "没有", "en": "none"}
FLAGS = {"zh": ("否", "是"), "en": ("no", "yes")}
OF_A_FIELD = BOOL
"""A field of a record has no kind of its own: its value is written as what it is, a number without a unit."""


def value_in_words(value: Any, kind: Kind, lang: str = "zh") -> str:
    """Return a value as people write it, in Chinese (`zh`) or English (`en`).

    Args:
        value: the value; `None` is not known. Within a record or a list, `None` is nothing: 没有.
        kind: what kind of value it is, which gives a number its unit.
        lang: the language.
    """
    match value:
        case None:
            return UNKNOWN[lang]
        case bool():
            return FLAGS[lang][value]
        case int() | Decimal() if kind.is_amount:
            return _amount(Decimal(value), kind.detail, lang)
        case Word():
            return value.zh if lang == "zh" else value.en
        case Bounds():
            return bounds_in_words(value, kind, lang)
        case frozenset() | set():
            return listed(sorted(value_in_words(one, kind, lang) for one in value), lang)
        case tuple() | list():
            return listed((_part(one, kind, lang) for one in value), lang)
        case date():
            return _day(value, lang)
        case Quantity():
            return _amount(value.amount, value.unit, lang)
        case _:
            return _of_a_class(value, lang)


def units_in_words(units: Iterable[int], places: int, kind: Kind, lang: str = "zh") -> Iterator[str]:
    """Yield amounts as people write them, given in units of their last place, as columns of them are held.

    Args:
        units: the whole numbers; 150 of two places is 1.5.
        places: how many digits stand behind the point.
        kind: what kind of amounts they are.
        lang: the language.
    """
    if kind.is_amount and kind.detail is Unit.YUAN:
        of_money: Literal["zh", "en"] = "zh" if lang == "zh" else "en"
        return (format_units(one, places, of_money) for one in units)
    return (value_in_words(Decimal(one).scaleb(-places), kind, lang) for one in units)


def language(lang: str) -> str:
    """Return `lang` if it is `zh` or `en`.

    Raises:
        InputError: it is neither.
    """
    if lang not in FLAGS:
        close = nearest(str(lang).lower(), tuple(FLAGS)) or "zh"
        raise InputError(
            f"`{lang}` is not a language of answers; 只有 `zh` 和 `en`",
            hint=f"did you mean `{close}`?",
            zh=f"`{lang}` 不是答复所用的语言，只有 `zh` 和 `en`",
            hint_zh=f"是否应为 `{close}`？",
        )
    return lang


def _part(value: Any, kind: Kind, lang: str) -> str:
    return NOTHING[lang] if value is None else value_in_words(value, kind, lang)


def _of_a_class(value: Any, lang: str) -> str:
    """Return a record in its class's own words, or field by field; any other thing as it writes itself."""
    describe = getattr(value, "in_words", None)
    if callable(describe):
        return str(describe(lang))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return record_in_words(type(value), lambda name: _part(getattr(value, name), OF_A_FIELD, lang), lang)
    return str(value) if lang == "zh" else getattr(value, "en", None) or str(value)


def record_in_words(cls: type, part: Callable[[str], str | None], lang: str) -> str:
    """Return a record field by field, each with its label: the field's `metadata["label"]`, or its name in words.

    A field of which `part` says nothing is left out.
    """
    colon, stop = ("：", "；") if lang == "zh" else (": ", "; ")
    said = ((field.name, part(field.name)) for field in dataclasses.fields(cls))
    return stop.join(f"{field_label(cls, name, lang)}{colon}{one}" for name, one in said if one is not None)


def field_label(cls: type, name: str, lang: str) -> str:
    """Return what a field of a record is called: its `metadata["label"]`, or else its name in words."""
    label = {field.name: field.metadata.get("label") for field in dataclasses.fields(cls)}[name]
    if label is None:
        return name.replace("_", " ")
    return str(label) if lang == "zh" else english_or(label, name.replace("_", " "))


def _day(day: date, lang: str) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _amount(value: Decimal, unit: Unit, lang: str) -> str:
    if unit is Unit.YUAN:
        return format_money(value, "zh" if lang == "zh" else "en")
    if lang == "zh" or unit is Unit.RATE:
        return str(Quantity(value, unit))
    if unit is Unit.MULTIPLE:
        return f"{_plain(value)} {'time' if value == 1 else 'times'}"
    if unit is Unit.YEAR and value >= FIRST_CALENDAR_YEAR:  # so many years are one of the calendar
        return _plain(value)
    return (
        f"{_plain(value)} {unit.en.removesuffix('s') if value == 1 and unit is not Unit.TIMES else _once(value, unit)}"
    )


def _once(value: Decimal, unit: Unit) -> str:
    return "time" if value == 1 and unit is Unit.TIMES else unit.en


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# ── several values ───────────────────────────────────────────────────────────────────────────────


def listed(parts: Iterable[str], lang: str, *, any_of: bool = False) -> str:
    """Return parts as a list in a sentence: `甲、乙和丙`, `A, B and C`; with `any_of`, `甲、乙或丙`; none as 没有."""
    joint = {("zh", False): "和", ("zh", True): "或", ("en", False): " and ", ("en", True): " or "}[lang, any_of]
    words = told_apart(parts, lang, joint)
    if not words:
        return NOTHING[lang]
    comma = "、" if lang == "zh" else ", "
    return f"{comma.join(words[:-1])}{joint}{words[-1]}" if len(words) > 1 else words[0]


def told_apart(parts: Iterable[str], lang: str, joint: str = "、") -> list[str]:
    """Return parts as they stand in a list: between marks where one has within it what stands between them."""
    words = list(parts)
    between = ("、", "，", ",", "；", joint) if lang == "zh" else (", ", "; ", joint)
    if len(words) < 2 or not any(sign in word for word in words for sign in between):  # noqa: PLR2004  (a list)
        return words
    return [f"“{quoted_within(punctuated(word) if lang == 'zh' else word)}”" for word in words]


def bounds_in_words(bounds: Bounds, kind: Kind, lang: str = "zh") -> str:
    """Return what a value lies between: `30万元至60万元`, `不早于2012年9月1日`, `at most ¥300,000`."""
    if bounds.usual is not None:
        usual = bounds_in_words(Bounds(*bounds.usual), kind, lang)
        all_told = bounds_in_words(Bounds(bounds.low, bounds.high), kind, lang)
        return f"{all_told}（一般为{usual}）" if lang == "zh" else f"{all_told} (as a rule {usual})"
    low, high = (None if end is None else value_in_words(end, kind, lang) for end in (bounds.low, bounds.high))
    if _is_next_to_nothing(bounds.low, kind):  # a share of the least amount there is: more than nothing
        more, joint = ("多于0元", "，") if lang == "zh" else ("more than ¥0", " and ")
        return more if high is None else f"{more}{joint}{OPEN_ENDS[lang, False][1]}{high}"
    if low is not None and high is not None:
        return low if low == high else f"{low}至{high}" if lang == "zh" else f"{low} to {high}"
    if low is None and high is None:
        return NO_ENDS[lang, kind == DATE]
    ends = OPEN_LEVELS if lang == "zh" and kind.is_amount and kind.detail in LEVELS else OPEN_ENDS[lang, kind == DATE]
    return f"{ends[1]}{high}" if low is None else f"{ends[0]}{low}"


def _is_next_to_nothing(low: Any, kind: Kind) -> bool:
    return kind.detail is Unit.YUAN and isinstance(low, Decimal) and 0 < low < FEN


OPEN_ENDS = {
    ("zh", False): ("不少于", "不超过"),
    ("zh", True): ("不早于", "不晚于"),
    ("en", False): ("at least ", "at most "),
    ("en", True): ("not before ", "not after "),
}
OPEN_LEVELS = ("不低于", "不高于")
NO_ENDS = {
    ("zh", False): "数额尚无从确定",
    ("zh", True): "日期尚无从确定",
    ("en", False): "an amount without known bounds",
    ("en", True): "a day without known bounds",
}


def outcome_in_words(outcome: Any, kind: Kind, lang: str = "zh") -> str:
    """Return an outcome that is still possible: a value, bounds, or that the text is silent or does not apply."""
    if isinstance(outcome, Status):
        return outcome.zh if lang == "zh" else outcome.en
    return value_in_words(outcome, kind, lang)


def possible_in_words(outcomes: Iterable[Any], kind: Kind, lang: str = "zh") -> str:
    """Return what an answer may still be, as a part of a sentence: `可能为30万元至60万元，或者不适用`."""
    parts = [_possible(one, kind, lang) for one in joined_spans(outcomes, kind)]
    if lang == "zh":
        return f"可能为{'，或者'.join(parts)}"
    known, lacking = ([part for part in parts if (part in EN_LACKS) is lacks] for lacks in (False, True))
    return ", or ".join((f"it may be {', or '.join(known)}", *lacking) if known else lacking)


EN_LACKS = {
    "the text may give no answer": Status.SILENT,
    "it may be that this does not apply": Status.NOT_APPLICABLE,
}
SOME = {("zh", False): "某一数额", ("zh", True): "某一日期", ("en", False): "some amount", ("en", True): "some day"}


def _possible(outcome: Any, kind: Kind, lang: str) -> str:
    if lang == "en" and isinstance(outcome, Status):
        return next((words for words, status in EN_LACKS.items() if status is outcome), outcome.en)
    if isinstance(outcome, Bounds) and outcome.low is outcome.high is None:
        return SOME[lang, kind == DATE]
    return outcome_in_words(outcome, kind, lang)


def joined_spans(outcomes: Iterable[Any], kind: Kind) -> list[Any]:
    """Return outcomes with those made one between which nothing lies in the steps of their kind: a fen, a day, one.

    `0元，或者0.01元至99.99元，或者100元` is `0元至100元` for a reader; two amounts alone, without a span, stay two.
    """
    step = timedelta(days=1) if kind == DATE else 1 if _is_whole(kind) else FEN
    found: list[Any] = []
    for one in outcomes:
        last = found[-1] if found else None
        together = None if last is None else _together(last, one, step)
        found[-1:] = [together] if together is not None else [*found[-1:], one]
    return found


def _is_whole(kind: Kind) -> bool:
    return bool(kind.is_amount and kind.detail.is_counted)


def _together(one: Any, other: Any, step: Any) -> Bounds | None:
    """Return two outcomes as one span where the second begins no more than a step behind the first."""
    if not (isinstance(one, Bounds) or isinstance(other, Bounds)):
        return None
    first, second = (end if isinstance(end, Bounds) else Bounds(end, end) for end in (one, other))
    measured = all(
        isinstance(end, (int, Decimal, date)) and not isinstance(end, bool) for end in (first.high, second.low)
    )
    if not measured or first.usual or second.usual or second.low - first.high > step:
        return None
    return Bounds(first.low, second.high)


def range_in_words(
    low: Quantity | None,
    high: Quantity | None,
    lang: str = "zh",
    *,
    low_included: bool = True,
    high_included: bool = True,
) -> str:
    """Return a range as the law writes it: `1000元以上5000元以下`, `1000元以下`, `超过1000元`; 以上 and 以下 include.

    Args:
        low: the low end, if any.
        high: the high end, if any.
        lang: the language.
        low_included: whether the low end is in.
        high_included: whether the high end is in.
    """
    if lang == "zh":
        return written_range(low, high, low_included=low_included, high_included=high_included)
    bottom, top = (None if end is None else _amount(end.amount, end.unit, lang) for end in (low, high))
    lower = "" if bottom is None else f"{'at least' if low_included else 'more than'} {bottom}"
    upper = "" if top is None else f"{'at most' if high_included else 'less than'} {top}"
    if bottom and top and low_included and high_included:
        return f"{bottom} to {top}"
    return " and ".join(filter(None, (lower, upper)))


@functools.lru_cache(maxsize=4096)
def sentence(text: str, lang: str) -> str:
    """Return `text` ended as a sentence, its first letter large in English."""
    if lang == "zh":
        said = punctuated(text)
        return said if said.endswith(("。", "？", "！")) else f"{said}。"
    large = text[:1].upper() + text[1:]
    return large if large.endswith((".", "?", "!")) else f"{large}."


WIDE = str.maketrans(",;:?!()", "，；：？！（）")
QUOTED = re.compile(r"(“[^”]*”)")
NARROW = re.compile(r"(?<![0-9A-Za-z])[,;:?!()]|[,;:?!()](?![0-9A-Za-z ])")


def quoted_within(text: str) -> str:
    """Return a text as it stands within quotation marks: its own are single ones."""
    return text.translate(INNER)


INNER = str.maketrans("“”", "‘’")  # noqa: RUF001  (the marks of a Chinese text)


@functools.lru_cache(maxsize=4096)
def punctuated(text: str) -> str:
    """Return a Chinese sentence with full-width punctuation; quoted words keep the published characters."""
    if text.isascii():
        return text
    return "".join(
        part if part.startswith("“") else NARROW.sub(lambda found: found[0].translate(WIDE), part)
        for part in QUOTED.split(text)
    )
