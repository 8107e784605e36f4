"""The first start as a person meets it: real processes, real environments, in a miniature clone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap_clone import BARE, POSIX, PYPROJECT, RUNNER, Clone, answer, write_wheels
from processes import wait_until

from runner.bootstrap.environment import ASK


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages that the clones can install."""
    folder = tmp_path_factory.mktemp("wheels")
    write_wheels(folder)
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> tuple[Clone, subprocess.CompletedProcess[str]]:
    """A clone and what its first start said."""
    clone = Clone(tmp_path_factory.mktemp("first") / "a b é", wheels)
    return clone, clone.start("--json", "run", "a b", "é")


@pytest.fixture
def clone(tmp_path: Path, wheels: Path) -> Clone:
    """A fresh clone."""
    return Clone(tmp_path / "a b é", wheels)


@pytest.fixture
def ready(clone: Clone, first: tuple[Clone, object]) -> Clone:
    """A clone after its first start."""
    return clone.ready_from(first[0])


def test_first_start_makes_the_environment_says_so_and_goes_on_inside_it(first) -> None:
    """From another folder, on a bare Python: the command line runs in `.venv` and its exit code comes through."""
    clone, done = first
    found = answer(done)
    assert found["argv"] == ["--json", "run", "a b", "é"]
    assert found["root"] == str(clone.root)
    assert found["prefix"] == str(clone.venv)
    assert found["hops"] is None
    lines = done.stderr.splitlines()
    assert lines[0].startswith("First start: making .venv and installing packaging, kata-probe")
    assert "  kata-probe 1" in lines
    assert lines[-1].startswith("Ready after")
    assert all(len(line) < 80 for line in lines)
    assert clone.stamp() == ["ready", "the ladder", "{}.{}".format(*sys.version_info), str(clone.root)]


def test_the_runners_folder_does_not_stay_on_the_path(first) -> None:
    """Started as a folder, the modules in it must not hide others of the same name; nor do those in the clone."""
    clone, done = first
    path = answer(done)["path"]
    assert path[-1] == str(clone.root) not in path[:-1]
    assert str(clone.root / "runner") not in path


def test_a_second_start_says_nothing_of_its_own(ready) -> None:
    """`.venv` is ready: any Python hands over to it at once, and the output is the command's alone."""
    done = ready.start("list")
    assert answer(done)["prefix"] == str(ready.venv)
    assert done.stderr == ""


def test_the_module_form_is_the_same_program(ready) -> None:
    """`python3 -m runner` in the clone, with a module of the learner's own that is called like one of ours."""
    done = subprocess.run(
        [BARE, "-m", "runner", "hint"], cwd=ready.root, env=ready.environment(), capture_output=True, encoding="utf-8"
    )
    assert answer(done)["argv"] == ["hint"]
    path = answer(done)["path"]
    assert path[-1] == str(ready.root) not in path[:-1]


def test_the_installed_command_checks_nothing(ready) -> None:
    """`kata` was installed together with what it needs: not even the stamp is read."""
    (ready.venv / "kata-ready").unlink()
    code = "import sys; from runner.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [ready.python(), "-c", code], cwd="/", env=ready.environment(), capture_output=True, text=True
    )
    assert answer(done)["argv"] is None
    assert answer(done)["root"] is None
    assert not (ready.venv / "kata-ready").exists()


OLD = sorted(Path.home().glob(".pyenv/versions/[23].*/bin/python"))
OLD = [python for python in OLD if "/3.1" not in str(python) or "/3.10" in str(python)]


@pytest.mark.skipif(not OLD, reason="no Python older than 3.11 under ~/.pyenv")
def test_an_old_python_says_which_it_is_and_what_to_do(clone) -> None:
    """From 2.7 to 3.10: one clear sentence and the command to type, no traceback, exit code 2."""
    for python in OLD:
        done = clone.start("hint", "01", python=python, PATH=os.pathsep.join([str(BARE.parent), "/nowhere"]))
        version = python.parent.parent.name
        assert done.returncode == 2
        first, second = done.stderr.splitlines()
        assert first == f"The ladder needs Python 3.11 or newer; this is {version}."
        assert second.startswith("python3.")
        assert second.endswith(f'"{clone.root / "runner"}" hint 01')
        alone = clone.start(python=python, PATH="/nowhere")
        assert alone.stderr.splitlines()[1].startswith("Install a newer one from https://www.python.org/downloads/")
    assert not clone.venv.exists()


