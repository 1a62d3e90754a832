"""Who is meant: the fullest form that the article gives of each name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck import patterns
from factcheck.extraction.names.kinds import Mention
from factcheck.extraction.names.lexicon import NameLexicon

_BRACKETED = patterns.lazy(r"[ \u00a0]\([\"“‘]?(?:the )?([A-Z][A-Za-z&]{1,8})[\"”’]?[),]")
_WORD = patterns.lazy(r"\w+")


class Identity:
    """Learns from the mentions of one article, all at once, who is who, and resolves mentions with it."""

    def __init__(self, text: str, mentions: Iterable[Mention], words: NameLexicon) -> None:
        self._text = text
        self._words = words
        self._mentions = list(mentions)
        # Each word of a full name to the canonical names that have it.
        self.surnames: dict[str, list[str]] = defaultdict(list)
        self.forenames: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, Mention] = {}
        self.organisations: dict[str, str] = {}
        self._titled = {m.tokens[-1].key for m in self._mentions if m.title}
        self._acronyms: dict[str, str] = {}
        self._tails: dict[str, list[str]] = defaultdict(list)

    def learn(self) -> None:
        """Collect full names, organisations, and the acronyms and short forms that go with them."""
        self._learn_people()
        self._learn_organisations()

    def _words_of(self, mention: Mention) -> str:
        return " ".join(self._text[mention.start : mention.end].split())

    def _learn_people(self) -> None:
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.kind == "person" and len(mention.tokens) > 1:
                groups[mention.tokens[-1].key].append(mention)
        for surname, group in groups.items():
            # The longest form is the fullest, unless it begins with another word than a forename; between equals the
            # first one stands.
            for mention in sorted(group, key=lambda m: (not self._forenamed(m), -len(m.tokens), m.start)):
                canonical = self._words_of(mention)
                same = next((name for name in self.surnames[surname] if self._same(mention, name)), None)
                if same is None:
                    self.surnames[surname].append(canonical)
                    self._people[canonical] = mention
                    self.forenames[mention.tokens[0].key].append(canonical)
                    for token in mention.tokens[1:-1]:
                        if token.key != surname:
                            self.surnames[token.key].append(canonical)
                mention.canonical = same or canonical

    def _forenamed(self, mention: Mention) -> bool:
        first = mention.tokens[0]
        return self._words.is_given(first.key) or first.text[1:2] in ("", ".")

    def _same(self, mention: Mention, canonical: str) -> bool:
        """Two full names with one surname: one person if the forenames are the same, an initial, or a nickname."""
        other = self._people[canonical].tokens
        if other[-1].key != mention.tokens[-1].key:
            return False
        one, two = mention.tokens[0].key, other[0].key
        if one == two or one in (token.key for token in other[:-1]) or two in mention.keys[:-1]:
            return True
        if len(one) == 1 or len(two) == 1:
            return one[0] == two[0]
        nicknames = self._words.nicknames
        return bool(nicknames.get(one, {one}) & nicknames.get(two, {two}))

    def _learn_organisations(self) -> None:
        present = {" ".join(m.keys) for m in self._mentions}
        for mention in self._mentions:
            key = " ".join(mention.keys)
            alias = self._words.aliases.get(key)
            if alias and alias.holds(present):
                mention.canonical = alias.full
                mention.sure = True
                if mention.kind not in ("place", "organisation"):
                    mention.kind = "organisation"
            elif mention.kind == "organisation":
                mention.canonical = self.organisations.setdefault(key, self._words_of(mention))
        for mention in self._mentions:
            if mention.kind != "organisation" or len(mention.tokens) < 2:
                continue
            canonical = mention.canonical
            defined = self._defined(mention)
            for letters in (defined,) if defined else self._initials(mention):
                if self._acronyms.setdefault(letters, canonical) != canonical:
                    self._acronyms[letters] = canonical if defined else ""
            last = mention.tokens[-1].key
            if last in self._words.organisation_heads and canonical not in self._tails[last]:
                self._tails[last].append(canonical)
            if last in self._words.corporate:
                self.organisations[" ".join(mention.keys[:-1])] = canonical

    def _defined(self, mention: Mention) -> str | None:
        """The acronym in brackets after a name, where its letters are among the name's."""
        found = _BRACKETED.match(self._text, mention.end)
        if not found or found[1][0] != mention.tokens[0].text[0].upper():
            return None
        letters = iter(self._text[mention.start : mention.end].upper())
        return found[1] if all(letter in letters for letter in found[1].upper() if letter.isalpha()) else None

    def _initials(self, mention: Mention) -> list[str]:
        capitals = "".join(token.text[0] for token in mention.tokens)
        small = self._text[mention.start : mention.end]
        every = "".join(word[0].upper() for word in _WORD.findall(small) if word not in ("s", "the"))
        return [capitals, every] if every != capitals else [capitals]

    def resolve(self, mentions: Iterable[Mention]) -> None:
        """Give each mention its canonical name, and a kind where only the article could tell it."""
        for mention in mentions:
            if mention.kind == "organisation" and mention.canonical:
                known = self.organisations.get(" ".join(mention.keys), mention.canonical)
                mention.canonical = self._acronyms.get(mention.canonical) or known
                continue
            if mention.canonical:
                continue
            if len(mention.tokens) == 1:
                self._resolve_single(mention)
            mention.canonical = mention.canonical or self._words_of(mention)

    def _resolve_single(self, mention: Mention) -> None:
        key, text = mention.tokens[0].key, mention.tokens[0].text
        if mention.kind in ("organisation", "other") and self._acronyms.get(text):
            mention.canonical, mention.kind, mention.sure = self._acronyms[text], "organisation", True
            return
        if mention.kind == "organisation" and mention.sure:
            return
        if mention.kind == "place" and self._placed(mention):
            return
        person = self.person(key, mention.title)
        if person:
            mention.canonical, mention.kind, mention.sure = person, "person", True
        elif key in self.surnames or key in self._titled:
            mention.kind, mention.sure = "person", True
        elif mention.kind == "other" and not mention.sure and not mention.initial:
            if key in self.organisations:
                mention.canonical, mention.kind, mention.sure = self.organisations[key], "organisation", True
            elif len(self._tails.get(key, ())) == 1:
                mention.canonical, mention.kind, mention.sure = self._tails[key][0], "organisation", True

    def _placed(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - 8) : mention.start].rsplit(None, 1)
        return bool(before) and before[-1] in ("in", "at", "near", "from", "to", "of", "across", "outside")

    def person(self, key: str, title: str | None) -> str | None:
        """The one full name that a surname (or a forename) stands for; None where there is none or more than one."""
        forename = title is not None and title.split()[-1].lower() in self._words.given_titles
        order = (self.forenames, self.surnames) if forename else (self.surnames, self.forenames)
        for index in order:
            names = index.get(key, [])
            if len(names) > 1 and title:
                names = [name for name in names if self._fits(name, title)]
            if len(names) == 1:
                return names[0]
            if names:
                return None
        return None

    def _fits(self, name: str, title: str) -> bool:
        last = title.split()[-1].lower().rstrip(".")
        first = name.split()[0].lower()
        if last in self._words.female_titles:
            return first not in self._words.male
        if last in self._words.male_titles:
            return first not in self._words.female
        return True
