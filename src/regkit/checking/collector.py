"""The collector of cycles, kept from going through millions of things again and again, all of which are needed."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TypeVar

__all__ = ["no_search_for_cycles", "out_of_the_way", "set_apart"]

T = TypeVar("T")
OFTEN, SELDOM = 10_000, 4
"""After how many things what was left in cycles is let go and what was made of them is set apart.

So many times later the next time, where less was left in cycles than there were things.
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

    It goes through what is made once, and not again and again as it grows.
    """
    with out_of_the_way() as ours, no_search_for_cycles() if ours else nullcontext():
        number, step = 0, OFTEN
        for one in things:
            yield one
            number += 1
            if ours and number >= step:
                step = OFTEN if gc.collect() > number else step * SELDOM
                number = 0
                gc.freeze()
