"""What the measures leave unsaid and people ask all the same: every open question, each for an authority.

None is ever answered here.
"""

from __future__ import annotations

from regkit.language import OpenQuestion
from regkit.wuhan.appraisers import DISTRICT_INTERNAL, IN_CHARGE, NOT_ALLOCATED, NOT_LISTED, ONE_SIDE, ZONE
from regkit.wuhan.facts import CITY_GOVERNMENT
from regkit.wuhan.grades import FOUR, OTHER_YEAR
from regkit.wuhan.plans import PUBLICATION_SCOPE, PUBLISHED
from regkit.wuhan.results import (
    BAR,
    CHANGED_HANDS,
    GIVER,
    OTHER_RECIPIENT,
    OTHER_TITLE,
    PERSON_CRITICISED,
    SUPERIOR_ABOVE_CITY,
)
from regkit.wuhan.scope import EARLIER_YEAR, SPAN_OF_YEAR
from regkit.wuhan.scores import NO_OFFICE, NOT_YET_APPROVED, PERCENT

__all__ = ["CUT_OFFS", "OPEN_QUESTIONS", "PUBLICATION_DAY"]

CUT_OFFS = OpenQuestion(
    id="wuhan.A17",
    zh="各档次的分数线",
    en="where the lines between the four grades lie: the text draws none",
    authority="市、区人民政府法制工作机构(第七条第(三)项)",
    quote=FOUR,
)
PUBLICATION_DAY = OpenQuestion(
    id="wuhan.A22.day",
    zh="公开的期限",
    en="by which day to publish: the text sets none",
    authority=CITY_GOVERNMENT,
    quote=PUBLISHED,
)
APPEAL = OpenQuestion(
    id="wuhan.appeal",
    zh="被考核单位对结果有异议的,如何申诉",
    en="how a body may object to its result: the text has no procedure",
    authority=CITY_GOVERNMENT,
    quote=BAR,
)

OPEN_QUESTIONS = (
    CUT_OFFS,
    OTHER_YEAR,
    PERCENT,
    NOT_YET_APPROVED,
    NO_OFFICE,
    NOT_ALLOCATED,
    ONE_SIDE,
    IN_CHARGE,
    DISTRICT_INTERNAL,
    ZONE,
    NOT_LISTED,
    PUBLICATION_SCOPE,
    PUBLICATION_DAY,
    GIVER,
    PERSON_CRITICISED,
    CHANGED_HANDS,
    OTHER_TITLE,
    OTHER_RECIPIENT,
    EARLIER_YEAR,
    SPAN_OF_YEAR,
    SUPERIOR_ABOVE_CITY,
    APPEAL,
)
