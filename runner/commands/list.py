"""`list`: the ladder, what is green, what is next, what is proven."""

from __future__ import annotations

import json as encoder

from runner.review.standing import Progress, Standing
from runner.review.words import card_of, due_lines
from runner.rung.ladder import Rung
from runner.workspace import Workspace

MARKS = {
    Standing.GREEN: ("✓", "green"),
    Standing.WAS_GREEN: ("~", "magenta"),
    Standing.STALE: ("~", "magenta"),
    Standing.IMPORTED: ("~", "magenta"),
    Standing.REVIEW: ("↻", "magenta"),
    Standing.OPEN: ("·", ""),
    Standing.PLANNED: (" ", "dim"),
}
WORDS = {
    Standing.WAS_GREEN: "was green; changed since",
    Standing.STALE: "was green; its suite is newer",
    Standing.IMPORTED: "green elsewhere; not yet run here",
    Standing.REVIEW: "in review",
    Standing.PLANNED: "planned",
}


def list_ladder(workspace: Workspace, core: bool, json: bool) -> int:
    """Print the map of the ladder."""
    progress = workspace.progress()
    if json:
        print(encoder.dumps(progress.as_json(core)))
        return 0
    from runner.screen import console

    out = console()
    for line, style in lines(progress, core):
        out.tell(line, style)
    workspace.tell_notices(out)
    return 0


def lines(progress: Progress, core: bool) -> list[tuple[str, str]]:
    """The map, line by line, each with its style."""
    following = progress.next(core)
    found: list[tuple[str, str]] = []
    for topic in progress.ladder.topics:
        rungs = [r for r in progress.ladder.every if r.topic == topic and (r.core or not core)]
        found += [(topic, "bold")] if rungs else []
        for rung in rungs:
            standing = progress.standings[rung.name]
            mark, style = MARKS[standing]
            star = "★" if rung.core else " "
            words = "next" if rung == following else "", WORDS.get(standing), _further(progress, rung)
            note = "; ".join(filter(None, words))
            style = "bold magenta" if rung == following else style
            arrow = "→" if rung == following else mark
            found.append((f"  {arrow} {star} {rung.name:<32} {note}".rstrip(), style))
    path = progress.path(core)
    green = sum(progress.is_green(r.name) for r in path)
    found += [("", ""), ("What you can do", "bold")]
    for line, proven, details in card_of(progress):
        found.append((f"  {line}", "green" if proven else ""))
        found += [(f"       {detail}", "dim") for detail in details]
    found += [("", ""), (f"{green} of {len(path)} green   ★ core path", "bold")]
    if following:
        found.append((f"Next: read {following.shown(following.folder)}/README.md,", ""))
        found.append((f"      write {following.shown(following.code)}", ""))
    else:
        found.append(("All of them: the path is complete.", "green"))
        afterwards = "" if core else " ".join(progress.ladder.afterwards.split())
        found += [(afterwards, "")] if afterwards else []
    return found + [(line, "magenta") for line in due_lines(progress)]


def _further(progress: Progress, rung: Rung) -> str:
    """The second lap of a green rung, which is nobody's duty."""
    passed, total = progress.further.get(rung.name, (0, 0))
    return f"further {passed} of {total} (optional)" if total else ""
