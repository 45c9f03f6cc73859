"""The item rules: whether a draft is good enough to be seen. Codes as in docs/item-rules.md."""

from .check import Finding, findings_of, passes
from .option_rules import unavoidable_clang

__all__ = ["Finding", "findings_of", "passes", "unavoidable_clang"]
