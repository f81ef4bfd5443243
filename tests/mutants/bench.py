"""What would notice a mutant: the language as the rule is written, a readable case, a proof.

A mutant is put in the place of the shipped rule in every module that has it, so that cases and tests of the library
ask it without knowing.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from regkit.engine import checks, prove
from regkit.engine.possible import determined
from regkit.engine.reference import Case, evaluate
from regkit.engine.trace import citations, conjuncts, quotes_of_condition, quotes_of_outcome
from regkit.language import catalog
from regkit.language import terms as t
from regkit.language.facts import UNSET, FactSpec, Subject
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.language.readings import ReadingChange
from regkit.language.relating import related
from regkit.language.rule import AnyRule
from regkit.law.errors import RegkitError
from tests.cases_loader import check, is_cited, legal_cases
from tests.mutants.changes import Change, changes_of, own_terms

__all__ = ["FATES", "Bench", "Mutant", "like", "listed"]

LISTED = Path(__file__).parent / "equivalents.yaml"

FATES = {
    "refused": "refused when it is written",
    "case": "contradicted by a readable case",
    "proof": "contradicts itself, or leaves a silence undeclared",
    "equivalent": "proved to answer the same for all complete facts",
    "listed": "listed in `equivalents.yaml`, with the reason why it changes nothing",
    "survived": "noticed by nothing",
}

NOT_PROVED = {"presumption", "relation", "reading", "happened"}
"""Kinds whose change is not in what a rule answers for complete facts: no proof can call them equivalent."""

Term = t.Term[Any]
Namespaces = Mapping[int, Any]


@dataclass(frozen=True)
class Mutant:
    """One changed rule, reading or model of a regulation.

    Attributes:
        kind, told: what was changed, and to what.
        at: the rule, the reading or the fact that was changed.
        home: the rule whose proofs concern it; none for models and readings.
        place: the place of the changed term among those that the rule has written.
        number: which it is, from 1, of those that are told alike.
        models: the models that stand in for others.
    """

    kind: str
    told: str
    at: str
    home: AnyRule | None = None
    place: int = 0
    number: int = 1
    change: Change | None = None
    models: Mapping[type[Subject], type[Subject]] = field(default_factory=dict)
    amend: Callable[[AnyRule], AnyRule | None] | None = None

    def __str__(self) -> str:
        """Return what was changed in one line, and which of several such changes it is."""
        return self.label if self.number == 1 else f"{self.label} ({self.number})"

    @property
    def label(self) -> str:
        """What was changed."""
        return f"{self.at} · {self.kind}: {self.told}".replace("\n", " ")


@dataclass(frozen=True)
class _Question:
    """Something that is asked of the library and judged: true where it comes out as it should.

    `settled` tells without generated code, for what stands in for the rules, whether it does; `None` where it cannot.
    """

    fate: str
    holds: Callable[[], bool]
    asks: frozenset[int]
    settled: Callable[[Namespaces], bool | None] = lambda _: None


class Bench:
    """The mutants of one regulation, and what is there to notice them."""

    def __init__(self, name: str, *, with_proofs: bool = True) -> None:
        """Find the rules, what is asked of them, and which rules each question asks."""
        self.name, self.with_proofs = name, with_proofs
        self.rules = catalog.all_rules_of(name)
        self.instances = {id(rule): _instances(rule) for rule in self.rules}
        self.terms = {id(rule): frozenset(t.walk(rule.unamended)) for rule in self.rules}
        self.questions = list(_cases(name))
        quotes = {quote for rule in self.rules for quote in rule.quotes if quote.regulation.short == name}
        self.quotes = sorted(quotes, key=lambda quote: quote.span)
        self.listed = listed(name)

    def mutants(self) -> Iterator[Mutant]:
        """Yield every mutant, rule by rule; a term that several rules share, with the first of them.

        Of models, those that rules are asked about: a member of a list is not changed by itself.
        """
        told: Counter[str] = Counter()
        for mutant in self._mutants():
            told[mutant.label] += 1
            yield replace(mutant, number=told[mutant.label])

    def _mutants(self) -> Iterator[Mutant]:
        met: set[int] = set()
        for rule in self.rules:
            for place, term in enumerate(own_terms(rule.unamended)):
                if id(term) not in met:
                    met.add(id(term))
                    for change in changes_of(term, self.quotes):
                        yield Mutant(change.kind, change.told, rule.name, rule, place, change=change)
        yield from self._of_readings()
        asked = {model for rule in self.rules for _, model in rule.parameters}
        for model in (one for one in catalog.models(self.name) if one in asked):
            yield from _of_model(model)

    def _of_readings(self) -> Iterator[Mutant]:
        for reading in catalog.readings_of(self.name):
            for option in reading.options:
                if option != reading.default:
                    other = reading.read_as(option)
                    yield Mutant(
                        "reading", f"`{option}` by default", reading.id,
                        amend=functools.partial(_reading, other),
                    )  # fmt: skip

    def fate(self, mutant: Mutant) -> str:
        """Return what became of a mutant, by the names of `FATES`."""
        try:
            changed = self._changed(mutant)
        except RegkitError:
            return "refused"
        stand_ins: dict[int, Any] = {id(rule): other for rule, other in changed.items()}
        stand_ins |= {id(model): other for model, other in mutant.models.items()}
        noticed = self._noticed(stand_ins, {id(rule) for rule in changed}, id(mutant.home))
        if noticed is None and str(mutant) in self.listed:
            return "listed"
        if noticed is not None or mutant.home is None or not self.with_proofs:
            return noticed or "survived"
        return _proved(mutant, changed)

    def _changed(self, mutant: Mutant) -> dict[AnyRule, AnyRule]:
        """Return the rules that a mutant changes, each with what stands in for it."""
        if mutant.models:
            concerned = (rule for rule in self.rules if any(model in mutant.models for _, model in rule.parameters))
            return {rule: _about(rule, mutant.models) for rule in concerned}
        if mutant.amend is not None:
            return {rule: other for rule in self.rules if (other := mutant.amend(rule)) is not None}
        return {
            rule: _copy(rule, body=body, unamended=body)
            for rule in self.rules
            if (body := self._body(rule, mutant)) is not rule.unamended
        }

    def _body(self, rule: AnyRule, mutant: Mutant) -> Term:
        """Return a rule's term with the change made wherever the changed rule, or its very term, stands in it."""
        home, change = mutant.home, mutant.change
        assert home is not None
        assert change is not None
        first = list(own_terms(home.unamended))
        put = {first[mutant.place]: change.make()}
        for own in self.instances[id(rule)].get(id(home), ()):
            if len(own) == len(first) and type(own[mutant.place]) is type(first[mutant.place]):
                same = [one for one in changes_of(own[mutant.place], self.quotes) if one.kind == change.kind]
                mine = [one for one in changes_of(first[mutant.place], self.quotes) if one.kind == change.kind]
                number = next(i for i, one in enumerate(mine) if one.told == change.told)
                put[own[mutant.place]] = same[number].make()
        return _substituted(rule.unamended, put) if put.keys() & self.terms[id(rule)] else rule.unamended

    def _noticed(self, stand_ins: Namespaces, changed: set[int], home: int) -> str | None:
        """Return the fate by the first question that does not come out as it should.

        Those about the very rule are asked first, of which most changes are noticed; and first those that are quick.
        """
        asked = [question for question in self.questions if question.asks & changed]
        asked.sort(key=lambda question: home not in question.asks)
        with _in_place(self.name, stand_ins):
            slow = []
            for question in asked:
                settled = question.settled(stand_ins)
                if settled is False:
                    return question.fate
                if settled is None:
                    slow.append(question)
            return next((question.fate for question in slow if not question.holds()), None)


