"""A plan: what to read of a frame and which columns to make of it, for one or several rules, on any backend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from regkit.frames.columns import Column, FactKey
from regkit.frames.days import Workdays
from regkit.frames.errors import FrameError
from regkit.frames.lower import Lowering
from regkit.frames.nodes import FALSE, TRUE, Node, any_of, both, case, compared, descendants, either, negation, number
from regkit.frames.values import EPOCH, Value
from regkit.language.kinds import Kind
from regkit.language.outcomes import Status
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.law import Quote, Unit

__all__ = ["ANSWERS", "STATUSES", "WANTED", "Copy", "Output", "Plan", "planned"]

WANTED: Final = ("value", "status", "article", "quote")
"""What a plan can make; what is missing for an answer is found row by row."""
PRECISIONS: Final = (18, 28, 38)
"""The digits that a column of decimals may have; with 18 it can still be multiplied by any whole number."""
CONFLICT, INVALID = "conflict", "invalid"
STATUSES: Final = (*(status.code for status in Status), INVALID, CONFLICT)
ANSWERS = {status: index for index, status in enumerate(STATUSES)}
MOST_CITATIONS = 2000
NONE: Final = number(-1)
"""The index of no text at all."""


@dataclass(frozen=True)
class Copy:
    """The text that a row has in a column of facts, by its key and the frame's heading."""

    key: str
    heading: str


@dataclass(frozen=True)
class Output:
    """A column to be made.

    Attributes:
        name: its heading.
        sort: `text`, `truth`, `number`, `whole` or `day`.
        node: for a text the index into `texts`, -1 for none, for the others the value.
        there: the rows that have a value; for a truth, the rows that are a yes.
        no: for a truth, the rows that are a no.
        scale: the decimals of a number.
        texts: the texts that there can be; the text in a column is told by its `Copy`.
    """

    name: str
    sort: str
    node: Node
    there: Node = TRUE
    no: Node = FALSE
    scale: int = 0
    texts: tuple[str | Copy, ...] = ()

    @property
    def precision(self) -> int:
        """The digits of a number: few enough to be reckoned with further where they do, or all there are."""
        digits = max(len(str(max(-self.node.low, self.node.high))), self.scale + 1)
        return next(most for most in PRECISIONS if digits <= most or most == PRECISIONS[-1])


@dataclass(frozen=True)
class Plan:
    """Everything that a backend needs to know: the columns, the outputs, and whether 64 bits may be too few."""

    rules: tuple[AnyRule, ...]
    columns: Mapping[FactKey, Column]
    on: Column | None
    outputs: tuple[Output, ...]
    wide: bool


def planned(
    rules: Sequence[AnyRule],
    columns: Mapping[FactKey, Column],
    on: Column | None,
    workdays: Callable[[], Workdays],
    wanted: Sequence[str],
    prefixes: Sequence[str],
    bad: Node,
) -> Plan:
    """Return the plan for several rules over the same columns.

    Args:
        rules: the rules.
        columns: the columns of the facts.
        on: the day asked about.
        workdays: the tables of the working-day calendar.
        wanted: what is asked for, of `WANTED`.
        prefixes: what the headings of each rule begin with.
        bad: the rows with a value that is not accepted.

    Raises:
        FrameError: a rule has a part that columns cannot say.
    """
    outputs: list[Output] = []
    for rule, prefix in zip(rules, prefixes, strict=True):
        lowering = Lowering(rule.name, columns, on, workdays)
        outputs += _outputs(rule, lowering, wanted, prefix, bad, _too_early(rule, on))
    wide = any(node.wide for output in outputs for node in descendants((output.node, output.there, output.no)))
    return Plan(tuple(rules), columns, on, tuple(outputs), wide)


def _too_early(rule: AnyRule, on: Column | None) -> Node:
    """Return where the day asked about comes before the regulation."""
    if on is None:
        return FALSE
    commenced = rule.commenced
    if on.is_constant:
        return TRUE if on.constant < commenced else FALSE
    from regkit.frames.nodes import flag, variable  # noqa: PLC0415

    day = variable(on.key, on.low, on.high)
    return both(flag(on.key, "has"), compared("<", day, number(commenced.toordinal() - EPOCH)))


def _outputs(
    rule: AnyRule, lowering: Lowering, wanted: Sequence[str], prefix: str, bad: Node, too_early: Node
) -> list[Output]:
    value = lowering.value(rule.body)
    good = negation(any_of((bad, too_early, value.conflict)))
    made: list[Output] = []
    for want in wanted:
        match want:
            case "value":
                copies = {column.key: Copy(column.key, column.heading or "") for column in lowering.columns.values()}
                made += _value_outputs(value, rule.body.kind, f"{prefix}value", good, copies)
            case "status":
                made.append(_status(value, f"{prefix}status", bad, too_early))
            case _:
                made.append(_citation(rule, lowering, want, prefix, good))
    return made


