"""Is a quotation something said, or the name of a work, or a word held at arm's length?"""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.language.lexicon import table

_TOKEN = patterns.lazy(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by", "as", "is"]
)
_LONG = 8


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    data = table("quotation_marks")
    so_called = "|".join(re.escape(phrase) for phrase in data["so_called"])
    return frozenset(data["titled"]), patterns.compile(rf"(?:{so_called})[\s,:–-]*\Z", re.I), frozenset(data["clausal"])


def is_speech(text: str, start: int, words: str, end: int, first: int, last: int) -> bool:
    """Is the quotation at ``text[start:end]`` with the inner ``words`` speech? ``first:last`` is its paragraph.

    Speech are clauses, whole sentences, and what a comma or stop ends inside the marks; a name after "entitled" or
    "the film" is a title, and a few words without a verb are scare quotes or a term."""
    titled, so_called, clausal = _words()
    before = text[max(first, start - 30) : start]
    head = words[:400]
    tokens = _TOKEN.findall(head)
    if not tokens:
        return False
    previous = _TOKEN.findall(before)
    if previous and before.rstrip()[-1:] not in ".,;:" and previous[-1].lower() in titled and len(tokens) <= 12:
        return False
    if so_called.search(before) and len(tokens) <= 6:
        return False
    if len(tokens) >= _LONG:
        return not (len(tokens) <= 12 and _title_case(tokens))
    if len(tokens) >= 2 and any(token.lower().replace("’", "'") in clausal for token in tokens):
        return not (_title_case(tokens) and len(tokens) > 2 and words.rstrip()[-1:] not in ".,!?")
    ending = words.rstrip()[-1:]
    whole = start <= first + 1 or before.rstrip()[-1:] in (",", ":")
    # An American comma or stop stands inside the marks of a single word too; it tells speech only of a whole clause.
    return (
        ending in "!?" or (ending in ".," and whole) or (whole and words[:1].isupper() and before.rstrip()[-1:] == ":")
    )


def is_narrated(words: str) -> bool:
    """Does the writer speak in an unclosed quotation, as in ``“We won, said Poole.``?"""
    return _narrated().search(words) is not None


@cache
def _narrated() -> re.Pattern[str]:
    said = "|".join(table("quotation_marks")["narrated"])
    return patterns.compile(
        rf"[,.!?] (?:(?:he|she|they|it|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}}) )?(?:{said})\b[^“”‘\"]*\Z"
    )


def _title_case(tokens: list[str]) -> bool:
    """Do all words but the small ones begin with a capital?"""
    content = [token for token in tokens if token.lower() not in _SMALL]
    return len(content) > 1 and all(token[0].isupper() or token[0].isdigit() for token in content)
