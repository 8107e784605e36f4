"""A year of reviews, simulated: what credit for used ideas saves, and what it costs if it is worth nothing."""

from __future__ import annotations

import random
import statistics
from dataclasses import dataclass
from pathlib import Path

from runner.benchmarks.clone import ROOT
from runner.benchmarks.measure import row
from runner.review.model import Model
from runner.review.schedule import SHARE, Memories, Rating, Uses, choose, shares
from runner.rung.ladder import load

SEEDS = range(20)
YEAR = 365  # days
PACE = 2  # days for a rung, at the beginning


@dataclass(frozen=True)
class Year:
    """What a year was: reviews, and the recall that is predicted, as a mean over days and rungs."""

    reviews: int
    recall: float
    without_credit: float  # the recall of somebody for whom credit is worth nothing


def review(_: Path) -> None:
    """Twenty rungs, learned one in two days; at most one review a day; who recalls with probability R does so."""
    ladder = load(ROOT)
    names = [rung.name for rung in ladder.rungs]
    plain = [year(names, ladder.uses, 0.0, seed) for seed in SEEDS]
    credited = [year(names, ladder.uses, SHARE, seed) for seed in SEEDS]
    row("Reviews in a year (means)", "reviews", "recall", "least year", "most")
    for words, years in (("each rung by itself", plain), (f"with credit of {SHARE:.0%}", credited)):
        counts = [one.reviews for one in years]
        recall = statistics.mean(one.recall for one in years)
        row(f"  {words}", f"{statistics.mean(counts):.1f}", f"{recall:.2%}", str(min(counts)), str(max(counts)))
    fewer = 1 - statistics.mean(y.reviews for y in credited) / statistics.mean(y.reviews for y in plain)
    row("  fewer reviews", f"{fewer:.0%}")
    worthless = statistics.mean(y.without_credit for y in credited)
    row("  recall, were credit worth nothing", "", f"{worthless:.2%}")


def year(names: list[str], uses: Uses, share: float, seed: int) -> Year:
    """One learner's year."""
    rng, believed, plain = random.Random(seed), Model(), Model()
    last, count, sums, cards = "", 0, [0.0, 0.0], 0
    for day in range(YEAR):
        if day % PACE == 0 and day // PACE < len(names):
            for model in (believed, plain):
                model.rate(names[day // PACE], day, Rating.GOOD)
        memories = Memories(believed.memories, believed.decay)
        asked = choose(memories.due(day), last, memories, uses if share else {}, day)
        if asked:
            rating = Rating.GOOD if rng.random() < memories.recall(asked, day) else Rating.AGAIN
            for model in (believed, plain):
                model.rate(asked, day, rating)
            worth = shares(asked, uses, share) if share and rating is Rating.GOOD else {}
            for used, part in worth.items():
                believed.credit(used, day, part)
            last, count = asked, count + 1
        for i, model in enumerate((believed, plain)):
            now = Memories(model.memories, model.decay)
            sums[i] += sum(now.recall(name, day) for name in now.of)
        cards += len(believed.memories)
    return Year(count, sums[0] / cards, sums[1] / cards)
