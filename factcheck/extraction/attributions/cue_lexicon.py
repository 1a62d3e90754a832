"""The lexicon of cues, ``rules/lexicons/cues.yaml``, in the shape that the search for cues needs."""

import msgspec

from factcheck.derived import kept
from factcheck.language.inflection import forms as inflect
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table


class Lexicon(msgspec.Struct, frozen=True):
    """``verbs``: form to (lemma, classes); ``heads``: the first words of longer forms; ``adding``: the -ing
    forms of saying and telling;
    ``every``: all words that can begin a cue; ``papers``: documents that can be a source; ``lists``: the word lists of
    the file by name."""

    verbs: dict[str, tuple[str, tuple[str, ...]]]
    heads: frozenset[str]
    adding: frozenset[str]
    every: frozenset[str]
    papers: frozenset[str]
    lists: dict[str, frozenset[str]]


@kept(Lexicon)
def lexicon() -> Lexicon:
    """The cue lexicon; a lemma may stand in several classes, the first is its own."""
    data = table("cues")
    verbs: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name, entries in data["words"].items():
        for entry in entries:
            head, _, tail = entry.partition(" ")
            lemma, *irregular = head.split("|")
            phrase = f"{lemma} {tail}" if tail else lemma
            for form in inflect(phrase, "verb", tuple(irregular)):
                known = verbs.get(form, (phrase, ()))
                if name not in known[1]:
                    verbs[form] = (known[0], (*known[1], name))
    lists = {name: frozenset(words) for name, words in (data["nouns"] | data["lists"]).items()}
    lists["nounlike"] = frozenset(form for word in lists["nounlike"] for form in (word, plural(word)))
    heads = frozenset(form.split(" ")[0] for form in verbs if " " in form)
    every = heads.union(
        (form for form in verbs if " " not in form),
        *(lists[name] for name in ("that", "of", "adverbs", "raised", "impersonal", "verdicts")),
        ("according", "in", "by"),
    )
    adding = frozenset(
        form for form, (_, classes) in verbs.items() if form.endswith("ing") and not {"say", "tell"}.isdisjoint(classes)
    )
    papers = frozenset(["words"]).union(*(lists[name] for name in ("papers", "documents", "views", "accounts")))
    return Lexicon(verbs, heads, adding, every, papers, lists)
