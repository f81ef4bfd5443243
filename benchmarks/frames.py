"""Speed over frames against hand-written code and OpenFisca: both sides in one run, results compared, as ratios.

`python benchmarks/frames.py [rows]`; 1,000,000 rows unless said. A ratio is the time of the other side over ours:
above 1 means ours is faster. The rule is article 9 of Chengde (two facts, seven rows) and article 8 (money).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import numpy as np

from regkit import chengde
from regkit.chengde import Category, Grade

ROUNDS = 7
USUAL = 0.8
AMOUNTS = {"tier_1": 500_000, "tier_2": 300_000, "tier_3": 200_000, "tier_4": 100_000, "tier_5": 50_000}
GENERAL, SPECIALIST, LABOUR = "general_contracting", "specialist_contracting", "labour_subcontracting"
STATUSES = ["decided", "undetermined", "silent", "not_applicable", "invalid"]


def milliseconds(*functions: Callable[[], Any], rounds: int = ROUNDS) -> list[float]:
    """Return the median time of each function, rounds taken in turn; the first round is not counted."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(rounds + 1):
        for index, function in enumerate(functions):
            start = time.perf_counter()
            function()
            times[index].append((time.perf_counter() - start) * 1e3)
    return [statistics.median(found[1:]) for found in times]


def line(what: str, ours: float, other: float, bar: str, rows: int) -> None:
    """Print a comparison."""
    rate = rows / ours / 1e3
    sides = f"ours {ours:8.1f} ms ({rate:6.1f} M rows/s)   other {other:8.1f} ms"
    print(f"{what:<58} {sides}   ratio {other / ours:5.2f}   bar: {bar}")


def columns(rows: int) -> dict[str, Any]:
    """Return random facts, one in twenty unknown."""
    random = np.random.default_rng(7)
    category = random.integers(0, len(Category) + 1, rows) if rows else np.zeros(0, int)
    grade = random.integers(0, len(Grade) + 1, rows)
    category[random.random(rows) < USUAL] %= 3
    return {"category": category, "grade": grade, "price": random.integers(0, 10**11, rows)}


def words(codes: Any, members: Any) -> Any:
    """Return codes as texts, the one after the last as unknown."""
    texts = np.array([*(member.code for member in members), None], object)
    return texts[np.minimum(codes, len(members))]


# ── article 9 by hand ────────────────────────────────────────────────────────────────────────────


def conditions(is_in: Callable[[str, list[str]], Any]) -> list[tuple[Any, int]]:
    """Return the rows of article 9 as a careful analyst writes them."""
    general, specialist = is_in("category", [GENERAL]), is_in("category", [SPECIALIST])
    return [
        (general & is_in("grade", ["special", "first"]), 500_000),
        ((general & is_in("grade", ["second"])) | (specialist & is_in("grade", ["first", "ungraded"])), 300_000),
        ((general & is_in("grade", ["third"])) | (specialist & is_in("grade", ["second"])), 200_000),
        (specialist & is_in("grade", ["third"]), 100_000),
        (is_in("category", [LABOUR]), 50_000),
    ]


def polars_by_hand(frame: Any) -> Any:
    """Return value, status and article by hand-written Polars expressions, unknowns and bad words included."""
    import polars as pl  # noqa: PLC0415

    accepted = {
        "category": [text for word in Category for text in (word.code, word.zh, *word.spellings)],
        "grade": [text for word in Grade for text in (word.code, word.zh, *word.spellings)],
    }
    is_text = frame.collect_schema()["category"] == pl.String
    rows = conditions(
        lambda name, codes: pl.col(name).is_in(codes).fill_null(value=False) if is_text else _enum_in(name, codes)
    )
    decided = rows[0][0]
    for condition, _ in rows[1:]:
        decided = decided | condition
    value = pl.when(rows[0][0]).then(pl.lit(Decimal("500000.00")))
    for condition, amount in rows[1:]:
        value = value.when(condition).then(pl.lit(Decimal(f"{amount}.00")))
    category, grade = pl.col("category"), pl.col("grade")
    both_known = category.is_null() | (category.is_in([GENERAL, SPECIALIST]) & grade.is_null())
    status = pl.Enum(STATUSES)
    bad = pl.lit(False)
    if is_text:
        bad = (~category.is_in(accepted["category"]) | ~grade.is_in(accepted["grade"])).fill_null(value=False)
    made = (
        pl.when(bad)
        .then(pl.lit("invalid", dtype=status))
        .when(decided)
        .then(pl.lit("decided", dtype=status))
        .when(both_known)
        .then(pl.lit("undetermined", dtype=status))
        .otherwise(pl.lit("silent", dtype=status))
    )
    article = pl.when(decided & ~bad).then(pl.lit("第九条", dtype=pl.Enum(["第九条"])))
    return frame.with_columns(value=pl.when(~bad).then(value), status=made, article=article)


