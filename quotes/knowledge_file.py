"""Reading what a caller knows from a file, in TOML or JSON.

The tables have the names of the types' fields: a list `speakers` of `KnownSpeaker`, `cues` of
`CueList`, `style` of `HouseStyle`; beside them `aliases`, a table from names to lists of aliases,
for speakers of whom nothing else is to be told.
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from quotes.errors import KnowledgeError
from quotes.knowledge import CueList, HouseStyle, Knowledge, KnownSpeaker

_T = TypeVar("_T")
_READERS: dict[str, Callable[[str], object]] = {".toml": tomllib.loads, ".json": json.loads}
_TABLES = ("speakers", "aliases", "cues", "style")


def read_knowledge(path: str | Path) -> Knowledge:
    """Return the knowledge that a file holds: TOML or JSON by its suffix, in UTF-8.

    Raises:
        KnowledgeError: the file cannot be read, or is not of the form that this module describes;
            the message says where.

    """
    file = Path(path)
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise KnowledgeError(f"{file}: wanted a file that ends in .toml or .json")
    try:
        data = reader(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise KnowledgeError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{file}: wanted UTF-8 ({error})") from error
    except (ValueError, RecursionError) as error:
        form = file.suffix.lower().removeprefix(".").upper()
        raise KnowledgeError(f"{file}: not {form} ({error})") from error
    try:
        return knowledge_of(data)
    except KnowledgeError as error:
        raise KnowledgeError(f"{file}: {error}") from error


def knowledge_of(data: object) -> Knowledge:
    """Return the knowledge that plain values (as JSON has them) describe.

    Raises:
        KnowledgeError: a table or field is unknown, or a value of the wrong type.

    """
    tables = _table(data, "the file", known=_TABLES)
    listed = tables.get("speakers", [])
    if not isinstance(listed, list):
        raise KnowledgeError(f"speakers: wanted a list of tables, not {listed!r}")
    speakers = [
        _made(KnownSpeaker, entry, f"speakers, number {number}")
        for number, entry in enumerate(listed, start=1)
    ]
    aliases = _table(tables.get("aliases", {}), "aliases")
    return Knowledge(
        speakers=tuple(_with_aliases(speakers, aliases)),
        cues=_made(CueList, tables.get("cues", {}), "cues"),
        style=_made(HouseStyle, tables.get("style", {}), "style"),
    )


def _with_aliases(
    speakers: list[KnownSpeaker], aliases: Mapping[str, object]
) -> list[KnownSpeaker]:
    """Give the aliases to the speaker of that name, or to a new one where there is none."""
    names = [speaker.name for speaker in speakers]
    found = list(speakers)
    for name, given in aliases.items():
        fresh = _made(KnownSpeaker, {"name": name, "aliases": given}, f"aliases, {name!r}")
        if names.count(name) > 1:
            raise KnowledgeError(f"aliases, {name!r}: two of the speakers have this name")
        if name not in names:
            found.append(fresh)
            continue
        speaker = found[names.index(name)]
        found[names.index(name)] = attrs.evolve(speaker, aliases=(*speaker.aliases, *fresh.aliases))
    return found


def _made(wanted: type[_T], entry: object, place: str) -> _T:
    fields = attrs.fields_dict(wanted)  # type: ignore[arg-type]  # all three are attrs types
    known = tuple(name for name, option in fields.items() if option.init)
    values: dict[str, Any] = dict(_table(entry, place, known=known))
    missing = [name for name, option in fields.items() if option.default is attrs.NOTHING]
    for name in missing:
        if name not in values:
            raise KnowledgeError(f"{place}: {name!r} is missing")
    try:
        return wanted(**values)
    except KnowledgeError as error:
        raise KnowledgeError(f"{place}: {error}") from error


def _table(
    value: object, place: str, *, known: tuple[str, ...] | None = None
) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise KnowledgeError(f"{place}: wanted a table (an object), not {value!r}")
    for name in value:
        if known is not None and name not in known:
            raise KnowledgeError(f"{place}: {name!r} is not known; known are {', '.join(known)}")
    return value
