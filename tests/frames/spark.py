"""Spark sessions for the tests, and frames in them."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from regkit.language.kinds import BOOL, DATE
from tests.frames.tables import WHOLE, Rows


@contextmanager
def session(master: str, **settings: str) -> Iterator[Any]:
    """Start Spark, or skip with the reason where it cannot be."""
    pytest.importorskip("narwhals")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java: apt-get install default-jre-headless")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sql = pytest.importorskip("pyspark.sql")
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = sql.SparkSession.builder.master(master).appName("regkit")
        for name, value in {**SETTINGS, **settings}.items():
            builder = builder.config(name, value)
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        try:
            yield spark
        finally:
            spark.stop()


SETTINGS = {
    "spark.driver.memory": "4g",  # one session plans hundreds of long queries, and keeps what it knows of their words
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def spark_type(kind: Any) -> str:
    """Return Spark's plain type of a kind."""
    if kind == BOOL:
        return "boolean"
    if kind == DATE:
        return "date"
    if kind.sort == "set":
        return "array<string>"
    if kind.is_amount:
        return "bigint" if kind.detail in WHOLE else "decimal(18,2)"
    return "string"


def spark_frame(spark: Any, columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return rows as a Spark data frame, in two partitions; points in headings become underscores."""
    headings = [name.replace(".", "_") for name in columns]
    schema = ", ".join(
        f"`{heading}` {spark_type(kinds[name])}" for heading, name in zip(headings, columns, strict=True)
    )
    rows: Sequence[tuple[Any, ...]] = list(zip(*columns.values(), strict=True))
    return spark.createDataFrame(rows, schema).repartition(2)
