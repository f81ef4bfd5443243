"""The numbers that provisions bear, read strictly and written as the law writes them: `第一百零五条`, `第12条`."""

from __future__ import annotations

from functools import lru_cache

from regkit.law.errors import InputError

__all__ = ["LARGEST_ORDINAL", "ORDINAL", "ordinal", "read_ordinal"]

LARGEST_ORDINAL = 9999
"""The largest that is read. One more is written, to say what was expected after it."""
ONES = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千", "万")
ZERO = str.maketrans("〇○", "零零")
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
ORDINAL = "[0-9０-９零〇○一二三四五六七八九十百千]"
"""A character of an ordinal, as a regular expression."""


@lru_cache(maxsize=4096)
def ordinal(number: int) -> str:
    """Return 1 to 10000 as provisions are numbered: `十五`, `一百零五`, `一千一百一十九`.

    Raises:
        InputError: the number lies outside 1 to 10000.
    """
    if not 1 <= number <= LARGEST_ORDINAL + 1:
        raise InputError(
            f"`{number}` cannot be written as the number of a provision", hint=f"1 to {LARGEST_ORDINAL} can"
        )
    digits = [int(digit) for digit in str(number)]
    places = zip(digits, reversed(UNITS[: len(digits)]), strict=True)
    words = "".join(ONES[digit] + unit if digit else "零" for digit, unit in places).rstrip("零")
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.removeprefix("一") if words.startswith("一十") else words


@lru_cache(maxsize=4096)
def read_ordinal(text: str) -> int | None:
    """Return the number that an ordinal states, or `None` where it is not written as an ordinal is.

    Hanzi must be written in full (`一百一十`, not `一百十`); 〇 may stand for 零; digits may be of full width.
    """
    plain = text.translate(WIDE).translate(ZERO)
    if plain.isascii() and plain.isdigit():
        return int(plain) if plain[0] != "0" and int(plain) <= LARGEST_ORDINAL else None
    number = _value(plain)
    return number if 1 <= number <= LARGEST_ORDINAL and ordinal(number) == plain else None


def _value(hanzi: str) -> int:
    """Return what the characters add up to, be they in order or not; writing it out again tells."""
    total, digit = 0, 0
    for char in hanzi:
        if char in UNITS[1:]:
            total, digit = total + (digit or 1) * 10 ** UNITS.index(char), 0
        elif char in ONES:
            digit = ONES.index(char)
        else:
            return 0
    return total + digit
