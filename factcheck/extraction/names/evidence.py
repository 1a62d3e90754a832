"""What the words around a name tell of it: who speaks or has an age is a person, what one is in is a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck import patterns
from factcheck.extraction.names.kinds import Mention
from factcheck.extraction.names.lexicon import NameLexicon

_IN = patterns.lazy(r"\b(?:in|near|outside|around|across)\s\Z")
_WORDS = patterns.lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = patterns.lazy(r"\s\([A-Z]{2,6}\)\s?\Z")
_KIN = frozenset(["mother", "father", "brother", "sister", "chair", "private", "general", "major", "chief", "agent"])
_REACH = 60


def settle(mentions: Sequence[Mention], text: str, words: NameLexicon) -> None:
    """Decide what was left open. Two or three unknown words are a person, as news copy goes, unless "the" stands
    before them, something is said to be in them, or their first word stands alone elsewhere, as a firm's does. An
    unknown single word is a place where something is said to be in it. What one mention tells holds for all of the
    same name."""
    alone = {m.keys[0] for m in mentions if len(m.tokens) == 1 and not m.title}
    titled = {m.keys for m in mentions if m.title}
    alone -= {keys[0] for keys in titled}
    things: set[tuple[str, ...]] = set()
    inside: Counter[tuple[str, ...]] = Counter()
    loose = [mention for mention in mentions if not mention.sure]
    for mention in loose:
        start, keys = mention.start, mention.keys
        if text[start - 4 : start] in ("the ", "The "):
            things.add(keys)
        elif not mention.initial and keys not in titled and _IN.search(text, max(0, start - 9), start):
            inside[keys] += 1
    seen = Counter(mention.keys for mention in loose) if inside else inside
    places = {keys for keys, count in inside.items() if 2 * count >= seen[keys]}
    for mention in loose:
        keys = mention.keys
        several = len(keys) > 1
        if mention.kind != ("person" if several else "other"):
            continue
        if keys in things or (several and keys[0] in alone and keys[-1] not in alone and not words.is_given(keys[0])):
            mention.kind = "other"
        elif keys in places and not mention.ordinary and (several or _plain(mention)):
            mention.kind, mention.sure = "place", not mention.initial
        elif several:
            mention.sure = True


def _plain(mention: Mention) -> bool:
    """One capital at the front: no brand, no abbreviation."""
    return mention.tokens[0].text[1:].islower()


def printed_title(mention: Mention, text: str, words: NameLexicon) -> str | None:
    """The office in small letters before a name ("spokesman", "police and crime commissioner (PCC)") or after it
    ("Ada Quill, the deputy leader"); None where there is none."""
    start = mention.start
    stop = start
    if text[start - 2 : start] == ") " and (acronym := _ACRONYM.search(text, max(0, start - 10), start)):
        stop = acronym.start() + 1
    if text[stop - 1 : stop] == " " and text[stop - 2 : stop - 1].islower():
        last = text[max(0, stop - 20) : stop - 1].rpartition(" ")[2]
        if last in words.titles:
            return _office(_WORDS.findall(text, max(0, stop - _REACH), stop), words)
    if text.startswith(", ", mention.end):
        comma = text.find(",", mention.end + 2, mention.end + _REACH)
        after = _WORDS.findall(text, mention.end + 2, comma if comma > 0 else mention.end + _REACH)[:6]
        for count, word in enumerate(after):
            if word.lower() in words.titles and word.lower() not in _KIN and word.lower() not in words.forms:
                return _office(after[: count + 1], words)
            if not (word.lower() in words.modifiers or word.lower() in ("the", "and") or word[0].isupper()):
                break
    return None


def _office(before: list[str], words: NameLexicon) -> str | None:
    """The title that a list of words ends in, with the words that belong to it."""
    if not before or before[-1].lower() not in words.titles or before[-1].lower() in _KIN:
        return None
    at = len(before) - 1
    while at:
        word = before[at - 1].lower()
        if word in words.modifiers or word in words.titles:
            at -= 1
        elif word == "and" and at > 1 and before[at - 2].lower() in words.modifiers:
            at -= 2
        else:
            break
    return " ".join(before[at:])
