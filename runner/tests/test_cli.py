"""What can be typed, and how a command ends."""

from __future__ import annotations

import importlib
import inspect
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ladder_copy import KATA, PACKAGE, LadderCopy
from past import Kata
from processes import only_linux

import runner.commands.list
import runner.watch.loop
from runner.cli import COMMANDS, main, meant
from runner.text import command


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line in this process."""
    return Kata(copy, capsys)


def test_help_lists_every_command(kata: Kata) -> None:
    """Each with one line; -h as well."""
    said = kata("--help")
    assert (said.code, said.err) == (0, "")
    names = re.findall(r"(?m)^  (\w+) +[A-Z]", said.out.partition("Commands:")[2])
    assert {"watch", "run", "list", "hint", "compare", "picture", "history", "restore", "reset", "verify"} <= {*names}
    assert "..." not in said.out.partition("Commands:")[2]  # no line is cut
    for name in names:
        assert re.search(rf"^  {name} +[A-Z]", said.out, re.MULTILINE)
        assert kata(name, "--help").code == 0
    assert kata("-h").out == said.out
    assert said.width <= 80


@pytest.mark.parametrize("words", [["no-such-command"], ["run", "--no-such-option"], ["run", "1", "2"], ["list", "1"]])
def test_what_cannot_be_typed_is_exit_code_2(kata: Kata, words: list[str]) -> None:
    """With the usage, on stderr."""
    said = kata(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: python3 -m runner ")


def test_without_a_root_the_nearest_ladder_is_meant(
    copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the learner stands; and the words are those that were typed."""
    monkeypatch.chdir(copy.rung().folder)
    monkeypatch.setattr(sys, "argv", ["kata", "list"])
    assert main() == 0
    assert "03_median" in capsys.readouterr().out


def test_without_a_command_a_terminal_watches(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ends must be one: who pipes the output, or the input, can't be asked."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(runner.watch.loop, "watch", lambda workspace, name, core: asked.append((name, core)) or 0)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True, raising=False)
    assert main([], copy.root) == 0
    assert main(["--core"], copy.root) == 0
    assert main(["watch", "2"], copy.root) == 0
    assert asked == [(None, False), (None, True), ("2", False)]


def test_ctrl_c_is_exit_code_130(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it comes: one line, no traceback."""

    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner.commands.list, "list_ladder", interrupted)
    said = kata("list")
    assert (said.code, said.out, said.err) == (130, "", "\nStopped.\n")


def test_letters_that_a_stream_does_not_know_are_replaced(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe on Windows may not know the star; then a question mark stands there."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["list"], copy.root) == 0
    sys.stdout.flush()
    assert b"? 02_mean" in raw.getvalue()


def test_a_stream_that_cannot_be_set_up_is_used_as_it_is(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """For example one of an editor's own."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["list"], copy.root) == 0
    assert "02_mean" in stream.getvalue()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_gets_what_can_be_typed_for_it(name: str) -> None:
    """Its function takes the workspace, and by its name each word and each option."""
    words = ["1"] if name in ("restore", "import", "new") else []
    chosen, arguments = meant([name, *words])
    module, _, function = chosen.does.partition(":")
    inspect.signature(getattr(importlib.import_module(module), function)).bind(object(), **vars(arguments))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["lst"], "There is no command 'lst'. Did you mean list?"),
        (["nothing-like-it"], "There is no command 'nothing-like-it'."),
        (["\x1b[2J"], "There is no command '\\x1b[2J'."),
        (["run", "--jsn"], "Unrecognized arguments: --jsn. Did you mean --json?"),
        (["reset", "--al"], "Unrecognized arguments: --al. Did you mean --all?"),
        (["reset", "--al=3"], "Unrecognized arguments: --al=3. Did you mean --all?"),
        (["run", "1", "2"], "Unrecognized arguments: 2."),
        (["history", "--rows", "0"], "Argument -n/--rows: '0' is no number above 0."),
        (["history", "--rows", "²"], "Argument -n/--rows: '²' is no number above 0."),
        (["restore"], "The following arguments are required: EX."),
        (["--cor"], "Unrecognized arguments: --cor. Did you mean --core?"),
    ],
)
def test_what_was_meant_is_guessed(kata: Kata, words: list[str], sentence: str) -> None:
    """No abbreviation is taken for a word; the nearest one is named."""
    said = kata(*words)
    assert (said.code, said.out, said.err.splitlines()[-1]) == (2, "", sentence)


