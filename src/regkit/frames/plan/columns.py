"""What stands for a fact in a frame: the sort of its values, their scale and bounds, and which facts a rule reads."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from regkit.engine.lists import anyone
from regkit.frames.errors import FrameError
from regkit.frames.plan.values import EPOCH, mantissa
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST, FactSpec, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.relating import tied
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.law import Unit

__all__ = [
    "EACH",
    "SCALES",
    "Column",
    "FactKey",
    "evaluated",
    "exact",
    "facts_of",
    "facts_read",
    "facts_within",
    "prototype",
]

FactKey = tuple[str, str]
EACH: Final = "[]"
"""What stands behind the name of a list for each of its members."""
MOST_WORDS: Final = 254
"""So many words have a code of eight bits each, beside those of no word and of one that is not accepted."""
SORTS: Final = {"word": "word", "set": "set", "a text": "text"}
MOST: Final = {
    Unit.YUAN: 10**15,
    Unit.TIMES: 10**9,
    Unit.PERSON: 10**9,
    Unit.DAY: 10**6,
    Unit.WORKING_DAY: 10**6,
    Unit.MONTH: 50_000,
    Unit.YEAR: 5_000,
    Unit.POINT: 10**6,
    Unit.MULTIPLE: 10**4,
    Unit.RATE: 10**4,
}
"""The largest number of each unit that a frame counts with; a larger one is invalid, never wrapped around."""
MOST_OTHER = 10**9
DECIMALS = 6
"""The decimals kept of a multiple, a year or a mark; more make a value invalid."""
SCALES: Final = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}


@dataclass(frozen=True)
class Column:
    """What stands for a fact in a frame.

    Attributes:
        key: a name of its own, `firm.grade`.
        sort: `word`, `flag`, `number`, `day`, `set` or `text`.
        heading: the frame's column, or `None` where there is none and the value is worked out or constant.
        spec, model: the fact.
        members: the words, in the order of their codes.
        unit: the unit of money that the heading names.
        scale, low, high: how many decimals numbers have as whole numbers, and their bounds.
        is_constant, constant: a value that all rows share.
        complete: whether every row is known to have a value.
        aliases: texts of the caller's own for a word, with its code.
    """

    key: str
    sort: str
    heading: str | None = None
    spec: FactSpec | None = None
    model: type[Subject] | None = None
    members: tuple[Word, ...] = ()
    unit: str | None = None
    scale: int = 0
    low: int = 0
    high: int = 0
    is_constant: bool = False
    constant: Any = None
    complete: bool = False
    aliases: tuple[tuple[str, int], ...] = ()

    def ends(self, factor: int) -> tuple[int, int]:
        """Return the least and the greatest whole number that is within the bounds, times a factor."""
        return -(-self.low // factor), self.high // factor


def prototype(parameter: str, model: type[Subject], spec: FactSpec) -> Column:
    """Return what a fact is as a column, wherever it may come from."""
    kind, key = spec.kind, f"{parameter}.{spec.name}"
    if kind == BOOL:
        return Column(key, "flag", spec=spec, model=model)
    if kind == DATE:
        first, last = (day.toordinal() - EPOCH for day in (EARLIEST, LATEST))
        return Column(key, "day", spec=spec, model=model, low=first, high=last)
    if kind.is_amount:
        unit = kind.detail
        scale = 2 if unit is Unit.YUAN else 0 if unit.is_counted or spec.whole else DECIMALS
        low, most = (spec.low or 0) * 10**scale, MOST.get(unit, MOST_OTHER) * 10**scale
        high = most if spec.high is None else min(most, spec.high * 10**scale)
        return Column(key, "number", spec=spec, model=model, scale=scale, low=math.ceil(low), high=math.floor(high))
    members = tuple(kind.detail) if kind.sort in {"word", "set"} else ()
    if kind.sort == "word" and len(members) > MOST_WORDS:
        raise FrameError(
            f"`{key}` is one of {len(members)} words, and a column can hold {MOST_WORDS}",
            hint="ask the rule case by case",
            zh=f"`{key}` 有 {len(members)} 种取值，一栏至多 {MOST_WORDS} 种",
            hint_zh="请逐件询问该规则",
        )
    return Column(key, SORTS[kind.sort], spec=spec, model=model, members=members)


@functools.lru_cache(maxsize=512)
def facts_read(term: t.Term[Any]) -> Mapping[FactKey, t.Fact[Any]]:
    """Return the facts that can bear on a term under the readings that are followed."""
    return {(here.parameter, here.spec.name): here for here in evaluated(term) if isinstance(here, t.Fact)}


def evaluated(term: t.Term[Any]) -> Iterator[t.Term[Any]]:
    """Yield the terms that can bear on a term under the readings that are followed, each once."""
    walked: set[t.Term[Any]] = set()
    rest = [term]
    while rest:
        here = rest.pop()
        if here in walked:
            continue
        walked.add(here)
        yield here
        rest.extend(reversed(list(_evaluated(here))))


def facts_of(rules: Iterable[AnyRule]) -> dict[FactKey, t.Fact[Any]]:
    """Return every fact that rules read, and all that relations tie to them.

    Raises:
        FrameError: a rule asks the parts or the list of a subject, or two rules name different subjects alike.
    """
    rules = tuple(rules)
    for rule in rules:
        _check_one_row_says_all(rule)
    return facts_within(rules)


def facts_within(rules: Iterable[AnyRule]) -> dict[FactKey, t.Fact[Any]]:
    """Return every fact that rules read of their subjects, the parts and the members of these, and what is tied to it.

    Raises:
        FrameError: two rules name different subjects alike.
    """
    facts: dict[FactKey, t.Fact[Any]] = {}
    for rule in rules:
        for (parameter, name), fact in facts_read(rule.body).items():
            key = anyone(parameter), name
            if key in facts and facts[key].model is not fact.model:
                raise FrameError(
                    f"two rules call different subjects `{key[0]}`",
                    hint="run them one after the other",
                    zh=f"两条规则都用 `{key[0]}` 称呼主体，所指不同",
                    hint_zh="请分别运行",
                )
            facts[key] = fact if key[0] == parameter else replace(fact, parameter=key[0])
    for parameter, model in {key[0]: fact.model for key, fact in facts.items()}.items():
        names = [name for owner, name in facts if owner == parameter]
        for name in sorted(tied(model, names) - {*names}):
            facts[parameter, name] = t.Fact(parameter, model, model.facts[name])
    return facts


@functools.lru_cache(maxsize=512)
def _check_one_row_says_all(rule: AnyRule) -> None:
    """Refuse a rule whose subjects have parts or lists: a row has one cell for each fact."""
    held = dict.fromkeys(
        f"{term.parameter}.{term.held.name}" if isinstance(term, t.Over) else term.parameter
        for term in t.walk(rule.body)
        if isinstance(term, t.Over) or (isinstance(term, t.Fact) and {".", "["} & {*term.parameter})
    )
    listed = ", ".join(f"`{one}`" for one in held if "[" not in one)
    if listed:
        raise FrameError(
            f"rule `{rule.name}` cannot be run row by row: a row has no cells for {listed}",
            hint="ask `rule.over(frame, by=...)`, where the rows of a group are the members of a list",
            zh=f"规则 `{rule.name}` 不能逐行运行：一行没有 {listed} 的单元格",
            hint_zh="请用 `rule.over(frame, by=...)`，同组各行即名单的各项",
        )


def _evaluated(term: t.Term[Any]) -> Iterator[t.Term[Any]]:
    match term:
        case t.Choice():
            yield term.branch
        case t.Open():
            return
        case t.Decide(rows=rows, unless=unless, provided=provided):
            if provided is not None:
                yield provided
            for row in (*unless, *rows):
                yield from (row.condition, row.outcome)
            yield from (silence.condition for silence in term.silences)
        case _:
            yield from t.children(term)


def exact(value: Decimal | int, column: Column) -> int | None:
    """Return a number as a column holds it, or nothing where it has more decimals or is too large."""
    whole, scale = mantissa(value, column.scale)
    while scale > column.scale and not whole % 10:  # zeros at the end, as a unit of money leaves them, are no places
        whole, scale = whole // 10, scale - 1
    return whole if scale == column.scale and column.low <= whole <= column.high else None
