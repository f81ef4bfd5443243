"""Readings: named choices where the text can be read in more than one way, and questions left open."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regkit.language.errors import RuleError
from regkit.language.kinds import Kind
from regkit.language.terms import Choice, Open, Term, lift
from regkit.law import Article, Paragraph, Point, Quote, english_or, nearest

__all__ = ["OpenQuestion", "Reading", "ReadingChange"]

Provision = Article | Paragraph | Point


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """A choice between readings of an unclear passage.

    Attributes:
        id: a stable name after the article of the unclear words, such as `chengde.10.like_local`.
        question_zh, question_en: what is unclear.
        options: each option's code and what it means, in Chinese; with a `Label`, in English too.
        default: the option followed unless another is asked for.
        why: why it is the default, in English.
        quote: the unclear words.
        authority: on whose authority the default rests; `assumed` where nobody has decided.
        formerly: an earlier id, still understood, with a warning.
    """

    id: str
    question_zh: str
    question_en: str
    options: Mapping[str, str]
    default: str
    why: str
    quote: Quote
    authority: str = "assumed"
    formerly: str | None = None

    def is_called(self, name: str) -> bool:
        """Return whether `name` is the id; an earlier id is understood with a warning that names the new one."""
        return _is_called(self, name)

    def meaning(self, option: str, lang: str = "zh") -> str:
        """Return what an option means, in Chinese (`zh`) or English (`en`)."""
        said = self.options[option]
        return str(said) if lang == "zh" else english_or(said, option.replace("_", " "))

    def question(self, lang: str = "zh") -> str:
        """Return what is unclear, in Chinese (`zh`) or English (`en`)."""
        return self.question_zh if lang == "zh" else self.question_en

    def __post_init__(self) -> None:
        """Refuse a default that is not among the options, and a choice of one."""
        self._check(self.default)
        if len(self.options) < 2:  # noqa: PLR2004  (a choice needs two options)
            raise RuleError(f"reading `{self.id}` has only one option", hint="a single reading needs no choice")

    def __repr__(self) -> str:
        """Return the id and the option followed."""
        return f"<reading {self.id}: {self.default}>"

    def choose(self, **branches: object) -> Term[Any]:
        """Return the term that follows the chosen reading; every option needs its branch."""
        if set(branches) != set(self.options):
            raise RuleError(
                f"reading `{self.id}` has the options {', '.join(self.options)}; given: {', '.join(branches)}",
                hint="give a branch for every option and no other",
            )
        terms = {option: lift(branches[option]) for option in self.options}
        kinds = {term.kind for term in terms.values()}
        if len(kinds) > 1:
            raise RuleError(f"the branches of reading `{self.id}` are of different kinds")
        return Choice(self, tuple(terms.items()), kinds.pop(), self.default)

    def read_as(self, option: str) -> ReadingChange:
        """Return the change to another option, for `rule.amend(...)`."""
        self._check(option)
        return ReadingChange(self, option)

    def _check(self, option: str) -> None:
        if option not in self.options:
            close = nearest(option, tuple(self.options))
            raise RuleError(
                f"reading `{self.id}` has no option `{option}`; options: {', '.join(self.options)}",
                hint=f"did you mean `{close}`?" if close else None,
            )


@dataclass(frozen=True)
class ReadingChange:
    """A reading and the option to follow instead of its default."""

    reading: Reading
    option: str


@dataclass(frozen=True, eq=False, repr=False)
class OpenQuestion:
    """A question that the text leaves open and only an authority can answer.

    Attributes:
        id: a stable name after the article of the words, such as `chengde.10.reciprocity`.
        zh, en: the question.
        authority: who may answer it (Chinese); with a `Label`, in English too.
        quote: the words that leave it open.
        recommended: what an interpreter would likely say, for information only (Chinese), if anything.
        formerly: an earlier id, still understood, with a warning.
    """

    id: str
    zh: str
    en: str
    authority: str
    quote: Quote
    recommended: str | None = None
    formerly: str | None = None

    def is_called(self, name: str) -> bool:
        """Return whether `name` is the id; an earlier id is understood with a warning that names the new one."""
        return _is_called(self, name)

    def __repr__(self) -> str:
        """Return the id and the question."""
        return f"<open question {self.id}: {self.en}>"

    def of(self, kind: Kind, *candidates: object) -> Term[Any]:
        """Return the question as a term of `kind`, to stand where its answer would.

        Args:
            kind: the kind of the answer.
            candidates: the answers under consideration, as terms or constants; they bound what is possible.
        """
        terms = tuple(lift(candidate, kind) for candidate in candidates)
        for term in terms:
            if term.kind != kind:
                raise RuleError(f"`{term!r}` is {term.kind}; question `{self.id}` asks for {kind}")
        return Open(self, kind, terms)


def _is_called(thing: Reading | OpenQuestion, name: str) -> bool:
    if thing.formerly is not None and name == thing.formerly:
        warnings.warn(f"`{name}` is now called `{thing.id}`", DeprecationWarning, stacklevel=3)
        return True
    return name == thing.id
