"""The first start: which Python to run in, and making the environment `.venv`."""
