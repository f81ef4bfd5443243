"""Explanations and tables: only what decided, in both languages, safe to show."""

from __future__ import annotations

from datetime import date

import pytest

from regkit import chengde, datong
from regkit.chengde import Contract, Contractor, Project, RefundClaim, deposits
from regkit.chengde.refunds import A9_REFUND
from regkit.engine.explain import explanation
from regkit.engine.explanation import Explanation, Section
from regkit.engine.table import table
from regkit.law import percent, yuan
from regkit.national.wages import Arrears, general_contractor_pays_first
from tests.cases_loader import determined, legal_cases

CITIES = ("chengde", "datong", "wuhan", "national/video", "national/wages")


def firm(**facts: object) -> Contractor:
    """Return a contractor from the law's words."""
    return Contractor.model_validate(facts)


SECOND = firm(district="双桥区", category="施工总承包", grade="二级")


def test_a_decided_answer_quotes_its_article_and_its_facts() -> None:
    """The words of the row, the conditions that held, nothing of other rows."""
    text = chengde.standing_deposit(SECOND).explain()
    assert "30万元" in text.splitlines()[0]
    assert "第九条：“施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”" in text
    assert "资质等级为二级" in text
    assert "劳务分包" not in text


def test_an_exemption_that_does_not_apply_is_told_but_not_cited() -> None:
    """The unused exemption is among the reasons, and presumed; article 14 is not among the citations."""
    answer = chengde.contractor_deposit(SECOND, Contract())
    assert {quote.address.article for quote in answer.citations} == {9}
    credit = {"clean_years", "arrears_in_a_row", "record_doubted", "record_before"}
    assert {spec.name for spec in answer.presumed} == {"key_backbone", *credit}


def test_a_table_says_what_the_rule_reaches_and_writes_out_what_is_behind_its_gates() -> None:
    """The gate and the case that the rule is about stand above; each row behind the gate has its conditions."""
    shown = table(chengde.may_demand_again)
    assert shown.reached is not None
    assert shown.reached.startswith("工程项目在本市；")
    assert [(line.kind, line.outcome) for line in shown.lines] == [
        ("unless", "否"),
        ("row", "否"),
        ("row", "未定：本市企业未出具缴纳证明时，项目当地可否要求另行交纳"),
    ]


def test_what_every_row_asks_is_said_once() -> None:
    """A condition of all rows stands with what the rule reaches, and is no column."""
    shown = table(chengde.home_cooperation)
    assert "注册地为本市" in (shown.reached or "")
    assert "注册地" not in shown.columns
    assert "类别" not in shown.rows()[0]


def test_rows_that_no_case_can_meet_are_left_out() -> None:
    """A firm is not both from another city of the province and not."""
    cells = [cell for line in table(deposits.deposit_before_credit).lines for cell in line.cells.values()]
    assert "是，且否" not in cells


def test_an_undetermined_answer_says_what_is_missing_and_from_whom() -> None:
    """Bounds of what is possible, and the authority whose decision is awaited."""
    answer = chengde.contractor_deposit(firm(注册地="本市", 主项资质="劳务分包", 连续拖欠次数=3), Contract())
    text = answer.explain()
    assert "7.5万元至10万元" in text
    assert "提高倍数（第十一条），由清欠办" in text
    assert "to decide" in answer.explain("en")


def test_the_most_decisive_fact_comes_first() -> None:
    """Of two missing facts, the one whose values settle more is asked for first."""
    missing = chengde.standing_deposit(Contractor()).missing
    assert [item.name for item in missing] == ["firm.category", "firm.grade"]
    assert missing[0].settles > missing[1].settles


def test_a_silence_names_its_reason_and_who_may_interpret() -> None:
    """The gap of article 9 is explained as a drafter would."""
    text = chengde.standing_deposit(firm(category="专业承包", grade="特级")).explain()
    assert "条文未规定" in text
    assert "“及以上”只就施工总承包一级而言；可由市住房和城乡建设局解释" in text


