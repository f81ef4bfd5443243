"""How a rule is written: facts, words, readings, terms, `@rule` and `@duty`; and what a rule returns."""

from regkit.language.building import ON, Duty, Facts, YesNo, Yuan, condition, decide, holds, record, require, silent, when
from regkit.language.errors import ConflictError, RuleError
from regkit.language.facts import (
    UNSET,
    Day,
    Days,
    FactSpec,
    Flag,
    Money,
    Months,
    Multiple,
    Persons,
    Points,
    Subject,
    Times,
    Years,
    decision,
    fact,
)
from regkit.language.outcomes import Bounds, Compliance, Determination, Missing, Status
from regkit.language.readings import OpenQuestion, Reading, ReadingChange
from regkit.language.rule import DutyRule, Rule, duty, rule
from regkit.language.terms import Term, larger, smaller
from regkit.language.words import Word

__all__ = [
    "ON",
    "UNSET",
    "Bounds",
    "Compliance",
    "ConflictError",
    "Day",
    "Days",
    "Determination",
    "Duty",
    "DutyRule",
    "FactSpec",
    "Facts",
    "Flag",
    "Missing",
    "Money",
    "Months",
    "Multiple",
    "OpenQuestion",
    "Persons",
    "Points",
    "Reading",
    "ReadingChange",
    "Rule",
    "RuleError",
    "Status",
    "Subject",
    "Term",
    "Times",
    "Word",
    "Years",
    "YesNo",
    "Yuan",
    "condition",
    "decide",
    "decision",
    "duty",
    "fact",
    "holds",
    "larger",
    "record",
    "require",
    "rule",
    "silent",
    "smaller",
    "when",
]
