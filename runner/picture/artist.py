"""In the fresh process: draws a rung's picture from the code, and sends it to the runner."""

from __future__ import annotations

import io

from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from runner.engine.loading import load_source
from runner.engine.messages import Draw, Drawn, Missing, Started
from runner.engine.session import Session
from runner.picture import paper
from runner.picture.fingerprint import KEY, fingerprint
from runner.picture.learner import Learner, Record, quiet


class Artist(Session):
    """A run without a suite. matplotlib is imported with this file, so before the clock starts with `ready`: when it
    runs for the very first time on a machine it looks at every font there is.
    """

    job: Draw
    running = ""  # the function that is called, or the author's file

    def work(self) -> None:
        """Send `started` for each function that is called, and what comes of it."""
        with quiet():
            self.learner = self.load()
        self.blamed = self.rung.picture
        self.calls(self.blamed.name)
        self.show()

    def show(self) -> None:
        """Draw it once, and send it with what is missing in it."""
        record = Record()
        with quiet(), paper.style(self.job.style):
            figure = self.draw(Learner(self.learner, self.reference, record, self.calls))
            self.calls(self.blamed.name)
            self.send(Missing(tuple(record.faults.values())))
            if record.answered or not record.faults:
                paper.foot(figure, self.caption(record), list(record.faults.values()))
                self.send(Drawn(rendered(figure, self.job.kind)))

    def draw(self, learner: Learner) -> Figure:
        """The author's figure."""
        figure = load_source("picture", self.rung.picture).picture(learner)
        if not isinstance(figure, Figure):
            raise TypeError(f"picture() must return a matplotlib Figure, not {type(figure).__name__}")
        return figure

    def calls(self, name: str) -> None:
        """Tell what runs now: if time runs out, we know in which function."""
        if name != self.running:
            self.running = name
            self.output.take()
            self.deadline()
            self.send(Started(name))

    def caption(self, record: Record) -> str:
        """Who drew this."""
        whose = "the reference's" if self.job.of_reference else "your"
        green = "" if self.job.green else ", not green yet"
        return f"Rung {self.rung.number}{green}, drawn by {whose} {listed(list(record.answered))}"


def rendered(figure: Figure, kind: str) -> bytes:
    """The file's content. The same picture gives the same file: it bears no date."""
    out = io.BytesIO()
    if kind == "png":
        figure.savefig(out, format=kind)
        return _small(out, {"Title": Draw.mark, KEY: fingerprint(figure)})
    figure.savefig(out, format=kind, metadata={"Title": Draw.mark, "Date" if kind == "svg" else "CreationDate": None})
    return out.getvalue()


def _small(png: io.BytesIO, words: dict[str, str]) -> bytes:
    """The same picture with a palette of 256 colours, in a third of the bytes: it has few colours and their edges."""
    info, out = PngInfo(), io.BytesIO()
    for key, word in words.items():
        info.add_text(key, word)
    with Image.open(png) as image:
        few = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(out, format="png", optimize=True, pnginfo=info, dpi=(paper.DPI, paper.DPI))
    return out.getvalue()


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
