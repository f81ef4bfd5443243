"""What a model checks across facts: found in its validators, worked out once for every combination.

A model may take one fact from another, or refuse two that contradict each other, in plain Python. A frame cannot
run that on each row, so it is run on each combination of the facts concerned, and the outcome looked up.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from pydantic import ValidationError

from regkit.frames.errors import FrameError
from regkit.frames.plan.cells import Bad, bad_of
from regkit.frames.plan.columns import Column
from regkit.frames.plan.nodes import NULL
from regkit.language.facts import Subject

__all__ = ["MOST_COMBINATIONS", "Check", "Relation", "related_facts", "tabulated"]

MOST_COMBINATIONS = 20_000


@functools.cache
def related_facts(model: type[Subject]) -> frozenset[str]:
    """Return the facts that the model's own validators speak of, by name or by the law's word."""
    by_word = {spec.zh: name for name, spec in model.facts.items()}
    found: set[str] = set()
    for name, decorator in model.__pydantic_decorators__.model_validators.items():
        if name in Subject.__pydantic_decorators__.model_validators:
            continue
        function = getattr(decorator.func, "__func__", decorator.func)
        for said in _said_in(function, set()):
            fact = by_word.get(said, said)
            if fact in model.facts:
                found.add(fact)
    return frozenset(found)


def _said_in(function: Any, seen: set[Any]) -> Iterator[str]:
    """Yield the names and texts in a function, and in the functions of its module that it calls."""
    if not isinstance(function, FunctionType) or function in seen:
        return
    seen.add(function)
    for code in _codes(function.__code__):
        for constant in code.co_consts:
            yield from (text for text in _flat(constant) if isinstance(text, str))
        for name in code.co_names:
            yield name
            yield from _said_in(function.__globals__.get(name), seen)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _flat(constant: Any) -> Iterator[Any]:
    if isinstance(constant, (tuple, frozenset)):
        for one in constant:
            yield from _flat(one)
    else:
        yield constant


@dataclass(frozen=True)
class Relation:
    """How the facts of one subject depend on each other.

    Attributes:
        inputs: the columns that the frame has, words and truths, in the order of the index.
        outputs: for each column that can come out otherwise than it went in, the code for each combination.
        bad: for each combination that the model refuses, the reason.
    """

    inputs: tuple[Column, ...]
    outputs: Mapping[str, tuple[int, ...]]
    bad: Mapping[int, Bad]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many codes each input has, the unknown one last."""
        return tuple(_size(column) for column in self.inputs)


@dataclass(frozen=True)
class Check:
    """Facts that a model relates and that are no words or truths: each distinct row is made into a model.

    Attributes:
        parameter: the subject.
        model: its model.
        inputs: the related facts that have columns.
        unsaid: whether an empty cell says nothing.
    """

    parameter: str
    model: type[Subject]
    inputs: tuple[Column, ...]
    unsaid: bool

    def refusal(self, cells: Mapping[str, Any]) -> Bad | None:
        """Return why the model refuses some facts, or nothing where it takes them as they are.

        Raises:
            FrameError: the model makes something else of them.
        """
        said = {name: value for name, value in cells.items() if value is not None or not self.unsaid}
        try:
            made = self.model.model_validate(said)
        except ValidationError as error:
            return bad_of(None, error)
        for name, value in said.items():
            if getattr(made, name) != value:
                raise FrameError(f"`{self.model.__name__}` makes something else of `{self.parameter}.{name}`")
        return None


def _size(column: Column) -> int:
    return (2 if column.sort == "flag" else len(column.members)) + 1


def _value(column: Column, code: int) -> Any:
    return bool(code) if column.sort == "flag" else column.members[code]


def _code(column: Column, value: Any) -> int:
    if value is None:
        return NULL
    return int(value) if column.sort == "flag" else column.members.index(value)


def tabulated(
    model: type[Subject], inputs: tuple[Column, ...], concerned: tuple[Column, ...], *, unsaid: bool
) -> Relation:
    """Return what the model makes of every combination of the input columns.

    Args:
        model: the model.
        inputs: its related facts that have columns, all of words or truths.
        concerned: its related facts that the rules read.
        unsaid: whether an empty cell says nothing, rather than that the fact is unknown.
    """
    outputs: dict[str, list[int]] = {column.key: [] for column in concerned}
    bad: dict[int, Bad] = {}
    spaces = [range(_size(column)) for column in inputs]
    for index, codes in enumerate(itertools.product(*spaces)):
        made = _made(model, inputs, codes, unsaid=unsaid)
        if isinstance(made, Bad):
            bad[index] = made
        for column in concerned:
            assert column.spec is not None  # noqa: S101
            value = None if isinstance(made, Bad) else getattr(made, column.spec.name)
            outputs[column.key].append(_code(column, value))
    return Relation(inputs, {key: tuple(codes) for key, codes in outputs.items()}, bad)


def _made(model: type[Subject], inputs: tuple[Column, ...], codes: tuple[int, ...], *, unsaid: bool) -> Subject | Bad:
    said: dict[str, Any] = {}
    for column, code in zip(inputs, codes, strict=True):
        assert column.spec is not None  # noqa: S101
        known = code < _size(column) - 1
        if known or not unsaid:
            said[column.spec.name] = _value(column, code) if known else None
    try:
        return model.model_validate(said)
    except ValidationError as error:
        return bad_of(None, error)
