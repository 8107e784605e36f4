"""`hint`: the next hint, the weakest first."""

from __future__ import annotations

import pytest
from ladder_copy import LadderCopy
from past import Kata


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line in this process."""
    return Kata(copy, capsys)


def test_hints_come_one_by_one_and_begin_again(kata: Kata) -> None:
    """Each says how many there are, and how to get the next."""
    said = kata("hint", "2")
    assert (said.code, said.err) == (0, "")
    assert said.out == "02 · Mean: hint 1 of 3\nAdd first.\nOne more: python3 -m runner hint 02\n"
    assert kata("hint", "mean").out.splitlines()[:2] == ["02 · Mean: hint 2 of 3", "(v₁ + … + vₙ) / n"]
    assert kata("hint", "02_mean").out.splitlines()[2] == "That was the last hint."
    assert kata("hint", "2").out.splitlines()[0] == "02 · Mean: hint 1 of 3"


def test_a_hint_is_read_again_by_its_number(kata: Kata) -> None:
    """The next one is then the one after it; a number that there is not is one sentence."""
    assert kata("hint", "2", "2").out.splitlines()[0] == "02 · Mean: hint 2 of 3"
    assert kata("hint", "2").out.splitlines()[0] == "02 · Mean: hint 3 of 3"
    for number in ("0", "4"):
        said = kata("hint", "2", number)
        assert (said.code, said.out, said.err) == (2, "", "02_mean has the hints 1 to 3.\n")


def test_each_rung_has_its_own_count(kata: Kata) -> None:
    """Without a name it is the next rung's."""
    kata("hint", "2")
    assert kata("hint").out.splitlines()[0] == "01 · Double: hint 1 of 3"
    assert kata("hint").out.splitlines()[0] == "01 · Double: hint 2 of 3"


@pytest.mark.parametrize("content", [None, b"", b"# Hints\n\nNothing yet.\n", b"## Hint 1\n\n## Hint 2\n\n"])
def test_a_rung_without_hints_says_so(kata: Kata, content: bytes | None) -> None:
    """Exit code 2, one sentence."""
    path = kata.copy.rung().folder / "hints.md"
    path.unlink() if content is None else path.write_bytes(content)
    said = kata("hint", "2")
    assert (said.code, said.out, said.err) == (2, "", "02_mean has no hints.\n")


def test_hints_are_read_whatever_saved_them(kata: Kata) -> None:
    """CRLF, a BOM, a letter that is no UTF-8."""
    path = kata.copy.rung().folder / "hints.md"
    path.write_bytes(b"\xef\xbb\xbf## Hint 1\r\n\r\nOne *word*\xff.\r\n\r\n## Hint 2\r\n\r\nTwo.\r\n")
    assert kata("hint", "2").out.splitlines()[:2] == ["02 · Mean: hint 1 of 2", "One word\ufffd."]


def test_an_unknown_name_is_one_sentence(kata: Kata) -> None:
    """As everywhere."""
    said = kata("hint", "maen")
    assert (said.code, said.err) == (2, "There is no exercise named 'maen'. Did you mean 02_mean?\n")


def test_what_is_red_is_helped_first(kata: Kata) -> None:
    """Where hints are about a function or a blank each: its first hint comes, then the next, as long as it is red."""
    about = ("TWICE_THREE", "double", "double", "double_all")
    hints = "".join(f"## Hint {i}\n\n**{name}.** Number {i}.\n\n" for i, name in enumerate(about, 1))
    (kata.copy.rung("01_double").folder / "hints.md").write_text(hints, "utf-8")
    kata.copy.write(kata.copy.reference("01_double").replace("return 2.0 * x", "return 3.0 * x"), "01_double")
    assert kata("hint", "1").out.splitlines()[:3] == [
        "01 · Double: hint 2 of 4",
        "double is red, so its hints come first. Hint 1: python3 -m runner hint 01 1",
        "double. Number 2.",
    ]
    assert [kata("hint", "1").out.splitlines()[1] for _ in range(2)] == ["double. Number 3.", "double_all. Number 4."]
    assert kata("hint", "1").out.splitlines()[2] == "double. Number 2."  # after the last one, what is red again
    assert kata("hint", "1", "1").out.splitlines()[1] == "TWICE_THREE. Number 1."
    assert kata("hint", "1").out.splitlines()[1] == "double. Number 2."
    kata.copy.write(kata.copy.reference("01_double").replace("2.0 * _floats", "3.0 * _floats"), "01_double")
    assert kata("hint", "1").out.splitlines()[1:3] == [
        "double_all is red, so its hints come first. Hint 1: python3 -m runner hint 01 1",
        "double_all. Number 4.",
    ]
    kata.copy.write(kata.copy.reference("01_double").replace("return 2.0 * x", "return 3.0 * x"), "01_double")
    assert kata("hint", "1").out.splitlines()[2] == "double. Number 2."
    kata.copy.rung("01_double").code.unlink()
    assert kata("hint", "1").out.splitlines()[1] == "double. Number 3."


def test_what_has_one_hint_leads_on_to_the_others(kata: Kata) -> None:
    """Whoever does not fill in a blank reads all the hints, one by one, and not two of them in turn."""
    hints = "".join(f"## Hint {i}\n\n**{name}.** Number {i}.\n\n" for i, name in enumerate(("TWICE_THREE", *"abc"), 1))
    (kata.copy.rung("01_double").folder / "hints.md").write_text(hints, "utf-8")
    kata.copy.write(kata.copy.reference("01_double").replace("= 6.0", "= ..."), "01_double")
    for content in (None, b"[]", b"no JSON", b"\xff"):  # nothing depends on the file that remembers it
        if content is not None:
            (kata.root / ".kata/hints.json").write_bytes(content)
        assert [kata("hint", "1").out.split("Number ")[1][0] for _ in range(4)] == ["1", "2", "3", "4"]
