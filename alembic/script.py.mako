"""${message[:1].upper() + message[1:].rstrip(".")}.

Revision ${up_revision}, after ${down_revision or "none" | comma,n}; written ${create_date}.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision: str = ${repr(up_revision)}
down_revision: str | None = ${repr(down_revision)}
branch_labels: None = ${repr(branch_labels)}
depends_on: None = ${repr(depends_on)}


def upgrade() -> None:
    """Say what the database can hold from here on."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back to the revision before; refuse where that would lose what was recorded."""
    ${downgrades if downgrades else "pass"}
