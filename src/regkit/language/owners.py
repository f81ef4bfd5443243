"""Whose a fact is: facts of several subjects that are called alike are told apart where they stand in one condition."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from typing import Any

from regkit.language import terms as t
from regkit.language.facts import FactSpec
from regkit.law import Label

__all__ = ["ITS", "distinct"]

ITS = ("其", "its ")
"""How a fact of the member that is asked about is told from that of another subject."""


@functools.lru_cache(maxsize=8192)
def distinct(term: t.Term[Any]) -> Any:
    """Return a term whose facts say whose they are, where facts of several subjects are called alike in it.

    A member of a list that is asked has `其日期`, the subject beside it `所问保证金事件的日期`; one that says whose it
    is, as `第1项保证金事件的日期` does, stays as it is.
    """
    parameters: dict[str, set[str]] = {}
    for fact in _facts_said(term):
        parameters.setdefault(fact.spec.zh.removeprefix(ITS[0]), set()).add(fact.parameter)
    alike = frozenset(zh for zh, found in parameters.items() if len(found) > 1)
    return _owned(term, alike) if alike else term


def _is_said_within(term: t.Term[Any]) -> bool:
    """Return whether a term is told by its parts; a rule and a named condition are told by their names."""
    return not isinstance(term, (t.Applied, t.Decide, t.Open)) and not (isinstance(term, t.Named) and term.zh)


def _facts_said(term: t.Term[Any]) -> Iterator[t.Fact[Any]]:
    if isinstance(term, t.Fact):
        yield term
    elif _is_said_within(term):
        for child in (term.branch,) if isinstance(term, t.Choice) else t.children(term):
            yield from _facts_said(child)


def _owned(found: Any, alike: frozenset[str]) -> Any:
    """Return a term, or what one is made of, with its facts of some labels told by their subjects."""
    if isinstance(found, tuple):
        return tuple(_owned(one, alike) for one in found)
    if isinstance(found, t.Fact):
        return dataclasses.replace(found, spec=_of_subject(found)) if _is_to_tell(found, alike) else found
    if not isinstance(found, t.Term) or not _is_said_within(found):
        return found
    values = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}  # type: ignore[arg-type]
    changed = {name: new for name, old in values.items() if (new := _owned(old, alike)) is not old}
    told = dataclasses.replace(found, **changed)  # type: ignore[type-var]
    if isinstance(told, t.Compare) and _is_member(told.right) and not _is_member(told.left):
        return t.Compare(t.FLIPPED[told.op], told.right, told.left)
    return told


def _is_to_tell(fact: t.Fact[Any], alike: frozenset[str]) -> bool:
    return fact.spec.whose is None and fact.spec.zh in alike


def _is_member(term: t.Term[Any]) -> bool:
    return isinstance(term, t.Fact) and "[" in term.parameter


def _of_subject(fact: t.Fact[Any]) -> FactSpec:
    """Return a fact with its subject: a member of a list that is asked, or one that is asked about beside it."""
    spec = fact.spec
    if _is_member(fact):
        return dataclasses.replace(spec, zh=f"{ITS[0]}{spec.zh}", en=f"{ITS[1]}{spec.en}")
    whose = Label(f"所问{fact.model.zh}", f"the {fact.model.english().removeprefix('the ')} asked about")
    return dataclasses.replace(spec, whose=whose)
