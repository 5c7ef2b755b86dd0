"""Attribution frames: every cue that the syntax offers, with its source and its content.

A frame is what one sentence says by itself: cue, the head of the source phrase, the words that
are content. Which of them are quotations is `find`'s to say, whose words they are `attribute`'s.
"""

from enum import StrEnum

from attrs import frozen

from quotes.animacy import can_speak
from quotes.cues import (
    NOUNS,
    SHOW,
    THOUGHT_NOUNS,
    WEAK_SAY,
    CueClass,
    cue_lemma,
    is_ignored,
    polarity_of,
    verb_class,
)
from quotes.document import Document, Node
from quotes.model import Polarity, Scope, Span
from quotes.phrases import entity_at, phrase_words, subject_of
from quotes.syntax import Sentence, Word


class FrameKind(StrEnum):
    """How a frame attributes: by a verb, a noun, or “according to”."""

    VERB = "verb"
    NOUN = "noun"
    ACCORDING = "according"


@frozen(kw_only=True)
class Frame:
    """One cue with the head of its source phrase and its content, as far as syntax shows them.

    `content` holds the content's spans within the sentence, without final punctuation; `clausal`
    tells that it is a clause (or an infinitive), not an object. `via` names the path from cue
    to source, for evidence.
    """

    kind: FrameKind
    cue: Node
    cue_class: CueClass
    source: Node | None = None
    via: str = "subject"
    content: tuple[Span, ...] = ()
    clausal: bool = False
    polarity: Polarity = Polarity.AFFIRMED

    @property
    def cue_span(self) -> Span:
        """The cue's code points (both words of “according to”)."""
        if self.kind is FrameKind.ACCORDING:
            words = self.cue.sentence.words
            last = words[min(self.cue.word.index + 1, len(words) - 1)]
            return Span(start=self.cue.start, end=last.end)
        return self.cue.word.span


def find_frames(document: Document, *, scope: Scope) -> tuple[Frame, ...]:
    """Return the frames of all sentences, in order of their cues."""
    found: list[Frame] = []
    for sentence in document.parse.sentences:
        for word in sentence.words:
            frame = _frame_at(document, Node(sentence=sentence, word=word), scope)
            if frame is not None:
                found.append(frame)
    return tuple(found)


def _frame_at(document: Document, node: Node, scope: Scope) -> Frame | None:
    if is_ignored(node, own=document.knowledge.cues):
        return None
    if node.word.text.lower() == "according":
        return _according_frame(node)
    if node.word.upos in {"VERB", "AUX"} or node.word.xpos.startswith("VB"):
        return _verb_frame(document, node, scope)
    if node.word.upos == "NOUN":
        return _noun_frame(document, node, scope)
    return None


# --- verbs -----------------------------------------------------------------------------------


def _verb_frame(document: Document, node: Node, scope: Scope) -> Frame | None:
    """“Holt said (that) …”, “…, Holt said”, “as Holt put it”, “Holt was quoted as saying …”."""
    own = document.knowledge.cues
    cue_class = verb_class(cue_lemma(node, own=own), scope=scope, own=own)
    if cue_class is None and cue_lemma(node) in SHOW:
        cue_class = CueClass.SHOW
    if cue_class is None or node.is_a("aux", "cop", "amod", "case"):
        return None
    if cue_lemma(node) == "put" and not _puts_it(node):
        return None
    source, via = _source_at_level(document, node)
    if source is not None and source.lemma in _DOCUMENT_LIKE and cue_lemma(node) in SHOW:
        cue_class = CueClass.SHOW
    content, clausal = _verb_content(node)
    return Frame(
        kind=FrameKind.VERB,
        cue=node,
        cue_class=cue_class,
        source=source,
        via=via,
        content=content,
        clausal=clausal,
        polarity=polarity_of(node),
    )


