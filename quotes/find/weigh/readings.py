"""What might be an attribution: every word that may be a cue, with each content it may have.

Nothing is left out for its lemma: which readings are attributions is for the fitted finder to say.
"""

from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from quotes.document import Document, Node
from quotes.find.content import spans_of, verb_content
from quotes.find.formulas import formula_content, formula_owner, named_after_per
from quotes.find.frames import FrameKind, commented_on, phrase_after_according
from quotes.find.noun_content import noun_clauses, noun_content
from quotes.find.noun_sources import noun_source
from quotes.find.subjects import antecedent, source_at_level
from quotes.grammar.brackets import bracket_around, within
from quotes.grammar.phrases import phrase_words, subject_of
from quotes.lexicon.cues import REPORTATIVE, SAY, cue_lemma, is_ignored
from quotes.model import Span
from quotes.syntax import Sentence, Word


@frozen(kw_only=True)
class Reading:
    """One cue with one content that it may have.

    `relation` names how the content hangs on the cue, `via` how the source does; `content` are
    indexes of the sentence's words; `others` are the relations of the contents that the same cue
    may have instead.
    """

    cue: Node
    kind: FrameKind
    relation: str
    content: frozenset[int]
    source: Node | None = None
    via: str = "none"
    others: frozenset[str] = frozenset()

    @property
    def sentence(self) -> Sentence:
        """The sentence that both stand in."""
        return self.cue.sentence

    @property
    def spans(self) -> tuple[Span, ...]:
        """The content's code points, without the punctuation at its ends."""
        return spans_of(self.sentence, self.content)

    @property
    def words(self) -> tuple[Word, ...]:
        """The content's words, without punctuation."""
        words = (self.sentence.words[i] for i in sorted(self.content))
        return tuple(w for w in words if w.upos != "PUNCT")


def readings_of(
    document: Document, sentence: Sentence, *, cues: Callable[[Node], bool] = bool
) -> Iterator[Reading]:
    """Yield the readings of one sentence, by their cues in text order; of all words unless `cues`
    tells of which."""
    for word in sentence.words:
        node = Node(sentence=sentence, word=word)
        if not cues(node) or is_ignored(node, own=document.knowledge.cues):
            continue
        readings = tuple(_readings_at(document, node))
        relations = frozenset(r.relation for r in readings)
        for reading in readings:
            yield evolve(reading, others=relations - {reading.relation})


def _readings_at(document: Document, node: Node) -> Iterator[Reading]:
    word = node.word
    if word.text.lower() in {"according", "per"}:
        yield from _according(node)
    elif word.upos == "ADV" and node.lemma in REPORTATIVE:
        yield from _adverb(node)
    elif word.upos == "VERB" or word.xpos.startswith("VB"):
        if not node.is_a("aux", "cop", "case", "amod", "compound"):
            yield from _verb(document, node)
    elif word.upos == "NOUN":
        yield from _noun(node)
        yield from _phrase(node)
    elif word.upos == "ADJ" and not node.is_a("amod"):
        yield from _adjective(node)


# --- verbs -----------------------------------------------------------------------------------

_CLAUSES = ("ccomp", "xcomp", "advcl")
_ABOUT = frozenset("about of for on over with to against in at as that whether from by".split())


def _verb(document: Document, cue: Node) -> Iterator[Reading]:
    source, via = source_at_level(document, cue)
    seen: set[frozenset[int]] = set()
    spans, clausal = verb_content(cue, beside=source if via == "beside" else None)
    bracket = bracket_around(cue)
    if bracket is not None:
        spans = within(bracket, spans) or spans
    whole = _words_in(cue.sentence, spans) if clausal else frozenset[int]()
    found = [(_relation_of(cue, whole), whole), *_verb_alternatives(cue)]
    for relation, words in (*found, *_stretches(cue, source)):
        if words and words not in seen:
            seen.add(words)
            yield Reading(
                cue=cue,
                kind=FrameKind.VERB,
                relation=relation,
                content=words,
                source=source,
                via=via,
            )


