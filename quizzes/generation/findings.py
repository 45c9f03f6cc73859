"""What the families over sites and findings share: the slots and the usable keys."""

from __future__ import annotations

from functools import cache

from learning.facts import Fact

from .graph import Graph

RELATION = "has_finding"


class Findings:
    """Sites with the findings that may be keys for them, worked out once for a graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        kinds = graph.concepts
        subjects = sorted({f.subject for f in graph.knowledge.facts if f.relation == RELATION})
        self.sites = tuple(
            s for s in subjects if s in kinds and kinds[s].kind == "spread" and self.keys(s)
        )
        self.findings = tuple(sorted({f for site in self.sites for f in self.keys(site)}))

    @cache  # noqa: B019 - lives as long as its graph
    def keys(self, site: str) -> tuple[str, ...]:
        """Findings stated for exactly this site that no broader subject has as well."""
        stated = {fact.object for fact in self.graph.stated(site, RELATION)}
        return tuple(sorted(f for f in stated if not self.graph.is_general(site, RELATION, f)))

    def claims(self, site: str, finding: str) -> tuple[Fact, ...]:
        """The claims that a key rests on."""
        return tuple(f for f in self.graph.stated(site, RELATION) if f.object == finding)
