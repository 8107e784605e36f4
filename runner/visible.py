"""Characters that steer a terminal, as text: whatever a learner's code prints, says or is named, it only shows.

An escape sequence clears the screen, renames the window or fills the clipboard; marks of direction turn a line round.
They are shown as Python's `repr` writes them.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

# C0 but for tab and line feed, DEL, C1; marks that no one sees or that turn the direction; halves of a pair, as which
# Python reads a file's name that is no UTF-8. Not the joiners of emoji and of Persian.
STEERS = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text, in which nothing steers."""
    return STEERS.sub(_shown, text.replace("\r\n", "\n")) if STEERS.search(text) else text


def _shown(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def places(text: str) -> list[int]:
    """Where each character of a text begins in the visible one; and its end."""
    starts, at = [], 0
    for character in text:
        starts.append(at)
        at += len(visible(character))
    return [*starts, at]


def all_visible(value: T) -> T:
    """The same data with visible texts, however deep they lie in it."""
    made: Any = value
    if isinstance(value, str):
        made = visible(value)
    elif isinstance(value, dict):
        made = {all_visible(key): all_visible(content) for key, content in value.items()}
    elif isinstance(value, tuple | list):
        made = type(value)([all_visible(content) for content in value])
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{f.name: all_visible(getattr(value, f.name)) for f in fields(value)})
    result: T = made
    return result
