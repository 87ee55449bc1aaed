"""The whole road, from an application to a charter signed by three."""

import sqlalchemy as sa
from alembic import op

from app.charters.guards import Guard, create_guards, drop_guards
from app.core.base import UTC

revision = "0001_whole_road"
down_revision = None
branch_labels = None
depends_on = None

_FROZEN = "ref, code, reference, programme_id, pair_id, text_id, snapshot, snapshot_sha256, frozen_sha256, issued_at"
_EVENT = "charter_id, number, at, kind, actor, facts, previous_hash, hash"

_GUARDS = (
    Guard("charter_text", "published", "UPDATE", "OLD.published_at IS NOT NULL"),
    Guard("charter_text", "published_row", "DELETE", "OLD.published_at IS NOT NULL"),
    Guard("charter", "frozen", f"UPDATE OF {_FROZEN}"),
    Guard("charter", "row", "DELETE"),
    Guard("charter_file", "bytes", "UPDATE"),
    Guard("charter_file", "row", "DELETE"),
    Guard(
        "signature_slot", "given", "UPDATE OF charter_id, party, state, typed_name, signed_at", "OLD.state = 'signed'"
    ),
    Guard("signature_slot", "given_row", "DELETE", "OLD.state = 'signed'"),
    Guard("charter_event", "hashed", f"UPDATE OF {_EVENT}"),
    Guard("charter_event", "row", "DELETE"),
)