def _verb_alternatives(cue: Node) -> Iterator[tuple[str, frozenset[int]]]:
    """The objects, phrases and single clauses that a verb may have as content."""
    objects = [
        c for c in cue.children("obj") if c.start > cue.start or c.word.xpos in {"WP", "WDT"}
    ]
    clauses = [c for c in cue.children(*_CLAUSES) if c.start > cue.start]
    for clause in clauses:
        marks = {c.lemma for c in clause.children("mark")}
        if clause.word.deprel.startswith("advcl") and not marks & _OPENERS:
            continue
        yield clause.word.deprel.split(":")[0], _under([clause])
        before = [o for o in objects if o.start < clause.start]
        if before and clause.word.deprel.startswith("xcomp"):
            yield "obj+xcomp", _under([*before, clause])
    for thing in objects:
        yield "obj", _under([thing])
    for phrase in cue.children("obl"):
        case = next((c.lemma for c in phrase.children("case")), "")
        if phrase.start > cue.start and case in _ABOUT:
            yield f"obl:{case}", _under([phrase]) - _indexes(phrase.children("case"))
            if objects:
                yield f"obj+obl:{case}", _under([*objects, phrase])


_OPENERS = frozenset("to that whether if for".split())


def _stretches(cue: Node, source: Node | None) -> Iterator[tuple[str, frozenset[int]]]:
    """What stands after a verb of speech, before it, and around it, whatever the parser made of
    the sentence."""
    if cue_lemma(cue) not in SAY or source is None or source.sentence is not cue.sentence:
        return
    words = cue.sentence.words
    own = {w.index for w in phrase_words(source)} | {cue.word.index}
    own |= {c.word.index for c in cue.children("aux", "advmod", "compound:prt")}
    own |= {w.index for c in cue.children("iobj") for w in c.subtree()}
    low, high = min(own), max(own)
    if high - low > _LONGEST_CLAUSE:
        return
    after = frozenset(range(high + 1, len(words)))
    before = frozenset(range(low))
    if len(after) > 1:
        yield "after", after
    if len(before) > 1:
        yield "around" if len(after) > 1 else "before", before | after


_LONGEST_CLAUSE = 20


def _under(heads: list[Node]) -> frozenset[int]:
    return frozenset(w.index for head in heads for w in head.subtree())


def _indexes(nodes: tuple[Node, ...]) -> frozenset[int]:
    return frozenset(n.word.index for n in nodes)


