"""The syllabus: what ladder.toml may say, and how a learner names a rung."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from ladder_copy import LadderCopy

from runner.rung.ladder import LadderError, find_root, load

GOOD = """
core = ["02_mean"]
planned = ["03_median"]
[[topics]]
name = "Arithmetic"
rungs = ["01_double"]
[[topics]]
name = "Statistics"
rungs = ["02_mean", "03_median"]
[[mvu]]
id = "M1"
can = "double"
rungs = ["01_double"]
"""


def listing(copy: LadderCopy, text: str | bytes) -> Path:
    """The copy's root, with this ladder.toml."""
    (copy.exercises / "ladder.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return copy.root


def error(copy: LadderCopy, text: str | bytes) -> str:
    """The sentence with which the ladder is refused."""
    with pytest.raises(LadderError) as caught:
        load(listing(copy, text))
    return str(caught.value)


def test_the_ladder_is_read_in_order(copy: LadderCopy) -> None:
    """Topics, rungs, the core path, what is planned, and what proves which understanding."""
    ladder = load(copy.root)
    assert ladder.topics == ("Arithmetic", "Statistics")
    assert [(r.name, r.topic, r.core, r.planned) for r in ladder.every] == [
        ("01_double", "Arithmetic", False, False),
        ("02_mean", "Statistics", True, False),
        ("03_median", "Statistics", False, True),
    ]
    assert [r.name for r in ladder.rungs] == ["01_double", "02_mean"]
    assert [r.name for r in ladder.core] == ["02_mean"]
    assert [(u.id, u.can, u.rungs) for u in ladder.mvu] == [
        ("M1", "double a number", ("01_double",)),
        ("M2", "say what is typical", ("02_mean", "03_median")),
    ]


def test_a_rung_knows_its_files(copy: LadderCopy) -> None:
    """Number, module and title come from the name; paths are shown from the root, with forward slashes."""
    rung = copy.rung("06_softmax_stability")
    assert (rung.number, rung.module, rung.title) == ("06", "softmax_stability", "Softmax stability")
    assert replace(rung, name="19_nll_equals_cross_entropy").title == "NLL equals cross entropy"
    assert rung.shown(rung.code) == "exercises/06_softmax_stability/softmax_stability.py"
    assert rung.shown(rung.suite) == "exercises/06_softmax_stability/test_softmax_stability.py"
    assert rung.shown(rung.reference) == "solutions/06_softmax_stability/softmax_stability.py"
    assert rung.shown(rung.mistakes) == "solutions/06_softmax_stability/mistakes.py"


@pytest.mark.parametrize(
    "text",
    [
        "2",
        "02",
        "002",
        "mean",
        "Mean",
        "02_mean",
        "02_MEAN",
        " 02_mean ",
        "exercises/02_mean",
        "exercises/02_mean/",
        "./exercises/02_mean/",
        "../exercises/02_mean//",
        "exercises/02_mean/mean.py",
        "./exercises/02_mean/mean.py",
        "exercises/02_mean/test_mean.py",
        "exercises/02_mean/README.md",
        "exercises/02_mean/hints.md",
        "exercises\\02_mean",
        "exercises\\02_mean\\",
        ".\\exercises\\02_mean\\mean.py",
        "C:\\ladder\\exercises\\02_mean\\test_mean.py",
        "/somewhere/else/exercises/02_mean/mean.py",
        "solutions/02_mean/mean.py",
        "mean.py",
        "test_mean.py",
        "test_mean",
    ],
)
def test_every_form_of_a_name_finds_the_rung(copy: LadderCopy, text: str) -> None:
    """Number, name, folder, or any file of the rung, relative or absolute, from any system."""
    assert load(copy.root).find(text).name == "02_mean"


def test_the_absolute_path_finds_the_rung(copy: LadderCopy) -> None:
    """What a shell completes, or an editor copies."""
    rung = copy.rung()
    for path in (rung.folder, rung.code, rung.suite, rung.reference):
        assert load(copy.root).find(str(path)).name == rung.name


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("maen", "There is no exercise named 'maen'. Did you mean 02_mean?"),
        ("02_maen", "There is no exercise named '02_maen'. Did you mean 02_mean?"),
        ("dou", "There is no exercise named 'dou'. Did you mean 01_double?"),
        ("duoble", "There is no exercise named 'duoble'. Did you mean 01_double?"),
        ("exercises/02_maen/maen.py", "There is no exercise named 'exercises/02_maen/maen.py'. Did you mean 02_mean?"),
        ("17", "There is no exercise named '17'. `list` shows all names."),
        ("xyz", "There is no exercise named 'xyz'. `list` shows all names."),
        ("", "There is no exercise named ''. `list` shows all names."),
        (".", "There is no exercise named '.'. `list` shows all names."),
        ("/", "There is no exercise named '/'. `list` shows all names."),
        ("²", "There is no exercise named '²'. `list` shows all names."),
        ("3", "03_median is planned, but not written yet."),
        ("median", "03_median is planned, but not written yet."),
    ],
)
def test_a_name_that_is_none_names_the_nearest(copy: LadderCopy, text: str, sentence: str) -> None:
    """The sentence repeats what was typed and says what to do."""
    with pytest.raises(LadderError) as caught:
        load(copy.root).find(text)
    assert str(caught.value) == sentence


