"""Name mentions: the named entities of the parse, made whole, without titles and honours."""

from collections.abc import Iterable, Iterator

from quotes.document import Document, Node
from quotes.grammar.phrases import NAME_PREFIX, is_law, is_name_prefix
from quotes.lexicon.gender import gender_of_given_name, is_given_name
from quotes.lexicon.name_tokens import COURTESY, TITLES, generation, name_tokens, only_titles
from quotes.lexicon.nouns import OFFICES, PARTISANS
from quotes.mentions.entities import NameMention
from quotes.model import Span
from quotes.syntax import HYPHENS, EntityType, NamedEntity, Sentence, Word


def mentions_in(document: Document, sentence: Sentence) -> list[NameMention]:
    """Return the name mentions of a sentence, in text order."""
    found: list[NameMention] = []
    for tagged in sentence.entities:
        if found and tagged.end <= found[-1].span.end:
            continue  # the rest of a name that the tagger cut in two
        words = [w for w in sentence.words if tagged.start <= w.start and w.end <= tagged.end]
        if words and is_law(Node(sentence=sentence, word=words[-1])):
            continue
        words = _with_given_name(sentence, tagged, _with_prefix(sentence, words))
        words = _with_nickname(sentence, tagged, _whole_name(sentence, tagged, words))
        words = _with_surname_after(sentence, tagged, _without_possessive(words))
        titles = _titles_before(sentence, words)
        words = _without_trade(words, tagged)
        words, posts = _without_post(_without_place(words, tagged), tagged)
        titles = (*titles, *posts)
        while len(words) > 1 and _is_title(words[0], tagged):
            titles = (*titles, words[0].text)
            words = _without_office(words[1:])
        mention = _mention(document, sentence, tagged, words, titles)
        if mention is not None:
            found.append(mention)
    return found


def _with_prefix(sentence: Sentence, words: list[Word]) -> list[Word]:
    """“O'Holt” cut after its apostrophe: the letter before is part of the name."""
    at = words[0].index - 1 if words else -1
    if at < 0 or not is_name_prefix(sentence.words[at], words[0]):
        return words
    return [sentence.words[at], *words]


def _with_given_name(sentence: Sentence, tagged: NamedEntity, words: list[Word]) -> list[Word]:
    """“spokeswoman Hope Holt” of which the tagger saw “Holt” alone: the given name before it."""
    if len(words) != 1 or tagged.type is not EntityType.PERSON:
        return words
    while words[0].index and sentence.words[words[0].index - 1].text in _LINKS:
        words = [sentence.words[words[0].index - 1], *words]
    given = _given_name_before(sentence, words[0])
    return words if given is None else [given, *words]


# What stands before a name and is part of it: “Umm Salim”, “Abu Bakr”, “Ní Bhraonáin”.
_LINKS = frozenset("Umm Abu Ibn Bin Bint Mac Ní Nic Ó Van Von Ter Ten".split())


def _given_name_before(sentence: Sentence, surname: Word) -> Word | None:
    """The known given name right before a surname, as a proper noun outside all entities."""
    if not surname.index:
        return None
    word = sentence.words[surname.index - 1]
    tagged = bool(sentence.entities_over(word.start, word.end))
    title = word.text.lower().rstrip(".") in TITLES
    if word.upos != "PROPN" or tagged or title or not is_given_name(word.text):
        return None
    return word


def _with_surname_after(sentence: Sentence, tagged: NamedEntity, words: list[Word]) -> list[Word]:
    """“said Al From, a friend”: a capitalised preposition that nothing follows is the surname."""
    if len(words) != 1 or tagged.type is not EntityType.PERSON or not words[0].text.istitle():
        return words
    after = sentence.words[words[0].index + 1 : words[0].index + 3]
    surname = bool(after) and after[0].upos == "ADP" and after[0].text.istitle()
    ends = len(after) < 2 or after[1].text in _CLOSING
    return [words[0], after[0]] if surname and ends else words


_CLOSING = frozenset(",.;)”")


