"""How a proposal is told: chips, sections, facts and dates in the words of the active language. Reads nothing from the
database.
"""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from challenges.models import ProposalQuestion
from challenges.presentation import Chip
from challenges.proposals import presence
from challenges.proposals.blockers import ELIGIBILITY, FILES, PARTNERS, PRICE, TEAM, WHOLE
from challenges.proposals.models import Opening, OpeningAttempt, Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.pricing import Price, Tax, price_from_json
from challenges.proposals.sealing import Arriving, DraftPartner
from challenges.proposals.selectors.workspace import CHECK, Section, Workspace
from challenges.proposals.states import PROPOSAL
from marketplace.digits import grouped, localised
from marketplace.face import words
from marketplace.files.models import AttachmentStatus
from marketplace.files.purposes import MEGABYTE, Purpose, extensions_of
from marketplace.journal import labels
from marketplace.money import format_rial, toman_reading

LOOKS: Final = {
    "draft": ("pencil", "live"),
    "submitted": ("circle-check", "good"),
    "withdrawn": ("arrow-back-up", ""),
    "needs_confirmation": ("alert-triangle", "now"),
    "received": ("lock", "good"),
    "lapsed": ("clock-off", ""),
    "cure_requested": ("alert-triangle", "now"),
    "admissible": ("circle-check", ""),
    "inadmissible": ("circle-x", "bad"),
    "shortlisted": ("list-check", "live"),
    "below_threshold": ("circle-minus", ""),
    "awarded": ("trophy", "good"),
    "reserve": ("hourglass", ""),
    "not_awarded": ("circle-minus", ""),
    "disqualified": ("ban", "bad"),
    "invited": ("mail-opened", "good"),
    "not_invited": ("circle-minus", ""),
}
SECTION_LOOKS: Final = {
    "ready": (gettext_lazy("Ready"), "check", "good"),
    "current": (gettext_lazy("In work"), "pencil", "live"),
    "empty": (gettext_lazy("Not begun"), "circle-dashed", ""),
    "optional": (gettext_lazy("May stay empty"), "circle-dashed", ""),
    "long": (gettext_lazy("Too long"), "alert-circle", "bad"),
    "waits": (gettext_lazy("Waits for consent"), "hourglass", "now"),
}
TAXES: Final = {
    Tax.INCLUDED.value: gettext_lazy("Value-added tax is included"),
    Tax.ADDED.value: gettext_lazy("Value-added tax comes on top"),
    Tax.EXEMPT.value: gettext_lazy("Exempt from value-added tax"),
}
ENVELOPE_NAMES: Final = {
    Envelope.CONTENT.value: gettext_lazy("Proposals"),
    Envelope.PRICE.value: gettext_lazy("Price envelopes"),
}


def language() -> str:
    return get_language() or "fa"


def number(value: int) -> str:
    return grouped(value, language())


def status_chip(status: str) -> Chip:
    """The chip of a proposal's state."""
    return Chip(PROPOSAL.label(status), *LOOKS[status])


def title_of(key: str) -> str:
    """The name of a section that is not a question."""
    return {TEAM: _("Team"), PARTNERS: _("Partners"), PRICE: _("Price envelope"), CHECK: _("Check and send")}[key]


def address(proposal: Proposal, key: str) -> str:
    """Where a section is written."""
    names = {
        TEAM: "team",
        PRICE: "price",
        CHECK: "check",
        ELIGIBILITY: "check",
        FILES: "detail",
        PARTNERS: "partners",
    }
    if key in names:
        return reverse(f"proposals:{names[key]}", args=(proposal.public_id,))
    return reverse("proposals:section", args=(proposal.public_id, key))


