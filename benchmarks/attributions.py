"""Gold of the PARC family: attributions as triples of source, cue and content spans."""

from attrs import frozen

Spans = tuple[tuple[int, int], ...]
"""Half-open (start, end) code points of an article's text, in order."""


@frozen(kw_only=True)
class Attribution:
    """Words (content) attributed to somebody (source) by a cue; each may be in pieces or absent."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@frozen(kw_only=True)
class AttributedArticle:
    """One article with its attributions."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    title: str | None = None
