"""What the coreference head is told of phrases and of pairs of them, beside the encoder's states.

Plain arithmetic over whole articles at once: columns of numbers, no object for a pair.
"""

from collections.abc import Sequence

import numpy as np
from attrs import fields, frozen
from numpy.typing import NDArray

from quotes.lexicon.gender import gender_of_given_name, gender_of_role, gender_of_title
from quotes.lexicon.nouns import KIN, OFFICES, PERSON_ROLES
from quotes.model import Gender
from quotes.parse.coref.phrases import Form, Phrase
from quotes.syntax import EntityType, Sentence, Word

NEAREST = 50
"""How many phrases before one are its candidates."""

_FORMS = tuple(Form)
_TYPES = (None, *EntityType)
_ROLES = ("nsubj", "obj", "iobj", "obl", "nmod", "nmod:poss", "appos", "conj", "vocative", "root")
_PEOPLE = PERSON_ROLES | KIN | OFFICES
_GENDERS = {Gender.MALE: 1, Gender.FEMALE: 2}
_BY_FORM = {Form.HE: 1, Form.SHE: 2, Form.IT: 3, Form.THIS: 3}
_SENTENCES = np.array([1, 2, 3, 4, 6, 10])
_PLACES = np.array([2, 3, 5, 9, 17, 33])

Table = NDArray[np.float32]
Column = NDArray[np.intp]


@frozen(kw_only=True, eq=False)
class PhraseFacts:
    """One number a phrase and column; `told` is what the head reads of each phrase by itself."""

    told: Table
    sentence: Column
    first: Column
    last: Column
    head: Column
    governor: Column
    gender: Column
    number: Column
    person: Column
    group: Column
    role: Column
    form: Column
    spelled: Column
    lemma: Column
    quoted: Column
    uses: Column


# What `phrase_facts` puts into a row of a phrase, in this order.
_COLUMNS = tuple(column.name for column in fields(PhraseFacts) if column.name != "told")


