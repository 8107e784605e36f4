"""What the runner's modules need of each other, read from their text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_OURS = ("tests", "benchmarks")
# Each needs, at its top, nothing that stands after it: folders, and the files beside them.
ORDER = "files text rung engine mistakes drills history review workspace suite screen plugin drill compare picture"
ORDER += " verify commands watch cli bootstrap __main__"


@cache
def modules() -> dict[str, Path]:
    """The files of the runner by the names under which they are imported."""
    files = (p for p in (ROOT / "runner").rglob("*.py") if p.relative_to(ROOT / "runner").parts[0] not in NOT_OURS)
    return {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in files}


@cache
def needs(module: str) -> frozenset[str]:
    """What it imports of the runner's modules: at its top or inside of a function, but not for the types alone."""
    found: set[str] = set()
    for node in _run(ast.parse(modules()[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {full if (full := f"{node.module}.{a.name}") in modules() else node.module for a in node.names}
    return frozenset(found & modules().keys() - {module, "runner"})


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a program that are run: not what stands under `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _run(child)


def all_that(module: str) -> set[str]:
    """The modules that it needs, and that those need, and so on."""
    found: set[str] = set()
    left = [module]
    while left:
        new = needs(left.pop()) - found
        found |= new
        left += new
    return found


def test_the_graph_is_read() -> None:
    """It knows imports at the top, inside of a function, and of a module out of its package."""
    assert "runner.rung.ladder" in needs("runner.engine.messages")
    assert {"runner.engine.worker", "runner.engine.warm"} <= needs("runner.engine.process")
    assert "runner.engine.messages" in all_that("runner.commands.run")


def test_no_module_needs_one_that_needs_it() -> None:
    """So each can be read, and understood, after those that it needs."""
    assert [name for name in modules() if name in all_that(name)] == []


def test_the_authors_proof_is_no_part_of_the_learners_path() -> None:
    """Neither in the fresh process of a run nor in the one that asks for it."""
    path = set[str]().union(
        *map(all_that, ("runner.engine.worker", "runner.suite.run", "runner.engine.engine", "runner.watch.loop"))
    )
    proof = {"runner.verify.impostors", *(name for name in modules() if name.startswith("runner.verify"))}
    assert len(proof) > 5
    assert path.isdisjoint(proof)


def test_the_protocol_needs_nothing_of_what_it_names() -> None:
    """A job names its worker as text: of the runner's modules the ladder alone is needed to speak of it."""
    assert needs("runner.engine.messages") == {"runner.rung.ladder"}


def test_one_direction() -> None:
    """From the rung on the disk to the command line; inside of functions `review` alone goes on with `watch`."""
    place = {name: i for i, name in enumerate(ORDER.split())}
    back = {
        (one, other)
        for one in modules().keys() - {"runner"}
        for other in needs(one)
        if place[other.split(".")[1]] > place[one.split(".")[1]]
    }
    assert back == {("runner.commands.review", "runner.watch.loop")}
