"""Facts of the parts and of the members of a subject as columns: of which paths they are, and which lists are asked.

A member of a list is like any other, so that `file.parties[].contractor` stands for the contractor of each.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from regkit.engine.lists import anyone, flattened
from regkit.frames.errors import FrameError
from regkit.frames.plan.columns import EACH, Column, FactKey, prototype
from regkit.frames.plan.days import Workdays
from regkit.frames.plan.lower import Lowering
from regkit.frames.plan.nodes import FALSE
from regkit.frames.plan.plan import NONE, STATUS_WORDS, STATUSES, Output, between, value_outputs
from regkit.frames.plan.values import Value
from regkit.language import terms as t
from regkit.language.facts import Flag, Subject, fact
from regkit.language.lists import HeldSpec, Listed
from regkit.language.rule import AnyRule

__all__ = ["complete_column", "lists_asked", "looks_within", "outputs_of"]

DIGITS: Final = 28
"""The digits of an amount: a total of any length has no most that the rule tells."""
DEEPEST: Final = 4
"""How many parts within parts a rule may look into."""


@functools.lru_cache(maxsize=256)
def looks_within(rule: AnyRule) -> bool:
    """Return whether a rule asks a part or a list of its subjects, which one row has no cells for."""
    return any(
        isinstance(term, t.Over) or (isinstance(term, t.Fact) and "." in term.parameter) for term in t.walk(rule.body)
    )


def lists_asked(rules: Iterable[AnyRule]) -> dict[str, HeldSpec]:
    """Return the lists that rules ask, by path.

    Raises:
        FrameError: a list within a list is asked; a row is a member of one list.
    """
    found: dict[str, HeldSpec] = {}
    for rule in rules:
        for term in t.walk(rule.body):
            if not isinstance(term, t.Over):
                continue
            path = anyone(f"{term.parameter}.{term.held.name}")
            if EACH in path:
                raise FrameError(
                    f"rule `{rule.name}` asks the list `{path}`, which each member of another list has: "
                    "a row is a member of one list",
                    hint="ask it case by case",
                    zh=f"规则 `{rule.name}` 所问名单 `{path}` 属于另一名单的各项，而一行只能是一个名单的一项",
                    hint_zh="请逐案询问",
                )
            found[path] = term.held
    return found


class _Said(Subject):
    """Whether the members that a table lists are all: a column of the cases."""

    complete: Flag | None = fact("已全部列出", en="all are listed")


def complete_column(path: str, complete: bool | str | None) -> Column | None:  # noqa: FBT001  (yes, no, or where it is told)
    """Return what tells whether a list is complete: a truth for all rows, a column, or nothing."""
    if complete is None:
        return None
    column = dataclasses.replace(prototype(path, _Said, _Said.facts["complete"]), key=f"{path}.complete")
    if isinstance(complete, str):
        return dataclasses.replace(column, heading=complete)
    return dataclasses.replace(column, is_constant=True, constant=complete)


# ── the columns that are made ────────────────────────────────────────────────────────────────────────


def outputs_of(
    rule: AnyRule, want: Iterable[str], prefix: str, on: Column | None, workdays: Callable[[], Workdays]
) -> list[Output]:
    """Return the columns of a rule's answers, the same whatever rows there are: of the value, the status, the words."""
    subjects = {name: _with_one_member(model, DEEPEST) for name, model in rule.parameters}
    body = flattened(rule.body, subjects)
    columns: Mapping[FactKey, Column] = {
        (leaf.parameter, leaf.spec.name): dataclasses.replace(
            prototype(leaf.parameter, leaf.model, leaf.spec), heading=leaf.spec.name
        )
        for leaf in t.walk(body)
        if isinstance(leaf, t.Fact)
    }
    shape = Lowering(rule.name, columns, on, workdays, unsaid=True).value(body)
    found = []
    for one in dict.fromkeys(("value", "status", *want)):
        match one:
            case "value":
                made = value_outputs(Value(), shape, rule.body.kind, f"{prefix}value", FALSE, {})
                found += [dataclasses.replace(each, digits=DIGITS) for each in made]
            case "status":
                found.append(Output(f"{prefix}status", "text", NONE, texts=STATUSES, said=STATUS_WORDS, what="status"))
            case "article" | "quote":
                found.append(Output(f"{prefix}{one}", "joined", NONE, what=one, between=between(one, None)))
            case _:
                pass
    return found


def _with_one_member(model: type[Subject], depth: int) -> Any:
    """Return a subject of which nothing is known but that each of its lists has a member."""
    said: dict[str, Any] = {}
    for held in model.held.values() if depth else ():
        inner = _with_one_member(held.model, depth - 1)
        said[held.name] = Listed([inner]) if held.many else inner
    return model.model_construct(_fields_set=set(said), **said)
