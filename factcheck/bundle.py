"""Floor 0: the modules of the program read from one file, for to find and open hundreds of files takes longer than to
run what is in them.

The bundle is Python's own compiled files (``.pyc``) put together. It stands beside those of the package, in its
``__pycache__``, so that who can write it can write them as well. It is used as long as no source file of the program
has another size or time of change than when it was written (:func:`factcheck.derived.state`), which is what Python
itself asks of a compiled file. What it lacks, and all of it where it cannot be read, is imported as ever. Where Python
is told to write no compiled files (``PYTHONDONTWRITEBYTECODE``, as in many containers), it would compile every module
that has none, or an old one, in every run: there the bundle stands among what else is kept between runs
(:mod:`factcheck.store`), and is used only if nobody but the user can write it. Where the program comes from no folder
of sources (a zip file, an executable) there is none.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import cast

from factcheck import derived, store

_PACKAGE = __name__.partition(".")[0]
_KIND, _MOST = "modules", 30_000_000
"""Where bundles apart stand in the store, and how many bytes of them are kept: those of the latest states."""
_STATE = ""
"""The name of the entry that tells the state of the program; the others are named as modules are."""


class _Loader(SourceFileLoader):
    """As Python's own, but for where compiled code is read."""

    def __init__(self, name: str, path: str, bundle: Bundle) -> None:
        super().__init__(name, path)
        self._bundle = bundle

    def get_code(self, fullname: str) -> CodeType | None:
        try:
            code = marshal.loads(self._bundle.code(fullname))
            if code.co_filename == self.path:
                return code  # type: ignore[no-any-return]
        except (AttributeError, EOFError, OSError, TypeError, ValueError):
            pass
        self._bundle.off = True
        return super().get_code(fullname)


