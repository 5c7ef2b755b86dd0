"""Text that nobody vouches for, made safe to stand in a page and in its script.

Nothing of an article is ever markup: what HTML reads as such is escaped, control characters are
shown as their pictures, and the two characters that turn the direction of all that follows are
shown by name. Right-to-left text, joiners and combining marks stay as they are.
"""

import json
import re

_OVERRIDES = {0x202D: "LRO", 0x202E: "RLO"}
_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(32) if code not in (9, 10, 13)},
    **dict.fromkeys([0x7F], "\u2421"),
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys([0xFFFE, 0xFFFF], "\ufffd"),
}
_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_PLAIN = {**_SHOWN, **{code: f"[{name}]" for code, name in _OVERRIDES.items()}}
_ESCAPED = {
    **_SHOWN,
    **_MARKUP,
    ord("'"): "&#39;",
    **{
        code: f'<span class="ctl" title="a direction override, not applied">{name}</span>'
        for code, name in _OVERRIDES.items()
    },
}
# In a script element nothing may look like its end or like a comment's beginning.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """Return text as it may be shown: harmless, and not escaped yet."""
    return text.translate(_PLAIN)


def words(text: str) -> str:
    """Return text as the markup that shows it, for the content of an element."""
    return text.translate(_ESCAPED)


def attribute(text: str) -> str:
    """Return text as it may stand in a quoted attribute."""
    return shown(text).translate({**_MARKUP, ord("'"): "&#39;"})


def script_json(value: object) -> str:
    """Return plain values as JSON that may stand in a script element, lone surrogates and all."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in _IN_SCRIPT.items():  # much faster than translate() on megabytes
        text = text.replace(char, escaped)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
