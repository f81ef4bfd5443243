"""What a fact, a part or a list means: a sentence kept by its field, English for its schema with the Chinese beside."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo

from regkit.law import Label, english_or

__all__ = ["about_of", "meanings", "schema_of"]

KEY = "x-about-zh"


def schema_of(about: str | None) -> tuple[str | None, dict[str, Any]]:
    """Return the description of a field for its schema, in English where there is any, and the Chinese beside it."""
    if about is None:
        return None, {}
    return english_or(about, about), {KEY: about.zh} if isinstance(about, Label) else {}


def about_of(info: FieldInfo) -> str | None:
    """Return the sentence of a field as it was declared: with a `Label`, in both languages."""
    extra = info.json_schema_extra
    zh = extra.get(KEY) if isinstance(extra, dict) else None
    return info.description if zh is None else Label(str(zh), info.description or "")


def meanings(about: str | None) -> tuple[str, ...]:
    """Return the sentence in each language it was given in, English first, each as a sentence."""
    if about is None:
        return ()
    en = english_or(about, about)
    chinese = (about.zh,) if isinstance(about, Label) else ()
    return f"{en[:1].upper()}{en[1:].rstrip('.')}.", *chinese
