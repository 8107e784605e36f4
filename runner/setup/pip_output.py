"""pip's wall of text as a few words: what it is at, and how far it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

PACKAGE = re.compile(
    r"(Downloading|Using cached|Processing) (?:\S*[/\\])?"
    r"(?P<name>[\w.]+?(?:-[a-zA-Z][\w.]*)*)-(?P<version>\d[\w.!+]*?)(?:-\S*\.whl|\.tar\.gz|\.zip)(?: \((?P<size>[^)]*)\))?$"
)
STAGES = {
    "Collecting": "looking up",
    "Building": "building",
    "Installing collected packages": "unpacking",
}
