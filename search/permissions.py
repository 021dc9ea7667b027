"""Who may do what with saved searches. What may be found at all is `search.eligibility`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.decisions import Decision, allow_if
from search.models import SavedSearch

MOST_SAVED = 100


def can_save_search(actor: Any) -> Decision:
    """People who are signed in, up to a hundred searches each."""
    if not isinstance(actor, User):
        return allow_if(False, _("Sign in to save a search."), "sign_in")
    full = SavedSearch.objects.filter(user=actor).count() >= MOST_SAVED
    return allow_if(not full, _("You have saved a hundred searches; remove one you no longer need."), "too_many")


def can_change_saved_search(actor: Any, saved: SavedSearch) -> Decision:
    """Only who saved it."""
    return allow_if(isinstance(actor, User) and saved.user_id == actor.pk, _("This search was saved by somebody else."))
