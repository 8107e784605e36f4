"""The repository is updated by `git pull` while a learner works in it: nothing of theirs is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from past import GREEN, Kata

from runner.engine.engine import Engine
from runner.rung.source import present_suite

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

# The learner's work; in its first lines it differs from the stub, and from what upstream changes there.
WORK = GREEN.replace(b"def mean", b'"""My mean."""\n\n\ndef mean')


class Clone:
    """A repository upstream, and the learner's clone of it."""

    def __init__(self, copy: LadderCopy, upstream: Path, engine: Engine, kata: Kata | None) -> None:
        self.copy, self.upstream, self.engine, self.kata = copy, upstream, engine, kata

    def git(self, *words: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run git, as a person without settings of their own."""
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
        person = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environment = os.environ | nothing | person
        return subprocess.run(
            ["git", "-c", "pull.rebase=false", *words],
            cwd=at or self.copy.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, message: str, at: Path | None = None) -> None:
        """Commit all that has changed."""
        assert self.git("add", "-A", at=at).returncode == 0
        done = self.git("commit", "--quiet", "-m", message, at=at)
        assert done.returncode == 0, done.stderr

    def changed_upstream(self, name: str, old: str, new: str) -> None:
        """The author changes a file."""
        path = self.upstream / "exercises" / "02_mean" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        self.commit("change", at=self.upstream)

    def run(self) -> str:
        """What the learner's code is judged to be; the attempt is recorded."""
        job = self.copy.workspace.job(self.copy.rung())
        verdict = self.engine.judge(job)
        self.copy.workspace.record(job, verdict)
        return str(verdict.colour)

    def standing(self) -> str:
        """What `list` says of the rung."""
        return (
            next(line for line in self.kata("list").out.splitlines() if "02_mean" in line).split("02_mean")[1].strip()
        )

    @property
    def code(self) -> bytes:
        """The learner's file."""
        return self.copy.rung().code.read_bytes()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Path:
    """A folder with a repository and a learner's clone of it, with work that is green and recorded."""
    folder = tmp_path_factory.mktemp("begun")
    copy = LadderCopy(folder / "upstream")
    made = Clone(copy, copy.root, engine, None)
    (copy.root / ".gitignore").write_text(".kata/\n__pycache__/\n")
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("begin")
    made.git("clone", "--quiet", ".", "../clone")
    copy.workspace.root = copy.root = folder / "clone"
    copy.write(complete(WORK))
    assert made.run() == "green"
    copy.workspace.state.close()
    return folder


@pytest.fixture
def clone(copy: LadderCopy, begun: Path, tmp_path: Path, engine: Engine, capsys: pytest.CaptureFixture[str]) -> Clone:
    """A copy of both."""
    shutil.rmtree(copy.root)
    shutil.copytree(begun / "clone", copy.root)
    shutil.copytree(begun / "upstream", tmp_path / "upstream")
    made = Clone(copy, tmp_path / "upstream", engine, Kata(copy, capsys))
    made.git("remote", "set-url", "origin", str(made.upstream))
    assert made.standing() == ""
    return made


def complete(work: bytes) -> bytes:
    """The work with its last line."""
    return work.replace(b"    return", b"    if len(values) == 0:\n        raise ValueError\n    return")


def test_a_newer_suite_makes_the_rung_stale_and_a_run_sets_it_right(clone: Clone) -> None:
    """The pull goes through; `list` says what is stale, `history` which green is of the older suite."""
    clone.changed_upstream("test_mean.py", "The mean of 1, 2 and 6 is 3.", "One, two and six: three.")
    assert clone.git("pull").returncode == 0
    assert clone.standing() == "was green; its suite is newer"
    assert '"standing": "stale"' in clone.kata("list", "--json").out
    assert "in your file, older suite" in clone.kata("history", "2").out
    assert clone.copy.kata("run", "2").returncode == 0
    assert clone.standing() == ""
    assert "older suite" in clone.kata("history", "2").out.splitlines()[-2]
    assert clone.code == complete(WORK)


def test_a_stale_rung_that_is_next_says_both(clone: Clone) -> None:
    """In `list`, with the reason."""
    clone.changed_upstream("test_mean.py", "The mean of 1, 2 and 6 is 3.", "One, two and six: three.")
    clone.git("pull")
    double = clone.copy.rung("01_double")
    clone.copy.workspace.state.record(
        double.name, "green", double.code.read_bytes(), present_suite(double), (6, 0), 0.1
    )
    assert clone.standing() == "next; was green; its suite is newer"


def test_a_newer_suite_can_turn_the_same_code_red(clone: Clone) -> None:
    """Then the rung is stale until it is mended; nothing that was recorded changes."""
    clone.changed_upstream("test_mean.py", "assert number(mean([1, 2, 6])) == 3", "assert number(mean([1, 2, 6])) == 4")
    clone.git("pull")
    assert clone.run() == "red"
    assert [a.status for a in clone.kata.attempts("02_mean")] == ["green", "red"]


def test_git_refuses_to_overwrite_work_and_says_which(clone: Clone) -> None:
    """A stub changed upstream, work not committed: the pull stops, and no byte of the work changes."""
    clone.changed_upstream("mean.py", '"""The mean."""', '"""The arithmetic mean."""')
    done = clone.git("pull")
    assert done.returncode != 0
    assert "would be overwritten by merge" in done.stderr and "exercises/02_mean/mean.py" in done.stderr
    assert clone.code == complete(WORK)
    assert clone.standing() == ""


def test_work_thrown_away_for_the_pull_comes_back(clone: Clone) -> None:
    """What `git checkout` throws away was recorded when it was tried."""
    clone.changed_upstream("mean.py", '"""The mean."""', '"""The arithmetic mean."""')
    clone.git("checkout", "--", ".")
    assert clone.git("pull").returncode == 0
    assert b"The arithmetic mean." in clone.code
    assert clone.standing() == "was green; changed since"
    assert clone.kata("restore", "2").code == 0
    assert clone.code == complete(WORK)
    assert clone.standing() == ""


def test_work_from_before_a_merge_with_conflicts_comes_back(clone: Clone) -> None:
    """Git leaves its marks in the file; `restore` puts the green code there and keeps the marked one."""
    clone.changed_upstream("mean.py", '"""The mean."""', '"""The arithmetic mean."""')
    clone.commit("my work")
    assert clone.git("pull").returncode != 0
    marked = clone.code
    assert b"<<<<<<<" in marked
    assert clone.run() == "red"
    assert clone.kata("restore", "2").code == 0
    assert clone.code == complete(WORK)
    assert clone.kata.code(clone.kata.attempts("02_mean")[-1].id) == marked
    assert clone.standing() == ""


def test_work_that_was_stashed_for_the_pull_comes_back(clone: Clone) -> None:
    """Whether `git stash pop` manages or not."""
    clone.changed_upstream("mean.py", '"""The mean."""', '"""The arithmetic mean."""')
    clone.git("stash")
    assert clone.git("pull").returncode == 0
    clone.git("stash", "pop")
    clone.kata("restore", "2")
    assert clone.code == complete(WORK)


def test_a_merge_without_conflicts_keeps_both(clone: Clone) -> None:
    """Changes of other lines come together; the rung was green, and a run tells whether it still is."""
    text = (clone.upstream / "exercises" / "02_mean" / "README.md").read_text("utf-8")
    clone.commit("my work")
    clone.changed_upstream("README.md", text, text + "\nMore to read.\n")
    assert clone.git("pull", "--no-edit").returncode == 0
    assert clone.code == complete(WORK)
    assert clone.standing() == ""


def test_a_reset_gives_the_new_stub(clone: Clone) -> None:
    """It is made from the reference, so it is today's; the work of before comes back with --undo."""
    reference = clone.upstream / "solutions" / "02_mean" / "mean.py"
    reference.write_text(reference.read_text("utf-8").replace("The mean.", "The arithmetic mean."), "utf-8")
    clone.changed_upstream("mean.py", '"""The mean."""', '"""The arithmetic mean."""')
    clone.git("stash")
    clone.git("pull")
    assert clone.kata("reset", "2").out.endswith("is the stub already.\n")
    clone.kata("restore", "2")
    assert clone.kata("reset", "2").code == 0
    assert b"The arithmetic mean." in clone.code
    clone.kata("reset", "2", "--undo")
    assert clone.code == complete(WORK)
