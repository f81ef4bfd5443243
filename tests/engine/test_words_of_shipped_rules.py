"""No sentence of an explanation of a shipped rule is broken, in either language."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.engine.test_shipped_rules import NAMES, RULES
from tests.frames.drawing import subjects

BROKEN = {
    "zh": re.compile(
        r"：[是否](?=[，；（）])|是是|为为|的的|不是不属于|(?<![：；，]不)是为|没有没有|（）|None|True|False|[A-Za-z]+\(|\b[a-z]+_[a-z]+\b"
    ),
    "en": re.compile(
        r"(?<!if so)(?<!if not)(?<!”): (?:yes|no)(?=[;,)])|\bis is\b|\bmust not\b|\(\)|None|True|False|[a-z]+\("
        r"|\bthe (?:the|a|an|who|what|which|how|where|whether)\b|\ba (?:a|an|the)\b|\bno another\b|\b[a-z]+_[a-z]+\b"
    ),
}
"""What no explanation says: a bare yes or no in a sentence, words doubled, a duty denied as a prohibition, code.

A purpose is denied with 不是为, and nothing stands before it.
"""
IDS = re.compile(r"“[^”]*”|[（(][a-z]+\.[\w.]+[)）]")
"""What is quoted, and the names of readings."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=name, marks=() if place % 6 == 0 else pytest.mark.sweep)
        for place, (rule, name) in enumerate(zip(RULES, NAMES, strict=True))
    ],
)
def test_no_explanation_of_a_shipped_rule_is_broken(rule: Any, lang: str) -> None:
    """Of an empty case and of cases drawn: no broken sentence, no doubled word, no code, in either language."""
    on = date(2013, 6, 1) if rule.uses_day else None
    empty = {name: model() for name, model in rule.parameters}
    for case in (empty, *subjects(rule, 6, "words")):
        _, *lines = rule(**case, on=on).explain(lang).splitlines()
        said = [line for line in lines if not line.startswith(("后来的规定", "Later law"))]
        assert [line for line in said if BROKEN[lang].search(IDS.sub("”", line))] == []
