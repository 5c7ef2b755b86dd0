"""Damaged copies of gold: what they keep, and whose words they no longer tell."""

from attrs import evolve

from benchmarks.damage import damaged
from benchmarks.gold import Article, Status
from quotes.model import Reason
from tests.gold import gold_segment

WORDS = "“We will win,”"
TOLD = (
    "Clara Moss left.",
    "It was noon.",
    "It rained.",
    f"{WORDS} she said.",
    "It was late.",
    "It is over.",
)


def _copies(paragraphs: tuple[str, ...], *speakers: str, mention: str) -> list[Article]:
    """The copies that still have the words; which paragraphs else go depends on the id."""
    text = "\n\n".join(paragraphs)
    segment = evolve(gold_segment(text, WORDS, *speakers), mention=mention)
    made = (damaged(Article(id=f"a{n}", text=text, segments=(segment,))) for n in range(80))
    return [copy for copy in made if copy is not None]


def test_words_stand_where_the_copy_says() -> None:
    copies = _copies(TOLD, "Clara Moss", mention="she")

    assert {copy.quoted(copy.segments[0]) for copy in copies} == {WORDS}
    assert len({copy.text for copy in copies}) > 5


def test_who_is_named_no_more_is_nobody() -> None:
    for copy in _copies(TOLD, "Clara Moss", mention="she"):
        (segment,) = copy.segments
        if "Moss" in copy.text:
            assert segment.speakers == ("Clara Moss",)
        else:
            assert segment.status is Status.UNRESOLVED
            assert segment.reason is Reason.NO_ANTECEDENT
            assert segment.mention is None


def test_gap_between_name_and_words_leaves_the_label_open() -> None:
    copies = _copies(TOLD, "Clara Moss", mention="she")

    kept = [c.text for c in copies if "Moss" in c.text]
    assert kept
    assert all("It was noon.\n\nIt rained.\n\n“We" in text for text in kept)


def test_words_that_name_their_speaker_keep_the_label() -> None:
    paragraphs = tuple(p.replace("she said", "said Clara Moss") for p in TOLD)
    copies = _copies(paragraphs, "Clara Moss", mention="Clara Moss")

    assert copies
    assert all(copy.segments[0].speakers == ("Clara Moss",) for copy in copies)
    assert any(not copy.text.startswith("Clara") for copy in copies)


def test_who_was_nobody_stays_nobody() -> None:
    for copy in _copies(TOLD, mention="she"):
        assert copy.segments[0].status is Status.UNRESOLVED


def test_short_articles_have_no_copy() -> None:
    assert not _copies((f"{WORDS} she said.", "It rained.", "It is over."), mention="she")


def test_copy_folds_with_its_original() -> None:
    copies = _copies(TOLD, "Clara Moss", mention="she")

    assert all(copy.id == f"{copy.outlet}, damaged" for copy in copies)
