"""Rules that threads ask of the very same subjects at once answer as when one asks after the other."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from regkit import faces
from regkit.engine import reference
from regkit.language.outcomes import Determination
from regkit.language.rule import AnyRule

ON = date(2012, 9, 1)
THREADS = 4


@pytest.fixture
def often() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def rules_of(package: str) -> list[AnyRule]:
    """Return the rules of a regulation, in the order of their names."""
    found = {value.name: value for value in vars(faces.whole(package)).values() if hasattr(value, "parameters")}
    return [found[name] for name in sorted(found)]


def told(answer: Determination[Any]) -> tuple[Any, ...]:
    """Return all that an answer says."""
    return answer.status, answer.value, answer.possible, answer.missing, answer.citations, answer.explain()


def asker(rules: list[AnyRule], subjects: dict[type, Any]) -> Callable[[], list[tuple[Any, ...]]]:
    """Return a function that asks every rule of the same subjects, of which nothing or little is said."""

    def ask() -> list[tuple[Any, ...]]:
        return [told(rule(*(subjects[model] for _, model in rule.parameters), on=ON)) for rule in rules]

    return ask


@pytest.mark.usefixtures("often")
def test_threads_that_ask_of_the_same_subjects_at_once_get_the_same_answers() -> None:
    """What is missing, possible and cited is worked out by each thread for itself, and is the same."""
    rules = [rule for rule in rules_of("regkit.chengde") if "firm" in dict(rule.parameters)][::3]
    subjects = {model: model() for rule in rules for _, model in rule.parameters}
    ask = asker(rules, subjects)
    expected, got = ask(), [None] * THREADS
    start = threading.Barrier(THREADS)

    def work(number: int) -> None:
        start.wait()
        got[number] = ask()  # type: ignore[call-overload]

    workers = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(rules) > 5
    assert all(one == expected for one in got)


def test_no_two_threads_share_what_is_found_of_a_case() -> None:
    """The next question of the same subjects goes on with the same case in one thread, and not in another."""
    question = (object(), ON, None)
    mine = reference.asked(("one",), question)
    theirs: list[reference.Case] = []
    other = threading.Thread(target=lambda: theirs.append(reference.asked(("one",), question)))
    other.start()
    other.join()
    assert reference.asked(("one",), question) is mine
    assert theirs[0] is not mine
