"""Explanations: the answer, its words, its reasons, what was taken for granted, other readings, what is missing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, TypeVar

from pydantic_core import PydanticCustomError

from regkit.engine.alike import is_finite_kind
from regkit.engine.alternatives import alternatives, read_otherwise
from regkit.engine.cells import lacking
from regkit.engine.explanation import TITLES, Explanation, Section
from regkit.engine.forms import is_counted
from regkit.engine.possible import missing, outcomes, settling
from regkit.engine.provisional import provisional_days
from regkit.engine.reasons import holding, reasons
from regkit.engine.reference import Case, evaluate
from regkit.engine.reference import asked as asked_of
from regkit.engine.remembered import remembered, remembered_by_parts
from regkit.engine.ruled import ruling_lines
from regkit.engine.trace import citations, commencement, in_order, is_let_pass, is_presumed, path, silence_of
from regkit.engine.truths import truths_of
from regkit.engine.worlds import Worlds
from regkit.language import terms as t
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.layers import day_of
from regkit.language.outcomes import UNKNOWN, Bounds, Determination, Lack, Missing, Status
from regkit.language.readings import OpenQuestion, Reading, Ruling
from regkit.language.relating import Conclusion, related, told_by
from regkit.language.rule import AnyRule
from regkit.language.values import language
from regkit.language.writing import (
    asked,
    clause,
    phrase,
    possible_in_words,
    punctuated,
    sentence,
    stated,
    value_in_words,
)
from regkit.law import Address, Amendment, LaterLaw, Quote, english, english_or

__all__ = [
    "case_of",
    "cited",
    "cited_once",
    "explanation",
    "once",
    "path_of",
    "presumed",
    "readings",
    "silence_of",
    "why_not",
]


T = TypeVar("T")


def case_of(determination: Determination[Any]) -> Case:
    """Return the question that a determination answers, for the evaluators."""
    rule, question = determination.rule, _question(determination)
    case = asked_of([name for name, _ in rule.parameters], question)
    seen, lacking = truths_of(rule, question)
    case.seen.update(seen)
    case.lacking.update(lacking)
    return case


def once(
    what: str, determination: Determination[Any], work: Callable[[t.Term[Any], Case], T], case: Case | None = None
) -> T:
    """Return what `work` returns of the rule's term and the case, worked out once for the same facts."""
    rule = determination.rule
    question = _question(determination)
    in_brief = what in {"missing", "possible"}
    return remembered(what, rule, question, lambda: work(rule.body, case or case_of(determination)), in_brief=in_brief)


def _question(determination: Determination[Any]) -> tuple[Any, ...]:
    return *determination.subjects, determination.on, determination.calendar


def cited_once(determination: Determination[Any], case: Case | None = None) -> tuple[Quote, ...]:
    """Return the words that decided, worked out once for cases that are alike: the same rows decide in all of them.

    Where only what all completions come to decides, amounts may come to the same in one case and not in another.
    """
    rule, question = determination.rule, _question(determination)

    def entering() -> tuple[tuple[Quote, ...], AbstractSet[tuple[str, tuple[str, ...]]]] | None:
        asked_case = (case or case_of(determination)).untraced()
        if is_settled(determination, asked_case):
            return None
        return cited(determination, asked_case), asked_case.entered

    def otherwise() -> tuple[Quote, ...]:
        return once_if_alike("citations", determination, lambda case: cited(determination, case), case)

    return remembered_by_parts(_with_status("citations", determination), rule, question, entering, otherwise)


def once_if_alike(
    what: str, determination: Determination[Any], work: Callable[[Case], T], case: Case | None = None
) -> T:
    """Return what `work` returns of the case, from memory of cases that are alike, in which the same rows decide."""
    rule = determination.rule

    def shares() -> bool:
        return is_finite_kind(rule) or not is_settled(determination, case or case_of(determination))

    def worked() -> T:
        return work(case or case_of(determination))

    return remembered(_with_status(what, determination), rule, _question(determination), worked, shares)


def _with_status(what: str, determination: Determination[Any]) -> str:
    return f"{what} {determination.status.code}"


def in_force(determination: Determination[Any]) -> bool:
    """Return whether the regulation had commenced on the day asked about, if one was."""
    return determination.on is None or determination.on >= determination.rule.commenced


