"""Kinds of values as people say what is asked for or answered: `是或者否`, `以元计的数额`, `a date`."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.values import listed, punctuated
from regkit.law import english_or

__all__ = ["kind_in_words"]

MOST_WORDS = 6
"""How many words are named before they are only counted."""
PLAIN = {
    "zh": {
        BOOL.sort: "是或者否",
        DATE.sort: "日期",
        "amount": "以{}计的数额",
        "many": "{}种情形之一",
        "one": "一项内容",
    },
    "en": {
        BOOL.sort: "yes or no",
        DATE.sort: "a date",
        "amount": "an amount in {}",
        "many": "one of {}",
        "one": "one thing",
    },
}
TEXT = {"zh": "文字", "en": "a text"}
SEVERAL = {"zh": "若干项内容", "en": "several things"}


def kind_in_words(kind: Kind, lang: str = "zh") -> str:
    """Return what values are of a kind, in Chinese (`zh`) or English (`en`); a few words by name, many by their number.

    Of a record its fields are told, of a set the words that it may have.
    """
    told = PLAIN[lang]
    if kind in {BOOL, DATE}:
        return told[kind.sort]
    if kind.is_amount:
        return told["amount"].format(kind.detail.zh if lang == "zh" else kind.detail.en)
    if kind.sort in {"word", "set"}:
        return _of_words([one.zh if lang == "zh" else one.en for one in kind.detail], lang)
    if kind.sort == "record" and is_dataclass(kind.detail):
        return _of_fields(kind.detail, lang)
    return TEXT[lang] if kind.sort != "record" else SEVERAL[lang]


def _of_words(words: list[str], lang: str) -> str:
    if len(words) == 1:
        return PLAIN[lang]["one"]
    return listed(words, lang, any_of=True) if len(words) <= MOST_WORDS else PLAIN[lang]["many"].format(len(words))


def _of_fields(cls: Any, lang: str) -> str:
    labels = [one.metadata["label"] for one in fields(cls) if "label" in one.metadata]
    said = [punctuated(str(label)) if lang == "zh" else english_or(label, str(label)) for label in labels]
    return listed(said, lang) if said else SEVERAL[lang]
