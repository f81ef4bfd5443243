"""How a file of cases is read: a row a person who took part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from chongqing_gambling.facts import Gambling
from chongqing_gambling.measures import Measure, measure
from regkit.language import Status
from regkit.language.findings import Finding, FindingStatus
from regkit.language.layout import Group, Layout

__all__ = ["CASES", "Case"]

STATES = {
    Status.DECIDED: FindingStatus.BREACHED,
    Status.UNDETERMINED: FindingStatus.UNDETERMINED,
    Status.SILENT: FindingStatus.UNDETERMINED,
    Status.NOT_APPLICABLE: FindingStatus.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A person who took part in gambling."""

    id: str
    gambling: Gambling


def _build(group: Group) -> Case:
    return Case(group.id, cast("Gambling", group.shared["gambling"]))


def _check(case: Case, on: date) -> Iterator[Finding]:
    """Find what taking part leads to."""
    answer = measure(case.gambling, on=on)
    status = FindingStatus.MET if answer.value is Measure.ADMONITION else STATES[answer.status]
    said = answer.value.zh if answer.value else answer.status.zh
    english = answer.value.code if answer.value else answer.status.code
    yield Finding(
        case.id,
        "参与者",
        "measure",
        status,
        said,
        english.replace("_", " "),
        answer.citations,
        missing=answer.missing,
        answers=(answer,),
    )


CASES = Layout(
    name="cq-gambling.cases",
    zh="重庆市查禁赌博案件",
    subjects={"gambling": Gambling},
    headings={"案号": "id"},
    identity="案号",
    shared=("gambling",),
    build=_build,
    check=_check,
)
