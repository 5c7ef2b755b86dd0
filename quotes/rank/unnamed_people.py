"""Who is brought in without a name: “a widow”, “an official”, “two clerks”.

“The widow” or “she” may go back to somebody like that, who has no name; “the official”, where the
text has brought none in, is rather somebody whom it names.
"""

from bisect import bisect_left

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.grammar.animacy import is_person_noun
from quotes.grammar.number import plurals_of, somebodies_of
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.role_kinds import narrower_roles
from quotes.mentions.entities import Cast, NameMention
from quotes.rank.candidates import Facts

# So many nouns back one may have been brought in; so many between two places are told apart.
_LOOK_BACK = 60
_MOST = 3


@frozen(kw_only=True)
class UnnamedPeople:
    """The nouns outside marks for somebody without a name, one or several, in text order."""

    document: Document
    singular: tuple[Node, ...]
    plural: tuple[Node, ...]
    _singular_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _plural_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)

    @_singular_starts.default
    def _index_singular(self) -> tuple[int, ...]:
        return tuple(n.start for n in self.singular)

    @_plural_starts.default
    def _index_plural(self) -> tuple[int, ...]:
        return tuple(n.start for n in self.plural)

    @staticmethod
    def of(document: Document, cast: Cast) -> "UnnamedPeople":
        """Gather them, without those that tell of somebody named (“Kell, a clerk”)."""
        return UnnamedPeople(
            document=document,
            singular=tuple(
                n for n in somebodies_of(document) if is_person_noun(n) and not _is_told_of(n, cast)
            ),
            plural=tuple(n for n in plurals_of(document) if is_person_noun(n)),
        )

    def near(self, offset: int) -> Facts:
        """Return how few sentences before a place somebody was brought in last, and whether as a
        subject: 1 in the same sentence, a half in the one before."""
        at = bisect_left(self._singular_starts, offset) - 1
        if at < 0:
            return {}
        noun = self.singular[at]
        facts = {"u_near": self._nearness(noun, offset)}
        if noun.is_a("nsubj"):
            facts["u_subject"] = facts["u_near"]
        return facts

    def like(self, source: Node) -> Facts:
        """Return whether a description goes back to such a noun: to the same, to one of a kind
        with it, or to a plural of the same (“officials … the official”)."""
        facts: Facts = {}
        head = source.lemma
        at = bisect_left(self._singular_starts, source.start)
        for noun in self.singular[max(0, at - _LOOK_BACK) : at][::-1]:
            name = _likeness(noun.lemma, head)
            if name and name not in facts:
                facts[name] = self._nearness(noun, source.start)
        at = bisect_left(self._plural_starts, source.start)
        for noun in self.plural[max(0, at - _LOOK_BACK) : at][::-1]:
            if noun.lemma == head:
                facts["u_several"] = self._nearness(noun, source.start)
                break
        words = [w.text.lower() for w in phrase_words(source)]
        facts |= {"u_same": 1.0} if "same" in words else {}
        return facts

    def between(self, mention: NameMention, offset: int) -> Facts:
        """Return how many such nouns stand between a name and a place after it."""
        first = bisect_left(self._singular_starts, mention.span.end)
        count = bisect_left(self._singular_starts, offset) - first
        return {"u_between": float(min(count, _MOST))} if count > 0 else {}

    def _nearness(self, noun: Node, offset: int) -> float:
        here = self.document.sentence_number(offset)
        return 1 / (1 + max(0, here - self.document.number_of(noun.sentence)))


def _likeness(noun: str, head: str) -> str | None:
    if noun == head:
        return "u_brought_in"
    of_a_kind = noun in narrower_roles(head) or head in narrower_roles(noun)
    return "u_kind_brought_in" if of_a_kind else None


def _is_told_of(noun: Node, cast: Cast) -> bool:
    """“Kell, a clerk”, “Kell is a clerk”, “works as a clerk”, “a clerk named Kell”."""
    if noun.is_a("appos") or noun.children("cop"):
        return True
    if any(case.lemma == "as" for case in noun.children("case")):
        return True
    beside = noun.children("appos", "flat", "acl")
    return any(cast.entity_at(w.span) is not None for n in beside for w in n.subtree()[:4])
