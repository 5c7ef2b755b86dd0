"""Content that the parser hung elsewhere, told by where it stands.

A complement after the words for who was told (“said in a statement that …”, “told the panel on
Monday to …”) is often hung on those words, and a comment at a sentence's end (“…, the court
heard”) below what it comments on. Position tells both: a complementiser after the cue with no
other verb between opens the cue's content; a subject and a cue after the last comma follow it.
"""

from quotes.document import Node
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.cues import NOUNS, SAY, TELLING, WEAK_SAY, cue_lemma, polarity_of
from quotes.model import Polarity
from quotes.syntax import Word

_NOTHING: frozenset[int] = frozenset()


def strayed_clause(cue: Node) -> frozenset[int]:
    """“said in a statement that …”, “told the panel that …”, “told officers he had …”."""
    if cue_lemma(cue) not in SAY - WEAK_SAY or _is_aside(cue):
        return _NOTHING
    for word in _until_verb(cue):
        if word.text.lower() == "that" and word.deprel == "mark" and word.head is not None:
            head = Node(sentence=cue.sentence, word=cue.sentence.words[word.head])
            return _NOTHING if _is_nouns_own(head) else _from(head, word.index)
    return _bare_clause(cue)


def _is_aside(cue: Node) -> bool:
    """“argued in its letter, written by Holt, that …”: who wrote it is told by the way."""
    before = cue.sentence.words[cue.word.index - 1] if cue.word.index else None
    return cue.is_a("acl") and cue.word.xpos != "VBG" and before is not None and before.text == ","


def _bare_clause(cue: Node) -> frozenset[int]:
    """“told officers he had spent …”: a clause with its subject right after who was told."""
    if cue_lemma(cue) not in _INFORMING:
        return _NOTHING
    for told in cue.children("iobj", "obj"):
        for clause in told.children("acl:relcl"):
            subjects = clause.children("nsubj")
            first = clause.subtree()[0].index
            pronoun = bool(subjects) and subjects[0].word.xpos == "PRP"
            if pronoun and first == told.word.index + 1 == subjects[0].word.index:
                return _from(clause, first)
    return _NOTHING


def _is_nouns_own(clause: Node) -> bool:
    """“repeated the claim that …”: the noun's clause, unless it only says where (“in a letter”)."""
    noun = clause.head()
    if noun is None or not clause.is_a("acl") or noun.lemma not in NOUNS:
        return False
    return not (noun.is_a("obl") and is_medium(noun))


def is_medium(noun: Node) -> bool:
    """“in a statement”, “on a call”, “via a message”: in what somebody says it; not “of claims”,
    “at suggestions”, of which he speaks."""
    return bool({c.lemma for c in noun.children("case")} & _MEDIUM)


_MEDIUM = frozenset("in on through via with during".split())

_ASKING = frozenset("ask wonder inquire enquire question press".split())
_INFORMING = frozenset("tell inform remind assure promise warn".split())
_WHETHER = frozenset("whether if".split())
_WH = frozenset("what who whom whose which how why when where".split())
_WITHIN = ("det", "nsubj", "obj", "advmod", "mark", "obl", "nmod:poss", "amod", "nmod", "case")
_TOLD = ("obj", "iobj", "obl:agent", "nsubj")


def strayed_question(cue: Node) -> frozenset[int]:
    """“asked the school who had written it”, “asked by the station which son …”."""
    if cue_lemma(cue) not in _ASKING:
        return _lone_question(cue) or _unanswered_question(cue)
    for word in _until_verb(cue):
        lower = word.text.lower()
        if lower in _WHETHER or (lower in _WH and _only_told_between(cue, word)):
            top = _top_of(Node(sentence=cue.sentence, word=word), cue)
            rest = cue.children("obj") if top.word.index == word.index else ()
            return frozenset().union(*(_from(n, word.index) for n in (top, *rest)))
    return _NOTHING


