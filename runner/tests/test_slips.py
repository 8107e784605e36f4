"""Slips of Python's, and what numbers are: each is named by the proof that the function is right without it."""

from __future__ import annotations

import ast
import math
from collections.abc import Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from runner.mistakes import Mistake
from runner.suite.calls import Recorder
from runner.suite.diagnosis.diagnose import Evidence, diagnose
from runner.suite.diagnosis.edges import kind_of
from runner.suite.diagnosis.probes import leaves_of
from runner.suite.diagnosis.repairs import Edit, Slot, typed_of

REFERENCE = '''
import math
import numpy as np


def total(values):
    """The sum."""
    values = np.array(values, dtype=float)
    if values.ndim != 1 or np.isnan(values).any():
        raise ValueError
    return float(sum(v for v in values))


def mean(values):
    """The mean."""
    return total(values) / len(values)


def walk(start, rate, steps):
    """Each point is `rate` times the one before."""
    points = [np.array(start, dtype=float)]
    for _ in range(steps):
        points.append(points[-1] * rate)
    return np.array(points)


def share(values):
    """Parts of the whole."""
    values = np.array(values, dtype=float)
    return values / values.sum()


def bits(p):
    """The surprise in bits."""
    return math.inf if p == 0 else -math.log2(p)


def rows(table):
    """The sum of each row."""
    return np.sum(np.array(table, dtype=float), axis=1)


def positive(values):
    """True if none is negative."""
    return bool((np.array(values, dtype=float) >= 0).all())


def first_and_all(values):
    """The first, and all as an array."""
    return float(values[0]), np.array(values, dtype=float)


def ends(values):
    """The first, the last, and all as an array."""
    return float(values[0]), float(values[-1]), np.array(values, dtype=float)


def squares(values):
    """Halves of the squares."""
    return np.array(values, dtype=float) ** 2 / 2


def least(values):
    """The least of some positive numbers."""
    if not len(values):
        raise ValueError
    return min(values)


def roots(values):
    """One more than the sum of the roots."""
    return float(np.sum(np.sqrt(np.array(values)))) + 1


def slopes(values, h=1e-5):
    """Of the square, by a central difference."""
    values = np.array(values, dtype=float)
    return ((values + h) ** 2 - (values - h) ** 2) / (2 * h)

def few(values):
    """The sum of a few numbers."""
    if len(values) > 4:
        raise ValueError
    return float(sum(values))


def named(values):
    """A word and a number."""
    return "sum", float(sum(values))
'''

VECTORS: list[Any] = [[1.0, 2.0, 4.5], [3.25], [2.0, -1.125], [0.5, 0.25, 7.0, 1.0]]
INPUTS: dict[str, list[tuple[Any, ...]]] = {
    "total": [*((v,) for v in VECTORS), ([],), ([math.nan, 1.0],), ([[1.0]],)],
    "mean": [(v,) for v in VECTORS],
    "walk": [
        ([1.0, 2.0], 0.5, 3),
        ([2.0], 3.0, 2),
        ([1.0, -1.0], 2.0, 4),
        ([4.0], 0.25, 0),
        ([1.5], 1.25, 1),
        ([0.5, 2.0, 3.0], 3.0, 1),
    ],
    "share": [([1.0, 3.0],), ([0.25, 0.5, 1.0],), ([1e-3, 2e-3],), ([2.0, 2.0, 4.0, 1.0],)],
    "bits": [(0.5,), (0.3,), (0.9,), (0.125,), (0.07,), (0.0,), (1.0,)],
    "rows": [([[1.0, 2.0], [3.0, 5.0]],), ([[1.0, 2.0, 4.0], [3.0, 5.0, 0.5]],), ([[2.0], [7.0]],), ([[1.0, 1.5]],)],
    "positive": [*((v,) for v in VECTORS), ([1.0, -2.0],), ([-1.0],), ([2.0, 1.0, -3.0],)],
    "first_and_all": [(v,) for v in VECTORS],
    "ends": [(v,) for v in VECTORS],
    "squares": [(v,) for v in VECTORS],
    "least": [*((v,) for v in ([2.0, 2.5, 1.5, 4.5], [3.25, 4.0], [9.0, 9.5, 8.0], [7.0, 0.25])), ([],)],
    "roots": [([1.0, 4.0],), ([9.0, 2.0, 0.25],), ([16.0],), ([2.25, 7.0],)],
    "few": [*((v,) for v in VECTORS), ([0.12345678901234567] * 5,)],
    "named": [(v,) for v in VECTORS],
    "slopes": [*((v,) for v in VECTORS), *((v, 0.25) for v in VECTORS[:3])],
}


