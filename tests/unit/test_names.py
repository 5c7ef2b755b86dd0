import pytest
from attrs import evolve

from quotes.lexicon.gender import Gender
from quotes.lexicon.name_tokens import has_personal_title, name_tokens, names_same
from quotes.mentions.entities import Cast, Entity
from quotes.mentions.gather import gather_names
from quotes.model import Span, SpeakerType
from quotes.syntax import EntityType, NamedEntity
from tests.scene import document_of, node_of


def _cast(text: str, *, title: str | None = None) -> Cast:
    return gather_names(document_of(text, title=title))


def _entity(text: str) -> Entity:
    (entity,) = _cast(text).entities
    return entity


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # titles, owners and generations are no part of a name
        ("Clara Moss", ("clara", "moss")),
        ("Mr Holt", ("holt",)),
        ("former Sen. Boris Holt", ("boris", "holt")),
        ("Pres. Holt", ("holt",)),
        ("AG Holt", ("holt",)),
        ("Mister Holt", ("holt",)),
        ("Boris Holt’s", ("boris", "holt")),
        ("Boris Holt Jr.", ("boris", "holt")),
        ("B. R. Holt", ("b", "r", "holt")),
        ("Jo-Anne O’Dell", ("jo-anne", "o’dell")),
        ("Zoë Løvås", ("zoe", "løvas")),  # accents come and go
        # a title alone is all that there is
        ("Mayor", ("mayor",)),
        ("", ()),
        ("…", ()),
    ],
)
def test_words_of_a_name(text: str, wanted: tuple[str, ...]) -> None:
    assert name_tokens(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Mr King", True), ("Dr. Pike", True), ("King", False), ("Mayor Pike", False), ("", False)],
)
def test_title_that_only_people_bear(text: str, wanted: bool) -> None:
    assert has_personal_title(text) is wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Clara Moss", "Clara Moss", True),
        ("Moss", "Clara Moss", True),
        ("Clara", "Clara Moss", True),
        ("C. Moss", "Clara Moss", True),
        ("Clara Moss", "Clara Jane Moss", True),
        ("Jane Moss", "Clara Jane Moss", True),  # or a double surname
        ("Jane", "Clara Jane Moss", False),  # a middle name alone
        ("Dana Moss", "Clara Moss", False),  # a namesake
        ("Clara Pike", "Clara Moss", False),
        ("D. Moss", "Clara Moss", False),
        ("C", "C. Moss", False),  # an initial alone
        ("Phillip Moss", "Philip Moss", True),  # a slip of the pen
        ("Anna Moss", "Ana Moss", True),
        ("Lee Moss", "Le Moss", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, wanted: bool) -> None:
    assert names_same(name_tokens(one), name_tokens(other)) is wanted
    assert names_same(name_tokens(other), name_tokens(one)) is wanted


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        # a surname, with and without title, joins the full name, before and after it
        ("Clara Moss left. Moss left.", [("Clara Moss", "Moss")]),
        ("Mr Holt left. Boris Holt left. Holt left.", [("Boris Holt", "Holt")]),
        # so does a given name, an initial, a middle name
        ("Clara Moss left. Clara left.", [("Clara Moss", "Clara")]),
        ("Clara Moss left. C. Moss left.", [("Clara Moss", "C. Moss")]),
        ("Clara Moss left. Clara Jane Moss left.", [("Clara Jane Moss", "Clara Moss")]),
        # namesakes are two people; a title tells whose the surname is
        ("Hugh Quill and Clara Quill left. Ms Quill said no.",
         [("Hugh Quill",), ("Clara Quill", "Quill")]),
        # a title that fits none of them is a third person
        ("Clara Quill left. Mr Quill left.", [("Clara Quill",), ("Quill",)]),
        # one always named in full leaves the bare surname to another
        (("Quill’s son speaks.\n\nHugh Quill met Karim Quill. Karim Quill left. Karim Quill ate. "
         "Karim Quill slept."), [("Hugh Quill", "Quill"), ("Karim Quill",)]),
        # “State” is no title in a body's name; a name cut at its apostrophe is whole
        ("The State Department left. O'Moss left.", [("State Department",), ("O'Moss",)]),
        # a title's full stop is no part of the name after it
        ("Sen. Clara Moss left for good.", [("Clara Moss",)]),
        # of two surnames the first stands alone
        ("Ana Moss Quill left. Ms Moss left.", [("Ana Moss Quill", "Moss")]),
        # who is born is she who has the given name, not by her usual one
        ("Clara Holt left. Nora Ann Moss was born there.", [("Clara Holt",), ("Nora Ann Moss",)]),
        # whose party or home it is, is no name
        ("The Norland Republican left. Clara Moss left.", [("Clara Moss",)]),
        # a nickname in marks is part of the name, though the tagger cut it there
        ('Boris "Bo" Holt fell.', [('Boris "Bo" Holt',)]),
        # where one is based is a place by its name alone
        ("“It holds,” explained Arden-based teller Clara Moss.", [("Arden",), ("Clara Moss",)]),
        # a capitalised preposition that nothing follows is a surname
        ("“It holds,” said Clara From, a teller.", [("Clara From",)]),
        # “the elder” tells which of two namesakes, whomever the bare name would go to
        ("Boris Holt left. His father, Hugh Holt, left. Holt the elder said the dam was safe.",
         [("Boris Holt",), ("Hugh Holt", "Holt")]),
        # people keep apart from bodies
        ("The Arden Council met Clara Moss.", [("Arden Council",), ("Clara Moss",)]),
        # a body and its initials
        ("The Arden Water Board left. AWB left.", [("Arden Water Board", "AWB")]),
        # a body by its last words
        ("The Arden Water Board left. The Water Board left.",
         [("Arden Water Board", "Water Board")]),
        # … which is not what was called so from before and oftener
        ("Reuters left. Reuters ate. Arden Reuters left.", [("Reuters",), ("Arden Reuters",)]),
        ("Reuters left. Arden Reuters ate. Reuters slept.", [("Arden Reuters", "Reuters")]),
        # days and months are nobody
        ("Clara Moss left on Monday. Monday was fine.", [("Clara Moss",)]),
        ("Nobody left the town.", []),
    ],
)  # fmt: skip
def test_forms_are_gathered_into_entities(text: str, groups: list[tuple[str, ...]]) -> None:
    assert [entity.forms for entity in _cast(text).entities] == groups


