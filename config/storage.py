from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashes the names that our script modules import, too: only hashed files are kept."""

    support_js_module_import_aggregation = True
