"""Loads stanza offline over a folder of models, with one transformer shared by all heads.

Imports stanza and torch inside its functions only: they take seconds, and most uses of the
package's types need neither.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from quotes.errors import ModelsError
from quotes.parse.models import ENCODER_KEY, LANGUAGE, Models, check_files

if TYPE_CHECKING:
    from quotes.parse.coref.scorer import CoreferenceHead
    from quotes.parse.encoder import RememberingEncoder
    from quotes.parse.heads import SharedHeads
    from quotes.parse.processors import ProcessorHeads, ProcessorSegmenter
    from quotes.parse.segment import Segmenter
_PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
# Words that the parser takes at once: it scores all pairs of words of a sentence for all relations,
# and padding to the longest sentence would make a large batch the peak of memory.
_PARSER_BATCH = 500


@frozen(kw_only=True)
class Pipeline:
    """A loaded stanza pipeline, what runs its models to split text, and what runs the others."""

    stanza: Any = field(repr=False)
    segmenter: "Segmenter | ProcessorSegmenter" = field(repr=False)
    heads: "SharedHeads | ProcessorHeads" = field(repr=False)
    coreference: "CoreferenceHead | None" = field(default=None, repr=False)


def load_pipeline(
    models: Models, /, *, coreference: bool = False, keeps_states: bool = False
) -> Pipeline:
    """Load `models` on the CPU, without any request to the network.

    With `coreference` the head that scores antecedents is loaded too, where the models have one;
    `keeps_states` leaves the encoder's states in the readings for one that is yet to be trained.
    Raises ModelsError when a file is missing, damaged or not one that stanza can load.
    """
    check_files(models)
    try:
        return _load(models, coreference=coreference, keeps_states=keeps_states)
    except ModelsError:
        raise
    except Exception as error:  # stanza, torch and pickle raise whatever a bad file makes of them
        msg = (
            f"wanted stanza models for English in {models.folder}, but loading them failed: "
            f"{error}. Give another folder, or leave the option out to use the bundled models; "
            "`quotes models` lists what is there"
        )
        raise ModelsError(msg) from error


def _load(models: Models, *, coreference: bool, keeps_states: bool) -> Pipeline:
    from stanza import Pipeline as StanzaPipeline
    from stanza.models.common.foundation_cache import FoundationCache

    from quotes.parse.coref.scorer import CoreferenceHead
    from quotes.parse.heads import SharedHeads, reads_shared
    from quotes.parse.processors import ProcessorHeads, ProcessorSegmenter
    from quotes.parse.segment import Segmenter, segments
    from quotes.parse.workers import Workers

    cache = FoundationCache(local_files_only=True)
    encoder = _share_encoder(models.encoder, cache) if models.encoder else None
    loaded = StanzaPipeline(
        LANGUAGE,
        dir=str(models.folder),
        package=models.package,
        processors=_PROCESSORS,
        download_method=None,
        foundation_cache=cache,
        depparse_batch_size=_PARSER_BATCH,
        use_gpu=False,
        logging_level=logging.getLevelName(logging.ERROR),
    )
    if encoder is not None:
        _check_layers(models, loaded)
    workers = Workers()
    segmenter: Segmenter | ProcessorSegmenter = ProcessorSegmenter(stanza=loaded)
    if segments(loaded):
        segmenter = Segmenter(loaded, workers)
    if encoder is None or not reads_shared(loaded):
        heads = ProcessorHeads(stanza=loaded, encoder=encoder)
        return Pipeline(stanza=loaded, segmenter=segmenter, heads=heads)
    pieces = cache.bert[ENCODER_KEY].tokenizer
    weights = models.coreference if coreference else None
    keeps = keeps_states or weights is not None
    shared = SharedHeads(loaded, encoder.transformer, pieces, workers, keeps_states=keeps)
    scorer = CoreferenceHead(weights) if weights else None
    return Pipeline(stanza=loaded, segmenter=segmenter, heads=shared, coreference=scorer)


def _share_encoder(folder: Path, cache: Any) -> "RememberingEncoder":
    """Put the transformer in `folder` into stanza's cache under the name that the heads ask for."""
    from stanza.models.common.foundation_cache import BertRecord

    from quotes.parse.bert import WordPieces, load_bert
    from quotes.parse.encoder import RememberingEncoder
    from quotes.parse.products import speed_up_products

    bert = load_bert(folder)
    speed_up_products(bert)
    encoder = RememberingEncoder(bert)
    cache.bert[ENCODER_KEY] = BertRecord(encoder, WordPieces(folder), {})
    return encoder


def _check_layers(models: Models, loaded: Any) -> None:
    """Refuse heads that read more of the transformer than its last layer, all that is kept."""
    heads = [loaded.processors[name].trainer.model for name in ("pos", "depparse", "ner")]
    for head in heads:
        mix = getattr(head, "bert_layer_mix", None)
        if head.args.get("bert_model") == ENCODER_KEY and (mix is None or mix.in_features != 1):
            msg = (
                f"wanted heads that read the last layer of the encoder in {models.folder}, but "
                f"one reads more. Train it with --bert_hidden_layers 1"
            )
            raise ModelsError(msg)
