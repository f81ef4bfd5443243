"""Subjects within subjects: a part (the owner of a project) and a list (its contractors), as fields of a model.

A list says who is in it and whether these are all. Silence is not completeness: of a list that is given without a
word on that, it is not known whether it is complete, unless its declaration presumes so; then every result that
rests on it lists the presumption. A list of which nothing was said is unknown as a whole.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Union, cast, get_args, get_origin

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from regkit.language.abouts import about_of, schema_of
from regkit.language.errors import RuleError
from regkit.law import Label, Unit, english_or

if TYPE_CHECKING:
    from regkit.language.facts import Subject

__all__ = ["HeldSpec", "Listed", "held_of", "listed", "part"]

M = TypeVar("M")

KEYS = {"members": "members", "所列": "members", "complete": "complete", "已全部列出": "complete"}
"""What a list in a file may be written with, where it says whether it is complete."""


UNSAID = "others."
"""How the name of what those not listed come to begins, as a fact of their list."""


class Listed(Generic[M]):
    """A list of subjects, and whether these are all.

    A model accepts it, a plain list or tuple (nothing said on completeness), or `{"members": [...], "complete": true}`.

    Attributes:
        members: the subjects, in their order.
        complete: whether there are no others; `None` where that is not known.
        said: whether anything was said on completeness; an explicit `None` is unknown, never presumed.
    """

    __slots__ = ("complete", "members", "said")
    relations: ClassVar[tuple[Any, ...]] = ()

    def __init__(self, members: Iterable[M] = (), *, complete: bool | None = None, said: bool = True) -> None:
        """Keep the members and what was said of completeness."""
        self.members = tuple(members)
        self.complete = complete
        self.said = said

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listed) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return self.members, self.complete, self.said

    def __repr__(self) -> str:
        """Return the list as written in Python."""
        said = f", complete={self.complete}" if self.said else ", said=False"
        return f"Listed({list(self.members)!r}{said})"

    def __iter__(self) -> Iterator[M]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def __getitem__(self, index: int) -> M:
        return self.members[index]

    @property
    def model_fields_set(self) -> frozenset[str]:
        """What was said of the list itself, as a subject tells it of its facts."""
        return frozenset({"complete"} if self.said else ())

    def __getattr__(self, name: str) -> None:
        """Return nothing for what those not listed come to, which is never known."""
        if not name.startswith(UNSAID):
            raise AttributeError(name)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Validate the members by their model; serialise as a plain list where nothing was said on completeness."""
        (member,) = get_args(source) or (Any,)
        members = handler.generate_schema(tuple[member, ...])  # type: ignore[valid-type]  # known when it runs
        return core_schema.no_info_wrap_validator_function(
            _read,
            members,
            serialization=core_schema.wrap_serializer_function_ser_schema(_write, schema=members),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe both forms: the plain list, and the list that says whether it is complete."""
        members = handler(cast("dict[str, Any]", schema)["schema"])
        complete = {"anyOf": [{"type": "boolean"}, {"type": "null"}]}
        told = {"type": "object", "properties": {"members": members, "complete": complete}, "required": ["members"]}
        return {"anyOf": [members, {**told, "additionalProperties": False}]}


def _read(value: Any, handler: Any) -> Listed[Any]:
    if isinstance(value, Listed):
        return Listed(handler(value.members), complete=value.complete, said=value.said)
    if isinstance(value, (list, tuple)):
        return Listed(handler(tuple(value)), said=False)
    told = {KEYS.get(str(key)): one for key, one in value.items()} if isinstance(value, Mapping) else {}
    members, complete = told.get("members"), told.get("complete")
    if None in told or not isinstance(members, (list, tuple)) or not (complete is None or isinstance(complete, bool)):
        raise PydanticCustomError(
            "bad_list",
            "`{value}` is no list; accepted: a list, or `members` with `complete`: true, false or nothing for unknown",
            {"value": str(value)},
        )
    return Listed(handler(tuple(members)), complete=complete, said="complete" in told)


def _write(value: Listed[Any], handler: Any) -> Any:
    members = handler(value.members)
    return {"members": members, "complete": value.complete} if value.said else members


COUNTED = {"合同": "份", "动用": "次", "行为": "项", "事件": "项", "资质": "项", "奖惩": "项"}
"""What is counted in another word than 个, by how it ends."""


@dataclass(frozen=True, slots=True)
class HeldSpec:
    """What is declared of a part or a list: its name, the law's word, its model.

    Attributes:
        name: the field of the model.
        zh: the law's own word.
        en: what the members are called in English.
        model: the class of the part, or of the members.
        many: whether it is a list.
        presumed_complete: whether a list is taken to be complete while nothing is said on that.
        unit: what its members are counted in, for a list that is counted.
        source: the provision it is taken from, as an address.
        within: of which member of another list it is.
        about: a sentence on what it holds, with `en` in English too where it is a `Label`.
    """

    name: str
    zh: str
    en: str
    model: type[Subject]
    many: bool
    presumed_complete: bool
    unit: Unit | None = None
    source: str | None = None
    within: Label | None = None
    about: str | None = None

    def of(self, subject: Any) -> Any:
        """Return the part, or the list with what is presumed of it; what was not said is there, but unknown."""
        value = getattr(subject, self.name)
        if not self.many:
            if value is not None:
                return value
            return self.unknown() if self.name in subject.model_fields_set else _unsaid(self.model)
        if value is None:
            return Listed()
        return Listed(value.members, complete=True, said=False) if self.presumed_complete and not value.said else value

    def member_zh(self, number: int) -> str:
        """Return what the member of a number is called: `第2个承包企业`, `第1次动用`, `第1份施工合同`."""
        one = self.zh.removeprefix("各")
        return f"第{number}{COUNTED.get(one[-2:], '个')}{one}"

    def member_en(self, number: int) -> str:
        """Return the same in English: `contractor no. 2`."""
        return f"{self.model.english().removeprefix('the ')} no. {number}"

    def unknown(self) -> Any:
        """Return a subject of which everything is said to be unknown, so that nothing is presumed of it."""
        return _unknown(self.model)


@functools.cache
def _unsaid(model: type[Subject]) -> Subject:
    """Return a subject of which nothing was said; subjects do not change, so that one serves for all."""
    return model.model_construct()


@functools.cache
def _unknown(model: type[Subject]) -> Subject:
    """Return a subject of which everything was said to be unknown; one serves for all as well."""
    nothing = dict.fromkeys([*model.facts, *model.held])
    return model.model_construct(_fields_set=set(nothing), **nothing)


def listed(
    zh: str,
    *,
    en: str | None = None,
    presumed_complete: bool = False,
    unit: Unit | None = None,
    source: str | None = None,
    about: str | None = None,
) -> Any:
    """Declare a list of subjects.

    Example: `contractors: Listed[Contractor] | None = listed("承包企业")`.

    Args:
        zh: the law's word for the members.
        en: what they are called in English; by default the name of the field.
        presumed_complete: whether a list that is given is taken to be complete while nothing is said on that; results
            list the presumption. Without it, such a list may have other members.
        unit: what the members are counted in, where a rule counts them.
        source: the provision that makes the list matter.
        about: a sentence on what it holds; with a `Label`, in both languages.
    """
    more = {"x-presumed_complete": presumed_complete, "x-unit": None if unit is None else unit.name}
    return _declare(zh, "list", en, source, about, **more)


def part(zh: str, *, en: str | None = None, source: str | None = None, about: str | None = None) -> Any:
    """Declare a subject within a subject.

    Example: `owner: ProjectOwner | None = part("建设单位")`.

    Of a part of which nothing was said, its own presumptions hold; of one that is said to be unknown, nothing does.
    """
    return _declare(zh, "part", en, source, about)


def _declare(zh: str, held: str, en: str | None, source: str | None, about: str | None, **more: Any) -> Any:
    english = en or english_or(zh, "") or None
    description, chinese = schema_of(about)
    told = {"x-held": held, "x-held-zh": str(zh), "x-held-en": english, "x-source": source}
    extra: dict[str, Any] = {**told, **chinese, **more}
    said = {key: value for key, value in extra.items() if value is not None}
    return Field(default=None, title=str(zh), description=description, json_schema_extra=said)


def held_of(where: str, fields: Mapping[str, FieldInfo]) -> dict[str, HeldSpec]:
    """Return the parts and lists that a model declares.

    Raises:
        RuleError: one is annotated as something else.
    """
    return {
        name: _spec(f"{where}.{name}", name, info)
        for name, info in fields.items()
        if isinstance(info.json_schema_extra, dict) and "x-held" in info.json_schema_extra
    }


def _spec(where: str, name: str, info: FieldInfo) -> HeldSpec:
    extra: Any = info.json_schema_extra
    many = extra["x-held"] == "list"
    unit = extra.get("x-unit")
    return HeldSpec(
        name=name,
        zh=str(extra["x-held-zh"]),
        en=str(extra.get("x-held-en") or name.replace("_", " ")),
        model=_model(where, info.annotation, many=many),
        many=many,
        presumed_complete=bool(extra.get("x-presumed_complete")),
        unit=None if unit is None else Unit.of(unit),
        source=extra.get("x-source"),
        about=about_of(info),
    )


def _model(where: str, annotation: Any, *, many: bool) -> Any:
    """Return the model of a part, or of the members of a list, its `None` (unknown) aside."""
    union = get_origin(annotation) in {Union, types.UnionType}
    options = get_args(annotation) if union else (annotation,)
    (found, *more) = [option for option in options if option is not type(None)]
    if many and get_origin(found) is Listed:
        (found,) = get_args(found)
    elif many:
        found = None
    if more or not hasattr(found, "facts"):
        form = "Listed[Model] | None = listed(...)" if many else "Model | None = part(...)"
        raise RuleError(
            f"`{where}` is declared as something that a rule cannot ask",
            hint=f"write `{where.rpartition('.')[2]}: {form}`",
        )
    return found
