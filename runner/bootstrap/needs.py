"""What pyproject.toml asks for, and what of it this Python lacks."""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from runner.bootstrap.stamp import Trouble


def pyproject(root: Path) -> dict[str, Any]:
    """The parsed pyproject.toml of the clone."""
    try:
        return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Trouble(
            f"pyproject.toml cannot be read: {error}. `git checkout pyproject.toml` brings back the original."
        ) from None


def dependencies(root: Path) -> list[str]:
    """What the project depends on, as pip takes it."""
    return list(pyproject(root)["project"]["dependencies"])


def of_groups(root: Path, groups: Iterable[str]) -> list[str]:
    """The requirements of the named dependency groups and of those that they include. (pip knows them since 25.1.)"""
    found: list[str] = []
    for name in groups:
        for entry in pyproject(root)["dependency-groups"][name]:
            found += [entry] if isinstance(entry, str) else of_groups(root, [entry["include-group"]])
    return found


def name_of(requirement: str) -> str:
    """`numpy` of `numpy>=2.3`."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def lacking(wanted: Sequence[str]) -> list[str]:
    """Those of the requirements that are not met here.

    Nothing counts as met without `packaging`, which reads requirements: pytest brings it.
    """
    try:
        from packaging.requirements import Requirement
    except ImportError:
        return list(wanted)
    lacks = []
    for line in wanted:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            installed = [found.version for found in metadata.distributions(name=requirement.name)]
            if not installed or not requirement.specifier.contains(installed[0], prereleases=True):
                lacks.append(line)
    return lacks


def has_project(root: Path) -> bool:
    """True if the clone itself is installed here, with the commands and plugins that it has now."""
    project = pyproject(root)["project"]
    for found in metadata.distributions(name=project["name"]):
        place = json.loads(found.read_text("direct_url.json") or "{}")
        groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
        points = {(group, name, value) for group, named in groups.items() for name, value in named.items()}
        here = {(point.group, point.name, point.value) for point in found.entry_points}
        if place.get("url") == root.as_uri() and points == here:
            return True
    return False


def is_whole(root: Path, groups: Iterable[str]) -> bool:
    """True if nothing is missing here that the ladder depends on, and whatever of it is listed can be imported.

    Asked in an environment in which pip was killed: a package that is there by half is listed too.
    """
    if lacking(dependencies(root)):
        return False
    names = [name_of(line) for line in dependencies(root) + of_groups(root, groups)]
    try:
        for name in names:
            if any(metadata.distributions(name=name)):
                importlib.import_module(name.replace("-", "_"))  # ours are all imported so
    except Exception:  # half of a package may fail in any way
        return False
    return True
