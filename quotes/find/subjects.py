"""Whose words a verb's cue attributes: its subject, agent, controller, or the phrase beside it.

Syntax is followed first; where the parser hung the phrase elsewhere, what stands right beside
the cue is taken.
"""

from quotes.document import Document, Node
from quotes.find.adjacent_phrases import (
    named_before,
    phrase_beside,
    speaker_in_remark,
)
from quotes.find.read_aloud import text_read_out
from quotes.grammar.animacy import can_speak
from quotes.grammar.misparses import (
    clause_over_words,
    is_done_to,
    misread_it,
    misread_teller,
    name_at,
    name_before,
    nearer_doer,
    parted_subject,
    quoting_subject,
)
from quotes.grammar.passives import agent_of, is_passive
from quotes.grammar.phrases import phrase_words, subject_of, tagged_name_at
from quotes.grammar.shared_subjects import (
    can_say_both,
    is_aside,
    is_passed_by,
    is_view,
    participle_above,
    subject_below,
)
from quotes.lexicon.cues import NOUNS, SAY, TELLING, cue_lemma
from quotes.lexicon.nouns import PERSON_ROLES
from quotes.syntax import EntityType


def source_at_level(document: Document, cue: Node) -> tuple[Node | None, str]:
    """The source by syntax, unless the parser took a word inside the marks for it; then, or
    where it found none, the cue's other subject, or the phrase that stands right beside it."""
    source, via = source_of(cue)
    level = document.passage_index(cue.start)
    if via == "controlled_subject" and cue.word.xpos == "VBG":
        source = _controller_at_level(document, cue, level) or source
    remark = speaker_in_remark(document, cue, source)
    if remark is not None:
        return remark, "beside"
    if source is not None and document.passage_index(source.start) == level:
        return source, via
    for subject in cue.children("nsubj") if source is not None else ():
        if document.passage_index(subject.start) == level and subject.word.deprel == "nsubj":
            return antecedent(subject, cue)
    asked = cue.is_a("advcl") and cue.word.xpos in {"VBN", "VBD"} and cue_lemma(cue) in TELLING
    # A bare “read” right after the words is a past that the tagger could not tell; another bare
    # verb tells somebody to do it (“think Holt and Ruiz”).
    bare = bool(cue.children("mark", "aux", "nsubj")) or not _follows_mark(cue)
    infinitive = cue.word.xpos == "VB" and bare
    if not (asked or infinitive or is_passive(cue)):
        beside = phrase_beside(document, cue, level)
        if beside is not None:
            return beside, "beside"
    return None, via if via == UNNAMED else "none"


def _controller_at_level(document: Document, cue: Node, level: int | None) -> Node | None:
    """“Holt blamed the claim that Ruiz “closed the dam,” saying …”: a participle outside the marks
    goes with no verb inside them."""
    governor = cue.head()
    free = not cue.children("mark")  # “was “right” in saying so” goes with what is in marks
    if governor is None or not free or document.passage_index(governor.start) == level:
        return None
    while governor is not None and (
        document.passage_index(governor.start) != level or governor.word.upos not in {"VERB", "AUX"}
    ):
        governor = governor.head()
    return None if governor is None else _controller(governor, aside=False)


# How a frame's path reads where somebody was told or asked, and nobody says by whom.
UNNAMED = "unnamed"


def _follows_mark(cue: Node) -> bool:
    before = cue.sentence.words[cue.word.index - 1] if cue.word.index else None
    return before is not None and before.upos == "PUNCT" and before.text not in "“‘„(—–"


def source_of(cue: Node) -> tuple[Node | None, str]:
    """Return the head of the phrase that stands as a verb's source, and by what path.

    Handled, surest first: its own subject (“Holt said”); the antecedent of a relative (“Holt,
    who said”); the agent of a passive (“was announced by Holt”); the subject of the governor for
    a conjunct (“rose and said”), a participle or infinitive (“confirmed …, saying”; “went on to
    say”; “was quoted as saying”); the noun that a participle modifies (“a letter saying”).
    """
    quoting = text_read_out(cue) or quoting_subject(cue) or name_before(cue)
    if quoting is None and is_passive(cue):
        return _passive_source(cue)
    subject = quoting or subject_of(cue) or misread_it(cue) or misread_teller(cue)
    if subject is not None and not is_done_to(subject, cue):
        return antecedent(name_at(subject, cue) or subject, cue)
    head = clause_over_words(cue) or cue.head()
    if head is None:
        return _passive_source(cue) if opens_asked(cue) else (None, "none")
    doer, via = _doer(cue, head)
    if doer is not None:
        return doer, via
    if cue.is_a("conj"):
        return _shared(head, cue), "shared_subject"
    if cue.is_a("acl:relcl"):
        return head, "relative"
    fronted = cue.is_a("ccomp") and opens_asked(cue)
    perfect = any(c.word.text.lower() == "having" for c in cue.children("aux"))
    if fronted or (cue.is_a("advcl") and cue.word.xpos in {"VBN", "VBD"} and not perfect):
        # “Asked by Quill whether …, Holt said”, “The levy, dubbed “…” by critics, failed”
        return _passive_source(cue)
    if cue.is_a("acl"):
        return _participle_source(cue, head)
    if cue.is_a("xcomp", "advcl", "ccomp", "parataxis", "dep", "csubj"):
        shared = nearer_doer(cue, head) or _controller(head, aside=is_aside(cue))
        return shared, "controlled_subject"
    return None, "none"


