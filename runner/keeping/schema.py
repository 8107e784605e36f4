"""The tables of the learner's database."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at REAL NOT NULL,          -- seconds since 1970, UTC
    status TEXT NOT NULL,      -- green, red, error; reset, undo, restore, spoiled: the code as it was just before
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    seconds REAL NOT NULL,
    code_hash TEXT NOT NULL,   -- of the text: line ends do not count
    suite_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL -- of the bytes in the table `code`
);
CREATE INDEX IF NOT EXISTS attempts_by_exercise ON attempts (exercise, status);
CREATE TABLE IF NOT EXISTS further ( -- how many tests of the second lap this code passed; the next run tells it anew
    exercise TEXT NOT NULL, code_hash TEXT NOT NULL, suite_hash TEXT NOT NULL,
    passed INTEGER NOT NULL, total INTEGER NOT NULL,
    PRIMARY KEY (exercise, code_hash, suite_hash)
);
CREATE TABLE IF NOT EXISTS hints (exercise TEXT PRIMARY KEY, shown INTEGER NOT NULL);
"""
