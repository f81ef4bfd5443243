"""All duties of a site with its system: what is met, what is broken, what it may cost, and by when to act.

No law stands here: each finding is a rule's answer, told with its words; `keeps_every_duty` joins them in a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from regkit.datong.building import Acceptance, Construction, has_interface, meets_standards
from regkit.datong.facts import Actor, PlaceType, Site
from regkit.datong.filing import (
    Filing,
    FilingDeadline,
    FilingState,
    filing_breached,
    filing_deadline,
    filing_status,
    is_filed_with_all_papers,
    is_filed_with_right_office,
)
from regkit.datong.penalties import Violation, ViolationKind, fine, is_not_built, is_used_unaccepted, penalty
from regkit.datong.places import Bearer, InstallDuty, duty_bearer, install_duty
from regkit.datong.sanctions import Fine, Sanction
from regkit.datong.site import SiteCase, system_is_built
from regkit.datong.use import (
    Operation,
    Recording,
    internal_systems_complete,
    retains_long_enough,
    room_is_closed,
    runs_without_interruption,
    suspicions_are_reported,
    watch_is_kept,
)
from regkit.datong.violations import Inspected
from regkit.language import Bounds, Compliance, Determination, Label, Status
from regkit.language.findings import Finding, FindingStatus
from regkit.language.kinds import DATE
from regkit.language.later import cited
from regkit.language.once import once
from regkit.language.values import value_in_words
from regkit.law import WorkingDayCalendar

__all__ = ["LEFT_OUT", "SiteFile", "check"]

LEFT_OUT = {
    "COOPERATING_DEPARTMENTS": "departments that help, each in its own remit; not the site (article 4)",
    "reward_is_due": "a duty of the governments to whoever gave evidence and leads (article 6)",
    "no_infringement": "a finding of fact about one use of the footage, not about the site (article 5)",
    "confidentiality_measures": "asked of footage that touches privacy, piece by piece (article 5)",
    "cooperates_with_linkage": "asked only when the police link the system (article 16)",
    "access_is_registered": "asked of each viewing, taking or copying (article 17, item 5)",
    "cooperates_with_access": "asked only in an emergency (article 20)",
    "access_is_proper": "a duty of officials who come, not of the site (article 21)",
    "enough_officers": "a duty of officials who come, not of the site (article 21)",
    "papers_are_shown": "a duty of officials who come, not of the site (article 21)",
    "form_is_filled": "a duty of officials who come, not of the site (article 21)",
    "confidentiality_is_kept": "a duty of officials who come, not of the site (article 21)",
    "may_place_camera": "asked of each camera by itself (articles 9 and 10)",
    "three_simultaneities": "asked of a building project, not of a site (article 12)",
    "is_qualified": "asked of the firm that works on the system (article 13)",
    "plan_review_is_valid": "asked of the review; its absence is found under article 24 (article 14)",
    "inspection_is_valid": "asked of the inspection; its absence is found under article 24 (article 14)",
    "may_put_into_use": "asked before a system is used; one used without it is found under article 24 (article 14)",
    "is_misuse_too": "asked of each act that article 19 forbids, of a unit that uses the system (article 17)",
    "obstruction_is_forbidden": "asked of whoever sets something up before a camera (article 18)",
    "conduct_is_prohibited": "asked of each act, of anybody (article 19)",
}
"""What `check` does not ask about a site, and why; each can be asked of its rule.