def _adder(head: Node) -> Node | None:
    """“Holt told us that Ruiz was late, adding, “…””: to what somebody says that one adds."""
    node: Node | None = head
    while node is not None:
        subject = subject_of(node)
        if subject is not None and cue_lemma(node) in SAY:
            return antecedent(subject, node)[0]
        node = node.head()
    return None


def _reporter(cue: Node, head: Node) -> Node | None:
    """“Ruiz said Holt is a cheat, saying …”: what Holt is, or would do, is no act of his that the
    words could go with, so that Ruiz says them; not “said Holt refused, saying …”."""
    if not cue.is_a("advcl") or cue.sentence.words[cue.word.index - 1].upos != "PUNCT":
        return None
    clause: Node | None = head
    while clause is not None and subject_of(clause) is None and clause.is_a("conj", "xcomp"):
        clause = clause.head()
    above = clause.head() if clause is not None and clause.is_a("ccomp") else None
    if clause is None or above is None or not is_view(clause):
        return None
    reporter = subject_of(above)
    told = cue_lemma(above) in SAY and above.start < clause.start and not above.is_a("acl")
    return antecedent(reporter, above)[0] if told and reporter is not None else None


def opens_asked(cue: Node) -> bool:
    """“Asked whether the dam would hold, Holt said …”: asked by somebody, whom nothing names."""
    form = cue.word.text.lower()
    past = form != cue.lemma and not form.endswith("ing")
    told = cue.word.index == 0 and cue_lemma(cue) in TELLING
    return past and told and not cue.children("nsubj", "nsubj:pass")


def _doer(cue: Node, head: Node) -> tuple[Node | None, str]:
    """“recalled Quill opening the door and saying that …”: Quill, though hung on “opening”; “Holt
    wore a hat reading “…””: the hat, though the parser made it the wearer's act."""
    parted = parted_subject(cue, head)
    if parted is not None:
        return parted, "subject"
    if cue.word.xpos != "VBG":
        return None, "none"
    if cue_lemma(cue) == "add":
        return _adder(head), "controlled_subject"
    if cue_lemma(cue) == "read" and cue.is_a("xcomp", "advcl"):
        return None, "participle"
    reporter = _blamed(cue, head) or _reporter(cue, head)
    if reporter is not None:
        return reporter, "controlled_subject"
    if head.word.xpos == "VBG" or head.lemma not in _OBJECT_CONTROL:
        return None, "none"
    for act in (*head.children("xcomp"), cue):
        before = [o for o in act.children("obj", "nsubj") if o.word.index < act.word.index]
        if before:
            return before[0], "controlled_subject"
        between = [o for o in head.children("obj", "iobj", "nsubj") if _is_between(o, head, act)]
        if between:
            return between[0], "controlled_subject"
    return None, "none"


def _blamed(cue: Node, head: Node) -> Node | None:
    """“rebuked Holt for saying …”, “upset with Holt for saying …”, “accused Holt of calling …”:
    who is blamed or thanked for the words, or said to have spoken them, did."""
    if not {m.lemma for m in cue.children("mark")} & {"for", "of"} or is_passive(head):
        return None
    blamed = [o for o in head.children("obj") if o.end < cue.start]
    if head.word.upos == "ADJ":
        blamed = [
            o
            for o in head.children("obl")
            if o.end < cue.start and {c.lemma for c in o.children("case")} & {"with", "at"}
        ]
    return blamed[-1] if blamed and can_speak(blamed[-1]) else None


def _is_between(noun: Node, head: Node, act: Node) -> bool:
    """“recalled Quill telling them”: right between the two verbs, whichever it was hung on."""
    words = phrase_words(noun)
    return head.word.index + 1 == words[0].index and words[-1].index + 1 == act.word.index


