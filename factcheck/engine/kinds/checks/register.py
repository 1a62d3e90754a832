"""The register of a house: people spelt as it spells them, with the office that it gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.kinds.checks.people import COURTESY, first_mentions, one_name
from factcheck.engine.view import View
from factcheck.language.lexicon import load

Finding = tuple[int, int, dict[str, Any]]
_PAST = frozenset(["former", "ex", "late", "then", "outgoing", "incoming", "acting"])


def spelling(view: View) -> Iterator[Finding]:
    """A person whose name is nearly one of the register's, and not in it."""
    known = {name.lower() for name in view.facts.article.house.names}
    for name in first_mentions(view).values():
        if name.kind != "person" or name.canonical.lower() in known or len(name.canonical.split()) < 2:
            continue
        for registered in view.facts.article.house.names:
            if one_name(name.canonical, registered):
                right = " ".join(registered.split()[-len(name.text.split()) :])
                yield name.start, name.end, {"name": name.text, "registered": registered, "right": right}
                break


def office(view: View) -> Iterator[Finding]:
    """A person of the register with another office than it gives; courtesy titles and past offices are left alone."""
    titles = {name.lower(): (name, title) for name, title in view.facts.article.house.titles.items()}
    ranks = load("ranks").data["same"]
    for name in view.facts.names:
        entry = titles.get(name.canonical.lower()) if name.title else None
        if entry is None or not name.title:
            continue
        stated, held = (
            [ranks.get(w, w) for w in title.lower().replace(".", "").replace("-", " ").split()]
            for title in (name.title, entry[1])
        )
        before = view.low[max(0, name.start - len(name.title) - 12) : name.start].replace("-", " ").split()
        if set(stated) <= {*held, *COURTESY} or _PAST & {*stated, *before}:
            continue
        yield name.start, name.end, {"name": entry[0], "title": name.title, "registered": entry[1]}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"register-spelling": spelling, "register-office": office}