def module(name: str, source: str) -> ModuleType:
    """A module of this source."""
    made = ModuleType(name)
    made.__file__ = f"{name}.py"
    exec(compile(source, made.__file__, "exec"), made.__dict__)
    return made


def found(code: str, known: Sequence[Mistake] = ()) -> list[tuple[str, str, str]]:
    """What is said of the reference with this code at its end."""
    source = f"{REFERENCE}\n\n{code}\n"
    learner, reference, recorder = module("learner", source), module("reference", REFERENCE), Recorder()
    recorder.watch(learner)
    for name, inputs in INPUTS.items():
        recorder.test = f"test_{name}_it"
        for arguments in inputs:
            with suppress(Exception):
                getattr(learner, name)(*arguments)
    red = frozenset(f"test_{name}_it" for name in INPUTS)
    evidence = Evidence(recorder, learner, reference, red, known, source=source.encode())
    return [(d.function, d.mistake, d.message) for d in diagnose(evidence)]


SLIPS = {
    "caret beside a helper": (
        "slip_caret",
        "def _half(v):\n    return v / 2\ndef squares(values):\n    return _half(np.array(values)^2)",
    ),
    "rounds to what the file says": (
        "slip_rounds",
        "ONE = 2 - 1\ndef total(values):\n    return round(sum(values), ONE)",
    ),
    "a helper within has the only return": (
        "slip_returns_nothing",
        "def least(values):\n    def size(v):\n        return abs(v)\n    best = min(values, key=size)",
    ),
    "kept by the first of two defaults": (
        "slip_kept_between_calls",
        "def total(values, seen=[], start=0):\n    seen += values\n    return start + sum(seen)",
    ),
    "caret before a sum": (
        "slip_caret",
        "def squares(values):\n    v = np.array(values)\n    return 0.5 * v^2 + 0 * v^2",
    ),
    "rows for columns, by the shape": (
        "slip_counts_rows_twice",
        "def rows(table):\n    t = np.array(table)\n    sums = np.zeros(t.shape[0])\n    for i in range(t.shape[0]):\n"
        "        for j in range(t.shape[0]):\n            sums[i] += t[i, j]\n    return sums",
    ),
    "no return, and nothing to hand back": (
        "slip_returns_nothing",
        "def total(values):\n    for v in values:\n        v * 2",
    ),
    "prints, and rounds what it returns": (
        "slip_rounds",
        "def total(values):\n    s = sum(values)\n    print(s)\n    return round(s, 1)",
    ),
    "caret": ("slip_caret", "def total(values):\n    return sum(v ^ 1 for v in values)"),
    "return in the loop": (
        "slip_returns_in_the_loop",
        "def total(values):\n    s = 0\n    for v in values:\n        s += v\n        return s",
    ),
    "return in the inner loop": (
        "slip_returns_in_the_loop",
        "def rows(table):\n    out = np.zeros(len(table))\n    for i in range(len(table)):\n"
        "        for j in range(len(table[i])):\n            out[i] += table[i][j]\n            return out",
    ),
    "return either way": (
        "slip_returns_either_way",
        "def positive(values):\n    for v in values:\n        if v < 0:\n            return False\n"
        "        else:\n            return True",
    ),
    "begins in the loop": (
        "slip_begins_in_the_loop",
        "def total(values):\n    for v in values:\n        s = 0\n        s += v\n    return s",
    ),
    "goes on and on": (
        "slip_goes_on_and_on",
        "def rows(table):\n    out = []\n    s = 0\n    for row in table:\n        for v in row:\n            s += v\n"
        "        out.append(s)\n    return np.array(out)",
    ),
    "a way without return": (
        "slip_returns_nothing",
        "def positive(values):\n    if all(v >= 0 for v in values):\n        return True",
    ),
    "a square missing": (
        "slip_a_square_missing",
        "def slopes(values, h=1e-5):\n    v = np.array(values)\n    return ((v + h) ** 2 - (v - h)) / (2 * h)",
    ),
    "a square of too much": (
        "slip_brackets",
        "def squares(values):\n    v = np.array(values)\n    return (v / 2) ** 2",
    ),
    "loops exchanged": (
        "slip_loops_exchanged",
        "def rows(table):\n    t = np.array(table)\n    m, n = t.shape\n    out = np.zeros(m)\n    for i in range(n):\n"
        "        for j in range(m):\n            out[i] += t[i, j]\n    return out",
    ),
    "raise in an else": (
        "slip_raises_in_the_loop",
        "def least(values):\n    for v in values:\n        if all(v <= w for w in values):\n            return v\n"
        "        else:\n            raise ValueError",
    ),
    "a search from 0": (
        "slip_begins_the_search_too_near",
        "def least(values):\n    if not len(values):\n        raise ValueError\n    best = 0\n    for v in values:\n"
        "        if v < best:\n            best = v\n    return best",
    ),
    "rows for columns": (
        "slip_counts_rows_twice",
        "def rows(table):\n    sums = np.zeros(len(table))\n    for i in range(len(table)):\n"
        "        for j in range(len(table)):\n            sums[i] += table[i][j]\n    return sums",
    ),
    "replaces": (
        "slip_replaces_in_the_loop",
        "def total(values):\n    s = 0\n    for v in values:\n        s = v\n    return s",
    ),
    "=+": (
        "slip_sign_after_equals",
        "def total(values):\n    s = 0\n    for v in values:\n        s =+ v\n    return s",
    ),
    "result lost": (
        "slip_keeps_no_result",
        "def total(values):\n    s = 0\n    for v in values:\n        s + v\n    return s",
    ),
    "== for =": ("slip_compares_for_assigning", "def total(values):\n    s = 0\n    s == sum(values)\n    return s"),
    "prints": ("slip_prints_the_answer", "def total(values):\n    s = sum(values)\n    print(s)"),
    "no return": ("slip_returns_nothing", "def total(values):\n    s = 0\n    for v in values:\n        s += v"),
    "no return of an expression": ("slip_returns_nothing", "def total(values):\n    sum(values)"),
    "returned error": (
        "slip_returns_the_error",
        "def total(values):\n    if np.ndim(values) != 1 or np.isnan(values).any():\n"
        "        return ValueError('no')\n"
        "    return sum(values)",
    ),
    "returned name of an error": (
        "slip_returns_the_error",
        "def total(values):\n    if np.ndim(values) != 1 or np.isnan(values).any():\n        return 'ValueError'\n"
        "    return float(np.sum(values))",
    ),
    "printed refusal": (
        "slip_prints_the_refusal",
        "def total(values):\n    if np.ndim(values) != 1 or np.isnan(values).any():\n        print('no')\n"
        "    return float(np.sum(values))",
    ),
    "nan compared": (
        "slip_compares_with_nan",
        "def total(values):\n    for v in values:\n        if v == float('nan') or np.ndim(v):\n"
        "            raise ValueError\n"
        "    return sum(values)",
    ),
    "nan compared by name": (
        "slip_compares_with_nan",
        "def total(values):\n    if np.ndim(values) != 1 or not all(v != np.nan for v in values):\n"
        "        raise ValueError\n    return sum(values)",
    ),
    "one round less": (
        "slip_one_round_off",
        "def total(values):\n    s = 0\n    for i in range(len(values) - 1):\n        s += values[i]\n    return s",
    ),
    "the upper half alone": (
        "slip_other_rounds",
        "def rows(table):\n    t = np.array(table)\n    out = np.zeros(len(t))\n    for i in range(len(t)):\n"
        "        for j in range(i, len(t[i])):\n            out[i] += t[i, j]\n    return out",
    ),
    "half of the rounds": (
        "slip_other_rounds",
        "def total(values):\n    s = 0\n    for i in range(len(values) // 2):\n        s += values[i]\n    return s",
    ),
    "one round less in both loops": (
        "slip_one_round_off",
        "def rows(table):\n    t = np.array(table)\n    out = np.zeros(len(t))\n    for i in range(len(t) - 1):\n"
        "        for j in range(len(t[i]) - 1):\n            out[i] += t[i, j]\n    return out",
    ),
    "break for continue": (
        "slip_breaks_off",
        "def total(values):\n    s = 0\n    for v in values:\n        s += v\n        if s:\n            break\n"
        "    return s",
    ),
    "begins at one": (
        "slip_one_round_off",
        "def total(values):\n    s = 0\n    for i in range(1, len(values)):\n        s += values[i]\n    return s",
    ),
    "slice": ("slip_cuts_off_an_end", "def total(values):\n    return sum(values[1:])"),
    "rounds": ("slip_rounds", "def total(values):\n    return round(sum(values), 1)"),
    "rounds as a method": ("slip_rounds", "def total(values):\n    return np.sum(values).round(1)"),
    "whole": (
        "slip_whole_numbers",
        "def share(values):\n    return np.array([int(8 * v) for v in values]) / sum(8 * v for v in values)",
    ),
    "astype": ("slip_whole_numbers", "def total(values):\n    return np.sum(np.array(values).astype(int))"),
    "dtype": ("slip_whole_numbers", "def rows(table):\n    return np.sum(np.array(table, dtype=int), axis=1)"),
    "floor division": ("slip_whole_numbers", "def mean(values):\n    return sum(values) // len(values)"),
    "epsilon": (
        "slip_epsilon",
        "EPS = 1e-6\ndef share(values):\n    v = np.array(values)\n    return v / (v.sum() + EPS)",
    ),
    "epsilon as a power": (
        "slip_epsilon",
        "def share(values):\n    v = np.array(values)\n    return v / (v.sum() + 10**-6)",
    ),
    "brackets": ("slip_brackets", "def mean(values):\n    return values[0] + sum(values[1:]) / len(values)"),
    "or, and a number that is not compared": (
        "slip_compares_the_first_alone",
        "def bits(p):\n    if p == 0 or 1:\n        return math.inf\n    return -math.log2(p)",
    ),
    "two arguments, each for the other": (
        "slip_another_order",
        "def walk(start, rate, steps):\n    x = np.array\n"
        "    return np.array([x(rate) * x(start) ** k for k in range(steps + 1)])",
    ),
    "brackets below a bar": (
        "slip_brackets",
        "def share(values):\n    v = np.array(values)\n    return v / 2 * 0.5 + v.sum() - 1",
    ),
    "brackets behind a sum": (
        "slip_brackets",
        "def mean(values):\n    return 0.0 + sum(values) - 0.0 / len(values)",
    ),
    "arguments in each other's place": (
        "slip_another_order",
        "def walk(start, rate, steps):\n    x = np.array(start)\n"
        "    return np.array([x * pow(k, rate) for k in range(steps + 1)])",
    ),
    "a call, and no bracket": (
        "slip_a_call_too_many",
        "def walk(start, rate, steps):\n    x = np.array(start)\n"
        "    return np.abs(np.array([x * rate**k for k in range(steps + 1)]) - np.zeros(len(x)))",
    ),
    "overwritten": (
        "slip_overwrites_an_argument",
        "def walk(start, rate, steps):\n    rate = 2.0\n    x = np.array(start)\n"
        "    return np.array([x * rate**k for k in range(steps + 1)])",
    ),
    "fixed": (
        "slip_ignores_an_argument",
        "def walk(start, rate, steps):\n    x = np.array(start)\n"
        "    return np.array([x * 0.5**k for k in range(steps + 1)])",
    ),
    "one array": (
        "slip_keeps_the_same_array",
        "def walk(start, rate, steps):\n    x = np.array(start, dtype=float)\n    out = [x.copy()]\n"
        "    for _ in range(steps):\n        x *= rate\n        out.append(x)\n    return np.array(out)",
    ),
    "two names": (
        "slip_",
        "def walk(start, rate, steps):\n    x = np.array(start, dtype=float)\n    first = x\n    out = []\n"
        "    for _ in range(steps):\n        x *= rate\n        out.append(x.copy())\n"
        "    return np.array([first, *out])",
    ),
    "one row": (
        "slip_repeats_one_row",
        "def walk(start, rate, steps):\n    out = [[0.0] * len(start)] * (steps + 1)\n"
        "    for k in range(steps + 1):\n"
        "        for i in range(len(start)):\n            out[k][i] = start[i] * rate**k\n    return np.array(out)",
    ),
    "None for the list": (
        "slip_keeps_none",
        "def walk(start, rate, steps):\n    out = []\n    for k in range(steps + 1):\n"
        "        out = out.append(np.array(start) * rate**k)\n    return np.array(out)",
    ),
    "lists": (
        "slip_a_list_is_no_vector",
        "def share(values):\n    v = np.array(values)\n    return v.tolist() / float(v.sum())",
    ),
    "kept by a default": (
        "slip_kept_between_calls",
        "def total(values, seen=[]):\n    for v in values:\n        seen.append(v)\n    return sum(seen)",
    ),
    "kept by a global": (
        "slip_kept_between_calls",
        "s = 0\ndef total(values):\n    global s\n    for v in values:\n        s += v\n    return s",
    ),
    "another axis": ("slip_", "def rows(table):\n    return np.sum(np.array(table), axis=0)"),
    "kept in a dictionary": (
        "slip_kept_between_calls",
        "seen = {}\ndef total(values):\n    if 'sum' not in seen:\n        seen['sum'] = sum(values)\n"
        "    return seen['sum']",
    ),
    "another call": ("slip_another_call", "def rows(table):\n    return np.max(np.array(table), axis=1)"),
    "another name": (
        "slip_another_name",
        "def walk(start, rate, steps):\n    x = np.array(start)\n"
        "    return np.array([x * steps**k for k in range(steps + 1)])",
    ),
    "another name, twice in a line": (
        "slip_another_name",
        "def share(values):\n    v = np.array(values)\n    w = np.arange(1, 1 + v.size)\n    return w / w.sum()",
    ),
    "a call missing": ("slip_a_call_missing", "def roots(values):\n    return float(np.sum(np.array(values))) + 1"),
    "return either way, and the other one first": (
        "slip_returns_either_way",
        "def positive(values):\n    for v in values:\n        if v >= 0:\n            return True\n"
        "        else:\n            return False",
    ),
    "another operator": (
        "slip_another_operator",
        "def share(values):\n    v = np.array(values)\n    return v * v.sum()",
    ),
    "a step too many": (
        "slip_a_step_too_many",
        "def rows(table):\n    t = np.array(table)\n    t[0, 0] += t[-1, -1]\n    return t.sum(axis=1)",
    ),
    "a check that fails": (
        "slip_a_check_stops_too_much",
        "def total(values):\n    if np.array(values).length != 1:\n        raise ValueError\n    return sum(values)",
    ),
    "a part too many": (
        "slip_a_part_too_many",
        "def share(values):\n    v = np.array(values)\n    return v / v.sum() + v",
    ),
    "drops an axis": (
        "slip_drops_an_axis",
        "def rows(table):\n    t = np.array(table)\n    w = t / t.sum(axis=1)\n"
        "    return (w * t.sum(axis=1, keepdims=True)).sum(axis=1)",
    ),
    "a helper's": (
        "slip_rounds",
        "def _own(v):\n    return round(v, 1)\ndef total(values):\n    return sum(_own(v) for v in values)",
    ),
}


