"""Pronouns: which figure “he”, “she”, “they”, “it” goes back to.

Salience by recency, grammatical role and speaking, in the manner of Lappin and Leass (1994);
gender filters; two figures about as salient make the pronoun ambiguous.
"""

from bisect import bisect_left
from collections.abc import Mapping

from attrs import field, frozen

from quotes.animacy import can_speak
from quotes.document import Document, Node
from quotes.model import Reason, Span
from quotes.nouns import COLLECTIVES, DOCUMENTS, GROUPS, PERSON_ROLES
from quotes.phrases import entity_at, naming_apposition
from quotes.resolve.figures import Figure, NameMention, Roster
from quotes.resolve.gender import Gender, gender_of_pronoun, gender_of_role
from quotes.resolve.mainline import is_main_subject
from quotes.resolve.outcome import Resolution, Step, Weighed, unresolved
from quotes.syntax import EntityType

_DECAY = 0.4
_SUBJECT = 1.2
_LOWER_SUBJECT = 0.9
_POSSESSOR = 0.45
_OBJECT = 0.6
_IN_MARKS = 0.12
_SPEAKER = 1.3
_UNKNOWN_GENDER = 0.7
_AMBIGUOUS_BELOW = 0.05
_SPEAKING = 1.4
_SUPERSEDED = 0.3
_INTRODUCED = 0.7
# Below these a figure was last spoken of too long ago: five sentences, or two where nothing in
# the text tells that the pronoun fits.
_FAINT = 0.02
_FAINT_UNKNOWN = 0.15
_FAINT_BODY = 0.3
_REACH = 24


@frozen(kw_only=True)
class Spoken:
    """Who spoke before: the figures and where its quotation's attribution stands."""

    figures: tuple[int, ...]
    at: int
    sentence: int


@frozen(kw_only=True)
class Context:
    """What pronoun resolution looks back on.

    `spoken` are the speakers of the quotations before, `speaking` where the sources of all cues
    of speech start, `described` the subjects that are nouns without a name, `excluded` who
    cannot be meant, `reporter` the name of the byline, `holders` whom labels without a name mean,
    `echoes` what else stands for a figure in the narration, in order (see `narration`),
    `bodies` the collective nouns with a name, `texts` the nouns of documents,
    `somebodies` the nouns with “a” or “one”, `plurals` those of several.
    """

    document: Document
    roster: Roster
    spoken: tuple[Spoken, ...] = ()
    speaking: frozenset[int] = frozenset()
    described: tuple[Node, ...] = ()
    excluded: frozenset[int] = frozenset()
    reporter: str | None = None
    holders: Mapping[str, int] = field(factory=dict)
    echoes: tuple[tuple[int, NameMention], ...] = ()
    bodies: tuple[Node, ...] = ()
    texts: tuple[Node, ...] = ()
    somebodies: tuple[Node, ...] = ()
    plurals: tuple[Node, ...] = ()

    def people_before(self, node: Node, *, reach: int) -> tuple[tuple[Figure, NameMention], ...]:
        """Return the name mentions of persons before a word, within `reach` sentences back."""
        return tuple(
            (figure, mention)
            for figure, mention in self.mentions_before(node, reach=reach)
            if figure.is_person
        )

    def mentions_before(self, node: Node, *, reach: int) -> tuple[tuple[Figure, NameMention], ...]:
        """Return all name mentions before a word, within `reach` sentences back."""
        here = self.document.number_of(node.sentence)
        at = bisect_left(self.roster.starts, (node.start, 0, 0)) - 1
        found: list[tuple[Figure, NameMention]] = []
        while at >= 0:
            figure, mention = self.roster.mention(at)
            if here - self.document.number_of(mention.node.sentence) > reach:
                break
            found.append((figure, mention))
            at -= 1
        return tuple(reversed(found))


