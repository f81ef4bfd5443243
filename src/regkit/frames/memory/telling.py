"""What an answer is in the columns of a frame."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from regkit.frames.memory.extras import cell_of, field_of
from regkit.frames.memory.results import Made
from regkit.frames.memory.settling import Settled
from regkit.frames.plan.plan import Output, joined, status_in
from regkit.language.outcomes import Determination

__all__ = ["settle"]


def settle(made: Iterable[Made], settled: Settled, lang: str | None) -> None:
    """Let rows have the answers that all ways to complete them lead to."""
    for one in made if settled.answers else ():
        if one.output.what != "refused":
            one.put(settled.rows, settled.which, [_told(answer, one.output, lang) for answer in settled.answers])


def _told(answer: Determination[Any], output: Output, lang: str | None) -> Any:
    """Return what an answer is in a column."""
    match output.what:
        case "value":
            value = answer.value if answer.is_decided else None
            return None if value is None else cell_of(field_of(value, output.path), output, lang)
        case "status":
            return status_in(answer.status.code, lang)
        case what:
            return _cited(answer, what, lang)


@functools.lru_cache(maxsize=1 << 12)
def _cited(answer: Determination[Any], what: str, lang: str | None) -> str | None:
    """Return the articles, or the words, of an answer; batches that follow each other have the same answers."""
    return joined(answer.citations, what, lang) or None
