"""A rule as a decision table that an official can read: facts across, rows down, the article at the end."""

from __future__ import annotations

import html as markup
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.trace import in_order
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule
from regkit.language.values import language
from regkit.language.writing import bound, clause, phrase, punctuated, value_in_words
from regkit.law import Quote, english

__all__ = ["DecisionTable", "Line", "rows_of", "table"]

HEADS = {
    "zh": {"kind": "类别", "outcome": "结果", "article": "条款", "words": "原文", "else": "其他条件"},
    "en": {"kind": "kind", "outcome": "outcome", "article": "article", "words": "words", "else": "other conditions"},
}
KINDS = {
    "zh": {"row": "", "unless": "例外", "silent": "未规定"},
    "en": {"row": "", "unless": "exception", "silent": "silent"},
}
Subject = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """A line of the table: which cells say what, and what follows.

    Attributes:
        kind: `row`, `unless` for an exception, `silent` for a declared silence.
        cells: for each column, the condition in the words of the language.
        outcome: what follows, in words.
        quotes: the words of the text.
    """

    kind: str
    cells: dict[str, str]
    outcome: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class DecisionTable:
    """A rule as a table.

    Attributes:
        title: what the rule settles.
        reached: the cases it reaches, where it does not reach all.
        columns: the facts it reads, in order.
        lines: exceptions first, then rows, then declared silences.
        lang: `zh` or `en`.
    """

    title: str
    reached: str | None
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    lang: str

    def rows(self) -> list[dict[str, str]]:
        """Return the lines as dictionaries, for a data frame."""
        heads = HEADS[self.lang]
        return [
            {
                heads["kind"]: KINDS[self.lang][line.kind],
                **{column: line.cells.get(column, "") for column in self.columns},
                heads["outcome"]: line.outcome,
                heads["article"]: "；".join(dict.fromkeys(_place(quote, self.lang) for quote in line.quotes)),
                heads["words"]: "；".join(quote.words for quote in line.quotes),
            }
            for line in self.lines
        ]

    def to_markdown(self) -> str:
        """Return the table in Markdown."""
        rows = self.rows()
        heads = list(rows[0])
        body = [[row[head].replace("|", "\\|") for head in heads] for row in rows]
        lines = [heads, ["---"] * len(heads), *body]
        text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        return f"**{self.title}**{self._reached()}\n\n{text}\n"

    def to_html(self) -> str:
        """Return the table in HTML, with all text escaped and nothing fetched from outside."""
        rows = self.rows()
        style = ' style="border:1px solid #8888;padding:.25em .6em;text-align:left;vertical-align:top"'
        head = "".join(f"<th{style}>{markup.escape(name)}</th>" for name in rows[0])
        body = "".join(
            f"<tr>{''.join(f'<td{style}>{markup.escape(cell)}</td>' for cell in row.values())}</tr>" for row in rows
        )
        caption = markup.escape(self.title + self._reached())
        return (
            f'<table lang="{self.lang}" style="border-collapse:collapse;display:block;overflow-x:auto;max-width:100%">'
            f'<caption style="text-align:left;font-weight:bold;padding:.3em 0">{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def _reached(self) -> str:
        if self.reached is None:
            return ""
        return f"（适用于：{self.reached}）" if self.lang == "zh" else f" (reaches: {self.reached})"


def rows_of(rule: AnyRule) -> Iterator[tuple[tuple[t.Term[bool], ...], tuple[Quote, ...]]]:
    """Yield the ways in which a row of a rule can apply: the conditions that hold together, and the words."""
    decision = _outermost(rule.body)
    for row in (*decision.unless, *decision.rows):
        for atoms in _alternatives(row.condition):
            yield atoms, _quotes_of(atoms, row)


def _quotes_of(atoms: tuple[t.Term[bool], ...], row: t.Row) -> tuple[Quote, ...]:
    return in_order((*row.quotes, *_words_of(atoms), *_own_quotes(row.outcome)))


def _place(quote: Quote, lang: str) -> str:
    return punctuated(quote.address.zh) if lang == "zh" else f"article {quote.address.short}"


def table(rule: AnyRule, lang: str = "zh") -> DecisionTable:
    """Return a rule as a decision table, in Chinese (`zh`) or English (`en`).

    A condition with alternatives that concern several facts becomes a line for each alternative. Rules that
    the rule applies are named; ask for their tables to see them.
    """
    lang = language(lang)
    decision = _outermost(rule.body)
    lines: list[Line] = []
    for kind, rows in (("unless", decision.unless), ("row", decision.rows)):
        for row in rows:
            lines += [_line(kind, atoms, row, lang) for atoms in _alternatives(row.condition)]
    for silence in decision.silences:
        reason = punctuated(silence.reason) if lang == "zh" else english(silence.reason)
        lines += [
            Line("silent", _cells(atoms, lang), reason, silence.quotes) for atoms in _alternatives(silence.condition)
        ]
    columns = tuple(dict.fromkeys(column for line in lines for column in line.cells))
    reached = None if decision.provided is None else clause(decision.provided, lang=lang)
    title = rule.zh if lang == "zh" else rule.en
    return DecisionTable(title, reached, columns, tuple(lines), lang)


def _outermost(term: t.Term[Any]) -> t.Decide[Any]:
    """Return the decision that a rule makes; a rule without one is a table of a single line."""
    match term:
        case t.Decide():
            return term
        case t.Applied(body=inner) | t.Named(term=inner):
            return _outermost(inner)
        case t.Choice():
            return _outermost(term.branch)
        case _:
            always = t.Row(t.Literal(value=True, kind=BOOL), term, ())
            return t.Decide((always,), (), None, (), term.kind)


def _line(kind: str, atoms: tuple[t.Term[bool], ...], row: t.Row, lang: str) -> Line:
    return Line(kind, _cells(atoms, lang), phrase(row.outcome, lang), _quotes_of(atoms, row))


def _words_of(atoms: tuple[t.Term[bool], ...]) -> Iterator[Quote]:
    """Yield the words by which conditions hold: those attached to them and those of the numbers they compare with."""
    for atom in atoms:
        if isinstance(atom, t.Named):
            yield from atom.quotes
        if not isinstance(atom, t.Not):
            yield from (inner.number.quote for inner in t.children(atom) if isinstance(inner, t.NumberTerm))


def _own_quotes(term: t.Term[Any]) -> Iterator[Quote]:
    """Yield the words of an outcome's numbers, roundings and open questions; rules it applies have their own tables."""
    if isinstance(term, t.NumberTerm):
        yield term.number.quote
    elif isinstance(term, t.Open):
        yield term.question.quote
    elif not isinstance(term, t.Applied):
        for child in t.children(term):
            yield from _own_quotes(child)
        if isinstance(term, t.Rounded):
            yield term.quote


def _alternatives(term: t.Term[bool]) -> list[tuple[t.Term[bool], ...]]:
    """Return `term` as alternatives of atoms that hold together; negations of joins are pushed inwards."""
    match term:
        case t.And(parts=parts):
            return [tuple(itertools.chain(*chosen)) for chosen in itertools.product(*map(_alternatives, parts))]
        case t.Or(parts=parts):
            return [atoms for part in parts for atoms in _alternatives(part)]
        case t.Not(part=t.And(parts=parts)):
            return [atoms for part in parts for atoms in _alternatives(t.Not(part))]
        case t.Not(part=t.Or(parts=parts)):
            return _alternatives(t.And(tuple(t.Not(part) for part in parts)))
        case t.Not(part=t.Not(part=inner)):
            return _alternatives(inner)
        case t.Named(zh="", term=inner, quotes=quotes):
            words: t.Term[bool] = t.Named("", "", t.Literal(value=True, kind=BOOL), "", quotes)
            return [(*atoms, words) for atoms in _alternatives(inner)]
        case t.Not(part=t.Named(zh="", term=inner)):
            return _alternatives(t.Not(inner))
        case t.Choice():
            return _alternatives(term.branch)
        case t.Not(part=t.Choice() as choice):
            return _alternatives(t.Not(choice.branch))
        case t.Literal(value=value):
            return [()] if value else []
        case t.Not(part=t.Literal(value=value)):
            return [] if value else [()]
        case _:
            return [(term,)]


def _cells(atoms: tuple[t.Term[bool], ...], lang: str) -> dict[str, str]:
    cells: dict[str, list[str]] = {}
    for atom in atoms:
        if isinstance(atom, t.Named) and not atom.zh:
            continue  # words alone
        column, text = _cell(atom, lang)
        cells.setdefault(column, [])
        if text not in cells[column]:
            cells[column].append(text)
    return {column: "，且".join(texts) if lang == "zh" else " and ".join(texts) for column, texts in cells.items()}


def _cell(atom: t.Term[bool], lang: str, *, truth: bool = True) -> tuple[str, str]:
    """Return the column of an atom and what its cell says where the atom holds, or does not."""
    match atom:
        case t.Not(part=inner):
            return _cell(inner, lang, truth=not truth)
        case t.Compare(op=op, left=left, right=right) if left.kind.sort == "word":
            return _head(left, lang), _words([phrase(right, lang)], lang, among=(op == "==") is truth)
        case t.Compare(left=left) if left.kind.sort != "yes or no":
            return _head(left, lang), bound(atom, lang, truth=truth)
        case t.IsIn(term=inner, members=members):
            words = [value_in_words(one, inner.kind, lang) for one in members]
            return _head(inner, lang), _words(words, lang, among=truth)
        case t.Includes(term=inner, member=member):
            verb = {"zh": ("不包括", "包括"), "en": ("does not include ", "includes ")}[lang][truth]
            return _head(inner, lang), verb + value_in_words(member, inner.kind, lang)
        case t.Fact() | t.Named() | t.Applied() | t.Over():
            return _head(atom, lang), value_in_words(truth, BOOL, lang)
        case _:
            return HEADS[lang]["else"], clause(atom, truth=truth, lang=lang)


def _head(term: t.Term[Any], lang: str) -> str:
    """Return the heading of a column: the bare name of what it tells."""
    return phrase(term, lang) if lang == "zh" else phrase(term, lang).removeprefix("the ")


def _words(words: list[str], lang: str, *, among: bool) -> str:
    told = ("、" if lang == "zh" else ", ").join(words)
    if among:
        return told
    return f"除{told}外" if lang == "zh" else f"other than {told}"
