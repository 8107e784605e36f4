"""`export` and `import`: progress as one document, whole or not at all."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladder_copy import LadderCopy
from past import GREEN, NOON, RED, Kata, archive, attempt, remember

from runner.history.attempt import Archive, Attempt, merged
from runner.history.export import decode, encode
from runner.history.store import State
from runner.rung.ladder import LadderError

BACK = (
    "Your code is back in exercises/02_mean/mean.py.\n"
    "What was green counts here once a run has confirmed it: python3 -m runner run 02\n"
)
LATIN = b"# caf\xe9\r\n"


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kata:
    """The command line on a ladder with some past, in an empty folder."""
    folder = copy.root.parent / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    remember(
        copy.root,
        attempt(NOON, code=LATIN),
        attempt(NOON + 60, "green", GREEN, counts=(4, 0)),
        attempt(NOON + 90, "reset", GREEN, counts=(0, 0), suite=""),
        codes=(LATIN, GREEN),
    )
    copy.workspace.state.set_hints_shown("02_mean", 2)
    return Kata(copy, capsys)


@pytest.fixture
def other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kata:
    """Another machine."""
    return Kata(LadderCopy(tmp_path / "other"), capsys)


def test_all_of_it_arrives(kata: Kata, other: Kata) -> None:
    """Attempts in their order, with their times and their code byte for byte, and the hints."""
    said = kata("export")
    assert said.out == (
        "3 attempts in kata-progress.json.\nOn the other machine: python3 -m runner import kata-progress.json\n"
    )
    assert other("import", "kata-progress.json").out == f"3 attempts imported.\n{BACK}"
    assert other.attempts() == kata.attempts()
    assert [other.code(n) for n in (1, 2, 3)] == [LATIN, GREEN, GREEN]
    assert State(other.root).hints_shown("02_mean") == 2
    other.copy.write(GREEN)
    assert other("restore", "2", "1").code == 0
    assert other.copy.rung().code.read_bytes() == LATIN


def test_twice_is_once(kata: Kata, other: Kata) -> None:
    """A second import changes nothing, and says so; nor does one's own export."""
    kata("export")
    other("import", "kata-progress.json")
    before = other.attempts()
    assert other("import", "kata-progress.json").out == "0 attempts imported, 3 known already.\n"
    assert other.attempts() == before
    assert kata("import", "kata-progress.json").out == "0 attempts imported, 3 known already.\n"


def test_both_ways_both_machines_agree(kata: Kata, other: Kata) -> None:
    """Whichever imports first, in the end the histories are the same, in the order of time."""
    remember(other.root, attempt(NOON + 30), attempt(NOON + 70, exercise="01_double"), attempt(NOON + 300))
    kata("export", "a.json")
    other("import", "a.json")
    other("export", "b.json")
    assert kata("import", "b.json").out == (
        "3 attempts imported, 3 known already.\n"
        "They came before some of yours, which have new numbers now: python3 -m runner history\n"
        "Your code is back in exercises/01_double/double.py.\n"
    )
    assert kata.attempts() == other.attempts()
    assert [a.at - NOON for a in kata.attempts()] == [0, 30, 60, 70, 90, 300]
    assert [a.id for a in kata.attempts()] == [1, 2, 3, 4, 5, 6]
    assert [kata.code(a.id) for a in kata.attempts()] == [LATIN, RED, GREEN, RED, GREEN, RED]


def test_what_was_later_comes_later_and_keeps_the_numbers(kata: Kata, other: Kata) -> None:
    """Nothing here is renumbered when only newer attempts come in."""
    kata("export")
    other("import", "kata-progress.json")
    remember(other.root, attempt(NOON + 3600))
    other("export", "newer.json")
    before = kata.attempts()
    assert kata("import", "newer.json").out == "1 attempt imported, 3 known already.\n"
    assert kata.attempts()[:3] == before
    assert kata.attempts()[3].at == NOON + 3600


