"""A rule as a decision table that an official can read: facts across, rows down, the article at the end."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.rows import Atoms, Wording, Written, asked_of, scope_of, written_out
from regkit.language import terms as t
from regkit.language.kinds import BOOL, DATE
from regkit.language.readings import OpenQuestion
from regkit.language.rule import AnyRule
from regkit.language.values import language, quoted_within, told_apart
from regkit.language.writing import bound, clause, distinct, phrase, punctuated, settled, value_in_words
from regkit.language.yes_no import begins_sentence
from regkit.law import Quote, display, english_or, passages

__all__ = ["DecisionTable", "Line", "rows_of", "table"]

HEADS = {
    "zh": {"kind": "类别", "outcome": "结果", "article": "条款", "words": "原文", "else": "其他条件"},
    "en": {"kind": "kind", "outcome": "outcome", "article": "article", "words": "words", "else": "other conditions"},
}
KINDS = {
    "zh": {"row": "", "unless": "例外", "silent": "未规定"},
    "en": {"row": "", "unless": "exception", "silent": "silent"},
}
INCLUDES = {"zh": "包括", "en": "includes "}
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
    idle = {_column(atom, lang) for row in rows for atom in row.atoms if _is_never_less(atom)}
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
        return _written(part.zh, lang) if lang == "zh" else part.en or part.zh
    return _written(clause(part, lang=lang), lang)


def _line(row: Written, lang: str) -> Line:
    """Return a line of the table."""
    outcome = () if isinstance(row.outcome, str) else (row.outcome,)
    return Line(
        row.kind,
        _cells(_strict(row.atoms), lang),
        _outcome(row.outcome, lang),
        row.quotes,
        _applied(outcome) or _applied(row.atoms),
    )


def _applied(terms: Iterable[t.Term[Any]]) -> tuple[AnyRule, ...]:
    """Return the rules that some terms apply."""
    found = (one for term in terms for one in t.walk(term, into_rules=False))
    return tuple(dict.fromkeys(one.rule for one in found if isinstance(one, t.Applied)))


CONTRARY = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
STRICT = {"<=": "<", ">=": ">"}


def _compared(atom: t.Term[bool]) -> tuple[str, t.Term[Any], t.Term[Any]] | None:
    """Return what an atom compares, with the sign that holds where it does."""
    match atom:
        case t.Compare(op=op, left=left, right=right) if left.kind.is_amount or left.kind == DATE:
            return op, left, right
        case t.Not(part=inner) if (found := _compared(inner)) is not None:
            op, left, right = found
            return CONTRARY[op], left, right
        case _:
            return None


def _is_never_less(atom: t.Term[bool]) -> bool:
    """Return whether an atom asks of an amount what is so of every amount: that it is not below nothing."""
    match _compared(atom):
        case (">=", t.Fact(), (t.Literal(value=value) | t.NumberTerm(value=value))):
            return bool(value == 0)
        case _:
            return False


def _strict(atoms: Atoms) -> Atoms:
    """Return conditions with one `less` for each `no more, and not the same`, as people say it."""
    found = {place: one for place, atom in enumerate(atoms) if (one := _compared(atom)) is not None}
    sides = {place: (repr(left), repr(right)) for place, (_, left, right) in found.items()}
    unequal = {sides[place] for place, (op, _, _) in found.items() if op == "!="}
    open_ = {sides[place] for place, (op, _, _) in found.items() if op in STRICT}
    made: list[t.Term[bool]] = []
    for place, atom in enumerate(atoms):
        op, left, right = found.get(place, ("", atom, atom))
        both = sides.get(place) in unequal & open_
        if both and op in STRICT:
            made.append(t.Compare(STRICT[op], left, right))
        elif not (both and op == "!="):
            made.append(atom)
    return tuple(made)


def _outcome(outcome: t.Term[Any] | str, lang: str) -> str:
    if isinstance(outcome, str):
        return _written(outcome, lang) if lang == "zh" else english_or(outcome, outcome)
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
            return _written(phrase(outcome, lang), lang)


def _open(question: OpenQuestion, yes: str, lang: str) -> str:
    """Return an outcome that hangs on an open question; which answer to it is a yes, where the question is another."""
    if lang == "zh":
        return f"未定：{question.question(lang)}" + (f"（答复为{yes}的，是）" if yes else "")
    return f"open: {question.question(lang)}" + (f" (yes where it is answered: {yes})" if yes else "")


def _cells(atoms: Atoms, lang: str) -> dict[str, str]:
    cells: dict[str, list[str]] = {}
    for column, text in itertools.chain(_word_cells(atoms, lang), _other_cells(atoms, lang)):
        cells.setdefault(column, [])
        if text not in cells[column]:
            cells[column].append(text)
    order = dict.fromkeys(_column(atom, lang) for atom in atoms)
    told = {column: _together(texts, lang) for column, texts in cells.items()}
    return {_written(column, lang): _written(told[column], lang) for column in order if column in told}


def _written(said: str, lang: str) -> str:
    """Return what stands in a cell: in Chinese with full-width punctuation, also of words of the text."""
    return punctuated(said) if lang == "zh" else said


def _together(texts: list[str], lang: str) -> str:
    """Return what is asked together of one thing; members that a set includes are listed after one verb."""
    verb = INCLUDES[lang]
    named = [text.removeprefix(verb) for text in texts if text.startswith(verb)]
    others = [text for text in texts if not text.startswith(verb)]
    listed = [verb + _enumerated(named, lang)] if named else []
    return ("，且" if lang == "zh" else " and ").join([*listed, *others])


def _other_cells(atoms: Atoms, lang: str) -> Iterator[tuple[str, str]]:
    for atom in atoms:
        if asked_of(atom) is None and not (isinstance(atom, t.Named) and not atom.zh):  # not words alone
            yield _cell(atom, lang)


def _word_cells(atoms: Atoms, lang: str) -> Iterator[tuple[str, str]]:
    """Yield for each fact that is a word which members are left by all that is asked of it."""
    asked: dict[str, list[Wording]] = {}
    for atom in atoms:
        if (wording := asked_of(atom)) is not None:
            asked.setdefault(_head(wording.of, lang), []).append(wording)
    for column, wordings in asked.items():
        barred = frozenset().union(*(one.members for one in wordings if not one.among))
        wanted = [one.members for one in wordings if one.among]
        every = wordings[0].every
        left = frozenset.intersection(*wanted or (frozenset(every),)) - barred
        among = bool(wanted) or len(left) <= len(barred)
        told = left if among else barred
        words = [value_in_words(one, wordings[0].of.kind, lang) for one in every if one in told]
        yield column, _words(words, lang, among=among)


def _column(atom: t.Term[bool], lang: str) -> str:
    wording = asked_of(atom)
    if isinstance(atom, t.Named) and not atom.zh:
        return ""
    return _cell(atom, lang)[0] if wording is None else _head(wording.of, lang)


def _cell(atom: t.Term[bool], lang: str, *, truth: bool = True) -> tuple[str, str]:
    """Return the column of an atom and what its cell says where the atom holds, or does not."""
    match distinct(atom):
        case t.Not(part=inner):
            return _cell(inner, lang, truth=not truth)
        case t.Compare(op="==", left=left, right=t.Fact() as right) if truth and left.kind.sort != "yes or no":
            return _head(left, lang), _same(right, lang)
        case t.Compare(op=op, left=left, right=right) if left.kind.sort == "word":
            return _head(left, lang), _words([phrase(right, lang)], lang, among=(op == "==") is truth)
        case t.Compare(left=left) as told if left.kind.sort != "yes or no":
            return _head(left, lang), bound(told, lang, truth=truth)
        case t.Includes(term=inner, member=member):
            verb = INCLUDES[lang] if truth else {"zh": "不包括", "en": "does not include "}[lang]
            return _head(inner, lang), verb + value_in_words(member, inner.kind, lang)
        case t.Fact() | t.Named() | t.Applied() | t.Over():
            return _head(atom, lang), value_in_words(truth, BOOL, lang)
        case _:
            return HEADS[lang]["else"], clause(atom, truth=truth, lang=lang)


def _same(other: t.Fact[Any], lang: str) -> str:
    """Return that something is the same as what another fact says."""
    said = phrase(other, lang)
    if other.kind.is_amount:
        return f"等于{said}" if lang == "zh" else f"equal to {said}"
    if other.kind == DATE:
        return f"与{said}同日" if lang == "zh" else f"the same day as {said}"
    return f"与{said}相同" if lang == "zh" else f"the same as {said}"


def _head(term: t.Term[Any], lang: str) -> str:
    """Return the heading of a column: the bare name of what it tells; in English a deed with who does it."""
    if lang == "zh":
        return phrase(term, lang)
    label = term.spec.en if isinstance(term, t.Fact) else term.rule.en if isinstance(term, t.Applied) else ""
    said = clause(term, lang=lang) if term.kind == BOOL and begins_sentence(label) else phrase(term, lang)
    return said.removeprefix("the ")


def _words(words: list[str], lang: str, *, among: bool) -> str:
    told = _enumerated(words, lang)
    if among:
        return told
    return f"{told}以外的" if lang == "zh" else f"other than {told}"


def _enumerated(words: list[str], lang: str) -> str:
    comma = "、" if lang == "zh" else ", "
    return comma.join(told_apart(words, lang, comma))
