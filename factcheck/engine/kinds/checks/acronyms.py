"""Acronyms: never defined, or defined twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View, once
from factcheck.language.lexicon import load

Finding = tuple[int, int, dict[str, Any]]
_ACRONYM = patterns.lazy(r"[A-Z](?<![\w&./@#'’-].)[A-Z]{2,5}(?:s)?(?![\w&@-])(?![.]\w)")
_DEFINED = patterns.lazy(
    r"(?P<words>(?:[A-Z][\w'’-]*|of|and|the|for|in|on|&)(?:[ -](?:[A-Z][\w'’-]*|of|and|the|for|in|on|&)){1,8})"
    r" ?\((?:the )?(?P<short>[A-Z][A-Za-z&]{1,6}?)s?\)"
)
_BRACKET = patterns.lazy(r"\((?:the )?[A-Z][A-Za-z&]{1,7}\)")
_INITIAL = patterns.lazy(r"(?<=[ -])[A-Z]|[^\w'’ &-]")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "&"})


@once
def _definitions(view: View) -> list[tuple[re.Match[str], str, str]]:
    """Definitions in brackets: match, the words that the letters stand for, the acronym."""
    return list(_defined(view)) if _BRACKET.search(view.text) is not None else []


def _defined(view: View) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _DEFINED.finditer(view.text):
        words = match["words"].split()
        letters = match["short"].upper().replace("&", "")
        for start in range(len(words)):
            tail = words[start:]
            initials = "".join(part[0] for word in tail if word not in _SMALL for part in word.split("-")).upper()
            full = "".join(part[0] for word in tail for part in word.split("-")).upper().replace("&", "")
            if tail[0] not in _SMALL and (letters in (initials, full) or _close(letters, initials)):
                yield match, " ".join(tail), match["short"]
                break


def _close(letters: str, initials: str) -> bool:
    """One letter too many at the end is a slip of the same acronym."""
    return len(initials) >= 3 and letters[: len(initials)] == initials and len(letters) == len(initials) + 1


def defined_twice(view: View) -> Iterator[Finding]:
    """One acronym defined twice, or for two bodies; one body with two acronyms."""
    by_short: dict[str, str] = {}
    by_words: dict[str, str] = {}
    for match, words, short in _definitions(view):
        known = by_short.get(short) or by_words.get(words)
        if known is not None:
            yield match.start("short"), match.end("short"), {"short": short, "words": words, "known": known}
        by_short.setdefault(short, words)
        by_words.setdefault(words, short)


def unused(view: View) -> Iterator[Finding]:
    """An acronym that is given for a name and stands nowhere else; those that all know tell what the name is."""
    known = load("known_names").forms
    for match, words, short in _definitions(view):
        if short.lower() in known or not view.in_scope(match.start(), match.end(), _NARRATION):
            continue
        if len(re.findall(rf"(?<![A-Za-z]){re.escape(short)}(?:s|['’]s)?(?![A-Za-z])", view.text)) == 1:
            yield match.start("short"), match.end("short"), {"short": short, "words": words}


def undefined(view: View) -> Iterator[Finding]:
    """An acronym that the article never spells out and that is not known to all; its first mention."""
    known, own = load("known_names").forms, {name.lower() for name in view.facts.article.house.abbreviations}
    found = list(_ACRONYM.finditer(view.text))
    counts = Counter(match.group() for match in found)
    seen: set[str] = set()
    for match in found:
        short = match.group().rstrip("s")
        if short in seen or short.lower() in known or short.lower() in own:
            continue
        if not view.in_scope(match.start(), match.end(), _NARRATION):
            continue
        seen.add(short)
        if _loud(view, match) or _spelt_out(view, short):
            continue
        yield match.start(), match.end(), {"short": short, "times": counts[match.group()]}


_NARRATION = frozenset(["narration"])


def _loud(view: View, match: re.Match[str]) -> bool:
    """Does it stand among other words in capitals (a dateline, a shouted line)?"""
    around = view.text[max(0, match.start() - 25) : match.start()], view.text[match.end() : match.end() + 25]
    return bool(
        patterns.compile(r"\b[A-Z]{2,}[ ,]+\Z").search(around[0])
        or patterns.compile(r"[ ,]+[A-Z]{2,}\b").match(around[1])
    )


def _spelt_out(view: View, short: str) -> bool:
    """Is it in brackets after its words, before them, or do words with its initials stand anywhere?"""
    # Each of these words would need an expression of its own, and few articles hold what it begins with.
    text = view.text
    near = f"{short})" in text or f"{short}s)" in text or f"or {short}" in text or f"{short} (" in text
    if near and re.search(rf"\((?:the |or |known as )*{short}s?\)|\bor {short}\b|{short} \([A-Z]", text):
        return True
    if short[1:] not in _initials(view):
        return False
    letters = [rf"{letter}[\w'’]*(?:[ -](?:of|and|the|for|in|on|to|&))*" for letter in short]
    return re.search(r"\b" + r"[ -]".join(letters), text) is not None


@once
def _initials(view: View) -> str:
    """The capitals that begin words of the text after a space or hyphen, with the marks that stand between."""
    return "".join(_INITIAL.findall(view.text))


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "undefined": undefined,
    "defined-twice": defined_twice,
    "unused": unused,
}
