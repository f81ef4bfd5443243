"""Cards and tables for notebooks: HTML without scripts or outside references, all text escaped.

They take the colours of the page they stand on, so that they read in a dark notebook as in a light one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["card", "folded", "grid"]

LANGS = {"zh": "zh-Hans", "en": "en"}
CELL = ' style="border:1px solid #8888;padding:.25em .6em;text-align:left;vertical-align:top"'


def card(title: str, lines: Iterable[tuple[str, str]], lang: str = "zh") -> str:
    """Return a title with labelled lines under it.

    Args:
        title: what is shown.
        lines: labels and texts; a text may have several lines. Those without a text are left out.
        lang: the language of all of it, `zh` or `en`.
    """
    parts = "".join(
        f'<dt style="float:left;clear:left;opacity:.7;margin-right:.6em">{escape(label)}</dt>'
        f'<dd style="margin:0 0 .3em;overflow:hidden">{escape(text).replace(chr(10), "<br>")}</dd>'
        for label, text in lines
        if text
    )
    return (
        f'<div class="regkit" lang="{LANGS[lang]}" style="line-height:1.6;max-width:46em">'
        f'<p style="margin:0 0 .4em"><strong style="font-size:1.1em">{escape(title)}</strong></p>'
        f'<dl style="margin:0">{parts}</dl></div>'
    )


def grid(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], lang: str = "zh") -> str:
    """Return a table under its title."""
    head = "".join(f"<th{CELL}>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td{CELL}>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<table lang="{LANGS[lang]}" style="border-collapse:collapse;display:block;overflow-x:auto;max-width:100%">'
        f'<caption style="text-align:left;font-weight:bold;padding:.3em 0">{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def folded(zh: str, en: str) -> str:
    """Return what is shown in Chinese, with the English folded away beneath it."""
    return (
        f'{zh}<details style="margin-top:.6em"><summary style="cursor:pointer;opacity:.7">English</summary>'
        f"{en}</details>"
    )