def cited(determination: Determination[Any], case: Case | None = None) -> tuple[Quote, ...]:
    """Return the words that decided; before commencement, those that say when it is."""
    if not in_force(determination):
        return commencement(determination.rule)
    term, asked_case = determination.rule.body, case or case_of(determination)
    if not is_settled(determination, asked_case):
        return citations(term, asked_case)
    return _common([citations(term, world) for world in settling(term, asked_case)])


def is_settled(determination: Determination[Any], case: Case) -> bool:
    """Return whether the answer is the same whatever is not known."""
    return determination.status is not Status.UNDETERMINED and evaluate(determination.rule.body, case) is UNKNOWN


def _common(found: list[tuple[Quote, ...]]) -> tuple[Quote, ...]:
    """Return the words that all have in common; where there are none, those of each."""
    shared = tuple(quote for quote in found[0] if all(quote in other for other in found[1:]))
    return shared or in_order(quote for some in found for quote in some)


def path_of(determination: Determination[Any], case: Case | None = None) -> list[t.Term[Any]]:
    """Return the terms on which the answer rests, whatever is not known; none before commencement."""
    if not in_force(determination):
        return []
    term, asked_case = determination.rule.body, case or case_of(determination)
    if not is_settled(determination, asked_case):
        return path(term, asked_case)
    return list(dict.fromkeys(one for world in settling(term, asked_case) for one in path(term, world)))


# ── what was taken for granted, what was read one way ────────────────────────────────────────────


def _unsaid(on_path: list[t.Term[Any]], case: Case) -> dict[tuple[str, str], t.Fact[Any]]:
    """Return the facts on the path about which nothing was said and something is presumed."""
    return {
        (one.parameter, one.spec.name): one for one in on_path if isinstance(one, t.Fact) and is_presumed(one, case)
    }


def presumed(on_path: list[t.Term[Any]], case: Case) -> tuple[FactSpec, ...]:
    """Return the presumptions on the path: facts read about which nothing was said."""
    return tuple(fact.spec for fact in _unsaid(on_path, case).values())


def readings(on_path: list[t.Term[Any]]) -> tuple[Reading, ...]:
    """Return the readings on the path."""
    return tuple(dict.fromkeys(one.reading for one in on_path if isinstance(one, t.Choice)))


@functools.lru_cache(maxsize=1024)
def _presumption(fact: t.Fact[Any], lang: str) -> str:
    """Return what was taken to be so of a fact, with the provision that makes it matter."""
    spec = fact.spec
    if spec.kind.sort == "yes or no":
        said = clause(fact, truth=spec.presumed is True, lang=lang)
    else:
        value = value_in_words(spec.presumed, spec.kind, lang)
        said = stated(phrase(fact, lang), value, lang)
    return said + _source(spec, lang)


def _let_pass(on_path: list[t.Term[Any]], case: Case, lang: str) -> Iterator[str]:
    """Yield the gates that were presumed to let the case pass, as nothing was said of what they ask."""
    for gate in on_path:
        if isinstance(gate, t.Gate) and is_let_pass(gate, case):
            places = "、".join(dict.fromkeys(quote.address.zh for quote in gate.quotes))
            numbers = ", ".join(dict.fromkeys(quote.address.short for quote in gate.quotes))
            yield f"{clause(gate)}（{places}）" if lang == "zh" else f"{clause(gate, lang=lang)} (article {numbers})"


def _source(spec: FactSpec, lang: str) -> str:
    """Return the provision that makes a fact matter, in brackets."""
    if spec.source is None:
        return ""
    return f"（{spec.source}）" if lang == "zh" else f" (article {Address.parse(spec.source).short})"


def reading_lines(
    determination: Determination[Any], on_path: list[t.Term[Any]], case: Case, lang: str
) -> Iterator[str]:
    """Yield each reading on the path that another option would change, and what the other would make of the answer."""
    chosen = {one.reading: one.chosen for one in on_path if isinstance(one, t.Choice)}
    changing: dict[Reading, list[tuple[str, str]]] = {}
    for one in alternatives(determination, on_path, case):
        result = _would_be(one.outcome, determination.rule.body.kind, lang)
        changing.setdefault(one.reading, []).append((one.reading.meaning(one.option, lang), result))
    for reading, made in changing.items():
        question, here = reading.question(lang), reading.meaning(chosen[reading], lang)
        if lang == "zh":
            instead = "；".join(f"若作“{meaning}”解，则{result}" for meaning, result in made)
            yield f"{question}这里作“{here}”解（{reading.id}）；{instead}"
        else:
            instead = "; ".join(f"read as “{meaning}”: {result}" for meaning, result in made)
            yield f"{reading.question(lang)} Read here as “{here}” ({reading.id}); {instead}"


