"""The words around a number: what bounds it, beside it or elsewhere in its clause, and the thing it is per."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from regkit.law.boundary import AFTER, BEFORE, Says
from regkit.law.errors import QuantityError
from regkit.law.figures import Figure
from regkit.law.lazy import Lazy
from regkit.law.measures import TIMES, Unit
from regkit.law.numerals import HANZI
from regkit.law.ranges import is_range_mark

__all__ = ["JOINED", "Bounded", "bounded_in", "share_out"]

JOINED = Lazy(r" *[、,，]? *(?:且|并|并且|但|但是|至|到)? *")
"""What may stand between 以上 and the bound of the other end."""
MEASURE_WORDS = frozenset(
    "人户只头株棵台辆艘件份套间处项宗例页张块根条匹羽尾口度生班车船票册名位月天年日次周栋幢桩门床桌盒瓶箱袋"
)
THINGS = MEASURE_WORDS | {"季度", "学期", "学年", "年度", "人口", "人次", "车次", "班次", "航次", "千瓦时", "千瓦"}
"""What a rate is per, beside the units: 每户, 每只, 每季度."""
PUNCTUATION = "，。；：、,;:\n"
PER_GAP, NOUN_GAP, LISTED_GAP, LIMIT_GAP, SHORT_NOUN, LONGEST, LONGEST_CLAUSE = 12, 24, 5, 12, 3, 16, 100
NO_BOUND_WORD = Lazy(r"(?:送|到|抵|传|下|转|表|发)达$|(?:条|公|合|节|预|契|要|违|签|履|制|特|邀)约$|圆满$")
EVENT = Lazy(r"前$(?<![于的在比较按以其该过近年此间,，。；、种]前)")
DATED = TIMES | {"age"}
DATING = frozenset(word for word, says in AFTER.items() if says in {"before", "after"})
NO_EVENT = Lazy(rf"[0-9{HANZI}]+(?:年|个月|日)的?(?:平均|核定)")
"""前三年平均 are the three years before, and no day is set."""
LIMIT = Lazy(r"(最[高多长低少短])(?:[^的]{0,6}?[为是]|额|限额|扣减|可?扣|可以?处|处|可以?处?罚款)(?:人民币)? *$")
AT_LEAST = Lazy(rf"(至[少多]|最[少多])[^0-9{HANZI.replace('一', '')}]{{0,{LIMIT_GAP}}}$")
"""每年至少召开一次, 农民至少应当占成员总数的百分之八十."""
VERBS = Lazy(r"[处按照并由对给予罚加减收付]|部分")


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure, what is said of it, and where its words begin and end with the words that say so.

    Attributes:
        figure: the number with its unit.
        start, end: the words, with the bounding word where that stands beside the number.
        says: what is said of the number.
        word: the word that says it; empty where none does.
        prefix, suffix: the bounding words beside the number, or `None`.
        per: the thing that the number is per.
        is_apart: whether the bounding word stands elsewhere.
    """

    figure: Figure
    start: int
    end: int
    says: Says = "exactly"
    word: str = ""
    prefix: str | None = None
    suffix: str | None = None
    per: str = ""
    is_apart: bool = False


# ── beside the number ────────────────────────────────────────────────────────────────────────────


NOT_AFTER = {
    "以上": "(?!述)",
    "以下": "(?![列称]|简称)",
    "内": "(?![部容外地河陆设])",
    "外": "(?![国地资商部])",
    "前": "(?![款项条述])",
    "后": "(?![续备])",
    "届满": "(?![前后之以])",
}


ITSELF = rf"\((?P<{{}}>不?)(?:含|包括|包含)(?:本数|[0-9{HANZI}][^)]*)?\)"
WORDS_BEHIND = "|".join(word + NOT_AFTER.get(word, "") for word in AFTER)
BEHIND = Lazy(
    rf" *(?:人民币)? *(?:{ITSELF.format('one')})?(?:及其?|或者?)?(?P<word>{WORDS_BEHIND})(?:{ITSELF.format('two')})?"
)
AHEAD = Lazy(rf"(?P<word>{'|'.join(BEFORE)}) *(?:为|是)? *$")
COMPARING = Lazy("|".join(word for word in BEFORE if word.endswith(("于", "超过", "超出", "不足", "不到", "达到"))))


