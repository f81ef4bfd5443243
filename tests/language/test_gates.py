"""Gates: what a regulation reaches is said by words of it."""

from __future__ import annotations

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.language import RuleError, Subject
from regkit.language.gates import gate

(A9,) = CHENGDE.articles(9)


class Deal(Subject):
    """A deal."""


def test_a_gate_rests_on_words() -> None:
    """Without any it is refused where it is declared; with some it takes the condition that it decorates."""
    with pytest.raises(RuleError, match="the gate `本市交易` rests on no words"):
        gate(Deal, "本市交易", "deals in the city")
    assert callable(gate(Deal, "本市交易", "deals in the city", A9.quote("劳务分包企业交纳5万元")))
