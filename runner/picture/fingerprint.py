"""A short name for what a figure shows: two figures that look the same have the same one, on every machine.

The bytes of a PNG differ between releases of matplotlib. So what is drawn is written down instead, each place to about
a hundredth of an inch, and the hash of that is kept in the PNG's metadata.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text
from numpy.typing import ArrayLike

CELLS = 98.7654321  # to an inch; so uneven that no nice number lies between two cells
KEY = "Fingerprint"  # in the metadata


def fingerprint(figure: Figure) -> str:
    """The hash of all that the figure shows, in the order in which it was drawn. Call it in the figure's style."""
    return hashlib.sha256("\n".join(_of(figure)).encode()).hexdigest()[:16]


def stored_in(png: Path | BinaryIO) -> str:
    """The fingerprint that a PNG bears; empty where there is none."""
    from PIL import Image

    with Image.open(png) as image:
        return str(image.info.get(KEY, ""))


def _of(figure: Figure) -> Iterator[str]:
    width, height = figure.get_size_inches()
    yield f"{width:.2f} {height:.2f} {to_hex(figure.get_facecolor())}"
    for text in figure.texts:
        yield from _about(text, figure.dpi)
    for axes in figure.axes:
        yield axes.get_title(loc="left") + axes.get_title() + axes.get_title(loc="right")
        for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            yield f"{axis.get_label_text()} {axis.get_scale()} {limits[0]:.4g} {limits[1]:.4g}"
        for artist in (*axes.images, *axes.patches, *axes.lines, *axes.collections, *axes.texts):
            yield from _about(artist, figure.dpi)


def _about(artist: Artist, dpi: float) -> Iterator[str]:
    """Its words and colours, then its places."""
    if isinstance(artist, Text):
        yield f"{artist.get_text()} {to_hex(artist.get_color())} {artist.get_fontsize()} {artist.get_fontweight()}"
        if isinstance(artist, Annotation) and artist.axes:
            yield _cells(artist.axes.transData.transform([artist.xy]), dpi)
        else:
            yield _cells(artist.get_transform().transform([artist.get_position()]), dpi)
    elif isinstance(artist, Line2D):
        yield f"{to_hex(artist.get_color())} {artist.get_linestyle()} {artist.get_linewidth()} {artist.get_marker()}"
        yield _cells(artist.get_transform().transform(artist.get_xydata()), dpi)
    elif isinstance(artist, Patch):
        yield f"{_colours(artist.get_facecolor())} {artist.get_linestyle()} {artist.get_hatch()}"
        yield _cells(artist.get_transform().transform(artist.get_path().vertices), dpi)
    elif isinstance(artist, AxesImage):
        yield f"{artist.get_extent()} {_colours(artist.to_rgba(np.asarray(artist.get_array())).reshape(-1, 4))}"
    else:
        assert isinstance(artist, Collection), f"nobody knows yet what a {type(artist).__name__} shows"
        yield f"{_colours(artist.get_facecolor())} {_colours(artist.get_edgecolor())} {artist.get_hatch()}"
        for path in artist.get_paths():
            yield _cells(artist.get_transform().transform(path.vertices), dpi)
        yield _cells(artist.get_offset_transform().transform(artist.get_offsets()), dpi)


def _colours(given: ArrayLike) -> str:
    return str(np.round(to_rgba_array(given) * 255).astype(int).tolist())


def _cells(places: ArrayLike, dpi: float) -> str:
    """Places in pixels, as whole cells; what is nan is not drawn, but it is a gap."""
    cells = np.ma.filled(np.ma.asarray(places, dtype=float), np.nan) / dpi * CELLS
    return " ".join("-" if np.isnan(cell) else f"{cell + 0.0:.0f}".replace("-0", "0") for cell in cells.ravel())
