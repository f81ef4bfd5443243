"""Where a regulation of the State Council and a city's meet: both texts, which governs from when, and why.

Nothing is called repealed: a city's rule stays askable by itself. Where its own words give way, `retention_in_force`
follows them; every other conflict is stated with the reading, or the open question, that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.datong.regulation import DATONG
from regkit.language import (
    Determination,
    Facts,
    Label,
    OpenQuestion,
    Reading,
    Rule,
    Status,
    Subject,
    Term,
    Word,
    decide,
    governed_by,
    rule,
    when,
)
from regkit.language.findings import how_in_words
from regkit.language.kinds import DATE
from regkit.language.writing import punctuated, sentence, value_in_words
from regkit.law import InputError, Quote, Regulation, days
from regkit.national.video.facts import Place
from regkit.national.video.footage import Footage, retention

__all__ = [
    "Confidence",
    "Effect",
    "Governs",
    "InForce",
    "Meeting",
    "Points",
    "in_force_law",
    "retention_before",
    "retention_in_force",
]

# ── 大同第十七条第(四)项:从其规定 ──────────────────────────────────────────────────────────────────────────────────

POINT_4 = DATONG.article(17).para(1).point(4)
FIFTEEN = POINT_4.number("完整保存原始视频图像信息数据资料15日以上", days(15))
OTHERWISE = POINT_4.quote("法律、法规另有规定的从其规定")


@rule("现行保存期限", en="days to keep under the law in force", at=POINT_4)
def retention_in_force(footage: Facts[Footage], place: Facts[Place]) -> Term[Decimal]:
    """How long footage in Datong is kept: 15 days, or as national law says, to which the city's own words give way.

    From 1 April 2025 that is article 17 of Order 799 in the places of its article 7; in other public places (its
    article 9) and in places that are not public, the 15 days are all there is, unless another law asks for more.
    """
    return decide(
        when(True, FIFTEEN),
        unless=(
            governed_by(retention(footage, place), OTHERWISE),
            when(footage.other_law, footage.other_days, OTHERWISE),
        ),
    )


@rule("本办法自身的保存期限", en="days to keep under the city's text alone", at=POINT_4)
def retention_before(footage: Facts[Footage], place: Facts[Place]) -> Term[Decimal]:  # noqa: ARG001  (asked as the above)
    """How long footage in Datong is kept without Order 799: 15 days, or as another law says."""
    return decide(when(True, FIFTEEN), unless=when(footage.other_law, footage.other_days, OTHERWISE))


# ── 两层条文的关系 ────────────────────────────────────────────────────────────────────────────────────────────


class Effect(Word):
    """What the national text does to the city's."""

    REFERRED_TO = "referred_to", Label("本市条文自身援引", "the city's own words refer to it")
    CONTRADICTS = "contradicts", Label("抵触", "the two contradict each other")
    SIDE_BY_SIDE = "side_by_side", Label("并行", "both can be obeyed")
    ADDS = "adds", Label("新增", "it adds what the city has not")
    FURTHER = "further", Label("本市可以更进一步", "the city goes further, and may")
    OPEN = "open", Label("未定", "open")


class Governs(Word):
    """Which text governs the point."""

    CITY = "city", Label("本市条文", "the city's text")
    NATIONAL = "national", Label("国家条文", "the national text")
    BOTH = "both", Label("两者并行", "both")
    OPEN = "open", Label("未定", "open")


