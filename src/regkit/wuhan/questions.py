"""What the measures leave unsaid and people ask all the same: every open question, each for an authority.

None is ever answered here.
"""

from __future__ import annotations

from regkit.wuhan.appraisers import (
    DISTRICT_INTERNAL,
    IN_CHARGE,
    NOT_ALLOCATED,
    ONE_SIDE,
    ORGANISATION,
    STREET,
)
from regkit.wuhan.dispatch import OTHER_RECIPIENT
from regkit.wuhan.grades import CUT_OFFS, OTHER_YEAR
from regkit.wuhan.plans import PUBLICATION_DAY, PUBLICATION_SCOPE
from regkit.wuhan.results import (
    APPEAL,
    CHANGED_HANDS,
    COMMENDER,
    CRITIC,
    OTHER_TITLE,
    PERSON_CRITICISED,
    SUPERIOR_ABOVE_CITY,
)
from regkit.wuhan.rounds import NOT_LISTED
from regkit.wuhan.scope import EARLIER_YEAR, SPAN_OF_YEAR
from regkit.wuhan.scores import NO_OFFICE, NOT_MARKED, NOT_YET_APPROVED, PERCENT

__all__ = ["CUT_OFFS", "OPEN_QUESTIONS", "PUBLICATION_DAY"]

OPEN_QUESTIONS = (
    CUT_OFFS,
    OTHER_YEAR,
    PERCENT,
    NOT_MARKED,
    NOT_YET_APPROVED,
    NO_OFFICE,
    NOT_ALLOCATED,
    ONE_SIDE,
    IN_CHARGE,
    DISTRICT_INTERNAL,
    ORGANISATION,
    STREET,
    NOT_LISTED,
    PUBLICATION_SCOPE,
    PUBLICATION_DAY,
    COMMENDER,
    CRITIC,
    PERSON_CRITICISED,
    CHANGED_HANDS,
    OTHER_TITLE,
    OTHER_RECIPIENT,
    EARLIER_YEAR,
    SPAN_OF_YEAR,
    SUPERIOR_ABOVE_CITY,
    APPEAL,
)
