"""A Spark program without models, whose workers die: `python -m … IN OUT FOLDER`."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from quotes.doors.spark import attribute
from quotes.engine import Engine
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser

KILLS_WORKER = "The worker stops here."
KILLS_EXECUTOR = "The executor stops here."
PARTITIONS = 6


@frozen(kw_only=True)
class DyingParser(FakeParser):
    """Kills its process over one text, its executor over another, each once; tells who it was."""

    folder: Path

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        executor = _parent_of(os.getppid())  # worker process, its daemon, the executor's JVM
        (self.folder / f"executor-{executor}").touch()
        (self.folder / f"threads-{os.environ.get('OMP_NUM_THREADS')}").touch()
        for request in requests:
            if KILLS_WORKER in request.text and self._first("worker-killed"):
                os.kill(os.getpid(), signal.SIGKILL)
            if KILLS_EXECUTOR in request.text and self._first("executor-killed"):
                os.kill(executor, signal.SIGKILL)
                time.sleep(600)  # until the executor's end takes this process along
        return super().parse(requests)

    def _first(self, name: str) -> bool:
        try:
            (self.folder / name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def _parent_of(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return int(fields[1])


def main() -> None:
    import pyarrow.parquet
    from pyspark.sql import SparkSession

    source, out, folder = sys.argv[1:4]
    spark = SparkSession.builder.getOrCreate()
    rows = pyarrow.parquet.read_table(source).to_pylist()
    articles = spark.createDataFrame(
        spark.sparkContext.parallelize(rows, PARTITIONS), "id STRING, text STRING, outlet STRING"
    )
    found = attribute(articles, engine=Engine(parser=DyingParser(folder=Path(folder))))
    pyarrow.parquet.write_table(found.toArrow(), out)
    spark.stop()


if __name__ == "__main__":
    main()
