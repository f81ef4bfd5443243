"""What the search for completions finds is what writing all of them down finds: settled, possible, missing."""

from __future__ import annotations

import gc
import inspect
from datetime import date
from random import Random
from typing import Any

import pytest

from regkit import chengde, datong
from regkit.engine import allowed
from regkit.engine.possible import determined, missing, outcomes
from regkit.engine.reference import Case, evaluate
from regkit.engine.worlds import TooManyWorlds, Worlds
from regkit.language import (
    ON,
    ConflictError,
    Day,
    Facts,
    Flag,
    Status,
    Subject,
    Times,
    decide,
    fact,
    never,
    when,
)
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.law import times, years
from tests.engine.small_worlds import (
    CONFLICT,
    MODELS,
    QUESTION,
    WORDS,
    Answer,
    Hue,
    Presuming,
    a_condition,
    a_rule,
    a_subject,
    completions,
    turning,
)

CHUNKS, RULES, CASES = 4, 25, 10


def agree(seed: int, rules: int, cases: int) -> int:
    """Compare the search with all completions, on random rules and cases; return how many were undetermined."""
    rng, seen = Random(seed), 0
    for _ in range(rules):
        model = rng.choice(MODELS)
        term = a_rule(rng, model)
        seen += sum(_agrees(term, a_subject(rng, model)) for _ in range(cases))
    return seen


def _agrees(term: Any, subject: Any) -> bool:
    case = Case({"thing": subject})
    try:
        fast = evaluate(term, case)
    except ConflictError:
        return False
    found = completions(term, subject)
    reached = {one.outcome for one in found}
    if CONFLICT in reached or not found:
        return False  # rows that contradict each other are another matter, and a case of no world has no answer
    if fast is not UNKNOWN:
        # what is presumed is so while nothing is said of it, nor of what tells it
        assert {one.outcome for one in found if one.as_presumed} <= {fast}, (term, subject)
        return False
    told = {one.status if isinstance(one, Lack) else one for one in reached}
    if not all(one.as_presumed for one in found):  # it yields to what is filled in, as far as the rule reads that
        as_presumed = {one.outcome for one in found if one.as_presumed}
        least = {one.status if isinstance(one, Lack) else one for one in as_presumed}
        assert least <= set(outcomes(term, case)) <= told, (term, subject, reached)
        return False
    expected = UNKNOWN if UNKNOWN in reached or len(reached) > 1 else next(iter(reached))
    assert determined(term, case) is expected, (term, subject, reached)
    assert set(outcomes(term, case)) == told, (term, subject, reached)
    if UNKNOWN in reached:
        return True  # what is compared with what there is not is open for good
    tied = _tied(term, case)
    expected_missing = set(turning(found, tied)) if expected is UNKNOWN else set()
    named = {item.name.removeprefix("thing.") for item in missing(term, case)}
    assert named <= expected_missing, (term, subject, named, expected_missing)
    free = {name for name, others in tied.items() if others == {name}} | {QUESTION.id}
    assert expected_missing & free <= named, (term, subject, named, expected_missing)
    return True


def _tied(term: Any, case: Case) -> dict[str, frozenset[str]]:
    """Return for each fact those that relations tie to it, as the definition of what is missing has it."""
    worlds = Worlds(term, case)
    facts = {one.spec.name: one for one in t.walk(term) if isinstance(one, t.Fact)}
    return {
        name: frozenset(key[1] for key in worlds.allowed.tied(leaf, ("thing", name)) if isinstance(key, tuple))
        for name, leaf in facts.items()
    }


@pytest.mark.parametrize("seed", range(CHUNKS))
def test_the_search_finds_what_all_completions_show(seed: int) -> None:
    """Settled exactly when all completions agree; possible is the set of outcomes; missing is what two turn on."""
    assert agree(seed, RULES, CASES) > RULES


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(100, 120))
def test_the_search_finds_it_in_twenty_thousand_cases(seed: int) -> None:
    """The same on 20,000 cases, ten of each rule."""
    assert agree(seed, 100, 10) > RULES


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_the_search_finds_it_many_times_over(seed: int) -> None:
    """The same on a great many more rules and cases."""
    assert agree(seed, 500, 50) > RULES


