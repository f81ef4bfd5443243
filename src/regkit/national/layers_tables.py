"""What Orders 799 and 724 say beside the findings on Datong's sites and Chengde's projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from regkit.chengde.facts import Contract, Contractor
from regkit.chengde.places import Origin
from regkit.chengde.projects import Role
from regkit.chengde.regulation import CHENGDE
from regkit.datong.checks import SiteFile
from regkit.datong.facts import Actor
from regkit.datong.regulation import DATONG
from regkit.language import Determination, Label, Reading, Status, Subject
from regkit.language.findings import Beside, Finding, FindingStatus
from regkit.language.layout import Change, Companion
from regkit.language.once import once
from regkit.language.values import value_in_words
from regkit.language.writing import settled
from regkit.national.layers import (
    Confidence,
    Governs,
    InForce,
    Meeting,
    in_force_law,
    retention_before,
    retention_in_force,
)
from regkit.national.layers_chengde import CHENGDE_AND_WAGES
from regkit.national.layers_datong import DATONG_AND_VIDEO
from regkit.national.layers_places import ALIKE, follow_retention, place_of
from regkit.national.video import Footage, Offence, OffenceKind, Offender, Place, PlaceKind
from regkit.national.video.regulation import VIDEO
from regkit.national.wages import Project as NationalProject
from regkit.national.wages import Role as NationalRole
from regkit.national.wages.regulation import WAGES

__all__ = ["PROJECTS", "PROJECTS_SINCE_2020", "SITES", "SITES_SINCE_2025"]


def beside(law: InForce, *, bridged: Reading | None = None) -> Beside:
    """Return what stands beside a finding: the national text on a point, which governs, and why.

    Args:
        law: the law on the point on the day.
        bridged: the reading by which the facts of the city were taken for those of the national text, if one was.
    """
    meeting, answer = law.meeting, law.national
    rests = tuple(one for one in (meeting.rests_on, bridged) if one is not None)
    governs, effect, confidence = law.governs, meeting.effect, meeting.confidence
    return Beside(
        point=meeting.id,
        topic=meeting.topic,
        law=meeting.national_law,
        since=meeting.since,
        governs=Label(governs.zh, governs.en),
        effect=Label(effect.zh, effect.en),
        confidence=Label(confidence.zh, confidence.en),
        why=meeting.why,
        quotes=meeting.national,
        own=meeting.city,
        says=None if answer is None else Label(_said(answer, "zh"), _said(answer, "en")),
        rests_on=rests,
        answers=() if answer is None else (answer,),
    )


def _said(answer: Determination[Any], lang: str) -> str:
    """Return an answer with what its rule settles, as a part of a sentence."""
    zh = lang == "zh"
    name, colon = settled(answer.rule, lang), "：" if zh else ": "
    if answer.is_decided:
        return name + colon + value_in_words(answer.value, answer.rule.body.kind, lang)
    if answer.status is not Status.UNDETERMINED:
        return name + colon + (answer.status.zh if zh else answer.status.en)
    lacking = ("；" if zh else "; ").join(dict.fromkeys(one.zh if zh else one.en for one in answer.missing))
    return name + colon + (f"取决于{lacking}" if zh else f"hangs on {lacking}")


@once
def _told(meeting: Meeting, bridged: Reading | None, on: date, *subjects: Subject) -> Beside:
    """Return what stands beside on a point, of what its national rule is asked; the city's answer is the finding."""
    return beside(in_force_law(replace(meeting, city_rule=None), *subjects, on=on), bridged=bridged)


@cache
def _empty(model: type[Subject]) -> Subject:
    return model()


def _points(meetings: Iterable[Meeting]) -> tuple[Beside, ...]:
    """Return the points of no case, each from its first day on; those that the national text governs come first."""
    order = (Governs.NATIONAL, Governs.OPEN, Governs.BOTH, Governs.CITY)
    ranked = sorted(meetings, key=lambda one: order.index(one.governs))
    return tuple(beside(InForce(one, one.since, None, None)) for one in ranked)


class _Asked(NamedTuple):
    """The points that a finding is about, and the models that their national rules are asked of."""

    meetings: tuple[Meeting, ...]
    models: tuple[type[Subject], ...]


@once
def _all_told(asked: _Asked, bridged: Reading | None, on: date, *subjects: Subject) -> tuple[Beside, ...]:
    """Return what stands beside, of what is known: the very same for all findings about the same, of which it is so."""
    known = dict(zip(asked.models, subjects, strict=True))
    models = [(one, _models(one)) for one in asked.meetings]
    return tuple(_told(one, bridged if of else None, on, *(known[model] for model in of)) for one, of in models)


def _models(meeting: Meeting) -> tuple[type[Subject], ...]:
    """Return the models that the national rule of a point is asked of."""
    return () if meeting.national_rule is None else tuple(dict(meeting.national_rule.parameters).values())


def _asking(meetings: tuple[Meeting, ...]) -> Callable[[tuple[str, ...], date], _Asked]:
    @cache
    def asked(topics: tuple[str, ...], on: date) -> _Asked:
        """Return the points that a finding about some topics is about on a day: the same for many."""
        found = tuple(one for one in meetings if one.since <= on and not set(topics).isdisjoint(one.asked))
        return _Asked(found, tuple(dict.fromkeys(model for one in found for model in _models(one))))

    return asked


def _others(meetings: tuple[Meeting, ...]) -> Callable[[date], Iterator[Beside]]:
    def others(on: date) -> Iterator[Beside]:
        """Yield the points that no finding of the table is about."""
        for one in meetings:
            if not one.asked and one.since <= on:
                yield beside(InForce(one, on, None, None))

    return others