@pytest.mark.parametrize(
    ("text", "role", "description"),
    [
        ("Boris Holt, the harbour master, left.", "master", "harbour master"),  # after
        ("The harbour master, Boris Holt, left.", "master", "harbour master"),  # before
        ("Harbour master Boris Holt left.", "master", "Harbour master"),  # as a title
        ("Boris Holt is a lawyer.", "lawyer", "lawyer"),  # predicate
        ("Boris Holt, a spokesman for the council, said the dam was safe.", "spokesman",
         "spokesman"),
        ("Former mayor Clara Moss left.", "mayor", "Former mayor"),
    ],
)  # fmt: skip
def test_entity_knows_what_the_text_calls_it(text: str, role: str, description: str) -> None:
    entity = next(f for f in _cast(text).entities if f.is_person)

    assert role in entity.roles
    assert description in entity.descriptions


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("Sen. Holt left.", "Sen.", "senator"),
        ("Gov. Holt left.", "Gov.", "governor"),
        ("Mayor Holt left.", "Mayor", "mayor"),
    ],
)
def test_title_is_kept_and_tells_the_role(text: str, title: str, role: str) -> None:
    entity = _entity(text)

    assert (entity.name, entity.titles) == ("Holt", (title,))
    assert role in entity.roles


@pytest.mark.parametrize(
    ("text", "gender", "told"),
    [
        ("Clara Moss left.", Gender.FEMALE, False),  # by the given name, which may err
        ("Boris Holt left.", Gender.MALE, False),
        ("Mr Holt left.", Gender.MALE, True),
        ("Ms Holt left.", Gender.FEMALE, True),
        ("Boris Holt left. Ms Holt left.", Gender.MALE, False),  # two people
        ("Holt left.", None, False),
        ("Rev Al Holt left.", Gender.MALE, False),
        ("Al Holt left.", None, False),  # the name of a man, or a name with an Arabic article
        # by a pronoun bound to it, whoever is named after that
        ("Wren Moss said he met Clara Pike.", Gender.MALE, True),
        ("Wren Moss told Boris Holt he met Clara Pike.", None, False),
        ("Boris Holt, a spokesman for the council, said the dam was safe.", Gender.MALE, False),
        ("Spokesman Clara Moss left.", Gender.FEMALE, False),  # a post in “-man” may be anyone's
        ("Boris Holt, a policeman, left.", Gender.MALE, True),
        ("The Arden Council left.", None, False),
    ],
)
def test_gender_is_told_or_guessed(text: str, gender: Gender | None, told: bool) -> None:
    entity = _cast(text).entities[0]

    assert (entity.gender, entity.gender_is_told) == (gender, told)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Clara Moss left.", SpeakerType.PERSON),
        ("The Arden Council left.", SpeakerType.ORGANIZATION),
        ("Arden left.", SpeakerType.ORGANIZATION),  # a place speaks as a body
        # what the tagger took for a person, and the text calls a body or “which”
        ("The dam hurt Pike.", SpeakerType.PERSON),
        ("The dam hurt Pike, which fell.", SpeakerType.ORGANIZATION),
        ("The maker, Pike, left.", SpeakerType.ORGANIZATION),
        ("The dam hurt Clara Pike, which was odd.", SpeakerType.PERSON),
        ("The dam hurt Mr Pike, which was odd.", SpeakerType.PERSON),
        # where something is
        ("The dam in Pike left.", SpeakerType.ORGANIZATION),
        ("Pike left. The dam in Pike left.", SpeakerType.ORGANIZATION),
        ("A dentist from Pike left.", SpeakerType.ORGANIZATION),
        ("A letter from Pike left.", SpeakerType.PERSON),
    ],
)
def test_entity_has_a_type(text: str, wanted: SpeakerType) -> None:
    assert _entity(text).type is wanted


