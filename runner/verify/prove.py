"""Runs the trials of some rungs over all cores and gathers what came of them.

What was proved is kept under the hash of all that it depends on, so a proof that still holds is not made again.
"""

from __future__ import annotations

import doctest
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from runner.compare.measures import problems_of_measures
from runner.drills import known_drills
from runner.engine.engine import Engine, in_parallel
from runner.engine.explain import explain_import
from runner.engine.loading import load_source
from runner.engine.messages import Deviates, Event, Job, TrialJob
from runner.files import read_plain
from runner.mistakes import Mistake, known_mistakes
from runner.picture.gallery import problems_of_picture
from runner.rung.ladder import Rung
from runner.rung.source import SENTENCE, parsed
from runner.verify.drills import Count, proved
from runner.verify.layout import broken_files, counts_of, names_of, pages_of, problems_of
from runner.verify.trials import Result, Trial, problems_of_blanks, trials_of, weigh
from runner.workspace import Config, Workspace

SLOWEST = 3  # tests of a rung that the report names


@dataclass
class Proof:
    """One rung's proof: the problems of its files, and the results of its trials."""

    rung: Rung
    problems: list[str]
    trials: list[Trial] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    drill: Callable[[], Count] | None = None  # where the rung has drills
    drills: Count = field(default_factory=Count)
    kept: dict[str, Any] | None = None  # what was proved before, of files that are the same still

    @property
    def all_problems(self) -> list[str]:
        """What falls short, in sentences."""
        return [*self.problems, *(r.problem for r in self.results if r.problem)]

    def of_kind(self, kind: str) -> list[Result]:
        """The results of one kind of trial."""
        return [r for r in self.results if r.trial.kind == kind]

    def as_json(self) -> dict[str, Any]:
        """The rung's part of `verify --json`."""
        if self.kept is not None:
            return self.kept | {"ok": not self.problems, "problems": self.problems, "kept": True}
        stub, reference = self.of_kind("stub"), self.of_kind("reference")
        tests = reference[0].verdict.tests if reference else ()
        slowest = sorted(tests, key=lambda t: -t.seconds)[:SLOWEST]
        return {
            "exercise": self.rung.name,
            "ok": not self.all_problems,
            "problems": self.all_problems,
            "tests": len(tests),
            "counts": counts_of(self.rung) if tests else {},
            "stub_red": len(stub[0].verdict.faults) if stub else 0,
            "reference": str(reference[0].verdict.colour) if reference else "error",
            "slowest": [{"name": t.name, "seconds": t.seconds} for t in slowest],
            "mistakes": [
                {
                    "of": r.trial.subject.of,
                    "mistake": r.trial.subject.name,
                    "caught_by": r.caught_by,
                    "ok": not r.problem,
                }
                for r in self.of_kind("mistake")
            ],
            "impostors": [
                {
                    "of": r.trial.subject.of,
                    "impostor": r.trial.subject.name,
                    "applies": r.applies,
                    "caught_by": r.caught_by,
                    "ok": not r.problem,
                }
                for r in self.of_kind("impostor")
            ],
            "adapters": [
                {"of": r.trial.subject.of, "form": r.trial.subject.name, "ok": not r.problem}
                for r in self.of_kind("adapter")
            ],
            "drills": {
                "items": self.drills.items,
                "slips": self.drills.wrongs,
                "named": self.drills.named,
                "false": self.drills.false,
            },
            "random_examples": [not r.problem for r in self.of_kind("random")],
            "kept": False,
        }


def begin(workspace: Workspace, rung: Rung, thorough: bool) -> Proof:
    """Read a rung's files and plan its trials; a rung whose files are wrong has none."""
    broken = broken_files(rung)
    if broken:
        return Proof(rung, broken)
    proof = Proof(rung, problems_of(rung, workspace.ladder))
    file = rung.reference
    try:
        reference = load_source(f"{file.stem}_of_{rung.module}", file)
        file = rung.mistakes
        known = known_mistakes(file)
        file = rung.drills
        items = known_drills(file)
    except Exception as error:  # an author's file may fail in any way
        proof.problems.append(f"{rung.shown(file)} can't be imported: {explain_import(error, file)}")
        return proof
    names = names_of(parsed(rung.reference.read_bytes()))
    proof.problems += [*_mistakes(names, known), *problems_of_blanks(rung, reference, known)]
    proof.problems += _examples(rung, vars(reference))
    proof.problems += problems_of_measures(rung)
    if all(m.of in names for m in known):
        proof.trials = list(trials_of(rung, names, reference, known, thorough))
        proof.drill = partial(proved, items, reference, known) if items else None
    return proof


def _mistakes(names: list[str], known: list[Mistake]) -> Iterator[str]:
    for mistake in known:
        if mistake.of not in names:
            yield f"the mistake {mistake.name} is about {mistake.of}, which the rung does not have"
        if not mistake.diagnosis:
            yield f"the mistake {mistake.name} has no docstring: it is the diagnosis"
    for name in names:
        if name != SENTENCE and not any(m.of == name for m in known):
            yield f"there is no known mistake about {name}"


