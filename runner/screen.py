"""How things look: a terminal of 80 columns or fewer, with and without colour, or a pipe."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runner.ladder import Rung
from runner.verdict import Diagnosis, Status, Test, Verdict

WIDTH = 100  # lines longer than this are hard to read


@cache
def console() -> Console:
    """The output. Rich respects NO_COLOR and pipes; nothing is highlighted that we did not colour."""
    whole = Console(highlight=False, soft_wrap=False)
    return whole if whole.width <= WIDTH else Console(highlight=False, width=WIDTH)


def heading(rung: Rung) -> Text:
    """`01 · Dot product   exercises/01_dot_product/dot_product.py`"""
    return Text.assemble(
        (f"{rung.number} · {rung.title}", "bold"), "   ", (rung.shown(rung.code), "dim"), overflow="fold"
    )


def verdict_line(verdict: Verdict) -> Text:
    """`3 passed, 12 failed in 0.31 s`"""
    failed = len(verdict.failed)
    line = Text(f"{verdict.passed} passed", "bold green" if verdict.passed else "")
    if failed or not verdict.tests:
        line.append(", ", "default").append(f"{failed} failed", "bold red")
    return line.append(f" in {verdict.seconds:.2f} s", "dim")


def verdict_view(verdict: Verdict, rung: Rung, full_traceback: bool = False) -> Group:
    """A verdict as a learner needs it: the first failure as a card, the others by name, the misconception."""
    parts: list[RenderableType] = [heading(rung), ""]
    if verdict.message:
        parts += [Padding(Text(verdict.message, "red"), (0, 0, 1, 2))]
    elif verdict.failed:
        first = verdict.failed[0]
        parts += [card(first), ""]
        if full_traceback and first.traceback:
            parts += [Padding(Text(first.traceback), (0, 0, 1, 2))]
        parts += others(verdict.failed[1:])
    parts += [diagnosis(d) for d in verdict.diagnosis]
    return Group(*parts, verdict_line(verdict))


def card(test: Test) -> RenderableType:
    """The first failing test: its law, the call, what was expected and what came, the line."""
    facts = test.card
    rows: list[tuple[str, str, str]] = [("law", test.law, "bold")]
    if facts.get("call"):
        rows += [
            ("call", facts["call"], ""),
            ("expected", facts["expected"], "green"),
            ("got", facts["got"], "red"),
        ]
        rows += [("note", facts.get("note", ""), "")]
    if not facts.get("call") or test.kind not in ("AssertionError", "Failed"):
        rows += [("problem", f"{_kind(test)}{test.message}", "red")]
    elif test.message and "\n" not in test.message and not test.message.startswith("assert "):
        rows += [("said", test.message, "")]
    if facts.get("example") and not facts.get("call"):
        rows += [("with", facts["example"], "")]
    if test.kind not in ("NotImplementedError",) and facts.get("where"):
        rows += [("at", f"{facts['where']}   {facts.get('code', '')}", "dim")]
    if test.output:
        rows += [("printed", test.output.rstrip(), "")]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text, style in rows:
        if text:
            table.add_row(label, Text(text, style))
    return Group(Text(f"✗ {test.name}", "bold red"), Padding(table, (0, 0, 0, 2)))


def _kind(test: Test) -> str:
    """The exception's name, where it tells the learner something."""
    ours = ("AssertionError", "Failed", "NotImplementedError", "")
    return "" if test.kind in ours or "`...`" in test.message else f"{test.kind}: "


def others(tests: Iterable[Test]) -> list[RenderableType]:
    """The other failures, by name; what is not written yet is counted apart."""
    names = {s: [t.name for t in tests if t.status is s] for s in Status}
    parts: list[RenderableType] = []
    for status, found in names.items():
        if found:
            word = {Status.FAILED: "also red", Status.MISSING: "did not run"}.get(status, f"also {status}")
            text = Text(f"{word} ({len(found)}): ", "dim").append(", ".join(found))
            parts.append(Padding(text, (0, 0, 1, 2)))
    return parts


def diagnosis(found: Diagnosis) -> RenderableType:
    """The misconception that the code shows exactly."""
    title = Text.assemble(("This looks familiar", "bold yellow"), (f"  {found.function}", "bold"))
    return Group(title, Padding(Text(" ".join(found.message.split())), (0, 0, 1, 2)))
