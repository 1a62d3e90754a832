"""Who is this? A speaker who is named in full and not introduced: no title, no office, no word of who it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import listed
from factcheck.model import Name, within

Finding = tuple[int, int, dict[str, Any]]
# ", 61," and ", the owner,", "(Labour)", "of Norvex", "who runs": all tell who it is.
_TOLD = patterns.lazy(r"(?:['’]s?)?(?:,| \(| of\b| from\b| at\b| for\b| in\b| who\b| as\b| whose\b| and\b| &| –| -)")
_INTRODUCED = patterns.lazy(
    r"\b(?:is|was|has been|became|works|worked|runs|ran|serves|served|heads|leads|teaches|plays|owns|founded)\b"
)
_NEXT = 2


def no_role(view: View) -> Iterator[Finding]:
    """The first mention of a person who speaks there and of whom nothing is told, there or right after."""
    facts = view.facts
    seen: set[str] = set()
    speaking = {(a.source.start, a.source.end) for a in facts.attributions if a.source is not None}
    starts = {start for start, _ in speaking}
    known = load("known_names").forms
    for name in facts.names:
        if name.kind != "person" or name.canonical in seen:
            continue
        seen.add(name.canonical)
        index = view.sentence_at(name.start)
        # The first sentence of copy without a headline is often its headline.
        plain = index > 0 and facts.sentences[index].kind == "paragraph"
        if not plain or " " not in name.text or name.title or name.text.split()[-1].lower() in known:
            continue
        if name.start in starts and not view.in_quotation(name.start, name.end) and not _told(view, name, index):
            yield name.start, name.end, {"name": name.text}


def _told(view: View, name: Name, index: int) -> bool:
    """Do the words beside the name, or the sentences after it, say who it is?"""
    text, sentences = view.text, view.facts.sentences
    if _TOLD.match(text, name.end):
        return True
    before = text[sentences[index].start : name.start]
    word = before.split()[-1].lower() if before.split() else ""
    cues = load("cues").forms
    if word and word not in cues and word not in listed("claim_words", "functions") and word.strip("“”\"',") != "":
        return True
    for sentence in sentences[index + 1 : index + 1 + _NEXT]:
        again = any(n.canonical == name.canonical for n in within(view.facts.names, sentence.start, sentence.end))
        pronoun = sentence.text.startswith(("He ", "She ", "They "))
        if (again or pronoun) and (_INTRODUCED.search(sentence.text) or "," in sentence.text[:40]):
            return True
    # A name met before by its surname or in the headline has been introduced there, or is another rule's.
    return name.text.split()[-1].lower() in view.low[: name.start]


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"no-role": no_role}
