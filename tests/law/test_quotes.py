"""Quotes are verbatim, know their place, and state the numbers they are said to state."""

import pickle
from datetime import date

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.faces import whole
from regkit.law import (
    Boundary,
    Quantity,
    QuantityError,
    QuoteError,
    Range,
    days,
    months,
    multiple,
    passages,
    percent,
    persons,
    points,
    times,
    working_days,
    years,
    yuan,
)
from regkit.wuhan.regulation import WUHAN
from tests.law.conftest import RegulationOf

C8, C9, C11, C20, C21 = CHENGDE.articles(8, 9, 11, 20, 21)
D17, D23, D27 = DATONG.articles(17, 23, 27)


def test_a_quote_knows_its_place() -> None:
    """A quote is cited in Chinese and English, without a paragraph number where there is one paragraph only."""
    quote = D17.quote("完整保存原始视频图像信息数据资料15日以上")
    assert quote.zh == "《大同市公共安全视频图像信息系统管理办法》第十七条第(四)项"
    assert quote.en == "Datong, art. 17(4)"
    assert quote.eid == "art_17__para_1__point_4"
    assert DATONG.text[slice(*quote.span)] == quote.words


@pytest.mark.parametrize(
    ("words", "zh"),
    [
        ("应当自竣工验收合格之日起30日内", "第十五条第一款"),
        ("设计方案;", "第十五条第一款第(一)项"),
        ("应当自本办法施行之日起60日内", "第十五条第二款"),
        ("(一)设计方案;\n  (二)合同书;", "第十五条第一款"),
        ("其他有关资料。\n  本办法施行前", "第十五条"),
    ],
)
def test_the_narrowest_provision(words: str, zh: str) -> None:
    """The address is the narrowest provision that holds all the words."""
    assert DATONG.article(15).quote(words).address.zh == zh


def test_words_must_be_verbatim() -> None:
    """A full-width comma where the text has a narrow one is not verbatim; the hint shows the passage."""
    with pytest.raises(QuoteError) as caught:
        C9.quote("施工总承包一级及以上资质企业，交纳50万元")
    assert "施工总承包一级及以上资质企业,交纳50万元" in str(caught.value)


def test_words_of_another_article() -> None:
    """Words that stand in another article are refused, and the hint names that article."""
    with pytest.raises(QuoteError, match="第八条"):
        C9.quote("按照工程合同价款总额的2%比例交纳")


def test_words_that_stand_twice() -> None:
    """Words that stand twice in a provision do not say which place is meant."""
    with pytest.raises(QuoteError, match="2 times"):
        D27.quote("1000元以")
    with pytest.raises(QuoteError):
        D27.quote("")


def test_quoting_from_a_point() -> None:
    """Words that stand twice in an article can be quoted from the one point that is meant."""
    nineteen = DATONG.article(19)
    with pytest.raises(QuoteError, match="times"):
        nineteen.quote("公共安全视频图像信息系统")
    assert nineteen.point(4).quote("公共安全视频图像信息系统").address.short == "19(4)"


@pytest.mark.parametrize(
    ("regulation", "place", "words", "value", "boundary"),
    [
        (CHENGDE, "8", "按照工程合同价款总额的2%比例交纳", percent(2), None),
        (CHENGDE, "9", "施工总承包一级及以上资质企业,交纳50万元", yuan(500_000), None),
        (CHENGDE, "11", "连续三年以上", years(3), Boundary.AT_LEAST),
        (CHENGDE, "11", "连续三次以上", times(3), Boundary.AT_LEAST),
        (CHENGDE, "20", "15个工作日内", working_days(15), Boundary.AT_MOST),
        (CHENGDE, "21", "工程竣工验收6个月后", months(6), Boundary.MORE_THAN),
        (DATONG, "17", "15日以上", days(15), Boundary.AT_LEAST),
        (DATONG, "21", "工作人员不得少于两人", persons(2), Boundary.AT_LEAST),
        (WUHAN, "9", "通用目标占 50 分", points(50), None),
    ],
)
def test_numbers_of_the_texts(
    regulation: object, place: str, words: str, value: Quantity, boundary: Boundary | None
) -> None:
    """The numbers of the three texts can be quoted with their boundaries."""
    number = regulation.at(place).number(words, value)  # type: ignore[attr-defined]
    assert number.value is value
    assert number.boundary is boundary


