"""Wagtail's views of a challenge's page, made to say why something is refused, at the field, with everything typed in
place.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from cms import services
from cms.models import ChallengePage, DepartmentPage
from cms.refusals import show_problems
from cms.two_windows import address_of, fields_that_differ, newer_version
from marketplace.errors import DomainError, Invalid


class Refusing:
    """Runs the whole of an action in one transaction; a refusal undoes it and becomes messages in the same form."""

    request: Any

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]
        except Invalid as error:
            show_problems(form, error.fields)
        except DomainError as error:
            form.add_error(None, str(error.message))
        return self.form_invalid(form)  # type: ignore[attr-defined]


class ChallengeEditView(Refusing, EditView):
    """Sending for approval is refused while something is missing, and says what. A saving that would overwrite what
    somebody saved meanwhile is refused once, with everything typed in place; Wagtail itself asks that of autosave only.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        if self.is_out_of_date and not self.expects_json_response:
            return self.refuse_overwriting(form)
        return super().form_valid(form)

    def refuse_overwriting(self, form: Any) -> HttpResponse:
        """Say who saved what since this window was opened, at the fields too. The form that comes back knows the newest
        version, so that saving it again is meant.
        """
        latest = self.page.get_latest_revision()
        typed = form.save(commit=False)
        differing = fields_that_differ(typed.serializable_data(), latest.content)
        for name in differing:
            if name in form.fields:
                form.add_error(name, _("Something else was saved here meanwhile."))
        ways = [messages.button(address_of(latest), _("See the newer version"), new_window=True)]
        messages.warning(self.request, newer_version(latest, differing), buttons=ways)
        return self.form_invalid(form)

    def submit_action(self) -> HttpResponse:
        services.require_complete(self.form.save(commit=False), actor=self.request.user)
        return super().submit_action()


class ChallengeCreateView(Refusing, CreateView):
    """A challenge begins on a page of its own. A new draft is always saved first: it can be sent for approval from its
    editor.
    """

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("cms_writing:begin", parent_page_id=self.parent_page.pk)

    def submit_action(self) -> HttpResponse:
        response = self.save_action()
        messages.info(self.request, _("The draft is saved. Send it for approval from here when nothing is missing."))
        return response


class ChallengeWorkflowActionView(WorkflowActionView):
    """Approval and return from the list of what waits: a refusal is told, and nothing is half done."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except Invalid as error:
            told = [str(message) for found in error.fields.values() for message in found]
        except DomainError as error:
            told = [str(error.message)]
        messages.error(request, _("Not done: %(reasons)s") % {"reasons": " ".join(told)})
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class ChallengeUnscheduleView(RevisionsUnscheduleView):
    """Taking back a scheduled publication goes through the service, which journals it."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        services.cancel_schedule(actor=request.user, page=self.object)
        messages.success(request, self.get_success_message())
        return redirect(self.get_next_url())


class ChallengePageViewSet(PageViewSet):
    """Only the views that decide something differ from Wagtail's."""

    model = ChallengePage
    parent_models = [DepartmentPage]
    add_view_class = ChallengeCreateView
    edit_view_class = ChallengeEditView
    workflow_action_view_class = ChallengeWorkflowActionView
    revisions_unschedule_view_class = ChallengeUnscheduleView
