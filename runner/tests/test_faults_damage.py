"""A database that is damaged, or taken away: it is kept, what can be read in it is taken over, and work goes on."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from past import GREEN, RED, Kata

import runner.history.database
import runner.history.salvage
from runner.commands.history import moment
from runner.history.attempt import Attempt
from runner.history.database import Database, _refuse_read_only
from runner.history.salvage import rows_in
from runner.history.store import State

CODES = [b"# %d\n" % n * 300 for n in range(60)]  # each needs a page and more


@pytest.fixture
def path(copy: LadderCopy) -> Path:
    """The file of a state with sixty attempts, closed."""
    state = State(copy.root)
    for n, code in enumerate(CODES):
        state.record("02_mean", ("red", "green")[n % 3 == 0], code, "", (1, 3), 0.1)
    state.set_hints_shown("02_mean", 2)
    state.close()
    return state.path


def test_rubbish_is_kept_and_a_new_one_begun(copy: LadderCopy, path: Path) -> None:
    """Whatever was in it, somebody may still read it."""
    path.write_bytes(b"rubbish " * 999)
    state = State(copy.root)
    assert state.attempts() == []
    assert len(state.notices) == 1
    assert state.notices[0].endswith("; a new one was begun.")
    assert [p.read_bytes() for p in path.parent.glob("damaged-*.sqlite3")] == [b"rubbish " * 999]
    assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) == 1
    state.close()


def test_what_is_readable_is_taken_over(copy: LadderCopy, path: Path) -> None:
    """Attempts keep their numbers, their code, and what was green; the hints stay shown."""
    _spoil_index(path)
    before = path.read_bytes()
    state = State(copy.root)
    assert len(state.greens()["02_mean"]) == 20  # this needs the index
    assert state.notices[0].endswith("; a new one was begun with the 60 attempts that could be read.")
    assert [a.id for a in state.attempts()] == list(range(1, 61))
    assert [state.code(n + 1) for n in range(60)] == CODES
    assert state.hints_shown("02_mean") == 2
    assert [p.read_bytes() for p in path.parent.glob("damaged-*.sqlite3")] == [before]
    state.close()


def test_a_cut_file_gives_what_is_left(copy: LadderCopy, path: Path) -> None:
    """A part of it is better than nothing."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3 // 4096 * 4096])
    state = State(copy.root)
    found = state.attempts()
    assert len(state.notices) == 1
    assert 0 < len(found) < 60
    codes = {a.id: state.code(a.id) for a in found}
    assert all(code in (CODES[number - 1], None) for number, code in codes.items())
    assert sum(code is not None for code in codes.values()) == len(state.archive().attempts)  # type: ignore[union-attr]
    state.close()


@pytest.mark.parametrize("seed", range(25))
def test_any_damage_is_survived(copy: LadderCopy, path: Path, seed: int) -> None:
    """No exception, no code that nobody wrote, and new work is kept."""
    rng = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 1, 3))):
        place, length = rng.randrange(len(content)), rng.choice((1, 16, 500, 4096, 20_000))
        content[place : place + length] = rng.choice((bytes(length), rng.randbytes(length)))[: len(content) - place]
    path.write_bytes(content)
    survives(State(copy.root))
    survives(State(copy.root))


def survives(state: State) -> None:
    """All that can be asked is answered, and what is recorded now is there."""
    state.greens()
    state.hints_shown("02_mean")
    state.set_hints_shown("02_mean", 3)
    assert {state.code(a.id) for a in state.attempts()} <= {*CODES, GREEN, None}
    assert all(moment(a.at) for a in state.attempts())
    assert state.archive() is not None
    number = state.record("02_mean", "green", GREEN, "", (4, 0), 0.1)
    assert number is not None and state.code(number) == GREEN
    kept = state.keep("reset", [("02_mean", CODES[0], "")])
    assert kept is not None and state.code(kept[0]) == CODES[0]
    state.close()


