"""The drills of the ladder: what they ask is right, fits a screen, and tells every slip from the others."""

from __future__ import annotations

import json
import re
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from runner.cli import main
from runner.commands.drill import AT_MOST, Kind, kinds_of
from runner.drill.asking import Outcome, ask, judge, written
from runner.drills import known_drills, shown
from runner.engine.loading import load_source
from runner.history.attempt import LARGEST_SEED, WORD
from runner.mistakes import known_mistakes
from runner.rung.ladder import load
from runner.verify.drills import proved

ROOT = Path(__file__).parents[2]
RUNGS = load(ROOT).rungs
KINDS = [kind for rung in RUNGS for kind in kinds_of(rung)]
SEEDS = 150

each_rung = pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.name)
each_item = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.rung.number}_{kind.item.name}")


@each_rung
def test_a_rung_has_drills_that_are_proved(rung: Any) -> None:
    """The truth is what the reference gives; slips that are known mistakes are that; all are told apart."""
    items = known_drills(rung.solution / "drill.py")
    assert items
    assert len({item.name for item in items}) == len(items)
    count = proved(items, load_source(rung.module, rung.reference), known_mistakes(rung.mistakes), SEEDS)
    assert count.problems == []
    assert (count.items, count.named, count.false) == (len(items), count.wrongs, 0)
    assert count.wrongs >= SEEDS * 6 * len(items)


@each_item
def test_an_item_reads_well(kind: Kind) -> None:
    """A question of a few lines, a solution of two to seven steps, a whole sentence for each slip."""
    for seed in range(50):
        question = ask(kind.item, seed)
        assert len(question.text) <= 320
        assert 2 <= len(question.steps) <= 7
        assert all(step == step.strip() and len(step) < 150 for step in question.steps)
        for wrong in question.wrongs:
            sentence = wrong.sentence(shown(wrong.value))
            assert "{" not in sentence
            assert sentence.endswith((".", "?"))
            assert WORD.fullmatch(wrong.slip.name)
    assert len({str(ask(kind.item, seed).given) for seed in range(200)}) >= 15


@each_item
def test_an_answer_that_is_not_rounded_is_right(kind: Kind) -> None:
    """The truth to the last digit, or with a digit more than is asked for, is right as well."""
    for seed in range(50):
        question = ask(kind.item, seed)
        for digits in (None, 5):
            text = written(question.truth, digits)
            assert judge(question, text).outcome is Outcome.RIGHT, (question.text, text)


@each_rung
def test_the_lines_of_json(rung: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """K lines, line i of seed N + i; each is what the function gives for what is given; and nothing else."""
    assert main(["drill", rung.number, "--seed", "7", "--count", "4", "--json"], ROOT) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["seed"] for line in lines] == [7, 8, 9, 10]
    for line in lines:
        assert set(line) == {
            "exercise",
            "item",
            "seed",
            "function",
            "given",
            "question",
            "answer",
            "mistakes",
            "steps",
        }
        assert line["exercise"] == rung.name
        assert equal(line["answer"], independent(rung, line))
        assert all(set(mistake) == {"name", "answer"} for mistake in line["mistakes"])
        answers = [line["answer"], *(mistake["answer"] for mistake in line["mistakes"])]
        assert not any(equal(one, other) for one, other in combinations(answers, 2))
    assert main(["drill", rung.number, "--seed", "8", "--json"], ROOT) == 0
    assert json.loads(capsys.readouterr().out) == lines[1]


def independent(rung: Any, line: dict[str, Any]) -> Any:
    """The answer by another way: what the rung's function gives when it is called as the line says, or counting."""
    given = {k: eval(f"lambda x: {v}") if isinstance(v, str) else v for k, v in line["given"].items()}
    found = getattr(load_source(rung.module, rung.reference), line["function"])(**given)
    if line["item"] == "multiplications":
        (rows, inner), (_, columns) = given["shape_a"], given["shape_b"]
        assert found == (rows, columns)
        return sum(1 for _ in product(range(rows), range(inner), range(columns)))
    if line["item"] == "update_rule":  # the function's walk is that of the rule
        place, rate, slope = re.findall(r"\w+", line["answer"])
        numbers = {place: found[0][0], rate: given["eta"], slope: given["grad"](found[0][0])}
        assert eval(line["answer"], numbers) == pytest.approx(found[1][0])
        return f"{place} - {rate} * {slope}"
    return found.tolist() if hasattr(found, "tolist") else list(found) if isinstance(found, tuple) else found


def equal(answer: Any, other: Any) -> bool:
    """True for the same rule, or for numbers that are the same up to rounding, however they are nested."""
    if isinstance(answer, str):
        return bool(answer == other)
    if isinstance(answer, list) or isinstance(other, list):
        alike = isinstance(answer, list) and isinstance(other, list) and len(answer) == len(other)
        return bool(alike and all(map(equal, answer, other)))
    return bool(answer == pytest.approx(other, abs=1e-6))


def test_every_seed_that_we_choose_can_be_kept() -> None:
    """A seed is found again by its number, whatever reads it."""
    assert max(kind.of for kind in KINDS) * AT_MOST <= LARGEST_SEED
