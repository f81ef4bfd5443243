"""Readings: named choices where the text can be read in more than one way; questions left open; rulings on both."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.language.errors import RuleError
from regkit.language.kinds import BOOL, DATE, TEXT, Kind
from regkit.language.outcomes import Bounds
from regkit.language.terms import Choice, Literal, NumberTerm, Open, Term, field_of, lift
from regkit.language.values import punctuated, value_in_words
from regkit.law import Article, Paragraph, Point, Quote, english, english_or, nearest
from regkit.plug import plugged

__all__ = ["FormerName", "OpenQuestion", "Provision", "Reading", "ReadingChange", "Ruling"]

Provision = Article | Paragraph | Point


class FormerName(DeprecationWarning):
    """A reading or a question was asked for by an earlier id; in English, and in Chinese as `zh`."""

    def __init__(self, former: str, name: str) -> None:
        """Name the earlier id and the present one."""
        super().__init__(f"`{former}` is now called `{name}`")
        self.zh = f"{former} 现在的名称是 {name}"


@dataclass(frozen=True, eq=False)
class Reading:
    """A choice between readings of an unclear passage.

    Attributes:
        id: a stable name after the article of the unclear words, such as `chengde.10.like_local`.
        question_zh, question_en: what is unclear.
        options: each option's code and what it means, in Chinese; with a `Label`, in English too.
        default: the option followed unless another is asked for.
        why: why it is the default, in Chinese; with a `Label`, in English too.
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
        return punctuated(str(said)) if lang == "zh" else english_or(said, option.replace("_", " "))

    def reason(self, lang: str = "zh") -> str:
        """Return why the default is followed, in Chinese (`zh`) or English (`en`)."""
        return punctuated(str(self.why)) if lang == "zh" else english_or(self.why, str(self.why))

    def question(self, lang: str = "zh") -> str:
        """Return what is unclear, in Chinese (`zh`) or English (`en`)."""
        return punctuated(self.question_zh) if lang == "zh" else self.question_en

    def __post_init__(self) -> None:
        """Refuse a default that is not among the options, and a choice of one."""
        self._check(self.default)
        if len(self.options) < 2:  # noqa: PLR2004  (a choice needs two options)
            raise RuleError(f"reading `{self.id}` has only one option", hint="a single reading needs no choice")

    def __repr__(self) -> str:
        """Return the id and the option followed."""
        return f"<reading {self.id}: {self.default}>"

    def _repr_html_(self) -> str:
        """Return the reading as a notebook shows it: the ways to read the words, and the one that is followed."""
        return str(plugged("writing").reading_card(self))

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

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who may rule on it: the body that interprets the regulation, and the one that issued it."""
        regulation = self.quote.regulation
        interpreter = (regulation.interpreter, _interpreter_in_full(self.quote)) if regulation.interpreter else ()
        return tuple(dict.fromkeys((*interpreter, regulation.issuer)))

    def ruled(self, option: str, *, by: str, document: str, on: date) -> Ruling:
        """Return the ruling that an authority made on this reading; it goes wherever an amendment goes.

        Args:
            option: the reading that it follows.
            by: who ruled.
            document: the document in which it did.
            on: the first day for which it answers.

        Raises:
            RuleError: there is no such option, or the body may not rule on it.
        """
        self._check(option)
        return Ruling(self, option, by, document, on)

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


@dataclass(frozen=True)
class Ruling:
    """What an authority decided of an open question or a reading; who is told of it is bound by it, from its day on.

    Made with `QUESTION.answered(...)` and `READING.ruled(...)`.

    Attributes:
        about: the question or the reading.
        value: the outcome: a value, the name of one of the question's outcomes, or an option of the reading.
        by: who ruled.
        document: the document in which it did.
        on: the first day for which it answers.
    """

    about: OpenQuestion | Reading
    value: Any
    by: str
    document: str
    on: date

    def __post_init__(self) -> None:
        """Refuse a ruling by a body that has no say, without a document or without a day."""
        if self.by not in self.about.authorities:
            raise RuleError(
                f"`{self.by}` may not rule on `{self.about.id}`",
                hint=f"who may: {', '.join(f'`{one}`' for one in self.about.authorities)}",
            )
        if not self.document.strip() or type(self.on) is not date:
            raise RuleError(
                f"a ruling on `{self.about.id}` names its document and its day; given `{self.document}`, `{self.on}`",
                hint='such as `document="…〔2013〕5号", on=date(2013, 5, 1)`',
            )

    def in_words(self, lang: str = "zh") -> str:
        """Return it as a sentence: who answered what and how, in which document, from which day."""
        asked, said = self.about.question(lang), self.outcome(lang)
        day = value_in_words(self.on, DATE, lang)
        if lang == "zh":
            return f"{self.by}{self.document}（自{day}起）：{asked}——{said} [{self.about.id}]"
        colon = "" if asked.endswith("?") else ":"
        return f"[{self.about.id}] {asked}{colon} {said} ({self.authority}, {self.document}, from {day})"

    def outcome(self, lang: str = "zh") -> str:
        """Return what was answered, in Chinese (`zh`) or English (`en`)."""
        if isinstance(self.about, Reading):
            return self.about.meaning(self.value, lang)
        if isinstance(self.value, str):
            meaning = self.about.outcomes.get(self.value, self.value)
            return str(meaning) if lang == "zh" else english_or(meaning, self.value)
        return value_in_words(self.value, TEXT, lang)

    @property
    def authority(self) -> str:
        """Who ruled, in English with the Chinese name once; the Chinese alone where there is no English for it."""
        named = "" if isinstance(self.about, Reading) else self.about.authority
        return english(named) if self.by in {str(named), named.split("(")[0]} else self.by

    def answers(self, on: date | None) -> bool:
        """Return whether it was made by a day; where no day is asked about, it was."""
        return on is None or on >= self.on


@dataclass(frozen=True, eq=False)
class OpenQuestion:
    """A question that the text leaves open and only an authority can answer.

    Attributes:
        id: a stable name after the article of the words, such as `chengde.10.reciprocity`.
        zh, en: the question.
        authority: who may answer it (Chinese); with a `Label`, in English too.
        quote: the words that leave it open.
        recommended: what an interpreter would likely say, for information only (Chinese), if anything.
        outcomes: each way in which it can be answered and what it means (Chinese), where the ways are more than a
            yes or a no, or the values of one kind. Rules then say what follows from each.
        asked: where rules ask it.
        formerly: an earlier id, still understood, with a warning.
    """

    id: str
    zh: str
    en: str
    authority: str
    quote: Quote
    recommended: str | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    asked: list[Open[Any]] = field(default_factory=list, init=False, repr=False)
    formerly: str | None = None

    def is_called(self, name: str) -> bool:
        """Return whether `name` is the id; an earlier id is understood with a warning that names the new one."""
        return _is_called(self, name)

    def question(self, lang: str = "zh") -> str:
        """Return what is open, in Chinese (`zh`) or English (`en`)."""
        return punctuated(self.zh) if lang == "zh" else self.en

    def __repr__(self) -> str:
        """Return the id and the question."""
        return f"<open question {self.id}: {self.en}>"

    def _repr_html_(self) -> str:
        """Return the question as a notebook shows it: its answers, who may give them, and the words."""
        return str(plugged("writing").question_card(self))

    def of(self, kind: Kind, *candidates: object, **following: object) -> Term[Any]:
        """Return the question as a term of `kind`, to stand where its answer would.

        Args:
            kind: the kind of the answer.
            candidates: the answers under consideration, as terms or constants; they bound what is possible.
            following: what follows from each of the question's outcomes, by its name, instead of candidates.

        Raises:
            RuleError: a candidate is of another kind, an outcome is missing or is none of the question's, or another
                rule asks it otherwise.
        """
        if following and (candidates or set(following) != set(self.outcomes)):
            raise RuleError(
                f"question `{self.id}` has the outcomes {', '.join(self.outcomes) or 'of no name'}; "
                f"given: {', '.join(following)}",
                hint="say what follows from every outcome and from no other",
            )
        terms = tuple(lift(candidate, kind) for candidate in (*candidates, *following.values()))
        for term in terms:
            if term.kind != kind:
                raise RuleError(f"`{term!r}` is {term.kind}; question `{self.id}` asks for {kind}")
        made: Open[Any] = Open(self, kind, terms, tuple(following))
        self._check_alike(made)
        self.asked.append(made)
        return made

    def _check_alike(self, made: Open[Any]) -> None:
        """Refuse to ask it otherwise than before: one answer has to do wherever it is asked."""
        before = next(iter(self.asked), made)
        if (before.kind, before.names, len(before.candidates)) != (made.kind, made.names, len(made.candidates)):
            raise RuleError(
                f"question `{self.id}` is asked for {_asked_for(made)}, and elsewhere for {_asked_for(before)}",
                hint="ask it alike in all rules, such as whether, `QUESTION.of(BOOL)`; conditions say what follows",
            )

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who may answer it: each body that its authority names, also without brackets, and as the text has it."""
        named = [one.strip() for one in str(self.authority).split(" / ")]
        short = [self.quote.regulation.interpreter or ""] if _interpreter_in_full(self.quote) in named else []
        return tuple(dict.fromkeys([*(form for one in named for form in (one, one.split("(")[0])), *short]))

    def answered(self, value: object, *, by: str, document: str, on: date) -> Ruling:
        """Return the ruling that answers this question; it goes wherever an amendment goes.

        Args:
            value: the answer: a value of the kind that is asked for, or the name of one of the outcomes.
            by: who answered.
            document: the document in which it did.
            on: the first day for which it answers.

        Raises:
            RuleError: no rule asks the question, it has no such outcome, or the body may not answer it.
        """
        if not any(self.branch(one, value) is not None for one in self.asked):
            raise self._no_outcome(value)
        return Ruling(self, value, by, document, on)

    @staticmethod
    def branch(asked: Open[Any], value: object) -> Term[Any] | None:
        """Return the term that an answer puts in place of the question, or `None` where it is no answer there."""
        if asked.names:
            named = dict(zip(asked.names, asked.candidates, strict=True))
            return named.get(value) if isinstance(value, str) else None
        if asked.narrowed is not None:
            whole, field_name = asked.narrowed
            answer = OpenQuestion.branch(whole, value)
            return None if answer is None else field_of(answer, field_name, asked.kind)
        if isinstance(value, str) and value.strip() and asked.kind == TEXT:
            return Literal(value, TEXT)
        try:
            term = lift(value, asked.kind)
        except RuleError:
            return None
        return term if term.kind == asked.kind and _is_possible(term, asked) else None

    def possible(self, lang: str = "en") -> tuple[str, ...]:
        """Return the outcomes that rules leave open, in words: values, or what kind of value is asked for.

        Outcomes that have a name are told by it, as a ruling takes it; `outcomes` says what each means.
        """
        told = [_told(one, lang) for one in self.asked]
        return tuple(dict.fromkeys(word for words in told for word in words))

    def _no_outcome(self, value: object) -> RuleError:
        if not self.asked:
            return RuleError(f"no rule asks `{self.id}`", hint="an answer to it would change nothing")
        return RuleError(f"`{value}` is no outcome of `{self.id}`", hint=f"its outcomes: {', '.join(self.possible())}")


