"""Slips that Python lets pass: the same in all rungs. Each is said only if the function is right without it."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from typing import Any

from runner.rung.source import parsed
from runner.suite.diagnosis.repairs import Edit, Slot, Typed, own

TINY = 1e-3  # a number below this, added somewhere, is an epsilon
LOOPS = (ast.For, ast.While)
ROUNDING = {"round", "around", "round_", "rint", "floor", "ceil", "trunc", "fix"}
WHOLE = {"int", "int32", "int64", "int_", "intp"}
LIST = "a list"
COUNTS = {"len", "range"}  # nobody counts a sum or a quotient: len(x) - 1 was never meant to be len(x - 1)
UNSURE = {"slip_replaces_in_the_loop", "slip_sign_after_equals"}  # in most loops these lines are meant so

Places = list[tuple[Slot, ast.AST]]


def slips(typed: Typed) -> Iterator[Edit]:
    """Those that are slips because the answers are right without them: nothing less may be left."""
    places = list(typed.slots())
    for search in (_rows_twice, _ranges, _breaks, _searches, _arguments, _kept, _brackets):
        yield from search(places, typed)


def brackets(typed: Typed) -> Iterator[Edit]:
    """The same terms in another grouping: that so many answers are right then is no chance, though an edge be left."""
    return (edit for edit in _brackets(list(typed.slots()), typed) if edit.slip == "slip_brackets")


def plain_slips(typed: Typed) -> Iterator[Edit]:
    """Those that are slips whatever the formula is: so one may be told of beside another mistake."""
    places = list(typed.slots())
    for search in (_caret, _errors, _prints, _no_return, _loops, _lost, _rounds_off, _whole, _epsilon, _nan, _alone):
        yield from search(places, typed)


def ways_to_return(typed: Typed) -> Iterator[Edit]:
    """Those of a function without a `return`: nothing else can make it answer."""
    places = list(typed.slots())
    for search in (_prints, _no_return):
        yield from search(places, typed)


def _edit(slip: str, text: str, *changes: tuple[Slot, Any], alone: str = "") -> Edit:
    return Edit(f"slip_{slip}", text, changes, alone)


def _of(places: Places, kind: Any) -> Iterator[tuple[Slot, Any]]:
    return ((slot, node) for slot, node in places if isinstance(node, kind))


def called(node: ast.AST) -> str:
    """The last word of what is called: `round` of np.round(x) and of round(x)."""
    function = node.func if isinstance(node, ast.Call) else node
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _caret(places: Places, typed: Typed) -> Iterator[Edit]:
    """`^` for a power: also where it binds otherwise than a power does, as in `2 * x ^ 2`."""
    found = [node for _, node in _of(places, ast.BinOp) if isinstance(node.op, ast.BitXor)]
    if not found:
        return
    text = (
        f"`^` in line {found[0].lineno} is no power in Python: it compares the bits of whole numbers. "
        "A power is written `**`."
    )
    mended = []
    for function in typed.nodes:  # read anew, for a power binds more tightly: 2 * x ^ 2 was read as (2 * x) ^ 2
        if not set(found).isdisjoint(ast.walk(function)):
            lines = typed.lines[function.lineno - 1 : function.end_lineno]
            body = parsed("\n".join(lines).replace("^", "**")).body[0].body  # type: ignore[attr-defined]
            mended.append((Slot(function, "body"), body))
    yield _edit("caret", text, *mended)


def _errors(places: Places, typed: Typed) -> Iterator[Edit]:
    """An error that is returned or printed, and not raised."""
    returned, printed = [], []
    for slot, node in _of(places, ast.Return):
        if node.value is not None and called(node.value).endswith(("Error", "Exception")):
            returned.append((slot, ast.copy_location(ast.Raise(node.value, None), node)))
        elif isinstance(node.value, ast.Constant) and "ValueError" in str(node.value.value):  # its name, as a text
            returned.append((slot, ast.copy_location(ast.Raise(ast.Name("ValueError", ast.Load()), None), node)))
    for slot, node in _of(places, ast.Expr):
        if isinstance(node.value, ast.Call) and called(node.value) == "print":
            error = ast.Call(ast.Name("ValueError", ast.Load()), [], [])
            printed.append((slot, ast.copy_location(ast.Raise(error, None), node)))
    if returned:
        yield _edit(
            "returns_the_error",
            f"Line {returned[0][1].lineno} returns the error, as if it were the answer. To refuse a call, a function "
            "raises an error (`raise`).",
            *returned,
        )
    for slot, raised in printed:
        yield _edit(
            "prints_the_refusal",
            f"Line {raised.lineno} prints what is wrong, and the caller gets an answer all the same. To refuse a call, "
            "a function raises an error (`raise`).",
            (slot, raised),
        )


def _prints(places: Places, typed: Typed) -> Iterator[Edit]:
    answers = [n for f in typed.nodes for n in own(f) if isinstance(n, ast.Return) and n.value is not None]
    for slot, node in _of(places, ast.Expr):
        below = any(answer.lineno > node.lineno for answer in answers)  # then it is not None that is answered
        if isinstance(node.value, ast.Call) and called(node.value) == "print" and node.value.args and not below:
            for argument in (node.value.args[-1], node.value.args[0]):
                yield _edit(
                    "prints_the_answer",
                    f"Line {node.lineno} prints the answer, and the function returns None. "
                    "What it works out must be handed back with `return`.",
                    (slot, ast.copy_location(ast.Return(argument), node)),
                )


def _no_return(places: Places, typed: Typed) -> Iterator[Edit]:
    function = typed.function
    if any(isinstance(n, ast.Return) and n.value for n in own(function)):
        last = function.body[-1]
        for value in (False, True) if not isinstance(last, ast.Return | ast.Raise) else ():
            yield _edit(
                "returns_nothing",
                f"Not every way through the function ends at a `return`: below line {last.end_lineno} nothing is left, "
                "and it answers None.",
                (
                    Slot(function, "body"),
                    [*function.body, ast.copy_location(ast.Return(ast.Constant(value)), last)],
                ),
            )
        return
    names: list[tuple[str, int]] = []
    for node in own(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append((node.id, node.lineno))
    last = function.body[-1]
    for name in dict.fromkeys(name for name, _ in sorted(names, key=lambda pair: -pair[1])):
        yield _edit(
            "returns_nothing",
            f"The function works out `{name}` and ends without a `return`, so it answers None.",
            (Slot(function, "body"), [*function.body, ast.copy_location(_return(name), last)]),
        )
    if isinstance(last, ast.Expr):
        yield _edit(
            "returns_nothing",
            f"Line {last.lineno} works out the answer and does not return it, so the function answers None.",
            (Slot(function, "body", len(function.body) - 1), ast.copy_location(ast.Return(last.value), last)),
        )


def _return(name: str) -> ast.Return:
    return ast.Return(ast.Name(name, ast.Load()))


def _loops(places: Places, typed: Typed) -> Iterator[Edit]:
    """A `return` in the loop, a beginning that stands in it or outside of it, or `=` for `+=`."""
    around = _loops_around(places)
    for _, loop in _of(places, LOOPS):
        for index, node in enumerate(loop.body):
            if isinstance(node, ast.Return):
                rest = [*loop.body[:index], *loop.body[index + 1 :]] or [ast.Pass()]
                for below in _below_loops(around[loop], node):
                    yield _edit(
                        "returns_in_the_loop",
                        f"The `return` in line {node.lineno} stands inside the loop, so the function ends in its first "
                        "round. Look at how far the line is indented.",
                        (Slot(loop, "body"), rest),
                        below,
                    )
            if isinstance(node, ast.If) and _returns(node.body) and _returns(node.orelse):
                for late, nothing in (("body", [ast.Pass()]), ("orelse", [])):
                    for below in _below_loops(around[loop], getattr(node, late)[-1]):
                        yield _edit(
                            "returns_either_way",
                            f"Whatever the `if` in line {node.lineno} finds, the function returns, and the loop ends "
                            "in its first round. Which of the two answers is certain only after the last one?",
                            (Slot(node, late), nothing),
                            below,
                        )
            if isinstance(node, ast.If) and node.orelse and isinstance(node.orelse[-1], ast.Raise):
                for below in _below_loops(around[loop], node.orelse[-1]):
                    yield _edit(
                        "raises_in_the_loop",
                        f"The `raise` in line {node.orelse[-1].lineno} stands inside the loop, so the function gives "
                        "up in a round, although a later one may bring what is looked for.",
                        (Slot(node, "orelse"), node.orelse[:-1]),
                        below,
                    )
    yield from _beginnings(places, around)
    in_loops = [
        (slot, node)
        for slot, node in _of(places, ast.Assign)
        if any(node in ast.walk(loop) for _, loop in _of(places, LOOPS)) and len(node.targets) == 1
    ]
    for slot, node in in_loops:
        target = node.targets[0]
        if not isinstance(target, ast.Name | ast.Subscript):
            continue
        shown = ast.unparse(target)
        value = node.value
        if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.UAdd | ast.USub):
            sign, signed = ("+", ast.Add()) if isinstance(value.op, ast.UAdd) else ("-", ast.Sub())
            yield _edit(
                "sign_after_equals",
                f"`={sign}` in line {node.lineno} is an `=` and a sign: it throws the old `{shown}` away. "
                f"To change what is there it must read `{sign}=`.",
                (slot, ast.copy_location(ast.AugAssign(target, signed, value.operand), node)),
            )
        for op in (ast.Add(), ast.Mult()):
            yield _edit(
                "replaces_in_the_loop",
                f"Line {node.lineno} gives `{shown}` a new value in each round, so at the end only the last round "
                "is left in it. What each round brings has to be put to what is there.",
                (slot, ast.copy_location(ast.AugAssign(target, op, value), node)),
                *_from_zero(target, typed),
            )


def _from_zero(target: ast.expr, typed: Typed) -> list[tuple[Slot, Any]]:
    """A beginning for a total that has none."""
    stored = [n for n in own(typed.function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    if not isinstance(target, ast.Name) or [n.id for n in stored].count(target.id) > 1:
        return []
    begins = ast.copy_location(ast.Assign([ast.Name(target.id, ast.Store())], ast.Constant(0)), target)
    return [(Slot(typed.function, "body"), [begins, *typed.function.body])]


def _loops_around(places: Places) -> dict[ast.AST, list[Slot]]:
    """Of each loop, its own place and those of the loops around it, from the inside out."""
    loops = list(_of(places, LOOPS))
    return {loop: [s for s, outer in reversed(loops) if loop in ast.walk(outer)] for _, loop in loops}


def _below_loops(around: list[Slot], node: ast.stmt) -> Iterator[tuple[Slot, Any]]:
    """The node as the next line after the loop, or after one around it."""
    for slot in around:
        block, place = getattr(slot.parent, slot.field), slot.index or 0
        yield Slot(slot.parent, slot.field), [*block[: place + 1], node, *block[place + 1 :]]


def _returns(block: list[ast.stmt]) -> bool:
    return bool(block) and isinstance(block[-1], ast.Return)


def _beginnings(places: Places, around: dict[ast.AST, list[Slot]]) -> Iterator[Edit]:
    """A total that begins anew in each round and should not, or should and does not."""
    for _, loop in _of(places, LOOPS):
        for index, node in enumerate(loop.body):
            if not _begins(node):
                continue
            name = node.targets[0].id
            if _sums_up_each_round(loop, node, name):
                continue
            rest = [*loop.body[:index], *loop.body[index + 1 :]]
            for slot in around[loop]:
                block, place = getattr(slot.parent, slot.field), slot.index or 0
                yield _edit(
                    "begins_in_the_loop",
                    f"Line {node.lineno} stands inside the loop: in each round `{name}` begins anew, and what the "
                    "rounds before have brought is lost.",
                    (Slot(loop, "body"), rest),
                    (Slot(slot.parent, slot.field), [*block[:place], node, *block[place:]]),
                )
    for slot, node in _of(places, ast.Assign):
        if not _begins(node):
            continue
        name = node.targets[0].id
        for other in getattr(slot.parent, slot.field)[(slot.index or 0) + 1 :]:
            for loop in (n for n in ast.walk(other) if isinstance(n, LOOPS) and _is_read(n, name)):
                yield _edit(
                    "goes_on_and_on",
                    f"`{name}` gets its first value once, in line {node.lineno}, and then goes on from round to round "
                    f"of the loop in line {loop.lineno}: there it should begin anew each time.",
                    (Slot(loop, "body"), [node, *loop.body]),
                )


def _is_read(loop: ast.For | ast.While, name: str) -> bool:
    """True for a loop that does more with this name than gather in it: else only its last round would be left."""
    gathering = {node for line in ast.walk(loop) if _gathers(line, name) for node in ast.walk(line)}
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in ast.walk(loop)
        if node not in gathering
    )


def _sums_up_each_round(loop: ast.For | ast.While, begins: ast.stmt, name: str) -> bool:
    """True where inner loops alone gather in this name, and the outer one reads it: rightly begun in each round."""
    gathering = [line for line in loop.body if line is not begins and any(_gathers(n, name) for n in ast.walk(line))]
    inner = all(any(isinstance(n, LOOPS) for n in ast.walk(line)) for line in gathering)
    return bool(gathering) and inner and _is_read(loop, name)


def _gathers(line: ast.AST, name: str) -> bool:
    """`s = s + v`, `s += v` and `s.append(v)`."""
    match line:
        case ast.Assign(targets=[ast.Name(id=found)]) | ast.AugAssign(target=ast.Name(id=found)):
            return found == name
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=found)))):
            return found == name
    return False


def _begins(node: ast.AST) -> bool:
    """True for a line that gives a name a first value: a number, an empty list, zeros."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    value = node.value
    number = isinstance(value, ast.Constant) and type(value.value) in (int, float)
    return (
        number or (isinstance(value, ast.List) and not value.elts) or called(value) in ("zeros", "zeros_like", "ones")
    )


