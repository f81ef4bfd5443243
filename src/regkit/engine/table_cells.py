"""What a table's columns ask: the cells of a row's conditions, under the heads of what they ask of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from regkit.engine.rows import Atoms, Wording, asked_of
from regkit.language import terms as t
from regkit.language.kinds import BOOL, DATE
from regkit.language.values import told_apart
from regkit.language.writing import bound, clause, distinct, phrase, punctuated, value_in_words
from regkit.language.yes_no_en import begins_sentence

__all__ = ["cells", "column", "is_never_less", "written"]

ELSE = {"zh": "其他条件", "en": "other conditions"}
INCLUDES = {"zh": "包括", "en": "includes "}

STRICT = {"<=": "<", ">=": ">"}


def _compared(atom: t.Term[bool]) -> tuple[str, t.Term[Any], t.Term[Any]] | None:
    """Return what an atom compares, with the sign that holds where it does."""
    match atom:
        case t.Compare(op=op, left=left, right=right) if left.kind.is_amount or left.kind == DATE:
            return op, left, right
        case t.Not(part=inner) if (found := _compared(inner)) is not None:
            op, left, right = found
            return t.NEGATED[op], left, right
        case _:
            return None


def is_never_less(atom: t.Term[bool]) -> bool:
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


def cells(atoms: Atoms, lang: str) -> dict[str, str]:
    """Return what a row asks of each thing, by the head of its column."""
    asked = _strict(atoms)
    found: dict[str, dict[str, None]] = {}
    for head, text in itertools.chain(_word_cells(asked, lang), _other_cells(asked, lang)):
        found.setdefault(head, {})[text] = None
    order = dict.fromkeys(column(atom, lang) for atom in asked)
    return {written(head, lang): written(_together(list(found[head]), lang), lang) for head in order if head in found}


def written(said: str, lang: str) -> str:
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
    for head, wordings in asked.items():
        barred = frozenset().union(*(one.members for one in wordings if not one.among))
        wanted = [one.members for one in wordings if one.among]
        every = wordings[0].every
        left = frozenset.intersection(*wanted or (frozenset(every),)) - barred
        among = bool(wanted) or len(left) <= len(barred)
        told = left if among else barred
        words = [value_in_words(one, wordings[0].of.kind, lang) for one in every if one in told]
        yield head, _words(words, lang, among=among)


def column(atom: t.Term[bool], lang: str) -> str:
    """Return the head of the column in which an atom is told; nothing of words alone."""
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
            return ELSE[lang], clause(atom, truth=truth, lang=lang)


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
    label = label.removeprefix("whether ")
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
