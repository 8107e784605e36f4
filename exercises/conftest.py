"""The Hypothesis profile of the ladder: the same code always gets the same verdict, and soon."""

from hypothesis import Phase, settings

settings.register_profile(
    "ladder",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,  # a save should not wait for more; `verify --thorough` draws 1,000 at random
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # not `explain`, which traces every line
    report_multiple_bugs=False,  # one failure at a time
    print_blob=False,
)
settings.load_profile("ladder")
