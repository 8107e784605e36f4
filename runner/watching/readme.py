"""The opening of a rung's README: its first paragraph, which says what the rung is about."""

from __future__ import annotations

import re


def opening(content: bytes | str) -> str:
    """The first paragraph that is no heading, on one line, up to its last full sentence; empty where there is none."""
    if isinstance(content, str):  # the system's word on why the file can't be read
        return ""
    paragraphs = re.split(r"\n\s*\n", content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    first = next((" ".join(p.split()) for p in paragraphs if p.strip() and not p.lstrip().startswith("#")), "")
    if first.endswith(":"):  # what it announces stands in the next paragraph: its last sentence says nothing here
        *whole, _ = re.split(r"(?<=[.?!…]) (?=\S)", first)
        return " ".join(whole)
    return first
