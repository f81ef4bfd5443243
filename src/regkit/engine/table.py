"""A rule as a decision table that an official can read: facts across, rows down, the article at the end."""

from __future__ import annotations

import html as markup
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule
from regkit.language.writing import in_words, value_in_words
from regkit.law import Quote

__all__ = ["DecisionTable", "Line", "table"]

HEADS = {
    "zh": {"kind": "类别", "outcome": "结果", "article": "条款", "words": "原文", "else": "其他条件"},
    "en": {"kind": "kind", "outcome": "outcome", "article": "article", "words": "words", "else": "other conditions"},
}
KINDS = {
    "zh": {"row": "", "unless": "例外", "silent": "未规定"},
    "en": {"row": "", "unless": "exception", "silent": "silent"},
}
OPS = {"==": "", "!=": "≠ ", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}

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
                heads["article"]: "；".join(dict.fromkeys(quote.address.zh for quote in line.quotes)),
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
        style = ' style="border:1px solid #bbb;padding:.25em .6em;text-align:left;vertical-align:top"'
        head = "".join(f"<th{style}>{markup.escape(name)}</th>" for name in rows[0])
        body = "".join(
            f"<tr>{''.join(f'<td{style}>{markup.escape(cell)}</td>' for cell in row.values())}</tr>" for row in rows
        )
        caption = markup.escape(self.title + self._reached())
        return (
            f'<table lang="{self.lang}" style="border-collapse:collapse;font-family:sans-serif">'
            f'<caption style="text-align:left;font-weight:bold;padding:.3em 0">{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def _reached(self) -> str:
        if self.reached is None:
            return ""
        return f"（适用于：{self.reached}）" if self.lang == "zh" else f" (reaches: {self.reached})"


def table(rule: AnyRule, lang: str = "zh") -> DecisionTable:
    """Return a rule as a decision table, in Chinese (`zh`) or English (`en`).

    A condition with alternatives that concern several facts becomes a line for each alternative. Rules that
    the rule applies are named; ask for their tables to see them.
    """
    decision = _outermost(rule.body)
    lines: list[Line] = []
    for kind, rows in (("unless", decision.unless), ("row", decision.rows)):
        for row in rows:
            lines += [_line(kind, atoms, row, lang) for atoms in _alternatives(row.condition)]
    for silence in decision.silences:
        lines += [Line("silent", _cells(atoms, lang), silence.reason, ()) for atoms in _alternatives(silence.condition)]
    columns = tuple(dict.fromkeys(column for line in lines for column in line.cells))
    reached = None if decision.provided is None else in_words(decision.provided, lang)
    title = rule.zh if lang == "zh" else rule.name.replace("_", " ")
    return DecisionTable(title, reached, columns, tuple(lines), lang)


def _outermost(term: t.Term[Any]) -> t.Decide[Any]:
    """Return the decision that a rule makes; a rule without one is a table of a single line."""
    match term:
        case t.Decide():
            return term
        case t.Applied(body=inner) | t.Named(term=inner) | t.Gate(term=inner):
            return _outermost(inner)
        case t.Choice():
            return _outermost(term.branch)
        case _:
            always = t.Row(t.Literal(value=True, kind=BOOL), term, ())
            return t.Decide((always,), (), None, (), term.kind)


def _line(kind: str, atoms: tuple[t.Term[bool], ...], row: t.Row, lang: str) -> Line:
    quotes = (*row.quotes, *(n.number.quote for n in _numbers(row.outcome)))
    once = {(quote.address, quote.words): quote for quote in quotes}  # several numbers stand in the same words
    return Line(kind, _cells(atoms, lang), in_words(row.outcome, lang), tuple(once.values()))


def _numbers(term: t.Term[Any]) -> Iterator[t.NumberTerm[Any]]:
    if isinstance(term, t.NumberTerm):
        yield term
    elif not isinstance(term, t.Applied):
        for child in t.children(term):
            yield from _numbers(child)


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
        column, text = _cell(atom, lang)
        cells.setdefault(column, [])
        if text not in cells[column]:
            cells[column].append(text)
    return {column: "，且".join(texts) if lang == "zh" else " and ".join(texts) for column, texts in cells.items()}


def _cell(atom: t.Term[bool], lang: str) -> tuple[str, str]:
    """Return the column of an atom and what its cell says."""
    yes, no = ("是", "否") if lang == "zh" else ("yes", "no")
    match atom:
        case t.Not(part=inner):
            column, text = _cell(inner, lang)
            return column, {yes: no, no: yes}.get(text, f"{'非' if lang == 'zh' else 'not '}{text}")
        case t.Compare(op=op, left=left, right=t.Literal() | t.NumberTerm() as right):
            return in_words(left, lang), OPS[op] + in_words(right, lang)
        case t.IsIn(term=inner, members=members):
            joint = "、" if lang == "zh" else ", "
            return in_words(inner, lang), joint.join(value_in_words(one, inner.kind, lang) for one in members)
        case t.Includes(term=inner, member=member):
            return in_words(
                inner, lang
            ), f"{'含 ' if lang == 'zh' else 'has '}{member.zh if lang == 'zh' else member.code}"
        case t.Fact() | t.Named() | t.Applied() | t.Gate():
            return in_words(atom, lang), yes
        case _:
            return HEADS[lang]["else"], in_words(atom, lang)
