"""What to say when a draft was saved in another window, or by somebody else, since this one was opened.

Invariant: nothing is lost: what was typed stays in the form, what was saved stays in the history.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.authorship import BESIDE_THE_WORDS, plain
from marketplace.dates import format_datetime
from marketplace.face.language import language


def fields_that_differ(typed: dict[str, Any], saved: dict[str, Any]) -> list[str]:
    """Names of the values in which two contents of a revision say different things."""
    return [
        name
        for name in typed
        if name not in BESIDE_THE_WORDS and _comparable(typed[name]) != _comparable(saved.get(name))
    ]


def _comparable(value: Any) -> str:
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)


def newer_version(latest: Revision) -> SafeString:
    """The message above the form, with the way to what was saved."""
    said = _("%(person)s saved a newer version of this draft on %(time)s. What you typed is here, not saved yet.")
    told = {"person": latest.user or _("Somebody"), "time": format_datetime(latest.created_at, language=language())}
    return format_html(
        '{} <a href="{}" target="_blank" rel="noopener">{}</a> {}',
        said % told,
        reverse("wagtailadmin_pages:revisions_view", args=[latest.object_id, latest.pk]),
        _("See the newer version in another window"),
        _("Save once more to put yours over it; the other one stays in the history."),
    )
