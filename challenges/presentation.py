"""How a challenge is told: its chip, facts, timeline and documents in the words of the active language. Reads nothing
from the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from challenges import amendments
from challenges.models import Challenge, ChallengeVersion, ChangeClass, RoundKind
from challenges.selectors.page import ChallengePage, RoundReading
from challenges.states import CHALLENGE
from marketplace import dates
from marketplace.clock import now
from marketplace.digits import grouped, localised
from marketplace.face.words import filesize
from marketplace.files.purposes import EXTENSIONS
from marketplace.money import format_rial, toman_reading

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Chip:
    """A word of state, as components/status.html shows it."""

    label: Words
    icon: str
    tone: str = ""


_LOOKS: Final = {
    "open": ("circle-dot", "live"),
    "closed": ("lock", ""),
    "evaluating": ("scale", ""),
    "standstill": ("hourglass", ""),
    "awarded": ("trophy", "good"),
    "unsuccessful": ("circle-x", ""),
    "cancelled": ("ban", "bad"),
}
_FILE_ICONS: Final = {
    "text/csv": "table",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "table",
    "application/geo+json": "map-pin",
}
ENDED: Final = frozenset({"awarded", "unsuccessful", "cancelled"})


def status_chip(status: str) -> Chip:
    """The chip of a challenge's state; give the true one (`challenge.true_status()`)."""
    return Chip(CHALLENGE.label(status), *_LOOKS[status])


def chips(page: ChallengePage) -> list[Chip]:
    """The state, which of two rounds runs, and that the text was amended."""
    found = [status_chip(page.challenge.true_status())]
    if len(page.rounds) > 1 and page.challenge.status not in ENDED:
        found.append(round_chip(page.challenge.current_round))
    count = len(page.amendments)
    if count:
        label = ngettext("Amended once", "Amended %(count)s times", count) % {"count": _number(count)}
        found.append(Chip(label, "edit"))
    return found


def round_chip(number: int) -> Chip:
    """Which of two rounds runs."""
    return Chip(_("Second round, by invitation") if number > 1 else _("First round: concepts"), "stairs-up")


def facts(page: ChallengePage) -> list[dict[str, Any]]:
    """The facts panel; what was left open is left out."""
    version = page.version
    rows = [
        _budget(version),
        _fact(_("Field"), _(", ").join(str(row) for row in page.fields)),
        _fact(_("District"), _joined(page.districts) or _("The whole city")),
        _fact(_("Readiness"), _("TRL %(level)s or more") % {"level": _number(version.trl_min)}, trl=version.trl_min)
        if version.trl_min
        else None,
        _fact(_("Who may apply"), _(" or ").join(str(row) for row in page.classes) or _("Every verified startup")),
        _fact(_("Intellectual property"), version.intellectual_property),
        _fact(_("Procurement class"), str(version.get_procurement_class_display()), note=_setad(version)),
        _sealed(page.challenge),
        _earlier(page.challenge),
    ]
    return [row for row in rows if row and row["value"]]


def _budget(version: ChallengeVersion) -> dict[str, Any] | None:
    if version.budget_ceiling is None:
        return None
    language, unit = get_language() or "fa", version.currency_unit
    exact = _("%(amount)s, for the pilot") % {
        "amount": format_rial(version.budget_ceiling, language=language, unit=unit)
    }
    return _fact(_("Budget ceiling"), toman_reading(version.budget_ceiling, language=language, unit=unit), note=exact)


def _setad(version: ChallengeVersion) -> str:
    return (
        _("Setad number %(number)s") % {"number": localised(version.setad_number, get_language() or "fa")}
        if version.setad_number
        else ""
    )


def _sealed(challenge: Challenge) -> dict[str, Any] | None:
    if challenge.opened_at is not None or challenge.true_status() in ENDED:
        return None
    return _fact(_("Proposals"), _("Sealed until the opening"), icon="lock")


def _earlier(challenge: Challenge) -> dict[str, Any] | None:
    """The challenge whose text this one began from."""
    earlier = challenge.copied_from
    return _fact(_("Begun from"), localised(earlier.reference, get_language() or "fa")) if earlier else None


def _fact(label: str, value: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "value": value, **more}


def timeline(page: ChallengePage, *, relative: bool = True) -> list[dict[str, Any]]:
    """The promised dates in their order: done, the next one, late ones, those to come. `relative=False` leaves out «in
    5 days», which is not true for long.
    """
    challenge, moment = page.challenge, now()
    several = len(page.rounds) > 1
    rows = [_promise(_("Publication"), challenge.published_at, done=True, hour=False)]
    for reading in page.rounds:
        rows += _round_promises(page, reading, moment, several=several)
    if page.version.pilot_starts_at:
        note = _("for %(days)s days") % {"days": _number(page.version.pilot_days)} if page.version.pilot_days else ""
        rows.append(_promise(_("Start of the pilot"), page.version.pilot_starts_at, done=False, hour=False, note=note))
    rows = [row for row in rows if row["date"]]  # a draft may lack some
    ended = challenge.true_status() in {"cancelled", "unsuccessful"}
    return _with_states(rows, moment, ended=ended, relative=relative)


