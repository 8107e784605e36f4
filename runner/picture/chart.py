"""The ladder over time as a picture. Whoever imports this pays for matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from runner.history.attempt import PAUSE, Attempt, Effort
from runner.picture.paper import BLUE, QUIET, VERMILION, style

MARK = "math-kata progress"  # in the picture's metadata: by this we know our own
SIZES: dict[str, dict[str, Any]] = {
    "|": {"markersize": 13, "markeredgewidth": 1.4},
    "o": {"markersize": 6.5, "markeredgecolor": "white"},
}


def draw(efforts: Sequence[Effort], kind: str) -> bytes:
    """The picture as `png` or `svg`: when each rung was tried, how often, and for how long."""
    with style("light"):
        figure = Figure(figsize=(11, 1.9 + 0.3 * len(efforts)), layout="constrained")
        when, often, long = figure.subplots(1, 3, sharey=True, width_ratios=(5, 2, 2))
        _when(when, efforts)
        _often(often, efforts)
        _long(long, efforts)
        when.set_yticks(range(len(efforts)), [e.name.replace("_", " ") for e in efforts])
        when.set_ylim(len(efforts) - 0.4, -0.6)  # as in `list`, the first rung is on top
        when.set_ylabel("rung")
        for axes in (when, often, long):
            axes.tick_params(axis="y", length=0)
        out = BytesIO()
        dated = {"Date": None} if kind == "svg" else {}  # the same history gives the same file
        figure.savefig(out, format=kind, metadata={"Title": MARK, **dated})
    return out.getvalue()


def _when(axes: Axes, efforts: Sequence[Effort]) -> None:
    """Each attempt at its moment: the shapes differ as well as the colours."""
    for row, effort in enumerate(efforts):
        axes.plot(_times(effort.attempts), [row] * len(effort.attempts), color="#cccccc", linewidth=1, zorder=1)
    for green, mark, colour, label in ((False, "|", VERMILION, "not green"), (True, "o", BLUE, "green")):
        points = [(a, row) for row, e in enumerate(efforts) for a in e.attempts if a.green is green]
        rows = [row for _, row in points]
        axes.plot(_times(a for a, _ in points), rows, mark, color=colour, label=label, **SIZES[mark])
    times = _times(a for e in efforts for a in e.attempts)
    margin = max((max(times) - min(times)) * 0.03, 2 / 24 / 60)  # at least two minutes: one attempt is no span
    axes.set_xlim(min(times) - margin, max(times) + margin)
    locator = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.set_xlabel("when (local time)")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)


def _times(attempts: Iterable[Attempt]) -> list[float]:
    """As matplotlib counts time: in days."""
    return [float(date2num(datetime.fromtimestamp(a.at))) for a in attempts]  # type: ignore[no-untyped-call]


def _often(axes: Axes, efforts: Sequence[Effort]) -> None:
    """How many attempts, and how many of these were green."""
    rows = range(len(efforts))
    greens = [e.greens for e in efforts]
    others = [len(e.attempts) - e.greens for e in efforts]
    axes.barh(rows, greens, color=BLUE, height=0.6, label="green")
    bars = axes.barh(
        rows, others, left=greens, color="white", edgecolor=VERMILION, hatch="////", height=0.6, label="not green"
    )
    _finish(axes, bars, [len(e.attempts) for e in efforts])
    axes.set_xlabel("attempts")
    axes.legend(loc="lower left", bbox_to_anchor=(-0.05, 1), ncols=2, frameon=False, columnspacing=1, handlelength=1.4)


def _long(axes: Axes, efforts: Sequence[Effort]) -> None:
    """How many minutes."""
    bars = axes.barh(range(len(efforts)), [e.minutes for e in efforts], color=QUIET, height=0.6)
    _finish(axes, bars, [e.minutes for e in efforts])
    axes.set_xlabel(f"time (minutes)\nof each gap {PAUSE / 60:.0f} at most")


def _finish(axes: Axes, bars: BarContainer, lengths: Sequence[float]) -> None:
    """Numbers at the bars, and room for them; bars of no length need an axis too."""
    axes.bar_label(bars, [f" {length:.0f}" if length else "" for length in lengths], fontsize="small")
    axes.set_xlim(0, 1.25 * max(*lengths, 1))
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
