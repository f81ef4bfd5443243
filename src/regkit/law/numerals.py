"""Numbers in Chinese words, read and written by one grammar: `二十二点五`, `1亿2000万`, `壹万贰仟`, `二〇〇六`.

What the grammar does not read it refuses whole: it never takes the tail of a number for the number.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache

from regkit.law.errors import InputError
from regkit.law.lazy import Lazy

__all__ = [
    "DIGITS",
    "EXACT",
    "HANZI",
    "NARROW",
    "is_whole",
    "numeral",
    "parse_number",
    "parse_numeral",
    "trailing_scale",
]

BOUNDLESS = 10**16
LONGEST = 64
"""More characters than any number has that can be held exactly."""
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
"""Reckons apart from the caller's own precision, and refuses to round."""
ONES = "一二三四五六七八九"
ZEROS = "〇零○◯OoＯ0"
DIGITS = dict.fromkeys(ZEROS, 0) | {one: i for i, one in enumerate(ONES, start=1)} | {"两": 2}
SMALL = {"千": 1_000, "百": 100, "十": 10}
LARGE = {"亿": 100_000_000, "万": 10_000}
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
PLAIN = "零一二三四五六七八九十百千万亿"
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
SAME = dict(zip(f"{CAPITALS}〇○◯貳參叄陸萬億兩", f"{PLAIN}零零零二三三六万亿两", strict=True))
VARIANTS = str.maketrans({**SAME, **TENS})
HANZI = f"{PLAIN}〇○◯两{CAPITALS[1:13]}貳參叄陸萬億{''.join(TENS)}"
"""Every character that can stand in a number in Chinese words, the point aside."""
NARROW = str.maketrans("０１２３４５６７８９，．￥（）－％﹪　\u00a0", "0123456789,.¥()-%%  ")
"""From full width to half width, a character for a character."""

DIGIT = "[一二两三四五六七八九1-9]"
SECTION = Lazy(
    rf"(?:({DIGIT})千)?(?:(?<=千)零(?=.(?:百|$))|(?<=千)零(?=.?十)|)"
    rf"(?:({DIGIT})百)?(?:(?<=百)零(?=.$)|(?<=百)零(?=.?十)|)"
    rf"(?:({DIGIT}?)十)?({DIGIT})?"
)
ARABIC = Lazy(r"((?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?)([百千]?)")
POINTED = Lazy(r"(.+)点([零一二三四五六七八九]+)([十百千万亿]*)")
DIGIT_BY_DIGIT = Lazy("[一二三四五六七八九][零一二三四五六七八九]*零[零一二三四五六七八九]*")


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


def numeral(number: int | Decimal, *, capital: bool = False) -> str:
    """Return a number of 0 or more in Chinese words: `十五`, `一百零五`, `二十二点五`; in capitals `壹佰零伍`.

    Raises:
        InputError: the number is less than 0, boundless, or 10,000 million million or more.
    """
    if not 0 <= number < BOUNDLESS:
        raise InputError(
            f"`{number}` cannot be written in Chinese words",
            hint="0 to 9,999,999,999,999,999 can",
            zh=f"`{number}` 不能写成汉字数字",
            hint_zh="可写0至9,999,999,999,999,999",
        )
    whole, _, places = f"{Decimal(number):f}".partition(".")
    words = _integer(int(whole), top=not capital)
    if rest := places.rstrip("0"):
        words += "点" + "".join(PLAIN[int(digit)] for digit in rest)
    return words.translate(str.maketrans(PLAIN, CAPITALS)) if capital else words


