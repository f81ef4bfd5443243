"""Mistakes that can be seen in a rule as soon as it is written."""

from __future__ import annotations

from typing import Any

from regkit.engine.amend import replaced
from regkit.engine.regions import satisfiable
from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.rule import AnyRule

__all__ = ["check"]


def check(rule: AnyRule) -> None:
    """Refuse a rule with a row or an exception that can never apply.

    Raises:
        RuleError: a condition contradicts itself, or an exception takes nothing away from any row.
    """
    for decision in _own_decisions(rule.body):
        for row in (*decision.rows, *decision.unless):
            if not _can_hold(row.condition):
                raise RuleError(
                    f"in rule `{rule.name}` the row `when({row.condition!r}, ...)` can never apply",
                    hint="its condition contradicts itself",
                )
        for exception in decision.unless:
            if not any(_can_hold(exception.condition, row.condition) for row in decision.rows):
                raise RuleError(
                    f"in rule `{rule.name}` the exception `unless=when({exception.condition!r}, ...)` can never apply",
                    hint="no row holds together with it; if it stands alone, write it as a row",
                )


def _can_hold(*conditions: t.Term[Any]) -> bool:
    """Return whether conditions may hold together, as they are read by default or with one passage read otherwise."""
    if satisfiable(*conditions):
        return True
    readings = {one.reading for term in conditions for one in t.walk(term) if isinstance(one, t.Choice)}
    changes = [one.read_as(option) for one in readings for option in one.options]
    return any(satisfiable(*(replaced(term, (change,)) for term in conditions)) for change in changes)


def _own_decisions(term: t.Term[Any]) -> list[t.Decide[Any]]:
    """Return the decisions of the rule itself; those of rules it applies were checked when they were written."""
    if isinstance(term, t.Applied):
        return []
    found = [term] if isinstance(term, t.Decide) else []
    return found + [inner for child in t.children(term) for inner in _own_decisions(child)]
