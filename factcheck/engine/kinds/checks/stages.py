"""What sets a quoted figure off from that of its paraphrase: a wish beside a plan, a stage reached beside what is to
come, what was before, some of them."""

from __future__ import annotations

from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.kinds.checks.clauses import words_of
from factcheck.engine.kinds.checks.said import Said
from factcheck.engine.kinds.checks.senses import plain
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model import Span

_PERFECT = patterns.lazy(
    r"(?:\b(?:have|has)|['’](?:ve|s))(?: (?:already|now|just|only|since|always|never|all))? (?P<done>[a-z]+)\b"
)
_SOME_OF = patterns.lazy(r"^(?: [a-z]+){0,2}? of (?:the|them|those|us|you|whom)\b")
_FROM = patterns.lazy(r" (?:away )?from (?!.* to )")
_AT_LAST = patterns.lazy(r"(?: [a-z-]+){0,4} (?:now|today|here|at present)\b")
_ONE_WHO = patterns.lazy(r" (?:a|an|one|another) [a-z]+ who ")
_COMING, _NOW, _GONE = 1, 0, -1


@cache
def _rows(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(str, row)) for row in table("said_stages")[name].values())


def _has(words: str, row: frozenset[str]) -> bool:
    return any(f" {word} " in words for word in row)


def apart(told: str, quoted: str, after: str, kind: str) -> bool:
    """Do the clauses of two figures of one ``kind`` tell of two stages, or the quoted one of a part? ``after`` is what
    follows the quoted figure."""
    here, there = plain(told), plain(quoted)
    rows = (*_rows("quoted"), *_rows("counted")) if kind == "number" else _rows("quoted")
    if any(_has(there, row) and not _has(here, row) for row in rows):
        return True
    if any(_has(there, row) != _has(here, row) for row in _rows("either")):
        return True
    if _ONE_WHO.search(there) and not _ONE_WHO.search(here):
        return True
    if kind == "number" and _SOME_OF.match(after) and " of " not in here:
        return True
    if kind == "measure" and _FROM.match(after) and " from " not in here:
        return True
    one, other = when(here), when(there)
    if other == _NOW and one != _NOW and _AT_LAST.match(after):
        return True
    return one == _COMING and other == _GONE


def when(words: str) -> int:
    """Does a clause tell of what is to come, of what is, or of what was? ``words`` stand between blanks."""
    if _has(words, listed("said_stages", "coming")) or "'ll " in words:
        return _COMING
    if _has(words, listed("said_stages", "gone")):
        return _GONE
    done = _PERFECT.search(words)
    if done is not None and done["done"] != "got" and (done["done"].endswith("ed") or done["done"] in _participles()):
        return _GONE
    return _NOW


def _participles() -> frozenset[str]:
    return frozenset(word for word, (_, kind) in load("pluperfect").forms.items() if kind == "done")


def strength(view: View, told: Said, quoted: Said) -> tuple[int, int, dict[str, Any]] | None:
    """All in the paraphrase and some in the speaker's words, sure here and not sure there: where no word of the other
    side stands beside it."""
    here, there = words_of(view, told), words_of(view, quoted)
    for wide, narrow in (("all", "some"), ("some", "all"), ("sure", "unsure"), ("unsure", "sure")):
        one, other = strong(wide, here), strong(narrow, there)
        if one is None or other is None or strong(narrow, here) is not None or strong(wide, there) is not None:
            continue
        place, told_at = quoted.content[0], told.content[0]
        who = told.speaker or quoted.speaker or "the same speaker"
        words = Span(told_at.start, told_at.end, one)
        return place.start, place.end, {"told": words, "quoted": Span(place.start, place.end, other), "speaker": who}
    return None


def strong(name: str, words: str) -> str | None:
    return next((word for word in table("strength")[name] if f" {word} " in words), None)
