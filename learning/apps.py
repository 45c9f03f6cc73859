from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from .services import (
            claim_rows,
            concept_rows,
            kinds,
            lesson_rows,
            packs,
            source_rows,
            verdict_rows,
        )

        kinds.register(
            source_rows.SOURCES,
            concept_rows.CONCEPTS,
            claim_rows.CLAIMS,
            verdict_rows.CLOSURES,
            verdict_rows.DISAGREEMENTS,
            verdict_rows.VETOES,
            verdict_rows.OBJECTIVES,
            packs.MODULES,
            lesson_rows.LESSONS,
        )
