"""Rebuild the model bundle, a command a stage: ``python -m quotes.training STAGE``."""

import argparse
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

STAGES = ("prepare", "encoder", "tokenize", "mwt", "lemma", "pos", "ner", "bundle", "evaluate")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quotes.training", description=__doc__)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument("--shared", type=Path, required=True, help="folder of treebanks/ and ner/")
    parser.add_argument("--start", type=Path, help="folder of the encoder's starting weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the stages write")
    parser.add_argument("--target", type=Path, help="folder of the bundle (WORK/bundle)")
    parser.add_argument("--minutes", type=float, help="cut each of encoder, pos and ner after this")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tiny", action="store_true", help="a few steps on a slice, as a trial")
    return parser


def _stages(args: argparse.Namespace) -> Mapping[str, Callable[[], None]]:
    """Bind each stage to its arguments; the heavy imports wait until a stage runs."""
    seconds = args.minutes * 60 if args.minutes else 86400.0
    limit = 200 if args.tiny else None
    target = args.target or args.work / "bundle"

    def prepare() -> None:
        from quotes.training.prepare import prepare as run

        run(args.shared, args.work)

    def encoder() -> None:
        from quotes.training.encoder import Plan, tune

        tune(args.start, args.work, Plan(steps=6 if args.tiny else 2300, seconds=seconds), limit)

    def tokenize() -> None:
        from quotes.training.segment import train_tokenizer

        train_tokenizer(args.work, steps=20 if args.tiny else 2500, limit=limit)

    def mwt() -> None:
        from quotes.training.segment import train_splitter

        train_splitter(args.work, epochs=1 if args.tiny else 8, limit=limit)

    def lemma() -> None:
        from quotes.training.segment import train_lemmas

        train_lemmas(args.work, limit)

    def pos() -> None:
        from quotes.training.budget import Budget
        from quotes.training.heads import train_tagger

        train_tagger(args.work, Budget(steps=6 if args.tiny else 1000, seconds=seconds), limit)

    def ner() -> None:
        from quotes.training.budget import Budget
        from quotes.training.heads import train_names

        train_names(args.work, Budget(steps=6 if args.tiny else 1800, seconds=seconds), limit)

    def bundle() -> None:
        from quotes.training.bundle import make_bundle

        make_bundle(args.work, target)

    def evaluate() -> None:
        from quotes.training.evaluate import evaluate as run

        (args.work / "figures.txt").write_text(run(target, args.shared, args.work) + "\n")

    bound = (prepare, encoder, tokenize, mwt, lemma, pos, ner, bundle, evaluate)
    return dict(zip(STAGES, bound, strict=True))


def main() -> None:
    """Run one stage, or all of them in order (a trial leaves the figures out)."""
    parser = _parser()
    args = parser.parse_args()
    if args.stage in ("encoder", "all") and not args.start:
        parser.error("wanted --start FOLDER, the encoder's starting weights, for this stage")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    if args.stage != "prepare":
        import torch

        torch.set_num_threads(args.threads)
        # Values too small to matter otherwise slow a CPU down.
        torch.set_flush_denormal(True)
    stages = _stages(args)
    names = STAGES[: -1 if args.tiny else None] if args.stage == "all" else (args.stage,)
    for name in names:
        stages[name]()


if __name__ == "__main__":
    main()
