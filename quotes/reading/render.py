"""From a tree of blocks to plain text: a paragraph a block, white space as browsers show it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Blocks of HTML, and of the XML that trafilatura makes.
_BLOCKS = frozenset(
    """
    address article aside blockquote body dd details div dl dt fieldset figure footer form h1 h2 h3
    h4 h5 h6 head header hr li main nav ol p pre section summary table tbody tr ul
    ab code item list quote row
    """.split()
)
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "figcaption", "graphic", "img"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


def render(tree: "_Element") -> str:
    """Return the text of a tree, its paragraphs parted by empty lines.

    A line break within a paragraph stays one, cells of a row are parted by ` | `, and runs of
    white space are one space.
    """
    paragraphs: list[list[str]] = [[]]
    _walk(tree, paragraphs)
    cleaned = (_cleaned("".join(parts)) for parts in paragraphs)
    return "\n\n".join(paragraph for paragraph in cleaned if paragraph)


def _walk(element: "_Element", paragraphs: list[list[str]]) -> None:
    # By hand, not by recursion: pages nest thousands deep.
    stack: list[tuple[_Element, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if not done:
            seen = bool(tag) and tag not in _UNSEEN
            if tag in _BLOCKS:
                paragraphs.append([])
            elif tag in _BREAKS:
                paragraphs[-1].append("\v")
            elif tag in _CELLS and paragraphs[-1]:
                paragraphs[-1].append(" | ")
            if seen and node.text:
                paragraphs[-1].append(_flat(node.text))
            stack.append((node, True))
            if seen:
                stack.extend((child, False) for child in reversed(node))
            continue
        if tag in _BLOCKS:
            paragraphs.append([])
        if node is not element and node.tail:
            paragraphs[-1].append(_flat(node.tail))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).replace("\v", " ")


def _cleaned(paragraph: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in paragraph.split("\v"))
    return "\n".join(lines).strip("\n ")
