"""The author's proof that a rung's suite is right: `verify`."""
