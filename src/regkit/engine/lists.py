"""A question to a list, as the questions to its members that it stands for.

Of `file.contractors.all(f)` with three members this makes `f(1) & f(2) & f(3) & (complete | f(others))`: ordinary
terms over ordinary facts, with `complete` (are these all?) a fact of the list and `others` a member of which nothing
is known. So whatever reads terms reads lists: a question that the others could turn is never decided.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from regkit.language import terms as t
from regkit.language.facts import UNSET, FactSpec, Subject
from regkit.language.kinds import BOOL
from regkit.language.lists import UNSAID, HeldSpec, Listed
from regkit.language.writing import written
from regkit.law import Label

__all__ = [
    "OTHERS",
    "Named",
    "above",
    "anyone",
    "each",
    "flattened",
    "list_of_others",
    "path_of",
    "spread",
    "strangers",
    "subject_at",
    "unrolled",
    "within",
]

OTHERS = "*"
"""Begins the number of a member that stands for those that are not listed."""

MOST_SHAPES = 64
"""How many combinations of lengths of lists a term is kept unrolled for."""
MEMBER = re.compile(r"\[[^\[\]]*\]")
TRUE: t.Term[bool] = t.Literal(value=True, kind=BOOL)
FALSE: t.Term[bool] = t.Literal(value=False, kind=BOOL)


# ── finding subjects by their names ──────────────────────────────────────────────────────────────────


def subject_at(subjects: Mapping[str, Any], name: str) -> Any:
    """Return what a name such as `file.contractors[2].firm` stands for: a subject, or a list.

    A part or a list of which nothing was said is there, with nothing known of it.
    """
    if name in subjects:
        return subjects[name]
    outer, last, index = _parsed(name)
    subject = subject_at(subjects, outer)
    held = type(subject).held[last]
    if index is None:
        found = held.of(subject)
    else:
        found = held.unknown() if index.startswith(OTHERS) else held.of(subject).members[int(index)]
    if isinstance(subjects, Named):
        subjects[name] = found
    return found


class Named(dict[str, Any]):
    """Subjects by the names of parameters, with whatever was once found within them."""


@functools.lru_cache(maxsize=4096)
def _parsed(name: str) -> tuple[str, str, str | None]:
    """Return what a name is within, its last part, and the member where it names one."""
    index = None
    if name.endswith("]"):
        name, _, index = name[:-1].rpartition("[")
    outer, _, last = name.rpartition(".")
    return outer, last, index


@functools.lru_cache(maxsize=4096)
def above(name: str) -> tuple[str, ...]:
    """Return the names of the subjects that a name is within, the outermost first, and itself."""
    return (*above(_parsed(name)[0]), name) if "." in name else (name,)


def within(name: str, subject: Subject) -> Iterator[tuple[str, Subject]]:
    """Yield a subject and whatever was given within it, by name; the members of a list all by one."""
    yield name, subject
    for held in subject.held.values():
        given = getattr(subject, held.name)
        if given is not None and held.many:
            for member in given:
                yield from within(f"{name}.{held.name}[]", member)
        elif given is not None:
            yield from within(f"{name}.{held.name}", given)


def anyone(name: str) -> str:
    """Return a name with the members of lists left open: one is like another."""
    return MEMBER.sub("[]", name) if "[" in name else name


def path_of(term: t.Over[Any]) -> str:
    """Return the name of the list that is asked."""
    return f"{term.parameter}.{term.held.name}"


def list_of_others(leaf: t.Fact[Any], subjects: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Return the list whose members that are not listed a fact tells of: its name, and what it is called.

    What is missing then is the list itself, not each fact of whoever else may be in it; and where it was given, first
    of all whether it is complete.
    """
    of_a_list: type = leaf.model
    if of_a_list is not Listed and OTHERS not in leaf.parameter:
        return None
    name = leaf.parameter.partition(f"[{OTHERS}")[0]
    outer, last, _ = _parsed(name)
    subject, members = subject_at(subjects, outer), subject_at(subjects, name)
    zh, en = type(subject).held[last].zh, type(subject).held[last].en
    if getattr(subject, last) is None:
        return name, zh, en
    if members.complete is None:
        return f"{name}.complete", f"{zh}是否已全部列出", f"whether the {en} listed are all"
    return name, f"其余{zh}", f"other {en}"


