"""Names that the tagger passed over, cut short or mistook, where the words beside them tell.

“The clerk, Dana Holt, said”, “Dame Dana”, “the Harbour Owners’ League”: a noun that says what its
apposition is, a courtesy title, a body's noun with a capital. “Blue Bay” of “Blue Bay Lines”,
“Channel” of “Channel 12”; “a widow from Marl Lane”.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.lexicon.gender import gender_of_given_name
from quotes.lexicon.name_tokens import COURTESY, TITLES, is_plural_initials
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES, KIN, OFFICES, PERSON_ROLES
from quotes.syntax import HYPHENS, EntityType, NamedEntity, Parse, Sentence, Word

# “Madam” mostly stands before an office.
_COURTESY = COURTESY - {"mister", "madam", "madame"}


def with_untagged_names(text: str, parse: Parse) -> Parse:
    """Return the parse with the names that its tagger passed over."""
    return evolve(parse, sentences=tuple(_with_names(text, s) for s in parse.sentences))


def _with_names(text: str, sentence: Sentence) -> Sentence:
    """The sentence with its names put right; itself where all are, as its identity tells it from
    others."""
    sentence = _with_plural_initials(sentence)
    tagged = _joined(
        text, tuple(_put_right(text, sentence, e) for e in sentence.entities if _is_name(e))
    )
    whole = tuple(_spelled_out(text, sentence))
    tagged = tuple(e for e in tagged if not any(w.start <= e.start < w.end for w in whole))
    found = sorted((*tagged, *whole, *_names_in(text, sentence)), key=lambda e: e.start)
    if found == list(sentence.entities):
        return sentence
    return evolve(sentence, entities=tuple(found))


def _with_plural_initials(sentence: Sentence) -> Sentence:
    """“GPs warned”: a common noun in the plural, which the tagger read as a name."""
    if not any(is_plural_initials(w.text) for w in sentence.words):
        return sentence
    words = tuple(
        evolve(w, lemma=w.text[:-1], upos="NOUN", xpos="NNS", feats="Number=Plur")
        if is_plural_initials(w.text) and w.upos != "X"
        else w
        for w in sentence.words
    )
    return evolve(sentence, words=words)


def _joined(text: str, entities: tuple[NamedEntity, ...]) -> tuple[NamedEntity, ...]:
    """“Sam”|“Oke”, two persons side by side, of which the first is a given name alone: one."""
    found: list[NamedEntity] = []
    for entity in entities:
        last = found[-1] if found else None
        if (
            last is not None
            and last.type is entity.type is EntityType.PERSON
            and text[last.end : entity.start].isspace()
            and " " not in last.text
            and gender_of_given_name(last.text) is not None
        ):
            found[-1] = evolve(last, end=entity.end, text=text[last.start : entity.end])
            continue
        found.append(entity)
    return tuple(found)


def _is_name(entity: NamedEntity) -> bool:
    """A name has a capital; “MPs”, “Rebel TDs” are a kind of people, as “lawmakers” are."""
    return any(c.isupper() for c in entity.text) and not is_plural_initials(entity.text.split()[-1])


def _put_right(text: str, sentence: Sentence, entity: NamedEntity) -> NamedEntity:
    if entity.type is EntityType.PERSON:
        return evolve(entity, type=EntityType.PLACE) if _is_street(sentence, entity) else entity
    if entity.type is not EntityType.ORG:
        return entity
    end = _end_of_body(sentence, entity)
    return entity if end == entity.end else evolve(entity, end=end, text=text[entity.start : end])


_STREETS = frozenset("street road lane avenue drive boulevard highway square terrace".split())


def _is_street(sentence: Sentence, entity: NamedEntity) -> bool:
    """“a widow from Marl Lane”; not “from Nathan Lane”, who has a given name."""
    parts = entity.text.split()
    before = [w for w in sentence.words if w.end <= entity.start][-1:]
    placed = bool(before) and before[0].text.lower() in _PLACING
    street = len(parts) > 1 and parts[-1].lower() in _STREETS
    return placed and street and gender_of_given_name(parts[0]) is None


_PLACING = frozenset("on in at from along off near".split())


def _end_of_body(sentence: Sentence, entity: NamedEntity) -> int:
    """Where a body's name ends: with the capitalised noun that its words hang on or the number
    that hangs on them, unless every word there has a capital."""
    words = sentence.words
    inside = [w for w in words if entity.start <= w.start and w.end <= entity.end]
    at = inside[-1].index + 1 if inside else len(words)
    if at >= len(words) or any(e.start == words[at].start for e in sentence.entities):
        return entity.end
    word, beyond = words[at], words[at + 1 : at + 2]
    plain = not beyond or not (beyond[0].text[:1].isupper() or beyond[0].text in HYPHENS)
    indexes = {w.index for w in inside}
    noun = (
        word.upos in {"PROPN", "NOUN"}
        and word.text[:1].isupper()
        and word.text.lower() not in TITLES | PERSON_ROLES
        and (inside[-1].head == at or (word.head in indexes and word.deprel == "flat"))
    )
    number = word.upos == "NUM" and word.text.isdigit() and word.head in indexes
    number = number and word.deprel in {"flat", "nummod"} and _is_predicate(beyond)
    return word.end if plain and (noun or number) else entity.end


def _is_predicate(words: Sequence[Word]) -> bool:
    return bool(words) and words[0].upos in {"VERB", "AUX", "ADV"}


def _names_in(text: str, sentence: Sentence) -> Iterator[NamedEntity]:
    for word in sentence.words:
        body = _body_ending_at(sentence, word) or _company_ending_at(sentence, word)
        if body is not None:
            yield _entity(text, body, EntityType.ORG)
        if not _is_untagged_name(sentence, word):
            continue
        run = _run_from(sentence, word.index)
        type_ = _type_of_apposed(sentence, run) or _type_of_titled(sentence, run)
        if type_ is None and _has_age(sentence, run):
            run, type_ = run[-2:], EntityType.PERSON
        if type_ is not None:
            yield _entity(text, run, type_)


def _spelled_out(text: str, sentence: Sentence) -> Iterator[NamedEntity]:
    """“Arden Voters United, or AVU,”, “Arden Voters United (AVU)”: the words before initials that
    are theirs."""
    words = sentence.words
    for short in words:
        first = short.index - 1
        while first >= 0 and words[first].text in _BEFORE_INITIALS:
            first -= 1
        first -= len(short.text) - 1
        if not (_INITIALS.fullmatch(short.text) and 0 < first < short.index - len(short.text)):
            continue
        run = words[first : first + len(short.text)]
        if "".join(w.text[:1] for w in run) == short.text:
            entity = _entity(text, run, EntityType.ORG)
            if entity not in sentence.entities:
                yield entity


_BEFORE_INITIALS = frozenset({",", "or", "("})
_INITIALS = re.compile("[A-Z]{3,6}")


def _entity(text: str, run: Sequence[Word], type_: EntityType) -> NamedEntity:
    start, end = run[0].start, run[-1].end
    return NamedEntity(start=start, end=end, text=text[start:end], type=type_)


def _body_ending_at(sentence: Sentence, noun: Word) -> Sequence[Word] | None:
    """“the Harbour Owners’ League”: capitals up to a body's noun, behind an article."""
    words = sentence.words
    if noun.lemma.lower() not in COLLECTIVES or not noun.text[:1].isupper():
        return None
    at = noun.index
    while at and (words[at - 1].text[:1].isupper() or words[at - 1].text in _OF_OWNERS):
        at -= 1
    at += words[at].text == "The"
    told = 0 < at < noun.index and words[at - 1].text.lower() == "the"
    if not told or not words[at].text[:1].isupper():
        return None
    after = words[noun.index + 1 : noun.index + 2]
    if after and (after[0].text[:1].isupper() or after[0].text in _LINKING):
        return None
    run = words[at : noun.index + 1]
    return None if sentence.entities_over(run[0].start, run[-1].end) else run


