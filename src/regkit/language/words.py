"""Enumerations that speak two languages: an English code for programs, the law's own word for people."""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from regkit.language.vocabulary import SEPARATORS, folded
from regkit.law import english_or

__all__ = ["Word"]

SEPARATED = re.compile(f"({SEPARATORS.pattern})")
"""The separators of a cell that holds several words, kept."""


class Word(Enum):
    """A closed list of words of the law.

    Write members as `SECOND = "second", "二级"`: the code, the law's word, then other accepted spellings; the law's
    word may be a `Label("二级", "grade two")` with its English, which otherwise is the code without underlines.
    The code, the word, any spelling and the member itself are accepted as input, whatever their width, case and
    spaces; nothing else is. A spelling `北京市*` stands for every text that begins so, `*施工总承包` for every one that
    ends so: a registered address, the full name of a certificate. A value outside the list is an error, with a hint
    only where it can be no other word.

    Attributes:
        code: the English code, stable, used in files and frames.
        zh: the word as the law writes it.
        en: what it is called in English.
    """

    code: str
    zh: str
    en: str
    spellings: tuple[str, ...]

    __hash__ = object.__hash__  # each member is one object; an enumeration would hash its name, in Python, each time

    if not TYPE_CHECKING:  # to a type checker, calling an enumeration looks a member up by any value

        def __new__(cls, code: str, zh: str, *spellings: str) -> Self:
            """Make a member from its code, its word and other spellings."""
            member = object.__new__(cls)
            member._value_ = code
            member.code = code
            member.zh = str(zh)
            member.en = english_or(zh, code.replace("_", " "))
            member.spellings = spellings
            return member

    def __str__(self) -> str:
        """Return the law's word."""
        return self.zh

    def __repr__(self) -> str:
        """Return the member as written in a rule."""
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls.reading(value) if isinstance(value, str) else None

    @classmethod
    def reading(cls, text: str) -> Self | None:
        """Return the member that a text names, or nothing where it names none, or patterns of several."""
        exact, begins, ends = _lookup(cls)
        plain = folded(text)
        if (member := exact.get(text.strip()) or exact.get(plain)) is not None:
            return member  # type: ignore[no-any-return]  # the tables hold members of this enumeration
        if DENIES.match(plain):
            return None
        found = {one for start, one in begins if plain.startswith(start)}
        found |= {one for end, one in ends if plain.endswith(end)}
        return found.pop() if len(found) == 1 else None

    @classmethod
    def several(cls, text: str) -> list[str]:
        """Return the texts of a cell that holds several words; one that has a separator in it itself stays whole."""
        exact, pieces, found = _lookup(cls)[0], SEPARATED.split(text), list[str]()
        here = 0
        while here < len(pieces):
            longer = range(len(pieces), here + 1, -2)
            end = next((end for end in longer if folded("".join(pieces[here:end])) in exact), here + 1)
            found.append("".join(pieces[here:end]).strip())
            here = end + 1
        return [one for one in found if one]

    @classmethod
    def accepted(cls) -> tuple[str, ...]:
        """Return every code and every word of the law, codes first."""
        return (*(m.code for m in cls), *(m.zh for m in cls))

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        """Validate as a member, a code or a word; serialise as the code."""
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda member: member.code, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """List the codes, with the law's words beside them."""
        return {
            "type": "string",
            "enum": [member.code for member in cls],
            "x-zh": {member.code: member.zh for member in cls},
            "x-en": {member.code: member.en for member in cls},
        }

    @classmethod
    def _read(cls, value: object) -> Self:
        try:
            return cls(value)
        except ValueError:
            raise cls.unknown(value) from None

    @classmethod
    def unknown(cls, value: object) -> PydanticCustomError:
        """Return the error for a value outside the list, with what is accepted and the nearest word."""
        accepted = ", ".join(f"{member.zh} ({member.code})" for member in cls)
        close = _likely(str(value), cls.accepted())
        return PydanticCustomError(
            "unknown_word",
            "unknown value `{value}`; accepted: {accepted}{hint}",
            {
                "value": str(value),
                "accepted": accepted,
                "hint": f"\nHint: did you mean `{close}`?" if close else "",
            },
        )


Patterns = list[tuple[str, Any]]


def _lookup(cls: type[Word]) -> tuple[dict[str, Any], Patterns, Patterns]:
    """Return the words of `cls` by text, and by how a text begins or ends; worked out once per enumeration."""
    tables: tuple[dict[str, Any], Patterns, Patterns] | None = cls.__dict__.get("_words_by_text")
    if tables is None:
        exact: dict[str, Any] = {}
        begins: Patterns = []
        ends: Patterns = []
        for member in cls:
            for text in (member.code, member.zh, member.name, *member.spellings):
                if text.endswith("*"):
                    begins.append((folded(text[:-1]), member))
                elif text.startswith("*"):
                    ends.append((folded(text[1:]), member))
                else:
                    exact.setdefault(text, member)
        for text, member in list(exact.items()):
            exact.setdefault(folded(text), member)
        tables = exact, begins, ends
        type.__setattr__(cls, "_words_by_text", tables)
    return tables


LONG = 4
DENIES = re.compile(r"[非不无未除外]")


def _likely(value: str, accepted: tuple[str, ...]) -> str | None:
    """Return the word that was meant, where it can be no other: a slip in a code, a word within or behind more.

    Words of two or three signs differ by one and mean opposites (`省外`, `外省`), so likeness alone says nothing.
    """
    text = folded(value)
    if text.isascii():
        close = get_close_matches(text, [one for one in accepted if one.isascii()], n=1, cutoff=0.8)
        return close[0] if close else None
    said = [one for one in accepted if not one.isascii()]
    within = {one for one in said if len(one) >= LONG and folded(one) in text}
    within = within or {one for one in said if len(one) > 1 and text.endswith(folded(one)) and len(text) > len(one) + 1}
    return within.pop() if len(within) == 1 and not DENIES.search(text) else None
