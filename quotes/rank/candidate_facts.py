"""Facts of one candidate of a quotation: how near, in what role, of which gender, who spoke."""

from bisect import bisect_left, bisect_right
from math import log2

from quotes.lexicon.gender import gender_of_pronoun
from quotes.mentions.entities import Entity, NameMention
from quotes.model import Span
from quotes.rank.candidates import Candidate, Facts, Field
from quotes.rank.description_facts import likeness
from quotes.rank.entity_facts import Profile
from quotes.rank.quotation_facts import Case

_FAR = 8.0


def candidate_facts(case: Case, around: Field, candidate: Candidate) -> Facts:
    """Return the facts of a candidate who is named, beside those common to all candidates."""
    facts = _by_rules(case, candidate)
    if candidate.unlisted:
        facts["unlisted"] = 1.0
        return facts
    entities = [case.article.cast.entities[i] for i in candidate.entities]
    if len(entities) > 1:
        facts["joint"] = float(len(entities))
    first = entities[0]
    profile = case.article.profiles.of(first)
    facts |= profile.facts
    named = bisect_left(profile.starts, case.anchor)
    if named:
        facts["named_before"] = log2(1 + named)
    facts |= _position(case, around, first, profile)
    facts |= _topic(case, first)
    facts |= _discourse(case, candidate)
    facts |= _in_words(case, first, profile)
    facts |= case.told.get(first.index, {})
    for mention in (around.before.get(first.index), around.after.get(first.index)):
        if mention is not None:
            facts |= case.article.cues.beside(case.item.attributed.found, mention.span)
    if case.pronoun is not None:
        facts |= _agreement(case, around, first)
    if case.referent is not None:
        chance = case.referent.entities.get(first.index, 0.0)
        facts |= {"coref": chance} if chance else {}
    if case.description is not None:
        facts |= likeness(case.description, first, case.article.surroundings.of(first.index))
    return facts


def _by_rules(case: Case, candidate: Candidate) -> Facts:
    """What the rules of resolution found, as one fact among others."""
    resolution = case.item.resolution
    wanted = set(candidate.entities)
    facts: Facts = {}
    if candidate.unlisted or (
        resolution.is_named and tuple(resolution.entities) == candidate.entities
    ):
        facts["ruled"] = 1.0
    elif wanted & set(resolution.entities):
        facts["part_of_ruled"] = 1.0
    if case.best and case.best == candidate.entities and not resolution.is_named:
        facts["best_weighed"] = 1.0
    weight = next((w.score for w in resolution.weighed if w.entity in wanted), 0.0)
    if weight:
        facts["weight"] = weight
    if resolution.weighed:
        facts["weighed_any"] = 1.0
    return facts


def _position(case: Case, around: Field, entity: Entity, profile: Profile) -> Facts:
    """How far the nearest names before and after are, and as what they stand there."""
    head = case.head
    facts: Facts = {}
    if head is not None and _is_named_at(entity, profile, head.start):
        facts["is_source"] = 1.0
    elif profile.last and profile.last.lower() in case.source_words:
        facts["surname_in_source"] = 1.0  # where the tagger passed a name over
    before = around.before.get(entity.index)
    if before is None:
        facts["only_later"] = 1.0
    else:
        facts |= _mention_facts(case, around, before)
        facts["rank"] = float(min(around.rank_before[entity.index], 12))
        facts["new"] = float(before is entity.mentions[0])
    after = around.after.get(entity.index)
    if after is not None and after.span.start >= case.item.attributed.found.start:
        facts |= _after(case, after)
    else:
        facts["not_after"] = 1.0
    return {name: value for name, value in facts.items() if value}


def _after(case: Case, mention: NameMention) -> Facts:
    """How far after the words a name stands, and as what."""
    document, end = case.article.document, case.item.attributed.found.end
    gone = document.paragraph_number(mention.span.start) - document.paragraph_number(end - 1)
    sentence = document.number_of(mention.node.sentence)
    return {
        "after": log2(1 + document.words_between(end, mention.span.start)),
        "after_paragraphs": min(_FAR, float(gone)),
        "after_subject": float(mention.node.is_a("nsubj")),
        "after_in_sentence": float(sentence == document.sentence_number(end - 1)),
    }


def _is_named_at(entity: Entity, profile: Profile, offset: int) -> bool:
    """Tell whether a mention of the entity lies over an offset."""
    at = bisect_left(profile.starts, offset + 1) - 1
    return at >= 0 and offset < entity.mentions[at].span.end


