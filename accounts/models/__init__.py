from .audit import AuditEntry
from .heartbeat import Heartbeat
from .invitations import Invitation
from .users import User
from .versioned import Versioned

__all__ = ["AuditEntry", "Heartbeat", "Invitation", "User", "Versioned"]
