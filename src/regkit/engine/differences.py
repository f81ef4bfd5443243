"""Where two versions of a rule differ: the exact regions of facts, found and proved by the solver z3.

A region gives some facts values, words or spans of numbers, and leaves the others free. The same rows of each
version decide throughout it, and the answers differ: everywhere, or but where the two outcomes happen to be equal,
which the region then says. Where that hangs on more, such as one day against another, it says "in part". Regions do
not overlap, and outside of all of them the answers are proved to be the same. Facts are complete, as for the other
proofs.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regkit.engine.finding import Assumption, Counterexample, World
from regkit.engine.prove import difference, written_as
from regkit.engine.regions import Key, constants_of, members_of
from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.outcomes import Determination
from regkit.language.rule import AnyRule
from regkit.language.values import LEVELS
from regkit.language.writing import clause, in_words, listed, phrase, stated, value_in_words
from regkit.law import display

__all__ = ["Condition", "Differences", "Region", "Span", "differences"]

MOST_REGIONS = 100


ENDS = {
    ("zh", False): (("超过", "不少于"), ("少于", "不超过"), "且"),
    ("zh", True): (("晚于", "不早于"), ("早于", "不晚于"), "且"),
    ("en", False): (("over", "at least"), ("under", "at most"), " and "),
    ("en", True): (("after", "on or after"), ("before", "on or before"), " and "),
}
"""How the low and the high end of a span are said, without and with the end itself; and what joins them."""
LEVEL_ENDS = (("高于", "不低于"), ("低于", "不高于"), "且")
"""The same of marks and rates, in Chinese."""


@dataclass(frozen=True)
class Span:
    """Numbers or days between two ends.

    Attributes:
        low, high: the ends; `None` where there is none.
        with_low, with_high: whether an end belongs to it.
    """

    low: Any = None
    high: Any = None
    with_low: bool = False
    with_high: bool = False

    def __contains__(self, value: Any) -> bool:
        """Whether a number or day lies in it."""
        above = self.low is None or value > self.low or (self.with_low and value == self.low)
        below = self.high is None or value < self.high or (self.with_high and value == self.high)
        return above and below

    def in_words(self, kind: Kind, lang: str) -> str:
        """Return it as people write it, in the unit of a kind."""
        low, high = (None if end is None else value_in_words(end, kind, lang) for end in (self.low, self.high))
        if self.low is not None and self.low == self.high:
            return f"为{low}" if lang == "zh" else str(low)
        ends_of = LEVEL_ENDS if lang == "zh" and kind.is_amount and kind.detail in LEVELS else ENDS[lang, kind == DATE]
        (lows, highs, joint), gap = ends_of, "" if lang == "zh" else " "
        over, under = lows[self.with_low], highs[self.with_high]
        ends = [f"{over}{gap}{low}"] * (low is not None) + [f"{under}{gap}{high}"] * (high is not None)
        return joint.join(ends)


@dataclass(frozen=True)
class Condition:
    """What a region asks of one fact: to be one of some words or truths, or to lie in one of some spans.

    Attributes:
        fact: the fact, as `parameter.name`.
        zh: the law's word for it.
        term: the fact itself, which has its words.
        kind: its kind.
        values: the words, truths or spans; for a set of words, whether it includes `member`.
        member: the word that a set is asked for.
    """

    fact: str
    zh: str
    term: t.Fact[Any]
    kind: Kind
    values: tuple[Any, ...]
    member: Any = None

    def holds(self, value: Any) -> bool:
        """Return whether a known value of the fact is as asked."""
        if self.member is not None:
            return (self.member in value) in self.values
        return any(value in one if isinstance(one, Span) else value == one for one in self.values)

    def in_words(self, lang: str = "zh") -> str:
        """Return the condition as a part of a sentence."""
        zh = lang == "zh"
        name = phrase(self.term, lang)
        if self.member is not None:
            there, word = self.values[0], value_in_words(self.member, self.kind, lang)
            has = {True: ("含", "includes"), False: ("不含", "does not include")}[there]
            return f"{name}{has[0]}{word}" if zh else f"{name} {has[1]} {word}"
        if isinstance(self.values[0], Span):
            spans = [span.in_words(self.kind, lang) for span in self.values]
            return name + "或".join(spans) if zh else f"{name} is {' or '.join(spans)}"
        if self.kind == BOOL:
            return clause(self.term, truth=self.values[0], lang=lang)
        words = [value_in_words(value, self.kind, lang) for value in self.values]
        return stated(name, listed(words, lang, any_of=True), lang)


@dataclass(frozen=True)
class Region:
    """Facts for which two versions of a rule differ.

    Attributes:
        conditions: what it asks of facts; the other facts may be anything.
        unless: the outcomes of both versions, where the answers differ but where these are equal; else nothing.
        in_part: whether it depends on more than its conditions, such as one day against another, where they differ.
        example: facts in it.
        rule, amended: the versions.
    """

    conditions: tuple[Condition, ...]
    unless: tuple[t.Term[Any] | None, t.Term[Any] | None] | None
    in_part: bool
    example: Counterexample
    rule: AnyRule
    amended: AnyRule

    def holds(self, *subjects: Subject) -> bool:
        """Return whether complete facts are as it asks; what it excepts with `unless` is not looked at."""
        by_name = dict(zip((name for name, _ in self.rule.parameters), subjects, strict=True))
        return all(
            condition.holds(functools.reduce(getattr, path, by_name[parameter]))
            for condition in self.conditions
            for parameter, *path in [condition.fact.split(".")]
        )

    @property
    def before(self) -> Determination[Any]:
        """The rule's answer for the example."""
        return self.example.run()

    @property
    def after(self) -> Determination[Any]:
        """The amended rule's answer for the example."""
        return self.example.of(self.amended)

    def in_words(self, lang: str = "zh") -> str:
        """Return what it asks, as a sentence part."""
        zh = lang == "zh"
        asked = ("，且" if zh else " and ").join(condition.in_words(lang) for condition in self.conditions)
        asked = asked or ("任何情形" if zh else "always")
        if self.in_part:
            return asked + ("（视其他条件而定）" if zh else ", in part")
        if self.unless is None:
            return asked
        one, other = (("无规定" if zh else "silence") if out is None else in_words(out, lang) for out in self.unless)
        if one == other:
            return asked + ("（除非两个结果相等）" if zh else ", unless the two outcomes are equal")
        return asked + (f"（除非{one}等于{other}）" if zh else f", unless {one} equals {other}")

    def __str__(self) -> str:
        """Return what it asks, and the example with both answers."""
        return f"{self.in_words('en')}\n  such as {self.example}: {self.before} -> {self.after}"