# ── 大同:场所 ─────────────────────────────────────────────────────────────────────────────────────────────────


def _follow(file: SiteFile) -> SiteFile:
    """Return a site with the period of keeping that Order 799 sets for its kind of place: “从其规定”."""
    return replace(file, recording=follow_retention(file.recording, place_of(file.site)[0]))


OFFENDERS = {Actor.UNIT: Offender.UNIT, Actor.INDIVIDUAL: Offender.INDIVIDUAL}


@once
def _not_filed(actor: Actor | None) -> Offence:
    return Offence(kind=OffenceKind.NOT_FILED, offender=None if actor is None else OFFENDERS.get(actor))


@once
def _footage(recording: Any) -> Footage:
    """Return the footage of a recording, as far as the words mean the same."""
    names = ("recorded_on", "deleted_on", "kept_days")
    return Footage(**{name: value for name in names if (value := getattr(recording, name)) is not None})


@cache
def _of_site(topic: str, status: FindingStatus, *, in_park: bool) -> tuple[str, ...]:
    """Return what a finding asks about: its topic, the sanction where it may be broken, and who builds in a park."""
    topics = [topic]
    if status in {FindingStatus.BREACHED, FindingStatus.UNDETERMINED}:
        topics.append(f"{topic}, breached")
    if topic == "install" and status is FindingStatus.NOT_APPLICABLE:
        topics.append("install in a park" if in_park else "install freely")
    return tuple(topics)


_points_of_site = _asking(DATONG_AND_VIDEO)
KNOWN: Mapping[type[Subject], Callable[[SiteFile], Subject]] = {
    Place: lambda file: place_of(file.site)[0],
    Footage: lambda file: _footage(file.recording),
    Offence: lambda file: _not_filed(file.actor),
}
"""What is known of a site, by its model; what nothing is known of is left empty."""


def _beside_site(file: SiteFile, finding: Finding, on: date) -> tuple[Beside, ...]:
    place, sure = place_of(file.site)
    topics = _of_site(finding.topic, finding.status, in_park=place.kind is PlaceKind.PARK)
    asked = _points_of_site(topics, on)
    subjects = [KNOWN[model](file) if model in KNOWN else _empty(model) for model in asked.models]
    return _all_told(asked, ALIKE if sure is Confidence.MEDIUM else None, on, *subjects)


SITES_SINCE_2025 = Change(DATONG, VIDEO, _points(DATONG_AND_VIDEO), ((retention_before, retention_in_force),))
SITES = Companion("datong.sites", VIDEO.commenced, _follow, _beside_site, _others(DATONG_AND_VIDEO))

# ── 承德:项目 ─────────────────────────────────────────────────────────────────────────────────────────────────

ROLES = {
    Role.PROJECT_OWNER: NationalRole.OWNER,
    Role.GENERAL_CONTRACTOR: NationalRole.GENERAL_CONTRACTOR,
    Role.SPECIALIST_SUBCONTRACTOR: NationalRole.SUBCONTRACTOR,
    Role.LABOUR_SUBCONTRACTOR: NationalRole.LABOUR,
}
TOPICS = {
    NationalRole.OWNER: ("owner's deposit",),
    NationalRole.GENERAL_CONTRACTOR: ("general contractor's deposit",),
    NationalRole.SUBCONTRACTOR: ("another's deposit",),
    NationalRole.LABOUR: ("another's deposit",),
    None: ("general contractor's deposit", "another's deposit"),
}

_UNKNOWN = Contractor()


def _party(finding: Finding) -> tuple[NationalRole | None, Contractor]:
    """Return the role of the party of a deposit, and the firm, as the answer of the city's rule knows them."""
    models = {type(one): one for one in finding.answers[0].subjects}
    contract, firm = models.get(Contract), models.get(Contractor)
    if not isinstance(contract, Contract):
        return NationalRole.OWNER, _UNKNOWN
    assert isinstance(firm, Contractor)  # noqa: S101  (a contract comes with its firm)
    return None if contract.role is None else ROLES[contract.role], firm


def _topics(finding: Finding) -> tuple[str, ...]:
    if finding.topic != "deposit":
        return (finding.topic,)
    role, firm = _party(finding)
    of_firm = (
        ("from another province", firm.origin is Origin.OTHER_PROVINCE),
        ("key firm", firm.key_backbone is True),
        ("arrears", bool(firm.arrears_in_a_row or firm.clean_years)),
    )
    return (*TOPICS[role], *(topic for topic, there in of_firm if there))


@once
def _project(role: NationalRole | None, times: int | None) -> NationalProject:
    """Return the project of Order 724: who the firm is, and whether it was in arrears before."""
    told = {"role": role, "arrears_happened": True if times else None}
    return NationalProject.model_validate({name: one for name, one in told.items() if one is not None})


_points_of_project = _asking(CHENGDE_AND_WAGES)


def _beside_project(file: Any, finding: Finding, on: date) -> tuple[Beside, ...]:  # noqa: ARG001  (as companions are)
    role, firm = _party(finding) if finding.topic == "deposit" else (None, _UNKNOWN)
    project = _project(role, firm.arrears_in_a_row)
    asked = _points_of_project(_topics(finding), on)
    subjects = [project if model is NationalProject else _empty(model) for model in asked.models]
    return _all_told(asked, None, on, *subjects)


def _as_it_is(file: Any) -> Any:
    return file


PROJECTS_SINCE_2020 = Change(CHENGDE, WAGES, _points(CHENGDE_AND_WAGES))
PROJECTS = Companion("chengde.projects", WAGES.commenced, _as_it_is, _beside_project, _others(CHENGDE_AND_WAGES))
