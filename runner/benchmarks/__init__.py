"""What the project promises in numbers, measured: `python -m runner.benchmarks`."""
