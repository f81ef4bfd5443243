"""A rule that gives a day so many working days after another."""

from __future__ import annotations

from datetime import date

from regkit.language import Facts, Term, decide, rule, when
from regkit.language import terms as t
from regkit.law import working_days
from tests.engine.random_rules import WORDS, Thing


@rule("十个工作日")
def tenth_day(thing: Facts[Thing]) -> Term[date]:
    """Return the tenth working day after a day."""
    return decide(when(t.lift(value=True), thing.day + working_days(10), WORDS))
