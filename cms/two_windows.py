"""What to say when a draft was saved in another window, or by somebody else, since this one was opened.

Invariant: nothing is lost: what was typed stays in the form, what was saved stays in the history.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.authorship import BESIDE_THE_WORDS, plain
from cms.refusals import field_label
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


def newer_version(latest: Revision, differing: list[str]) -> str:
    """Who saved what and when, and where it differs from what is typed here."""
    told = {
        "person": latest.user or _("Somebody"),
        "time": format_datetime(latest.created_at, language=language()),
        "places": _(", ").join(dict.fromkeys(field_label(name) for name in differing)),
    }
    if differing:
        said = _(
            "%(person)s saved a newer version of this draft on %(time)s. What you typed is here, not saved yet. "
            "The two differ in: %(places)s. Save once more to put yours over it; the other stays in the history."
        )
    else:
        said = _("%(person)s saved a newer version of this draft on %(time)s. It says what you typed here.")
    return said % told


def address_of(revision: Revision) -> str:
    """Where what was saved can be read."""
    return reverse("wagtailadmin_pages:revisions_view", args=[revision.object_id, revision.pk])
