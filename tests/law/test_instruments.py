"""Kinds of instruments and their rank, as the Legislation Law has it."""

from __future__ import annotations

import itertools

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.law import InstrumentKind
from regkit.law.instruments import InstrumentKind as Kind

NAMES = ["法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "规范性文件"]


def test_the_kinds_have_the_laws_words() -> None:
    """All six."""
    assert [kind.zh for kind in InstrumentKind] == NAMES


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("法律", "行政法规"),
        ("法律", "规范性文件"),
        ("行政法规", "地方性法规"),
        ("行政法规", "部门规章"),
        ("行政法规", "地方政府规章"),
        ("地方性法规", "地方政府规章"),
        ("部门规章", "规范性文件"),
    ],
)
def test_what_goes_before_what(higher: str, lower: str) -> None:
    """Articles 99 and 100; and never the other way round."""
    assert Kind(higher).outranks(Kind(lower))
    assert not Kind(lower).outranks(Kind(higher))


@pytest.mark.parametrize(
    ("one", "other"),
    [("部门规章", "地方政府规章"), ("地方性法规", "部门规章"), ("规范性文件", "规范性文件")],
)
def test_what_is_of_no_higher_rank(one: str, other: str) -> None:
    """Equal force (art. 102), or for the State Council to say (art. 106); a normative document outranks nothing."""
    assert not Kind(one).outranks(Kind(other))
    assert not Kind(other).outranks(Kind(one))


def test_rank_is_an_order() -> None:
    """Nothing outranks itself, and what outranks what outranks, outranks."""
    for one, two, three in itertools.product(Kind, repeat=3):
        assert not (one.outranks(two) and two.outranks(one))
        if one.outranks(two) and two.outranks(three):
            assert one.outranks(three)


def test_a_ministrys_normative_document_is_not_said_to_rank_higher_than_a_citys() -> None:
    """The State Council's regulation on the same deposits is, the ministry's notice is not."""
    assert {law.number: law.kind.outranks(CHENGDE.kind) for law in CHENGDE.later_law} == {
        "国务院令第724号": True,
        "人社部发〔2021〕65号": False,
    }
