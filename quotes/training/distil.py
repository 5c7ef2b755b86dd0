"""Make the tuned encoder shallower: some of its layers learn to give what all of them gave.

The student starts as the teacher's first layers and its last, and learns the teacher's last states
(a mean squared error) beside the trees, tags and names that the teacher learnt. Keeping layers of
the teacher is after Sanh et al. 2019 (DistilBERT), learning its states after Jiao et al. 2020
(TinyBERT). The student's states are then frozen and shared by every head of the bundle.
"""

from pathlib import Path

import torch
from torch import nn

from quotes.training.budget import Budget
from quotes.training.encoder import Learner, Plan, build, learn
from quotes.training.joint import SharedEncoder

# Of four layers that were tried for 60 steps, the first three and the last came nearest.
KEPT_LAYERS = (0, 1, 2, 5)


def distil(work: Path, budget: Budget, limit: int | None = None) -> None:
    """Write a shallower `encoder/` and `depparse.pt` into `work`, learnt from those in `work/deep`.

    Args:
        work: folder that `prepare` and `tune` wrote.
        budget: how long to learn.
        limit: use only the last so many trees, for a trial.

    """
    deep = work / "deep"
    # The parser is trained already; the layers that are left have more to learn.
    plan = Plan(steps=budget.steps, seconds=budget.seconds, encoder_rate=3e-4, head_rate=1e-3)
    learner, trees = build(deep / "encoder", work, plan, limit)
    learner.teacher = SharedEncoder(deep / "encoder").eval()
    _keep_layers(learner.encoder)
    _take_over(learner, deep)
    learn(learner, trees, work, work, limit)


def _keep_layers(encoder: SharedEncoder) -> None:
    model = encoder.model
    layers = model.encoder.layer
    model.encoder.layer = nn.ModuleList(layers[at] for at in KEPT_LAYERS)
    model.config.num_hidden_layers = len(KEPT_LAYERS)
    # What is learnt from states that never change needs no noise against overfitting.
    for part in model.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0


def _take_over(learner: Learner, deep: Path) -> None:
    """Start the parser and the linear readers where the teacher's are."""
    parser = torch.load(deep / "depparse.pt", map_location="cpu", weights_only=True)
    learner.parser.load_state_dict(parser["model"], strict=False)
    learner.heads.load_state_dict(torch.load(deep / "side-heads.pt", weights_only=True))
