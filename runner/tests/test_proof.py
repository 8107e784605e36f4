"""The author's proof: it must be able to fail, at everything that it promises to find."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from ladder_copy import LadderCopy

from runner.cli import main
from runner.commands.verify import own_tests
from runner.engine.messages import Diagnosis, Status, Subject, TrialJob
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as OneResult
from runner.mistakes import known_mistakes
from runner.rung.ladder import Ladder, Rung
from runner.rung.source import parsed
from runner.verify.layout import counts_of, new_lines, over_budget, problems_of, words_of
from runner.verify.mutants import mutants_of
from runner.verify.prove import begin, keep_proof, kept_proof, key_of
from runner.verify.trials import REFERENCE, STUB, Trial, gives_away, leaning_on, problems_of_blanks, weigh

MEAN = "02_mean"


def problems(copy: LadderCopy, name: str = MEAN) -> list[str]:
    """What falls short in a rung before anything is run."""
    return begin(copy.workspace, copy.workspace.ladder.find(name), thorough=False).problems


def edit(copy: LadderCopy, path: str, old: str, new: str) -> None:
    """Replace a piece of one of the copy's files."""
    file = copy.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_nothing_falls_short_in_the_miniature(copy, capsys):
    """Every stub is red, every reference green, every wrong answer caught: told in JSON and in words."""
    assert main(["verify", "--json"], copy.root) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["ok"] is True
    assert "own_tests" not in document
    first, second = document["rungs"]
    assert (first["exercise"], second["exercise"]) == ("01_double", MEAN)
    assert first["tests"] == first["stub_red"] == 6
    assert first["reference"] == "green"
    assert {m["mistake"]: m["caught_by"] for m in first["mistakes"]}["accepts_nan"] == ["test_double_refuses_nan"]
    assert len(first["impostors"]) == 33
    assert all(i["caught_by"] for r in document["rungs"] for i in r["impostors"] if i["applies"])
    assert [a["form"] for a in second["adapters"]] == ["lists", "arrays", "integer arrays", "float32 arrays"]
    assert main(["verify", MEAN, "--thorough"], copy.root) == 0
    out = capsys.readouterr().out
    assert "Nothing falls short." in out
    assert "mean: middle" in out
    assert re.search(r"Time: proof \d+ min \d+ s\. Of the runs: .*mistake \d+%", " ".join(out.split()))
    assert max(map(len, out.splitlines())) <= 80


def test_what_falls_short_is_named_and_the_exit_code_is_1(copy, capsys):
    """A weak suite, a lazy reference and a mistake that nobody catches: each in a sentence."""
    edit(
        copy,
        f"exercises/{MEAN}/test_mean.py",
        "    assert abs(sum(v - m for v in values)) < 1e-9\n",
        "    assert m == m\n",
    )
    edit(copy, f"exercises/{MEAN}/test_mean.py", "    assert number(mean([1, 2, 6])) == 3\n", "    mean([1, 2, 6])\n")
    assert main(["verify", MEAN], copy.root) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "no test catches the mistake middle" in out
    assert "no test refuses mean when it returns zeros" in out
    assert "no test refuses mean when it gives right value, wrong shape" not in out  # `number` refuses that
    assert "things fall short" in out


@pytest.mark.parametrize("path", ["README.md", "hints.md", "mean.py", "test_mean.py"])
def test_a_missing_file_is_named(copy, path):
    """And the rest of the rung is proved, if its code is there."""
    (copy.exercises / MEAN / path).unlink()
    assert problems(copy) == [f"exercises/{MEAN}/{path} is missing"]


def test_a_rung_without_its_code_has_no_table_of_mistakes(copy, capsys):
    """The report says what is missing, and that is all there is to say of it."""
    (copy.exercises / MEAN / "test_mean.py").unlink()
    assert main(["verify", MEAN], copy.root) == 1
    out = capsys.readouterr().out
    assert f"exercises/{MEAN}/test_mean.py is missing" in " ".join(out.split())
    assert "who catches which mistake" not in out


