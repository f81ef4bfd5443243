"""Rows take what the combinations of a table came to, which are settled once: their answers are the rule's own."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde

pd = pytest.importorskip("pandas")

from regkit.frames.memory import combined, settling, tables
from tests.frames.tables import rows_of

RULE = chengde.deposit_before_credit
WANTED = ["value", "status", "article"]
FEN = Decimal("0.01")
EQUAL = [Decimal(million) * 1_000_000 for million in ("2.5", "5", "10", "15", "25")]
"""Prices of which 2% is one of the sums of article 9: 50,000, 100,000, 200,000, 300,000 or 500,000 yuan."""
SMALL = [Decimal(0), FEN, 2 * FEN]
"""Prices about nothing, at which an amount may be owed or not."""
PRICES = [*SMALL, *(price + step for price in EQUAL for step in (-FEN, Decimal(0), FEN))]


@pytest.fixture(autouse=True)
def _always_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows are looked up in a table too."""
    monkeypatch.setattr(tables, "WORTH", 0)


def facts(prices: list[Any]) -> Any:
    """Return a frame of contractors with each price; of some the category or the grade is not known, or neither."""
    known = [("general_contracting", "first"), ("general_contracting", None), (None, "second"), (None, None)]
    known += [("specialist_contracting", None), ("labour_subcontracting", None)]
    origins = ("local", "hebei_elsewhere", None)
    rows = [(price, *some, origin) for price in prices for some in known for origin in origins]
    made = pd.DataFrame(rows, columns=["price", "category", "grade", "origin"])
    made["home_certificate"] = pd.array([index % 2 == 0 for index in range(len(made))], "boolean")
    made["on_pilot_list"] = pd.array([index % 5 == 0 for index in range(len(made))], "boolean")
    amounts = pd.array(made["price"], dtype=pd.ArrowDtype(pa_decimal()))
    return made.assign(price=amounts).astype(dict.fromkeys(["category", "grade", "origin"], "category"))


def pa_decimal() -> Any:
    """Return the type of prices in fen."""
    return pytest.importorskip("pyarrow").decimal128(18, 2)


def by_itself(row: dict[str, Any]) -> tuple[Any, ...]:
    """Return what the rule says of a row, asked about the case alone."""
    said = {name: None if pd.isna(value) else value for name, value in row.items()}
    firm = {name: said[name] for name in ("category", "grade", "origin", "home_certificate", "on_pilot_list")}
    answer = RULE(chengde.Contractor.model_validate(firm), chengde.Contract(price=said["price"]))
    articles = "、".join(dict.fromkeys(quote.address.zh for quote in answer.citations)) or None
    return (answer.value if answer.is_decided else None, answer.status.code, articles)


def told(frame: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[Any, ...]], list[int]]:
    """Return what the rule says over a frame by combinations, and how many rows were asked by themselves."""
    found: list[int] = []
    quick = combined.told_by_combinations

    def seen(*asked: Any) -> Any:
        answers = quick(*asked)
        assert answers is not None
        found.extend(0 if one.is_open is None else int(one.is_open.sum()) for one in answers)
        return answers

    monkeypatch.setattr("regkit.frames.memory.run.told_by_combinations", seen)
    return rows_of(RULE.over(frame), WANTED), found


@pytest.mark.parametrize("price", PRICES)
def test_at_the_price_where_two_sums_are_equal(price: Decimal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where 2% of a price is the sum of a grade, rows are asked by themselves, and only there; all are told alike."""
    frame = facts([price, Decimal(99_999_999)])
    rows, alone = told(frame, monkeypatch)
    assert rows == [by_itself(row) for row in frame.to_dict("records")]
    assert (alone[0] > 0) == (price in {*EQUAL, *SMALL})


def test_rows_that_follow_ask_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a combination came to is kept: of a second frame of other prices no case is asked."""
    RULE.over(facts([Decimal(30_000_001), Decimal(70_000_001)]))
    asked: list[int] = []
    monkeypatch.setattr(settling, "_answer", lambda *given: asked.append(given[-1]))
    frame = facts([Decimal(31_000_001), Decimal(71_000_001)])
    rows = rows_of(RULE.over(frame), WANTED)
    monkeypatch.undo()
    assert not asked
    assert rows == [by_itself(row) for row in frame.to_dict("records")]


def test_a_frame_has_the_texts_of_its_own_rows() -> None:
    """The categories of the articles are those that some row has, whatever was asked before, and in the same order."""
    few, many = facts([Decimal(30_000_001)]).head(2), facts([Decimal(30_000_001), Decimal(0)])
    first = RULE.over(few)["article"].cat.categories.tolist()
    told_of_many = RULE.over(many)["article"].cat.categories.tolist()
    assert RULE.over(few)["article"].cat.categories.tolist() == first
    assert first == [one for one in told_of_many if one in first]
    assert set(told_of_many) == set(RULE.over(many)["article"].dropna())


def test_threads_ask_side_by_side() -> None:
    """Frames asked by several threads at once have the answers of frames asked one after the other."""
    frames = [facts([Decimal(price)]) for price in range(40_000_001, 40_000_009)]
    rows: dict[int, list[tuple[Any, ...]]] = {}

    def ask(place: int) -> None:
        rows[place] = rows_of(RULE.over(frames[place]), WANTED)

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(frames))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    for place, frame in enumerate(frames):
        assert rows[place] == [by_itself(row) for row in frame.to_dict("records")]
