"""Mistakes in writing a rule fail while it is written, in the words of the rule, with the way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Category, Contract, Contractor, Grade, Project
from regkit.chengde.credit import A11, CLEAN
from regkit.chengde.deposits import A9, TIER_1
from regkit.language import (
    ON,
    Facts,
    Reading,
    RuleError,
    Subject,
    Term,
    belongs,
    decide,
    fact,
    follows,
    noted,
    record,
    require,
    rule,
    silent,
    when,
)
from regkit.language.relating import related
from regkit.law import QuantityError, QuoteError, days, yuan

FIRM: Any = Facts(Contractor, "firm")
PROJECT: Any = Facts(Project, "project")
QUOTE = A9.quote("劳务分包企业交纳5万元")


def _related(**declared: Any) -> type[Subject]:
    """Return a firm with a fact and a note in words, and something declared of them."""

    class Firm(Subject):
        relations = declared.get("relations", ())
        notes = declared.get("notes", ())
        remarks: str = ""
        grade: Grade | None = fact("资质等级")

    return Firm


MESSAGES: dict[str, tuple[Callable[[], Any], str]] = {
    "unknown fact": (
        lambda: FIRM.grdae,
        "`firm` has no fact `grdae`\nHint: did you mean `grade`?",
    ),
    "member of another enumeration": (
        lambda: FIRM.grade == Category.NONE,
        "`firm.grade` is a word of Grade, `Category.NONE` is a word of Category: `==` cannot relate them\n"
        "Hint: compare like with like: the same unit, or words of the same enumeration",
    ),
    "member of another enumeration in a list": (
        lambda: FIRM.grade.is_in(Grade.FIRST, Category.NONE),
        "`firm.grade` is a word of Grade, `Category.NONE` is a word of Category: `is_in` cannot relate them\n"
        "Hint: compare like with like: the same unit, or words of the same enumeration",
    ),
    "words have no order": (
        lambda: FIRM.grade >= Grade.SECOND,
        "`firm.grade` is a word of Grade: it has no order\nHint: name the words with `.is_in(...)`",
    ),
    "money with days": (
        lambda: PROJECT.contract_price > days(3),
        "`project.contract_price` is an amount in yuan, `3 days` is an amount in days: `>` cannot relate them\n"
        "Hint: compare like with like: the same unit, or words of the same enumeration",
    ),
    "money plus days": (
        lambda: PROJECT.contract_price + days(3),
        "`project.contract_price` is an amount in yuan, `3 days` is an amount in days: `+` has no meaning between "
        "them\nHint: add like to like, a period to a day, or multiply by a rate or a multiple",
    ),
    "and": (
        lambda: FIRM.key_backbone and FIRM.home_certificate,
        "a rule cannot ask here whether `firm.key_backbone` is true: it is written once, for all cases\n"
        "Hint: join conditions with `&`, `|`, `~` (in brackets) and choose with `decide(when(...), ...)`; not with "
        "`and`, `or`, `not`, `if`, or a chain such as `a < b < c`",
    ),
    "in": (
        lambda: Grade.FIRST in FIRM.grade,
        "`in` cannot be used on `firm.grade`\nHint: write `fact.is_in(...)` or `fact.includes(...)`",
    ),
    "loop": (
        lambda: list(FIRM.grade),
        "a rule cannot loop over `firm.grade`\nHint: apply the rule to each case instead",
    ),
    "bare number": (
        lambda: PROJECT.contract_price > 50,
        "the bare number `50` has no words of the law and no unit\nHint: quote it, as in "
        '`A9.number("交纳50万元", yuan(500_000))`, or give its unit, as in `yuan(0)`',
    ),
    "forgotten brackets": (
        lambda: FIRM.key_backbone & FIRM.grade,
        "`firm.grade` is a word of Grade, not a condition that `&` can join\n"
        "Hint: put each comparison in brackets: `(a == b) & (c == d)`",
    ),
    "boundary word": (
        lambda: FIRM.clean_years > CLEAN,
        "`>` does not agree with the words `对连续三年以上无拖欠农民工工资行为的施工企业`\n"
        "Hint: the words say at least",
    ),
    "unknown as a value": (
        lambda: FIRM.grade == None,  # noqa: E711  (the mistake itself)
        "`None` cannot stand in a rule\n"
        "Hint: use a word of an enumeration; unknown is not a value that a rule can give or test for",
    ),
    "row without words": (
        lambda: when(FIRM.key_backbone, True),
        "the row `when(firm.key_backbone, True)` rests on no words of the law\n"
        'Hint: add them: `when(condition, outcome, A9.quote("..."))`',
    ),
    "row without a condition": (
        lambda: when(FIRM.grade, TIER_1),
        "`firm.grade` is a word of Grade, not a condition\nHint: compare it: `when(fact == word, ...)`",
    ),
    "rows of different kinds": (
        lambda: decide(when(FIRM.key_backbone, True, QUOTE), when(~FIRM.key_backbone, TIER_1)),
        "the rows of one decision give different kinds of answer: an amount in yuan; yes or no",
    ),
    "no row": (
        lambda: decide(silent(FIRM.key_backbone, "无")),
        "a decision needs at least one row\nHint: write `decide(when(condition, outcome), ...)`",
    ),
    "unknown field of an outcome": (
        lambda: record(chengde.Account, manger=QUOTE),
        "`Account` has no field `manger`\nHint: did you mean `manager`?",
    ),
    "reading with one option": (
        lambda: Reading("x.A1", "问", "?", {"one": "一"}, "one", "", QUOTE),
        "reading `x.A1` has only one option\nHint: a single reading needs no choice",
    ),
    "branch of no option": (
        lambda: chengde.deposits.A6.choose(hebei=yuan(0), beijing=yuan(0)),
        "reading `chengde.10.like_local` has the options hebei, local; given: hebei, beijing\n"
        "Hint: give a branch for every option and no other",
    ),
    "option that is none": (
        lambda: chengde.deposits.A6.read_as("locl"),
        "reading `chengde.10.like_local` has no option `locl`; options: hebei, local\nHint: did you mean `local`?",
    ),
    "number the rule does not read": (
        lambda: chengde.owner_deposit.amend(TIER_1.becomes(yuan(1))),
        "rule `owner_deposit` does not rest on the number `施工总承包一级及以上资质企业,交纳50万元`\n"
        "Hint: see `rule.numbers`, `rule.readings` and `rule.open_questions`",
    ),
    "wrong subject": (
        lambda: chengde.standing_deposit(Project()),  # type: ignore[call-overload]
        "`standing_deposit` is about (firm: Contractor); given (Project)\nHint: give the subjects in that order",
    ),
    "missing subject": (
        lambda: chengde.contractor_deposit(Contractor()),  # type: ignore[call-overload]
        "`contractor_deposit` is about (firm: Contractor, contract: Contract); given (Contractor, nothing)\n"
        "Hint: give the subjects in that order",
    ),
    "missing day": (
        lambda: chengde.past_the_set_limit(chengde.WageArrears()),
        "`past_the_set_limit` depends on the day\nHint: call `past_the_set_limit(..., on=date(...))`",
    ),
    "relation about no fact": (
        lambda: _related(relations=(follows("grad", Grade.FIRST),)),
        "a relation of `Firm` speaks of `grad`, which is none of its facts\nHint: did you mean `grade`?",
    ),
    "what belongs to no fact": (
        lambda: _related(relations=(belongs("grade", to="grad"),)),
        "a relation of `Firm` speaks of `grad`, which is none of its facts\nHint: did you mean `grade`?",
    ),
    "what belongs and is no day": (
        lambda: related(_related(relations=(belongs("grade", to="grade", value=Grade.FIRST),)), "firm"),
        "`Firm.grade` belongs to a fact; it must be a day or an amount",
    ),
    "note about no fact": (
        lambda: _related(notes=(noted("grad", "remarks", str),)),
        "a note of `Firm` speaks of `grad`, which is none of its facts\nHint: did you mean `grade`?",
    ),
    "note that is none": (
        lambda: _related(notes=(noted("grade", "remark", str),)),
        "a note of `Firm` speaks of `remark`, which is none of its notes\nHint: did you mean `remarks`?",
    ),
    "day that is none": (
        lambda: chengde.standing_deposit(Contractor(), on="2012-09-01"),  # type: ignore[call-overload]
        "`2012-09-01` is not a day\nHint: give `on` as a date, such as `date(2012, 9, 1)`",
    ),
}


@pytest.mark.parametrize("mistake", MESSAGES)
def test_mistake_is_told(mistake: str) -> None:
    """The message is the one on record: what is wrong, then the way out."""
    make, message = MESSAGES[mistake]
    with pytest.raises(RuleError) as caught:
        make()
    assert str(caught.value) == message


def never(firm: Facts[Contractor]) -> Term[Any]:
    """Except where nothing is left to except."""
    return decide(
        when(firm.grade == Grade.FIRST, TIER_1),
        unless=when((firm.grade == Grade.SECOND) & firm.key_backbone, yuan(0), QUOTE),
    )


def contradiction(firm: Facts[Contractor]) -> Term[Any]:
    """Ask for two grades at once."""
    return decide(when((firm.grade == Grade.FIRST) & (firm.grade == Grade.SECOND), TIER_1))


@pytest.mark.parametrize(
    ("function", "said"), [(never, "the exception `unless=when("), (contradiction, "its condition contradicts itself")]
)
def test_what_can_never_apply_is_refused(
    function: Callable[..., Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception that excepts nothing, and a row that contradicts itself, are mistakes: told by the strict mode."""
    monkeypatch.setenv("REGKIT_STRICT", "1")
    with pytest.raises(RuleError, match="can never apply") as caught:
        rule(function)(Contractor())
    assert said in str(caught.value)


