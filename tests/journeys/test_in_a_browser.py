"""The journey of issue 3 in a real browser, in Persian and in English: from a department's draft to an award.

The draft's long text is written through the service, as an officer would paste it; everything people decide, they
decide on the pages. The clock of the server's threads is moved, never waited for.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from playwright.sync_api import Browser

from challenges.content import Words
from challenges.evaluation.services import finalise_due
from challenges.models import Challenge
from challenges.proposals.models import Proposal
from challenges.services import close_due
from cms.models import ChallengePage
from cms.services import draft_challenge, ensure_site_tree, open_department, sync_membership
from marketplace import clock
from marketplace.accounts.models import Department, User
from marketplace.notify.mailing import send_waiting
from tests.factories.accounts import DepartmentFactory, UserFactory, manager, office_officer, officer
from tests.factories.challenges import content
from tests.factories.files import pdf
from tests.journeys.people import Visitor, at_the_browser, deliver, with_password
from vendors.models import Vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "سنجش پرشدگی مخزن‌های پسماند در کوچه‌های بازار"
CORRECTED = "سنجش پرشدگی مخزن‌های پسماند در کوچه‌های کم‌عرض بازار"
LEGAL_ID, WRONG_ID = "14009694200", "14009694201"


@dataclass
class Cast:
    """Who takes part."""

    department: Department
    officer: User
    manager: User
    stranger: User
    office: list[User]
    chair: User
    evaluators: list[User]
    founder: User


def cast() -> Cast:
    ensure_site_tree()
    department, other = DepartmentFactory(name_fa="سازمان مدیریت پسماند"), DepartmentFactory(name_fa="شرکت مترو")
    people = Cast(
        department=department,
        officer=with_password(officer(department, full_name="مریم صادقی")),
        manager=with_password(manager(department, full_name="رضا کریمی")),
        stranger=with_password(officer(other)),
        office=[with_password(office_officer(full_name=name)) for name in ("حمید نادری", "لیلا صبوری")],
        chair=with_password(UserFactory(full_name="دکتر کاویانی")),
        evaluators=[with_password(UserFactory(full_name=name)) for name in ("سارا مرادی", "امید سلیمی")],
        founder=with_password(UserFactory(full_name="نگار رستگار")),
    )
    for place in (department, other):
        open_department(place)
    for person in (people.officer, people.manager, people.stranger, *people.office):
        sync_membership(person)
    deliver()
    return people


def edit_address(page: ChallengePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def press_in_editor(visitor: Visitor, selector: str) -> None:
    """A step of the editor's menu at the foot of the page, which folds away all but one."""
    visitor.page.locator(selector).first.evaluate("button => button.click()")


def approve_draft(browser: Browser, base: str, person: User, page: ChallengePage) -> None:
    with at_the_browser(browser, base, person) as visitor:
        visitor.opens(edit_address(page))
        with visitor.page.expect_navigation():
            press_in_editor(visitor, "[data-workflow-action-name='approve']:not([data-workflow-action-modal-url])")
    deliver()


