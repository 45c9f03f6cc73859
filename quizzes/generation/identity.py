"""What makes two items the same: all that a learner or reviewer can read."""

from __future__ import annotations

import hashlib
import json

from .. import items


def item_id(item: items.Item) -> str:
    """A hash of the payload, whatever the order of options, the seed or a claim's status.

    Option ids are left out: they follow the order of the draw.
    """
    text = json.dumps(readable(items.dump(item)), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def readable(payload: items.Json) -> items.Json:
    """The payload by texts in place of ids, lists of options in order of text."""
    texts = {
        entry["id"]: entry["text"]
        for name in ("options", "left", "right")
        for entry in payload.get(name, [])
    }
    named = dict(payload)
    for name in ("options", "left", "right"):
        if name in named:
            entries = [{k: v for k, v in e.items() if k != "id"} for e in named[name]]
            named[name] = sorted(entries, key=lambda entry: entry["text"])
    if "key" in named:
        named["key"] = texts[named["key"]]
    if isinstance(named.get("keys"), list):
        named["keys"] = sorted(texts[key] for key in named["keys"])
    elif "keys" in named:
        named["keys"] = {texts[left]: texts[right] for left, right in named["keys"].items()}
        named["lures"] = {
            texts[left]: {texts[right]: why for right, why in wrong.items()}
            for left, wrong in named["lures"].items()
        }
    return named
