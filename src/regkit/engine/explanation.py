"""An explanation as it is shown: plain text, and HTML that reads on light pages and dark ones."""

from __future__ import annotations

import html as markup
from dataclasses import dataclass

from regkit.language.writing import sentence

__all__ = ["TITLES", "Explanation", "Section", "both", "folded"]

TITLES = {
    "citations": ("依据", "Words"),
    "because": ("理由", "Because"),
    "presumed": ("未说明，按下列情形处理", "Taken for granted, as nothing was said"),
    "readings": ("所采解读", "Readings"),
    "missing": ("尚缺", "Missing"),
    "silent": ("未规定之处", "Where the text is silent"),
    "rulings": ("答复", "Rulings"),
    "amended": ("假设修改", "Changed for this question"),
    "notices": ("后来的规定", "Later law"),
}
JOINED = frozenset({"because", "presumed", "silent"})
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
        return (
            f'<div class="regkit" lang="{LANGS[self.lang]}" style="line-height:1.6;max-width:46em">'
            f'<p style="margin:0 0 .4em"><strong style="font-size:1.1em">{markup.escape(self.answer)}</strong></p>'
            f'<dl style="margin:0">{"".join(map(self._marked_up, self.sections))}</dl></div>'
        )

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

    def _marked_up(self, section: Section) -> str:
        lines = [markup.escape(line) for line in self._lines(section)]
        body = lines[0] if len(lines) == 1 else "<br>".join(lines)
        return (
            f'<dt style="float:left;clear:left;opacity:.7;margin-right:.6em">{self._title(section)}</dt>'
            f'<dd style="margin:0 0 .3em;overflow:hidden">{body}</dd>'
        )

    def _title(self, section: Section) -> str:
        return TITLES[section.key][0 if self.lang == "zh" else 1]


def both(zh: Explanation, en: Explanation) -> str:
    """Return an explanation in Chinese, with the English folded away beneath it."""
    return folded(zh.html(), en.html())


def folded(zh: str, en: str) -> str:
    """Return what is shown in Chinese, with the English folded away beneath it; both are HTML already."""
    return (
        f'{zh}<details style="margin-top:.6em"><summary style="cursor:pointer;opacity:.7">English</summary>'
        f"{en}</details>"
    )


LANGS = {"zh": "zh-Hans", "en": "en"}