@pytest.mark.parametrize(("slip", "code"), SLIPS.values(), ids=SLIPS)
def test_each_slip_is_named(slip: str, code: str) -> None:
    """Nothing else is, of the function that was typed."""
    said = found(code)
    assert {name for name, _, _ in said[1:]} <= {"mean"}, said  # which calls total
    assert said[0][1].startswith(slip), said
    assert f"def {said[0][0]}(" in code


LOOP = "    for v in values:\n"
MENDS_NOTHING = [
    f"def positive(values):\n{LOOP}        if v < 0:\n            return 3\n        else:\n            return v",
    f"def total(values):\n{LOOP}        if v > 0:\n            v += 7\n        else:\n            raise ValueError\n"
    "    return v**3",
    "def total(values):\n    out = []\n    none = out.append(int())\n    return math.sin(values[0])",
    "def total(values):\n    if math.nan == math.nan:\n        return 1\n    return math.sin(values[0])",
    "def total(values):\n    return math.prod(values) + math.sin(values[0])",
    "total = lambda values: math.sin(values[0])",
    "def bits(p):\n    if p == 0:\n        raise NotImplementedError\n    return -math.log2(p)",
    "def few(values):\n    return float(sum(values))",  # the call that shows it is too long to be shown
]


@pytest.mark.parametrize("code", MENDS_NOTHING)
def test_a_place_that_is_not_at_fault_is_not_named(code: str) -> None:
    """It looks like a slip, and without it the function is as wrong."""
    assert {name for name, _, _ in found(code)} <= {"mean"}  # which calls total


