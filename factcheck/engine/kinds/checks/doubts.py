"""A paraphrase that settles what the speaker's own words, right after it, leave open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from factcheck.comparison.wording import written_out
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import root
from factcheck.model import Attribution

Finding = tuple[int, int, dict[str, Any]]
_SHARED = 2
_SPOKEN = ("say", "tell", "according")
_PRONOUNS = ("he", "she", "they", "it")
_REFUSALS = ("can not rule out", "can not promise", "can not guarantee", "not ruling out")


def paraphrase_doubt(view: View) -> Iterator[Finding]:
    """The words that leave a matter open, where the sentence before settles it for the same speaker."""
    heard = sorted((a for a in view.facts.attributions if a.content), key=lambda a: a.content[0].start)
    for told, quoted in pairwise(heard):
        if told.kind != "indirect" or quoted.kind != "direct" or not _one_speaker(told, quoted):
            continue
        here, there = view.sentence_at(told.content[0].start), view.sentence_at(quoted.content[0].start)
        if there != here + 1 or not _settles(view, told):
            continue
        words = f" {' '.join(_words(view, quoted))} "
        doubt = next((word for word in table("strength")["open"] if f" {word} " in words), None)
        shared = _roots(view, told) & _roots(view, quoted)
        if doubt is not None and ((told.lemma == "rule out" and doubt in _REFUSALS) or len(shared) >= _SHARED):
            place = quoted.content[0]
            who = told.speaker or "the same speaker"
            yield place.start, place.end, {"told": told.content[0], "doubt": doubt, "speaker": who}


def _one_speaker(told: Attribution, quoted: Attribution) -> bool:
    if told.source is None or quoted.source is None:
        return False
    if told.speaker is not None and told.speaker == quoted.speaker:
        return True
    return quoted.speaker in (None, told.speaker) and quoted.source.text.lower() in _PRONOUNS


def _settles(view: View, told: Attribution) -> bool:
    """Is a matter settled in the paraphrase: ruled out, promised, or said to be so without a word of reserve?"""
    strength = table("strength")
    words = f" {' '.join(_words(view, told))} "
    if any(f" {word} " in words for name in ("hedged", "open", "unsure") for word in strength[name]):
        return False
    return told.lemma in strength["settling"] or (told.cue_class in _SPOKEN and " not " not in words)


def _words(view: View, said: Attribution) -> list[str]:
    """What is said, in lower case, with what is contracted written out."""
    text = " ".join(view.low[part.start : part.end] for part in said.content).replace("’", "'")
    return written_out(re.findall(r"[a-z0-9']+", text))


def _roots(view: View, said: Attribution) -> set[str]:
    small = load("function_words").forms
    return {root(word) for word in _words(view, said) if len(word) > 3 and word not in small}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"paraphrase-doubt": paraphrase_doubt}
