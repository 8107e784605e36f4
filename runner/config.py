"""The settings under [tool.kata] in the ladder's pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from runner.files import read_plain
from runner.ladder import LadderError


@dataclass(frozen=True)
class Config:
    """Seconds that one test and one whole suite may take."""

    test_timeout: float = 10.0
    suite_timeout: float = 60.0


def load_config(root: Path) -> Config:
    """The settings, or their defaults where there are none. Raises LadderError for a value that can't be meant."""
    path = root / "pyproject.toml"
    try:
        table = tomllib.loads(read_plain(path).decode("utf-8-sig")).get("tool", {}).get("kata", {})
    except FileNotFoundError:
        return Config()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LadderError(f"pyproject.toml is not valid TOML: {error}.") from error
    except OSError as error:
        raise LadderError(f"pyproject.toml could not be read: {error.strerror}.") from error
    return Config(_seconds(table, "test-timeout", 10.0), _seconds(table, "suite-timeout", 60.0))


def _seconds(table: dict[str, object], key: str, default: float) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 86_400:
        raise LadderError(f"pyproject.toml: [tool.kata] {key} must be a number of seconds above 0, not {value!r}.")
    return float(value)
