"""What waits for a person, most urgent first, in the shape of components/now.html."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.clock import now
from marketplace.desks import rows
from marketplace.desks.selectors.department import DepartmentDesk
from marketplace.desks.selectors.office import OfficeDesk
from marketplace.desks.selectors.startup import StartupDesk
from marketplace.face.language import apart

Wait = dict[str, Any]


def startup_waits(desk: StartupDesk) -> list[Wait]:
    """Proposals to confirm or send, invitations to answer, milestones due, and the firm's own record."""
    waits = rows.waiting_proposals(desk.proposals)
    for invitation in desk.invitations:
        waits.append(
            {
                "title": _("You are invited to “%(title)s”") % {"title": apart(invitation.title)},
                "note": _("%(department)s thinks that you can help") % {"department": invitation.said("department")},
                "deadline": invitation.closes_at,
                "url": invitation.get_absolute_url(),
                "action": _("See the challenge"),
            }
        )
    for milestone in desk.milestones:
        waits.append(
            {
                "title": _("Milestone “%(title)s”") % {"title": apart(milestone.said("title"))},
                "note": milestone.reason or _("Due on %(day)s") % {"day": rows.day(milestone.due_on)},
                "url": rows.address("pilots:detail", milestone.public_id),
                "action": _("Report"),
                "tone": "now" if milestone.status == "returned" else "",
            }
        )
    return [*_record(desk), *waits]


def _record(desk: StartupDesk) -> list[Wait]:
    """What the innovation office sent back; a firm that only waits is told on the page, for it has nothing to do."""
    vendor = desk.vendor
    if vendor.status == "returned":
        return [
            {
                "title": _("Your registration was returned"),
                "note": vendor.status_reason,
                "url": rows.address("vendors:edit", vendor.slug),
                "action": _("Correct it"),
                "tone": "now",
            }
        ]
    return []


FUNNEL_LABELS = {
    "draft": gettext_lazy("Drafts"),
    "approval": gettext_lazy("Waiting for approval"),
    "open": gettext_lazy("Open"),
    "evaluating": gettext_lazy("Being evaluated"),
    "standstill": gettext_lazy("Stand-still"),
    "pilot": gettext_lazy("Pilots"),
}


def funnel(desk: DepartmentDesk) -> list[dict[str, Any]]:
    """The department's challenges by stage; an open stage tells how many sealed proposals there are."""
    listed = {"open": "open", "evaluating": "evaluating", "standstill": "standstill"}
    found = []
    for stage in desk.stages:
        url = reverse("wagtailadmin_home")
        if stage.key in listed:
            url = f"{reverse('search:challenges')}?status={listed[stage.key]}"
        elif stage.key == "pilot":
            url = rows.address("pilots:results") or url
        note = (
            ngettext("One sealed proposal", "%(count)s sealed proposals", stage.note)
            % {"count": rows.number(stage.note)}
            if stage.note
            else ""
        )
        tone = (
            "live" if stage.key == "open" and stage.count else "now" if stage.key == "approval" and stage.count else ""
        )
        found.append({"count": stage.count, "label": FUNNEL_LABELS[stage.key], "note": note, "url": url, "tone": tone})
    return found


def question_waits(desk: DepartmentDesk) -> list[Wait]:
    """Questions that wait for an answer; the asker is not named."""
    soon = now() + rows.SOON
    return [
        {
            "title": _("“%(text)s”") % {"text": question.text},
            "note": question.title,
            "deadline": question.closes_at,
            "url": rows.address("challenges:answer", question.reference, question.id),
            "action": _("Write the answer"),
            "tone": "now" if question.closes_at < soon else "",
        }
        for question in desk.questions
    ]


def office_waits(desk: OfficeDesk) -> list[Wait]:
    """Openings first, then panels to appoint, decisions and appeals, dead letters."""
    waits = [_opening(round_) for round_ in desk.openings]
    for round_ in desk.without_panel:
        waits.append(
            {
                "title": _("Appoint a panel for “%(title)s”") % {"title": apart(round_.title)},
                "note": round_.said("department"),
                "url": rows.address("evaluation:panel", round_.reference),
                "action": _("Appoint"),
            }
        )
    for round_ in desk.appealed:
        waits.append(
            {
                "title": _("An appeal against “%(title)s”") % {"title": apart(round_.title)},
                "note": _("The stand-still waits for your answer."),
                "url": rows.address("evaluation:appeal", round_.appeal_id),
                "action": _("Answer"),
                "tone": "now",
            }
        )
    if desk.dead_letters:
        words = ngettext(
            "One event could not be delivered", "%(count)s events could not be delivered", desk.dead_letters
        )
        waits.append(
            {
                "title": words % {"count": rows.number(desk.dead_letters)},
                "note": _("Look at the error and send them again."),
                "url": rows.address("journal:dead_letters"),
                "action": _("See them"),
                "tone": "now",
            }
        )
    return waits


def _opening(round_: Any) -> Wait:
    count = ngettext("One proposal", "%(count)s proposals", round_.received) % {"count": rows.number(round_.received)}
    note = _("%(count)s. Two officers are needed.") % {"count": count}
    if round_.begun_by:
        note = _("%(count)s. %(name)s has proposed the opening; a second officer must confirm.") % {
            "count": count,
            "name": round_.begun_by,
        }
    return {
        "title": _("Open the proposals for “%(title)s”") % {"title": apart(round_.title)},
        "note": note,
        "deadline": round_.opens_at if round_.opens_at > now() else None,
        "url": rows.address("proposals:opening", round_.reference),
        "action": _("Go to the opening"),
        "tone": "now",
    }
