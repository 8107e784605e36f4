"""Which tests a suite's text defines."""

from __future__ import annotations

import pytest

from runner.suite import Case, cases


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


def test_what_is_no_python_raises() -> None:
    """The engine tells of it: the suite can't be read."""
    with pytest.raises(SyntaxError):
        cases(b"def test_a(:\n")
