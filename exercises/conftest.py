"""The ladder's pytest: the Hypothesis profile, the way to `checks`, and the second lap."""

import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType

import checks
import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "ladder",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,  # a save should not wait for more; `verify --thorough` draws 1,000 at random
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # not `explain`, which traces every line
    report_multiple_bugs=False,  # one failure at a time
    print_blob=False,
)
settings.load_profile("ladder")

EXERCISES = Path(__file__).resolve().parent

# Not a folder in whatever place pytest was started from.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(EXERCISES.parent / ".kata" / "hypothesis"))


class AsItIs(SourceFileLoader):
    """Compiles a file whenever it is imported: two saves of one size in one second are the same file to Python."""

    def get_code(self, fullname: str) -> CodeType:
        """The code of the file as it is on the disk now."""
        return self.source_to_code(self.get_data(self.path), self.path)


def finder(folder: str) -> FileFinder:
    """What finds modules in a rung's folder; of other folders it leaves that to Python."""
    if Path(folder).resolve().parent != EXERCISES:
        raise ImportError
    return FileFinder(folder, (AsItIs, SOURCE_SUFFIXES), (ExtensionFileLoader, EXTENSION_SUFFIXES))


sys.path_hooks.insert(0, finder)
for folder in sys.path:
    if Path(folder).resolve().parent == EXERCISES:  # for all other folders Python keeps what it has found
        sys.path_importer_cache.pop(folder, None)


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "further: a test of the second lap; `pytest -m further` runs these")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the second lap out, unless it is asked for: with `-m`, or a test by its full name."""
    if config.option.markexpr:
        return
    asked = [argument.partition("::")[2] for argument in config.args]
    first = [item for item in items if not item.get_closest_marker("further") or item.name in asked]
    config.hook.pytest_deselected(items=[item for item in items if item not in first])
    items[:] = first
