"""Words of the law with their English."""

from __future__ import annotations

from regkit.law import Label, english, english_or


def test_the_english_of_a_label() -> None:
    """Its own, and for words without any what is given instead."""
    assert english_or(Label("甲", "A"), "x") == "A"
    assert english_or("甲", "x") == "x"


def test_a_label_in_an_english_text() -> None:
    """The Chinese stands behind once, its brackets wide; words without English stand as they are."""
    assert english(Label("甲(一)", "A")) == "A (甲（一）)"
    assert english("甲(一)") == "甲(一)"
