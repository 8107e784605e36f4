"""What can be said of a rung by reading its files, nothing is run here: whether all is there and in order, and how much
the rung asks for. It may ask for a learner's evening, not for a course.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from runner.rung.hints import hints_of
from runner.rung.ladder import Ladder, Rung
from runner.rung.source import SENTENCE, Case, blanks, cases, given_apart, given_lines, parsed, public_functions

MARK = "WRITE:"  # what is left to write in a new rung
FORBIDDEN = ("parametrize", "skip", "skipif", "xfail", "settings", "fixture")
FEWEST_HINTS = 3


def broken_files(rung: Rung) -> list[str]:
    """The files without which nothing can be proved: those that are missing, or that are no Python."""
    code = [rung.suite, rung.reference, rung.mistakes]
    found = _missing(rung, (*code, rung.code))
    for path in code:
        try:
            parsed(path.read_bytes() if path.is_file() else b"")
        except (SyntaxError, ValueError) as error:
            found.append(f"{rung.shown(path)} is no Python: {error}")
    return found


def pages_of(rung: Rung) -> list[Path]:
    """What people read."""
    return [rung.folder / "README.md", rung.folder / "hints.md", rung.solution / "README.md"]


def _missing(rung: Rung, paths: Iterable[Path]) -> list[str]:
    return [f"{rung.shown(path)} is missing" for path in paths if not path.is_file()]


def problems_of(rung: Rung, ladder: Ladder) -> list[str]:
    """Everything that is wrong with the files of a rung whose code is there, in sentences; empty when all is well."""
    reference, suite = parsed(rung.reference.read_bytes()), parsed(rung.suite.read_bytes())
    found = [*_missing(rung, pages_of(rung)), *_names(rung, ladder), *_texts(rung), *_left_to_write(rung)]
    return [*found, *over_budget(rung, ladder), *_reference(reference), *_suite(suite, names_of(reference))]


def names_of(reference: ast.Module) -> list[str]:
    """What a rung asks for: its blanks and its functions."""
    return [*blanks(reference), *public_functions(reference)]


def _names(rung: Rung, ladder: Ladder) -> Iterator[str]:
    for name in (rung.module, rung.suite.stem):
        if sum(name in (r.module, r.suite.stem) for r in ladder.every) > 1:
            yield f"the module name {name} is not unique in the ladder"
        if name in sys.stdlib_module_names or importlib.util.find_spec(name) is not None:
            yield f"the module name {name} shadows a module that is installed"


def _texts(rung: Rung) -> Iterator[str]:
    page, its_hints, _ = pages_of(rung)
    hints = len(hints_of(rung)) if its_hints.is_file() else FEWEST_HINTS
    if hints < FEWEST_HINTS:
        yield f"hints.md has {hints} hints under `## ` headings; it needs {FEWEST_HINTS}"
    if not page.is_file():
        return
    readme = page.read_text("utf-8")
    if not readme.startswith(f"# {rung.number} · "):
        yield f"README.md must begin with `# {rung.number} · ` and the title"


def _reference(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield f"{node.name} in the reference has no docstring"
            if node.returns is None:
                yield f"{node.name} in the reference has no type hints"


def _suite(tree: ast.Module, names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    subjects = [f"test_{name.lower()}_" for name in names]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield f"the suite has a class, {node.name}: tests are plain functions"
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        if node.name in seen:
            yield f"{node.name} is defined twice: only the second one runs"
        seen.add(node.name)
        if not ast.get_docstring(node):
            yield f"{node.name} has no docstring: it must state the law"
        if not node.name.startswith(tuple(subjects)):
            yield f"{node.name} is not named test_<function or blank>_<law>"
        for used in (n.attr if isinstance(n, ast.Attribute) else n.id for d in node.decorator_list for n in _named(d)):
            if used in FORBIDDEN:
                yield f"{node.name} uses {used}; a suite is plain functions under the ladder's profile"
    yield from _order(tree, names)
    for subject in subjects:
        if not any(name.startswith(subject) for name in seen):
            yield f"no test is named {subject}…"


def _order(tree: ast.Module, names: list[str]) -> Iterator[str]:
    """Blanks and functions in the reference's order, each with its tests together; the second lap comes last."""
    place = {name: i for i, name in enumerate(names)}
    latest = (False, -1)
    for case in cases(ast.unparse(tree).encode()):
        subject = max((n for n in names if case.name.startswith(f"test_{n.lower()}_")), key=len, default="")
        here = (case.further, place.get(subject, -1))
        if subject and here < latest:
            yield f"{case.name} stands too late: tests go by function, in the reference's order, and Further comes last"
        latest = max(latest, here)