def _puts_it(cue: Node) -> bool:
    """“as Holt put it”; no other putting speaks."""
    return any(c.lemma == "it" for c in cue.children("obj"))


_DOCUMENT_LIKE = frozenset(
    "poll survey study data report figure number result evidence test record analysis".split()
)


def _source_at_level(document: Document, cue: Node) -> tuple[Node | None, str]:
    """The source by syntax, unless the parser took a word inside the marks for it; then, or
    where it found none, the phrase that stands right beside the cue."""
    source, via = source_of(cue)
    level = document.stretch_index(cue.start)
    if source is not None and document.stretch_index(source.start) == level:
        return source, via
    asked = cue.is_a("advcl") and cue.word.xpos == "VBN"
    infinitive = cue.word.xpos == "VB"
    beside = None if asked or infinitive or _is_passive(cue) else _beside(document, cue, level)
    return (beside, "beside") if beside is not None else (None, "none")


_SKIPPED = frozenset("ADV AUX PART".split())
_PHRASE = frozenset("DET ADJ NOUN PROPN NUM PRON SYM".split())


def _beside(document: Document, cue: Node, level: int | None) -> Node | None:
    """“…,” said Holt · “…,” Holt then said: the noun phrase touching the cue."""
    words = cue.sentence.words
    before = cue.word.index - 1
    while before >= 0 and words[before].upos in _SKIPPED:
        before -= 1
    if before >= 0 and words[before].text == ",":
        return _before_apposition(document, cue, before, level)
    if before >= 0 and words[before].upos in {"PROPN", "PRON", "NOUN"}:
        found = _phrase_head(cue.sentence, words[before], low=0, high=cue.word.index)
        if document.stretch_index(found.start) == level and _fits(found):
            return found
    after = cue.word.index + 1
    end = after
    while end < len(words) and words[end].upos in _PHRASE:
        end += 1
    if end == after:
        return None
    found = _phrase_head(cue.sentence, words[end - 1], low=after, high=end)
    return found if document.stretch_index(found.start) == level and _fits(found) else None


def _before_apposition(document: Document, cue: Node, comma: int, level: int | None) -> Node | None:
    """“Holt, a doctor who saw it, recalled”: the name before the comma that opened the aside."""
    words = cue.sentence.words
    for at in range(comma - 1, 0, -1):
        if document.stretch_index(words[at].start) != level:
            return None
        if words[at].text != ",":
            continue
        node = Node(sentence=cue.sentence, word=words[at - 1])
        if node.word.upos == "PROPN" and entity_at(node) is not None:
            return _phrase_head(cue.sentence, node.word, low=0, high=at)
    return None


def _fits(node: Node) -> bool:
    """A nominative pronoun or a noun, not “him” or “it”."""
    lower = node.word.text.lower()
    return node.word.upos in {"PROPN", "NOUN"} or lower in {"he", "she", "they", "i", "we"}


def _phrase_head(sentence: Sentence, word: Word, *, low: int, high: int) -> Node:
    """Climb from a word to the head of its phrase, within the given words."""
    node = Node(sentence=sentence, word=word)
    while True:
        head = node.head()
        if head is None or not low <= head.word.index < high or head.word.upos not in _PHRASE:
            return node
        node = head


def source_of(cue: Node) -> tuple[Node | None, str]:
    """Return the head of the phrase that stands as a verb's source, and by what path.

    Handled, surest first: its own subject (“Holt said”); the antecedent of a relative (“Holt,
    who said”); the agent of a passive (“was announced by Holt”); the subject of the governor for
    a conjunct (“rose and said”), a participle or infinitive (“confirmed …, saying”; “went on to
    say”; “was quoted as saying”); the noun that a participle modifies (“a letter saying”).
    """
    if _is_passive(cue):
        return _passive_source(cue)
    subject = subject_of(cue)
    if subject is not None:
        return _antecedent(subject, cue)
    head = cue.head()
    if head is None:
        return None, "none"
    if cue.is_a("conj"):
        return _shared(head), "shared_subject"
    if cue.is_a("acl:relcl"):
        return head, "relative"
    if cue.is_a("advcl") and cue.word.xpos == "VBN":
        return None, "none"  # “Asked whether …, Holt said”: nobody says who asked
    if cue.is_a("acl"):
        return _participle_source(cue, head)
    if cue.is_a("xcomp", "advcl", "ccomp", "parataxis", "dep", "csubj"):
        return _controller(head), "controlled_subject"
    return None, "none"


