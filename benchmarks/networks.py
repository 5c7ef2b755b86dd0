"""Fits the ranker's networks: the same conditional likelihood as the trees', by torch.

What was tried out of fold over outlets: dropping 40 of 100 facts and hidden units a step, and the
mean of several networks, do more than width; alone they are as right as the trees and less sure of
it, with the trees they are better than either.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from quotes.rank.network import FARTHEST, LINE, Network

_COUNT = 3
_WIDE = 96
_NARROW = _WIDE // 2
_DROPPED = 0.4
_EPOCHS = 14
_AT_ONCE = 64  # quotations a step
_RATE = 2e-3
_DECAY = 0.05
_LEAST_SPREAD = 1e-3


@frozen(kw_only=True, eq=False)
class Table:
    """The candidates of many quotations, one a row: their facts, `sizes` how many each quotation
    has, `truth` which are right, and what each quotation weighs."""

    facts: NDArray[np.float32]
    sizes: NDArray[np.intp]
    truth: NDArray[np.float64]
    weights: NDArray[np.float64]
    starts: NDArray[np.intp] = field(init=False)

    @starts.default
    def _sum_sizes(self) -> NDArray[np.intp]:
        """The first row of each quotation."""
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]])


def fit_networks(table: Table) -> tuple[Network, ...]:
    """Fit networks that differ in what chance began them with."""
    mean = table.facts.mean(axis=0)
    spread = np.maximum(table.facts.std(axis=0), _LEAST_SPREAD)
    scaled = np.clip((table.facts - mean) / spread, -FARTHEST, FARTHEST)
    return tuple(
        Network.of({"mean": mean, "spread": spread, **_fit(scaled, table, seed)})
        for seed in range(_COUNT)
    )


def _fit(
    scaled: NDArray[np.float32], table: Table, seed: int
) -> Mapping[str, NDArray[np.floating]]:
    import torch
    from torch import nn

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    facts = torch.from_numpy(scaled)
    truth = torch.from_numpy(table.truth.astype(np.float32))
    weights = torch.from_numpy(table.weights.astype(np.float32))
    line = nn.Linear(scaled.shape[1], 1, bias=False)
    nn.init.zeros_(line.weight)
    wide = nn.Linear(scaled.shape[1], _WIDE)
    narrow = nn.Linear(_WIDE, _NARROW)
    out = nn.Linear(_NARROW, 1, bias=False)
    drop = nn.Dropout(_DROPPED)
    parts = nn.ModuleList([line, wide, narrow, out])
    optimizer = torch.optim.AdamW(parts.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * -(-len(table.sizes) // _AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _RATE, total_steps=steps + 1, pct_start=0.15
    )
    for _ in range(_EPOCHS):
        order = dice.permutation(len(table.sizes))
        for first in range(0, len(order), _AT_ONCE):
            chosen = order[first : first + _AT_ONCE]
            rows, group = _rows_of(table, chosen)
            taken = drop(facts[rows])
            hidden = drop(torch.relu(narrow(drop(torch.relu(wide(taken))))))
            scores = (out(hidden) + LINE * line(taken))[:, 0]
            right = _log_share(scores, truth[rows], group, len(chosen))
            loss = -(right * weights[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    torch.set_num_threads(threads)
    return {
        "line": line.weight.detach().numpy()[0],
        "wide": wide.weight.detach().numpy(),
        "wide_bias": wide.bias.detach().numpy(),
        "narrow": narrow.weight.detach().numpy(),
        "narrow_bias": narrow.bias.detach().numpy(),
        "out": out.weight.detach().numpy()[0],
    }


def _rows_of(table: Table, chosen: NDArray[np.intp]) -> tuple[Any, Any]:
    """Return the rows of some quotations, and which of them each row is of."""
    import torch

    sizes, starts = table.sizes[chosen], table.starts[chosen]
    group = np.repeat(np.arange(len(sizes)), sizes)
    ends = np.cumsum(sizes)
    rows = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes) + np.repeat(starts, sizes)
    return torch.from_numpy(rows), torch.from_numpy(group)


def _log_share(scores: Any, truth: Any, group: Any, count: int) -> Any:
    """Return, for each quotation, the logarithm of the probability of its right candidates."""
    import torch

    top = torch.full((count,), -torch.inf).scatter_reduce(0, group, scores, "amax").detach()
    powers = torch.exp(scores - top[group])
    total = torch.zeros(count).index_add(0, group, powers)
    right = torch.zeros(count).index_add(0, group, powers * truth)
    return torch.log(right / total + 1e-6)
