"""What pictures share: labels and numbers for whatever a learner answers, two styles, and the fingerprint."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from matplotlib import colors
from matplotlib.axes import Axes

from runner.picture.fingerprint import fingerprint
from runner.picture.paper import BLUE, GREEN, PALETTES, foot, label, number, sheet, style

# Each changes what an axes shows, so little that one must look for it.
CHANGES: dict[str, Callable[[Axes], object]] = {
    "nothing": lambda axes: None,
    "a point": lambda axes: axes.plot([0.5, 1.0], [0.5, 0.52]),
    "a marker": lambda axes: axes.lines[0].set_marker("o"),
    "a colour": lambda axes: axes.lines[0].set_color(GREEN),
    "a gap": lambda axes: axes.lines[0].set_ydata([0.5, math.nan]),
    "a dot": lambda axes: axes.collections[0].set_offsets([(0.2, 0.21)]),
    "an area": lambda axes: axes.fill_between([0, 1], [0, 0.5]),
    "a bar": lambda axes: axes.patches[0].set(height=0.51),
    "an image": lambda axes: axes.imshow([[0.0, 1.0]], extent=(0, 1, 0, 1), aspect="auto"),
    "a word": lambda axes: axes.texts[0].set_text("other"),
    "a place": lambda axes: setattr(axes.texts[0], "xy", (0.5, 0.52)),
    "a label": lambda axes: axes.set_ylabel("metres"),
    "a limit": lambda axes: axes.set_xlim(0, 1.1),
    "a title": lambda axes: axes.set_title("other"),
}


def shown(change: Callable[[Axes], object], by: float = 0.0, how: str = "light") -> str:
    """The fingerprint of a figure with one thing of each kind, changed."""
    with style(how):
        figure, (axes,) = sheet("A title", "What there is to see.", heads=1)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.plot([0.5, 1.0], [0.5 + by, 0.5], color=BLUE)
        axes.scatter([0.2], [0.2 - by])
        axes.bar([0.5], [0.5 + by])
        label(axes, (0.5, 0.5 + by), "a word", (5, 5))
        change(axes)
        return fingerprint(figure)


def test_the_fingerprint_knows_what_is_shown() -> None:
    """Every change to the eye changes it; rounding, which differs from machine to machine, does not."""
    assert len({shown(change) for change in CHANGES.values()}) == len(CHANGES)
    assert shown(CHANGES["nothing"], by=1e-9) == shown(CHANGES["nothing"]) != shown(CHANGES["nothing"], how="dark")


@pytest.mark.parametrize(
    ("value", "text"),
    {
        1.0: "1",
        0.46900: "0.469",
        -2.0: "−2",
        1 / 3: "0.333",
        -0.0001: "0",
        100.0: "100",
        12345.678: "12345.678",
    }.items(),
)
def test_numbers_as_one_writes_them(value: float, text: str) -> None:
    """No zeros at the end, a real minus, no minus before 0."""
    assert number(value) == text


def test_numbers_that_are_none() -> None:
    """A gap, infinities, and what is too long to be read."""
    assert [number(x) for x in (math.nan, math.inf, -math.inf, 1e9, -2.5e300)] == ["?", "∞", "−∞", "1e+09", "−2.5e+300"]


def test_a_label_stands_where_its_point_is() -> None:
    """Beside it, away from it; a point that is missing has none."""
    axes = sheet("A title", "")[1][0]
    for point in ((math.nan, 0.5), (0.5, math.inf)):
        label(axes, point, "nowhere", (0, 0))
    assert not axes.texts
    for at, aligned in {
        (8.0, 0.0): ("left", "center"),
        (-8.0, 4.0): ("right", "bottom"),
        (0.0, -4.0): ("center", "top"),
    }.items():
        label(axes, (0.5, 0.5), "here", at, GREEN)
        assert (axes.texts[-1].get_ha(), axes.texts[-1].get_va()) == aligned


def test_the_foot_has_two_lines_at_most() -> None:
    """However much is missing; and a $ is no formula."""
    figure, _ = sheet("A title", "")
    foot(figure, "drawn by your double", [f"function_{i} raises ValueError: $x_$ costs $1" for i in range(9)])
    text = figure.texts[-1].get_text()
    assert text.startswith("drawn by your double   ✗ function_0 raises ValueError: $x_$ costs $1")
    assert text.endswith(" …")
    assert text.count("\n") == 1
    figure.draw_without_rendering()


def test_every_colour_can_be_read() -> None:
    """On its paper each has a contrast of 4.5, as text must have."""

    def luminance(colour: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colors.to_rgb(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert set(PALETTES) == {"light", "dark"}
    for palette in PALETTES.values():
        paper = luminance(str(palette["paper"]))
        for colour in (palette["ink"], *palette["hues"]):
            dark, light = sorted((paper, luminance(colour)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, colour
