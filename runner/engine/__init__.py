"""The way from an exercise to a verdict: a job goes to a fresh process, and events come back."""
