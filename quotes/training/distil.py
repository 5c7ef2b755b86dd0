"""Make the tuned encoder smaller: fewer layers first, then narrower ones.

Each time a student starts as a part of its teacher and learns the teacher's last states (a mean
squared error) beside the trees, tags and names that the teacher learnt. Keeping layers of the
teacher is after Sanh et al. 2019 (DistilBERT), learning its states after Jiao et al. 2020
(TinyBERT), keeping the inner units that move the output most after Michel et al. 2019 and McCarley
et al. 2019. The last student's states are then frozen and shared by every head of the bundle.
"""

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from quotes.training.budget import Budget
from quotes.training.encoder import Learner, Plan, build, learn
from quotes.training.joint import SharedEncoder

# Of four layers that were tried for 60 steps, the first three and the last came nearest.
KEPT_LAYERS = (0, 1, 2, 5)
# Inner units of each layer that are left of 1,536.
KEPT_UNITS = 768
_SAMPLE = 300


def shallower(work: Path, budget: Budget, limit: int | None = None) -> None:
    """Write an encoder of fewer layers and its parser into `work/shallow`, learnt from `work/deep`.

    Args:
        work: folder that `prepare` and `tune` wrote.
        budget: how long to learn.
        limit: use only the last so many trees, for a trial.

    """
    _distil(work, work / "deep", work / "shallow", budget, limit, _keep_layers)


def narrower(work: Path, budget: Budget, limit: int | None = None) -> None:
    """Write an encoder of narrower layers and its parser into `work`, learnt from `work/shallow`.

    Args:
        work: folder that `prepare` and `shallower` wrote.
        budget: how long to learn.
        limit: use only the last so many trees, for a trial.

    """
    _distil(work, work / "shallow", work, budget, limit, _keep_units)


def _distil(
    work: Path,
    source: Path,
    target: Path,
    budget: Budget,
    limit: int | None,
    cut: Callable[[Learner, list[tuple[str, ...]]], None],
) -> None:
    # The parser is trained already; what is left of the encoder has more to learn.
    plan = Plan(steps=budget.steps, seconds=budget.seconds, encoder_rate=3e-4, head_rate=1e-3)
    learner, trees = build(source / "encoder", work, plan, limit)
    learner.teacher = SharedEncoder(source / "encoder").eval()
    parser = torch.load(source / "depparse.pt", map_location="cpu", weights_only=True)
    learner.parser.load_state_dict(parser["model"], strict=False)
    learner.heads.load_state_dict(torch.load(source / "side-heads.pt", weights_only=True))
    cut(learner, [example.words for example in trees[:_SAMPLE]])
    # What is learnt from states that never change needs no noise against overfitting.
    for part in learner.encoder.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
    learn(learner, trees, work, target, limit)


def _keep_layers(learner: Learner, _sample: list[tuple[str, ...]]) -> None:
    model = learner.encoder.model
    model.encoder.layer = nn.ModuleList(model.encoder.layer[at] for at in KEPT_LAYERS)
    model.config.num_hidden_layers = len(KEPT_LAYERS)


def _keep_units(learner: Learner, sample: list[tuple[str, ...]]) -> None:
    model = learner.encoder.model
    for layer, weight in zip(model.encoder.layer, _inner_weights(learner, sample), strict=True):
        kept = weight.topk(KEPT_UNITS).indices.sort().values
        inner, outer = layer.intermediate.dense, layer.output.dense
        inner.weight = nn.Parameter(inner.weight.data[kept])
        inner.bias = nn.Parameter(inner.bias.data[kept])
        outer.weight = nn.Parameter(outer.weight.data[:, kept].contiguous())
        inner.out_features = outer.in_features = KEPT_UNITS
    model.config.intermediate_size = KEPT_UNITS


def _inner_weights(learner: Learner, sample: list[tuple[str, ...]]) -> list[Tensor]:
    """Return how much each inner unit of each layer moves the output on sample sentences."""
    layers = learner.encoder.model.encoder.layer
    sums = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]

    def note(at: int) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        def hook(_part: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            sums[at] += functional.gelu(output).pow(2).flatten(0, 1).sum(0)

        return hook

    hooks = [
        layer.intermediate.dense.register_forward_hook(note(at)) for at, layer in enumerate(layers)
    ]
    learner.encoder.eval()
    with torch.no_grad():
        for at in range(0, len(sample), 30):
            learner.encoder(sample[at : at + 30])
    for hook in hooks:
        hook.remove()
    return [
        total.sqrt() * layer.output.dense.weight.data.norm(dim=0)
        for total, layer in zip(sums, layers, strict=True)
    ]
