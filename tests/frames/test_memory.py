"""Memory used again, truths as pandas holds them, long frames in shares, and columns of texts written as a whole."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import chengde
from regkit.language.kinds import amount
from regkit.language.values import value_in_words
from regkit.law import Unit, format_money

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

from regkit.frames.memory import vector
from regkit.frames.memory.arrays import of_masked
from regkit.frames.memory.results import SHORT
from regkit.frames.memory.writing import written_between

ROWS = 40_000


def _firms(rows: int) -> Any:
    """Return firms from elsewhere, each with a price of its own, of which a third have a certificate, or may have."""
    places = np.arange(rows)
    return pd.DataFrame(
        {
            "origin": pd.Categorical.from_codes(places % 2, ["hebei_elsewhere", "other_province"]),
            "category": pd.Categorical.from_codes(places * 0, ["general_contracting"]),
            "grade": pd.Categorical.from_codes(places * 0, ["first"]),
            "on_pilot_list": pd.array([False] * rows, "boolean"),
            "home_certificate": pd.array([(True, None, False)[place % 3] for place in range(rows)], "boolean"),
            "price": places * 7 + 1,
        }
    )


@pytest.mark.parametrize("rows", [300, ROWS])
def test_what_memory_held_before_is_not_told(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An amount is the same, whatever stood where its decimal is written, from a table and from a program."""

    def used(rows: int) -> Any:
        return np.full((rows, 2), -1, np.int64)

    firms = _firms(rows)
    expected = chengde.deposit_before_credit.over(firms)["value"]
    monkeypatch.setattr(vector, "_new_halves", used)
    found = chengde.deposit_before_credit.over(firms)["value"]
    pd.testing.assert_series_equal(found, expected)
    two_percent = (firms["price"] * 2).map(lambda fen: Decimal(fen).scaleb(-2))  # article 10
    of_others = firms["origin"] == "other_province"
    assert found[of_others].tolist() == two_percent[of_others].tolist()


def test_long_frames_are_answered_share_by_share_as_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several workers, each on rows of its own, tell what one tells."""
    firms = _firms(ROWS)
    whole = chengde.deposit_before_credit.over(firms)
    monkeypatch.setattr(vector, "LONG_BLOCK", 1_000)
    monkeypatch.setattr(vector, "MOST_WORKERS", 3)
    pd.testing.assert_frame_equal(chengde.deposit_before_credit.over(firms), whole)


class _Changed:
    """Truths of pandas that hold their values otherwise than they do now."""

    def __init__(self, truths: Any) -> None:
        self.truths = truths

    def to_numpy(self, *said: Any, **more: Any) -> Any:
        return self.truths.to_numpy(*said, **more)

    def isna(self) -> Any:
        return self.truths.isna()


@pytest.mark.parametrize("truths", [[True, None, False], [True, False], []])
def test_truths_of_pandas_are_read_as_they_are_held_and_as_they_are_told(truths: list[bool | None]) -> None:
    """A yes is 1, a no is 0 and what is missing is 255, wherever pandas keeps them."""
    held = pd.array(truths, "boolean")
    expected = [255 if one is None else int(one) for one in truths]
    assert of_masked(held).tolist() == expected
    assert of_masked(_Changed(held)).tolist() == expected


AMOUNTS = st.lists(st.integers(-(10**5), 10**16), min_size=1, max_size=8)


@given(AMOUNTS, st.integers(0, 6), st.sampled_from(["zh", "en"]))
def test_a_column_of_amounts_is_written_as_each(units: list[int], places: int, lang: Literal["zh", "en"]) -> None:
    """Amounts read in a column as each does by itself, those in 万元 too, each between what is told beside it."""
    whole = [*units, *(one * 100 for one in units), *(one // 1000 for one in units)]
    before, behind = (pa.array([form.format(place) for place in range(len(whole))]) for form in ("{}（", "）{}"))
    written = written_between(np.array(whole, np.int64), places, amount(Unit.YUAN), lang, (before, behind))
    each = [format_money(Decimal(one).scaleb(-places), lang) for one in whole]
    assert written.to_pylist() == [f"{place}（{one}）{place}" for place, one in enumerate(each)]


@pytest.mark.parametrize("unit", [Unit.RATE, Unit.MULTIPLE])
def test_other_amounts_are_written_as_each(unit: Unit) -> None:
    """What is no money has the words of its unit."""
    none = pa.array(["", "", ""])
    written = written_between(np.array([0, 25, 123_456_789]), 4, amount(unit), "zh", (none, none))
    values = [Decimal(0), Decimal("0.0025"), Decimal("12345.6789")]
    assert written.to_pylist() == [value_in_words(one, amount(unit)) for one in values]


@pytest.mark.parametrize("kind", ["pandas", "pyarrow", "polars"])
def test_each_open_row_is_told_what_it_may_come_to(kind: str) -> None:
    """Article 10: nothing with a certificate, without one 2% of the price, each row's own, of however many rows."""
    firms = _firms(6 * SHORT)
    of_hebei = firms[firms["origin"] == "hebei_elsewhere"].reset_index(drop=True)
    of_hebei["home_certificate"] = pd.array([None] * len(of_hebei), "boolean")
    table = pa.Table.from_pandas(of_hebei)
    frame = of_hebei if kind == "pandas" else table if kind == "pyarrow" else pl.DataFrame(pl.from_arrow(table))
    made = chengde.deposit_before_credit.over(frame, want=["possible"])["possible"]
    expected = [f"0元；{format_money(Decimal(price * 2).scaleb(-2))}" for price in of_hebei["price"]]
    assert (made.to_pylist() if kind == "pyarrow" else made.to_list()) == expected
    if kind == "pandas":  # it does not look whether so many texts differ, and has all the same what it would have made
        assert made.dtype == pd.CategoricalDtype(expected)
        assert made.cat.categories.equals(pd.Index(expected))
        assert made.cat.categories.dtype == pd.Index(expected).dtype