# ── the parts ────────────────────────────────────────────────────────────────────────────────────


def _would_be(outcome: Any, kind: Kind, lang: str) -> str:
    """Return what an answer would be, after 则: the value, or the lack that stands in its place."""
    if isinstance(outcome, Lack):
        return outcome.status.zh if lang == "zh" else outcome.status.en
    return f"{'为' if lang == 'zh' else ''}{value_in_words(outcome, kind, lang)}"


def _answer(determination: Determination[Any], case: Case, lang: str) -> str:
    """Return the answer as a sentence: the question, and the value or what stands in its place."""
    rule, status, zh = determination.rule, determination.status, lang == "zh"
    if status is Status.UNDETERMINED:
        result = _still_possible(determination, case, lang)
    elif status is Status.NOT_APPLICABLE:
        result = "不适用" if zh else "this does not apply"
    elif status is Status.SILENT:
        result = "条文未规定" if zh else "the text gives no answer"
    else:
        result = value_in_words(determination.value, rule.body.kind, lang)
    return sentence(f"{rule.zh if zh else rule.en}{'：' if zh else ': '}{result}", lang)


def _still_possible(determination: Determination[Any], case: Case, lang: str) -> str:
    """Return what an open answer may still be; that it is yes or no goes without saying."""
    kind, possible = determination.rule.body.kind, once("possible", determination, outcomes, case)
    still = [one for one in possible if one is not Status.UNDETERMINED]
    uncertain = "尚不能确定" if lang == "zh" else "not yet certain"
    if all(_says_nothing(one) for one in still) or (kind == BOOL and not any(isinstance(one, Status) for one in still)):
        return uncertain
    return f"{uncertain}{'，' if lang == 'zh' else '; '}{possible_in_words(still, kind, lang)}"


def _says_nothing(outcome: Any) -> bool:
    """Whether an outcome that is still possible tells no more than that the answer is open."""
    return isinstance(outcome, Bounds) and outcome.low is outcome.high is None


def _quote_lines(quotes: tuple[Quote, ...], rule: AnyRule, lang: str) -> list[str]:
    """Return each passage with its address; the regulation where it is not the rule's own, or has versions."""
    zh = lang == "zh"
    lines = []
    for quote in quotes:
        if quote.regulation is not rule.regulation or quote.regulation.version:
            place = quote.zh if zh else quote.en
        else:
            place = quote.address.zh if zh else f"article {quote.address.short}"
        lines.append(f"{punctuated(place) if zh else place}{'：' if zh else ': '}“{quote.words}”")
    return lines


def _because(determination: Determination[Any], case: Case, lang: str) -> tuple[str, ...]:
    rule, status = determination.rule, determination.status
    if not in_force(determination):
        first, day = (value_in_words(one, DATE, lang) for one in (rule.commenced, determination.on))
        if lang == "zh":
            return (f"自{first}起施行", f"所问之日为{day}")
        return (f"the text is in force from {first}", f"the day asked about is {day}")
    if status is Status.UNDETERMINED:
        return ()
    if status is Status.NOT_APPLICABLE and (ended := _out_of_force(determination, case, lang)):
        return (ended,)
    silence = silence_of(rule.body, case) if status is Status.SILENT else None
    if is_settled(determination, case):
        told = [reasons(rule.body, world, lang) for world in settling(rule.body, case)]
        common = (one for one in told[0] if all(one in other for other in told[1:]))
        return (*common, *_whatever(determination, case, lang))
    return reasons(silence.condition if silence else rule.body, case, lang)


def _out_of_force(determination: Determination[Any], case: Case, lang: str) -> str | None:
    """Return that no version was in force on the day that decides, and which instrument ended the last."""
    rule = determination.rule
    chosen = [found for term in t.walk(rule.body) if (found := day_of(term)) is not None]
    day = evaluate(chosen[0], case) if chosen else determination.on
    return rule.regulation.out_of_force(day, lang) if isinstance(day, date) else None


