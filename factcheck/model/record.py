"""The base of everything in the model."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, gc=False):
    """Compared by value, never changed after it is made: in no cycle that the garbage collector would look for."""