def test_a_change_that_makes_no_sense_is_passed_over() -> None:
    """And leaves nothing behind."""
    learner, reference = module("learner", REFERENCE), module("reference", REFERENCE)
    typed = typed_of(REFERENCE.encode(), "mean", learner, reference)
    assert typed
    body = Slot(typed.function, "body")
    nothing, one = (Edit("", "", ((body, content),)) for content in ([], ast.parse("return 1").body))
    assert [(edit, function([3.0, 5.0])) for edit, function in typed.each([nothing, one])] == [(one, 1)]
    assert typed.anew()([3.0, 5.0]) == 4.0


def test_a_change_that_takes_the_numbers_away_is_no_slip() -> None:
    """With a step of 0 all is nan, which speaks against no mistake; and the step is the formula's own."""
    twice = Mistake("slopes", "one_step", "By h, not by 2h.", lambda v, h=1e-5: 4.0 * np.array(v))
    once = "def slopes(values, h=1e-5):\n    v = np.array(values)\n    return ((v + h)**2 - (v - h)**2) / h"
    assert [name for _, name, _ in found(once, [twice])] == ["one_step"]
    assert [name for _, name, _ in found(f"{once} * (1 + (v.size > 3))", [twice])] == []


NUMBERS = {
    "numbers_with_the_sign_turned": "def bits(p):\n    return -math.inf if p == 0 else math.log2(p) * 1.0 ** len('ab')",
    "numbers_to_base_10": "def bits(p):\n    return math.inf if p == 0 else -math.log10(p)",
    "numbers_times_ln_2": "def bits(p):\n    return math.inf if p == 0 else -np.log1p(p - 1)",
    "numbers_times_a_factor": "def share(values):\n    return 3.5 * np.array(values) / np.sum(values)",
    "numbers_off_by_the_same": "def share(values):\n    v = np.array(values)\n    return (v + 2.5 * v.sum()) / v.sum()",
    "numbers_always_the_same": "def bits(p):\n    return 1.25",
    "numbers_backwards": "def share(values):\n    v = np.array(values)\n    return (v / v.sum())[::-1]",
    "numbers_added_not_averaged": "def mean(values):\n    return float(np.ones(len(values)) @ np.array(values))",
    "numbers_last_is_right": "def mean(values):\n    return [len(values), sum(values), sum(values) / len(values)]",
    "numbers_in_other_places": "def first_and_all(values):\n    return np.array(values), values[0]",
    "numbers_are_truth_values": "def mean(values):\n    return sum(values) > len(values)",
    "numbers_not_averaged": "def mean(values):\n    return np.array(values)",
    "numbers_with_the_least": "def least(values):\n    return np.array(values)",
    "numbers_1_of_2": "def first_and_all(values):\n    return values[0]",
    "numbers_2_of_3": "def ends(values):\n    return values[0], values[-1]",
    "numbers_in_one_part": "def ends(values):\n    return values[0], math.sin(3.5 * values[-1]), np.array(values)",
    "numbers_in_another_form": "def walk(start, rate, steps):\n    x = np.array(start)\n"
    "    return np.array([x * rate**k for k in range(steps + 1)]).ravel()",
    "numbers_rounded": "def share(values):\n    return np.array([float(f'{v / sum(values):.3f}') for v in values])",
}


