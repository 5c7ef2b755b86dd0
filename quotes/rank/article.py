"""What the facts of all quotations of an article look at, gathered once."""

from collections.abc import Sequence

from attrs import frozen

from quotes.document import Document
from quotes.find.frames import Frame
from quotes.grammar.main_clauses import is_main_subject
from quotes.mentions.entities import Cast
from quotes.model import MentionForm
from quotes.rank.authors import Authors
from quotes.rank.candidates import Field, Places, field_of
from quotes.rank.coreference import Coreference
from quotes.rank.description_facts import Surroundings
from quotes.rank.entity_facts import Profiles
from quotes.rank.nearby_cues import NearbyCues
from quotes.rank.outcome_facts import damage_of
from quotes.rank.unnamed_people import UnnamedPeople
from quotes.refer import Resolved


@frozen(kw_only=True)
class Topics:
    """The subjects outside marks that are named, in text order: whom the narration is about.

    `last_main` is, at each of them, the last subject of a main clause so far; `of_paragraph` the
    first subject of each paragraph.
    """

    starts: tuple[int, ...]
    entities: tuple[int, ...]
    last_main: tuple[int | None, ...]
    of_paragraph: dict[int, int]

    @staticmethod
    def of(document: Document, places: Places) -> "Topics":
        """Gather them from where entities are named."""
        named = [p for p in places.told if p[2].node.is_a("nsubj")]
        last_main: list[int | None] = []
        of_paragraph: dict[int, int] = {}
        main: int | None = None
        for start, index, mention in named:
            main = index if is_main_subject(mention.node) else main
            last_main.append(main)
            of_paragraph.setdefault(document.paragraph_number(start), index)
        return Topics(
            starts=tuple(p[0] for p in named),
            entities=tuple(p[1] for p in named),
            last_main=tuple(last_main),
            of_paragraph=of_paragraph,
        )


@frozen(kw_only=True)
class ArticleView:
    """The article with its candidates, their profiles, topics and coreference.

    `fields` are the candidates of each quotation, in order.
    """

    document: Document
    cast: Cast
    resolved: tuple[Resolved, ...]
    places: Places
    surroundings: Surroundings
    fields: tuple[Field, ...]
    topics: Topics
    coreference: Coreference
    profiles: Profiles
    damaged: bool
    cues: NearbyCues
    authors: Authors
    unnamed: UnnamedPeople

    @staticmethod
    def of(
        document: Document, cast: Cast, frames: Sequence[Frame], resolved: Sequence[Resolved]
    ) -> "ArticleView":
        """Look over an article, its entities and its quotations."""
        places = Places.of(cast)
        explicit: dict[int, int] = {}
        for item in resolved:
            if item.attributed.form is MentionForm.NAME:
                for index in item.resolution.entities:
                    explicit[index] = explicit.get(index, 0) + 1
        return ArticleView(
            document=document,
            cast=cast,
            resolved=tuple(resolved),
            places=places,
            surroundings=Surroundings(cast=cast),
            topics=Topics.of(document, places),
            coreference=Coreference.of(document.parse.anaphors, cast),
            fields=tuple(field_of(cast, places, item) for item in resolved),
            profiles=Profiles(
                document=document,
                cast=cast,
                title=(document.title or "").lower(),
                explicit=explicit,
            ),
            damaged=bool(damage_of(document)),
            cues=NearbyCues.of(document, cast, frames),
            authors=Authors(document=document, cast=cast),
            unnamed=UnnamedPeople.of(document, cast),
        )
