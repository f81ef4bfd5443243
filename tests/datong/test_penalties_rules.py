"""Articles 23 to 32 as rules: own words, own bounds, reasons, exclusions, exposure of what is not known."""

from __future__ import annotations

import importlib.util
import itertools
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit.datong import DATONG, Actor, ProposedFine, Violation, ViolationKind, sanctions
from regkit.datong.penalties import (
    CANDIDATES,
    Exposure,
    Fine,
    FineGround,
    OrderKind,
    SystemState,
    can_arise,
    exposure,
    fine,
    fine_ground,
    fine_is_available,
    fine_is_lawful,
    penalty,
    person_fine,
)
from regkit.datong.sanctions_page import sanction_table, sanctions_markdown
from regkit.engine.prove import gaps
from regkit.language import Status
from regkit.law import yuan

K = ViolationKind
ARTICLES = {
    K.UNQUALIFIED_WORK: 23,
    K.USED_UNACCEPTED: 24,
    K.NOT_BUILT: 25,
    K.UNAUTHORISED: 26,
    K.NOT_FILED: 27,
    K.NOT_BUILT_AS_PRESCRIBED: 28,
    K.NOT_USED_AS_PRESCRIBED: 29,
}
AMOUNTS = [
    Decimal(one) for one in ("0", "0.01", "200", "500", "500.01", "1000", "1000.01", "5000", "20000", "20000.01")
]
TRUTHS = st.sampled_from([True, False, None])
DOCS = Path(__file__).parents[2] / "docs"


def unit(kind: ViolationKind, **more: object) -> Violation:
    """Return a violation by a unit that did not correct in time, every fact known unless `more` says otherwise."""
    owner = more.get("actor") is not Actor.INDIVIDUAL
    known = {"kind": kind, "actor": Actor.UNIT, "project_owner": owner, "business": False, "overdue": True, **more}
    return Violation.model_validate(known)


@st.composite
def violations(draw: st.DrawFn) -> Violation:
    """Draw a violation of which anything may be unknown."""
    actor = draw(st.sampled_from([*Actor, None]))
    of_units = st.just(False) if actor is Actor.INDIVIDUAL else TRUTHS
    return Violation(
        kind=draw(st.sampled_from([*K, None])),
        actor=actor,
        project_owner=draw(of_units),
        business=draw(of_units),
        overdue=draw(TRUTHS),
        limit_fixed=draw(TRUTHS),
    )


@st.composite
def with_more_facts(draw: st.DrawFn) -> tuple[Violation, Violation]:
    """Draw a violation, and the same one with some of the unknown facts known."""
    less = draw(violations())
    other = draw(violations())
    unknown = [name for name in Violation.facts if getattr(less, name) is None and getattr(other, name) is not None]
    learnt = draw(st.sets(st.sampled_from(unknown))) if unknown else set()
    said = {name: getattr(less, name) for name in Violation.facts if getattr(less, name) is not None}
    more = {**said, **{name: getattr(other, name) for name in learnt}}
    assume(more.get("actor") is not Actor.INDIVIDUAL or not (more.get("project_owner") or more.get("business")))
    return less, Violation.model_validate(more)


# ── the article's own words and bounds ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", list(ARTICLES))
def test_a_fine_is_judged_by_the_words_of_its_own_article(kind: ViolationKind) -> None:
    """Whatever is answered about a violation, the words cited are those of the article that it breaks."""
    for actor, overdue, amount in itertools.product(Actor, (True, False), AMOUNTS):
        case, proposal = unit(kind, actor=actor, overdue=overdue), ProposedFine(amount=amount)
        for answer in (
            fine(case),
            fine_is_available(case),
            fine_ground(case, proposal),
            fine_is_lawful(case, proposal),
        ):
            if answer.is_decided:
                assert {quote.address.article for quote in answer.citations} == {ARTICLES[kind]}, answer.explain()


@pytest.mark.parametrize(
    ("number", "kind", "other"),
    [
        (sanctions.HIGH_23, K.UNQUALIFIED_WORK, K.NOT_BUILT),
        (sanctions.HIGH_25, K.NOT_BUILT, K.UNQUALIFIED_WORK),
        (sanctions.HIGH_28, K.NOT_BUILT_AS_PRESCRIBED, K.NOT_USED_AS_PRESCRIBED),
        (sanctions.HIGH_29, K.NOT_USED_AS_PRESCRIBED, K.NOT_BUILT_AS_PRESCRIBED),
    ],
)
def test_a_what_if_on_one_article_leaves_the_others(number: object, kind: ViolationKind, other: ViolationKind) -> None:
    """Articles with equal figures do not borrow them from one another."""
    changed = fine_is_lawful.amend(number.becomes(yuan(30_000)))  # type: ignore[attr-defined]
    proposal = ProposedFine(amount=Decimal(30_000))
    assert changed(unit(kind), proposal).value is True
    assert changed(unit(other), proposal).value is False