def test_a_missing_page_hides_nothing_else(copy):
    """Somebody who writes a rung begins with the code."""
    (copy.exercises / MEAN / "hints.md").unlink()
    (copy.root / "solutions" / MEAN / "README.md").unlink()
    edit(copy, f"solutions/{MEAN}/mean.py", ") -> float:", "):")
    found = problems(copy)
    assert {f"exercises/{MEAN}/hints.md is missing", f"solutions/{MEAN}/README.md is missing"} <= set(found)
    assert "mean in the reference has no type hints" in found


def test_an_example_that_is_not_true_is_told_in_a_sentence(copy):
    """The line, what it gives and what is said that it gives; an error is told by its name."""
    page = copy.exercises / MEAN / "README.md"
    page.write_text(page.read_text("utf-8") + "\n>>> mean([1, 2])\n2.0\n>>> mean('a')\n1\n>>> _ = 1\n1\n", "utf-8")
    first, second, third = (p.partition(", ")[2] for p in problems(copy) if "is not true" in p)
    assert first == "`mean([1, 2])` gives 1.5, not 2.0"
    assert second.startswith("`mean('a')` raises ValueError: ")
    assert third == "`_ = 1` gives nothing, not 1"


def test_a_file_that_is_no_python_is_named(copy):
    """Of the solution and of the suite: a stub is made, not written."""
    (copy.root / "solutions" / MEAN / "mistakes.py").write_text("def (", "utf-8")
    (found,) = problems(copy)
    assert found.startswith(f"solutions/{MEAN}/mistakes.py is no Python:")


def test_a_solution_that_cannot_be_imported_is_named(copy):
    """With the error's own words."""
    edit(
        copy,
        f"solutions/{MEAN}/mistakes.py",
        "from runner.mistakes",
        "import nowhere_to_be_found\nfrom runner.mistakes",
    )
    said = "mistakes.py can't be imported: mistakes.py, line 3: ModuleNotFoundError"
    assert any(said in p for p in problems(copy)), problems(copy)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (f"exercises/{MEAN}/hints.md", "## Hint 3", "Hint 3", "hints.md has 2 hints"),
        (f"exercises/{MEAN}/README.md", "Share", "word " * 700, " words in README.md: the budget has 500"),
        (f"exercises/{MEAN}/README.md", "# 02 · ", "# ", "README.md must begin with `# 02 · `"),
        (f"exercises/{MEAN}/README.md", "## Your task", ">>> mean([1, 2])\n2.0\n\n## Your task", "is not true"),
        (f"solutions/{MEAN}/mean.py", ") -> float:", "):", "mean in the reference has no type hints"),
        (
            f"exercises/{MEAN}/test_mean.py",
            "def test_mean_balances",
            "def test_balances",
            "is not named test_<function",
        ),
        (f"exercises/{MEAN}/test_mean.py", "test_mean_balances", "test_mean_worked_example", "is defined twice"),
        (f"exercises/{MEAN}/test_mean.py", '    """No values have no mean."""\n', "", "has no docstring"),
        (
            f"exercises/{MEAN}/test_mean.py",
            "def test_mean_refuses",
            "@pytest.mark.skip\ndef test_mean_refuses",
            "uses skip",
        ),
        (f"exercises/{MEAN}/test_mean.py", "NUMBERS =", "class TestMean: ...\n\n\nNUMBERS =", "has a class"),
        (
            f"solutions/{MEAN}/mistakes.py",
            '@mistake("mean")',
            '@mistake("median")',
            "about median, which the rung does",
        ),
        (f"solutions/{MEAN}/mistakes.py", '@mistake("mean")', "", "no known mistake about mean"),
        (
            f"solutions/{MEAN}/mistakes.py",
            '    """You took the middle value: that is the median."""\n',
            "",
            "no docstring",
        ),
    ],
)
def test_what_can_be_read_off_the_files(copy, path, old, new, said):
    """Each thing that an author may forget has its sentence."""
    edit(copy, path, old, new)
    assert any(said in p for p in problems(copy)), problems(copy)


