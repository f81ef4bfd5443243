"""What the library holds, for people: `list`, `show`, `gaps`, `schema`, `prove`, `replay`."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from regkit.cli.options import Lang, Rulings, default_lang, refusing, rulings_in
from regkit.engine.record import Verdict, replay
from regkit.engine.table import table
from regkit.language import OpenQuestion, Reading, Rule, catalog
from regkit.language.gaps import drafting_gaps_of
from regkit.law import InputError, Regulation

__all__ = ["register"]

LangOption = Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh or en.")]
City = Annotated[str | None, typer.Argument(help="A regulation: chengde, datong, wuhan; all where none is named.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    for command in (list_, show, gaps, schema, prove, replay_):
        app.command(name=command.__name__.rstrip("_"))(refusing(command))


def _cities(city: str | None) -> tuple[str, ...]:
    return catalog.names() if city is None else (catalog.regulation_of(city).short,)


def list_(lang: LangOption, city: City = None) -> None:
    """List the rules of a regulation, by article; a package that cannot be used is named, the others are listed."""
    for name, error in catalog.problems().items() if city is None else ():
        typer.echo(f"{name}: {error}", err=True)
    for name in _cities(city):
        typer.echo(f"{catalog.regulation_of(name).title} ({name})")
        for rule in catalog.rules_of(name):
            article = rule.home
            said = rule.zh if lang is Lang.ZH else _first_line(rule)
            typer.echo(f"  {article.zh if lang is Lang.ZH else article.article:<6}  {name}.{rule.name}  {said}")


def _first_line(rule: Rule[Any, Any]) -> str:
    return (inspect.getdoc(rule.function) or "").split("\n")[0]


def show(
    what: Annotated[str, typer.Argument(help="chengde.第九条, chengde.16.1(2), chengde.owner_deposit, chengde.A6")],
    lang: LangOption,
) -> None:
    """Show an article, a rule, a reading or an open question."""
    city, _, rest = what.partition(".")
    regulation = catalog.regulation_of(city)
    if not rest:
        raise InputError(f"`{what}` names no article, rule or reading", hint=f"`regkit list {city}` names the rules")
    question = next((one for one in catalog.questions_of(city) if one.id == what), None)
    reading = next((one for one in catalog.readings_of(city) if one.id == what), None)
    if reading is not None:
        _show_reading(reading, city)
    elif question is not None:
        _show_question(question, city)
    elif any(rule.name == rest for rule in catalog.rules_of(city)):
        _show_rule(catalog.find_rule(what), lang)
    elif rest.replace("_", "").isalpha() and rest.isascii():
        catalog.find_rule(what)  # refuses, naming the nearest
    else:
        _show_article(regulation, rest, city)


def _show_article(regulation: Regulation, address: str, city: str) -> None:
    provision = regulation.at(address)
    typer.echo(f"{regulation.title} {provision.address.zh}\n\n{provision.text.strip()}\n")
    number = provision.address.article
    for rule in catalog.rules_of(city):
        if any(quote.address.article == number for quote in rule.quotes):
            typer.echo(f"  {city}.{rule.name}  {rule.zh}")
    for reading in catalog.readings_of(city):
        if reading.quote.address.article == number:
            typer.echo(f"  {reading.id}  {reading.question_zh}")
    for question in catalog.questions_of(city):
        if question.quote.address.article == number:
            typer.echo(f"  {question.id}  {question.zh} ({question.authority})")
    for law in regulation.later_law:
        for affected in law.affects:
            if affected.address.article == number:
                typer.echo(f"  {law.title} {law.in_force}: {affected.topic}: {affected.ours} → {affected.theirs}")


def _show_rule(rule: Rule[Any, Any], lang: Lang) -> None:
    typer.echo(f"{rule.zh} ({rule.name})\n\n{inspect.getdoc(rule.function)}\n")
    for parameter, model in rule.parameters:
        typer.echo(f"{parameter}: {model.__name__} {model.zh}")
        for name in sorted({name for owner, name in _facts(rule) if owner == parameter}):
            spec = model.facts[name]
            typer.echo(f"  {spec.zh if lang is Lang.ZH else name}  {spec.kind}")
    typer.echo("")
    typer.echo(table(rule).to_markdown())
    for reading in rule.readings:
        typer.echo(f"{reading.id}  {reading.question_zh}  {reading.default}")


def _facts(rule: Rule[Any, Any]) -> set[tuple[str, str]]:
    from regkit.language.terms import Fact, walk  # noqa: PLC0415  (only this command looks into terms)

    return {(term.parameter, term.spec.name) for term in walk(rule.body) if isinstance(term, Fact)}


def _show_reading(reading: Reading, city: str) -> None:
    typer.echo(f"{reading.id}  {reading.question_zh}\n{reading.question_en}\n“{reading.quote.words}”\n")
    for option, meaning in reading.options.items():
        mark = "*" if option == reading.default else " "
        typer.echo(f" {mark} {option}  {meaning}")
    typer.echo(f"\n{reading.why}\n")
    for rule in catalog.rules_of(city):
        if reading in rule.readings:
            typer.echo(f"  {city}.{rule.name}  {rule.zh}")


def _show_question(question: OpenQuestion, city: str) -> None:
    advice = f"\n({question.recommended})" if question.recommended else ""
    typer.echo(f"{question.id}  {question.zh}\n{question.en}\n“{question.quote.words}”\n")
    typer.echo(f"→ {question.authority}{advice}\n")
    for outcome in question.possible():
        typer.echo(f"   {outcome}  {question.outcomes.get(outcome, '')}".rstrip())
    from regkit.language.terms import Open, walk  # noqa: PLC0415  (only this command looks into terms)

    for rule in catalog.rules_of(city):
        if any(isinstance(term, Open) and term.question is question for term in walk(rule.body)):
            typer.echo(f"  {city}.{rule.name}  {rule.zh}")


def gaps(lang: LangOption, city: City = None) -> None:
    """Report what the drafting leaves open, article by article."""
    for name in _cities(city):
        regulation = catalog.regulation_of(name)
        typer.echo(regulation.title)
        things = [*catalog.rules_of(name), *catalog.readings_of(name), *catalog.questions_of(name)]
        authority = regulation.interpreter or regulation.issuer
        for gap in drafting_gaps_of(things, authority):
            said = gap.zh if lang is Lang.ZH else gap.en
            typer.echo(f"  {gap.article:>2}  {gap.kind:<11}  {gap.id}  {said}（{gap.authority}）")


def schema(city: City = None) -> None:
    """Print the JSON Schema of every model, with its Chinese titles and English names."""
    schemas = {
        f"{name}.{model.__name__}": model.model_json_schema()
        for name in _cities(city)
        for model in catalog.models(name)
    }
    typer.echo(json.dumps(schemas, ensure_ascii=False, indent=1, default=str))


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
                typer.echo(str(proof), err=True)
            typer.echo(f"{'✓' if all(proofs) else '✗'} {name}.{rule.name}  {rule.zh if lang is Lang.ZH else ''}")
    raise typer.Exit(1 if failed else 0)


def replay_(
    file: Annotated[Path, typer.Argument(help="Records, as `--record` writes them.")],
    lang: LangOption,
    rulings: Rulings = None,
) -> None:
    """Ask every record of a file again; exit status 1 where an answer is different or a record was changed."""
    counted: Counter[Verdict] = Counter()
    for one in replay(file, rulings_in(rulings)):
        counted[one.verdict] += 1
        if one.verdict is not Verdict.SAME:
            said = one.verdict.zh if lang is Lang.ZH else one.verdict.code
            typer.echo(f"{file.name}:{one.line} {said}: {'; '.join(one.why)}")
            if one.new is not None:
                typer.echo(f"  {one.old} → {one.new}")
    typer.echo(
        ", ".join(f"{one.zh if lang is Lang.ZH else one.code} {counted[one]}" for one in Verdict if counted[one])
    )
    raise typer.Exit(0 if set(counted) <= {Verdict.SAME} else 1)