def resolve_pronoun(context: Context, node: Node, pronoun: str) -> Resolution:
    """Return the figure that a third-person pronoun at `node` stands for, or a reason."""
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
    scores: dict[int, float] = {}
    for figure, mentions in _by_figure(context, node):
        if not figure.is_person or figure.index in context.excluded:
            continue
        if figure.gender is not None and figure.gender is not wanted:
            continue
        if all(m.in_marks for m in mentions) and not context.document.in_marks(node.start):
            continue  # whom only the quoted words name does not say them
        score = _salience(context, figure, mentions, node)
        if score > (_FAINT if figure.gender else _FAINT_UNKNOWN):
            scores[figure.index] = score * (1.0 if figure.gender else _UNKNOWN_GENDER)
    return _decide(context, node, pronoun, scores or _only_one(context, node, wanted))


def _only_one(context: Context, node: Node, wanted: Gender | None) -> dict[int, float]:
    """In somebody's words, the one person of that gender whom the text has named at all: people
    speak of whom the article is about (“She told me …,” her daughter said)."""
    if not context.document.in_marks(node.start):
        return {}
    fitting = [
        figure.index
        for figure in context.roster.figures
        if figure.is_person
        and figure.index not in context.excluded
        and figure.gender in {None, wanted}
        and figure.mentions[0].span.start < node.start
        and (len(figure.mentions) > 1 or figure.gender is not None)
    ]
    told = [i for i in fitting if context.roster.figures[i].gender is wanted]
    return {told[0]: _FAINT} if len(told) == 1 and len(fitting) == 1 else {}


def weigh_people(context: Context, node: Node, wanted: Gender | None) -> dict[int, float]:
    """Return how salient at a word the persons are whom a description of a gender can mean."""
    return {
        figure.index: score
        for figure, mentions in _by_figure(context, node)
        if figure.is_person
        and figure.index not in context.excluded
        and (wanted is None or figure.gender is wanted)
        and (score := _salience(context, figure, mentions, node)) > _FAINT_UNKNOWN
    }


def weigh_bodies(context: Context, node: Node) -> dict[int, float]:
    """Return how salient at a word the bodies are that a description can mean; places are none."""
    return {
        figure.index: score
        for figure, mentions in _by_figure(context, node)
        if not figure.is_person
        and any(m.type is EntityType.ORG for m in figure.mentions)
        and (score := _salience(context, figure, mentions, node)) > _FAINT_UNKNOWN
    }


def _by_figure(context: Context, node: Node) -> tuple[tuple[Figure, tuple[NameMention, ...]], ...]:
    """Return the figures named within reach before a word, each with those mentions."""
    found: dict[int, list[NameMention]] = {}
    for figure, mention in context.mentions_before(node, reach=_REACH):
        found.setdefault(figure.index, []).append(mention)
    for index, mention in _echoes_before(context, node):
        if index in found:
            found[index].append(mention)
    return tuple((context.roster.figures[i], tuple(m)) for i, m in found.items())


def _echoes_before(context: Context, node: Node) -> tuple[tuple[int, NameMention], ...]:
    here = context.document.number_of(node.sentence)
    at = bisect_left(context.echoes, node.start, key=lambda e: e[1].span.start)
    return tuple(
        echo
        for echo in context.echoes[max(at - _REACH, 0) : at]
        if here - context.document.number_of(echo[1].node.sentence) <= _REACH
    )


def _salience(
    context: Context, figure: Figure, mentions: tuple[NameMention, ...], node: Node
) -> float:
    """Sum what the weightiest earlier mentions of a figure still weigh at a word."""
    here = context.document.sentence_number(node.start)
    weights = sorted(
        (
            (_role_weight(context, m, node) + _introduced(figure, m))
            * _DECAY ** _distance(context, m, here)
            for m in mentions
            if not _is_bound(m, node)
        ),
        reverse=True,
    )
    total = sum(weight * 0.5**rank for rank, weight in enumerate(weights[:4]))
    last = _last_speaker(context, node)
    if last is not None and last.figures == (figure.index,):
        bonus = _SPEAKER * _DECAY ** max(here - last.sentence, 0)
        total += bonus * (_SUPERSEDED if _is_superseded(context, figure, last, node) else 1.0)
    return total


