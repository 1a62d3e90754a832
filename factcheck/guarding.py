"""One draft that makes the program fail must not take the others with it: it becomes a problem, they are checked. Nor
must very many drafts fill the memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TypeVar

from factcheck.model import Article, Problem

MANY = 2_500_000
"""Characters of text from which on texts and facts are set aside (:mod:`factcheck.shelf`)."""
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def extracted(
    articles: Mapping[str, Article], extract: Callable[[Article], _Item], problems: list[Problem]
) -> dict[str, _Item]:
    """What is read from each article that can be read, by its key; the others are told to ``problems``."""
    found = {}
    for key, article in articles.items():
        try:
            found[key] = extract(article)
        except Exception as error:
            problems.append(problem(key, error))
    return found


def together(
    run: Callable[[Mapping[str, _Item]], _Result], facts: Mapping[str, _Item], problems: list[Problem]
) -> tuple[_Result, Mapping[str, _Item]]:
    """The result of ``run`` on all articles that it can deal with, and those articles. Only where it fails are they
    tried one by one, to tell which to leave out."""
    try:
        return run(facts), facts
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        failure = error
    good = {}
    for key, item in facts.items():
        try:
            run({key: item})
            good[key] = item
        except Exception as error:
            problems.append(problem(key, error))
    if len(good) == len(facts):
        raise failure  # each works alone: which of them to leave out cannot be told
    return run(good), good


def problem(key: str, error: Exception) -> Problem:
    """The problem that a draft was not checked; with FACTCHECK_DEBUG set the error is raised instead."""
    if os.environ.get("FACTCHECK_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Problem("internal", key.partition("\0")[0], None, None, f"not checked, internal error: {what}")
