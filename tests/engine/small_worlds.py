"""Small subjects with relations between their facts, random rules about them, and every way to fill in what is unknown.

Here each fact has a handful of values, so that all completions of a case can simply be written down and asked one by
one: what the engine finds by searching is compared with that.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from pydantic import ValidationError

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import ABSENT, Case, evaluate
from regkit.language import (
    ConflictError,
    Facts,
    Flag,
    OpenQuestion,
    Subject,
    Term,
    Times,
    Word,
    belongs,
    decide,
    fact,
    follows,
    never,
    when,
)
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.relations import Belongs
from regkit.law import times

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")
CONFLICT = "conflict"


class Hue(Word):
    """Some words."""

    RED = "red", "红"
    GREEN = "green", "绿"
    BLUE = "blue", "蓝"


class Answer(Word):
    """What the random rules answer."""

    ONE = "one", "甲"
    TWO = "two", "乙"
    THREE = "three", "丙"


class Plain(Subject):
    """Facts that know nothing of each other."""

    flag: Flag | None = fact("是否")
    other: Flag | None = fact("另外")
    usual: Flag | None = fact("通常", presumed=False)
    hue: Hue | None = fact("颜色")
    first: Times | None = fact("前次", low=times(0), high=times(3))
    second: Times | None = fact("后次", low=times(0), high=times(3))


class Following(Plain):
    """A fact that follows from two others, and a presumption that one of them may end."""

    relations = (
        follows("flag", lambda f: f.hue == Hue.RED),
        follows("usual", value=True, when=lambda f: f.first > times(2)),
    )


class Excluding(Plain):
    """Facts that cannot be together."""

    relations = (
        never(lambda f: f.first > f.second, "前次多于后次", "the first is more than the second"),
        never(lambda f: f.flag & (f.hue == Hue.BLUE), "蓝而是", "blue and so"),
    )


class Chained(Plain):
    """A fact that follows from one that follows itself, and something that cannot be."""

    relations = (
        follows("other", lambda f: f.flag, when=lambda f: f.second >= times(2)),
        follows("flag", value=True, when=lambda f: f.hue == Hue.GREEN),
        never(lambda f: f.other & (f.first == times(0)), "没有前次", "none before"),
    )


class Presuming(Plain):
    """A presumption that what was said of another fact may leave no way to hold, though it does not tell it."""

    relations = (
        follows("usual", value=True, when=lambda f: f.first > times(1)),
        never(lambda f: f.first < f.second, "前次少于后次", "the first is less than the second"),
        follows("flag", lambda f: f.hue == Hue.BLUE),
    )


class Belonging(Plain):
    """A number that there is only where something is so, and one that there is only of some words."""

    relations = (
        belongs("first", to="flag"),
        belongs("second", to="hue", value=Hue.RED),
        never(lambda f: f.first > f.second, "前次多于后次", "the first is more than the second"),
    )


MODELS: tuple[type[Plain], ...] = (Plain, Following, Excluding, Chained, Presuming, Belonging)
VALUES: dict[str, tuple[Any, ...]] = {
    "flag": (True, False),
    "other": (True, False),
    "usual": (True, False),
    "hue": tuple(Hue),
    "first": (0, 1, 2, 3),
    "second": (0, 1, 2, 3),
}
QUESTION = OpenQuestion("test.open", "未定", "open", "某局", WORDS)


@dataclass(frozen=True)
class Completion:
    """One way to fill in what is unknown: the values filled in, the outcome, and whether all is as presumed there."""

    filled: dict[str, Any]
    outcome: Any
    as_presumed: bool


def a_condition(rng: Random, f: Facts[Any], depth: int) -> Any:
    """Return a random condition."""
    if depth and rng.random() < 0.6:
        one, two = a_condition(rng, f, depth - 1), a_condition(rng, f, depth - 1)
        return rng.choice([one & two, one | two, ~one])
    amounts = [f.first, f.second, f.first + f.second, t.lift(times(rng.randrange(4)))]
    left = rng.choice(amounts[:3])
    right = rng.choice(amounts)
    compared = {"<": left < right, ">=": left >= right, "==": left == right}
    return rng.choice(
        [f.flag, f.other, f.usual, f.hue == rng.choice(tuple(Hue)), *compared.values(), QUESTION.of(BOOL)]
        if rng.random() < 0.2
        else [f.flag, f.other, f.usual, f.hue == rng.choice(tuple(Hue)), *compared.values()]
    )


def a_rule(rng: Random, model: type[Plain], depth: int = 2) -> Term[Any]:
    """Return a random decision about a subject of `model`, which may rest on another within."""
    f: Facts[Any] = Facts(model, "thing")

    def outcome() -> Any:
        inner = depth > 1 and rng.random() < 0.2
        return a_rule(rng, model, depth - 1) if inner else rng.choice(tuple(Answer))

    def rows(most: int) -> list[Any]:
        conditions = [a_condition(rng, f, 2) for _ in range(most)]
        return [when(_but(one, conditions[:n]), outcome(), WORDS) for n, one in enumerate(conditions)]

    provided = a_condition(rng, f, 1) if rng.random() < 0.3 else None
    return decide(*rows(rng.randrange(1, 4)), unless=rows(rng.randrange(2)), provided=provided)


def _but(condition: Any, others: list[Any]) -> Any:
    """Return a condition where none of some others holds, so that rows are disjoint as those of the law are."""
    for other in others:
        condition = condition & ~other
    return condition


def a_subject(rng: Random, model: type[Plain]) -> Plain:
    """Return a random subject: each fact said, said to be unknown, or not said."""
    while True:
        said: dict[str, Any] = {}
        for name, values in VALUES.items():
            chance = rng.random()
            if chance < 0.45:
                said[name] = rng.choice(values)
            elif chance < 0.7:
                said[name] = None
        try:
            return model.model_validate(said)
        except ValidationError:
            continue


def completions(term: Term[Any], subject: Plain) -> list[Completion]:
    """Return every completion of a case that its model admits, written down one by one.

    What is presumed is as what is filled in tells it, and as presumed where that does not. Where it is told otherwise,
    the completion stands for two: of what tells it, a rule may read nothing, and it is then as presumed.
    """
    return [*_completions(term, subject, yielding=True), *_completions(term, subject, yielding=False)]


def _completions(term: Term[Any], subject: Plain, *, yielding: bool) -> Iterator[Completion]:
    presumed = {spec.name: spec.presumed for spec in subject.presumed()}
    unknown = [name for name in VALUES if getattr(subject, name) is None]
    opens = {one.question: None for one in t.walk(term) if isinstance(one, t.Open)}
    hanging = {one.fact: one for one in subject.relations if isinstance(one, Belongs)}
    for values in itertools.product(*(VALUES[name] + (None,) * (name in hanging) for name in unknown)):
        filled = dict(zip(unknown, values, strict=True))
        absent: dict[object, Any] = {("thing", name): ABSENT for name, one in filled.items() if one is None}
        said = {name: getattr(subject, name) for name in VALUES if name not in presumed} | filled
        told = _admitted(type(subject), tuple(said.items()))
        if told is None or any(getattr(told, hanging[n].to) == hanging[n].value for n in filled if filled[n] is None):
            continue
        as_presumed = all(getattr(told, name) in (None, one) for name, one in presumed.items())
        if as_presumed and not yielding:
            continue
        said |= presumed | ({} if as_presumed or not yielding else {name: getattr(told, name) for name in presumed})
        whole = _subject(type(subject), tuple(said.items()))
        for answers in itertools.product((True, False), repeat=len(opens)):
            answered: dict[object, Any] = {
                (question, BOOL, 0): answer for question, answer in zip(opens, answers, strict=True)
            }
            case = Case({"thing": whole}, guessed=answered | absent)
            asked = {question.id: answer for question, answer in zip(opens, answers, strict=True)}
            yield Completion(filled | asked, _asked(term, case), as_presumed)


@functools.cache
def _admitted(model: type[Plain], said: tuple[tuple[str, Any], ...]) -> Plain | None:
    try:
        return model.model_validate(dict(said))
    except ValidationError:
        return None


@functools.cache
def _subject(model: type[Plain], said: tuple[tuple[str, Any], ...]) -> Plain:
    return model.model_construct(**dict(said))


def _asked(term: Term[Any], case: Case) -> Any:
    try:
        return evaluate(term, case)
    except ConflictError:
        return CONFLICT


def turning(found: list[Completion], tied: dict[str, frozenset[str]]) -> Iterator[str]:
    """Yield each unknown on which two completions turn that differ in nothing else but what is tied to it."""
    for name in found[0].filled if found else ():
        free = tied.get(name, frozenset()) | {name}
        groups: dict[Any, dict[Any, set[Any]]] = {}
        for one in found:
            rest = tuple((key, value) for key, value in one.filled.items() if key not in free)
            groups.setdefault(rest, {}).setdefault(one.filled[name], set()).add(one.outcome)
        if any(_differ(by_value) for by_value in groups.values()):
            yield name


def _differ(by_value: dict[Any, set[Any]]) -> bool:
    pairs = itertools.combinations(by_value.values(), 2)
    return any(one != other for left, right in pairs for one in left for other in right)
