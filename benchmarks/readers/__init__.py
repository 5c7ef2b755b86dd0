"""Readers of gold: the project's own form, and those of the corpora that measure this task."""

from benchmarks.readers.goldset import GoldSet
from benchmarks.readers.recognise import read_sets

__all__ = ["GoldSet", "read_sets"]