def promised_moments(page: ChallengePage) -> list[datetime | None]:
    """The moments at which the page says something else although nobody wrote anything."""
    of_rounds = [
        moment
        for reading in page.rounds
        for moment in (
            reading.terms.questions_until,
            reading.terms.closes_at,
            reading.terms.opens_at,
            reading.terms.decides_at,
        )
    ]
    return [page.challenge.closes_at, *of_rounds]


def _round_promises(
    page: ChallengePage, reading: RoundReading, moment: datetime, *, several: bool
) -> list[dict[str, Any]]:
    terms, challenge, round_row = reading.terms, page.challenge, reading.round
    over = round_row.number < challenge.current_round
    decided = over or (round_row.number == challenge.current_round and challenge.decided_at is not None)
    note = str(round_row.get_kind_display()) if several else ""
    concept = round_row.kind == RoundKind.CONCEPT
    return [
        _promise(_("End of questions"), terms.questions_until, done=_passed(terms.questions_until, moment), note=note),
        _promise(
            _("Deadline for concepts") if concept else _("Deadline for proposals"),
            terms.closes_at,
            done=_passed(terms.closes_at, moment),
            note=note,
        ),
        _promise(_("Opening"), terms.opens_at, done=over or round_row.opened_at is not None, note=note),
        _promise(
            _("Invitation to the next round") if concept else _("Announcement of the result"),
            terms.decides_at,
            done=decided,
            hour=False,
            note=note,
        ),
    ]


def _passed(date: datetime | None, moment: datetime) -> bool:
    return date is not None and moment >= date


def _promise(label: str, date: datetime | None, *, done: bool, hour: bool = True, note: str = "") -> dict[str, Any]:
    return {"label": label, "date": date, "hour": hour, "note": note, "state": "done" if done else ""}


def _with_states(rows: list[dict[str, Any]], moment: datetime, *, ended: bool, relative: bool) -> list[dict[str, Any]]:
    """A promise whose date has passed is late, the first other one is next; after an early end nothing is awaited."""
    language = get_language() or "fa"
    for row in rows:
        hour = _("at %(hour)s") % {"hour": dates.clock_time(row["date"], language=language)} if row["hour"] else ""
        row["note"] = _joint(hour, row["note"])
        if not ended and not row["state"] and row["date"] < moment:
            row["state"] = "late"
    upcoming = next((row for row in rows if not row["state"]), None)
    if upcoming is not None and not ended:
        upcoming["state"] = "next"
        upcoming["note"] = _joint(upcoming["note"], _in_words(upcoming["date"], moment) if relative else "")
    return rows


def _joint(*parts: str) -> str:
    return _(", ").join(part for part in parts if part)


def _in_words(date: datetime, moment: datetime) -> str:
    days = (dates.tehran_date(date) - dates.tehran_date(moment)).days
    if days <= 1:
        return _("today") if days == 0 else _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": _number(days)}


def weighed(reading: RoundReading) -> list[dict[str, Any]]:
    """The criteria of a round, the heaviest first, as components/weights.html shows them."""
    rows = sorted(reading.criteria, key=lambda row: -row.weight)
    return [{"weight": row.weight, "name": row.title, "note": row.description} for row in rows]


def documents(page: ChallengePage) -> list[dict[str, Any]]:
    """The published files with their links; nobody takes a file of a preview, it is not published yet."""
    return [
        {
            "name": str(row.title),
            "note": _file_note(row.media_type, row.size),
            "icon": _FILE_ICONS.get(row.media_type, "file-text"),
            "url": "" if page.is_preview else _download(row.id),
        }
        for row in page.documents
    ]


def _file_note(media_type: str, size: int) -> str:
    kind = EXTENSIONS.get(media_type, ("",))[0].upper()
    return _joint(kind, filesize(size, get_language() or "fa"))


def _download(attachment_id: str) -> str:
    return slot("files:download", attachment_id)


def slot(name: str, *args: Any) -> str:
    """The address of something that a room above or beside answers; "" where it is not mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def amendment_rows(page: ChallengePage) -> list[dict[str, Any]]:
    """Each amendment with its diff."""
    return [
        {
            "version": row,
            "number": row.number - 1,
            "material": row.change == ChangeClass.MATERIAL,
            "changes": amendments.shown(row.changes),
            "url": reverse("challenges:version", args=(page.challenge.reference, row.number)),
        }
        for row in page.amendments
    ]


def contents(page: ChallengePage) -> list[dict[str, str]]:
    """The parts of the page, those that are there."""
    version = page.version
    parts = [
        ("need", _("Need and outcome"), True),
        ("offer", _("Data and site"), version.data_html or version.site_html),
        ("dates", _("Promised dates"), True),
        ("criteria", _("Criteria"), any(reading.criteria for reading in page.rounds)),
        ("asked", _("What is asked"), any(reading.questions for reading in page.rounds)),
        ("questions", _("Questions and answers"), not page.is_preview),
        ("documents", _("Documents"), page.documents),
        ("amendments", _("Amendments"), page.amendments),
    ]
    return [{"anchor": anchor, "label": label} for anchor, label, there in parts if there]


def _joined(numbers: Iterable[int]) -> str:
    words = [localised(str(number), get_language() or "fa") for number in numbers]
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": _(", ").join(words[:-1]), "last": words[-1]}


def _number(value: int | None) -> str:
    return grouped(value or 0, get_language() or "fa")
