"""Cases that a lawyer can read: YAML files under `tests/cases/<city>/`, put to the city's rules.

A case has a sentence for a name, the rule it asks (`ask`), or several that must answer alike, a block of facts for each
of the rule's subjects (the law's words or the English names), the `day` if one is asked about, and what must come out:
`answer`; or a `status`; `between` for the ends of what is possible (null where it has no end), `usual` for those that
the text calls usual (一般);
`missing` for all that is asked for, `asks` for some of it;
`article` for provisions that decide, one or several, `cited` for all of them; `quotes` for words that must be cited;
`silent` for what the text is known to give no answer to; `says` for words that the explanation must hold;
`reading` for the options of readings under which it is asked; `ruled` for what
authorities have answered to open questions, as a file of rulings has it; `refused` for a word of the error by which the
facts are refused.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from regkit.language import Bounds, Determination, Ruling, Status
from regkit.language.rule import AnyRule
from regkit.language.rulings import ruling_from
from regkit.law import Quote
from regkit.pytest_plugin import same

__all__ = ["LegalCase", "check", "is_cited", "legal_cases"]

FOLDER = Path(__file__).parent / "cases"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Seven times as fast where it is there: every worker reads all cases."""
SAYS = {
    "name", "ask", "day", "answer", "status", "between", "usual", "missing", "asks", "article", "cited", "quotes",
    "silent", "says", "reading", "ruled", "refused",
}  # fmt: skip
"""What a case may say beside its subjects."""


@dataclass(frozen=True)
class LegalCase:
    """A case and the city whose rules it asks."""

    city: str
    body: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The sentence that names it."""
        return str(self.body["name"])


def legal_cases(city: str) -> Iterator[LegalCase]:
    """Yield the cases of a city, file by file."""
    for file in sorted((FOLDER / city).glob("*.yaml")):
        for body in yaml.load(file.read_text("utf-8"), LOADER):  # noqa: S506  (as safe as the other)
            yield from _each(city, body)


def _each(city: str, body: Mapping[str, Any]) -> Iterator[LegalCase]:
    """Yield a case for each rule that is asked, with its subjects; there are no subjects that no rule asks about."""
    together = body["ask"] if isinstance(body["ask"], list) else [body["ask"]]
    subjects = {name: [one for one, _ in _rule(city, name).parameters] for name in together}
    strangers = body.keys() - SAYS - {one for several in subjects.values() for one in several}
    assert not strangers, f"{body['name']}: nothing asks about {', '.join(sorted(strangers))}"
    for name, mine in subjects.items():
        held = {key: told for key, told in body.items() if key in SAYS or key in mine}
        told = body["name"] if len(together) == 1 else f"{body['name']} ({_rule(city, name).zh})"
        yield LegalCase(city, {**held, "ask": name, "name": told})


def _rule(city: str, name: str) -> AnyRule:
    rule: AnyRule = getattr(importlib.import_module(f"regkit.{city.replace('/', '.')}"), name)
    return rule


def determined(case: LegalCase) -> Determination[Any]:
    """Return what the rule answers."""
    rule = _rule(case.city, case.body["ask"])
    subjects = [model.model_validate(case.body.get(name) or {}) for name, model in rule.parameters]
    on = case.body.get("day")
    answer: Determination[Any] = rule(*subjects, on=on)
    readings = {reading.id: reading for reading in rule.readings}
    followed = [readings[name].read_as(option) for name, option in (case.body.get("reading") or {}).items()]
    changes: list[Any] = [
        *followed,
        *(ruling(rule, name, said, on) for name, said in (case.body.get("ruled") or {}).items()),
    ]
    return answer.under(*changes) if changes else answer


def ruling(rule: AnyRule, name: str, said: object, on: date | None) -> Ruling:
    """Return what the first of those who may answer a question answered to it, on the day asked about."""
    question = next(one for one in rule.open_questions if one.id == name)
    assert on is not None, "a case with a ruling is asked on a day"
    return ruling_from(question, said, by=question.authorities[0], document="〔2013〕5号", on=on)


def check(case: LegalCase) -> None:
    """Assert everything that the case says must come out; a case that says nothing is a mistake."""
    expected = case.body
    assert expected.keys() & {"answer", "status", "silent", "between", "usual", "refused"}, "the case expects nothing"
    if "refused" in expected:
        with pytest.raises(ValidationError, match=str(expected["refused"])):
            determined(case)
        return
    got = determined(case)
    if "answer" in expected:
        assert got.status is Status.DECIDED, got.explain()
        assert same(expected["answer"], got.value), got.explain()
    if "status" in expected:
        assert got.status is Status(expected["status"]), got.explain()
    if "between" in expected:
        low, high = (None if end is None else Decimal(end) for end in expected["between"])
        assert ends(got) == (low, high), got.explain()
    if "usual" in expected:
        (usual,) = {one.usual for one in got.possible if isinstance(one, Bounds)}
        assert usual == tuple(map(Decimal, expected["usual"])), got.explain()
    if "missing" in expected:
        assert [item.name for item in got.missing] == expected["missing"], got.explain()
    if "asks" in expected:
        assert set(expected["asks"]) <= {item.name for item in got.missing}, got.explain()
    for said in expected.get("says", ()):
        assert said in got.explain()
    if "silent" in expected:
        assert got.status is Status.SILENT, got.explain()
        assert got.silence is not None, got.explain()
        assert expected["silent"] in got.silence.reason, got.explain()
    assert is_cited(expected, got.citations), got.explain()


def is_cited(expected: Mapping[str, Any], quotes: Sequence[Quote]) -> bool:
    """Return whether the provisions and the words that a case names are among those that are cited."""
    addresses = {quote.address.zh for quote in quotes}
    return (
        addresses.issuperset(several(expected.get("article", [])))
        and addresses == set(several(expected.get("cited", [*addresses])))
        and all(any(words in quote.words for quote in quotes) for words in several(expected.get("quotes", [])))
    )


def several(told: str | list[str]) -> list[str]:
    """Return what a case tells one or several of, as several."""
    return [told] if isinstance(told, str) else told


def ends(determination: Determination[Any]) -> tuple[Any, Any]:
    """Return the least and the most that is still possible."""
    outcomes = [one for one in determination.possible if not isinstance(one, Status)]
    lows = [one.low if isinstance(one, Bounds) else one for one in outcomes]
    highs = [one.high if isinstance(one, Bounds) else one for one in outcomes]
    return min(lows), None if None in highs else max(highs)