def test_no_status_is_among_outcomes_that_no_completion_reaches() -> None:
    """A decision whose rows cover every case is never said to be possibly silent."""
    rng = Random(7)
    for _ in range(40):
        model = rng.choice(MODELS)
        subject = a_subject(rng, model)
        condition = a_condition(rng, Facts(model, "thing"), 2)
        term = decide(when(condition, Answer.ONE, WORDS), when(~condition, Answer.TWO, WORDS))
        assert Status.SILENT not in outcomes(term, Case({"thing": subject}))


class Plan(Subject):
    """A plan that somebody approved, unless it was refused."""

    refused: Flag = fact("未获审定")
    approved_by: Hue | None = fact("审定单位")
    made: Times | None = fact("制订次序")
    sent: Times | None = fact("报送次序")
    read: Times | None = fact("审阅次序")
    relations = (
        never(
            lambda f: f.refused & f.approved_by.is_in(*Hue),
            "未获审定的没有审定单位",
            "what was refused has no approver",
        ),
    )


def test_what_is_not_there_is_not_supposed() -> None:
    """Of what was refused the approver is not unknown but none: what does not ask for one is answered all the same."""
    facts: Facts[Any] = Facts(Plan, "thing")
    refused = Plan(refused=True, approved_by=None, made=times(3), sent=None, read=times(2))
    case = Case({"thing": refused})
    in_order = (facts.made <= facts.sent) & (facts.sent <= facts.read)
    assert determined(in_order, case) is False
    assert outcomes(in_order, case) == (False,)
    assert determined(facts.approved_by == Hue.RED, case) is UNKNOWN
    assert outcomes(facts.approved_by == Hue.RED, case) == (False, True)


class Firm(Subject):
    """A firm whose record is settled three years after its last arrears, by the day asked about."""

    settled: Flag = fact("已满三年")
    last: Day | None = fact("最近一次拖欠之日")
    local: Flag = fact("本市企业")
    first: Times | None = fact("第一项")
    second: Times | None = fact("第二项")
    third: Times | None = fact("第三项")
    relations = (never(lambda f: f.settled & (f.last + years(3) >= ON), "未满三年", "three years are not over"),)


def test_what_does_not_go_together_elsewhere_leaves_an_answer_as_it_is() -> None:
    """Facts that contradict each other on the day asked about bear on no rule that reads neither of them."""
    facts: Facts[Any] = Facts(Firm, "thing")
    firm = Firm(settled=True, last=date(2013, 1, 1), first=times(3), second=None, third=times(2))
    case = Case({"thing": firm}, date(2013, 6, 1))
    in_order = (facts.first <= facts.second) & (facts.second <= facts.third)
    assert determined(in_order, case) is False


def test_a_presumption_that_leaves_nothing_a_value_is_not_held_against_what_is_said() -> None:
    """Three times later, so three times before: that is known, though what is presumed agrees with neither."""
    f: Facts[Any] = Facts(Presuming, "thing")
    often = f.first >= times(3)
    term = decide(when(often, Answer.ONE, WORDS), when(~often, Answer.TWO, WORDS))
    assert evaluate(term, case := Case({"thing": Presuming(second=3)})) is UNKNOWN
    assert determined(term, case) is Answer.ONE
    assert outcomes(term, case) == (Answer.ONE,)
    both = decide(when(often & f.usual, Answer.ONE, WORDS), when(often & ~f.usual, Answer.TWO, WORDS))
    assert determined(both, case) is Answer.ONE  # three times before tells it, and it can only be three times


@pytest.mark.parametrize("said", [{"completed_on": date(2010, 5, 1)}, {"inspected_on": date(2010, 5, 1)}])
def test_who_files_of_a_system_built_since_commencement_is_known(said: dict[str, date]) -> None:
    """Datong, article 15: what was built or inspected in 2010 was not accepted before 2008, accepted or not."""
    answer = datong.who_files(datong.Filing.model_validate(said))
    assert answer.value is datong.Filer.BUILDER_OR_USER
    assert answer.possible == (datong.Filer.BUILDER_OR_USER,)


