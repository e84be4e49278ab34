"""Message catalogues: collects the texts of the program, updates the ``.po`` files and compiles them.

Run ``python -m game.lang.catalogue`` after changing a text: it adds what is new to every ``.po``, drops what is gone,
compiles, and says what still wants a translation (exit status 1 while anything does).
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.core.messages import DOMAIN, LOCALES, locale_dir
from game.lang.pages import page_files, page_texts

__all__ = ["MessageId", "catalogue_path", "compiled", "extract", "main", "missing", "read", "update"]

MessageId: TypeAlias = "str | tuple[str, str]"
"""The English text, or the pair of its forms for one and for many."""

_ONE = frozenset({"_", "mark", "t", "translate", "translator"})
_MANY = frozenset({"plural"})
_SOURCE_LANGUAGE = "en"
_DATE = datetime(2025, 10, 7, tzinfo=UTC)  # fixed, so that compiling twice gives the same bytes


def extract(package: Path | None = None) -> dict[MessageId, tuple[str, ...]]:
    """Every text of the package that is shown to people, with the files (relative, sorted) that hold it."""
    root = package or Path(__file__).resolve().parent.parent
    found: dict[MessageId, set[str]] = {}
    for file in sorted(root.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
        for message in _messages(tree):
            found.setdefault(message, set()).add(file.relative_to(root.parent).as_posix())
    for file in page_files(root):
        for text in page_texts(file.read_text(encoding="utf-8")):
            found.setdefault(text, set()).add(file.relative_to(root.parent).as_posix())
    return {message: tuple(sorted(files)) for message, files in found.items()}


def _messages(tree: ast.AST) -> Iterator[MessageId]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _called(node.func)
            texts = [_text(argument) for argument in node.args[:2]]
            if name in _ONE and texts and texts[0]:
                yield texts[0]
            elif name in _MANY and len(texts) == 2 and texts[0] and texts[1]:
                yield texts[0], texts[1]


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def catalogue_path(language: str, suffix: str = "po") -> Path:
    """The catalogue of a language: its source (``po``) or its compiled form (``mo``)."""
    return locale_dir() / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def read(language: str) -> Catalog:
    """The catalogue as it is in its ``.po``; an empty one when there is none."""
    place = catalogue_path(language)
    if not place.exists():
        return Catalog(language, DOMAIN)
    with place.open("rb") as stream:
        return read_po(stream, language, DOMAIN)


def update(language: str, messages: dict[MessageId, tuple[str, ...]]) -> Catalog:
    """A catalogue with exactly these messages, keeping the translations that the ``.po`` has."""
    old = read(language)
    new = Catalog(
        language,
        DOMAIN,
        header_comment="# Texts of Across the Table.",
        project="Across the Table",
        version="1",
        creation_date=_DATE,
        revision_date=_DATE,
        last_translator="The Across the Table team",
        language_team="Canadian French",
        msgid_bugs_address="see README",
        fuzzy=False,
    )
    for message in sorted(messages, key=lambda known: known if isinstance(known, str) else known[0]):
        before = old.get(message if isinstance(message, str) else message[0])
        string: Any = before.string if before is not None else None
        if isinstance(message, tuple) and not isinstance(string, tuple):
            string = None
        new.add(message, string, locations=[(file, 0) for file in messages[message]])
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the compiled catalogue; the same for the same catalogue."""
    from io import BytesIO

    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def missing(catalogue: Catalog) -> list[MessageId]:
    """Messages without a complete translation."""
    found: list[MessageId] = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
        if message.id and not all(strings):
            found.append(message.id if isinstance(message.id, str) else (message.id[0], message.id[1]))
    return found


def main() -> int:
    """Update and compile every catalogue; 1 while a translation is missing."""
    messages = extract()
    status = 0
    for language in LOCALES:
        if language == _SOURCE_LANGUAGE:
            continue
        catalogue = update(language, messages)
        place = catalogue_path(language)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as stream:
            write_po(stream, catalogue, width=120, include_lineno=False)
        catalogue_path(language, "mo").write_bytes(compiled(read(language)))
        wanted = missing(catalogue)
        sys.stdout.write(f"{place}: {len(messages)} texts, {len(wanted)} without a translation\n")
        for message in wanted:
            sys.stdout.write(f"  {message!r}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