def test_a_function_without_docstring_is_named(copy):
    """Its docstring is all that the learner gets."""
    file = copy.root / "solutions" / MEAN / "mean.py"
    file.write_text('"""The mean."""\n\n\ndef mean(values: list[float]) -> float:\n    return 1.0\n', "utf-8")
    assert "mean in the reference has no docstring" in problems(copy)


def test_a_test_about_another_name_leaves_the_function_without_one(copy):
    """Every function and blank has tests of its own."""
    file = copy.exercises / MEAN / "test_mean.py"
    file.write_text(file.read_text("utf-8").replace("test_mean_", "test_median_"), "utf-8")
    assert "no test is named test_mean_…" in problems(copy)


def test_names_are_unique_and_shadow_nothing(copy):
    """One pytest process imports all rungs by their plain names, beside everything that is installed."""
    ladder = copy.workspace.ladder
    rung = ladder.find(MEAN)
    twin = Ladder(ladder.root, ladder.topics, (*ladder.every, replace(rung, name="04_mean")), ladder.mvu)
    copy.workspace.ladder = twin
    assert "the module name mean is not unique in the ladder" in problems(copy)
    for folder in ("exercises", "solutions"):
        (copy.root / folder / MEAN).rename(copy.root / folder / "02_json")
    for old, new in (("exercises/02_json/mean.py", "json.py"), ("exercises/02_json/test_mean.py", "test_json.py")):
        (copy.root / old).rename((copy.root / old).with_name(new))
    (copy.root / "solutions/02_json/mean.py").rename(copy.root / "solutions/02_json/json.py")
    found = begin(copy.workspace, replace(rung, name="02_json"), thorough=False).problems
    assert "the module name json shadows a module that is installed" in found


def verdict(
    colour: Colour,
    *tests: OneResult,
    message: str = "",
    found: tuple[Diagnosis, ...] = (),
    names: tuple[str, ...] = (),
) -> Verdict:
    """A verdict as a run might have reached it."""
    return Verdict(MEAN, colour, tests, found, 0.1, message, names=names)


def problem(kind: str, given: Verdict, subject: Subject = STUB, deviates: bool | None = None) -> str:
    """What is said of one trial."""
    trial = Trial(Rung(Path(), MEAN, ""), kind, subject, {})
    return weigh(trial, given, deviates, slow=2.0).problem


PASSED = OneResult("test_a", Status.PASSED, seconds=0.1)
RED = OneResult("test_b", Status.FAILED, message="expected 3, got 2", kind="AssertionError")
CRASHED = OneResult("test_c", Status.FAILED, message="list index out of range", kind="IndexError")


def test_a_reference_must_be_green_quiet_and_quick():
    """Red, a warning, or a slow test: each falls short."""
    assert problem("reference", verdict(Colour.GREEN, PASSED), REFERENCE) == ""
    assert "is red: test_b: expected 3, got 2" in problem("reference", verdict(Colour.RED, RED), REFERENCE)
    assert "is red: it crashed" in problem("reference", verdict(Colour.RED, RED, message="it crashed"), REFERENCE)
    warned = replace(PASSED, warnings=("RuntimeWarning: divide by zero",))
    assert "raises a warning in test_a: RuntimeWarning" in problem(
        "reference", verdict(Colour.GREEN, warned), REFERENCE
    )
    slow = replace(PASSED, seconds=2.5)
    assert problem("reference", verdict(Colour.GREEN, slow), REFERENCE) == "tests that take too long: test_a (2.5 s)"
    assert problem("random", verdict(Colour.GREEN, slow), REFERENCE) == ""
    fed = Subject("adapter", "mean", "lists")
    assert problem("adapter", verdict(Colour.RED, RED), fed).startswith("the reference when mean is fed lists is red")


