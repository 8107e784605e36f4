"""The rows in a database's pages, read one page at a time: without its header, its schema, and the way to a page.

The format is SQLite's: https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress

USUAL = 4096  # bytes of a page, unless somebody has asked for another size
LEAF = 13  # what the page of a table begins with that holds rows
WAL = (0x377F0682, 0x377F0683)
FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}  # bytes of a value, by its kind

Row = tuple[int, list[object]]  # its number, its values


def rows_in(file: bytes, log: bytes = b"") -> list[Row]:
    """The rows of a file and its log, of whatever table. Of a page that makes no sense there are none."""
    sizes = dict.fromkeys((USUAL, _number(file[16:18]), _number(log[8:12])))
    found = [list(_rows(_pages(file, log, size))) for size in sizes if size in (2**n for n in range(9, 17))]
    return max(found, key=len)


def _pages(file: bytes, log: bytes, size: int) -> dict[int, bytes]:
    """Each page by its number, as the log has it where it was written there to the end."""
    pages = {n // size + 1: file[n : n + size] for n in range(0, len(file), size)}
    if _number(log[:4]) not in WAL or _number(log[8:12]) != size:
        return pages
    pending: dict[int, bytes] = {}
    for start in range(32, len(log), size + 24):
        head, page = log[start : start + 24], log[start + 24 : start + 24 + size]
        if head[8:16] != log[16:24] or len(page) < size:  # of an earlier time, or cut
            break
        pending[_number(head[:4])] = page
        if _number(head[4:8]):  # the end of a transaction
            pages |= pending
            pending = {}
    return pages


def _rows(pages: dict[int, bytes]) -> Iterator[Row]:
    for number, page in pages.items():
        start = 100 if number == 1 else 0
        if page[start : start + 1] != bytes([LEAF]):
            continue
        for at in range(start + 8, start + 8 + 2 * _number(page[start + 3 : start + 5]), 2):
            with suppress(IndexError, KeyError, ValueError):  # rubbish
                yield _row(pages, page, _number(page[at : at + 2]))


def _row(pages: dict[int, bytes], page: bytes, place: int) -> Row:
    length, place = _varint(page, place)
    number, place = _varint(page, place)
    size = len(page)
    least = (size - 12) * 32 // 255 - 23
    here = length
    if length > size - 35:
        here = least + (length - least) % (size - 4)
        here = here if here <= size - 35 else least
    content = bytearray(page[place : place + here])
    following = _number(page[place + here : place + here + 4]) if here < length else 0
    while len(content) < length:
        further = pages[following]
        content += further[4 : 4 + length - len(content)]
        following = _number(further[:4])
        if len(further) < size:
            raise ValueError("a page is cut")
    return number, list(_values(bytes(content)))


def _values(record: bytes) -> Iterator[object]:
    head, place = _varint(record, 0)
    kinds = []
    while place < head:
        kind, place = _varint(record, place)
        kinds.append(kind)
    for kind in kinds:
        long = FIXED[kind] if kind < 12 else (kind - 12) // 2
        value = record[place : place + long]
        if len(value) < long:
            raise ValueError("a record is cut")
        place += long
        yield _value(kind, value)


def _value(kind: int, value: bytes) -> object:
    match kind:
        case 0:
            return None
        case 7:
            return _float(value)
        case 8 | 9:
            return kind - 8
        case _ if kind < 12:
            return int.from_bytes(value, "big", signed=True)
    return value.decode("utf-8", "replace") if kind % 2 else value


def _float(value: bytes) -> float:
    found: float = struct.unpack(">d", value)[0]
    return found


def _number(content: bytes) -> int:
    return int.from_bytes(content, "big")


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = content[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    value = value << 8 | content[place + 8]
    return value - 2**64 if value >= 2**63 else value, place + 9