def test_start_up_is_a_body() -> None:
    first, _ = _cast("Pikeline, the start-up run by Clara Moss, left.").entities

    assert (first.name, first.type) == ("Pikeline", SpeakerType.ORGANIZATION)


def test_initials_tagged_as_a_body_are_no_person_elsewhere() -> None:
    document = document_of("AVU left. AVU fell.")
    first, second = document.parse.sentences
    kinds = (EntityType.ORG, EntityType.PERSON)
    tagged = [
        evolve(s, entities=(NamedEntity(start=s.start, end=s.start + 3, text="AVU", type=kind),))
        for s, kind in zip((first, second), kinds, strict=True)
    ]
    told = evolve(document, parse=evolve(document.parse, sentences=tuple(tagged)))

    (entity,) = gather_names(told).entities
    assert entity.type is SpeakerType.ORGANIZATION
    assert len(entity.mentions) == 2


@pytest.mark.parametrize(("words", "people"), [("Pike, at 5, left.", 2)])
def test_place_is_not_of_an_age(words: str, people: int) -> None:
    document = document_of("Clara Pike left. " + words)
    first, last = document.parse.sentences
    place = evolve(last.entities[0], type=EntityType.PLACE)
    parse = evolve(document.parse, sentences=(first, evolve(last, entities=(place,))))

    assert len(gather_names(evolve(document, parse=parse)).entities) == people


