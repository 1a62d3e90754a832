"""Words that reserve what is said: not, if, may, other, without. Where they differ, there is no contradiction."""

from __future__ import annotations

from functools import cache

from factcheck import patterns
from factcheck.engine.kinds.checks import frames
from factcheck.engine.kinds.checks.clauses import clause_of, roots_of, roots_said, words_of
from factcheck.engine.kinds.checks.said import Said, dates_of
from factcheck.engine.operands.clauses import root
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import singular
from factcheck.model import Date, Quantity

# Words that make all that is said another thing, and those that do so to the figure beside them.
_RESERVES = (
    "if", "unless", "may", "might", "could", "should", "hope", "other", "others", "another", "elsewhere", "used to",
    "feared", "dreaded", "hoped", "expected", "predicted", "need", "needs", "want", "wants", "require", "requires",
    "would have (?:been|had|gone|come|made|taken|[a-z]+ed)",
)  # fmt: skip
_BESIDE = (
    "not", "never", "no", "then", "(?<!would )(?<!will )(?<!to )last(?! night)", "next", "each", "extra",
    "the (?:first|initial|second)(?= \\d)",
    "more than", "less than", "least", "up to", "with", "without", "including", "plus", "altogether", "when", "too",
    "myself", "ourselves", "personally", "again", "eventually", "ultimately", "ideally", "in the end", "remaining",
    "(?:there (?:are|were|is|was)|have|has|had|with) [^,.;]* left(?=[,.;)]|$)",
)  # fmt: skip
_RESERVED, _RESERVING = (patterns.lazy(rf"\b(?:{'|'.join(words)})\b") for words in (_RESERVES, _BESIDE))
_AND_WE = patterns.lazy(r", and (?:i|we|they|he|she|you|it)\b")
_BUT = patterns.lazy(r", (?:but|though|although)\b")
_IF = patterns.lazy(r"\b(?:if|unless|but)\b")
_SENTENCE = patterns.lazy(r"[.?!](?!\d)")


def reserved(view: View, said: Said, figure: Quantity | Date) -> set[str]:
    """Words that make a statement another one: not, other, if, may, in the sentence of the figure; a "can't" only in
    its clause."""
    part = next((part for part in said.content if part.start <= figure.start < part.end), said.content[0])
    ends = [match.end() for match in _SENTENCE.finditer(view.low, part.start, figure.start)]
    stop = _SENTENCE.search(view.low, figure.end, part.end)
    end = stop.start() if stop else part.end
    # "There are 46, and I could show you all": they are there whatever he could.
    besides = _AND_WE.search(view.low, figure.end, end)
    if besides is not None and _IF.search(view.low, besides.end(), end) is None:
        end = besides.start()
    but = _BUT.search(view.low, figure.end, end)
    if but is not None and frames.told_of(view.low[figure.end : but.start()]):
        end = but.start()
    text = view.low[ends[-1] if ends else part.start : end].replace("’", "'")
    for date in dates_of(view, said):
        # The month of May reserves nothing.
        text = text.replace(date.text.lower(), " ")
    clause = clause_of(view, figure).replace("’", "'") if isinstance(figure, Quantity) else text
    for phrase in _denials():
        clause = clause.replace(phrase, " ")
    denied = "n't" in clause
    return {*_RESERVED.findall(text)} | ({"n't"} if denied else set())


def other_kin(view: View, told: Said, quoted: Said) -> bool:
    """Do the two name other relatives? Of those that were told of "we" and "he" may speak."""
    here, there = (
        {singular(word) for word in words_of(view, one).split() if word in load("kin").forms} for one in (told, quoted)
    )
    taken_up = not _TAKING_UP.isdisjoint(words_of(view, quoted).split())
    return here != there and not (taken_up and there <= here)


@cache
def _denials() -> frozenset[str]:
    """Phrases with a "not" that tell what others do without ("doesn't turn up", "is absent")."""
    rows = table("told_alike")["senses"].values()
    return frozenset(str(phrase) for row in rows for phrase in row if "n't" in str(phrase))


_TAKING_UP = frozenset({"we", "we'd", "we've", "he", "him", "she", "her", "they", "them"})


def as_sure(view: View, told: Said, quoted: Said, one: Quantity | Date, other: Quantity | Date) -> bool:
    """Are two statements made with the same reserves? What is needed is what it takes."""
    here, there = reserved(view, told, one), reserved(view, quoted, other)
    # What the speaker wants is what he is told to have wanted.
    known = {*map(root, words_of(view, told).split())}
    spoken = {*map(root, words_of(view, quoted).split())}
    here, there = (
        here | {word for word in there if root(word) in known},
        there | {word for word in here if root(word) in spoken},
    )
    if frames.takes(words_of(view, told)) and frames.takes(words_of(view, quoted)):
        here, there = here - _NEEDS, there - _NEEDS
    return here == there


_NEEDS = {"need", "needs", "require", "requires"}


def reserves(view: View, figure: Quantity, known: frozenset[str]) -> set[str]:
    """Words beside a figure that make it another one. Its own hedge is in its bounds; "extra" and "more" are one; what
    both sides speak of is nothing that it is told with ("14 horses with ringworm")."""
    clause = clause_of(view, figure)
    found = {*_RESERVING.findall(clause)}
    if figure.hedge:
        found -= _HEDGES
    if figure.kind == "number" and _MORE.match(view.low, figure.end):
        found.add("extra")
    return {word for word in found if word != "with" or not roots_of(clause.partition(" with ")[2]) & known}


_HEDGES = {"more than", "less than", "least", "up to"}
_MORE = patterns.lazy(r" (?:more|extra|additional|further) (?!than)[a-z]")


def plain_days(view: View, *days: Date) -> bool:
    """Has no clause of a day a word that makes it another one?"""
    clauses = [clause_of(view, day) for day in days]
    back = any(_BACK.search(clause) for clause in clauses)
    return not any(_RESERVING.search(clause.replace(" again", "") if back else clause) for clause in clauses)


_BACK = patterns.lazy(r"\b(?:back|re-?open(?:s|ed)?|resumes?|returns?|restored?)\b")


def of_others(view: View, told: Said, quoted: Said) -> bool:
    """Are the quoted words about somebody's something of which the told ones do not speak: "I met his deputy"?"""
    known = roots_said(view, told)
    return any(not roots_of(noun) <= known for noun in _OWNED.findall(words_of(view, quoted)) if noun not in _OWN_LIFE)


_OWN_LIFE = frozenset({"life", "own", "time", "best", "job"})
_OWNED = patterns.lazy(r"\b(?:his|her|their|my) ([a-z]+)")