def phrase_facts(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> PhraseFacts:
    """Collect what is known of each phrase by itself."""
    quoted = _quoted(sentences)
    names: dict[str, int] = {}
    lemmas: dict[str, int] = {}
    seen: dict[int, int] = {}
    rows = []
    for phrase in phrases:
        sentence, head = sentences[phrase.sentence], phrase.head
        name = names.setdefault(_spelling(phrase), len(names))
        lemma = head.lemma.lower()
        rows.append(
            (
                phrase.sentence,
                phrase.first,
                phrase.last,
                head.index,
                -1 if head.head is None else head.head,
                _gender(sentence, phrase),
                _number(phrase),
                _person(phrase),
                phrase.group,
                _role(head),
                _FORMS.index(phrase.form),
                name,
                lemmas.setdefault(lemma, len(lemmas)),
                quoted[phrase.sentence][head.index],
                seen.get(name, 0),
            )
        )
        seen[name] = seen.get(name, 0) + 1
    table = np.array(rows, dtype=np.intp).reshape(len(rows), len(_COLUMNS))
    columns = dict(zip(_COLUMNS, table.T, strict=True))
    types = np.array([_TYPES.index(p.type) for p in phrases], dtype=np.intp)
    told = np.concatenate(
        [
            _one_hot(columns["form"], len(_FORMS)),
            _one_hot(types, len(_TYPES)),
            _one_hot(columns["role"], len(_ROLES) + 1),
            _one_hot(columns["gender"], 4),
            _one_hot(columns["number"], 3),
            _one_hot(columns["person"], 3),
            _one_hot(np.searchsorted(_SENTENCES, columns["uses"]), 7),
            np.stack([columns["group"], columns["quoted"], columns["sentence"] == 0], axis=1),
        ],
        axis=1,
    ).astype(np.float32)
    return PhraseFacts(told=told, **columns)


def pair_facts(facts: PhraseFacts, anaphors: Column, candidates: Column) -> Table:
    """Return what is told of each anaphor (row) with each of its candidates (column).

    Args:
        facts: of all phrases of the article.
        anaphors: (rows,) places of phrases.
        candidates: (rows, `NEAREST`) places of phrases before them, the nearest first; -1 for none.

    """
    own = anaphors[:, None]
    other = np.maximum(candidates, 0)
    far = facts.sentence[own] - facts.sentence[other]
    same = far == 0
    back = own - other
    genders = _agreement(facts.gender[own], facts.gender[other])
    numbers = _agreement(facts.number[own], facts.number[other])
    people = _agreement(facts.person[own], facts.person[other])
    fits = (candidates >= 0) & (genders != 2) & (numbers != 2) & (people != 2)
    rank = np.minimum(np.cumsum(fits, axis=1), 5) * fits
    subject = facts.role[other] == 0
    leads = np.minimum(np.cumsum(fits & subject, axis=1), 3) * (fits & subject)
    inside = same & (facts.first[other] <= facts.head[own]) & (facts.head[own] <= facts.last[other])
    around = same & (facts.first[own] <= facts.head[other]) & (facts.head[other] <= facts.last[own])
    flags = [
        inside,
        around,
        same & (facts.governor[own] == facts.governor[other]),
        same & (facts.governor[own] == facts.head[other]),
        same & (facts.governor[other] == facts.head[own]),
        facts.role[own] == facts.role[other],
        (facts.role[own] == 0) & subject,
        facts.form[own] == facts.form[other],
        facts.spelled[own] == facts.spelled[other],
        facts.lemma[own] == facts.lemma[other],
        (facts.quoted[own] > 0) & (facts.quoted[other] == 0),
        (facts.quoted[own] == 0) & (facts.quoted[other] > 0),
        (facts.quoted[own] > 0) & (facts.quoted[own] == facts.quoted[other]),
        back == 1,
        facts.group[other] > 0,
    ]
    return np.concatenate(
        [
            _one_hot(np.searchsorted(_SENTENCES, far, side="right"), 7),
            _one_hot(np.searchsorted(_PLACES, back, side="right"), 7),
            _one_hot(genders, 3),
            _one_hot(numbers, 3),
            _one_hot(people, 3),
            _one_hot(rank, 6),
            _one_hot(leads, 4),
            np.stack(flags, axis=2),
            np.log1p(np.stack([back, far, facts.uses[other]], axis=2)).astype(np.float32),
        ],
        axis=2,
    )


def _agreement(own: Column, other: Column) -> Column:
    """Return 0 where either is unknown, 1 where they are alike, 2 where they differ."""
    result: Column = np.where((own == 0) | (other == 0), 0, np.where(own == other, 1, 2))
    return result


def _one_hot(values: Column, size: int) -> Table:
    table: Table = np.eye(size, dtype=np.float32)[values]
    return table


def _spelling(phrase: Phrase) -> str:
    return f"{phrase.head.text.lower()}{' +' if phrase.group else ''}"


def _role(word: Word) -> int:
    """Return the place of the word's grammatical role in `_ROLES`, one past them for others."""
    relation = word.deprel if word.deprel == "nmod:poss" else word.deprel.split(":")[0]
    return _ROLES.index(relation) if relation in _ROLES else len(_ROLES)


def _gender(sentence: Sentence, phrase: Phrase) -> int:
    if phrase.form in _BY_FORM:
        return _BY_FORM[phrase.form]
    if phrase.group:
        return 0
    if phrase.form in (Form.NAME, Form.DEFINITE, Form.INDEFINITE):
        if phrase.type in (EntityType.ORG, EntityType.PLACE):
            return 3
        found = gender_of_role(phrase.head.lemma)
        for child in sentence.children(phrase.head):
            found = found or gender_of_title(child.text)
        if found is None and phrase.type is EntityType.PERSON:
            found = gender_of_given_name(phrase.head.text)
        return _GENDERS.get(found, 0) if found else 0
    return 0


def _number(phrase: Phrase) -> int:
    """Return 1 for one, 2 for several, 0 for either."""
    if phrase.group or phrase.form in (Form.THEY, Form.WE):
        return 2
    if phrase.form in (Form.YOU, Form.INDEFINITE) and phrase.head.upos == "PRON":
        return 0
    return 2 if "Number=Plur" in phrase.head.feats else 1


def _person(phrase: Phrase) -> int:
    """Return 1 for people, 2 for what is none, 0 for either."""
    if phrase.form in (Form.HE, Form.SHE, Form.I, Form.WE, Form.YOU):
        return 1
    if phrase.form in (Form.IT, Form.THIS):
        return 2
    if phrase.type is EntityType.PERSON or phrase.head.lemma.lower() in _PEOPLE:
        return 1
    return 2 if phrase.type in (EntityType.ORG, EntityType.PLACE, EntityType.MISC) else 0


def _quoted(sentences: Sequence[Sentence]) -> list[list[int]]:
    """Number the passages between double marks from 1; 0 is outside of them."""
    passage = count = 0
    found = []
    for sentence in sentences:
        row = []
        for word in sentence.words:
            opens = word.text == "“" or (word.text in ('"', "``") and not passage)
            closes = word.text in ("”", "''") or (word.text == '"' and passage)
            if opens:
                count += 1
                passage = count
            elif closes:
                passage = 0
            row.append(passage)
        found.append(row)
    return found
