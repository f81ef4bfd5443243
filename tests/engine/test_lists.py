"""Lists and parts: three-valued, exact, explained by the members that decided; in models, records and proofs."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit.chengde.regulation import CHENGDE
from regkit.engine.compiled import source
from regkit.engine.possible import determined
from regkit.engine.prove import disjoint, gaps
from regkit.engine.reference import Case, evaluate
from regkit.engine.table import table
from regkit.language import (
    ON,
    Bounds,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    RuleError,
    Status,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    decide,
    fact,
    happened,
    holds,
    larger,
    listed,
    part,
    rule,
    when,
)
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.law import Unit, times, yuan
from regkit.testing import cases

A9, A13 = CHENGDE.articles(9, 13)
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
CHECKED = A13.quote("核验建设单位和施工企业交纳农民工工资保证金的交费凭证")
REFUSED = A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证")

# ── a worked example: the composites of a file, as rules ─────────────────────────────────────────────


class Kind(Word):
    """What happens to a deposit."""

    LODGE = "lodge", "交存"
    DRAW = "draw", "动用"


class Firm(Subject):
    """A firm."""

    en = "firm"

    exempt: Flag | None = fact("免交", en="is exempt", presumed=False)
    due: Money | None = fact("应交保证金", en="deposit due")


class Event(Subject):
    """Something that happens to a deposit."""

    kind: Kind | None = fact("事项")
    on: Day | None = fact("日期")
    amount: Money | None = fact("金额")


class Party(Subject):
    """A contractor of a project, with what happened to its deposit."""

    en = "contractor"

    firm: Firm | None = part("企业", en="firm")
    lodged: Money | None = fact("已交保证金", en="deposit lodged")
    events: Listed[Event] | None = listed("保证金事件", en="events", unit=Unit.TIMES, presumed_complete=True)


class File(Subject):
    """A project as a bureau files it."""

    owner: Firm | None = part("建设单位", en="owner")
    owner_shown: Flag | None = fact("建设单位已出示凭证")
    contractors: Listed[Party] | None = listed("承包企业", en="contractors", unit=Unit.TIMES)


@rule("企业凭证")
def shown(party: Facts[Party]) -> YesNo:
    """Whether one contractor shows its voucher: all that is due is lodged, or it is exempt."""
    return decide(
        when(party.lodged >= party.firm.due, True, CHECKED),
        when(party.lodged < party.firm.due, False, REFUSED),
        unless=when(party.firm.exempt, True, CHECKED),
    )


@rule("核发施工许可证")
def permit(file: Facts[File]) -> YesNo:
    """Whether the permit may be issued: the owner and every contractor show theirs."""
    all_shown = file.contractors.all(shown)
    return decide(
        when(file.owner_shown & all_shown, True, CHECKED),
        when(~file.owner_shown | ~all_shown, False, REFUSED),
    )


@rule("尚应交纳合计")
def new_money(file: Facts[File]) -> Yuan:
    """What the contractors of a project still have to pay in all."""
    owed = file.contractors.where(lambda one: ~one.firm.exempt)
    return decide(when(file.owner_shown, owed.total(lambda one: larger(one.firm.due - one.lodged, yuan(0))), CHECKED))


@rule("账户余额")
def balance(party: Facts[Party]) -> Yuan:
    """What a deposit comes to on the day asked about: what was lodged by then less what was drawn."""
    lodged = party.events.where(lambda one: happened(one.on) & (one.kind == Kind.LODGE))
    drawn = party.events.where(lambda one: happened(one.on) & (one.kind == Kind.DRAW))
    left = lodged.total(lambda one: one.amount) - drawn.total(lambda one: one.amount)
    return decide(when(left >= yuan(0), left, CHECKED), when(left < yuan(0), yuan(0), REFUSED))


def party(lodged: int | None, due: int | None = 50_000, *, exempt: bool = False) -> Party:
    """Return a contractor."""
    return Party(firm=Firm(due=due, exempt=exempt), lodged=lodged)


def file(*parties: Party, complete: bool | None = True) -> File:
    """Return a file whose owner has shown its voucher."""
    return File(owner_shown=True, contractors=Listed(parties, complete=complete))


PAID, SHORT, OPEN = party(50_000), party(20_000), party(None)


@pytest.mark.parametrize(
    ("case", "value"),
    [
        (file(), True),
        (file(PAID, PAID), True),
        (file(PAID, SHORT), False),
        (file(PAID, OPEN), None),
        (file(OPEN, SHORT), False),
        (file(PAID, complete=False), None),
        (file(PAID, complete=None), None),
        (file(SHORT, complete=None), False),
        (File(owner_shown=True), None),
        (File(owner_shown=True, contractors=[PAID]), None),
        (File(owner_shown=False), False),
    ],
)
def test_all_of_a_list_is_true_only_of_a_complete_one(case: File, value: bool | None) -> None:
    """Silence is not completeness: of an incomplete list `all` can be refuted, never confirmed."""
    assert permit(case).value is value


def test_what_is_missing_is_named_by_its_member_or_by_the_list() -> None:
    """An unknown of the second contractor is asked of it; whether these are all is asked of the list."""
    assert [one.name for one in permit(file(PAID, OPEN)).missing] == ["file.contractors[1].lodged"]
    assert [one.name for one in permit(file(PAID, complete=None)).missing] == ["file.contractors.complete"]
    assert [one.name for one in permit(file(PAID, complete=False)).missing] == ["file.contractors"]
    assert [one.name for one in permit(File(owner_shown=True)).missing] == ["file.contractors"]
    assert permit(file(PAID, OPEN)).missing[0].zh == "第2个承包企业的已交保证金"


def test_an_answer_is_explained_by_the_member_that_decided() -> None:
    """The one that falls short is named, in both languages, and the others are not."""
    answer = permit(file(PAID, SHORT, PAID))
    zh, en = answer.explain("zh"), answer.explain("en")
    assert "第2个承包企业" in zh
    assert "contractor no. 2" in en
    assert not any(f"第{n}个" in zh or f"no. {n}" in en for n in (1, 3))
    assert REFUSED in answer.citations


def test_what_is_so_of_every_one_of_many_is_said_once() -> None:
    """Ten contractors that all show theirs are not told one by one; the one of ten that does not is."""
    assert "第1个" not in permit(file(*[PAID] * 10)).explain("zh")
    assert "第7个" in permit(file(*[PAID] * 6, SHORT, *[PAID] * 3)).explain("zh")


def test_a_presumed_completeness_is_shown() -> None:
    """Where a declaration presumes a list complete, the answer lists that; an explicit unknown is unknown."""
    event = Event(kind=Kind.LODGE, on="2020-01-01", amount=7)
    answer = balance(Party(events=[event]))
    assert answer.value == 7
    assert [one.zh for one in answer.presumed] == ["保证金事件已全部列出"]
    assert balance(Party(events=Listed([event], complete=None))).status is Status.UNDETERMINED


def test_a_total_is_bounded_below_by_what_is_listed() -> None:
    """Of an incomplete list the total is what is known so far at least, and has no most."""
    assert new_money(file(SHORT, party(10_000), party(0, exempt=True))).value == 70_000
    bounds: tuple[Any, ...] = new_money(file(SHORT, party(10_000), complete=False)).possible
    assert bounds == (Bounds(Decimal(70_000), None),)


def test_a_ledger_is_a_list_of_events() -> None:
    """What is dated after the day asked about has not happened yet."""
    events = [
        Event(kind=Kind.LODGE, on="2020-01-01", amount=100),
        Event(kind=Kind.DRAW, on="2020-06-01", amount=30),
    ]
    held = Party(events=events)
    assert balance(held, on=_day("2020-05-31")).value == 100
    assert balance(held, on=_day("2020-06-01")).value == 70


def _day(text: str) -> Any:
    return Event(on=text).on


# ── against writing it out in Python ─────────────────────────────────────────────────────────────────

MONEY = st.none() | st.integers(0, 3).map(lambda n: n * 1000)
PARTIES = st.lists(st.builds(party, MONEY, st.integers(0, 3).map(lambda n: n * 1000), exempt=st.booleans()), max_size=4)


def completions(parties: list[Party]) -> Any:
    """Yield the parties with every unknown deposit filled in."""
    lodged = [[one.lodged] if one.lodged is not None else [0, 1000, 2000, 3000] for one in parties]
    for known in itertools.product(*lodged):
        yield [
            one.model_copy(update={"lodged": Decimal(str(amount))}) for one, amount in zip(parties, known, strict=True)
        ]


def is_shown(one: Party) -> bool:
    """Say in Python what the rule says of one contractor."""
    assert one.firm is not None
    assert one.lodged is not None
    assert one.firm.due is not None
    return bool(one.firm.exempt) or one.lodged >= one.firm.due


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(PARTIES, st.sampled_from([True, False, None]))
def test_what_a_rule_says_of_a_list_is_what_all_its_completions_say(parties: list[Party], complete: Any) -> None:
    """Decided exactly when every way to fill the list in says the same; others may be added where it may go on."""
    others = [[]] if complete else [[PAID], [SHORT]] if complete is False else [[], [PAID], [SHORT]]
    told = {all(map(is_shown, [*known, *more])) for known in completions(parties) for more in others}
    answer = permit(file(*parties, complete=complete))
    assert answer.value == (told.pop() if len(told) == 1 else None)


QUESTIONS: dict[str, tuple[Any, Any]] = {
    "any": (
        lambda f: holds(f.contractors.any(lambda one: one.lodged >= FIVE), CHECKED),
        lambda a: any(x >= 50_000 for x in a),
    ),
    "count": (
        lambda f: holds(f.contractors.count(lambda one: one.lodged < FIVE) >= times(2), CHECKED),
        lambda a: sum(x < 50_000 for x in a) >= 2,
    ),
    "total": (lambda f: f.contractors.total(lambda one: one.lodged), sum),
    "least": (lambda f: f.contractors.least(lambda one: one.lodged), lambda a: min(a, default=Status.NOT_APPLICABLE)),
    "most": (lambda f: f.contractors.most(lambda one: one.lodged), lambda a: max(a, default=Status.NOT_APPLICABLE)),
}


@pytest.mark.parametrize("name", QUESTIONS)
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(amounts=st.lists(st.integers(0, 4).map(lambda n: n * 25_000), max_size=5))
def test_each_question_to_a_complete_list_is_its_python(name: str, amounts: list[int]) -> None:
    """Any, count, total, least and most, and an empty list has no least and no most."""
    written, python = QUESTIONS[name]

    @rule
    def asked(file: Facts[File]) -> Term[Any]:
        return decide(when(file.owner_shown, written(file), CHECKED))

    answer = asked(file(*map(party, amounts)))
    expected = python(amounts)
    assert (answer.status if isinstance(expected, Status) else answer.value) == expected


def test_two_questions_to_what_is_not_listed_are_answered_together() -> None:
    """Some may fall short and others may not, so that nothing is settled; but not all fall short and some do not."""

    @rule
    def mixed(file: Facts[File]) -> YesNo:
        some = file.contractors.any(shown)
        others = file.contractors.any(lambda one: ~shown(one))
        return holds(some & others, CHECKED)

    @rule
    def never(file: Facts[File]) -> YesNo:
        every = file.contractors.all(shown)
        return holds(every & file.contractors.any(lambda one: ~shown(one)), CHECKED)

    assert mixed(File(owner_shown=True, contractors=[])).status is Status.UNDETERMINED
    assert never(File(owner_shown=True, contractors=[PAID])).value is False


def test_a_question_within_a_question_has_its_own_member() -> None:
    """Whether one contractor has lodged more than another is asked of every pair, also by one name."""

    def _beaten(file: Facts[File], other: Any) -> Any:
        return file.contractors.any(lambda one: one.lodged > other.lodged)

    @rule
    def unequal(file: Facts[File]) -> YesNo:
        pair = file.contractors.any(lambda one: _beaten(file, one))
        return holds(pair, CHECKED)

    assert unequal(file(PAID, PAID)).value is False
    assert unequal(file(PAID, SHORT)).value is True


# ── models, records, proofs, tables ──────────────────────────────────────────────────────────────────


def test_a_question_written_elsewhere_is_asked_within_another() -> None:
    """Two questions to one list, written one after the other, may stand within each other: each has its own member."""

    @rule
    def largest_first(party: Facts[Party]) -> YesNo:
        whole = party.events.total(lambda one: one.amount)
        return holds(party.events.any(lambda one: one.amount + one.amount > whole), CHECKED)

    def amounts(*told: int) -> Party:
        return Party(events=Listed([Event(on="2020-01-01", amount=one) for one in told], complete=True))

    assert largest_first(amounts(6, 2, 3)).value is True
    assert largest_first(amounts(5, 2, 3)).value is False
    assert largest_first(amounts(2, 3, 6)).explain()
    assert largest_first(Party(events=[Event(amount=5), Event()])).value is None


def test_a_list_is_read_from_data_and_written_to_it() -> None:
    """A plain list, or one that says whether it is complete, in either language; what a record holds is read again."""
    plain = File.model_validate({"承包企业": [{"lodged": "5万元"}]})
    told = File.model_validate({"contractors": {"所列": [{"已交保证金": "5万元"}], "已全部列出": True}})
    assert plain.contractors is not None
    assert told.contractors is not None
    assert plain.contractors.members == told.contractors.members
    assert (plain.contractors.said, told.contractors.complete) == (False, True)
    answer = permit(file(PAID, SHORT))
    assert answer.record()["subjects"]["file"]["contractors"]["complete"] is True
    assert File.model_validate(answer.record()["subjects"]["file"]) == file(PAID, SHORT)


def test_what_is_no_list_is_refused_with_its_place() -> None:
    """A wrong member is named by its place; what is no list is told what is."""
    with pytest.raises(ValidationError) as wrong:
        File.model_validate({"contractors": [{"lodged": "5万元"}, {"lodged": "many"}]})
    assert wrong.value.errors()[0]["loc"] == ("contractors", 1, "lodged")
    with pytest.raises(ValidationError, match="is no list; accepted: a list"):
        File.model_validate({"contractors": {"members": [], "complete": "yes"}})


def test_rules_about_lists_are_proved_for_all_lists() -> None:
    """Rows that turn on a list are disjoint whatever it holds; a claim that hangs on what it holds is not settled."""
    assert disjoint(permit)
    assert gaps(permit)

    @rule
    def overlapping(file: Facts[File]) -> Yuan:
        some = file.contractors.any(lambda one: one.lodged >= FIVE)
        every = file.contractors.all(lambda one: one.lodged >= FIVE)
        return decide(when(some, yuan(0), CHECKED), when(every, FIVE))

    assert disjoint(overlapping).holds is None


def test_a_table_says_what_is_asked_of_a_list() -> None:
    """In both languages, in the words of the list."""
    assert "各承包企业均符合" in table(permit, "zh").to_markdown()
    assert "contractors" in table(permit, "en").to_markdown()


def test_what_was_said_of_a_member_and_not_read_is_told() -> None:
    """A list that no question reads, and a fact of a member that none reads, are not used."""
    spare = party(50_000).model_copy(update={"events": Listed([Event(kind=Kind.LODGE)], complete=True)})
    assert [one.name for one in permit(file(spare)).unused] == ["kind", "events"]


def test_an_amended_number_reaches_into_a_list() -> None:
    """A number within a question is among the rule's, and moves when it is amended."""

    @rule
    def enough(file: Facts[File]) -> YesNo:
        return holds(file.contractors.all(lambda one: one.lodged >= FIVE), CHECKED)

    assert enough(file(SHORT)).value is False
    assert enough.amend(FIVE.becomes(yuan(20_000)))(file(SHORT)).value is True


