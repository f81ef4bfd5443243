"""The collector of cycles, kept from going through millions of things again and again, all of which are needed."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["no_search_for_cycles", "out_of_the_way", "set_apart"]

T = TypeVar("T")
MANY = 20_000
"""How many objects more than there were are gone through: what was left in cycles is let go, the others set apart.

A single case of which much is not known can leave thousands in cycles, and with them megabytes; most leave none.
"""


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Keep the collector of cycles from working while this lasts: what is made meanwhile is needed and has none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def out_of_the_way() -> Iterator[bool]:
    """Set what there is apart from what the collector goes through while this lasts; what the caller set apart stays.

    Yields whether it is so: where the caller has things apart already, nothing is moved, as ours could not be moved
    back alone.
    """
    ours = gc.get_freeze_count() == 0
    if ours:
        gc.freeze()
    try:
        yield ours
    finally:
        if ours:
            gc.unfreeze()


def set_apart(things: Iterable[T]) -> Iterator[T]:
    """Yield things; what is made of them and still needed is set apart from what the collector goes through.

    It goes through what is made once, and not again and again as it grows. What the caller set apart stays so, and then
    nothing is set apart besides.
    """
    with out_of_the_way() as ours, no_search_for_cycles():
        for one in things:
            yield one
            if gc.get_count()[0] >= MANY:
                gc.collect()
                if ours:
                    gc.freeze()
