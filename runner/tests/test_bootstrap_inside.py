"""Making and mending an environment, branch by branch, in this process: pip is played, and `os.execv` only recorded."""

from __future__ import annotations

import errno
import io
import os
import runpy
import signal
import subprocess
import sys
import threading
import venv
from pathlib import Path

import pytest
from bootstrap_clone import HERE, POSIX, Clone, write_wheels
from processes import wait_until

from runner import __main__ as entry
from runner import cli
from runner.bootstrap import environment, installer, needs, old_python
from runner.bootstrap import stamp as stamps
from runner.bootstrap import start as bootstrap
from runner.bootstrap.stamp import Trouble


class HandedOverError(Exception):
    """What `os.execv` would start in place of this process."""


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A fresh clone; to hand over is recorded, the command line answers 7, and nothing is active."""
    (tmp_path / "wheels").mkdir()

    def execv(python: str, command: list[str]) -> None:
        raise HandedOverError(command)

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(cli, "main", lambda argv=None, root=None: 7)
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)
    return Clone(tmp_path / "a b é", tmp_path / "wheels")


@pytest.fixture
def ready(clone: Clone) -> Clone:
    """A clone with a `.venv` that says it is ready, though nothing is installed in it."""
    venv.EnvBuilder(symlinks=os.name != "nt").create(clone.venv)
    stamps.write(clone.venv, stamps.now(clone.root))
    return clone


@pytest.fixture
def inside(ready: Clone, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """As if this process ran in the clone's `.venv`."""
    monkeypatch.setattr(sys, "prefix", str(ready.venv))
    return ready


@pytest.fixture
def has_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path in which all is listed that a clone needs, without the groups."""
    folder = tmp_path / "packages"
    listed(folder, "kata-probe")
    monkeypatch.syspath_prepend(str(folder))
    return folder


def listed(folder: Path, name: str, module: str = "") -> None:
    """A package as it is installed."""
    module_name = name.replace("-", "_")
    (folder / f"{module_name}-1.dist-info").mkdir(parents=True)
    (folder / f"{module_name}-1.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 1\n", "utf-8")
    (folder / f"{module_name}.py").write_text(module, "utf-8")


class Pip:
    """What is asked of pip, and what it answers: nothing, or a failure."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.error: BaseException | None = None
        self.says = ""

    def install(self, root: Path, folder: Path, arguments: list[str], lock: int) -> None:
        self.asked.append(list(arguments))
        installer.log_of(root).write_text(self.says, "utf-8")
        if self.error:
            raise self.error


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    """pip, played."""
    played = Pip()
    monkeypatch.setattr(environment, "install", played.install)
    return played


def start(clone: Clone, *argv: str) -> int:
    """`python3 -m runner …` in this process."""
    return bootstrap.start(str(clone.root), list(argv))


def handed_over(clone: Clone, *argv: str) -> str:
    """The Python to which it hands over."""
    with pytest.raises(HandedOverError) as handed:
        start(clone, *argv)
    python, runner, *words = handed.value.args[0]
    assert (runner, words) == (str(clone.root / "runner"), list(argv))
    return str(python)


# Which Python


def test_an_old_python_hands_over_or_refuses(ready, monkeypatch, capsys) -> None:
    """A ready `.venv` serves it; without one it says what to do."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    assert handed_over(ready, "run", "a b") == str(ready.python())
    os.environ.pop("KATA_HOPS")
    ready.restamp("ready", "making")
    assert start(ready, "list") == 2
    assert capsys.readouterr().err.startswith("The ladder needs Python 3.11 or newer; this is 3.9.18.\n")


@pytest.mark.parametrize("active", ["venv", "conda", ""])
def test_an_environment_with_all_is_used_if_it_is_chosen(ready, has_all, monkeypatch, active: str) -> None:
    """Even beside a ready `.venv`; a bare Python with all only where there is none. Neither is touched."""
    if active == "venv":
        monkeypatch.setattr(sys, "base_prefix", "/usr")
    elif active == "conda":
        monkeypatch.setenv("CONDA_PREFIX", sys.prefix)
    else:
        ready.python().unlink()
    assert start(ready, "list") == 7


def test_inside_a_ready_environment_it_just_runs(inside, pip) -> None:
    """Nothing but the stamp is looked at; and `verify --help` is only read."""
    assert start(inside, "list") == start(inside, "verify", "--help") == 7
    assert not (inside.root / ".kata").exists()


def test_inside_an_environment_of_an_older_python_it_goes_outside(inside, monkeypatch) -> None:
    """The system's Python was upgraded: from outside, the environment is made anew."""
    monkeypatch.setenv("KATA_HOPS", "1")
    inside.restamp(HERE, "3.10")
    assert handed_over(inside, "list") == sys._base_executable
    assert inside.stamp()[0] == "making"


