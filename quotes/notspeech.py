"""Marked words that nobody is reported to have said: titles, nicknames, terms, scare quotes."""

import re

from quotes.cues import CueClass
from quotes.document import Document, Node
from quotes.layout import Marked, MarkedForm
from quotes.link import Link, LinkRule, is_sentential
from quotes.model import NotSpeechLabel, Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(
    "a an the of and or in on for to with at by from is it as but not nor vs my your".split()
)
_NAMING = frozenset(
    """title titled entitle entitled call called name named dub dubbed nickname nicknamed label
    labeled labelled know known so-called""".split()
)
_WORKS = frozenset(
    """book novel film movie song album show series episode program programme play musical podcast
    documentary magazine column essay article poem painting album single track hit report ad
    commercial video game exhibition opera sitcom drama comedy memoir chapter segment broadcast
    slogan motto bestseller best-seller seller interview project act bill law campaign""".split()
)
_MEASURE = re.compile(r"^\W*\d[\d\s.,/'’″′-]*\W*$")


def label_of(document: Document, link: Link) -> NotSpeechLabel | None:
    """Return what a stretch is if it is no speech, None if it is (or may be) speech.

    Evidence for speech wins where a cue takes the words as content; a title in title case inside
    somebody's clause remains a title.
    """
    stretch = document.markings.stretches[link.stretch]
    if stretch.form is not MarkedForm.MARKS or link.rule is LinkRule.LABEL:
        return None
    text = document.text[stretch.start : stretch.end]
    words = _WORD.findall(text)
    if not words:
        return NotSpeechLabel.MEASURE if _MEASURE.match(text) else NotSpeechLabel.OTHER
    if _is_nickname(document, stretch, words):
        return NotSpeechLabel.NICKNAME
    if _is_title(document, stretch, words, link):
        return NotSpeechLabel.TITLE
    if _is_named(document, stretch, words, link):
        return NotSpeechLabel.TERM
    if stretch.parent is None and stretch.style in document.knowledge.style.scare_marks:
        return NotSpeechLabel.SCARE
    if _cue_speaks_of_it(link, stretch.start) or is_sentential(document, stretch):
        return None
    if stretch.parent is not None and len(words) <= 4:
        return NotSpeechLabel.SCARE
    return NotSpeechLabel.SCARE if len(words) <= 4 else None


def _cue_speaks_of_it(link: Link, start: int) -> bool:
    """A cue takes the words as content; one elsewhere in the sentence only if it goes before."""
    if link.frame is None:
        return False
    if link.rule is LinkRule.SAME_SENTENCE:
        return link.frame.cue_class is CueClass.SAY and link.frame.cue.start < start
    return True


def _is_nickname(document: Document, stretch: Marked, words: list[str]) -> bool:
    """Dana C. “Skip” Holt: between two capitalised words of one name."""
    if len(words) > 3 or not words[0][0].isupper():
        return False
    before = document.text[max(0, stretch.start - 30) : stretch.start]
    after = document.text[stretch.end : stretch.end + 30]
    if document.text[stretch.start : stretch.end].rstrip("”\"’'»“")[-1:] in set(",.!?"):
        return False
    name_before = re.search(r"(?:[A-Z][\w’'-]*|\b[A-Z]\.)\s$", before)
    name_after = re.match(r"\s[A-Z][\w’'-]+", after)
    return bool(name_before and name_after and not re.search(r"[,:;]\s$", before))


def _is_title(document: Document, stretch: Marked, words: list[str], link: Link) -> bool:
    """Words in title case where the sentence calls them a work, or puts them after “on”, “in”,
    a possessor, or a noun for a work; or a work's entity."""
    if len(words) > 9 or not _title_case(words):
        return False
    before = document.text[max(0, stretch.start - 40) : stretch.start].rstrip()
    lead = re.search(r"([\w’'-]+)[,:]?$", before)
    last = lead.group(1).lower() if lead else ""
    after = re.match(r"\s+([\w-]+)", document.text[stretch.end : stretch.end + 30])
    following = after.group(1).lower() if after else ""
    if last in _WORKS or last in _NAMING or following in _WORKS:
        return True
    if last.endswith(("’s", "'s", "s’")) and not before.endswith((",", ":")):
        return True
    if last in {"on", "in", "of", "from", "to", "at", "by", "the", "a"}:
        return len(words) > 1 or link.frame is None or link.rule is not LinkRule.CONTENT
    return link.frame is None and len(words) <= 6 and not _ends_sentence(document, stretch)


def _ends_sentence(document: Document, stretch: Marked) -> bool:
    return document.text[stretch.start : stretch.end].rstrip("”\"’'»“")[-1:] in set(".!?")


def _title_case(words: list[str]) -> bool:
    """Every word but the small ones starts with a capital, and there is one that does."""
    return words[0][0].isupper() and all(w[0].isupper() or w.lower() in _SMALL for w in words)


def _is_named(document: Document, stretch: Marked, words: list[str], link: Link) -> bool:
    """“the so-called “dark money””, “known as “Rule 9””, “a box labelled “medical problem””."""
    if len(words) > 6:
        return False
    before = document.text[max(0, stretch.start - 40) : stretch.start].rstrip(" ,:\xa0")
    tail = [w.lower() for w in _WORD.findall(before)[-2:]]
    if tail and tail[-1] in {"so-called", "nicknamed", "dubbed", "entitled", "titled"}:
        return True
    if len(tail) == 2 and tail[0] in {"known", "labeled", "labelled"} and tail[1] == "as":
        return True
    if tail and tail[-1] in {"labeled", "labelled", "word", "words", "term", "phrase", "marked"}:
        return link.frame is None or link.rule is not LinkRule.OBJECT or tail[-1] in _LABELS
    return _is_modifier(document, stretch, words) and not _cue_takes(link)


_LABELS = frozenset("labeled labelled term marked".split())


def _cue_takes(link: Link) -> bool:
    """A naming or saying cue right beside the words keeps them speech."""
    return (
        link.frame is not None
        and link.rule in {LinkRule.CONTENT, LinkRule.OBJECT}
        and link.frame.cue_class in {CueClass.NAME, CueClass.SAY, CueClass.THINK}
    )


def _is_modifier(document: Document, stretch: Marked, words: list[str]) -> bool:
    """The words modify a noun outside the marks (“a “special meeting” rule”, ““quack” cures”)."""
    if len(words) > 3:
        return False
    nodes = document.nodes_in(Span(start=stretch.start, end=stretch.end))
    tops = [n for n in nodes if n.word.upos != "PUNCT" and _head_is_right_of(n, stretch)]
    return any(n.is_a("amod", "compound", "nmod:desc", "nummod") for n in tops)


def _head_is_right_of(node: Node, stretch: Marked) -> bool:
    head = node.head()
    return head is not None and head.start >= stretch.end
