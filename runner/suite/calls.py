"""Records how the suite calls the learner's functions, and what they answer; and bounds how long they may take."""

from __future__ import annotations

import ctypes
import functools
import opcode
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from runner.engine.limits import make_room
from runner.suite.values import alike, snapshot

# The suites make some thousands of calls; a learner's loop that calls itself for ever must not fill the memory.
MOST_CALLS = 20_000


@dataclass(frozen=True, eq=False)
class Uncopied:
    """Stands for a value that can't be copied, such as a generator: it is like nothing but itself."""

    kind: str

    def __repr__(self) -> str:
        return f"a {self.kind} object"


@dataclass(frozen=True)
class Outcome:
    """What a call did: a value or the type of an exception, and its arguments afterwards."""

    value: Any = None
    raised: type[BaseException] | None = None
    after: tuple[Any, ...] = ()
    spoken: bool = field(default=False, compare=False)  # a `raise` statement raised it, not a computation

    @property
    def unwritten(self) -> bool:
        """True where a stub was called."""
        return self.raised is not None and issubclass(self.raised, NotImplementedError)

    def same_as(self, other: Outcome, same: Callable[[Any, Any], bool] = alike) -> bool:
        """True when both did the same: up to rounding, or as another comparison says.

        An error may be of a narrower kind than the other's: NumPy's AxisError is a ValueError.
        """
        kin = issubclass(self.raised, other.raised) if self.raised and other.raised else self.raised is other.raised
        if not kin or not same(self.after, other.after):
            return False
        return self.raised is not None or same(self.value, other.value)


@dataclass(frozen=True)
class Surroundings:
    """What a test has set around a call: which warnings are errors, and what NumPy does about a division by 0."""

    filters: tuple[Any, ...]
    errors: tuple[tuple[str, Any], ...]

    @classmethod
    def now(cls) -> Surroundings:
        """Those of this moment."""
        return cls(tuple(warnings.filters), tuple(np.geterr().items()))


@dataclass(frozen=True)
class Call:
    """One call from the suite: the arguments as they were before it, and its outcome."""

    test: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    outcome: Outcome
    surroundings: Surroundings | None = field(default=None, repr=False, compare=False)
    # The functions in whose place the test had put right ones.
    beside: tuple[str, ...] = field(default=(), compare=False)
    seconds: float = field(default=0.0, repr=False, compare=False)  # that it took of the processor's time
    _others: dict[Callable[..., Any], Outcome] = field(default_factory=dict, repr=False, compare=False)

    def on(self, function: Callable[..., Any]) -> Outcome:
        """What another function does when it is called the same way: it is asked once, for a picture takes its time."""
        if function not in self._others:
            self._others[function] = self.again(function)
        return self._others[function]

    def again(self, function: Callable[..., Any]) -> Outcome:
        """The same, asked anew, with the filters and error states that the test had set."""
        arguments, keywords = snapshot(self.arguments), {k: snapshot(v) for k, v in self.keywords.items()}
        with warnings.catch_warnings(record=True):
            if not self.surroundings:
                return outcome_of(function, arguments, keywords)
            warnings.filters[:] = self.surroundings.filters  # type: ignore[index]
            with np.errstate(**dict(self.surroundings.errors)):
                return outcome_of(function, arguments, keywords)


