"""Marked words that nobody is reported to have said: titles, nicknames, terms, scare quotes."""

import re

from quotes.document import Document, Node
from quotes.find.frames import Frame, FrameKind, is_weak
from quotes.find.link import Link, LinkRule, is_chanted
from quotes.find.link.scene import is_sentential
from quotes.find.work_titles import WORD, are_title_case, is_title
from quotes.layout import Marked, MarkedForm
from quotes.lexicon.cues import CueClass
from quotes.lexicon.idioms import wording_of
from quotes.lexicon.nouns import DOCUMENTS
from quotes.model import NotSpeechLabel, Span

_LETTER = re.compile(r"[^\W\d_]")
_MEASURE = re.compile(r"^\W*\d[\d\s.,/'’″′-]*\W*$")


def label_of(document: Document, link: Link) -> NotSpeechLabel | None:
    """Return what a passage is if it is no speech, None if it is (or may be) speech.

    Evidence for speech wins where a cue takes the words as content; a title in title case inside
    somebody's clause remains a title.
    """
    passage = document.markings.passages[link.passage]
    if passage.form is not MarkedForm.MARKS or link.rule in {LinkRule.LABEL, LinkRule.OWNED}:
        return None
    if is_chanted(document, passage):
        return None
    text = document.text[passage.start : passage.end]
    words = WORD.findall(text)
    if not _LETTER.search(text):
        return NotSpeechLabel.MEASURE if _MEASURE.match(text) else NotSpeechLabel.OTHER
    told = _told_by_place(document, passage, words, link)
    if told is not None:
        return told
    if _cue_speaks_of_it(link, passage.start) or is_sentential(document, passage):
        return None
    if _is_announced(document, passage):
        return None
    return NotSpeechLabel.SCARE if len(words) <= _FEW_WORDS else None


def _is_announced(document: Document, passage: Marked) -> bool:
    """“Then the union again: “define full”.”: after nothing but a name and a colon."""
    last = document.node_before(passage.start)
    if last is None or document.text[last.start : passage.start].rstrip() != ":":
        return False
    lead = last.sentence.words[: last.word.index]
    named = any(w.upos == "PROPN" for w in lead)
    return named and all(w.upos not in {"VERB", "AUX"} for w in lead)


# So few words within a sentence, and no cue that takes them, are a turn of phrase.
_FEW_WORDS = 4


def _told_by_place(
    document: Document, passage: Marked, words: list[str], link: Link
) -> NotSpeechLabel | None:
    """What the words around the marks say that they hold."""
    if _is_nickname(document, passage, words):
        return NotSpeechLabel.NICKNAME
    if is_title(document, passage, words, link):
        return NotSpeechLabel.TITLE
    if _is_named(document, passage, words, link):
        return NotSpeechLabel.TERM
    if _is_owned(document, passage, words, link) or _is_avoided(document, passage, words):
        return NotSpeechLabel.SCARE
    if passage.parent is None and passage.style in document.knowledge.style.scare_marks:
        return NotSpeechLabel.SCARE
    imagined = link.frame is not None and _is_imagined(link.frame)
    return NotSpeechLabel.OTHER if imagined else None


def _cue_speaks_of_it(link: Link, start: int) -> bool:
    """A cue takes the words as content; one elsewhere in the sentence only if it goes before."""
    if link.frame is None:
        return False
    if link.rule is LinkRule.SAME_SENTENCE:
        held = any(span.start <= start < span.end for span in link.frame.content)
        speaks = link.frame.cue_class is CueClass.SAY or held
        return speaks and link.frame.cue.start < start
    return True


def _is_nickname(document: Document, passage: Marked, words: list[str]) -> bool:
    """Dana C. “Skip” Holt: between two capitalised words of one name."""
    if len(words) > 3 or not words[0][0].isupper():
        return False
    before = document.text[max(0, passage.start - 30) : passage.start]
    after = document.text[passage.end : passage.end + 30]
    if document.text[passage.start : passage.end].rstrip("”\"’'»“")[-1:] in set(",.!?"):
        return False
    name_before = re.search(r"(?:[A-Z][\w’'-]*|\b[A-Z]\.)\s$", before)
    name_after = re.match(r"\s[A-Z][\w’'-]+", after)
    return bool(name_before and name_after and not re.search(r"[,:;]\s$", before))


