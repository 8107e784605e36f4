"""What we tell a learner to type is what works where he is."""

from __future__ import annotations

import sys

import pytest

from runner.text import command


@pytest.mark.parametrize(
    ("argv", "orig_argv", "environment", "expected"),
    [
        (["kata"], ["python", "kata"], {}, "kata hint 1"),
        (["/clone/runner/__main__.py"], ["python3", "-m", "runner"], {}, "-m runner hint 1"),
        (["../../runner"], ["python3", "../../runner"], {}, " ../../runner hint 1"),
        (["/clone/runner"], ["python3", "/clone/runner"], {"KATA_BY_PATH": ""}, "-m runner hint 1"),
        (
            ["/clone/runner"],
            ["python3", "/clone/runner"],
            {"KATA_BY_PATH": "../runner"},
            " ../runner hint 1",
        ),
        (["../a b/runner"], ["python3", "../a b/runner"], {}, ' "../a b/runner" hint 1'),
        (["kata"], ["python", "kata"], {"UV_RUN_RECURSION_DEPTH": "1"}, "uv run kata hint 1"),
    ],
)
def test_the_command_is_told_in_the_form_that_was_typed(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], orig_argv: list[str], environment: dict[str, str], expected: str
) -> None:
    """By its name, as a module, by a path from another folder, handed on to the clone's own Python, by uv."""
    for name in ("KATA_HOPS", "KATA_BY_PATH", "UV_RUN_RECURSION_DEPTH"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", argv)
    monkeypatch.setattr(sys, "orig_argv", orig_argv)
    assert command("hint", "1").endswith(expected)
