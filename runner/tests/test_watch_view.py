"""How watch looks: the whole screen as lines, for any model and any size."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len
from rich.markdown import Markdown
from test_watch_core import CASES, COMPARISON, DOUBLE, LADDER, MEAN, MODEL, SAVED, after, event, green, red, standing

from runner.engine.messages import Diagnosis, FailureCard, Status
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result
from runner.review.standing import Progress, Standing
from runner.screen import Screen
from runner.text import JOINT, joined, styled
from runner.watch.happenings import Began, Happened, Judged, Message, Tick
from runner.watch.model import Comparing, Hint, Mode, Model
from runner.watch.update import opening
from runner.watch.view import Size, view

SIZES = [(w, h) for w in (1, 2, 9, 20, 40, 79, 80, 200) for h in (1, 2, 3, 4, 6, 10, 15, 16, 24, 50)]
CARD = FailureCard(call="double(4)", expected="8.0", got="16.0", where="double.py:17", code="return x * x")
RED = replace(
    red(law="Twice 4 is 8.", message="assert 16.0 == 8", kind="AssertionError", card=CARD, traceback="double.py:17"),
    diagnosis=(Diagnosis("double", "squares", "You squared x."),),
)
LONG = replace(RED, tests=(*RED.tests, *(Result(f"test_number_{i}_of_the_suite", Status.FAILED) for i in range(60))))
ABOUT = {DOUBLE.name: "Twice is **the same** again.", MEAN.name: "Share `it` out."}


def shown(model: Model, columns: int = 80, lines: int = 24) -> str:
    """The screen as text."""
    return "\n".join(re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in view(model, Size(columns, lines)).lines)


def with_verdict(verdict: Verdict, **changes: Any) -> Model:
    """A model that shows a verdict."""
    return replace(MODEL, verdicts={DOUBLE.name: verdict}, readmes=ABOUT, **changes)


def running(*messages: Message) -> Model:
    """A model in the middle of a run."""
    return after(replace(MODEL, readmes=ABOUT), SAVED, *messages)[0]


MODELS = {
    "first": replace(MODEL, readmes=ABOUT),
    "red": with_verdict(RED),
    "long": with_verdict(LONG, scroll=10**6),
    "traceback": with_verdict(RED, traceback=True),
    "green": after(running(), Judged(1, green(), standing(DOUBLE.name)))[0],
    "error": with_verdict(Verdict(DOUBLE.name, Colour.ERROR, message="It is missing.")),
    "running": running(Began(1, CASES), Happened(1, event("started")), Tick(3.0)),
    "list": replace(MODEL, mode=Mode.LIST, cursor=MEAN.name),
    "help": replace(MODEL, mode=Mode.HELP),
    "compare": replace(MODEL, mode=Mode.COMPARE, comparing=Comparing(1, COMPARISON, (3, 9))),
    "reset": replace(MODEL, mode=Mode.RESET),
    "hint": with_verdict(RED, hint=Hint(1, 3, "Think of **two** piles.")),
    "notices": with_verdict(RED, said="Said.", trouble="Trouble.", notices=("One.", "Two.", "Three."), polling=True),
}


@pytest.mark.parametrize("name", MODELS)
def test_it_fits_every_window(name: str) -> None:
    """Exactly as many lines as there are, none wider than the window, whatever is shown."""
    for columns, lines in SIZES:
        frame = view(MODELS[name], Size(columns, lines))
        texts = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in frame.lines]
        assert len(texts) == lines, (columns, lines)
        assert all(cell_len(text) <= max(columns, 1) for text in texts), (columns, lines, texts)
        assert all("\n" not in text for text in texts)


def test_a_red_verdict_has_all_that_helps() -> None:
    """Progress, heading, the card, the misconception, the others, the counts, the keys."""
    lines = shown(with_verdict(LONG), 80, 50).splitlines()
    assert lines[0] == "▱▱ 0/2"
    assert lines[2] == "01 · Double   exercises/01_double/double.py"
    text = "\n".join(lines)
    for part in ("✗ test_one", "law  Twice 4 is 8.", "call  double(4)", "expected  8.0", "got  16.0", "double.py:17"):
        assert part in text
    assert text.index("This looks familiar") < text.index("also red (60)")
    assert lines[-2].startswith("0 passed, 61 failed in 0.00 s")
    assert lines[-1] == "n next  p previous  h hint  l list  o open  c compare  v view  ? keys  q quit"
    assert "o open  c compare  v view  t traceback  r run  ? keys" in shown(with_verdict(LONG), 120, 50)


def test_a_small_window_shows_the_most_important() -> None:
    """The heading, the card, the verdict, the keys that fit; the rest can be scrolled to."""
    lines = shown(with_verdict(LONG), 40, 10).splitlines()
    assert lines[0] == "01 · Double   ▱▱ 0/2"
    assert lines[1] == "✗ test_one"
    assert re.fullmatch(r"0 passed, 61 failed in 0.00 s +↓", lines[-2])
    assert lines[-1] == "n next  h hint  l list  ? keys  q quit"
    end = view(with_verdict(LONG, scroll=10**6), Size(40, 10))
    assert end.scroll < 200
    assert "more" not in end.lines[-2]
    assert shown(with_verdict(LONG), 60, 2).splitlines()[0].startswith("0 passed, 61 failed")


def test_where_two_tables_leave_no_room_for_what_is_diagnosed_only_what_differs_is_shown() -> None:
    """The diagnosis tells more than the entries that are right."""
    rows = "\n".join(f"[{i}, 0]" for i in range(5))
    card = replace(CARD, expected=rows, got=rows.replace(", 0", ", 9"), entries=(("[0, 1]", "0", "9"),), others=4)
    model = with_verdict(replace(RED, tests=(replace(RED.tests[0], card=card), *RED.tests[1:])))
    assert "[4, 9]" in shown(model)
    low = shown(model, lines=16)
    assert "[0, 1]  expected 0, got 9" in low and "and 4 others" in low and "You squared x." in low
    assert "[4, 9]" not in low


def test_a_long_path_moves_under_the_title() -> None:
    """It is cut only where it has a line of its own."""
    assert shown(with_verdict(RED), 42, 16).splitlines()[:6] == [
        "▱▱ 0/2",
        "",
        "01 · Double",
        "exercises/01_double/double.py",
        "",
        "✗ test_one",
    ]


def test_a_ladder_wider_than_the_window_is_counted() -> None:
    """Without a bar."""
    assert shown(MODEL, 9, 24).splitlines()[0] == "0/2"


def test_what_a_rung_is_about_is_told_until_something_works() -> None:
    """Above the failure where there is room, below it where there is none; not beside a message."""
    text = shown(with_verdict(RED))
    assert text.index("Twice is the same again.") < text.index("✗ test_one")
    assert "Read exercises/01_double/README.md, then write double.py" in text
    assert "Twice" not in shown(with_verdict(RED), 40, 10).replace("Twice 4 is 8.", "")
    assert "Twice is the same" in shown(running())
    assert "Twice is the same" in shown(MODELS["first"])
    some = replace(RED, tests=(*RED.tests, Result("test_two", Status.PASSED)))
    assert "Twice is" not in shown(with_verdict(some))
    assert "Twice is" not in shown(with_verdict(Verdict(DOUBLE.name, Colour.RED, message="SyntaxError")))
    assert "Read exercises" in shown(MODEL)


def test_green_tells_what_was_learned_and_where_to_go() -> None:
    """The sentence that is proven now, the folder to compare with, the next rung's idea and page."""
    text = shown(MODELS["green"])
    assert "✓ Double is green." in text
    assert "You can now double a number. (M1 is proven)" in text
    assert "Compare  solutions/01_double/" in text
    assert "Next     02 · Mean   press n\n           Share it out.\n           exercises/02_mean/README.md" in text
    assert text.splitlines()[-2].startswith("1 passed in")
    bare = replace(MODELS["green"], readmes={})
    assert "Next     02 · Mean   press n\n           exercises/02_mean/README.md" in shown(bare)