def test_every_test_of_a_stub_must_be_red():
    """One that passes, or that did not even run, is named."""
    assert problem("stub", verdict(Colour.RED, RED)) == ""
    missing = replace(RED, status=Status.MISSING)
    assert problem("stub", verdict(Colour.RED, PASSED, missing)) == "tests that are not red on the stub: test_a, test_b"
    assert problem("stub", verdict(Colour.RED, message="it crashed")) == "it crashed"


def test_a_run_that_did_not_come_about_proves_nothing() -> None:
    """Whatever it was to show: a red that is none of the suite's may not count as one."""
    none = verdict(Colour.ERROR, message="The tests could not be started")
    for kind in ("reference", "stub", "mistake", "impostor"):
        assert problem(kind, none, Subject(kind, "mean", "x")) == f"a run of {kind} x: The tests could not be started"


def test_a_mistake_must_be_caught_by_a_law_and_diagnosed():
    """Not by accident: a crash alone is no proof. A warning that a suite makes an error is a law."""
    subject = Subject("mistake", "mean", "middle")
    named = (Diagnosis("mean", "middle", "You took the middle."),)
    assert problem("mistake", verdict(Colour.RED, PASSED, RED, found=named), subject) == ""
    assert problem("mistake", verdict(Colour.GREEN, PASSED), subject) == "no test catches the mistake middle"
    other = (*named, Diagnosis("median", "mean", "You took the mean."))
    said = problem("mistake", verdict(Colour.RED, PASSED, RED, found=other), subject)
    assert said == "the reference's median is diagnosed as mean"
    leaning = Trial(Rung(Path(), MEAN, ""), "mistake", subject, {}, leaning=frozenset(["median"]))
    assert weigh(leaning, verdict(Colour.RED, PASSED, RED, found=other), None, slow=2.0).problem == ""
    crashes = problem("mistake", verdict(Colour.RED, CRASHED, found=named), subject)
    assert crashes == "the mistake middle is red only because it crashes: list index out of range"
    warned = replace(CRASHED, kind="RuntimeWarning")
    assert problem("mistake", verdict(Colour.RED, warned, found=named), subject) == ""
    assert problem("mistake", verdict(Colour.RED, RED), subject) == "the mistake middle is not diagnosed"
    about = replace(RED, name="test_mean_of_two")
    known = {"names": ("mean",)}
    assert "while the rest is unwritten" in problem("alone", verdict(Colour.RED, about, **known), subject)
    assert problem("alone", verdict(Colour.RED, about, found=named, **known), subject) == ""
    second = replace(about, further=True)  # what the second lap alone shows is told when the first is green
    assert problem("alone", verdict(Colour.RED, RED, second, **known), subject) == ""


def test_an_impostor_must_be_refused_unless_it_answers_right():
    """Zeros are the right answer of some functions: then there is nothing to refuse."""
    subject = Subject("impostor", "mean", "returns zeros")
    assert problem("impostor", verdict(Colour.RED, RED), subject, deviates=True) == ""
    green = verdict(Colour.GREEN, PASSED)
    assert problem("impostor", green, subject, deviates=True) == "no test refuses mean when it returns zeros"
    assert problem("impostor", green, subject, deviates=False) == ""
    masked = Subject("impostor", "mean", "a masked array")
    assert problem("impostor", green, masked, deviates=True) == "no test refuses mean when it gives a masked array"


def test_the_projects_own_tests_count(copy, capfd):
    """Where there are any, verify without names runs them; their failure is verify's."""
    assert own_tests(copy.workspace, quiet=False) is None
    folder = copy.root / "runner" / "tests"
    folder.mkdir(parents=True)
    (folder / "test_it.py").write_text("def test_it():\n    assert 1 == 2\n", "utf-8")
    assert own_tests(copy.workspace, quiet=True) == 1
    out, err = capfd.readouterr()
    assert (out, "1 failed" in err) == ("", True)
    (folder / "test_it.py").write_text("def test_it():\n    assert 1 == 1\n", "utf-8")
    assert main(["verify", "--json"], copy.root) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["own_tests"] == "passed"
    assert min(document["seconds"]["proof"], document["seconds"]["own tests"]) > 0


