"""The promised dates of a challenge as a calendar file (RFC 5545). A later version replaces the entries of an earlier
one by their UID.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from challenges.presentation import timeline
from challenges.selectors.page import ChallengePage
from challenges.states import ChallengeStatus
from marketplace.clock import now
from marketplace.dates import tehran_date

HOST = "baham.tehran.ir"


def calendar_of(page: ChallengePage, url: str) -> bytes:
    """The file in the active language. `url` is the absolute address of the challenge."""
    challenge, version = page.challenge, page.version
    calendar = Calendar()
    calendar.add("prodid", "-//Baham//Challenges//FA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", version.title)
    for place, row in enumerate(timeline(page)[1:]):  # the publication itself is nobody's appointment
        event = Event()
        event.add("uid", f"{challenge.reference.lower()}-{place}@{HOST}")
        event.add("sequence", version.number)
        event.add("dtstamp", now().astimezone(UTC))
        event.add("summary", _("%(date)s: %(title)s") % {"date": row["label"], "title": version.title})
        event.add("url", url)
        event.add("status", "CANCELLED" if challenge.status == ChallengeStatus.CANCELLED else "CONFIRMED")
        if row["hour"]:
            event.add("dtstart", row["date"].astimezone(UTC))
            event.add("dtend", row["date"].astimezone(UTC) + timedelta(minutes=30))
        else:
            event.add("dtstart", tehran_date(row["date"]))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
