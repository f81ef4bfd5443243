"""The deposit by origin, qualification and price, as careful analysts write it by hand, in each system.

Articles 9 and 10 of Chengde: six facts, eight outcomes. Every version gives the amount, the status and the article,
with unknown facts and texts that are no accepted word told apart, as `chengde.deposit_before_credit` does; the one
of OpenFisca, which has neither, gives the amount alone.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np

from regkit.chengde import Category, Grade, Origin

__all__ = ["MEMBERS", "STATUSES", "openfisca", "pandas", "polars", "sql"]

MEMBERS: dict[str, Any] = {"origin": Origin, "category": Category, "grade": Grade}
STATUSES = ["decided", "undetermined", "silent", "not_applicable", "invalid"]
GENERAL, SPECIALIST, LABOUR = "general_contracting", "specialist_contracting", "labour_subcontracting"
TIERS = (500_000, 300_000, 200_000, 100_000, 50_000)
LOCAL, LISTED = "第九条", "第十条第三款"
INCOMING, BOTH = "第十条第一款", "第十条第一款、第十条第三款"
ARTICLES = [LOCAL, LISTED, INCOMING, BOTH]
ACCEPTED = {
    name: [text for word in members for text in (word.code, word.zh, word.name, *word.spellings)]
    for name, members in MEMBERS.items()
}


# ── Polars ───────────────────────────────────────────────────────────────────────────────────────


def polars(frame: Any) -> Any:
    """Return a lazy Polars frame with the answers; its conditions are three-valued, as Polars' own are."""
    import polars as pl  # noqa: PLC0415

    column, is_text = pl.col, frame.collect_schema()["origin"] == pl.String

    def among(name: str, *codes: str) -> Any:
        if is_text and len(codes) > 1:
            return column(name).is_in(codes)
        return functools.reduce(operator.or_, [column(name) == code for code in codes])

    local, hebei = among("origin", "local"), among("origin", "hebei_elsewhere")
    general, specialist = among("category", GENERAL), among("category", SPECIALIST)
    pilot = among("origin", "beijing", "tianjin") & column("on_pilot_list")
    incoming = among("origin", "beijing", "tianjin", "other_province")
    certificate = column("home_certificate")
    tiers = (
        local & general & among("grade", "special", "first"),
        local & ((general & among("grade", "second")) | (specialist & among("grade", "first", "ungraded"))),
        local & ((general & among("grade", "third")) | (specialist & among("grade", "second"))),
        local & specialist & among("grade", "third"),
        local & among("category", LABOUR),
    )
    suffices, of_hebei = (hebei | pilot) & certificate, hebei & ~certificate
    by_project = incoming & ~(pilot & certificate)
    applies = functools.reduce(operator.or_, (*tiers, suffices, of_hebei, by_project))
    bad = pl.lit(value=False)
    if is_text:
        bad = functools.reduce(operator.or_, [~column(name).is_in(texts) for name, texts in ACCEPTED.items()])
        bad = bad.fill_null(value=False)
    value = pl.when(suffices).then(pl.lit(Decimal("0.0000")))
    for condition, amount in zip(tiers, TIERS, strict=True):
        value = value.when(condition).then(pl.lit(Decimal(f"{amount}.0000")))
    two_percent = (column("price").cast(pl.Decimal(38, 0)) * pl.lit(Decimal("0.02"))).cast(pl.Decimal(28, 4))
    value = value.when(of_hebei | by_project).then(two_percent)
    status, article = pl.Enum(STATUSES), pl.Enum(ARTICLES)
    decided = applies & (suffices | local | column("price").is_not_null())
    return frame.with_columns(
        value=pl.when(~bad).then(value),
        status=pl.when(bad)
        .then(pl.lit("invalid", dtype=status))
        .when(decided)
        .then(pl.lit("decided", dtype=status))
        .when(~applies)
        .then(pl.lit("silent", dtype=status))
        .otherwise(pl.lit("undetermined", dtype=status)),
        article=pl.when(bad)
        .then(None)
        .when(suffices)
        .then(pl.lit(LISTED, dtype=article))
        .when(functools.reduce(operator.or_, tiers))
        .then(pl.lit(LOCAL, dtype=article))
        .when(of_hebei)
        .then(pl.lit(BOTH, dtype=article))
        .when(by_project)
        .then(pl.lit(INCOMING, dtype=article)),
    )


