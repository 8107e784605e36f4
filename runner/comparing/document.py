"""The comparison as one JSON document."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from runner.comparing.comparison import Comparison
from runner.comparing.facts import Facts
from runner.comparing.sentences import sentences


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
