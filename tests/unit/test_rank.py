"""Candidates of quotations, the facts about each, and the trees that weigh them."""

import json
from importlib.resources import files

import attrs
import numpy as np
import pytest

from quotes.document import Document
from quotes.model import WarningCode
from quotes.rank.candidates import NOBODY, Candidate, Facts
from quotes.rank.facts import weigh_all
from quotes.rank.model import DATA, TEMPERED, RankModel, probabilities, shipped_model
from quotes.rank.network import FARTHEST, LINE, Network
from quotes.rank.outcome_facts import Features, damage_of, features_of
from quotes.rank.ranker import Ranking, rank_speakers, tell_facts
from quotes.refer import gather_names
from tests.scene import document_of, frames_of, resolved_of

SAFE = "said the dam was safe."
PLAIN = "“The dam will hold,” said Clara Moss."


def _features(text: str) -> Features:
    document = document_of(text)
    *_, last = features_of(document, gather_names(document), resolved_of(document))
    return last


def _weighed(text: str) -> dict[str, Facts]:
    """Return the facts of the last quotation's candidates, by name; nobody's under ""."""
    document = document_of(text)
    cast = gather_names(document)
    *_, last = weigh_all(document, cast, frames_of(document), resolved_of(document))
    return {
        " and ".join(cast.entities[i].name for i in candidate.entities): facts
        for candidate, facts in zip(last.candidates, last.facts, strict=True)
    }


def _ranked(text: str) -> tuple[list[str], tuple[Ranking, ...]]:
    document = document_of(text)
    cast = gather_names(document)
    names = [entity.name for entity in cast.entities]
    return names, rank_speakers(document, cast, frames_of(document), resolved_of(document))


# --- the quotation's own facts -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            PLAIN,
            {"source:subject_of_cue", "link:clause_after", "step:name", "cue:say", "type:person"},
        ),
        (f"Clara Moss left. She {SAFE}", {"step:pronoun_she", "sentences"}),
        (f"Former mayor Clara Moss left. The mayor {SAFE}", {"step:role", "sentences"}),
        ("“It holds.” “We know.”", {"source:no_source", "reason:no_attribution", "link:none"}),
        ("“It holds,” Clara Moss said. “Nobody will leave.”", {"follows"}),
        # “Quill” alone, of two
        (
            f"Hugh Quill met Nora Quill. Hugh Quill left. Hugh Quill left. Quill {SAFE}",
            {"namesakes", "family"},
        ),
        (f"Nora Quill met Clara Moss. She {SAFE}", {"rivals", "closeness"}),
        (f"The Moss campaign {SAFE}", {"untagged"}),
        (f"Clara {SAFE}", {"part_of_name", "named_once"}),
        ("Clara Moss called the dam “safe”.", {"cue:name", "few_marked"}),
        ("Clara Moss denied the dam was safe.", {"polarity:negated", "cue_is:root"}),
        ("“The dam will hold.\n\n“We know,” Clara Moss said.", {"reopened", "cue_last"}),
        (f"Clara Moss’s son left. She {SAFE}", {"was_possessor"}),
        (f"Clara Moss left. She {SAFE}", {"was_subject"}),
    ],
)
def test_what_the_rules_found_is_a_fact(text: str, wanted: set[str]) -> None:
    assert wanted <= _features(text).keys()


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (PLAIN, {"rivals", "sentences", "follows", "namesakes", "few_words", "damaged"}),
        (f"Hugh Quill met Nora Quill. Hugh Quill {SAFE}", {"namesakes"}),
        (f"Hugh Quill met Nora Moss. She {SAFE}", {"rivals"}),
    ],
)
def test_what_is_not_so_is_left_out(text: str, unwanted: set[str]) -> None:
    assert not unwanted & _features(text).keys()


def test_distance_grows_with_the_sentences_between() -> None:
    near = _features(f"Clara Moss left. She {SAFE}")
    far = _features(f"Clara Moss left. The dam is old. The dam is wide. She {SAFE}")

    assert near["sentences"] < far["sentences"]


def test_speaker_who_goes_on_rests_on_the_first_attribution() -> None:
    first = _features("“It holds,” Clara Moss said.")
    second = _features("“It holds,” Clara Moss said. “Nobody will leave.” “We stay.”")

    assert second["follows"] == 2
    assert {"link:clause_after", "step:name"} <= first.keys() & second.keys()


