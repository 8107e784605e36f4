"""What is wanted, what is there, and how an environment is made, mended, put aside and brought back."""
# Fixtures are imported by name, and then are names of arguments.
# ruff: noqa: F401, F811

from __future__ import annotations

import os
import runpy
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from bootstrap_clone import HERE, POSIX, Clone, HandedOverError, clone, ready, start, write_wheels

from runner.bootstrap import environment as environments
from runner.bootstrap import environment as lock
from runner.bootstrap import needs, sound
from runner.bootstrap import stamp as stamps
from runner.bootstrap.trouble import Trouble


def test_a_group_includes_others(clone) -> None:
    """`{include-group = …}` of PEP 735."""
    assert needs.of_groups(clone.root, ["test", "missing"]) == ["kata-probe-test", "kata-probe-more", "kata-nowhere"]


def test_a_damaged_pyproject_is_one_sentence(clone) -> None:
    """Half of a merge, for example."""
    (clone.root / "pyproject.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(Trouble, match=r"^pyproject.toml cannot be read: .* `git checkout pyproject.toml`"):
        needs.dependencies(clone.root)


def test_lacking_names_what_is_missing_or_too_old() -> None:
    """What a marker rules out is not wanted here."""
    assert needs.lacking(["packaging>=20", "kata-nowhere; python_version<'3'"]) == []
    assert needs.lacking(["packaging>=9999", "kata-nowhere"]) == ["packaging>=9999", "kata-nowhere"]


def test_without_packaging_nothing_counts_as_met(monkeypatch) -> None:
    """A bare Python cannot read requirements, and has none of ours."""
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    assert needs.lacking(["pytest"]) == ["pytest"]


def test_name_of_a_requirement() -> None:
    """What the learner knows it by."""
    assert [needs.name_of(line) for line in ("numpy>=2.3", "a-b[c]; x", "d_e.f ~= 1")] == ["numpy", "a-b", "d_e.f"]


def test_a_stamp_that_cannot_be_read_is_none(ready) -> None:
    """Too short, or not text: whoever made that, it was not us."""
    for content in (b"ready", b"\xff\xfe\n\n\n\n\n"):
        (ready.venv / "kata-ready").write_bytes(content)
        assert stamps.read(str(ready.venv)) is None


class Installs:
    """An installer that does what the test says: nothing, or fail, before or after it changed something."""

    error: BaseException | None = None
    begins = False
    calls: list[list[str]]

    def __init__(self, root: Path, folder: Path) -> None:
        self.has_begun = False

    def __enter__(self) -> Installs:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def install(self, arguments: list[str]) -> None:
        self.calls.append(list(arguments))
        self.has_begun = self.begins
        if self.error:
            raise self.error


@pytest.fixture
def installs(monkeypatch) -> type[Installs]:
    """pip, played."""
    played = type("Played", (Installs,), {"calls": []})
    monkeypatch.setattr(environments, "Installer", played)
    return played


def kata(clone: Clone) -> list[str]:
    """What is left in `.kata`."""
    return sorted(path.name for path in (clone.root / ".kata").iterdir())


def test_a_moved_environment_is_made_anew(ready, installs, capsys) -> None:
    """Its scripts call the Python of the old place."""
    ready.restamp(str(ready.root), "/somewhere/else")
    with pytest.raises(HandedOverError):
        start(ready, "verify")
    os.environ.pop("KATA_HOPS")
    assert installs.calls == [["-e", ".", "kata-probe-test", "kata-probe-more"]]
    assert ready.stamp() == ["ready", "the ladder", HERE, str(ready.root)]
    assert capsys.readouterr().err.startswith("Making .venv anew and installing packaging, ")
    assert kata(ready) == ["setup.lock"]


def test_a_moved_environment_comes_back_if_the_new_one_fails(ready, installs, capsys) -> None:
    """Without a network, the folder can be renamed all the same."""
    ready.restamp(str(ready.root), "/somewhere/else")
    (ready.venv / "old").touch()
    installs.error = Trouble("No network.")
    with pytest.raises(HandedOverError):
        start(ready, "list")
    os.environ.pop("KATA_HOPS")
    assert (ready.venv / "old").exists()
    assert capsys.readouterr().err.endswith("No network.\nGoing on with `.venv` as it was.\n")
    assert kata(ready) == ["setup.lock"]


def test_what_a_killed_start_has_put_aside_comes_back(ready, installs, capsys) -> None:
    """It had begun a new one; now there is no network, and the old one serves."""
    ready.restamp(str(ready.root), "/somewhere/else")
    (ready.venv / "old").touch()
    (ready.root / ".kata").mkdir()
    environments.put_aside(ready.root, ready.venv, stamps.read(str(ready.venv)))
    environments.begin_at(ready.root, ready.venv)
    installs.error = Trouble("No network.")
    with pytest.raises(HandedOverError):
        start(ready, "list")
    os.environ.pop("KATA_HOPS")
    assert (ready.venv / "old").exists()
    assert capsys.readouterr().err.endswith("No network.\nGoing on with `.venv` as it was.\n")
    assert kata(ready) == ["setup.lock"]


def test_a_folder_known_by_two_names_is_not_moved(ready) -> None:
    """A link to the clone leads to the same environment."""
    link = ready.root.parent / "link"
    link.symlink_to(ready.root, target_is_directory=True)
    stamp = stamps.read(str(ready.venv))
    assert stamp
    assert not stamp.was_moved(str(link))
    assert stamp.was_moved("/nowhere")


@POSIX
@pytest.mark.parametrize("ours", [True, False])
def test_without_its_python_an_environment_is_made_anew_only_if_it_is_ours(ready, installs, capsys, ours: bool) -> None:
    """The Python that it was made from was removed; what another made is not ours to clear."""
    ready.python().unlink()
    (ready.venv / "theirs").touch()
    if not ours:
        (ready.venv / "kata-ready").unlink()
        assert start(ready, "list") == 2
        said = capsys.readouterr().err
        assert said.endswith("has no Python that works, and the ladder did not make it: remove it, then start again.\n")
        assert (ready.venv / "theirs").exists()
        return
    with pytest.raises(HandedOverError):
        start(ready, "list")
    os.environ.pop("KATA_HOPS")
    assert ready.python().exists()
    assert not (ready.venv / "theirs").exists()


def test_an_environment_that_fails_stays_unfinished(clone, installs, capsys) -> None:
    """And an empty folder called `.venv` is no environment of anybody's."""
    clone.venv.mkdir()
    installs.error = Trouble("No network.")
    assert start(clone, "list") == 2
    assert capsys.readouterr().err.endswith("No network.\n")
    assert clone.stamp()[0] == "making"


def test_a_file_in_the_way_is_named(clone, capsys) -> None:
    """Whatever else the system refuses, it is a sentence and not a traceback."""
    clone.venv.touch()
    assert start(clone, "list") == 2
    assert capsys.readouterr().err.startswith("The set-up failed: [Errno ")


def test_ctrl_c_says_one_line(clone, installs, capsys) -> None:
    """The exit code is for `__main__` to give."""
    installs.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        start(clone, "list")
    assert capsys.readouterr().err.endswith("\nStopped. The next start mends it.\n")


@pytest.mark.parametrize("maker", [stamps.OURS, None])
@pytest.mark.parametrize("begins", [True, False])
def test_the_old_stamp_stays_if_nothing_was_changed(ready, installs, maker: str | None, begins: bool) -> None:
    """Only an installation that was cut off in its middle makes an environment unfinished."""
    if maker is None:
        (ready.venv / "kata-ready").unlink()
    before = maker and ready.stamp()
    installs.error, installs.begins = Trouble("It fails."), begins
    with pytest.raises(Trouble):
        environments.prepare(ready.root, ready.venv, ["test"])
    stamp = stamps.read(str(ready.venv))
    assert (stamp and stamp.state) == ("making" if begins else before and before[0])
    assert (stamp and stamp.maker) == (maker or (stamps.FOUND if begins else None))


def test_another_start_may_have_been_faster(ready, installs) -> None:
    """Who waited for the lock looks again, and finds that all is done."""
    environments.prepare(ready.root, ready.venv)
    assert installs.calls == []


def test_a_folder_that_resists_is_removed_when_it_yields(tmp_path: Path, monkeypatch) -> None:
    """On Windows, files stay open as long as a killed set-up's pip lives."""
    (tmp_path / "folder").mkdir()
    rmtree, tries = shutil.rmtree, []

    def resists(folder: Path) -> None:
        tries.append(folder)
        if len(tries) < 3:
            raise PermissionError
        rmtree(folder)

    monkeypatch.setattr(shutil, "rmtree", resists)
    monkeypatch.setattr(environments.time, "sleep", lambda seconds: None)
    environments.remove(tmp_path / "folder")
    assert not (tmp_path / "folder").exists()
    tries[:] = [Path()] * -100
    monkeypatch.setattr(shutil, "rmtree", lambda folder: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(PermissionError):
        environments.remove(tmp_path)


def test_a_second_environment_has_its_groups_and_is_kept(clone, monkeypatch, capsys) -> None:
    """Really made, in a folder of its own; the second time there is nothing to do; for another Python, anew."""
    write_wheels(clone.wheels)
    for name, value in clone.environment().items():
        monkeypatch.setenv(name, value)
    folder = clone.root / ".kata" / "second-venv"
    python = environments.environment(clone.root, folder, ["more"])
    assert subprocess.run([python, "-c", "import kata_probe, kata_probe_more"]).returncode == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Making second-venv and installing packaging, kata-probe, ")
    assert "  kata-probe-more 1" in said
    assert needs.has_project(clone.root, folder)
    assert needs.lacking(["kata-probe>=1", "kata-probe-test"], folder) == ["kata-probe-test"]
    environments.environment(clone.root, folder, ["more"])
    assert capsys.readouterr().err == ""
    made: list[object] = []
    monkeypatch.setattr(environments, "make", lambda *found: made.append(found))
    text = (folder / "kata-ready").read_text(encoding="utf-8")
    (folder / "kata-ready").write_text(text.replace(HERE, "3.10", 1), encoding="utf-8")
    environments.environment(clone.root, folder, ["more"])
    assert len(made) == 1


def test_sound_is_what_is_listed_and_can_be_imported(clone, tmp_path: Path, monkeypatch) -> None:
    """Of the groups only what is there is asked; what a marker rules out is not wanted."""
    assert not sound.is_sound(clone.root, [])  # kata-probe is not even listed here
    half = tmp_path / "packages"
    (half / "kata_probe-1.dist-info").mkdir(parents=True)
    (half / "kata_probe-1.dist-info" / "METADATA").write_text("Name: kata-probe\nVersion: 1\n", encoding="utf-8")
    (half / "kata_probe.py").write_text("1 /", encoding="utf-8")
    monkeypatch.syspath_prepend(str(half))
    assert not sound.is_sound(clone.root, [])
    (half / "kata_probe.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["sound.py", str(clone.root), "missing"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(environments.SOUND), run_name="__main__")
    assert ended.value.code == 0


def test_the_lock_is_waited_for(clone, capsys) -> None:
    """Said once; then it is ours."""
    with lock.one_at_a_time(clone.root):
        pass
    other = sqlite3.connect(clone.root / ".kata" / "setup.lock", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    threading.Timer(1.3, other.close).start()
    with lock.one_at_a_time(clone.root):
        assert capsys.readouterr().err == "Another set-up is running in this folder; waiting for it.\n"


def test_a_drive_without_locks_does_not_stop_it(clone, monkeypatch) -> None:
    """Some network drives have none."""

    class Connection(sqlite3.Connection):
        def execute(self, sql: str) -> sqlite3.Cursor:  # type: ignore[override]
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **more: connect(path, factory=Connection, **more))
    with lock.one_at_a_time(clone.root):
        pass
