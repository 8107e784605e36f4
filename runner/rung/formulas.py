"""Formulas and code that stay in one line, wherever a text is wrapped: their blanks are joints until it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

JOINT = "\ue000"  # no text holds it: its meaning is private; as wide as a blank, and no line is broken there
LONGEST = 56  # characters: what is longer may be broken, for it fits on few lines
OPERATORS = frozenset(["=", "·", "+", "−", "-", "/", "*", "×", "≤", "≥", "<", ">", "→", "∈", "≈"])
# A line of Markdown that begins with one of the others is a list, a quotation, or the like.
MAY_BEGIN = "=·−/×≤≥<→∈≈"
MARKS = {"**": "bold", "*": "italic", "`": "magenta"}
_SIGN = "[" + re.escape("".join(OPERATORS)) + "]"
_FENCES = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+(?:\n(?! *[-*+>|#\n])[^`\n]+)?`")
_STEP = rf"(?: +{_SIGN}|\n[{MAY_BEGIN}])[ \n]"
_NAMED = re.compile(r"\b(log₂|log|ln|exp) (?=[\d(½¼⅛]|\w\b)")  # log 10, and not the log of
_PRODUCT = re.compile(r"\b([A-Z]) (?=[A-Za-z]\b(?!['’]))")  # A x, A B
_LIST = re.compile(r"\[[^\s\[\]|`,]+(?:,(?: |\n(?=\S))[^\s\[\]|`,]+)+\]")  # [1, −2]
_CHAIN = re.compile(rf"[^\s|`]+(?:{_STEP}[^\s|`]+)+")


def joined(text: str) -> str:
    """The text, or Markdown, with joints in its pieces of code and its formulas, as far as they fit on a line."""
    parts = _FENCES.split(text)
    return "".join(part if i % 2 else _joined(part) for i, part in enumerate(parts))


def _joined(text: str) -> str:
    whole = _CODE.sub(lambda found: in_one_piece(found[0]), small_joined(text))
    return _CHAIN.sub(lambda found: _chain(found[0]), whole)


def small_joined(text: str) -> str:
    """The text with joints in what is smaller than a formula: [1, 2], A x and log 10."""
    for pattern in (_NAMED, _PRODUCT):
        text = pattern.sub(rf"\1{JOINT}", text)
    return _LIST.sub(lambda found: in_one_piece(found[0]), text)


def in_one_piece(piece: str) -> str:
    """With joints in the place of its blanks, if it fits on a line."""
    return re.sub(r"\s+", JOINT, piece) if len(piece) <= LONGEST else piece


def _chain(formula: str) -> str:
    """In one piece; what is too long for that is broken before an equals sign alone, where that helps."""
    if len(formula) <= LONGEST:
        return in_one_piece(formula)
    return " ".join(map(in_one_piece, re.split(r"\s(?==\s)", formula)))


def parted(text: str) -> str:
    """The text with blanks again, when its lines are made."""
    return text.replace(JOINT, " ")


def styled(paragraph: str) -> Text:
    """Markdown's **bold**, *stress* and `code`, without what a whole Markdown reader costs at the start."""
    from rich.text import Text  # a sentence of the command line needs joints, and no Rich

    text = Text()
    for part in re.split(r"(\*\*.+?\*\*|`.+?`|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*]))", joined(paragraph)):
        style = next((style for mark, style in MARKS.items() if len(part) > 2 and part.startswith(mark)), "")
        text.append(part.strip("`") if style == "magenta" else part.strip("*") if style else part, style)
    return text
