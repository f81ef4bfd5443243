"""Models survive JSON: what was said comes back, what was presumed stays presumed, and numbers are read exactly."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit.chengde.facts import Contractor, Project
from regkit.datong.filing import Filing
from regkit.datong.use import Operation
from regkit.language import Subject
from regkit.testing import cases
from regkit.wuhan.scores import Score


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@pytest.mark.parametrize("model", [Contractor, Project, Filing, Operation, Score])
@given(data=st.data())
def test_a_model_comes_back_as_it_was_said(model: type[Subject], data: st.DataObject) -> None:
    """Values, unknowns, and what was left unsaid."""
    subject = data.draw(cases(model))
    back = model.model_validate_json(subject.model_dump_json())
    assert back == subject
    assert back.model_fields_set == subject.model_fields_set
    assert back.presumed() == subject.presumed()
    assert model.model_validate(subject.model_dump()).model_fields_set == subject.model_fields_set


def test_what_is_presumed_is_not_written() -> None:
    """A presumption that was written down would be a statement."""
    assert Contractor(grade="二级").model_dump_json() == '{"grade":"second"}'


def test_an_amount_is_written_with_its_unit() -> None:
    """So that nobody takes it for another."""
    assert Project(contract_price="3,200万元").model_dump_json() == '{"contract_price":"32000000元"}'


@pytest.mark.parametrize("text", ["32000000", "32000000.0", '"32000000元"', '"3200万元"'])
def test_a_number_of_json_is_exact(text: str) -> None:
    """A number with a point is the decimal that is written."""
    assert Project.model_validate_json(f'{{"contract_price": {text}}}').contract_price == 32_000_000
    assert str(Score.model_validate_json('{"general": 49.5}').general) == "49.5"


def test_a_binary_fraction_of_python_is_refused_all_the_same() -> None:
    """It was written nowhere, and may be the end of a long reckoning."""
    with pytest.raises(ValidationError):
        Project.model_validate({"contract_price": 0.1 + 0.2})
