"""What people see of a subject: how it is made, each fact by name with what is presumed, and what there is to ask.

pydantic gives each of its classes some seventy names; `help` and tab completion show what `dir` of the class returns.
"""

from __future__ import annotations

import functools
import inspect
import operator
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic._internal._model_construction import ModelMetaclass  # the class of classes of models has no other name
from pydantic.fields import FieldInfo

__all__ = ["KEPT", "FaceOnly", "FactsByName"]

KEPT = ("model_copy", "model_dump", "model_dump_json")
"""What pydantic can do with a subject that users need as well; all else of it is there, and not shown."""


if TYPE_CHECKING:
    FaceOnly = ModelMetaclass  # what a type checker knows of models it knows by this very class
else:

    class FaceOnly(ModelMetaclass):
        """The class of subjects' classes: as pydantic's, but that `dir`, and with it `help`, shows the face alone."""

        def __dir__(cls) -> list[str]:  # noqa: N805  (it is asked of a class)
            """Return what is asked of a class: its facts, what it presumes, and what it does itself."""
            own = (name for name in vars(cls) if not name.startswith(("_", "model_")) and callable(getattr(cls, name)))
            return sorted({*own, "facts", "presumed"})


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
