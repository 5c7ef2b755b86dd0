"""What is plain to see of a reading: facts by name, from which its probability is reckoned."""

from collections.abc import Iterator

from quotes.document import Document, Node
from quotes.find.frames import FrameKind
from quotes.find.weigh.readings import Reading, lemma_of
from quotes.grammar.animacy import can_speak
from quotes.grammar.passives import is_passive
from quotes.grammar.phrases import pronoun_of, tagged_name_at
from quotes.lexicon.acts import act_of
from quotes.lexicon.cues import NOUNS, THOUGHT_NOUNS, CueClass, polarity_of, verb_class
from quotes.lexicon.nouns import DOCUMENTS, PERSON_ROLES
from quotes.model import Scope

Facts = dict[str, float]


def facts_of(document: Document, reading: Reading) -> Facts:
    """Return the facts of one reading, each 1 unless it counts something."""
    lemma = lemma_of(reading)
    frame = f"{reading.kind}/{reading.relation}"
    opening = _opening(reading)
    stance = _stands(reading)
    source = _source_kind(reading)
    named = [
        f"frame={frame}",
        f"lemma={reading.kind}/{lemma}",
        f"lemma+relation={lemma}/{reading.relation}",
        f"opening={reading.kind}/{opening}",
        f"lemma+opening={lemma}/{opening}",
        f"frame+opening={frame}/{opening}",
        f"form={reading.kind}/{reading.cue.word.xpos}",
        f"frame+form={frame}/{reading.cue.word.xpos}",
        f"source={source}",
        f"frame+source={frame}/{source}",
        f"lemma+source={lemma}/{source}",
        f"via={reading.via}",
        f"kind+via={reading.kind}/{reading.via}",
        f"stands={stance}",
        f"kind+stands={reading.kind}/{stance}",
        f"lemma+stands={lemma}/{stance}",
        *(f"beside={frame}/{other}" for other in reading.others),
        *_class_facts(reading, lemma, opening, source),
        f"hangs={reading.kind}/{reading.cue.word.deprel.split(':')[0]}",
        *_content(reading, frame, lemma),
        *_marks(document, reading),
        *_shape(reading),
    ]
    return dict.fromkeys(named, 1.0)


def _class_facts(reading: Reading, lemma: str, opening: str, source: str) -> Iterator[str]:
    """What kinds of words the cue is of, by the lexicon: what a rare one shares with others."""
    infinitive = opening in {"to", "not"}
    kind = verb_class(lemma, scope=Scope.SPEECH) if reading.kind is FrameKind.VERB else None
    if reading.kind is FrameKind.NOUN:
        kind = (
            CueClass.SAY if lemma in NOUNS else CueClass.THINK if lemma in THOUGHT_NOUNS else None
        )
    told = f"{reading.kind}/{kind or 'none'}/{act_of(lemma, infinitive=infinitive)}"
    yield f"class={told}"
    yield f"class+relation={told}/{reading.relation}"
    yield f"class+opening={told}/{opening}"
    yield f"class+source={told}/{source}"


def _content(reading: Reading, frame: str, lemma: str) -> Iterator[str]:
    """The word that the rest of a content hangs on, and its class."""
    top = next((w for w in reading.words if w.head not in reading.content), None)
    if top is not None:
        word = top.lemma.lower()
        yield f"content={word}"
        yield f"frame+content={frame}/{word}"
        yield f"frame+content form={frame}/{top.xpos}"
        yield f"lemma+content form={lemma}/{top.xpos}"


def _opening(reading: Reading) -> str:
    """What a content begins with: its complementiser, its subject or else its word class."""
    words = reading.words
    if not words:
        return "nothing"
    first = words[0].text.lower()
    if first in _OPENINGS:
        return first
    if words[0].xpos == "VBG":
        return "ing"
    finite = any(w.xpos in {"VBD", "VBZ", "VBP", "MD"} for w in words)
    return "clause" if finite else words[0].upos.lower()


_OPENINGS = frozenset("that to whether if how what why who which where when not for so it".split())


def _stands(reading: Reading) -> str:
    """How the cue stands: affirmed, negated and so on, in what tense, in what clause."""
    cue = reading.cue
    parts = [str(polarity_of(cue))]
    if reading.kind is FrameKind.VERB:
        helpers = {c.lemma for c in cue.children("aux")}
        parts += ["modal"] if helpers & _MODAL else []
        parts += ["passive"] if is_passive(cue) else []
    if cue.sentence.words[-1].text == "?":
        parts.append("question")
    return "+".join(parts)


_MODAL = frozenset("will would can could may might must should shall".split())


def _source_kind(reading: Reading) -> str:
    source = reading.source
    if source is None:
        return "none"
    pronoun = pronoun_of(source.word)
    if pronoun is not None:
        return pronoun if pronoun in {"i", "you", "we", "it", "they"} else "he"
    tagged = tagged_name_at(source)
    if tagged is not None:
        return tagged.type.lower()
    if source.lemma in PERSON_ROLES:
        return "role"
    if source.lemma in DOCUMENTS:
        return "document"
    if can_speak(source):
        return "speaks"
    return f"other/{source.word.upos.lower()}"


def _marks(document: Document, reading: Reading) -> Iterator[str]:
    """Where the cue and the content stand to marked words."""
    if document.passage_index(reading.cue.start) is not None:
        yield f"cue in marks/{reading.kind}"
        yield f"lemma in marks={lemma_of(reading)}"
    words = reading.words
    inside = sum(document.passage_index(w.start) is not None for w in words)
    if inside:
        yield "marked words" if inside < len(words) else "all marked"
    if not document.paragraph_index(reading.cue.start):
        yield "first paragraph"


def _shape(reading: Reading) -> Iterator[str]:
    words = reading.words
    size = len(words)
    yield f"words={reading.kind}/{min(size, 3) if size < 4 else 'few' if size < 8 else 'many'}"
    if any(w.xpos in {"VBD", "VBZ", "VBP", "MD"} for w in words):
        yield f"finite/{reading.kind}/{reading.relation}"
    if len(reading.spans) > 1:
        yield f"parted/{reading.relation}"
    cue = reading.cue.word.index
    if words and words[-1].index < cue:
        yield f"content before/{reading.kind}"
    elif words and words[0].index - cue > _FAR:
        yield f"content far/{reading.kind}"
    if reading.cue.children("expl"):
        yield "expletive"
    if reading.cue.children("neg") or _has_negation(reading.cue):
        yield "negation"
    marks = {c.lemma for c in reading.cue.children("mark")}
    for mark in sorted(marks & _CONDITIONS):
        yield f"cue after/{mark}"
    head = reading.cue.head()
    if head is not None and reading.kind is FrameKind.VERB and reading.cue.is_a("xcomp", "ccomp"):
        yield f"under={head.lemma}"
    if reading.kind is FrameKind.NOUN and head is not None:
        yield f"noun under={head.lemma}/{reading.cue.word.deprel.split(':')[0]}"
        yield "noun owned" if reading.cue.children("nmod:poss") else "noun free"
        det = next((c.lemma for c in reading.cue.children("det")), "none")
        yield f"noun det={det}"


_FAR = 6
_CONDITIONS = frozenset("if unless to that because while although though when as".split())


def _has_negation(cue: Node) -> bool:
    return any(c.lemma in {"not", "never", "n't"} for c in cue.children("advmod"))