class Bundle:
    """The bundle of the package in ``folder``; ``tail`` is what the names of its compiled files end in. ``apart``: it
    stands in the store, and holds what runs imported, compiled for it."""

    def __init__(self, folder: str, tail: str, apart: bool = False) -> None:
        self._folder, self._tail, self._apart = folder, tail, apart
        self._state = _state(derived.state())
        self._path = os.path.join(folder, "__pycache__", f"modules{tail.removesuffix('.pyc')}.bundle")
        if apart:
            self._path = store.place(_KIND, store.bytes_digest(self._state))
        self.off = False
        """Was the code compiled elsewhere, and moved, or is it none?"""
        self._entries: store.Entries | None = None
        try:
            entries = None if apart and not _private(self._path) else store.Entries(self._path)
            if entries is not None and entries.get(_STATE) == self._state:
                self._entries = entries
        except (OSError, ValueError):
            pass

    @property
    def is_empty(self) -> bool:
        """Is there none that is of the sources as they are?"""
        return self._entries is None

    def code(self, name: str) -> bytes:
        """The compiled code of a module; nothing where there is none."""
        return (self._entries.get(name) if self._entries else None) or b""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What Python asks of all that stands in ``sys.meta_path``."""
        if self.off or self._entries is None or not _is_ours(fullname) or fullname not in self._entries:
            return None
        path = self._folder + fullname.removeprefix(_PACKAGE).replace(".", os.sep)
        is_package = f"{fullname}." in self._entries
        folder, _, stem = (path, "", "__init__") if is_package else path.rpartition(os.sep)
        file = f"{folder}{os.sep}{stem}.py"
        spec = ModuleSpec(fullname, _Loader(fullname, file, self), origin=file, is_package=is_package)
        spec.has_location = True
        spec.cached = f"{folder}{os.sep}__pycache__{os.sep}{stem}{self._tail}"
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        return spec

    def keep(self) -> None:
        """Write it anew where this run imported what it lacks, though there is a compiled file or none is to be."""
        if self.off or sys.dont_write_bytecode != self._apart:
            return
        known = self._entries or ()
        lacking = [module for name, module in sys.modules.items() if name not in known and _is_ours(name)]
        if self._apart:
            os.makedirs(os.path.dirname(self._path), 0o700, exist_ok=True)
            if lacking and _private(self._path):
                self._write({**dict(self._entries.items() if self._entries else ()), **_code_of(lacking)})
                store.trim(_KIND, _MOST)
        elif any(_compiled(module.__file__, module.__cached__) for module in lacking if module.__file__):
            self._write(self._everything())

    def _write(self, entries: dict[str, bytes]) -> None:
        # A source changed meanwhile may not be the one that the compiled file was made of.
        if _state(derived.state_now()) == self._state:
            store.write(self._path, store.together({_STATE: self._state, **entries}))

    def _everything(self) -> dict[str, bytes]:
        """Compiled code by the names of modules; those that are packages have another entry, with a dot behind."""
        found: dict[str, bytes] = {}
        for folder, folders, files in os.walk(self._folder):
            if "__init__.py" not in files:
                folders.clear()
                continue
            package = ".".join([_PACKAGE, *os.path.relpath(folder, self._folder).split(os.sep)]).rstrip(".")
            for file in files:
                stem, suffix = os.path.splitext(file)
                if suffix != ".py":
                    continue
                cached = os.path.join(folder, "__pycache__", stem + self._tail)
                code = _compiled(os.path.join(folder, file), cached)
                if code and stem == "__init__":
                    found |= {package: code, f"{package}.": b""}
                elif code:
                    found[f"{package}.{stem}"] = code
        return found


def use() -> Bundle | None:
    """Import modules from the bundle from here on, if that may be; gives it, so that it can be kept."""
    package = sys.modules[_PACKAGE]
    spec, file = package.__spec__, package.__file__
    if spec is None or file is None or type(spec.loader) is not SourceFileLoader or sys.pycache_prefix is not None:
        return None
    folder, cached = os.path.dirname(file), os.path.basename(spec.cached or "")
    if not cached.startswith("__init__.") or not (sys.dont_write_bytecode or _compiled(file, spec.cached)):
        return None  # compiled files that Python tells in another way, or none
    bundle = Bundle(folder, cached.removeprefix("__init__"))
    if sys.dont_write_bytecode and bundle.is_empty:
        bundle = Bundle(folder, cached.removeprefix("__init__"), apart=True)
    sys.meta_path.insert(0, bundle)
    return bundle


def _is_ours(name: str) -> bool:
    return name.startswith(f"{_PACKAGE}.")


def _state(program: str) -> bytes:
    return f"{sys.version} {program}".encode()


def _private(path: str) -> bool:
    """Whether nobody but the user can put a file into the folder of this one: code is run from it."""
    try:
        status = os.stat(os.path.dirname(path))
        return status.st_uid == os.geteuid() and not status.st_mode & 0o022
    except (AttributeError, OSError):  # Windows tells of no owners
        return False


def _code_of(modules: Iterable[ModuleType]) -> dict[str, bytes]:
    """Compiled code by the names of modules, as a bundle holds it."""
    found: dict[str, bytes] = {}
    for module in modules:
        spec = module.__spec__
        if spec is not None and type(spec.loader) in (SourceFileLoader, _Loader):
            loader = cast("SourceFileLoader", spec.loader)
            code = loader.source_to_code(loader.get_data(loader.path), loader.path)
            found[spec.name] = marshal.dumps(code)
            if spec.submodule_search_locations is not None:
                found[f"{spec.name}."] = b""
    return found


def _compiled(source: str, cached: str | None) -> bytes | None:
    """The code in a compiled file, if it is that of the source as it is, told as Python tells it."""
    from importlib.util import MAGIC_NUMBER

    try:
        status = os.stat(source)
        with open(cached or "", "rb") as file:
            data = file.read()
    except OSError:
        return None
    times = (int(number) & 0xFFFFFFFF for number in (status.st_mtime, status.st_size))
    head = MAGIC_NUMBER + b"".join(number.to_bytes(4, "little") for number in (0, *times))
    return data[16:] if data.startswith(head) else None
