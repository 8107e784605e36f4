"""A failure in words: for the runner and for plain pytest."""

from __future__ import annotations

import linecache
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runner.engine.explain import (
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_WIDTH,
    Explanation,
    Frame,
    blank_of,
    clip,
    example_of,
    explain,
    explain_collection,
    explain_import,
    shown,
)
from runner.engine.loading import load_source

SUITE = SimpleNamespace(TOLERANCE=1e-9)


class Evil(Exception):  # noqa: N818 - a learner's class may have any name
    """Its words raise."""

    def __str__(self) -> str:
        raise SystemExit

    __repr__ = __str__


def caught(folder: Path, learner: str, suite: str) -> Exception:
    """The error of a suite's line on a learner's module, with its traceback."""
    code = load_source("learner", folder / "dot.py", learner.encode())
    test = load_source("suite", folder / "test_dot.py", suite.encode())
    with pytest.raises(BaseException) as found:
        test.test_dot(code)
    return found.value


def told(
    folder: Path, learner: str, suite: str = "def test_dot(m):\n    m.dot(1)\n", test: str = "test_dot"
) -> Explanation:
    """How it is explained."""
    return explain(caught(folder, learner, suite), folder, test, SUITE)


def test_the_full_traceback_goes_into_libraries(tmp_path: Path) -> None:
    """From the learner's line on, without the runner's own steps; the short one ends there."""
    found = told(tmp_path, "import statistics\ndef dot(x):\n    return statistics.mean([])\n")
    *_, inside, error = found.traceback(full=True).split("\n    ")
    assert found.traceback().splitlines()[:4] == found.traceback(full=True).splitlines()[:4]
    assert "statistics.py" not in found.traceback()
    assert "/statistics.py:" in inside
    assert error.endswith("StatisticsError: mean requires at least one data point")


def test_the_traceback_is_the_suites_line_then_the_learners(tmp_path: Path) -> None:
    """No library's frames, no hidden ones."""
    learner = "import json\ndef dot(x):\n    return json.loads(inner(x))\ndef inner(x):\n    return '{'\n"
    found = told(tmp_path, learner)
    assert found.kind == "JSONDecodeError"
    assert found.frames == (
        Frame("test_dot.py", 2, "test_dot", "m.dot(1)", False),
        Frame("dot.py", 3, "dot", "return json.loads(inner(x))", True),
    )
    assert found.traceback() == (
        "test_dot.py:2\n    m.dot(1)\ndot.py:3 in dot\n    return json.loads(inner(x))\n"
        f"JSONDecodeError: {found.message}"
    )


def test_helpers_that_ask_for_it_are_hidden(tmp_path: Path) -> None:
    """A suite's own checks are no step of the learner's code."""
    suite = (
        "def number(x):\n    __tracebackhide__ = True\n    assert False, 'no number'\ndef test_dot(m):\n    number(m)\n"
    )
    found = told(tmp_path, "", suite)
    assert [f.line for f in found.frames] == [5]
    assert (found.message, found.kind) == ("no number", "")
    assert found.traceback() == "test_dot.py:5\n    number(m)\nno number"


def test_code_at_the_top_of_the_file_has_no_function(tmp_path: Path) -> None:
    """A step inside `<module>` is only a line."""
    assert str(Frame("dot.py", 3, "<module>", "x = f()", True)) == "dot.py:3\n    x = f()"


def test_what_is_not_written_names_its_function(tmp_path: Path) -> None:
    """The innermost one: a function may call another that is not there yet."""
    learner = "def dot(x): return norm(x)\ndef norm(x): raise NotImplementedError\n"
    assert told(tmp_path, learner).message == "norm() is not written yet."
    assert (
        told(tmp_path, "", "def test_dot(m): raise NotImplementedError\n").message
        == "this function is not written yet."
    )


def test_recursion_is_two_steps_not_a_thousand(tmp_path: Path) -> None:
    """Where it began and where it broke."""
    found = told(tmp_path, "def dot(x): return dot(x)\n")
    assert re.fullmatch(r"a function calls itself too often: Python allows [\d,]+ calls inside calls", found.message)
    assert len(found.frames) == 2


