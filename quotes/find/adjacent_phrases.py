"""The noun phrase right beside a cue, where syntax names no source for it."""

from quotes.document import Document, Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.brackets import bracket_around
from quotes.grammar.misparses import head_of_entity
from quotes.grammar.phrases import tagged_name_at
from quotes.lexicon.cues import NAME, cue_lemma
from quotes.syntax import HYPHENS, EntityType, Sentence, Word

_SKIPPED = frozenset("ADV AUX PART".split())
PHRASE = frozenset("DET ADJ NOUN PROPN NUM PRON SYM".split())


def phrase_beside(document: Document, cue: Node, level: int | None) -> Node | None:
    """“…,” said Holt · “…,” Holt then said: the noun phrase touching the cue."""
    words = cue.sentence.words
    before = cue.word.index - 1
    while before >= 0 and words[before].upos in _SKIPPED:
        before -= 1
    before = _before_time(cue.sentence, before)
    if before >= 0 and words[before].text == ",":
        named = before_apposition(document, cue, before, level)
        if named is not None:
            return named
    if before > 0 and words[before - 1].text.lower() == "those":
        return Node(sentence=cue.sentence, word=words[before - 1])  # “those surveyed said”
    if before >= 0 and words[before].upos in {"PROPN", "PRON", "NOUN", "ADJ"}:
        found = phrase_head(cue.sentence, words[before], low=0, high=cue.word.index)
        found = _bearer_of_name(found)
        if cue.is_a("advcl") and found.children("case") and _opens_clause(found):
            return found if document.passage_index(found.start) == level else None
        found = _not_aside(found)
        if document.passage_index(found.start) == level and _fits(found):
            return None if _is_setting(found) else found
    after = cue.word.index + 1
    end = after
    while end < len(words) and (_is_in_phrase(words[end]) or _is_hyphen(words, end)):
        end += 1
    if end == after:
        return None
    found = phrase_head(cue.sentence, words[end - 1], low=after, high=end)
    taken = found.is_a("obj") and found.word.upos == "NOUN" and cue_lemma(cue) in NAME
    told = found.is_a("iobj", "obj") and cue_lemma(cue) in _NEVER_INVERTED
    fits = _fits(found) and not (taken or told or _is_told_of(found, cue))
    return found if document.passage_index(found.start) == level and fits else None


def speaker_in_remark(document: Document, cue: Node, source: Node | None) -> Node | None:
    """“The town denies it (Holt, who saw it, said, “It fell”)”: who stands in the brackets with a
    finite verb speaks there, not the subject of the clause around them."""
    bracket = bracket_around(cue)
    lent = source is not None and bracket is not None and not bracket.contains(source.word.span)
    if not lent or cue.word.xpos == "VBG":
        return None
    return phrase_beside(document, cue, document.passage_index(cue.start))


# Whoever stands behind these is spoken to: no “…,” told Holt.
_NEVER_INVERTED = frozenset("tell inform remind notify assure".split())


def _is_told_of(found: Node, cue: Node) -> bool:
    """“keeps saying she left”: the subject of what the cue says; not after a comma or mark, where
    a cue has its own subject behind it (“…,” said Holt)."""
    before = cue.sentence.words[cue.word.index - 1] if cue.word.index else None
    verb = found.head()
    parted = before is not None and before.upos == "PUNCT" and before.text not in "“‘„"
    if verb is None or parted:
        return False
    above = verb.head()
    told = verb.is_a("ccomp") and above is not None and above.word is cue.word
    return told and found.is_a("nsubj") and verb.word.index > found.word.index


def _is_in_phrase(word: Word) -> bool:
    """A word that a noun phrase may have; not the “that” or “who” of a clause after it."""
    relative = word.xpos in {"WDT", "WP"}
    return not relative and (word.upos in PHRASE or word.deprel == "amod")


def _is_hyphen(words: tuple[Word, ...], at: int) -> bool:
    """“said the 46-year-old”, “said Arden-based teller Dana Holt”: no border of a phrase."""
    inner = 0 < at < len(words) - 1 and words[at].text in HYPHENS
    return inner and words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _bearer_of_name(name: Node) -> Node:
    """“A committee called Holt for Arden accused …”: the committee."""
    verb = name.head()
    if verb is None or verb.lemma not in {"call", "name"} or not name.is_a("obj", "xcomp"):
        return name
    return next(iter(verb.children("nsubj")), name)


