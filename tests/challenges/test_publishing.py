"""Publication through the one seam."""
import pytest
from challenges.models import Challenge
from tests.factories.challenges import open_challenge, closed_challenge, asked_question
pytestmark = pytest.mark.django_db

def test_smoke():
    c = open_challenge()
    assert c.reference.startswith("BH-")
    assert c.version.english_is_stale is False
    asked_question(c)
    assert closed_challenge().status == "closed"
