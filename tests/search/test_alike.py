"""What resembles a title that is being written: everything published, nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.test import Client

from challenges.content import Words
from challenges.pilots.services import complete_pilot, record_kpi
from marketplace.accounts.roles import SYSTEM_ACTOR
from search.selectors import alike
from tests.factories.challenges import after_deadline
from tests.factories.cms import draft, people
from tests.factories.pilots import running_pilot
from tests.search.test_pages import index_everything, text_of, titled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


def titles(typed: str, **options: str) -> list[str]:
    return [str(found.row.title) for found in alike(typed, actor=people().officer, **options)]


def test_open_and_past_challenges_resemble_a_title_in_any_spelling() -> None:
    one, past = titled("سنجش آلودگی هوای محله"), titled("پایش آلودگی هوا با حسگر")
    titled("روشنایی پیاده‌رو")
    index_everything()

    with after_deadline(past):
        found = alike("سنجش آلودگي هوا", actor=people().officer)

    assert {item.reference for item in found} == {one.reference, past.reference}


def test_a_draft_of_another_department_never_shows_nor_one_of_ones_own() -> None:
    team = people()
    draft(team, title=Words("سنجش آلودگی هوا در پنهان"))
    titled("سنجش آلودگی هوای محله")
    index_everything()

    for actor in (team.officer, people().officer, team.office):
        assert [str(item.row.title) for item in alike("سنجش آلودگی هوا", actor=actor)] == ["سنجش آلودگی هوای محله"]


def test_the_challenge_that_is_being_amended_does_not_resemble_itself() -> None:
    own = titled("سنجش آلودگی هوای محله")
    titled("سنجش آلودگی هوای بازار")
    index_everything()

    assert titles("سنجش آلودگی هوا", without=own.reference) == ["سنجش آلودگی هوای بازار"]


def test_results_of_pilots_are_shown_beside_challenges() -> None:
    running = running_pilot()
    for kpi in running.kpis.all():
        record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(50))
    pilot = complete_pilot(actor=SYSTEM_ACTOR, pilot=running, verdict="stop", learned_fa="باران حسگر را کور کرد.")
    index_everything()

    kinds = {found.row.key.kind for found in alike(pilot.challenge.version.title_fa, actor=people().officer)}

    assert "result" in kinds


@pytest.mark.parametrize("typed", ["", "   ", "و از به", "<script>", "ا" * 5000, "%00"])
def test_whatever_is_typed_gets_an_answer(client: Client, typed: str) -> None:
    assert client.get("/search/alike/", {"q": typed}).status_code == 200


def test_the_part_of_the_page_names_the_reference_to_begin_from(client: Client) -> None:
    one = titled("سنجش آلودگی هوای محله")
    index_everything()

    page = text_of(client, "/search/alike/?q=سنجش آلودگی هوا")

    assert f'data-start-from="{one.reference}"' in page
    assert one.get_absolute_url() in page
    assert "چیزی مانند این عنوان" in text_of(client, "/search/alike/?q=ماهواره")
