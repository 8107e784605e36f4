"""Nothing that a learner's code prints, says or is named steers the terminal; all of it is shown."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from ladder_copy import LadderCopy
from rich.table import Table
from rich.text import Text
from test_watch_view import RED, SIZES, with_verdict

from runner.cli import complain
from runner.rung.ladder import LadderError
from runner.screen import Screen
from runner.text import STEERS, all_visible, places, visible
from runner.watch.view import Size, view

WIPE = "\x1b[2J\x1b[H"
HOSTILE = f"{WIPE}\x1b]0;title\x07\x1b]52;c;aGk=\x1b\\\x9b31m\r\b\x7f\x0b\u202eleft\u2066\u200b\ufeff"

# Hostile in a print, a message, a repr, a name, and in the line of code at fault.
CODE = f'''
class Shown:
    def __repr__(self):
        return {HOSTILE!r}

def mean(values):
    print({HOSTILE!r})
    if len(values) == 2:
        raise KeyError({HOSTILE!r})
    if len(values) == 0:
        raise RuntimeError("{HOSTILE.replace(chr(13), "")}")
    return Shown()
'''


def rests(text: str) -> str:
    """What of a drawn text still steers, when colours and line ends are taken out."""
    return "".join(STEERS.findall(re.sub(r"\x1b\[[\d;]*m|\r?\n", "", text)))


def test_what_steers_is_shown_as_python_writes_it() -> None:
    """And all else stays as it is: letters of every language, emoji, tabs, ends of lines."""
    assert visible(WIPE) == r"\x1b[2J\x1b[H"
    assert visible("10 %\r20 %\u202e\x9b\udce9") == r"10 %\r20 %\u202e\x9b\udce9"
    for text in ("η = ∂f/∂x\n\tβ", "👩‍🔬 naïve 中文 עברית", "two\nlines"):
        assert visible(text) is text
    assert visible("two\r\nlines\r\n") == "two\nlines\n" or visible("two\r\nlines\r\n").count("\\r") == 0


def test_texts_are_found_however_deep_they_lie() -> None:
    """In data of every kind."""
    value = {"a\x07": [("b\x07", 1, None)], "c": replace(RED, message="d\x07")}
    found = all_visible(value)
    assert found[r"a\x07"] == [(r"b\x07", 1, None)]
    assert found["c"] == replace(RED, message=r"d\x07")


def test_styles_stay_where_they_were() -> None:
    """What is shown is longer than what was there."""
    out = io.StringIO()
    text = Text.assemble(("a\x1b", "red"), "\u202e", ("b", "blue"))
    Screen(file=out, force_terminal=True, color_system="standard", width=40).print(text)
    assert out.getvalue() == "\x1b[31ma\\x1b\x1b[0m\\u202e\x1b[34mb\x1b[0m\n"
    assert places("a\x1bb") == [0, 1, 5, 6]


@pytest.mark.parametrize("part", ["x\x1b[2Jy", Text("x\x1b[2Jy")])
def test_nothing_passes_a_table(part: str | Text) -> None:
    """Whatever a text is put in."""
    out, table = io.StringIO(), Table.grid()
    table.add_column(overflow="fold")
    table.add_row(part)
    Screen(file=out, width=40).print(table)
    assert "".join(out.getvalue().split()) == r"x\x1b[2Jy"


def test_a_run_shows_it_and_its_json_tells_it_as_it_was(copy: LadderCopy) -> None:
    """The document is for programs: it has the very message."""
    copy.write(CODE)
    said = copy.kata("run", "2", PYTHONUTF8="1")
    assert said.returncode == 1
    assert rests(said.stdout + said.stderr) == ""
    assert r"\x1b[2J\x1b[H\x1b]0;title\x07\x1b]52;c;aGk=" in said.stdout.replace("\n", "").replace(" ", "")
    document = json.loads(copy.kata("run", "2", "--json").stdout)
    assert any(HOSTILE.partition("\r")[0] in test["message"] for test in document["tests"])


@pytest.mark.parametrize("size", SIZES)
def test_watch_shows_it_in_every_window(size: tuple[int, int]) -> None:
    """Within the window's width, for it is made visible before the lines are laid out."""
    test = replace(RED.tests[0], message=HOSTILE, output=HOSTILE, traceback=HOSTILE, warnings=(HOSTILE,))
    test = replace(test, card=replace(test.card, got=HOSTILE, code=HOSTILE))
    for traceback in (False, True):
        model = with_verdict(replace(RED, tests=(test,)), said=HOSTILE, trouble=HOSTILE, traceback=traceback)
        lines = view(model, Size(*size)).lines
        assert rests("".join(lines)) == ""
        plain = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
        assert max(map(len, plain)) <= max(size[0], 1)


def test_what_stops_a_command_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder may have any name."""
    assert complain(LadderError(f"{WIPE} is missing."), json=False) == 2
    assert capsys.readouterr().err == "\\x1b[2J\\x1b[H is missing.\n"


def test_plain_pytest_shows_it_too(copy: LadderCopy) -> None:
    """In the lesson; what was printed is pytest's own to show."""
    from runner.plugin import Lesson

    lesson = Lesson(f"Law.\n\n{HOSTILE}", HOSTILE, copy.root)
    assert rests(str(lesson)) == rests(lesson.reprcrash.message) == ""
