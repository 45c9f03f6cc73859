"""What has to hold again whenever knowledge changes, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..models import Pack

Hook = Callable[[Pack, datetime], None]
_HOOKS: list[Hook] = []


def on_change(hook: Hook) -> None:
    """Later apps register here what rests on knowledge: items prove themselves again."""
    if hook not in _HOOKS:
        _HOOKS.append(hook)


def knowledge_changed(pack: Pack, now: datetime) -> None:
    for hook in _HOOKS:
        hook(pack, now)
