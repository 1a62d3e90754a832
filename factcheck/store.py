"""Floor 0: derived data kept between runs: compiled rules and lexicons, facts and findings of drafts.

Entries are MessagePack files named by a digest of everything that they derive from, the code included; they are written
beside and moved into place, so that none is ever torn or stale. What cannot be read or written is as if it were not
there: a store only saves time. The folder is ``$FACTCHECK_CACHE_DIR``, else ``factcheck`` in the user's cache folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache

import msgspec

try:  # hashlib loads OpenSSL, which takes longer than all that is hashed here
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def folder() -> str:
    """Where entries are kept."""
    return _folder(*map(os.environ.get, ("FACTCHECK_CACHE_DIR", "LOCALAPPDATA", "XDG_CACHE_HOME")))


@cache
def _folder(chosen: str | None, windows: str | None, unix: str | None) -> str:
    if chosen:
        return chosen
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = windows or home
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = unix or os.path.join(home, ".cache")
    return os.path.join(base, "factcheck")


def place(kind: str, name: str) -> str:
    """The file of an entry."""
    return os.path.join(folder(), kind, name)


def digest(parts: Iterable[str]) -> str:
    """A name for what derives from these parts, in their order."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def bytes_digest(data: bytes) -> str:
    """A name for the content of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def stamp(file: str | os.PathLike[str]) -> str:
    """What tells one state of a file from another without reading it: path, size and time of change."""
    status = os.stat(file)
    return f"{os.fspath(file)}:{status.st_size}:{status.st_mtime_ns}"


def stamps(path: str | os.PathLike[str]) -> list[str]:
    """The stamps of all Python and YAML files below a folder, in order, or of one file."""
    if os.path.isfile(path):
        return [stamp(path)]
    found: list[str] = []
    waiting = [os.fspath(path)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".yaml")):
                    status = entry.stat()
                    found.append(f"{entry.path}:{status.st_size}:{status.st_mtime_ns}")
                elif not entry.name.startswith(("__", ".")) and entry.is_dir():
                    waiting.append(entry.path)
    return sorted(found)


def load(kind: str, name: str) -> bytes | None:
    """The entry ``name`` of a kind, or None."""
    try:
        with open(place(kind, name), "rb") as file:
            return file.read()
    except OSError:
        return None


def trim(kind: str, limit: int) -> None:
    """Let go of the entries of a kind that were written longest ago, until the others hold ``limit`` bytes at most."""
    try:
        with os.scandir(place(kind, "")) as entries:
            files = sorted(
                ((file.stat().st_mtime_ns, file.stat().st_size, file.path) for file in entries), reverse=True
            )
    except OSError:
        return
    for _, size, path in files:
        limit -= size
        if limit < 0:
            with suppress(OSError):
                os.unlink(path)


def held() -> dict[str, tuple[int, int]]:
    """How many entries of each kind there are, and their bytes."""
    found = {}
    with suppress(OSError):
        for kind in sorted(entry.name for entry in os.scandir(folder()) if entry.is_dir()):
            sizes = [entry.stat().st_size for entry in os.scandir(place(kind, ""))]
            found[kind] = len(sizes), sum(sizes)
    return found


def clear() -> int:
    """Let go of all entries; gives their number."""
    gone = 0
    for kind in held():
        for entry in os.scandir(place(kind, "")):
            with suppress(OSError):
                os.unlink(entry.path)
                gone += 1
    return gone


class Entries:
    """Many small entries in one file, each read when it is asked for. The file begins with the size of its index, eight
    bytes; the index tells of each entry where it begins behind it, and its size. Once open the file is never another
    one, for it is only replaced."""

    def __init__(self, path: str) -> None:
        """Raises OSError, or ValueError for anything else than such a file, or for a part of one."""
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._data = None if hasattr(os, "pread") else _everything(self._file)
        size = int.from_bytes(self._read(8, 0), "little")
        whole = os.fstat(self._file).st_size
        if self._data is not None:
            self._close()  # Windows replaces no file that is open
        self._index: dict[str, tuple[int, int]] = {}
        if 0 < size < whole:
            self._index = msgspec.msgpack.decode(self._read(size, 8), type=dict[str, tuple[int, int]])
        self._start = 8 + size
        if self._start + sum(size for _, size in self._index.values()) != whole:
            raise ValueError(path)

    def _close(self, close: Callable[[int], None] = os.close) -> None:
        file, self._file = self._file, -1
        if file >= 0:
            close(file)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._close()

    def _read(self, size: int, start: int) -> bytes:
        return os.pread(self._file, size, start) if self._data is None else self._data[start : start + size]

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def get(self, name: str) -> bytes | None:
        """The entry of a name, or None."""
        found = self._index.get(name)
        return None if found is None else self._read(found[1], self._start + found[0])

    def items(self) -> Iterator[tuple[str, bytes]]:
        """All entries with their names."""
        for name, (start, size) in self._index.items():
            yield name, self._read(size, self._start + start)


def _everything(file: int) -> bytes:
    with os.fdopen(os.dup(file), "rb") as opened:
        return opened.read()


def load_all(kind: str, name: str) -> Entries | None:
    """The entries kept together under a name, or None where there are none that can be read."""
    try:
        return Entries(place(kind, name))
    except (OSError, ValueError):
        return None


def together(entries: Mapping[str, bytes]) -> bytes:
    """What a file of entries holds."""
    places, end = {}, 0
    for key, data in entries.items():
        places[key] = end, len(data)
        end += len(data)
    index = msgspec.msgpack.encode(places)
    return b"".join((len(index).to_bytes(8, "little"), index, *entries.values()))


_MOST = 60_000_000
"""Bytes of a kind of entries kept together: of the latest states of program and rules, some four megabytes each."""


def save_all(kind: str, name: str, entries: Mapping[str, bytes]) -> None:
    """Keep entries together under a name, and let go of those kept longest ago."""
    save(kind, name, together(entries))
    trim(kind, _MOST)


def save(kind: str, name: str, data: bytes) -> None:
    """Keep an entry; nothing happens where the folder cannot be written."""
    with suppress(OSError):
        os.makedirs(place(kind, ""), exist_ok=True)
        write(place(kind, name), data)


def write(path: str, data: bytes) -> None:
    """Put a file into its place at once, in a folder that is there; nothing happens where that cannot be written."""
    temporary = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
