"""From a record's own fields to an article's: the map that `--map text=body,id=guid` gives."""

from collections.abc import Iterable, Mapping

from attrs import Attribute, evolve, field, frozen

from quotes.errors import OptionsError, RecordError
from quotes.model import Article, Failure, Place
from quotes.records import failed_record, read_record

TARGETS = ("text", "id", "title", "byline", "date", "url")


@frozen(kw_only=True)
class FieldMap:
    """Which of a record's fields are which of an article's: `FieldMap.parse("text=body,id=guid")`.

    `columns` gives for an article's field the record's name for it; fields that are not given
    keep their own names. A name with dots reaches into objects (`text=article.body`) where the
    record has no field of just that name. All other fields of a record become its `meta`.
    """

    columns: Mapping[str, str] = field(factory=dict)

    @columns.validator
    def _known(self, _: "Attribute[Mapping[str, str]]", columns: Mapping[str, str]) -> None:
        for target, column in columns.items():
            if target not in TARGETS or not column:
                raise OptionsError(
                    f"map must be FIELD=NAME,…, where FIELD is one of {', '.join(TARGETS)} "
                    f"and NAME is what the records call it, not '{target}={column}'"
                )

    @classmethod
    def parse(cls, written: str) -> "FieldMap":
        """Return the map that is written as `text=body,id=guid`.

        Raises:
            OptionsError: it is not of that form, or names a field that an article does not have.

        """
        columns: dict[str, str] = {}
        for pair in filter(None, (pair.strip() for pair in written.split(","))):
            target, _, column = (part.strip() for part in pair.partition("="))
            if target in columns:
                raise OptionsError(f"map gives {target!r} twice: {written!r}")
            columns[target] = column
        return cls(columns=columns)

    def check(self, names: Iterable[str]) -> None:
        """Check that a table with columns of these names has one for the text.

        Raises:
            OptionsError: it has none.

        """
        there = list(names)
        column = self.columns.get("text", "text")
        if not {column, column.partition(".")[0]} & set(there):
            raise OptionsError(
                f"there is no column {column!r} for the text (there: {_listed(there)}); say which "
                'it is with fields=FieldMap.parse("text=NAME")'
            )

    def article(self, fields: Mapping[str, object], place: Place) -> Article | Failure:
        """Return the article that a record with these fields describes, or why there is none."""
        known = {target: _reach(fields, self.columns.get(target, target)) for target in TARGETS}
        meta = dict(fields)
        for target in TARGETS:
            meta = _without(meta, self.columns.get(target, target))
        try:
            if known["text"] is None:
                column = self.columns.get("text", "text")
                raise RecordError(f"the record has no {column!r}; {_how_to_map(fields, column)}")
            return evolve(read_record(known), meta=meta, place=place)
        except RecordError as error:
            return evolve(failed_record(error, known, place=place), meta=meta)


def _how_to_map(fields: Mapping[str, object], column: str) -> str:
    if column in fields:
        return "it is null, and must be a string"
    others = _listed(map(str, fields))
    return f"it is required, or --map text=NAME where another field has it (there: {others})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(names)[:8]) or "no fields"


def _reach(fields: Mapping[str, object], column: str) -> object:
    if column in fields:
        return fields[column]
    value: object = fields
    for name in column.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def _without(fields: dict[str, object], column: str) -> dict[str, object]:
    """Return the fields without one, which may lie in objects within."""
    if column in fields:
        return {name: value for name, value in fields.items() if name != column}
    outer, _, inner = column.partition(".")
    within = fields.get(outer)
    if not inner or not isinstance(within, Mapping):
        return fields
    return {**fields, outer: _without(dict(within), inner)}
