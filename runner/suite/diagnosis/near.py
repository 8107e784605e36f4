"""One place in the code that is another one than in the formula: an operator, a name, a number, a call, a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from runner.suite.diagnosis.repairs import Edit, Slot, Typed
from runner.suite.diagnosis.slips import a_call_too_many, called

OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "−",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.MatMult: "@",
}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
KIN = (
    {"log", "log2", "log10", "log1p"},
    {"sum", "mean", "prod", "max", "min", "average", "median"},
    {"argmax", "argmin"},
    {"exp", "exp2", "expm1"},
    {"sqrt", "square", "abs"},
    {"cos", "sin", "tan"},
    {"var", "std"},
    {"ones", "zeros"},
    {"add", "subtract", "multiply", "divide"},
    {"dot", "outer", "multiply", "cross"},
)
LOGARITHMS = KIN[0]
# What a function does, said of the one that stands where another one should.
DOES = {
    "sum": "adds the numbers up",
    "mean": "adds the numbers up and divides by how many there are",
    "average": "adds the numbers up and divides by how many there are",
    "median": "takes the one in the middle",
    "prod": "multiplies the numbers",
    "max": "takes the largest",
    "min": "takes the smallest",
    "argmax": "tells where the largest stands",
    "argmin": "tells where the smallest stands",
    "exp": "takes the power of e",
    "exp2": "takes the power of 2",
    "expm1": "takes the power of e, minus 1",
    "sqrt": "takes the root",
    "square": "takes the square",
    "abs": "drops the sign",
    "var": "takes the mean of the squared distances",
    "std": "takes the root of the variance",
    "ones": "starts at 1",
    "zeros": "starts at 0",
    "dot": "multiplies pair by pair and adds up",
    "outer": "multiplies each with each",
    "multiply": "multiplies pair by pair",
}

MISSING = {"sqrt": "a root", "exp": "an exponential", "log": "a logarithm"}


def near(typed: Typed) -> Iterator[Edit]:
    """All changes at one place; a kind of call also at all places at once."""
    places = list(typed.slots())
    yield from _calls(places)
    yield from _axes(places)
    yield from _steps(places, typed)
    yield from _orders(places)
    yield from _operators(places)
    yield from _signs(places)
    yield from _loops(places)
    yield from _squares(places)
    yield from _comparisons(places)
    yield from _names(places, typed)
    yield from _numbers(places)
    yield from _calls_missing(places)


def _edit(slip: str, text: str, *changes: tuple[Slot, Any]) -> Edit:
    return Edit(f"slip_{slip}", text, changes)


def _calls(places: list[tuple[Slot, ast.AST]]) -> Iterator[Edit]:
    """Another logarithm, the mean for the sum; at one place, or wherever it is called."""
    by_name: dict[str, list[ast.AST]] = {}
    for _, node in places:
        if isinstance(node, ast.Call) and called(node):
            by_name.setdefault(called(node), []).append(node)
    for name, nodes in by_name.items():
        for kin in KIN:
            for other in sorted(kin - {name}) if name in kin else ():
                for group in [nodes, *([n] for n in nodes)] if len(nodes) > 1 else [nodes]:
                    changes = [change for node in group if (change := _renamed(node, other))]
                    if len(changes) == len(group):
                        yield _edit("another_call", _call_text(name, group), *changes)


def _call_text(name: str, group: list[Any]) -> str:
    line = group[0].lineno
    if name in LOGARITHMS:
        return (
            f"Line {line} takes a logarithm of another base than the one that is asked for: with that one all your "
            "answers are right."
        )
    does = f", which {DOES[name]}" if name in DOES else ""
    return (
        f"Line {line} calls `{name}`{does}. With another function in its place all your answers are right: compare "
        "with the words of the task."
    )


def _renamed(node: Any, other: str) -> tuple[Slot, Any] | None:
    if isinstance(node.func, ast.Attribute):
        module = isinstance(node.func.value, ast.Name) and node.func.value.id == "math"
        if module and other not in (
            "log",
            "log2",
            "log10",
            "log1p",
            "exp",
            "exp2",
            "sqrt",
            "cos",
            "sin",
            "tan",
            "prod",
        ):
            return None
        return Slot(node.func, "attr"), other
    if isinstance(node.func, ast.Name) and node.func.id in ("max", "min", "sum", "abs"):
        return (Slot(node.func, "id"), other) if other in ("max", "min", "sum") else None
    return None


def _axes(places: list[tuple[Slot, ast.AST]]) -> Iterator[Edit]:
    for _, node in places:
        if not isinstance(node, ast.Call):
            continue
        text = (
            f"The axis in line {node.lineno} is another one than asked for: 0 goes down the columns, 1 along the rows."
        )
        given = [k for k in node.keywords if k.arg == "axis"]
        for keyword in given:
            for value in (0, 1, -1):
                yield _edit(
                    "another_axis", text, (Slot(keyword, "value"), ast.copy_location(ast.Constant(value), node))
                )
            rest = [k for k in node.keywords if k is not keyword]
            yield _edit("another_axis", text, (Slot(node, "keywords"), rest))
        if not given and called(node) in ("sum", "mean", "max", "min", "prod", "argmax", "cumsum"):
            text = (
                f"`{called(node)}` in line {node.lineno} takes the whole table at once: asked for is one number for "
                "each row or column."
            )
            for value in (-1, 0):
                for kept in (True, False):
                    more = [ast.keyword("axis", ast.Constant(value)), ast.keyword("keepdims", ast.Constant(kept))]
                    yield _edit("no_axis", text, (Slot(node, "keywords"), [*node.keywords, *more]))
        if given and not any(k.arg == "keepdims" for k in node.keywords):
            text = (
                f"`{called(node)}` in line {node.lineno} drops an axis, and what comes next lines the numbers up with "
                "the wrong one. With `keepdims=True` it stays."
            )
            yield _edit(
                "drops_an_axis",
                text,
                (Slot(node, "keywords"), [*node.keywords, ast.keyword("keepdims", ast.Constant(True))]),
            )


def _steps(places: list[tuple[Slot, ast.AST]], typed: Typed) -> Iterator[Edit]:
    """A statement, or a call around something, that is one step too many."""
    for slot, node in places:
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.If) and slot.index is not None:
            slip, text = _step_text(node)
            yield _edit(slip, text, (slot, ast.copy_location(ast.Pass(), node)))
        if (
            isinstance(node, ast.Call)
            and len(node.args) == 1
            and not node.keywords
            and called(node) not in ("range", "len")
        ):
            yield a_call_too_many(slot, node)
        if isinstance(node, ast.BinOp):
            text = f"In line {node.lineno} one part of `{ast.unparse(node)}` is too many. Compare it with the formula."
            yield _edit("a_part_too_many", text, (slot, node.left))
            yield _edit("a_part_too_many", text, (slot, node.right))


def _step_text(node: ast.stmt) -> tuple[str, str]:
    """A check that refuses is no step of the formula, and no step too many: it may be asked for."""
    if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise):
        return "a_check_stops_too_much", (
            f"The check in line {node.lineno} stops calls that have an answer. Without it their numbers are right: "
            "look at its condition."
        )
    return "a_step_too_many", (
        f"Line {node.lineno} does something that the formula does not: without it all your answers are right."
    )


def _loops(places: list[tuple[Slot, Any]]) -> Iterator[Edit]:
    """Two loops, one in the other, that run over each other's numbers."""
    for _, outer in places:
        for inner in outer.body if isinstance(outer, ast.For) else ():
            if isinstance(inner, ast.For):
                yield _edit(
                    "loops_exchanged",
                    f"The loops in lines {outer.lineno} and {inner.lineno} run over each other's numbers: should "
                    f"`{ast.unparse(outer.target)}` take those of `{ast.unparse(outer.iter)}`?",
                    (Slot(outer, "iter"), inner.iter),
                    (Slot(inner, "iter"), outer.iter),
                )


