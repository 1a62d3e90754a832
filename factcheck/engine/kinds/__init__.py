"""Kinds of rules: one module a kind. A new rule is never Python; a new kind is one module here.

A kind has ``KEYS`` (the keys of a rule file that it takes) and one of: ``unit(rule, view, unit, templates)`` giving
outcomes for each stretch of text that its templates may match, ``article(rule, view)`` giving hits for one article, or
``together(rules, views, context)`` giving hits that need several articles.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

_TEMPLATES = frozenset({"match", "unless", "where", "let", "parts", "within", "scope", "explain", "related"})
KEYS: dict[str, frozenset[str]] = {
    "pattern": _TEMPLATES | {"mark", "fix", "unsafe_fix", "group", "eased"},
    "arithmetic": _TEMPLATES | {"assert", "stated", "fix", "unsafe_fix", "alternatives", "operands", "sure", "reach"},
    "calendar": _TEMPLATES | {"assert", "stated", "fix", "unsafe_fix", "alternatives"},
    "relation": (_TEMPLATES - {"match"}) | {"roles", "assert", "stated", "alternatives"},
    "claim": frozenset({"of", "where", "let", "scope", "group", "unless", "explain", "eased"}),
    "conflict": frozenset({"of", "where", "against"}),
    "support": frozenset({"of", "where", "let", "scope", "group", "unless", "explain"}),
    "quotation": frozenset({"check", "against", "where", "fix", "unsafe_fix", "explain", "related"}),
    "consistency": frozenset({"check", "where", "fix", "unsafe_fix", "explain", "related"}),
    "coverage": frozenset({"check", "where", "explain", "match", "unless"}),
    "define": _TEMPLATES | {"slots"},
}
_HOMES = {"calendar": "arithmetic", "relation": "arithmetic"}


@cache
def kind(name: str) -> ModuleType:
    """The module of a kind."""
    return import_module(f"factcheck.engine.kinds.{_HOMES.get(name, name)}")
