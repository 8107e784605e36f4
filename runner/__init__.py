"""The runner of the ladder: `python3 -m runner`, or `kata` where it is installed."""
