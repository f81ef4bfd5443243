"""All outcomes within reach of a case that has more worlds than can be gone through one by one.

What has been reached is kept, and whole branches are left out that can lead to nothing else (`regkit.engine.ahead`);
what is filled in next is what the first outcome hangs on that is still to be reached or ruled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from regkit.engine.ahead import Ahead, is_span
from regkit.engine.cells import is_finite
from regkit.engine.reach import covers, in_order, merged, reached, step_of, told
from regkit.engine.reference import Case, key_of
from regkit.engine.worlds import TooManyWorlds, Worlds, outcome_of
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Status

__all__ = ["Search"]

MOST_TERMS = 1_000_000
"""How many terms are looked at: of a rule of a hundred terms ten thousand partial worlds."""


class Search:
    """The outcomes that a question can come to, some of which are known.

    Attributes:
        worlds: the worlds of the question, with what was filled in.
        found: the outcomes found so far.
        whole: whether there are no more, once they were sought.
    """

    def __init__(self, worlds: Worlds, found: Iterable[Any]) -> None:
        """Go on from the outcomes that some worlds of a question were found to have."""
        self.worlds = worlds.again(MOST_TERMS // len(set(t.walk(worlds.term))))
        self.found, self.whole = list(dict.fromkeys(found)), True
        self.ends = Ahead(self.worlds.case, self.worlds.allowed, self.worlds.questions).ends(self.worlds.term)
        self.step = step_of(self.worlds.term.kind)

    def all(self) -> Sequence[Any]:
        """Return every outcome, amounts and days as spans; `UNDETERMINED` among them where there may be more."""
        start = self.worlds.allowed.related(self.worlds.case)
        try:
            if start is not None:
                self._beyond(start)
        except TooManyWorlds:
            self.whole = False
            self._add([Status.UNDETERMINED])
        return in_order(self.found)

    def _beyond(self, case: Case) -> None:
        """Add what comes of a case in which more or less is filled in."""
        worlds = self.worlds
        worlds.look()
        outcome = outcome_of(worlds.term, case)
        if outcome is not UNKNOWN:
            self._reach(outcome, case)
            return
        ahead = Ahead(case, worlds.allowed, worlds.questions)
        new = [one for one in ahead.of(worlds.term) if not self._is_known(one)]
        if not new:
            return
        has_spans = any(map(is_span, new))
        leaf = None if has_spans else ahead.toward(worlds.term, min(new, key=str))
        leaf = worlds.next(case) if leaf is None else leaf
        if leaf is None:
            self._reach(UNKNOWN, case)
        elif has_spans and not is_finite(leaf):
            within = worlds.within(case)  # a span is told by all that lies within it
            self._add(reached(within, worlds.questions, self.ends))
        else:
            self._fill_in(leaf, case)

    def _is_known(self, outcome: Any) -> bool:
        return covers(self.found, told(outcome), self.step)

    def _add(self, outcomes: Iterable[Any]) -> None:
        self.found = merged([*self.found, *(one for one in outcomes if one not in self.found)])

    def _reach(self, outcome: Any, case: Case) -> None:
        """Add the outcome of a world, if it is new and what does not matter to it can be filled in."""
        if not self._is_known(outcome) and self.worlds.allowed.completable(case, self.worlds.look):
            self._add([told(outcome)])

    def _fill_in(self, leaf: t.Term[Any], case: Case) -> None:
        key = key_of(leaf, case)
        self.worlds.filled[key] = leaf
        for cell in self.worlds.cells(leaf, case):
            for value, _ in cell.points:
                supposed = self.worlds.supposing(case, key, value)
                if supposed is not None:
                    self._beyond(supposed)
