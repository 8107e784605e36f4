"""The facts as tables that fit into 80 columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runner.comparing.facts import FULL, Facts, absence, comparison
from runner.messages import Accuracy, Agreement, Timing
from runner.quantities import duration, two_digits

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