def outcome_of(function: Callable[..., Any], arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Outcome:
    """Call the function and tell what happened."""
    try:
        value = _kept(function(*arguments, **keywords))
    except OutOfTime:
        raise
    except BaseException as error:  # whatever a learner's code raises: pytest.skip, exit, KeyboardInterrupt
        return _failure(error, _after(arguments, keywords))
    return Outcome(value, after=_after(arguments, keywords))


def _failure(error: BaseException, after: tuple[Any, ...]) -> Outcome:
    return Outcome(raised=type(error), after=after, spoken=_spoken(error))


def _spoken(error: BaseException) -> bool:
    """True if a `raise` raised it; `math.log(0)` and the like raise by themselves."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace is not None and opcode.opname[trace.tb_frame.f_code.co_code[trace.tb_lasti]] == "RAISE_VARARGS"


def _kept(value: Any) -> Any:
    """A snapshot, whatever the value is."""
    try:
        return snapshot(value)
    except Exception:
        return Uncopied(type(value).__name__)


def _after(arguments: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(_kept(value) for value in (*arguments, *keywords.values()))


class Recorder:
    """Wraps the functions of a module; keeps the calls that come from outside, not those they make among themselves."""

    def __init__(self) -> None:
        self.calls: dict[str, deque[Call]] = {}
        self.originals: dict[str, Callable[..., Any]] = {}  # the functions themselves
        self.test = ""
        self._inside = False
        self._module: ModuleType | None = None
        self._recorded: dict[str, Callable[..., Any]] = {}  # what stands in the module in their place

    def watch(self, module: ModuleType) -> None:
        """Put a recording function in the place of each public one."""
        self._module = module
        for name, value in list(vars(module).items()):
            if callable(value) and not isinstance(value, type) and not name.startswith("_"):
                self._recorded[name] = self.recorded(name, value)
                setattr(module, name, self._recorded[name])

    def recorded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does the same, and keeps each call."""
        self.calls[name] = deque(maxlen=MOST_CALLS)
        self.originals[name] = function

        @functools.wraps(function)
        def recorded(*arguments: Any, **keywords: Any) -> Any:
            if self._inside:
                return function(*arguments, **keywords)
            try:
                before = snapshot(arguments), {k: snapshot(v) for k, v in keywords.items()}
            except Exception:  # something that can't be copied can't be replayed either
                return function(*arguments, **keywords)
            self._inside = True
            began = time.process_time()
            try:
                value = function(*arguments, **keywords)
            except BaseException as error:  # SystemExit is an outcome too
                if isinstance(error, MemoryError):  # now: Python itself, without room for a number, unwinds for ever
                    make_room()
                self._keep(name, before, _failure(error, _after(arguments, keywords)), began)
                raise
            finally:
                self._inside = False
            self._keep(name, before, Outcome(_kept(value), after=_after(arguments, keywords)), began)
            return value

        return recorded

    def _keep(self, name: str, before: tuple[tuple[Any, ...], dict[str, Any]], outcome: Outcome, began: float) -> None:
        took = time.process_time() - began
        self.calls[name].append(Call(self.test, *before, outcome, Surroundings.now(), self._others_are(), took))

    def _others_are(self) -> tuple[str, ...]:
        """The functions in whose place others stand: a suite judges one function beside right ones."""
        return tuple(name for name, own in self._recorded.items() if vars(self._module).get(name) is not own)


AGAIN = 0.02  # seconds between two attempts: an `except:` in the code may swallow the first
BUSY = 4  # times as long may it take where others keep the processor busy: the same code gets the same diagnosis


class OutOfTime(BaseException):
    """The time is over. No `except Exception` of the code's catches it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What takes longer is given up in silence. A thread interrupts it, since Windows knows no timer that could."""
    thread = threading.get_ident()
    over = threading.Event()
    sent = threading.Event()

    def interrupt() -> None:
        began, used = time.monotonic(), time.process_time()
        rest = seconds
        while rest > 0:
            if over.wait(rest):
                return
            rest = min(seconds - (time.process_time() - used), BUSY * seconds - (time.monotonic() - began))
        late = False
        while not late:
            sent.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))
            late = over.wait(AGAIN)

    clock = threading.Thread(target=interrupt, daemon=True)
    with suppress(OutOfTime):
        try:
            clock.start()
            yield
        finally:
            ended = False
            while not ended:  # it may come just now: the clock must have stopped before anything else is done
                with suppress(OutOfTime):
                    over.set()
                    clock.join()
                    ended = True
            # One may still be on its way. It is let in here: to take it back would leave Python 3.11 looking for it at
            # every step, and under a tracer (Hypothesis has one) it then makes no step at all.
            with suppress(OutOfTime):
                while sent.is_set():
                    sent.clear()
