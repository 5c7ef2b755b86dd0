"""What a text is that is no English prose: JSON, HTML, another language.

Light checks of its beginning, for warnings and for telling the form of a file. Other forms of input
are told by their readers (`quotes.reading`).
"""

import re
from collections.abc import Iterator

from quotes.model import TextWarning, WarningCode

_HEAD = 20_000  # code points; enough to tell by
_PAGE = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|td|tr|h[1-6]|article|section|script)(?: [^<>]{0,200})?/?>", re.IGNORECASE
)
_JSON = re.compile(
    r'[\ufeff\s]*(?:(?:\[\s*)?\{\s*"[^"\n]{0,200}"\s*:|\[\s*"[^"\n]{0,200}"\s*[,\]])'
)
_FEWEST_BLOCKS = 4
# Words that hold English prose together, without those that other languages write alike.
_FUNCTION_WORDS = frozenset(
    """the of and to that is was for with as his he be at by i this had not are but from or have
    they which you were her she their we been has would there what if can all who will its it
    said says when about out up more than them into could then do my over did only your two other
    an on in a after before while because should no so our how where these those us""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 50
_LEAST_SHARE = 0.16
_FEWEST_LETTERS = 60


def is_page(text: str) -> bool:
    """Tell whether a text is HTML: begins as a page does, or is full of its blocks.

    A few tags within prose (`<b>`, a link) make no page.
    """
    head = text[:_HEAD]
    if _PAGE.match(head):
        return True
    return len(_BLOCK.findall(head)) >= _FEWEST_BLOCKS


def is_json(text: str) -> bool:
    """Tell whether a text begins as JSON does: an object, an array of them, or of strings."""
    return _JSON.match(text) is not None


def is_english(text: str) -> bool:
    """Tell whether a text can be English: it is short, or has enough of its function words."""
    head = text[:_HEAD]
    letters = [char for char in head if char.isalpha()]
    if len(letters) >= _FEWEST_LETTERS and sum(c < "\u0250" for c in letters) * 2 < len(letters):
        return False
    words = _WORD.findall(head.lower())
    if len(words) < _FEWEST_WORDS:
        return True
    return sum(word in _FUNCTION_WORDS for word in words) >= _LEAST_SHARE * len(words)


def nature_warnings(text: str) -> Iterator[TextWarning]:
    """Yield a warning over the whole text where it is no English prose, of the first kind found."""
    if is_json(text):
        code = WarningCode.JSON
    elif is_page(text):
        code = WarningCode.HTML
    elif not is_english(text):
        code = WarningCode.NOT_ENGLISH
    else:
        return
    yield TextWarning(code=code, start=0, end=len(text))
