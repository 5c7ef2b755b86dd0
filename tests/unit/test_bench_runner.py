"""The runner: floors, causes, tables, comparison, speed and peers, with the tests' parser."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.accuracy import measure, to_json, to_markdown
from benchmarks.causes import Cause, causes_text, find_causes
from benchmarks.cli import command
from benchmarks.compare import compare_runs, comparison_text
from benchmarks.errors import BenchmarkError, MissingPeerError
from benchmarks.floors import Floors, breaches, read_floors
from benchmarks.gold import Article, GoldError, GoldKind, Reason, Segment, Status
from benchmarks.join import join_labels
from benchmarks.markdown import table
from benchmarks.peers import PEERS, PeerChoices
from benchmarks.peers.citron import load_citron
from benchmarks.peers.nearest import NearestName
from benchmarks.peers.spacy_training import train_spacy
from benchmarks.peertable import comparison_table
from benchmarks.plots import plot_bars, plot_reliability, plot_risk
from benchmarks.readers import GoldSet
from benchmarks.runs import Run, ThisEngine, run_over
from benchmarks.scores import score_speakers
from benchmarks.speed import (
    measure_batches,
    measure_lengths,
    measure_reference,
    measure_stream,
    measure_warm,
    of_length,
)
from benchmarks.stages import shares, watch_stages
from quotes.engine import Engine
from quotes.model import Article as EngineArticle
from quotes.model import Report
from quotes.options import Options
from tests.fake import FakeParser

TEXT = (
    "Clara Moss is the mayor. “The dam is safe,” said Clara Moss.\n\n"
    "“It will hold,” she said. The word “dam” is old.\n\n"
    "“We left,” one official said."
)


def segment(words: str, *speakers: str, mention: str | None = None, **fields: object) -> Segment:
    start = TEXT.index(words)
    given = {
        "id": words,
        "kind": GoldKind.DIRECT,
        "spans": ((start, start + len(words)),),
        "status": Status.RESOLVED if speakers else Status.UNRESOLVED,
        "speakers": speakers,
        "mention": mention,
        "reason": None if speakers else Reason.ANONYMOUS,
    }
    return Segment(**{**given, **fields})  # type: ignore[arg-type]


SAFE = segment("“The dam is safe,”", "Clara Moss", mention="Clara Moss", tags=("curly",))
HOLD = segment("“It will hold,”", "Clara Moss", mention="she")
LEFT = segment("“We left,”", mention="one official")
TERM = segment("“dam”", kind=GoldKind.OTHER, status=None, reason=None)


def gold_of(*segments: Segment, name: str = "tiny") -> GoldSet:
    return GoldSet(name=name, articles=(Article(id="a", text=TEXT, segments=segments),))


def engine() -> Engine:
    return Engine(parser=FakeParser())


def run_on(gold: GoldSet) -> Run:
    return run_over(ThisEngine(engine=engine()), gold.texts)


@pytest.fixture(scope="module")
def gold() -> GoldSet:
    return gold_of(SAFE, HOLD, TERM, LEFT)


def test_accuracy_in_all_forms(gold: GoldSet) -> None:
    accuracy = measure(gold, run_on(gold))
    record = json.loads(json.dumps(to_json(accuracy)))
    tables = to_markdown(accuracy)

    assert record["figures"]["quote_recall"] == 100
    assert record["outcomes"][0]["words"] == "“The dam is safe,”"
    assert "| speaker_accuracy" in tables
    assert "| curly" in tables
    assert "| curly" not in to_markdown(accuracy, brief=True)
    assert "tiny" in comparison_table([accuracy])


def test_tables_escape_and_align() -> None:
    shown = table(("a", "n"), [("x|y\nz", 1.5), ("", None)])

    assert shown == "| a      |    n |\n| ------ | ---: |\n| x\\|y z | 1.50 |\n|        |    – |\n"


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (segment("The word", "Clara Moss"), Cause.NOT_FOUND),
        (segment("“The dam is safe,”", kind=GoldKind.OTHER, status=None, reason=None),
         Cause.NON_SPEECH),
        (segment("“The dam is safe,”"), Cause.SHOULD_ABSTAIN),
        (segment("“The dam is safe,”", "Ada Holt", "Ben Ash"), Cause.JOINT),
        (segment("“The dam is safe,”", "Ada Holt", mention="one official"), Cause.SOURCE_SPAN),
        (segment("“The dam is safe,”", "Ada Moss", mention="Clara Moss"), Cause.NAME_CHAIN),
        (segment("“It will hold,”", "Ada Holt", mention="she"), Cause.PRONOUN),
        (segment("“We left,”", "Ada Holt", mention="one official"), Cause.DESCRIPTION),
        (segment("“It will hold,”", "Ada Holt"), Cause.SPEAKER_CHANGE),
        (segment("“We left,”", reason=Reason.DOCUMENT), Cause.REASON),
    ],
)  # fmt: skip
def test_each_cause(wrong: Segment, cause: Cause) -> None:
    gold = gold_of(wrong)
    causes = find_causes(measure(gold, run_on(gold)).judged)

    assert list(causes) == [cause]
    assert wrong.id in causes_text(causes, most=1)
    assert "and 1 more" in causes_text(causes, most=0)


def test_continuation_is_the_speaker_before_going_on() -> None:
    first = segment("“The dam is safe,”", "Ada Moss", mention="Clara Moss")
    gold = gold_of(first, segment("“It will hold,”", "Ada Moss"))
    causes = find_causes(measure(gold, run_on(gold)).judged)

    assert list(causes) == [Cause.NAME_CHAIN, Cause.CONTINUATION]


def test_comparison_counts_gains_losses_and_changes() -> None:
    other = segment("“The dam is safe,”", "Ada Holt", mention="Clara Moss")
    wrong, right = gold_of(other, LEFT), gold_of(SAFE, LEFT)
    before, after = ({"sets": [to_json(measure(g, run_on(g)))]} for g in (wrong, right))
    before["sets"][0]["outcomes"][0]["segment"] = SAFE.id

    (gain,) = compare_runs(before, after)
    (loss,) = compare_runs(after, before)
    assert (len(gain.gains), len(gain.losses)) == (1, 0)
    assert (len(loss.gains), len(loss.losses)) == (0, 1)
    assert "net +1" in comparison_text(gain, most=5)
    assert "## Losses (1)" in comparison_text(loss, most=0)


def test_floors(tmp_path: Path, gold: GoldSet) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[at_least]\nquote_recall = 100\n[at_most]\nmisattribution = -1\n")
    scores = score_speakers(gold.articles, run_on(gold).reports)

    assert len(breaches(read_floors(path), scores)) == 1
    # An entity that is not there holds no floor.
    assert breaches(Floors(at_least={"quote_recall": 1}), score_speakers((), ()))


@pytest.mark.parametrize("bad", ["x", "[at_last]\nspeech = 1", "[at_least]\nspeach = 1"])
def test_floors_refuse_what_they_do_not_know(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(bad)

    with pytest.raises(BenchmarkError, match="wanted"):
        read_floors(path)


def test_speed_in_small(gold: GoldSet) -> None:
    articles = gold.texts
    warm = measure_warm(engine(), articles, repeats=2)

    assert warm.words == len(TEXT.split())
    assert warm.words_per_second > 0
    assert len(warm.repeats) == 2
    assert [n for n, _ in measure_lengths(engine(), articles, lengths=(20, 50))] == [20, 50]
    assert len(measure_batches(FakeParser(), articles, options=Options(), batches=(1, 9))) == 2
    assert [n for n, _ in measure_stream(engine(), articles, count=20)] == list(range(2, 21, 2))
    assert len(of_length(articles, 100).text.split()) >= 100
    assert of_length((), 3).text


def test_speed_of_a_reference(gold: GoldSet) -> None:
    class Pipeline:
        def pipe(self, texts: Sequence[str]) -> Sequence[str]:
            return texts

    assert measure_reference(Pipeline(), gold.texts) > 0


def test_stages_are_told_by_the_innermost_frame() -> None:
    with watch_stages() as counts:
        list(engine().attribute_many([EngineArticle(text=TEXT * 40)]))

    assert sum(shares(counts).values()) == pytest.approx(100)


def test_nearest_name_is_there_always() -> None:
    article = EngineArticle(
        text="A mayor, Ada Holt, told the crowd on the square: “It rains.” Off went Ben Ash.",
        id="a",
    )
    (report,) = NearestName().attribute_many([article])

    assert isinstance(report, Report)
    assert [s.name for q in report.quotations for s in q.speakers] == ["Ben Ash"]


def test_peers_that_are_not_there_say_so() -> None:
    absent = PeerChoices(spacy="no such pipeline", corenlp=Path(__file__).parent)
    for peer in PEERS[1:]:
        with pytest.raises(MissingPeerError):
            peer.load(absent)
        assert peer.how_to_get


def test_citron_answers_in_its_own_process(tmp_path: Path) -> None:
    (tmp_path / "models" / "en_x").mkdir(parents=True)
    (tmp_path / "citron").mkdir()
    (tmp_path / "citron" / "citron.py").write_text(
        "class Citron:\n"
        "    def __init__(self, models): pass\n"
        "    def extract(self, text):\n"
        "        place = lambda s, e: {'start': s, 'end': e, 'text': text[s:e]}\n"
        "        return {'quotes': [{'contents': [place(0, 2)], 'sources': [place(3, 5)],\n"
        "                            'cue': None, 'coreferences': [place(6, 9)]}]}\n"
    )
    peer = load_citron(PeerChoices(citron=tmp_path, citron_python=sys.executable))
    (report,) = peer.attribute_many([EngineArticle(text="XY he Ada", id="a")])

    assert isinstance(report, Report)
    assert report.quotations[0].speakers[0].name == "Ada"


def test_spacy_trains_on_a_treebank(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    rows = [
        "1-2\tWe'll\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_",
        "2\t'll\twill\tAUX\tMD\t_\t3\taux\t_\t_",
        "3\tsay\tsay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
    ]
    # spaCy drops what it sees fewer than thirty times.
    (tmp_path / "x-train.conllu").write_text(("# text\n" + "\n".join(rows) + "\n\n") * 40)
    (tmp_path / "x.iob2").write_text("Ada\tB-PERSON\nspoke\tO\n\n")
    out = train_spacy(tmp_path, tmp_path / "out", entities=tmp_path)

    assert spacy.load(out)("We'll say.")[2].lemma_ == "say"


def test_training_needs_treebanks(tmp_path: Path) -> None:
    with pytest.raises((BenchmarkError, MissingPeerError)):
        train_spacy(tmp_path, tmp_path / "out")


def test_plots_are_png_and_svg(tmp_path: Path, gold: GoldSet) -> None:
    pytest.importorskip("matplotlib")
    accuracy = measure(gold, run_on(gold))
    paths = [
        *plot_reliability(accuracy.bins, title="t", folder=tmp_path, stem="a"),
        *plot_risk(accuracy.risks, title="t", folder=tmp_path, stem="b"),
        *plot_bars([("x", 1.0)], title="t", unit="%", folder=tmp_path, stem="c"),
    ]

    assert {path.suffix for path in paths} == {".png", ".svg"}
    assert all(path.stat().st_size for path in paths)


def test_plots_are_refused_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    # An article that would fail to be read tells that nothing was.
    (tmp_path / "gold.jsonl").write_text("no gold\n")
    arguments = ["accuracy", str(tmp_path / "gold.jsonl"), "--plots", str(tmp_path)]

    done = CliRunner().invoke(command, arguments)

    assert isinstance(done.exception, MissingPeerError)
    assert "pip install quote-attribution[bench]" in str(done.exception)


def test_command_line_compares_saved_runs(tmp_path: Path, gold: GoldSet) -> None:
    run = {"sets": [to_json(measure(gold, run_on(gold)))]}
    (tmp_path / "a.json").write_text(json.dumps(run))
    done = CliRunner().invoke(command, ["compare", *[str(tmp_path / "a.json")] * 2])

    assert done.exit_code == 0
    assert "net +0" in done.output


def test_command_line_lists_all_commands() -> None:
    done = CliRunner().invoke(command, ["--help"])

    for name in ("accuracy", "speed", "turns", "compare", "peers", "annotate", "errors"):
        assert f"  {name} " in done.output


LABELS = {"start": 0, "end": 10, "kind": "speech", "status": "unresolved", "reason": "anonymous"}


def _lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_labels_are_laid_over_their_texts(tmp_path: Path) -> None:
    labels = _lines(tmp_path / "l", {"id": "a", "chars": len(TEXT), "segments": [LABELS]})
    texts = _lines(tmp_path / "t", {"id": "b", "text": ""}, {"id": "a", "text": TEXT, "title": "T"})

    done = CliRunner().invoke(command, ["join", str(labels), str(texts)])

    record = json.loads(done.output)
    assert (record["id"], record["title"], record["text"]) == ("a", "T", TEXT)
    assert record["segments"][0]["reason"] == "anonymous"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "a", "chars": 3, "segments": []}, "wanted 3 code points"),
        ({"id": "c", "chars": 3, "segments": []}, "wanted the article 'c'"),
        ({"chars": 3, "segments": []}, "wanted an object with an id"),
    ],
)
def test_labels_that_do_not_fit_are_refused(
    row: dict[str, object], message: str, tmp_path: Path
) -> None:
    labels, texts = _lines(tmp_path / "l", row), _lines(tmp_path / "t", {"id": "a", "text": TEXT})

    with pytest.raises(GoldError, match=message):
        join_labels(labels, texts)