def _whatever(determination: Determination[Any], case: Case, lang: str) -> Iterator[str]:
    """Yield what tells facts by the day asked about, and that what is not known changes nothing."""
    body, zh = determination.rule.body, lang == "zh"
    worlds = Worlds(body, case)
    concluded = worlds.allowed.related(worlds.case) or worlds.case
    found = {key: value for key, value in concluded.guessed.items() if key not in worlds.case.guessed}
    for fact in _telling(worlds.term, found.keys()):
        value = value_in_words(evaluate(fact, concluded), fact.kind, lang)
        yield stated(phrase(fact, lang), value, lang)
    leaves = lacking(body, case.supposing(found) if found else case)
    told = settling(body, case)
    open_ones = dict.fromkeys(_unknown(one, lang) for one in leaves if not _is_one(one, told))
    if open_ones and zh:
        yield f"{'、'.join(open_ones)}尚不知道，但不影响结论"
    elif open_ones:
        yield f"not known, but without effect on the answer: {', '.join(open_ones)}"


def _is_one(leaf: t.Term[Any], worlds: tuple[Case, ...]) -> bool:
    """Return whether what was not said of a leaf can only be one thing, which the reasons then tell."""
    found = {evaluate(leaf, world) for world in worlds}
    return len(found) == 1 and UNKNOWN not in found


def _unknown(leaf: t.Term[Any], lang: str) -> str:
    """Return what is not known: a fact as it is asked for, an open question in its own words."""
    if isinstance(leaf, t.Open):
        return f"“{leaf.question.question(lang)}”" if lang == "zh" else leaf.question.question(lang)
    return asked(leaf, lang) if isinstance(leaf, t.Fact) else phrase(leaf, lang)


def _telling(body: t.Term[Any], keys: AbstractSet[object]) -> tuple[t.Fact[Any], ...]:
    """Return the facts by which some others, named by their keys, are told."""
    facts = [one for one in t.walk(body) if isinstance(one, t.Fact) and (one.parameter, one.spec.name) in keys]
    models = dict.fromkeys((one.parameter, one.model) for one in facts)
    relations = [one for parameter, model in models for one in related(model, parameter)]
    telling = [one for one in relations if isinstance(one, Conclusion) and one.fact.spec in [f.spec for f in facts]]
    return tuple({one.spec.name: one for relation in telling for one in told_by(relation)}.values())


@functools.lru_cache(maxsize=512)
def _leaves(rule: AnyRule) -> dict[str, t.Fact[Any] | OpenQuestion]:
    """Return the facts and open questions of a rule by the names under which they are missing."""
    found: dict[str, t.Fact[Any] | OpenQuestion] = {}
    for term in t.walk(rule.body):
        if isinstance(term, t.Fact):
            found.setdefault(f"{term.parameter}.{term.spec.name}", term)
        elif isinstance(term, t.Open):
            found.setdefault(term.question.id, term.question)
    return found


def _missing_line(item: Missing, rule: AnyRule, lang: str) -> str:
    """Return what is missing, who decides it, and for an open question its words and the likely answer."""
    zh = lang == "zh"
    leaf = _leaves(rule).get(item.name)
    said, tail = (item.zh if zh else item.en), ""
    if isinstance(leaf, t.Fact):
        said, tail = asked(leaf, lang), _source(leaf.spec, lang)
    elif isinstance(leaf, OpenQuestion):
        place = leaf.quote.address
        tail = f"（{place.zh}：“{leaf.quote.words}”）" if zh else f" (article {place.short}: “{leaf.quote.words}”)"
    if item.authority:
        tail += f"，由{_bodies(item.authority)}决定" if zh else f", for {english(item.authority)} to decide"
    if item.recommended:
        tail += (
            f"；倾向意见（非条文）：{item.recommended}"
            if zh
            else f"; likely view, not the text: {english(item.recommended)}"
        )
    return said + tail


def _what_if(determination: Determination[Any], item: Missing, lang: str) -> str:
    """Return what a yes and a no would make of the answer, where the most decisive thing missing is one."""
    leaf = _leaves(determination.rule).get(item.name)
    names = [name for name, _ in determination.rule.parameters]
    if not isinstance(leaf, t.Fact) or leaf.kind.sort != "yes or no" or leaf.parameter not in names:
        return ""
    place = names.index(leaf.parameter)
    told = []
    for truth in (True, False):
        other = _supposing(determination, place, leaf.spec.name, truth)
        if other is not None and other.status is not Status.UNDETERMINED:
            if_so = {"zh": ("；如果不是，则", "；如果是，则"), "en": ("; if not: ", "; if so: ")}[lang][truth]
            outcome = other.value if other.is_decided else Lack(other.status)
            told.append(if_so + _would_be(outcome, determination.rule.body.kind, lang))
    return "".join(told)


