"""Name mentions: the named entities of the parse, made whole, without titles and honours."""

from quotes.document import Document, Node
from quotes.model import Span
from quotes.resolve.figures import NameMention
from quotes.resolve.gender import gender_of_given_name
from quotes.resolve.tokens import TITLES, generation, name_tokens, only_titles
from quotes.syntax import Entity, EntityType, Sentence, Word


def mentions_in(document: Document, sentence: Sentence) -> list[NameMention]:
    """Return the name mentions of a sentence, in text order."""
    found = []
    for entity in sentence.entities:
        words = [w for w in sentence.words if entity.start <= w.start and w.end <= entity.end]
        words = _without_possessive(_whole_name(sentence, entity, words))
        titles = _titles_before(sentence, words)
        while len(words) > 1 and words[0].text.lower().rstrip(".") in TITLES:
            titles = (*titles, words[0].text)
            words = _without_office(words[1:])
        mention = _mention(document, sentence, entity, words, titles)
        if mention is not None:
            found.append(mention)
    return found


def _without_office(words: list[Word]) -> list[Word]:
    """Drop what an office is of (“Secretary of State Dana Holt”), up to a known given name."""
    if len(words) < 4 or words[0].upos != "ADP":
        return words
    known = (i for i in range(2, len(words) - 1) if gender_of_given_name(words[i].text) is not None)
    return words[next(known, 2) :]


def _whole_name(sentence: Sentence, entity: Entity, words: list[Word]) -> list[Word]:
    """Complete a name that the tagger cut at a hyphen or title (“Jo”-“Renee Formicola”)."""
    if not words:
        return words
    at = words[-1].index + 1
    while at < len(sentence.words) and _goes_on(sentence, entity, words[-1], at):
        words = [*words, sentence.words[at]]
        at += 1
    return words


_GENERATIONS = frozenset("jr sr junior senior".split())


def _goes_on(sentence: Sentence, entity: Entity, last: Word, at: int) -> bool:
    word = sentence.words[at]
    if word.text.lower().rstrip(".") in _GENERATIONS and entity.type is EntityType.PERSON:
        return True
    ampersand = at + 1 < len(sentence.words) and sentence.words[at + 1].upos == "PROPN"
    if (word.text == "&" and ampersand) or (last.text == "&" and word.upos == "PROPN"):
        return True
    touches = last.end == word.start
    hyphen = {"-", "‑", "–"}
    if touches and (word.text in hyphen or last.text in hyphen or word.text.startswith("-")):
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        return word.text not in hyphen or (after is not None and after.start == word.end)
    other = next((e for e in sentence.entities if e.start <= word.start < e.end), None)
    if word.upos != "PROPN" or (other is not None and other.type is not entity.type):
        return False
    if entity.type is not EntityType.PERSON and not only_titles(entity.text):
        return False
    return word.deprel.startswith("flat") or only_titles(entity.text)


def _mention(
    document: Document,
    sentence: Sentence,
    entity: Entity,
    words: list[Word],
    titles: tuple[str, ...],
) -> NameMention | None:
    if not words:
        return None
    span = Span(start=words[0].start, end=words[-1].end)
    tokens = name_tokens(span.of(document.text))
    if not tokens or not any(c.isupper() for c in span.of(document.text)):
        return None
    if only_titles(span.of(document.text)) or _is_no_name(sentence, entity, words, tokens):
        return None
    return NameMention(
        span=span,
        node=Node(sentence=sentence, word=_head_among(words)),
        tokens=tokens,
        type=entity.type,
        titles=titles,
        generation=generation(span.of(document.text)),
        in_marks=document.in_marks(span.start),
    )


_OFFICES = frozenset(
    """minister secretary ambassador president chancellor governor mayor senator spokesman
    spokeswoman commissioner director chairman chairwoman premier officer""".split()
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today tomorrow yesterday""".split()
)


def _is_no_name(
    sentence: Sentence, entity: Entity, words: list[Word], tokens: tuple[str, ...]
) -> bool:
    """A day, a month, or a people or party taken for a person (“Republicans”, “the Democrat”)."""
    if entity.type is EntityType.PERSON and len(tokens) > 1 and tokens[-1] in _OFFICES:
        return True
    if len(tokens) != 1:
        return False
    if tokens[0] in _TIMES:
        return True
    before = sentence.words[words[0].index - 1] if words[0].index else None
    if before is not None and before.upos == "DET" and entity.type is EntityType.PERSON:
        return True
    plural = words[0].xpos == "NNPS" or words[0].upos == "ADJ"
    return entity.type is EntityType.PERSON and plural


_HONOURS = frozenset("kc qc mp mep msp mla phd md obe cbe mbe dbe esq frs".split())


def _without_possessive(words: list[Word]) -> list[Word]:
    """Trim a name to its own words; what has a common noun for its head is a description."""
    while words and (
        words[-1].xpos == "POS"
        or words[-1].upos in {"PUNCT", "ADP", "DET", "CCONJ"}
        or (len(words) > 1 and words[-1].text.lower().replace(".", "") in _HONOURS)
    ):
        words = words[:-1]
    while words and (words[0].upos in {"PUNCT", "DET"} or words[0].text[:1].islower()):
        words = words[1:]
    return [] if words and _head_among(words).text[:1].islower() else words


def _head_among(words: list[Word]) -> Word:
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside), words[-1])


def _titles_before(sentence: Sentence, words: list[Word]) -> tuple[str, ...]:
    """Return the run of titles right before a name (“former Sen.”)."""
    if not words:
        return ()
    found: list[str] = []
    at = words[0].index - 1
    while at >= 0 and sentence.words[at].text.lower().rstrip(".") in TITLES - {"the", "state"}:
        found.append(sentence.words[at].text)
        at -= 1
    return tuple(reversed(found))
