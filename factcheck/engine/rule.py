"""A compiled rule: templates, expressions and message of one rule file, ready to run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from factcheck.engine.conditions import tests_of
from factcheck.engine.evaluation import truth_of, value_of
from factcheck.engine.operands.spec import Spec
from factcheck.engine.template import Template
from factcheck.model import Role, Severity

if TYPE_CHECKING:
    from factcheck.engine.asking import Asked
    from factcheck.engine.evaluation import Computed, Test
    from factcheck.engine.expression import Node
    from factcheck.engine.schema import RuleDocument
    from factcheck.engine.word_lists import WordLists
    from factcheck.language.lexicon import Lexicon

    FindLexicon = Callable[[str], Lexicon | None]


class Head(NamedTuple):
    """What a run asks of every rule, whether or not it has something to say."""

    id: str
    kind: str
    severity: Severity
    within: str
    """The size of the units that templates are tried on: roles are looked for sentence by sentence."""
    check: str | None
    is_equation: bool
    """Does the assertion hold one figure against a formula over others (``~``), rather than against a bound?"""
    is_beside: bool
    """Does it speak only where something stands beside a draft: other copy, evidence, an archive?"""
    reach: int
    """The sentences before a figure in which others are looked for."""
    options: dict[str, Any]
    stated: str | None
    scope: frozenset[str]
    group: str
    of: str | None
    against: Role
    spread: str
    """Of a relation the size of the stretches that its roles are looked for in."""
    roles: dict[str, int]
    """How many templates bind each role."""


class Body(msgspec.Struct, array_like=True):
    """What is needed only where a template of the rule may match: templates, and everything made of expressions (see
    :mod:`factcheck.engine.expression`), those of messages (:mod:`factcheck.engine.message`) among them."""

    templates: Sequence[Template]
    unless: Sequence[Template]
    where: Sequence[Any]
    assertion: Any
    let: dict[str, Any]
    message: list[Any]
    explain: list[list[Any]]
    operands: dict[str, Spec]
    sure: Sequence[Any]
    eased: Sequence[Any] = ()


class Rule:
    """A rule and everything compiled from it; ``path`` is where it stands, ``document`` its file. What is not needed
    is not read: ``body`` and ``document`` are asked for once."""

    def __init__(
        self,
        head: Head,
        path: str,
        body: Callable[[], Body],
        document: Callable[[], RuleDocument],
        lexicon: FindLexicon,
        lists: WordLists,
        asked: Callable[[Rule], Asked],
    ) -> None:
        self.head, self.path, self.lexicon, self.lists = head, path, lexicon, lists
        self.id, self.kind, self.severity, self.within, self.check, self.is_equation, self.is_beside, *_ = head
        self.reach, self.options = head.reach, head.options
        self._body, self._document, self._asked = body, document, asked
        self.gates: dict[int, Any] = {}
        """Kept by :mod:`factcheck.engine.idle`: the gates that were asked."""
        self.narrowing: dict[tuple[str, frozenset[str]], list[Test]] = {}
        self.told: dict[frozenset[str], list[Test]] = {}
        """Kept by :mod:`factcheck.engine.operands.supply`: what can be told from a role and known names, and from
        these alone."""

    def rest(self) -> None:
        """Let go of what was made of the rule's file; it is made again when it is asked for."""
        for name in [name for name in vars(self) if isinstance(getattr(Rule, name, None), cached_property)]:
            del self.__dict__[name]
        for known in (self.gates, self.narrowing, self.told):
            known.clear()

    @cached_property
    def body(self) -> Body:
        return self._body()

    @cached_property
    def document(self) -> RuleDocument:
        return self._document()

    @cached_property
    def asked(self) -> Asked:
        """What is asked of facts before a template of it is tried."""
        return self._asked(self)

    @cached_property
    def templates(self) -> Sequence[Template]:
        return self.body.templates

    @cached_property
    def unless(self) -> Sequence[Template]:
        return self.body.unless

    @cached_property
    def where(self) -> Sequence[Node]:
        return self.body.where

    @cached_property
    def assertion(self) -> Node | None:
        node: Node | None = self.body.assertion
        return node

    @cached_property
    def let(self) -> dict[str, Node]:
        return self.body.let

    @cached_property
    def operands(self) -> dict[str, Spec]:
        """The operands that templates may leave open, to be found by their roles."""
        return self.body.operands

    @cached_property
    def sure(self) -> Sequence[Node]:
        """What must hold besides `where` for operands that were found by their roles."""
        return self.body.sure

    @cached_property
    def conditions(self) -> list[Test]:
        """`where`, each part of its conditions as a function that tells whether it must hold."""
        return tests_of(self.where, self.let)

    @cached_property
    def assured(self) -> list[Test]:
        """`sure`, in the same form."""
        return [truth_of(node, possible=False) for node in self.sure]

    @cached_property
    def easing(self) -> list[Test]:
        """`eased`: what makes a finding of the rule one to know of, rather than one to act on."""
        return tests_of(self.body.eased, self.let)

    @cached_property
    def claim(self) -> Test | None:
        """The assertion as a function that tells whether it can hold."""
        return None if self.assertion is None else truth_of(self.assertion)

    @cached_property
    def computed(self) -> dict[str, Computed]:
        """`let`, each name with the function that computes it."""
        return {name: value_of(node) for name, node in self.let.items()}

    @cached_property
    def stated(self) -> tuple[str, ...]:
        """The names of what the finding may point at; the first that is bound counts."""
        return tuple((self.head.stated or "").split("|"))

    @property
    def summary(self) -> str:
        return self.document.summary

    @property
    def why(self) -> str:
        return self.document.why

    @property
    def message(self) -> str:
        return self.document.message

    @property
    def examples(self) -> list[Any]:
        return list(self.document.examples)

    @cached_property
    def asks_publication(self) -> bool:
        """Does the assertion speak of the publication date?"""
        return "published" in (self.document.assertion or "")

    @cached_property
    def roles(self) -> dict[str, range]:
        """For each role of a relation the numbers of the templates that bind it."""
        found, at = {}, 0
        for name, templates in self.head.roles.items():
            found[name] = range(at, at + templates)
            at = found[name].stop
        return found

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of its expressions and messages: what need not be computed is not among them."""
        document = self.document
        listed = (document.where, document.sure, document.eased)
        conditions = [condition for key in listed for condition in _listed(key)]
        texts = [*conditions, *document.let.values(), document.message, *document.explain]
        return frozenset(word for text in texts for word in re.findall(r"[a-z_]+", text))

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes that the rule looks at; empty means everywhere."""
        return self.head.scope


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value
