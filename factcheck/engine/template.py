"""A template ready to run, and what its prefilter asks for; :mod:`factcheck.engine.template_compiler` makes them."""

from typing import NamedTuple

from factcheck.engine.annotation import Variant

NEEDED_MARKS = ":;?![]"
"""Marks that the prefilter asks for: few sentences have them, and each is written in one way."""

TWICE = "="
"""What the prefilter asks for where a word must stand twice in a row."""
BRACKET = r"\([^()\u2029]{0,60}\)"
"""The part of a near gap that crosses a bracket."""


class Need(NamedTuple):
    """What must be in a text that a template matches: a word of each group of ``words`` (``<name>`` for all words of a
    list; a mark stands for itself, two words for a pair in a row), a fact for each group of characters in ``types``,
    and what one of the alternatives in each group of ``either`` needs."""

    words: tuple[tuple[str, ...], ...] = ()
    types: tuple[str, ...] = ()
    either: tuple[tuple["Need", ...], ...] = ()


class Template(NamedTuple):
    """A compiled template: ``pattern`` is the source of its regular expression, ``simple`` the same for text without
    brackets, which is found several times as fast; ``binds`` maps each name to its type word; ``lists`` are the names
    that bind several facts. ``others`` are the further parts of a template whose parts stand in any order ("... &
    ..."): each of them must match too, and bind other facts. ``need`` is told to the prefilter
    (:mod:`factcheck.engine.index`) and not kept with compiled rules."""

    source: str
    pattern: str
    simple: str
    binds: dict[str, str]
    lists: frozenset[str]
    variant: Variant
    others: tuple["Template", ...] = ()
    need: Need = Need()