def _is_named_in(entity: Entity, profile: Profile, span: Span) -> bool:
    """Tell whether a mention in marks of the entity starts within a span."""
    first = bisect_left(profile.starts, span.start)
    last = bisect_left(profile.starts, span.end)
    return any(mention.in_marks for mention in entity.mentions[first:last])


def _mention_facts(case: Case, around: Field, mention: NameMention) -> Facts:
    """How far before the quotation a name stands, and as what."""
    standing = case.article.profiles.standing(mention)
    found, start = case.item.attributed.found, mention.span.start
    sentences = max(case.sentence - standing.sentence, 0)
    paragraphs = case.paragraph - standing.paragraph
    words = case.article.document.words_between(mention.span.end, case.anchor)
    between = bisect_left(around.starts, found.start) - bisect_right(around.starts, start)
    verb, frame = standing.governor, found.frame
    facts = dict(standing.facts)
    facts["before_sentences"] = min(float(sentences), 20.0)
    facts["before_paragraphs"] = min(float(paragraphs), _FAR)
    facts["before_distance"] = log2(1 + words)
    facts["before_between"] = min(3.0, float(max(0, between)))
    facts |= case.article.unnamed.between(mention, case.anchor)
    if sentences == 0:
        facts["before_same_sentence"] = 1.0
    if paragraphs == 0:
        facts["before_same_paragraph"] = 1.0
    if frame is not None and verb is not None and verb.start == frame.cue.start:
        facts["before_of_cue"] = 1.0
    return facts


def _topic(case: Case, entity: Entity) -> Facts:
    """Whether the narration is about the candidate: its last subject, its paragraphs' first."""
    topics = case.article.topics
    at = bisect_left(topics.starts, case.anchor) - 1
    facts: Facts = {}
    if at >= 0:
        facts["last_subject"] = float(topics.entities[at] == entity.index)
        main = topics.last_main[at]
        facts["last_main_subject"] = float(main == entity.index)
    for back, name in ((0, "topic_here"), (1, "topic_before"), (2, "topic_2_before")):
        facts[name] = float(topics.of_paragraph.get(case.paragraph - back) == entity.index)
    return {name: value for name, value in facts.items() if value}


def _discourse(case: Case, candidate: Candidate) -> Facts:
    """Who spoke before and after, by the rules."""
    wanted = frozenset(candidate.entities)
    facts: Facts = {}
    for distance, said in enumerate(case.said_before, start=1):
        if wanted & said:
            facts[f"said_{distance}_before"] = 1.0
    for distance, said in enumerate(case.said_after, start=1):
        if wanted & said:
            facts[f"said_{distance}_after"] = 1.0
    if case.said_before and not case.said_before[0]:
        facts["nobody_said_before"] = 1.0
    return facts


def _in_words(case: Case, entity: Entity, profile: Profile) -> Facts:
    """Whether the words themselves name the candidate: few people name themselves."""
    named = bool(profile.last) and profile.last in case.words
    spans = case.item.attributed.found.spans
    named = named or any(_is_named_in(entity, profile, span) for span in spans)
    return {"named_in_words": 1.0} if named else {}


def _agreement(case: Case, around: Field, entity: Entity) -> Facts:
    wanted = gender_of_pronoun(case.pronoun or "")
    facts: Facts = {}
    if wanted is not None:
        mention = around.before.get(entity.index)
        if mention is not None:
            nearer = len(case.fitting) - bisect_right(case.fitting, mention.span.start)
            facts["p_agreeing_between"] = float(min(nearer, 5))
        if not entity.is_person:
            facts["p_no_person"] = 1.0
        elif entity.gender is wanted:
            facts["p_agrees"] = 1.0 + entity.gender_is_told
        elif entity.gender is not None:
            facts["p_differs"] = 1.0 + entity.gender_is_told
    elif case.pronoun == "it" and entity.is_person:
        facts["p_is_person"] = 1.0
    return facts


# --- nobody's ------------------------------------------------------------------------------------


def nobody_facts(case: Case) -> Facts:
    """Return the facts of the answer that the text names nobody, beside the common ones."""
    facts: Facts = {"nobody": 1.0}
    if case.referent is not None:
        facts["coref_none"] = case.referent.none
    if not case.item.resolution.is_named:
        facts["ruled"] = 1.0
    return facts
