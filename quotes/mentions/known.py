"""Names that the caller knows: which words of an article mean a known speaker.

A known speaker takes part only where the text has a form of his: a name or alias as it is
written, or a role that asks for him. Forms that two known speakers share link to neither.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from attrs import evolve, frozen

from quotes.document import Document, Node
from quotes.knowledge import Knowledge, KnownSpeaker
from quotes.lexicon.gender import gender_of_title, is_given_name
from quotes.lexicon.name_tokens import TITLES, generation, name_tokens
from quotes.mentions.entities import Cast, Entity, NameMention
from quotes.model import Span, SpeakerType
from quotes.syntax import EntityType, Sentence, Word

ENTITY_TYPES = {
    SpeakerType.PERSON: EntityType.PERSON,
    SpeakerType.ORGANIZATION: EntityType.ORG,
    SpeakerType.OTHER: EntityType.MISC,
}
_K = TypeVar("_K")
_V = TypeVar("_V")
_WORD = re.compile(r"\w+|\S")
_NOMINAL = frozenset("PROPN NOUN ADJ X NUM INTJ SYM".split())
_AFTER_HEAD = frozenset("of for in at to from".split())
_LITTLE = frozenset("the a an and".split()) | _AFTER_HEAD


@frozen(kw_only=True)
class Form:
    """A form of a known speaker, as written and by its words."""

    text: str
    tokens: tuple[str, ...]
    generation: str | None
    speaker: KnownSpeaker


@frozen(kw_only=True)
class Role:
    """A role of a known speaker: its head noun, what else it says, the names among that."""

    head: str
    words: frozenset[str]
    names: frozenset[str]
    speaker: KnownSpeaker


@frozen(kw_only=True)
class Index:
    """All forms and roles, for quick look-ups.

    `by_text` has the forms that only one speaker has, as written; `lengths` how long those are
    that begin with a word, the longest first.
    """

    by_tokens: dict[tuple[str, ...], list[Form]]
    by_last: dict[str, list[Form]]
    by_text: dict[str, Form]
    lengths: dict[str, list[int]]
    roles: dict[str, list[Role]]


@lru_cache(maxsize=4)
def index_of(knowledge: Knowledge) -> Index:
    """Return the forms and roles that a caller knows, by what they are looked up by."""
    forms = [
        _form(text, speaker)
        for speaker in knowledge.speakers
        for text in dict.fromkeys((speaker.name, *speaker.aliases))
    ]
    by_text = _gathered((form.text, form) for form in forms)
    own = {text: found[0] for text, found in by_text.items() if only_one(f.speaker for f in found)}
    lengths = _gathered((_first_word(text, 0), len(text)) for text in own)
    return Index(
        by_tokens=_gathered((form.tokens, form) for form in forms),
        by_last=_gathered((form.tokens[-1], form) for form in forms if len(form.tokens) > 1),
        by_text=own,
        lengths={first: sorted(set(found), reverse=True) for first, found in lengths.items()},
        roles=_gathered(
            (role.head, role)
            for speaker in knowledge.speakers
            for role in (_role(text, speaker) for text in speaker.roles)
        ),
    )


def _gathered(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    found: dict[_K, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _first_word(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found.group().casefold() if found is not None else ""


def _form(text: str, speaker: KnownSpeaker) -> Form:
    plain = " ".join(text.split())
    tokens = name_tokens(plain) or (plain.casefold(),)
    return Form(text=plain, tokens=tokens, generation=generation(plain), speaker=speaker)


def _role(text: str, speaker: KnownSpeaker) -> Role:
    words = [w.removesuffix("’s").removesuffix("'s") for w in text.split()]
    before = [w.lower() in _AFTER_HEAD for w in words]
    head = before.index(True) - 1 if True in before[1:] else len(words) - 1
    rest = [w for i, w in enumerate(words) if i != head and w.lower() not in _LITTLE]
    return Role(
        head=words[head].lower(),
        words=frozenset(w.lower() for w in rest),
        names=frozenset(w.lower() for w in rest if w[:1].isupper()),
        speaker=speaker,
    )


def only_one(speakers: Iterable[KnownSpeaker]) -> KnownSpeaker | None:
    """Return the one speaker that all forms found are of, None if there are none or several."""
    found = list(dict.fromkeys(speakers))
    return found[0] if len(found) == 1 else None


# --- names -----------------------------------------------------------------------------------


def add_known_names(document: Document, mentions: list[NameMention]) -> list[NameMention]:
    """Return the name mentions with those added that only the caller knows for names.

    A form counts where the text has it as it is written (its first letter may be a capital); a
    name that the tagger saw keeps its words, and takes the type that the caller gives.
    """
    index = index_of(document.knowledge)
    if not index.by_tokens:
        return mentions
    index = _without_loose_descriptions(index, f"{document.title or ''} {document.text}")
    parts = {t for m in mentions if len(m.tokens) > 1 for t in (m.tokens[0], m.tokens[-1])}
    by_sentence: dict[int, list[NameMention]] = {}
    for mention in mentions:
        typed = _typed(index, mention, parts)
        by_sentence.setdefault(id(mention.node.sentence), []).append(typed)
    found = [
        mention
        for sentence in document.parse.sentences
        for mention in _with_forms_of(document, index, sentence, by_sentence.get(id(sentence), []))
    ]
    return sorted(found, key=lambda m: m.span)


def _without_loose_descriptions(index: Index, text: str) -> Index:
    """The index without descriptions (“the ferry people”) of speakers whom the text never names:
    there they are most likely somebody else."""
    described = {written: f for written, f in index.by_text.items() if written == written.lower()}
    named = (f for f in index.by_text.values() if f.text not in described and f.text in text)
    present = {f.speaker for f in named} if described else set()
    loose = {written for written, f in described.items() if f.speaker not in present}
    if not loose:
        return index
    return evolve(index, by_text={w: f for w, f in index.by_text.items() if w not in loose})


def _typed(index: Index, mention: NameMention, parts: set[str]) -> NameMention:
    """A name that is one known speaker's is of his type, told or guessed; a namesake's surname
    keeps its own."""
    speaker = only_one(f.speaker for f in index.by_tokens.get(mention.tokens, ()))
    if speaker is None:
        return mention
    if speaker.type is None:
        body = _guessed(speaker) is EntityType.ORG
        return evolve(mention, type=EntityType.ORG) if body else mention
    if len(mention.tokens) == 1 and mention.tokens[0] in parts:
        return mention
    return evolve(mention, type=ENTITY_TYPES[speaker.type])


def _with_forms_of(
    document: Document, index: Index, sentence: Sentence, mentions: list[NameMention]
) -> list[NameMention]:
    found: list[NameMention] = []
    at = 0
    while at < len(sentence.words):
        words, form = _form_at(document.text, index, sentence, at)
        if form is None:
            at += 1
            continue
        found.append(_mention(document, sentence, words, form))
        at = words[-1].index + 1
    fresh = [f for f in found if not any(m.span.contains(f.span) for m in mentions)]
    kept = [m for m in mentions if not any(f.span.overlaps(m.span) for f in fresh)]
    return kept + fresh


def _form_at(
    text: str, index: Index, sentence: Sentence, at: int
) -> tuple[tuple[Word, ...], Form | None]:
    """Return the longest form that starts at a word, with its words."""
    start = sentence.words[at].start
    for length in index.lengths.get(_first_word(text, start), ()):
        there = text[start : start + length]
        # A form in small letters stands at the start of a sentence as well.
        form = index.by_text.get(there) or index.by_text.get(there[:1].lower() + there[1:])
        if form is None:
            continue
        words = tuple(w for w in sentence.words[at:] if w.end <= start + length)
        if words and words[-1].end == start + length and _is_whole_name(sentence, words):
            return words, form
    return (), None


def _is_whole_name(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """The words are nouns and no part of a longer name that the caller did not give."""
    if len(words) == 1 and words[0].upos not in _NOMINAL:
        return False
    before, after = words[0].index - 1, words[-1].index + 1
    if before >= 0 and is_name_word(sentence.words[before]):
        return sentence.words[before].text.lower().rstrip(".") in TITLES
    return after >= len(sentence.words) or not is_name_word(sentence.words[after])


def is_name_word(word: Word) -> bool:
    """Tell whether a word is a proper noun with a capital."""
    return word.upos == "PROPN" and word.text[:1].isupper()


def _mention(
    document: Document, sentence: Sentence, words: tuple[Word, ...], form: Form
) -> NameMention:
    inside = {w.index for w in words}
    head = next((w for w in words if w.head not in inside), words[-1])
    span = Span(start=words[0].start, end=words[-1].end)
    given = form.speaker.type
    return NameMention(
        span=span,
        node=Node(sentence=sentence, word=head),
        tokens=form.tokens,
        type=ENTITY_TYPES[given] if given is not None else _guessed(form.speaker),
        generation=form.generation,
        in_marks=document.in_marks(span.start),
    )


def _guessed(speaker: KnownSpeaker) -> EntityType:
    """Of untold type, a speaker whose name opens with a given name or is a single word is a person
    unless he has an acronym; any other is a body."""
    if any(text.isupper() and len(text) > 1 for text in (speaker.name, *speaker.aliases)):
        return EntityType.ORG
    words = speaker.name.split()
    person = len(words) == 1 or is_given_name(words[0]) or gender_of_title(words[0]) is not None
    return EntityType.PERSON if person else EntityType.ORG


# --- whose -----------------------------------------------------------------------------------


def join_known(document: Document, groups: list[list[NameMention]]) -> list[list[NameMention]]:
    """Return the groups of mentions with those joined that are one known speaker's."""
    index = index_of(document.knowledge)
    if not index.by_tokens:
        return groups
    joined: list[list[NameMention]] = []
    places: dict[KnownSpeaker, int] = {}
    for group in groups:
        speaker = _speaker_of(index, group)
        if speaker is not None and speaker in places:
            joined[places[speaker]] += group
            continue
        if speaker is not None:
            places[speaker] = len(joined)
        joined.append(list(group))
    return joined


