"""A plan: what to read of a frame and which columns to make of it, for one or several rules, on any backend."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from regkit.engine.trace import commencement
from regkit.frames.errors import FrameError
from regkit.frames.plan.citing import Citing
from regkit.frames.plan.columns import Column, FactKey, facts_of, prototype
from regkit.frames.plan.days import Workdays
from regkit.frames.plan.lower import ASIDE, Lowering
from regkit.frames.plan.nodes import (
    FALSE,
    TRUE,
    Node,
    any_of,
    both,
    case,
    compared,
    descendants,
    either,
    flag,
    mask,
    negation,
    number,
    variable,
)
from regkit.frames.plan.ties import contradiction_in_words
from regkit.frames.plan.values import EPOCH, Value, scaled
from regkit.language.facts import Subject
from regkit.language.kinds import Kind
from regkit.language.layers import out_of_force
from regkit.language.outcomes import Status
from regkit.language.relating import Conclusion, told_by
from regkit.language.rule import AnyRule
from regkit.language.terms import Fact
from regkit.language.words import Word
from regkit.law import Label, Quote, Unit, english

__all__ = [
    "ANSWERS",
    "CONFLICT",
    "INVALID",
    "NONE",
    "STATUSES",
    "STATUS_WORDS",
    "WANTED",
    "Copy",
    "Output",
    "Plan",
    "between",
    "in_language",
    "joined",
    "planned",
    "said_as",
    "status_in",
    "value_outputs",
]

WANTED: Final = ("value", "status", "article", "quote")
"""What a plan can make; what is missing for an answer is found row by row."""
PRECISIONS: Final = (18, 28, 38)
"""The digits that a column of decimals may have; with 18 it can still be multiplied by any whole number."""
CONFLICT, INVALID = "conflict", "invalid"
STATUSES: Final = (*(status.code for status in Status), INVALID, CONFLICT)
STATUS_WORDS: Final = {
    "zh": (*(status.zh for status in Status), "无效", "规则冲突"),
    "en": tuple(status.replace("_", " ") for status in STATUSES),
}
"""The statuses in words."""
ANSWERS = {status: index for index, status in enumerate(STATUSES)}
MOST_PIECES = 60
"""The most articles, or passages, that one column can tell."""
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
        sort: `text`, `joined`, `truth`, `number`, `whole` or `day`.
        node: for a text the index into `texts`, -1 for none; for texts that are joined, which of them are there, as
            the bits of a number; for the others the value.
        there: the rows that have a value; for a truth, the rows that are a yes.
        no: for a truth, the rows that are a no.
        scale: the decimals of a number.
        texts: the texts that there can be; the text in a column is told by its `Copy`.
        said: the same texts in each language.
        floats: whether numbers come out as binary fractions, for what cannot reckon with decimals.
        of: the place of the rule among those asked.
        what: what it tells, `value`, `status`, `article` or `quote`.
        path: for a field of a record, its name, and those of the records around it before it.
        between: what stands between texts that are joined.
        digits: the digits of a number, where they do not follow from `node`.
    """

    name: str
    sort: str
    node: Node
    there: Node = TRUE
    no: Node = FALSE
    scale: int = 0
    texts: tuple[str | Copy, ...] = ()
    said: Mapping[str, tuple[str | Copy, ...]] = field(default_factory=dict, compare=False)
    floats: bool = False
    of: int = 0
    what: str = "value"
    path: tuple[str, ...] = ()
    between: str = ""
    digits: int = 0

    @property
    def precision(self) -> int:
        """The digits of a number: few enough to be reckoned with further where they do, or all there are."""
        digits = self.digits or max(len(str(max(-self.node.low, self.node.high))), self.scale + 1)
        return next(most for most in PRECISIONS if digits <= most or most == PRECISIONS[-1])


@dataclass(frozen=True)
class Plan:
    """Everything that a backend needs to know: the columns, the outputs, and whether 64 bits may be too few."""

    rules: tuple[AnyRule, ...]
    columns: Mapping[FactKey, Column]
    on: Column | None
    outputs: tuple[Output, ...]
    wide: bool
    questions: tuple[tuple[Node, ...], ...] = ()
    """For each rule, the comparisons of numbers and days that it may come to: rows that agree in all are alike."""

    def told(self, lang: str | None, *, floats: bool) -> Plan:
        """Return the plan with its texts in a language, and amounts as floats where that is asked for."""
        if lang is None and not floats:
            return self
        made = (in_language(one, lang) for one in self.outputs)
        return dataclasses.replace(self, outputs=tuple(dataclasses.replace(one, floats=floats) for one in made))


def in_language(output: Output, lang: str | None) -> Output:
    """Return a column with its texts in a language; without one, as it is."""
    if lang is None or not output.said or output.what == "refused":
        return output
    return dataclasses.replace(output, texts=output.said[lang], between=between(output.what, lang))


