"""Pages name only files that exist: the manifest storage of production raises on any other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import get_template
from django.test import Client, override_settings

ROOT = Path(settings.BASE_DIR)
STATIC_TAG = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")

SCRIPT_IMPORT = re.compile(r"""^import\s.*?["']([^"']+)["'];""", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": settings.MANIFEST_STATIC}}
    with override_settings(STORAGES=storages, STATIC_ROOT=folder, WHITENOISE_USE_FINDERS=False):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def named_files() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), name)
        for path in templates()
        for name in STATIC_TAG.findall(path.read_text())
    ]


def test_every_file_that_a_template_names_is_in_the_manifest(manifest: Path) -> None:
    named = named_files()
    assert len(named) > 5
    assert (manifest / "staticfiles.json").exists()
    missing = []
    for template, name in named:
        try:
            staticfiles_storage.url(name)
        except ValueError:
            missing.append((template, name))
    assert missing == []


def test_names_carry_the_hash_of_their_contents(manifest: Path) -> None:
    url = staticfiles_storage.url(named_files()[0][1])
    assert re.search(r"\.[0-9a-f]{12}\.", url)
    assert (manifest / url.removeprefix(settings.STATIC_URL)).exists()


def test_script_modules_import_files_that_are_kept(manifest: Path) -> None:
    imported = [
        (script, script.parent / name)
        for script in (manifest / "js").rglob("*.js")
        for name in SCRIPT_IMPORT.findall(script.read_text())
    ]
    assert imported
    assert [pair for pair in imported if not pair[1].exists()] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("manifest")
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", "/nowhere/"])
def test_pages_are_drawn_with_the_storage_of_production(client: Client, path: str) -> None:
    assert b".css" in client.get(path).content


def test_every_template_can_be_read() -> None:
    for path in templates():
        get_template(str(path.relative_to(ROOT / "templates")))
