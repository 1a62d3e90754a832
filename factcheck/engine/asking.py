"""What is asked of single facts before a template is tried, worked out when rules are compiled: so that a run reads no
more of a rule than this where no fact of an article can lead to anything.

A gate asks of a fact that a template binds ("{d:day}" matches every date; whether one is ambiguous is told by the date
itself), an open role of the figures nearby that may play it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.engine.annotation import TYPES
from factcheck.engine.conditions import CONSTANTS, by_cost, lone, plain, spelt_out, told_from, worth_asking_first
from factcheck.engine.expression import Node, children, names, parts
from factcheck.engine.operands.spec import codes_of
from factcheck.engine.template import Template

if TYPE_CHECKING:
    from factcheck.engine.rule import Rule

_KINDS = ("arithmetic", "calendar", "pattern", "relation")
_FIGURES = frozenset(TYPES["figure"] + TYPES["date"] + TYPES["time"] + TYPES["set"])
_Parts = list[tuple[Node, set[str]]]


class Gate(msgspec.Struct, array_like=True):
    """What a fact that a template binds as ``name`` must be: of one of ``codes``, with all ``tests`` true and none of
    ``fits``, under which there is nothing to find. ``computes`` where these speak of what the rule's `let` names."""

    name: str
    codes: str
    tests: list[Any]
    fits: list[Any]
    computes: bool


class Role(msgspec.Struct, array_like=True):
    """A role that a template leaves open: the characters of the facts that may play it, and what `where` asks of such a
    fact alone."""

    name: str
    codes: str
    tests: list[Any]


class Asked(msgspec.Struct, array_like=True):
    """Of a rule: its gates, those of each template by their numbers, and the roles that each leaves open."""

    gates: list[Gate]
    through: list[list[int]]
    roles: list[list[Role]]


def asked_of(rule: "Rule") -> Asked:
    """Work it out. Templates that ask the same of a fact share a gate."""
    known: dict[tuple[str, str, frozenset[str]], int] = {}
    gates: list[Gate] = []
    through = [_gates(rule, template, known, gates) for template in rule.templates]
    return Asked(gates, through, [_open_roles(rule, template) for template in rule.templates])


def _gates(
    rule: "Rule", template: Template, known: dict[tuple[str, str, frozenset[str]], int], gates: list[Gate]
) -> list[int]:
    """The numbers of the gates of a template: a match passes all of these, or nothing follows from it."""
    if rule.kind not in _KINDS or (rule.roles and rule.operands):
        return []
    where, fitting = _parts_of(rule)
    found = []
    for label, kind in template.binds.items():
        codes = "".join(sorted({*"".join(TYPES.get(word.strip(), "") for word in kind.split("|"))}))
        single = codes and _FIGURES.issuperset(codes) and "__" not in label and label not in template.lists
        if not single:
            continue
        beside = {name for _, spoken in (*where, *fitting) if label in spoken for name in spoken} - {label}
        told = _told(rule, template, beside)
        key = (label, kind, told)
        if key not in known:
            about = [node for node in _about(where, label, told) if worth_asking_first(node, rule.let)]
            tests = by_cost(about, rule.let)
            fits = _about(fitting, label, told) if rule.stated == (label,) else []
            known[key] = len(gates)
            gates.append(Gate(label, codes, tests, fits, any(names(node) & rule.let.keys() for node in tests)))
        gate = gates[known[key]]
        if (gate.tests or gate.fits) and _needed(template.source, label):
            found.append(known[key])
    return found


def _parts_of(rule: "Rule") -> tuple[_Parts, _Parts]:
    """Of `where` what must hold, and of the assertion what suffices for every match that points at one fact, with the
    names that each part speaks of."""
    where = [node for condition in rule.where for node in parts("and", condition)]
    bound = rule.assertion is not None and rule.kind == "calendar" and not rule.is_equation
    fitting = list(parts("or", rule.assertion)) if bound and rule.assertion else []
    known = [(node, *spelt_out(node, rule.let)) for node in where]
    # Where patterns ask, the article is not among the names.
    told = [
        (node, spoken) for node, spoken, called in known if (lone(called) and rule.kind != "pattern") or plain(node)
    ]
    fits = [(node, spoken) for node in fitting if (spoken := names(node)).isdisjoint(rule.let) and plain(node)]
    return told, fits


def _told(rule: "Rule", template: Template, beside: set[str]) -> frozenset[str]:
    """Of the names that conditions speak of beside a bound one those whose value a match of a template settles: what
    other templates bind, and no role, has none in it; of a relation they add to it."""
    told = beside & {"published", *CONSTANTS, *rule.options}
    if not rule.roles and (others := beside - told - rule.operands.keys() - _bound(template)):
        told |= others & {name for other in rule.templates for name in _bound(other)}
    return frozenset(told)


def _about(told_of: _Parts, name: str, told: frozenset[str]) -> list[Node]:
    """Those that can be told from a name and what is known besides."""
    return [node for node, spoken in told_of if name in spoken and spoken - {name} <= told]


def _needed(source: str, name: str) -> bool:
    """Does every match of a template bind the name: does it stand in no bracket of the source?"""
    depth, quoted = 0, False
    for at, character in enumerate(source):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{" and not depth and source.startswith(f"{name}:", at + 1):
            return True
    return False


def _open_roles(rule: "Rule", template: Template) -> list[Role]:
    """The roles that must be given to figures nearby before a match of a template can tell anything; none where
    nothing is known of them."""
    if rule.kind == "relation" or rule.is_equation or any(spec.every for spec in rule.operands.values()):
        return []
    bound = _bound(template)
    missing = rule.operands.keys() - bound
    # What only other templates bind has no value where this one matches.
    free = set[str]().union(*map(_bound, rule.templates)) - bound - missing
    if not missing or rule.assertion is None or not _undefined(rule.assertion, missing | free, rule.let):
        return []
    known = frozenset({"published", *CONSTANTS, *rule.options, *free})
    found = []
    for name in (name for name in rule.operands if name in missing):
        told = told_from(rule.where, known | {name}, rule.let)
        tests = by_cost((node for node in told if name in names(node) and plain(node)), rule.let)
        found.append(Role(name, codes_of(rule.operands[name].kinds), tests))
    return found


def _bound(template: Template) -> set[str]:
    return {label.partition("__")[0] for part in (template, *template.others) for label in part.binds}


def _undefined(node: Node, unbound: set[str], let: Mapping[str, Node]) -> bool:
    """Has an expression no value for certain, where nothing is bound to some names?"""
    if node[0] == "name":
        name = node[1]
        return _undefined(let[name], unbound, {}) if name in let else name in unbound
    parts = list(children(node))
    if node[0] == "call" and node[1] == "default":
        return all(_undefined(part, unbound, let) for part in parts)
    # Of what is joined by words the second part may not be asked.
    return any(_undefined(part, unbound, let) for part in (parts[:1] if node[0] in ("and", "or") else parts))