def listed(name: str) -> Mapping[str, str]:
    """Return the mutants of a regulation that are said to change nothing, each with the reason."""
    told = yaml.safe_load(LISTED.read_text("utf-8")).get(name, [])
    return {mutant: group["why"] for group in told for mutant in group["mutants"]}


def _reading(change: ReadingChange, rule: AnyRule) -> AnyRule | None:
    return rule.amend(change) if change.reading in rule.readings else None


# ── mutants of models ────────────────────────────────────────────────────────────────────────────────


def _of_model(model: type[Subject]) -> Iterator[Mutant]:
    """Yield a model without each of its presumptions, with each turned, and without each of its relations."""
    for name, spec in model.facts.items():
        if spec.presumed is not UNSET:
            told: list[tuple[str, bool | None]] = [("nothing presumed", None)]
            told += [(f"presumed {not spec.presumed}", not spec.presumed)] if isinstance(spec.presumed, bool) else []
            for what, value in told:
                yield Mutant(
                    "presumption", what, f"{model.__name__}.{name}", models={model: _presuming(model, name, value)}
                )
    for i, relation in enumerate(model.relations):
        left = [one for one in model.relations if one is not relation]
        about = getattr(relation, "fact", None) or getattr(relation, "en", "")
        yield Mutant(
            "relation",
            f"without the one on {about} ({i})",
            model.__name__,
            models={model: like(model, relations=left)},
        )


def _presuming(model: type[Subject], name: str, value: bool | None) -> type[Subject]:
    info: Any = model.model_fields[name]._copy()  # noqa: SLF001  (a field's own copy)
    info.json_schema_extra = {
        key: told for key, told in info.json_schema_extra.items() if key != "x-presumed" or value is not None
    }
    info.default = value
    return like(model, {name: info.annotation}, **{name: info})


