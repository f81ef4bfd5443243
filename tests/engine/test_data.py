"""An answer as plain data: its day, and its words in two languages."""

from __future__ import annotations

from datetime import date

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade
from regkit.engine.data import data_of

DAY = date(2012, 9, 1)


def test_the_day_that_was_asked_about_is_told() -> None:
    """As it is written everywhere; nothing where no day was asked about."""
    firm = Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND)
    answer = chengde.standing_deposit(firm, on=DAY)
    assert data_of(answer)["on"] == "2012-09-01"
    assert data_of(chengde.deposit_by_grade(firm))["on"] is None


def test_what_is_possible_is_told_in_words_of_each_language() -> None:
    """One after the other, joined as each language does; an amount that is decided by itself, and silence in a word."""
    undetermined = chengde.deposit_by_grade(Contractor(category=Category.GENERAL_CONTRACTING))
    words = data_of(undetermined)["words"]
    assert "、" in words["zh"]
    assert ", " in words["en"]
    assert "、" not in words["en"]
    decided = chengde.deposit_by_grade(Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND))
    assert data_of(decided)["words"]["zh"] == "30万元"
    silent = chengde.deposit_by_grade(Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.CLASS_B))
    assert "、" not in data_of(silent)["words"]["zh"]
    assert data_of(silent)["status"] == "silent"
    assert len(data_of(silent)["words"]["en"]) > 1
