"""Whatever a learner's file holds: a red verdict with a clear sentence, soon; the runner lives and nothing is left."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix

from runner.engine.engine import Engine
from runner.engine.messages import Status
from runner.engine.verdict import Colour, Verdict

HEAD = "import os, pytest, signal, sys, threading, time, warnings\nimport numpy as np\n"  # two lines

# Every run must end long before this, on a busy machine too: what does not end by itself is ended after 1 s.
SOON = 40.0


@dataclass(frozen=True)
class Bad:
    """A learner's file, and what its verdict must say."""

    code: bytes
    says: str  # a pattern in the message of the suite, or of the first test that is red
    status: Status | None = Status.FAILED  # of the first test; None where it can be more than one
    hangs: bool = False
    options: dict[str, Any] = field(default_factory=dict)


def function(body: str, **expected: Any) -> Bad:
    """A function whose first line is line 4 of the file."""
    return Bad(f"{HEAD}def mean(values):\n{indent(body, '    ')}\n".encode(), **expected)


def top(line: str, **expected: Any) -> Bad:
    """A line that runs while the file is imported: line 3. The function below it is right."""
    expected = {"status": Status.ERROR, **expected}
    right = (
        "def mean(values):\n    if len(values) == 0:\n        raise ValueError\n    return sum(values) / len(values)\n"
    )
    return Bad(f"{HEAD}{line}\n{right}".encode("utf-8", "surrogateescape"), **expected)


IMPORTED = r"while your file was imported"
RAN = r"while test_mean_worked_example ran"
ENDED = r"ended with exit code \d"
FOREVER = {"status": Status.TIMEOUT, "hangs": True}
CUT = {"status": Status.ERROR}  # the process ended in the first test
NEVER = {"status": Status.MISSING}  # the process ended before the first test

