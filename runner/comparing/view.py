"""The comparison on a screen: two columns where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from runner.comparing.comparison import Comparison, Pair
from runner.comparing.sentences import sentences
from runner.comparing.tables import tables
from runner.formulas import joined
from runner.screen import WIDTH, heading

SIDE_BY_SIDE = 100  # columns from which on two pieces of code fit beside each other
HANG = "  ↪ "  # before the rest of a line that is too long: no line of the file begins here
NONE = "(none)"


def compare_view(comparison: Comparison, width: int, plain: bool = False) -> list[RenderableType]:
    """Everything, from top to bottom. `plain` is for a pipe: no columns, and lines of code stay whole."""
    parts = [heading(comparison.rung), "", *short_view(comparison), *code_view(comparison, width, plain)]
    return [*parts, *facts_view(comparison), *readme_view(comparison)]


def short_view(comparison: Comparison) -> list[RenderableType]:
    """What was found, in sentences: it comes first."""
    if comparison.facts is None:
        return []
    said = Table.grid(padding=(0, 1, 0, 0))
    for sentence in sentences(comparison.facts):
        said.add_row("·", Text(joined(sentence)))
    return [Text("In short", "bold"), Constrain(said, WIDTH), ""]


def code_view(comparison: Comparison, width: int, plain: bool = False) -> list[RenderableType]:
    """The learner's code and the reference's, function by function."""
    parts: list[RenderableType] = []
    if comparison.trouble:
        parts += [Text(f"Your file could not be taken apart: {comparison.trouble}", "red"), ""]
    if comparison.blanks:
        parts += [_blanks(comparison), ""]
    pairs = [*comparison.functions]
    if comparison.helpers.yours or comparison.helpers.reference:
        pairs.append(comparison.helpers)
    beside = width >= SIDE_BY_SIDE and not plain
    return [*parts, *(_beside(pairs) if beside else _stacked(pairs, plain)), ""]


def facts_view(comparison: Comparison) -> list[RenderableType]:
    """What was measured, in tables."""
    return [] if comparison.facts is None else [*tables(comparison.facts), ""]


def readme_view(comparison: Comparison) -> list[RenderableType]:
    """Why the reference is written so, and what else would do."""
    return [Constrain(Markdown(joined(comparison.readme)), WIDTH)] if comparison.readme else []


class Code:
    """Highlighted Python. A line that is too long goes on below, indented; in a pipe it stays whole."""

    def __init__(self, code: str, plain: bool = False) -> None:
        self.code, self.plain = code, plain

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self.plain:
            yield Text(self.code, no_wrap=True, overflow="ignore")
            return
        text = Syntax(self.code, "python", theme="ansi_dark", background_color="default").highlight(self.code)
        text.rstrip()
        for line in text.split("\n", allow_blank=True):
            yield from _hanging(line, console, options.max_width)


def _hanging(line: Text, console: Console, width: int) -> Iterator[Text]:
    if cell_len(line.plain) <= width:
        yield line
        return
    indent = len(line.plain) - len(line.plain.lstrip())
    mark = ""
    for piece in line[indent:].wrap(console, max(10, width - indent - len(HANG))):
        yield Text(" " * indent).append(mark, "dim").append_text(piece)
        mark = HANG


def _blanks(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("by hand", "yours", "reference"):
        table.add_column(head, overflow="fold")
    for pair in comparison.blanks:
        table.add_row(pair.name, Text(pair.yours or NONE), Text(pair.reference))
    return table


def _beside(pairs: list[Pair]) -> Iterator[RenderableType]:
    table = Table(box=box.MINIMAL, expand=True, pad_edge=False, header_style="bold")
    table.add_column("yours", ratio=1)
    table.add_column("reference", ratio=1)
    for pair in pairs:
        title = [] if pair.name else [Text("helpers", "dim")]
        mine = Text("the same to the letter", "dim") if pair.same else _code(pair.yours, False)
        both = (Group(*title, code) for code in (mine, _code(pair.reference, False)))
        table.add_row(*both, end_section=True)
    yield table


def _stacked(pairs: list[Pair], plain: bool) -> Iterator[RenderableType]:
    for pair in pairs:
        title = pair.name or "helpers"
        both = (("yours and the reference", pair.yours),) if pair.same else ()
        for whose, code in both or (("yours", pair.yours), ("the reference", pair.reference)):
            yield Text.assemble((f"# {title}", "bold magenta"), (f": {whose}", "magenta"))
            yield _code(code, plain)
            yield ""


def _code(code: str, plain: bool) -> RenderableType:
    return Code(code, plain) if code else Text(NONE, "dim")