def _shared(head: Node) -> Node | None:
    """The subject that a conjunct shares; where that is a thing, the parser hung the conjunct too
    low, and the next clause up has it (“Holt said planes were hitting … and denied …”)."""
    source = source_of(head)[0]
    node: Node | None = head
    for _ in range(3):
        if source is None or can_speak(source) or node is None:
            break
        node = node.head()
        above = subject_of(node) if node is not None else None
        if above is not None and can_speak(above):
            return above
    return source


def _is_passive(cue: Node) -> bool:
    if cue.children("aux:pass") or cue.children("nsubj:pass"):
        return True
    return cue.word.xpos == "VBN" and any(c.lemma in {"be", "get"} for c in cue.children("aux"))


def _antecedent(subject: Node, cue: Node) -> tuple[Node | None, str]:
    """Follow a relative pronoun to the noun it stands for."""
    if subject.word.text.lower() not in {"who", "which", "that"}:
        return subject, "subject"
    clause: Node | None = cue
    while clause is not None and not clause.is_a("acl"):
        clause = clause.head()
    if clause is None or clause.head() is None:
        return (subject, "subject") if subject.word.text.lower() != "that" else (None, "none")
    return clause.head(), "relative"


def _passive_source(cue: Node) -> tuple[Node | None, str]:
    """The agent of a passive; of “is quoted as saying” the subject itself."""
    for child in cue.children("obl", "nmod"):
        if any(c.lemma == "by" for c in child.children("case")):
            return child, "agent"
    if cue.lemma in {"quote", "cite", "hear", "record", "overhear"}:
        subjects = cue.children("nsubj:pass")
        if subjects:
            return _antecedent(subjects[0], cue)
    return None, "none"


def _participle_source(cue: Node, head: Node) -> tuple[Node | None, str]:
    """“a statement saying …” is the statement's; “a plan to say” is nobody's."""
    if cue.word.xpos == "VBG":
        return _issuer(head) or head, "participle"
    for child in cue.children("obl"):
        if any(c.lemma == "by" for c in child.children("case")):
            return child, "agent"
    return None, "none"


def _issuer(noun: Node) -> Node | None:
    """“The council issued a statement calling it …”: who issued the text is its source."""
    verb = noun.head()
    if verb is None or not noun.is_a("obj") or verb.lemma not in _ISSUING:
        return None
    return source_of(verb)[0]


_ISSUING = frozenset("issue release write post send publish tweet sign make give deliver".split())


def _controller(head: Node) -> Node | None:
    """Return the subject that a subjectless verb under `head` shares.

    Of a passive governor it is the passive subject only where that is who speaks (“was quoted
    as saying”, “was heard to say”).
    """
    seen = 0
    node: Node | None = head
    while node is not None and seen < 4:
        subject = subject_of(node) or next(iter(node.children("nsubj")), None)
        if subject is not None:
            return _antecedent(subject, node)[0]
        if node.is_a("acl:relcl"):
            return node.head()
        if not node.is_a("conj", "xcomp", "advcl", "ccomp", "acl", "parataxis"):
            return None
        node, seen = node.head(), seen + 1
    return None