def task_list(space: Workspace, current: str = "") -> dict[str, Any]:
    """The sections as components/task_list.html shows them."""
    items = [_task(space, place, section, current) for place, section in enumerate(space.sections, 1)]
    missing = sum(1 for section in space.sections if section.state in ("long", "empty", "waits"))
    last: dict[str, Any] = {
        "label": title_of(CHECK),
        "url": address(space.proposal, CHECK),
        "current": current == CHECK,
    }
    if missing:
        last["chip"] = Chip(
            ngettext("One section left", "%(count)s sections left", missing) % {"count": number(missing)}, "lock"
        )
    done, total = len(items) - missing, len(items)
    label = _("%(done)s of %(total)s sections ready") % {"done": number(done), "total": number(total)}
    return {"label": label, "done": done, "total": total, "items": [*items, last]}


def _task(space: Workspace, place: int, section: Section, current: str) -> dict[str, Any]:
    label = section.label or title_of(section.key)
    state = "current" if section.key == current and section.state != "long" else section.state
    return {
        "label": _("%(place)s. %(title)s") % {"place": number(place), "title": label},
        "url": address(space.proposal, section.key),
        "chip": Chip(*SECTION_LOOKS[state]),
        "current": section.key == current,
    }


def blocker_links(space: Workspace) -> list[dict[str, Any]]:
    """What is missing, each with the page where it is put right."""
    return [{"label": row.message, "url": address(space.proposal, row.section)} for row in space.blockers]


def file_rows(files: list[Any], *, removable: bool) -> list[dict[str, Any]]:
    """Files of the working proposal as components/documents.html shows them."""
    return [_file(file, removable=removable) for file in files]


def _file(file: Any, *, removable: bool) -> dict[str, Any]:
    attachment = file.row.attachment
    size = words.filesize(attachment.size, language())
    row: dict[str, Any] = {
        "name": file.name,
        "note": _("%(size)s, checked and sealed") % {"size": size},
        "icon": "file-check",
    }
    if attachment.status == AttachmentStatus.QUARANTINED:
        row |= {"note": _("%(size)s, being checked; you can go on") % {"size": size}, "icon": "file-search"}
    elif attachment.status == AttachmentStatus.REFUSED:
        row |= {"note": attachment.refusal, "tone": "bad", "icon": "file-alert"}
    if removable:
        return row | {"remove_name": "remove", "remove_value": file.row.pk}
    return row | {"url": reverse("files:download", args=(attachment.pk,))}


def files_of(space: Workspace, key: str) -> dict[str, Any]:
    """The files of one question: those that are there, and those that are still arriving."""
    kept = [file for file in space.draft.files if file.row.question_key == key]
    coming = [
        _arriving(row, removable=bool(space.may_write)) for row in space.draft.arriving if row.question_key == key
    ]
    return {
        "items": [*file_rows(kept, removable=bool(space.may_write)), *coming],
        "waiting": any(file.row.attachment.status == AttachmentStatus.QUARANTINED for file in kept),
        "address": reverse("proposals:files", args=(space.proposal.public_id, key)),
    }


def _arriving(row: Arriving, *, removable: bool) -> dict[str, Any]:
    sizes = {
        "done": words.filesize(row.upload.received, language()),
        "size": words.filesize(row.upload.size, language()),
    }
    shown = {
        "name": row.name,
        "note": _("%(done)s of %(size)s arrived; choose the same file again to go on") % sizes,
        "icon": "file-upload",
        "progress": 100 * row.upload.received // row.upload.size,
    }
    return shown | ({"remove_name": "drop", "remove_value": str(row.upload.pk)} if removable else {})


def together(space: Workspace, key: str) -> str:
    """Who else writes in this proposal now; "" for nobody."""
    labels = {section.key: section.label or title_of(section.key) for section in space.sections}
    found = presence.others(space.actor, space.proposal)
    lines = [
        _("%(name)s has this section open now.") % {"name": row.name}
        if row.section == key
        else _("%(name)s is in “%(section)s” now.") % {"name": row.name, "section": labels.get(row.section, "—")}
        for row in found
    ]
    return " ".join(lines)


def share(hundredths: int) -> str:
    """A share in percent, «۳۳٫۵ درصد»."""
    return _("%(number)s percent") % {"number": plain_share(hundredths)}