def test_damage_while_it_is_open(copy: LadderCopy, path: Path) -> None:
    """Found at the next question, mended, and the question answered."""
    state = State(copy.root)
    _spoil_under(state)
    assert state.record("02_mean", "green", GREEN, "", (4, 0), 0.1) is not None
    assert "was damaged" in state.notices[0]
    assert state.attempts()[-1].status == "green"
    state.close()


def test_of_two_runners_one_mends(copy: LadderCopy, path: Path) -> None:
    """The other goes over to the new file, and nothing is set aside twice."""
    first, second = State(copy.root), State(copy.root)
    _spoil_under(first)
    number = first.record("02_mean", "red", RED, "", (0, 4), 0.1)
    assert number is not None
    assert second.record("02_mean", "red", RED, "", (0, 4), 0.1) == number + 1
    assert first.record("02_mean", "red", RED, "", (0, 4), 0.1) == number + 2
    assert len(list(path.parent.glob("damaged-*.sqlite3"))) == 1
    assert second.notices == []
    first.close()
    second.close()


def test_damage_that_is_mended_already(copy: LadderCopy, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole file is never set aside, whatever a question has met."""
    state = State(copy.root)
    attempts = State.attempts
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    errors = [error]

    def once(db: sqlite3.Connection) -> int:
        if errors:
            raise errors.pop()
        return int(db.execute("SELECT count(*) FROM attempts").fetchone()[0])

    assert state._base.do(once, -1) == 60
    assert state.notices == [] and len(attempts(state)) == 60
    state.close()


def test_damage_that_stays_is_said(copy: LadderCopy, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder where it can't be set aside."""

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"rubbish " * 999)
    monkeypatch.setattr(Path, "rename", refuse)
    state = State(copy.root)
    assert state.notices == [
        "Progress can't be kept in .kata/state.sqlite3 (file is not a database). Everything else works."
    ]
    assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) is None
    state.close()


@pytest.mark.parametrize("take_away", [Path.unlink, lambda p: p.rename(p.with_suffix(".old"))], ids=["rm", "mv"])
def test_a_file_that_is_taken_away_is_not_written_to(
    copy: LadderCopy, path: Path, take_away: Callable[[Path], object]
) -> None:
    """A file that has no name any more would take the work with it."""
    state = State(copy.root)
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    take_away(path)
    assert state.keep("reset", [("02_mean", GREEN, "")]) == [1]
    state.close()
    again = State(copy.root)
    assert again.code(1) == GREEN
    again.close()


def test_a_full_database_says_so(copy: LadderCopy) -> None:
    """SQLite's own limit on pages stands for the disk."""
    state = State(copy.root)
    state.record("02_mean", "red", RED, "", (0, 4), 0.1)
    state._base._db.execute("PRAGMA max_page_count = 8")
    for _ in range(2):  # said once
        assert state.keep("reset", [("02_mean", CODES[0] * 99, "")]) is None
    assert state.notices == [
        "This could not be kept in .kata/state.sqlite3: database or disk is full. Everything else goes on."
    ]
    assert state.attempts("02_mean") and state.notices  # to read is no proof that there is room again
    state._base._db.execute("PRAGMA max_page_count = 100000")
    assert state.keep("reset", [("02_mean", CODES[0] * 99, "")]) == [2]
    assert state.notices == []
    state.close()


