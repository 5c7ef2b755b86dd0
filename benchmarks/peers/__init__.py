"""Other systems, dressed up as attributors so that the same articles and scores serve all."""

from benchmarks.peers.choices import PeerChoices
from benchmarks.peers.registry import PEERS, Peer

__all__ = ["PEERS", "Peer", "PeerChoices"]