def test_green_tells_how_far_it_is_to_the_next_sentence() -> None:
    """While not all rungs that prove it are green; what was proven long ago is not told again."""
    model, _ = after(replace(MODEL, rung=MEAN), "r", Judged(1, green(MEAN), standing(MEAN.name)))
    text = shown(model)
    assert "1 of 2 rungs towards M2: say what is typical." in text
    assert "M1" not in text
    model, _ = after(MODEL, "r", Judged(1, green(DOUBLE), standing(DOUBLE.name)))
    assert "(M1 is proven)" in shown(model)
    model, _ = after(model, "r", Judged(2, green(DOUBLE), standing(DOUBLE.name)))
    assert "(M1 stays proven)" in shown(model)


def test_the_end_of_the_path_is_told() -> None:
    """Of the ladder, and of the core path."""
    every = standing(DOUBLE.name, MEAN.name)
    model, _ = after(replace(MODEL, rung=MEAN), "r", Judged(1, green(MEAN), every))
    assert "The ladder is complete: all 2 rungs are green." in shown(model)
    core = shown(replace(model, core=True))
    assert "The core path is complete: 1 of 1 rungs are green." in core
    assert core.startswith("▰ 1/1  core path")


def test_a_run_is_told_as_it_goes() -> None:
    """Getting ready, reading, running; how long; what is known; the law of the test that takes so long."""
    assert shown(running()).splitlines()[-2] == "getting ready …"
    assert shown(running(Happened(1, event("ready")))).splitlines()[-2] == "reading double.py …"
    model = running(Began(1, CASES), Happened(1, event("started")), Tick(3.0))
    assert shown(model).splitlines()[-2] == "running test_one … 1/2   3 s"
    model, _ = after(model, Happened(1, event("finished")), Happened(1, event("started", "test_two")))
    assert shown(model).splitlines()[-2] == "running test_two … 2/2   1 passed   3 s"
    assert "law      Two is two." in shown(model)
    model, _ = after(model, Happened(1, event("finished", "test_two", "failed")))
    assert shown(model).splitlines()[-2] == "running … 2/2   1 passed   1 failed   3 s"
    assert "✗ test_two" in shown(model)