BAD = {
    # A file that Python can't read.
    "syntax error": Bad(b"def mean(values:\n  return 1\n", r"^mean\.py, line 1: SyntaxError", Status.ERROR),
    "indentation": Bad(b"def mean(values):\nreturn 1\n", r"^mean\.py, line 2: IndentationError", Status.ERROR),
    "unclosed string": top('x = """', says=r"^mean\.py, line 3: SyntaxError"),
    "not UTF-8": top('x = "\udcff"', says=r"^mean\.py, line 3: SyntaxError.*utf-8"),
    "UTF-16": Bad("x = 1\n".encode("utf-16"), r"^mean\.py: SyntaxError: the file is UTF-16: save it", Status.ERROR),
    "zero bytes": Bad(b"x = 1\ny = '\0'\n", r"^mean\.py, line 2: SyntaxError: the file holds a NUL byte", Status.ERROR),
    "unknown encoding": Bad(b"# coding: klingon\n", r"^mean\.py.*SyntaxError.*klingon", Status.ERROR),
    "too deeply nested": Bad(b"x = " + b"(" * 500 + b")" * 500, r"^mean\.py", Status.ERROR),
    # A file that does not define what it should.
    "empty": Bad(b"", r"mean\.py has no `mean`.*deleted\?", Status.ERROR),
    "another name": Bad(b"def average(v): return 1\n", r"mean\.py has no `mean`", Status.ERROR),
    "not a function": Bad(b"mean = 3\n", r"'int' object is not callable"),
    "too few arguments": Bad(b"def mean(): return 1\n", r"takes 0 positional arguments"),
    "no return": function("sum(values)", says=r"expected one number, got NoneType"),
    "nothing at all": function("pass", says=r"expected one number, got NoneType"),
    "still the stub": function("raise NotImplementedError", says=r"^mean\(\) is not written yet\.$"),
    # A file that does something else while it is imported.
    "import of what is not there": top("import nothing_such", says=r"^mean\.py, line 3: ModuleNotFoundError"),
    "error at import": top(
        "1 / 0", says=r"^mean\.py, line 3: ZeroDivisionError: division by zero\n    1 / 0\nSo no test could run\.$"
    ),
    "loop at import": top(
        "while True: pass", says=rf"No answer.*{IMPORTED} \(mean\.py, line 3\).*endless loop\?", **FOREVER | NEVER
    ),
    "sys.exit at import": top("sys.exit(0)", says=r"^mean\.py, line 3: the file ends the program"),
    "os._exit at import": top("os._exit(0)", says=f"{ENDED}.*{IMPORTED}", **NEVER),
    "skip at import": top("pytest.skip('no', allow_module_level=True)", says=r"^mean\.py, line 3: Skipped"),
    "pytest.exit at import": top("pytest.exit('no')", says=r"^mean\.py, line 3: Exit"),
    "KeyboardInterrupt at import": top("raise KeyboardInterrupt", says=r"^mean\.py, line 3: KeyboardInterrupt"),
    "a flood at import": top("for i in range(50): print('x' * 10**6)", says=r"^mean\.py, line 3: .*more than 1 MB"),
    "input at import": top("input()", says=r"^mean\.py, line 3: nobody can answer input\(\) here"),
    # A function that ends more than itself.
    "sys.exit": function("sys.exit(0)", says=r"ends the program \(sys\.exit"),
    "quit": function("raise SystemExit", says=r"ends the program"),
    "os._exit": function("os._exit(0)", says=f"{ENDED}.*{RAN}", **CUT),
    "pytest.skip": function("pytest.skip()", says="a skipped test is not a passed one", status=Status.SKIPPED),
    "pytest.xfail": function("pytest.xfail()", says="a skipped test is not a passed one", status=Status.SKIPPED),
    "pytest.exit": function("pytest.exit('no')", says=r"ends the program \(pytest\.exit\)"),
    "KeyboardInterrupt": function("raise KeyboardInterrupt", says=r"ends the program \(KeyboardInterrupt\)"),
    "an exception group": function("raise ExceptionGroup('two', [ValueError()])", says=r"two \(1 sub-exception\)"),
    # A function that does not end.
    "endless loop": function(
        "while True:\n    pass", says=rf"No answer.*{RAN} \(mean\.py, line [45]\).*endless loop\?", **FOREVER
    ),
    "sleep": function("time.sleep(1e6)", says=rf"{RAN} \(mean\.py, line 4\)", **FOREVER),
    "a loop that holds the interpreter": function("return 10**10**8", says=rf"{RAN} \(mean\.py, line 4\)", **FOREVER),
    "a loop that catches all": function(
        "while True:\n    try: time.sleep(1)\n    except BaseException: pass", says=RAN, **FOREVER
    ),
    "a thread that never ends": function(
        "threading.Thread(target=time.sleep, args=[1e6]).start()\nreturn 1.0", says=r"^assert 1\.0 == 3"
    ),
    "recursion": function("return mean(values)", says=r"^a function calls itself too often"),
    # A function that wants too much.
    "a flood": function("for i in range(50): print('x' * 10**6)", says="more than 1 MB"),
    "a flood past Python": function("for i in range(50): os.write(1, b'x' * 10**6)", says="got NoneType"),
    "a flood of errors": function("for i in range(50): sys.stderr.write('x' * 10**6)", says="more than 1 MB"),
    "a flood that it catches": function(
        "try:\n    while True: print('x' * 10**6)\nexcept Exception:\n    return sum(values) / len(values)",
        says="more than 1 MB",
    ),
    "a flood of warnings": function("for i in range(2000): warnings.warn('x' * 10**4 + str(i))", says="got NoneType"),
    "memory": function("return np.ones(10**12)", says="Unable to allocate"),
    "breakpoint": function("breakpoint()", says="^a debugger can't stop here; print what you want to see$"),
    "pdb": function("import pdb; pdb.set_trace()", says="^a debugger can't stop here"),
    "a name that is nearly there": function("totl = 1\nreturn totla", says=r"^name 'totla' .*Did you mean totl\?$"),
    "one truth for an array": function(
        "if np.array(values) == 0: return 0.0", says=r"ambiguous.*\. In plain words: `if`, .* one True or False"
    ),
    "an entry of a number": function("return np.array(values)[0][0]", says=r"scalar variable\. In plain words: "),
    "a text without quotes": top("WHY = c", says=r"^mean\.py, line 3: NameError: .*A text needs quotes: \"c\""),
    "input": function("return input('Give: ')", says="EOF"),
    # A function that answers strangely.
    "a generator": function("yield 1.0", says="expected one number, got generator"),
    "an object that always agrees": Bad(
        b"class A:\n    def __eq__(self, other): return True\n    __hash__ = None\ndef mean(values): return A()\n",
        "expected one number, got A",
    ),
    "repr that raises": Bad(
        b"class A:\n    def __repr__(self): raise ValueError\ndef mean(values): return A()\n",
        "expected one number, got A",
    ),
    "repr that ends the program": Bad(
        b"class A:\n    def __repr__(self): raise SystemExit\ndef mean(values): return A()\n", "ends the program"
    ),
    "repr of 50 MB": Bad(
        b"class A:\n    def __repr__(self): return 'x' * 50_000_000\ndef mean(values): return A()\n",
        "expected one number, got A",
    ),
    "an error whose text raises": Bad(
        b"class E(Exception):\n    def __str__(self): raise ValueError\ndef mean(values): raise E\n",
        r"its __str__ raises ValueError",
    ),
    "an error of 5 MB": function("raise KeyError('x' * 5_000_000)", says=r"^'x{399} …$"),
    "an array that can't be compared": Bad(
        b"import numpy as np\nclass A(np.ndarray):\n    @property\n    def dtype(self): raise ValueError\n"
        b"def mean(values): return np.zeros(3).view(A)\n",
        "expected one number, got A",
    ),
    # A function that changes what is not its own.
    "other streams": function("sys.stdout = sys.stderr = None\nreturn 1.0", says=r"^assert 1\.0 == 3"),
    "another folder": function("os.chdir(os.sep)\nreturn 1.0", says=r"^assert 1\.0 == 3"),
    "other builtins": function(
        "import builtins\nbuiltins.isinstance = builtins.len = None\nreturn 1.0", says=f"{ENDED}|not callable", **CUT
    ),
    "another pytest": top(
        "pytest.Session.perform_collect = lambda *_: []", says="Not one test ran", status=Status.MISSING
    ),
    "closed descriptors": function("os.closerange(0, 1024)\nreturn 1.0", says=RAN, **CUT),
    "closed descriptors at import": top("os.closerange(0, 1024)", says=IMPORTED, **NEVER),
}