def test_a_lock_that_is_held_too_long(copy: LadderCopy, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait ends; memory takes its place, until the file is free again."""
    monkeypatch.setattr(runner.history.database, "BUSY", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    state = State(copy.root)
    assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) is None
    assert state.notices == [
        "Progress can't be kept in .kata/state.sqlite3 (database is locked). Everything else works."
    ]
    assert len(state.attempts()) == 61
    other.execute("ROLLBACK")
    assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) == 62
    assert len(state.attempts()) == 62
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    state.close()
    other.execute("BEGIN EXCLUSIVE")
    locked = State(copy.root)
    assert "(database is locked)" in locked.notices[0]
    assert len(locked.attempts()) == 62
    locked.close()
    other.close()


def test_the_first_start_of_two_is_waited_for(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite says at once that the file is locked while another process makes it."""
    prepared = Database._prepared
    errors = [sqlite3.OperationalError("database is locked")]
    errors[0].sqlite_errorcode = sqlite3.SQLITE_BUSY

    def once(self: Database, db: sqlite3.Connection) -> sqlite3.Connection:
        if errors:
            raise errors.pop()
        return prepared(self, db)

    monkeypatch.setattr(Database, "_prepared", once)
    state = State(copy.root)
    assert state.notices == [] and state._base.lasting
    state.close()


def test_a_file_that_opens_only_to_be_read_is_found_out_at_once(path: Path) -> None:
    """Not at the first attempt; and the question leaves nothing open."""
    for mode, readable in (("ro", True), ("rw", False)):
        db = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True)
        if readable:
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                _refuse_read_only(db)
        else:
            _refuse_read_only(db)
        assert not db.in_transaction
        db.close()


