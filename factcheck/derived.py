"""Floor 0: what is derived from the built-in word lists and the program alone, kept between runs in one file.

An entry is read when it is asked for. The file's name tells the state of the program and of the lexicons, so that it is
never stale.
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

_entries: store.Entries | None = None
_asked = False
"""Was it looked for what is kept?"""
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
    return _state(_stamps())


def state_now() -> str:
    """The same, asked again."""
    return _state(_stamps.__wrapped__())


def _state(stamps: list[str]) -> str:
    lexicons, rules = (os.path.join(rules_home(), *inside, "") for inside in (("lexicons",), ()))
    return store.digest(stamp for stamp in stamps if not stamp.startswith(rules) or stamp.startswith(lexicons))


@cache
def state_with_rules() -> str:
    """A name for the state of the program and of all that stands in the folder of built-in rules."""
    return store.digest(_stamps())


@cache
def _stamps() -> list[str]:
    """Of the files of the program, the built-in rules among them: asked once a process, as they are read once."""
    package, rules = os.path.dirname(os.path.realpath(__file__)), rules_home()
    return store.stamps(package) + ([] if rules.startswith(package + os.sep) else store.stamps(rules))


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
    global _asked, _entries
    if not _asked:
        _asked, _entries = True, store.load_all("derived", state())
    raw = _entries.get(name) if _entries else None
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
        kept = store.load_all("derived", state())
        store.save_all("derived", state(), {**dict(kept.items() if kept else ()), **_made})
        _made.clear()
