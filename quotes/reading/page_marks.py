"""Making a page's quotations visible in its text: marks for `<q>` and `<blockquote>`, posts signed.

What browsers show by quotation marks and indentation has no letter in the page. It is put there
before the article is cut out of the page, so that it is kept whichever way that is done.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = re.compile(r"\s*[“\"«„‘']")
_POST_CLASSES = frozenset(("twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed"))
_PULL_CLASS = re.compile(r"pull-?_?quote|quote-?_?pull", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|figcaption|credits?|photo-?credit|image-?source|photographer|"
    r"photo-?by)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 800
_WHOLE_ARTICLE = 0.6
_MARKED_INLINE = "quoted"  # no tag of HTML's
_MOST_PULLED = 100  # a page with more has them for something else
_SIGNED = re.compile(r"\s*[—–―-]")
_BLOCKS = frozenset(("p", "div", "li", "section", "h2", "h3", "h4"))


def mark_quotations(page: "HtmlElement") -> None:
    """Write the marks of `<q>` and `<blockquote>` into the page, and signatures under posts.

    A block quotation that has marks of its own keeps them, and one that is nearly all of the
    page's text is a layout and no quotation. A pull quote, which repeats words of the article, is
    taken out. Captions and credits of pictures go too.
    """
    for element in [*page.iter("figcaption"), *_captions(page)]:
        _drop(element)
    _drop_pull_quotes(page)
    for inline in list(page.iter("q")):
        _mark_inline(inline)
    blocks = list(page.iter("blockquote"))
    most = _WHOLE_ARTICLE * len(_letters(page.text_content())) if blocks else 0
    for block in blocks:
        if _POST_CLASSES & set(block.get("class", "").split()):
            _sign_post(block)
        else:
            _mark_block(block, most)


def _captions(page: "HtmlElement") -> Iterator["HtmlElement"]:
    for element in list(page.iter("p", "div", "span", "small", "cite", "em")):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if _CAPTION_CLASS.search(named) and len(element.text_content()) < _LONGEST_CAPTION:
            yield element


def _drop_pull_quotes(page: "HtmlElement") -> None:
    pulled = [
        element
        for element in page.iter("aside", "blockquote", "div", "figure", "p", "span")
        if _PULL_CLASS.search(element.get("class", ""))
    ]
    if not pulled or len(pulled) > _MOST_PULLED:
        return
    whole = _letters(page.text_content())
    for element in pulled:
        words = max((_letters(part) for part in _parts(element)), key=len, default="")
        # Once where it is pulled, once where it was said.
        if words and whole.count(words) > 1:
            _drop(element)


def _parts(element: "HtmlElement") -> Iterator[str]:
    """Yield the texts of an element's paragraphs, or its own where it has none."""
    paragraphs = list(element.iter("p"))
    for paragraph in paragraphs or [element]:
        yield paragraph.text_content()


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _mark_inline(element: "HtmlElement") -> None:
    if _MARKED.match(element.text_content()):
        element.tag = "span"
        return
    depth = sum(1 for _ in element.iterancestors(_MARKED_INLINE))
    opening, closing = ("‘", "’") if depth % 2 else ("“", "”")
    element.tag = _MARKED_INLINE
    _prepend(element, opening)
    _append(element, closing)


def _mark_block(element: "HtmlElement", most: float) -> None:
    """Mark a block quotation, unless it has more letters than `most`."""
    signature = _cut_signature(element)
    if len(_letters(element.text_content())) > most:
        return
    paragraphs = [part for part in _paragraphs(element) if part.text_content().strip()]
    if not _MARKED.match(element.text_content()):
        for paragraph in paragraphs:
            _prepend(paragraph, "“")
        if paragraphs:
            _append(paragraphs[-1], "”")
    if signature and paragraphs:
        _add_paragraph(element, f"— {signature}")


def _paragraphs(element: "HtmlElement") -> list["HtmlElement"]:
    """Return the innermost blocks of an element; loose text around them is put into one."""
    from lxml.html import Element

    blocks = [part for part in element.iterdescendants() if part.tag in _BLOCKS]
    if not blocks:
        whole = Element("p")
        whole.text, element.text = element.text, None
        for child in list(element):
            whole.append(child)
        element.append(whole)
        return [whole]
    return [
        part for part in blocks if not any(inner.tag in _BLOCKS for inner in part.iterdescendants())
    ]


def _cut_signature(element: "HtmlElement") -> str:
    """Take the `<cite>` or `<footer>` at the end of a block quotation out, and return its words."""
    for name in ("footer", "cite", "figcaption"):
        for part in list(element.iter(name)):
            words = " ".join(part.text_content().split())
            _drop(part)
            return _SIGNED.sub("", words, count=1).strip()
    return ""


def _sign_post(element: "HtmlElement") -> None:
    """Make `words — Name (@handle) date` of an embedded post one paragraph; one whose words are
    only fetched when it is shown goes."""
    if element.find(".//p") is None:
        _drop(element)
        return
    for paragraph in element.iter("p"):
        paragraph.tail = f" {paragraph.tail or ''}"
    words = " ".join(element.text_content().split())
    for child in list(element):
        element.remove(child)
    element.text, element.tag = None, "div"
    element.attrib.clear()  # by which it would be taken for an advertisement
    _add_paragraph(element, words)


def _add_paragraph(element: "HtmlElement", words: str) -> None:
    from lxml.html import Element

    paragraph = Element("p")
    paragraph.text = words
    element.append(paragraph)


def _prepend(element: "HtmlElement", mark: str) -> None:
    element.text = mark + (element.text or "").lstrip()


def _append(element: "HtmlElement", mark: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "").rstrip() + mark
    else:
        last.tail = (last.tail or "").rstrip() + mark


def _drop(element: "HtmlElement") -> None:
    if element.getparent() is not None:
        element.drop_tree()