def _integer(number: int, *, top: bool = False) -> str:
    """Write the largest scale and what is before it, then the rest, with a zero where a place is left out."""
    if number < len(PLAIN[:10]):
        return PLAIN[number]
    word, scale = next((word, scale) for word, scale in {**LARGE, **SMALL}.items() if number >= scale)
    head, tail = divmod(number, scale)
    before = "" if top and head == 1 and scale == SMALL["十"] else _integer(head, top=top)
    if not tail:
        return before + word
    # a section below 千 and a place below the next one are joined by a zero: 一万零五百, 一百零五
    return before + word + ("零" if tail < scale // 10 else "") + _integer(tail)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def parse_numeral(text: str) -> int:
    """Return the whole number that Chinese numerals state: `十五`, `两`, `三千万`, or digit by digit `二〇〇六`.

    Raises:
        InputError: the text is no whole number in Chinese words.
    """
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    number = parse_number(text)
    if not is_whole(number):
        raise _not_a_numeral(text)
    return int(number)


@cache
def parse_number(text: str) -> Decimal:
    """Return the number that `text` states, exactly: hanzi, capitals, digits, full width, or a mixture of them.

    Raises:
        InputError: the text is none, or could mean two numbers, such as `一百五` or `三四十`.
    """
    plain = text.translate(NARROW).replace(" ", "").translate(VARIANTS)
    try:
        number = _number(plain) if 0 < len(plain) <= LONGEST else None
    except (Inexact, InvalidOperation):
        number = None
    if number is None:
        raise _not_a_numeral(text)
    return number


def trailing_scale(text: str) -> int:
    """Return by how much the words at the end of a number multiply what stands before: 10,000 for `5万`."""
    scale = 1
    for char in reversed(text.translate(VARIANTS)):
        if char not in LARGE:
            return scale
        scale *= LARGE[char]
    return scale


def is_whole(number: Decimal) -> bool:
    """Return whether a number has no decimals, whatever the precision of the caller."""
    return number == number.to_integral_value()


def _number(text: str) -> Decimal | None:
    """Read a number by its largest scale; what follows the scale is smaller than it."""
    if found := POINTED.fullmatch(text):
        return _pointed(*found.groups())
    for word, scale in LARGE.items():
        head, found_word, tail = text.rpartition(word)
        if found_word:
            return _scaled(head, scale, tail)
    return _small(text)


def _scaled(head: str, scale: int, tail: str) -> Decimal | None:
    number = _number(head) if head and not head.startswith("零") else None
    rest = _tail(tail, scale) if tail else Decimal(0)
    if number is None or rest is None or (tail and not is_whole(number)):
        return None
    return EXACT.add(EXACT.multiply(number, Decimal(scale)), rest)


def _tail(text: str, scale: int) -> Decimal | None:
    """Read what follows a scale: `零五百` or `2000万`; a digit alone needs the zero, as 一万五 may be 15,000."""
    stripped = text.removeprefix("零")
    number = _number(stripped) if stripped and not stripped.startswith("零") else None
    if number is None or number >= scale or (stripped == text and len(text) == 1 and text in DIGITS):
        return None
    return number


def _pointed(whole: str, places: str, scales: str) -> Decimal | None:
    number = _number(whole)
    if number is None or not is_whole(number) or (scales and number >= LARGE["万"]):
        return None
    value = Decimal(f"{int(number)}.{_digits(places)}")
    for scale in scales:
        value = EXACT.multiply(value, Decimal({**SMALL, **LARGE}[scale]))
    return value


def _small(text: str) -> Decimal | None:
    """Read a number without 万 and 亿."""
    if text == "零":
        return Decimal(0)
    if found := ARABIC.fullmatch(text):
        return EXACT.multiply(Decimal(found[1].replace(",", "")), Decimal(SMALL.get(found[2], 1)))
    if DIGIT_BY_DIGIT.fullmatch(text):
        return Decimal(_digits(text))
    found = SECTION.fullmatch(text)
    if found is None or (found[4] and len(text) > 1 and text[-2] in "百千"):
        return None
    places = zip((1000, 100, 10, 1), found.groups(), strict=True)
    return Decimal(sum(_digit(digit) * place for place, digit in places if digit is not None))


def _digit(text: str) -> int:
    return int(text) if text.isascii() and text else DIGITS.get(text, 1)


def _digits(text: str) -> str:
    return "".join(str(DIGITS[char]) for char in text)


def _not_a_numeral(text: str) -> InputError:
    return InputError(
        f"`{text}` is not a number in Chinese words",
        hint="such as `九`, `二十二点五` or `3.2亿`",
        zh=f"`{text}` 不是汉字数字",
        hint_zh="如 `九`、`二十二点五`、`3.2亿`",
    )