GATHERED = {
    "counted": "s = n = 0\n    n = 0\n    for v in values:\n        s += v\n        n += 1\n    return s / n",
    "listed": "kept = []\n    for v in values:\n        kept.append(v / len(values))\n    return sum(kept)",
    "added": "s = []\n    for v in values:\n        s = s + [v / len(values)]\n    return sum(s)",
}


@pytest.mark.parametrize("body", GATHERED.values(), ids=GATHERED)
def test_what_a_loop_gathers_is_not_to_begin_anew(body: str) -> None:
    """Begun in each round, it would hold the last round alone: no sense, also where it mends an answer."""
    said = [slip for name, slip, _ in found(f"def total(values):\n    {body}") if name == "total"]
    assert said == ["numbers_averaged_not_added"]


def test_a_total_of_each_round_may_begin_in_it() -> None:
    """Each round's own sum is right, and what is made of the sums is not."""
    code = (
        "def total(values):\n    sums = []\n    for v in values:\n        s = 0\n        for w in [v]:\n"
        "            s += w\n        sums.append(s)\n    return sums[-1]"
    )
    assert "slip_begins_in_the_loop" not in [slip for _, slip, _ in found(code)]


def test_a_size_is_tried_too_where_the_answers_have_another_shape() -> None:
    """What ends early answers with fewer numbers, so none of them is off."""

    def ends(start, rate, steps, epsilon=1e-6):
        points = [np.array(start, dtype=float)]
        while len(points) <= steps and epsilon * abs(points[-1]).max() < 0.0025:
            points.append(points[-1] * rate)
        return np.array(points)

    early = Mistake("walk", "ends_early", "It ends early.", ends, epsilons=True)
    code = (
        "def walk(start, rate, steps):\n    out = [np.array(start, dtype=float)]\n    for _ in range(steps):\n"
        "        if 0.001 * max(out[-1]) >= 0.0025:\n            break\n        out.append(out[-1] * rate)\n"
        "    return np.array(out)"
    )
    assert [slip for _, slip, _ in found(code, [early])] == ["ends_early"]