def _supposing(determination: Determination[Any], place: int, name: str, truth: bool) -> Determination[Any] | None:  # noqa: FBT001
    """Return the answer if a fact were so; nothing where what was said, on the day asked about, rules that out."""
    subjects = list(determination.subjects)
    subjects[place] = subjects[place].model_copy(update={name: truth})
    try:
        return determination.rule(*subjects, on=determination.on, calendar=determination.calendar)
    except PydanticCustomError:
        return None


def _missing_lines(determination: Determination[Any], case: Case, lang: str) -> list[str]:
    found = once("missing", determination, missing, case)
    lines = [_missing_line(item, determination.rule, lang) for item in found]
    if lines:
        lines[0] += _what_if(determination, found[0], lang)
    return lines


def _notice_line(law: LaterLaw, rule: AnyRule, quotes: tuple[Quote, ...], lang: str) -> str:
    """Return what a later law says differently of the provisions cited; the answer stays the text's."""
    zh, day = lang == "zh", value_in_words(law.in_force, DATE, lang)
    rank = _rank(law, rule, lang)
    touched = [one for one in law.affects if any(one.address.touches(quote.address) for quote in quotes)]
    if zh:
        said = "；".join(f"{one.address.zh}，本文：{one.ours}；该文件：{one.theirs}" for one in touched)
        return f"《{law.title}》（{law.number}，{rank}）自{day}起施行。{said}。本答案仍为原条文的答案"
    sides = [(one.address.short, *(english_or(side, side) for side in (one.ours, one.theirs))) for one in touched]
    said = "; ".join(f"article {address} here: {ours}; there: {theirs}" for address, ours, theirs in sides)
    title, number = (english_or(one, one) for one in (law.title, law.number))
    named = f"{title} (《{law.title}》, {number}, {rank})"
    return f"{named}, in force since {day}. {said[:1].upper()}{said[1:]}. The answer stays the text's"


def _rank(law: LaterLaw, rule: AnyRule, lang: str) -> str:
    """Return what kind of instrument a later law is, and whether it ranks higher."""
    higher = law.kind.outranks(rule.regulation.kind)
    if lang == "zh":
        return f"{law.kind.zh}，效力{'' if higher else '并不当然'}高于本文"
    return f"{law.kind.en}, which {'ranks' if higher else 'does not as such rank'} higher"


def _bodies(authority: str) -> str:
    """Return those who may decide, of whom a declaration parts several by a slash, for a Chinese sentence."""
    return authority.replace(" / ", "或者")


def _silence_lines(determination: Determination[Any], case: Case, lang: str) -> Iterator[str]:
    """Yield why the text is silent, and who may interpret it."""
    silence = silence_of(determination.rule.body, case)
    who = (silence.authority if silence else None) or determination.rule.regulation.interpreter
    if silence is not None:
        yield str(silence.reason) if lang == "zh" else english(silence.reason)
    if who:
        yield f"可由{_bodies(who)}解释" if lang == "zh" else f"{english(who)} may interpret it"


def _provisional_lines(days: tuple[date, ...], lang: str) -> Iterator[str]:
    """Yield that days were counted which the next notice may still change, if any were."""
    if days:
        first, last, year = value_in_words(days[0], DATE, lang), value_in_words(days[-1], DATE, lang), days[-1].year + 1
        if lang == "zh":
            yield f"{first}至{last}是否为工作日，{year}年放假安排公布后可能变动，所计日期随之变动"
        else:
            yield f"the notice for {year} may still change which days from {first} to {last} are worked, and so the day"


def _amendment_lines(rule: AnyRule, lang: str) -> Iterator[str]:
    for change in rule.amendments:
        if isinstance(change, Ruling):
            continue
        if isinstance(change, Amendment):
            place = change.number.quote.zh if lang == "zh" else change.number.quote.en
            yield f"{place}{'：' if lang == 'zh' else ': '}{change.number.value} → {change.value}"
        else:
            name = change.reading.id if lang == "zh" else f"reading {change.reading.id}"
            yield f"{name} → {change.reading.meaning(change.option, lang)}"


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