@pytest.mark.parametrize(("figure", "lawful"), [(400, False), (900, True)])
def test_article_26_follows_each_of_its_bounds_under_a_what_if(figure: int, lawful: bool) -> None:
    """With another most for units the unit is judged by it, whichever of the two bounds is the higher."""
    changed = fine_is_lawful.amend(sanctions.UNIT_26.becomes(yuan(figure)))
    proposal = ProposedFine(amount=Decimal(450))
    assert changed(unit(K.UNAUTHORISED), proposal).value is lawful
    assert changed(unit(K.UNAUTHORISED, actor=Actor.INDIVIDUAL), proposal).value is True


@pytest.mark.parametrize("kind", list(ARTICLES))
def test_order_and_mode_are_as_the_article_says(kind: ViolationKind) -> None:
    """Order, stage and whether the fine may be left out, read from the text by a reader of its own."""
    text, got = DATONG.article(ARTICLES[kind]).text, penalty(unit(kind)).value
    assert got is not None
    order = re.search(r"责令(?:限期改正|拆除|改正)", text)
    assert order is not None
    assert "给予警告" in text
    assert got.article == ARTICLES[kind]
    assert got.order is OrderKind(order[0])
    assert got.fine_optional is ("可并处" in text)
    assert got.fine_at_once is ("逾期不改正" not in text)


@given(violations(), st.decimals(0, 25_000, places=2))
def test_a_fine_is_within_range_when_range_and_stage_say_so(case: Violation, amount: Decimal) -> None:
    """The reason agrees with the range and the stage, which are asked apart."""
    ground = fine_ground(case, ProposedFine(amount=amount)).value
    found, available = fine(case), fine_is_available(case)
    if isinstance(found.value, Fine) and available.is_decided:
        low, high = found.value.low, found.value.high
        above_least = amount >= low if found.value.low_included else amount > low
        assert (ground is FineGround.WITHIN_RANGE) is (available.value is True and above_least and amount <= high)
    if ground is FineGround.WITHIN_RANGE and found.is_decided:
        assert available.value is True


def test_every_fine_has_a_reason() -> None:
    """For all facts: a proposed fine under articles 23 to 29 is never left without an answer by oversight."""
    proof = gaps(fine_ground)
    assert proof, str(proof)


@given(with_more_facts(), st.sampled_from(AMOUNTS), st.booleans())
def test_more_facts_never_turn_an_answer_into_another(
    pair: tuple[Violation, Violation], amount: Decimal, on_person: bool
) -> None:
    """What is decided with facts unknown stays so whatever they turn out to be."""
    proposal = ProposedFine(amount=amount, on_person=on_person)
    before, after = (fine_is_lawful(one, proposal) for one in pair)
    if before.is_decided:
        assert after.value is before.value


# ── who is fined ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("actor", "kind", "question"),
    [
        (Actor.INDIVIDUAL_BUSINESS, K.NOT_BUILT, "datong.25.small_business"),
        (Actor.INDIVIDUAL_BUSINESS, K.UNQUALIFIED_WORK, "datong.23.small_business"),
        (Actor.GOVERNMENT, K.NOT_BUILT, "datong.25.state_organ"),
        (Actor.DEPARTMENT, K.NOT_FILED, "datong.27.state_organ"),
    ],
)
def test_whether_one_is_a_unit_at_all_is_left_to_the_police(actor: Actor, kind: ViolationKind, question: str) -> None:
    """Range and lawfulness name the same open question; an amount above the range is unlawful either way."""
    case = unit(kind, actor=actor)
    most = max(one.high for one in fine(case).possible if isinstance(one, Fine))
    assert question in [item.name for item in fine(case).missing]
    within, above = (fine_is_lawful(case, ProposedFine(amount=one)) for one in (most, most + Decimal("0.01")))
    assert [item.name for item in within.missing] == [question]
    assert above.value is False


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("500", True), ("500.01", None), ("1000", None), ("1000.01", False), ("0", True)],
)
def test_who_set_a_system_up_matters_only_where_the_two_ranges_differ(amount: str, expected: bool | None) -> None:
    """Article 26, actor unknown: up to 500 lawful, above 1,000 unlawful, between them not decided."""
    case = Violation(kind=K.UNAUTHORISED)
    assert fine_is_lawful(case, ProposedFine(amount=Decimal(amount))).value is expected


