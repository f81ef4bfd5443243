"""A subject says in one line how it is made."""

from __future__ import annotations

import inspect
import pydoc
from datetime import date

from regkit import chengde


def test_a_subject_is_made_of_facts_by_name_with_plain_types() -> None:
    """Each fact by its name, `None` where nothing is said, or what is presumed; no word of how values are read."""
    signature = inspect.signature(chengde.RefundClaim)
    assert list(signature.parameters) == list(chengde.RefundClaim.model_fields)
    assert signature.parameters["accepted_on"].annotation == date | None
    assert signature.parameters["accepted_on"].default is None
    assert signature.parameters["applied_early"].default is False
    assert "Validator" not in str(signature)


def test_help_begins_with_how_it_is_made_and_what_each_fact_means() -> None:
    """The first lines of `help` have the signature, then the docstring with each fact, its source and its meaning."""
    lines = pydoc.render_doc(chengde.RefundClaim, renderer=pydoc.plaintext).splitlines()  # type: ignore[attr-defined]
    assert "RefundClaim(*, holder: regkit.chengde.claims.Holder | None = None, accepted: bool | None" in lines[3]
    assert any("accepted_on: 竣工验收之日, day of acceptance; a date; 第二十一条" in line for line in lines[:12])
