"""One command that prints the project's numbers: medians and ratios, measured side by side in one run.

python -m runner.benchmarks            all of it, some minutes
python -m runner.benchmarks saves      one part: saves, overhead, diagnoses, list, verify, rest, programs, review
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from runner.benchmarks.clone import ROOT, RUNGS, copy_of_the_ladder, synthetic_ladder
from runner.benchmarks.inside import diagnoses, overhead
from runner.benchmarks.measure import REPEAT, median_of, mib, ms, row, wall
from runner.benchmarks.programs import programs
from runner.benchmarks.reviews import review
from runner.benchmarks.saves import RED, VERDICT, cold_start, read_for, seconds_to, started, tools
from runner.engine.engine import cores
from runner.engine.family import descendants
from runner.files import digest
from runner.rung.ladder import Rung
from runner.workspace import Workspace

SAVES = 200
SAMPLE = 8  # every so many mistakes, a plain pytest is timed
CLI = "import sys; from pathlib import Path; from runner.cli import main; sys.exit(main(sys.argv[1:], Path.cwd()))"
ENV = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def saves(folder: Path) -> None:
    """Start, and save to first red and to the whole verdict: kata watch against pytest-watch and a bare pytest."""
    row("In a terminal (medians)", "kata watch", "pytest-watch", "ratio", "pytest")
    workspace = Workspace.at(copy_of_the_ladder(folder))
    for name in RUNGS:
        rung = workspace.ladder.find(name)
        green = rung.reference.read_bytes()
        red = green + _wrong(rung.module)
        found: dict[str, list[list[float]]] = {}
        for tool in tools(name):
            rung.code.write_bytes(green)
            starts = [cold_start(tool, folder) for _ in range(REPEAT)]
            with started(tool, folder) as child:
                for i in range(REPEAT):
                    mark = f"\n# {i}\n".encode()
                    first, whole = seconds_to(child, rung.code, red + mark, [RED, VERDICT])
                    (again,) = seconds_to(child, rung.code, green + mark, [VERDICT])
                    found.setdefault(tool.name, []).append([first, whole, again, *starts[i]])
        rung.code.write_bytes(green)
        bare = median_of(3, lambda n=name: wall([sys.executable, "-m", "pytest", "-q", f"exercises/{n}"], folder, ENV))
        what = ("first red", "whole red", "whole green", "start to first line", "start to verdict")
        for i, words in enumerate(what):
            ours, theirs = (statistics.median(times[i] for times in runs) for runs in found.values())
            row(f"  {name}: {words}", ms(ours), ms(theirs), f"1/{theirs / ours:.1f}", ms(bare) if i == 2 else "")


def _wrong(module: str) -> bytes:
    """Code that, at the end of a reference, makes its first worked examples wrong."""
    wrong = {
        "dot_product": "A_DOT_B = 21.0\n\n\ndef dot(a, b):\n    return sum(x + y for x, y in zip(a, b))\n",
        "softmax_stability": "def softmax(z, axis=-1):\n    return np.exp(z) / np.sum(np.exp(z))\n",
        "nll_equals_cross_entropy": "def nll(logits, labels):\n    return 1.0\n",
    }
    return f"\n\n{wrong[module]}".encode()


def lists(folder: Path) -> None:
    """`list` as a whole process, on ladders of 20 and of 1,000 rungs; and the cold start of a verdict."""
    times = {}
    for rungs in (20, 1000):
        ladder = synthetic_ladder(folder / str(rungs), rungs)
        command = [sys.executable, "-c", CLI, "list"]
        times[rungs] = median_of(REPEAT, lambda c=command, f=ladder: wall(c, f, ENV))
    row("list, 20 rungs", ms(times[20]))
    row("list, 1,000 rungs", ms(times[1000]), f"{times[1000] / times[20]:.2f} times")
    row(
        "python -m runner list, from a bare Python",
        ms(median_of(REPEAT, lambda: wall(["python3", "-m", "runner", "list"], ROOT))),
    )


def verify(folder: Path) -> None:
    """`verify` of the whole ladder against one pytest process for each of its runs, of which a sample is timed."""
    workspace = Workspace.at(copy_of_the_ladder(folder))
    names = [r.name for r in workspace.ladder.rungs]
    start = time.perf_counter()
    command = [sys.executable, "-c", CLI, "verify", *names, "--json"]
    done = subprocess.run(command, cwd=folder, env=ENV, capture_output=True, check=True)
    ours = time.perf_counter() - start
    runs, theirs = 0, 0.0
    for told in json.loads(done.stdout)["rungs"]:
        rung = workspace.ladder.find(told["exercise"])
        mistakes, impostors = told["mistakes"], told["impostors"]
        green = [""]
        wrong = [f"{m['of']} = _wrong({m['of']!r}, {m['mistake']!r})" for m in mistakes[::SAMPLE]]
        none = [f"def {name}(*_, **__): pass" for name in {i["of"] for i in impostors}]
        kinds = (
            (2 + len(told["adapters"]), green, ()),
            (2 * len(mistakes), wrong, ()),
            (len(impostors), none, ("-x",)),
        )
        for count, endings, flags in kinds:
            each = [_pytest(rung, folder, ending, *flags) for ending in endings]
            runs, theirs = runs + count, theirs + count * statistics.mean(each)
    row("verify, the whole ladder", f"{ours:.1f} s", f"{runs} runs")
    row(f"a pytest process each, on {cores()} cores", f"{theirs / cores():.1f} s", f"1/{theirs / cores() / ours:.1f}")


def _pytest(rung: Rung, folder: Path, ending: str, *flags: str) -> float:
    """Seconds of a plain pytest on the reference with this at its end; `_wrong` finds one of the known mistakes."""
    wrong = (
        "def _wrong(of, name):\n"
        "    from pathlib import Path\n"
        "    from runner.mistakes import known_mistakes\n"
        f"    known = known_mistakes(Path({str(rung.mistakes)!r}))\n"
        "    (found,) = (m for m in known if (m.of, m.name) == (of, name))\n"
        f"    return found.wrong if callable(globals()[of]) else found.wrong()\n\n\n{ending}\n"
    )
    rung.code.write_bytes(rung.reference.read_bytes() + f"\n\n{wrong if ending else ''}".encode())
    return wall([sys.executable, "-m", "pytest", "-q", *flags, f"exercises/{rung.name}"], folder, ENV)


def rest(folder: Path) -> None:
    """The processor's share of an idle watch, its memory; and what 200 saves in ten seconds change of it."""
    workspace = Workspace.at(copy_of_the_ladder(folder))
    rung = workspace.ladder.find(RUNGS[0])
    green = rung.reference.read_bytes()
    rung.code.write_bytes(green)
    with started(tools(RUNGS[0])[0], folder) as child:
        before = _usage(child.pid)
        time.sleep(10)
        after = _usage(child.pid)
        row("idle watch, share of a core", f"{(after[0] - before[0]) / 10:.2%}")
        row("watch with all its processes", mib(after[1]), f"{1 + len(descendants(child.pid))} processes")
        for i in range(SAVES):
            rung.code.write_bytes(green + f"# {i}\n".encode())
            read_for(child, 10 / SAVES)
        last = green + b"# the last\n"
        (took,) = seconds_to(child, rung.code, last, [VERDICT])
        verdicts = [attempt for attempt in workspace.state.attempts(rung.name) if attempt.code_hash == digest(last)]
        row(f"{SAVES} saves in 10 s, then one more", ms(took), f"{len(verdicts)} verdict")
        row("  afterwards", mib(_usage(child.pid)[1]), f"{1 + len(descendants(child.pid))} processes")


def _usage(pid: int) -> tuple[float, int]:
    """Seconds of processor time and bytes of memory (shared pages once each) of a process and its descendants."""
    tick, page = os.sysconf("SC_CLK_TCK"), 1024
    seconds, memory = 0.0, 0
    for process in (pid, *descendants(pid)):
        try:
            fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
            seconds += (int(fields[11]) + int(fields[12])) / tick
            shares = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
            memory += sum(int(line.split()[1]) for line in shares if line.startswith("Pss:")) * page
        except OSError:
            continue
    return seconds, memory


PARTS = {
    "saves": saves,
    "overhead": overhead,
    "diagnoses": diagnoses,
    "list": lists,
    "verify": verify,
    "rest": rest,
    "programs": programs,
    "review": review,
}


def main() -> None:
    """Run the parts that are named, or all."""
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
