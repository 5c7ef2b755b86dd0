"""Reports in JSON, there and back without loss; the schema ships with the package.

The keys stand in the order of the types' fields. All offsets are code points of the text, or UTF-16
units where these are asked for.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin

from quotes.errors import FormatError
from quotes.formats.texts import OffsetUnit, Utf16, checked, text_of, with_offsets
from quotes.model import Failure, Report

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA_ID = "quotes/2"
_T = TypeVar("_T")
_GIVEN = ("id", "title", "byline", "date", "url")
# Valid inside JSON strings, yet line ends to many a reader of JSON lines.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_json(
    result: Report | Failure,
    *,
    offsets: OffsetUnit = OffsetUnit.CODEPOINT,
    text: str | None = None,
) -> dict[str, object]:
    """Return a report, or what stands in for one, as plain values that `json` writes.

    `meta` is the caller's and is passed on as it is. UTF-16 offsets, for programs in JavaScript,
    Java or C#, are counted in `text`, the string that was attributed.

    Raises:
        FormatError: UTF-16 is asked for without the text, or with another one.

    """
    if isinstance(result, Failure):
        place = _converter().unstructure(result.place)
        error = {"type": result.error, "message": result.message, "place": place}
        return {"schema": SCHEMA_ID, **_given(result), "error": error}
    fields = cast("dict[str, object]", _converter().unstructure(result))
    head = {**_given(result), "text_sha256": result.text_sha256}
    found: object = {name: value for name, value in fields.items() if name not in head}
    if offsets is OffsetUnit.UTF16:
        found = with_offsets(found, Utf16(text_of(result, text)).of)
    head |= {"offset_unit": str(offsets)}
    return {"schema": SCHEMA_ID, **head, **cast("dict[str, object]", found)}


def _given(result: Report | Failure) -> dict[str, object]:
    given: dict[str, object] = {name: getattr(result, name) for name in _GIVEN}
    return {**given, "meta": dict(result.meta), "duplicate_of": result.duplicate_of}


def from_json(data: Mapping[str, object], *, text: str | None = None) -> Report | Failure:
    """Return what `to_json` made `data` of; offsets in UTF-16 need the text to be turned back.

    Raises:
        FormatError: `data` is not of the form that the schema describes, or its text is missing.

    """
    if not isinstance(data, Mapping):
        raise FormatError(f"wanted a JSON object of schema {SCHEMA_ID!r}, got {_name_of(data)}")
    fields = dict(data)
    _expect(fields, "schema", SCHEMA_ID)
    if "error" in fields:
        error = fields.pop("error")
        if not isinstance(error, Mapping) or set(error) != {"type", "message", "place"}:
            raise FormatError("'error' must be an object of 'type', 'message' and 'place'")
        told = {name: error[name] for name in ("message", "place")}
        return _structure({**fields, "error": error["type"], **told}, Failure)
    if fields.get("offset_unit") == OffsetUnit.UTF16:
        fields = _in_code_points(fields, text)
    else:
        _expect(fields, "offset_unit", OffsetUnit.CODEPOINT)
    return _structure(fields, Report)


def _in_code_points(fields: dict[str, object], text: str | None) -> dict[str, object]:
    known = text if text is not None else fields.get("text")
    turn = Utf16(checked(known, str(fields.get("text_sha256")))).back
    given = ("offset_unit", "meta")
    turned = with_offsets({k: v for k, v in fields.items() if k not in given}, turn)
    return {**cast("dict[str, object]", turned), "meta": fields.get("meta")}


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return plain values as JSON text: one line, unless `indent` says otherwise.

    Raises:
        FormatError: a value (in `meta`, all others are known) has no form in JSON.

    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Lone surrogates have no UTF-8; JSON's escapes bring them through.
        return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=indent)
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(f"'meta' must hold only what JSON can: {error}") from error
    return text.translate(_LINE_ENDS)


def schema_text() -> str:
    """Return the JSON Schema (2020-12) that everything `to_json` returns is valid under."""
    folder = resources.files("quotes") / "schema"
    return (folder / "quotes-2.schema.json").read_text(encoding="utf-8")


def _expect(fields: dict[str, object], name: str, wanted: str) -> None:
    came = fields.pop(name, None)
    if came != wanted:
        raise FormatError(f"{name!r} must be {wanted!r}, not {came!r}")


def _structure(fields: dict[str, object], wanted: type[_T]) -> _T:
    from cattrs import transform_error
    from cattrs.errors import BaseValidationError

    try:
        return _converter().structure(fields, wanted)
    except BaseValidationError as error:
        raise FormatError("; ".join(transform_error(error))) from error
    except (TypeError, ValueError) as error:
        raise FormatError(str(error)) from error


@cache
def _converter() -> "Converter":
    # Imported late: `import quotes` is to be quick, and not every caller wants JSON.
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(int, _exact_number)
    converter.register_structure_hook(float, _exact_number)
    converter.register_structure_hook(str, _exact_string)
    converter.register_structure_hook_func(lambda wanted: wanted == str | None, _string_or_null)
    converter.register_structure_hook_func(
        lambda wanted: wanted == Mapping[str, object], _exact_mapping
    )
    converter.register_structure_hook_func(
        _is_tuple,
        lambda value, wanted: tuple(
            converter.structure(item, get_args(wanted)[0]) for item in _exact_array(value)
        ),
    )
    return converter


# cattrs would turn "3" into 3, None into "None" and "abc" into ("a", "b", "c").


def _exact_number(value: object, wanted: type) -> object:
    allowed = (int, float) if wanted is float else int
    if isinstance(value, bool) or not isinstance(value, allowed):
        raise TypeError(f"wanted a number, got {_name_of(value)}")
    return value


def _exact_string(value: object, wanted: type[str]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"wanted a string, got {_name_of(value)}")
    return wanted(value)  # the enums are strings as well


def _string_or_null(value: object, _: object) -> object:
    return None if value is None else _exact_string(value, str)


def _exact_mapping(value: object, _: object) -> object:
    if not isinstance(value, Mapping):
        raise TypeError(f"wanted an object, got {_name_of(value)}")
    return value


def _is_tuple(wanted: object) -> bool:
    return get_origin(wanted) is tuple


def _exact_array(value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"wanted an array, got {_name_of(value)}")
    return value


def _name_of(value: object) -> str:
    return type(value).__name__
