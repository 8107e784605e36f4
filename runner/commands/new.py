"""`new`: the nine files of a rung, with headings and one worked example each; the ladder and the map know it."""

from __future__ import annotations

import re
from pathlib import Path

from runner.files import write_whole
from runner.rung.ladder import Ladder, LadderError, Rung, load
from runner.rung.source import stub_of
from runner.text import command, tell
from runner.verify.layout import MARK
from runner.workspace import Workspace

TEMPLATES = Path(__file__).parent.parent / "template"


def new(workspace: Workspace, name: str) -> int:
    """Make a rung's files, take its name off `planned` (or put it on the ladder), link it in the README's map."""
    rung = _place(workspace.ladder, name)
    syllabus = workspace.root / "exercises" / "ladder.toml"
    text = syllabus.read_text("utf-8")
    for path, content in files_of(rung).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content.encode())
        print(rung.shown(path))
    write_whole(syllabus, on_the_ladder(text, workspace.ladder, rung).encode())
    load(workspace.root)  # what is there now must be a ladder
    page = workspace.root / "README.md"
    if page.is_file():
        write_whole(page, on_the_map(page.read_text("utf-8"), workspace.ladder, rung).encode())
    tell(f"\nEach `{MARK}` in these files is yours to write. Then: {command('verify', rung.number)}")
    return 0


def _place(ladder: Ladder, name: str) -> Rung:
    """The rung that is to be made: it is planned, or has no folder and no number yet."""
    number, _, module = name.partition("_")
    if not (number.isdecimal() and len(number) == 2 and module.isidentifier() and module == module.lower()):
        raise LadderError(f"{name!r} is no rung's name: two digits, an underscore, a Python name, like 21_sigmoid.")
    for rung in ladder.every:
        if rung.name == name and rung.planned:
            return Rung(ladder.root, name, rung.topic)
        if rung.number == number:
            stands = "is planned" if rung.planned else "is there"
            raise LadderError(f"The number {number} is taken: {rung.name} {stands}.")
    before = [rung for rung in ladder.every if int(rung.number) < int(number)]
    return Rung(ladder.root, name, (before or ladder.every)[-1 if before else 0].topic)


def files_of(rung: Rung) -> dict[Path, str]:
    """The nine files and what they hold. Raises LadderError if one of them is there."""
    reference = _filled("reference.py", rung)
    made = {
        rung.folder / "README.md": _filled("README.md", rung),
        rung.folder / "hints.md": _filled("hints.md", rung),
        rung.code: stub_of(reference),
        rung.suite: _filled("suite.py", rung),
        rung.reference: reference,
        rung.mistakes: _filled("mistakes.py", rung),
        rung.solution / "README.md": _filled("solution.md", rung),
        rung.solution / "measures.py": _filled("measures.py", rung),
        rung.solution / "picture.py": _filled("picture.py", rung),
    }
    for path in made:
        if path.exists():
            raise LadderError(f"{rung.shown(path)} is there already: nothing was changed.")
    return made


def _filled(name: str, rung: Rung) -> str:
    text = (TEMPLATES / f"{name}.template").read_text("utf-8")
    words = {"@NN_NAME@": rung.name, "@NN@": rung.number, "@NAME@": rung.module, "@TITLE@": rung.title}
    words["@LOWER@"] = rung.title[0].lower() + rung.title[1:]
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    return text


def on_the_ladder(text: str, ladder: Ladder, rung: Rung) -> str:
    """The syllabus with this rung: off `planned`, or in its place in its topic."""
    if any(r.name == rung.name for r in ladder.every):
        head, opening, rest = text.partition("planned = [")
        inside, closing, below = rest.partition("]")
        inside = re.sub(rf'[ \t]*"{rung.name}",?[ \t]*\n?', "", inside)
        return f"{head}{opening}{inside}{closing}{below}"
    before = [r.name for r in ladder.every if r.topic == rung.topic and int(r.number) < int(rung.number)]
    parts = re.split(r"(?m)^(?=\[\[topics\]\])", text)
    place = ladder.topics.index(rung.topic) + 1
    between = "\n    " if re.search(r"rungs = \[\s*\n", parts[place]) else " "
    if before:
        parts[place] = parts[place].replace(f'"{before[-1]}"', f'"{before[-1]}",{between}"{rung.name}"', 1)
    else:
        parts[place] = parts[place].replace("rungs = [", f'rungs = [{between.strip(" ")}"{rung.name}", ', 1)
    return "".join(parts)


def on_the_map(text: str, ladder: Ladder, rung: Rung) -> str:
    """The README with a link to this rung in the map: where it stood without one, else below its topic's last."""
    title = f"{rung.number} {rung.title}"
    link = f"[{title}]({rung.shown(rung.folder)}/README.md)"
    if f"| {title} " in text:
        return text.replace(f"| {title} ", f"| {link} ", 1)
    lines, column = text.splitlines(keepends=True), ladder.topics.index(rung.topic)
    rows = [i for i, row in enumerate(lines) if row.startswith("|") and row.count("|") == len(ladder.topics) + 1]
    table = [i for i in rows if i - rows.index(i) == rows[0]] if rows else []  # the first table of that width
    for i in table[2:]:
        cells = lines[i].rstrip("\n").split("|")
        if not cells[column + 1].strip():
            cells[column + 1] = f" {link} "
            lines[i] = "|".join(cells) + "\n"
            return "".join(lines)
    if table:
        cells = [f" {link} " if i == column else "  " for i in range(len(ladder.topics))]
        lines.insert(table[-1] + 1, f"|{'|'.join(cells)}|\n")
    return "".join(lines)