def explanation(determination: Determination[Any], lang: str = "zh") -> Explanation:
    """Return why the answer is what it is, in Chinese (`zh`) or English (`en`).

    Raises:
        InputError: `lang` is neither.
    """
    lang, told = language(lang), _Told(determination)
    return remembered(
        f"explanation {lang}",
        determination.rule,
        _question(determination),
        lambda: _explanation(determination, told.case, told.on_path, lang),
        lambda: told.names_no_amount,
    )


class _Told:
    """What an explanation of an answer is made of, worked out when it is first needed."""

    def __init__(self, determination: Determination[Any]) -> None:
        self.determination = determination

    @functools.cached_property
    def case(self) -> Case:
        """The question that is answered."""
        return case_of(self.determination)

    @functools.cached_property
    def on_path(self) -> list[t.Term[Any]]:
        """The terms on which the answer rests."""
        return path_of(self.determination, self.case)

    @property
    def names_no_amount(self) -> bool:
        """Whether no amount and no day of the case is named, so that all cases that are alike have the same words.

        Only where the answer is certain from its path: elsewhere what is off it is told, too. What another reading
        would make of the answer has a path of its own.
        """
        if self.determination.status in {Status.UNDETERMINED, Status.SILENT} or is_settled(
            self.determination, self.case
        ):
            return False
        others = read_otherwise(self.determination.rule, self.on_path).values()
        if any(evaluate(term, self.case) is UNKNOWN for term in others):
            return False
        paths = (self.on_path, *(path(term, self.case) for term in others))
        return not any(_is_named_amount(term, self.case) for on_path in paths for term in on_path)


def _is_named_amount(term: t.Term[Any], case: Case) -> bool:
    """Return whether a term is an amount or a day that was said; what is presumed is the same in every case."""
    return isinstance(term, t.Fact) and is_counted(term) and not is_presumed(term, case)


def _explanation(determination: Determination[Any], case: Case, on_path: list[t.Term[Any]], lang: str) -> Explanation:
    rule, status = determination.rule, determination.status
    quotes = cited_once(determination, case)
    lines: dict[str, tuple[str, ...]] = {
        "citations": tuple(_quote_lines(quotes, rule, lang)),
        "because": _because(determination, case, lang),
        "so_far": holding(rule.body, case, lang) if status is Status.UNDETERMINED else (),
        "presumed": (
            *dict.fromkeys(_let_pass(on_path, case, lang)),
            *dict.fromkeys(_presumption(fact, lang) for fact in _unsaid(on_path, case).values()),
        ),
        "readings": tuple(reading_lines(determination, on_path, case, lang)),
        "missing": tuple(_missing_lines(determination, case, lang)) if status is Status.UNDETERMINED else (),
        "provisional": tuple(_provisional_lines(provisional_days(on_path, case), lang)),
        "silent": tuple(_silence_lines(determination, case, lang)) if status is Status.SILENT else (),
        "rulings": tuple(ruling_lines(determination, on_path, lang)),
        "amended": tuple(_amendment_lines(rule, lang)),
        "notices": tuple(_notice_line(law, rule, quotes, lang) for law in determination.notices),
    }
    sections = tuple(Section(key, lines[key]) for key in TITLES if lines[key])
    return Explanation(rule.zh if lang == "zh" else rule.en, _answer(determination, case, lang), sections, lang)


def why_not(determination: Determination[Any], value: object, lang: str = "zh") -> str:
    """Return what keeps `value` from being the answer: for each row that would give it, what fails."""
    lang = language(lang)
    case = case_of(determination)
    lines: list[str] = []
    for row in _rows_giving(determination.rule.body, value, case):
        truth = evaluate(row.condition, case)
        mark = {True: "✓", False: "✗"}.get(truth, "?")
        lines.append(f"  {mark} {clause(row.condition, lang=lang)}")
        lines += [f"      {reason}" for reason in reasons(row.condition, case, lang)]
    if not lines:
        return "没有任何一款给出该结果" if lang == "zh" else "no row of the rule gives that answer"
    return "\n".join(lines)


def _rows_giving(term: t.Term[Any], value: object, case: Case) -> Iterator[t.Row]:
    for inner in t.walk(term):
        if isinstance(inner, t.Decide):
            for row in (*inner.unless, *inner.rows):
                if not isinstance(row.outcome, t.Applied) and evaluate(row.outcome, case) == value:
                    yield row
