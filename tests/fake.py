"""A parser for tests: no models, no chance, right on the plain sentences that tests are made of.

`FakeParser` reads templates such as “Clara Moss said that …”, “‘…,’ said Mr Holt, the mayor.”,
“According to …, …” and gives them the trees that the real parser gives. Anything else gets some
tree. `parse_of` builds a parse from a compact notation, for tests of one construction.
"""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from quotes.model import Span
from quotes.parse.seam import ParseRequest
from quotes.syntax import EntityType, NamedEntity, Parse, Sentence, Word

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Prof|Gen|St)\.|(?:[A-Z]\.)+(?=\s|$)|[A-Z]\.(?:[A-Z]\.)+"
    r"|n[’']t\b|[’'](?:s|ll|re|ve|d|m)\b|\w+?(?=n[’']t\b)|[\w@#]+(?:-\w+)*|''|``|\.\.\.|[^\w\s]"
)
_CLITIC = re.compile(r"n?[’'](?:t|s|ll|re|ve|d|m)", re.IGNORECASE)
_OPEN, _CLOSE = frozenset("“‘«„"), frozenset("”’»")
_MARKS = _OPEN | _CLOSE | {'"', "''", "``"}

_TITLES = frozenset("mr mrs ms dr sen gov rep prof gen sir dame mayor president minister".split())
_DET = frozenset("the a an this that these those some any every each no".split())
_POSS = frozenset("his her its their my your our".split())
_PRON = frozenset(
    "i you he she it we they him them me us who what himself herself themselves nobody".split()
)
_ADP = frozenset("of in on at by for with from to about into over after before as".split())
_CCONJ = frozenset({"and", "or", "but"})
_SCONJ = frozenset("that whether if because while when although".split())
_COPULA = {"is": "VBZ", "was": "VBD", "are": "VBP", "were": "VBD", "be": "VB", "been": "VBN"}
_AUX = frozenset(
    "will would can could may might must shall should have has had did does do".split()
)
_ADV = frozenset("not never also later then now away yesterday today again still only".split())
_ADJ = frozenset("safe old new joint former big bad good anonymous senior true false ready".split())
_VERBS = {
    "said": "say", "says": "say", "say": "say", "told": "tell", "tells": "tell", "tell": "tell",
    "asked": "ask", "asks": "ask", "added": "add", "adds": "add", "wrote": "write",
    "writes": "write", "announced": "announce", "claimed": "claim", "claims": "claim",
    "denied": "deny", "denies": "deny", "insisted": "insist", "warned": "warn", "warns": "warn",
    "called": "call", "declined": "decline", "refused": "refuse", "replied": "reply",
    "explained": "explain", "argued": "argue", "noted": "note", "shouted": "shout",
    "stated": "state", "reported": "report", "confirmed": "confirm", "admitted": "admit",
    "agreed": "agree", "went": "go", "go": "go", "goes": "go", "came": "come", "hold": "hold",
    "held": "hold", "holds": "hold", "made": "make", "make": "make", "left": "leave",
    "stay": "stay", "met": "meet", "failed": "fail", "fail": "fail", "won": "win", "win": "win",
    "leave": "leave", "comment": "comment", "tweeted": "tweet", "believes": "believe",
    "believed": "believe", "thinks": "think", "thought": "think", "know": "know",
    "began": "begin", "opened": "open", "closed": "close", "work": "work", "works": "work",
    "gets": "get", "got": "get", "get": "get", "carried": "carry", "fell": "fall", "fall": "fall",
}  # fmt: skip
_CONTENT = frozenset(
    "say tell ask add write announce claim deny insist warn reply explain argue note shout "
    "state report confirm admit agree tweet believe think know".split()
)
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december".split()
)
_ORG_WORDS = frozenset(
    "council board agency ministry company party university group bank union corp inc "
    "committee department police office association trust reuters institute liberal "
    "liberals".split()
)
_PLACES = frozenset("arden london paris moscow berlin russia syria america britain wells".split())
_FEATS = {
    "he": "Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "him": "Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "his": "Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "she": "Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "her": "Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "it": "Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "they": "Number=Plur|Person=3|PronType=Prs",
    "i": "Number=Sing|Person=1|PronType=Prs",
    "we": "Number=Plur|Person=1|PronType=Prs",
}


