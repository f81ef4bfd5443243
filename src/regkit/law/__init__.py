"""A regulation on paper: its text, addresses, quotes and numbers, and periods, working days and money."""

from regkit.law.addresses import Address
from regkit.law.amendments import Change, ChangeKind, differences
from regkit.law.boundary import Boundary
from regkit.law.commencement import Commencement
from regkit.law.divisions import Heading
from regkit.law.errors import (
    AddressError,
    CalendarNotCovered,
    InputError,
    QuantityError,
    QuoteError,
    RegkitError,
    TextError,
    TextWarning,
    nearest,
)
from regkit.law.head import Event, HeadDate
from regkit.law.inclusion import Inclusion
from regkit.law.instruments import Affected, InstrumentKind, LaterLaw
from regkit.law.labels import Label, english, english_or
from regkit.law.ledger import Ledger, Sentence, Status
from regkit.law.measures import product, quotient
from regkit.law.money import format_money, format_units, parse_money
from regkit.law.numerals import numeral, parse_numeral
from regkit.law.periods import DayStep, add, derivation, elapsed, first_day_after, last_day, roll
from regkit.law.provisions import Article, Paragraph, Point, Provision, Sub
from regkit.law.quantities import (
    Quantity,
    Unit,
    dates_in,
    days,
    fraction,
    months,
    multiple,
    percent,
    persons,
    points,
    quantity,
    times,
    working_days,
    years,
    yuan,
)
from regkit.law.quotes import Amendment, Number, Quote, Range, passages
from regkit.law.reading import Stated, boundary_of, quantities_in, stated_in
from regkit.law.regulation import Regulation
from regkit.law.workdays import DayReason, WorkingDayCalendar

__all__ = [
    "Address",
    "AddressError",
    "Affected",
    "Amendment",
    "Article",
    "Boundary",
    "CalendarNotCovered",
    "Change",
    "ChangeKind",
    "Commencement",
    "DayReason",
    "DayStep",
    "Event",
    "HeadDate",
    "Heading",
    "Inclusion",
    "InputError",
    "InstrumentKind",
    "Label",
    "LaterLaw",
    "Ledger",
    "Number",
    "Paragraph",
    "Point",
    "Provision",
    "Quantity",
    "QuantityError",
    "Quote",
    "QuoteError",
    "Range",
    "RegkitError",
    "Regulation",
    "Sentence",
    "Stated",
    "Status",
    "Sub",
    "TextError",
    "TextWarning",
    "Unit",
    "WorkingDayCalendar",
    "add",
    "boundary_of",
    "dates_in",
    "days",
    "derivation",
    "differences",
    "elapsed",
    "english",
    "english_or",
    "first_day_after",
    "format_money",
    "format_units",
    "fraction",
    "last_day",
    "months",
    "multiple",
    "nearest",
    "numeral",
    "parse_money",
    "parse_numeral",
    "passages",
    "percent",
    "persons",
    "points",
    "product",
    "quantities_in",
    "quantity",
    "quotient",
    "roll",
    "stated_in",
    "times",
    "working_days",
    "years",
    "yuan",
]


def __dir__() -> list[str]:
    """Return the face: names that people use, without the modules that they come from."""
    return __all__