def test_what_is_hard_to_read_as_numbers() -> None:
    """An integer that no float can hold, masked entries, nothing at all."""
    (large,), (small,) = leaves_of(10**400) or (), leaves_of(-(10**400)) or ()
    assert (large, small) == (math.inf, -math.inf)
    (masked,) = leaves_of(np.ma.MaskedArray([1.0, 2.0], [False, True])) or ()
    assert np.array_equal(masked, [1.0, math.nan], equal_nan=True)
    (empty,) = leaves_of(np.array([], dtype=object)) or ()
    assert empty.shape == (0,)
    assert kind_of("x") == "a str"


def test_a_default_is_no_epsilon() -> None:
    """Without the 1e-5 there is no slope at all: 0 / 0."""
    code = "def slopes(values, h=1e-5):\n    v = np.array(values)\n    return 2 * v + (h < 1e-4)"
    assert [slip for _, slip, _ in found(code)] == ["slip_a_part_too_many"]


def test_a_division_by_zero_is_no_matter_of_lists() -> None:
    """NumPy's numbers may be divided by 0, Python's may not: a way out, and not what went wrong."""
    code = "def bits(p):\n    one = np.array([1.0]).tolist()[0]\n    return math.log2(one / p)"
    assert [slip for _, slip, _ in found(code)] == ["still_to_handle"]