# ── SQL ──────────────────────────────────────────────────────────────────────────────────────────


def sql(table: str) -> str:
    """Return a query of DuckDB over a table; conditions are three-valued, as SQL's own are."""
    bad = " or ".join(
        f"{name} not in ({', '.join(repr(text) for text in dict.fromkeys(texts))})" for name, texts in ACCEPTED.items()
    )
    tiers = " ".join(f"when t{index} then {amount}" for index, amount in enumerate(TIERS))
    return f"""
    with words as (
        select *, origin = 'local' as local, origin = 'hebei_elsewhere' as hebei,
            category = '{GENERAL}' as general, category = '{SPECIALIST}' as specialist,
            origin in ('beijing', 'tianjin') and on_pilot_list as pilot,
            origin in ('beijing', 'tianjin', 'other_province') as incoming,
            coalesce({bad}, false) as bad
        from {table}
    ), rows as (
        select *,
            local and general and grade in ('special', 'first') as t0,
            local and ((general and grade = 'second') or (specialist and grade in ('first', 'ungraded'))) as t1,
            local and ((general and grade = 'third') or (specialist and grade = 'second')) as t2,
            local and specialist and grade = 'third' as t3,
            local and category = '{LABOUR}' as t4,
            (hebei or pilot) and home_certificate as suffices,
            hebei and not home_certificate as of_hebei,
            incoming and not (pilot and home_certificate) as by_project
        from words
    ), answers as (
        select *, t0 or t1 or t2 or t3 or t4 or suffices or of_hebei or by_project as applies,
            case {tiers} when suffices then 0 when of_hebei or by_project then price * 0.02 end as amount
        from rows
    )
    select origin, category, grade, on_pilot_list, home_certificate, price,
        case when not bad then amount end :: decimal(28, 4) as value,
        case when bad then 'invalid' when amount is not null then 'decided' when applies is false then 'silent'
            else 'undetermined' end as status,
        case when bad then null when t0 or t1 or t2 or t3 or t4 then '{LOCAL}' when suffices then '{LISTED}'
            when of_hebei then '{BOTH}' when by_project then '{INCOMING}' end as article
    from answers"""  # noqa: S608  (constants of this file)


# ── pandas and numpy ─────────────────────────────────────────────────────────────────────────────


def pandas(frame: Any) -> Any:
    """Return a pandas frame with the answers, by `numpy.select`; what is unknown is told apart by hand.

    The amount is in whole fen.
    """
    import pandas as pd  # noqa: PLC0415

    def among(name: str, *codes: str) -> Any:
        return frame[name].isin(codes).to_numpy()

    def known(name: str) -> Any:
        return frame[name].notna().to_numpy()

    local, hebei, outside = (among("origin", code) for code in ("local", "hebei_elsewhere", "outside_mainland"))
    capital, other = among("origin", "beijing", "tianjin"), among("origin", "other_province")
    general, specialist = among("category", GENERAL), among("category", SPECIALIST)
    listed, unlisted = among("on_pilot_list", True), among("on_pilot_list", False)
    certified, uncertified = among("home_certificate", True), among("home_certificate", False)
    tiers = [
        local & general & among("grade", "special", "first"),
        local & ((general & among("grade", "second")) | (specialist & among("grade", "first", "ungraded"))),
        local & ((general & among("grade", "third")) | (specialist & among("grade", "second"))),
        local & specialist & among("grade", "third"),
        local & among("category", LABOUR),
    ]
    in_article_9 = functools.reduce(operator.or_, tiers)
    suffices = (hebei | (capital & listed)) & certified
    of_hebei = hebei & uncertified
    by_project = other | (capital & (unlisted | uncertified))
    unlisted_category = known("category") & ~general & ~specialist
    unlisted_grade = (general | specialist) & known("grade")
    silent = outside | (local & ~in_article_9 & (unlisted_category | unlisted_grade))
    bad = ~functools.reduce(
        operator.and_, [frame[name].isin(texts).to_numpy() | ~known(name) for name, texts in ACCEPTED.items()]
    )
    price, priced = frame["price"].fillna(0).to_numpy(), known("price")
    value = np.select(
        [bad, *tiers, suffices, (of_hebei | by_project) & priced],
        [-1, *(amount * 100 for amount in TIERS), 0, price * 2],
        default=-1,
    )
    status = np.select([bad, value >= 0, silent], [4, 0, 2], default=1)
    article = np.select([bad, in_article_9, suffices, of_hebei, by_project], [-1, 0, 1, 3, 2], default=-1)
    return frame.assign(
        value=value,
        status=pd.Categorical.from_codes(status, STATUSES),
        article=pd.Categorical.from_codes(article, ARTICLES),
    )


