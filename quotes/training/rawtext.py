"""Turn treebank sentences back into raw text with a label a character, varied as news text varies.

Labels are stanza's: 0 inside a token, 1 its end, 2 the end of a sentence, 3 the end of a token of
several words, 4 the same at the end of a sentence.
"""

import random
import re
from collections.abc import Iterator, Sequence

import attrs

from quotes.training.entities import TaggedSentence
from quotes.training.treebank import MARK_STYLES

_OPEN, _CLOSE = "``", "''"
_DASHES = ("\u2014", "\u2013", "--")
_SAID = tuple("said asked added replied wrote warned explained insisted argued noted".split())


@attrs.frozen(kw_only=True)
class Token:
    """One token of raw text; `parts` are its words where it has several, `mark` its mark's tag."""

    text: str
    space: bool = True
    parts: tuple[str, ...] = ()
    mark: str = ""


Sentence = tuple[Token, ...]
Paragraph = tuple[Sentence, ...]


def tokens_of(block: str) -> Sentence:
    """Return the surface tokens of a CoNLL-U sentence."""
    tokens: list[Token] = []
    last = 0
    for line in block.split("\n"):
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 10:
            continue
        first, _, final = fields[0].partition("-")
        space = "SpaceAfter=No" not in fields[9]
        if final:
            last = int(final)
            tokens.append(Token(text=fields[1], space=space))
        elif int(first) <= last:
            tokens[-1] = attrs.evolve(tokens[-1], parts=(*tokens[-1].parts, fields[1]))
        else:
            mark = fields[4] if fields[4] in (_OPEN, _CLOSE) else ""
            tokens.append(Token(text=fields[1], space=space, mark=mark))
    return tuple(tokens)


def paragraphs(blocks: Sequence[str]) -> Iterator[Paragraph]:
    """Group sentences into the paragraphs that `# newpar` and `# newdoc` begin."""
    group: list[Sentence] = []
    for block in blocks:
        if group and re.search(r"^# new(par|doc)", block, re.MULTILINE):
            yield tuple(group)
            group = []
        group.append(tokens_of(block))
    if group:
        yield tuple(group)


def render(paragraph: Paragraph) -> tuple[str, str]:
    """Return the text of a paragraph and as many label digits."""
    text, labels = [], []
    for number, sentence in enumerate(paragraph):
        for index, token in enumerate(sentence):
            last = index == len(sentence) - 1
            end = (4 if last else 3) if token.parts else (2 if last else 1)
            text.append(token.text)
            labels.append("0" * (len(token.text) - 1) + str(end))
            final = last and number == len(paragraph) - 1
            if token.space and not final:
                text.append(" ")
                labels.append("0")
    return "".join(text), "".join(labels)


def respell(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Rewrite the marks, apostrophes and dashes of a paragraph in one style each."""
    style = rng.choice(MARK_STYLES)
    curly = rng.random() < 0.5
    dash = rng.choice(_DASHES)
    glued = rng.random() < 0.3

    def spell(token: Token) -> Token:
        if token.mark:
            return attrs.evolve(token, text=style[token.mark == _CLOSE])
        if token.text in _DASHES:
            return attrs.evolve(token, text=dash, space=token.space and not glued)
        if curly:
            parts = tuple(p.replace("'", "\u2019") for p in token.parts)
            return attrs.evolve(token, text=token.text.replace("'", "\u2019"), parts=parts)
        return token

    spelled = tuple(tuple(map(spell, s)) for s in paragraph)
    return tuple(map(_glue_dashes, spelled)) if glued else spelled


def _glue_dashes(sentence: Sentence) -> Sentence:
    following = (*sentence[1:], None)
    return tuple(
        attrs.evolve(t, space=False) if n and n.text in _DASHES and t.space else t
        for t, n in zip(sentence, following, strict=True)
    )


def can_be_said(sentence: Sentence) -> bool:
    """Whether a sentence may be put in quotation marks: it ends with a stop and holds no mark."""
    return (
        4 <= len(sentence) <= 40
        and sentence[-1].text in (".", "!", "?")
        and sentence[0].text[:1].isupper()
        and not any(t.mark or t.text in "()\"'[]" for t in sentence)
    )


def quote(
    said: Sequence[Sentence], names: Sequence[tuple[str, ...]], rng: random.Random
) -> Paragraph:
    """Compose a paragraph in which somebody says the sentences, attributed as the news does."""
    opening, closing = Token(text='"', space=False, mark=_OPEN), Token(text='"', mark=_CLOSE)
    name = tuple(Token(text=w) for w in rng.choice(names))
    verb = (Token(text=rng.choice(_SAID)),)
    who = name + verb if rng.random() < 0.5 else verb + name
    stop = Token(text=".")
    first, rest = _joined(said[0]), tuple(_joined(s) for s in said[1:])
    tail = _tight(who, stop)
    head = (opening, *_ended(first, ","), closing)
    if first[-1].text != ".":
        head = (opening, *_tight(first), closing)
    shapes = (
        (head + tail, *_marked(rest, opening, closing)),
        ((*_tight(name + verb, Token(text=",")), *_marked((first,), opening, closing)[0]), *rest),
        _marked((first, *rest), opening, closing),
        (head + tail, *rest),
    )
    return rng.choice(shapes)


def _joined(sentence: Sentence) -> Sentence:
    """The sentence with a space after it, whatever followed it before."""
    return (*sentence[:-1], attrs.evolve(sentence[-1], space=True))


def _tight(tokens: Sentence, stop: Token | None = None) -> Sentence:
    """The tokens with no space after the last, and `stop` put there if given."""
    tight = (*tokens[:-1], attrs.evolve(tokens[-1], space=False))
    return (*tight, stop) if stop else tight


def _ended(sentence: Sentence, mark: str) -> Sentence:
    return (*sentence[:-1], Token(text=mark, space=False))


def _marked(sentences: Sequence[Sentence], opening: Token, closing: Token) -> Paragraph:
    """Put one pair of marks round the sentences."""
    if not sentences:
        return ()
    inner = list(sentences)
    inner[0] = (opening, *inner[0])
    inner[-1] = (*_tight(inner[-1]), closing)
    return tuple(inner)


def training_text(
    blocks: Sequence[str], tagged: Sequence[TaggedSentence], seed: int
) -> list[Paragraph]:
    """Return the paragraphs the tokenizer learns from.

    Each paragraph stands as it is; those with marks, dashes or apostrophes stand again respelled,
    and sentences fit for it are said by invented combinations of the names in `tagged`.
    """
    rng = random.Random(seed)
    plain = list(paragraphs(blocks))
    made: list[Paragraph] = []
    for paragraph in plain:
        tokens = [t for s in paragraph for t in s]
        if any(t.mark or t.text in _DASHES for t in tokens):
            made += [respell(paragraph, rng) for _ in range(2)]
        elif any("'" in t.text for t in tokens) and rng.random() < 0.4:
            made.append(respell(paragraph, rng))
    names = [n for n in map(_first_person, tagged) if n]
    fit = [s for p in plain for s in p if can_be_said(s)]
    for _ in range(len(fit) // 2):
        start = rng.randrange(len(fit))
        said = fit[start : start + rng.randint(1, 3)]
        made.append(respell(quote(said, names, rng), rng))
    everything = plain + made
    rng.shuffle(everything)
    return everything


def _first_person(sentence: TaggedSentence) -> tuple[str, ...]:
    words: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        if tag == ("I-PERSON" if words else "B-PERSON"):
            words.append(word)
        elif words:
            break
    return tuple(words) if len(words) < 4 and all(w.isalpha() for w in words) else ()