@pytest.mark.parametrize("works", [True, False])
def test_a_missing_module_makes_the_next_start_look_if_a_package_is_gone(inside, monkeypatch, request, works) -> None:
    """If nothing is gone, the mistake is ours, and no set-up could help."""

    def main(argv: list[str], root: Path) -> int:
        raise ModuleNotFoundError(name="rich.console")

    monkeypatch.setattr(cli, "main", main)
    if works:
        request.getfixturevalue("has_all")
        with pytest.raises(ModuleNotFoundError):
            start(inside, "list")
    else:
        assert handed_over(inside, "list") == str(inside.python())
        assert stamps.read(inside.venv).splitlines() == inside.stamp()  # without what it was made for


def test_no_endless_loop_and_no_python_that_cannot_be_started(ready, monkeypatch, capsys) -> None:
    """Outside, inside, outside to make it anew, inside: more than that leads nowhere."""
    monkeypatch.setenv("KATA_HOPS", "4")
    assert start(ready, "list") == 2
    assert "does not lead to a Python that works" in capsys.readouterr().err
    monkeypatch.setattr(os, "execv", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOEXEC, "Exec format error")))
    assert start(ready, "list") == 2
    assert " cannot be started (Exec format error). Remove the folder" in capsys.readouterr().err


def test_mutants_are_made_where_the_authors_tools_are(inside, pip, monkeypatch) -> None:
    """`verify --mutants` runs in an environment of its own, and goes on when it is inside."""
    workshop = inside.root / ".kata" / "workshop"
    text = (inside.root / "pyproject.toml").read_text("utf-8") + 'mutation = ["kata-probe-mutation"]\n'
    (inside.root / "pyproject.toml").write_text(text, "utf-8")
    assert handed_over(inside, "verify", "1", "--mutants").startswith(str(workshop))
    assert pip.asked == [["-e", ".", "kata-probe-mutation"]]
    monkeypatch.setattr(sys, "prefix", str(workshop))
    assert start(inside, "verify", "--mutants") == 7


# The entry


