"""Where Wagtail offers no other way to hear of something. Receivers only call a service."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_published, page_unpublished, workflow_cancelled

from cms import approval, articles


@receiver(workflow_cancelled, sender=WorkflowState, dispatch_uid="cms.workflow_cancelled")
def note_cancelled(sender: Any, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """An author took the draft back from approval."""
    approval.note_withdrawn(instance, actor=user)


@receiver(page_published, dispatch_uid="cms.article_published")
def note_article_published(sender: type[Page], instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """An editorial page went live, or changed while it was."""
    if sender in articles.ARTICLES:
        articles.note_published(instance, actor=revision.user if revision else None)


@receiver(page_unpublished, dispatch_uid="cms.article_unpublished")
def note_article_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """An editorial page was taken down."""
    if sender in articles.ARTICLES:
        articles.note_taken_down(instance)


@receiver(post_delete, dispatch_uid="cms.article_deleted")
def note_article_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """An editorial page that readers saw was deleted."""
    if sender in articles.ARTICLES and instance.live:
        articles.note_taken_down(instance)
