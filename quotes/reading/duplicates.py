"""Telling copies: the same text again is to be counted once.

Wires are syndicated, feeds repeat their items and crawls fetch a page twice. An article whose text
was already seen, under its own id or another, carries `duplicate_of`. A changed text under a known
id is a new version of it and no copy.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import define, evolve, field

from quotes.model import Article, Failure


class SeenTexts(Protocol):
    """Remembers texts by their digests; a run that can be resumed keeps them on disk."""

    def add(self, digest: bytes, name: str) -> str | None:
        """Return the name that this digest came with before, or remember it and return None."""


@define
class SeenInMemory:
    """Remembers texts, at some 150 bytes each, for as long as it lives."""

    _names: dict[bytes, str] = field(factory=dict, init=False)

    def add(self, digest: bytes, name: str) -> str | None:
        """Return the name that this digest came with before, or remember it and return None."""
        before = self._names.get(digest)
        if before is None:
            self._names[digest] = name
        return before


def mark_duplicates(
    articles: Iterable[Article | Failure], *, seen: SeenTexts | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles, each copy of an earlier one with `duplicate_of`: that one's id or place.

    Texts are copies where they differ in white space alone; articles without words are no copies
    of each other. `seen` remembers the texts of earlier calls; unless given, of this one alone.
    """
    known = SeenInMemory() if seen is None else seen
    for article in articles:
        yield _marked(article, known) if isinstance(article, Article) else article


def text_digest(text: str) -> bytes:
    """Return 16 bytes that texts share only where they are equal but for white space."""
    words = " ".join(text.split())
    return hashlib.blake2b(words.encode("utf-8", errors="surrogatepass"), digest_size=16).digest()


def _marked(article: Article, seen: SeenTexts) -> Article:
    if not article.text.strip():
        return article
    digest = text_digest(article.text)
    before = seen.add(digest, article.id or str(article.place or digest.hex()))
    return article if before is None else evolve(article, duplicate_of=before)
