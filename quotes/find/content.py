"""What a cue attributes: the spans of its clause, infinitive or object within the sentence."""

from itertools import pairwise

from quotes.document import Node
from quotes.find.detached_content import (
    accused_of,
    asked_for,
    put_at,
    strayed_clause,
    strayed_infinitive,
    strayed_question,
    words_before_tag,
    words_of_comment,
)
from quotes.find.subjects import opens_asked, source_of
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.cues import TELLING, cue_lemma
from quotes.lexicon.idioms import cleared_clause
from quotes.model import Span
from quotes.syntax import Sentence, Word


def verb_content(cue: Node, *, beside: Node | None = None) -> tuple[tuple[Span, ...], bool]:
    """Return the spans of a verb's content, and whether it is a clause.

    `beside` is a source that the parser hung in the content, of which it is no part.

    Handled: clause complements (“said that …”), infinitives (“promised to …”), the clause that
    the cue's own clause interrupts or follows (“…, he said”), “as he said” clauses; complements
    that the parser hung on a phrase between (“said in a statement that …”).
    """
    sentence = cue.sentence
    tagged = words_before_tag(cue, beside=beside)
    if tagged:
        return spans_of(sentence, tagged), True
    words = _after_colon(cue, _clause_words(cue) - words_of_comment(cue))
    if beside is not None:
        clauses = (w for c in beside.children("acl") for w in c.subtree())
        words -= {w.index for w in (*phrase_words(beside), *clauses)}
    if words:
        return spans_of(sentence, words), True
    objects = asked_for(cue) or accused_of(cue) or put_at(cue) or cue.children("obj")
    if all(o.word.text.lower().endswith(("self", "selves")) for o in objects):
        return (), False  # “the bond revealed itself”
    entity = {w.index for o in put_at(cue) for c in o.children("case") for w in c.subtree()}
    return spans_of(sentence, content_words(list(objects), cue) - entity), False


def _clause_words(cue: Node) -> frozenset[int]:
    """The words of the clause that a cue takes, by the first reading that finds one."""
    clauses = [c for c in cue.children("ccomp") if _is_content(c, cue)]
    cleared = cleared_clause(cue)
    if cleared is not None:
        return content_words([cleared], cue)
    if opens_asked(cue):
        clauses = clauses[:1]  # then comes what the one asked says
    if clauses:
        whole = [*_strayed_subject(cue, clauses[0]), *clauses, *_further(cue)]
        return content_words([*whole, *_spelt_out(cue, clauses[-1])], cue)
    hosts = _host_clause(cue)
    if hosts is not None:
        return _words_without(hosts, cue)
    strayed = strayed_clause(cue) or strayed_question(cue)
    if strayed:
        return strayed
    open_clauses = cue.children("xcomp")
    if open_clauses:
        return content_words([*open_clauses, *_acting(cue, open_clauses)], cue)
    infinitive = strayed_infinitive(cue)
    if infinitive:
        return infinitive
    loose = [c for c in cue.children("parataxis") if c.word.upos in _CLAUSE_HEADS]
    loose = [c for c in loose if not _is_set_off(c)]
    return content_words([c for c in loose if not words_before_tag(c)], cue)


def _after_colon(cue: Node, words: frozenset[int]) -> frozenset[int]:
    """“She scolded him: “It leaks,” she said.”: what leads in marked words is no part of them."""
    if not words or max(words) > cue.word.index:
        return words
    first = min(words)
    for word, after in pairwise(cue.sentence.words[first : max(words) + 1]):
        if word.text in _MARKS:
            break
        if word.text == ":" and after.text in _MARKS:
            return frozenset(index for index in words if index > word.index)
    return words


_CLAUSE_HEADS = frozenset("VERB AUX ADJ NOUN".split())


def _is_content(clause: Node, cue: Node) -> bool:
    """Not “so”, not a comment at the sentence's end, not what somebody else was asked."""
    if words_before_tag(clause):
        return False
    first = clause.subtree()[0].index
    before = cue.sentence.words[first - 1] if first else None
    return before is None or before.text.lower() != "asked" or before.index == cue.word.index


def _strayed_subject(cue: Node, clause: Node) -> list[Node]:
    """“denied a pump had been dry”: the subject of a finite clause, hung on the cue as object."""
    finite = any(c.word.text.lower() not in _NOT_FINITE for c in clause.children("aux", "cop"))
    own = clause.children("nsubj", "nsubj:pass", "expl", "csubj", "mark")
    first = clause.subtree()[0].index
    if not finite or own or cue_lemma(cue) in TELLING:
        return []
    return [o for o in cue.children("obj") if o.subtree()[-1].index + 1 == first]