def _lone_question(cue: Node) -> frozenset[int]:
    """“It did not say when”: the question word alone."""
    after = cue.sentence.words[cue.word.index + 1 :]
    alone = len(after) > 1 and after[0].text.lower() in _WH and after[1].upos == "PUNCT"
    return frozenset({after[0].index}) if alone and cue_lemma(cue) in SAY - WEAK_SAY else _NOTHING


def _unanswered_question(cue: Node) -> frozenset[int]:
    """“would not say when it would open”, “declined to comment on whether it held”: a question
    right after words that do not answer it, though hung on them as a circumstance."""
    if cue_lemma(cue) not in SAY - WEAK_SAY or polarity_of(cue) is Polarity.AFFIRMED:
        return _NOTHING
    after = cue.sentence.words[cue.word.index + 1 :]
    opening = next((w for w in after if w.text.lower() not in _BEFORE_QUESTION), None)
    if opening is None or opening.text.lower() not in _WH | {"whether"}:
        return _NOTHING
    if after[0] is opening and cue_lemma(cue) in _TO_QUESTION:
        return _NOTHING  # “did not respond when we asked”
    top = _top_of(Node(sentence=cue.sentence, word=opening), cue)
    return _from(top, opening.index) if top.is_a("advcl") else _NOTHING


_BEFORE_QUESTION = frozenset("on about as to over".split())
_TO_QUESTION = frozenset("respond reply answer comment object protest".split())


def _only_told_between(cue: Node, word: Word) -> bool:
    """Nothing but who was asked stands between the cue and a question's first word."""
    between = {w.index for w in cue.sentence.words[cue.word.index + 1 : word.index]}
    told: set[int] = set()
    for child in (*cue.children(*_TOLD), *cue.children("obl")):
        cases = {c.lemma for c in child.children("case")}
        if not cases or cases == {"by"}:
            told |= {w.index for w in child.subtree()}
    return between <= told


def _top_of(node: Node, cue: Node) -> Node:
    """Climb from a question word to the head of its clause."""
    first = node.word.index
    while node.is_a(*_WITHIN):
        head = node.head()
        if head is None or head.word.index <= first or head.word.index == cue.word.index:
            break
        node = head
    return node


def strayed_infinitive(cue: Node) -> frozenset[int]:
    """“asked the panel on Monday to close it”: an infinitive after who was told."""
    told = called_on(cue) or cue.children("obj", "iobj", "nsubj:pass", "obl:agent")
    if (cue_lemma(cue) not in TELLING and not called_on(cue)) or not told:
        return _NOTHING
    on_told = [c for t in told for c in t.children("acl")]
    # “urged anyone who had been there to come”: hung within what tells who was told
    inside = [c for t in on_told if t.is_a("acl:relcl") for c in t.children("advcl", "xcomp")]
    for clause in (*cue.children("advcl"), *on_told, *inside):
        first = clause.subtree()[0]
        opened = first.text.lower() in {"to", "not"} and clause.word.xpos == "VB"
        after = first.index > max(cue.word.index, *(t.word.index for t in told))
        if opened and after and cue.sentence.words[first.index - 1].text != ",":
            return _from(clause, first.index)
    return _NOTHING


def asked_for(cue: Node) -> tuple[Node, ...]:
    """“asked me for six pumps”, “called for a boycott”, “called for Holt to resign”: what is
    asked for."""
    if cue_lemma(cue) not in {"ask", "call", "plead", "appeal"}:
        return ()
    phrases = (c for c in cue.children("obl", "advcl", "ccomp") if c.start > cue.end)
    return tuple(c for c in phrases if "for" in {k.lemma for k in c.children("case", "mark")})


def accused_of(cue: Node) -> tuple[Node, ...]:
    """“accused the mayor of lying”, “accused him of fraud”: of what."""
    if cue_lemma(cue) != "accuse":
        return ()
    lying = (c for o in cue.children("obj") for c in o.children("acl") if c.word.xpos == "VBG")
    charges = (*cue.children("obl", "advcl", "xcomp"), *lying)
    return tuple(
        c
        for c in charges
        if c.start > cue.end and "of" in {k.lemma for k in c.children("case", "mark")}
    )


