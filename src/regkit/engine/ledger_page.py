"""The ledger as a page: what became of each sentence of a regulation, in rules, numbers, readings or a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from regkit.language import catalog
from regkit.language.readings import OpenQuestion, Reading
from regkit.language.rule import AnyRule, DutyRule
from regkit.law import Quote, Regulation, Sentence

__all__ = ["ledger_page"]


def ledger_page(name: str) -> str:
    """Return the ledger of a regulation, all its versions, as Markdown.

    Under each sentence stand the rules and duties that quote it, with the numbers that they read there, and the
    readings and open questions about it; or the reason why it is not encoded; or that nothing was said of it.

    Raises:
        RegulationError: there is no such regulation.
    """
    newest = catalog.regulation_of(name)
    lines = [f"# {newest.title}: the ledger", "", "Every sentence and what became of it, written by `regkit pages`."]
    for version in newest.versions:
        if version.version:
            lines += ["", f"## {version.version}"]
        lines += _Told(name).of(version)
    return "\n".join(lines) + "\n"


class _Told:
    """What a regulation's package holds, to be looked up by the words that it rests on."""

    def __init__(self, name: str) -> None:
        self.rules = sorted(catalog.all_rules_of(name), key=lambda rule: rule.name)
        doubts: list[Reading | OpenQuestion] = [*catalog.readings_of(name), *catalog.questions_of(name)]
        self.doubts = sorted(doubts, key=lambda one: one.id)

    def of(self, regulation: Regulation) -> Iterator[str]:
        """Yield the lines of one version."""
        sentences = regulation.ledger.sentences
        counted = Counter(one.status.value for one in sentences)
        yield from (
            "",
            f"{len(sentences)} sentences: {', '.join(f'{n} {what}' for what, n in sorted(counted.items()))}.",
        )
        for address, several in groupby(sentences, key=lambda one: one.address.zh):
            yield from ("", f"### {address}")
            for sentence in several:
                yield from ("", f"> {sentence.text}", "")
                yield from self._of_sentence(regulation, sentence)

    def _of_sentence(self, regulation: Regulation, sentence: Sentence) -> Iterator[str]:
        if sentence.reason is not None:
            yield f"- not encoded: {sentence.reason}"
            return
        told = [
            *(
                _of_rule(rule, regulation, sentence)
                for rule in self.rules
                if _quotes(rule.quotes, regulation, sentence)
            ),
            *(_of_doubt(one) for one in self.doubts if _quotes([one.quote], regulation, sentence)),
        ]
        yield from told or [f"- {'quoted outside rules' if sentence.status.name == 'ENCODED' else 'open'}"]


def _quotes(quotes: Iterable[Quote], regulation: Regulation, sentence: Sentence) -> bool:
    start, end = sentence.span
    return any(one.regulation is regulation and one.span[0] < end and start < one.span[1] for one in quotes)


def _of_rule(rule: AnyRule, regulation: Regulation, sentence: Sentence) -> str:
    numbers = [str(number) for number in rule.numbers if _quotes([number.quote], regulation, sentence)]
    kind = "duty" if isinstance(rule, DutyRule) else "rule"
    return f"- {kind} `{rule.name}` · {rule.zh}" + (f": {'、'.join(dict.fromkeys(numbers))}" if numbers else "")


def _of_doubt(one: Reading | OpenQuestion) -> str:
    if isinstance(one, Reading):
        return f"- reading `{one.id}` · {one.question_zh}"
    return f"- open question `{one.id}` · {one.zh}"
