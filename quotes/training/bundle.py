"""Put the trained parts together in stanza's layout of resources, small and without paths."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from quotes.parse.models import ENCODER_KEY, LANGUAGE, STAGES

PACKAGE = "small"
# What the trainers note of the machine they ran on.
_PATHS = frozenset(
    """train_file eval_file dev_file silver_file secondary_file output_file eval_output_file
    txt_file label_file mwt_json_file conll_file dev_txt_file dev_label_file dev_conll_gold
    gold_file save_dir save_name load_name data_dir wordvec_dir wordvec_file charlm_save_dir
    checkpoint_save_name continue_from finetune_load_name""".split()
)
# Word lists of heads that take no words: only their special units are ever looked up.
_UNREAD = ("word", "lemma", "delta")
_SPECIAL_UNITS = 4
_KEPT = frozenset(
    """model vocab config model_type dict dicts dicts_version contextual lexicon
    external_dict""".split()
)


def halve(value: Any) -> Any:
    """Return the value with all single-precision tensors in half precision, for storage."""
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, Mapping):
        return {name: halve(inner) for name, inner in value.items()}
    return value


def slim_vocab(vocab: Any) -> Any:
    """Return the vocabulary without the word lists that no input layer reads."""
    if not isinstance(vocab, Mapping):
        return vocab
    slim = dict(vocab)
    for name in _UNREAD:
        if name in slim:
            units = slim[name]["_id2unit"][:_SPECIAL_UNITS]
            slim[name] = {
                **slim[name],
                "_id2unit": units,
                "_unit2id": {unit: index for index, unit in enumerate(units)},
            }
    return slim


def pack(source: Path, target: Path) -> str:
    """Write a trained part for the bundle and return its md5.

    Dropped are optimizer states and paths; the encoder is named by key, so the bundle may move.
    """
    part = torch.load(source, map_location="cpu", weights_only=True)
    config = {name: None if name in _PATHS else v for name, v in part["config"].items()}
    if config.get("bert_model"):
        config["bert_model"] = ENCODER_KEY
    packed = {name: value for name, value in part.items() if name in _KEPT}
    packed |= {
        "config": config,
        "model": halve(part["model"]),
        "vocab": slim_vocab(part["vocab"]),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(packed, target)
    return hashlib.md5(target.read_bytes()).hexdigest()


def pack_encoder(source: Path, target: Path) -> None:
    """Write the encoder in half precision beside its tokenizer."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(source / name, target / name)
    save_file(
        halve(load_file(source / "model.safetensors")),
        target / "model.safetensors",
        metadata={"format": "pt"},
    )


def make_bundle(work: Path, target: Path) -> None:
    """Write resources.json, the six parts and the encoder into `target`.

    Args:
        work: folder the training stages wrote to.
        target: folder of the bundle; files of an older bundle are replaced.

    """
    folder = target / LANGUAGE
    sums = {stage: pack(work / f"{stage}.pt", folder / stage / f"{PACKAGE}.pt") for stage in STAGES}
    pack_encoder(work / "encoder", folder / "encoder")
    package = dict.fromkeys(STAGES, PACKAGE)
    resources = {
        LANGUAGE: {
            "lang_name": "English",
            "packages": {PACKAGE: package, "default": package},
            **{stage: {PACKAGE: {"md5": md5}} for stage, md5 in sums.items()},
        }
    }
    (target / "resources.json").write_text(json.dumps(resources, indent=1) + "\n", encoding="utf8")