def _examples(rung: Rung, names: dict[str, Any]) -> Iterator[str]:
    """The `>>>` examples of the rung's pages and of its reference must be true."""
    for path in (page for page in (*pages_of(rung), rung.reference) if page.is_file()):
        text = re.sub(r"(?m)^```.*$", "", path.read_text("utf-8"))  # doctest takes a fence for output
        test = doctest.DocTestParser().get_doctest(text, dict(names), path.name, str(path), 0)
        runner = _Examples(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=lambda _: None)
        yield from (f"an example in {rung.shown(path)} is not true: {what}" for what in runner.untrue)


class _Examples(doctest.DocTestRunner):
    """Runs the `>>>` examples of a text; keeps a sentence on each that is not true."""

    def __init__(self, optionflags: int) -> None:
        super().__init__(optionflags=optionflags)
        self.untrue: list[str] = []

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """Another answer."""
        self._keep(example, f"gives {got.strip() or 'nothing'}")

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """An error in the place of an answer."""
        self._keep(example, f"raises {exc_info[0].__name__}: {exc_info[1]}")

    def _keep(self, example: doctest.Example, what: str) -> None:
        said = f"line {example.lineno + 1}, `{example.source.strip()}` {what}, not {example.want.strip() or 'nothing'}"
        self.untrue.append(" ".join(said.split()))


def prove(workspace: Workspace, proofs: list[Proof], engine: Engine, on_done: Callable[[Result], None]) -> None:
    """Run the trials of all proofs in parallel; their results keep the order of the plan."""

    def tried(proof: Proof, result: Result) -> None:
        proof.results.append(result)
        on_done(result)

    def drilled(proof: Proof, count: Count) -> None:
        proof.drills = count
        proof.problems += count.problems

    def drawn(proof: Proof, problems: list[str]) -> None:
        proof.problems += problems

    tasks: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []
    for p in proofs:  # drills are proved in this process, one at a time: the others' runs go on beside them
        tasks += [(p.drill, partial(drilled, p))] if p.drill else []
        tasks += [(partial(_try, workspace, engine, p, trial), partial(tried, p)) for trial in p.trials]
        tasks += [(partial(problems_of_picture, p.rung, engine), partial(drawn, p))] if p.trials else []
    in_parallel(engine, [task for task, _ in tasks], lambda place, result: tasks[place][1](result))


def _try(workspace: Workspace, engine: Engine, proof: Proof, trial: Trial) -> Result:
    rung, told = trial.rung, list[Event]()
    if trial.source is None:
        job: Job = workspace.job_of(TrialJob, rung, rung.reference, subject=trial.subject, **trial.options)
    else:
        job = replace(workspace.job(rung, **trial.options), source=trial.source)
    verdict = engine.judge(job, told.append)
    deviates = next((event.value for event in told if isinstance(event, Deviates)), None)
    return weigh(trial, verdict, deviates, workspace.config.test_timeout / 5)


RUNNER = Path(__file__).resolve().parent.parent
NOT_OURS = ("tests", "benchmarks", "template")  # of the runner's folders: no proof depends on them
PACKAGES = ("numpy", "pytest", "hypothesis", "matplotlib")


def key_of(rung: Rung, config: Config, thorough: bool) -> str:
    """The hash of a rung's files, the suites' vocabulary, the runner, Python and the packages; not of the learner's."""
    return _hash(_files(rung), (config, thorough, _program()))


@cache
def _program() -> str:
    """What all proofs have in common: it is read once."""
    ours = (p for p in RUNNER.rglob("*.py") if p.relative_to(RUNNER).parts[0] not in NOT_OURS)
    return _hash(sorted(ours), (sys.version, *map(version, PACKAGES)))


def _files(rung: Rung) -> Iterator[Path]:
    for folder in (rung.folder, rung.solution):
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and p != rung.code and p.suffix != ".pyc")
    yield from sorted(rung.folder.parent.glob("*.py"))


def _hash(paths: Iterable[Path], facts: object) -> str:
    summary = sha256(repr(facts).encode())
    for path in paths:
        summary.update(f"{path.name}\n{sha256(read_plain(path)).hexdigest()}\n".encode())
    return summary.hexdigest()


def kept_proof(rung: Rung, key: str) -> dict[str, Any] | None:
    """What was proved under this hash; None if nothing was, or if it can't be read."""
    try:
        found = json.loads(read_plain(_place(rung)).decode("utf-8"))
        proof: dict[str, Any] | None = found["proof"] if found["key"] == key else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return proof


def keep_proof(rung: Rung, key: str, proof: dict[str, Any]) -> None:
    """Keep it, where that is possible."""
    place = _place(rung)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"key": key, "proof": proof}), encoding="utf-8")
    except OSError:  # then it is proved anew the next time
        return


def _place(rung: Rung) -> Path:
    return rung.root / ".kata" / "proofs" / f"{rung.name}.json"