def test_ctrl_c_during_verify_leaves_nothing_behind(copy, nothing_is_left):
    """It stops at once, with one line."""
    copy.settings("test-timeout = 60")
    slow = "import time\n\n\ndef mean(values: list[float]) -> float:\n    time.sleep(600)\n    return 1.0\n"
    (copy.root / "solutions" / MEAN / "mean.py").write_text(slow, "utf-8")
    process = copy.start("verify")
    assert "01_double" in process.stderr.readline()  # then the runs of the second rung are under way
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err


class Swap:
    """A stand-in for one of cosmic-ray's operators: an equals sign becomes another comparison."""

    @staticmethod
    def arguments() -> tuple[()]:
        """It needs none."""
        return ()


class Named(Swap):
    """An operator that wants arguments is left out."""

    @staticmethod
    def arguments() -> tuple[str]:
        """One."""
        return ("name",)


@pytest.fixture
def cosmic_ray(monkeypatch):
    """Cosmic-ray's part in it, by hand: it lives in an environment of its own."""
    package, mutating, plugins = (ModuleType(f"cosmic_ray{n}") for n in ("", ".mutating", ".plugins"))
    changes = ["len(values) <= 0", "len(values) == 1", "len(values) ==", "len(values) == 0"]

    def mutate_code(source, operator, occurrence):
        assert isinstance(operator, Swap)
        return source.replace("len(values) == 0", changes[occurrence]) if occurrence < len(changes) else None

    mutating.mutate_code = mutate_code
    plugins.operator_names = lambda: ["core/Swap", "core/Named"]
    plugins.get_operator = {"core/Swap": Swap, "core/Named": Named}.__getitem__
    for module in (package, mutating, plugins):
        monkeypatch.setitem(sys.modules, module.__name__, module)


def test_mutants_are_killed_survive_or_are_explained(copy, cosmic_ray, capsys):
    """A survivor makes the proof fall short, until it is explained."""
    assert main(["verify", MEAN, "--mutants"], copy.root) == 1
    out = capsys.readouterr().out
    assert "02_mean                              2       1           0          1" in out
    assert "SURVIVES: if len(values) == 0:   ->   if len(values) <= 0:" in out
    assert "solutions/02_mean/equivalent.toml says why" in out
    block = out.partition("\n\n[[")[2]
    assert tomllib.loads(f"[[{block}") == {
        "mutant": [{"was": "if len(values) == 0:", "now": "if len(values) <= 0:", "reason": ""}]
    }
    lines = ("[[mutant]]", 'was = "if len(values) == 0:"', 'now = "if len(values) <= 0:"', 'reason = "A length."')
    (copy.root / "solutions" / MEAN / "equivalent.toml").write_text("\n".join(lines), "utf-8")
    assert main(["verify", MEAN, "--mutants"], copy.root) == 0
    assert "equivalent: if len(values) == 0:" in capsys.readouterr().out
    assert main(["verify", MEAN, "--mutants", "--json"], copy.root) == 0
    (rung,) = json.loads(capsys.readouterr().out)["rungs"]
    assert (rung["mutants"], rung["killed"], len(rung["equivalent"]), rung["survivors"]) == (2, 1, 1, [])


def test_type_hints_are_no_code_to_mutate(cosmic_ray):
    """What changes nothing that runs is no mutant."""
    source = "X: int = 1\n\n\ndef f(values: list) -> bool:\n    return len(values) == 0\n"
    assert [m.now for m in mutants_of(source)] == ["return len(values) <= 0", "return len(values) == 1"]