def _lost(places: Places, typed: Typed) -> Iterator[Edit]:
    for slot, node in _of(places, ast.Expr):
        value = node.value
        if isinstance(value, ast.BinOp) and isinstance(value.left, ast.Name):
            target = ast.Name(value.left.id, ast.Store())
            yield _edit(
                "keeps_no_result",
                f"Line {node.lineno} works something out and keeps it nowhere: `{value.left.id}` stays as it is.",
                (slot, ast.copy_location(ast.AugAssign(target, value.op, value.right), node)),
            )
        if isinstance(value, ast.Compare) and isinstance(value.left, ast.Name) and isinstance(value.ops[0], ast.Eq):
            target = ast.Name(value.left.id, ast.Store())
            yield _edit(
                "compares_for_assigning",
                f"`==` in line {node.lineno} compares, and nothing is kept. A value is given with one `=`.",
                (slot, ast.copy_location(ast.Assign([target], value.comparators[0]), node)),
            )
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.args:
            first = value.args[0]
            if value.func.attr in ("append", "concatenate", "add", "subtract", "clip") and isinstance(first, ast.Name):
                yield _edit(
                    "keeps_no_result",
                    f"Line {node.lineno} makes a new array and keeps it nowhere: `{first.id}` stays as it is.",
                    (slot, ast.copy_location(ast.Assign([ast.Name(first.id, ast.Store())], value), node)),
                )
    for slot, node in _of(places, ast.Assign):
        value = node.value
        method = value.func if isinstance(value, ast.Call) else None
        if not isinstance(method, ast.Attribute) or method.attr not in ("append", "sort", "reverse", "extend"):
            continue
        if ast.unparse(method.value) == ast.unparse(node.targets[0]):
            yield _edit(
                "keeps_none",
                f"`{method.attr}` changes the list and returns None: in line {node.lineno} that None takes the list's "
                "place.",
                (slot, ast.copy_location(ast.Expr(value), node)),
            )


