from django.db import models


class Versioned(models.Model):
    """A row that people edit. Every save through a form names the version it started from."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
