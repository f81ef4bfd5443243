"""Rules over files in another engine, DuckDB or Spark, which reads and writes by itself."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.reading.heads import Options as Reading
from regkit.frames.errors import FrameError
from regkit.frames.files.parquet import nothing_said, parquet
from regkit.frames.files.streams import Run, check_paths, written_whole
from regkit.frames.over import rules_over
from regkit.frames.plan.plan import INVALID
from regkit.language.rule import AnyRule
from regkit.law import InputError

__all__ = ["run_outside"]


def run_outside(  # noqa: PLR0913  (what a caller may say, all by name)
    engine: str,
    rules: Mapping[str, AnyRule],
    source: Path,
    target: Path,
    *,
    columns: Mapping[str, str],
    on: date | str | None,
    want: Sequence[str],
    nulls: str,
    reading: Reading | None = None,
) -> Run:
    """Answer a Parquet file in DuckDB or Spark; rows that are not accepted are named in a file of their own.

    Raises:
        FrameError: the engine is not known or not installed.
        InputError: a file is not Parquet, or cannot be read.
    """
    ways = {"duckdb": _in_duckdb, "spark": _in_spark}
    if engine not in ways:
        raise FrameError(
            f"there is no engine `{engine}`",
            hint="stream, duckdb or spark",
            zh=f"没有 `{engine}` 引擎",
            hint_zh="可用 stream、duckdb、spark",
        )
    if source.suffix != ".parquet" or target.suffix != ".parquet":
        raise InputError(
            f"{engine} reads and writes Parquet only",
            hint="leave `--engine` out for CSV and XLSX",
            zh=f"{engine} 只读写 Parquet",
            hint_zh="CSV 和 XLSX 请不用 `--engine`",
        )
    check_paths(source, target)
    nothing_said(source, reading)
    parquet(source).close()
    wanted = tuple(dict.fromkeys((*want, "status", "invalid")))
    options: dict[str, Any] = {"columns": columns, "on": on, "want": wanted, "nulls": nulls}
    try:
        return ways[engine](rules, source, target, options)
    except ModuleNotFoundError as error:
        install = f"pip install {error.name}"
        raise FrameError(
            f"the engine needs `{error.name}`", hint=install, zh=f"该引擎需要 `{error.name}`", hint_zh=install
        ) from None


def _in_duckdb(rules: Mapping[str, AnyRule], source: Path, target: Path, options: dict[str, Any]) -> Run:
    import duckdb  # noqa: PLC0415  (only who asks for it has it)

    done = Run()
    with duckdb.connect() as connection, written_whole(target) as whole:
        rules_over(rules, connection.read_parquet(str(source)), **options).write_parquet(str(whole))
        made = connection.read_parquet(str(whole))
        (counted,) = made.aggregate("count(*)").fetchall()
        done.rows = int(counted[0])
        for prefix, rule in rules.items():
            counted = made.aggregate(f'"{prefix}status", count(*)').fetchall()
            done.statuses[rule.name] = Counter({str(status): int(count) for status, count in counted})
        status = next(f'"{prefix}status"' for prefix in rules)
        aside = target.with_name(f"{target.stem}.invalid.csv")
        if any(counts[INVALID] for counts in done.statuses.values()):
            with written_whole(aside) as bad:
                made.filter(f"{status} = '{INVALID}'").write_csv(str(bad), header=True)
            done.invalid = aside
    return done


def _in_spark(rules: Mapping[str, AnyRule], source: Path, target: Path, options: dict[str, Any]) -> Run:
    from pyspark.sql import SparkSession  # noqa: PLC0415  (only who asks for it has it)  # pyright: ignore[reportMissingImports]

    done = Run()
    spark = SparkSession.builder.appName("regkit run").getOrCreate()
    with written_whole(target) as whole:
        try:
            rules_over(rules, spark.read.parquet(str(source.absolute())), **options).write.parquet(
                str(whole.absolute())
            )
            made = spark.read.parquet(str(whole.absolute()))
            for prefix, rule in rules.items():
                counted = made.groupBy(f"{prefix}status").count().collect()
                done.statuses[rule.name] = Counter({str(status): int(count) for status, count in counted})
            done.rows = sum(next(iter(done.statuses.values())).values())
            if target.is_dir():
                shutil.rmtree(target)
        except BaseException:
            shutil.rmtree(whole, ignore_errors=True)
            raise
    return done