def test_the_command_kata_looks_at_no_environment(clone, monkeypatch) -> None:
    """Ctrl-C while all is imported is no traceback: the exit code says it."""
    assert entry.main() == 7
    monkeypatch.setattr(cli, "main", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert entry.main() == 130


def test_main_takes_the_runners_folder_off_the_path(monkeypatch) -> None:
    """And puts the clone last, once `runner` is known: a `random.py` in it hides nothing. Ctrl-C is 130."""
    monkeypatch.setattr(bootstrap, "start", lambda root, argv: (root, argv))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "path", [str(Path(entry.ROOT) / "runner"), "/elsewhere", entry.ROOT])
        assert entry.started(["list"]) == (entry.ROOT, ["list"])
        assert sys.path == ["/elsewhere", entry.ROOT]
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(bootstrap, "start", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    monkeypatch.setattr(sys, "argv", ["runner", "list"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(Path(entry.ROOT) / "runner"), run_name="__main__")
    assert ended.value.code == 130


def test_main_does_not_go_far_on_python_2(monkeypatch, capsys) -> None:
    """`start.py` does not parse there."""
    monkeypatch.setattr(sys, "version_info", (2, 7, 18, "final", 0))
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert entry.started(["list"]) == 2
    assert "this is 2.7.18." in capsys.readouterr().err


@POSIX
def test_the_newest_python_is_named_and_one_that_does_not_start_is_not(monkeypatch, capsys, tmp_path: Path) -> None:
    """A name on the PATH may be a shim with nothing behind it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name, does in (("python3.13", "exit 1"), ("python3.12", "echo False"), ("python3.11", "echo True")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    for root, told in ((str(tmp_path), "-m runner list"), ("/clone", '"/clone/runner" list')):
        assert old_python.refuse(root, ["list"]) == 2
        assert capsys.readouterr().err.endswith(f"python3.11 is on this machine: python3.11 {told}\n")
    (tmp_path / "python3.11").unlink()
    assert old_python.refuse("/clone", []) == 2
    assert "\nInstall a newer one from https://www.python.org/downloads/" in capsys.readouterr().err


# What is wanted


def test_what_pyproject_asks_for_is_read(clone) -> None:
    """`{include-group = …}` of PEP 735; a name as the learner knows it; half of a merge is one sentence."""
    assert needs.of_groups(clone.root, ["test", "missing"]) == ["kata-probe-test", "kata-probe-more", "kata-nowhere"]
    assert [needs.name_of(line) for line in ("numpy>=2.3", "a-b[c]; x", "d_e.f ~= 1")] == ["numpy", "a-b", "d_e.f"]
    (clone.root / "pyproject.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(Trouble, match=r"^pyproject.toml cannot be read: .* `git checkout pyproject.toml`"):
        needs.dependencies(clone.root)


def test_lacking_names_what_is_missing_or_too_old(monkeypatch) -> None:
    """What a marker rules out is not wanted here. A bare Python cannot read requirements, and has none of ours."""
    assert needs.lacking(["packaging>=20", "kata-nowhere; python_version<'3'"]) == []
    assert needs.lacking(["packaging>=9999", "kata-nowhere"]) == ["packaging>=9999", "kata-nowhere"]
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    assert needs.lacking(["pytest"]) == ["pytest"]


def test_the_clone_is_installed_if_it_is_this_one_with_the_commands_of_now(clone, has_all) -> None:
    """It may be another's, or this one as it was before its commands changed."""
    listed(has_all, "kata-miniature")
    assert not needs.has_project(clone.root)
    info = has_all / "kata_miniature-1.dist-info"
    (info / "direct_url.json").write_text(f'{{"url": "{clone.root.as_uri()}"}}', "utf-8")
    assert not needs.has_project(clone.root)
    (info / "entry_points.txt").write_text("[console_scripts]\nkata = runner.__main__:main\n", "utf-8")
    assert needs.has_project(clone.root)


def test_whole_is_what_is_listed_and_can_be_imported(clone, has_all) -> None:
    """Of the groups only what is there is asked."""
    assert needs.is_whole(clone.root, ["more", "missing"])
    listed(has_all, "kata-probe-more", "1 /")
    assert needs.is_whole(clone.root, [])
    assert not needs.is_whole(clone.root, ["more"])
    (has_all / "kata_probe-1.dist-info" / "METADATA").unlink()
    assert not needs.is_whole(clone.root, [])


# Making and mending


def test_a_stamp_that_cannot_be_read_is_not_ours(ready) -> None:
    """Too short, or not text."""
    for content in (b"ready", b"\xff\xfe\n\n\n\n\n"):
        (ready.venv / "kata-ready").write_bytes(content)
        assert not stamps.is_ours(stamps.read(ready.venv))


@POSIX
@pytest.mark.parametrize("ours", [True, False])
def test_without_its_python_an_environment_is_made_anew_only_if_it_is_ours(ready, pip, capsys, ours: bool) -> None:
    """The Python that it was made from was removed; what another made is not ours to clear."""
    ready.python().unlink()
    (ready.venv / "theirs").touch()
    if ours:
        handed_over(ready, "verify")
        assert pip.asked == [["-e", ".", "kata-probe-test", "kata-probe-more"]]
        assert ready.python().exists()
        assert not (ready.venv / "theirs").exists()
        assert ready.stamp() == ["ready", "the ladder", HERE, str(ready.root)]
        assert capsys.readouterr().err.startswith("Making .venv anew and installing packaging, ")
    else:
        (ready.venv / "kata-ready").unlink()
        assert start(ready, "list") == 2
        said = capsys.readouterr().err
        assert said.endswith("has no Python that works, and the ladder did not make it: remove it, then start again.\n")
        assert (ready.venv / "theirs").exists()


def test_a_set_up_that_fails_stays_unfinished(clone, pip, capsys) -> None:
    """An empty folder called `.venv` is no environment of anybody's. Of Ctrl-C, one line; the exit code is main's."""
    clone.venv.mkdir()
    pip.error = Trouble("No network.")
    assert start(clone, "list") == 2
    assert capsys.readouterr().err.endswith("No network.\n")
    assert clone.stamp()[0] == "making"
    pip.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        start(clone, "list")
    assert capsys.readouterr().err.endswith("\nStopped. The next start mends it.\n")


def test_a_file_in_the_way_is_named(clone, capsys) -> None:
    """Whatever else the system refuses, it is a sentence and not a traceback."""
    clone.venv.touch()
    assert start(clone, "list") == 2
    assert capsys.readouterr().err.startswith("The set-up failed: [Errno ")


@pytest.mark.parametrize("ours", [True, False])
@pytest.mark.parametrize("begins", [True, False])
def test_the_old_stamp_stays_if_nothing_was_changed(inside, has_all, pip, capsys, ours: bool, begins: bool) -> None:
    """Only an installation that was cut off in its middle makes an environment unfinished; it serves if it has all."""
    if not ours:
        (inside.venv / "kata-ready").unlink()
    pip.error, pip.says = Trouble("It fails."), "Installing collected packages: a" if begins else ""
    assert start(inside, "verify") == 2
    assert inside.stamp()[:2] == ["making" if begins else "ready", "the ladder" if ours else "another"]
    inside.restamp(inside.stamp()[0], "ready")
    (inside.root / "pyproject.toml").write_text("# Changed\n" + Path(inside.root / "pyproject.toml").read_text("utf-8"))
    assert start(inside, "list") == 7
    assert capsys.readouterr().err.endswith("It fails.\nGoing on with `.venv` as it was.\n")


def test_a_moved_environment_is_installed_anew_where_it_is(inside, pip, has_all, capsys) -> None:
    """Its scripts call the Python of the old place. Without a network, the folder can be renamed all the same."""
    (inside.venv / "theirs").touch()
    info = installer.packages_of(inside.venv) / "pip-1.dist-info"
    info.mkdir()
    activate = next(inside.venv.glob("*/activate"))
    activate.write_text("the old place", "utf-8")
    inside.restamp(str(inside.root), "/somewhere/else")
    pip.error = Trouble("No network.")
    assert start(inside, "list") == 7
    pip.error = None
    assert start(inside, "list") == 7
    said = capsys.readouterr().err
    assert said.startswith("This folder was moved: installing into .venv anew what is in it.\nNo network.\nGoing on")
    assert pip.asked == [["--force-reinstall", "-e", "."]] * 2
    assert not info.exists()
    assert str(inside.venv) in activate.read_text("utf-8")
    assert (inside.venv / "theirs").exists()
    assert inside.stamp() == ["ready", "the ladder", HERE, str(inside.root)]


def test_a_folder_known_by_two_names_is_not_moved(ready) -> None:
    """A link to the clone leads to the same environment."""
    link = ready.root.parent / "link"
    link.symlink_to(ready.root, target_is_directory=True)
    assert stamps.read(ready.venv) == stamps.now(link)
    assert not stamps.was_moved(stamps.read(ready.venv), link)
    assert stamps.was_moved(stamps.read(ready.venv), "/nowhere")


def test_an_environment_is_really_made_and_mended(clone, monkeypatch, capsys) -> None:
    """And another start may have been faster: who waited for the lock looks again, and finds that all is done."""
    write_wheels(clone.wheels)
    for name, value in clone.environment().items():
        monkeypatch.setenv(name, value)
    (clone.venv / "rest").mkdir(parents=True)
    (clone.venv / "rest.txt").touch()
    stamps.write(clone.venv, stamps.short(stamps.MAKING, stamps.now(clone.root)))
    environment.prepare(clone.root, clone.venv, ["more"])
    assert subprocess.run([clone.python(), "-c", "import kata_probe, kata_probe_more"]).returncode == 0
    assert not list(clone.venv.glob("rest*"))
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Making .venv anew and installing packaging, kata-probe, ")
    assert "  kata-probe-more 1" in said
    environment.prepare(clone.root, clone.venv, ["more"])
    monkeypatch.setattr(sys, "prefix", str(clone.venv))
    monkeypatch.syspath_prepend(str(clone.packages()))
    environment.prepare(clone.root, clone.venv, ["more"])
    assert capsys.readouterr().err == ""
    clone.restamp("ready", "making")
    environment.prepare(clone.root, clone.venv, ["test"])
    assert capsys.readouterr().err.startswith("Installing into .venv what it lacks: kata-probe-test.\n")
    assert (clone.packages() / "kata_probe_test.py").exists()
    assert clone.stamp()[0] == "ready"


@POSIX
def test_a_drive_without_symbolic_links(clone, pip, monkeypatch, capsys) -> None:
    """A stick, a folder shared with a virtual machine: copies take the place of links, or it is said what to do."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    create = venv.EnvBuilder.create
    monkeypatch.setattr(os, "symlink", refuse)
    handed_over(clone, "list")
    assert not any(path.is_symlink() for path in clone.venv.rglob("*"))
    for code in ("exit 1", None):  # it starts and fails; it cannot be started

        def spoil(self: venv.EnvBuilder, folder: Path, code: str | None = code) -> None:
            create(self, folder)
            clone.python().write_text(f"#!/bin/sh\n{code}\n" if code else "", "utf-8")
            clone.python().chmod(0o755 if code else 0o644)

        monkeypatch.setattr(venv.EnvBuilder, "create", spoil)
        clone.restamp(clone.stamp()[0], "making")
        os.environ.pop("KATA_HOPS", None)
        assert start(clone, "list") == 2
        assert "a drive without symbolic links, and a copy of this Python does not start" in capsys.readouterr().err


def test_the_lock_is_waited_for_and_done_without_where_there_is_none(clone, monkeypatch, capsys) -> None:
    """Said once; some network drives have no locks."""
    waited = "Another set-up is running in this folder; waiting for it.\n"
    with environment.one_at_a_time(clone.root):
        done = threading.Event()
        other = threading.Thread(target=waits, args=[clone.root, done])
        other.start()
        wait_until(lambda: waited in sys.stderr.getvalue(), "it says so")
        assert not done.wait(0.3)
    other.join(30)
    assert done.is_set()
    assert capsys.readouterr().err == waited
    monkeypatch.setattr(environment, "take", lambda lock: (_ for _ in ()).throw(OSError(errno.ENOLCK, "No locks")))
    with environment.one_at_a_time(clone.root):
        pass


def waits(root: Path, done: threading.Event) -> None:
    """Take the lock, as another process would."""
    with environment.one_at_a_time(root):
        done.set()


def test_what_the_system_refuses_is_said_in_plain_words() -> None:
    """Each with a way out."""
    root = Path("/clone")

    def said(number: int) -> str:
        return environment.refusal(OSError(number, os.strerror(number)), root)

    for number in (errno.EACCES, errno.EPERM, errno.EROFS):
        assert said(number).startswith(f"{root} cannot be written (")
        assert "Copy it to a folder of your own" in said(number)
    full = f"The disk is full: the set-up needs about 300 MB in {root}. Make room, then start again."
    assert said(errno.ENOSPC) == said(errno.EDQUOT) == full
    assert said(errno.EIO).startswith("The set-up failed: ")
    with pytest.raises(Trouble, match=rf"^This Python has no `nowhere`, .* sudo apt install python{HERE}-venv;"):
        environment.require("venv", "nowhere")
    for place, reason in ((f"a{os.pathsep}b", "which parts the entries of PATH"), ("caf\udce9", "no UTF-8")):
        with pytest.raises(Trouble, match=f"{reason}. Rename the folder or move the clone, then start again.$"):
            environment.require_place(Path(place))


# pip


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: none", "pip does not reach"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "pip does not trust the"),
        ("ERROR: first\n  ERROR: second\nerror: it failed", "pip failed: ERROR: second Full log: "),
        ("error: it failed", "pip failed: error: it failed Full log: "),
        ("", "pip failed: it ended without a word. Full log: "),
    ],
)
def test_why_pip_failed_is_read_from_its_output(log: str, sentence: str) -> None:
    """The commonest reasons have a sentence of their own; the last error stands for the others."""
    assert installer.failure(log, Path("/clone")).startswith(sentence)


LINES = """\
Collecting numpy>=2.3 (from math-kata==0.1.0)
  Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl.metadata (62 kB)
  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl (16.9 MB)
Using cached pytest_watch-4.2.0-py3-none-any.whl
  Downloading pytest-watch-4.2.0.tar.gz (16 kB)
Processing C:\\wheels\\rich-15.0.0-py3-none-any.whl (from math-kata==0.1.0)
  Installing build dependencies: started
Building wheels for collected packages: docopt, pytest-watch
Installing collected packages: numpy, pytest-watch, rich
Requirement already satisfied: numpy in x
"""


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_in_a_pipe_each_package_has_a_line(capsys) -> None:
    """Lines that come and go on a terminal are left out. The log is read in whatever pieces it comes."""
    progress = installer.Progress(sys.stderr)
    for letter in LINES:
        progress.read(letter)
    progress.end()
    assert capsys.readouterr().err.splitlines() == [
        "  numpy 2.4.6 (16.9 MB)",
        "  pytest-watch 4.2.0",
        "  pytest-watch 4.2.0 (16 kB)",
        "  rich 15.0.0",
    ]


def test_on_a_terminal_one_line_is_rewritten_and_wiped(monkeypatch) -> None:
    """Never wider than the terminal, some of which say that they have no columns at all; and nothing of it is left."""
    progress = installer.Progress(Screen())
    for line in LINES.splitlines(keepends=True):
        progress.read(line)
    monkeypatch.setattr(progress.screen, "fileno", lambda: 2)
    for columns in (40, 0):
        monkeypatch.setattr(os, "get_terminal_size", lambda number, columns=columns: os.terminal_size((columns, 24)))
        progress.end()
    drawn = progress.screen.getvalue().split("\r")[1:]
    assert [len(line) for line in drawn] == [79] * 10 + [39, 0, 79, 0]
    shown = [line.strip() for line in drawn]
    assert shown[0] == "0 packages, 0 s: looking up packages"
    assert shown[2] == "1 packages, 0 s: numpy 2.4.6 (16.9 MB)"
    assert shown[6:8] == ["4 packages, 0 s: preparing", "4 packages, 0 s: building"]
    assert shown[9:] == ["4 packages, 0 s: unpacking", "", "", "", ""]


@POSIX
@pytest.mark.parametrize("deaf", [False, True])
def test_pip_is_ended_politely_then_not(deaf: bool) -> None:
    """One that answers Ctrl-C, and one that does not."""
    code = "import signal, time; " + "signal.signal(signal.SIGINT, signal.SIG_IGN); " * deaf
    command = [sys.executable, "-u", "-c", code + "print('ready'); time.sleep(60)"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=0)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    installer.end(process)
    assert process.returncode == -(signal.SIGKILL if deaf else signal.SIGINT)


def test_a_module_that_fails_or_is_interrupted_is_not_left_running(ready) -> None:
    """What it said is in the log."""

    def interrupted(text: str) -> None:
        raise KeyboardInterrupt

    with environment.one_at_a_time(ready.root) as lock:
        with pytest.raises(Trouble, match=r"^pip failed: it ended"):
            installer.run(ready.root, ready.venv, ["kata_nowhere"], lock, str)
        assert "No module named kata_nowhere" in installer.log_of(ready.root).read_text("utf-8")
        with pytest.raises(KeyboardInterrupt):
            installer.run(ready.root, ready.venv, ["http.server", "0"], lock, interrupted)


def test_if_all_goes_elsewhere_it_is_said(ready, monkeypatch) -> None:
    """With the command that shows pip's settings."""
    monkeypatch.setattr(installer, "run", lambda *_: None)
    (ready.root / ".kata").mkdir()
    with pytest.raises(Trouble, match=r"pip did not install into \.venv\. .* -m pip config list$"):
        installer.install(ready.root, ready.venv, ["-e", ".", "anything"], 0)