def _without_post(words: list[Word], tagged: NamedEntity) -> tuple[list[Word], tuple[str, ...]]:
    """“Harbour spokesman Navy Capt. Dana Holt”: the name after the last title or post in it."""
    if tagged.type is not EntityType.PERSON:
        return words, ()
    last = max((i for i, w in enumerate(words[:-1]) if _is_post(w)), default=-1)
    kept = words[last + 1 :]
    if last < 0 or not kept[0].text[:1].isupper():
        return words, ()
    posts = tuple(w.text for w in words[: last + 1] if _is_post(w))
    return kept, posts


def _without_trade(words: list[Word], tagged: NamedEntity) -> list[Word]:
    """“Weaver Iona Holt works here.”: at a sentence's start a trade has a capital as well."""
    if tagged.type is not EntityType.PERSON or len(words) < _TRADE_AND_NAME or words[0].index:
        return words
    trade = words[0].text.lower()
    told = trade.endswith(_OF_TRADES) and not is_given_name(words[0].text)
    return words[1:] if told and is_given_name(words[1].text) else words


_TRADE_AND_NAME = 3
_OF_TRADES = ("er", "or", "ist", "man", "woman", "eer")


def _is_title(word: Word, tagged: NamedEntity) -> bool:
    """A title before a name; “State” in the name of a body is none (“State Department”)."""
    lower = word.text.lower()
    title = lower in TITLES or lower.rstrip(".") in TITLES
    return title and (lower != "state" or tagged.type is EntityType.PERSON)


def _is_post(word: Word) -> bool:
    lower = word.text.lower().rstrip(".")
    common = word.text.isalpha() and word.text.islower() and word.upos == "NOUN"
    return (lower in TITLES - {"the", "state"} or common) and lower not in _PARTICLES


_PARTICLES = frozenset("al de von van bin ibn el la der du den di da dos del y e".split())


def _without_place(words: list[Word], tagged: NamedEntity) -> list[Word]:
    """“Dana Holt of Norland”: a full name without where its bearer is from."""
    of = next((i for i, w in enumerate(words) if w.text == "of"), 0)
    named = sum(1 for w in words[:of] if w.text.lower().rstrip(".") not in TITLES)
    return words[:of] if named > 1 and tagged.type is EntityType.PERSON else words


def _without_office(words: list[Word]) -> list[Word]:
    """Drop what an office is of (“Secretary of State Dana Holt”), up to a known given name; and
    the full stop of a title (“Sen”, “.”) that the tokenizer parted from it."""
    words = words[1:] if words and _is_leading_mark(words[0]) else words
    if not words or words[0].upos != "ADP":
        return words
    if len(words) < 4:
        return []  # “Minister of Fisheries”: an office and no name
    known = (i for i in range(2, len(words) - 1) if gender_of_given_name(words[i].text) is not None)
    return words[next(known, 2) :]


def _whole_name(sentence: Sentence, tagged: NamedEntity, words: list[Word]) -> list[Word]:
    """Complete a name that the tagger cut at a hyphen or title (“Jo”-“Renee Formicola”)."""
    while words and words[-1].upos == "PUNCT" and len(words) > 1:
        if words[-2].end == words[-1].start:
            break
        words = words[:-1]  # “Dana Holt -”: a dash with a space before it is no hyphen
    if not words:
        return words
    at = words[-1].index + 1
    while at < len(sentence.words) and _goes_on(sentence, tagged, words[-1], at):
        words = [*words, sentence.words[at]]
        at += 1
    return words


def _with_nickname(sentence: Sentence, tagged: NamedEntity, words: list[Word]) -> list[Word]:
    """“Boris "Bo" Holt” that the tagger cut at the marks: a nickname and the surname after it."""
    if not words or tagged.type is not EntityType.PERSON:
        return words
    after = sentence.words[words[-1].index + 1 :]
    marked = len(after) > _NICKNAMED and after[0].text in _MARKS and after[2].text in _MARKS
    if not marked or after[1].upos != "PROPN" or after[3].upos != "PROPN":
        return words
    ends = (e.end for e in sentence.entities_over(after[3].start, after[3].end))
    end = max(ends, default=after[3].end)
    return [*words, *(w for w in after if w.end <= end)]


