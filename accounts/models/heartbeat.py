from django.db import models


class Heartbeat(models.Model):
    """One row that the health check writes, to show that the database takes writes."""

    beat_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="heartbeat_single_row")
        ]

    def __str__(self) -> str:
        return f"{self.beat_at:%Y-%m-%d %H:%M:%S}"
