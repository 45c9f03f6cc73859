"""The closed vocabulary of relations, and what generation may rely on in each.

Data. A relation says which kinds of things it joins and how it reads in plain English
(`{s}` and `{o}` are the names of subject and object), and carries flags:

* functional: a subject has one value;
* symmetric: what holds one way holds the other;
* read_as: relations that a learner would take it for (detects / shows), so that a value
  stated under one makes an option unsafe under the other.
"""

from __future__ import annotations

from dataclasses import dataclass

CONCEPT_KINDS = (
    "disease",  # metastatic breast cancer and what is broader
    "spread",  # metastatic disease in one site: bone metastasis
    "site",
    "finding",  # what a person notices or an examiner sees
    "process",
    "subtype",
    "state",
    "measure",  # what a figure counts
    "recurrence",
    "test",
    "treatment",
    "drug",
    "drug_class",
    "mechanism",
    "risk_factor",
    "role",
    "term",
)

CONDITIONS = ("disease", "spread", "subtype", "recurrence")


@dataclass(frozen=True, slots=True)
class Relation:
    """One way in which a claim joins two things."""

    code: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]  # empty where the object is a figure
    reading: str
    functional: bool = False
    symmetric: bool = False
    read_as: tuple[str, ...] = ()


RELATIONS: dict[str, Relation] = {
    relation.code: relation
    for relation in (
        Relation(
            "has_finding", CONDITIONS, ("finding",), "{s} may cause {o}", read_as=("to_report",)
        ),
        Relation(
            "to_report",
            ("disease", "state"),
            ("finding",),
            "after treatment, {o} is to be reported",
            read_as=("has_finding",),
        ),
        Relation(
            "first_noticed_by",
            ("disease", "state"),
            ("role",),
            "in {s}, changes are usually first noticed by {o}",
        ),
        Relation(
            "spreads_to",
            ("disease", "subtype", "process"),
            ("site",),
            "{s} can spread to {o}",
            read_as=("commonly_spreads_to", "less_commonly_spreads_to", "most_often_spreads_to"),
        ),
        Relation(
            "commonly_spreads_to",
            ("disease", "subtype"),
            ("site",),
            "{o} is a common site for {s}",
            read_as=("spreads_to", "most_often_spreads_to"),
        ),
        Relation(
            "less_commonly_spreads_to",
            ("disease", "subtype"),
            ("site",),
            "{o} is a less common site for {s}",
            read_as=("spreads_to",),
        ),
        Relation(
            "most_often_spreads_to",
            ("disease", "subtype"),
            ("site",),
            "{s} spreads most often to {o}",
            functional=True,
            read_as=("commonly_spreads_to", "spreads_to"),
        ),
        Relation(
            "first_spreads_to",
            ("disease", "process"),
            ("site",),
            "{s} spreads first to {o}",
            read_as=("spreads_to",),
        ),
        Relation(
            "ranks_site",
            ("disease",),
            ("site",),
            "a source ranks {o} among the sites of {s}",
            read_as=("commonly_spreads_to", "spreads_to"),
        ),
        Relation(
            "sites_depend_on", ("disease",), ("term", "subtype"), "where {s} grows depends on {o}"
        ),
        Relation("travels_through", ("disease", "process"), ("term",), "{s} travels through {o}"),
        Relation("has_step", ("process",), ("process",), "{o} is a step of {s}"),
        Relation("located_in", ("spread", "site"), ("site",), "{s} is in {o}", functional=True),
        Relation("has_form", CONDITIONS, CONDITIONS, "{o} is a form of {s}"),
        Relation("has_effect", CONDITIONS, ("process", "state", "finding"), "{s} leads to {o}"),
        Relation("has_course", CONDITIONS, ("state", "process"), "{s} runs with {o}"),
        Relation(
            "finding_depends_on",
            ("disease", "finding"),
            ("term", "site", "process", "state"),
            "the findings of {s} depend on {o}",
        ),
        Relation("finding_at", ("finding",), ("site",), "{s} is felt at {o}"),
        Relation("share", CONDITIONS, (), "{s} accounts for this share"),
        Relation(
            "defined_as",
            ("disease", "spread", "subtype", "recurrence", "term", "finding", "process", "state"),
            ("term", "process", "state", "disease", "finding"),
            "{s} is {o}",
        ),
        Relation(
            "also_called",
            ("disease", "subtype", "recurrence", "term"),
            ("term",),
            "{s} is also called {o}",
        ),
        Relation("still_is", ("disease", "spread"), ("disease",), "{s} is still {o}"),
        Relation(
            "disjoint_from",
            (*CONDITIONS, "finding", "term", "site", "state"),
            (*CONDITIONS, "finding", "term", "site", "state"),
            "{s} and {o} exclude each other",
            symmetric=True,
        ),
        Relation("does_not_prove", ("finding",), ("disease", "spread"), "{s} does not prove {o}"),
        Relation("part_of", ("site",), ("site",), "{s} is part of {o}"),
    )
}
