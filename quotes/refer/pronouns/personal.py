"""Pronouns: which entity “he”, “she”, “they”, “it” goes back to.

The most salient whom gender and number allow; two about as salient make the pronoun ambiguous.
"""

from bisect import bisect_left
from itertools import islice, takewhile

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.main_clauses import is_main_subject
from quotes.lexicon.gender import Gender, gender_of_pronoun, gender_of_role, is_given_name
from quotes.lexicon.name_tokens import name_tokens
from quotes.mentions.entities import Entity, NameMention
from quotes.model import Reason, Span
from quotes.refer.context import Context, between
from quotes.refer.outcome import Resolution, Step, Weighed, unresolved
from quotes.refer.pronouns.binding import named_in_own_clause
from quotes.refer.pronouns.salience import (
    FAINT,
    FAINT_BODY,
    FAINT_UNKNOWN,
    UNKNOWN_GENDER,
    entities_before,
    salience_of,
    standing_noun,
    topicality_of,
)

_AMBIGUOUS_BELOW = 0.05
# Sentences that open an article, and so say whom it is about.
_OPENING = 3


def resolve_pronoun(context: Context, node: Node, pronoun: str) -> Resolution:
    """Return the entity that a third-person pronoun at `node` stands for, or a reason."""
    if pronoun in {"he", "she"}:
        return _person(context, node, pronoun)
    if pronoun == "it":
        return _body(context, node)
    if pronoun == "they":
        return _plural(context, node)
    return unresolved(Reason.NO_ANTECEDENT, _step(pronoun, node))


def _step(pronoun: str, node: Node, *spans: Span) -> Step:
    return Step(rule=f"pronoun_{pronoun}", spans=(node.word.span, *spans))


def _person(context: Context, node: Node, pronoun: str) -> Resolution:
    wanted = gender_of_pronoun(pronoun)
    spoken_of = _named_in_words(context, node, wanted)
    if spoken_of is not None:
        return Resolution(entities=(spoken_of,), steps=(_step(pronoun, node),), margin=0.6)
    scores: dict[int, float] = {}
    others = _set_against(context, node) | named_in_own_clause(context, node)
    for entity, mentions in entities_before(context, node):
        if not entity.is_person or entity.index in context.excluded or entity.index in others:
            continue
        if entity.gender is not None and entity.gender is not wanted:
            continue
        if entity.gender is None and entity.name.startswith("@"):
            continue  # an account may be anything
        if all(m.in_marks for m in mentions) and not context.document.in_marks(node.start):
            continue  # whom only the quoted words name does not say them
        score = salience_of(context, entity, mentions, node)
        if score > (FAINT if entity.gender else FAINT_UNKNOWN):
            told = 1.0 if entity.gender else UNKNOWN_GENDER
            scores[entity.index] = (score + topicality_of(entity, node)) * told
    if not scores:
        scores = _only_one(context, node, wanted) or _protagonist(context, node, wanted)
    return _decide(context, node, pronoun, scores)


def _named_in_words(context: Context, node: Node, wanted: Gender | None) -> int | None:
    """““Holt told me to wait,” she said. “He said, ‘Go!’””: within quoted words he whom they have
    just had for a subject."""
    document = context.document
    if not document.in_marks(node.start):
        return None
    paragraph = document.paragraph(node.start)
    near = {
        entity.index
        for entity, m in context.cast.mentions_in(paragraph.start, node.start)
        if entity.is_person and m.in_marks and m.node.is_a("nsubj")
        if entity.gender in {None, wanted} and entity.index not in context.excluded
    }
    return near.pop() if len(near) == 1 else None


def _set_against(context: Context, pronoun: Node) -> frozenset[int]:
    """“He told Holt”, “he said of Holt”, “he mocked Holt's plan”, “he said Holt lied”:
    whom the pronoun's own clause names beside it, or its content as who acts, is another person
    (Chomsky 1981, principles B and C)."""
    verb = pronoun.head()
    if verb is None or not pronoun.is_a("nsubj"):
        return frozenset()
    objects = verb.children("obj", "iobj", "obl")
    matters = (noun for o in objects for noun in o.children("nmod"))
    beside = (*objects, *matters)
    acting = (s for c in verb.children("ccomp") for s in c.children("nsubj"))
    entities = (
        context.cast.entity_at(noun.word.span)
        for noun in (*beside, *acting)
        if noun.start > pronoun.start and not context.document.in_marks(noun.start)
    )
    return frozenset(entity.index for entity in entities if entity is not None)