def like(model: type[Subject], annotations: Mapping[str, Any] | None = None, **body: Any) -> type[Subject]:
    """Return a model that stands in for another, with some of what it declares declared anew."""
    space = {"__annotations__": dict(annotations or {}), "__module__": model.__module__, "__doc__": model.__doc__}
    metaclass: Any = type(model)
    made: type[Subject] = metaclass(model.__name__, (model,), {**space, **body})
    related.cache_clear()
    return made


def _about(rule: AnyRule, models: Mapping[type[Subject], type[Subject]]) -> AnyRule:
    """Return a rule about other models: its parameters are of them, and so are the facts that its terms read."""
    parameters = tuple((name, models.get(model, model)) for name, model in rule.parameters)
    new = dict(parameters)
    read = [one for one in t.walk(rule.unamended) if isinstance(one, t.Fact) and one.model in models]
    put: dict[Term, Term] = {
        one: replace(one, model=new[one.parameter], spec=_spec(one.spec, new[one.parameter]))
        for one in read
        if one.parameter in new
    }
    body = _substituted(rule.unamended, put)
    return _copy(rule, parameters=parameters, body=body, unamended=body)


def _spec(spec: FactSpec, model: type[Subject]) -> FactSpec:
    """Return what a model declares of a fact: the very same, unless it presumes or dates it otherwise."""
    other = model.facts[spec.name]
    return spec if (other.presumed, other.dated_by) == (spec.presumed, spec.dated_by) else other


# ── putting a mutant in its place ────────────────────────────────────────────────────────────────────


def _copy(rule: AnyRule, **changed: Any) -> AnyRule:
    """Return a rule like another that shares nothing that was worked out for it."""
    made: AnyRule = object.__new__(rule._own_class)  # noqa: SLF001
    vars(made).update(vars(rule), **changed)
    made._stand_ins, made._versions = {}, {}  # noqa: SLF001
    return made


def _substituted(term: Term, put: Mapping[Term, Term]) -> Term:
    """Return a term with others in the place of some, wherever they stand."""
    done: dict[int, Any] = {}

    def go(inner: Any) -> Any:
        if isinstance(inner, t.Term) and inner in put:
            return put[inner]
        if isinstance(inner, tuple):
            changed = tuple(go(one) for one in inner)
            return changed if any(a is not b for a, b in zip(changed, inner, strict=True)) else inner
        if not isinstance(inner, (t.Term, t.Row, t.Silence)):
            return inner
        if id(inner) not in done:
            new = {one.name: go(getattr(inner, one.name)) for one in fields(inner) if one.name not in _KEPT}  # type: ignore[arg-type]
            new = {name: value for name, value in new.items() if value is not getattr(inner, name)}
            done[id(inner)] = replace(inner, **new) if new else inner  # type: ignore[type-var]
        return done[id(inner)]

    return go(term)  # type: ignore[no-any-return]


_KEPT = {"kind", "rule", "value", "names", "spec", "held", "quotes", "number", "quote"}


@contextlib.contextmanager
def _in_place(name: str, stand_ins: Namespaces) -> Iterator[None]:
    """Have every module that has a rule or a model have what stands in for it."""
    package = catalog.SHIPPED.get(name, name)
    touched: list[tuple[Any, str, Any]] = []
    for module in [*sys.modules.values()]:
        if getattr(module, "__name__", "").startswith((package, f"tests.{name}")):
            for key, value in [*vars(module).items()]:
                if id(value) in stand_ins:
                    touched.append((module, key, value))
                    setattr(module, key, stand_ins[id(value)])
    try:
        yield
    finally:
        for module, key, value in touched:
            setattr(module, key, value)


# ── what notices ─────────────────────────────────────────────────────────────────────────────────────


WORDS = {"article", "cited", "quotes"}
"""What a case says of the words that decide."""
APART = {"missing", "asks", "between", "usual", "silent", "says"}
"""What else a case says beside its answer."""
ELSEWHERE = {"reading", "ruled", "refused"}
"""With these, a case does not ask the rule as it stands."""


def _cases(name: str) -> Iterator[_Question]:
    """Yield the readable cases; each asks the rule that it names."""
    module = catalog.SHIPPED[name]
    package = importlib.import_module(module)
    for case in legal_cases(module.removeprefix("regkit.").replace(".", "/")):
        rule = getattr(package, case.body["ask"])
        told = _Told(case.body)
        before = functools.cache(functools.partial(told.outcome, rule))
        settled = functools.partial(_settled, told, rule, before)
        yield _Question("case", functools.partial(_passes, case), frozenset({id(rule)}), settled)