def test_options_stand_anywhere(kata: Kata) -> None:
    """Between the words too."""
    assert vars(meant(["verify", "1", "--json", "2"])[1])["names"] == ["1", "2"]
    assert vars(meant(["hint", "1", "2"])[1]) == {"name": "1", "wanted": 2}
    assert vars(meant(["history", "-n", "3"])[1]) == {"name": None, "rows": 3, "json": False}
    assert vars(meant(["import", "-"])[1]) == {"file": "-"}


def test_what_the_learner_typed_is_what_they_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """`kata` for whoever uses it, else the way in that needs nothing."""
    monkeypatch.setattr(sys, "argv", ["/x/bin/kata", "list"])
    assert command("hint", "01") == "kata hint 01"
    monkeypatch.setattr(sys, "argv", ["C:\\x\\kata.exe"] if sys.platform == "win32" else ["kata.exe"])
    assert command() == "kata"
    monkeypatch.setattr(sys, "argv", [str(Path("runner") / "__main__.py")])
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "runner"])
    assert command("hint") == f"{'python' if sys.platform == 'win32' else 'python3'} -m runner hint"


def test_the_runner_starts_without_what_only_its_workers_need() -> None:
    """NumPy, pytest and Hypothesis take longer to import than `list` to answer."""
    code = "import sys, runner.cli, runner.commands.list, runner.commands.run, runner.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=True)
    assert not {"numpy", "pytest", "hypothesis", "matplotlib"} & set(done.stdout.split())


def test_an_error_is_json_where_json_was_asked_for(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> None:
    """One document on stdout, whatever happens; without --json a sentence on stderr."""
    for words in (["verify", "nonsense", "--json"], ["run", "nonsense", "--json"]):
        assert main(words, copy.root) == 2
        assert "nonsense" in json.loads(capsys.readouterr().out)["message"]
    (copy.exercises / "ladder.toml").write_text("no = [", "utf-8")
    assert main(["list", "--json"], copy.root) == 2
    out, err = capsys.readouterr()
    assert (json.loads(out)["status"], err) == ("error", "")


def test_closed_streams_are_no_crash(copy: LadderCopy) -> None:
    """`list | head`, and a shell that closed stdin or stdout: no traceback."""
    again = f"[sys.executable, '-c', {KATA!r}, {str(copy.root)!r}]"
    start = f"import os, sys; os.close({{}}); os.execv(sys.executable, {again})"
    for descriptor in (0, 1):
        command = [sys.executable, "-c", start.format(descriptor)]
        done = subprocess.run(command, cwd=PACKAGE, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, "")
    for words in (["list"], ["list", "--json"], ["hint"]):
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-c", KATA, str(copy.root), *words]
        done = subprocess.run(command, cwd=PACKAGE, stdout=write, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        os.close(write)
        assert done.returncode in (0, 1)  # Rich ends with 1
        assert done.stderr == ""


@only_linux
def test_a_full_output_is_one_sentence(copy: LadderCopy) -> None:
    """No traceback, neither ours nor Python's own at its end."""
    for words in (["list"], ["list", "--json"], ["hint"], ["run", "1"]):
        command = [sys.executable, "-c", KATA, str(copy.root), *words]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                command, cwd=PACKAGE, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
            )
        assert (done.returncode, done.stderr) == (2, "No space left, on the disk or where the output goes.\n")


def test_another_error_of_the_system_is_a_failure_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not hidden."""

    def failing(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("runner.cli._run", failing)
    with pytest.raises(OSError, match="Input/output"):
        main(["hint"])


def test_ctrl_c_before_a_command_is_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """While modules are imported, for example."""

    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("runner.cli._run", interrupted)
    assert main(["hint"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"