@pytest.mark.parametrize(
    ("more", "amount", "on_person", "ground"),
    [
        ({}, "5000", False, FineGround.WITHIN_RANGE),
        ({}, "4999.99", False, FineGround.BELOW_RANGE),
        ({}, "20000.01", False, FineGround.ABOVE_RANGE),
        ({}, "0", False, FineGround.MUST_BE_IMPOSED),
        ({"overdue": False}, "5000", False, FineGround.NOT_OVERDUE),
        ({"overdue": False}, "0", False, FineGround.NONE_DUE),
        ({"actor": Actor.INDIVIDUAL}, "5000", False, FineGround.NOT_THE_ONE_FINED),
        ({}, "5000", True, FineGround.NOT_THE_ONE_FINED),
        ({"kind": K.UNAUTHORISED}, "0", False, FineGround.LEFT_OUT),
        ({"kind": K.USED_UNACCEPTED, "project_owner": False}, "1000", False, FineGround.NOT_THE_ONE_FINED),
        ({"kind": K.NOT_USED_AS_PRESCRIBED, "actor": Actor.INDIVIDUAL}, "300", True, FineGround.NOT_THE_ONE_FINED),
        ({"kind": K.NOT_USED_AS_PRESCRIBED}, "199.99", True, FineGround.BELOW_RANGE),
    ],
)
def test_the_reason_is_told(more: dict[str, object], amount: str, on_person: bool, ground: FineGround) -> None:
    """Each reason for which a fine is lawful or not; article 25 unless another violation is named."""
    case = unit(**{"kind": K.NOT_BUILT, **more})  # type: ignore[arg-type]
    assert fine_ground(case, ProposedFine(amount=Decimal(amount), on_person=on_person)).value is ground


def test_the_reading_of_article_29_decides_persons_at_the_finding() -> None:
    """Under the reading that persons are fined independently, a fine at the finding is within range."""
    early = unit(K.NOT_USED_AS_PRESCRIBED, overdue=False)
    answer = fine_is_lawful(early, ProposedFine(amount=Decimal(300), on_person=True))
    assert answer.value is False
    assert answer.under(sanctions.A20_PERSONS.read_as("independent")).value is True
    nothing = fine_is_lawful(early, ProposedFine(amount=Decimal(0), on_person=True))
    assert nothing.value is True
    assert nothing.under(sanctions.A20_PERSONS.read_as("independent")).value is False


# ── exclusions ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("built", "runs"), list(itertools.product((True, False), repeat=2)))
def test_nothing_built_excludes_every_violation_of_a_system(built: bool, runs: bool) -> None:
    """In every state of a system: article 25 or articles 24, 27, 28, 29, never both; 27 only when its period runs."""
    if runs and not built:
        with pytest.raises(ValidationError, match="its period for filing has begun though it is not built"):
            SystemState(built=built, filing_period_runs=runs)
        return
    state = SystemState(built=built, filing_period_runs=runs)
    arising = {ARTICLES[kind] for kind in ARTICLES if can_arise(Violation(kind=kind), state).value is True}
    assert (25 in arising) is not bool(arising & {24, 27, 28, 29})
    assert (27 in arising) is (built and runs)
    assert {23, 26} <= arising


def test_an_unknown_state_excludes_nothing() -> None:
    """Of a system of which nothing is known, no violation of a system is ruled out and none is found possible."""
    for kind in set(ARTICLES) - {K.UNQUALIFIED_WORK, K.UNAUTHORISED}:
        assert can_arise(Violation(kind=kind), SystemState()).status is Status.UNDETERMINED


def test_one_violation_has_one_sanction_at_most() -> None:
    """The special article goes before the residual ones: seven violations, seven articles, none shared."""
    found = {kind: penalty(unit(kind)) for kind in K}
    assert {kind: one.value.article for kind, one in found.items() if one.value} == ARTICLES
    assert {kind for kind, one in found.items() if one.status is Status.SILENT} == set(CANDIDATES)


# ── exposure ──────────────────────────────────────────────────────────────────────────────────────────────


def spans(total: Exposure) -> tuple[tuple[Decimal, bool], Decimal, Decimal, Decimal]:
    """Return the ends of an exposure; an open lower end comes after the same end closed."""
    return (total.low, not total.low_included), total.high, total.persons_low, total.persons_high


@given(with_more_facts(), st.integers(0, 3), st.booleans())
def test_exposure_of_less_known_contains_that_of_more_known(
    pair: tuple[Violation, Violation], persons: int, late: bool
) -> None:
    """Unknown is not free of charge: learning facts narrows the exposure and never leaves its bounds."""
    less, more = (spans(exposure([(one, persons)], if_overdue=late)) for one in pair)
    assert less[0] <= more[0]
    assert less[1] >= more[1]
    assert less[2] <= more[2]
    assert less[3] >= more[3]