def test_the_list_follows_its_cursor() -> None:
    """Topics, marks and notes; in a small window the cursor's line is shown; planned rungs can't be chosen."""
    text = shown(replace(MODEL, mode=Mode.LIST, cursor=MEAN.name))
    assert "Arithmetic\n  →   01  Double" in text
    assert "Statistics\n› · ★ 02  Mean" in text
    assert re.search(r"03  Median +planned", text)
    assert text.splitlines()[-2:] == ["Where to?", "↑↓ choose  Enter go  Esc back"]
    assert "› · ★ 02  Mean" in shown(replace(MODEL, mode=Mode.LIST, cursor=MEAN.name), 60, 6)
    stale = replace(MODEL, progress=Progress(LADDER, {**standing().standings, MEAN.name: Standing.WAS_GREEN}))
    assert "was green; changed since" in shown(replace(stale, mode=Mode.LIST, cursor=MEAN.name))
    core = shown(replace(MODEL, mode=Mode.LIST, cursor=MEAN.name, core=True, rung=MEAN))
    assert "Double" not in core
    assert "Median" not in core


def test_an_error_has_no_counts() -> None:
    """What could not be run has passed and failed nothing."""
    lines = shown(MODELS["error"]).splitlines()
    assert lines[-2] == "could not be run"
    assert "It is missing." in "\n".join(lines)


def test_a_hint_is_first_while_it_is_fresh_and_then_last() -> None:
    """With what the keys do."""
    text = shown(MODELS["hint"])
    assert (
        text.index("Hint 1 of 3   h next, press 1 to 3 for another, Esc away")
        < text.index("Think of two piles.")
        < text.index("✗ test_one")
    )
    text = shown(with_verdict(RED, hint=Hint(3, 3, "Think.", fresh=False)))
    assert text.index("✗ test_one") < text.index("Hint 3 of 3   the last one, press 1 to 3 for another, Esc away")
    assert "Hint 1 of 3" in shown(replace(MODEL, hint=Hint(1, 3, "Think.")))


def test_notices_stand_above_the_keys() -> None:
    """As many as there is room for; where saves are only seen by looking, the first line says so."""
    lines = shown(MODELS["notices"]).splitlines()
    assert lines[-4:-1] == ["Said.", "Trouble.", "One."]
    assert lines[0] == "▱▱ 0/2   polling: saves are seen once a second"
    assert shown(MODELS["notices"], 40, 10).splitlines()[-2] == "Said."
    assert shown(MODELS["notices"], 40, 24).splitlines()[0] == "▱▱ 0/2   polling"


