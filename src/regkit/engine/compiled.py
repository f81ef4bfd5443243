"""A rule as generated Python: an `if` ladder as fast as one written by hand (`regkit.engine.body`).

What it leaves open is settled by the worlds of the case, once for all cases that have the facts.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from regkit.engine import possible, reference
from regkit.engine.body import Body, Writer, function
from regkit.engine.remembered import remembered
from regkit.engine.witnesses import Witnesses
from regkit.engine.worlds import Worlds
from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.outcomes import UNKNOWN, Decided, Determination, Lack, Site, Status, Undecided
from regkit.language.rule import AnyRule

__all__ = ["compile_rule", "source"]


def compile_rule(rule: AnyRule) -> Callable[..., Determination[Any]]:
    """Return a function of the rule's subjects, the day and the calendar that gives a determination."""
    writer = _RuleWriter(rule)
    namespace = writer.namespace
    exec(compile(writer.source(), f"<rule {rule.name}>", "exec"), namespace)  # noqa: S102  (our own source; no data in it)
    run: Callable[..., Determination[Any]] = namespace[rule.name]
    return run


def source(rule: AnyRule) -> str:
    """Return the Python that is generated for `rule`, for reading and for tests."""
    return _RuleWriter(rule).source()


class _RuleWriter(Writer):
    """Writes the function of one rule."""

    def __init__(self, rule: AnyRule) -> None:
        super().__init__([name for name, _ in rule.parameters])
        self.rule = rule

    def settler(self) -> Callable[..., Determination[Any]]:
        return _settler(self.rule)

    def fallback(self, term: t.Term[Any], scope: Mapping[str, str]) -> str:
        """Return the name of what asks the reference evaluator: once for cases alike, but of what each has its own."""
        ask = super().fallback(term, scope)
        if tuple(scope) != tuple(self.parameters) or term.kind.is_amount or term.kind == DATE:
            return ask
        evaluate = self.namespace[ask]

        asks = any(isinstance(inner, t.Over) for inner in t.walk(term))  # then inner rules are within it, not around

        def once(*question: Any) -> Any:
            return remembered(f"lack {ask}", self.rule, question, lambda: evaluate(*question), in_brief=asks)

        self.namespace[ask] = once
        return ask

    def source(self) -> str:
        body = Body(self, rule=self.rule)
        self.check_subjects(body)
        self.check_day(body)
        body.answer(self.rule.body, ())
        signature = ", ".join([*(f"{name}=None" for name in self.parameters), "*", "on=None", "calendar=None"])
        return "\n\n".join([*self.functions, function(self.rule.name, signature, body)])

    def check_subjects(self, body: Body) -> None:
        """Answer with a term where the subjects are symbols; refuse what the rule is not about."""
        models = [self.constant(model) for _, model in self.rule.parameters]
        wrong = " or ".join(
            f"{name}.__class__ is not {model}" for name, model in zip(self.parameters, models, strict=True)
        )
        body.line(f"if {wrong}:")
        body.line(f"    term = {self.constant(self.rule.stand_in)}({', '.join(self.parameters)})")
        body.line("    if term is not None: return term")

    def check_day(self, body: Body) -> None:
        """Before commencement nothing is applicable; a rule that depends on the day needs one."""
        wrong, day = self.constant(self.rule.wrong_day), self.constant(date)
        body.line("if on is not None:")
        body.depth += 1
        body.line(f"if on.__class__ is not {day}: raise {wrong}(on)")
        body.line(f"if on < {self.constant(self.rule.commenced)}:")
        body.depth += 1
        body.end(Status.NOT_APPLICABLE)
        body.depth -= 2
        if self.rule.uses_day:
            body.line(f"else: raise {wrong}(on)")


def _settler(rule: AnyRule) -> Callable[..., Determination[Any]]:
    """Return the function that ends a question the three-valued pass leaves open."""
    names = tuple(name for name, _ in rule.parameters)
    sites = {status: Site(rule, status, nested=True) for status in Status}

    @functools.cache
    def witnesses() -> Witnesses:
        return Witnesses(rule.body, rule.parameters, _probe(rule))

    def determined(question: tuple[Any, ...]) -> Any:
        if witnesses().tell_apart(question):
            return UNKNOWN
        value, apart = possible.common(Worlds(rule.body, reference.asked(names, question)))
        if apart:
            witnesses().keep(question, [world.case.guessed for world in apart])
        return value

    def settle(*question: Any) -> Determination[Any]:
        value = remembered("settled", rule, question, lambda: determined(question), in_brief=True)
        if isinstance(value, Lack):
            return Undecided(sites[value.status], None, question)
        return Decided(sites[Status.DECIDED], value, question)

    return settle


def _probe(rule: AnyRule) -> Callable[..., Any]:
    """Return a function of the subjects, the day and the calendar that gives the rule's value or lack, no answer."""
    writer = Writer([name for name, _ in rule.parameters])
    name = writer.written(rule.body, {parameter: parameter for parameter in writer.parameters})
    namespace = writer.namespace
    exec(compile("\n\n".join(writer.functions), f"<probe of {rule.name}>", "exec"), namespace)  # noqa: S102  (as above)
    probe: Callable[..., Any] = namespace[name]
    return probe