_NICKNAMED = 3
_MARKS = frozenset("“ ” ‘ ’ \" '".split())
_GENERATIONS = frozenset("jr sr junior senior".split())


def _goes_on(sentence: Sentence, tagged: NamedEntity, last: Word, at: int) -> bool:
    word = sentence.words[at]
    if word.text.lower().rstrip(".") in _GENERATIONS and tagged.type is EntityType.PERSON:
        return True
    ampersand = at + 1 < len(sentence.words) and sentence.words[at + 1].upos == "PROPN"
    if (word.text == "&" and ampersand) or (last.text == "&" and word.upos == "PROPN"):
        return True
    touches = last.end == word.start
    hyphen = HYPHENS | {"–"}
    if touches and (word.text in hyphen or last.text in hyphen or word.text.startswith("-")):
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        joined = after if word.text in hyphen else word
        touches = joined is word or (joined is not None and joined.start == word.end)
        return touches and joined is not None and _is_of_name(joined)
    other = next((e for e in sentence.entities if e.start <= word.start < e.end), None)
    if word.upos != "PROPN" or (other is not None and other.type is not tagged.type):
        return False
    if tagged.type is not EntityType.PERSON and not only_titles(tagged.text):
        return False
    return word.deprel.startswith("flat") or only_titles(tagged.text)


def _is_of_name(joined: Word) -> bool:
    """“Holm-Arden”, “Kim Il-un”; not “Arden-based”, “Holt-backed”."""
    return joined.upos == "PROPN" or joined.text.lstrip("-‑–")[:1].isupper()


def _mention(
    document: Document,
    sentence: Sentence,
    tagged: NamedEntity,
    words: list[Word],
    titles: tuple[str, ...],
) -> NameMention | None:
    if not words or all(w.upos == "PRON" for w in words):
        return None
    span = Span(start=words[0].start, end=words[-1].end)
    tokens = name_tokens(span.of(document.text))
    if not tokens or not any(c.isupper() for c in span.of(document.text)):
        return None
    titled = titles or _titles_before(sentence, words)
    if only_titles(span.of(document.text)) and (not _is_courteous(titled) or tokens[-1] in OFFICES):
        return None  # “Rep.”, “Mr. President”; but “Mr. King” is a name
    if not titled and _is_no_name(sentence, tagged, words, tokens):
        return None
    return NameMention(
        span=span,
        node=Node(sentence=sentence, word=_head_among(words)),
        tokens=tokens,
        type=tagged.type,
        titles=titles,
        generation=generation(span.of(document.text)),
        in_marks=document.in_marks(span.start),
    )


def _is_courteous(titles: tuple[str, ...]) -> bool:
    return any(t.lower().rstrip(".") in COURTESY for t in titles)


TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today tomorrow yesterday""".split()
)


def _is_no_name(
    sentence: Sentence, tagged: NamedEntity, words: list[Word], tokens: tuple[str, ...]
) -> bool:
    """A day, a month, or a people or party taken for a person (“Republicans”, “the Democrat”, “the
    Norland Republican”)."""
    if tagged.type is EntityType.PERSON and len(tokens) > 1 and tokens[-1] in OFFICES:
        return True
    if tokens[-1] in PARTISANS:
        return True
    if len(tokens) != 1:
        return False
    if tokens[0] in TIMES:
        return True
    before = sentence.words[words[0].index - 1] if words[0].index else None
    if before is not None and before.upos == "DET" and tagged.type is EntityType.PERSON:
        return True
    plural = words[0].xpos == "NNPS" or words[0].upos == "ADJ"
    return tagged.type is EntityType.PERSON and plural


_HONOURS = frozenset("kc qc mp mep msp mla phd md obe cbe mbe dbe esq frs".split())


def _without_possessive(words: list[Word]) -> list[Word]:
    """Trim a name to its own words; what has a common noun for its head is a description."""
    while words and (
        words[-1].xpos == "POS"
        or words[-1].upos in {"PUNCT", "ADP", "DET", "CCONJ"}
        or (len(words) > 1 and words[-1].text.lower().replace(".", "") in _HONOURS)
    ):
        words = words[:-1]
    while words and (
        _is_leading_mark(words[0]) or words[0].upos == "DET" or words[0].text[:1].islower()
    ):
        words = words[1:]
    head = _head_among(words).text if words else ""
    return [] if head[:1].islower() and head not in _LEGAL_FORMS else words


_LEGAL_FORMS = frozenset({"plc", "spa", "ag"})  # what a firm is, written small


def _is_leading_mark(word: Word) -> bool:
    return (word.upos == "PUNCT" or word.text == ".") and not NAME_PREFIX.fullmatch(word.text)


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


def untagged_mentions(document: Document, mentions: Iterable[NameMention]) -> Iterator[NameMention]:
    """Return the names of persons that the tagger passed over where it saw them elsewhere.

    “Holt” as the only proper noun of its phrase, or after a known given name, is Holt wherever the
    text names a person so; a name within another (“Holt Foundation”) is left alone.
    """
    tagged = list(mentions)
    bare = _bare_names(document, tagged)
    seen = {m.span.start for m in tagged}
    ends = {m.span.end for m in tagged}
    for sentence in document.parse.sentences:
        for word in sentence.words:
            if word.text not in bare or word.start in seen or word.end in ends:
                continue
            words = _untagged_words(sentence, word)
            if words:
                span = Span(start=words[0].start, end=words[-1].end)
                yield NameMention(
                    span=span,
                    node=Node(sentence=sentence, word=_head_among(words)),
                    tokens=name_tokens(span.of(document.text)),
                    type=EntityType.PERSON,
                    titles=_titles_before(sentence, words),
                    in_marks=document.in_marks(word.start),
                )


def _untagged_words(sentence: Sentence, word: Word) -> list[Word]:
    """A surname as it stands alone or after a given name; none where it is part of another name.

    Also one that is a title too (“Baron”, “King”), tagged as a person's whole name.
    """
    whole = (word.start, word.end, EntityType.PERSON)
    if any((e.start, e.end, e.type) == whole for e in sentence.entities) or _stands_alone(
        sentence, word
    ):
        return [word]
    given = _given_name_before(sentence, word)
    tagged = bool(sentence.entities_over(word.start, word.end))
    after = sentence.words[word.index + 1 : word.index + 2]
    longer = any(w.upos == "PROPN" or w.text in {"-", "&"} for w in after)
    if given is None or tagged or longer or word.upos != "PROPN":
        return []
    return [given, word]


_SHORTEST = 3


def _bare_names(document: Document, mentions: list[NameMention]) -> frozenset[str]:
    """The surnames of full names of persons, and what stands for a person alone."""
    people = (m for m in mentions if m.type is EntityType.PERSON)
    words = (m.span.of(document.text).split()[-1] for m in people)
    return frozenset(w for w in words if w[:1].isupper() and len(w) >= _SHORTEST)


def _stands_alone(sentence: Sentence, word: Word) -> bool:
    """A proper noun outside all entities, with none beside it but a title; so too a noun with a
    capital within the sentence, or an adjective there or for a subject (“to Reed”, “said Small”,
    “Small, who left, said”)."""
    tagged = bool(sentence.entities_over(word.start, word.end))
    before = sentence.words[max(word.index - 1, 0) : word.index]
    misread = word.upos in {"ADJ", "NOUN"} and bool(before)
    misread = misread or (word.upos == "ADJ" and word.deprel == "nsubj")
    described = any(w.upos in {"DET", "ADJ"} for w in before)
    if tagged or not (word.upos == "PROPN" or (misread and not described)):
        return False
    if word.deprel in {"compound", "flat", "nmod:desc", "amod"}:
        return False
    after = sentence.words[word.index + 1 : word.index + 2]
    if any(w.upos == "PROPN" or w.text in {"-", "&"} for w in after):
        return False
    return all(
        w.text.lower().rstrip(".") in TITLES or (w.upos != "PROPN" and w.text not in {"-", "&"})
        for w in before
    )