def _orders(places: list[tuple[Slot, Any]]) -> Iterator[Edit]:
    """Two arguments in each other's place."""
    for _, node in places:
        if (
            isinstance(node, ast.Call)
            and len(node.args) == 2
            and not any(isinstance(a, ast.Starred) for a in node.args)
        ):
            text = (
                f"The two arguments of `{ast.unparse(node)}` in line {node.lineno} stand in each other's place: the "
                "other way round all your answers are right."
            )
            yield _edit("another_order", text, (Slot(node, "args"), node.args[::-1]))


def _squares(places: list[tuple[Slot, Any]]) -> Iterator[Edit]:
    for slot, node in places:
        squared_already = isinstance(slot.parent, ast.BinOp) and isinstance(slot.parent.op, ast.Pow)
        if _is_value(node) and isinstance(slot.parent, ast.BinOp | ast.UnaryOp) and not squared_already:
            square = ast.BinOp(node, ast.Pow(), ast.Constant(2))
            yield _edit(
                "a_square_missing",
                f"Line {node.lineno} lacks a square that the formula has.",
                (slot, ast.copy_location(square, node)),
            )


def _operators(places: list[tuple[Slot, ast.AST]]) -> Iterator[Edit]:
    found = [node for _, node in places if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in OPERATORS]
    signs = [(OPERATORS[type(n.op)] + ("=" if isinstance(n, ast.AugAssign) else ""), n.lineno) for n in found]
    for node, (sign, line) in zip(found, signs, strict=True):
        the = "the" if signs.count((sign, line)) == 1 else "one of the"
        text = (
            f"With one operator changed all your answers are right: {the} `{sign}` in line {line}. Compare it "
            "with the formula."
        )
        for other in OPERATORS:
            if other is not type(node.op):
                yield _edit("another_operator", text, (Slot(node, "op"), other()))


