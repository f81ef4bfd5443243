"""The words that say when a regulation comes into force, and the day: `本办法自2008年3月1日起施行`, `自公布之日起施行`.

What the words do not tell is unknown: a day that counts from promulgation is told only where that day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regkit.law.errors import QuantityError, RegkitError
from regkit.law.head import WORDS, Event
from regkit.law.lazy import Lazy
from regkit.law.numerals import NARROW
from regkit.law.periods import first_day_after
from regkit.law.quantities import DATES, Quantity, dates_in
from regkit.law.quotes import Quote
from regkit.law.reading import quantities_in

if TYPE_CHECKING:
    from regkit.law.regulation import Regulation

__all__ = ["Commencement", "commencement_of", "speaks_of_commencement"]


@dataclass(frozen=True, slots=True)
class Commencement:
    """What an article says of the day on which the regulation comes into force.

    Attributes:
        quote: the words, and where they stand.
        named: the day that they name; `None` where they name an event, or days that differ.
        event: what they count from where they name no day, such as `Event.PROMULGATED`; `None` where that is not read.
        period: how long after the event is over on that day; `None` where it is the day of the event itself.
        day: the day named, or the one that follows from the day of the event where the regulation declares that day or
            its head names it once; `None` where it cannot be told.
    """

    quote: Quote
    named: date | None
    event: Event | None
    period: Quantity | None
    day: date | None


BY = "|".join(word for word, event in WORDS.items() if event is Event.COMMENCED)
DONE = "|".join(word for word, event in WORDS.items() if event not in {Event.COMMENCED, Event.AMENDED})
FORCE = rf"(?:正式|开始|公布|发布)?(?:{BY})(?!的|之日|前|后)"
CLAUSE = Lazy(
    r"(?:本[^\s，。,；;：:第自从于]{1,12}(?:[由经][^，。,；;]{1,30}[，,])?\s*+|(?<!\S)(?=\S))"
    rf"(?P<when>[自从于]?\s*+(?P<named>{DATES.pattern})\s*(?:零时|[0-9]{{1,2}}时)?起?"
    rf"|[自从于]\s*+(?P<event>{DONE})(?:之日|之后|后|日)(?P<after>[^，。,；;]{{0,16}}?))[，,]?{FORCE}"
)
"""A regulation, not one of its provisions, and when it comes into force."""
LATER = Lazy("起?满?(?P<period>[^起满]{2,8})后起?")
"""How words go on after 公布之日 that count a period from it."""
QUOTED = Lazy("“[^“”]*”")
SPEAKS = Lazy(
    rf"[自从于][^。；，]{{1,30}}(?:起|后|日)，?{FORCE}"
    rf"|本[^。；]{{0,40}}(?:{DONE})[^。；]{{0,12}}{FORCE}"
)


def speaks_of_commencement(words: str) -> bool:
    """Return whether words say when something comes into force, be it in a way that tells no day."""
    return SPEAKS.search(words) is not None


def commencement_of(regulation: Regulation) -> Commencement | None:
    """Return what the last article that speaks of it says of the day on which a regulation comes into force.

    Words within quotation marks are not its own, and a provision that is in force from a day of its own is not the
    whole: neither is read.
    """
    for article in reversed(regulation.articles()):
        if found := list(CLAUSE.finditer(QUOTED.blank(article.text.translate(NARROW), "\0"))):
            return _commencement(regulation, article.span[0], found)
    return None


def _commencement(regulation: Regulation, at: int, found: list[re.Match[str]]) -> Commencement:
    span = (at + found[0].start(), at + found[0].end())
    quote = Quote(regulation, regulation.place_of(span), regulation.text[slice(*span)], span)
    if len({one["when"] for one in found}) > 1:
        return Commencement(quote, None, None, None, None)
    if found[0]["named"]:
        named = _day_in(found[0]["named"])
        return Commencement(quote, named, None, None, named)
    event, period = _after(found[0]["event"], found[0]["after"])
    return Commencement(quote, None, event, period, _day_after(regulation, event, period))


def _day_in(words: str) -> date | None:
    """Return the day that words name, if they name one that there is, with its year."""
    try:
        return next(iter(dates_in(words)), None)
    except QuantityError:
        return None


def _after(event: str, rest: str) -> tuple[Event | None, Quantity | None]:
    """Return the event from which the day counts, and how long after; no event where the rest is not read."""
    if rest in {"", "起"}:
        return WORDS[event], None
    found = LATER.fullmatch(rest)
    try:
        periods = quantities_in(found["period"]) if found else []
    except QuantityError:
        return None, None
    return (WORDS[event], periods[0]) if len(periods) == 1 else (None, None)


def _day_after(regulation: Regulation, event: Event | None, period: Quantity | None) -> date | None:
    """Return the day that follows from the event; nothing where its day, or the calendar after it, is not known."""
    try:
        days = set(_days_of(regulation, event))
        return None if len(days) != 1 else first_day_after(days.pop(), period) if period else days.pop()
    except RegkitError:
        return None


def _days_of(regulation: Regulation, event: Event | None) -> Iterator[date]:
    """Yield the days of an event that are known: the one declared, or else those that the head names.

    What is declared of a version is of the instrument that amended; of which the article speaks is not known.
    """
    declared: dict[Event | None, date | None] = {
        Event.ADOPTED: regulation.adopted,
        Event.PROMULGATED: regulation.promulgated,
    }
    day = declared.get(event)
    if day and not regulation.version:
        yield day
    else:
        yield from (one.day for one in regulation.head_dates if event and one.event is event)