# ── one member ───────────────────────────────────────────────────────────────────────────────────────


def each(term: t.Over[Any]) -> t.Term[Any]:
    """Return what is asked of each member: a truth to be joined, or an amount to be added."""
    chosen, asked = term.chosen, term.asked
    match term.op:
        case "all":
            return asked if _always(chosen) else t.Or((t.Not(chosen), asked))
        case "any":
            return asked if _always(chosen) else chosen if _always(asked) else t.And((chosen, asked))
        case "count":
            return _where(chosen, t.Literal(Decimal(1), term.kind))
        case _:
            return _where(chosen, asked)


def _always(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Literal) and term.value is True


def _where(chosen: t.Term[bool], amount: t.Term[Any]) -> t.Term[Any]:
    """Return an amount where a member is chosen, and nothing where it is not."""
    if _always(chosen):
        return amount
    nothing: t.Term[Any] = t.Literal(Decimal(0), amount.kind)
    return _cases(amount.kind, (chosen, amount), (t.Not(chosen), nothing))


def _cases(kind: Any, *cases: tuple[t.Term[bool], t.Term[Any]]) -> t.Term[Any]:
    return t.Decide(tuple(t.Row(condition, outcome, ()) for condition, outcome in cases), (), None, (), kind)


# ── all members ──────────────────────────────────────────────────────────────────────────────────────


def unrolled(term: t.Over[Any], subjects: Mapping[str, Any], guessed: Mapping[object, Any]) -> t.Term[Any]:
    """Return a question to a list as questions to the members that the list has in a case."""
    path = path_of(term)
    return _unrolled(term, len(subject_at(subjects, path)), guessed.get(OTHERS, {}).get(anyone(path), 1))


@functools.lru_cache(maxsize=1024)
def _unrolled(term: t.Over[Any], size: int, others: int) -> t.Term[Any]:
    """Unroll a question; those that are not listed are stood for by so many `others`."""
    numbers, strangers = list(map(str, range(size))), [f"{OTHERS}{number}" for number in range(others)]
    match term.op:
        case "all" | "any":
            parts, rest = ([_of_member(each(term), term, number) for number in some] for some in (numbers, strangers))
            if term.op == "all":
                return t.And((*parts, t.Or((_complete(term), *_joined(t.And, rest)))))
            return t.Or((*parts, t.And((t.Not(_complete(term)), *_joined(t.Or, rest)))))
        case "count" | "total":
            amounts = [_of_member(each(term), term, number) for number in numbers]
            total: t.Term[Any] = _folded([*amounts, _rest(term)], lambda one, two: t.Arith("+", one, two, term.kind))
            return total
        case _:
            chosen = [_of_member(term.chosen, term, number) for number in numbers]
            chosen += [_both(t.Not(_complete(term)), _of_member(term.chosen, term, number)) for number in strangers]
            values = [_of_member(term.asked, term, number) for number in (*numbers, *strangers)]
            there, value = _folded(list(zip(chosen, values, strict=True)), functools.partial(_further, term))
            found: t.Term[Any] = t.Decide((t.Row(TRUE, value, ()),), (), there, (), term.kind)
            return found


def _joined(join: type[t.And | t.Or], parts: list[t.Term[bool]]) -> list[t.Term[bool]]:
    return parts if len(parts) == 1 else [join(tuple(parts))]


def _rest(term: t.Over[Any]) -> t.Term[Any]:
    """Return what those not listed add: nothing where there are none, else an amount that is not known."""
    complete, chosen = _complete(term), _of_member(term.chosen, term, f"{OTHERS}0")
    name, zh, en = f"{UNSAID}{written(term)}", f"其余{term.held.zh}", f"other {term.held.en}"
    spec = FactSpec(name, zh, term.kind, low=Decimal(0), en=en)
    unknown: t.Term[Any] = t.Fact(path_of(term), Listed, spec)  # type: ignore[arg-type]  # a list tells of itself as a subject does
    nothing: t.Term[Any] = t.Literal(Decimal(0), term.kind)
    none = complete if _always(chosen) else t.Or((complete, t.Not(chosen)))
    return _cases(term.kind, (none, nothing), (_both(t.Not(complete), chosen), unknown))