def _enum_in(name: str, codes: list[str]) -> Any:
    import polars as pl  # noqa: PLC0415

    found = pl.col(name) == codes[0]
    for code in codes[1:]:
        found = found | (pl.col(name) == code)
    return found.fill_null(value=False)


def against_polars(data: dict[str, Any], rows: int) -> None:
    """Compare with hand-written Polars, lazily, on texts and on enumerations."""
    import polars as pl  # noqa: PLC0415

    frame = pl.DataFrame({"category": words(data["category"], Category), "grade": words(data["grade"], Grade)})
    frame = frame.with_columns(pl.col("category", "grade").cast(pl.String))
    enums = frame.with_columns(
        pl.col("category").cast(pl.Enum([w.code for w in Category])),
        pl.col("grade").cast(pl.Enum([w.code for w in Grade])),
    )
    rule = chengde.standing_deposit
    for name, some in (("texts", frame), ("enumerations", enums)):
        ours, theirs = rule.over(some), polars_by_hand(some.lazy()).collect()
        for column in ("value", "status", "article"):
            assert ours[column].cast(pl.String).to_list() == theirs[column].cast(pl.String).to_list(), column
        taken = milliseconds(
            lambda some=some: rule.over(some.lazy()).collect(), lambda some=some: polars_by_hand(some.lazy()).collect()
        )
        line(f"Polars lazy, {name}: value, status, article", *taken, "0.77 or better (1.3×)", rows)


def against_pandas(data: dict[str, Any], rows: int) -> None:
    """Compare with hand-written `numpy.select` on a pandas frame."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"category": words(data["category"], Category), "grade": words(data["grade"], Grade)})
    rule = chengde.standing_deposit
    for name, dtype in (("texts", "str"), ("categories", "category")):
        some = frame.astype(dtype)

        def by_hand(some: Any = some) -> Any:
            rows = conditions(lambda column, codes: some[column].isin(codes).to_numpy())
            guards, amounts = [guard for guard, _ in rows], [amount for _, amount in rows]
            value = np.select(guards, amounts, default=-1)
            category, grade = some["category"], some["grade"]
            open_ = (category.isna() | (category.isin([GENERAL, SPECIALIST]) & grade.isna())).to_numpy()
            status = np.select([value >= 0, open_], [0, 1], default=2)
            return some.assign(
                value=value,
                status=pd.Categorical.from_codes(status, STATUSES),
                article=pd.Categorical.from_codes(np.where(value >= 0, 0, -1), ["第九条"]),
            )

        assert (rule.over(some)["status"].astype(str) == by_hand()["status"].astype(str)).all()
        line(
            f"pandas, {name}, against numpy.select",
            *milliseconds(lambda some=some: rule.over(some), by_hand),
            "1 or better",
            rows,
        )


def against_duckdb(data: dict[str, Any], rows: int) -> None:
    """Compare with hand-written SQL in DuckDB."""
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    given = pa.table(  # noqa: F841  (DuckDB reads it by its name)
        {
            "category": pa.array(words(data["category"], Category), pa.string()),
            "grade": pa.array(words(data["grade"], Grade), pa.string()),
        }
    )
    duckdb.sql("create or replace table facts as select * from given")
    general, specialist = f"category = '{GENERAL}'", f"category = '{SPECIALIST}'"
    tiers = f"""case when {general} and grade in ('special', 'first') then 500000
        when ({general} and grade = 'second') or ({specialist} and grade in ('first', 'ungraded')) then 300000
        when ({general} and grade = 'third') or ({specialist} and grade = 'second') then 200000
        when {specialist} and grade = 'third' then 100000 when category = '{LABOUR}' then 50000 end"""
    accepted = [",".join(f"'{t}'" for w in kind for t in (w.code, w.zh, *w.spellings)) for kind in (Category, Grade)]
    sql = f"""select category, grade, v::decimal(38,2) as value,
        case when bad then 'invalid' when v is not null then 'decided'
             when category is null or (category in ('{GENERAL}', '{SPECIALIST}') and grade is null) then 'undetermined'
             else 'silent' end as status,
        case when v is not null and not bad then '第九条' end as article
        from (select category, grade, {tiers} as v,
              coalesce(category not in ({accepted[0]}), false)
                or coalesce(grade not in ({accepted[1]}), false) as bad
              from facts)"""  # noqa: S608  (constants of this file)
    duckdb.sql("create or replace table facts as select * from facts")
    rule = chengde.standing_deposit
    ours, theirs = rule.over(duckdb.table("facts")), duckdb.sql(sql)
    assert (
        ours.aggregate("status, value, count(*) as n").order("all").fetchall()
        == theirs.aggregate("status, value, count(*) as n").order("all").fetchall()
    )
    taken = milliseconds(
        lambda: rule.over(duckdb.table("facts")).to_arrow_table(), lambda: duckdb.sql(sql).to_arrow_table()
    )
    line("DuckDB, texts, against SQL by hand", *taken, "0.67 or better (1.5×)", rows)


def against_openfisca(data: dict[str, Any], rows: int) -> None:
    """Compare with OpenFisca's vectors: enumerations given as integer codes, its quickest way in."""
    if find_spec("openfisca_core") is None:
        print("openfisca-core is not installed: not compared")
        return
    from openfisca_core.entities import build_entity  # noqa: PLC0415
    from openfisca_core.indexed_enums import Enum  # noqa: PLC0415
    from openfisca_core.periods import DateUnit  # noqa: PLC0415
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415
    from openfisca_core.variables import Variable  # noqa: PLC0415

    firm_entity = build_entity(key="firm", plural="firms", label="a firm", is_person=True)
    categories = Enum("categories", {word.name: word.code for word in Category} | {"UNKNOWN": "unknown"})
    grades = Enum("grades", {word.name: word.code for word in Grade} | {"UNKNOWN": "unknown"})
    named = {"entity": firm_entity, "definition_period": DateUnit.YEAR}

    def formula(firm: Any, period: Any, parameters: Any) -> Any:  # noqa: ARG001
        category, grade = firm("category", period), firm("grade", period)
        general, specialist = category == categories.GENERAL_CONTRACTING, category == categories.SPECIALIST_CONTRACTING
        return np.select(
            [
                general & ((grade == grades.SPECIAL) | (grade == grades.FIRST)),
                (general & (grade == grades.SECOND))
                | (specialist & ((grade == grades.FIRST) | (grade == grades.UNGRADED))),
                (general & (grade == grades.THIRD)) | (specialist & (grade == grades.SECOND)),
                specialist & (grade == grades.THIRD),
                category == categories.LABOUR_SUBCONTRACTING,
            ],
            list(AMOUNTS.values()),
            default=0,
        )

    system = TaxBenefitSystem([firm_entity])
    enums = {"value_type": Enum}
    system.add_variable(
        type(
            "category",
            (Variable,),
            {**named, **enums, "possible_values": categories, "default_value": categories.UNKNOWN},
        )
    )
    system.add_variable(
        type("grade", (Variable,), {**named, **enums, "possible_values": grades, "default_value": grades.UNKNOWN})
    )
    system.add_variable(type("standing_deposit", (Variable,), {**named, "value_type": int, "formula": formula}))
    category = np.minimum(data["category"], len(Category)).astype(np.int16)
    grade = np.minimum(data["grade"], len(Grade)).astype(np.int16)

    def theirs() -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        simulation.set_input("category", "2012", categories.encode(category))
        simulation.set_input("grade", "2012", grades.encode(grade))
        return simulation.calculate("standing_deposit", "2012")

    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame(
        {
            "category": pd.Categorical.from_codes(
                np.where(category == len(Category), -1, category), [w.code for w in Category]
            ),
            "grade": pd.Categorical.from_codes(np.where(grade == len(Grade), -1, grade), [w.code for w in Grade]),
        }
    )
    rule = chengde.standing_deposit
    assert (rule.over(frame)["value"].fillna(Decimal(0)).astype("int64").to_numpy() == theirs()).all()
    line(
        "OpenFisca, codes (value only), against all three of ours",
        *milliseconds(lambda: rule.over(frame), theirs),
        "3 or better",
        rows,
    )