@dataclass(frozen=True)
class Differences(Sequence[Region]):
    """All regions of facts where two versions of a rule differ.

    Attributes:
        rule, amended: the versions.
        regions: the regions, of which no two overlap.
        settled: whether these are proved to be all; otherwise the solver's time, or their number, came to an end.
    """

    rule: AnyRule
    amended: AnyRule
    regions: tuple[Region, ...]
    settled: bool

    def __getitem__(self, index: Any) -> Any:
        """Return a region."""
        return self.regions[index]

    def __len__(self) -> int:
        """How many regions there are."""
        return len(self.regions)

    def in_words(self, lang: str = "zh") -> str:
        """Return the regions as a numbered list."""
        return self._listed([region.in_words(lang) for region in self.regions], lang)

    def __str__(self) -> str:
        """Return the regions with an example of each."""
        return self._listed(list(map(str, self.regions)), "en")

    def _listed(self, told: Sequence[str], lang: str) -> str:
        zh = lang == "zh"
        name = self.rule.zh if zh else self.rule.en
        if not told and self.settled:
            return f"{name}：两个版本的结果处处相同" if zh else f"both versions of {name} always agree"
        head = f"{name}：两个版本的结果在以下情形不同" if zh else f"the versions of {name} differ where"
        tail = [] if self.settled else ["（未能穷尽）" if zh else "(not settled whether these are all)"]
        return "\n".join([head, *(f"{index}. {one}" for index, one in enumerate(told, 1)), *tail])

    def html(self, lang: str = "zh") -> str:
        """Return the regions with an example of each as a table, all text escaped."""
        rows = [
            (region.in_words(lang), _told(region.before, lang), _told(region.after, lang)) for region in self.regions
        ]
        title = self._listed([row[0] for row in rows], lang).splitlines()[0]
        return display.grid(title, HEADS[lang], rows, lang)

    def _repr_html_(self) -> str:
        return display.folded(self.html("zh"), self.html("en"))


HEADS = {
    "zh": ("情形", "例：原规定", "例：修改后"),
    "en": ("where", "example: as it stands", "example: as changed"),
}


def _told(answer: Determination[Any], lang: str) -> str:
    """Return an answer in words, or why there is none."""
    if answer.is_decided:
        return value_in_words(answer.value, answer.rule.body.kind, lang)
    return answer.status.zh if lang == "zh" else answer.status.en


