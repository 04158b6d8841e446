"""The training runs that are reckoned: whose claimed times, on which chips, at which precision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model whose training time the articles claim: ids of its training compute, of that with its interval, and of
    the claimed time in days; and to how many digits its days are told."""

    id: str
    name: str
    compute: str
    compute_range: str
    claimed: str
    digits: int


@dataclass(frozen=True, slots=True)
class Processor:
    """A chip at one precision, with the id of its peak."""

    id: str
    chip: str
    precision: str
    peak: str


MODELS = (
    TrainedModel("gpt3", "GPT-3", "cmp-gpt3-flop", "cmp-gpt3-flop", "sakura-gpt3-time", digits=2),
    TrainedModel("gpt4", "GPT-4", "cmp-gpt4-flop", "gpt4-flop-range", "gpt4-claimed-days", digits=3),
)
PROCESSORS = (
    Processor("a100", "A100", "16-bit", "chip-a100"),
    Processor("h100", "H100", "16-bit", "chip-h100"),
    Processor("h100-fp8", "H100", "8-bit", "chip-h100-sparse"),
)
BUILT = PROCESSORS[1]
# Machines that a reader can choose: the name, the chip, and the value that says how many of it there are.
MACHINES = (
    ("Ishikari", "H100", "jp-sakura-gpus"),
    ("ABCI 3.0", "H100", "abci3-in-h100s"),
    ("GPT-4’s own machine", "A100", "cmp-gpt4-gpus"),
)
