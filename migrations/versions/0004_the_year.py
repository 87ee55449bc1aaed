"""The year of a pair: meetings, objectives, help, pauses and ends, letters that leave once, pages of method."""

import sqlalchemy as sa
from alembic import op
from app.core.base import UTC
revision = '0004_the_year'
down_revision = '0003_committee_and_cohort'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('resource_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('readers', sa.Enum('everybody', 'pairs', 'nobody', name='readers', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('updated_at', UTC(), nullable=False),
    sa.Column('updated_by', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resource_page')),
    sa.UniqueConstraint('slug', name=op.f('uq_resource_page_slug'))
    )
    op.create_table('address_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('created_at', UTC(), nullable=False),
    sa.Column('expires_at', UTC(), nullable=False),
    sa.Column('used_at', UTC(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_address_change_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_address_change')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_address_change_token_hash'))
    )
    with op.batch_alter_table('address_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_address_change_person_id'), ['person_id'], unique=False)

    op.create_table('launch_invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('programme_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('invited_at', UTC(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('told_place', sa.String(), nullable=False),
    sa.Column('told_at', UTC(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_launch_invitation_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_launch_invitation_programme_id_programme'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_launch_invitation')),
    sa.UniqueConstraint('programme_id', 'person_id', name=op.f('uq_launch_invitation_programme_id_person_id'))
    )
    with op.batch_alter_table('launch_invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_launch_invitation_person_id'), ['person_id'], unique=False)

    op.create_table('morning_summary',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_morning_summary_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_morning_summary')),
    sa.UniqueConstraint('person_id', 'day', name=op.f('uq_morning_summary_person_id_day'))
    )
    op.create_table('ending',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mentor', 'mentee', name='role', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('wish', sa.Enum('reached', 'another', 'stop', name='wish', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('word', sa.Text(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=False),
    sa.Column('tell_by', sa.Date(), nullable=False),
    sa.Column('told_at', UTC(), nullable=True),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_ending_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ending')),
    sa.UniqueConstraint('pair_id', name=op.f('uq_ending_pair_id'))
    )
    op.create_table('renewal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mentor', 'mentee', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('another', sa.Boolean(), nullable=False),
    sa.Column('said_at', UTC(), nullable=False),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_renewal_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_renewal')),
    sa.UniqueConstraint('pair_id', 'role', name=op.f('uq_renewal_pair_id_role'))
    )
    op.create_table('hand_over',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('programme_id', sa.Integer(), nullable=False),
    sa.Column('leaving_id', sa.Integer(), nullable=False),
    sa.Column('successor_id', sa.Integer(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('coordinator', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('asked_by', sa.String(), nullable=False),
    sa.Column('asked_at', UTC(), nullable=False),
    sa.Column('done_at', UTC(), nullable=True),
    sa.Column('cancelled_at', UTC(), nullable=True),
    sa.CheckConstraint('leaving_id <> successor_id', name=op.f('ck_hand_over_to_somebody_else')),
    sa.ForeignKeyConstraint(['leaving_id'], ['person.id'], name=op.f('fk_hand_over_leaving_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['programme_id'], ['programme.id'], name=op.f('fk_hand_over_programme_id_programme'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['successor_id'], ['person.id'], name=op.f('fk_hand_over_successor_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over')),
    sa.UniqueConstraint('ref', name=op.f('uq_hand_over_ref'))
    )
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.create_index('uq_hand_over_to_come', ['programme_id', 'leaving_id'], unique=True, sqlite_where=sa.text('done_at IS NULL AND cancelled_at IS NULL'), postgresql_where=sa.text('done_at IS NULL AND cancelled_at IS NULL'))

    op.create_table('first_impression',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mentor', 'mentee', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('fit', sa.Enum('suits', 'uncertain', 'does_not_suit', name='fit', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('answered_at', UTC(), nullable=False),
    sa.Column('said_at', UTC(), nullable=False),
    sa.Column('handled_at', UTC(), nullable=True),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_first_impression_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_first_impression')),
    sa.UniqueConstraint('pair_id', 'role', name=op.f('uq_first_impression_pair_id_role'))
    )
    op.create_table('help_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('reader_id', sa.Integer(), nullable=False),
    sa.Column('door', sa.Enum('advice', 'mediation', 'end', name='door', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('contact', sa.Enum('email', 'phone', 'visit', name='contact', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('phone', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('open', 'answered', 'closed', name='help_state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=False),
    sa.Column('created_at', UTC(), nullable=False),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('opened_at', UTC(), nullable=True),
    sa.Column('answered_at', UTC(), nullable=True),
    sa.Column('spoken_at', UTC(), nullable=True),
    sa.Column('closed_at', UTC(), nullable=True),
    sa.Column('released_at', UTC(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_help_request_author_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_help_request_pair_id_pair'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['reader_id'], ['person.id'], name=op.f('fk_help_request_reader_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_request')),
    sa.UniqueConstraint('ref', name=op.f('uq_help_request_ref'))
    )
    with op.batch_alter_table('help_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_request_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_help_request_pair_id'), ['pair_id'], unique=False)
        batch_op.create_index('ix_help_request_reader_id_state', ['reader_id', 'state'], unique=False)

    op.create_table('meeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'agreed', 'held', 'cancelled', 'not_held', name='meeting_state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('proposed_by', sa.Enum('mentor', 'mentee', name='proposed_by', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('happens_on', sa.Date(), nullable=False),
    sa.Column('starts_at', UTC(), nullable=True),
    sa.Column('mode', sa.Enum('in_person', 'video', 'phone', name='mode', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', UTC(), nullable=False),
    sa.Column('agreed_at', UTC(), nullable=True),
    sa.Column('settled_at', UTC(), nullable=True),
    sa.Column('contested_at', UTC(), nullable=True),
    sa.CheckConstraint("state <> 'held' OR mode IS NOT NULL", name=op.f('ck_meeting_held_somehow')),
    sa.CheckConstraint("state NOT IN ('proposed', 'agreed') OR starts_at IS NOT NULL", name=op.f('ck_meeting_planned_at_some_time')),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_meeting_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting')),
    sa.UniqueConstraint('ref', name=op.f('uq_meeting_ref'))
    )
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.create_index('ix_meeting_pair_id_happens_on', ['pair_id', 'happens_on'], unique=False)
        batch_op.create_index('ix_meeting_state_happens_on', ['state', 'happens_on'], unique=False)

    op.create_table('pair_objective',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('to_start', 'under_way', 'reached', 'set_aside', name='objective_state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('created_by', sa.Enum('mentor', 'mentee', name='created_by', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('created_at', UTC(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_pair_objective_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pair_objective')),
    sa.UniqueConstraint('ref', name=op.f('uq_pair_objective_ref'))
    )
    with op.batch_alter_table('pair_objective', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pair_objective_pair_id'), ['pair_id'], unique=False)

    op.create_table('pause',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('asked_by', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('extended', sa.Boolean(), nullable=False),
    sa.Column('resumed_on', sa.Date(), nullable=True),
    sa.CheckConstraint('resumed_on IS NULL OR resumed_on >= since', name=op.f('ck_pause_resumed_after')),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_pause_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pause'))
    )
    with op.batch_alter_table('pause', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pause_pair_id'), ['pair_id'], unique=False)
        batch_op.create_index('uq_pause_under_way', ['pair_id'], unique=True, sqlite_where=sa.text('resumed_on IS NULL'), postgresql_where=sa.text('resumed_on IS NULL'))

    op.create_table('sent_once',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pair_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mentor', 'mentee', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('letter', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('sent_at', UTC(), nullable=False),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_sent_once_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sent_once')),
    sa.UniqueConstraint('pair_id', 'role', 'letter', 'about', name=op.f('uq_sent_once_pair_id_role_letter_about'))
    )
    op.create_table('help_message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('by_author', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', UTC(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['help_request.id'], name=op.f('fk_help_message_request_id_help_request'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_message'))
    )
    with op.batch_alter_table('help_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_message_request_id'), ['request_id'], unique=False)

    op.create_table('meeting_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('author', sa.Enum('mentor', 'mentee', name='author', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', UTC(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_meeting_note_meeting_id_meeting'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_note')),
    sa.UniqueConstraint('meeting_id', 'author', 'shared', name=op.f('uq_meeting_note_meeting_id_author_shared'))
    )
    op.create_table('temperature',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('moment', sa.Enum('start', 'midway', 'end', name='moment', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('degree', sa.Integer(), nullable=False),
    sa.Column('set_at', UTC(), nullable=False),
    sa.CheckConstraint('degree BETWEEN 0 AND 10', name=op.f('ck_temperature_on_the_scale')),
    sa.ForeignKeyConstraint(['objective_id'], ['pair_objective.id'], name=op.f('fk_temperature_objective_id_pair_objective'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_temperature')),
    sa.UniqueConstraint('objective_id', 'moment', name=op.f('uq_temperature_objective_id_moment'))
    )
    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.add_column(sa.Column('private', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wants_reminders', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('wants_summary', sa.Boolean(), nullable=False, server_default=sa.true()))

    with op.batch_alter_table("committee_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("record", sa.JSON(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_committee_session_record_once_closed"), "(closed_at IS NULL) = (record IS NULL)"
        )

    with op.batch_alter_table("session_presence", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_session_presence_person_id_person"), type_="foreignkey")
        batch_op.create_foreign_key(
            batch_op.f("fk_session_presence_person_id_person"), "person", ["person_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    with op.batch_alter_table("session_presence", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_session_presence_person_id_person"), type_="foreignkey")
        batch_op.create_foreign_key(
            batch_op.f("fk_session_presence_person_id_person"), "person", ["person_id"], ["id"]
        )

    with op.batch_alter_table("committee_session", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_committee_session_record_once_closed"), type_="check")
        batch_op.drop_column("record")

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('wants_summary')
        batch_op.drop_column('wants_reminders')

    with op.batch_alter_table('outbox_mail', schema=None) as batch_op:
        batch_op.drop_column('private')

    op.drop_table('temperature')
    op.drop_table('meeting_note')
    with op.batch_alter_table('help_message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_help_message_request_id'))

    op.drop_table('help_message')
    op.drop_table('sent_once')
    with op.batch_alter_table('pause', schema=None) as batch_op:
        batch_op.drop_index('uq_pause_under_way', sqlite_where=sa.text('resumed_on IS NULL'), postgresql_where=sa.text('resumed_on IS NULL'))
        batch_op.drop_index(batch_op.f('ix_pause_pair_id'))

    op.drop_table('pause')
    with op.batch_alter_table('pair_objective', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pair_objective_pair_id'))

    op.drop_table('pair_objective')
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.drop_index('ix_meeting_state_happens_on')
        batch_op.drop_index('ix_meeting_pair_id_happens_on')

    op.drop_table('meeting')
    with op.batch_alter_table('help_request', schema=None) as batch_op:
        batch_op.drop_index('ix_help_request_reader_id_state')
        batch_op.drop_index(batch_op.f('ix_help_request_pair_id'))
        batch_op.drop_index(batch_op.f('ix_help_request_author_id'))

    op.drop_table('help_request')
    op.drop_table('first_impression')
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.drop_index('uq_hand_over_to_come', sqlite_where=sa.text('done_at IS NULL AND cancelled_at IS NULL'), postgresql_where=sa.text('done_at IS NULL AND cancelled_at IS NULL'))

    op.drop_table('hand_over')
    op.drop_table('renewal')
    op.drop_table('ending')
    op.drop_table('morning_summary')
    with op.batch_alter_table('address_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_address_change_person_id'))

    op.drop_table('address_change')
    with op.batch_alter_table('launch_invitation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_launch_invitation_person_id'))

    op.drop_table('launch_invitation')
    op.drop_table('resource_page')
