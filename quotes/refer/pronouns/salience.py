"""How present each entity is at a word: recency, grammatical role, speaking, being introduced.

Links vote with weights, in the manner of Lappin and Leass (1994). The weights are set by hand:
weights fitted on GUM or, in folds, on news named fewer right on news they had not seen.
"""

from bisect import bisect_left
from itertools import islice
from math import log1p

from quotes.document import Node
from quotes.grammar.main_clauses import is_inverted, is_main_subject, is_presented, is_reported
from quotes.lexicon.gender import Gender
from quotes.mentions.entities import Entity, NameMention
from quotes.refer.context import Context, Spoken
from quotes.syntax import EntityType, Sentence

_DECAY = 0.4
_SUBJECT = 1.2
_TOPIC_SET = 2.0
_LOWER_SUBJECT = 0.9
_POSSESSOR = 0.45
_OBJECT = 0.6
_ADJUNCT = 0.5
_IN_MARKS = 0.12
_SPEAKER = 1.3
UNKNOWN_GENDER = 0.7
_SPEAKING = 1.4
_OWN_CONTENT = 0.3
_SUPERSEDED = 0.3
_DESCRIBED = 0.8
_INTRODUCED = 0.7
_MENTIONED = 0.35
# How much it weighs whom the text has been about, per logarithm of the names so far, of which no
# more than a few count: it tells between two who are about as near.
_TOPIC = 0.06
_OFTEN = 5
# Below these an entity was last spoken of too long ago: five sentences, or two where nothing in
# the text tells that the pronoun fits.
FAINT = 0.02
FAINT_UNKNOWN = 0.15
FAINT_BODY = 0.3
_REACH = 24


def weigh_people(context: Context, node: Node, wanted: Gender | None) -> dict[int, float]:
    """Return how salient at a word the persons are whom a description of a gender can mean."""
    return {
        entity.index: score
        for entity, mentions in entities_before(context, node)
        if entity.is_person
        and entity.index not in context.excluded
        and (wanted is None or entity.gender is wanted)
        and (score := salience_of(context, entity, mentions, node)) > FAINT_UNKNOWN
    }


def weigh_bodies(context: Context, node: Node) -> dict[int, float]:
    """Return how salient at a word the bodies are that a description can mean; places are none."""
    return {
        entity.index: score
        for entity, mentions in entities_before(context, node)
        if not entity.is_person
        and entity.index not in context.excluded
        and any(m.type is EntityType.ORG for m in entity.mentions)
        and (score := salience_of(context, entity, mentions, node)) > FAINT_UNKNOWN
    }


def entities_before(
    context: Context, node: Node
) -> tuple[tuple[Entity, tuple[NameMention, ...]], ...]:
    """Return the entities named within reach before a word, each with those mentions."""
    found: dict[int, list[NameMention]] = {}
    for entity, mention in context.mentions_before(node, reach=_REACH):
        found.setdefault(entity.index, []).append(mention)
    for index, mention in _echoes_before(context, node):
        if index in found:
            found[index].append(mention)
    return tuple((context.cast.entities[i], tuple(m)) for i, m in found.items())


def _echoes_before(context: Context, node: Node) -> tuple[tuple[int, NameMention], ...]:
    here = context.document.number_of(node.sentence)
    at = bisect_left(context.echoes, node.start, key=lambda e: e[1].span.start)
    return tuple(
        echo
        for echo in context.echoes[max(at - _REACH, 0) : at]
        if here - context.document.number_of(echo[1].node.sentence) <= _REACH
    )


def salience_of(
    context: Context, entity: Entity, mentions: tuple[NameMention, ...], node: Node
) -> float:
    """Sum what the weightiest earlier mentions of an entity still weigh at a word."""
    here = context.document.sentence_number(node.start)
    weights = sorted(
        (
            (_role_weight(context, m, node) + _introduced(entity, m))
            * _DECAY ** _distance(context, m, here)
            for m in mentions
            if not _is_bound(m, node)
        ),
        reverse=True,
    )
    total = sum(weight * 0.5**rank for rank, weight in enumerate(weights[:4]))
    last = _last_speaker(context, node)
    if last is not None and last.entities == (entity.index,):
        bonus = _SPEAKER * _DECAY ** max(here - context.document.sentences_begun(last.until), 0)
        total += bonus * (_SUPERSEDED if _is_superseded(context, entity, last, node) else 1.0)
    return total