def _before_time(sentence: Sentence, at: int) -> int:
    """“The committee last week accused …”: what stands before the words for when."""
    words = sentence.words
    if at < 0 or words[at].deprel != "obl:unmarked":
        return at
    return sentence.subtree(words[at])[0].index - 1


def _not_aside(noun: Node) -> Node:
    """“People briefed on the matter said”: the people, though hung on “briefed”."""
    verb = noun.head()
    if verb is None or verb.word.upos != "VERB" or not noun.children("case"):
        return noun
    return next((s for s in verb.children("nsubj") if s.start < verb.start), noun)


def before_apposition(document: Document, cue: Node, comma: int, level: int | None) -> Node | None:
    """“Holt, a doctor who saw it, recalled”: the name before the comma that opened the aside."""
    words = cue.sentence.words
    for at in range(comma - 1, 0, -1):
        if document.passage_index(words[at].start) != level:
            return None
        if words[at].text != "," or words[at + 1].upos == "CCONJ":
            continue
        aside = Node(sentence=cue.sentence, word=words[at + 1])
        if _names_whole(aside, words[comma - 1]) and can_speak(_before(aside, 2)):
            return aside
        node = Node(sentence=cue.sentence, word=words[at - 1])
        tagged = tagged_name_at(node)
        if node.word.upos == "PROPN" and tagged is not None:
            found = phrase_head(cue.sentence, node.word, low=0, high=at)
            apart = _is_setting(found) or not can_speak(found)
            named = head_of_entity(node, tagged) if apart else found
            if not _is_setting(named) or _opens_clause(named):
                return named
    return None


def _opens_clause(name: Node) -> bool:
    """“since Holt, the mayor, announced that …”, “Ruiz rowed on as friends jeered, “…””: the
    clause's first word, read as a preposition."""
    return {c.lemma for c in name.children("case")} <= {"since", "after", "before", "until", "as"}


def _names_whole(first: Node, last: Word) -> bool:
    """“The keeper's clerk, Dana Holt, told”: from the first word to the last one person's name."""
    tagged = tagged_name_at(first)
    named = tagged is not None and tagged.type is EntityType.PERSON
    return tagged is not None and named and (tagged.start, tagged.end) == (first.start, last.end)


def _before(node: Node, steps: int) -> Node:
    return Node(sentence=node.sentence, word=node.sentence.words[node.word.index - steps])


def _is_setting(node: Node) -> bool:
    """“if you live in Norland, feel …”, “a banner hung there on Sunday read”: what follows a
    preposition is the subject of nothing."""
    above = node.head() if node.is_a("conj") else None
    told = {c.lemma for c in node.children("case")} - {"as", "like"}
    return bool(told) or (above is not None and _is_setting(above))


def _fits(node: Node) -> bool:
    """A nominative pronoun, a noun, or “one” and “another” for one, not “him” or “it”."""
    lower = node.word.text.lower()
    nominal = node.word.upos in {"PROPN", "NOUN"} or (node.word.upos == "ADJ" and can_speak(node))
    return nominal or lower in {"he", "she", "they", "i", "we", "one", "another"}


_OF_A_CLAUSE = ("nsubj", "csubj", "ccomp", "advcl", "parataxis")


def phrase_head(sentence: Sentence, word: Word, *, low: int, high: int) -> Node:
    """Climb from a word to the head of its phrase, within the given words."""
    node = Node(sentence=sentence, word=word)
    while True:
        head = node.head()
        if head is None or not low <= head.word.index < high or head.word.upos not in PHRASE:
            return node
        if head.word.xpos in {"WP", "WDT"}:
            return node  # “in what Holt, a doctor, called”
        if node.is_a(*_OF_A_CLAUSE):
            return node  # “…, Holt said”, where “Holt” hangs on an adjective of the words before
        node = head


def named_before(who: Node) -> Node | None:
    """“said Holt, who noted …”, where the parser made the relative clause something else."""
    words = who.sentence.words
    at = who.word.index - 1
    if at > 0 and words[at].text == ",":
        at -= 1
    if who.word.text.lower() != "who" or at < 0 or words[at].upos != "PROPN":
        return None
    return phrase_head(who.sentence, words[at], low=0, high=who.word.index)
