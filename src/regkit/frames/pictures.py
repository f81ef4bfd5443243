"""Pictures that can be printed: bars of amounts by group, with a title, what changed, units, an order and an end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any, Final

from regkit.frames.errors import FrameError
from regkit.law.errors import missing_library

__all__ = ["Bars", "Picture", "drawn"]

UNITS: Final = {
    "zh": ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元"), (Decimal(1), "元")),
    "en": ((Decimal(10**9), "¥ billion"), (Decimal(10**6), "¥ million"), (Decimal(1), "¥")),
}
THEMES: Final = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1a1a1a",
        "grid": "#dddddd",
        "bars": ("#4c78a8", "#f58518", "#54a24b", "#b279a2"),
    },
    "dark": {
        "paper": "#1b1e23",
        "ink": "#e6e6e6",
        "grid": "#3c4148",
        "bars": ("#7fb2e5", "#ffb066", "#8fd18a", "#d6a8cc"),
    },
}
FONT: Final = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
WIDTH, BAR = 560, 14
"""The width of a picture and the height of a bar, in pixels."""


@dataclass(frozen=True)
class Bars:
    """Amounts in yuan to be drawn.

    Attributes:
        title: what they are.
        notes: what changed, a line each.
        by: what the groups are.
        sums: for each group, the amount of each version.
    """

    title: str
    notes: tuple[str, ...]
    by: str
    sums: Mapping[str, Mapping[str, Decimal]]


class Picture:
    """A chart of Altair that shows and saves itself as SVG, PNG or a page that needs no network."""

    def __init__(self, chart: Any, title: str) -> None:
        """Keep the chart, which can be changed further as `picture.chart`."""
        self.chart = chart
        self.title = title

    def to_dict(self) -> dict[str, Any]:
        """Return the chart as Vega-Lite."""
        made: dict[str, Any] = self.chart.to_dict()
        return made

    def svg(self) -> str:
        """Return the picture as SVG."""
        made: str = _converter().vegalite_to_svg(self.to_dict())
        return made

    def png(self, scale: float = 2) -> bytes:
        """Return the picture as PNG, at so many pixels for each of the drawing's."""
        made: bytes = _converter().vegalite_to_png(self.to_dict(), scale=scale)
        return made

    def html(self) -> str:
        """Return the picture as a page of its own, which fetches nothing."""
        return f'<!doctype html><html><meta charset="utf-8"><title>{escape(self.title)}</title>{self.svg()}</html>'

    def save(self, path: str | Path) -> None:
        """Write the picture; the ending says as what: `.svg`, `.png` or `.html`.

        Raises:
            FrameError: the ending is another.
        """
        target = Path(path)
        match target.suffix.lower():
            case ".svg":
                target.write_text(self.svg(), "utf-8")
            case ".png":
                target.write_bytes(self.png())
            case ".html":
                target.write_text(self.html(), "utf-8")
            case _:
                raise FrameError(
                    f"a picture cannot be saved as `{target.name}`",
                    hint="`.svg`, `.png` or `.html`",
                    zh=f"图不能存为 `{target.name}`",
                    hint_zh="可用 `.svg`、`.png`、`.html`",
                )

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        """Name the picture."""
        return f"<picture: {self.title}>"


def _altair() -> Any:
    try:
        import altair as alt  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise missing_library("pictures need `altair`", "图表需要 `altair`", "notebook") from None
    return alt


def _converter() -> Any:
    try:
        import vl_convert  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise missing_library(
            "SVG and PNG need `vl-convert-python`", "SVG 和 PNG 需要 `vl-convert-python`", "notebook"
        ) from None
    return vl_convert


def drawn(bars: Bars, *, lang: str, theme: str, most: int) -> Picture:
    """Return bars side by side, the largest group first; groups beyond `most` are one, told by their number.

    Raises:
        FrameError: the language or the theme is none that is known, or `most` is less than one.
        RegkitError: the extra `notebook` is not installed.
    """
    if lang not in UNITS or theme not in THEMES or most < 1:
        raise FrameError(
            f"`lang` is `{lang}`, `theme` is `{theme}`, `most` is `{most}`",
            hint=f"accepted: {', '.join(UNITS)}; {', '.join(THEMES)}; 1 or more",
            zh=f"`lang` 为 `{lang}`，`theme` 为 `{theme}`，`most` 为 `{most}`",
            hint_zh=f"可填：{'、'.join(UNITS)}；{'、'.join(THEMES)}；1以上",
        )
    alt, colours = _altair(), THEMES[theme]
    groups = _folded(bars.sums, lang, most)
    versions = list(dict.fromkeys(version for sums in groups.values() for version in sums))
    largest = max((abs(amount) for sums in groups.values() for amount in sums.values()), default=Decimal(0))
    size, unit = next((pair for pair in UNITS[lang] if largest >= pair[0]), UNITS[lang][-1])
    values = [
        {"group": group, "version": version, "amount": float(amount / size)}
        for group, sums in groups.items()
        for version, amount in sums.items()
    ]
    text = f"{bars.title}（{unit}）" if lang == "zh" else f"{bars.title} ({unit})"
    title = alt.TitleParams(text, subtitle=list(bars.notes), anchor="start")
    chart = alt.Chart(alt.InlineData(values=values), title=title, width=WIDTH)
    chart = chart.mark_bar(height={"band": 0.9}).encode(
        x=alt.X("amount:Q", title=unit, axis=alt.Axis(format=",~g")),
        y=alt.Y("group:N", title=bars.by, sort=list(groups)),
        yOffset=alt.YOffset("version:N", sort=versions),
        color=alt.Color(
            "version:N",
            sort=versions,
            title=None,
            scale=alt.Scale(domain=versions, range=_colours(theme, len(versions))),
        ),
    )
    chart = chart.properties(height=alt.Step(BAR, **{"for": "offset"}), background=colours["paper"])
    return Picture(_themed(chart, colours), bars.title)


def _colours(theme: str, count: int) -> list[str]:
    palette = THEMES[theme]["bars"]
    return [palette[index % len(palette)] for index in range(count)]


def _themed(chart: Any, colours: Mapping[str, Any]) -> Any:
    ink = colours["ink"]
    chart = chart.configure(font=FONT).configure_view(stroke=None)
    axis = {"labelColor": ink, "titleColor": ink, "gridColor": colours["grid"], "domainColor": ink, "tickColor": ink}
    chart = chart.configure_axis(**axis).configure_legend(labelColor=ink, titleColor=ink)
    return chart.configure_title(color=ink, subtitleColor=ink)


def _folded(sums: Mapping[str, Mapping[str, Decimal]], lang: str, most: int) -> dict[str, dict[str, Decimal]]:
    """Return the groups from the largest down, those beyond `most` as one."""
    ordered = sorted(sums.items(), key=lambda item: (-max(map(abs, item[1].values()), default=Decimal(0)), item[0]))
    if len(ordered) <= most:
        return {group: dict(amounts) for group, amounts in ordered}
    kept = {group: dict(amounts) for group, amounts in ordered[: most - 1]}
    rest = ordered[most - 1 :]
    name = f"其余{len(rest):,}组" if lang == "zh" else f"{len(rest):,} others"
    versions = dict.fromkeys(version for _, amounts in rest for version in amounts)
    kept[name] = {one: sum((amounts.get(one, Decimal(0)) for _, amounts in rest), Decimal(0)) for one in versions}
    return kept
