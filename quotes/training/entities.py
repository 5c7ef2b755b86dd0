"""Sentences with names: human labels, labels derived from GUM's mentions, and their variants."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quotes.training.treebank import Word

ENTITY_TYPES = ("PERSON", "ORG", "PLACE", "MISC")
# Files whose guidelines have no MISC: an O in them may hide one.
NO_MISC = ("ewt-dev", "ewt-test", "re3d-open", "pud", "broad-twitter", "worldwide-eval")
# Small sets close to our domain are shown to the encoder more often than large ones far from it.
REPEATS = {"ewt-dev": 3, "wikigold": 2, "re3d-open": 2}
# How often the entity head is shown a set's sentences, beside those of GUM.
SHARES = {
    "ewt-dev": 2.0,
    "wikigold": 1.5,
    "crossner-politics": 1.5,
    "crossner-literature": 0.6,
    "crossner-science": 0.6,
    "crossner-music": 0.5,
    "crossner-ai": 0.4,
    "broad-twitter": 0.5,
    "wnut17": 0.5,
    "pud": 2.0,
}
# What stands before an untrimmed name in re3d: "Iraqi President Fuad Masum".
_TITLES = frozenset(
    """president minister prime secretary general king queen prince sheikh ambassador mr mrs ms dr
    sir colonel lieutenant major captain commander spokesman spokesperson envoy representative
    special foreign defence defense deputy vice chairman director chief senator governor admiral
    us un u.s. uk eu""".split()
)
_PEOPLES = ("an", "ish", "ese", "i")
_JOINERS = frozenset("of for and the - al ibn bin".split())
_CLITICS = frozenset("'s n't 're 've 'll 'd 'm".split())

_GUM_TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
_NAME_TAGS = ("NNP", "NNPS")
# Relations that end a name inside its mention: titles, owners, appositions, clauses.
_NOT_IN_NAME = frozenset(
    "nmod:desc nmod:poss appos conj det punct cc list parataxis dep acl acl:relcl vocative".split()
)
_ENTITY_EVENT = re.compile(r"\([^()]*\)?|[^()]+\)")
_HYPHENATED = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)+$")


@attrs.frozen(kw_only=True)
class TaggedSentence:
    """Words with one IOB2 tag each; `has_misc` is False where the guidelines lack MISC."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    has_misc: bool = True
    source: str = ""


@attrs.frozen(kw_only=True)
class Mention:
    """A mention of an entity in one sentence; `start` and `end` are 0-based words, `end` inclusive.

    `entity` is the document's own key of whom it is of.
    """

    start: int
    end: int
    kind: str
    entity: str


def mentions_of(words: Sequence[Word]) -> tuple[Mention, ...]:
    """Read the brackets of GUM's `Entity=` annotation; mentions left open are dropped."""
    found = []
    open_mentions: list[tuple[str, str, int]] = []
    for index, word in enumerate(words):
        for event in _ENTITY_EVENT.findall(word.entity):
            if not event.startswith("("):
                name = event.rstrip(")")
                match = next((m for m in reversed(open_mentions) if m[0] == name), None)
                if match:
                    open_mentions.remove(match)
                    found.append(Mention(start=match[2], end=index, kind=match[1], entity=name))
                continue
            fields = event.strip("()").split("-")
            kind = fields[1] if len(fields) > 1 else ""
            if event.endswith(")"):
                found.append(Mention(start=index, end=index, kind=kind, entity=fields[0]))
            else:
                open_mentions.append((fields[0], kind, index))
    return tuple(found)


def name_in(words: Sequence[Word], mention: Mention) -> tuple[int, int] | None:
    """Return the name inside a mention as inclusive word indexes, None where it has none.

    A mention is named when its head is a proper noun. The name grows from that head over proper
    nouns, numbers and hyphens, and, except for people, over "of", "for", "and" and "the".
    """
    inside = range(mention.start, mention.end + 1)
    head = next((i for i in inside if words[i].head - 1 not in inside), None)
    if head is None or words[head].xpos not in _NAME_TAGS:
        return None
    start = end = head
    while _in_name(words, start - 1, head, inside):
        start -= 1
    while True:
        step = 1 if mention.kind == "person" else _joiners(words, end, inside) + 1
        if not _in_name(words, end + step, head, inside):
            break
        end += step
    while words[start].form == "-":
        start += 1
    while words[end].form == "-":
        end -= 1
    return start, end


def _in_name(words: Sequence[Word], index: int, head: int, inside: range) -> bool:
    """Whether a word of a mention is part of the name that `head` heads."""
    if index not in inside:
        return False
    if words[index].form == "-":
        return True
    if not (words[index].xpos in _NAME_TAGS or words[index].upos == "NUM"):
        return False
    while index != head:
        if words[index].deprel in _NOT_IN_NAME or words[index].head - 1 not in inside:
            return False
        index = words[index].head - 1
    return True


def _joiners(words: Sequence[Word], end: int, inside: range) -> int:
    """Count the words after `end`, two at most, that may join the parts of a name."""
    count = 0
    while (
        count < 2
        and end + count + 1 in inside
        and words[end + count + 1].form.lower() in ("of", "for", "and", "the", "&")
    ):
        count += 1
    return count


