"""Finding one's way: help, signatures, from article to rules, from a rule to what it reads, old names."""

from __future__ import annotations

import inspect
import pydoc
from importlib import import_module
from types import ModuleType

import pytest

from regkit import chengde
from regkit.chengde.regulation import CHENGDE
from regkit.faces import whole
from regkit.language import OpenQuestion, Reading
from regkit.language.catalog import SHIPPED
from tests.engine.words_rules import BASE, BOTH, CERTIFIED, Firm, due

A9 = CHENGDE.article(9)
PACKAGES = [
    "regkit",
    *(f"regkit.{name}" for name in ("law", "language", "frames", "checking")),
    *SHIPPED.values(),
]


def test_an_article_tells_the_rules_that_quote_it() -> None:
    """From article 9 to the standing deposit and what rests on it; article 36 has no such rule."""
    whole("regkit.chengde")
    names = {rule.name for rule in A9.rules}
    assert {"standing_deposit", "contractor_deposit"} <= names
    assert "owner_deposit" not in names
    assert "standing_deposit" in {rule.name for rule in A9.paragraphs[0].rules}


def test_a_rule_tells_what_it_rests_on() -> None:
    """Facts by parameter and name with what is declared of them; numbers by their names; readings; open questions."""
    rule = chengde.deposit_by_grade
    assert list(rule.facts) == ["firm.category", "firm.grade"]
    assert rule.facts["firm.grade"].zh == "资质等级"
    assert str(rule.named_numbers["TIER_2"]) == "30万元"
    assert chengde.contractor_deposit.named_numbers["OUTSIDE_RATE"].quote.address.article == 10
    assert due.readings == (BASE,)
    assert {question.quote.address.article for question in chengde.contractor_deposit.open_questions} == {10, 11}


def test_help_on_a_rule_shows_what_was_written_and_its_subjects() -> None:
    """`help(rule)` tells the question, the subjects by their models, and every argument of a call."""
    text = pydoc.plain(pydoc.render_doc(chengde.contractor_deposit))
    assert "Deposit that a contractor must have in place for a contract" in text
    assert "firm: Contractor, 施工企业" in text
    assert list(inspect.signature(chengde.contractor_deposit).parameters) == ["firm", "contract", "on", "calendar"]


def test_help_on_a_model_shows_each_fact() -> None:
    """`help(Firm)` begins with what each fact means, its kind, what is presumed, who decides, and where it stands."""
    text = pydoc.plain(pydoc.render_doc(Firm))
    assert "grade: 主项资质等级, grade of the main qualification; a word of Grade; 第九条" in text
    assert "is a key backbone firm of the province; yes or no; taken to be no where nothing is said; 第十四条" in text
    assert "decided by the arrears clearance office (清欠办)" in text
    assert "Facts:" not in Firm.model_json_schema()["description"]


def test_an_old_name_is_understood_with_a_warning() -> None:
    """A reading and a question answer to the id they had, and say what they are called now."""
    renamed = Reading(
        id="chengde.10.certificate",
        question_zh="是否不再交纳?",
        question_en="is nothing more due?",
        options={"a": "不交", "b": "交"},
        default="a",
        why="so it reads",
        quote=CERTIFIED,
        formerly="chengde.A10.certificate",
    )
    asked = OpenQuestion("chengde.11.base", "基数", "the base", "清欠办", BOTH.quote, formerly="chengde.A11")
    for thing, old in ((renamed, "chengde.A10.certificate"), (asked, "chengde.A11")):
        assert thing.is_called(thing.id)
        assert not thing.is_called("chengde.12")
        with pytest.warns(DeprecationWarning, match=f"`{old}` is now called `{thing.id}`"):
            assert thing.is_called(old)


def test_what_is_shown_in_a_console_is_a_line() -> None:
    """Rules, readings, questions, numbers and quotes tell themselves in a line."""
    things = (due, BASE, BOTH, chengde.standing_deposit.numbers[0], CERTIFIED, due(Firm(local=True)))
    assert all(len(repr(thing)) < 120 and "\n" not in repr(thing) for thing in things)


@pytest.mark.parametrize("package", PACKAGES)
def test_tab_completion_shows_the_face_and_no_module(package: str) -> None:
    """What a package shows is what it exports: every name is there, and none is one of the modules it is made of."""
    module = import_module(package)
    assert dir(module) == sorted(module.__all__)
    assert not [name for name in dir(module) if isinstance(getattr(module, name), ModuleType)]