def _further(term: t.Over[Any], one: tuple[Any, Any], two: tuple[Any, Any]) -> tuple[Any, Any]:
    """Join two members, each there or not: whether one is there, and the lesser or the larger of what is there."""
    (here, value), (there, other) = one, two
    joined: t.Term[Any] = t.Arith("min" if term.op == "least" else "max", value, other, term.kind)
    if _always(here) and _always(there):
        return TRUE, joined
    cases = [(_both(here, there), joined), (_both(here, t.Not(there)), value), (_both(t.Not(here), there), other)]
    kept = [(condition, outcome) for condition, outcome in cases if condition is not FALSE]
    either = TRUE if _always(here) or _always(there) else t.Or((here, there))
    return either, _cases(term.kind, *kept)


def _both(one: t.Term[bool], other: t.Term[bool]) -> t.Term[bool]:
    if _always(one):
        return FALSE if _never(other) else other
    if _always(other):
        return FALSE if _never(one) else one
    return FALSE if _never(one) or _never(other) else t.And((one, other))


def _never(term: t.Term[bool]) -> bool:
    return term is FALSE or (isinstance(term, t.Not) and _always(term.part))


def _folded(parts: Sequence[Any], join: Callable[[Any, Any], Any]) -> Any:
    """Join parts two by two, so that a long list is not a deep term."""
    while len(parts) > 1:
        pairs = [join(one, two) for one, two in zip(parts[::2], parts[1::2], strict=False)]
        parts = [*pairs, parts[-1]] if len(parts) % 2 else pairs
    return parts[0]


def _complete(term: t.Over[Any]) -> t.Term[bool]:
    """Return the fact that a list has no other members."""
    return t.Fact(path_of(term), Listed, _completeness(term.held))  # type: ignore[arg-type]  # as in `_rest`


@functools.lru_cache(maxsize=1024)
def _completeness(held: HeldSpec) -> FactSpec:
    presumed = True if held.presumed_complete else UNSET
    zh, en = f"{held.zh}已全部列出", f"the {held.en} that are listed are all there are"
    return FactSpec("complete", zh, BOOL, presumed=presumed, source=held.source, en=en, whose=held.within)


# ── for whoever goes through what is not known ───────────────────────────────────────────────────────


def flattened(term: t.Term[Any], subjects: Mapping[str, Any]) -> t.Term[Any]:
    """Return a term with every question to a list unrolled; the same term again for lists of the same lengths.

    Those that are not listed are stood for by one member for each question to their list: enough for whatever the
    others could answer to all of them at once.
    """
    return _flat(term, subjects, strangers(term)) if _asks(term) else term


def spread(term: t.Term[Any], subjects: Mapping[str, Any], guessed: Mapping[object, Any]) -> t.Term[Any]:
    """Return a term with every question to a list unrolled as it is where the term is evaluated in a case."""
    return _flat(term, subjects, guessed.get(OTHERS, {})) if _asks(term) else term


def _flat(term: t.Term[Any], subjects: Mapping[str, Any], strangers: Mapping[str, int]) -> t.Term[Any]:
    """Return a term unrolled with so many strangers of each list, with one of a list that is not named."""
    for sizes, before, flat in tuple(_flat_before(term)):
        if before == strangers and all(len(subject_at(subjects, path)) == size for path, size in sizes.items()):
            return flat
    flattening = _Flattening(subjects, strangers)
    made: t.Term[Any] = flattening.of(term)
    _flat_before(term).append((flattening.sizes, strangers, made))
    return made


@functools.lru_cache(maxsize=1024)
def _flat_before(_term: t.Term[Any]) -> deque[tuple[Mapping[str, int], Mapping[str, int], t.Term[Any]]]:
    """Return what a term was unrolled to of late, with how long the lists were that it asked, and their strangers."""
    return deque(maxlen=MOST_SHAPES)


@functools.lru_cache(maxsize=65_536)
def _asks(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Over) or any(map(_asks, t.children(term)))


@functools.lru_cache(maxsize=1024)
def strangers(term: t.Term[Any]) -> Mapping[str, int]:
    """Return how many different questions are asked of each list, one member of another list being like any other."""
    asked = {(anyone(path_of(one)), written(one), one.op) for one in t.walk(term) if isinstance(one, t.Over)}
    return Counter(path for path, _, _ in asked)