class Confidence(Word):
    """How sure it is that a court or authority would agree; what is no more than high is an inference."""

    TEXT = "text", Label("条文明示", "by the words of the texts")
    HIGH = "high", Label("推断,把握较大", "an inference, fairly sure")
    MEDIUM = "medium", Label("推断,把握一般", "an inference, moderately sure")
    LOW = "low", Label("推断,把握较小", "an inference, not sure")


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A point on which a city's provision and a national one meet.

    Attributes:
        id: a stable name after the city's article, such as `datong.17.retention`.
        topic: what it is about.
        national_law: the national regulation.
        city, national: the words of each; empty where one has nothing on it.
        effect, confidence: what the national words do to the city's, and how sure that is.
        governs: which governs where the national rule applies, from its commencement on.
        elsewhere: which governs where the national rule does not apply, as outside its places.
        why: the reason.
        rests_on: the reading or the open question that it rests on; none where the texts themselves decide.
        city_rule, national_rule: the rules that answer, where there are any.
        asked: the topics of findings that it stands beside, such as `retention`; none where no table asks it.
        begins: the first day on which it holds, where that is not the first day of the national text.
    """

    id: str
    topic: Label
    national_law: Regulation
    city: tuple[Quote, ...]
    national: tuple[Quote, ...]
    effect: Effect
    confidence: Confidence
    governs: Governs
    elsewhere: Governs = Governs.CITY
    why: Label
    rests_on: Reading | OpenQuestion | None = None
    city_rule: Rule[Any, *tuple[Any, ...]] | None = None
    national_rule: Rule[Any, *tuple[Any, ...]] | None = None
    asked: tuple[str, ...] = ()
    begins: date | None = None

    @property
    def since(self) -> date:
        """The first day on which the two meet: the national text is in force."""
        return self.begins or self.national_law.commenced


@dataclass(frozen=True)
class Points:
    """Makes the points on which two regulations meet; words are given behind their place, as in `2.2 对涉及…`.

    Attributes:
        city, national: the two.
    """

    city: Regulation
    national: Regulation

    def __call__(
        self,
        id_: str,
        topic: Label,
        city: tuple[str, ...],
        national: tuple[str, ...],
        relation: tuple[Effect, Confidence, Governs],
        why: Label,
        **more: Any,
    ) -> Meeting:
        """Return a point: its words in each text, what the one does to the other, how sure, which governs, and why.

        Raises:
            AddressError, QuoteError: the words do not stand there.
        """
        effect, confidence, governs = relation
        return Meeting(
            national_law=self.national,
            id=f"{self.city.short}.{id_}",
            topic=topic,
            city=tuple(_words(self.city, one) for one in city),
            national=tuple(_words(self.national, one) for one in national),
            effect=effect,
            confidence=confidence,
            governs=governs,
            why=why,
            **more,
        )


def _words(regulation: Regulation, told: str) -> Quote:
    place, _, words = told.partition(" ")
    return regulation.at(place).cite(words)


@dataclass(frozen=True)
class InForce:
    """The law on a point on a day: the answer of each text, and which governs.

    Attributes:
        meeting: the point.
        on: the day.
        city: the answer of the city's rule, where it has one.
        national: the answer of the national rule; nothing before it was in force.
    """

    meeting: Meeting
    on: date
    city: Determination[Any] | None
    national: Determination[Any] | None

    @property
    def is_met(self) -> bool:
        """Whether the national text is in force on the day."""
        return self.on >= self.meeting.since

    @property
    def governs(self) -> Governs:
        """Which text governs; open where it is not known whether the national rule applies."""
        if not self.is_met:
            return Governs.CITY
        if self.national is None or self.national.status in {Status.DECIDED, Status.SILENT}:
            return self.meeting.governs
        if self.national.status is Status.NOT_APPLICABLE:
            return self.meeting.elsewhere
        applies_for_sure = Status.NOT_APPLICABLE not in self.national.possible
        return self.meeting.governs if applies_for_sure else Governs.OPEN

    def explain(self, lang: str = "zh") -> str:
        """Return both texts with their answers, which governs, why, and on what reading that rests."""
        return "\n".join(_told(self, lang))


def _told(law: InForce, lang: str) -> list[str]:
    zh, meeting = lang == "zh", law.meeting
    on, since = (value_in_words(day, DATE, lang) for day in (law.on, meeting.since))
    said = [f"{punctuated(str(meeting.topic)) if zh else meeting.topic.en} [{meeting.id}] {on}"]
    said += _of_one(meeting.city, law.city, lang)
    if not law.is_met:
        return said
    said += _of_one(meeting.national, law.national, lang)
    governs = law.governs
    which, effect, sure = (Label(one.zh, one.en) for one in (governs, meeting.effect, meeting.confidence))
    how = how_in_words(which, effect, sure, lang)
    if zh:
        said.append(f"  自{since}起：{governs.zh}（{how}）。{sentence(str(meeting.why), lang)}")
    else:
        said.append(f"  from {since}: {governs.en} ({how}). {sentence(meeting.why.en, lang)}")
    if meeting.rests_on is not None:
        said.append(f"  [{meeting.rests_on.id}]")
    return said


def _of_one(quotes: tuple[Quote, ...], answer: Determination[Any] | None, lang: str) -> list[str]:
    """Return the words of one text on a point, and what its rule answers, a line each."""
    colon = "：" if lang == "zh" else ": "
    told = [f"  {punctuated(one.zh) if lang == 'zh' else one.en}{colon}“{one.words}”" for one in quotes]
    return told if answer is None else [*told, f"    → {answer.explain(lang).splitlines()[0]}"]


def in_force_law(meeting: Meeting, *subjects: Subject, on: date) -> InForce:
    """Return the law on a point on a day: both answers, and which governs.

    Args:
        meeting: the point, one of `MEETINGS`.
        subjects: what either rule is about, in any order.
        on: the day asked about; before the national text was in force, nothing is said of it.

    Raises:
        InputError: a subject that a rule asks for is missing.
    """
    national = meeting.national_rule if on >= meeting.since else None
    return InForce(meeting, on, _answer(meeting.city_rule, subjects, on), _answer(national, subjects, on))


def _answer(
    asked: Rule[Any, *tuple[Any, ...]] | None, subjects: tuple[Subject, ...], on: date
) -> Determination[Any] | None:
    if asked is None:
        return None
    chosen = [next((one for one in subjects if type(one) is model), None) for _, model in asked.parameters]
    for one, (name, model) in zip(chosen, asked.parameters, strict=True):
        if one is None:
            raise InputError(
                f"`{asked.regulation.short}.{asked.name}` asks for `{name}`, which is not given",
                hint=f"give a `{model.__name__}`; it may be empty where nothing is known",
                zh=f"`{asked.regulation.short}.{asked.name}` 需要 `{name}`，但未给出",
                hint_zh=f"请给出一个 `{model.__name__}`；一无所知的可以为空",
            )
    answer: Determination[Any] = asked(*chosen, on=on)
    return answer