ONCE = "if hasattr(mean, 'called'): return 1.0\nmean.called = True\n"

FOR_POSIX = {
    "recursion without a limit": function(
        "sys.setrecursionlimit(10**9)\nreturn mean(values)",
        says=r"crashed \(SIG|calls itself without an end|too much memory|No answer in time",  # Python's releases differ
        status=None,
        hangs=True,
    ),
    "C stack overflow": function(
        "sys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self): return repr(self)\nreturn repr(A())",
        says=rf"crashed \(SIG\w+.*{RAN} \(mean\.py, line 6\)|^a function calls itself too often$",
        status=None,
    ),
    "kill 9": function("os.kill(os.getpid(), 9)", says=rf"crashed \(SIGKILL\) {RAN}", **CUT),
    "kill 11": function("os.kill(os.getpid(), 11)", says=rf"crashed \(SIGSEGV.*{RAN} \(mean\.py, line 4\)", **CUT),
    "kill 11 at import": top("os.kill(os.getpid(), 11)", says=rf"SIGSEGV.*{IMPORTED} \(mean\.py, line 3\)", **NEVER),
    "abort": function("os.abort()", says=rf"crashed \(SIGABRT\) {RAN} \(mean\.py, line 4\)", **CUT),
    "a signal without a name": function("os.kill(os.getpid(), 40)", says=r"exit code -40 while", **CUT),
    "stopped": function("os.kill(os.getpid(), signal.SIGSTOP)", says=f"No answer in time.*{RAN}", **FOREVER),
    "another program": function("os.execv('/bin/true', ['true'])", says=f"{ENDED}.*{RAN}", **CUT),
    "children with sessions of their own": function(
        "import subprocess\nfor _ in range(5): subprocess.Popen(['sleep', '1000'], start_new_session=True)\nreturn 1.0",
        says=r"^assert 1\.0 == 3",
    ),
    "a loop beside children with sessions of their own": function(
        "import subprocess\nsubprocess.Popen(['sleep', '1000'], start_new_session=True)\nwhile True: pass",
        says=RAN,
        **FOREVER,
    ),
    "50 children": function(
        f"{ONCE}for i in range(50):\n    if os.fork() == 0: time.sleep(1e6)\nreturn 1.0",
        says=r"^assert 1\.0 == 3",
    ),
    "children that would go on with the suite": function(
        "for i in range(5):\n    if os.fork() == 0: return 3.0\nos.wait()\nreturn 1.0",
        says=r"^assert 1\.0 == 3",
    ),
    "bytes into every descriptor": function(
        "for d in range(1024):\n    try: os.write(d, b'hello')\n    except OSError: pass\nreturn 1.0", says=RAN, **CUT
    ),
    "bytes that look like an event": function(
        "for d in range(3, 1024):\n    try: os.write(d, bytes([0, 0, 0, 2]) + b'[]')\n    except OSError: pass\n"
        "time.sleep(1e6)",
        says=f"sent what makes no sense.*{RAN}",
        **CUT,
    ),
    "a list that grows for ever": function(
        "kept = []\nwhile True: kept.append(np.empty(10**7))", says="Unable to allocate"
    ),
    "a list that fills the memory": function(
        "kept = [np.empty(10**7) for _ in range(5)]\n"
        "try:\n    while True: kept.append(np.empty(10**7))\nexcept MemoryError: pass\n"
        "while True: kept.append(bytearray(10**5))",
        says="too much memory|No answer in time",
        hangs=True,
        status=None,
    ),
    "a list that fills the memory at import": top(
        "kept = []\ntry:\n    while True: kept.append(np.empty(10**7))\nexcept MemoryError: pass\n"
        "while True: kept.append(bytearray(10**5))",
        says=r"mean\.py, line 7: MemoryError|No answer in time",
        hangs=True,
        status=None,
    ),
}


