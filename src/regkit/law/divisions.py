"""The divisions of a regulation above its articles, 编, 分编, 章 and 节, and the addresses at which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regkit.law.addresses import Address
from regkit.law.errors import AddressError
from regkit.law.ordinals import ordinal

__all__ = ["Heading", "heading_at"]

FORMS = {
    "编": ("第{}编", "part_{}"),
    "分编": ("第{}分编", "subpart_{}"),
    "章": ("第{}章", "chp_{}"),
    "节": ("第{}节", "sec_{}"),
    "、": ("{}、", "hdg_{}"),
    "（）": ("（{}）", "subhdg_{}"),
    "附则": ("附则", "supplementary"),
}
"""How each kind is written in an address, in Chinese and as an identifier."""
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above articles.

    Attributes:
        kind: 编, 分编, 章 or 节; `、` for a heading numbered 一、; 附则 where it stands without a number.
        number: its number, counted within the heading above it; `None` for 附则 without one.
        title: as published; a title in two lines is joined.
        opens, closes: the addresses of the first and the last article under it.
        above: the heading under which it stands.
    """

    kind: str
    number: int | None
    title: str
    opens: Address
    closes: Address
    above: Heading | None = None

    @property
    def first(self) -> int:
        """The number of the first article under it."""
        return self.opens.article

    @property
    def last(self) -> int:
        """The number of the last article under it."""
        return self.closes.article

    @property
    def zh(self) -> str:
        """Where it stands, as the law cites it: `第二编第一章第二节`; 附则 without a number is `附则`."""
        return (self.above.zh if self.above else "") + _own(self)[0]

    @property
    def eid(self) -> str:
        """The identifier in the manner of Akoma Ntoso: `part_2__chp_1__sec_2`."""
        return (f"{self.above.eid}__" if self.above else "") + _own(self)[1]

    def names(self) -> Iterator[str]:
        """Yield its names in both forms, its own alone and with each of the headings above it."""
        zh, eid = _own(self)
        yield from (zh, eid)
        above = self.above
        while above is not None:
            zh, eid = _own(above)[0] + zh, f"{_own(above)[1]}__{eid}"
            yield from (zh, eid)
            above = above.above

    def __str__(self) -> str:
        """Return the Chinese citation."""
        return self.zh


def _own(heading: Heading) -> tuple[str, str]:
    """Return its name in both forms, without the headings above it."""
    zh, eid = FORMS[heading.kind]
    return zh.format("" if heading.number is None else ordinal(heading.number)), eid.format(heading.number)


def heading_at(headings: tuple[Heading, ...], address: str, title: str) -> Heading:
    """Return the heading at an address in either form; where it is the only one of its name, that name will do.

    Raises:
        AddressError: there is none, or more than one, in the regulation of this title.
    """
    squeezed = "".join(address.split())
    found = [one for one in headings if squeezed in one.names()]
    found = [one for one in found if squeezed in {one.zh, one.eid}] or found
    if len(found) == 1:
        return found[0]
    if not found:
        known = "、".join(one.zh for one in headings[:SHOWN]) + ("…" if len(headings) > SHOWN else "")
        raise AddressError(
            f"there is no heading `{address}` in 《{title}》",
            hint=f"it has {known or 'no headings'}",
            zh=f"《{title}》没有章节 `{address}`",
            hint_zh=f"现有：{known or '没有章节'}",
        )
    raise AddressError(
        f"heading `{address}` of 《{title}》 is not one place",
        hint="name it in full: " + "、".join(map(str, found)),
        zh=f"《{title}》的 `{address}` 不止一处",
        hint_zh="请写全名：" + "、".join(map(str, found)),
    )
