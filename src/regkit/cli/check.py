"""`regkit check`: files of cases in, reports out."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from regkit.checking.accepted import Accepted, baseline, read_baseline, without
from regkit.checking.collector import out_of_the_way
from regkit.checking.files import check as report_on
from regkit.checking.formats import BINARY, FORMATS, format_of, no_format, pieces
from regkit.checking.formats.text import lines
from regkit.checking.output import allowed, apart, write_whole
from regkit.checking.phrases import day as written_day
from regkit.checking.problems import Problem
from regkit.checking.reading.heads import Options
from regkit.checking.report import Report, unreadable
from regkit.cli.boundary import complain, tell_of_waiting
from regkit.cli.config import Config
from regkit.cli.options import Lang, LangOption, Rulings, bilingual, day, option, reading, rulings_in
from regkit.engine.chain import append
from regkit.language import Ruling
from regkit.law import InputError

__all__ = ["check"]

Format = Enum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc]  # the formats are a table


class FailOn(Enum):
    """What makes the command fail besides bad input."""

    UNDETERMINED = "undetermined"
    BREACH = "breach"
    NEVER = "never"


ALLOWED = {FailOn.UNDETERMINED: (0, 1, 2, 3), FailOn.BREACH: (0, 1, 2), FailOn.NEVER: (0, 2)}
HELP = bilingual(
    "核查个案。退出码：0 无事；1 有欠交、违反或不予办理；2 输入不能采用；3 仅有尚不能确定的；4 程序自身出错。",
    "Check cases against the regulations.\n\nExit status: 0 all clear, 1 something owed, broken or barred, "
    "2 bad input, 3 undetermined only, or not in force on that day, 4 a mistake of regkit's own.",
)


def check(  # noqa: PLR0913  (each is an option)
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            help=bilingual(
                "个案文件：CSV、TSV、XLSX、XLS、ODS、JSON、JSON lines、YAML；- 为标准输入。",
                "Cases: CSV, TSV, XLSX, XLS, ODS, JSON, JSON lines or YAML; - is standard input.",
            )
        ),
    ],
    on: Annotated[date, option("--on", parser=day, metavar="DATE", zh="核查日。", en="The day asked about.")],
    lang: LangOption,
    *,
    format_: Annotated[Format | None, option("--format", zh="报告格式。", en="How the report is written.")] = None,  # pyright: ignore[reportInvalidTypeForm]
    output: Annotated[
        list[str] | None,
        option(
            "-o",
            "--output",
            metavar="[FORMAT=]FILE",
            zh="写入文件，可用多次；- 为屏幕。",
            en="Write to a file; several may be given; - is the screen.",
        ),
    ] = None,
    record: Annotated[
        Path | None, option("--record", zh="把每个答案的记录加入文件。", en="Add a record of every answer to a file.")
    ] = None,
    ics: Annotated[
        Path | None, option("--ics", zh="另写期限日历。", en="Write the deadlines to a calendar file, too.")
    ] = None,
    sheet: Annotated[
        list[str] | None,
        option("--sheet", metavar="SHEET", zh="工作表；默认全部合用的。", en="A sheet; by default all that fit."),
    ] = None,
    heading_row: Annotated[
        int | None, option("--heading-row", min=1, zh="栏目名所在行。", en="The row of the headings.")
    ] = None,
    column: Annotated[
        list[str] | None,
        option("--column", metavar="HEADING=FACT", zh="栏目所指；- 不用。", en="What a heading means; - nothing."),
    ] = None,
    words: Annotated[
        list[str] | None,
        option("--words", metavar="WRITTEN=WORD", zh="写法所指的词。", en="What a way of writing stands for."),
    ] = None,
    rulings: Rulings = None,
    fail_on: Annotated[
        FailOn, option("--fail-on", zh="何种结果使命令失败。", en="What fails besides bad input.")
    ] = FailOn.UNDETERMINED,
    baseline_: Annotated[
        Path | None, option("--baseline", zh="已接受事项的文件。", en="What was accepted beforehand.")
    ] = None,
    write_baseline: Annotated[
        Path | None, option("--write-baseline", zh="把现有事项写为已接受。", en="Accept all that is found now.")
    ] = None,
    reason: Annotated[str | None, option("--reason", zh="接受的理由。", en="Why it is accepted.")] = None,
    until: Annotated[
        date | None, option("--until", parser=day, metavar="DATE", zh="接受到何日。", en="Until when it is accepted.")
    ] = None,
    everything: Annotated[
        bool, option("--all", zh="连同无需处理的一并列出。", en="List what is in order, too.")
    ] = False,
    layers: Annotated[
        bool,
        option(
            "--layers/--no-layers",
            zh="同时列出核查日施行的上位法。",
            en="Tell other law in force on that day beside each finding.",
        ),
    ] = True,
    quiet: Annotated[bool, option("-q", "--quiet", zh="屏幕上不写报告。", en="Print no report.")] = False,
) -> None:
    """Check cases against the regulations."""
    config: Config = context.obj or Config()
    wanted = list(_targets(output or [], format_, ics))
    paths = [path for _, path in wanted if path is not None]
    _guard([*paths, *(path for path in (record, write_baseline) if path is not None)], files)
    targets = [(name or format_of(path), path) if path is not None else (name, None) for name, path in wanted]
    if write_baseline is not None and not (reason or "").strip():
        raise InputError(
            "a baseline needs a reason",
            hint='such as `--reason "known since the audit of May"`',
            zh="接受现有事项须有理由",
            hint_zh="如 `--reason 五月审计已知`",
        )
    if write_baseline is None and (reason is not None or until is not None):
        raise InputError(
            "a reason, or a day until which it holds, is of what is accepted now, and nothing is",
            hint="add `--write-baseline FILE`",
            zh="`--reason`、`--until` 用于接受现有事项，而没有写明接受",
            hint_zh="请加 `--write-baseline 文件`",
        )
    accepted = (*config.accepted, *(read_baseline(baseline_) if baseline_ is not None else ()))
    asked = Asked(on, reading(sheet, heading_row, column, words), rulings_in(rulings), layers=layers)
    tell_of_waiting(files, lang)
    reports, used = _reports([_report(file, asked, lang) for file in files], accepted)
    _warn_of(accepted, used, lang)
    with out_of_the_way():  # the reports are needed to the end: no search for cycles among millions of findings
        for name, path in targets or [("text" if format_ is None else format_.value, None)]:
            _write(reports, name, path, lang, files, everything=everything, quiet=quiet)
    if record is not None:
        head = append(record, (one for report in reports for one in report.records()))
        complain(f"{record}: {head.count} {head.digest}", lang)
    if write_baseline is not None:
        write_whole(write_baseline, baseline(reports, str(reason), until), files)
    status = 0
    for report in reports:
        status = max(status, report.exit_status, key=(0, 3, 1, 2).index)
    raise typer.Exit(status if status in ALLOWED[fail_on] else 0)


# ── in ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _reports(reports: Iterable[Report], accepted: tuple[Accepted, ...]) -> tuple[list[Report], set[Accepted]]:
    """Return the reports with what was accepted set apart, and which of the accepted were there."""
    apart: list[Report] = []
    used: set[Accepted] = set()
    for one in reports:
        report, there = without(one, accepted, date.today())  # noqa: DTZ011  (the caller's own day)
        apart.append(report)
        used |= there
    return apart, used


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every file: the day, how it is read, what authorities have ruled, and whether of other law."""

    on: date
    reading: Options
    rulings: tuple[Ruling, ...]
    layers: bool


