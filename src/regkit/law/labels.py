"""Labels: the law's own words that also say what they are called in English."""

from __future__ import annotations

from typing import Self

__all__ = ["Label", "english", "english_or"]


class Label(str):
    """Chinese words with their English: a string wherever Chinese is asked for, with `en` beside it.

    Write `Label("清欠办", "the arrears clearance office")` for an authority, a reason or an option; where only a
    plain string is given there is no English, and `english` falls back on another name.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        """Join the law's words and the English ones."""
        made = super().__new__(cls, zh)
        made.en = en
        return made

    @property
    def zh(self) -> str:
        """The law's words, as a plain string."""
        return str.__str__(self)

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # `str` itself has one
        """Keep the English when the label is copied or sent to another process."""
        return self.zh, self.en


def english_or(text: str, otherwise: str) -> str:
    """Return the English of a label, or `otherwise` for words without any."""
    return getattr(text, "en", None) or otherwise


WIDE = str.maketrans("()", "（）")
"""Brackets within brackets are those of the Chinese."""


def english(text: str) -> str:
    """Return the English of a label with the Chinese once after it, or the Chinese alone where there is no English."""
    en = getattr(text, "en", None)
    return f"{en} ({str(text).translate(WIDE)})" if en else str(text)
