"""What was accepted beforehand: findings that are known, each with a reason and, where it has one, an end.

They come from a baseline (`--baseline`, written by `--write-baseline`) or from `[[accept]]` in `regkit.toml`. What has
become worse since, or whose day has passed, is found again. Bad input can never be accepted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from regkit.checking.report import Report, Suppressed
from regkit.language.findings import Finding
from regkit.law import InputError, nearest
from regkit.law.files import unread

__all__ = ["Accepted", "accepted_from", "baseline", "fingerprint", "fingerprints", "read_baseline", "without"]

FORMAT = "regkit.baseline/1"
KEYS = ("case", "topic", "party", "file", "status", "most", "reason", "until")
MAKING, MAKING_ZH = "`--write-baseline` makes one", "可用 `--write-baseline` 写出"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding, or several, that were accepted.

    Attributes:
        case: what identifies the case in its table.
        reason: why it is accepted.
        topic, party, file, status: further what it has to be; any, where it is `None`.
        most: the most money that is accepted, in yuan; any, where it is `None`.
        until: the last day on which it is.
    """

    case: str
    reason: str
    topic: str | None = None
    party: str | None = None
    file: str | None = None
    status: str | None = None
    most: Decimal | None = None
    until: date | None = None

    def covers(self, report: Report, finding: Finding) -> bool:
        """Return whether a finding is one of those meant, and no worse."""
        named = (
            (self.case, finding.id or finding.case),
            (self.topic, finding.topic),
            (self.party, finding.party),
            (self.file, report.source),
            (self.status, finding.status.code),
        )
        return all(wanted in {None, there} for wanted, there in named) and self._no_dearer(finding)

    def _no_dearer(self, finding: Finding) -> bool:
        if self.most is None or finding.amount is None:
            return True
        return finding.amount.high is not None and finding.amount.high <= self.most


def without(report: Report, accepted: Sequence[Accepted], today: date) -> tuple[Report, set[Accepted]]:
    """Return a report with what was accepted set apart, and which of the accepted were there.

    Args:
        report: the report.
        accepted: what was accepted.
        today: the day on which it is asked whether an acceptance still holds.
    """
    if not accepted:
        return report, set()
    kept: list[Finding] = []
    apart: list[Suppressed] = []
    used: set[Accepted] = set()
    by_case: dict[str, list[Accepted]] = {}
    for one in accepted:
        by_case.setdefault(one.case, []).append(one)
    for finding in report.findings:
        meant = () if finding.status.is_in_order else by_case.get(finding.id or finding.case, ())
        found = next((one for one in meant if one.covers(report, finding)), None)
        if found is not None:
            used.add(found)
        if found is None or (found.until is not None and found.until < today):
            kept.append(finding)
        else:
            apart.append(Suppressed(finding, found.reason, found.until))
    return replace(report, findings=tuple(kept), suppressed=tuple(apart)), used


# ── reading and writing ─────────────────────────────────────────────────────────────────────────────────────


def accepted_from(entries: Any, where: str) -> tuple[Accepted, ...]:
    """Return what is accepted, as a configuration or a baseline tells it.

    Raises:
        InputError: an entry has no case or no reason, a key that is not known, or a day or an amount that is none.
    """
    if not isinstance(entries, list):
        raise InputError(
            f"{where}: what is accepted is no list",
            hint="write `[[accept]]` before each entry",
            zh=f"{where}：接受的事项不是列表",
            hint_zh="每项之前请写 `[[accept]]`",
        )
    return tuple(_accepted(entry, f"{where}, entry {number}") for number, entry in enumerate(entries, start=1))


def _accepted(entry: Any, where: str) -> Accepted:
    if not isinstance(entry, Mapping):
        raise InputError(
            f"{where}: `{entry}` is no entry",
            hint=f"its keys: {', '.join(KEYS)}",
            zh=f"{where}：`{entry}` 不是一项",
            hint_zh=f"可写：{'、'.join(KEYS)}",
        )
    for key in entry:
        if key not in KEYS:
            close = nearest(str(key), KEYS)
            raise InputError(
                f"{where}: unknown key `{key}`",
                hint=f"did you mean `{close}`?" if close else None,
                zh=f"{where}：没有 `{key}` 这个键",
                hint_zh=f"是否应为 `{close}`？" if close else None,
            )
    for key in ("case", "reason"):
        if not str(entry.get(key) or "").strip():
            raise InputError(
                f"{where}: there is no `{key}`",
                hint="every acceptance names its case and its reason",
                zh=f"{where}：缺 `{key}`",
                hint_zh="接受的事项须写明个案和理由",
            )
    texts = {
        key: None if (told := entry.get(key)) is None else str(told) for key in KEYS if key not in {"most", "until"}
    }
    most, until = _most(entry.get("most"), where), _until(entry.get("until"), where)
    return Accepted(**texts, most=most, until=until)  # type: ignore[arg-type]  # case and reason are there


def _most(told: Any, where: str) -> Decimal | None:
    try:
        return None if told is None else Decimal(str(told))
    except InvalidOperation:
        raise InputError(
            f"{where}: `{told}` is no amount in yuan",
            hint="such as `300000`",
            zh=f"{where}：`{told}` 不是以元计的金额",
            hint_zh="如 `300000`",
        ) from None


def _until(told: Any, where: str) -> date | None:
    try:
        return told if told is None or isinstance(told, date) else date.fromisoformat(str(told))
    except ValueError:
        raise InputError(
            f"{where}: `{told}` is no day",
            hint="such as `2012-12-31`",
            zh=f"{where}：`{told}` 不是日期",
            hint_zh="如 `2012-12-31`",
        ) from None


def read_baseline(path: Path) -> tuple[Accepted, ...]:
    """Return what a baseline accepts.

    Raises:
        InputError: the file cannot be read, or is no baseline.
    """
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise unread(path, error, accepted=MAKING, accepted_zh=MAKING_ZH) from None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputError(
            f"`{path}` is no baseline", hint=MAKING, zh=f"`{path}` 不是已接受事项的文件", hint_zh=MAKING_ZH
        )
    return accepted_from(found.get("accepted"), f"`{path}`")


def baseline(reports: Iterable[Report], reason: str, until: date | None) -> str:
    """Return a baseline that accepts all that is not in order now."""
    entries = [
        {
            "case": one.id or one.case,
            "topic": one.topic,
            "party": one.party,
            "file": report.source,
            "status": one.status.code,
            "most": None if one.amount is None or one.amount.high is None else f"{one.amount.high:f}",
            "reason": reason,
            "until": None if until is None else until.isoformat(),
        }
        for report in reports
        for one in report.findings
        if not one.status.is_in_order
    ]
    return json.dumps({"format": FORMAT, "accepted": entries}, ensure_ascii=False, indent=1) + "\n"


# ── what tells findings apart ───────────────────────────────────────────────────────────────────────────────


def fingerprints(source: str, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what tells each finding of a file from all others, the same where only lines, amounts or words change."""
    seen: dict[tuple[str, ...], int] = {}
    for one in findings:
        key = (source, one.id or one.case, one.party, one.topic)
        seen[key] = seen.get(key, 0) + 1
        yield fingerprint(*key, *([str(seen[key])] if seen[key] > 1 else []))


def fingerprint(*parts: str) -> str:
    """Return a digest of what tells one thing from another."""
    return hashlib.sha256("\n".join(part.replace("\n", " ") for part in parts).encode("utf-8", "replace")).hexdigest()
