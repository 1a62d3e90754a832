"""The word lists that names are read with, as frozen sets, loaded on first use."""

from functools import lru_cache

import msgspec

from factcheck.derived import kept
from factcheck.language.forenames import nicknames
from factcheck.language.letters import unaccented
from factcheck.language.lexicon import table

_ENDINGS = ("s", "es", "ed", "ing", "ly", "er", "ers")


class Alias(msgspec.Struct, frozen=True):
    """What an alias stands for, beside one of ``needs`` (where there are any) and none of ``unless``."""

    full: str
    needs: frozenset[str]
    unless: frozenset[str]

    def holds(self, present: set[str]) -> bool:
        """Whether it stands for that in an article where the names ``present`` (lower case) occur."""
        return (not self.needs or bool(self.needs & present)) and not self.unless & present


class NameLexicon(msgspec.Struct, frozen=True):
    """Lower-case words without stops; multi-word entries are joined by "-"."""

    female: frozenset[str]
    male: frozenset[str]
    both: frozenset[str]
    given: frozenset[str]
    nicknames: dict[str, frozenset[str]]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    given_titles: frozenset[str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]
    forms: frozenset[str]
    offices: frozenset[str]
    nobles: frozenset[str]
    bodies: frozenset[str]
    regions: frozenset[str]
    openers: frozenset[str]
    organisation_heads: frozenset[str]
    corporate: frozenset[str]
    place_heads: frozenset[str]
    of_heads: frozenset[str]
    surname_heads: frozenset[str]
    possessors: frozenset[str]
    place_firsts: frozenset[str]
    not_names: frozenset[str]
    other: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    common: frozenset[str]
    adjectives: frozenset[str]
    other_heads: frozenset[str]
    pairs: frozenset[str]
    aliases: dict[str, Alias]

    def is_given(self, key: str) -> bool:
        """Whether a word is a given name, accents or none."""
        if key in self.given:
            return True
        return not key.isascii() and unaccented(key) in self.given

    def ordinary(self, key: str) -> bool:
        """Whether a word is ordinary English: itself or without its ending it is on the list of common words."""
        return _ordinary(key)


@lru_cache(maxsize=8)
def housed(places: tuple[str, ...], aliases: tuple[tuple[str, str], ...]) -> NameLexicon:
    """The built-in lists with the places and aliases of a house's register."""
    words = lexicon()
    if not places and not aliases:
        return words
    known = {_capitals(full): Alias(full, frozenset(), frozenset()) for _, full in aliases}
    known |= {_capitals(short): Alias(full, frozenset(), frozenset()) for short, full in aliases}
    joined = frozenset(place.lower().replace(" ", "-") for place in places)
    return msgspec.structs.replace(words, places=words.places | joined, aliases=words.aliases | known)


@lru_cache(maxsize=8_000)
def _ordinary(key: str) -> bool:
    words = lexicon()
    common = words.common
    if key in common or key in words.openers:
        return True
    for end in _ENDINGS:
        if key.endswith(end):
            stem = key[: -len(end)]
            if stem in common or stem + "e" in common:
                return True
    return key.endswith("ies") and key[:-3] + "y" in common


@kept(NameLexicon)
def lexicon() -> NameLexicon:
    """The built-in lists."""
    given, titles, heads = table("given_names"), table("name_titles"), table("name_heads")

    def words(data: dict[str, str], *names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in data[name].split())

    return NameLexicon(
        female=words(given, "female"),
        male=words(given, "male"),
        both=words(given, "both"),
        given=words(given, "female", "male", "both"),
        nicknames=nicknames(),
        female_titles=words(titles, "female"),
        male_titles=words(titles, "male"),
        given_titles=words(titles, "given"),
        titles=words(titles, "titles"),
        modifiers=words(titles, "modifiers"),
        roles=words(titles, "roles"),
        forms=words(titles, "forms"),
        offices=words(titles, "offices"),
        nobles=words(titles, "nobles"),
        bodies=words(titles, "titles") & words(heads, "organisation_heads"),
        regions=words(heads, "regions"),
        openers=words(titles, "openers"),
        organisation_heads=words(heads, "organisation_heads"),
        corporate=words(heads, "corporate"),
        place_heads=words(heads, "place_heads"),
        of_heads=words(heads, "of_heads"),
        surname_heads=words(heads, "surname_heads"),
        possessors=words(heads, "possessors"),
        place_firsts=words(heads, "first_names_of_places"),
        not_names=words(heads, "not_names"),
        other=words(heads, "other"),
        organisations=words(heads, "organisations"),
        places=words(heads, "places", "places_of_words"),
        common=frozenset(table("common_words")["words"].split()),
        other_heads=words(heads, "other_heads"),
        pairs=words(heads, "pairs"),
        adjectives=frozenset(table("demonyms")["words"]) | words(heads, "adjectives"),
        aliases=_aliases(table("name_aliases")["aliases"]),
    )


def _aliases(entries: dict[str, dict[str, list[str]]]) -> dict[str, Alias]:
    found: dict[str, Alias] = {}
    for name, entry in entries.items():
        full = name.partition("/")[0]
        needs, unless = (frozenset(map(_capitals, entry.get(key, ()))) for key in ("needs", "unless"))
        found.setdefault(_capitals(full), Alias(full, frozenset(), frozenset()))
        for also in entry["also"]:
            found[_capitals(also)] = Alias(full, needs, unless)
    return found


def _capitals(name: str) -> str:
    """The capitalised words of a name in lower case, as mentions are compared."""
    return " ".join(word.lower().rstrip(".") for word in name.split() if word[0].isupper() or "O" in word)
