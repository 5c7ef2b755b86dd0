"""Whom a pronoun or description stands for by the coreference head, as shares of entities.

The head scores phrases; a phrase may be a name, or in turn an anaphor (“Holt … she … she”), whose
own shares then count, so that a chain of pronouns leads back to its name.
"""

from collections.abc import Sequence

from attrs import field, frozen

from quotes.mentions.entities import Cast
from quotes.model import Span
from quotes.syntax import Anaphor


@frozen(kw_only=True)
class Referent:
    """How likely an anaphor stands for each entity, and for nobody of the cast."""

    entities: dict[int, float]
    none: float


@frozen(kw_only=True)
class Coreference:
    """The referents of an article's anaphors, by where their head words start."""

    _referents: dict[int, Referent] = field(factory=dict)

    @staticmethod
    def of(anaphors: Sequence[Anaphor], cast: Cast) -> "Coreference":
        """Follow every anaphor to the entities that its antecedents name, in text order."""
        referents: dict[int, Referent] = {}
        for anaphor in sorted(anaphors, key=lambda a: a.head):
            shares: dict[int, float] = {}
            for antecedent in anaphor.antecedents:
                before = referents.get(antecedent.head)
                entity = cast.entity_at(Span(start=antecedent.head, end=antecedent.head + 1))
                if entity is not None:
                    shares[entity.index] = shares.get(entity.index, 0.0) + antecedent.score
                elif before is not None:
                    for index, share in before.entities.items():
                        shares[index] = shares.get(index, 0.0) + antecedent.score * share
            referents[anaphor.head] = Referent(entities=shares, none=1 - sum(shares.values()))
        return Coreference(referents=referents)

    def at(self, offset: int) -> Referent | None:
        """Return the referent of the anaphor whose head word starts at `offset`, if it is one."""
        return self._referents.get(offset)
