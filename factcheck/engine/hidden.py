"""Hidden sources: what makes one an editor's decision rather than the daily practice of a wire.

Wires quote "a police source" on plain facts without a word of why. An editor decides where nothing at all says who
the source is, where the source accuses somebody who can answer, where a reporter granted anonymity and gives no
reason, and where the story has nobody else."""

from __future__ import annotations

from functools import cache
from re import Pattern

from factcheck import patterns
from factcheck.engine.sources import SPOKEN
from factcheck.engine.view import View, once
from factcheck.language.lexicon import load, table
from factcheck.model import Attribution, within

_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words that stand before "sources" and tell nothing.
_COUNTED = frozenset(
    ["a", "an", "the", "one", "two", "three", "four", "several", "some", "many", "multiple", "numerous", "various",
     "other", "another", "third", "second", "more", "of", "our", "unnamed", "unidentified", "anonymous", "these",
     "those", "few", "both", "also", "dozen"]
)  # fmt: skip
_NOBODY = frozenset(
    ["source", "sources", "insider", "insiders", "someone", "somebody", "person", "people", "those", "individual"]
)
# One more of those whose reasons the story gave.
_FURTHER = frozenset({"third", "second", "another", "other", "more", "both"})
_BACK = 6
_ASKED = patterns.lazy(
    r"\b(?:anonymity|anonymous(?:ly)?"
    r"|(?:not|declined|refused|asked|want|wish)(?: [a-z]+)? (?:to )?be (?:named|identified|quoted)"
    r"|on background|off the record)\b"
)
_REASON = patterns.lazy(
    r"\b(?:because|for fear|since (?:he|she|they)|as (?:he|she|they|the)|due to|in order to"
    r"|to (?:protect|speak|talk|discuss|describe|share|avoid)"
    r"|citing|given the|not (?:authori[sz]ed|allowed|permitted|cleared)|fear(?:s|ed|ing)?)\b"
)
_PRONOUNS = frozenset({"he", "she"})


def source_weight(view: View, start: int, end: int, at: int) -> str:
    """Why the unnamed source at ``start:end`` in sentence ``at`` is an editor's decision, in one word; empty where its
    use is everyday.

    label: it stands before a colon at the head of a line, a heading; bare: no word tells who it is; again: none
    does, but the story described such sources some way above; accusing: it says a wrong of somebody named; granted:
    it asked to stay hidden, and the story tells no reason; sole: nobody else in the story has a name. A body whose
    sources a wire quotes every day on plain facts weighs only where it accuses."""
    if at < 0:
        return ""
    if _labels(view, start, end):
        return "label"
    words = [word.lower() for word in _WORDS.findall(view.text, start, end)]
    routine = _routine(words)
    voice = next((a for a in view.voices_in(start, end) if a.source is not None and a.source.start == start), None)
    if voice is not None and _accuses(view, voice, routine):
        return "accusing"
    if is_bare(words):
        if (not _FURTHER.isdisjoint(words) and _explained(view)) or _described(view, words, start, _BACK):
            return ""
        return "again" if _described(view, words, start, at) else "bare"
    if routine:
        return ""
    sentence = view.facts.sentences[at]
    if _ASKED.search(view.low, sentence.start, sentence.end) is not None:
        return "" if _explained(view) else "granted"
    return "sole" if not _named(view) and not _explained(view) else ""


def is_bare(words: list[str]) -> bool:
    return bool(set(words) & _NOBODY) and all(word in _COUNTED or word in _NOBODY for word in words)


def _labels(view: View, start: int, end: int) -> bool:
    """Is the source the label of a heading ("Sources: Tugs sold")?"""
    line = view.text.rfind("\n", 0, start) + 1
    return view.text[end : end + 1] == ":" and not view.text[line:start].strip(" #*")


def _described(view: View, words: list[str], start: int, back: int) -> bool:
    """Are they the sources that were described at most ``back`` sentences before ("navy sources", then "sources")?"""
    heads = {word.rstrip("s") for word in words if word in _NOBODY}
    first = view.facts.sentences[max(0, view.sentence_at(start) - back)].start
    for voice in view.voices_in(first, start):
        said = [word.lower() for word in _WORDS.findall(voice.source.text)] if voice.source is not None else []
        if not heads.isdisjoint(word.rstrip("s") for word in said) and not is_bare(said):
            return True
    return False


def _routine(words: list[str]) -> bool:
    """ "A police source", "navy officials"; "sources at the hospital" may be anybody there."""
    bodies, sources = load("routine_source").forms, load("sources")
    return any(
        word in bodies and any(sources.class_of(head) == "insider" for head in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


def _accuses(view: View, voice: Attribution, routine: bool) -> bool:
    """Does what is said tell a wrong of a person or body that has a name, of one in an office, or of one that a pronoun
    stands for? What a court or the police tell of a charge is on record, and their "he" is a suspect."""
    proceedings = load("proceedings").forms.keys()
    for part in voice.content:
        if _accusing().search(view.low, part.start, part.end) is None:
            continue
        words = frozenset(_WORDS.findall(view.low, part.start, part.end))
        if routine and not proceedings.isdisjoint(words):
            continue
        if any(name.kind != "place" for name in within(view.facts.names, part.start, part.end)):
            return True
        if not routine and not _PRONOUNS.isdisjoint(words):
            return True
        if "the" in words and not offices().isdisjoint(words):
            return True
    return False


@cache
def _accusing() -> Pattern[str]:
    """Words for wrongs; to whom a deed is done, it is none of theirs ("was robbed")."""
    forms = load("accusing").forms
    deeds = "|".join(sorted(form for form, (_, group) in forms.items() if group == "deed"))
    others = {form for form, (_, group) in forms.items() if group != "deed"}
    listed = (load(name).forms for name in ("pejorative", "misdeed", "legal_claim"))
    words = "|".join(sorted(others.union(*listed)))
    passive = "".join(rf"(?<!\b{word} )" for word in ("is", "are", "was", "were", "be", "been", "being"))
    return patterns.compile(rf"\b(?:{words}|{passive}(?:{deeds}))\b")


@cache
def offices() -> frozenset[str]:
    """The words for those in an office ("the president")."""
    return frozenset(table("name_titles")["titles"].split())


@once
def _explained(view: View) -> bool:
    """Does the story say somewhere why a source stays hidden?"""
    for sentence in view.facts.sentences:
        asked = _ASKED.search(view.low, sentence.start, sentence.end)
        if asked is not None and _REASON.search(view.low, sentence.start, sentence.end) is not None:
            return True
    return False


@once
def _named(view: View) -> bool:
    """Does anybody with a name, a newsroom or another body among them, say something in the story?"""
    return any(
        attribution.speaker is not None and not attribution.anonymous and attribution.cue_class in SPOKEN
        for attribution in view.facts.attributions
    )
