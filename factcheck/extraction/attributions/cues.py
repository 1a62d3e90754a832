"""Cues: the words that attribute, found by one look-up a word and told from nouns by their neighbours."""

from __future__ import annotations

from typing import Literal

import msgspec

from factcheck import patterns
from factcheck.extraction.attributions.cue_lexicon import Lexicon, lexicon
from factcheck.extraction.attributions.shape import Unit

Form = Literal["finite", "ing", "passive", "infinitive", "noun", "according", "adverb"]

# What may stand between a subject and its verb and belongs to the cue: auxiliaries, negation, adverbs.
_GROUP = frozenset("abxr")
_LONGEST = 3
_SUBJECT = patterns.lazy("[dg]?[nCG]{1,3}(?:[po][dg]?[nCG]{1,2})?")
_MANNER = patterns.lazy("qe(?=[dgC])")
_RAISED = patterns.lazy("r?[ab]{1,2}r?[env](?:p?[dgnC]{0,3}t|p)")


class Cue(msgspec.Struct):
    """Tokens ``first:last`` of a unit; ``head`` is the token that carries the lemma. ``classes`` are the lexicon's."""

    head: int
    first: int
    last: int
    lemma: str
    classes: tuple[str, ...]
    form: Form

    def has(self, *classes: str) -> bool:
        """Does the lemma belong to one of the classes?"""
        own = self.classes
        for name in classes:  # noqa: SIM110 - asked for every cue again and again
            if name in own:
                return True
        return False


def find(unit: Unit) -> list[Cue]:
    """The cues of a unit in order."""
    data = lexicon()
    words = unit.words
    found: list[Cue] = []
    after = 0
    # "In" and "by" begin a cue only before a document, a view, an account.
    documents = not data.papers.isdisjoint(words)
    for at in unit.cues:
        word = words[at]
        if at >= after and (word not in ("in", "by") or documents):
            cue = _cue(unit, at, word, data)
            if cue is not None:
                found.append(cue)
                after = cue.last
    if unit.quoted:
        manner = [_manner(unit, match.end() - 1) for match in _MANNER.finditer(unit.shape)]
        taken = {cue.head for cue in found}
        found += [cue for cue in manner if cue is not None and cue.head not in taken]
        found.sort(key=lambda cue: cue.first)
    return found


def _manner(unit: Unit, at: int) -> Cue | None:
    """ "“We won,” beamed the captain": any verb in the past stands for one of saying after a quotation that a comma
    ends."""
    if unit.words[at] in lexicon().verbs or not unit.closes(at):
        return None
    return Cue(at, at, at + 1, unit.words[at], ("say",), "finite")


def _cue(unit: Unit, at: int, word: str, data: Lexicon) -> Cue | None:
    words, shape = unit.words, unit.shape
    if word == "according":
        if words[at + 1 : at + 2] == ["to"]:
            return Cue(at, at, at + 2, "according to", ("according",), "according")
        return None
    if word == "in":
        if words[at + 1 : at + 4] == ["the", "words", "of"]:
            return Cue(at, at, at + 4, "in the words of", ("according",), "according")
        return _document(unit, at, data)
    if word == "by":
        if at and shape[at - 1] not in ",-(":
            return None
        counted = any(words[i] in data.lists["accounts"] for i in range(at + 2, min(at + 6, len(words))))
        owned = (counted and "G" in shape[at + 1 : at + 5]) or shape[at + 1 : at + 2] == "g"
        return Cue(at, at, at + 1, "in", ("according",), "according") if counted and owned else None
    if word == "thanks" or (word == "states" and at and words[at - 1] == "united"):
        return None
    if word in data.lists["raised"]:
        end = _RAISED.match(shape, at + 1)
        if end is not None and any(words[i] in data.lists["raising"] for i in range(at + 1, end.end())):
            return Cue(at, at, end.end() - 1, word, ("noun",), "noun")
    if word in data.lists["impersonal"]:
        first = at - (shape[at - 1 : at] == "a")
        subject = words[first - 1] if first else ""
        return Cue(at, first, at + 1, "emerge", ("impersonal",), "passive") if subject == "it" else None
    if word in data.lists["adverbs"]:
        return Cue(at, at, at + 1, word, ("adverb",), "adverb")
    if word in data.lists["verdicts"] and words[at + 1 : at + 2] == ["of"] and words[at - 1] == "the" and at > 5:
        return Cue(at, at, at + 2, word, ("noun",), "noun")
    entry, last = data.verbs.get(word), at + 1
    if word in data.heads:
        for length in range(_LONGEST, 1, -1):
            longer = data.verbs.get(" ".join(words[at : at + length]))
            if longer is not None and at + length <= len(words):
                entry, last = longer, at + length
                break
    left = shape[at - 1] if at else "^"
    right = shape[last] if last < len(shape) else "$"
    if (left == "w" or (left in "rx" and "w" in shape[max(0, at - 4) : at])) and _hides(words, last):
        return None
    if entry is not None:
        cue = _verb(unit, at, last, entry, left, right)
        if cue is not None:
            return cue
    if word in data.lists["that"] and right in "tT" and left not in "s":
        return Cue(at, at, at + 1, word, ("noun",), "noun")
    if (
        word in data.lists["of"]
        and right in "op"
        and left not in "s"
        and unit.words[last] in ("of", "about", "for", "on", "against", "over", "to")
    ):
        return Cue(at, at, at + 2, word, ("noun",), "noun")
    return None