def _unwrapped(
    places: Places, words: set[str], also: Callable[[ast.Call], bool] = lambda _: True
) -> Iterator[tuple[Slot, Any, Any]]:
    """Calls of these names, each with what it is made of."""
    for slot, node in _of(places, ast.Call):
        if called(node) in words and also(node):
            if isinstance(node.func, ast.Attribute) and not _module(node.func.value):
                yield slot, node, node.func.value  # x.round(3)
            elif node.args:
                yield slot, node, node.args[0]


def _module(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "math")


def _all_and_each(slip: str, text: str, found: list[tuple[Slot, Any, Any]]) -> Iterator[Edit]:
    """One edit for all places at once, then one for each; `{line}` and `{code}` are filled in."""
    groups = [found] if len(found) == 1 else [found, *([one] for one in found)] if found else []
    for group in groups:
        lines = sorted({node.lineno for _, node, _ in group})
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
        filled = text.format(line=where, code=ast.unparse(group[0][1]))
        nested = [one for one in group if not any(other is not one and one[1] in ast.walk(other[1]) for other in group)]
        changes = ((slot, value) for slot, _, value in nested)
        yield _edit(slip, filled[0].upper() + filled[1:], *changes, alone="Without it your answers are right.")


def _rounds_off(places: Places, typed: Typed) -> Iterator[Edit]:
    yield from _all_and_each(
        "rounds",
        "{line}: `{code}` rounds inside the function. Whoever computes on with a rounded number can't undo it: round "
        "when you print.",
        list(_unwrapped(places, ROUNDING)),
    )


