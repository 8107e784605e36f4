"""How much a rung asks for, counted; and how much it may: a learner's evening, not a course."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from runner.rung.ladder import Ladder, Rung
from runner.rung.source import Case, blanks, cases, given_apart, given_lines, parsed, public_functions

# An exception is named in ladder.toml, under [budget.NN_name].
MOST = {"functions": 3, "blanks": 3, "tests": 20, "words": 500, "lines": 20}
WORDS = {"tests": "tests in the first lap", "words": "words in README.md", "lines": "lines in the reference"}
SENTENCE = "IN_MY_WORDS"  # asked beside the questions: nobody grades it


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
