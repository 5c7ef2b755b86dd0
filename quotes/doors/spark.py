"""Quotations on a cluster: a Spark data frame of articles in, one of quotations out.

    from pyspark.sql import SparkSession
    from quotes.doors.spark import attribute

    spark = SparkSession.builder.getOrCreate()
    attribute(spark.read.parquet("articles")).write.parquet("quotations")

Needs the extra `spark` where it is called, and the package with its extra `arrow` on the workers.
"""

from functools import partial
from typing import TYPE_CHECKING

from quotes.arrow import attribute_batches, chosen_fields
from quotes.engine import Engine
from quotes.errors import OptionsError
from quotes.options import Options
from quotes.reading.fields import FieldMap
from quotes.tables.flat import ATTRIBUTED
from quotes.tables.schema import ColumnType

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TYPES = {
    ColumnType.TEXT: "STRING",
    ColumnType.WHOLE: "BIGINT",
    ColumnType.REAL: "DOUBLE",
    ColumnType.FLAG: "BOOLEAN",
    ColumnType.DAY: "DATE",
    ColumnType.MOMENT: "TIMESTAMP",
    ColumnType.TEXTS: "ARRAY<STRING>",
}


def attribute(
    frame: "DataFrame",
    *,
    options: Options | None = None,
    fields: FieldMap | None = None,
    engine: Engine | None = None,
) -> "DataFrame":
    """Return the quotations of the articles in a Spark data frame, worked out where they lie.

    Rows and columns are those of `quotes.arrow.attribute_batches`, which is what `mapInArrow` runs
    in each Python worker process; the engine of `options` is made once a process. Partitions and
    their order stay. Nothing is worked out here: what goes wrong is raised by the action, but for
    wrong arguments.

    Args:
        frame: a row an article.
        options: how to work; goes to the workers as a pickle. A `resolver` should be a function
            of a module that they have: one defined in the program is a new one in every task, for
            which the models are loaded again.
        fields: what the columns are called, if otherwise.
        engine: an engine of the caller's own, in place of `options`; as it is unpickled for every
            task, its models are loaded for every task.

    Raises:
        OptionsError: an argument is wrong, or the frame has no column for the text.

    """
    chosen_fields(fields).check(frame.columns)
    if options is not None and not isinstance(options, Options):
        raise OptionsError(f"options must be Options(…) or None, not {type(options).__name__}")
    return frame.mapInArrow(
        partial(attribute_batches, options=options, fields=fields, engine=engine), spark_schema()
    )


def spark_schema() -> str:
    """Return the schema of what comes out, as Spark writes it: `article_id STRING, …`."""
    return ", ".join(f"`{column.name}` {_TYPES[column.type]}" for column in ATTRIBUTED.columns)