def topicality_of(entity: Entity, node: Node) -> float:
    """What the text has been about so far is the likelier to be what it goes on about."""
    before = (m for m in entity.mentions if not m.in_marks and m.span.start < node.start)
    return _TOPIC * log1p(sum(1 for _ in islice(before, _OFTEN)))


def _is_superseded(context: Context, entity: Entity, last: Spoken, node: Node) -> bool:
    """Since somebody spoke, a sentence has been about another person of the same gender, or come to
    one (“When Holt called it “a farce”, Ruiz rose.”)."""
    number = context.document.number_of
    here = number(node.sentence)
    return any(
        other.index != entity.index
        and other.gender in {None, entity.gender}
        and last.sentence <= number(mention.node.sentence) < here
        and last.at < mention.span.start
        and not mention.in_marks
        and (is_main_subject(mention.node) or is_presented(mention.node))
        for other, mention in context.people_before(node, reach=3)
    )


def _last_speaker(context: Context, node: Node) -> Spoken | None:
    """Return who spoke last: the speaker of the last quotation, or the name beside a later cue
    whose words make no quotation of their own (“… noted Holt.”)."""
    last = next((s for s in reversed(context.spoken) if s.at < node.start), None)
    for entity, mention in reversed(context.mentions_before(node, reach=2)):
        if last is not None and mention.span.start <= last.at:
            return last
        if _speaks_unquoted(context, mention) and mention.node.sentence is not node.sentence:
            sentence = context.document.number_of(mention.node.sentence)
            at = mention.span.start
            return Spoken(entities=(entity.index,), at=at, until=at, sentence=sentence)
    return last


def _speaks_unquoted(context: Context, mention: NameMention) -> bool:
    """The name is the source of a cue, and means one person."""
    return (
        mention.node.start in context.speaking
        and not mention.in_marks
        and not mention.node.is_a("nmod")
        and not is_agent(mention.node)
        and not is_reported(mention.node)
        and not context.cast.rivals_at(mention.span)
    )


def _distance(context: Context, mention: NameMention, here: int) -> int:
    return max(here - context.document.sentences_begun(mention.span.start), 0)


def _introduced(entity: Entity, mention: NameMention) -> float:
    """Who is just brought in by full name is likely to speak next, a person the more so with a
    description or as a subject; not one named only as somebody whose matter something is."""
    new = mention is entity.mentions[0] and len(mention.tokens) > 1 and not mention.in_marks
    if not new or mention.node.word.deprel == "nmod:poss" or _qualifies(mention):
        return 0.0
    if entity.is_person and _is_described(mention.node):
        return _DESCRIBED
    noun = standing_noun(mention.node)
    first = noun.head() if noun.is_a("conj") else noun
    subject = first is not None and (first.is_a("nsubj") or is_inverted(first))
    return _INTRODUCED if subject or not entity.is_person else _MENTIONED


def _qualifies(mention: NameMention) -> bool:
    """“a Holt supporter”: the name only tells which supporter."""
    after = next((w for w in mention.node.sentence.words if w.start >= mention.span.end), None)
    noun = after is not None and after.upos == "NOUN" and after.text[:1].islower()
    person = mention.type is EntityType.PERSON
    return person and noun and not mention.node.is_a("nsubj", "obj", "iobj")


def _is_described(name: Node) -> bool:
    """“the baker Holt”, “Holt, a baker”, “Holt of Norland”, “Holt, who bakes”."""
    head = name.head()
    noun = head is not None and head.word.upos == "NOUN"
    if (noun and name.is_a("appos", "flat", "compound")) or name.children("nmod"):
        return True
    beside = name.children("appos", "compound", "flat")
    clauses = name.children("acl:relcl")
    return any(n.word.upos == "NOUN" for n in beside) or any(map(_is_of_person, clauses))