def test_a_comparison_says_how_far_its_measures_are() -> None:
    """Below the code, which stands side by side where there is room, and under no second heading."""
    beside = re.compile(r"x \+ x +│ +2 \* x")
    assert beside.search(shown(MODELS["compare"], 100))
    assert not beside.search(shown(MODELS["compare"], 99))
    text = shown(MODELS["compare"], 120, 30)
    assert beside.search(text)
    assert text.count("01 · Double") == 1
    assert text.splitlines()[-2] == "measuring … 3 of 9"
    assert text.splitlines()[-1].startswith("↑↓ scroll  Esc back")
    done = shown(replace(MODELS["compare"], comparing=Comparing(1, COMPARISON, None)))
    assert "# double: yours\nx + x" in done
    assert "Both will do." in done
    assert done.splitlines()[-2] == "your code and the reference"


def test_the_verdict_stays_in_view() -> None:
    """Whatever was pressed: below a hint, above what was said, and beside a comparison."""
    long = "one word after the other " * 20
    for model in (
        with_verdict(LONG, said=long, hint=Hint(2, 9, long, first="double")),
        replace(with_verdict(LONG), mode=Mode.COMPARE, comparing=Comparing(1, COMPARISON, None), said=long),
        replace(with_verdict(LONG), mode=Mode.COMPARE, comparing=Comparing(1, COMPARISON, (3, 9))),
    ):
        lines = shown(model, 80, 24).splitlines()
        assert [line for line in lines if line.startswith("0 passed, 61 failed in 0.00 s")] == lines[
            -5 if model.said else -2 :
        ][:1]
    assert "Hint 2 of 9: double is red   h next" in shown(with_verdict(LONG, hint=Hint(2, 9, "Think.", first="double")))


def test_help_and_reset_say_what_the_keys_do() -> None:
    """Each key with its sentence; the question with its answers."""
    text = shown(MODELS["help"], 80, 30)
    assert "x  Back to the stub. Your work is kept." in text
    assert text.splitlines()[-1] == "Esc back  q quit"
    assert shown(MODELS["reset"]).splitlines()[-2:] == ["Reset double.py? Your work is kept.", "y yes, reset  n no"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"# Title\n\nThe\nidea.\n\nMore.\n", "The idea."),
        (b"\xef\xbb\xbf# Title\r\n\r\nThe idea.\r\n", "The idea."),
        (b"# Title\n\n## Another\n", ""),
        (b"", ""),
        (b"# Title\n\nOne. And two? It is this:\n\n    x\n", "One. And two?"),
        (b"# Title\n\nIt is this:\n\n    x\n", ""),
        (b"\xff\xfe idea", "\ufffd\ufffd idea"),
        ("No such file or directory", ""),
    ],
)
def test_the_opening_of_a_readme(content: bytes | str, found: str) -> None:
    """Its first paragraph that is no heading; nothing where there is none."""
    assert opening(content) == found


def test_the_opening_keeps_its_marks() -> None:
    """Bold and code are styled, and their marks are gone."""
    text = styled("One **bold**, *stressed* and `code` word, 2 * 3 and a*b.")
    assert text.plain == f"One bold, stressed and code word, 2{JOINT}*{JOINT}3 and a*b."
    marked = [("bold", "bold"), ("stressed", "italic"), ("code", "magenta")]
    assert [(text.plain[s.start : s.end], s.style) for s in text.spans] == marked


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The sum is always a + b and no more.", ["The sum is always", "a + b and no more."]),
        ("Write as code `max(x, 0)` here.", ["Write as code", "max(x, 0) here."]),
        ("Now it is all of\n`f(x,\ny)`, and so on.", ["Now it is all of", "f(x, y), and so on."]),
        ("So it is p · log 10 =\n4.", ["So it is", "p · log 10 = 4."]),
        ("They are named [0,\n3] and [1, 2].", ["They are named", "[0, 3] and [1, 2]."]),
        ("Now it is written A x, or A B.", ["Now it is written", "A x, or A B."]),
        ("One\n- two - three\n- four", ["One", "", " • two - three", " • four"]),
    ],
)
def test_formulas_and_code_are_not_broken(text: str, lines: list[str]) -> None:
    """Where they fit on a line; a list stays one, and what is too long is broken as before."""
    console = Screen(width=20, file=io.StringIO())
    console.print(Markdown(joined(text)))
    assert [line.rstrip() for line in console.file.getvalue().splitlines()] == lines
    long = " + ".join(["x"] * 40)
    assert joined(long) == long and joined(f"{long} = 1 + 2").endswith(f" ={JOINT}1{JOINT}+{JOINT}2")
    assert joined(f"```\n{text}\n```") == f"```\n{text}\n```"
