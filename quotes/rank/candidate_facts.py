"""Facts of one candidate of a quotation: how near, in what role, of which gender, who spoke."""

from bisect import bisect_left
from math import log2

from quotes.grammar.main_clauses import is_main_subject
from quotes.lexicon.gender import gender_of_pronoun
from quotes.mentions.entities import Entity, NameMention
from quotes.model import Span
from quotes.rank.candidates import Candidate, Facts, Field
from quotes.rank.description_facts import likeness
from quotes.rank.quotation_facts import Case

_FAR = 8.0
# A name after a title or an article still opens its sentence.
_FIRST = 2


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
    facts |= _person(case, first)
    facts |= _position(case, around, first)
    facts |= _topic(case, first)
    facts |= _discourse(case, candidate)
    facts |= _in_words(case, first)
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


def _person(case: Case, entity: Entity) -> Facts:
    before = bisect_left(entity.mentions, case.anchor, key=lambda m: m.span.start)
    facts: Facts = {
        "person": entity.is_person,
        f"type:{entity.type.value}": 1.0,
        "named": log2(1 + len(entity.mentions)),
        "named_before": log2(1 + before),
        "named_share": len(entity.mentions) / case.article.most_named,
        "in_title": any(form.lower() in case.article.title for form in entity.forms)
        if case.article.title
        else False,
        "described": bool(entity.descriptions or entity.titles or entity.roles),
        "full_name": len(entity.name.split()) > 1,
        "is_known": entity.known is not None,
        "explicit": log2(1 + case.article.explicit.get(entity.index, 0)),
    }
    return {name: float(value) for name, value in facts.items() if value}


def _position(case: Case, around: Field, entity: Entity) -> Facts:
    """How far the nearest names before and after are, and as what they stand there."""
    facts: Facts = {}
    head = case.head
    if head is not None and _is_named_at(entity, head.start):
        facts["is_source"] = 1.0
    elif case.source_words & {t.lower() for t in entity.mentions[0].tokens[-1:]}:
        facts["surname_in_source"] = 1.0  # where the tagger passed a name over
    before = around.before.get(entity.index)
    found = case.item.attributed.found
    if before is None:
        facts["only_later"] = 1.0
    else:
        facts |= _mention_facts(case, before, "before")
        facts["rank"] = float(min(around.rank_before[entity.index], 12))
        facts["new"] = float(before is entity.mentions[0])
    after = around.after.get(entity.index)
    if after is not None and after.span.start >= found.start:
        document = case.article.document
        facts["after"] = log2(1 + document.words_between(found.end, after.span.start))
        gone = document.paragraph_number(after.span.start)
        facts["after_paragraphs"] = min(
            _FAR, float(gone - document.paragraph_number(found.end - 1))
        )
        facts["after_subject"] = float(after.node.is_a("nsubj"))
        facts["after_in_sentence"] = float(
            document.number_of(after.node.sentence) == document.sentence_number(found.end - 1)
        )
    else:
        facts["not_after"] = 1.0
    return {name: value for name, value in facts.items() if value}


def _is_named_at(entity: Entity, offset: int) -> bool:
    """Tell whether a mention of the entity lies over an offset."""
    at = bisect_left(entity.mentions, offset + 1, key=lambda m: m.span.start) - 1
    return at >= 0 and offset < entity.mentions[at].span.end


def _is_named_in(entity: Entity, span: Span) -> bool:
    """Tell whether a mention in marks of the entity starts within a span."""
    first = bisect_left(entity.mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(entity.mentions, span.end, key=lambda m: m.span.start)
    return any(mention.in_marks for mention in entity.mentions[first:last])


def _mention_facts(case: Case, mention: NameMention, where: str) -> Facts:
    document = case.article.document
    node = mention.node
    sentences = max(case.sentence - document.number_of(node.sentence), 0)
    paragraphs = case.paragraph - document.paragraph_number(mention.span.start)
    found = case.item.attributed.found
    verb = node.head()
    facts: Facts = {
        "sentences": min(float(sentences), 20.0),
        "paragraphs": min(float(paragraphs), _FAR),
        "distance": log2(1 + document.words_between(mention.span.end, case.anchor)),
        "subject": node.is_a("nsubj"),
        "main_subject": is_main_subject(node),
        "object": node.is_a("obj", "iobj"),
        "oblique": node.is_a("obl"),
        "possessor": node.is_a("nmod:poss"),
        "nmod": node.is_a("nmod"),
        "appos": node.is_a("appos"),
        "conj": node.is_a("conj"),
        "same_sentence": sentences == 0,
        "same_paragraph": paragraphs == 0,
        "opens_sentence": document.words_between(node.sentence.start, mention.span.start) < _FIRST,
        "opens_paragraph": document.words_between(
            document.paragraph(mention.span.start).start, mention.span.start
        )
        < _FIRST,
        "of_cue": case.item.attributed.found.frame is not None
        and verb is not None
        and verb.start == case.item.attributed.found.frame.cue.start,
        "between": min(
            3.0,
            float(
                sum(
                    other.span.start > mention.span.start and other.span.start < found.start
                    for other in case.article.fields[case.index].before.values()
                )
            ),
        ),
        "passive": node.word.deprel == "nsubj:pass",
        "titled": bool(mention.titles),
        "words": float(len(mention.tokens)),
    }
    return {f"{where}_{name}": float(value) for name, value in facts.items() if value}


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


def _in_words(case: Case, entity: Entity) -> Facts:
    """Whether the words themselves name the candidate: few people name themselves."""
    named = any(_is_named_in(entity, span) for span in case.item.attributed.found.spans)
    if not named:
        last = entity.mentions[0].tokens[-1] if entity.mentions[0].tokens else ""
        named = bool(last) and last in case.words
    return {"named_in_words": 1.0} if named else {}


def _agreement(case: Case, around: Field, entity: Entity) -> Facts:
    wanted = gender_of_pronoun(case.pronoun or "")
    facts: Facts = {}
    if wanted is not None:
        mention = around.before.get(entity.index)
        if mention is not None:
            others = (
                case.article.cast.entities[i]
                for i, other in around.before.items()
                if other.span.start > mention.span.start
            )
            facts["p_agreeing_between"] = float(
                min(sum(e.is_person and e.gender in {None, wanted} for e in others), 5)
            )
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


def nobody_facts(case: Case, around: Field) -> Facts:
    """Return the facts of the answer that the text names nobody, beside the common ones."""
    facts: Facts = {"nobody": 1.0}
    if case.referent is not None:
        facts["coref_none"] = case.referent.none
    if not case.item.resolution.is_named:
        facts["ruled"] = 1.0
    people = [
        e
        for i in around.before
        if (e := case.article.cast.entities[i]).is_person and _may_be(case, e)
    ]
    facts["people_before"] = float(min(len(people), 8))
    return facts


def _may_be(case: Case, entity: Entity) -> bool:
    wanted = gender_of_pronoun(case.pronoun or "")
    return wanted is None or entity.gender in {None, wanted}
