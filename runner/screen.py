"""How things look: a terminal of 80 columns or fewer, with and without colour, or a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Span, Text

from runner.engine.explain import clip, named_by
from runner.engine.messages import Diagnosis, FailureCard, Status
from runner.engine.verdict import Colour, Test, Verdict
from runner.rung.ladder import Rung
from runner.rung.source import SENTENCE, OwnWords
from runner.text import (
    JOINT,
    OPERATORS,
    STEERS,
    all_visible,
    in_one_piece,
    joined,
    parted,
    places,
    small_joined,
    styled,
    visible,
    whole_commands,
)

WIDTH = 100  # lines longer than this are hard to read
MARGIN = len("  expected  ")  # left of what a card says
TITLES = {
    "still_to_handle": "Nearly there",
    "calls_": "Look elsewhere first",
    "numbers_": "What the numbers are",
    "slip_": "Found",
    "refuses_too_much": "It refuses too much",
}
AFTER = ("at", "warned", "printed")  # what stands below a diagnosis
MOST_WARNED = 3
MOST_NAMES = 8  # of other failures: nobody reads more


class Screen(Console):
    """A console on which no text steers the terminal, wherever the text comes from."""

    def tell(self, text: str, style: str = "") -> None:
        """Print a sentence; in a pipe it is one line, however long."""
        if self.is_terminal:
            self.print(Trimmed(Text(text, style)))
        else:
            self.print(text, style=style, markup=False, soft_wrap=True)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Every text comes by here, however deep it lies in tables and pages."""
        if isinstance(renderable, Text):
            if STEERS.search(renderable.plain):
                renderable = _visible(renderable)
            if (whole := whole_commands(renderable.plain)) != renderable.plain:
                renderable = renderable.copy()
                renderable.plain = whole  # as long as it was, so the styles are where they were
        for part in super().render(visible(renderable) if isinstance(renderable, str) else renderable, options):
            yield part if JOINT not in part.text else part._replace(text=parted(part.text))


def _visible(text: Text) -> Text:
    """The visible text, with the styles where they were."""
    at, made = places(text.plain), text.blank_copy(visible(text.plain))
    made.spans = [Span(at[span.start], at[min(span.end, len(at) - 1)], span.style) for span in text.spans]
    return made


@cache
def console() -> Screen:
    """The output. Rich respects NO_COLOR and pipes; nothing is highlighted that we did not colour."""
    whole = Screen(highlight=False, soft_wrap=False)
    return whole if whole.width <= WIDTH else Screen(highlight=False, width=WIDTH)


