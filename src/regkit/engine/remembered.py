"""What was worked out once for the facts that a rule reads is not worked out again for the next row that has them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Final, TypeVar, cast
from weakref import WeakKeyDictionary

from regkit.engine.alike import (
    Parts,
    alike,
    alike_in_brief,
    alike_in_parts,
    entered_parts,
    facts_in_lists,
    is_finite_kind,
)
from regkit.engine.cells import can_be_supposed
from regkit.engine.forms import asks_lists
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.outcomes import engine
from regkit.language.relating import related, terms_of, tied
from regkit.language.rule import AnyRule

__all__ = ["remembered", "remembered_by_parts"]

T = TypeVar("T")
THIS = "this"
NOTHING: Final = object()
"""Stands for what is not remembered."""
MOST, MOST_SUBJECTS = 20_000, 2_000
"""How many cases of a rule are remembered, and how many subjects with them; then it begins anew."""


class _Known:
    """What is remembered of a rule: by the very subjects, by all facts, and by what alike cases have in common."""

    def __init__(self) -> None:
        self.by_facts: dict[Hashable, Any] = {}
        self.by_likeness: dict[Hashable, Any] = {}
        self.numbers: dict[Hashable, int] = {}
        self.next_number = itertools.count()
        self.by_subjects: dict[Hashable, _Asked] = {}
        self.by_parts: dict[Hashable, Any] = {}
        self.entered: dict[Hashable, tuple[Parts, ...]] = {}

    def number(self, like: Hashable | None) -> int | None:
        """Return a number of what alike cases have in common, quicker to look up with than that itself."""
        if len(self.numbers) >= MOST:
            self.numbers.clear()  # a number that is forgotten is not given again
        try:
            return None if like is None else self.numbers.setdefault(like, next(self.next_number))
        except TypeError:  # a fact that cannot be compared quickly
            return None

    def asked(self, rule: AnyRule, subjects: Sequence[Subject], on: Any) -> _Asked:
        """Return the case of some subjects on a day; of one that was asked of these very subjects, all that is known.

        Many rows of a table say the same of a unit or a firm, and share the subject that says it.
        """
        key = (on, *map(id, subjects))  # no other takes their numbers: the case keeps the subjects
        found = self.by_subjects.get(key)
        if found is None:
            found = _Asked(self, rule, subjects, on)
            _keep(self.by_subjects, key, found, MOST_SUBJECTS)
        return found


class _Asked:
    """A case of a rule, as far as it is told from others, with what was worked out for it."""

    def __init__(self, known: _Known, rule: AnyRule, subjects: Sequence[Subject], on: Any) -> None:
        self.known = known
        self.rule, self.subjects, self.on = rule, subjects, on
        self.found: dict[str, Any] = {}

    @cached_property
    def facts(self) -> Hashable:
        """The facts that the rule reads."""
        return _facts(self.rule, self.subjects)

    @cached_property
    def like(self) -> int | None:
        """The number of what cases alike to this one have in common."""
        return self.known.number(alike(self.rule, self.subjects, self.on))

    @cached_property
    def like_in_brief(self) -> int | None:
        """The same of cases that come to the same and lack the same, by whatever words."""
        return self.like if self.in_brief is None else self.in_brief

    @cached_property
    def in_brief(self) -> int | None:
        """The same; nothing where an inner rule has no value."""
        return self.known.number(alike_in_brief(self.rule, self.subjects, self.on))

    def like_in_parts(self, parts: Parts) -> int | None:
        """Return the number of what cases have in common that are alike to this one for some inner rules."""
        return self.known.number(alike_in_parts(self.rule, self.subjects, self.on, parts))


_known: WeakKeyDictionary[AnyRule, _Known] = WeakKeyDictionary()


def remembered(
    what: str,
    rule: AnyRule,
    question: tuple[Any, ...],
    work: Callable[[], T],
    shares: Callable[[], bool] | None = None,
    *,
    in_brief: bool = False,
) -> T:
    """Return what `work` returns, from memory where a case with the same facts, or one alike, was asked the same day.

    Args:
        what: what is worked out.
        rule: the rule that is asked.
        question: the subjects, the day and the calendar.
        work: works it out; what it returns must hang on nothing but the facts that the rule reads.
        shares: whether what was worked out holds for every case that is alike, whatever its amounts and days; where
            this is not given, it does for a rule that answers with a truth or a word.
        in_brief: whether it hangs on what inner rules come to, and not on the words by which they do.
    """
    *subjects, on, calendar = question
    if calendar is not None:
        return work()
    known = _known.get(rule) or _known.setdefault(rule, _Known())
    case = known.asked(rule, subjects, on)
    if what not in case.found:
        case.found[what] = _among(known, case, what, work, shares, in_brief=in_brief)
    found: T = case.found[what]
    return found


def remembered_by_parts(
    what: str,
    rule: AnyRule,
    question: tuple[Any, ...],
    work: Callable[[], tuple[T, AbstractSet[tuple[str, tuple[str, ...]]]] | None],
    otherwise: Callable[[], T],
) -> T:
    """Return what `work` returns, from memory where a case of the same day was alike in all that it hung on there.

    That is what the inner rules come to that a question to a list applies to its members, all that is asked besides,
    and what those of them read that were entered: of the others, nothing matters but what they come to. Who goes the
    same way so far enters the same.

    Args:
        what: what is worked out.
        rule: the rule that is asked.
        question: the subjects, the day and the calendar.
        work: works it out of the three-valued answer alone, and tells the rules that it entered, by their names and
            arguments; nothing where it hangs on more.
        otherwise: works it out where cases are not told apart so, or it hangs on more.
    """
    *subjects, on, calendar = question
    if calendar is not None or not (asks_lists(rule) and is_finite_kind(rule)):
        return otherwise()
    known = _known.get(rule) or _known.setdefault(rule, _Known())
    case = known.asked(rule, subjects, on)
    if what in case.found or case.in_brief is None:
        return otherwise()
    brief = what, on, case.in_brief
    for parts in known.entered.get(brief, ()):
        like = case.like_in_parts(parts)
        before = NOTHING if like is None else known.by_parts.get((*brief, parts, like), NOTHING)
        if before is not NOTHING:
            case.found[what] = before
            return cast("T", before)
    worked = work()
    if worked is None:
        return otherwise()
    found, entered = worked
    parts = entered_parts(rule, subjects, entered)
    like = case.like_in_parts(parts)
    if like is not None:
        _keep(known.by_parts, (*brief, parts, like), found)
        ways = known.entered.get(brief, ())
        _keep(known.entered, brief, ways if parts in ways else (*ways, parts))
    case.found[what] = found
    return found


def _among(
    known: _Known, case: _Asked, what: str, work: Callable[[], T], shares: Callable[[], bool] | None, *, in_brief: bool
) -> T:
    """Return what is remembered of cases with the same facts or of one alike, or else what `work` returns."""
    rule, on = case.rule, case.on
    like = None
    if shares is not None or is_finite_kind(rule):
        like = case.like_in_brief if in_brief and is_finite_kind(rule) else case.like
    if like is not None and (what, on, like) in known.by_likeness:
        return known.by_likeness[what, on, like]  # type: ignore[no-any-return]
    key = (what, on, case.facts)
    try:
        if key in known.by_facts:
            return known.by_facts[key]  # type: ignore[no-any-return]
    except TypeError:  # a fact that cannot be compared quickly
        return work()
    found = work()
    if like is not None and (shares is None or shares()):
        _keep(known.by_likeness, (what, on, like), found)
    else:
        _keep(known.by_facts, key, found)
    return found


def _keep(known: dict[Hashable, Any], key: Hashable, found: Any, most: int = MOST) -> None:
    if len(known) >= most:
        known.clear()
    known[key] = found


def _facts(rule: AnyRule, subjects: Sequence[Subject]) -> Hashable:
    """Return the facts that a rule reads, each with whether it was said."""
    if any(not names for _, names in _read(rule)) and (found := facts_in_lists(rule, subjects)) is not None:
        return found
    key: list[Any] = []
    for place, getter, whole, same in _reading(rule):
        subject = subjects[place]
        said = engine().told(subject) if subject.relations else subject.model_fields_set
        if getter is None:
            key += (subject, *sorted(said))
            continue
        key += (getter(subject), whole.intersection(said))
        key += [_pattern(vars(subject), name, others) for name, others in same]
    return tuple(key)


Reading = tuple[int, Callable[[Any], Any] | None, frozenset[str], tuple[tuple[str, tuple[str, ...]], ...]]
"""How a subject is read: its place, what reads the facts whose value matters, all facts, texts only held to others."""


@lru_cache(maxsize=4096)
def _reading(rule: AnyRule) -> tuple[Reading, ...]:
    found: list[Reading] = []
    for place, names in _read(rule):
        same = _held_against(rule, place) if names else {}
        valued = [name for name in names if name not in same]
        getter = attrgetter(*valued) if valued else _nothing if names else None
        found.append((place, getter, frozenset(names), tuple((n, same[n]) for n in names if n in same)))
    return tuple(found)


def _nothing(_subject: Subject) -> None:
    """Read no value of a subject."""


def _pattern(values: Mapping[str, Any], name: str, others: Sequence[str]) -> tuple[bool | None, ...]:
    """Return which of some texts a text is the same as, `None` where either is not known; whether it is known first."""
    own = values[name]
    return own is None, *(None if own is None or values[one] is None else own == values[one] for one in others)


@lru_cache(maxsize=4096)
def _held_against(rule: AnyRule, place: int) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of a subject that a rule does not read itself, and that relations only hold against others."""
    parameter, model = rule.parameters[place]
    read = {one.spec.name for one in t.walk(rule.body) if isinstance(one, t.Fact) and one.parameter == parameter}
    terms = [inner for one in related(model, THIS) for term in terms_of(one) for inner in t.walk(term)]
    found: dict[str, set[str]] = {}
    taken: set[str] = set()
    for term in terms:
        sides = list(t.children(term))
        texts = [one.spec.name for one in sides if isinstance(one, t.Fact) and not can_be_supposed(one)]
        for name in texts:
            if isinstance(term, t.Compare) and len(texts) == len(sides):
                found.setdefault(name, set()).update(one for one in texts if one != name)
            else:
                taken.add(name)
    taken |= {term.spec.name for one in related(model, THIS) for term in terms_of(one) if isinstance(term, t.Fact)}
    return {name: tuple(sorted(others)) for name, others in found.items() if name not in read | taken}


@lru_cache(maxsize=4096)
def _read(rule: AnyRule) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the facts that a rule reads, by the place of their subject; none named where it reads deeper into it."""
    places = {name: place for place, (name, _) in enumerate(rule.parameters)}
    found: dict[int, dict[str, None]] = {place: {} for place in places.values()}
    read = [(term.parameter, term.spec.name) for term in t.walk(rule.body) if isinstance(term, t.Fact)]
    if not all(parameter in places for parameter, _ in read):
        return tuple((place, ()) for place in places.values())
    for parameter, name in read:
        found[places[parameter]][name] = None
    models = {places[name]: model for name, model in rule.parameters}
    # what follows hangs on what it follows from, and those are no facts that the rule itself reads
    return tuple((place, tuple(sorted(tied(models[place], names)))) for place, names in found.items() if names)