def tags_from_entities(words: Sequence[Word]) -> tuple[str, ...]:
    """Derive IOB2 tags from GUM's mentions; of overlapping names the longest wins."""
    spans = []
    for mention in mentions_of(words):
        name = None if mention.kind == "time" else name_in(words, mention)
        if name:
            spans.append((name[1] - name[0], *name, _GUM_TYPES.get(mention.kind, "MISC")))
    tags = ["O"] * len(words)
    for _, start, end, kind in sorted(spans, key=lambda s: (-s[0], s[1])):
        if all(t == "O" for t in tags[start : end + 1]):
            tags[start : end + 1] = [f"B-{kind}", *[f"I-{kind}"] * (end - start)]
    return tuple(tags)


def read_iob2(path: Path) -> tuple[TaggedSentence, ...]:
    """Read a word-TAB-tag file, sentences parted by blank lines.

    Raises:
        ValueError: a line that is neither blank nor a word and a tag.

    """
    sentences = []
    for block in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf8").strip("\n")):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if any(len(row) != 2 for row in rows):
            msg = f"{path.name}: wanted lines of word TAB tag, got {block[:80]!r}"
            raise ValueError(msg)
        if rows:
            sentences.append(
                TaggedSentence(
                    words=tuple(r[0] for r in rows),
                    tags=tuple(r[1] for r in rows),
                    has_misc=path.stem not in NO_MISC,
                    source=path.stem,
                )
            )
    return tuple(sentences)


def pieces_of(sentence: TaggedSentence) -> Iterator[tuple[tuple[str, ...], str]]:
    """Part a sentence into names, with their type, and single words outside of names, with ""."""
    tags = sentence.tags
    start = 0
    for end in range(1, len(tags) + 1):
        kind = tags[start][2:]
        if not (kind and end < len(tags) and tags[end] == f"I-{kind}"):
            yield sentence.words[start:end], kind
            start = end


def split_hyphens(sentence: TaggedSentence) -> TaggedSentence:
    """Split hyphenated words as the treebanks do, so that tagger and tokenizer agree."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        parts = re.split("(-)", word) if _HYPHENATED.match(word) else [word]
        words += parts
        tags += [tag, *[tag.replace("B-", "I-")] * (len(parts) - 1)]
    return attrs.evolve(sentence, words=tuple(words), tags=tuple(tags))


def join_clitics(sentence: TaggedSentence) -> TaggedSentence:
    """Join “Holt” and “’s” as the bundle's tokenizer does: the head reads tokens, not words."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        clitic = word.lower().replace("’", "'") in _CLITICS
        if clitic and words and words[-1][-1:].isalnum():
            words[-1] += word
        else:
            words.append(word)
            # What began in a clitic begins a word later.
            follows = bool(tags) and tags[-1][2:] == tag[2:]
            tags.append(tag if follows or not tag.startswith("I-") else f"B-{tag[2:]}")
    return attrs.evolve(sentence, words=tuple(words), tags=tuple(tags))


def names_alone(sentence: TaggedSentence) -> TaggedSentence:
    """Take descriptions and pronouns out of re3d's labels ("the insurgents", "it").

    What mixes a name with a description ("Iraqi President Fuad Masum") is tagged ?TYPE, which the
    entity head may take for a name of this type in any extent, or for none.
    """
    tags = list(sentence.tags)
    at = 0
    for words, kind in pieces_of(sentence):
        end = at + len(words)
        if kind:
            start = at
            if words[0].lower() in ("the", "a", "an"):
                tags[at] = "O"
                start += 1
            tags[start:end] = _name_alone(words[start - at :], kind)
        at = end
    return attrs.evolve(sentence, tags=tuple(tags))


def _name_alone(words: Sequence[str], kind: str) -> list[str]:
    lower = [word.lower() for word in words]
    written = [word[:1].isupper() or word[:1].isdigit() for word in words]
    if not any(written):
        return ["O"] * len(words)
    described = kind == "PERSON" and (set(lower) & _TITLES or lower[0].endswith(_PEOPLES))
    whole = all(w or low in _JOINERS for w, low in zip(written, lower, strict=True))
    if whole and written[0] and not described:
        return [f"B-{kind}", *[f"I-{kind}"] * (len(words) - 1)]
    return [f"?{kind}"] * len(words)


def hold_back(
    sentences: Sequence[TaggedSentence],
) -> tuple[tuple[TaggedSentence, ...], tuple[TaggedSentence, ...]]:
    """Part a file into its first nine tenths, for training, and its last tenth, for figures."""
    cut = len(sentences) * 9 // 10
    return tuple(sentences[:cut]), tuple(sentences[cut:])


def vary_case(sentence: TaggedSentence, rng: random.Random) -> TaggedSentence:
    """Rewrite a sentence as a headline might be: Title Case, ALL CAPS or lower case."""
    change = rng.choice((_title, str.upper, str.lower))
    return attrs.evolve(sentence, words=tuple(change(w) for w in sentence.words))


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def write_tagged(path: Path, sentences: Iterable[TaggedSentence]) -> None:
    """Write tagged sentences, one JSON object a line."""
    with path.open("w", encoding="utf8") as out:
        out.writelines(json.dumps(attrs.asdict(s), ensure_ascii=False) + "\n" for s in sentences)


def read_tagged(path: Path) -> tuple[TaggedSentence, ...]:
    """Read what `write_tagged` wrote."""
    rows = map(json.loads, path.read_text(encoding="utf8").splitlines())
    return tuple(
        TaggedSentence(
            words=tuple(r["words"]),
            tags=tuple(r["tags"]),
            has_misc=r["has_misc"],
            source=r["source"],
        )
        for r in rows
    )
