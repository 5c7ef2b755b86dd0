"""Marked words that are the title of a work: a book, a song, a broadcast, a column."""

import re

from quotes.document import Document
from quotes.find.link import Link, LinkRule
from quotes.layout import Marked
from quotes.model import Span

WORD = re.compile(r"[^\W_][\w’'-]*")
_SMALL = frozenset(
    "a an the of and or in on for to with at by from is it as but not nor vs my your that".split()
)
_NAMING = frozenset(
    """title titled entitle entitled call called name named dub dubbed nickname nicknamed label
    labeled labelled know known so-called""".split()
)
_TITLING = frozenset("title titled entitle entitled headlined".split())
_WORKS = frozenset(
    """book novel film movie song album show series episode program programme play musical podcast
    documentary magazine column essay article poem painting manifesto autobiography anthem pamphlet
    treatise trilogy sequel miniseries ballad cartoon album single track hit report ad
    commercial video game exhibition opera sitcom drama comedy memoir chapter segment broadcast
    commentary editorial op-ed
    slogan motto bestseller best-seller seller interview project act bill law campaign
    class course lecture seminar workshop""".split()
)


def is_title(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """The marks hold a work's title: told by its author, its form, or the noun before it."""
    if _is_by_author(document, passage, words, link) or _follows_work(document, passage, link):
        return True
    if _ENTITLED.search(document.text[: passage.start][-20:]):
        return True
    return _reads_as_title(document, passage, words, link)


def _reads_as_title(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """Words in title case where the sentence calls them a work, or puts them after “on”, “in”,
    a possessor, or a noun for a work; or a work's entity."""
    before = document.text[max(0, passage.start - 40) : passage.start].rstrip()
    lead = re.search(r"([\w’'-]+)[,:]?$", before)
    last = lead.group(1).lower() if lead else ""
    owned = last.endswith(("’s", "'s", "s’", "s'")) and not before.endswith((",", ":"))
    subtitled = owned and ": " in document.text[passage.start : passage.end]
    long = last in _PRINTED | _TITLING or subtitled
    if len(words) > (_LONGEST_SUBTITLED if long else _LONGEST_TITLE):
        return False
    if not are_title_case(words):
        return False
    after = re.match(r"\s+([\w-]+)", document.text[passage.end : passage.end + 30])
    following = after.group(1).lower() if after else ""
    if last in _WORKS or last in _NAMING | _TITLING or last in _PERFORMING:
        return True
    if following in _WORKS | _HOSTING | _BODIES or _SECOND_TITLE.search(before):
        return True
    if _TITLE_OF.search(before) or _is_written(document, passage, words, link):
        return True
    if owned:
        return True
    if last in {"on", "in", "of", "from", "to", "at", "by", "the", "a", "about", "for", "with"}:
        return len(words) > 1 or link.frame is None or link.rule is not LinkRule.CONTENT
    if _is_shown(document, passage, words):
        return True
    return link.frame is None and len(words) <= 6 and not _ends_sentence(document, passage)


# “an editorial entitled “Dams are not too old. They are too many.””: a title of any form.
_ENTITLED = re.compile(r"\b(?:en)?titled[,:]?\s*$")
# “publishes ‘The Lamp of Holm,’ by the playwright Dana Holt”
_BY_AUTHOR = re.compile(r"[,]?\s+by\s+(?:the\s+)?(?:[\w-]+\s+){0,5}[A-Z]")
_BULLET = re.compile(r"(?:^|[—–•*-])\s*$")


def _is_by_author(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """A title with its author; of a list of what others wrote also a headline in small letters
    (“— “Ferry runs late again,” by the Lantern's Dana Holt: …”)."""
    after = document.text[passage.end : passage.end + 60]
    if len(words) < 2 or _ends_sentence(document, passage) or not _BY_AUTHOR.match(after):
        return False
    line = document.paragraph(passage.start)
    listed = link.frame is None and _BULLET.search(document.text[line.start : passage.start])
    return bool(listed) or (len(words) <= _LONGEST_TITLE and are_title_case(words))


_LONGEST_TITLE = 9
_LONGEST_SUBTITLED = 16  # “his book “Deep Water: The Long Way of a Town to Its Harbour””
# ““Harbour Nights” host Dana Holt”: who makes or plays in what the marks name.
_HOSTING = frozenset(
    """host hosts co-host co-hosts anchor star stars creator co-creator actor actress alum director
    producer moderator correspondent panelist""".split()
)
# “the “Circle of Nine” alliance”: a body by its name.
_BODIES = frozenset("alliance coalition club group movement initiative doctrine".split())
# “on “The Watch” and “Good Evening, Arden””, “an interview with “The Watch””
_SECOND_TITLE = re.compile(
    r"""\b(?:on|of|in|from|including)\s[“"‘'](?:The|[A-Z]\w+)\s[A-Z][\w\s]{1,30},?[”"’'],?\s(?:and|or)$
    |\b(?:interview|appearance|segment)\swith$""",
    re.VERBOSE,
)
_MAKING = frozenset("write sing record direct perform compose paint release produce".split())


_SHOWING = frozenset("promote watch host produce direct perform publish release screen".split())


def _is_shown(document: Document, passage: Marked, words: list[str]) -> bool:
    """“Holt went on to promote “Harbour Nights””: what is shown or sold, not told."""
    if len(words) < 2:
        return False
    nodes = document.nodes_in(Span(start=passage.start, end=passage.end))
    heads = [n.head() for n in nodes if n.is_a("obj", "ccomp")]
    return any(head is not None and head.lemma in _SHOWING for head in heads)


_PERFORMING = frozenset(
    """sang sing sings singing sung whistled whistling hummed humming whistles hums perform
    performed performing performs play played playing plays""".split()
)
# “the title of the paper, “…””, “whose best-known book is “…””, “songs including “…””
_WORK = "|".join(sorted(_WORKS))
_TITLE_OF = re.compile(
    rf"\b(?:title\s+of\s[^.!?“”\"]{{1,30}},|(?:{_WORK})\s+(?:is|was)|(?:{_WORK})s,?\s+including)$"
)


def _is_written(document: Document, passage: Marked, words: list[str], link: Link) -> bool:
    """“who wrote “The Lamplighter's Daughter” in a week”: a work of three words or more, amid
    the clause of whoever wrote it."""
    frame = link.frame
    if frame is None or frame.cue.lemma not in _MAKING or len(words) < 3:
        return False
    beside = not document.text[frame.cue.end : passage.start].strip()
    within = beside and not _ends_sentence(document, passage)
    shouted = all(w.isupper() for w in words)
    return within and not shouted and document.text[passage.end : passage.end + 1] == " "


_PRINTED = frozenset("commentary column op-ed editorial essay documentary film song book".split())


def _follows_work(document: Document, passage: Marked, link: Link) -> bool:
    """“Holt's commentary, “Tell the story,” is thoughtful”: the name of what stands before."""
    before = document.text[max(0, passage.start - 40) : passage.start].rstrip()
    lead = re.search(r"([\w-]+),$", before)
    return link.frame is None and lead is not None and lead.group(1).lower() in _PRINTED


def _ends_sentence(document: Document, passage: Marked) -> bool:
    return document.text[passage.start : passage.end].rstrip("”\"’'»“")[-1:] in set(".!?")


def in_title_case(text: str) -> bool:
    """Tell whether every word but the small ones starts with a capital."""
    words = WORD.findall(text)
    return bool(words) and are_title_case(words)


def are_title_case(words: list[str]) -> bool:
    """Every word but the small ones starts with a capital or entity, the first among them."""
    capital = [w for w in words if w[0].isupper() or w[0].isdigit()]
    return words[0] in capital and all(w in capital or w.lower() in _SMALL for w in words)