def _is_owned(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """“Holt's “public option””, “her “private notes””: words for a thing of somebody's, with no
    cue that takes them."""
    if len(words) > 3 or words[0][0].isupper() or _cue_is_beside(document, passage, link):
        return False
    if _is_told(link, passage.start):
        return False
    before = document.text[max(0, passage.start - 30) : passage.start].rstrip()
    return re.search(r"(?:[’']s|s[’']|\b(?:his|her|its|their|my|our))$", before) is not None


def _is_told(link: Link, start: int) -> bool:
    """“Holt said the dam's “cracks” were old”: in the clause of what somebody said."""
    frame = link.frame
    if frame is None or frame.kind is not FrameKind.VERB or is_weak(frame):
        return False
    said = frame.cue_class is CueClass.SAY and frame.clausal
    return said and any(span.start <= start < span.end for span in frame.content)


def _cue_is_beside(document: Document, passage: Marked, link: Link) -> bool:
    """The frame's cue governs the words, or the noun that they stand in, without a step between."""
    frame = link.frame
    if frame is None or frame.cue_class is CueClass.VOICE or frame.cue.lemma == "show":
        return False
    if frame.kind is FrameKind.NOUN and not frame.clausal:
        return (
            False  # “Holt's emails from her “private notes””: the notes have an owner of their own
        )
    cue = frame.cue
    nodes = document.nodes_in(Span(start=passage.start, end=passage.end))
    for node in nodes:
        head = node.head()
        if head is None or head.sentence is not cue.sentence:
            continue
        above = head.head()
        if head.word.index == cue.word.index:
            return True
        over = above is not None and above.word.index == cue.word.index
        if over and head.word.upos == "NOUN" and not is_weak(frame):
            return True
    return False


def _is_avoided(document: Document, passage: Marked, words: list[str]) -> bool:
    """“refused to use the words “dark money””, “a name that he could not utter: “Holt””, “beamed,
    as if to say, “…””: what nobody said."""
    before = document.text[max(0, passage.start - 70) : passage.start]
    avoided = len(words) <= 5 and _AVOIDED.search(before) is not None
    return avoided or _AS_IF.search(before) is not None


_AS_IF = re.compile(r"\bas (?:if|though) to (?:say|ask|shout),?:?\s*$")
_AVOIDED = re.compile(
    r"""\b(?:refus\w+|declin\w+|avoid\w*|never|not|n[’']t|without|unwilling\w*|reluctan\w+)\b
    [^.!?]{0,30}\b(?:(?:us(?:e|es|ed|ing)|utter\w*|say(?:ing)?)\s+(?:the|that)\s+
    (?:words?|terms?|phrases?|expression)|utter)\s*[^\w\s]?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_LARGE = frozenset("critic people you some those opponent one anyone everyone".split())


def _is_imagined(frame: Frame) -> bool:
    """“To those who say “too late””, “critics will say “nostalgia””, “nobody says “wireless””,
    “if the strike lasts, Holt would say “…””, “I hope Arden says “…””: words that nobody said."""
    source, cue = frame.source, frame.cue
    if source is None or frame.cue_class is not CueClass.SAY:
        return False
    modals = {c.lemma for c in cue.children("aux")}
    lemma = source.lemma
    those = (
        source.word.text.lower() == "those" and frame.via == "relative" and cue.word.xpos != "VBD"
    )
    if those or lemma in {"nobody", "no-one"}:
        return True
    if lemma in _AT_LARGE and modals & {"will", "would", "’ll", "’d", "'ll", "'d"}:
        return True
    supposed = any("if" in {m.lemma for m in c.children("mark")} for c in cue.children("advcl"))
    head = cue.head()
    hoped = cue.is_a("ccomp") and head is not None and head.lemma in {"hope", "wish"}
    return ("would" in modals and supposed) or hoped


_NAMED_BY = frozenset(
    "so-called nicknamed dubbed entitled titled pseudonym alias moniker sobriquet codename".split()
)


def _is_named(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """“the so-called “dark money””, “known as “Rule 9””, “a box labelled “medical problem””."""
    if len(words) > 6:
        return False
    before = document.text[max(0, passage.start - 70) : passage.start].rstrip(" ,\xa0")
    if before.endswith(tuple(".!?:")) or _WITH_THE_WORDS.search(before):
        return False
    tail = [w.lower() for w in WORD.findall(before)[-2:]]
    if tail and tail[-1] in _NAMED_BY:
        return True
    if len(tail) == 2 and tail[0] in {"known", "labeled", "labelled"} and tail[1] == "as":
        return True
    if _KNOWN_AS.search(before) or (tail[-1:] == ["signed"] and are_title_case(words)):
        return True
    if _is_byname(words, link) or _is_called(document, passage):
        return True
    if link.frame is not None and wording_of(link.frame.cue) is not None:
        return link.rule is not LinkRule.VOICED
    if tail and tail[-1] in {"labeled", "labelled", "word", "words", "term", "phrase", "marked"}:
        return link.frame is None or link.rule is not LinkRule.OBJECT or tail[-1] in _LABELS
    if not _is_modifier(document, passage, words):
        return False
    beside = link.rule is LinkRule.CONTENT or _cue_is_beside(document, passage, link)
    return not (_cue_takes(link) and beside)


# “The message ends with the words “…””: what it says.
_WITH_THE_WORDS = re.compile(
    r"\b(?:end|begin|open|clos|conclud)\w*\swith\sthe\swords?$|\b(?:beg[au]n)\swith\sthe\swords?$"
)
# “known to the crew that found it as “Aunt Berta””
_KNOWN_AS = re.compile(r"\bknown\s(?:to|by|in|among)\s[^.!?;“”\"]{1,50}\sas$")


_GENERIC = frozenset("they we people you everybody everyone".split())


def _is_byname(words: list[str], link: Link) -> bool:
    """“Whalers called her “Madam Abacus””, “people here call it “the bathtub””: what some people
    are used to call a thing, not what they said of it."""
    frame = link.frame
    if frame is None or frame.cue.lemma not in {"call", "nickname", "christen", "dub"}:
        return False
    if frame.source is None or len(words) > 4 or not _is_generic(frame.source, frame.cue):
        return False
    if frame.source.lemma in DOCUMENTS:
        return False
    superlative = any(w.lower() in {"most", "best", "worst"} or w.endswith("est") for w in words)
    return (words[0].lower() == "the" and not superlative) or are_title_case(words)


def _is_generic(source: Node, cue: Node) -> bool:
    """A plural without a determiner (“whalers”), or a pronoun for people at large (“they call”,
    “we used to call”; “they called” is what particular people did)."""
    if source.lemma in _GENERIC:
        return cue.word.xpos != "VBD"
    return source.word.xpos == "NNS" and not source.children("det", "nummod", "nmod:poss")


def _is_called(document: Document, passage: Marked) -> bool:
    """“a device called a “gate””: the name of the noun right before, by nobody in particular; not
    “what Holt, who led the campaign, called a “fight””."""
    if _WHAT.search(document.text, max(0, passage.start - 120), passage.start):
        return False
    near = document.nodes_in(Span(start=max(0, passage.start - 40), end=passage.start))
    words = [n for n in near if n.word.upos not in {"DET", "PUNCT"}][-2:]
    if len(words) < 2 or words[0].word.upos != "NOUN":
        return False
    verb = words[1]
    if verb.lemma not in {"call", "name", "term", "dub"} or not verb.is_a("acl", "advcl"):
        return False
    return not verb.children("aux", "aux:pass", "nsubj", "nsubj:pass")


_WHAT = re.compile(r"\bwhat\s[^.;:“”\"]+$")


_LABELS = frozenset("labeled labelled term marked".split())


def _cue_takes(link: Link) -> bool:
    """A naming or saying cue right beside the words keeps them speech."""
    return (
        link.frame is not None
        and link.rule in {LinkRule.CONTENT, LinkRule.OBJECT}
        and link.frame.cue_class in {CueClass.NAME, CueClass.SAY, CueClass.THINK}
    )


def _is_modifier(document: Document, passage: Marked, words: list[str]) -> bool:
    """The words modify a noun outside the marks (“a “special meeting” rule”, ““quack” cures”)."""
    nodes = document.nodes_in(Span(start=passage.start, end=passage.end))
    if len(words) > (6 if _stands_before_noun(document, passage) else 3):
        return False
    tops = [n for n in nodes if n.word.upos != "PUNCT" and _head_is_right_of(n, passage)]
    return any(n.is_a("amod", "compound", "nmod:desc", "nummod") for n in tops)


def _stands_before_noun(document: Document, passage: Marked) -> bool:
    """“a “use it or lose it” rule”: between an article and a noun."""
    before = re.search(r"\b(?:an?|the)\s*$", document.text[: passage.start][-8:])
    after = document.nodes_in(Span(start=passage.end, end=passage.end + 30))
    return before is not None and bool(after) and after[0].word.upos == "NOUN"


def _head_is_right_of(node: Node, passage: Marked) -> bool:
    head = node.head()
    return head is not None and head.start >= passage.end
