"""Which idea stands behind a red test: `diagnose` asks, the other files are its parts."""
