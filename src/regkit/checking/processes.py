"""The cases of a long table, asked by several processes: each is forked, and has what was read already.

What comes back of the others is what their findings say. An answer holds its rule and its subjects and is not sent: the
answers, and the words of what is in order, are asked again here where somebody asks for them.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from struct import Struct
from typing import IO, Any, NamedTuple

from regkit.checking.collector import set_apart
from regkit.language.findings import Finding
from regkit.language.later import Later
from regkit.language.layout import Group
from regkit.law import Quote, Regulation

__all__ = ["asked", "processes"]

Ask = Callable[[Group], Sequence[Finding]]
MANY, MOST = 20_000, 4
"""From how many cases on they are shared out, and among how many processes at most: each takes memory of its own."""
FIRST = 2_000
"""How many cases are asked first, so that each process has what rules are compiled to and much that they remember."""
PART = 1_000
"""How many cases are sent at a time."""
KEPT = 20_000
"""How many findings of no case yet are remembered, and how many quotes; then it begins anew."""
NO_CASE = "\0"
"""What a finding is about that is told of no case yet; nothing that acts is called so."""
_NAMES = [one.name for one in fields(Finding)]
_ELSE = attrgetter(*(name for name in _NAMES if name not in {"case", "id", "actor"}))
_KEY = Struct(f"{len(_NAMES) - 2}Q")
"""The numbers of what a finding holds beyond its case, in a fifth of the memory that they take one by one."""
_ANSWERS, _CITATIONS = _NAMES.index("answers"), _NAMES.index("citations")


def processes(cases: int) -> int:
    """Return by how many processes so many cases are asked: by one where they are few or nothing can be forked safely.

    That is so where other threads run, as in a service or a notebook, and on other systems than Linux.
    """
    if cases < MANY or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def asked(groups: Sequence[Group], ask: Ask, *, alone: bool) -> Iterator[Finding]:
    """Yield what is found of cases, in their order, whoever asks.

    Args:
        groups: the cases.
        ask: returns what is found of one.
        alone: whether this process asks all of them: what findings rest on beyond what they say is not to be sent.
    """
    count = 1 if alone else processes(len(groups))
    for found in set_apart(map(ask, groups) if count == 1 else _shared_out(groups, ask, count)):
        yield from found


def _shared_out(groups: Sequence[Group], ask: Ask, count: int) -> Iterator[Sequence[Finding]]:
    """Yield what is found of cases: first of some, then of a part each for so many processes, this one among them."""
    laws: dict[Regulation, None] = {}
    for group in groups[:FIRST]:
        found = ask(group)
        laws |= dict.fromkeys(one.rule.regulation for finding in found for one in finding.answers)
        yield found
    size = -(-(len(groups) - FIRST) // count)
    own, *rest = [groups[start : start + size] for start in range(FIRST, len(groups), size)]
    with ExitStack() as stack:
        others = [stack.enter_context(_other(part, ask, tuple(laws))) for part in rest]
        yield from (_with_words(ask(group)) for group in own)
        for part, sent in zip(rest, others, strict=True):
            yield from _received(sent(), part, ask, tuple(laws))


def _with_words(found: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings; the words of what is not in order, which every report tells, are looked for already."""
    for one in found:
        if not one.status.is_in_order:
            len(one.citations)
    return found


# ── another process ──────────────────────────────────────────────────────────────────────────────────────────

Place = tuple[int, int]
"""A case of a part, and which of its findings."""
Words = tuple[int, Any, str, tuple[int, int]]
"""Words of the law: the number of the regulation, their address, themselves, their span."""
Row = tuple[int, str, str]
"""A finding: the number of what it says of whichever case, what its case is called and what identifies it."""


class Sent(NamedTuple):
    """What is sent at a time.

    Attributes:
        words: words that were not sent before.
        kept: how many of the findings of no case yet that were sent before are still spoken of.
        said: findings of no case yet that were not sent before, field by field.
        rows: the findings of some cases.
    """

    words: list[Words]
    kept: int
    said: list[tuple[Any, ...]]
    rows: list[Row]


@contextmanager
def _other(part: Sequence[Group], ask: Ask, laws: Sequence[Regulation]) -> Iterator[Callable[[], Iterator[Sent]]]:
    """Have another process ask some cases; give what waits for it and then yields what it sent."""
    from multiprocessing import get_context  # noqa: PLC0415  (for long tables only)

    with tempfile.TemporaryFile(prefix="regkit-") as file:
        process = get_context("fork").Process(target=_ask_and_send, args=(file, part, ask, laws), daemon=True)
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