def _company_ending_at(sentence: Sentence, form: Word) -> Sequence[Word] | None:
    """“Brightmere Energy plc”: capitals up to a company's legal form."""
    if form.text.rstrip(".") not in _LEGAL_FORMS:
        return None
    words, at = sentence.words, form.index
    while at and words[at - 1].text[:1].isupper() and words[at - 1].upos in {"PROPN", "NOUN"}:
        at -= 1
    run = words[at : form.index + 1]
    named = len(run) > 1 and not sentence.entities_over(run[0].start, run[-1].end)
    return run if named else None


_LEGAL_FORMS = frozenset("plc PLC Ltd Limited Inc LLC LLP GmbH AG AB ASA NV Corp".split())
_OF_OWNERS = frozenset({"’", "'", "’s", "'s"})
_LINKING = frozenset("of for on and &".split())


def _is_untagged_name(sentence: Sentence, word: Word) -> bool:
    capital = word.upos == "PROPN" and word.text[:1].isupper()
    return capital and not sentence.entities_over(word.start, word.end)


def _run_from(sentence: Sentence, at: int) -> Sequence[Word]:
    """The proper nouns that touch, from one on, with hyphens between them."""
    words = sentence.words
    end = at + 1
    while end < len(words):
        hyphen = words[end].text in HYPHENS and words[end].start == words[end - 1].end
        if not hyphen and not _is_untagged_name(sentence, words[end]):
            break
        end += 1
    return words[at : end - 1 if words[end - 1].text in HYPHENS else end]


def _has_age(sentence: Sentence, run: Sequence[Word]) -> bool:
    """“Plumber Dana Holt, 33, said”: a given name and another, and how old."""
    after = sentence.words[run[-1].index + 1 : run[-1].index + 4]
    aged = [w.text for w in after][0::2] in ([",", ","], [",", "."])
    if not aged or not after[1].text.isdigit() or int(after[1].text) > _OLDEST:
        return False
    return len(run) > 1 and gender_of_given_name(run[-2].text) is not None


_OLDEST = 110


def _type_of_apposed(sentence: Sentence, run: Sequence[Word]) -> EntityType | None:
    """“the clerk, Dana Holt,”, “the railway, Nordline,”: what the noun before the comma is."""
    words = sentence.words
    heads = [w.head for w in run if w.deprel == "appos" and w.head is not None]
    if not heads or heads[0] >= run[0].index or words[run[0].index - 1].text != ",":
        return None
    after = run[-1].index + 1
    if after < len(words) and words[after].text not in {",", ".", ";"}:
        return None
    noun = Node(sentence=sentence, word=words[heads[0]])
    if not noun.word.text.islower():
        return None
    if noun.lemma in BODY_KINDS:
        return EntityType.ORG
    person = noun.lemma in PERSON_ROLES | KIN or (can_speak(noun) and noun.lemma not in COLLECTIVES)
    return EntityType.PERSON if person and len(run) > 1 else None


def _type_of_titled(sentence: Sentence, run: Sequence[Word]) -> EntityType | None:
    """“Dame Dana”, “Mr. Holt”: nobody but a person has the title."""
    at = run[0].index - 1
    if at > 0 and sentence.words[at].text == ".":
        at -= 1
    title = sentence.words[at].text if at >= 0 else ""
    titled = title[:1].isupper() and title.lower().rstrip(".") in _COURTESY
    return EntityType.PERSON if titled and run[0].text.lower() not in OFFICES else None