With what it asks, and the sentences declared not to be encoded, these are all the duties of articles 1 to 22; articles
23 to 32 say what follows from a breach, and are told with the finding.
"""


@dataclass(frozen=True)
class SiteFile:
    """A site with its system, as an inspector files it.

    Attributes:
        id: what identifies it.
        site: the place.
        construction, acceptance, filing, operation: the system, how it was accepted and filed, how it is run.
        recording: how long its recordings are kept.
        business: whether the unit is a business (经营性单位); decides the range of article 27.
        actor: who is inspected; a unit unless another is said.
        project_owner: whether it is the unit for which the system was built; article 24 fines no other.
    """

    id: str
    site: Site
    construction: Construction = field(default_factory=Construction)
    acceptance: Acceptance = field(default_factory=Acceptance)
    filing: Filing = field(default_factory=Filing)
    operation: Operation = field(default_factory=Operation)
    recording: Recording = field(default_factory=Recording)
    business: bool | None = None
    actor: Actor | None = Actor.UNIT
    project_owner: bool | None = None

    @property
    def case(self) -> SiteCase:
        """The site as the subject of one rule, `keeps_every_duty`."""
        return SiteCase(
            site=self.site,
            inspected=Inspected(actor=self.actor),
            construction=self.construction,
            acceptance=self.acceptance,
            filing=self.filing,
            operation=self.operation,
            recording=self.recording,
        )


def check(file: SiteFile, on: date, calendar: WorkingDayCalendar | None = None) -> tuple[Finding, ...]:
    """Return how a site stands with every duty on a day.

    A voluntary system has no duty to be built and all the others. What has no system yet has only that one:
    an article on a system that is not there finds nothing; where it is not known whether there is one, nor are they.
    Whether every duty is kept is one rule over the whole, `keeps_every_duty`, asked of `file.case`.

    Args:
        file: the site with its system.
        on: the day asked about; before commencement nothing is applicable.
        calendar: the working days for extending a last day; the State Council's unless another is given.
    """
    return tuple(_findings(file, on, calendar))


def _findings(file: SiteFile, on: date, calendar: WorkingDayCalendar | None) -> Iterator[Finding]:
    case = " ".join(part for part in (file.id, file.site.name) if part)
    who = _concerned(file.business, file.actor, file.project_owner, file.site.place_type, on)
    duty = install_duty(file.site, on=on)
    yield _building(file.site, duty, who, on).about(case, file.id)
    if duty.status is Status.NOT_APPLICABLE or file.site.has_system is False:
        return
    built = system_is_built(file.site, on=on)
    for one in _of_system(file, who, on, calendar):
        yield (one if built.is_decided else _if_built(one, built)).about(case, file.id)


def _if_built(found: Finding, built: Determination[bool]) -> Finding:
    """Return what is found of a system of which it is not known whether it is there."""
    if found.status is FindingStatus.NOT_APPLICABLE:
        return found
    zh, en = TOPICS[found.topic]
    status = FindingStatus.UNDETERMINED
    return replace(
        found,
        status=status,
        zh=f"{zh}：{ZH[status]}",
        en=f"{en}: {status.code}",
        missing=tuple(dict.fromkeys((*built.missing, *found.missing))),
        actor=None,
        amount=None,
        next_zh="",
        next_en="",
    )


def _of_system(file: SiteFile, who: Concerned, on: date, calendar: WorkingDayCalendar | None) -> Iterator[Finding]:
    """Yield how it stands with the system, as it would be told of any case of which the same is known."""
    yield from _construction(file.construction, who, on)
    yield _acceptance(file.acceptance, who, on)
    yield from _filing(file.filing, who, on, calendar)
    yield from _use(file.operation, who, on)
    yield _retention(file.recording, who, on)


MOST_DAYS = 4_096
"""How many countings of a period are remembered."""
USE = {
    "internal_systems": internal_systems_complete,
    "operation": runs_without_interruption,
    "watch": watch_is_kept,
    "report": suspicions_are_reported,
    "room": room_is_closed,
}
FLAWED = Label("按期备案，但资料不齐或者备案机关有误", "filed in time, but with papers missing or the wrong office")
STATES = {
    Compliance.MET: FindingStatus.MET,
    Compliance.BREACHED: FindingStatus.BREACHED,
    False: FindingStatus.MET,
    True: FindingStatus.BREACHED,
}
ZH = {FindingStatus.MET: "已履行", FindingStatus.BREACHED: "未履行", FindingStatus.UNDETERMINED: "尚不能确定"}
TOPICS = {
    "install": ("建设系统", "install a system"),
    "standards": ("符合国家、地方和行业标准", "meet national, local and industry standards"),
    "interface": ("设置图像输出接口", "have an output to link to the police"),
    "acceptance": ("经验收合格后投入使用", "be accepted before use"),
    "filing": ("向公安机关备案", "be filed with the police"),
    "internal_systems": ("建立六项制度", "have the six internal systems"),
    "operation": ("全天候不间断运行", "run day and night without interruption"),
    "watch": ("设置专人值班监看", "be watched by dedicated staff"),
    "papers": ("备案资料齐全", "file all the papers"),
    "office": ("向正确的机关备案", "file with the right office"),
    "report": ("及时报告可疑信息", "report what is suspicious promptly"),
    "room": ("禁止无关人员进入监控机房", "keep out of the monitoring room those with no business there"),
    "retention": ("按期限完整保存原始资料", "keep the original recordings whole for the period"),
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """Who is concerned and when, as far as a finding hangs on it: as for a `SiteFile`, and the kind of its place."""

    business: bool | None
    actor: Actor | None
    project_owner: bool | None
    place_type: PlaceType | None
    on: date


_concerned = once(Concerned)


def _building(site: Site, duty: Determination[InstallDuty], who: Concerned, on: date) -> Finding:
    if duty.status is Status.NOT_APPLICABLE:
        return _finding(who, "install", FindingStatus.NOT_APPLICABLE, duty)
    if duty.is_decided and duty.value is not InstallDuty.MANDATORY:
        return _finding(who, "install", FindingStatus.NOT_APPLICABLE, duty, said=duty.value)
    broken = is_not_built(site, Inspected(actor=who.actor), on=on)
    bearer = duty_bearer(site, on=on)
    if bearer.value is Bearer.GOVERNMENT and broken.value is False:
        return _finding(who, "install", FindingStatus.NOT_APPLICABLE, bearer, said=bearer.value)
    if broken.value is False and site.has_system is not True:  # no unit that owes it is inspected
        return _finding(who, "install", FindingStatus.NOT_APPLICABLE, broken)
    return _duty(who, "install", broken, ViolationKind.NOT_BUILT)


def _duty(who: Concerned, topic: str, answer: Determination[Any], kind: ViolationKind) -> Finding:
    if answer.status is Status.NOT_APPLICABLE:
        return _finding(who, topic, FindingStatus.NOT_APPLICABLE, answer)
    status = STATES[answer.value] if answer.value is not None else FindingStatus.UNDETERMINED
    return _finding(who, topic, status, answer, kind)


@once
def _construction(system: Construction, who: Concerned, on: date) -> tuple[Finding, ...]:
    kind = ViolationKind.NOT_BUILT_AS_PRESCRIBED
    standards, interface = meets_standards(system, on=on), has_interface(system, on=on)
    return _duty(who, "standards", standards, kind), _duty(who, "interface", interface, kind)


@once
def _use(operation: Operation, who: Concerned, on: date) -> tuple[Finding, ...]:
    kind = ViolationKind.NOT_USED_AS_PRESCRIBED
    return tuple(_duty(who, topic, one(operation, on=on), kind) for topic, one in USE.items())


@once
def _retention(recording: Recording, who: Concerned, on: date) -> Finding:
    return _duty(who, "retention", retains_long_enough(recording, on=on), ViolationKind.NOT_USED_AS_PRESCRIBED)


@once
def _acceptance(acceptance: Acceptance, who: Concerned, on: date) -> Finding:
    return _duty(who, "acceptance", is_used_unaccepted(acceptance, on=on), ViolationKind.USED_UNACCEPTED)


@once
def _filing(filing: Filing, who: Concerned, on: date, calendar: WorkingDayCalendar | None) -> tuple[Finding, ...]:
    return tuple(_of_filing(filing, who, on, calendar))


@once
def _asked_of(
    filing: Filing, on: date, calendar: WorkingDayCalendar | None
) -> tuple[FilingDeadline, Determination[FilingState], Determination[bool]]:
    """Return until when a filing is due, how it stands and whether that is a breach, whoever is concerned."""
    state = filing_status(filing, on=on, calendar=calendar)
    return filing_deadline(filing, on, calendar), state, filing_breached(filing, on=on, calendar=calendar)


def _of_filing(filing: Filing, who: Concerned, on: date, calendar: WorkingDayCalendar | None) -> Iterator[Finding]:
    due, state, broken = _asked_of(filing, on, calendar)
    if state.value in {FilingState.NOT_REQUIRED, FilingState.NOT_STARTED} or state.status is Status.NOT_APPLICABLE:
        yield _finding(who, "filing", FindingStatus.NOT_APPLICABLE, state, said=state.value)
        return
    status = STATES[broken.value] if broken.value is not None else FindingStatus.UNDETERMINED
    if state.value is FilingState.PENDING:
        status = FindingStatus.NOT_YET_DUE
    is_flawed = status is FindingStatus.BREACHED and state.value is FilingState.TIMELY
    said = FLAWED if is_flawed else state.value
    done = state.value in {FilingState.TIMELY, FilingState.LATE}  # what is wrong with its papers is told below
    kind = None if done else ViolationKind.NOT_FILED
    yield _finding(who, "filing", status, broken, kind, said=said, due=(filing, due))
    if filing.filed:
        yield _duty(who, "papers", is_filed_with_all_papers(filing, on=on), ViolationKind.NOT_FILED)
        yield _duty(who, "office", is_filed_with_right_office(filing, on=on), ViolationKind.NOT_FILED)


def _derivation(filing: Filing, due: FilingDeadline) -> tuple[str, str]:
    """Return how the last day for filing is counted, in Chinese and English; nothing where it is not known."""
    raw = due.raw.value
    if raw is None:
        return "", ""
    start = filing.accepted_on if "第十五条第一款" in {quote.address.zh for quote in due.raw.citations} else None
    moved = due.deadline if due.is_rolled else None
    return _counted(start, raw, moved, "zh"), _counted(start, raw, moved, "en")


@lru_cache(maxsize=MOST_DAYS)
def _counted(start: date | None, raw: date, moved_to: date | None, lang: str) -> str:
    """Return from which day the period runs, to which, and where a day of rest moves it on."""
    first, last, moved = (None if day is None else value_in_words(day, DATE, lang) for day in (start, raw, moved_to))
    if lang == "zh":
        begun = f"自竣工验收合格之日{first}起30日" if first else "自本办法施行之日起60日"
        return f"{begun}，首日不计，至{last}" + (f"；为休息日，顺延至{moved}" if moved else "")
    begun = f"30 days from acceptance on {first}" if first else "60 days from commencement"
    return f"{begun}, that day not counted: {last}" + (f", a day of rest, so {moved}" if moved else "")


def _finding(
    who: Concerned,
    topic: str,
    status: FindingStatus,
    answer: Determination[Any],
    kind: ViolationKind | None = None,
    *,
    said: Any = None,
    due: tuple[Filing, FilingDeadline] | None = None,
) -> Finding:
    """Return a finding about no case yet; who has to act is the case, whichever it is."""
    zh, en = TOPICS[topic]
    word_zh, word_en = ZH.get(status, status.zh), status.code
    if said is not None:
        word_zh, word_en = said.zh, said.en
    broken = status is FindingStatus.BREACHED
    exposure, then_zh, then_en = _sanctioned(kind, who) if broken and kind else (None, "", "")
    derivation_zh, derivation_en = _derivation(*due) if due else ("", "")
    return Finding(
        case="",
        party=who.place_type.zh if who.place_type else "场所",
        party_en=who.place_type.code.replace("_", " ") if who.place_type else "place",
        topic=topic,
        status=status,
        topic_zh=zh,
        topic_en=en,
        actor="" if broken and kind else None,
        zh=f"{zh}：{word_zh}",
        en=f"{en}: {word_en}",
        citations=cited(answer),
        amount=exposure,
        deadline=due[1].deadline if due else None,
        derivation_zh=derivation_zh,
        derivation_en=derivation_en,
        next_zh=f"{zh}（{then_zh}）" if then_zh else "",
        next_en=f"{en} ({then_en})" if then_en else "",
        missing=answer.missing,
        notices=answer.notices,
        answers=(answer,),
    )


@once
def _sanctioned(kind: ViolationKind | None, who: Concerned) -> tuple[Bounds | None, str, str]:
    """Return what a violation at a site may cost, and what follows from it, in Chinese and in English."""
    violation = _violation(kind, who)
    sanction = None if kind is None else penalty(violation, on=who.on).value
    zh, en = ("" if sanction is None else _consequence(sanction, violation, who.on, lang) for lang in ("zh", "en"))
    return _exposure(violation, who.on), zh, en


def _violation(kind: ViolationKind | None, who: Concerned) -> Violation:
    """Return a violation at a site as it stands once an order was not met in time."""
    told = {"project_owner": who.project_owner, "business": who.business, "actor": who.actor}
    known = {name: value for name, value in told.items() if value is not None}
    return Violation.model_validate({"kind": kind, "overdue": True, **known})


def _consequence(sanction: Sanction, violation: Violation, on: date, lang: str) -> str:
    """Return the warning, the order and the fine that a violation leads to, in words."""
    ranges = [one.in_words(lang) for one in _fines(violation, on) if one.high]
    if lang == "zh":
        when = "并处" if sanction.fine_at_once else "逾期不改正的处"
        return f"{sanction.in_words('zh')}；{when}{'或'.join(ranges)}罚款" if ranges else sanction.in_words("zh")
    when = "with" if sanction.fine_at_once else "if not corrected in time,"
    return f"{sanction.in_words('en')}; {when} a fine of {' or '.join(ranges)}" if ranges else sanction.in_words("en")


def _exposure(violation: Violation, on: date) -> Bounds | None:
    """Return the fine that may follow once an order has run out; the envelope where the range is not settled."""
    ranges = _fines(violation, on)
    if not any(one.high for one in ranges):
        return None
    return Bounds(min(one.low for one in ranges), max(one.high for one in ranges))


def _fines(violation: Violation, on: date) -> list[Fine]:
    """Return the ranges that the fine may have."""
    answer = fine(violation, on=on)
    return [answer.value] if answer.value is not None else [one for one in answer.possible if isinstance(one, Fine)]
