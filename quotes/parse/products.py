"""Linear layers worked out by oneDNN where that is faster than what torch takes by itself.

Imports torch: load it through `pipeline` only.
"""

import os

import torch
from torch import Tensor, nn
from torch.nn import functional

# oneDNN keeps what it has compiled for a shape, a thousand of them if it is not told otherwise.
# Batches seldom have the shape of another: kept, they only fill memory (a fifth more after 240
# articles).
_KEPT = ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16")


def speed_up_products(module: nn.Module) -> None:
    """Have the linear layers inside a module run by oneDNN, where the processor has AVX-512.

    Torch leaves products in single precision to MKL, which uses such wide registers on Intel's
    processors alone: on others oneDNN takes half the time. Without them it takes longer. Results
    differ in the last bits; the module can no longer be trained, saved or moved.
    """
    wide = torch.backends.cpu.get_cpu_capability() == "AVX512"
    if wide and torch.backends.mkldnn.is_available():  # type: ignore[no-untyped-call]
        os.environ.setdefault(*_KEPT)  # read when oneDNN is first asked for anything
        _replace(module)


def _replace(module: nn.Module) -> None:
    for name, part in module.named_children():
        if isinstance(part, nn.Linear):
            setattr(module, name, OneDnnLinear(part))
        else:
            _replace(part)


class OneDnnLinear(nn.Module):
    """A linear layer with its weights laid out for oneDNN."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self._weight = linear.weight.detach().to_mkldnn()
        self._bias = linear.bias.detach().to_mkldnn()

    def forward(self, rows: Tensor) -> Tensor:
        """Return the layer's output for rows, as plain a tensor as they are."""
        return functional.linear(rows.to_mkldnn(), self._weight, self._bias).to_dense()