def _signs(places: list[tuple[Slot, Any]]) -> Iterator[Edit]:
    for slot, node in places:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield _edit(
                "a_minus_too_many",
                f"Line {node.lineno} has a minus that the formula has not.",
                (slot, node.operand),
            )
        elif isinstance(slot.parent, ast.Compare):  # a condition is no formula
            continue
        elif _is_value(node) and slot.field in ("left", "right", "value", "args", "elt"):
            yield _edit(
                "a_minus_missing",
                f"Line {node.lineno} lacks a minus that the formula has.",
                (slot, ast.copy_location(ast.UnaryOp(ast.USub(), node), node)),
            )


def _is_value(node: Any) -> bool:
    """True for what is read, and is no plain number."""
    read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    return isinstance(node, ast.expr) and not isinstance(node, ast.Constant) and read


def _calls_missing(places: list[tuple[Slot, Any]]) -> Iterator[Edit]:
    """A root, an exponential or a logarithm that is not taken."""
    for slot, node in places:
        if not _is_value(node) or slot.field not in ("left", "right", "value", "args", "elt", "operand"):
            continue
        for name, what in MISSING.items():
            numpy = ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("numpy")], [])
            call = ast.Call(ast.Attribute(numpy, name, ast.Load()), [node], [])
            yield _edit(
                "a_call_missing",
                f"Line {node.lineno} lacks {what} that the formula has.",
                (slot, ast.copy_location(call, node)),
            )


def _comparisons(places: list[tuple[Slot, ast.AST]]) -> Iterator[Edit]:
    for _, node in places:
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARISONS:
            text = (
                f"With one comparison changed all your answers are right: the `{COMPARISONS[type(node.ops[0])]}` in "
                f"line {node.lineno}."
            )
            for other in COMPARISONS:
                if other is not type(node.ops[0]):
                    yield _edit("another_comparison", text, (Slot(node, "ops", 0), other()))
        if isinstance(node, ast.BoolOp):
            was, op = ("and", ast.Or()) if isinstance(node.op, ast.And) else ("or", ast.And())
            text = f"The `{was}` in line {node.lineno} lets through what it should not, or the other way round."
            yield _edit("and_for_or", text, (Slot(node, "op"), op))


def _names(places: list[tuple[Slot, ast.AST]], typed: Typed) -> Iterator[Edit]:
    """A name that was meant to be another one of the function's own."""
    own = [a.arg for f in typed.nodes for a in f.args.args]
    own += [n.id for _, n in places if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    own = list(dict.fromkeys(own))
    for slot, node in places:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in own:
            text = (
                f"With one name changed all your answers are right: one of the `{node.id}` in line {node.lineno} "
                "should be another value. Read the line aloud."
            )
            holder = getattr(getattr(slot.parent, "func", None), "value", None)  # no list is put into itself
            for other in own:
                if other != node.id and other != getattr(holder, "id", ""):
                    yield _edit("another_name", text, (Slot(node, "id"), other))
    yield from _exchanged(places, typed)
    lines: dict[tuple[str, int], list[ast.Name]] = {}
    for _, node in places:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in own:
            lines.setdefault((node.id, node.lineno), []).append(node)
    for (name, line), nodes in lines.items():
        text = (
            f"Line {line} is about `{name}`, and should be about another value: with that all your answers are right."
        )
        for other in own if len(nodes) > 1 else ():
            if other != name:
                yield _edit("another_name", text, *((Slot(node, "id"), other) for node in nodes))


def _exchanged(places: list[tuple[Slot, ast.AST]], typed: Typed) -> Iterator[Edit]:
    """Two arguments, each taken for the other from the first line to the last."""
    for one, two in combinations([a.arg for a in typed.function.args.args], 2):
        other = {one: two, two: one}
        names = [n for _, n in places if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.id in other]
        if {n.id for n in names} == set(other):
            text = f"`{one}` and `{two}` stand in each other's place: exchanged, all your answers are right."
            yield _edit("another_order", text, *((Slot(node, "id"), other[node.id]) for node in names))


def _numbers(places: list[tuple[Slot, ast.AST]]) -> Iterator[Edit]:
    for slot, node in places:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            value: Any = node.value
            text = (
                f"With one number changed all your answers are right: the {value} in line {node.lineno}. Where does it "
                "come from?"
            )
            for other in dict.fromkeys((value + 1, value - 1, 2 * value, value / 2, 0, 1, 2, -1, -value)):
                if other != value:
                    yield _edit("another_number", text, (slot, ast.copy_location(ast.Constant(other), node)))
