"""Where an environment can live, and where pip puts what it installs."""
# Fixtures are imported by name, and then are names of arguments.
# ruff: noqa: F401, F811

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from bootstrap_clone import Clone, clone, ready, write_wheels
from processes import only_posix

from runner.bootstrap import environment, hindrance
from runner.bootstrap import installer as installers
from runner.bootstrap.trouble import Trouble


@only_posix
@pytest.mark.parametrize(
    ("folder", "reason"),
    [("cs194:fa24", "its path holds `:`, which parts the entries of PATH"), ("caf\udce9", "bytes that are no UTF-8")],
)
def test_a_folder_in_which_no_environment_can_live(clone: Clone, folder: str, reason: str) -> None:
    """One sentence with a way out, and no traceback of Python's."""
    place = clone.root.parent / folder
    try:
        shutil.copytree(clone.root, place)
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    done = begun(clone, place)
    assert done.returncode == 2
    assert "No environment can be made in " in done.stderr and reason in done.stderr
    assert done.stderr.rstrip().endswith("Rename the folder or move the clone, then start again.")
    assert "Traceback" not in done.stderr


def begun(clone: Clone, root: Path) -> subprocess.CompletedProcess[str]:
    """A start of the clone that was put there."""
    python = clone.command()[0]
    return subprocess.run(
        [python, os.fsencode(root / "runner")],
        cwd=os.fsencode(root),
        env=clone.environment(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )


def test_variables_of_pips_send_nothing_elsewhere(clone: Clone, tmp_path: Path) -> None:
    """Who set them meant other projects."""
    write_wheels(clone.wheels)
    places = {f"PIP_{word}": str(tmp_path / "elsewhere") for word in ("TARGET", "PREFIX", "ROOT")}
    done = clone.start("list", PIP_USER="1", PIP_DRY_RUN="1", **places)
    assert done.returncode == 7, done.stderr
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("setting", ["target", "prefix", "user"])
def test_nor_does_a_file_of_pips_settings(clone: Clone, tmp_path: Path, setting: str) -> None:
    """The place is then said aloud."""
    write_wheels(clone.wheels)
    file = tmp_path / "pip.conf"
    file.write_text(f"[install]\n{setting} = {'yes' if setting == 'user' else tmp_path / 'elsewhere'}\n", "utf-8")
    done = clone.start("list", PIP_CONFIG_FILE=str(file))
    assert done.returncode == 7, done.stderr
    assert (clone.packages() / "kata_probe.py").is_file()


def test_if_all_goes_elsewhere_even_so_it_is_said(ready: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that shows pip's settings."""
    (ready.root / ".kata").mkdir(exist_ok=True)
    installer = installers.Installer(ready.root, ready.venv)
    monkeypatch.setattr(installers.Installer, "run", lambda *_: None)
    monkeypatch.setattr(installers.Installer, "has", lambda *_: False)
    with pytest.raises(Trouble, match=r"pip did not install into \.venv\. .* -m pip config list$"), installer:
        installer.install(["anything"])


def test_what_else_pip_says_is_told(ready: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options that exclude each other are no reason to give up; all else is."""
    installer, tried = installers.Installer(ready.root, ready.venv), list[tuple[str, ...]]()
    (ready.root / ".kata").mkdir(exist_ok=True)
    for said, again in (("ERROR: Can not combine '--user' and '--target'", True), ("ERROR: no such package", False)):
        tried.clear()

        def fail(self: installers.Installer, read: Callable[[str], None], *words: str, said: str = said) -> None:
            tried.append(words)
            self.log.write(said)
            self.log.flush()
            if words[0] == "pip" and "--target=" not in words:
                raise Trouble(said)

        monkeypatch.setattr(installers.Installer, "run", fail)
        monkeypatch.setattr(installers.Installer, "has", lambda *_: "--target=" in tried[-1])
        with pytest.raises(Trouble, match="no such package") if not again else nullcontext(), installer:
            installer.install(["anything"])
        assert ("--target=" in tried[-1]) is again


@only_posix
def test_a_drive_without_symbolic_links(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick, a folder shared with a virtual machine: copies take the place of links, or it is said what to do."""
    made: list[bool] = []

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    class Builder:
        def __init__(self, symlinks: bool, prompt: str) -> None:
            made.append(symlinks)

        def create(self, folder: Path) -> None:
            made.append((folder / "lib64").is_dir() and not (folder / "lib64").is_symlink())

    monkeypatch.setattr(os, "symlink", refuse)
    monkeypatch.setattr(venv, "EnvBuilder", Builder)
    assert not hindrance.links_work(clone.root)
    with pytest.raises(Trouble, match="a drive without symbolic links, and a copy of this Python does not start"):
        environment.prepare(clone.root, clone.venv)
    assert made == [False, True]


@only_posix
def test_a_python_that_starts_is_enough(clone: Clone) -> None:
    """And one that ends at once is none."""
    python = clone.venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    for code, fine in ((0, True), (1, False)):
        python.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
        python.chmod(0o755)
        if fine:
            environment.require_start(clone.root, clone.venv)
        else:
            with pytest.raises(Trouble):
                environment.require_start(clone.root, clone.venv)