def planned(  # noqa: PLR0913  (all that a request holds)
    rules: Sequence[AnyRule],
    columns: Mapping[FactKey, Column],
    on: Column | None,
    workdays: Callable[[], Workdays],
    wanted: Sequence[str],
    prefixes: Sequence[str],
    bad: Sequence[Node],
    *,
    unsaid: bool = False,
    subjects: Mapping[str, Subject] | None = None,
) -> Plan:
    """Return the plan for several rules over the same columns.

    Args:
        rules: the rules.
        columns: the columns of the facts.
        on: the day asked about.
        workdays: the tables of the working-day calendar.
        wanted: what is asked for, of `WANTED`.
        prefixes: what the headings of each rule begin with.
        bad: for each rule, the rows with a value that is not accepted.
        unsaid: whether an empty cell says nothing.
        subjects: subjects that all rows share.

    Raises:
        FrameError: a rule has a part that columns cannot say.
    """
    outputs: list[Output] = []
    questions = []
    for index, (rule, prefix, rows) in enumerate(zip(rules, prefixes, bad, strict=True)):
        lowering = Lowering(rule.name, columns, on, workdays, unsaid=unsaid, subjects=subjects)
        refused = _refusals(lowering, facts_of((rule,)).values(), prefix)
        rows_refused = any_of((rows, *(output.there for output in refused)))
        shape = _shape(rule, lowering)
        made = [*_outputs(rule, lowering, shape, wanted, prefix, rows_refused, _asked(rule, on)), *refused]
        outputs += [dataclasses.replace(one, of=index) for one in made]
        questions.append(tuple(dict.fromkeys((*_questions(shape), *_questions(_whatever(rule, lowering))))))
    wide = any(node.wide for output in outputs for node in descendants((output.node, output.there, output.no)))
    return Plan(tuple(rules), columns, on, tuple(outputs), wide, tuple(questions))


def _questions(shape: Value) -> tuple[Node, ...]:
    """Return the comparisons on which an answer may rest, those of two outcomes among them: they may be equal."""
    truths, numbers = list(shape.truths()), list(shape.numbers())
    outcomes = [[*dict.fromkeys(_arms(node))] for node in numbers]
    equal = [compared("==", one, other) for arms in outcomes for one, other in itertools.combinations(arms, 2)]
    asked = [node for node in descendants([*truths, *numbers, *equal]) if node.op == "cmp"]
    return tuple(
        node for node in asked if not any(one.op == "col" and one.args[0][0] == ASIDE for one in descendants([node]))
    )


def _arms(node: Node) -> Iterator[Node]:
    """Yield what a number can be."""
    if node.op != "case":
        yield node
        return
    arms, default = node.args
    for value in (*(value for _, value in arms), default):
        yield from _arms(value)


@dataclass(frozen=True)
class _Asked:
    """Where the day asked about comes before the regulation, and where it is not known."""

    too_early: Node = FALSE
    unknown: Node = FALSE


def _asked(rule: AnyRule, on: Column | None) -> _Asked:
    if on is None:
        return _Asked()
    commenced = rule.commenced
    if on.is_constant:
        return _Asked(TRUE if on.constant < commenced else FALSE)
    day, known = variable(on.key, on.low, on.high), TRUE if on.complete else flag(on.key, "has")
    early = compared("<", day, number(commenced.toordinal() - EPOCH))
    return _Asked(both(known, early), negation(known))


def _outputs(
    rule: AnyRule, lowering: Lowering, shape: Value, wanted: Sequence[str], prefix: str, bad: Node, asked: _Asked
) -> list[Output]:
    value = lowering.value(rule.body)
    good = negation(any_of((bad, asked.too_early, asked.unknown, value.conflict)))
    made: list[Output] = []
    for want in wanted:
        match want:
            case "value":
                copies = {column.key: Copy(column.key, column.heading or "") for column in lowering.columns.values()}
                made += value_outputs(value, shape, rule.body.kind, f"{prefix}value", good, copies)
            case "status":
                made.append(_status(value, f"{prefix}status", bad, asked))
            case _:
                made.append(_citation(rule, lowering, want, prefix, good, both(asked.too_early, negation(bad))))
    return made


def _refusals(lowering: Lowering, facts: Iterable[Fact[Any]], prefix: str) -> list[Output]:
    """Return for each relation that facts can break the rows that break it, with the words for it."""
    found: list[Output] = []
    for rows, relation in lowering.refusals(facts):
        about = (*((relation.fact,) if isinstance(relation, Conclusion) else ()), *told_by(relation))
        keys = dict.fromkeys((fact.parameter, fact.spec.name) for fact in about)
        copies = tuple(
            Copy(column.key, column.heading)
            for key in keys
            if (column := lowering.columns.get(key)) is not None and column.heading is not None
        )
        said = {lang: (contradiction_in_words(relation, lang),) for lang in ("zh", "en")}
        name = f"{prefix}__refused_{len(found)}"
        found.append(Output(name, "truth", number(0), rows, texts=copies, said=said, what="refused"))
    return found


