"""What everybody reads: the challenge, its versions, its questions and its calendar file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from challenges import paper, presentation, services
from challenges.calendar import calendar_of
from challenges.models import Challenge, ChallengeVersion
from challenges.selectors.actions import reader_actions
from challenges.selectors.page import ChallengePage, challenge_page
from challenges.selectors.questions import own_questions, public_questions
from marketplace.accounts.roles import Actor, roles_of
from marketplace.kept import Drawn, kept, soonest
from marketplace.paper import paper_response

QUESTIONS_PER_PAGE = 20
LOGIN = "account_login"


def visible_challenge(actor: Actor, reference: str) -> Challenge:
    """The challenge, or 404."""
    rows = Challenge.objects.visible_to(actor).select_related("department", "current_version")
    challenge: Challenge = get_object_or_404(rows, reference=reference)
    return challenge


def visible_page(actor: Actor, reference: str, number: int | None = None) -> ChallengePage:
    """The page, or 404."""
    try:
        return challenge_page(actor, reference, number)
    except ChallengeVersion.DoesNotExist:
        raise Http404 from None


def page_context(page: ChallengePage) -> dict[str, Any]:
    """What challenges/challenge.html needs besides the reader: also what a preview gives it."""
    return {
        "title": page.version.title,
        "description": page.version.summary,
        "page": page,
        "challenge": page.challenge,
        "version": page.version,
        "chips": presentation.chips(page),
        "facts": presentation.facts(page),
        "timeline": presentation.timeline(page),
        "toc": presentation.contents(page),
        "documents": presentation.documents(page),
        "amendments": presentation.amendment_rows(page),
        "rounds": [{"reading": reading, "weights": presentation.weighed(reading)} for reading in page.rounds],
        "persian_is_newer": get_language() == "en" and page.version.english_is_stale,
        "only_persian": get_language() == "en" and not page.version.has_english,
    }


@require_safe
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """The challenge as it stands today; kept for visitors, drawn for members with what they may do."""
    if not request.user.is_authenticated:
        parts = kept("challenge", reference, lambda: _for_visitors(reference))
        return render(request, "challenges/challenge.html", dict(parts))
    page = visible_page(request.user, reference)
    actions = reader_actions(request.user, page.challenge, waiting_questions=page.waiting_questions)
    own_slots = {
        "fit_url": presentation.slot("search:fit", reference) if actions.is_startup else "",
        "opening_url": presentation.slot("proposals:opening", reference) if roles_of(request.user).office else "",
    }
    context = page_context(page) | _slots(page) | own_slots | {"actions": actions}
    return render(request, "challenges/challenge.html", context)


def _slots(page: ChallengePage) -> dict[str, str]:
    """Addresses in rooms above that the page leads to, for everybody."""
    reference = page.challenge.reference
    return {
        "search_url": presentation.slot("search:challenges"),
        "propose_url": presentation.slot("proposals:start", reference),
        "similar_url": presentation.slot("search:similar", reference),
        "result_url": presentation.slot("evaluation:result", reference),
        "manifest_url": presentation.slot("proposals:manifest", reference) if page.has_been_opened else "",
        "login_url": presentation.slot(LOGIN),
    }


def _for_visitors(reference: str) -> Drawn:
    """The page without a reader, and the next promised moment: until then it says the same."""
    page = visible_page(AnonymousUser(), reference)
    context = page_context(page) | _slots(page)
    content = render_to_string("challenges/_page.html", context)
    head = {name: conditional_escape(context[name]) for name in ("title", "description")}
    return head | {"content": content}, soonest(*presentation.promised_moments(page))


@require_safe
def version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A version at its own address; today's too, so that it can be cited."""
    return render(request, "challenges/version.html", page_context(visible_page(request.user, reference, number)))


@require_safe
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    """Every answered question; for a startup also its own that wait or were declined."""
    challenge = visible_challenge(request.user, reference)
    listed = Paginator(public_questions(challenge), QUESTIONS_PER_PAGE).get_page(request.GET.get("page"))
    own = own_questions(request.user, challenge) if request.user.is_authenticated else []
    return render(request, "challenges/questions.html", {"challenge": challenge, "questions": listed, "own": own})


@require_safe
def calendar(request: HttpRequest, reference: str) -> HttpResponse:
    """The promised dates for a calendar program."""
    page = visible_page(request.user, reference)
    body = calendar_of(page, request.build_absolute_uri(page.challenge.get_absolute_url()))
    return HttpResponse(
        body, "text/calendar; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{reference}.ics"'}
    )


@require_safe
def printed(request: HttpRequest, reference: str) -> HttpResponse:
    """Today's text as a PDF."""
    page = visible_page(request.user, reference)
    address = request.build_absolute_uri(page.challenge.get_absolute_url())
    return paper_response(request, paper.challenge_paper(page, address), name=paper.file_name(page))


@require_safe
def version_printed(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A version as a PDF, today's too."""
    page = visible_page(request.user, reference, number)
    address = request.build_absolute_uri(page.version.get_absolute_url())
    return paper_response(request, paper.version_paper(page, address), name=paper.file_name(page))


@require_POST
def watch(request: HttpRequest, reference: str) -> HttpResponse:
    """Follow the challenge, or no longer; says on the page which."""
    challenge = visible_challenge(request.user, reference)
    if not request.user.is_authenticated:
        return redirect(f"{presentation.slot(LOGIN)}?next={challenge.get_absolute_url()}")
    wanted = request.POST.get("watch") == "yes"
    step = services.watch_challenge if wanted else services.unwatch_challenge
    step(actor=request.user, challenge=challenge)
    if getattr(request, "htmx", False):
        return render(request, "challenges/_watch.html", {"challenge": challenge, "watched": wanted})
    return redirect(challenge)
