"""A site with its system as one case: whether it has a system, and whether every duty is kept.

No words of the text stand here by themselves: each condition is a rule of the articles, joined with the others.
"""

from __future__ import annotations

import functools
from operator import or_
from typing import Any, ClassVar

from regkit.datong.acceptance import Acceptance, use_is_since
from regkit.datong.building import INTERFACE, STANDARDS, Construction, Owner, has_interface, meets_standards
from regkit.datong.facts import Site
from regkit.datong.filing import Filing, filing_breached
from regkit.datong.places import SHALL
from regkit.datong.retention import KEEP, Recording, retains_long_enough
from regkit.datong.scope import TERRITORY
from regkit.datong.use import (
    ALL_WEATHER,
    POINT_1,
    REPORT,
    ROOM,
    WATCH,
    Operation,
    internal_systems_complete,
    room_is_closed,
    runs_without_interruption,
    suspicions_are_reported,
    watch_is_kept,
)
from regkit.datong.violations import WARN_24, WARN_25, WARN_27, Inspected, is_not_built, is_used_unaccepted
from regkit.language import Facts, Subject, Term, YesNo, decide, gate, holds, part, rule, when
from regkit.language.outcomes import Compliance
from regkit.law import Label, Quote

__all__ = ["SiteCase", "keeps_every_duty", "system_is_built"]


class SiteCase(Subject):
    """场所及其系统: a place, its system, and who is inspected there."""

    zh: ClassVar[str] = "场所及其系统"
    en: ClassVar[str] = "site with its system"

    site: Site | None = part("场所", about=Label("受检查的场所。", "The place that is checked."), en="place")
    inspected: Inspected | None = part(
        "被查者", about=Label("受检查的是谁的义务。", "The one whose duties are checked."), en="party inspected"
    )
    construction: Construction | None = part(
        "系统", about=Label("建成的系统。", "The system as it was built."), en="system"
    )
    acceptance: Acceptance | None = part(
        "验收",
        about=Label("系统的验收情况。", "The acceptance of the system, with what came before it."),
        en="acceptance",
    )
    filing: Filing | None = part(
        "备案", about=Label("系统向公安机关备案的情况。", "The filing of the system with the police."), en="filing"
    )
    operation: Operation | None = part(
        "系统使用", about=Label("系统的运行情况。", "The way the system is run."), en="operation"
    )
    recording: Recording | None = part(
        "视频图像信息资料",
        about=Label("受检查的视频图像信息资料。", "The footage that was looked at."),
        en="recordings",
    )


@gate(SiteCase, "位于本市行政区域内", "the place is in the city", TERRITORY)
def case_is_in_city(case: Facts[SiteCase]) -> Term[bool]:
    """The measures reach systems in the city (article 2)."""
    return case.site.in_datong


@rule("已建成系统", en="a system has been built")
def system_is_built(site: Facts[Site]) -> YesNo:
    """Whether a place has a system, to which the duties of articles 11 and 14 to 17 then belong."""
    return holds(site.has_system, SHALL)


# ── 全部义务 ─────────────────────────────────────────────────────────────────────────────────────────────────────


def broken(answer: Term[Any]) -> Term[bool]:
    """Return whether a duty is breached."""
    return answer == Compliance.BREACHED


def breaches(case: Facts[SiteCase]) -> tuple[tuple[Term[bool], Quote], ...]:
    """Return, duty by duty, whether a system breaks it, and the words; what does not reach it is not asked."""
    system, use = case.construction, case.operation
    return (
        (broken(meets_standards(system)), STANDARDS),
        ((system.owner == Owner.UNIT) & broken(has_interface(system)), INTERFACE),
        (use_is_since(case.acceptance) & is_used_unaccepted(case.acceptance), WARN_24),
        (filing_breached(case.filing), WARN_27),
        (broken(internal_systems_complete(use)), POINT_1),
        (broken(runs_without_interruption(use)), ALL_WEATHER),
        (broken(watch_is_kept(use)), WATCH),
        (use.suspicion_found & broken(suspicions_are_reported(use)), REPORT),
        (broken(room_is_closed(use)), ROOM),
        (broken(retains_long_enough(case.recording)), KEEP),
    )


@rule("场所及其系统遵守各项义务", en="every duty of the site and its system is kept")
def keeps_every_duty(case: Facts[SiteCase]) -> YesNo:
    """Whether a site keeps every duty that `check` asks about: to build, and, with a system, articles 11 to 17.

    One breach decides, by its words. What has no system yet has only the duty to build.
    """
    site = case.site
    found = [(site.has_system & breach, words) for breach, words in breaches(case)]
    found.append((is_not_built(site, case.inspected), WARN_25))
    any_breach = functools.reduce(or_, (breach for breach, _ in found))
    return decide(
        *(when(breach, False, words) for breach, words in found),
        when(~any_breach, True, SHALL),
    )
