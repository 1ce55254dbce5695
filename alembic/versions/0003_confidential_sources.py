"""Confidential sources: the public label by which a source is shown.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    """Add a column; it is empty in every row that is there, so every hash stays valid."""
    op.add_column("source_version", sa.Column("label", sa.Text(), nullable=True))


def downgrade() -> None:
    """Refuse: dropping the column would lose records."""
    msg = "facttrack does not drop what was recorded: remove the database file instead"
    raise NotImplementedError(msg)
