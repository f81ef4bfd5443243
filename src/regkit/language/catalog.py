"""The regulations that are installed, found by their entry points, and what each of them holds.

A package registers its regulation in the entry-point group `regkit.regulations`: the short name, and the module that
exports its rules. What stands beside the tables of a regulation is registered in `regkit.layers`: its short name, and
the module that says it. Nothing is imported before it is asked for, and a package that is broken spoils no other.
"""

from __future__ import annotations

import pkgutil
from collections import deque
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.metadata import entry_points
from itertools import chain
from types import ModuleType
from typing import Any, TypeVar

from regkit.faces import whole
from regkit.language.facts import Subject
from regkit.language.layout import Change, Companion, Layout
from regkit.language.readings import OpenQuestion, Reading
from regkit.language.rule import AnyRule, Rule
from regkit.law import InputError, Regulation, nearest

__all__ = [
    "GROUP",
    "LAYERS",
    "SHIPPED",
    "SHIPPED_LAYERS",
    "RegulationError",
    "all_rules_of",
    "changes",
    "companions",
    "find_rule",
    "layouts",
    "models",
    "names",
    "problems",
    "questions_of",
    "readings_of",
    "refresh",
    "registered",
    "regulation_of",
    "rules_of",
]

GROUP = "regkit.regulations"
SHIPPED = {
    "chengde": "regkit.chengde",
    "datong": "regkit.datong",
    "video": "regkit.national.video",
    "wages": "regkit.national.wages",
    "wuhan": "regkit.wuhan",
}
"""What regkit itself registers; a source tree without installed metadata has these all the same."""

LAYERS = "regkit.layers"
SHIPPED_LAYERS = {"chengde": "regkit.national.layers_tables", "datong": "regkit.national.layers_tables"}
"""As for `SHIPPED`: where it is said what stands beside the tables of a regulation."""

K = TypeVar("K")


class RegulationError(InputError):
    """A regulation is not installed, or its package cannot be used."""


@cache
def _registered() -> dict[str, tuple[str, ...]]:
    """Return the modules that are registered under each short name; one, where all is well."""
    found = {name: {module: None} for name, module in SHIPPED.items()}
    for point in entry_points(group=GROUP):
        found.setdefault(point.name, {}).setdefault(point.module, None)
    return {name: tuple(found[name]) for name in sorted(found)}


def refresh() -> None:
    """Forget what was found, so that what was installed since is found."""
    for remembered in (_registered, _module_of, regulation_of):
        remembered.cache_clear()


def registered() -> tuple[str, ...]:
    """Return the short names of all regulations, those included that cannot be used."""
    return tuple(_registered())


def names() -> tuple[str, ...]:
    """Return the short names of the regulations that can be used."""
    broken = problems()
    return tuple(name for name in _registered() if name not in broken)


def problems() -> dict[str, RegulationError]:
    """Return why a registered regulation cannot be used, by its short name; empty where all can."""
    found: dict[str, RegulationError] = {}
    for name in _registered():
        try:
            regulation_of(name)
            deque(_vars(name, "tables"), maxlen=0)
        except RegulationError as error:
            found[name] = error
    return found


@cache
def _module_of(name: str) -> ModuleType:
    modules = _registered().get(name)
    if not modules:
        raise _unknown(name)
    first, *others = modules
    if others:
        raise RegulationError(
            f"two packages register a regulation `{name}`: {', '.join(f'`{one}`' for one in modules)}",
            hint="uninstall one of them, or have one take another name",
            zh=f"两个包都登记了法规 `{name}`：{'、'.join(f'`{one}`' for one in modules)}",
            hint_zh="请卸载其一，或者让其一改名",
        )
    return _imported(name, first)


def _imported(name: str, module: str) -> ModuleType:
    try:
        return whole(module)
    except Exception as error:  # a stranger's module may fail in any way
        why = getattr(error, "message", error)
        raise RegulationError(
            f"regulation `{name}` cannot be used: `{module}` cannot be imported: {why}",
            hint="no other regulation is touched by it; repair its package or uninstall it",
            zh=f"法规 `{name}` 不能使用：无法导入 `{module}`：{getattr(error, 'zh', None) or why}",
            hint_zh="其他法规不受影响；请修复或者卸载该包",
        ) from error


def _unknown(name: str) -> RegulationError:
    titles = {one: regulation_of(one).title for one in names()}
    close = next((one for one, title in titles.items() if name and name in title), None) or nearest(name, tuple(titles))
    hint = f"did you mean `{close}`?" if close else f"there are: {', '.join(titles)}"
    return RegulationError(
        f"there is no regulation `{name}`",
        hint=hint,
        zh=f"没有名为 `{name}` 的法规",
        hint_zh=f"是否应为 `{close}`？" if close else f"现有：{'、'.join(titles)}",
    )


@cache
def regulation_of(name: str) -> Regulation:
    """Return the regulation of a short name; the newest of its versions, which knows the others.

    Raises:
        RegulationError: there is none of that name, two packages have it, or its package cannot be used.
    """
    found = [one for one in _of_kind(Regulation, _vars(name, "regulation")) if one.short == name]
    if not found:
        raise RegulationError(
            f"`{_module_of(name).__name__}` is registered as `{name}` but holds no regulation of that short name",
            hint=f'its regulation is made with `short="{name}"`, in the module or in its `regulation.py`',
            zh=f"`{_module_of(name).__name__}` 登记为 `{name}`，但其中没有此简称的法规",
            hint_zh=f'法规须以 `short="{name}"` 建立，写在该模块或其 `regulation.py` 中',
        )
    return max(found, key=lambda one: one.commenced)


