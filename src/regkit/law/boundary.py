"""Boundary words: on which side of a number the law cuts, and whether the number itself is inside.

以上, 以下, 以内 and 届满 include the number, 超过, 不满 and 以外 do not (Civil Code, art. 1259).
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

__all__ = ["AFTER", "BEFORE", "Boundary", "Says"]

Says = Literal["exactly", "at_least", "at_most", "more_than", "less_than", "before", "after", "about"]
"""What words say of a number that they state."""


class Boundary(Enum):
    """On which side of a number the law cuts, and whether the number itself is included."""

    AT_LEAST = "以上"
    AT_MOST = "以下"
    MORE_THAN = "超过"
    LESS_THAN = "不满"

    @property
    def is_inclusive(self) -> bool:
        """Whether the number itself is inside; a reading where the text does not say so."""
        return self in {Boundary.AT_LEAST, Boundary.AT_MOST}

    @property
    def is_lower(self) -> bool:
        """Whether the number bounds from below."""
        return self in {Boundary.AT_LEAST, Boundary.MORE_THAN}

    def including(self, *, included: bool) -> Boundary:
        """Return the boundary on the same side that includes the number, or does not."""
        if self.is_lower:
            return Boundary.AT_LEAST if included else Boundary.MORE_THAN
        return Boundary.AT_MOST if included else Boundary.LESS_THAN

    def allows(self, op: str) -> bool:
        """Return whether the comparison `op` cuts on the same side of the number as the word does.

        `15日以上` (the number and above) separates 15 from 14, as `>=` and `<` do; `超过15日` separates 15 from 16,
        as `>` and `<=` do.
        """
        if self in {Boundary.AT_LEAST, Boundary.LESS_THAN}:
            return op in {">=", "<"}
        return op in {"<=", ">"}


def _spread(words: dict[Says, str]) -> dict[str, Says]:
    """Return each word with what it says, the longest first, so that 不超过 is not taken for 超过."""
    said: dict[str, Says] = {word: says for says, several in words.items() for word in several.split()}
    return {word: said[word] for word in sorted(said, key=len, reverse=True)}


AFTER = _spread(
    {
        "at_least": "以上 届满",
        "at_most": "以下 以内 之内 内",
        "more_than": "以外 之外 外",
        "after": "以后 之后 后",
        "before": "以前 之前 前",
        "about": "左右 上下",
    }
)
"""Words behind a number, and what they say of it."""

NOT = ("不", "不得", "不能", "不应", "不可", "不应当", "未", "没有", "尚未")
BEFORE = _spread(
    {
        "at_least": " ".join(f"{no}{less}" for no in NOT for less in ("少于", "低于", "小于", "早于"))
        + " 大于等于 大于或等于 大于或者等于 等于或者大于 至少 最少 最低 最短 达到 达 满 已满 年满 届满 已达 已达到"
        + " ≥ ≧",
        "at_most": " ".join(
            f"{no}{more}" for no in NOT for more in ("超过", "高于", "大于", "多于", "长于", "超出", "迟于", "晚于")
        )
        + " 小于等于 小于或等于 小于或者等于 等于或者小于 至多 最多 最高 最长 至迟 最迟 ≤ ≦",
        "more_than": "超过 高于 多于 大于 超出 逾 > \uff1e",
        "less_than": "不满 未满 尚不满 不足 不到 未到 不及 低于 少于 小于 未达到 未达 达不到 没有达到 尚未达到"
        " < \uff1c",
        "before": "提前",
        "about": "约 大约",
    }
)
"""Words before a number, and what they say of it."""