def _whole(places: Places, typed: Typed) -> Iterator[Edit]:
    text = "{line}: `{code}` makes whole numbers, and what stands behind the point is lost."
    found = list(_unwrapped(places, WHOLE))
    found += [
        (slot, node, ast.copy_location(ast.BinOp(node.left, ast.Div(), node.right), node))
        for slot, node in _of(places, ast.BinOp)
        if isinstance(node.op, ast.FloorDiv)
    ]
    found += list(_unwrapped(places, {"astype"}, lambda node: bool(node.args) and called(node.args[0]) in WHOLE))
    for _, node in _of(places, ast.keyword):
        if node.arg == "dtype" and called(node.value) in WHOLE:
            found.append(
                (Slot(node, "value"), node.value, ast.copy_location(ast.Name("float", ast.Load()), node.value))
            )
    yield from _all_and_each("whole_numbers", text, found)


def epsilons(typed: Typed) -> Iterator[Edit]:
    """A small number that is put somewhere: without all of them, and without each."""
    yield from _epsilon(list(typed.slots()), typed)


def _epsilon(places: Places, typed: Typed) -> Iterator[Edit]:
    found: list[tuple[Slot, Any, Any]] = []
    for slot, node in places:
        if isinstance(slot.parent, ast.Compare):  # that is a bound, and moves no number
            continue
        if isinstance(slot.parent, ast.arguments) and len(slot.parent.args) <= typed.asked:  # the rung's own default
            continue
        tiny = isinstance(node, ast.Constant) and type(node.value) is float and 0 < abs(node.value) <= TINY
        machine = isinstance(node, ast.Attribute) and node.attr in ("eps", "epsilon", "tiny", "smallest_normal")
        power = (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Pow)
            and isinstance(node.left, ast.Constant)
            and isinstance(node.right, ast.UnaryOp)
            and isinstance(node.right.op, ast.USub)
        )
        if tiny or machine or power:
            found.append((slot, node, ast.copy_location(ast.Constant(0.0), node)))
    yield from _all_and_each(
        "epsilon",
        "{line}: `{code}` shifts the answers; without it they are right. If it keeps something from becoming 0, treat "
        "that case as a case of its own.",
        found,
    )


