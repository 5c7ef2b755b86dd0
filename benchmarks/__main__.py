"""Lets `python -m benchmarks` run the commands."""

from benchmarks.cli import main

main()
