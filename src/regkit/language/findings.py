"""Findings: what a check of a subject comes to, item by item, each with its words and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, make_dataclass
from datetime import date
from functools import wraps
from inspect import signature
from operator import attrgetter
from typing import Any

from regkit.language.later import Known
from regkit.language.once import once
from regkit.language.outcomes import Bounds, Determination, Missing, Status
from regkit.language.readings import OpenQuestion, Reading, Ruling
from regkit.language.values import punctuated
from regkit.language.words import Word
from regkit.law import Label, LaterLaw, Quote, Regulation, english_or

__all__ = ["Beside", "Finding", "FindingStatus", "Rest", "counted", "silence_of"]


class FindingStatus(Word):
    """How a subject stands with one demand of the text, or that what is no demand has its answer."""

    MET = "met", "已满足"
    OUTSTANDING = "outstanding", "尚欠"
    BREACHED = "breached", "未满足"
    ANSWERED = "answered", "已得出"
    NOT_YET_DUE = "not_yet_due", "未到期"
    UNDETERMINED = "undetermined", "尚不能确定"
    NOT_APPLICABLE = "not_applicable", "不适用"

    @property
    def is_in_order(self) -> bool:
        """Whether nobody has to do or to find out anything."""
        return self in _IN_ORDER


_IN_ORDER = frozenset({FindingStatus.MET, FindingStatus.ANSWERED, FindingStatus.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Beside:
    """What another text in force says on the point of a finding, and which of the two governs.

    Attributes:
        point: a stable name of the point, such as `datong.17.retention`.
        topic: what the point is.
        law: the other regulation.
        since: the first day on which it stands beside the finding's own.
        governs, effect, confidence: which text governs here, what the one does to the other, and how sure that is.
        why: the reason.
        quotes: the words of the other regulation; none where it is silent.
        own: the words of the finding's own regulation; none where that is silent.
        says: what it answers here; `None` where no rule of it is asked.
        rests_on: the readings and open questions that this rests on.
        answers: the determination that it tells of, if it tells of one; as of a finding, asked again at need.
    """

    point: str
    topic: Label
    law: Regulation
    since: date
    governs: Label
    effect: Label
    confidence: Label
    why: Label
    quotes: tuple[Quote, ...] = ()
    own: tuple[Quote, ...] = ()
    says: Label | None = None
    rests_on: tuple[Reading | OpenQuestion, ...] = ()
    answers: Sequence[Determination[Any]] = ()

    @property
    def answer(self) -> Determination[Any] | None:
        """The determination that it tells of; `None` where no rule of the other regulation is asked."""
        return next(iter(self.answers), None)


def how_in_words(governs: Label, effect: Label, confidence: Label, lang: str) -> str:
    """Return what one text does to another and how sure that is; not what it does where who governs says it already."""
    said, told, sure = (
        punctuated(str(one)) if lang == "zh" else english_or(one, str(one)) for one in (governs, effect, confidence)
    )
    if told in said:
        return sure
    return f"{told}；{sure}" if lang == "zh" else f"{told}; {sure}"


class _Held:
    """What a finding holds: of a long table there are millions, and most say what many others say."""

    __slots__ = ("_case", "_id", "_rest")
    _case: str
    _id: str
    _rest: Any


@dataclass(frozen=True)
class Finding(_Held):
    """One item of a report.

    What it says beyond its case is held apart, and is one for all findings that say the same.

    Attributes:
        case: which case it is about, such as a project.
        party: who is concerned.
        topic: what is demanded, as a code such as `deposit`.
        status: how the party stands.
        zh, en: the finding in words.
        citations: the words of the articles; in checks they are looked for when they are first asked for.
        amount: the money concerned, in yuan; `high` is `None` where it has no known end.
        deadline: the last day, where there is one.
        derivation_zh, derivation_en: how that day is counted.
        next_zh, next_en: what to do next; empty where nothing is.
        missing: what is not known and could still change the finding.
        warnings: what an official should look at; with a `Label`, in English too.
        notices: later law in force on the day asked about.
        answers: the determinations that it tells of; they can be recorded. Of what another process found they are
            asked again when they are first asked for.
        id: what identifies the case in the table; set by who reads the table.
        party_en: who is concerned, in English, where the party is no name.
        topic_zh, topic_en: what is demanded, in a word or two.
        actor: who has to act; `None` where nobody has, or another finding says it.
        due, paid: what has to be in place and what is, in yuan, where the demand is for money.
        may_be_silent: whether the text may give no answer; `amount` then covers the answers that it may give.
        debt: what the obligation is called where it may stand in several cases and is owed only once.
        beside: what other law in force says on the same point, and which governs.
    """

    __slots__ = ()

    case: str
    party: str
    topic: str
    status: FindingStatus
    zh: str
    en: str
    citations: Sequence[Quote] = ()
    amount: Bounds | None = None
    deadline: date | None = None
    derivation_zh: str = ""
    derivation_en: str = ""
    next_zh: str = ""
    next_en: str = ""
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    notices: tuple[LaterLaw, ...] = ()
    answers: Sequence[Determination[Any]] = ()
    id: str = ""
    party_en: str = ""
    topic_zh: str = ""
    topic_en: str = ""
    actor: str | None = None
    due: Bounds | None = None
    paid: Bounds | None = None
    may_be_silent: bool = False
    debt: str | None = None
    beside: Sequence[Beside] = ()

    def about(self, case: str, id: str = "") -> Finding:  # noqa: A002  (as the field is called)
        """Return the same finding about another case; where the case itself has to act here, it has there, too."""
        return Finding.of(case, id, self._rest)

    def with_beside(self, points: tuple[Beside, ...]) -> Finding:
        """Return the same finding with what other law in force says on its point."""
        return Finding.of(self._case, self._id, _with_beside(self._rest, points))

    def with_rulings(self) -> Finding:
        """Return the finding; the rulings that it follows are found now and not again, as of all that say the same."""
        answers = self._rest.answers
        if not isinstance(answers, Known):
            answers = tuple(answers)
            self._rest.answers = Known(answers, _law(answers), _rulings(answers))
        return self

    @property
    def rest(self) -> Any:
        """What it says beyond its case, of the class `Rest`: one and the same for findings made of each other."""
        return self._rest  # read without a call, as is what follows from it: see `_hold`

    @staticmethod
    def of(case: str, id: str, rest: Any) -> Finding:  # noqa: A002  (as the field is called)
        """Return the finding of a case that says what others say."""
        made: Finding = _new(Finding)
        _set_case(made, case)
        _set_id(made, id)
        _set_rest(made, rest)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the values of its fields."""
        return Finding, tuple(getattr(self, name) for name in _NAMES)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings that its answers follow, each once."""
        if isinstance(self.answers, Known):
            return self.answers.rulings
        return _rulings(self.answers)

    @property
    def law(self) -> Regulation | None:
        """The regulation whose finding it is; none of what is found of the file alone."""
        if isinstance(self.answers, Known):
            return self.answers.law
        return _law(self.answers)

    def said(self, lang: str) -> str:
        """Return the finding in words."""
        return punctuated(self.zh) if lang == "zh" else self.en

    def next(self, lang: str) -> str:
        """Return what to do next."""
        return punctuated(self.next_zh) if lang == "zh" else self.next_en

    def who(self, lang: str) -> str:
        """Return who is concerned."""
        return self.party if lang == "zh" or not self.party_en else self.party_en

    def demand(self, lang: str) -> str:
        """Return what is demanded, in a word or two."""
        told = punctuated(self.topic_zh) if lang == "zh" else self.topic_en
        return told or self.topic.replace("_", " ")

    def warned(self, lang: str) -> tuple[str, ...]:
        """Return what an official should look at."""
        return tuple(str(one) if lang == "zh" else english_or(one, one) for one in self.warnings)

    def derivation(self, lang: str) -> str:
        """Return how the last day is counted."""
        return self.derivation_zh if lang == "zh" else self.derivation_en


def _rulings(answers: Sequence[Determination[Any]]) -> tuple[Ruling, ...]:
    told = {one for answer in answers for one in answer.rule.amendments if isinstance(one, Ruling)}
    if len(told) == 1 and any(answer.foreseen_rulings for answer in answers):  # whether others follow it is all one
        return tuple(told)
    return tuple(dict.fromkeys(one for answer in answers for one in answer.rulings))


def _law(answers: Iterable[Determination[Any]]) -> Regulation | None:
    return next((answer.rule.regulation for answer in answers), None)


_NAMES = [one.name for one in fields(Finding)]
_OTHERS = [name for name in _NAMES if name not in {"case", "id"}]
ITSELF = "\0"
"""Stands for the case, where that has to act, whichever it is; nothing that acts is called so."""
_FIELDS = [(one.name, Any, field(default=one.default)) for one in fields(Finding) if one.name in _OTHERS]
Rest: Any = make_dataclass("Rest", _FIELDS, slots=True, eq=False)
"""What a finding says beyond its case: all fields but `case` and `id`, in their order."""
_VALUES = attrgetter(*_OTHERS)
_BESIDE = _OTHERS.index("beside")
_new = object.__new__
_set_case, _set_id, _set_rest = (vars(_Held)[name].__set__ for name in _Held.__slots__)


@once
def _with_beside(rest: Any, points: tuple[Beside, ...]) -> Any:
    values = list(_VALUES(rest))
    values[_BESIDE] = points
    return Rest(*values)


def _hold(cls: type[Finding]) -> None:
    """Have findings be filled in as all dataclasses are, and hold what they say apart."""
    filled_in = cls.__init__
    parameters = signature(filled_in)

    @wraps(filled_in)
    def hold(self: Finding, *given: Any, **named: Any) -> None:
        if given or "case" not in named:
            named = parameters.bind(self, *given, **named).arguments
            del named["self"]
        case = named.pop("case")
        _set_case(self, case)
        _set_id(self, named.pop("id", ""))
        rest = Rest(**named)
        if rest.actor == case:
            rest.actor = ITSELF
        _set_rest(self, rest)

    def actor(self: Finding) -> str | None:
        found: str | None = self.rest.actor
        return self.case if found == ITSELF else found

    setattr(cls, "__init__", hold)  # noqa: B010  (a type checker keeps the one of the dataclass)
    for name in _OTHERS:
        setattr(cls, name, property(attrgetter(f"_rest.{name}")))
    setattr(cls, "actor", property(actor))  # noqa: B010  (as above)
    for name in ("case", "id", "rest"):
        setattr(cls, name, vars(_Held)[f"_{name}"])


_hold(Finding)


def counted(findings: Iterable[Finding]) -> Iterable[tuple[Any, int]]:
    """Return what findings say beyond their cases, in the order in which it is first said, and how many say it."""
    return Counter(map(attrgetter("rest"), findings)).items()


def silence_of(answer: Determination[Any], otherwise: str | None = None) -> tuple[Missing, ...]:
    """Return the question that a silence of the text leaves to an authority, by default to another; none elsewhere."""
    silence = answer.silence if answer.status is Status.SILENT else None
    if silence is None:
        return ()
    said = f"the text is silent: {english_or(silence.reason, silence.reason)}"
    return (Missing("silence", f"条文未规定：{silence.reason}", said, silence.authority or otherwise),)