@frozen(kw_only=True)
class FakeParser:
    """Answers as the stanza parser does, by tables and a few rules."""

    models: str = "fake@1"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        return tuple(self._parse_article(request) for request in requests)

    def _parse_article(self, request: ParseRequest) -> Parse:
        return Parse(
            sentences=[
                _parse_sentence(tokens)
                for region in request.regions
                if region not in request.masks  # read with their paragraphs
                for tokens in _split(_tag(request.text, region))
            ]
        )


def parse_of(notation: str, /) -> tuple[str, Parse]:
    """Return the text and parse that a compact notation stands for.

    A line a sentence; words parted by spaces as `form/UPOS/deprel>head`, the head counted from 1
    and 0 for the root, `/lemma` after it where it is not the form in small letters, `_` before a
    form that touches the word before it:
    `Clara/PROPN/nsubj>2 spoke/VERB/root>0/speak _./PUNCT/punct>2`.
    Names are the runs of PROPN joined by `flat` or `compound`; their types are those of FakeParser.
    """
    text = ""
    sentences = []
    for line in notation.strip().splitlines():
        draft = []
        for entry in line.split():
            touches, entry = entry.startswith("_"), entry.removeprefix("_")
            form, upos, arc, *lemma = entry.rsplit("/", entry.count("/")) if entry[0] != "/" else ()
            deprel, head = arc.split(">")
            text += "" if touches or not text else " "
            token = _Token(
                start=len(text), text=form, upos=upos, lemma=(lemma or [form.lower()])[0]
            )
            text += form
            draft.append(evolve(token, head=int(head) - 1 if head != "0" else None, deprel=deprel))
        sentences.append(_sentence(draft))
    return text, Parse(sentences=sentences)


@frozen(kw_only=True)
class _Token:
    start: int
    text: str
    upos: str = "X"
    xpos: str = ""
    lemma: str = ""
    head: int | None = None
    deprel: str = "dep"

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")


def _tag(text: str, region: Span) -> list[_Token]:
    found = [
        _Token(start=m.start(), text=m[0]) for m in _TOKEN.finditer(text, region.start, region.end)
    ]
    names = _known_names(text)
    return [
        _tagged(
            token, found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None, names
        )
        for i, token in enumerate(found)
    ]


def _known_names(text: str) -> frozenset[str]:
    """Capitalised words that stand inside a sentence, or before another capitalised word."""
    inside = re.findall(r"(?<=[\w,] )[A-Z][\w-]+", text)
    before = re.findall(r"\b([A-Z][\w-]+) (?=[A-Z])", text)
    return frozenset(w for w in (*inside, *before) if not _closed_class(w.lower()))


def _closed_class(lower: str) -> str | None:
    """Return the part of speech of a word that is listed, None for an open-class word."""
    for words, upos in (
        (_DET, "DET"), (_POSS, "PRON"), (_PRON, "PRON"), (_ADP, "ADP"), (_CCONJ, "CCONJ"),
        (_SCONJ, "SCONJ"), (_COPULA.keys() | _AUX, "AUX"), (_ADV, "ADV"), (_ADJ, "ADJ"),
        (_VERBS.keys(), "VERB"),
    ):  # fmt: skip
        if lower in words:
            return upos
    return None


def _tagged(
    token: _Token, before: _Token | None, after: _Token | None, names: frozenset[str]
) -> _Token:
    lower = token.lower
    if not any(map(str.isalnum, token.text)):
        return evolve(token, upos="PUNCT", xpos=token.text, lemma=token.text)
    if _CLITIC.fullmatch(token.text) and before and before.end == token.start:
        return evolve(token, **_clitic(lower, after))
    if _is_name(token, before, after, names):
        return evolve(token, upos="PROPN", xpos="NNP", lemma=token.text)
    if lower == "that" and before and before.upos != "ADP":
        return evolve(token, upos="SCONJ", xpos="IN", lemma=lower)
    if lower == "to" and after and after.lower in _VERBS:
        return evolve(token, upos="PART", xpos="TO", lemma=lower)
    upos = _closed_class(lower) or _by_ending(lower, before)
    lemma = _VERBS.get(lower, lower) if upos == "VERB" else "be" if lower in _COPULA else lower
    return evolve(token, upos=upos, xpos=_xpos(lower, upos), lemma=lemma)


