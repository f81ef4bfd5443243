"""The ledger as a page: what became of each sentence of a regulation, in rules, numbers, readings or a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from regkit.engine.pages import heading_of, title_of
from regkit.language import catalog
from regkit.language.kinds import BOOL
from regkit.language.readings import OpenQuestion, Reading
from regkit.language.rule import AnyRule, DutyRule
from regkit.language.writing import punctuated, settled, value_in_words
from regkit.law import Quote, Regulation, Sentence, english_or

__all__ = ["ledger_page"]

TOLD = {
    "en": {
        "title": "{}: the ledger",
        "written": "Every sentence and what became of it, written by `regkit pages`.",
        "sentences": "{} sentences: {}.",
        "count": "{} {}",
        "encoded": "encoded",
        "declared not encoded": "not encoded",
        "open": "open",
        "outside": "quoted outside rules",
        "rule": "rule",
        "duty": "duty",
        "reading": "reading",
        "question": "open question",
        "comma": ", ",
        "colon": ": ",
        "list": ", ",
    },
    "zh": {
        "title": "{}：逐句对照",
        "written": "每一句及其去处，由 `regkit pages` 写出。",
        "sentences": "共{}句：{}。",
        "count": "{1}{0}句",
        "encoded": "已写成规则",
        "declared not encoded": "未写成规则",
        "open": "未处理",
        "outside": "在规则之外引用",
        "rule": "规则",
        "duty": "义务",
        "reading": "解读",
        "question": "待解问题",
        "comma": "，",
        "colon": "：",
        "list": "、",
    },
}


def ledger_page(name: str, lang: str = "en") -> str:
    """Return the ledger of a regulation, all its versions, as Markdown, in English (`en`) or Chinese (`zh`).

    Under each sentence stand the rules and duties that quote it, with the numbers that they read there, and the
    readings and open questions about it; or the reason why it is not encoded; or that nothing was said of it.

    Raises:
        RegulationError: there is no such regulation.
    """
    newest = catalog.regulation_of(name)
    words = TOLD[lang]
    lines = [f"# {words['title'].format(title_of(newest, lang))}", "", words["written"]]
    for version in newest.versions:
        if version.version:
            lines += ["", f"## {version.version}"]
        lines += _Told(name, lang).of(version)
    return "\n".join(lines) + "\n"


class _Told:
    """What a regulation's package holds, to be looked up by the words that it rests on."""

    def __init__(self, name: str, lang: str) -> None:
        self.lang, self.words = lang, TOLD[lang]
        self.rules = sorted(catalog.all_rules_of(name), key=lambda rule: rule.name)
        doubts: list[Reading | OpenQuestion] = [*catalog.readings_of(name), *catalog.questions_of(name)]
        self.doubts = sorted(doubts, key=lambda one: one.id)

    def of(self, regulation: Regulation) -> Iterator[str]:
        """Yield the lines of one version."""
        sentences = regulation.ledger.sentences
        counted = Counter(one.status.value for one in sentences)
        each = self.words["comma"].join(
            self.words["count"].format(n, self.words[what]) for what, n in sorted(counted.items())
        )
        yield from ("", self.words["sentences"].format(len(sentences), each))
        for address, several in groupby(sentences, key=lambda one: one.address):
            yield from ("", f"### {heading_of(address, self.lang)}")
            for sentence in several:
                yield from ("", f"> {sentence.text}", "")
                yield from self._of_sentence(regulation, sentence)

    def _of_sentence(self, regulation: Regulation, sentence: Sentence) -> Iterator[str]:
        if sentence.reason is not None:
            reason = (
                punctuated(str(sentence.reason)) if self.lang == "zh" else english_or(sentence.reason, sentence.reason)
            )
            yield f"- {self.words['declared not encoded']}{self.words['colon']}{reason}"
            return
        told = [
            *(
                self._of_rule(rule, regulation, sentence)
                for rule in self.rules
                if _quotes(rule.quotes, regulation, sentence)
            ),
            *(self._of_doubt(one) for one in self.doubts if _quotes([one.quote], regulation, sentence)),
        ]
        yield from told or [f"- {self.words['outside' if sentence.status.name == 'ENCODED' else 'open']}"]

    def _of_rule(self, rule: AnyRule, regulation: Regulation, sentence: Sentence) -> str:
        words = self.words
        numbers = [
            value_in_words(number.value, BOOL, self.lang)
            for number in rule.numbers
            if _quotes([number.quote], regulation, sentence)
        ]
        kind = words["duty" if isinstance(rule, DutyRule) else "rule"]
        tail = f"{words['colon']}{words['list'].join(dict.fromkeys(numbers))}" if numbers else ""
        return f"- {kind} `{rule.name}` · {settled(rule, self.lang)}{tail}"

    def _of_doubt(self, one: Reading | OpenQuestion) -> str:
        kind = self.words["reading" if isinstance(one, Reading) else "question"]
        return f"- {kind} `{one.id}` · {one.question(self.lang)}"


def _quotes(quotes: Iterable[Quote], regulation: Regulation, sentence: Sentence) -> bool:
    start, end = sentence.span
    return any(one.regulation is regulation and one.span[0] < end and start < one.span[1] for one in quotes)
