"""Compute: Japan's share of the world's machines, what the articles' machines are, and what they can train.

Judgement rules
- Performance in HPL (64-bit, measured) and peak 16-bit throughput (computed from chips) never share an axis or a sum.
- A training run takes its operations over GPUs × peak × utilisation. The peak is the dense 16-bit one; the 8-bit peak
  is shown beside it because the articles do not say which is meant, and comes from a data sheet that was not seen.
- "Typical" utilisation is the middle half, quartile to quartile, of published large runs since 2020.
- The machine at Ishikari is taken as it was built, for the articles' "over 2,000" GPUs leave the chip open. What it
  would take with the older chip shows which one the claim presumes.
- GPT-4's training compute is a third-party estimate; whatever rests on it carries its 90 % interval. A training time
  shows one interval at a time: that of the compute at the median utilisation, or that of the utilisation.
- A year has 365.25 days.
- "2.5 times" is held against the machine of 2023 as stated then. What was built since is compared with it, but which
  machine the article meant stays open.
- Azure is represented by Eagle, the one of its systems with published figures; its peak takes all GPUs as H100 SXM5.
- The training compute of Fugaku-LLM, LLM-jp-3 and LLM-jp-4 is computed from parameters and tokens; all others are as
  published. "The largest Japanese run" is the largest of those that can be computed.
- The frontier is Grok 4's estimate, which its author calls speculative; its interval is told beside it and not mixed
  with that of the utilisation.
- Fugaku's share of a list is Japan's less that of its other machines; no other machine is taken out.
- The counts of Epoch AI and of the AI Index follow different definitions; only Epoch's are drawn here.
- The pay-off is RIKEN's forecast. It is drawn open, as what has not happened, and nothing rests on it.
"""

from __future__ import annotations

from data.compute_models import topic  # the last of the modules that write this topic, each after the one before

__all__ = ["topic"]
