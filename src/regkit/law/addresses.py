"""Where a provision stands: article (条), paragraph (款, counted by position), point (项) and sub-point (目)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering

from regkit.law.errors import AddressError
from regkit.law.lazy import Lazy
from regkit.law.ordinals import LARGEST_ORDINAL, ORDINAL, ordinal, read_ordinal

__all__ = ["Address"]

NUMBER = rf"({ORDINAL}+)"
BRACKETED = rf"[(（]?{NUMBER}[)）]?"
CHINESE = Lazy(rf"第{NUMBER}条(?:之{NUMBER})?(?:第{NUMBER}款)?(?:第{BRACKETED}项(?:第{BRACKETED}[、.．]?目)?)?")
EID = Lazy(r"art_([0-9]+)(?:-([0-9]+))?(?:__para_([0-9]+))?(?:__point_([0-9]+)(?:__sub_([0-9]+))?)?")
SHORT = Lazy(r"([0-9]+)(?:-([0-9]+))?(?:\.([0-9]+))?(?:\(([0-9]+)\)(?:\(([0-9]+)\))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class Address:
    """The place of a provision; a point may be addressed without its paragraph, as Chinese law does.

    Attributes:
        article, paragraph, point, sub: positive whole numbers; `None` where the address does not go so deep.
        inserted: the number of an article inserted after another: 1 for 第三十七条之一; `None` for any other.
    """

    article: int
    paragraph: int | None = None
    point: int | None = None
    sub: int | None = None
    inserted: int | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that no provision bears, and a sub-point of no point."""
        for number in (self.article, self.paragraph, self.point, self.sub, self.inserted):
            if number is not None and (isinstance(number, bool) or not 1 <= number <= LARGEST_ORDINAL):
                raise AddressError(
                    f"no provision is numbered `{number}`",
                    hint=f"numbers run from 1 to {LARGEST_ORDINAL}",
                    zh=f"条款项没有序号 `{number}`",
                    hint_zh=f"序号自1至{LARGEST_ORDINAL}",
                )
        if self.sub is not None and self.point is None:
            raise AddressError(f"sub-point `{self.sub}` stands in no point", hint="name its point: `point=2, sub=3`")

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address written as `第十六条第一款第(二)项`, `art_16__para_1__point_2` or `16.1(2)`.

        Sub-points are `第3目`, `__sub_3` and `(3)`; inserted articles `第三十七条之一`, `art_37-1` and `37-1`.

        Raises:
            AddressError: the text is none of these.
        """
        squeezed = "".join(text.split())
        for form in (CHINESE, EID, SHORT):
            if found := form.fullmatch(squeezed):
                return cls._of(text, found.groups())
        raise _unreadable(text)

    @classmethod
    def _of(cls, text: str, parts: tuple[str | None, ...]) -> Address:
        numbers = [None if part is None else read_ordinal(part) for part in parts]
        article, inserted, paragraph, point, sub = numbers
        if article is None or any(part and not number for part, number in zip(parts, numbers, strict=True)):
            raise _unreadable(text)
        return cls(article, paragraph, point, sub, inserted)

    @property
    def zh(self) -> str:
        """The address as Chinese law cites it: `第十六条第一款第(二)项第3目`."""
        inserted = "" if self.inserted is None else f"之{ordinal(self.inserted)}"
        paragraph = "" if self.paragraph is None else f"第{ordinal(self.paragraph)}款"
        point = "" if self.point is None else f"第({ordinal(self.point)})项"
        sub = "" if self.sub is None else f"第{self.sub}目"
        return f"第{ordinal(self.article)}条{inserted}{paragraph}{point}{sub}"

    @property
    def eid(self) -> str:
        """The identifier in the manner of Akoma Ntoso: `art_16__para_1__point_2__sub_3`, `art_37-1`."""
        inserted = "" if self.inserted is None else f"-{self.inserted}"
        paragraph = "" if self.paragraph is None else f"__para_{self.paragraph}"
        point = "" if self.point is None else f"__point_{self.point}"
        sub = "" if self.sub is None else f"__sub_{self.sub}"
        return f"art_{self.article}{inserted}{paragraph}{point}{sub}"

    @property
    def short(self) -> str:
        """The short form used in notes: `16.1(2)`, `16.1(2)(3)`, `37-1`."""
        inserted = "" if self.inserted is None else f"-{self.inserted}"
        paragraph = "" if self.paragraph is None else f".{self.paragraph}"
        below = "".join(f"({number})" for number in (self.point, self.sub) if number is not None)
        return f"{self.article}{inserted}{paragraph}{below}"

    def touches(self, other: Address) -> bool:
        """Return whether one of the two addresses lies within the other, or they are the same place."""
        pairs = ((self.paragraph, other.paragraph), (self.point, other.point), (self.sub, other.sub))
        same = (self.article, self.inserted) == (other.article, other.inserted)
        return same and all(a is None or b is None or a == b for a, b in pairs)

    def __lt__(self, other: Address) -> bool:
        """Return whether the provision comes first; a whole comes before its parts."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, ...]:
        return self.article, self.inserted or 0, self.paragraph or 0, self.point or 0, self.sub or 0

    def __str__(self) -> str:
        """Return the Chinese citation."""
        return self.zh


def _unreadable(text: str) -> AddressError:
    return AddressError(
        f"`{text}` is not an address",
        hint="write `第十六条第一款第(二)项第3目`, `art_16__para_1__point_2__sub_3` or `16.1(2)(3)`",
        zh=f"`{text}` 不是条款的写法",
        hint_zh="可写 `第十六条第一款第(二)项第3目`、`art_16__para_1__point_2__sub_3` 或者 `16.1(2)(3)`",
    )