@given(violations(), st.integers(0, 3))
def test_an_exposure_that_is_not_settled_says_what_is_missing(case: Violation, persons: int) -> None:
    """Nothing missing means that range, stage and actor were all settled, or that there is no fine."""
    total = exposure([(case, persons)])
    if not total.missing and total.high > 0:
        assert fine(case).is_decided
        assert fine_is_available(case).value is True


def test_a_stage_that_is_not_known_is_between_nothing_and_the_most() -> None:
    """Article 25, stage unknown: from nothing to 20,000, and the stage is asked for."""
    total = exposure([(unit(K.NOT_BUILT, overdue=None), 0)])
    assert (total.low, total.low_included, total.high) == (Decimal(0), True, Decimal(20_000))
    assert [item.name for item in total.missing] == ["violation.overdue"]


def test_exposure_now_and_if_orders_run_out() -> None:
    """At the finding only article 24 can be fined; if the orders run out the others follow, persons too."""
    found = [(unit(kind, overdue=False), 2) for kind in (K.NOT_BUILT, K.USED_UNACCEPTED, K.NOT_USED_AS_PRESCRIBED)]
    now, later = exposure(found), exposure(found, if_overdue=True)
    assert (now.low, now.low_included, now.high, now.persons_high) == (Decimal(0), False, Decimal(1000), Decimal(0))
    assert (later.low, later.low_included, later.high) == (Decimal(5000), False, Decimal(22_000))
    assert (later.persons_low, later.persons_high) == (Decimal(400), Decimal(1000))


def test_candidates_are_named_and_never_summed() -> None:
    """A camera in a private spot costs nothing by these measures and names articles 28 and 31 only."""
    total = exposure([(unit(K.PRIVATE_SPOT), 3)])
    assert (total.high, total.persons_high, total.missing) == (Decimal(0), Decimal(0), ())
    assert total.candidates == (28, 31)


def test_a_fine_left_open_by_the_text_costs_nothing_at_least() -> None:
    """An order under article 28 without a limit: whether it can run out is open, so from nothing to 1,000."""
    total = exposure([(unit(K.NOT_BUILT_AS_PRESCRIBED, limit_fixed=False), 0)])
    assert (total.low, total.low_included, total.high) == (Decimal(0), True, Decimal(1000))
    assert [item.name for item in total.missing] == ["datong.28.no_limit"]


# ── table, page, ledger ───────────────────────────────────────────────────────────────────────────────────


def test_the_table_has_every_range_that_the_articles_state() -> None:
    """Each `…元以下罚款` of articles 23 to 29 is a row, and no row has a range that is not in the text."""
    stated = {
        (article, Decimal(low or 0), Decimal(high) * (10_000 if many else 1))
        for article in ARTICLES.values()
        for low, high, many in re.findall(r"(?:(\d+)元以上)?(\d+)(万)?元以下罚款", DATONG.article(article).text)
    }
    rows = [row for row in sanction_table() if row.sanction and row.range]
    assert {
        (row.sanction.article, row.range.low, row.range.high) for row in rows if row.sanction and row.range
    } == stated
    assert len(rows) == len(stated) == 10
    assert all(row.range.low_included is (row.range.low > 0) for row in rows if row.range)


def test_the_table_names_who_is_fined() -> None:
    """Article 24 the project owner, 26 units and individuals apart, 27 businesses apart, 29 each person."""
    named = {(row.sanction.article, row.subject) for row in sanction_table() if row.sanction}
    persons = "直接负责的主管人员和其他直接责任人员(每人)"
    assert {(24, "建设单位"), (26, "设置单位"), (26, "个人"), (27, "单位"), (27, "经营性单位"), (29, persons)} <= named
    assert person_fine(unit(K.NOT_BUILT)).value == Fine(Decimal(0), Decimal(0))


def test_the_pages_of_sanctions_are_as_the_rules_would_write_them_now() -> None:
    """`python docs/datong_penalties.py` writes them anew, one in each language."""
    spec = importlib.util.spec_from_file_location("regkit_docs_datong_penalties", DOCS / "datong_penalties.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for lang, name in module.PAGES.items():
        assert (DOCS / name).read_text("utf-8") == module.page(lang)
        assert sanctions_markdown(lang) in module.page(lang)
    assert not re.search("[\u4e00-\u9fff]", sanctions_markdown("en"))
    assert not re.search("[a-z]", sanctions_markdown("zh").replace("datong.29.persons", ""))


def test_every_sentence_on_liability_is_accounted_for() -> None:
    """No sentence of articles 23 to 32 is left open in the ledger."""
    assert [one for one in DATONG.ledger.open if 23 <= one.address.article <= 32] == []
