"""Gates in words: one that closes is quoted, one that lets pass is not, one of which nothing was said is told."""

from __future__ import annotations

from typing import Any

from regkit.chengde.regulation import CHENGDE
from regkit.language import Facts, Flag, Subject, Term, Yuan, decide, fact, rule, when
from regkit.language.terms import Decide, Gate, Literal, Row
from regkit.law import yuan

A2, A9 = CHENGDE.articles(2, 9)
REACHES = A2.quote(A2.paragraphs[0].text.strip())
TIER = A9.number("劳务分包企业交纳5万元", yuan(50_000))


class Works(Subject):
    """Works."""

    here: Flag | None = fact("在本市行政区域内", en="are in the city")
    labour: Flag | None = fact("劳务分包企业", en="are of a labour firm")


def reaching(works: Facts[Works], body: Term[Any]) -> Term[Any]:
    """Put a gate before a decision, as the gates of a regulation stand before its rules."""
    gate = Gate("here", "在本市从事建设工程", works.here, "the works are in the city", (REACHES,))
    return Decide((Row(Literal(value=True, kind=gate.kind), body, ()),), (), gate, (), body.kind)


@rule("应交", en="due")
def owed(works: Facts[Works]) -> Yuan:
    """What is owed for works that the measures reach."""
    return reaching(works, decide(when(works.labour, TIER), when(~works.labour, yuan(0), TIER.quote)))


def test_a_closed_gate_is_quoted_and_told() -> None:
    """Works elsewhere: not applicable, with the words of article 2 and what is not so."""
    answer = owed(Works(here=False, labour=True))
    assert answer.citations == (REACHES,)
    assert answer.explain().splitlines()[0] == "应交：不适用。"
    assert "理由：不在本市从事建设工程" in answer.explain()
    assert "The works are not in the city" in answer.explain("en")


def test_a_gate_that_lets_pass_is_not_quoted() -> None:
    """Works in the city: article 9 decides, article 2 is no ground of the amount."""
    assert owed(Works(here=True, labour=True)).citations == (TIER.quote,)


def test_a_gate_of_which_nothing_was_said_is_taken_for_granted_aloud() -> None:
    """Nothing said of the place: the answer is given, and says on what it relies."""
    answer = owed(Works(labour=True))
    assert answer.value == 50_000
    assert "未说明，按下列情形处理：在本市从事建设工程（第二条" in answer.explain()
    assert "Taken for granted, as nothing was said: The works are in the city (article 2" in answer.explain("en")
