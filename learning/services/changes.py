"""What has to hold again whenever knowledge changes, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..models import Claim, Pack


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a change of knowledge did to the items that rest on it."""

    left: int = 0  # items that left service
    back: int = 0  # items that prove again and are back in service
    quizzes: tuple[str, ...] = ()  # titles of the quizzes that ask items which left


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a claim: told before the claim is taken away."""

    items: tuple[str, ...] = ()  # questions in service
    quizzes: tuple[str, ...] = ()  # titles
    open_attempts: int = 0


Hook = Callable[[Pack, datetime], Aftermath]
Asked = Callable[[Claim], Resting]
_HOOKS: list[Hook] = []
_ASKED: list[Asked] = []


def on_change(hook: Hook) -> None:
    """Later apps register here what rests on knowledge: items prove themselves again."""
    if hook not in _HOOKS:
        _HOOKS.append(hook)


def on_question(asked: Asked) -> None:
    """Later apps register here who can say what rests on a claim."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def knowledge_changed(pack: Pack, now: datetime) -> Aftermath:
    """To be called in the transaction of the change: both are kept, or neither."""
    done = [hook(pack, now) for hook in _HOOKS]
    return Aftermath(
        left=sum(one.left for one in done),
        back=sum(one.back for one in done),
        quizzes=tuple(title for one in done for title in one.quizzes),
    )


def resting_on(claim: Claim) -> Resting:
    told = [asked(claim) for asked in _ASKED]
    return Resting(
        items=tuple(item for one in told for item in one.items),
        quizzes=tuple(title for one in told for title in one.quizzes),
        open_attempts=sum(one.open_attempts for one in told),
    )
