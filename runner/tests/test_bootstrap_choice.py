"""Which Python the ladder runs in: every branch of the decision, in this process."""
# Fixtures are imported by name, and then are names of arguments.
# ruff: noqa: F401, F811

from __future__ import annotations

import errno
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap_clone import HERE, Clone, HandedOverError, clone, ready, start

from runner import __main__ as entry
from runner import cli
from runner.bootstrap import environment as environments
from runner.bootstrap import old_python, trouble
from runner.bootstrap import stamp as stamps
from runner.bootstrap import start as bootstrap
from runner.bootstrap.trouble import Trouble


@pytest.fixture
def inside(ready: Clone, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """As if this process ran in the clone's `.venv`."""
    monkeypatch.setattr(sys, "prefix", str(ready.venv))
    return ready


def test_a_ready_environment_is_handed_over_to_as_a_folder(ready) -> None:
    """Not as `-m runner`, which would take whatever the environment's editable install points to."""
    with pytest.raises(HandedOverError) as handed:
        start(ready, "run", "a b")
    assert handed.value.args[0] == [str(ready.python()), str(ready.root / "runner"), "run", "a b"]
    assert os.environ.pop("KATA_HOPS") == "1"


def test_on_windows_it_waits_and_passes_the_exit_code_on(ready, monkeypatch) -> None:
    """There `execv` returns to the shell at once, and the two would share the keyboard."""
    monkeypatch.setattr(bootstrap, "WINDOWS", True)
    monkeypatch.setattr(trouble, "WINDOWS", True)
    monkeypatch.setattr(bootstrap, "is_usable", lambda venv: True)
    monkeypatch.setattr(bootstrap, "wait_for", lambda command: command)
    assert start(ready, "list")[0] == os.path.join(str(ready.venv), "Scripts", "python.exe")  # noqa: PTH118


def test_who_waits_leaves_ctrl_c_to_the_one_that_works(monkeypatch) -> None:
    """The command answers Ctrl-C in its own way, then ends with its own exit code."""
    waited = iter([KeyboardInterrupt, 5])

    def wait(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        step = next(waited)
        if isinstance(step, int):
            return step
        raise step

    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    monkeypatch.setattr(subprocess.Popen, "__init__", lambda self, command: None)
    monkeypatch.setattr(subprocess.Popen, "__del__", lambda self: None)
    assert bootstrap.wait_for(["anything"]) == 5


def test_wait_for_gives_the_exit_code_of_a_real_process() -> None:
    """The command's exit code is the answer."""
    assert bootstrap.wait_for([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_an_old_python_hands_over_or_refuses(ready, monkeypatch, capsys) -> None:
    """A ready `.venv` serves it; without one it says what to do."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    with pytest.raises(HandedOverError):
        start(ready, "list")
    os.environ.pop("KATA_HOPS")
    ready.restamp("ready", "making")
    assert start(ready, "list") == 2
    assert capsys.readouterr().err.startswith("The ladder needs Python 3.11 or newer; this is 3.9.18.\n")


@pytest.mark.parametrize("active", ["venv", "conda"])
def test_an_active_environment_with_all_is_used(ready, monkeypatch, active: str) -> None:
    """Even beside a ready `.venv`: the learner chose it."""
    monkeypatch.setattr(bootstrap, "has_all", lambda root, groups: True)
    if active == "venv":
        monkeypatch.setattr(sys, "base_prefix", "/usr")
    else:
        monkeypatch.setenv("CONDA_PREFIX", sys.prefix)
    assert start(ready, "list") == 7


def test_a_bare_python_with_all_is_used_if_there_is_no_environment(clone, monkeypatch) -> None:
    """Somebody installed the packages for all; nothing is made then."""
    monkeypatch.setattr(bootstrap, "has_all", lambda root, groups: groups == ["test"])
    assert start(clone, "verify", "01") == 7
    assert not clone.venv.exists()


def test_help_needs_nothing_installed_for_authors(inside, monkeypatch) -> None:
    """`verify --help` is only read."""
    monkeypatch.setattr(bootstrap, "start_inside", lambda root, venv, groups, *_: 7 if not groups else 8)
    assert start(inside, "verify", "--help") == 7
    assert start(inside, "verify") == 8


def test_inside_a_ready_environment_it_just_runs(inside, monkeypatch) -> None:
    """Nothing but the stamp is looked at."""
    monkeypatch.setattr(bootstrap, "set_up", lambda *_: pytest.fail("there is nothing to set up"))
    assert start(inside, "list") == 7


def test_inside_an_environment_of_an_older_python_it_goes_outside(inside) -> None:
    """The system's Python was upgraded: from outside, the environment is made anew."""
    inside.restamp(HERE, "3.10")
    with pytest.raises(HandedOverError) as handed:
        start(inside, "list")
    assert handed.value.args[0][0] == sys._base_executable
    assert inside.stamp()[0] == "making"
    os.environ.pop("KATA_HOPS")


def test_inside_on_windows_it_asks_to_deactivate(inside, monkeypatch, capsys) -> None:
    """Windows does not remove a Python that runs."""
    inside.restamp("ready", "making")
    monkeypatch.setattr(bootstrap, "WINDOWS", True)
    monkeypatch.setattr(trouble, "WINDOWS", True)
    assert start(inside, "list") == 2
    assert "run `deactivate`, then start again." in capsys.readouterr().err


@pytest.mark.parametrize("has_all", [True, False])
def test_an_environment_that_cannot_be_mended_is_used_if_it_has_all(inside, monkeypatch, capsys, has_all: bool) -> None:
    """In a folder that cannot be written, say, an environment that `uv` made serves without a stamp."""
    stamps_path = Path(stamps.path_in(str(inside.venv)))
    stamps_path.unlink()

    def prepare(*_: object) -> None:
        raise Trouble("It cannot be written.")

    monkeypatch.setattr(environments, "prepare", prepare)
    monkeypatch.setattr(bootstrap, "has_all", lambda root, groups: has_all)
    assert start(inside, "list") == (7 if has_all else 2)
    said = capsys.readouterr().err
    assert said == "It cannot be written.\n" + "Going on with `.venv` as it was.\n" * has_all


@pytest.mark.parametrize("has_all", [True, False])
def test_a_missing_module_makes_the_next_start_look_if_a_package_is_gone(inside, monkeypatch, has_all: bool) -> None:
    """The stamp was wrong then, so it goes. If nothing is gone, the mistake is ours, and no set-up could help."""

    def main(argv: list[str], root: Path) -> int:
        raise ModuleNotFoundError(name="rich.console")

    monkeypatch.setattr(cli, "main", main)
    monkeypatch.setattr(bootstrap, "has_all", lambda root, groups: has_all)
    with pytest.raises(ModuleNotFoundError if has_all else HandedOverError):
        start(inside, "list")
    os.environ.pop("KATA_HOPS", None)
    assert (stamps.read(str(inside.venv)) is None) == (not has_all)


def test_no_endless_loop(ready, monkeypatch, capsys) -> None:
    """Outside, inside, outside to make it anew, inside: more than that leads nowhere."""
    monkeypatch.setenv("KATA_HOPS", "4")
    assert start(ready, "list") == 2
    assert "does not lead to a Python that works" in capsys.readouterr().err


def test_a_python_that_cannot_be_started_is_named(ready, monkeypatch, capsys) -> None:
    """A `.venv` that came from another kind of machine."""

    def execv(python: str, command: list[str]) -> None:
        raise OSError(errno.ENOEXEC, "Exec format error")

    monkeypatch.setattr(os, "execv", execv)
    assert start(ready, "list") == 2
    assert "bin/python cannot be started (Exec format error). Remove the folder" in capsys.readouterr().err
    os.environ.pop("KATA_HOPS")


def test_the_command_kata_takes_its_arguments_from_the_command_line(clone) -> None:
    """No environment is looked at."""
    assert entry.main() == 7


def test_ctrl_c_while_it_is_imported_is_no_traceback(monkeypatch) -> None:
    """The exit code says that it was interrupted."""

    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("runner.cli.main", interrupted)
    assert entry.main() == 130


def test_main_takes_the_runners_folder_off_the_path(monkeypatch) -> None:
    """And puts the clone last, once `runner` is known: a `random.py` in it hides nothing."""
    monkeypatch.setattr(sys, "path", [os.path.join(entry.ROOT, "runner"), "/elsewhere", entry.ROOT])  # noqa: PTH118
    monkeypatch.setattr(bootstrap, "start", lambda root, argv: (root, argv))
    assert entry.started(["list"]) == (entry.ROOT, ["list"])
    assert sys.path == ["/elsewhere", entry.ROOT]


def test_mutants_are_made_where_the_authors_tools_are(tmp_path, monkeypatch) -> None:
    """`verify --mutants` runs in an environment of its own, and goes on when it is inside."""
    asked: list[object] = []
    folder = tmp_path / ".kata" / "workshop"

    def made(root: Path, where: Path, groups: list[str]) -> Path:
        asked.append((root, where, groups))
        return where / "python"

    monkeypatch.setattr("runner.bootstrap.environment.environment", made)
    monkeypatch.setattr(bootstrap, "hand_over", lambda python, *_: asked.append(python) or 0)
    monkeypatch.setattr(bootstrap, "go_on", lambda *_: 7)
    assert bootstrap.start(str(tmp_path), ["verify", "1", "--mutants"]) == 0
    assert asked == [(tmp_path, folder, ["mutation"]), str(folder / "python")]
    monkeypatch.setattr(sys, "prefix", str(folder))
    folder.mkdir(parents=True)
    assert bootstrap.start(str(tmp_path), ["verify", "--mutants"]) == 7


def test_main_answers_ctrl_c_with_130(monkeypatch) -> None:
    """Without a traceback, as shells have it."""

    def interrupted(root: str, argv: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "start", interrupted)
    monkeypatch.setattr(sys, "argv", ["runner", "list"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(os.path.dirname(os.path.dirname(bootstrap.__file__)), run_name="__main__")  # noqa: PTH120
    assert ended.value.code == 130


def test_main_does_not_go_far_on_python_2(monkeypatch, capsys) -> None:
    """`bootstrap.py` does not parse there."""
    monkeypatch.setattr(sys, "version_info", (2, 7, 18, "final", 0))
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert entry.started(["list"]) == 2
    assert "this is 2.7.18." in capsys.readouterr().err


def test_the_newest_python_is_named_and_one_that_does_not_start_is_not(monkeypatch, capsys, tmp_path: Path) -> None:
    """A name on the PATH may be a shim with nothing behind it."""
    monkeypatch.setattr(old_python, "is_new_enough", lambda name: name in ("python3.12", "python3.11"))
    monkeypatch.chdir(tmp_path)
    assert old_python.refuse(str(tmp_path), ["list"]) == 2
    assert capsys.readouterr().err.endswith("python3.12 is on this machine: python3.12 -m runner list\n")
    assert old_python.refuse("/clone", []) == 2
    assert capsys.readouterr().err.endswith(': python3.12 "{}"\n'.format(os.path.join("/clone", "runner")))  # noqa: PTH118
    monkeypatch.setattr(old_python, "is_new_enough", lambda name: False)
    assert old_python.refuse("/clone", []) == 2
    assert "\nInstall a newer one from https://www.python.org/downloads/" in capsys.readouterr().err


def test_new_enough_is_asked_of_the_python_itself() -> None:
    """One that is missing, one that fails, one that is."""
    assert old_python.is_new_enough(sys.executable)
    assert not old_python.is_new_enough("/nowhere/python3")
    assert not old_python.is_new_enough("false")
