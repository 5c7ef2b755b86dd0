"""Read treebank sentences and rewrite them: CoNLL-U blocks, words, quotation marks."""

import lzma
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

# Pairs of quotation marks the models must know, opening and closing.
MARK_STYLES = (
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u2018", "\u2019"),
    ("'", "'"),
    ("\u00ab", "\u00bb"),
    ("\u2039", "\u203a"),
    ("\u201e", "\u201c"),
    ("``", "''"),
)


@attrs.frozen(kw_only=True)
class Word:
    """One syntactic word of a treebank; `head` is the 1-based index of its head, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str = ""


def read_blocks(path: Path) -> tuple[str, ...]:
    """Return the sentence blocks of a CoNLL-U file, plain or xz."""
    raw = path.read_bytes()
    text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf8")
    return tuple(b for b in re.split(r"\n[ \t]*\n", text.strip("\n")) if b.strip())


def clean_block(block: str) -> str:
    """Drop from a CoNLL-U sentence what no stage reads: empty nodes, DEPS, MISC but SpaceAfter.

    Of the comments only those that carry text and structure stay.
    """
    kept = []
    for line in block.split("\n"):
        if line.startswith("#"):
            if re.match(r"# (sent_id|text|newdoc|newpar)\b", line):
                kept.append(line)
            continue
        fields = line.split("\t")
        if "." in fields[0]:
            continue
        fields[8] = "_"
        fields[9] = "|".join(m for m in fields[9].split("|") if m.startswith("SpaceAfter")) or "_"
        kept.append("\t".join(fields))
    return "\n".join(kept)


def words_of(block: str) -> tuple[Word, ...]:
    """Return the syntactic words of a CoNLL-U sentence (ranges and empty nodes left out)."""
    words = []
    for line in block.split("\n"):
        fields = line.split("\t")
        if not fields[0].isdigit():
            continue
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", fields[9])
        words.append(
            Word(
                form=fields[1],
                lemma=fields[2],
                upos=fields[3],
                xpos=fields[4],
                head=int(fields[6]),
                deprel=fields[7],
                entity=entity.group(1) if entity else "",
            )
        )
    return tuple(words)


def marks_of(words: Sequence[Word]) -> tuple[tuple[int, bool], ...]:
    """Return the quotation marks of a sentence as (0-based index, opens)."""
    return tuple((i, w.xpos == "``") for i, w in enumerate(words) if w.xpos in ("``", "''"))


def restyle(
    words: Sequence[str], marks: Sequence[tuple[int, bool]], style: tuple[str, str]
) -> tuple[str, ...]:
    """Return the words with every quotation mark written in `style`."""
    changed = list(words)
    for index, opens in marks:
        changed[index] = style[0] if opens else style[1]
    return tuple(changed)


def change_forms(block: str, forms: Sequence[str]) -> str:
    """Return the block with its words spelled as `forms`; multi-word lines are left out."""
    lines = [f for f in (line.split("\t") for line in block.split("\n")) if f[0].isdigit()]
    return "\n".join(
        "\t".join((fields[0], form, *fields[2:])) for fields, form in zip(lines, forms, strict=True)
    )


def write_blocks(path: Path, blocks: Iterable[str]) -> None:
    """Write CoNLL-U sentence blocks."""
    path.write_text("".join(b + "\n\n" for b in blocks), encoding="utf8")
