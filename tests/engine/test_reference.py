"""A question as it is put to the reference evaluator: what belongs to it, what is kept and supposed of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, asked, evaluate, key_of
from regkit.language import Day, Facts, Money, OpenQuestion, Subject, fact
from regkit.language import terms as t
from regkit.language.kinds import amount
from regkit.language.outcomes import UNKNOWN
from regkit.law import Label, Unit, working_days, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")
MAY, JUNE, FAR = date(2012, 5, 1), date(2012, 6, 1), date(2099, 1, 1)


class Deed(Subject):
    """Something done on a day for a price."""

    done_on: Day | None = fact("办理日")
    price: Money | None = fact("价款")


DEED: Facts[Deed] = Facts(Deed, "deed")


def test_a_question_is_what_is_asked_and_not_what_was_found_of_it() -> None:
    """Two questions about the same are one, whatever has been worked out of either; nothing of that is shown."""
    subjects = {"deed": Deed(price=Decimal(5))}
    fresh, used = Case(subjects, MAY), Case(subjects, MAY)
    used.seen[DEED.price] = Decimal(5)
    used.lacking.add(DEED.done_on)
    used.grounds[DEED.price] = True, False
    used.kept["somebody"] = {}
    used.found["somebody"] = {}
    used.entered.add(("rule", ()))
    for part in ("seen", "lacking", "grounds", "kept", "found", "entered"):
        one = Case(subjects, MAY, **{part: getattr(used, part)})
        assert one == fresh, part
        assert repr(one) == repr(fresh), part
    assert Case(subjects, JUNE) != fresh


def test_a_question_cannot_be_changed_and_takes_no_more_than_it_has() -> None:
    """Who holds one holds it as it was asked; many are made, so none has room for more."""
    case = Case({})
    with pytest.raises(FrozenInstanceError):
        case.on = MAY  # type: ignore[misc]
    assert not hasattr(case, "__dict__")


def test_what_is_usual_is_supposed_only_where_that_is_asked() -> None:
    """A question supposes no decision to be made as usual (一般) by itself, nor once more is supposed in it."""
    assert not Case({}).usual
    assert not Case({}).supposing({"on": MAY}).usual
    assert Case({}, usual=True).supposing({"on": MAY}).usual


def test_a_question_as_usual_is_another_one() -> None:
    """The same subjects and day, with decisions made as they usually are; of what was found nothing is kept."""
    case = Case({"deed": Deed(price=Decimal(5))}, MAY)
    case.seen[DEED.price] = Decimal(5)
    assert case.as_usual() == Case(case.subjects, MAY, usual=True)
    assert case.as_usual() != case
    assert not case.as_usual().seen


def test_the_same_question_is_asked_once() -> None:
    """The very same subjects on the same day are one case, under the same names; other ones are another case."""
    deed, other = Deed(), Deed()
    first = asked(["deed"], (deed, MAY, None))
    assert asked(["deed"], (deed, MAY, None)) is first
    assert (first.subjects["deed"], first.on) == (deed, MAY)
    for names, question in (
        (["deed"], (deed, JUNE, None)),
        (["deed"], (other, MAY, None)),
        (["act"], (deed, MAY, None)),
        (["deed", "act"], (deed, other, MAY, None)),
    ):
        next_one = asked(names, question)
        assert next_one is not asked(["deed"], (deed, MAY, None))
        assert [next_one.subjects[name] for name in names] == [*question[:-2]]
        assert next_one.on == question[-2]
    with pytest.raises(ValueError, match="argument"):
        asked(["deed", "act"], (deed, MAY, None))


def test_the_first_question_of_a_thread() -> None:
    """A thread in which nothing was asked yet has the subjects that it asks about."""
    deed = Deed()
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asked, ["deed"], (deed, MAY, None)).result().subjects["deed"] is deed


def test_what_a_question_is_answered_with() -> None:
    """Of named outcomes the supposed one is taken, by its place; else the answer is what is supposed."""
    kind, outcomes = amount(Unit.YUAN), {"five": Label("五", "five"), "nine": Label("九", "nine")}
    asking = OpenQuestion("test.reference.among", "几何", "which", "某局", WORDS, outcomes=outcomes)
    among = asking.of(kind, five=yuan(5), nine=yuan(9))
    free = OpenQuestion("test.reference.free", "几何", "how much", "某局", WORDS).of(kind)
    between = OpenQuestion("test.reference.between", "几何", "how much", "某局", WORDS).of(kind, yuan(5), yuan(9))
    case = Case({})
    assert [evaluate(one, case) for one in (among, free, between)] == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert evaluate(between, case.supposing({key_of(between, case): Decimal(7)})) == 7
    assert [evaluate(among, case.supposing({key_of(among, case): i})) for i in range(2)] == [5, 9]
    assert evaluate(free, case.supposing({key_of(free, case): Decimal(7)})) == 7


def test_days_that_no_calendar_covers_are_supposed_only_where_they_could_be_counted() -> None:
    """What is supposed of ten working days from a day stands for them; from a day that is not known, nothing does."""
    after = DEED.done_on + working_days(10)
    assert isinstance(after, t.Shift)
    said, unsaid = Case({"deed": Deed(done_on=FAR)}), Case({"deed": Deed()})
    assert evaluate(after, said.supposing({key_of(after, said): date(2099, 1, 15)})) == date(2099, 1, 15)
    assert evaluate(after, unsaid.supposing({key_of(after, unsaid): date(2099, 1, 15)})) is UNKNOWN