def test_another_reading_that_changes_the_answer_is_shown() -> None:
    """For a listed firm with a certificate, the other reading of 等同于省内企业 is set beside the answer."""
    listed = firm(origin="beijing", on_pilot_list=True, home_certificate=True, category="施工总承包", grade="一级")
    text = chengde.contractor_deposit(listed, Contract(price=yuan(1000).amount)).explain()
    assert "若作“等同于本市企业：按第九条一次性交存”解，则为50万元" in text


def test_a_what_if_says_what_was_changed() -> None:
    """An amended answer is marked as such, with the old number and the new."""
    amended = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent("1.5")))
    answer = amended(Project.model_validate({"contract_price": "100万元"}))
    assert answer.value == 15_000
    assert "假设修改" in answer.explain()
    assert "2% → 1.5%" in answer.explain()


def test_several_who_may_decide_are_parted_by_a_word() -> None:
    """A slash between two bodies is for files; a Chinese sentence says 或者."""
    answer = general_contractor_pays_first(Arrears(of_subcontractor=True, due_before=True), on=date(2025, 9, 10))
    assert "由人民法院或者仲裁机构决定" in answer.explain("zh")


def test_a_reading_that_was_followed_for_a_question_keeps_its_name() -> None:
    """The name of a reading begins no sentence: who looks for it finds it as it is declared."""
    answer = chengde.refund_due(RefundClaim(), on=date(2013, 1, 1)).under(A9_REFUND.read_as("R4"))
    assert "假设修改：chengde.21.conditions → " in answer.explain("zh")
    assert "Changed for this question: Reading chengde.21.conditions → " in answer.explain("en")


def test_later_law_is_a_notice_not_an_answer() -> None:
    """In 2024 the answer is still the text's, with the notice that touches article 9 attached; in 2012 nothing is.

    Order 724 touches the owner's deposit and says so there, not beside a deposit that it does not speak of.
    """
    now = chengde.standing_deposit(SECOND, on=date(2024, 1, 1))
    assert now.value == chengde.standing_deposit(SECOND, on=date(2012, 9, 1)).value
    assert {law.id for law in now.notices} == {"cn/2021/mohrss-65"}
    assert "按合同额的1%至3%存储" in now.explain()
    assert "1% to 3% of the contract price" in now.explain("en")
    owner = chengde.owner_deposit(Project.model_validate({"contract_price": "100万元"}), on=date(2024, 1, 1))
    assert {law.id for law in owner.notices} == {"cn/2020/724", "cn/2021/mohrss-65"}
    assert chengde.standing_deposit(SECOND, on=date(2012, 9, 1)).notices == ()


def test_why_not_shows_what_fails() -> None:
    """Asked why not 500,000, the answer names the condition of that row that does not hold."""
    text = chengde.standing_deposit(SECOND).why_not(500_000)
    assert "资质等级为二级，不是特级或一级" in text
    assert chengde.standing_deposit(SECOND).why_not(7) == "没有任何一款给出该结果"


def test_html_is_escaped() -> None:
    """No text of a case can become markup."""
    page = chengde.standing_deposit(SECOND)._repr_html_()
    assert page.count("<") == page.count(">")
    assert "第九条" in page
    assert "<script" not in page


def test_a_rule_is_a_table_with_its_silences() -> None:
    """Article 9 as a table: a line a cell of the text, the words beside it, the gaps marked."""
    shown = table(deposits.deposit_by_grade)
    assert shown.columns == ("主项资质", "资质等级")
    rows = shown.rows()
    assert rows[0] == {
        "类别": "",
        "主项资质": "施工总承包",
        "资质等级": "特级、一级",
        "结果": "50万元",
        "条款": "第九条",
        "原文": "“施工总承包一级及以上资质企业,交纳50万元”",
    }
    assert [row["类别"] for row in rows].count("未规定") == 6
    assert "| 劳务分包 |" in shown.to_markdown()


