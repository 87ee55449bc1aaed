"""What each feature declares for the floors above, which only gather it; declaring the same again replaces it."""

from app.core.declarations.attention import Attention, AttentionSource, attention_sources, declare_attention
from app.core.declarations.calendar import (
    Planned,
    Promise,
    PromiseSource,
    declare_planned,
    declare_promises,
    planned_on,
    promise_sources,
)
from app.core.declarations.due import Due, Job, NotNow, declare_due, declare_job, dues, jobs
from app.core.declarations.health import Check, Finding, checks, declare_check
from app.core.declarations.pages import (
    Column,
    Milestone,
    Panel,
    PanelSource,
    columns,
    declare_column,
    declare_milestone,
    declare_panel,
    milestones,
    panels,
)

__all__ = [
    "Attention",
    "AttentionSource",
    "Check",
    "Column",
    "Due",
    "Finding",
    "Job",
    "Milestone",
    "NotNow",
    "Panel",
    "PanelSource",
    "Planned",
    "Promise",
    "PromiseSource",
    "attention_sources",
    "checks",
    "columns",
    "declare_attention",
    "declare_check",
    "declare_column",
    "declare_due",
    "declare_job",
    "declare_milestone",
    "declare_panel",
    "declare_planned",
    "declare_promises",
    "dues",
    "jobs",
    "milestones",
    "panels",
    "planned_on",
    "promise_sources",
]
