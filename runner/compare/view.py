"""The comparison on a screen: two columns where there is room, else one below the other; and the facts as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from runner.compare.comparison import FULL, Comparison, Facts, Pair, absence, comparison
from runner.compare.sentences import sentences
from runner.engine.messages import Accuracy, Agreement, Timing
from runner.screen import WIDTH, heading
from runner.text import duration, joined, two_digits

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


T = TypeVar("T")
QUANTITIES = ("yours", "reference", "calls")


def tables(facts: Facts) -> list[RenderableType]:
    """What is known of the answers, the digits, the time and the lengths. A table without rows is left out."""
    named = (
        ("The suite's own calls, answered by both", _answers(facts)),
        (f"Digits right on hard inputs ({FULL} are all that a float64 is sure to hold)", _digits(facts)),
        ("Time of one call", _time(facts)),
        ("Lines of code, without comments, docstrings and empty lines", _lines(facts)),
    )
    return [part for title, table in named if table.row_count for part in (Text(title, "bold"), table, "")]


def _table(*heads: str) -> Table:
    """Quantities stand to the right, words to the left."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for head in heads:
        name = head == "function"  # in two pieces nobody would know it
        table.add_column(head, justify="right" if head in QUANTITIES else "left", overflow="fold", no_wrap=name)
    return table


def _answers(facts: Facts) -> Table:
    table = _table("function", "calls", "answers")
    for f in facts.functions:
        if f.agreement:
            table.add_row(f.name, f"{f.agreement.calls:,}", _alike(f.agreement))
    return table


def _alike(agreement: Agreement) -> str:
    if not agreement.written:
        return "not written yet"
    if agreement.differ:
        return f"{agreement.differ:,} differ"
    if agreement.identical == agreement.calls:
        return "the same to the last bit"
    return f"the same up to rounding{f' ({agreement.worst:.0e})' if agreement.worst else ''}"


def _digits(facts: Facts) -> Table:
    table = _table("function", "for", "yours", "reference")
    for f in facts.functions:
        for name, a in _first_only(f.name, _merged(f.accuracy) if f.written else ()):
            yours = absence(a.trouble) if a.yours is None else str(a.yours)
            table.add_row(name, a.label, yours, str(a.reference))
    return table


def _merged(accuracy: Sequence[Accuracy]) -> Sequence[Accuracy]:
    """One row in the place of many that say the same."""
    if len(accuracy) > 1 and len({(a.yours, a.reference) for a in accuracy}) == 1:
        return [Accuracy(f"each of {len(accuracy)} hard inputs", accuracy[0].yours, accuracy[0].reference)]
    return accuracy


def _time(facts: Facts) -> Table:
    table = _table("function", "for", "yours", "reference", "")
    for f in facts.functions:
        for name, t in _first_only(f.name, f.timing if f.written else ()):
            table.add_row(name, t.label, duration(t.yours), duration(t.reference), _ratio(t))
    return table


def _ratio(t: Timing) -> str:
    if t.ratio is None:
        return absence(t.trouble)
    if not comparison(t):
        return "equally fast"
    if not t.clear:
        return "can't be told"
    about = "" if t.stable else "about "
    return f"{about}{two_digits(t.ratio)} × as long" if t.ratio > 1 else f"{about}{two_digits(1 / t.ratio)} × as fast"


def _lines(facts: Facts) -> Table:
    table = _table("function", "yours", "reference")
    rows = [(f.name, f.lines.yours, f.lines.reference) for f in facts.functions]
    yours = facts.lines.yours - sum(row[1] for row in rows)
    reference = facts.lines.reference - sum(row[2] for row in rows)
    rows += [("helpers", yours, reference)] if yours or reference else []
    rows += [("together", facts.lines.yours, facts.lines.reference)] if len(rows) > 1 else []
    for name, yours, reference in rows:
        table.add_row(name, f"{yours:,}", f"{reference:,}")
    return table


def _first_only(name: str, rows: Sequence[T]) -> list[tuple[str, T]]:
    """The name beside the first of its rows."""
    return [("" if i else name, row) for i, row in enumerate(rows)]
