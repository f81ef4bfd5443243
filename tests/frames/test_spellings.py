"""Texts as people write them: each backend reads them as a file of cases is read, whatever a query itself can say."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")

from regkit import chengde, datong, wuhan
from regkit.law import RegkitError
from tests.frames.tables import names_of, rows_of

Backend = Callable[[dict[str, list[Any]]], Any]


def wide(text: str) -> str:
    """Return a text in letters as wide as a character."""
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


ODD = ("", " ", "/", "—", "N/A", "无", "未知", "？", "不详", "不是这样", "承德市*")
"""What cells hold beside words: nothing, marks of nothing, what says that nobody knows, what is no word."""
RULES: list[tuple[Any, dict[str, list[str]]]] = [
    (
        chengde.standing_deposit,
        {
            "origin": ["本市", "承德市双桥区", "LOCAL", "河北省石家庄市", "外省", "上海市浦东新区", "本 市"],
            "category": ["施工总承包", "建筑工程施工总承包", wide("GENERAL_CONTRACTING"), "劳务分包"],
            "grade": ["一级", "壹级", "Ⅰ级", " 一级 ", "１级"],
        },
    ),
    (
        datong.must_have_cameras,
        {
            "place_type": ["博物馆", "医院", "Museum", "hotel", "旅 馆", "市第三医院"],
            "large": ["是", "√", wide("Y"), "不是", "没有", "1", "大型或具备相应规模", "不是大型，也不具备相应规模"],
        },
    ),
    (
        wuhan.content_coverage,
        {
            "contents": [
                *(
                    "法律、法规、规章执行情况",
                    "法律、法规、规章执行情况，行政执法案卷质量",
                    "8(1);8(2)",
                    "行政执法案卷质量",
                ),
                *("行政执法案卷质量|其他", "行政执法案卷质量、法律、法规、规章执行情况、"),
            ],
            "excused": ["", "行政执法案卷质量", "行政复议、应诉、赔偿工作情况、行政执法案卷质量"],
        },
    ),
]
"""Rules with columns of words, and texts for each column: as listed, by a beginning, wide, spaced, marked."""


def in_pandas(columns: dict[str, list[Any]]) -> Any:
    """Return a pandas frame."""
    return pd.DataFrame(columns)


def in_polars(columns: dict[str, list[Any]]) -> Any:
    """Return a Polars frame that is read when it is collected."""
    return pl.DataFrame(columns).lazy()


def in_duckdb(columns: dict[str, list[Any]]) -> Any:
    """Return a relation of DuckDB."""
    return duckdb.connect().from_df(pd.DataFrame(columns))


def tables() -> list[Any]:
    """Return each rule with a table of every text of every column, the others as they are first listed."""
    made = []
    for rule, texts in RULES:
        rows = [tuple(some[0] for some in texts.values())]
        for place, some in enumerate(texts.values()):
            rows += [(*rows[0][:place], text, *rows[0][place + 1 :]) for text in (*some, *ODD)]
        rows += itertools.islice(itertools.product(*texts.values()), 0, 200, 7)
        columns = {name: [row[place] for row in rows] for place, name in enumerate(texts)}
        made.append(pytest.param(rule, {**columns, "row": list(range(len(rows)))}, id=rule.name))
    return made


def told(rule: Any, frame: Any) -> list[tuple[Any, ...]]:
    """Return what is told of each row, in the order of the rows."""
    made = rule.over(frame, want=["value", "status", "article", "invalid"])
    headings = ["row", *(name for name in names_of(made) if name in {"value", "status", "article"})]
    return sorted((int(row[0]), *map(str, row[1:])) for row in rows_of(made, headings))


@pytest.mark.parametrize("backend", [in_polars, in_duckdb])
@pytest.mark.parametrize(("rule", "columns"), tables())
def test_every_backend_reads_texts_as_memory_does(rule: Any, columns: dict[str, list[Any]], backend: Backend) -> None:
    """A place by its district, wide letters, marks of an empty cell: the same value, status and words."""
    assert told(rule, backend(columns)) == told(rule, in_pandas(columns))


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES], ids=[rule.name for rule, _ in RULES])
def test_what_is_refused_is_refused_by_every_backend(rule: Any) -> None:
    """A text that is no word stops where that is asked, and one that a query alone cannot read does not."""
    texts = next(texts for one, texts in RULES if one is rule)
    name = next(iter(texts))
    for backend in (in_pandas, in_polars, in_duckdb):
        made = rule.over(backend({name: [*texts[name][:4], "/"]}), on_invalid="raise")
        assert len(rows_of(made, ["status"])) == len(texts[name][:4]) + 1
        with pytest.raises(RegkitError, match="not accepted"):
            rows_of(rule.over(backend({name: [texts[name][0], "不是这样"]}), on_invalid="raise"), ["status"])
