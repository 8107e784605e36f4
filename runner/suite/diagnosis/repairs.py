"""A learner's function with one thing changed: if all answers are right then, that thing is what makes them wrong.

Or with one thing taken away: a small number that was put somewhere, values that it keeps from one call to the next.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from inspect import signature
from types import ModuleType
from typing import Any

import numpy as np

from runner.rung.source import GIVEN, parsed
from runner.suite.diagnosis.known import finitely_wrong
from runner.suite.diagnosis.probes import Answer, Leaf, Probe, answer_of, called_by, right_answer

Function = Callable[..., Any]
MENDS_NOTHING = 8  # calls without one that is right now: then there won't be any
SHARE = 0.5  # of the wrong answers must be right after a repair; where the others are not finite, an edge is left


@dataclass(frozen=True)
class Slot:
    """A place in a tree: the field of a node, or an entry of a field that is a list."""

    parent: ast.AST
    field: str
    index: int | None = None

    @property
    def value(self) -> Any:
        """What stands there."""
        held = getattr(self.parent, self.field)
        return held if self.index is None else held[self.index]

    def put(self, value: Any) -> None:
        """Put something else there."""
        if self.index is None:
            setattr(self.parent, self.field, value)
        else:
            getattr(self.parent, self.field)[self.index] = value


@dataclass(frozen=True)
class Edit:
    """One thing to change, at one place or at several; what is said of it, and what besides if that mends all."""

    slip: str
    text: str
    changes: tuple[tuple[Slot, Any], ...]
    alone: str = ""


class Typed:
    """What the learner typed of a function: itself, the helpers it calls, and the plain values that they use."""

    def __init__(self, text: str, tree: ast.Module, name: str, learner: ModuleType, reference: ModuleType) -> None:
        self.lines = text.splitlines()
        self.name = name
        self.asked = len(signature(getattr(reference, name)).parameters)
        self._path = str(learner.__file__)
        others = {n: v for n, v in vars(reference).items() if callable(v) and n != name and not n.startswith("_")}
        self._namespace = {**vars(learner), **{n: v for n, v in others.items() if n in vars(learner)}}
        defined = defined_in(tree)
        helpers = [n for n in defined if n not in vars(reference)]
        function = vars(learner).get(name)
        function = getattr(function, "__wrapped__", function)
        used = called_by(function, learner, helpers)
        for helper in list(used):
            used += [n for n in called_by(vars(learner).get(helper), learner, helpers) if n not in used]
        self.function = defined[name]
        nodes = [defined[n] for n in dict.fromkeys([*used, name]) if n in defined]
        self.tree = ast.Module([*_plain_values(tree, nodes), *nodes], [])
        self.nodes = nodes

    @property
    def returns(self) -> bool:
        """True if the function hands something back somewhere."""
        kinds = ast.Return, ast.Yield, ast.YieldFrom
        return any(isinstance(n, kinds) and n.value is not None for n in own(self.function))

    @property
    def raises(self) -> bool:
        """True if there is a `raise` of the learner's own."""
        return any(isinstance(n, ast.Raise) for f in self.nodes for n in ast.walk(f))

    def build(self, edit: Edit | None = None) -> Function | None:
        """The function anew, changed or as it is; None where the change makes no sense."""
        before = [(slot, slot.value) for slot, _ in edit.changes] if edit else []
        try:
            for slot, value in edit.changes if edit else ():
                slot.put(value)
            code = compile(ast.fix_missing_locations(self.tree), self._path, "exec")
        except (TypeError, ValueError, SyntaxError, AttributeError):
            return None
        finally:
            for slot, value in reversed(before):
                slot.put(value)
        namespace = dict(self._namespace)
        try:
            exec(code, namespace)
        except Exception:  # a default value that can't be worked out
            return None
        made: Function | None = namespace.get(self.name)
        return made

    def anew(self) -> Function:
        """The function as it is, with nothing in it that a call left behind."""
        function = self.build()
        assert function is not None  # it could be made before
        return function

    def each(self, edits: Iterable[Edit]) -> Iterator[tuple[Edit, Function]]:
        """The function with each of these changes, one at a time; without those that make no sense."""
        for edit in edits:
            function = self.build(edit)
            if function is not None:
                yield edit, function

    def is_given(self, node: ast.AST) -> bool:
        """True for a line that the stub gives."""
        line = getattr(node, "end_lineno", None)
        return line is not None and line <= len(self.lines) and self.lines[line - 1].rstrip().endswith(GIVEN)

    def slots(self) -> Iterator[tuple[Slot, ast.AST]]:
        """All nodes of the functions with their places, without docstrings and given lines."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                yield from self._below(node)
            else:  # a plain value
                yield Slot(node, "value"), node.value  # type: ignore[attr-defined]

    def _below(self, parent: ast.AST) -> Iterator[tuple[Slot, ast.AST]]:
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            for index, node in enumerate(value) if isinstance(value, list) else ((None, value),):
                if not isinstance(node, ast.AST) or (isinstance(node, ast.stmt) and self.is_given(node)):
                    continue
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                    continue
                yield Slot(parent, field, index), node
                yield from self._below(node)


def typed_of(source: bytes, name: str, learner: ModuleType, reference: ModuleType) -> Typed | None:
    """What the learner typed of a function; nothing where it is no `def`, or can't be made anew."""
    text = source.decode("utf-8-sig", "replace")
    tree = parsed(text)
    typed = Typed(text, tree, name, learner, reference) if name in defined_in(tree) else None
    return typed if typed and typed.build() else None


