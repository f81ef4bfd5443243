"""What the library holds, for people: `list`, `show`, `gaps`, `schema`, `prove`."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from regkit.checking.phrases import day as in_words
from regkit.checking.schemas import case_schema
from regkit.cli.boundary import complain, refusing, say
from regkit.cli.options import Lang, LangOption, bilingual, day
from regkit.engine.data import SCHEMAS
from regkit.engine.data import schema as published
from regkit.engine.pages import answers
from regkit.engine.table import table
from regkit.language import OpenQuestion, Reading, Rule, catalog
from regkit.language.gaps import drafting_gaps_of
from regkit.language.kind_words import kind_in_words
from regkit.language.questions import settled
from regkit.language.writing import sentence
from regkit.law import InputError, Quote, Regulation, english_or

__all__ = ["register"]

City = Annotated[
    str | None,
    typer.Argument(
        help=bilingual("规定的简称；不写为全部。", "A regulation: chengde, datong, wuhan; all where none is named.")
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    commands: dict[Callable[..., None], str] = {
        list_: "按条列出各部规定的规则；不能用的包指名列出，其余照列。",
        show: "显示一条、一条规则、一个解读或者未定问题；修改过的条文显示现行的，或者某日的。",
        gaps: "逐条列出条文留下的空白。",
        schema: "写出 JSON Schema：regkit 所写的格式、个案文件的格式，或者一部规定的模型。",
        prove: "对一切事实证明：各行不相矛盾，未规定之处均已写明。",
    }
    for command, zh in commands.items():
        app.command(name=command.__name__.rstrip("_"), help=bilingual(zh, command.__doc__ or ""))(refusing(command))


def _cities(city: str | None) -> tuple[str, ...]:
    return catalog.names() if city is None else (catalog.regulation_of(city).short,)


def list_(lang: LangOption, city: City = None) -> None:
    """List the rules of a regulation, by article; a package that cannot be used is named, the others are listed."""
    for name, error in catalog.problems().items() if city is None else ():
        typer.echo(f"{name}: {error}", err=True)
    for name in _cities(city):
        say(f"{catalog.regulation_of(name).title} ({name})")
        for rule in catalog.rules_of(name):
            place, said = (rule.home.zh, rule.zh) if lang is Lang.ZH else (str(rule.home.article), _first_line(rule))
            say(f"  {place:<6}{_version(rule.regulation)}  {name}.{rule.name}  {said}")


def _version(regulation: Regulation) -> str:
    """Return what tells a version from the others, in brackets; nothing where there is one only."""
    return f"（{regulation.version}）" if regulation.version else ""


def _first_line(rule: Rule[Any, Any]) -> str:
    return (inspect.getdoc(rule.function) or "").split("\n")[0]


def show(
    what: Annotated[
        str,
        typer.Argument(
            help=bilingual(
                "chengde.第九条、chengde.16.1(2)、chengde.owner_deposit，或者解读",
                "chengde.第九条, chengde.16.1(2), chengde.owner_deposit, a reading",
            )
        ),
    ],
    lang: LangOption,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", parser=day, metavar="DATE", help=bilingual("某日施行的版本。", "Of the version of a day.")
        ),
    ] = None,
) -> None:
    """Show an article, a rule, a reading or an open question; of an amended text the newest, or that of a day."""
    city, _, rest = what.partition(".")
    regulation = catalog.regulation_of(city)
    if not rest:
        raise InputError(
            f"`{what}` names no article, rule or reading",
            hint=f"`regkit list {city}` names the rules",
            zh=f"`{what}` 不是条文、规则或者解读的名称",
            hint_zh=f"规则名见 `regkit list {city}`",
        )
    question = next((one for one in catalog.questions_of(city) if one.is_called(what)), None)
    reading = next((one for one in catalog.readings_of(city) if one.is_called(what)), None)
    is_article = not (rest.replace("_", "").isalpha() and rest.isascii()) and reading is None and question is None
    if on is not None and not is_article:
        raise InputError(
            f"`{what}` is no article, and only of an article is the version of a day shown",
            hint=f"leave `--on` out, or name an article, such as `{city}.1`",
            zh=f"`{what}` 不是条文，只有条文可以显示某日的版本",
            hint_zh=f"请不用 `--on`，或写条文，如 `{city}.第一条`",
        )
    if reading is not None:
        _show_reading(reading, city, lang)
    elif question is not None:
        _show_question(question, city, lang)
    elif any(rule.name == rest for rule in catalog.rules_of(city)):
        _show_rule(catalog.find_rule(what), lang)
    elif not is_article:
        catalog.find_rule(what)  # refuses, naming the nearest
    else:
        _show_article(_of_day(regulation, on), rest, city, lang)


def _of_day(newest: Regulation, on: date | None) -> Regulation:
    """Return the version of a day, or without one the newest."""
    version = newest if on is None else newest.version_on(on)
    if version is None:
        assert on is not None  # noqa: S101  (without a day there is a version)
        raise InputError(
            str(newest.out_of_force(on, "en")),
            hint=f"its versions: {', '.join(_span(one, 'en') for one in newest.versions)}",
            zh=str(newest.out_of_force(on, "zh")),
            hint_zh=f"各版本：{'；'.join(_span(one, 'zh') for one in newest.versions)}",
        )
    return version


def _span(version: Regulation, lang: str) -> str:
    """Return from which day to which a version is in force."""
    first = in_words(version.commenced, lang)
    last = version.ended and in_words(version.ended - timedelta(days=1), lang)
    if lang == "zh":
        return f"自{first}{f'至{last}' if last else '起'}"
    return f"from {first}" + (f" to {last}" if last else "")


def _show_article(regulation: Regulation, address: str, city: str, lang: Lang) -> None:
    provision = regulation.at(address)
    say(f"{regulation.title}{_version(regulation)} {provision.address.zh}\n\n{provision.text.strip()}\n")
    number = provision.address.article

    def here(*quotes: Quote) -> bool:
        return any(quote.regulation is regulation and quote.address.article == number for quote in quotes)

    for rule in catalog.rules_of(city):
        if here(*rule.quotes):
            say(f"  {city}.{rule.name}  {_named(rule, lang)}")
    for reading in catalog.readings_of(city):
        if here(reading.quote):
            say(f"  {reading.id}  {reading.question(lang.value)}")
    for question in catalog.questions_of(city):
        if here(question.quote):
            say(f"  {question.id}  {question.zh}（{question.authority}）" if lang is Lang.ZH else _asked_of(question))
    for law in regulation.later_law:
        for affected in law.affects:
            if affected.address.article == number:
                topic, ours, theirs = (
                    one if lang is Lang.ZH else english_or(one, one)
                    for one in (affected.topic, affected.ours, affected.theirs)
                )
                colon = "：" if lang is Lang.ZH else ": "
                say(f"  {law.title} {law.in_force}{colon}{topic}{colon}{ours} → {theirs}")


def _named(rule: Rule[Any, Any], lang: Lang) -> str:
    return rule.zh if lang is Lang.ZH else rule.en


def _asked_of(question: OpenQuestion) -> str:
    """Return a question in English with the body that may answer it, by its Chinese name where it has no other."""
    return f"  {question.id}  {question.en} ({english_or(question.authority, question.authority)})"


def _show_rule(rule: Rule[Any, Any], lang: Lang) -> None:
    zh = lang is Lang.ZH
    say(f"{settled(rule, lang.value)} ({rule.name})\n\n{answers(rule) if zh else inspect.getdoc(rule.function)}\n")
    for parameter, model in rule.parameters:
        say(f"{parameter}: {model.__name__} {model.zh}")
        for name in sorted({name for owner, name in _facts(rule) if owner == parameter}):
            spec = model.facts[name]
            say(f"  {spec.zh if zh else name}  {kind_in_words(spec.kind, lang.value)}")
    say("")
    say(table(rule, lang.value).to_markdown())
    for reading in rule.readings:
        say(f"{reading.id}  {reading.question(lang.value)}  {reading.default}")


def _facts(rule: Rule[Any, Any]) -> set[tuple[str, str]]:
    from regkit.language.terms import Fact, walk  # noqa: PLC0415  (only this command looks into terms)

    return {(term.parameter, term.spec.name) for term in walk(rule.body) if isinstance(term, Fact)}


def _show_reading(reading: Reading, city: str, lang: Lang) -> None:
    say(f"{reading.id}  {reading.question_zh}\n{reading.question_en}\n“{reading.quote.words}”\n")
    for option, meaning in reading.options.items():
        mark = "*" if option == reading.default else " "
        say(f" {mark} {option}  {meaning}  {english_or(meaning, '')}".rstrip())
    say(f"\n{sentence(reading.reason(lang.value), lang.value)}\n")
    for rule in catalog.rules_of(city):
        if reading in rule.readings:
            say(f"  {city}.{rule.name}  {_named(rule, lang)}")


def _show_question(question: OpenQuestion, city: str, lang: Lang) -> None:
    chinese, leaning, who = lang is Lang.ZH, question.recommended, question.authority
    said = leaning if chinese or not leaning else english_or(leaning, leaning)
    advice = f"\n{'倾向意见：' if chinese else 'suggested: '}{said}" if said else ""
    say(f"{question.id}  {question.zh}\n{question.en}\n“{question.quote.words}”\n")
    say(f"→ {who if chinese else english_or(who, who)}{advice}\n")
    for zh, en in zip(question.possible("zh"), question.possible("en"), strict=True):
        meaning = question.outcomes.get(zh)
        say(f"   {zh}  {en}" if meaning is None else f"   {zh}  {meaning}  {english_or(meaning, '')}".rstrip())
    for rule in catalog.rules_of(city):
        if question in rule.open_questions:
            say(f"  {city}.{rule.name}  {_named(rule, lang)}")


def gaps(lang: LangOption, city: City = None) -> None:
    """Report what the drafting leaves open, article by article."""
    for name in _cities(city):
        regulation = catalog.regulation_of(name)
        say(regulation.title)
        things = [*catalog.rules_of(name), *catalog.readings_of(name), *catalog.questions_of(name)]
        authority = regulation.interpreter or regulation.issuer
        for gap in drafting_gaps_of(things, authority):
            told = (
                f"{gap.zh}（{gap.authority}）"
                if lang is Lang.ZH
                else f"{gap.en} ({english_or(gap.authority, gap.authority)})"
            )
            say(f"  {gap.article:>2}  {gap.kind:<11}  {gap.id}  {told}")


def schema(
    what: Annotated[
        str | None,
        typer.Argument(
            help=bilingual(
                "report、determination、record、baseline、cases，或一部规章；不写为全部规章的模型。",
                "report, determination, record, baseline, cases, or a regulation; by default all models.",
            )
        ),
    ] = None,
) -> None:
    """Print a JSON Schema: of a form that regkit writes, of files of cases, or of the models of a regulation."""
    if what in SCHEMAS:
        say(json.dumps(published(what), ensure_ascii=False, indent=1))
        return
    if what == "cases":
        told: dict[str, Any] = {layout.name: case_schema(layout) for layout in catalog.layouts()}
    else:
        told = {
            f"{name}.{model.__name__}": model.model_json_schema()
            for name in _cities(what)
            for model in catalog.models(name)
        }
    say(json.dumps(told, ensure_ascii=False, indent=1, default=str))


def prove(lang: LangOption, city: City = None) -> None:
    """Prove for all facts that rows never contradict each other and that every silence is declared.

    Exit status 1 where a proof fails, with a case that shows it.
    """
    from regkit.engine import prove as proofs_of  # noqa: PLC0415  (z3 is an extra)

    failed = 0
    for name in _cities(city):
        for rule in catalog.rules_of(name):
            proofs = (proofs_of.disjoint(rule), proofs_of.gaps(rule))
            for proof in (one for one in proofs if not one):
                failed += 1
                complain(str(proof), lang)
            say(f"{'✓' if all(proofs) else '✗'} {name}.{rule.name}  {rule.zh if lang is Lang.ZH else ''}")
    raise typer.Exit(1 if failed else 0)
