"""The cases of Wuhan that a lawyer can read."""

from __future__ import annotations

import pytest

from tests.cases_loader import LegalCase, check, legal_cases

CASES = list(legal_cases("wuhan"))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: LegalCase) -> None:
    """The measures answer as the sentence that names the case says."""
    check(case)
