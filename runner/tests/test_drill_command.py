"""`drill` as it is typed: questions and answers in a pipe, what is recorded, which question comes next."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

import pytest
from drill_file import TWICE, give_drill
from ladder_copy import LadderCopy
from past import Kata, Said

import runner.drill.talk
from runner.drill.asking import DrillError, Outcome, ask, judge
from runner.drills import Item, drill, known_drills, shown
from runner.engine.loading import load_source
from runner.history.attempt import Drilled
from runner.history.store import State
from runner.mistakes import Mistake
from runner.verify.drills import proved


class Typed(Kata):
    """The command line, with lines in the pipe that it reads."""

    def __init__(self, copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(copy, capsys)
        self.monkeypatch = monkeypatch

    def type(self, content: str | bytes, *words: str) -> Said:
        """Run `drill` with this on its stdin."""
        data = content.encode() if isinstance(content, str) else content
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        return self("drill", *words)

    def drills(self) -> list[Drilled]:
        """What is recorded now."""
        state = State(self.root)
        try:
            return state.drills_of()
        finally:
            state.close()


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """The command line on a ladder whose first rung has a drill."""
    give_drill(copy)
    return Typed(copy, capsys, monkeypatch)


def item_of(text: str, copy: LadderCopy) -> Item:
    """The item of a `drill.py` with this text."""
    give_drill(copy, text)
    (item,) = known_drills(copy.rung("01_double").solution / "drill.py")
    return item


QUESTION = """\
01 · Double, by hand
What is twice 20.25?
Write one number, to 2 digits after the point or exact (like 3/4).
"""  # of seed 5
SOLUTION = "How it is done:\n  1. 2·20.25 = 40.5\n"


def test_a_right_answer(kata: Typed) -> None:
    """It is read back, and the solution follows; then the next question, until there are no more answers."""
    said = kata.type("81/2\n", "1", "--seed", "5", "--count", "1")
    assert said.code == 0
    assert said.out == (
        f"{QUESTION}understood as 40.5\n✓ Right.\n{SOLUTION}\n1 drill, 1 right at the first try. See you.\n"
    )
    assert said.err == ""
    (drilled,) = kata.drills()
    assert drilled.row == ("01_double", "twice_a_number", 5, drilled.at, "right", "")


def test_a_wrong_answer_twice(kata: Typed) -> None:
    """The slip is named, there is a second try, and then the solution. The first slip is what is kept."""
    said = kata.type("22.25\n410,0625\n", "1", "--seed", "5", "--count", "1")
    assert said.out == (
        f"{QUESTION}understood as 22.25\n✗ 22.25 adds 2.\nOnce more?\nunderstood as 410.062\n✗ 410.062 is x times x.\n"
        f"{SOLUTION}\n1 drill, 0 right at the first try. See you.\n"
    )
    assert [(d.outcome, d.mistake) for d in kata.drills()] == [("wrong", "adds_two")]


def test_a_second_try(kata: Typed) -> None:
    """A wrong answer that no slip explains is only wrong; the next one may be right."""
    said = kata.type("7\n40.5\n", "1", "--seed", "5", "--count", "1")
    assert "✗ That is not it.\nOnce more?\nunderstood as 40.5\n✓ Right.\n" in said.out
    assert [(d.outcome, d.mistake) for d in kata.drills()] == [("second try", "")]
    kata.type("7\n22.25\n", "1", "--seed", "5", "--count", "1")
    assert [(d.outcome, d.mistake) for d in kata.drills()][1:] == [("wrong", "")]


def test_what_is_not_understood_costs_nothing(kata: Typed) -> None:
    """It gets a sentence, and the question stands as before."""
    said = kata.type("\nwhat?\n1, 2\n\x1b[2J\n" + "9" * 9_000 + "\n40.5\n", "1", "--seed", "5", "--count", "1")
    assert "There is nothing to read yet. Write one number, to 2 digits" in said.out
    assert "I do not know “what”. Write one number" in said.out
    assert "understood as [1, 2]\nThat is a list of 2 numbers. Write one number, to" in said.out
    assert "\x1b" not in said.out
    assert "too long" in said.out
    assert [d.outcome for d in kata.drills()] == ["right"]


def test_an_answer_of_another_kind_is_said_once(copy: LadderCopy) -> None:
    """What it was understood as stands above already: the sentence says what kind of thing that is."""
    number, item = ask(item_of(TWICE, copy), 5), drill("some", "double")
    item.numbers(lambda rng: {"x": 1})
    item.truth(lambda x: [[7, 8], [9, 7]])
    matrix = ask(item, 5)
    for question, text, says in (
        (number, "[1 2; 3 4]", "That is a 2×2 matrix."),
        (number, "1; 2 3", "That is no list and no matrix: its rows are not alike."),
        (matrix, "2 5", "That is a list of 2 numbers."),
        (matrix, "2.5", "That is one number."),
    ):
        reply = judge(question, text)
        assert (reply.outcome, reply.sentence) == (Outcome.UNCLEAR, f"{says} {question.how}")
        assert reply.understood


def test_too_few_digits_cost_nothing(copy: LadderCopy) -> None:
    """What is right as far as it goes is asked for once more, unless a slip has that very answer."""
    question = ask(item_of(TWICE.replace("/ 4", "/ 7"), copy), 5)
    assert question.truth == 162 / 7  # 23.142857
    assert judge(question, "23.14").outcome is Outcome.RIGHT
    reply = judge(question, "23.1")
    assert (reply.outcome, reply.sentence) == (Outcome.UNFINISHED, f"Right so far. {question.how}")
    for text in ("23", "23.2", "23.15"):
        assert judge(question, text).outcome is Outcome.WRONG


def test_the_solution_can_be_asked_for(kata: Typed) -> None:
    """`?` shows it: before an answer that is kept as what it is, after a wrong one as wrong."""
    said = kata.type("?\n7\n?\n", "1", "--seed", "5", "--count", "2")
    assert f"{QUESTION}{SOLUTION}" in said.out
    assert [d.outcome for d in kata.drills()] == ["shown", "wrong"]
    assert said.out.endswith("\n2 drills, 0 right at the first try. See you.\n")


@pytest.mark.parametrize("end", ["", "q\n", "QUIT\n", " exit \n"])
def test_leaving(kata: Typed, end: str) -> None:
    """At the end of a pipe or with `q` it ends politely. A question without an answer is not kept."""
    said = kata.type(end, "1")
    assert said.code == 0
    assert said.out.endswith("\nNo drill this time. See you.\n")
    assert kata.drills() == []


def test_leaving_after_a_wrong_answer(kata: Typed) -> None:
    """What was answered wrongly, and then left, is kept as wrong."""
    said = kata.type("22.25\nq\n", "1", "--seed", "5")
    assert said.out.endswith("\n1 drill, 0 right at the first try. See you.\n")
    assert [(d.outcome, d.mistake) for d in kata.drills()] == [("wrong", "adds_two")]


def test_a_line_without_an_end_is_the_end(kata: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever flows in, it ends."""
    monkeypatch.setattr(runner.drill.talk, "MOST", 3)
    said = kata.type("0" * 100_000, "1")
    assert said.out.endswith("\nNo drill this time. See you.\n")