def _is_of_person(clause: Node) -> bool:
    return any(w.text.lower() in {"who", "whom", "whose"} for w in clause.subtree())


def standing_noun(name: Node) -> Node:
    """Return the noun that a name stands with as one, whose place in the clause it shares: in
    “her brother, Sam Holt, left” the subject is both."""
    head = name.head()
    while head is not None and head.word.upos == "NOUN" and name.is_a("appos", "flat"):
        name, head = head, head.head()
    return name


def _is_bound(mention: NameMention, node: Node) -> bool:
    """“He” cannot be an object of its own verb (“he told Holt”); of two subjects the parser has run
    two sentences together."""
    head = node.head()
    other = mention.node.head()
    if is_topic(mention.node):
        return False
    return (
        head is not None
        and other is not None
        and mention.node.sentence is node.sentence
        and head.word.index == other.word.index
        and node.is_a("nsubj")
        and not mention.node.is_a("nsubj")
    )


def is_topic(node: Node) -> bool:
    """“As for Holt, he …”: what the sentence is set to be about."""
    if not node.is_a("obl", "nmod"):
        return False
    cases = node.children("case", "mark")
    starts = bool(cases) and cases[0].start == node.sentence.start
    words = [c.lemma for case in cases for c in (case, *case.children("fixed"))]
    return starts and words[:2] == ["as", "for"]


def _is_cleft(node: Node) -> bool:
    """“It was Holt who …”: whom the sentence sets apart from all others."""
    expletive = any(c.lemma == "it" for c in node.children("nsubj", "expl"))
    return expletive and bool(node.children("cop")) and bool(node.children("acl:relcl"))


def _is_heard(context: Context, source: Node) -> bool:
    """Who speaks in a sentence; not whose words it only reports, or somebody else hears in it."""
    if is_agent(source) or is_reported(source):
        return False
    return source.word.deprel != "nmod:poss" or not _is_about_somebody(context, source.sentence)


def _is_about_somebody(context: Context, sentence: Sentence) -> bool:
    nodes = (Node(sentence=sentence, word=word) for word in sentence.words)
    subjects = (context.cast.entity_at(n.word.span) for n in nodes if is_main_subject(n))
    return any(entity is not None and entity.is_person for entity in subjects)


def is_agent(node: Node) -> bool:
    """Tell whether a word is the agent of a passive (“Asked by Holt …”): who asks in passing is not
    whom the sentence is about."""
    return node.is_a("obl") and any(c.lemma == "by" for c in node.children("case"))


def _in_same_words(context: Context, mention: NameMention, pronoun: Node) -> bool:
    """Both stand in what one person said, in one passage or the next: there the name is as near
    as in any narration."""
    name = context.document.passage_index(mention.span.start)
    here = context.document.passage_index(pronoun.start)
    return name is not None and here is not None and 0 <= here - name <= 1


def _is_in_own_content(mention: NameMention, pronoun: Node) -> bool:
    """“Choosing Holt is “a mistake”, she said”: whom her words name is rarely herself."""
    verb, node = pronoun.head(), mention.node
    if verb is None or node.sentence is not pronoun.sentence or node.start > pronoun.start:
        return False
    while (above := node.head()) is not None:
        if above.word.index == verb.word.index:
            return node.is_a("ccomp", "csubj", "parataxis")
        node = above
    return False


def _role_weight(context: Context, mention: NameMention, pronoun: Node) -> float:
    if mention.in_marks and not _in_same_words(context, mention, pronoun):
        return _IN_MARKS
    if _is_in_own_content(mention, pronoun):
        return _OWN_CONTENT
    node = standing_noun(mention.node)
    if node.start in context.speaking and _is_heard(context, node):
        return _SPEAKING
    if is_topic(node):
        return _TOPIC_SET
    if _is_cleft(node):
        return _SUBJECT
    if node.is_a("nsubj") or is_inverted(node):
        here = node.sentence is pronoun.sentence
        return _SUBJECT if here or is_main_subject(node) else _LOWER_SUBJECT
    if node.word.deprel == "nmod:poss" or _qualifies(mention):
        return _POSSESSOR
    return _ADJUNCT if node.is_a("obl") else _OBJECT
