"""Speed over frames against hand-written code and OpenFisca: both sides in one run, answers compared, as ratios.

`python benchmarks/frames.py [ROWS…] [--picture FILE.svg]`; 1,000,000 and 10,000,000 rows unless said. A ratio is the
time of the other side over ours: above 1 means ours is faster. The rules are `chengde.deposit_before_credit`
(articles 9 and 10: six facts, eight outcomes; amount, status and article) and `chengde.owner_deposit` (2%, exact).
What is written by hand names the article of the row alone; ours names all that decide, of open rows too. Values and
statuses are the same.
"""

from __future__ import annotations

import argparse
import functools
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import by_hand
import numpy as np

from regkit import chengde

ROUNDS, LARGE, FEWER_ROUNDS = 7, 5_000_000, 3
RULE = chengde.deposit_before_credit
POLARS_BAR, PANDAS_BAR, DUCKDB_BAR, OPENFISCA_BAR = 1 / 1.3, 1.0, 1 / 1.5, 3.0


@dataclass(frozen=True)
class Result:
    """One comparison: what, at how many rows, the time of each side in milliseconds, the ratio to reach."""

    what: str
    rows: int
    ours: float
    other: float
    bar: float

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.other / self.ours

    def __str__(self) -> str:
        """Show the comparison as a line."""
        verdict = "" if self.ratio >= self.bar else "  BELOW"
        return (
            f"{self.what:<46} ours {self.ours:9.1f} ms ({self.rows / self.ours / 1e3:6.1f} M rows/s)   "
            f"other {self.other:9.1f} ms   ratio {self.ratio:5.2f}   bar {self.bar:.2f}{verdict}"
        )


def compared(what: str, rows: int, bar: float, ours: Callable[[], Any], other: Callable[[], Any]) -> Result:
    """Return the median time of each side, rounds taken in turn; the first round is not counted.

    No garbage is collected meanwhile, as in `timeit`: to collect it before each call would measure how quickly a
    processor gets back what was in its caches, which for a call of two milliseconds is half of it, or more.
    """
    times: list[list[float]] = [[], []]
    gc.collect()
    gc.disable()
    for _ in range(1 + (FEWER_ROUNDS if rows > LARGE else ROUNDS)):
        for index, function in enumerate((ours, other)):
            start = time.perf_counter()
            function()
            times[index].append((time.perf_counter() - start) * 1e3)
    gc.enable()
    return Result(what, rows, *(statistics.median(found[1:]) for found in times), bar)


# ── the facts ────────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=1)
def facts(rows: int) -> dict[str, Any]:
    """Return random facts as codes, one in twenty unknown: the code after the last word, -1 for a truth."""
    random = np.random.default_rng(7)

    def some(most: int, unknown: int) -> Any:
        return np.where(random.random(rows) < 1 / 20, unknown, random.integers(0, most, rows)).astype(np.int16)

    words = {name: some(len(members), len(members)) for name, members in by_hand.MEMBERS.items()}
    return {
        **words,
        "on_pilot_list": some(2, -1),
        "home_certificate": some(2, -1),
        "price": random.integers(0, 10**9, rows),
    }


def arrow(rows: int, *, encoded: bool) -> Any:
    """Return the facts as a PyArrow table, words as texts or as dictionaries."""
    import pyarrow as pa  # noqa: PLC0415

    made = {}
    for name, values in facts(rows).items():
        if name in by_hand.MEMBERS:
            words = pa.array([word.code for word in by_hand.MEMBERS[name]])
            column = pa.DictionaryArray.from_arrays(pa.array(values, mask=values == len(words)), words)
            made[name] = column if encoded else column.cast(pa.string())
        else:
            made[name] = pa.array(values) if name == "price" else pa.array(values == 1, mask=values < 0)
    return pa.table(made)


# ── the comparisons ──────────────────────────────────────────────────────────────────────────────


def against_polars(rows: int) -> Iterator[Result]:
    """Compare with Polars by hand, lazily, on texts and on enumerations."""
    import polars as pl  # noqa: PLC0415

    frame = pl.DataFrame(pl.from_arrow(arrow(rows, encoded=False)))
    members = {name: pl.Enum([word.code for word in words]) for name, words in by_hand.MEMBERS.items()}
    enums = frame.with_columns(pl.col(name).cast(dtype) for name, dtype in members.items())
    for name, some in (("texts", frame), ("enumerations", enums)):
        ours, other = RULE.over(some), by_hand.polars(some.lazy()).collect()
        for column in ("value", "status"):
            assert ours[column].cast(pl.String).equals(other[column].cast(pl.String)), column
        yield compared(
            f"Polars, {name}",
            rows,
            POLARS_BAR,
            lambda some=some: RULE.over(some.lazy()).collect(),
            lambda some=some: by_hand.polars(some.lazy()).collect(),
        )


def against_pandas(rows: int) -> Iterator[Result]:
    """Compare with `numpy.select` on a pandas frame, on texts and on categories."""
    for name, encoded in (("texts", False), ("categories", True)):
        frame = arrow(rows, encoded=encoded).to_pandas().astype({"on_pilot_list": "boolean"})
        frame = frame.astype({"home_certificate": "boolean"})
        ours, other = RULE.over(frame), by_hand.pandas(frame)
        assert (ours["status"].astype(object) == other["status"].astype(object)).all()
        assert int(ours["value"].sum() * 100) == int(other["value"].clip(lower=0).sum())
        yield compared(
            f"pandas, {name}, numpy.select",
            rows,
            PANDAS_BAR,
            lambda frame=frame: RULE.over(frame),
            lambda frame=frame: by_hand.pandas(frame),
        )


