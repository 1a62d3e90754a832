"""Captions: told by a label before them or by their picture credit, and cut from the paragraph or subhead that a page
glued to them."""

from __future__ import annotations

from factcheck import patterns

_AGENCY = (
    r"PA(?: Wire| Images| Media| Archive)?|AP(?: Photo)?|Getty(?: Images)?|Reuters|REUTERS|AFP|EPA|Shutterstock|Alamy"
    r"|SWNS|Rex(?: Features)?|Press Association|Wikimedia Commons|Bloomberg|UPI|TASS|Xinhua|Anadolu|iStock|Unsplash"
    r"|Facebook|LinkedIn|Instagram|Twitter|BBC|ITV|Sky News|LNP|Google(?: Maps| Street View)?"
)
_LABEL = (
    r"(?:[Pp]ictures?|[Pp]ics?|[Pp]hotos?|[Pp]hotographs?|[Ii]mages?|[Cc]redits?|[Pp]hoto credits?|PICTURE|PHOTO|Pic)"
)
# In brackets: a label, or a maker and an agency; "(PA)" alone could be an abbreviation, so it needs a stop before it.
CREDIT = patterns.lazy(
    rf"\((?:{_LABEL}(?:\s?:|\sby)\s?[^()]{{1,80}}|[^()/]{{1,60}}/\s?(?:{_AGENCY})[^()]{{0,30}}|AP Photo/[^()]{{1,60}}"
    r")\)"
    rf"|(?<=[.!?\"”’] )\((?:{_AGENCY})\)"
    rf"|(?<=[.!?\"”’] ){_LABEL}(?:\s?:|\sby)\s[^.()]{{1,80}}\Z"
    rf"|\b(?:[Pp]hoto|[Pp]icture|[Pp]hotograph|[Ii]mage|[Cc]redit):\s?[^.()]{{1,60}}(?:/\s?(?:{_AGENCY})|\Z)"
)
# What a caption opens with: "Pictured: ", "Above: ", "File photo: ".
_OPENS = patterns.lazy(
    r"(?:(?:[Ff]ile |FILE |[Mm]ain |[Tt]op |[Ii]nset )?"
    r"(?:[Cc]aption|CAPTION|[Pp]ictured|PICTURED|[Pp]icture|PICTURE|[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|IMAGE)"
    r"(?: caption| above| below| left| right)?"
    r"|(?:Above|Below|Left|Right|Inset|Top|Bottom|Main|ABOVE|BELOW)(?: left| right)?)"
    r"\s?(?::|, from left[,:]|[–—-] )\s*(?=\S)"
)
_HINT = patterns.lazy(r"/|:|b(?<=\bb)y\b|\((?:[A-Z]|Sk)")
_BEGUN = patterns.lazy(r"\(|P(?:ic|IC|hoto|HOTO)|p(?:ic|hoto)|Image|image|Credit|credit")
"""What every credit begins with."""
_SENTENCE = patterns.lazy(r"(?<=[.!?])[\"”’]?(?=[A-Z“‘])|(?<=[.!?\"”’])\s+(?=[A-Z“‘])")
_LONGEST = 320


def captions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The captions in a paragraph ``text[start:end]``: all of it where it opens with a label ("Pictured:"); else each
    ends with a credit that ends the paragraph, or onto which the next words are glued without a space."""
    found: list[tuple[int, int]] = []
    if end - start <= 2 * _LONGEST and _OPENS.match(text, start, end):
        return [(start, end)]
    if not _BEGUN.search(text, start, end) or not _HINT.search(text, start, end):
        return found
    at = start
    stop = start
    for begun in _BEGUN.finditer(text, start, end):
        credit = CREDIT.match(text, begun.start(), end) if begun.start() >= stop else None
        if credit is None:
            continue
        stop = credit.end()
        if stop < end and text[stop : stop + 1] == "." and stop + 1 == end:
            stop = end
        if stop < end and not (text[stop].isalpha() or text[stop] in '“‘"'):
            continue
        first = _start(text, at, credit.start())
        if credit.start() - first > _LONGEST:
            continue
        found.append((first, stop))
        at = stop
    return found


def _start(text: str, start: int, credit: int) -> int:
    """Where the caption begins whose credit is at ``credit``: at the paragraph's start where that is near, else with
    its last sentence."""
    if credit - start <= _LONGEST:
        glued = [m.end() for m in _SENTENCE.finditer(text, start, credit) if m.group() in ("", "”", "’", '"')]
        return glued[-1] if glued else start
    breaks = [m.end() for m in _SENTENCE.finditer(text, max(start, credit - _LONGEST), credit)]
    return breaks[-1] if breaks else start
