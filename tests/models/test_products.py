"""Linear layers that oneDNN runs give what torch's own give, but for the last bits."""

import pytest
import torch
from torch import nn

from quotes.parse.products import OneDnnLinear, speed_up_products


def _layers() -> nn.Module:
    torch.manual_seed(3)
    parts = {"dense": nn.Linear(48, 32), "norm": nn.LayerNorm(32)}
    return nn.ModuleDict({"layer": nn.ModuleList([nn.ModuleDict(parts)])}).eval()


@torch.no_grad()
@pytest.mark.parametrize("rows", [1, 7, 300])
def test_outputs_are_those_of_the_plain_layers(rows: int) -> None:
    plain = nn.Linear(48, 32)
    given = torch.randn(rows, 48)

    found = OneDnnLinear(plain)(given)

    assert found.is_contiguous()
    assert torch.allclose(found, plain(given), atol=1e-5)


@pytest.mark.parametrize(("capability", "runs"), [("AVX512", True), ("AVX2", False)])
def test_layers_run_by_one_dnn_where_registers_are_wide(
    capability: str, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: capability)
    layers = _layers()

    speed_up_products(layers)

    (dense,) = (part for name, part in layers.named_modules() if name.endswith("dense"))
    assert isinstance(dense, OneDnnLinear if runs else nn.Linear)