def _spelt_out(cue: Node, clause: Node) -> list[Node]:
    """“said that the two were the same: stand still”: what a colon adds, without marks."""
    words, last = cue.sentence.words, clause.subtree()[-1].index
    colon = next((w.index for w in words[last : last + 2] if w.text == ":"), None)
    root = cue.head() if cue.is_a("xcomp") else None
    loose = [c for n in (cue, root) if n is not None for c in n.children("parataxis")]
    return [
        c
        for c in loose
        if colon is not None and c.subtree()[0].index in {colon, colon + 1} and not _has_marks(c)
    ]


def _has_marks(clause: Node) -> bool:
    return any(w.text in _MARKS for w in clause.subtree())


_MARKS = frozenset({*"\"“”„‟«»‘’'", "''", "``"})
_NOT_FINITE = frozenset("be been being having to".split())


def _acting(cue: Node, clauses: tuple[Node, ...]) -> list[Node]:
    """“recalled Quill telling her that …”: who does it, and what else is done."""
    if any(c.word.xpos != "VBG" for c in clauses):
        return []
    also = [c for c in cue.children("conj") if c.word.xpos == "VBG" != cue.word.xpos]
    return [*cue.children("obj"), *also]


def _further(cue: Node) -> list[Node]:
    """“said A and that B”: the second clause, where it hangs on the cue."""
    return [c for c in cue.children("conj") if any(m.lemma == "that" for m in c.children("mark"))]


def _is_set_off(clause: Node) -> bool:
    """“Holt called it a sham; Ruiz thought it “vital””: after a semicolon somebody else's."""
    first = clause.subtree()[0]
    before = clause.sentence.words[first.index - 1] if first.index else first
    return ";" in {first.text, before.text} and bool(clause.children("nsubj"))


def _host_clause(cue: Node) -> Node | None:
    """Return the clause that a parenthetic cue comments on (“The dam, he said, would hold”)."""
    head = cue.head()
    if head is None:
        return None
    if cue.is_a("parataxis", "discourse") and _has_subject_or_agent(cue):
        return None if _is_bidding(cue) else head
    marks = {c.lemma for c in cue.children("mark")}
    if cue.is_a("advcl") and "as" in marks and _has_subject_or_agent(cue):
        objects = cue.children("obj")
        return head if not objects or objects[0].lemma == "it" else None
    return _parted_clause(cue, head)


def _is_bidding(cue: Node) -> bool:
    """“Governor, they told you to close”: an infinitive of its own is the cue's content."""
    told = cue_lemma(cue) in TELLING and cue.children("iobj", "obj")
    return bool(told and cue.children("xcomp"))


def _parted_clause(cue: Node, head: Node) -> Node | None:
    """“The note, they said, was written …”, where the parser read a relative clause."""
    words = cue.sentence.words
    subject = next(iter(cue.children("nsubj")), None)
    after = cue.word.index + 1
    if subject is None or not cue.is_a("acl:relcl") or after >= len(words):
        return None
    first = phrase_words(subject)[0].index
    if subject.word.xpos in {"WP", "WDT"} or first == 0 or first > cue.word.index:
        return None
    parted = words[first - 1].text == "," and words[after].text == ","
    return clause_of(head) if parted else None


def _has_subject_or_agent(cue: Node) -> bool:
    return bool(cue.children("nsubj")) or source_of(cue)[1] == "agent"


def content_words(heads: list[Node], cue: Node) -> frozenset[int]:
    """Return the indexes of the words under `heads`, less the cue itself."""
    found: set[int] = set()
    for head in heads:
        found.update(w.index for w in head.subtree())
    found.discard(cue.word.index)
    return frozenset(found)


def _words_without(host: Node, cue: Node) -> frozenset[int]:
    """The host clause's words, less the cue's own clause and whatever leads to other sentences."""
    own = {w.index for w in cue.subtree()}
    return frozenset(w.index for w in host.subtree() if w.index not in own)


def clause_of(node: Node) -> Node:
    """Climb from a phrase to the clause it belongs to."""
    while node.word.upos not in {"VERB", "AUX", "ADJ"}:
        head = node.head()
        if head is None or node.is_a("ccomp", "advcl", "parataxis", "conj"):
            break
        node = head
    return node


def spans_of(sentence: Sentence, kept: frozenset[int]) -> tuple[Span, ...]:
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
