"""A learner's file taken apart: whatever it is written like, each function is found, and nothing but code is left."""

from __future__ import annotations

import time

import pytest

from runner.compare.source import read

FILE = '''# -*- coding: utf-8 -*-
"""My module."""
from math import sqrt as root  # for later
import numpy as np

BY_HAND: float = 32.0  # 4 + 10 + 18
WHY = ("a"
       "b")

def first(x):
    """Says the formula.

    And more.
    """
    # a comment of its own
    y = x + 1  # a comment beside

    text = """not a docstring

# not a comment either
"""
    return y, text

second = lambda x: x * 2  # noqa

@np.vectorize
def third(x):
    def inner(y):
        "Inner docstring."
        return y
    return inner(x)

class Helper:
    """A class."""

    def method(self):
        """A method."""

    size = 3

def fourth(x): "one line"; return x

fourth = Helper(fourth)

if root(4) == 2:
    def fifth(x):
        """Only a docstring."""
else:
    fifth = None

async def waits():
    "Und ä vor dem Ende: ÄÖÜ"  # a comment after it
    return 1

for π in [3, [i for i in range(2)]]:
    pass

print("tried out")
if __name__ == "__main__":
    print(first(1))
'''


def test_comments_docstrings_and_empty_lines_are_left_out() -> None:
    """And strings that only look like them stay, with the empty lines inside."""
    assert read(FILE.encode()).code("first") == (
        'def first(x):\n    y = x + 1\n    text = """not a docstring\n\n# not a comment either\n"""\n    return y, text'
    )


def test_functions_are_found_however_they_are_made() -> None:
    """A lambda, a decorated one, one that is replaced later, one inside an `if`."""
    source = read(FILE.encode())
    assert source.code("second") == "second = lambda x: x * 2"
    assert source.code("third") == (
        "@np.vectorize\ndef third(x):\n    def inner(y):\n        return y\n    return inner(x)"
    )
    assert source.code("fourth") == 'def fourth(x): "one line"; return x\nfourth = Helper(fourth)'
    assert source.code("fifth") == "if root(4) == 2:\n    def fifth(x):\n        ...\nelse:\n    fifth = None"
    assert source.code("waits") == "async def waits():\n    return 1"
    assert source.code("root") == "from math import sqrt as root"
    assert source.code("nothing") == ""


def test_blanks_have_values() -> None:
    """As they are written, on one line; also where the learner dropped the annotation."""
    source = read(FILE.encode())
    assert source.value("BY_HAND") == "32.0"
    assert source.value("WHY") == '"a" "b"'
    assert source.value("NOTHING") == ""


def test_helpers_are_the_rest() -> None:
    """No imports, nothing that was only tried out."""
    named = ["BY_HAND", "WHY", "first", "second", "third", "fourth", "fifth", "waits"]
    assert read(FILE.encode()).rest(named) == (
        "class Helper:\n    def method(self):\n        ...\n    size = 3\n\n"
        "for π in [3, [i for i in range(2)]]:\n    pass"
    )


def test_line_ends_tabs_encodings_and_a_bom_do_not_matter() -> None:
    """What Python reads alike is taken apart alike."""
    plain = read(FILE.encode())
    assert read(FILE.replace("\n", "\r\n").encode()) == plain
    assert read(b"\xef\xbb\xbf" + FILE.encode()) == plain
    tabs = read(FILE.replace("    ", "\t").encode())
    assert tabs.code("third") == plain.code("third")
    latin = FILE.replace("utf-8", "latin-1").replace("π", "pi").encode("latin-1")
    assert read(latin).code("waits") == plain.code("waits")


def test_what_is_no_python_stays_whole() -> None:
    """With the reason."""
    broken = read(b"def f(:\n    pass\n\n")
    assert broken.trouble == "line 1: invalid syntax"
    assert broken.rest([]) == "def f(:\n    pass"
    assert broken.code("f") == ""
    assert read(b"\n\n\nx = '\xff'\n").trouble == "the file is not utf-8"
    assert read(b"x = '\xff'\n").trouble == "invalid or missing encoding declaration"
    assert read(b"# coding: klingon\n").trouble.startswith("unknown encoding")
    assert read(b"x = 1\0").trouble
    assert read(b"") == read(b"\n\n# nothing\n")


BIG = {
    "a comment": "# " + "x" * 3_000_000 + "\n",
    "one line": "TABLE = [" + "1.25, " * 350_000 + "]\n",
    "many lines": "TABLE = [\n" + "    1.25, 2.5,\n" * 150_000 + "]\n",
    "a text": f"TABLE = '{'y' * 3_000_000}'\n",
}


@pytest.mark.parametrize("big", BIG.values(), ids=BIG.keys())
def test_a_large_file_is_taken_apart_in_bounded_time(big: str) -> None:
    """A pasted table is left out, and said so; what a person wrote is there."""
    code = "@twice\ndef f(x):  # why\n    return [x,\n        x]\n"
    begun = time.process_time()
    source = read(f"A: float = (1 +\n  2)\n{big}{code}B = 'é' + 'ü'\n".encode())
    assert time.process_time() - begun < 15
    assert source.code("f") == "@twice\ndef f(x):\n    return [x,\n        x]"
    assert (source.value("A"), source.value("B")) == ("1 + 2", "'é' + 'ü'")
    assert source.trouble == ("" if big.startswith("#") else "it is larger than 100 KB, so 1 statement is left out")


def test_functions_are_kept_before_the_rest() -> None:
    """Of many thousand statements most are left out."""
    source = read(b"x = 1\n" * 100_000 + b"def f(x):\n    return x\n")
    assert source.code("f") == "def f(x):\n    return x"
    assert "80" in source.trouble and "statements are left out" in source.trouble