def _words_in(sentence: Sentence, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(
        w.index for w in sentence.words if any(s.start <= w.start and w.end <= s.end for s in spans)
    )


def _relation_of(cue: Node, words: frozenset[int]) -> str:
    """How a content hangs on its cue: by which relation, or that the cue comments on it."""
    if not words:
        return ""
    above = cue.head()
    if above is not None and above.word.index in words:
        return f"host:{cue.word.deprel.split(':')[0]}"
    tops = [
        cue.sentence.words[i]
        for i in sorted(words)
        if cue.sentence.words[i].head not in words and cue.sentence.words[i].upos != "PUNCT"
    ]
    own = [w for w in tops if w.head == cue.word.index]
    if own:
        return own[-1].deprel.split(":")[0]
    return "before" if max(words) < cue.word.index else "far"


# --- nouns, adjectives, adverbs ----------------------------------------------------------------


def _noun(cue: Node) -> Iterator[Reading]:
    clauses = noun_clauses(cue)
    (source, via), _ = noun_source(cue)
    if clauses:
        marks = {m.lemma for c in clauses for m in c.children("mark")}
        relation = "that" if "that" in marks else "to"
        words = noun_content(cue, clauses)
        yield Reading(
            cue=cue, kind=FrameKind.NOUN, relation=relation, content=words, source=source, via=via
        )
    owned = cue.children("nmod:poss")
    for phrase in cue.children("nmod"):
        case = next((c.lemma for c in phrase.children("case")), "")
        if case in _NOUN_ABOUT and (owned or case != "of") and phrase is not source:
            words = _under([phrase]) - _indexes(phrase.children("case"))
            yield Reading(
                cue=cue,
                kind=FrameKind.NOUN,
                relation=f"nmod:{case}",
                content=words,
                source=owned[0] if owned else source,
                via="possessor" if owned else via,
            )
    yield from _predicated(cue, source, via)


_NOUN_ABOUT = frozenset("of for about on to over against with".split())


def _predicated(cue: Node, source: Node | None, via: str) -> Iterator[Reading]:
    """“His hope is that it holds”, “the plan was to close it”: what a noun is said to be."""
    head = cue.head()
    if head is None or not cue.is_a("nsubj") or cue.start > head.start:
        return
    clauses = [head] if cue.word.deprel == "nsubj:outer" else list(head.children("ccomp", "xcomp"))
    be = head.lemma == "be" or cue.word.deprel == "nsubj:outer"
    for clause in clauses if be else ():
        outside = {w.index for w in cue.subtree()}
        marks = [m.word.index for m in clause.children("mark") if m.start > cue.end]
        first = min(marks, default=None)
        words = {w.index for w in clause.subtree()} - outside
        if first is not None:
            words = {i for i in words if i >= first}
            yield Reading(
                cue=cue,
                kind=FrameKind.NOUN,
                relation="is",
                content=frozenset(words),
                source=source,
                via=via,
            )


def _adjective(cue: Node) -> Iterator[Reading]:
    subject = subject_of(cue)
    source, via = antecedent(subject, cue) if subject is not None else (None, "none")
    for clause in cue.children("ccomp", "xcomp", "advcl"):
        marks = {c.lemma for c in clause.children("mark")}
        if clause.start > cue.start and not (clause.is_a("advcl") and not marks & _OPENERS):
            yield Reading(
                cue=cue,
                kind=FrameKind.ADJECTIVE,
                relation=clause.word.deprel.split(":")[0],
                content=_under([clause]),
                source=source,
                via=via,
            )
    for phrase in cue.children("obl"):
        case = next((c.lemma for c in phrase.children("case")), "")
        if phrase.start > cue.start and case in _ABOUT:
            yield Reading(
                cue=cue,
                kind=FrameKind.ADJECTIVE,
                relation=f"obl:{case}",
                content=_under([phrase]) - _indexes(phrase.children("case")),
                source=source,
                via=via,
            )


def _adverb(cue: Node) -> Iterator[Reading]:
    """“The dam reportedly leaks”: the clause, of which nobody is said to say it."""
    head = cue.head()
    if head is not None:
        yield Reading(
            cue=cue,
            kind=FrameKind.ADVERB,
            relation="clause",
            content=_under([head]) - {cue.word.index},
        )


# --- formulas ----------------------------------------------------------------------------------


def _according(cue: Node) -> Iterator[Reading]:
    phrase = phrase_after_according(cue) or named_after_per(cue)
    if phrase is not None:
        yield Reading(
            cue=cue,
            kind=FrameKind.ACCORDING,
            relation="clause",
            content=commented_on(cue, phrase),
            source=phrase,
            via="according_to",
        )


def _phrase(cue: Node) -> Iterator[Reading]:
    """“In the words of Holt, …”, “in Holt's view, …”, “by her own account”."""
    owner = formula_owner(cue)
    if owner is not None:
        yield Reading(
            cue=cue,
            kind=FrameKind.PHRASE,
            relation="clause",
            content=formula_content(cue),
            source=owner,
            via="possessor",
        )


def lemma_of(reading: Reading) -> str:
    """The cue's lemma, of a verb its stem."""
    return cue_lemma(reading.cue) if reading.kind is FrameKind.VERB else reading.cue.lemma