# ── OpenFisca ────────────────────────────────────────────────────────────────────────────────────


def arrays_of(frame: Any) -> dict[str, Any]:
    """Return a pandas frame of facts as OpenFisca takes them: codes, the one after the last for an unknown word."""
    codes = {name: frame[name].cat.codes.to_numpy() for name in MEMBERS}
    truths = {name: frame[name].to_numpy(bool, na_value=False) for name in ("on_pilot_list", "home_certificate")}
    words = {name: np.where(found < 0, len(MEMBERS[name]), found) for name, found in codes.items()}
    return {**words, **truths, "price": frame["price"].to_numpy()}


def openfisca(rows: int) -> Callable[[dict[str, Any]], Any]:
    """Return a run of OpenFisca, which gives the amount alone, in whole fen, from codes, its quickest way in.

    Its whole numbers are given 64 bits: of its own 32 they would wrap around without a word.
    """
    from openfisca_core.entities import build_entity  # noqa: PLC0415
    from openfisca_core.indexed_enums import Enum  # noqa: PLC0415
    from openfisca_core.periods import DateUnit  # noqa: PLC0415
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415
    from openfisca_core.variables import Variable, config  # noqa: PLC0415

    config.VALUE_TYPES[int]["dtype"] = np.int64
    firm_entity = build_entity(key="firm", plural="firms", label="a firm", is_person=True)
    named = {"entity": firm_entity, "definition_period": DateUnit.YEAR}
    enums = {
        name: Enum(name, {word.name: word.code for word in members} | {"UNKNOWN": "unknown"})
        for name, members in MEMBERS.items()
    }

    def formula(firm: Any, period: Any, parameters: Any) -> Any:  # noqa: ARG001
        given = {name: firm(name, period) for name in (*MEMBERS, "on_pilot_list", "home_certificate", "price")}

        def among(name: str, *codes: str) -> Any:
            return functools.reduce(operator.or_, [given[name] == enums[name][code.upper()] for code in codes])

        local, hebei = among("origin", "local"), among("origin", "hebei_elsewhere")
        general, specialist = among("category", GENERAL), among("category", SPECIALIST)
        pilot = among("origin", "beijing", "tianjin") & given["on_pilot_list"]
        incoming = among("origin", "beijing", "tianjin", "other_province")
        certificate = given["home_certificate"]
        tiers = [
            local & general & among("grade", "special", "first"),
            local & ((general & among("grade", "second")) | (specialist & among("grade", "first", "ungraded"))),
            local & ((general & among("grade", "third")) | (specialist & among("grade", "second"))),
            local & specialist & among("grade", "third"),
            local & among("category", LABOUR),
        ]
        two_percent = (hebei & ~certificate) | (incoming & ~(pilot & certificate))
        amounts = [*(amount * 100 for amount in TIERS), given["price"] * 2]
        return np.select([*tiers, two_percent], amounts, default=0)

    def variable(name: str, **more: Any) -> None:
        system.add_variable(type(name, (Variable,), {**named, **more}))

    system = TaxBenefitSystem([firm_entity])
    for name, members in enums.items():
        variable(name, value_type=Enum, possible_values=members, default_value=members["UNKNOWN"])
    variable("on_pilot_list", value_type=bool)
    variable("home_certificate", value_type=bool)
    variable("price", value_type=int)
    variable("deposit", value_type=int, formula=formula)

    def run(codes: dict[str, Any]) -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        for name, values in codes.items():
            given = enums[name].encode(values) if name in enums else values
            simulation.set_input(name, "2012", given)
        return simulation.calculate("deposit", "2012")

    return run
