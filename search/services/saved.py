"""Saving a question to the marketplace, how often it alerts, and removing it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from marketplace import clock
from marketplace.journal.services import record
from search.alerts import fresh, messages
from search.models import SavedSearch
from search.models.saved import Frequency
from search.permissions import can_change_saved_search, can_save_search


@transaction.atomic
def save_search(*, actor: Any, path: str, query: str, name: str) -> SavedSearch:
    """Keep a search of the actor's under a name, with a daily alert of what is published from now on; saving the same
    one again gives it the new name.

    `path` is the address of the list, `query` its canonical query string (`State.query_string`). Raises `NotAllowed`.
    """
    held = SavedSearch.objects.select_for_update().filter(user=actor.pk or 0, path=path, query=query).first()
    if held is not None:
        before, held.name = held.name, name[:120]
        held.save(update_fields=["name"])
        record(
            actor=actor, action="search.saved.renamed", subject=held, before={"name": before}, after={"name": held.name}
        )
        return held
    can_save_search(actor).require()
    saved = SavedSearch.objects.create(
        user=actor, path=path, query=query, name=name[:120], seen_number=fresh.newest(), checked_at=clock.now()
    )
    record(actor=actor, action="search.saved.created", subject=saved, after={"path": path, "query": query})
    return saved


@transaction.atomic
def set_frequency(*, actor: Any, saved: SavedSearch, frequency: str) -> SavedSearch:
    """How often the search alerts; one that did not begins with what is published from now on. Raises `NotAllowed`."""
    held = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    can_change_saved_search(actor, held).require()
    before, after = held.frequency, Frequency(frequency).value
    if before == after:
        return held
    if before == Frequency.NEVER:
        held.seen_number = fresh.newest()
    held.frequency, held.checked_at = after, clock.now()
    held.save(update_fields=["frequency", "seen_number", "checked_at"])
    record(
        actor=actor, action="search.saved.frequency_set", subject=held,
        before={"frequency": before}, after={"frequency": after},
    )  # fmt: skip
    return held


def stop_alerts(*, token: str) -> SavedSearch | None:
    """End the alerts of the search that a signed link names, for whoever holds the link; None if it names nothing.
    Safe to repeat.
    """
    saved = messages.read_stop_token(token)
    if saved is None:
        return None
    return set_frequency(actor=saved.user, saved=saved, frequency=Frequency.NEVER)


@transaction.atomic
def remove_saved_search(*, actor: Any, saved: SavedSearch) -> None:
    """Forget a saved search. Raises `NotAllowed` for anybody else's."""
    held = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    can_change_saved_search(actor, held).require()
    record(actor=actor, action="search.saved.removed", subject=held, before={"path": held.path, "query": held.query})
    held.delete()
