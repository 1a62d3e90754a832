"""Texts and facts of many articles, set aside while others are read, so that memory does not grow with an archive.

They go to a temporary file without a name. The text of an article is read again when it is asked for, and so is what
was found in it, as far as it is asked for. Where no file can be written they stay in memory, packed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache, lru_cache
from typing import IO, Any

import msgspec
from msgspec.structs import force_setattr

from factcheck import keeping
from factcheck.engine.runner import Examined
from factcheck.model import Article, Block, Facts

_WORDS = ("context", "near", "names", "flags", "modifiers", "scope", "times")
_WORD = ("measure", "subject", "event", "unit", "modality", "party", "counterpart", "speaker")
_TEXTS = 128
"""Texts last asked for that stay in memory."""
Written = Callable[[], bytes]
"""Reads what was set aside."""


class Aside(Article, frozen=True, kw_only=True):
    """An article whose texts and blocks are set aside: they are read each time."""

    read: Callable[[Written], str]
    body: Written
    file: Written | None
    parts: Written

    @property  # type: ignore[misc]  # a field there, and as immutable here
    def text(self) -> str:
        """What a reader reads."""
        return self.read(self.body)

    @property  # type: ignore[misc]
    def raw(self) -> str | None:
        """The decoded file."""
        return None if self.file is None else self.read(self.file)

    @property  # type: ignore[misc]
    def blocks(self) -> tuple[Block, ...] | None:
        """Its parts."""
        return msgspec.msgpack.decode(self.parts(), type=tuple[Block, ...] | None)

    def whole(self) -> Article:
        """The article with all that was set aside."""
        fields = {name: getattr(self, name) for name in Article.__struct_fields__}
        return Article(**fields)


class Shelf:
    """Where the texts and facts of a run are set aside."""

    def __init__(self) -> None:
        self._read = lru_cache(_TEXTS)(lambda written: written().decode("utf-8", "surrogatepass"))
        self._file: IO[bytes] | None = None
        self._end = 0
        self._full = False

    def put(self, data: bytes, article: Article) -> Shelved:
        """Set aside what :func:`factcheck.keeping.pack` made for an article. Raises msgspec.DecodeError for anything
        else."""
        examined, facts = keeping.parts(data, article)
        for hit in examined.hits:
            # Once in memory, however many findings there are.
            force_setattr(hit, "rule", sys.intern(hit.rule))
            force_setattr(hit, "path", article.path)
        return Shelved(examined, article, self._write(facts))

    def aside(self, article: Article) -> Article:
        """The article without its texts, which are set aside."""
        body, file = (
            None if text is None else self._write(text.encode("utf-8", "surrogatepass"))
            for text in (article.text, article.raw)
        )
        fields = {name: getattr(article, name) for name in Article.__struct_fields__}
        assert body is not None
        parts = self._write(msgspec.msgpack.encode(article.blocks))
        aside = {"text": "", "raw": None, "blocks": None}
        return Aside(**{**fields, **aside}, read=self._read, body=body, file=file, parts=parts)

    def _write(self, facts: bytes) -> Written:
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

    def __init__(self, examined: Examined, article: Article, read: Written) -> None:
        found = examined.article
        # An article that was set aside has its blocks already.
        self.article = msgspec.structs.replace(article, date=found.date) if type(article) is Aside else found
        self.hits = examined.hits
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
