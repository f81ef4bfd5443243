"""How a subject is made, as people read it: each fact by name, with its plain type and what is presumed of it."""

from __future__ import annotations

import functools
import inspect
import operator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["FactsByName"]


class FactsByName:
    """Stands as the signature of a class of subjects, for `help`, hover and notebooks."""

    def __get__(self, _: object, owner: type[BaseModel]) -> inspect.Signature:
        """Return the signature of a class, made when it is asked for."""
        return inspect.Signature([_parameter(name, info) for name, info in owner.model_fields.items()])


def _parameter(name: str, info: FieldInfo) -> inspect.Parameter:
    default = inspect.Parameter.empty if info.is_required() else info.default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_plain(info.annotation))


def _plain(annotation: Any) -> Any:
    """Return a type without what only the reading of values needs."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return functools.reduce(operator.or_, map(_plain, get_args(annotation)))
    return annotation
