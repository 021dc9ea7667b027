"""A list with whatever filter its address holds, or a saved search, as an Atom feed (RFC 4287), for readers that
cannot sign in.

Invariant: a feed shows what the public list shows an anonymous visitor, newest first; the address of a saved search
holds its token, which gives no right to change anything.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search.alerts.messages import newest_first
from search.documents.document import Key
from search.models import SavedSearch, SearchEntry
from search.selectors import Listing, Scope, search_page
from search.selectors.asking import scope_of

ATOM = "application/atom+xml; charset=utf-8"
NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(saved: SavedSearch, address: str) -> str:
    """A saved search's XML in the active language; `address` is its own path."""
    data = QueryDict(newest_first(saved).partition("?")[2])
    listing = search_page(data, actor=AnonymousUser(), scope=scope_of(saved.path))
    title = _("%(name)s · Baham") % {"name": saved.name}
    return _written(listing, title=title, listed_at=saved.url, address=address, guid=f"urn:uuid:{saved.token}")


def feed_of_list(asked: QueryDict, scope: Scope, listed_at: str, address: str) -> str:
    """The XML of what the list at the path `listed_at` shows for the parameters asked, in the active language."""
    data = asked.copy()
    data.pop("page", None)
    data["sort"] = "newest"
    listing = search_page(data, actor=AnonymousUser(), scope=scope)
    said = _(", ").join([listing.state.typed, *(str(chip.label) for chip in listing.chips)]).strip("،, ")
    title = _("Challenges: %(said)s · Baham") % {"said": said} if said else _("Challenges · Baham")
    kept = f"?{listing.state.query_string}"
    return _written(listing, title=title, listed_at=f"{listed_at}{kept}", address=f"{address}{kept}")


def _written(listing: Listing, *, title: str, listed_at: str, address: str, guid: str = "") -> str:
    times = _published([row.key for row in listing.rows])
    feed = Atom1Feed(
        title=title,
        link=urljoin(settings.BASE_URL, listed_at),
        description="",
        language=get_language(),
        feed_url=urljoin(settings.BASE_URL, address),
        feed_guid=guid or urljoin(settings.BASE_URL, address),
    )
    for row in listing.rows:
        link = urljoin(settings.BASE_URL, row.url)
        at = times.get(row.key, NO_TIME)
        feed.add_item(
            title=strip_tags(row.title), link=link, description=strip_tags(row.text), unique_id=link,
            pubdate=at, updateddate=at,
        )  # fmt: skip
    return feed.writeString("utf-8")


def _published(keys: list[Key]) -> dict[tuple[str, str], datetime]:
    rows = SearchEntry.objects.of(keys).filter(departed=False)
    return {(kind, pk): at for kind, pk, at in rows.values_list("kind", "object_id", "published_at") if at}
