"""Who appraises whom over a list of bodies: a graph, with those whom nobody or more than one appraises.

No law stands here: every edge is a determination of `appraiser_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from regkit.language import Determination, Missing, Status
from regkit.law import InputError, Label, Quote
from regkit.law.display import folded
from regkit.wuhan import drawing
from regkit.wuhan.appraisers import Appraiser, AppraiserKind, appraiser_name, appraiser_of, government_heard
from regkit.wuhan.facts import Agency, AgencyType, Government, Side

__all__ = ["Coverage", "Edge", "coverage"]

CITY = "市人民政府"
ELSEWHERE = Label("市级及未注明所在区", "City level, and bodies that name no district")


@dataclass(frozen=True, slots=True)
class Edge:
    """One body appraises another, or is heard about it.

    Attributes:
        appraiser: who appraises, or is heard.
        body: who is appraised.
        kind: `territorial`, `vertical`, `dual`, `own` (a department's own bodies) or `hears`.
        matters: what is appraised under dual management, in Chinese; empty for everything.
        citations: the words that say so.
    """

    appraiser: str
    body: str
    kind: str
    matters: tuple[str, ...]
    citations: tuple[Quote, ...]


@dataclass(frozen=True)
class Coverage:
    """Who appraises whom.

    Attributes:
        bodies: the names, in the order given.
        edges: who appraises or is heard about whom.
        answers: the determination for each body.
        without_management: departments whose mode of management is not known.
        districts: the district of each body that says one.
    """

    bodies: tuple[str, ...]
    edges: tuple[Edge, ...]
    answers: Mapping[str, Determination[Appraiser]]
    without_management: tuple[str, ...]
    districts: Mapping[str, str]

    def appraisers_of(self, body: str) -> tuple[str, ...]:
        """Return who appraises a body; those who are merely heard are left out."""
        return tuple(edge.appraiser for edge in self.edges if edge.body == body and edge.kind != "hears")

    def heard_about(self, body: str) -> tuple[str, ...]:
        """Return whose opinion must be heard about a body."""
        return tuple(edge.appraiser for edge in self.edges if edge.body == body and edge.kind == "hears")

    @property
    def by_nobody(self) -> tuple[str, ...]:
        """Bodies for which the text names no appraiser: a gap, or the municipal government itself."""
        return tuple(
            body
            for body in self.bodies
            if not self.answers[body].is_decided and not self._open_facts(body) and not self.appraisers_of(body)
        )

    @property
    def by_two(self) -> tuple[str, ...]:
        """Bodies that two appraise, each for its own matters."""
        return tuple(body for body in self.bodies if len(self.appraisers_of(body)) > 1)

    @property
    def undetermined(self) -> dict[str, tuple[Missing, ...]]:
        """Bodies whose appraiser hangs on a fact that is not known, and on which."""
        return {body: self.answers[body].missing for body in self.bodies if self._open_facts(body)}

    def _open_facts(self, body: str) -> bool:
        answer = self.answers[body]
        named = any(not item.name.startswith("wuhan.") for item in answer.missing)
        return answer.status is Status.UNDETERMINED and named

    def to_mermaid(self, lang: str = "zh") -> str:
        """Return the graph as a Mermaid flowchart, its key in Chinese or English; a dotted arrow is a hearing."""
        return drawing.mermaid(self._groups(lang), self._lines(), lang)

    def to_svg(self, lang: str = "zh") -> str:
        """Return the graph as an SVG drawing, a frame for each district; appraisers on the left."""
        return drawing.svg(self._groups(lang), self._lines(), lang)

    def _repr_html_(self) -> str:
        return folded(self.to_svg("zh"), self.to_svg("en"))

    def _groups(self, lang: str) -> tuple[drawing.Group, ...]:
        """Return the bodies by district, those of the city first, each with what is to be marked and said about it."""
        marks = dict.fromkeys(self.bodies, "")
        marks |= dict.fromkeys(self.by_nobody, "nobody")
        marks |= dict.fromkeys(self.by_two, "two")
        marks |= dict.fromkeys(self.undetermined, "unknown")
        districts = sorted({district for district in self.districts.values() if district})
        elsewhere = ELSEWHERE.zh if lang == "zh" else ELSEWHERE.en
        return tuple(
            drawing.Group(
                district or elsewhere,
                {name: marks[name] for name in named},
                {name: notes for name in named if (notes := self._notes(name))},
            )
            for district in ("", *districts)
            if (named := [name for name in self.bodies if self.districts.get(name, "") == district])
        )

    def _notes(self, body: str) -> tuple[Label, ...]:
        """Return what each side appraises, or what is missing first where it is not settled who does."""
        sides = [edge for edge in self.edges if edge.body == body and edge.matters]
        if sides:
            return tuple(
                Label(f"{edge.appraiser}：{'、'.join(edge.matters)}", f"{edge.appraiser}: {', '.join(edge.matters)}")
                for edge in sides
            )
        missing = self.answers[body].missing[:1]
        return tuple(Label(f"尚缺：{one.zh}", f"missing: {one.en}") for one in missing)

    def _lines(self) -> tuple[drawing.Line, ...]:
        return tuple(drawing.Line(edge.appraiser, edge.body, dotted=edge.kind == "hears") for edge in self.edges)

    def explain(self, lang: str = "zh") -> str:
        """Return body by body who appraises it, or why nobody does."""
        return "\n".join(answer.explain(lang) for answer in self.answers.values())


def coverage(bodies: Agency | Iterable[Agency], on: date | None = None) -> Coverage:
    """Return who appraises each of a list of bodies, who is appraised by nobody or by two (article 5).

    Args:
        bodies: one or more, each with a name of its own; a district's bodies may say their `district`.
        on: the day asked about.

    Raises:
        InputError: a body has no name, or two have the same.
    """
    listed = (bodies,) if isinstance(bodies, Agency) else tuple(bodies)
    names = [body.name or "" for body in listed]
    if "" in names or len(set(names)) < len(names):
        raise InputError(
            "`name`: every body needs a name of its own",
            hint="name each body once",
            zh="机构名称：每个机构须各有名称",
            hint_zh="每个机构只列一次",
        )
    answers = {name: appraiser_of(body, on=on) for name, body in zip(names, listed, strict=True)}
    governments = _governments(listed)
    edges = tuple(edge for body in listed for edge in _edges(body, answers[str(body.name)], governments, on))
    lacking = tuple(str(body.name) for body in listed if body.type is AgencyType.DEPARTMENT and body.management is None)
    districts = {str(body.name): body.district for body in listed if body.district is not None}
    return Coverage(tuple(names), edges, answers, lacking, districts)


def _governments(bodies: tuple[Agency, ...]) -> dict[tuple[Government, str | None], str]:
    """Return the names of the governments in the list, by level and district."""
    levels = {
        AgencyType.MUNICIPAL_GOVERNMENT: Government.MUNICIPAL,
        AgencyType.DISTRICT_GOVERNMENT: Government.DISTRICT,
    }
    return {
        (levels[body.type], body.district if body.type is AgencyType.DISTRICT_GOVERNMENT else None): str(body.name)
        for body in bodies
        if body.type in levels
    }


def _government(level: Government, body: Agency, known: dict[tuple[Government, str | None], str]) -> str:
    """Return a government by its name in the list, or by the law's word and the body's district."""
    if level is Government.MUNICIPAL:
        return known.get((level, None), CITY)
    named = known.get((level, body.district))
    if named is not None and body.district is not None:
        return named
    return f"{body.district or ''}{level.zh.removeprefix('区')}" if body.district else level.zh


KINDS = {
    AppraiserKind.MUNICIPAL_GOVERNMENT: ("territorial", Government.MUNICIPAL),
    AppraiserKind.DISTRICT_GOVERNMENT: ("territorial", Government.DISTRICT),
    AppraiserKind.DEPARTMENT_IN_CHARGE: ("own", None),
    AppraiserKind.SUPERIOR_DEPARTMENT: ("vertical", None),
    AppraiserKind.SUPERIOR_COMPETENT_DEPARTMENT: ("dual", None),
}


def _edges(
    body: Agency,
    answer: Determination[Appraiser],
    known: dict[tuple[Government, str | None], str],
    on: date | None,
) -> Iterator[Edge]:
    """Yield who appraises a body, and who is heard about it: an answer of its own, which may stay open."""
    found = answer.value
    if found is None:
        return
    kind, level = KINDS[found.kind]
    name = str(body.name)
    first = _government(level, body, known) if level else appraiser_name(body, on=on).value or found.kind.zh
    matters, second_matters = (
        tuple(sorted(matter for matter, whose in body.matters.items() if whose is side)) for side in Side
    )
    yield Edge(first, name, kind, matters if kind == "dual" else (), answer.citations)
    if found.second is not None:
        yield Edge(_government(found.second, body, known), name, kind, second_matters, answer.citations)
    heard = government_heard(body, on=on)
    if heard.value is not None:
        yield Edge(_government(heard.value, body, known), name, "hears", (), heard.citations)