@pytest.mark.skipif(not OLD, reason="no Python older than 3.11 under ~/.pyenv")
def test_an_old_python_hands_over_to_a_ready_environment(ready) -> None:
    """From 3.6 on; 2.7 cannot read so far."""
    for python in OLD:
        done = ready.start("list", python=python)
        assert done.returncode == (2 if "/2." in str(python) else 7)


def test_an_active_environment_that_has_all_is_used_as_it_is(clone, ready, tmp_path: Path) -> None:
    """Nothing is made and nothing is installed where the learner has chosen an environment that will do."""
    other = Clone(tmp_path / "other", clone.wheels)
    found = answer(other.start("list", python=ready.python()))
    assert found["prefix"] == str(ready.venv)
    assert not other.venv.exists()


def test_verify_in_an_environment_without_the_test_group_goes_to_ours(ready, first, tmp_path: Path, wheels) -> None:
    """The group is installed in `.venv`, which is ours, and the active environment stays as it is."""
    other = Clone(tmp_path / "other", wheels).ready_from(first[0])
    done = other.start("--core", "verify", python=ready.python())
    assert answer(done)["prefix"] == str(other.venv)
    assert done.stderr.startswith("Installing into .venv what it lacks: kata-probe-test, kata-probe-more.")
    assert has(other, "kata_probe_more")
    assert not has(ready, "kata_probe_more")
    again = other.start("verify")
    assert (again.returncode, again.stderr) == (7, "")


def test_a_group_that_cannot_be_installed_leaves_the_rest_usable(ready) -> None:
    """No network for `verify`: one sentence, and the learner's own commands work as before."""
    done = ready.start("verify", **NOWHERE)
    assert done.returncode == 2
    assert "pip does not reach the package index" in done.stderr
    assert "Traceback" not in done.stderr
    assert ready.start("list").stderr == ""


NOWHERE = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}


def has(clone: Clone, module: str) -> bool:
    """True if the module is installed in the clone's `.venv`."""
    return (clone.packages() / f"{module}.py").exists()


def test_pip_that_fails_is_quoted(ready) -> None:
    """The last error that pip gives, and where the rest is."""
    text = PYPROJECT.replace('"kata-nowhere; ', '"kata-nowhere", "kata-nowhere; ')
    (ready.root / "pyproject.toml").write_text(text, encoding="utf-8")
    done = ready.start("list")
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("pip failed: ERROR: No matching distribution found for kata-nowhere Full log: ")
    assert ready.stamp()[0] == "ready"


def test_what_pyproject_asks_for_now_is_installed(ready) -> None:
    """After a `git pull` with a new dependency and a new command; a comment changes nothing."""
    old = (ready.root / "pyproject.toml").read_text(encoding="utf-8")
    (ready.root / "pyproject.toml").write_text("# A comment.\n" + old, encoding="utf-8")
    assert ready.start("list").stderr.startswith("Installing into .venv what it lacks: the ladder itself.")
    (ready.root / "pyproject.toml").write_text("# Another.\n" + old, encoding="utf-8")
    assert ready.start("list").stderr == ""
    new = old.replace('"kata-probe>=1;', '"kata-probe-more", "kata-probe>=1;').replace("kata =", "ladder =")
    (ready.root / "pyproject.toml").write_text(new, encoding="utf-8")
    assert ready.start("list").stderr.startswith("Installing into .venv what it lacks: kata-probe-more.")
    assert has(ready, "kata_probe_more")
    assert (ready.venv / "bin" / "ladder").exists() or (ready.venv / "Scripts" / "ladder.exe").exists()
    assert ready.start("list").stderr == ""


def test_what_somebody_uninstalled_comes_back(ready) -> None:
    """The stamp says ready, but the first import fails: then what is really there counts."""
    uninstall_probe(ready)
    done = ready.start("list")
    assert answer(done)["prefix"] == str(ready.venv)
    assert done.stderr.startswith("Installing into .venv what it lacks: kata-probe.")


