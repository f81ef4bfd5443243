"""`regkit run`: rules over a file of any length, the answers beside the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from regkit.checking.reading.heads import LEFT_OUT
from regkit.cli.boundary import BAD_INPUT, complain, say, tell_of_idle, tell_of_waiting
from regkit.cli.options import Lang, LangOption, Rulings, bilingual, option, reading, rulings_in
from regkit.language.catalog import find_rule
from regkit.language.rule import AnyRule
from regkit.language.rulings import ruled
from regkit.law import RegkitError

__all__ = ["run"]


def run(  # noqa: PLR0913  (each is an option)
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="RULE... INPUT",
            help=bilingual(
                "规则，然后是文件：Parquet，或者 check 能读的表。",
                "Rules, then the file: Parquet, or what `check` reads.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help=bilingual("写入的文件，格式由扩展名决定。", "The file to write; its ending says what it is."),
        ),
    ],
    lang: LangOption,
    *,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=bilingual("询问之日，或者日期栏。", "The day asked about, or a column of days."),
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FACT=HEADING",
            help=bilingual("栏目所指；HEADING=- 不用该栏。", "Or `HEADING=-` to leave it out."),
        ),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            "--sheet",
            metavar="SHEET",
            help=bilingual("工作表；默认为全部可用的。", "A sheet; by default all that fit."),
        ),
    ] = None,
    heading_row: Annotated[
        int | None, typer.Option("--heading-row", min=1, help=bilingual("栏目名所在行。", "The row of the headings."))
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Option(
            "--words", metavar="WRITTEN=WORD", help=bilingual("写法所指的词。", "What a way of writing stands for.")
        ),
    ] = None,
    want: Annotated[
        str, typer.Option("--want", help="value,status,article,quote,invalid,missing")
    ] = "value,status,article",
    nulls: Annotated[
        str | None,
        typer.Option(
            "--nulls",
            help=bilingual(
                "空白的一格是说不详（unknown），还是没有说（unsaid）。", "What an empty cell says: unknown or unsaid."
            ),
        ),
    ] = None,
    rulings: Rulings = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            help=bilingual(
                "stream、duckdb 或 spark（spark 不另写文件）。", "stream, duckdb, or spark (no file aside)."
            ),
        ),
    ] = "stream",
    codes: Annotated[
        bool,
        option(
            "--codes",
            zh="CSV 和 XLSX 中也写代码，与 Parquet 相同，不写词语。",
            en="Write codes to CSV and XLSX, as Parquet has them, and no words.",
        ),
    ] = False,
) -> None:
    """Answer every row of a file. Rows that are not accepted are kept aside in OUTPUT.invalid.csv, with reasons.

    Words of the answers, such as the status, are in the language asked in CSV and XLSX, and codes in Parquet.

    Exit status: 0 done, 2 bad input. A run that is interrupted leaves no half file.
    """
    from regkit.frames.errors import ColumnError  # noqa: PLC0415  (needs the extra `frames`)
    from regkit.frames.files.engines import run_outside  # noqa: PLC0415
    from regkit.frames.files.streams import run_file  # noqa: PLC0415

    *names, source = arguments
    tell_of_waiting([source], lang)
    words_in = None if codes or output.suffix.lower() == ".parquet" else lang.value
    try:
        given = rulings_in(rulings)
        asked_of = _chosen(names)
        tell_of_idle(asked_of, given, lang)
        chosen = [ruled(rule, given) for rule in asked_of]
        rules = {"" if len(chosen) == 1 else f"{rule.name}_": rule for rule in chosen}
        pairs = [_pair(one) for one in column or ()]
        asked = reading(sheet, heading_row, [f"{one}=-" for one, other in pairs if other == LEFT_OUT], words)
        options: dict[str, Any] = {
            "columns": {fact: heading for fact, heading in pairs if heading != LEFT_OUT},
            "on": _day(on),
            "want": tuple(want.split(",")),
        }
        if engine == "stream":
            with _progress() as told:
                options |= {"nulls": nulls, "reading": asked, "lang": words_in, "progress": told}
                done = run_file(rules, Path(source), output, **options)
        else:
            options |= {"nulls": nulls or "unknown", "reading": asked}
            done = run_outside(engine, rules, Path(source), output, **options)
    except ColumnError as error:
        zh = f"`{source}`：{error.zh}" if error.zh else None
        complain(ColumnError(f"`{source}`: {error.message}", hint=error.hint, zh=zh, hint_zh=error.hint_zh), lang)
        raise typer.Exit(BAD_INPUT) from None
    _report(done, output, lang)


def _chosen(names: list[str]) -> list[AnyRule]:
    if not names:
        raise RegkitError(
            "no rule is named",
            hint="regkit run chengde.owner_deposit projects.csv -o answers.csv",
            zh="没有写明规则",
            hint_zh="regkit run chengde.owner_deposit projects.csv -o answers.csv",
        )
    return [find_rule(name) for name in names]


def _pair(text: str) -> tuple[str, str]:
    fact, sign, heading = text.partition("=")
    if not sign:
        raise RegkitError(
            f"`{text}` is no `fact=heading`",
            hint="such as `--column grade=等级`",
            zh=f"`{text}` 不是“事项=栏目”",
            hint_zh="如 `--column grade=等级`",
        )
    return fact, heading


def _day(text: str | None) -> date | str | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return text


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], None]]:
    """Show how many rows are done, how fast, and how long it will take."""
    columns = (
        BarColumn(),
        TextColumn(bilingual("{task.completed:,.0f}行", "{task.completed:,.0f} rows")),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        task = shown.add_task("", total=None, rate="")

        def told(done: int, total: int | None) -> None:
            speed = shown.tasks[0].speed
            shown.update(
                task,
                completed=done,
                total=total,
                rate=bilingual(f"{speed:,.0f}行/秒", f"{speed:,.0f} rows/s") if speed else "",
            )

        yield told


def _report(done: Any, output: Path, lang: Lang) -> None:
    from regkit.frames.plan.plan import status_in  # noqa: PLC0415  (needs the extra `frames`)

    encoding = f" ({done.encoding})" if done.encoding else ""
    for note in done.notes:
        complain(note.text(lang.value))
    zh = lang is Lang.ZH
    rows = f"{done.rows:,}行" if zh else "1 row" if done.rows == 1 else f"{done.rows:,} rows"
    say(f"{rows}{encoding} -> {output}")
    colon, comma = ("：", "，") if zh else (": ", ", ")
    for rule, counts in done.statuses.items():
        told = (f"{status_in(status, lang.value)} {count:,}" for status, count in sorted(counts.items()))
        say(f"  {rule}{colon}{comma.join(told)}")
    if done.invalid is not None:
        say(f"  未采用的行及理由：{done.invalid}" if zh else f"  not accepted, with reasons: {done.invalid}")
