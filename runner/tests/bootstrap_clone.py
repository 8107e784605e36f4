"""A miniature clone for the tests of the first start: real `venv` and real pip, but packages of a few lines.

It builds itself (a build backend in its own folder) and finds its packages in a folder of wheels, so that a set-up
takes seconds and no network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

RUNNER = Path(__file__).parents[1]
PARTS = ("__init__.py", "__main__.py", "bootstrap")
HERE = "{}.{}".format(*sys.version_info)
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals, or no such links")
BARE = Path(sys._base_executable)

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "kata-miniature"
version = "1"
dependencies = ["packaging>=20", "kata-probe>=1; python_version>='3'", "kata-nowhere; python_version<'3'"]

[project.scripts]
kata = "runner.__main__:main"

[dependency-groups]
test = ["kata-probe-test", {include-group = "more"}]
more = ["kata-probe-more"]
missing = ["kata-nowhere"]
"""
BACKEND = """\
import pathlib, tomllib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    here = pathlib.Path(__file__).parent
    project = tomllib.loads((here / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = "kata_miniature-1-py3-none-any.whl"
    needs = "".join(f"Requires-Dist: {line}\\n" for line in project["dependencies"])
    points = "".join(f"{name} = {value}\\n" for name, value in project["scripts"].items())
    files = {
        "kata_miniature.pth": str(here),
        "METADATA": f"Metadata-Version: 2.1\\nName: kata-miniature\\nVersion: 1\\n{needs}",
        "WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        "entry_points.txt": f"[console_scripts]\\n{points}",
        "RECORD": "",
    }
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file if file.endswith(".pth") else f"kata_miniature-1.dist-info/{file}", text)
    return name
"""
CLI = """\
import json, os, sys
import kata_probe

def main(argv=None, root=None):
    print(json.dumps({
        "argv": argv, "root": root and str(root), "prefix": sys.prefix, "path": sys.path,
        "hops": os.environ.get("KATA_HOPS"),
    }))
    return 7
"""


def write_wheel(folder: Path, name: str, module: str = "") -> None:
    """A wheel of one empty module, version 1."""
    info = f"{name}-1.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.py", module)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def write_wheels(folder: Path) -> None:
    """The package index: probes, and `packaging` as it is installed here."""
    for name in ("kata_probe", "kata_probe_test", "kata_probe_more"):
        write_wheel(folder, name)
    packaging = metadata.distribution("packaging")
    with zipfile.ZipFile(folder / f"packaging-{packaging.version}-py3-none-any.whl", "w") as wheel:
        for file in packaging.files or []:
            if file.parts[0].startswith("packaging") and file.suffix != ".pyc":
                wheel.write(file.locate(), file.as_posix())


class Clone:
    """A fresh clone at `root` that takes its packages from `wheels`."""

    def __init__(self, root: Path, wheels: Path) -> None:
        self.root, self.wheels, self.venv = root, wheels, root / ".venv"
        (root / "runner").mkdir(parents=True)
        for part in PARTS:
            copy = shutil.copytree if (RUNNER / part).is_dir() else shutil.copy
            copy(RUNNER / part, root / "runner" / part)
        (root / "runner" / "cli.py").write_text(CLI, encoding="utf-8")
        (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        (root / "backend.py").write_text(BACKEND, encoding="utf-8")

    def environment(self, **more: str) -> dict[str, str]:
        """The variables of a shell in which nothing is active, and pip's, so that it asks no network."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON", "CONDA", "VIRTUAL_", "COV"))}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**kept, **pip, **more}

    def command(self, *argv: str, python: Path | str = BARE) -> list[str]:
        """`python3 CLONE/runner …`."""
        return [str(python), str(self.root / "runner"), *argv]

    def start(self, *argv: str, python: Path | str = BARE, **more: str) -> subprocess.CompletedProcess[str]:
        """What a start from another folder says and answers."""
        return subprocess.run(
            self.command(*argv, python=python),
            cwd=self.root.parent,
            env=self.environment(**more),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def begin(self, *argv: str) -> subprocess.Popen[str]:
        """A start that goes on while the test does."""
        return subprocess.Popen(
            self.command(*argv),
            cwd=self.root.parent,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def python(self) -> Path:
        """The Python of the clone's `.venv`."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def packages(self) -> Path:
        """Where the clone's `.venv` keeps its packages."""
        return next(self.venv.glob("lib/*/site-packages"), self.venv / "Lib" / "site-packages")

    def stamp(self) -> list[str]:
        """The first four lines of the stamp."""
        return (self.venv / "kata-ready").read_text(encoding="utf-8").splitlines()[:4]

    def restamp(self, old: str, new: str) -> None:
        """Change a word of the stamp."""
        text = (self.venv / "kata-ready").read_text(encoding="utf-8")
        assert old in text
        (self.venv / "kata-ready").write_text(text.replace(old, new, 1), encoding="utf-8")

    def ready_from(self, other: Clone) -> Clone:
        """Give it the `.venv` of another, as if it had been made here: much faster than to make one."""
        shutil.copytree(other.venv, self.venv, symlinks=True)
        self.restamp(str(other.root), str(self.root))
        return self


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the command line in the right Python printed."""
    assert done.returncode == 7, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found
