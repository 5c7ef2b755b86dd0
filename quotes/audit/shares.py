"""Shares of the statements by what their sources are, with intervals."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

from quotes.audit.model import Dimension, Interval, Share, SourceKind, Statement

_Z = 1.959964  # of the normal distribution, for 95 %
_FEW = 10  # articles; fewer cannot be drawn anew to any purpose
_DRAWS = 1000
_AT_ONCE = 100
_SEED = 95
_UNTOLD = "not told"
_BEFORE_ROLE = frozenset("the a an one his her its their my our your".split())
_AFTER_HEAD = frozenset("of at for from in on with to by who and under".split())


def interval_of(articles: int) -> Interval:
    """Return how intervals are made of so many articles."""
    return Interval.BOOTSTRAP if articles >= _FEW else Interval.WILSON


def find_shares(statements: Sequence[Statement], interval: Interval) -> tuple[Share, ...]:
    """Return the shares of the statements by every dimension, the largest first in each.

    By pronoun and role they are those of named people's statements: where the text does not tell,
    the value is “not told”. Nothing is guessed from a name.
    """
    people = [s for s in statements if s.source is SourceKind.PERSON]
    outlets = [s for s in statements if s.outlet is not None]
    return (
        *_shares(Dimension.SOURCE, statements, lambda s: str(s.source), interval),
        *_shares(Dimension.PRONOUN, people, lambda s: s.pronoun or _UNTOLD, interval),
        *_shares(Dimension.ROLE, people, lambda s: role_of(s.title) or _UNTOLD, interval),
        *_shares(Dimension.PLACE, statements, lambda s: str(s.place), interval),
        *_shares(Dimension.OUTLET, outlets, lambda s: s.outlet or _UNTOLD, interval),
    )


def role_of(title: str | None) -> str | None:
    """Return the role that a title names, in small letters, so that it can be counted.

    “the water minister, who …” and “Veldania’s Water Minister” are a water minister, “head of the
    council” is a head; None where there is no title.
    """
    words: list[str] = []
    for word in re.split(r"[,;(]", title or "")[0].split():
        plain = word.strip(".’'“”\"()").casefold()
        if plain in _AFTER_HEAD and words:
            break
        if plain.endswith(("’s", "'s", "s’", "s'")) or plain in {"’s", "s"}:
            words = []  # whose he is
        elif plain and plain not in _BEFORE_ROLE:
            words.append(plain)
    return " ".join(words) or None


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return Wilson's interval for a share, for 95 %."""
    if not whole:
        return 0.0, 1.0
    share = part / whole
    middle = share + _Z**2 / (2 * whole)
    half = _Z * math.sqrt(share * (1 - share) / whole + _Z**2 / (4 * whole**2))
    below = 1 + _Z**2 / whole
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)


def _shares(
    dimension: Dimension,
    statements: Sequence[Statement],
    value_of: Callable[[Statement], str],
    interval: Interval,
) -> list[Share]:
    count = Counter(map(value_of, statements))
    words: Counter[str] = Counter()
    for statement in statements:
        words[value_of(statement)] += statement.words
    total, all_words = len(statements), words.total()
    bounds = _bootstrap(statements, value_of) if interval is Interval.BOOTSTRAP else {}
    return [
        Share(
            dimension=dimension,
            value=value,
            statements=part,
            words=words[value],
            share=round(part / total, 4),
            low=round(low, 4),
            high=round(high, 4),
            word_share=round(words[value] / all_words, 4) if all_words else 0.0,
        )
        for value, part in sorted(count.items(), key=lambda item: (-item[1], item[0]))
        for low, high in [bounds.get(value) or wilson(part, total)]
    ]


def _bootstrap(
    statements: Sequence[Statement], value_of: Callable[[Statement], str]
) -> dict[str, tuple[float, float]]:
    """The 2.5th and 97.5th percentiles of each value's share over articles drawn anew."""
    import numpy as np  # late: `import quotes` need not wait for it

    values = {value: column for column, value in enumerate(sorted(set(map(value_of, statements))))}
    articles = {name: row for row, name in enumerate(dict.fromkeys(s.article for s in statements))}
    if not articles:
        return {}
    counts = np.zeros((len(articles), len(values)), dtype=np.float32)
    for statement in statements:
        counts[articles[statement.article], values[value_of(statement)]] += 1
    chance = np.random.default_rng(_SEED)
    even = np.full(len(articles), 1 / len(articles))
    found = []
    for _ in range(_DRAWS // _AT_ONCE):
        drawn = chance.multinomial(len(articles), even, size=_AT_ONCE).astype(np.float32) @ counts
        found.append(drawn / drawn.sum(axis=1, keepdims=True))
    low, high = np.percentile(np.concatenate(found), [2.5, 97.5], axis=0)
    return {value: (float(low[c]), float(high[c])) for value, c in values.items()}
