"""Drawing who appraises whom, a frame for each district: Mermaid for documents, SVG for notebooks; no layout library.

In a frame the appraisers stand on the left and the bodies on the right, those of one appraiser together, so that
arrows stay short. An appraiser from elsewhere is shown in every frame in which it appraises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Group", "Line", "mermaid", "svg"]

FILLS = {"nobody": "#f8d7da", "two": "#fff3cd", "unknown": "#e2e3e5"}
LEGEND = {"nobody": "无考核机关", "two": "两方分别考核", "unknown": "尚不能确定"}
ARROWS = {False: "考核", True: "听取意见"}
WIDTH, HEIGHT, GAP, ROW, MARGIN, NOTE = 230, 28, 110, 38, 16, 280
TITLE = 30
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
    label: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A frame: its title, and its bodies with the mark of each: `nobody`, `two`, `unknown` or nothing."""

    title: str
    bodies: Mapping[str, str]


# ── Mermaid ──────────────────────────────────────────────────────────────────────────────────────────────


def mermaid(groups: Sequence[Group], lines: Sequence[Line]) -> str:
    """Return a Mermaid flowchart: a subgraph for each frame, the appraisers from elsewhere outside, and a legend."""
    grouped = {name: mark for group in groups for name, mark in group.bodies.items()}
    outside = dict.fromkeys((line.start for line in lines if line.start not in grouped), "")
    ids = {name: f"n{number}" for number, name in enumerate((*outside, *grouped))}

    def node(name: str, mark: str) -> str:
        return f'{ids[name]}["{_quoted(name)}"]{f":::{mark}" if mark else ""}'

    parts = ["flowchart LR", *(f"  {node(name, '')}" for name in outside)]
    for number, group in enumerate(groups):
        inner = (f"    {node(name, mark)}" for name, mark in group.bodies.items())
        parts += [f'  subgraph g{number}["{_quoted(group.title)}"]', *inner, "  end"]
    for line in lines:
        label = ARROWS[True] if line.dotted else _quoted(line.label)
        arrow = "-.->" if line.dotted else "-->"
        parts.append(f"  {ids[line.start]} {arrow}{f'|{label}|' if label else ''} {ids[line.end]}")
    marks = [mark for mark in LEGEND if mark in grouped.values()]
    if marks:
        keys = (f"    key_{mark}([{LEGEND[mark]}]):::{mark}" for mark in marks)
        parts += ["  subgraph legend[图例]", *keys, "  end"]
    return "\n".join([*parts, *(f"  classDef {mark} fill:{FILLS[mark]},color:#111" for mark in marks)])


def _quoted(name: str) -> str:
    """Return a label that Mermaid reads as text, whatever stands in it."""
    codes = {"&": "#amp;", '"': "#quot;", "|": "#124;", "<": "#lt;", ">": "#gt;", "\n": " "}
    return "".join(codes.get(one, one) for one in name)


# ── SVG ──────────────────────────────────────────────────────────────────────────────────────────────────


def svg(groups: Sequence[Group], lines: Sequence[Line]) -> str:
    """Return an SVG drawing of the frames, one below the other, with a legend above them."""
    marks = [mark for mark in LEGEND if any(mark in group.bodies.values() for group in groups)]
    body, top = [_legend(marks)], MARGIN + ROW
    for group in groups:
        frame = _Frame(group, [line for line in lines if line.end in group.bodies], top)
        body += frame.drawn()
        top += frame.height + MARGIN
    wide = 2 * MARGIN + 2 * WIDTH + GAP + NOTE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {top}" width="{wide}" height="{top}" '
        'font-family="sans-serif" font-size="13" role="img" aria-label="评议考核关系图">'
        f'{STYLE}<defs><marker id="rk-end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path class="rk-head" d="M0 0L8 4L0 8z"/></marker></defs>'
        f'<rect class="rk-page" width="{wide}" height="{top}"/>{"".join(body)}</svg>'
    )


class _Frame:
    """One frame, laid out: the bodies by their first appraiser, each appraiser beside the middle of its own."""

    def __init__(self, group: Group, lines: Sequence[Line], top: int) -> None:
        self.group, self.lines, self.top = group, lines, top
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
        wide, left, right = 2 * WIDTH + GAP + NOTE, MARGIN, MARGIN + WIDTH + GAP
        bottom = max((*self.bodies.values(), *self.appraisers.values(), self.top), default=self.top)
        self.height = max(self.height, bottom - self.top + ROW)
        yield f'<rect class="rk-frame" x="{left}" y="{self.top}" width="{wide}" height="{self.height}" rx="6"/>'
        yield _text(self.group.title, left + 10, self.top + 19, "rk-text", weight=True)
        yield from (_arrow(line, self.appraisers[line.start], self.bodies[line.end]) for line in self.lines)
        yield from (_box(name, "", left + 8, y, titled=False) for name, y in self.appraisers.items())
        for name, y in self.bodies.items():
            yield _box(name, self.group.bodies[name], right, y, titled=True)
            said = ";".join(f"{line.start}:{line.label}" for line in self.lines if line.end == name and line.label)
            yield _text(_short(said, NOTE + 40), right + WIDTH + 8, y + 18, "rk-note") if said else ""


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


def _legend(marks: Sequence[str]) -> str:
    """Return the key: the two arrows, and the marks that occur."""
    parts, x, y = [], MARGIN, MARGIN
    for dotted, said in ARROWS.items():
        dash = ' stroke-dasharray="4 3"' if dotted else ""
        parts.append(f'<path class="rk-line" d="M{x} {y + 8}h34"{dash}/>{_text(said, x + 40, y + 12, "rk-text")}')
        x += 120
    for mark in marks:
        square = f'<rect class="rk-box rk-{mark}" x="{x}" y="{y}" width="16" height="16"/>'
        parts.append(square + _text(LEGEND[mark], x + 22, y + 12, "rk-text"))
        x += 140
    return "".join(parts)


def _text(text: str, x: int, y: int, style: str, *, weight: bool = False) -> str:
    bold = ' font-weight="bold"' if weight else ""
    return f'<text class="{style}" x="{x}" y="{y}"{bold}>{escape(text)}</text>'


def _short(name: str, room: int) -> str:
    """Return as much of a name as there is room for; the whole stands in the title."""
    for end, one in enumerate(name):
        room -= WIDE if ord(one) > 0xFF else NARROW  # noqa: PLR2004  (Latin letters are narrow)
        if room < 0:
            return name[: end - 1] + "…"
    return name
