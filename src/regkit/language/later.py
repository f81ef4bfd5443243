"""What findings rest on, looked for when it is first asked for: the words of what is in order are seldom read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

from regkit.language.outcomes import Determination
from regkit.language.readings import Ruling
from regkit.law import Quote, Regulation

__all__ = ["Known", "Later", "cited"]

T = TypeVar("T")


def cited(*answers: Determination[Any]) -> Sequence[Quote]:
    """Return the words that decided some answers, each once; they are looked for when they are first asked for."""
    return _Words(answers)


class Later(Sequence[T]):
    """What is found when it is first asked for; for all else the tuple of it."""

    __slots__ = ("_found",)

    def __init__(self, found: tuple[T, ...] | None = None) -> None:
        """Begin with nothing looked for, or with what is found already."""
        self._found = found

    @abstractmethod
    def find(self) -> Sequence[T]:
        """Return what is to be found; it is asked once."""

    def found(self) -> tuple[T, ...]:
        """Return what is found."""
        found = self._found
        if found is None:
            found = self._found = tuple(self.find())
        return found

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one, or some, of what is found."""
        return self.found()[index]

    def __len__(self) -> int:
        """Return how many are found."""
        return len(self.found())

    def __iter__(self) -> Iterator[T]:
        """Go through what is found."""
        return iter(self.found())

    def __eq__(self, other: object) -> bool:
        """Return whether the same is found, or stands in a tuple."""
        return self.found() == (other.found() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        """Hash as the tuple does."""
        return hash(self.found())

    def __repr__(self) -> str:
        """Show the tuple."""
        return repr(self.found())

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the tuple."""
        return tuple, (self.found(),)


_Answers = tuple[Determination[Any], ...]
_Rulings = tuple[Ruling, ...]


class Known(Later[Determination[Any]]):
    """Answers of which it is known, before they are looked at, whose law they are of and which rulings they follow.

    Attributes:
        law: the regulation; none where there are no answers.
        rulings: the rulings, each once.
    """

    __slots__ = ("_find", "law", "rulings")

    def __init__(self, answers: _Answers | Callable[[], _Answers], law: Regulation | None, rulings: _Rulings) -> None:
        """Take the answers, or what returns them."""
        super().__init__(answers if isinstance(answers, tuple) else None)
        self._find = None if isinstance(answers, tuple) else answers
        self.law, self.rulings = law, rulings

    def find(self) -> Sequence[Determination[Any]]:
        """Return the answers."""
        return self._find() if self._find is not None else ()


class _Words(Later[Quote]):
    """The words that decided some answers."""

    __slots__ = ("_answers",)

    def __init__(self, answers: tuple[Determination[Any], ...]) -> None:
        super().__init__()
        self._answers = answers

    def find(self) -> Sequence[Quote]:
        return tuple(dict.fromkeys(quote for one in self._answers for quote in one.citations))
