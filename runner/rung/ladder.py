"""The ladder: its topics and rungs, as `exercises/ladder.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from runner.files import read_plain

ACRONYMS = {"nll": "NLL", "kl": "KL"}  # words of a rung's name that are written in capitals


class LadderError(Exception):
    """What is wrong with the ladder, or with the name of an exercise, in one sentence."""


@dataclass(frozen=True)
class Rung:
    """One exercise: a name like `01_dot_product`, and where its files are."""

    root: Path
    name: str
    topic: str
    core: bool = False
    planned: bool = False

    @property
    def number(self) -> str:
        """`01`"""
        return self.name.partition("_")[0]

    @property
    def module(self) -> str:
        """`dot_product`"""
        return self.name.partition("_")[2]

    @property
    def title(self) -> str:
        """`Dot product`"""
        words = [ACRONYMS.get(word, word) for word in self.module.split("_")]
        return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])

    @property
    def folder(self) -> Path:
        """What the learner reads and writes."""
        return self.root / "exercises" / self.name

    @property
    def code(self) -> Path:
        """The stub, and then the learner's work."""
        return self.folder / f"{self.module}.py"

    @property
    def suite(self) -> Path:
        """The tests."""
        return self.folder / f"test_{self.module}.py"

    @property
    def checks(self) -> Path:
        """The vocabulary of all suites."""
        return self.root / "exercises" / "checks.py"

    @property
    def solution(self) -> Path:
        """The folder of the reference."""
        return self.root / "solutions" / self.name

    @property
    def reference(self) -> Path:
        """The reference solution: same name as the stub."""
        return self.solution / f"{self.module}.py"

    @property
    def mistakes(self) -> Path:
        """The known misconceptions."""
        return self.solution / "mistakes.py"

    @property
    def drills(self) -> Path:
        """The questions by hand, where the rung has some."""
        return self.solution / "drill.py"

    @property
    def picture(self) -> Path:
        """What draws the rung's picture."""
        return self.solution / "picture.py"

    @property
    def named(self) -> str:
        """As people read it: `06 · Softmax stability`."""
        return f"{self.number} · {self.title}"

    def shown(self, path: Path) -> str:
        """A path as the learner would type it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True)
class Understanding:
    """One sentence of the minimum viable understanding, and the rungs that prove it."""

    id: str
    can: str
    rungs: tuple[str, ...]
    how: str = ""  # by hand, in code, chosen, in your words


@dataclass(frozen=True)
class Ladder:
    """Every rung in order. `rungs` are those that can be climbed; `planned` ones have only a name yet."""

    root: Path
    topics: tuple[str, ...]
    every: tuple[Rung, ...]
    mvu: tuple[Understanding, ...]
    afterwards: str = ""  # where it leads, for who has climbed it all
    budgets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ideas: Mapping[str, str] = field(default_factory=dict)  # of a rung, the function that carries its idea
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # whose ideas that function uses
    strangers: tuple[str, ...] = ()  # folders that look like rungs, most often copies that a learner keeps
    rungs: tuple[Rung, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rungs", tuple(r for r in self.every if not r.planned))

    @property
    def notices(self) -> list[str]:
        """What the learner should know about the folders."""
        return [f"exercises/{name} is no rung of the ladder, so it is passed over." for name in self.strangers]

    @property
    def core(self) -> tuple[Rung, ...]:
        """The core path, in the ladder's order."""
        return tuple(r for r in self.rungs if r.core)

    def has(self, name: str) -> bool:
        """True for the name of a rung that can be climbed."""
        return any(rung.name == name for rung in self.rungs)

    def find(self, text: str) -> Rung:
        """The rung that a learner means by `1`, `01`, `dot_product`, `01_dot_product` or a path.

        Raises LadderError with the nearest names when there is none.
        """
        typed = name = Path(text.strip().rstrip("/\\").replace("\\", "/"))
        if text.strip().startswith(".") and name.name in ("", ".."):  # `.` in a rung's folder has no name of its own
            name = Path.cwd().joinpath(name).resolve()
        wanted = [part.lower() for part in (name.name, name.stem, name.parent.name) if part]
        for word in wanted:
            plain = word.removeprefix("test_")
            for rung in self.every:
                if plain in (rung.name, rung.module) or (word.isdecimal() and int(word) == int(rung.number)):
                    if rung.planned:
                        raise LadderError(f"{rung.name} is planned, but not written yet.")
                    return rung
        forms = {form: r for r in self.rungs for form in (r.name, r.module)}
        begun = [form for form in forms if typed.stem and form.startswith(typed.stem.lower())]
        like = get_close_matches(typed.stem.lower(), forms, n=3, cutoff=0.5)
        near = {forms[form].name: None for form in (*begun, *like)}
        guess = f" Did you mean {' or '.join(near)}?" if near else " `list` shows all names."
        raise LadderError(f"There is no exercise named {text!r}.{guess}")


