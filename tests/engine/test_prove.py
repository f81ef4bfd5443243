"""The prover: what it proves, what it refutes with a case that runs, and what it will not claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade, Origin, credit, deposits
from regkit.datong.site import SiteCase
from regkit.engine.prove import Proof, disjoint, equivalent, gaps, monotone
from regkit.faces import whole
from regkit.language import (
    Facts,
    Flag,
    Label,
    Money,
    OpenQuestion,
    Rule,
    RuleError,
    Status,
    Subject,
    Term,
    decide,
    fact,
    record,
    rule,
    silent,
    when,
)
from regkit.language.kinds import amount
from regkit.law import Unit, percent, times, years, yuan
from tests.engine.small_worlds import WORDS, Answer, Belonging, Excluding, Hue, Plain


def run(proof: Proof) -> Any:
    """Run the Python that a counterexample prints."""
    return eval(str(proof.counterexample), vars(whole("regkit.chengde")) | {"Decimal": Decimal, "date": date})  # noqa: S307  (our own text)


@rule("缺一格")
def with_a_gap(firm: Facts[Contractor]) -> Term[Any]:
    """Say nothing of a specialist of special grade, and not say so."""
    return decide(
        when((firm.category == Category.SPECIALIST_CONTRACTING) & (firm.grade != Grade.SPECIAL), deposits.TIER_4),
        when(firm.category != Category.SPECIALIST_CONTRACTING, deposits.TIER_5),
    )


@rule("重叠")
def overlapping(firm: Facts[Contractor]) -> Term[Any]:
    """Say two things of a local firm of first grade."""
    return decide(
        when(firm.origin == Origin.LOCAL, deposits.TIER_1),
        when(firm.grade == Grade.FIRST, deposits.TIER_2),
        when((firm.origin != Origin.LOCAL) & (firm.grade != Grade.FIRST), deposits.TIER_3),
    )


@rule("误报沉默")
def silent_where_it_speaks(firm: Facts[Contractor]) -> Term[Any]:
    """Declare a silence where a row speaks."""
    return decide(
        when(firm.grade == Grade.FIRST, deposits.TIER_1),
        when(firm.grade != Grade.FIRST, deposits.TIER_2),
        silent(firm.grade == Grade.SECOND, "误"),
    )


EITHER = OpenQuestion(
    id="tests.prove.either",
    zh="哪一个",
    en="which of two",
    authority="清欠办",
    quote=credit.CLEAN.quote,
    outcomes={"one": Label("其一", "the one"), "other": Label("其二", "the other")},
)


@rule("问而无别")
def asked_for_nothing(firm: Facts[Contractor]) -> Term[Any]:
    """Ask a question whose outcomes come to the same."""
    tier = deposits.TIER_1
    either = EITHER.of(amount(Unit.YUAN), one=tier, other=tier)
    return decide(when(firm.in_arrears, either), when(~firm.in_arrears, tier))


@rule("不问")
def never_asked(firm: Facts[Contractor]) -> Term[Any]:
    """Say the same without the question."""
    return decide(when(firm.in_arrears, deposits.TIER_1), when(~firm.in_arrears, deposits.TIER_1))


def test_an_undeclared_gap_is_found_with_a_case_that_runs() -> None:
    """The gap of article 9, a specialist of special grade, is found and its case is silent when run."""
    proof = gaps(with_a_gap)
    assert proof.holds is False
    assert proof.counterexample is not None
    firm = proof.counterexample.subjects[0]
    assert isinstance(firm, Contractor)
    assert (firm.category, firm.grade) == (Category.SPECIALIST_CONTRACTING, Grade.SPECIAL)
    assert proof.counterexample.run().status is Status.SILENT


@pytest.mark.parametrize("name", ["multiple_is_fixed_by", "adjustment_is_published_on"])
def test_an_open_question_is_answered_by_what_it_leaves_open(name: str) -> None:
    """A deposit is reduced or raised where both streaks are met, whoever says which: never left as it is."""
    asked = getattr(credit, name)
    assert equivalent(asked, asked.amend(credit.A4.read_as("open"))).holds is True


def test_a_question_with_named_outcomes_has_these_alone() -> None:
    """Where all its outcomes come to the same, it is as if it were not asked."""
    assert equivalent(asked_for_nothing, never_asked).holds is True


def test_an_answer_that_hangs_on_facts_is_not_taken_to_be_the_same() -> None:
    """If years before commencement count, two of them are enough or not: proved the same they are not, and are not."""
    asked = chengde.credit_adjustment
    other = asked.amend(credit.CLEAN.becomes(years(2)))
    proof = equivalent(asked, other, assuming=lambda firm: firm.record_before & ~firm.record_doubted)
    assert proof.counterexample is not None
    before, after = (proof.counterexample.of(one) for one in (asked, other))
    assert set(before.possible) != set(after.possible)


def test_a_case_is_shown_that_no_ruling_has_to_settle() -> None:
    """Where answers differ with and without what is open, the case shown is one in which nothing is."""
    other = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent("1.5")))
    proof = equivalent(chengde.owner_deposit, other)
    assert proof.counterexample is not None
    assert proof.counterexample.of(chengde.owner_deposit).is_decided
    assert proof.counterexample.of(other).is_decided


def test_overlapping_rows_are_found() -> None:
    """Two rows that hold together and differ refute disjointness."""
    proof = disjoint(overlapping)
    assert proof.holds is False
    firm = proof.counterexample.subjects[0] if proof.counterexample else None
    assert isinstance(firm, Contractor)
    assert (firm.origin, firm.grade) == (Origin.LOCAL, Grade.FIRST)


def test_an_assumption_can_rule_the_overlap_out() -> None:
    """Under the assumption that no firm is local, the rows are disjoint."""
    assert disjoint(overlapping, assuming=lambda firm: firm.origin != Origin.LOCAL)


def test_a_silence_that_is_none_is_found() -> None:
    """A declared silence may not cover facts of which a row speaks."""
    proof = gaps(silent_where_it_speaks)
    assert proof.holds is False
    assert "declared silent" in proof.detail


def test_equivalence_is_of_answers_not_of_text() -> None:
    """A rule amended to what it says already is equivalent; to anything else it is not, and the case shows it."""
    same = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(2)))
    other = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent("1.5")))
    assert equivalent(chengde.owner_deposit, same)
    proof = equivalent(chengde.owner_deposit, other)
    assert proof.holds is False
    assert proof.counterexample is not None
    subject = proof.counterexample.subjects[0]
    assert chengde.owner_deposit(subject).value != other(subject).value  # type: ignore[call-overload]
    assert run(proof).value == chengde.owner_deposit(subject).value  # type: ignore[call-overload]


def test_rules_about_different_subjects_are_not_compared() -> None:
    """Equivalence needs the same subjects."""
    with pytest.raises(RuleError, match="different subjects"):
        equivalent(chengde.owner_deposit, chengde.standing_deposit)


def test_the_owners_deposit_rises_with_the_price() -> None:
    """More price never means less deposit; the contrary is refuted."""
    assert monotone(chengde.owner_deposit, "project.contract_price")
    assert monotone(chengde.owner_deposit, "project.contract_price", increasing=False).holds is False


def test_a_better_grade_never_lowers_the_standing_deposit() -> None:
    """For each series the deposit rises or stays from third to first grade: for all firms, not for samples."""
    order = (Grade.THIRD, Grade.SECOND, Grade.FIRST)
    assert monotone(chengde.standing_deposit, "firm.grade", order=order)


def test_a_proof_prints_its_claim_and_fate() -> None:
    """What is printed can be read without the code."""
    assert str(disjoint(chengde.owner_deposit)) == "the rows of `owner_deposit` are disjoint: proved"
    assert "refuted\n  no row applies" in str(gaps(with_a_gap))


def test_proofs_hold_under_the_relations() -> None:
    """What relations exclude refutes nothing: a rule whose rows meet only where they do not hold is disjoint."""
    f = Facts(Excluding, "thing")
    both: Rule[Any, Excluding] = Rule(
        lambda thing: f.flag,  # noqa: ARG005  (traced before)
        zh="关系",
        parameters=(("thing", Excluding),),
        body=decide(when(f.flag, Answer.ONE, WORDS), when(f.hue == Hue.BLUE, Answer.TWO, WORDS)),
    )
    plain = Facts(Plain, "thing")
    apart: Rule[Any, Plain] = Rule(
        lambda thing: plain.flag,  # noqa: ARG005
        zh="无关系",
        parameters=(("thing", Plain),),
        body=decide(when(plain.flag, Answer.ONE, WORDS), when(plain.hue == Hue.BLUE, Answer.TWO, WORDS)),
    )
    assert disjoint(both)
    assert disjoint(apart).holds is False


def test_proofs_hold_under_the_relations_of_parts() -> None:
    """What cannot be said of a part of a subject tells no two rules apart."""

    def asked(*, further: bool) -> Rule[Any, SiteCase]:
        def written(case: Facts[SiteCase]) -> Term[Any]:
            excluded = case.site.other_important_unit & ~case.site.residual
            so = excluded & case.site.in_datong if further else excluded & (case.site.in_datong | ~case.site.in_datong)
            return decide(when(so, True, WORDS), when(~so, False, WORDS))

        return Rule(written, zh="问", parameters=(("case", SiteCase),), body=written(Facts(SiteCase, "case")))

    assert equivalent(asked(further=True), asked(further=False)).holds is True


def test_what_has_no_order_neither_rises_nor_falls() -> None:
    """A record is asked by one of its fields, and a word by an order that is given."""
    with pytest.raises(RuleError, match="has no order"):
        monotone(chengde.contractor_deposit, "firm.grade")
    with pytest.raises(RuleError, match="it has no order"):
        monotone(chengde.contractor_account, "project.contract_price")


@rule("有数可问")
def where_there_is_a_number(thing: Facts[Belonging]) -> Term[Any]:
    """Answer of what there is a number only."""
    return decide(
        when(thing.flag & (thing.first > times(1)), Answer.ONE, WORDS),
        when(thing.flag & (thing.first <= times(1)), Answer.TWO, WORDS),
    )


def test_what_has_no_number_is_among_the_cases_of_a_proof() -> None:
    """The rule is silent of it: the case is shown, without a number that there is not."""
    proof = gaps(where_there_is_a_number)
    assert not proof
    assert proof.counterexample is not None
    assert proof.counterexample.subjects[0].model_dump(include={"flag", "first"}) == {"flag": False, "first": None}
    assert proof.counterexample.run().status is Status.SILENT
    assert disjoint(where_there_is_a_number)


# ── what is told of proofs, and what amounts do ──────────────────────────────────────────────────────


class Works(Subject):
    """Works."""

    large: Flag | None = fact("大型")
    price: Money | None = fact("价款", high=yuan(1000))


@dataclass(frozen=True)
class Told:
    """An outcome of fields."""

    least: Any
    note: str


@rule("恒额")
def constant(works: Facts[Works]) -> Term[Any]:
    """Say one amount, whatever the price."""
    return decide(when(works.price >= yuan(0), yuan(5), WORDS))


@rule("差额")
def rest(works: Facts[Works]) -> Term[Any]:
    """Say what is left of an amount."""
    return decide(when(works.price >= yuan(0), yuan(1000) - works.price, WORDS))


@rule("几项")
def told(works: Facts[Works]) -> Term[Any]:
    """Say an amount with a note."""
    return decide(when(works.price >= yuan(0), record(Told, least=works.price, note="甲"), WORDS))


@rule("有缺")
def gap(works: Facts[Works]) -> Term[Any]:
    """Say an amount of large works alone."""
    return decide(when(works.large, yuan(5), WORDS))


@rule("用有缺者")
def applies_gap(works: Facts[Works]) -> Term[Any]:
    """Say of all works what another rule says of large ones."""
    return decide(when(works.large, gap(works), WORDS), when(~works.large, yuan(1), WORDS))


@rule("缺外有加")
def more_than_gap(works: Facts[Works]) -> Term[Any]:
    """Add to an amount that is said of large works alone."""
    return decide(when(works.large, yuan(5), WORDS)) + yuan(1)


@rule("声明无规定")
def rightly_silent(works: Facts[Works]) -> Term[Any]:
    """Say an amount of large works, and that there is none of others."""
    return decide(when(works.large, yuan(5), WORDS), silent(~works.large, "未作规定"))


@rule("另称")
def otherwise(building: Facts[Works]) -> Term[Any]:
    """Say the same as another rule, by another name of its subject."""
    return decide(when(building.large, yuan(5), WORDS))


def test_an_amount_that_stays_neither_rises_nor_falls() -> None:
    """It never moves the other way, in either direction; one that falls does where it is said to rise."""
    assert monotone(constant, "works.price")
    assert monotone(constant, "works.price", increasing=False)
    assert monotone(rest, "works.price").holds is False
    falls = monotone(rest, "works.price", increasing=False)
    assert str(falls) == "the answer of `rest` falls or stays with `works.price`: proved"
    assert str(monotone(constant, "works.price")).startswith("the answer of `constant` rises or stays")


def test_a_record_is_asked_by_one_of_its_fields() -> None:
    """By its name; without one, or by another, it is said which there are, and of a word that it has none."""
    assert monotone(told, "works.price", field="least")
    assert monotone(told, "works.price", field="least", increasing=False).holds is False
    for field in (None, "most"):
        with pytest.raises(RuleError, match="name one of its fields: least, note"):
            monotone(told, "works.price", field=field)
    with pytest.raises(RuleError, match="only an amount or a day rises or falls"):
        monotone(chengde.contractor_voucher, "contract.price")


def test_a_proof_shows_itself_in_a_notebook() -> None:
    """The claim and its fate, with the case that refutes it and what the rule says of that."""
    proved, refuted = disjoint(constant), gaps(gap)
    assert "proved for all facts" in proved._repr_html_()
    shown = refuted._repr_html_()
    assert "refuted" in shown
    assert ">case<" in shown
    assert "gap(Works(large=False))" in shown
    assert ">case<" not in proved._repr_html_()
    assert "its answer" in shown
    assert "its answer" not in proved._repr_html_()
    assert "not settled in time" in Proof("a claim", None)._repr_html_()
    assert (bool(proved), bool(refuted), bool(Proof("a claim", None))) == (True, False, False)


def test_rules_that_are_applied_are_proved_on_their_own() -> None:
    """A gap of one is none of the rule that applies it."""
    assert gaps(gap).holds is False
    assert gaps(applies_gap)


def test_a_gap_within_what_is_reckoned_is_a_gap_of_the_rule() -> None:
    """What is added to nothing is nothing."""
    proof = gaps(more_than_gap)
    assert proof.holds is False
    assert proof.counterexample is not None
    assert proof.counterexample.run().status is Status.SILENT


def test_a_silence_that_is_declared_where_no_row_speaks_is_no_gap() -> None:
    """The rule says of all works what comes of them, or that nothing does."""
    assert gaps(rightly_silent).holds is True


def test_rules_may_name_their_subjects_otherwise() -> None:
    """They are about the same."""
    assert equivalent(gap, otherwise)
    assert equivalent(gap, constant).holds is False
