"""Floor 0: what is derived from the built-in word lists and the program alone, kept between runs in one file.

The file is read once a run, as raw MessagePack; an entry is decoded when it is asked for. Its name tells the state of
the program and of the lexicons, so that it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import msgspec

from factcheck import store

if TYPE_CHECKING:
    from pathlib import Path

Result = TypeVar("Result")
Words = ParamSpec("Words")
_Bundle = dict[str, msgspec.Raw]

_entries: _Bundle | None = None
_made: dict[str, bytes] = {}


@cache
def rules_home() -> str:
    """The folder of built-in rules: inside the installed package, or beside it in a checkout."""
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, "rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")


@cache
def rules_folder() -> Path:
    """The same folder, for those who look around in it."""
    from pathlib import Path

    return Path(rules_home())


@cache
def state() -> str:
    """A name for the state of the program and of the built-in lexicons."""
    folders = os.path.dirname(__file__), os.path.join(rules_home(), "lexicons")
    return store.digest(stamp for folder in folders for stamp in store.stamps(folder))


def kept(kind: Any) -> Callable[[Callable[Words, Result]], Callable[Words, Result]]:
    """Decorator: as :func:`functools.cache`, and the results are kept for the next run. For functions of strings whose
    results derive from the program and its lexicons alone; ``kind`` is the type of the results."""

    def decorate(function: Callable[Words, Result]) -> Callable[Words, Result]:
        @wraps(function)
        def get(*words: Words.args, **named: Words.kwargs) -> Result:
            name = "\0".join((function.__module__, function.__qualname__, *map(str, words)))
            return once(name, kind, lambda: function(*words, **named))

        return cast("Callable[Words, Result]", cache(get))

    return decorate


def once(name: str, kind: Any, make: Callable[[], Result]) -> Result:
    """The kept entry of a name, of the type ``kind``, or what ``make`` gives."""
    global _entries
    if _entries is None:
        _entries = _read()
    raw = _entries.get(name)
    if raw is not None:
        try:
            return cast(Result, msgspec.msgpack.decode(raw, type=kind))
        except (msgspec.DecodeError, TypeError):
            pass
    made = make()
    try:
        data = msgspec.msgpack.encode(made)
        if msgspec.msgpack.decode(data, type=kind) == made:
            _made[name] = data
    except (msgspec.DecodeError, TypeError):
        pass  # what cannot be kept is made again
    return made


def keep() -> None:
    """Keep what was made in this run for the next one."""
    if _made:
        everything = {**_read(), **{name: msgspec.Raw(data) for name, data in _made.items()}}
        store.save("derived", state(), msgspec.msgpack.encode(everything))
        _made.clear()


def _read() -> _Bundle:
    data = store.load("derived", state())
    if data is not None:
        try:
            return msgspec.msgpack.decode(data, type=_Bundle)
        except msgspec.DecodeError:
            pass
    return {}