def _is_superseded(context: Context, figure: Figure, last: Spoken, node: Node) -> bool:
    """Since somebody spoke, a sentence has been about another person of the same gender."""
    here = context.document.number_of(node.sentence)
    return any(
        other.index != figure.index
        and other.gender in {None, figure.gender}
        and last.sentence < context.document.number_of(mention.node.sentence) < here
        and not mention.in_marks
        and mention.node.is_a("nsubj")
        and is_main_subject(mention.node)
        for other, mention in context.people_before(node, reach=3)
    )


def _last_speaker(context: Context, node: Node) -> Spoken | None:
    """Return who spoke last: the speaker of the last quotation, or the name beside a later cue
    whose words make no quotation of their own (“… noted Holt.”)."""
    last = next((s for s in reversed(context.spoken) if s.at < node.start), None)
    for figure, mention in reversed(context.mentions_before(node, reach=2)):
        if last is not None and mention.span.start <= last.at:
            return last
        if _speaks_unquoted(context, mention) and mention.node.sentence is not node.sentence:
            sentence = context.document.number_of(mention.node.sentence)
            return Spoken(figures=(figure.index,), at=mention.span.start, sentence=sentence)
    return last


def _speaks_unquoted(context: Context, mention: NameMention) -> bool:
    """The name is the source of a cue, and means one person."""
    return (
        mention.node.start in context.speaking
        and not mention.in_marks
        and not mention.node.is_a("nmod")
        and not _is_agent(mention.node)
        and not context.roster.rivals_at(mention.span)
    )


def _distance(context: Context, mention: NameMention, here: int) -> int:
    return max(here - context.document.number_of(mention.node.sentence), 0)


def _introduced(figure: Figure, mention: NameMention) -> float:
    """A person just brought in by full name and description is likely to speak next; not one
    named only as somebody whose matter something is."""
    first = mention is figure.mentions[0] and len(mention.tokens) > 1 and not mention.in_marks
    first = first and mention.node.word.deprel != "nmod:poss"
    return _INTRODUCED if first else 0.0


def _is_bound(mention: NameMention, node: Node) -> bool:
    """“He” cannot be an object of its own verb (“he told Holt”)."""
    head = node.head()
    other = mention.node.head()
    return (
        head is not None
        and other is not None
        and mention.node.sentence is node.sentence
        and head.word.index == other.word.index
        and node.is_a("nsubj")
    )


def _is_agent(node: Node) -> bool:
    """“Asked by Holt …”: who asks in passing is not whom the sentence is about."""
    return node.is_a("obl") and any(c.lemma == "by" for c in node.children("case"))


def _role_weight(context: Context, mention: NameMention, pronoun: Node) -> float:
    if mention.in_marks:
        return _IN_MARKS
    node = mention.node
    if node.start in context.speaking and not _is_agent(node):
        return _SPEAKING
    if node.is_a("nsubj"):
        here = node.sentence is pronoun.sentence
        return _SUBJECT if here or is_main_subject(node) else _LOWER_SUBJECT
    if node.word.deprel == "nmod:poss":
        return _POSSESSOR
    return _OBJECT


def _decide(context: Context, node: Node, pronoun: str, scores: dict[int, float]) -> Resolution:
    if not scores:
        return unresolved(Reason.NO_ANTECEDENT, _step(pronoun, node))
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    total = sum(score for _, score in ranked)
    weighed = tuple(Weighed(figure=i, score=round(s / total, 3)) for i, s in ranked[:4])
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    margin = (score - second) / score
    antecedent = _antecedent_span(context, best, node)
    step = _step(pronoun, node, *([antecedent] if antecedent else []))
    if margin < _AMBIGUOUS_BELOW or _is_one_of_pair(context, node, scores, best):
        return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)
    return Resolution(figures=(best,), weighed=weighed, steps=(step,), margin=margin)


