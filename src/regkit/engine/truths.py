"""The truths of a rule's plain conditions for one case, by generated code: whoever walks a rule needs them all."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from regkit.engine.body import Body, Writer, function
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import UNKNOWN
from regkit.language.rule import AnyRule
from regkit.language.terms import Term

__all__ = ["holding", "truths_of"]


def truths_of(rule: AnyRule, question: tuple[Any, ...]) -> tuple[dict[Term[Any], Any], set[Term[Any]]]:
    """Return the conditions of a rule that are true or false for a question, and those that are unknown.

    A question is its subjects, the day and the calendar.

    Conditions on what another rule decides are left to the reference evaluator, which tells why they lack a truth.
    """
    conditions, run = _compiled(rule)
    truths = dict(zip(conditions, run(*question), strict=True))
    lacking = {condition for condition, truth in truths.items() if truth is UNKNOWN}
    for condition in lacking:
        del truths[condition]
    return truths, lacking


@functools.lru_cache(maxsize=1024)
def _compiled(rule: AnyRule) -> tuple[tuple[Term[bool], ...], Callable[..., tuple[Any, ...]]]:
    members = tuple(term.variable for term in t.walk(rule.body) if isinstance(term, t.Over))
    conditions = tuple(term for term in t.walk(rule.body) if _is_plain(term, members))
    writer = Writer([name for name, _ in rule.parameters])
    body = Body(writer)
    unknown = writer.constant(UNKNOWN)
    truths = [f"True if {yes} else False if {no} else {unknown}" for yes, no in map(body.condition, conditions)]
    body.line(f"return ({''.join(f'{truth}, ' for truth in truths)})")
    signature = ", ".join([*writer.parameters, "on", "calendar"])
    source, namespace = "\n\n".join([*writer.functions, function("truths", signature, body)]), writer.namespace
    exec(compile(source, f"<truths of {rule.name}>", "exec"), namespace)  # noqa: S102  (our own source; no data in it)
    return conditions, namespace["truths"]


def holding(condition: Term[bool], names: tuple[str, ...]) -> Callable[..., bool]:
    """Return a function of the subjects of these names, the day and the calendar: whether a condition is true."""
    writer = Writer(names)
    body = Body(writer)
    body.line(f"return bool({body.condition(condition)[0]})")
    source = "\n\n".join([*writer.functions, function("holds", ", ".join([*names, "on", "calendar"]), body)])
    exec(compile(source, "<condition>", "exec"), writer.namespace)  # noqa: S102  (as above)
    holds: Callable[..., bool] = writer.namespace["holds"]
    return holds


def _is_plain(term: Term[Any], members: tuple[str, ...]) -> bool:
    """Return whether a condition decides nothing, and asks neither a list nor a member of one."""
    if term.kind != BOOL or isinstance(term, (t.Literal, t.Gate, t.Applied)):
        return False
    return not any(
        isinstance(inner, (t.Decide, t.Open, t.Over))
        or (isinstance(inner, t.Fact) and inner.parameter.startswith(members))
        for inner in t.walk(term)
    )