def _nan(places: Places, typed: Typed) -> Iterator[Edit]:
    for slot, node in _of(places, ast.Compare):
        sides = [node.left, *node.comparators]
        if len(sides) == 2 and any(called(side) == "nan" or _float_nan(side) for side in sides):
            other = next((s for s in sides if called(s) != "nan" and not _float_nan(s)), None)
            if other is None:
                continue
            asks: ast.expr = ast.Call(
                ast.Attribute(
                    ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("numpy")], []), "isnan", ast.Load()
                ),
                [other],
                [],
            )
            if isinstance(node.ops[0], ast.NotEq | ast.IsNot):
                asks = ast.UnaryOp(ast.Not(), asks)
            yield _edit(
                "compares_with_nan",
                f"Nothing equals NaN, not even NaN itself: the comparison in line {node.lineno} never finds one. "
                "Ask `np.isnan`.",
                (slot, ast.copy_location(asks, node)),
            )


def _alone(places: Places, typed: Typed) -> Iterator[Edit]:
    """`p == 0 or 1`, where only the first is compared."""
    for slot, node in _of(places, ast.BoolOp):
        match node.values:
            case [ast.Compare(left, [ast.Eq() | ast.NotEq() as op]), *rest] if all(
                isinstance(value, ast.Constant) for value in rest
            ):
                compared = [ast.Compare(left, [op], [value]) for value in rest]
                yield _edit(
                    "compares_the_first_alone",
                    f"In `{ast.unparse(node)}` in line {node.lineno} only the first is compared with "
                    f"`{ast.unparse(left)}`. `{ast.unparse(rest[0])}` stands there alone, and counts as "
                    f"{bool(rest[0].value)}: each side needs a comparison of its own.",
                    (slot, ast.copy_location(ast.BoolOp(node.op, [node.values[0], *compared]), node)),
                )


def _float_nan(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and called(node) == "float"
        and ast.unparse(node.args[0:1][0] if node.args else node).strip("'\"").lower() == "nan"
    )


