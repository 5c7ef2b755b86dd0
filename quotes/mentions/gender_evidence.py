"""The gender of entities as the article itself tells it, by the pronouns that can only be theirs.

“Sam Holt rose. She spoke.”: where one person alone is named, the next sentence's subject pronoun
is that person's; so are the pronouns bound to a subject in its own sentence.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from attrs import evolve

from quotes.document import Document, Node
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.phrases import pronoun_of
from quotes.lexicon.gender import Gender, gender_of_pronoun
from quotes.mentions.cataphora import gender_beside
from quotes.mentions.entities import Entity, NameMention
from quotes.syntax import Sentence


def with_told_gender(document: Document, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the entities, those whose gender the names leave open with what pronouns tell."""
    silent = [f for f in entities if f.is_person and not f.gender_is_told]
    if not silent:
        return entities
    people = _people_by_sentence(entities)
    ordered = sorted(document.parse.sentences, key=lambda s: (s.start, -s.end))
    after = {id(a): b for a, b in pairwise(ordered)}
    told = {f.index: _told(document, f, people, after) for f in silent}
    return tuple(
        evolve(f, gender=gender, gender_is_told=True)
        if (gender := told.get(f.index)) is not None
        else f
        for f in entities
    )


def _people_by_sentence(entities: tuple[Entity, ...]) -> dict[int, dict[int, int]]:
    """Return who is named in each sentence, and where first."""
    found: dict[int, dict[int, int]] = {}
    for entity in entities:
        if entity.is_person:
            for mention in entity.mentions:
                named = found.setdefault(id(mention.node.sentence), {})
                named.setdefault(entity.index, mention.span.start)
    return found


def _told(
    document: Document,
    entity: Entity,
    people: dict[int, dict[int, int]],
    after: dict[int, Sentence],
) -> Gender | None:
    votes = Counter(_votes(document, entity, people, after))
    if not votes:
        return None
    (gender, count), *rest = votes.most_common()
    # The prior for the given name may be overruled, but not by one pronoun alone.
    least = 2 if entity.gender not in {None, gender} else 1
    return gender if not rest and count >= least else None


def _votes(
    document: Document,
    entity: Entity,
    people: dict[int, dict[int, int]],
    after: dict[int, Sentence],
) -> Iterable[Gender]:
    for mention in entity.mentions:
        sentence = mention.node.sentence
        if mention.in_marks:
            continue
        others = [s for i, s in people[id(sentence)].items() if i != entity.index]
        gender = gender_beside(document, mention.node, before=min(others, default=None))
        if gender is None and not others:
            gender = _in_next(document, mention, people, after.get(id(sentence)))
        if gender is not None:
            yield gender


def _has_untagged_name(sentence: Sentence) -> bool:
    """Another proper noun that the tagger passed over may be a person too."""
    spans = [(e.start, e.end) for e in sentence.entities]
    return any(
        w.upos == "PROPN" and not any(start <= w.start < end for start, end in spans)
        for w in sentence.words
    )


def _in_next(
    document: Document,
    mention: NameMention,
    people: dict[int, dict[int, int]],
    sentence: Sentence | None,
) -> Gender | None:
    """The gender of the pronoun that the next sentence is about, if nobody else is named."""
    if sentence is None or people.get(id(sentence)) or not is_main_subject(mention.node):
        return None
    if _has_untagged_name(mention.node.sentence):
        return None
    for word in sentence.words:
        if pronoun_of(word) in {"he", "she"} and word.deprel == "nsubj":
            node = Node(sentence=sentence, word=word)
            outside = not document.in_marks(word.start)
            same = document.paragraph_index(word.start) == document.paragraph_index(
                mention.span.start
            )
            return (
                gender_of_pronoun(pronoun_of(word) or "")
                if outside and same and (is_main_subject(node))
                else None
            )
    return None
