"""How a rule writes an operand: "TYPES is MARKS", "TYPES has MARKS" or "all TYPES"."""

from functools import cache
from typing import NamedTuple

from factcheck.engine.annotation import TYPES
from factcheck.language.lexicon import table


class Spec(NamedTuple):
    """The types of an operand's figure, the marks of roles that speak for it, and whether it must bear one of them.
    ``every``: not one figure but all that are like the stated one."""

    kinds: str
    marks: frozenset[str]
    strict: bool
    every: bool = False


class SpecError(ValueError):
    """An operand that cannot be understood; ``column`` is the 0-based place in it."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@cache
def codes_of(kinds: str) -> str:
    """The characters that stand for the types of a role ("money|percent")."""
    return "".join(TYPES[kind] for kind in kinds.split("|"))


def parse(text: str) -> Spec:
    """Read an operand of a rule. Raises SpecError where it names a type or a role that there is none of."""
    every, text = text.startswith("all "), text.removeprefix("all ")
    kinds, word, names = text.partition(" has ") if " has " in text else text.partition(" is ")
    marks = frozenset(name.strip() for name in names.split("|") if name.strip())
    for kind in kinds.split("|"):
        if kind.strip() not in TYPES:
            raise SpecError(f"unknown type '{kind.strip()}'", text.index(kind))
    for name in sorted(marks):
        if name not in table("roles")["roles"]:
            raise SpecError(f"no role '{name}' in the lexicon of roles", text.index(name))
    return Spec("|".join(kind.strip() for kind in kinds.split("|")), marks, word == " has ", every)