NARROW = Reading("x.narrow", "一级是否含二级", "whether", {"no": "不含", "yes": "含"}, "no", "", QUOTE)
"""Whether the second grade is asked for at all: only under the reading that is not followed."""


def under_one_reading(firm: Facts[Contractor]) -> Term[Any]:
    """Have a row that holds only where a passage is read otherwise than by default."""
    return decide(when(NARROW.choose(no=False, yes=firm.grade == Grade.SECOND), TIER_1))


def under_no_reading(firm: Facts[Contractor]) -> Term[Any]:
    """Have a row that holds under no reading."""
    both = (firm.grade == Grade.FIRST) & (firm.grade == Grade.SECOND)
    return decide(when(NARROW.choose(no=False, yes=both), TIER_1))


def test_a_row_that_holds_under_another_reading_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that holds only where a passage is read otherwise is no mistake; one that holds under no reading is."""
    monkeypatch.setenv("REGKIT_STRICT", "1")
    assert not rule(under_one_reading)(Contractor()).is_decided
    with pytest.raises(RuleError, match="can never apply"):
        rule(under_no_reading)(Contractor())


def unquoted(firm: Facts[Contractor]) -> Term[Any]:
    """Rest on nothing."""
    return firm.grade == Grade.FIRST


def unannotated(firm) -> Any:  # type: ignore[no-untyped-def]  # noqa: ANN001  (the mistake itself)
    """Say of no subject."""
    return firm


@pytest.mark.parametrize(("function", "said"), [(unquoted, "quotes no regulation"), (unannotated, "has no subject")])
def test_a_rule_rests_on_words_and_on_subjects(function: Callable[..., Any], said: str) -> None:
    """A rule without words, or without annotated subjects, is refused."""
    with pytest.raises(RuleError, match=said):
        rule(function)


def test_a_quote_is_verbatim_and_its_number_agrees() -> None:
    """Words that do not stand in the article, or a number that they do not state, fail at import."""
    with pytest.raises(QuoteError):
        A9.quote("施工总承包一级企业交纳60万元")
    with pytest.raises(QuantityError):
        A9.number("劳务分包企业交纳5万元", yuan(500_000))
    with pytest.raises(QuantityError):
        A11.number("对连续三年以上无拖欠", days(3))


def test_a_rule_prints_as_it_was_written() -> None:
    """`written` shows the subjects, the rows, words by their codes, numbers in their units; `repr` is a line."""
    written = chengde.deposit_by_grade.written.splitlines()
    assert written[0] == "deposit_by_grade(firm: Contractor) = decide("
    assert "    when(firm.category == Category.LABOUR_SUBCONTRACTING, ¥50,000)," in written
    assert "firm.grade.is_in(Grade.SPECIAL, Grade.FIRST)" in chengde.deposit_by_grade.written
    assert "project.contract_price * 2%" in chengde.owner_deposit.written
    assert repr(chengde.owner_deposit) == "<rule owner_deposit(project: Project): 建设单位应交保证金>"


def test_a_rule_keeps_name_doc_and_signature() -> None:
    """Help reads as for a plain function of the public models."""
    assert vars(chengde.contractor_deposit)["__name__"] == "contractor_deposit"
    assert "articles 9, 10, 11 and 14" in str(chengde.contractor_deposit.__doc__)
    assert str(chengde.contractor_deposit.__signature__).startswith("(firm: regkit.chengde.firms.Contractor")


def test_subjects_may_be_given_by_name() -> None:
    """Order and names are both understood."""
    firm, contract = Contractor(key_backbone=True), Contract()
    assert chengde.contractor_deposit(contract=contract, firm=firm).value == 0
    assert chengde.contractor_deposit(firm, contract).value == 0


def test_a_duty_is_met_or_breached() -> None:
    """`require` gives compliance by the words of the duty, and does not reach beyond `provided`."""

    @rule("足额")
    def paid(project: Facts[Project]) -> Term[Any]:
        return require(project.contract_price > 0, QUOTE, provided=project.permit_issued_on < ON)

    early, late = date(2012, 5, 1), date(2012, 6, 1)
    project = Project.model_validate({"contract_price": "1元", "permit_issued_on": date(2012, 5, 15)})
    assert str(paid(project, on=late).value) == "已履行"
    assert paid(project, on=early).status.code == "not_applicable"