# --- candidates and the facts of each ------------------------------------------------------------


def test_everybody_near_is_a_candidate_and_so_is_nobody() -> None:
    found = _weighed(f"Nora Quill met Hugh Holt. She {SAFE}")

    assert set(found) == {"Nora Quill", "Hugh Holt", ""}
    assert "nobody" in found[""]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (f"Nora Quill met Hugh Holt. She {SAFE}", "Nora Quill", {"p_agrees", "before_subject"}),
        (f"Nora Quill met Hugh Holt. She {SAFE}", "Hugh Holt", {"p_differs", "before_object"}),
        (f"Nora Quill met Hugh Holt. Hugh Holt {SAFE}", "Hugh Holt", {"is_source", "ruled"}),
        (f"Former mayor Clara Moss left. The mayor {SAFE}", "Clara Moss", {"l_role", "d_the"}),
        (
            "“It holds,” Clara Moss said.\n\n“We stay.”",
            "Clara Moss",
            {"said_1_before", "says_we", "opens_paragraph"},
        ),
        ("Clara Moss left. “Clara Moss lied,” Hugh Holt said.", "Clara Moss", {"named_in_words"}),
        ("“It holds,” Hugh Holt said. He met Nora Quill.", "Nora Quill", {"only_later", "after"}),
        # whose cue is where, and whether a word of saying ties a name to the words
        ("“It holds,” said Clara Moss.", "Clara Moss", {"s_after", "l_said_name"}),
        ("“It holds,” Clara Moss said.", "Clara Moss", {"s_after", "l_name_said"}),
        ("Clara Moss said: “It holds.”", "Clara Moss", {"s_before", "l_name_says"}),
        (f"Clara Moss {SAFE}", "Clara Moss", {"s_holds"}),
        (f"Clara Moss said so. “It holds.” She {SAFE}", "Clara Moss", {"s_earlier"}),
        ("Clara Moss said so.\n\n“It holds.”", "Clara Moss", {"s_above"}),
        ("“It holds.” Clara Moss said so.", "Clara Moss", {"s_later"}),
        (f"Clara Moss’s lawyer {SAFE}", "Clara Moss", {"s_holds_related"}),
        ("Clara Moss, who said the dam was safe, left.", "Clara Moss", {"s_holds"}),
        (f"Clara Moss, 52, left. Hugh Holt left. The 52-year-old {SAFE}", "Clara Moss", {"l_role"}),
        # whose a text is
        (
            "Clara Moss wrote a letter. The letter said the dam was safe.",
            "Clara Moss",
            {"l_author"},
        ),
        ("Clara Moss’s letter came. The letter said the dam was safe.", "Clara Moss", {"l_author"}),
        (
            "A letter by Clara Moss came. The letter said the dam was safe.",
            "Clara Moss",
            {"l_author"},
        ),
        (f"Former mayor Clara Moss left. The Danish mayor {SAFE}", "Clara Moss", {"l_capital"}),
        # a wider role than the one that somebody has
        (
            f"Former mayor Clara Moss left. The official {SAFE}",
            "Clara Moss",
            {"l_kind", "top_l_kind"},
        ),
        # who is brought in without a name
        (f"Clara Moss came. A clerk left. The clerk {SAFE}", "Clara Moss", {"u_brought_in"}),
        (f"Clara Moss came. A clerk left. She {SAFE}", "Clara Moss", {"u_between", "u_subject"}),
        (f"A singer left. The musician {SAFE} Clara Moss.", "", {"u_kind_brought_in"}),
        (f"Two officials left. The official {SAFE}", "", {"u_several"}),
        (f"Clara Moss came. The same clerk {SAFE}", "Clara Moss", {"u_same"}),
        # which of a family was last told from the others
        (f"Hugh Quill met Nora Quill. Quill {SAFE}", "Nora Quill", {"namesake_recency"}),
    ],
)
def test_facts_of_a_candidate(text: str, name: str, wanted: set[str]) -> None:
    assert wanted <= _weighed(text)[name].keys()