def _shared(head: Node, cue: Node) -> Node | None:
    """The subject that a conjunct shares; where that is a thing, the parser hung the conjunct too
    low, and the next clause up has it (“Holt said planes were hitting … and denied …”)."""
    low = subject_below(head, cue)
    if low is not None:
        return low
    acted = next(iter(head.children("nsubj:pass")), None)
    if acted is not None and agent_of(head) is not None and can_speak(acted):
        return antecedent(acted, head)[0]  # “Holt was joined by Ruiz and said …”
    like = participle_above(head, cue)
    if like is not None:
        return source_of(like)[0]
    if head.is_a("nsubj") and head.word.upos in {"NOUN", "PROPN"}:
        return head  # “Holt, who drives and has told colleagues that …,”
    source = source_of(head)[0]
    node: Node | None = head
    for _ in range(3):
        if source is None or node is None or can_say_both(source, cue, head):
            break
        node = node.head()
        above = subject_of(node) if node is not None else None
        if above is not None and can_speak(above):
            return above
    return source


def antecedent(subject: Node, cue: Node) -> tuple[Node | None, str]:
    """Follow a relative pronoun to the noun it stands for."""
    if subject.word.text.lower() not in {"who", "which", "that"}:
        return subject, "subject"
    clause: Node | None = cue
    while clause is not None and not clause.is_a("acl"):
        clause = clause.head()
    if clause is None or clause.head() is None:
        before = named_before(subject)
        if before is not None:
            return before, "relative"
        return (subject, "subject") if subject.word.text.lower() != "that" else (None, "none")
    noun = clause.head()
    assert noun is not None
    return (_issuer(noun) or noun) if noun.lemma in NOUNS else noun, "relative"


def _passive_source(cue: Node) -> tuple[Node | None, str]:
    """The agent of a passive; of “is quoted as saying” the subject itself."""
    agent = agent_of(cue)
    if agent is not None:
        return agent, "agent"
    if cue.lemma in {"quote", "cite", "hear", "record", "overhear"}:
        subjects = cue.children("nsubj:pass")
        if subjects:
            return antecedent(subjects[0], cue)
    return None, UNNAMED if cue_lemma(cue) in TELLING else "none"


def _participle_source(cue: Node, head: Node) -> tuple[Node | None, str]:
    """“a statement saying …” is the statement's; “a plan to say” is nobody's."""
    if cue.word.xpos == "VBG":
        doer = None if _issuer(head) else _subject_parted(cue, head)
        return (doer, "controlled_subject") if doer else (_issuer(head) or head, "participle")
    agent = agent_of(cue)
    return (agent, "agent") if agent is not None else (None, "none")


def _subject_parted(cue: Node, head: Node) -> Node | None:
    """“spoke out against the law, urging him to …”, “wrote for the paper, mocking …”: after a
    comma what somebody does besides, not what the thing beside it does; nor do things write."""
    before = cue.sentence.words[cue.word.index - 1] if cue.word.index else None
    tagged = tagged_name_at(head)
    person = tagged is not None and tagged.type is EntityType.PERSON
    parted = before is not None and (before.text == "," or cue_lemma(cue) in _BY_HAND)
    if not parted or person or head.lemma in PERSON_ROLES:
        return None
    node: Node | None = head
    while node is not None and node.word.upos not in {"VERB", "AUX"}:
        if node.is_a("nsubj"):
            return None
        node = node.head()
    subject = subject_of(node) if node is not None else None
    return antecedent(subject, node)[0] if subject is not None and node is not None else None


_BY_HAND = frozenset("write tweet text".split())


def _issuer(noun: Node) -> Node | None:
    """“The council issued a statement calling it …”: who issued the text is its source."""
    verb = noun.head()
    if verb is None or not noun.is_a("obj") or verb.lemma not in _ISSUING:
        return None
    return source_of(verb)[0]


# “prompted Holt to say”: the object is who speaks (Levin, 1993: verbs of object control).
_OBJECT_CONTROL = frozenset(
    """prompt lead force cause allow enable compel push drive provoke spur move oblige help get
    inspire persuade convince hear catch quote show record recall remember""".split()
)
_ISSUING = frozenset(
    """issue release write post send publish tweet sign make give deliver launch unveil roll air
    run""".split()
)


def _controller(head: Node, *, aside: bool) -> Node | None:
    """Return the subject that a subjectless verb under `head` shares; an `aside` may pass by the
    clause before it.

    Of a passive governor it is the passive subject only where that is who speaks (“was quoted
    as saying”, “was heard to say”).
    """
    seen = 0
    node: Node | None = head
    while node is not None and seen < 4:
        obj = next(iter(node.children("obj", "iobj")), None)
        if seen == 0 and obj is not None and node.lemma in _OBJECT_CONTROL:
            return obj
        subject = subject_of(node) or next(iter(node.children("nsubj")), None)
        if subject is not None and not is_passed_by(node, subject, aside=aside):
            return antecedent(subject, node)[0]
        if node.is_a("acl:relcl"):
            return node.head()
        adverb = node.word.upos == "ADV"  # “argued over how best to act, calling …”
        if not adverb and not node.is_a("conj", "xcomp", "advcl", "ccomp", "acl", "parataxis"):
            return None
        node, seen = node.head(), seen + 1
    return None
