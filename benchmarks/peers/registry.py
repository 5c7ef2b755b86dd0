"""The peers that there are, each with how to get it."""

from collections.abc import Callable

from attrs import field, frozen

from benchmarks.peers.choices import PeerChoices
from benchmarks.peers.citron import load_citron
from benchmarks.peers.corenlp import load_corenlp
from benchmarks.peers.nearest import NearestName
from benchmarks.peers.textacy_direct import load_textacy
from benchmarks.runs import Attributor


@frozen(kw_only=True)
class Peer:
    """A system to compare with; `load` raises MissingPeerError where it is not there."""

    name: str
    how_to_get: str
    load: Callable[[PeerChoices], Attributor] = field(repr=False)


PEERS = (
    Peer(name="nearest name", how_to_get="always there", load=lambda _: NearestName()),
    Peer(
        name="textacy",
        how_to_get=(
            "pip install quote-attribution[peers], then train a pipeline with "
            "python -m benchmarks peers --train-spacy TREEBANKS, or give an installed one with "
            "--spacy en_core_web_sm"
        ),
        load=load_textacy,
    ),
    Peer(
        name="CoreNLP",
        how_to_get=(
            "install Java and stanza.install_corenlp(), then --corenlp FOLDER (where it went)"
        ),
        load=load_corenlp,
    ),
    Peer(
        name="Citron",
        how_to_get=(
            "clone github.com/bbc/citron, install its requirements (best in an environment of its "
            "own), then --citron FOLDER --citron-python PYTHON"
        ),
        load=load_citron,
    ),
)