@pytest.mark.parametrize(
    ("line", "how"),
    [("raise SystemExit", "sys.exit or exit"), ("raise SystemExit from KeyboardInterrupt()", "KeyboardInterrupt")],
)
def test_an_end_of_the_program_is_explained(tmp_path: Path, line: str, how: str) -> None:
    """With the way in which it was ended."""
    found = told(tmp_path, f"def dot(x):\n    {line}\n")
    assert found.message == f"the code ends the program ({how}); a function should return its answer"


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("assert 1 == 2, 'too small'", "too small"),
        ("raise AssertionError('too small\\nassert 1 == 2\\n +  where 1 = dot()')", "too small"),
        ("raise AssertionError('assert 1 == 2')", "assert 1 == 2"),
        ("raise AssertionError", "AssertionError"),
        ("raise ValueError('  spaces  ')", "spaces"),
        ("raise ValueError", "ValueError"),
        ("raise ValueError('said\\nassert 1 == 2')", "said\nassert 1 == 2"),
    ],
)
def test_messages_are_what_the_suite_says(tmp_path: Path, statement: str, message: str) -> None:
    """Its own words if it has any; pytest's account of the comparison only if there are none."""
    assert told(tmp_path, "", f"def test_dot(m):\n    {statement}\n").message == message


def test_words_that_raise_are_no_obstacle(tmp_path: Path) -> None:
    """Nor is a value whose text raises, or has no end."""
    assert explain(Evil(), tmp_path, "test_dot", SUITE).message == "(its __str__ raises SystemExit)"
    assert shown(Evil()) == "<Evil: its __repr__ raises SystemExit>"
    assert shown([1, "a"]) == "[1, 'a']"
    assert shown("x" * 2_000_000) == f"'{'x' * (MOST_CHARACTERS - 1)} … (2,000,002 characters)"


def test_long_messages_are_clipped() -> None:
    """In width and in height."""
    assert clip("short") == "short"
    assert clip("x" * 10_000) == "x" * MOST_WIDTH + " …"
    assert clip("\n".join("abc" for _ in range(100))).splitlines() == ["abc"] * MOST_LINES + ["… (88 more lines)"]


LONG = "x" * 300_000


def test_a_long_line_of_code_is_clipped_too(tmp_path: Path) -> None:
    """A table that somebody pasted: what matters would be lost in it."""
    path = tmp_path / "dot.py"
    path.write_text(f"def dot():\n    raise ValueError(len('{LONG}'))\n", "utf-8")
    module = load_source("dot", path)
    with pytest.raises(ValueError, match="300000") as found:
        module.dot()
    told = explain(found.value, tmp_path, "test_dot", module)
    assert told.frames[0].code == f"raise ValueError(len('{LONG}'))"[:MOST_WIDTH] + " …"
    assert len(explain_import(found.value, path)) < 2 * MOST_WIDTH


@pytest.mark.parametrize("before", [0, 1000])
def test_of_a_long_line_that_is_no_python_the_place_is_shown(tmp_path: Path, before: int) -> None:
    """With the caret below it, where Python knows it."""
    path = tmp_path / "dot.py"
    path.write_text(f"{'1 + ' * before}a b + {LONG}\n", "utf-8")
    with pytest.raises(SyntaxError) as found:
        load_source("dot", path)
    _, line, *caret = explain_import(found.value, path).splitlines()
    # Python 3.13.0 points beyond the piece of a long line that it gives: then no place is shown.
    assert caret or (before and sys.version_info >= (3, 13))
    assert all(line[below.index("^")] in "ab" for below in caret)  # Python's releases differ
    assert len(line) < MOST_WIDTH + 10


def test_hypothesis_smallest_example_is_found(tmp_path: Path) -> None:
    """From a real failure: each argument on a line, without Hypothesis' remarks."""

    @settings(database=None, derandomize=True)
    @given(x=st.integers(), values=st.lists(st.integers(), min_size=2))
    def test_fails(x: int, values: list[int]) -> None:
        assert x < 7

    with pytest.raises(AssertionError) as found:
        test_fails()
    assert example_of(found.value) == "x=7\nvalues=[0, 0]"


@pytest.mark.parametrize(
    ("note", "example"),
    [
        ("Falsifying example: test_x(\n    x=1.0,  # or any other generated value\n    y='(a)',\n)", "x=1.0\ny='(a)'"),
        ("Falsifying explicit example: test_x(x=1.0)", "x=1.0"),
        ("Failed: test_x(x=1)", "x=1"),
        ("You can reproduce this example by adding @reproduce_failure('6', b'')", ""),
        ("Falsifying example: test_x()", ""),
    ],
)
def test_examples_are_read_from_notes(note: str, example: str) -> None:
    """In every form that Hypothesis has given them."""
    error = AssertionError()
    error.add_note("Something else.")
    error.add_note(note)
    assert example_of(error) == example
    assert example_of(AssertionError()) == ""


