"""`python benchmarks/records.py`: how long it takes to ask 100,000 records again, against asking the rule alone."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

from regkit import chengde
from regkit.chengde import Contract, Contractor, Origin, Role
from regkit.engine.record import Verdict, append, replay

COUNT = 100_000


def main() -> int:
    """Write, replay and compare; fail where an answer is not the same."""
    firm, day = Contractor(origin=Origin.OTHER_PROVINCE), date(2012, 9, 1)
    contract = Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(1_000_000))
    record = chengde.contractor_deposit(firm, contract, on=day).record()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        start = time.perf_counter()
        append(path, ({**record, "number": number} for number in range(COUNT)))
        written = time.perf_counter() - start
        start = time.perf_counter()
        counted = Counter(one.verdict for one in replay(path))
        replayed = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(COUNT):
        chengde.contractor_deposit(firm, contract, on=day)
    asked = time.perf_counter() - start
    print(
        f"{COUNT} records: written {written:.1f} s, "
        f"asked again {replayed:.1f} s, {replayed / asked:.0f}× the rule alone"
    )
    return 0 if counted == {Verdict.SAME: COUNT} else 1


if __name__ == "__main__":
    sys.exit(main())
