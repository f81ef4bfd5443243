"""Drawing a graph of who appraises whom: Mermaid for documents, SVG for notebooks. No layout library is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Line", "mermaid", "svg"]

FILLS = {"": "#ffffff", "nobody": "#f8d7da", "two": "#fff3cd", "unknown": "#e2e3e5"}
LEGEND = {"nobody": "无考核机关", "two": "两方分别考核", "unknown": "尚不能确定"}
WIDTH, HEIGHT, GAP, ROW, MARGIN = 210, 30, 150, 44, 16
WIDE, NARROW = 13, 7


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two nodes; dotted for a hearing."""

    start: str
    end: str
    label: str = ""
    dotted: bool = False


def mermaid(nodes: Mapping[str, str], lines: Sequence[Line]) -> str:
    """Return a Mermaid flowchart of the nodes (each with its mark) and lines."""
    ids = {name: f"n{number}" for number, name in enumerate(nodes)}
    parts = ["flowchart LR"]
    parts += [f'  {ids[name]}["{_quoted(name)}"]{f":::{mark}" if mark else ""}' for name, mark in nodes.items()]
    for line in lines:
        arrow = "-.->" if line.dotted else "-->"
        label = "听取意见" if line.dotted else _quoted(line.label)
        parts.append(f"  {ids[line.start]} {arrow}{f'|{label}|' if label else ''} {ids[line.end]}")
    parts += [f"  classDef {mark} fill:{fill}" for mark, fill in FILLS.items() if mark in set(nodes.values()) - {""}]
    return "\n".join(parts)


def _quoted(name: str) -> str:
    """Return a label that Mermaid reads as text, whatever stands in it."""
    return name.replace("&", "#amp;").replace('"', "#quot;").replace("|", "#124;").replace("\n", " ")


def svg(nodes: Mapping[str, str], lines: Sequence[Line]) -> str:
    """Return an SVG drawing of the nodes in columns, each to the right of those that appraise it."""
    columns = _columns(list(nodes), lines)
    places = _places(columns)
    wide = max((x for x, _ in places.values()), default=0) + WIDTH + MARGIN
    high = max((y for _, y in places.values()), default=0) + HEIGHT + MARGIN
    marks = [mark for mark in LEGEND if mark in nodes.values()]
    body = [_arrow(line, places) for line in lines]
    body += [_box(name, mark, *places[name]) for name, mark in nodes.items()]
    body += [_key(mark, MARGIN + 130 * number, high + MARGIN) for number, mark in enumerate(marks)]
    height = high + (2 * MARGIN + HEIGHT if marks else 0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {height}" width="{wide}" height="{height}" '
        'font-family="sans-serif" font-size="13" role="img" aria-label="评议考核关系图">'
        '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>'
        f"{''.join(body)}</svg>"
    )


def _columns(nodes: list[str], lines: Sequence[Line]) -> list[list[str]]:
    """Return the nodes column by column; a circle of appraisers, should there be one, ends the counting."""
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for line in lines:
            if not line.dotted:
                depth[line.end] = min(len(nodes), max(depth[line.end], depth[line.start] + 1))
    levels = sorted(set(depth.values()))
    return [[name for name in nodes if depth[name] == level] for level in levels]


def _places(columns: list[list[str]]) -> dict[str, tuple[int, int]]:
    return {
        name: (MARGIN + column * (WIDTH + GAP), MARGIN + row * ROW)
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }


def _arrow(line: Line, places: Mapping[str, tuple[int, int]]) -> str:
    (x1, y1), (x2, y2) = places[line.start], places[line.end]
    start, end = (x1 + WIDTH, y1 + HEIGHT // 2), (x2, y2 + HEIGHT // 2)
    dash = ' stroke-dasharray="4 3"' if line.dotted else ""
    bend = f"M{start[0]} {start[1]}C{start[0] + GAP // 2} {start[1]} {end[0] - GAP // 2} {end[1]} {end[0]} {end[1]}"
    label = (
        "" if not line.label else _text(line.label, (start[0] + end[0]) // 2, (start[1] + end[1]) // 2 - 4, "middle")
    )
    return f'<path d="{bend}" fill="none" stroke="#555"{dash} marker-end="url(#end)"/>{label}'


def _box(name: str, mark: str, x: int, y: int) -> str:
    frame = f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4" fill="{FILLS[mark]}" stroke="#333"/>'
    return f"<g><title>{escape(name)}</title>{frame}{_text(_short(name), x + WIDTH // 2, y + 20, 'middle')}</g>"


def _key(mark: str, x: int, y: int) -> str:
    square = f'<rect x="{x}" y="{y}" width="14" height="14" fill="{FILLS[mark]}" stroke="#333"/>'
    return square + _text(LEGEND[mark], x + 20, y + 12, "start")


def _text(text: str, x: int, y: int, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _short(name: str) -> str:
    """Return as much of a name as a box holds; the whole stands in the title."""
    room = WIDTH - 10
    for end, one in enumerate(name):
        room -= WIDE if ord(one) > 0xFF else NARROW  # noqa: PLR2004  (Latin letters are narrow)
        if room < 0:
            return name[: end - 1] + "…"
    return name