def test_somebody_who_writes_is_no_read_only_file(copy: LadderCopy, path: Path) -> None:
    """The other one's transaction is waited for when it is our turn to write, not before."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    state = State(copy.root)
    assert state.notices == [] and state._base.lasting
    other.execute("ROLLBACK")
    other.close()
    assert state.keep("reset", [("02_mean", RED, "")]) == [61]
    state.close()


def test_rows_of_the_wrong_kind_are_not_taken_over(copy: LadderCopy, path: Path) -> None:
    """A number where a name should be would stop every command later."""
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE attempts SET at = 'noon' WHERE id = 1")
        db.execute("UPDATE attempts SET exercise = x'00' WHERE id = 2")
        db.execute("UPDATE code SET content = x'00' WHERE hash = ?", (hashlib.sha256(CODES[2]).hexdigest(),))
        db.execute("UPDATE hints SET shown = 'many'")
    db.close()
    _spoil_index(path)
    state = State(copy.root)
    state.greens()
    found: list[Attempt] = state.attempts()
    assert [a.id for a in found] == list(range(3, 61))
    assert state.hints_shown("02_mean") == 0
    state.close()


def test_attempts_are_taken_over_without_their_code(copy: LadderCopy, path: Path) -> None:
    """What was green stays so, and it is said how much code is lost; a row that may be damage itself is left out."""
    db = sqlite3.connect(path)
    with db:
        db.execute("DELETE FROM code WHERE rowid > 20")
        db.execute("UPDATE attempts SET status = 'gr?en' WHERE id = 60")
        db.execute("UPDATE attempts SET suite_hash = 'short' WHERE id = 59")
        db.execute("UPDATE attempts SET suite_hash = ? WHERE id = 58", ("5" * 64,))
    db.close()
    _spoil_index(path)
    state = State(copy.root)
    assert len(state.greens()["02_mean"]) == 20
    assert [a.id for a in state.attempts()] == list(range(1, 59))
    assert (state.code(20), state.code(21)) == (CODES[19], None)
    assert state.notices[0].endswith(
        "; a new one was begun with the 58 attempts that could be read, 20 of them with their code."
    )
    state.close()


def test_every_byte_of_the_schema_may_be_spoiled(copy: LadderCopy, path: Path) -> None:
    """One at a time, by what is no UTF-8 and by another letter: all is there, and a new attempt is kept."""
    before = whole(path)
    page = before[:4096]
    schema = range(page.index(b"CREATE INDEX") - 60, 4096, 97)
    for place in [*range(0, 108, 5), 18, 19, 44, 56, *schema, page.index(b"CREATE INDEX") + 8]:
        for letter in (0xC1, page[place] ^ 1):
            for file in path.parent.iterdir():
                file.unlink()
            path.write_bytes(before[:place] + bytes([letter]) + before[place + 1 :])
            state = State(copy.root)
            found = state.attempts()
            assert [a.id for a in found] == list(range(1, 61)), (place, letter)
            assert [state.code(a.id) for a in found] == CODES
            assert state.hints_shown("02_mean") == 2
            assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) == 61
            state.close()


@pytest.mark.parametrize("pages", [(0,), (0, 1, 3), (0, 1, 2, 3, 4)])
def test_pages_that_are_whole_are_read_without_those_that_lead_to_them(
    copy: LadderCopy, path: Path, pages: tuple[int, ...]
) -> None:
    """The header, the schema, the roots of the tables: what remains says enough."""
    content = bytearray(whole(path))
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = b"\xee" * 4096
    path.write_bytes(content)
    state = State(copy.root)
    assert [a.id for a in state.attempts()][-20:] == list(range(41, 61))
    assert [state.code(n) for n in range(41, 61)] == CODES[40:]
    assert "a new one was begun with the " in state.notices[0]
    state.close()


def test_a_log_is_read_where_the_header_is_spoiled(copy: LadderCopy, path: Path) -> None:
    """The last attempts before a power cut may stand there alone."""
    state = State(copy.root)
    state.record("02_mean", "green", GREEN, "", (4, 0), 0.0)
    files = {name: Path(f"{path}{name}").read_bytes() for name in ("", "-wal")}
    state.close()
    log = files["-wal"]
    for cut in (len(log), len(log) - 1000):
        path.write_bytes(b"\xee" * 100 + files[""][100:])
        Path(f"{path}-wal").write_bytes(log[:cut])
        found = rows_in(path.read_bytes(), log[:cut])
        numbers = {number for number, values in found if len(values) == 10}
        assert numbers == set(range(1, 62 if cut == len(log) else 61))


def test_a_long_row_and_a_large_number_are_found_in_the_pages(tmp_path: Path) -> None:
    """A row that needs several pages; a page of it that is cut takes that row alone."""
    file = tmp_path / "any.sqlite3"
    rows = [(-3, "short"), (2**62, "long" * 4000), (2**62 + 1, "after")]
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE any (id INTEGER PRIMARY KEY, text TEXT)")
        db.executemany("INSERT INTO any VALUES (?, ?)", rows)
        db.commit()
    content = file.read_bytes()
    found = {number: values[-1] for number, values in rows_in(content)}
    assert {number: found.get(number) for number, _ in rows} == dict(rows)
    cut = {number for number, _ in rows_in(content[:-2000])}
    assert cut & set(dict(rows)) == {-3, 2**62 + 1}


def test_a_table_with_other_columns_is_set_aside(copy: LadderCopy, path: Path) -> None:
    """What it has in common with ours is taken over."""
    for change in (
        "ALTER TABLE attempts DROP COLUMN seconds",
        "ALTER TABLE attempts ADD COLUMN mood TEXT NOT NULL DEFAULT 'well'",
        "ALTER TABLE attempts RENAME COLUMN passed TO succeeded",
        "ALTER TABLE code ADD COLUMN mood TEXT",
        "ALTER TABLE hints RENAME COLUMN exercise TO rung",
    ):
        db = sqlite3.connect(path)
        db.execute(change)
        db.close()
        state = State(copy.root)
        assert [a.id for a in state.attempts()] == list(range(1, 61))
        assert [state.code(n + 1) for n in range(60)] == CODES
        assert "was damaged" in state.notices[0]
        assert len(state.greens()["02_mean"]) == 20
        state.close()


@pytest.mark.parametrize("sql", ["DROP TABLE hints", "DROP TABLE code", "ALTER TABLE attempts RENAME TO attemps"])
def test_a_table_that_is_missing_is_damage(copy: LadderCopy, path: Path, sql: str) -> None:
    """An empty one in its place would hide that something was there."""
    db = sqlite3.connect(path)
    db.execute(sql)
    db.close()
    state = State(copy.root)
    assert "was damaged" in state.notices[0]
    assert len(state.attempts()) == 60
    state.close()


def test_tables_of_one_column_cost_a_notice(copy: LadderCopy, path: Path) -> None:
    """As another program, or nobody, would make them."""
    path.unlink()
    db = sqlite3.connect(path)
    for table in ("attempts", "code", "hints"):
        db.execute(f"CREATE TABLE {table} (x)")
        db.execute(f"INSERT INTO {table} VALUES (1)")
    db.commit()
    db.close()
    state = State(copy.root)
    assert state.attempts() == [] and len(state.notices) == 1
    assert state.record("02_mean", "red", RED, "", (0, 4), 0.1) == 1
    state.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE attempts SET exercise = '../../x'",
        "UPDATE attempts SET status = 'purple'",
        "UPDATE attempts SET passed = -1, failed = 9e18",
        "UPDATE attempts SET at = 253370764799.9",
        "UPDATE attempts SET at = -1e300, seconds = 9e999",
        "UPDATE attempts SET code_hash = 'x', suite_hash = x'ff'",
        "UPDATE attempts SET content_hash = NULL || 'x', exercise = x'c1'",
        "UPDATE hints SET shown = 'many'",
        "UPDATE hints SET shown = -3",
        "UPDATE hints SET exercise = x'ff00'",
        "UPDATE code SET content = NULL || 1",
        "UPDATE OR IGNORE code SET content = 'text'",
        "UPDATE code SET hash = x'00' || hash",
    ],
)
def test_wrong_rows_never_stop_a_command(
    copy: LadderCopy, path: Path, sql: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are passed over; what is exported can be imported."""
    monkeypatch.chdir(copy.root)
    db = sqlite3.connect(path)
    with suppress(sqlite3.IntegrityError), db:
        db.execute(sql)
    db.close()
    kata = Kata(copy, capsys)
    for words in (
        "list",
        "list --json",
        "history",
        "history 2 --json",
        "progress",
        "hint 2",
        "compare 2 --spoil --json",
    ):
        said = kata(*words.split())
        assert said.code == 0, words
    assert kata("export", "e.json").code == kata("import", "e.json").code == 0


