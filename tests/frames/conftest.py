"""DuckDB is asked by its query, as of a relation too long to be held; `test_held.py` asks it of short ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package", autouse=True)
def _queried() -> Iterator[None]:
    pytest.importorskip("narwhals")
    from regkit.frames.query import batches  # noqa: PLC0415  (the extra may not be there)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "MOST_HELD", 0)
        yield
