"""Names as two articles' names meet: demonyms as their country, aliases, longer words of a name by themselves."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.language.lexicon import table


@cache
def _places() -> dict[str, str]:
    data = table("demonyms")
    return {**data["words"], **data["aliases"]}


@cache
def _heads() -> frozenset[str]:
    """Head words of names, which many names share: police, council, street."""
    data = table("name_heads")
    return frozenset(f"{data['organisation_heads']} {data['corporate']} {data['place_heads']}".split())


@cache
def countries() -> frozenset[str]:
    """Countries and those larger: a name so wide that it hardly tells two events apart."""
    return frozenset(_places().values()) | frozenset(_places())


@lru_cache(maxsize=4_000)
def name_keys(name: str) -> frozenset[str]:
    """The forms under which two articles' names meet: the name without "the", its country for a demonym, its alias,
    and each of its longer words ("Pelham Foods" meets "Pelham")."""
    plain = name.lower().replace("’", "'").removesuffix("'s").removeprefix("the ").strip()
    plain = _places().get(plain) or _places().get(plain.removesuffix("s"), plain)
    words = [word.strip(".,'") for word in plain.split()]
    return frozenset({plain, *(_places().get(word, word) for word in words if len(word) > 3 and word not in _heads())})


def surname(name: str) -> str:
    """The last word of a name, in lower case, without "Jr" and the like."""
    words = [word.strip(".,") for word in name.lower().replace("’", "'").removesuffix("'s").split()]
    kept = [word for word in words if word not in ("jr", "sr", "ii", "iii", "iv")] or words
    return kept[-1]


def another(one: str, other: str) -> bool:
    """Are two names of two things by their last words, though the first is one: Orley Farm, Orley Mill?"""
    left, right = one.lower().split(), other.lower().split()
    if min(len(left), len(right)) < 2 or left[:-1] != right[:-1] or left[-1] == right[-1]:
        return False
    return left[-1] in _heads() and right[-1] in _heads()