def test_a_part_of_which_nothing_was_said_has_its_presumptions_and_an_unknown_one_has_none() -> None:
    """Nothing said of the firm: not exempt. The firm said to be unknown: exempt or not, nobody knows."""

    @rule
    def exempt(party: Facts[Party]) -> YesNo:
        return holds(party.firm.exempt, CHECKED)

    unsaid, unknown = exempt(Party()), exempt(Party(firm=None))
    assert (unsaid.value, [one.name for one in unsaid.presumed]) == (False, ["exempt"])
    assert [one.name for one in unknown.missing] == ["party.firm.exempt"]


def test_the_reference_knows_no_more_than_the_list() -> None:
    """An empty list of which nothing was said is unknown to the reference, too."""
    term: Any = Facts(File, "file").contractors.any()
    assert evaluate(term, Case({"file": File()})) is UNKNOWN
    assert evaluate(term, Case({"file": file(PAID)})) is True


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(cases(File))
def test_random_files_have_lists_of_every_kind_and_one_answer(case: File) -> None:
    """The strategies for users' own tests fill lists in; generated code says of them what the reference says."""
    answer, known = permit(case), determined(permit.body, Case({"file": case}))
    assert (answer.value if answer.is_decided else None) == (None if isinstance(known, Lack) else known)


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────

