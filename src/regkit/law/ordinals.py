"""The numbers that provisions bear, read strictly and written as the law writes them: `第一百零五条`, `第12条`."""

from __future__ import annotations

from functools import lru_cache

from regkit.law.errors import InputError
from regkit.law.numerals import numeral, parse_numeral

__all__ = ["LARGEST_ORDINAL", "ORDINAL", "ordinal", "read_ordinal"]

LARGEST_ORDINAL = 9999
"""The largest that is read. One more is written, to say what was expected after it."""
ORDINAL = "[0-9０-９零〇○一二三四五六七八九十百千]"
"""A character of an ordinal, as a regular expression."""
ZERO = str.maketrans("〇○", "零零")
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@lru_cache(maxsize=4096)
def ordinal(number: int) -> str:
    """Return 1 to 10000 as provisions are numbered: `十五`, `一百零五`, `一千一百一十九`.

    Raises:
        InputError: the number lies outside 1 to 10000.
    """
    if not 1 <= number <= LARGEST_ORDINAL + 1:
        raise InputError(
            f"`{number}` cannot be written as the number of a provision",
            hint=f"1 to {LARGEST_ORDINAL + 1} can",
            zh=f"`{number}` 不能写成条文序号",
            hint_zh=f"可写1至{LARGEST_ORDINAL + 1}",
        )
    return numeral(number)


@lru_cache(maxsize=4096)
def read_ordinal(text: str) -> int | None:
    """Return the number that an ordinal states, or `None` where it is not written as an ordinal is.

    Hanzi must be written in full (`一百一十`, not `一百十`); 〇 may stand for 零; digits may be of full width.
    """
    plain = text.translate(WIDE).translate(ZERO)
    if plain.isascii() and plain.isdigit():
        return int(plain) if plain[0] != "0" and int(plain) <= LARGEST_ORDINAL else None
    try:
        number = parse_numeral(plain)
    except InputError:
        return None
    return number if 1 <= number <= LARGEST_ORDINAL and ordinal(number) == plain else None
