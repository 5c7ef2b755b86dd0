import pytest

from quotes.grammar.phrases import (
    form_of,
    naming_apposition,
    phrase_span,
    pronoun_of,
    subject_of,
    tagged_name_at,
    title_before,
)
from quotes.model import MentionForm
from quotes.syntax import EntityType
from tests.scene import document_of, drawn, node_of, plain

NAME, PRONOUN, DESCRIPTION = MentionForm.NAME, MentionForm.PRONOUN, MentionForm.DESCRIPTION


@pytest.mark.parametrize(
    ("row", "head", "form"),
    [
        ("[Clara Moss] said that the dam would hold.", "Clara", NAME),
        ("[She] said the dam was safe.", "She", PRONOUN),
        ("Boris Holt attacked what [he] called “a disgrace”.", "he", PRONOUN),
        ("[The mayor] said the dam was safe.", "mayor", DESCRIPTION),
        # titles and role nouns before a name are in
        ("[Mr Holt] said the dam was safe.", "Holt", NAME),
        ("[Water boss Dana Pike] said the dam was safe.", "Dana", NAME),
        ("[Harbour master Boris Holt] left.", "Boris", NAME),
        ("[Former mayor Clara Moss] left.", "Clara", NAME),
        # an apposition that names is in, one that describes is not
        ("[The harbour master, Boris Holt], left.", "master", NAME),
        ("[A spokesman, Boris Holt], said the dam was safe.", "spokesman", NAME),
        ("[Her counsel, the barrister Boris Holt], left.", "counsel", NAME),
        ("[Boris Holt], the harbour master, left.", "Boris", NAME),
        ("[Boris Holt], a spokesman for the council, said the dam was safe.", "Boris", NAME),
        # phrases that hang on are in, clauses are out
        ("[A spokesman for the ministry] said the dam was safe.", "spokesman", DESCRIPTION),
        ("[The mayor of Arden, Clara Moss], who lives there, left.", "mayor", NAME),
        ("[Old Boris Holt of Arden], who lives there, left.", "Boris", NAME),
        ("[The new mayor], who was elected on Monday, left.", "mayor", DESCRIPTION),
        ("[An official] who was briefed on the talks said the dam was safe.", "official",
         DESCRIPTION),
        ("[Clara Moss], who said the dam would hold, resigned.", "Clara", NAME),
        # “according to …” gives another source
        ("[Clara Moss], according to Boris Holt, called it “a farce”.", "Clara", NAME),
        # possessors: the phrase with one, and the possessor alone
        ("[Boris Holt’s letter] said the dam was safe.", "letter", DESCRIPTION),
        ("[Boris Holt]’s letter said the dam was safe.", "Boris", NAME),
        ("[Her] statement was carried by the agency.", "Her", PRONOUN),
        # numbers, ordinals, bodies
        ("[Two officials] said the dam was safe.", "officials", DESCRIPTION),
        ("[The second source] said the dam was unsafe.", "source", DESCRIPTION),
        ("[The Arden Council] said the dam was safe.", "Council", NAME),
        ("[The Arden water ministry] said the dam was safe.", "ministry", DESCRIPTION),
        # coordinated people are one phrase
        ("[Clara Moss and Boris Holt] said the dam was safe.", "Clara", NAME),
        ("[Boris Holt and his brother] left.", "Boris", NAME),
        # a preposition before the phrase is not in it
        ("The closure was announced by [Boris Holt].", "Boris", NAME),
    ],
)  # fmt: skip
def test_phrase_around_a_head(row: str, head: str, form: MentionForm) -> None:
    document = document_of(plain(row))
    node = node_of(document, head)

    assert drawn(document.text, {"[]": [phrase_span(node)]}) == row
    assert form_of(node, document) is form


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("He said the dam was safe.", "He", "he"),
        ("Clara Moss told him that the dam would hold.", "him", "he"),  # object forms
        ("Her statement was carried by the agency.", "Her", "she"),  # possessive forms
        ("His warning that the dam would fail was ignored.", "His", "he"),
        ("They said the dam was safe.", "They", "they"),
        ("It said the dam was safe.", "It", "it"),
        ("Clara Moss, who said the dam would hold, resigned.", "who", "who"),
        ("Nobody said the dam was safe.", "Nobody", None),  # stands for nobody
        ("Boris Holt attacked what he called “a disgrace”.", "what", None),
        ("Clara Moss said that the dam would hold.", "Clara", None),
    ],
)
def test_pronoun_is_brought_to_its_nominative(text: str, form: str, wanted: str | None) -> None:
    assert pronoun_of(node_of(document_of(text), form).word) == wanted


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("Clara Moss said that the dam would hold.", "said", "Clara"),
        ("Clara Moss said that the dam would hold.", "hold", "dam"),
        ("The dam would hold, said Clara Moss.", "said", "Clara"),  # inverted
        ("Harbour master Boris Holt left.", "left", "Boris"),  # of title and name the name
        ("Candidate Boris Holt’s doctor left.", "left", "doctor"),  # of two that touch the last
        ("Governor, the report says the dam was safe.", "says", "report"),  # who is addressed
        # … or the one that alone stands beside the verb
        ("Boris Holt, Hugh Quill wrote, left.", "wrote", "Hugh"),
        ("Boris Holt, Hugh Quill first wrote, left.", "wrote", "Boris"),
        ("Boris Holt could “leave,” said Clara Moss.", "said", "Clara"),
        ("Boris Holt was quoted as saying the dam would fail.", "quoted", None),  # passive
        ("Clara Moss confirmed the leak, saying the dam would hold.", "saying", None),  # shared
    ],
)
def test_subject_of_a_verb(text: str, verb: str, wanted: str | None) -> None:
    subject = subject_of(node_of(document_of(text), verb))

    assert (subject and subject.word.text) == wanted


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Harbour master Boris Holt left.", "Boris", "master"),  # both are subjects
        ("Former mayor Clara Moss left.", "Clara", "mayor"),
        ("Water boss Dana Pike said the dam was safe.", "Dana", "boss"),  # hangs on the name
        ("Clara Moss met Nora Quill.", "Nora", None),
        ("Entering the hall, Boris Holt left.", "Boris", None),  # beyond a comma
        ("The dam would hold, said Clara Moss.", "Clara", None),
    ],
)
def test_role_right_before_a_name(text: str, name: str, wanted: str | None) -> None:
    title = title_before(node_of(document_of(text), name))

    assert (title and title.word.text) == wanted


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("The harbour master, Boris Holt, left.", "master", "Boris"),
        ("The mayor of Arden, Clara Moss, who lives there, left.", "mayor", "Clara"),
        ("The man who built it, Boris Holt, left.", "man", "Holt"),  # over a clause
        ("Boris Holt, the harbour master, left.", "Boris", None),  # describes, does not name
        ("Two officials said the dam was safe.", "officials", None),
        ("After zorn’s apology, Clara Moss left.", "zorn", None),  # the subject, not the owner
        ("According to the poll, Clara Moss left.", "poll", None),  # who acts next
        # a body's name after the noun for it is not that of who speaks for it
        ("A lawyer for the council, the Arden Council, said so.", "lawyer", None),
    ],
)
def test_name_in_apposition(text: str, head: str, wanted: str | None) -> None:
    name = naming_apposition(node_of(document_of(text), head))

    assert (name and name.word.text) == wanted


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("Clara Moss told Reuters in an interview that the dam would hold.", "Moss", "Clara Moss"),
        ("Clara Moss told Reuters in an interview that the dam would hold.", "Reuters", "Reuters"),
        ("Clara Moss told Reuters in an interview that the dam would hold.", "interview", None),
    ],
)
def test_entity_around_a_word(text: str, form: str, wanted: str | None) -> None:
    entity = tagged_name_at(node_of(document_of(text), form))

    assert (entity and entity.text) == wanted


def test_entity_has_its_type() -> None:
    entity = tagged_name_at(
        node_of(document_of("The Arden Council said the dam was safe."), "Council")
    )

    assert entity is not None
    assert entity.type is EntityType.ORG
