"""An explanation as it is shown: plain text, and HTML that reads on light pages and dark ones."""

from __future__ import annotations

from dataclasses import dataclass

from regkit.language.writing import sentence
from regkit.law import display

__all__ = ["TITLES", "Explanation", "Section", "both"]

TITLES = {
    "citations": ("依据", "Words"),
    "because": ("理由", "Because"),
    "so_far": ("目前已知", "Known so far"),
    "presumed": ("未说明，按下列情形处理", "Taken for granted, as nothing was said"),
    "readings": ("所采解读", "Readings"),
    "missing": ("尚缺", "Missing"),
    "provisional": ("日历未定", "The calendar may change"),
    "silent": ("未规定之处", "Where the text is silent"),
    "rulings": ("答复", "Rulings"),
    "amended": ("假设修改", "Changed for this question"),
    "notices": ("后来的规定", "Later law"),
}
JOINED = frozenset({"because", "so_far", "presumed", "silent"})
"""The sections whose lines are short statements, told in one sentence."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: its key in `TITLES` and its lines."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation in one language: what was asked, the answer as a sentence, and sections in order."""

    question: str
    answer: str
    sections: tuple[Section, ...]
    lang: str

    def text(self) -> str:
        """Return it as plain text."""
        return "\n".join([self.answer, *(line for section in self.sections for line in self._written(section))])

    def html(self) -> str:
        """Return it as HTML without scripts or outside references; all text is escaped.

        It takes the colours of the page it stands on, so that it reads in a dark notebook as in a light one.
        """
        lines = ((self._title(section), "\n".join(self._lines(section))) for section in self.sections)
        return display.card(self.answer, lines, self.lang)

    def _written(self, section: Section) -> list[str]:
        colon, title = ("：" if self.lang == "zh" else ": "), self._title(section)
        lines = self._lines(section)
        if len(lines) == 1:
            return [f"{title}{colon}{lines[0]}"]
        return [f"{title}{colon.rstrip()}", *(f"  {number}. {line}" for number, line in enumerate(lines, start=1))]

    def _lines(self, section: Section) -> list[str]:
        if section.key in JOINED:
            return [sentence(("；" if self.lang == "zh" else "; ").join(section.lines), self.lang)]
        return [line if section.key == "citations" else sentence(line, self.lang) for line in section.lines]

    def _title(self, section: Section) -> str:
        return TITLES[section.key][0 if self.lang == "zh" else 1]


def both(zh: Explanation, en: Explanation) -> str:
    """Return an explanation in Chinese, with the English folded away beneath it."""
    return display.folded(zh.html(), en.html())