def against_duckdb(rows: int) -> Iterator[Result]:
    """Compare with SQL by hand over a table of DuckDB, both fetched as Arrow."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as connection:
        connection.register("given", arrow(rows, encoded=False))
        connection.execute("create table facts as select * from given")
        by_sql = by_hand.sql("facts")
        counted = "status, sum(value) as total, count(*) as rows"
        ours, other = RULE.over(connection.table("facts")), connection.sql(by_sql)
        assert ours.aggregate(counted).order("all").fetchall() == other.aggregate(counted).order("all").fetchall(), (
            "DuckDB"
        )
        yield compared(
            "DuckDB, texts, SQL",
            rows,
            DUCKDB_BAR,
            lambda: RULE.over(connection.table("facts")).to_arrow_table(),
            lambda: connection.sql(by_sql).to_arrow_table(),
        )


def against_openfisca(rows: int) -> Iterator[Result]:
    """Compare with OpenFisca, which gives the amount alone: of the same frame, and from arrays made of it before."""
    if find_spec("openfisca_core") is None:
        print("openfisca-core is not installed: not compared")
        return
    run = by_hand.openfisca(rows)
    frame = arrow(rows, encoded=True).to_pandas().astype({"on_pilot_list": "boolean", "home_certificate": "boolean"})
    arrays = by_hand.arrays_of(frame)
    ours = RULE.over(frame)
    decided = (ours["status"] == "decided").to_numpy()
    amounts = run(arrays)
    assert (ours["value"][decided] * 100).astype("int64").equals(_series(amounts[decided], ours.index[decided]))
    yield compared(
        "OpenFisca, amount alone, of the same frame",
        rows,
        OPENFISCA_BAR,
        lambda: RULE.over(frame, want=["value"]),
        lambda: frame.assign(value=run(by_hand.arrays_of(frame))),
    )
    alone, all_three = "OpenFisca from arrays, amount alone", "OpenFisca from arrays; ours all three"
    yield compared(alone, rows, 1.0, lambda: RULE.over(frame, want=["value"]), lambda: run(arrays))
    yield compared(all_three, rows, 1.0, lambda: RULE.over(frame), lambda: run(arrays))


def _series(values: Any, index: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return pd.Series(values, index, dtype="int64", name="value")


def money(rows: int) -> Iterator[Result]:
    """Compare 2% of a decimal price, exact, with Polars by hand in whole fen."""
    import polars as pl  # noqa: PLC0415

    frame = pl.DataFrame({"contract_price": facts(rows)["price"]}).select(
        (pl.col("contract_price").cast(pl.Decimal(20, 2)) * pl.lit(Decimal("0.01"))).cast(pl.Decimal(18, 2))
    )
    fen = pl.col("contract_price").to_physical().cast(pl.Int64)
    status, article = pl.Enum(by_hand.STATUSES), pl.Enum(["第七条、第八条"])

    def other() -> Any:
        made = (
            pl.when(fen > 0)
            .then(pl.lit("decided", dtype=status))
            .when(fen == 0)
            .then(pl.lit("silent", dtype=status))
            .otherwise(pl.lit("undetermined", dtype=status))
        )
        value = pl.when(fen > 0).then((fen * 2).cast(pl.Decimal(38, 0)) * pl.lit(Decimal("0.0001")))
        cited = pl.when(fen > 0).then(pl.lit("第七条、第八条", dtype=article))
        return frame.lazy().with_columns(value=value, status=made, article=cited).collect()

    assert chengde.owner_deposit.over(frame)["value"].sum() == other()["value"].sum()
    yield compared(
        "Polars, 2% of a decimal price, exact",
        rows,
        POLARS_BAR,
        lambda: chengde.owner_deposit.over(frame.lazy()).collect(),
        other,
    )


# ── the picture ──────────────────────────────────────────────────────────────────────────────────


def draw(results: list[Result], path: str) -> None:
    """Write a picture of time against rows, both sides of each comparison, both axes in powers of ten."""
    import altair as alt  # noqa: PLC0415

    values = [
        {"what": result.what, "rows": result.rows, "ms": taken, "side": side}
        for result in results
        for side, taken in (("regkit", result.ours), ("by hand, or the peer", result.other))
    ]
    tens = [10**power for power in range(9)]
    chart = alt.Chart(alt.InlineData(values=values)).mark_line(point=True)
    chart = chart.encode(
        x=alt.X("rows:Q", scale=alt.Scale(type="log"), axis=alt.Axis(format="~s", values=tens)),
        y=alt.Y("ms:Q", scale=alt.Scale(type="log"), title="milliseconds", axis=alt.Axis(format="~s", values=tens)),
        color=alt.Color("side:N", title=None, sort=["regkit"], legend=alt.Legend(orient="top")),
    )
    faceted = chart.properties(width=230, height=150).facet(facet=alt.Facet("what:N", title=None, sort=None), columns=3)
    faceted.properties(title="Time against rows: value, status and article").save(path)


def main() -> None:
    """Run every comparison at every number of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", default=["1_000_000", "10_000_000"])
    parser.add_argument("--picture", help="where to draw time against rows, such as speed.svg")
    asked = parser.parse_args()
    results: list[Result] = []
    for rows in (int(text.replace(",", "").replace("_", "")) for text in asked.rows):
        print(f"{rows:,} rows")
        for compare in (against_polars, money, against_pandas, against_duckdb, against_openfisca):
            for result in compare(rows):
                print(result, flush=True)
                results.append(result)
    if asked.picture:
        draw(results, asked.picture)
        print(f"drawn: {asked.picture}")


if __name__ == "__main__":
    main()
