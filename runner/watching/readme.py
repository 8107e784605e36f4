"""The opening of a rung's README: its first paragraph, which says what the rung is about."""

from __future__ import annotations

import re

from rich.text import Text


def opening(content: bytes | str) -> str:
    """The first paragraph that is no heading, on one line; empty where there is none."""
    if isinstance(content, str):  # the system's word on why the file can't be read
        return ""
    paragraphs = re.split(r"\n\s*\n", content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    return next((" ".join(p.split()) for p in paragraphs if p.strip() and not p.lstrip().startswith("#")), "")


def styled(paragraph: str) -> Text:
    """Markdown's **bold** and `code`, without what a whole Markdown reader costs at the start."""
    text = Text()
    for part in re.split(r"(\*\*.+?\*\*|`.+?`)", paragraph):
        bold, code = part.startswith("**"), part.startswith("`")
        text.append(part.strip("*") if bold else part.strip("`"), "bold" if bold else "magenta" if code else "")
    return text
