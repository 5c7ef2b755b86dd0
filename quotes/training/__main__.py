"""Rebuild the model bundle, a command a stage: ``python -m quotes.training STAGE``.

It needs the extra `train` (`pip install 'quote-attribution[train]'`), which running the engine does
not: transformers, to load the encoder's starting weights and to write the trained ones.
"""

import argparse
import logging
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

from quotes.training.budget import Budget

STAGES = (
    "prepare",
    "encoder",
    "distil",
    "tokenize",
    "mwt",
    "lemma",
    "pos",
    "ner",
    "bundle",
    "coref",
    "evaluate",
)
# Batches (of mwt and coref, rounds) that each stage learns from, and as a trial.
_STEPS = {
    "encoder": 2300,
    "distil": 2300,
    "tokenize": 8000,
    "mwt": 8,
    "pos": 1000,
    "ner": 1300,
    "coref": 10,
}
_TRIAL_STEPS = {**dict.fromkeys(_STEPS, 6), "tokenize": 20, "mwt": 1, "coref": 1}
_TRIAL_TREES = 200


@frozen(kw_only=True)
class Recipe:
    """Folders and sizes of one run, and a method a stage; heavy imports wait until one runs."""

    shared: Path
    start: Path | None
    work: Path
    target: Path
    steps: Mapping[str, int]
    seconds: float
    limit: int | None

    def run(self, stage: str) -> None:
        """Run one of `STAGES`."""
        getattr(self, f"_{stage}")()

    def _budget(self, stage: str) -> Budget:
        return Budget(steps=self.steps[stage], seconds=self.seconds)

    def _prepare(self) -> None:
        from quotes.training.prepare import prepare

        prepare(self.shared, self.work)

    def _encoder(self) -> None:
        from quotes.training.encoder import tune

        assert self.start is not None, "the command line asks for it"
        tune(self.start, self.work, self._budget("encoder"), self.limit)

    def _distil(self) -> None:
        from quotes.training.distil import distil

        distil(self.work, self._budget("distil"), self.limit)

    def _tokenize(self) -> None:
        from quotes.training.segment import train_tokenizer

        train_tokenizer(self.work, steps=self.steps["tokenize"], limit=self.limit)

    def _mwt(self) -> None:
        from quotes.training.segment import train_splitter

        train_splitter(self.work, epochs=self.steps["mwt"], limit=self.limit)

    def _lemma(self) -> None:
        from quotes.training.segment import train_lemmas

        train_lemmas(self.work, self.limit)

    def _pos(self) -> None:
        from quotes.training.heads import train_tagger

        train_tagger(self.work, self._budget("pos"), self.limit)

    def _ner(self) -> None:
        from quotes.training.names import train_names
        from quotes.training.prepare import head_sentences

        sentences = head_sentences(self.work)[-self.limit if self.limit else None :]
        train_names(self.work, sentences, self._budget("ner"))

    def _bundle(self) -> None:
        from quotes.training.bundle import make_bundle

        make_bundle(self.work, self.target)

    def _coref(self) -> None:
        from quotes.training.coref import train_coreference

        limit = 2 if self.limit else None
        train_coreference(self.shared, self.target, self._budget("coref"), limit)

    def _evaluate(self) -> None:
        from quotes.training.evaluate import evaluate

        figures = evaluate(self.target, self.shared, self.work)
        (self.work / "figures.txt").write_text(figures + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quotes.training", description=__doc__)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder of treebanks/, ner/ and coref/"
    )
    parser.add_argument("--start", type=Path, help="folder of the encoder's starting weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the stages write")
    parser.add_argument("--target", type=Path, help="folder of the bundle (WORK/bundle)")
    parser.add_argument(
        "--minutes", type=float, help="cut each of encoder, distil, pos, ner and coref after this"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tiny", action="store_true", help="a few steps on a slice, as a trial")
    return parser


def main() -> None:
    """Run one stage, or all of them in order (a trial leaves the figures out)."""
    parser = _parser()
    args = parser.parse_args()
    if args.stage in ("encoder", "all") and not args.start:
        parser.error("wanted --start FOLDER, the encoder's starting weights, for this stage")
    if args.stage in ("encoder", "distil", "all") and find_spec("transformers") is None:
        parser.error("this stage needs transformers: pip install 'quote-attribution[train]'")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    if args.stage != "prepare":
        import torch

        torch.set_num_threads(args.threads)
        # Values too small to matter otherwise slow a CPU down.
        torch.set_flush_denormal(True)
    recipe = Recipe(
        shared=args.shared,
        start=args.start,
        work=args.work,
        target=args.target or args.work / "bundle",
        steps=_TRIAL_STEPS if args.tiny else _STEPS,
        seconds=args.minutes * 60 if args.minutes else 86400.0,
        limit=_TRIAL_TREES if args.tiny else None,
    )
    names = STAGES[: -1 if args.tiny else None] if args.stage == "all" else (args.stage,)
    for name in names:
        recipe.run(name)


if __name__ == "__main__":
    main()
