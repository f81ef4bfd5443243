"""Terms as parts of sentences: what a term is called, and what is so where a condition holds or does not.

Chinese uses the law's words, English the labels of facts, words and rules. With the value of each operand at hand,
a comparison says what was compared: 连续拖欠次数少于3次（0次）.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from regkit.language import terms as t
from regkit.language.comparing import are_alike, constant, is_constant, is_least, verb, without_verb
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL, DATE
from regkit.language.owners import ITS, distinct
from regkit.language.values import (
    listed,
    punctuated,
    quoted_within,
    record_in_words,
    value_in_words,
)
from regkit.language.words import Word
from regkit.language.yes_no_en import agreeing, begins_with_verb, said_en, the
from regkit.language.yes_no_zh import said_zh, stated_zh
from regkit.law import Unit, english_or

__all__ = ["Known", "bound", "clause", "distinct", "phrase", "stated", "subject_of"]

Known = Callable[[t.Term[Any]], Any]
"""What an operand was found to be; `None` where it is not known."""

SYMBOLS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}  # noqa: RUF001  (the signs of a Chinese text)
FEN = Decimal("0.01")
MOST_LISTED = 6
"""How many words of a list are named before it is only called a list."""


# ── what a term is called ────────────────────────────────────────────────────────────────────────


def phrase(term: t.Term[Any], lang: str = "zh") -> str:
    """Return what a term is called in a sentence, in Chinese (`zh`) or English (`en`)."""
    term = distinct(term)
    match term:
        case t.Fact(spec=spec):
            return _of_member(spec, lang)
        case t.NumberTerm(value=value, kind=kind) | t.Literal(value=value, kind=kind):
            return value_in_words(value, kind, lang)
        case t.AsOf():
            return "询问之日" if lang == "zh" else "the day asked about"
        case t.Open(question=question):
            return f"（未定：{question.question(lang)}）" if lang == "zh" else f"(open: {question.question(lang)})"
        case t.Choice():
            return phrase(term.branch, lang)
        case t.Named(zh="", term=inner):
            return phrase(inner, lang)
        case t.Named(zh=zh, en=en, name=name):
            return zh if lang == "zh" else the(en or name) if term.kind != BOOL else en or name
        case t.Applied(rule=rule):
            return punctuated(str(rule.zh)) if lang == "zh" else _ruled(rule)
        case t.Arith() | t.Shift():
            return _reckoning(term, lang)
        case t.Rounded() | t.Between() | t.Rolled():
            return _brought(term, lang)
        case t.Over() if term.kind != BOOL:
            return _of_list(term, lang)
        case t.Record():
            return _record(term, lang)
        case t.Decide(rows=rows):
            return listed(dict.fromkeys(phrase(row.outcome, lang) for row in rows), lang, any_of=True)
        case _:
            return clause(term, lang=lang)


def _ruled(rule: Any) -> str:
    """Return a rule as a noun in English: `the deposit due`; a duty by what it asks: `the duty to keep watch`."""
    is_duty = hasattr(rule, "breach")  # only a duty has one
    return f"the duty to {rule.en.removeprefix('to ')}" if is_duty else the(rule.en)


def _of_member(spec: FactSpec, lang: str) -> str:
    """Return what a fact is called; of a member of a list, with which."""
    if spec.whose is None:
        return spec.zh if lang == "zh" else the(spec.en)
    return f"{spec.whose}的{spec.zh}" if lang == "zh" else f"{the(spec.en)} of {spec.whose.en}"


ZH_SPANS = {Unit.DAY: "日", Unit.WORKING_DAY: "工作日", Unit.MONTH: "整月", Unit.YEAR: "整年"}


def _brought(term: t.Rounded[Any] | t.Between[Any] | t.Rolled, lang: str) -> str:
    """Return what is rounded, counted from day to day, or rolled on to a working day."""
    zh = lang == "zh"
    match term:
        case t.Between(start=start, end=end, kind=kind):
            one, two = phrase(start, lang), phrase(end, lang)
            return f"{one}至{two}的{ZH_SPANS[kind.detail]}数" if zh else f"the {kind.detail.en} from {one} to {two}"
        case t.Rolled(day=day):
            said = phrase(day, lang)
            return f"{said}（遇休息日顺延）" if zh else f"{said}, or the first working day after it"
        case t.Rounded(term=inner, divisor=divisor, step=step, how=how):
            top, unit = _bracketed(inner, lang), phrase(step, lang)
            whole = isinstance(divisor, t.Literal) and divisor.value == 1
            amount = top if whole else f"{top} ÷ {_bracketed(divisor, lang)}"
            if isinstance(step, t.Literal) and step.kind.detail is Unit.YUAN and step.value == FEN:
                return f"{amount}（{how.zh}到分）" if zh else f"{amount}, rounded {how.en} to the fen"
            return f"{amount}（以{unit}为单位{how.zh}）" if zh else f"{amount}, rounded {how.en} to {unit}"


# ── questions to lists ───────────────────────────────────────────────────────────────────────────


def _is_always(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Literal) and term.value is True


def _members(term: t.Over[Any], lang: str) -> str:
    """Return who is asked: `承包企业`, `承包企业（注册地为外省）`."""
    held = term.held
    who = held.zh.removeprefix("各") if lang == "zh" else held.en
    if _is_always(term.chosen):
        return who
    which = clause(term.chosen, lang=lang)
    return f"{who}（{which}）" if lang == "zh" else f"{who} ({which})"


def _of_some(term: t.Over[Any], truth: bool, lang: str) -> str:  # noqa: FBT001
    """Return what is so of every member, or of one at least, or is not."""
    who, every = _members(term, lang), term.op == "all"
    if _is_always(term.asked):
        return {"zh": (f"没有{who}", f"有{who}"), "en": (f"there are no {who}", f"there are {who}")}[lang][truth]
    asked = clause(term.asked, lang=lang)
    if lang == "zh":
        heads = {(True, True): "各", (True, False): "并非各", (False, True): "有", (False, False): "没有"}
        return f"{heads[every, truth]}{who}{'均' if every else ''}符合“{asked}”"
    words = {(True, True): "for all", (True, False): "not for all", (False, True): "for some", (False, False): "for no"}
    return f"{words[every, truth]} {who} it holds that {asked}"


def _of_list(term: t.Over[Any], lang: str) -> str:
    """Return what a list comes to: how many, in total, at least or at most."""
    who = _members(term, lang)
    if term.op == "count":
        return f"{who}数" if lang == "zh" else f"the number of {who}"
    asked, days = phrase(term.asked, lang).removeprefix(ITS[0]), term.kind == DATE
    if term.op == "total":
        return f"各{who}的{asked}之和" if lang == "zh" else f"the total, over all {who}, of {asked}"
    most = term.op == "most"
    if lang == "zh":
        return f"各{who}的{asked}中{('最晚' if most else '最早') if days else ('最大' if most else '最小')}者"
    word = ("latest" if most else "earliest") if days else ("largest" if most else "least")
    asked = f"the {asked.removeprefix(ITS[1])}" if asked.startswith(ITS[1]) else asked
    return f"the {word} of {asked} among {who}"


def _reckoning(term: t.Arith[Any] | t.Shift, lang: str) -> str:
    if isinstance(term, t.Shift):
        if isinstance(term.period, t.Literal) and term.period.value < 0:
            start, before = phrase(term.start, lang), value_in_words(-term.period.value, term.period.kind, lang)
            return f"{start}之前{before}" if lang == "zh" else f"{before} before {start}"
        start, period = phrase(term.start, lang), phrase(term.period, lang)
        if isinstance(term.period, t.Literal) and term.period.value == 1 and term.period.kind.detail is Unit.DAY:
            return f"{start}的次日" if lang == "zh" else f"the day after {start}"
        counted = "" if isinstance(term.period, (t.Literal, t.NumberTerm)) else ", counted"
        return f"{start}起{period}届满之日" if lang == "zh" else f"the end of {period}{counted} from {start}"
    if term.op == "/" and isinstance(term.right, t.Literal) and term.right.value == 1:
        return phrase(term.left, lang)  # how many there are, and not how many for each one
    one, two = (_bracketed(side, lang) for side in (term.left, term.right))
    if term.op not in {"min", "max"}:
        sign = SYMBOLS[term.op] if lang == "zh" else {"*": "×", "/": "÷"}.get(term.op, term.op)
        return f"{one}{sign}{two}" if lang == "zh" else f"{one} {sign} {two}"
    least, days = term.op == "min", term.kind == DATE
    if lang == "zh":
        which = {(True, True): "较早者", (True, False): "较晚者", (False, True): "较小者", (False, False): "较大者"}
        return f"{one}与{two}中的{which[days, least]}"
    word = {(True, True): "earlier", (True, False): "later", (False, True): "lesser", (False, False): "greater"}
    return f"the {word[days, least]} of {one} and {two}"


def _bracketed(term: t.Term[Any], lang: str) -> str:
    """Return an operand, in brackets where it is reckoned or decided itself."""
    if isinstance(term, t.Literal) and term.kind.detail is Unit.MULTIPLE:
        return f"{term.value:f}"
    plain = phrase(term, lang)
    while isinstance(term, t.Choice):
        term = term.branch
    if not isinstance(term, (t.Arith, t.Decide)):
        return plain
    return f"（{plain}）" if lang == "zh" else f"({plain})"


def _record(term: t.Record[Any], lang: str) -> str:
    """Return an outcome of several fields: in its class's own words where all of them are known."""
    known = {name: entry.value for name, entry in term.entries if isinstance(entry, (t.Literal, t.NumberTerm))}
    if len(known) == len(term.entries):
        return value_in_words(term.cls(**known), term.kind, lang)
    return record_in_words(term.cls, _fields(term, lang).get, lang)


