"""Enumerations that speak two languages: an English code for programs, the law's own word for people."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from regkit.law import english_or, nearest

__all__ = ["Word"]


class Word(Enum):
    """A closed list of words of the law.

    Write members as `SECOND = "second", "二级"`: the code, the law's word, then other accepted spellings; the law's
    word may be a `Label("二级", "grade two")` with its English, which otherwise is the code without underlines.
    The code, the word, any spelling and the member itself are accepted as input; nothing else is, and a
    value outside the list is an error that names the nearest word.

    Attributes:
        code: the English code, stable, used in files and frames.
        zh: the word as the law writes it.
        en: what it is called in English.
    """

    code: str
    zh: str
    en: str
    spellings: tuple[str, ...]

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
        return _lookup(cls).get(value.strip()) if isinstance(value, str) else None

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
        close = nearest(str(value), cls.accepted())
        return PydanticCustomError(
            "unknown_word",
            "unknown value `{value}`; accepted: {accepted}{hint}",
            {
                "value": str(value),
                "accepted": accepted,
                "hint": f"\nHint: did you mean `{close}`?" if close else "",
            },
        )


def _lookup(cls: type[Word]) -> dict[str, Any]:
    """Return the words and spellings of `cls` by text, built once per enumeration."""
    table: dict[str, Any] | None = cls.__dict__.get("_words_by_text")
    if table is None:
        spelt = ((text, member) for member in cls for text in (member.code, member.zh, member.name, *member.spellings))
        table = dict(spelt)
        type.__setattr__(cls, "_words_by_text", table)
    return table