def test_without_cosmic_ray_one_sentence_says_how_to_get_it(copy, monkeypatch, capsys):
    """It is an authors' tool, and is not there by default."""
    monkeypatch.setitem(sys.modules, "cosmic_ray.mutating", None)
    assert main(["verify", MEAN, "--mutants"], copy.root) == 2
    assert "needs cosmic-ray" in capsys.readouterr().err


def test_what_calls_a_function_leans_on_it():
    """Also from a comprehension, and through another function."""
    tree = parsed("def a(): pass\ndef b(): return [a() for _ in '1']\ndef c(): b()\ndef d(): pass\ne = 1")
    assert leaning_on(tree, ["a"]) == {"b", "c"}
    assert leaning_on(tree, ["d"]) == leaning_on(tree, ["e"]) == frozenset()


def test_the_tests_that_tell_of_a_function_are_found_behind_helpers_and_quotes():
    """A table's keys in quotes are no use of what they name."""
    suite = parsed(
        "RIGHT = {'a': 1}\nSEVERAL = [dot, 2]\ndef helper(): return module.dot(1)\ndef other(): return RIGHT\n"
        "def test_by_helper(): helper()\ndef test_of_a_table(): print(SEVERAL)\ndef test_in_quotes(): by_hand('a', 1)\n"
        "@given(strategy(dot))\ndef test_by_its_examples(x): pass\ndef test_of_nothing(): other()"
    )
    tests = {name for name in leaning_on(suite, ["dot"]) if name.startswith("test_")}
    assert tests == {"test_by_helper", "test_of_a_table", "test_by_its_examples"}
    assert leaning_on(suite, ["a"]) == {"test_in_quotes"}


def test_a_proof_runs_the_tests_alone_that_tell_of_what_was_altered(copy):
    """The others answer as they do of the reference: to run them again shows nothing."""
    rung = copy.workspace.ladder.find("01_double")
    proof = begin(copy.workspace, rung, thorough=False)
    trial = next(t for t in proof.trials if t.subject == Subject("adapter", "double_all", t.subject.name))
    job = copy.workspace.job_of(TrialJob, rung, rung.reference, subject=trial.subject, **trial.options)
    with copy.workspace.engine(rung) as engine:
        verdict = engine.judge(job)
    assert verdict.green
    assert [t.name for t in verdict.tests] == ["test_double_all_entries", "test_double_all_leaves_its_argument_alone"]


def test_a_clone_that_holds_a_learners_work_stays_provable(copy):
    """The proof is about references and suites; a learner's file may hold anything."""
    copy.write("print('half finis")
    assert problems(copy) == []


def test_what_a_rung_asks_for_is_counted_and_held_against_the_budget(copy):
    """Exceptions are named in ladder.toml; what only the second lap asks for does not count as a function."""
    rung = copy.workspace.ladder.find(MEAN)
    assert counts_of(rung) == {
        "functions": 1, "blanks": 0, "tests": 4, "further": 0, "words": counts_of(rung)["words"], "lines": 3
    }  # fmt: skip
    ladder = replace(copy.workspace.ladder, budgets={MEAN: {"tests": 3, "functions": 0}})
    assert list(over_budget(rung, ladder)) == [
        "1 functions: the budget has 0",
        "4 tests in the first lap: the budget has 3",
    ]
    edit(copy, f"exercises/{MEAN}/test_mean.py", "def test_mean_refuses", "@further\ndef test_mean_refuses")
    assert [counts_of(rung)[what] for what in ("functions", "tests", "further")] == [1, 3, 1]
    edit(copy, f"exercises/{MEAN}/test_mean.py", "def test_mean_", "@further\ndef test_mean_")
    assert [counts_of(rung)[what] for what in ("functions", "tests", "further")] == [0, 0, 4]
    (rung.folder / "README.md").unlink()
    assert counts_of(rung)["words"] == 0