def test_a_green_counts_once_a_run_here_has_confirmed_it(kata: Kata, other: Kata) -> None:
    """Until then it is named as what it is; the numbers that an import changes change nothing of that."""
    other.copy.write(other.copy.reference())
    assert other("run", "2").code == 0
    other("export", "green.json")
    kata.copy.write(kata.copy.reference())
    assert "green elsewhere" not in kata("list").out
    kata("import", "green.json")
    assert "green elsewhere; not yet run here" in kata("list").out
    assert '"standing": "imported"' in kata("list", "--json").out
    assert "was green on another machine: `python3 -m runner run 02` confirms it here." in kata("compare", "2").err
    remember(other.root, attempt(NOON - 500))
    other("export", "older.json")
    kata("import", "older.json")  # all that was imported gets a new number
    assert kata("compare", "2").code == 2
    assert kata("run", "2").code == 0
    assert kata("compare", "2").code == 0
    kata("import", "green.json")
    assert '"standing": "green"' in kata("list", "--json").out


def test_what_is_green_here_stays_so_whatever_is_imported(kata: Kata, other: Kata) -> None:
    """A later red of the same code, elsewhere, is no verdict of this machine."""
    kata.copy.write(kata.copy.reference())
    assert kata("run", "2").code == 0
    mine = kata.attempts()[-1]
    remember(other.root, replace(mine, id=0, status="red", at=mine.at + 9), codes=(kata.copy.reference().encode(),))
    other("export", "red.json")
    assert kata("import", "red.json").out.startswith("1 attempt imported.")
    assert kata("compare", "2").code == 0


def test_code_comes_back_where_nothing_was_done_yet(kata: Kata, other: Kata) -> None:
    """The last green, else the last; a file that somebody has written in, or tried, is left alone."""
    remember(kata.root, attempt(NOON + 500, "red", RED), attempt(NOON, "red", RED, exercise="01_double"))
    kata("export")
    other("reset", "--all", "--yes")
    shutil.rmtree(other.root / ".kata", ignore_errors=True)
    said = other("import", "kata-progress.json")
    assert said.out == (
        "5 attempts imported.\nYour code is back in the files of 01 and 02.\n"
        "What was green counts here once a run has confirmed it: python3 -m runner run 02\n"
    )
    assert other.copy.rung().code.read_bytes() == GREEN
    assert other.copy.rung("01_double").code.read_bytes() == RED
    other.copy.write("# mine\n")
    shutil.rmtree(other.root / ".kata", ignore_errors=True)
    other("reset", "1")
    shutil.rmtree(other.root / ".kata", ignore_errors=True)
    assert "Your code is back in exercises/01_double/double.py." in other("import", "kata-progress.json").out
    assert other.copy.rung().code.read_bytes() == b"# mine\n"
    assert "Your code" not in other("import", "kata-progress.json").out


def test_all_that_was_green_is_named(kata: Kata, other: Kata) -> None:
    """Each has to be run here, not the first alone."""
    remember(kata.root, attempt(NOON + 500, "green", GREEN, exercise="01_double", counts=(2, 0)))
    kata("export")
    other("reset", "--all", "--yes")
    shutil.rmtree(other.root / ".kata", ignore_errors=True)
    assert other("import", "kata-progress.json").out == (
        "4 attempts imported.\nYour code is back in the files of 01 and 02.\n"
        "01 and 02 were green there. Each counts here once a run has confirmed it.\n"
        "The first: python3 -m runner run 01\n"
    )


def test_undo_of_a_reset_works_on_the_other_machine(kata: Kata, other: Kata) -> None:
    """What it put away came along."""
    kata("export")
    other("import", "kata-progress.json")
    assert other("reset", "--undo").code == 0
    assert other.copy.rung().code.read_bytes() == GREEN