def differences(rule: AnyRule, amended: AnyRule, *, assuming: Assumption | None = None) -> Differences:
    """Return the regions of facts where two versions of a rule give different answers.

    Args:
        rule: the rule.
        amended: the rule with numbers or readings replaced, or another rule about the same subjects.
        assuming: facts that are taken for granted.
    """
    return _Search(rule, amended, assuming).run()


# ── cells of facts ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Cell:
    """A word, a truth or a span, and the formula that a fact is in it."""

    value: Any
    formula: Any


class _Axis:
    """A fact, or a word that a set may include, and the cells into which the two versions divide it."""

    def __init__(self, world: World, key: Key, fact: t.Fact[Any], bounds: set[Any], member: Any = None) -> None:
        self.world, self.key, self.fact, self.member = world, key, fact, member
        self.cells = list(self._cells(sorted(bounds)))

    @property
    def is_number(self) -> bool:
        return self.fact.kind == DATE or self.fact.kind.is_amount

    @property
    def constant(self) -> Any:
        return self.world.fact(self.key)

    def _cells(self, bounds: list[Any]) -> Iterator[_Cell]:
        kind, constant = self.fact.kind, self.constant
        if self.member is not None:
            there = constant[list(kind.detail).index(self.member)]
            yield from (_Cell(True, there), _Cell(False, self.world.z3.Not(there)))
        elif kind == BOOL:
            yield from (_Cell(True, constant), _Cell(False, self.world.z3.Not(constant)))
        elif kind.sort == "word":
            yield from (_Cell(word, constant == self.world.word(word)) for word in kind.detail)
        else:
            yield from (_Cell(span, self._within(span)) for span in _spans(bounds, kind))

    def _within(self, span: Span) -> Any:
        kind, constant, parts = self.fact.kind, self.constant, []
        if span.low is not None:
            low = self.world.constant(span.low, kind)
            parts.append(constant >= low if span.with_low else constant > low)
        if span.high is not None:
            high = self.world.constant(span.high, kind)
            parts.append(constant <= high if span.with_high else constant < high)
        return self.world.z3.And(parts)

    def condition(self, cells: Sequence[_Cell]) -> Condition:
        """Return what a region asks of the fact, spans that touch joined."""
        values = tuple(cell.value for cell in cells)
        if self.is_number:
            values = tuple(_joined(values))
        name = f"{self.key[0]}.{self.key[1]}"
        return Condition(name, self.fact.spec.zh, self.fact, self.fact.kind, values, self.member)


def _spans(bounds: list[Any], kind: Kind) -> Iterator[Span]:
    if not bounds:
        yield Span()
        return
    if kind == DATE or bounds[0] > 0:
        yield Span(None, bounds[0])
    for bound, following in itertools.pairwise([*bounds, None]):
        yield Span(bound, bound, with_low=True, with_high=True)
        yield Span(bound, following)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    ordered = iter(sorted(spans, key=lambda span: (span.low is not None, span.low, not span.with_low)))
    before = next(ordered)
    for span in ordered:
        if before.high is not None and before.high == span.low and (before.with_high or span.with_low):
            before = Span(before.low, span.high, before.with_low, span.with_high)
        else:
            yield before
            before = span
    yield before


# ── the search ───────────────────────────────────────────────────────────────────────────────────

Box = dict[int, list[_Cell]]
"""For some axes, by number, the cells that a region allows."""