def upgrade() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UTC(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_entry_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index("ix_journal_entry_subject_at", ["subject", "at"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("registration", sa.String(), nullable=False),
        sa.Column("director", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("coordinator", sa.String(), nullable=False),
        sa.Column("privacy_contact", sa.String(), nullable=False),
        sa.Column("hosting", sa.String(), nullable=False),
        sa.Column("hosting_country", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "outbox_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("to_address", sa.String(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("reply_to", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("secrets", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "sending",
                "sent",
                "failed",
                "cancelled",
                name="mail_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("next_attempt_at", UTC(), nullable=False),
        sa.Column("claimed_at", UTC(), nullable=True),
        sa.Column("sent_at", UTC(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_mail_message_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_outbox_mail_ref")),
    )
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_mail_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index("ix_outbox_mail_state_next_attempt_at", ["state", "next_attempt_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("disabled_at", UTC(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sa.UniqueConstraint("ref", name=op.f("uq_person_ref")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_sort_key"), ["sort_key"], unique=False)

    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "selecting",
                "pairing",
                "committing",
                "running",
                "closing",
                "archived",
                "suspended",
                name="programme_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "suspended_from",
            sa.Enum(
                "draft",
                "open",
                "selecting",
                "pairing",
                "committing",
                "running",
                "closing",
                "archived",
                "suspended",
                name="suspended_from",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("intake_ended_at", UTC(), nullable=True),
        sa.CheckConstraint(
            "(state = 'suspended') = (suspended_from IS NOT NULL)", name=op.f("ck_programme_suspended_from_somewhere")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("ref", name=op.f("uq_programme_ref")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )
    op.create_table(
        "worker_lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", UTC(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_worker_lease_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_lease")),
    )
    op.create_table(
        "access_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "account", "draft", "signature", name="purpose", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("idle_minutes", sa.Integer(), nullable=True),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("last_seen_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_access_session_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_session_token_hash")),
    )
    with op.batch_alter_table("access_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_session_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_access_session_purpose_subject", ["purpose", "subject"], unique=False)

    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("mentor", "mentee", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "to_complete",
                "eligible",
                "accepted",
                "waitlisted",
                "declined",
                "withdrawn",
                "expired",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("profession", sa.String(), nullable=False),
        sa.Column("eligibility", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("updated_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=True),
        sa.Column("submitted_at", UTC(), nullable=True),
        sa.Column("reading_since", UTC(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("complete_by", sa.Date(), nullable=True),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("reminded_at", UTC(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "accept", "waitlist", "decline", name="decision", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("decision_sentence", sa.String(), nullable=False),
        sa.Column("decision_reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("released_at", UTC(), nullable=True),
        sa.Column("withdrawn_at", UTC(), nullable=True),
        sa.Column("erased_at", UTC(), nullable=True),
        sa.Column("charter_read_at", UTC(), nullable=True),
        sa.Column("notice_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_application_person_id_person")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_application_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint("programme_id", "reference", name=op.f("uq_application_programme_id_reference")),
        sa.UniqueConstraint("ref", name=op.f("uq_application_ref")),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_application_programme_id_state_role", ["programme_id", "state", "role"], unique=False)
        batch_op.create_index(
            "uq_application_live",
            ["programme_id", "role", "email"],
            unique=True,
            sqlite_where=sa.text("state IN ('submitted', 'to_complete', 'eligible', 'accepted', 'waitlisted')"),
            postgresql_where=sa.text("state IN ('submitted', 'to_complete', 'eligible', 'accepted', 'waitlisted')"),
        )

    op.create_table(
        "charter_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("published_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_charter_text_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_text")),
        sa.UniqueConstraint("programme_id", "version", name=op.f("uq_charter_text_programme_id_version")),
    )
    op.create_table(
        "notice_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_notice_request_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_request")),
        sa.UniqueConstraint("programme_id", "email", name=op.f("uq_notice_request_programme_id_email")),
    )
    op.create_table(
        "outbox_attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["outbox_mail.id"], name=op.f("fk_outbox_attachment_mail_id_outbox_mail"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_attachment")),
    )
    with op.batch_alter_table("outbox_attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_attachment_mail_id"), ["mail_id"], unique=False)

    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_partner_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("name", name=op.f("uq_partner_name")),
    )
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "referent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("outside_coordination", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_referent_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referent")),
        sa.UniqueConstraint("email", name=op.f("uq_referent_email")),
    )
    with op.batch_alter_table("referent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referent_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "sign_in_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("request_hash", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("next_endpoint", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("used_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_ticket_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_ticket")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_ticket_token_hash")),
    )
    with op.batch_alter_table("sign_in_ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_ticket_address"), ["address"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_ticket_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_ticket_request_hash"), ["request_hash"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("since", UTC(), nullable=False),
        sa.Column("until", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_signatory_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "staff_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "coordinator",
                "committee",
                "referent",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("since", UTC(), nullable=False),
        sa.CheckConstraint(
            "(role = 'administrator') = (programme_id IS NULL)", name=op.f("ck_staff_role_administrator_is_global")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_staff_role_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_staff_role_programme_id_programme"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_role")),
        sa.UniqueConstraint(
            "person_id", "programme_id", "role", name=op.f("uq_staff_role_person_id_programme_id_role")
        ),
    )
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_role_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_role_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index(
            "uq_staff_role_administrator",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("programme_id IS NULL"),
            postgresql_where=sa.text("programme_id IS NULL"),
        )

    op.create_table(
        "pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("mentor_application_id", sa.Integer(), nullable=False),
        sa.Column("mentee_application_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "drafted",
                "validated",
                "proposed",
                "committed",
                "active",
                "paused",
                "extended",
                "completed",
                "declined",
                "expired",
                "cancelled",
                "ended_early",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("justification", sa.String(), nullable=False),
        sa.Column("formed_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("proposed_at", UTC(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("committed_at", UTC(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("closed_at", UTC(), nullable=True),
        sa.Column("previous_pair_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("mentor_application_id <> mentee_application_id", name=op.f("ck_pair_two_applications")),
        sa.ForeignKeyConstraint(
            ["mentee_application_id"], ["application.id"], name=op.f("fk_pair_mentee_application_id_application")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_application_id"], ["application.id"], name=op.f("fk_pair_mentor_application_id_application")
        ),
        sa.ForeignKeyConstraint(["previous_pair_id"], ["pair.id"], name=op.f("fk_pair_previous_pair_id_pair")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_pair_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint("ref", name=op.f("uq_pair_ref")),
    )
    with op.batch_alter_table("pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_mentee_application_id"), ["mentee_application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pair_mentor_application_id"), ["mentor_application_id"], unique=False)
        batch_op.create_index("ix_pair_programme_id_state", ["programme_id", "state"], unique=False)
        batch_op.create_index("ix_pair_state_answer_by", ["state", "answer_by"], unique=False)
        batch_op.create_index(
            "uq_pair_live_mentee",
            ["mentee_application_id"],
            unique=True,
            sqlite_where=sa.text(
                "state IN ('drafted', 'validated', 'proposed', 'committed', 'active', 'paused', 'extended')"
            ),
            postgresql_where=sa.text(
                "state IN ('drafted', 'validated', 'proposed', 'committed', 'active', 'paused', 'extended')"
            ),
        )

    op.create_table(
        "programme_partner",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_programme_partner_partner_id_partner"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_programme_partner_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_id", "partner_id", name=op.f("pk_programme_partner")),
    )
    op.create_table(
        "programme_referent",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("referent_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_programme_referent_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["referent_id"],
            ["referent.id"],
            name=op.f("fk_programme_referent_referent_id_referent"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_id", "referent_id", name=op.f("pk_programme_referent")),
    )
    op.create_table(
        "resume_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_resume_link_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_resume_link_token_hash")),
    )
    with op.batch_alter_table("resume_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resume_link_application_id"), ["application_id"], unique=False)

    op.create_table(
        "charter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "complete",
                "sealed",
                "declined",
                "expired",
                "cancelled",
                "superseded",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("snapshot_sha256", sa.String(), nullable=False),
        sa.Column("frozen_sha256", sa.String(), nullable=False),
        sa.Column("issued_at", UTC(), nullable=False),
        sa.Column("sign_by", sa.Date(), nullable=False),
        sa.Column("completed_at", UTC(), nullable=True),
        sa.Column("closed_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_charter_pair_id_pair")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_charter_programme_id_programme")),
        sa.ForeignKeyConstraint(["text_id"], ["charter_text.id"], name=op.f("fk_charter_text_id_charter_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter")),
        sa.UniqueConstraint("code", name=op.f("uq_charter_code")),
        sa.UniqueConstraint("ref", name=op.f("uq_charter_ref")),
        sa.UniqueConstraint("reference", name=op.f("uq_charter_reference")),
    )
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charter_pair_id"), ["pair_id"], unique=False)
        batch_op.create_index("ix_charter_programme_id_state", ["programme_id", "state"], unique=False)
        batch_op.create_index(
            "uq_charter_live_pair",
            ["pair_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('draft', 'open', 'complete', 'sealed')"),
            postgresql_where=sa.text("state IN ('draft', 'open', 'complete', 'sealed')"),
        )

    op.create_table(
        "pair_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("mentor", "mentee", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "answer",
            sa.Enum("yes", "no", name="answer", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "acquaintance",
            sa.Enum(
                "no",
                "harmless",
                "prefer_another",
                "unsaid",
                name="acquaintance",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_pair_answer_pair_id_pair"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_answer")),
        sa.UniqueConstraint("pair_id", "role", name=op.f("uq_pair_answer_pair_id_role")),
    )
    op.create_table(
        "pair_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("mentor", "mentee", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("sent_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["pair.id"], name=op.f("fk_pair_reminder_pair_id_pair"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_reminder")),
        sa.UniqueConstraint("pair_id", "role", "days_before", name=op.f("uq_pair_reminder_pair_id_role_days_before")),
    )
    op.create_table(
        "charter_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UTC(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("personal", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_charter_event_charter_id_charter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_event")),
        sa.UniqueConstraint("charter_id", "number", name=op.f("uq_charter_event_charter_id_number")),
    )
    op.create_table(
        "charter_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charter_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("frozen", "final", name="kind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_charter_file_charter_id_charter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_file")),
        sa.UniqueConstraint("charter_id", "kind", name=op.f("uq_charter_file_charter_id_kind")),
    )
    with op.batch_alter_table("charter_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charter_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "signature_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("charter_id", sa.Integer(), nullable=False),
        sa.Column(
            "party",
            sa.Enum("mentor", "mentee", "host", name="party", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending", "signed", "declined", name="state", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("asked_at", UTC(), nullable=True),
        sa.Column("typed_name", sa.String(), nullable=False),
        sa.Column("signed_at", UTC(), nullable=True),
        sa.Column("declined_at", UTC(), nullable=True),
        sa.Column("decline_reason", sa.String(), nullable=False),
        sa.Column("reminded_at", UTC(), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["charter_id"], ["charter.id"], name=op.f("fk_signature_slot_charter_id_charter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_slot")),
        sa.UniqueConstraint("charter_id", "party", name=op.f("uq_signature_slot_charter_id_party")),
        sa.UniqueConstraint("ref", name=op.f("uq_signature_slot_ref")),
    )
    op.create_table(
        "signing_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("frozen_sha256", sa.String(), nullable=False),
        sa.Column("typed_name", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("used_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["signature_slot.id"], name=op.f("fk_signing_code_slot_id_signature_slot"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_code")),
    )
    with op.batch_alter_table("signing_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signing_code_slot_id"), ["slot_id"], unique=False)

    op.create_table(
        "signing_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", UTC(), nullable=False),
        sa.Column("expires_at", UTC(), nullable=False),
        sa.Column("revoked_at", UTC(), nullable=True),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["signature_slot.id"], name=op.f("fk_signing_link_slot_id_signature_slot"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_signing_link_token_hash")),
    )
    with op.batch_alter_table("signing_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signing_link_slot_id"), ["slot_id"], unique=False)
    create_guards(op.get_bind(), _GUARDS)


def downgrade() -> None:
    drop_guards(op.get_bind(), _GUARDS)
    with op.batch_alter_table("signing_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signing_link_slot_id"))

    op.drop_table("signing_link")
    with op.batch_alter_table("signing_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signing_code_slot_id"))

    op.drop_table("signing_code")
    op.drop_table("signature_slot")
    with op.batch_alter_table("charter_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_charter_file_sha256"))

    op.drop_table("charter_file")
    op.drop_table("charter_event")
    op.drop_table("pair_reminder")
    op.drop_table("pair_answer")
    with op.batch_alter_table("charter", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_charter_live_pair",
            sqlite_where=sa.text("state IN ('draft', 'open', 'complete', 'sealed')"),
            postgresql_where=sa.text("state IN ('draft', 'open', 'complete', 'sealed')"),
        )
        batch_op.drop_index("ix_charter_programme_id_state")
        batch_op.drop_index(batch_op.f("ix_charter_pair_id"))

    op.drop_table("charter")
    with op.batch_alter_table("resume_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resume_link_application_id"))

    op.drop_table("resume_link")
    op.drop_table("programme_referent")
    op.drop_table("programme_partner")
    with op.batch_alter_table("pair", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pair_live_mentee",
            sqlite_where=sa.text(
                "state IN ('drafted', 'validated', 'proposed', 'committed', 'active', 'paused', 'extended')"
            ),
            postgresql_where=sa.text(
                "state IN ('drafted', 'validated', 'proposed', 'committed', 'active', 'paused', 'extended')"
            ),
        )
        batch_op.drop_index("ix_pair_state_answer_by")
        batch_op.drop_index("ix_pair_programme_id_state")
        batch_op.drop_index(batch_op.f("ix_pair_mentor_application_id"))
        batch_op.drop_index(batch_op.f("ix_pair_mentee_application_id"))

    op.drop_table("pair")
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_staff_role_administrator",
            sqlite_where=sa.text("programme_id IS NULL"),
            postgresql_where=sa.text("programme_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_staff_role_programme_id"))
        batch_op.drop_index(batch_op.f("ix_staff_role_person_id"))

    op.drop_table("staff_role")
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatory_organisation_id"))

    op.drop_table("signatory")
    with op.batch_alter_table("sign_in_ticket", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_ticket_request_hash"))
        batch_op.drop_index(batch_op.f("ix_sign_in_ticket_person_id"))
        batch_op.drop_index(batch_op.f("ix_sign_in_ticket_address"))

    op.drop_table("sign_in_ticket")
    with op.batch_alter_table("referent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referent_organisation_id"))

    op.drop_table("referent")
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partner_organisation_id"))

    op.drop_table("partner")
    with op.batch_alter_table("outbox_attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_attachment_mail_id"))

    op.drop_table("outbox_attachment")
    op.drop_table("notice_request")
    op.drop_table("charter_text")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_application_live",
            sqlite_where=sa.text("state IN ('submitted', 'to_complete', 'eligible', 'accepted', 'waitlisted')"),
            postgresql_where=sa.text("state IN ('submitted', 'to_complete', 'eligible', 'accepted', 'waitlisted')"),
        )
        batch_op.drop_index("ix_application_programme_id_state_role")
        batch_op.drop_index(batch_op.f("ix_application_person_id"))
        batch_op.drop_index(batch_op.f("ix_application_expires_at"))

    op.drop_table("application")
    with op.batch_alter_table("access_session", schema=None) as batch_op:
        batch_op.drop_index("ix_access_session_purpose_subject")
        batch_op.drop_index(batch_op.f("ix_access_session_person_id"))

    op.drop_table("access_session")
    op.drop_table("worker_lease")
    op.drop_table("programme")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_sort_key"))

    op.drop_table("person")
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_mail_state_next_attempt_at")
        batch_op.drop_index(batch_op.f("ix_outbox_mail_programme_id"))

    op.drop_table("outbox_mail")
    op.drop_table("organisation")
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_entry_subject_at")
        batch_op.drop_index(batch_op.f("ix_journal_entry_programme_id"))

    op.drop_table("journal_entry")
