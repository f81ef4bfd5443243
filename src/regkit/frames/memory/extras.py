"""What is told of a row beside its answer: what is missing, between which ends it lies, whether the text is silent."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from regkit.engine.possible import in_order, outcome_in_words
from regkit.frames.errors import FrameError
from regkit.frames.memory.results import Made
from regkit.frames.memory.settling import Open
from regkit.frames.memory.sources import Reach, Reached, values_in
from regkit.frames.plan.plan import NONE, Output, said_as, status_in
from regkit.frames.plan.values import EPOCH, mantissa
from regkit.frames.request import NUMBERS, Request, end_output, has_end
from regkit.language.outcomes import Bounds, Status
from regkit.language.rule import AnyRule
from regkit.language.writing import joined_spans, units_in_words

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
                places = np.full(rows, -1, np.int32)
                places[[*invalid]] = np.arange(len(invalid))
                found.append(_texts(name, [*invalid.values()], places))
            case "missing":
                said = ["、".join(item.name for item in missing) for missing in open_ones.missing]
                found.append(_texts(name, said, open_ones.places(rows)))
            case "possible":
                found.append(_texts(name, *_possible(rule, reach(), request.options.lang, rows)))
            case "silent":
                found.append(_silent(name, made, open_ones, request.options.lang))
            case "low" | "high":
                found += _ends(prefix, want, rule, made, reach())
            case _:
                pass
    return found


def _texts(name: str, texts: Sequence[str], places: Array) -> Made:
    """Return a column of texts, given the place of each row's, -1 where it has none; an empty text is none."""
    known = dict.fromkeys(texts)
    known.pop("", None)
    if len(known) < len(texts):
        codes = {text: code for code, text in enumerate(known)}
        places = np.array([*(codes.get(text, -1) for text in texts), -1], np.int32)[places]
    return Made(Output(name, "text", NONE), places, places, places, [*known])


def _possible(rule: AnyRule, reach: Reach, lang: str | None, rows: int) -> tuple[list[str], Array]:
    """Return texts of what the rows may come to, and the place of each row's."""
    chosen = lang or "zh"
    between = "；" if chosen == "zh" else "; "

    @functools.cache
    def words(outcome: Any) -> str:
        return outcome_in_words(outcome, rule.body, chosen)

    def told(outcomes: Sequence[Any]) -> str:
        return between.join(map(words, joined_spans(outcomes, rule.body.kind)))

    def own(made: Made) -> Iterator[str]:
        if made.output.sort == "day":
            return map(words, values_in(made))
        return units_in_words(made.values.tolist(), made.output.scale, rule.body.kind, chosen)

    texts, places = [told(one) for one in reach.rest.possible], reach.rest.places(rows)
    for group in reach.groups:
        if not len(group.rows):
            continue
        if not any(group.values):  # the same in all its rows
            places[group.rows] = len(texts)
            texts.append(told(in_order({one.outcome for one in group.sources})))
            continue
        places[group.rows] = np.arange(len(texts), len(texts) + len(group.rows))
        texts += _around(group, words, own, between) or map(told, group.outcomes())
    return texts, places


def _around(
    group: Reached, words: Callable[[Any], str], own: Callable[[Made], Iterator[str]], between: str
) -> list[str] | None:
    """Return the outcomes of each row, one its own and the others those of all rows, which are put into words once."""
    differing = [made for made in group.values if made is not None]
    others = in_order({one.outcome for one, made in zip(group.sources, group.values, strict=True) if made is None})
    if len(differing) != 1 or any(isinstance(one, Bounds) for one in others):
        return None
    (made,) = differing
    told = [*map(words, others)]
    ends = [cell_of(one, made.output, None) for one in others if not isinstance(one, Status)]
    texts = np.array([*own(made)], object)
    first, last = (np.searchsorted(ends, made.values, side) for side in ("left", "right"))
    texts[first < last] = between.join(told)  # its own is one of the others
    for place in np.unique(first[first == last]).tolist():
        before = "".join(f"{text}{between}" for text in told[:place])
        behind = "".join(f"{between}{text}" for text in told[place:])
        here = (first == place) & (first == last)
        texts[here] = before + texts[here] + behind
    return [*texts]


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
