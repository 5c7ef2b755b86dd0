"""A run whose engine has no models, as a process: `python -m tests.doors.run_fake IN OUT …`."""

import os
import signal
import sys
import time
from collections.abc import Sequence

from attrs import frozen

from quotes.doors.run import Job, Run
from quotes.doors.run.progress import watching
from quotes.engine import Engine
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser

DEADLY = "The machine stops here."
ENDLESS = "The machine goes on and on."


@frozen(kw_only=True)
class TrickyParser(FakeParser):
    """Takes its time over each article, kills its process over some, and never ends over others."""

    seconds: float = 0.0

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        time.sleep(self.seconds * len(requests))
        for request in requests:
            if DEADLY in request.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if ENDLESS in request.text:
                time.sleep(3_600)
        return super().parse(requests)


def main() -> None:
    source, out, seconds = sys.argv[1:4]
    engine = Engine(parser=TrickyParser(seconds=float(seconds)))
    job = Job(inputs=[source], out=out, jobs=2, max_wait=0.05)
    with watching(sys.stderr.write) as watcher:
        run = Run(job, engine, watcher=watcher)
        signal.signal(signal.SIGTERM, lambda *_: run.stop())
        sys.stderr.write(run.go().text())


if __name__ == "__main__":
    main()
