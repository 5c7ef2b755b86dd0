"""Which reader reads a source: by its bytes, then by its name, or as the caller says."""

from collections.abc import Mapping
from functools import cache
from importlib import metadata
from types import MappingProxyType

from quotes.errors import OptionsError
from quotes.reading.captions import CaptionsReader
from quotes.reading.feed import FeedReader
from quotes.reading.html_page import HtmlReader
from quotes.reading.json_lines import JsonLinesReader
from quotes.reading.ninjs import NinjsReader
from quotes.reading.plain_text import TextReader
from quotes.reading.protocol import ENTRY_POINTS, Likeness, Reader
from quotes.reading.quotation_graph import QuotationGraphReader
from quotes.reading.tables import CsvReader, ParquetReader
from quotes.reading.web_archive import WarcReader

AUTO = "auto"


@cache
def readers() -> Mapping[str, Reader]:
    """Return all readers by name: this package's, and those that others' packages bring.

    Raises:
        OptionsError: another package's reader cannot be loaded, or is no reader.

    """
    # The more particular a form is, the earlier it stands: of two that are as sure, it is the one.
    own: tuple[Reader, ...] = (
        QuotationGraphReader(),
        NinjsReader(),
        JsonLinesReader(),
        ParquetReader(),
        WarcReader(),
        FeedReader(),
        HtmlReader(),
        CaptionsReader(),
        CsvReader(),
        TextReader(),
    )
    found = {reader.name: reader for reader in own}
    for entry in metadata.entry_points(group=ENTRY_POINTS):
        found[entry.name] = _load(entry)
    return MappingProxyType(found)


def choose_reader(form: str, head: bytes, name: str) -> Reader:
    """Return the reader for a source.

    Args:
        form: the name of a reader, or `"auto"` for the one whose form the bytes have; where they
            tell nothing, the name does; where that tells nothing either, it is text.
        head: the first bytes of the source (some thousands, or all of them).
        name: the file's name, or whatever else the source is called.

    Raises:
        OptionsError: there is no reader of that name.

    """
    known = readers()
    if form != AUTO:
        if form not in known:
            raise OptionsError(f"form must be {AUTO} or one of {', '.join(known)}, not {form!r}")
        return known[form]
    likeness = {reader_name: reader.sniff(head, name) for reader_name, reader in known.items()}
    best = max(likeness.values())
    if best is Likeness.NONE:
        return known["text"]
    return next(known[reader_name] for reader_name, found in likeness.items() if found is best)


def _load(entry: metadata.EntryPoint) -> Reader:
    try:
        reader = entry.load()()
    except Exception as error:  # whatever another's code raises
        raise OptionsError(
            f"the reader {entry.name!r} ({entry.value}) cannot be loaded: "
            f"{type(error).__name__}: {error}"
        ) from error
    if not isinstance(reader, Reader):
        raise OptionsError(
            f"the reader {entry.name!r} ({entry.value}) lacks name, sniff or read "
            "(see quotes.reading.protocol)"
        )
    return reader
