"""What a process that asks a part of the cases sends: what its findings say, and not what they rest on.

An answer holds its rule and its subjects and is not sent: the answers, and the words of what is in order, are asked
again here where somebody asks for them. What is no part of a case, such as a regulation, both processes have from
before: its number is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from typing import Any, NamedTuple

from regkit.checking.collector import set_apart
from regkit.language import OpenQuestion, Reading, Ruling
from regkit.language.findings import Beside, Finding, Rest
from regkit.language.later import Known, Later
from regkit.language.layout import Group
from regkit.law import Quote, Regulation

__all__ = ["Ask", "Common", "Sender", "Sent", "received"]

Ask = Callable[[Group], Sequence[Finding]]
PART = 1_000
"""How many cases are sent at a time."""
KEPT = 20_000
"""How many findings of no case yet are remembered, and how many quotes; then it begins anew."""
_NAMES = [one.name for one in fields(Rest)]
_ANSWERS, _CITATIONS, _BESIDE = map(_NAMES.index, ("answers", "citations", "beside"))
_POINT = tuple(one.name for one in fields(Beside))

Place = tuple[int, int]
"""A case of a part, and which of its findings."""
Words = tuple[int, Any, str, tuple[int, int]]
"""Words of the law: the number of the regulation, their address, themselves, their span."""
Row = tuple[int, str, str]
"""A finding: the number of what it says of whichever case, what its case is called and what identifies it."""
Numbers = tuple[int, ...]


class Sent(NamedTuple):
    """What is sent at a time.

    Attributes:
        words: words that were not sent before.
        points: points of other law that were not sent before, field by field.
        kept: how many of the findings of no case yet that were sent before are still spoken of.
        said: findings of no case yet that were not sent before, field by field.
        rows: the findings of some cases.
    """

    words: list[Words]
    points: list[tuple[Any, ...]]
    kept: int
    said: list[tuple[Any, ...]]
    rows: list[Row]


class Common:
    """What both processes have from before, each with a number: as far as it was met in the first cases."""

    def __init__(self) -> None:
        """Begin with nothing met."""
        self.things: list[Any] = []
        self._numbers: dict[int, int] = {}

    def meet(self, found: Iterable[Finding]) -> None:
        """Give a number to what findings rest on that is no part of a case."""
        for one in found:
            self._add(*(answer.rule.regulation for answer in one.answers), *one.rulings)
            for point in one.beside:
                self._add(point.law, *point.rests_on)

    def _add(self, *things: Regulation | Reading | OpenQuestion | Ruling) -> None:
        for one in things:
            if self._numbers.setdefault(id(one), len(self.things)) == len(self.things):
                self.things.append(one)

    def number(self, one: object) -> int | None:
        """Return the number of a thing; nothing where it was not met."""
        return self._numbers.get(id(one))

    def numbers(self, things: Iterable[object]) -> Numbers | None:
        """Return the numbers of some things; nothing where one of them was not met."""
        return _all_of(map(self.number, things))


def _all_of(numbers: Iterable[int | None]) -> Numbers | None:
    """Return numbers; nothing where one is not known."""
    found = tuple(numbers)
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else None


class Sender:
    """Turns findings into what can be sent: what rows say alike is sent once, and then its number."""

    def __init__(self, common: Common) -> None:
        """Take what both processes have."""
        self.common = common
        self.words: dict[Quote, int] = {}
        self.points: dict[int, tuple[int, Beside]] = {}  # each with its number in memory, which no other takes
        self.new = Sent([], [], 0, [], [])
        self.met: dict[int, tuple[int, Any]] = {}  # each with what it is of, as above

    def parts(self, part: Sequence[Group], ask: Ask) -> Iterator[Sent]:
        """Yield what is found of some cases, some at a time."""
        for number, group in enumerate(set_apart(part)):
            self.new.rows.extend(self._row(one, (number, place)) for place, one in enumerate(ask(group)))
            if number % PART == PART - 1 or group is part[-1]:
                yield self.new
                if len(self.met) >= KEPT:
                    self.met.clear()
                self.new = Sent([], [], len(self.met), [], [])

    def _row(self, finding: Finding, place: Place) -> Row:
        found = self.met.get(id(finding.rest))
        if found is None:
            found = self.met[id(finding.rest)] = len(self.met), finding.rest
            self.new.said.append(self._sendable(finding, place))
        return found[0], finding.case, finding.id

    def _sendable(self, finding: Finding, place: Place) -> tuple[Any, ...]:
        """Return what a finding says; in place of its answers, where they were first met, whose and how ruled."""
        said = [getattr(finding.rest, name) for name in _NAMES]
        law = () if finding.law is None else (finding.law,)
        said[_ANSWERS] = place, self.common.numbers(law), self.common.numbers(finding.rulings)
        is_later = finding.status.is_in_order and isinstance(finding.citations, Later)
        said[_CITATIONS] = None if is_later else self._quoted(finding.citations)
        said[_BESIDE] = self._pointed(finding.beside, place)
        return tuple(said)

    def _quoted(self, quotes: Iterable[Quote]) -> Numbers | None:
        """Return the numbers of words of the law; nothing where they are of another regulation, and are asked again."""
        return _all_of(map(self._word, quotes))

    def _word(self, quote: Quote) -> int | None:
        law = self.common.number(quote.regulation)
        if law is not None and quote not in self.words:
            self.words[quote] = len(self.words)
            self.new.words.append((law, quote.address, quote.words, quote.span))
        return self.words.get(quote)

    def _pointed(self, points: Iterable[Beside], place: Place) -> Numbers | None:
        """Return the numbers of points of other law; nothing where one cannot be sent, and they are asked again."""
        return _all_of([self._point(one, (*place, which)) for which, one in enumerate(points)])

    def _point(self, point: Beside, place: tuple[int, int, int]) -> int | None:
        known = self.points.get(id(point))
        if known is not None:
            return known[0]
        instead = {
            "law": self.common.number(point.law),
            "rests_on": self.common.numbers(point.rests_on),
            "quotes": self._quoted(point.quotes),
            "own": self._quoted(point.own),
            "answers": place if point.answers else (),
        }
        if None in instead.values():
            return None
        self.new.points.append(tuple(instead[name] if name in instead else getattr(point, name) for name in _POINT))
        self.points[id(point)] = len(self.points), point
        return self.points[id(point)][0]


def received(sent: Iterable[Sent], part: Sequence[Group], ask: Ask, common: Common) -> Iterator[Sequence[Finding]]:
    """Yield the findings of a part that another process sent, some cases at a time."""
    receiver = _Receiver(lru_cache(maxsize=16)(lambda number: ask(part[number])), common)
    for one in sent:
        yield receiver.findings(one)


class _Receiver:
    """Makes findings of what was sent; what rows say alike is one."""

    def __init__(self, ask: Callable[[int], Sequence[Finding]], common: Common) -> None:
        self.ask, self.common = ask, common
        self.words: list[Quote] = []
        self.points: list[Beside] = []
        self.said: list[Any] = []
        self._quotes = lru_cache(maxsize=KEPT)(partial(_chosen, self.words))
        self._beside = lru_cache(maxsize=KEPT)(partial(_chosen, self.points))

    def findings(self, sent: Sent) -> list[Finding]:
        """Return the findings of some cases."""
        self.words += [Quote(self.common.things[law], address, told, span) for law, address, told, span in sent.words]
        self.points += [self._point(dict(zip(_POINT, told, strict=True))) for told in sent.points]
        self.said[sent.kept :] = [self._rest(list(told)) for told in sent.said]
        return [Finding.of(case, identity, self.said[number]) for number, case, identity in sent.rows]

    def _rest(self, values: list[Any]) -> Any:
        quotes, points = values[_CITATIONS], values[_BESIDE]
        place, law, rulings = values[_ANSWERS]
        values[_ANSWERS] = self._answers(partial(self._again, place, "answers"), law, rulings)
        values[_CITATIONS] = self._quotes(quotes) if quotes is not None else self._later(place, "citations")
        values[_BESIDE] = self._beside(points) if points is not None else self._later(place, "beside")
        return Rest(*values)

    def _answers(self, find: Callable[[], Any], law: Numbers | None, rulings: Numbers | None) -> Sequence[Any]:
        """Return answers that are asked again; what every report tells of them was sent."""
        if law is None or rulings is None:
            return _Again(find)
        return Known(find, next(iter(self._of(law)), None), self._of(rulings))

    def _point(self, values: dict[str, Any]) -> Beside:
        """Return a point of other law."""
        law, rests_on, quotes, own, place = (values[name] for name in ("law", "rests_on", "quotes", "own", "answers"))
        return Beside(
            **values
            | {
                "law": self.common.things[law],
                "rests_on": self._of(rests_on),
                "quotes": self._quotes(quotes),
                "own": self._quotes(own),
                "answers": _Again(partial(self._again_of_point, *place)) if place else (),
            }
        )

    def _of(self, numbers: Numbers) -> tuple[Any, ...]:
        """Return what both processes have by some numbers."""
        return _chosen(self.common.things, numbers)

    def _later(self, place: Place, name: str) -> Sequence[Any]:
        return _Again(partial(self._again, place, name))

    def _again(self, place: Place, name: str) -> Sequence[Any]:
        """Return what a finding has by a name, asked again."""
        number, which = place
        found: Sequence[Any] = getattr(self.ask(number)[which], name)
        return found

    def _again_of_point(self, number: int, which: int, point: int) -> Sequence[Any]:
        return self._again((number, which), "beside")[point].answers  # type: ignore[no-any-return]


def _chosen(things: Sequence[Any], numbers: Numbers) -> tuple[Any, ...]:
    return tuple(things[number] for number in numbers)


class _Again(Later[Any]):
    """What a finding rests on, asked again."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[], Sequence[Any]]) -> None:
        super().__init__()
        self._find = find

    def find(self) -> Sequence[Any]:
        return self._find()
