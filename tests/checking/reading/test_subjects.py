"""Subjects of rows: those that are alike but for their names are made once, and keep their own names."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from regkit.checking.reading.subjects import Maker
from regkit.language import Flag, Said, Subject, fact, never


class Place(Subject):
    """A place with a name of which nothing hangs."""

    name: str | None = None
    is_open: Said[Flag] = fact("开放")
    is_shut: Said[Flag] = fact("关闭")

    relations = (never(lambda f: f.is_open & f.is_shut, "既开放又关闭", "both open and shut"),)


class Sworn(Subject):
    """A place whose name is looked at."""

    name: str | None = None
    is_open: Said[Flag] = fact("开放")

    @field_validator("name")
    @classmethod
    def _no_rumour(cls, name: str | None) -> str | None:
        if name == "传闻":
            raise ValueError(name)
        return None if name is None else f"{name}。"


def test_places_that_are_alike_keep_their_names() -> None:
    """Each says what it says, as if it were made by itself, whichever was made before."""
    maker = Maker(Place)
    said: list[dict[str, Any]] = [
        {"name": "甲", "is_open": True},
        {"name": "乙", "is_open": True},
        {"is_open": True},
        {"name": "乙"},
    ]
    said += [{"name": None, "is_open": True}, {"is_open": None, "name": "丙"}]
    for facts in said:
        _, made, refused = maker.made(dict(facts))
        alone = Place.model_validate(facts)
        assert (made, made.model_fields_set, refused) == (alone, alone.model_fields_set, ())
    assert Place.model_validate(said[0]).name == "甲"


def test_what_contradicts_does_so_under_any_name() -> None:
    """Of both places both facts are unknown, and each keeps its name; the next that agrees is not touched by it."""
    maker = Maker(Place)
    for name in ("甲", "乙"):
        _, made, refused = maker.made({"name": name, "is_open": True, "is_shut": True})
        assert [one.names for one in refused] == [("is_open", "is_shut")]
        assert made == Place(name=name, is_open=None, is_shut=None)
    assert maker.made({"name": "丙", "is_open": True})[1:] == (Place(name="丙", is_open=True), ())


def test_a_name_that_a_model_looks_at_is_looked_at_each_time() -> None:
    """Nothing is taken over from a place of another name."""
    maker = Maker(Sworn)
    names = [maker.made({"name": name, "is_open": True})[1].name for name in ("甲", "乙", "传闻")]  # type: ignore[attr-defined]
    assert names == ["甲。", "乙。", None]
