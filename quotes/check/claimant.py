"""Whom a claim means: the claimed name or description, among the speakers of a report."""

import re
from functools import cached_property

from attrs import define
from rapidfuzz import fuzz

from quotes.check.words import FUNCTION_WORDS, forms_of
from quotes.lexicon.name_tokens import name_tokens, names_same
from quotes.model import Quotation, Report, Speaker

_ALIKE = 85  # from 0 to 100: two spellings of one name (Zelensky, Zelenskyy)
_SHORTEST_NAME = 5
_PARENTHESIS = re.compile(r"\([^)]*\)|,.*$")
_LIKELY = 0.5  # of how likely it is that the text names nobody
_ACCOUNT = re.compile(
    r"(?:\s*\(\s*|,?\s+(?:who\s+)?(?:posts|posted|posting|tweets|tweeted|tweeting|writes|writing)"
    r"\s+(?:\w+\s+){0,3}as\s+)(@\w+)"
)
_UNTITLED = frozenset("the a an of for and".split())


def is_speaker(claimed: str, speaker: Speaker) -> bool:
    """Tell whether a claim's speaker can be this one: by name, a form of it, title or description.

    “Keir Starmer”, “Prime Minister Starmer”, “Mr Starmer” and “the prime minister” can be the
    Keir Starmer whom a text calls prime minister; “Victoria Starmer” cannot.
    """
    for part in {claimed, _PARENTHESIS.sub("", claimed).strip()} - {""}:
        if any(_same_name(part, name, speaker) for name in _names(speaker)):
            return True
        if any(_described(part, words) for words in (*speaker.titles, *speaker.descriptions)):
            return True
    return False


@define(kw_only=True, eq=False)
class Claimant:
    """The claimed speaker, looked up among those of a report once for all its quotations."""

    claimed: str
    report: Report
    text: str

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """The report's speakers whom the claim can mean.

        A description can also be what the text calls somebody where it quotes him (“Selk's defence
        minister said”).
        """
        called = {
            ref.id
            for q in self.report.quotations
            if q.mention is not None
            and len(q.speakers) == 1
            and _described(self.claimed, q.mention.text)
            for ref in q.speakers
        }
        meant = [s for s in self.report.speakers if s.id in called or is_speaker(self.claimed, s)]
        accounts = {s.id: self.accounts_of(s) for s in self.report.speakers}
        names = {s.name.casefold() for s in meant}.union(*(accounts[s.id] for s in meant))
        return tuple(
            s
            for s in self.report.speakers
            if s in meant or s.name.casefold() in names or accounts[s.id] & names
        )

    def accounts_of(self, speaker: Speaker) -> frozenset[str]:
        """Return the accounts that are a speaker's by the text: “Greta Lowe (@loweharbour)”."""
        found = (_ACCOUNT.match(self.text, m.end) for m in speaker.mentions)
        return frozenset(match[1].casefold() for match in found if match)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(s.id for s in self.speakers)

    def is_source(self, quotation: Quotation) -> bool:
        """Tell whether the text gives a quotation to the claim's speaker, named or not.

        An unnamed source is meant where the claim calls it as the text does (“a senior official”),
        or more fully than the text does once it is known (“the official”).
        """
        named = {ref.id for ref in quotation.speakers}
        if self._ids & named:
            return True
        return any(
            _described(self.claimed, words)
            or (
                not named
                and words.lower().startswith(_DEFINITE)
                and _described(words, self.claimed)
            )
            for words in source_phrases(quotation, self.text)
        )

    def is_likeliest(self, quotation: Quotation) -> bool:
        """Tell whether the claim's speaker is whom an unclear quotation most likely is of, of those
        whom the text names, and nobody of them not much likelier.

        A claim that names him makes him likelier than the text alone does.
        """
        best = max(quotation.candidates, key=lambda c: c.score, default=None)
        likely = best is not None and best.score >= _LIKELY * quotation.confidence
        return likely and best is not None and best.id in self._ids


def source_phrases(quotation: Quotation, text: str) -> tuple[str, ...]:
    """Return what the text calls the source: the mention, then whom that stands for, for a
    continuation the mention before it."""
    phrases = [quotation.mention.text] if quotation.mention is not None else []
    if not quotation.speakers:
        for step in quotation.evidence:
            stage, _, rule = step.rule.partition(":")
            if stage in _SOURCE_STAGES and not rule.startswith(_CONTINUES):
                phrases += [span.of(text) for span in step.spans]
    return tuple(dict.fromkeys(phrases))


_SOURCE_STAGES = frozenset({"attribute", "resolve"})
_CONTINUES = "continues"  # whose span is the quotation before
_DEFINITE = ("the ", "that ", "this ")


def same_speaker(one: Quotation, other: Quotation, text: str) -> bool:
    """Tell whether two quotations are given to the same speakers, named or called alike."""
    if one.speakers or other.speakers:
        return {s.id for s in one.speakers} == {s.id for s in other.speakers}
    here, there = source_phrases(one, text), source_phrases(other, text)
    if not here or not there:
        return one.reason == other.reason
    return any(_described(a, b) or _described(b, a) for a in here for b in there)


def _same_name(claimed: str, name: str, speaker: Speaker) -> bool:
    wanted, found = name_tokens(claimed), name_tokens(name)
    if not wanted or not found:
        return False
    if len(found) == 1 and len(wanted) > 1 and _is_part(found[0], speaker):
        return False  # “Pickard” may be Wade, but not where the text has her as Noreen Pickard
    if names_same(wanted, found) or _without_articles(claimed) == _without_articles(name):
        return True
    if len(found) == 1 and len(wanted) > 1 and names_same((*found, wanted[-1]), wanted):
        return True  # a short given name alone: Bobby for Robert Quayle
    one, other = wanted[-1], found[-1]
    alike = one[0] == other[0] and fuzz.ratio(one, other) >= _ALIKE
    long = min(len(one), len(other)) >= _SHORTEST_NAME
    return long and alike and names_same((*wanted[:-1], other), found)


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name, *speaker.aliases)


def _is_part(token: str, speaker: Speaker) -> bool:
    """Tell whether a word is a name of a speaker's only as the first or last of a longer one."""
    longer = [tokens for name in _names(speaker) if len(tokens := name_tokens(name)) > 1]
    return any(token in {tokens[0], tokens[-1]} for tokens in longer)


def _without_articles(name: str) -> list[str]:
    return [w for w in forms_of(name) if w not in _UNTITLED]


def _described(claimed: str, words: str) -> bool:
    """Tell whether a description is the claim's: its head is the text's, and its other telling
    words are among the text's.

    “a ministry official” is “a senior official at the ministry”, “the ministry” is not.
    """
    wanted = _telling(claimed)
    found = set(_telling(words))
    heads = {_telling(part)[-1] for part in _heads(words) if _telling(part)}
    head = next((_telling(part)[-1] for part in _heads(claimed) if _telling(part)), None)
    return head in heads and set(wanted) <= found


def _telling(words: str) -> list[str]:
    return [w for w in forms_of(words) if w not in FUNCTION_WORDS]


def _heads(words: str) -> list[str]:
    """Return a description's phrases up to their heads: what stands before “of”, “at”, “who”."""
    return [_AFTER_HEAD.split(f" {part}", maxsplit=1)[0] for part in words.split(",")]


_AFTER_HEAD = re.compile(
    r"\s(?:of|at|for|from|in|on|with|to|by|who|whose|that|which|near|below|above|under|and)\b",
    re.IGNORECASE,
)