def test_the_root_is_the_nearest_folder_upwards(copy: LadderCopy, tmp_path: Path) -> None:
    """From anywhere inside the clone; from outside, the one that the runner stands in."""
    assert find_root(copy.rung().folder) == copy.root
    assert find_root(copy.root) == copy.root
    assert (find_root(tmp_path) / "runner" / "cli.py").is_file()


def test_without_a_ladder_anywhere_the_sentence_says_where_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package was installed, but there is no clone."""
    monkeypatch.setattr("runner.rung.ladder.__file__", str(tmp_path / "site" / "runner" / "rung" / "ladder.py"))
    with pytest.raises(LadderError, match=r"^There is no exercises/ladder\.toml in .* Start inside your clone"):
        find_root(tmp_path)


def test_the_current_folder_is_where_the_search_begins(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a start it is where the learner stands."""
    monkeypatch.chdir(copy.rung().folder)
    assert find_root() == copy.root.resolve()


def test_a_listed_rung_needs_its_folder(copy: LadderCopy) -> None:
    """Both places are named."""
    found = error(copy, GOOD.replace('"03_median"]\n[[m', '"03_median", "04_mode"]\n[[m'))
    assert found == "exercises/ladder.toml lists 04_mode, but there is no folder exercises/04_mode."


def test_the_copy_of_a_rung_is_passed_over(copy: LadderCopy) -> None:
    """With a notice of every command that reads the ladder; other folders are none of our business."""
    for name in ("data", "__pycache__"):
        (copy.exercises / name).mkdir()
    assert load(copy.root).notices == []
    for name in ("02_mean copy", "02_mean_old"):
        shutil.copytree(copy.exercises / "02_mean", copy.exercises / name)
    sentences = [
        f"exercises/{name} is no rung of the ladder, so it is passed over." for name in ("02_mean copy", "02_mean_old")
    ]
    ladder = load(copy.root)
    assert ladder.notices == sentences
    assert "02_mean copy" not in {rung.name for rung in ladder.every}
    copy.write(copy.reference())
    for words in (["list"], ["run", "2"]):
        said = copy.kata(*words)
        assert said.returncode == 0
        assert " ".join(said.stdout.split()).count(" is no rung of the ladder") == 2
    assert json.loads(copy.kata("run", "2", "--json").stdout)["status"] == "green"


