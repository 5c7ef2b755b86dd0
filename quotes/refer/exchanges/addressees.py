"""Who answers: “The judge told him to sit. “Never,” he answered.”, “Holt turned to Ruiz. “…,” she
replied.”: whom the sentence before speaks to, not who speaks in it.
"""

from quotes.document import Document, Node
from quotes.grammar.phrases import pronoun_of, subject_of
from quotes.syntax import Sentence

_REPLIES = frozenset("answer reply respond retort".split())
_ADDRESSES = frozenset(
    """ask tell order urge press beg warn invite challenge remind question quiz implore instruct
    advise request""".split()
)
# What one does to another whose turn it is then.
TURNED_TO = _ADDRESSES | frozenset("offer hand confront accuse show send".split())
_TURNS = frozenset("turn look point nod shout speak write".split())


def addressed_before(document: Document, head: Node) -> Node | None:
    """Return the word for whom the sentence before addresses, where `head` is who answers."""
    cue = head.head()
    if cue is None or cue.lemma not in _REPLIES | {"say"} or not head.is_a("nsubj"):
        return None
    before = _sentence_before(document, head)
    main = None if before is None else _main_verb(before)
    verb = main and (_asked_by_reporter(main) or main)
    if verb is None or (cue.lemma == "say" and not (verb is not main or _is_question(verb))):
        return None
    if verb.lemma in _ADDRESSES and not verb.children("aux:pass"):
        return next(iter(verb.children("iobj") or verb.children("obj")), None)
    if verb.lemma in _TURNS:
        return next((o for o in verb.children("obl") if _is_towards(o)), None)
    return None


def _sentence_before(document: Document, head: Node) -> Sentence | None:
    """The last sentence of narration before, in this paragraph or the one before it."""
    last = document.node_before(head.sentence.start)
    words = document.in_marks(head.start)  # in somebody's words, what these say before
    if last is None or (document.in_marks(last.sentence.start) and not words):
        return None
    here, there = (document.paragraph_index(at) or 0 for at in (head.start, last.start))
    return last.sentence if here - there <= 1 else None


def _main_verb(sentence: Sentence) -> Node | None:
    return next((Node(sentence=sentence, word=w) for w in sentence.words if w.head is None), None)


def _asked_by_reporter(main: Node) -> Node | None:
    """“Holt smiled when I asked her how it would end”: who answers in what follows is she."""
    for clause in main.children("advcl"):
        subject = subject_of(clause)
        reporter = subject is not None and pronoun_of(subject.word) in {"i", "we"}
        if reporter and clause.lemma in _ADDRESSES and clause.start > main.start:
            return clause
    return None


def _is_question(verb: Node) -> bool:
    """“asked her if she was sorry”: what the next to speak answers."""
    clauses = verb.children("ccomp", "advcl") if verb.lemma == "ask" else ()
    return any(m.lemma in {"if", "whether"} for c in clauses for m in c.children("mark"))


def _is_towards(noun: Node) -> bool:
    return any(c.lemma in {"to", "at", "towards"} for c in noun.children("case"))
