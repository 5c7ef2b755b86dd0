"""Setting right what would make the words of a page's article be taken for something else."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 table blockquote ul ol section article".split())
_TABLE = frozenset("table thead tbody tfoot tr td th".split())
_INLINE = frozenset("p li span q em strong".split())
_FEWEST = 3
_FORMATTING = "quoted b i em strong u s big small mark abbr sub sup".split()
_TEXT_BLOCKS = ("p", "div", "li", "td", "blockquote")
_MOST_PIECES = 1_000
_FURNITURE = re.compile(r"\b(?:by-?line|links|related|share|promo|newsletter|caption)\b", re.I)
_UNSEEN = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "a11y"))


def simplify_layout(page: "HtmlElement") -> None:
    """Make tables that lay out a page divisions of it, unwrap fonts, and times in sentences, and
    take out what is not shown.

    What cuts articles out of pages drops `<time>` as page furniture; in a sentence (“left at
    <time>nine</time>”) it is words.
    """
    for table in list(page.iter("table")):
        parts = [part for part in table.iterdescendants(*_TABLE) if _table_of(part) is table]
        if any(child.tag in _BLOCKS for part in parts for child in part):
            for part in (table, *parts):
                part.tag = "div"
    for part in list(page.iter("span", "p", "div", "small", "section", "ul")):
        if part.getparent() is not None and (_is_unseen(part) or _is_furniture(part)):
            part.drop_tree()
    unwrap(page, "font")
    for inner in list(page.iter("p")):
        # Old pages close fonts as seldom as paragraphs, and so nest what should follow.
        outer = inner.getparent()
        if outer is not None and outer.tag == "p":
            outer.addnext(inner)
    times = list(page.iter("time"))
    wordy = {parent for parent in {time.getparent() for time in times} if _is_sentence(parent)}
    for time in times:
        if time.getparent() in wordy:
            time.drop_tag()


def unwrap_inline(page: "HtmlElement") -> None:
    """Leave the words alone of what only formats them.

    Looking for the article takes time by the square of the pieces that a paragraph is in; one of
    more pieces than anybody writes loses its links too.
    """
    unwrap(page, *_FORMATTING)
    for block in [block for block in page.iter(*_TEXT_BLOCKS) if len(block) > _MOST_PIECES]:
        unwrap(block, "a", "span")


def unwrap(element: "HtmlElement", *tags: str) -> None:
    """Put the content of all elements of some tags in their place."""
    from lxml import etree

    etree.strip_tags(element, *tags)
    for part in element.iter():
        # Texts that now stand side by side become one.
        part.text, part.tail = part.text, part.tail


def _is_unseen(part: "HtmlElement") -> bool:
    """Tell what is there for those who have pages read to them, and is not shown."""
    return not _UNSEEN.isdisjoint(part.get("class", "").split())


def _is_furniture(part: "HtmlElement") -> bool:
    """Tell what pages made of components name as no part of the article's text."""
    named = f"{part.get('data-component', '')} {part.get('data-testid', '')}"
    return _FURNITURE.search(named) is not None


def _is_sentence(parent: "HtmlElement | None") -> bool:
    """Tell running text with a time in it from a time on a line of its own."""
    if parent is None or parent.tag not in _INLINE:
        return False
    words = len(parent.text_content().split())
    return words - sum(len(time.text_content().split()) for time in parent.iter("time")) >= _FEWEST


def _table_of(part: "HtmlElement") -> "HtmlElement | None":
    """Return the table that a row or cell belongs to."""
    return next(part.iterancestors("table"), None)