def _fields(term: t.Record[Any], lang: str) -> dict[str, str]:
    """Return what each field of an outcome says, by its name; those that have nothing to say are left out."""
    words = {field.name: field.metadata.get("words", {}) for field in dataclasses.fields(term.cls)}
    entries = ((name, one) for name, one in term.entries if not (isinstance(one, t.Literal) and one.value is None))
    return {name: _entry(entry, words[name], lang) for name, entry in entries}


def _entry(term: t.Term[Any], words: Mapping[str, str], lang: str) -> str:
    """Return a field of an outcome; a code in the words that its field has for it."""
    word = words.get(term.value) if words and isinstance(term, t.Literal) else None
    if word is None:
        return phrase(term, lang)
    return str(word) if lang == "zh" else english_or(word, word)


# ── what is so ───────────────────────────────────────────────────────────────────────────────────


def clause(term: t.Term[Any], *, truth: bool = True, lang: str = "zh", known: Known | None = None) -> str:
    """Return what is so where a condition holds, or where it does not.

    Args:
        term: the condition.
        truth: whether it holds.
        lang: `zh` or `en`.
        known: the value of an operand, shown beside it; without it only the condition is said.
    """
    term = distinct(term)
    match term:
        case t.Not(part=part):
            return clause(part, truth=not truth, lang=lang, known=known)
        case t.Choice():
            return clause(term.branch, truth=truth, lang=lang, known=known)
        case t.Named(zh="", term=inner):
            return clause(inner, truth=truth, lang=lang, known=known)
        case t.Literal(value=value):
            return {"zh": ("任何情形均不", "任何情形"), "en": ("never", "in every case")}[lang][value is truth]
        case t.And(parts=parts) | t.Or(parts=parts):
            return _joint(term, parts, truth, lang, known)
        case t.Compare() if term.left.kind.sort == "yes or no":
            return _same_truth(term, truth, lang, known)
        case t.Compare(op=op):
            return _comparison(term, op if truth else t.NEGATED[op], lang, known)
        case t.IsIn(term=inner, members=members):
            return _membership(inner, members, truth, lang, known)
        case t.Includes(term=inner, member=member):
            verb = {"zh": ("不包括", "包括"), "en": (" does not include ", " includes ")}[lang][truth]
            name = phrase(inner, lang)
            said = f"{name}{verb}{value_in_words(member, inner.kind, lang)}"
            return said if lang == "zh" else agreeing(name, said)
        case t.Named(zh=zh, en=en, name=name):
            return said_zh(zh, truth=truth) if lang == "zh" else said_en(en or name, truth=truth, subject="it")
        case t.Happened(day=day):
            come = {"zh": ("尚未到来", "已经到来"), "en": (" has not come yet", " has come")}[lang][truth]
            return f"{phrase(day, lang)}{_beside(day, lang, known)}{come}"
        case t.Applied(rule=rule):
            return said_zh(rule.zh, truth=truth) if lang == "zh" else said_en(rule.en, truth=truth, subject="it")
        case t.Over(op="all" | "any"):
            return _of_some(term, truth, lang)
        case t.Decide(rows=rows, unless=(), provided=None) if parts := _deciding(rows, truth):
            return clause(parts[0] if len(parts) == 1 else t.Or(parts), lang=lang, known=known)
        case t.Fact():
            return _flag(term, truth, lang)
        case t.Open(question=question):
            answer = value_in_words(truth, BOOL, lang)
            return (
                f"“{quoted_within(punctuated(question.zh))}”答复为{answer}"
                if lang == "zh"
                else f"“{quoted_within(question.en)}” is answered {answer}"
            )
        case _:
            return f"{phrase(term, lang)}{'：' if lang == 'zh' else ': '}{value_in_words(truth, term.kind, lang)}"


