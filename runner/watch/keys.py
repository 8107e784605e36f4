"""What each key does. A new key is one more line in BINDINGS."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from runner.rung.ladder import Rung
from runner.screen import first_failure, red_name
from runner.watch.model import (
    Compare,
    Mode,
    Model,
    Open,
    Picture,
    Quit,
    ReadHint,
    ReadLadder,
    Reset,
    Review,
    Step,
    show,
    start,
)

PAGE = 10  # lines for PgUp, PgDn and space
SCROLL = {"up": -1, "down": 1, "pgup": -PAGE, "pgdn": PAGE, "space": PAGE, "home": -(10**6), "end": 10**6}
MOVE = {"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -PAGE, "pgdn": PAGE, "home": -(10**6), "end": 10**6}


def _next(model: Model) -> Step:
    following = model.following if model.progress.is_green(model.rung.name) else None
    return _go(model, following or _neighbour(model, 1), "This is the last rung.")


def _previous(model: Model) -> Step:
    return _go(model, _neighbour(model, -1), "This is the first rung.")


def _neighbour(model: Model, step: int) -> Rung | None:
    index = model.choices.index(model.rung) + step
    return model.choices[index] if 0 <= index < len(model.choices) else None


def _go(model: Model, rung: Rung | None, otherwise: str) -> Step:
    return show(model, rung) if rung else (replace(model, said=otherwise), ())


def _hint(model: Model) -> Step:
    """The next hint for what is red, or in review; after a hint was closed, the same one again first."""
    name = model.rung.name
    asked = model.progress.ladder.ideas.get(name, "") if name in model.progress.agenda.under else ""
    red = (red_name(model.verdict) if model.verdict else "") or asked
    return model, (ReadHint(model.rung, again=model.hint is None, red=red),)


def _numbered(model: Model, number: int) -> Step:
    return model, (ReadHint(model.rung, number=number),)


def _list(model: Model) -> Step:
    return replace(model, mode=Mode.LIST, cursor=model.rung.name), ()


def _traceback(model: Model) -> Step:
    first = first_failure(model.verdict) if model.verdict else None
    if not (first and first.traceback):
        return replace(model, said="There is no traceback to show.", traceback=False), ()
    return replace(model, traceback=not model.traceback, scroll=0), ()


def _further(model: Model) -> Step:
    if not (model.verdict and model.verdict.green):
        return replace(model, said="A second lap comes after green, where there is one."), ()
    if not model.verdict.further:
        return replace(model, said="This rung has no second lap.", further=False), ()
    return replace(model, further=not model.further, scroll=0), ()


def _run(model: Model) -> Step:
    return start(replace(model, scroll=0), model.rung)


def _open(model: Model) -> Step:
    return model, (Open(model.rung, line_of(model)),)


def _reset(model: Model) -> Step:
    return replace(model, mode=Mode.RESET), ()


def _undo(model: Model) -> Step:
    return model, (Reset(model.rung, undo=True),)


def _compare(model: Model) -> Step:
    return model, (Compare(model.rung),)


def _picture(model: Model) -> Step:
    return replace(model, said="Drawing the picture …"), (Picture(model.rung),)


def _review(model: Model) -> Step:
    return model, (Review(),)


def _give_up(model: Model) -> Step:
    if model.rung.name not in model.progress.agenda.under:
        return replace(model, said="This rung is not in review."), ()
    return model, (Review(model.rung),)


def _card(model: Model) -> Step:
    """It may be another day since we looked."""
    return replace(model, mode=Mode.CARD, scroll=0), (ReadLadder(),)


def _help(model: Model) -> Step:
    return replace(model, mode=Mode.HELP, scroll=0), ()


def _quit(model: Model) -> Step:
    return model, (Quit(),)


@dataclass(frozen=True)
class Binding:
    """A key, its word in the footer, its sentence in the help, and what it does."""

    key: str
    word: str
    help: str
    act: Callable[[Model], Step]
    weight: int  # in a narrow footer the lightest words go first; 0 is in the help alone


BINDINGS = (
    Binding("n", "next", "The next rung; after green, the next one to climb.", _next, 9),
    Binding("p", "previous", "The rung before.", _previous, 3),
    Binding("h", "hint", "A hint, the weakest first. Once more: the next one.", _hint, 8),
    Binding("l", "list", "The whole ladder, to choose from.", _list, 7),
    Binding("o", "open", "Open the file in your editor ($VISUAL, $EDITOR, VS Code).", _open, 6),
    Binding("c", "compare", "Your code beside the reference, once it is green, and away again.", _compare, 5),
    Binding("v", "view", "The picture, drawn from your own functions.", _picture, 4),
    Binding("f", "further", "The second lap, which is optional, and away again.", _further, 0),
    Binding("t", "traceback", "The traceback in full and all failures by name, and away again.", _traceback, 1),
    Binding("r", "run", "Run the suite again.", _run, 2),
    Binding("x", "reset", "Back to the stub. Your work is kept.", _reset, 0),
    Binding("u", "undo", "Bring back what the last reset put away.", _undo, 0),
    Binding("d", "due", "Review what is due: write one function again, from memory.", _review, 0),
    Binding("g", "give up", "End a review: your old answer comes back.", _give_up, 0),
    Binding("m", "memory", "What you can do, and how likely it is still there today.", _card, 0),
    Binding("?", "keys", "All the keys.", _help, 10),
    Binding("q", "quit", "Leave.", _quit, 11),
)
NUMBERS = {str(number): partial(_numbered, number=number) for number in range(1, 10)}
KEEP_PAGE = (_open, _picture)  # they leave a comparison where it is
ACTIONS = {binding.key: binding.act for binding in BINDINGS}


def pressed(model: Model, key: str) -> Step:
    """What a key does now. One that means nothing does nothing."""
    model = replace(model, said="")
    match model.mode:
        case Mode.LIST:
            return _in_list(model, key)
        case Mode.RESET:
            return _in_reset(model, key.lower())
        case Mode.CARD if key == "esc" or key.lower() == "m":
            return replace(model, mode=Mode.VERDICT, scroll=0), ()
        case Mode.HELP if key in ("esc", "?"):
            return replace(model, mode=Mode.VERDICT, scroll=0), ()
        case Mode.COMPARE if key == "esc" or key.lower() == "c":
            return replace(model, mode=Mode.VERDICT, scroll=0), ()
    if key in SCROLL:
        return replace(model, scroll=max(0, model.scroll + SCROLL[key])), ()
    if key == "esc":
        return replace(model, hint=None, traceback=False, further=False, scroll=0), ()
    act = ACTIONS.get(key) or NUMBERS.get(key) or ACTIONS.get(key.lower())  # with caps lock on, too
    if not act:
        return model, ()
    leave = model.mode in (Mode.HELP, Mode.CARD) or (model.mode is Mode.COMPARE and act not in KEEP_PAGE)
    return act(replace(model, mode=Mode.VERDICT, scroll=0) if leave else model)


def _in_list(model: Model, key: str) -> Step:
    names = [r.name for r in model.choices]
    if key in MOVE:
        index = names.index(model.cursor) + MOVE[key]
        return replace(model, cursor=names[min(max(index, 0), len(names) - 1)]), ()
    if key == "enter":
        return show(model, model.choices[names.index(model.cursor)])
    if key in ("esc", "l", "L"):
        return replace(model, mode=Mode.VERDICT), ()
    return _quit(model) if key.lower() == "q" else (model, ())


def _in_reset(model: Model, key: str) -> Step:
    if key not in ("y", "n", "q", "esc"):
        return model, ()
    return replace(model, mode=Mode.VERDICT), (Reset(model.rung),) if key == "y" else ()


def line_of(model: Model) -> int:
    """The line of the learner's file that the verdict points to; 1 where it points to none."""
    verdict = model.verdict
    first = first_failure(verdict) if verdict else None
    said = f"{verdict.message if verdict else ''}\n{first.card.where if first else ''}"
    found = re.search(rf"(?<!\w){re.escape(model.rung.code.name)}(?::|, line )(\d+)", said)
    return int(found[1]) if found else 1