def _verb_content(cue: Node) -> tuple[tuple[Span, ...], bool]:
    """Return the spans of a verb's content, and whether it is a clause.

    Handled: clause complements (“said that …”), infinitives (“promised to …”), the clause that
    the cue's own clause interrupts or follows (“…, he said”), “as he said” clauses.
    """
    clauses = [c for c in cue.children("ccomp") if not _is_small_clause(c)]
    if clauses:
        return _spans_of(cue.sentence, _content_words(clauses, cue)), True
    hosts = _host_clause(cue)
    if hosts is not None:
        return _spans_of(cue.sentence, _words_without(hosts, cue)), True
    open_clauses = cue.children("xcomp")
    if open_clauses:
        return _spans_of(cue.sentence, _content_words(list(open_clauses), cue)), True
    loose = [c for c in cue.children("parataxis") if c.word.upos in {"VERB", "AUX", "ADJ", "NOUN"}]
    if loose:
        return _spans_of(cue.sentence, _content_words(loose, cue)), True
    objects = cue.children("obj")
    return _spans_of(cue.sentence, _content_words(list(objects), cue)), False


def _is_small_clause(clause: Node) -> bool:
    """A one-word complement (“said so”) is no content."""
    return clause.lemma in {"so", "not", "yes", "no"} and len(clause.subtree()) == 1


def _host_clause(cue: Node) -> Node | None:
    """Return the clause that a parenthetic cue comments on (“The dam, he said, would hold”)."""
    head = cue.head()
    if head is None:
        return None
    if cue.is_a("parataxis", "discourse") and _has_subject_or_agent(cue):
        return head
    marks = {c.lemma for c in cue.children("mark")}
    if cue.is_a("advcl") and "as" in marks and _has_subject_or_agent(cue):
        objects = cue.children("obj")
        return head if not objects or objects[0].lemma == "it" else None
    return None


def _has_subject_or_agent(cue: Node) -> bool:
    return bool(cue.children("nsubj")) or source_of(cue)[1] == "agent"


def _content_words(heads: list[Node], cue: Node) -> frozenset[int]:
    found: set[int] = set()
    for head in heads:
        found.update(w.index for w in head.subtree())
    found.discard(cue.word.index)
    return frozenset(found)


def _words_without(host: Node, cue: Node) -> frozenset[int]:
    """The host clause's words, less the cue's own clause and whatever leads to other sentences."""
    own = {w.index for w in cue.subtree()}
    return frozenset(w.index for w in host.subtree() if w.index not in own)


# --- nouns and formulas ----------------------------------------------------------------------


def _noun_frame(document: Document, node: Node, scope: Scope) -> Frame | None:
    """“his warning that …”, “the claim by Holt that …”; with an owner also “Holt's claim of …”,
    which speaks only of marked words."""
    nouns = NOUNS | THOUGHT_NOUNS if scope is Scope.ALL else NOUNS
    if node.lemma not in nouns and node.lemma not in document.knowledge.cues.nouns:
        return None
    clauses = [c for c in node.children("acl", "ccomp") if _is_that_clause(c)]
    if not clauses and not node.children("nmod:poss"):
        return None
    source, via = _noun_source(node)
    if source is not None and document.stretch_index(source.start) != document.stretch_index(
        node.start
    ):
        source, via = None, "none"
    words = _content_words(clauses, node)
    return Frame(
        kind=FrameKind.NOUN,
        cue=node,
        cue_class=CueClass.SAY,
        source=source,
        via=via,
        content=_spans_of(node.sentence, words),
        clausal=bool(clauses),
    )


def _is_that_clause(clause: Node) -> bool:
    marks = {c.lemma for c in clause.children("mark")}
    return not clause.is_a("acl:relcl") and ("that" in marks or "to" in marks)


def _noun_source(noun: Node) -> tuple[Node | None, str]:
    """The possessor, a by- or from-phrase, or the subject of the verb that has the noun."""
    for child in noun.children("nmod:poss"):
        return child, "possessor"
    for child in noun.children("nmod"):
        if any(c.lemma in {"by", "from", "of"} for c in child.children("case")):
            return child, "agent"
    head = noun.head()
    if head is not None and noun.is_a("obj"):
        subject = subject_of(head)
        if subject is not None:
            return _antecedent(subject, head)
        return source_of(head)[0], "controlled_subject"
    return None, "none"


