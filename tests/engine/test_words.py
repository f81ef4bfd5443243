"""Explanations word for word, in both languages: each kind of answer as its reader should find it.

The texts below were written to be read, and are compared whole.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.law import InputError
from tests.engine.words_rules import Firm, Spot, base_of_increase, breached, due, in_time, must

SECOND = {"local": True, "grade": "二级"}

ANSWERS: dict[str, Any] = {
    "decided": due(Firm(**SECOND)),
    "decided no, and what came nearest": must(Spot(kind="旅馆", large=False)),
    "decided no, and nothing came near": must(Spot(kind="诊所")),
    "two grounds at once": must(Spot(kind="旅馆", large=True, designated=True)),
    "a derived day": in_time(Spot(kind="旅馆", accepted_on="2010-01-04", filed_on="2010-03-20")),
    "another reading": due(Firm(local=False, certificate=True, price="1000万元", arrears=1)),
    "undetermined": due(Firm(**SECOND, arrears=3, backbone=None)),
    "an open question": base_of_increase(Firm(arrears=3)),
    "settled whatever the unknown is": breached(Spot(accepted_on="2010-01-04", filed_on="2010-03-20")),
    "silent": due(Firm(local=True, grade="三级")),
    "a gate that is closed": in_time(Spot(kind="诊所", accepted_on="2010-01-01", filed_on="2010-01-05")),
    "before commencement": must(Spot(kind="博物馆"), on=date(2008, 2, 1)),
}

ZH = {
    "decided": """\
应交保证金：30万元。
依据：第九条：“施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
理由：是本市企业；主项资质等级为二级。
未说明，按下列情形处理：不是省重点支持的骨干优势企业（第十四条）；连续拖欠次数为0次（第十一条）。""",
    "decided no, and what came nearest": """\
应当建设：否。
依据：第八条：“可以自愿建设公共安全视频图像信息系统”
理由：不属于第七条第（二）项：场所类别为旅馆，但不具备相应规模。
未说明，按下列情形处理：未经县级以上人民政府确定（第七条）。""",
    "decided no, and nothing came near": """\
应当建设：否。
依据：第八条：“可以自愿建设公共安全视频图像信息系统”
理由：场所类别为诊所，不在所列之内。
未说明，按下列情形处理：未经县级以上人民政府确定（第七条）。""",
    "two grounds at once": """\
应当建设：是。
依据：
  1. 第七条：“下列场所和区域,应当建设公共安全视频图像信息系统”
  2. 第七条第（二）项：“大型或具备相应规模的旅馆、饭店、商场、集贸市场、超市、仓储单位、医院”
  3. 第七条第（五）项：“县级以上人民政府确定的其他单位、地点和区域”
理由：属于第七条第（二）项（场所类别为旅馆，大型或具备相应规模）；经县级以上人民政府确定。""",
    "a derived day": """\
按期备案：否。
依据：第十五条第一款：“应当自竣工验收合格之日起30日内”
理由：备案之日（2010年3月20日）晚于竣工验收合格之日起30日届满之日（2010年2月3日）。""",
    "another reading": """\
应交保证金：0元。
依据：第十条第三款：“一律查验注册地主管部门开具的农民工工资保证金缴纳证明”
理由：连续拖欠次数少于3次（1次）；有保证金缴纳证明；不是本市企业。
未说明，按下列情形处理：不是省重点支持的骨干优势企业（第十四条）。
所采解读：查验证明之后，是否不再交纳？这里作“凭证明不再交纳”解（chengde.10.certificate）；若作“仍按2%交纳”解，则为20万元。""",
    "undetermined": """\
应交保证金：尚不能确定，可能为0元，或者不少于45万元。
依据：
  1. 第九条：“施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
  2. 第十一条：“对连续三次以上发生拖欠农民工工资问题的施工企业”
  3. 第十一条：“应当提高收缴额度”
  4. 第十四条：“省重点支持的骨干优势施工企业,免予收缴农民工工资保证金”
目前已知：连续拖欠次数不少于3次（3次）；是本市企业；主项资质等级为二级。
尚缺：
  1. 是否为省重点支持的骨干优势企业（第十四条）；如果是，则为0元。
  2. 提高的倍数（第十一条），由清欠办决定。""",
    "an open question": """\
以何为基数：尚不能确定，可能为30万元，或者50万元。
依据：
  1. 第十一条：“对连续三次以上发生拖欠农民工工资问题的施工企业”
  2. 第十一条：“应当提高收缴额度”
目前已知：连续拖欠次数不少于3次（3次）。
尚缺：提高额度以哪一数额为基数（第十一条：“应当提高收缴额度”），由清欠办决定；倾向意见（非条文）：以第九条的数额为基数。""",
    "settled whatever the unknown is": """\
违反备案规定：是。
依据：第十五条第一款：“应当自竣工验收合格之日起30日内”
理由：备案之日（2010年3月20日）晚于竣工验收合格之日起30日届满之日（2010年2月3日）；\
资料是否齐全尚不知道，但不影响结论。""",
    "silent": """\
应交保证金：条文未规定。
依据：
  1. 第九条：“施工总承包一级及以上资质企业,交纳50万元”
  2. 第九条：“施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
理由：是本市企业；主项资质等级为三级。
未说明，按下列情形处理：不是省重点支持的骨干优势企业（第十四条）；连续拖欠次数为0次（第十一条）。
未规定之处：此处只列到二级；可由清欠办解释。""",
    "a gate that is closed": """\
按期备案：不适用。
依据：第七条：“下列场所和区域,应当建设公共安全视频图像信息系统”
理由：场所类别为诊所。""",
    "before commencement": """\