class _Search:
    """Takes a case where the answers differ, widens it as far as the same rows decide, and looks outside for more."""

    def __init__(self, rule: AnyRule, amended: AnyRule, assuming: Assumption | None) -> None:
        self.rule, self.amended = rule, amended
        self.bodies = (rule.body, written_as(amended, rule))
        self.world, self.differs = difference(rule, amended, assuming)
        self.z3 = self.world.z3
        self.axes = list(self._axes())
        self.taken: list[Any] = []
        self.answers: dict[Any, Any] = {}  # the outcomes of open questions from which the answers of a region come

    def _axes(self) -> Iterator[_Axis]:
        terms = self.bodies
        for key in list(self.world.facts):
            fact = self.world.leaves[key]
            if fact.kind.sort == "set":
                for member in members_of(fact, terms):
                    yield _Axis(self.world, key, fact, set(), member)
            elif fact.kind.sort != "a text":
                bounds = constants_of(fact, terms) if fact.kind == DATE or fact.kind.is_amount else set()
                yield _Axis(self.world, key, fact, bounds)

    def run(self) -> Differences:
        regions: list[Region] = []
        while len(regions) < MOST_REGIONS:
            model = self._first()
            if model is None or model is False:
                return Differences(self.rule, self.amended, tuple(regions), model is False)
            box = {index: [self._cell_of(axis, model)] for index, axis in enumerate(self.axes)}
            self.answers.clear()
            (why, before), (why_else, after) = (self._followed(body, model) for body in self.bodies)
            said = (self.z3.And(*why, *why_else), self.differs)
            rows, differs = (self.z3.substitute(one, *self.answers.items()) for one in said)
            in_part = not self._always(box, rows)
            self._widen(box, self.z3.Implies(differs, rows) if in_part else rows)
            unless = None if in_part or self._always(box, differs) else (before, after)
            self.taken.append(self._formula(box))
            regions.append(self._region(box, model, unless, in_part=in_part))
        return Differences(self.rule, self.amended, tuple(regions), settled=False)

    def _region(self, box: Box, model: Any, unless: Any, *, in_part: bool) -> Region:
        self._told(box)
        conditions = tuple(self.axes[index].condition(cells) for index, cells in sorted(box.items()))
        return Region(conditions, unless, in_part, self.world.counterexample(model), self.rule, self.amended)

    def _told(self, box: Box) -> None:
        """Leave of a box what facts can be, as they are related: cells that none can be in, and what says nothing."""
        for index, axis in enumerate(self.axes):
            if index not in box or axis.is_number:
                continue
            others = {other: cells for other, cells in box.items() if other != index}
            able = [cell for cell in axis.cells if not self.world.holds_nowhere(self._formula(others), cell.formula)]
            box[index] = [cell for cell in box[index] if cell in able]
            if len(box[index]) == len(able):
                del box[index]

    def _first(self) -> Any:
        """Return facts outside of all regions where the answers differ, in the first cells there are.

        So the regions come out the same each time. Without such facts it is false, where that is not settled nothing.
        """
        solver = self.world.solver(self.differs, *self.world.whole(), *map(self.z3.Not, self.taken))
        verdict = solver.check()
        if verdict != self.z3.sat:
            return False if verdict == self.z3.unsat else None
        for axis in self.axes:
            for cell in axis.cells:
                solver.push()
                solver.add(cell.formula)
                if solver.check() == self.z3.sat:
                    break
                solver.pop()
        return self.world.settled_by(solver)

    def _cell_of(self, axis: _Axis, model: Any) -> _Cell:
        return next(cell for cell in axis.cells if self.z3.is_true(model.eval(cell.formula, model_completion=True)))

    def _formula(self, box: Mapping[int, list[_Cell]]) -> Any:
        return self.z3.And([self.z3.Or([cell.formula for cell in cells]) for cells in box.values()])

    def _always(self, box: Mapping[int, list[_Cell]], claim: Any) -> bool:
        return self.world.holds_nowhere(self._formula(box), self.z3.Not(claim))

    def _is_free(self, box: Mapping[int, list[_Cell]], claim: Any) -> bool:
        """Return whether a claim holds throughout a box, and no region has any of it."""
        if not self._always(box, claim):
            return False
        return not self.taken or self.world.holds_nowhere(self._formula(box), self.z3.Or(self.taken))

    def _widen(self, box: Box, claim: Any) -> None:
        """Widen a box as far as a claim holds throughout."""
        for index, axis in enumerate(self.axes):
            if self._is_free({**box, index: axis.cells}, claim):
                del box[index]
                continue
            for cell in axis.cells:
                if cell not in box[index] and self._is_free({**box, index: [*box[index], cell]}, claim):
                    box[index].append(cell)
            box[index].sort(key=axis.cells.index)

    # ── by which rows the answers come about ─────────────────────────────────────────────────────

    def _followed(self, term: t.Term[Any], model: Any) -> tuple[list[Any], t.Term[Any] | None]:
        """Return the outcome that a term comes down to in a case, nothing for a silence, and why it does."""
        match term:
            case t.Named(term=inner) | t.Applied(body=inner) | t.Gate(term=inner):
                return self._followed(inner, model)
            case t.Choice():
                return self._followed(term.branch, model)
            case t.Decide(unless=unless, rows=rows, provided=provided):
                why = [] if provided is None else [self.world.true(provided)]
                for row in (*unless, *rows):
                    holds = self.world.true(row.condition)
                    if self.z3.is_true(model.eval(self.z3.And(*why, holds), model_completion=True)):
                        more, outcome = self._followed(row.outcome, model)
                        return [*why, holds, *more], outcome
                    why.append(self.world.false(row.condition) if row in unless else self.z3.Not(holds))
                return [self.z3.Not(self.world.read(term)[1])], None
            case t.Open(names=names, candidates=candidates) if names:
                which = self.world.by_name(term)
                self.answers[which] = place = model.eval(which, model_completion=True)
                return self._followed(candidates[place.as_long()], model)
            case _:
                return [], term
