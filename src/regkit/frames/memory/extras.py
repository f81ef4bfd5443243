"""What is told of a row beside its answer: what is missing, between which ends it lies, whether the text is silent."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from regkit.engine.possible import in_order, outcome_in_words
from regkit.frames.errors import FrameError
from regkit.frames.memory.results import SHORT, Made, kind_of
from regkit.frames.memory.settling import Open
from regkit.frames.memory.sources import Reach, Reached, days_in
from regkit.frames.memory.writing import joined, written_between
from regkit.frames.plan.plan import NONE, Output, said_as, status_in
from regkit.frames.plan.values import EPOCH, mantissa
from regkit.frames.request import NUMBERS, Request, end_output, has_end
from regkit.language.outcomes import Bounds, Status
from regkit.language.rule import AnyRule
from regkit.language.writing import joined_spans

__all__ = ["cell_of", "end_of", "extras", "field_of"]

Array = Any


def field_of(value: Any, path: Sequence[str]) -> Any:
    """Return a field of a record, or the value itself; a record that is not there has no fields."""
    for name in path:
        value = None if value is None else getattr(value, name)
    return value


def cell_of(value: Any, output: Output, lang: str | None) -> Any:
    """Return a value of the law as a column of answers holds it."""
    if value is None or isinstance(value, bool):
        return value
    if output.sort == "text":
        return said_as(value, lang)
    if isinstance(value, date):
        return value.toordinal() - EPOCH
    whole, scale = mantissa(getattr(value, "amount", value), output.scale)
    if scale > output.scale:
        raise FrameError(
            f"`{value}` has more places than the column `{output.name}`",
            hint="ask the rule case by case",
            zh=f"`{value}` 的位数多于栏目 `{output.name}`",
            hint_zh="请逐案询问该规则",
        )
    return whole


def extras(
    request: Request,
    prefix: str,
    rule: AnyRule,
    made: Sequence[Made],
    open_ones: Open,
    reach: Callable[[], Reach],
    invalid: Mapping[int, str],
) -> list[Made]:
    """Return the columns that are wanted of a rule beside its answers; `reach` tells what open rows may come to.

    Raises:
        FrameError: the least or the greatest is wanted of a rule that gives no amount and no day.
    """
    rows, reach = len(made[0].values), functools.cache(reach)
    found: list[Made] = []
    for want in request.want:
        name = f"{prefix}{want}"
        match want:
            case "invalid":
                told = pa.array([*invalid.values()], pa.string())
                found.append(_texts(name, rows, np.array([*invalid], np.int64), np.arange(len(invalid)), told))
            case "missing":
                said = ["、".join(item.name for item in missing) or None for missing in open_ones.missing]
                found.append(_texts(name, rows, open_ones.rows, open_ones.patterns, pa.array(said, pa.string())))
            case "possible":
                found.append(_possible(name, rule, reach(), request.options.lang, rows))
            case "silent":
                found.append(_silent(name, made, open_ones, request.options.lang))
            case "low" | "high":
                found += _ends(prefix, want, rule, made, reach())
            case _:
                pass
    return found


def _texts(name: str, rows: int, where: Array, which: Array, texts: Any) -> Made:
    """Return a column of texts, given some rows and the place of each one's among texts of Arrow."""
    encoded = texts.dictionary_encode()
    values = np.full(rows, -1, kind_of(encoded.dictionary))
    values[where] = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)[which]
    told = encoded.dictionary if len(encoded.dictionary) > SHORT else encoded.dictionary.to_pylist()
    return Made(Output(name, "text", NONE), values, values, values, told)


def _possible(name: str, rule: AnyRule, reach: Reach, lang: str | None, rows: int) -> Made:
    """Return in words what the rows may come to."""
    chosen = lang or "zh"
    between = "；" if chosen == "zh" else "; "

    @functools.cache
    def words(outcome: Any) -> str:
        return outcome_in_words(outcome, rule.body, chosen)

    def told(outcomes: Sequence[Any]) -> str:
        return between.join(map(words, joined_spans(outcomes, rule.body.kind)))

    texts, where, which = [told(one) for one in reach.rest.possible], [reach.rest.rows], [reach.rest.patterns]
    around: list[_Around] = []
    for group in reach.groups:
        if not any(group.values):  # the same in all its rows
            where.append(group.rows)
            which.append(np.full(len(group.rows), len(texts)))
            texts.append(told(in_order({one.outcome for one in group.sources})))
        elif (found := _around(group, words, between)) is not None:
            around.append(found)
        else:
            where.append(group.rows)
            which.append(np.arange(len(texts), len(texts) + len(group.rows)))
            texts += map(told, group.outcomes())
    parts, count = [pa.array(texts, pa.string())], len(texts)
    for some in _of_one_sort(around):
        parts.append(_written(some, rule, words, chosen))
        where.append(some.rows)
        which.append(np.arange(count, count + len(some.rows)))
        count += len(some.rows)
    return _texts(name, rows, np.concatenate(where), np.concatenate(which), pa.concat_arrays(parts))


def _written(some: _Around, rule: AnyRule, words: Callable[[Any], str], lang: str) -> Any:
    """Return the outcomes of each row as texts of Arrow."""
    before, behind = (pa.array(told, pa.string()).take(pa.array(which)) for told, which in (some.before, some.behind))
    if some.output.sort != "day":
        return written_between(some.values, some.output.scale, rule.body.kind, lang, (before, behind))
    return joined([before, pa.array([*map(words, days_in(some.values))], pa.string()), behind])


