"""Learners' files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from processes import only_posix

from runner.files import digest, write_whole


def test_the_digest_is_of_the_text() -> None:
    """Line ends and a BOM do not count; everything else does."""
    text = "a\nb é\n".encode()
    assert digest(text) == digest(b"\xef\xbb\xbf" + text) == digest(text.replace(b"\n", b"\r\n"))
    assert len({digest(c) for c in (text, b"", b"a\nb e\n", text + b"\n", b"\xff\xfe")}) == 5


def test_writing_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    """Any bytes; no temporary file stays."""
    path = tmp_path / "a.py"
    for content in (b"one\r\n", b"", b"\xff\x00\xfe", b"x" * 1_000_000):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@only_posix
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    """An executable file is executable afterwards."""
    path = tmp_path / "a.py"
    path.write_bytes(b"")
    path.chmod(0o750)
    write_whole(path, b"x")
    assert path.stat().st_mode & 0o777 == 0o750


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, an interrupt: the old content is whole."""
    path = tmp_path / "a.py"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    path = tmp_path / "a.py"
    path.mkdir()
    with pytest.raises(OSError):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


@only_posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "real.py", tmp_path / "link.py"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
