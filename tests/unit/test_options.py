from pathlib import Path

import pytest

from quotes import Options, OptionsError, Preset, Scope


def test_defaults() -> None:
    options = Options()

    assert options.scope is Scope.SPEECH
    assert options.models is None
    assert options.max_chars == 1_000_000
    assert options == Options.preset("balanced")


def test_plain_values_become_the_types() -> None:
    options = Options(scope="all", models="there")

    assert options.scope is Scope.ALL
    assert options.models == Path("there")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("scope", "thought", "'speech' or 'all'"),
        ("scope", None, "'speech' or 'all'"),
        ("models", 3, "path"),
        ("max_chars", 0, "from 1 up"),
        ("max_chars", -1, "from 1 up"),
        ("max_chars", 1.5, "whole number"),
        ("max_chars", "10", "whole number"),
        ("max_chars", True, "whole number"),
        ("min_confidence", -0.1, "from 0 to 1"),
        ("min_confidence", 1.1, "from 0 to 1"),
        ("min_confidence", float("nan"), "from 0 to 1"),
        ("min_confidence", "0.5", "from 0 to 1"),
        ("min_confidence", None, "from 0 to 1"),
        ("batch_words", 0, "from 1 up"),
        ("max_seconds", 0, "above 0"),
        ("max_seconds", float("inf"), "above 0"),
        ("max_seconds", float("nan"), "above 0"),
        ("max_seconds", "5", "above 0"),
        ("max_seconds", True, "above 0"),
    ],
)
def test_bad_value_is_refused_by_name_wanted_and_came(
    name: str, value: object, wanted: str
) -> None:
    with pytest.raises(OptionsError) as raised:
        Options(**{name: value})

    for part in (name, wanted, repr(value)):
        assert part in str(raised.value)


def test_presets_ask_for_more_or_less() -> None:
    least = [Options.preset(preset).min_confidence for preset in Preset]

    assert least == sorted(least, reverse=True)
    assert least[-1] == 0


def test_preset_goes_with_other_options_that_win() -> None:
    options = Options.preset("precise", scope="all", min_confidence=0.25)

    assert (options.scope, options.min_confidence) == (Scope.ALL, 0.25)


def test_unknown_preset_is_refused() -> None:
    with pytest.raises(OptionsError, match="'precise' or 'balanced' or 'complete', not 'bold'"):
        Options.preset("bold")


def test_options_can_be_a_key() -> None:
    assert {Options(scope="all"): 1}[Options(scope=Scope.ALL)] == 1
