"""What people do in this room: keep searches, say what suits them, invite startups."""

from search.services.matches import forget_opinion, invite_vendor, say_opinion
from search.services.saved import remove_saved_search, save_search, set_frequency, stop_alerts

__all__ = [
    "forget_opinion",
    "invite_vendor",
    "remove_saved_search",
    "save_search",
    "say_opinion",
    "set_frequency",
    "stop_alerts",
]
