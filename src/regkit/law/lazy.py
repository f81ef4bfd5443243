"""Regular expressions that are compiled when they are first needed, so that importing the law stays cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

__all__ = ["Lazy"]


class Lazy:
    """A regular expression, compiled on first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep the pattern."""
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first place from `start` on that matches."""
        return self._compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield the matches from `start` on."""
        return self._compiled.finditer(text, start)

    def replace(self, text: str, by: str) -> str:
        """Return the text with each match replaced."""
        return self._compiled.sub(by, text)

    def blank(self, text: str, character: str) -> str:
        """Return the text with each character of a match replaced."""
        return self._compiled.sub(lambda found: character * len(found[0]), text)
