"""In the fresh process, for the author's proof: what is wrong with a picture that can be told without eyes."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import combinations
from types import ModuleType

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from runner.engine.explain import said
from runner.engine.messages import Criticised
from runner.picture import paper
from runner.picture.artist import Artist, rendered
from runner.picture.learner import Learner, Record, quiet

LARGEST = 80_000  # bytes: it is kept in the repository, and loaded with a page
TOUCH = 1.0  # pixels by which the boxes of two texts may overlap: a box is wider than its letters


class Critic(Artist):
    """Draws from the reference, and then as if functions were not written yet."""

    def show(self) -> None:
        """Send the problems, in sentences."""
        with paper.style(self.job.style):
            self.send(Criticised((*self._whole(), *self._with_gaps())))

    def _whole(self) -> Iterator[str]:
        """With everything there: nothing fails or warns, every axis has a label, every text can be read."""
        record = Record()
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            figure = self.draw(Learner(self.learner, self.reference, record))
            paper.foot(figure, self.caption(record))
            content = rendered(figure, "png")
        self.answered = list(record.answered)
        yield from (f"{w.category.__name__}: {w.message}" for w in warned)
        yield from record.faults.values()
        yield from (f"{name} is asked for what it refuses: {why}" for name, why in record.refused.items())
        if len(content) > LARGEST:
            yield f"the file has {len(content):,} bytes; it may have {LARGEST:,}"
        if not figure.axes:
            yield "there are no axes"
        yield from (problem for axes in figure.axes for problem in _unlabelled(axes))
        yield from _unreadable(figure)

    def _with_gaps(self) -> Iterator[str]:
        """With nothing there, and with one function missing: it must still be drawn."""
        for missing in ([*self.answered], *([name] for name in self.answered)):
            partial = ModuleType(self.rung.module)
            partial.__dict__.update({k: v for k, v in vars(self.learner).items() if k not in missing})
            try:
                with quiet():
                    rendered(self.draw(Learner(partial, self.reference, Record())), "svg")
            except Exception as error:
                what = " and ".join(missing)
                yield f"it fails as long as {what} is not written: {type(error).__name__}: {said(error)}"


def _unlabelled(axes: Axes) -> Iterator[str]:
    for axis, name in ((axes.xaxis, "x"), (axes.yaxis, "y")):
        numbers = any(_drawn_ticks(axis))
        if axes.axison and numbers and not axis.get_label_text().strip():
            title = axes.get_title(loc="left")
            yield f"the {name} axis of {repr(title) if title else 'the picture'} has no label"


def _drawn_ticks(axis: Axis) -> Iterator[Text]:
    """The numbers that can be seen: matplotlib keeps some beyond the ends."""
    low, high = sorted(axis.get_view_interval())
    for tick in axis.get_major_ticks():
        if low <= tick.get_loc() <= high and tick.label1.get_visible() and tick.label1.get_text():
            yield tick.label1


def _unreadable(figure: Figure) -> Iterator[str]:
    """Texts that run into each other, or off the paper."""
    figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in _texts(figure)]
    for text, box in boxes:
        if not (figure.bbox.contains(box.x0, box.y0) and figure.bbox.contains(box.x1, box.y1)):
            yield f"the text {text!r} runs off the paper"
    for (one, first), (other, second) in combinations(boxes, 2):
        both = Bbox.intersection(first, second)
        if both and min(both.width, both.height) > TOUCH:
            yield f"the texts {one!r} and {other!r} run into each other"


def _texts(figure: Figure) -> Iterator[Text]:
    yield from (t for t in figure.texts if t.get_text().strip())
    for axes in figure.axes:
        titles = (axes.title, axes._left_title, axes._right_title)  # type: ignore[attr-defined]
        for text in (*axes.texts, *titles, axes.xaxis.label, axes.yaxis.label):
            if text.get_visible() and text.get_text().strip():
                yield text
        for axis in (axes.xaxis, axes.yaxis):
            yield from _drawn_ticks(axis)