def _only_one(context: Context, node: Node, wanted: Gender | None) -> dict[int, float]:
    """The one person of that gender whom the text has named at all: in somebody's words, who speak
    of whom the article is about (“She told me …,” her daughter said), and in narration that has
    been about nobody else of that gender since."""
    named = (
        entity
        for entity in context.cast.persons_of(wanted)
        if entity.index not in context.excluded
        and entity.mentions[0].span.start < node.start
        and (len(entity.mentions) > 1 or entity.gender is not None)
    )
    fitting = list(islice(named, 2))
    told = [f for f in fitting if f.gender is wanted]
    if len(told) != 1 or len(fitting) != 1:
        return {}
    in_words = context.document.in_marks(node.start)
    return {told[0].index: FAINT} if in_words or _goes_on(context, told[0], node, wanted) else {}


def _protagonist(context: Context, node: Node, wanted: Gender | None) -> dict[int, float]:
    """Whom the article is about, where nobody has been spoken of for long: the title names her, and
    she is the subject of its opening (“Dana Holt, who built the dam, is dead at 79”). What people
    say is about whomever they like."""
    if context.document.in_marks(node.start):
        return {}
    title = name_tokens(context.document.title or "")
    if not title:
        return {}
    end = min(node.start, context.document.end_of(_OPENING - 1, _OPENING))
    opening = dict.fromkeys(e.index for e, _ in context.cast.mentions_in(0, end))
    found = [
        entity.index
        for entity in map(context.cast.entities.__getitem__, sorted(opening))
        if entity.is_person
        and entity.index not in context.excluded
        and entity.gender is wanted
        and _opens_article(context, entity)
        and name_tokens(entity.name)[-1] in title
    ]
    return {found[0]: FAINT} if len(found) == 1 else {}


def _opens_article(context: Context, entity: Entity) -> bool:
    end = context.document.end_of(_OPENING - 1, _OPENING)
    return any(
        not m.in_marks and is_main_subject(standing_noun(m.node))
        for m in takewhile(lambda m: m.span.start < end, entity.mentions)
        if context.document.number_of(m.node.sentence) < _OPENING
    )


def _goes_on(context: Context, entity: Entity, node: Node, wanted: Gender | None) -> bool:
    """The article opens with the entity, and no noun for another of that gender stands between
    the last word for the entity and the pronoun."""
    first = entity.mentions[0]
    if first.in_marks or context.document.number_of(first.node.sentence) >= _OPENING:
        return False
    spoken_of = [m.span.end for m in entity.mentions if m.span.start < node.start]
    echoed = [
        m.span.end for i, m in context.echoes if i == entity.index and m.span.start < node.start
    ]
    last = max(spoken_of + echoed)
    told = (context.somebodies, context.described)
    since = (noun for nouns in told for noun in between(nouns, last, node.start))
    return not any(
        gender_of_role(noun.lemma) in {None, wanted} and can_speak(noun) for noun in since
    )


def _decide(context: Context, node: Node, pronoun: str, scores: dict[int, float]) -> Resolution:
    if not scores:
        return unresolved(Reason.NO_ANTECEDENT, _step(pronoun, node))
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    total = sum(score for _, score in ranked)
    weighed = tuple(Weighed(entity=i, score=round(s / total, 3)) for i, s in ranked[:4])
    pair = _pair_of(context, node, scores, ranked[0][0])
    told = [i for i in pair if context.cast.entities[i].gender is not None]
    best = told[0] if len(told) == 1 else ranked[0][0]
    score = scores[best]
    second = max((s for i, s in ranked if i != best and i not in pair), default=0.0)
    margin = (score - second) / score
    antecedent = _antecedent_span(context, best, node)
    step = _step(pronoun, node, *([antecedent] if antecedent else []))
    if margin < _AMBIGUOUS_BELOW or (pair and len(told) != 1):
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    return Resolution(entities=(best,), weighed=weighed, steps=(step,), margin=margin)


def _pair_of(context: Context, node: Node, scores: dict[int, float], best: int) -> tuple[int, ...]:
    """“Holt and Ruiz both agreed. “…,” he said”: those whom nothing tells apart but that one alone
    may be told to be a man; also where they are the subject of a clause before (“Holt and Ruiz met
    and he left”)."""
    mention = _last_mention(context, best, node)
    if mention is None:
        return ()
    last = standing_noun(mention.node)
    if node.sentence is last.sentence and not last.is_a("nsubj", "conj"):
        return ()
    others = [i for i in _partners(context, last) if i in scores and i != best]
    return (best, *others) if others else ()


