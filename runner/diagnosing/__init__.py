"""Which idea stands behind a red test: the parts of `runner.diagnosis`."""