def _status(value: Value, name: str, bad: Node, too_early: Node) -> Output:
    arms = [
        (bad, INVALID),
        (too_early, Status.NOT_APPLICABLE.code),
        (value.conflict, CONFLICT),
        (value.known, Status.DECIDED.code),
        (value.not_applicable, Status.NOT_APPLICABLE.code),
        (value.silent, Status.SILENT.code),
    ]
    node = case(((rows, number(ANSWERS[code])) for rows, code in arms), number(ANSWERS[Status.UNDETERMINED.code]))
    return Output(name, "text", node, texts=STATUSES)


def _citation(rule: AnyRule, lowering: Lowering, want: str, prefix: str, good: Node) -> Output:
    sets = lowering.cited(rule.body)
    if len(sets) > MOST_CITATIONS:
        raise FrameError(f"rule `{rule.name}` can cite in {len(sets)} ways: too many for a column", hint="leave it out")
    rows_of: dict[str, Node] = {}
    for quotes, rows in sets.items():
        said = _joined(quotes, want)
        rows_of[said] = either(rows_of.get(said, FALSE), rows)
    rows_of.pop("", FALSE)  # where nothing is cited, none of the others is
    texts = tuple(rows_of)
    arms = [(negation(good), NONE), *((rows_of[said], number(index)) for index, said in enumerate(texts))]
    return Output(f"{prefix}{want}", "text", case(arms, NONE), texts=texts)


def _joined(quotes: frozenset[Quote], want: str) -> str:
    """Return the articles, or the words, of some quotes in the order of the law."""
    ordered = sorted(quotes, key=lambda quote: (quote.address, quote.span))
    if want == "article":
        return "、".join(dict.fromkeys(quote.address.zh for quote in ordered))
    return "；".join(dict.fromkeys(quote.words for quote in ordered))


# ── values ───────────────────────────────────────────────────────────────────────────────────────


def _value_outputs(value: Value, kind: Kind, name: str, good: Node, copies: Mapping[str, Copy]) -> list[Output]:
    if value.is_record is not FALSE:
        made: list[Output] = []
        for field, part in value.fields.items():
            inner = part.within(value.is_record)
            made += _value_outputs(inner, _kind_of_field(part), f"{name}_{field}", good, copies)
        return made
    ways = sum((value.is_amount is not FALSE, value.is_day is not FALSE, (value.yes, value.no) != (FALSE, FALSE)))
    texts: dict[str | Copy, Node] = {copies[key]: rows for key, rows in value.copies.items() if rows is not FALSE}
    for key, rows in value.constants.items():
        if key is not None and rows is not FALSE:
            texts[_said(key)] = either(texts.get(_said(key), FALSE), rows)
    if ways + bool(texts) > 1:
        raise FrameError(f"`{name}` is of several kinds, one in some rows and another in others")
    if value.is_amount is not FALSE:
        return [_number(value, kind, name, both(good, value.is_amount))]
    if value.is_day is not FALSE:
        return [Output(name, "day", value.day, both(good, value.is_day))]
    if texts or (not ways and kind.sort not in {"yes or no", "amount", "a date"}):
        return [_text(texts, name, good)]
    if kind.sort in {"amount", "a date"}:
        sort = "day" if kind.sort == "a date" else "number"
        return [Output(name, sort, number(0), FALSE, scale=2)]
    return [Output(name, "truth", number(0), both(good, value.yes), both(good, value.no))]


def _kind_of_field(part: Value) -> Kind:
    return Kind("amount") if part.is_amount is not FALSE else Kind("field")


def _number(value: Value, kind: Kind, name: str, there: Node) -> Output:
    unit = kind.detail
    if not value.scale and isinstance(unit, Unit) and unit.is_counted:
        return Output(name, "whole", value.amount, there)
    if value.scale < 2:  # noqa: PLR2004  (a yuan has two decimals)
        from regkit.frames.values import scaled  # noqa: PLC0415

        return Output(name, "number", scaled(value.amount, value.scale, 2), there, scale=2)
    return Output(name, "number", value.amount, there, scale=value.scale)


def _text(rows_of: Mapping[str | Copy, Node], name: str, good: Node) -> Output:
    texts = tuple(rows_of)
    arms = [(negation(good), NONE)]
    arms += [(rows, number(index)) for index, rows in enumerate(rows_of.values())]
    return Output(name, "text", case(arms, NONE), both(good, any_of(rows_of.values())), texts=texts)


def _said(constant: Any) -> str:
    """Return a constant as a column shows it: the code of a word, the parts of several joined."""
    match constant:
        case Word():
            return constant.code
        case tuple() | list() | set() | frozenset():
            return "、".join(_said(one) for one in constant)
        case _:
            return str(constant)
