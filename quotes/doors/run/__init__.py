"""Runs over archives and streams: worker processes, output that nothing can tear, tables.

    from quotes import Engine
    from quotes.doors.run import Job, Run

    if __name__ == "__main__":  # worker processes import the program that starts them
        summary = Run(Job(inputs=["day.jsonl"], out="day.duckdb"), Engine()).go()
        print(summary.text())

The command line's `quotes run` is that with a bar and options.
"""

from quotes.doors.run.job import Job, OutputForm
from quotes.doors.run.loop import Progress, Watcher
from quotes.doors.run.running import Run
from quotes.doors.run.summary import Summary

__all__ = ["Job", "OutputForm", "Progress", "Run", "Summary", "Watcher"]
