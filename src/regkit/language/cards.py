"""What a notebook shows of a rule, a reading and an open question: in Chinese, with the English folded beneath."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from regkit.language.facts import UNSET, FactSpec
from regkit.language.kinds import DATE, Kind
from regkit.language.values import value_in_words
from regkit.law import Label, Quantity, Quote, english, english_or
from regkit.law.display import card, folded, grid

if TYPE_CHECKING:
    from regkit.language.readings import OpenQuestion, Reading
    from regkit.language.rule import AnyRule

__all__ = ["question_card", "reading_card", "rule_card"]

LANGUAGES = ("zh", "en")


def rule_card(rule: AnyRule) -> str:
    """Return what a rule settles and of whom, its home, readings, questions and numbers, and the facts it reads."""
    return folded(*(_rule(rule, lang) for lang in LANGUAGES))


def reading_card(reading: Reading) -> str:
    """Return what is unclear, the ways to read it, the one that is followed and why, and the words."""
    return folded(*(_reading(reading, lang) for lang in LANGUAGES))


def question_card(question: OpenQuestion) -> str:
    """Return what is open, how it can be answered and by whom, and the words that leave it open."""
    return folded(*(_question(question, lang) for lang in LANGUAGES))


def _rule(rule: AnyRule, lang: str) -> str:
    zh = lang == "zh"
    subjects = "、".join(model.zh or model.__name__ for _, model in rule.parameters)
    said = {
        "zh": (("名称", rule.name), ("对象", subjects), ("所在条文", rule.home.zh)),
        "en": (
            ("name", rule.name),
            ("about", ", ".join(f"{name}: {model.english()}" for name, model in rule.parameters)),
            ("article", rule.home.short),
        ),
    }[lang]
    readings = "\n".join(f"{_asked(one, lang)} → {one.meaning(one.default, lang)}" for one in rule.readings)
    questions = "\n".join(_asked(one, lang) for one in rule.open_questions)
    colon = "：" if zh else ": "
    numbers = "\n".join(f"{_place(one.quote, lang)}{colon}{_value(one.value, lang)}" for one in rule.numbers)
    labels = ("数字", "所采解读", "未决问题") if zh else ("numbers", "readings", "open questions")
    lines = (*said, *zip(labels, (numbers, readings, questions), strict=True))
    heads = ("事实", "含义", "未说明时", "条文") if zh else ("fact", "meaning", "if nothing is said", "article")
    rows = [(key, *_fact(spec, lang)) for key, spec in rule.facts.items()]
    title = "所问事实" if zh else "Facts"
    return card(rule.zh if zh else rule.en, lines, lang) + grid(title, heads, rows, lang)


def _fact(spec: FactSpec, lang: str) -> tuple[str, str, str]:
    """Return what a fact means, what is taken to be so where nothing is said of it, and its article."""
    zh = lang == "zh"
    if spec.presumed is not UNSET:
        value = value_in_words(spec.presumed, spec.kind, lang)
        unsaid = f"按“{value}”处理" if zh else f"taken to be {value}"
    elif spec.decided_by:
        unsaid = f"由{spec.decided_by}决定" if zh else f"for {english(spec.decided_by)} to decide"
    else:
        unsaid = "尚不能确定" if zh else "unknown"
    about = spec.about or ""
    said = (spec.zh, about if isinstance(about, Label) else "") if zh else (spec.en, english_or(about, about))
    meaning = ("：" if zh else ". ").join(filter(None, said))
    return meaning, unsaid, spec.source or ""


def _reading(reading: Reading, lang: str) -> str:
    zh = lang == "zh"
    colon = "：" if zh else ": "
    options = "\n".join(f"{option}{colon}{reading.meaning(option, lang)}" for option in reading.options)
    lines = {
        "zh": (
            ("可作", options),
            ("采用", f"{reading.default}：{reading.reason(lang)}"),
            ("可由", "、".join(reading.authorities)),
        ),
        "en": (("options", options), ("followed", f"{reading.default}: {reading.reason(lang)}")),
    }[lang]
    words = "原文" if zh else "words"
    return card(_asked(reading, lang), (*lines, (words, _quoted(reading.quote, lang))), lang)


def _question(question: OpenQuestion, lang: str) -> str:
    zh = lang == "zh"
    named = (f"{name}：{said}" if zh else f"{name}: {english(said)}" for name, said in question.outcomes.items())
    outcomes = "\n".join(named) or ("、" if zh else ", ").join(question.possible(lang))
    lines = {
        "zh": (("可答", outcomes), ("由谁答复", str(question.authority)), ("倾向意见", question.recommended or "")),
        "en": (
            ("answers", outcomes),
            ("for", english(question.authority)),
            ("likely view", english(question.recommended) if question.recommended else ""),
        ),
    }[lang]
    words = "原文" if zh else "words"
    return card(_asked(question, lang), (*lines, (words, _quoted(question.quote, lang))), lang)


def _value(value: Quantity | date, lang: str) -> str:
    if isinstance(value, date):
        return value_in_words(value, DATE, lang)
    return value_in_words(value.amount, Kind("amount", value.unit), lang)


def _place(quote: Quote, lang: str) -> str:
    return quote.address.zh if lang == "zh" else quote.address.short


def _quoted(quote: Quote, lang: str) -> str:
    return f"{quote.zh}：“{quote.words}”" if lang == "zh" else f"{quote.en}: “{quote.words}”"


def _asked(about: Reading | OpenQuestion, lang: str) -> str:
    return f"{about.question(lang)} [{about.id}]"
