"""Navigation of one's own account: what every signed-in person has. Rooms above are reached by URL name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.face import navigation

PLACES = (
    navigation.Place(_("Inbox"), "notify:inbox"),
    navigation.Place(_("Profile"), "accounts:profile"),
    navigation.Place(_("Mails"), "notify:preferences"),
    navigation.Place(_("E-mail address"), "account_email"),
    navigation.Place(_("Password"), "account_change_password"),
    navigation.Place(_("Second step"), "mfa_index"),
)


def account_desk(request: HttpRequest) -> dict[str, Any]:
    """What desk.html needs for the pages of one's own account."""
    here = request.path
    items = [
        {"label": link.label, "url": link.url, "current": link.url == here}
        for link in navigation.links(PLACES, here)
    ]
    return {"desk_label": _("My account"), "desk_items": items}