def test_alternatives_become_lines_and_exceptions_come_first() -> None:
    """A disjunction is a line for each alternative; the exception stands first and is marked."""
    rows = table(chengde.contractor_deposit, "en").rows()
    assert rows[0]["kind"] == "exception"
    assert len(rows) > 4


def test_html_is_in_both_languages_and_takes_the_colours_of_its_page() -> None:
    """Chinese first, English folded beneath; markup in any text is escaped; no colour is fixed for one theme."""
    page = chengde.standing_deposit(SECOND)._repr_html_()
    assert 'lang="zh-Hans"' in page
    assert "<summary" in page
    assert 'lang="en"' in page
    assert "color:#" not in page.replace(" ", "")
    nasty = Explanation("q", "<b>1 & 2</b>", (Section("because", ("<script>alert(1)</script>",)),), "zh").html()
    assert "<script" not in nasty
    assert "&lt;b&gt;1 &amp; 2&lt;/b&gt;" in nasty


def test_a_settled_answer_lists_what_was_presumed_on_every_way_to_it() -> None:
    """What follows by the day asked about is told by its day, not called unknown; presumptions are listed too."""
    firm = chengde.Contractor.model_validate(
        {"district": "双桥区", "category": "施工总承包", "grade": "一级", "last_arrears_on": "2011-01-01"}
    )
    answer = chengde.contractor_deposit(firm, chengde.Contract(), on=date(2012, 9, 1))
    assert answer.value == 500_000
    assert {"arrears_in_a_row", "record_doubted", "record_before", "key_backbone"} <= {
        spec.name for spec in answer.presumed
    }
    told = answer.explain()
    assert "最近一次拖欠之日为2011年1月1日" in told
    assert "尚不知道" not in told
    assert "the day of the last arrears is 1 January 2011" in answer.explain("en")


def test_what_is_presumed_of_a_gate_is_no_reason_as_well() -> None:
    """That the firm is of the city is told once: as presumed where nothing was said, as a reason where it was said."""
    presumed = chengde.standing_deposit(firm(category="施工总承包", grade="二级"))
    assert presumed.explain().count("是本市企业") == 1
    assert presumed.explain("en").count("he firm is of the city") == 1
    said = chengde.standing_deposit(firm(origin="本市", category="施工总承包", grade="二级")).explain()
    assert "理由：是本市企业（注册地为本市）" in said
    assert "未说明" not in said


def test_what_a_fact_is_none_of_is_told_once() -> None:
    """A dwelling is none of the listed places; that it is a dwelling is not told a second time before it."""
    answer = datong.duty_bearer(datong.Site(place_type="私人住宅"), on=date(2010, 6, 1)).explain()
    assert "场所类别为私人住宅，场所类别为私人住宅" not in answer
    assert "兜底类别为无，不在所列之内" not in answer


def test_a_condition_that_a_reading_alone_keeps_from_holding_can_be_explained() -> None:
    """Read as tied to its project, a deposit does not serve another: the reading decides alone, and it is told."""
    use = chengde.FundUse(deposit="施工企业项目保证金", same_project=False)
    rule = chengde.is_within_purpose
    tied = next(one for one in rule.readings if one.id == "chengde.23.tied")
    answer = rule.amend(tied.read_as("tied"))(use, on=date(2012, 10, 12))
    assert "不可，只用于该项目" in answer.explain()
    assert "no, only that project" in answer.explain("en")


@pytest.mark.sweep
@pytest.mark.parametrize("city", CITIES)
def test_no_case_is_told_the_same_as_reason_and_as_presumed(city: str) -> None:
    """Every case of a regulation can be explained in both languages, and what was presumed is no reason as well."""
    for case in legal_cases(city):
        if "refused" not in case.body:
            answer = determined(case)
            for lang, bracket in (("zh", "（"), ("en", " (")):
                found = {one.key: one.lines for one in explanation(answer, lang).sections}
                told = {*found.get("because", ()), *found.get("so_far", ())}
                presumed = {line.rpartition(bracket)[0] for line in found.get("presumed", ())}
                assert not told & presumed, case.name