def own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What a function does itself: what stands in a function within it happens when that is called."""
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def defined_in(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    """The functions that a file defines, the last of each name."""
    return {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}


def _plain_values(tree: ast.Module, functions: Sequence[ast.AST]) -> list[ast.stmt]:
    """The module's own assignments of numbers, lists and the like to names that the functions use."""
    used = {n.id for f in functions for n in ast.walk(f) if isinstance(n, ast.Name)}
    found: list[ast.stmt] = []
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = {t.id for t in targets if isinstance(t, ast.Name)}
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and names & used and value is not None and _plain(value):
            found.append(node)
    return found


def _plain(node: ast.AST) -> bool:
    if isinstance(node, ast.List | ast.Tuple | ast.Dict | ast.Set):
        return all(_plain(inner) for inner in ast.iter_child_nodes(node) if not isinstance(inner, ast.expr_context))
    if isinstance(node, ast.UnaryOp | ast.BinOp):
        return all(_plain(inner) for inner in ast.iter_child_nodes(node) if isinstance(inner, ast.expr))
    return isinstance(node, ast.Constant) and node.value is not ...


def same_as_before(typed: Typed, probes: Sequence[Probe]) -> bool:
    """True if what was typed is what ran: the rebuilt function does the same."""
    function = typed.anew()
    return all(_same(answer_of(probe.call.again(function)), probe.mine, probe.size) for probe in probes[:5])


def _same(a: Answer, b: Answer, size: float) -> bool:
    if a.leaves is None or b.leaves is None:
        return (a.leaves is None) == (b.leaves is None)
    return right_answer(a, b, size)


def makes_right(function: Function, probes: Sequence[Probe], whole: bool = True) -> bool:
    """True if the repaired function gives the right answers: all that were right stay so, the wrong ones become so.

    `whole`: each answer that there is. Else some may have no finite value yet, at an edge.
    """
    wrong, fixed, red = 0, 0, False
    for probe in probes:
        if probe.coarse:
            continue
        answer = answer_of(probe.call.again(function))
        now = right_answer(answer, probe.right, probe.size)
        if probe.is_right:
            if not now:
                return False
            continue
        wrong += 1
        if now:
            fixed += 1
            red |= probe.red
        hopeless = not fixed and wrong > MENDS_NOTHING
        left = whole or answer.unfinished or finitely_wrong(replace(probe, mine=answer))
        still = probe.answered and not now and left
        if hopeless or still:
            return False
    return red and fixed >= max(1, SHARE * wrong)


