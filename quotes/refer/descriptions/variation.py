"""Elegant variation: “the New York businessman”, “the former nurse”, “the 52-year-old”.

News calls the person that it has just spoken of by what he or she is. The description goes back
to whoever stands out in the sentences before, unless the text tells of that person what it is not.
"""

import re
from collections.abc import Iterator, Set
from itertools import islice

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import phrase_span, phrase_words, subject_of
from quotes.lexicon.gender import gender_of_role
from quotes.lexicon.nouns import (
    BODY_KINDS,
    COLLECTIVES,
    DOCUMENTS,
    GROUPS,
    OFFICES,
    PERSON_ROLES,
    SURNAME_OFFICES,
    UNNAMED_ROLES,
)
from quotes.mentions.cataphora import gender_beside
from quotes.mentions.entities import Entity
from quotes.refer.context import Context, between
from quotes.refer.descriptions.demonyms import is_partisan
from quotes.refer.outcome import Resolution, Step, Weighed
from quotes.refer.pronouns.binding import named_in_own_clause
from quotes.refer.pronouns.personal import was_subject_last
from quotes.refer.pronouns.salience import weigh_people

SEATS = frozenset(
    "senator governor mayor representative congressman congresswoman lawmaker".split()
)
# Of these a country has one, whom every reader knows.
_CROWNED = frozenset("king queen pope emperor empress".split())
_LEAST_VARIED = 0.45
_LEAST_ALONE = 0.25
_LEAST_VARIED_MARGIN = 0.4


_OFFICES = OFFICES | SURNAME_OFFICES
# What else a person may be titled and then is no other post's holder.
_POSTS = _OFFICES | frozenset(
    """superintendent bishop archbishop pastor rabbi imam headmaster headmistress warden
    constable inspector chairman chairwoman councillor councilman councilwoman deputy""".split()
)


def resolve_variation(context: Context, node: Node) -> Resolution | None:
    """“The Vermont senator” after sentences about one person: news varies the name so.

    Whoever stands out among those just spoken of is meant, unless he holds another office.
    """
    if not _varies(context, node) or node.lemma in _CROWNED:
        return None
    scores = _weighed(context, node)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, score), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    entity = context.cast.entities[best]
    margin = (score - second) / score
    post = node.lemma in _OFFICES - SEATS
    if margin < _LEAST_VARIED_MARGIN:
        return None
    alone = len(ranked) == 1 and (score >= _LEAST_ALONE or was_subject_last(context, entity, node))
    if score < _LEAST_VARIED and (post or not alone):
        return None
    age = age_in(node)
    if age is not None and any(r.endswith("-year-old") for r in entity.roles - {age}):
        return None
    if _is_overtaken(context, entity, scores.keys() - {best}, node):
        return None
    if not _may_be_called(context, entity, node):
        return None
    step = Step(rule="varied_name", spans=(phrase_span(node), entity.mentions[0].span))
    total = sum(scores.values())
    weighed = tuple(Weighed(entity=i, score=round(s / total, 3)) for i, s in ranked[:4])
    return Resolution(entities=(best,), steps=(step,), weighed=weighed, margin=margin)


def _may_be_called(context: Context, entity: Entity, node: Node) -> bool:
    """Nothing told of the entity speaks against the description."""
    if _holds_other(entity, node):
        return False
    if _is_told_apart(node):
        return True
    if node.lemma not in PERSON_ROLES and not _is_meant(context, entity, node):
        return False
    return not entity.roles & (PERSON_ROLES | _POSTS)


def _is_meant(context: Context, entity: Entity, node: Node) -> bool:
    """Of those named in the sentence before the only one, or its subject."""
    last = max(m.span.start for m in entity.mentions if m.span.start < node.start)
    if between(context.somebodies, last, node.start):
        return False  # “Holt met a boy. The youngster said …”
    near = {f.index for f, _ in context.people_before(node, reach=1)}
    return entity.index in near and (len(near) == 1 or was_subject_last(context, entity, node))


def _is_overtaken(context: Context, entity: Entity, others: Set[int], node: Node) -> bool:
    """“Holt waited before Quill rose. … the 19-year-old said”: the sentence that named him last
    goes on to what another did, and nothing tells which of the two is meant."""
    before = [m for m in entity.mentions if not m.in_marks and m.span.start < node.start]
    if not before:
        return False
    last = before[-1]
    return any(
        mention.node.sentence is last.node.sentence
        and mention.span.start > last.span.end
        and mention.node.is_a("nsubj")
        for index in others
        for mention in context.cast.entities[index].mentions
    )