@pytest.mark.parametrize(
    ("text", "name", "unwanted"),
    [
        (
            "“It holds.” Clara Moss left. Hugh Holt said so.",
            "Clara Moss",
            {"l_said_name", "s_later"},
        ),
        ("“It holds.” They left.\n\nClara Moss said so.", "Clara Moss", {"s_later", "s_after"}),
        ("Clara Moss wrote a letter. The mayor said the dam was safe.", "Clara Moss", {"l_author"}),
        (
            "The letter said the dam was safe. Clara Moss wrote a letter.",
            "Clara Moss",
            {"l_author"},
        ),
        (f"Hugh Quill met Nora Moss. Quill {SAFE}", "Hugh Quill", {"namesake_recency"}),
        # “a clerk” tells of somebody named
        (f"Clara Moss, a clerk, left. The clerk {SAFE}", "Clara Moss", {"u_brought_in", "u_near"}),
        (f"Clara Moss is a clerk. The clerk {SAFE}", "Clara Moss", {"u_brought_in", "u_near"}),
        (f"A clerk left. Clara Moss came. She {SAFE}", "Clara Moss", {"u_between"}),
    ],
)
def test_facts_that_a_candidate_has_not(text: str, name: str, unwanted: set[str]) -> None:
    assert not unwanted & _weighed(text)[name].keys()


def test_cues_are_told_nearest_first() -> None:
    found = _weighed("Clara Moss said so. Hugh Holt said so. “It holds.”")

    assert found["Hugh Holt"]["s_earlier"] > found["Clara Moss"]["s_earlier"]


def test_two_who_spoke_together_are_one_candidate() -> None:
    found = _weighed(f"Clara Moss and Boris Holt {SAFE}")

    assert "joint" in found["Clara Moss and Boris Holt"]


def test_candidates_are_bounded_however_many_are_named() -> None:
    surnames = [f"M{chr(97 + n // 26)}{chr(97 + n % 26)}oss" for n in range(90)]
    crowd = " ".join(f"Clara {surname} left." for surname in surnames)
    found = _weighed(f"{crowd} She {SAFE}")

    assert 10 < len(found) <= 40


# --- trees and networks --------------------------------------------------------------------------

# One tree: above 0.5 of “near” 2, else, above 3 of “far” −1, else 0.5; another: always 0.25.
STUMPS = {
    "fact": [0, 1, 0, 0, 0, 0],
    "threshold": [0.5, 3.0, 0, 0, 0, 0],
    "left": [1, 3, 2, 3, 4, 5],
    "right": [2, 4, 2, 3, 4, 5],
    "value": [0.0, 0.0, 2.0, 0.5, -1.0, 0.25],
    "roots": [0, 5],
    "steps": 2,
}
TREES = RankModel.of({"names": ["near", "far"], "trees": STUMPS})

# One hidden unit that near switches on, and far off: 2 · near − far, if that is above 0.
NETWORK = Network(
    mean=np.array([0.0, 1.0], dtype=np.float32),
    spread=np.array([1.0, 2.0], dtype=np.float32),
    line=np.array([1.0, 0.0], dtype=np.float32),
    wide=np.array([[2.0, -2.0]], dtype=np.float32),
    wide_bias=np.array([-1.0], dtype=np.float32),
    narrow=np.array([[1.0]], dtype=np.float32),
    narrow_bias=np.array([0.0], dtype=np.float32),
    out=np.array([1.0], dtype=np.float32),
)


def test_trees_lead_each_row_to_its_leaves() -> None:
    rows = TREES.rows_of([{"near": 1.0, "far": 9.0}, {"far": 3.0}, {"far": 4.0, "unknown": 7.0}])

    assert TREES.scores(rows).tolist() == [2.25, 0.75, -0.75]


def test_what_each_fact_added_sums_to_the_score_but_for_the_roots() -> None:
    rows = TREES.rows_of([{"far": 4.0}, {"near": 1.0}])

    assert TREES.added(rows).tolist() == [[0.0, -1.0], [2.0, 0.0]]


@pytest.mark.parametrize(
    ("facts", "score", "added"),
    [
        ({}, 0.0, [0.0, 0.0]),
        ({"near": 3.0}, 6.0 + 3 * LINE, [3 * (2 + LINE), 0.0]),
        ({"near": 3.0, "far": 4.0}, 2.0 + 3 * LINE, [3 * (2 + LINE), -4.0]),
        ({"near": 1.0, "far": 9.0}, LINE, [LINE, 0.0]),  # the unit is off
        ({"near": 99.0}, FARTHEST * (2 + LINE), [FARTHEST * (2 + LINE), 0.0]),
    ],
)
def test_network_adds_facts_up(facts: Facts, score: float, added: list[float]) -> None:
    rows = TREES.rows_of([facts])

    assert NETWORK.scores(rows).tolist() == pytest.approx([score])
    assert NETWORK.added(rows)[0].tolist() == pytest.approx(added)