@cache
def _per_patterns(units: tuple[Unit, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a thing is found that follows 每, and one that follows the stroke of 元/吨."""
    things = "|".join(sorted({*THINGS, *(unit.zh for unit in units)}, key=lambda thing: (-len(thing), thing)))
    every = rf"每(?P<thing>(?:[0-9{HANZI}半]+)?(?:{things}))"
    return re.compile(every), re.compile(rf" */ *\(?(?P<things>(?:{things})(?:[·.](?:{things}))*)\)?")


def bounded_in(text: str, figures: list[Figure]) -> list[Bounded]:
    """Return the figures that state something, each with the words beside it that no figure before has taken.

    Raises:
        QuantityError: the words before and behind a number contradict each other.
    """
    found: list[Bounded] = []
    for i, figure in enumerate(figures):
        if figure.quantity is not None:
            found.append(_bounded(text, figures, i, found[-1].end if found else 0))
    return found


def _bounded(text: str, figures: list[Figure], i: int, taken: int) -> Bounded:
    figure = figures[i]
    per, start = _per_beside(text, figure.start)
    prefix, begins = _before(text, start)
    prefix, begins = (prefix, begins) if begins >= taken else (None, start)
    suffix, ends, included = _after(text, figure.end)
    if not _is_time(figure):  # 减除费用五千元后 dates nothing
        prefix, begins = (None, start) if prefix == "前" else (prefix, begins)
        suffix, ends = (None, figure.end) if suffix in DATING else (suffix, ends)
    behind, stop = _per_behind(text, figure.end)
    one = Bounded(figure, figure.start, stop, prefix=prefix, suffix=suffix, per=behind or per)
    one = _said(text, one, begins, ends, included=included)
    return one if one.per else replace(one, per=_per_in_clause(text, figures, i, begins if prefix else start))


def _is_time(figure: Figure) -> bool:
    return figure.quantity is not None and any(base in DATED for base, _ in figure.quantity.unit.dimension)


def _before(text: str, start: int) -> tuple[str | None, int]:
    near = text[max(0, start - LONGEST) : start].rstrip().removesuffix("人民币").rstrip()
    ends = max(0, start - LONGEST) + len(near)
    found = AHEAD.search(near)
    if found is not None and not NO_BOUND_WORD.search(near):
        return found["word"], ends - len(found[0])
    if EVENT.search(near) and ends > 1 and not NO_EVENT.match(text, start):
        return "前", ends - 1
    return None, start


def _after(text: str, end: int) -> tuple[str | None, int, bool | None]:
    found = BEHIND.match(text, end)
    if found is None:
        return None, end, None
    itself = next((no for no in (found["one"], found["two"]) if no is not None), None)
    return found["word"], found.end(), None if itself is None else not itself


def _said(text: str, one: Bounded, begins: int, ends: int, *, included: bool | None) -> Bounded:
    """Settle what the words before and behind say together, and which of them belong to the number."""
    ahead: Says | None = None if one.prefix is None else "before" if one.prefix == "前" else BEFORE[one.prefix]
    behind: Says | None = None if one.suffix is None else AFTER[one.suffix]
    if behind is None:
        return one if ahead is None else replace(one, start=begins, says=ahead, word=one.prefix or "")
    if included is not None:
        behind = _including(behind, included=included)
    if ahead is None or ahead in {"before", "about"} or (ahead != behind and _is_reached(one.prefix)):
        if ahead != behind:
            return replace(one, end=ends, says=behind, word=one.suffix or "", prefix=None)
        return replace(one, start=begins, end=ends, says=behind, word=one.suffix or "")
    if behind in {"before", "after", "about"}:
        return replace(one, start=begins, end=ends, says=ahead, word=one.prefix or "")
    if ahead != behind:
        raise QuantityError(
            f"`{text[begins:ends]}` bounds its number in two ways", hint="quote the words with one of the two"
        )
    return replace(one, start=begins, end=ends, says=behind, word=one.suffix or "")


def _is_reached(prefix: str | None) -> bool:
    """Return whether the word before the number only tells that it is reached: 满一年后, 达到三日内."""
    return prefix is not None and BEFORE.get(prefix) == "at_least" and prefix.endswith(("满", "达", "达到"))


def _including(says: Says, *, included: bool) -> Says:
    changed: dict[Says, Says] = {"at_least": "more_than", "at_most": "less_than"}
    return says if included else changed.get(says, says)


# ── the thing it is per ──────────────────────────────────────────────────────────────────────────


def _per_beside(text: str, start: int) -> tuple[str, int]:
    """Return the thing of 每小时 directly before the number, and where that begins; 每人每年 is two things."""
    things: list[str] = []
    every = _per_patterns(Unit.all())[0]
    while ends := [one for one in every.finditer(text, max(0, start - LONGEST), start) if one.end() == start]:
        found = ends[0]
        things.insert(0, found["thing"])
        start = found.start()
    return "·".join(things), start


def _per_behind(text: str, end: int) -> tuple[str, int]:
    """Return the thing of 元/吨 and where it ends."""
    found = _per_patterns(Unit.all())[1].match(text, end)
    return (found["things"].replace(".", "·"), found.end()) if found else ("", end)


def _per_in_clause(text: str, figures: list[Figure], i: int, start: int) -> str:
    """Return the thing of 每 earlier in the clause, where no other number and nothing it is taken from is between."""
    clause = _clause(text, start)
    found = next(reversed(list(_per_patterns(Unit.all())[0].finditer(text, clause, start))), None)
    if found is None or start - found.end() > PER_GAP or re.search("从|^[末初底内]", text[found.end() : start]):
        return ""
    beside, _ = _per_beside(text, found.start())
    is_free = i == 0 or not found.end() <= figures[i - 1].start < start
    return "·".join(filter(None, (beside, found["thing"]))) if is_free else ""


def _clause(text: str, place: int) -> int:
    begin = max(0, place - LONGEST_CLAUSE)
    return max(begin, *(text.rfind(mark, begin, place) + 1 for mark in PUNCTUATION))


# ── elsewhere in the clause ──────────────────────────────────────────────────────────────────────


def share_out(text: str, found: list[Bounded]) -> list[Bounded]:
    """Give each number without a bound of its own the bound that stands for it elsewhere in its clause."""
    for i, one in enumerate(found):
        if one.says != "exactly" or one.prefix or one.suffix:
            continue
        before, behind = (found[i - 1] if i else None), (found[i + 1] if i + 1 < len(found) else None)
        says, word = (
            _with_the_one_before(text, before, one)
            or _with_the_one_behind(text, one, behind)
            or (_limit(text, before, one) or _of_a_noun(text, before, one) or ("exactly", ""))
        )
        if word:
            found[i] = replace(one, says=says, word=word, is_apart=True)
    return found


Shared = tuple[Says, str] | None


def _with_the_one_before(text: str, before: Bounded | None, one: Bounded) -> Shared:
    """不足3日或者15日, 不得低于3年或者行驶里程60,000公里: the word stands for both."""
    if before is None or before.prefix is None or before.suffix is not None:
        return None
    found = re.fullmatch(r"(或者?|、|和)(.*)", text[before.end : one.figure.start])
    if found is None or len(found[2]) > LISTED_GAP or VERBS.search(found[2]):
        return None
    is_alike = before.figure.quantity.unit is one.figure.quantity.unit  # type: ignore[union-attr]
    return (before.says, before.word) if found[1].startswith("或") or (is_alike and not found[2]) else None


def _with_the_one_behind(text: str, one: Bounded, behind: Bounded | None) -> Shared:
    """地表水一千五百万立方米、地下水五百万立方米以上: the word stands for both."""
    if behind is None or behind.prefix is not None or behind.says not in {"at_least", "at_most"}:
        return None
    found = re.fullmatch(r"(?:或者?|、|和(?=$))(.*)", text[one.end : behind.figure.start])
    is_alike = behind.figure.quantity.unit is one.figure.quantity.unit  # type: ignore[union-attr]
    if found is None or not is_alike or len(found[1]) > LISTED_GAP or VERBS.search(found[1]):
        return None
    return behind.says, behind.word


def _between(text: str, before: Bounded | None, one: Bounded) -> str:
    return text[max(_clause(text, one.figure.start), before.end if before else 0) : one.figure.start]


def _limit(text: str, before: Bounded | None, one: Bounded) -> Shared:
    """最高额为人民币十万元, 最低人数为五十一人, 每年至少召开一次."""
    between = _between(text, before, one)
    found = LIMIT.search(between) or AT_LEAST.search(between)
    return (BEFORE[found[1]], found[1]) if found else None


def _of_a_noun(text: str, before: Bounded | None, one: Bounded) -> Shared:
    """不得少于成员总数的三分之二, 不得低于海拔四十二米: what is bounded is named in between."""
    if is_range_mark(text[one.end : one.end + 1]):
        return None
    between = _between(text, before, one)
    found = next(reversed(list(COMPARING.finditer(between))), None)
    if found is None or VERBS.search(noun := between[found.end() :]) or noun.endswith("前"):
        return None
    is_share = one.figure.quantity is not None and not one.figure.quantity.unit.dimension
    return (BEFORE[found[0]], found[0]) if len(noun) <= (NOUN_GAP if is_share else SHORT_NOUN) else None