@dataclass(frozen=True)
class _Around:
    """Rows with an outcome of their own, and what is told before and behind it: texts, and the place of each row's."""

    rows: Array
    output: Output
    values: Array
    before: tuple[list[str], Array]
    behind: tuple[list[str], Array]


def _around(group: Reached, words: Callable[[Any], str], between: str) -> _Around | None:
    """Return what is told of each row, one outcome its own and others those of all, which are put into words once."""
    differing = [made for made in group.values if made is not None]
    others = in_order({one.outcome for one, made in zip(group.sources, group.values, strict=True) if made is None})
    if len(differing) != 1 or any(isinstance(one, Bounds) for one in others):
        return None
    (made,) = differing
    told = [*map(words, others)]
    ends = [cell_of(one, made.output, None) for one in others if not isinstance(one, Status)]
    first, last = (np.searchsorted(ends, made.values, side) for side in ("left", "right"))
    places = range(len(told) + 1)
    before = ["".join(f"{text}{between}" for text in told[:place]) for place in places]
    behind = ["".join(f"{between}{text}" for text in told[place:]) for place in places]
    return _Around(group.rows, made.output, made.values, (before, first), (behind, last))  # its own may be among them


def _of_one_sort(around: Iterable[_Around]) -> Iterator[_Around]:
    """Yield rows whose own outcomes are held alike together."""
    alike: dict[tuple[str, int], list[_Around]] = {}
    for one in around:
        alike.setdefault((one.output.sort, one.output.scale), []).append(one)
    for some in alike.values():
        rows, values = (np.concatenate(parts) for parts in zip(*((one.rows, one.values) for one in some), strict=True))
        before, behind = (_together(side) for side in zip(*((one.before, one.behind) for one in some), strict=True))
        yield _Around(rows, some[0].output, values, before, behind)


def _together(parts: Iterable[tuple[list[str], Array]]) -> tuple[list[str], Array]:
    """Return several lists of texts with places in them as one."""
    texts: list[str] = []
    places: list[Array] = []
    for told, which in parts:
        places.append(which + len(texts))
        texts += told
    return texts, np.concatenate(places)


def _silent(name: str, made: Sequence[Made], open_ones: Open, lang: str | None) -> Made:
    """Return whether the text is silent, or may turn out to be; nothing where a row is not accepted."""
    status = next(one for one in made if one.output.what == "status")
    is_in = [status.texts.index(status_in(code, lang)) for code in ("silent", "invalid", "conflict")]
    silent, refused = status.values == is_in[0], np.isin(status.values, is_in[1:])
    may_be = np.array([*(Status.SILENT in told for told in open_ones.possible), False])
    yes = silent | may_be[open_ones.places(len(silent))]
    return Made(Output(name, "truth", NONE), yes, yes, ~yes & ~refused, [])


def _ends(prefix: str, want: str, rule: AnyRule, made: Sequence[Made], reach: Reach) -> list[Made]:
    numbers = [one for one in made if one.output.what == "value" and one.output.sort in NUMBERS]
    if not numbers:
        raise FrameError(
            f"`{want}` is wanted of rule `{rule.name}`, which gives no amount and no day",
            hint="leave it out",
            zh=f"规则 `{rule.name}` 不得出数额或日期，没有 `{want}`",
            hint_zh="请不要这一项",
        )
    found: list[Made] = []
    for one in (one for one in numbers if has_end(one.output, want)):
        output = end_output(one.output, prefix, want)
        copy = Made(output, one.values.copy(), one.there.copy(), one.there, [])
        ends = [cell_of(end_of(told, one.output.path, want), output, None) for told in reach.rest.possible]
        copy.put(reach.rest.rows, reach.rest.patterns, ends)
        for group in reach.groups:
            _put_end(copy, group, want)
        found.append(copy)
    return found


def _put_end(made: Made, group: Reached, want: str) -> None:
    """Let the rows of a group have the least or the greatest of what they may come to."""
    constant = [one.outcome for one, values in zip(group.sources, group.values, strict=True) if values is None]
    reckoned = [one for one in group.values if one is not None]
    if not reckoned or Status.UNDETERMINED in constant:
        made.put(group.rows, 0, [cell_of(end_of(constant, made.output.path, want), made.output, None)])
        return
    ends = [one.values * 10 ** (made.output.scale - one.output.scale) for one in reckoned]
    if any(not isinstance(one, Status) for one in constant):
        ends.append(np.full(len(group.rows), cell_of(end_of(constant, (), want), made.output, None)))
    made.values[group.rows] = (np.minimum if want == "low" else np.maximum).reduce(ends)
    made.there[group.rows] = True


def end_of(outcomes: Sequence[Any], path: Sequence[str], want: str) -> Any:
    """Return the `low` or the `high` end of some outcomes; nothing where there is none, or where more may come."""
    if Status.UNDETERMINED in outcomes:
        return None
    known = [field_of(outcome, path) for outcome in outcomes if not isinstance(outcome, Status)]
    ends = [getattr(one, want) if isinstance(one, Bounds) else one for one in known]
    return (min if want == "low" else max)(ends) if ends and None not in ends else None
