"""Which tests a suite's text defines."""

from __future__ import annotations

import gc
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from runner.rung.source import Case, cases


def test_tests_are_top_level_functions_in_order() -> None:
    """Helpers, classes, nested functions and variables are no tests."""
    text = b'''
def helper(): pass
def test_b():
    """The second letter."""
    def test_inside(): pass
class TestC:
    def test_method(self): pass
test_d = 1
async def test_e(): pass
def test_a(x): pass
'''
    assert cases(text) == (Case("test_b", "The second letter."), Case("test_a", ""))


def test_the_law_is_one_line() -> None:
    """A docstring over several lines is shown as a sentence."""
    assert cases(b'def test_a():\n    """One law,\n\n    two   lines.\n    """\n')[0].law == "One law, two lines."


def test_a_redefinition_replaces() -> None:
    """As in Python, the later function of a name counts."""
    text = b'def test_a():\n    """Old."""\ndef test_a():\n    """New."""\n'
    assert cases(text) == (Case("test_a", "New."),)


def test_bom_and_crlf_do_not_count() -> None:
    """A suite that a Windows editor saved is the same suite."""
    assert cases(b'\xef\xbb\xbfdef test_a():\r\n    """Law."""\r\n') == (Case("test_a", "Law."),)


def test_many_threads_can_ask_at_once() -> None:
    """Python's parser itself can't be trusted with that, when the garbage collector comes in between."""

    class Garbage:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            time.sleep(1e-5)  # the other threads' turn

    def ask(number: int) -> tuple[Case, ...]:
        for _ in range(5):
            Garbage()
        return cases(f"def test_{number}(): assert {'(' * 15}1{')' * 15} + [1, 2][f(1)]\n".encode() * 50)

    before = gc.get_threshold()
    gc.set_threshold(20)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(ask, range(100)))
    finally:
        gc.set_threshold(*before)
    assert found == [(Case(f"test_{number}", ""),) for number in range(100)]


def test_what_is_no_python_raises() -> None:
    """The engine tells of it: the suite can't be read."""
    with pytest.raises(SyntaxError):
        cases(b"def test_a(:\n")
