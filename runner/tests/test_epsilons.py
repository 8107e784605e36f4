"""A small number that keeps something from becoming 0 is found, whatever its size and form."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from runner.engine.loading import load_source
from runner.mistakes import Mistake, in_sizes, known_mistakes
from runner.suite.calls import Recorder
from runner.suite.diagnosis.diagnose import Evidence, diagnose
from runner.suite.diagnosis.probes import Answer
from runner.suite.diagnosis.repairs import MACHINE, gap, sizes_in

REFERENCE = b"""import math
import numpy as np

def entropy(p):
    p = np.array([x for x in p if x > 0])
    return float(-np.sum(p * np.log(p)))

def cost(p):
    return math.inf if p == 0 else -math.log(p)
"""
INPUTS: dict[str, Sequence[object]] = {
    "entropy": [[0.5, 0.5], [1.0, 0.0], [0.25, 0.0, 0.75], [1.0], [0.125] * 8],
    "cost": [0.5, 0.0, 1.0, 0.3],
}


def said(folder: Path, code: str, known: Sequence[Mistake] = ()) -> list[tuple[str, str]]:
    """What is named of a learner's functions, with the reference's besides."""
    source = REFERENCE + b"\n" + code.encode()
    reference = load_source("reference", folder / "reference.py", REFERENCE)
    learner = load_source("learner", folder / "learner.py", source)
    recorder = Recorder()
    recorder.watch(learner)
    for name, inputs in INPUTS.items():
        recorder.test = f"test_{name}_it"
        for given in inputs:
            with suppress(Exception):
                getattr(learner, name)(given)
    red = frozenset(f"test_{name}_it" for name in INPUTS)
    found = diagnose(Evidence(recorder, learner, reference, red, known, source=source))
    return [(d.function, d.mistake) for d in found]


SIZES = ("1e-5", "3e-8", "1e-10", "1e-11", "1e-12", "1e-15", "1e-16", "10**-9", "np.finfo(float).eps", "float(EPS)")
FORMS = {
    "added": "def cost(p):\n    return -math.log(p + {e})",
    "at least": "def cost(p):\n    return -math.log(max(p, {e}))",
    "by default": "def cost(p, eps={e}):\n    return -math.log(p + eps)",
    "clipped": "def entropy(p):\n    p = np.clip(p, {e}, 1 - {e})\n    return float(-np.sum(p * np.log(p)))",
    "added to all": "def entropy(p):\n    p = np.array(p) + {e}\n    return float(-np.sum(p * np.log(p)))",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_epsilon_of_any_size_is_found_in_the_code(tmp_path: Path, form: str, size: str) -> None:
    """Without it no finite number is wrong: right, or none where the logarithm of 0 is none."""
    code = "EPS = 2e-13\n" + form.format(e=size)
    function = "cost" if "cost" in form else "entropy"
    assert said(tmp_path, code) == [(function, "slip_epsilon")]


def test_what_an_epsilon_does_not_explain_is_not_put_on_it(tmp_path: Path) -> None:
    """Another number is wrong without it; it changes nothing; it is a bound; nothing is left that is right."""
    for code in (
        "def cost(p):\n    return -math.sin(p + 1e-9)",
        "def entropy(p):\n    p = np.maximum(p, 0) ** 1.5\n    return float(-np.sum(p * np.log(np.maximum(p, 1e-12))))",
        "def cost(p):\n    return 1e9 if p < 1e-9 else -math.log(p)",
        "def cost(p):\n    return -math.log(1e-9 / 1e-9 * p) / 1e-9 * 1e-9 if p else 7.0",
        "def cost(p):\n    return 1e-12 / 1e-12 if p else math.inf",
    ):
        assert "slip_epsilon" not in [mistake for _, mistake in said(tmp_path, code)], code


def test_a_known_epsilon_is_known_in_the_learners_size(tmp_path: Path) -> None:
    """The rung's own words come first, and an edge that is left comes after the epsilon."""
    file = tmp_path / "mistakes.py"
    file.write_text(
        "import math\nfrom runner.mistakes import mistake\n"
        "@mistake('cost', epsilons=True)\ndef adds_a_little(p, *, epsilon=1e-12):\n    '''It adds.'''\n"
        "    return -math.log(p + epsilon)\n",
        "utf-8",
    )
    known = known_mistakes(file)
    for size in (*SIZES[:-1], "1e-12"):
        code = FORMS["added"].format(e=size)
        assert said(tmp_path, code, known) == [("cost", "adds_a_little")], size
    assert said(tmp_path, "def cost(p):\n    return -math.log(p + 0.25)", known) == []


def test_sizes_are_those_of_the_file_and_the_machines_own() -> None:
    """As a decimal or as a power of ten; what is not small is none."""
    source = b"EPS = 1e-11\ndef f(x, e=10**-7):\n    return 0.5 * x + 0.0 + 3 + 2**-3 + '\\d' + 1e-11\n"
    assert sizes_in(source) == [1e-11, 10.0**-7]
    assert sizes_in(b"e = sys.float_info.min + np.finfo(float).eps") == list(MACHINE)


def test_mistakes_without_an_epsilon_have_one_size() -> None:
    """The order stays, and so do name and text."""
    plain = Mistake("f", "turns", "It turns.", lambda x: -x)
    little = Mistake("f", "adds", "It adds.", lambda x, *, epsilon=1e-9: x + epsilon, epsilons=True)
    found = in_sizes([little, plain], [0.5, 0.25])
    assert [(m.name, m.wrong(1)) for m in found] == [("adds", 1 + 1e-9), ("adds", 1.5), ("adds", 1.25), ("turns", -1)]


def test_how_far_an_answer_is_off_is_told_where_both_are_numbers() -> None:
    """Of its size; an infinity is infinitely far; NaN, texts and other shapes tell nothing."""
    one, two = Answer((np.array([1.0, 4.0]),)), Answer((np.array([1.0, 5.0]),))
    assert gap(one, one) == 0.0 and gap(one, two) == pytest.approx(0.2)
    assert gap(one, Answer((np.array([1.0, math.inf]),))) == math.inf
    assert gap(one, Answer((np.array([1.0, math.nan]),))) == 0.0
    assert gap(one, Answer(None)) == gap(one, Answer(("left",))) == gap(one, Answer((np.zeros(3),))) == 0.0
    assert gap(one, Answer((np.zeros(2), np.zeros(2)))) == gap(Answer(()), Answer(())) == 0.0
