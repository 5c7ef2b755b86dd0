"""Complete a dictionary of lemmas with regular forms the treebanks happen to lack."""

import re
from collections.abc import Iterator, Sequence

_VOWELS = "aeiou"


def inflections(verb: str) -> Iterator[str]:
    """Yield the regular forms of an English verb, with and without a doubled consonant."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield verb + "es"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield verb[:-1] + "ies"
    else:
        yield verb + "s"
    stems = [verb]
    if verb.endswith("e"):
        yield verb + "d"
        stems = [verb[:-1]] if not verb.endswith("ee") else [verb]
        if verb.endswith("ie"):
            stems = [verb[:-2] + "y"]
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield verb[:-1] + "ied"
    else:
        yield verb + "ed"
        if re.search(rf"(?:[^{_VOWELS}]|qu)[{_VOWELS}][^{_VOWELS}wxy]$", verb):
            stems.append(verb + verb[-1])
            yield stems[-1] + "ed"
    for stem in stems:
        yield stem + "ing"


def lemma_triples(
    seen: Sequence[tuple[str, str, str]], verbs: frozenset[str]
) -> list[tuple[str, str, str]]:
    """Complete (form, tag, lemma) triples with forms the treebanks happen to lack.

    Added are the regular forms of every verb seen and of `verbs`, and capitalised and upper-case
    spellings of verbs and common nouns. A form that was seen keeps the lemma it was seen with.
    """
    known = {(form, tag) for form, tag, _ in seen}
    lemmas = {lemma for _, tag, lemma in seen if tag == "VERB" and lemma.isalpha()} | verbs
    # Backwards, so that of two readings the longer verb wins: "emphasised" is of "emphasise".
    stems = [v for v in sorted(lemmas, reverse=True) if v.islower()]
    grown = [(form, "VERB", v) for v in stems for form in (v, *inflections(v))]
    triples = list(seen)
    pool = [*dict.fromkeys(seen), *(t for t in grown if t[:2] not in known)]
    for form, tag, lemma in pool:
        if (form, tag) not in known:
            triples.append((form, tag, lemma))
            known.add((form, tag))
        if tag in ("VERB", "AUX", "NOUN"):
            for spelled in (form.capitalize(), form.upper()):
                if (spelled, tag) not in known:
                    known.add((spelled, tag))
                    triples.append((spelled, tag, lemma))
    return triples
