"""The hostile texts: one small piece repeated, or numbered pieces, to any length.

A pattern is a name, the family that it is of, and what makes its nth piece. Texts are the pieces
one after another, cut to length; they are the same on every run.
"""

import itertools
import random
from collections.abc import Callable, Iterator

from attrs import frozen

from benchmarks.stress import shapes


@frozen(kw_only=True)
class Pattern:
    """What makes a hostile text of any length.

    `piece` gives the nth piece, from 0; `opens` what the text begins with.
    """

    family: str
    name: str
    piece: Callable[[int], str]
    opens: str = ""

    @property
    def title(self) -> str:
        """What tables call it."""
        return f"{self.family}: {self.name}"

    def text(self, length: int) -> str:
        """Return the text of exactly `length` code points."""
        parts, size = [self.opens], len(self.opens)
        for number in itertools.count():
            if size >= length:
                break
            parts.append(self.piece(number))
            size += len(parts[-1])
        return "".join(parts)[:length]


def all_patterns() -> tuple[Pattern, ...]:
    """Return every pattern, family by family."""
    return tuple(itertools.chain(_repeated(), _nested(), _numbered(), _drawn()))


def plain_prose() -> Pattern:
    """Return what the others are compared with: news prose, a fifth of its sentences quoted."""
    return Pattern(family="prose", name="plain prose", piece=shapes.story)


def _always(piece: str) -> Callable[[int], str]:
    return lambda _: piece


def _repeated() -> Iterator[Pattern]:
    for family, pieces in shapes.REPEATED.items():
        for name, piece in pieces.items():
            yield Pattern(family=family, name=name, piece=_always(piece))


def _nested() -> Iterator[Pattern]:
    """An opener again and again, then words; and before every word."""
    for name, opener in shapes.OPENERS.items():
        yield Pattern(
            family="deep", name=f"{name}, then words", piece=_always("word "), opens=opener * 2_000
        )
        yield Pattern(family="deep", name=f"words in {name}", piece=_always(f"{opener}word "))


def _numbered() -> Iterator[Pattern]:
    for family, pieces in shapes.NUMBERED.items():
        for name, piece in pieces.items():
            yield Pattern(family=family, name=name, piece=piece)


def _drawn() -> Iterator[Pattern]:
    """Characters drawn from a small set, the nth block of them from the nth seed."""
    for name, letters in shapes.ALPHABETS.items():
        yield Pattern(family="drawn", name=name, piece=_blocks(letters))


def _blocks(letters: str) -> Callable[[int], str]:
    return lambda n: "".join(random.Random(n).choices(letters, k=64))
