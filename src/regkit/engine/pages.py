"""Pages of a regulation: its text by chapters, under each article its rules, tables and readings; its amendments.

Each chapter has a page in English and one in Chinese, `chapter-1.md` and `chapter-1.zh-CN.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from regkit.engine.table import DecisionTable, table
from regkit.language import catalog
from regkit.language.kind_words import kind_in_words
from regkit.language.kinds import DATE
from regkit.language.readings import Reading
from regkit.language.rule import AnyRule
from regkit.language.writing import punctuated, settled, value_in_words
from regkit.law import Address, Article, Heading, Regulation, differences

__all__ = ["ENDINGS", "answers", "heading_of", "pages", "title_of"]

PIECES = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}
ENDINGS = {"en": ".md", "zh": ".zh-CN.md"}
TOLD = {
    "en": {
        "written": "Text, rules and tables, written by `regkit pages {name}`. Each row of a table stands by itself: an "
        "empty cell is not asked about in that row. What begins with “open:” the text leaves open, “silent” is what it "
        "does not provide for, an “exception” goes before the other rows. Between marks stand the words of the law; "
        "“……” is where some are left out, and “see” names the rule whose table has them.",
        "reaches": "Applies where: {cases}.",
        "long": "Its table has {lines} rows: `regkit show {name}`.",
        "readings": "Readings, each with the option that is followed:",
    },
    "zh": {
        "written": "条文、规则和决定表，由 `regkit pages {name}` 写出。表中每一行各自成立：空白的一格，该行不问；"
        "“未定”是条文留待解释的；“未规定”是条文没有规定的；“例外”先于其他各行。引号内是条文原文，“……”处有省略；“见”指原文在该规则的决定表中。",
        "reaches": "适用情形：{cases}。",
        "answers": "就{subjects}而问，答案为{answer}。",
        "long": "决定表有{lines}行，见 `regkit show {name}`。",
        "readings": "解读，各附所采的一种：",
    },
}
LONGEST = 42
"""A table of more lines is not printed; nobody would read it."""


def heading_of(address: Address, lang: str) -> str:
    """Return an address as the heading of a section: `第七条`, `Article 7 (第七条)`."""
    zh = punctuated(address.zh)
    return zh if lang == "zh" else f"Article {address.short} ({zh})"


def title_of(regulation: Regulation, lang: str) -> str:
    """Return a regulation as a title: its own; in English what it is called in citations, with its own in brackets."""
    if lang == "zh":
        return regulation.title
    en = regulation.en or regulation.short.capitalize()
    return f"{en[:-1]}, {regulation.title})" if en.endswith(")") else f"{en} ({regulation.title})"


def _chapter(chapter: Heading, lang: str) -> str:
    title = "".join(chapter.title.split())
    return title if lang == "zh" or chapter.number is None else f"chapter {chapter.number} ({title})"


def pages(name: str) -> dict[str, str]:
    """Return the pages of a regulation by the names of their files: one for each chapter and language.

    Where it was amended, the pages of the older versions bear the day on which they commenced, and `amended-DAY.md`
    says what each amendment changed.

    Raises:
        RegulationError: there is no such regulation.
    """
    newest = catalog.regulation_of(name)
    rules = catalog.rules_of(name)
    found: dict[str, str] = {}
    for version in newest.versions:
        prefix = "" if version is newest else f"{version.commenced}-"
        found |= {prefix + file: page for file, page in _chapters(version, rules).items()}
        if version.amends is not None:
            for lang, ending in ENDINGS.items():
                found[f"amended-{version.commenced}{ending}"] = _joined(_amendment(version.amends, version, lang))
    return found


def _chapters(regulation: Regulation, rules: tuple[AnyRule, ...]) -> dict[str, str]:
    chapters: dict[int, list[Article]] = {}
    for article in regulation.articles():
        chapters.setdefault(article.chapter.number or 0 if article.chapter else 0, []).append(article)
    by_article: dict[int, list[AnyRule]] = {}
    for rule in rules:
        if rule.regulation is regulation:
            by_article.setdefault(rule.home.article, []).append(rule)
    return {
        f"chapter-{number}{ending}": _joined(_page(regulation, articles, by_article, lang))
        for number, articles in chapters.items()
        for lang, ending in ENDINGS.items()
    }


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _page(
    regulation: Regulation, articles: list[Article], by_article: dict[int, list[AnyRule]], lang: str
) -> Iterator[str]:
    chapter = articles[0].chapter
    version = f"（{regulation.version}）" if regulation.version else ""
    yield f"# {title_of(regulation, lang)}{version}" + (f" · {_chapter(chapter, lang)}" if chapter else "")
    yield from ("", TOLD[lang]["written"].format(name=regulation.short))
    if version:
        yield from ("", _span(regulation, lang))
    for article in articles:
        yield from ("", f"## {heading_of(article.address, lang)}", "")
        yield from (f"> {line.strip()}" for line in article.text.splitlines() if line.strip())
        for rule in by_article.get(article.address.article, ()):
            yield from _of_rule(rule, lang)


def _span(regulation: Regulation, lang: str) -> str:
    """Return from when until when a version is in force, as a sentence."""
    begun = _day(regulation, lang)
    ended = value_in_words(regulation.ended, DATE, lang) if regulation.ended else ""
    if lang == "zh":
        end = f"，至{ended}（不含）为止，由{regulation.ended_by}修改或者废止" if ended else ""
        return f"自{begun}起施行{end}。"
    end = f" until {ended}, when {regulation.ended_by} amended or repealed it" if ended else ""
    return f"In force from {begun}{end}."


def _day(regulation: Regulation, lang: str) -> str:
    return value_in_words(regulation.commenced, DATE, lang)


def _amendment(old: Regulation, new: Regulation, lang: str) -> Iterator[str]:
    """Yield the lines of the page that says what an amendment changed."""
    before = old.version or old.title
    if lang == "zh":
        by = f"由{new.made_by}作出，" if new.made_by else ""
        yield from (f"# {new.title}：{new.version}改了什么", "")
        yield f"{by}自{_day(new, lang)}起施行；此前为{before}，自{_day(old, lang)}起施行。"
    else:
        by = f"Made by {new.made_by}, in" if new.made_by else "In"
        yield from (f"# {title_of(new, lang)}: what {new.version} changed", "")
        yield f"{by} force from {_day(new, lang)}; before it {before}, in force from {_day(old, lang)}."
    changes = differences(old, new)
    if not changes:
        yield from ("", "条文没有不同。" if lang == "zh" else "The text is the same.")
    for change in changes:
        places = [one.heading for one in (change.old, change.new) if one is not None]
        kind = f"{change.kind.zh}：" if lang == "zh" else f"{change.kind.name.capitalize()}: "
        yield from ("", f"## {kind}{' → '.join(dict.fromkeys(places))}", "")
        told = (PIECES[mark].format(words) for mark, words in change.words())
        yield from (f"> {line.strip()}" for line in "".join(told).splitlines() if line.strip())


def _of_rule(rule: AnyRule, lang: str) -> Iterator[str]:
    told = TOLD[lang]
    yield from ("", f"### `{rule.name}` · {settled(rule, lang)}")
    yield from ("", (inspect.getdoc(rule.function) or "").split("\n")[0] if lang == "en" else answers(rule))
    made = table(rule, lang)
    if made.reached is not None:
        yield from ("", told["reaches"].format(cases=made.reached))
    yield from ("", *_lines(rule, made, lang))
    if rule.readings:
        yield from ("", told["readings"], "")
        yield from (f"* `{one.id}` {_followed(one, lang)}" for one in rule.readings)


def answers(rule: AnyRule) -> str:
    """Return of whom a rule asks, and what kind of answer it gives, as a sentence in Chinese."""
    subjects = "、".join(dict.fromkeys(model.zh or model.__name__ for _, model in rule.parameters))
    return punctuated(TOLD["zh"]["answers"].format(subjects=subjects, answer=kind_in_words(rule.body.kind)))


def _lines(rule: AnyRule, made: DecisionTable, lang: str) -> Iterator[str]:
    if len(made.lines) > LONGEST:
        name = f"{rule.regulation.short}.{rule.name}"
        yield TOLD[lang]["long"].format(lines=len(made.lines), name=name)
    else:
        yield from made.to_markdown().strip().split("\n")[2:]


def _followed(reading: Reading, lang: str) -> str:
    """Return what a reading asks, and the option that is followed."""
    asked, option = reading.question(lang), reading.meaning(reading.default, lang)
    return f"{asked}{option}。" if lang == "zh" else f"{asked} — {option}"