def _deciding(rows: tuple[t.Row, ...], truth: bool) -> tuple[t.Term[bool], ...]:  # noqa: FBT001
    """Return what makes a decision a yes, or a no: the condition of each row that gives it, with what it hangs on."""
    found: list[t.Term[bool]] = []
    for row in rows:
        if not isinstance(row.outcome, t.Literal):
            found.append(t.And((row.condition, row.outcome if truth else t.Not(row.outcome))))
        elif row.outcome.value is truth:
            found.append(row.condition)
    return tuple(found)


def _joint(term: t.Term[Any], parts: tuple[t.Term[bool], ...], truth: bool, lang: str, known: Known | None) -> str:  # noqa: FBT001
    """Return conditions that hold together, or one of which does; what fails is said by what fails of each."""
    told = list(dict.fromkeys(_part(part, clause(part, truth=truth, lang=lang, known=known), lang) for part in parts))
    together = isinstance(term, t.And) is truth
    if lang == "zh":
        return "，且".join(told) if together else "，或者".join(told)
    return " and ".join(told) if together else " or ".join(told)


def _part(term: t.Term[bool], said: str, lang: str) -> str:
    """Return a part of a joint condition, in brackets where it is joint itself and more than one thing is said."""
    inner = term
    while isinstance(inner, (t.Not, t.Choice)) or (isinstance(inner, t.Named) and not inner.zh):
        inner = inner.part if isinstance(inner, t.Not) else inner.branch if isinstance(inner, t.Choice) else inner.term
    if not isinstance(inner, (t.And, t.Or)):
        return said
    return f"（{said}）" if lang == "zh" else f"({said})"


