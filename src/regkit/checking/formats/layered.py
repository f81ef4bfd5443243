"""What a report tells of other law in force: whose law a finding is, what the other says, which governs, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.phrases import COLON, WORDS, bracketed, cited, day, joined, named
from regkit.checking.report import Report
from regkit.language import OpenQuestion, Reading
from regkit.language.findings import Beside, Finding, how_in_words
from regkit.language.once import lately
from regkit.language.writing import punctuated, sentence
from regkit.law import Regulation

__all__ = ["Points", "beside_data", "beside_lines", "layer_lines", "own_law"]


@dataclass(slots=True)
class Points:
    """What other law says beside the findings of a page, each told once, below them, and found by its number.

    Attributes:
        place: which report of the page it is, as the names of places are the page's.
        lang: the language.
        numbers: what is told, with its number.
    """

    place: int
    lang: str
    numbers: dict[str, int] = field(default_factory=dict)

    def met(self, finding: Finding) -> Iterator[tuple[str, int]]:
        """Yield, in a few words, on what points other law stands beside a finding, and which text governs each."""
        for one in finding.beside:
            number = self.numbers.setdefault(_line(one, self.lang), len(self.numbers) + 1)
            yield f"{_in(one.topic, self.lang)}{COLON[self.lang]}{_in(one.governs, self.lang)}", number

    def name(self, number: int) -> str:
        """Return the name of the place where a point is told."""
        return f"law-{self.place}-{number}"


def own_law(finding: Finding, lang: str) -> str:
    """Return whose law a finding is; nothing of what is found of the file alone."""
    return "" if finding.law is None else _name(finding.law, lang)


def beside_lines(finding: Finding, lang: str) -> Iterator[str]:
    """Yield a sentence for each point on which other law stands beside a finding."""
    return (_line(one, lang) for one in finding.beside)


@lately
def _line(one: Beside, lang: str) -> str:
    words = WORDS[lang]
    comma, stop = ("，", "。") if lang == "zh" else (", ", " ")
    head = f"{_name(one.law, lang)}{bracketed(cited(one.quotes, lang), lang)}"
    how = how_in_words(one.governs, one.effect, one.confidence, lang)
    governs = words["governs"].format(day(one.since, lang), _in(one.governs, lang)) + bracketed(how, lang)
    told = [
        f"{_in(one.topic, lang)}{comma}{governs}",
        _in(one.why, lang),
        "" if one.says is None else _in(one.says, lang),
    ]
    rests = f" [{joined([_named(it, lang) for it in one.rests_on], lang)}]" if one.rests_on else ""
    return f"{head}{COLON[lang]}{stop.join(_ended(part, lang) for part in told if part)}{rests}"


def _ended(said: str, lang: str) -> str:
    """Return a part of what is told: in English a sentence, in Chinese with its stop between it and the next."""
    return said if lang == "zh" else sentence(said, lang)


def _named(question: Reading | OpenQuestion, lang: str) -> str:
    """Return the name of what a point rests on; of an open question its leaning, too."""
    if not isinstance(question, OpenQuestion) or not question.recommended:
        return question.id
    return question.id + bracketed(f"{WORDS[lang]['advice']}{COLON[lang]}{named(question.recommended, lang)}", lang)


def layer_lines(report: Report, lang: str) -> Iterator[str]:
    """Yield what other law was asked, with how often each text governs, and the points on which nothing was found."""
    for law, counts in report.laws_beside.items():
        told = joined([f"{_in(word, lang)} {count}" for word, count in counts.items()], lang)
        yield f"{_name(law, lang)}{bracketed(day(law.commenced, lang), lang)}{COLON[lang]}{told}"
        topics = [
            _in(one.topic, lang) + bracketed(cited(one.quotes, lang), lang) for one in report.others if one.law is law
        ]
        if topics:
            yield f"{WORDS[lang]['not_asked']}{COLON[lang]}{joined(topics, lang)}"


def beside_data(one: Beside) -> dict[str, Any]:
    """Return a point as plain data."""
    return {
        "point": one.point,
        "regulation": one.law.id,
        "title": one.law.title,
        "from": one.since.isoformat(),
        **{
            name: {"zh": str(label), "en": label.en}
            for name, label in (
                ("topic", one.topic),
                ("governs", one.governs),
                ("effect", one.effect),
                ("confidence", one.confidence),
                ("why", one.why),
            )
        },
        "says": None if one.says is None else {"zh": str(one.says), "en": one.says.en},
        "citations": [{"address": quote.address.zh, "words": quote.words} for quote in one.quotes],
        "rests_on": [it.id for it in one.rests_on],
    }


def _in(label: Any, lang: str) -> str:
    return punctuated(str(label)) if lang == "zh" else str(label.en)


def _name(law: Regulation, lang: str) -> str:
    """Return the title of a regulation; in English the short name beside it."""
    return f"《{law.title}》" if lang == "zh" else f"{law.en or law.short.capitalize()} 《{law.title}》"
