"""Findings that a rule's answer makes, for the tables of the State Council's regulations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from regkit.language import Compliance, Status
from regkit.language.findings import Finding, FindingStatus, silence_of
from regkit.language.later import cited
from regkit.language.rule import AnyRule
from regkit.language.values import value_in_words
from regkit.language.writing import settled
from regkit.law import Label

__all__ = ["Asked"]

MET, BREACHED = FindingStatus.MET, FindingStatus.BREACHED
SETTLED = {
    Status.UNDETERMINED: FindingStatus.UNDETERMINED,
    Status.SILENT: FindingStatus.UNDETERMINED,
    Status.NOT_APPLICABLE: FindingStatus.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A case of which rules are asked on a day.

    Attributes:
        case, party: the case as it is told, and who is concerned.
        subjects: what is known of it, whatever a rule asks for.
        on: the day.
    """

    case: str
    party: str
    subjects: tuple[Any, ...]
    on: date

    def duty(
        self,
        topic: str,
        rule: AnyRule,
        *,
        needed: bool | None = None,
        cure: Label | None = None,
        deadline: AnyRule | None = None,
    ) -> Finding:
        """Return how the party stands with what a rule demands.

        Args:
            topic: a code for what is demanded.
            rule: a duty, or a question whose answer should be `needed`.
            needed: the answer that is in order, where the rule is no duty; any, where it demands nothing.
            cure: what has to be done where the answer is another; of a duty, that it is met.
            deadline: the rule that tells the last day.
        """
        answer = rule(*self._of(rule), on=self.on)
        status = SETTLED.get(answer.status) or _status(answer.value, needed=needed)
        last = None if deadline is None else deadline(*self._of(deadline), on=self.on).value
        broken = status is BREACHED
        zh, en = settled(rule, "zh"), settled(rule, "en")
        put_right = cure or Label(f"改正：{rule.zh}", f"put right: {rule.en}")
        return Finding(
            case=self.case,
            party=self.party,
            topic=topic,
            status=status,
            zh=f"{zh}：{_said(answer, 'zh')}",
            en=f"{en}: {_said(answer, 'en')}",
            citations=cited(answer),
            deadline=last,
            next_zh=put_right.zh if broken else "",
            next_en=put_right.en if broken else "",
            missing=(*silence_of(answer), *answer.missing),
            notices=answer.notices,
            answers=(answer,),
            topic_zh=zh,
            topic_en=en,
            actor=self.party if broken else None,
        )

    def _of(self, rule: AnyRule) -> list[Any]:
        models = {type(one): one for one in self.subjects}
        return [models[model] for _, model in rule.parameters]


def _status(value: Any, *, needed: bool | None) -> FindingStatus:
    if isinstance(value, Compliance):
        return MET if value is Compliance.MET else BREACHED
    if needed is None:
        return FindingStatus.ANSWERED
    return MET if value is needed else BREACHED


def _said(answer: Any, lang: str) -> str:
    if answer.is_decided:
        return value_in_words(answer.value, answer.rule.body.kind, lang)
    return str(answer.status.zh if lang == "zh" else answer.status.en)
