"""How a subject is made, in one line; what `help` and tab completion show: facts with their meaning, no machinery."""

from __future__ import annotations

import inspect
import pydoc
from datetime import date

import pytest

from regkit import chengde, datong
from regkit.language import Subject
from regkit.language.catalog import models, names

MODELS = [model for city in names() for model in models(city)]


def helped(thing: object) -> str:
    """Return what `help` shows of something."""
    return pydoc.render_doc(thing, renderer=pydoc.plaintext)  # type: ignore[attr-defined]


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
    signature, meaning = helped(chengde.RefundClaim).split("Facts:\n", 1)
    one_line = " ".join(signature.replace("|", " ").split())  # since Python 3.13 each parameter has a line
    assert "RefundClaim( *, holder: regkit.chengde.claims.Holder" in one_line.replace("(*", "( *")
    assert one_line.index("accepted: bool") > one_line.index("holder: ")
    assert "accepted_on: 竣工验收之日, day of acceptance; a date; 第二十一条" in meaning[:2000]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: f"{model.__module__}.{model.__name__}")
def test_help_of_a_subject_is_its_facts(model: type[Subject]) -> None:
    """Each fact has its two lines, what stands around them is about a screen, and nothing of pydantic is shown."""
    shown = helped(model)
    assert len(shown.split("Facts:", 1)[-1].splitlines()) <= 2 * len(model.facts) + 45
    assert "pydantic_" not in shown
    assert "model_" not in shown.replace("`model_", "")
    for spec in model.facts.values():
        assert f"    {spec.name}: {spec.zh}, {spec.en}; " in shown
        assert str(spec.about) in shown


def test_what_a_fact_means_and_what_is_presumed_of_it_is_shown() -> None:
    """In both languages, with the provision that makes it matter."""
    designated = datong.Site.facts["designated"]
    lines = [line.lstrip(" |") for line in helped(datong.Site).splitlines()]
    place = next(index for index, line in enumerate(lines) if line.startswith(f"designated: {designated.zh}, "))
    assert lines[place].endswith("; yes or no; taken to be no where nothing is said; 第七条")
    assert lines[place + 1] == (
        "Whether a government of county level or above has designated the place as one that needs a system (item (5)). "
        "是否由县级以上人民政府确定为应当建设系统的地点、区域（第（五）项）。"
    )


def test_dir_shows_the_face_and_the_rest_still_works() -> None:
    """The class shows its facts; a subject each of them, and how it is copied and written; all of pydantic is there."""
    assert dir(datong.Site) == ["facts", "presumed"]
    site = datong.Site.model_validate({"位于大同市": "是"})
    assert {"in_datong", "place_type", "presumed", "model_copy"} <= set(dir(site))
    assert not [name for name in dir(site) if name.startswith("_")]
    assert site.model_copy(update={"large": True}).large is True
    assert "in_datong" in datong.Site.model_json_schema()["properties"]


def test_help_of_a_rule_is_short_and_lists_the_facts_it_asks() -> None:
    """What it answers, its subjects, and each fact with its meaning, what is presumed of it and its provision."""
    shown = helped(chengde.contractor_deposit)
    facts = chengde.contractor_deposit.facts
    assert len(shown.splitlines()) <= len(facts) + 25
    for key, spec in facts.items():
        assert f"{key}: {spec.zh}, {spec.en}; " in shown
    assert "taken to be 0 where nothing is said" in shown
