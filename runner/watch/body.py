"""What stands between the heading and the footer: the verdict, a hint, what comes after green, the list, the help."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runner.commands.list import MARKS, WORDS
from runner.commands.run import complete
from runner.review.words import card_of, due_lines
from runner.screen import further_body, further_line, verdict_body, words_view
from runner.text import joined, styled
from runner.watch.keys import BINDINGS
from runner.watch.model import Comparing, Hint, Model

Parts = list[RenderableType]


def body(model: Model, short: bool = False) -> tuple[Parts, Parts]:
    """What must be seen, and what is shown below it, or above it where there is room for both; `short` with less."""
    verdict, rung = model.verdict, model.rung
    hint = [*review_parts(model), *(hint_parts(model.hint) if model.hint else [])]
    if verdict is None:
        return hint, introduction(model)
    if model.further and verdict.green:
        return hint + further_body(verdict), []
    parts = verdict_body(verdict, model.traceback, short)
    if model.running and not parts and model.running.test.law:
        parts = [_row("law", Text(model.running.test.law)), ""]
    if verdict.green:
        parts += after_green(model)
    parts = hint + parts if not model.hint or model.hint.fresh else parts + hint
    untouched = not (verdict.passed or verdict.message) and (verdict.failed or rung.name not in model.verdicts)
    return parts, introduction(model) if untouched else []


def introduction(model: Model) -> Parts:
    """For a rung on which nothing works yet: what it is about, and where to begin; nothing if it is in review."""
    if model.rung.name in model.progress.agenda.under:  # to be written from memory, not from the page
        return []
    rung, about = model.rung, model.readmes.get(model.rung.name, "")
    read = f"Read {rung.shown(rung.folder)}/README.md, then write {rung.code.name}"
    opening: Parts = [styled(about), ""] if about else []
    return [*opening, Text(read, "dim"), *due_parts(model), ""]


def review_parts(model: Model) -> Parts:
    """That the rung is in review."""
    if model.rung.name not in model.progress.agenda.under:
        return []
    idea = model.progress.ladder.ideas.get(model.rung.name, model.rung.code.name)
    said = Text.assemble((f"In review: write {idea} from memory.", "bold magenta"), ("   g gives up", "dim"))
    return [said, ""]


def due_parts(model: Model) -> Parts:
    """The rung that is in review, if it is another one; else what is due today, if anything is still asked for."""
    progress = model.progress
    agenda = progress.agenda
    others = [rung.named for rung in progress.ladder.rungs if rung.name in agenda.under and rung != model.rung]
    said = f"{others[0]} is in review" if others else due_lines(progress)[0].partition(":")[0] if agenda.asked else ""
    return ["", _row("Due", Text.assemble(said, ("   press d", "dim")))] if said else []


def card_parts(model: Model) -> Parts:
    """Each of the sentences that the ladder is for: how it is proven, and how likely it is still there today."""
    parts: Parts = []
    for line, proven, details in card_of(model.progress):
        parts.append(Text(line, "green" if proven else ""))
        parts += [Padding(Text(detail, "dim"), (0, 0, 0, 5)) for detail in details]
    return [*parts, *due_parts(model)]


def hint_parts(hint: Hint) -> Parts:
    """The hint that is open."""
    from rich.markdown import Markdown

    following = "h next" if hint.number < hint.total else "the last one"
    keys = f"   {following}, {f'press 1 to {min(hint.total, 9)} for another, ' if hint.total > 1 else ''}Esc away"
    why = f": {hint.first} is red" if hint.first else ""
    title = Text.assemble((f"Hint {hint.number} of {hint.total}{why}", "bold magenta"), (keys, "dim"))
    return [title, Padding(Markdown(joined(hint.text)), (0, 0, 1, 2))]


def compare_parts(comparing: Comparing, columns: int) -> Parts:
    """The comparison that is open, without its heading: the rung's is above it already."""
    from runner.compare.view import compare_view

    return compare_view(comparing.comparison, columns)[2:]


def after_green(model: Model) -> Parts:
    """What was learned, what to compare with, where to go."""
    rung, following, progress = model.rung, model.following, model.progress
    parts: Parts = [Text(f"✓ {rung.title} is green.", "bold green")]
    for item in progress.ladder.mvu:
        done = sum(progress.is_green(name) for name in item.rungs)
        if item in model.proven:
            parts.append(Padding(Text(f"You can now {item.can}. ({item.id} is proven)", "bold"), (0, 0, 0, 2)))
        elif rung.name in item.rungs and done < len(item.rungs):
            text = f"{done} of {len(item.rungs)} rungs towards {item.id}: {item.can}."
            parts.append(Padding(Text(text), (0, 0, 0, 2)))
        elif rung.name in item.rungs:
            parts.append(Padding(Text(f"You can {item.can}. ({item.id} stays proven)"), (0, 0, 0, 2)))
    parts += ["", *(words_view(model.words[rung.name]) if rung.name in model.words else [])]
    if line := further_line(model.verdict) if model.verdict else None:
        parts.append(_row("Further", Text.assemble(line.plain.removeprefix("further: "), ("   press f", "dim"))))
    if (rung.solution / "picture.py").is_file():
        parts.append(_row("Picture", Text.assemble("drawn with your own functions", ("   press v", "dim"))))
    parts.append(_row("Compare", Text.assemble(f"{rung.shown(rung.solution)}/", ("   press c", "dim"))))
    if following:
        title = Text.assemble((following.named, "bold"), ("   press n", "dim"))
        parts.append(_row("Next", title))
        about = model.readmes.get(following.name)
        parts += [_row("", styled(about))] if about else []
        parts.append(_row("", Text(f"{following.shown(following.folder)}/README.md", "dim")))
    else:
        parts += ["", Text(complete(progress, model.core), "bold green")]
    return [*parts, *due_parts(model), ""]


def _row(label: str, text: RenderableType) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", width=7, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(label, text)
    return Padding(table, (0, 0, 0, 2))


def help_parts() -> Parts:
    """Every key and what it does."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold magenta", justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for binding in BINDINGS:
        table.add_row(binding.key, binding.help)
    table.add_row("1 … 9", "The hint of that number.")
    table.add_row("↑ ↓", "Scroll; PgUp, PgDn and the space bar too.")
    table.add_row("Esc", "Put away the hint, the traceback, the comparison, this page.")
    return [table, "", Text("Save a file, and its verdict appears. Keys work at any time.")]


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
