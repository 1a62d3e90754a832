"""Floor 0: regular expressions, compiled once and kept between runs.

``re`` compiles in Python, one to ten milliseconds for a long alternation, and a cold run needs two hundred of them:
more than all reading and checking of a draft. What the compiler makes is a list of integers that ``_sre`` turns into a
pattern (and validates); it is kept in the store under the interpreter's own version of that code. Wherever that
interface is another, patterns are compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable
from typing import Any, cast

import msgspec

from factcheck import store

_MOST = 4000
"""Patterns kept at the most; beyond it only those of the run that comes upon it."""


class _Code(msgspec.Struct, array_like=True):
    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


_patterns: dict[tuple[str, int], re.Pattern[str]] = {}
_kept: store.Entries | None = None
_asked = False
"""Was it looked for what is kept?"""
_made: dict[str, bytes] = {}
_gone: set[str] = set()
"""The names of patterns that were let go of, which are kept for the next run all the same."""


def _name() -> str:
    return store.digest([sys.version, str(array("I").itemsize)])


def _key(source: str, flags: int) -> str:
    return store.digest([str(flags), source])


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """As :func:`re.compile`, for text patterns; raises ``re.error`` as it does."""
    flags = int(flags)
    found = _patterns.get((source, flags))
    if found is None:
        found = _patterns[source, flags] = _load(source, flags) or _make(source, flags)
    return found


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a module's constant: compiled when it is first used. ``re.error`` is raised only then."""
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))


def either(words: Iterable[str], before: str = "") -> str:
    """The source of a group of words, any of which may stand there; the first that fits is taken, as of ``a|b|c``. What
    several begin with is asked once: of hundreds of words few are tried at a place. ``before`` is a lookbehind that
    counts the first letter, as ``WORD``; put there, it lets ``re`` skip to the letters that words begin with."""
    return f"(?:{_either(list(words), before)})"


WORD = r"(?<!\w.)"
"""Behind its first letter: a word begins here."""


def _either(words: list[str], before: str = "") -> str:
    """Alternatives by their first letters. A word that ends here keeps its place among those that go on."""
    branches: list[tuple[str, list[str]]] = []
    places: dict[str, int] = {}
    for word in words:
        if not word:
            branches.append(("", []))
            places.clear()
        elif word[0] in places:
            branches[places[word[0]]][1].append(word)
        else:
            places[word[0]] = len(branches)
            branches.append((word[0], [word]))
    if before:
        return "|".join(re.escape(first) + before + either(word[1:] for word in among) for first, among in branches)
    return "|".join(_branch(among) if first else "" for first, among in branches)


def _branch(words: list[str]) -> str:
    """What words with one first letter share, and what follows it."""
    first, last = min(words), max(words)
    shared = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    rest = [word[shared:] for word in words]
    return re.escape(first[:shared]) + (f"(?:{_either(rest)})" if any(rest) else "")


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(compile(self._source, self._flags), name)
        setattr(self, name, value)  # the next look-up finds it here
        return value


def _load(source: str, flags: int) -> re.Pattern[str] | None:
    global _asked, _kept
    if not _asked:
        _asked, _kept = True, store.load_all("patterns", _name())
    kept = _kept.get(_key(source, flags)) if _kept else None
    if kept is None:
        return None
    try:
        return _build(source, msgspec.msgpack.decode(kept, type=_Code))
    except Exception:  # whatever the private interface raises, the public one works
        return None


def _build(source: str, kept: _Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    names: list[str | None] = [None] * (kept.groups + 1)
    for name, number in kept.names.items():
        names[number] = name
    code = array("I")
    code.frombytes(kept.code)
    pattern: re.Pattern[str] = _sre.compile(source, kept.flags, code.tolist(), kept.groups, kept.names, tuple(names))
    return pattern


def _make(source: str, flags: int) -> re.Pattern[str]:
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(source, flags)
        code: Any = _compiler._code(tree, flags)
        state = tree.state
        kept = _Code(flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict))
        pattern = _build(source, kept)
    except re.error:
        raise
    except Exception:  # another interpreter: its own compiler knows better
        return re.compile(source, flags)
    _made[_key(source, flags)] = msgspec.msgpack.encode(kept)
    return pattern


def rest() -> None:
    """Let go of the patterns that nobody else holds: those of rules, where these are let go of."""
    _gone.update(_key(source, flags) for source, flags in _patterns)
    _patterns.clear()


def keep() -> None:
    """Keep the patterns that were compiled in this run for the next one."""
    if not _made:
        return
    kept = store.load_all("patterns", _name())
    everything = {**dict(kept.items() if kept else ()), **_made}
    if len(everything) > _MOST:
        used = _gone.union(_key(source, flags) for source, flags in _patterns)
        everything = {name: data for name, data in everything.items() if name in used}
    store.save_all("patterns", _name(), everything)
    _made.clear()
