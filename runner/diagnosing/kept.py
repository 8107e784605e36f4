"""What a function leaves behind: values that it keeps from one call to the next."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from runner.diagnosing.answers import answer_of, right_answer
from runner.diagnosing.probes import Probe
from runner.diagnosing.repairs import Edit, Typed

KEPT = "slip_kept_between_calls"
MOST = 6  # calls that are tried twice


def kept_between_calls(typed: Typed, probes: Sequence[Probe]) -> Edit | None:
    """If each call is right when it is the first, and not when it is a later one: what holds the old values."""
    tried = [p for p in probes if p.answered and not p.coarse and not p.is_right][:MOST]
    changed = False
    for probe, other in zip(tried, [*tried[1:], *tried[:1]], strict=True):
        function = typed.build()
        if function is None:
            return None
        first, again, another = (answer_of(p.call.again(function)) for p in (probe, probe, other))
        if not right_answer(first, probe.right, probe.size):
            return None
        changed |= not right_answer(again, probe.right, probe.size)
        changed |= not right_answer(another, other.right, other.size)
    if not changed or typed.function is None:
        return None
    what = _holder(typed.function)
    return Edit(
        KEPT,
        f"Your function is right when it is called for the first time, and wrong when it is called again: {what}. "
        "Begin each call with a fresh value.",
        (),
    )


def _holder(function: ast.FunctionDef) -> str:
    defaults = function.args.defaults
    for argument, default in zip(function.args.args[::-1], defaults[::-1], strict=False):
        if isinstance(default, ast.List | ast.Dict | ast.Set | ast.Call):
            return f"`{argument.arg}` keeps what the last call put in, since Python makes a default value only once"
    names = [name for node in ast.walk(function) if isinstance(node, ast.Global) for name in node.names]
    if names:
        return f"the global `{names[0]}` keeps what the last call put in"
    return "something outside of it keeps what the last call put in"