def said(verdict: Verdict) -> str:
    """What the learner reads first."""
    return verdict.message or verdict.failed[0].message


def check(bad: Bad, copy: LadderCopy, engine: Engine) -> None:
    """The verdict is red, says why, comes soon and can be recorded; the next run is judged as ever."""
    copy.settings("test-timeout = 1" if bad.hangs else "")
    began = time.monotonic()
    job = copy.workspace.job(copy.write(bad.code), **bad.options)
    verdict = engine.judge(job)
    assert time.monotonic() - began < SOON
    assert verdict.colour is Colour.RED
    assert re.search(bad.says, said(verdict), re.DOTALL), said(verdict)
    assert len(said(verdict)) < 6000
    assert [t.name for t in verdict.tests] == [
        "test_mean_worked_example",
        "test_mean_balances",
        "test_mean_leaves_its_argument_alone",
        "test_mean_refuses_nothing",
    ]
    assert bad.status in (None, verdict.tests[0].status)
    copy.workspace.record(job, verdict)
    kept = copy.workspace.state.attempts("02_mean")[-1]
    assert (kept.status, copy.workspace.state.code(kept.id)) == ("red", bad.code)
    assert copy.workspace.state.notices == []
    assert copy.judge(engine, copy.reference()).green


@pytest.mark.usefixtures("nothing_is_left")
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_red_and_says_why(name: str, copy: LadderCopy, engine: Engine) -> None:
    """Red, with file and line where there is one, in bounded time; the runner and its state live on."""
    check(BAD[name], copy, engine)


@only_posix
@pytest.mark.usefixtures("nothing_is_left")
@pytest.mark.parametrize("name", FOR_POSIX)
def test_what_only_posix_can_do_is_red_and_says_why(name: str, copy: LadderCopy, engine: Engine) -> None:
    """The same for signals, forks and limits, which Windows does not have."""
    check(FOR_POSIX[name], copy, engine)