def test_through_a_pipe(kata: Kata, other: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is stdout and stdin; on stdout there is the document and nothing else, in plain ASCII."""
    remember(kata.root, attempt(NOON + 99, code="# η\n".encode()), codes=("# η\n".encode(),))
    document = kata("export", "-").out
    assert document.isascii()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(document.encode()), encoding="utf-8"))
    assert other("import", "-").out == f"4 attempts imported.\n{BACK}"
    assert other.code(4) == "# η\n".encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_a_windows_shell_makes_of_a_pipe_is_read(kata: Kata, other: Kata, encoding: str) -> None:
    """PowerShell writes `>` in UTF-16, editors add a mark."""
    Path("p.json").write_bytes(kata("export", "-").out.encode(encoding))
    assert other("import", "p.json").code == 0
    assert other.attempts() == kata.attempts()


def test_the_document_can_be_read_by_a_person(kata: Kata) -> None:
    """Code is text where it is UTF-8; nothing that is not used is in it."""
    document = json.loads(kata("export", "-").out)
    assert document["format"] == "math-kata progress" and document["version"] == 1
    assert sorted(map(tuple, document["code"].values())) == [("base64",), ("text",)]
    assert {"text": GREEN.decode()} in document["code"].values()
    assert {"base64": base64.b64encode(LATIN).decode()} in document["code"].values()
    assert document["hints"] == {"02_mean": 2}
    assert document["attempts"][0]["at"] == NOON


def test_exercises_that_this_ladder_does_not_have_are_kept(kata: Kata, other: Kata) -> None:
    """Another version of it may."""
    remember(other.root, attempt(exercise="77_magic"))
    other("export", "m.json")
    assert kata("import", "m.json").out.endswith("This ladder has no 77_magic: kept all the same.\n")
    assert "77_magic" in kata("history").out
    assert "77_magic" in kata("progress").out


def test_more_hints_win(kata: Kata, other: Kata) -> None:
    """Who has read a hint has read it on all machines."""
    kata("export")
    other.copy.workspace.state.set_hints_shown("02_mean", 3)
    other("import", "kata-progress.json")
    assert other.copy.workspace.state.hints_shown("02_mean") == 3


@pytest.mark.parametrize("content", [b"my homework", b"", b"[]", b'{"format": "other"}', b"\xff\xfe\x00"])
def test_another_file_is_not_overwritten(kata: Kata, content: bytes) -> None:
    """Only an earlier export is, or an empty file."""
    path = Path("work.json")
    path.write_bytes(content)
    said = kata("export", "work.json")
    if content:
        assert (said.code, path.read_bytes()) == (2, content)
        assert said.err.startswith("work.json is there already, and this program did not make it.")
    else:
        assert kata("export", "work.json").code == said.code == 0


def test_only_a_whole_export_is_overwritten(kata: Kata) -> None:
    """Not what speaks of the format, begins like it, or has an export within it."""
    kata("export", "mine.json")
    whole = Path("mine.json").read_bytes()
    document = json.loads(whole)
    works = {
        "notes.md": b"My notes on math-kata progress: 3 weeks of work\n",
        "tool.py": b'FORMAT = {"format": "math-kata progress"}\n',
        "cut.json": whole[:-40],
        "notes_below.json": whole + b"# what I think of it",
        "notes_within.json": json.dumps(document | {"notes": "three weeks of work"}).encode(),
        "changed.json": json.dumps(document | {"version": 7}).encode(),
        "of_others.json": json.dumps({"format": "math-kata progress", "score": 3}).encode(),
    }
    for name, work in works.items():
        Path(name).write_bytes(work)
        assert kata("export", name).code == 2
        assert Path(name).read_bytes() == work
    Path("again.json").write_bytes(json.dumps(document).encode("utf-16"))  # as a shell on Windows may have written it
    for name in ("mine.json", "again.json"):
        assert kata("export", name).code == 0
        assert Path(name).read_bytes() == whole


def test_export_says_why_it_can_not_write(kata: Kata) -> None:
    """One sentence, exit code 2."""
    Path("folder").mkdir()
    for name in ("nowhere/p.json", "folder"):
        said = kata("export", name)
        assert (said.code, len(said.err.splitlines())) == (2, 1)
        assert name in said.err.replace("\\", "/")


def change(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """A change of one value of a document; `...` takes it away."""

    def apply(document: dict[str, Any]) -> None:
        *folders, last = [int(p) if p.isdecimal() else p for p in path.split("/")]
        for folder in folders:
            document = document[folder]
        if value is ...:
            del document[last]
        else:
            document[last] = value

    return apply


BROKEN = {
    "no attempts": change("attempts", ...),
    "attempts are no list": change("attempts", {"a": 1}),
    "an attempt is no table": change("attempts/1", "green"),
    "no code": change("code", ...),
    "code of another kind": change("code", [1]),
    "hints of another kind": change("hints", {"02_mean": True}),
    "hints of no exercise": change("hints", {"../../etc": 1}),
    "an unknown status": change("attempts/1/status", "blue"),
    "a status that is none": change("attempts/1/status", None),
    "an exercise that is a path": change("attempts/1/exercise", "../02_mean"),
    "half a letter": change("attempts/1/exercise", "02_\ud800"),
    "the time is a word": change("attempts/1/at", "noon"),
    "the time is no number": change("attempts/1/at", float("nan")),
    "the time has no end": change("attempts/1/at", float("inf")),
    "a time before all time": change("attempts/1/at", -1),
    "a time when the calendar ends": change("attempts/1/at", 253370764799.9),
    "a time beyond all numbers": change("attempts/1/at", 10**400),
    "passed is true": change("attempts/1/passed", True),
    "passed is too large": change("attempts/1/passed", 2**63),
    "failed is negative": change("attempts/1/failed", -1),
    "no suite": change("attempts/1/suite", ...),
    "a suite that is no hash": change("attempts/1/suite", "0" * 63),
    "code that is not there": change("attempts/1/code", "0" * 64),
}


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_document_changes_nothing(kata: Kata, other: Kata, spoil: Callable[[dict[str, Any]], None]) -> None:
    """One sentence, exit code 2."""
    document = json.loads(kata("export", "-").out)
    spoil(document)
    Path("b.json").write_text(json.dumps(document), encoding="utf-8")
    refused(other, "b.json", "a part of it is broken")


@pytest.mark.parametrize("packed", [{"text": "x"}, {"text": 1}, {"base64": "!"}, {"base64": "eA=="}, {}, None, "text"])
def test_code_that_has_changed_is_refused(kata: Kata, other: Kata, packed: Any) -> None:
    """Every piece of code proves itself by its hash."""
    document = json.loads(kata("export", "-").out)
    document["code"][next(iter(document["code"]))] = packed
    Path("b.json").write_text(json.dumps(document), encoding="utf-8")
    refused(other, "b.json", "a part of it is broken")


FOREIGN = {
    "empty": (b"", "it is no JSON document"),
    "no text": (b"\x00\xff\xfe" * 100, "it is no JSON document"),
    "no JSON": (b"Dear diary", "it is no JSON document"),
    "too deep": (b"[" * 100_000, "it is no JSON document"),
    "a list": (b"[]", "it is no export of progress"),
    "another program's": (b'{"format": "tasks"}', "it is no export of progress"),
    "a newer version's": (b'{"format": "math-kata progress", "version": 2}', "it has version 2"),
}


@pytest.mark.parametrize(("content", "says"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_document_changes_nothing(kata: Kata, other: Kata, content: bytes, says: str) -> None:
    """One sentence, exit code 2."""
    Path("f.json").write_bytes(content)
    refused(other, "f.json", says)


def test_half_a_document_changes_nothing(kata: Kata, other: Kata) -> None:
    """Wherever it was cut."""
    whole = kata("export", "-").out.rstrip()
    for end in range(0, len(whole), 97):
        Path("h.json").write_text(whole[:end], encoding="utf-8")
        refused(other, "h.json", "it is no JSON document, or not a whole one")
    assert "can't be read: No such file" in other("import", "nowhere.json").err


def refused(kata: Kata, name: str, says: str) -> None:
    """The import fails in one sentence, and nothing has changed."""
    said = kata("import", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{name} can't be imported: {says}")
    assert said.err.endswith(". Nothing was changed.\n") and said.err.count("\n") == 1
    assert kata.attempts() == []


def test_where_nothing_can_be_kept_nothing_is_imported(kata: Kata, other: Kata) -> None:
    """And it is said."""
    kata("export")
    (other.root / ".kata").write_text("a file in the folder's place")
    said = other("import", "kata-progress.json")
    assert (said.code, said.out) == (2, "")
    assert "Progress can't be kept in .kata/state.sqlite3" in said.err
    assert said.err.endswith("So nothing was imported.\n")
    said = other("export", "empty.json")
    assert (said.code, said.out, Path("empty.json").exists()) == (2, "", False)
    assert said.err.endswith("So nothing was exported.\n")


def test_a_damaged_state_takes_an_import_in(kata: Kata, other: Kata) -> None:
    """In a new file; that is said on stderr."""
    kata("export")
    (other.root / ".kata").mkdir()
    (other.root / ".kata" / "state.sqlite3").write_bytes(b"rubbish " * 99)
    said = other("import", "kata-progress.json")
    assert (said.code, said.out) == (0, f"3 attempts imported.\n{BACK}")
    assert "was damaged" in said.err


def test_one_transaction(copy: LadderCopy) -> None:
    """An import that fails in its middle leaves all as it was."""
    remember(copy.root, attempt(NOON + 10))
    state = State(copy.root)
    before = state.attempts()
    bad = Archive([attempt(NOON), Attempt(0, "01_double", NOON + 20, "red", 0, 0, None, "", "", "")], {}, {})
    assert state.merge(bad) is None
    assert "NOT NULL constraint failed" in state.notices[0]
    assert state.attempts() == before
    state.close()


def test_code_that_is_damaged_is_left_out_and_counted(kata: Kata, other: Kata) -> None:
    """The rest of the history still travels."""
    db = sqlite3.connect(kata.root / ".kata" / "state.sqlite3")
    with db:
        db.execute("UPDATE code SET content = ? WHERE content = ?", (b"?", LATIN))
    db.close()
    assert "Attempts whose code is damaged are left out: 1." in kata("export").err
    assert other("import", "kata-progress.json").out == f"2 attempts imported.\n{BACK}"


def test_what_has_lost_all_its_code_is_not_exported_as_empty(kata: Kata) -> None:
    """An earlier export stays as it is, and the history can still be read."""
    kata("export")
    before = Path("kata-progress.json").read_bytes()
    db = sqlite3.connect(kata.root / ".kata" / "state.sqlite3")
    with db:
        db.execute("DELETE FROM code")
    db.close()
    with (kata.root / ".kata" / "state.sqlite3").open("r+b") as file:
        file.truncate(file.seek(0, 2) - 1)
    said = kata("export")
    assert (said.code, said.out) == (2, "")
    assert "Attempts whose code is damaged are left out: 3. So nothing was exported." in said.err
    assert Path("kata-progress.json").read_bytes() == before
    assert len(kata.attempts()) == 3


def test_a_state_that_can_not_be_read_is_not_exported_as_empty(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty export in place of a full one would be a loss."""

    def refuse(*_: object) -> list[Attempt]:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("runner.history.store._attempts", refuse)
    said = kata("export")
    assert (said.code, said.out) == (2, "")
    assert "disk I/O error" in said.err
    assert not Path("kata-progress.json").exists()


TIMES = st.lists(st.integers(0, 5), max_size=6)


@given(TIMES, TIMES)
def test_merging_loses_nothing_and_keeps_each_order(mine: list[int], theirs: list[int]) -> None:
    """Whatever the clocks did; a second time nothing is new."""
    left = [attempt(float(at), suite=f"mine {i}") for i, at in enumerate(mine)]
    right = [attempt(float(at), suite=f"theirs {i}") for i, at in enumerate(theirs)]
    whole = merged(left, right)
    assert [a for a in whole if a in left] == left
    assert [a for a in whole if a in right] == right
    assert len(whole) == len(left) + len(right)
    assert merged(whole, right) == merged(whole, left) == whole
    if mine == sorted(mine) and theirs == sorted(theirs):
        assert [a.at for a in whole] == sorted(a.at for a in whole)


@given(st.lists(st.tuples(st.floats(0, 2e9), st.binary(max_size=20)), max_size=5))
def test_a_document_is_the_history(rows: list[tuple[float, bytes]]) -> None:
    """Encoding and decoding changes no time and no byte."""
    attempts = [attempt(at, code=code) for at, code in rows]
    history = archive(*attempts, codes=tuple(code for _, code in rows))
    assert decode(encode(history)) == history


def test_decode_never_fails_in_another_way() -> None:
    """Whatever letter of a document is replaced."""
    document = encode(archive(attempt(code=RED), attempt(NOON + 1, code=LATIN), codes=(RED, LATIN)))
    for place in range(len(document)):
        for letter in b'0"}':
            spoilt = document[:place] + bytes([letter]) + document[place + 1 :]
            with contextlib.suppress(LadderError):
                decode(spoilt)