def _rows_twice(places: Places, typed: Typed) -> Iterator[Edit]:
    """An inner loop over the rows once more, where the columns should be gone through."""
    for _, outer in _of(places, ast.For):
        for inner in (n for n in ast.walk(outer) if isinstance(n, ast.For) and n is not outer):
            if ast.unparse(inner.iter) != ast.unparse(outer.iter):
                continue
            match inner.iter:
                case ast.Call(ast.Name("range"), [ast.Call(ast.Name("len"), [table]) as rows]):
                    row = ast.copy_location(ast.Subscript(table, ast.Constant(0), ast.Load()), table)
                    place, columns = Slot(rows, "args", 0), f"len({ast.unparse(row)})"
                    value: ast.expr = row
                case ast.Call(
                    ast.Name("range"), [ast.Subscript(ast.Attribute(attr="shape") as shape, ast.Constant(0)) as rows]
                ):
                    place, columns = Slot(rows, "slice"), f"{ast.unparse(shape)}[1]"
                    value = ast.copy_location(ast.Constant(1), rows)
                case _:
                    continue
            yield _edit(
                "counts_rows_twice",
                f"`{ast.unparse(rows)}` is the number of rows. The loop in line {inner.lineno} goes through the "
                f"columns: there are `{columns}` of them.",
                (place, value),
            )


def _breaks(places: Places, typed: Typed) -> Iterator[Edit]:
    for slot, node in _of(places, ast.Break):
        yield _edit(
            "breaks_off",
            f"The `break` in line {node.lineno} ends the loop for good: the rounds after it are lost. To leave out one "
            "round alone, Python has `continue`.",
            (slot, ast.copy_location(ast.Continue(), node)),
        )


def _ranges(places: Places, typed: Typed) -> Iterator[Edit]:
    by_one: dict[int, tuple[Slot, Any]] = {}
    for _, node in _of(places, ast.Call):
        if called(node) not in ("range", "arange") or not node.args:
            continue
        text = (
            f"The number of rounds in line {node.lineno} is one off: `range(n)` counts n of them, from 0 to n − 1. "
            "Count them for a small example."
        )
        another = (
            f"The rounds in line {node.lineno} are others than the formula has: `{ast.unparse(node)}`. Write down for "
            "a small example which numbers it counts, and which ones are needed."
        )
        end = Slot(node, "args", 0 if len(node.args) == 1 else 1)
        if isinstance(end.value, ast.BinOp) and isinstance(end.value.right, ast.Constant):
            one_off = isinstance(end.value.op, ast.Add | ast.Sub) and end.value.right.value == 1
            if one_off:
                by_one[node.lineno] = end, end.value.left
            yield _edit(*(("one_round_off", text) if one_off else ("other_rounds", another)), (end, end.value.left))
        for op in (ast.Add(), ast.Sub()):
            yield _edit("one_round_off", text, (end, _with_one(end.value, op)))
        if len(node.args) > 1:
            begin = Slot(node, "args", 0)
            for value in (0, 1):
                one_off = isinstance(begin.value, ast.Constant) and begin.value.value in (value - 1, value + 1)
                zero_or_one = ast.copy_location(ast.Constant(value), node)
                yield _edit(*(("one_round_off", text) if one_off else ("other_rounds", another)), (begin, zero_or_one))
        else:
            one = ast.copy_location(ast.Constant(1), node)
            yield _edit("one_round_off", text, (Slot(node, "args"), [one, node.args[0]]))
    if len(by_one) > 1:
        yield _edit(
            "one_round_off",
            f"The numbers of rounds in lines {' and '.join(map(str, by_one))} are one off each: `range(n)` counts n of "
            "them, from 0 to n − 1. Count them for a small example.",
            *by_one.values(),
        )
    for slot, node in _of(places, ast.Subscript):
        if (
            isinstance(node.slice, ast.Slice)
            and (node.slice.lower or node.slice.upper)
            and isinstance(node.ctx, ast.Load)
        ):
            yield _edit(
                "cuts_off_an_end",
                f"The slice in line {node.lineno}, `{ast.unparse(node)}`, leaves something out. With all of it your "
                "answers are right.",
                (slot, node.value),
            )


