"""What people get wrong in the mean."""

from runner.mistakes import mistake


@mistake("mean")
def middle(values):
    """You took the middle value: that is the median."""
    return float(sorted(values)[len(values) // 2])
