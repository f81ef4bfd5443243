"""The package as its users have it: found, proved, asked over frames and files, recorded; cases stand beside."""

import itertools
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from chongqing_gambling import CHONGQING_GAMBLING, EXTRAORDINARY_TOO, Gambling, Measure, measure

from regkit.checking import check
from regkit.engine.chain import append
from regkit.engine.pages import pages
from regkit.engine.prove import disjoint, gaps
from regkit.engine.record import Verdict, replay
from regkit.language import Status, catalog
from regkit.language.rule import AnyRule

DAY = date(2012, 1, 1)
RULES = catalog.rules_of("cq-gambling")
FILE = """案号,赌注金额,一次输赢金额,六个月内参与赌博次数,六个月内输赢累计金额
甲,100元,,,
乙,10元,100元,1,
丙,50元,,,
"""


def test_it_is_found_by_its_entry_point() -> None:
    """With no word of it in regkit."""
    assert "cq-gambling" in catalog.names()
    assert catalog.problems() == {}
    assert [rule.name for rule in RULES] == ["measure", "cumulative_tier", "stake_tier", "winnings_tier"]


def test_every_sentence_is_encoded_or_declared() -> None:
    """The ledger of the text has nothing open."""
    assert CHONGQING_GAMBLING.ledger.open == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rows_never_contradict_each_other_and_every_silence_is_declared(rule: AnyRule) -> None:
    """Proved for all facts."""
    assert disjoint(rule), str(disjoint(rule))
    assert gaps(rule), str(gaps(rule))


def test_frames_and_calls_agree() -> None:
    """On every bracket's ends and beside them, unknowns included."""
    facts = {
        "stake": [None, Decimal("19.99"), Decimal(20), Decimal(100), Decimal(500)],
        "winnings": [None, Decimal(200), Decimal(5000)],
        "times": [None, 2, 3],
        "cumulative": [None, Decimal(4999), Decimal(10_000)],
        "again": [None, False, True],
    }
    money = pl.Decimal(12, 2)
    schema = {"stake": money, "winnings": money, "times": pl.Int64, "cumulative": money, "again": pl.Boolean}
    rows = [dict(zip(facts, values, strict=True)) for values in itertools.product(*facts.values())]
    got = measure.over(pl.DataFrame(rows, schema=schema), on=DAY)
    for row, status, value in zip(rows, got["status"], got["value"], strict=True):
        answer = measure(Gambling.model_validate(row), on=DAY)
        assert (answer.status.code, answer.value and answer.value.code) == (status, value), row


def test_extraordinary_amounts_rest_on_a_reading() -> None:
    """Article 19 defines them, no article names them; under the other reading, or once so ruled, the text is silent."""
    gambling = Gambling(stake=Decimal(500), winnings=Decimal(0), times=Decimal(1))
    answer = measure(gambling, on=DAY)
    assert answer.value is Measure.DETENTION_AND_FINE
    assert answer.readings == (EXTRAORDINARY_TOO,)
    assert answer.under(EXTRAORDINARY_TOO.read_as("not_reached")).status is Status.SILENT
    by = "重庆市人民代表大会常务委员会"
    ruled = measure.amend(EXTRAORDINARY_TOO.ruled("not_reached", by=by, document="答复", on=date(2013, 1, 1)))
    assert ruled(gambling, on=DAY).value is Measure.DETENTION_AND_FINE
    assert ruled(gambling, on=date(2013, 1, 1)).status is Status.SILENT


def test_a_file_is_checked_and_its_answers_are_asked_again(tmp_path: Path) -> None:
    """The layout is found by its heading; records replay."""
    path = tmp_path / "cases.csv"
    path.write_text(FILE, encoding="utf-8")
    report = check(path, DAY)
    assert report.problems == ()
    assert [(one.case, one.status.code, one.zh) for one in report.findings] == [
        ("甲", "breached", "拘留并处罚款"),
        ("乙", "met", "制止并批评教育"),
        ("丙", "undetermined", "尚不能确定"),
    ]
    records = tmp_path / "records.jsonl"
    append(records, [answer.record() for finding in report.findings for answer in finding.answers])
    assert [one.verdict for one in replay(records)] == [Verdict.SAME] * 3


def test_its_pages_are_written() -> None:
    """The text, and under article 19 its rules with their tables, in Chinese and in English."""
    titles = {"chapter-0.md": ("Article 19 (第十九条)", "stake tier"), "chapter-0.zh-CN.md": ("第十九条", "赌注的大小")}
    both = pages("cq-gambling")
    assert both.keys() == titles.keys()
    for file, page in both.items():
        article, title = titles[file]
        assert f"## {article}" in page
        assert f"### `stake_tier` · {title}" in page
