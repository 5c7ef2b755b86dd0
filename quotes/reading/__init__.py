"""Reading: from what feeds and archives hold to articles, each with its place.

    from quotes import Engine, reading

    for report in Engine().attribute_many(reading.read(["feed.xml", "pages.warc.gz"])):
        ...

The form of a source is told from its bytes; `read(…, form="warc")` says it.
"""

from quotes.reading.choose import choose_reader, readers
from quotes.reading.duplicates import SeenTexts, mark_duplicates
from quotes.reading.fields import FieldMap
from quotes.reading.protocol import Likeness, Reader, ReadOptions, Source
from quotes.reading.sources import read

__all__ = [
    "FieldMap",
    "Likeness",
    "ReadOptions",
    "Reader",
    "SeenTexts",
    "Source",
    "choose_reader",
    "mark_duplicates",
    "read",
    "readers",
]
