"""The short form of an item as somebody fills it in."""

from typing import Any

from learning.models import Pack


def filled(pack: Pack | None = None, **changes: Any) -> dict[str, Any]:
    """A good item with three options, the second of them right."""
    fields: dict[str, Any] = {
        "question": "Spread to the liver: which finding fits?",
        "text_1": "Bone pain",
        "text_2": "Jaundice",
        "text_3": "Cough",
        "right": "2",
    }
    for block in (1, 2, 3):
        fields |= {
            f"why_{block}": f"Explanation {block}.",
            f"source_{block}": "Guide",
            f"locator_{block}": f"Section {block}",
        }
    if pack is not None:
        fields |= {"pack": pack.pk, "short_name": "liver-finding"}
    return fields | changes
