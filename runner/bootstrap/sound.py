"""`sound.py ROOT GROUP…`, run by an environment's own Python: is all there that the ladder depends on, and whole?

Asked of an environment in which pip was killed: what a list of packages says is not enough then, half of one is listed.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def is_sound(root: Path, groups: list[str]) -> bool:
    """True if nothing is missing that the ladder depends on, and what is there can be imported."""
    from runner.bootstrap.needs import dependencies, lacking, name_of, of_groups

    wanted, more = dependencies(root), of_groups(root, groups)
    if lacking(wanted):
        return False
    from packaging.requirements import Requirement

    absent = lacking(more)
    there = [Requirement(line) for line in [*wanted, *more] if line not in absent]
    try:
        for requirement in there:
            if requirement.marker is None or requirement.marker.evaluate():
                importlib.import_module(name_of(requirement.name).replace("-", "_"))  # ours are all imported so
    except Exception:  # half of a package may fail in any way
        return False
    return True


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    sys.exit(not is_sound(Path(sys.argv[1]), sys.argv[2:]))