def test_surname_of_a_person_stays_a_persons() -> None:
    (entity,) = _cast("Wren Pike left. The dam hurt Pike, which was odd.").entities

    assert entity.type is SpeakerType.PERSON
    assert len(entity.mentions) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The dam hurt Moss.", "Boris Moss"),
        ("Mr Moss left.", "Boris Moss"),
        ("Lady Moss left.", "Moss"),
    ],
)
def test_headline_gives_the_given_name_of_whom_it_can_mean(text: str, name: str) -> None:
    (entity,) = _cast(text, title="Boris Moss resigns").entities

    assert entity.name == name


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("“I saw Clara Moss,” a clerk said. The dam hurt Moss.", "Clara Moss", Gender.FEMALE),
        ("“I saw Chris Moss,” a clerk said. The dam hurt Moss.", "Chris Moss", None),
        ("“I saw Clara J. Moss,” a clerk said. The dam hurt Moss.", "Clara J. Moss",
         Gender.FEMALE),
        # not where two may be meant, nor by what is no given name
        ("“Clara Moss met Boris Moss,” a clerk said. The dam hurt Moss.", "Moss", None),
        ("“I saw Clara. Norland Moss grows,” a clerk said. The dam hurt Moss.", "Moss", None),
    ],
)  # fmt: skip
def test_words_that_are_not_parsed_give_the_given_name(
    text: str, name: str, gender: Gender | None
) -> None:
    document = document_of(text)
    parse = evolve(document.parse, sentences=document.parse.sentences[-1:])
    (entity,) = gather_names(evolve(document, parse=parse)).entities

    assert (entity.name, entity.gender) == (name, gender)


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        # the tagger saw the surname alone, or nothing
        ("The clerk Clara Moss left.", ["Moss"], ["Clara Moss"]),
        ("Moss left. The clerk saw Clara Moss.", ["Moss"], ["Clara Moss"]),
        ("Moss left. The clerk saw Norland Moss.", ["Moss"], ["Moss"]),
        # a surname that is a title too
        ("The clerk Clara Baron left. Baron ate.", ["Clara Baron", "Baron"], ["Clara Baron"]),
    ],
)
def test_name_that_the_tagger_saw_in_part_is_whole(
    text: str, tagged: list[str], wanted: list[str]
) -> None:
    document = document_of(text)
    sentences = []
    for sentence in document.parse.sentences:
        own = sentence.start
        places = [(own + text[own : sentence.end].find(t), t) for t in tagged]
        entities = tuple(
            NamedEntity(start=at, end=at + len(t), text=t, type=EntityType.PERSON)
            for at, t in places[:1]
            if at >= own
        )
        sentences.append(evolve(sentence, entities=entities))
        tagged = tagged[1:]
    document = evolve(document, parse=evolve(document.parse, sentences=tuple(sentences)))

    assert [f.name for f in gather_names(document).entities] == wanted


def test_bare_name_that_the_tagger_passed_over_is_found() -> None:
    document = document_of("Clara Moss left. Nobody saw Moss.")
    first, *rest = document.parse.sentences
    untagged = (first, *(evolve(sentence, entities=()) for sentence in rest))
    document = evolve(document, parse=evolve(document.parse, sentences=untagged))
    assert [f.forms for f in gather_names(document).entities] == [("Clara Moss", "Moss")]


def test_bare_name_that_the_parser_takes_for_a_noun_is_found() -> None:
    document = document_of("Clara Reed left. Nobody saw Reed.")
    first, last = document.parse.sentences
    words = tuple(evolve(w, upos="NOUN") if w.text == "Reed" else w for w in last.words)
    parse = evolve(document.parse, sentences=(first, evolve(last, words=words, entities=())))
    (entity,) = gather_names(evolve(document, parse=parse)).entities

    assert entity.forms == ("Clara Reed", "Reed")


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        # the headline's namesake, where the other is long gone and was named in full but once
        ("Karim ate.", ()),
        ("Karim Quill ate.", ("Hugh Quill", "Karim Quill")),
    ],
)
def test_bare_surname_is_the_headlines_again(other: str, wanted: tuple[str, ...]) -> None:
    text = f"Hugh Quill met Karim Quill. {other} {'The dam fell. ' * 6}Quill spoke."
    cast = _cast(text, title="Hugh Quill, boss, dies")
    bare = Span(start=text.rindex("Quill"), end=text.rindex(" spoke"))

    assert tuple(sorted(cast.entities[i].name for i in cast.rivals_at(bare))) == wanted


def test_rest_of_a_name_cut_at_its_hyphen_is_nobody_else() -> None:
    document = document_of("Clara Moss-Holt fell.")
    (sentence,) = document.parse.sentences
    halves = tuple(
        NamedEntity(start=start, end=end, text=document.text[start:end], type=EntityType.PERSON)
        for start, end in ((0, 11), (11, 15))
    )
    cut = evolve(document.parse, sentences=(evolve(sentence, entities=halves),))
    document = evolve(document, parse=cut)

    assert [f.name for f in gather_names(document).entities] == ["Clara Moss-Holt"]


