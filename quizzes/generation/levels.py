"""Prior difficulty, in logits, to be overwritten by data.

b0 = base(type) + 0.6 * near-lure share + 0.4 * (hops - 1) + 0.3 * (keys - 2 if multiple)
     + 0.3 * [detail claim] - 0.5 * [core claim]
"""

from __future__ import annotations

from collections.abc import Sequence

from .graph import Graph

BASE = {"single": 0.0, "matching": 0.4, "multiple": 0.8}


def prior(
    graph: Graph,
    type_name: str,
    keys: Sequence[str],
    lures: Sequence[str],
    claims: Sequence[str],
    *,
    hops: int = 1,
) -> float:
    """The prior of an item, rounded to two places."""
    near = sum(1 for lure in lures if _is_near(graph, lure, keys)) / len(lures) if lures else 0
    weights = {graph.facts[claim].weight for claim in claims if claim in graph.facts}
    value = BASE[type_name] + 0.6 * near + 0.4 * (hops - 1)
    value += 0.3 * (len(keys) - 2) if type_name == "multiple" else 0
    value += 0.3 if "detail" in weights else 0
    value -= 0.5 if weights == {"core"} else 0
    return round(value, 2)


def _is_near(graph: Graph, lure: str, keys: Sequence[str]) -> bool:
    """A lure of the same family as a key: they share a broader concept."""
    return any(graph.up[lure] & graph.up[key] for key in keys)