def answers_with(function: Function, probes: Sequence[Probe]) -> list[Probe]:
    """The same calls, with the repaired function's answers in the place of the learner's."""
    found = []
    for probe in probes:
        done = probe.call.again(function)
        found.append(replace(probe, done=done, mine=answer_of(done)))
    return sorted(found, key=lambda probe: (probe.is_right, not probe.red))


LARGEST = 1e-2  # a number above this is no epsilon
EXACT = 2e-15  # of an answer's size: less is noise, and nothing that an epsilon has moved
ROUNDED = 1e-12  # of it: so far may a right answer be off by rounding
MACHINE = float(np.finfo(float).eps), float(np.finfo(float).tiny)  # those that have a name


def sizes_in(source: bytes) -> list[float]:
    """The sizes that a learner's epsilon may have: the small numbers that stand in the file, or the machine's own."""
    values = (_value(node) for node in ast.walk(parsed(source.decode("utf-8-sig", "replace"))))
    machine = MACHINE if b"finfo" in source or b"float_info" in source else ()
    return list(dict.fromkeys((*(v for v in values if v is not None and 0 < v <= LARGEST), *machine)))


def _value(node: ast.AST) -> float | None:
    """A number as it is written: 1e-12, or 10**-12."""
    match node:
        case ast.Constant(value=float(number)):
            return number
        case ast.BinOp(
            ast.Constant(value=10 | 10.0), ast.Pow(), ast.UnaryOp(ast.USub(), ast.Constant(value=int(power)))
        ):
            return 10.0**-power
    return None


def may_shift(probes: Sequence[Probe]) -> bool:
    """True if some number in a red test is off by more than rounding."""
    return any(p.red and gap(p.mine, p.right) > EXACT for p in probes)


def only_shifts(function: Function, probes: Sequence[Probe]) -> bool:
    """True if the function, which is the learner's without its epsilon, is wrong nowhere in a finite number.

    Where the epsilon moved an answer, the right one must come now, or none that is finite: that case is another
    matter. And there must be right ones besides.
    """
    shifted, right = False, False
    for probe in probes:
        if probe.coarse or not probe.answered:
            continue
        answer = answer_of(probe.call.again(function))
        now = right_answer(answer, probe.right, probe.size, ROUNDED)
        if not now and (answer.finite or (answer.leaves is None and not answer.nothing)):
            return False
        right |= now and probe.right.finite
        before, after = gap(probe.mine, probe.right), gap(answer, probe.right)
        shifted |= probe.red and before > EXACT and (not now or after < before / 2)
    return shifted and right


def gap(mine: Answer, right: Answer) -> float:
    """By how much an answer is off, of its size: 0 where it can't be told, infinite where only one is finite."""
    if mine.leaves is None or right.leaves is None or len(mine.leaves) != len(right.leaves):
        return 0.0
    return max((_leaf_gap(a, b) for a, b in zip(mine.leaves, right.leaves, strict=True)), default=0.0)


def _leaf_gap(a: Leaf, b: Leaf) -> float:
    if isinstance(a, str) or isinstance(b, str) or a.shape != b.shape:
        return 0.0
    with np.errstate(all="ignore"):
        apart = np.where((a == b) | np.isnan(a) | np.isnan(b), 0.0, np.abs(a - b))
        return float(np.max(apart / np.maximum(1.0, np.where(np.isfinite(b), np.abs(b), 1.0)), initial=0.0))


KEPT = "slip_kept_between_calls"
MOST = 6  # calls that are tried twice


def kept_between_calls(typed: Typed, probes: Sequence[Probe]) -> Edit | None:
    """If each call is right when it is the first, and not when it is a later one: what holds the old values."""
    tried = [p for p in probes if p.answered and not p.coarse and not p.is_right][:MOST]
    changed = False
    for probe, other in zip(tried, [*tried[1:], *tried[:1]], strict=True):
        function = typed.anew()
        first, again, another = (answer_of(p.call.again(function)) for p in (probe, probe, other))
        if not right_answer(first, probe.right, probe.size):
            return None
        changed |= not right_answer(again, probe.right, probe.size)
        changed |= not right_answer(another, other.right, other.size)
    if not changed:
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