def test_days_that_lie_in_an_order_are_filled_in_beside_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Datong, article 15: what was filed was completed, inspected and accepted before, all of which may be one day."""
    looked: list[object] = []
    completed = allowed._Piece._completed  # noqa: SLF001  (each way to fill in one more of them)
    monkeypatch.setattr(allowed._Piece, "_completed", lambda *given: looked.append(given) or completed(*given))  # type: ignore[func-returns-value]  # noqa: SLF001
    filing = datong.Filing.model_validate({"result": "验收合格", "filed_on": date(2009, 6, 9)})
    assert datong.filing_last_day(filing, on=date(2010, 1, 15)).status is Status.UNDETERMINED
    assert 0 < len(looked) < 40


def test_what_was_gone_through_is_let_go_of_with_the_question() -> None:
    """No case holds itself: thousands of worlds are let go of when the next question is asked, not when cycles are."""
    contractor = chengde.Contractor(category="施工总承包")
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        for price in (1_000_000, 2_000_000):
            answer = chengde.contractor_deposit(contractor, chengde.Contract(price=price))
            assert len(answer.possible) > 1
        gc.collect()
        left = [one for one in gc.garbage if isinstance(one, Case)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not left


# ── how the worlds are gone through ──────────────────────────────────────────────────────────────────


class Site(Subject):
    """A site with two truths and two counts."""

    a: Flag | None = fact("甲")
    b: Flag | None = fact("乙")
    often: Times | None = fact("次数")
    again: Times | None = fact("再次")


SITE: Facts[Any] = Facts(Site, "site")
UNSAID = Site(a=None, b=None, often=None, again=None)


def worlds_of(term: Any, most: int = 2_000) -> Worlds:
    """Return the worlds of a site of which nothing is known."""
    return Worlds(term, Case({"site": UNSAID}), most)


def test_a_world_tells_the_unknowns_of_few_values_that_lead_to_it() -> None:
    """Each with the number of its value; of a count, which has many, nothing."""
    term = decide(when(SITE.a & (SITE.often > times(3)), Answer.ONE, WORDS), when(~SITE.a, Answer.TWO, WORDS))
    paths = {(world.path, world.outcome) for world in worlds_of(term)}
    first, second = ((("site", "a"), 0),), ((("site", "a"), 1),)
    assert {path for path, _ in paths} == {first, second}
    by_outcome = {outcome: path for path, outcome in paths}
    assert by_outcome[Answer.ONE] == by_outcome[Lack.SILENT] != by_outcome[Answer.TWO]


def test_as_many_worlds_are_looked_at_as_may_be() -> None:
    """And not one more; what was found by then is told, and that there may be others."""
    term = decide(when(SITE.a & SITE.b, Answer.ONE, WORDS), when(~(SITE.a & SITE.b), Answer.TWO, WORDS))
    whole = worlds_of(term)
    assert len(list(whole)) == 3
    assert len(list(whole.again(whole.looked))) == 3
    with pytest.raises(TooManyWorlds):
        list(whole.again(whole.looked - 1))
    assert worlds_of(term).found().whole
    few = worlds_of(term, 3).found()
    assert (few.whole, len(few.worlds)) == (False, 1)
    assert set(few.filled) == {("site", "a"), ("site", "b")}


def test_a_question_is_a_term_and_a_case() -> None:
    """Nobody says beforehand how many worlds were looked at, or what was filled in: each question begins anew."""
    assert list(inspect.signature(Worlds).parameters) == ["term", "case", "most"]


def test_worlds_that_are_divided_by_more_divide_those_that_are_divided_by_less() -> None:
    """The same comparisons divide themselves."""
    one = worlds_of(decide(when(SITE.often > times(3), Answer.ONE, WORDS)))
    two = worlds_of(decide(when((SITE.often > times(3)) & (SITE.again > times(2)), Answer.ONE, WORDS)))
    assert two.divide(one)
    assert two.divide(two)
    assert not one.divide(two)


def test_an_unknown_of_few_values_is_filled_in_first() -> None:
    """Whatever stands first in the rule."""
    term = decide(when((SITE.often > times(3)) & SITE.a, Answer.ONE, WORDS), when(~SITE.a, Answer.TWO, WORDS))
    found = worlds_of(term).found()
    assert list(found.filled) == [("site", "a"), ("site", "often")]
