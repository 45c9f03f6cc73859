"""The secret key of a development or demo installation: random, kept in a file of its own."""

import os
import secrets
from pathlib import Path

MINIMUM_LENGTH = 50
MINIMUM_VARIETY = 5
KNOWN_PREFIXES = ("django-insecure-", "insecure", "changeme", "change-me", "secret", "default")


def weakness(key: str) -> str:
    """Why this key must not sign anything in production; empty when it may."""
    if not key:
        return "SECRET_KEY is not set."
    if key.lower().startswith(KNOWN_PREFIXES):
        return "SECRET_KEY is a default from an example."
    if len(key) < MINIMUM_LENGTH or len(set(key)) < MINIMUM_VARIETY:
        return f"SECRET_KEY is too short: it needs at least {MINIMUM_LENGTH} varied characters."
    return ""


def kept_key(path: Path) -> str:
    """The key in `path`, made on the first call and readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Linked into place whole, so that two first starts agree on one key.
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
