"""Marked words in a row (“a “liar” and a “cheat””): what one of them is, the others are."""

import re

from attrs import evolve

from quotes.document import Document
from quotes.find.headlines import is_echoed
from quotes.find.link import Link, LinkRule
from quotes.find.not_speech import label_of
from quotes.find.pull_quotes import pulled_from_narration
from quotes.find.work_titles import in_title_case
from quotes.model import NotSpeechLabel, Span

_Told = tuple[Link, NotSpeechLabel | None]
_GOVERNED = frozenset({LinkRule.CONTENT, LinkRule.OBJECT, LinkRule.VOICED})
# What stands between two of a row; the comma may be inside the marks.
_BETWEEN = re.compile(
    r"""^,?\s*(?:(?:and|or|but|nor)\s+)?(?:(?:as|of|on|an?|the|his|her|its|their|more)\s+){0,2}$""",
    re.VERBOSE,
)


def labelled(document: Document, links: tuple[Link, ...]) -> tuple[_Told, ...]:
    """Return every link with what its passage is if it is no speech.

    Words of a headline that somebody says below are his; those that the article itself tells are
    nobody's; words that stand in a row with others share their cue, or are a title as they are.
    """
    pulled = pulled_from_narration(document)
    found = [
        (link, NotSpeechLabel.OTHER if link.passage in pulled else label_of(document, link))
        for link in links
    ]
    said = [document.markings.passages[link.passage] for link, label in found if label is None]
    for at, (link, label) in enumerate(found):
        if label is not None and is_echoed(
            document, document.markings.passages[link.passage], said
        ):
            found[at] = (link, None)
    for at in range(1, len(found)):
        found[at] = _like(document, found[at], found[at - 1])
    for at in range(len(found) - 2, -1, -1):
        found[at] = _like(document, found[at], found[at + 1])
    return tuple(found)


def _like(document: Document, own: _Told, beside: _Told) -> _Told:
    (link, label), (other, told) = own, beside
    if (label is None) == (told is None) or not _in_row(document, link, other):
        return own
    titled = _is_titled(document, link)
    if told is NotSpeechLabel.TITLE:
        return (link, told) if titled and _is_titled(document, other) else own
    governed = other.frame is not None and other.rule in _GOVERNED
    if told is None and governed and label in _TURNS and not titled:
        return evolve(link, frame=other.frame, rule=other.rule), None
    return own


# What a few words are called that no cue takes up by itself.
_TURNS = frozenset({NotSpeechLabel.SCARE, NotSpeechLabel.TERM, NotSpeechLabel.TITLE})


def _is_titled(document: Document, link: Link) -> bool:
    """Two words or more in title case; one may be capital by itself (“a “Marxist””)."""
    words = _span(document, link).of(document.text).split()
    return len(words) > 1 and in_title_case(" ".join(words))


def _span(document: Document, link: Link) -> Span:
    passage = document.markings.passages[link.passage]
    return Span(start=passage.start, end=passage.end)


def _in_row(document: Document, one: Link, other: Link) -> bool:
    """Nothing but a comma, a conjunction and small words stands between the two."""
    first, second = sorted((_span(document, one), _span(document, other)))
    parents = {document.markings.passages[x.passage].parent for x in (one, other)}
    ended = first.of(document.text).rstrip("”\"’'»“")[-1:] in set(".!?")
    between = document.text[first.end : second.start]
    return len(parents) == 1 and not ended and _BETWEEN.match(between) is not None
