"""Run the examples of rules: what must be found is found, with exactly the words given, and nothing else is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

import msgspec

from factcheck.engine.matching import matches
from factcheck.engine.ruleset import RuleSet
from factcheck.engine.runner import run
from factcheck.engine.schema import Example, ExampleArticle
from factcheck.engine.view import View
from factcheck.model import Article, Facts

Extract = Callable[[Article], Facts]
LEAST = {"fail": 1, "pass": 2}
"""Examples that every rule needs, near misses among the latter."""


class Outcome(msgspec.Struct, frozen=True):
    """One example of one rule: ``problem`` is None where it holds. ``index`` counts from 0; -1 is about the rule."""

    rule: str
    index: int
    kind: str
    text: str
    problem: str | None


def run_examples(rule_set: RuleSet, extract: Extract, ids: Sequence[str] | None = None) -> Iterator[Outcome]:
    """Run every example of the rules ``ids`` (all by default). ``extract`` reads an article."""
    for rule in rule_set.rules:
        if ids is not None and rule.id not in ids:
            continue
        kinds = ["fail" if e.fail is not None or e.finds else "pass" for e in rule.document.examples]
        for kind, least in LEAST.items():
            if rule.kind != "define" and kinds.count(kind) < least:
                problem = f"has {kinds.count(kind)} '{kind}' examples, needs {least}"
                yield Outcome(rule.id, -1, kind, "", problem)
        alone = rule_set.only([rule.id])
        for index, (kind, example) in enumerate(zip(kinds, rule.document.examples, strict=True)):
            facts = [extract(article) for article in articles(example)]
            drafts = [each for each in facts if each.article.role == "copy"]
            beside = [each for each in facts if each.article.role != "copy"]
            hits = [hit for hit in run(alone, drafts, beside).hits if hit.rule == rule.id]
            by_path = {f.path: f.article.text for f in facts}
            found = sorted(by_path[hit.path][hit.start : hit.end] for hit in hits)
            yield Outcome(rule.id, index, kind, _text(example), _problem(kind, example, found))


class Unmatched(msgspec.Struct, frozen=True):
    """A template that no example of its rule matches: the ``index``-th (from 0) of the rule's ``key``."""

    rule: str
    key: str
    index: int
    template: str


def unmatched(rule_set: RuleSet, extract: Extract, ids: Sequence[str] | None = None) -> Iterator[Unmatched]:
    """The templates, vetoes among them, that no example matches: nothing shows what they are for."""
    for rule in rule_set.rules:
        if (ids is not None and rule.id not in ids) or not (rule.templates or rule.unless):
            continue
        views = [View(extract(article)) for example in rule.document.examples for article in articles(example)]
        for key, templates in (("match", rule.templates), ("unless", rule.unless)):
            for index, template in enumerate(templates):
                if not any(
                    next(matches(rule, template, view, unit), None)
                    for view in views
                    for unit in view.units(rule.document.within)
                ):
                    yield Unmatched(rule.id, key, index, template.source)


def _problem(kind: str, example: Example, found: list[str]) -> str | None:
    if kind == "pass":
        return f"found {found}, should find nothing" if found else None
    if not example.finds:
        return "a 'fail' example needs 'finds'"
    return None if found == sorted(example.finds) else f"found {found}, should find {sorted(example.finds)}"


def _text(example: Example) -> str:
    return example.fail or example.passes or "\n".join(article.text for article in example.articles)


def articles(example: Example) -> list[Article]:
    """The articles of an example, named a, b, c in order."""
    parts = example.articles or [
        ExampleArticle(example.fail or example.passes or "", example.published, None, example.headline)
    ]
    made = []
    for letter, part in zip("abcdefghij", parts, strict=False):
        day = datetime.date.fromisoformat(part.date) if part.date else None
        text = f"{part.title}\n\n{part.text}" if part.title else part.text
        article = Article.from_text(text, f"{letter}.txt", day, part.source, part.author, part.title)
        made.append(msgspec.structs.replace(article, house=example.house, role=part.role))
    return made