def test_words_in_code_are_not_read_and_given_lines_are_not_written():
    """A page's examples are looked at; what a stub holds already is no work."""
    assert words_of("# 01 · Dot\n\nTwo words.\n\n    a · b = c\n\n```python\n>>> f(x)\n```\n") == 3
    source = (
        'A: int = 3\n\ndef f(a):\n    """A."""\n    a = _g(a)  # given\n\n    # a reason\n    b = a\n    return b\n\n'
        'def _own(x):\n    return x\n\ndef h(x):\n    return x\n\ndef _doc():\n    """Only."""\n\n'
        "# --- Given ---\n\ndef _g(a):\n    return a\n"
    )
    assert new_lines(source) == 5


def test_tests_stand_in_the_order_of_the_functions(copy):
    """Blanks, then each function's tests together, then the second lap."""
    file = copy.exercises / "01_double" / "test_double.py"
    text = file.read_text("utf-8")
    late = '\n\ndef test_twice_three_again():\n    """Again."""\n    assert TWICE_THREE == 6\n'
    file.write_text(text + late, "utf-8")
    said = problems_of(copy.workspace.ladder.find("1"), copy.workspace.ladder)
    assert any("test_twice_three_again stands too late" in p for p in said)


def test_wrong_answers_are_apart_and_give_nothing_away(tmp_path):
    """From the right one and from each other; and no page tells the right one."""
    rung = Rung(tmp_path, "01_thing", "")
    rung.folder.mkdir(parents=True)
    (rung.folder / "README.md").write_text("It is 2.25, or [9, 5].", "utf-8")
    reference = ModuleType("reference")
    reference.N, reference.V, reference.W = 2.25, [9, 5], "b"
    file = tmp_path / "mistakes.py"
    file.write_text(
        "from runner.mistakes import wrong, wrong_when\n"
        "wrong('N', {2.25: 'right', 3: 'x', 3.0001: 'y'})\nwrong('V', {(6, 3): 'x', (10, -2): 'y'})\n"
        "wrong_when('W', 'a', lambda letter: letter + 1, 'never')\n", "utf-8"
    )  # fmt: skip
    assert list(problems_of_blanks(rung, reference, known_mistakes(file))) == [
        "the wrong answer N = 2.25 is the right one",
        "the wrong answers N = 3 and N = 3.0001 can't be told apart",
        "the wrong answers N = 3.0001 and N = 3 can't be told apart",
        "the wrong answer W = a is not met by its own example",
        "exercises/01_thing/README.md gives N away: it holds 2.25",
        "exercises/01_thing/README.md gives V away: it holds [9, 5]",
    ]


@pytest.mark.parametrize(
    ("text", "truth", "gives"),
    [
        ("it is 32.", 32.0, True), ("it is 132", 32.0, False), ("1.32", 32, False), ("−3", -3, True),
        ("[9, 5]", [9, 5], True), ("5 and 9", [9, 5], False), ("b", "b", False), ("1", True, False),
        ("sum to 1 | 06", [1, 6], False), ("0.5", 0.5, True), ("0", 0, True), ("10", 0, False),
        ("1 and then 6", [1, 6], True), ("1 rung is due today, in 6 minutes", [1, 6], False),
    ],
)  # fmt: skip
def test_a_text_that_holds_the_number_gives_it_away(text, truth, gives):
    """As a number of its own; letters and truth values stand in every sentence."""
    assert gives_away(text, truth) is gives


def test_a_failure_must_not_tell_the_right_answer():
    """Nor may pytest's own account of an assertion."""
    trial = Trial(Rung(Path(), MEAN, ""), "mistake", Subject("mistake", "N2", "N2 = 3"), {}, truth=2)
    found = (Diagnosis("N2", "N2 = 3", "Three."),)
    telling = replace(RED, message="assert 3 == 2")
    said = weigh(trial, verdict(Colour.RED, telling, found=found), None, slow=2.0).problem
    assert said == "the message of test_b gives N2 away: assert 3 == 2"
    quiet = replace(RED, message="N2 = 3 is not right")
    assert weigh(trial, verdict(Colour.RED, quiet, found=found), None, slow=2.0).problem == ""
    trial = replace(trial, subject=Subject("mistake", "N2", "N2 = -2"))
    repeated = replace(RED, message="N2 = -2 is not right")
    assert weigh(trial, verdict(Colour.RED, repeated, found=found), None, slow=2.0).problem == ""


