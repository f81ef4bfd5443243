"""Where each fact of a rule comes from in a frame, to be looked at before the answers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regkit.frames.plan.headings import Binding
from regkit.language.facts import UNSET
from regkit.language.kinds import Kind
from regkit.language.writing import value_in_words
from regkit.law import display

__all__ = ["ColumnMap", "FactSource", "mapped"]


@dataclass(frozen=True)
class FactSource:
    """Where a fact comes from.

    Attributes:
        fact: its name, `firm.grade`.
        zh: the law's word.
        en: the same in English.
        kind: its kind.
        column: the frame's heading, or `None`.
        unit: the unit of money that the heading names.
        presumed: what is presumed while there is no column, or a value that all rows share; `None` where it is unknown.
    """

    fact: str
    zh: str
    en: str
    kind: Kind
    column: str | None = None
    unit: str | None = None
    presumed: Any = None

    def said(self, lang: str) -> str:
        """Return it in words: the column, what is presumed, or that the fact is unknown."""
        if self.column is not None:
            named, unit = {"zh": "栏目", "en": "column"}[lang], f" ({self.unit})" if self.unit else ""
            return f"{named} `{self.column}`{unit}"
        if self.presumed is not None:
            value = value_in_words(self.presumed, self.kind, lang)
            return f"按“{value}”处理" if lang == "zh" else f"taken as {value}"
        return "不详，没有栏目" if lang == "zh" else "unknown, as it has no column"


@dataclass(frozen=True)
class ColumnMap:
    """The facts of a rule and the columns of a frame.

    Attributes:
        facts: where each fact comes from.
        unused: the headings that are not read, with the fact that each names, if any.
    """

    facts: tuple[FactSource, ...]
    unused: Mapping[str, str | None]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts that have neither a column nor a presumption."""
        return tuple(one.fact for one in self.facts if one.column is None and one.presumed is None)

    def _rows(self, lang: str) -> list[tuple[str, str, str]]:
        rows = [(one.fact, one.zh if lang == "zh" else one.en, one.said(lang)) for one in self.facts]
        for heading, fact in self.unused.items():
            idle = {"zh": "未采用", "en": "not used"}[lang]
            because = {"zh": f"：本规则不问 {fact}", "en": f": the rule does not read {fact}"}[lang] if fact else ""
            rows.append(("", heading, f"{idle}{because}"))
        return rows

    def __repr__(self) -> str:
        """Return a line for each fact and each unused column."""
        return "\n".join(f"{fact} ({en}): {said}" if fact else f"{en}: {said}" for fact, en, said in self._rows("en"))

    def html(self, lang: str = "zh") -> str:
        """Return a table of it."""
        title, heads = {
            "zh": ("各项事实的来源", ("事实", "名称", "来源")),
            "en": ("Where each fact comes from", ("fact", "name", "source")),
        }[lang]
        return display.grid(title, heads, self._rows(lang), lang)

    def _repr_html_(self) -> str:
        return display.folded(self.html("zh"), self.html("en"))


def mapped(binding: Binding) -> ColumnMap:
    """Return what a binding says, fact by fact."""
    found: list[FactSource] = []
    for key, fact in binding.facts.items():
        column = binding.columns.get(key)
        named = (".".join(key), fact.spec.zh, fact.spec.en, fact.kind)
        if column is not None and column.heading is not None:
            found.append(FactSource(*named, column.heading, column.unit))
        else:
            presumed = None if fact.spec.presumed is UNSET else fact.spec.presumed
            value = column.constant if column is not None and column.is_constant else presumed
            found.append(FactSource(*named, presumed=value))
    return ColumnMap(tuple(found), binding.unused)