def _hides(words: list[str], at: int) -> bool:
    """ "Who asked not to be named": says nothing but that the source hides."""
    ahead = words[at : at + 4]
    if ahead[:2] == ["to", "give"] and words[at + 3 : at + 4] in (["name"], ["names"], ["surname"], ["last"]):
        return True
    return ahead[:3] in (["not", "to", "be"], ["to", "remain", "anonymous"]) or (
        ahead[:2] == ["to", "be"] and "not" in words[at - 3 : at]
    )


def _document(unit: Unit, at: int, data: Lexicon) -> Cue | None:
    """ "In a poll": the document is the source."""
    for after in range(at + 1, min(at + 9, len(unit.words))):
        letter = unit.shape[after]
        owned = any(mark in "gG" for mark in unit.shape[at + 1 : after])
        papers = unit.words[after] in data.lists["papers"]
        if papers and not any(w in data.verbs for w in unit.words[after + 1 :]):
            return Cue(at, at, at + 1, "in", ("according",), "according")
        if unit.words[after] in data.lists["documents"] or (owned and unit.words[after] in data.lists["views"]):
            return Cue(at, at, at + 1, "in", ("according",), "according")
        if letter not in "dgnCG#ei-/":
            return None
    return None


def _verb(unit: Unit, at: int, last: int, entry: tuple[str, tuple[str, ...]], left: str, right: str) -> Cue | None:
    words, shape = unit.words, unit.shape
    word = words[at]
    lemma, classes = entry
    first = at
    while first and (shape[first - 1] in _GROUP or (words[first - 1] == "since" and shape[first - 2] == "a")):
        first -= 1
    while first < at and shape[first] == "r" and (first == 0 or shape[first - 1] in ",qk"):
        first += 1
    group = shape[first:at]
    before = shape[first - 1] if first else "^"
    base = lemma.split(" ")[0]
    nounlike = word in lexicon().lists["nounlike"]
    ing = word.endswith("ing") and word != base
    plain = word == base
    third = word.endswith("s") and not plain
    if ing and shape[at] == "p":
        # "regarding", "following" are prepositions.
        return None
    if ing:
        if (left in "dgGo" or (left == "p" and words[at - 1] == "following")) and "b" not in group:
            return None
        return Cue(at, first, last, lemma, classes, "finite" if "b" in group else "ing")
    if plain:
        if left == "T":
            return Cue(at, at, last, lemma, classes, "infinitive")
        if "a" in group:
            return Cue(at, first, last, lemma, classes, "finite")
        subject = words[first - 1] if first else ""
        many = subject in lexicon().lists["quantities"]
        if "b" in group or before in "gGpo" or subject == "whose" or (before in "d#" and nounlike and not many):
            return None
        plural = _is_plural(subject) or before in ",w)-#"
        if word in lexicon().lists["same_past"] and right in ":q":
            plural = True
        if not plural and before != "c" and not _plural_head(unit, first):
            return None
        if nounlike and right in "bavp$.o" and not (_quoted(shape, last) or (right == "$" and _closes(unit, first))):
            return None
        return Cue(at, first, last, lemma, classes, "finite")
    if third:
        if before in "dgGpo#T" or (
            nounlike and before == "n" and words[first - 1].endswith("s") and right not in "tqsS:"
        ):
            return None
        loose = nounlike and right in "bavpo$" and before not in "sw" and not _quoted(shape, last)
        if loose and (right != "$" or not _closes(unit, first)):
            return None
        return Cue(at, first, last, lemma, classes, "finite")
    if (
        "b" in group
        and "h" not in group
        and not any(words[i] in ("has", "have", "had") for i in range(first, at) if i + 1 == at)
    ):
        return Cue(at, first, last, lemma, classes, "passive")
    if "a" in group and not any(
        words[i] in ("has", "have", "had", "having", "hasn't", "haven't", "hadn't", "did", "didn't")
        for i in range(first, at)
    ):
        return None
    figure = before == "#" and word not in ("said", "told", "thought") and shape[first - 2 : first - 1] != "C"
    loose = before in "dgGop" and not (first and words[first - 1] in lexicon().lists["quantities"])
    if (loose or figure) and "a" not in group:
        return None
    if words[last : last + 1] == ["by"]:
        # "As reported by the paper, ..."
        according = before == "h" and classes[0] == "say"
        return Cue(first - 1, first - 1, last + 1, lemma, ("according",), "according") if according else None
    return Cue(at, first, last, lemma, classes, "finite")


def _closes(unit: Unit, first: int) -> bool:
    """Is the cue the last word of "..., its accounts show"?"""
    comma = unit.shape.rfind(",", max(0, first - 6), first)
    return comma > 2 and _SUBJECT.fullmatch(unit.shape, comma + 1, first) is not None


def _plural_head(unit: Unit, end: int) -> bool:
    """Is the phrase that ends at ``end`` plural before its first preposition ("opponents of the plan")?"""
    relative = max(unit.shape.rfind("w", max(0, end - 14), end), unit.shape.rfind("t", max(0, end - 14), end))
    if relative > 0 and unit.words[relative - 1].endswith("s"):
        return True
    for at in range(end - 2, max(end - 10, -1), -1):
        letter = unit.shape[at + 1]
        if letter in ",;:vabqS":
            return False
        loose = letter == "n" and unit.shape[at + 2 : at + 3] in ("p", "o")
        if (letter in "poew" or loose) and (_is_plural(unit.words[at])):
            return True
    return False


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("'s")) or word in lexicon().lists["plurals"]


def _quoted(shape: str, last: int) -> bool:
    return "q" in shape[last : last + 3]
