"""The coreference head: scores the phrases before an anaphor as its antecedents (mention ranking).

A mention-ranking model after Clark and Manning 2016, small: one hidden layer and a half over the
encoder's states of two heads and the facts of facts.py. Plain numpy, so that it needs no torch.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from quotes.parse.coref.facts import NEAREST, Column, Table, pair_facts, phrase_facts
from quotes.parse.coref.phrases import Form, Phrase, find_phrases
from quotes.parse.reading import States
from quotes.syntax import Anaphor, Antecedent, Sentence

_RESOLVED = frozenset((Form.HE, Form.SHE, Form.IT, Form.THEY, Form.DEFINITE))
# Candidates less likely than this are not told.
_LEAST = 0.01
# Anaphors scored at once: bounds memory for long articles.
_AT_ONCE = 256


class CoreferenceHead:
    """Scores antecedents from a file of weights; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Read the weights; OSError or safetensors' error where they are missing or damaged."""
        self._weights = {name: w.astype(np.float32) for name, w in load_file(path).items()}

    def link(
        self, sentences: Sequence[Sentence], states: Sequence[States | None]
    ) -> tuple[Anaphor, ...]:
        """Return the pronouns of the third person and descriptions of an article, in order.

        Args:
            sentences: the article's.
            states: for each sentence the encoder's states, a row a word; None where not read.

        """
        phrases = [p for p in find_phrases(sentences) if states[p.sentence] is not None]
        places = [at for at, p in enumerate(phrases) if at and p.form in _RESOLVED and not p.group]
        if not places:
            return ()
        heads = np.stack([_state(states, p) for p in phrases])
        facts = phrase_facts(sentences, phrases)
        found = []
        for first in range(0, len(places), _AT_ONCE):
            part = np.array(places[first : first + _AT_ONCE])
            candidates = candidates_of(part)
            pairs = pair_facts(facts, part, candidates)
            # Only phrases that are near: all of them for every part would be a square.
            low, high = max(0, int(part[0]) - NEAREST), int(part[-1]) + 1
            near = np.maximum(candidates - low, -1)
            chances = self.chances(heads[low:high], facts.told[low:high], part - low, near, pairs)
            found += [
                _anaphor(sentences, phrases, *one)
                for one in zip(part.tolist(), chances, candidates, strict=True)
            ]
        return tuple(found)

    def chances(
        self, heads: Table, told: Table, anaphors: Column, candidates: Column, pairs: Table
    ) -> Table:
        """Return for each anaphor the probability of having none of them, then of each candidate.

        Args:
            heads: (phrases, width) states of the phrases' heads.
            told: (phrases, columns) of `phrase_facts`.
            anaphors: (rows,) places of phrases.
            candidates: (rows, `NEAREST`) of `candidates_of`.
            pairs: (rows, `NEAREST`, columns) of `pair_facts`.

        """
        w = self._weights
        read = np.concatenate([heads, told], axis=1)
        own = read[anaphors] @ w["own"] + w["bias"]
        other = read @ w["other"]
        like = heads @ w["likeness"]
        near = np.maximum(candidates, 0)
        # In place: these are by far the largest tables.
        hidden = other[near]
        hidden += own[:, None]
        hidden += pairs @ w["pair"]
        alike = like[near]
        alike *= like[anaphors][:, None]
        hidden += alike @ w["alike"]
        np.maximum(hidden, 0, out=hidden)
        deep = np.maximum(hidden @ w["deep"] + w["deep_bias"], 0)
        scores = deep @ w["score"]
        scores[candidates < 0] = -1e9
        new = np.maximum(read[anaphors] @ w["new"] + w["new_bias"], 0) @ w["new_score"]
        all_scores = np.concatenate([new[:, None] + w["none"], scores], axis=1)
        raised = np.exp(all_scores - all_scores.max(axis=1, keepdims=True))
        result: Table = raised / raised.sum(axis=1, keepdims=True)
        return result


def candidates_of(anaphors: Column) -> Column:
    """Return for each place the `NEAREST` places before it, the nearest first, -1 for none."""
    before: Column = np.maximum(anaphors[:, None] - 1 - np.arange(NEAREST)[None, :], -1)
    return before


def _state(states: Sequence[States | None], phrase: Phrase) -> NDArray[np.float32]:
    rows = states[phrase.sentence]
    assert rows is not None, "phrases of sentences that were not read are left out"
    state: NDArray[np.float32] = rows[phrase.head.index]
    return state


def _anaphor(
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    place: int,
    chances: NDArray[np.float32],
    candidates: Column,
) -> Anaphor:
    own = phrases[place]
    words = sentences[own.sentence].words
    (likely,) = np.nonzero(chances[1:] >= _LEAST)
    order = likely[np.argsort(-chances[1 + likely], kind="stable")]
    return Anaphor(
        start=words[own.first].start,
        end=words[own.last].end,
        head=own.head.start,
        none=float(chances[0]),
        antecedents=tuple(
            [
                _antecedent(sentences, phrases[at], chance)
                for at, chance in zip(
                    candidates[order].tolist(), chances[1 + order].tolist(), strict=True
                )
            ]
        ),
    )


def _antecedent(sentences: Sequence[Sentence], phrase: Phrase, chance: float) -> Antecedent:
    words = sentences[phrase.sentence].words
    return Antecedent(
        start=words[phrase.first].start,
        end=words[phrase.last].end,
        head=phrase.head.start,
        group=phrase.group,
        score=chance,
    )
