"""What happens to a pilot. Every function is one transaction with one journal row; nothing here speaks HTTP."""

from challenges.pilots.services.lifecycle import agree_pilot, complete_pilot, create_pilot, start_pilot, terminate_pilot
from challenges.pilots.services.naming import name_solution
from challenges.pilots.services.progress import accept_milestone, deliver_milestone, record_kpi, return_milestone
from challenges.pilots.services.terms import KpiContent, MilestoneContent, PilotContent, set_terms

__all__ = [
    "KpiContent",
    "MilestoneContent",
    "PilotContent",
    "accept_milestone",
    "agree_pilot",
    "complete_pilot",
    "create_pilot",
    "deliver_milestone",
    "name_solution",
    "record_kpi",
    "return_milestone",
    "set_terms",
    "start_pilot",
    "terminate_pilot",
]
