"""Money in and out of text: exact yuan, never a binary fraction, never a guessed unit."""

from __future__ import annotations

import functools
import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Literal

from regkit.law.errors import InputError
from regkit.law.lazy import Lazy
from regkit.law.numerals import EXACT, HANZI, NARROW, parse_number

__all__ = ["format_money", "format_units", "parse_money"]

SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
WAN, YI = 10_000, 100_000_000
INTEGER_DIGITS = 15
TOO_MUCH = Decimal(10) ** INTEGER_DIGITS
FEN = Decimal("0.01")
WIDE = Context(prec=60)

DIGITS = r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+"
AMOUNT = Lazy(
    rf"(?P<mark>¥|RMB|CNY|人民币)? *(?P<digits>(?:{DIGITS})(?:\.[0-9]+)?) *"
    r"(?P<scale>百万|千万|[百千万亿])?(?P<yuan>[元圆])?(?:整)?(?: *\(?人民币\)?)?",
    re.IGNORECASE,
)
IN_WORDS = Lazy(
    rf"(?:人民币)? *(?P<number>[0-9.,{HANZI}点]*[{HANZI}][0-9.,{HANZI}点]*?)(?:(?P<yuan>[元圆])|(?<=[万亿萬億]))"
    rf"(?:零?(?P<jiao>[1-9{HANZI}])角)?(?:零?(?P<fen>[1-9{HANZI}])分)?[整正]?(?: *\(?人民币\)?)?"
)
"""An amount with words of number in it: 五十万元, 1亿2000万元, 伍拾万元整, 一元五角."""
FOREIGN = Lazy(r"[$€£₩]|美元|美金|港[元币]|欧元|日元|英镑|澳[元门]|台币|韩元|卢布|USD|HKD|EUR|JPY|GBP", re.IGNORECASE)
LETTERS = Lazy(r"(?<=[0-9.,])[OoIl]|[OoIl](?=[0-9.,])")
EXAMPLES = "write such as `500000元`, `50万元`, `3,200万元`, `1.2亿元` or `五十万元`"
EXAMPLES_ZH = "写法如 `500000元`、`50万元`、`3,200万元`、`1.2亿元`、`五十万元`"


def parse_money(text: str | int | Decimal, *, unit: str | None = None) -> Decimal:
    """Return an amount in exact yuan.

    Args:
        text: `3,200万元`, `1.2亿元`, `32,000,000.00元`, `￥500000`, `五十万元`, `伍拾万元整`, `1亿2000万元`; or a whole
            number or Decimal, which means yuan. Places are counted after the unit: `0.0106亿元` is 1,060,000 yuan.
        unit: the unit of numbers that are written without one, such as `万元`.

    Raises:
        InputError: no unit, another currency, a negative or boundless amount, a binary fraction, a part of a fen,
            or anything that cannot be read without guessing.
    """
    if isinstance(text, str):
        yuan = _of_text(text, unit)
    elif isinstance(text, (int, Decimal)) and not isinstance(text, bool):
        yuan = _times(_finite(Decimal(text)), _scale(unit or "元"))
    else:
        raise InputError(
            f"`{text}` is not an exact amount of money",
            hint=EXAMPLES,
            zh=f"`{text}` 不是确切的金额",
            hint_zh=EXAMPLES_ZH,
        )
    return _accepted(yuan, text)


def _of_text(text: str, unit: str | None) -> Decimal:
    plain = text.translate(NARROW).strip()
    found = AMOUNT.fullmatch(plain)
    if found is None:
        return _of_words(text, plain)
    number = Decimal(found["digits"].replace(",", ""))
    if found["scale"] or found["yuan"]:
        return _times(number, SCALES[found["scale"] or ""])
    if found["mark"] or "人民币" in plain:
        return number
    if unit is None:
        raise InputError(f"`{text}` has no unit", hint=EXAMPLES, zh=f"`{text}` 没有单位", hint_zh=EXAMPLES_ZH)
    return _times(number, _scale(unit))


def _of_words(text: str, plain: str) -> Decimal:
    """Read an amount by the grammar of numbers, with 角 and 分 where they are written."""
    found = IN_WORDS.fullmatch(plain)
    if found is None:
        raise _unreadable(text, plain)
    try:
        whole, jiao, fen = (Decimal(0) if part is None else parse_number(part) for part in found.group(1, 3, 4))
    except InputError:
        raise _unreadable(text, plain) from None
    return EXACT.add(EXACT.add(whole, jiao.scaleb(-1)), fen.scaleb(-2))


