"""A table says its amounts as the law does, in hanzi, and is reported on as the same table in digits."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from regkit.checking import check
from regkit.law import numeral

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLES = ["chengde_projects.csv", "datong_sites.csv", "wuhan_agencies.csv"]
AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(万元|元|)")


def in_hanzi(cell: str) -> str:
    """Return an amount in hanzi, any other cell as it is."""
    found = AMOUNT.fullmatch(cell)
    return cell if found is None else numeral(Decimal(found[1].replace(",", ""))) + found[2]


@pytest.mark.parametrize("name", TABLES)
def test_hanzi_and_digits_are_reported_alike(name: str, tmp_path: Path) -> None:
    """Money, days, marks and years of every row: three thousand two hundred 万元 is 三千二百万元."""
    rows = list(csv.reader((EXAMPLES / name).read_text("utf-8").splitlines()))[:7]
    words = [rows[0], *([in_hanzi(cell) for cell in row] for row in rows[1:])]
    assert words != rows
    reports = []
    for folder, table in (("digits", rows), ("words", words)):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
        reports.append(str(check(path, date(2012, 6, 1)).export("text")).replace(str(tmp_path / folder), ""))
    assert reports[0] == reports[1]