def _weighed(context: Context, node: Node) -> dict[int, float]:
    """Return how salient those are whom the description can mean: of its gender, and neither its
    owner nor a subject that it is said of."""
    gender = gender_of_role(node.lemma) or gender_beside(context.document, node)
    scores = weigh_people(context, node, gender)
    for other in (*_subjects_above(node), *node.children("nmod:poss")):
        entity = context.cast.entity_at(other.word.span)
        if entity is not None:
            scores.pop(entity.index, None)
    apart = _set_apart(context, node)
    for index in apart | named_in_own_clause(context, node):
        scores.pop(index, None)
    return scores


# So many nouns of a kind back the same description may have stood beside somebody.
_ALIKE = 60


def _set_apart(context: Context, node: Node) -> frozenset[int]:
    """“Holt's words hurt the former mayor. … the former mayor said”: whom a sentence names beside
    the same description is somebody else."""
    called = [w.text.lower() for w in phrase_words(node)]
    alike = [
        noun
        for noun in islice(context.described_before(node.lemma, node.start), _ALIKE)
        if not noun.children("appos", "flat")
        and [w.text.lower() for w in phrase_words(noun)] == called
    ]
    return frozenset(
        entity.index
        for noun in alike
        for word in noun.sentence.words
        if (entity := context.cast.entity_at(word.span)) is not None
    )


def _subjects_above(node: Node) -> Iterator[Node]:
    """The subjects of the clauses that a description stands in: what is said of Holt in his own
    clause is not called by another description (condition C of Chomsky, 1981)."""
    below, above = node, node.head()
    while above is not None:
        if not below.is_a("conj", "parataxis", "nsubj"):
            subject = subject_of(above)
            if subject is not None and subject.start < node.start:
                yield subject
        below, above = above, above.head()


def _varies(context: Context, node: Node) -> bool:
    """The description is definite, of one person, and of a kind that names are varied by."""
    if age_in(node) is not None:
        return True
    definite = any(c.word.text.lower() == "the" for c in node.children("det"))
    apart = {w.text for w in phrase_words(node)} & _TELLING_APART
    if not definite or node.lemma in UNNAMED_ROLES or apart:
        return False
    if is_partisan(context.document, node):
        return True
    if node.lemma in PERSON_ROLES:
        return _is_told_apart(node) or node.lemma not in _OFFICES - SEATS
    other = node.lemma in COLLECTIVES | DOCUMENTS | GROUPS
    told = _is_told_apart(node) or _is_new(context, node)
    return told and not other and can_speak(node)


def _is_new(context: Context, node: Node) -> bool:
    """“the scaffolder”, of whom nothing was told before: no “a scaffolder” to go back to."""
    alone = [w.text.lower() for w in phrase_words(node)] == ["the", node.word.text]
    if not alone or node.lemma in BODY_KINDS | {"former", "latter"}:
        return False
    described = next(context.described_before(node.lemma, node.start), None)
    return described is None and not context.is_somebody(node.lemma, node.start)


# Words that set a person off from another, not that say more of the one just named.
_TELLING_APART = frozenset(
    """new outgoing incoming other another first second third next last younger elder older
    youngest eldest oldest same rival fellow only previous""".split()
)


def age_in(node: Node) -> str | None:
    """“the 52-year-old”: the age that a description tells."""
    words = "".join(w.text for w in node.subtree() if w.index <= node.word.index)
    found = re.search(r"(\d+)[-‑]year[-‑]old", words)
    return f"{found.group(1)}-year-old" if found is not None else None


def _is_told_apart(node: Node) -> bool:
    """The description says more than a post: whence, what before, how old."""
    words = [w.text for w in phrase_words(node)]
    return age_in(node) is not None or any(
        w[:1].isupper() or w.lower() in _BEFORE for w in words[1:] + words[-1:]
    )


_BEFORE = frozenset("former retired ex-".split())


def _holds_other(entity: Entity, node: Node) -> bool:
    """Another office than the description's; not of “the former congressman”, a senator by now."""
    offices = entity.roles & _OFFICES
    if node.lemma in SEATS and offices <= SEATS and _is_former(node):
        return False
    return node.lemma in _OFFICES and bool(offices) and node.lemma not in offices


def _is_former(node: Node) -> bool:
    return any(w.text.lower() in _BEFORE for w in phrase_words(node))
