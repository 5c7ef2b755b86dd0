"""What an outcome rests on, as named numbers that a fitted model can weigh.

Rules are named as in the evidence (`source:continues_in_paragraph`): one that the fitted model does
not know weighs nothing.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import log2

from attrs import frozen

from quotes.document import Document
from quotes.find import Found
from quotes.model import Kind, MentionForm, Polarity, WarningCode
from quotes.rank.clause_facts import SayingVerbs, clause_features
from quotes.refer import Cast, Entity, Resolution, Resolved
from quotes.source.attributed import SourceRule

Features = Mapping[str, float]

# What rests on more than a sentence of a text that is damaged in every way.
GARBLED = "garbled"
# Whose words tell who speaks by nothing but the order of those who talk.
IN_TURN = "in_turn"
_DAMAGE = frozenset((WarningCode.MARK_REORIENTED, WarningCode.TRUNCATED))
# Others named within so many sentences could be meant too; so few words are often no speech.
_NEAR = 3
_FEW_WORDS = 4
_MOST = 4.0


def damage_of(document: Document) -> frozenset[WarningCode]:
    """Return what seems to have befallen the text, so that paragraphs may be missing between a
    pronoun and its name: marks turned about, an end cut off."""
    codes = {w.code for w in (*document.markings.warnings, *document.prose.warnings)}
    return _DAMAGE & codes


def best_entities(resolution: Resolution) -> tuple[int, ...]:
    """Return the entities named or, where nobody is, the best of those weighed, if one is best."""
    if resolution.is_named:
        return resolution.entities
    return tuple(w.entity for w in resolution.weighed[:1]) if _lead(resolution) > 0 else ()


def _lead(resolution: Resolution) -> float:
    """How far the name is ahead of all others, from 0 to 1."""
    if resolution.is_named or not resolution.weighed:
        return resolution.margin
    best, *others = sorted((w.score for w in resolution.weighed), reverse=True)
    return 1 - others[0] / best if others and best else 1.0


def features_of(
    document: Document, cast: Cast, resolved: Sequence[Resolved]
) -> tuple[Features, ...]:
    """Return what each outcome of a document rests on, in the same order; zeros are left out."""
    damage = damage_of(document)
    saying = SayingVerbs(document=document)
    features: list[Features] = []
    for index, (item, (origin, follows)) in enumerate(
        zip(resolved, _origins(resolved), strict=True)
    ):
        outcome = _Outcome(
            document=document,
            cast=cast,
            item=item,
            origin=resolved[origin],
            saying=saying,
            before=resolved[index - 1] if index else None,
        )
        crosses = follows > 0 or outcome.form is not MentionForm.NAME
        found = {
            **_rules(outcome),
            **_cue(outcome),
            **_way(outcome),
            **_person(outcome),
            **_words(outcome),
            **_clause(outcome),
            "follows": min(follows, _MOST),
            "damaged": crosses and bool(damage),
            GARBLED: crosses and damage == _DAMAGE,
            IN_TURN: item.attributed.rule is SourceRule.TURN,
        }
        features.append({name: float(value) for name, value in found.items() if value})
    return tuple(features)


def _origins(resolved: Sequence[Resolved]) -> list[tuple[int, int]]:
    """Return for each outcome which one its speaker is carried on from, and over how many."""
    found: list[tuple[int, int]] = []
    for index, item in enumerate(resolved):
        before = item.attributed.follows
        found.append((index, 0) if before is None else (found[before][0], found[before][1] + 1))
    return found


@frozen(kw_only=True)
class _Outcome:
    """An outcome, the one that its speaker is carried on from (mostly itself), and the one before
    in the text."""

    document: Document
    cast: Cast
    item: Resolved
    origin: Resolved
    before: Resolved | None
    saying: SayingVerbs

    @property
    def form(self) -> MentionForm | None:
        """How the words that stand for the source refer."""
        return self.origin.attributed.form

    @property
    def best(self) -> tuple[Entity, ...]:
        """The entities named, or the best of those weighed."""
        return tuple(self.cast.entities[i] for i in best_entities(self.item.resolution))

    @property
    def source_start(self) -> int:
        """Where the words that stand for the source start."""
        head = self.origin.attributed.head
        return self.origin.attributed.found.start if head is None else head.start


def _rules(outcome: _Outcome) -> dict[str, float]:
    """By which rules it was found, linked, attributed and resolved."""
    item, origin = outcome.item, outcome.origin
    names = [
        f"source:{item.attributed.rule}",
        f"link:{origin.attributed.found.rule or 'none'}",
        *(f"step:{step.rule}" for step in origin.resolution.steps),
    ]
    if item.resolution.reason is not None:
        names.append(f"reason:{item.resolution.reason}")
    return dict.fromkeys(names, 1.0)


def _cue(outcome: _Outcome) -> dict[str, float]:
    """Which words attribute, as what part of their sentence, and whether in what another says."""
    before = outcome.before
    frame = outcome.origin.attributed.found.frame
    if frame is None:
        return {}
    relation = frame.cue.word.deprel.split(":")[0]
    named = [
        f"cue:{frame.cue_class}",
        f"frame:{frame.kind}",
        f"via:{frame.via}",
        f"cue_is:{relation}",
    ]
    if frame.polarity is not Polarity.AFFIRMED:
        named.append(f"polarity:{frame.polarity}")
    found = outcome.origin.attributed.found
    start = frame.cue_span.start
    around = before.attributed.found.spans if before is not None else ()
    return dict.fromkeys(named, 1.0) | {
        "relayed": any(span.start <= start < span.end for span in around),
        "cue_last": _is_reopened(outcome.document, found) and start >= found.spans[-1].end,
    }


def _way(outcome: _Outcome) -> dict[str, float]:
    """How far it is from the words of the source to the name, and who stands on the way."""
    resolution = outcome.item.resolution
    way: dict[str, float] = {
        "closeness": 1 - _lead(resolution),
        "contested": bool(outcome.best) and not resolution.is_named,
        "narration_between": outcome.item.attributed.narration_between,
    }
    if not outcome.best or outcome.form is MentionForm.NAME:
        return way
    return way | _distances(outcome) | {"rivals": _rivals(outcome)}


def _distances(outcome: _Outcome) -> dict[str, float]:
    document, at = outcome.document, outcome.source_start
    mentions = outcome.best[0].mentions
    before = bisect_left(mentions, at, key=lambda m: m.span.start)
    if not before:
        return {"named_later": 1.0}
    mention = mentions[before - 1]
    sentences = document.sentence_number(at) - document.number_of(mention.node.sentence)
    here, there = (document.paragraph_number(i) for i in (at, mention.span.start))
    return {
        "sentences": log2(1 + max(sentences, 0)),
        "paragraphs": min(float(here - there), _MOST),
        "was_subject": mention.node.is_a("nsubj"),
        "was_possessor": mention.node.is_a("nmod:poss"),
    }


def _rivals(outcome: _Outcome) -> float:
    """How many others are named just before whom the same words could mean, by gender."""
    document, cast, at = outcome.document, outcome.cast, outcome.source_start
    gender = outcome.best[0].gender
    here = document.sentence_number(at)
    place = bisect_left(cast.starts, (at, 0, 0)) - 1
    found: set[int] = set()
    while place >= 0:
        entity, mention = cast.mention(place)
        if here - document.number_of(mention.node.sentence) > _NEAR:
            break
        if entity.is_person and (entity.gender is gender or None in {entity.gender, gender}):
            found.add(entity.index)
        place -= 1
    return min(float(len(found - {entity.index for entity in outcome.best})), _MOST)


def _person(outcome: _Outcome) -> dict[str, float]:
    """What the text tells of whoever is named or weighed."""
    resolution = outcome.item.resolution
    if not outcome.best:
        return {"untagged": resolution.name is not None, "byline": resolution.given is not None}
    one = outcome.best[0]
    by_gender = outcome.form is MentionForm.PRONOUN and one.is_person
    return {
        "several": len(outcome.best) > 1,
        f"type:{one.type}": 1.0,
        "body_once": not one.is_person and len(one.mentions) == 1,
        "part_of_name": one.is_person and len(one.name.split()) == 1,
        "named_once": len(one.mentions) == 1,
        "namesakes": _namesakes(outcome, one),
        "family": _has_family(outcome, one),
        "gender_guessed": by_gender and one.gender is not None and not one.gender_is_told,
        "gender_unknown": by_gender and one.gender is None,
    }


def _namesakes(outcome: _Outcome, one: Entity) -> float:
    """How many others the one word of a name could mean (“Dombrow”, of a father and son)."""
    at = outcome.source_start
    said = next((m for m in one.mentions if m.span.start <= at < m.span.end), None)
    if said is None or len(said.tokens) != 1 or not one.is_person:
        return 0.0
    word = said.tokens[0]
    return float(outcome.cast.names.introduced.get(word, 0) - (word in one.mentions[0].tokens))


def _has_family(outcome: _Outcome, one: Entity) -> bool:
    """Another person of the article has the same last name."""
    return one.is_person and outcome.cast.names.families[one.mentions[0].tokens[-1:]] > 1


def _words(outcome: _Outcome) -> dict[str, float]:
    """What the quotation itself is like, and where it stands."""
    document, before = outcome.document, outcome.before
    found = outcome.item.attributed.found
    words = sum(len(span.of(document.text).split()) for span in found.quoted or found.spans)
    return {
        "nested": found.enclosing is not None,
        "few_words": found.kind is Kind.DIRECT and words < _FEW_WORDS,
        "few_marked": found.kind is Kind.MIXED and words < _FEW_WORDS,
        "reopened": _is_reopened(document, found),
        "repaired": any(document.markings.passages[i].repaired for i in found.passages),
        "changes": before is not None
        and bool(before.resolution.entities)
        and document.paragraph_index(before.attributed.found.start)
        == document.paragraph_index(found.start)
        and before.resolution.entities != best_entities(outcome.item.resolution),
    }


def _clause(outcome: _Outcome) -> dict[str, float]:
    """Of an outcome with a cue of its own, how its clause is built."""
    if outcome.origin is not outcome.item:
        return {}
    attributed = outcome.item.attributed
    return clause_features(
        outcome.document,
        outcome.cast,
        attributed.found,
        source=attributed.head,
        best={entity.index for entity in outcome.best},
        saying=outcome.saying,
    )


def _is_reopened(document: Document, found: Found) -> bool:
    return len({document.paragraph_index(span.start) for span in found.spans}) > 1