def _same_truth(term: t.Compare, truth: bool, lang: str, known: Known | None) -> str:  # noqa: FBT001
    same = (term.op == "==") is truth
    if isinstance(term.right, t.Literal):
        return clause(term.left, truth=term.right.value is same, lang=lang, known=known)
    one, two = clause(term.left, lang=lang), clause(term.right, lang=lang)
    if lang == "zh":
        return f"{one}与{two}{'一致' if same else '不一致'}"
    return f"whether {one} and whether {two} {'agree' if same else 'do not agree'}"


def _comparison(term: t.Compare, op: str, lang: str, known: Known | None) -> str:
    kind, bound = term.left.kind, phrase(term.right, lang)
    op = "==" if op == "<=" and is_least(term) else op
    if op in {"==", "!="} and are_alike(term):
        return _same(phrase(term.left, lang), bound, op == "==", lang)
    if kind.sort == "word" and is_constant(term.right):
        return _membership(term.left, (constant(term.right),), op == "==", lang, known)
    if known is not None and op == ">" and is_constant(term.right) and not constant(term.right):
        value = value_in_words(known(term.left), kind, lang)
        return stated(phrase(term.left, lang), value, lang)
    space = "" if lang == "zh" else " "
    first, second = _beside(term.left, lang, known), _beside(term.right, lang, known)
    if kind != DATE and not second:  # the amount is told behind what it is compared with: 少于3次（0次）
        first, second = "", "" if op == "==" else first
    name = phrase(term.left, lang)
    said = f"{name}{first}{space}{verb(term, op, lang)}{space}{bound}{second}"
    return said if lang == "zh" else agreeing(name, said)