class Trimmed:
    """What it holds, without the spaces with which Rich fills the ends of lines."""

    def __init__(self, *parts: RenderableType) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The same lines, each up to its last letter."""
        for line in console.render_lines(Group(*self.parts), options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(), line[-1].style)
            yield Segment.line()


def heading(rung: Rung) -> Text:
    """`01 · Dot product   exercises/01_dot_product/dot_product.py`"""
    return Text.assemble((rung.named, "bold"), "   ", (rung.shown(rung.code), "dim"), overflow="fold")


def verdict_line(verdict: Verdict) -> Text:
    """`3 passed, 12 failed in 0.31 s`"""
    failed = len(verdict.failed)
    line = Text.assemble((f"{verdict.passed} passed", "bold green" if verdict.passed else ""))
    if verdict.none_ran:
        line = Text("no test could run", "bold red")
    if failed or not verdict.tests:
        line.append(", ", "default").append(f"{failed} failed", "bold red")
    return line.append(f" in {verdict.seconds:.2f} s", "dim")


def further_line(verdict: Verdict) -> Text | None:
    """`further: 2 of 3 passed (optional)`, where a green suite has a second lap."""
    if not (verdict.green and verdict.further):
        return None
    passed = sum(t.status is Status.PASSED for t in verdict.further)
    return Text(f"further: {passed} of {len(verdict.further)} passed (optional)", "dim")


def further_body(verdict: Verdict) -> list[RenderableType]:
    """The second lap: the first test that is open as a card, the others by name."""
    verdict = all_visible(verdict)
    begun = begun_further(verdict)
    open_ones = [t for t in verdict.further if t.status is not Status.PASSED]
    open_ones.sort(key=lambda test: (test not in begun, _unwritten(test)))
    if not open_ones:
        return [Text("The second lap is green as well.", "bold green"), ""]
    return [
        Text("Further, if you like:", "bold"),
        Card(open_ones[0], _about(open_ones[0], verdict)),
        "",
        *others(open_ones[1:]),
    ]


def begun_further(verdict: Verdict) -> list[Test]:
    """What is red of functions that the second lap alone tests, once they are written: the writer waits for a word."""
    first_lap = {named_by(t.name, verdict.names) for t in verdict.first_lap}
    wrong = (t for t in verdict.further if t.status not in (Status.PASSED, Status.MISSING) and not _unwritten(t))
    return [t for t in wrong if named_by(t.name, verdict.names) not in first_lap]


def _about(test: Test, verdict: Verdict) -> list[Diagnosis]:
    """What is diagnosed of the function or the blank that a test is about: NLL_BY_HAND is no test of `nll`."""
    subject = named_by(test.name, [*verdict.names, *(d.function for d in verdict.diagnosis)])
    return [d for d in verdict.diagnosis if subject and d.function == subject]


def words_view(words: OwnWords) -> list[RenderableType]:
    """A learner's sentence beside the reference's, and what to ask of them."""
    parts: list[RenderableType] = [Text("In your words", "bold")]
    parts += [Padding(Text(words.mine), (0, 0, 0, 2)), Text("And in the reference's", "bold")]
    parts += [Padding(Text(words.reference), (0, 0, 0, 2))]
    asked = (Text.assemble("? ", styled(question), style="magenta") for question in words.questions)
    return [*parts, *(Padding(text, (0, 0, 0, 2)) for text in asked), ""]


def verdict_view(verdict: Verdict, rung: Rung, full_traceback: bool = False) -> Trimmed:
    """A verdict as a learner needs it: the rung, what is wrong, how many tests passed."""
    counts: list[RenderableType] = [] if verdict.colour is Colour.ERROR else [verdict_line(verdict)]
    counts += [line] if (line := further_line(verdict)) else []
    more = further_body(verdict) if verdict.green and begun_further(verdict) else []
    return Trimmed(heading(rung), "", *verdict_body(verdict, full_traceback), *more, *counts)


def verdict_body(verdict: Verdict, full_traceback: bool = False, short: bool = False) -> list[RenderableType]:
    """What is wrong, the most useful first: the first failure as a card, the misconception, the others by name.

    `short`: of two tables the card shows only the entries that differ.
    """
    verdict = all_visible(verdict)  # here, for Rich takes some of what steers away where this should be seen
    parts: list[RenderableType] = []
    if verdict.message:
        parts += [Padding(Text(verdict.message, "red"), (0, 0, 1, 2))]
    parts += [part for stopped in hung(verdict) for part in (stopped, "")]
    first = first_failure(verdict)
    of_first = _about(first, verdict) if first else []
    if first:
        parts += [Card(first, of_first, short), ""]
        if full_traceback and first.traceback:
            parts += [Padding(Text(first.traceback), (0, 0, 1, 2))]
    rest = [] if verdict.message else [t for t in verdict.failed if t is not first]
    by_function = bool(rest and verdict.names and not full_traceback)
    if by_function:  # above what else was found: it must be seen without scrolling
        parts += [progress_line(verdict), ""]
    if not verdict.green:  # what a green verdict's second lap shows is told with it
        parts += [diagnosis(d, title) for d, title in titled(d for d in verdict.diagnosis if d not in of_first)]
    parts += _beside(verdict)
    return parts if by_function or not rest else parts + others(rest, None if full_traceback else MOST_NAMES)


def _beside(verdict: Verdict) -> list[RenderableType]:
    """What no card shows: prints of the file itself, and warnings of tests that passed."""
    parts: list[RenderableType] = []
    if verdict.printed:
        printed = clip(verdict.printed, height=6, width=120)
        parts += [Padding(Text.assemble(("printed by the file itself  ", "dim"), printed), (0, 0, 1, 2))]
    if verdict.green:
        warned = dict.fromkeys(w for t in verdict.tests if t.status is Status.PASSED for w in t.warnings)
        parts += [Padding(Text(f"right, with a warning: {w}"), (0, 0, 0, 2)) for w in list(warned)[:MOST_WARNED]]
        parts += [""] if warned else []
    return parts


def progress_line(verdict: Verdict) -> RenderableType:
    """`dot ✓   dot_numpy ✓   cosine 3 of 7`: no line ends between a name and what is said of it."""
    line = Text()
    tests: dict[str, list[Test]] = {}
    for test in verdict.first_lap:
        tests.setdefault(named_by(test.name, verdict.names), []).append(test)
    for name in (n for n in verdict.names if n in tests):
        passed = sum(t.status is Status.PASSED for t in tests[name])
        line.append("   " if line else "")
        if passed == len(tests[name]):
            line.append(in_one_piece(f"{name} ✓"), "green")
            beside = next((test.card.beside for test in tests[name] if test.card.beside), "")
            line.append(in_one_piece(f" beside {beside}") if beside else "", "dim")
        elif all(map(_unwritten, tests[name])):
            missing = {test.message.partition("()")[0] for test in tests[name]}
            waits = missing <= {*verdict.names} - {name}
            line.append(in_one_piece(f"{name} {f'waits for {min(missing)}' if waits else 'not written yet'}"), "dim")
        elif len(tests[name]) == 1:
            line.append(in_one_piece(f"{name} ✗"), "red")
        else:
            line.append(in_one_piece(f"{name} {passed} of {len(tests[name])}"), "red")
    return Padding(line, (0, 0, 0, 2))


def first_failure(verdict: Verdict) -> Test | None:
    """The failure that the card shows; of a suite that ended early, only one from before that.

    It is the first in the order of the suite, but what is written and wrong comes before what is not written yet, and a
    sentence that nobody grades comes after the functions that are.
    """
    shown = [t for t in verdict.failed if not verdict.message or t.status is Status.FAILED]
    return min(shown, key=lambda t: (_unwritten(t), named_by(t.name, verdict.names) == SENTENCE), default=None)


def red_name(verdict: Verdict) -> str:
    """The function or the blank that the card is about."""
    first = first_failure(verdict)
    return named_by(first.name, verdict.names) if first else ""


def hung(verdict: Verdict) -> list[RenderableType]:
    """Name and law of the test that was stopped: the verdict's message says the rest, and a green one has none."""
    tests = verdict.first_lap if verdict.green else verdict.tests
    return [Card(replace(t, message="")) for t in tests if t.status is Status.TIMEOUT]


