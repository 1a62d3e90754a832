"""Whom a source told: this newsroom or another one."""

from __future__ import annotations

from functools import cache
from re import Pattern
from typing import TYPE_CHECKING

from factcheck import patterns
from factcheck.language.lexicon import load
from factcheck.model import Attribution, within

if TYPE_CHECKING:
    from factcheck.engine.view import View

_TOLD = patterns.lazy(r",?\s+(?:also |later |first )?([Tt]he )?(?=[A-Z])")
_FAR = 80
_REPORTS = ("report", "write", "tweet")


def told_elsewhere(view: View, start: int, end: int, at: int) -> bool:
    """Did the source ``start:end`` speak to another newsroom: one that is named ("told the Associated Press"), that
    reports it ("Steel Week reported that sources said"), or "several news outlets"? A short title with "the" ("told the
    Gazette") is how a paper names itself."""
    attribution = next(iter(view.voices_in(start, start + 1)), None)
    if attribution is None or attribution.cue is None:
        return False
    sentence = view.facts.sentences[at]
    cue = attribution.cue.end
    if _outlets().search(view.low, cue, min(sentence.end, cue + _FAR)) is not None:
        return True
    if any(other.lemma in _REPORTS for other in view.voices_in(sentence.start, start)):
        return True
    before = view.facts.sentences[max(0, at - 1)].start
    if any(other.lemma == "report" and _is_newsroom(view, other) for other in view.voices_in(before, sentence.start)):
        # "Steel Week reports ... “It is over,” a source said": it goes on what they had.
        return True
    if attribution.cue_class != "tell":
        return False
    addressee = _TOLD.match(view.text, cue)
    if addressee is None:
        return False
    named = next(iter(within(view.facts.names, addressee.end(), addressee.end() + 1)), None)
    if named is None or named.kind == "person" or not load("forum").forms.keys().isdisjoint(named.text.lower().split()):
        return False
    own = (view.facts.article.source or "").lower()
    if own and named.text.lower().removeprefix("the ") in own:
        return False
    return addressee.group(1) is None or named.text.lower() not in load("own_title").forms


def _is_newsroom(view: View, voice: Attribution) -> bool:
    """Is it a paper or station with a name, and no person?"""
    source = voice.source
    if source is None or voice.anonymous or not source.text[:1].isupper():
        return False
    names = within(view.facts.names, source.start, source.end)
    return all(name.kind != "person" for name in names)


@cache
def _outlets() -> Pattern[str]:
    """Newsrooms in the plural that are not said to be ours."""
    words = "|".join(sorted(form for form in load("outlet").forms if form.endswith(("s", "media", "press"))))
    return patterns.compile(
        rf"\b(?:to |told )(?:various|several|other|multiple|some|many|local|national|foreign|state) "
        rf"(?:[a-z-]+ )?(?:{words})\b"
    )
