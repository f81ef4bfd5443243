"""Which rulings an answer follows, and what is said of those that it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Contract, Contractor, Origin, Role
from regkit.chengde.deposits import RECIPROCITY
from regkit.chengde.facts import HOUSING_BUREAU
from regkit.engine.explain import path_of
from regkit.engine.ruled import followed, ruling_lines
from regkit.language.readings import Ruling

FIRST, LAST = date(2013, 5, 1), date(2018, 1, 1)
ONE = RECIPROCITY.answered("required", by=HOUSING_BUREAU, document="承建函〔2013〕5号", on=FIRST)
OTHER = RECIPROCITY.answered("not_required", by=HOUSING_BUREAU, document="承建函〔2018〕1号", on=LAST)
RULED = chengde.deposit_before_credit.amend(ONE, OTHER)
CONTRACT = Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(1_000_000))
FROM_BEIJING = Contractor(origin=Origin.BEIJING, on_pilot_list=True, reciprocity_denied=True, home_certificate=True)
LOCAL = Contractor(origin=Origin.LOCAL)
LATER, NOT_YET, NOT_REACHED = (
    {"zh": "；已由后来的答复代替", "en": "; replaced by a later ruling"},
    {"zh": "；询问之日尚未作出，不据以回答", "en": "; not yet made on the day asked about"},
    {"zh": "；本答案未涉及", "en": "; this answer does not reach it"},
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("firm", "on", "follows", "said"),
    [
        (FROM_BEIJING, date(2013, 4, 30), (), (NOT_YET, NOT_YET)),
        (FROM_BEIJING, FIRST, (ONE,), (None, NOT_YET)),
        (FROM_BEIJING, LAST, (OTHER,), (LATER, None)),
        (LOCAL, LAST, (), (NOT_REACHED, NOT_REACHED)),
    ],
    ids=["before both", "the first", "the last", "asked of neither"],
)
def test_the_last_ruling_on_what_is_asked_is_followed(
    firm: Contractor, on: date, follows: tuple[Ruling, ...], said: tuple[Any, ...], lang: str
) -> None:
    """The last made by the day asked about; of each other it is said why not, and of the one followed nothing more."""
    answer = RULED(firm, CONTRACT, on=on)
    path = path_of(answer)
    assert followed(answer, path) == follows
    lines = list(ruling_lines(answer, path, lang))
    for line, ruling, why in zip(lines, (ONE, OTHER), said, strict=True):
        assert line.startswith(ruling.in_words(lang))
        assert line.removeprefix(ruling.in_words(lang)) == ("" if why is None else why[lang])


def test_where_no_ruling_was_told_none_is_shown() -> None:
    """An answer of the rule as it stands follows nobody."""
    answer = chengde.deposit_before_credit(FROM_BEIJING, CONTRACT, on=LAST)
    assert not list(ruling_lines(answer, path_of(answer), "zh"))
