"""Deadlines as arithmetic. The server's clock comes in as `now`; nothing here reads one."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil


def seconds_left(deadline: datetime | None, *, now: datetime) -> int | None:
    """Whole seconds until the deadline, rounded up and never below 0; None where untimed."""
    if deadline is None:
        return None
    return max(0, ceil((deadline - now).total_seconds()))


def is_overdue(deadline: datetime | None, *, now: datetime, grace: timedelta) -> bool:
    """Whether the deadline and the grace for late saves have both passed."""
    return deadline is not None and now > deadline + grace
