"""[tool.kata] in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from runner.rung.ladder import LadderError
from runner.workspace import Config, load_config


def test_without_a_file_or_a_table_there_are_defaults(tmp_path: Path) -> None:
    """Ten seconds a test, sixty a suite."""
    assert load_config(tmp_path) == Config(10.0, 60.0)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load_config(tmp_path) == Config()


def test_settings_are_read_also_after_a_bom(tmp_path: Path) -> None:
    """Whole seconds and fractions."""
    (tmp_path / "pyproject.toml").write_bytes(b"\xef\xbb\xbf[tool.kata]\r\ntest-timeout = 2\r\nsuite-timeout = 0.5\r\n")
    assert load_config(tmp_path) == Config(2.0, 0.5)


@pytest.mark.parametrize("value", ["0", "-1", '"10"', "true", "nan", "inf", "1e9", "[1]"])
def test_a_value_that_cannot_be_meant_is_refused(tmp_path: Path, value: str) -> None:
    """The sentence names the file, the key and the value."""
    (tmp_path / "pyproject.toml").write_text(f"[tool.kata]\ntest-timeout = {value}\n")
    with pytest.raises(LadderError, match=r"pyproject\.toml: \[tool\.kata\] test-timeout must be a number of seconds"):
        load_config(tmp_path)


@pytest.mark.parametrize("content", [b"[tool.kata\n", b"\xff\xfe"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    """What is not TOML, or not even text."""
    (tmp_path / "pyproject.toml").write_bytes(content)
    with pytest.raises(LadderError, match=r"^pyproject\.toml is not valid TOML: "):
        load_config(tmp_path)
