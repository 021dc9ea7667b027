"""The words of an alert, and the signed links that stop it.

Invariant: a stop link ends one saved search's alerts and nothing else; it is signed, so knowing a feed's address is not
enough to make one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext_lazy as _

from marketplace.notify import catalogue
from marketplace.notify.catalogue import Group, Kind
from marketplace.notify.models import Mailing
from marketplace.notify.services import Personal
from search.models import SavedSearch

KIND = "search.alert"
TITLES = 5
"""So many of the new things are named."""
SALT = "search.stop"

GROUP = Group("searches", _("Alerts of my saved searches"), default=Mailing.NOW)
KINDS = (
    Kind(
        KIND, GROUP.key, _("New for “%(name)s”: %(count)s"), "%(titles)s", _("See the new ones"),
        stop="search:stop", stop_label=_("Stop this alert"),
    ),
)  # fmt: skip


def register() -> None:
    """Add them to the catalogue."""
    catalogue.register(GROUP, *KINDS)


def of(saved: SavedSearch, numbers: Sequence[int], titles: Mapping[int, tuple[str, str]], newest: int) -> Personal:
    """One person's message about one search: how many are new, and the newest by name."""
    named = [titles[number] for number in reversed(numbers[-TITLES:]) if number in titles]
    params = {
        "name": saved.name,
        "count": len(numbers),
        "titles": {"fa": _listed([persian for persian, _english in named], len(numbers), "؛ "),
                   "en": _listed([english for _persian, english in named], len(numbers), "; ")},
        "stop": stop_token(saved),
    }  # fmt: skip
    return Personal(saved.user_id, params, newest_first(saved), f"{KIND}:{saved.pk}:{newest}")


def _listed(titles: Sequence[str], count: int, separator: str) -> str:
    return separator.join(titles) + ("…" if count > len(titles) else "")


def newest_first(saved: SavedSearch) -> str:
    """The list's path, without a language, the newest on top."""
    kept = [part for part in saved.query.split("&") if part and not part.startswith("sort=")]
    return f"{saved.path}?{'&'.join([*kept, 'sort=newest'])}"


def stop_token(saved: SavedSearch) -> str:
    """Signed; stops one search's alerts without signing in (RFC 8058)."""
    return signing.dumps(str(saved.token), salt=SALT)


def read_stop_token(token: str) -> SavedSearch | None:
    """The search a stop link names; None when the link is not ours or the search is gone."""
    try:
        held = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return SavedSearch.objects.select_related("user").filter(token=held).first()
