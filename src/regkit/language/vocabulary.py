"""How people write facts: yes and no, days, and the marks that say nothing or that nobody knows.

One table for models, files and frames, so that a cell means the same wherever it is read. What cannot be read without
guessing is not read: a time of day is not cut off, a bare number is no day unless it is written as one.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final, Self

from regkit.law.errors import RegkitError
from regkit.law.quantities import dates_in

__all__ = [
    "BLANK",
    "EARLIEST",
    "LATEST",
    "NO",
    "SEPARATORS",
    "UNKNOWN",
    "YES",
    "Number",
    "SheetNumber",
    "day_of",
    "flag_of",
    "folded",
    "moment_of",
    "serial_day",
]

YES: Final = frozenset(
    "是 有 对 已 √ ✓ ✔ ☑ 1 yes Yes YES true True TRUE Y y T t".split()  # noqa: SIM905  (a table of words)
)
NO: Final = frozenset(
    "否 无 错 未 没有 不是 × ✗ ✘ ☒ 0 no No NO false False FALSE N n F f".split()  # noqa: SIM905
)
UNKNOWN: Final = frozenset({"未知", "不详", "不明", "不清楚", "待定", "unknown", "Unknown", "UNKNOWN", "?", "？"})
"""What says that a fact is not known; a presumption no longer holds."""
BLANK: Final = frozenset({"/", "\uff0f", "\\", "-", "－", "--", "–", "—", "——", "―", "…", "无", "N/A", "n/a", "NA"})
"""What fills a cell that says nothing, as if it were empty; `无` is a no where one is asked for, and an empty set."""
SEPARATORS: Final = re.compile(r"[、,，;；|\n]")
"""What stands between the words of a cell that holds several."""
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


class Number(str):
    """A number of a JSON or YAML file, in its own characters: in the unit of its fact where it names none."""

    __slots__ = ()


class SheetNumber(str):
    """A number of a workbook, as a decimal.

    Attributes:
        unit: the unit in which its format shows it, such as `万元`; `¥` where it shows the sign alone.
    """

    __slots__ = ("unit",)
    unit: str | None

    def __new__(cls, text: str, unit: str | None = None) -> Self:
        """Make a number from its decimal digits and the unit of its format."""
        made = super().__new__(cls, text)
        made.unit = unit
        return made


def folded(text: str) -> str:
    """Return a text without what makes no difference: width, case, spaces, the kind of brackets and dots."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def flag_of(value: object) -> bool | None:
    """Return the yes or no that a value says, or nothing where it says neither."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, str)):
        text = str(value).strip()
        return True if text in YES else False if text in NO else None
    return None


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────

WRITTEN_DAY = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日|(?P<month3>\d{2})(?P<day3>\d{2}))"
    r"(?:(?:T| +)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d+))?)?)?"
)
HANZI_DAY = re.compile(r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")
SERIALS = range(20_000, 80_000)
"""Numbers that a workbook can mean as days: 1954 to 2119, counted from 1900."""
DAY_ZERO = date(1899, 12, 30)


def day_of(value: object) -> date | None:
    """Return the day that a value says, or nothing where it says none, or a time of day with it.

    Read are days, midnights, `2012-09-01`, `2012/9/1`, `2012.9.1`, `20120901`, `2012年9月1日`, `二〇一二年九月一日`,
    each with a time of `0:00` or none; and a number of a workbook that counts days, as Excel does.
    """
    found = moment_of(value)
    if found is None or found != datetime(found.year, found.month, found.day):  # noqa: DTZ001  (a calendar day)
        return None
    return found.date()


def moment_of(value: object) -> datetime | None:
    """Return the day with the time of day that a value says; midnight where it names no time."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, SheetNumber) and (counted := serial_day(value)) is not None:
        return datetime(counted.year, counted.month, counted.day)  # noqa: DTZ001
    return _moment_of_text(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _moment_of_text(text: str) -> datetime | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > 40:  # noqa: PLR2004  (no day is that long)
        return None
    found = WRITTEN_DAY.fullmatch(plain)
    try:
        if found is None:
            days = dates_in(text.strip()) if HANZI_DAY.fullmatch(text.strip()) else ()
            return datetime(days[0].year, days[0].month, days[0].day) if len(days) == 1 else None  # noqa: DTZ001
        part = {
            name.rstrip("23"): int(digits)
            for name, digits in found.groupdict().items()
            if digits and digits != found["mark"]
        }
        clock = part.get("hour", 0), part.get("minute", 0), part.get("second", 0), int(bool(part.get("fraction")))
        return datetime(part["year"], part["month"], part["day"], *clock)  # noqa: DTZ001
    except (ValueError, RegkitError):
        return None


def serial_day(text: str) -> date | None:
    """Return the day that a bare number may mean, as Excel counts days from 1900; nothing where it cannot."""
    digits = text.strip()
    if len(digits) > 5 or not digits.isascii() or not digits.isdigit() or int(digits) not in SERIALS:  # noqa: PLR2004
        return None
    return DAY_ZERO + timedelta(days=int(digits))
