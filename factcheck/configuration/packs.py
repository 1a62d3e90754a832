"""What ``extends`` may name: a built-in set, a file, or an installed pack."""

from __future__ import annotations

import os

from factcheck.model import Record

SETS = os.path.join(os.path.dirname(__file__), "sets")
GROUP = "factcheck.packs"
"""Entry points of this group name packs: ``desk-style = "desk_style"``, a package with a ``rules`` folder, a
``factcheck.yaml``, or both. It is never imported: nothing of a pack is executed."""


class Base(Record, frozen=True):
    """A configuration file to build on, and a folder of rules that comes with it; each may be missing."""

    path: str | None = None
    rules: str | None = None


def sets() -> list[str]:
    """The names of the built-in sets."""
    return sorted(name.removesuffix(".yaml") for name in os.listdir(SETS) if name.endswith(".yaml"))


def find(name: str, root: str) -> Base | None:
    """What ``name`` stands for in a configuration file that lies in ``root``; None where there is no such thing."""
    built_in = os.path.join(SETS, f"{name}.yaml")
    if os.path.isfile(built_in):
        return Base(built_in)
    path = os.path.normpath(os.path.join(root, name))
    if os.path.isfile(path):
        return Base(path)
    return None if os.sep in name else _installed(name)


def _installed(name: str) -> Base | None:
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for entry in entry_points(group=GROUP, name=name):
        spec = None if "." in entry.module else find_spec(entry.module)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            path, rules = os.path.join(folder, "factcheck.yaml"), os.path.join(folder, "rules")
            return Base(path if os.path.isfile(path) else None, rules if os.path.isdir(rules) else None)
    return None
