"""The numbers of provisions are written and read as the law writes them, and nothing else is read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import InputError
from regkit.law.ordinals import LARGEST_ORDINAL, ordinal, read_ordinal


@given(st.integers(1, LARGEST_ORDINAL))
def test_written_and_read_back(number: int) -> None:
    """An ordinal written in hanzi, or in digits of either width, is read back."""
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert read_ordinal(ordinal(number)) == read_ordinal(str(number)) == read_ordinal(wide) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (119, "一百一十九"), (205, "二百零五"), (1000, "一千"), (1001, "一千零一"),
        (1010, "一千零一十"), (1119, "一千一百一十九"), (1260, "一千二百六十"),
    ],
)  # fmt: skip
def test_as_published(number: int, words: str) -> None:
    """The Civil Code and the Criminal Law number their articles so."""
    assert ordinal(number) == words
    assert read_ordinal(words) == number


def test_a_round_zero() -> None:
    """〇 stands for 零 in some texts."""
    assert read_ordinal("二百〇五") == read_ordinal("二百○五") == 205


@pytest.mark.parametrize(
    "words",
    [
        "",
        "零",
        "十十",
        "一百十",
        "一百五",
        "一二三四百",
        "百",
        "两百",
        "二十零",
        "万",
        "一零五",
        "三十－",
        "01",
        "0",
        "1万",
        "第一",
        "一 百",
    ],
)
def test_no_ordinals(words: str) -> None:
    """What is not written in full is not guessed at."""
    assert read_ordinal(words) is None


@pytest.mark.parametrize("number", [0, -1, LARGEST_ORDINAL + 2])
def test_no_provision_bears_it(number: int) -> None:
    """Numbers that no provision bears are refused."""
    with pytest.raises(InputError, match="number of a provision") as caught:
        ordinal(number)
    assert caught.value.hint == "1 to 10000 can"
    assert caught.value.hint_zh == "可写1至10000"


def test_the_ends() -> None:
    """The largest that is read, in digits and in hanzi; one more can be written, where a list is numbered on."""
    assert read_ordinal("9999") == read_ordinal("九千九百九十九") == 9999
    assert read_ordinal("10000") is None
    assert ordinal(10000) == "一万"
    assert read_ordinal("一万") is None
