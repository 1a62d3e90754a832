"""People and places in one article: two spellings, drifting ranks, surnames before names, pronouns that change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View, once
from factcheck.extraction.names import gender_of
from factcheck.extraction.names.lexicon import lexicon
from factcheck.language.letters import drawn_out, misspelt, sounds
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, personal, singular
from factcheck.model import Name, Sentence, within

Finding = tuple[int, int, dict[str, Any]]
_WORD = patterns.lazy(r"[a-z'’-]+")
_PRONOUNS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female", "hers": "female"}
_OTHER = {"male": "female", "female": "male"}
_CHANGES = patterns.lazy(
    r"\b(?:promot\w+|made|becam?e|now|former\w*|then|was|until|appointed|previously|acting)\b", re.I
)
_ROLE = patterns.lazy(r"'?s?,? (?:\(|the |an? |who |whose )|, (?:the|an?|who|whose|chief|president|head|director|of)\b")
_CLOSED = patterns.lazy(r"[.!?][\"'”’)\]]*\s*$")
COURTESY = frozenset(["mr", "mrs", "ms", "miss"])
_SURNAME = 6
_PLACE = 7
_HEADLINE = 12
"""Words that the first sentence of a copy may have and be its headline."""
_DESCRIBED = patterns.lazy(r"(?<=[a-zA-Z] )(?P<word>[a-z]{4,}) (?:(?:Mr|Mrs|Ms|Miss)\.? )?$")
_KIN = patterns.lazy(
    r"\b(?:wife|husband|widow|widower|couple|married|marry\w*|marriage|spouse|parents|father|mother|son|daughter|brother|sister|"
    r"wed|wedding|m(?:r|rs)\.? and m(?:rs|r)\b)"
)
_BOTH = patterns.lazy(
    r"\b(?:(?:he|his|him) (?:or|and) (?:she|hers?)|(?:she|hers?) (?:or|and) (?:he|his|him))\b|s/he|his/her|he/she"
)
_EXPLAINED = patterns.lazy(
    r"\[sic\]|\b(?:spelt|spelled|also known as|known as|formerly|born|née|aka|misspel\w+)\b", re.I
)


def _sentence(view: View, name: Name) -> Sentence | None:
    at = view.sentence_at(name.start)
    return view.facts.sentences[at] if at >= 0 else None


def first_mentions(view: View) -> dict[str, Name]:
    """The first mention of each name of the article, by its canonical form."""
    first: dict[str, Name] = {}
    for name in view.facts.names:
        first.setdefault(name.canonical, name)
    return first


def two_spellings(view: View) -> Iterator[Finding]:
    """One name in two spellings: a surname or a given name one letter off, a place likewise."""
    first = [*first_mentions(view).values(), *_heard(view)]
    letters: dict[str, list[Name]] = {}
    for name in first:
        # Of a bare surname that is nobody else's only its likeness to a full name tells that it is one.
        kind = "person" if name.kind == "other" and " " not in name.canonical else name.kind
        if kind in ("person", "place"):
            letters.setdefault(name.canonical.split()[-1][:1].lower() + kind, []).append(name)
    for group in letters.values():
        for index, later in enumerate(group[:80]):
            for earlier in group[:index]:
                same = _one_place if earlier.kind == "place" else one_name
                if same(earlier.canonical, later.canonical) and not _told_apart(view, earlier, later):
                    yield later.start, later.end, {"name": later.text, "other": earlier.text, "first": earlier}
                    break


def _heard(view: View) -> Iterator[Name]:
    """Who speaks, by one word with a capital that is no known name: "Etchevarria said"."""
    known = {name.start for name in view.facts.names}
    seen: set[str] = set()
    for attribution in view.facts.attributions:
        source = attribution.source
        if source is None or source.start in known or source.text in seen or not source.text.isalpha():
            continue
        lower = source.text.lower()
        if source.text.istitle() and len(lower) >= _SURNAME and not lexicon().ordinary(lower):
            seen.add(source.text)
            yield Name(source.start, source.end, source.text, "other", source.text)


def _one_place(a: str, b: str) -> bool:
    if " " in a + b or min(len(a), len(b)) < _PLACE or not misspelt(a.lower(), b.lower()):
        return False
    from factcheck.comparison.known_by import countries

    return not {a.lower(), b.lower()} <= countries()  # Ireland and Iceland


def one_name(a: str, b: str) -> bool:
    """Are the names of two people likely one name, misspelt once: in the surname or in the given name?"""
    one, other = a.lower().split(), b.lower().split()
    if len(one) == 1 and len(other) == 1:
        return False
    if len(one) == 1 or len(other) == 1:
        return misspelt(one[-1], other[-1]) or drawn_out(one[-1], other[-1])
    given_same, surname_same = one[0] == other[0], one[-1] == other[-1]
    return (given_same and misspelt(one[-1], other[-1])) or (
        surname_same and (misspelt(one[0], other[0]) or sounds(one[0], other[0]))
    )


def _told_apart(view: View, a: Name, b: Name) -> bool:
    """Are the two in one sentence, or does a word beside the later one say that it is somebody else?"""
    one, other = _sentence(view, a), _sentence(view, b)
    if one is None or other is None or one is other or _EXPLAINED.search(one.text + other.text):
        return True
    relations = load("relations").forms
    words = f" {' '.join(_WORD.findall(other.text.lower()))} "
    return any(f" {form} " in words for form in relations)


@cache
def _rank(printed: str) -> tuple[str, str] | None:
    """Ladder and rank of a title."""
    lexicon = load("ranks")
    words = [lexicon.data["same"].get(w, w) for w in printed.lower().replace(".", "").split()]
    title = " ".join(words)
    for form in sorted(lexicon.forms, key=len, reverse=True):
        if title == form or title.startswith(form + " ") or title.endswith(" " + form):
            return lexicon.forms[form][1], form
    return None


def title_drift(view: View) -> Iterator[Finding]:
    """One person with two ranks of the same ladder, and no word of promotion."""
    held: dict[str, tuple[Name, tuple[str, str]]] = {}
    for name in view.facts.names:
        rank = _rank(name.title) if name.kind == "person" and name.title else None
        if rank is None:
            continue
        before = held.setdefault(name.canonical, (name, rank))
        sentence = _sentence(view, name)
        if before[1][0] == rank[0] and before[1][1] != rank[1] and sentence is not None:
            # "Inspector" after "Detective Inspector" is a short form.
            short = rank[1] in before[1][1] or before[1][1] in rank[1]
            told = any(
                _CHANGES.search(s.text) for s in (sentence, _sentence(view, before[0])) if s is not None and not short
            )
            if not short and not told:
                yield name.start, name.end, {"name": name.canonical, "title": rank[1], "other": before[1][1]}
                held[name.canonical] = (name, rank)


def bare_surname(view: View) -> Iterator[Finding]:
    """A person who is heard in the running text by surname alone, and whose full name comes further down."""
    return (found for found in _surnames(view) if _named_in_full(view, found))


def never_introduced(view: View) -> Iterator[Finding]:
    """A person who is heard by surname alone in copy that never gives the full name."""
    return (found for found in _surnames(view) if not _named_in_full(view, found))


def _named_in_full(view: View, found: Finding) -> bool:
    surname = found[2]["name"].split()[-1]
    return " " in found[2]["full"] or surname in _given(view)


@once
def _surnames(view: View) -> list[Finding]:
    return list(_bare_surnames(view))


def _bare_surnames(view: View) -> Iterator[Finding]:
    """People who are heard in the running text by surname alone, before (or without) being introduced by full name."""
    facts = view.facts
    introduced = {n.canonical for n in facts.names if _headline(view, n)}
    families: set[str] = set()
    known = load("known_names").forms
    heard = {a.source.start: a.source.end for a in facts.attributions if a.source is not None}
    for name in facts.names:
        if name.kind != "person" or name.canonical in introduced:
            continue
        introduced.add(name.canonical)
        words = name.text.split()
        if len(words) > 1 or words[0].lower() in families:
            # Of two people with one surname, the bare surname names neither, but it has been introduced.
            families.update(word.lower() for word in words)
            continue
        courtesy = (name.title or "").lower().rstrip(".") in COURTESY
        if not courtesy:
            given = words[0].lower() in lexicon().female or words[0].lower() in lexicon().male
            speaks = any(start <= name.start and name.end <= end <= name.end + 2 for start, end in heard.items())
            if name.title or given or not speaks:
                continue
        if view.in_quotation(name.start, name.end) or words[0].lower() in known or _met(view, name):
            continue
        yield name.start, name.end, {"name": name.text, "full": name.canonical}


def _met(view: View, name: Name) -> bool:
    """Has the reader met the surname in any name before, or does the sentence itself say who it is: "his wife, Ann,",
    "Mr Moor, the owner"? Copy without a full stop is a headline, and introduces as one."""
    if re.search(rf"\b{re.escape(name.text.split()[-1].lower())}\b", view.low[: name.start]):
        return True
    if _ROLE.match(view.low, name.end):
        return True
    before = _WORD.findall(view.low, max(0, name.start - 40), name.start)
    if any(word in load("relations").forms for word in before[-3:]):
        return True
    sentence = _sentence(view, name)
    if sentence is None:
        return False
    opens = sentence is view.facts.sentences[0]
    # The first sentence of scraped copy is often its headline: short, or with the full name still to come.
    headed = opens and (len(sentence.text.split()) <= _HEADLINE or " " in name.canonical)
    described = _DESCRIBED.search(view.text, sentence.start, name.start)
    if (
        described
        and described["word"] not in listed("claim_words", "functions")
        and described["word"] not in load("cues").forms
    ):
        return True
    return headed or not _CLOSED.search(sentence.text)


def _headline(view: View, name: Name) -> bool:
    sentence = _sentence(view, name)
    return sentence is not None and sentence.kind in ("headline", "subhead", "caption")


def pronoun_drift(view: View) -> Iterator[Finding]:
    """A person of known pronoun, alone in the sentence, and the other pronoun for whom nobody else is about."""
    sentences = view.facts.sentences
    for index, sentence in enumerate(sentences):
        people = [n for n in within(view.facts.names, sentence.start, sentence.end) if n.kind == "person"]
        if len({n.canonical for n in people}) != 1 or sentence.kind not in ("paragraph", "list"):
            continue
        expected = gender_of(people[0])
        if expected is None or not people[0].title or people[0].title.lower() in listed("claim_words", "of_the_bench"):
            continue
        other = _OTHER[expected]
        words = _WORD.finditer(view.low, people[0].end, sentence.end)
        drifted = (w for w in words if _PRONOUNS.get(w.group()) == other and not view.in_quotation(*w.span()))
        word = next(drifted, None)
        if word is None or _shared(view, people[0]) or _BOTH.search(view.low, sentence.start, sentence.end):
            continue
        if _nobody_else(view, index, people[0].canonical, other):
            yield word.start(), word.end(), {"name": people[0].text, "pronoun": word.group()}


def title_gender(view: View) -> Iterator[Finding]:
    """One person as Mr here and Mrs or Ms there, and nobody else of that name."""
    titled = [
        (index, name, expected)
        for index, name in enumerate(view.facts.names)
        if name.kind == "person" and name.title and not name.title[0].islower() and (expected := gender_of(name))
    ]
    if len({(name.canonical, expected) for _, name, expected in titled}) == len({n.canonical for _, n, _ in titled}):
        return
    seen: dict[str, Name] = {}
    for index, name, expected in titled:
        if _shared(view, name):
            continue
        before = seen.setdefault(name.canonical, name)
        if gender_of(before) not in (expected, None) and _nobody_else(
            view, view.sentence_at(name.start), name.canonical, expected
        ):
            yield name.start, name.end, {"name": name.text, "title": name.title, "other": before.title, "index": index}
            seen[name.canonical] = name


def _shared(view: View, name: Name) -> bool:
    """May two people of the story bear the surname: two given names with it, or kin or a couple spoken of?"""
    surname = name.text.split()[-1]
    return len(_given(view).get(surname, ())) > 1 or _kin(view) or f"the {surname.lower()}s" in view.low


@once
def _given(view: View) -> dict[str, set[str]]:
    """The given names that stand with each surname."""
    found: dict[str, set[str]] = {}
    for name in view.facts.names:
        if name.kind == "person" and len(words := name.text.split()) > 1:
            found.setdefault(words[-1], set()).add(words[0])
    return found


@once
def _kin(view: View) -> bool:
    return _KIN.search(view.low) is not None


def _nobody_else(view: View, index: int, canonical: str, gender: str) -> bool:
    """Is nobody whom the pronoun could mean named up to the end of a sentence or told of by that pronoun before it, and
    do neither it nor the two before it speak of a person without a name?"""
    sentences = view.facts.sentences[max(0, index - 2) : index + 1]
    start, end = sentences[0].start, sentences[-1].end
    if any(_PRONOUNS.get(word) == gender for word in _WORD.findall(view.low, 0, sentences[-1].start)):
        return False
    for name in within(view.facts.names, 0, end):
        # What is not known to be anything else may be a person.
        if name.kind in ("person", "other") and name.canonical != canonical and gender_of(name) in (gender, None):
            return False
    words = {word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(view.low, start, end)}
    relations = load("relations").forms
    return not any(relations[w][1] in (gender, "either") if w in relations else personal(singular(w)) for w in words)


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "two-spellings": two_spellings,
    "title-drift": title_drift,
    "bare-surname": bare_surname,
    "never-introduced": never_introduced,
    "pronoun-drift": pronoun_drift,
    "title-gender": title_gender,
}