def _partners(context: Context, noun: Node) -> set[int]:
    """The entities coordinated with a noun, by name or by an apposed one."""
    head = noun.head()
    first = head if head is not None and noun.is_a("conj") else noun
    joined = (first, *first.children("conj"))
    names = (n for one in joined for n in (one, *_apposed(one)))
    return {f.index for n in names if (f := context.cast.entity_at(n.word.span)) is not None}


def _apposed(noun: Node) -> tuple[Node, ...]:
    return noun.children("appos", "flat") if noun.word.upos == "NOUN" else ()


def _last_mention(context: Context, entity: int, node: Node) -> NameMention | None:
    mentions = context.cast.entities[entity].mentions
    at = bisect_left(mentions, node.start, key=lambda m: m.span.start)
    return mentions[at - 1] if at else None


def was_quoted_last(context: Context, entity: int, node: Node) -> bool:
    """Tell whether an entity was last named, before a word, in somebody's words."""
    mention = _last_mention(context, entity, node)
    return mention is not None and mention.in_marks


def was_subject_last(context: Context, entity: Entity, node: Node) -> bool:
    """Tell whether an entity was the subject where it was last named before a word."""
    mention = _last_mention(context, entity.index, node)
    return mention is not None and is_main_subject(mention.node)


def _antecedent_span(context: Context, entity: int, node: Node) -> Span | None:
    mention = _last_mention(context, entity, node)
    return None if mention is None else mention.span


def _body(context: Context, node: Node) -> Resolution:
    """“It said”: the body last spoken of as a subject or last to speak."""
    scores = {
        entity.index: score
        for entity, mentions in entities_before(context, node)
        if not entity.is_person
        and entity.index not in context.excluded
        and (score := salience_of(context, entity, mentions, node)) > FAINT_BODY
    }
    if not scores and _is_near(context, node, context.texts, reach=2):
        return unresolved(Reason.DOCUMENT, _step("it", node))
    return _decide(context, node, "it", scores)


def _plural(context: Context, node: Node) -> Resolution:
    """“They said”: a body that spoke or acted just before, or a group that nobody names."""
    here = context.document.sentence_number(node.start)
    recent = [
        s
        for s in context.spoken
        if here - s.sentence <= 2 and s.at < node.start and context.excluded.isdisjoint(s.entities)
    ]
    one = _just_one(context, node)
    if recent and not (one is not None and _is_new_paragraph(context, recent[-1].at, node)):
        last = recent[-1].entities
        if len(last) > 1 or not context.cast.entities[last[0]].is_person:
            return Resolution(entities=last, steps=(_step("they", node),), margin=0.5)
    pair = _last_pair(context, node)
    if pair:
        return Resolution(entities=pair, steps=(_step("they", node),), margin=0.4)
    if one is not None:
        return Resolution(entities=(one,), steps=(_step("they", node),), margin=0.3)
    told = _is_near(context, node, context.plurals, reach=3)
    return unresolved(Reason.GROUP if told else Reason.NO_ANTECEDENT, _step("they", node))


def _is_new_paragraph(context: Context, at: int, node: Node) -> bool:
    return context.document.paragraph_index(at) != context.document.paragraph_index(node.start)


def _just_one(context: Context, node: Node) -> int | None:
    """“The voice was Robin Holt's, a student. “…,” they said.”: one person whose name tells no
    gender, with nothing plural beside it."""
    before = [m for m in context.people_before(node, reach=1) if not m[1].in_marks]
    if not before or len({entity.index for entity, _ in before}) > 1:
        return None
    entity, mention = before[-1]
    either = entity.gender is None and is_given_name(entity.name.split()[0])
    plural = any(mention.node.sentence.start <= n.start < node.start for n in context.plurals)
    new = entity.mentions[0].node.sentence is mention.node.sentence
    return (
        entity.index
        if either and new and not plural and entity.index not in context.excluded
        else None
    )


def _is_near(context: Context, node: Node, nouns: tuple[Node, ...], *, reach: int) -> bool:
    """Tell whether one of some nouns stands before a word, within so many sentences."""
    number = context.document.number_of
    here = number(node.sentence)
    at = bisect_left(nouns, node.start, key=lambda n: n.start) - 1
    return at >= 0 and here - number(nouns[at].sentence) <= reach


def _last_pair(context: Context, node: Node) -> tuple[int, ...]:
    """“Holt and Ruiz met. They said …”: the persons coordinated as subject just before."""
    for entity, mention in reversed(context.people_before(node, reach=1)):
        if mention.node.sentence is node.sentence or not mention.node.is_a("nsubj"):
            continue
        others = [context.cast.entity_at(c.word.span) for c in mention.node.children("conj")]
        named = tuple(f.index for f in others if f is not None and f.is_person)
        if others and len(named) == len(others):
            return (entity.index, *named)
    return ()
