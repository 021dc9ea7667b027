"""Static files that are made rather than kept: the bundled stylesheet and what npm brings, under clean names.

A file is made when it is first asked for and again when one of its sources is newer, so development never shows an old
stylesheet and `collectstatic` needs no build step before it. A file is replaced in one move: nobody reads half of one.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from marketplace.face.bundle import flatten, sources

ROOT = Path(__file__).resolve().parent.parent.parent
STYLESHEET = ROOT / "marketplace" / "static" / "css" / "index.css"

# Public name -> file below node_modules. Names have no brackets, so that no server or proxy trips over them.
FROM_NPM = {
    "font/vazirmatn.woff2": "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2",
    "font/OFL.txt": "vazirmatn/OFL.txt",
    "vendor/chart.js": "chart.js/dist/chart.umd.min.js",
    "vendor/leaflet.js": "leaflet/dist/leaflet.js",
    "vendor/leaflet.css": "leaflet/dist/leaflet.css",
    "vendor/images/layers.png": "leaflet/dist/images/layers.png",
    "vendor/images/layers-2x.png": "leaflet/dist/images/layers-2x.png",
    "vendor/images/marker-icon.png": "leaflet/dist/images/marker-icon.png",
    "vendor/images/marker-icon-2x.png": "leaflet/dist/images/marker-icon-2x.png",
    "vendor/images/marker-shadow.png": "leaflet/dist/images/marker-shadow.png",
    "vendor/jalalidatepicker.js": "@majidh1/jalalidatepicker/dist/jalalidatepicker.min.js",
    "vendor/jalalidatepicker.css": "@majidh1/jalalidatepicker/dist/jalalidatepicker.min.css",
}


def node_modules() -> Path:
    """Where `npm ci` put its packages."""
    return Path(getattr(settings, "NODE_MODULES", ROOT / "node_modules"))


def build_directory() -> Path:
    """Where made files are kept between runs; it may be deleted at any time."""
    return Path(getattr(settings, "RUN_DIR", ROOT / ".run")) / "face"


@dataclass(frozen=True)
class MadeFile:
    """A public name, the files it is made of and the way to make it."""

    name: str
    made_of: tuple[Path, ...]
    make: Callable[[Path], object]

    def refresh(self, directory: Path) -> Path | None:
        """The path of the up-to-date file below `directory`, or None while a source is missing (no `npm ci` yet)."""
        if not all(source.is_file() for source in self.made_of):
            return None
        target = directory / self.name
        newest = max(source.stat().st_mtime for source in self.made_of)
        if not target.is_file() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=target.parent)
            os.close(handle)
            self.make(Path(draft))
            Path(draft).chmod(0o644)
            os.utime(draft, (newest, newest))
            os.replace(draft, target)
        return target


FORCED_COLOUR = re.compile(rb"((?:background-)?color:[^;}!]*)!important")
SOURCE_MAP = re.compile(rb"(?://|/\*)# sourceMappingURL=\S+(?: \*/)?\s*$")


def _copy_of(source: Path) -> Callable[[Path], object]:
    """Copies a file as it is; scripts and styles lose their pointer to a source map, which we do not serve.

    A foreign stylesheet goes into the weakest cascade layer and may force no colour, so that our components dress it.
    """
    if source.suffix == ".js":
        return lambda target: target.write_bytes(SOURCE_MAP.sub(b"", source.read_bytes()))
    if source.suffix == ".css":
        return lambda target: target.write_bytes(_tamed(source.read_bytes()))
    return lambda target: shutil.copyfile(source, target)


def _tamed(stylesheet: bytes) -> bytes:
    without_force = FORCED_COLOUR.sub(rb"\1", SOURCE_MAP.sub(b"", stylesheet))
    return b"@layer vendor {\n" + without_force + b"\n}\n"


def made_files() -> list[MadeFile]:
    """All files this finder can make."""
    bundle = MadeFile(
        "css/baham.css",
        tuple(sources(STYLESHEET)),
        lambda target: target.write_text(flatten(STYLESHEET), encoding="utf-8"),
    )
    packages = node_modules()
    return [bundle, *(MadeFile(name, (packages / path,), _copy_of(packages / path)) for name, path in FROM_NPM.items())]


class MadeFilesFinder(BaseFinder):
    """Makes the files above on demand for the development server, the tests and `collectstatic`."""

    def check(self, **kwargs: object) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> Any:
        for made in made_files():
            if made.name == path and (target := made.refresh(build_directory())):
                return [str(target)] if find_all else str(target)
        return []

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=build_directory())
        for made in made_files():
            if made.refresh(build_directory()):
                yield made.name, storage