def _speaker_of(index: Index, group: list[NameMention]) -> KnownSpeaker | None:
    """Return the known speaker that a group's fullest forms mean; a bare surname that goes with
    a full name says nothing of its own."""
    named = [m for m in group if m.role is None]
    if not named:
        return next((m.role for m in group), None)
    full = [m for m in named if len(m.tokens) > 1]
    fullest = {(m.tokens, m.type) for m in full or named}
    genders = {gender_of_title(t) for m in named for t in m.titles} - {None}
    generations = {m.generation for m in named} - {None}
    return only_one(
        form.speaker
        for tokens, type_ in fullest
        for form in _forms_for(index, tokens, type_)
        # No title and no “Jr” of the text may speak against the known speaker.
        if not genders or form.speaker.gender in {None, *genders}
        if not generations or form.generation in {None, *generations}
    )


def _forms_for(index: Index, tokens: tuple[str, ...], type_: EntityType) -> list[Form]:
    """Return the forms equal to a name, or else those that differ by a middle name left out."""
    equal = index.by_tokens.get(tokens, [])
    if equal or len(tokens) == 1 or type_ is not EntityType.PERSON:
        return equal
    alike = index.by_last.get(tokens[-1], [])
    return [f for f in alike if f.tokens[0] == tokens[0] and _is_shorter(tokens, f.tokens)]


