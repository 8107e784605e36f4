"""What a learner's code prints is caught: the beginning is kept, a flood is stopped."""

from __future__ import annotations

import pytest

from runner.engine.limits import FLOOD, KEPT, Catcher, OutputFlood


def test_what_is_printed_is_kept_until_it_is_taken() -> None:
    """Once taken it is gone: the next test begins with nothing."""
    catcher = Catcher()
    print("one", 2, file=catcher)
    catcher.write("three")
    assert catcher.take() == ("one 2\nthree", False)
    assert catcher.take() == ("", False)


def test_the_beginning_of_much_output_is_kept() -> None:
    """An ellipsis says that there was more."""
    catcher = Catcher()
    for _ in range(10):
        assert catcher.write("x" * 1000) == 1000
    text, flooded = catcher.take()
    assert text == "x" * KEPT + "\n…"
    assert not flooded


def test_a_flood_is_refused() -> None:
    """The code that prints it learns at once that it is too much."""
    catcher = Catcher()
    catcher.write("x" * FLOOD)
    with pytest.raises(OutputFlood, match="more than 1 MB"):
        catcher.write("y")
    assert catcher.take()[1]
    catcher.write("z")
    assert catcher.take() == ("z", False)


def test_it_passes_for_a_stream() -> None:
    """Libraries ask such things."""
    catcher = Catcher()
    assert catcher.writable()
    assert not catcher.isatty()
    assert catcher.encoding == "utf-8"
    catcher.flush()