def test_trees_and_networks_are_half_of_a_score_each() -> None:
    arrays = {
        f"{number}.{part.name}": getattr(NETWORK, part.name)
        for number in range(2)
        for part in attrs.fields(Network)
        if part.init
    }
    both = RankModel.of({"names": ["near", "far"], "trees": STUMPS}, arrays)
    rows = both.rows_of([{"near": 3.0}])

    assert len(both.networks) == 2
    assert both.scores(rows) == pytest.approx(TEMPERED * (2.25 + 6.0 + 3 * LINE) / 2)
    assert both.added(rows)[0].tolist() == pytest.approx([TEMPERED * (2 + 3 * (2 + LINE)) / 2, 0.0])


def test_probabilities_sum_to_one_whatever_the_scores() -> None:
    shares = probabilities(np.array([700.0, 699.0, -900.0]))

    assert shares.sum() == pytest.approx(1)
    assert shares.tolist() == sorted(shares, reverse=True)


# --- what ships ----------------------------------------------------------------------------------


def test_weights_that_ship_are_measured() -> None:
    data = json.loads(files("quotes.rank").joinpath(DATA).read_text(encoding="utf-8"))

    assert data["about"]["calibration_error_out_of_fold"] <= 0.05
    assert len(shipped_model().forest.roots) > 1
    assert shipped_model().networks


def test_probabilities_of_an_article_are_of_its_candidates() -> None:
    names, rankings = _ranked("“It holds,” Clara Moss said. “Nobody will leave.” Hugh Holt left.")

    assert names == ["Clara Moss", "Hugh Holt"]
    for ranking in rankings:
        assert sum(ranking.chances) == pytest.approx(1)
        assert ranking.best_named() is not None
        assert ranking.chance_of(NOBODY) > 0
        assert ranking.chance_of(Candidate(entities=(7,))) == 0


def test_facts_that_spoke_most_are_told() -> None:
    _, (ranking,) = _ranked(PLAIN)
    best = ranking.best_named()
    assert best is not None

    (told,) = tell_facts([ranking], [best[0]])

    assert 0 < sum(f.weight > 0 for f in told) <= 3
    assert 0 < sum(f.weight < 0 for f in told) <= 2
    assert [abs(f.weight) for f in told] == sorted((abs(f.weight) for f in told), reverse=True)


def test_of_nobody_only_what_holds_is_told() -> None:
    *_, ranking = _ranked("“It holds.” “We know.” Clara Moss left.")[1]

    (told,) = tell_facts([ranking], [NOBODY])

    assert told
    assert all(fact.value for fact in told)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # the cue's own clause; a pronoun with rivals; a tie
        (PLAIN, f"Nora Quill met Clara Moss. She {SAFE}"),
        (f"Clara Moss left. She {SAFE}", f"Nora Quill met Clara Moss. She {SAFE}"),
        (f"Clara Moss left. She {SAFE}", f"Hugh Quill and Boris Holt met. He {SAFE}"),
    ],
)
def test_confidence_falls_with_what_it_rests_on(surer: str, less_sure: str) -> None:
    def chance(text: str) -> float:
        best = _ranked(text)[1][-1].best_named()
        return best[1] if best is not None else 0.0

    assert 0 < chance(less_sure) < chance(surer) < 1


# --- damage ----------------------------------------------------------------------------------

TURNED = "“The dam will hold“, Clara Moss said."
CUT = f"{PLAIN}\n\nThe mayor of the town above the dam said that she was going to ("


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PLAIN, set()),
        (f"Advertisement\n\n{PLAIN}", set()),  # lines set aside
        (TURNED, {WarningCode.MARK_REORIENTED}),
        (CUT, {WarningCode.TRUNCATED}),
    ],
)
def test_damage_shows_in_the_marks_and_at_the_end(text: str, wanted: set[WarningCode]) -> None:
    document: Document = document_of(text)

    assert damage_of(document) == wanted
