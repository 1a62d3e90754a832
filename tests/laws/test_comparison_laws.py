"""Laws of comparison: order, unrelated articles and copies change nothing."""

import datetime
import itertools
import random

from factcheck.comparison import conflicts
from factcheck.extraction import extract
from factcheck.model import Article

FIRE = "The Marlow Street fire killed seven people, police said. Firefighters fought the blaze for hours."
FIRE_TOO = "Nine people died in the Marlow Street fire. The blaze began in a kitchen, firefighters said."
FIRE_LATER = "The Marlow Street fire, which killed 11 people, began in a kitchen."
SHARES = "Shares in Tessel fell 3 per cent on Monday after the bank cut its forecast for the year."


def facts(*texts, date=None):
    return [extract(Article.from_text(text, f"{n}.txt", date)) for n, text in enumerate(texts)]


def test_order_of_files_never_matters():
    drafts = facts(FIRE, FIRE_TOO, FIRE_LATER, SHARES)
    wanted = conflicts(drafts)
    assert wanted.conflicts
    for order in itertools.permutations(drafts):
        again = conflicts(order)
        assert (again.conflicts, again.compared, again.refused) == (wanted.conflicts, wanted.compared, wanted.refused)


def test_an_unrelated_article_changes_nothing():
    without = conflicts(facts(FIRE, FIRE_TOO)).conflicts
    assert conflicts(facts(FIRE, FIRE_TOO, SHARES)).conflicts == without
    assert conflicts(facts(FIRE, FIRE_TOO), [extract(Article.from_text(SHARES, "c.txt"))]).conflicts == without


def test_a_text_never_conflicts_with_itself():
    assert not conflicts(facts(FIRE, FIRE, FIRE)).conflicts
    assert conflicts(facts(FIRE, FIRE_TOO, FIRE)).conflicts == conflicts(facts(FIRE, FIRE_TOO)).conflicts


def test_an_agency_text_in_two_outlets_is_one_source():
    body = " ".join(f"Paragraph {word} of the report names Marlow Street." for word in ("one", "two", "three", "four"))
    assert not conflicts(facts(f"{FIRE} {body}", f"{FIRE} {body} The Herald was there.")).conflicts


def test_a_figure_changed_in_an_agency_text_is_found_and_said_to_be_one_source():
    body = " ".join(f"Paragraph {word} of the report names Marlow Street." for word in ("one", "two", "three", "four"))
    (conflict,) = conflicts(facts(f"{FIRE} {body}", f"{FIRE.replace('seven', 'eight')} {body}")).conflicts
    assert any("one source" in reason for reason in conflict.reasons)


def test_context_alone_gives_no_finding():
    drafts = facts(SHARES)
    others = [extract(Article.from_text(text, f"c{n}.txt")) for n, text in enumerate((FIRE, FIRE_TOO))]
    assert not conflicts(drafts, others).conflicts
    assert conflicts(facts(FIRE), others).conflicts


def test_a_conflict_is_anchored_in_the_later_article():
    early = extract(Article.from_text(FIRE, "z.txt", datetime.date(2024, 3, 1)))
    late = extract(Article.from_text(FIRE_TOO, "a.txt", datetime.date(2024, 3, 2)))
    (conflict,) = conflicts([late, early]).conflicts
    assert (conflict.later.path, conflict.earlier.path) == ("a.txt", "z.txt")
    assert conflict.type == "toll-in-time"
    for side in (conflict.later, conflict.earlier):
        text = {"a.txt": FIRE_TOO, "z.txt": FIRE}[side.path]
        assert text[side.start : side.end] == side.text


def test_stories_in_front_matter_decide():
    one = extract(Article.from_text(FIRE, "a.txt", story="marlow"))
    other = extract(Article.from_text(FIRE_TOO, "b.txt", story="another"))
    assert not conflicts([one, other]).conflicts


def test_the_work_grows_with_the_number_of_articles():
    rng = random.Random(7)

    def story(n):
        town = f"{rng.choice(['Marlow', 'Osterby', 'Tarrow', 'Halden'])}ham{n % 40}"
        return f"A fire in {town} killed {rng.randrange(3, 30)} people. {rng.randrange(5, 50)} homes in {town} burned."

    drafts = facts(*(story(n) for n in range(300)))
    for size in (100, 300):
        claims = sum(len(draft.claims) for draft in drafts[:size])
        assert _work(drafts[:size]) <= 2 * 16 * claims


def _work(drafts):
    result = conflicts(drafts)
    return result.compared + sum(result.refused.values())
