"""BBC's Citron, run from a checkout in an interpreter of its own."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.errors import MissingPeerError
from benchmarks.peers.choices import PeerChoices
from benchmarks.peers.said import Said, report_of
from quotes.model import Article, Failure, Report, Span

# Citron's requirements are of another age than ours: it reads texts and writes results as JSON
# lines in a process that imports nothing else.
_PROGRAM = """
import json, sys
from citron.citron import Citron
citron = Citron(sys.argv[1])
for line in sys.stdin:
    print(json.dumps(citron.extract(json.loads(line))), flush=True)
"""


@frozen(kw_only=True)
class Citron:
    """Runs Citron over articles; the first coreferent with a capital stands for a pronoun."""

    folder: Path
    models: Path
    python: str
    name: str = "Citron"

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order.

        Raises:
            MissingPeerError: Citron ends before it has answered; its own message is above.

        """
        with subprocess.Popen(
            [self.python, "-c", _PROGRAM, str(self.models)],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise MissingPeerError("Citron's process has no pipes")
            for article in articles:
                process.stdin.write(json.dumps(article.text) + "\n")
                process.stdin.flush()
                answer = process.stdout.readline()
                if not answer:
                    raise MissingPeerError("Citron ended early; its requirements may be missing")
                quotes = json.loads(answer)["quotes"]
                yield report_of(article, map(_said, quotes), by=self.name)


def load_citron(choices: PeerChoices) -> Citron:
    """Find Citron and its models.

    Raises:
        MissingPeerError: no checkout is given, or it has no models.

    """
    if choices.citron is None:
        raise MissingPeerError("no checkout of Citron is given")
    models = sorted((choices.citron / "models").glob("en_*"))
    if not models:
        raise MissingPeerError(f"{choices.citron} has no models/en_… folder")
    return Citron(folder=choices.citron, models=models[-1].absolute(), python=choices.citron_python)


def _said(quote: Mapping[str, Any]) -> Said:
    sources = quote.get("sources") or []
    forms = [place["text"] for place in (*sources[:1], *(quote.get("coreferences") or []))]
    mention, cue = sources[0] if sources else None, quote.get("cue")
    return Said(
        spans=tuple(_span(place) for place in quote["contents"]),
        name=next((form for form in forms if _is_name(form)), None),
        mention=_span(mention) if mention else None,
        cue=_span(cue) if cue else None,
    )


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[-1:])


def _span(place: Mapping[str, Any]) -> Span:
    return Span(start=int(place["start"]), end=int(place["end"]))
