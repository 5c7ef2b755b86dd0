"""On a cluster of this machine: a master, two executors, processes of their own that may die."""

from pathlib import Path

import pytest

pytest.importorskip(
    "pyspark", reason="NO SPARK TESTS: no pyspark; pip install 'quote-attribution[spark]'"
)
pa = pytest.importorskip("pyarrow")

import pyarrow.parquet  # noqa: E402 - after it is known to be installed

from quotes.arrow import attribute_batches, attributed_schema  # noqa: E402
from quotes.engine import Engine  # noqa: E402
from tests.doors.cluster import HAS_JAVA, submit  # noqa: E402
from tests.doors.spark_fake import KILLS_EXECUTOR, KILLS_WORKER, PARTITIONS  # noqa: E402
from tests.fake import FakeParser  # noqa: E402

pytestmark = pytest.mark.skipif(
    not HAS_JAVA,
    reason="NO SPARK TESTS: no Java on this machine; apt-get install openjdk-17-jre-headless",
)


def test_rows_are_those_of_one_machine_whoever_dies(tmp_path: Path) -> None:
    texts = [f"“The dam number {n} will hold,” said Clara Moss, the mayor." for n in range(40)]
    texts[7] = KILLS_WORKER
    texts[11] = "It rained."
    texts[22] = f"“It holds,” said Ben Holt. {KILLS_EXECUTOR}"
    texts[30] = None  # type: ignore[call-overload]
    articles = pa.table(
        {
            "id": [f"a{n}" for n in range(40)],
            "text": texts,
            "outlet": ["The Lantern"] * 40,
        }
    )
    pyarrow.parquet.write_table(articles, tmp_path / "in.parquet")

    submit(["-m", "tests.doors.spark_fake", "in.parquet", "out.parquet", str(tmp_path)], tmp_path)

    here = attribute_batches(articles.to_batches(), engine=Engine(parser=FakeParser()))
    expected = pa.Table.from_batches(here, schema=attributed_schema())
    found = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    assert found.to_pylist() == expected.to_pylist()
    assert len(found) == 40
    assert (tmp_path / "worker-killed").exists()
    assert (tmp_path / "executor-killed").exists()
    # Two, and the one that took the place of the killed.
    assert 2 <= len(list(tmp_path.glob("executor-[0-9]*"))) <= PARTITIONS
    assert [path.name for path in tmp_path.glob("threads-*")] == ["threads-1"]
