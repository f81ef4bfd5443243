"""Small changes of shipped rules are noticed; how many of all of them, `make mutants` says."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from regkit.engine import finding
from regkit.language import catalog
from tests.mutants.bench import Bench, Mutant, like, listed
from tests.mutants.changes import KINDS

TRIES = 60
QUICK = ("gate", "provided", "reading", "relation", "row", "exception", "outcome", "happened", "presumption")
"""Those of which a few are asked in each run, the others in the sweep."""
FEW = 6
LEAST_NOTICED = 0.35
"""Of the mutants of a regulation that are not proved to be equivalent; raise it as cases are added, never lower it."""


@cache
def mutants() -> dict[str, list[tuple[Bench, Mutant]]]:
    """Return the mutants of every kind, over the shipped regulations, in a seeded order."""
    found: dict[str, list[tuple[Bench, Mutant]]] = {kind: [] for kind in KINDS}
    for name in catalog.SHIPPED:
        bench = Bench(name, with_proofs=False)
        for mutant in bench.mutants():
            found[mutant.kind].append((bench, mutant))
    for kind, several in found.items():
        random.Random(kind).shuffle(several)
    return found


def test_every_kind_of_change_is_made() -> None:
    """There are mutants of every kind that the shipped rules give occasion for."""
    made = {kind for kind, several in mutants().items() if several}
    assert made >= {"operator", "bound", "word", "conjunction", "exception", "provided", "row", "quote", "outcome"}
    assert made >= {"reading", "presumption"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_change_goes_unnoticed(kind: str) -> None:
    """Of a seeded sample of each kind, a readable case or the language notices some."""
    sample = mutants()[kind][:TRIES]
    if sample:
        assert any(bench.fate(mutant) != "survived" for bench, mutant in sample), [str(one) for _, one in sample]


@pytest.mark.parametrize("kind", [pytest.param(one, marks=() if one in QUICK else pytest.mark.sweep) for one in KINDS])
def test_every_change_of_a_kind_is_noticed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A readable case, the language or a proof notices each change, but for those that change nothing."""
    monkeypatch.setattr(finding, "MILLISECONDS", 3000)
    assert unnoticed(mutants()[kind][:FEW]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("kind", KINDS)
def test_every_change_of_a_kind_everywhere(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same of all rules, all models and all readings."""
    monkeypatch.setattr(finding, "MILLISECONDS", 3000)
    assert unnoticed(mutants()[kind]) == []


def test_what_is_listed_is_there() -> None:
    """Each change that is listed as changing nothing is one that is made, once, and has its reason."""
    made = Counter((bench.name, str(mutant)) for several in mutants().values() for bench, mutant in several)
    told = {(name, one): why for name in catalog.SHIPPED for one, why in listed(name).items()}
    assert {one: made[one] for one in told} == dict.fromkeys(told, 1)
    assert all(told.values())


@pytest.mark.thorough
@pytest.mark.parametrize("name", catalog.SHIPPED)
def test_what_is_listed_is_noticed_by_no_case(name: str) -> None:
    """A case that notices a change shows that it changes something: such a change is not to be listed."""
    bench = Bench(name, with_proofs=False)
    fates = {str(mutant): bench.fate(mutant) for mutant in bench.mutants() if str(mutant) in bench.listed}
    assert set(fates.values()) <= {"listed"}, fates


def unnoticed(several: list[tuple[Bench, Mutant]]) -> list[str]:
    """Return the changes that neither the language, nor a case, nor a proof notices."""
    left = [(bench, mutant) for bench, mutant in several if bench.fate(mutant) == "survived"]
    for bench, _ in left:
        bench.with_proofs = True
    return [str(mutant) for bench, mutant in left if bench.fate(mutant) == "survived"]


@pytest.mark.sweep
@pytest.mark.parametrize("name", catalog.SHIPPED)
def test_what_is_not_changed_is_not_noticed(name: str) -> None:
    """A model that stands in for another and is the same is noticed by nothing: what notices does so for a reason."""
    bench = Bench(name, with_proofs=False)
    model = max(catalog.models(name), key=lambda one: sum(one in dict(r.parameters).values() for r in bench.rules))
    same = Mutant("presumption", "the same", model.__name__, models={model: like(model)})
    assert bench.fate(same) == "survived"


@pytest.mark.thorough
@pytest.mark.parametrize("name", catalog.SHIPPED)
def test_all_mutants(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all mutants of a regulation that differ from it, at least the stated share is noticed."""
    monkeypatch.setattr(finding, "MILLISECONDS", 3000)
    bench = Bench(name)
    fates = Counter(bench.fate(mutant) for mutant in bench.mutants())
    differ = fates.total() - fates["equivalent"] - fates["listed"]
    assert 1 - fates["survived"] / differ >= LEAST_NOTICED, fates
