"""What hypothesis draws for the property tests: texts, and whole stories made from templates."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from attrs import field, frozen
from hypothesis import strategies as st

from quotes.syntax import EntityType, NamedEntity, Word

# ---------------------------------------------------------------------------------------- text

MARKS = "“”‘’\"'«»„‚‹›`´"


def any_text() -> st.SearchStrategy[str]:
    """Any string at all, lone surrogates included."""
    return st.text(st.characters(codec=None, exclude_categories=()))


def mark_soup() -> st.SearchStrategy[str]:
    """Short words, marks of every kind, odd white space and line ends in no order."""
    pieces = st.sampled_from(
        [
            *MARKS,
            *MARKS,
            *("said", "Clara Moss", "he", "dam", "the", "don't", "Mr Holt", "According to", "that"),
            *(" ", " ", " ", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\t"),
            *(".", ",", ":", ";", "?", "!", "…", "—", "-", "(", ")", ">", "@", "&quot;", "&#8220;"),
            *("😀", "é", "6'2\"", "’90s", "\0", "[+120 chars]", "Advertisement", "Q:", "A:"),
        ]
    )
    return st.lists(pieces, max_size=60).map("".join)


def spoken_paragraphs() -> st.SearchStrategy[list[str]]:
    """Paragraphs in curly marks: whole, interrupted, nested, re-opened, unclosed speech."""
    words = st.sampled_from(
        ["the dam will hold", "we did our best", "nobody told us", "it’s the boys’ school", "no"]
    )
    shapes = st.sampled_from(
        [
            "“{0},” she said.",
            "“{0},” he said. “{1}.”",
            "“{0},” Holt said, “{1}.”",
            "He called it “{0}” and left.",
            "“I told him ‘{0}’ and {1},” she said.",
            "‘{0},’ she said.",
            "Holt said {0}.",
            "“{0}, he said. “{1}.”",
            "“{0}.\n\n“{1},” she said.",
            "“{0}.”",
            "Holt: “{0}.”",
        ]
    )
    paragraph = st.builds(lambda shape, a, b: str(shape.format(a, b)), shapes, words, words)
    return st.lists(paragraph, min_size=1, max_size=6)


# --------------------------------------------------------------------------------------- names


class Gender(Enum):
    """By which pronoun and titles the stories call a person."""

    WOMAN = ("she", "her", "Ms")
    MAN = ("he", "his", "Mr")

    @property
    def subject(self) -> str:
        return self.value[0]

    @property
    def possessive(self) -> str:
        return self.value[1]

    @property
    def title(self) -> str:
        return self.value[2]


_GIVEN = {
    Gender.WOMAN: ("Clara", "Dana", "Edith", "Nora", "Priya", "Wilma"),
    Gender.MAN: ("Boris", "Hugh", "Karim", "Oscar", "Piotr", "Simon"),
}
# Given names of which no list tells the gender: the article must.
_UNUSUAL = ("Arvelle", "Brisko", "Corvin", "Dumisla", "Embry", "Fenrod")
_SURNAMES = (
    *("Moss", "Holt", "Brandt", "Okafor", "Quill", "Lindqvist", "Abara", "Tanner", "Velasco"),
    *("Whitlow", "Zeller", "Ferris"),
)


@frozen(kw_only=True)
class Person:
    """Somebody in a story."""

    given: str
    surname: str
    gender: Gender
    role: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"


def casts(size: int, *, usual: bool = True) -> st.SearchStrategy[tuple[Person, ...]]:
    """Draw `size` people who share no part of a name and no role.

    `usual` people have given names that tell their gender.
    """

    def build(
        genders: Sequence[Gender],
        order: Sequence[int],
        surnames: Sequence[str],
        roles: Sequence[str],
    ) -> tuple[Person, ...]:
        return tuple(
            Person(
                given=_GIVEN[gender][at] if usual else _UNUSUAL[at],
                surname=surname,
                gender=gender,
                role=role,
            )
            for gender, at, surname, role in zip(genders, order, surnames, roles, strict=False)
        )

    return st.builds(
        build,
        st.lists(st.sampled_from(Gender), min_size=size, max_size=size),
        st.permutations(range(6)),
        st.permutations(_SURNAMES),
        st.permutations(("mayor", "coach", "surgeon", "treasurer", "engineer", "head teacher")),
    )


# ------------------------------------------------------------------------------------- stories


class Style(Enum):
    """The marks that a story is written in: opening, closing, apostrophe."""

    CURLY = ("“", "”", "’")
    STRAIGHT = ('"', '"', "'")
    SINGLE_CURLY = ("‘", "’", "’")
    SINGLE_STRAIGHT = ("'", "'", "'")


class Form(Enum):
    """How a story calls a person who has been named already."""

    FULL = "full"
    SURNAME = "surname"
    TITLE = "title"
    PRONOUN = "pronoun"


# <…> are marks; {who} is filled with a name, a title with surname or a pronoun ({Who} at the start
# of a sentence), {owner} with its possessive; {a} and {b} are clauses.
_BY_SOMEBODY = (
    "<{A},> {who} {cue}.",
    "<{A},> {cue} {name}.",
    "{Who} {cue} that {a}.",
    "{Who} {cue}: <{A}.>",
    "{Who} {cue}, <{A}.>",
    "<{A},> {who} {cue}, <{b}.>",
    "<{A},> {who} {cue}. <{B}.>",
    "According to {name}, {a}.",
    "{Name}, the {role}, {cue} that {a}.",
    "{Who} called the plan <a disgrace>.",
    "<{A}.|<{B},> {who} {cue}.",
    "{Owner} statement was read out at the town hall.",
    "{Who} denied that {a}.",
    "{Who} declined to comment.",
)
_BY_NOBODY_NAMED = (
    "<{A},> said a spokesman.",
    "<{A},> residents said.",
    "Officials said that {a}.",
    "<{A}.>",
    "The so-called <ghost road> is closed.",
)
_NARRATION = (
    "The road along the river was closed for most of the morning.",
    "Work on the new bridge began two years ago and is still not done.",
    "A large crowd had gathered near the old mill by noon.",
)
_CLAUSES = (
    "the dam would hold",
    "the money is not there",
    "we were never asked",
    "nobody told us about the delay",
    "it doesn~t work that way",
    "the school will open again in spring",
    "there was water in every house",
)
_CUES = ("said", "added", "told reporters", "insisted")
_BOILERPLATE = ("Advertisement", "Share this article", "Read more: ten walks by the river")


@frozen(kw_only=True)
class Move:
    """A paragraph of a story; `who` is an index into its cast, None where nobody is named."""

    template: str
    who: int | None
    form: Form
    cue: str
    first: str
    second: str


@frozen(kw_only=True)
class Story:
    """A news article in the making; `written` gives its text in any marks and with any cast."""

    cast: tuple[Person, ...] = field(converter=tuple)
    moves: tuple[Move, ...] = field(converter=tuple)

    def paragraphs(
        self, *, style: Style = Style.CURLY, cast: Sequence[Person] | None = None
    ) -> list[str]:
        """Return the paragraphs; people are called by their full name when first named."""
        people = cast or self.cast
        named: set[int] = set()
        found: list[str] = []
        for move in self.moves:
            person = None if move.who is None else people[move.who]
            form = move.form if move.who in named else Form.FULL
            if move.who is not None:
                named.add(move.who)
            filled = _filled(move, person, form)
            found += [_marked(paragraph, style) for paragraph in filled.split("|")]
        return found

    def text(self, *, style: Style = Style.CURLY, cast: Sequence[Person] | None = None) -> str:
        """Return the article: paragraphs with an empty line between."""
        return "\n\n".join(self.paragraphs(style=style, cast=cast))


def stories(*, people: int = 2, usual: bool = True) -> st.SearchStrategy[Story]:
    """Draw stories of up to eight paragraphs, of `people` people who may be quoted or not."""
    by_somebody = st.builds(
        Move,
        template=st.sampled_from(_BY_SOMEBODY),
        who=st.integers(0, people - 1),
        form=st.sampled_from(Form),
        cue=st.sampled_from(_CUES),
        first=st.sampled_from(_CLAUSES),
        second=st.sampled_from(_CLAUSES),
    )
    by_nobody = st.builds(
        Move,
        template=st.sampled_from(_BY_NOBODY_NAMED + _NARRATION),
        who=st.none(),
        form=st.just(Form.FULL),
        cue=st.sampled_from(_CUES),
        first=st.sampled_from(_CLAUSES),
        second=st.sampled_from(_CLAUSES),
    )
    moves = st.lists(by_somebody | by_somebody | by_nobody, min_size=1, max_size=8)
    return st.builds(Story, cast=casts(people, usual=usual), moves=moves)


def narration() -> st.SearchStrategy[str]:
    """Draw a paragraph without marks or names."""
    return st.lists(st.sampled_from(_NARRATION), min_size=1, max_size=3).map(" ".join)


def boilerplate_lines() -> st.SearchStrategy[str]:
    """Draw a line of the page around an article."""
    return st.sampled_from(_BOILERPLATE)


def _filled(move: Move, person: Person | None, form: Form) -> str:
    fields = {"cue": move.cue, "a": move.first, "b": move.second}
    fields |= {"A": _capitalised(move.first), "B": _capitalised(move.second)}
    if person is not None:
        called = {
            Form.FULL: person.name,
            Form.SURNAME: person.surname,
            Form.TITLE: f"{person.gender.title} {person.surname}",
            Form.PRONOUN: person.gender.subject,
        }[form]
        owner = person.gender.possessive if form is Form.PRONOUN else f"{called}~s"
        # Where a pronoun would be odd (“said he”, “according to him”), the name stands.
        name = person.name if form is Form.PRONOUN else called
        fields |= {"who": called, "Who": _capitalised(called), "name": name, "Name": name}
        fields |= {"role": person.role, "Owner": _capitalised(owner)}
    return move.template.format_map(fields)


def _marked(paragraph: str, style: Style) -> str:
    opening, closing, apostrophe = style.value
    return paragraph.translate(str.maketrans({"<": opening, ">": closing, "~": apostrophe}))


def _capitalised(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


# --------------------------------------------------------------------------------------- trees

_RELATIONS = "nsubj nsubj:pass obj ccomp parataxis conj conj cc flat flat nmod:desc amod".split()
_CHUNKS = (
    (("We", "we", "PRON"), ("left", "leave", "VERB"), (",", ",", "PUNCT"), ("said", "say", "VERB")),
    (("told", "tell", "VERB"),),
    (("Managing", "manage", "VERB"),),
    (("author", "author", "NOUN"), ("and", "and", "CCONJ"), ("activist", "activist", "NOUN")),
    (("former", "former", "ADJ"), ("lawyer", "lawyer", "NOUN")),
    (("Clara", "Clara", "PROPN"), ("Moss", "Moss", "PROPN")),
    (("and", "and", "CCONJ"), ("Boris", "Boris", "PROPN"), ("Holt", "Holt", "PROPN")),
)
_FIRST = frozenset({"Clara", "Boris"})


@st.composite
def named_trees(draw: st.DrawFn) -> tuple[tuple[Word, ...], tuple[NamedEntity, ...]]:
    """The words of one sentence in any tree with any relations, and the persons named in it."""
    chunks = draw(st.lists(st.sampled_from(_CHUNKS), min_size=1, max_size=4))
    forms = [form for chunk in chunks for form in chunk]
    order = draw(st.permutations(range(len(forms))))
    heads: dict[int, int | None] = {order[0]: None}
    for place in range(1, len(order)):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    words, start = [], 0
    for index, (text, lemma, upos) in enumerate(forms):
        head = heads[index]
        words.append(
            Word(
                index=index,
                start=start,
                end=start + len(text),
                text=text,
                lemma=lemma,
                upos=upos,
                xpos="",
                feats="",
                head=head,
                deprel="root" if head is None else draw(st.sampled_from(_RELATIONS)),
            )
        )
        start += len(text) + 1
    names = tuple(
        NamedEntity(
            start=given.start,
            end=surname.end,
            text=f"{given.text} {surname.text}",
            type=EntityType.PERSON,
        )
        for given, surname in pairwise(words)
        if given.text in _FIRST
    )
    return tuple(words), names
