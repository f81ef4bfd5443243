"""Relations at construction: what was said of a subject is completed by what follows from it, or refused.

A function is generated for each model when it is first made, as for rules: a model is made for every row of a file.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from regkit.engine.body import Body, Writer, function
from regkit.engine.lists import anyone, path_of, within
from regkit.engine.regions import facts_of
from regkit.language import terms as t
from regkit.language.facts import UNSET, FactSpec, Subject
from regkit.language.kinds import Kind
from regkit.language.lists import HeldSpec
from regkit.language.outcomes import Lack
from regkit.language.relating import BY_THE_DAY, Conclusion, Exclusion, reads_day, related
from regkit.language.writing import value_in_words
from regkit.law import Label

__all__ = ["relate", "told", "unused"]

THIS = "this"
MOST_TOLD = 1_000
_TOLD: dict[int, tuple[Subject, frozenset[str]]] = {}
"""What is told of the subjects that were asked of last."""


def relate(subject: Subject) -> None:
    """Conclude what follows from what was said of a subject; for its model, while it is being made.

    Raises:
        PydanticCustomError: two facts contradict each other; it names both.
    """
    _relating(type(subject))(subject, set(subject.model_fields_set))


def told(subject: Subject) -> frozenset[str]:
    """Return the facts that were said, that follow from what was, or that may: no presumption holds of them."""
    known = _TOLD.get(id(subject))  # a subject says the same as long as it lives, and is asked of by many rules
    if known is None or known[0] is not subject:
        if len(_TOLD) >= MOST_TOLD:
            _TOLD.clear()
        known = _TOLD[id(subject)] = (
            subject,
            frozenset(_relating(type(subject))(subject, set(subject.model_fields_set))),
        )
    return known[1]


@functools.cache
def _relating(model: type[Subject]) -> Callable[[Subject, set[str]], set[str]]:
    writer = Writer([THIS])
    body = Body(writer)
    for relation in _in_order(related(model, THIS)):
        body.read = {}  # a conclusion may have filled in what was read before
        _write(relation, body)
    body.line("return said")
    source = "\n\n".join([*writer.functions, function("relating", f"{THIS}, said, on=None, calendar=None", body)])
    exec(compile(source, f"<relations of {model.__name__}>", "exec"), writer.namespace)  # noqa: S102  (our own source)
    run: Callable[[Subject, set[str]], set[str]] = writer.namespace["relating"]
    return run


def _in_order(relations: Iterable[Conclusion | Exclusion]) -> list[Conclusion | Exclusion]:
    """Return conclusions with those that others rest on first, then what is excluded."""
    rest = [one for one in relations if isinstance(one, Conclusion)]
    ordered: list[Conclusion | Exclusion] = []
    while rest:
        ready = [one for one in rest if not any(other is not one and _rests_on(one, other) for other in rest)]
        ordered += ready or rest[:1]  # facts that tell each other are taken in the order of writing
        rest = [one for one in rest if one not in ordered]
    return [*ordered, *(one for one in relations if isinstance(one, Exclusion))]


def _rests_on(one: Conclusion, other: Conclusion) -> bool:
    return other.fact.spec.name in _inputs(one) and other.fact.spec.name != one.fact.spec.name


def _inputs(conclusion: Conclusion) -> frozenset[str]:
    terms = [term for term in (conclusion.value, conclusion.when) if term is not None]
    return frozenset(name for _, name in facts_of(*terms))


def _write(relation: Conclusion | Exclusion, body: Body) -> None:
    constant = body.writer.constant
    if isinstance(relation, Exclusion):
        yes, _ = body.condition(relation.condition)
        body.line(f"if {yes}: raise {constant(functools.partial(_excluded, relation))}({THIS})")
        return
    name, spec = relation.fact.spec.name, relation.fact.spec
    if reads_day(relation):
        told = [f"{THIS}.{one} is not None" for one in (name, *sorted(_inputs(relation)))]
        body.line(
            f"if {' and '.join(told)} and {name!r} in said and not said.isdisjoint({constant(_inputs(relation))}):"
        )
        body.line(f"    raise {constant(functools.partial(_said_twice, relation))}({THIS})")
    yes = "True" if relation.when is None else body.condition(relation.when)[0]
    value = body.value(relation.value)
    known = f"{value} is not None and {value}.__class__ is not {constant(Lack)}"
    body.line(f"if {yes} and {known}:")
    body.line(f"    if {THIS}.{name} is None or {name!r} not in said: {THIS}.__dict__[{name!r}] = {value}")
    refused = constant(functools.partial(_contradicted, relation))
    body.line(f"    elif {THIS}.{name} != {value}: raise {refused}({THIS}, {value})")
    body.line(f"    said.add({name!r})")
    if spec.presumed is not UNSET:
        body.line(f"elif {name!r} not in said and not said.isdisjoint({constant(_inputs(relation))}):")
        body.line(f"    {THIS}.__dict__[{name!r}] = None")
        body.line(f"    said.add({name!r})")


# ── said, not used ───────────────────────────────────────────────────────────────────────────────


def unused(subjects: Mapping[str, Subject], *terms: t.Term[Any]) -> tuple[FactSpec, ...]:
    """Return the facts that were said of some subjects and that no term could read, not even for what follows."""
    read = {(anyone(parameter), name) for parameter, name in facts_of(*terms, members=True)}
    lists = {anyone(path_of(one)) for term in terms for one in t.walk(term) if isinstance(one, t.Over)}
    known = [pair for parameter, subject in subjects.items() for pair in within(parameter, subject)]
    for parameter, subject in known:
        conclusions = [one for one in related(type(subject), parameter) if isinstance(one, Conclusion)]
        for one in conclusions * len(conclusions):
            if (parameter, one.fact.spec.name) in read:
                read |= {(parameter, name) for name in _inputs(one)}
    facts = [
        subject.facts[name]
        for parameter, subject in known
        for name in subject.facts
        if name in subject.model_fields_set and getattr(subject, name) is not None and (parameter, name) not in read
    ]
    return (*facts, *(_as_fact(held) for name, held in _lists(known) if name not in lists))


def _lists(known: Iterable[tuple[str, Subject]]) -> Iterator[tuple[str, HeldSpec]]:
    """Yield the lists that were given."""
    for parameter, subject in known:
        for name, held in subject.held.items():
            if held.many and getattr(subject, name) is not None:
                yield f"{parameter}.{name}", held


def _as_fact(held: HeldSpec) -> FactSpec:
    return FactSpec(held.name, held.zh, Kind("a list"), source=held.source, en=held.en)


# ── what contradicts ─────────────────────────────────────────────────────────────────────────────


def _contradicted(conclusion: Conclusion, subject: Subject, value: Any) -> PydanticCustomError:
    terms = (conclusion.fact, conclusion.value, *(() if conclusion.when is None else (conclusion.when,)))
    kind = conclusion.fact.kind
    wrong = f"`{conclusion.fact.spec.name}` must then be `{value_in_words(value, kind, 'en')}`"
    return _error(subject, terms, wrong, f"后者应为{value_in_words(value, kind)}")


def _said_twice(conclusion: Conclusion, subject: Subject) -> PydanticCustomError:
    """Return the error for a fact that was said beside what tells it on each day: on some day they contradict."""
    terms = (conclusion.fact, conclusion.value, *(() if conclusion.when is None else (conclusion.when,)))
    return _error(subject, terms, BY_THE_DAY.en, str(BY_THE_DAY), lead=NOTHING_AHEAD)


def _excluded(exclusion: Exclusion, subject: Subject) -> PydanticCustomError:
    return _error(subject, (exclusion.condition,), exclusion.en, exclusion.zh)


CONTRADICT, NOTHING_AHEAD = Label("前后矛盾，", "the two contradict each other: "), Label("", "")


def _error(
    subject: Subject, terms: Iterable[t.Term[Any]], why_en: str, why_zh: str, *, lead: Label = CONTRADICT
) -> PydanticCustomError:
    """Return the error that names the facts concerned with what was said of them, in two languages."""
    specs = [fact.spec for fact in reversed(facts_of(*terms).values())]
    known = [(spec, getattr(subject, spec.name)) for spec in specs if getattr(subject, spec.name) is not None]
    said_en = ", ".join(f"`{spec.name}` is `{value_in_words(value, spec.kind, 'en')}`" for spec, value in known)
    said_zh = "，".join(f"{spec.zh}为{value_in_words(value, spec.kind)}" for spec, value in known)
    return PydanticCustomError(
        "contradiction",
        "{said}: {lead}{why}\nHint: correct one of them, or leave it out",
        {
            "said": said_en,
            "lead": lead.en,
            "why": why_en,
            "zh": f"{said_zh}：{lead}{why_zh}",
            "hint_zh": "请更正其中一项，或者留空",
        },
    )
