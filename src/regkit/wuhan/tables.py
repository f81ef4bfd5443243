"""How an appraising office keeps its bodies: a row a body, with its marks, its grade and the bands that apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from regkit.language import Bounds, Determination, Status, Word
from regkit.language.findings import Finding, FindingStatus, silence_of
from regkit.language.later import cited
from regkit.language.layout import Group, Layout
from regkit.law import InputError, Label
from regkit.wuhan.appraisers import appraiser_name, appraiser_of, government_heard
from regkit.wuhan.facts import CITY_GOVERNMENT, Agency
from regkit.wuhan.grades import Appraisal, GradeBands, Graded, grade
from regkit.wuhan.league import bounds_of
from regkit.wuhan.results import Consequences, consequences, results_reach
from regkit.wuhan.scope import in_scope
from regkit.wuhan.scores import Score, total_score

__all__ = ["AGENCIES", "LAYOUTS", "AgencyFile"]


@dataclass(frozen=True, slots=True)
class AgencyFile:
    """A body with its year, as an office files it."""

    id: str
    agency: Agency
    score: Score
    appraisal: Appraisal
    bands: GradeBands


def _build(group: Group) -> AgencyFile:
    row = group.shared
    return AgencyFile(
        group.id,
        cast("Agency", row["agency"]),
        cast("Score", row["score"]),
        cast("Appraisal", row["appraisal"]),
        cast("GradeBands", row["bands"]),
    )


def _check(file: AgencyFile, on: date) -> Iterator[Finding]:
    """Find whether a body is in scope, who appraises it, its total and grade, and what follows."""
    case = " ".join(part for part in (file.id, file.agency.name) if part)
    scope = in_scope(file.agency, on=on)
    yield _told(case, "范围", "scope", scope)
    if scope.value is False:
        return
    yield _appraised(file, case, on)
    total = total_score(file.score, on=on)
    yield _told(case, "总分", "total", total, known=bounds_of(total))
    yield from _results(file, case, on)


def _appraised(file: AgencyFile, case: str, on: date) -> Finding:
    """Tell who appraises a body, by name where there is one, and who is heard: three answers in one finding."""
    answer = appraiser_of(file.agency, on=on)
    name, heard = appraiser_name(file.agency, on=on), government_heard(file.agency, on=on)
    found = _told(case, "评议考核机关", "appraiser", answer)
    if answer.value is None:
        return found
    named = name.value if answer.value.second is None else None
    zh = (named or answer.value.in_words("zh")) + (f"(听取{heard.value.zh}意见)" if heard.value else "")
    en = (named or answer.value.in_words("en")) + (f" (hears {heard.value.en})" if heard.value else "")
    words = (*answer.citations, *heard.citations) if heard.value else cited(answer)
    return replace(found, zh=zh, en=en, citations=words, missing=name.missing, answers=(answer, name, heard))


def _results(file: AgencyFile, case: str, on: date) -> Iterator[Finding]:
    """Find the grade and what follows from it; a declared grade that the bands contradict is a breach of order."""
    try:
        graded = grade(file.appraisal, file.bands, file.score, on=on)
    except InputError as error:
        yield Finding(
            case,
            "档次",
            "grade",
            FindingStatus.BREACHED,
            f"公布档次与档次标准不符:{error.zh}",
            str(error),
            **_label("grade"),
        )
        return
    yield _told(case, "档次", "grade", graded)
    if graded.status is Status.NOT_APPLICABLE:
        return
    known = file.appraisal.model_copy(update={"grade": _grade_of(graded)})
    reach, answer = results_reach(file.agency, on=on), consequences(known, on=on)
    if answer.value is not None:
        yield _consequence(case, answer) if reach.value else _told(case, "后果", "consequences", reach)


def _grade_of(graded: Determination[Graded]) -> Word | None:
    return None if graded.value is None else graded.value.grade


LEADERS_TOO = Label(
    "主要负责人和分管负责人均受限制，是依解读 wuhan.12.leaders",
    "that both its principal leader and its leader in charge are barred rests on the reading wuhan.12.leaders",
)


def _consequence(case: str, answer: Determination[Consequences]) -> Finding:
    found = answer.value
    assert found is not None  # noqa: S101  (the caller has looked)
    status = FindingStatus.BREACHED if found.barred else FindingStatus.ANSWERED
    return Finding(
        case,
        "后果",
        "consequences",
        status,
        found.in_words("zh"),
        found.in_words("en"),
        cited(answer),
        warnings=(LEADERS_TOO,) if found.leaders_barred else (),
        answers=(answer,),
        **_label("consequences"),
    )


LABELS = {
    "scope": ("范围", "scope"),
    "appraiser": ("评议考核机关", "appraised by"),
    "total": ("总分", "total"),
    "grade": ("档次", "grade"),
    "consequences": ("后果", "consequences"),
}


def _label(topic: str) -> dict[str, Any]:
    zh, en = LABELS[topic]
    return {"topic_zh": zh, "topic_en": en, "party_en": en}


STATES = {
    Status.DECIDED: FindingStatus.ANSWERED,
    Status.UNDETERMINED: FindingStatus.UNDETERMINED,
    Status.SILENT: FindingStatus.UNDETERMINED,
    Status.NOT_APPLICABLE: FindingStatus.NOT_APPLICABLE,
}


def _told(case: str, party: str, topic: str, answer: Determination[Any], known: Bounds | None = None) -> Finding:
    """Return the finding that an answer makes, with what it lacks and the silence it fell into."""
    return Finding(
        case,
        party,
        topic,
        STATES[answer.status],
        _words(answer, known, "zh"),
        _words(answer, known, "en"),
        cited(answer) if answer.is_decided else (),
        missing=(*silence_of(answer, CITY_GOVERNMENT), *answer.missing),
        notices=answer.notices,
        answers=(answer,),
        **_label(topic),
    )


def _words(answer: Determination[Any], known: Bounds | None, lang: str) -> str:
    zh = lang == "zh"
    if answer.is_decided:
        return _value(answer.value, lang)
    if known is not None and known.low is not None and answer.status is Status.UNDETERMINED:
        return f"在{known.low}分至{known.high}分之间" if zh else f"between {known.low} and {known.high} points"
    return answer.status.zh if zh else answer.status.code


def _value(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return {("zh", True): "属于行政执法机关", ("zh", False): "不属于行政执法机关"}.get(
            (lang, value), "in scope" if value else "not in scope"
        )
    describe = getattr(value, "in_words", None)
    if callable(describe):
        return str(describe(lang))
    return f"{value}分" if lang == "zh" else f"{value} points"


AGENCIES = Layout(
    name="wuhan.agencies",
    zh="武汉市行政执法责任制评议考核（暂行办法，武政办〔2006〕202号）",
    en="Appraisal of law-enforcement responsibility in Wuhan (interim measures of 2006, no. 202)",
    subjects={"agency": Agency, "score": Score, "appraisal": Appraisal, "bands": GradeBands},
    headings={
        "机构编号": "id",
        "所在区": "agency.district",
        "公布档次": "appraisal.grade",
        "执法主体资格": "agency.enforcement_status",
    },
    identity="机构编号",
    shared=("agency", "score", "appraisal", "bands"),
    build=_build,
    check=_check,
)

LAYOUTS = (AGENCIES,)
