"""Writes ``docs/problems.md`` and its French twin: every problem, with a broken and a mended example.

Run ``python tests/authoring/problem_pages.py`` after a change. The examples are the corpus of broken scenarios, which
the tests run; problems that concern a whole file or command have theirs in ``tests/data/problem_examples.yaml``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "scenario")]

from scenario_corpus import CARET, DATA, corpus  # noqa: E402

from game.scenario.explain.texts import TEXTS  # noqa: E402

PAGES = {"en": ROOT / "docs" / "problems.md", "fr": ROOT / "docs" / "problems.fr.md"}
_HEADS = {
    "en": (
        "# Problems",
        "What `python -m game check` may say, in alphabetical order, with an example of each and how it is mended.\n"
        "An error keeps a scenario from being played, a warning does not. Made by\n"
        "`python tests/authoring/problem_pages.py`; do not edit.",
        {"error": "Error", "warning": "Warning"},
        "Broken:",
        "Mended:",
    ),
    "fr": (
        "# Problèmes",
        "Ce que peut dire `python -m game check`, par ordre alphabétique, avec un exemple de chacun et sa correction.\n"
        "Une erreur empêche de jouer un scénario, un avertissement non. Page faite par\n"
        "`python tests/authoring/problem_pages.py`; ne pas modifier.",
        {"error": "Erreur", "warning": "Avertissement"},
        "Fautif\N{NO-BREAK SPACE}:",
        "Corrigé\N{NO-BREAK SPACE}:",
    ),
}


def examples() -> dict[str, tuple[str, str]]:
    """Per code, what is broken and what it should be."""
    found: dict[str, tuple[str, str]] = {}
    entries: list[dict[str, Any]] = [broken.entry for broken in corpus()]
    entries += yaml.safe_load((DATA / "playable.yaml").read_text(encoding="utf-8"))
    for entry in entries:
        if "old" in entry and entry["code"] not in found:
            found[entry["code"]] = (_shown(entry["new"]), _shown(entry["old"]))
    for code, example in yaml.safe_load((DATA / "problem_examples.yaml").read_text(encoding="utf-8")).items():
        found[code] = (example["broken"], example["mended"])
    return found


def _shown(fragment: str) -> str:
    """A fragment without its caret, moved to the left margin; nothing at all reads as a remark."""
    text = fragment.replace(CARET, "").rstrip()
    lines = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return (
        "\n".join(line[margin:] if line[:margin].isspace() or not margin else line for line in lines) or "# (nothing)"
    )


def page(lang: str) -> str:
    title, intro, severities, broken, mended = _HEADS[lang]
    shown = examples()
    parts = [title, intro]
    colon = "\N{NO-BREAK SPACE}:" if lang == "fr" else ":"
    for code in sorted(TEXTS):
        template = TEXTS[code]
        severity = severities["warning" if template.warning else "error"]
        wrong, right = shown[code]
        parts += [
            f"## {code}",
            f"{severity}{colon} {_sentence(template.get(lang))}",
            f"{broken}\n\n```text\n{wrong}\n```",
            f"{mended}\n\n```text\n{right}\n```",
        ]
    return "\n\n".join(parts) + "\n"


def _sentence(template: str) -> str:
    """The message with its fields shown as what they stand for."""
    return template.replace("{", "‹").replace("}", "›")


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
