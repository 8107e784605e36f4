"""A rung as it lies on the disk: where its files are, and what they say."""
