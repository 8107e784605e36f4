"""Modules are loaded from bytes, never from a cached compilation."""

from __future__ import annotations

import linecache
import sys
import traceback
from pathlib import Path

import pytest

from runner.engine.loading import load_source


def test_the_bytes_count_not_the_file(tmp_path: Path) -> None:
    """What was read for the verdict is what runs, even if the file has changed since."""
    path = tmp_path / "thing.py"
    path.write_text("x = 1\n")
    assert load_source("thing", path).x == 1
    assert load_source("thing", path, b"x = 2\n").x == 2
    assert "thing" not in sys.modules


def test_a_registered_module_is_found_by_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the suite imports what was judged."""
    monkeypatch.setitem(sys.modules, "a_learners_thing", None)
    module = load_source("a_learners_thing", tmp_path / "thing.py", b"x = 3\n", register=True)
    assert sys.modules["a_learners_thing"] is module
    assert module.__file__ == str(tmp_path / "thing.py")


def test_a_traceback_shows_the_lines_that_ran(tmp_path: Path) -> None:
    """CRLF and a BOM included."""
    path = tmp_path / "thing.py"
    path.write_bytes(b"something = 'else'\n")
    content = b"\xef\xbb\xbfdef fail():\r\n    # \xc3\xa9\r\n    return 1 / 0\r\n"
    module = load_source("thing", path, content)
    with pytest.raises(ZeroDivisionError) as caught:
        module.fail()
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (frame.lineno, frame.line) == (3, "return 1 / 0")
    assert linecache.getline(str(path), 2) == "    # é\r\n"


def test_the_runners_own_future_statements_do_not_leak_in(tmp_path: Path) -> None:
    """Annotations of the learner's file are evaluated as Python does."""
    with pytest.raises(NameError):
        load_source("thing", tmp_path / "thing.py", b"def f(x: Unknown): pass\nf.__annotations__['x'].upper()\n")


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"x = 1\ny = 'caf\xe9'\n", 2, "the file is not utf-8: save it as UTF-8"),
        ("x = 1\n".encode("utf-16"), None, "the file is UTF-16: save it as UTF-8"),
        ("x = 1\n".encode("utf-16-le"), None, "the file is UTF-16: save it as UTF-8"),
        ("x = 1\n".encode("utf-32"), None, "the file is UTF-32: save it as UTF-8"),
        ("x = 1\n".encode("utf-32-be"), None, "the file is UTF-32: save it as UTF-8"),
        (bytes(9), 1, "the file holds a NUL byte"),
        (b"# coding: ascii\nx = 1\ny = '\xc3\xa9'\n", 3, "the file is not ascii: save it as UTF-8"),
        (b"x = 1\n\ny = '\0'\n", 3, "the file holds a NUL byte"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(tmp_path: Path, content: bytes, line: int | None, said: str) -> None:
    """And with what to do."""
    with pytest.raises(SyntaxError) as refused:
        load_source("thing", tmp_path / "thing.py", content)
    assert (refused.value.lineno, refused.value.msg) == (line, said)


def test_an_encoding_that_is_declared_counts(tmp_path: Path) -> None:
    """Latin-1 that says so is text; an encoding that does not exist is Python's to refuse."""
    module = load_source("thing", tmp_path / "thing.py", b"# coding: latin-1\nx = '\xe9'\n")
    assert module.x == "é"
    with pytest.raises(SyntaxError, match="nonsense"):
        load_source("thing", tmp_path / "thing.py", b"# coding: nonsense\n")


def test_what_python_takes_in_a_comment_is_taken(tmp_path: Path) -> None:
    """Plain pytest takes it as well; in a file with a form feed too lines are counted as Python does."""
    path = tmp_path / "thing.py"
    module = load_source("thing", path, b"# caf\xe9 \x0c \x85\nx = 1\n")
    assert module.x == 1
    assert linecache.getline(str(path), 2) == "x = 1\n"