FILE: Any = Facts(File, "file")
MISTAKES: dict[str, tuple[Any, str]] = {
    "a loop": (
        lambda: list(FILE.contractors),
        "a rule cannot loop over the list `file.contractors`: it is written once, for all lists\nHint: ask it: "
        "`.any(...)`, `.all(...)`, `.count(...)`, `.total(...)`, `.least(...)`, `.most(...)`",
    ),
    "a total that may be negative": (
        lambda: FILE.contractors.total(lambda one: one.firm.due - one.lodged),
        "`one.firm.due - one.lodged` may be less than nothing, so that a total of it has no least\n"
        "Hint: bound it, as in `larger(a - b, yuan(0))`, or subtract one total from another",
    ),
    "the most of words": (
        lambda: FILE.contractors.most(lambda one: one.firm.exempt),
        "`one.firm.exempt` is yes or no: it has no order\nHint: ask for an amount or a day",
    ),
    "all of an amount": (
        lambda: FILE.contractors.all(lambda one: one.lodged),
        "`one.lodged` is an amount in yuan, not a condition\nHint: compare it: `one.fact == word`",
    ),
    "an unknown list": (
        lambda: FILE.contracters,
        "`file` has no fact `contracters`\nHint: did you mean `contractors`?",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_fails_while_it_is_written(name: str) -> None:
    """The message says what is wrong and how to write it."""
    mistake, message = MISTAKES[name]
    with pytest.raises(RuleError) as told:
        mistake()
    assert str(told.value) == message


def test_a_list_is_counted_in_a_unit_that_was_declared() -> None:
    """Nothing is counted in a unit that nobody named, and a list is declared as one."""

    class Uncounted(Subject):
        firms: Listed[Firm] | None = listed("企业")

    with pytest.raises(RuleError, match=r"in what `x\.firms` is counted is not said"):
        Facts(Uncounted, "x").firms.count()
    with pytest.raises(RuleError, match=r"write `firms: Listed\[Model\] \| None = listed"):

        class Wrong(Subject):
            firms: tuple[Firm, ...] | None = listed("企业")


def test_the_day_asked_about_reaches_into_a_list() -> None:
    """A question of members may read the day asked about; the rule then needs one."""

    @rule
    def past(party: Facts[Party]) -> YesNo:
        return holds(party.events.any(lambda one: one.on < ON), CHECKED)

    with pytest.raises(RuleError, match="depends on the day"):
        past(Party())
    assert past(Party(events=[Event(on="2020-01-01")]), on=_day("2020-01-02")).value is True


# ── questions that are alike ─────────────────────────────────────────────────────────────────────────


def of_the_same_name() -> Any:
    """Return a rule that reads like `shown` where it is applied, and is another."""

    @rule("企业凭证")
    def shown(party: Facts[Party]) -> YesNo:
        """Whether one contractor has lodged more than is due."""
        return holds(party.lodged > party.firm.due, CHECKED)

    return shown


MORE = of_the_same_name()


@rule("两问同一列表")
def asked_twice(file: Facts[File]) -> Yuan:
    """A rule that asks one list the same question three times, and twice another that only reads like it."""
    return decide(
        when(file.contractors.all(shown) & file.contractors.all(MORE), yuan(1), CHECKED),
        when(file.contractors.all(shown) & ~file.contractors.all(MORE), yuan(2), CHECKED),
        when(~file.contractors.all(shown), yuan(3), CHECKED),
    )


def test_questions_that_are_alike_are_worked_out_once_and_no_others() -> None:
    """A question written twice is asked once; two rules of one name, the same but for a sign, are not taken for one."""
    members = [line for line in source(asked_twice).splitlines() if "(file, on, calendar), _inner" in line]
    assert len(members) == 2
    assert [asked_twice(file(party(lodged))).value for lodged in (60_000, 50_000, 20_000)] == [1, 2, 3]
