"""view(model, size): the whole screen as lines. What matters most is there whatever the size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from rich.console import Console, RenderableType
from rich.text import Text

from runner.engine.messages import Started
from runner.engine.verdict import Colour
from runner.screen import Screen, heading, verdict_line
from runner.watch.body import body, card_parts, compare_parts, help_parts, listing
from runner.watch.keys import BINDINGS
from runner.watch.model import Comparing, Mode, Model, Running

AIRY = 16  # lines, from which on there is room for empty ones
WIDEST = 100  # columns that are used: longer lines are hard to read
WIDEST_PAIR = 160  # columns for two pieces of code beside each other
FOOTERS = {
    Mode.LIST: (("↑↓", "choose"), ("Enter", "go"), ("Esc", "back")),
    Mode.RESET: (("y", "yes, reset"), ("n", "no")),
    Mode.COMPARE: (("↑↓", "scroll"), ("Esc", "back"), ("o", "open"), ("v", "view"), ("q", "quit")),
    Mode.HELP: (("Esc", "back"), ("q", "quit")),
    Mode.CARD: (("Esc", "back"), ("d", "review what is due"), ("q", "quit")),
}


@dataclass(frozen=True)
class Size:
    """Of a terminal, in characters."""

    columns: int
    lines: int


@dataclass(frozen=True)
class Frame:
    """A drawn screen: exactly as many lines as it has, and how far the middle really is scrolled."""

    lines: tuple[str, ...]
    scroll: int


def view(model: Model, size: Size) -> Frame:
    """Draw the model."""
    widest = WIDEST_PAIR if model.comparing else WIDEST
    width = max(1, min(size.columns - 1, widest))  # after the last column, terminals differ in where the cursor is
    airy = size.lines >= AIRY
    head = _crop(_head(model, width, airy), width)
    foot = _notices(model, width, 3 if airy else 1) + _crop([_footer(model, width)], width)
    room = max(0, size.lines - len(head) - len(foot) - 1)  # 1: the status
    if model.mode is Mode.LIST:
        lines, at = listing(model)
        middle, scroll = _crop(lines, width), max(0, at - room + 2)
    else:
        middle, scroll = _middle(model, width, room), model.scroll
    scroll = max(0, min(scroll, len(middle) - room))
    below = len(middle) - room - scroll
    status = _crop([_status(model, width, below)], width)
    shown = middle[scroll : scroll + room]
    whole = [*head, *shown, *[""] * (room - len(shown)), *status, *foot]
    if size.lines < len(whole):  # a terminal of a few lines: the verdict, then the heading
        whole = [*status, *head, *foot][: size.lines]
    return Frame(tuple(whole), model.scroll if model.mode is Mode.LIST else scroll)


def _head(model: Model, width: int, airy: bool) -> list[Text]:
    path = model.progress.path(model.core)
    green = sum(model.progress.is_green(r.name) for r in path)
    bar = Text()
    for rung in path if len(path) + 8 <= width else ():
        done = model.progress.is_green(rung.name)
        bar.append("▰" if done else "▱", "green" if done else "bold magenta" if rung == model.rung else "dim")
    bar.append(f"{' ' if bar else ''}{green}/{len(path)}").append("  core path" if model.core else "", "dim")
    if model.polling:
        words = "   polling: saves are seen once a second"
        bar.append(words if airy and bar.cell_len + len(words) <= width else "   polling", "dim")
    title = heading(model.rung)
    if title.cell_len > width or not airy:
        title = Text(model.rung.named, "bold")
        place = Text(model.rung.shown(model.rung.code), "dim")
        return [bar, Text(), title, place, Text()] if airy else [title.append("   ").append_text(bar)]
    return [bar, Text(), title, Text()]


def _middle(model: Model, width: int, room: int) -> list[str]:
    if model.mode is Mode.HELP:
        return _lines(help_parts(), width)
    if model.mode is Mode.CARD:
        return _lines(card_parts(model), width)
    if model.comparing:
        return _lines(compare_parts(model.comparing, width + 1), width)  # it asks how wide the terminal is
    for short in (False, True):  # in a low terminal a card has room for its diagnosis, or for two tables
        first, second = (_lines(parts, width) for parts in body(model, short))
        if len(first) <= room:
            break
    both = second + first if len(first) + len(second) <= room else first + second
    while both and not both[-1].strip():
        both.pop()
    return both


def _notices(model: Model, width: int, most: int) -> list[str]:
    parts: list[RenderableType] = [Text(t, "magenta") for t in (model.said, model.trouble, *model.notices) if t]
    return _lines(parts, width)[:most]


def _status(model: Model, width: int, below: int) -> Text:
    """The verdict in one line: how many passed, what runs now, whether there is more to see."""
    status = _verdict_status(model)
    if model.mode is Mode.LIST:
        status = Text("Where to?", "bold")
    elif model.mode is Mode.RESET:
        status = Text(f"Reset {model.rung.code.name}? Your work is kept.", "bold magenta")
    elif model.mode is Mode.CARD:
        status = Text("How sure is it today?", "bold")
    elif model.comparing:
        beside = _comparing_status(model.comparing)
        status = status.append("   ").append_text(beside) if status else beside
    room = width - status.cell_len
    more = next((text for text in (f"  ↓ {below} more", "  ↓") if below > 0 and len(text) <= room), "")
    return status.append(more.rjust(room) if more else "", "dim")


def _verdict_status(model: Model) -> Text:
    verdict, run = model.verdict, model.running
    if run:
        return _running(run, model)
    if verdict is None:
        return Text()
    if verdict.colour is Colour.ERROR:
        return Text("could not be run", "bold red")
    return verdict_line(verdict)


def _comparing_status(comparing: Comparing) -> Text:
    if not comparing.measuring:
        return Text("your code and the reference", "bold")
    done, of = comparing.measuring
    return Text(f"measuring … {done} of {of}", "magenta")


def _running(run: Running, model: Model) -> Text:
    if not any(isinstance(e, Started) for e in run.events):
        doing = f"reading {run.rung.code.name}" if run.events else "getting ready"
        return Text(f"{doing} …", "magenta")
    so_far, seconds = run.verdict(model.now), int(model.now - run.since)
    known, every = len(so_far.tests), len(run.defined)
    text = Text(f"running {run.test.name}".rstrip() + f" … {min(known + 1, every)}/{every}", "magenta")
    text.append(f"   {so_far.passed} passed" if so_far.passed else "", "green")
    text.append(f"   {len(so_far.failed)} failed" if so_far.failed else "", "red")
    return text.append(f"   {seconds} s" if seconds else "", "dim")


def _footer(model: Model, width: int) -> Text:
    """As many keys as there is room for, the weightiest ones."""
    shown = FOOTERS.get(model.mode)
    if not shown:
        weighty = sorted((b for b in BINDINGS if b.weight), key=lambda b: -b.weight)
        while sum(len(b.key) + len(b.word) + 3 for b in weighty) - 2 > width and weighty:
            weighty.pop()
        shown = tuple((b.key, b.word) for b in BINDINGS if b in weighty)
    footer = Text()
    for key, word in shown:
        footer.append("  " if footer else "").append(key, "bold").append(f" {word}", "dim")
    return footer


def _crop(lines: list[Text], width: int) -> list[str]:
    for line in lines:
        line.no_wrap, line.overflow = True, "ellipsis"
    return [found for line in lines for found in (_lines([line], width) or [""])[:1]]


def _lines(parts: list[RenderableType], width: int) -> list[str]:
    console = _console(max(1, width))
    file = console.file = io.StringIO()
    for part in parts:
        console.print(part)
    return file.getvalue().split("\n")[:-1]


@lru_cache(maxsize=4)
def _console(width: int) -> Console:
    """Draws into a text. Rich asks the environment which colours there are, and whether NO_COLOR is set."""
    return Screen(width=width, height=100, force_terminal=True, highlight=False, legacy_windows=False, markup=False)
