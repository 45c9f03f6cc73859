"""Content packs as values: rows, where they stand, what a reload does with them. Pure."""