class _Told:
    """A case as the reference evaluator is asked it; its subjects are read once, as long as their models stay."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body = body
        self._subjects = functools.lru_cache(maxsize=1)(self._read)

    def _read(self, parameters: tuple[tuple[str, type[Subject]], ...]) -> Mapping[str, Subject]:
        return {name: model.model_validate(self.body.get(name) or {}) for name, model in parameters}

    def asked(self, rule: AnyRule) -> Case:
        """Return the question that the case asks of a rule."""
        return Case(self._subjects(rule.parameters), self.body.get("day"))

    def outcome(self, rule: AnyRule) -> Any:
        """Return what a rule makes of the case; what it refuses is an outcome of its own."""
        try:
            return determined(rule.body, self.asked(rule))
        except Exception as error:  # noqa: BLE001  (whatever goes wrong is told apart from an answer)
            return type(error)

    def is_cited(self, rule: AnyRule) -> bool | None:
        """Return whether a rule cites what the case says; nothing where that hangs on what is not known."""
        case = self.asked(rule)
        return None if evaluate(rule.body, case) is UNKNOWN else is_cited(self.body, citations(rule.body, case))


def _settled(told: _Told, rule: AnyRule, unchanged: Callable[[], Any], stand_ins: Namespaces) -> bool | None:
    """Return whether a case comes out as it says, where its answer and its words tell; else nothing."""
    said, changed = told.body.keys(), stand_ins[id(rule)]
    if said & ELSEWHERE:
        return None
    before, after = unchanged(), told.outcome(changed)
    if before != after:
        return False if "answer" in said or isinstance(before, Lack) or isinstance(after, Lack) else None
    if said & APART or isinstance(after, type):
        return None
    return told.is_cited(changed) if said & WORDS else True


def _passes(case: Any) -> bool:
    """Return whether a case comes out as it says; a mutant that cannot even answer does not pass."""
    try:
        check(case)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001  (whatever goes wrong is noticed)
        return False
    return True


def _instances(rule: AnyRule) -> dict[int, list[list[Term]]]:
    """Return the terms that each rule has written into this one, for each time that it is applied."""
    found: dict[int, list[list[Term]]] = defaultdict(list)
    for term in t.walk(rule.unamended):
        if isinstance(term, t.Applied):
            found[id(term.rule)].append(list(own_terms(term.body)))
    return found


def _proved(mutant: Mutant, changed: Mapping[AnyRule, AnyRule]) -> str:
    """Return whether a mutant that no case notices contradicts itself, is the same, or survives.

    It is asked of every rule in which the changed term is written; rules that apply these follow them.
    """
    assert mutant.home is not None
    term = list(own_terms(mutant.home.unamended))[mutant.place]
    owners = [rule for rule in changed if rule is mutant.home or term in set(own_terms(rule.unamended))]
    if any(_contradicts_itself(changed[rule]) for rule in owners):
        return "proof"
    if mutant.kind == "quote":
        return "equivalent" if _is_cited_anyway(mutant) else "survived"
    same = mutant.kind not in NOT_PROVED and all(_is_same(rule, changed[rule]) for rule in owners)
    return "equivalent" if same else "survived"


def _contradicts_itself(rule: AnyRule) -> bool:
    """Return whether rows of a rule contradict each other, or a silence is not declared."""
    try:
        checks.check(rule)
    except RegkitError:
        return True
    return prove.disjoint(rule).holds is False or prove.gaps(rule).holds is False


def _is_cited_anyway(mutant: Mutant) -> bool:
    """Return whether the words left out of a row are cited by its conditions or its numbers wherever it is taken."""
    assert mutant.home is not None
    assert mutant.change is not None
    old, new = list(own_terms(mutant.home.unamended))[mutant.place], mutant.change.make()
    if not isinstance(old, t.Decide) or not isinstance(new, t.Decide):
        return False
    pairs = zip((*old.unless, *old.rows), (*new.unless, *new.rows), strict=True)
    before, after = next(pair for pair in pairs if pair[0].quotes != pair[1].quotes)
    said = [quotes_of_outcome(after.outcome), *map(quotes_of_condition, conjuncts(after.condition))]
    anyway = {*after.quotes, *(quote for quotes in said for quote in quotes or ())}
    return {*before.quotes} <= anyway and {*after.quotes} <= {*before.quotes}


def _is_same(rule: AnyRule, changed: AnyRule) -> bool:
    """Return whether two rules are proved to answer the same, whichever reading is followed."""
    read = [()] + [(one.read_as(option),) for one in rule.readings for option in one.options]
    return all(
        _is_proved(rule.amend(*how), changed.amend(*how))
        for how in read
        if all(one.reading in changed.readings for one in how)
    )


def _is_proved(rule: AnyRule, changed: AnyRule) -> bool:
    """Return whether two rules are proved to answer the same; not where the case that refutes it cannot be told."""
    try:
        return bool(prove.equivalent(rule, changed))
    except ValidationError:
        return False
