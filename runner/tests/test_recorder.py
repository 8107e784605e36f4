"""What the suite's calls leave behind, to be replayed later."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from runner.suite.calls import MOST_CALLS, Call, Outcome, Recorder, Uncopied, outcome_of


def watched(source: str) -> tuple[Any, Recorder]:
    """A module of this source, its functions recorded."""
    module = ModuleType("learner")
    exec(source, module.__dict__)
    recorder = Recorder()
    recorder.watch(module)
    recorder.test = "test_it"
    return module, recorder


def test_a_call_keeps_its_arguments_as_they_were_and_as_they_became() -> None:
    """The function changes the list; both states are known, and the caller's list is the changed one."""
    module, recorder = watched("def grow(values, *, by): values.append(by); return values")
    values = [1.0]
    assert module.grow(values, by=2.0) is values
    (call,) = recorder.calls["grow"]
    assert call == Call("test_it", ([1.0],), {"by": 2.0}, Outcome([1.0, 2.0], None, ([1.0, 2.0], 2.0)))
    values.append(3.0)
    assert call.outcome.value == [1.0, 2.0]


def test_an_exception_is_an_outcome_and_goes_on() -> None:
    """Every kind of it: also those that end programs."""
    module, recorder = watched(
        "def refuse(values): values.clear(); raise ValueError('no')\ndef leave(): raise SystemExit"
    )
    with pytest.raises(ValueError, match="no"):
        module.refuse([1])
    with pytest.raises(SystemExit):
        module.leave()
    assert recorder.calls["refuse"][0].outcome == Outcome(raised=ValueError, after=([],))
    assert recorder.calls["leave"][0].outcome == Outcome(raised=SystemExit)


def test_calls_among_the_functions_are_not_the_suites() -> None:
    """Only what comes from outside; after an exception inside too."""
    module, recorder = watched(
        "def outer(x):\n    try: inner(x)\n    except ValueError: pass\n    return inner(1)\n"
        "def inner(x):\n    if not x: raise ValueError\n    return x"
    )
    module.outer(0)
    module.inner(2)
    assert [c.arguments for c in recorder.calls["outer"]] == [(0,)]
    assert [c.arguments for c in recorder.calls["inner"]] == [(2,)]


def test_private_names_classes_and_values_are_left_alone() -> None:
    """The module's public functions alone are wrapped, and look as before."""
    module, recorder = watched('_hidden = len\nclass Shape: pass\nSIX = 6\ndef f(x):\n    """Doc."""\n    return x')
    assert list(recorder.calls) == ["f"]
    assert (module.f.__name__, module.f.__doc__) == ("f", "Doc.")
    assert module._hidden is len
    assert isinstance(module.Shape, type)


def test_what_cannot_be_copied_is_answered_all_the_same() -> None:
    """A generator as the answer is like nothing; as an argument the call is not kept."""
    module, recorder = watched("def f(x): yield x\ndef g(x): return list(x)")
    assert list(module.f(1)) == [1]
    assert repr(recorder.calls["f"][0].outcome.value) == "a generator object"
    assert not recorder.calls["f"][0].outcome.same_as(recorder.calls["f"][0].outcome.__class__(Uncopied("generator")))
    assert module.g(x for x in (1, 2)) == [1, 2]
    assert not recorder.calls["g"]


def test_an_argument_that_cannot_be_copied_afterwards_is_kept_as_such() -> None:
    """The function put a generator into the caller's list."""
    module, recorder = watched("def f(values): values[0] = (x for x in ()); return 1")
    assert module.f([0]) == 1
    assert repr(recorder.calls["f"][0].outcome.after) == "(a list object,)"


def test_the_last_calls_are_kept_when_there_are_too_many() -> None:
    """A bound, so that a loop that calls for ever does not fill the memory."""
    module, recorder = watched("def f(x): return x")
    for i in range(MOST_CALLS + 3):
        module.f(i)
    assert len(recorder.calls["f"]) == MOST_CALLS
    assert recorder.calls["f"][-1].arguments == (MOST_CALLS + 2,)


def test_a_replay_gets_copies() -> None:
    """What one replay does to its arguments the next one does not see."""
    call = Call("test_it", (np.array([1.0, 2.0]),), {"by": [1]}, Outcome())

    def spoil(values: Any, by: Any) -> float:
        values[:] = 0
        by.clear()
        return 1.0

    def spoil_too(values: Any, by: Any) -> float:
        assert (values.tolist(), by) == ([1.0, 2.0], [1])
        return spoil(values, by)

    for other in (spoil, spoil_too):
        outcome = call.on(other)
        assert outcome.value == 1.0
        assert outcome.after[0].tolist() == [0.0, 0.0]
    assert call.arguments[0].tolist() == [1.0, 2.0]
    assert call.keywords == {"by": [1]}


def test_a_replay_is_done_once() -> None:
    """The card, the diagnosis and the comparison ask the same; a picture takes its time."""
    asked: list[float] = []
    call = Call("test_it", (2.0,), {}, Outcome())
    assert [call.on(asked.append), call.on(asked.append)] == 2 * [Outcome(after=(2.0,))]
    assert asked == [2.0]


def test_outcomes_are_the_same_when_value_exception_and_arguments_are() -> None:
    """The three things by which code differs."""
    assert Outcome(1.0, after=([1],)).same_as(Outcome(1.0 + 1e-13, after=([1.0],)))
    assert not Outcome(1.0, after=([1],)).same_as(Outcome(1.0, after=([2],)))
    assert not Outcome(1.0).same_as(Outcome(2.0))
    assert not Outcome(1.0).same_as(Outcome(raised=ValueError))
    assert Outcome(raised=ValueError).same_as(Outcome(raised=ValueError))
    assert not Outcome(raised=ValueError).same_as(Outcome(raised=TypeError))
    assert Outcome(raised=UnicodeError).same_as(Outcome(raised=ValueError))  # which it is
    assert not Outcome(raised=Exception).same_as(Outcome(raised=ValueError))
    assert outcome_of(divmod, (1, 0), {}).raised is ZeroDivisionError
