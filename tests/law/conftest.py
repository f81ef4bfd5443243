"""A regulation for tests, made from any text."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from regkit.law import InstrumentKind, Regulation

RegulationOf = Callable[[str], Regulation]


@pytest.fixture
def regulation_of() -> RegulationOf:
    """Return a function that makes a regulation with a given text and made-up particulars."""
    return _regulation_of


def _regulation_of(text: str) -> Regulation:
    return Regulation(
        short="sample",
        id="cn-000000/2000/1",
        title="样本办法",
        number=None,
        issuer="某市人民政府",
        kind=InstrumentKind.NORMATIVE_DOCUMENT,
        adopted=None,
        promulgated=None,
        commenced=date(2000, 1, 1),
        interpreter=None,
        later_law=(),
        source="made up",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )
