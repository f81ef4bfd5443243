"""Where a provision stands: article (条), paragraph (款, counted by position) and point (项)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

from regkit.law.errors import AddressError, InputError
from regkit.law.numerals import LARGEST, numeral, parse_numeral

__all__ = ["Address", "numeral", "parse_numeral"]

NUMBER = r"[0-9一二三四五六七八九十]+"
CHINESE = re.compile(rf"第({NUMBER})条(?:第({NUMBER})款)?(?:第[(（]?({NUMBER})[)）]?项)?")
EID = re.compile(r"art_([0-9]+)(?:__para_([0-9]+))?(?:__point_([0-9]+))?")
SHORT = re.compile(r"([0-9]+)(?:\.([0-9]+))?(?:\(([0-9]+)\))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class Address:
    """The place of a provision; a point may be addressed without its paragraph, as Chinese law does.

    Attributes:
        article, paragraph, point: positive whole numbers; `None` where the address does not go so deep.
    """

    article: int
    paragraph: int | None = None
    point: int | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that no provision bears."""
        for number in (self.article, self.paragraph, self.point):
            if number is not None and (isinstance(number, bool) or not 1 <= number <= LARGEST):
                raise AddressError(f"no provision is numbered `{number}`", hint=f"numbers run from 1 to {LARGEST}")

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address written as `第十六条第一款第(二)项`, `art_16__para_1__point_2` or `16.1(2)`.

        Raises:
            AddressError: the text is none of these.
        """
        squeezed = "".join(text.split())
        for form in (CHINESE, EID, SHORT):
            if found := form.fullmatch(squeezed):
                return cls._of(text, *found.groups())
        raise _unreadable(text)

    @classmethod
    def _of(cls, text: str, article: str, paragraph: str | None, point: str | None) -> Address:
        try:
            return cls(_number(article), paragraph and _number(paragraph), point and _number(point))  # type: ignore[arg-type]
        except InputError:
            raise _unreadable(text) from None

    @property
    def zh(self) -> str:
        """The address as Chinese law cites it: `第十六条第一款第(二)项`."""
        paragraph = "" if self.paragraph is None else f"第{numeral(self.paragraph)}款"
        point = "" if self.point is None else f"第({numeral(self.point)})项"
        return f"第{numeral(self.article)}条{paragraph}{point}"

    @property
    def eid(self) -> str:
        """The identifier in the manner of Akoma Ntoso: `art_16__para_1__point_2`."""
        paragraph = "" if self.paragraph is None else f"__para_{self.paragraph}"
        point = "" if self.point is None else f"__point_{self.point}"
        return f"art_{self.article}{paragraph}{point}"

    @property
    def short(self) -> str:
        """The short form used in notes: `16.1(2)`."""
        paragraph = "" if self.paragraph is None else f".{self.paragraph}"
        point = "" if self.point is None else f"({self.point})"
        return f"{self.article}{paragraph}{point}"

    def touches(self, other: Address) -> bool:
        """Return whether one of the two addresses lies within the other, or they are the same place."""
        pairs = ((self.paragraph, other.paragraph), (self.point, other.point))
        return self.article == other.article and all(a is None or b is None or a == b for a, b in pairs)

    def __lt__(self, other: Address) -> bool:
        """Return whether the provision comes first; a whole comes before its parts."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.article, self.paragraph or 0, self.point or 0

    def __str__(self) -> str:
        """Return the Chinese citation."""
        return self.zh


def _number(text: str) -> int:
    """Read `16` or `十六`, refusing numerals that are not written as the law writes them."""
    if text.isdigit():
        return int(text)
    number = parse_numeral(text)
    if not 1 <= number <= LARGEST or numeral(number) != text:
        raise _unreadable(text)
    return number


def _unreadable(text: str) -> AddressError:
    return AddressError(
        f"`{text}` is not an address",
        hint="write `第十六条第一款第(二)项`, `art_16__para_1__point_2` or `16.1(2)`",
    )