def money(data: dict[str, Any], rows: int) -> None:
    """Compare 2% of a price, exact, with Polars by hand in whole fen."""
    import polars as pl  # noqa: PLC0415

    frame = pl.DataFrame({"contract_price": data["price"]}).select(
        (pl.col("contract_price").cast(pl.Decimal(20, 2)) * pl.lit(Decimal("0.01"))).cast(pl.Decimal(18, 2))
    )
    fen = pl.col("contract_price").to_physical().cast(pl.Int64)

    def by_hand() -> Any:
        value = (fen * 2).cast(pl.Decimal(38, 0)) * pl.lit(Decimal("0.0001"))
        status = pl.Enum(STATUSES)
        made = (
            pl.when(fen > 0)
            .then(pl.lit("decided", dtype=status))
            .when(fen == 0)
            .then(pl.lit("silent", dtype=status))
            .otherwise(pl.lit("undetermined", dtype=status))
        )
        article = pl.when(fen > 0).then(pl.lit("第七条、第八条", dtype=pl.Enum(["第七条、第八条"])))
        return frame.lazy().with_columns(value=pl.when(fen > 0).then(value), status=made, article=article).collect()

    rule = chengde.owner_deposit
    assert rule.over(frame)["value"].sum() == by_hand()["value"].sum()
    line(
        "Polars lazy, 2% of a decimal price, exact",
        *milliseconds(lambda: rule.over(frame.lazy()).collect(), by_hand),
        "0.77 or better (1.3×)",
        rows,
    )


def main(rows: int) -> None:
    """Run every comparison at a number of rows."""
    data = columns(rows)
    print(f"{rows:,} rows")
    for compare in (against_polars, money, against_pandas, against_duckdb, against_openfisca):
        compare(data, rows)


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "").replace("_", "")) if len(sys.argv) > 1 else 1_000_000)
