"""Navigation of one's own account: what every signed-in person has. Its places are the face's, reached by URL name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.face import navigation


def account_desk(request: HttpRequest) -> dict[str, Any]:
    """What desk.html needs for the pages of one's own account."""
    here = request.path
    links = navigation.links(navigation.ACCOUNT, here)
    items = [{"label": link.label, "url": link.url, "current": link.url == here} for link in links]
    return {"desk_label": _("My account"), "desk_items": items}