def put_at(cue: Node) -> tuple[Node, ...]:
    """“put the toll at 14”: the entity."""
    if cue_lemma(cue) != "put":
        return ()
    phrases = (c for c in cue.children("obl") if "at" in {k.lemma for k in c.children("case")})
    return tuple(c for c in phrases if any(w.upos in {"NUM", "SYM"} for w in c.subtree()))


def called_on(cue: Node) -> tuple[Node, ...]:
    """“called on the council to resign”, “appealed to anyone who saw it to come”: who is to."""
    cases = _CALLED_ON.get(cue_lemma(cue), frozenset())
    phrases = (c for c in cue.children("obl") if cases and c.start > cue.end)
    return tuple(c for c in phrases if {k.lemma for k in c.children("case")} & cases)


_CALLED_ON = {"call": frozenset({"on", "upon"}), "appeal": frozenset({"to"})}


def _until_verb(cue: Node) -> tuple[Word, ...]:
    """The words after a cue up to the next verb (“an emailed statement” has none)."""
    found: list[Word] = []
    for word in cue.sentence.words[cue.word.index + 1 :]:
        verb = word.upos in {"VERB", "AUX"} and word.deprel != "amod"
        if verb or word.text in {";", ":"}:
            break
        found.append(word)
    return tuple(found)


def _from(head: Node, first: int) -> frozenset[int]:
    """The words of a clause from its first on."""
    return frozenset(w.index for w in head.subtree() if w.index >= first)


# Cues that close a sentence as a comment on it.
_TAGGING = frozenset(
    """say tell report write announce claim argue predict note explain hear add warn estimate
    state suggest conclude insist acknowledge concede complain recall""".split()
)


def words_before_tag(cue: Node, *, beside: Node | None = None) -> frozenset[int]:
    """“…, their union and the port said in a statement.”, “…, the court has heard.”: all that
    stands before the comma, where the cue's clause closes the sentence.

    `beside` is the cue's source where the parser hung it elsewhere.
    """
    words = cue.sentence.words
    first = _tag_start(cue, beside)
    if first is None or first < 2 or words[first - 1].text != ",":
        return _NOTHING
    after = words[cue.word.index + 1 :]
    if len(after) > 2 and after[0].text == ",":
        if after[1].lemma != "and" or after[2].upos != "VERB":
            return _NOTHING  # “…, it said, …”: an aside
        after = ()  # “…, Holt noted, and laughed”
    if any(w.upos in {"VERB", "AUX"} for w in after):
        return _NOTHING
    kept = frozenset(range(first - 1))
    return kept if _has_clause(cue, kept) else _NOTHING


def words_of_comment(cue: Node) -> frozenset[int]:
    """“told him to wait, according to a person there”: the closing comment, with its comma."""
    words = cue.sentence.words
    for word in words[cue.word.index + 2 :]:
        opened = word.text.lower() == "according" and words[word.index - 1].text == ","
        if opened and not any(w.text == "," for w in words[word.index :]):
            return frozenset(range(word.index - 1, len(words)))
    return _NOTHING


def _tag_start(cue: Node, beside: Node | None) -> int | None:
    """Where the clause of a closing comment begins: its subject, or the cue before its subject."""
    if cue_lemma(cue) not in _TAGGING:
        return None
    subjects = cue.children("nsubj") or ((beside,) if beside is not None else ())
    if not subjects:
        return None
    nearest = min(subjects, key=lambda s: abs(s.word.index - cue.word.index))
    if nearest.word.xpos in {"WP", "WDT"}:
        return None
    return min(phrase_words(nearest)[0].index, cue.word.index)


def _has_clause(cue: Node, kept: frozenset[int]) -> bool:
    """The words hold a clause that is not merely a circumstance of the cue (“When asked, …”)."""
    words = cue.sentence.words
    aside = {w.index for c in cue.children("advcl", "obl", "acl") for w in c.subtree()}
    return any(
        words[i].upos in {"VERB", "AUX"} and words[i].deprel not in {"amod", "case", "compound"}
        for i in kept - aside
    )