def test_a_blank_belongs_to_the_test_that_bears_its_name() -> None:
    """The longest name that fits."""
    suite = SimpleNamespace(A=..., A_DOT_B=1.0, H=2.0, helper=None)
    assert blank_of("test_a_dot_b_by_hand", suite) == "A_DOT_B"
    assert blank_of("test_a_dot_b", suite) == "A_DOT_B"
    assert blank_of("test_a_dot", suite) == "A"
    assert blank_of("test_add_zero", suite) == ""
    assert blank_of("test_helper_works", suite) == ""


def test_an_empty_blank_asks_for_a_number(tmp_path: Path) -> None:
    """And a wrong one is shown, without the answer that pytest would print."""
    empty = SimpleNamespace(SIX=...)
    assert explain(TypeError("?"), tmp_path, "test_six_by_hand", empty) == Explanation(
        "SIX is still `...`: fill this in by hand first."
    )
    wrong = SimpleNamespace(SIX=5.0)
    found = explain(AssertionError("assert 5.0 == 6"), tmp_path, "test_six_by_hand", wrong)
    assert found == Explanation("SIX = 5.0 is not right: work it out again, by hand.")
    said = explain(AssertionError("expected one number, got str"), tmp_path, "test_six_by_hand", wrong)
    assert said.message == "expected one number, got str"


def imported(path: Path, source: bytes) -> str:
    """Why this source can't be imported."""
    with pytest.raises(BaseException) as found:
        load_source(path.stem, path, source)
    return explain_import(found.value, path)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"def dot(:\n", "dot.py, line 1: SyntaxError: invalid syntax\n    def dot(:\n            ^"),
        (b"x = 1\n  y = 2\n", "dot.py, line 2: IndentationError: unexpected indent. In plain words: "),
        (b"import sys\nsys.exit()\n", "dot.py, line 2: the file ends the program while it is imported\n    sys.exit()"),
        (b"def f():\n    1 / 0\nf()\n", "dot.py, line 2: ZeroDivisionError: division by zero\n    1 / 0"),
        (b"import json\njson.loads('{')\n", "dot.py, line 2: JSONDecodeError: "),
        (b"raise ValueError\n", "dot.py, line 1: ValueError\n    raise ValueError"),
        (
            b"import ast\nast.literal_eval('1 +')\n",
            "dot.py, line 2: SyntaxError: invalid syntax (<unknown>, line 1)\n    ast.",
        ),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_by_its_own_line(tmp_path: Path, source: bytes, message: str) -> None:
    """The last line of the learner's own file, also when the error is deeper in a library."""
    assert imported(tmp_path / "dot.py", source).startswith(message)


def test_an_error_without_a_line_has_none(tmp_path: Path) -> None:
    """Some errors come from outside of every line."""
    assert explain_import(ZeroDivisionError(), tmp_path / "dot.py") == "dot.py: ZeroDivisionError"
    assert imported(tmp_path / "dot.py", b"x = '\0'") == "dot.py, line 1: SyntaxError: the file holds a NUL byte"
    assert explain_import(SyntaxError("bad"), tmp_path / "dot.py") == "dot.py: SyntaxError: bad"


def test_a_line_that_is_gone_is_left_out(tmp_path: Path) -> None:
    """The code may have come from nowhere."""
    path = tmp_path / "dot.py"
    with pytest.raises(ZeroDivisionError) as found:
        exec(compile("1 / 0", str(path), "exec"))
    linecache.cache.pop(str(path), None)
    assert explain_import(found.value, path) == "dot.py, line 1: ZeroDivisionError: division by zero"


def test_a_missing_name_is_told_from_the_suites_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renamed or deleted; other errors of the import are told as they are."""
    load_source("a_learners_dot", tmp_path / "a_learners_dot.py", b"x = 1\n", register=True)
    monkeypatch.setitem(sys.modules, "a_learners_dot", sys.modules["a_learners_dot"])
    code = tmp_path / "a_learners_dot.py"

    def collected(statement: str) -> str:
        try:
            exec(statement)
        except ImportError as error:
            wrapped: Any = RuntimeError("collection")
            wrapped.__cause__ = error
            return explain_collection(wrapped, code)
        raise AssertionError

    assert collected("from a_learners_dot import dot") == (
        "a_learners_dot.py has no `dot`, which the suite imports. Was it renamed or deleted?"
    )
    assert collected("from json import dot").startswith("a_learners_dot.py: ImportError: cannot import name 'dot'")
    assert explain_collection(ZeroDivisionError("no"), code) == "a_learners_dot.py: ZeroDivisionError: no"
