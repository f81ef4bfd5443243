"""A regulation for tests, made from any text."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from regkit.law import InstrumentKind, Regulation

RegulationOf = Callable[..., Regulation]
PARTICULARS: dict[str, Any] = {
    "short": "sample",
    "id": "cn-000000/2000/1",
    "title": "样本办法",
    "number": None,
    "issuer": "某市人民政府",
    "kind": InstrumentKind.NORMATIVE_DOCUMENT,
    "adopted": None,
    "promulgated": None,
    "commenced": date(2000, 1, 1),
    "interpreter": None,
    "later_law": (),
    "source": "made up",
}


@pytest.fixture
def regulation_of() -> RegulationOf:
    """Return a function that makes a regulation with a given text and made-up particulars."""
    return load


def load(text: str, **declared: Any) -> Regulation:
    """Return a regulation with this text; what is declared goes before what is made up."""
    return Regulation(text=text, sha256=sha256(text.encode()).hexdigest(), **PARTICULARS | declared)
