"""What is found when it is first asked for, and the later law that touches what an answer cites."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from datetime import date
from typing import Any

from regkit.language import Facts, Flag, Subject, Yuan, decide, fact, rule, when
from regkit.language.later import Later, cited
from regkit.language.outcomes import Bounds, Decided, Determination, Site, Status, Undecided
from regkit.law import Address, InstrumentKind, yuan
from regkit.law.instruments import Affected, LaterLaw
from tests.language.invented import regulation

NEW, OTHER = (
    LaterLaw(
        f"law-{article}",
        f"第{article}法",
        "1号",
        InstrumentKind.LAW,
        date(2015, 1, 1),
        (Affected(Address(article), "罚款", "500元", "1000元", "不同"),),
        "full",
        "invented",
    )
    for article in (1, 2)
)
CITY = regulation(
    "touched",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 排污的，处500元罚款。\n\n第二条 屡犯的，处800元罚款。\n",
    later_law=(NEW, OTHER),
)
ELSEWHERE = regulation(
    "elsewhere", InstrumentKind.LOCAL_GOVERNMENT_RULE, date(2005, 1, 1), "第一条 甲。\n\n第二条 乙。\n"
)
FIVE = CITY.article(1).number("处500元罚款", yuan(500))


class Plant(Subject):
    """A plant."""

    dirty: Flag | None = fact("排污")


@rule(at=CITY.article(1))
def fine(plant: Facts[Plant]) -> Yuan:
    """The fine, by words of article 1, and of article 2 of another regulation."""
    return decide(when(plant.dirty, FIVE, ELSEWHERE.article(2).quote("乙")), when(~plant.dirty, yuan(0), FIVE.quote))


DIRTY, CLEAN, UNKNOWN = Plant(dirty=True), Plant(dirty=False), Plant(dirty=None)


class Counted(Later[int]):
    """Two numbers, and how often they were looked for."""

    looked = 0

    def find(self) -> Sequence[int]:
        """Return the numbers."""
        self.looked += 1
        return [1, 2]


def test_what_is_found_later_is_looked_for_once() -> None:
    """It is the tuple of what is found, however it is asked."""
    later = Counted()
    assert later.looked == 0
    assert (len(later), later[0], later[1:], list(later), repr(later)) == (2, 1, (2,), [1, 2], "(1, 2)")
    assert later.looked == 1


def test_what_is_found_later_is_compared_as_a_tuple() -> None:
    """With a tuple, or with what else is found later."""
    assert Counted() == (1, 2)
    assert Counted() == Counted()
    assert Counted() != (1, 3)
    assert hash(Counted()) == hash((1, 2))
    assert pickle.loads(pickle.dumps(Counted())) == (1, 2)  # noqa: S301  (what was just written)


def test_words_that_decided_several_answers_are_each_told_once() -> None:
    """In the order of the answers."""
    one, two = fine(DIRTY), fine(CLEAN)
    assert cited(two, one, one) == (FIVE.quote, *(quote for quote in one.citations if quote is not FIVE.quote))


def notices(plant: Plant, on: date | None) -> list[str]:
    """Return which later laws are told with an answer."""
    return [law.id for law in fine(plant, on=on).notices]


def test_later_law_is_told_from_its_day_where_it_touches_what_is_cited() -> None:
    """Article 2 of another regulation is not article 2 of this one; an answer without words is of all the rule's."""
    for plant in (DIRTY, CLEAN, UNKNOWN):
        assert notices(plant, date(2015, 1, 1)) == ["law-1"]
        assert notices(plant, date(2014, 12, 31)) == []
        assert notices(plant, None) == []


def test_an_answer_that_cites_one_article_is_touched_by_what_touches_that() -> None:
    """Another article that the rule rests on for other cases brings no notice."""

    @rule(at=CITY.article(1))
    def both(plant: Facts[Plant]) -> Any:
        return decide(when(plant.dirty, FIVE), when(~plant.dirty, yuan(0), CITY.article(2).quote("屡犯的")))

    def told(plant: Plant) -> list[str]:
        return [law.id for law in both(plant, on=date(2015, 1, 1)).notices]

    assert [told(plant) for plant in (DIRTY, CLEAN)] == [["law-1"], ["law-2"]]


def test_an_answer_is_decided_where_there_is_a_value() -> None:
    """And is so told by its class, too."""
    decided, undecided = fine(DIRTY), fine(UNKNOWN)
    assert (decided.is_decided, type(decided)) == (True, Decided)
    assert (undecided.is_decided, type(undecided)) == (False, Undecided)


def test_an_answer_cites_the_words_where_its_rule_ended() -> None:
    """Those of rules within are asked for only where that is said."""
    site = Site(fine, Status.DECIDED, (FIVE.quote,))
    assert not site.nested
    assert Determination(site, 500, (DIRTY, None, None)).citations == (FIVE.quote,)


def test_bounds_are_shown_by_their_ends() -> None:
    """One value where both ends are it; three dots where there is no end."""
    assert [str(Bounds(*ends)) for ends in ((1, 2), (1, 1), (None, 2), (1, None), (None, None))] == [
        "1–2", "1", "…–2", "1–…", "…–…",
    ]  # fmt: skip
