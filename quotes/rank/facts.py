"""Facts about each candidate of each quotation, as named numbers that a fitted model weighs.

Facts of the quotation (its kind, its source's form, how the rules came to their answer) stand
beside those of the pair (how near, in what role, of which gender, who spoke last, named in the
words).
A fact that is 0 is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import log2

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.phrases import phrase_words, pronoun_of
from quotes.lexicon.gender import Gender, gender_of_pronoun
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.model import Kind, MentionForm
from quotes.rank.candidates import Candidate, Field, Places, anchor_of, field_of
from quotes.rank.coreference import Coreference, Referent
from quotes.rank.description_facts import Description, Surroundings, description_of, likeness
from quotes.rank.outcome_facts import Features, best_entities, damage_of, features_of
from quotes.rank.word_facts import shape_of
from quotes.refer import Resolved

Facts = dict[str, float]

_I = re.compile(r"\b(?:I|I['’]m|I['’]ve|I['’]ll|I['’]d|me|my|My)\b")
_WE = re.compile(r"\b(?:we|We|us|our|Our)\b")
_FAR = 8.0
# A name after a title or an article still opens its sentence.
_FIRST = 2


@frozen(kw_only=True)
class Weighing:
    """The candidates of one quotation, each with its facts, in the same order."""

    candidates: tuple[Candidate, ...]
    facts: tuple[Facts, ...]


def weigh_all(document: Document, cast: Cast, resolved: Sequence[Resolved]) -> tuple[Weighing, ...]:
    """Return the candidates of every quotation with their facts, in the same order."""
    article = _Article.of(document, cast, resolved)
    return tuple(
        _weigh(article, index, features)
        for index, features in enumerate(features_of(document, cast, resolved))
    )


@frozen(kw_only=True)
class _Topics:
    """The subjects outside marks that are named, in text order: whom the narration is about.

    `last_main` is, at each of them, the last subject of a main clause so far; `of_paragraph` the
    first subject of each paragraph.
    """

    starts: tuple[int, ...]
    entities: tuple[int, ...]
    last_main: tuple[int | None, ...]
    of_paragraph: dict[int, int]

    @staticmethod
    def of(document: Document, places: Places) -> "_Topics":
        named = [p for p in places.told if p[2].node.is_a("nsubj")]
        last_main: list[int | None] = []
        of_paragraph: dict[int, int] = {}
        main: int | None = None
        for start, index, mention in named:
            main = index if is_main_subject(mention.node) else main
            last_main.append(main)
            of_paragraph.setdefault(document.paragraph_number(start), index)
        return _Topics(
            starts=tuple(p[0] for p in named),
            entities=tuple(p[1] for p in named),
            last_main=tuple(last_main),
            of_paragraph=of_paragraph,
        )


@frozen(kw_only=True)
class _Article:
    """What the facts of all quotations look at."""

    document: Document
    cast: Cast
    resolved: tuple[Resolved, ...]
    places: Places
    surroundings: Surroundings
    fields: tuple[Field, ...]
    topics: _Topics
    coreference: Coreference
    title: str
    explicit: dict[int, int]
    most_named: int
    damaged: bool

    @staticmethod
    def of(document: Document, cast: Cast, resolved: Sequence[Resolved]) -> "_Article":
        places = Places.of(cast)
        explicit: dict[int, int] = {}
        for item in resolved:
            if item.attributed.form is MentionForm.NAME:
                for index in item.resolution.entities:
                    explicit[index] = explicit.get(index, 0) + 1
        return _Article(
            document=document,
            cast=cast,
            resolved=tuple(resolved),
            places=places,
            surroundings=Surroundings(cast=cast),
            topics=_Topics.of(document, places),
            coreference=Coreference.of(document.parse.anaphors, cast),
            fields=tuple(field_of(cast, places, item) for item in resolved),
            title=(document.title or "").lower(),
            explicit=explicit,
            most_named=max((len(e.mentions) for e in cast.entities), default=1),
            damaged=bool(damage_of(document)),
        )


@frozen(kw_only=True)
class _Case:
    """One quotation: its source phrase, where it looks back from, and what stands around it."""

    article: _Article
    index: int
    item: Resolved
    origin: Resolved
    form: MentionForm | None
    head: Node | None
    anchor: int
    sentence: int
    paragraph: int
    pronoun: str | None
    description: Description | None
    source_words: frozenset[str]
    referent: Referent | None
    words: str
    said_before: tuple[frozenset[int], ...]
    said_after: tuple[frozenset[int], ...]
    common: Facts = field(factory=dict)


def _weigh(article: _Article, index: int, features: Features) -> Weighing:
    case = _case_of(article, index, features)
    around = article.fields[index]
    facts = [
        _nobody_facts(case, around)
        if candidate.is_nobody
        else _candidate_facts(case, around, candidate)
        for candidate in around.candidates
    ]
    _add_standings(facts)
    return Weighing(candidates=around.candidates, facts=tuple(facts))


# --- the quotation's own -------------------------------------------------------------------------


def _case_of(article: _Article, index: int, features: Features) -> _Case:
    document = article.document
    item = article.resolved[index]
    origin, hops = item, 0
    while origin.attributed.follows is not None and hops < 40:
        origin = article.resolved[origin.attributed.follows]
        hops += 1
    head = item.attributed.head
    source = origin.attributed.head
    form = origin.attributed.form
    anchor = anchor_of(item)
    found = item.attributed.found
    words = " ".join(s.of(document.text) for s in found.spans)
    pronoun = pronoun_of(source.word) if source is not None else None
    description = (
        description_of(article.cast, source)
        if source is not None and form is MentionForm.DESCRIPTION
        else None
    )
    said = [
        frozenset(best_entities(r.resolution)) for r in article.resolved[max(0, index - 3) : index]
    ]
    follow = [
        frozenset(best_entities(r.resolution)) for r in article.resolved[index + 1 : index + 3]
    ]
    common: Facts = dict(features)
    common |= _place(article, index, words, hops)
    common |= shape_of(document, found)
    common |= _before(article, index)
    if pronoun is not None:
        common[f"pronoun:{pronoun}"] = 1.0
    if form is not None:
        common[f"form:{form.value}"] = 1.0
    if head is not None:
        common["own_source"] = 1.0
    if description is not None:
        common |= description.facts
    return _Case(
        article=article,
        index=index,
        item=item,
        origin=origin,
        form=form,
        head=head,
        anchor=anchor,
        sentence=document.sentence_number(anchor),
        paragraph=article.document.paragraph_number(anchor),
        pronoun=pronoun,
        description=description,
        referent=article.coreference.at(source.start) if source is not None else None,
        source_words=frozenset(
            w.text.lower() for w in (phrase_words(source) if source is not None else ())
        ),
        words=words,
        said_before=tuple(reversed(said)),
        said_after=tuple(follow),
        common=common,
    )


def _place(article: _Article, index: int, words: str, hops: int) -> Facts:
    document, found = article.document, article.resolved[index].attributed.found
    before = article.resolved[index - 1].attributed.found if index else None
    here = article.document.paragraph_number(found.start)
    facts: Facts = {
        f"kind:{found.kind.value}": 1.0,
        f"origin:{found.origin.value}": 1.0,
        "hops": float(min(hops, 6)),
        "says_i": bool(_I.search(words)),
        "says_we": bool(_WE.search(words)),
        "length": log2(1 + len(words.split())),
        "cast": log2(1 + len(article.cast.entities)),
        "quotations": log2(1 + len(article.resolved)),
        "damaged_text": article.damaged,
        "opens_paragraph": document.text[
            document.paragraph(found.start).start : found.start
        ].strip()
        == "",
        "fills_paragraph": document.text[found.end : document.paragraph(found.start).end].strip()
        == "",
        "ends_stop": words.rstrip("\"”’'» ")[-1:] in {".", "!", "?"},
        "ends_comma": words.rstrip("\"”’'» ")[-1:] == ",",
        "asks": words.rstrip("\"”’'» ")[-1:] == "?",
    }
    if before is None:
        facts["first"] = 1.0
    else:
        facts["paragraphs_since"] = float(
            min(here - article.document.paragraph_number(before.end - 1), 6)
        )
        facts["gap"] = log2(1 + document.words_between(before.end, found.start))
        # What stands between the two, if anything but white space does.
        between = document.text[before.end : found.start]
        facts["adjacent"] = not between.strip()
    return {name: float(value) for name, value in facts.items() if value}


def _before(article: _Article, index: int) -> Facts:
    """How the quotation before stands: with a source of its own, to the end of its paragraph."""
    if not index:
        return {}
    document, before = article.document, article.resolved[index - 1].attributed
    paragraph = document.paragraph(before.found.start)
    facts = {
        "before_has_source": before.mention is not None,
        "before_named": before.form is MentionForm.NAME,
        "before_pronoun": before.form is MentionForm.PRONOUN,
        "before_ends_paragraph": not document.text[before.found.end : paragraph.end].strip(),
        "before_marked": before.found.kind is Kind.DIRECT,
        "before_nested": before.found.enclosing is not None,
    }
    return {f"q_{name}": 1.0 for name, value in facts.items() if value}


# --- a candidate's -------------------------------------------------------------------------------


def _candidate_facts(case: _Case, around: Field, candidate: Candidate) -> Facts:
    facts = dict(case.common)
    facts |= _by_rules(case, candidate)
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


def _by_rules(case: _Case, candidate: Candidate) -> Facts:
    """What the rules of resolution found, as one fact among others."""
    resolution = case.item.resolution
    best = best_entities(resolution)
    wanted = set(candidate.entities)
    facts: Facts = {}
    if candidate.unlisted or (
        resolution.is_named and tuple(resolution.entities) == candidate.entities
    ):
        facts["ruled"] = 1.0
    elif wanted & set(resolution.entities):
        facts["part_of_ruled"] = 1.0
    if best and tuple(best) == candidate.entities and not resolution.is_named:
        facts["best_weighed"] = 1.0
    weight = next((w.score for w in resolution.weighed if w.entity in wanted), 0.0)
    if weight:
        facts["weight"] = weight
    if resolution.weighed:
        facts["weighed_any"] = 1.0
    return facts


def _person(case: _Case, entity: Entity) -> Facts:
    before = sum(m.span.start < case.anchor for m in entity.mentions)
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


def _position(case: _Case, around: Field, entity: Entity) -> Facts:
    """How far the nearest names before and after are, and as what they stand there."""
    facts: Facts = {}
    head = case.head
    if head is not None and any(m.span.start <= head.start < m.span.end for m in entity.mentions):
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


def _mention_facts(case: _Case, mention: NameMention, where: str) -> Facts:
    document = case.article.document
    node = mention.node
    sentences = max(case.sentence - document.number_of(node.sentence), 0)
    paragraphs = case.paragraph - case.article.document.paragraph_number(mention.span.start)
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


def _topic(case: _Case, entity: Entity) -> Facts:
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


def _discourse(case: _Case, candidate: Candidate) -> Facts:
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


def _in_words(case: _Case, entity: Entity) -> Facts:
    """Whether the words themselves name the candidate: few people name themselves."""
    spans = case.item.attributed.found.spans
    named = any(
        s.start <= m.span.start < s.end for m in entity.mentions if m.in_marks for s in spans
    )
    if not named:
        last = entity.mentions[0].tokens[-1] if entity.mentions[0].tokens else ""
        named = bool(last) and last in case.words.lower().split()
    return {"named_in_words": 1.0} if named else {}


def _agreement(case: _Case, around: Field, entity: Entity) -> Facts:
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


# --- nobody's, and what only the comparison tells ------------------------------------------------


def _nobody_facts(case: _Case, around: Field) -> Facts:
    facts = dict(case.common)
    facts["nobody"] = 1.0
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


def _may_be(case: _Case, entity: Entity) -> bool:
    wanted: Gender | None = gender_of_pronoun(case.pronoun or "")
    return wanted is None or entity.gender in {None, wanted}


_COMPARED = (
    "before_distance",
    "weight",
    "l_mod_near",
    "named",
    "p_agrees",
    "l_role",
    "l_near",
    "l_called",
)


def _add_standings(facts: Sequence[Facts]) -> None:
    """Add what a candidate is beside the others: how many agree or are nearer, whether it leads."""
    people = [f for f in facts if "person" in f and "only_later" not in f]
    people.sort(key=lambda f: f.get("before_distance", 99.0))
    agreeing = [
        f
        for f in people
        if ("p_differs" not in f and "l_gender" not in f) or f.get("l_gender", 0) > 0
    ]
    for rank, one in enumerate(people):
        one["rank_person"] = float(min(rank, 10))
    for rank, one in enumerate(agreeing):
        one["rank_agreeing"] = float(min(rank, 10))
    for name in _COMPARED[1:]:
        values = [f.get(name, 0.0) for f in facts]
        best = max(values, default=0.0)
        holders = sum(v == best for v in values) if best > 0 else 0
        if not holders:
            continue
        for one, value in zip(facts, values, strict=True):
            if value == best:
                one[f"top_{name}"] = 1.0 / holders
    nobody = next((f for f in facts if "nobody" in f), None)
    if nobody is not None:
        nobody["any_role"] = float(any("l_role" in f for f in facts))
        nobody["any_called"] = float(any("l_called" in f for f in facts))
        nobody["any_near"] = float(any("l_near" in f for f in facts))
        nobody["any_agrees"] = float(sum("p_agrees" in f for f in facts))
        nobody["any_source"] = float(any("is_source" in f for f in facts))
        gaps = [
            b["before_distance"] - a["before_distance"]
            for a, b in pairwise(agreeing[:2])
            if "before_distance" in a and "before_distance" in b
        ]
        nobody["lead"] = gaps[0] if gaps else 0.0
