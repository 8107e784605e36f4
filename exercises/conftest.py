"""The Hypothesis profile of the ladder: the same code always gets the same verdict, soon, and one failure at a time."""

from hypothesis import Phase, settings

settings.register_profile(
    "ladder",
    derandomize=True,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    print_blob=False,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # no `explain`: it traces every line, which is slow
)
settings.load_profile("ladder")