# ── what a regulation holds ──────────────────────────────────────────────────────────────────────────────────


def _parts(name: str) -> tuple[str, ...]:
    """Return the names of the submodules of a regulation's package; none where it is a module alone."""
    return tuple(one.name for one in pkgutil.iter_modules(getattr(_module_of(name), "__path__", ())))


def _vars(name: str, *parts: str) -> Iterator[Any]:
    """Yield what the registered module has, then what those of its submodules that are named have."""
    module = _module_of(name)
    yield from vars(module).values()
    for part in _parts(name):
        if part in parts:
            yield from vars(_imported(name, f"{module.__name__}.{part}")).values()


def _everything(name: str) -> Iterator[Any]:
    return _vars(name, *_parts(name))


def _of_kind(kind: type[K], things: Iterator[Any]) -> tuple[K, ...]:
    """Return the things of a kind, each once."""
    return tuple({id(thing): thing for thing in things if isinstance(thing, kind)}.values())


def rules_of(name: str) -> tuple[AnyRule, ...]:
    """Return the rules that a regulation's package exports, in the order of the articles."""
    own = regulation_of(name)
    rules = [rule for rule in _of_kind(Rule, _vars(name)) if rule.regulation.short == own.short]
    return tuple(sorted(rules, key=lambda rule: (rule.home.article, rule.name)))


def all_rules_of(name: str) -> tuple[AnyRule, ...]:
    """Return every rule that the modules of a regulation's package have, exported or not."""
    return _of_kind(Rule, _everything(name))


def readings_of(name: str) -> tuple[Reading, ...]:
    """Return the readings of a regulation: those that its modules have by name, then those that its rules rest on."""
    followed = (one for rule in all_rules_of(name) for one in rule.readings)
    things = _of_kind(Reading, chain(_everything(name), followed))
    return tuple(one for one in things if one.quote.regulation.short == name)


def questions_of(name: str) -> tuple[OpenQuestion, ...]:
    """Return the open questions of a regulation: those that its modules have by name, then those that its rules ask."""
    asked = (one for rule in all_rules_of(name) for one in rule.open_questions)
    things = _of_kind(OpenQuestion, chain(_everything(name), asked))
    return tuple(one for one in things if one.quote.regulation.short == name)


def models(name: str) -> tuple[type[Subject], ...]:
    """Return the models of a regulation."""
    found = _of_kind(type, _everything(name))
    return tuple(one for one in found if issubclass(one, Subject) and one is not Subject)


def layouts() -> tuple[Layout, ...]:
    """Return the layouts that the packages declare, in the module that is registered or in its `tables.py`."""
    return tuple(layout for name in names() for layout in _of_kind(Layout, _vars(name, "tables")))


def companions(layout: str, on: date) -> tuple[Companion, ...]:
    """Return what stands beside a layout on a day, in the order of the days from which it does.

    Raises:
        RegulationError: a module that is registered for it cannot be imported.
    """
    found = _of_kind(Companion, _beside(layout.partition(".")[0]))
    return tuple(sorted((one for one in found if one.layout == layout and one.since <= on), key=lambda one: one.since))


def changes() -> tuple[Change, ...]:
    """Return what changed when other law came into force, in the order of the days.

    Raises:
        RegulationError: a module that is registered for it cannot be imported.
    """
    registered_for = sorted({*SHIPPED_LAYERS, *(one.name for one in entry_points(group=LAYERS))})
    found = _of_kind(Change, (thing for name in registered_for for thing in _beside(name)))
    return tuple(sorted(found, key=lambda one: one.law.commenced))


def _beside(name: str) -> Iterator[Any]:
    """Yield what the modules have that are registered for what stands beside a regulation."""
    modules = {SHIPPED_LAYERS.get(name), *(one.module for one in entry_points(group=LAYERS) if one.name == name)}
    for module in sorted(filter(None, modules)):
        try:
            found = _imported(name, module)
        except RegulationError as error:
            raise RegulationError(
                f"what stands beside `{name}` cannot be used: {error.message.partition(': ')[2]}",
                hint="`--no-layers` leaves it aside; repair the package that registers it or uninstall it",
                zh=f"与 `{name}` 并行的内容不能使用：{(error.zh or error.message).partition('：')[2]}",
                hint_zh="可用 `--no-layers` 略去；请修复或者卸载登记它的包",
            ) from error
        yield from vars(found).values()


def find_rule(name: str) -> AnyRule:
    """Return a rule by `regulation.rule`.

    Raises:
        InputError: there is none of that name; the nearest is named.
    """
    regulation, _, rule = name.partition(".")
    known = {one.name: one for one in rules_of(regulation)}
    if rule not in known:
        close = nearest(rule, tuple(known))
        hint = f"did you mean `{regulation}.{close}`?" if close else "see `regkit list`"
        raise InputError(
            f"there is no rule `{name}`",
            hint=hint,
            zh=f"没有规则 `{name}`",
            hint_zh=f"是否应为 `{regulation}.{close}`？" if close else "见 `regkit list`",
        )
    return known[rule]
