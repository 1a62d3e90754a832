"""Regular English inflection, for lexicons: from a lemma to its forms. Irregular forms are given in the lexicon."""

from __future__ import annotations

_VOWELS = "aeiou"
PARTS = ("verb", "noun", "adjective", "none")
"""What ``inflect`` may say in a lexicon."""


def _doubles(word: str) -> bool:
    """Does the last consonant double (stop, stopped)? One-syllable consonant-vowel-consonant words only: words of
    more syllables that double ("transferred") give their forms in the lexicon."""
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in word) == 1


def plural(noun: str) -> str:
    """The regular plural, which is also the third person of a verb: city, cities; loss, losses; job, jobs."""
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("o") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun + "es"
    return noun + "s"


def past(verb: str) -> str:
    """The regular past tense and participle: cut off "e", double, or turn "y" into "ied"."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ed"


def gerund(verb: str) -> str:
    """The -ing form."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def forms(lemma: str, part_of_speech: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """All forms of a lemma; the first word of a phrase inflects ("go up": goes up, going up, and with the irregular
    "went" and "gone": went up, gone up). ``part_of_speech`` is verb, noun,
    adjective (with comparative and superlative, where it is short) or none.

    Irregular forms replace the regular past of a verb and the regular plural of a noun. A noun phrase inflects its
    last word."""
    if part_of_speech == "none":
        return (lemma, *irregular)
    if part_of_speech == "noun":
        return (lemma, *(irregular or (plural(lemma),)))
    if part_of_speech == "adjective":
        return (lemma, *(irregular or _degrees(lemma)))
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    pasts = irregular or (past(head),)
    return tuple(dict.fromkeys(form + tail for form in (head, plural(head), *pasts, gerund(head))))


def _degrees(adjective: str) -> tuple[str, ...]:
    """Comparative and superlative of an adjective of one syllable, or of two that end in "y": "ruder", "laziest"."""
    sounds = "".join(letter if letter in _VOWELS + "y" else " " for letter in adjective.removesuffix("e"))
    syllables = len(sounds.split())
    if not adjective.isalpha() or syllables > 2 or (syllables == 2 and not adjective.endswith("y")):
        return ()
    stem = adjective
    if adjective.endswith("y"):
        stem = f"{adjective[:-1]}i"
    elif adjective.endswith("e"):
        stem = adjective[:-1]
    elif _doubles(adjective):
        stem = adjective + adjective[-1]
    return (f"{stem}er", f"{stem}est")