@pytest.mark.parametrize(("name", "code"), NUMBERS.items(), ids=NUMBERS)
def test_what_the_numbers_are_is_said(name: str, code: str) -> None:
    """Where no slip is found: a relation that holds on every call."""
    assert [mistake for _, mistake, _ in found(code)] == [name]


def test_a_condition_lacks_no_square_and_no_minus() -> None:
    """It would be true with them, and is another one."""
    check = "if np.ndim(values) != 1 or len(values) < 2:\n        raise ValueError"
    code = f"def total(values):\n    {check}\n    return sum(values)"
    assert not {what for _, what, _ in found(code)} & {"slip_a_square_missing", "slip_a_minus_missing"}


def test_a_logarithm_that_is_infinite_is_no_zero() -> None:
    """Of rows of ones and zeros, moved by a place: what is finite in one and not in the other is not the same."""
    code = "def share(values):\n    return np.zeros(len(values))"
    assert "numbers_in_a_logarithm" not in {name for _, name, _ in found(code)}


def test_right_code_and_other_formulas_are_left_alone() -> None:
    """What can't be proved is not said."""
    assert found("") == []
    assert found("def share(values):\n    return np.sin(np.array(values) ** 2)") == []
    assert found("def total(values):\n    raise NotImplementedError") == []
    assert found("def ends(values):\n    return 1.5, math.sin(values[0]), np.array(values)") == []
    (said,) = found("def named(values):\n    return 'sum', math.sin(values[0])")
    assert said[1:] == ("numbers_in_one_part", "Part 2 of your answer is wrong. The rest is right.")
    pairs = "    for a in table:\n        for b in table:\n            s += a[0] * math.sin(b[0])\n"
    assert found(f"def rows(table):\n    s = 0\n{pairs}    return s") == []


