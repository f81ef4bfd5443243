"""A rule as a decision table that an official can read: facts across, rows down, the article at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.rows import Atoms, Written, scope_of, written_out
from regkit.engine.table_cells import cells, column, is_never_less, written
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.readings import OpenQuestion
from regkit.language.rule import AnyRule
from regkit.language.values import language, quoted_within
from regkit.language.writing import clause, phrase, punctuated, settled
from regkit.law import Quote, display, english_or, passages

__all__ = ["DecisionTable", "Line", "rows_of", "table"]

HEADS = {
    "zh": {"kind": "类别", "outcome": "结果", "article": "条款", "words": "原文"},
    "en": {"kind": "kind", "outcome": "outcome", "article": "article", "words": "words"},
}
KINDS = {
    "zh": {"row": "", "unless": "例外", "silent": "未规定"},
    "en": {"row": "", "unless": "exception", "silent": "silent"},
}
SEE = {"zh": "见“{}”", "en": "see “{}”"}


@dataclass(frozen=True)
class Line:
    """A line of the table: which cells say what, and what follows.

    Attributes:
        kind: `row`, `unless` for an exception, `silent` for a declared silence.
        cells: for each column, the condition in the words of the language.
        outcome: what follows, in words.
        quotes: the words of the text.
        rules: the rules that it applies, whose tables have the words where it has none of its own.
    """

    kind: str
    cells: dict[str, str]
    outcome: str
    quotes: tuple[Quote, ...]
    rules: tuple[AnyRule, ...] = ()


@dataclass(frozen=True)
class DecisionTable:
    """A rule as a table.

    Attributes:
        title: what the rule settles.
        reached: the cases it reaches, where it does not reach all.
        columns: the facts it reads, in order.
        lines: exceptions first, then rows, then declared silences.
        lang: `zh` or `en`.
        rule: the rule; a notebook shows it in both languages.
    """

    title: str
    reached: str | None
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    lang: str
    rule: AnyRule

    def rows(self) -> list[dict[str, str]]:
        """Return the lines as dictionaries, for a data frame; the kind is left out where all are ordinary rows."""
        heads, lang = HEADS[self.lang], self.lang
        plain = all(line.kind == "row" for line in self.lines)
        return [
            ({} if plain else {heads["kind"]: KINDS[lang][line.kind]})
            | {column: line.cells.get(column, "") for column in self.columns}
            | {
                heads["outcome"]: line.outcome,
                heads["article"]: _places(line, lang),
                heads["words"]: _words_of(line, lang),
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
        return f"**{self.title}**{self._caption()}\n\n{text}\n"

    def to_html(self) -> str:
        """Return the table in HTML, with all text escaped and nothing fetched from outside."""
        rows = self.rows()
        return display.grid(
            self.title + self._caption(), list(rows[0]), [list(row.values()) for row in rows], self.lang
        )

    def _repr_html_(self) -> str:
        return display.folded(table(self.rule, "zh").to_html(), table(self.rule, "en").to_html())

    def _caption(self) -> str:
        if self.reached is None:
            return ""
        return f"（适用情形：{self.reached}）" if self.lang == "zh" else f" (applies where: {self.reached})"


def rows_of(rule: AnyRule) -> Iterator[tuple[Atoms, tuple[Quote, ...]]]:
    """Yield the ways in which a row of a rule can apply: the conditions that hold together, and the words."""
    _, decision = scope_of(rule.body)
    for row in written_out(decision):
        if row.kind != "silent":
            yield row.atoms, row.quotes


def _places(line: Line, lang: str) -> str:
    """Return where the words of a line stand; of a line without words, where the rules that it applies stand."""
    found = [quote.address for quote in line.quotes] or [rule.home for rule in line.rules]
    told = (punctuated(one.zh) if lang == "zh" else f"article {one.short}" for one in found)
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(told))


def _words_of(line: Line, lang: str) -> str:
    """Return the words of a line, a passage for each provision, each between marks; else the rules that have them."""
    told = [f"“{passage}”" for passage in passages(line.quotes)]
    told = told or [SEE[lang].format(settled(rule, lang)) for rule in line.rules]
    return ("；" if lang == "zh" else "; ").join(told)


def table(rule: AnyRule, lang: str = "zh") -> DecisionTable:
    """Return a rule as a decision table, in Chinese (`zh`) or English (`en`).

    A condition with alternatives that concern several facts becomes a line for each alternative. What every line
    asks alike is said once, with what the rule reaches. Rules that the rule applies are named; ask for their tables
    to see them.
    """
    lang = language(lang)
    scope, decision = scope_of(rule.body)
    asked = tuple(part for one in scope for part in (one.parts if isinstance(one, t.And) else (one,)))
    rows = list(written_out(decision, asked))
    lines = _each_once([_line(row, lang) for row in rows])
    columns = tuple(dict.fromkeys(column for line in lines for column in line.cells))
    alike = {column: cell for column in columns if (cell := _alike(column, lines)) is not None}
    reached = [_reached(part, lang) for part in scope]
    idle = {column(atom, lang) for row in rows for atom in row.atoms if is_never_less(atom)}
    reached += [f"{one}{'：' if lang == 'zh' else ': '}{cell}" for one, cell in alike.items() if one not in idle]
    title = settled(rule, lang)
    told = ("；" if lang == "zh" else "; ").join(dict.fromkeys(reached)) or None
    return DecisionTable(title, told, tuple(one for one in columns if one not in alike), tuple(lines), lang, rule)


def _each_once(lines: list[Line]) -> list[Line]:
    """Return lines without those that say what another says, or ask for more to come to the same."""
    asked = [set(line.cells.items()) for line in lines]

    def is_told(place: int) -> bool:
        return any(
            (asked[other] < asked[place] or (asked[other] == asked[place] and other < place))
            and _comes_to(lines[other]) == _comes_to(lines[place])
            for other in range(len(lines))
        )

    return [line for place, line in enumerate(lines) if not is_told(place)]


def _comes_to(line: Line) -> tuple[object, ...]:
    return line.kind, line.outcome, line.quotes


def _alike(column: str, lines: list[Line]) -> str | None:
    """Return the cell that all lines of a table have in a column; nothing where they differ, or there is one line."""
    cells = {line.cells.get(column, "") for line in lines}
    return cells.pop() if len(lines) > 1 and len(cells) == 1 else None


def _reached(part: t.Term[bool], lang: str) -> str:
    """Return what a rule reaches, as a clause; what is named is said by its name alone."""
    if isinstance(part, t.And):
        return ("；" if lang == "zh" else "; ").join(_reached(one, lang) for one in part.parts)
    if isinstance(part, t.Named) and part.zh:
        return written(part.zh, lang) if lang == "zh" else part.en or part.zh
    return written(clause(part, lang=lang), lang)


def _line(row: Written, lang: str) -> Line:
    """Return a line of the table."""
    outcome = () if isinstance(row.outcome, str) else (row.outcome,)
    return Line(
        row.kind,
        cells(row.atoms, lang),
        _outcome(row.outcome, lang),
        row.quotes,
        _applied(outcome) or _applied(row.atoms),
    )


def _applied(terms: Iterable[t.Term[Any]]) -> tuple[AnyRule, ...]:
    """Return the rules that some terms apply."""
    found = (one for term in terms for one in t.walk(term, into_rules=False))
    return tuple(dict.fromkeys(one.rule for one in found if isinstance(one, t.Applied)))


def _outcome(outcome: t.Term[Any] | str, lang: str) -> str:
    if isinstance(outcome, str):
        return written(outcome, lang) if lang == "zh" else english_or(outcome, outcome)
    inner = outcome
    while isinstance(inner, t.Choice):
        inner = inner.branch
    match inner:
        case t.Open(question=question):
            return _open(question, "", lang)
        case t.Not(part=t.Open(question=question)):
            return _open(question, "否" if lang == "zh" else "no", lang)
        case t.Compare(op="==", left=t.Open(question=question), right=t.Literal() as answer):
            return _open(question, phrase(answer, lang), lang)
        case t.Applied(rule=rule) if inner.kind == BOOL:
            return (
                f"与“{quoted_within(settled(rule, lang))}”相同"
                if lang == "zh"
                else f"the same as “{settled(rule, lang)}”"
            )
        case _:
            return written(phrase(outcome, lang), lang)


def _open(question: OpenQuestion, yes: str, lang: str) -> str:
    """Return an outcome that hangs on an open question; which answer to it is a yes, where the question is another."""
    if lang == "zh":
        return f"未定：{question.question(lang)}" + (f"（答复为{yes}的，是）" if yes else "")
    return f"open: {question.question(lang)}" + (f" (yes where it is answered: {yes})" if yes else "")
