"""A metric over time as SVG: value against as-of, with bounds, windows and reports.

Plain text goes in, one self-standing picture comes out: the same bytes for the same
series, no script, nothing from elsewhere, every text escaped. What stands in a
conflict is drawn in another colour and named in the description, for whoever
does not see colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files

from factcheck import wording
from factcheck.report.escape import clean, xml
from factcheck.report.scale import Axis, day_ticks, value_axis
from factcheck.report.series import Point, Series
from factcheck.report.words import Names, called, counted

__all__ = ["chart", "chart_css", "said_by", "summary"]

WIDTH = 760.0
LEFT, RIGHT, TOP, PLOT = 96.0, 24.0, 44.0, 240.0
LINE = 17.0
LEGEND_SHOWN = 14
LEGEND_LENGTH = 104
SIDE = 15.0
"""How far apart points of one time stand."""


def chart_css() -> str:
    """The style of all charts, for a page that has them inline."""
    return (files(__package__) / "templates" / "chart.css").read_text("utf-8")


def said_by(point: Point, names: Names) -> str:
    """The reports that say it, each once."""
    return ", ".join(dict.fromkeys(called(s, names) for s in point.statements))


def summary(series: Series) -> str:
    """The chart in a sentence: how many statements, and from what to what."""
    first, last = series.points[0], series.points[-1]
    text = (
        f"{counted(len(series.statement_ids), 'statement')}, from {first.shown} ({first.as_of}) "
        f"to {last.shown} ({last.as_of})"
    )
    disputed = [str(p.number) for p in series.points if p.disputed]
    return text + (f"; in conflict: {', '.join(disputed)}" if disputed else "")


def chart(series: Series, names: Names, styled: bool = True) -> str:
    """The series as an SVG picture; without its style where the page has it."""
    legend = list(_legend(series, names))
    height = TOP + PLOT + 44 + LINE * len(legend) + 8
    mark = series.slug
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH:.0f} {height:.0f}" '
        f'width="{WIDTH:.0f}" height="{height:.0f}" role="img" aria-labelledby="t-{mark} d-{mark}">',
        f'<title id="t-{mark}">{xml(series.name)}</title>',
        f'<desc id="d-{mark}">{xml(summary(series))}</desc>',
        *([f"<style>\n{chart_css()}</style>"] if styled else []),
        f'<rect class="paper" width="{WIDTH:.0f}" height="{height:.0f}"/>',
        _text(LEFT, 22, _cut(series.name, 88), "title"),
        *_plot(series),
        *(_text(16, TOP + PLOT + 48 + LINE * n, line) for n, line in enumerate(legend)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _plot(series: Series) -> Iterator[str]:
    up = value_axis(_ends(series.points), TOP + PLOT, TOP + 8)
    along = _time_axis(series.points)
    yield from _value_grid(up, series.unit)
    yield from _time_grid(along)
    for p, x in _side_by_side(series.points, up, along):
        yield from _point(p, x, up, along)


def _ends(points: Sequence[Point]) -> list[float]:
    """Every value that the axis must hold; rounding takes no count below zero."""
    ends = [end for p in points for end in (p.low, p.value, p.high) if end is not None]
    if min(p.value for p in points) < 0:
        return ends
    least = min((p.value for p in points if p.value > 0), default=0.0)
    return [end if end >= least else least if end > 0 else 0.0 for end in ends]


def _side_by_side(points: Sequence[Point], up: Axis, along: Axis) -> Iterator[tuple[Point, float]]:
    """Each point with its place along the time; those of one time stand side by side, none on another."""
    same = Counter((p.first, p.last) for p in points)
    seen: Counter[tuple[date, date]] = Counter()
    placed: list[tuple[float, float]] = []
    for p in points:
        many = same[p.first, p.last]
        aside = (seen[p.first, p.last] - (many - 1) / 2) * min(SIDE, 240 / many)
        seen[p.first, p.last] += 1
        x, y = max(along.at(_middle(p)) + aside, LEFT + 6), up.at(p.value)
        while any(abs(x - left) < 1.6 * SIDE and abs(y - high) < SIDE for left, high in placed):
            x += SIDE / 3
        x = min(x, WIDTH - RIGHT - 16)
        placed.append((x, y))
        yield p, x


def _time_axis(points: Sequence[Point]) -> Axis:
    """Days as numbers, with room at both ends; a window that begins long before is cut at the edge."""
    first, last = min(p.first for p in points), max(p.last for p in points)
    span = max((last - first).days + 1, 2)
    begun = [p.window_from for p in points if p.window_from]
    if begun:
        first = max(min([first, *begun]), date.fromordinal(max(1, first.toordinal() - span)))
    low, high = first.toordinal(), last.toordinal() + 1
    room = (high - low) * 0.05
    return Axis(low - room, high + room, LEFT, WIDTH - RIGHT)


def _middle(point: Point) -> float:
    return (point.first.toordinal() + point.last.toordinal() + 1) / 2


def _value_grid(up: Axis, unit: str) -> Iterator[str]:
    for tick in up.ticks:
        y = up.at(tick)
        yield f'<line class="grid" x1="{LEFT:.1f}" x2="{WIDTH - RIGHT:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        name = wording.amount(tick, unit) if len(unit) == 3 and unit.isupper() else wording.number(tick)
        yield _text(LEFT - 8, y + 4, name, "soft", "end")
    remarks = [unit if unit and not (len(unit) == 3 and unit.isupper()) else ""]
    remarks += [
        "logarithmic" if up.logarithmic else "",
        "" if up.low <= 0 or up.logarithmic else "not from zero",
    ]
    note = ", ".join(filter(None, remarks))
    if note:
        yield _text(WIDTH - RIGHT, TOP - 6, _cut(note, 60), "soft", "end")


def _time_grid(along: Axis) -> Iterator[str]:
    low, high = (
        date.fromordinal(min(max(1, int(n)), date.max.toordinal())) for n in (along.low + 1, along.high)
    )
    bottom = TOP + PLOT
    yield f'<line class="axis" x1="{LEFT:.1f}" x2="{WIDTH - RIGHT:.1f}" y1="{bottom:.1f}" y2="{bottom:.1f}"/>'
    edge = LEFT
    for day, name in day_ticks(low, high):
        x = along.at(day)
        if not (edge <= x <= WIDTH - RIGHT - 20 and along.low <= day <= along.high):
            continue
        edge = x + 74
        yield f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{bottom + 5:.1f}"/>'
        yield _text(x, bottom + 20, name, "soft", "middle")


def _point(point: Point, x: float, up: Axis, along: Axis) -> Iterator[str]:
    y = up.at(point.value)
    low = up.at(point.value if point.low is None else point.low)
    high = up.at(point.value if point.high is None else point.high)
    yield f'<g class="{"point disputed" if point.disputed else "point"}">'
    if point.window_from:
        start = along.at(point.window_from.toordinal())
        yield f'<line class="window" x1="{start:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
    yield f'<line class="bound" x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>'
    for end, edge, way in ((point.high, high, -1), (point.low, low, 1)):
        if end is None:
            yield (
                f'<path class="arrow" d="M{x:.1f} {edge:.1f}v{18 * way}m-4 {-6 * way}l4 {6 * way}l4 {-6 * way}"/>'
            )
        elif abs(edge - y) > 1:
            yield f'<line class="bound" x1="{x - 4:.1f}" x2="{x + 4:.1f}" y1="{edge:.1f}" y2="{edge:.1f}"/>'
    kind = "mark pledge" if point.pledge else "mark"
    yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    yield _text(x + 7, y + 4 if y < TOP + PLOT - 12 else y - 5, str(point.number), "number")
    yield "</g>"


def _legend(series: Series, names: Names) -> Iterator[str]:
    for p in series.points[:LEGEND_SHOWN]:
        kind = " (pledge)" if p.pledge else ""
        window = f", {p.window}" if p.window else ""
        alarm = " [in conflict]" if p.disputed else ""
        yield _cut(
            f"{p.number}. {p.as_of}: {p.shown}{window}{kind}{alarm} · {said_by(p, names)}", LEGEND_LENGTH
        )
    left = len(series.points) - LEGEND_SHOWN
    if left > 0:
        yield f"and {left:,} more, in the table"


def _cut(text: str, length: int) -> str:
    text = clean(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    kind = f' class="{kind}"' if kind else ""
    anchor = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{kind}{anchor}>{xml(text)}</text>'
