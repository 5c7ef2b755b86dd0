"""The words of a text and of a claimed quotation, free of what citing may change: marks, case,
accents, the form of an apostrophe, invisible characters.

A claim may also have what editors put in: an ellipsis for what they left out, brackets around what
they changed (“[w]e”, “want[ed]”, “[the minister]”).
"""

import re
import unicodedata

from attrs import evolve, frozen

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f"
_APOSTROPHE = r"(?:['’ʼ‘`´]|&(?:#8217|#39|#x27|rsquo|apos);)"
_LETTERS = rf"[^\W_](?:[{_INVISIBLE}]*[^\W_])*[{_INVISIBLE}]*"
# An entity is no word; digits keep the signs before and between them.
_WORD = re.compile(
    rf"&(?:#\d+|#x[\da-f]+|[a-z]+);|(?:(?<!\w)[-−])?\d+(?:[.,:]\d+)+|(?<!\w)[-−]\d+\b"
    rf"|{_LETTERS}(?:{_APOSTROPHE}{_LETTERS})*|[%&$£€¥₹₽]",
    re.IGNORECASE,
)
_DROPPED = re.compile(rf"[{_INVISIBLE}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_APOSTROPHES = re.compile(_APOSTROPHE, re.IGNORECASE)
_SIGNS = {"%": "percent", "&": "and"}

_ELLIPSIS = r"[\[(]\s*(?:…|\.{2,}|\.(?:\s+\.)+)\s*[\])]|…|\.{3,}|\.(?:\s+\.){2,}"
_SIC = r"[\[(]\s*sic!?\s*[\])]"
_IN_BRACKETS = r"\[[^\]\[]*\]"
# A word may have bracketed letters (“want[ed]”); a bracket that stands alone may have many words.
_CLAIM = re.compile(
    rf"(?P<sic>{_SIC})|(?P<gap>{_ELLIPSIS})"
    rf"|(?P<bracketed>(?:[^\W_]|['’])*{_IN_BRACKETS}(?:[^\W_]|['’]|{_IN_BRACKETS})*)"
    rf"|(?P<word>{_WORD.pattern})",
    re.IGNORECASE,
)

# What brackets may change of a word, and how much of it must stand before.
_ENDINGS = frozenset(("", *"s es d ed ing e en n y ies ied ying".split()))
_SHORTEST_STEM = 2
_CLITIC = re.compile(r"'?(?:s|re|ve|ll|d|m)")  # what hangs on a pronoun that brackets stand for
# What is another word without its apostrophe.
_OTHER_WORDS = frozenset("were well ill id wed shed hell shell shes".split())

NEGATIONS = frozenset(
    """not never no nobody none neither nor nothing nowhere without hardly scarcely barely cannot
    cant wont dont doesnt didnt isnt arent wasnt werent wouldnt couldnt shouldnt havent hasnt hadnt
    mustnt neednt aint""".split()
)
FUNCTION_WORDS = NEGATIONS | frozenset(
    """a an the this that these those i me my we us our you your he him his she her it its they
    them their who whom whose which what there here and or but if as than then so because of in on
    at by for with from to into about over after before up out down off is are was were be been
    being am has have had do does did will would can could may might must shall should im ive
    i'll i'd we're weve we'll we'd youre youve youll youd hes he'll hed she's she'll she'd theyre
    theyve theyll theyd itll thats thatll theres very just also
    too now all any some such more most""".split()
)


@frozen(kw_only=True)
class Word:
    """A word of a text: how it compares, and where it stands (code points)."""

    form: str
    start: int
    end: int


@frozen(kw_only=True)
class ClaimWord:
    """A word of a claim.

    `kept` is what of it stands outside brackets, None where it has none: “want[ed]” has the form
    “wanted” and keeps “want”, “[the]” keeps “”. `segment` counts the ellipses before it.
    """

    form: str
    start: int
    end: int
    kept: str | None = None
    segment: int = 0

    @property
    def is_bracketed(self) -> bool:
        """Whether an editor put the whole word in."""
        return self.kept == ""

    def stands_for(self, form: str) -> bool:
        """Tell whether this is the text's word, but for an ending that brackets say was changed.

        “want[ed]” stands for want and wants, “[w]e” for we; “[un]able” not for able.
        """
        if self.form == form:
            return True
        return (
            bool(self.kept)
            and len(self.kept or "") >= _SHORTEST_STEM
            and self._ending(self.form) in _ENDINGS
            and self._ending(form) in _ENDINGS
        )

    def _ending(self, form: str) -> str | None:
        assert self.kept is not None
        return form.removeprefix(self.kept) if form.startswith(self.kept) else None


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order.

    Hyphens part words, so that “well-known” is also “well known”; HTML's entities are none.
    """
    return tuple(
        Word(form=_form(match[0]), start=match.start(), end=match.end())
        for match in _WORD.finditer(text)
        if match[0][0] != "&" or len(match[0]) == 1
    )


def forms_of(text: str) -> list[str]:
    """Return what `words_of` would compare, without the places: quicker over many texts."""
    return [_form(found) for found in _WORD.findall(text) if found[0] != "&" or len(found) == 1]


def claim_words(quote: str) -> tuple[ClaimWord, ...]:
    """Return the words of a claimed quotation, with what its editor marked.

    An ellipsis at either end says nothing and counts for nothing.
    """
    found: list[ClaimWord] = []
    segment = 0
    for match in _CLAIM.finditer(quote):
        if match["gap"]:
            segment += 1
        elif match["bracketed"]:
            found += _bracketed(match["bracketed"], match.start(), segment)
        elif match["word"]:
            found += [
                ClaimWord(
                    form=w.form,
                    start=match.start() + w.start,
                    end=match.start() + w.end,
                    segment=segment,
                )
                for w in words_of(match["word"])
            ]
    first = found[0].segment if found else 0
    return tuple(evolve(w, segment=w.segment - first) for w in found)


def _bracketed(written: str, start: int, segment: int) -> list[ClaimWord]:
    """The words of “want[ed]”, “[w]e” or “[the minister]”."""
    kept = _form(re.sub(_IN_BRACKETS, "", written))
    if _CLITIC.fullmatch(kept):
        kept, written = "", written[: written.rindex("]") + 1]  # “[The mayor]’s”, for “She’s”
    inside = words_of(written.replace("[", " ").replace("]", " ")) if not kept else ()
    if not kept:
        return [
            ClaimWord(
                form=w.form, start=start + w.start, end=start + w.end, kept="", segment=segment
            )
            for w in inside
        ]
    form = _form(re.sub(r"[\[\]]", "", written))
    return [ClaimWord(form=form, start=start, end=start + len(written), kept=kept, segment=segment)]


def _form(word: str) -> str:
    if word.isascii():
        plain = _APOSTROPHES.sub("'", word) if "&" in word or "`" in word else word
    else:
        letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", word))
        plain = _DROPPED.sub("", letters)
    plain = plain.replace("−", "-").casefold()
    if "," in plain:
        plain = _THOUSANDS.sub("", plain)
    if "'" in plain and (without := plain.replace("'", "")) not in _OTHER_WORDS:
        plain = without  # an apostrophe is a mark, and often left out
    return _SIGNS.get(plain, plain)
