"""The cases of the State Council's regulations that a lawyer can read."""

from __future__ import annotations

import pytest

from tests.cases_loader import LegalCase, check, legal_cases

REGULATIONS = ("national/video", "national/wages")
CASES = [case for name in REGULATIONS for case in legal_cases(name)]


def test_names_differ() -> None:
    """No case hides another."""
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: LegalCase) -> None:
    """The regulation answers as the sentence that names the case says."""
    check(case)