def _report(file: Path, asked: Asked, lang: Lang) -> Report:
    """Return the report on a file, also on one that cannot be read."""
    on = asked.on
    try:
        report = report_on(file, on, asked.reading, asked.rulings, layers=asked.layers)
    except InputError as error:
        complain(error, lang)
        return unreadable(file.as_posix(), on, _problem(file, error))
    if report.before_commencement:
        since = written_day(report.before_commencement, lang.value)
        zh = f"{file}：本办法自{since}起施行，{on}各项均不适用"
        complain(zh if lang is Lang.ZH else f"{file}: in force only from {since}; nothing applies on {on}", lang)
    return replace(report, source=file.as_posix())


def _problem(file: Path, error: InputError) -> Problem:
    """Return the problem of a file that cannot be read, in both languages where the error knows them."""
    zh = error.zh or error.message
    return Problem(
        file.as_posix(), None, None, None, error.message, zh, hint_en=error.hint or "", hint_zh=error.hint_zh or ""
    )


def _warn_of(accepted: Iterable[Accepted], used: set[Accepted], lang: Lang) -> None:
    """Tell which acceptances meet nothing any more, and which have run out."""
    today = date.today()  # noqa: DTZ011  (the caller's own day)
    for one in accepted:
        name = " ".join(part for part in (one.case, one.topic, one.party) if part)
        if one not in used:
            complain(f"已接受的事项没有出现：{name}" if lang is Lang.ZH else f"accepted, but not found: {name}", lang)
        elif one.until is not None and one.until < today:
            complain(
                (f"接受已过期：{name}（{one.until}）", f"no longer accepted since {one.until}: {name}")[
                    lang is Lang.EN
                ],
                lang,
            )


# ── out ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _targets(output: Iterable[str], format_: Any, ics: Path | None) -> Iterator[tuple[str, Path | None]]:
    """Yield each format that is wanted and where it goes: `json=FILE`, `FILE.json`, or `-` for the screen.

    The empty name stands for the format that the ending of the file says.
    """
    chosen = "text" if format_ is None else format_.value
    for told in output:
        name, sign, path = told.partition("=")
        if told == "-":
            yield chosen, None
        elif sign and name.isalpha():  # a file with such a name is `./a=b.html`
            if name not in FORMATS:
                raise no_format(name)
            yield name, Path(path)
        else:
            yield ("" if format_ is None else chosen), Path(told)
    if ics is not None:
        if not list(output):
            yield chosen, None
        yield "ics", ics


def _guard(paths: list[Path], files: Iterable[Path]) -> None:
    """Refuse, before anything is read, to write where nothing may be written."""
    inputs = list(files)
    apart(paths)
    for path in paths:
        allowed(path, inputs)


def _write(
    reports: list[Report], name: str, path: Path | None, lang: Lang, files: list[Path], *, everything: bool, quiet: bool
) -> None:
    if path is None and name in BINARY:
        message = bilingual(f"此格式须写入文件：-o report.{name}", f"this format needs a file: `-o report.{name}`")
        raise typer.BadParameter(message)
    columns = shutil.get_terminal_size((100, 24)).columns if path is None else 100
    made: Any = pieces(reports, name, lang.value)
    if name == "text":  # what cannot be read at all was told where errors go
        shown = [report for report in reports if report.title or path is not None]
        made = (f"{line}\n" for report in shown for line in lines(report, lang.value, columns, everything=everything))
    if path is not None:
        write_whole(path, made, files)
    elif not quiet:
        for piece in made:
            typer.echo(piece, nl=False)