def test_a_number_the_words_do_not_state() -> None:
    """A value that differs from the words beside it is refused, and both are named."""
    with pytest.raises(QuantityError) as caught:
        C9.number("施工总承包一级及以上资质企业,交纳50万元", yuan(5_000_000))
    assert "`500万元` is not stated" in str(caught.value)
    assert "`50万元`" in str(caught.value)
    with pytest.raises(QuantityError):
        C20.number("15个工作日内", days(15))


def test_a_date() -> None:
    """A date is quoted like a number."""
    number = WUHAN.article(15).number("自 2007 年 1 月 1 日起施行", date(2007, 1, 1))
    assert number.value == date(2007, 1, 1)
    with pytest.raises(QuantityError):
        WUHAN.article(15).number("自 2007 年 1 月 1 日起施行", date(2007, 1, 2))


def test_becoming() -> None:
    """A number can be tried with another value of its unit, and of no other."""
    rate = C8.number("2%比例", percent(2))
    amendment = rate.becomes(percent("1.5"))
    assert (amendment.number, amendment.value) == (rate, percent("1.5"))
    assert str(amendment) == "第八条: 2% → 1.5%"
    with pytest.raises(QuantityError, match="percent"):
        rate.becomes(yuan(1))
    with pytest.raises(QuantityError):
        rate.becomes(date(2020, 1, 1))


class _Term:
    """Stands in for a rule's term: it answers every operator."""

    def __rmul__(self, other: object) -> str:
        return "product"

    def __gt__(self, other: object) -> str:
        return "comparison"

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__


def test_numbers_leave_operators_to_terms() -> None:
    """A number has no arithmetic and no order of its own, so the term's reflected operator answers."""
    rate = C8.number("2%比例", percent(2))
    assert rate * _Term() == "product"
    assert (rate < _Term()) == "comparison"
    assert rate == _Term()
    assert rate != C8.number("2%比例", percent(2))


def test_a_range() -> None:
    """A fine from one bound to another includes both."""
    fine = D23.range("对单位处5000元以上2万元以下罚款", yuan(5_000), yuan(20_000))
    assert (fine.low, fine.high, fine.low_inclusive, fine.high_inclusive) == (yuan(5_000), yuan(20_000), True, True)
    assert [fine.contains(yuan(a)) for a in ("4999.99", 5_000, 20_000, "20000.01")] == [False, True, True, False]
    assert str(fine) == "5000元以上2万元以下"


def test_a_range_without_a_low_end() -> None:
    """A fine of at most 1000 yuan starts above nothing: zero is no fine."""
    fine = DATONG.article(24).range("并对建设单位处1000元以下罚款", None, yuan(1_000))
    assert not fine.low_inclusive
    assert [fine.contains(yuan(amount)) for amount in (0, "0.01", 1_000, "1000.01")] == [False, True, True, False]
    assert str(fine) == "1000元以下"


def test_two_ranges_in_one_quote() -> None:
    """Each of the two ranges of Datong 27 is found in words that hold both."""
    words = "对单位处1000元以下罚款,属于经营性单位的处1000元以上5000元以下罚款"
    assert str(D27.range(words, None, yuan(1_000))) == "1000元以下"
    assert str(D27.range(words, yuan(1_000), yuan(5_000))) == "1000元以上5000元以下"


def test_a_range_of_multiples() -> None:
    """A range written with a dash includes both ends."""
    span = C11.range("一般在0.5-1倍范围内", multiple("0.5"), multiple(1))
    assert span.low_inclusive
    assert span.high_inclusive


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (yuan(5_000), None),
        (None, yuan(20_000)),
        (yuan(5_000), yuan(10_000)),
        (yuan(20_000), yuan(5_000)),
        (None, None),
    ],
)
def test_a_range_must_be_the_one_stated(low: Quantity | None, high: Quantity | None) -> None:
    """A bound left out, altered or exchanged is refused."""
    with pytest.raises(QuantityError):
        D23.range("对单位处5000元以上2万元以下罚款", low, high)


def test_quotes_survive_pickling() -> None:
    """A number travels to another process with its words and its place."""
    number = pickle.loads(pickle.dumps(C8.number("2%比例", percent(2))))  # noqa: S301
    assert number.quote.zh.endswith("第八条")
    assert number.value == percent(2)


def test_shown() -> None:
    """A quote, a number and an open range are shown in the words of the law."""
    number = D17.number("15日以上", days(15), name="RETENTION")
    assert str(number.quote) == "《大同市公共安全视频图像信息系统管理办法》第十七条第(四)项:“15日以上”"
    assert repr(number.quote) == "<Datong, art. 17(4): 15日以上>"
    assert (str(number), number.name) == ("15日", "RETENTION")
    span = D17.range("15日以上", days(15), None)
    assert str(span) == "15日以上"
    assert span.contains(days(16))
    assert not span.contains(days(14))