def _is_name(
    token: _Token, before: _Token | None, after: _Token | None, names: frozenset[str]
) -> bool:
    """Tell whether a word is a name, or a title before one.

    It is where the article has it as one elsewhere, after a title, as an initial, or where it
    opens a sentence, is in no table, and a verb or an owner's ’s follows.
    """
    if not token.text[:1].isupper():
        return False
    if token.lower.rstrip(".") in _TITLES:
        return after is not None and after.text[:1].isupper()
    if token.text in names or token.text[1:2] == ".":
        return True
    if before and before.lower.rstrip(".") in _TITLES:
        return True
    is_open = _closed_class(token.lower) is None and not token.lower.endswith("s")
    follows = after.lower if after else ""
    return is_open and (_closed_class(follows) in {"VERB", "AUX"} or follows == "'s")


def _clitic(lower: str, after: _Token | None) -> dict[str, str]:
    if lower == "n't":
        return {"upos": "PART", "xpos": "RB", "lemma": "not"}
    is_verb = lower != "'s" or (after is not None and _closed_class(after.lower) is not None)
    if is_verb:
        return {
            "upos": "AUX",
            "xpos": "VBZ",
            "lemma": "be" if lower in ("'s", "'m", "'re") else lower,
        }
    return {"upos": "PART", "xpos": "POS", "lemma": "'s"}


def _by_ending(lower: str, before: _Token | None) -> str:
    if lower[:1].isdigit():
        return "NUM"
    if lower.endswith("ly"):
        return "ADV"
    if lower.endswith("ed") and (before is None or before.lower not in _DET | _POSS):
        return "VERB"
    return "NOUN"


def _xpos(lower: str, upos: str) -> str:
    if lower in _COPULA:
        return _COPULA[lower]
    if upos == "VERB":
        return "VBZ" if lower.endswith("s") else "VB" if _VERBS.get(lower) == lower else "VBD"
    if upos == "NOUN":
        return "NNS" if lower.endswith("s") or lower in ("police", "people") else "NN"
    tags = {"DET": "DT", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "ADJ": "JJ", "ADV": "RB"}
    if upos == "PRON":
        return "PRP$" if lower in _POSS else "PRP"
    return "MD" if upos == "AUX" else tags.get(upos, "CD")


