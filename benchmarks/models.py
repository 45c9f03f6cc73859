from typing import ClassVar

from django.db import models


class Note(models.Model):
    """A row of the floor: about as wide as a response, and nothing else."""

    text = models.CharField(max_length=200)
    rev = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    def __str__(self) -> str:
        return self.text