def _left_to_write(rung: Rung) -> Iterator[str]:
    """What `new` has marked in the files that it made."""
    for path in sorted([*rung.folder.glob("*.*"), *rung.solution.glob("*.*")]):
        written = path.is_file() and path != rung.code  # which is the learner's
        count = path.read_text("utf-8", "replace").count(MARK) if written else 0
        if count:
            yield f"{rung.shown(path)} is not finished: {count} × `{MARK}` is left to write"


def _named(tree: ast.AST) -> Iterator[ast.Attribute | ast.Name]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.Attribute | ast.Name))


# An exception is named in ladder.toml, under [budget.NN_name].
MOST = {"functions": 3, "blanks": 3, "tests": 20, "words": 500, "lines": 20}
WORDS = {"tests": "tests in the first lap", "words": "words in README.md", "lines": "lines in the reference"}


def counts_of(rung: Rung) -> dict[str, int]:
    """Functions and blanks, tests of both laps, words of the page, and the lines that a right solution adds."""
    source = rung.reference.read_text("utf-8")
    tree, tests = parsed(source), cases(rung.suite.read_bytes())
    page = rung.folder / "README.md"
    return {
        "functions": sum(not _only_further(name, tests) for name in public_functions(tree)),
        "blanks": sum(name != SENTENCE for name in blanks(tree)),
        "tests": sum(not t.further for t in tests),
        "further": sum(t.further for t in tests),
        "words": words_of(page.read_text("utf-8-sig")) if page.is_file() else 0,
        "lines": new_lines(source),
    }


def over_budget(rung: Rung, ladder: Ladder) -> Iterator[str]:
    """What a rung has too much of, in sentences."""
    most: Mapping[str, int] = MOST | dict(ladder.budgets.get(rung.name, {}))
    for what, number in counts_of(rung).items():
        if number > most.get(what, number):
            yield f"{number} {WORDS.get(what, what)}: the budget has {most[what]}"


def _only_further(name: str, tests: tuple[Case, ...]) -> bool:
    """True for a function that only the second lap asks for."""
    about = [t for t in tests if t.name.startswith(f"test_{name.lower()}_")]
    return bool(about) and all(t.further for t in about)


def words_of(page: str) -> int:
    """How many words one reads; what stands in blocks of code is looked at, not read."""
    prose = re.sub(r"(?ms)^```.*?^```", "", page)
    lines = [line for line in prose.splitlines() if not line.startswith("    ")]
    return len(re.findall(r"[^\W\d_][\w'’-]*", " ".join(lines)))


def new_lines(source: str) -> int:
    """The lines of code that are in a reference and not in its stub, its blanks apart."""
    above = given_apart(source)[0]
    lines = above.splitlines()
    count = 0
    for node in parsed(above).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if not node.name.startswith("_"):
            given = len(given_lines(node, lines))
            body = [s for s in body if s.lineno > body[0].lineno + given - 1]
        elif body:  # a helper of the reference's own: its head is new as well
            count += 1
        code = lines[body[0].lineno - 1 : body[-1].end_lineno] if body else []
        count += sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in code)
    return count
