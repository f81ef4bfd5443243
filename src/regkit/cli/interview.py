"""`regkit ask RULE`: an interview that asks only what can still change the answer, most decisive first."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from regkit.checking.output import allowed, write_whole
from regkit.checking.phrases import COLON, bracketed, joined, named
from regkit.checking.problems import from_validation
from regkit.cli.boundary import complain, refusing, say, tell_of_idle
from regkit.cli.options import Lang, LangOption, Rulings, bilingual, day, option, rulings_in
from regkit.cli.questions import Interview, Question
from regkit.engine.chain import append
from regkit.engine.possible import outcome_in_words
from regkit.engine.record import facts_of
from regkit.language import Determination, Status, catalog
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL
from regkit.language.rulings import ruled
from regkit.language.writing import joined_spans, value_in_words
from regkit.law import InputError, Unit, parse_money

__all__ = ["accepted", "register"]

WORDS = {
    "zh": {
        "help": "回答后按回车，可填序号；“?”不知道，“<”返回上一问，“q”结束。",
        "possible": "仍可能",
        "accepted": "可答",
        "flag": "是、否",
        "bad": "此答不能使用",
        "saved": "已保存",
        "many": "可填多项，用顿号分开",
        "number": "数字，单位：{}",
        "money": "数字，单位：元；也可写 3,200万元",
        "between": "{}至{}",
        "day": "日期，如 2012-09-01",
        "text": "文字",
        "none yet": "是否有{}",
        "all": "已说明{1}个{0}，是否已全部列出",
    },
    "en": {
        "help": "answer and press return, a number will do; `?` for unknown, `<` to go back, `q` to end.",
        "possible": "still possible",
        "accepted": "accepted",
        "flag": "yes, no",
        "bad": "not accepted",
        "saved": "saved",
        "many": "several may be given, with commas between them",
        "number": "a number of {}",
        "money": "a number of yuan; or such as 3,200万元",
        "between": "{} to {}",
        "day": "a day, such as 2012-09-01",
        "text": "text",
        "none yet": "whether there are any {}",
        "all": "whether the {0} told so far, {1}, are all",
    },
}
YES, NO = {"是", "有", "y", "yes", "true", "1"}, {"否", "无", "n", "no", "false", "2"}
UNKNOWN = {"?", "？", "不知道", "未知", "unknown"}
BACK = {"<", "《", "返回", "back"}


WHETHER_ALL = FactSpec("complete", "是否已全部列出", BOOL)
"""The yes or no that is asked of a list."""


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(name="ask", help=bilingual("逐项询问一条规则的事实，然后说明答案。", ask.__doc__ or ""))(refusing(ask))


def ask(
    rule: Annotated[str, typer.Argument(help=bilingual("规则名，见 regkit list。", "A rule; see `regkit list`."))],
    lang: LangOption,
    on: Annotated[
        date | None, option("--on", parser=day, metavar="DATE", zh="询问之日。", en="The day asked about.")
    ] = None,
    save: Annotated[Path | None, option("--save", zh="把事实存为 JSON。", en="Keep the facts as JSON.")] = None,
    record: Annotated[
        Path | None, option("--record", zh="把答案的记录加入文件。", en="Add a record of the answer to a file.")
    ] = None,
    rulings: Rulings = None,
) -> None:
    """Ask for the facts of a rule, one by one, and explain the answer."""
    for path in (save, record):
        if path is not None:
            allowed(path)
    found, given = catalog.find_rule(rule), rulings_in(rulings)
    tell_of_idle([found], given, lang)
    asked = ruled(found, given)
    interview = Interview(asked, on or date.today())  # noqa: DTZ011  (the caller's own day)
    words = WORDS[lang.value]
    title = interview.rule.zh if lang is Lang.ZH else interview.rule.en or interview.rule.zh
    say(f"{title} ({rule}) · {interview.on}\n{words['help']}")
    answer = interview.answer()
    while (question := interview.next(answer)) is not None and answer.status is Status.UNDETERMINED:
        say(f"\n{words['possible']}{COLON[lang.value]}{_possible(answer, lang)}")
        step = _one(interview, question, lang)
        if step == "q":
            break
        answer = interview.answer()
    say(f"\n{answer.explain(lang.value)}")
    if save is not None:
        subjects = zip(interview.rule.parameters, answer.subjects, strict=True)
        facts = {name: facts_of(subject) for (name, _), subject in subjects}
        write_whole(
            save, json.dumps({"rule": rule, "on": interview.on.isoformat(), **facts}, ensure_ascii=False, indent=1)
        )
        say(f"{words['saved']}: {save}")
    if record is not None:
        head = append(record, [answer.record()])
        complain(f"{record}: {head.count} {head.digest}", lang)


def _one(interview: Interview, question: Question, lang: Lang) -> str:
    """Ask one question until there is a usable answer; return what was typed."""
    words, spec = WORDS[lang.value], question.spec or WHETHER_ALL
    asked = _label(question, lang) if question.spec is not None else _about_list(interview, question, lang)
    say(f"{asked}{bracketed(accepted(spec, lang), lang.value)}")
    for number, choice in enumerate(_choices(spec, lang), start=1):
        say(f"  {number}  {choice}")
    while True:
        try:
            typed = str(input("> ")).strip()
        except EOFError:
            return "q"
        if typed in {"q", "Q"}:
            return "q"
        if typed in BACK:
            if interview.said:
                interview.said.pop()
            return "<"
        said = list(interview.said)
        try:
            interview.said.append((question.path, question.name, _meant(question, typed)))
            interview.answer()
        except (ValidationError, InputError) as error:
            interview.said = said
            say(f"  {words['bad']}{COLON[lang.value]}{_refusal(typed, spec, error, lang)}")
            continue
        return typed


def _label(question: Question, lang: Lang) -> str:
    """Return what a fact is called, whose it is, and who decides it where somebody does."""
    spec, item = question.spec or WHETHER_ALL, question.missing
    if "[" in question.path:
        name = item.zh if lang is Lang.ZH else f"{item.en} ({item.zh})"
    else:
        name = spec.zh if lang is Lang.ZH else f"{spec.en or spec.name.replace('_', ' ')} ({spec.zh})"
    if spec.decided_by is None:
        return name
    by = named(spec.decided_by, lang.value)
    return f"{name}，由{by}决定" if lang is Lang.ZH else f"{name}, decided by {by}"


def _about_list(interview: Interview, question: Question, lang: Lang) -> str:
    """Return the question whether a list has a member, or whether those that were told are all."""
    held = question.held
    assert held is not None  # noqa: S101  (asked of lists alone)
    asked = WORDS[lang.value]["all" if question.listed else "none yet"]
    zh, en = interview.whose(question.path)
    name = f"{zh}{held.zh}" if lang is Lang.ZH else f"{held.en} ({zh}{held.zh}){en}"
    return asked.format(name, question.listed)


def _choices(spec: FactSpec, lang: Lang) -> list[str]:
    """Return the words among which one is chosen, as they are shown."""
    if spec.kind == BOOL:
        return WORDS[lang.value]["flag"].replace(", ", "、").split("、")
    if spec.kind.sort not in {"word", "set"}:
        return []
    return [value_in_words(word, spec.kind, lang.value) for word in spec.kind.detail]


def _meant(question: Question, typed: str) -> Any:
    """Return what was said: of a list whether it is complete, which it is not while there is one to be told of."""
    if typed in UNKNOWN:
        return None
    value = _value(question.spec or WHETHER_ALL, typed)
    begins = question.spec is None and not question.listed
    return not value if begins and isinstance(value, bool) else value


def _value(spec: FactSpec, typed: str) -> Any:
    """Return what was typed as the model takes it: a number of the list stands for its word."""
    if spec.kind == BOOL:
        return True if typed.lower() in YES else False if typed.lower() in NO else typed
    if spec.kind.sort == "word":
        return _chosen(spec, typed)
    if spec.kind.sort == "set":
        parts = (one.strip() for one in re.split("[、，,;；]", typed))
        return frozenset(_chosen(spec, one) for one in parts if one)
    return parse_money(typed, unit="元") if spec.kind.detail is Unit.YUAN else typed


def _chosen(spec: FactSpec, typed: str) -> Any:
    members = list(spec.kind.detail)
    if typed.isdecimal() and 1 <= int(typed) <= len(members):
        return members[int(typed) - 1]
    shown = {value_in_words(word, spec.kind, "en"): word for word in members}
    return shown.get(typed, typed)


def accepted(spec: FactSpec, lang: Lang) -> str:
    """Return what may be answered, where it is not one of a list: the unit, and the ends where there are any."""
    words = WORDS[lang.value]
    match spec.kind.sort:
        case "set":
            return words["many"]
        case "word" | "yes or no":
            return ""
        case "a date":
            return words["day"]
        case "amount" if spec.kind.detail is Unit.YUAN:
            return words["money"]
        case "amount":
            unit = spec.kind.detail
            told = words["number"].format(unit.zh if lang is Lang.ZH else unit.en)
            ends = [end for end in (spec.low, spec.high) if end is not None]
            joint = "，" if lang is Lang.ZH else ", "
            return (
                told if len(ends) < len((spec.low, spec.high)) else joint.join((told, words["between"].format(*ends)))
            )
        case _:
            return words["text"]


def _refusal(typed: str, spec: FactSpec, error: ValidationError | InputError, lang: Lang) -> str:
    """Return why an answer cannot be used, in the language of the interview."""
    zh = lang is Lang.ZH
    if isinstance(error, InputError):
        return f"`{typed}`{'；' if zh else '; '}{WORDS[lang.value]['money']}" if zh else str(error)
    entry = error.errors(include_url=False)[0]
    if entry["type"] == "bad_flag" or spec is WHETHER_ALL:
        accepted = WORDS[lang.value]["accepted"], WORDS[lang.value]["flag"]
        return f"`{typed}`；{accepted[0]}：{accepted[1]}" if zh else f"`{typed}`; {accepted[0]}: {accepted[1]}"
    if not zh:
        return str(entry["msg"])
    problem = from_validation("", 0, None, typed, entry)
    accepted_zh = joined(_choices(spec, lang), "zh") or problem.accepted
    return f"{problem.zh}；可答：{accepted_zh}" if accepted_zh else problem.zh


def _possible(answer: Determination[Any], lang: Lang) -> str:
    still = joined_spans(answer.possible, answer.rule.body.kind)
    told = [outcome_in_words(one, answer.rule.body, lang.value) for one in still]
    return joined([*dict.fromkeys(told)], lang.value) or "?"
