"""What sets a quoted figure off from that of its paraphrase: a wish beside a plan, a stage reached beside what is to
come, what was before, some of them."""

from __future__ import annotations

from functools import cache

from factcheck import patterns
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed

_PERFECT = patterns.lazy(
    r"(?:\b(?:have|has)|['’](?:ve|s))(?: (?:already|now|just|only|since|always|never|all))? (?P<done>[a-z]+)\b"
)
_SOME_OF = patterns.lazy(r"^(?: [a-z]+){0,2}? of (?:the|them|those|us|you|whom)\b")
_FROM = patterns.lazy(r" (?:away )?from (?!.* to )")
_AT_LAST = patterns.lazy(r"(?: [a-z-]+){0,2} (?:now|today|here|at present)\b")
_WORD = patterns.lazy(r"[a-z0-9]+(?:['’][a-z]+)?")
_COMING, _NOW, _GONE = 1, 0, -1


@cache
def _rows(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(str, row)) for row in table("said_stages")[name].values())


def _plain(clause: str) -> str:
    return " ".join(["", *_WORD.findall(clause.replace("’", "'")), ""])


def _has(words: str, row: frozenset[str]) -> bool:
    return any(f" {word} " in words for word in row)


def apart(told: str, quoted: str, after: str, kind: str) -> bool:
    """Do the clauses of two figures of one ``kind`` tell of two stages, or the quoted one of a part? ``after`` is what
    follows the quoted figure."""
    here, there = _plain(told), _plain(quoted)
    rows = (*_rows("quoted"), *_rows("counted")) if kind == "number" else _rows("quoted")
    if any(_has(there, row) and not _has(here, row) for row in rows):
        return True
    if any(_has(there, row) != _has(here, row) for row in _rows("either")):
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
