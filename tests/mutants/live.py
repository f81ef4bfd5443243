"""Changes of live functions: the tests are collected once, and each change is made in a fork of that process.

A fork takes a hundredth of a second and runs only the tests that call the function which was changed, the quickest
first. What is done once, when a module is imported, no fork can do anew: such changes are handed back unasked.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, NoReturn

import pytest

from tests.mutants.changes_of_code import changed

__all__ = ["QUIET", "Live", "in_a_fork", "limited"]

QUIET = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain")
SECONDS = 3
"""Of computing, after which and four times what it takes a test on a change is ended: it goes on for ever."""
BUDGET = 6
"""Seconds of tests that are asked of a change, the quickest first: the slow ones ask the same of more texts."""
MOST = 20
"""Seconds that a test of the file itself may take: these are asked of what the quick ones let live, too."""
MEMORY = 4 << 30
"""A change may gather things for ever, too."""
Key = tuple[str, int, str]
"""Of a function: its file, its first line, its name."""


def limited(seconds: float) -> None:
    """End this process after so much computing, or memory."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def in_a_fork(do: Callable[[], bool]) -> bool:
    """Return what a function returns in a process of its own; false where it does not end well."""
    child = os.fork()
    if not child:
        _ended(do)
    return os.waitpid(child, 0)[1] == 0


def _ended(do: Callable[[], bool]) -> NoReturn:
    status = 1
    try:
        status = int(not do())
    finally:
        os._exit(status)


class Live:
    """A plugin of pytest: instead of running the tests once, it asks them of every change of some files.

    `near` says of a file which tests are asked before the others; `tell` is told of each change by its file, its
    number, and whether it was noticed, let live, or is made when the module is imported.
    """

    def __init__(self, sources: Path, files: Sequence[str], near: Mapping[str, str], tell: Callable[..., None]) -> None:
        self.sources, self.files, self.near, self.tell = sources, files, near, tell
        self.calls: dict[Key, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask every change of every file."""
        for file in self.files:
            importlib.import_module(".".join(Path(file).with_suffix("").parts).removesuffix(".__init__"))
        self._see_which_tests_call_what(session)
        functions = _functions(self.sources)
        items = {item.nodeid: item for item in session.items if item.nodeid in self.seconds}
        for file in self.files:
            print(f"{time.strftime('%H:%M:%S')} {file}", file=sys.stderr, flush=True)
            path = self.sources / file
            source = path.read_text("utf-8")
            old = compile(source, str(path), "exec", dont_inherit=True)
            for number, (_, change, mutant) in enumerate(changed(source)):
                pairs = list(_pairs(old, compile(mutant, str(path), "exec", dont_inherit=True)))
                told = [one for one, other in pairs if _own(one) != _own(other)]
                if not all(one.co_flags & inspect.CO_OPTIMIZED for one in told):
                    self.tell(file, number, "import")
                    continue
                asked = list(self._asked(file, told))
                passes = partial(self._passes, session, pairs, functions, [items[one] for one in asked])
                lives = bool(asked) and in_a_fork(passes)
                if lives or not asked:
                    print(f"  lives: {change}", file=sys.stderr, flush=True)
                self.tell(file, number, "lives" if lives else "noticed" if asked else "unasked")
        return True

    def _asked(self, file: str, told: Iterable[CodeType]) -> Iterator[str]:
        """Yield the tests that call one of some functions, those of the file and quick ones first."""
        left = {True: float(BUDGET), False: float(BUDGET)}
        slow: list[str] = []
        calling = {test for one in told for test in self.calls[_key(one)]}
        near = {test for test in calling if test.partition("::")[0] in self.near[file]}
        for test in sorted(calling, key=lambda test: (test not in near, self.seconds[test])):
            left[test in near] -= self.seconds[test]
            if left[test in near] > 0:
                yield test
            elif test in near:
                slow.append(test)
        yield from slow

    def _passes(
        self,
        session: pytest.Session,
        pairs: Iterable[tuple[CodeType, CodeType]],
        functions: Mapping[Any, list[FunctionType]],
        items: Sequence[pytest.Item],
    ) -> bool:
        for old, new in pairs:
            for function in functions.get((*_key(old), old.co_code), ()):
                function.__code__ = new
        for item, after in zip(items, (*items[1:], None), strict=True):
            limited(SECONDS + 4 * self.seconds[item.nodeid])
            if not _run(session, item, after):
                return False
        return True

    def _see_which_tests_call_what(self, session: pytest.Session) -> None:
        """Run the tests once, in a fork too: what they leave in memory no change may find there."""
        reading, writing = os.pipe()
        if not (child := os.fork()):
            os.close(reading)
            signal.signal(signal.SIGPROF, _too_slow)  # a test that takes longer is asked of no change
            with os.fdopen(writing, "w", encoding="utf-8") as told:
                for item, after in zip(session.items, (*session.items[1:], None), strict=True):
                    json.dump(self._seen(session, item, after), told)
                    told.write("\n")
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as lines:
            for line in lines:
                test, passed, seconds, called = json.loads(line)
                if not passed:
                    print(f"{test} fails, or is left out, on the code as it is: it is not asked", file=sys.stderr)
                    continue
                self.seconds[test] = seconds
                for file, first, name in called:
                    self.calls[file, first, name].add(test)
        os.waitpid(child, 0)

    def _seen(self, session: pytest.Session, item: pytest.Item, after: pytest.Item | None) -> tuple[Any, ...]:
        called: dict[int, CodeType] = {}  # by what it is: to compare functions takes longer than to call them
        root = str(self.sources)

        def trace(frame: FrameType, _event: str, _arg: object) -> None:
            code = frame.f_code
            called[id(code)] = code

        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, MOST)
        sys.settrace(trace)
        passed = _run(session, item, after)
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_PROF, 0)
        keys = {_key(one) for one in called.values() if one.co_filename.startswith(root)}
        return item.nodeid, passed, time.process_time() - start, list(keys)


def _too_slow(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeoutError


def _run(session: pytest.Session, item: pytest.Item, after: pytest.Item | None) -> bool:
    failed = session.testsfailed
    session.shouldfail = False
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return session.testsfailed == failed


def _functions(sources: Path) -> dict[Any, list[FunctionType]]:
    found: dict[Any, list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename.startswith(str(sources)):
            found[*_key(one.__code__), one.__code__.co_code].append(one)
    return found


def _key(code: CodeType) -> Key:
    return code.co_filename, code.co_firstlineno, code.co_qualname


def _pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield the functions of a module as they are and as they become, where they are not the same."""
    if old != new:
        yield old, new
    inner, other = ([one for one in code.co_consts if isinstance(one, CodeType)] for code in (old, new))
    for pair in zip(inner, other, strict=True):
        yield from _pairs(*pair)


def _own(code: CodeType) -> tuple[Any, ...]:
    """Return what a function does itself, without those within it."""
    known = [(type(one), one) for one in code.co_consts if not isinstance(one, CodeType)]
    return code.co_code, known, code.co_names, code.co_varnames, code.co_freevars