def test_bytes_that_are_no_text(kata: Typed) -> None:
    """They are no answer, and no error."""
    said = kata.type(b"\xff\xfe\n40.5\n", "1", "--seed", "5", "--count", "1")
    assert "✓ Right." in said.out


def test_a_stdin_that_is_closed(kata: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """No stdin at all is one without answers."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert kata("drill", "1").out.endswith("See you.\n")


def test_ctrl_c(kata: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends it as politely, with the exit code of Ctrl-C."""

    class Impatient(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Impatient())
    said = kata("drill", "1")
    assert said.code == 130
    assert said.out.endswith("\nNo drill this time.\n")
    assert said.err == "\nStopped.\n"


def second_drill(copy: LadderCopy) -> None:
    """Let the second rung have two items, and the first one."""
    two = TWICE.replace('"double"', '"mean"') + TWICE.replace('"double"', '"mean"').replace("twice_a", "again_a")
    give_drill(copy, two, "02_mean")


def test_what_was_not_drilled_for_longest_comes_first(kata: Typed) -> None:
    """Without a name the green rungs take turns, item by item, and go on there the next time."""
    second_drill(kata.copy)
    for name in ("01_double", "02_mean"):
        kata.copy.write(kata.copy.reference(name), name)
        assert kata("run", name).code == 0
    kata.type("?\n?\n", "--count", "2")
    assert [d.item for d in kata.drills()] == ["twice_a_number", "twice_a_number"]
    kata.type("?\n?\n?\n", "--count", "3")
    names = [(d.exercise, d.item) for d in kata.drills()]
    assert names[2:] == [
        ("02_mean", "again_a_number"),
        ("01_double", "twice_a_number"),
        ("02_mean", "twice_a_number"),
    ]
    drilled = kata.drills()[-1]
    kata.type("?\n", "2", "--seed", str(drilled.seed), "--count", "1")
    assert kata.drills()[-1].item == "twice_a_number"


def test_before_anything_is_green_the_next_rung_is_drilled(kata: Typed) -> None:
    """Up to the next rung, no farther."""
    second_drill(kata.copy)
    kata.type("?\n?\n", "--count", "2")
    assert {d.exercise for d in kata.drills()} == {"01_double"}


def test_a_seed_without_a_name_goes_from_rung_to_rung(kata: Typed) -> None:
    """The lines of JSON as well: line i has seed N + i."""
    second_drill(kata.copy)
    for name in ("01_double", "02_mean"):
        kata.copy.write(kata.copy.reference(name), name)
        assert kata("run", name).code == 0
    lines = [json.loads(line) for line in kata("drill", "--seed", "3", "--count", "4", "--json").out.splitlines()]
    found = [(line["exercise"], line["item"], line["seed"]) for line in lines]
    assert found == [
        ("01_double", "twice_a_number", 3),
        ("02_mean", "twice_a_number", 4),
        ("01_double", "twice_a_number", 5),
        ("02_mean", "twice_a_number", 6),
    ]
    kata.type("?\n?\n", "--seed", "3", "--count", "2")
    assert [(d.exercise, d.seed) for d in kata.drills()] == [("01_double", 3), ("02_mean", 4)]


def test_json_asks_nothing_and_keeps_nothing(kata: Typed) -> None:
    """One line of its own choice where neither seed nor count is given."""
    said = kata("drill", "1", "--json")
    (line,) = map(json.loads, said.out.splitlines())
    assert line["answer"] == 2 * line["given"]["x"]
    assert line["mistakes"] == [
        {"name": "squares", "answer": line["given"]["x"] ** 2},
        {"name": "adds_two", "answer": line["given"]["x"] + 2},
    ]
    assert kata.drills() == []


def test_where_there_is_no_drill(kata: Typed) -> None:
    """One sentence; with --json one document."""
    said = kata("drill", "2")
    assert (said.code, said.out) == (2, "")
    assert said.err == "02_mean has no drill: there is nothing to work out by hand.\n"
    said = kata("drill", "2", "--json")
    assert json.loads(said.out) == {"status": "error", "message": said.err or json.loads(said.out)["message"]}
    (kata.copy.rung("01_double").solution / "drill.py").unlink()
    assert kata("drill").err == "There is no drill for what you have climbed so far.\n"


@pytest.mark.parametrize("words", [("--seed", "-1"), ("--seed", "x"), ("--seed", str(2**60)), ("--count", "0"), ("9",)])
def test_words_that_make_no_sense(kata: Typed, words: tuple[str, ...]) -> None:
    """A sentence and exit code 2."""
    said = kata("drill", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize(
    "text, says",
    [
        ("def broken(:\n", "can't be used: SyntaxError"),
        ("1 / 0\n", "can't be used: ZeroDivisionError"),
        (TWICE.replace("return 2 * x\n", "return x + 2\n", 1), "no numbers tell its answers apart"),
        (TWICE.replace('{"x": rng.randint(2, 99) / 4}', "None"), "no numbers tell its answers apart"),
    ],
)
def test_a_drill_that_is_broken(kata: Typed, text: str, says: str) -> None:
    """A file of an author's that can't be used is a sentence."""
    give_drill(kata.copy, text)
    said = kata("drill", "1")
    assert said.code == 2
    assert says in said.err


def test_a_name_that_steers_the_terminal_is_shown(kata: Typed) -> None:
    """Nothing that is typed reaches the terminal as it is."""
    said = kata.type("\x1b]0;title\x07\n\u202e3\n", "1", "--seed", "5")
    assert not re.search("[\x1b\x07\u202e]", said.out)


def problems(text: str, copy: LadderCopy, *known: Mistake) -> list[str]:
    """What the author is told about a drill."""
    rung = copy.rung("01_double")
    return proved([item_of(text, copy)], load_source("double", rung.reference), known, 60).problems


def test_the_proof(copy: LadderCopy) -> None:
    """Nothing falls short of a good item; and of any other it is said what."""
    assert problems(TWICE, copy) == []
    for name in ("triple", "__name__", "_hidden"):  # a blank is no function either
        (said,) = problems(TWICE.replace('"double"', f'"{name}"'), copy)
        assert said == f"the drill twice_a_number is about {name}, which is no function of the rung"
    more = TWICE.replace("(x):", "(x, y):").replace("/ 4}", '/ 4, "y": 1}')
    (said,) = problems(more, copy)
    assert said == "the drill twice_a_number gives double what it does not take: got an unexpected keyword argument 'y'"
    (said,) = problems(TWICE.replace("return 2 * x\n", "return 3 * x\n", 1), copy)
    assert "another answer than double" in said
    (said,) = problems(TWICE.replace('"""{got} adds 2."""', ""), copy)
    assert said == "the drill twice_a_number needs slips, each with a docstring"
    (said,) = problems(TWICE.replace("return x * x", "return 1 / 0"), copy)
    assert said == "the drill twice_a_number fails: ZeroDivisionError: division by zero"
    (said,) = problems(TWICE.replace("return x + 2", "return 2 * x"), copy)
    assert said == "the drill twice_a_number: no numbers tell its answers apart"
    (said,) = problems(TWICE, copy, Mistake("double", "squares", "…", lambda x: x**3))
    assert "squares has another answer than the mistake of that name" in said
    assert problems(TWICE, copy, Mistake("double", "squares", "…", lambda x: x**2)) == []


def test_the_proof_counts_what_is_not_named(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """If answers were not told apart, the count would say so: here the judge is bribed."""
    item = item_of(TWICE, copy)
    reference = load_source("double", copy.rung("01_double").reference)
    monkeypatch.setattr("runner.drill.asking.Question.met", lambda self, key: None)
    count = proved([item], reference, [], 60)
    assert (count.named, count.false) == (0, 0)
    assert count.problems == ["the drill twice_a_number names 0 of 120 slips, and 0 answers falsely"]
    monkeypatch.setattr("runner.drill.asking.Question.met", lambda self, key: self.wrongs[0])
    assert proved([item], reference, [], 60).false == 60
    monkeypatch.setattr("runner.drill.asking.Question.is_right", lambda self, key: True)
    assert proved([item], reference, [], 60).false == 120
    monkeypatch.setattr("runner.drill.asking.Question.is_right", lambda self, key: False)
    assert proved([item], reference, [], 60).false == 120


def test_verify_tells_the_share(kata: Typed) -> None:
    """A line of its own, and in JSON the counts."""
    said = kata("verify", "1")
    assert (
        "\ndrills: 1 item with 10,000 seeds each: one answer named 20,000 of 20,000 slips (100.0%), 0 falsely\n"
        in said.out
    )
    assert said.code == 0
    give_drill(kata.copy, TWICE.replace("return 2 * x\n", "return 3 * x\n", 1))
    document = json.loads(kata("verify", "1", "--json").out)
    (rung,) = document["rungs"]
    assert rung["drills"]["items"] == 1
    assert not document["ok"]
    assert "another answer than double" in rung["problems"][0]


def test_how_to_write_each_kind(copy: LadderCopy) -> None:
    """The shape that is asked for is shown, and never the truth."""

    def how(truth: Any, **options: Any) -> str:
        item = drill("some", "double", **options)
        item.numbers(lambda rng: {"x": 1})
        item.truth(lambda x: truth)
        return ask(item, 0).how

    assert how(7) == "Write one whole number."
    assert how([7, 8]) == "Write 2 numbers, like 1, 2."
    assert how([7, 8], any_order=True) == "Write 2 numbers, like 1, 2, in any order."
    assert how([[7, 8], [9, 7]]) == "Write a matrix, like [1 2; 3 4]."
    assert how([[7, 8, 9]], digits=1) == "Write a matrix, like [1 2 3], to 1 digit after the point or exact (like 3/4)."


def test_any_order(copy: LadderCopy) -> None:
    """A list whose order means nothing is right in any."""
    item = drill("some", "double", any_order=True)
    item.numbers(lambda rng: {"x": 1})
    item.truth(lambda x: [7, 8])
    assert judge(ask(item, 0), "8, 7").outcome is Outcome.RIGHT
    item.any_order = False
    assert judge(ask(item, 0), "8, 7").outcome is Outcome.WRONG
    item.numbers(lambda rng: None)
    with pytest.raises(DrillError):
        ask(item, 0)


def test_how_numbers_are_shown() -> None:
    """As one writes them."""
    assert shown([[1, -2.5], [0.125, -0.0]]) == "[[1, −2.5], [0.125, 0]]"
    assert shown(2 / 3, 2) == "0.67"
    assert shown(2.0, 2) == "2"
    assert shown(12345678.0) == "1.23457e+07"
