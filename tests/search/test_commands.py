"""The commands as they are used: they say what they did, and what is wrong."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank
from search.models import SearchEntry
from tests.factories.challenges import open_challenge
from tests.search.documents import document, stored


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


def say(command: str, *arguments: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def collection(tmp_path: Path) -> list[str]:
    """Three documents, two queries, judgements; as arguments of `search_eval`."""
    texts = {"a": "حسگر پرشدگی مخزن", "b": "پل عابر", "c": "حسگر هوا"}
    files = {
        "docs": [json.dumps({"id": key, "title": "", "text": text}) for key, text in texts.items()],
        "queries": [json.dumps({"id": "1", "text": "حسگر مخزن"}), json.dumps({"id": "2", "text": "پل‌ها"})],
        "qrels": ["1\ta\t1", "2\tc\t1"],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return [argument for name in files for argument in (f"--{name}", str(tmp_path / name))]


@pytest.mark.django_db
def test_rebuilding_and_checking_say_what_they_did() -> None:
    open_challenge()
    with pytest.raises(SystemExit) as status:
        say("search_check")
    assert status.value.code == 1
    said = say("search_rebuild")
    assert "challenge: 1 changed" in said
    assert "elasticsearch: not configured" in said
    assert say("search_check").splitlines()[-1] == "Sound."


@pytest.mark.django_db
def test_an_evaluation_measures_a_scratch_index_and_leaves_the_real_one_alone(
    collection: list[str], tmp_path: Path
) -> None:
    stored(document("حسگر مخزن واقعی"))
    run = tmp_path / "run.tsv"
    figures = json.loads(say("search_eval", *collection, "--json", "--run", str(run)))
    assert {name: figures[name] for name in ("mrr@10", "ndcg@10", "recall@100", "queries", "documents", "engine")} == {
        "mrr@10": 0.5, "ndcg@10": 0.5, "recall@100": 0.5, "queries": 2, "documents": 3, "engine": "postgres",
    }  # fmt: skip
    assert [line.split("\t")[:3] for line in run.read_text().splitlines()] == [["1", "a", "1"], ["2", "b", "1"]]
    assert SearchEntry.objects.get().title_fa == "حسگر مخزن واقعی"


@pytest.mark.django_db
def test_a_bad_collection_is_refused_with_file_and_line(collection: list[str]) -> None:
    Path(collection[1]).write_text('{"id": "a", "text": "x"}\n{"id": "b"}', encoding="utf-8")
    with pytest.raises(CommandError, match="line 2: text missing"):
        say("search_eval", *collection)


def test_measures_are_those_of_the_textbook() -> None:
    grades = {"a": 3, "b": 1, "z": 0}
    assert reciprocal_rank(["x", "b"], grades) == 0.5
    assert reciprocal_rank(["x"], grades) == 0
    assert ndcg(["a", "b"], grades) == 1
    assert ndcg(["b", "a"], grades) == pytest.approx((1 + 3 / 1.58496) / (3 + 1 / 1.58496), abs=1e-4)
    assert recall(["b"], grades) == 0.5
    assert [percentile([3, 1, 2], share) for share in (0.5, 0.95)] == [2, 3]