应当建设：不适用。
依据：第三十三条：“本办法自2008年3月1日起施行”
理由：自2008年3月1日起施行；所问之日为2008年2月1日。""",
}

EN = {
    "decided": """\
Deposit due: ¥300,000.
Words: article 9: “施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
Because: The firm is a firm of the city; the grade of the main qualification is grade two.
Taken for granted, as nothing was said: The firm is not a key backbone firm of the province (article 14); \
the number of arrears in a row is 0 times (article 11).""",
    "decided no, and what came nearest": """\
Must a system be built: no.
Words: article 8: “可以自愿建设公共安全视频图像信息系统”
Because: It is not a place of item 2: the kind of place is a hotel, but the spot is not large or of corresponding scale.
Taken for granted, as nothing was said: The spot was not designated by the county (article 7).""",
    "a derived day": """\
Filed in time: no.
Words: article 15.1: “应当自竣工验收合格之日起30日内”
Because: The day of filing (20 March 2010) is after the end of 30 days from the day of acceptance (3 February 2010).""",
    "another reading": """\
Deposit due: ¥0.
Words: article 10.3: “一律查验注册地主管部门开具的农民工工资保证金缴纳证明”
Because: The number of arrears in a row is less than 3 times (1 time); the firm has a certificate of its home \
authority; the firm is not a firm of the city.
Taken for granted, as nothing was said: The firm is not a key backbone firm of the province (article 14).
Readings: Once the certificate is checked, is nothing more due? Read here as “nothing more is due” \
(chengde.10.certificate); read as “2% is due all the same”: ¥200,000.""",
    "undetermined": """\
Deposit due: not yet certain; it may be ¥0, or at least ¥450,000.
Words:
  1. article 9: “施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
  2. article 11: “对连续三次以上发生拖欠农民工工资问题的施工企业”
  3. article 11: “应当提高收缴额度”
  4. article 14: “省重点支持的骨干优势施工企业,免予收缴农民工工资保证金”
Known so far: The number of arrears in a row is at least 3 times (3 times); the firm is a firm of the city; \
the grade of the main qualification is grade two.
Missing:
  1. Whether the firm is a key backbone firm of the province (article 14); if so: ¥0.
  2. The multiple by which the deposit is raised (article 11), for the arrears clearance office (清欠办) to decide.""",
    "settled whatever the unknown is": """\
Breach of the duty to file: yes.
Words: article 15.1: “应当自竣工验收合格之日起30日内”
Because: The day of filing (20 March 2010) is after the end of 30 days from the day of acceptance (3 February 2010); \
not known, but without effect on the answer: whether the papers are complete.""",
    "silent": """\
Deposit due: the text gives no answer.
Words:
  1. article 9: “施工总承包一级及以上资质企业,交纳50万元”
  2. article 9: “施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元”
Because: The firm is a firm of the city; the grade of the main qualification is grade three.
Taken for granted, as nothing was said: The firm is not a key backbone firm of the province (article 14); \
the number of arrears in a row is 0 times (article 11).
Where the text is silent: The tiers told here end with grade two (此处只列到二级); \
the arrears clearance office (清欠办) may interpret it.""",
    "before commencement": """\
Must a system be built: this does not apply.
Words: article 33: “本办法自2008年3月1日起施行”
Because: The text is in force from 1 March 2008; the day asked about is 1 February 2008.""",
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_chinese_explanation_reads_as_written_here(kind: str) -> None:
    """The answer in a sentence, its words, what decided, what was taken for granted, what to ask next."""
    assert ANSWERS[kind].explain() == ZH[kind]


@pytest.mark.parametrize("kind", EN)
def test_an_english_explanation_reads_as_written_here(kind: str) -> None:
    """The same for a reader of English: sentences from labels, the law's words in Chinese."""
    assert ANSWERS[kind].explain("en") == EN[kind]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ANSWERS)
def test_no_code_and_no_operator_reaches_a_reader(kind: str, lang: str) -> None:
    """No name of a member, a fact or a class, no sign of an operator."""
    text = ANSWERS[kind].explain(lang)
    for code in ("Bounds", "firm.", "spot.", "Grade.", "==", ">=", "None", "True", "未知", "推定", "_"):
        assert code not in text, text


def test_what_a_condition_ruled_out_is_not_cited() -> None:
    """An exemption that was denied is a reason, and none of the words; said or not said."""
    for said in ({}, {"backbone": False, "arrears": 0}):
        assert [quote.address.zh for quote in due(Firm(**SECOND, **said)).citations] == ["第九条"]


def test_quotes_of_one_answer_are_in_the_order_of_the_law() -> None:
    """Article 9 before article 11, though the row of article 11 was read first; none twice."""
    raised = due(Firm(local=True, grade="一级", arrears=4, increase="0.5"))
    assert [quote.address.article for quote in raised.citations] == [9, 11, 11]
    assert len({quote.words for quote in raised.citations}) == 3


def test_another_language_is_refused_with_the_nearest() -> None:
    """`EN` is no language of answers; the message names `en`, and so does that of `why_not`."""
    answer = ANSWERS["decided"]
    with pytest.raises(InputError, match="did you mean `en`"):
        answer.explain("EN")
    with pytest.raises(InputError, match="did you mean `en`"):
        answer.why_not(0, "EN")


def test_why_not_names_the_condition_that_fails() -> None:
    """Asked why not ¥500,000: the row that would give it, and the grade that keeps it from applying."""
    assert ANSWERS["decided"].why_not(500_000).splitlines() == [
        "  ✗ 是本市企业，且主项资质等级为特级或一级",
        "      主项资质等级为二级，不是特级或一级",
    ]
