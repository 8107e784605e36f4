"""What the learner should know about the file: what has happened to it, and what is wrong with it now."""

from __future__ import annotations


class Notices:
    """What has happened is news once. `trouble`, why nothing can be kept now, is news for as long as it lasts."""

    def __init__(self) -> None:
        self.trouble = ""
        self._happened: list[str] = []
        self._told = 0

    def add(self, text: str) -> None:
        """Something has happened; the same sentence is said once."""
        if text not in self._happened:
            self._happened.append(text)

    def all(self) -> list[str]:
        """All that has happened, and the trouble: for a command that tells at its end."""
        return [*self._happened, *filter(None, [self.trouble])]

    def news(self) -> list[str]:
        """What was not told yet, and the trouble: for a program that tells again and again."""
        new = self.all()[self._told :]
        self._told = len(self._happened)
        return new
