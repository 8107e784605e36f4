"""The tables of the learner's database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache

SCHEMA = """
CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at REAL NOT NULL,          -- seconds since 1970, UTC
    status TEXT NOT NULL,      -- green, red, error; and why the code was kept as it was just before: reset, review, …
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    seconds REAL NOT NULL,
    code_hash TEXT NOT NULL,   -- of the text: line ends do not count
    suite_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL -- of the bytes in the table `code`
);
CREATE INDEX IF NOT EXISTS attempts_by_exercise ON attempts (exercise, status);
-- Of thousands of attempts few are green: they are found, and what the same code came to later, without the others.
CREATE INDEX IF NOT EXISTS attempts_by_status ON attempts (status, exercise, code_hash);
CREATE TABLE IF NOT EXISTS further ( -- how many tests of the second lap this code passed; the next run tells it anew
    exercise TEXT NOT NULL, code_hash TEXT NOT NULL, suite_hash TEXT NOT NULL,
    passed INTEGER NOT NULL, total INTEGER NOT NULL,
    PRIMARY KEY (exercise, code_hash, suite_hash)
);
CREATE TABLE IF NOT EXISTS imported (attempt INTEGER PRIMARY KEY);  -- on another machine
CREATE TABLE IF NOT EXISTS reviews ( -- each began with the attempt of that time, whose status is `review`
    exercise TEXT NOT NULL, begun REAL NOT NULL, at REAL NOT NULL,
    outcome TEXT NOT NULL,     -- open, void; good, hard, again
    PRIMARY KEY (exercise, begun)
);
CREATE TABLE IF NOT EXISTS diagnosed ( -- what the attempt of that time has shown
    exercise TEXT NOT NULL, at REAL NOT NULL, function TEXT NOT NULL, mistake TEXT NOT NULL,
    PRIMARY KEY (exercise, at, function, mistake)
);
CREATE TABLE IF NOT EXISTS drills ( -- questions by hand: which numbers, and how it went
    exercise TEXT NOT NULL, item TEXT NOT NULL, seed INTEGER NOT NULL, at REAL NOT NULL,
    outcome TEXT NOT NULL,     -- right; second try; wrong; shown
    mistake TEXT NOT NULL,
    PRIMARY KEY (exercise, item, seed, at)
);
CREATE TABLE IF NOT EXISTS hints (exercise TEXT PRIMARY KEY, shown INTEGER NOT NULL);
"""

CORE = ("code", "attempts", "hints")  # a file has all of them, or none


def layout(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Of each column of a table its place, its name, its type, and what is asked of it."""
    return db.execute(f"PRAGMA table_info({table})").fetchall()


@cache
def ours(table: str) -> list[tuple[object, ...]]:
    """A table's layout as we make it."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(SCHEMA)
        return layout(db, table)


def columns(table: str) -> list[str]:
    """A table's columns, in order."""
    return [str(column[1]) for column in ours(table)]