def _is_one_of_pair(context: Context, node: Node, scores: dict[int, float], best: int) -> bool:
    """“Holt and Ruiz both agreed. “…,” he said”: nothing tells the two apart."""
    mention = _last_mention(context, best, node)
    if mention is None or node.sentence is mention.node.sentence:
        return False
    last = mention.node
    head = last.head()
    partners = [*last.children("conj"), *([head] if head is not None and last.is_a("conj") else [])]
    found = {f.index for p in partners if (f := context.roster.figure_at(p.word.span)) is not None}
    return any(i in scores for i in found if i != best)


def _last_mention(context: Context, figure: int, node: Node) -> NameMention | None:
    mentions = context.roster.figures[figure].mentions
    at = bisect_left(mentions, node.start, key=lambda m: m.span.start)
    return mentions[at - 1] if at else None


def was_subject_last(context: Context, figure: Figure, node: Node) -> bool:
    """Tell whether a figure was the subject of a sentence where it was last named before a word."""
    mention = _last_mention(context, figure.index, node)
    return mention is not None and is_main_subject(mention.node)


def _antecedent_span(context: Context, figure: int, node: Node) -> Span | None:
    mention = _last_mention(context, figure, node)
    return None if mention is None else mention.span


def described_things(document: Document) -> tuple[Node, ...]:
    """Return the subjects and objects outside marks that are nouns without a name, in order."""
    return tuple(
        Node(sentence=sentence, word=word)
        for sentence in document.parse.sentences
        for word in sentence.words
        if (word.upos == "NOUN" or (word.upos == "PROPN" and word.text[:1].islower()))
        and _is_prominent(Node(sentence=sentence, word=word))
        and not document.in_marks(word.start)
        and "Number=Plur" not in word.feats
        and (word.text[:1].islower() or entity_at(Node(sentence=sentence, word=word)) is None)
        and title_after(Node(sentence=sentence, word=word)) is None
    )


def _is_prominent(noun: Node) -> bool:
    """A subject, an object, a text in any place, or a person whose matter the subject is (“the
    woman's patience ran out”)."""
    if noun.is_a("nsubj", "obj") or (noun.lemma in DOCUMENTS and noun.is_a("obl", "root")):
        return True
    return (
        noun.word.deprel == "nmod:poss"
        and gender_of_role(noun.lemma) is not None
        and ((owned := noun.head()) is not None and owned.is_a("nsubj"))
    )


def title_after(noun: Node) -> Node | None:
    """Return the name that a noun is the title of (“spokesman Holt”), None for any other noun."""
    apposed = naming_apposition(noun)
    if apposed is not None:
        return apposed
    words = noun.sentence.words
    after = noun.word.index + 1
    if after < len(words) and words[after].upos == "PROPN":
        return Node(sentence=noun.sentence, word=words[after])
    return None


def nearer_description(
    context: Context, node: Node, pronoun: str, found: Resolution
) -> Node | None:
    """Return a description that outweighs the named antecedent, being nearer and a subject.

    “Norland's minister cut short a lunch. He dismissed …”: “he” is the minister, whoever else was
    named before.
    """
    wanted = gender_of_pronoun(pronoun)
    here = context.document.sentence_number(node.start)
    last = max((s.end for step in found.steps for s in step.spans[1:]), default=-1)
    at = bisect_left(context.described, node.start, key=lambda n: n.start)
    for rival in reversed(context.described[max(at - 8, 0) : at]):
        distance = here - context.document.number_of(rival.sentence)
        if distance < 1 or distance > 2 or rival.start < last or _is_reported(rival):
            continue
        if distance == 2 and not _same_paragraph(context.document, rival, node):
            continue
        if wanted is not None and not rival.is_a("obj") and _is_person(rival, wanted):
            return rival
        if pronoun == "it" and _may_be_it(rival):
            return rival
    return None


def _may_be_it(noun: Node) -> bool:
    """A text, or a body that acts."""
    return noun.lemma in DOCUMENTS or (noun.lemma in COLLECTIVES and noun.is_a("nsubj"))


def _same_paragraph(document: Document, one: Node, other: Node) -> bool:
    return document.paragraph_index(one.start) == document.paragraph_index(other.start)