def _searches(places: Places, typed: Typed) -> Iterator[Edit]:
    """The least or the largest is looked for, from a number on that nothing is below, or above."""
    compared = {n.id for _, node in _of(places, ast.Compare) for n in ast.walk(node) if isinstance(n, ast.Name)}
    for _, node in _of(places, ast.Assign):
        names = [target.id for target in node.targets if isinstance(target, ast.Name) and target.id in compared]
        for value in (math.inf, -math.inf) if names and isinstance(node.value, ast.Constant) else ():
            yield _edit(
                "begins_the_search_too_near",
                f"In line {node.lineno} `{names[0]}` begins at {node.value.value!r}, and what is found later is "
                f"compared with that. Begin with the first that there is, or with `{value}`.",
                (Slot(node, "value"), ast.copy_location(ast.Constant(value), node.value)),
            )


def _with_one(node: Any, op: ast.operator) -> ast.expr:
    return ast.copy_location(ast.BinOp(node, op, ast.Constant(1)), node)


def _arguments(places: Places, typed: Typed) -> Iterator[Edit]:
    """A parameter that is overwritten, or never used where a fixed number stands."""
    parameters = [a.arg for a in (*typed.function.args.args, *typed.function.args.kwonlyargs)]
    body = [n for s in typed.function.body if not typed.is_given(s) for n in ast.walk(s)]
    used = {n.id for n in body if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    for slot, node in _of(places, ast.Assign):
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and node.targets[0].id in parameters:
            name = node.targets[0].id
            if name not in {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}:
                yield _edit(
                    "overwrites_an_argument",
                    f"Line {node.lineno} gives `{name}` a new value: whatever the caller passed is lost.",
                    (slot, ast.copy_location(ast.Pass(), node)),
                )
    for name in parameters:
        if name in used:
            continue
        for slot, node in places:
            if isinstance(node, ast.Constant) and type(node.value) in (int, float) and slot.field != "defaults":
                yield _edit(
                    "ignores_an_argument",
                    f"`{name}` is never used: line {node.lineno} has a fixed {node.value!r} where the caller's "
                    f"`{name}` belongs.",
                    (slot, ast.copy_location(ast.Name(name, ast.Load()), node)),
                )


def _kept(places: Places, typed: Typed) -> Iterator[Edit]:
    """One list or array that is kept several times, or changed in place."""
    copying = ast.Attribute(
        ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("copy")], []), "copy", ast.Load()
    )
    for _, node in _of(places, ast.Call):
        if called(node) == "append" and node.args and isinstance(node.args[0], ast.Name):
            yield _edit(
                "keeps_the_same_array",
                f"Line {node.lineno} keeps one and the same array each time, and when it changes, so does all that "
                "was kept. Keep a copy.",
                (Slot(node, "args", 0), ast.copy_location(ast.Call(copying, [node.args[0]], []), node)),
            )
    for slot, node in _of(places, ast.AugAssign):
        if isinstance(node.target, ast.Name):
            name = node.target.id
            value = ast.BinOp(ast.Name(name, ast.Load()), node.op, node.value)
            yield _edit(
                "changes_in_place",
                f"Line {node.lineno} changes the array `{name}` in place, and with it whatever else holds that array. "
                f"`{name} = {name} …` makes a new one.",
                (slot, ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), node)),
            )
    for _, node in _of(places, ast.Assign):
        if isinstance(node.value, ast.Name) and isinstance(node.targets[0], ast.Name):
            text = (
                f"After line {node.lineno} `{node.targets[0].id}` and `{node.value.id}` are two names of one and the "
                "same thing: what changes one changes both. Make a copy."
            )
            copied = ast.Call(copying, [node.value], [])
            yield _edit("makes_no_copy", text, (Slot(node, "value"), ast.copy_location(copied, node)))
    for slot, node in _of(places, ast.BinOp):
        if isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List) and len(node.left.elts) == 1:
            inner = node.left.elts[0]
            rounds = ast.Call(ast.Name("range", ast.Load()), [node.right], [])
            each = ast.ListComp(inner, [ast.comprehension(ast.Name("_", ast.Store()), rounds, [], 0)])
            yield _edit(
                "repeats_one_row",
                f"`{ast.unparse(node)}` in line {node.lineno} holds one and the same row several times: what is "
                "written into one shows in all.",
                (slot, ast.copy_location(each, node)),
            )
    yield from _all_and_each(
        LIST.replace(" ", "_") + "_is_no_vector",
        "{line}: `{code}` is a list, and with lists `+` and `*` put together and repeat.",
        [(s, n, v) for s, n, v in _unwrapped(places, {"tolist", "list"})],
    )


