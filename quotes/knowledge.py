"""What a caller knows beyond the text: speakers, words that report, an outlet's house style.

Given as `Options(knowledge=…)`, or on the command line as a file (see `quotes.knowledge_file`).
Knowledge never makes up a speaker: whoever is known takes part only in an article that mentions
him, by a name, an alias or a role.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from attrs import Attribute, field, frozen

from quotes.errors import KnowledgeError
from quotes.layout import MarkStyle
from quotes.model import Gender, SpeakerType

_E = TypeVar("_E", bound=StrEnum)


def _one(_: object, option: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{option.name} must be a string that is not blank, not {value!r}")


def _one_or_none(_: object, option: "Attribute[str | None]", value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise KnowledgeError(f"{option.name} must be a string or None, not {value!r}")


def _words(value: object) -> tuple[str, ...]:
    """Return strings as a tuple, a lone one as a tuple of itself."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(value)
    return (value,)  # type: ignore[return-value]  # whatever is no string, the validator refuses


def _lemmas(value: object) -> tuple[str, ...]:
    return tuple(w.strip().lower() if isinstance(w, str) else w for w in _words(value))


def _all_words(_: object, option: "Attribute[tuple[str, ...]]", value: tuple[object, ...]) -> None:
    for word in value:
        if not isinstance(word, str) or not word.strip():
            raise KnowledgeError(
                f"{option.name} must be a list of strings that are not blank, not {word!r} in it"
            )


def _gender(value: object) -> Gender | None:
    return None if value is None else _member(Gender, value, "gender")


def _type(value: object) -> SpeakerType | None:
    return None if value is None else _member(SpeakerType, value, "type")


def _marks(value: object) -> tuple[MarkStyle, ...]:
    return tuple(_member(MarkStyle, word, "scare_marks") for word in _words(value))


def _member(wanted: type[_E], value: object, name: str) -> _E:
    for member in wanted:
        if value == member:
            return member
    known = " or ".join(repr(str(member)) for member in wanted)
    raise KnowledgeError(f"{name} must be {known}, not {value!r}")


def _all_patterns(_: object, option: "Attribute[tuple[str, ...]]", value: tuple[str, ...]) -> None:
    for pattern in value:
        _compiled(pattern, option.name)


def _compiled(pattern: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise KnowledgeError(f"{name}: {pattern!r} is no regular expression ({error})") from None


def _byline(_: object, __: object, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        raise KnowledgeError(f"byline must be a regular expression, not {value!r}")
    groups = _compiled(value, "byline").groups
    if groups != 1:
        raise KnowledgeError(
            "byline must have one group, around the reporter's name, as in 'Words: (.+)'; "
            f"{value!r} has {groups}"
        )


@frozen(kw_only=True)
class KnownSpeaker:
    """Somebody whom the caller knows: what he is called, and his id elsewhere.

    Args:
        name: the best full name; a report names him so.
        aliases: other forms that mean him wherever an article has them: nicknames, acronyms,
            maiden names. A form that two known speakers share links to neither by itself.
        roles: what only he is (“the mayor of Norland”); a description that asks for it stands
            for him unless the article names another holder.
        gender: which pronoun fits a person; unknown unless given.
        type: person, organization or other; what the article shows unless given.
        external_id: the caller's own id, returned in the report.

    Raises:
        KnowledgeError: a value is of the wrong type, or blank.

    """

    name: str = field(validator=_one)
    aliases: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    roles: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    gender: Gender | None = field(default=None, converter=_gender)
    type: SpeakerType | None = field(default=None, converter=_type)
    external_id: str | None = field(default=None, validator=_one_or_none)


@frozen(kw_only=True)
class CueList:
    """Words that attribute in the caller's articles beside the built-in ones, as lemmas.

    Args:
        say: verbs of speech or writing, with a clause or marked words (“blurt”: blurted that …).
        name: verbs that give something a name or verdict (“brand”: branded it “a mess”).
        voice: verbs whose marked object is somebody's words (“trumpet”).
        think: verbs of belief, which count with `Options(scope="all")` alone.
        nouns: nouns that take a clause (“riposte”: her riposte that …).
        ignore: cues that attribute nothing, built-in or not.

    """

    say: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)
    name: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)
    voice: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)
    think: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)
    nouns: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)
    ignore: tuple[str, ...] = field(default=(), converter=_lemmas, validator=_all_words)


NO_CUES = CueList()


@frozen(kw_only=True)
class HouseStyle:
    """How an outlet sets its articles, where that cannot be told from one article.

    Args:
        drop_lines: lines of the page that are no article, word for word (case and white space
            at the ends aside).
        drop_patterns: the same as regular expressions; each must match a whole line.
        scare_marks: families of marks (outside all others) that never set off speech.
        byline: a regular expression for the line that names the reporter, with one group around
            the name (“Words: (.+)”).
        asker_labels: labels of interviews that stand for the outlet's own reporter (“LANTERN”).

    """

    drop_lines: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    drop_patterns: tuple[str, ...] = field(
        default=(), converter=_words, validator=[_all_words, _all_patterns]
    )
    scare_marks: tuple[MarkStyle, ...] = field(default=(), converter=_marks)
    byline: str | None = field(default=None, validator=_byline)
    asker_labels: tuple[str, ...] = field(default=(), converter=_words, validator=_all_words)
    _lines: frozenset[str] = field(init=False, eq=False, repr=False)

    @_lines.default
    def _folded_lines(self) -> frozenset[str]:
        return frozenset(line.strip().casefold() for line in self.drop_lines)

    def drops(self, line: str) -> bool:
        """Tell whether a line of the page, white space trimmed, is no part of the article."""
        return line.casefold() in self._lines or any(
            re.fullmatch(pattern, line) for pattern in self.drop_patterns
        )

    def reporter_in(self, line: str) -> str | None:
        """Return the reporter whom a line names in the outlet's own form, None if it does not."""
        found = re.fullmatch(self.byline, line) if self.byline is not None else None
        return found.group(1).strip() or None if found is not None and found.group(1) else None

    def is_asker(self, label: str) -> bool:
        """Tell whether a label of an interview stands for the outlet's reporter."""
        return label.casefold() in {asker.strip(" .:").casefold() for asker in self.asker_labels}


PLAIN_STYLE = HouseStyle()


def _speakers(value: object) -> tuple[KnownSpeaker, ...]:
    speakers = tuple(value) if isinstance(value, Iterable) else (value,)
    for speaker in speakers:
        if not isinstance(speaker, KnownSpeaker):
            raise KnowledgeError(f"speakers must be a list of KnownSpeaker(…), not {speaker!r}")
    return speakers


def _cues(_: object, __: object, value: object) -> None:
    if not isinstance(value, CueList):
        raise KnowledgeError(f"cues must be CueList(…), not {value!r}")


def _style(_: object, __: object, value: object) -> None:
    if not isinstance(value, HouseStyle):
        raise KnowledgeError(f"style must be HouseStyle(…), not {value!r}")


@frozen(kw_only=True, cache_hash=True)
class Knowledge:
    """All that a caller knows; empty unless given.

    Raises:
        KnowledgeError: a value is of the wrong type.

    """

    speakers: tuple[KnownSpeaker, ...] = field(default=(), converter=_speakers)
    cues: CueList = field(factory=CueList, validator=_cues)
    style: HouseStyle = field(factory=HouseStyle, validator=_style)
