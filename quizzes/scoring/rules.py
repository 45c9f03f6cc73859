"""The published scoring rules, as arithmetic on marks.

Sources: the licensing exam's public support article on its scoring (read for the rules'
names and the drop-down table) and its psychometricians' slides of 2022.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def zero_one(marks: Iterable[bool]) -> Decimal:
    """One point for each correct element, nothing for a wrong one, summed. No penalty."""
    return Decimal(sum(1 for right in marks if right))


def plus_minus(units: Iterable[Iterable[bool]]) -> Decimal:
    """+1 for each correct selection, -1 for each wrong one, never below 0 in a floor unit.

    `units` holds, for each floor unit, whether each *selected* element is keyed.
    An element left out costs nothing.
    """
    total = 0
    for unit in units:
        total += max(0, sum(1 if keyed else -1 for keyed in unit))
    return Decimal(total)