def _status(value: Value, name: str, bad: Node, asked: _Asked) -> Output:
    arms = [
        (bad, INVALID),
        (asked.too_early, Status.NOT_APPLICABLE.code),
        (value.conflict, CONFLICT),
        (value.not_applicable, Status.NOT_APPLICABLE.code),
        (asked.unknown, Status.UNDETERMINED.code),
        (value.known, Status.DECIDED.code),
        (value.silent, Status.SILENT.code),
    ]
    node = case(((rows, number(ANSWERS[code])) for rows, code in arms), number(ANSWERS[Status.UNDETERMINED.code]))
    return Output(name, "text", node, texts=STATUSES, said=STATUS_WORDS, what="status")


def status_in(code: str, lang: str | None) -> str:
    """Return a status as a column shows it: its code, or its words in a language."""
    return code if lang is None else STATUS_WORDS[lang][ANSWERS[code]]


def _citation(rule: AnyRule, lowering: Lowering, want: str, prefix: str, good: Node, too_early: Node) -> Output:
    cited = dict(Citing(lowering).cited(rule.body))
    cited = {quote: both(good, rows) for quote, rows in cited.items()}
    for quote in commencement(rule) if too_early is not FALSE else ():
        cited[quote] = either(cited.get(quote, FALSE), too_early)
    pieces: dict[str, list[Node]] = {}
    english: dict[str, str] = {}
    for quote in sorted(cited, key=_place_of_quote):
        text = _piece(quote, want)
        around = any_of(rows for other, rows in cited.items() if want == "quote" and _is_within(quote, other))
        pieces.setdefault(text, []).append(both(cited[quote], negation(around)))
        english[text] = _piece(quote, want, "en")
    if want == "article":
        for outside, reason in out_of_force(rule.body, rule.regulation):
            rows = both(lowering.value(rule.body).not_applicable, lowering.value(outside).yes)
            pieces.setdefault(reason["zh"], []).append(both(good, rows))
            english[reason["zh"]] = reason["en"]
    shown = {text: rows for text, parts in pieces.items() if (rows := any_of(parts)) is not FALSE}
    if len(shown) > MOST_PIECES:
        raise FrameError(
            f"rule `{rule.name}` can cite {len(shown)} passages: too many for a column",
            hint="leave it out",
            zh=f"规则 `{rule.name}` 可能引用{len(shown)}处条文，一栏容不下",
            hint_zh="请不要这一栏",
        )
    said = {"zh": tuple(shown), "en": tuple(english[text] for text in shown)}
    return Output(
        f"{prefix}{want}",
        "joined",
        mask(shown.values()),
        texts=tuple(shown),
        said=said,
        what=want,
        between=between(want, None),
    )


def _piece(quote: Quote, want: str, lang: str = "zh") -> str:
    if want == "quote":
        return quote.words
    version = quote.regulation.version
    if lang == "en":
        return f"article {quote.address.short}" + (f" ({version})" if version else "")
    return quote.address.zh + (f"（{version}）" if version else "")


def _place_of_quote(quote: Quote) -> tuple[str, tuple[int, int]]:
    return quote.regulation.id, quote.span


def _is_within(one: Quote, other: Quote) -> bool:
    (start, end), (first, last) = one.span, other.span
    same = one.address == other.address and one.regulation is other.regulation
    return same and first <= start and end <= last and one.span != other.span


def between(want: str, lang: str | None) -> str:
    """Return what stands between articles, or between words, in a language."""
    return (", " if lang == "en" else "、") if want == "article" else "；"


def joined(quotes: Iterable[Quote], want: str, lang: str | None = None) -> str:
    """Return the articles, or the words, of some quotes in the order of the law, as a column shows them."""
    found = [quote for quote in quotes if want == "article" or not any(_is_within(quote, other) for other in quotes)]
    pieces = [_piece(quote, want, lang or "zh") for quote in sorted(found, key=_place_of_quote)]
    return between(want, lang).join(dict.fromkeys(pieces))


# ── values ───────────────────────────────────────────────────────────────────────────────────────


def _shape(rule: AnyRule, lowering: Lowering) -> Value:
    """Return what the answer may be whatever columns there are, so that the same rule makes the same columns."""
    return Lowering(rule.name, _prototypes(rule), lowering.on, lowering.workdays, unsaid=True).value(rule.body)


