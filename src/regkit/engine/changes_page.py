"""Pages that say what changed for people on the day on which another law came into force beside a city's.

One in English and one in Chinese for each day, `changed-DAY-CITY.md` and `changed-DAY-CITY.zh-CN.md`: the points of the
layers, and, where two rules share their facts, the exact facts for which the answers differ, found by the solver.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regkit.engine.differences import differences
from regkit.engine.pages import title_of
from regkit.language import Determination, catalog
from regkit.language.findings import Beside, how_in_words
from regkit.language.kinds import DATE
from regkit.language.layers import in_force
from regkit.language.layout import Change
from regkit.language.questions import settled
from regkit.language.rule import AnyRule
from regkit.language.values import punctuated, sentence, value_in_words
from regkit.law import Quote

__all__ = ["changes_pages"]

ENDINGS = {"en": ".md", "zh": ".zh-CN.md"}
TOLD = {
    "en": {
        "title": "What changed for you on {day}: {own}",
        "written": "Written by `regkit pages`.",
        "intro": "On {day} {law} came into force beside {own}. Nothing is called repealed: point by point, it says "
        "which text governs from then on, how sure that is, why, and on which reading or open question it rests.",
        "exact": "Exactly where the answer differs",
        "such_as": "Such as: **before** {earlier}, **from {day}** {now}.",
        "none": "No rule of the one shares its facts with a rule of the other.",
        "own_words": "The city",
        "their_words": "The national text",
        "silent": "nothing",
        "from": "From {day}",
        "rests": "Rests on",
        "leaning": "leaning: {leaning}",
        "decides": "decided by: {authority}",
    },
    "zh": {
        "title": "{day}起有什么变化：{own}",
        "written": "由 `regkit pages` 写出。",
        "intro": "自{day}起，《{law}》与《{own}》同时施行。不称任何条文已经废止：以下逐项说明此后适用哪一部、"
        "把握如何、理由，以及依据哪个解读或者未定问题。",
        "exact": "结果究竟在哪里不同",
        "such_as": "例如：**此前**{earlier}，**{day}起**{now}。",
        "none": "两者没有共用事实的规则。",
        "own_words": "本市",
        "their_words": "国家",
        "silent": "没有规定",
        "from": "自{day}起",
        "rests": "依据",
        "leaning": "倾向：{leaning}",
        "decides": "决定机关：{authority}",
    },
}


def changes_pages() -> dict[str, str]:
    """Return the pages by the names of their files.

    Raises:
        RegkitError: the solver z3 is not installed.
    """
    return {
        f"changed-{one.law.commenced}-{one.own.short}{ending}": "\n".join(_page(one, lang)) + "\n"
        for one in catalog.changes()
        for lang, ending in ENDINGS.items()
    }


def _page(change: Change, lang: str) -> Iterator[str]:
    told, day = TOLD[lang], value_in_words(change.law.commenced, DATE, lang)
    own, law = title_of(change.own, lang), title_of(change.law, lang)
    yield f"# {told['title'].format(day=day, own=own)}"
    yield from ("", told["written"], "", told["intro"].format(day=day, own=own, law=law))
    yield from ("", f"## {told['exact']}")
    for before, since in change.rules:
        yield from _differences(change, before, since, lang)
    if not change.rules:
        yield from ("", told["none"])
    for governs in dict.fromkeys(_in(point.governs, lang) for point in change.points):
        yield from ("", f"## {_begun(governs, lang)}")
        for point in change.points:
            if _in(point.governs, lang) == governs:
                yield from _point(point, lang)


def _differences(change: Change, before: AnyRule, since: AnyRule, lang: str) -> Iterator[str]:
    """Yield the regions of facts for which two rules differ on the days on which the other law is in force."""
    told = TOLD[lang]
    found = differences(since, before, assuming=lambda *_: in_force(change.law))
    yield from ("", f"### {settled(since, lang)}")
    for region in found.regions:
        now, earlier = _answer(region.before, lang), _answer(region.after, lang)
        day = value_in_words(change.law.commenced, DATE, lang)
        such_as = told["such_as"].format(earlier=earlier, now=now, day=day)
        yield from ("", f"* {region.in_words(lang)}", f"  {such_as}")


def _answer(answer: Determination[Any], lang: str) -> str:
    if answer.is_decided:
        return value_in_words(answer.value, answer.rule.body.kind, lang)
    return str(answer.status.zh if lang == "zh" else answer.status.en)


def _point(point: Beside, lang: str) -> Iterator[str]:
    told = TOLD[lang]
    colon, stop = ("：", "。") if lang == "zh" else (": ", ". ")
    yield from ("", f"### {_begun(_in(point.topic, lang), lang)}", "")
    yield f"* {told['own_words']}{colon}{_quoted(point.own, lang)}"
    yield f"* {told['their_words']}{colon}{_quoted(point.quotes, lang)}"
    how = how_in_words(point.governs, point.effect, point.confidence, lang)
    day = told["from"].format(day=value_in_words(point.since, DATE, lang))
    governs = f"{_in(point.governs, lang)}{_aside(how, lang)}"
    yield f"* {day}{colon}{governs}{stop}{sentence(_in(point.why, lang), lang)}"
    for one in point.rests_on:
        asked = sentence(f"{one.question(lang)}{_leaning(one, lang)}", lang)
        yield f"* {told['rests']} `{one.id}`{colon}{asked}"


def _aside(said: str, lang: str) -> str:
    return f"（{said}）" if lang == "zh" else f" ({said})"


def _leaning(one: Any, lang: str) -> str:
    """Return who decides an open question, and to what it leans; of a reading the option that is followed."""
    told, comma = TOLD[lang], "；" if lang == "zh" else "; "
    if hasattr(one, "default"):
        return f"{'——' if lang == 'zh' else ' — '}{one.meaning(one.default, lang)}"
    parts = [told["decides"].format(authority=_in(one.authority, lang))]
    parts += [told["leaning"].format(leaning=_in(one.recommended, lang))] if one.recommended else []
    return _aside(comma.join(parts), lang)


def _quoted(quotes: tuple[Quote, ...], lang: str) -> str:
    if not quotes:
        return TOLD[lang]["silent"]
    return ("；" if lang == "zh" else "; ").join(
        f"{punctuated(quote.address.zh)}“{quote.words}”"
        if lang == "zh"
        else f"art. {quote.address.short}: “{quote.words}”"
        for quote in quotes
    )


def _begun(said: str, lang: str) -> str:
    """Return words as they stand at the beginning of a heading or a sentence."""
    return said if lang == "zh" else f"{said[:1].upper()}{said[1:]}"


def _in(label: Any, lang: str) -> str:
    return punctuated(str(label)) if lang == "zh" else str(getattr(label, "en", None) or label)
