"""Headings of tables: the name, the unit that stands with it, and which known name a strange one resembles.

What makes no difference is folded: width, spaces, line breaks, stars, a colon at the end, 缴 for 交. A heading that
resembles a known one is not read for it, for it may mean another thing; it is not taken for a column of no
importance either.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from regkit.language.vocabulary import folded
from regkit.law import InputError, Unit
from regkit.law.amounts import read_amount

__all__ = ["MONEY_UNITS", "Heading", "fits", "folded_heading", "is_unit", "parsed", "resembling"]

MONEY_UNITS = ("亿元", "千万元", "百万元", "万元", "千元", "元")
OTHER_UNITS = ("天", "名", "个")
"""Words that stand for a unit in headings and not in the law."""
BRACKETS = re.compile(r"(?P<name>.+?)\((?P<said>[^()]*)\)")
AFTER = re.compile(r"(?P<name>.+?)[,、/_:-](?P<said>[^,、/_:-]+)")
REMARKS = frozenset(
    {*("必填", "选填", "可选", "如有", "没有不填", "下拉选择"), *("全称", "是/否", "是或否", "有/无", "日期", "年月日")}
)
ALIKE = str.maketrans("缴帐", "交账")
GENERIC = frozenset("单位 项目 工程 企业 名称 编号 日期 时间 建设 施工 情况 信息 类型 类别 金额".split())  # noqa: SIM905
"""Pairs of signs that headings of all sorts have in common."""
NUMBERED = ("编号", "号", "号码", "电话", "人", "地址", "科室")
"""How headings end whose columns hold no fact of a rule."""
CLOSE = 2 / 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        text: as it stands in the table.
        name: without its unit and what makes no difference.
        unit: the unit that stands with it, such as `万元`.
    """

    text: str
    name: str
    unit: str | None = None


@functools.lru_cache(maxsize=1 << 12)
def folded_heading(text: str) -> str:
    """Return a heading without what makes no difference."""
    return folded(text.replace("\ufeff", "")).replace("*", "").rstrip(":").translate(ALIKE)


@functools.lru_cache(maxsize=1 << 12)
def parsed(text: str) -> Heading:
    """Return a heading's name and unit."""
    name, unit = folded_heading(text), None
    while found := BRACKETS.fullmatch(name) or AFTER.fullmatch(name):
        said = re.sub("^单位[:是]?", "", found["said"])
        if said not in REMARKS and (unit is not None or not is_unit(said)):
            break
        name, unit = found["name"], unit if said in REMARKS else said
    return Heading(text, name, unit)


def is_unit(word: str) -> bool:
    """Return whether a word is one of the units that numbers are written in."""
    return word in {*MONEY_UNITS, *OTHER_UNITS, *(unit.zh for unit in Unit.all())}


def fits(word: str, unit: Unit) -> bool:
    """Return whether a word is a unit in which amounts of a unit may be written."""
    if unit is Unit.YUAN:
        return word in MONEY_UNITS
    try:
        read_amount(f"1{word}", unit)
    except InputError:
        return False
    return True


def resembling(name: str, known: Iterable[str]) -> tuple[dict[str, float], list[str]]:
    """Return the known names that a strange one may well mean, and those with which it shares a telling pair of signs.

    The first are likelier than not, whatever stands in the column, and come with how like they are, the likest first;
    the second are possible only where the values of the column fit.
    """
    likely: dict[str, float] = {}
    possible: list[str] = []
    for other in known:
        if name.endswith(NUMBERED) and not other.endswith(NUMBERED):
            continue
        if (score := _likeness(name, other)) >= CLOSE:
            likely[other] = score
        elif _pairs(name) & _pairs(other):
            possible.append(other)
    return dict(sorted(likely.items(), key=lambda pair: -pair[1])), possible


def _likeness(name: str, other: str) -> float:
    """Return how much of the known name stands in the strange one in its order, or how like they are as a whole."""
    blocks = SequenceMatcher(None, name, other, autojunk=False).get_matching_blocks()
    common, longest = sum(block.size for block in blocks), max(block.size for block in blocks)
    if longest < 2 and not (len(name) == len(other) > 2):  # noqa: PLR2004  (single signs in common say nothing)
        return 0.0
    return max(2 * common / (len(name) + len(other)), common / len(other))


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)} - GENERIC