def uninstall_probe(clone: Clone) -> None:
    """As `pip uninstall kata-probe` does."""
    for path in clone.packages().glob("kata_probe*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def text_of(log: Path) -> str:
    """What pip has said so far."""
    return log.read_text("utf-8") if log.exists() else ""


def processes_in(root: Path) -> list[str]:
    """The processes that were started for a clone."""
    lines = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,args="], capture_output=True, encoding="utf-8").stdout
    return [line for line in lines.splitlines() if str(root) in line]


def test_of_two_first_starts_one_waits_for_the_other(clone) -> None:
    """Both end well; the second does not install anything."""
    one = clone.begin("list")
    wait_until(clone.venv.exists, "it has begun")
    two = clone.begin("list")
    said = sorted(start.communicate(timeout=120)[1] for start in (one, two))
    assert (one.returncode, two.returncode) == (7, 7)
    assert said[0] == "Another set-up is running in this folder; waiting for it.\n"
    assert said[1].startswith("First start: ")


def test_an_environment_of_another_tool_is_completed_but_never_cleared(ready, tmp_path: Path) -> None:
    """As `uv` leaves it: no stamp, no pip. What is there stays there, even when our start was cut off in it."""
    (ready.venv / "kata-ready").unlink()
    packages = ready.packages()
    for path in [*packages.glob("pip*"), packages / "kata_probe.py", packages / "kata_probe-1.dist-info"]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (ready.venv / "theirs").touch()
    for interrupted in (False, True):
        if interrupted:
            ready.restamp("ready", "making")
            (packages / "kata_probe.py").unlink()
            shutil.rmtree(packages / "kata_probe-1.dist-info")
        done = ready.start("list")
        assert answer(done)["prefix"] == str(ready.venv)
        assert done.stderr.startswith("Installing into .venv what it lacks: kata-probe")
        assert ready.stamp()[:2] == ["ready", "another"]
    assert (ready.venv / "theirs").exists()


def test_an_environment_of_another_tool_that_has_all_is_only_stamped(ready) -> None:
    """Nothing is said and pip does not run. (The clone is installed in it, from this folder.)"""
    (ready.root / "pyproject.toml").write_text("# ours\n" + PYPROJECT, encoding="utf-8")
    ready.start("list")
    (ready.venv / "kata-ready").unlink()
    done = ready.start("list")
    assert (done.returncode, done.stderr) == (7, "")
    assert ready.stamp()[1] == "another"


@POSIX
def test_whatever_cuts_it_off_the_next_start_ends_well(clone) -> None:
    """Killed before pip and in its middle, which comes to its end alone; Ctrl-C; no network; then made, to the end."""
    log = clone.root / ".kata" / "setup.log"
    start = clone.begin("list")
    wait_until((clone.venv / "kata-ready").exists, "it has begun")
    start.kill()
    start.communicate()
    assert clone.stamp()[:2] == ["making", "the ladder"]

    start = clone.begin("list")
    wait_until(lambda: "pip" in text_of(log), "pip is there")
    start.send_signal(signal.SIGINT)
    _, said = start.communicate(timeout=20)
    assert start.returncode == 130
    assert said.splitlines()[-1] == "Stopped. The next start mends it."
    assert "Traceback" not in said
    wait_until(lambda: not processes_in(clone.root), "pip has ended")

    done = clone.start("list", **NOWHERE)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Making .venv anew")
    last = done.stderr.splitlines()[-1]
    assert last.startswith("pip does not reach the package index: is there a network? Connect, then start again.")
    assert str(log) in last
    assert "Retrying" in log.read_text(encoding="utf-8")

    log.unlink()
    backend = clone.root / "backend.py"
    backend.write_text("import time; time.sleep(2)\n" + backend.read_text("utf-8"), "utf-8")
    start = clone.begin("list")
    wait_until(lambda: "Obtaining" in text_of(log), "pip is there")
    start.kill()
    start.communicate()
    assert processes_in(clone.root)  # pip, which nobody waits for
    done = clone.start("list", **NOWHERE)
    assert answer(done)["prefix"] == str(clone.venv)
    assert done.stderr == "Another set-up is running in this folder; waiting for it.\n"
    assert clone.stamp()[0] == "ready"


@POSIX
def test_an_addition_that_is_killed_without_a_network_costs_nothing(ready) -> None:
    """`verify` wanted more than there is: the environment that worked still works, and is not made anew."""
    (ready.venv / "theirs").touch()
    killed = subprocess.Popen(
        ready.command("verify"), env=ready.environment(**NOWHERE), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_until(lambda: ready.stamp()[0] == "making", "it has begun")
    killed.kill()
    killed.communicate()
    wait_until(lambda: not processes_in(ready.root), "pip has ended")
    assert ready.stamp()[0] == "making"
    for python in (BARE, ready.python()):
        done = ready.start("list", python=python, **NOWHERE)
        assert answer(done)["prefix"] == str(ready.venv)
        assert "anew" not in done.stderr
        assert ready.stamp()[0] == "ready"
        ready.restamp("ready", "making")
    assert (ready.venv / "theirs").exists()


def test_an_environment_with_half_a_package_is_not_sound(ready) -> None:
    """What is needed is missing, or is listed and can't be imported: pip was killed in its middle."""

    def is_sound(*groups: str) -> bool:
        command = [ready.python(), "-I", "-c", ASK, str(ready.root), *groups]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    packages = ready.packages()
    assert is_sound() and is_sound("more", "missing")
    (packages / "kata_probe_more.py").write_text("1 /", encoding="utf-8")
    assert is_sound("more")  # it is not listed
    (packages / "kata_probe_more-1.dist-info").mkdir()
    (packages / "kata_probe_more-1.dist-info" / "METADATA").write_text("Name: kata-probe-more\nVersion: 1\n", "utf-8")
    assert is_sound() and not is_sound("more")
    (packages / "kata_probe.py").write_text("1 /", encoding="utf-8")
    assert not is_sound()
    shutil.rmtree(packages / "kata_probe-1.dist-info")
    assert not is_sound()


def test_an_environment_that_lacks_the_ladder_itself_serves_meanwhile(ready) -> None:
    """It is installed when there is a network again."""
    shutil.rmtree(next(ready.packages().glob("kata_miniature-*")))
    backend = ready.root / "backend.py"
    text = backend.read_text(encoding="utf-8")
    backend.write_text("raise ImportError", encoding="utf-8")
    ready.restamp("ready", "making")
    done = ready.start("list")
    assert answer(done)["prefix"] == str(ready.venv)
    assert done.stderr.endswith("Going on with `.venv` as it was.\n")
    backend.write_text(text, encoding="utf-8")
    done = ready.start("list")
    assert answer(done) and "Going on" not in done.stderr
    assert ready.start("list").stderr == ""


@POSIX
def test_an_environment_that_leads_nowhere_is_no_endless_loop(ready) -> None:
    """A Python that does not know that it is in `.venv` would be handed over to again and again."""
    (ready.venv / "pyvenv.cfg").unlink()
    done = ready.start("list")
    assert done.returncode == 2
    assert done.stderr == ("`.venv` does not lead to a Python that works. Remove the folder `.venv` and start again.\n")


@POSIX
def test_a_python_that_cannot_be_started_is_named(ready) -> None:
    """A `.venv` that came from another kind of machine."""
    ready.python().unlink()
    ready.python().write_bytes(b"\x7fELF, but of another kind")
    ready.python().chmod(0o755)
    done = ready.start("list")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{ready.python()} cannot be started (Exec format error). Remove the folder")


def test_a_python_without_ensurepip_says_what_to_install(clone, tmp_path: Path) -> None:
    """As on a Debian where python3-venv is not installed."""
    (tmp_path / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    done = clone.start("list", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("This Python has no `ensurepip`, so it cannot set up the ladder. On Debian")
    assert "-venv" in done.stderr
    assert not clone.venv.exists()


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_folder_that_cannot_be_written_nothing_is_begun(clone) -> None:
    """One sentence with two ways out."""
    clone.root.chmod(0o555)
    done = clone.start("list")
    clone.root.chmod(0o755)
    assert done.returncode == 2
    assert "cannot be written (Permission denied). Copy it to a folder of your own" in done.stderr
    assert not clone.venv.exists()


@POSIX
@pytest.mark.parametrize(
    ("folder", "reason"),
    [("cs194:fa24", "its path holds `:`, which parts the entries of PATH"), ("caf\udce9", "bytes that are no UTF-8")],
)
def test_a_folder_in_which_no_environment_can_live(clone, folder: str, reason: str) -> None:
    """One sentence with a way out, and no traceback of Python's."""
    place = clone.root.parent / folder
    try:
        clone.root.rename(place)
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    done = subprocess.run(
        [BARE, os.fsencode(place / "runner")], env=clone.environment(), capture_output=True, text=True, errors="replace"
    )
    assert done.returncode == 2
    assert "No environment can be made in " in done.stderr and reason in done.stderr
    assert done.stderr.rstrip().endswith("Rename the folder or move the clone, then start again.")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("setting", ["target", "prefix", "user", ""])
def test_pips_settings_send_nothing_elsewhere(ready, tmp_path: Path, setting: str) -> None:
    """Who wrote them in a file, or set them as variables, meant other projects."""
    elsewhere, file = tmp_path / "elsewhere", tmp_path / "pip.conf"
    places = {f"PIP_{word}": str(elsewhere) for word in ("TARGET", "PREFIX", "ROOT")} | {"PIP_DRY_RUN": "1"}
    if setting:
        file.write_text(f"[install]\n{setting} = {'yes' if setting == 'user' else elsewhere}\n", "utf-8")
        places = {"PIP_CONFIG_FILE": str(file)}
    uninstall_probe(ready)
    answer(ready.start("list", **places))
    assert has(ready, "kata_probe")
    assert not elsewhere.exists()


def test_an_environment_that_was_moved_is_installed_anew_where_it_is(ready, first) -> None:
    """As `mv` leaves it: its scripts call a Python that is not there."""
    ready.restamp(str(ready.root), str(first[0].root.parent))
    done = ready.start("list")
    assert answer(done)["prefix"] == str(ready.venv)
    assert done.stderr.startswith("This folder was moved: installing into .venv anew what is in it.\n")
    assert "  kata-probe 1\n" in done.stderr
    scripts = [path for path in ready.python().parent.iterdir() if path.is_file() and not path.is_symlink()]
    assert not [path for path in scripts if os.fsencode(first[0].root) in path.read_bytes()]
    assert ready.start("list").stderr == ""


@pytest.mark.skipif("KATA_REAL_FIRST_START" not in os.environ, reason="a minute and 50 MB: set KATA_REAL_FIRST_START")
def test_the_real_first_start(tmp_path: Path) -> None:
    """A copy of this clone, with the packages that it really has, from the index that pip knows; then as `kata`."""
    root = tmp_path / "a b é"
    left_out = shutil.ignore_patterns(".git", ".venv", ".kata", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")
    shutil.copytree(RUNNER.parent, root, ignore=left_out)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CONDA", "VIRTUAL_"))}
    for expected in ("Ready after", ""):
        done = subprocess.run(
            [BARE, "-m", "runner", "list"], cwd=root, env=kept, capture_output=True, encoding="utf-8", timeout=600
        )
        assert done.returncode == 0, done.stderr
        assert expected in done.stderr
        assert done.stdout
    assert done.stderr == ""
    if os.name == "posix":
        line = ". .venv/bin/activate && kata list && kata --help"
        done = subprocess.run(["sh", "-c", line], cwd=root, env=kept, capture_output=True, encoding="utf-8")
        assert "01_dot_product" in done.stdout, done.stderr
        assert "Usage: kata" in done.stdout
    if uv := shutil.which("uv"):
        shutil.rmtree(root / ".venv")
        done = subprocess.run([uv, "run", "kata", "list"], cwd=root, env=kept, capture_output=True, encoding="utf-8")
        assert "01_dot_product" in done.stdout, done.stderr


@POSIX
def test_ctrl_c_while_the_next_python_starts_is_no_traceback(ready, tmp_path: Path) -> None:
    """It waits until somebody answers it; then the exit code says it."""
    slow = ready.packages() / "slow.pth"
    slow.write_text(f"import time; open({str(tmp_path / 'there')!r}, 'w').close(); time.sleep(0.5)\n", "utf-8")
    start = ready.begin("list")
    wait_until((tmp_path / "there").exists, "it starts")
    start.send_signal(signal.SIGINT)
    out, said = start.communicate(timeout=60)
    assert (start.returncode, out, said) == (130, "", "")