def _scale(unit: str) -> Decimal:
    scale = unit.strip().removesuffix("元")
    if scale not in SCALES:
        raise InputError(
            f"`{unit}` is not a unit of money",
            hint="units are 元, 千元, 万元, 百万元, 千万元 and 亿元",
            zh=f"`{unit}` 不是金额单位",
            hint_zh="单位有元、千元、万元、百万元、千万元、亿元",
        )
    return SCALES[scale]


def _times(number: Decimal, scale: Decimal) -> Decimal:
    try:
        return EXACT.multiply(number, scale)
    except (Inexact, InvalidOperation):
        raise InputError(
            f"`{number}` has more digits than an amount of money can have",
            hint=EXAMPLES,
            zh=f"`{number}` 位数过多",
            hint_zh=EXAMPLES_ZH,
        ) from None


def _unreadable(text: str, plain: str) -> InputError:
    """Say why an amount cannot be read, the likeliest slip first."""
    if FOREIGN.search(plain):
        return InputError(
            f"`{text}` is not in yuan",
            hint="convert it to yuan first; the law names yuan only",
            zh=f"`{text}` 不是人民币金额",
            hint_zh="请先折算为人民币；条文只以元计",
        )
    if letter := LETTERS.search(plain):
        return InputError(
            f"`{text}` has a letter among its digits",
            hint=f"the letter `{letter[0]}` looks like a digit",
            zh=f"`{text}` 的数字中混有字母",
            hint_zh=f"字母 `{letter[0]}` 形似数字",
        )
    if plain.lstrip("¥").startswith("-"):
        return _negative(text)
    return InputError(
        f"`{text}` cannot be read as an amount of money",
        hint=EXAMPLES,
        zh=f"`{text}` 不能读作金额",
        hint_zh=EXAMPLES_ZH,
    )


def _accepted(yuan: Decimal, given: str | int | Decimal) -> Decimal:
    if yuan < 0:
        raise _negative(given)
    if yuan >= TOO_MUCH:
        raise InputError(
            f"`{given}` is more than an amount of money can be",
            hint=f"at most {INTEGER_DIGITS} digits",
            zh=f"`{given}` 超出金额的范围",
            hint_zh=f"至多{INTEGER_DIGITS}位",
        )
    exact = yuan.quantize(FEN, context=WIDE)
    if yuan != exact:
        raise InputError(
            f"`{given}` has a part smaller than one fen",
            hint="at most two decimals of a yuan",
            zh=f"`{given}` 有不足一分的部分",
            hint_zh="以元计至多两位小数",
        )
    has_idle_places = yuan and yuan.compare_total(exact) < 0  # 0.0106亿元 has four places, all zeros
    return exact if has_idle_places else yuan


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InputError(
            f"`{value}` is not an amount of money", hint=EXAMPLES, zh=f"`{value}` 不是金额", hint_zh=EXAMPLES_ZH
        )
    return value


def _negative(given: object) -> InputError:
    return InputError(
        f"`{given}` is less than nothing",
        hint="an amount of money is 0 or more",
        zh=f"`{given}` 小于零",
        hint_zh="金额为0以上",
    )


def format_money(amount: Decimal, lang: Literal["zh", "en"] = "zh") -> str:
    """Return yuan as text, exactly: `50万元`, `1,234,567.89元`; in English `¥500,000`.

    Raises:
        InputError: the amount is boundless.
    """
    return _formatted(_finite(amount), lang)


@functools.lru_cache(maxsize=65_536)
def _formatted(amount: Decimal, lang: Literal["zh", "en"]) -> str:
    """Return a finite amount as text; equal amounts have one text, however many places they are written with."""
    places = max(0, -int(amount.as_tuple().exponent))
    above, below = amount.as_integer_ratio()
    return format_units(above * 10**places // below, places, lang)


def format_units(units: int, places: int, lang: Literal["zh", "en"] = "zh") -> str:
    """Return an amount as text, given in the units of its last place: 123456 of two places are `1,234.56元`."""
    sign, size = ("-" if units < 0 else ""), abs(units)
    if lang == "en":
        return f"{sign}¥{_digits(size, places, group_from=1_000)}"
    yuan = 10**places
    if not size * 100 % (WAN * yuan):
        for unit, name in ((YI, "亿元"), (WAN, "万元")):
            hundredths, rest = divmod(size * 100, unit * yuan)
            if size >= unit * yuan and not rest:
                return f"{sign}{_digits(hundredths, 2, group_from=10_000)}{name}"
    return f"{sign}{_digits(size, places, group_from=10_000)}元"


def _digits(units: int, places: int, *, group_from: int) -> str:
    """Write a number with no trailing zeros and no exponent, its thousands parted from a certain size on."""
    whole, rest = divmod(units, 10**places)
    text = f"{whole:,}" if whole >= group_from else f"{whole}"
    return f"{text}.{rest:0{places}d}".rstrip("0") if rest else text