def _is_possible(term: Term[Any], asked: Open[Any]) -> bool:
    """Return whether a value is among the candidates, or between them where they are amounts or days."""
    constant = [one.value for one in asked.candidates if isinstance(one, (Literal, NumberTerm))]
    if len(constant) < len(asked.candidates) or not constant or not isinstance(term, (Literal, NumberTerm)):
        return True
    if asked.kind.is_amount or asked.kind.sort == "a date":
        return bool(min(constant) <= term.value <= max(constant))
    return term.value in constant


def _interpreter_in_full(quote: Quote) -> str:
    """Return the body that interprets a regulation by its full name: 承德市… where a text of 承德市 says 市…."""
    body, issuer = quote.regulation.interpreter or "", quote.regulation.issuer
    level = body[:1]
    return issuer[: issuer.index(level)] + body if level and level in "省市县区" and level in issuer else body


def _asked_for(asked: Open[Any]) -> str:
    """Return for what a question is asked, for a message."""
    return f"{asked.kind}, between {len(asked.candidates)}" if asked.candidates else str(asked.kind)


def _told(asked: Open[Any], lang: str) -> tuple[str, ...]:
    if asked.names:
        return asked.names
    if asked.kind == BOOL:
        return tuple(value_in_words(one, BOOL, lang) for one in (True, False))
    if asked.ends is not None:
        return (value_in_words(Bounds(*asked.ends), asked.kind, lang),)
    constant = [one for one in asked.candidates if isinstance(one, (Literal, NumberTerm))]
    return tuple(value_in_words(one.value, asked.kind, lang) for one in constant) or (str(asked.kind),)


def _is_called(thing: Reading | OpenQuestion, name: str) -> bool:
    if thing.formerly is not None and name == thing.formerly:
        warnings.warn(FormerName(name, thing.id), stacklevel=3)
        return True
    return name == thing.id
