"""Explanations: why, why not, what is missing, what is still possible, and whether a reading matters."""

from __future__ import annotations

import functools
import html as markup
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.lists import subject_at
from regkit.engine.possible import missing, outcome_in_words, outcomes
from regkit.engine.reference import Case, evaluate
from regkit.engine.trace import Step, steps
from regkit.language import terms as t
from regkit.language.facts import UNSET, FactSpec
from regkit.language.outcomes import UNKNOWN, Determination, Lack, Missing, Status
from regkit.language.readings import Reading
from regkit.language.rule import AnyRule
from regkit.language.writing import in_words, value_in_words
from regkit.law import Amendment, LaterLaw, Quote

__all__ = ["Explanation", "Section", "case_of", "explanation", "presumed", "readings", "why_not"]

TITLES = {
    "citations": ("依据", "Words of the text"),
    "because": ("理由", "Because"),
    "possible": ("可能的结果", "Still possible"),
    "missing": ("尚缺", "Missing"),
    "silent": ("未规定", "Silent"),
    "presumed": ("推定", "Presumed"),
    "readings": ("所采解读", "Readings"),
    "amended": ("假设修改", "Amended"),
    "notices": ("提示", "Notices"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: its key in `TITLES` and its lines."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation in one language: what was asked, the answer, and sections in order."""

    question: str
    answer: str
    sections: tuple[Section, ...]
    lang: str

    def text(self) -> str:
        """Return it as plain text."""
        lines = [f"{self.question}{'：' if self.lang == 'zh' else ': '}{self.answer}"]
        for section in self.sections:
            lines.append(f"  {self._title(section)}{'：' if self.lang == 'zh' else ':'}")
            lines.extend(f"    · {line}" for line in section.lines)
        return "\n".join(lines)

    def html(self) -> str:
        """Return it as HTML without scripts or outside references; all text is escaped."""
        parts = [
            f'<div class="regkit" lang="{self.lang}" style="font-family:sans-serif;line-height:1.5;max-width:46em">',
            f'<p style="margin:0 0 .4em">{markup.escape(self.question)}<br>',
            f'<strong style="font-size:1.15em">{markup.escape(self.answer)}</strong></p>',
        ]
        for section in self.sections:
            items = "".join(f"<li>{markup.escape(line)}</li>" for line in section.lines)
            parts.append(
                f'<div style="margin:.3em 0"><span style="color:#666">{self._title(section)}</span>'
                f'<ul style="margin:.1em 0 .1em 1.2em;padding:0">{items}</ul></div>'
            )
        return "".join([*parts, "</div>"])

    def _title(self, section: Section) -> str:
        return TITLES[section.key][0 if self.lang == "zh" else 1]


def case_of(determination: Determination[Any]) -> Case:
    """Return the question that a determination answers, for the evaluators."""
    names = [name for name, _ in determination.rule.parameters]
    subjects = dict(zip(names, determination.subjects, strict=True))
    return Case(subjects, determination.on, determination.calendar)


def path_of(determination: Determination[Any]) -> list[Step]:
    """Return the steps by which the answer was reached."""
    return list(steps(determination.rule.body, case_of(determination)))


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def presumed(path: list[Step], case: Case) -> tuple[FactSpec, ...]:
    """Return the presumptions on the path: facts read about which nothing was said."""
    found = {
        (step.term.parameter, step.term.spec.name): step.term.spec
        for step in path
        if isinstance(step.term, t.Fact)
        and step.term.spec.presumed is not UNSET
        and step.term.spec.name not in subject_at(case.subjects, step.term.parameter).model_fields_set
    }
    return tuple(found.values())


def readings(path: list[Step]) -> tuple[Reading, ...]:
    """Return the readings on the path."""
    return tuple(dict.fromkeys(step.term.reading for step in path if isinstance(step.term, t.Choice)))


@functools.lru_cache(maxsize=512)
def _under(rule: AnyRule, reading: Reading, option: str) -> AnyRule:
    return rule.amend(reading.read_as(option))


def reading_lines(determination: Determination[Any], path: list[Step], lang: str) -> Iterator[str]:
    """Yield each reading on the path whose other options would change the answer, with what they would make of it.

    Readings that change nothing here are named together in a last line.
    """
    idle: list[str] = []
    for reading, chosen in {s.term.reading: s.value for s in path if isinstance(s.term, t.Choice)}.items():
        question = reading.question_zh if lang == "zh" else reading.question_en
        others = [(option, _read(determination, reading, option)) for option in reading.options if option != chosen]
        changing = [(option, other) for option, other in others if not _same_answer(determination, other)]
        if not changing:
            idle.append(reading.id)
            continue
        followed = reading.options[chosen] if lang == "zh" else f"`{chosen}`"
        yield f"[{reading.id}] {question} → {followed}"
        for option, other in changing:
            if lang == "zh":
                yield f"[{reading.id}] 若作“{reading.options[option]}”解：{_answer(other, lang)}"
            else:
                yield f"[{reading.id}] read as `{option}`: {_answer(other, lang)}"
    if idle:
        yield f"另涉 {'、'.join(idle)}，作他解结论不变" if lang == "zh" else f"no matter here: {', '.join(idle)}"


def _read(determination: Determination[Any], reading: Reading, option: str) -> Determination[Any]:
    rule = _under(determination.rule, reading, option)
    return rule(*determination.subjects, on=determination.on, calendar=determination.calendar)


def _same_answer(one: Determination[Any], other: Determination[Any]) -> bool:
    if one.status is not other.status or one.value != other.value:
        return False
    return one.status is not Status.UNDETERMINED or one.possible == other.possible


def _answer(determination: Determination[Any], lang: str) -> str:
    status = determination.status
    if status is Status.DECIDED:
        return value_in_words(determination.value, determination.rule.body.kind, lang)
    return status.zh if lang == "zh" else status.code.replace("_", " ")


def _quote_line(quote: Quote, lang: str) -> str:
    return f"{quote.zh}：“{quote.words}”" if lang == "zh" else f"{quote.en}: “{quote.words}”"


def _because(path: list[Step], case: Case, lang: str) -> Iterator[str]:
    """Yield each condition that decided, with the fact's value where the condition does not already say it."""
    for step in path:
        match step.term:
            case t.Compare() | t.IsIn() | t.Includes():
                yield _condition_line(step, case, lang)
            case t.Fact(kind=kind) if kind.sort == "yes or no":
                value = None if step.value is UNKNOWN else step.value
                yield f"{in_words(step.term, lang)}: {value_in_words(value, kind, lang)}"
            case _:
                pass


def _condition_line(step: Step, case: Case, lang: str) -> str:
    assert isinstance(step.term, t.Term)  # noqa: S101  (the caller has matched)
    text = in_words(step.term, lang)
    values = [
        f"{in_words(operand, lang)}={value_in_words(_known(operand, case), operand.kind, lang)}"
        for operand in t.children(step.term)
        if not isinstance(operand, (t.Literal, t.NumberTerm))
    ]
    verdicts = {"zh": {True: "成立", False: "不成立"}, "en": {True: "holds", False: "does not hold"}}[lang]
    verdict = verdicts.get(step.value, "未知" if lang == "zh" else "unknown")
    return f"{text}：{verdict}（{'，'.join(values)}）" if lang == "zh" else f"{text}: {verdict} ({', '.join(values)})"


def _known(term: t.Term[Any], case: Case) -> Any:
    value = evaluate(term, case)
    return None if isinstance(value, Lack) else value


def _missing_line(item: Missing, lang: str) -> str:
    if lang == "zh":
        by = f"，由{item.authority}决定" if item.authority else ""
        advice = f"；倾向意见：{item.recommended}" if item.recommended else ""
        return f"{item.zh}{by}（{item.name}）{advice}"
    by = f", decided by {item.authority}" if item.authority else ""
    return f"{item.en}{by} ({item.name})"


def _notice_line(law: LaterLaw, lang: str) -> str:
    if lang == "zh":
        return f"{law.title}（{law.number}）自{law.in_force}起施行，位阶更高，涉及同一事项；本答案仍为原条文之答案"
    return f"{law.id}, in force since {law.in_force}, ranks higher on the same subject; the answer stays the text's"


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


def explanation(determination: Determination[Any], lang: str = "zh") -> Explanation:
    """Return why the answer is what it is, in Chinese (`zh`) or English (`en`)."""
    rule, case = determination.rule, case_of(determination)
    path = (
        list(steps(rule.body, case))
        if determination.on is None or rule.regulation.in_force_on(determination.on)
        else []
    )
    lines: dict[str, list[str]] = {
        "citations": [_quote_line(quote, lang) for quote in determination.citations],
        "because": list(dict.fromkeys(_because(path, case, lang))),
        "possible": [],
        "missing": [],
        "silent": list(_silence_lines(determination, lang)),
        "presumed": [f"{spec.zh}: {value_in_words(spec.presumed, spec.kind, lang)}" for spec in presumed(path, case)],
        "readings": list(reading_lines(determination, path, lang)),
        "amended": list(_amendment_lines(rule, lang)),
        "notices": [_notice_line(law, lang) for law in determination.notices],
    }
    if determination.status is Status.UNDETERMINED:
        lines["possible"] = [outcome_in_words(one, rule.body, lang) for one in outcomes(rule.body, case)]
        lines["missing"] = [_missing_line(item, lang) for item in missing(rule.body, case)]
    if not path:
        lines["because"] = [_not_in_force(rule, lang)]
    sections = tuple(Section(key, tuple(found)) for key in TITLES if (found := lines[key]))
    question = rule.zh if lang == "zh" else rule.name.replace("_", " ")
    return Explanation(question, _answer(determination, lang), sections, lang)


def _not_in_force(rule: AnyRule, lang: str) -> str:
    day = rule.regulation.commenced
    return f"本办法自{day}起施行" if lang == "zh" else f"in force only from {day}"


def _amendment_lines(rule: AnyRule, lang: str) -> Iterator[str]:
    for change in rule.amendments:
        if isinstance(change, Amendment):
            place = change.number.quote.zh if lang == "zh" else change.number.quote.en
            yield f"{place}{'：' if lang == 'zh' else ': '}{change.number.value} → {change.value}"
        else:
            yield f"[{change.reading.id}] → {change.reading.options[change.option] if lang == 'zh' else change.option}"


def silence_of(term: t.Term[Any], case: Case) -> t.Silence | None:
    """Return the declared silence that the case falls into, in `term` or in a rule it applies."""
    for inner in t.walk(term):
        if isinstance(inner, t.Decide):
            for silence in inner.silences:
                if evaluate(silence.condition, case) is True:
                    return silence
    return None


def _silence_lines(determination: Determination[Any], lang: str) -> Iterator[str]:
    if determination.status is not Status.SILENT:
        return
    silence = silence_of(determination.rule.body, case_of(determination))
    who = (silence.authority if silence else None) or determination.rule.regulation.interpreter
    reason = silence.reason if silence else None
    if lang == "zh":
        yield f"{reason or '条文对此种情形没有规定'}{f'；可由{who}解释' if who else ''}"
    else:
        known, interpreter = f" ({reason})" if reason else "", f"; {who} may interpret it" if who else ""
        yield f"the text gives no answer for these facts{known}{interpreter}"


def why_not(determination: Determination[Any], value: object, lang: str = "zh") -> str:
    """Return what keeps `value` from being the answer: for each row that would give it, what fails."""
    case = case_of(determination)
    lines: list[str] = []
    for row in _rows_giving(determination.rule.body, value, case):
        truth = evaluate(row.condition, case)
        mark = {True: "✓", False: "✗"}.get(truth, "?")
        lines.append(f"  {mark} {in_words(row.condition, lang)}")
        lines += [
            f"      {_condition_line(step, case, lang)}"
            for step in steps(row.condition, case)
            if isinstance(step.term, (t.Compare, t.IsIn, t.Includes))
        ]
    if not lines:
        return "没有任何一款给出该结果" if lang == "zh" else "no row of the rule gives that answer"
    return "\n".join(lines)


def _rows_giving(term: t.Term[Any], value: object, case: Case) -> Iterator[t.Row]:
    for inner in t.walk(term):
        if isinstance(inner, t.Decide):
            for row in (*inner.unless, *inner.rows):
                if not isinstance(row.outcome, t.Applied) and evaluate(row.outcome, case) == value:
                    yield row