def _same(one: str, two: str, same: bool, lang: str) -> str:  # noqa: FBT001
    if lang == "zh":
        return f"{one}与{two}{'相同' if same else '不同'}"
    return agreeing(one, f"{one} is {'' if same else 'not '}the same as {two}")


def bound(term: t.Compare, lang: str = "zh", *, truth: bool = True) -> str:
    """Return what a comparison asks of its left side: `不少于3次`, `before 1 March 2008`; an equal amount alone."""
    op, right = term.op if truth else t.NEGATED[term.op], phrase(term.right, lang)
    if op == "==" or (op == "<=" and is_least(term)):
        return right
    return f"{without_verb(term, op, lang)}{'' if lang == 'zh' else ' '}{right}"


def _beside(term: t.Term[Any], lang: str, known: Known | None) -> str:
    """Return the value of an operand in brackets, where there is one to show."""
    if known is None or is_constant(term):
        return ""
    value = value_in_words(known(term), term.kind, lang)
    return f"（{value}）" if lang == "zh" else f" ({value})"


def _membership(inner: t.Term[Any], members: tuple[Word, ...], truth: bool, lang: str, known: Known | None) -> str:  # noqa: FBT001
    name, value = phrase(inner, lang), None if known is None else known(inner)
    if value is not None and (truth or len(members) > MOST_LISTED or isinstance(inner, t.Applied)):
        return stated(name, value_in_words(value, inner.kind, lang), lang)
    words = listed((value_in_words(one, inner.kind, lang) for one in members), lang, any_of=True)
    if value is not None:
        said = stated(name, value_in_words(value, inner.kind, lang), lang)
        return f"{said}，不是{words}" if lang == "zh" else f"{said}, not {words}"
    if truth:
        return stated(name, words, lang)
    if words.startswith(DENIALS):
        words = f"“{words}”"
    return f"{name}不是{words}" if lang == "zh" else agreeing(name, f"{name} is not {words}")


DENIALS = ("不", "没有", "无", "no ", "none")
"""How a word begins that would be denied twice: not “no adjustment”."""


def stated(name: str, value: str, lang: str) -> str:
    """Return that something is so much, or of such a kind: `注册地为外省`; `行为是…`, after a 为 of the name."""
    if lang == "zh":
        return f"{name}{'是' if name.endswith('为') else '为'}{value}"
    return agreeing(name, f"{name} is {value}")


# ── yes and no ───────────────────────────────────────────────────────────────────────────────────


def _flag(term: t.Fact[Any], truth: bool, lang: str) -> str:  # noqa: FBT001
    """Return a yes or no in the words declared for it, or else made from its label."""
    spec = term.spec
    if lang == "zh":
        return (spec.whose or "") + stated_zh(spec.zh, spec.denied or None, truth=truth)
    if not truth and (said := english_or(spec.denied or "", "")):
        subject = subject_of(term)
        return agreeing(subject, f"{subject} {said}") if begins_with_verb(said) else said
    return said_en(spec.en, truth=truth, subject=subject_of(term))


def subject_of(term: t.Fact[Any]) -> str:
    """Return the subject of a fact in English: `the contractor`; `it` for what is said of a list as a whole."""
    if term.spec.whose is not None:
        return str(term.spec.whose.en)
    english = getattr(term.model, "english", None)  # a list is no model
    return "it" if english is None else the(english())