class _Flattening:
    """Unrolls questions within a term, outermost first."""

    def __init__(self, subjects: Mapping[str, Any], strangers: Mapping[str, int]) -> None:
        self.subjects, self.strangers = subjects, strangers
        self.sizes: dict[str, int] = {}  # the lists that were asked, outer ones before those of their members
        self.done: dict[int, tuple[Any, Any]] = {}  # each with what it is made of, so that no other takes its number

    def of(self, found: Any) -> Any:
        match found:
            case t.Term() | t.Row() | t.Silence():
                if id(found) not in self.done:
                    self.done[id(found)] = found, self._of(found)
                return self.done[id(found)][1]
            case tuple():
                flat = tuple(map(self.of, found))
                return found if all(new is old for new, old in zip(flat, found, strict=True)) else flat
            case _:
                return found

    def _of(self, term: Any) -> Any:
        if isinstance(term, t.Over):
            path = path_of(term)
            size = self.sizes[path] = len(subject_at(self.subjects, path))
            return self.of(_unrolled(term, size, self.strangers.get(anyone(path), 1)))
        if isinstance(term, t.Term) and not _asks(term):
            return term
        fields = ((field.name, getattr(term, field.name)) for field in dataclasses.fields(cast("Any", term)))
        changed = tuple((name, new) for name, old in fields if (new := self.of(old)) is not old)
        return _with(term, changed) if changed else term


@functools.lru_cache(maxsize=4096)
def _with(term: Any, changed: tuple[tuple[str, Any], ...]) -> Any:
    """Return a term with fields replaced, the same again for the same fields."""
    return dataclasses.replace(term, **dict(changed))


# ── a term about another member ──────────────────────────────────────────────────────────────────────


def _of_member(term: t.Term[Any], question: t.Over[Any], number: str) -> t.Term[Any]:
    """Return what is asked of each member as asked of one of them."""
    return _Renaming(question.variable, f"{path_of(question)}[{number}]", _label(question.held, number)).of(term)  # type: ignore[no-any-return]


def _label(held: HeldSpec, number: str) -> Label:
    """Return which member of a list is meant: `第2个承包企业`, in English `the contractor no. 2`."""
    others = number.startswith(OTHERS)
    zh = f"其余{held.zh}" if others else held.member_zh(int(number) + 1)
    en = f"the other {held.en}" if others else held.member_en(int(number) + 1)
    return Label(zh, en) if held.within is None else Label(f"{held.within}的{zh}", f"{en} of {held.within.en}")


class _Renaming:
    """Puts one member in the place of the name that stands for each, and says in words which it is."""

    def __init__(self, variable: str, member: str, label: Label) -> None:
        self.variable, self.member, self.label = variable, member, label
        self.done: dict[int, tuple[Any, Any]] = {}  # each with what it is made of, so that no other takes its number

    def of(self, found: Any) -> Any:
        match found:
            case t.Term() | t.Row() | t.Silence():
                if id(found) not in self.done:
                    self.done[id(found)] = found, self._of(found)
                return self.done[id(found)][1]
            case tuple():
                renamed = tuple(map(self.of, found))
                return found if all(new is old for new, old in zip(renamed, found, strict=True)) else renamed
            case str() if self.variable in found:
                return found.replace(self.variable, self.member)
            case _:
                return found

    def _of(self, term: Any) -> Any:
        changed = {
            field.name: new
            for field in dataclasses.fields(term)
            if (new := self.of(old := getattr(term, field.name))) is not old
        }
        if isinstance(term, t.Over) and "parameter" in changed:
            changed["held"] = dataclasses.replace(term.held, within=self.label)
        if isinstance(term, t.Named) and changed and term.zh and term.kind != BOOL:
            changed |= {"zh": f"{self.label}的{term.zh}", "en": f"{term.en or term.name} of {self.label.en}"}
        if isinstance(term, t.Fact) and "[" not in term.parameter[len(self.variable) :] and changed:
            changed["spec"] = dataclasses.replace(term.spec, whose=self.label)
        renamed = dataclasses.replace(term, **changed) if changed else term
        if isinstance(term, t.Applied) and changed and term.kind != BOOL:
            zh, en = f"{self.label}的{term.rule.zh}", f"{term.rule.en} of {self.label.en}"
            return t.Named(written(renamed), zh, renamed, en)
        return renamed
