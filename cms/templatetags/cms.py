"""Tags of the editorial pages: `{% load cms %}`. Live parts ask the challenges room; nothing here is stored."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from challenges.models import Challenge
from cms.blocks import NUMBERS
from cms.models.base import anchor_of
from marketplace.clock import now

register = template.Library()


@register.filter
def anchor(heading: object) -> str:
    """The anchor of a heading, as the list «on this page» writes it."""
    return anchor_of(str(heading))


@register.simple_tag
def open_challenges(field: str = "", count: int = 3) -> list[Challenge]:
    """Open challenges, those closing first on top; of one field where its code is given."""
    rows = Challenge.objects.visible_to(AnonymousUser()).open().for_list().order_by("closes_at")
    return list((rows.filter(current_version__fields__code=field) if field else rows)[: count or 3])


@register.simple_tag
def live_numbers(names: list[str]) -> list[dict[str, Any]]:
    """The chosen numbers with their labels, counted now in one query."""
    visible = Challenge.objects.visible_to(AnonymousUser())
    counted = visible.aggregate(
        open=Count("pk", filter=Q(status="open", closes_at__gt=now())),
        published=Count("pk"),
        departments=Count("department", distinct=True),
        awarded=Count("pk", filter=Q(status="awarded")),
    )
    labels = dict(NUMBERS)
    return [{"label": labels[name], "value": counted[name]} for name in names if name in labels]