def _ask_and_send(file: IO[bytes], part: Sequence[Group], ask: Ask, laws: Sequence[Regulation]) -> None:
    """Ask some cases and write what is found; at the end nothing, or what went wrong."""
    gc.unfreeze()  # what the other process had set apart is set apart here anew
    try:
        for sent in _Sender(laws).parts(part, ask):
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


class _Sender:
    """Turns findings into what can be sent: what rows say alike is sent once, and then its number."""

    def __init__(self, laws: Sequence[Regulation]) -> None:
        """Take the regulations whose words may be sent."""
        self.laws = {law: number for number, law in enumerate(laws)}
        self.words: dict[Quote, int] = {}
        self.new: list[Words] = []
        self.said: list[tuple[Any, ...]] = []
        self.met: dict[bytes, tuple[int, Any]] = {}  # each with what it is of, whose numbers no other takes

    def parts(self, part: Sequence[Group], ask: Ask) -> Iterator[Sent]:
        """Yield what is found of some cases, some at a time."""
        rows: list[Row] = []
        kept = 0
        for number, group in enumerate(set_apart(part)):
            rows += [self._row(one, (number, place)) for place, one in enumerate(ask(group))]
            if number % PART == PART - 1 or group is part[-1]:
                yield Sent(self.new, kept, self.said, rows)
                if len(self.met) >= KEPT:
                    self.met.clear()
                self.new, self.said, rows, kept = [], [], [], len(self.met)

    def _row(self, finding: Finding, place: Place) -> Row:
        actor = 0 if finding.actor == finding.case else id(finding.actor)  # nothing has the number 0
        key = _KEY.pack(*map(id, _ELSE(finding)), actor)
        found = self.met.get(key)
        if found is None:
            values = finding.values_about(NO_CASE, NO_CASE)
            found = self.met[key] = len(self.met), values
            self.said.append(self._sendable(finding, values, place))
        return found[0], finding.case, finding.id

    def _sendable(self, finding: Finding, values: Sequence[Any], place: Place) -> tuple[Any, ...]:
        """Return what a finding says; in place of its answers, where they were first met."""
        said = [*values]
        said[_ANSWERS] = place
        is_later = finding.status.is_in_order and isinstance(finding.citations, Later)
        said[_CITATIONS] = None if is_later else self._numbers(finding.citations)
        return tuple(said)

    def _numbers(self, quotes: Sequence[Quote]) -> tuple[int, ...] | None:
        """Return the numbers of words of the law; nothing where they are of another regulation, and are asked again."""
        return tuple(map(self._number, quotes)) if all(one.regulation in self.laws for one in quotes) else None

    def _number(self, quote: Quote) -> int:
        if quote not in self.words:
            self.words[quote] = len(self.words)
            self.new.append((self.laws[quote.regulation], quote.address, quote.words, quote.span))
        return self.words[quote]


def _received(
    sent: Iterable[Sent], part: Sequence[Group], ask: Ask, laws: Sequence[Regulation]
) -> Iterator[Sequence[Finding]]:
    """Yield the findings of a part that another process sent, some cases at a time."""
    again = lru_cache(maxsize=16)(lambda number: ask(part[number]))
    words: list[Quote] = []
    said: list[Finding] = []

    @lru_cache(maxsize=KEPT)
    def quotes(numbers: tuple[int, ...]) -> tuple[Quote, ...]:
        return tuple(words[number] for number in numbers)

    def finding(values: list[Any]) -> Finding:
        place, numbers = values[_ANSWERS], values[_CITATIONS]
        values[_ANSWERS] = _Again(again, place, "answers")
        values[_CITATIONS] = _Again(again, place, "citations") if numbers is None else quotes(numbers)
        return Finding.of(values)

    for one in sent:
        words += [Quote(laws[law], address, told, span) for law, address, told, span in one.words]
        said[one.kept :] = [finding(list(values)) for values in one.said]
        yield [said[number].about(case, identity) for number, case, identity in one.rows]


class _Again(Later[Any]):
    """What a finding rests on, asked again."""

    __slots__ = ("_ask", "_name", "_place")

    def __init__(self, ask: Callable[[int], Sequence[Finding]], place: Place, name: str) -> None:
        super().__init__()
        self._ask, self._place, self._name = ask, place, name

    def find(self) -> Sequence[Any]:
        number, which = self._place
        found: Sequence[Any] = getattr(self._ask(number)[which], self._name)
        return found