def _split(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Cut after a full stop and the marks that touch it, unless small letters follow."""
    sentences: list[list[_Token]] = [[]]
    for i, token in enumerate(tokens):
        sentences[-1].append(token)
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        ended = any(t.text in (".", "!", "?", "...", "…") for t in _tail(sentences[-1]))
        if after and ended and after.start > token.end and not after.text[:1].islower():
            sentences.append([])
    return [s for s in sentences if s]


def _tail(tokens: Sequence[_Token]) -> list[_Token]:
    """Return the punctuation that ends these tokens."""
    found = []
    for token in reversed(tokens):
        if token.upos != "PUNCT":
            break
        found.append(token)
    return found


def _parse_sentence(tokens: Sequence[_Token]) -> Sentence:
    tree = _Tree(tokens)
    root = tree.clause(range(len(tokens)))
    return _sentence(tree.finished(root))


def _sentence(tokens: Sequence[_Token]) -> Sentence:
    words = [
        Word(
            index=i, start=t.start, end=t.end, text=t.text, lemma=t.lemma, upos=t.upos, xpos=t.xpos,
            feats=_FEATS.get(t.lower, ""), head=t.head, deprel=t.deprel,
        )
        for i, t in enumerate(tokens)
    ]  # fmt: skip
    return Sentence(words=words, entities=_entities(tokens))


def _entities(tokens: Sequence[_Token]) -> list[NamedEntity]:
    runs: list[list[_Token]] = [[]]
    for token in tokens:
        is_name = token.upos == "PROPN" and token.lower.rstrip(".") not in _TITLES
        if is_name and token.lower not in _DATES:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [_entity(run, tokens) for run in runs if run]


def _entity(run: Sequence[_Token], tokens: Sequence[_Token]) -> NamedEntity:
    lowers = [token.lower for token in run]
    at = tokens.index(run[0])
    before = tokens[at - 1].lower if at else ""
    if any(lower in _ORG_WORDS for lower in lowers) or (
        run[0].text.isupper() and len(lowers[0]) > 2
    ):
        kind = EntityType.ORG
    elif len(run) == 1 and (lowers[0] in _PLACES or before == "in"):
        kind = EntityType.PLACE
    else:
        kind = EntityType.PERSON
    text = "".join(
        t.text + (" " if n and n.start > t.end else "")
        for t, n in zip(run, [*run[1:], None], strict=True)
    )
    return NamedEntity(start=run[0].start, end=run[-1].end, text=text, type=kind)


class _Tree:
    """Grows a sentence's tree clause by clause; each step attaches words that have no head yet."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self.tokens = tokens
        self.arcs: dict[int, tuple[int, str]] = {}

    def finished(self, root: int) -> list[_Token]:
        """Return the tokens with heads; what no rule attached hangs on the root."""
        loose = {"PUNCT": "punct", "ADV": "advmod", "AUX": "aux", "CCONJ": "cc", "SCONJ": "mark"}
        self.arcs.pop(root, None)
        for i in range(len(self.tokens)):
            self._break_cycle(i, root)
        return [
            evolve(t, head=None, deprel="root")
            if i == root
            else evolve(t, **dict(zip(("head", "deprel"), self._arc(i, root, loose), strict=True)))
            for i, t in enumerate(self.tokens)
        ]

    def _break_cycle(self, i: int, root: int) -> None:
        seen = set()
        while i in self.arcs and i != root:
            if i in seen:
                del self.arcs[i]
                return
            seen.add(i)
            i = self.arcs[i][0]

    def _arc(self, i: int, root: int, loose: dict[str, str]) -> tuple[int, str]:
        return self.arcs.get(i, (root, loose.get(self.tokens[i].upos, "dep")))

    def clause(self, span: range) -> int:
        """Attach the words of a clause; return its head."""
        quoted = self._quoted(span)
        if len(quoted) == 1 and all(self._is_punct(i) for i in span if i not in quoted[0]):
            inner = [i for i in quoted[0] if self.tokens[i].text not in _MARKS]
            if not inner:
                return span[0]
            head = self.clause(range(inner[0], inner[-1] + 1))
            for i in quoted[0]:
                if self._is_punct(i) and i != head:
                    self.arcs.setdefault(i, (head, "punct"))
            return head
        free = [i for i in span if not any(i in q for q in quoted)]
        chunks = self._chunks(free)
        verb = self._predicate(free, chunks)
        if verb is None:
            heads = [c.head for c in chunks]
            return heads[0] if heads else self.clause(quoted[0]) if quoted else span[0]
        self._dress(verb, free)
        rest = self._subject(verb, span, chunks)
        self._content(verb, span, quoted, rest)
        self._link(verb, chunks)
        return verb

    def _is_punct(self, i: int) -> bool:
        return self.tokens[i].upos == "PUNCT"

    def _quoted(self, span: range) -> list[range]:
        """Return the outermost passages between marks; an unclosed one runs to the end."""
        found, start = [], None
        for i in span:
            text = self.tokens[i].text
            if text not in _MARKS:
                continue
            if start is None and text not in _CLOSE:
                start = i
            elif start is not None and text not in _OPEN:
                found.append(range(start, i + 1))
                start = None
        return found + ([range(start, span.stop)] if start is not None else [])

    def _predicate(self, free: Sequence[int], chunks: "Sequence[_Chunk]") -> int | None:
        verbs = [i for i in free if self.tokens[i].upos == "VERB" and not self._after_to(i)]
        said = [i for i in verbs if self.tokens[i].lemma in _CONTENT]
        if said:  # “Asked about the dam, Moss said …”
            return said[-1] if said[0] == free[0] else said[0]
        copulas = [i for i in free if self.tokens[i].lemma == "be"]
        if copulas and (not verbs or copulas[0] < verbs[0] - 2):
            after = [i for i in free if i > copulas[0] and self.tokens[i].upos == "ADJ"]
            after += [c.head for c in chunks if c.head > copulas[0]]
            if after and (not verbs or min(after) < verbs[0]):
                self.arcs[copulas[0]] = (min(after), "cop")
                return min(after)
        return verbs[0] if verbs else copulas[0] if copulas else None

    def _after_to(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].lower == "to"

    def _dress(self, verb: int, free: Sequence[int]) -> None:
        """Attach auxiliaries, negation and adverbs before the verb, and “to comment” after it."""
        for i in reversed([i for i in free if i < verb]):
            relation = {"AUX": "aux", "ADV": "advmod", "PART": "advmod"}.get(self.tokens[i].upos)
            if relation is None:
                break
            self.arcs.setdefault(i, (verb, relation))
        for i in free:
            if i > verb and self.tokens[i].upos == "VERB" and self._after_to(i):
                self.arcs[i] = (verb, "xcomp")
                self.arcs[i - 1] = (i, "mark")
                break

    def _chunks(self, free: Sequence[int]) -> "list[_Chunk]":
        """Find the noun phrases, and attach their words to their heads."""
        chunks: list[_Chunk] = []
        run: list[int] = []
        for i, follows in zip(free, [*free, None][1:], strict=True):
            token = self.tokens[i]
            if token.upos in {"DET", "ADJ", "NUM", "NOUN", "PROPN"} or token.xpos in {
                "PRP$",
                "POS",
            }:
                run.append(i)
            elif token.upos == "PRON":
                chunks.append(_Chunk(first=i, last=i, head=i))
            if run and (
                follows is None or follows != i + 1 or run[-1] != i or self._starts_new(follows)
            ):
                chunks += self._chunk(run)
                run = []
        return chunks

    def _starts_new(self, i: int) -> bool:
        token = self.tokens[i]
        return token.upos == "DET" or token.xpos == "PRP$"

    def _chunk(self, run: Sequence[int]) -> "list[_Chunk]":
        owner = None
        for i in run:
            if self.tokens[i].xpos == "POS" and i > run[0] and i < run[-1]:
                owner = i
        if owner is not None:
            left, right = run[: run.index(owner)], run[run.index(owner) + 1 :]
            head, owner_head = self._head(right), self._head(left)
            self.arcs[owner_head] = (head, "nmod:poss")
            self.arcs[owner] = (owner_head, "case")
        else:
            head = self._head(run)
        nominal = self.tokens[head].upos in {"NOUN", "PROPN", "NUM"}
        return [_Chunk(first=run[0], last=run[-1], head=head)] if nominal else []

    def _head(self, run: Sequence[int]) -> int:
        """Attach a noun phrase's words; names are flat, titles and nouns before them modify."""
        names = [i for i in run if self.tokens[i].upos == "PROPN"]
        people = [i for i in names if self.tokens[i].lower.rstrip(".") not in _TITLES]
        nouns = [i for i in run if self.tokens[i].upos == "NOUN"]
        is_org = any(self.tokens[i].lower in _ORG_WORDS for i in people)
        if people and people[-1] == run[-1] and not is_org:
            head = people[0]
        else:
            head = (nouns or names or list(run))[-1]
        relations = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "NOUN": "compound"}
        for i in run:
            token = self.tokens[i]
            if i == head:
                continue
            if token.xpos == "PRP$":
                relation = "nmod:poss"
            elif token.upos == "PROPN":
                titled = token.lower.rstrip(".") in _TITLES
                relation = "nmod:desc" if titled else "flat" if i > head else "compound"
            else:
                relation = relations.get(token.upos, "dep")
            self.arcs[i] = (head, relation)
        return head

    def _subject(self, verb: int, span: range, chunks: "Sequence[_Chunk]") -> int:
        """Attach the subject, before the verb or (“…,” said Moss) after it; return what follows."""
        is_plain = self.tokens[verb].upos != "VERB"
        begin = min([i for i, (h, _) in self.arcs.items() if h == verb] + [verb])
        before = [c for c in chunks if c.last < begin and not self._is_oblique(c)]
        after = [c for c in chunks if c.first == verb + 1]
        subject = next((c for c in reversed(before) if self._reaches(c, begin)), None)
        if subject is not None:
            subject = self._first_of_apposition(subject, before)
            self.arcs[subject.head] = (verb, "nsubj")
            return verb + 1
        if after and not is_plain and begin > span.start:
            self.arcs[after[0].head] = (verb, "nsubj")
            return after[0].last + 1
        return verb + 1

    def _is_oblique(self, chunk: "_Chunk") -> bool:
        return chunk.first > 0 and self.tokens[chunk.first - 1].upos == "ADP"

    def _reaches(self, chunk: "_Chunk", verb: int) -> bool:
        """Tell whether only an apposition's end, a phrase with “of” or “and …” parts the two."""
        between = self.tokens[chunk.last + 1 : verb]
        if not between:
            return True
        return (
            all(t.upos not in {"VERB", "AUX", "SCONJ"} and t.text not in _MARKS for t in between)
            and (
                (between[0].text == "," and between[-1].text == ",")
                or between[0].upos in {"ADP", "CCONJ"}
            )
            and len(between) > 1
        )

    def _first_of_apposition(self, chunk: "_Chunk", before: "Sequence[_Chunk]") -> "_Chunk":
        """Go back from “a doctor” or “and the Board” to the phrase that it stands beside."""
        index = before.index(chunk)
        while index:
            previous = before[index - 1]
            gap = [t.lower for t in self.tokens[previous.last + 1 : chunk.first]]
            if gap == ["and"]:
                self.arcs[chunk.head] = (previous.head, "conj")
                self.arcs[chunk.first - 1] = (chunk.head, "cc")
            else:
                break
            chunk, index = previous, index - 1
        return chunk

    def _content(self, verb: int, span: range, quoted: Sequence[range], rest: int) -> None:
        """Attach what is said: marked words, a clause after the verb, or one before a comma."""
        if self.tokens[verb].lemma not in _CONTENT:
            for q in quoted:
                self.arcs[self.clause(q)] = (verb, "obj" if q.start > verb else "dep")
            return
        after = self._content_start(rest, span.stop)
        if after is not None:
            head = self.clause(range(after, span.stop))
            if head != verb:
                self.arcs[head] = (verb, "ccomp")
                if self.tokens[after].upos == "SCONJ":
                    self.arcs[after] = (head, "mark")
        for q in quoted:
            if q.stop <= verb or (after is None and q.start > verb):
                self.arcs[self.clause(q)] = (verb, "ccomp")
        subject = [i for i, (h, r) in self.arcs.items() if h == verb and r == "nsubj" and i < verb]
        edge = min([*subject, *self._below(subject), verb])
        left = range(span.start, edge - 1)
        ends_in_comma = edge > span.start and self.tokens[edge - 1].text == ","
        has_verb = any(self.tokens[i].upos in {"VERB", "AUX"} for i in left)
        if ends_in_comma and has_verb and not any(q.stop <= verb for q in quoted):
            self.arcs[self.clause(left)] = (verb, "ccomp")

    def _below(self, heads: Sequence[int]) -> list[int]:
        return [i for i, (h, _) in self.arcs.items() if h in heads]

    def _content_start(self, at: int, stop: int) -> int | None:
        """Return where the words said after the verb begin, None where there are none."""
        for i in range(at, stop):
            token = self.tokens[i]
            if token.upos == "SCONJ" or token.text in _MARKS:
                return i
            if token.text in (",", ":") or token.upos == "ADP":
                continue
            if token.upos in {"VERB", "AUX"} and not self._after_to(i):
                clause = [
                    c for c in range(at, i) if self._starts_new(c) or self.tokens[c].upos == "PRON"
                ]
                names = [c for c in range(at, i) if self.tokens[c].upos in {"PROPN", "NOUN"}]
                return clause[-1] if clause else names[0] if names else None
        return None

    def _link(self, verb: int, chunks: "Sequence[_Chunk]") -> None:
        """Attach the noun phrases that are left: appositions, phrases with “of”, objects."""
        for chunk, previous in zip(chunks, [None, *chunks], strict=False):
            before = [t.lower for t in self.tokens[max(0, chunk.first - 2) : chunk.first]]
            if before == ["according", "to"]:
                self.arcs[chunk.first - 2] = (chunk.head, "case")
                self.arcs[chunk.first - 1] = (chunk.first - 2, "fixed")
                self.arcs[chunk.head] = (verb, "obl")
            elif chunk.head in self.arcs or chunk.head == verb:
                continue
            elif before and self.tokens[chunk.first - 1].upos == "ADP":
                self.arcs[chunk.first - 1] = (chunk.head, "case")
                touches = previous is not None and previous.last == chunk.first - 2
                owns = touches and before[-1] in {"of", "for"}
                self.arcs[chunk.head] = (
                    (previous.head, "nmod") if owns and previous else (verb, "obl")
                )
            elif previous and before[-1:] == [","] and previous.last == chunk.first - 2:
                self.arcs[chunk.head] = (previous.head, "appos")
            elif chunk.first > verb:
                told = self.tokens[verb].lemma == "tell"
                self.arcs[chunk.head] = (verb, "iobj" if told else "obj")


@frozen(kw_only=True)
class _Chunk:
    first: int
    last: int
    head: int
