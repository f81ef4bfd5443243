"""Invented regulations: a text of a few articles, and what else is said of it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from regkit.law import InstrumentKind, Regulation

__all__ = ["regulation"]


def regulation(short: str, kind: InstrumentKind, commenced: date, text: str, **more: Any) -> Regulation:
    """Return an invented regulation."""
    whole = f"{short}条例\n\n{text}"
    particulars: dict[str, Any] = {
        "short": short,
        "id": short,
        "title": f"{short}条例",
        "number": None,
        "issuer": "某机关",
        "kind": kind,
        "adopted": None,
        "promulgated": None,
        "commenced": commenced,
        "interpreter": None,
        "later_law": (),
        "source": "invented",
    }
    return Regulation(**particulars | more, text=whole, sha256=sha256(whole.encode()).hexdigest())