def a_call_too_many(slot: Slot, node: ast.Call) -> Edit:
    """The call of something that was meant to stand alone."""
    return _edit(
        "a_call_too_many",
        f"`{called(node)}` in line {node.lineno} does something that the formula does not: without it all your "
        "answers are right.",
        (slot, node.args[0]),
    )


def _below_the_bar(node: ast.BinOp) -> list[ast.expr]:
    """a / (b * c + d) for a / b * c + d."""
    after: list[tuple[ast.operator, ast.expr]] = []
    bar: ast.expr = node
    while isinstance(bar, ast.BinOp) and not isinstance(bar.op, ast.Div):
        after.append((bar.op, bar.right))
        bar = bar.left
    if not isinstance(bar, ast.BinOp) or len(after) < 2:
        return []
    below = bar.right
    for op, right in reversed(after):
        below = ast.BinOp(below, op, right)
    return [ast.BinOp(bar.left, bar.op, below)]


def _brackets(places: Places, typed: Typed) -> Iterator[Edit]:
    """The same terms, grouped in another way."""
    for slot, node in _of(places, ast.BinOp):
        text = (
            f"The terms in line {node.lineno} go together in another way than in the formula: `**` is done first, "
            "then `*` and `/` from left to right, then `+` and `−`. Look at the brackets."
        )
        new: list[ast.expr] = []
        if isinstance(node.left, ast.BinOp):
            a, first, b, second, c = node.left.left, node.left.op, node.left.right, node.op, node.right
            new.append(ast.BinOp(a, first, ast.BinOp(b, second, c)))
            if isinstance(second, ast.Pow):  # (a / b)² for a² / b
                new.append(ast.BinOp(ast.BinOp(a, second, c), first, b))
        if isinstance(node.right, ast.BinOp):
            a, first, b, second, c = node.left, node.op, node.right.left, node.right.op, node.right.right
            new.append(ast.BinOp(ast.BinOp(a, first, b), second, c))
            if isinstance(a, ast.BinOp):  # … + 1 - p * s for … + (1 - p) * s
                new.append(ast.BinOp(a.left, a.op, ast.BinOp(ast.BinOp(a.right, first, b), second, c)))
        new += _below_the_bar(node)
        if isinstance(node.left, ast.UnaryOp):
            new.append(ast.UnaryOp(node.left.op, ast.BinOp(node.left.operand, node.op, node.right)))
        for value in new:
            yield _edit("brackets", text, (slot, ast.copy_location(value, node)))
        for side, other in (("left", "right"), ("right", "left")):
            call = getattr(node, side)
            if (
                isinstance(call, ast.Call) and len(call.args) == 1 and called(call) not in COUNTS
            ):  # f(x) / y for f(x / y)
                parts = {side: call.args[0], other: getattr(node, other)}
                inner = ast.BinOp(parts["left"], node.op, parts["right"])
                whole = ast.Call(call.func, [inner], call.keywords)
                inside = (
                    f"The brackets of `{ast.unparse(call.func)}` in line {node.lineno} hold too little: what stands "
                    "beside them belongs into them."
                )
                yield _edit("brackets", inside, (slot, ast.copy_location(whole, node)))
    for slot, node in _of(places, ast.UnaryOp):
        if isinstance(node.operand, ast.BinOp):
            inner = node.operand
            value = ast.BinOp(ast.UnaryOp(node.op, inner.left), inner.op, inner.right)
            text = f"Look at the brackets in line {node.lineno}: the minus goes with too much, or with too little."
            yield _edit("brackets", text, (slot, ast.copy_location(value, node)))
    for slot, node in _of(places, ast.Call):
        if called(node) in COUNTS:
            continue
        if len(node.args) == 1 and isinstance(node.args[0], ast.BinOp):  # f(x / y) for f(x) / y
            inner = node.args[0]
            yield a_call_too_many(slot, node)  # the call itself comes first: without it no bracket is at fault
            text = f"The closing bracket in line {node.lineno} stands in another place than in the formula."
            for value in (
                ast.BinOp(ast.Call(node.func, [inner.left], node.keywords), inner.op, inner.right),
                ast.BinOp(inner.left, inner.op, ast.Call(node.func, [inner.right], node.keywords)),
            ):
                yield _edit("brackets", text, (slot, ast.copy_location(value, node)))
