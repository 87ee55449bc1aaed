"""The committee: links, opinions, sessions, what it wants and does not want; late codes, clones, the launch day."""

import sqlalchemy as sa
from alembic import op
from app.core.base import UTC

revision = "0003_committee_and_cohort"
down_revision = "0002_charter_that_proves_itself"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "committee_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("opened_at", UTC(), nullable=False),
        sa.Column("closed_at", UTC(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_committee_session_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_session")),
        sa.UniqueConstraint("ref", name=op.f("uq_committee_session_ref")),
    )
    with op.batch_alter_table("committee_session", schema=None) as batch_op:
        batch_op.create_index(
            "uq_committee_session_open",
            ["programme_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "launch_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("coming", sa.Boolean(), nullable=False),
        sa.Column("answered_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_launch_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_launch_answer_programme_id_programme"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_launch_answer")),
        sa.UniqueConstraint("programme_id", "person_id", name=op.f("uq_launch_answer_programme_id_person_id")),
    )
    with op.batch_alter_table("launch_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_launch_answer_person_id"), ["person_id"], unique=False)

    op.create_table(
        "link_declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("declared_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_link_declaration_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_link_declaration_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_declaration")),
        sa.UniqueConstraint("programme_id", "person_id", name=op.f("uq_link_declaration_programme_id_person_id")),
    )
    with op.batch_alter_table("link_declaration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_declaration_person_id"), ["person_id"], unique=False)

    op.create_table(
        "derogation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("mentor_application_id", sa.Integer(), nullable=False),
        sa.Column("mentee_application_id", sa.Integer(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", UTC(), nullable=False),
        sa.Column("seconded_by", sa.String(), nullable=False),
        sa.Column("seconded_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentee_application_id"],
            ["application.id"],
            name=op.f("fk_derogation_mentee_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_application_id"],
            ["application.id"],
            name=op.f("fk_derogation_mentor_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_derogation_programme_id_programme"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derogation")),
        sa.UniqueConstraint("mentor_application_id", "mentee_application_id", name=op.f("uq_derogation_couple")),
    )
    with op.batch_alter_table("derogation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_derogation_mentee_application_id"), ["mentee_application_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_derogation_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "late_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("mentor", "mentee", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.Column("used_at", UTC(), nullable=True),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_late_code_application_id_application"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_late_code_programme_id_programme"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_late_code_code_hash")),
    )
    with op.batch_alter_table("late_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_late_code_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("grid", sa.JSON(), nullable=False),
        sa.Column(
            "recommendation",
            sa.Enum(
                "favourable",
                "reserved",
                "unfavourable",
                name="recommendation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("given_at", UTC(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_opinion_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_opinion_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sa.UniqueConstraint("application_id", "person_id", name=op.f("uq_opinion_application_id_person_id")),
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opinion_person_id"), ["person_id"], unique=False)

    op.create_table(
        "pair_veto",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("mentor_application_id", sa.Integer(), nullable=False),
        sa.Column("mentee_application_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentee_application_id"],
            ["application.id"],
            name=op.f("fk_pair_veto_mentee_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_application_id"],
            ["application.id"],
            name=op.f("fk_pair_veto_mentor_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_pair_veto_programme_id_programme"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_veto")),
        sa.UniqueConstraint("mentor_application_id", "mentee_application_id", name=op.f("uq_pair_veto_couple")),
    )
    with op.batch_alter_table("pair_veto", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_veto_mentee_application_id"), ["mentee_application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pair_veto_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "recusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_recusal_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recusal_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_recusal_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint("application_id", "person_id", name=op.f("uq_recusal_application_id_person_id")),
    )
    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recusal_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recusal_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "resemblance_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("author_application_id", sa.Integer(), nullable=False),
        sa.Column("other_application_id", sa.Integer(), nullable=False),
        sa.Column("written_hash", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_application_id"],
            ["application.id"],
            name=op.f("fk_resemblance_ruling_author_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_application_id"],
            ["application.id"],
            name=op.f("fk_resemblance_ruling_other_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_resemblance_ruling_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resemblance_ruling")),
        sa.UniqueConstraint(
            "author_application_id",
            "other_application_id",
            "written_hash",
            name=op.f("uq_resemblance_ruling_line"),
        ),
    )
    with op.batch_alter_table("resemblance_ruling", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resemblance_ruling_other_application_id"), ["other_application_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_resemblance_ruling_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "session_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_presence_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["committee_session.id"],
            name=op.f("fk_session_presence_session_id_committee_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_presence")),
        sa.UniqueConstraint("session_id", "person_id", name=op.f("uq_session_presence_session_id_person_id")),
    )
    with op.batch_alter_table("session_presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_presence_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waiting_rank", sa.Integer(), nullable=True))

    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cloned_from_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_cloned_from_id_programme"), "programme", ["cloned_from_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_programme_cloned_from_id_programme"), type_="foreignkey")
        batch_op.drop_column("cloned_from_id")

    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_column("waiting_rank")

    with op.batch_alter_table("session_presence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_presence_person_id"))

    op.drop_table("session_presence")
    with op.batch_alter_table("resemblance_ruling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resemblance_ruling_programme_id"))
        batch_op.drop_index(batch_op.f("ix_resemblance_ruling_other_application_id"))

    op.drop_table("resemblance_ruling")
    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recusal_programme_id"))
        batch_op.drop_index(batch_op.f("ix_recusal_person_id"))

    op.drop_table("recusal")
    with op.batch_alter_table("pair_veto", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pair_veto_programme_id"))
        batch_op.drop_index(batch_op.f("ix_pair_veto_mentee_application_id"))

    op.drop_table("pair_veto")
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opinion_person_id"))

    op.drop_table("opinion")
    with op.batch_alter_table("late_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_late_code_programme_id"))

    op.drop_table("late_code")
    with op.batch_alter_table("derogation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_derogation_programme_id"))
        batch_op.drop_index(batch_op.f("ix_derogation_mentee_application_id"))

    op.drop_table("derogation")
    with op.batch_alter_table("link_declaration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_link_declaration_person_id"))

    op.drop_table("link_declaration")
    with op.batch_alter_table("launch_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_launch_answer_person_id"))

    op.drop_table("launch_answer")
    with op.batch_alter_table("committee_session", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_committee_session_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.drop_table("committee_session")
