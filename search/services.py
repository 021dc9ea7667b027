"""Saving a question to the marketplace, and removing it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from marketplace.journal.services import record
from search.models import SavedSearch
from search.models.saved import Frequency
from search.permissions import can_remove_saved_search, can_save_search


@transaction.atomic
def save_search(*, actor: Any, path: str, query: str, name: str) -> SavedSearch:
    """Keep a search of the actor's under a name; saving the same one again gives it the new name.

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
        user=actor, path=path, query=query, name=name[:120], frequency=Frequency.NEVER.value
    )
    record(actor=actor, action="search.saved.created", subject=saved, after={"path": path, "query": query})
    return saved


@transaction.atomic
def remove_saved_search(*, actor: Any, saved: SavedSearch) -> None:
    """Forget a saved search. Raises `NotAllowed` for anybody else's."""
    held = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    can_remove_saved_search(actor, held).require()
    record(actor=actor, action="search.saved.removed", subject=held, before={"path": held.path, "query": held.query})
    held.delete()
