"""The cases of a long table, asked by several processes: each is forked, and has what was read already."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO, Any

from regkit.checking.collector import set_apart
from regkit.checking.sending import Ask, Common, Sender, Sent, received
from regkit.language.findings import Finding
from regkit.language.layout import Group

__all__ = ["asked", "processes"]

MANY, MOST = 20_000, 4
"""From how many cases on they are shared out, and among how many processes at most: each takes memory of its own."""
FIRST = 2_000
"""How many cases are asked first, so that each process has what rules are compiled to and much that they remember."""


def processes(cases: int) -> int:
    """Return by how many processes so many cases are asked: by one where they are few or nothing can be forked safely.

    That is so where other threads run, as in a service or a notebook, and on other systems than Linux.
    """
    if cases < MANY or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def asked(groups: Sequence[Group], ask: Ask, again: Ask | None = None) -> Iterator[Finding]:
    """Yield what is found of cases, in their order, whoever asks.

    Args:
        groups: the cases.
        ask: returns what is found of one.
        again: the same for later, when what findings of other processes rest on is asked for; as now, if not given.
    """
    count = processes(len(groups))
    for found in set_apart(map(ask, groups) if count == 1 else _shared_out(groups, ask, again or ask, count)):
        yield from found


def _shared_out(groups: Sequence[Group], ask: Ask, again: Ask, count: int) -> Iterator[Sequence[Finding]]:
    """Yield what is found of cases: first of some, then of a part each for so many processes, this one among them."""
    common = Common()
    for group in groups[:FIRST]:
        found = ask(group)
        common.meet(found)
        yield found
    size = -(-(len(groups) - FIRST) // count)
    own, *rest = [groups[start : start + size] for start in range(FIRST, len(groups), size)]
    with ExitStack() as stack:
        others = [stack.enter_context(_other(part, ask, common)) for part in rest]
        yield from (_with_words(ask(group)) for group in own)
        for part, sent in zip(rest, others, strict=True):
            yield from received(sent(), part, again, common)


def _with_words(found: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings; the words of what is not in order, which every report tells, are looked for already."""
    for one in found:
        if not one.status.is_in_order:
            len(one.citations)
    return found


# ── another process ──────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _other(part: Sequence[Group], ask: Ask, common: Common) -> Iterator[Callable[[], Iterator[Sent]]]:
    """Have another process ask some cases; give what waits for it and then yields what it sent."""
    from multiprocessing import get_context  # noqa: PLC0415  (for long tables only)

    with tempfile.TemporaryFile(prefix="regkit-") as file:
        process = get_context("fork").Process(target=_ask_and_send, args=(file, part, ask, common), daemon=True)
        process.start()

        def sent() -> Iterator[Sent]:
            process.join()
            file.seek(0)
            while (one := _loaded(file)) is not None:
                if isinstance(one, BaseException):
                    raise one
                yield one

        try:
            yield sent
        finally:
            process.kill()
            process.join()


def _loaded(file: IO[bytes]) -> Any:
    try:
        return pickle.load(file)  # noqa: S301  (of our own process)
    except EOFError:
        return RuntimeError("a process that asked a part of the cases ended before it had asked all of them")


def _ask_and_send(file: IO[bytes], part: Sequence[Group], ask: Ask, common: Common) -> None:
    """Ask some cases and write what is found; at the end nothing, or what went wrong."""
    gc.unfreeze()  # what the other process had set apart is set apart here anew
    try:
        for sent in Sender(common).parts(part, ask):
            pickle.dump(sent, file, protocol=pickle.HIGHEST_PROTOCOL)
        pickle.dump(None, file)
    except KeyboardInterrupt:
        pass  # the process that waits was interrupted, too
    except BaseException as error:  # noqa: BLE001  (it is raised where it is waited for)
        pickle.dump(_sendable(error), file)
    file.flush()


def _sendable(error: BaseException) -> BaseException:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (our own)
    except Exception:  # noqa: BLE001  (whatever keeps it from being sent)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