@pytest.mark.parametrize(
    ("between", "wanted"),
    [
        # the other Holt was last named long before
        ("Nora Quill walked along the river and counted the boats. " * 30, "Dana Holt"),
        # … or just now: the one named oftener keeps the bare name
        ("Nora Quill left. ", "Boris Holt"),
    ],
)
def test_bare_surname_is_of_the_namesake_just_introduced(between: str, wanted: str) -> None:
    before = "Boris Holt spoke. Boris Holt left. Boris Holt slept. " + between
    text = before + "Dana Holt opened the inquiry. The room was full. Holt spoke."

    entity = _cast(text).entity_at(Span(start=text.rindex("Holt"), end=text.rindex(" spoke")))

    assert entity is not None
    assert entity.name == wanted


_LONG_USED = "Boris Holt spoke. Holt left. Holt ate. Holt slept. Holt fell. Nora Quill left. "


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        # the bare name has long been somebody's when a namesake comes up
        (_LONG_USED + "Nora Quill met Dana Holt.", "Boris Holt"),
        # … or has only just become it, or is contested by one who acts
        ("Boris Holt spoke. Nora Quill met Dana Holt.", "Boris Holt|Dana Holt"),
        (_LONG_USED + "Dana Holt opened the inquiry.", "Boris Holt|Dana Holt"),
        # … but not by a thing that is only called after him
        (
            "Boris Holt left. " + "It fell. " * 200 + "Staff liked the Holt dam. Nora Quill met "
            "Dana Holt.",
            "Dana Holt",
        ),
        # a namesake named within the other's phrase only tells who that is
        ("Dana Holt, the widow of Boris Holt, opened the inquiry.", "Dana Holt"),
        # what is told of as somebody's name is no namesake
        # one who goes by the given name is not the one with a title
    ],
)
def test_bare_surname_that_namesakes_may_share(before: str, wanted: str) -> None:
    text = before + " Holt spoke."
    cast = _cast(text)
    span = Span(start=text.rindex("Holt"), end=text.rindex(" spoke"))

    rivals = [cast.entities[i].name for i in cast.rivals_at(span)]
    entity = cast.entity_at(span)

    assert "|".join(sorted(rivals) or [entity.name if entity else ""]) == wanted


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        # the pronoun after a bare surname tells whom the text calls so
        ("", "She left.", "Clara Quill"),
        ("", "He left.", "Hugh Quill"),
        # … unless it may be another's, or another tells otherwise
        ("Nora Holt won. ", "She left.", "Hugh Quill"),
        ("", "The clerk said she left.", "Hugh Quill"),
        ("", "She left. Quill won. He left.", "Hugh Quill"),
    ],
)
def test_bare_surname_that_a_man_and_a_woman_share(before: str, after: str, wanted: str) -> None:
    named = "Clara Quill left. Hugh Quill won. Hugh Quill left."
    text = f"{named} The dam held. The dam fell. {before}Quill failed. {after}"
    bare = Span(start=text.index("Quill failed"), end=text.index(" failed"))

    entity = _cast(text).entity_at(bare)

    assert entity is not None
    assert entity.name == wanted


def test_best_name_is_the_fullest_form() -> None:
    entity = _entity("Moss left. Clara Moss left. Moss left. Moss left.")

    assert entity.name == "Clara Moss"
    assert [m.span.start for m in entity.mentions] == [0, 11, 28, 39]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Clara Moss", "Clara Moss"),
        ("Ms Moss", "Clara Moss"),
        ("MOSS", "Clara Moss"),  # a label in capitals
        ("Quill", None),  # two bear it
        ("Pike", None),  # nobody does
        ("", None),
        ("Mr Arden Council", None),  # a body bears no such title
    ],
)
def test_cast_is_asked_by_name(name: str, wanted: str | None) -> None:
    entity = _cast(
        "Clara Moss left. Hugh Quill and Nora Quill left. The Arden Council left."
    ).entity_named(name)

    assert (entity and entity.name) == wanted


def test_cast_is_asked_by_place() -> None:
    text = "Clara Moss left. Nobody left. Moss left."
    document = document_of(text)
    cast = gather_names(document)

    last = Span(start=text.rindex("Moss"), end=text.rindex("Moss") + 4)
    found = cast.entity_at(last)
    assert found is not None
    assert found.name == "Clara Moss"
    assert cast.entity_at(node_of(document, "Nobody").word.span) is None
