"""`regkit ask RULE`: an interview that asks only what can still change the answer, most decisive first."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from regkit.checking.output import write_whole
from regkit.checking.problems import from_validation
from regkit.cli.options import Lang, Rulings, day, default_lang, refusing, rulings_in
from regkit.engine.possible import outcome_in_words
from regkit.engine.record import append, facts_of
from regkit.language import Bounds, Determination, Rule, Status, Word, catalog
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL
from regkit.language.rulings import ruled
from regkit.law import Unit

__all__ = ["register"]

WORDS = {
    "zh": {
        "help": "回答后按回车；“?”不知道，“<”返回上一问，“q”结束。",
        "possible": "仍可能",
        "accepted": "可答",
        "flag": "是、否",
        "bad": "此答不能使用",
        "saved": "已保存",
        "unknown": "不知道",
    },
    "en": {
        "help": "answer and press return; `?` for unknown, `<` to go back, `q` to end.",
        "possible": "still possible",
        "accepted": "accepted",
        "flag": "yes, no",
        "bad": "not accepted",
        "saved": "saved",
        "unknown": "unknown",
    },
}
YES, NO = {"是", "有", "y", "yes", "true"}, {"否", "无", "n", "no", "false"}


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(name="ask")(refusing(ask))


@dataclass
class Interview:
    """What has been said so far, in order, so that one can go back."""

    rule: Rule[Any, Any]
    on: date
    said: list[tuple[str, str, Any]] = field(default_factory=list)

    def answer(self) -> Determination[Any]:
        """Return the answer to what has been said."""
        subjects = []
        for parameter, model in self.rule.parameters:
            facts = {name: value for owner, name, value in self.said if owner == parameter}
            subjects.append(model.model_validate(facts))
        found: Determination[Any] = self.rule(*subjects, on=self.on)
        return found

    def next(self, answer: Determination[Any]) -> tuple[str, FactSpec] | None:
        """Return the most decisive fact that has not been asked yet."""
        asked = {(owner, name) for owner, name, _ in self.said}
        models = dict(self.rule.parameters)
        for item in answer.missing:
            owner, _, name = item.name.partition(".")
            if owner in models and name in models[owner].facts and (owner, name) not in asked:
                return owner, models[owner].facts[name]
        return None


def ask(
    rule: Annotated[str, typer.Argument(help="A rule, such as chengde.contractor_deposit; see `regkit list`.")],
    lang: Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh or en.")],
    on: Annotated[date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day asked about.")] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Keep the facts as JSON.")] = None,
    record: Annotated[Path | None, typer.Option("--record", help="Add a record of the answer to a file.")] = None,
    rulings: Rulings = None,
) -> None:
    """Ask for the facts of a rule, one by one, and explain the answer."""
    interview = Interview(ruled(catalog.find_rule(rule), rulings_in(rulings)), on or date.today())  # noqa: DTZ011  (the caller's own day)
    words = WORDS[lang.value]
    typer.echo(f"{interview.rule.zh} ({rule}) · {interview.on}\n{words['help']}")
    answer = interview.answer()
    while (question := interview.next(answer)) is not None and answer.status is Status.UNDETERMINED:
        typer.echo(f"\n{words['possible']}: {_possible(answer, lang)}")
        step = _one(interview, question, lang)
        if step == "q":
            break
        answer = interview.answer()
    typer.echo(f"\n{answer.explain(lang.value)}")
    if save is not None:
        subjects = zip(interview.rule.parameters, answer.subjects, strict=True)
        facts = {name: facts_of(subject) for (name, _), subject in subjects}
        write_whole(
            save, json.dumps({"rule": rule, "on": interview.on.isoformat(), **facts}, ensure_ascii=False, indent=1)
        )
        typer.echo(f"{words['saved']}: {save}")
    if record is not None:
        append(record, [answer.record()])


def _one(interview: Interview, question: tuple[str, FactSpec], lang: Lang) -> str:
    """Ask one question until there is a usable answer; return what was typed."""
    owner, spec = question
    words = WORDS[lang.value]
    label = spec.zh if lang is Lang.ZH else f"{spec.name.replace('_', ' ')} ({spec.zh})"
    while True:
        try:
            typed = str(input(f"{label}（{_accepted(spec, lang)}）> ")).strip()
        except EOFError:
            return "q"
        if typed in {"q", "Q"}:
            return "q"
        if typed in {"<", "《", "返回", "back"}:
            if interview.said:
                interview.said.pop()
            return "<"
        value = None if typed in {"?", "？", "不知道", "未知", "unknown"} else _value(spec, typed)
        interview.said.append((owner, spec.name, value))
        try:
            interview.answer()
        except ValidationError as error:
            interview.said.pop()
            typer.echo(f"  {words['bad']}: {_refusal(typed, error, lang)}")
            continue
        return typed


def _value(spec: FactSpec, typed: str) -> Any:
    if spec.kind == BOOL:
        return True if typed.lower() in YES else False if typed.lower() in NO else typed
    if spec.kind.sort == "set":
        return frozenset(
            filter(None, (one.strip() for one in typed.replace("，", "、").replace(",", "、").split("、")))
        )
    if spec.kind.is_amount and spec.kind.detail is Unit.YUAN and typed[-1:].isdigit():
        return f"{typed}{spec.kind.detail.zh}"  # the question has named the unit
    return typed


def _accepted(spec: FactSpec, lang: Lang) -> str:
    if spec.kind == BOOL:
        return WORDS[lang.value]["flag"]
    if spec.kind.sort in {"word", "set"}:
        return "、".join(word.zh if lang is Lang.ZH else word.code for word in spec.kind.detail)
    if lang is Lang.EN:
        return str(spec.kind)
    if spec.kind.is_amount:
        return f"数字，单位：{spec.kind.detail.zh}"
    return {"a date": "日期，如 2012-09-01", "a text": "文字"}.get(spec.kind.sort, str(spec.kind))


def _refusal(typed: str, error: ValidationError, lang: Lang) -> str:
    """Return why an answer cannot be used, in the language of the interview."""
    entry = error.errors(include_url=False)[0]
    if entry["type"] == "bad_flag":
        accepted = WORDS[lang.value]["flag"]
        return (
            f"`{typed}`；{WORDS['zh']['accepted']}：{accepted}"
            if lang is Lang.ZH
            else f"`{typed}`; accepted: {accepted}"
        )
    if lang is Lang.EN:
        return str(entry["msg"])
    problem = from_validation("", 0, None, typed, entry)
    accepted = f"；{WORDS['zh']['accepted']}：{problem.accepted}" if problem.accepted else ""
    return f"{problem.zh}{accepted}"


def _possible(answer: Determination[Any], lang: Lang) -> str:
    told = []
    for one in answer.possible:
        if isinstance(one, Bounds) and one.low is None and one.high is None:
            told.append(outcome_in_words(one, answer.rule.body, lang.value))
        elif isinstance(one, Bounds):
            told.append(f"{'…' if one.low is None else one.low} – {'…' if one.high is None else one.high}")
        elif isinstance(one, bool):
            told.append({"zh": {True: "是", False: "否"}, "en": {True: "yes", False: "no"}}[lang.value][one])
        else:
            plain = isinstance(one, Decimal | int | str) and not isinstance(one, Word | Status)
            told.append(str(one) if plain else outcome_in_words(one, answer.rule.body, lang.value))
    return ", ".join(dict.fromkeys(told)) or "?"