def _is_reported(noun: Node) -> bool:
    """The noun stands in what somebody said (“Holt said his brother left”): Holt goes on."""
    verb = noun.head()
    if verb is not None and noun.word.deprel == "nmod:poss":
        verb = verb.head()
    return verb is not None and verb.is_a("ccomp", "acl", "advcl")


def _is_person(noun: Node, wanted: Gender) -> bool:
    told = gender_of_role(noun.lemma)
    if told is not None or noun.lemma in PERSON_ROLES:
        return told in {None, wanted}
    return can_speak(noun) and noun.lemma not in COLLECTIVES | DOCUMENTS | GROUPS


def _body(context: Context, node: Node) -> Resolution:
    """“It said”: the body last spoken of as a subject or last to speak."""
    scores = {
        figure.index: score
        for figure, mentions in _by_figure(context, node)
        if not figure.is_person
        and (score := _salience(context, figure, mentions, node)) > _FAINT_BODY
    }
    if not scores and _is_near(context, node, context.texts, reach=2):
        return unresolved(Reason.DOCUMENT, _step("it", node))
    return _decide(context, node, "it", scores)


def _plural(context: Context, node: Node) -> Resolution:
    """“They said”: a body that spoke or acted just before, or a group that nobody names."""
    here = context.document.sentence_number(node.start)
    recent = [s for s in context.spoken if here - s.sentence <= 2 and s.at < node.start]
    if recent:
        last = recent[-1].figures
        if len(last) > 1 or not context.roster.figures[last[0]].is_person:
            return Resolution(figures=last, steps=(_step("they", node),), margin=0.5)
    pair = _last_pair(context, node)
    if pair:
        return Resolution(figures=pair, steps=(_step("they", node),), margin=0.4)
    body = _acting_body(context, node)
    if body is not None:
        return Resolution(figures=(body,), steps=(_step("they", node),), margin=0.4)
    told = _is_near(context, node, context.plurals, reach=3)
    return unresolved(Reason.GROUP if told else Reason.NO_ANTECEDENT, _step("they", node))


def _is_near(context: Context, node: Node, nouns: tuple[Node, ...], *, reach: int) -> bool:
    """Tell whether one of some nouns stands before a word, within so many sentences."""
    number = context.document.number_of
    here = number(node.sentence)
    at = bisect_left(nouns, node.start, key=lambda n: n.start) - 1
    return at >= 0 and here - number(nouns[at].sentence) <= reach


def _acting_body(context: Context, node: Node) -> int | None:
    """“The Lantern checked it. They found …”: the body that the sentence before is about."""
    here = context.document.number_of(node.sentence)
    before = [
        (figure, mention)
        for figure, mention in context.mentions_before(node, reach=1)
        if context.document.number_of(mention.node.sentence) < here
        and mention.node.is_a("nsubj")
        and is_main_subject(mention.node)
    ]
    if len(before) != 1:
        return None
    ((figure, mention),) = before
    # A bare name without a gender is as likely a body that the tagger took for a person.
    bare = figure.gender is None and all(len(m.tokens) == 1 for m in figure.mentions)
    if mention.type is EntityType.PLACE or (figure.is_person and not bare):
        return None
    return None if _has_plural_subject(mention.node) else figure.index


def _has_plural_subject(beside: Node) -> bool:
    """Another main subject of the sentence is plural, and so a better “they”."""
    nodes = (Node(sentence=beside.sentence, word=w) for w in beside.sentence.words)
    return any(
        n.word.upos == "NOUN"
        and n.is_a("nsubj")
        and "Number=Plur" in n.word.feats
        and is_main_subject(n)
        for n in nodes
    )


def _last_pair(context: Context, node: Node) -> tuple[int, ...]:
    """“Holt and Ruiz met. They said …”: the persons coordinated as subject just before."""
    for figure, mention in reversed(context.people_before(node, reach=1)):
        if mention.node.sentence is node.sentence or not mention.node.is_a("nsubj"):
            continue
        others = [context.roster.figure_at(c.word.span) for c in mention.node.children("conj")]
        named = tuple(f.index for f in others if f is not None and f.is_person)
        if others and len(named) == len(others):
            return (figure.index, *named)
    return ()
