"""The addresses of collected files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import override_settings

from marketplace.face.statics import StaticFiles


def test_an_address_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = {"paths": {"css/a.css": "css/a.123.css"}, "version": "1.1", "hash": "x"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest), encoding="utf-8")
    with override_settings(DEBUG=False, STATIC_URL="/static/"):
        files = StaticFiles(location=tmp_path, base_url="/static/")
        assert files.url("css/a.css") == "/static/css/a.123.css"
        monkeypatch.setattr(files, "hashed_files", {})
        assert files.url("css/a.css") == "/static/css/a.123.css"
        with pytest.raises(ValueError, match="Missing"):
            files.url("css/b.css")
