"""A learner's function with one thing changed: if all answers are right then, that thing is what makes them wrong."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from inspect import signature
from types import ModuleType
from typing import Any

from runner.diagnosing.answers import Answer, answer_of, right_answer
from runner.diagnosing.known import finitely_wrong
from runner.diagnosing.probes import Probe, called_by
from runner.stub import GIVEN
from runner.syntax import parsed

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

    def __init__(self, source: bytes, name: str, learner: ModuleType, reference: ModuleType) -> None:
        text = source.decode("utf-8-sig", "replace")
        self.lines = text.splitlines()
        tree = parsed(text)
        self.name = name
        self.asked = len(signature(getattr(reference, name)).parameters)
        self._path = str(learner.__file__)
        others = {n: v for n, v in vars(reference).items() if callable(v) and n != name and not n.startswith("_")}
        self._namespace = {**vars(learner), **{n: v for n, v in others.items() if n in vars(learner)}}
        defined = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
        own = [n for n in defined if n not in vars(reference)]
        function = vars(learner).get(name)
        function = getattr(function, "__wrapped__", function)
        used = called_by(function, learner, own)
        for helper in list(used):
            used += [n for n in called_by(vars(learner).get(helper), learner, own) if n not in used]
        self.function = defined.get(name)
        nodes = [defined[n] for n in dict.fromkeys([*used, name]) if n in defined]
        self.tree = ast.Module([*_plain_values(tree, nodes), *nodes], [])
        self.nodes = nodes

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

    def is_given(self, node: ast.AST) -> bool:
        """True for a line that the stub gives."""
        line = getattr(node, "end_lineno", None)
        return line is not None and line <= len(self.lines) and self.lines[line - 1].rstrip().endswith(GIVEN)

    def slots(self) -> Iterator[tuple[Slot, ast.AST]]:
        """All nodes of the functions with their places, without docstrings and given lines."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                yield from self._below(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                yield Slot(node, "value"), node.value

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


def same_as_before(function: Function | None, probes: Sequence[Probe]) -> bool:
    """True if what was typed is what ran: the rebuilt function does the same."""
    return function is not None and all(
        _same(answer_of(probe.call.again(function)), probe.mine, probe.size) for probe in probes[:5]
    )


def _same(a: Answer, b: Answer, size: float) -> bool:
    if a.leaves is None or b.leaves is None:
        return (a.leaves is None) == (b.leaves is None)
    return right_answer(a, b, size)


def makes_right(function: Function | None, probes: Sequence[Probe], whole: bool = True) -> bool:
    """True if the repaired function gives the right answers: all that were right stay so, the wrong ones become so.

    `whole`: each answer that there is. Else some may have no finite value yet, at an edge.
    """
    if function is None:
        return False
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
