"""Which models there are: the bundled ones, a folder that is given, stanza's own downloads."""

import hashlib
import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import field, frozen
from platformdirs import user_cache_dir

from quotes.errors import ModelsError

LANGUAGE = "en"
ENCODER_KEY = "quotes/minilm-en"
"""The name by which the heads of a bundle ask for the transformer that they share."""

COREFERENCE = Path(LANGUAGE, "coref", "head.safetensors")
"""Where in a folder of models the head stands that scores antecedents, if it has one."""

STAGES = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
_BUNDLE = Path(__file__).with_name("bundle")
_HOW_TO_GET = "python -c \"import stanza; stanza.download('en')\""


class Origin(StrEnum):
    """Where models come from."""

    BUNDLED = "bundled"
    FOLDER = "folder"
    STANZA = "stanza"


@frozen(kw_only=True)
class ModelFile:
    """A model's file for one stage; `md5` is what resources.json promises, if it does."""

    stage: str
    path: Path
    md5: str | None = None


@frozen(kw_only=True)
class Models:
    """A folder in stanza's layout, and the package in it that serves English.

    `encoder` is the folder of the transformer that a bundle's heads share, or None for models
    that bring their own; `coreference` is the file of a head over it, or None. `version` tells one
    set of models from another.
    """

    origin: Origin
    folder: Path
    package: str
    files: tuple[ModelFile, ...] = field(converter=tuple[ModelFile, ...], repr=False)
    encoder: Path | None
    coreference: Path | None
    version: str

    @property
    def name(self) -> str:
        """Name and version in one, as reports give it."""
        label = self.origin if self.origin is not Origin.FOLDER else self.folder.name
        return f"{label}@{self.version}"


def find_models(folder: Path | None = None, /) -> Models:
    """Return the models in `folder`, or the bundled ones.

    Reads resources.json alone; raises ModelsError if that, or the English in it, is not there.
    """
    if folder is None:
        return _read_folder(_BUNDLE, Origin.BUNDLED)
    return _read_folder(folder, Origin.FOLDER)


def list_models() -> tuple[Models, ...]:
    """Return the models that are there without being given: bundled, and stanza's downloads."""
    places = [(_BUNDLE, Origin.BUNDLED)]
    places += [(folder, Origin.STANZA) for folder in _stanza_folders()]
    return tuple(
        _read_folder(folder, origin)
        for folder, origin in places
        if (folder / "resources.json").is_file()
    )


def check_files(models: Models, /) -> None:
    """Raise ModelsError where a file of `models` is missing or is not the one that was promised."""
    for file in models.files:
        if not file.path.is_file():
            msg = (
                f"wanted the {file.stage} model {file.path}, but there is no such file. "
                f"Download it ({_HOW_TO_GET}) or give another folder"
            )
            raise ModelsError(msg)
        if file.md5 is not None and _md5(file.path) != file.md5:
            msg = (
                f"wanted the {file.stage} model {file.path} with md5 {file.md5}, but the file has "
                f"{_md5(file.path)}: it is damaged or was replaced. Install or download it again"
            )
            raise ModelsError(msg)


def _read_folder(folder: Path, origin: Origin) -> Models:
    resources = _read_resources(folder)
    try:
        english = resources[LANGUAGE]
        package = "default"
        chosen = english["packages"][package]
        files = tuple(_model_file(folder, english, stage, chosen) for stage in _stages(chosen))
    except (KeyError, TypeError) as error:
        msg = (
            f"wanted a default package for English with {', '.join(STAGES)} in "
            f"{folder / 'resources.json'}, but {error} is not there. Give a folder in stanza's "
            f"layout, such as {_HOW_TO_GET} makes"
        )
        raise ModelsError(msg) from error
    encoder = folder / LANGUAGE / "encoder"
    coreference = folder / COREFERENCE
    return Models(
        origin=origin,
        folder=folder,
        package=package,
        files=files,
        encoder=encoder if encoder.is_dir() else None,
        coreference=coreference if coreference.is_file() else None,
        version=_version(files),
    )


def _read_resources(folder: Path) -> Mapping[str, Any]:
    path = folder / "resources.json"
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        msg = (
            f"wanted a folder of stanza models with a resources.json, but {path} is not there. "
            "Give the folder that holds resources.json, or leave the option out to use the "
            f"bundled models. Stanza's own models: {_HOW_TO_GET}"
        )
        raise ModelsError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"wanted stanza's list of models in {path}, but it cannot be read: {error}"
        raise ModelsError(msg) from error
    if not isinstance(resources, dict):
        msg = f"wanted stanza's list of models in {path}, but it is no JSON object"
        raise ModelsError(msg)
    return resources


def _stages(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the stages to load: some packages split no tokens, so that they have no MWT model."""
    return tuple(stage for stage in STAGES if stage != "mwt" or stage in chosen)


def _model_file(
    folder: Path, english: Mapping[str, Any], stage: str, chosen: Mapping[str, str]
) -> ModelFile:
    name = chosen[stage]
    return ModelFile(
        stage=stage,
        path=folder / LANGUAGE / stage / f"{name}.pt",
        md5=english.get(stage, {}).get(name, {}).get("md5"),
    )


def _version(files: tuple[ModelFile, ...]) -> str:
    promised = "".join(file.md5 or file.path.name for file in files)
    return hashlib.md5(promised.encode(), usedforsecurity=False).hexdigest()[:8]


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _stanza_folders() -> tuple[Path, ...]:
    """Return where stanza downloads to, one folder a version of its models.

    Found by the rule that stanza follows; asking stanza itself would import torch.
    """
    given = os.environ.get("STANZA_RESOURCES_DIR")
    if given:
        return (Path(given),)
    cache = Path(user_cache_dir("stanza", "StanfordNLP"))
    return (*sorted(cache.glob("*/resources")), Path.home() / "stanza_resources")