def test_quotes_of_a_provision_are_one_passage_that_says_what_it_leaves_out() -> None:
    """What follows at once is joined with its stop, what has words between it by `……`; a part says nothing more."""
    warned = D23.quote("责令限期改正")
    late, fine = D23.quote("逾期不改正的"), D23.quote("对单位处5000元以上2万元以下罚款")
    assert passages([warned, late]) == ("责令限期改正;逾期不改正的",)
    assert passages([warned, fine]) == ("责令限期改正……对单位处5000元以上2万元以下罚款",)
    assert passages([late, D23.quote("不改正的,对单位")]) == ("逾期不改正的,对单位",)
    assert passages([D23.quote("逾期不改正的,对单位"), D23.quote("不改正的")]) == ("逾期不改正的,对单位",)
    assert passages([warned, D27.quote("未按规定备案的")]) == ("责令限期改正", "未按规定备案的")


def test_quotes_of_the_same_words_in_the_same_place_are_the_same() -> None:
    """Made twice they are one, and hash alike; other words, and what is no quote, are not the same."""
    one, again = (D17.quote("完整保存原始视频图像信息数据资料15日以上") for _ in range(2))
    assert one == again
    assert hash(one) == hash(again)
    assert one != D17.quote("保存原始视频图像信息数据资料15日以上")
    assert one != one.words


def test_the_bound_itself_is_inside_or_not() -> None:
    """超过 and 不满 leave the number out, 以上 and 以下 take it in; without a low bound nothing at all is outside."""
    quote = C9.quote("劳务分包企业交纳5万元")
    for inclusive in (False, True):
        some = Range(yuan(5), yuan(9), low_inclusive=inclusive, high_inclusive=inclusive, quote=quote, name="")
        inside = [amount for amount in range(4, 11) if some.contains(yuan(amount))]
        assert inside == ([5, 6, 7, 8, 9] if inclusive else [6, 7, 8])
    low = Range(None, yuan(9), low_inclusive=False, high_inclusive=True, quote=quote, name="")
    assert [low.contains(yuan(amount)) for amount in (0, 1, 9, 10)] == [False, True, True, False]


def test_a_range_that_is_not_stated_is_told_with_those_that_are(regulation_of: RegulationOf) -> None:
    """The bounds that were given, an open end by that word; then what the words state, or that they state none."""
    (article,) = regulation_of("第一条 处5000元以上2万元以下罚款,1000元以下的除外,缴纳三日。\n").articles()
    with pytest.raises(QuantityError) as caught:
        article.range("处5000元以上2万元以下罚款,1000元以下的除外", yuan(1), None)
    assert "does not state the range 1元 to open" in str(caught.value)
    assert caught.value.hint == "it states `5000元` to `2万元`; open to `1000元`"
    with pytest.raises(QuantityError) as caught:
        article.range("缴纳三日", None, days(3))
    assert "does not state the range open to 3日" in str(caught.value)
    assert caught.value.hint == "it states no range"


def test_words_that_do_not_stand_there_are_told_with_the_nearest(regulation_of: RegulationOf) -> None:
    """As many words of the provision, around those that are the same, in a long text of few characters too."""
    (article,) = regulation_of("第一条 应当在三日内缴纳五万元保证金的期限。\n").articles()
    with pytest.raises(QuoteError, match="the nearest passage is `三日内缴纳五万元保证`"):
        article.quote("五日内缴纳")
    alike = "依照规定。" * 60
    (article,) = regulation_of(f"第一条 前面另有一句话的。{alike}\n").articles()
    with pytest.raises(QuoteError, match="the nearest passage is `依照规定"):
        article.quote("依照规定。" * 50 + "乙")


def test_a_provision_knows_the_rules_that_quote_it() -> None:
    """Those of its own text that quote it, a part of it or the whole around it; no rule on another article or text."""
    whole("regkit.chengde")
    whole("regkit.datong")
    assert C9.rules
    for article in (C9, D17):
        text = article.regulation.sha256
        for rule in article.rules:
            places = [quote.address.article for quote in rule.quotes if quote.regulation.sha256 == text]
            assert article.address.article in places
    assert not {rule.name for rule in CHENGDE.article(17).rules} & {rule.name for rule in D17.rules}
