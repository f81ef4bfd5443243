"""A regulation in time: which version answers, what an amendment changed, and what ended it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from regkit.cli.commands import app
from regkit.engine.chain import append
from regkit.engine.pages import pages
from regkit.engine.possible import determined
from regkit.engine.prove import disjoint, gaps
from regkit.engine.record import Verdict, replay
from regkit.engine.reference import Case
from regkit.engine.table import table
from regkit.language import Facts, RuleError, Status, Yuan, catalog, decide, in_force, rule, silent, versions, when
from regkit.language.outcomes import Lack
from regkit.law import ChangeKind, TextError, differences
from regkit.testing import cases
from tests.engine.three_versions import (
    FIRST,
    SECOND,
    THIRD,
    Closure,
    fee,
    fee_of_1995,
    fee_of_2001,
    fee_of_2010,
    fine,
    version,
    waived,
)
from tests.installed import installed, registered_as, write

ASKED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("began", "amount", "cited"),
    [
        (date(1995, 1, 1), 100, "《某市占道管理规定》（1995年）第二条"),
        (date(2001, 6, 30), 100, "《某市占道管理规定》（1995年）第二条"),
        (date(2001, 7, 1), 200, "《某市占道管理规定》（2001年修正）第二条"),
        (date(2009, 12, 31), 200, "《某市占道管理规定》（2001年修正）第二条"),
        (date(2010, 1, 1), 300, "《某市占道管理规定》（2009年修订）第二条"),
        (date(2020, 4, 30), 300, "《某市占道管理规定》（2009年修订）第二条"),
    ],
)
def test_the_law_of_the_day_of_the_conduct_answers(began: date, amount: int, cited: str) -> None:
    """Each version from the day it commenced until the day before the next, whenever one asks."""
    answer = fee(Closure(began=began, moving_house=False), on=ASKED)
    assert answer.value == amount
    assert cited in {quote.zh for quote in answer.citations}
    assert cited in answer.explain()


@pytest.mark.parametrize(
    ("began", "zh", "en"),
    [
        (date(1994, 12, 31), "自1995年1月1日起施行", "force only from 1995-01-01"),
        (date(2020, 5, 1), "由2020年废止决定修改或者废止", "repealed by 2020年废止决定"),
    ],
)
def test_before_the_first_version_and_after_repeal_the_rule_does_not_apply(began: date, zh: str, en: str) -> None:
    """The explanation names the day, and the instrument that ended it."""
    answer = fee(Closure(began=began, moving_house=False), on=ASKED)
    assert answer.status is Status.NOT_APPLICABLE
    assert zh in answer.explain("zh")
    assert en in answer.explain("en")


def test_an_unknown_day_of_conduct_leaves_the_fee_open_between_all_versions() -> None:
    """A move after the exemption came is free; before it, it was not."""
    answer = fee(Closure(moving_house=True), on=ASKED)
    assert answer.status is Status.UNDETERMINED
    assert {one for one in answer.possible if isinstance(one, Decimal)} == {Decimal(0), Decimal(100)}
    assert [item.name for item in answer.missing] == ["closure.began"]


def test_what_is_unknown_but_does_not_matter_under_the_old_version_is_not_asked() -> None:
    """The first version knows no exemption for moving house."""
    assert fee(Closure(began=date(2000, 1, 1)), on=ASKED).value == 100
    assert fee(Closure(began=date(2005, 1, 1)), on=ASKED).status is Status.UNDETERMINED


def test_a_version_without_the_provision_is_silent() -> None:
    """In force, and no such provision in it."""
    answer = waived(Closure(moving_house=True), on=date(2000, 1, 1))
    assert answer.status is Status.SILENT
    assert "（1995年）没有这样的规定" in answer.explain()


def test_a_rule_of_one_version_is_not_applicable_once_that_version_ended() -> None:
    """The last day is the day before; the instrument is named; a day must be said."""
    case = Closure(moving_house=False)
    assert fine(case, on=date(2020, 4, 30)).value == 500
    ended = fine(case, on=date(2020, 5, 1))
    assert ended.status is Status.NOT_APPLICABLE
    assert "2020年废止决定" in ended.explain()
    assert fine(case, on=date(2009, 12, 31)).status is Status.NOT_APPLICABLE
    with pytest.raises(RuleError, match="depends on the day"):
        fine(case)


@given(cases(Closure), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_generated_code_equals_the_reference(closure: Closure, on: date) -> None:
    """For rules between versions and rules of one that ended."""
    for asked in (fee, waived, fine):
        answer: Any = asked(closure, on=on)
        expected = determined(asked.body, Case({"closure": closure}, on)) if on >= asked.commenced else None
        if expected is None:
            assert answer.status is Status.NOT_APPLICABLE
        else:
            assert (answer.value if answer.is_decided else Lack(answer.status)) == expected
        assert answer.explain("en")


@pytest.mark.parametrize("asked", [fee, waived, fine], ids=lambda one: one.name)
def test_rules_in_time_are_proved_and_tabled(asked: Any) -> None:
    """Versions never overlap, and what no version says is a declared silence."""
    assert disjoint(asked), str(disjoint(asked))
    assert gaps(asked), str(gaps(asked))
    assert table(asked).rows()


def test_versions_in_frames_take_the_day_of_each_row() -> None:
    """A column of days of conduct, and a column of days of asking."""
    pl = pytest.importorskip("polars")
    days = [date(1994, 1, 1), date(2000, 1, 1), date(2005, 1, 1), date(2015, 1, 1), date(2021, 1, 1), None]
    frame = pl.DataFrame({"began": days, "moving_house": [False] * 6})
    got = fee.over(frame)
    assert got["value"].to_list() == [None, 100, 200, 300, None, None]
    statuses = ["not_applicable", *["decided"] * 3, "not_applicable", "undetermined"]
    assert got["status"].to_list() == statuses
    asked = waived.over(frame.with_columns(asked=pl.Series([*days[:5], date(2011, 1, 1)])), on="asked")
    assert asked["status"].to_list() == ["not_applicable", "silent", "decided", "decided", "not_applicable", "decided"]


def test_what_an_amendment_changed() -> None:
    """Articles added, removed, changed and renumbered, and the words within."""
    found = differences(FIRST, SECOND)
    assert [(one.kind, one.old and one.old.heading, one.new and one.new.heading) for one in found] == [
        (ChangeKind.CHANGED, "第二条", "第二条"),
        (ChangeKind.ADDED, None, "第三条"),
        (ChangeKind.RENUMBERED, "第三条", "第四条"),
    ]
    assert list(found[0].words()) == [("=", "占道费每次"), ("-", "1"), ("+", "2"), ("=", "00元。")]
    assert differences(THIRD, THIRD) == ()
    assert [one.kind for one in differences(SECOND, FIRST)] == [
        ChangeKind.CHANGED,
        ChangeKind.REMOVED,
        ChangeKind.RENUMBERED,
    ]


@rule("过渡期的占道费", at=THIRD.article(2))
def transitional_fee(closure: Facts[Closure]) -> Yuan:
    """What moves house under the third version still pays as under the second: an invented transitional provision."""
    kept = in_force(THIRD, closure.began) & closure.moving_house
    return decide(
        when(in_force(SECOND, closure.began) | kept, fee_of_2001(closure)),
        when(in_force(THIRD, closure.began) & ~kept, fee_of_2010(closure)),
        silent(closure.began < SECOND.commenced, "修正以前的，不在此列"),
        provided=closure.began < date(2020, 5, 1),
    )


@pytest.mark.parametrize(
    ("began", "moving", "amount"),
    [(date(2005, 1, 1), False, 200), (date(2015, 1, 1), False, 300), (date(2015, 1, 1), True, 0)],
)
def test_a_transitional_provision_is_a_rule_like_any_other(began: date, moving: bool, amount: int) -> None:
    """It may keep the old version for some, whatever the day."""
    assert transitional_fee(Closure(began=began, moving_house=moving), on=date(2019, 1, 1)).value == amount
    assert disjoint(transitional_fee)


def test_versions_work_as_an_installed_package(tmp_path: Path) -> None:
    """Its newest version is what is shown; pages tell each version and each amendment; records are asked again."""
    write(tmp_path, {"roads_of_a_city.py": "from tests.engine.three_versions import *"})
    registered_as(tmp_path, "roads", "roads_of_a_city")
    with installed(tmp_path):
        assert catalog.regulation_of("roads") is THIRD
        assert {rule.name for rule in catalog.rules_of("roads")} >= {"fee", "fine", "fee_of_1995"}
        written = pages("roads")
        listed, shown, older, never = (
            CliRunner().invoke(app, [*told, "--lang", "zh"]).output
            for told in (
                ["list", "roads"],
                ["show", "roads.第三条"],
                ["show", "roads.第三条", "--on", "1996-01-01"],
                ["show", "roads.第三条", "--on", "2021-01-01"],
            )
        )
        append(tmp_path / "r.jsonl", [fee(Closure(began=date(2000, 1, 1)), on=ASKED).record()])
        (again,) = replay(tmp_path / "r.jsonl")
    assert again.verdict is Verdict.SAME
    assert "第二条   （1995年）  roads.fee_of_1995" in listed
    assert shown.startswith("某市占道管理规定（2009年修订） 第三条\n\n居民搬家的")
    assert older.startswith("某市占道管理规定（1995年） 第三条\n\n本规定自1995年")
    assert "由2020年废止决定修改或者废止" in never
    assert "自1995年1月1日至2001年6月30日" in never
    assert set(written) == {
        "1995-01-01-chapter-0.md",
        "1995-01-01-chapter-0.zh-CN.md",
        "2001-07-01-chapter-0.md",
        "2001-07-01-chapter-0.zh-CN.md",
        "chapter-0.md",
        "chapter-0.zh-CN.md",
        "amended-2001-07-01.md",
        "amended-2001-07-01.zh-CN.md",
        "amended-2010-01-01.md",
        "amended-2010-01-01.zh-CN.md",
    }
    assert "由2001年修改决定作出，自2001年7月1日起施行" in written["amended-2001-07-01.zh-CN.md"]
    assert "## 修改：第二条\n\n> 占道费每次~~1~~**2**00元。" in written["amended-2001-07-01.zh-CN.md"]
    assert "## 增加：第三条\n\n> **居民搬家的，免缴占道费。**" in written["amended-2001-07-01.zh-CN.md"]
    assert "## Added: 第三条\n\n> **居民搬家的，免缴占道费。**" in written["amended-2001-07-01.md"]
    assert "`fee_of_1995`" in written["1995-01-01-chapter-0.md"]
    assert "In force from 1 January 1995 until 1 July 2001" in written["1995-01-01-chapter-0.md"]
    assert "自1995年1月1日起施行，至2001年7月1日（不含）为止" in written["1995-01-01-chapter-0.zh-CN.md"]
    assert "`fine`" in written["chapter-0.md"]


LAYOUT = """
from regkit.language import Status
from regkit.language.findings import Finding, FindingStatus
from regkit.language.layout import Layout
from tests.engine.three_versions import Closure, fee

