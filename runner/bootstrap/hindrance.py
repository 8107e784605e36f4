"""What can stand in the way of a set-up, and what to do about it, in plain words."""

from __future__ import annotations

import errno
import importlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runner.bootstrap.trouble import Trouble, say

NO_NETWORK = re.compile(
    r"connection broken|NewConnectionError|Failed to establish|name resolution|getaddrinfo|timed out|ProxyError"
    r"|Network is unreachable|Max retries exceeded",
    re.IGNORECASE,
)
DISK_FULL = re.compile(r"Errno 28\b|No space left|Errno 122\b|not enough space", re.IGNORECASE)
CERTIFICATE = re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError")
AGAIN = "then start again."


def require(*modules: str) -> None:
    """Raise Trouble if this Python was built or packaged without one of the standard modules."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            major, minor = sys.version_info[:2]
            raise Trouble(
                f"This Python has no `{name}`, so it cannot set up the ladder. On Debian and Ubuntu:"
                f" sudo apt install python{major}.{minor}-venv; elsewhere install Python from"
                f" https://www.python.org/downloads/, {AGAIN}"
            ) from None


def require_place(root: Path) -> None:
    """Raise Trouble if no environment can live in this folder."""
    try:
        str(root).encode("utf-8")
        reason = f"its path holds `{os.pathsep}`, which parts the entries of PATH" if os.pathsep in str(root) else ""
    except UnicodeEncodeError:
        reason = "its path holds bytes that are no UTF-8"
    if reason:
        raise Trouble(f"No environment can be made in {root}: {reason}. Rename the folder or move the clone, {AGAIN}")


def links_work(folder: Path) -> bool:
    """False on a drive without symbolic links, such as a stick (exFAT) or a folder shared with a virtual machine."""
    link = folder / ".link"
    try:
        link.symlink_to("nothing")
        link.unlink()
    except (OSError, NotImplementedError):
        return False
    return True


@contextmanager
def in_plain_words(root: Path) -> Iterator[None]:
    """Turn what the system refuses into Trouble, and say what Ctrl-C left behind."""
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped. The next start mends it.")
        raise
    except OSError as error:
        raise Trouble(refusal(error, root)) from None


def refusal(error: OSError, root: Path) -> str:
    """What an error of the file system means for a set-up."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{root} cannot be written ({error.strerror}). Copy it to a folder of your own and start there, or start it"
            " in an environment that has the packages that pyproject.toml names."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(root)
    return f"The set-up failed: {error}. Remove what is in the way, {AGAIN}"


def full_disk(root: Path) -> str:
    """The advice where there is no space left."""
    return f"The disk is full: the set-up needs about 300 MB in {root}. Make room, {AGAIN}"


def failure(log: str, root: Path, path: Path) -> str:
    """What pip's output says about why it failed."""
    if DISK_FULL.search(log):
        return full_disk(root)
    if CERTIFICATE.search(log):
        reason = "pip does not trust the certificate of the package index: is the clock right, is there a proxy?"
    elif NO_NETWORK.search(log):
        reason = "pip does not reach the package index: is there a network? Connect,"
        return f"{reason} {AGAIN} (Full log: {path})"
    else:
        errors = re.findall(r"^\s*(ERROR: .*)", log, re.MULTILINE) or re.findall(r"^\s*(error: .*)", log, re.MULTILINE)
        reason = f"pip failed: {errors[-1] if errors else 'it ended without a word.'}"
    return f"{reason} Full log: {path}"