@pytest.mark.parametrize(
    ("source", "mutants"),
    [
        ("def f(a):\n    values = _g(a)  # given\n    return len(values) == 0\n", 2),
        ("def f(a):\n    empty = len(values) == 0  # given\n    return empty\n", 0),
        ("def f(a):\n    return a\n\n\n# --- Given ---\n\n\ndef _g(a):\n    return len(values) == 0\n", 0),
    ],
)
def test_what_the_learner_gets_is_not_mutated(cosmic_ray, source, mutants):
    """No suite has to judge the given part: neither the lines that are marked nor what stands below the heading."""
    assert len(mutants_of(source)) == mutants


def test_what_was_proved_is_proved_again_only_when_something_changed(copy, capsys):
    """The table says so; a learner's work changes nothing, a rung's files do; --fresh always proves anew."""

    def kept(*words: str) -> bool:
        assert main(["verify", MEAN, *words, "--json"], copy.root) == 0
        return json.loads(capsys.readouterr().out)["rungs"][0]["kept"]

    assert not kept()
    (copy.exercises / MEAN / "mean.py").write_text("my = 'work'\n", "utf-8")
    assert kept()
    assert main(["verify", MEAN], copy.root) == 0
    said = capsys.readouterr().out
    assert f"= {MEAN}" in said
    assert "= 1 rung is unchanged since proved here; --fresh proves anew.\nNothing falls short." in said
    assert "who catches" not in said
    assert not kept("--fresh")
    edit(copy, f"solutions/{MEAN}/mistakes.py", "What people get wrong", "What people really get wrong")
    assert not kept()


def test_a_proof_depends_on_all_that_it_was_made_with(copy):
    """And on nothing else."""
    rung, config = copy.workspace.ladder.find(MEAN), copy.workspace.config
    before = key_of(rung, config, thorough=False)
    assert key_of(rung, config, thorough=True) != before
    assert key_of(rung, replace(config, test_timeout=1.0), thorough=False) != before
    for path in (rung.suite, rung.reference, rung.mistakes, rung.folder / "hints.md", rung.folder.parent / "checks.py"):
        old = path.read_bytes() if path.exists() else None
        path.write_bytes((old or b"") + b"\n# more\n")
        assert key_of(rung, config, thorough=False) != before
        path.unlink() if old is None else path.write_bytes(old)
    rung.code.write_text("my = 'work'\n", "utf-8")
    assert key_of(rung, config, thorough=False) == before


def test_what_falls_short_is_not_kept(copy, capsys):
    """Nor is it hidden by what was kept."""
    edit(copy, f"solutions/{MEAN}/mistakes.py", '@mistake("mean")', '@mistake("mean")\ndef none(values): ...\n')
    for _ in range(2):
        assert main(["verify", MEAN], copy.root) == 1
        assert "has no docstring" in " ".join(capsys.readouterr().out.split())
    assert not (copy.root / ".kata" / "proofs").exists()


def test_a_kept_proof_that_cannot_be_used_is_no_trouble(copy):
    """Spoiled, of other files, or in a folder that can't be made: there is none."""
    rung, folder = copy.workspace.ladder.find(MEAN), copy.root / ".kata" / "proofs"
    keep_proof(rung, "key", {"tests": 1})
    assert kept_proof(rung, "key") == {"tests": 1}
    for content in (b"no JSON", b"[]", b'{"key": "another"}', b'{"key": "key"}', b"\xff"):
        (folder / f"{MEAN}.json").write_bytes(content)
        assert kept_proof(rung, "key") is None
    shutil.rmtree(folder)
    folder.write_text("in its place", "utf-8")
    keep_proof(rung, "key", {})
    assert kept_proof(rung, "key") is None