STATES = {Status.DECIDED: FindingStatus.OUTSTANDING, Status.NOT_APPLICABLE: FindingStatus.NOT_APPLICABLE}


def find(closure, on):
    answer = fee(closure, on=on)
    status, said = STATES.get(answer.status, FindingStatus.UNDETERMINED), answer.explain("zh")
    yield Finding("路", "占道人", "fee", status, said, answer.explain("en"), answer.citations, answers=(answer,))


ROADS = Layout(
    name="roads.closures",
    zh="占道",
    subjects={"closure": Closure},
    headings={"编号": "id"},
    identity="编号",
    shared=("closure",),
    build=lambda group: group.shared["closure"],
    check=find,
)
"""


def test_versions_are_asked_run_checked_and_proved_by_the_commands(tmp_path: Path) -> None:
    """Each tells which version answered, or which instrument ended the last; records are asked again."""
    write(tmp_path, {"roads_of_a_city.py": f"from tests.engine.three_versions import *\n{LAYOUT}"})
    registered_as(tmp_path, "roads", "roads_of_a_city")
    table_, out, log = tmp_path / "t.csv", tmp_path / "o.csv", tmp_path / "r.jsonl"
    table_.write_text("编号,占道之日,居民搬家\n1,2000-01-01,否\n2,2021-01-01,否\n", encoding="utf-8")
    asked = ["ask", "roads.fee", "--on", "2026-01-01", "--lang", "zh", "--record", str(log)]
    with installed(tmp_path):
        run = CliRunner().invoke
        old, gone = (run(app, asked, input=f"{day}\n").output for day in ("2000-01-01", "2021-01-01"))
        unknown = run(app, asked, input="?\n?\n").output
        run(app, ["run", "roads.fee", str(table_), "-o", str(out), "--lang", "zh"])
        checked = run(app, ["check", str(table_), "--on", "2026-01-01", "--lang", "zh", "--all"]).output
        proved = run(app, ["prove", "roads"])
        replayed = [one.verdict for one in replay(log)]
    assert "占道费：100元。\n依据：《某市占道管理规定》（1995年）第二条" in old
    assert "由2020年废止决定修改或者废止" in gone
    assert "仍可能：0元、100元、200元、300元、不适用" in unknown
    assert '"100.00","已确定","第二条（1995年）"' in out.read_text("utf-8-sig")
    assert "由2020年废止决定修改或者废止" in out.read_text("utf-8-sig")
    assert "[第二条（1995年）]" in checked
    assert "由2020年废止决定修改或者废止" in checked.replace("\n", "").replace(" ", "")
    assert (proved.exit_code, "✓ roads.fee " in proved.output) == (0, True)
    assert replayed == [Verdict.SAME] * 3


def test_a_record_names_every_text_that_it_stands_on() -> None:
    """The versions before the newest, with their hashes."""
    record = fee(Closure(began=date(2000, 1, 1)), on=ASKED).record()
    assert record["text"] == THIRD.sha256
    assert record["texts"] == {FIRST.name: FIRST.sha256, SECOND.name: SECOND.sha256}


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"commenced": date(2019, 1, 1), "amends": THIRD, "version": "x"}, "overlaps"),
        ({"commenced": date(2021, 1, 1), "amends": THIRD, "version": "2009年修订"}, "cannot amend"),
        ({"commenced": date(2021, 1, 1), "amends": THIRD, "version": "x", "short": "other"}, "cannot amend"),
        ({"commenced": date(2021, 1, 1), "ended": date(2020, 1, 1), "ended_by": "x"}, "an end is a later day"),
        ({"commenced": date(2021, 1, 1), "ended": date(2022, 1, 1)}, "with the instrument that ended it"),
    ],
)
def test_versions_that_overlap_or_mix_are_refused(told: dict[str, Any], message: str) -> None:
    """Both are named, with their days."""
    with pytest.raises(TextError, match=message):
        version("第二条 本规定自2021年1月1日起施行。\n", **told)


def test_branches_that_are_no_versions_of_one_regulation_are_refused() -> None:
    """Written as a rule, the mistake is told at once."""
    other = version("第二条 占道费每次100元。\n", commenced=date(2000, 1, 1), short="other")

    def wrong(closure: Facts[Closure]) -> Yuan:
        return versions({FIRST: fee_of_1995(closure), other: fee_of_2001(closure), THIRD: fee_of_2010(closure)})

    with pytest.raises(RuleError, match="not versions of one regulation"):
        rule(wrong)


def test_a_gap_between_versions_is_no_time_in_force() -> None:
    """What ended before the next began was not in force between."""
    later = version(
        "第二条 占道费每次900元。\n", commenced=date(2022, 1, 1), amends=THIRD, version="2022年", made_by="x"
    )
    assert later.version_on(date(2021, 1, 1)) is None
    assert later.version_on(date(2022, 1, 1)) is later
    assert "2020年废止决定" in str(later.out_of_force(date(2021, 1, 1)))
    assert later.out_of_force(date(2022, 1, 1)) is None

    def between(closure: Facts[Closure]) -> Yuan:
        return versions({THIRD: fee_of_2010(closure), later: later.article(2).number("占道费每次900元", _900)})

    from regkit.law import yuan  # noqa: PLC0415

    _900 = yuan(900)
    made = rule(between)
    told = {
        day: made(Closure(moving_house=False), on=day).status
        for day in (date(2020, 4, 30), date(2021, 1, 1), date(2022, 1, 1))
    }
    assert list(told.values()) == [Status.DECIDED, Status.NOT_APPLICABLE, Status.DECIDED]
