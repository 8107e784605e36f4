"""The ladder on the screen, to choose a rung from."""

from __future__ import annotations

from rich.text import Text

from runner.commands.list import MARKS, WORDS
from runner.watching.model import Model


def listing(model: Model) -> tuple[list[Text], int]:
    """The lines, and which of them the cursor is on."""
    progress, lines, at = model.progress, [], 0
    following = progress.next(model.core)
    topic = ""
    for rung in progress.ladder.every:
        if rung not in model.choices and (model.core or not rung.planned):
            continue
        if rung.topic != topic:
            topic = rung.topic
            lines.append(Text(topic, "bold"))
        standing = progress.standings[rung.name]
        mark, style = MARKS[standing]
        note = "; ".join(filter(None, ("next" if rung == following else "", WORDS.get(standing))))
        star = "★" if rung.core else " "
        arrow = "→" if rung == following else mark
        line = Text(f"{arrow} {star} {rung.number}  {rung.title:<28}  {note}".rstrip(), style)
        if rung.name == model.cursor:
            at = len(lines)
            line.stylize("reverse")
        lines.append(Text("› " if rung.name == model.cursor else "  ").append_text(line))
    return lines, at
