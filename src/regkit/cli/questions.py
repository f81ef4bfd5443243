"""What an interview asks next, and what has been said: of subjects, their parts, and the members of their lists.

A list is asked for member by member: whether there is one, what matters of it, and then whether these are all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.language import Determination, Rule
from regkit.language.facts import FactSpec, Subject
from regkit.language.lists import HeldSpec
from regkit.language.outcomes import Missing

__all__ = ["Interview", "Question"]

COMPLETE = "complete"
STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<number>\d+)\])?")


@dataclass(frozen=True)
class Question:
    """A fact that is asked for, or whether the members of a list that were told are all.

    Attributes:
        path: whose fact it is, `file.parties[0].contractor`; or the list, `file.parties`.
        missing: what is missing, in words.
        spec: the fact; nothing for a list.
        held: the list; nothing for a fact.
        listed: how many members were told.
    """

    path: str
    missing: Missing
    spec: FactSpec | None = None
    held: HeldSpec | None = None
    listed: int = 0

    @property
    def name(self) -> str:
        """What is asked of whom the path names."""
        return COMPLETE if self.spec is None else self.spec.name


@dataclass
class Interview:
    """What has been said so far, in order, so that one can go back.

    Attributes:
        rule: the rule.
        on: the day asked about.
        said: of whom, what, and the value; a list of which `complete` is denied has one more member.
    """

    rule: Rule[Any, Any]
    on: date
    said: list[tuple[str, str, Any]] = field(default_factory=list)

    def answer(self) -> Determination[Any]:
        """Return the answer to what has been said."""
        told: dict[str, Any] = {}
        for path, name, value in self.said:
            inner = _inner(told, path)
            if name == COMPLETE and self._list(path) is not None:
                members = [*inner.get("members", ()), *([{}] if value is False else ())]
                inner |= {"members": members, COMPLETE: value or None}
            else:
                inner[name] = value
        subjects = [model.model_validate(told.get(parameter, {})) for parameter, model in self.rule.parameters]
        found: Determination[Any] = self.rule(*subjects, on=self.on)
        return found

    def next(self, answer: Determination[Any]) -> Question | None:
        """Return what is to be asked: first of the member that is being told of, then the most decisive."""
        open_ones = [one for item in answer.missing if (one := self._question(item)) is not None]
        member = self._member()
        own = (one for one in open_ones if member and f"{one.path}.".startswith(f"{member}."))
        return next(own, next(iter(open_ones), None))

    def _question(self, item: Missing) -> Question | None:
        """Return the question for what is missing, if it is one and has not been asked."""
        path, _, name = item.name.rpartition(".")
        holder = self._model(path)
        spec = None if holder is None else holder.facts.get(name)
        if spec is not None:
            is_new = all((of, what) != (path, name) for of, what, _ in self.said)
            return Question(path, item, spec) if is_new else None
        of_list = item.name.removesuffix(f".{COMPLETE}")
        held = self._list(of_list)
        told = [value for of, what, value in self.said if (of, what) == (of_list, COMPLETE)]
        if held is None or (told and told[-1] is None):
            return None
        return Question(of_list, item, held=held, listed=told.count(False))

    def _member(self) -> str:
        """Return the member of a list that was spoken of last, if one was."""
        if not self.said:
            return ""
        path, name, value = self.said[-1]
        if name == COMPLETE and self._list(path) is not None and value is False:
            return f"{path}[{sum(one == self.said[-1] for one in self.said) - 1}]"
        return path[: path.rfind("]") + 1]

    def _model(self, path: str) -> type[Subject] | None:
        """Return the model of what a path names, if it is a subject."""
        first, *rest = path.split(".")
        found = dict(self.rule.parameters).get(first)
        for name, number in _steps(".".join(rest)):
            held = None if found is None else found.held.get(name)
            if held is None or held.many == (number is None):
                return None
            found = held.model
        return found

    def _list(self, path: str) -> HeldSpec | None:
        outer, _, name = path.rpartition(".")
        holder = self._model(outer)
        held = None if holder is None else holder.held.get(name)
        return held if held is not None and held.many else None

    def whose(self, path: str) -> tuple[str, str]:
        """Return of which members a path speaks, in Chinese and in English: `第1个企业的`, ` of firm no. 1`."""
        zh, en, here = "", "", path.partition(".")[0]
        for name, number in _steps(path.partition(".")[2]):
            held = self._list(f"{here}.{name}")
            here = f"{here}.{name}"
            if held is not None and number is not None:
                here = f"{here}[{number}]"
                zh = f"{zh}{held.member_zh(number + 1)}的"
                en = f" of {held.member_en(number + 1)}{en}"
        return zh, en


def _steps(path: str) -> Iterator[tuple[str, int | None]]:
    for step in STEP.finditer(path):
        yield step["name"], None if step["number"] is None else int(step["number"])


def _inner(told: dict[str, Any], path: str) -> dict[str, Any]:
    """Return what was said of whom a path names; a list that was begun is not taken to be complete."""
    for name, number in _steps(path):
        told = told.setdefault(name, {})
        if number is not None:
            told = told["members"][number]
    return told