def plain_share(hundredths: int) -> str:
    """The number alone."""
    whole, rest = divmod(hundredths, 100)
    mark = "٫" if language() == "fa" else "."
    return localised(f"{whole}.{rest:02d}".rstrip("0").rstrip(".").replace(".", mark), language())


def partner_rows(partners: list[DraftPartner], proposal: Proposal, *, mine: int | None = None) -> dict[str, Any]:
    """The division of a consortium as components/table.html shows it; the shares total 100. A partner that has not
    consented is told by its legal id only; `mine` is the key of the reader's own row.
    """
    own = WHOLE - sum(row.share for row in partners)
    rows = [{"cells": [{"value": str(proposal.vendor), "note": _("leads")}, {"value": share(own)}, {"value": "—"}]}]
    for row in partners:
        known = row.row.consented_at is not None or row.row.pk == mine
        legal_id = _("Legal id %(id)s") % {"id": localised(row.legal_id, language())}
        who = {"value": str(row.row.vendor), "note": legal_id} if known and row.row.vendor else {"value": legal_id}
        state = _("Has consented") if row.row.consented_at else _("Has not answered yet")
        rows.append({"cells": [who, {"value": share(row.share)}, {"value": state}]})
    total = {"cells": [{"value": _("Total")}, {"value": share(WHOLE)}, {"value": ""}]}
    return {"columns": [_("Startup"), _("Share"), _("Consent")], "rows": [*rows, total]}


def sent_partners(content: dict[str, Any]) -> list[dict[str, str]]:
    """The partners of a submission."""
    return [{"name": row["name"], "share": share(row["share"])} for row in content.get("partners", [])]


def sent_file_rows(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Files of a submission, to be downloaded."""
    return [
        {
            "name": entry["name"],
            "note": words.filesize(entry["size"], language()),
            "icon": "file-check",
            "url": reverse("files:download", args=(entry["id"],)),
        }
        for entry in content["files"]
    ]


def file_hint(held: Purpose) -> str:
    """What is accepted and how large."""
    endings = _(", ").join(ending.upper() for ending in extensions_of(held))
    limits = {"limit": number(held.max_bytes // MEGABYTE), "form": number(held.form_limit // MEGABYTE)}
    return _("%(endings)s; up to %(limit)s MB each, without script up to %(form)s MB") % {"endings": endings, **limits}


def weight_of(question: ProposalQuestion) -> str:
    """What an answer is worth, for orientation."""
    return _("Worth %(points)s points of 100") % {"points": number(question.points)} if question.points else ""


def price_rows(price: Price) -> dict[str, Any]:
    """A price as components/table.html shows it, with its sum in words."""
    rows = [{"cells": [{"value": line.title}, {"value": rial(line.amount)}]} for line in price.lines]
    if price.tax == Tax.ADDED.value:
        rows.append({"cells": [{"value": str(TAXES[price.tax])}, {"value": rial(price.tax_amount)}]})
    rows.append({"cells": [{"value": _("Total")}, {"value": rial(price.total), "note": toman(price.total)}]})
    return {
        "columns": [_("What for"), _("Amount")],
        "rows": rows,
        "note": TAXES[price.tax],
        "words": toman(price.total),
    }


def rial(amount: int) -> str:
    return format_rial(amount, language=language())


def toman(amount: int) -> str:
    return toman_reading(amount, language=language())


def manifest_rows(opening: Opening) -> dict[str, Any]:
    """A published manifest for its page."""
    return {
        "opening": opening,
        "name": ENVELOPE_NAMES[opening.envelope],
        "rows": opening.manifest,
        "exceptions": [row for row in opening.round.late_exceptions.all() if row.approved_at],
    }


def submitted_price(value: dict[str, Any]) -> dict[str, Any]:
    """A submitted price for the reading view."""
    return price_rows(price_from_json(value))


def outcome_of(attempt: OpeningAttempt) -> str:
    """How an attempt to open ended."""
    return _("Opened") if attempt.succeeded else _("Refused: %(reason)s") % {"reason": labels.of_value(attempt.refusal)}