def test_what_stands_in_its_place_and_is_no_file_is_left_alone(copy: LadderCopy, path: Path) -> None:
    """A link to an endless device is not copied until the disk is full; nothing is written over."""
    if os.name != "posix":
        pytest.skip("pipes and devices in folders")
    for name in ("", "-wal", "-shm"):
        place = Path(f"{path}{name}")
        place.unlink(missing_ok=True)
        place.symlink_to("/dev/zero")
        state = State(copy.root)
        assert state.notices == [
            f"Progress can't be kept in .kata/state.sqlite3 (state.sqlite3{name} is a device, not a file)."
            " Everything else works."
        ]
        state.close()
        assert place.is_symlink() and len(list(path.parent.glob("damaged*"))) == 0
        place.unlink()


def test_a_file_that_is_too_large_to_copy(copy: LadderCopy, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept, and a new one is begun."""
    monkeypatch.setattr(runner.history.salvage, "MOST", 1000)
    path.write_bytes(b"rubbish " * 999)
    state = State(copy.root)
    assert state.notices[0].endswith("; a new one was begun.")
    state.close()


def whole(path: Path) -> bytes:
    """The file, with all that was in its log."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    return path.read_bytes()


def _spoil_index(path: Path) -> None:
    """Overwrite the pages of the index alone."""
    db = sqlite3.connect(path)
    size = db.execute("PRAGMA page_size").fetchone()[0]
    root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempts_by_status'").fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xee" * size)


def _spoil_under(state: State) -> None:
    """Overwrite all but the head of a file that is open, and let its reader know that it has changed."""
    state.record("02_mean", "red", RED, "", (0, 4), 0.1)
    other = sqlite3.connect(state.path)
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    content = state.path.read_bytes()
    state.path.write_bytes(content[:100] + b"\xee" * (len(content) - 100))
