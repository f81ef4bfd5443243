"""The examples run, and print what their readers are told."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_life_of_a_deposit(capsys: pytest.CaptureFixture[str]) -> None:
    """Late replenishment, the certificate that comes back, a refund that cannot be, and the balance given back."""
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(EXAMPLES / "chengde_life.py"), run_name="__main__")
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "2012-10-15  不予开具缴纳证明，未按期补齐 1 次" in said
    assert "2012-10-16  可以开具缴纳证明，未按期补齐 1 次" in said
    assert "第8项未采用：返还2000000元超过余额1000000元" in said
    assert "返还金额：100万元" in said