def test_a_planned_rung_must_not_be_there_yet(copy: LadderCopy) -> None:
    """Whoever writes it takes it off the list."""
    (copy.exercises / "03_median").mkdir()
    assert error(copy, GOOD) == "exercises/03_median is there, but ladder.toml still lists it as planned."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "exercises/ladder.toml lists no rungs: it needs [[topics]] with `rungs`."),
        ("[[topics]]\nname = 'x'\n", "exercises/ladder.toml lists no rungs: it needs [[topics]] with `rungs`."),
        (
            GOOD.replace('"03_median"]\n[[m', '"02_mean", "03_median"]\n[[m'),
            "exercises/ladder.toml lists 02_mean twice.",
        ),
        (
            GOOD.replace('["02_mean"]', '["02_mean", "02_mean"]'),
            "exercises/ladder.toml: `core` names 02_mean twice.",
        ),
        (
            GOOD.replace('"03_median"]\n[[m', '"02_mode", "03_median"]\n[[m'),
            "exercises/ladder.toml: the numbers order the ladder, but 02 is there twice.",
        ),
        (
            GOOD.replace('rungs = ["01_double"]\n[[t', 'rungs = ["01_double", "04_mode"]\n[[t'),
            "exercises/ladder.toml: the numbers order the ladder, but 02 comes after 04.",
        ),
        (
            GOOD.replace('["02_mean"]', '["09_mode"]'),
            "exercises/ladder.toml: `core` names 09_mode, which no topic lists.",
        ),
        (
            GOOD.replace('planned = ["03_median"]', 'planned = ["09_mode"]'),
            "exercises/ladder.toml: `planned` names 09_mode, which no topic lists.",
        ),
        (
            GOOD.replace('can = "double"\nrungs = ["01_double"]', 'rungs = ["09_mode"]'),
            "exercises/ladder.toml: `mvu M1` names 09_mode, which no topic lists.",
        ),
        (
            GOOD.replace('"01_double"]\n[[t', '"double"]\n[[t'),
            "exercises/ladder.toml: 'double' is no rung's name; it must read like 01_dot_product.",
        ),
        (
            GOOD.replace('"01_double"]\n[[t', '"01_dou-ble"]\n[[t'),
            "exercises/ladder.toml: '01_dou-ble' is no rung's name; it must read like 01_dot_product.",
        ),
        (GOOD.replace('["02_mean"]', '"02_mean"'), "exercises/ladder.toml: `core` must be a list of names."),
        (GOOD.replace('["02_mean"]', "[2]"), "exercises/ladder.toml: `core` must be a list of names."),
        (
            GOOD + "\n[budget.02_mean]\ntests = 'many'\n",
            "exercises/ladder.toml: `budget` must be tables of whole numbers, like [budget.01_dot_product].",
        ),
        ("topics = ['01_double']", "exercises/ladder.toml: `topics` must be tables, each under [[topics]]."),
        (
            f"mvu = 3\n{GOOD.partition('[[mvu]]')[0]}",
            "exercises/ladder.toml: `mvu` must be tables, each under [[mvu]].",
        ),
    ],
    ids=lambda value: value[-40:] if value.endswith(".") else None,
)
def test_what_ladder_toml_must_not_say(copy: LadderCopy, text: str, sentence: str) -> None:
    """Each refusal is one sentence that names the file and the word."""
    assert error(copy, text) == sentence


@pytest.mark.parametrize("text", [b"core = [\n", b"core = ['\xff']"])
def test_what_is_no_toml_is_refused_with_the_line(copy: LadderCopy, text: bytes) -> None:
    """Bad syntax, or bytes that are no text."""
    assert error(copy, text).startswith("exercises/ladder.toml is not valid TOML: ")


def test_a_bom_and_crlf_are_no_error(copy: LadderCopy) -> None:
    """A Windows editor may have saved it."""
    load(listing(copy, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()))


def test_a_ladder_that_cannot_be_read_is_named(copy: LadderCopy) -> None:
    """For example a folder in its place."""
    (copy.exercises / "ladder.toml").unlink()
    (copy.exercises / "ladder.toml").mkdir()
    with pytest.raises(LadderError, match=r"^exercises/ladder\.toml could not be read: "):
        load(copy.root)


def test_a_dot_is_the_folder_where_it_was_typed(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that has no name of its own."""
    ladder = load(copy.root)
    monkeypatch.chdir(copy.rung("02_mean").folder)
    assert {ladder.find(path).name for path in (".", "./", "mean.py", "../02_mean")} == {"02_mean"}
    (copy.rung("02_mean").folder / "notes").mkdir()
    monkeypatch.chdir(copy.rung("02_mean").folder / "notes")
    assert ladder.find("..").name == "02_mean"
