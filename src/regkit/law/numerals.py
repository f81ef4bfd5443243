"""Chinese numerals, as the law numbers its provisions, counts, and dates itself."""

from __future__ import annotations

from regkit.law.errors import InputError

__all__ = ["DIGITS", "LARGEST", "numeral", "parse_numeral"]

LARGEST = 99
ONES = "一二三四五六七八九"
ZEROS = "〇零○◯OoＯ0"
DIGITS = dict.fromkeys(ZEROS, 0) | {one: i for i, one in enumerate(ONES, start=1)} | {"两": 2}
SMALL = {"十": 10, "百": 100, "千": 1_000}
LARGE = {"万": 10_000, "亿": 100_000_000}


def numeral(number: int) -> str:
    """Return 1 to 99 as provisions are numbered: `十五`, `二十`.

    Raises:
        InputError: the number lies outside 1 to 99.
    """
    if not 1 <= number <= LARGEST:
        raise InputError(f"`{number}` cannot be written as the number of a provision", hint="1 to 99 can")
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else ONES[tens - 1]) + "十" if tens else ""
    return ten + (ONES[ones - 1] if ones else "")


def parse_numeral(text: str) -> int:
    """Return the whole number that Chinese numerals state: `十五`, `两`, `三千万`, or digit by digit `二〇〇六`.

    Raises:
        InputError: a character is no numeral.
    """
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in SMALL:
            section, digit = section + (digit or 1) * SMALL[char], 0
        elif char in LARGE:
            total, section, digit = total + (section + digit) * LARGE[char], 0, 0
        else:
            raise _not_a_numeral(text)
    if not text:
        raise _not_a_numeral(text)
    return total + section + digit


def _not_a_numeral(text: str) -> InputError:
    return InputError(f"`{text}` is not a Chinese numeral", hint="such as `九`, `十五`, `二十` or `两`")
