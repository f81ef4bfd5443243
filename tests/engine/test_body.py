"""What generated code makes of words: a fact among some members, few or many, known or not."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from regkit.engine.reference import Case, evaluate
from regkit.language import Facts, Flag, Rule, Status, Subject, Term, Word, decide, fact, rule, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import UNKNOWN
from regkit.law import yuan
from tests.engine.small_worlds import WORDS


class Hue(Word):
    """Four words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    GREEN = "green", "绿"
    WHITE = "white", "白"


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    hue: Hue | None = fact("颜色")


SETS = [some for size in (1, 2, 3, 4) for some in itertools.combinations(Hue, size)]


def among(members: tuple[Hue, ...], *, denied: bool) -> Rule[Any, Works]:
    """Return a rule that asks whether a colour is among some, or is not."""

    def asked(works: Facts[Works]) -> Term[Any]:
        condition = works.hue.is_in(*members)
        condition = ~condition if denied else condition
        return decide(when(condition & works.a, yuan(1), WORDS), when(~condition & works.a, yuan(2), WORDS))

    return rule("颜色之一")(asked)


@pytest.mark.parametrize("denied", [False, True])
@pytest.mark.parametrize("members", SETS)
def test_a_word_among_some(members: tuple[Hue, ...], denied: bool) -> None:
    """It is there or not; where it is not known, that is not known either, however many there are."""
    asked = among(members, denied=denied)
    for hue in Hue:
        answer = asked(Works(a=True, hue=hue))
        assert answer.value == (1 if (hue in members) is not denied else 2)
        assert asked(Works(a=False, hue=hue)).status is Status.SILENT
    assert evaluate(asked.body, Case({"works": Works(a=True, hue=None)})) is UNKNOWN
    open_ = asked(Works(a=True, hue=None))
    assert open_.status is (Status.UNDETERMINED if len(members) < len(Hue) else Status.DECIDED)


@pytest.mark.parametrize("value", [True, False])
def test_a_condition_that_always_holds_or_never_does(value: bool) -> None:
    """Beside one that is known, and one that is not."""

    def asked(works: Facts[Works]) -> Term[Any]:
        fixed: Any = t.Literal(value=value, kind=BOOL)
        return decide(when(fixed & works.a, yuan(1), WORDS), when(~fixed & works.a, yuan(2), WORDS))

    told = rule("恒定")(asked)
    assert told(Works(a=True)).value == (1 if value else 2)
    assert told(Works(a=False)).status is Status.SILENT
    assert told(Works(a=None)).status is Status.UNDETERMINED