def _is_shorter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def as_known(document: Document, entity: Entity) -> Entity:
    """Return an entity with what the caller knows of it, unchanged where that is nothing."""
    index = index_of(document.knowledge)
    speaker = _speaker_of(index, list(entity.mentions)) if index.by_tokens else None
    if speaker is None:
        return entity
    roles = {m.span.of(document.text) for m in entity.mentions if m.role is not None}
    forms = (f for f in entity.forms if f != speaker.name and f not in roles)
    return evolve(
        entity,
        name=speaker.name,
        forms=(speaker.name, *forms),
        type=speaker.type or entity.type,
        gender=speaker.gender or entity.gender,
        gender_is_told=entity.gender_is_told or speaker.gender is not None,
        known=speaker,
    )


def known_named(document: Document, name: str) -> KnownSpeaker | None:
    """Return the one known speaker that a name or alias means, None if none or several."""
    forms = index_of(document.knowledge).by_tokens.get(name_tokens(name), ())
    told = generation(name)
    return only_one(
        f.speaker for f in forms if None in {told, f.generation} or told == f.generation
    )


def known_entity(document: Document, cast: Cast, name: str) -> Entity | None:
    """Return the entity that a name means to the caller, None if none does."""
    speaker = known_named(document, name)
    return next((f for f in cast.entities if speaker is not None and f.known == speaker), None)