def _whatever(rule: AnyRule, lowering: Lowering) -> Value:
    """Return what the answer may be whatever columns there are, and however questions are answered that are open.

    Of numbers and days that all rows share each row's own may be compared with them, or equal them.
    """
    shared = {key: column for key, column in lowering.columns.items() if column.constant is not None}
    measured = {key: column for key, column in shared.items() if column.sort in {"number", "day"}}
    columns = {**_prototypes(rule), **measured}
    return Lowering(rule.name, columns, lowering.on, lowering.workdays, unsaid=True, whatever=True).value(rule.body)


def _prototypes(rule: AnyRule) -> dict[FactKey, Column]:
    """Return a column for every fact of a rule, by its name."""
    return {
        key: dataclasses.replace(prototype(key[0], fact.model, fact.spec), heading=key[1])
        for key, fact in facts_of((rule,)).items()
    }


def value_outputs(
    value: Value, shape: Value, kind: Kind, name: str, good: Node, copies: Mapping[str, Copy]
) -> list[Output]:
    """Return the columns of a value, one for each field of a record.

    Args:
        value: what each row's value is.
        shape: what it may be, whatever columns there are.
        kind: its kind.
        name: the heading.
        good: the rows that may have a value.
        copies: the columns of texts, by key.
    """
    if shape.is_record is not FALSE:
        made: list[Output] = []
        for field, part in shape.fields.items():
            inner = value.fields.get(field, Value()).within(value.is_record)
            outputs = value_outputs(inner, part, _kind_of_field(part), f"{name}_{field}", good, copies)
            made += [dataclasses.replace(one, path=(field, *one.path)) for one in outputs]
        return made
    ways = sum((shape.is_amount is not FALSE, shape.is_day is not FALSE, (shape.yes, shape.no) != (FALSE, FALSE)))
    texts: dict[Any, Node] = {copies[key]: rows for key, rows in value.copies.items() if rows is not FALSE}
    possible = {
        **dict.fromkeys((key for key, rows in shape.constants.items() if rows is not FALSE), FALSE),
        **value.constants,
    }
    for key, rows in sorted(possible.items(), key=_place):
        if key is not None:
            texts[key] = either(texts.get(key, FALSE), rows)
    most = max(value.scale, shape.scale)
    if ways + bool(texts) > 1:
        raise FrameError(
            f"`{name}` is of several kinds, one in some rows and another in others",
            zh=f"`{name}` 各行的类型不同",
        )
    if shape.is_amount is not FALSE:
        scaled_alike = dataclasses.replace(value, amount=scaled(value.amount, value.scale, most), scale=most)
        return [_number(scaled_alike, kind, name, both(good, value.is_amount))]
    if shape.is_day is not FALSE:
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
        return Output(name, "number", scaled(value.amount, value.scale, 2), there, scale=2)
    return Output(name, "number", value.amount, there, scale=value.scale)


def _text(rows_of: Mapping[Any, Node], name: str, good: Node) -> Output:
    merged: dict[str | Copy, tuple[Any, Node]] = {}
    for key, rows in rows_of.items():
        text = key if isinstance(key, Copy) else said_as(key)
        merged[text] = (key, either(merged[text][1] if text in merged else FALSE, rows))
    texts = tuple(merged)
    arms = [(negation(good), NONE)]
    arms += [(rows, number(index)) for index, (_, rows) in enumerate(merged.values())]
    said = {lang: _apart([key for key, _ in merged.values()], texts, lang) for lang in ("zh", "en")}
    there = both(good, any_of(rows_of.values()))
    return Output(name, "text", case(arms, NONE), there, texts=texts, said=said)


def _apart(keys: Sequence[Any], texts: tuple[str | Copy, ...], lang: str) -> tuple[str | Copy, ...]:
    """Return texts in words of a language; as they are where two of them would then be the same."""
    said = tuple(key if isinstance(key, Copy) else said_as(key, lang) for key in keys)
    return said if len({*said}) == len(said) else texts


def _place(constant: tuple[Any, Node]) -> tuple[int, int]:
    """Return the place of a word among its fellows in the law, so that categories come in that order."""
    word = constant[0]
    return (0, list(type(word)).index(word)) if isinstance(word, Word) else (1, 0)


def said_as(constant: Any, lang: str | None = None) -> str:
    """Return a constant as a column shows it: the code of a word or what a language calls it, several of them joined.

    A name that the text has in Chinese stands in brackets behind its English.
    """
    match constant:
        case Word():
            return {"zh": constant.zh, "en": constant.en}.get(lang or "", constant.code)
        case tuple() | list() | set() | frozenset():
            return (", " if lang == "en" else "、").join(said_as(one, lang) for one in constant)
        case Label() if lang == "en":
            return english(constant)
        case _:
            return str(constant)
