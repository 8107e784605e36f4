"""What pyproject.toml asks for, and what of it an environment lacks."""

from __future__ import annotations

import json
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from runner.bootstrap.trouble import Trouble


def dependencies(root: Path) -> list[str]:
    """What the project depends on, as pip takes it."""
    return list(pyproject(root)["project"]["dependencies"])


def of_groups(root: Path, groups: Iterable[str]) -> list[str]:
    """The requirements of the named dependency groups."""
    wanted = pyproject(root)
    return [line for name in groups for line in of_group(wanted, name)]


def of_group(wanted: dict[str, Any], name: str) -> list[str]:
    """The requirements of one dependency group and of those that it includes. (pip knows groups since 25.1.)"""
    found: list[str] = []
    for entry in wanted["dependency-groups"][name]:
        found += [entry] if isinstance(entry, str) else of_group(wanted, entry["include-group"])
    return found


def pyproject(root: Path) -> dict[str, Any]:
    """The parsed pyproject.toml of the clone."""
    try:
        return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Trouble(
            f"pyproject.toml cannot be read: {error}. `git checkout pyproject.toml` brings back the original."
        ) from None


def lacking(wanted: Sequence[str], folder: Path | None = None) -> list[str]:
    """Those of the requirements that are not met: in the environment at `folder`, or by all that runs here.

    Nothing counts as met without `packaging`, which reads requirements: pytest brings it.
    """
    try:
        from packaging.requirements import Requirement
    except ImportError:
        return list(wanted)
    path = sys.path if folder is None else [str(packages_of(folder))]
    lacks = []
    for line in wanted:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            installed = [found.version for found in metadata.distributions(name=requirement.name, path=path)]
            if not installed or not requirement.specifier.contains(installed[0], prereleases=True):
                lacks.append(line)
    return lacks


def has_project(root: Path, folder: Path) -> bool:
    """True if the clone itself is installed in the environment, with the commands and plugins that it has now."""
    project = pyproject(root)["project"]
    for found in metadata.distributions(name=project["name"], path=[str(packages_of(folder))]):
        place = json.loads(found.read_text("direct_url.json") or "{}")
        groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
        points = {(group, name, value) for group, named in groups.items() for name, value in named.items()}
        here = {(point.group, point.name, point.value) for point in found.entry_points}
        return place.get("url") == root.as_uri() and points == here
    return False


def packages_of(folder: Path) -> Path:
    """Where an environment made by this Python keeps its packages."""
    base = str(folder)
    return Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))


def name_of(requirement: str) -> str:
    """`numpy` of `numpy>=2.3`."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
