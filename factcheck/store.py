"""Floor 0: derived data kept between runs: compiled rules and lexicons, facts and findings of drafts.

Entries are MessagePack files named by a digest of everything that they derive from, the code included; they are written
beside and moved into place, so that none is ever torn or stale. What cannot be read or written is as if it were not
there: a store only saves time. The folder is ``$FACTCHECK_CACHE_DIR``, else ``factcheck`` in the user's cache folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

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


def stamps(folder: str | os.PathLike[str]) -> list[str]:
    """The stamps of all Python and YAML files below a folder, in order."""
    found: list[str] = []
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".yaml")):
                    status = entry.stat()
                    found.append(f"{entry.path}:{status.st_size}:{status.st_mtime_ns}")
                elif not entry.name.startswith(("__", ".")) and entry.is_dir():
                    waiting.append(entry.path)
    return sorted(found)


@cache
def code(*files: str) -> str:
    """A name for the state of source files: what they make is only as good as they are."""
    return digest(map(stamp, files))


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


def save(kind: str, name: str, data: bytes) -> None:
    """Keep an entry; nothing happens where the folder cannot be written."""
    target = place(kind, name)
    temporary = place(kind, f".{name}.{os.getpid()}")
    try:
        os.makedirs(place(kind, ""), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, target)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