class Card:
    """The first failing test: its law, the call, what was expected and what came, the line."""

    def __init__(self, test: Test, diagnosed: Sequence[Diagnosis] = (), short: bool = False) -> None:
        self.test, self.diagnosed, self.short = test, diagnosed, short

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """In two columns, the labels and what they say; what is diagnosed directly under what came."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="dim", justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        room = options.max_width - MARGIN
        rows = [row for row in _rows(self.test, room, self.short) if row[1]]
        under = max((i for i, (label, _, _) in enumerate(rows) if label not in AFTER), default=0)
        for i, (label, text, style) in enumerate(rows):
            table.add_row(label, Text(unbroken(text, room) if label == "law" else text, style))
            for found, title in titled(self.diagnosed) if i == under else ():
                words = unbroken(" ".join(found.message.split()), room)
                table.add_row("", Text.assemble((f"{title}\n" if title else "", "bold magenta"), words))
        yield Text(f"✗ {self.test.name}", "bold red")
        yield Padding(table, (0, 0, 0, 2))


def _rows(test: Test, room: int, short: bool) -> Iterator[tuple[str, str, str]]:
    """Label, text and style of each line of the card; lines without a text are left out."""
    facts, by_suite = test.card, test.kind in ("AssertionError", "Failed")
    plain = not test.kind or (by_suite and facts.got != f"raises {test.kind}") or _unwritten(test)
    problem = test.message if plain else f"{test.kind}: {test.message}"
    yield "law", test.law, "bold"
    if facts.call:
        yield "call", facts.call, ""
        folded = facts.entries and (short or not _fits(facts, room))
        yield "differ", _entries(facts, room) if folded else "", "red"
        yield "expected", "" if folded else facts.expected, "green"
        if _unwritten(test):
            yield "got", test.message, "red"
        elif facts.got == f"raises {test.kind}":
            yield "got", test.message if test.kind == "OutputFlood" else f"raises {problem}", "red"
        else:
            yield "got", "" if folded else facts.got, "red"
            told = by_suite and test.message.startswith(("assert ", "expected ", "DID NOT RAISE"))  # by the lines above
            yield ("why" if by_suite else "problem"), "" if told else problem, "" if by_suite else "red"
        yield "note", facts.note, ""
        yield "beside", f"{facts.beside}, in the place of yours" if facts.beside else "", ""
    else:
        yield "problem", problem, "red"
        yield "with", facts.example, ""
    if facts.where and not _unwritten(test):
        yield "at", f"{facts.where}   {facts.code}", "dim"
    yield "warned", "\n".join(dict.fromkeys(test.warnings)), ""
    yield "printed", clip(test.output.rstrip(), height=6, width=120), ""


def _fits(facts: FailureCard, room: int) -> bool:
    lines = [line for side in (facts.expected, facts.got) for line in side.splitlines()]
    return 0 < max(map(len, lines), default=0) <= room


def _entries(facts: FailureCard, room: int) -> str:
    """The entries that differ, each in a line, or in two where that is too long."""
    wide = max(len(place) for place, _, _ in facts.entries)
    lines = [f"{place:{wide}}  expected {right}, got {mine}" for place, right, mine in facts.entries]
    if max(map(len, lines)) > room:
        gap = " " * (wide + 2)
        lines = [f"{place:{wide}}  expected {right}\n{gap}     got {mine}" for place, right, mine in facts.entries]
    return "\n".join([*lines, *([f"and {facts.others} other{'s' * (facts.others > 1)}"] if facts.others else [])])


def _unwritten(test: Test) -> bool:
    return test.kind == "NotImplementedError"


def others(tests: Iterable[Test], most: int | None = MOST_NAMES) -> list[RenderableType]:
    """The other failures, `most` of them by name; of what is not written yet, the functions."""
    words = {Status.FAILED: "also red", Status.MISSING: "did not run"}
    names: dict[str, list[str]] = {}
    for test in sorted(tests, key=_unwritten):
        word = "not written yet" if _unwritten(test) else words.get(test.status, f"also {test.status}")
        name = test.message.partition(" ")[0] if _unwritten(test) else test.name
        names.setdefault(word, []).append(name)
    texts = (
        Text(f"{word} ({len(found)}): ", "dim").append(_some(list(dict.fromkeys(found)), most))
        for word, found in names.items()
    )
    return [Padding(text, (0, 0, 1, 2)) for text in texts]


def _some(names: list[str], most: int | None) -> str:
    more = f" and {len(names[most:])} more" if most and names[most:] else ""
    return ", ".join(names[:most]) + more


def title_of(found: Diagnosis) -> str:
    """What kind of a finding it is."""
    return next((title for begins, title in TITLES.items() if found.mistake.startswith(begins)), "This looks familiar")


def titled(diagnosed: Iterable[Diagnosis]) -> Iterator[tuple[Diagnosis, str]]:
    """Each with its title; without one, where that of the one before would stand once more."""
    before = ""
    for found in diagnosed:
        title = title_of(found)
        yield found, title if title != before else ""
        before = title


def diagnosis(found: Diagnosis, title: str) -> RenderableType:
    """The misconception that the code shows exactly."""
    heading = Text.assemble((f"{title}  " if title else "", "bold magenta"), (found.function, "bold"))
    return Group(heading, Padding(Text(joined(" ".join(found.message.split()))), (0, 0, 1, 2)))


def _words(piece: str, room: int) -> list[str]:
    return [parted(piece)] if len(piece) <= room else parted(piece).split()


def unbroken(text: str, room: int) -> str:
    """The text in lines that break between words, and not inside of a formula that fits into one."""
    units: list[str] = []
    for word in (part for piece in small_joined(text).split() for part in _words(piece, room)):
        goes_on = units and (word in OPERATORS or units[-1].rpartition(" ")[2] in OPERATORS)
        if goes_on and len(units[-1]) + 1 + len(word) <= room:
            units[-1] += f" {word}"
        else:
            units.append(word)
    lines = [""]
    for unit in units:
        if lines[-1] and len(lines[-1]) + 1 + len(unit) > room:
            lines.append(unit)
        else:
            lines[-1] = f"{lines[-1]} {unit}".strip()
    return "\n".join(lines)