def test_a_caller_is_not_blamed() -> None:
    """The function that it calls is."""
    said = found("def total(values):\n    return 2.0 * sum(values)")
    assert [(name, what) for name, what, _ in said] == [("total", "numbers_times_a_factor"), ("mean", "calls_total")]
    assert said[1][2].startswith("Red because it calls your `total`.")


def test_what_is_left_to_handle_is_named() -> None:
    """All numbers are right: an edge, a refusal, the form."""
    (_, what, text) = found("def bits(p):\n    return -math.log2(p)")[0]
    assert (what, text) == (
        "still_to_handle",
        "Your mathematics is right. Still to handle: bits(0.0) is inf, yours raises ValueError.",
    )
    (_, what, text) = found("def share(values):\n    return [v / sum(values) for v in values]")[0]
    assert (what, text.partition(":")[0]) == ("still_to_handle", "Your numbers are right, their form is not")


SEVEN = "least([7.0, 0.25]) is 0.25, yours raises ValueError."


def test_a_check_that_asks_something_else_is_shown_on_both_sides() -> None:
    """It refuses what has an answer and lets through what has none: no word on the numbers."""
    code = "def least(values):\n    if len(values) > 1:\n        raise ValueError\n    return 7.0"
    assert found(code) == [
        (
            "least",
            "refuses_too_much",
            f"What your function refuses is not what it should refuse. It refuses what has an answer: {SEVEN} And it "
            "lets through what has none: least([]) must raise ValueError, yours gives 7.0.",
        )
    ]


def test_who_raises_nothing_refuses_nothing() -> None:
    """What is called does."""
    code = "def bits(p):\n    return -math.log2(p) if 0 < p < 0.8 else total([math.nan])"
    (said,) = found(code)
    assert said[1:2] == ("still_to_handle",)
    assert said[2].startswith(
        "Where your function gives a number, the number is right. But not all that has an answer gets one: "
    )
    assert found("def least(values):\n    return total([math.nan])") == []


def test_what_several_things_would_make_right_is_not_said() -> None:
    """The sum of [0, 3, 0] is its largest number too."""
    assert found("def few(values):\n    return [0.0, sum(values), 0.0]") == []


def test_numbers_are_called_right_where_there_are_some() -> None:
    """A mistake at an edge says that all other numbers are right: a function without a right one does not show it."""

    def wants_two(values: list[float]) -> float:
        if len(values) < 9:
            raise ValueError
        return min(values)

    known = [Mistake("least", "wants_two", "Your numbers are right, but …", wants_two, edges=True)]
    (said,) = found("def least(values):\n    raise ValueError('never')", known)
    assert said[1:] == ("refuses_too_much", f"Your function refuses what has an answer: {SEVEN}")


def test_what_is_left_behind_a_slip_is_said_of_the_mended_function() -> None:
    """It is not true of the function as it stands."""
    known = [Mistake("total", "leaves_out_the_first", "The first is missing.", lambda v: float(sum(v[1:])))]
    code = "def total(values):\n    s = 0\n    for v in values[1:]:\n        s += v\n        return s"
    said = [(what, text) for name, what, text in found(code, known) if name == "total"]
    assert said[0][0] == "slip_returns_in_the_loop"
    assert said[1] == ("leaves_out_the_first", "With that mended, this is left: The first is missing.")


def test_an_endless_function_hinders_nobody() -> None:
    """It is given up, and the others are looked at all the same."""
    endless = "def share(values):\n    v = np.array(values)\n    while v.size > 4:\n        pass\n    return 2.0 * v"
    said = found(f"{endless}\ndef total(values):\n    return round(sum(values), 1)")
    assert ("total", "slip_rounds") in [(name, what) for name, what, _ in said]
