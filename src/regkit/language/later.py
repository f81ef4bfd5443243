"""The words of findings, looked for when they are first asked for: those of what is in order are seldom read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from regkit.language.outcomes import Determination
from regkit.law import Quote

__all__ = ["cited"]


def cited(*answers: Determination[Any]) -> Sequence[Quote]:
    """Return the words that decided some answers, each once; they are looked for when they are first asked for."""
    return _Words(answers)


class _Words(Sequence[Quote]):
    """The words that decided some answers; for all else the tuple of them."""

    __slots__ = ("_answers", "_found")

    def __init__(self, answers: tuple[Determination[Any], ...]) -> None:
        self._answers = answers
        self._found: tuple[Quote, ...] | None = None

    def found(self) -> tuple[Quote, ...]:
        found = self._found
        if found is None:
            found = self._found = tuple(dict.fromkeys(quote for one in self._answers for quote in one.citations))
        return found

    @overload
    def __getitem__(self, index: int) -> Quote: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Quote]: ...

    def __getitem__(self, index: int | slice) -> Quote | Sequence[Quote]:
        return self.found()[index]

    def __len__(self) -> int:
        return len(self.found())

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.found())

    def __eq__(self, other: object) -> bool:
        return self.found() == (other.found() if isinstance(other, _Words) else other)

    def __hash__(self) -> int:
        return hash(self.found())

    def __repr__(self) -> str:
        return repr(self.found())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.found(),)