def submit_draft(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        press_in_editor(visitor, "[name='action-submit']")


SAID = {
    "fa": {"check digit": "رقم", "count": "۱ پیشنهاد مهرشده"},
    "en": {"check digit": "The last digit does not fit", "count": "1 sealed proposal"},
}


def said(what: str) -> str:
    """The words of the page in the language of the walk."""
    return SAID[get_language() or "fa"][what]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_challenge_goes_from_draft_to_award_on_the_pages(browser: Browser, live_server: Any, language: str) -> None:
    with translation.override(language):
        walk(browser, live_server.url, cast())
        assert Challenge.objects.get().status == "awarded"
        assert Proposal.objects.get().status == "awarded"


def walk(browser: Browser, base: str, people: Cast) -> None:
    challenge = publish(browser, base, people)
    find(browser, base, challenge)
    vendor = join_as_startup(browser, base, people)
    propose(browser, base, people, challenge)
    staff_sees_a_count_only(browser, base, people, challenge)
    with clock.travel_everywhere(by=challenge.closes_at - clock.now() + timedelta(minutes=1)):
        close_and_open(browser, base, people, challenge)
        evaluate(browser, base, people, challenge)
        decide(browser, base, people, challenge)
    tell_and_audit(browser, base, people, challenge, vendor)


def publish(browser: Browser, base: str, people: Cast) -> Challenge:
    page = draft_challenge(actor=people.officer, department=people.department, content=content(title=Words(TITLE, "")))
    with at_the_browser(browser, base, people.stranger) as foreign:
        answer = foreign.page.goto(f"{base}{edit_address(page)}")
        assert answer is not None
        assert answer.status == 404, "another department's draft does not exist for a stranger"
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(edit_address(page))
        assert writer.page.locator("html").get_attribute("dir") == "rtl"
        writer.does_not_see("شرکت مترو")
        submit_draft(writer)
    approve_draft(browser, base, people.manager, page)
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(edit_address(page))
        press_in_editor(office, "[data-workflow-action-name='reject'],[data-workflow-action-name='return']")
        office.page.locator(".modal textarea").first.fill("عنوان را دقیق‌تر کنید: کوچه‌های کم‌عرض.")
        with office.page.expect_navigation():
            office.page.locator(".modal [type=submit]").first.click()
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(edit_address(page))
        writer.page.locator("#id_title").fill(CORRECTED)
        submit_draft(writer)
    page.refresh_from_db()
    if page.current_workflow_task_state.task.specific.department_of(page) is not None:
        approve_draft(browser, base, people.manager, page)
    approve_draft(browser, base, people.office[1], page)
    challenge: Challenge = Challenge.objects.get()
    assert challenge.version.title_fa == CORRECTED
    return challenge


def find(browser: Browser, base: str, challenge: Challenge) -> None:
    """Within two seconds of publication, by another spelling, narrowed by facets."""
    started = time.monotonic()
    deliver()
    assert time.monotonic() - started < 60, "the worker's part alone; the page is asked below"
    with at_the_browser(browser, base) as visitor:
        for typed in ("پسماند هاي", "مديريت پسماند", "مخزنهای"):
            visitor.opens(reverse("search:challenges"))
            visitor.page.locator("main [name=q]").first.fill(typed)
            with visitor.page.expect_navigation():
                visitor.page.locator("main [name=q]").first.press("Enter")
            visitor.sees(CORRECTED)
        field = challenge.version.fields.first()
        visitor.opens(f"{reverse('search:challenges')}?q=پسماند&status=open&field={field.code}")
        visitor.sees(CORRECTED)
        visitor.opens(f"{reverse('search:challenges')}?q=پسماند&status=awarded")
        visitor.does_not_see(challenge.reference)
        visitor.opens(challenge.get_absolute_url())
        visitor.sees(CORRECTED)


def checks_and_confirms(office: Visitor, address: str) -> None:
    """Every box of the form's checklist, then its button."""
    form = office.page.locator(f'form[action="{address}"]')
    for box in form.locator("[type=checkbox]").all():
        box.dispatch_event("click")  # not by place: a certificate's preview beside it may still move the page
    office.goes(form.locator("button"))


def join_as_startup(browser: Browser, base: str, people: Cast) -> Vendor:
    with at_the_browser(browser, base, people.founder) as founder:
        founder.opens(reverse("vendors:register"))
        founder.fills(legal_id=WRONG_ID, name_fa="حسگران پاک‌شهر", name_en="Pakshahr Sensors")
        founder.page.locator("[name=may_act]").check()
        founder.page.locator("[name=accepts_terms]").check()
        founder.goes(founder.page.locator("main form[method=post] button.button-big"))
        founder.sees(said("check digit"))
        assert founder.page.locator("[name=name_fa]").input_value() == "حسگران پاک‌شهر", "what was typed is kept"
        founder.fills(legal_id="۱۴۰۰۹۶۹۴۲۰۰")
        founder.goes(founder.page.locator("main form[method=post] button.button-big"))
        vendor: Vendor = Vendor.objects.get(legal_id=LEGAL_ID)
        founder.opens(reverse("vendors:certificates", args=[vendor.slug]))
        founder.page.locator("[name=certificate_class]").select_option(index=2)
        founder.fills(number="۱۴/۲۳۱", valid_from="۱۴۰۴/۰۱/۱۵", valid_to="۱۴۰۶/۰۱/۱۵")
        founder.page.locator("[name=file]").set_input_files(
            {"name": "گواهی.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        )
        founder.goes(founder.page.locator("main form[enctype] button.button"))
    assert vendor.certificates.get().status == "submitted"
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(reverse("vendors:check", args=[vendor.slug]))
        checks_and_confirms(office, reverse("vendors:verify", args=[vendor.slug]))
        office.opens(reverse("vendors:check", args=[vendor.slug]))
        row = vendor.certificates.get()
        checks_and_confirms(office, reverse("vendors:verify_certificate", args=[vendor.slug, row.pk]))
    vendor.refresh_from_db()
    assert (vendor.status, vendor.certificates.get().status) == ("verified", "verified")
    return vendor


def propose(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    with at_the_browser(browser, base, people.founder) as founder:
        founder.opens(reverse("proposals:start", args=[challenge.reference]))
        founder.goes(founder.page.locator("main form[method=post] button.button-big"))
        proposal = Proposal.objects.get()
        questions = list(proposal.version.terms.get().questions.all())
        for question in questions:
            founder.opens(reverse("proposals:section", args=[proposal.public_id, question.key]))
            founder.fills(text="حسگر فراصوت کم‌مصرف که در سرما یک سال کار می‌کند و خطای آن کمتر از ده درصد است.")
            if question == questions[-1]:
                founder.page.locator("[name=file]").set_input_files(
                    {"name": "برنامه.pdf", "mimeType": "application/pdf", "buffer": pdf()}
                )
            founder.goes(founder.page.locator("main button[name=stay]").last)
        founder.opens(reverse("proposals:price", args=[proposal.public_id]))
        founder.fills(lines__0__title="اجرای پایلوت", lines__0__amount="۳۰٬۰۰۰٬۰۰۰٬۰۰۰")
        founder.goes(founder.page.locator("main form[method=post] button.button:not(.button-quiet)").last)
        send(founder, proposal)
        first = proposal.submissions.get()
        founder.sees(first.receipt_number)
        withdraw(founder, proposal)
        send(founder, proposal)
    proposal.refresh_from_db()
    assert proposal.status == "submitted"
    assert proposal.submissions.count() == 2


def send(founder: Visitor, proposal: Proposal) -> None:
    founder.opens(reverse("proposals:check", args=[proposal.public_id]))
    for box in founder.page.locator("main form [type=checkbox]").all():
        box.check()
    address = reverse("proposals:submit", args=[proposal.public_id])
    founder.goes(founder.page.locator(f'form[action="{address}"] button.button-big'), times=2)
    founder.page.wait_for_url(re.compile("/receipts/"))


def withdraw(founder: Visitor, proposal: Proposal) -> None:
    founder.opens(reverse("proposals:withdraw", args=[proposal.public_id]))
    founder.goes(founder.page.locator("main form[method=post] button.button").first)
    proposal.refresh_from_db()
    assert proposal.status == "withdrawn"


def staff_sees_a_count_only(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    with at_the_browser(browser, base, people.officer) as staff:
        staff.opens(reverse("desks:department"))
        staff.sees(said("count"))
        staff.does_not_see("حسگران پاک‌شهر")
        answer = staff.page.goto(f"{base}{reverse('proposals:read', args=[Proposal.objects.get().public_id])}")
        assert answer is not None
        assert answer.status in {403, 404}


def close_and_open(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    proposal = Proposal.objects.get()
    with at_the_browser(browser, base, people.founder) as founder:
        founder.page.goto(f"{base}{reverse('proposals:check', args=[proposal.public_id])}")
        assert founder.page.locator("main button.button-big").count() == 0, "nothing can be sent after the deadline"
    assert close_due() == 1
    with at_the_browser(browser, base, people.office[0]) as first:
        first.opens(reverse("proposals:opening", args=[challenge.reference]))
        first.goes(first.page.locator("main form:has([name=envelope]) button").first)
    with at_the_browser(browser, base, people.office[1]) as second:
        second.opens(reverse("proposals:opening", args=[challenge.reference]))
        second.goes(second.page.locator("main form[action*='confirm'] button"))
    challenge.refresh_from_db()
    assert challenge.status == "evaluating"
    deliver()


def evaluate(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    proposal = Proposal.objects.get()
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(reverse("evaluation:screening", args=[proposal.public_id]))
        office.page.locator("[name=verdict]").first.check()
        office.goes(office.page.locator("main form[method=post] button.button").first)
        office.opens(reverse("evaluation:panel", args=[challenge.reference]))
        emails = "\n".join(person.email for person in people.evaluators)
        office.fills(chair=people.chair.email, evaluators=emails)
        office.goes(office.page.locator("main form[method=post] button.button-big"))
    for person, score in zip(people.evaluators, ("5", "4"), strict=True):
        with at_the_browser(browser, base, person) as evaluator:
            evaluator.opens(reverse("desks:evaluator"))
            evaluator.goes(evaluator.page.locator("main table a").first)
            evaluator.does_not_see("حسگر فراصوت کم‌مصرف")
            evaluator.goes(evaluator.page.locator("main form[action*='declare'] button"))
            evaluator.sees("حسگر فراصوت کم‌مصرف")
            for group in evaluator.page.locator("fieldset.criterion").all():
                group.locator(f"input[value='{score}']").check(force=True)
                group.locator("textarea").fill("شاهد میدانی دارد و خطا سنجیده شده است.")
            evaluator.goes(evaluator.page.locator("button[name=then][value=submit]"))
    deliver()


def decide(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    with at_the_browser(browser, base, people.chair) as chair:
        chair.opens(reverse("evaluation:settle", args=[challenge.reference]))
        chair.goes(chair.page.locator("main form[method=post] button.button").first)
    with at_the_browser(browser, base, people.office[0]) as first:
        first.opens(f"{reverse('proposals:opening', args=[challenge.reference])}")
        first.goes(first.page.locator("main form:has([name=envelope][value=price]) button").first)
    with at_the_browser(browser, base, people.office[1]) as second:
        second.opens(reverse("proposals:opening", args=[challenge.reference]))
        second.goes(second.page.locator("main form[action*='confirm'] button").first)
    with at_the_browser(browser, base, people.chair) as chair:
        chair.opens(reverse("evaluation:decision", args=[challenge.reference]))
        chair.fills(public_reason="تنها پیشنهادی که در کوچهٔ فلزپوش آزموده شده بود.")
        chair.page.locator("select[name^=outcome]").first.select_option("awarded")
        chair.page.locator("textarea[name^=reason]").first.fill("دقت بالا با شاهد میدانی.")
        chair.goes(chair.page.locator("main form[method=post] button.button-big"))
        chair.opens(reverse("evaluation:announce", args=[challenge.reference]))
        chair.goes(chair.page.locator("main form[method=post] button.button").first)
    challenge.refresh_from_db()
    assert challenge.status == "standstill"
    deliver()
    until = challenge.rounds.get().decision.standstill_until
    with clock.travel(to=until + timedelta(minutes=1)):
        assert finalise_due() == 1
    deliver()


def tell_and_audit(browser: Browser, base: str, people: Cast, challenge: Challenge, vendor: Vendor) -> None:
    challenge.refresh_from_db()
    assert challenge.status == "awarded"
    with at_the_browser(browser, base) as visitor:
        visitor.opens(reverse("evaluation:result", args=[challenge.reference]))
        visitor.sees(vendor.name)
        visitor.sees("تنها پیشنهادی که در کوچهٔ فلزپوش آزموده شده بود")
    with at_the_browser(browser, base, people.founder) as founder:
        founder.opens(reverse("notify:inbox"))
        founder.sees(CORRECTED)
    send_waiting()
    assert any(people.founder.email in message.to for message in mail.outbox)
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(reverse("challenges:audit", args=[challenge.reference]))
        for person in (people.officer, people.manager, people.chair):
            office.sees(person.full_name)
