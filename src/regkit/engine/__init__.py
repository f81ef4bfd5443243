"""What can be done with a rule: run, explain, amend, prove and tabulate it; one file for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from regkit.language.facts import FactSpec, Subject
from regkit.language.outcomes import Determination, Missing, Site, Status
from regkit.language.readings import Reading, Ruling
from regkit.language.rule import AnyRule
from regkit.language.terms import Silence, Term
from regkit.law import LaterLaw, Quote

if TYPE_CHECKING:
    from regkit.engine.reference import Case

__all__ = ["StandardEngine"]

T = TypeVar("T")


def _once(what: str, determination: Determination[Any], work: Callable[[Term[Any], Case], T]) -> T:
    """Return what `work` returns of the rule's term and the case, worked out once for the same facts."""
    from regkit.engine.explain import once  # noqa: PLC0415

    return once(what, determination, work)


class StandardEngine:
    """The engine that regkit installs: each method imports its transformation when first asked.

    Importing regkit stays cheap, and a program that never explains never loads explanations.
    """

    def relate(self, subject: Subject) -> None:
        """Conclude what follows from what was said of a subject, or refuse what contradicts itself."""
        from regkit.engine.relate import relate  # noqa: PLC0415

        vars(self)["relate"] = relate  # the next subject goes there at once: one is made for every row of a file
        relate(subject)

    def told(self, subject: Subject) -> frozenset[str]:
        """Return the facts of a subject of which no presumption holds."""
        from regkit.engine.relate import told  # noqa: PLC0415

        vars(self)["told"] = told  # as above
        return told(subject)

    def check(self, rule: AnyRule) -> None:
        """Raise where a rule just written can be seen to be mistaken."""
        from regkit.engine.checks import check  # noqa: PLC0415

        check(rule)

    def compile(self, rule: AnyRule) -> Any:
        """Return a function of the subjects, the day and the calendar that gives a determination."""
        from regkit.engine.compiled import compile_rule  # noqa: PLC0415

        return compile_rule(rule)

    def amend(self, rule: AnyRule, changes: tuple[Any, ...]) -> Term[Any]:
        """Return the rule's term with numbers and readings replaced."""
        from regkit.engine.amend import amended  # noqa: PLC0415

        return amended(rule, changes)

    def replaced(self, term: Term[Any], changes: tuple[Any, ...]) -> Term[Any]:
        """Return a term with numbers and readings replaced wherever they concern it."""
        from regkit.engine.amend import replaced  # noqa: PLC0415

        return replaced(term, changes)

    def citations(self, determination: Determination[Any]) -> tuple[Quote, ...]:
        """Return the words that decided it, those of inner rules included."""
        from regkit.engine import explain  # noqa: PLC0415

        return explain.cited_once(determination)

    def silence(self, determination: Determination[Any]) -> Silence | None:
        """Return the declared silence that the case falls into."""
        from regkit.engine import explain  # noqa: PLC0415

        return _once("silence", determination, explain.silence_of)

    def missing(self, determination: Determination[Any]) -> tuple[Missing, ...]:
        """Return what could still change the answer."""
        if determination.status is not Status.UNDETERMINED:
            return ()
        from regkit.engine import possible  # noqa: PLC0415

        return _once("missing", determination, possible.missing_of_open)

    def possible(self, determination: Determination[Any]) -> tuple[Any, ...]:
        """Return the outcomes still reachable."""
        if determination.status is not Status.UNDETERMINED:
            return (determination.value if determination.is_decided else determination.status,)
        from regkit.engine import possible  # noqa: PLC0415

        return _once("possible", determination, possible.outcomes)

    def unused(self, determination: Determination[Any]) -> tuple[FactSpec, ...]:
        """Return the facts that were said and that the rule could not read."""
        from regkit.engine.relate import unused  # noqa: PLC0415

        subjects = zip(determination.rule.parameters, determination.subjects, strict=True)
        return unused({name: subject for (name, _), subject in subjects}, determination.rule.body)

    def presumed(self, determination: Determination[Any]) -> tuple[FactSpec, ...]:
        """Return the presumptions used."""
        from regkit.engine import explain  # noqa: PLC0415

        return explain.presumed(explain.path_of(determination), explain.case_of(determination))

    def readings(self, determination: Determination[Any]) -> tuple[Reading, ...]:
        """Return the readings used."""
        from regkit.engine import explain  # noqa: PLC0415

        return explain.readings(explain.path_of(determination))

    def provisional(self, determination: Determination[Any]) -> tuple[date, ...]:
        """Return the days counted that the next notice may still change."""
        from regkit.engine import explain  # noqa: PLC0415
        from regkit.engine.provisional import provisional_days  # noqa: PLC0415

        return provisional_days(explain.path_of(determination), explain.case_of(determination))

    def rulings(self, determination: Determination[Any]) -> tuple[Ruling, ...]:
        """Return the rulings followed."""
        from regkit.engine import explain, ruled  # noqa: PLC0415

        return explain.once_if_alike(
            "rulings", determination, lambda case: ruled.followed(determination, explain.path_of(determination, case))
        )

    def noticed(self, site: Site, on: date) -> tuple[LaterLaw, ...] | None:
        """Return the later law that every case ending there notices; nothing where that hangs on the case."""
        from regkit.engine.foreseen import noticed  # noqa: PLC0415

        vars(self)["noticed"] = noticed  # asked of every finding
        return noticed(site, on)

    def ruled(self, site: Site, on: date | None) -> tuple[Ruling, ...] | None:
        """Return the rulings that every case ending there follows; nothing where that hangs on the case."""
        if not any(isinstance(change, Ruling) for change in site.rule.amendments):
            return ()
        from regkit.engine.foreseen import ruled  # noqa: PLC0415

        return ruled(site, on)

    def explain(self, determination: Determination[Any], lang: str) -> str:
        """Return the explanation as text."""
        from regkit.engine import explain  # noqa: PLC0415

        return explain.explanation(determination, lang).text()

    def why_not(self, determination: Determination[Any], value: object, lang: str) -> str:
        """Return what keeps a value from being the answer."""
        from regkit.engine import explain  # noqa: PLC0415

        return explain.why_not(determination, value, lang)

    def html(self, determination: Determination[Any]) -> str:
        """Return the explanation as HTML, in Chinese and in English."""
        from regkit.engine import explain, explanation  # noqa: PLC0415

        return explanation.both(*(explain.explanation(determination, lang) for lang in ("zh", "en")))

    def shown(self, determination: Determination[Any]) -> str:
        """Return the answer in a line, for a console."""
        from regkit.language.writing import value_in_words  # noqa: PLC0415

        rule = determination.rule
        value = value_in_words(determination.value, rule.body.kind, "en") if determination.is_decided else ""
        return f"<{rule.name}: {determination.status.en}{value and f' {value}'}>"

    def record(self, determination: Determination[Any]) -> dict[str, Any]:
        """Return the record of the answer."""
        from regkit.engine.record import record_of  # noqa: PLC0415

        return record_of(determination)

    def data(self, determination: Determination[Any]) -> dict[str, Any]:
        """Return the answer as plain data."""
        from regkit.engine.data import data_of  # noqa: PLC0415

        return data_of(determination)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of such data."""
        from regkit.engine.data import schema  # noqa: PLC0415

        return schema("determination")