def _according_frame(node: Node) -> Frame | None:
    """“According to Holt, …”, “…, according to Holt”."""
    phrase = _according_phrase(node)
    if phrase is None:
        return None
    host = phrase.head()
    if host is None:
        words: frozenset[int] = frozenset()
    else:
        inside = {w.index for w in phrase.subtree()} | {node.word.index}
        host = _clause_of(host)
        words = frozenset(w.index for w in host.subtree() if w.index not in inside)
    return Frame(
        kind=FrameKind.ACCORDING,
        cue=node,
        cue_class=CueClass.SAY,
        source=phrase,
        via="according_to",
        content=_spans_of(node.sentence, words),
        clausal=True,
    )


def _according_phrase(node: Node) -> Node | None:
    """Return the noun after “according to”, however the parser hangs it."""
    words = node.sentence.words
    after = node.word.index + 1
    if after >= len(words) or words[after].text.lower() != "to":
        return None
    head = node.head()
    if node.is_a("case", "mark") and head is not None and head.word.index > after:
        return head
    for child in node.children("obl", "nmod", "obj"):
        if child.word.index > after:
            return child
    end = after + 1
    while end < len(words) and words[end].upos in _PHRASE:
        end += 1
    if end == after + 1:
        return None
    return _phrase_head(node.sentence, words[end - 1], low=after + 1, high=end)


def _clause_of(node: Node) -> Node:
    """Climb from a phrase to the clause it belongs to."""
    while node.word.upos not in {"VERB", "AUX", "ADJ"}:
        head = node.head()
        if head is None or node.is_a("ccomp", "advcl", "parataxis", "conj"):
            break
        node = head
    return node


# --- spans -----------------------------------------------------------------------------------


def _spans_of(sentence: Sentence, kept: frozenset[int]) -> tuple[Span, ...]:
    """Turn a set of words into spans; punctuation between kept words joins, at the ends it goes.

    A gap of other words (the cue's clause in the middle) parts two spans.
    """
    runs: list[list[Word]] = []
    for word in sentence.words:
        if word.index in kept:
            if not runs or word.index != runs[-1][-1].index + 1:
                runs.append([])
            runs[-1].append(word)
    runs = [trimmed for run in _joined(runs, sentence) if (trimmed := _trimmed(run))]
    return tuple(Span(start=run[0].start, end=max(w.end for w in run)) for run in runs)


def _joined(runs: list[list[Word]], sentence: Sentence) -> list[list[Word]]:
    """Join runs that only punctuation parts."""
    found: list[list[Word]] = []
    for run in runs:
        if found:
            between = sentence.words[found[-1][-1].index + 1 : run[0].index]
            if all(w.upos == "PUNCT" for w in between):
                found[-1] = [*found[-1], *between, *run]
                continue
        found.append(run)
    return found


_EDGE = frozenset(",.;:—–-…")
_NO_START = _EDGE | frozenset("”’")  # a mark that closes opens no content


def _trimmed(run: list[Word]) -> list[Word]:
    low, high = 0, len(run)
    while low < high and run[low].text in _NO_START:
        low += 1
    while high > low and run[high - 1].text in _EDGE:
        high -= 1
    return run[low:high]


def is_weak(frame: Frame) -> bool:
    """Tell whether a cue attributes only with words right beside it (“continued”, “ordered”)."""
    return frame.kind is FrameKind.VERB and frame.cue.lemma in WEAK_SAY


def source_span(frame: Frame) -> Span | None:
    """Return the span of the frame's source phrase, None where it has no source."""
    if frame.source is None:
        return None
    words = phrase_words(frame.source)
    return Span(start=words[0].start, end=max(w.end for w in words))
