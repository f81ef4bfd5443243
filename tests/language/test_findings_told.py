"""Findings, drafting gaps, layouts and what is done once: small things that checks and pages are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Duty,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Subject,
    Yuan,
    decide,
    duty,
    fact,
    require,
    rule,
    silent,
    when,
)
from regkit.language.findings import Beside, Finding, FindingStatus, how_in_words, silence_of
from regkit.language.gaps import DraftingGap, drafting_gaps_of
from regkit.language.kinds import BOOL
from regkit.language.later import Known
from regkit.language.layout import Layout
from regkit.language.once import lately, once, remembering
from regkit.law import Label, yuan

A9, A11 = CHENGDE.articles(9, 11)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))


class Firm(Subject):
    """企业: a firm."""

    zh = "企业"

    labour: Flag | None = fact("劳务分包企业")
    price: Money | None = fact("价款")


class Works(Subject):
    """工程: works."""

    zh = "工程"

    price: Money | None = fact("价款")


ASKED = OpenQuestion("chengde.9.x", "问什么", "What is asked?", "某机关", WORDS)
READING = Reading("chengde.9.y", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)


@rule("应交")
def due(firm: Facts[Firm]) -> Yuan:
    """What is due."""
    return decide(when(firm.labour, FIVE), silent(~firm.labour, Label("没有规定", "nothing is said")))


@rule("另问")
def asking(firm: Facts[Firm]) -> Yuan:
    """What is due, with a question and a silence that names who may supply it."""
    return decide(
        when(firm.labour & ASKED.of(BOOL), FIVE),
        when(firm.labour & ~ASKED.of(BOOL), yuan(0), WORDS),
        silent(~firm.labour, "未定", authority="某局"),
    )


@duty("须交")
def must_pay(firm: Facts[Firm]) -> Duty:
    """Whether it is paid; nothing answers a breach."""
    return require(firm.labour, WORDS)


@duty("须办", breach=WORDS)
def must_act(firm: Facts[Firm]) -> Duty:
    """Whether it is done; words answer a breach."""
    return require(firm.labour, WORDS)


LABOUR, OTHER = Firm(labour=True), Firm(labour=False)

# ── findings ─────────────────────────────────────────────────────────────────────────────────────────

FINDING = Finding(
    case="甲工程",
    party="乙公司",
    topic="wage_deposit",
    status=FindingStatus.OUTSTANDING,
    zh="应交,未交",
    en="due and not paid",
    next_zh="补交,并报备",
    next_en="pay",
    derivation_zh="自当日起",
    derivation_en="from the day",
    warnings=(Label("请核对", "look again"), "另有"),
    actor="乙公司",
    topic_zh="保证金,工资",
    topic_en="deposit",
    party_en="firm B",
)


def test_a_finding_tells_itself_in_two_languages() -> None:
    """In Chinese with Chinese punctuation; what has no English is told as it is."""
    told = [FINDING.said, FINDING.next, FINDING.who, FINDING.demand, FINDING.warned, FINDING.derivation]
    assert [one("zh") for one in told] == [
        "应交，未交", "补交，并报备", "乙公司", "保证金，工资", ("请核对", "另有"), "自当日起",
    ]  # fmt: skip
    assert [one("en") for one in told] == [
        "due and not paid", "pay", "firm B", "deposit", ("look again", "另有"), "from the day",
    ]  # fmt: skip
    assert not FINDING.may_be_silent
    bare = replace(FINDING, party_en="", topic_zh="", topic_en="")
    assert (bare.who("en"), bare.demand("zh"), bare.demand("en")) == ("乙公司", "wage deposit", "wage deposit")


def test_a_finding_is_told_of_another_case() -> None:
    """All else is the same; where the case itself has to act, it has there, and another one has where it was."""
    other = FINDING.about("丙工程", "7")
    assert (other.case, other.id, other.actor) == ("丙工程", "7", "乙公司")
    assert replace(FINDING, actor="甲工程").about("丙工程").actor == "丙工程"
    assert FINDING.about("甲工程") == FINDING
    assert type(other) is Finding


def test_what_is_in_order_is_what_nobody_has_to_do_or_to_find_out() -> None:
    """Met, answered and not applicable."""
    assert [one.name for one in FindingStatus if one.is_in_order] == ["MET", "ANSWERED", "NOT_APPLICABLE"]


def test_a_finding_knows_its_law_and_its_rulings() -> None:
    """By its answers, or by what is known of them before they are looked at; of no answers there are none."""
    ruling = ASKED.answered(value=True, by="某机关", document="1号", on=date(2013, 1, 1))
    plain, ruled = due(LABOUR), asking(LABOUR, on=date(2014, 1, 1)).under(ruling)
    finding = replace(FINDING, answers=(ruled, plain))
    assert (finding.law, finding.rulings) == (CHENGDE, (ruling,))
    assert (FINDING.law, FINDING.rulings) == (None, ())
    known = replace(FINDING, answers=Known(lambda: (plain,), None, (ruling,)))
    assert (known.law, known.rulings) == (None, (ruling,))
    found = finding.with_rulings()
    assert isinstance(found.answers, Known)
    assert (found.law, found.rulings, list(found.answers)) == (CHENGDE, (ruling,), [ruled, plain])


def test_what_stands_beside_a_finding() -> None:
    """It has the answer that it tells of, if any."""
    say = Label("甲", "a")
    beside = Beside("x", say, CHENGDE, date(2013, 1, 1), say, say, say, say)
    assert beside.answer is None
    answer = due(LABOUR)
    assert replace(beside, answers=(answer,)).answer is answer
    assert FINDING.with_beside((beside,)).beside == (beside,)


@pytest.mark.parametrize(
    ("governs", "zh", "en"),
    [
        (Label("依国家规定,并行适用", "the state's, side by side"), "确定", "certain"),
        (Label("依国家规定", "the state's"), "并行适用；确定", "side by side; certain"),
    ],
)
def test_how_two_texts_relate_is_told_once(governs: Label, zh: str, en: str) -> None:
    """Not again where who governs says it already."""
    effect, sure = Label("并行适用", "side by side"), Label("确定", "certain")
    assert (how_in_words(governs, effect, sure, "zh"), how_in_words(governs, effect, sure, "en")) == (zh, en)


def test_a_silence_leaves_a_question_to_an_authority() -> None:
    """To the one that it names, or else to another; where the text is not silent there is none."""
    (told,) = silence_of(due(OTHER), "某厅")
    assert told.zh == "条文未规定：没有规定"
    assert (told.en, told.authority) == ("the text is silent: nothing is said", "某厅")
    assert silence_of(asking(OTHER), "某厅")[0].authority == "某局"
    assert silence_of(due(LABOUR), "某厅") == ()
    assert silence_of(due(Firm()), "某厅") == ()


# ── gaps in the drafting ─────────────────────────────────────────────────────────────────────────────


def kinds(*things: Any) -> list[tuple[str, str, str]]:
    """Return the gaps that things show: of which kind, of what, and who may settle it."""
    return [(gap.kind, gap.id, gap.authority) for gap in drafting_gaps_of(things, "人大")]


def test_the_gaps_of_a_draft_are_told_once_each() -> None:
    """Questions, unclear words, silences, and duties whose breach nothing answers; a question that a rule asks, too."""
    assert kinds(must_act, 3, "x") == []
    assert kinds(must_pay) == [("no_sanction", "must_pay", "人大")]
    assert kinds(READING) == [("reading", "chengde.9.y", "人大")]
    assert kinds(ASKED) == [("open", "chengde.9.x", "某机关")]
    assert kinds(asking, ASKED, asking) == [("open", "chengde.9.x", "某机关"), ("silent", "asking", "某局")]
    assert drafting_gaps_of([due], "人大") == (DraftingGap(9, "silent", "due", "没有规定", "nothing is said", "人大"),)


def test_two_silences_of_one_rule_are_two_gaps() -> None:
    """One reason is one gap, whichever rules give it."""

    def silences(*reasons: str) -> Any:
        def asked(firm: Facts[Firm]) -> Yuan:
            told = (silent(firm.price > yuan(n), reason) for n, reason in enumerate(reasons, 1))
            return decide(when(firm.labour, FIVE), *told)

        return rule(asked)

    assert [gap.zh for gap in drafting_gaps_of([silences("甲", "乙"), silences("甲")], "人大")] == ["甲", "乙"]


# ── layouts ──────────────────────────────────────────────────────────────────────────────────────────


def layout(**more: Any) -> Layout:
    """Return a layout of firms and works."""
    told: dict[str, Any] = {
        "name": "x.firms",
        "zh": "企业",
        "subjects": {"firm": Firm, "works": Works},
        "headings": {"名称": "firm.name", "价": "works.price"},
        "identity": "名称",
        "shared": (),
        "build": lambda group: group,
        "check": lambda _case, _on: (),
    }
    return Layout(**told | more)


def test_the_headings_that_a_layout_understands() -> None:
    """Each fact by its key and by its word; of two of one word the second is told by its subject."""
    columns = layout().columns()
    assert columns["firm.labour"] == columns["劳务分包企业"] == "firm.labour"
    assert (columns["价款"], columns["工程的价款"], columns["价"]) == ("firm.price", "works.price", "works.price")
    assert "企业的价款" not in columns
    assert "企业的劳务分包企业" not in columns


def test_the_fact_that_a_heading_stands_for() -> None:
    """None of a plain field, and none of a subject that there is not."""
    assert layout().spec("firm.labour") is Firm.facts["labour"]
    assert [layout().spec(target) for target in ("firm.name", "id", "nobody.labour")] == [None, None, None]


# ── once ─────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_marked_is_done_once_while_it_is_remembered() -> None:
    """For the very same things by place alone; elsewhere, and by name, it is done each time."""
    done: list[Any] = []

    @once
    def work(one: Any, two: Any = None) -> Any:
        done.append(one)
        return len(done), two

    thing, alike = [1], [1]
    assert [work(thing), work(thing)] == [(1, None), (2, None)]
    with remembering():
        assert [work(thing), work(thing), work(alike), work(thing, alike)] == [
            (3, None),
            (3, None),
            (4, None),
            (5, alike),
        ]
        assert [work(one=thing), work(one=thing)] == [(6, None), (7, None)]
        with remembering():
            assert work(thing) == (8, None)
        assert work(thing) == (3, None)
    assert work(thing) == (9, None)


def test_what_was_said_lately_is_said_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the very thing and in the same language; where too much is kept it is begun anew."""
    done: list[Any] = []

    @lately
    def told(thing: Any, lang: str) -> str:
        done.append(lang)
        return f"{thing} {lang} {len(done)}"

    one, two, three = [1], [2], [3]
    assert [told(one, "zh"), told(one, "zh"), told(one, "en"), told([1], "zh")] == [
        "[1] zh 1", "[1] zh 1", "[1] en 2", "[1] zh 3",
    ]  # fmt: skip
    monkeypatch.setattr("regkit.language.once.LATELY", 4)
    assert [told(two, "zh"), told(one, "zh")] == ["[2] zh 4", "[1] zh 1"]
    assert [told(three, "zh"), told(one, "zh")] == ["[3] zh 5", "[1] zh 6"]


def test_what_is_remembered_is_begun_anew_where_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are kept, and the two before; of these, what is asked for again is taken over and the other forgotten."""
    monkeypatch.setattr("regkit.language.once.MOST", 2)
    done: list[Any] = []

    @once
    def work(one: Any) -> int:
        done.append(one)
        return len(done)

    one, two, three, four = [1], [2], [3], [4]
    with remembering():
        assert [work(one), work(two), work(one), work(two)] == [1, 2, 1, 2]
        assert [work(three), work(three), work(one)] == [3, 3, 1]
        assert [work(four), work(one), work(two)] == [4, 1, 5]
