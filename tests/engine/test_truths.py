"""The truths of plain conditions of a rule for one case, by generated code."""

from __future__ import annotations

from typing import Any

from regkit.engine.truths import holding, truths_of
from regkit.language import Facts, Flag, Listed, Money, OpenQuestion, Subject, Term, decide, fact, listed, rule, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import UNKNOWN
from regkit.law import yuan
from tests.engine.small_worlds import WORDS

ASKED = OpenQuestion("truths.9.q", "问", "What?", "某机关", WORDS)


class Party(Subject):
    """One of several."""

    paid: Flag | None = fact("已付")


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    b: Flag | None = fact("封顶")
    price: Money | None = fact("价款")
    parties: Listed[Party] | None = listed("企业")


@rule("甲")
def told(works: Facts[Works]) -> Term[Any]:
    """Say an amount by conditions of all kinds."""
    all_paid = works.parties.all(lambda one: one.paid)
    return decide(
        when(works.a & (works.price > yuan(5)), yuan(1), WORDS),
        when(~works.a & all_paid, yuan(2), WORDS),
        when(~works.a & ~all_paid & ASKED.of(BOOL), yuan(3), WORDS),
    )


def named(terms: Any) -> set[str]:
    """Return conditions by how they are written, facts by their names."""
    return {one.spec.name if isinstance(one, t.Fact) else type(one).__name__ for one in terms}


def test_plain_conditions_are_true_false_or_unknown() -> None:
    """No amount, no question to a list or to an authority, nor what is asked of a member, nor what is made of these."""
    truths, lacking = truths_of(told, (Works(a=True, price=None), None, None))
    assert named(lacking) == {"Compare", "And"}
    assert {one.spec.name: truth for one, truth in truths.items() if isinstance(one, t.Fact)} == {"a": True}
    assert {truth for one, truth in truths.items() if isinstance(one, t.Not)} == {False}
    assert UNKNOWN not in truths.values()
    assert named([*truths, *lacking]) == {"a", "Not", "Compare", "And"}
    truths, lacking = truths_of(told, (Works(a=False), None, None))
    assert {truth for one, truth in truths.items() if isinstance(one, t.And)} == {False}
    assert named(lacking) == {"Compare"}


def test_whether_a_condition_holds() -> None:
    """It does where it is true; where it is unknown it does not."""
    works: Any = Facts(Works, "works")
    holds = holding(works.a & (works.price > yuan(5)), ("works",))
    cases = [Works(a=True, price=6), Works(a=True, price=5), Works(a=True, price=None), Works(a=None, price=6)]
    assert [holds(one, None, None) for one in cases] == [True, False, False, False]
