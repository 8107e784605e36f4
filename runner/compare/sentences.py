"""What the facts say, in sentences, each worked out from what was measured; and as one JSON document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from runner.compare.comparison import Comparison, Facts, FunctionFacts, comparison, tells
from runner.engine.messages import Accuracy, Timing
from runner.text import duration, listed, of, two_digits

SLACK = 1  # digit: two answers that are equally good may fall on either side of a power of ten


def sentences(facts: Facts) -> list[str]:
    """All that there is to say, the answers first."""
    written = [f for f in facts.functions if f.written]
    about = (_answers(facts), _accuracy(written), _time(written), versus(facts), _lines(facts))
    return [*facts.trouble, *(sentence for part in about for sentence in part)]


def _answers(facts: Facts) -> Iterator[str]:
    agreements = [f.agreement for f in facts.functions if f.agreement and f.written]
    calls = sum(a.calls for a in agreements)
    if calls and not any(a.differ for a in agreements):
        worst = max(a.worst for a in agreements)
        if all(a.identical == a.calls for a in agreements):
            yield f"Your answers to the suite's {of(calls, 'call')} are the reference's, to the last bit."
        else:
            most = f" ({worst:.0e} of the value at most)" if worst else ""
            yield f"Your answers to the suite's {of(calls, 'call')} are the reference's up to rounding{most}."
    for f in facts.functions:
        if not f.written:
            yield f"Your {f.name} is not written yet."
        elif f.agreement and f.agreement.differ:
            asked, _, answers = f.agreement.example.partition("(): ")
            if asked == f.name:  # nothing goes in, so the answer is chosen
                yield f"Your {f.name} has made another choice than the reference: {answers}."
                continue
            share = f"{f.agreement.differ:,} of the suite's {of(f.agreement.calls, 'call')}"
            yield f"Your {f.name} answers {share} in another way. An example: {f.agreement.example}."


def _accuracy(functions: Sequence[FunctionFacts]) -> Iterator[str]:
    """What is equally accurate in one sentence; elsewhere the input with the widest gap, to each side."""
    equal: dict[str, list[int]] = {}
    for f in functions:
        known = [(a.yours, a.reference, a) for a in f.accuracy if a.yours is not None and a.reference is not None]
        for a in f.accuracy:
            if a.trouble:
                yield f"For {a.label}, your {f.name} {a.trouble}."
        apart = sorted((k for k in known if abs(k[0] - k[1]) > SLACK), key=_gap)
        for yours, right, a in {yours < right: (yours, right, a) for yours, right, a in apart}.values():
            yield f"For {a.label}, your {f.name} has {of(yours, 'digit')} right, the reference {right}."
        if known and not apart:
            equal[f.name] = [k[0] for k in known]
    digits = [n for each in equal.values() for n in each]
    if digits:
        many = of(min(digits), "digit") + (" or more" if max(digits) > min(digits) else "")
        are = "is" if len(equal) == 1 else "are"
        yield f"Your {listed(equal)} {are} as accurate as the reference: {many} on every hard input."


def _gap(known: tuple[int, int, Accuracy]) -> int:
    return abs(known[0] - known[1])


def _time(functions: Sequence[FunctionFacts]) -> Iterator[str]:
    """What is equally fast in one sentence; the others one by one."""
    equal = []
    for f in functions:
        measured = [t for t in f.timing if tells(t)]
        if measured and any(comparison(t) for t in measured):
            yield pace(f.name, "the reference", measured)
        elif measured:
            equal.append(f.name)
        yield from _remarks(f)
    if equal:
        yield f"Your {listed(equal)} {'is' if len(equal) == 1 else 'are'} as fast as the reference."


def _remarks(f: FunctionFacts) -> Iterator[str]:
    """What the learner should know of single inputs, of each kind the smallest; and of all."""
    said = set()
    for t in f.timing:
        remark = t.trouble or ("" if t.agrees else "gives another answer than the reference")
        if remark and remark not in said:
            said.add(remark)
            theirs = f"; the reference takes {duration(t.reference)}" if t.trouble and t.reference else ""
            yield f"For {t.label}, your {f.name} {remark}{theirs}."
    if any(t.prints for t in f.timing):
        yield f"Your {f.name} prints, and that is a part of its time."
    if any(t.mutates for t in f.timing):
        yield f"Your {f.name} changes the list or array that it is given."


def _lines(facts: Facts) -> Iterator[str]:
    yours, reference = facts.lines.yours, facts.lines.reference
    other = "as many as the reference" if yours == reference else f"the reference {reference:,}"
    yield f"Your code has {of(yours, 'line')}, {other}."


def pace(mine: str, other: str, measured: Sequence[Timing]) -> str:
    """About the largest input, and about the smallest where it tells something else."""
    small, large = measured[0], measured[-1]
    said = f"Your {mine} {phrase(large)} as {other} for {large.label}"
    return f"{said}; for {small.label} it {phrase(small)}." if comparison(small) != comparison(large) else f"{said}."


def phrase(t: Timing) -> str:
    """`takes 90 times as long`, `is as fast`, `is 3.1 times as fast`"""
    ratio, about = t.ratio or 1.0, "" if t.stable else "about "
    if not comparison(t):
        return "is as fast"
    if ratio > 1:
        return f"takes {about}{two_digits(ratio)} times as long"
    return f"is {about}{two_digits(1 / ratio)} times as fast"


def versus(facts: Facts) -> Iterator[str]:
    """The learner's own functions against each other, where the rung asks for it."""
    for pair in facts.versus:
        measured = [t for t in pair.timing if tells(t)]
        if measured:
            yield pace(pair.name, f"your {pair.other}", measured)


def document(comparison: Comparison, green: bool) -> dict[str, Any]:
    """All facts, and the sentences that they make."""
    facts = comparison.facts or Facts()
    return {
        "exercise": comparison.rung.name,
        "green": green,
        "blanks": [asdict(blank) for blank in comparison.blanks],
        "functions": [asdict(function) for function in facts.functions],
        "lines": asdict(facts.lines),
        "versus": [asdict(pair) for pair in facts.versus],
        "trouble": list(facts.trouble),
        "sentences": sentences(facts),
    }