def find_root(start: Path | None = None) -> Path:
    """The nearest folder upwards with `exercises/ladder.toml`, else the one that the runner stands in."""
    here = (start or Path.cwd()).resolve()
    package = Path(__file__).resolve().parent.parent.parent
    for folder in (here, *here.parents, package):
        if (folder / "exercises" / "ladder.toml").is_file():
            return folder
    raise LadderError(
        f"There is no exercises/ladder.toml in {here} or above it. Start inside your clone of the ladder."
    )


def load(root: Path) -> Ladder:
    """Read `exercises/ladder.toml` and hold it against the folders that are there."""
    path = root / "exercises" / "ladder.toml"
    try:
        data = tomllib.loads(read_plain(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LadderError(f"exercises/ladder.toml is not valid TOML: {error}.") from error
    except OSError as error:
        raise LadderError(f"exercises/ladder.toml could not be read: {error.strerror}.") from error
    core, planned = _names(data, "core"), _names(data, "planned")
    topics = _tables(data, "topics")
    every = tuple(
        Rung(root, name, str(topic.get("name", "")), name in core, name in planned)
        for topic in topics
        for name in _names(topic, "rungs")
    )
    names = [r.name for r in every]
    mvu = tuple(
        Understanding(str(u.get("id", "")), str(u.get("can", "")), tuple(_names(u, "rungs")), str(u.get("how", "")))
        for u in _tables(data, "mvu")
    )
    ideas, uses = _ideas(data), _uses(data)
    named_in: dict[str, Sequence[str]] = {"core": core, "planned": planned, "idea": list(ideas), "uses": list(uses)}
    named_in |= {f"mvu {u.id}": u.rungs for u in mvu} | {f"uses {name}": used for name, used in uses.items()}
    _check_names(names, named_in)
    strangers = _check_folders(root, every)
    named, afterwards = tuple(str(t.get("name", "")) for t in topics), str(data.get("afterwards", ""))
    return Ladder(root, named, every, mvu, afterwards, _budgets(data), ideas, uses, strangers)


def _names(table: dict[str, Any], key: str) -> list[str]:
    names = table.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise LadderError(f"exercises/ladder.toml: `{key}` must be a list of names.")
    return names


def _budgets(data: dict[str, Any]) -> dict[str, dict[str, int]]:
    """The exceptions from a rung's budget, by the rung's name."""
    tables = data.get("budget", {})
    fine = isinstance(tables, dict) and all(
        isinstance(table, dict) and all(type(number) is int for number in table.values()) for table in tables.values()
    )
    if not fine:
        raise LadderError(
            "exercises/ladder.toml: `budget` must be tables of whole numbers, like [budget.01_dot_product]."
        )
    return dict(tables)


def _ideas(data: dict[str, Any]) -> dict[str, str]:
    """The function that carries a rung's idea, by the rung's name."""
    table = data.get("idea", {})
    if not isinstance(table, dict) or not all(isinstance(name, str) and name.isidentifier() for name in table.values()):
        raise LadderError('exercises/ladder.toml: `idea` must name functions, like 01_dot_product = "dot".')
    return dict(table)


def _uses(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The rungs whose ideas a rung uses, by the rung's name."""
    table = data.get("uses", {})
    if not isinstance(table, dict):
        raise LadderError('exercises/ladder.toml: `uses` must be lists of rungs, like 02_b = ["01_a"].')
    return {name: tuple(_names(table, name)) for name in table}


def _tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LadderError(f"exercises/ladder.toml: `{key}` must be tables, each under [[{key}]].")
    return tables


def _check_names(names: list[str], lists: Mapping[str, Sequence[str]]) -> None:
    if not names:
        raise LadderError("exercises/ladder.toml lists no rungs: it needs [[topics]] with `rungs`.")
    for name in names:
        number, _, module = name.partition("_")
        if not (number.isdecimal() and module.isidentifier()):
            raise LadderError(f"exercises/ladder.toml: {name!r} is no rung's name; it must read like 01_dot_product.")
        if names.count(name) > 1:
            raise LadderError(f"exercises/ladder.toml lists {name} twice.")
    numbers = [int(name.partition("_")[0]) for name in names]
    for before, after in pairwise(numbers):
        if after <= before:
            what = "is there twice" if after == before else f"comes after {before:02}"
            raise LadderError(f"exercises/ladder.toml: the numbers order the ladder, but {after:02} {what}.")
    for where, members in lists.items():
        for name in members:
            if members.count(name) > 1:
                raise LadderError(f"exercises/ladder.toml: `{where}` names {name} twice.")
            if name not in names:
                raise LadderError(f"exercises/ladder.toml: `{where}` names {name}, which no topic lists.")


def _check_folders(root: Path, every: tuple[Rung, ...]) -> tuple[str, ...]:
    """Hold the rungs against the folders. Returns those that are no rung's."""
    there = {p.name for p in (root / "exercises").iterdir() if p.is_dir() and p.name[:1].isdecimal()}
    for rung in every:
        if rung.planned and rung.name in there:
            raise LadderError(f"exercises/{rung.name} is there, but ladder.toml still lists it as planned.")
        if not rung.planned and rung.name not in there:
            raise LadderError(f"exercises/ladder.toml lists {rung.name}, but there is no folder exercises/{rung.name}.")
    return tuple(sorted(there - {r.name for r in every}))
