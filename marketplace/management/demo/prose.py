"""Short source text to what is stored: folding never changes a word, only line ends.

The content modules hold triple-quoted text wrapped for reading. These functions undo the wrapping.
"""

from html import escape


def line(text: str) -> str:
    """Join a wrapped text into one line."""
    return " ".join(text.split())


def lines(text: str) -> tuple[str, ...]:
    """One item per paragraph; paragraphs are separated by an empty line."""
    return tuple(line(part) for part in text.strip().split("\n\n") if part.strip())


def paragraphs(text: str) -> str:
    """Plain text of paragraphs with an empty line between them."""
    return "\n\n".join(lines(text))


def html(text: str) -> str:
    """Paragraphs as ``<p>``; a paragraph whose lines start with ``- `` as ``<ul>`` (a wrapped line goes on)."""
    return "".join(_block(part) for part in text.strip().split("\n\n") if part.strip())


def _block(part: str) -> str:
    if not part.lstrip().startswith("- "):
        return f"<p>{escape(line(part), quote=False)}</p>"
    items = (line(item) for item in ("\n" + part.strip("\n")).split("\n- ") if item.strip())
    return "<ul>" + "".join(f"<li>{escape(item.removeprefix('- '), quote=False)}</li>" for item in items) + "</ul>"
