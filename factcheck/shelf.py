"""Facts of many articles, set aside while others are read, so that memory does not grow with an archive.

What was found in an article goes, packed, to a temporary file without a name; it is read again, as far as it is asked
for, when articles are compared. Where no file can be written it stays packed in memory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import IO, Any

import msgspec
from msgspec.structs import force_setattr

from factcheck import keeping
from factcheck.engine.runner import Examined
from factcheck.model import Article, Facts

_WORDS = ("context", "near", "names", "flags", "modifiers", "scope", "times")
_WORD = ("measure", "subject", "event", "unit", "modality", "party", "counterpart", "speaker")


class Shelf:
    """Where the facts of a run are set aside."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0
        self._full = False

    def put(self, data: bytes, article: Article) -> Shelved:
        """Set aside what :func:`factcheck.keeping.pack` made for an article. Raises msgspec.DecodeError for anything
        else."""
        examined, facts = keeping.parts(data, article)
        return Shelved(examined, self._write(facts))

    def _write(self, facts: bytes) -> Callable[[], bytes]:
        if not self._full:
            try:
                import tempfile  # most runs need none

                self._file = self._file or tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - as long as the run
                file, start, size = self._file, self._end, len(facts)
                if os.pwrite(file.fileno(), facts, start) == size:
                    self._end += size
                    return lambda: os.pread(file.fileno(), size, start)
            except (OSError, AttributeError):  # no room, or a system without it
                self._full = True
        return lambda: facts


class Shelved:
    """An examined article whose facts are set aside: each time that they are asked for they are read anew."""

    def __init__(self, examined: Examined, read: Callable[[], bytes]) -> None:
        self.article, self.hits = examined.article, examined.hits
        self.recomputed, self.alone = examined.recomputed, examined.alone
        self._read = read

    @property
    def facts(self) -> Facts:
        """All facts."""
        return self.part(*Facts.__struct_fields__[1:])

    def part(self, *kinds: str) -> Facts:
        """The facts of some kinds, named as the fields of Facts; of the others there are none."""
        found = msgspec.msgpack.decode(self._read(), type=_partial(kinds))
        once: dict[tuple[str, ...], tuple[str, ...]] = {}
        for claim in found.claims if "claims" in kinds else ():
            for name in _WORDS:
                # Each word once in memory, however many claims of an archive have it, and what the claims of a
                # sentence share once for all of them.
                words = tuple(map(sys.intern, getattr(claim, name)))
                force_setattr(claim, name, once.setdefault(words, words))
            for name in _WORD:
                word = getattr(claim, name)
                if word is not None:
                    force_setattr(claim, name, sys.intern(word))
        for fact in found.names if "names" in kinds else ():
            force_setattr(fact, "canonical", sys.intern(fact.canonical))
        return Facts(self.article, **{kind: getattr(found, kind) for kind in kinds})


@cache
def _partial(kinds: tuple[str, ...]) -> Any:
    types = {field.name: field.type for field in msgspec.structs.fields(Facts)}
    return msgspec.defstruct("Partial", [(kind, types[kind], ()) for kind in kinds])
