"""Drawing who appraises whom, a frame for each district: Mermaid for documents, SVG for notebooks; no layout library.

In a frame the appraisers stand on the left and the bodies on the right, those of one appraiser together, so that
arrows stay short. An appraiser from elsewhere is shown in every frame in which it appraises, so that no arrow leaves
a frame. Names are as they were given; the key, the titles and the notes are in Chinese or English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from regkit.law import Label

__all__ = ["Group", "Line", "mermaid", "svg"]

FILLS = {"nobody": "#f8d7da", "two": "#fff3cd", "unknown": "#e2e3e5"}
LEGEND = {
    "nobody": Label("无考核机关", "appraised by nobody"),
    "two": Label("两方分别考核", "appraised by two"),
    "unknown": Label("尚不能确定", "not yet certain"),
}
ARROWS = {False: Label("考核", "appraises"), True: Label("听取意见", "is heard")}
KEY = Label("图例", "Key")
APPRAISER, BODY = Label("考核机关", "appraiser"), Label("被考核机关", "body")
HEARD = Label("地方人民政府", "local government")
PICTURE = Label("评议考核关系图", "Who appraises whom")
WIDTH, HEIGHT, GAP, ROW, MARGIN, NOTE = 230, 28, 110, 38, 16, 300
TITLE, NOTE_ROOM = 30, 350
"""Heights and widths in pixels; a note is set smaller, so that more of it fits."""
WIDE, NARROW = 13, 7
STYLE = (
    "<style>.rk-page{fill:#fff}.rk-frame{fill:#f6f8fa;stroke:#c9d1d9}.rk-box{fill:#fff;stroke:#444}"
    ".rk-line{fill:none;stroke:#555}.rk-head{fill:#555}.rk-text{fill:#111}.rk-note{fill:#555;font-size:11px}"
    "@media (prefers-color-scheme:dark){.rk-page{fill:#0d1117}.rk-frame{fill:#161b22;stroke:#3d444d}"
    ".rk-box{fill:#21262d;stroke:#8b949e}.rk-line{stroke:#9da7b1}.rk-head{fill:#9da7b1}.rk-text{fill:#e6edf3}"
    ".rk-note{fill:#9da7b1}.rk-on-mark{fill:#111}}"
    + "".join(f".rk-{mark}{{fill:{fill}}}" for mark, fill in FILLS.items())
    + "</style>"
)
"""Colours for a light and a dark page; the drawing brings its own ground, so that it can be read on any."""


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two nodes; dotted for a hearing."""

    start: str
    end: str
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A frame: its title, and its bodies with the mark of each: `nobody`, `two`, `unknown` or nothing.

    `notes` says beside a body, in at most two lines, what is to be known of it: who appraises what, what is missing.
    """

    title: str
    bodies: Mapping[str, str]
    notes: Mapping[str, tuple[Label, ...]] = field(default_factory=dict)


# ── Mermaid ──────────────────────────────────────────────────────────────────────────────────────────────


def mermaid(groups: Sequence[Group], lines: Sequence[Line], lang: str = "zh") -> str:
    """Return a Mermaid flowchart: a subgraph for each frame, appraisers from elsewhere rounded, and a key."""
    parts = ["flowchart LR"]
    for number, group in enumerate(groups):
        parts += _subgraph(f"g{number}", group, [line for line in lines if line.end in group.bodies], lang)
    marks = _marks(groups)
    parts += [f'  subgraph key["{_said(KEY, lang)}"]', "    direction LR", *_key(lines, marks, lang), "  end"]
    return "\n".join([*parts, *(f"  classDef {mark} fill:{FILLS[mark]},color:#111" for mark in marks)])


def _subgraph(frame: str, group: Group, lines: Sequence[Line], lang: str) -> Iterator[str]:
    """Yield the lines of one frame: its nodes and its arrows, none of which leaves it."""
    outside = dict.fromkeys(line.start for line in lines if line.start not in group.bodies)
    ids = {name: f"{frame}n{number}" for number, name in enumerate((*outside, *group.bodies))}
    yield f'  subgraph {frame}["{_quoted(group.title)}"]'
    yield "    direction LR"
    yield from (f'    {ids[name]}(["{_quoted(name)}"])' for name in outside)
    for name, mark in group.bodies.items():
        # what each of two appraises stands in the box: on the arrows the labels would lie over each other
        sides = group.notes.get(name, ()) if mark == "two" else ()
        shown = "<br/>".join(_quoted(one) for one in (name, *(_said(side, lang) for side in sides)))
        yield f'    {ids[name]}["{shown}"]{f":::{mark}" if mark else ""}'
    for line in lines:
        label = _said(ARROWS[True], lang) if line.dotted else ""
        yield f"    {ids[line.start]} {_arrow_of(line.dotted, label)} {ids[line.end]}"
    yield "  end"


def _arrow_of(dotted: bool, label: str) -> str:  # noqa: FBT001
    return ("-.->" if dotted else "-->") + (f"|{label}|" if label else "")


def _key(lines: Sequence[Line], marks: Sequence[str], lang: str) -> Iterator[str]:
    """Yield the key: an arrow of each kind that occurs, and each mark."""
    for dotted in sorted({line.dotted for line in lines}):
        one, two = (f"key_{end}{int(dotted)}" for end in ("from", "to"))
        arrow = _arrow_of(dotted, _said(ARROWS[dotted], lang))
        yield f"    {one}([{_said(APPRAISER if not dotted else HEARD, lang)}]) {arrow} {two}[{_said(BODY, lang)}]"
    yield from (f"    key_{mark}[{_said(LEGEND[mark], lang)}]:::{mark}" for mark in marks)


def _said(label: Label, lang: str) -> str:
    return label.zh if lang == "zh" else label.en


def _marks(groups: Sequence[Group]) -> list[str]:
    """Return the marks that occur, in the order of the key."""
    return [mark for mark in LEGEND if any(mark in group.bodies.values() for group in groups)]


def _quoted(name: str) -> str:
    """Return a label that Mermaid reads as text, whatever stands in it."""
    codes = {"&": "#amp;", '"': "#quot;", "|": "#124;", "<": "#lt;", ">": "#gt;", "\n": " "}
    return "".join(codes.get(one, one) for one in name)


# ── SVG ──────────────────────────────────────────────────────────────────────────────────────────────────


def svg(groups: Sequence[Group], lines: Sequence[Line], lang: str = "zh") -> str:
    """Return an SVG drawing of the frames, one below the other, with a key above them."""
    body, top = [_legend(_marks(groups), lang)], MARGIN + ROW
    note = NOTE if any(group.notes for group in groups) else 0
    for group in groups:
        frame = _Frame(group, [line for line in lines if line.end in group.bodies], top, note, lang)
        body += frame.drawn()
        top += frame.height + MARGIN
    wide = 2 * MARGIN + 2 * WIDTH + GAP + note
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {top}" width="{wide}" height="{top}" '
        f'font-family="sans-serif" font-size="13" role="img" aria-label="{_said(PICTURE, lang)}">'
        f'{STYLE}<defs><marker id="rk-end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path class="rk-head" d="M0 0L8 4L0 8z"/></marker></defs>'
        f'<rect class="rk-page" width="{wide}" height="{top}"/>{"".join(body)}</svg>'
    )


class _Frame:
    """One frame, laid out: the bodies by their first appraiser, each appraiser beside the middle of its own."""

    def __init__(self, group: Group, lines: Sequence[Line], top: int, note: int, lang: str) -> None:
        self.group, self.lines, self.top, self.note, self.lang = group, lines, top, note, lang
        first = {line.end: line.start for line in reversed(lines) if not line.dotted}
        appraisers = list(dict.fromkeys(line.start for line in lines))
        order = {name: number for number, name in enumerate(appraisers)}
        bodies = sorted(group.bodies, key=lambda name: order.get(first.get(name, ""), len(order)))
        self.bodies = {name: top + TITLE + row * ROW for row, name in enumerate(bodies)}
        self.appraisers = dict(self._beside(appraisers, first))
        self.height = TITLE + ROW * max(len(bodies), len(appraisers))

    def _beside(self, appraisers: Sequence[str], first: Mapping[str, str]) -> Iterator[tuple[str, int]]:
        """Yield each appraiser with its height, from above, none over another and all within the frame."""
        below = self.top + TITLE
        for name in appraisers:
            own = [y for body, y in self.bodies.items() if first.get(body) == name]
            below = max(below, sum(own) // len(own) if own else below)
            yield name, below
            below += ROW

    def drawn(self) -> Iterator[str]:
        """Yield the parts of the frame."""
        wide, left, right = 2 * WIDTH + GAP + self.note, MARGIN, MARGIN + WIDTH + GAP
        bottom = max((*self.bodies.values(), *self.appraisers.values(), self.top), default=self.top)
        self.height = max(self.height, bottom - self.top + ROW)
        yield f'<rect class="rk-frame" x="{left}" y="{self.top}" width="{wide}" height="{self.height}" rx="6"/>'
        yield _text(self.group.title, left + 10, self.top + 19, "rk-text", weight=True)
        yield from (_arrow(line, self.appraisers[line.start], self.bodies[line.end]) for line in self.lines)
        yield from (_box(name, "", left + 8, y, titled=False) for name, y in self.appraisers.items())
        for name, y in self.bodies.items():
            yield _box(name, self.group.bodies[name], right, y, titled=True)
            yield from self._noted(name, right + WIDTH + 8, y)

    def _noted(self, name: str, x: int, y: int) -> Iterator[str]:
        """Yield what is said beside a body: one line in the middle of its row, or two, each whole as its title."""
        said = [_said(note, self.lang) for note in self.group.notes.get(name, ())]
        lines = _broken(said[0]) if len(said) == 1 else [(_short(one, NOTE_ROOM), one) for one in said[:2]]
        first = y + 18 if len(lines) == 1 else y + 11
        for number, (line, whole) in enumerate(lines):
            yield f"<g><title>{escape(whole)}</title>{_text(line, x, first + 15 * number, 'rk-note')}</g>"


def _broken(text: str) -> list[tuple[str, str]]:
    """Return a note in one line, or in two where it is too long for one, each beside the whole."""
    shown = _short(text, NOTE_ROOM)
    if shown == text:
        return [(text, text)]
    whole_words = text[: len(shown) - 1].rfind(" ")  # Chinese breaks anywhere
    end = whole_words if whole_words > 0 else len(shown) - 1
    return [(text[:end], text), (_short(text[end:].lstrip(), NOTE_ROOM), text)]


def _arrow(line: Line, start: int, end: int) -> str:
    x1, x2 = MARGIN + WIDTH, MARGIN + WIDTH + GAP
    y1, y2 = start + HEIGHT // 2, end + HEIGHT // 2 + (6 if line.dotted else 0)
    bend = f"M{x1} {y1}C{x1 + GAP // 2} {y1} {x2 - GAP // 2} {y2} {x2} {y2}"
    dash = ' stroke-dasharray="4 3"' if line.dotted else ""
    return f'<path class="rk-line" d="{bend}"{dash} marker-end="url(#rk-end)"/>'


def _box(name: str, mark: str, x: int, y: int, *, titled: bool) -> str:
    title = f"<title>{escape(name)}</title>" if titled else ""
    style = f"rk-box rk-{mark}" if mark else "rk-box"
    frame = f'<rect class="{style}" x="{x}" y="{y}" width="{WIDTH - 8}" height="{HEIGHT}" rx="4"/>'
    text = _text(_short(name, WIDTH - 24), x + 8, y + 19, "rk-text rk-on-mark" if mark else "rk-text")
    return f"<g>{title}{frame}{text}</g>"


def _legend(marks: Sequence[str], lang: str) -> str:
    """Return the key: the two arrows, and the marks that occur."""
    parts, x, y = [], MARGIN, MARGIN
    for dotted, said in ARROWS.items():
        dash = ' stroke-dasharray="4 3"' if dotted else ""
        parts.append(
            f'<path class="rk-line" d="M{x} {y + 8}h34"{dash}/>{_text(_said(said, lang), x + 40, y + 12, "rk-text")}'
        )
        x += 120
    for mark in marks:
        square = f'<rect class="rk-box rk-{mark}" x="{x}" y="{y}" width="16" height="16"/>'
        parts.append(square + _text(_said(LEGEND[mark], lang), x + 22, y + 12, "rk-text"))
        x += 44 + _width(_said(LEGEND[mark], lang))
    return "".join(parts)


def _text(text: str, x: int, y: int, style: str, *, weight: bool = False) -> str:
    bold = ' font-weight="bold"' if weight else ""
    return f'<text class="{style}" x="{x}" y="{y}"{bold}>{escape(text)}</text>'


def _width(text: str) -> int:
    return sum(WIDE if ord(one) > 0xFF else NARROW for one in text)  # noqa: PLR2004  (Latin letters are narrow)


def _short(name: str, room: int) -> str:
    """Return as much of a name as there is room for; the whole stands in the title."""
    for end, one in enumerate(name):
        room -= _width(one)
        if room < 0:
            return name[: end - 1] + "…"
    return name
