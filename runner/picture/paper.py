"""What all pictures share: sizes, colours in light and dark, and labels that stand beside what they name.

Whoever imports this pays for matplotlib. A picture needs few of matplotlib's many ways, and none of pyplot's.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

WIDTH, HEIGHT, DPI = 9.0, 5.0, 144  # inches; dots per inch
LEFT, RIGHT, TOP, BOTTOM, GAP = 0.85, 0.3, 0.95, 1.0, 0.35  # inches around the axes, and between two
EDGE, LINE = 0.3, 0.22  # inches from the paper's edge to a text, and between two lines of text

# The colours of a picture, by what they are for: the style fills them in. The hues are those of Okabe and Ito, which
# every kind of colour vision tells apart; as text they have a contrast of 4.5 at least. In grey they look alike: so
# never by colour alone, but by a marker, a kind of line, or a label as well.
BLUE, VERMILION, GREEN, PURPLE, QUIET = "C0", "C1", "C2", "C3", "C4"
PALETTES = {
    "light": {"paper": "#ffffff", "ink": "#1c1c1c", "hues": ["#0067a5", "#bf4a00", "#00775a", "#a33f7d", "#6e6e6e"]},
    "dark": {"paper": "#14171c", "ink": "#ececec", "hues": ["#62b8ee", "#f0923f", "#35c799", "#e596c4", "#9a9ea6"]},
}
RC: dict[str, Any] = {
    "font.family": "DejaVu Sans",  # it ships with matplotlib and has η, θ, ‖ and ²
    "mathtext.fontset": "dejavusans",
    "font.size": 11,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 2.0,
    "lines.markersize": 6.5,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "savefig.dpi": DPI,
    "svg.hashsalt": "math-kata",  # the same picture gives the same file
}


@contextmanager
def style(name: str) -> Iterator[None]:
    """Draw and save in here: the settings of one style, and nothing of the machine's own matplotlibrc."""
    palette = PALETTES[name]
    inked = ("text.color", "axes.labelcolor", "axes.titlecolor", "axes.edgecolor", "patch.edgecolor")
    settings: Any = RC | dict.fromkeys((*inked, "xtick.color", "ytick.color"), palette["ink"])
    settings |= dict.fromkeys(("figure.facecolor", "axes.facecolor", "savefig.facecolor"), palette["paper"])
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(settings | {"axes.prop_cycle": cycler(color=palette["hues"])})
        yield


def sheet(
    title: str, below: str, *, columns: int = 1, heads: int = 0, shared: bool = True, height: float = HEIGHT
) -> tuple[Figure, list[Axes]]:
    """A figure with one or more axes side by side; its title, and below it, in one line, what there is to see.

    heads: how many lines the titles of the axes have. shared: the axes are on one scale, only the first bears numbers.
    The margins are fixed, so that no answer of the learner's, however wild, moves or squeezes the axes.
    """
    figure = Figure(figsize=(WIDTH, height))
    top, between = TOP + LINE * heads, GAP if shared else LEFT
    gap = between * columns / (WIDTH - LEFT - RIGHT - between * (columns - 1))
    figure.subplots_adjust(LEFT / WIDTH, BOTTOM / height, 1 - RIGHT / WIDTH, 1 - top / height, wspace=gap)
    figure.text(EDGE / WIDTH, 1 - 0.22 / height, title, size=15, weight="bold", va="top")
    figure.text(EDGE / WIDTH, 1 - 0.55 / height, below, size=11, va="top")
    return figure, list(figure.subplots(1, columns, squeeze=False, sharex=shared, sharey=shared)[0])


def label(
    axes: Axes, point: Iterable[float], text: str, at: tuple[float, float], color: str | None = None, **options: Any
) -> None:
    """A text beside a point, `at` so many points (1/72 inch) to the right and above; no text where the point is nan.

    It stands off its point, and has a rim in the paper's colour, so that it can be read where lines run behind it.
    """
    x, y = point
    if not (math.isfinite(x) and math.isfinite(y)):
        return
    across, up = at
    beside: dict[str, Any] = {
        "ha": "left" if across > 0 else "right" if across < 0 else "center",
        "va": "bottom" if up > 0 else "top" if up < 0 else "center",
        "color": color or mpl.rcParams["text.color"],
        "path_effects": [withStroke(linewidth=3, foreground=mpl.rcParams["axes.facecolor"])],
    }
    axes.annotate(text, (x, y), at, textcoords="offset points", annotation_clip=True, **beside | options)


def number(value: float, digits: int = 3) -> str:
    """A number for a label: at most so many digits after the point, a real minus, and `?` for one that is not known."""
    if not math.isfinite(value):
        return "?" if math.isnan(value) else f"{'−' if value < 0 else ''}∞"
    text = f"{value:.{digits}f}" if abs(value) < 1e6 else f"{value:.2g}"
    if "e" not in text and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") if text.strip("-0") else "0"


def foot(figure: Figure, caption: str, notes: Sequence[str] = ()) -> None:
    """The lines at the bottom: who drew this, and what is missing or wrong in it."""
    colour, weight = (VERMILION, "bold") if notes else (QUIET, "normal")
    words = textwrap.fill("   ".join([caption, *(f"✗ {note}" for note in notes)]), 105, max_lines=2, placeholder=" …")
    x, y = EDGE / WIDTH, 0.15 / figure.get_figheight()
    # A learner's message may hold a $, which is no formula.
    figure.text(x, y, words, size=9, color=colour, weight=weight, va="bottom", parse_math=False)
