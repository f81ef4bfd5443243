"""Everything that is shown has a Chinese and an English name, which is not made from its code."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

from regkit.language import Label, OpenQuestion, Reading, Subject, Word, catalog
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.phrases import clause
from regkit.language.questions import asked, settled
from regkit.language.writing import punctuated
from regkit.language.yes_no_en import CLAUSE, said_en, whether_en
from regkit.language.yes_no_zh import asked_zh, said_zh, stated_zh, whether_zh
from regkit.law import english, english_or
from tests.engine.test_shipped_rules import RULES

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LEGAL = ("chengde", "datong", "wuhan", "national.video", "national.wages")


def things(kind: type[Any]) -> Iterator[Any]:
    """Yield everything of a kind that the packages of the cities and of the State hold, each once."""
    found: dict[int, Any] = {}
    for city in LEGAL:
        package = importlib.import_module(f"regkit.{city}")
        for module in pkgutil.iter_modules(package.__path__):
            for value in vars(importlib.import_module(f"regkit.{city}.{module.name}")).values():
                is_class = isinstance(value, type) and issubclass(value, kind) and kind in {Subject, Word}
                if is_class or (isinstance(value, kind) and not isinstance(value, Word)):
                    found[id(value)] = value
    yield from found.values()


def derived(name: str) -> str:
    """Return the English that is made from a code where no other was given."""
    return name.replace("_", " ")


def without_english() -> Iterator[str]:
    """Yield what has no English of its own, but one made from its code."""
    for model in things(Subject):
        for spec in model.facts.values():
            if spec.kind.sort == "yes or no" and spec.en == derived(spec.name):
                yield f"fact {model.__name__}.{spec.name}"
            if spec.decided_by and not isinstance(spec.decided_by, Label):
                yield f"authority {spec.decided_by}"
    for reading in things(Reading):
        yield from (
            f"option {reading.id}: {key}" for key, said in reading.options.items() if not isinstance(said, Label)
        )
    for question in things(OpenQuestion):
        if not isinstance(question.authority, Label):
            yield f"authority {question.authority}"
    for rule in RULES:
        if rule.en == derived(rule.name):
            yield f"rule {rule.regulation.short}.{rule.name}"
        for term in t.walk(rule.body):
            if isinstance(term, t.Named) and term.zh and term.en == derived(term.name.partition("(")[0]):
                yield f"condition {term.name}"
            if isinstance(term, t.Decide):
                yield from (f"silence {one.reason}" for one in term.silences if not isinstance(one.reason, Label))


def test_nothing_is_without_english() -> None:
    """A fact that is a yes or no, an option, a rule, a condition, a silence or an authority says itself in English."""
    assert list(without_english()) == []


def test_what_later_law_says_is_told_in_both_languages() -> None:
    """No Chinese in the English of a notice, no English in the Chinese; nothing is without either."""
    told = [
        text
        for city in catalog.SHIPPED
        for law in catalog.regulation_of(city).later_law
        for text in (
            law.title,
            law.number,
            *(said for one in law.affects for said in (one.topic, one.ours, one.theirs)),
        )
    ]
    assert len(told) > 30
    for text in told:
        assert isinstance(text, Label)
        assert not CHINESE.search(text.en)
        assert not re.search("[a-z]", text.zh)


def test_english_names_are_english() -> None:
    """No Chinese stands where English is asked for: words, facts, rules, questions, readings."""
    for word in things(Word):
        assert not any(CHINESE.search(member.en) for member in word)
    for model in things(Subject):
        assert not any(CHINESE.search(spec.en) for spec in model.facts.values())
    for thing in things(Reading):
        assert not CHINESE.search(re.sub(r"“[^”]*”|[\u4e00-\u9fff]+", "", thing.question_en))
    assert not any(CHINESE.search(rule.en) for rule in RULES)


def test_a_label_is_its_chinese_and_keeps_its_english() -> None:
    """It is a string wherever one is asked for; copied or sent to another process it still has its English."""
    label = Label("清欠办", "the arrears clearance office")
    assert label == "清欠办"
    assert type(label.zh) is str
    assert english(label) == "the arrears clearance office (清欠办)"
    assert (english("清欠办"), english_or("清欠办", "office")) == ("清欠办", "office")
    assert pickle.loads(pickle.dumps(label)).en == label.en  # noqa: S301  (our own bytes)


class Tier(Word):
    """Words with an English name of their own, and without."""

    TOP = "top_tier", Label("一级", "grade one"), "壹级"
    NEXT = "next_tier", "二级"


@pytest.mark.parametrize(("text", "member"), [("一级", Tier.TOP), ("壹级", Tier.TOP), ("next_tier", Tier.NEXT)])
def test_a_word_is_read_by_code_word_and_spelling(text: str, member: Tier) -> None:
    """The English name is for showing only; it is made from the code where none is given."""
    assert Tier(text) is member
    assert (Tier.TOP.en, Tier.NEXT.en) == ("grade one", "next tier")
    assert (Tier.TOP.zh, type(Tier.TOP.zh)) == ("一级", str)


@pytest.mark.parametrize(
    ("label", "held", "denied"),
    [
        ("covers a public road", "the camera covers a public road", "the camera does not cover a public road"),
        ("touches state secrets", "the camera touches state secrets", "the camera does not touch state secrets"),
        ("carries it safely", "the camera carries it safely", "the camera does not carry it safely"),
        ("has all its papers", "the camera has all its papers", "the camera does not have all its papers"),
        ("has a certificate", "the camera has a certificate", "the camera has no certificate"),
        ("has not paid", "the camera has not paid", "the camera has paid"),
        ("abuses or leaks it", "the camera abuses or leaks it", "it is not so that the camera abuses or leaks it"),
        ("must be filed", "the camera must be filed", "the camera need not be filed"),
        ("lies in the city", "the camera lies in the city", "the camera does not lie in the city"),
        ("has had leave", "the camera has had leave", "the camera has not had leave"),
        ("has only one of them", "the camera has only one of them", "the camera does not have only one of them"),
        ("is no toy", "the camera is no toy", "the camera is a toy"),
        ("is on, and records", "the camera is on, and records", "it is not so that the camera is on, and records"),
        ("led to an order", "the camera led to an order", "the camera did not lead to an order"),
        ("had grave results", "the camera had grave results", "the camera did not have grave results"),
        ("had been built", "the camera had been built", "the camera had not been built"),
        ("did it", "the camera did it", "the camera did not do it"),
        ("other", "other: yes", "other: no"),
    ],
)
def test_what_a_subject_does_is_said_and_denied_as_a_sentence(label: str, held: str, denied: str) -> None:
    """A verb of the third person is denied with does not; where two verbs would be, the whole is."""
    assert tuple(said_en(label, truth=truth, subject="the camera") for truth in (True, False)) == (held, denied)


def test_what_was_done_to_nothing_named_was_done_to_it() -> None:
    """A condition that only says what was done has `it` for its subject."""
    assert said_en("recorded", truth=True, subject="it") == "it was recorded"
    assert said_en("recorded", truth=False, subject="it") == "it was not recorded"


@pytest.mark.parametrize(
    ("label", "denied"),
    [
        ("some draw was not put back", "every draw was put back"),
        ("some draw was put back", "no draw was put back"),
        ("every duty is kept", "not every duty is kept"),
        ("all duties are kept", "not all duties are kept"),
        ("the appraisal came after they were applied", "the appraisal did not come after they were applied"),
        ("a firm struck off pays for works under way", "a firm struck off does not pay for works under way"),
        ("the main works were built", "the main works were not built"),
        ("the devices endanger nobody", "it is not so that the devices endanger nobody"),
        ("the firm that lent its name pays", "it is not so that the firm that lent its name pays"),
        ("there is at least one method", "there is no method"),
        ("the measures apply", "the measures do not apply"),
    ],
)
def test_a_denial_denies_what_the_sentence_says(label: str, denied: str) -> None:
    """The verb of the whole is denied and no later one; what is so of some or of each, as logic has it."""
    assert said_en(label, truth=True, subject="it") == label
    assert said_en(label, truth=False, subject="it") == denied


def test_every_rule_and_condition_is_a_sentence_in_english() -> None:
    """None is a name with yes or no behind it, and none is denied with two verbs that deny."""
    named = [one for rule in RULES for one in t.walk(rule.body) if isinstance(one, t.Named) and one.zh]
    labels = {rule.en for rule in RULES if rule.body.kind == BOOL and not hasattr(rule, "breach")}
    labels |= {one.en for one in named if one.kind == BOOL}
    denied = {label: said_en(label, truth=False, subject="it") for label in labels}
    assert [said for said in denied.values() if said.endswith(": no")] == []
    assert [said for said in denied.values() if re.search(r"\bnot \w+ (?:\w+ )?no\b", said)] == []


def test_several_do_what_one_does() -> None:
    """Rules keep, and do not keep."""
    told = [said_en("keeps the four grades", truth=truth, subject="the implementing rules") for truth in (True, False)]
    assert told == [
        "the implementing rules keep the four grades",
        "the implementing rules do not keep the four grades",
    ]


@pytest.mark.parametrize(
    ("label", "held", "denied"),
    [
        ("行为人为单位或者政府部门", "行为人为单位或者政府部门", "行为人不是单位或者政府部门"),
        ("保修期内", "在保修期内", "不在保修期内"),
        ("仍在保修期内", "仍在保修期内", "仍不在保修期内"),
        ("应否补齐", "应当补齐", "无须补齐"),
        ("情节严重", "情节严重", "情节不严重"),
        ("第二十八条第(一)项", "属于第二十八条第(一)项", "不属于第二十八条第(一)项"),
        ("行为在本办法施行之后", "行为在本办法施行之后", "行为不在本办法施行之后"),
        ("积极配合解决拖欠问题", "积极配合解决拖欠问题", "没有积极配合解决拖欠问题"),
        ("重要新闻单位", "是重要新闻单位", "不是重要新闻单位"),
        ("收缴部门违反本办法", "收缴部门违反本办法", "不属于收缴部门违反本办法的情形"),
        ("拟处罚款在幅度之内", "拟处罚款在幅度之内", "拟处罚款不在幅度之内"),
        ("保证金及于该企业的全部工程", "保证金及于该企业的全部工程", "保证金不及于该企业的全部工程"),
        ("是否成年", "成年", "不属于成年的情形"),
        ("减免及于已交存的部分", "减免及于已交存的部分", "减免不及于已交存的部分"),
        ("结果有约束力", "结果有约束力", "结果没有约束力"),
        ("支付日期不是休息日", "支付日期不是休息日", "支付日期是休息日"),
        ("约定的日期已届满", "约定的日期已届满", "约定的日期未届满"),
        ("已解决而未申请", "已解决而未申请", "不属于已解决而未申请的情形"),
        ("在本市注册的企业", "是在本市注册的企业", "不是在本市注册的企业"),
        ("在建工程", "是在建工程", "不是在建工程"),
        ("有毒物质", "是有毒物质", "不是有毒物质"),
        ("能源企业", "是能源企业", "不是能源企业"),
        ("不予开具缴纳证明", "不予开具缴纳证明", "不属于不予开具缴纳证明的情形"),
        ("第十七条约束的场所", "属于第十七条约束的场所", "不属于第十七条约束的场所"),
        ("机关不由上级管理", "机关不由上级管理", "机关由上级管理"),
        ("有权查看", "有权查看", "无权查看"),
        ("即已登记的企业", "是已登记的企业", "不是已登记的企业"),
        ("本办法适用", "本办法适用", "本办法不适用"),
        ("企业可以追偿", "企业可以追偿", "企业不可以追偿"),
        ("不适用本办法", "不适用本办法", "不属于不适用本办法的情形"),
        ("删除合法", "删除合法", "删除不合法"),
        ("予以通报批评", "予以通报批评", "不予通报批评"),
        ("依法给予治安管理处罚", "依法给予治安管理处罚", "不给予治安管理处罚"),
        ("依法使用视频图像信息", "依法使用视频图像信息", "未依法使用视频图像信息"),
        ("依其他法规处罚", "依其他法规处罚", "不依其他法规处罚"),
        ("移交司法机关处理", "移交司法机关处理", "不移交司法机关处理"),
        ("应给予奖励", "应给予奖励", "无须给予奖励"),
        ("应急预案", "应急预案", "不属于应急预案的情形"),
        ("竣工验收满六个月后", "竣工验收满六个月后", "竣工验收未满六个月"),
        ("未逾补齐期限", "未逾补齐期限", "已逾补齐期限"),
        ("拒不改正", "拒不改正", "不属于拒不改正的情形"),
        ("逾期不改正", "逾期不改正", "不属于逾期不改正的情形"),
    ],
)
def test_a_chinese_label_is_held_and_denied_as_an_official_would(label: str, held: str, denied: str) -> None:
    """A thing with 不是, a deed with 没有 or 未, a state or a consequence with 不; the rest with 不属于…的情形."""
    assert tuple(said_zh(label, truth=truth) for truth in (True, False)) == (held, denied)


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("免予收缴", "是否免予收缴"),
        ("拒不改正", "是否拒不改正"),
        ("依法给予治安管理处罚", "是否依法给予治安管理处罚"),
        ("可否投入使用", "可否投入使用"),
        ("本办法适用", "本办法是否适用"),
        ("可由保证金承担", "是否可由保证金承担"),
        ("企业可以追偿", "企业是否可以追偿"),
        ("系统检验符合规定", "系统检验是否符合规定"),
        ("重要新闻单位", "是否为重要新闻单位"),
        ("连续三年以上无拖欠", "是否连续三年以上无拖欠"),
        ("工程已竣工", "工程是否已竣工"),
        ("不具备资格的企业", "是否为不具备资格的企业"),
        ("噪声超过标准", "是否属于噪声超过标准的情形"),
        ("经营者拒绝检查", "是否属于经营者拒绝检查的情形"),
        ("养犬", "是否属于养犬的情形"),
        ("垃圾已分类投放", "垃圾是否已分类投放"),
        ("有无违法所得", "有无违法所得"),
        ("keeps dogs", "whether it keeps dogs"),
        ("lies in a quiet zone", "whether it lies in a quiet zone"),
        ("the firm is exempt", "whether the firm is exempt"),
        ("may be installed", "whether it may be installed"),
        ("an act that article 19 forbids", "whether it is an act that article 19 forbids"),
        ("range of the fine", "range of the fine"),
    ],
)
def test_a_label_is_asked_with_its_subject_before_the_question(label: str, asked: str) -> None:
    """是否 stands where the denial would, behind the subject; where no verb is known it is a case: 是否属于…的情形."""
    assert (whether_en if label.isascii() else whether_zh)(label) == asked


@pytest.mark.parametrize(
    ("label", "denied", "held", "question"),
    [
        ("县级以上人民政府确定", "未经县级以上人民政府确定", "经县级以上人民政府确定", "是否经县级以上人民政府确定"),
        ("拖欠导致", "不是因拖欠导致", "因拖欠导致", "是否因拖欠导致"),
        ("个人承包", "不属于由个人承包的情形", "由个人承包", "是否由个人承包"),
        ("本条例施行前终了", "不是在本条例施行前终了", "在本条例施行前终了", "是否在本条例施行前终了"),
        ("绩效考核", "未进行绩效考核", "进行绩效考核", "是否进行绩效考核"),
        ("资料齐全", "资料不齐全", "资料齐全", "资料是否齐全"),
        ("不服协调", "接受协调", "不服协调", "是否不服协调"),
    ],
)
def test_what_a_denial_needs_the_statement_and_the_question_need(
    label: str, denied: str, held: str, question: str
) -> None:
    """Where 未经… is the contrary, 经… is what is so and 是否经… what is asked, though the label leaves it out."""
    assert stated_zh(label, denied, truth=True) == held
    assert stated_zh(label, denied, truth=False) == denied
    assert asked_zh(held, denied) == question


def conditions() -> Iterator[t.Term[Any]]:
    """Yield each yes or no that the shipped rules read: facts, named conditions, gates and rules."""
    for rule in RULES:
        for term in t.walk(rule.body):
            if isinstance(term, (t.Fact, t.Named, t.Applied)) and term.kind == BOOL:
                yield term


def test_every_yes_or_no_reads_as_a_sentence() -> None:
    """No fact, condition or rule is held or denied by a bare 是, 否, yes or no behind its label."""
    said = {
        clause(term, truth=truth, lang=lang)
        for term in dict.fromkeys(conditions())
        for truth in (True, False)
        for lang in ("zh", "en")
    }
    assert len(said) > 1000
    assert [text for text in said if text.endswith(("：是", "：否", ": yes", ": no"))] == []
    assert [text for text in said if re.search(r"\bthe (who|what|which|how|where|when)\b|\bno another\b", text)] == []


def test_nothing_is_denied_by_a_negation_before_a_negation() -> None:
    """没有逾期不改正 reads as two denials; a thing not done may be lacking all the same, as in 没有未…的动用."""
    denied = {
        clause(term, truth=False) for term in dict.fromkeys(conditions()) if isinstance(term, (t.Fact, t.Applied))
    }
    denied |= {said_zh(punctuated(rule.zh), truth=False) for rule in RULES if rule.body.kind == BOOL}
    assert len(denied) > 300
    twice = re.compile(r"(?:没有|不是|并非|未)(?:逾期|拒)?(?:不(?!同)|未|无)(?!.*的)|未予以|未依法给予")
    assert [said for said in denied if twice.search(said)] == []


def test_every_question_is_its_statement_with_whether_in_it() -> None:
    """Without 是否 a question says what is so, or that it is a case of it; nothing is asked twice over, or by 与否."""
    flags = [one for one in dict.fromkeys(conditions()) if isinstance(one, t.Fact)]
    pairs = [(asked(one), clause(one)) for one in flags]
    pairs += [(settled(one), said_zh(punctuated(one.zh), truth=True)) for one in RULES if one.body.kind == BOOL]
    assert len(pairs) > 350
    for question, said in pairs:
        told = {
            question.replace(mark, said_of, 1) for mark, said_of in (("是否", ""), ("是否为", ""), ("是否为", "是"))
        }
        cases = {said, f"属于{said}的情形", f"有{said}的情形"}
        assert re.search("[应可能]否", question) or told & cases, question
        assert not re.search("是否是|是否.*是否|与否|是否不是", question), question


def test_a_denial_reaches_all_that_is_said() -> None:
    """Two clauses are denied together or each by its own words, never the first alone."""
    named = (one for one in dict.fromkeys(conditions()) if not isinstance(one, t.Named) or one.zh)
    for term in named:
        denied, held = (clause(term, truth=truth, lang="en") for truth in (False, True))
        declared = isinstance(term, t.Fact) and english_or(term.spec.denied or "", "")
        if re.search(r", (?:and|or|but) |\band not\b", held) and not declared:
            assert denied == f"it is not so that {held}"
        assert not re.search(r"\bly\b|\bno (?:had|only|no)\b|\bnot no\b|\bis a firm .* works\b", denied), denied


RECORDS = ("AccessVisit", "SupervisorFault", "Referral", "FilingPlace", "SystemState", "Supervision")
"""Models of what is kept about a deed, a place or a state; it is somebody else who did what they tell."""


def test_what_is_kept_of_a_deed_is_not_said_to_have_done_it() -> None:
    """Visitors show their cards, and not the visit; a report is prompt, and not the running of a system."""
    told = [
        spec.en
        for model in things(Subject)
        if model.__name__ in RECORDS
        for spec in model.facts.values()
        if spec.kind == BOOL
    ]
    assert len(told) >= 20
    assert [label for label in told if not CLAUSE.match(label)] == []


def members() -> Iterator[type[Subject]]:
    """Yield the models of which some subject holds a list, and of the parts that these have."""
    held = {spec.model for model in things(Subject) for spec in model.held.values() if spec.many}
    yield from held | {part.model for model in held for part in model.held.values()}


def test_what_is_asked_of_a_member_says_of_which() -> None:
    """Whether party no. 2 has its deposit paid in: a sentence with a subject of its own would not say whose."""
    told = [spec.en for model in members() for spec in model.facts.values() if spec.kind == BOOL]
    assert len(told) > 20
    assert [label for label in told if CLAUSE.match(label)] == []


def test_no_rule_asks_whether_something_was_done_that_it_only_refers_to() -> None:
    """Whether criminal liability is pursued, and not whether somebody was prosecuted."""
    asking = {one.name for one in RULES if settled(one, "en").startswith("whether it was ")}
    assert asking == {"deleted_after_keeping"}


@pytest.mark.parametrize("subject", ["works contract no. 1", "the answers"])
def test_a_denial_stands_behind_the_subject_whatever_its_words_look_like(subject: str) -> None:
    """`works contract no. 1` is a thing, and nothing that works."""
    verb = "are" if subject == "the answers" else "is"
    assert said_en(f"{verb} listed", truth=False, subject=subject) == f"{subject} {verb} not listed"


def test_the_denial_of_a_failure_claims_no_success() -> None:
    """Who had nothing to build, to file, to put back or to correct did none of it, and has not failed to."""
    failures = [
        rule for rule in RULES if rule.zh in {"应当建设而未建设", "未按规定备案", "未按期足额补齐", "逾期不改正"}
    ]
    assert len(failures) == 4
    assert [
        one.en for one in failures if not said_en(one.en, truth=False, subject="it").startswith("there is no fail")
    ] == []


@pytest.mark.parametrize("label", ["涉及公共安全的区域和场所", "涉及公民隐私的场所"])
def test_what_touches_something_is_denied_as_a_thing(label: str) -> None:
    """不涉及公共安全的场所 would be said of what touches such a place, and not of what is none."""
    assert said_zh(label, truth=False) == f"不是{label}"
    assert said_zh(label, truth=True) == f"是{label}"


def test_every_reason_not_to_encode_and_every_likely_view_has_both_languages() -> None:
    """The ledger, and what is likely to be ruled, are told to a reader of English without Chinese."""
    reasons = {one.reason for name in catalog.names() for one in catalog.regulation_of(name).ledger.sentences}
    views = {question.recommended for question in things(OpenQuestion)}
    said = [text for text in reasons | views if text]
    assert len(said) > 60
    assert [text for text in said if CHINESE.search(english_or(text, text))] == []


def test_every_fact_part_and_list_says_what_it_means_in_english() -> None:
    """A sentence that can be read without Chinese; the law's own word stands in brackets or quotes, if at all."""
    said = {
        f"{model.__name__}.{name}": model.model_fields[name].description
        for model in things(Subject)
        for name in (*model.facts, *model.held)
    }
    assert len(said) > 500
    assert [name for name, text in said.items() if not text or len(re.findall(r"[A-Za-z]{2,}", text)) < 2] == []
